//! The result, the chain that leads to it and what would flip it, side by side where there is room: the columns follow the bar from
//! scenario to scenario. They repeat what the pages of their names hold, and say where they leave off.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::law::ScenarioVerdict;
use crate::telling::{self, About, Depth, Told, Tone};
use crate::text::{Text, t};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::widget::frame::post;
use crate::tui::wrap::cut;

use super::pages::item;

/// From how many cells on they stand side by side.
const BESIDE: u16 = 120;

/// Between the columns: a post with air on both sides.
const GAP: u16 = 3;

/// What was told of a scenario at a revision of the answers.
type Known = ((u64, Option<String>), Rc<Vec<Told>>);

/// The columns beside the result.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Whether they were drawn last: then what would flip the result is looked for.
    pub(super) is_shown: bool,
    chain: RefCell<Option<Known>>,
}

impl Beside {
    /// Draws the two columns, and gives the room that is left for the result.
    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        (lines, chosen): (&[Told], usize),
        state: &State,
    ) -> Rect {
        let open = state.open.as_ref().filter(|open| !open.survey().verdict.scenarios.is_empty());
        self.is_shown = area.width >= BESIDE && open.is_some();
        let Some(open) = open.filter(|_| self.is_shown) else { return area };
        let wide = (area.width - 2 * GAP) / 3;
        let one = scenario(open, lines, chosen);
        let chain = self.chain(open, one);
        let columns = [
            (t("依据", "Why"), chain.as_slice().to_vec(), 1),
            (t("翻转点", "Flips"), flips(open, one), 2),
        ];
        for (title, lines, at) in columns {
            let x = area.right() - wide * (3 - at) - GAP * (2 - at);
            let column = Rect { x, width: wide, ..area };
            post(frame, Rect { x: x - 2, width: 1, ..area }, state);
            draw_column(frame, column, title, &lines, state);
        }
        Rect { width: area.width - 2 * (wide + GAP), ..area }
    }

    /// The rules that decide, told once for a revision.
    fn chain(&self, open: &Open, one: Option<&ScenarioVerdict>) -> Rc<Vec<Told>> {
        let key = (open.revision(), one.map(|one| one.id.clone()));
        if let Some((known, lines)) = &*self.chain.borrow()
            && *known == key
        {
            return Rc::clone(lines);
        }
        let (verdict, answers) = (&open.survey().verdict, open.answers());
        let lines = one.map_or_else(Vec::new, |one| {
            let mut out = vec![Told::new(Tone::Heading, one.title.clone())];
            out.extend(telling::why(one, verdict, answers));
            out.extend(telling::asked_in_vain(one));
            out
        });
        let lines = Rc::new(lines);
        self.chain.replace(Some((key, Rc::clone(&lines))));
        lines
    }
}

/// The scenario that the bar is in; above all of them, the first of those that decide.
fn scenario<'a>(open: &'a Open, lines: &[Told], chosen: usize) -> Option<&'a ScenarioVerdict> {
    let verdict = &open.survey().verdict;
    let above = lines.iter().take(chosen + 1).rev().find_map(|line| match &line.about {
        Some(About::Named(id)) if line.tone == Tone::Heading => Some(id.as_str()),
        _ => None,
    });
    let named = above.and_then(|id| verdict.scenarios.iter().find(|one| one.id == id));
    let deciding = || verdict.scenarios.iter().find(|one| one.mechanism == verdict.mechanism);
    named.or_else(deciding).or_else(|| verdict.scenarios.first())
}

/// What would change the result of the scenario or of the whole, as far as it is known.
fn flips(open: &Open, one: Option<&ScenarioVerdict>) -> Vec<Told> {
    let concerns = |number: usize| {
        let flip = open.turns_so_far().and_then(|turns| turns.found.get(number));
        let of = flip.and_then(|flip| flip.scenario.as_ref());
        of.is_none_or(|(id, _)| one.is_some_and(|one| one.id == *id))
    };
    let told = match open.turns_known() {
        Some(turns) => telling::turns(turns, &open.survey().verdict),
        None => telling::turns_so_far(open.turns_so_far()),
    };
    let is_here = |line: &Told| match line.about {
        Some(About::Turn(number)) => concerns(number),
        _ => true,
    };
    told.into_iter().filter(is_here).collect()
}

/// A column under its name; where it leaves off, that is said.
fn draw_column(frame: &mut Frame<'_>, area: Rect, title: Text, lines: &[Told], state: &State) {
    let (cells, high) = (usize::from(area.width), usize::from(area.height));
    let mut out = vec![Line::styled(cut(state.say(title), cells), state.theme.title())];
    out.extend(lines.iter().flat_map(|told| item(told, Depth::Full, cells, state).lines));
    let more = out.len().saturating_sub(high);
    if more > 0 && high > 1 {
        out.truncate(high - 1);
        let more = more + 1;
        let words = said!(
            "……另有{more}行，见同名的页",
            ".. {more} more {more?line|lines} on its own page",
            more
        );
        out.push(Line::styled(cut(words.get(state.lang), cells), state.theme.dim()));
    }
    for (line, y) in out.iter().zip(area.top()..area.bottom()) {
        put(frame, line, Rect { y, height: 1, ..area });
    }
}
