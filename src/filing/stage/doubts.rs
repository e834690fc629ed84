//! What of a filing does not fit together: it is said, and never prevented.

use crate::day::Day;
use crate::form::catalog::events;
use crate::form::{Code, Facts, options};
use crate::law::Route;
use crate::text::{Text, t};

use super::super::{Kind, Letter, Sequence, twice};
use super::{Doubt, event_of};

/// What does not fit together.
pub(super) fn doubts(
    route: Route,
    (row, letters): (&[Sequence], &[Letter]),
    facts: &Facts<'_>,
    has_events: bool,
) -> Vec<Doubt> {
    let mut out = Vec::new();
    let mut is_withdrawn = false;
    for (at, one) in row.iter().enumerate() {
        let (number, kind) = (one.fields.number, one.fields.kind);
        let label = kind.label();
        if (at == 0) != (kind == Kind::First) && !kind.begins() {
            out.push(said!(
                "序列{number}是“{label}”，在它之前没有首次提交",
                "sequence {number} is \"{label}\", and nothing was handed in before it",
                number,
                label,
            ));
        } else if at > 0 && kind == Kind::First {
            out.push(said!(
                "序列{number}又是“{label}”；重新提交全套材料的，种类是“重新备案、申报”",
                "sequence {number} is \"{label}\" once more; a whole set handed in anew is \"filing again\"",
                number,
                label,
            ));
        }
        if is_withdrawn && !kind.begins() && kind != Kind::Note {
            out.push(said!(
                "序列{number}在撤回之后提交",
                "sequence {number} was handed in after the withdrawal",
                number,
            ));
        }
        is_withdrawn = kind == Kind::Withdrawal || (is_withdrawn && !kind.begins());
        if kind == Kind::Supplement && one.fields.letter.is_none() {
            out.push(said!(
                "序列{number}没有写明答复哪一份通知",
                "sequence {number} does not say which letter it answers",
                number,
            ));
        }
        if let Some(letter) = &one.fields.letter
            && letters.iter().all(|known| known.fields.id != *letter)
        {
            out.push(said!(
                "序列{number}答复的通知{letter}不在这里，或者已作为误记撤下",
                "the letter {letter} that sequence {number} answers is not here, or was withdrawn as noted by mistake",
                number,
                letter,
            ));
        }
        if row[..at].last().is_some_and(|before| before.fields.day > one.fields.day) {
            out.push(said!(
                "序列{number}的提交日早于前一序列",
                "sequence {number} was handed in before the one it follows",
                number,
            ));
        }
        if let Some(code) = event_of(route, kind)
            && !is_dated(facts, code, one.fields.day)
        {
            let (day, event) = (one.fields.day, event_label(code));
            out.push(said!(
                "“办理进度与日期”中没有{day}的“{event}”，期限没有从这一天起算",
                "the dates of the record have no \"{event}\" on {day}: no period runs from that day",
                day,
                event,
            ));
        }
    }
    out.extend(twice::told(row, letters));
    if row.is_empty() && has_events {
        out.push(
            t(
                "“办理进度与日期”写明已经提交，但是没有留存提交的材料：在“备案”页“记入提交”，或者用 `filing hand-in`",
                "the dates of the record say that it was handed in, but what was handed in is not kept: note it by \"hand in\" on the page \"Filing\", or by `filing hand-in`",
            )
            .into(),
        );
    }
    out
}

/// Whether the record has an event of this kind on this day.
fn is_dated(facts: &Facts<'_>, kind: Code, day: Day) -> bool {
    facts.rows(&events::SECTION).any(|row| {
        row.chose(&events::KIND, kind).is_yes() && row.day(&events::DAY).known() == Some(day)
    })
}

fn event_label(code: Code) -> Text {
    options::EVENTS.find(code.as_str()).map_or(Text::EMPTY, |choice| choice.label)
}
