//! What is asked of a letter in a line: what a point is called, who does by when what it asks for, and where the answer goes.

use crate::day::Day;
use crate::desk::package::free_place;
use crate::desk::review::Typed;
use crate::filing::letter::{Commitment, Point, Step};
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::component::Outcome;
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::{Asked, From};

/// A point of a letter of the record that is open.
pub(super) fn point<'a>(which: &Which, id: u32, state: &'a State) -> Option<&'a Point> {
    let letter = &state.open.as_ref()?.inbox.find(which)?.letter;
    letter.points.iter().find(|point| point.id == id)
}

/// Closes the sheet and takes a step.
fn step(which: &Which, step: Step) -> Outcome {
    Outcome::Emit(vec![Message::Close, Message::Point(which.clone(), step)])
}

/// What a point is called.
#[derive(Debug)]
pub(crate) struct Name {
    which: Which,
    id: u32,
}

impl Name {
    pub(super) fn new(which: Which, id: u32, state: &State) -> (Self, String) {
        let called = point(&which, id, state).and_then(|point| point.called.clone());
        (Self { which, id }, called.unwrap_or_default())
    }
}

impl Asked for Name {
    fn title(&self) -> Text {
        t("给这一点起名", "Name this point")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "只在内部使用；答复函里仍是通知的原文。空着为不起名。",
            "Used among yourselves only: the reply quotes the letter. Leave it empty for no name.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn takes_nothing(&self) -> bool {
        true
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let called = Some(line.text().trim().to_owned()).filter(|text| !text.is_empty());
        step(&self.which, Step::Call(self.id, called))
    }
}

/// What stands behind something that is done.
const DONE: Text = t("完成", "done");

/// Who does by when what a point asks for.
#[derive(Debug)]
pub(crate) struct Undertaking {
    which: Which,
    id: u32,
    today: Day,
}

impl Undertaking {
    pub(super) fn new(which: Which, id: u32, state: &State) -> (Self, String) {
        let own = point(&which, id, state).and_then(|point| point.commitment.clone());
        let owner = own.as_ref().and_then(|own| own.owner.as_ref()).map(|name| format!("@{name}"));
        let due = own.as_ref().and_then(|own| own.due).map(|day: Day| day.to_string());
        let word = state.say(DONE);
        let done = own.as_ref().and_then(|own| own.done).map(|day| format!("{word} {day}"));
        let text: Vec<String> = owner.into_iter().chain(due).chain(done).collect();
        (Self { which, id, today: state.options.today }, text.join(" "))
    }
}

impl Asked for Undertaking {
    fn title(&self) -> Text {
        t("承诺：谁、什么时候之前", "Undertaken: by whom, until when")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "例如“@李四 2027-01-15”，缺一项也可以，只写“?”为都未定；空着为不是承诺。办完的，末尾写“完成”，可以带日期。",
            "As in \"@Li 2027-01-15\"; one of them will do, \"?\" alone leaves both open. Empty: nothing is undertaken. What is done ends with \"done\", and a day if it was another.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn takes_nothing(&self) -> bool {
        true
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let whole = line.text().trim();
        let marked = [DONE.zh, DONE.en].into_iter().find_map(|word| whole.rsplit_once(word));
        let (text, done) = match marked {
            Some((text, "")) => (text.trim(), Some(self.today)),
            Some((text, day)) => match Day::parse(day.trim()) {
                Some(day) => (text.trim(), Some(day)),
                None => (whole, None),
            },
            None => (whole, None),
        };
        let read = Typed::read(text, self.today);
        let typed = read.unwrap_or_else(|_| Typed::plain(text));
        let Typed { words, who: owner, day: due, .. } = typed;
        if !words.is_empty() && words != "?" && words != "？" {
            let words = harmless(&words, false);
            return Outcome::one(Message::Say(
                Tone::Error,
                said!(
                    "看不懂“{words}”：写 @姓名 和日期",
                    "\"{words}\" cannot be read: write @name and a day",
                    words,
                ),
            ));
        }
        let own = (!whole.is_empty()).then_some(Commitment { owner, due, done });
        step(&self.which, Step::Undertake(self.id, own))
    }
}

/// Why a letter was noted by mistake.
#[derive(Debug)]
pub(crate) struct Mistake(pub(super) Which);

/// Why a handing in was noted by mistake; the sequence by its id.
#[derive(Debug)]
pub(crate) struct Mistaken(pub(super) Which);

impl Asked for Mistaken {
    fn title(&self) -> Text {
        t("这次提交是误记的？", "Was this handing in noted by mistake?")
    }

    fn size(&self) -> (u16, u16) {
        (72, 10)
    }

    fn words(&self, _state: &State) -> Vec<Phrase> {
        let id = &self.0.id;
        let help = t(
            "写明原因，按 Enter 撤下：不再算作提交过，提交日也从“办理进度与日期”中去掉；材料、当时的记录和原因仍然留存，序列号不再使用。",
            "Say why; Enter withdraws it: nothing counts as handed in with it, and its day goes from the dates of the record. The papers, the record as it was and the reason stay, and the number is not used again.",
        );
        vec![said!("序列{id}", "sequence {id}", id), help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        Outcome::one(Message::WithdrawSequence(self.0.clone(), line.text().trim().to_owned()))
    }
}

impl Asked for Mistake {
    fn title(&self) -> Text {
        t("这封通知是误记的？", "Was this letter noted by mistake?")
    }

    fn size(&self) -> (u16, u16) {
        (72, 9)
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "写明原因，按 Enter 撤下：它不再要求答复，收到日也从“办理进度与日期”中去掉；原文、各点和原因仍然留存。",
            "Say why; Enter withdraws it: it asks for nothing any more, and its day goes from the dates of the record. Its words, its points and the reason stay.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        Outcome::one(Message::WithdrawLetter(self.0.clone(), line.text().trim().to_owned()))
    }
}

/// To whom the letter that answers goes, and the sheet that waits for that.
#[derive(Debug)]
pub(crate) struct Addressee {
    which: Which,
    next: Option<Box<Sheet>>,
}

impl Addressee {
    pub(super) fn new(which: Which, next: Option<Box<Sheet>>, state: &State) -> (Self, String) {
        let letter = state.open.as_ref().and_then(|open| open.inbox.find(&which));
        let to = letter.and_then(|asked| asked.letter.addressee());
        (Self { which, next }, to.unwrap_or_default())
    }
}

impl Asked for Addressee {
    fn title(&self) -> Text {
        t("答复函写给谁", "To whom the reply goes")
    }

    fn size(&self) -> (u16, u16) {
        (72, 9)
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "收件机关的全称，随这封通知留存，答复函和补正材料包都用它。空着的，按通知的落款；落款也看不出的，答复函留空，是草稿。",
            "The full name of the office; it is kept with this letter, and both the reply and the package use it. Left empty, it is who signed the letter; where that cannot be seen, the reply leaves a blank and is a draft.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn takes_nothing(&self) -> bool {
        true
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let to = Some(line.text().trim().to_owned()).filter(|to| !to.is_empty());
        let step = Message::Point(self.which.clone(), Step::Address(to));
        let next = self.next.take().map(|sheet| Message::Show(*sheet));
        Outcome::Emit([Message::Close, step].into_iter().chain(next).collect())
    }
}

/// Where the letter that answers goes.
#[derive(Debug)]
pub(crate) struct ReplyFile {
    which: Which,
    /// To whom it goes, where that is known.
    to: Option<String>,
}

impl ReplyFile {
    pub(super) fn new(which: Which, state: &State) -> (Self, String) {
        let name = phrase("答复函", "reply");
        let name = format!("{}-{}.docx", name.get(state.lang), which.id);
        let path = state.export_folder().join(name).display().to_string();
        let letter = state.open.as_ref().and_then(|open| open.inbox.find(&which));
        let to = letter.and_then(|asked| asked.letter.addressee());
        (Self { which, to }, path)
    }
}

impl Asked for ReplyFile {
    fn title(&self) -> Text {
        t("答复函写到哪里", "Where the reply goes")
    }

    fn size(&self) -> (u16, u16) {
        (76, 9)
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "以 .docx 或者 .md 结尾。没有答复的点留空，文件是草稿。",
            "It ends in .docx or .md. Points that are not answered are left blank, and it is a draft.",
        );
        let to = self.to.as_ref().map(|to| {
            let to = harmless(to, false);
            said!("写给{to}。", "It goes to {to}.", to)
        });
        to.into_iter().chain([help.into(), Phrase::default()]).collect()
    }

    fn path_from(&self) -> Option<From> {
        Some(From::Here)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        Outcome::one(Message::WriteReply(self.which.clone(), line.path()))
    }
}

/// Where the package of what changed goes.
#[derive(Debug)]
pub(crate) struct ChangesFolder(Which);

impl ChangesFolder {
    pub(super) fn new(which: Which, state: &State) -> (Self, String) {
        let path = free_place(&state.package_folder()).display().to_string();
        (Self(which), path)
    }
}

impl Asked for ChangesFolder {
    fn title(&self) -> Text {
        t("补正材料包放到哪里", "Where the package of changes goes")
    }

    fn size(&self) -> (u16, u16) {
        (76, 9)
    }

    fn words(&self, state: &State) -> Vec<Phrase> {
        let help = said!(
            "只含有变化的材料，附改动标记稿和答复函；文件夹不能已经存在。提交之后按 {hand_in} 记入。",
            "Holds the changed papers only, with marked-up copies and the reply; the folder must not exist. Once it is handed in, {hand_in} notes it.",
            hand_in = state.key(Scope::Letter, Action::HandIn),
        );
        vec![help, Phrase::default()]
    }

    fn path_from(&self) -> Option<From> {
        Some(From::Here)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        Outcome::one(Message::PackChanges(self.0.clone(), line.path()))
    }
}
