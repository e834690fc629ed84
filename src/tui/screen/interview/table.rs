//! The rows of a section as a table, and what is said before a row is deleted.

use ratatui::text::{Line, Span};

use crate::form::{Field, Place, Row, Section, Shape, Touched, shown};
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Sheet};
use crate::tui::state::{Open, State};
use crate::tui::wrap::{cut, hanging, pad, width};

use super::sections::{remarked, sign};

/// The columns that fit.
pub(super) struct Shown {
    section: &'static Section,
    /// The first column behind the name, corrected so that the last one is seen.
    pub(super) column: usize,
    name: (String, usize),
    columns: Vec<(&'static Field, usize)>,
}

const WIDEST: usize = 30;
const NAME: usize = 34;

impl Shown {
    /// Chooses the columns: the name of the row, then as many as fit from `column` on.
    pub(super) fn new(
        open: &Open,
        section: &'static Section,
        column: usize,
        cells: usize,
        state: &State,
    ) -> Self {
        let title = match section.shape {
            Shape::Rows { title, .. } => Some(title),
            _ => None,
        };
        let head = title
            .map_or_else(|| state.say(t("事项", "item")), |field| state.say(field.label))
            .to_owned();
        let widest = open.widest(section, None, state.lang).max(width(&head)).min(NAME);
        let name = widest.min((cells.saturating_sub(2) * 2 / 3).max(4));
        let others: Vec<&'static Field> =
            section.fields.iter().copied().filter(|field| Some(*field) != title).collect();
        let column = column.min(others.len().saturating_sub(1));
        let mut left = cells.saturating_sub(2 + name);
        let mut columns = Vec::new();
        for field in others.iter().skip(column) {
            if left < 6 {
                break;
            }
            let words = open.widest(section, Some(field), state.lang);
            let given = words.max(width(state.say(field.label))).min(WIDEST).min(left - 2);
            columns.push((*field, given));
            left -= given + 2;
        }
        Self { section, column, name: (head, name), columns }
    }

    /// The heads of the columns.
    pub(super) fn head(&self, marked: usize, state: &State) -> Line<'static> {
        let name = if marked == 0 {
            self.name.0.clone()
        } else {
            said!("已标记{marked}", "{marked} marked", marked).get(state.lang).to_owned()
        };
        let mut text = format!("  {}", pad(&name, self.name.1));
        for (field, wide) in &self.columns {
            text.push_str("  ");
            text.push_str(&pad(state.say(field.label), *wide));
        }
        Line::styled(text, state.theme.dim())
    }

    /// The name of a row. Of a pair both are seen, however narrow: two rows of one recipient differ only in the second.
    fn name_of(&self, row: &Row<'_>, open: &Open, state: &State) -> String {
        let answers = open.answers();
        let said = |name: Phrase| harmless(name.get(state.lang), false);
        let name = said(answers.row_title(self.section, row.id));
        let room = self.name.1;
        let facts = open.facts();
        let entry = facts.row(self.section, row.id).filter(|_| width(&name) > room);
        let Some((of, with)) = entry.and_then(|row| row.of().zip(row.with())) else { return name };
        let (of, with) = (said(of.title()), said(with.title()));
        // Brackets of Chinese take four cells, those of English with their space three.
        let room = room.saturating_sub(4);
        let of = cut(&of, room.saturating_sub(width(&with)).max(room / 2));
        let with = cut(&with, room.saturating_sub(width(&of)));
        said!("{with}（{of}）", "{with} ({of})", with, of).get(state.lang).to_owned()
    }

    /// A row.
    pub(super) fn line(
        &self,
        row: &Row<'_>,
        is_marked: bool,
        open: &Open,
        state: &State,
    ) -> Line<'static> {
        let answers = open.answers();
        let place = Place { section: self.section, row: Some(row.id.to_owned()), field: None };
        let name = self.name_of(row, open, state);
        let (name, style) = if is_marked {
            (format!("* {name}"), state.theme.strong())
        } else {
            (name, state.theme.plain())
        };
        let mut spans = vec![
            sign(open.worst_in(&place), state),
            remarked(open, &place, state),
            Span::styled(pad(&name, self.name.1), style),
        ];
        for (field, wide) in &self.columns {
            let value = row.cells.and_then(|cells| cells.get(field.id));
            let words = value.map_or_else(String::new, |value| {
                harmless(shown(field.kind, value, answers).get(state.lang), false)
            });
            spans.push(Span::raw("  "));
            spans.push(Span::raw(pad(&words, *wide)));
        }
        Line::from(spans)
    }
}

/// What stands where there are no rows yet.
pub(super) fn empty(section: &'static Section, cells: usize, state: &State) -> Vec<Line<'static>> {
    let noun = match section.shape {
        Shape::Rows { noun, .. } => state.say(noun),
        _ => "",
    };
    let said = said!(
        "还没有{noun}。按 Enter 或 F4 新增一行；也可以从电子表格复制后直接粘贴（F6）。",
        "No {noun} yet. Enter or F4 adds one; rows copied from a spreadsheet can be pasted (F6).",
        noun,
    );
    let mut out = vec![Line::default()];
    out.extend(hanging("  ", said.get(state.lang), cells, state.theme.plain()));
    out
}

/// Asks before a row is deleted, and says what that hides or empties. The references go with it, in one step that can be undone.
pub(super) fn ask_to_delete(section: &'static Section, id: &str, open: &Open) -> Outcome {
    let edit = open.answers().without_row(section, id);
    let touched = open.answers().touched_by(&edit);
    let name = open.answers().row_title(section, id);
    let text = if touched.is_empty() {
        phrase(
            "没有其他内容引用它。可以用 Ctrl+Z 撤销。",
            "Nothing refers to it. Ctrl+Z takes this back.",
        )
    } else {
        Phrase::lines(Touched::lines(&touched))
    };
    let mut answers = vec![
        (phrase("删除", "delete"), vec![Message::Edit(edit)]),
        (phrase("不删除", "keep it"), Vec::new()),
    ];
    if !touched.is_empty() {
        // What is referred to is not lost to a hasty Enter.
        answers.reverse();
    }
    Outcome::one(Message::Show(Sheet::Question {
        title: said!("删除“{name}”？", "Delete \"{name}\"?", name),
        text,
        answers,
    }))
}
