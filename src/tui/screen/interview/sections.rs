//! The list of sections: name, how many required answers there are, and the worst sign.

use ratatui::text::{Line, Span};

use crate::form::catalog::SECTIONS;
use crate::form::{Section, Severity};
use crate::text::t;
use crate::tui::state::{Open, State, progress};
use crate::tui::widget::list::Item;
use crate::tui::wrap::{cut, pad, pad_left, width};

/// The sign and style of a severity. Each sign is one cell everywhere.
pub(crate) fn sign(worst: Option<Severity>, state: &State) -> Span<'static> {
    match worst {
        Some(Severity::Error) => Span::styled("!", state.theme.error()),
        Some(Severity::Gap) => Span::styled("?", state.theme.gap()),
        Some(Severity::Warning) => Span::styled("~", state.theme.warning()),
        None => Span::styled(" ", state.theme.plain()),
    }
}

/// Required answers given and asked in a section, over all its rows.
fn counts(open: &Open, section: &'static Section) -> (usize, usize) {
    let facts = open.facts();
    if section.is_single() {
        return progress(&facts.single(section));
    }
    facts
        .rows(section)
        .map(|entry| progress(&entry))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

/// The sections.
pub(super) fn items(open: &Open, cells: usize, state: &State) -> Vec<Item> {
    SECTIONS
        .iter()
        .map(|section| {
            let (answered, asked) = counts(open, section);
            let worst = open.worst_in(|place| place.section == *section);
            let numbers = if asked == 0 { "-".to_owned() } else { format!("{answered}/{asked}") };
            let style =
                if worst.is_none() && asked > 0 { state.theme.good() } else { state.theme.plain() };
            let room = cells.saturating_sub(3 + width(&numbers));
            Item::line(Line::from(vec![
                sign(worst, state),
                Span::raw(" "),
                Span::raw(pad(state.say(section.title), room)),
                Span::raw(" "),
                Span::styled(pad_left(&numbers, width(&numbers)), style),
            ]))
        })
        .collect()
}

/// The line above the body: the section, the row, and how many rows there are.
pub(super) fn head(
    open: &Open,
    section: &'static Section,
    row: Option<&str>,
    state: &State,
) -> Line<'static> {
    let mut spans = vec![Span::styled(state.say(section.title), state.theme.title())];
    if let Some(id) = row {
        let title = open.answers().row_title(section, id);
        spans.push(Span::styled(" > ", state.theme.dim()));
        spans.push(Span::styled(cut(title.get(state.lang), 40), state.theme.title()));
    } else if !section.is_single() {
        let count = open.answers().rows(section).count();
        let words = match state.lang {
            crate::text::Lang::Zh => format!("  {count}{}", state.say(t("行", ""))),
            crate::text::Lang::En => {
                format!("  {count} {}", if count == 1 { "row" } else { "rows" })
            }
        };
        spans.push(Span::styled(words, state.theme.dim()));
    }
    Line::from(spans)
}
