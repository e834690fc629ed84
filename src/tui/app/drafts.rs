//! Words that a killed session left and that are no answer of the record, put where they belong.

use crate::desk::review::kept;
use crate::filing::letter::Step;
use crate::store::Draft;
use crate::tui::inbox::Which;

use super::{App, Utterance};

impl App {
    /// Keeps a draft as what it was to be; what was to be decided becomes a remark, as only people who meet decide. Says whether it is kept.
    pub(super) fn keep_draft(&mut self, draft: &Draft) -> bool {
        match draft {
            Draft::Point { submission, letter, point, words, no_change, .. } => {
                let which = Which { code: submission.clone(), id: letter.clone() };
                self.point(&which, Step::Answer(*point, Some((words.clone(), *no_change))))
            }
            Draft::Said { about, words, on, .. } => {
                let act = kept(about, words, *on);
                self.utter(&Utterance::Act(Box::new(act), Vec::new()))
            }
        }
    }
}
