//! The record of today against the state last handed in: what has changed, what each change obliges to, and what was never filed.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::dossier::Dossier;
use crate::filing::Number;
use crate::law::change::Review;
use crate::store::StoreError;
use crate::text::Phrase;

use super::Filing;
use crate::desk::compared::Compared;
use crate::desk::session::Session;
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
    let of = (record.path.as_path(), record.dossier.id.as_str());
    each(of, all, |before| Compared::with_former(record, before))
}

/// The same of a record that is open.
///
/// # Errors
/// As [`radar`].
pub fn radar_of(open: &Session, all: &[Filing]) -> Result<Vec<Radar>, StoreError> {
    let of = (open.file().path.as_path(), open.file().dossier.id.as_str());
    each(of, all, |before| Compared::with_former_of(open, before))
}

fn each(
    (path, id): (&Path, &str),
    all: &[Filing],
    compare: impl Fn(Dossier) -> Result<Compared, StoreError>,
) -> Result<Vec<Radar>, StoreError> {
    let mut told = BTreeSet::new();
    let of_one = |filing: &Filing| {
        let since = filing.row.sequences.last().map(|one| one.fields.number);
        let before = filing.former(path, id)?;
        let review = |before| {
            let compared = compare(before)?;
            let with = filing.recipient().and_then(|id| compared.recipient(id));
            let mut review = compared.review().of_filing(filing.route, with.as_ref());
            review.tell_once(&mut told);
            Ok(review)
        };
        let review = before.map(review).transpose()?;
        let (code, name) = (filing.code.clone(), filing.name.clone());
        Ok(Radar { code, name, since, review })
    };
    all.iter().map(of_one).collect()
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
