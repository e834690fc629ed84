//! Something was handed in: with which submission, from which package, on which day. What would be kept is shown and asked about
//! before it is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::day::Day;
use crate::desk::filing::{Filing, HandIn, Planned, Prepared, filings_of};
use crate::filing::{Kind, Letter};
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::form::{Form, Taken};
use crate::tui::widget::frame::sheet;
use crate::tui::widget::path::plain_path;
use crate::tui::wrap::hanging;

const SUBMISSION: Text = t("哪一项提交", "Submission");
const PACKAGE: Text = t("材料包文件夹", "Package folder");
const KIND: Text = t("种类", "Kind");
const DAY: Text = t("提交日", "Day");
const RECEIPT: Text = t("回执号", "Receipt");
const LETTER: Text = t("答复哪份通知", "Answers letter");
const WHY: Text = t("原因", "Why");
const UNCHANGED: Text = t("没有变化的", "Unchanged ones");
const GONE: Text = t("材料包中没有的", "Not in it");
const BUTTON: Text = t("看将要记入什么", "See what would be noted");

/// The sheet.
#[derive(Debug)]
pub(crate) struct HandInSheet {
    all: Vec<Filing>,
    form: Form,
    trouble: Option<Phrase>,
}

impl HandInSheet {
    pub(crate) fn new(state: &State) -> Self {
        let read = state.open.as_ref().map(|open| filings_of(open, state.options.today));
        let (all, trouble) = match read {
            Some(Ok(all)) if all.is_empty() => (all, Some(NOTHING.into())),
            Some(Ok(all)) => (all, None),
            Some(Err(error)) => (Vec::new(), Some(error.said())),
            None => (Vec::new(), None),
        };
        // What is asked about is answered first.
        let asked = all.iter().position(|one| open_letter(one) > 0).unwrap_or(0);
        let names = all.iter().map(|one| one.name.clone()).collect();
        let folder = state.package_made().map_or_else(String::new, |dir| dir.display().to_string());
        let by_itself = phrase("按以前的提交", "by what was handed in before");
        let kinds = std::iter::once(by_itself).chain(Kind::ALL.map(|kind| kind.label().into()));
        let unchanged = [
            t("没有再次提交", "were not handed in again"),
            t("也再次提交", "were handed in once more"),
        ];
        let gone = [t("主管机关仍持有", "are held as before"), t("记为撤回", "are withdrawn")];
        let (letters, at) =
            all.get(asked).map_or((Vec::new(), 0), |one| (letters(one), open_letter(one)));
        let rows = [
            Form::choice(SUBMISSION, names, asked),
            Form::line(PACKAGE, &folder),
            Form::line(DAY, &state.options.today.to_string()),
            Form::line(RECEIPT, ""),
            Form::choice(LETTER, letters, at),
            Form::choice(KIND, kinds.collect(), 0),
            Form::line(WHY, ""),
            Form::choice(UNCHANGED, unchanged.map(Phrase::from).to_vec(), 0),
            Form::choice(GONE, gone.map(Phrase::from).to_vec(), 0),
        ];
        // Where there is one, nobody is asked which.
        let rows = rows.into_iter().skip(usize::from(all.len() < 2)).collect();
        Self { all, form: Form::new(rows, BUTTON), trouble }
    }

    fn filing(&self) -> Option<&Filing> {
        self.all.get(self.form.chosen(SUBMISSION))
    }

    fn accept(&self, state: &State) -> Outcome {
        let wrong = |words: Phrase| Outcome::one(Message::Say(Tone::Error, words));
        let Some(filing) = self.filing() else { return wrong(NOTHING.into()) };
        let text = self.form.text(DAY);
        let Some(day) = Day::parse(&text) else {
            return wrong(said!("日期看不懂：{text}", "the day cannot be read: {text}", text));
        };
        let Some(dir) = self.form.given(PACKAGE) else {
            return wrong(said!(
                "请写明材料包文件夹；还没有的，先按 {make} 生成",
                "name the folder of the package; where there is none yet, make it by {make}",
                make = state.key(Scope::Record, Action::Package),
            ));
        };
        let letter = self.form.chosen(LETTER).checked_sub(1);
        let letter = letter.and_then(|at| filing.row.letters.get(at));
        let kind = self.form.chosen(KIND).checked_sub(1);
        let said = HandIn {
            submission: filing.code.clone(),
            route: filing.route,
            kind: kind.and_then(|at| Kind::ALL.get(at).copied()),
            day,
            receipt: self.form.given(RECEIPT),
            letter: letter.map(|letter| letter.fields.id.clone()),
            why: self.form.given(WHY),
            also_unchanged: self.form.chosen(UNCHANGED) == 1,
            withdraws: self.form.chosen(GONE) == 1,
            notes_event: true,
        };
        let dir = plain_path(&dir);
        Outcome::one(Message::HandIn { said: Box::new(said), dir, is_sure: false })
    }
}

const NOTHING: Text = t(
    "现在的结论下没有要提交的，也没有提交过。",
    "As the record stands nothing is handed in, and nothing was.",
);

/// That none is answered, and then the letters.
fn letters(filing: &Filing) -> Vec<Phrase> {
    let letter = |one: &Letter| {
        let (id, day) = (&one.name, one.fields.received);
        if let Some(number) = &one.fields.number {
            let number = harmless(number, false);
            said!("{id}（{day}，{number}）", "{id} ({day}, {number})", id, day, number)
        } else {
            said!("{id}（{day}）", "{id} ({day})", id, day)
        }
    };
    let none = phrase("不答复通知", "answers none");
    std::iter::once(none).chain(filing.row.letters.iter().map(letter)).collect()
}

/// The choice of the last letter that was not answered yet; 0 where there is none.
fn open_letter(filing: &Filing) -> usize {
    let is_open = |letter: &Letter| !letter.is_answered(&filing.row.sequences);
    filing.row.letters.iter().rposition(is_open).map_or(0, |at| at + 1)
}

/// What would be kept, in words.
pub(crate) fn question(
    said: &HandIn,
    planned: &Planned,
    package: &Prepared,
    (undo, palette): (&Phrase, &Phrase),
    today: Day,
) -> Phrase {
    let (number, kind, day) = (planned.number, planned.kind.label(), said.day);
    let receipt = said.receipt.as_deref().unwrap_or("-");
    let mut lines = vec![said!(
        "序列{number}，{kind}，{day}，回执 {receipt}",
        "sequence {number}, {kind}, {day}, receipt {receipt}",
        number,
        kind,
        day,
        receipt = harmless(receipt, false),
    )];
    lines.push(said!(
        "记入之后，这一序列的材料和当时的记录不再改动；记错的，以后按 {palette} 选“撤下误记的提交”，写明原因。“办理进度与日期”中的日期可以用 {undo} 撤销。",
        "Once noted, the papers of this sequence and the record as it was never change; where it was a mistake, take it back later by {palette} \"withdraw what was handed in by mistake\", and say why. The day among the dates of the record is undone by {undo}.",
        palette,
        undo,
    ));
    lines.extend(
        planned.doubts(said.day, today).into_iter().map(|said| said!("! {said}", "! {said}", said)),
    );
    if package.is_incomplete(&said.submission) {
        lines.push(phrase(
            "! 生成材料包时，清单要求的还没有齐备；可以照样记入",
            "! When the package was made, papers of the list were lacking; it can be noted all the same",
        ));
    }
    lines.extend(planned.told());
    Phrase::lines(lines)
}

impl Layer for HandInSheet {
    fn scopes(&self) -> Vec<Scope> {
        self.form.scopes()
    }

    fn takes_text(&self) -> bool {
        self.form.takes_text()
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if *input == Input::Act(Action::Cancel) {
            return Outcome::one(Message::Close);
        }
        let before = self.form.chosen(SUBMISSION);
        match self.form.handle(input) {
            Taken::No => return Outcome::Ignored,
            Taken::Accepted => return self.accept(state),
            Taken::Yes => {}
        }
        if self.form.chosen(SUBMISSION) != before
            && let Some(filing) = self.filing()
        {
            let (letters, at) = (letters(filing), open_letter(filing));
            self.form.offer(LETTER, letters, at);
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let wide = area.width.min(90);
        let cells = usize::from(wide.saturating_sub(4));
        let mut words: Vec<Words<'static>> = Vec::new();
        if let Some(trouble) = &self.trouble {
            words.extend(hanging("! ", trouble.get(state.lang), cells, state.theme.error()));
        }
        words.extend(hanging("", help(state).get(state.lang), cells, state.theme.dim()));
        let top = u16::try_from(words.len()).unwrap_or(0);
        let high = top + self.form.height() + 2;
        let inner = sheet(frame, area, (wide, high), state.say(TITLE), state);
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

const TITLE: Text = t("记入一次提交", "Note that something was handed in");

fn help(state: &State) -> Phrase {
    said!(
        "留存材料包中的材料和记录现在的样子。左右键改选项；{done} 先看将要记入什么，确认后才写入。",
        "Keeps the papers of a package and the record as it is now. Left and Right change a choice; {done} shows what would be noted, and nothing is written before you agree.",
        done = state.key(Scope::Form, Action::Done),
    )
}
