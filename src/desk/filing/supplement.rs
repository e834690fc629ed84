//! What is handed in next of a filing: only the papers that are not as the authority holds them, each marked up against what was handed
//! in, and the answer to the letter.

use std::path::Path;

use serde_json::{Value, json};

use crate::day::Day;
use crate::desk::package::{Packed, kept_scans, pack, proofs, with_kept};
use crate::desk::papers::documents;
use crate::desk::standing::Standing;
use crate::document::build::submissions;
use crate::document::{Document, correction as letter_of, render};
use crate::dossier::Dossier;
use crate::filing::letter::Letter;
use crate::filing::{Change, Operation, held, plan};
use crate::form::{Difference, Facts, digest};
use crate::law::Survey;
use crate::store::{Cabinet, StoreError, file_stem, new_folder, read_bytes};
use crate::text::{Lang, Phrase, Text, t};

use super::{Filing, correction, papers_of};

/// What was made.
#[derive(Clone, Debug, Default)]
pub struct Supplement {
    /// What is handed in, each with what becomes of it.
    pub changed: Vec<(String, Text)>,
    /// The papers that were changed and cannot be marked up, as what was handed in cannot be made again.
    pub unmarked: Vec<String>,
    /// What is to be signed and scanned anew.
    pub lacking: Vec<Phrase>,
    /// What was changed and no point of the letter is about.
    pub unasked: Vec<Difference>,
    /// How many points of the letter are not answered.
    pub open: usize,
    /// What is undertaken in the answer without saying by whom or until when.
    pub vague: Vec<Phrase>,
}

impl Supplement {
    /// What is handed in with what becomes of it, and what could not be marked up.
    pub fn told(&self) -> Vec<Phrase> {
        let changed = self
            .changed
            .iter()
            .map(|(title, what)| said!("  {what}：{title}", "  {what}: {title}", what, title));
        let unmarked = self.unmarked.iter().map(|title| {
            said!(
                "“{title}”没有改动标记稿：提交时的文字，本版本已经做不出来",
                "no marked-up copy of \"{title}\": this version can no longer make the words that were handed in",
                title,
            )
        });
        changed.chain(unmarked).collect()
    }
}

/// The folders of the changed papers as they are signed and with their changes, and the name of the answer.
const CLEAN: Text = t("清洁稿", "clean");
const MARKED: Text = t("改动标记稿", "marked-up");
const ANSWER: Text = t("答复函.docx", "answer.docx");

/// What a package of today would change of what the authority holds.
///
/// # Errors
/// If the package cannot be made.
pub fn pack_changes(record: &Standing, filing: &Filing) -> Result<Vec<Change>, Phrase> {
    Ok(changes_of(&packed(record)?.manifest.value(), filing))
}

fn packed(record: &Standing) -> Result<Packed, Phrase> {
    let survey = record.survey();
    let answers = &record.dossier.answers;
    let kept = kept_scans(&record.path).map_err(|error| error.said())?;
    let mut scans = with_kept(Vec::new(), kept, &submissions(answers, &survey));
    scans.extend(proofs(&record.path, answers));
    let calendar = record.calendar().map_err(|error| error.said())?;
    pack(&record.dossier, (&survey, &calendar), &record.path, &scans).map_err(|error| error.said())
}

fn changes_of(manifest: &Value, filing: &Filing) -> Vec<Change> {
    let papers = papers_of(manifest, &filing.code).into_iter().map(|(paper, _)| paper);
    let all = plan(&held(&filing.row.sequences), papers.collect());
    // What a package of today does not hold is not withdrawn by that.
    all.iter().filter(|one| !one.is_left_out(&all)).cloned().collect()
}

/// Makes a folder of what is handed in next: the changed papers, those the program made as they are signed and marked up, and the answer to the
/// letter.
///
/// # Errors
/// If the folder exists already, a scan is not accepted, or it cannot be written; then nothing is left.
pub fn supplement(
    record: &Standing,
    filing: &Filing,
    letter: Option<&Letter>,
    before: Option<&Dossier>,
    (dir, on): (&Path, Day),
) -> Result<Supplement, Phrase> {
    let Packed { files, manifest, .. } = packed(record)?;
    let manifest = manifest.value();
    let changes = changes_of(&manifest, filing);
    let is_same = |key: &Value| {
        changes.iter().any(|one| one.is_same && Some(one.paper.key.0.as_str()) == key.as_str())
    };
    let (mut listed, mut unchanged) = (Vec::new(), Vec::new());
    for file in manifest["files"].as_array().into_iter().flatten() {
        let is_ours = file["submission"] == filing.code.as_str() && file["handed_in"] == true;
        if is_ours && is_same(&file["key"]) {
            let mut file = file.clone();
            (file["handed_in"], file["unchanged"]) = (json!(false), json!(true));
            unchanged.push(file);
        } else if is_ours || file["document"] == "record" {
            listed.push(file.clone());
        }
    }
    let is_listed = |name: &str| listed.iter().any(|file| file["name"] == name);
    let mut own: Vec<(String, Vec<u8>)> =
        files.into_iter().filter(|(name, _)| is_listed(name)).collect();
    let mut out = Supplement::default();
    let mut made = papers(record, filing, (before, &changes), on, &mut out.unmarked)?;
    if let Some(letter) = letter {
        let (made_of, unasked) =
            correction(letter, (filing, &record.dossier), before, (&changes, on));
        let document = letter_of(&made_of, Lang::Zh);
        out.open = document.stamp.open;
        out.unasked = unasked;
        out.vague = made_of.vague().collect();
        let bytes =
            render::docx(&document).map_err(|error| StoreError::made(dir, &error).said())?;
        made.push((ANSWER.zh.to_owned(), bytes, "correction-reply"));
    }
    for (name, bytes, what) in made {
        listed.push(json!({
            "name": name, "sha256": digest(&bytes), "bytes": bytes.len(), "in_zip": false,
            "document": what,
        }));
        own.push((name, bytes));
    }
    out.lacking = stale(&changes);
    let manifest = manifest_of(manifest, filing, (listed, unchanged), &out);
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    own.push(("manifest.json".to_owned(), text.into_bytes()));
    new_folder(dir, &own).map_err(|error| error.said())?;
    for one in changes.iter().filter(|one| !one.is_same) {
        out.changed.push((one.paper.title.clone(), one.paper.operation.label()));
    }
    Ok(out)
}

/// What the folder says of itself: its own files, those that the authority holds as they are, and what is lacking in it. It has no archive.
fn manifest_of(
    mut whole: Value,
    filing: &Filing,
    (files, unchanged): (Vec<Value>, Vec<Value>),
    made: &Supplement,
) -> Value {
    let is_ours = |one: &&Value| one["submission"] == filing.code.as_str();
    let own = whole["submissions"].as_array().into_iter().flatten().find(is_ours).cloned();
    let mut own = own.unwrap_or_else(|| json!({ "submission": filing.code }));
    own["is_complete"] = json!(made.lacking.is_empty() && made.open == 0);
    own["to_obtain"] = json!(made.lacking);
    if let (Some(own), Some(whole)) = (own.as_object_mut(), whole.as_object_mut()) {
        own.remove("file");
        whole.remove("zip");
    }
    whole["to_obtain"] = json!(made.lacking);
    whole["submissions"] = json!([own]);
    (whole["files"], whole["unchanged"]) = (json!(files), json!(unchanged));
    whole
}

/// Scans of words that no longer stand.
fn stale(changes: &[Change]) -> Vec<Phrase> {
    let stale = changes.iter().filter(|one| one.is_stale);
    stale
        .map(|one| {
            let title = &one.paper.title;
            said!(
                "“{title}”的文字已经变了，需要重新签署、扫描",
                "the words of \"{title}\" have changed: it is to be signed and scanned anew",
                title,
            )
        })
        .collect()
}

/// Files with what each is.
type Papers = Vec<(String, Vec<u8>, &'static str)>;

/// The changed papers of the program: each as it is to be signed, and with its changes against what was handed in, made on a day.
fn papers(
    record: &Standing,
    filing: &Filing,
    (before, changes): (Option<&Dossier>, &[Change]),
    on: Day,
    unmarked: &mut Vec<String>,
) -> Result<Papers, Phrase> {
    let was = before.map(|before| made(record, before)).unwrap_or_default();
    let now = made(record, &record.dossier);
    let holds = held(&filing.row.sequences);
    let mut out = Vec::new();
    for one in changes.iter().filter(|one| one.paper.operation != Operation::Withdraw) {
        // A scan stands for the paper that was signed: the words of that one are marked up.
        let Some(words) = one.paper.words.as_ref().filter(|_| !one.is_same || one.is_stale) else {
            continue;
        };
        let of = |all: &[Document], words: &String| {
            all.iter().find(|document| document.words_digest() == *words).cloned()
        };
        let new = of(&now, words);
        let number = one.paper.number.map(|number| format!("{number:02}-")).unwrap_or_default();
        if let Some(new) = &new {
            let bytes = render::docx(new)
                .map_err(|error| StoreError::made(Path::new(&new.title), &error).said())?;
            let name = format!("{}/{number}{}.docx", CLEAN.zh, file_stem(&new.title));
            out.push((name, bytes, "clean"));
        }
        if one.paper.operation != Operation::Replace {
            continue;
        }
        let old_words = holds.get(&one.paper.key).and_then(|held| held.paper.words.as_ref());
        let old = old_words.and_then(|words| of(&was, words));
        match (old, new) {
            (Some(old), Some(new)) if old.id == new.id => {
                // The day of the paper may lie before the letter; that of the changes is the day on which they are shown.
                let by = render::Reviser { name: new.stamp.author.clone(), day: on.to_string() };
                let bytes = render::docx_with_revisions(&old, (&new, words), &by)
                    .map_err(|error| StoreError::made(Path::new(&new.title), &error).said())?;
                let name = format!("{}/{number}{}.docx", MARKED.zh, file_stem(&new.title));
                out.push((name, bytes, "marked"));
            }
            _ => unmarked.push(one.paper.title.clone()),
        }
    }
    Ok(out)
}

/// What is to be known before a whole package is handed in: letters that are open, which want a package of what changed, and scans of words that
/// no longer stand.
pub fn before_handing_in(path: &Path, id: &str, manifest: &Value) -> Vec<Phrase> {
    let cabinet = Cabinet::of(path, id);
    let mut out = Vec::new();
    for (code, row) in cabinet.rows().unwrap_or_default() {
        let open = row.letters.iter().filter(|letter| !letter.is_answered(&row.sequences));
        out.extend(open.map(|letter| {
            said!(
                "通知{letter}（{day}）还没有答复；这是整套材料，只含改动的补正材料包在那封通知里用“材料包”生成，命令行用 letter package",
                "letter {letter} of {day} is not answered; this is the whole package, and one of what changed is made by \"package\" on that letter, by command letter package",
                letter = &letter.name,
                day = letter.fields.received,
            )
        }));
        let papers = papers_of(manifest, &code).into_iter().map(|(paper, _)| paper);
        let changes = plan(&held(&row.sequences), papers.collect());
        out.extend(stale(&changes));
    }
    out
}

/// The papers of a state of the record under what stands around it now.
fn made(record: &Standing, dossier: &Dossier) -> Vec<Document> {
    let day = Facts::new(&dossier.answers).day();
    let facts = Facts::at(&dossier.answers, day).under(&record.around.law_files);
    let survey = Survey::at(&facts, &record.around);
    documents(dossier, &survey, Lang::Zh)
}

/// The words of a letter: of a text file, or of one of Word.
///
/// # Errors
/// If it cannot be read, holds no words, or is a picture of a page, which holds none.
pub fn words_of(path: &Path) -> Result<String, Phrase> {
    let bytes = read_bytes(path).map_err(|error| error.said())?;
    let shown = crate::text::shown_path(path);
    let words = if bytes.starts_with(b"PK") {
        let word =
            crate::office::Word::read(&bytes).map_err(|refused| refused.said().of_file(path))?;
        word.lines_and_rows().join("\n")
    } else if bytes.starts_with(b"%PDF") {
        return Err(said!(
            "{shown} 是 PDF：其中的文字在各种软件里排列不同，扫描件里没有文字。请复制文字存成 .txt，或者另存为 docx",
            "{shown} is a PDF: its words are laid out otherwise by each program, and a scan holds none. Copy the words into a .txt, or save it as docx",
            shown,
        ));
    } else {
        match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let (text, _, is_wrong) = encoding_rs::GB18030.decode(error.as_bytes());
                if is_wrong {
                    return Err(StoreError::NotText(path.to_owned()).said());
                }
                text.into_owned()
            }
        }
    };
    if words.trim().is_empty() {
        return Err(said!("{shown} 中没有文字", "there are no words in {shown}", shown));
    }
    Ok(words)
}
