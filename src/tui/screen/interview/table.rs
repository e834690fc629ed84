//! The rows of a section as a table, and what is said before a row is deleted.

use ratatui::text::{Line, Span};

use crate::form::catalog::items;
use crate::form::catalog::items::proposals;
use crate::form::{
    Field, KEPT, Place, Row, Section, Shape, Touched, proposed_by, rows_to_tsv, shown,
};
use crate::text::{Lang, Phrase, harmless, phrase};
use crate::tui::component::Outcome;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet};
use crate::tui::state::{Open, State};
use crate::tui::wrap::{cut, hanging, pad, width};

use super::column::{named, title_of};
use super::sections::{remarked, sign};
use super::view::View;

/// The columns that fit.
pub(super) struct Shown {
    section: &'static Section,
    /// The first column behind the name, so that the one under the bar is seen.
    pub(super) first: usize,
    /// The number of the column under the bar; 0 is the name.
    at: usize,
    /// Heading and cells, the sign of the order with it.
    name: (String, usize),
    columns: Vec<(&'static Field, usize, &'static str)>,
    /// Whether more columns stand to the right.
    goes_on: bool,
}

const WIDEST: usize = 30;
const NAME: usize = 34;

/// The fewest cells of a column whose words are cut: fewer say nothing. With less room it is one of those to the right.
const CUT: usize = 10;

impl Shown {
    /// Chooses the columns: the name of the row, then as many as fit, the one under the bar among them.
    pub(super) fn new(
        open: &Open,
        section: &'static Section,
        view: &View,
        cells: usize,
        state: &State,
    ) -> Self {
        let head = format!("{}{}", named(section, None).get(state.lang), view.sign(None));
        let mark = proposed("", state);
        let has_mark = !open.answers().proposed_rows(section).is_empty();
        let longest =
            open.widest(section, None, state.lang) + if has_mark { width(&mark) } else { 0 };
        let widest = longest.max(width(&head)).min(NAME);
        let name = view.cells(None, widest).min((cells.saturating_sub(2) * 2 / 3).max(4));
        let others = view.columns(section);
        let fit = |first: usize| {
            // The last two cells say that more columns stand to the right.
            let mut left = cells.saturating_sub(2 + name + 2);
            let mut columns = Vec::new();
            for field in others.iter().copied().skip(first) {
                if left < 6 {
                    break;
                }
                let words = open.widest(section, Some(field), state.lang);
                let sign = view.sign(Some(field));
                let by_itself = words.max(width(state.say(field.label)) + sign.len()).min(WIDEST);
                let wanted = view.cells(Some(field), by_itself);
                if !columns.is_empty() && left - 2 < wanted.min(CUT) {
                    break;
                }
                let given = wanted.min(left - 2);
                columns.push((field, given, sign));
                left -= given + 2;
            }
            columns
        };
        let under = view.at.saturating_sub(1);
        let mut first = view.first.min(under).min(others.len().saturating_sub(1));
        let mut columns = fit(first);
        while first < under && first + columns.len() <= under {
            first += 1;
            columns = fit(first);
        }
        let goes_on = first + columns.len() < others.len();
        Self { section, first, at: view.at, name: (head, name), columns, goes_on }
    }

    /// Where the columns stand: by number, from where, how wide.
    pub(super) fn spans(&self) -> Vec<(usize, u16, u16)> {
        let cells = |wide: usize| u16::try_from(wide).unwrap_or(u16::MAX);
        let mut x = 2;
        let mut out = vec![(0, cells(x), cells(self.name.1))];
        x += self.name.1;
        for (number, (_, wide, _)) in self.columns.iter().enumerate() {
            out.push((self.first + number + 1, cells(x + 2), cells(*wide)));
            x += wide + 2;
        }
        out
    }

    /// The heads of the columns; that of the one under the bar stands out.
    pub(super) fn head(&self, marked: usize, state: &State) -> Line<'static> {
        let name = if marked == 0 {
            self.name.0.clone()
        } else {
            let head = &self.name.0;
            let said = said!("已标记{marked}，{head}", "{marked} marked: {head}", marked, head);
            said.get(state.lang).to_owned()
        };
        let style = |number: usize| {
            if number == self.at { state.theme.title() } else { state.theme.dim() }
        };
        let before = if self.first > 0 { "< " } else { "  " };
        let mut spans = vec![
            Span::styled(before, state.theme.strong()),
            Span::styled(pad(&name, self.name.1), style(0)),
        ];
        for (number, (field, wide, sign)) in self.columns.iter().enumerate() {
            let words = format!("{}{sign}", state.say(field.label));
            spans.push(Span::raw("  "));
            spans.push(Span::styled(pad(&words, *wide), style(self.first + number + 1)));
        }
        if self.goes_on {
            spans.push(Span::styled(" >", state.theme.strong()));
        }
        Line::from(spans)
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
        let is_proposed =
            row.cells.and_then(|cells| cells.get(KEPT.id)).and_then(proposed_by).is_some();
        let name = if is_proposed { proposed(&name, state) } else { name };
        let style = match (is_marked, is_proposed) {
            (true, _) => state.theme.strong(),
            (false, true) => state.theme.dim(),
            (false, false) => state.theme.plain(),
        };
        // A mark stands among the signs, so that names stay below each other; what was remarked is told of the row under the bar.
        let mark = Span::styled("*", state.theme.strong());
        let mut spans = vec![
            sign(open.worst_in(&place), state),
            if is_marked { mark } else { remarked(open, &place, state) },
            Span::styled(pad(&name, self.name.1), style),
        ];
        // What the name proposes stands where nothing is answered, as a proposal.
        let facts = (self.section == &items::SECTION).then(|| open.facts());
        let entry = facts.as_ref().and_then(|facts| facts.row(self.section, row.id));
        let usual = entry.map(|entry| proposals(&entry)).unwrap_or_default();
        for (field, wide, _) in &self.columns {
            let proposal = usual.iter().find(|one| one.field == *field);
            if let Some(one) = proposal {
                let choice = one.choice.label;
                let words = said!("建议：{choice}", "proposed: {choice}", choice);
                spans.push(Span::raw("  "));
                let words = pad(words.get(state.lang), *wide);
                spans.push(Span::styled(words, state.theme.dim()));
                continue;
            }
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

/// The name of a row that is only proposed.
fn proposed(name: &str, state: &State) -> String {
    said!("提议：{name}", "proposed: {name}", name).get(state.lang).to_owned()
}

/// What stands where there are no rows yet.
pub(super) fn empty(section: &'static Section, cells: usize, state: &State) -> Vec<Line<'static>> {
    let noun = match section.shape {
        Shape::Rows { noun, .. } => state.say(noun),
        _ => "",
    };
    let said = said!(
        "还没有{noun}。按 Enter 或 {add} 新增一行；也可以从电子表格复制后直接粘贴（{paste}）。",
        "No {noun} yet. Enter or {add} adds one; rows copied from a spreadsheet can be pasted ({paste}).",
        noun,
        add = state.key(Scope::Table, Action::AddRow),
        paste = state.key(Scope::Table, Action::PasteRows),
    );
    let mut out = vec![Line::default()];
    out.extend(hanging("  ", said.get(state.lang), cells, state.theme.plain()));
    out
}

/// Rows handed to the clipboard, with the columns that are seen; what they hold can be pasted back.
pub(super) fn copied(
    (section, view): (&'static Section, &View),
    rows: &[String],
    open: &Open,
    lang: Lang,
) -> Outcome {
    let fields: Vec<&'static Field> =
        title_of(section).into_iter().chain(view.columns(section)).collect();
    let text = rows_to_tsv((section, &fields), rows, open.answers(), lang);
    let count = rows.len();
    let what = said!(
        "{section}（{count}行）",
        "{section} ({count} {count?row|rows})",
        section = section.title,
        count,
    );
    Outcome::one(Message::Copy(text, what))
}

/// Asks before a row is deleted, and says what that hides or empties. The references go with it, in one step that can be undone.
pub(super) fn ask_to_delete(
    section: &'static Section,
    id: &str,
    open: &Open,
    state: &State,
) -> Outcome {
    let edit = open.answers().without_row(section, id);
    let touched = open.answers().touched_by(&edit);
    let name = open.answers().row_title(section, id);
    let text = if touched.is_empty() {
        said!(
            "没有其他内容引用它。可以用 {undo} 撤销。",
            "Nothing refers to it. {undo} takes this back.",
            undo = state.undo_key(),
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
