//! Changes to the answers: each by an edit, whose inverse is the undo step.

use std::path::Path;

use serde_json::Value;

use crate::desk::inquiry::was_asked;
use crate::desk::policy_check::published;
use crate::desk::proofs::with_digest;
use crate::desk::review::Discussion;
use crate::desk::session::{Direction, Stepped};
use crate::desk::{Compared, NOTHING_ALIKE, questionnaire};
use crate::document::reply::Reading;
use crate::form::{Edit, KEPT, Place, Section, Touched};
use crate::store::{Draft, read_bytes};
use crate::telling;
use crate::text::{Phrase, phrase};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::status::Saved;

use super::App;

impl App {
    /// Makes a change; says whether it could be made.
    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        self.note_name();
        let Some(open) = &mut self.state.open else { return false };
        let made = if let Saved::ReadOnly(why) = &open.saved {
            Err(why.clone())
        } else {
            let edit = with_digest(&open.session.file().path, edit);
            open.session.edit(edit).map_err(|error| error.said())
        };
        match made {
            Ok(()) => {
                open.thrown = None;
                self.changed();
            }
            Err(said) => {
                self.say(Tone::Error, said);
                return false;
            }
        }
        true
    }

    /// Makes a change, and then what follows. Where it hides or empties other answers, that is said first and a person decides.
    pub(super) fn edit_knowingly(&mut self, edit: Edit, then: Vec<Message>) {
        let open =
            self.state.open.as_ref().filter(|open| !matches!(open.saved, Saved::ReadOnly(_)));
        let edit = match open {
            Some(open) => edit.settled(open.answers()),
            None => edit,
        };
        let touched = open.map(|open| open.answers().touched_by(&edit)).unwrap_or_default();
        let is_one_place = matches!(edit, Edit::Set(..));
        let mut goes_on = vec![Message::Edit(edit.clone())];
        goes_on.extend(then);
        if touched.is_empty() {
            return goes_on.into_iter().for_each(|message| self.update(message));
        }
        // What was typed can be brought back.
        let leaves = if is_one_place { vec![Message::Discarded(edit)] } else { Vec::new() };
        let count = touched.len();
        self.update(Message::Show(Sheet::Question {
            title: said!(
                "这一改动影响其他 {count} 处答案",
                "This touches {count} other {count?answer|answers}",
                count,
            ),
            text: Phrase::lines(Touched::lines(&touched)),
            answers: vec![
                (phrase("继续", "go on"), goes_on),
                (phrase("不改（Esc）", "leave it as it was (Esc)"), leaves),
            ],
        }));
    }

    /// Takes one of the candidates at a place, and goes on as from any other field that was answered.
    pub(super) fn choose(&mut self, place: Place, value: Option<Value>) {
        let words = said!(
            "已选定；{undo} 可以撤销",
            "chosen; {undo} brings the choice back",
            undo = self.state.undo_key(),
        );
        // A row that may be gone then is seen in its table.
        let to = if place.field == Some(&KEPT) {
            Message::Go(Place { field: None, ..place.clone() }, false)
        } else {
            Message::Answered(place.clone())
        };
        let then = vec![to, Message::Say(Tone::Good, words)];
        self.edit_knowingly(Edit::Set(place, value), then);
    }

    /// What was typed was thrown away by the person; it can be brought back like a step that was undone.
    pub(super) fn discarded(&mut self, edit: Edit) {
        let Some(open) = &mut self.state.open else { return };
        open.session.discards(edit);
        open.thrown = None;
        self.say_not_taken();
    }

    fn say_not_taken(&mut self) {
        let words = said!(
            "没有采用刚才的输入；按 {redo} 取回",
            "what was typed is not taken; {redo} brings it back",
            redo = self.state.key(Scope::Record, Action::Redo),
        );
        self.say(Tone::Plain, words);
    }

    /// Words of a remark were thrown away by the person; they can be brought back, before anything older.
    pub(super) fn thrown(&mut self, draft: Draft) {
        // What a meeting decides stands in its own page.
        let is_again = matches!(draft, Draft::Said { decides: false, .. });
        let Some(open) = self.state.open.as_mut().filter(|_| is_again) else { return };
        open.thrown = Some(draft);
        self.say_not_taken();
    }

    /// Makes again what was taken back last, or brings back what was thrown away last.
    pub(super) fn again(&mut self) {
        let thrown = self.state.open.as_mut().and_then(|open| open.thrown.take());
        match thrown {
            Some(Draft::Said { about, words, .. }) => {
                self.update(Message::Show(Sheet::Again(about, words)));
            }
            _ => self.step(Direction::Again),
        }
    }

    /// Takes the last step back, or makes it again, and shows where.
    pub(super) fn step(&mut self, direction: Direction) {
        if self.is_refused() {
            return;
        }
        self.note_name();
        let Some(open) = &mut self.state.open else { return };
        match open.session.step(direction) {
            Ok(stepped) => {
                if direction == Direction::Back {
                    // What was taken back now is later than what was thrown away.
                    open.thrown = None;
                }
                if let Stepped::At(place) = &stepped {
                    self.changed();
                    self.tell(&Message::Stepped(place.clone()));
                }
                self.say(Tone::Plain, stepped.said(direction));
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    pub(super) fn add_row(&mut self, section: &'static Section) {
        let id = self.state.ids.row(section);
        let Some(open) = &self.state.open else { return };
        let index = open.answers().rows(section).count();
        let row = serde_json::Map::from_iter([("id".to_owned(), serde_json::json!(id))]);
        if self.edit(Edit::Insert { section, index, row })
            && let Some(first) = section.fields.first()
        {
            self.tell(&Message::Go(Place::in_row(section, &id, first), true));
        }
    }

    /// A row with answers behind the last, and goes there; one step to undo.
    pub(super) fn add_filled(
        &mut self,
        section: &'static Section,
        mut row: serde_json::Map<String, serde_json::Value>,
    ) {
        let id = self.state.ids.row(section);
        let Some(open) = &self.state.open else { return };
        let index = open.answers().rows(section).count();
        row.insert("id".to_owned(), serde_json::json!(id));
        if self.edit(Edit::Insert { section, index, row })
            && let Some(first) = section.fields.first()
        {
            self.update(Message::Visit(Place::in_row(section, &id, first)));
            let words = said!(
                "已新增一行，已知的已经填好；其余请填写，{undo} 撤销",
                "a row was added with what is known; answer the rest, or {undo} takes it back",
                undo = self.state.undo_key(),
            );
            self.say(Tone::Plain, words);
        }
    }

    /// A copy of a row behind it; where the rows are there by themselves, what is open in it as in the row before.
    pub(super) fn copy_row(&mut self, section: &'static Section, id: &str) {
        if matches!(section.shape, crate::form::Shape::Each(_)) {
            let edit = self.state.answers().and_then(|answers| answers.as_for_another(section, id));
            return match edit {
                Some(edit) => self.edit_knowingly(edit, Vec::new()),
                None => self.say(Tone::Plain, NOTHING_ALIKE.into()),
            };
        }
        let new = self.state.ids.row(section);
        let edit = self.state.answers().and_then(|answers| answers.copy_of(section, id, &new));
        if let Some(edit) = edit {
            self.edit(edit);
            self.tell(&Message::Go(Place { section, row: Some(new), field: None }, false));
        }
    }

    /// Reads a questionnaire that came back and shows what it would change.
    pub(super) fn read_back(&mut self, path: &Path) {
        self.finish();
        let Some(answers) = self.state.answers() else { return };
        let open = self.state.open.as_ref();
        let board = open.and_then(|open| open.talk.discussion.as_ref()).map(Discussion::board);
        let asked = |place: &Place| board.is_some_and(|board| was_asked(board, place));
        match questionnaire::read(path, answers, &asked) {
            Ok(reading) => {
                self.update(Message::Close);
                self.update(Message::Show(Sheet::Reply(Box::new(reading))));
            }
            Err(error) => self.update(Message::Show(Sheet::Question {
                title: phrase("没有读入", "Not read"),
                text: error.said(),
                answers: vec![(phrase("好", "OK"), Vec::new())],
            })),
        }
    }

    /// Shows what changed since the record was filed as a file holds it.
    pub(super) fn compare_with(&mut self, path: &Path, is_sure: bool) {
        self.finish();
        let Some(open) = &self.state.open else { return };
        let file = self.state.workspace.named(path);
        let compared = match Compared::with_open(&file, &open.session) {
            Ok(compared) => compared,
            Err(error) => {
                return self.update(Message::Show(Sheet::Question {
                    title: phrase("没有比较", "Not compared"),
                    text: error.said(),
                    answers: vec![(phrase("好", "OK"), Vec::new())],
                }));
            }
        };
        if let Some(doubt) = compared.doubt().filter(|_| !is_sure) {
            let sure = vec![Message::CompareWith(path.to_owned(), true)];
            self.update(Message::Show(Sheet::Question {
                title: phrase("两个企业的记录？", "Records of two entities?"),
                text: doubt,
                answers: vec![
                    (phrase("不比较", "do not compare"), Vec::new()),
                    (phrase("仍然比较", "compare all the same"), sure),
                ],
            }));
        } else {
            let told = telling::review(&compared.review());
            self.update(Message::Close);
            self.update(Message::Show(Sheet::Review(told)));
        }
    }

    /// Holds the published policy in a file against the record and shows what was found.
    pub(super) fn check_policy(&mut self, path: &Path) {
        self.finish();
        let Some(open) = &self.state.open else { return };
        let found = read_bytes(path).map_err(|error| error.said()).and_then(|bytes| {
            published(&bytes, open.answers(), open.survey())
                .map_err(|unread| unread.said().of_file(path))
        });
        match found {
            Ok(found) => {
                let told = found.checked.told(open.answers());
                self.update(Message::Close);
                self.update(Message::Show(Sheet::PolicyChecked(told)));
            }
            Err(said) => self.update(Message::Show(Sheet::Question {
                title: phrase("没有核对", "Not checked"),
                text: said,
                answers: vec![(phrase("好", "OK"), Vec::new())],
            })),
        }
    }

    /// Makes what a questionnaire changes, as one step.
    pub(super) fn take_over(&mut self, reading: &Reading) {
        let count = reading.changes();
        if let Some(edit) = reading.edit() {
            let words = said!(
                "已写入 {count} 项答复，{undo} 可一次撤销",
                "{count} {count?answer|answers} written; {undo} takes them back at once",
                count,
                undo = self.state.undo_key(),
            );
            self.edit_knowingly(edit, Vec::new());
            self.answers_came_back(reading);
            self.say(Tone::Good, words);
        }
    }
}
