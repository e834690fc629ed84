//! A list to choose from, one or several, narrowed by typing.
//!
//! One rule for all of them: to go on chooses nothing. A choice is made by a name that was typed, the key that ticks or a number and,
//! where there are no boxes to tick, by a bar that was moved; what is kept shows its mark. Letters never choose by a part of a name: where they are not the whole name of one
//! choice, the key that chooses asks first.

mod held;
pub(crate) mod numbers;
mod said;
mod several;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use crate::form::spelling::{Fit, Names, Spelled, Spellings};
use crate::text::{Phrase, t};
use crate::tui::component::Input;
use crate::tui::key::Action;
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::wrap::{cut, hanging, width};

use super::line::Line;
use super::list::{Item, List};

/// Something to choose.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// What is kept when it is chosen.
    pub(crate) code: String,
    /// Its name.
    pub(crate) label: Phrase,
    /// What it covers; may be empty.
    pub(crate) note: Phrase,
    /// By what names it is found.
    pub(crate) names: Arc<Spellings>,
    /// Whether it is an action rather than an answer.
    pub(crate) is_action: bool,
}

/// What the key that chooses comes to.
#[derive(Clone, Debug)]
pub(crate) enum Taken {
    /// This was chosen.
    Choice(Choice),
    /// Nothing was done; what stood before stands still.
    Kept,
    /// Nothing was chosen, or only guessed at: it is said above the list how one is.
    Asked,
    /// There is nothing to choose.
    Nothing,
}

/// What is said above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    Nothing,
    /// Which one it shall be: none was chosen.
    Which,
    /// Whether the one under the bar is meant.
    Meant,
    /// Whether it shall stay unticked.
    Left,
}

/// The list, what is chosen of it, and the words that narrow it.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Choices {
    all: Vec<Choice>,
    is_many: bool,
    before: Vec<String>,
    pub(crate) picked: Vec<String>,
    filter: Line,
    list: List,
    /// What is seen, the best fit first.
    visible: Vec<usize>,
    /// Whether nothing fits, and what is seen is only near.
    is_near: bool,
    /// Whether the bar was moved, or the person asked, since the last letter.
    is_aimed: bool,
    asking: Asking,
    /// What was ticked or unticked last, from where a range begins.
    anchor: Option<String>,
    /// Whether anything was ticked or unticked here.
    has_ticked: bool,
    /// Whether each has a number by which it is chosen.
    is_numbered: bool,
}

/// So many lines are kept for what is said of the choice under the bar.
const NOTE: usize = 4;

/// That more choices stand above and below those that are seen.
fn more_said(above: usize, below: usize) -> Phrase {
    match (above, below) {
        (0, below) => said!("v 下面还有{below}项", "v {below} more below", below),
        (above, 0) => said!("^ 上面还有{above}项", "^ {above} more above", above),
        (above, below) => said!(
            "^ 上面还有{above}项，v 下面还有{below}项",
            "^ {above} more above, v {below} more below",
            above,
            below,
        ),
    }
}

impl Choices {
    /// A list with some of it chosen already.
    pub(crate) fn new(all: Vec<Choice>, is_many: bool, picked: Vec<String>) -> Self {
        let first = picked.first();
        let chosen = all.iter().position(|choice| Some(&choice.code) == first).unwrap_or(0);
        let visible = (0..all.len()).collect();
        Self {
            is_numbered: numbers::can_be_numbered(&all),
            all,
            is_many,
            before: picked.clone(),
            picked,
            filter: Line::new(""),
            list: List::at(chosen),
            visible,
            is_near: false,
            is_aimed: false,
            asking: Asking::Nothing,
            anchor: None,
            has_ticked: false,
        }
    }

    /// With the bar on a choice that is proposed; nothing is chosen by that.
    pub(crate) fn pointing_at(mut self, code: &str) -> Self {
        if let Some(at) = self.all.iter().position(|choice| choice.code == code) {
            self.list = List::at(at);
        }
        self
    }

    /// Finds what fits the letters: whole names first, then what begins with them, then words, then anything that holds them,
    /// last what only tells of them. Where nothing does, what is near.
    fn find(&mut self) {
        let letters = Spelled::new(self.letters());
        let typed = self.letters().to_lowercase();
        self.is_near = false;
        if typed.is_empty() {
            self.visible = (0..self.all.len()).collect();
            return;
        }
        let told = |choice: &Choice| {
            [&choice.code, &choice.label.zh, &choice.label.en, &choice.note.zh, &choice.note.en]
                .into_iter()
                .any(|words| words.to_lowercase().contains(&typed))
        };
        let mut found: Vec<(bool, Option<Fit>, usize)> = self
            .all
            .iter()
            .enumerate()
            .filter_map(|(index, choice)| {
                let fit = choice.names.fit_or_sound(&letters);
                (fit.is_some() || told(choice)).then_some((fit.is_none(), fit, index))
            })
            .collect();
        found.sort_unstable();
        self.visible = found.into_iter().map(|(.., index)| index).collect();
        if self.visible.is_empty() {
            let mut names = Names::default();
            for (index, choice) in self.all.iter().enumerate().filter(|(_, it)| !it.is_action) {
                names.add_all(&choice.names, index);
            }
            self.visible = names.near(&typed);
            self.is_near = !self.visible.is_empty();
        }
    }

    /// The one under the bar.
    pub(crate) fn under(&self) -> Option<Choice> {
        let index = self.visible.get(self.list.chosen)?;
        self.all.get(*index).cloned()
    }

    /// Whether the letters are the whole name of one choice.
    fn is_whole(&self) -> bool {
        let letters = Spelled::new(self.letters());
        let whole = |index: &usize| {
            self.all.get(*index).is_some_and(|it| it.names.fit(&letters) == Some(Fit::Whole))
        };
        self.visible.first().is_some_and(whole) && !self.visible.get(1).is_some_and(whole)
    }

    /// Whether the bar stands where the letters alone put it, and these are not the whole name of one choice.
    fn is_guess(&self) -> bool {
        !self.letters().is_empty() && !self.is_aimed && !self.is_whole()
    }

    /// Whether one choice alone is called by what was typed, so that the letters can mean no other.
    fn is_only_one(&self) -> bool {
        let letters = Spelled::new(self.letters());
        let is_called = |index: &usize| {
            self.all.get(*index).is_some_and(|it| it.names.fit_or_sound(&letters).is_some())
        };
        !self.is_near && self.visible.len() == 1 && self.visible.first().is_some_and(is_called)
    }

    /// Takes the one under the bar. Where only letters put the bar there, and they are not its whole name, it asks first.
    pub(crate) fn take(&mut self) -> Taken {
        match self.under() {
            None => Taken::Nothing,
            Some(_) if self.is_guess() => self.ask(Asking::Meant),
            Some(choice) => {
                self.asking = Asking::Nothing;
                Taken::Choice(choice)
            }
        }
    }

    fn tick(&mut self, choice: &Choice) {
        if choice.is_action {
            return;
        }
        self.has_ticked = true;
        self.anchor = Some(choice.code.clone());
        if !self.is_many {
            self.picked = vec![choice.code.clone()];
        } else if let Some(at) = self.picked.iter().position(|code| *code == choice.code) {
            self.picked.remove(at);
        } else {
            self.picked.push(choice.code.clone());
            // In the order of the list, whatever the order of choosing.
            let all = &self.all;
            self.picked.sort_by_key(|code| all.iter().position(|known| known.code == *code));
        }
    }

    /// Takes input; says whether it was for the list.
    pub(crate) fn handle(&mut self, input: &Input) -> bool {
        if let Input::Act(Action::Toggle) = input {
            // The only one that fits can only be meant.
            self.is_aimed |= self.visible.len() == 1 && !self.is_near;
            if let Taken::Choice(choice) = self.take() {
                self.tick(&choice);
                self.is_aimed = true;
            }
            return true;
        }
        if let Some(at) = self.number(input) {
            self.list.chosen = at;
            self.is_aimed = true;
            return self.handle(&Input::Act(Action::Toggle));
        }
        if let Input::Act(action) = input
            && self.is_many
            && self.tick_several(*action)
        {
            return true;
        }
        if self.list.handle(input) {
            // A wheel looks on, and chooses nothing.
            self.is_aimed = !matches!(input, Input::Wheel { .. });
            self.asking = Asking::Nothing;
            return true;
        }
        let before = self.filter.text().to_owned();
        let taken = self.filter.handle(input);
        if before != self.filter.text() {
            self.list.chosen = 0;
            self.is_aimed = false;
            self.asking = Asking::Nothing;
            self.find();
        }
        taken
    }

    /// Where the choices that are seen stand.
    pub(crate) fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    /// Draws the words that narrow, then the list. The cursor stands in the words.
    pub(crate) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 {
            return;
        }
        let theme = state.theme;
        let lang = state.lang;
        let visible = self.visible.len();
        let label = state.say(t("筛选", "filter"));
        let count = format!(" {visible}/{}", self.all.len());
        let head = format!("{label}: ");
        let used = u16::try_from(width(&head)).unwrap_or(u16::MAX).min(area.width);
        let right = u16::try_from(width(&count)).unwrap_or(u16::MAX).min(area.width - used);
        put(frame, Words::styled(head, theme.dim()), Rect { height: 1, ..area });
        let field = Rect { x: area.x + used, width: area.width - used - right, height: 1, ..area };
        self.filter.draw(frame, field, state);
        if self.filter.text().is_empty() && field.width > 1 {
            // The cursor stands before it.
            let behind = Rect { x: field.x + 1, width: field.width - 1, ..field };
            let hint = cut(self.hint().get(lang), usize::from(behind.width));
            put(frame, Words::styled(hint, theme.dim()), behind);
        }
        let count_at = Rect { x: area.right() - right, width: right, height: 1, ..area };
        put(frame, Words::styled(count, theme.dim()), count_at);

        let cells = usize::from(area.width);
        let kept = self.held();
        let items: Vec<Item> = self
            .visible
            .iter()
            .filter_map(|index| self.all.get(*index))
            .enumerate()
            .map(|(index, choice)| {
                let picked = kept.contains(&choice.code);
                let sign = match (choice.is_action, self.is_many, picked) {
                    (true, ..) => " +  ",
                    (_, true, true) => "[x] ",
                    (_, true, false) => "[ ] ",
                    (_, false, true) => "(*) ",
                    (_, false, false) => "( ) ",
                };
                let style = if picked { theme.strong() } else { theme.plain() };
                let sign = format!("{}{sign}", self.numbered(index));
                let room = cells.saturating_sub(sign.len());
                let mut lines = vec![Words::from(vec![
                    Span::styled(sign.clone(), style),
                    Span::styled(cut(choice.label.get(lang), room), style),
                ])];
                if index == self.list.chosen {
                    if width(choice.label.get(lang)) > room {
                        lines = hanging(&sign, choice.label.get(lang), cells, style);
                    }
                    let note = choice.note.get(lang);
                    if !note.is_empty() {
                        let indent = " ".repeat(sign.len());
                        lines.extend(hanging(&indent, note, cells, theme.plain()));
                    }
                }
                Item::new(lines)
            })
            .collect();
        let mut below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if let Some(said) = self.said(state).filter(|_| below.height > 1) {
            let lines = hanging("", said.get(lang), cells, theme.warning());
            let room = (below.height - 1).min(2);
            for (line, y) in lines.into_iter().zip(below.y..below.y + room) {
                put(frame, line, Rect { y, height: 1, ..below });
                below = Rect { y: y + 1, height: below.bottom() - y - 1, ..below };
            }
        }
        if items.is_empty() {
            let none = state.say(t(
                "没有符合的选项，按退格键修改筛选词",
                "nothing matches; Backspace widens the filter",
            ));
            put(
                frame,
                Words::styled(none, theme.dim()),
                Rect { height: 1.min(below.height), ..below },
            );
        }
        // Where not all are seen, the last line says so.
        let all: usize = items.iter().map(|item| item.lines.len()).sum();
        let foot = u16::from(all > usize::from(below.height) && below.height > 3);
        let list = Rect { height: below.height - foot, ..below };
        self.list.draw(frame, list, &items, true, state);
        if foot > 0 {
            let seen = |at: &usize| self.list.line_of(*at).is_some();
            let end = (0..items.len()).rfind(seen).map_or(0, |at| at + 1);
            let (above, more) = ((0..end).take_while(|at| !seen(at)).count(), items.len() - end);
            let words = more_said(above, more);
            let at = Rect { y: list.bottom(), height: 1, ..below };
            put(frame, Words::styled(cut(words.get(lang), cells), theme.dim()), at);
        }
    }

    /// How many lines it takes to see all of it, with room for what is said of one of them.
    pub(crate) fn wanted(&self) -> usize {
        let is_noted = self.all.iter().any(|choice| !choice.note.zh.is_empty());
        1 + self.visible.len() + if is_noted { NOTE } else { 1 }
    }
}
