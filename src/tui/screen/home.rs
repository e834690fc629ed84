//! The list of assessments: name, state, mechanism, what is missing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::desk::Record;
use crate::form::spelling::{Fit, Spelled, Spellings};
use crate::law::State as How;
use crate::source::LAW_DATA;
use crate::telling::{MECHANISM, outcome};
use crate::text::{Lang, Phrase, Text, harmless, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet};
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::widget::line::Line as Typed;
use super::super::widget::list::List;
use super::super::wrap::{cut, hanging, pad, pad_left, width};

/// The list of assessments.
#[derive(Debug, Default)]
pub(crate) struct Home {
    list: List,
    filter: Option<Typed>,
    is_typing: bool,
}

/// Columns behind the name: their heads, and how wide they are in Chinese and English.
const COLUMNS: [(Column, Text, [usize; 2]); 5] = [
    (Column::State, t("状态", "state"), [6, 10]),
    (Column::Mechanism, t("机制", "mechanism"), [14, 17]),
    (Column::Gaps, t("缺项", "open"), [4, 4]),
    (Column::Errors, t("错误", "err."), [4, 4]),
    (Column::Day, t("基准日", "as of"), [10, 10]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    State,
    Mechanism,
    Gaps,
    Errors,
    Day,
}

impl Home {
    /// The records that fit the letters; those that they name in full first, then those that begin with them.
    fn visible<'a>(&self, state: &'a State) -> Vec<&'a Record> {
        let typed = Spelled::new(self.filter.as_ref().map_or("", Typed::text));
        if typed.plain().is_empty() {
            return state.records.iter().collect();
        }
        let mut found: Vec<(Fit, &Record)> = state
            .records
            .iter()
            .filter_map(|record| {
                let title = record.content.as_ref().map_or("", |content| content.title.as_str());
                let fit = Spellings::of([title, &record.stem]).fit(&typed)?;
                Some((fit, record))
            })
            .collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, record)| record).collect()
    }

    fn open(&self, state: &State) -> Outcome {
        match self.visible(state).get(self.list.chosen) {
            Some(record) => Outcome::one(Message::OpenFile(record.path.clone())),
            None if state.records.is_empty() => Outcome::one(Message::Show(Sheet::Name)),
            None => Outcome::Done,
        }
    }

    /// Opens the chosen record and asks which copy to merge into it.
    fn merge_copy(&self, state: &State) -> Outcome {
        self.visible(state).get(self.list.chosen).map_or(Outcome::Done, |record| {
            let open = Message::OpenFile(record.path.clone());
            Outcome::Emit(vec![open, Message::Show(Sheet::MergeCopy)])
        })
    }
}

impl Layer for Home {
    fn scopes(&self) -> Vec<Scope> {
        if self.is_typing {
            vec![Scope::Name, Scope::List, Scope::Everywhere]
        } else {
            vec![Scope::Home, Scope::List, Scope::Everywhere]
        }
    }

    fn takes_text(&self) -> bool {
        self.is_typing
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if self.is_typing {
            match input {
                Input::Act(Action::Accept) => {
                    self.is_typing = false;
                }
                Input::Act(Action::Cancel) => {
                    self.is_typing = false;
                    self.filter = None;
                }
                Input::Click { .. } => self.is_typing = false,
                input => {
                    let taken = self.filter.as_mut().is_some_and(|line| line.handle(input));
                    self.list.chosen = 0;
                    return if taken { Outcome::Done } else { Outcome::Ignored };
                }
            }
            return Outcome::Done;
        }
        match input {
            Input::Act(Action::Open) => self.open(state),
            Input::Act(Action::New) => Outcome::one(Message::Show(Sheet::Name)),
            Input::Act(Action::MergeCopy) => self.merge_copy(state),
            Input::Act(Action::Rescan) => Outcome::one(Message::Rescan),
            Input::Act(Action::Filter) => {
                self.filter = Some(Typed::new(self.filter.as_ref().map_or("", Typed::text)));
                self.is_typing = true;
                Outcome::Done
            }
            Input::Act(Action::Back) => {
                self.filter = None;
                Outcome::Done
            }
            Input::Click { column, row } => {
                let before = self.list.chosen;
                match self.list.hit(*column, *row) {
                    Some(index) if index == before => self.open(state),
                    Some(index) => {
                        self.list.chosen = index;
                        Outcome::Done
                    }
                    None => Outcome::Done,
                }
            }
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn told(&mut self, message: &Message, state: &State) {
        if let Message::OpenFile(path) = message
            && let Some(at) = self.visible(state).iter().position(|record| record.path == *path)
        {
            self.list.chosen = at;
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let theme = state.theme;
        let cells = usize::from(area.width);
        let row =
            |y: u16| Rect { y: area.y + y.min(area.height.saturating_sub(1)), height: 1, ..area };
        let visible = self.visible(state);
        let about = foot(visible.get(self.list.chosen).copied(), cells, state);
        let foot_high = u16::try_from(about.len() + 1).unwrap_or(0).min(area.height / 2);
        let foot_at = Rect { y: area.bottom() - foot_high, height: foot_high, ..area };

        let mut used = 0;
        if let Some(filter) = &self.filter {
            let head = state.say(t("筛选: ", "filter: "));
            frame.render_widget(Line::styled(head, theme.title()), row(0));
            let from = u16::try_from(width(head)).unwrap_or(0).min(area.width);
            let field = Rect { x: area.x + from, width: area.width - from, ..row(0) };
            if self.is_typing {
                filter.draw(frame, field, state);
            } else {
                frame.render_widget(Line::raw(filter.text().to_owned()), field);
            }
            used = 1;
        }
        // A file that cannot be read must not push the records off the screen.
        let warnings = state.warnings.iter().flat_map(|said| {
            hanging("! ", &harmless(said.get(state.lang), false), cells, theme.error())
        });
        for line in warnings.take(usize::from(area.height / 3)) {
            frame.render_widget(line, row(used));
            used += 1;
        }
        let shown = Columns::new(cells, state);
        if state.records.is_empty() || state.trouble.is_some() {
            for (line, y) in welcome(cells, state).iter().zip(area.top() + used..foot_at.top()) {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
        } else {
            frame.render_widget(shown.head(state), row(used));
            let top = area.y + (used + 1).min(area.height);
            let body = Rect { y: top, height: foot_at.top().saturating_sub(top), ..area };
            if visible.is_empty() {
                let none = state.say(t(
                    "  没有符合筛选的评估。按 Esc 取消筛选。",
                    "  No assessment matches. Esc clears the filter.",
                ));
                frame.render_widget(
                    Line::styled(none, theme.dim()),
                    Rect { height: 1.min(body.height), ..body },
                );
            }
            let line = |at: usize| [shown.line(visible[at], state)];
            self.list.draw_lines(frame, body, visible.len(), line, !self.is_typing, state);
        }
        rule(frame, foot_at, Vec::new(), state);
        for (line, y) in about.iter().zip(foot_at.top() + 1..foot_at.bottom()) {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }

    fn name(&self) -> Name {
        Name::Home
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let dir = harmless(&state.workspace.dir().display().to_string(), false);
        Some(said!("出境 chujing  {dir}", "chujing 出境  {dir}", dir))
    }
}

/// The columns that fit.
struct Columns {
    name: usize,
    others: Vec<(Column, Text, usize)>,
    file: usize,
}

impl Columns {
    fn new(cells: usize, state: &State) -> Self {
        let mut others: Vec<(Column, Text, usize)> = COLUMNS
            .iter()
            .map(|(column, label, [zh, en])| {
                (*column, *label, if state.lang == Lang::Zh { *zh } else { *en })
            })
            .collect();
        let taken = |others: &[(Column, Text, usize)]| {
            others.iter().map(|(.., wide)| wide + 2).sum::<usize>()
        };
        // Name and mechanism stay longest.
        for drop in [Column::Day, Column::Errors, Column::State] {
            if cells < taken(&others) + 22 {
                others.retain(|(column, ..)| *column != drop);
            }
        }
        if cells < taken(&others) + 16 {
            others.clear();
        }
        let left = cells.saturating_sub(taken(&others) + 2);
        let file = if left > 70 { 26 } else { 0 };
        Self { name: left.saturating_sub(if file > 0 { file + 2 } else { 0 }), others, file }
    }

    fn head(&self, state: &State) -> Line<'static> {
        let mut text = format!("  {}", pad(state.say(t("名称", "name")), self.name));
        for (_, label, wide) in &self.others {
            let label = state.say(*label);
            text.push_str("  ");
            text.push_str(&if *wide == 4 { pad_left(label, 4) } else { pad(label, *wide) });
        }
        if self.file > 0 {
            text.push_str("  ");
            text.push_str(state.say(t("文件", "file")));
        }
        Line::styled(text, state.theme.dim())
    }

    fn line(&self, record: &Record, state: &State) -> Line<'static> {
        let theme = state.theme;
        let Ok(content) = &record.content else {
            let (gone, broken) = (t("已不在", "is gone"), t("无法读取", "cannot be read"));
            let words = state.say(if record.gone.is_some() { gone } else { broken });
            return Line::from(vec![
                Span::styled("! ", theme.error()),
                Span::raw(pad(&record.stem, self.name)),
                Span::raw("  "),
                Span::styled(words, theme.error()),
            ]);
        };
        let (sign, style) = match content.state {
            How::HasErrors => ("!", theme.error()),
            How::Incomplete => ("?", theme.gap()),
            How::Complete => (" ", theme.good()),
        };
        let title = if content.title.trim().is_empty() { &record.stem } else { &content.title };
        let mut spans = vec![
            Span::styled(format!("{sign} "), style),
            Span::raw(pad(&harmless(title, false), self.name)),
        ];
        for (column, _, wide) in &self.others {
            let (words, style) = match column {
                Column::State => (pad(state.say(content.state.label()), *wide), style),
                Column::Mechanism => {
                    (pad(state.say(content.mechanism.short()), *wide), theme.plain())
                }
                Column::Gaps => (pad_left(&content.gaps.to_string(), *wide), theme.plain()),
                Column::Errors => (pad_left(&content.errors.to_string(), *wide), theme.plain()),
                Column::Day if !content.has_day => {
                    (pad(state.say(t("无效", "none")), *wide), theme.error())
                }
                Column::Day => (pad(&content.as_of.to_string(), *wide), theme.plain()),
            };
            spans.push(Span::raw("  "));
            spans.push(Span::styled(words, style));
        }
        if self.file > 0 {
            spans.push(Span::raw("  "));
            spans.push(Span::styled(cut(&record.stem, self.file), theme.dim()));
        }
        Line::from(spans)
    }
}

/// What stands below the list: the chosen assessment in full, and what this program is not.
fn foot(record: Option<&Record>, cells: usize, state: &State) -> Vec<Line<'static>> {
    let theme = state.theme;
    let mut out = Vec::new();
    if let Some(record) = record {
        match &record.content {
            Ok(content) => {
                out.extend(hanging("", &harmless(&content.title, false), cells, theme.strong()));
                if let Some(said) = content.day_said() {
                    out.extend(hanging("! ", said.get(state.lang), cells, theme.error()));
                }
                let verdict = outcome(content.mechanism, content.ground);
                let (label, words) = (state.say(MECHANISM), verdict.get(state.lang));
                out.extend(hanging(label, words, cells, theme.plain()));
            }
            Err(why) => out.extend(hanging(
                "! ",
                &harmless(why.get(state.lang), false),
                cells,
                theme.error(),
            )),
        }
        let file = record
            .path
            .file_name()
            .map(|name| harmless(&name.to_string_lossy(), false))
            .unwrap_or_default();
        out.push(Line::styled(
            cut(&format!("{}{file}", state.say(t("文件：", "File: "))), cells),
            theme.dim(),
        ));
    }
    let not = t(
        "本程序帮助记录和核对，不构成法律意见；结论须由有资格的人员复核。",
        "This program helps to record and check. It is not legal advice; have a qualified person review the result.",
    );
    out.extend(hanging("", state.say(not), cells, theme.dim()));
    let (words, style) = LAW_DATA
        .warning(state.options.today)
        .map_or_else(|| (LAW_DATA.spoken(), theme.dim()), |said| (said, theme.warning()));
    out.extend(hanging("", words.get(state.lang), cells, style));
    out
}

/// What stands where there is nothing yet, or why the folder cannot be read.
fn welcome(cells: usize, state: &State) -> Vec<Line<'static>> {
    let theme = state.theme;
    let mut out = vec![Line::default()];
    if let Some(trouble) = &state.trouble {
        out.extend(hanging(
            "  ! ",
            &harmless(trouble.get(state.lang), false),
            cells,
            theme.error(),
        ));
        return out;
    }
    let say = |text| hanging("  ", state.say(text), cells, theme.plain());
    out.push(Line::styled(
        state.say(t("  这里还没有评估。", "  There is no assessment here yet.")),
        theme.title(),
    ));
    out.push(Line::default());
    out.extend(say(t(
        "一份评估记录一次个人信息出境活动：由谁提供、提供给谁、涉及哪些人和哪些信息、为了什么。填写之后，程序说明应当适用安全评估、标准合同、认证还是豁免，逐条给出理由和依据，并生成影响评估报告等文书。",
        "An assessment records one export of personal information: who sends it, to whom, whose data, which data, what for. As you answer, the program says which mechanism the law demands and why, and writes the report and the other papers.",
    )));
    out.push(Line::default());
    out.extend(say(t(
        "按 Enter 或 F4 新建一份；按 F1 看全部按键；按 Ctrl+P 查找命令。",
        "Enter or F4 makes a new one; F1 lists the keys; Ctrl+P finds commands.",
    )));
    out.push(Line::default());
    out.extend(say(t(
        "每份评估是这个文件夹里的一个 JSON 文件，改动自动保存，不会离开这台电脑。",
        "Each assessment is one JSON file in this folder. Changes are saved by themselves and never leave this computer.",
    )));
    out
}
