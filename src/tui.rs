//! The interactive desk: screens, sheets and keys over the core.
//!
//! A key becomes an action by one table ([`keys`]); an action becomes a message; `App::update` carries messages out, and
//! answers change only by an [`crate::form::Edit`], whose inverse is the undo step. The loop is generic over terminal and
//! source of events, so tests run the real program. This module holds no rule of law and touches no file but through
//! [`crate::store`] and [`crate::desk`].

mod app;
mod beside;
mod burst;
mod component;
mod fixer;
mod gatherer;
mod inbox;
mod judging;
mod key;
mod lister;
mod message;
mod modal;
mod picture;
mod put;
mod saver;
mod screen;
mod seeking;
mod settings;
mod state;
mod status;
mod talk;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod widget;
mod wrap;

pub use key::{Key, keys, keys_of};
pub use picture::picture;
pub use settings::Settings;
pub use theme::Theme;
pub use wrap::Width;

use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;

use crate::day::Day;
use crate::desk::session::Hand;
use crate::text::Lang;

use app::App;
use burst::Letters;
use key::Chord;
use lister::Lister;
use saver::Saver;
use terminal::{Events, Keyboard, Next, Script};

/// How the desk is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of assessments.
    pub workspace: PathBuf,
    /// The language to begin with.
    pub lang: Lang,
    /// The colours. `NO_COLOR` is the caller's to read.
    pub theme: Theme,
    /// Draw lines with `+`, `-` and `|`.
    pub ascii: bool,
    /// How wide the terminal draws ambiguous characters; without it the terminal is asked.
    pub width: Option<Width>,
    /// What a person set once; it is kept with what they change.
    pub settings: Settings,
    /// The person's own folder, which `~` stands for.
    pub home: Option<PathBuf>,
    /// Day of assessment of new assessments.
    pub today: Day,
    /// A file to open at once.
    pub open: Option<PathBuf>,
    /// Who works here, and the clock.
    pub hand: Hand,
    /// Makes the ids of new rows the same every time.
    pub seed: Option<u64>,
}

impl Options {
    /// The desk on a folder, with everything else as usual.
    pub fn new(workspace: impl Into<PathBuf>, today: Day, hand: Hand) -> Self {
        Self {
            workspace: workspace.into(),
            lang: Lang::Zh,
            theme: Theme::Dark,
            ascii: false,
            width: None,
            home: None,
            settings: Settings::default(),
            today,
            open: None,
            hand,
            seed: None,
        }
    }
}

/// How fast written keys follow one another: as one types.
const PACE: Duration = Duration::from_millis(40);

/// Opens the desk in the terminal and comes back when the user leaves it or the program is told to end; says with which exit
/// code. What is open is then saved, the field that was being typed included, and the terminal is as it was before, also after
/// a panic.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn run(options: Options) -> anyhow::Result<u8> {
    let mut options = options;
    let mut terminal = ratatui::try_init().context("cannot use this terminal")?;
    // Asked before anything listens to keys: what is typed meanwhile waits its turn, and an answer is never taken for typing.
    let is_asked = options.width.is_none();
    options.width = options.width.or_else(terminal::ask_width);
    let is_answered = options.width.is_some();
    let mut app = App::closed(options);
    let ended = terminal::begin()
        .and_then(|()| Keyboard::listen())
        .and_then(|keyboard| Ok((Saver::beside(keyboard.waker())?, keyboard)))
        .map_err(anyhow::Error::from)
        .and_then(|(saver, mut keyboard)| {
            app.saves_with(saver);
            app.seeks_with(Arc::new(keyboard.waker()));
            app.begin(Lister::beside(keyboard.waker()));
            if is_asked && !is_answered {
                app.was_not_answered();
            }
            app.tell_of_settings();
            let ended = drive(&mut terminal, &mut keyboard, &mut app, &mut io::stdout());
            // Keys are passed over; a word to end counts, though the user was leaving already.
            let rest = keyboard.rest();
            app.state.ended_by = app.state.ended_by.or_else(|| told_to_end(&rest));
            ended
        });
    // A lost terminal must not cost what was typed.
    app.told_to_end();
    let code = app.state.ended_by;
    let restored = terminal::give_back();
    // There may be no terminal any more to be given back.
    if let Some(code) = code {
        return Ok(code);
    }
    restored.context("cannot restore the terminal")?;
    ended.map(|()| 0)
}

/// The loop: draw, wait, act, until the user leaves or there are no more events.
fn drive<B: Backend>(
    terminal: &mut Terminal<B>,
    events: &mut impl Events,
    app: &mut App,
    out: &mut dyn Write,
) -> anyhow::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    let mut waiting = VecDeque::new();
    let mut character_at = None;
    loop {
        terminal.draw(|frame| app.draw(frame))?;
        app.save_what_is_due();
        loop {
            let mut is_text = false;
            let (next, is_looked_at) = match waiting.pop_front() {
                Some(next) => (next, true),
                None => (events.next(app.patience(events.now()))?, false),
            };
            let now = events.now();
            match next {
                Next::Event(event) => {
                    let letters = app.letters();
                    is_text = letters == Letters::Text && is_char(&event);
                    let since = character_at.map(|at| now.saturating_sub(at));
                    if !is_looked_at && burst::may_begin(&event, letters, since) {
                        waiting = gather(event, letters, events)?;
                        continue;
                    }
                    character_at = is_text.then_some(now);
                    app.event(event, now);
                }
                Next::Pause | Next::Wake => {}
                Next::Leave(code) => {
                    app.state.ended_by = Some(code);
                    let rest = events.rest();
                    keep_rest(app, waiting, rest, now);
                    return Ok(());
                }
                Next::Suspend => {
                    app.hold_still();
                    events.suspend()?;
                    forget_screen(terminal)?;
                }
                Next::Resume => {
                    events.resume()?;
                    forget_screen(terminal)?;
                }
                Next::End => {
                    app.tick(now);
                    terminal.draw(|frame| app.draw(frame))?;
                    return Ok(());
                }
            }
            app.tick(now);
            if let Some(text) = app.state.clipboard.take() {
                terminal::copy(out, &text)?;
            }
            if std::mem::take(&mut app.state.is_to_stop) {
                app.hold_still();
                events.suspend()?;
                forget_screen(terminal)?;
            }
            if app.state.is_over {
                return Ok(());
            }
            // Text that comes at once, as in a paste without marks, is drawn once. Other keys act on what is seen.
            if !(is_text && waiting.is_empty() && events.is_pressing()) {
                break;
            }
        }
    }
}

/// The keys that come at once with this one: as one pasted text where they look like one, else one after another; and what
/// came behind them.
fn gather(first: Event, letters: Letters, events: &mut impl Events) -> io::Result<VecDeque<Next>> {
    let mut signs: Vec<char> = burst::sign(&first).into_iter().collect();
    let mut out = VecDeque::from([Next::Event(first)]);
    loop {
        let before = events.now();
        match events.next(letters.patience())? {
            Next::Event(event) if let Some(sign) = burst::sign(&event) => {
                let since = events.now().saturating_sub(before);
                out.push_back(Next::Event(event));
                if burst::is_repeat(signs.last(), sign, since) {
                    return Ok(out);
                }
                signs.push(sign);
            }
            Next::Wake => {}
            behind => {
                if let Some(text) = burst::pasted(&signs, letters) {
                    out.drain(..text.chars().count());
                    out.push_front(Next::Event(Event::Paste(text)));
                }
                if !matches!(behind, Next::Pause) {
                    out.push_back(behind);
                }
                return Ok(out);
            }
        }
    }
}

/// Puts what was sent before the end and is read only now into the open field: text, no commands.
fn keep_rest(app: &mut App, waiting: VecDeque<Next>, rest: Vec<Next>, now: Duration) {
    let mut text = String::new();
    for next in waiting.into_iter().chain(rest) {
        match &next {
            Next::Event(Event::Paste(pasted)) => text.push_str(pasted),
            Next::Event(event) => text.extend(burst::sign(event)),
            // It ends already, which no other word can change.
            _ => {}
        }
    }
    if app.letters() == Letters::Text && !text.is_empty() {
        app.event(Event::Paste(text), now);
    }
}

/// The exit code of the first word to end among what came last.
fn told_to_end(rest: &[Next]) -> Option<u8> {
    rest.iter().find_map(|next| if let Next::Leave(code) = next { Some(*code) } else { None })
}

/// Draws everything anew with the next frame: others have written to the terminal.
///
/// `Terminal::clear` would ask the terminal where its cursor stands, and the answer would come to the reader of keys.
fn forget_screen<B: Backend>(terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    terminal.backend_mut().clear()?;
    terminal.swap_buffers();
    Ok(())
}

/// Whether the event is a character as one types it.
fn is_char(event: &Event) -> bool {
    matches!(event, Event::Key(key) if Chord::of(key).is_plain_char())
}

/// The screen after some keys, for pictures: names as in [`keys`] (`"Enter"`, `"F2"`), everything else is typed as text,
/// a table pasted.
pub fn snapshot(options: Options, keys: &[&str], width: u16, height: u16) -> Buffer {
    let mut app = App::new(options);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let events = keys.iter().flat_map(|name| typed(name)).map(Next::Event);
    let mut script = Script::new(events, PACE, Duration::ZERO);
    // Neither a terminal in memory nor written events can fail.
    let _driven = drive(&mut terminal, &mut script, &mut app, &mut io::sink());
    // The frame is what counts: the backend keeps what stood behind a wide glyph, as no terminal does.
    let Ok(drawn) = terminal.draw(|frame| app.draw(frame));
    drawn.buffer.clone()
}

/// The events of a key's name, or of text that is no name.
fn typed(name: &str) -> Vec<Event> {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    match Chord::parse(name) {
        // Nobody types a table.
        None if name.contains('\t') => vec![Event::Paste(name.to_owned())],
        Some(chord) => vec![Event::Key(chord.event())],
        None => name
            .chars()
            .map(|char| Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE)))
            .collect(),
    }
}
