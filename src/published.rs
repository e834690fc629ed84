//! The published privacy policy held against the record: what the one says and the other does not, and what the policy promises.
//!
//! A page ([`Page`]: text, HTML, Word) is read sentence by sentence, the record by its answers. What differs is a [`Finding`], which
//! carries the sentence of the page; what is promised is a [`Pledge`], kept by the record, not kept, or not told. The words by which
//! sentences are understood stand in tables (`*.tsv`). A search for words is not all: names are compared letter by letter, periods by
//! their length, and what is denied is not said.
//!
//! What nobody foresaw is read by grammar and by fields of words: what a period is of by its clause, who gets something by who is given it, what
//! narrows a right by how, when and for whom it is to be had. What is left in words that neither policies nor the record use is named by them.
//!
//! What cannot be compared is told as a note and never as a difference. Knows nothing of files, papers and screens.

mod aims;
mod besides;
mod blocks;
mod bound;
mod by_when;
mod case;
mod channels;
mod company;
mod countries;
mod crosses;
mod curbs;
mod finding;
mod handed;
mod held;
mod html;
mod kinds;
mod lasting;
mod narrowed;
mod number;
mod page;
mod period;
mod periods;
mod place_names;
mod plain;
mod promises;
mod prose;
mod purposes;
mod recipients;
mod rights;
mod roles;
mod said_more;
mod screened;
mod sections;
mod slots;
mod spelt;
mod stored;
mod things;
mod told;
mod typed;
mod unread;
mod uses;
mod word;
mod words;

pub use finding::{Counted, Finding, Matter, Quote, Sense};
pub use page::{Page, Unread};
pub use promises::{Pledge, Promise, Standing};
pub use purposes::{Aim, Stated};

use serde::Serialize;

use crate::form::Answers;
use crate::law::Survey;
use crate::text::Phrase;

use case::Case;
use held::Held;

/// What was found of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// How many paragraphs or lines the page has, up to the last that is not empty.
    pub paragraphs: usize,
    /// Which of the two.
    pub counted: Counted,
    /// What differs, by matter.
    pub findings: Vec<Finding>,
    /// Every purpose that the page states, in its order.
    pub purposes: Vec<Aim>,
    /// What is promised, and how that stands.
    pub promises: Vec<Pledge>,
    /// How the page was read, and what could not be compared.
    pub notes: Vec<Phrase>,
}

/// Holds a page against a record and what follows from it.
pub fn check(page: &Page, answers: &Answers, survey: &Survey) -> Checked {
    let facts = survey.facts(answers).quietly();
    against(page, &Held::of(&facts), survey)
}

/// Holds several pages, one after the other, against one record, which is read once.
pub fn check_each(pages: &[Page], answers: &Answers, survey: &Survey) -> Vec<Checked> {
    let facts = survey.facts(answers).quietly();
    let held = Held::of(&facts);
    pages.iter().map(|page| against(page, &held, survey)).collect()
}

fn against(page: &Page, held: &Held<'_>, survey: &Survey) -> Checked {
    let mut case = Case::new(page, held);
    case::denials(&mut case);
    stored::compare(&mut case);
    let unsure = recipients::compare(&mut case);
    roles::compare(&mut case);
    countries::compare(&mut case);
    let (unheld, purposes) = purposes::compare(&mut case);
    let mut notes: Vec<Phrase> = page::prevailing(page).into_iter().collect();
    notes.extend(page.notes.iter().cloned());
    notes.extend(page::other_writing(page));
    notes.extend(page::unfilled(page));
    notes.extend(unsure);
    notes.extend(unheld);
    notes.extend(kinds::compare(&mut case));
    notes.extend(periods::compare(&mut case));
    lasting::compare(&mut case);
    notes.extend(rights::compare(&mut case));
    let given = rights::given(&case);
    let untold = rights::untold(&case, &given);
    curbs::compare(&mut case, &given, &untold);
    rights::fees(&mut case);
    channels::compare(&mut case);
    narrowed::compare(&mut case, &given, &untold);
    handed::compare(&mut case);
    besides::compare(&mut case);
    notes.extend(said_more::compare(&mut case));
    let mut findings = case.found;
    findings.sort_by_key(|one| (one.matter, one.quotes.first().map(|quote| quote.paragraph)));
    let promises = promises::pledges(page, held, survey, &findings);
    let (paragraphs, counted) = (page.paragraphs(), page.counted);
    Checked { paragraphs, counted, findings, purposes, promises, notes }
}

impl Checked {
    /// Whether nothing differs and no promise is broken; what is not told breaks none.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.count(Standing::NotKept) == 0
    }

    /// The promises that stand so.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = &Pledge> {
        self.promises.iter().filter(move |one| one.standing == standing)
    }

    /// How many of them.
    pub fn count(&self, standing: Standing) -> usize {
        self.standing(standing).count()
    }
}
