//! The fields of a section or row: sign, label, value.

use ratatui::text::{Line, Span};

use crate::form::{Field, Need, Place, Section, Severity, Tri};
use crate::text::{Text, harmless, t};
use crate::tui::judging::JUDGING;
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::{cut, hanging, pad, width};

use super::detail::DECIDES;
use super::sections::{remarked, sign};

/// The fields that are shown: those that are asked or may be, and those that hold an answer although they are not asked;
/// `written` is the one that is being answered.
pub(super) fn visible(
    open: &Open,
    section: &'static Section,
    row: Option<&str>,
    written: Option<&'static Field>,
) -> Vec<&'static Field> {
    let facts = open.facts();
    let entry = match row {
        None if section.is_single() => Some(facts.single(section)),
        None => None,
        Some(id) => facts.row(section, id),
    };
    let Some(entry) = entry else { return Vec::new() };
    // A text in the other language is there once it is held, or while it is written.
    let is_shown = |field: &&'static Field| match field.language() {
        Some(_) => entry.value(field).is_some() || written == Some(*field),
        None => entry.is_asked(field) != Tri::No || entry.value(field).is_some(),
    };
    section.held().filter(is_shown).collect()
}

/// Cells in front of the value: sign, label, and a gap. No more than the longest label of the section needs.
pub(super) fn label_width(section: &Section, cells: usize, state: &State) -> usize {
    let most = match cells {
        0..=30 => cells / 2,
        31..=44 => 16,
        45..=60 => 24,
        61..=80 => 30,
        _ => 40,
    };
    let longest = section.fields.iter().map(|field| width(state.say(field.label))).max();
    most.min(longest.unwrap_or(0) + SIGNS + 2)
}

/// The cells of the signs before a label.
const SIGNS: usize = 2;

/// What stands beside a field that was changed while a letter is open that does not ask for it.
const UNASKED: Text = t("[未要求的改动] ", "[not asked for] ");

/// The most lines of a value that are seen.
const MOST: usize = 6;

/// Fields as items of a list: each one line, and long values whole as far as there are more lines than fields. The one that is `written` stays
/// one line.
pub(super) fn items(
    open: &Open,
    (section, row): (&'static Section, Option<&str>),
    (shown, written): (&[&'static Field], Option<&'static Field>),
    (cells, lines): (usize, usize),
    state: &State,
) -> Vec<Item> {
    let mut spare = lines.saturating_sub(shown.len());
    let item = |field: &&'static Field| {
        let most = if written == Some(*field) { 1 } else { MOST.min(spare + 1) };
        let lines = lines_of(open, section, row, field, (cells, most), state);
        spare -= lines.len().saturating_sub(1);
        Item::new(lines)
    };
    shown.iter().map(item).collect()
}

/// A field as a line; with a value that does not fit into it as several, where not more than `most` are needed.
fn lines_of(
    open: &Open,
    section: &'static Section,
    row: Option<&str>,
    field: &'static Field,
    (cells, most): (usize, usize),
    state: &State,
) -> Vec<Line<'static>> {
    let facts = open.facts();
    let theme = state.theme;
    let labels = label_width(section, cells, state);
    let place = Place { section, row: row.map(str::to_owned), field: Some(field) };
    let Some(entry) = facts.entry(&place) else { return vec![Line::default()] };
    let asked = entry.is_asked(field);
    let worst = open.worst_at(&place);
    let (value, style) = match entry.recorded(field) {
        Some(words) => {
            let style = match worst {
                Some(Severity::Error) => theme.error(),
                _ if asked == Tri::No => theme.dim(),
                _ => theme.plain(),
            };
            (harmless(words.get(state.lang), false), style)
        }
        None if asked != Tri::Yes => {
            (state.say(t("视前面的回答而定", "depends on other answers")).to_owned(), theme.dim())
        }
        // What is asked of no record may be lacking in this one: then that is said.
        None if field.need == Need::Optional && worst == Some(Severity::Gap) => {
            let gap = open
                .survey_so_far()
                .problems_at(&place)
                .find(|found| found.severity == Severity::Gap);
            let words = gap.map_or_else(|| DECIDES.into(), |found| found.message.clone());
            (harmless(words.get(state.lang), false), theme.gap())
        }
        None if field.need == Need::Optional => {
            (state.say(t("可不填", "optional")).to_owned(), theme.dim())
        }
        None if worst.is_none() && open.is_to_be_judged_beside() => {
            (state.say(JUDGING).to_owned(), theme.dim())
        }
        None if worst.is_none() => {
            (state.say(t("本记录不需要", "not needed in this record")).to_owned(), theme.dim())
        }
        None => (state.say(t("待填写", "to be answered")).to_owned(), theme.gap()),
    };
    // What no point of an open letter asks for says so beside its value.
    let unasked = open.inbox.is_unasked(&place, open).then(|| state.say(UNASKED));
    let unasked = unasked.unwrap_or_default();
    let room = cells.saturating_sub(labels + width(unasked));
    let label_style = if asked == Tri::Yes { theme.plain() } else { theme.dim() };
    let mut rest: Vec<Line<'static>> = Vec::new();
    let mut said = Span::styled(cut(&value, room), style);
    if most > 1 && unasked.is_empty() && width(&value) > room && room > 12 {
        let mut whole = hanging("", &value, room, style);
        if whole.len() <= most {
            rest = whole.split_off(1);
            let first: String =
                whole.iter().flat_map(|line| &line.spans).map(|span| &*span.content).collect();
            said = Span::styled(first, style);
            for line in &mut rest {
                line.spans.insert(0, Span::raw(" ".repeat(labels)));
            }
        }
    }
    let first = Line::from(vec![
        sign(worst, state),
        remarked(open, &place, state),
        Span::styled(pad(state.say(field.label), labels.saturating_sub(4)), label_style),
        Span::raw("  "),
        Span::styled(unasked, theme.warning()),
        said,
    ]);
    std::iter::once(first).chain(rest).collect()
}
