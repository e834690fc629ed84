//! What goes with whoever goes on: what was ticked, or the one that is meant.
//!
//! In a list with boxes the bar only looks: nothing is ticked by moving it, by whichever key one goes on and when the terminal closes.

use super::{Asking, Choice, Choices, Taken};

impl Choices {
    /// What is kept if one goes on now, by whichever key: of several what is ticked, and while nothing was, the one whose whole name was
    /// typed; of one the one that is meant, or what stood there.
    pub(crate) fn held(&self) -> Vec<String> {
        if self.is_ticked() {
            return self.picked.clone();
        }
        match self.meant() {
            Some(choice) => vec![choice.code],
            None => self.picked.clone(),
        }
    }

    /// Whether other things are chosen than at the beginning.
    pub(crate) fn is_changed(&self) -> bool {
        self.before != self.held()
    }

    /// Whether ticks say what is chosen, and the bar does not.
    fn is_ticked(&self) -> bool {
        self.is_many && (self.has_ticked || !self.picked.is_empty())
    }

    /// Whether the person pointed at the one under the bar: typed its whole name or, where one is chosen, moved the bar there.
    fn is_pointed_at(&self) -> bool {
        let is_typed = !self.letters().is_empty();
        let is_named = is_typed && self.list.chosen == 0 && self.is_whole();
        is_named || self.is_aimed && !self.is_many
    }

    /// The one that is meant without the key that ticks: its whole name was typed or, where one is chosen, the bar was moved there.
    fn meant(&self) -> Option<Choice> {
        let is_meant = self.asking == Asking::Nothing && self.is_pointed_at();
        self.under().filter(|choice| is_meant && !choice.is_action)
    }

    /// Letters by which nothing was chosen yet: to leave would pass them over.
    pub(crate) fn passed_over(&self) -> Option<&str> {
        let typed = self.letters();
        let is_aimed = self.is_aimed && self.asking == Asking::Nothing;
        let is_settled = if self.is_ticked() { is_aimed } else { self.meant().is_some() };
        (!typed.is_empty() && !is_settled).then_some(typed)
    }

    /// Goes on with one: the one that is meant, or what stood there. Where nothing was chosen it asks which; where only letters put the
    /// bar somewhere, and they are not its whole name, whether that is meant.
    pub(crate) fn accept(&mut self) -> Taken {
        let is_empty = self.picked.is_empty();
        match self.under() {
            None => Taken::Nothing,
            // Letters by which one alone is called mean it, also where it has a box and none is ticked.
            Some(choice) if self.is_guess() && self.is_only_one() => {
                self.asking = Asking::Nothing;
                Taken::Choice(choice)
            }
            Some(_) if self.is_guess() => self.ask(Asking::Meant),
            // Asked whether it is meant, the person said so once more.
            Some(choice)
                if self.is_pointed_at()
                    || self.asking == Asking::Meant
                    || choice.is_action && is_empty =>
            {
                self.asking = Asking::Nothing;
                Taken::Choice(choice)
            }
            Some(_) if is_empty => self.ask(Asking::Which),
            Some(_) => Taken::Kept,
        }
    }

    pub(super) fn ask(&mut self, asking: Asking) -> Taken {
        // What was guessed is taken by the same key again; where nothing was, no key but one that chooses does.
        self.is_aimed |= asking != Asking::Which;
        self.asking = asking;
        Taken::Asked
    }

    /// Ends choosing several: what is ticked; with nothing ticked, the one whose name was typed, and otherwise it asks which. Says whether
    /// it has ended.
    pub(crate) fn finish(&mut self) -> bool {
        let typed = self.letters();
        if !self.is_ticked() || self.picked.is_empty() && !typed.is_empty() {
            let Taken::Choice(choice) = self.accept() else { return false };
            self.tick(&choice);
            return true;
        }
        // Letters that ticked nothing are not passed over in silence.
        let under = self.under();
        let is_ticked = under.is_some_and(|choice| self.picked.contains(&choice.code));
        if typed.is_empty() || self.is_aimed || is_ticked {
            return true;
        }
        self.ask(Asking::Left);
        false
    }
}
