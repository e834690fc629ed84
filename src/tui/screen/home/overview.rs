//! The state of the folder: a column beside the list where there is room, two lines above it where there is not, or in its place.
//!
//! What is drawn is what [`Overview`] tells; while it is being counted that is said, and what was counted before stands faint.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::desk::whole::{self, Gauge};
use crate::form::Place;
use crate::telling::{Depth, Tone};
use crate::text::{Phrase, harmless, t};
use crate::tui::put::put;
use crate::tui::screen::findings::of_tone;
use crate::tui::state::State;
use crate::tui::widget::bar::Bar;
use crate::tui::widget::frame::post;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{cut, hanging, pad, width};

/// From how many cells on it stands beside the list, which keeps 80 of them, and how wide it is then.
const BESIDE: u16 = 140;
const COLUMN: (u16, u16) = (42, 64);

/// From how many rows on two lines of it stand above the list.
const ABOVE: u16 = 16;

/// From how many cells on what is said of a bar stands behind it, and the room before a bar.
const WIDE: usize = 76;
const HEAD: usize = 24;
const SMALL: usize = 18;

/// The longest bar and the shortest, and the room that what is said behind it keeps: bars of one list are of one length.
const LONG: usize = 30;
const SHORT: usize = 4;
const TAIL: usize = 36;

/// So much of the name of an entity is seen before a bar at least.
const NAME: usize = 16;

/// What is chosen of it.
#[derive(Debug, Default)]
pub(super) struct Panel {
    pub(super) list: List,
    /// What the chosen line led to when it was drawn last, and its number then: it stays chosen when lines come and go above it.
    led: Option<(PathBuf, Place)>,
    at: usize,
}

/// Where it stands, and what is left for the list.
pub(super) struct Rooms {
    pub(super) list: Rect,
    pub(super) column: Option<Rect>,
}

impl Rooms {
    /// Parts the room; where one looks at the state of the folder it takes the place of the list, if there is no room beside it.
    pub(super) fn of(area: Rect, is_chosen: bool) -> Self {
        if area.width < BESIDE {
            return Self { list: area, column: is_chosen.then_some(area) };
        }
        let wide = (area.width * 2 / 5).clamp(COLUMN.0, COLUMN.1);
        let list = Rect { width: area.width - wide - 3, ..area };
        let column = Rect { x: area.right() - wide, width: wide, ..area };
        Self { list, column: Some(column) }
    }
}

impl Panel {
    /// Draws all of it; a post parts it from the list.
    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        is_chosen: bool,
        state: &State,
    ) {
        if area.x > 1 {
            post(frame, Rect { x: area.x - 2, width: 1, ..area }, state);
        }
        let cells = usize::from(area.width);
        // It comes and goes, so it is no line of the list.
        let waiting = waiting(state).map_or_else(Vec::new, |said| {
            hanging("~ ", said.get(state.lang), cells, state.theme.dim())
        });
        let used = draw_above(frame, area, &waiting);
        let area = Rect { y: area.y + used, height: area.height - used, ..area };
        let lines = &state.standing.told;
        self.find_again(lines);
        let each = lines.iter().enumerate();
        // No number is cut: where one is long, all bars begin further on.
        let heads = lines.iter().filter_map(|line| line.gauge.as_ref());
        let heads = heads.map(|gauge| width(gauge.head.get(state.lang))).max().unwrap_or(0);
        let room = (cells, heads.max(if cells >= WIDE { HEAD } else { SMALL }));
        let items: Vec<Item> = each.map(|(at, line)| item(line, at == 0, room, state)).collect();
        self.list.draw(frame, area, &items, is_chosen, state);
        self.at = self.list.chosen;
        self.led = lines.get(self.at).and_then(|line| line.leads_to.clone());
    }

    /// Chooses the line again that leads where the chosen one led, the nearest of several, unless another was chosen since.
    fn find_again(&mut self, lines: &[whole::Line]) {
        if self.led.is_none() || self.list.chosen != self.at {
            return;
        }
        let same = (0..lines.len()).filter(|at| lines[*at].leads_to == self.led);
        let nearest = same.min_by_key(|at| at.abs_diff(self.at));
        self.list.chosen = nearest.unwrap_or(self.list.chosen);
    }

    /// What the chosen line leads to.
    pub(super) fn leads_to<'a>(&self, state: &'a State) -> Option<&'a (PathBuf, Place)> {
        state.standing.told.get(self.list.chosen)?.leads_to.as_ref()
    }
}

/// Two lines of it, for a screen that has no room for more; none where nothing is recorded yet.
pub(super) fn above(area: Rect, state: &State) -> Vec<Line<'static>> {
    if area.height < ABOVE || state.records.is_empty() {
        return Vec::new();
    }
    let cells = usize::from(area.width);
    let Some(overview) = &state.standing.overview else {
        let said = waiting(state).unwrap_or_default();
        return vec![Line::styled(
            cut(&format!("~ {}", said.get(state.lang)), cells),
            state.theme.dim(),
        )];
    };
    let told = overview.in_short();
    let style = styled(told.tone, state);
    let sign = if state.standing.is_firm { sign(told.tone) } else { "~ " };
    let mut out =
        vec![Line::styled(cut(&format!("{sign}{}", told.words.get(state.lang)), cells), style)];
    if let Some(line) = overview.nearest()
        && let Some(gauge) = &line.gauge
    {
        let style = styled(line.told.tone, state);
        let sign = sign_of(line.told.tone, state);
        // The number is whole, the entity is named, and the bar has what is left.
        let head = width(gauge.head.get(state.lang));
        let name = overview.people.first().map_or(0, |one| width(&one.entity));
        let head = head.min((cells * 3 / 8).max((head + NAME).saturating_sub(name)));
        let tail = width(gauge.tail.get(state.lang));
        let long = cells.saturating_sub(width(sign) + head + 3 + tail).clamp(SHORT, 10);
        out.push(one_line(gauge, sign, (head, long), style, cells, state));
    }
    out
}

/// Why what stands there is not how the folder stands now.
fn waiting(state: &State) -> Option<Phrase> {
    let standing = &state.standing;
    if let Some(trouble) = &standing.trouble {
        return Some(trouble.clone());
    }
    (!standing.is_firm).then(|| match standing.overview {
        None => {
            t("正在统计，全部统计完才显示……", "being counted; shown once all of it is ...").into()
        }
        Some(_) => t("正在重新统计，下面是上次的", "being counted again; below as it was").into(),
    })
}

/// The sign before a line: two cells, so that lines stand under each other.
fn sign(tone: Tone) -> &'static str {
    if tone.sign().is_empty() { "  " } else { tone.sign() }
}

fn sign_of(tone: Tone, state: &State) -> &'static str {
    if state.standing.is_firm { sign(tone) } else { "~ " }
}

/// The style of a tone; faint while it is counted anew.
fn styled(tone: Tone, state: &State) -> Style {
    if state.standing.is_firm { of_tone(tone, state) } else { state.theme.dim() }
}

/// A line of so many cells, with so many before a bar.
fn item(line: &whole::Line, is_first: bool, (cells, head): (usize, usize), state: &State) -> Item {
    let told = &line.told;
    let style = styled(told.tone, state);
    let lines = match &line.gauge {
        _ if told.tone == Tone::Heading => {
            let gap = (!is_first).then(Line::default);
            let head = hanging("", told.words.get(state.lang), cells, style);
            gap.into_iter().chain(head).collect()
        }
        Some(gauge) if cells >= WIDE => {
            vec![one_line(
                gauge,
                sign(told.tone),
                (head, cells.saturating_sub(head + TAIL + 5).clamp(SHORT, LONG)),
                style,
                cells,
                state,
            )]
        }
        Some(gauge) => {
            let long = cells.saturating_sub(head + 4).min(LONG);
            let mut out = vec![one_line(gauge, sign(told.tone), (head, long), style, cells, state)];
            let tail = gauge.tail.get(state.lang);
            let indent = " ".repeat(head + 3);
            out.extend(
                (!tail.is_empty())
                    .then(|| hanging(&indent, tail, cells, style))
                    .into_iter()
                    .flatten(),
            );
            out
        }
        None => {
            let lead = format!("{}{}", sign(told.tone), state.say(told.label));
            let words = harmless(told.words.get(state.lang), false);
            let mut out = hanging(&lead, &words, cells, style);
            // Of what and by whom is told in full where it leads to.
            out.extend(told.below(Depth::Full).map(|below| {
                let words = harmless(below.words.get(state.lang), false);
                Line::styled(cut(&format!("    {words}"), cells), state.theme.dim())
            }));
            out
        }
    };
    if line.leads_to.is_some() { Item::new(lines) } else { Item::heading(lines) }
}

/// A number, its bar, and what is said of it as far as there is room.
fn one_line(
    gauge: &Gauge,
    sign: &str,
    (head, long): (usize, usize),
    style: Style,
    cells: usize,
    state: &State,
) -> Line<'static> {
    let words = harmless(gauge.head.get(state.lang), false);
    let mut spans = vec![Span::styled(format!("{sign}{} ", pad(&words, head)), style)];
    spans.extend(Bar::of(gauge).spans(long, style, state));
    let used = width(sign) + head + 1 + long + 2;
    let tail = gauge.tail.get(state.lang);
    if used + width(tail).min(8) <= cells {
        spans.push(Span::styled(format!(" {}", cut(tail, cells - used)), style));
    }
    Line::from(spans)
}

/// Draws lines one below the other; how many rows they took.
pub(super) fn draw_above(frame: &mut Frame<'_>, area: Rect, lines: &[Line<'static>]) -> u16 {
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        put(frame, line, Rect { y, height: 1, ..area });
    }
    u16::try_from(lines.len()).unwrap_or(0).min(area.height)
}
