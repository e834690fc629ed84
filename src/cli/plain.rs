//! The desk in numbered lines: for screen readers, for terminals that cannot move a cursor, and for scripts.
//!
//! One is somewhere (the assessments, a record, a section, a row, a meeting), what stands there is told in numbered lines, each a sentence
//! that says what it is, and a line is read: a number goes to what it numbers, a letter does something, and `:` makes any command of
//! the command line. Nothing moves, nothing is drawn, and no line is taken back.

mod answer;
mod begin;
mod lines;
mod matters;
mod spots;

use std::io::{BufRead, Read as _};
use std::path::{Path, PathBuf};

use crate::desk::session::{Direction, Stepped};
use crate::desk::{Ids, Standing};
use crate::form::{Edit, Place, Section, mark_row};
use crate::law::Survey;
use crate::store::Opened;
use crate::text::{Phrase, Text, t};

use super::call::{Call, Out, Trouble};
use super::record::{open, save, tell};

pub(super) use begin::begin;

/// The longest line that is read, in bytes: more than any answer may have.
const LONGEST: u64 = 256 * 1024;

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
enum Spot {
    /// Among the assessments.
    Desk,
    /// In the record.
    Record,
    /// In a section of it.
    Section(&'static Section),
    /// In a row of a section.
    Row(&'static Section, String),
    /// In a meeting, at a matter.
    Meeting(usize),
}

/// Whether it goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    Ended,
}

/// The conversation.
struct Plain<'a> {
    call: &'a Call,
    out: &'a mut Out,
    input: Box<dyn BufRead>,
    /// The record that is open.
    file: Option<PathBuf>,
    /// Where one is, and how one came there.
    spots: Vec<Spot>,
    /// Whether something could not be done.
    has_failed: bool,
}

/// What every letter does, told by `h`.
const HELP: &[Text] = &[
    t("编号：到那里去，或者回答那个问题。", "A number: goes there, or asks that question."),
    t("空行：再读一遍这里。", "An empty line: reads this place again."),
    t("n：依次回答缺的内容。", "n: asks what is missing, one after the other."),
    t(
        "加号和名称：增加一行；在评估列表中是新建评估。减号和编号：去掉一行。",
        "A plus sign and a name: adds a row; among the assessments, makes a new one. A minus sign and a number: removes a row.",
    ),
    t("o 和编号：填写另一种语言的文字。", "o and a number: the text in the other language."),
    t("f：结论。c：检查。", "f: the result. c: the check."),
    t(
        "p 和文件夹：生成材料包。e 和文件夹：导出文书。",
        "p and a folder: makes the filing package. e and a folder: exports the papers.",
    ),
    t("m：评审会议。", "m: the review meeting."),
    t("u：撤销。y：重做。", "u: takes the last step back. y: makes it again."),
    t(
        "冒号和命令：命令行的任何命令，百分号代表打开的评估，例如 : deadlines %",
        "A colon and a command: any of the command line; a per cent sign stands for the open record, as in : deadlines %",
    ),
    t("b：返回。q：退出。每个回答都已保存。", "b: back. q: quits. Every answer is saved."),
];

/// Said at the end of each place.
const PROMPT: Text =
    t("输入编号或者命令；h 帮助，q 退出。", "A number or a command; h for help, q to quit.");

/// Talks until the lines end or somebody quits. Exit code 1 where something that was asked for could not be done.
pub(super) fn talk(call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let input: Box<dyn BufRead> = Box::new(std::io::stdin().lock());
    out.speak();
    let spots = vec![Spot::Desk];
    let mut plain = Plain { call, out, input, file: None, spots, has_failed: false };
    plain.out.say(t(
        "出境，逐行模式。不构成法律意见。",
        "chujing, line by line. This is not legal advice.",
    ))?;
    for said in &call.settings.told {
        plain.out.note(said);
    }
    plain.show()?;
    while let Some(line) = plain.read()? {
        match plain.act(line.trim()) {
            Ok(Flow::Ended) => break,
            Ok(Flow::On) => {}
            Err(Trouble(said)) => plain.trouble(&said),
        }
    }
    Ok(u8::from(plain.has_failed))
}

impl Plain<'_> {
    /// The next line; nothing at the end of all.
    fn read(&mut self) -> Result<Option<String>, Trouble> {
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if let Ok(line) = String::from_utf8(line) {
            return Ok(Some(line));
        }
        let words = t(
            "这一行不是 UTF-8 文字，没有读入；再输入一次",
            "that line is no UTF-8 text and was not read; type it again",
        );
        self.trouble(&words.into());
        self.read()
    }

    fn trouble(&mut self, said: &Phrase) {
        self.has_failed = true;
        self.out.trouble(said);
    }

    fn spot(&self) -> Spot {
        self.spots.last().cloned().unwrap_or(Spot::Desk)
    }

    fn go(&mut self, spot: Spot) -> Result<Flow, Trouble> {
        self.spots.push(spot);
        self.show()?;
        Ok(Flow::On)
    }

    fn act(&mut self, line: &str) -> Result<Flow, Trouble> {
        let rest = |mark: &str| {
            let rest = line.strip_prefix(mark)?;
            (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
        };
        if let Some(command) = line.strip_prefix([':', '：']) {
            self.command(command.trim())?;
            return Ok(Flow::On);
        }
        if let Some(name) = line.strip_prefix(['+', '＋']) {
            return self.add(name.trim());
        }
        if let Some(number) = line.strip_prefix(['-', '－']) {
            return self.remove(number.trim());
        }
        match line {
            "" => self.show()?,
            "q" => {
                self.tell_open_meeting()?;
                return Ok(Flow::Ended);
            }
            "h" | "?" | "？" => self.help()?,
            "b" => return self.back(),
            "n" if !matches!(self.spot(), Spot::Meeting(_)) => self.ask_missing()?,
            "f" => self.of_record(&["decide"], &[])?,
            "c" => self.of_record(&["check"], &[])?,
            "u" | "y" if matches!(self.spot(), Spot::Meeting(_)) => {
                let words = t(
                    "会议中写下的不能这样撤销；写错的用 : remark withdraw % 编号 撤下",
                    "what is said in a meeting is not undone so; withdraw it by : remark withdraw % and its id",
                );
                return Err(Phrase::from(words).into());
            }
            "u" => self.step(Direction::Back)?,
            "y" => self.step(Direction::Again)?,
            "m" => return self.meet(),
            _ => {
                if let Spot::Meeting(at) = self.spot() {
                    return self.in_meeting(at, line);
                }
                if let Some(to) = rest("p") {
                    self.of_record(&["package"], &["--to", to])?;
                } else if let Some(to) = rest("e") {
                    self.of_record(&["export"], &["--to", to])?;
                } else if let Some(number) = rest("o") {
                    self.other_language(number)?;
                } else {
                    return self.pick(line);
                }
            }
        }
        Ok(Flow::On)
    }

    fn help(&mut self) -> Result<(), Trouble> {
        // A letter means another thing in a meeting, or nothing.
        let lines = if matches!(self.spot(), Spot::Meeting(_)) { matters::HELP } else { HELP };
        for line in lines {
            self.out.say(*line)?;
        }
        Ok(())
    }

    fn back(&mut self) -> Result<Flow, Trouble> {
        if self.spots.len() < 2 {
            let words = t("已经在评估列表；q 退出", "these are the assessments; q quits");
            return Err(Phrase::from(words).into());
        }
        if matches!(self.spots.pop(), Some(Spot::Meeting(_))) {
            self.tell_open_meeting()?;
        }
        if self.spot() == Spot::Desk {
            self.file = None;
        }
        self.show()?;
        Ok(Flow::On)
    }

    /// The file of the record that is open.
    fn path(&self) -> Result<&Path, Trouble> {
        let none = t("先打开一份评估：输入它的编号", "open an assessment first: type its number");
        self.file.as_deref().ok_or_else(|| Phrase::from(none).into())
    }

    /// The record as it stands in its file, and what follows from it.
    fn record(&self) -> Result<(Standing, Survey), Trouble> {
        let path = self.path()?;
        let standing = Standing::of(path, Opened::read(path)?, None)?;
        let survey = standing.survey();
        Ok((standing, survey))
    }

    /// A command about the open record.
    fn of_record(&mut self, name: &[&str], more: &[&str]) -> Result<(), Trouble> {
        let path = self.path()?.display().to_string();
        if more.last() == Some(&"") {
            let words =
                t("写明放进哪个文件夹，例如 p 材料包", "say into which folder, as in: p package");
            return Err(Phrase::from(words).into());
        }
        let words = name.iter().copied().chain([path.as_str()]).chain(more.iter().copied());
        let words: Vec<String> = words.map(str::to_owned).collect();
        self.carry_out(&words)
    }

    /// Any command, as it is typed.
    fn command(&mut self, typed: &str) -> Result<(), Trouble> {
        let Some(mut words) = shlex::split(typed) else {
            let words = t("引号没有成对", "a quotation mark is not closed");
            return Err(Phrase::from(words).into());
        };
        for word in words.iter_mut().filter(|word| *word == "%") {
            *word = self.path()?.display().to_string();
        }
        self.carry_out(&words)
    }

    fn carry_out(&mut self, words: &[String]) -> Result<(), Trouble> {
        let done = (self.call.typed)(words, self.call, self.out);
        self.out.flush()?;
        let code = done?;
        // What a command finds wrong is its answer; only what it could not do is a failure.
        self.has_failed |= code > 1;
        Ok(())
    }

    fn step(&mut self, direction: Direction) -> Result<(), Trouble> {
        let path = self.path()?.to_owned();
        let mut session = open(&path, self.call, self.out)?;
        let step = session.step(direction)?;
        if !matches!(step, Stepped::At(_)) {
            return Err(step.said(direction).into());
        }
        session.save()?;
        tell(&session, self.out);
        drop(session);
        self.out.tell(&step.said(direction))?;
        self.here()
    }

    /// A new row of the section, or a new assessment.
    fn add(&mut self, name: &str) -> Result<Flow, Trouble> {
        match self.spot() {
            Spot::Desk if name.is_empty() => {
                let words =
                    t("写明名称，例如 + 售后服务", "say its name, as in: + after-sales service");
                Err(Phrase::from(words).into())
            }
            Spot::Desk => {
                self.carry_out(&["new".to_owned(), name.to_owned()])?;
                self.show()?;
                Ok(Flow::On)
            }
            Spot::Section(section) if section.grows() => {
                let path = self.path()?.to_owned();
                let id = Ids::new(None).row(section);
                let mut session = open(&path, self.call, self.out)?;
                let mut row = serde_json::Map::from_iter([("id".to_owned(), id.clone().into())]);
                if let crate::form::Shape::Rows { title, .. } = section.shape
                    && let Some(value) = title.kind.read(name, session.answers())
                {
                    row.insert(title.id.to_owned(), value);
                }
                mark_row(section, &mut row);
                let index = session.answers().rows(section).count();
                save(&mut session, Edit::Insert { section, index, row }, self.out)?;
                drop(session);
                self.go(Spot::Row(section, id))
            }
            _ => {
                let words = t("这里不能增加", "nothing can be added here");
                Err(Phrase::from(words).into())
            }
        }
    }

    fn remove(&mut self, number: &str) -> Result<Flow, Trouble> {
        let Spot::Section(section) = self.spot() else {
            let words = t("这里没有可以去掉的行", "there is no row here to be removed");
            return Err(Phrase::from(words).into());
        };
        let path = self.path()?.to_owned();
        let mut session = open(&path, self.call, self.out)?;
        let ids: Vec<String> =
            session.answers().rows(section).map(|row| row.id.to_owned()).collect();
        let id = nth(&ids, number)?;
        let said = session.answers().row_title(section, id);
        let edit = session.answers().without_row(section, id);
        save(&mut session, edit, self.out)?;
        drop(session);
        self.out.tell(&said!(
            "已去掉：{said}。u 撤销。",
            "Removed: {said}. u takes it back.",
            said
        ))?;
        self.show()?;
        Ok(Flow::On)
    }
}

/// What a number of a list stands for.
fn nth<'a, T>(all: &'a [T], number: &str) -> Result<&'a T, Trouble> {
    let at: Option<usize> = number.parse().ok();
    if all.is_empty() {
        return Err(Phrase::from(t(
            "这里没有编号；h 帮助",
            "nothing is numbered here; h for help",
        ))
        .into());
    }
    at.and_then(|at| all.get(at.checked_sub(1)?)).ok_or_else(|| {
        said!(
            "这里没有“{number}”；编号从1到{count}，h 帮助",
            "there is no \"{number}\" here; numbers go from 1 to {count}, h for help",
            number = crate::text::harmless(number, false),
            count = all.len(),
        )
        .into()
    })
}

/// The place of a field where one is.
fn place_in(spot: &Spot, field: &'static crate::form::Field) -> Option<Place> {
    match spot {
        Spot::Section(section) if section.is_single() => Some(Place::single(section, field)),
        Spot::Row(section, id) => Some(Place::in_row(section, id, field)),
        _ => None,
    }
}
