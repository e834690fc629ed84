//! The verdict: a value that screens, documents and command line only read.

mod said;

use serde_json::{Value, json};

use crate::day::Day;
use crate::form::{Lacking, Place, Read, Tri};
use crate::source::{Citation, LawData};
use crate::text::{Phrase, Text};

use super::{
    Crossing, Duty, Effect, Ground, Headcount, Mechanism, OpenPoint, Reading, Rule, Unread,
    open_points,
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
    pub duties: Vec<(Duty, Requirement)>,
    /// The scenarios.
    pub scenarios: Vec<ScenarioVerdict>,
    /// What would settle everything that is open.
    pub lacking: Lacking,
    /// Answers that contradict each other, shown and not decided silently.
    pub conflicts: Vec<Conflict>,
    /// The people counted.
    pub headcount: Headcount,
    /// The other records of the same legal entity whose people were counted too.
    pub ledger: Vec<Phrase>,
    /// What the ledger has to say: figures that disagree, records that could not be placed.
    pub notes: Vec<Phrase>,
    /// Records of the folder whose people are not known; the notes tell of each, too.
    pub unread: Vec<Unread>,
    /// The open points that the company reads otherwise than the program.
    pub policy: Vec<(&'static OpenPoint, &'static Reading)>,
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
    pub duties: Vec<(Duty, Requirement)>,
    /// What each rule said.
    pub findings: Vec<Finding>,
    /// What would settle the mechanism and the duties.
    pub lacking: Lacking,
}

/// Whether a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotRequired => "not_required",
            Self::Conditional => "conditional",
            Self::Undetermined => "undetermined",
            Self::Required => "required",
        }
    }

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
    pub reads: Vec<Read>,
    /// Comparisons and other sentences it noted.
    pub notes: Vec<Phrase>,
    /// What would settle it, if it is open.
    pub lacking: Lacking,
}

/// Whether a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::Provisional => "provisional",
            Self::Open => "open",
            Self::DoesNotApply => "does_not_apply",
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What contradicts what, and how it was taken.
    pub message: Phrase,
    /// The places.
    pub places: Vec<Place>,
}

impl Finding {
    /// The answers it read, in words, each once.
    pub fn facts(&self) -> Vec<Phrase> {
        let reads = self.reads.iter().map(|read| {
            let label = read.place.field.map_or(read.place.section.title, |field| field.label);
            crate::text::phrase(
                format!("{}：{}", label.zh, read.value.zh),
                format!("{}: {}", label.en, read.value.en),
            )
        });
        let mut out: Vec<Phrase> = Vec::new();
        for fact in reads {
            if !out.contains(&fact) {
                out.push(fact);
            }
        }
        out
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
        match self.rule.effect {
            Effect::Flags(point, _) => open_points::find(point),
            _ => None,
        }
    }

    fn to_json(&self, scenario: &str) -> Value {
        let mut out = json!({
            "rule": self.rule.id,
            "scenario": scenario,
            "title": pair(self.rule.title),
            "status": self.standing.code(),
            "effect": effect_code(self.rule.effect),
            "open_point": self.open_point().map(|point| point.id),
            "reason": self.reason(),
            "sources": self.sources.iter().map(source_json).collect::<Vec<_>>(),
            "lacking": places(&self.lacking),
        });
        if let (Some(point), Some(map)) = (self.open_point(), out.as_object_mut()) {
            map.insert("readings".to_owned(), point.readings_json());
            map.insert("careful".to_owned(), pair(point.careful));
            map.insert("ask".to_owned(), pair(point.ask));
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

    /// The findings a person should look at.
    pub fn flags(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| {
            matches!(finding.rule.effect, Effect::Flags(..))
                && finding.standing != Standing::DoesNotApply
        })
    }

    /// The state of a duty.
    pub fn duty(&self, duty: Duty) -> Requirement {
        state(&self.duties, duty)
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "mechanism": self.mechanism.code(),
            "ground": self.ground().map(Ground::code),
            "possible": self.possible.iter().map(|m| m.code()).collect::<Vec<_>>(),
            "possible_grounds": self.grounds.iter().map(|g| g.code()).collect::<Vec<_>>(),
            "outlook": self.outlook.iter().map(Crossing::to_json).collect::<Vec<_>>(),
            "options": self.options.iter().map(|option| pair(*option)).collect::<Vec<_>>(),
            "duties": duties_json(&self.duties),
            "findings": self.findings.iter().map(|finding| finding.to_json(&self.id)).collect::<Vec<_>>(),
            "lacking": places(&self.lacking),
        })
    }
}

impl Verdict {
    /// Whether the contract of the Greater Bay Area is open to a scenario; the choice of that route alone is not enough.
    pub fn bay(&self) -> Tri {
        let findings = self.scenarios.iter().flat_map(|scenario| &scenario.findings);
        Tri::any(findings.filter(|found| found.rule.id == "flag.gba_contract").map(|found| {
            match found.standing {
                Standing::Applies | Standing::Provisional => Tri::Yes,
                Standing::DoesNotApply => Tri::No,
                Standing::Open => Tri::Unknown(found.lacking.clone()),
            }
        }))
    }

    /// The state of a duty.
    pub fn duty(&self, duty: Duty) -> Requirement {
        state(&self.duties, duty)
    }

    /// As JSON; the shape is part of the program's interface.
    pub fn to_json(&self) -> Value {
        let range = |counted: &super::Counted| json!({ "from": counted.range.low, "to": counted.range.high, "lacking": places(&counted.lacking), "overlap": counted.advice() });
        json!({
            "mechanism": self.mechanism.code(),
            "ground": self.ground.map(Ground::code),
            "without_prohibited": self.without_prohibited.map(Mechanism::code),
            "outlook": self.outlook.iter().map(Crossing::to_json).collect::<Vec<_>>(),
            "options": self.options.iter().map(|option| pair(*option)).collect::<Vec<_>>(),
            "duties": duties_json(&self.duties),
            "findings": self.scenarios.iter().flat_map(|scenario| {
                scenario.findings.iter().map(|finding| finding.to_json(&scenario.id))
            }).collect::<Vec<_>>(),
            "lacking": places(&self.lacking),
            "conflicts": self.conflicts.iter().map(|conflict| json!({
                "message": conflict.message,
                "places": conflict.places.iter().map(ToString::to_string).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "headcount": { "ordinary": range(&self.headcount.ordinary), "sensitive": range(&self.headcount.sensitive) },
            "ledger": { "records": self.ledger, "notes": self.notes },
            "unread": self.unread.iter().map(Unread::to_json).collect::<Vec<_>>(),
            "policy": self.policy.iter().map(|(point, reading)| json!({
                "point": point.id, "reading": reading.code, "says": pair(reading.says),
            })).collect::<Vec<_>>(),
            "as_of": self.day.to_string(),
            "law_data": { "version": self.law_data.version, "as_of": self.law_data.as_of.to_string() },
            "scenarios": self.scenarios.iter().map(ScenarioVerdict::to_json).collect::<Vec<_>>(),
        })
    }
}

fn state(duties: &[(Duty, Requirement)], duty: Duty) -> Requirement {
    duties
        .iter()
        .find(|(known, _)| *known == duty)
        .map_or(Requirement::Undetermined, |(_, state)| *state)
}

fn duties_json(duties: &[(Duty, Requirement)]) -> Value {
    duties.iter().map(|(duty, state)| (duty.code().to_owned(), json!(state.code()))).collect()
}

fn places(lacking: &Lacking) -> Vec<String> {
    lacking.iter().map(ToString::to_string).collect()
}

fn pair(text: Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

/// What a rule brings about, as a code.
pub(crate) fn effect_code(effect: Effect) -> Value {
    match effect {
        Effect::Decides(mechanism, ground) => {
            json!({ "decides": mechanism.code(), "ground": ground.map(Ground::code) })
        }
        Effect::Requires(duty) => json!({ "requires": duty.code() }),
        Effect::Flags(point, advice) => json!({ "flags": point, "advice": pair(advice) }),
    }
}

/// A citation as JSON.
pub(crate) fn source_json(source: &Citation) -> Value {
    let spoken = source.spoken();
    json!({
        "instrument": source.instrument.id,
        "article": source.article,
        "status": source.status.code(),
        "zh": spoken.zh,
        "en": spoken.en,
    })
}
