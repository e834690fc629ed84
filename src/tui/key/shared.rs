//! What several lines of the table of keys have in common: keys that mean the same in more than one scope, and how that is called.

use crate::text::{Text, t};

use super::Chord;
use super::chord::{alt, c, ctrl, f};

/// T as in time: no function key is left, and an input method lets Ctrl through.
pub(super) const TIME: &[Chord] = &[ctrl('t')];
/// U as in unite; with a line open it empties that line, as everywhere, and so does no harm.
pub(super) const MERGE: &[Chord] = &[ctrl('u')];

/// A as in annotate,
pub(super) const REMARK: &[Chord] = &[ctrl('a')];
/// and B as in board.
pub(super) const TALK: &[Chord] = &[ctrl('b')];

/// One rule for whatever is being answered, a line, a text, a choice, in its field or in the cell of a table: to go on keeps what is
/// there, whichever key goes on; Esc alone drops it, and Ctrl+Y brings that back.
pub(super) const TAKE: Text = t("确定", "accept");
pub(super) const KEEP: Text = t("保留", "keep");
pub(super) const KEEP_NEXT: Text = t("保留，下一项", "keep, next");
pub(super) const KEEP_PREVIOUS: Text = t("保留，上一项", "keep, previous");
pub(super) const KEEP_OPEN: Text = t("保留，下一缺项", "keep, next open");
pub(super) const DROP: Text = t("恢复原值", "as it was");
pub(super) const KEEP_OPEN_BEFORE: Text = t("保留，上一缺项", "keep, previous open");
/// N as in next, the other way.
pub(super) const OPEN_BEFORE: &[Chord] = &[alt('n')];
pub(super) const OPEN: &[Chord] = &[f(8), ctrl('n')];
/// One rule for Space, in tables, lists and sheets: it ticks or presses what the bar stands on, and the bar stays, so that the same key
/// takes it back. What marks and goes on is an arrow with Shift, as in a spreadsheet.
pub(super) const TICK: &[Chord] = &[c(' '), ctrl('t')];
/// With the key that these had before it.
pub(super) const TICK_ALSO: &[Chord] = &[c(' '), f(5), ctrl('t')];
