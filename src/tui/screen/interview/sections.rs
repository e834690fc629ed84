//! The list of sections: name, how many required answers there are, and the worst sign.

use ratatui::text::{Line, Span};

use crate::desk::session::Progress;
use crate::form::catalog::SECTIONS;
use crate::form::{Place, Section, Severity};
use crate::text::{Phrase, phrase};
use crate::tui::state::{Open, State};
use crate::tui::wrap::{cut, pad, width};

/// The sign and style of a severity. Each sign is one cell everywhere.
pub(crate) fn sign(worst: Option<Severity>, state: &State) -> Span<'static> {
    match worst {
        Some(Severity::Grave | Severity::Error) => Span::styled("!", state.theme.error()),
        Some(Severity::Gap) => Span::styled("?", state.theme.gap()),
        Some(Severity::Warning) => Span::styled("~", state.theme.warning()),
        None => Span::styled(" ", state.theme.plain()),
    }
}

/// The mark of a place of which an open remark is made, or that was changed while a letter is open that does not ask for it; or of what
/// stands in it.
pub(super) fn remarked(open: &Open, place: &Place, state: &State) -> Span<'static> {
    if open.inbox.is_unasked(place, open) {
        return Span::styled("#", state.theme.warning());
    }
    let is_open = open.talk.has_open(place);
    if is_open { Span::styled("\"", state.theme.title()) } else { Span::raw(" ") }
}

/// The section at a position, as a line.
pub(super) fn line(open: &Open, at: usize, cells: usize, state: &State) -> Line<'static> {
    let progress = open.progress_so_far().get(at).copied().unwrap_or_default();
    let Progress { asked, answered, worst } = progress;
    let numbers = if asked == 0 { "-".to_owned() } else { format!("{answered}/{asked}") };
    let style = if worst.is_none() && asked > 0 { state.theme.good() } else { state.theme.plain() };
    // Only digits and marks, of one cell each.
    let room = cells.saturating_sub(3 + numbers.len());
    Line::from(vec![
        sign(worst, state),
        remarked(open, &Place::whole(SECTIONS[at]), state),
        Span::raw(pad(state.say(SECTIONS[at].title), room)),
        Span::raw(" "),
        Span::styled(numbers, style),
    ])
}

/// How many sections are not seen, and where.
pub(super) fn more(above: usize, below: usize) -> Phrase {
    match (above, below) {
        (0, _) => said!("  v 下面还有{below}部分", "  v {below} more below", below),
        (_, 0) => said!("  ^ 上面还有{above}部分", "  ^ {above} more above", above),
        _ => said!(
            "  ^ 上面{above}部分  v 下面{below}部分",
            "  ^ {above} above  v {below} below",
            above,
            below,
        ),
    }
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
