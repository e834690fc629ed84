//! How the sheet looks: a line for each thing that can be changed, what is left out below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Words, Span};

use crate::form::Answers;
use crate::form::table::{
    Becomes, Column, Target, Word, column_name, heading_said, is_doubted, is_open, left_said,
    word_said,
};
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::message::Source;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::list::Item;
use crate::tui::wrap::{cut, hanging, pad, width};

use super::{Entry, MappingSheet};

/// A table is read best when it is not too wide.
const WIDEST: u16 = 120;

/// What the lines of the list are about, in order; headings of groups are told apart by `None` in [`items`].
pub(super) fn entries(of: &MappingSheet) -> Vec<Entry> {
    let mut out = Vec::new();
    let is_text = of.given().sheet.is_none();
    out.push(if is_text { Entry::How } else { Entry::Sheet });
    out.push(Entry::Heading);
    out.push(Entry::Told);
    out.extend((0..of.mapping.columns.len()).map(Entry::Column));
    if !of.plan.words.is_empty() {
        out.push(Entry::Told);
        out.extend(of.plan.words.iter().map(|word| Entry::Word(word.field, word.words.clone())));
    }
    out
}

fn count_left(of: &MappingSheet) -> usize {
    of.plan.left.len()
}

/// The line above the list: how many rows come, and what is to be looked at.
fn summary(of: &MappingSheet) -> Phrase {
    let (rows, left) = (of.plan.rows.len(), count_left(of));
    let (doubts, drafts) = (of.plan.doubts.len(), of.plan.drafts.len());
    let mut zh = vec![format!("{rows}行将写入")];
    let mut en = vec![format!("{rows} rows to add")];
    if doubts > 0 {
        zh.push(format!("{doubts}处待确认（?）"));
        en.push(format!("{doubts} to confirm (?)"));
    }
    if drafts > 0 {
        zh.push(format!("{drafts}处待修改（!）"));
        en.push(format!("{drafts} to mend (!)"));
    }
    if left > 0 {
        zh.push(format!("{left}格不写入（-）"));
        en.push(format!("{left} cells left out (-)"));
    }
    phrase(format!("{}。", zh.join("，")), format!("{}.", en.join(", ")))
}

pub(super) fn draw(of: &mut MappingSheet, frame: &mut Frame<'_>, area: Rect, state: &State) {
    let title = of.table.section.title;
    let title =
        phrase(format!("粘贴到“{}”：核对各列", title.zh), format!("Paste into \"{}\": the columns", title.en));
    let size = (area.width.min(WIDEST), area.height);
    let inner = sheet(frame, area, size, title.get(state.lang), state);
    if inner.height < 2 || inner.width < 10 {
        return;
    }
    let cells = usize::from(inner.width);
    let said = summary(of);
    let style = if of.plan.doubts.is_empty() { state.theme.good() } else { state.theme.gap() };
    let top = hanging("", said.get(state.lang), cells, style);
    let used = u16::try_from(top.len()).unwrap_or(1).min(inner.height - 1);
    for (line, y) in top.iter().zip(inner.top()..inner.top() + used) {
        frame.render_widget(line, Rect { y, height: 1, ..inner });
    }
    let below = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    let (items, entries) = items(of, cells, state);
    of.entries = entries;
    let has_keys = of.picking.is_none();
    of.list.draw(frame, below, &items, has_keys, state);
    if let Some(picking) = &mut of.picking {
        let size = (area.width.min(72), area.height.min(18));
        let inner = sheet(frame, area, size, picking.title.get(state.lang), state);
        picking.choices.draw(frame, inner, state);
    }
}

/// The lines, and what each is about.
fn items(of: &MappingSheet, cells: usize, state: &State) -> (Vec<Item>, Vec<Entry>) {
    let theme = state.theme;
    let given = of.given();
    let mut items = Vec::new();
    let mut entries = Vec::new();
    let line = |label: Phrase, words: &str| {
        let label = label.get(state.lang).to_owned();
        let room = cells.saturating_sub(width(&label));
        Item::line(Words::from(vec![
            Span::styled(label, theme.dim()),
            Span::raw(cut(&harmless(words, false), room)),
        ]))
    };
    let notes: Vec<&str> = given.notes.iter().map(|note| note.get(state.lang)).collect();
    let between = state.say(t("；", "; "));
    if let Some(name) = &given.sheet {
        let all = of.table.tables.tables.len();
        let mut words = format!("{name} ({}/{all})", of.at + 1);
        for note in notes {
            words.push_str(between);
            words.push_str(note);
        }
        items.push(line(phrase("工作表  ", "sheet    "), &words));
        entries.push(Entry::Sheet);
    } else {
        let mut words = notes.join(between);
        if let Source::File(path) = &of.table.source {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            words = format!("{name}{between}{words}");
        }
        items.push(line(phrase("读法    ", "read as  "), &words));
        entries.push(Entry::How);
    }
    let heading = heading_said(&of.mapping, given);
    let is_guess = !of.mapping.is_heading_sure;
    let label = if is_guess { phrase("? 表头  ", "? heading ") } else { phrase("表头    ", "heading  ") };
    items.push(line(label, heading.get(state.lang)));
    entries.push(Entry::Heading);

    let title = |words: Phrase| {
        Item::heading(vec![Words::styled(cut(words.get(state.lang), cells), theme.title())])
    };
    items.push(title(phrase("各列写入哪个字段", "Which column is which field")));
    entries.push(Entry::Told);
    for (at, column) in of.mapping.columns.iter().enumerate() {
        items.push(Item::line(column_line(of, at, column, cells, state)));
        entries.push(Entry::Column(at));
    }
    let empty = Answers::default();
    let answers = state.answers().unwrap_or(&empty);
    if !of.plan.words.is_empty() {
        items.push(title(phrase("词写作什么", "What words become")));
        entries.push(Entry::Told);
        for word in &of.plan.words {
            items.push(Item::line(word_line(of, word, answers, cells, state)));
            entries.push(Entry::Word(word.field, word.words.clone()));
        }
    }
    let mut tell = |heading: Phrase, lines: Vec<Phrase>, style: Style| {
        if lines.is_empty() {
            return;
        }
        items.push(title(heading));
        entries.push(Entry::Told);
        for said in lines {
            let words = said.get(state.lang);
            items.push(Item::new(hanging("  ", words, cells, style)));
            entries.push(Entry::Told);
        }
    };
    let drafts = of.plan.drafts.iter().map(|draft| {
        let words = harmless(&draft.words, false);
        let words = cut(&words, 30);
        phrase(
            format!("! 第{}行 {}“{words}”：{}", draft.number, draft.field.label.zh, draft.problem.zh),
            format!("! line {}, {} \"{words}\": {}", draft.number, draft.field.label.en, draft.problem.en),
        )
    });
    tell(
        phrase("待修改：原文照样写入，以后再改", "To mend: written as they are, mended later"),
        drafts.take(200).collect(),
        theme.error(),
    );
    let mut left = left_said(&of.plan.left);
    let empty = given.grid.empty_lines();
    if empty > 0 {
        left.push(phrase(format!("- 空行{empty}行"), format!("- {empty} empty lines")));
    }
    for (at, other) in of.table.tables.tables.iter().enumerate().filter(|(at, _)| *at != of.at) {
        let name = harmless(other.sheet.as_deref().unwrap_or_default(), false);
        let count = other.grid.lines.len();
        let _number = at;
        left.push(phrase(
            format!("- 工作表“{name}”（{count}行）"),
            format!("- sheet \"{name}\" ({count} lines)"),
        ));
    }
    tell(phrase("不写入的行", "Lines left out"), left, theme.dim());
    (items, entries)
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
    let samples = of.mapping.samples(&of.given().grid, at, 4);
    let samples = harmless(&samples.join(state.say(t("、", ", "))), false);
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
            let said = phrase(format!("不写入：{why}"), format!("left out: {why}"));
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
fn word_line(
    of: &MappingSheet,
    word: &Word,
    answers: &Answers,
    cells: usize,
    state: &State,
) -> Words<'static> {
    let theme = state.theme;
    let (sign, style) = match word.becomes {
        Becomes::Draft => ("! ", theme.error()),
        _ if is_open(&of.plan, word) => ("? ", theme.gap()),
        _ => ("  ", theme.plain()),
    };
    let words = harmless(&word.words, false);
    let field = state.say(word.field.label);
    let name = phrase(format!("{field}“{words}”"), format!("{field} \"{words}\""));
    let count = phrase(format!("{}格", word.count), format!("{} cells", word.count));
    let said = word_said(word, answers);
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
