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
use crate::form::{Difference, Facts};
use crate::law::Survey;
use crate::store::{StoreError, file_stem, new_folder, read_bytes};
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

/// The folders of the changed papers with their changes, and the name of the answer.
const MARKED: Text = t("改动标记稿", "marked-up");
const ANSWER: Text = t("答复函.docx", "answer.docx");

/// What a package of today would change of what the authority holds.
///
/// # Errors
/// If the package cannot be made.
pub fn pack_changes(record: &Standing, filing: &Filing) -> Result<Vec<Change>, Phrase> {
    Ok(changes_of(&packed(record)?.manifest, filing))
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

/// Makes a folder of what is handed in next: the changed papers, those the program made marked up too, and the answer to the letter.
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
    let Packed { files, mut manifest, .. } = packed(record)?;
    let changes = changes_of(&manifest, filing);
    let is_same = |key: &Value| {
        changes.iter().any(|one| one.is_same && Some(one.paper.key.0.as_str()) == key.as_str())
    };
    let mut names = Vec::new();
    for file in manifest["files"].as_array_mut().into_iter().flatten() {
        let is_ours = file["submission"] == filing.code.as_str() && file["handed_in"] == true;
        if is_ours && is_same(&file["key"]) {
            file["handed_in"] = json!(false);
            file["unchanged"] = json!(true);
        } else if is_ours || file["document"] == "record" {
            names.extend(file["name"].as_str().map(str::to_owned));
        }
    }
    let mut own: Vec<(String, Vec<u8>)> =
        files.into_iter().filter(|(name, _)| names.contains(name)).collect();
    let mut out = Supplement::default();
    let marked = marked(record, filing, (before, &changes), &mut out.unmarked)?;
    own.extend(marked);
    if let Some(letter) = letter {
        let (made, unasked) = correction(letter, (filing, &record.dossier), before, (&changes, on));
        let document = letter_of(&made, Lang::Zh);
        out.open = document.stamp.open;
        out.unasked = unasked;
        let bytes =
            render::docx(&document).map_err(|error| StoreError::made(dir, &error).said())?;
        own.push((ANSWER.zh.to_owned(), bytes));
    }
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    own.push(("manifest.json".to_owned(), text.into_bytes()));
    new_folder(dir, &own).map_err(|error| error.said())?;
    for one in changes.iter().filter(|one| !one.is_same) {
        out.changed.push((one.paper.title.clone(), one.paper.operation.label()));
    }
    out.lacking = stale(&changes);
    Ok(out)
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

/// The changed papers of the program, each with its changes against what was handed in.
fn marked(
    record: &Standing,
    filing: &Filing,
    (before, changes): (Option<&Dossier>, &[Change]),
    unmarked: &mut Vec<String>,
) -> Result<Vec<(String, Vec<u8>)>, Phrase> {
    let Some(before) = before else { return Ok(Vec::new()) };
    let (was, now) = (made(record, before), made(record, &record.dossier));
    let holds = held(&filing.row.sequences);
    let mut out = Vec::new();
    for one in changes.iter().filter(|one| one.paper.operation == Operation::Replace) {
        // A scan stands for the paper that was signed: the words of that one are marked up.
        if one.is_same && !one.is_stale {
            continue;
        }
        let old_words = holds.get(&one.paper.key).and_then(|held| held.paper.words.as_ref());
        let of = |all: &[Document], words: Option<&String>| {
            all.iter().find(|document| Some(&document.words_digest()) == words).cloned()
        };
        let (old, words) = (of(&was, old_words), one.paper.words.as_ref());
        match (old, of(&now, words), words) {
            (Some(old), Some(new), Some(words)) if old.id == new.id => {
                let by = render::Reviser {
                    name: new.stamp.author.clone(),
                    day: new.stamp.day.to_string(),
                };
                let bytes = render::docx_with_revisions(&old, (&new, words), &by)
                    .map_err(|error| StoreError::made(Path::new(&new.title), &error).said())?;
                let number = one.paper.number.map(|number| format!("{number:02}-"));
                let name = format!("{}{}", number.unwrap_or_default(), file_stem(&new.title));
                out.push((format!("{}/{name}.docx", MARKED.zh), bytes));
            }
            _ if one.paper.words.is_some() => unmarked.push(one.paper.title.clone()),
            _ => {}
        }
    }
    Ok(out)
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
        word.lines().join("\n")
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
