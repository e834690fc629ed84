//! The list of sections: name, how many required answers there are, and the worst sign.

use ratatui::text::{Line, Span};

use crate::form::catalog::SECTIONS;
use crate::form::{Section, Severity};
use crate::text::phrase;
use crate::tui::state::{Open, Progress, State};
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

/// The sections.
pub(super) fn items(open: &Open, cells: usize, state: &State) -> Vec<Item> {
    SECTIONS
        .iter()
        .zip(open.progress())
        .map(|(section, Progress { asked, answered, worst })| {
            let (asked, worst) = (*asked, *worst);
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
    cells: usize,
    state: &State,
) -> Line<'static> {
    let mut spans = vec![Span::styled(state.say(section.title), state.theme.title())];
    if let Some(id) = row {
        let title = open.answers().row_title(section, id);
        spans.push(Span::styled(" > ", state.theme.dim()));
        spans.push(Span::styled(
            cut(title.get(state.lang), cells.saturating_sub(width(state.say(section.title)) + 3)),
            state.theme.title(),
        ));
    } else if !section.is_single() {
        let count = open.answers().rows(section).count();
        let words = phrase(
            format!("  {count}行"),
            if count == 1 { "  1 row".to_owned() } else { format!("  {count} rows") },
        );
        spans.push(Span::styled(words.get(state.lang).to_owned(), state.theme.dim()));
    }
    Line::from(spans)
}
