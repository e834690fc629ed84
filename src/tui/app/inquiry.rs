//! A colleague is asked, and answers come back: files are written, and what is said of it is kept.

use crate::desk::Format;
use crate::desk::inquiry::{Asks, came_back};
use crate::document::reply::Reading;
use crate::review::Act;
use crate::text::phrase;
use crate::tui::modal;

use super::{App, Utterance};

impl App {
    /// Writes out what a colleague is asked, and notes that he was.
    pub(super) fn inquire(&mut self, asks: &Asks) {
        self.write_first();
        let (stem, dir, lang) = (self.state.stem(), self.state.export_folder(), self.state.lang);
        let Some(open) = &self.state.open else { return };
        let of = (&open.file().dossier, open.around());
        match asks.write(of, (&stem, &dir), &[Format::Docx, Format::Xlsx], lang) {
            Ok((made, _)) => {
                let said = asks.said(open.session.survey(), lang);
                self.says_all(said);
                self.report(
                    phrase("问卷已写出", "The questions are written"),
                    modal::export::written(&made),
                );
            }
            Err(error) => self.report(phrase("没有写出问卷", "Not written"), error.said()),
        }
    }

    /// Says to those who asked that answers were taken.
    pub(super) fn answers_came_back(&mut self, reading: &Reading) {
        let Some(open) = &self.state.open else { return };
        let Some(discussion) = &open.talk.discussion else { return };
        let said = came_back(discussion.board(), reading, open.session.survey(), self.state.lang);
        self.says_all(said);
    }

    fn says_all(&mut self, said: Vec<Act>) {
        for act in said {
            self.utter(&Utterance::Act(Box::new(act), Vec::new()));
        }
    }
}
