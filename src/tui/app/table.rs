//! A table that is pasted or read from a file: shown first, then added as one step.

use crate::desk;
use crate::document::grid::{How, Tables};
use crate::form::Section;
use crate::form::table::{Given, Mapping, Onto, Plan, TableError};
use crate::text::{Phrase, phrase};
use crate::tui::component::Name;
use crate::tui::message::{Message, Sheet, Source, Table, Tone};

use super::App;

impl App {
    pub(super) fn paste_rows(&mut self, section: &'static Section, text: String) {
        self.read_table(section, Source::Text(text), How::default());
    }

    /// Reads a table and shows what it would become, in place of an earlier reading of it.
    pub(super) fn read_table(&mut self, section: &'static Section, source: Source, how: How) {
        if self.state.open.is_none() {
            return;
        }
        let read = match &source {
            _ if !section.grows() => Err(TableError::Fixed.said()),
            Source::Text(text) => Given::of_text(text, how.divided)
                .map(|given| Tables { tables: vec![given], guessed: None })
                .map_err(|error| error.said()),
            Source::File(path) => desk::table::read(path, how).map_err(|error| error.said()),
        };
        match read {
            Ok(tables) => {
                let is_mapping = |scopes: &[crate::tui::key::Scope]| {
                    scopes.contains(&crate::tui::key::Scope::Mapping)
                };
                if self.layers.last().is_some_and(|top| is_mapping(&top.scopes())) {
                    self.close();
                }
                let table = Table { section, source, how, tables };
                self.update(Message::Show(Sheet::Mapping(Box::new(table))));
            }
            // What was typed or pasted stays where it is.
            Err(said) => self.update(Message::Show(Sheet::Question {
                title: phrase("没有读入", "Not read"),
                text: said,
                answers: vec![(phrase("好", "OK"), Vec::new())],
            })),
        }
    }

    /// Adds the rows, and takes the sheets away that led there.
    pub(super) fn take_table(&mut self, mapping: &Mapping, plan: &Plan, onto: Option<&Onto>) {
        let section = mapping.section;
        let Some(open) = &self.state.open else { return };
        let ids = &mut self.state.ids;
        let new_id = || ids.row(section);
        let edit = match onto {
            Some(onto) => onto.edit(plan, section, open.answers(), new_id),
            None => plan.edit(mapping, open.answers(), new_id),
        };
        let Some(edit) = edit else {
            let unread = onto.map_or(0, |onto| onto.unread.len());
            let words = if unread > 0 {
                said!(
                    "没有改动：{unread}处读不懂，保留了原来的回答",
                    "nothing was changed: {unread} {unread?cell was|cells were} not understood, and the answers there are kept",
                    unread,
                )
            } else {
                phrase(
                    "表格与已有的各行一致，没有改动",
                    "the rows say the same already; nothing was changed",
                )
            };
            return self.update(Message::Say(Tone::Plain, words));
        };
        let known = onto.map_or(0, Onto::count);
        let (rows, drafts) =
            (plan.rows.len() - known, onto.map_or(plan.drafts.len(), |onto| onto.drafts(plan)));
        let mend = if drafts > 0 {
            said!("，{drafts} 处待修改", ", {drafts} {drafts?answer|answers} to be mended", drafts)
        } else {
            Phrase::default()
        };
        let undo = self.state.undo_key();
        let words = match onto.map(Onto::changed) {
            Some(changed) if changed > 0 => said!(
                "已更新 {changed} 行，新增 {rows} 行{mend}，{undo} 可一次撤销",
                "{changed} {changed?row|rows} changed, {rows} added{mend}; {undo} takes them back at once",
                changed,
                rows,
                mend,
                undo,
            ),
            _ if drafts == 0 => said!(
                "已粘贴 {rows} 行，{undo} 可一次撤销",
                "{rows} {rows?row|rows} pasted; {undo} takes them back at once",
                rows,
                undo,
            ),
            _ => said!(
                "已粘贴 {rows} 行，其中 {drafts} 处待修改；{undo} 可一次撤销",
                "{rows} {rows?row|rows} pasted, {drafts} {drafts?answer|answers} to be mended; {undo} takes them back at once",
                rows,
                drafts,
                undo,
            ),
        };
        while self.layers.last().is_some_and(|top| top.name() == Name::Sheet) {
            self.close();
        }
        self.edit_knowingly(edit, vec![Message::Say(Tone::Good, words)]);
    }
}
