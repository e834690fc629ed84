//! A letter came: pasted, or the file in which it stands; the day, and to which submission it belongs.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::day::Day;
use crate::desk::filing::{Filing, Received, Wanted, filings_of, words_of};
use crate::filing::letter::{Kind, proposals, sender};
use crate::text::{Phrase, Text, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::area::Area;
use crate::tui::widget::form::{Cell, Form, Taken};
use crate::tui::widget::frame::sheet;
use crate::tui::widget::path::plain_path;
use crate::tui::wrap::hanging;

const WORDS: Text = t(
    "通知全文（粘贴），或者一行文件路径（txt、docx）",
    "The letter, pasted, or the path of a file (txt, docx) in one line",
);
const SUBMISSION: Text = t("哪一项提交", "Submission");
const DAY: Text = t("收到日", "Day it came");
const NUMBER: Text = t("文号", "Its number");
const FROM: Text = t("来函单位", "From");
const DUE: Text = t("写明的最后一天", "Last day named");
const KIND: Text = t("要求", "It asks for");
const BUTTON: Text = t("记入通知", "Note the letter");

/// The sheet.
#[derive(Debug)]
pub(crate) struct Receive {
    all: Vec<Filing>,
    form: Form,
    trouble: Option<Phrase>,
    /// What the letter and its day were when they were last looked at, and what was seen.
    seen: ([String; 2], Option<Phrase>),
}

impl Receive {
    pub(crate) fn new(state: &State) -> Self {
        let read = state.open.as_ref().map(|open| filings_of(open, state.options.today));
        let (all, trouble) = match read {
            Some(Ok(all)) => (all, None),
            Some(Err(error)) => (Vec::new(), Some(error.said())),
            None => (Vec::new(), None),
        };
        // A letter answers what was handed in last.
        let last = |one: &Filing| one.row.sequences.last().map(|last| last.fields.day);
        let at = (0..all.len()).max_by_key(|at| (all.get(*at).and_then(last), usize::MAX - at));
        let names = all.iter().map(|one| one.name.clone()).collect();
        let kinds = [Kind::Correction, Kind::Incomplete].map(|kind| kind.label().into());
        let mut rows = vec![
            (WORDS, Cell::Text(Box::new(Area::new("")), 7)),
            Form::line(DAY, &state.options.today.to_string()),
            Form::line(NUMBER, ""),
            Form::line(FROM, ""),
            Form::line(DUE, ""),
            Form::choice(KIND, kinds.to_vec(), 0),
        ];
        // Where there is one, nobody is asked which.
        if all.len() > 1 {
            rows.push(Form::choice(SUBMISSION, names, at.unwrap_or(0)));
        }
        Self { all, form: Form::new(rows, BUTTON), trouble, seen: Default::default() }
    }

    /// The words of the letter: those that were pasted, or those of a file.
    fn words(&self) -> Result<String, Phrase> {
        let text = self.form.text(WORDS);
        match path_of(&text) {
            Some(path) => words_of(&path),
            None if text.trim().is_empty() => {
                Err(phrase("还没有通知的文字", "there are no words of the letter yet"))
            }
            None => Ok(text),
        }
    }

    /// Looks at the letter anew where it or its day changed: how many points it seems to have, and until when it wants an answer.
    fn look(&mut self, state: &State) {
        let given = [WORDS, DAY].map(|label| self.form.text(label));
        if self.seen.0 == given {
            return;
        }
        let told = self.words().ok().map(|words| {
            let count = proposals(&words).len();
            let day = Day::parse(&given[1]);
            let wanted = day.zip(state.open.as_ref()).and_then(|(day, open)| {
                let wanted = Wanted::of(&words, day, open.calendar())?.said();
                Some(said!("；{wanted}", "; {wanted}", wanted))
            });
            let due = wanted.unwrap_or_default();
            let from = sender(&words).map_or_else(Phrase::default, |from| {
                said!("；来函单位：{from}", "; from {from}", from)
            });
            said!(
                "看出{count}点{due}{from}",
                "{count} {count?point|points} seen{due}{from}",
                count,
                due,
                from,
            )
        });
        self.seen = (given, told);
    }

    fn accept(&self) -> Outcome {
        let wrong = |words: Phrase| Outcome::one(Message::Say(Tone::Error, words));
        let words = match self.words() {
            Ok(words) => words,
            Err(why) => return wrong(why),
        };
        let Some(filing) = self.all.get(self.form.chosen(SUBMISSION)) else {
            return wrong(phrase(
                "现在的结论下没有要提交的，也没有提交过",
                "as the record stands nothing is handed in, and nothing was",
            ));
        };
        let day = |label: Text| {
            let given = self.form.given(label);
            given
                .map(|text| Day::parse(&text).ok_or(text))
                .transpose()
                .map_err(|text| said!("日期看不懂：{text}", "the day cannot be read: {text}", text))
        };
        let (on, due) = match (day(DAY), day(DUE)) {
            (Ok(Some(on)), Ok(due)) => (on, due),
            (Err(why), _) | (_, Err(why)) => return wrong(why),
            (Ok(None), _) => return wrong(phrase("请写收到日", "say on which day it came")),
        };
        let kinds = [Kind::Correction, Kind::Incomplete];
        let received = Received {
            submission: filing.code.clone(),
            route: filing.route,
            kind: kinds.get(self.form.chosen(KIND)).copied().unwrap_or(Kind::Correction),
            day: on,
            due,
            number: self.form.given(NUMBER),
            from: self.form.given(FROM),
            words,
            points: None,
            notes_event: true,
        };
        match received.doubt() {
            Some(why) => wrong(why),
            None => Outcome::one(Message::Receive(Box::new(received))),
        }
    }
}

/// The path that a text is, if it is one line that ends as a file does.
fn path_of(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    let path = plain_path(text);
    let ending = path.extension()?.to_str()?.to_lowercase();
    let is_file = ["txt", "docx", "pdf", "doc", "md", "wps"].contains(&ending.as_str());
    (!text.contains('\n') && is_file).then_some(path)
}

impl Layer for Receive {
    fn scopes(&self) -> Vec<Scope> {
        self.form.scopes()
    }

    fn takes_text(&self) -> bool {
        self.form.takes_text()
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if *input == Input::Act(Action::Cancel) {
            if self.form.given(WORDS).is_none() {
                return Outcome::one(Message::Close);
            }
            return Outcome::one(Message::Show(Sheet::Question {
                title: phrase("不记入这封通知？", "Not note this letter?"),
                text: phrase("粘贴的文字还没有记入。", "What was pasted is not noted yet."),
                answers: vec![
                    (phrase("回去", "go back"), Vec::new()),
                    (phrase("丢弃", "throw away"), vec![Message::Close]),
                ],
            }));
        }
        let taken = self.form.handle(input);
        // A letter is looked at when it was pasted or left, not at each key.
        if matches!(input, Input::Paste(_) | Input::Act(_)) {
            self.look(state);
        }
        match taken {
            Taken::No => Outcome::Ignored,
            Taken::Accepted => self.accept(),
            Taken::Yes => Outcome::Done,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let wide = area.width.min(96);
        let cells = usize::from(wide.saturating_sub(4));
        let mut words: Vec<Words<'static>> = Vec::new();
        if let Some(trouble) = &self.trouble {
            words.extend(hanging("! ", trouble.get(state.lang), cells, state.theme.error()));
        }
        let told = self.seen.1.clone().unwrap_or_else(|| help(state));
        words.extend(hanging("", told.get(state.lang), cells, state.theme.dim()));
        let top = u16::try_from(words.len()).unwrap_or(0);
        let size = (wide, top + self.form.height() + 2);
        let inner = sheet(frame, area, size, state.say(TITLE), state);
        let top = top.min(inner.height.saturating_sub(3));
        for (line, y) in words.iter().zip(inner.top()..inner.top() + top) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let below = Rect { y: inner.y + top, height: inner.height - top, ..inner };
        self.form.draw(frame, below, state);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

const TITLE: Text = t("收到通知", "A letter came");

fn help(state: &State) -> Phrase {
    said!(
        "粘贴后 {done} 记入；程序提出各点，之后可以拆开、并入、标记。",
        "Paste it, and {done} notes it; points are proposed, and can be split, joined and marked.",
        done = state.key(Scope::FormText, Action::Done),
    )
}
