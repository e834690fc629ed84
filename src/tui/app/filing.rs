//! The filings of the open record: handed in, letters received, their points, the answer and what goes with it.
//!
//! What was handed in never changes; each step with a point is kept the moment it is taken.

use std::ffi::OsStr;
use std::path::Path;

use crate::desk::filing::{
    Dates, Filing, HandIn, HandInError, HandedIn, Received, answer_of, cabinet, filings_of,
    hand_in, mistaken_said, planned, prepared, receive, revise, standing_of, supplement, withdraw,
    withdraw_sequence,
};
use crate::document::render;
use crate::filing::letter::Step;
use crate::form::Difference;
use crate::store::{StoreError, make_folder, write_keeping};
use crate::text::{Phrase, harmless, phrase, shown_path};
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::modal;
use crate::tui::status::Saved;

use super::App;

impl App {
    /// Carries out what is asked of the filings of the open record.
    pub(super) fn file(&mut self, message: Message) {
        match message {
            Message::HandIn { said, dir, is_sure } => self.hand_in(&said, &dir, is_sure),
            Message::Receive(received) => self.receive(&received),
            Message::Point(which, step) => drop(self.point(&which, step)),
            Message::PointBack(which) => self.point_back(&which),
            Message::WithdrawLetter(which, why) => self.withdraw(&which, &why),
            Message::WithdrawSequence(which, why) => self.withdraw_sequence(&which, &why),
            Message::WriteReply(which, to) => self.reply(&which, &to),
            Message::PackChanges(which, dir) => self.pack_changes(&which, &dir),
            _ => {}
        }
    }

    /// Shows what would be noted as handed in, or notes it.
    fn hand_in(&mut self, said: &HandIn, dir: &Path, is_sure: bool) {
        self.write_first();
        let title = phrase("没有记入", "Not noted");
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.report(title, why);
        }
        let package = match prepared(dir, &said.submission) {
            Ok(package) => package,
            Err(why) => return self.report(title, why),
        };
        if !is_sure {
            let row = cabinet(&open.file().path, &open.file().dossier.id).read(&said.submission);
            let plan = planned(&row, said, &package);
            if plan.is_nothing() {
                return self.report(title, HandInError::Nothing.said());
            }
            let words =
                (&self.state.undo_key(), &self.state.key(Scope::Everywhere, Action::Palette));
            let text =
                modal::hand_in::question(said, &plan, &package, words, self.state.options.today);
            let sure = Message::HandIn {
                said: Box::new(said.clone()),
                dir: dir.to_owned(),
                is_sure: true,
            };
            return self.update(Message::Show(Sheet::Question {
                title: phrase("记入这次提交？", "Note this as handed in?"),
                text,
                answers: vec![
                    (phrase("记入", "note it"), vec![sure]),
                    (phrase("取消", "cancel"), Vec::new()),
                ],
            }));
        }
        match hand_in(&mut open.session, said, (dir, &package)) {
            Ok(done) => self.handed_in(&done),
            Err(error) => self.report(title, error.said()),
        }
    }

    fn handed_in(&mut self, done: &HandedIn) {
        if done.dates.are_others() {
            self.changed();
        }
        if let Some(open) = &mut self.state.open {
            open.open_letters();
        }
        // The sheet that asked for it.
        self.update(Message::Close);
        let fields = &done.sequence.fields;
        let (number, kind, day) = (fields.number, fields.kind.label(), fields.day);
        let count = fields.papers.len();
        self.say(
            Tone::Good,
            said!(
                "已记入序列{number}（{kind}，{day}，{count}份材料）",
                "noted as sequence {number} ({kind}, {day}, {count} {count?paper|papers})",
                number,
                kind,
                day,
                count,
            ),
        );
    }

    /// A letter came.
    fn receive(&mut self, received: &Received) {
        self.finish();
        let title = phrase("没有记入", "Not noted");
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.report(title, why);
        }
        match receive(&mut open.session, received.clone()) {
            Ok((letter, dates)) => {
                open.open_letters();
                if dates.are_others() {
                    self.changed();
                }
                self.update(Message::Close);
                let which =
                    Which { code: received.submission.clone(), id: letter.fields.id.clone() };
                self.update(Message::Show(Sheet::Letter(which)));
                let (id, count) = (&letter.name, letter.points.len());
                self.say(
                    Tone::Good,
                    said!(
                        "已记入通知{id}，看出{count}点；不对的可以拆开、并入、标记",
                        "noted as {id}, {count} {count?point|points} seen; split, join and mark what is not so",
                        id,
                        count,
                    ),
                );
            }
            Err(error) => self.report(title, error.said()),
        }
    }

    /// A step with the points of a letter; what they were before can be brought back. Says whether it was taken.
    pub(super) fn point(&mut self, which: &Which, step: Step) -> bool {
        self.pointed(which, step, true)
    }

    /// The same, kept as one that can be brought back or not.
    fn pointed(&mut self, which: &Which, step: Step, is_kept: bool) -> bool {
        let Some(open) = &mut self.state.open else { return false };
        let before = open.inbox.find(which).map(|asked| match &step {
            Step::Address(_) => Step::Address(asked.letter.to.clone()),
            _ => Step::Restore(asked.letter.points.clone()),
        });
        match revise(&open.session, (&which.code, &which.id), step.clone()) {
            Ok(Some(_)) => {
                if is_kept && let Some(before) = before {
                    open.inbox.past.push((which.clone(), before));
                }
                open.open_letters();
                self.tell(&Message::Point(which.clone(), step));
                return true;
            }
            Ok(None) => {
                self.say(Tone::Plain, phrase("这里做不了这一步", "that cannot be done here"));
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
        false
    }

    /// The points of a letter, or to whom its answer goes, as they were before the last step.
    fn point_back(&mut self, which: &Which) {
        let Some(open) = &mut self.state.open else { return };
        let last = open.inbox.past.iter().rposition(|(of, _)| of == which);
        let Some((_, step)) = last.map(|at| open.inbox.past.remove(at)) else {
            return self.say(Tone::Plain, phrase("没有可以撤销的", "there is nothing to undo"));
        };
        self.pointed(which, step, false);
        self.say(Tone::Plain, phrase("已撤销上一步", "the last step is undone"));
    }

    /// A letter was noted by mistake; its screen goes with it.
    fn withdraw(&mut self, which: &Which, why: &str) {
        self.finish();
        self.update(Message::Close);
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.report(phrase("没有撤下", "Not withdrawn"), why);
        }
        match withdraw(&mut open.session, (&which.code, &which.id), why, true) {
            Ok(Some((letter, dates))) => {
                open.open_letters();
                if dates.are_others() {
                    self.changed();
                }
                self.update(Message::Close);
                let id = &letter.name;
                let words = said!("{id}已撤下", "{id} is withdrawn", id);
                let words = self.with_dates(words, &dates);
                self.say(Tone::Good, words);
            }
            Ok(None) => {
                self.say(Tone::Plain, phrase("这里做不了这一步", "that cannot be done here"));
            }
            Err(error) => self.report(phrase("没有撤下", "Not withdrawn"), error.said()),
        }
    }

    /// That something was withdrawn, with what went from the dates of the record and how that comes back.
    fn with_dates(&self, words: Phrase, dates: &Dates) -> Phrase {
        let Some(gone) = dates.gone_said() else { return words };
        let undo = self.state.undo_key();
        said!(
            "{words}；{gone}（{undo} 恢复日期）",
            "{words}; {gone} ({undo}: bring the day back)",
            words,
            gone,
            undo,
        )
    }

    /// What was noted as handed in was a mistake.
    fn withdraw_sequence(&mut self, which: &Which, why: &str) {
        self.finish();
        self.update(Message::Close);
        let title = phrase("没有撤下", "Not withdrawn");
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.report(title, why);
        }
        match withdraw_sequence(&mut open.session, (&which.code, &which.id), why, true) {
            Ok(Some((gone, said, dates))) => {
                open.open_letters();
                if dates.are_others() {
                    self.changed();
                }
                let words = self.with_dates(mistaken_said(&gone, &said), &dates);
                self.say(Tone::Good, words);
            }
            Ok(None) => {
                self.say(Tone::Plain, phrase("这里做不了这一步", "that cannot be done here"));
            }
            Err(error) => self.report(title, error.said()),
        }
    }

    /// Writes the letter that answers.
    fn reply(&mut self, which: &Which, to: &Path) {
        self.write_first();
        let made = self.filing_of(which).and_then(|filing| {
            let open = self.state.open.as_ref().ok_or_else(Phrase::default)?;
            let record = standing_of(&open.session).map_err(|error| error.said())?;
            let (document, unasked, vague) =
                answer_of(&record, &filing, &which.id, self.state.options.today)?;
            let bytes = match to.extension().and_then(OsStr::to_str) {
                Some("docx") => {
                    render::docx(&document).map_err(|error| StoreError::made(to, &error).said())?
                }
                Some("md") => render::markdown(&document).into_bytes(),
                _ => {
                    return Err(phrase(
                        "文件名应以 .docx 或者 .md 结尾",
                        "the name of the file ends in .docx or .md",
                    ));
                }
            };
            make_folder(to.parent().unwrap_or(Path::new("."))).map_err(|error| error.said())?;
            let kept = write_keeping(&[(to.to_owned(), bytes)]).map_err(|error| error.said())?;
            let made = crate::desk::Exported { files: vec![to.to_owned()], kept };
            let mut lines = vec![Phrase::same(shown_path(to))];
            lines.extend(made.kept_said());
            lines.extend(left_open(document.stamp.open));
            lines.extend(vague.into_iter().map(|said| said!("! {said}", "! {said}", said)));
            lines.extend(unasked_said(&unasked, &self.state.link_key()));
            Ok(Phrase::lines(lines))
        });
        match made {
            Ok(text) => {
                self.update(Message::Close);
                self.report(phrase("答复函已写出", "The reply is written"), text);
            }
            Err(why) => self.report(phrase("没有写出", "Not written"), why),
        }
    }

    /// Makes the package of what changed.
    fn pack_changes(&mut self, which: &Which, dir: &Path) {
        self.write_first();
        let made = self.filing_of(which).and_then(|filing| {
            let open = self.state.open.as_ref().ok_or_else(Phrase::default)?;
            let record = standing_of(&open.session).map_err(|error| error.said())?;
            let before =
                filing.former(&record.path, &record.dossier.id).map_err(|error| error.said())?;
            let letter = filing.row.letters.iter().find(|letter| letter.fields.id == which.id);
            supplement(&record, &filing, letter, before.as_ref(), (dir, self.state.options.today))
        });
        match made {
            Ok(made) => {
                self.update(Message::Close);
                let dir = shown_path(dir);
                let mut lines = vec![said!("文件夹：{dir}", "folder: {dir}", dir)];
                lines.extend(left_open(made.open));
                lines.extend(made.vague.iter().map(|said| said!("! {said}", "! {said}", said)));
                lines.extend(made.lacking.iter().cloned());
                lines.extend(unasked_said(&made.unasked, &self.state.link_key()));
                lines.extend(made.told());
                self.report(
                    phrase("补正材料包已生成", "The package is made"),
                    Phrase::lines(lines),
                );
            }
            Err(why) => {
                self.report(phrase("没有生成材料包", "No package was made"), why);
            }
        }
    }

    /// The filing to which a letter belongs, as it stands today.
    fn filing_of(&self, which: &Which) -> Result<Filing, Phrase> {
        let open = self.state.open.as_ref().ok_or_else(Phrase::default)?;
        let all = filings_of(open, self.state.options.today).map_err(|error| error.said())?;
        all.into_iter().find(|one| one.code == which.code).ok_or_else(|| {
            let code = harmless(&which.code, false);
            said!("没有“{code}”这一项提交", "there is no submission \"{code}\"", code)
        })
    }
}

/// How many points are not answered, where any is.
fn left_open(open: usize) -> Option<Phrase> {
    (open > 0).then(|| {
        said!(
            "! 还有{open}点没有答复，答复函是草稿",
            "! {open} {open?point is|points are} not answered: the reply is a draft",
            open,
        )
    })
}

/// What was changed and no point asks for, where anything was.
fn unasked_said(all: &[Difference], link: &Phrase) -> Option<Phrase> {
    let named = all.iter().take(NAMED).map(|one| {
        let (section, label) = (&one.section, one.label());
        said!("{section}：{label}", "{section}: {label}", section, label)
    });
    let list = Phrase::list(named);
    let count = all.len();
    (count > 0).then(|| {
        said!(
            "! 有{count}处改动没有哪一点要求：{list}。答复函另列为其他改动；确属某一点要求的，在那一点按 {link} 关联",
            "! {count} {count?change|changes} that no point asks for: {list}. The reply tells them under other changes; where one belongs to a point, link it by {link}",
            count,
            list,
            link,
        )
    })
}

/// How many changes are named.
const NAMED: usize = 6;
