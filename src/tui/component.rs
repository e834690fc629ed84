//! What every screen and sheet is: a layer that takes input, tells what should happen, and draws itself.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::form::Place;
use crate::store::{Change, Draft};
use crate::text::Phrase;

use super::key::{Action, Scope};
use super::message::Message;
use super::state::State;

/// Input as a layer gets it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    /// An action from the table of keys, a click in the footer, or the palette.
    Act(Action),
    /// A key that the table does not know here, or a character while text is typed.
    Key(KeyEvent),
    /// Pasted text, harmless, with its line ends.
    Paste(String),
    /// A click of the first mouse button.
    Click { column: u16, row: u16 },
    /// A label leads here; where that is no other thing than a click, it is one.
    Label { column: u16, row: u16 },
    /// A turn of the wheel.
    Wheel { down: bool },
    /// This leads away from what is being typed: it is finished as by going on, and then this follows.
    Leaves(Box<Message>),
}

/// What a layer makes of input.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// Not for this layer.
    Ignored,
    /// Taken; nothing else follows.
    Done,
    /// Taken; this should happen, in this order.
    Emit(Vec<Message>),
}

impl Outcome {
    /// One message.
    pub(crate) fn one(message: Message) -> Self {
        Self::Emit(vec![message])
    }
}

/// A screen or a sheet.
pub(crate) trait Layer {
    /// Where its keys hold, innermost first.
    fn scopes(&self) -> Vec<Scope>;

    /// Whether plain characters are text.
    fn takes_text(&self) -> bool {
        false
    }

    /// Whether plain characters begin a text here: then they run no command.
    fn invites_text(&self) -> bool {
        false
    }

    /// Whether plain characters point at something that is listed here, before they run a command. They begin no text: what comes faster
    /// than any hand types is as little taken as where letters are commands.
    fn is_pointed_at_by_letters(&self) -> bool {
        false
    }

    /// Whether the footer shows the key of an action; one that is not shown says why when it is pressed.
    fn offers(&self, _action: Action) -> bool {
        true
    }

    /// Whether what would change the result is seen, and so looked for.
    fn shows_turns(&self) -> bool {
        false
    }

    /// What finishing the field that is open would change.
    fn typing(&self, _state: &State) -> Option<Change> {
        None
    }

    /// What is being typed here and is no answer of the record.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Takes input.
    fn handle(&mut self, input: &Input, state: &State) -> Outcome;

    /// Learns of something that was just carried out.
    fn told(&mut self, _message: &Message, _state: &State) {}

    /// Draws itself.
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State);

    /// The cells to which a label may lead, where a click would go.
    fn spots(&self) -> Vec<(u16, u16)> {
        Vec::new()
    }

    /// Which one it is.
    fn name(&self) -> Name;

    /// Where one is in the record, to come back to.
    fn stands_at(&self, _state: &State) -> Option<Place> {
        None
    }

    /// What stands at the left of the top bar; `None` for the sheets, which stand on a screen.
    fn heading(&self, _state: &State) -> Option<Phrase> {
        None
    }
}

/// Which layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Home,
    Interview,
    Findings,
    Preview,
    TimeLine,
    OldState,
    Talk,
    Meeting,
    Letter,
    Whole,
    Sheet,
}
