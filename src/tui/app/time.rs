//! What a record was: bringing it back, naming what it is, and merging what others made of a copy. Each is one step to undo.

use std::path::{Path, PathBuf};

use crate::day::Moment;
use crate::desk::session::{HandedOut, Returned};
use crate::form::{Place, Spot};
use crate::history::OperationId;
use crate::store::is_same_file;
use crate::text::{Phrase, harmless, phrase, shown_path};
use crate::tui::component::Name;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::status::Saved;

use super::App;

impl App {
    /// Whether what is open may not be written, which is then said.
    pub(super) fn is_refused(&mut self) -> bool {
        let why = match self.state.open.as_ref().map(|open| &open.saved) {
            Some(Saved::ReadOnly(why)) => why.clone(),
            _ => return false,
        };
        self.say(Tone::Error, why);
        true
    }

    /// Brings back what was so after a step: all of it, or what stands at one place.
    pub(super) fn restore(&mut self, id: &OperationId, place: Option<&Place>) {
        self.finish();
        if self.is_refused() {
            return;
        }
        let undo = self.state.undo_key();
        let Some(open) = &mut self.state.open else { return };
        // A row that goes is named as long as it is there.
        let before = place.map(|place| place.named(open.session.answers()));
        let count = match open.session.restore(id, place) {
            Ok(count) => count,
            Err(error) => return self.say(Tone::Error, error.said()),
        };
        let now = place.map(|place| place.named(open.session.answers()));
        let is_gone = |place: &Place| {
            let id = place.row.as_ref();
            id.is_some_and(|id| open.session.answers().row(place.section, id).is_none())
        };
        let name = if place.is_some_and(is_gone) { before } else { now };
        let words = match (count, name) {
            (0, _) => phrase("与那时相同，没有改动", "it is as it was then: nothing changed"),
            (_, Some(name)) => {
                said!(
                    "已恢复：{name}；{undo} 撤销",
                    "brought back: {name}; {undo} undoes it",
                    name,
                    undo
                )
            }
            (count, None) => said!(
                "已恢复{count}处，与那时相同；{undo} 可一次撤销",
                "{count} {count?place|places} brought back, as it was then; {undo} undoes it at once",
                count,
                undo,
            ),
        };
        if count > 0 {
            self.changed();
        }
        self.say(Tone::Good, words);
    }

    /// Gives the state of now a name, and keeps it.
    pub(super) fn name_state(&mut self, of: Option<&OperationId>, name: &str) {
        self.finish();
        if self.is_refused() {
            return;
        }
        let Some(open) = &mut self.state.open else { return };
        let of = of.filter(|of| !open.session.past().is_latest(of));
        let named = match of {
            Some(of) => open.session.name_state(of, name),
            None => open.session.name(name),
        };
        if let Err(error) = named {
            let said = error.said();
            return self.say(Tone::Error, said);
        }
        self.changed();
        if self.save() {
            let name = harmless(name, false);
            let words = if let Some(of) = of {
                said!(
                    "第 {id} 步之后的状态已命名为“{name}”",
                    "the state after step {id} is \"{name}\"",
                    id = of.short(),
                    name,
                )
            } else {
                said!("现在的状态已命名为“{name}”", "the state of now is \"{name}\"", name)
            };
            self.say(Tone::Good, words);
        }
    }

    /// Merges a copy that was changed elsewhere; where both sides differ it leads to the first place.
    pub(super) fn merge_copy(&mut self, path: &Path, handed_out: Option<HandedOut>) {
        self.finish();
        if self.is_refused() {
            return;
        }
        let file = self.state.workspace.named(path);
        let undo = self.state.undo_key();
        let Some(open) = &mut self.state.open else { return };
        let origin = handed_out.as_ref().unwrap_or(&HandedOut::Latest);
        let returned = match open.session.returned(&file, origin) {
            Ok(returned) => returned,
            Err(error) => {
                return self.update(Message::Show(Sheet::Question {
                    title: phrase("没有合并", "Not merged"),
                    text: error.said(),
                    answers: vec![(phrase("好", "OK"), Vec::new())],
                }));
            }
        };
        if handed_out.is_none() && (returned.doubt().is_some() || returned.otherwise().is_some()) {
            let asked = returned.asked(open.session.answers());
            return self.ask_origin(path, &returned, asked);
        }
        let is_new = returned.places() > 0;
        open.session.take_in(returned.clone());
        let mut lines = returned.lines(open.session.answers());
        if is_new {
            self.changed();
            self.save();
            lines.push(said!("{undo} 可一次撤销。", "{undo} takes it back at once.", undo));
        }
        let first = returned.open().iter().find_map(Spot::place);
        let go = first.map(|place| {
            let words = phrase("去选定第一处", "go to the first one to choose");
            (words, vec![Message::Visit(place)])
        });
        let mut answers: Vec<(Phrase, Vec<Message>)> = go.into_iter().collect();
        answers.push((phrase("好", "OK"), Vec::new()));
        // The sheet that asked for the file; where the file was offered none stands there any more.
        if self.layers.last().is_some_and(|top| top.name() == Name::Sheet) {
            self.update(Message::Close);
        }
        self.update(Message::Show(Sheet::Question {
            title: if is_new {
                phrase("副本已并入", "The copy is merged")
            } else {
                phrase("没有可以并入的", "Nothing to merge")
            },
            text: Phrase::lines(lines),
            answers,
        }));
    }

    /// Asks in which state a copy was handed out, where the outcome hangs on it: what was changed since may stand in the copy or not.
    fn ask_origin(&mut self, path: &Path, returned: &Returned, asked: Option<Phrase>) {
        let said = |at: Moment| Phrase::same(format!("{} {}", at.day(), at.time_of_day()));
        let go = |handed_out| vec![Message::MergeCopy(path.to_owned(), Some(handed_out))];
        let mut text: Vec<Phrase> = Vec::new();
        let mut answers: Vec<(Phrase, Vec<Message>)> = Vec::new();
        if let Some((from, to)) = returned.doubt() {
            let (from, to) = (said(from), said(to));
            text.push(said!(
                "从内容看，{from} 至 {to} 的任一状态都有可能。这之间这里改过、副本中又不同的回答，可能是对方改的，也可能是副本给出以后这里才改的。",
                "By what it holds, any state from {from} to {to} may be the one. An answer that was changed here between them and differs in the copy may have been changed there, or here after the copy was handed out.",
                from,
                to = to.clone(),
            ));
            answers.push((
                phrase("记不清：这些回答由我选定", "not sure: let me choose each of them"),
                go(HandedOut::Unknown),
            ));
            answers.push((
                said!("{to} 或者以后：以副本为准", "at {to} or later: the copy is right", to),
                go(HandedOut::Latest),
            ));
        } else if let Some((id, at)) = returned.from() {
            answers.push((after(id, said(at)), go(HandedOut::After(id.clone()))));
        }
        text.extend(asked.map(|asked| said!("{asked}。", "{asked}.", asked)));
        if let Some(other) = returned.otherwise() {
            answers
                .push((after(&other.id, said(other.at)), go(HandedOut::After(other.id.clone()))));
            if returned.doubt().is_none() {
                let words = phrase(
                    "都不是，或者记不清：两边不同的都由我选定",
                    "neither, or not sure: let me choose wherever the two differ",
                );
                answers.push((words, go(HandedOut::Unknown)));
            }
        }
        self.update(Message::Show(Sheet::Question {
            title: phrase("副本是什么时候给出的？", "When was the copy handed out?"),
            text: Phrase::lines(text),
            answers,
        }));
    }

    /// Offers to merge another file of the folder that is the same record, as tools leave where two people worked at once, if it holds
    /// anything that the record lacks.
    pub(super) fn offer_copy(&mut self) {
        let Some(open) = self.state.open.as_ref().filter(|open| open.file().is_writable()) else {
            return;
        };
        let (id, own) = (harmless(&open.file().dossier.id, false), &open.file().path);
        let is_copy = |path: &&PathBuf| *path != own && !is_same_file(path, own);
        let same = self
            .state
            .records
            .iter()
            .filter(|record| record.content.as_ref().is_ok_and(|content| content.id == id));
        let found = same.map(|record| &record.path).filter(is_copy).find_map(|path| {
            // Without a history it may as well be the draft of another record.
            let returned = open
                .session
                .returned(path, &HandedOut::Latest)
                .ok()
                .filter(Returned::has_origin)?;
            (returned.places() > 0).then(|| (path.clone(), returned.places()))
        });
        let Some((path, count)) = found else { return };
        let name = path.file_name().map(PathBuf::from).unwrap_or_default();
        self.update(Message::Show(Sheet::Question {
            title: phrase("同一份记录的另一个文件", "Another file of this record"),
            text: said!(
                "{file} 是同一份记录的副本，其中有{count}处修改这里没有：多半是两个人同时修改时同步工具留下的，或者同事寄回的。并入之后，{undo} 可一次撤销；那个文件不改动，核对后可以自己移走。它若是以本记录为底稿的另一份记录，请不要并入。",
                "{file} is a copy of this record and holds {count} {count?change|changes} that it lacks: left by a tool that keeps folders alike, or sent back by a colleague. Once merged, {undo} takes it back at once; that file stays as it is, and you can move it away when you have checked. If it was made into another record, do not merge it.",
                file = shown_path(&name),
                count,
                undo = self.state.undo_key(),
            ),
            answers: vec![
                (phrase("以后再说（下次打开再问）", "later (asked again when it is opened)"), Vec::new()),
                (phrase("并入这份记录", "merge it into this record"), vec![Message::MergeCopy(path, None)]),
            ],
        }));
    }
}

/// One of the states in which a copy may have been handed out.
fn after(id: &OperationId, at: Phrase) -> Phrase {
    said!("{at}（第 {id} 步）的状态", "in the state of {at} (step {id})", at, id = id.short())
}
