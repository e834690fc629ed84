//! How a table is looked at: which of its rows in which order, which of its columns how wide. Nothing of it changes the record.
//!
//! What was narrowed or sorted stays as it stands while answers change, so that no row leaves under the hand that writes it; a new
//! row stands last, whatever narrows the others.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::form::{Answers, Field, Row, Section};
use crate::text::{Lang, Phrase, harmless, t};
use crate::tui::component::Input;
use crate::tui::state::{Open, State};
use crate::tui::widget::choice::{Choice, Choices};
use crate::tui::widget::line::Line as Typed;

use super::choices::chosen_from;
use super::column::{Column, Key, behind_name, holds, key, named, of_column, title_of, words};

/// By so many cells a column grows or shrinks with one key.
const STEP: i16 = 6;
/// The most cells by which it does.
const MOST: i16 = 120;

/// How a table is looked at.
#[derive(Debug, Default)]
pub(super) struct View {
    /// Where the bar stands among the columns; 0 is the name.
    pub(super) at: usize,
    /// The first column that is seen behind the name.
    pub(super) first: usize,
    /// By which column, and whether the last comes first.
    sort: Option<(Column, bool)>,
    /// In the words of this language.
    lang: Option<Lang>,
    filter: Option<Typed>,
    /// What narrowed before that is typed anew.
    before: Option<Typed>,
    pub(super) is_typing: bool,
    /// Columns with the words that stand in them.
    same: Vec<(Column, Phrase)>,
    hidden: Vec<&'static str>,
    /// By how many cells a column is wider than by itself.
    wider: Vec<(&'static str, i16)>,
    /// The columns being chosen.
    pub(super) picking: Option<Choices>,
    /// Where they are chosen on the screen.
    pub(super) picker: Rect,
    /// Counts up with what narrows or sorts.
    changes: u64,
    kept: RefCell<Kept>,
}

/// The rows as they were last seen.
#[derive(Debug, Default)]
struct Kept {
    /// Of which change of the view and revision of the answers.
    of: Option<(u64, u64)>,
    seen: Arc<Vec<String>>,
    /// Every row there was, in the order of the record.
    known: Vec<String>,
}

impl View {
    /// The columns behind the name that are not hidden.
    pub(super) fn columns(&self, section: &'static Section) -> Vec<&'static Field> {
        behind_name(section).filter(|field| !self.hidden.contains(&field.id)).collect()
    }

    /// The column under the bar.
    pub(super) fn column(&self, section: &'static Section) -> Column {
        self.columns(section).get(self.at.checked_sub(1)?).copied()
    }

    /// Where the column of a field stands, if it is seen.
    pub(super) fn place_of(&self, section: &'static Section, field: &Field) -> Option<usize> {
        if title_of(section).is_some_and(|name| name == field) {
            return Some(0);
        }
        self.columns(section).iter().position(|one| *one == field).map(|at| at + 1)
    }

    /// The next column, or the one before; whether there is one.
    pub(super) fn step(&mut self, section: &'static Section, forward: bool) -> bool {
        let next = if forward { self.at + 1 } else { self.at.wrapping_sub(1) };
        let is_there = next <= self.columns(section).len();
        if is_there {
            self.at = next;
        }
        is_there
    }

    /// Whether rows may be left out.
    pub(super) fn is_narrowed(&self) -> bool {
        self.filter.as_ref().is_some_and(|line| !line.text().trim().is_empty())
            || !self.same.is_empty()
    }

    /// Whether the rows stand as the record has them, all of them.
    pub(super) fn is_plain(&self) -> bool {
        !self.is_narrowed() && self.sort.is_none()
    }

    /// Every row again, in the order of the record; whether that changed anything.
    pub(super) fn widen(&mut self) -> bool {
        let had = !self.is_plain();
        (self.sort, self.filter, self.is_typing) = (None, None, false);
        self.same.clear();
        self.changes += 1;
        had
    }

    /// Sorts by the column under the bar, then the other way, then not at all.
    pub(super) fn sort(&mut self, section: &'static Section, lang: Lang) {
        self.lang = Some(lang);
        let column = self.column(section);
        self.sort = match self.sort {
            Some((by, false)) if by == column => Some((column, true)),
            Some((by, true)) if by == column => None,
            _ => Some((column, false)),
        };
        self.changes += 1;
    }

    /// Leaves only the rows that say the same in the column under the bar as this one; again, and all are there.
    pub(super) fn only_same(
        &mut self,
        section: &'static Section,
        row: &Row<'_>,
        answers: &Answers,
    ) {
        let column = self.column(section);
        let before = self.same.len();
        self.same.retain(|(known, _)| *known != column);
        if self.same.len() == before {
            self.same.push((column, words(section, row, column, answers)));
        }
        self.changes += 1;
    }

    /// Begins to type what the rows must hold.
    pub(super) fn begin_filter(&mut self) {
        self.before = self.filter.clone();
        self.filter.get_or_insert_with(|| Typed::new(""));
        self.is_typing = true;
    }

    /// Takes what is typed to narrow the rows.
    pub(super) fn type_filter(&mut self, input: &Input) -> bool {
        let taken = self.filter.as_mut().is_some_and(|line| line.handle(input));
        self.changes += 1;
        taken
    }

    /// Ends typing; without `keep` what narrowed before narrows again.
    pub(super) fn end_filter(&mut self, keep: bool) {
        self.is_typing = false;
        let before = self.before.take();
        if !keep {
            self.filter = before;
        } else if self.filter.as_ref().is_none_or(|line| line.text().trim().is_empty()) {
            self.filter = None;
        }
        self.changes += 1;
    }

    /// The line in which it is typed.
    pub(super) const fn filter(&self) -> Option<&Typed> {
        self.filter.as_ref()
    }

    /// Makes the column under the bar wider or narrower.
    pub(super) fn widen_column(&mut self, section: &'static Section, wider: bool) {
        let id = self.column(section).map_or("", |field| field.id);
        let by = if wider { STEP } else { -STEP };
        match self.wider.iter_mut().find(|(known, _)| *known == id) {
            Some((_, cells)) => *cells = (*cells + by).clamp(-MOST, MOST),
            None => self.wider.push((id, by)),
        }
    }

    /// How wide a column is that would be so wide by itself.
    pub(super) fn cells(&self, column: Column, by_itself: usize) -> usize {
        let id = column.map_or("", |field| field.id);
        let by = self.wider.iter().find(|(known, _)| *known == id).map_or(0, |(_, by)| *by);
        by_itself.saturating_add_signed(isize::from(by)).max(4)
    }

    /// Begins to choose the columns.
    pub(super) fn pick(&mut self, section: &'static Section) {
        let all: Vec<Choice> = behind_name(section)
            .map(|field| chosen_from(field.id, field.label.into(), field.help.into()))
            .collect();
        let shown = self.columns(section).into_iter().map(|field| field.id.to_owned());
        self.picking = Some(Choices::new(all, true, shown.collect()));
    }

    /// Takes the columns that were chosen; all of them where none was.
    pub(super) fn take_picked(&mut self, section: &'static Section) {
        let Some(picking) = self.picking.take() else { return };
        let under = self.column(section);
        let is_hidden = |field: &&'static Field| {
            !picking.picked.is_empty() && !picking.picked.iter().any(|id| id == field.id)
        };
        self.hidden = behind_name(section).filter(is_hidden).map(|field| field.id).collect();
        let place = |field| self.columns(section).iter().position(|one| *one == field);
        self.at = under.and_then(place).map_or(0, |at| at + 1);
    }

    /// The rows that are seen, in their order.
    pub(super) fn rows(&self, section: &'static Section, open: &Open) -> Arc<Vec<String>> {
        let of = (self.changes, open.revision());
        let mut kept = self.kept.borrow_mut();
        if kept.of == Some(of) {
            return kept.seen.clone();
        }
        let all = || open.answers().rows(section);
        let is_as_seen = kept.of.is_some_and(|(changes, _)| changes == self.changes);
        if is_as_seen && all().map(|row| row.id).eq(kept.known.iter().map(String::as_str)) {
            kept.of = Some(of);
            return kept.seen.clone();
        }
        let seen: Vec<String> = if self.is_plain() {
            all().map(|row| row.id.to_owned()).collect()
        } else if is_as_seen {
            let there: HashSet<&str> = all().map(|row| row.id).collect();
            let known: HashSet<&str> = kept.known.iter().map(String::as_str).collect();
            let new = all().filter(|row| !known.contains(row.id));
            let before = kept.seen.iter().filter(|id| there.contains(id.as_str())).cloned();
            before.chain(new.map(|row| row.id.to_owned())).collect()
        } else {
            self.found(section, open.answers())
        };
        kept.known = all().map(|row| row.id.to_owned()).collect();
        kept.seen = Arc::new(seen);
        kept.of = Some(of);
        kept.seen.clone()
    }

    fn found(&self, section: &'static Section, answers: &Answers) -> Vec<String> {
        let lang = self.lang.unwrap_or(Lang::Zh);
        let mut rows: Vec<Row<'_>> = answers.rows(section).collect();
        let typed = self.filter.as_ref().map_or("", Typed::text).trim().to_lowercase();
        let (only, typed) = of_column(section, &typed);
        let columns: Vec<Column> = match only {
            Some(column) => vec![column],
            None => std::iter::once(None).chain(section.fields.iter().copied().map(Some)).collect(),
        };
        let fits = |row: &Row<'_>| {
            typed.is_empty()
                || columns.iter().any(|column| holds(&words(section, row, *column, answers), typed))
        };
        let says = |row: &Row<'_>| {
            self.same.iter().all(|(column, said)| words(section, row, *column, answers) == *said)
        };
        rows.retain(|row| says(row) && fits(row));
        if let Some((column, is_down)) = self.sort {
            let mut keyed: Vec<(Key, Row<'_>)> = rows
                .into_iter()
                .map(|row| (key(section, &row, column, answers, lang), row))
                .collect();
            keyed.sort_by(|(one, _), (other, _)| {
                let order = one.partial_cmp(other).unwrap_or(Ordering::Equal);
                match (one, other) {
                    (Key::Nothing, _) | (_, Key::Nothing) => order,
                    _ if is_down => order.reverse(),
                    _ => order,
                }
            });
            rows = keyed.into_iter().map(|(_, row)| row).collect();
        }
        rows.into_iter().map(|row| row.id.to_owned()).collect()
    }

    /// What narrows and sorts, in words; nothing where neither does.
    pub(super) fn told(&self, section: &'static Section, counts: (usize, usize)) -> Option<Phrase> {
        let name = |column: Column| named(section, column);
        let mut parts = Vec::new();
        if let Some(line) = self.filter.as_ref().filter(|line| !line.text().trim().is_empty()) {
            let typed = harmless(line.text().trim(), false);
            parts.push(said!("含“{typed}”", "with \"{typed}\"", typed));
        }
        for (column, words) in &self.same {
            let words = Phrase { zh: harmless(&words.zh, false), en: harmless(&words.en, false) };
            let column = name(*column);
            parts.push(if words.zh.is_empty() {
                said!("“{column}”为空", "\"{column}\" empty", column)
            } else {
                said!("“{column}”为“{words}”", "\"{column}\" is \"{words}\"", column, words)
            });
        }
        if let Some((column, is_down)) = self.sort {
            let column = name(column);
            parts.push(if is_down {
                said!("按“{column}”倒排", "by \"{column}\", last first", column)
            } else {
                said!("按“{column}”排列", "by \"{column}\"", column)
            });
        }
        let (seen, all) = counts;
        (!parts.is_empty()).then(|| {
            let all_of_it = said!("{seen}/{all}行", "{seen} of {all} {all?row|rows}", seen, all);
            parts.insert(0, all_of_it);
            let join = |of: fn(&Phrase) -> &str, between: &str| {
                parts.iter().map(of).collect::<Vec<_>>().join(between)
            };
            Phrase { zh: join(|part| &part.zh, "，"), en: join(|part| &part.en, ", ") }
        })
    }

    /// The sign behind the heading by which the rows are sorted.
    pub(super) fn sign(&self, column: Column) -> &'static str {
        match self.sort {
            Some((by, false)) if by == column => " ^",
            Some((by, true)) if by == column => " v",
            _ => "",
        }
    }
}

/// What the table says while there is nothing that fits.
pub(super) fn none(state: &State) -> &'static str {
    state.say(t("  没有符合的行。按 Esc 取消筛选。", "  No row matches. Esc shows all of them."))
}
