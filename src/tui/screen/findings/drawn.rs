//! What is drawn on a page among its lines: the deadlines over their days, the risks in their matrix, the ways of the data.
//!
//! A drawing repeats lines that stand below it, and is made anew only after a change of what it shows or of the room for it.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::text::{Line, Span};

use crate::document::Block;
use crate::document::build::{heat_map, ways};
use crate::document::render::{Pen, drawing};
use crate::law::Risks;
use crate::law::clock::{Deadline, Progress};
use crate::telling::{Depth, Told, Tone};
use crate::text::{Lang, harmless};
use crate::tui::screen::preview::lay_blocks;
use crate::tui::state::{Open, State};
use crate::tui::theme::Theme;
use crate::tui::widget::axis::{Axis, Runs};
use crate::tui::widget::list::Item;
use crate::tui::wrap::pad;

use super::pages::{item, of, of_tone};
use super::tabs::Page;

/// On what a drawing depends.
type Key = (Page, u64, Lang, Theme, bool, (usize, usize));

/// The lines of each drawing of a page.
type Lines = Rc<Vec<Vec<Line<'static>>>>;

/// The drawings of the page that was seen last.
#[derive(Debug, Default)]
pub(super) struct Drawings(RefCell<Option<(Key, Lines)>>);

impl Drawings {
    /// The entries of a page, each with the number of the line that it is; a drawing is none.
    pub(super) fn entries(
        &self,
        page: Page,
        (told, depth): (&[Told], Depth),
        room: (usize, usize),
        state: &State,
    ) -> Vec<(Option<usize>, Item)> {
        let drawn = self.of(page, room, state);
        let mut drawn = drawn.iter().filter(|lines| !lines.is_empty());
        let mut out: Vec<(Option<usize>, Item)> = Vec::with_capacity(told.len() + 1);
        for (at, one) in told.iter().enumerate() {
            let mut made = item(one, depth, room.0, state);
            // Nothing stands above the first heading that it would have to be set off from.
            if at == 0 && one.tone == Tone::Heading {
                made.lines.remove(0);
            }
            out.push((Some(at), made));
            let is_place = if page == Page::Ways { one.tone == Tone::Heading } else { at == 0 };
            if is_place && let Some(lines) = drawn.next() {
                out.push((None, Item::heading(lines.clone())));
            }
        }
        out
    }

    fn of(&self, page: Page, room: (usize, usize), state: &State) -> Lines {
        let Some(open) = &state.open else { return Lines::default() };
        let is_ascii = state.frames.is_ascii();
        let key = (page, open.revision(), state.lang, state.theme, is_ascii, room);
        if let Some((known, lines)) = &*self.0.borrow()
            && *known == key
        {
            return Rc::clone(lines);
        }
        let lines = Rc::new(match page {
            Page::Deadlines => vec![time_line(&of(open, state), room, state)],
            Page::Risks if !open.survey().risks.is_empty() => {
                vec![heat(&open.survey().risks, room.0, state)]
            }
            Page::Ways => of_ways(open, room.0, state),
            _ => Vec::new(),
        });
        self.0.replace(Some((key, Rc::clone(&lines))));
        lines
    }
}

fn of_ways(open: &Open, cells: usize, state: &State) -> Vec<Vec<Line<'static>>> {
    let pen = if state.frames.is_ascii() { Pen::Ascii } else { Pen::Lines };
    let all = ways(open.answers(), open.survey(), state.lang).into_iter();
    all.map(|(_, picture)| {
        let rows = drawing(&picture, cells, pen).into_iter();
        rows.map(|row| Line::styled(harmless(&row, false), state.theme.plain())).collect()
    })
    .collect()
}

fn heat(risks: &Risks, cells: usize, state: &State) -> Vec<Line<'static>> {
    let map = Block::HeatMap(heat_map(risks, state.lang));
    let spans = |run: crate::tui::wrap::Run| Span::styled(run.text, run.style);
    let lines = lay_blocks(&[map], cells, state).into_iter();
    lines.map(|line| Line::from(line.into_iter().map(spans).collect::<Vec<_>>())).collect()
}

/// What a deadline runs over; nothing of one that is done or has no day.
fn runs(one: &Deadline) -> Option<Runs> {
    let due = one.act_by().filter(|_| one.done.is_none())?;
    let ready = one.timing.prepare.or(one.timing.opens);
    let tone = match one.progress {
        Progress::Overdue | Progress::PastTarget => Tone::Wrong,
        progress if progress.is_pressing() => Tone::Warning,
        _ => Tone::Plain,
    };
    let acts = !matches!(one.progress, Progress::Running | Progress::Ended);
    Some(Runs { from: one.runs_from, ready, due, tone, acts })
}

/// The deadlines as bars over the days, those to come first; the list below has them all.
fn time_line(
    found: &[Deadline],
    (cells, high): (usize, usize),
    state: &State,
) -> Vec<Line<'static>> {
    let mut all: Vec<(&Deadline, Runs)> =
        found.iter().filter_map(|one| Some((one, runs(one)?))).collect();
    if all.is_empty() {
        return Vec::new();
    }
    // What presses stands first, then what comes next; what has simply ended, last.
    let ended = |one: &Deadline| one.progress == Progress::Ended;
    all.sort_by_key(|(one, runs)| (ended(one), runs.due));
    let axis = Axis::of(state.options.today, all.iter().map(|(_, runs)| *runs));
    let name = (cells * 2 / 5).clamp(16, 44);
    let room = cells.saturating_sub(name + 12 + 3);
    let mut out = vec![Line::default()];
    let mut scale = axis.scale(room, state);
    scale.spans.insert(0, Span::raw(" ".repeat(name + 12 + 3)));
    out.push(scale);
    let most = (high / 3).clamp(4, 12);
    for (one, runs) in all.iter().take(most) {
        let style = of_tone(runs.tone, state);
        let title = harmless(one.title().get(state.lang), false);
        let sign = if runs.tone.sign().is_empty() { "  " } else { runs.tone.sign() };
        let head = format!("{sign}{} {} ", pad(&title, name), pad(&runs.due.to_string(), 10));
        let mut spans = vec![Span::styled(head, style), Span::raw(" ")];
        spans.extend(axis.bar(*runs, room, state));
        out.push(Line::from(spans));
    }
    let more = all.len().saturating_sub(most);
    let more = (more > 0).then(|| {
        said!("  另有{more}项，见下面的列表", "  {more} more below", more)
            .get(state.lang)
            .to_owned()
    });
    out.extend(more.map(|words| Line::styled(words, state.theme.dim())));
    let legend = Axis::legend(cells, state).into_iter();
    out.extend(legend.map(|words| Line::styled(words, state.theme.dim())));
    out.push(Line::default());
    out
}
