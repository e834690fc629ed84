//! What a rule may read: one scenario, the handler behind it, and the people counted for the year.

use std::cell::RefCell;

use serde_json::Value;

use crate::day::Day;
use crate::form::catalog::{flows, groups, handler, items, recipients, scenarios};
use crate::form::{Answer, Code, Entry, Facts, Field, KEPT, Lacking, Place, Tri};
use crate::source::Citation;
use crate::text::{Phrase, Text, grouped, says_none, t};

use super::deidentification::anonymised::anonymity;
use super::figures::Figure;
use super::{Circumstances, Headcounts, Mechanism, Reading, ScenarioVerdict};

/// One scenario under judgement.
#[derive(Debug)]
pub struct Flow<'a> {
    /// The scenario.
    pub scenario: Entry<'a>,
    /// The people counted; empty while it is not yet known which flows count.
    pub counts: &'a Headcounts,
    /// What the company has fixed, and the records beside this one.
    pub circumstances: &'a Circumstances,
    /// What was decided so far; rules that flag and rules that require read it.
    pub decided: Option<&'a ScenarioVerdict>,
    notes: RefCell<Vec<Phrase>>,
}

/// What stands around a scenario: the people counted, and the circumstances of the record.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The people counted.
    pub counts: &'a Headcounts,
    /// Policy and ledger.
    pub circumstances: &'a Circumstances,
}

impl<'a> Flow<'a> {
    /// A scenario in its context.
    pub fn new(
        scenario: Entry<'a>,
        context: Context<'a>,
        decided: Option<&'a ScenarioVerdict>,
    ) -> Self {
        let Context { counts, circumstances } = context;
        Self { scenario, counts, circumstances, decided, notes: RefCell::default() }
    }

    /// The facts.
    pub fn facts(&self) -> &'a Facts<'a> {
        self.scenario.facts()
    }

    /// The day of judgement.
    pub fn day(&self) -> Day {
        self.facts().day()
    }

    /// The handler.
    pub fn handler(&self) -> Entry<'a> {
        self.facts().single(&handler::SECTION)
    }

    /// The recipients, if the scenario names them.
    pub fn recipients(&self) -> Answer<Vec<Entry<'a>>> {
        self.scenario.named(&scenarios::RECIPIENTS)
    }

    /// The groups, if the scenario names them.
    pub fn groups(&self) -> Answer<Vec<Entry<'a>>> {
        self.scenario.named(&scenarios::GROUPS)
    }

    /// Whether some recipient passes `test`.
    pub fn any_recipient(&self, test: impl Fn(&Entry<'a>) -> Tri) -> Tri {
        self.recipients().any(test)
    }

    /// Whether the company has fixed this reading.
    pub fn follows(&self, reading: &Reading) -> bool {
        self.circumstances.policy.follows(reading)
    }

    /// Whether this exemption is claimed.
    pub fn claims(&self, code: Code) -> Tri {
        self.scenario.chose(&scenarios::EXEMPTION, code)
    }

    /// Whether the scenario carries personal information.
    ///
    /// A "no" holds only if no item is listed, or every listed item is anonymised and that is proved: otherwise the data stay
    /// personal information (PIPL Art. 4, 73). Where the proof is not complete yet, it is open.
    pub fn personal_information(&self) -> Tri {
        let said = self.scenario.yes_no(&scenarios::PERSONAL);
        if !said.is_no() {
            return said;
        }
        match self.scenario.named(&scenarios::ITEMS) {
            Answer::Known(rows) => {
                Tri::all(rows.iter().map(|item| anonymity(self.facts(), item).holds)).not()
            }
            Answer::Unknown(lacking) if self.scenario.candidates(&scenarios::ITEMS).is_some() => {
                Tri::Unknown(lacking)
            }
            // An item that is not there is no proof of anything.
            Answer::Unknown(_) if self.scenario.value(&scenarios::ITEMS).is_some() => Tri::Yes,
            Answer::Unknown(lacking) => self.without_items(lacking),
        }
    }

    /// No item is listed: nothing speaks against the "no", unless the flow names people. Then it is open what of them goes, and an
    /// emptied list is no way round the proof of anonymisation.
    fn without_items(&self, lacking: Lacking) -> Tri {
        let concerns = match self.scenario.value(&scenarios::GROUPS) {
            None => Tri::No,
            Some(_) => self.groups().any(|group| Tri::known(!groups::is_empty(group))),
        };
        if concerns.is_no() { Tri::No } else { Tri::Unknown(lacking) }
    }

    /// What denies that the listed items are anonymised, each reason once.
    pub fn against_anonymity(&self) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        for item in self.scenario.named(&scenarios::ITEMS).known().into_iter().flatten() {
            let found = anonymity(self.facts(), &item);
            for denial in found.denials.into_iter().filter(|_| found.holds.is_no()) {
                if !out.contains(&denial) {
                    out.push(denial);
                }
            }
        }
        out
    }

    /// Whether the scenario carries data notified or published as important.
    ///
    /// A handler that says "no" closes the question, unless the scenario says "yes": that contradiction stays open.
    pub fn important_data(&self) -> Tri {
        let handler = self.handler();
        let (by_handler, here) =
            (handler.yes_no(&handler::IMPORTANT_DATA), self.scenario.yes_no(&scenarios::IMPORTANT));
        if by_handler.is_no() && here.is_yes() {
            return Tri::lacks(handler.place(&handler::IMPORTANT_DATA));
        }
        by_handler.and(here)
    }

    /// The same, for what is not out of scope: without personal information nothing else is left for it to be.
    pub fn important_data_in_scope(&self) -> Tri {
        let important = self.important_data();
        let is_settled = important.is_no() || !self.personal_information().is_no();
        if is_settled { important } else { Tri::Yes }
    }

    /// Whether the scenario carries sensitive personal information: by its items, by children under 14, or because people
    /// with sensitive data are stated and no other scenario accounts for them.
    pub fn sensitive(&self) -> Tri {
        let ledger = &self.circumstances.ledger;
        let by_group = self.groups().any(|group| {
            let stated = stated_without_items(self.facts(), group);
            groups::has_under_14(group).or(stated.and(Tri::known(!ledger.accounts_for(group))))
        });
        scenarios::sensitive_items(&self.scenario).or(by_group)
    }

    /// The mechanism that a person decided, with a reason; it serves only where the rules leave it to one.
    pub fn decided_by_a_person(&self) -> Option<Mechanism> {
        let code = self.scenario.choice(&scenarios::PERSON_DECISION).known()?;
        let reason = self.scenario.proof(&scenarios::PERSON_REASON).known()?;
        if says_none(reason) {
            return None;
        }
        Mechanism::ALL.into_iter().find(|mechanism| mechanism.to_string() == code.as_str())
    }

    /// Whether this scenario is to send sensitive data before the year ends, so far as to reach `figure`.
    ///
    /// What calls for a contract must be in force before the first person.
    pub fn plans_sensitive(&self, figure: &Figure) -> Tri {
        let own = self.sensitive();
        if own.is_no() { own } else { own.and(self.expects_sensitive(figure)) }
    }

    /// Whether the persons with sensitive data expected to 31 December, in all scenarios, reach a figure.
    pub fn expects_sensitive(&self, figure: &Figure) -> Tri {
        let counted = self.counts.forecast.sensitive.clone();
        let what = t(
            "至年底预计敏感个人信息人数",
            "persons with sensitive data expected to the end of the year",
        );
        self.reaches(figure, &counted, what)
    }

    /// Notes a sentence for the explanation.
    pub fn note(&self, sentence: Phrase) {
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&sentence) {
            notes.push(sentence);
        }
    }

    /// The sentences noted since this was last called.
    pub fn take_notes(&self) -> Vec<Phrase> {
        self.notes.take()
    }

    /// Whether the persons with ordinary data reach a figure of the law; notes the figure, its source and the count.
    pub fn ordinary_reaches(&self, figure: &Figure) -> Tri {
        let counted = self.counts.to_date.ordinary.clone();
        self.reaches(
            figure,
            &counted,
            t("当年累计一般个人信息人数", "persons this year with ordinary data"),
        )
    }

    /// Before 22 March 2024: whether everybody since 1 January of the previous year reaches a figure.
    pub fn total_reaches(&self, figure: &Figure) -> Tri {
        let counted = self.counts.to_date.ordinary.clone();
        let what = t("自上年1月1日起累计人数", "persons since 1 January of the previous year");
        self.reaches(figure, &counted, what)
    }

    /// The same for sensitive data.
    pub fn total_sensitive_reaches(&self, figure: &Figure) -> Tri {
        let counted = self.counts.to_date.sensitive.clone();
        let what = t(
            "自上年1月1日起累计敏感个人信息人数",
            "persons with sensitive data since 1 January of the previous year",
        );
        self.reaches(figure, &counted, what)
    }

    /// The same for sensitive data.
    pub fn sensitive_reaches(&self, figure: &Figure) -> Tri {
        let counted = self.counts.to_date.sensitive.clone();
        self.reaches(
            figure,
            &counted,
            t("当年累计敏感个人信息人数", "persons this year with sensitive data"),
        )
    }

    fn reaches(&self, figure: &Figure, counted: &super::Counted, what: Text) -> Tri {
        let Some((limit, source)) = figure.of(self.facts()) else { return Tri::No };
        let answer = figure.is_passed_by(counted.range, self.facts(), || counted.lacking.clone());
        if !self.facts().is_noting() {
            return answer;
        }
        self.note(comparison(what, counted.range.spoken(), limit, source, &answer));
        if matches!(answer, Tri::Unknown(_))
            && let Some(advice) = counted.advice()
        {
            self.note(advice);
        }
        answer
    }

    /// Whether the mechanism decided is `mechanism`; unknown before anything is decided.
    pub fn is_decided(&self, mechanism: Mechanism) -> bool {
        self.decided.is_some_and(|verdict| verdict.mechanism == mechanism)
    }

    /// Where `field` of the scenario stands.
    pub fn place(&self, field: &'static Field) -> Place {
        self.scenario.place(field)
    }

    /// Whether the act of export is `code`.
    pub fn act(&self, code: Code) -> Tri {
        self.scenario.chose(&scenarios::ACT, code)
    }

    /// Whether the country of a recipient is one of `codes`.
    pub fn in_country(recipient: &Entry<'_>, codes: &[Code]) -> Tri {
        recipient.chose_any(&recipients::COUNTRY, codes)
    }
}

fn comparison(what: Text, count: Phrase, limit: u64, source: Citation, answer: &Tri) -> Phrase {
    let limit = grouped(limit);
    let verb = match answer {
        Tri::Yes => t("达到", "reaches"),
        Tri::No => t("未达到", "is below"),
        Tri::Unknown(_) => t("不能确定是否达到", "may or may not reach"),
    };
    let source = source.spoken();
    said!(
        "{what}{count}，{verb}{limit}人（{source}）",
        "{what}: {count}, which {verb} {limit} ({source})",
        what,
        count,
        verb,
        limit,
        source,
    )
}

/// Whether more people with sensitive data than children are stated for a group although no scenario sends sensitive items of it, or may
/// do so; open while only a scenario that may go could explain them.
pub(super) fn stated_without_items(facts: &Facts<'_>, group: &Entry<'_>) -> Tri {
    let low = |field| group.count(field).known().map_or(0, |range| range.low);
    if low(&groups::SENSITIVE) <= low(&groups::UNDER_14) {
        return Tri::No;
    }
    let mut open = Lacking::new();
    for scenario in facts.rows(&scenarios::SECTION) {
        if !names_group(&scenario, group) || scenarios::is_inside_only(&scenario).is_yes() {
            continue;
        }
        if scenario.is_contested() {
            open.insert(scenario.place(&KEPT));
        } else if !sends_sensitive(&scenario, group).is_no() {
            return Tri::No;
        }
    }
    if open.is_empty() { Tri::Yes } else { Tri::Unknown(open) }
}

/// Whether the scenario sends sensitive items of the group.
pub(super) fn sends_sensitive(scenario: &Entry<'_>, group: &Entry<'_>) -> Tri {
    flows::items_of_group(scenario, group).any(items::is_sensitive)
}

/// The groups that the scenario names; of one that may go, those that it would name if it stayed.
pub(super) fn groups_named<'a>(scenario: &Entry<'a>) -> Vec<&'a str> {
    if scenario.is_contested() {
        return would_name(scenario).collect();
    }
    let named = scenario.named(&scenarios::GROUPS).known().unwrap_or_default();
    named.iter().filter_map(|group| group.id).collect()
}

/// Whether the scenario names the group, or would if it stayed.
pub(super) fn names_group(scenario: &Entry<'_>, group: &Entry<'_>) -> bool {
    if scenario.is_contested() {
        return would_name(scenario).any(|id| group.id == Some(id));
    }
    scenario
        .named(&scenarios::GROUPS)
        .known()
        .is_some_and(|rows| rows.iter().any(|row| row.id == group.id))
}

fn would_name<'a>(scenario: &Entry<'a>) -> impl Iterator<Item = &'a str> {
    let held = scenario.value(&scenarios::GROUPS).and_then(Value::as_array);
    held.into_iter().flatten().filter_map(Value::as_str)
}
