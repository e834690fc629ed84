//! Room to paste rows into, for terminals that do not mark pasted text. What they become is shown before it is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::form::Section;
use crate::text::{phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet};
use crate::tui::state::State;
use crate::tui::widget::area::Area;
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::wrap::hanging;

/// Takes rows from a spreadsheet.
#[derive(Debug)]
pub(crate) struct Paste {
    section: &'static Section,
    area: Area,
}

impl Paste {
    pub(crate) fn new(section: &'static Section) -> Self {
        Self { section, area: Area::new("") }
    }
}

impl Layer for Paste {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Paste, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        let is_empty = self.area.text().trim().is_empty();
        let check = || vec![Message::PasteRows(self.section, self.area.text())];
        match input {
            Input::Act(Action::ReadTable) => {
                Outcome::one(Message::Show(Sheet::TableFile(self.section)))
            }
            Input::Act(Action::NextField) => Outcome::Emit(check()),
            Input::Act(Action::Done) if is_empty => Outcome::one(Message::Close),
            Input::Act(Action::Done) => Outcome::one(Message::Show(Sheet::Question {
                title: phrase("添加这些行？", "Add these rows?"),
                text: phrase(
                    "粘贴的内容还没有添加到表格。",
                    "What was pasted is not in the table yet.",
                ),
                answers: vec![
                    (phrase("核对各列后添加", "check the columns and add them"), check()),
                    (phrase("丢弃", "throw away"), vec![Message::Close]),
                ],
            })),
            input if self.area.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let title =
            said!("粘贴到“{section}”", "Paste into \"{section}\"", section = self.section.title,);
        let inner = sheet(
            frame,
            area,
            (area.width.min(100), area.height.min(18)),
            title.get(state.lang),
            state,
        );
        let head = state.say(t("列的顺序：", "Columns in this order: "));
        let names: Vec<&str> =
            self.section.fields.iter().map(|field| state.say(field.label)).collect();
        let mut words = hanging(
            "",
            &format!("{head}{}", names.join(" | ")),
            usize::from(inner.width),
            state.theme.dim(),
        );
        words.truncate(usize::from(inner.height / 2));
        let more = said!(
            "有列名时，按列名对应；列的顺序可以不同。按 Tab 核对各列，确认后才写入；也可按 {read} 读入 xlsx、ods、CSV 文件。",
            "Where the columns have names, those decide, in any order. Tab shows which column is which field before anything is written; {read} reads a file (xlsx, ods, CSV).",
            read = state.key(Scope::Paste, Action::ReadTable),
        );
        words.extend(hanging(
            "",
            more.get(state.lang),
            usize::from(inner.width),
            state.theme.plain(),
        ));
        let below = topped(frame, inner, &words, 1);
        crate::tui::widget::frame::rule(
            frame,
            below,
            vec![Words::from(state.say(t("粘贴到这里", "paste here"))).spans.remove(0)],
            state,
        );
        let field = Rect {
            y: below.y + 1.min(below.height),
            height: below.height.saturating_sub(1),
            ..below
        };
        self.area.draw(frame, field);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
