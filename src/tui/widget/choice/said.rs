//! What is asked or told above a list.

use crate::text::{Phrase, harmless};
use crate::tui::key::{Action, Scope};
use crate::tui::state::State;

use super::{Asking, Choices};

impl Choices {
    /// What is asked or told above the list.
    pub(super) fn said(&self, state: &State) -> Option<Phrase> {
        let scope = if self.is_many { Scope::Many } else { Scope::One };
        let key = |action| state.key(scope, action);
        let name = self.under().map(|choice| choice.label).unwrap_or_default();
        let typed = harmless(self.letters(), false);
        let (tick, take) = (key(Action::Toggle), key(Action::Accept));
        let (up, down) = (state.key(Scope::List, Action::Up), state.key(Scope::List, Action::Down));
        match (self.asking, self.is_near) {
            (Asking::Which, _) if self.shows_numbers() => Some(said!(
                "还没有选：数字或者{tick}选定，{up}、{down}移动；不选就按{on}",
                "nothing is chosen yet: a number or {tick} chooses, {up} and {down} move, {on} leaves it open",
                tick,
                up,
                down,
                on = key(Action::NextField),
            )),
            (Asking::Which, _) => Some(said!(
                "还没有选：{tick}选定，{up}、{down}移动；不选就按{on}",
                "nothing is chosen yet: {tick} chooses, {up} and {down} move, {on} leaves it open",
                tick,
                up,
                down,
                on = key(Action::NextField),
            )),
            (Asking::Meant, _) if self.is_many => Some(said!(
                "“{typed}”不是全名：再按一次勾选“{name}”，{up}、{down}另选",
                "\"{typed}\" is not a full name: again ticks \"{name}\"; {up}, {down} choose",
                typed,
                name,
                up,
                down,
            )),
            (Asking::Meant, _) => Some(said!(
                "“{typed}”不是全名：再按{take}选定“{name}”，{up}、{down}另选",
                "\"{typed}\" is not a full name: {take} again takes \"{name}\"; {up}, {down} choose",
                typed,
                name,
                take,
                up,
                down,
            )),
            (Asking::Left, _) => Some(said!(
                "没有勾选“{name}”：{tick}勾选，再按{take}则不选它",
                "\"{name}\" is not ticked: {tick} ticks it, {take} again leaves it",
                name,
                tick,
                take,
            )),
            (Asking::Nothing, true) => {
                Some(said!("没有“{typed}”，相近的有：", "no \"{typed}\"; near to it:", typed,))
            }
            (Asking::Nothing, false) => None,
        }
    }
}
