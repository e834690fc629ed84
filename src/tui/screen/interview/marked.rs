//! Rows of a table that are marked, and what is done to all of them in one step.
//!
//! Only marked rows that are seen are changed, and none that is gone counts: what a filter leaves out keeps its mark and its answers.

use std::collections::HashSet;

use serde_json::Value;

use crate::form::{Edit, Field, Place, Section, Touched, shown};
use crate::text::{Phrase, harmless, phrase};
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::{Open, State};

/// Which rows are marked, by their ids.
#[derive(Debug, Default)]
pub(super) struct Marked {
    ids: HashSet<String>,
    /// What was marked or unmarked last, from where a range begins.
    anchor: Option<String>,
}

impl Marked {
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Forgets the rows that are gone, whatever took them away.
    pub(super) fn drop_gone(&mut self, section: &'static Section, open: &Open) {
        if !self.is_empty() {
            let there = ids(section, open);
            self.ids.retain(|id| there.contains(id));
        }
    }

    /// The marked ones of the rows that are seen.
    pub(super) fn seen(&self, seen: &[String]) -> Vec<String> {
        seen.iter().filter(|id| self.holds(id)).cloned().collect()
    }

    /// The rows an answer in this row is meant for: the marked ones where it is one of several, itself alone otherwise.
    pub(super) fn meant(&self, row: &str, seen: &[String]) -> Vec<String> {
        let marked = self.seen(seen);
        if self.holds(row) && marked.len() > 1 { marked } else { vec![row.to_owned()] }
    }

    pub(super) fn holds(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn toggle(&mut self, id: &str) {
        if !self.ids.remove(id) {
            self.ids.insert(id.to_owned());
        }
        self.anchor = Some(id.to_owned());
    }

    /// Marks every row that is seen, or none of them where all are marked.
    pub(super) fn toggle_all(&mut self, seen: &[String]) {
        if seen.iter().all(|id| self.holds(id)) {
            self.ids.retain(|id| !seen.contains(id));
        } else {
            self.ids.extend(seen.iter().cloned());
        }
    }

    /// Marks from the row that was marked last to this one.
    pub(super) fn mark_to(&mut self, id: &str, all: &[String]) {
        let at = |id: &str| all.iter().position(|one| one == id);
        let Some(here) = at(id) else { return };
        let from = self.anchor.as_deref().and_then(at).unwrap_or(here);
        let range = all.get(from.min(here)..=from.max(here)).unwrap_or_default();
        self.ids.extend(range.iter().cloned());
        self.anchor = Some(id.to_owned());
    }

    /// Marks this row and the next, as the bar goes there; on the way back to where that began, what is left behind is marked no more.
    pub(super) fn stretch(&mut self, here: &str, next: &str, all: &[String]) {
        let at = |id: &str| all.iter().position(|one| one == id);
        let (Some(from), Some(to)) = (at(here), at(next)) else { return };
        if !self.holds(here) {
            self.anchor = Some(here.to_owned());
        }
        let began = self.anchor.as_deref().and_then(at).unwrap_or(from);
        self.ids.extend([here.to_owned(), next.to_owned()]);
        if to.abs_diff(began) < from.abs_diff(began) {
            self.ids.remove(here);
        }
    }

    /// How many rows of a section are marked, whether they are seen or not.
    pub(super) fn count(&self, section: &'static Section, open: &Open) -> usize {
        ids(section, open).into_iter().filter(|id| self.holds(id)).count()
    }

    /// Writes the answer at a place into the marked rows; without any, into those of `seen` below it. Asks first where other answers are
    /// replaced or hidden by that.
    pub(super) fn fill(
        &self,
        from: &Place,
        field: &'static Field,
        seen: &[String],
        (open, state): (&Open, &State),
    ) -> Outcome {
        let (section, Some(own)) = (from.section, &from.row) else {
            return told(phrase("这一部分没有别的行", "there are no other rows here"));
        };
        let Some(value) = open.answers().get(from) else {
            return told(phrase(
                "这里还没有回答，不能填入别的行",
                "there is no answer here to fill in",
            ));
        };
        let marked = self.seen(seen);
        let rows: Vec<String> = if marked.is_empty() {
            seen.iter().skip_while(|id| *id != own).skip(1).cloned().collect()
        } else {
            marked
        };
        if rows.is_empty() {
            return told(phrase(
                "下面没有别的行；也可以先在表格中按空格标记要填的行",
                "there is no row below; rows can be marked in the table by Space first",
            ));
        }
        write((section, field), Some(value), &rows, Typed::default(), (open, state))
    }

    /// Asks before these marked rows are deleted.
    pub(super) fn ask_to_delete(section: &'static Section, ids: &[String], open: &Open) -> Outcome {
        let edit: Edit = open.answers().without_rows(section, ids);
        let touched = open.answers().touched_by(&edit);
        let count = ids.len();
        let names = Phrase::list(ids.iter().map(|id| open.answers().row_title(section, id)));
        let lines = std::iter::once(names).chain(Touched::lines(&touched)).collect();
        ask(
            said!("删除标记的{count}行？", "Delete the {count} marked {count?row|rows}?", count,),
            lines,
            (phrase("删除", "delete"), vec![Message::Edit(edit)]),
            (phrase("不删除", "keep them"), Vec::new()),
        )
    }
}

/// What was typed for rows, where it was: it is lost by no refusal, and what follows it follows still.
#[derive(Default)]
pub(super) struct Typed {
    /// The answer where it was typed.
    pub(super) left: Option<Edit>,
    /// What the key that ended it does besides.
    pub(super) then: Vec<Message>,
}

impl Typed {
    fn made(&self, mut out: Vec<Message>) -> Vec<Message> {
        out.extend(self.then.iter().cloned());
        out
    }

    fn went_on(self, out: Vec<Message>) -> Outcome {
        Outcome::Emit(self.made(out))
    }

    fn refused(self, tone: Tone, words: Phrase) -> Outcome {
        let mut out: Vec<Message> = self.left.into_iter().map(Message::Discarded).collect();
        out.push(Message::Say(tone, words));
        Outcome::Emit(out)
    }
}

/// Writes one answer into these rows as one step, or takes theirs away. Asks first where other answers are replaced or hidden by
/// that.
pub(super) fn write(
    (section, field): (&'static Section, &'static Field),
    value: Option<&Value>,
    rows: &[String],
    typed: Typed,
    (open, state): (&Open, &State),
) -> Outcome {
    let answers = open.answers();
    let rows = rows.iter().map(String::as_str);
    let filled = match answers.filled((section, field), value, rows) {
        Ok(filled) => filled,
        Err(why) => return typed.refused(Tone::Error, why.said()),
    };
    let (changed, skipped) = (filled.changed, filled.skipped);
    if changed == 0 && skipped > 0 {
        let words = phrase(
            "按各行的其他回答，这一项都不需要填写",
            "given their other answers, none of the rows is asked this",
        );
        return typed.refused(Tone::Plain, words);
    }
    if changed == 0 {
        let words = phrase("各行已经是这个回答", "the rows have this answer already");
        return typed.went_on(vec![Message::Say(Tone::Plain, words)]);
    }
    let undo = state.undo_key();
    let words = said!(
        "已填入{changed}行；{undo} 一次撤销",
        "filled into {changed} {changed?row|rows}; {undo} takes it back at once",
        changed,
        undo,
    );
    let cleared = said!(
        "已清空{changed}行；{undo} 一次撤销",
        "cleared in {changed} {changed?row|rows}; {undo} takes it back at once",
        changed,
        undo,
    );
    let words = if value.is_some() { words } else { cleared };
    let leaves: Vec<Message> = typed.left.clone().map(Message::Discarded).into_iter().collect();
    let make =
        typed.made(vec![Message::Edit(filled.edit.clone()), Message::Say(Tone::Good, words)]);
    let touched = answers.touched_by(&filled.edit);
    // One answer that is taken away is asked about no more than in its row.
    let is_plain = filled.replaced == 0 || value.is_none() && changed == 1;
    if is_plain && touched.is_empty() && skipped == 0 {
        return Outcome::Emit(make);
    }
    let mut lines = Vec::new();
    lines.extend((filled.replaced > 0 && value.is_some()).then(|| {
        said!(
            "其中{count}行原来有别的回答，将被替换。",
            "In {count} of them another answer is replaced.",
            count = filled.replaced,
        )
    }));
    lines.extend((skipped > 0).then(|| {
        said!(
            "有{skipped}行按其他回答不需要填写这一项，不动。",
            "Of {skipped} {skipped?row|rows} it is not asked, given their other answers; they are left alone.",
            skipped,
        )
    }));
    lines.extend(Touched::lines(&touched));
    let Some(value) = value else {
        return ask(
            said!(
                "清空{changed}行的“{label}”？",
                "Clear \"{label}\" in {changed} {changed?row|rows}?",
                changed,
                label = field.label,
            ),
            lines,
            (phrase("清空", "clear"), make),
            (phrase("不清空", "leave them"), leaves),
        );
    };
    let words = shown(field.kind, value, answers);
    let value = Phrase { zh: harmless(&words.zh, false), en: harmless(&words.en, false) };
    ask(
        said!(
            "把“{label}：{value}”填入{changed}行？",
            "Fill \"{label}: {value}\" into {changed} {changed?row|rows}?",
            label = field.label,
            value,
            changed,
        ),
        lines,
        (phrase("填入", "fill in"), make),
        (phrase("不填", "leave them"), leaves),
    )
}

/// The ids of all rows of a section.
fn ids(section: &'static Section, open: &Open) -> Vec<String> {
    open.answers().rows(section).map(|row| row.id.to_owned()).collect()
}

fn told(words: Phrase) -> Outcome {
    Outcome::one(Message::Say(Tone::Plain, words))
}

fn ask(
    title: Phrase,
    lines: Vec<Phrase>,
    (does, make): (Phrase, Vec<Message>),
    leaves: (Phrase, Vec<Message>),
) -> Outcome {
    let text = Phrase::lines(lines);
    Outcome::one(Message::Show(Sheet::Question {
        title,
        text,
        answers: vec![(does, make), leaves],
    }))
}
