//! Notice and consent as a map: groups down, recipients across, a block for each purpose; each cell says by sign and word how it stands. The
//! list below holds the same, and its bar moves over the map.

use std::collections::{BTreeMap, HashMap};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use serde_json::{Map, Value, json};

use crate::form::catalog::consents;
use crate::law::consent::{Cell, Coverage};
use crate::text::{Phrase, harmless, t};
use crate::tui::component::Outcome;
use crate::tui::message::Message;
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::wrap::{cut, pad};

/// The room of the names of groups, and of a column: with words, and with signs alone.
const NAMES: (usize, usize) = (14, 34);
const WORDS: (usize, usize) = (14, 30);
const SIGN: usize = 4;

/// A row by its id and name.
type Named = (String, Phrase);

/// Draws the map above the list, and gives the room that is left; the cell that the list has chosen is marked.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    (cells, chosen): (&[Cell], Option<usize>),
    state: &State,
) -> Rect {
    if cells.is_empty() || area.height < 10 {
        return area;
    }
    let (lines, at) = lines(cells, chosen, usize::from(area.width), state);
    // The list keeps half of the room.
    let most = usize::from(area.height / 2);
    let [head, body @ .., legend] = lines.as_slice() else { return area };
    let seen = most.saturating_sub(3).min(body.len());
    let from = (at + 1).saturating_sub(seen).min(body.len() - seen);
    let hidden = body.len() - seen;
    let legend = if hidden == 0 {
        legend.clone()
    } else {
        // The signs are known sooner than that there is more.
        let words = said!("  另有{hidden}行", "  {hidden} more {hidden?row|rows}", hidden);
        let whole = format!("{}{legend}", words.get(state.lang));
        Line::styled(cut(&whole, usize::from(area.width)), state.theme.dim())
    };
    let legend = &legend;
    let shown = [head].into_iter().chain(&body[from..from + seen]).chain([legend]);
    let mut y = area.y;
    for line in shown {
        put(frame, line, Rect { y, height: 1, ..area });
        y += 1;
    }
    let used = y - area.y;
    Rect { y, height: area.height - used, ..area }
}

/// The cells by purpose and group, and by recipient.
struct Grid<'a> {
    recipients: Vec<&'a Named>,
    rows: Vec<Row<'a>>,
}

/// A purpose, a group, and its cells by their number: by the number of the recipient.
type Row<'a> = (&'a Named, &'a Named, BTreeMap<usize, usize>);

impl<'a> Grid<'a> {
    fn of(cells: &'a [Cell]) -> Self {
        let (mut columns, mut places) = (HashMap::new(), HashMap::new());
        let mut out = Self { recipients: Vec::new(), rows: Vec::new() };
        for (number, cell) in cells.iter().enumerate() {
            let column = *columns.entry(cell.recipient.0.as_str()).or_insert_with(|| {
                out.recipients.push(&cell.recipient);
                out.recipients.len() - 1
            });
            let key = (cell.scenario.0.as_str(), cell.group.0.as_str());
            let row = *places.entry(key).or_insert_with(|| {
                out.rows.push((&cell.scenario, &cell.group, BTreeMap::new()));
                out.rows.len() - 1
            });
            out.rows[row].2.insert(column, number);
        }
        out
    }
}

/// Head, rows and legend; and the row of the chosen cell.
fn lines(
    cells: &[Cell],
    chosen: Option<usize>,
    wide: usize,
    state: &State,
) -> (Vec<Line<'static>>, usize) {
    let theme = state.theme;
    let say = |words: &Phrase| harmless(words.get(state.lang), false);
    let Grid { recipients, rows } = Grid::of(cells);
    let names = (wide / 4).clamp(NAMES.0, NAMES.1);
    let room = wide.saturating_sub(names + 2);
    let each = (room / recipients.len().max(1)).saturating_sub(2).min(WORDS.1);
    let has_words = each >= WORDS.0;
    let each = if has_words { each } else { SIGN };
    // Of more recipients than there is room for, those up to the one that is chosen.
    let fit = (room / (each + 2)).max(1).min(recipients.len());
    let is_chosen = |row: &Row<'_>| {
        row.2.iter().find(|(_, cell)| Some(**cell) == chosen).map(|(column, _)| *column)
    };
    let column = rows.iter().find_map(is_chosen).unwrap_or(0);
    let from = (column + 1).saturating_sub(fit);
    let shown = || (from..recipients.len()).take(fit);
    let mut head = String::new();
    for at in shown() {
        // Without room for its name a recipient has the number by which the legend names it.
        let name = if has_words { say(&recipients[at].1) } else { (at + 1).to_string() };
        head.push_str("  ");
        head.push_str(&pad(&name, each));
    }
    let corner = pad(state.say(t("目的和人群", "purpose and group")), names);
    let mut out = vec![Line::styled(cut(&format!("  {corner}{head}"), wide), theme.strong())];
    let (mut place, mut before) = (0, None);
    for (scenario, group, found) in rows {
        if before != Some(&scenario.0) {
            before = Some(&scenario.0);
            out.push(Line::styled(cut(&say(&scenario.1), wide), theme.title()));
        }
        let mut spans = vec![Span::raw(format!("  {}", pad(&say(&group.1), names)))];
        for at in shown() {
            let Some(number) = found.get(&at) else {
                spans.push(Span::raw(" ".repeat(each + 2)));
                continue;
            };
            let coverage = cells[*number].coverage();
            let words = format!("{} {}", coverage.sign(), state.say(coverage.label()));
            let words = if has_words { words } else { coverage.sign().to_owned() };
            let mut style = style(coverage, state);
            if Some(*number) == chosen {
                style = theme.chosen();
                place = out.len() - 1;
            }
            spans.push(Span::raw("  "));
            spans.push(Span::styled(pad(&words, each), style));
        }
        out.push(Line::from(spans));
    }
    let said = |one: Coverage| format!("{} {}", one.sign(), state.say(one.label()));
    // What is begun or too few is rare, and the room of the legend is narrow.
    let is_named = |one: &Coverage| {
        !matches!(one, Coverage::Begun | Coverage::Short)
            || cells.iter().any(|cell| cell.coverage() == *one)
    };
    let mut legend: Vec<String> = Coverage::ALL.into_iter().filter(is_named).map(said).collect();
    let hidden = recipients.len() - fit;
    if hidden > 0 {
        let words =
            said!("另有{hidden}个接收方", "{hidden} more {hidden?recipient|recipients}", hidden);
        legend.push(words.get(state.lang).to_owned());
    }
    if !has_words {
        legend.extend(shown().map(|at| format!("{} {}", at + 1, say(&recipients[at].1))));
    }
    out.push(Line::styled(cut(&format!("  {}", legend.join("  ")), wide), theme.dim()));
    (out, place)
}

fn style(coverage: Coverage, state: &State) -> Style {
    let theme = state.theme;
    match coverage {
        Coverage::Missing | Coverage::Short => theme.error(),
        Coverage::Begun | Coverage::Open => theme.gap(),
        Coverage::Covered => theme.good(),
        Coverage::NotNeeded => theme.dim(),
    }
}

/// What opens a cell that nothing covers: a row for it, with what the cell says.
pub(super) fn opened(cell: &Cell) -> Outcome {
    let row = [
        (consents::SCENARIO.id, json!(cell.scenario.0)),
        (consents::GROUPS.id, json!([cell.group.0])),
        (consents::RECIPIENTS.id, json!([cell.recipient.0])),
    ];
    let row: Map<String, Value> =
        row.into_iter().map(|(id, value)| (id.to_owned(), value)).collect();
    Outcome::one(Message::AddFilled(&consents::SECTION, row))
}
