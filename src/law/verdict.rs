//! The verdict: a value that screens, documents and command line only read.

mod said;

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::day::Day;
use crate::form::{Lacking, Place, Read, Tri};
use crate::source::{Citation, LawData, LawFiles};
use crate::text::{Phrase, Text};

use super::basis::Basis;
use super::catalog::CLAIM_FAILS;
use super::{
    Crossing, Duty, Effect, Ground, Headcount, Mechanism, OpenPoint, Others, Reading, Rule, Unread,
};

/// What the law demands of an assessment.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The strictest of the scenarios.
    pub mechanism: Mechanism,
    /// The ground, where exactly one decides.
    pub ground: Option<Ground>,
    /// The strictest mechanism of the scenarios that are not prohibited, where one is prohibited.
    pub without_prohibited: Option<Mechanism>,
    /// The lines that the forecast of the year crosses, where the mechanism is stricter from there on; the lightest first.
    pub outlook: Vec<Crossing>,
    /// What the handler may choose between.
    pub options: Vec<Text>,
    /// Every duty with its state over all scenarios.
    pub duties: Vec<(&'static Duty, Requirement)>,
    /// The scenarios.
    pub scenarios: Vec<ScenarioVerdict>,
    /// What would settle everything that is open.
    pub lacking: Lacking,
    /// Answers that contradict each other, shown and not decided silently.
    pub conflicts: Vec<Conflict>,
    /// The people counted.
    pub headcount: Headcount,
    /// The other records of the same legal entity whose people were counted too.
    pub ledger: Others,
    /// What the ledger has to say: figures that disagree, records that could not be placed.
    pub notes: Vec<Phrase>,
    /// Records of the folder whose people are not known; the notes tell of each, too.
    pub unread: Vec<Unread>,
    /// The open points that the company reads otherwise than the program.
    pub policy: Vec<(&'static OpenPoint, &'static Reading)>,
    /// What law files of the workspace renew, on this day or later.
    pub law_files: Arc<LawFiles>,
    /// The day of judgement.
    pub day: Day,
    /// The law data used.
    pub law_data: LawData,
}

/// The same for one scenario.
#[derive(Clone, Debug)]
pub struct ScenarioVerdict {
    /// The scenario's row id.
    pub id: String,
    /// Its name.
    pub title: Phrase,
    /// The mechanism.
    pub mechanism: Mechanism,
    /// The grounds that remain possible for it.
    pub grounds: Vec<Ground>,
    /// Every mechanism that is still possible, lightest first; one, if it is determined.
    pub possible: Vec<Mechanism>,
    /// The lines that the forecast of the year crosses, where the mechanism is stricter from there on; the lightest first.
    pub outlook: Vec<Crossing>,
    /// What the handler may choose between.
    pub options: Vec<Text>,
    /// Every duty.
    pub duties: Vec<(&'static Duty, Requirement)>,
    /// Whether the contract of the Greater Bay Area is open to it, for each recipient; kept here, as an open flag is among no findings.
    pub bay: Vec<(String, Tri)>,
    /// How its legal basis stands.
    pub basis: Basis,
    /// What each rule said.
    pub findings: Vec<Finding>,
    /// What would settle the mechanism and the duties.
    pub lacking: Lacking,
}

/// Whether a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// It is not due.
    NotRequired,
    /// It is due if, or once, a condition holds that the record need not settle.
    Conditional,
    /// That depends on answers that are lacking.
    Undetermined,
    /// It is due.
    Required,
}

impl Requirement {
    /// In words.
    pub const fn label(self) -> Text {
        use crate::text::t;
        match self {
            Self::NotRequired => t("不需要", "not required"),
            Self::Conditional => t("视情形", "if it applies"),
            Self::Undetermined => t("待定", "undetermined"),
            Self::Required => t("需要", "required"),
        }
    }
}

/// What a rule said of a scenario.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether it applies.
    pub standing: Standing,
    /// Its sources that were there on the day of judgement.
    pub sources: Vec<Citation>,
    /// The answers it read.
    pub reads: Vec<Arc<Read>>,
    /// Comparisons and other sentences it noted.
    pub notes: Vec<Phrase>,
    /// What would settle it, if it is open.
    pub lacking: Lacking,
}

/// Whether a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It applies, and nothing before it is open.
    Applies,
    /// It applies unless an open rule before it, or its own open answers, say otherwise.
    Provisional,
    /// Open: it may apply.
    Open,
    /// It does not apply.
    DoesNotApply,
}

impl Standing {
    /// The standing of a rule whose own answer this is.
    pub(super) const fn of(answer: &Tri) -> Self {
        match answer {
            Tri::Yes => Self::Applies,
            Tri::No => Self::DoesNotApply,
            Tri::Unknown(_) => Self::Open,
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        use crate::text::t;
        match self {
            Self::Applies => t("适用", "applies"),
            Self::Provisional => t("暂时适用", "provisional"),
            Self::Open => t("待定", "open"),
            Self::DoesNotApply => t("不适用", "does not apply"),
        }
    }
}

/// Answers that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What contradicts what, and how it was taken.
    pub message: Phrase,
    /// The places.
    pub places: Vec<Place>,
}

impl Finding {
    /// The answers it read, in words, each once.
    pub fn facts(&self) -> Vec<Phrase> {
        let told = self.reads.iter().map(|read| {
            let label = read.place.field.map_or(read.place.section.title, |field| field.label);
            (label, &read.value)
        });
        // Of thousands of rows most say the same.
        let mut known = HashSet::new();
        let once = told.filter(|fact| known.insert(*fact));
        once.map(|(label, value)| {
            crate::text::phrase(
                format!("{}：{}", label.zh, value.zh),
                format!("{}: {}", label.en, value.en),
            )
        })
        .collect()
    }

    /// Why the rule says so, in words: its comparisons, then the answers it read.
    pub fn reason(&self) -> Phrase {
        let mut parts = self.notes.clone();
        for fact in self.facts() {
            if !parts.contains(&fact) {
                parts.push(fact);
            }
        }
        Phrase::clauses(parts)
    }

    /// The open point that a flag stands for, if it stands for one.
    pub fn open_point(&self) -> Option<&'static OpenPoint> {
        self.rule.effect.open_point()
    }

    fn to_json(&self, scenario: &str) -> Value {
        let mut out = json!({
            "rule": self.rule.id,
            "scenario": scenario,
            "title": self.rule.title,
            "status": self.standing,
            "effect": self.rule.effect,
            "open_point": self.open_point().map(|point| point.id),
            "reason": self.reason(),
            "sources": self.sources,
            "lacking": self.lacking,
        });
        if let Some(point) = self.open_point() {
            out["readings"] = json!(point.readings);
            out["careful"] = json!(point.careful);
            out["ask"] = json!(point.ask);
        }
        out
    }
}

impl ScenarioVerdict {
    /// The rule that leaves the mechanism to a person, where no answer is missing.
    pub fn left_to_a_person(&self) -> Option<&'static Rule> {
        let last = self.findings.iter().rfind(|finding| {
            matches!(finding.rule.effect, Effect::Decides(Mechanism::Undetermined, _))
        })?;
        let decides = matches!(last.standing, Standing::Applies | Standing::Provisional);
        (decides && self.mechanism == Mechanism::Undetermined).then_some(last.rule)
    }

    /// The mechanisms that may still follow. That nothing is settled is no result among them: what is left to a person is told by
    /// [`Self::left_to_a_person`].
    pub fn still_possible(&self) -> impl Iterator<Item = Mechanism> {
        self.possible.iter().copied().filter(|one| *one != Mechanism::Undetermined)
    }

    /// The rule that decided; `None` while several may.
    pub fn decided_by(&self) -> Option<&'static Rule> {
        let last = self.deciding().last()?;
        (last.standing == Standing::Applies).then_some(last.rule)
    }

    /// The grounds that are possible, where the mechanism is settled and its ground is not.
    pub fn open_grounds(&self) -> &[Ground] {
        let is_open = self.mechanism != Mechanism::Undetermined && self.grounds.len() > 1;
        if is_open { &self.grounds } else { &[] }
    }

    /// The one ground, if exactly one is possible.
    pub fn ground(&self) -> Option<Ground> {
        match self.grounds.as_slice() {
            [ground] if self.mechanism != Mechanism::Undetermined => Some(*ground),
            _ => None,
        }
    }

    /// The findings that decide, or may decide, the mechanism.
    pub fn deciding(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| {
            matches!(finding.rule.effect, Effect::Decides(..))
                && finding.standing != Standing::DoesNotApply
        })
    }

    /// Whether this rule decides, or may decide, the mechanism.
    pub fn rests_on(&self, rule: &Rule) -> bool {
        self.deciding().any(|finding| finding.rule == rule)
    }

    /// The findings a person should look at.
    pub fn flags(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| {
            matches!(finding.rule.effect, Effect::Flags(..))
                && finding.standing != Standing::DoesNotApply
        })
    }

    /// Whether the exemption claimed fails: nothing rests on it, and no paper relies on it.
    pub fn claim_fails(&self) -> bool {
        self.flags().any(|finding| *finding.rule == CLAIM_FAILS)
    }

    /// The state of a duty.
    pub fn duty(&self, duty: &Duty) -> Requirement {
        state(&self.duties, duty)
    }
}

impl Serialize for ScenarioVerdict {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "id": self.id,
            "title": self.title,
            "mechanism": self.mechanism,
            "ground": self.ground(),
            "possible": self.still_possible().collect::<Vec<_>>(),
            "possible_grounds": self.grounds,
            "outlook": self.outlook,
            "options": self.options,
            "duties": by_name(&self.duties),
            "basis": self.basis,
            "findings": self.findings.iter().map(|finding| finding.to_json(&self.id)).collect::<Vec<_>>(),
            "lacking": self.lacking,
        })
        .serialize(to)
    }
}

impl Verdict {
    /// Whether the contract of the Greater Bay Area is open to something; the choice of that route alone is not enough.
    pub fn bay(&self) -> Tri {
        Tri::any(self.scenarios.iter().flat_map(|one| &one.bay).map(|(_, open)| open.clone()))
    }

    /// Whether it is open to something that goes to this recipient.
    pub fn bay_with(&self, recipient: &str) -> Tri {
        let all = self.scenarios.iter().flat_map(|one| &one.bay);
        Tri::any(all.filter(|(id, _)| id == recipient).map(|(_, open)| open.clone()))
    }

    /// The state of a duty.
    pub fn duty(&self, duty: &Duty) -> Requirement {
        state(&self.duties, duty)
    }
}

/// The shape is part of the program's interface.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let findings = self.scenarios.iter().flat_map(|scenario| {
            scenario.findings.iter().map(|finding| finding.to_json(&scenario.id))
        });
        let policy = self.policy.iter().map(|(point, reading)| {
            json!({ "point": point.id, "reading": reading.code, "says": reading.says })
        });
        json!({
            "mechanism": self.mechanism,
            "ground": self.ground,
            "without_prohibited": self.without_prohibited,
            "outlook": self.outlook,
            "options": self.options,
            "duties": by_name(&self.duties),
            "findings": findings.collect::<Vec<_>>(),
            "lacking": self.lacking,
            "conflicts": self.conflicts,
            "headcount": self.headcount,
            "ledger": { "records": self.ledger, "notes": self.notes },
            "unread": self.unread,
            "policy": policy.collect::<Vec<_>>(),
            "law_files": self.law_files_used(),
            "as_of": self.day,
            "law_data": self.law_data,
            "scenarios": self.scenarios,
        })
        .serialize(to)
    }
}

fn state(duties: &[(&'static Duty, Requirement)], duty: &Duty) -> Requirement {
    duties
        .iter()
        .find(|(known, _)| *known == duty)
        .map_or(Requirement::Undetermined, |(_, state)| *state)
}

fn by_name(duties: &[(&'static Duty, Requirement)]) -> Map<String, Value> {
    duties.iter().map(|(duty, state)| (duty.code().to_owned(), json!(state))).collect()
}
