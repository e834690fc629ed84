//! The worked examples that come with the program (示例): whoever installed it has them without its source.
//!
//! They are laid out in a folder of their own, never among the records of a company, with whose people they have nothing to do.

use std::path::Path;

use serde_json::{Value, json};

use crate::dossier::Dossier;
use crate::store::{StoreError, new_folder};
use crate::text::{Text, t};

/// An example: a record, and what belongs to it.
#[derive(Debug)]
pub struct Example {
    /// Its name, which is that of its file without the ending.
    pub name: &'static str,
    /// What is to be seen in it.
    pub about: Text,
    files: &'static [(&'static str, &'static [u8])],
}

/// A file of the folder of examples, by its name there.
macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assessments/", $name)))
    };
}

/// All of them, the plainest first.
pub static EXAMPLES: &[Example] = &[
    Example {
        name: "hr-exempt",
        about: t(
            "员工信息提供总部，适用豁免：为什么豁免，还要做哪些事",
            "Staff data to head office, exempt: why, and what is due all the same",
        ),
        files: &[file!("hr-exempt.json")],
    },
    Example {
        name: "customers-standard-contract",
        about: t(
            "客户保修信息提供一个接收方，适用标准合同：全部填写完整，可以直接生成备案材料包",
            "Customers' warranty data to one recipient, standard contract: complete, ready for the filing package",
        ),
        files: &[file!("customers-standard-contract.json")],
    },
    Example {
        name: "security-assessment",
        about: t(
            "会员训练数据，人数在线以上，须申报安全评估：申报书和自评估报告",
            "Members' training data above the line, security assessment: application and self-assessment",
        ),
        files: &[file!("security-assessment.json")],
    },
    Example {
        name: "travel-mixed-routes",
        about: t(
            "三个接收方、两条路径、四个人群，有再提供和豁免的流向，附佐证材料",
            "Three recipients, two routes, four groups, an onward recipient and an exempt flow, with its proofs",
        ),
        files: &[
            file!("travel-mixed-routes.json"),
            file!("travel-mixed-routes-evidence/consent-benefits-v2.1.pdf"),
            file!("travel-mixed-routes-evidence/consent-benefits-v3.0.pdf"),
            file!("travel-mixed-routes-evidence/consent-contacts-v1.4.pdf"),
            file!("travel-mixed-routes-evidence/consent-contacts-v3.0.pdf"),
        ],
    },
    Example {
        name: "website-policy",
        about: t(
            "只依据一份公开的隐私政策记录：许多事实未知，程序逐项指出还要问什么",
            "Recorded from a published privacy policy alone: much is unknown, and it says what to ask",
        ),
        files: &[file!("website-policy.json")],
    },
];

impl Example {
    /// The title that its record bears.
    pub fn title(&self) -> String {
        let record = self.files.first().and_then(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let dossier = record.and_then(|text| Dossier::from_json(text).ok());
        dossier.map(|dossier| dossier.title()).unwrap_or_default()
    }

    /// The same for programs.
    pub fn to_json(&self) -> Value {
        let files: Vec<&str> = self.files.iter().map(|(name, _)| *name).collect();
        json!({ "name": self.name, "title": self.title(), "about": self.about, "files": files })
    }
}

/// Lays examples out in a folder that does not exist yet, whole or not at all.
///
/// # Errors
/// If the folder exists, or anything in it cannot be written; then nothing is left.
pub fn lay_out(examples: &[&Example], dir: &Path) -> Result<(), StoreError> {
    let files = examples.iter().flat_map(|example| example.files);
    let files: Vec<(String, Vec<u8>)> =
        files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    new_folder(dir, &files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_of_examples_belongs_to_one() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assessments"));
        let list = |folder: &Path| -> Vec<std::path::PathBuf> {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
        };
        let is_file = |path: &Path, ending: &str| {
            path.is_file() && path.extension().is_some_and(|own| own == ending)
        };
        // What else stands there is kept for whoever tries the examples in place.
        let mut found: Vec<String> = Vec::new();
        for path in list(root) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with("-evidence") {
                let proofs = list(&path).into_iter().filter(|path| is_file(path, "pdf"));
                let of = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
                found.extend(proofs.map(|path| format!("{name}/{}", of(&path))));
            } else if is_file(&path, "json") {
                found.push(name);
            }
        }
        let all = EXAMPLES.iter().flat_map(|example| example.files);
        let mut known: Vec<String> = all.map(|(name, _)| (*name).to_owned()).collect();
        known.sort();
        found.sort();
        assert_eq!(known, found);
    }

    #[test]
    fn an_example_has_a_title_and_its_record_comes_first() {
        for example in EXAMPLES {
            assert!(!example.title().is_empty(), "{}", example.name);
            assert_eq!(example.files[0].0, format!("{}.json", example.name));
        }
    }
}
