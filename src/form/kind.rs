//! Kinds of answer: how one is read from text, checked, and shown.
//!
//! Reading never loses anything: text that does not parse is kept as it was typed and shown as a problem.

mod as_on_document;
mod count;
mod credit_code;
mod listed;
mod no_day;
mod otherwise;
mod places;
mod problem;
mod yes_no;

pub use as_on_document::AsOnDocument;
pub(super) use as_on_document::code_in;
pub use count::Unit;
pub(super) use count::stored_count;
pub use otherwise::read_otherwise;
pub(super) use yes_no::{likely_yes_no, stored_yes_no};

use serde_json::{Value, json};

use crate::day::{Day, half_width};
use crate::text::{Lang, Phrase, Text, grouped, harmless, phrase, t};

use super::{
    Answers, Candidates, Classes, Code, Field, Options, Place, Probability, Range, Section,
    Translation, proposed,
};
use listed::{codes_meant, dangling, not_listed, row_meant, rows_meant};
use places::{nowhere, places_meant};
use problem::{classes_problem, probability_problem, typed};

/// The longest text an answer may have, in characters.
pub(super) const LONGEST: usize = 20_000;

/// What separates several choices in typed text.
const SEPARATORS: [char; 7] = ['、', '，', ',', ';', '；', '\n', '|'];

/// What kind of answer a field takes, and how it stands in the file.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text. A string.
    Line,
    /// Text of several lines. A string.
    Paragraph,
    /// A unified social credit code, 18 characters with a check character (GB 32100). A string, or where the document
    /// itself breaks the rule an [`AsOnDocument`].
    CreditCode,
    /// Yes, no, or expressly not known: `"yes"`, `"no"`, `"unknown"`.
    YesNo,
    /// One code of a catalogue. A string.
    One(&'static Options),
    /// Codes of a catalogue. An array of strings.
    Many(&'static Options),
    /// A number of persons: whole, zero or more, or a range `{ "from": 1, "to": 2 }`.
    Count,
    /// The same of something else than persons.
    Amount(Unit),
    /// A probability or share from 0 to 1 with at most six decimals. A string, so that it stays exact: `"0.05"`.
    Probability,
    /// Sizes of equivalence classes. A string of sizes with the number of classes: `"5x2, 10"`.
    Classes,
    /// A civil day, `YYYY-MM-DD`.
    Day,
    /// A civil day, or that there is none with the reason: `从未：...`, `never: ...`. A string.
    DayOrReason,
    /// The id of a row of another section. A string.
    Row(&'static Section),
    /// Ids of rows of another section. An array of strings.
    Rows(&'static Section),
    /// Places of other answers or rows, written as [`super::Place`] is. An array of strings.
    Places,
    /// The text of another field in the other language. A [`Translation`]; while it is typed, a string.
    Translation(&'static Field),
}

impl Kind {
    /// The code used in references.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Paragraph => "paragraph",
            Self::CreditCode => "credit_code",
            Self::YesNo => "yes_no",
            Self::One(_) => "one",
            Self::Many(_) => "many",
            Self::Count | Self::Amount(_) => "count",
            Self::Probability => "probability",
            Self::Classes => "classes",
            Self::Day => "day",
            Self::DayOrReason => "day_or_reason",
            Self::Row(_) => "row",
            Self::Rows(_) => "rows",
            Self::Places => "places",
            Self::Translation(_) => "translation",
        }
    }

    /// How to type an answer of this kind.
    pub const fn hint(self) -> Text {
        match self {
            Self::Line => t("一行文字", "one line of text"),
            Self::Paragraph => t("可写多行", "several lines"),
            Self::CreditCode => t("18位，含校验位", "18 characters with the check character"),
            Self::YesNo => t("是、否，或者明确写“不清楚”", "yes, no, or expressly \"unknown\""),
            Self::One(_) => t(
                "选一项；写出全名、代码，或者只有一项符合的一部分即选定，有几项符合的会先询问",
                "choose one; a full name or code is taken, and a part that one alone has; a part of several is asked about",
            ),
            Self::Many(_) => t(
                "可选多项；写出全名、代码，或者只有一项符合的一部分即选定，有几项符合的会先询问",
                "choose any number; a full name or code is taken, and a part that one alone has; a part of several is asked about",
            ),
            Self::Count => t(
                "整数：120000、12万；或范围：10万-15万",
                "a whole number: 120000 or 12万; or a range: 100000-150000",
            ),
            Self::Amount(_) => {
                t("整数：12；或范围：10-12", "a whole number: 12; or a range: 10-12")
            }
            Self::Probability => t(
                "百分数：5%、0.5%；也可写0到1的小数，最多六位：0.05",
                "per cent: 5%, 0.5%; or from 0 to 1 with at most six decimals: 0.05",
            ),
            Self::Classes => t(
                "各等价类的大小：10, 5, 5；或者 大小x个数：5x2, 10x1",
                "sizes of the classes: 10, 5, 5; or size x number: 5x2, 10x1",
            ),
            Self::Day => t("日期：2026-03-01", "a day: 2026-03-01"),
            Self::DayOrReason => t(
                "日期：2026-03-01；没有的写“从未：原因”或者“不适用：原因”",
                "a day: 2026-03-01; if there is none, \"never: reason\" or \"not applicable: reason\"",
            ),
            Self::Row(_) => t("选一行", "choose one row"),
            Self::Rows(_) => t("可选多行", "choose any number of rows"),
            Self::Translation(original) => original.kind.hint(),
            Self::Places => t(
                "位置，可写多个：measures/tls、scenarios/crm/necessity",
                "places, any number: measures/tls, scenarios/crm/necessity",
            ),
        }
    }

    /// What its number counts.
    pub(super) const fn unit(self) -> Unit {
        match self {
            Self::Amount(unit) => unit,
            _ => Unit::Persons,
        }
    }

    /// The code that stands so in the file; `None` where it is none of the list.
    pub(super) fn choice(self, code: &str) -> Option<Code> {
        let (Self::One(options) | Self::Many(options)) = self else { return None };
        options.find(code).map(|choice| choice.code)
    }

    /// The text that stands in a value of a kind that holds text.
    fn text_in(self, value: &Value) -> Option<&str> {
        match self {
            Self::Translation(_) => Translation::read(value).map(|held| held.text),
            _ => value.as_str(),
        }
    }

    /// Whether a person may confirm that an answer stands so on the document although it breaks the rule of its kind.
    pub const fn has_rule(self) -> bool {
        matches!(self, Self::CreditCode)
    }

    /// Whether a code has the form of its kind, so that a document may bear it although its check character fails.
    pub fn may_stand(self, code: &str) -> bool {
        self.has_rule() && credit_code::may_stand(code)
    }

    /// Reads what a person typed. Empty text is no answer; text that does not parse is kept as it is.
    pub fn read(self, text: &str, answers: &Answers) -> Option<Value> {
        // One kind of line end, whatever system it comes from.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_matches(|c: char| c.is_whitespace());
        if text.is_empty() {
            return None;
        }
        let draft = || json!(text);
        Some(match self {
            Self::Line | Self::Paragraph | Self::Translation(_) => draft(),
            Self::CreditCode => {
                // Licences print it in groups.
                let code = text.chars().map(half_width).filter(|c| !c.is_whitespace());
                json!(code.collect::<String>().to_uppercase())
            }
            Self::YesNo => yes_no::meaning(text).certain().map_or_else(draft, |word| json!(word)),
            Self::One(options) => {
                options.meant(text).map_or_else(draft, |choice| json!(choice.code))
            }
            Self::Many(options) => json!(codes_meant(options, text)),
            Self::Count | Self::Amount(_) => count::meaning(text, self.unit())
                .certain()
                .map_or_else(draft, |range| match range.exact() {
                    Some(number) => json!(number),
                    None => json!({ "from": range.low, "to": range.high }),
                }),
            Self::Probability => {
                Probability::parse(text).map_or_else(draft, |number| json!(number.to_string()))
            }
            Self::Classes => {
                Classes::parse(text).map_or_else(draft, |classes| json!(classes.to_string()))
            }
            Self::Day | Self::DayOrReason => {
                Day::parse(text).map_or_else(draft, |day| json!(day.to_string()))
            }
            Self::Row(section) => json!(row_meant(section, text, answers)),
            Self::Rows(section) => json!(rows_meant(section, text, answers)),
            Self::Places => json!(places_meant(text)),
        })
    }

    /// What is wrong with `value` as an answer of this kind; `None` if it can be relied on.
    pub fn problem(self, value: &Value, answers: &Answers) -> Option<Phrase> {
        if let Some(several) = Candidates::of(value) {
            return Some(several.problem(self, answers));
        }
        if proposed::is_proposed(self, value) {
            return Some(proposed::asked());
        }
        match self {
            Self::Line | Self::Paragraph | Self::Translation(_) => match self.text_in(value) {
                None => Some(phrase("应为文字", "should be text")),
                Some(text) if is_longer(text, LONGEST) => Some(said!(
                    "超过{u64}字",
                    "longer than {u64} characters",
                    u64 = grouped(LONGEST as u64),
                )),
                Some(_) => None,
            },
            Self::CreditCode => match (value.as_str(), AsOnDocument::read(value)) {
                (Some(code), _) => credit_code::problem(code),
                (None, Some(confirmed)) if self.may_stand(confirmed.code) => None,
                (None, Some(confirmed)) => credit_code::problem(confirmed.code),
                (None, None) => Some(phrase("应为文字", "should be text")),
            },
            Self::YesNo => yes_no::problem(value),
            Self::One(options) => match value.as_str() {
                Some(code) if options.find(code).is_some() => None,
                _ => Some(not_listed(options, value)),
            },
            Self::Many(options) => list(value).map_or_else(
                || Some(phrase("应为多个选项", "should be a list of choices")),
                |codes| {
                    codes
                        .iter()
                        .find(|code| options.find(code).is_none())
                        .map(|code| not_listed(options, &json!(code)))
                },
            ),
            Self::Count | Self::Amount(_) => count::problem(value, self.unit()),
            Self::Probability => value
                .as_str()
                .and_then(Probability::parse)
                .is_none()
                .then(|| probability_problem(value)),
            Self::Classes => {
                value.as_str().and_then(Classes::parse).is_none().then(|| classes_problem(value))
            }
            Self::DayOrReason if value.as_str().is_some_and(|t| no_day::reason(t).is_some()) => {
                None
            }
            Self::DayOrReason if value.as_str().and_then(no_day::problem).is_some() => {
                value.as_str().and_then(no_day::problem)
            }
            Self::Day | Self::DayOrReason => match value.as_str() {
                Some(text) if Day::parse(text).is_some() => None,
                Some(text) => Day::problem(text, &typed(value)),
                None => Day::problem("", &typed(value)),
            },
            Self::Row(section) => match value.as_str() {
                Some(id) if answers.row(section, id).is_some() => None,
                _ => Some(dangling(section, value, answers)),
            },
            Self::Rows(section) => list(value).map_or_else(
                || Some(phrase("应为多行", "should be a list of rows")),
                |ids| {
                    ids.iter()
                        .find(|id| answers.row(section, id).is_none())
                        .map(|id| dangling(section, &json!(id), answers))
                },
            ),
            Self::Places => list(value).map_or_else(
                || Some(phrase("应为多个位置", "should be a list of places")),
                |places| places.iter().find_map(|place| nowhere(place, answers)),
            ),
        }
    }
}

/// Whether a text has more characters than that. Each takes a byte at least, so that most need not be counted.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// The JSON strings of an array, or `None` for anything else.
pub(super) fn list(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

/// `value` as text to edit: what [`Kind::read`] would read back as the same answer. Of candidates nothing is, before one is chosen.
pub fn value_text(kind: Kind, value: &Value, answers: &Answers, lang: Lang) -> String {
    match (kind, value) {
        _ if Candidates::of(value).is_some() => String::new(),
        (Kind::Translation(_), _) => kind.text_in(value).unwrap_or_default().to_owned(),
        (Kind::Paragraph | Kind::Day | Kind::DayOrReason | Kind::Classes, Value::String(text)) => {
            text.clone()
        }
        (Kind::Count | Kind::Amount(_), _) if stored_count(value, kind.unit()).is_some() => {
            count::written(&stored_count(value, kind.unit()).unwrap_or(Range::UNKNOWN))
        }
        // Words where they read back as the same, codes where they do not: two rows of one title, a mark of separation.
        (Kind::One(_) | Kind::Row(_), Value::String(code)) => {
            let words = shown(kind, value, answers).get(lang).to_owned();
            if kind.read(&words, answers).as_ref() == Some(value) { words } else { code.clone() }
        }
        (Kind::Many(_) | Kind::Rows(_) | Kind::Places, Value::Array(items)) => {
            let word = |item: &Value| {
                let alone = json!([item]);
                let words = shown(kind, &alone, answers).get(lang).to_owned();
                let code = item.as_str().unwrap_or_default().to_owned();
                let same = kind.read(&words, answers) == Some(alone);
                if same && !words.contains(SEPARATORS) { words } else { code }
            };
            items.iter().map(word).collect::<Vec<_>>().join(";")
        }
        _ => shown(kind, value, answers).get(lang).to_owned(),
    }
}

/// `value` in words. Control characters are made harmless; what cannot be read is shown as it was typed.
pub fn shown(kind: Kind, value: &Value, answers: &Answers) -> Phrase {
    let raw = |value: &Value| match value {
        Value::String(text) => Phrase::same(harmless(text, true)),
        other => Phrase::same(harmless(&other.to_string(), false)),
    };
    if let Some(several) = Candidates::of(value) {
        return several.shown(kind, answers);
    }
    if proposed::is_proposed(kind, value) {
        return proposed::shown();
    }
    match (kind, value) {
        (Kind::Translation(_), _) => Translation::read(value)
            .map_or_else(|| raw(value), |held| Phrase::same(harmless(held.text, true))),
        (Kind::CreditCode, _) => {
            code_in(value).map_or_else(|| raw(value), |code| Phrase::same(harmless(code, false)))
        }
        (Kind::YesNo, _) => stored_yes_no(value).map_or_else(|| raw(value), yes_no::said),
        (Kind::One(options), Value::String(code)) => {
            options.find(code).map_or_else(|| raw(value), |choice| choice.label.into())
        }
        (Kind::Many(options), Value::Array(codes)) => Phrase::list(codes.iter().map(|code| {
            code.as_str()
                .and_then(|code| options.find(code))
                .map_or_else(|| raw(code), |choice| choice.label.into())
        })),
        (Kind::Count | Kind::Amount(_), _) => {
            stored_count(value, kind.unit()).map_or_else(|| raw(value), Range::spoken)
        }
        // A share is said and edited in per cent, as people write it; the file holds the decimal.
        (Kind::Probability, Value::String(text)) => Probability::parse(text)
            .map_or_else(|| raw(value), |number| Phrase::same(number.percent())),
        (Kind::Classes, Value::String(text)) => {
            Classes::parse(text).map_or_else(|| raw(value), |classes| classes.spoken())
        }
        (Kind::Day | Kind::DayOrReason, Value::String(text)) => {
            let none = || no_day::spoken(text).unwrap_or_else(|| raw(value));
            Day::parse(text).map_or_else(none, Day::spoken)
        }
        (Kind::Row(section), Value::String(id)) => answers.row_title(section, id),
        (Kind::Rows(section), Value::Array(ids)) => Phrase::list(
            ids.iter()
                .map(|id| id.as_str().map_or_else(|| raw(id), |id| answers.row_title(section, id))),
        ),
        (Kind::Places, Value::Array(places)) => Phrase::list(places.iter().map(|place| {
            let read = place.as_str().and_then(|text| Place::parse(text).ok());
            read.map_or_else(|| raw(place), |place| place.named(answers))
        })),
        _ => raw(value),
    }
}

#[cfg(test)]
mod tests;
