//! A published page checked against a record, and the report of it for a meeting.

use crate::document::Document;
use crate::document::build::{Difference, PolicyCheck, Promised, policy_check};
use crate::form::{Answers, digest};
use crate::law::Survey;
use crate::published::{Checked, Finding, Page, Pledge, Unread, check};
use crate::text::{Lang, Phrase};

/// What was found of a page, and of which bytes.
#[derive(Clone, Debug)]
pub struct Published {
    /// What was found.
    pub checked: Checked,
    /// The SHA-256 of the page, in hex.
    pub digest: String,
}

/// Reads a page and holds it against a record.
///
/// # Errors
/// If the page cannot be read: it is empty, no text, a PDF, or a file that is refused.
pub fn published(bytes: &[u8], answers: &Answers, survey: &Survey) -> Result<Published, Unread> {
    let page = Page::read(bytes)?;
    Ok(Published { checked: check(&page, answers, survey), digest: digest(bytes) })
}

/// The report of it: `name` is what the page is called.
pub fn paper(
    found: &Published,
    name: &str,
    answers: &Answers,
    survey: &Survey,
    lang: Lang,
) -> Document {
    let checked = &found.checked;
    // What needs the meeting stands first.
    let promises =
        crate::published::Standing::ALL.into_iter().flat_map(|one| checked.standing(one));
    let said = PolicyCheck {
        page: name.to_owned(),
        digest: found.digest.clone(),
        about: checked.about(),
        notes: checked.notes.clone(),
        differences: checked.findings.iter().map(difference).collect(),
        promises: promises.map(promised).collect(),
    };
    policy_check(answers, survey, lang, &said)
}

fn difference(one: &Finding) -> Difference {
    Difference {
        matter: one.matter.label(),
        sense: one.sense.label(),
        said: one.said.clone(),
        quotes: one.quotes.iter().map(crate::published::Quote::said).collect(),
        places: one.places.clone(),
    }
}

fn promised(one: &Pledge) -> Promised {
    let quotes: Vec<Phrase> = one.quotes.iter().map(crate::published::Quote::said).collect();
    Promised {
        title: one.promise.title,
        standing: one.standing.label(),
        why: one.why.clone(),
        quotes,
        places: one.places.clone(),
    }
}
