//! A desk on a folder of its own, and a person who types and looks.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use serde_json::json;

use crate::day::{Day, Moment};
use crate::desk::session::{Hand, Judged};
use crate::desk::{Format, Wanted};
use crate::form::{Edit, Place, Section};
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::judging::Judging;
use crate::tui::message::Message;
use crate::tui::saver::Saver;
use crate::tui::state::State;
use crate::tui::terminal::{Events, Next, Script};
use crate::tui::wrap::{Width, width};
use crate::tui::{Options, PACE, Theme, drive, typed};

/// A place below the folder of the whole house: the floors stand two folders below it.
pub(super) fn repository(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(below)
}

/// A session.
pub(super) struct Session {
    app: App,
    terminal: Terminal<TestBackend>,
    out: Vec<u8>,
    now: Duration,
    folder: std::sync::Arc<tempfile::TempDir>,
}

/// Two minutes past two in the afternoon.
pub(super) fn hand() -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: None }
}

fn options(dir: &Path) -> Options {
    Options { seed: Some(7), ..Options::new(dir.join("work"), Day::of(2026, 11, 22), hand()) }
}

impl Session {
    /// A desk on an empty folder.
    pub(super) fn new(wide: u16, high: u16) -> Self {
        Self::on(std::sync::Arc::new(tempfile::tempdir().unwrap()), wide, high)
    }

    /// A desk with one of the worked examples, opened.
    pub(super) fn example(name: &str, wide: u16, high: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = repository("assessments");
        std::fs::create_dir(folder.path().join("work")).unwrap();
        let file = format!("{name}.json");
        std::fs::copy(from.join(&file), folder.path().join("work").join(file)).unwrap();
        let mut session = Self::on(std::sync::Arc::new(folder), wide, high);
        session.key(KeyCode::Enter);
        session
    }

    /// A second desk on the same folder, on another day.
    pub(super) fn beside_on(&self, today: Day, wide: u16, high: u16) -> Self {
        let options = Options { today, ..options(self.folder.path()) };
        Self::of(options, self.folder.clone(), wide, high)
    }

    /// A desk where the record is opened anew from its file as it stands, in a folder of its own and in the same language.
    pub(super) fn anew(&mut self, wide: u16, high: u16) -> Self {
        self.ctrl('s');
        let (from, folder) = (self.path(), tempfile::tempdir().unwrap());
        std::fs::create_dir(folder.path().join("work")).unwrap();
        let to = folder.path().join("work").join(from.file_name().unwrap());
        std::fs::copy(from, to).unwrap();
        let mut session = Self::on(std::sync::Arc::new(folder), wide, high);
        session.app.state.lang = self.lang();
        session.key(KeyCode::Enter);
        session
    }

    pub(super) fn on(folder: std::sync::Arc<tempfile::TempDir>, wide: u16, high: u16) -> Self {
        Self::of(options(folder.path()), folder, wide, high)
    }

    pub(super) fn of(
        options: Options,
        folder: std::sync::Arc<tempfile::TempDir>,
        wide: u16,
        high: u16,
    ) -> Self {
        let app = App::new(options);
        let terminal = Terminal::new(TestBackend::new(wide, high)).unwrap();
        let mut session = Self { app, terminal, out: Vec::new(), now: Duration::ZERO, folder };
        session.feed([]);
        session
    }

    /// What cannot be used of the settings is told, as when the desk is opened.
    pub(super) fn told_of_settings(&mut self) {
        self.app.tell_of_settings();
        self.feed([]);
    }

    /// The terminal did not say how wide it draws.
    pub(super) fn was_not_answered(&mut self) {
        self.app.was_not_answered();
        self.feed([]);
    }

    /// A desk with one new assessment, opened.
    pub(super) fn with(name: &str, wide: u16, high: u16) -> Self {
        let mut session = Self::new(wide, high);
        session.key(KeyCode::F(4)).type_text(name).key(KeyCode::Enter);
        session
    }

    /// Somebody sits down at the desk, at another time; what is open is opened anew.
    pub(super) fn handed_to(&mut self, who: &str, clock: fn() -> Moment) -> &mut Self {
        let path = self.path();
        self.app.state.options.hand = Hand { clock, who: Some(who.to_owned()) };
        self.app.update(Message::Leave);
        self.app.update(Message::OpenFile(path));
        self.feed([])
    }

    /// A second desk on the same folder.
    pub(super) fn beside(&self, wide: u16, high: u16) -> Self {
        Self::on(self.folder.clone(), wide, high)
    }

    pub(super) fn state(&self) -> &State {
        &self.app.state
    }

    /// How each cell of the map of consent stands, by its code.
    pub(super) fn coverage(&self) -> Vec<String> {
        let open = self.app.state.open.as_ref().unwrap();
        let code = |cell| serde_json::json!(cell)["coverage"].as_str().unwrap().to_owned();
        open.survey().consent.iter().map(code).collect()
    }

    /// The state of the folder is as it was told last, and is being counted again.
    pub(super) fn counts_anew(&mut self) {
        let standing = &mut self.app.state.standing;
        (standing.is_firm, standing.is_busy) = (false, true);
    }

    /// The folder is being read, and a page of it gathered: nothing of either is known yet.
    pub(super) fn reads_anew(&mut self) {
        let state = &mut self.app.state;
        state.counting = Some((0, state.records.len()));
        state.whole = crate::tui::state::Whole { is_busy: true, ..Default::default() };
    }

    fn feed(&mut self, events: impl IntoIterator<Item = Next>) -> &mut Self {
        self.feed_paced(events, PACE)
    }

    fn feed_paced(&mut self, events: impl IntoIterator<Item = Next>, pace: Duration) -> &mut Self {
        let mut script = Script::new(events, pace, self.now);
        drive(&mut self.terminal, &mut script, &mut self.app, &mut self.out).unwrap();
        self.now = script.now();
        self
    }

    pub(super) fn key(&mut self, code: KeyCode) -> &mut Self {
        self.feed([Next::Event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))])
    }

    pub(super) fn ctrl(&mut self, char: char) -> &mut Self {
        let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
        self.feed([Next::Event(Event::Key(key))])
    }

    /// A key by its name; none for the empty name.
    pub(super) fn named(&mut self, name: &str) -> &mut Self {
        self.feed(typed(name).into_iter().map(Next::Event))
    }

    /// Keys by their names, faster than the screen is drawn.
    pub(super) fn at_once(&mut self, names: &[&str]) -> &mut Self {
        self.feed(names.iter().flat_map(|name| typed(name)).map(Next::Event).collect::<Vec<_>>())
    }

    pub(super) fn type_text(&mut self, text: &str) -> &mut Self {
        let key =
            |char| Next::Event(Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE)));
        self.feed(text.chars().map(key).collect::<Vec<_>>())
    }

    /// Marks the row under the bar and those below it, this many, and goes to the one after them.
    pub(super) fn marks(&mut self, rows: usize) -> &mut Self {
        for _ in 0..rows {
            self.type_text(" ").key(KeyCode::Down);
        }
        self
    }

    pub(super) fn paste(&mut self, text: &str) -> &mut Self {
        self.feed([Next::Event(Event::Paste(text.to_owned()))])
    }

    /// Nothing happens for a while.
    pub(super) fn idle(&mut self) -> &mut Self {
        self.feed([Next::Pause])
    }

    /// Text as fast as a terminal hands over what was pasted, line ends as Enter.
    pub(super) fn burst(&mut self, text: &str) -> &mut Self {
        let code = |char| match char {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            char => KeyCode::Char(char),
        };
        let key = |char| Next::Event(Event::Key(KeyEvent::new(code(char), KeyModifiers::NONE)));
        self.feed_paced(text.chars().map(key).collect::<Vec<_>>(), Duration::ZERO)
    }

    /// The same, line ends as the line feeds of most texts.
    pub(super) fn burst_of_lines(&mut self, text: &str) -> &mut Self {
        let key = |char| match char {
            '\n' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
            char => KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE),
        };
        let keys = text.chars().map(|char| Next::Event(Event::Key(key(char))));
        self.feed_paced(keys.collect::<Vec<_>>(), Duration::ZERO)
    }

    /// Saving waits for a word from here on.
    pub(super) fn saves_slowly(&mut self) -> std::sync::mpsc::Sender<()> {
        let (release, gate) = std::sync::mpsc::channel();
        self.app.saves_with(Saver::held_back(gate).unwrap());
        release
    }

    /// Waits until what is done beside the loop shows these words.
    pub(super) fn until(&mut self, words: &str) -> &mut Self {
        for _ in 0..500 {
            self.feed([Next::Wake]);
            if self.screen().contains(words) {
                return self;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.shows(words)
    }

    /// Another desk ends without a word.
    pub(super) fn killed(&mut self, other: Self) -> &mut Self {
        drop(other);
        self
    }

    /// The program is told to end.
    pub(super) fn signal(&mut self, code: u8) -> &mut Self {
        self.feed([Next::Leave(code)]);
        assert_eq!(self.app.state.ended_by, Some(code));
        self.app.told_to_end();
        self
    }

    /// It ends; its folder is given back.
    pub(super) fn ends(self) -> std::sync::Arc<tempfile::TempDir> {
        let folder = self.folder.clone();
        drop(self);
        folder
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        self.feed([Next::Event(Event::Mouse(mouse))])
    }

    pub(super) fn wheel(&mut self, down: bool) -> &mut Self {
        let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
        self.mouse(kind, 5, 5)
    }

    /// Clicks where the words first stand.
    pub(super) fn click_on(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = width(line.split(words).next().unwrap());
        self.mouse(
            MouseEventKind::Down(MouseButton::Left),
            u16::try_from(column).unwrap(),
            u16::try_from(row).unwrap(),
        )
    }

    pub(super) fn click_at(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    pub(super) fn resize(&mut self, wide: u16, high: u16) -> &mut Self {
        self.terminal.backend_mut().resize(wide, high);
        self.feed([Next::Event(Event::Resize(wide, high))])
    }

    /// Goes to a place as the command palette does.
    pub(super) fn go(&mut self, place: &str) -> &mut Self {
        self.sends(Message::Visit(Place::parse(place).unwrap()))
    }

    /// Gives the desk a message, as a layer of it does.
    pub(super) fn sends(&mut self, message: Message) -> &mut Self {
        self.app.update(message);
        self.feed([])
    }

    /// Writes the papers as the sheet asks for them.
    pub(super) fn exports(&mut self, dir: &Path) {
        let (formats, langs) = (vec![Format::Markdown], vec![Lang::Zh]);
        let wanted = Wanted { formats, langs, contents: false };
        self.app.update(Message::Export { dir: dir.to_owned(), wanted });
    }

    /// Puts text into an answer as a file might hold it.
    pub(super) fn stores(&mut self, place: &str, text: &str) -> &mut Self {
        self.sends(Message::Edit(Edit::Set(Place::parse(place).unwrap(), Some(json!(text)))))
    }

    pub(super) fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "\"{words}\" is not on the screen:\n{screen}");
        self
    }

    pub(super) fn hides(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "\"{words}\" is on the screen:\n{screen}");
        self
    }

    pub(super) fn goes_on(&self) -> &Self {
        assert!(!self.app.state.is_over);
        self
    }

    pub(super) fn is_over(&mut self) {
        let screen = self.screen();
        assert!(self.app.state.is_over, "{screen}");
    }

    /// Where the terminal's own cursor stands, if it is seen.
    pub(super) fn cursor(&mut self) -> Option<(u16, u16)> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| {
            let at = backend.cursor_position();
            (at.x, at.y)
        })
    }

    pub(super) fn lang(&self) -> Lang {
        self.app.state.lang
    }

    /// What stands at a place, as JSON; nothing if it is not answered.
    pub(super) fn value(&self, place: &str) -> String {
        let place = Place::parse(place).unwrap();
        self.app.state.answers().unwrap().get(&place).map(ToString::to_string).unwrap_or_default()
    }

    pub(super) fn count_rows(&self, section: &str) -> usize {
        self.rows(section).len()
    }

    pub(super) fn rows(&self, section: &str) -> Vec<String> {
        let section = Section::find(section).unwrap();
        let answers = self.app.state.answers().unwrap();
        answers.rows(section).map(|row| row.id.to_owned()).collect()
    }

    pub(super) fn first_row(&self, section: &str) -> String {
        self.rows(section).remove(0)
    }

    /// How many flip points were found, if they were searched since the last change.
    pub(super) fn turns_known(&self) -> Option<usize> {
        self.app.state.open.as_ref().unwrap().turns_known().map(|turns| turns.found.len())
    }

    /// Looks for flip points beside the loop from now on; it is told here when the loop is woken.
    pub(super) fn seeks_beside(&mut self) -> std::sync::mpsc::Receiver<()> {
        let (wake, woken) = std::sync::mpsc::channel();
        self.app.seeks_with(std::sync::Arc::new(move || {
            let _heard = wake.send(());
        }));
        woken
    }

    /// Judging beside the loop does not begin as long as what is given back is held.
    pub(super) fn judges_later(&mut self) -> std::sync::mpsc::Sender<Judged> {
        let (held, judging) = Judging::held_back();
        self.app.state.open.as_mut().unwrap().judging = Some(judging);
        held
    }

    pub(super) fn gaps(&self) -> std::collections::BTreeSet<String> {
        let open = self.app.state.open.as_ref().unwrap();
        open.survey().gaps.iter().filter(|place| place.is_here()).map(ToString::to_string).collect()
    }

    pub(super) fn all_answers(&self) -> &crate::form::Answers {
        self.app.state.answers().unwrap()
    }

    /// Where the bar stands.
    pub(super) fn stands(&self) -> String {
        self.app.stands_at().map(|place| place.to_string()).unwrap_or_default()
    }

    /// What is open, in the order of the lists.
    pub(super) fn open_places(&self) -> Vec<Place> {
        crate::tui::screen::interview::all_open(self.app.state.open.as_ref().unwrap())
    }

    /// The file is read again, as when another program changed it.
    pub(super) fn reloads(&mut self) -> &mut Self {
        self.app.update(Message::Reload);
        self.feed([])
    }

    /// The id of the row that is called so, as far as its name is seen.
    pub(super) fn row_named(&self, section: &'static Section, title: &str) -> String {
        let answers = self.app.state.answers().unwrap();
        let title = title.trim_end_matches("..");
        let mut ids = answers.rows(section).map(|row| row.id);
        let found = ids.find(|id| answers.row_title(section, id).zh.starts_with(title));
        found.unwrap_or_else(|| panic!("no row \"{title}\" of {}", section.id)).to_owned()
    }

    pub(super) fn first_gap(&self) -> String {
        self.app.state.open.as_ref().unwrap().survey().gaps.first().unwrap().to_string()
    }

    pub(super) fn path(&self) -> PathBuf {
        self.app.state.open.as_ref().unwrap().file().path.clone()
    }

    pub(super) fn dir(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub(super) fn options(&self) -> Options {
        options(self.folder.path())
    }

    /// What went to the terminal beside the screen.
    pub(super) fn out(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    /// The terminal draws ambiguous characters so wide.
    pub(super) fn measures(&mut self, width: Width) -> &mut Self {
        self.app.update(Message::Width(Some(width)));
        self.feed([])
    }

    /// Shows itself in another language and theme.
    pub(super) fn looks(&mut self, lang: Lang, theme: Theme) {
        (self.app.state.lang, self.app.state.theme) = (lang, theme);
    }

    /// The frame as it is drawn now.
    pub(super) fn frame(&mut self) -> Buffer {
        let app = &mut self.app;
        self.terminal.draw(|frame| app.draw(frame)).unwrap().buffer.clone()
    }

    /// The screen as text.
    ///
    /// It is the frame that is read, not the backend: that one keeps what stood behind a wide glyph, as no terminal does.
    pub(super) fn screen(&mut self) -> String {
        let app = &mut self.app;
        printed(self.terminal.draw(|frame| app.draw(frame)).unwrap().buffer)
    }
}

/// A buffer as text, without the cells behind wide glyphs and without spaces at the ends of lines.
pub(super) fn printed(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(width(symbol)).unwrap().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
