//! The edge: the real terminal, its events, its clipboard, and the clock.

use std::io::{self, Write};
use std::time::{Duration, Instant, SystemTime};

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event, KeyEventKind, MouseEventKind,
};
use crossterm::execute;

/// The longest text that is handed to the clipboard, in bytes: more than this many terminals drop without a word.
pub(crate) const LARGEST_COPY: usize = 74_000;

/// What a source of events gives.
#[derive(Debug)]
pub(crate) enum Next {
    /// An event.
    Event(Event),
    /// Nothing happened for as long as was asked.
    Pause,
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
}

/// The real terminal.
#[derive(Debug)]
pub(crate) struct Keyboard;

impl Events for Keyboard {
    #[expect(clippy::disallowed_methods, reason = "the edge measures how long nothing happened")]
    fn next(&mut self, patience: Duration) -> io::Result<Next> {
        let begun = Instant::now();
        loop {
            let left = patience.saturating_sub(begun.elapsed());
            if !event::poll(left)? {
                return Ok(Next::Pause);
            }
            let event = event::read()?;
            if !is_noise(&event) {
                return Ok(Next::Event(event));
            }
        }
    }

    fn is_pressing(&mut self) -> bool {
        event::poll(Duration::ZERO).unwrap_or(false)
    }
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

/// Turns it off again.
///
/// # Errors
/// If the terminal is gone.
pub(crate) fn end() -> io::Result<()> {
    execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste)
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

/// The time of day in the mainland, which keeps one time without summer time: `14:02`.
#[expect(
    clippy::disallowed_methods,
    reason = "the edge reads the clock, for the words \"saved at\""
)]
pub fn beijing_time() -> String {
    let seconds =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let minutes = seconds / 60 + 8 * 60;
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
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
