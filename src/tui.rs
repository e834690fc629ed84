//! The interactive desk: screens, sheets and keys over the core.
//!
//! A key becomes an action by one table ([`keys`]); an action becomes a message; `App::update` carries messages out, and
//! answers change only by an [`crate::form::Edit`], whose inverse is the undo step. The loop is generic over terminal and
//! source of events, so tests run the real program. This module holds no rule of law and touches no file but through
//! [`crate::store`] and [`crate::desk`].

mod app;
mod component;
mod key;
mod message;
mod modal;
mod picture;
mod screen;
mod state;
mod status;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod widget;
mod wrap;

pub use key::{Key, keys};
pub use picture::picture;
pub use terminal::beijing_time;
pub use theme::Theme;

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;

use crate::day::Day;
use crate::text::Lang;

use app::App;
use key::Chord;
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
    /// Day of assessment of new assessments.
    pub today: Day,
    /// A file to open at once.
    pub open: Option<PathBuf>,
    /// The time of day for "saved at"; [`beijing_time`], or a fixed one in tests.
    pub clock: fn() -> String,
    /// Makes the ids of new rows the same every time.
    pub seed: Option<u64>,
}

impl Options {
    /// The desk on a folder, with everything else as usual.
    pub fn new(workspace: impl Into<PathBuf>, today: Day) -> Self {
        Self {
            workspace: workspace.into(),
            lang: Lang::Zh,
            theme: Theme::Dark,
            ascii: false,
            today,
            open: None,
            clock: beijing_time,
            seed: None,
        }
    }
}

/// How long nothing must happen before a change is saved.
const PAUSE: Duration = Duration::from_millis(700);
/// How long to wait where nothing is to be done.
const PATIENCE: Duration = Duration::from_secs(60);

/// Opens the desk in the terminal and comes back when the user leaves it.
///
/// # Errors
/// If the terminal cannot be set up or is lost. The terminal is as it was before, also after a panic.
pub fn run(options: Options) -> anyhow::Result<()> {
    let mut app = App::new(options);
    let mut terminal = ratatui::try_init().context("cannot use this terminal")?;
    let begun = terminal::begin();
    let ended = begun
        .map_err(anyhow::Error::from)
        .and_then(|()| drive(&mut terminal, &mut Keyboard, &mut app, &mut io::stdout()));
    // A lost terminal must not cost what was typed.
    app.finish();
    app.idle();
    let off = terminal::end();
    ratatui::try_restore().context("cannot restore the terminal")?;
    off?;
    ended
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
    loop {
        terminal.draw(|frame| app.draw(frame))?;
        loop {
            let mut is_text = false;
            let patience = if app.is_waiting() { PAUSE } else { PATIENCE };
            match events.next(patience)? {
                Next::Event(event) => {
                    is_text = app.takes_text() && is_char(&event);
                    app.event(event);
                }
                Next::Pause => app.idle(),
                Next::End => {
                    terminal.draw(|frame| app.draw(frame))?;
                    return Ok(());
                }
            }
            if let Some(text) = app.state.clipboard.take() {
                terminal::copy(out, &text)?;
            }
            if app.state.is_over {
                return Ok(());
            }
            // Text that comes at once, as in a paste without marks, is drawn once. Other keys act on what is seen.
            if !(is_text && events.is_pressing()) {
                break;
            }
        }
    }
}

/// Whether the event is a character as one types it.
fn is_char(event: &crossterm::event::Event) -> bool {
    matches!(event, crossterm::event::Event::Key(key) if Chord::of(key).is_plain_char())
}

/// The screen after some keys, for pictures: names as in [`keys`] (`"Enter"`, `"F2"`), everything else is typed as text,
/// a table pasted.
pub fn snapshot(options: Options, keys: &[&str], width: u16, height: u16) -> Buffer {
    let mut app = App::new(options);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let events = keys.iter().flat_map(|name| typed(name)).map(Next::Event).collect();
    // Neither a terminal in memory nor written events can fail.
    let _driven = drive(&mut terminal, &mut Script(events), &mut app, &mut io::sink());
    // The frame is what counts: the backend keeps what stood behind a wide glyph, as no terminal does.
    let Ok(drawn) = terminal.draw(|frame| app.draw(frame));
    drawn.buffer.clone()
}

/// The events of a key's name, or of text that is no name.
fn typed(name: &str) -> Vec<crossterm::event::Event> {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
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
