//! What is wrong with the answers: drafts that do not parse, gaps, and answers that contradict each other.
//!
//! A problem never stops anybody from moving on; it is shown at its field, and what it touches is not issued.

mod across;
pub mod checks;
mod foreign;

use serde::Serialize;
use serde_json::Value;

use crate::text::{Phrase, Text, harmless, phrase, t};

use super::facts::Held;
use super::{AsOnDocument, Candidates, Entry, Facts, Field, Need, Place, catalog, proposed};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// What the answers tell of runs though it may not: to be stopped or made good, whatever is written.
    Grave,
    /// Cannot be relied on as it stands.
    Error,
    /// A complete record would answer it.
    Gap,
    /// Look at it.
    Warning,
}

impl Severity {
    /// In a word.
    pub const fn label(self) -> Text {
        match self {
            Self::Grave => t("严重", "grave"),
            Self::Error => t("错误", "error"),
            Self::Gap => t("缺项", "missing"),
            Self::Warning => t("提示", "warning"),
        }
    }
}

/// Something wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The check that found it.
    pub check: Check,
    /// How bad.
    pub severity: Severity,
    /// Where to mend it.
    pub place: Place,
    /// What is wrong, and what to do.
    pub message: Phrase,
}

/// What was checked, by its stable id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Check(pub &'static str);

impl Check {
    /// Whether its id stands under this subject: what comes before the dot.
    pub fn is_about(self, subject: &str) -> bool {
        self.0.split_once('.').is_some_and(|(before, _)| before == subject)
    }
}

/// All problems, in the order of their places.
pub fn problems(facts: &Facts<'_>) -> Vec<Problem> {
    // Reading for checks is not reading for a verdict.
    let facts = &facts.quietly();
    let (mut out, mut held) = (Vec::new(), Vec::new());
    for section in catalog::SECTIONS {
        if section.is_single() {
            of_entry(&facts.single(section), &mut held, &mut out);
        } else {
            for entry in facts.rows(section) {
                of_entry(&entry, &mut held, &mut out);
            }
        }
    }
    left_rows(facts, &mut out);
    for check in across::CHECKS {
        check(facts, &mut out);
    }
    out.sort_by(|a, b| (&a.place, a.severity).cmp(&(&b.place, b.severity)));
    out
}

/// Rows that stand for nothing any more: what was answered in them is kept, and read by no one.
fn left_rows(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for section in catalog::SECTIONS.iter().copied() {
        for id in facts.answers().left_rows(section) {
            out.push(Problem {
                check: checks::ANSWER_LEFT_ROW,
                severity: Severity::Warning,
                place: Place { section, row: Some(id), field: None },
                message: phrase(
                    "所对应的场景或者接收方已不在，这一行保留但不采用。恢复对应关系即再次采用；不需要的，请删除这一行",
                    "what it stood for is gone; the row is kept and not used. Bring the scenario or recipient back to use it again, or remove the row",
                ),
            });
        }
    }
}

fn of_entry<'a>(entry: &Entry<'a>, held: &mut Vec<Held<'a>>, out: &mut Vec<Problem>) {
    // Of a row that is only proposed nothing is asked before it is kept.
    let is_proposed = entry.is_proposed();
    let is_missed = |field: &'static Field| {
        !is_proposed && field.need == Need::Required && entry.is_asked_barely(field).is_yes()
    };
    entry.all_held(held);
    for (field, value) in held.iter().copied() {
        let mut push = |check, severity, message| {
            out.push(Problem { check, severity, place: entry.place(field), message });
        };
        match value {
            Some(value) => {
                if let Some(message) = field.kind.problem(value, entry.facts().answers()) {
                    let (check, severity) = if proposed::is_proposed(field.kind, value) {
                        (checks::ROW_PROPOSED, Severity::Gap)
                    } else if Candidates::of(value).is_some() {
                        (checks::ANSWER_CANDIDATES, Severity::Error)
                    } else {
                        (checks::ANSWER_UNREAD, Severity::Error)
                    };
                    push(check, severity, message);
                }
                if let Some(confirmed) = AsOnDocument::read(value)
                    .filter(|confirmed| field.kind.may_stand(confirmed.code))
                {
                    push(checks::ANSWER_CONFIRMED, Severity::Warning, said_of(&confirmed));
                }
                if let Some(message) = entry.outdated(field) {
                    push(checks::ANSWER_TRANSLATION, Severity::Warning, message);
                }
                let is_past = entry.is_past(field);
                if is_past {
                    push(
                        checks::ANSWER_LEFT_OVER,
                        Severity::Warning,
                        phrase(
                            "按其他答案，这一问已不再提出；所填内容保留，但不采用。请清除，或者核对有关的答案",
                            "by the other answers this question is no longer asked; the answer is kept and not used. Take it away, or look at the answers it depends on",
                        ),
                    );
                }
                if !is_past && let Some(message) = foreign::told(entry, field, value) {
                    push(checks::ANSWER_FOREIGN, Severity::Warning, message);
                }
                if value_holds_control(value) {
                    push(
                        checks::ANSWER_CONTROL,
                        Severity::Warning,
                        phrase(
                            "含有不可见的控制字符，显示和文件中以 \u{fffd} 代替",
                            "holds invisible control characters; they are shown and written as \u{fffd}",
                        ),
                    );
                }
            }
            None if is_missed(field) => {
                push(checks::ANSWER_MISSING, Severity::Gap, phrase("尚未填写", "not answered yet"));
            }
            None => {}
        }
    }
}

/// That a code was confirmed as on the document: by whom and why. The officer may ask.
fn said_of(confirmed: &AsOnDocument<'_>) -> Phrase {
    let [code, by, why] =
        [confirmed.code, confirmed.by, confirmed.why].map(|part| harmless(part, false));
    said!(
        "“{code}”不合编号规则，由“{by}”确认与证照一致：{why}",
        "\"{code}\" breaks the rule of its kind; \"{by}\" confirmed that it stands so on the \
         document: {why}",
        code,
        by,
        why,
    )
}

fn value_holds_control(value: &Value) -> bool {
    match value {
        // The bytes are looked at first: nearly no text holds one with which such a character begins.
        Value::String(text) => {
            let begins = |byte: &u8| *byte < b' ' || matches!(*byte, 0x7f | 0xc2);
            text.as_bytes().iter().fold(false, |any, byte| any | begins(byte))
                && text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
        }
        Value::Array(items) => items.iter().any(value_holds_control),
        Value::Object(keys) => keys.values().any(value_holds_control),
        _ => false,
    }
}
