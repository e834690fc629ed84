//! The real terminal: keys, signals and a lost line come through one channel, so that each wakes the loop at once.
//!
//! Whatever ends the program, the screen is given back as it was.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event, KeyEventKind, MouseEventKind,
};
use crossterm::{execute, terminal};

use super::super::wrap::Width;
use super::{Events, Next};

/// What a shell tells of a program whose terminal hung up (128 and the number of the signal).
const HUNG_UP: u8 = 129;
/// Nothing more is on its way when nothing came for so long.
const QUIET: Duration = Duration::from_millis(50);
/// The longest that the end waits for what is on its way.
const LONGEST_REST: Duration = Duration::from_secs(3);

/// The real terminal.
#[derive(Debug)]
pub(crate) struct Keyboard {
    sender: Sender<(Instant, Next)>,
    inbox: Receiver<(Instant, Next)>,
    /// What was looked at before it was asked for.
    ahead: VecDeque<(Instant, Next)>,
    begun: Instant,
    last: Instant,
}

impl Keyboard {
    /// Listens to the terminal and to what others tell the program.
    ///
    /// # Errors
    /// If there can be no thread, or signals cannot be heard.
    pub(crate) fn listen() -> io::Result<Self> {
        let (sender, inbox) = channel();
        let now = now();
        keys(sender.clone())?;
        signals(sender.clone())?;
        Ok(Self { sender, inbox, ahead: VecDeque::new(), begun: now, last: now })
    }

    /// Whether the program was told to go on, or to end, since it was told to stop.
    fn is_called_back(&mut self) -> bool {
        self.ahead.extend(self.inbox.try_iter());
        self.ahead.iter().any(|(_, next)| matches!(next, Next::Resume | Next::Leave(_)))
    }

    /// Wakes the loop from another thread.
    pub(crate) fn waker(&self) -> impl Fn() + Send + Sync + 'static {
        let sender = self.sender.clone();
        move || tell(&sender, Next::Wake)
    }
}

impl Events for Keyboard {
    fn next(&mut self, patience: Duration) -> io::Result<Next> {
        let next = match self.ahead.pop_front() {
            Some(next) => Ok(next),
            None => self.inbox.recv_timeout(patience),
        };
        match next {
            Ok((at, next)) => {
                self.last = at;
                Ok(next)
            }
            Err(RecvTimeoutError::Timeout) => {
                self.last = now();
                Ok(Next::Pause)
            }
            Err(RecvTimeoutError::Disconnected) => Ok(Next::Leave(HUNG_UP)),
        }
    }

    fn is_pressing(&mut self) -> bool {
        self.ahead.extend(self.inbox.try_iter());
        matches!(self.ahead.front(), Some((_, Next::Event(_))))
    }

    fn rest(&mut self) -> Vec<Next> {
        let begun = now();
        let mut out: Vec<Next> = self.ahead.drain(..).map(|(_, next)| next).collect();
        while now().saturating_duration_since(begun) < LONGEST_REST {
            let Ok((_, next)) = self.inbox.recv_timeout(QUIET) else { break };
            out.push(next);
        }
        out
    }

    fn now(&self) -> Duration {
        self.last.saturating_duration_since(self.begun)
    }

    fn suspend(&mut self) -> io::Result<()> {
        give_back()?;
        // Called back before it stopped, it would sleep for ever: nobody calls twice.
        if !self.is_called_back() {
            #[cfg(unix)]
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        }
        self.resume()
    }

    fn resume(&mut self) -> io::Result<()> {
        // A shell has set the terminal to its own mode meanwhile, and ours is set only from there. Where ours stands still, as
        // after a stop that went on already, leaving it for a moment would let the line swallow a Ctrl+Q.
        if !is_raw() {
            terminal::disable_raw_mode()?;
            terminal::enable_raw_mode()?;
        }
        execute!(
            io::stdout(),
            terminal::EnterAlternateScreen,
            EnableBracketedPaste,
            EnableMouseCapture
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge measures when a key came")]
fn now() -> Instant {
    Instant::now()
}

fn tell(sender: &Sender<(Instant, Next)>, next: Next) {
    // Nobody listens any more: the program ends.
    let _sent = sender.send((now(), next));
}

/// Reads the terminal as long as there is one.
fn keys(sender: Sender<(Instant, Next)>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        loop {
            match event::read() {
                Ok(event) if is_noise(&event) => {}
                Ok(event) => tell(&sender, Next::Event(event)),
                Err(_) => return tell(&sender, Next::Leave(HUNG_UP)),
            }
        }
    })?;
    Ok(())
}

/// What the desk does not act on, and what must not keep it from a pause.
fn is_noise(event: &Event) -> bool {
    match event {
        Event::Key(key) => key.kind == KeyEventKind::Release,
        Event::Mouse(mouse) => {
            matches!(
                mouse.kind,
                MouseEventKind::Moved | MouseEventKind::Drag(_) | MouseEventKind::Up(_)
            )
        }
        Event::FocusGained | Event::FocusLost => true,
        _ => false,
    }
}

/// Hears what ends, stops and continues the program, and notices a terminal that hung up.
#[cfg(unix)]
fn signals(sender: Sender<(Instant, Next)>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut heard =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    let watch = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        while !heard.is_closed() {
            // What comes together comes by number, and so the call to go on before the stop that it ends.
            let mut came: Vec<_> = heard.wait().collect();
            came.sort_by_key(|signal| *signal == SIGCONT);
            for signal in came {
                let next = match signal {
                    SIGTSTP => Next::Suspend,
                    SIGCONT => Next::Resume,
                    ends => Next::Leave(u8::try_from(ends).map_or(HUNG_UP, |number| 128 + number)),
                };
                tell(&sender, next);
            }
        }
    })?;
    // Reading does not end where the terminal is gone: the reader tries for ever. Only a hang-up is asked for here.
    thread::Builder::new().name("line".to_owned()).spawn(move || {
        use rustix::event::{PollFd, PollFlags, poll};
        let terminal = rustix::stdio::stdout();
        loop {
            match poll(&mut [PollFd::new(&terminal, PollFlags::empty())], None) {
                Err(rustix::io::Errno::INTR) => {}
                _ => return tell(&watch, Next::Leave(HUNG_UP)),
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn signals(_sender: Sender<(Instant, Next)>) -> io::Result<()> {
    Ok(())
}

/// Turns on what the desk needs beyond the plain screen; a panic turns it off before the message is shown.
///
/// # Errors
/// If the terminal is gone.
pub(crate) fn begin() -> io::Result<()> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let _restored = end();
        before(info);
    }));
    execute!(io::stdout(), EnableBracketedPaste, EnableMouseCapture)
}

/// Asks the terminal how wide it draws an ambiguous character: it is printed, and where the cursor then stands tells. A terminal that does
/// not answer is waited for two seconds; what is typed meanwhile is kept, and an answer that comes later still is dropped by the
/// reader of keys, which knows it from typing.
pub(crate) fn ask_width() -> Option<Width> {
    use crossterm::cursor::{MoveTo, position};
    use crossterm::style::Print;
    let clear = terminal::Clear(terminal::ClearType::All);
    execute!(io::stdout(), MoveTo(0, 0), Print('“')).ok()?;
    let stands = position();
    execute!(io::stdout(), MoveTo(0, 0), clear).ok()?;
    match stands.ok()? {
        (1, _) => Some(Width::Narrow),
        (2, _) => Some(Width::Wide),
        _ => None,
    }
}

/// Turns it off again.
fn end() -> io::Result<()> {
    execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste)
}

/// Whether the terminal hands over each key as it comes.
#[cfg(unix)]
fn is_raw() -> bool {
    use rustix::termios::{LocalModes, tcgetattr};
    tcgetattr(rustix::stdio::stdin())
        .is_ok_and(|mode| !mode.local_modes.contains(LocalModes::ICANON))
}

#[cfg(not(unix))]
fn is_raw() -> bool {
    false
}

/// Gives the screen back as it was.
///
/// # Errors
/// If the terminal is gone.
pub(crate) fn give_back() -> io::Result<()> {
    let off = end();
    forget_input();
    ratatui::try_restore()?;
    off
}

/// Drops what is still unread: the shell would run it.
fn forget_input() {
    // Without a terminal there is nothing to drop.
    #[cfg(unix)]
    let _dropped =
        rustix::termios::tcflush(rustix::stdio::stdin(), rustix::termios::QueueSelector::IFlush);
}
