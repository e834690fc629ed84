//! What follows from a record of thousands of rows, found beside the loop.

use crate::tui::judging::{Heard, Judging};

use super::App;

impl App {
    /// Begins to judge what was changed where no key is to wait for it, and takes what was found.
    pub(super) fn judge(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        match open.judging.as_ref().map(Judging::hear) {
            Some(Heard::Nothing) => return,
            Some(Heard::Judged(judged)) => open.session.take_judged(judged),
            Some(Heard::Ended) | None => {}
        }
        open.judging = None;
        if open.session.is_to_be_judged_beside() {
            let wake = self.wake.as_ref();
            open.judging = wake.and_then(|wake| Judging::begin(open.session.judging(), wake));
            if open.judging.is_some() {
                return;
            }
            let _judged = open.session.survey();
        }
        if std::mem::take(&mut open.is_to_tell) {
            self.keep_read();
        }
    }
}
