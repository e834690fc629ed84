//! What is not certain about a table, in words, and what to write on the command line to settle it.
//!
//! What is proposed is what the plan shows; a doubt is never settled by saying nothing.

use crate::form::{Field, Kind};
use crate::text::{Phrase, t};

use super::said::quoted;
use super::{Becomes, Column, Doubt, Given, Mapping, Plan, Target, column_name};

impl Column {
    /// That the heading names a unit for the figures of a field.
    fn says_more(&self, field: &Field) -> Phrase {
        match self.unit.filter(|_| matches!(field.kind, Kind::Count | Kind::Amount(_))) {
            Some(unit) => said!(
                "，所写的数以“{unit}”为单位",
                ", with its figures taken in the unit \"{unit}\"",
                unit,
            ),
            None => Phrase::default(),
        }
    }
}

impl Doubt {
    /// What is to be looked at.
    pub fn said(&self, mapping: &Mapping) -> Phrase {
        let called = |at: usize| {
            mapping.columns.get(at).map_or_else(Phrase::default, |column| column.called(at))
        };
        match self {
            Self::Heading => match mapping.heading {
                Some(_) => t("表头在哪一行没有把握", "which line is the heading is a guess").into(),
                None => t(
                    "没有认出表头，各列只按字段的顺序排放：第一行是表头的请指明，确实没有表头的请确认",
                    "no heading was recognised, and the columns only follow the order of the fields: name line 1 as the heading if it is one, or confirm that there is none",
                )
                .into(),
            },
            Self::Guessed(at) => {
                let column = called(*at);
                let target = mapping.columns.get(*at).map(|column| column.target);
                if let Some(field) = target.and_then(Target::field) {
                    let more = mapping.columns.get(*at).map(|column| column.says_more(field));
                    let more = more.unwrap_or_default();
                    said!(
                        "{column}可能是“{field}”{more}",
                        "{column} may be \"{field}\"{more}",
                        column,
                        field = field.label,
                        more,
                    )
                } else { said!("{column}像是行号", "{column} seems to number the rows", column) }
            }
            Self::NoField(at) => {
                let column = called(*at);
                said!("{column}没有对应的字段", "{column} has no field", column)
            }
            Self::Unread(at) => {
                let column = called(*at);
                said!("{column}的内容没有一格读得懂", "nothing in {column} could be read", column)
            }
            Self::Merged(at) => {
                let column = called(*at);
                said!(
                    "{column}有合并的数：只写入合并的第一行，其余各行各是多少需要填写",
                    "{column} holds a merged figure: it goes to the first row only; how many \
                     belong to each of the others is to be said",
                    column,
                )
            }
            Self::Line(number) => said!(
                "第{number}行像是合计、说明或者签名，没有作为一行写入",
                "line {number} seems to hold sums, a note or a signature, and is not taken as a \
                 row",
                number,
            ),
            Self::Word(field, words) => {
                let words = quoted(words);
                said!(
                    "“{field}”中的“{words}”只是接近某个选项",
                    "\"{words}\" under \"{field}\" is only near a choice",
                    field = field.label,
                    words,
                )
            }
        }
    }

    /// What to write on the command line to settle it as it is proposed.
    pub fn option(&self, mapping: &Mapping, given: &Given, plan: &Plan) -> String {
        let column = |at: usize| {
            let heading = mapping.columns.get(at).map_or("", |column| column.heading.as_str());
            let is_plain =
                !heading.is_empty() && !heading.contains(['=', '"', '\n', '$', '`', '\\']);
            let is_alone =
                mapping.columns.iter().filter(|column| column.heading == heading).count() == 1;
            if is_plain && is_alone { heading.to_owned() } else { column_name(at) }
        };
        match self {
            Self::Heading => {
                let first = mapping.heading.map_or(0, |heading| heading.first);
                let line = given.grid.lines.get(first).map_or(1, |line| line.number);
                let none = if mapping.heading.is_none() { "--heading none / " } else { "" };
                format!("{none}--heading {line}")
            }
            Self::Guessed(at) | Self::NoField(at) | Self::Unread(at) | Self::Merged(at) => {
                let target = mapping.columns.get(*at).and_then(|column| column.target.field());
                format!("--map \"{}={}\"", column(*at), target.map_or("-", |field| field.id))
            }
            Self::Line(number) => format!("--skip {number}"),
            Self::Word(field, words) => {
                let becomes = plan.words.iter().find(|w| w.field == *field && w.words == *words);
                let text = match becomes.map(|word| &word.becomes) {
                    Some(Becomes::Perhaps(text) | Becomes::As(text)) => text,
                    _ => words,
                };
                format!("--value \"{}:{words}={text}\"", field.id)
            }
        }
    }
}
