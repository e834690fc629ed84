//! What is handed in as one: by a route, by one side of it, of one contract where each is filed by itself; and how whole it is.
//!
//! A record of one route hands in one set of papers, whatever its route. Only a package that is being made knows of scans.

use crate::document::{Block, Inline};
use crate::form::catalog::recipients;
use crate::form::options::country;
use crate::form::{Answers, Entry};
use crate::law::{Route, Survey};
use crate::text::{Phrase, Text, phrase, t};

use super::brought::BAY_LEGAL_ID;
use super::material::Material;
use super::paper::Listed;
use super::{gba_sheet, handed_in, is_asked};

/// A set of papers that is handed in as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// By which route.
    pub route: Route,
    /// Whether the recipient hands it in, as each side does with a contract of the Greater Bay Area (guideline Art. 8).
    pub is_theirs: bool,
    /// The recipient whose contract it is, where each is filed by itself.
    pub recipient: Option<String>,
    /// What that recipient is called, where several are so filed.
    pub called: Option<Phrase>,
    /// Whether nothing else of the record is handed in.
    pub is_alone: bool,
}

/// What stands behind the route of what the other side hands in: in words, and in codes.
const THEIRS: Text = t("-接收方一方", "-recipient");

impl Submission {
    /// One that is handed in beside others, of no recipient in particular.
    pub const fn of(route: Route, is_theirs: bool) -> Self {
        Self { route, is_theirs, recipient: None, called: None, is_alone: false }
    }

    /// Its code: `gba_contract-recipient`.
    pub fn code(&self) -> String {
        let side = if self.is_theirs { THEIRS.en } else { "" };
        let code = format!("{}{side}", self.route.code());
        match self.recipient.as_ref().filter(|_| self.called.is_some()) {
            Some(recipient) => format!("{code}/{recipient}"),
            None => code,
        }
    }

    /// In words, without the recipient.
    pub fn side(route: Route, is_theirs: bool) -> Phrase {
        let Text { zh, en } = route.label();
        let side = if is_theirs { THEIRS } else { Text::EMPTY };
        phrase(format!("{zh}{}", side.zh), format!("{en}{}", side.en))
    }

    /// In words.
    pub fn name(&self) -> Phrase {
        let side = Self::side(self.route, self.is_theirs);
        match &self.called {
            Some(called) => said!("{side}-{called}", "{side}-{called}", side, called),
            None => side,
        }
    }

    /// Whether it is handed in so; a recipient that is not named is any.
    pub fn is_of(&self, route: Route, is_theirs: bool, recipient: Option<&str>) -> bool {
        let is_named = |own: &String| recipient.is_none_or(|wanted| own == wanted);
        (self.route, self.is_theirs) == (route, is_theirs)
            && self.recipient.as_ref().is_none_or(is_named)
    }

    /// Whether the other side hands in the same contract.
    pub fn is_other_side_of(&self, other: &Self) -> bool {
        self.route == other.route
            && self.is_theirs != other.is_theirs
            && self.recipient == other.recipient
    }

    /// Its list of materials.
    pub fn list(&self) -> Vec<&'static Listed> {
        handed_in(Some(self.route))
    }

    /// What of its list is asked of this record.
    pub fn asked(&self, answers: &Answers, survey: &Survey) -> Vec<&'static Listed> {
        let facts = survey.facts(answers).quietly();
        let recipient = self.recipient.as_ref();
        let recipient = recipient.and_then(|id| facts.row(&recipients::SECTION, id));
        let mut out = self.list();
        out.retain(|paper| match recipient {
            Some(row) if is_bay_id(paper) => !is_in_macao(&row),
            _ => is_asked(paper, answers, survey),
        });
        out
    }
}

/// Whether both sides hand in the same paper: the contract of the Greater Bay Area, signed by both.
pub fn is_of_both_sides(paper: &Listed) -> bool {
    gba_sheet::PAPER.place(paper.route).is_some_and(|own| own.number == paper.number)
}

pub(super) fn is_bay_id(paper: &Listed) -> bool {
    BAY_LEGAL_ID.place(paper.route).is_some_and(|own| own.number == paper.number)
}

pub(super) fn is_in_macao(recipient: &Entry<'_>) -> bool {
    recipient.chose(&recipients::COUNTRY, country::MACAO).is_yes()
}

/// What a record hands in, each by itself; nothing while its route is open or where nothing is filed.
pub fn submissions(answers: &Answers, survey: &Survey) -> Vec<Submission> {
    if let Some(route) = survey.routes.sole() {
        let alone = Submission { is_alone: true, ..Submission::of(route, false) };
        return if alone.list().is_empty() { Vec::new() } else { vec![alone] };
    }
    let facts = survey.facts(answers).quietly();
    let mut out = Vec::new();
    for route in survey.routes.taken().iter().copied() {
        let own = Submission::of(route, false);
        if route != Route::Bay {
            out.extend((!own.list().is_empty()).then_some(own));
            continue;
        }
        let by_bay = |row: &Entry<'_>| {
            survey.routes.recipient_may_go(row, &[Route::Bay])
                && row.id.is_some_and(|id| !survey.verdict.bay_with(id).is_no())
        };
        let with: Vec<Entry<'_>> = facts.rows(&recipients::SECTION).filter(by_bay).collect();
        for recipient in &with {
            let called = (with.len() > 1).then(|| recipient.title());
            for is_theirs in [false, true] {
                let id = recipient.id.map(str::to_owned);
                out.push(Submission {
                    is_theirs,
                    recipient: id,
                    called: called.clone(),
                    ..own.clone()
                });
            }
        }
    }
    out
}

/// A scan that goes with the package that is being made.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// With what it is handed in.
    pub of: Submission,
    /// Its number in the list.
    pub number: usize,
}

impl Material<'_> {
    /// Whether the scan of a paper goes with the package that is being made.
    pub(super) fn is_scanned(
        &self,
        (route, is_theirs, recipient): (Route, bool, Option<&str>),
        number: usize,
    ) -> bool {
        self.scans
            .iter()
            .flat_map(|scans| scans.iter())
            .any(|scan| scan.number == number && scan.of.is_of(route, is_theirs, recipient))
    }

    /// What a list says of a paper whose scan is there.
    pub(super) fn scanned(&self) -> Vec<Inline> {
        self.words(t("扫描件已放入本材料包", "its scan is in this package"))
    }

    /// Whether what is handed in is whole, in the package that is being made; nothing outside of one.
    pub(super) fn completeness(&self, of: (Route, bool, Option<&str>)) -> Option<Block> {
        self.scans?;
        let all = submissions(self.facts.answers(), self.survey);
        let own = all.iter().find(|one| one.is_of(of.0, of.1, of.2))?;
        let mut lacking = own.asked(self.facts.answers(), self.survey);
        lacking.retain(|paper| paper.is_required && !self.is_scanned(of, paper.number));
        let count = lacking.len();
        let lacking = Phrase::list(lacking.iter().map(|paper| numbered(paper)));
        Some(self.sentence_of(&if count == 0 {
            t(
                "本材料包中的这一份齐备：清单要求的各项扫描件都在。",
                "In this package the set is complete: the scan of everything that the list asks for is there.",
            )
            .into()
        } else {
            said!(
                "本材料包中的这一份不完整，还缺{count}项扫描件，补齐以前不能提交：{lacking}。",
                "In this package the set is not complete: {count} {count?scan is|scans are} lacking, and nothing is handed in before they are there: {lacking}.",
                count,
                lacking,
            )
        }))
    }
}

/// A paper with its number in the list.
pub fn numbered(paper: &Listed) -> Phrase {
    let (number, name) = (paper.number, paper.name);
    phrase(format!("{number:02} {}", name.zh), format!("{number:02} {}", name.en))
}
