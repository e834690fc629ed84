//! The desk: its state and the layers on it. [`App::update`] is the one place where anything changes.

mod drafts;
mod draw;
mod edits;
mod files;
mod filing;
mod fix;
mod inquiry;
mod judge;
mod keep;
mod labels;
mod layers;
mod left;
mod list;
mod look;
mod naming;
mod perform;
mod produce;
mod seek;
mod table;
mod talk;
mod time;

pub(crate) use talk::Utterance;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::Rect;

use crate::desk::Ids;
use crate::desk::copy::parts;
use crate::desk::session::Direction;
use crate::desk::whole::Overview;
use crate::store::{Glance, StoreError};
use crate::text::{Phrase, harmless, phrase};

use super::Options;
use super::beside::Beside;
use super::burst::{self, Letters};
use super::component::{Input, Layer, Name, Outcome};
use super::fixer::Fixer;
use super::gatherer::Gatherer;
use super::key::{Action, Chord};
use super::lister::Lister;
use super::message::{Message, Sheet, Tone};
use super::put::Halves;
use super::saver::Saver;
use super::screen::home::Home;
use super::seeking::Wake;
use super::state::{Standing, State, Whole};
use super::theme::Frames;
use super::widget::path::home_is;
use super::wrap::{Width, measure_as};

/// The desk.
pub(crate) struct App {
    pub(crate) state: State,
    layers: Vec<Box<dyn Layer>>,
    /// What the footer shows, and what a click there does.
    buttons: Vec<(Rect, Action)>,
    halves: Halves,
    /// What can be gone to by a label, while labels are shown.
    labels: Option<labels::Labels>,
    saver: Saver,
    lister: Lister,
    gatherer: Gatherer,
    overviewer: Beside<Result<Overview, StoreError>>,
    fixer: Fixer,
    /// Wakes the loop for what is looked for beside it; without it, as in tests and pictures, it is looked for at once.
    wake: Option<Wake>,
    /// The time as the loop tells it, since the beginning.
    now: Duration,
    /// When the last key came.
    pressed: Duration,
    /// That the file was changed elsewhere, to be asked about at the next pause.
    asks: Option<Phrase>,
    /// When it was last looked whether a record that is open elsewhere is free.
    looked: Duration,
    /// How the folder looked beside the record that is open, where that is looked at beside the loop.
    beside: Option<Glance>,
    /// Whether what is done now leads to a place that was asked for.
    is_led: bool,
}

impl App {
    /// A desk on a folder, which makes its list at once.
    pub(crate) fn new(options: Options) -> Self {
        let mut app = Self::closed(options);
        app.begin(Lister::here());
        app
    }

    /// A desk that has not looked into its folder yet.
    pub(crate) fn closed(options: Options) -> Self {
        home_is(options.home.clone());
        let state = State {
            lang: options.lang,
            theme: options.theme,
            frames: Frames::new(options.ascii || options.width == Some(Width::Wide)),
            width: options.width.unwrap_or_default(),
            settings: options.settings.clone(),
            workspace: crate::store::Workspace::new(&options.workspace),
            records: Vec::new(),
            listed: 0,
            is_large: false,
            counting: None,
            warnings: Vec::new(),
            left_behind: Vec::new(),
            trouble: None,
            whole: Whole::default(),
            standing: Standing::default(),
            open: None,
            said: None,
            clipboard: None,
            is_over: false,
            is_to_stop: false,
            ended_by: None,
            ids: Ids::new(options.seed),
            options,
        };
        Self {
            state,
            layers: vec![Box::new(Home::default())],
            buttons: Vec::new(),
            halves: Halves::default(),
            labels: None,
            saver: Saver::here(),
            lister: Lister::here(),
            gatherer: Gatherer::new(None),
            overviewer: Beside::new(None),
            fixer: Fixer::new(None),
            wake: None,
            now: Duration::ZERO,
            pressed: Duration::ZERO,
            asks: None,
            looked: Duration::ZERO,
            beside: None,
            is_led: false,
        }
    }

    /// Looks into the folder, and opens what is to be opened.
    pub(crate) fn begin(&mut self, lister: Lister) {
        self.gatherer = Gatherer::new(lister.wake());
        self.overviewer = Beside::new(lister.wake());
        self.fixer = Fixer::new(lister.wake());
        self.lister = lister;
        self.list_begins();
        if let Some(path) = self.state.options.open.clone() {
            self.update(Message::OpenFile(path));
        }
    }

    /// What plain characters do now.
    pub(crate) fn letters(&self) -> Letters {
        match self.layers.last() {
            Some(top) if top.takes_text() => Letters::Text,
            Some(top) if top.invites_text() => Letters::Begin,
            _ => Letters::Command,
        }
    }

    /// Takes an event of the terminal, which came at this time.
    fn came(&mut self, event: Event, now: Duration) {
        self.pressed = now;
        measure_as(self.state.width);
        let input = match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => return,
            Event::Key(key) if self.labels.is_some() => return self.label_key(&key),
            Event::Key(key) => {
                self.state.said = None;
                // A line feed ends a line as Enter does.
                let is_line_feed = burst::is_line_feed(&key);
                return self.key(if is_line_feed { KeyCode::Enter.into() } else { key });
            }
            Event::Paste(text) => {
                Input::Paste(harmless(&text.replace("\r\n", "\n").replace('\r', "\n"), true))
            }
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    self.state.said = None;
                    let at = (mouse.column, mouse.row).into();
                    if let Some((_, action)) =
                        self.buttons.iter().find(|(area, _)| area.contains(at))
                    {
                        return self.update(Message::Act(*action));
                    }
                    Input::Click { column: mouse.column, row: mouse.row }
                }
                MouseEventKind::ScrollDown => Input::Wheel { down: true },
                MouseEventKind::ScrollUp => Input::Wheel { down: false },
                _ => return,
            },
            Event::Resize(..) => {
                self.labels = None;
                return;
            }
            _ => return,
        };
        self.labels = None;
        if !self.give(&input) && matches!(input, Input::Paste(_)) {
            let words = phrase(
                "收到一段粘贴的文字：这里没有可以填写的地方，没有写入，也没有当作命令",
                "text was pasted: there is no field here, so it was not written, nor taken for commands",
            );
            self.say(Tone::Error, words);
        }
    }

    /// A key becomes an action by the table; while text is typed, plain characters are text.
    fn key(&mut self, key: crossterm::event::KeyEvent) {
        let Some(top) = self.layers.last() else { return };
        let scopes = top.scopes();
        let takes_text = top.takes_text();
        let chord = Chord::of(&key);
        let comes_first = top.invites_text() || top.is_pointed_at_by_letters();
        if comes_first && chord.is_plain_char() && self.give(&Input::Key(key)) {
            return;
        }
        if takes_text {
            let inner = scopes.get(..1).unwrap_or_default();
            let is_text = chord.is_plain_char() && chord.code != KeyCode::Char(' ');
            let is_full_width_space = key.code == KeyCode::Char('\u{3000}');
            if !is_text
                && !is_full_width_space
                && let Some(found) = self.state.settings.keys.action(inner, chord)
            {
                return self.update(Message::Act(found));
            }
            if self.give(&Input::Key(key)) || is_text {
                return;
            }
        }
        if let Some(found) = self.state.settings.keys.action(&scopes, chord) {
            self.update(Message::Act(found));
        } else if takes_text || self.give(&Input::Key(key)) {
            if takes_text {
                self.tell_of_key(chord);
            }
        } else if !matches!(key.code, KeyCode::Char(char) if !char.is_ascii()) {
            self.tell_of_key(chord);
        } else {
            let words = said!(
                "输入法开着吗？字母命令收不到；请用 F 键、Ctrl 组合键或方向键（{help} 看全部）。",
                "Is an input method on? Letters do not arrive then: use F keys, Ctrl and arrows ({help} lists them).",
                help = self.state.help_key(),
            );
            self.say(Tone::Plain, words);
        }
    }

    /// What is being typed into a field becomes its answer: nothing is lost by leaving.
    pub(crate) fn finish(&mut self) {
        let mut messages = Vec::new();
        for layer in &mut self.layers {
            if layer.name() == Name::Interview
                && layer.takes_text()
                && let Outcome::Emit(out) = layer.handle(&Input::Act(Action::Done), &self.state)
            {
                messages.extend(out);
            }
        }
        for message in messages {
            for message in unasked(message) {
                self.update(message);
            }
        }
        self.note_typing();
    }

    /// Gives input to the top layer; says whether it was taken.
    fn give(&mut self, input: &Input) -> bool {
        let Some(top) = self.layers.last_mut() else { return false };
        // A question was asked already where a sheet makes an edit.
        let asks = top.name() == Name::Interview;
        match top.handle(input, &self.state) {
            Outcome::Ignored => false,
            Outcome::Done => true,
            Outcome::Emit(messages) => {
                self.is_led = messages.iter().any(|it| matches!(it, Message::Visit(_)));
                let mut messages = messages.into_iter();
                while let Some(message) = messages.next() {
                    match message {
                        Message::Edit(edit) if asks => {
                            self.edit_knowingly(edit, messages.by_ref().collect());
                        }
                        message => self.update(message),
                    }
                }
                self.is_led = false;
                true
            }
        }
    }

    fn tell(&mut self, message: &Message) {
        if let Some(top) = self.layers.last_mut() {
            top.told(message, &self.state);
        }
    }

    fn say(&mut self, tone: Tone, words: Phrase) {
        self.state.said = Some((tone, words));
    }

    /// Carries out a message.
    pub(crate) fn update(&mut self, message: Message) {
        match message {
            Message::Close => self.close(),
            Message::Show(sheet) => self.show(&sheet),
            Message::Act(action) => {
                if !self.give(&Input::Act(action)) {
                    self.perform(action);
                }
            }
            Message::OpenFile(path) => self.open_file(&path),
            Message::Create(name) => self.create(&name),
            Message::Rescan => self.rescan(),
            Message::Leave => self.leave(),
            Message::Abandon => self.abandon(),
            Message::Quit => self.quit(),
            Message::QuitAnyway => {
                self.remember_place();
                self.give_up();
                self.state.is_over = true;
            }
            Message::Edit(edit) => {
                self.edit(edit);
            }
            Message::Choose(place, value) => self.choose(place, value),
            Message::AddRow(section) => self.add_row(section),
            Message::AddFilled(section, row) => self.add_filled(section, row),
            Message::CopyRow(section, id) => self.copy_row(section, &id),
            Message::PasteRows(section, text) => self.paste_rows(section, text),
            Message::ReadTable(section, source, how) => self.read_table(section, source, how),
            Message::TakeTable(taken) => self.take_table(&taken.0, &taken.1, taken.2.as_ref()),
            Message::Undo => self.step(Direction::Back),
            Message::Redo => self.again(),
            Message::Save => self.save_now(),
            Message::SaveCopy => self.ask_copy(parts()),
            Message::CopyAs(same, kept) => self.save_copy(same, &kept),
            Message::RenameFile(name) => self.rename_file(&name),
            Message::Succeed => self.succeed(),
            Message::CopyKeeping(kept) => self.ask_copy(kept),
            Message::Forget(id, name) => self.forget(&id, &name),
            Message::Reload => self.reload(),
            Message::Discarded(edit) => self.discarded(edit),
            Message::Thrown(draft) => self.thrown(draft),
            message @ (Message::TakeBack(..) | Message::DropLeft(_)) => self.recover(message),
            message @ (Message::Language
            | Message::Theme(_)
            | Message::Width(_)
            | Message::Called(_)) => {
                self.look(&message);
            }
            Message::Visit(place) => self.visit(&place),
            message @ (Message::Go(..)
            | Message::Stepped(_)
            | Message::Advance(..)
            | Message::Answered(_)) => {
                self.tell(&message);
            }
            Message::Copy(text, what) => self.copy(text, &what),
            Message::Export { dir, wanted } => self.export(&dir, &wanted),
            Message::Minutes => self.minutes(),
            Message::ReadBack(path) => self.read_back(&path),
            Message::Inquire(asks) => self.inquire(&asks),
            Message::CheckPolicy(path) => self.check_policy(&path),
            Message::CompareWith(path, is_sure) => self.compare_with(&path, is_sure),
            Message::Restore(id, place) => self.restore(&id, place.as_ref()),
            Message::NameState(of, name) => self.name_state(of.as_ref(), &name),
            Message::MergeCopy(path, from) => self.merge_copy(&path, from),
            Message::TakeOver(reading) => self.take_over(&reading),
            Message::Package { dir, scans } => self.package(&dir, &scans),
            Message::Utter(what) => match self.approving(&what) {
                Some(question) => self.update(Message::Show(question)),
                None => drop(self.utter(&what)),
            },
            Message::Gather(asked) => self.gather(&asked),
            Message::Fix(job) => self.fix(job),
            Message::Say(tone, words) => self.say(tone, words),
            of_filing => self.file(of_filing),
        }
    }
}

/// What a message does where nobody is asked any more: an answer that would go into many rows stands where it was typed.
fn unasked(message: Message) -> Vec<Message> {
    match message {
        Message::Show(Sheet::Question { answers, .. }) => {
            let left = answers.into_iter().flat_map(|(_, messages)| messages);
            left.filter(|one| matches!(one, Message::Discarded(_))).flat_map(unasked).collect()
        }
        Message::Discarded(edit) => vec![Message::Edit(edit)],
        message => vec![message],
    }
}
