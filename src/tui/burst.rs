//! Keys that come faster than any hand types them: a paste in a terminal that does not mark pasted text.
//!
//! A pure function of keys and their times. Nobody types two keys within [`GAP`]; a key held down repeats itself, and an input
//! method hands over several characters at once but no line ends.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The longest pause between two keys of one paste.
pub(crate) const GAP: Duration = Duration::from_millis(4);
/// So many characters at once, where letters are commands, are no commands.
const FEW: usize = 4;

/// A character, Enter or Tab, as a pasted text is made of them.
pub(crate) fn sign(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code, modifiers, .. }) = event else { return None };
    if !(*modifiers - KeyModifiers::SHIFT).is_empty() {
        return None;
    }
    match code {
        KeyCode::Char(char) => Some(*char),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

/// Whether it must be waited for what follows this key, before it may act.
///
/// `takes_text`: plain characters are text now. `since_character`: how long ago the last one came.
pub(crate) fn may_begin(
    event: &Event,
    takes_text: bool,
    since_character: Option<Duration>,
) -> bool {
    match sign(event) {
        // What is text anyway need not wait; a line end right behind it may be one of a text.
        Some('\n' | '\t') if takes_text => since_character.is_some_and(|since| since <= GAP),
        None | Some('\n' | '\t') => false,
        Some(_) => !takes_text,
    }
}

/// The text, if keys that came at once are a paste; their signs are given in order.
pub(crate) fn pasted(signs: &[char], takes_text: bool) -> Option<String> {
    let is_break = |sign: &char| matches!(sign, '\n' | '\t');
    let last = signs.iter().rposition(|sign| !is_break(sign))?;
    let has_break = signs.iter().take(last).any(is_break);
    let characters = signs.iter().filter(|sign| !is_break(sign)).count();
    let is_held_down = signs.windows(2).all(|pair| pair[0] == pair[1]);
    let is_paste = if takes_text {
        has_break
    } else {
        !is_held_down && (characters >= FEW || has_break && characters > 1)
    };
    // A line end behind a single line is the key that finishes it, and is left to act.
    let text = if has_break { signs } else { signs.get(..=last).unwrap_or(signs) };
    is_paste.then(|| text.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, takes_text: bool) -> Option<String> {
        pasted(&text.chars().collect::<Vec<_>>(), takes_text)
    }

    #[test]
    fn what_no_hand_types_is_a_paste() {
        assert_eq!(of("Legal dept quick", false).as_deref(), Some("Legal dept quick"));
        assert_eq!(of("a\nb", false).as_deref(), Some("a\nb"));
        assert_eq!(of("员工\t12万\n", false).as_deref(), Some("员工\t12万\n"));
        assert_eq!(of("\nb\nc", true).as_deref(), Some("\nb\nc"));
        assert_eq!(of("Legal\n", false).as_deref(), Some("Legal"));
    }

    #[test]
    fn keys_are_keys() {
        for (text, takes_text) in
            [("jjjjjjjj", false), ("\n\n\n", false), ("fd", false), ("\n", true), ("\t", true)]
        {
            assert_eq!(of(text, takes_text), None, "{text:?}");
        }
    }

    #[test]
    fn only_what_could_do_harm_waits() {
        let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let soon = Some(Duration::from_millis(1));
        let late = Some(Duration::from_millis(30));
        assert!(!may_begin(&key(KeyCode::Char('a')), true, soon));
        assert!(may_begin(&key(KeyCode::Char('a')), false, None));
        assert!(may_begin(&key(KeyCode::Enter), true, soon));
        assert!(!may_begin(&key(KeyCode::Enter), false, None));
        assert!(!may_begin(&key(KeyCode::Enter), true, late));
        assert!(!may_begin(&key(KeyCode::Enter), true, None));
        assert!(!may_begin(&key(KeyCode::Down), false, None));
        let control = Event::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
        assert!(!may_begin(&control, false, None));
    }
}
