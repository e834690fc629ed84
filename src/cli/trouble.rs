//! Why a command could not be carried out. Every error of the house becomes one; all of them end with exit code 2.

use std::path::Path;

use crate::desk::questionnaire::QuestionnaireError;
use crate::desk::session::{PastError, ReturnedError};
use crate::desk::titles;
use crate::document::official::Refused;
use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Standing};
use crate::form::table::TableError;
use crate::form::{EditError, PlaceError};
use crate::store::{Reason, StoreError, Workspace};
use crate::text::{Phrase, harmless};

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) struct Trouble(pub(super) Phrase);

impl From<Phrase> for Trouble {
    fn from(phrase: Phrase) -> Self {
        Self(phrase)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self(with_near_records(&error))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        let why = Reason::from(&error).said();
        Self(said!("读写失败：{why}", "input or output failed: {why}", why))
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        Self(refused.said())
    }
}

impl From<ReturnedError> for Trouble {
    fn from(error: ReturnedError) -> Self {
        Self(error.said())
    }
}

impl From<PastError> for Trouble {
    fn from(error: PastError) -> Self {
        Self(error.said())
    }
}

impl From<EditError> for Trouble {
    fn from(error: EditError) -> Self {
        Self(error.said())
    }
}

impl From<PlaceError> for Trouble {
    fn from(error: PlaceError) -> Self {
        Self(error.said())
    }
}

impl From<TableError> for Trouble {
    fn from(error: TableError) -> Self {
        Self(error.said())
    }
}

impl From<QuestionnaireError> for Trouble {
    fn from(error: QuestionnaireError) -> Self {
        Self(error.said())
    }
}

/// What is said of a file that cannot be read; for a record that is not there, with the records whose names are near.
fn with_near_records(error: &StoreError) -> Phrase {
    let said = error.said();
    let StoreError::Read(path, _) = error else { return said };
    if !error.is_absence() {
        return said;
    }
    let is_record = path.extension().is_none_or(|ending| ending == "json");
    let Some((folder, wanted)) = path.parent().zip(path.file_stem()).filter(|_| is_record) else {
        return said;
    };
    let records = titles(&Workspace::new(folder));
    let mut names = Names::default();
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for (index, (path, title)) in records.iter().enumerate() {
        names.add(&stem(path), Standing::Own, index);
        if let Some(title) = title {
            names.add(title, Standing::Also, index);
        }
    }
    let near: Vec<Phrase> = names
        .near(&wanted.to_string_lossy())
        .into_iter()
        .filter_map(|index| records.get(index))
        .map(|(path, _)| Phrase::same(harmless(&stem(path), false)))
        .collect();
    did_you_mean(&said, &near)
}
