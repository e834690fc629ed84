//! Draws the right side of the interview: fields or rows above, what there is to say of the chosen one below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::form::Field;
use crate::form::catalog::SECTIONS;
use crate::text::{Phrase, t};
use crate::tui::key::{Action, Scope};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::widget::frame::rule;
use crate::tui::wrap::{cut, hanging};

use super::editor::Editor;
use super::{Focus, Interview, detail, fields, sections};

/// Of a field that was changed while a letter is open.
fn unasked(state: &State) -> Phrase {
    said!(
        "补正通知没有要求改这一项：确属要改的，在通知的那一点上按 {link} 关联；不是的，改回提交时的内容",
        "no point of the open letter asks for this change: where it is meant, link it to its point by {link} there; where not, change it back",
        link = state.link_key(),
    )
}

impl Interview {
    pub(super) fn draw_sections(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        has_keys: bool,
        open: &Open,
        state: &State,
    ) {
        let line = |at: usize| [sections::line(open, at, usize::from(area.width), state)];
        let is_whole = SECTIONS.len() <= usize::from(area.height);
        // Where not all are seen, the last line says so.
        let foot = u16::from(!is_whole && area.height > 3);
        let list = Rect { height: area.height - foot, ..area };
        self.sections.draw_lines(frame, list, SECTIONS.len(), line, has_keys, state);
        if foot > 0 {
            let seen: Vec<usize> =
                (0..SECTIONS.len()).filter(|at| self.sections.line_of(*at).is_some()).collect();
            let above = seen.first().copied().unwrap_or(0);
            let below = SECTIONS.len() - seen.last().map_or(0, |last| last + 1);
            let words = sections::more(above, below);
            let at = Rect { y: list.bottom(), height: 1, ..area };
            let words = cut(words.get(state.lang), usize::from(area.width));
            put(frame, Span::styled(words, state.theme.dim()), at);
        }
    }

    pub(super) fn draw_body(
        &mut self,
        frame: &mut Frame<'_>,
        body: Rect,
        open: &Open,
        state: &State,
    ) {
        if body.height == 0 || body.width == 0 {
            return;
        }
        let has_keys = self.focus == Focus::Body && self.editor.is_none();
        let head = Rect { height: 1, ..body };
        put(
            frame,
            sections::head(open, self.section, self.row.as_deref(), usize::from(body.width), state),
            head,
        );
        let rest = Rect { y: body.y + 1, height: body.height - 1, ..body };

        let shown = self.visible(open);
        self.confirms = self.to_confirm(&shown, open);
        let cell = self.cell.clone().filter(|_| self.editor.is_some());
        let place = cell.unwrap_or_else(|| self.place_among(&shown, open));
        let lines = if self.is_table() && place.field.is_none() {
            self.of_row(&place, usize::from(rest.width), open, state)
        } else {
            let typed = self.editor.as_ref().and_then(Editor::typed);
            let cells = usize::from(rest.width);
            let mut lines = Vec::new();
            if let Some(before) = self.editor.as_ref().and_then(Editor::replaced) {
                let said = said!(
                    "将替换原值“{before}”：{drop} 保留原值，{undo} 放回原值来改",
                    "takes the place of \"{before}\": {drop} keeps that, {undo} puts it back to \
                     change it",
                    before,
                    drop = state.key(Scope::Line, Action::Cancel),
                    undo = state.key(Scope::Line, Action::Undo),
                );
                lines.extend(hanging("", said.get(state.lang), cells, state.theme.warning()));
            }
            if open.inbox.is_unasked(&place, open) {
                let words = unasked(state);
                lines.extend(hanging("# ", words.get(state.lang), cells, state.theme.warning()));
            }
            for said in open.talk.open_at(&place) {
                let head = state.say(t("批注：", "Remark: "));
                lines.extend(hanging(head, said.get(state.lang), cells, state.theme.warning()));
            }
            let typed = (typed.as_deref(), has_keys);
            lines.extend(detail::of_field(open, &place, typed, cells, state));
            lines
        };
        let large = self.editor.as_ref().is_some_and(Editor::is_large);
        let wanted = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
        let least = if large { 3 } else { 6 };
        let high = if large { rest.height } else { wanted }.min(rest.height.saturating_sub(least));
        let upper = Rect { height: rest.height - high, ..rest };
        let lower = Rect { y: upper.bottom(), height: high, ..rest };

        self.draw_upper(frame, upper, &shown, has_keys, open, state);
        let Some(first) = place.field.map(|field| field.label).or(Some(self.section.title)) else {
            return;
        };
        let mut title = vec![Span::styled(state.say(first), state.theme.title())];
        if let Some(editor) = &self.editor {
            let words = if editor.is_large() {
                t("填写", "answering")
            } else {
                t("填写中", "answering")
            };
            title.push(Span::styled(format!(" - {}", state.say(words)), state.theme.dim()));
            let count = self.cell.as_ref().map_or(0, |cell| self.meant(cell, open).len());
            if count > 1 {
                let said = said!(
                    "，写入标记的{count}行",
                    ", for the {count} marked {count?row|rows}",
                    count,
                );
                title.push(Span::styled(said.get(state.lang).to_owned(), state.theme.warning()));
            }
        }
        rule(frame, lower, title, state);
        let inner = Rect {
            y: lower.y + 1.min(lower.height),
            height: lower.height.saturating_sub(1),
            ..lower
        };
        let cell = self.place_of_line(upper, state);
        match &mut self.editor {
            Some(editor) if editor.is_large() => editor.draw(frame, inner, &lines, state),
            other => {
                for (line, y) in lines.iter().zip(inner.top()..inner.bottom()) {
                    put(frame, line, Rect { y, height: 1, ..inner });
                }
                if let Some(editor) = other {
                    frame.render_widget(ratatui::widgets::Clear, cell);
                    editor.draw(frame, cell, &[], state);
                }
            }
        }
    }

    /// The rows of a table, or the fields of a row.
    fn draw_upper(
        &mut self,
        frame: &mut Frame<'_>,
        upper: Rect,
        shown: &[&'static Field],
        has_keys: bool,
        open: &Open,
        state: &State,
    ) {
        if self.is_table() {
            let upper = self.draw_beside(frame, upper, open, state);
            self.draw_rows(frame, upper, has_keys, open, state);
            return;
        }
        let of = (self.section, self.row.as_deref());
        let written = self.editor.as_ref().and_then(|editor| editor.place().field);
        let size = (usize::from(upper.width), usize::from(upper.height));
        let items = fields::items(open, of, (shown, written), size, state);
        let has_keys = has_keys || self.editor.is_some();
        self.fields.draw(frame, upper, &items, has_keys, state);
    }

    /// Where a line is typed: in place, where the value stands in the list or in its cell.
    fn place_of_line(&self, area: Rect, state: &State) -> Rect {
        if self.row.is_none() && !self.section.is_single() {
            return self.cell_at(area);
        }
        let y = self.fields.line_of(self.fields.chosen).unwrap_or(area.y);
        let labels = fields::label_width(self.section, usize::from(area.width), state);
        let used = u16::try_from(labels).unwrap_or(0).min(area.width);
        Rect { x: area.x + used, y, width: area.width - used, height: 1.min(area.height) }
    }
}
