//! Notice and consent as a map: groups down, recipients across, a block for each purpose; each cell says by sign and word how it stands. The
//! list below holds the same, and its bar moves over the map.

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
    let mut legend = legend.clone();
    let hidden = body.len() - seen;
    if hidden > 0 {
        let words = said!(
            "  （另有{hidden}行，随光标移动）",
            "  ({hidden} more rows, with the bar)",
            hidden
        );
        legend.spans.push(Span::styled(words.get(state.lang).to_owned(), state.theme.dim()));
    }
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

/// Head, rows and legend; and the row of the chosen cell.
fn lines(
    cells: &[Cell],
    chosen: Option<usize>,
    wide: usize,
    state: &State,
) -> (Vec<Line<'static>>, usize) {
    let theme = state.theme;
    let say = |words: &Phrase| harmless(words.get(state.lang), false);
    let mut recipients: Vec<&Named> = Vec::new();
    let mut rows: Vec<(&Named, &Named)> = Vec::new();
    for cell in cells {
        if !recipients.iter().any(|(id, _)| *id == cell.recipient.0) {
            recipients.push(&cell.recipient);
        }
        if !rows.iter().any(|(of, group)| of.0 == cell.scenario.0 && group.0 == cell.group.0) {
            rows.push((&cell.scenario, &cell.group));
        }
    }
    let names = (wide / 4).clamp(NAMES.0, NAMES.1);
    let count = recipients.len().max(1);
    let each = (wide.saturating_sub(names + 2) / count).saturating_sub(2).min(WORDS.1);
    let has_words = each >= WORDS.0;
    let each = if has_words { each } else { SIGN };
    let mut head = String::new();
    for (at, (_, name)) in recipients.iter().enumerate() {
        // Without room for its name a recipient has the number by which the legend names it.
        let name = if has_words { say(name) } else { (at + 1).to_string() };
        head.push_str("  ");
        head.push_str(&pad(&name, each));
    }
    let corner = pad(state.say(t("目的和人群", "purpose and group")), names);
    let mut out = vec![Line::styled(cut(&format!("  {corner}{head}"), wide), theme.strong())];
    let mut at = 0;
    let mut before = None;
    for (scenario, group) in rows {
        if before != Some(&scenario.0) {
            before = Some(&scenario.0);
            out.push(Line::styled(cut(&say(&scenario.1), wide), theme.title()));
        }
        let mut spans = vec![Span::raw(format!("  {}", pad(&say(&group.1), names)))];
        for (id, _) in &recipients {
            let is_it = |cell: &Cell| {
                (&cell.scenario.0, &cell.group.0, &cell.recipient.0) == (&scenario.0, &group.0, id)
            };
            let found = cells.iter().position(is_it);
            let Some(coverage) = found.map(|found| cells[found].coverage()) else {
                spans.push(Span::raw(" ".repeat(each + 2)));
                continue;
            };
            let words = format!("{} {}", coverage.sign(), state.say(coverage.label()));
            let words = if has_words { words } else { coverage.sign().to_owned() };
            let mut style = style(coverage, state);
            if found == chosen {
                style = theme.chosen();
                at = out.len() - 1;
            }
            spans.push(Span::raw("  "));
            spans.push(Span::styled(pad(&words, each), style));
        }
        out.push(Line::from(spans));
    }
    let mut signs: Vec<String> =
        Coverage::ALL.map(|one| format!("{} {}", one.sign(), state.say(one.label()))).to_vec();
    if !has_words {
        let named = recipients
            .iter()
            .enumerate()
            .map(|(at, (_, name))| format!("{} {}", at + 1, say(name)));
        signs.extend(named);
    }
    out.push(Line::styled(cut(&format!("  {}", signs.join("  ")), wide), theme.dim()));
    (out, at)
}

fn style(coverage: Coverage, state: &State) -> Style {
    let theme = state.theme;
    match coverage {
        Coverage::Missing => theme.error(),
        Coverage::Open => theme.gap(),
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
