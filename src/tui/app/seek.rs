//! What takes long and is only looked for while one looks at it: flip points.

use crate::tui::component::{Layer, Name};
use crate::tui::seeking::{Seeking, Wake};

use super::App;

impl App {
    /// Looks for flip points beside the loop.
    pub(crate) fn seeks_with(&mut self, wake: Wake) {
        self.wake = Some(wake);
    }

    /// Begins to look for flip points where their page is seen, takes what was found, and ends what nobody waits for.
    pub(super) fn seek(&mut self) {
        // In a meeting they stand with the result.
        let shows = |layer: &dyn Layer| layer.name() == Name::Meeting || layer.shows_turns();
        let is_seen = self.layers.iter().any(|layer| shows(layer.as_ref()));
        let Some(open) = &mut self.state.open else { return };
        let revision = open.session.revision();
        let is_fresh = |seeking: &Seeking| is_seen && seeking.revision() == revision;
        open.seeking = open.seeking.take().filter(is_fresh);
        if let Some(turns) = open.seeking.as_mut().and_then(Seeking::hear) {
            open.session.take_turns(revision, turns);
            open.seeking = None;
        }
        if !is_seen || open.seeking.is_some() || open.session.turns_known().is_some() {
            return;
        }
        open.seeking =
            self.wake.as_ref().and_then(|wake| Seeking::begin(open.session.search(), wake));
        if open.seeking.is_none() {
            let _found = open.session.turns();
        }
    }
}
