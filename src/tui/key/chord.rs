//! A key with its modifiers, as people name it: `F2`, `Ctrl+P`, `Enter`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::day::half_width;
use crate::text::{Phrase, Text, t};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Chord {
    pub(crate) code: KeyCode,
    pub(crate) modifiers: KeyModifiers,
}

/// A key without modifiers.
pub(super) const fn key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::NONE }
}

/// A function key.
pub(super) const fn f(number: u8) -> Chord {
    key(KeyCode::F(number))
}

/// A plain character.
pub(super) const fn c(char: char) -> Chord {
    key(KeyCode::Char(char))
}

/// A character with Ctrl.
pub(super) const fn ctrl(char: char) -> Chord {
    Chord { code: KeyCode::Char(char), modifiers: KeyModifiers::CONTROL }
}

/// A key with Ctrl.
pub(super) const fn ctrl_key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::CONTROL }
}

/// A key with Shift, for those whose Shift is in no character.
pub(super) const fn shift_key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::SHIFT }
}

/// A character with Alt.
pub(super) const fn alt(char: char) -> Chord {
    alt_key(KeyCode::Char(char))
}

/// A key with Alt.
pub(super) const fn alt_key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::ALT }
}

/// Keys with names of their own.
const NAMED: &[(KeyCode, Text)] = &[
    (KeyCode::Enter, t("Enter", "Enter")),
    (KeyCode::Esc, t("Esc", "Esc")),
    (KeyCode::Tab, t("Tab", "Tab")),
    (KeyCode::BackTab, t("Shift+Tab", "Shift+Tab")),
    (KeyCode::Up, t("上", "Up")),
    (KeyCode::Down, t("下", "Down")),
    (KeyCode::Left, t("左", "Left")),
    (KeyCode::Right, t("右", "Right")),
    (KeyCode::PageUp, t("PgUp", "PgUp")),
    (KeyCode::PageDown, t("PgDn", "PgDn")),
    (KeyCode::Home, t("Home", "Home")),
    (KeyCode::End, t("End", "End")),
    (KeyCode::Insert, t("Ins", "Ins")),
    (KeyCode::Delete, t("Del", "Del")),
    (KeyCode::Backspace, t("退格", "Backspace")),
    (KeyCode::Char(' '), t("空格", "Space")),
];

impl Chord {
    /// The chord of a key event: full-width signs are their half-width twins, Shift is in the character.
    pub(crate) fn of(event: &KeyEvent) -> Self {
        let mut keep = KeyModifiers::CONTROL | KeyModifiers::ALT;
        if has_shift(event.code) {
            keep |= KeyModifiers::SHIFT;
        }
        let modifiers = event.modifiers & keep;
        let code = match event.code {
            KeyCode::Char(char) if !modifiers.is_empty() => {
                KeyCode::Char(half_width(char).to_ascii_lowercase())
            }
            KeyCode::Char(char) => KeyCode::Char(half_width(char)),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        Self { code, modifiers }
    }

    /// Whether it is a character that a text input would take.
    pub(crate) fn is_plain_char(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// As people name it.
    pub(crate) fn name(self) -> Phrase {
        let base: Phrase = match self.code {
            KeyCode::F(number) => Phrase::same(format!("F{number}")),
            code => NAMED.iter().find(|(known, _)| *known == code).map_or_else(
                || match code {
                    KeyCode::Char(char) if self.modifiers.is_empty() => {
                        Phrase::same(char.to_string())
                    }
                    KeyCode::Char(char) => Phrase::same(char.to_ascii_uppercase().to_string()),
                    other => Phrase::same(other.to_string()),
                },
                |(_, name)| (*name).into(),
            ),
        };
        let base = if self.modifiers.contains(KeyModifiers::SHIFT) {
            said!("Shift+{base}", "Shift+{base}", base)
        } else {
            base
        };
        match (
            self.modifiers.contains(KeyModifiers::CONTROL),
            self.modifiers.contains(KeyModifiers::ALT),
        ) {
            (true, true) => said!("Ctrl+Alt+{base}", "Ctrl+Alt+{base}", base),
            (true, false) => said!("Ctrl+{base}", "Ctrl+{base}", base),
            (false, true) => said!("Alt+{base}", "Alt+{base}", base),
            (false, false) => base,
        }
    }

    /// Reads a name back, in either language.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let with = [("Ctrl+", KeyModifiers::CONTROL), ("Alt+", KeyModifiers::ALT)];
        if let Some((rest, with)) =
            with.into_iter().find_map(|(begin, with)| Some((name.strip_prefix(begin)?, with)))
        {
            let base = Self::parse(rest)?;
            let code = match base.code {
                KeyCode::Char(char) => KeyCode::Char(char.to_ascii_lowercase()),
                code => code,
            };
            return Some(Self { code, modifiers: base.modifiers | with });
        }
        if let Some((code, _)) =
            NAMED.iter().find(|(_, known)| known.en == name || known.zh == name)
        {
            return Some(key(*code));
        }
        if let Some(rest) = name.strip_prefix("Shift+") {
            return Self::parse(rest)
                .filter(|base| base.modifiers.is_empty() && has_shift(base.code))
                .map(|base| shift_key(base.code));
        }
        let mut chars = name.chars();
        match (chars.next(), chars.as_str()) {
            (Some(char), "") => Some(c(char)),
            (Some('F'), number) => number.parse().ok().map(f),
            _ => None,
        }
    }

    /// The same without Shift, where it has it: what it is wherever nothing of its own is meant by it.
    pub(crate) fn without_shift(self) -> Option<Self> {
        let modifiers = self.modifiers - KeyModifiers::SHIFT;
        (modifiers != self.modifiers).then_some(Self { modifiers, ..self })
    }

    /// The event a terminal would send.
    pub(crate) const fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

/// Whether a key with Shift is another: those that move up and down.
const fn has_shift(code: KeyCode) -> bool {
    matches!(code, KeyCode::Up | KeyCode::Down)
}
