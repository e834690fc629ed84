//! How an answer was read that was not written plainly: something to tell whoever wrote it.
//!
//! Knows nothing of how it is shown; what could not be read is a problem and no matter of this.

use serde_json::Value;

use crate::form::{Answers, Kind, shown, value_text};
use crate::text::{Lang, Phrase};

/// How a figure, a day or a yes was read from `text`, where it was not written as it is shown or stored: something to tell.
///
/// What is a draft is told by [`Kind::problem`]. Text, choices and rows are not told of.
pub fn read_otherwise(kind: Kind, text: &str, value: &Value, answers: &Answers) -> Option<Phrase> {
    let is_figure = matches!(
        kind,
        Kind::Count
            | Kind::Amount(_)
            | Kind::Probability
            | Kind::Classes
            | Kind::Day
            | Kind::DayOrReason
            | Kind::YesNo
            | Kind::CreditCode
    );
    if !is_figure || kind.problem(value, answers).is_some() {
        return None;
    }
    let words = shown(kind, value, answers);
    let plainly = value_text(kind, value, answers, Lang::Zh);
    let stored = value.as_str().unwrap_or_default();
    let text = text.trim();
    let is_plain = [plainly.as_str(), stored, &words.zh, &words.en].contains(&text);
    (!is_plain).then_some(words)
}
