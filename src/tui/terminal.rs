//! The edge: where events come from, the real terminal's clipboard, and the clock.
//!
//! The loop knows times only as these sources tell them, so that tests can drive it.

mod keyboard;

pub(crate) use keyboard::{Keyboard, ask_width, begin, give_back};

use std::collections::VecDeque;
use std::io::{self, Write};
use std::time::Duration;

use crossterm::event::Event;

/// The longest text that is handed to the clipboard, in bytes: more than this many terminals drop without a word.
pub(crate) const LARGEST_COPY: usize = 74_000;

/// What a source of events gives.
#[derive(Debug)]
pub(crate) enum Next {
    /// An event.
    Event(Event),
    /// Nothing happened for as long as was asked.
    Pause,
    /// Something that was done beside the loop has ended.
    Wake,
    /// The program is told to end, or its terminal is gone: with this exit code.
    Leave(u8),
    /// The program is told to stop until it is called back.
    Suspend,
    /// It was stopped and goes on; others may have used the terminal.
    Resume,
    /// There will be no more.
    End,
}

/// Where events come from.
pub(crate) trait Events {
    /// The next event, or that nothing happened for so long.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn next(&mut self, patience: Duration) -> io::Result<Next>;

    /// Whether another event waits already, so that drawing can wait for it.
    fn is_pressing(&mut self) -> bool;

    /// When the last one came, since the beginning.
    fn now(&self) -> Duration;

    /// What was sent before now and is not read yet, until nothing more comes: nothing of it may reach who reads next.
    fn rest(&mut self) -> Vec<Next> {
        Vec::new()
    }

    /// Gives the screen back, stops the program unless it is called back already, and takes the screen again when it goes on.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Takes the screen again after others may have used it.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Events written down beforehand, for pictures and tests. Each comes a moment after the one before, as one types.
#[derive(Debug)]
pub(crate) struct Script {
    events: VecDeque<Next>,
    /// How long each lets one wait.
    pace: Duration,
    waited: Duration,
    now: Duration,
}

impl Script {
    /// Events from `now` on, one every `pace`.
    pub(crate) fn new(
        events: impl IntoIterator<Item = Next>,
        pace: Duration,
        now: Duration,
    ) -> Self {
        Self { events: events.into_iter().collect(), pace, waited: Duration::ZERO, now }
    }
}

impl Events for Script {
    fn next(&mut self, patience: Duration) -> io::Result<Next> {
        // Nothing happens for a second, whatever was asked.
        let delay = match self.events.front() {
            None => return Ok(Next::End),
            Some(Next::Pause) => Duration::from_secs(1),
            Some(_) => self.pace,
        };
        let left = delay.saturating_sub(self.waited);
        if left > patience {
            self.waited += patience;
            self.now += patience;
            return Ok(Next::Pause);
        }
        self.waited = Duration::ZERO;
        self.now += left;
        Ok(self.events.pop_front().unwrap_or(Next::End))
    }

    fn rest(&mut self) -> Vec<Next> {
        self.events.drain(..).collect()
    }

    fn is_pressing(&mut self) -> bool {
        matches!(self.events.front(), Some(Next::Event(_)))
    }

    fn now(&self) -> Duration {
        self.now
    }
}

/// Hands text to the terminal's clipboard (OSC 52), in one write.
///
/// # Errors
/// If the terminal is gone.
pub(crate) fn copy(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let whole = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    out.write_all(whole.as_bytes())?;
    out.flush()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let at = |index: usize| u32::from(part.get(index).copied().unwrap_or(0));
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for (index, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = SIGNS[usize::try_from(word >> shift & 63).unwrap_or(0)];
            out.push(if index <= part.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_gets_base64() {
        let mut out = Vec::new();
        copy(&mut out, "姓名\tname").unwrap();
        assert_eq!(out, b"\x1b]52;c;5aeT5ZCNCW5hbWU=\x07");
    }
}
