//! Keys that come faster than any hand types them: a paste in a terminal that does not mark pasted text.
//!
//! A pure function of keys and their times. Nobody types two keys within [`GAP`]; a key held down repeats itself, and an input
//! method hands over several characters at once but no line ends. A letter that would run a command waits for [`WINDOW`].

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The longest pause between two keys of one paste into a text.
pub(crate) const GAP: Duration = Duration::from_millis(4);
/// How long a letter that is a command is held: what follows sooner makes both a paste.
const WINDOW: Duration = Duration::from_millis(25);
/// So many characters at once, where they would begin a text, are pasted.
const FEW: usize = 4;
/// Letters that only move the bar: held down over a slow line they come in heaps, and do no harm.
const MOVES: [char; 4] = ['h', 'j', 'k', 'l'];

/// What plain characters do where they arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// They are text.
    Text,
    /// They begin a text.
    Begin,
    /// They are commands, or nothing.
    Command,
}

impl Letters {
    /// How long to wait for the next key of a paste.
    pub(crate) const fn patience(self) -> Duration {
        match self {
            Self::Text | Self::Begin => GAP,
            Self::Command => WINDOW,
        }
    }
}

/// A character, Enter, Tab or line feed, as a pasted text is made of them.
pub(crate) fn sign(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    if is_line_feed(key) {
        return Some('\n');
    }
    if !(key.modifiers - KeyModifiers::SHIFT).is_empty() {
        return None;
    }
    match key.code {
        KeyCode::Char(char) => Some(char),
        KeyCode::Enter => Some('\r'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

/// Whether it is a line feed, which a terminal in raw mode sends as Ctrl+J: the line end of most texts.
pub(crate) fn is_line_feed(key: &KeyEvent) -> bool {
    key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL
}

const fn is_break(sign: char) -> bool {
    matches!(sign, '\r' | '\n' | '\t')
}

/// Whether it must be waited for what follows this key, before it may act.
///
/// `since_character`: how long ago the last character of a text came.
pub(crate) fn may_begin(
    event: &Event,
    letters: Letters,
    since_character: Option<Duration>,
) -> bool {
    let Some(sign) = sign(event) else { return false };
    match letters {
        // What is text anyway need not wait; a line end right behind it may be one of a text.
        Letters::Text => is_break(sign) && since_character.is_some_and(|since| since <= GAP),
        Letters::Begin | Letters::Command => !is_break(sign),
    }
}

/// Whether a key is the one before, held down: `since` later.
pub(crate) fn is_repeat(before: Option<&char>, sign: char, since: Duration) -> bool {
    before == Some(&sign) && since > GAP
}

/// The text, if keys that came at once are a paste; their signs are given in order.
pub(crate) fn pasted(signs: &[char], letters: Letters) -> Option<String> {
    let last = signs.iter().rposition(|sign| !is_break(*sign))?;
    let has_break = signs.iter().take(last).any(|sign| is_break(*sign));
    let characters = signs.iter().filter(|sign| !is_break(**sign)).count();
    let is_held_down = signs.windows(2).all(|pair| pair[0] == pair[1]);
    let is_paste = match letters {
        Letters::Text => has_break,
        Letters::Begin => !is_held_down && (characters >= FEW || has_break && characters > 1),
        // Here nothing of it may run, the line end behind it included.
        Letters::Command => {
            let is_move = is_held_down && signs.first().is_some_and(|sign| MOVES.contains(sign));
            return (signs.len() > 1 && !is_move).then(|| signs.iter().collect());
        }
    };
    // A line end behind a single line is the key that finishes it, and is left to act.
    let text = if has_break { signs } else { signs.get(..=last).unwrap_or(signs) };
    is_paste.then(|| text.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::Letters::{Begin, Command, Text};
    use super::*;

    fn of(text: &str, letters: Letters) -> Option<String> {
        pasted(&text.chars().collect::<Vec<_>>(), letters)
    }

    #[test]
    fn what_no_hand_types_is_a_paste() {
        for letters in [Begin, Command] {
            assert_eq!(of("Legal dept quick", letters).as_deref(), Some("Legal dept quick"));
            assert_eq!(of("a\nb", letters).as_deref(), Some("a\nb"));
            assert_eq!(of("员工\t12万\n", letters).as_deref(), Some("员工\t12万\n"));
        }
        assert_eq!(of("\nb\nc", Text).as_deref(), Some("\nb\nc"));
        assert_eq!(of("Legal\r", Begin).as_deref(), Some("Legal"));
        // Where letters are commands, two keys at once are none.
        for text in ["q\nab\n", "qq", "f\rd\r", "q\r", "fd"] {
            assert_eq!(of(text, Command).as_deref(), Some(text));
        }
    }

    #[test]
    fn keys_are_keys() {
        for (text, letters) in [
            ("jjjjjjjj", Command),
            ("\n\n\n", Command),
            ("q", Command),
            ("fd", Begin),
            ("\n", Text),
            ("\t", Text),
        ] {
            assert_eq!(of(text, letters), None, "{text:?}");
        }
        assert!(is_repeat(Some(&'q'), 'q', Duration::from_millis(20)), "held down");
        assert!(!is_repeat(Some(&'q'), 'q', Duration::from_millis(1)), "pasted");
        assert!(!is_repeat(Some(&'q'), 'a', Duration::from_millis(20)));
    }

    #[test]
    fn only_what_could_do_harm_waits() {
        let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let soon = Some(Duration::from_millis(1));
        let late = Some(Duration::from_millis(30));
        assert!(!may_begin(&key(KeyCode::Char('a')), Text, soon));
        assert!(may_begin(&key(KeyCode::Char('a')), Command, None));
        assert!(may_begin(&key(KeyCode::Char('a')), Begin, None));
        assert!(may_begin(&key(KeyCode::Enter), Text, soon));
        assert!(!may_begin(&key(KeyCode::Enter), Command, None));
        assert!(!may_begin(&key(KeyCode::Enter), Text, late));
        assert!(!may_begin(&key(KeyCode::Enter), Text, None));
        assert!(!may_begin(&key(KeyCode::Down), Command, None));
        let control = |char| Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL));
        assert!(!may_begin(&control('s'), Command, None));
        // A line feed is a line end.
        assert!(may_begin(&control('j'), Text, soon));
        assert_eq!(sign(&control('j')), Some('\n'));
    }
}
