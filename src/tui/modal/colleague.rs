//! What a colleague is asked of: which part of what is lacking, then who it is and by when.

use crate::day::Day;
use crate::desk::inquiry::{Asks, lacking};
use crate::desk::review::Reading;
use crate::form::{Place, Section};
use crate::text::{Phrase, Text, phrase, t};
use crate::tui::component::Outcome;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::Asked;
use super::question::Question;

/// Asks which part is meant: these rows, this section, or the whole record. A part in which nothing is lacking is not offered.
pub(super) fn parts(rows: &[Place], section: Option<&'static Section>, state: &State) -> Question {
    let title = t("请同事答复缺项", "Ask a colleague of what is lacking").into();
    let count = |of: &[Place]| {
        state.open.as_ref().map_or(0, |open| lacking(open.session.survey(), of).len())
    };
    let mut answers: Vec<(Phrase, Vec<Message>)> = Vec::new();
    let mut offer = |words: &dyn Fn(usize) -> Phrase, of: Vec<Place>| {
        let count = count(&of);
        if count > 0 {
            answers.push((words(count), vec![Message::Show(Sheet::Colleague(of))]));
        }
    };
    if let (false, Some(answers)) = (rows.is_empty(), state.answers()) {
        let name = match rows {
            [Place { section, row: Some(row), .. }] => answers.row_title(section, row),
            rows => {
                let marked = rows.len();
                said!("标记的{marked}行", "the {marked} marked {marked?row|rows}", marked)
            }
        };
        offer(&|count| of_part(&name, count), rows.to_vec());
    }
    if let Some(section) = section {
        let of = vec![Place { section, row: None, field: None }];
        offer(&|count| of_part(&section.title.into(), count), of);
    }
    offer(&|count| of_part(&t("整份记录", "the whole record").into(), count), Vec::new());
    let text = if answers.is_empty() {
        answers.push((t("好", "OK").into(), Vec::new()));
        t("没有缺项，没有可以问的。", "Nothing is lacking, so there is nothing to ask.").into()
    } else {
        answers.push((t("不问", "ask nobody").into(), Vec::new()));
        t(
            "写成 Word 和表格文件，交给一位同事填写；收回后逐项核对再写入。问哪一部分的缺项？",
            "It becomes a Word file and a workbook for one person to fill in; what comes back is looked at answer by answer. Of which part?",
        )
        .into()
    };
    Question::new(title, text, answers)
}

fn of_part(name: &Phrase, count: usize) -> Phrase {
    said!("{name}：{count}项", "{name}: {count} {count?question|questions}", name, count)
}

/// Asks who it is, and by when.
#[derive(Debug)]
pub(crate) struct Colleague {
    of: Vec<Place>,
    count: usize,
    today: Day,
    reading: Reading,
}

impl Colleague {
    pub(super) fn new(of: Vec<Place>, state: &State) -> Self {
        let open = state.open.as_ref();
        let count = open.map_or(0, |open| lacking(open.session.survey(), &of).len());
        Self { of, count, today: state.options.today, reading: Reading::default() }
    }
}

impl Asked for Colleague {
    fn title(&self) -> Text {
        t("请谁答复", "Who is asked")
    }

    fn words(&self, state: &State) -> Vec<Phrase> {
        let folder = state.export_folder().display().to_string();
        let words = said!(
            "问{count}项。写姓名，后面可以写日期，例如“李强 2026-12-08”。文件写到 {folder}；收回后用 {key} 读入。",
            "{count} {count?question|questions}. Write the name and, if you like, a day, as in \"Li Qiang 2026-12-08\". The files go to {folder}; {key} reads the answers in.",
            count = self.count,
            folder,
            key = state.key(Scope::Record, Action::ReadBack),
        );
        vec![words, Phrase::default()]
    }

    fn size(&self) -> (u16, u16) {
        (70, 9)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let text = line.text().trim().trim_start_matches(['@', '＠']);
        // It is read as the end of a remark is.
        let (name, due) = match self.reading.read(&format!("? @{text}"), self.today) {
            Ok(typed) => (typed.who, typed.day),
            Err(why) => return Outcome::one(Message::Say(Tone::Error, why)),
        };
        let Some(to) = name else {
            let words = phrase("请写一个姓名", "write a name");
            return Outcome::one(Message::Say(Tone::Error, words));
        };
        let asks = Asks { to, due, of: self.of.clone() };
        Outcome::Emit(vec![Message::Close, Message::Inquire(asks)])
    }
}
