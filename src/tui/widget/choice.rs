//! A list to choose from, one or several, narrowed by typing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use crate::text::{Phrase, t};
use crate::tui::component::Input;
use crate::tui::key::Action;
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
    /// Whether it is an action rather than an answer.
    pub(crate) is_action: bool,
}

/// The list, what is chosen of it, and the words that narrow it.
#[derive(Debug)]
pub(crate) struct Choices {
    all: Vec<Choice>,
    is_many: bool,
    before: Vec<String>,
    pub(crate) picked: Vec<String>,
    filter: Line,
    list: List,
}

impl Choices {
    /// A list with some of it chosen already.
    pub(crate) fn new(all: Vec<Choice>, is_many: bool, picked: Vec<String>) -> Self {
        let first = picked.first();
        let chosen = all.iter().position(|choice| Some(&choice.code) == first).unwrap_or(0);
        let list = List::at(chosen);
        Self { all, is_many, before: picked.clone(), picked, filter: Line::new(""), list }
    }

    /// Whether other things are chosen than at the beginning.
    pub(crate) fn is_changed(&self) -> bool {
        self.before != self.picked
    }

    fn visible(&self) -> Vec<&Choice> {
        let wanted = self.filter.text().trim().to_lowercase();
        self.all
            .iter()
            .filter(|choice| {
                wanted.is_empty()
                    || [
                        &choice.code,
                        &choice.label.zh,
                        &choice.label.en,
                        &choice.note.zh,
                        &choice.note.en,
                    ]
                    .into_iter()
                    .any(|words| words.to_lowercase().contains(&wanted))
            })
            .collect()
    }

    /// The words that narrow the list.
    pub(crate) fn typed(&self) -> &str {
        self.filter.text().trim()
    }

    /// The one under the bar.
    pub(crate) fn under(&self) -> Option<Choice> {
        self.visible().get(self.list.chosen).map(|choice| (*choice).clone())
    }

    /// Takes input; says whether it was for the list.
    pub(crate) fn handle(&mut self, input: &Input) -> bool {
        if let Input::Act(Action::Toggle) = input {
            if let Some(choice) = self.under().filter(|choice| !choice.is_action) {
                if let Some(at) = self.picked.iter().position(|code| *code == choice.code) {
                    self.picked.remove(at);
                } else {
                    self.picked.push(choice.code);
                    // In the order of the list, whatever the order of choosing.
                    let all = &self.all;
                    self.picked
                        .sort_by_key(|code| all.iter().position(|known| known.code == *code));
                }
            }
            return true;
        }
        if self.list.handle(input) {
            return true;
        }
        let before = self.filter.text().to_owned();
        let taken = self.filter.handle(input);
        if before != self.filter.text() {
            self.list.chosen = 0;
        }
        taken
    }

    /// Draws the words that narrow, then the list. The cursor stands in the words.
    pub(crate) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 {
            return;
        }
        let theme = state.theme;
        let lang = state.lang;
        let visible = self.visible().len();
        let label = state.say(t("筛选", "filter"));
        let count = format!(" {visible}/{}", self.all.len());
        let head = format!("{label}: ");
        let used = u16::try_from(width(&head)).unwrap_or(u16::MAX).min(area.width);
        let right = u16::try_from(width(&count)).unwrap_or(u16::MAX).min(area.width - used);
        frame.render_widget(Words::styled(head, theme.dim()), Rect { height: 1, ..area });
        let field = Rect { x: area.x + used, width: area.width - used - right, height: 1, ..area };
        self.filter.draw(frame, field, state);
        let count_at = Rect { x: area.right() - right, width: right, height: 1, ..area };
        frame.render_widget(Words::styled(count, theme.dim()), count_at);

        let cells = usize::from(area.width);
        let items: Vec<Item> = self
            .visible()
            .into_iter()
            .enumerate()
            .map(|(index, choice)| {
                let picked = self.picked.contains(&choice.code);
                let sign = match (choice.is_action, self.is_many, picked) {
                    (true, ..) => " +  ",
                    (_, true, true) => "[x] ",
                    (_, true, false) => "[ ] ",
                    (_, false, true) => "(*) ",
                    (_, false, false) => "( ) ",
                };
                let style = if picked { theme.strong() } else { theme.plain() };
                let mut lines = vec![Words::from(vec![
                    Span::styled(sign, style),
                    Span::styled(cut(choice.label.get(lang), cells.saturating_sub(4)), style),
                ])];
                if index == self.list.chosen {
                    if width(choice.label.get(lang)) > cells.saturating_sub(4) {
                        lines = hanging(sign, choice.label.get(lang), cells, style);
                    }
                    let note = choice.note.get(lang);
                    if !note.is_empty() {
                        lines.extend(hanging("    ", note, cells, theme.plain()));
                    }
                }
                Item::new(lines)
            })
            .collect();
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if items.is_empty() {
            let none = state.say(t(
                "没有符合的选项，按退格键修改筛选词",
                "nothing matches; Backspace widens the filter",
            ));
            frame.render_widget(
                Words::styled(none, theme.dim()),
                Rect { height: 1.min(below.height), ..below },
            );
        }
        self.list.draw(frame, below, &items, true, state);
    }
}
