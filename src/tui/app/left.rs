//! A record opens where one left it: the place is remembered when it is left, and gone to when it is opened and still has that place.

use crate::form::{Place, Shape};
use crate::tui::component::Name;
use crate::tui::message::{Message, Tone};

use super::App;

impl App {
    /// Remembers where one is. That it cannot be written is no matter for a word: the record opens at its start then.
    pub(super) fn remember_place(&self) {
        let Some(open) = &self.state.open else { return };
        let place = self.stands_at().map(|place| place.to_string());
        let id = open.file().dossier.id.as_str();
        let _unwritten = self.state.workspace.keep_left_at(id, place.as_deref());
    }

    /// Where the bar stands in the interview that was entered last: one that visits a place stands over the first.
    pub(crate) fn stands_at(&self) -> Option<Place> {
        let interview = self.layers.iter().rev().find(|layer| layer.name() == Name::Interview);
        interview.and_then(|layer| layer.stands_at(&self.state))
    }

    /// Goes to where the open record was left, as far as that is there; nowhere where a place was asked for.
    pub(super) fn come_back(&mut self) {
        if self.is_led {
            return;
        }
        let Some(open) = &self.state.open else { return };
        let left = self.state.workspace.left_at(&open.file().dossier.id);
        let Some(mut place) = left.and_then(|left| Place::parse(&left).ok()) else { return };
        let is_there = |place: &Place| {
            place.row.as_ref().is_none_or(|row| open.answers().row(place.section, row).is_some())
        };
        if !is_there(&place) {
            // A row that is gone leaves its table.
            if matches!(place.section.shape, Shape::Single) {
                return;
            }
            place = Place::whole(place.section);
        }
        let key = self.state.key(crate::tui::key::Scope::Record, crate::tui::key::Action::Start);
        self.tell(&Message::Go(place, false));
        if self.state.said.is_none() {
            let words = said!(
                "从上次离开的地方继续；{key}回到开头",
                "where it was left; {key} goes to the start",
                key
            );
            self.say(Tone::Plain, words);
        }
    }
}
