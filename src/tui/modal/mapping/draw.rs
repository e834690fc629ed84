//! How the sheet looks: a line for each thing that can be changed, what is left out below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use crate::form::Answers;
use crate::form::table::{
    Becomes, Column, Target, Word, column_name, drafts_said, gathered_said, heading_said,
    is_doubted, is_open, left_said, word_said,
};
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::message::Source;
use crate::tui::state::State;
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::widget::list::Item;
use crate::tui::wrap::{cut, hanging, pad, width};

use super::{Entry, MappingSheet};

/// A table is read best when it is not too wide.
const WIDEST: u16 = 120;

/// What the lines of the list are about, in their order.
pub(super) fn entries(of: &MappingSheet, answers: &Answers) -> Vec<Entry> {
    let is_text = of.given().sheet.is_none();
    let mut out = Vec::new();
    if of.onto.count() > 0 {
        out.push(Entry::Onto);
    }
    out.extend([if is_text { Entry::How } else { Entry::Sheet }, Entry::Heading]);
    out.push(Entry::Title(phrase("各列写入哪个字段", "Which column is which field")));
    out.extend((0..of.mapping.columns.len()).map(Entry::Column));
    if !of.plan.words.is_empty() {
        out.push(Entry::Title(phrase("词写作什么", "What words become")));
        out.extend(of.plan.words.iter().map(|word| Entry::Word(word.field, word.words.clone())));
    }
    if let Some(onto) =
        of.laid_onto().filter(|onto| !(onto.changes.is_empty() && onto.unread.is_empty()))
    {
        out.push(Entry::Title(phrase("对已有各行的改动", "What changes in rows that are there")));
        let said = onto.said(of.table.section, answers);
        out.extend(said.into_iter().map(Entry::Told));
    }
    if !of.twice().is_empty() {
        let title =
            phrase("? 同名：作新行，请核对", "? Borne twice: taken as new, to be looked at");
        out.push(Entry::Title(title));
        out.extend(of.twice().iter().map(|twice| Entry::Told(twice.said())));
    }
    let drafts = drafts_said(&of.plan);
    if !drafts.is_empty() {
        let title =
            t("待修改：原文照样写入，以后再改", "To mend: written as they are, mended later");
        out.push(Entry::Title(title.into()));
        out.extend(drafts.into_iter().map(Entry::Mend));
    }
    let left = lines_left(of);
    if !left.is_empty() {
        out.push(Entry::Title(phrase("不写入的行", "Lines left out")));
        out.extend(left.into_iter().map(Entry::Told));
    }
    out
}

/// Lines of this table, and other tables of the file, that are not written.
fn lines_left(of: &MappingSheet) -> Vec<Phrase> {
    let mut left = left_said(&of.plan.left);
    let empty = of.given().grid.empty_lines();
    if empty > 0 {
        left.push(said!("- 空行{empty}行", "- {empty} empty {empty?line|lines}", empty));
    }
    let others = of.table.tables.tables.iter().enumerate().filter(|(at, _)| *at != of.at);
    left.extend(others.map(|(_, other)| {
        let name = harmless(other.sheet.as_deref().unwrap_or_default(), false);
        let count = other.grid.lines.len();
        said!(
            "- 工作表“{name}”（{count}行）",
            "- sheet \"{name}\" ({count} {count?line|lines})",
            name,
            count
        )
    }));
    left
}

/// The line above the list: how many rows come, and what is to be looked at.
fn summary(of: &MappingSheet) -> Phrase {
    let onto = of.laid_onto();
    let (changed, known) = onto.map_or((0, 0), |onto| (onto.changed(), onto.count()));
    let (rows, left) = (of.plan.rows.len() - known, of.plan.left.len());
    let doubts = of.plan.doubts.len() + usize::from(of.is_reading_open()) + of.twice().len();
    let asked = of.plan.drafts.len() - of.plan.to_mend().count();
    let drafts = onto.map_or(of.plan.drafts.len(), |onto| onto.drafts(&of.plan));
    let drafts = drafts.saturating_sub(asked);
    let mut out = Vec::new();
    if known > 0 {
        out.push(said!("{changed}行将更新", "{changed} {changed?row|rows} to change", changed));
    }
    if rows > 0 || known == 0 {
        out.push(said!("{rows}行将写入", "{rows} {rows?row|rows} to add", rows));
    }
    out.extend(gathered_said(&of.plan));
    if doubts > 0 {
        out.push(said!("{doubts}处待确认（?）", "{doubts} to confirm (?)", doubts));
    }
    if drafts > 0 {
        out.push(said!("{drafts}处待修改（!）", "{drafts} to mend (!)", drafts));
    }
    if left > 0 {
        out.push(said!("{left}格不写入（-）", "{left} {left?cell|cells} left out (-)", left));
    }
    let join = |of: fn(&Phrase) -> &str, between: &str| {
        out.iter().map(of).collect::<Vec<_>>().join(between)
    };
    phrase(
        format!("{}。", join(|said| &said.zh, "，")),
        format!("{}.", join(|said| &said.en, ", ")),
    )
}

pub(super) fn draw(of: &mut MappingSheet, frame: &mut Frame<'_>, area: Rect, state: &State) {
    let title = of.table.section.title;
    let title = said!("粘贴到{title}：核对各列", "Paste into {title}: the columns", title);
    let size = (area.width.min(WIDEST), area.height);
    let inner = sheet(frame, area, size, title.get(state.lang), state);
    if inner.height < 2 || inner.width < 10 {
        return;
    }
    let cells = usize::from(inner.width);
    let said = summary(of);
    let style = if of.plan.doubts.is_empty() && of.twice().is_empty() && !of.is_reading_open() {
        state.theme.good()
    } else {
        state.theme.gap()
    };
    let top = hanging("", said.get(state.lang), cells, style);
    let below = topped(frame, inner, &top, 1);
    let items: Vec<Item> = of.entries.iter().map(|entry| item(of, entry, cells, state)).collect();
    let has_keys = of.picking.is_none();
    of.list.draw(frame, below, &items, has_keys, state);
    if let Some(picking) = &mut of.picking {
        let size = (area.width.min(72), area.height.min(18));
        let inner = sheet(frame, area, size, picking.title.get(state.lang), state);
        picking.choices.draw(frame, inner, state);
    }
}

/// The line of an entry.
fn item(of: &MappingSheet, entry: &Entry, cells: usize, state: &State) -> Item {
    let theme = state.theme;
    let line = |label: Text, words: &str| {
        let label = state.say(label);
        let room = cells.saturating_sub(width(label));
        Item::line(Words::from(vec![
            Span::styled(label, theme.dim()),
            Span::raw(cut(&harmless(words, false), room)),
        ]))
    };
    match entry {
        Entry::How if of.is_reading_open() => line(t("? 读法  ", "? read  "), &how_read(of, state)),
        Entry::How => line(t("读法    ", "read as  "), &how_read(of, state)),
        Entry::Sheet => line(t("工作表  ", "sheet    "), &how_read(of, state)),
        Entry::Heading => {
            let said = heading_said(&of.mapping, of.given());
            let is_sure = of.mapping.is_heading_sure;
            let label =
                if is_sure { t("表头    ", "heading  ") } else { t("? 表头  ", "? heading") };
            line(label, said.get(state.lang))
        }
        Entry::Onto => {
            let (known, changed) = (of.onto.count(), of.onto.changed());
            let new = of.plan.rows.len() - known;
            let said = if of.is_onto {
                said!(
                    "已有{known}行：更新其中不同的{changed}行，另加{new}行（Enter 改为都作新行）",
                    "{known} are there: change the {changed} that differ, add {new} (Enter: all as new)",
                    known,
                    changed,
                    new,
                )
            } else {
                said!(
                    "已有{known}行，仍都作新行添加（Enter 改为更新已有的行）",
                    "{known} are there, yet all are added as new (Enter: change those)",
                    known,
                )
            };
            line(t("同名行  ", "known    "), said.get(state.lang))
        }
        Entry::Title(words) => {
            Item::heading(vec![Words::styled(cut(words.get(state.lang), cells), theme.title())])
        }
        Entry::Column(at) => {
            let column = of.mapping.columns.get(*at);
            column.map_or_else(
                || Item::line(""),
                |column| Item::line(column_line(of, *at, column, cells, state)),
            )
        }
        Entry::Word(field, words) => {
            let is = |word: &&Word| word.field == *field && word.words == *words;
            let word = of.plan.words.iter().find(is);
            word.map_or_else(
                || Item::line(""),
                |word| Item::line(word_line(of, word, cells, state)),
            )
        }
        Entry::Mend(said) => Item::new(hanging("  ", said.get(state.lang), cells, theme.error())),
        Entry::Told(said) => Item::new(hanging("  ", said.get(state.lang), cells, theme.dim())),
    }
}

/// Where the table comes from and how it was read.
fn how_read(of: &MappingSheet, state: &State) -> String {
    let given = of.given();
    let mut words: Vec<String> = Vec::new();
    if let Source::File(path) = &of.table.source {
        words.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    }
    if let Some(name) = &given.sheet {
        let all = of.table.tables.tables.len();
        let of_all = if all > 1 { format!(" ({}/{all})", of.at + 1) } else { String::new() };
        words.push(format!("{name}{of_all}"));
    }
    words.extend(given.notes.iter().map(|note| note.get(state.lang).to_owned()));
    words.join(state.say(t("；", "; ")))
}

/// Letter and heading, what stands there, where it goes.
fn column_line(
    of: &MappingSheet,
    at: usize,
    column: &Column,
    cells: usize,
    state: &State,
) -> Words<'static> {
    let theme = state.theme;
    let is_doubted = is_doubted(&of.plan, at);
    let name = format!("{:<2} {}", column_name(at), harmless(&column.heading, false));
    let samples = harmless(&column.samples.join(state.say(t("、", ", "))), false);
    let (sign, style, said) = match column.target {
        Target::Field(field) => {
            let mut said = state.say(field.label).to_owned();
            if is_doubted {
                said.push_str(state.say(t("？", "?")));
                ("? ", theme.gap(), said)
            } else {
                ("  ", theme.plain(), said)
            }
        }
        Target::Left(why) => {
            let why = why.said();
            let why = why.get(state.lang);
            // Where it belongs stands before why it is no column here.
            let said = if let Some((table, field)) = column.elsewhere(of.table.section) {
                let (table, field) = (table.title, field.label);
                said!(
                    "不写入：{why}；像“{table}”的“{field}”",
                    "left out: {why}; like \"{field}\" of \"{table}\"",
                    why,
                    table,
                    field,
                )
            } else {
                said!("不写入：{why}", "left out: {why}", why)
            };
            let said = said.get(state.lang).to_owned();
            if is_doubted { ("? ", theme.gap(), said) } else { ("- ", theme.dim(), said) }
        }
    };
    let room = cells.saturating_sub(2 + 3 + 2);
    let (first, second) = (room * 3 / 10, room * 3 / 10);
    let third = room - first - second;
    Words::from(vec![
        Span::styled(sign, style),
        Span::styled(pad(&name, first), theme.plain()),
        Span::raw("  "),
        Span::styled(pad(&samples, second), theme.dim()),
        Span::styled(" > ", theme.dim()),
        Span::styled(cut(&said, third), style),
    ])
}

/// The field and the words, in how many cells, and what they become.
fn word_line(of: &MappingSheet, word: &Word, cells: usize, state: &State) -> Words<'static> {
    let theme = state.theme;
    let (sign, style) = match word.becomes {
        Becomes::Draft => ("! ", theme.error()),
        _ if is_open(&of.plan, word) => ("? ", theme.gap()),
        _ => ("  ", theme.plain()),
    };
    let words = harmless(&word.words, false);
    let field = state.say(word.field.label);
    let name = said!("{field}：{words}", "{field}: {words}", field, words);
    let count = said!("{count}格", "{count} {count?cell|cells}", count = word.count);
    let empty = Answers::default();
    let said = word_said(word, state.answers().unwrap_or(&empty));
    let room = cells.saturating_sub(2 + 3 + 2);
    let (first, second) = (room * 4 / 10, room * 2 / 10);
    let third = room - first - second;
    Words::from(vec![
        Span::styled(sign, style),
        Span::styled(pad(name.get(state.lang), first), theme.plain()),
        Span::raw("  "),
        Span::styled(pad(count.get(state.lang), second), theme.dim()),
        Span::styled(" > ", theme.dim()),
        Span::styled(cut(said.get(state.lang), third), style),
    ])
}
