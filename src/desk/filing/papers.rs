//! The papers of a package as those of a filing: which are handed in with a submission, by the manifest of the package.

use std::path::Path;

use serde_json::Value;

use crate::filing::{File, Key, Operation, Paper};
use crate::form::digest;
use crate::store::{read_bytes, read_text};
use crate::text::{Phrase, shown_path};

use super::super::package::FORMAT;

/// A package in a folder, as far as it is handed in.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What it says of itself.
    pub manifest: Value,
    /// The papers that are handed in, each with the name of its file in the folder.
    pub papers: Vec<(Paper, String)>,
}

impl Prepared {
    /// The law data by which it was made, with the law files that held; empty where it does not say so.
    pub fn law_version(&self) -> &str {
        // A package of an older version tells of the data alone.
        let told = [&self.manifest["law_version"], &self.manifest["law_data"]["version"]];
        told.into_iter().find_map(Value::as_str).unwrap_or_default()
    }

    /// Whether papers that the list of the submission asks for were lacking when it was made, as far as the package says.
    pub fn is_incomplete(&self, submission: &str) -> bool {
        let all = self.manifest["submissions"].as_array().into_iter().flatten();
        all.into_iter().any(|one| one["submission"] == submission && one["is_complete"] == false)
    }
}

/// The papers of a submission that a manifest tells of as handed in, with the names of their files. A scan is told by the words of the
/// paper that was signed, where the program made it.
pub fn papers_of(manifest: &Value, submission: &str) -> Vec<(Paper, String)> {
    let files: Vec<&Value> = manifest["files"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|file| file["submission"] == submission)
        .collect();
    let words = |file: &Value| {
        let of_number = || {
            let own = files.iter().filter(|other| other["number"] == file["number"]);
            let mut own = own.filter_map(|other| other["words"].as_str());
            own.next().filter(|_| own.next().is_none())
        };
        let is_scan = key(file).is_some_and(|key| key.is_scan());
        let own = file["words"].as_str();
        own.or_else(|| is_scan.then(of_number).flatten()).map(str::to_owned)
    };
    files
        .iter()
        .filter(|file| file["handed_in"] == true)
        .filter_map(|file| {
            let name = file["name"].as_str()?;
            let paper = Paper {
                key: key(file)?,
                number: file["number"].as_u64().and_then(|number| u32::try_from(number).ok()),
                title: file["title"].as_str()?.to_owned(),
                operation: Operation::New,
                replaces: None,
                words: words(file),
                file: Some(File {
                    name: name.rsplit('/').next().unwrap_or(name).to_owned(),
                    sha256: file["sha256"].as_str()?.to_owned(),
                    bytes: file["bytes"].as_u64()?,
                }),
                why: None,
            };
            Some((paper, name.to_owned()))
        })
        .collect()
}

fn key(file: &Value) -> Option<Key> {
    file["key"].as_str().map(|key| Key(key.to_owned()))
}

/// The package in a folder, if each of its files is as its manifest says.
///
/// # Errors
/// If it is no package of this program, or a paper is gone or was changed since it was made.
pub fn prepared(dir: &Path, submission: &str) -> Result<Prepared, Phrase> {
    let text = read_text(&dir.join("manifest.json")).map_err(|error| error.said())?;
    let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
    let shown = || shown_path(dir);
    if manifest["format"] != FORMAT {
        return Err(said!(
            "{shown} 不是 chujing package 生成的材料包",
            "{shown} is no package that chujing package made",
            shown = shown(),
        ));
    }
    let papers = papers_of(&manifest, submission);
    if papers.is_empty() {
        return Err(said!(
            "{shown} 中没有随“{submission}”提交的材料；旧版本生成的材料包没有写明，请重新生成",
            "{shown} holds nothing that is handed in with \"{submission}\"; a package of an older version does not say so: make it again",
            shown = shown(),
            submission,
        ));
    }
    for (paper, name) in &papers {
        let path = dir.join(name);
        let bytes = read_bytes(&path).map_err(|error| error.said())?;
        if paper.file.as_ref().is_some_and(|file| file.sha256 != digest(&bytes)) {
            return Err(said!(
                "{file} 在材料包生成之后改动过。提交的是改动后的文件的，请先把它作为扫描件附上，再重新生成材料包",
                "{file} was changed after the package was made. If the changed one is handed in, attach it as a scan and make the package again",
                file = shown_path(&path),
            ));
        }
    }
    Ok(Prepared { manifest, papers })
}
