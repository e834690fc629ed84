//! Files that a record names as proofs (佐证材料): attached by path and digest, and looked at again whenever the record is.
//!
//! A file is read and never written; only the package takes a copy of what is handed in. What is wrong with one is told at its row;
//! papers are made all the same, and show a picture only if it is whole and as it was when it was attached.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::form::catalog::evidence;
use crate::form::{Answers, Check, Edit, Entry, Facts, Place, Problem, Severity, digest};
use crate::law::{Circumstances, checks};
use crate::office::{Image, Pictures};
use crate::store::{StoreError, below, read_bytes};
use crate::text::{Phrase, harmless, phrase};

use super::package::{flaw, is_taken, path_of};

/// A file that can be attached to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Where it stands, from the folder of the record on, with `/` between the parts.
    pub file: String,
    /// Its SHA-256 in hexadecimal.
    pub digest: String,
}

/// Why a file cannot be attached.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum NotAttached {
    /// It cannot be read.
    Unread(#[from] StoreError),
    /// It does not stand below the folder of the record.
    Elsewhere(PathBuf),
    /// It is empty.
    Empty(PathBuf),
}

impl NotAttached {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let name = |path: &Path| harmless(&path.display().to_string(), false);
        match self {
            Self::Unread(error) => error.said(),
            Self::Elsewhere(path) => said!(
                "{name} 不在记录所在的文件夹之内，记录移动后就找不到它了；请先放到该文件夹之下，再附上",
                "{name} stands outside the folder of the record and would be lost when that moves; \
                 put it below that folder first, then attach it",
                name = name(path),
            ),
            Self::Empty(path) => {
                said!("{name} 是空文件", "{name} is empty", name = name(path))
            }
        }
    }
}

impl Attached {
    /// Reads a file that stands below the folder of the record.
    ///
    /// # Errors
    /// If it cannot be read, is larger than [`crate::store::LARGEST`] or empty, or stands elsewhere.
    pub fn read(record: &Path, file: &Path) -> Result<Self, NotAttached> {
        let inside = below(record, file)?.ok_or_else(|| NotAttached::Elsewhere(file.to_owned()))?;
        let bytes = read_bytes(file)?;
        if bytes.is_empty() {
            return Err(NotAttached::Empty(file.to_owned()));
        }
        let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
        let file = parts.collect::<Vec<_>>().join("/");
        Ok(Self { file, digest: digest(bytes) })
    }

    /// The row that names this file already.
    pub fn row<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        let names_it = |id: &str| {
            let place = Place::in_row(&evidence::SECTION, id, &evidence::FILE);
            answers.get(&place).and_then(Value::as_str) == Some(&self.file)
        };
        answers.rows(&evidence::SECTION).map(|row| row.id).find(|id| names_it(id))
    }

    /// The edit that writes it, and what it proves, into a row that is there.
    pub fn into_row(&self, id: &str, proves: Option<Value>) -> Edit {
        let at = |field| Place::in_row(&evidence::SECTION, id, field);
        let mut steps = vec![
            Edit::Set(at(&evidence::FILE), Some(json!(self.file))),
            Edit::Set(at(&evidence::DIGEST), Some(json!(self.digest))),
        ];
        steps.extend(proves.map(|places| Edit::Set(at(&evidence::PROVES), Some(places))));
        Edit::Batch(steps)
    }

    /// The edit that adds a row with it.
    pub fn new_row(&self, answers: &Answers, id: &str, name: &str, proves: Option<Value>) -> Edit {
        let mut row = Map::from_iter([
            ("id".to_owned(), json!(id)),
            (evidence::NAME.id.to_owned(), json!(name)),
            (evidence::FILE.id.to_owned(), json!(self.file)),
            (evidence::DIGEST.id.to_owned(), json!(self.digest)),
        ]);
        row.extend(proves.map(|places| (evidence::PROVES.id.to_owned(), places)));
        let section = &evidence::SECTION;
        Edit::Insert { section, index: answers.rows(section).count(), row }
    }
}

/// An edit as it is made where files are known: one that names the file of a proof takes its digest with it, if it can be read.
pub fn with_digest(record: &Path, edit: Edit) -> Edit {
    let Edit::Set(place, Some(value)) = &edit else { return edit };
    let is_file = place.section == &evidence::SECTION && place.field == Some(&evidence::FILE);
    let named = value.as_str().filter(|_| is_file).zip(place.row.as_deref());
    let Some((file, row)) = named else { return edit };
    let found = path_of(record, file).and_then(|path| Attached::read(record, &path).ok());
    found.map(|attached| attached.into_row(row, None)).unwrap_or(edit)
}

/// What of the proofs is looked at: a change of it asks for another look.
pub(super) fn named(answers: &Answers) -> Vec<[Option<Value>; 4]> {
    let of = |row: crate::form::Row<'_>| {
        let value = |field| answers.get(&Place::in_row(&evidence::SECTION, row.id, field)).cloned();
        [
            Some(json!(row.id)),
            value(&evidence::FILE),
            value(&evidence::DIGEST),
            value(&evidence::PICTURE),
        ]
    };
    answers.rows(&evidence::SECTION).map(of).collect()
}

/// Looks at the files that the record names: what is wrong with them goes into the circumstances, and the pictures that papers show.
pub(super) fn look(record: &Path, answers: &Answers, around: &mut Circumstances) {
    let facts = Facts::new(answers).quietly();
    (around.files, around.pictures) = (Vec::new(), Pictures::default());
    for proof in facts.rows(&evidence::SECTION) {
        let problems = of_proof(record, &proof, &mut around.pictures);
        around.files.extend(problems);
    }
}

fn of_proof(record: &Path, proof: &Entry<'_>, pictures: &mut Pictures) -> Vec<Problem> {
    let Some(file) = proof.text(&evidence::FILE).known() else { return Vec::new() };
    let found = |check: Check, severity, field, message| Problem {
        check,
        severity,
        place: proof.place(field),
        message,
    };
    let file_is =
        |message| found(checks::EVIDENCE_FILE, Severity::Warning, &evidence::FILE, message);
    let Some(path) = path_of(record, file) else {
        return vec![file_is(phrase(
            "应写从记录所在文件夹起的路径，不用“..”，不从根目录写起；没有查看这个文件",
            "should be a path from the folder of the record on, without \"..\" and not from the root; the file was not looked at",
        ))];
    };
    let bytes = match read_bytes(&path) {
        Ok(bytes) if bytes.is_empty() => {
            return vec![file_is(phrase("是空文件", "the file is empty"))];
        }
        Ok(bytes) => bytes,
        Err(error) if error.is_absence() => {
            return vec![file_is(phrase(
                "文件不在了；文书照常生成，留出位置。放回原处，或者用 chujing attach 再附一次",
                "the file is not there; papers are made all the same, with room for it. Put it back, or attach it anew with chujing attach",
            ))];
        }
        Err(error) => return vec![file_is(error.said())],
    };
    let mut out = Vec::new();
    let mut is_as_attached = true;
    match proof.text(&evidence::DIGEST).known() {
        None => out.push(found(
            checks::EVIDENCE_CHANGED,
            Severity::Warning,
            &evidence::DIGEST,
            phrase(
                "没有记下摘要，文件以后有改动也看不出来；用 chujing attach 附上",
                "no digest is kept, so that a later change would not be seen; attach it with chujing attach",
            ),
        )),
        Some(known) if !known.trim().eq_ignore_ascii_case(&digest(&bytes)) => {
            is_as_attached = false;
            out.push(found(
                checks::EVIDENCE_CHANGED,
                Severity::Error,
                &evidence::DIGEST,
                phrase(
                    "附上之后文件有改动：核对内容后用 chujing attach 再附一次，或者放回原来的文件",
                    "the file changed since it was attached: look at it and attach it anew, or put the old one back",
                ),
            ));
        }
        Some(_) => {}
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if proof.yes_no(&evidence::PICTURE).is_yes() {
        let taken = Image::read(bytes).and_then(|image| {
            // What changed since is not shown as what was attached.
            let row = proof.id.filter(|_| is_as_attached);
            row.map_or(Ok(()), |row| pictures.take(row, image))
        });
        if let Err(why) = taken {
            let why = why.said();
            out.push(file_is(said!(
                "不能作为图片印出：{why}",
                "it cannot be shown as a picture: {why}",
                why
            )));
        }
    } else if is_taken(&ending)
        && let Some(flaw) = flaw(&ending, &bytes)
    {
        out.push(file_is(flaw.said().into()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one pixel.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82";

    fn looked_at(record: &Path, answers: &Answers) -> Circumstances {
        let mut around = Circumstances::default();
        look(record, answers, &mut around);
        around
    }

    fn told(record: &Path, answers: &Answers) -> Vec<(Severity, String)> {
        let files = looked_at(record, answers).files.into_iter();
        files.map(|one| (one.severity, one.message.zh)).collect()
    }

    fn set(record: &Path, answers: &mut Answers, field: &'static crate::form::Field, value: &str) {
        let place = Place::in_row(&evidence::SECTION, "p", field);
        answers.apply(with_digest(record, Edit::Set(place, Some(json!(value))))).unwrap();
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_and_nothing_where_it_is_as_attached() {
        let dir = tempfile::tempdir().unwrap();
        let record = dir.path().join("a.json");
        let place = dir.path().join("evidence").join("图.png");
        std::fs::create_dir(place.parent().unwrap()).unwrap();
        let write = |bytes: &[u8]| crate::store::write_atomically(&place, bytes).unwrap();
        write(PNG);
        let mut answers = Answers::default();
        let attached = Attached::read(&record, &place).unwrap();
        assert_eq!(attached.file, "evidence/图.png");
        let row = attached.new_row(&answers, "p", "架构图", Some(json!(["handler"])));
        answers.apply(row).unwrap();
        assert_eq!(attached.row(&answers), Some("p"));
        set(&record, &mut answers, &evidence::PICTURE, "yes");
        assert_eq!(told(&record, &answers), []);
        assert!(looked_at(&record, &answers).pictures.of("p").is_some());
        write(&[PNG, b" and more"].concat());
        assert_eq!(told(&record, &answers).len(), 1);
        assert!(looked_at(&record, &answers).pictures.of("p").is_none(), "changed since");
        write(b"\x89PNG\r\n\x1a\n and more");
        let changed = told(&record, &answers);
        assert_eq!(changed.first().map(|one| one.0), Some(Severity::Error), "{changed:?}");
        assert!(changed.iter().any(|one| one.1.contains("附上之后文件有改动")), "{changed:?}");
        // Naming it again takes its digest again.
        write(PNG);
        answers.apply(attached.into_row("p", None)).unwrap();
        set(&record, &mut answers, &evidence::FILE, "evidence/图.png");
        assert_eq!(told(&record, &answers), []);
        let place = dir.path().join("evidence").join("表.pdf");
        crate::store::write_atomically(&place, b"%PDF-1.4 ...").unwrap();
        set(&record, &mut answers, &evidence::FILE, "evidence/表.pdf");
        assert!(told(&record, &answers).iter().any(|one| one.1.contains("不是 PNG")));
        assert!(looked_at(&record, &answers).pictures.of("p").is_none());
        for (file, why) in
            [("evidence/没有.png", "不在了"), ("../a.png", ".."), ("/a.png", "根目录")]
        {
            set(&record, &mut answers, &evidence::FILE, file);
            let told = told(&record, &answers);
            assert!(told.len() == 1 && told[0].1.contains(why), "{told:?}");
            assert_eq!(told[0].0, Severity::Warning, "a record alone is judged as always");
        }
        let huge = dir.path().join("huge.png");
        std::fs::File::create(&huge).unwrap().set_len(crate::store::LARGEST + 1).unwrap();
        set(&record, &mut answers, &evidence::FILE, "huge.png");
        assert_eq!(told(&record, &answers).len(), 1);
        assert!(matches!(Attached::read(&record, &huge), Err(NotAttached::Unread(_))));
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        let refused = Attached::read(&record, elsewhere.path());
        assert!(matches!(refused, Err(NotAttached::Elsewhere(_))));
    }
}
