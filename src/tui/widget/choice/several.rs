//! Several choices ticked at once: all that is listed, a range, or the others.

use crate::tui::key::Action;

use super::{Asking, Choices};

impl Choices {
    /// The codes of what is seen, without what only leads elsewhere.
    fn seen(&self) -> Vec<String> {
        let seen = self.visible.iter().filter_map(|index| self.all.get(*index));
        seen.filter(|choice| !choice.is_action).map(|choice| choice.code.clone()).collect()
    }

    /// Ticks these, or takes their ticks away; in the order of the list, whatever the order of choosing.
    fn set(&mut self, codes: &[String], is_picked: impl Fn(&str) -> bool) {
        self.picked.retain(|code| !codes.contains(code) || is_picked(code));
        for code in codes.iter().filter(|code| is_picked(code)) {
            if !self.picked.contains(code) {
                self.picked.push(code.clone());
            }
        }
        let all = &self.all;
        self.picked.sort_by_key(|code| all.iter().position(|known| known.code == *code));
    }

    /// Ticks several of what is seen at once; says whether that was asked.
    pub(super) fn tick_several(&mut self, action: Action) -> bool {
        let seen = self.seen();
        let ticked: Vec<String> = self.picked.clone();
        match action {
            Action::ToggleAll => {
                let has_all = seen.iter().all(|code| ticked.contains(code));
                self.set(&seen, |_| !has_all);
            }
            Action::Invert => self.set(&seen, |code| !ticked.iter().any(|one| one == code)),
            Action::ToggleTo => {
                let at = |code: &String| seen.iter().position(|one| one == code);
                let here = self.under().and_then(|choice| at(&choice.code));
                let Some(here) = here else { return true };
                let from = self.anchor.as_ref().and_then(at).unwrap_or(here);
                // As the one it begins with: a range of ticks, or of none.
                let is_picked = self.anchor.as_ref().is_none_or(|code| ticked.contains(code));
                let range = seen.get(from.min(here)..=from.max(here)).unwrap_or_default();
                self.set(range, |_| is_picked);
            }
            _ => return false,
        }
        (self.has_ticked, self.is_aimed, self.asking) = (true, true, Asking::Nothing);
        true
    }
}
