//! The record of today against the state last handed in: what has changed, what each change obliges to, and what was never filed.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::dossier::Dossier;
use crate::filing::Number;
use crate::law::change::Review;
use crate::store::{Cabinet, StoreError};
use crate::text::Phrase;

use super::Filing;
use crate::desk::compared::Compared;
use crate::desk::standing::Standing;

/// What has moved since a filing was last handed in.
#[derive(Debug)]
pub struct Radar {
    /// The code of the filing.
    pub code: String,
    /// What it is called.
    pub name: Phrase,
    /// The sequence against which today is held; none where nothing was handed in.
    pub since: Option<Number>,
    /// What differs, and what follows; none where nothing was handed in.
    pub review: Option<Review>,
}

/// Holds the record against what was last handed in of each of its filings.
///
/// # Errors
/// If a record that was handed in, or its folder, cannot be read.
pub fn radar(record: &Standing, all: &[Filing]) -> Result<Vec<Radar>, StoreError> {
    let cabinet = Cabinet::of(&record.path, &record.dossier.id);
    let mut out = Vec::new();
    for filing in all {
        let last = filing.row.sequences.last().map(|one| one.fields.number);
        let review = last
            .map(|number| {
                let path: PathBuf = cabinet.record_path(&filing.code, number);
                let before = Dossier::from_json(&crate::store::read_text(&path)?)
                    .map_err(|error| StoreError::Content(path.clone(), error))?;
                Compared::with_former(record, before).map(|compared| compared.review())
            })
            .transpose()?;
        out.push(Radar {
            code: filing.code.clone(),
            name: filing.name.clone(),
            since: last,
            review,
        });
    }
    Ok(out)
}

impl Radar {
    /// Whether something is to be done: a change obliges to it, or what flows was never filed.
    pub fn is_due(&self) -> bool {
        self.review.as_ref().is_none_or(|review| !review.asks_nothing())
    }

    /// For those who read JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "submission": self.code, "name": self.name, "since": self.since,
            "is_due": self.is_due(), "review": self.review,
        })
    }
}
