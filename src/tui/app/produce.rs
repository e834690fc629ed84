//! What leaves the desk: documents and packages, written as the sheets ask for them. The open file is only read.

use std::path::Path;

use crate::desk::filing::before_handing_in;
use crate::desk::package::{Scan, package, proofs};
use crate::desk::review::{Recorded, minutes_of};
use crate::desk::{Exported, Wanted, export};
use crate::document::render::{docx, markdown};
use crate::store::{StoreError, make_folder, write_keeping};
use crate::text::{Phrase, harmless, phrase};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::modal;

use super::App;

impl App {
    pub(super) fn export(&mut self, dir: &Path, wanted: &Wanted) {
        self.write_first();
        let stem = self.state.stem();
        let Some(open) = &self.state.open else { return };
        match export(&open.file().dossier, open.around(), &stem, dir, wanted) {
            Ok(made) => {
                self.report(phrase("导出完成", "Exported"), modal::export::written(&made));
            }
            Err(error) => self.report(phrase("导出失败", "Not exported"), error.said()),
        }
    }

    /// Makes the package; the sheet that asked for it is closed only then, so that what was typed there stays if it is refused.
    pub(super) fn package(&mut self, dir: &Path, scans: &[Scan]) {
        self.write_first();
        let Some(open) = &self.state.open else { return };
        let mut scans = scans.to_vec();
        scans.extend(proofs(&open.file().path, open.answers()));
        match package(&open.file().dossier, (open.survey(), open.calendar()), dir, &scans) {
            Ok(made) => {
                let file = open.file();
                let before =
                    before_handing_in(&file.path, &file.dossier.id, &made.manifest.value());
                let before = before.into_iter().map(|said| said!("! {said}", "! {said}", said));
                let before: Vec<Phrase> = before.collect();
                self.update(Message::Close);
                let title = phrase("材料包已生成", "The package is made");
                let made = modal::package::made(&made, &self.state);
                self.report(title, Phrase::lines(before.into_iter().chain([made])));
            }
            Err(error) => {
                let title = phrase("没有生成材料包", "No package was made");
                self.report(title, error.said());
            }
        }
    }

    /// Writes the minutes of the latest meeting, to be signed and to be read as text.
    pub(super) fn minutes(&mut self) {
        self.write_first();
        self.hear();
        let title = phrase("会议纪要", "Minutes of the meeting");
        match self.minutes_made() {
            Ok(Some(made)) => self.report(title, modal::export::written(&made)),
            Ok(None) => self.say(Tone::Plain, phrase("还没有开过会", "there was no meeting yet")),
            Err(error) => self.report(title, error.said()),
        }
    }

    fn minutes_made(&self) -> Result<Option<Exported>, StoreError> {
        let Some(open) = &self.state.open else { return Ok(None) };
        let Some(discussion) = &open.talk.discussion else { return Ok(None) };
        let meetings = discussion.board().meetings();
        let Some(meeting) = meetings.last() else { return Ok(None) };
        let (mut dossier, past) = (open.file().dossier.clone(), open.session.past());
        dossier.answers = open.answers().clone();
        let record = Recorded { dossier: &dossier, survey: open.survey(), past: &past, discussion };
        let Some(document) = minutes_of(meeting.id, &record, self.state.lang) else {
            return Ok(None);
        };
        let (stem, day) = (self.state.stem(), meeting.entry.at.day());
        let name = |ending| format!("{stem}-minutes-{day}-{}.{ending}", self.state.lang.code());
        let place = |ending| self.state.export_folder().join(name(ending));
        let word = docx(&document).map_err(|error| StoreError::made(&place("docx"), &error))?;
        let made = vec![(place("docx"), word), (place("md"), markdown(&document).into_bytes())];
        let files = made.iter().map(|(file, _)| file.clone()).collect();
        make_folder(&self.state.export_folder())?;
        let kept = write_keeping(&made)?;
        Ok(Some(Exported { files, kept }))
    }

    /// What papers are made from stands in the file: they carry its digest. Where it cannot be saved the bar says so. They rest on
    /// the folder as it is now.
    pub(super) fn write_first(&mut self) {
        self.finish();
        self.save();
        self.look_around();
    }

    pub(super) fn report(&mut self, title: Phrase, text: Phrase) {
        let answers = vec![(phrase("好", "OK"), Vec::new())];
        self.update(Message::Show(Sheet::Question { title, text, answers }));
    }

    /// Hands text to the terminal's clipboard.
    pub(super) fn copy(&mut self, text: String, what: &Phrase) {
        if text.len() > crate::tui::terminal::LARGEST_COPY {
            return self.say(
                Tone::Error,
                phrase(
                    "内容太长，终端的剪贴板放不下；请改用导出",
                    "too long for the terminal's clipboard; export it instead",
                ),
            );
        }
        let words = said!(
            "已把“{what}”交给终端的剪贴板。退出请按 {quit}。",
            "\"{what}\" was handed to the terminal's clipboard. {quit} quits.",
            what,
            quit = self.state.key(Scope::Everywhere, Action::Quit),
        );
        self.state.clipboard = Some(harmless(&text, true));
        self.say(Tone::Good, words);
    }
}
