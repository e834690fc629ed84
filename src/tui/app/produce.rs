//! What leaves the desk: documents and packages, written as the sheets ask for them. The open file is only read.

use std::path::Path;

use crate::desk::filing::before_handing_in;
use crate::desk::package::{Scan, package, proofs};
use crate::desk::{Wanted, export};
use crate::text::{Phrase, harmless, phrase};
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
                let before = before_handing_in(&file.path, &file.dossier.id, &made.manifest);
                let before = before.into_iter().map(|said| said!("! {said}", "! {said}", said));
                let before: Vec<Phrase> = before.collect();
                self.update(Message::Close);
                let title = phrase("材料包已生成", "The package is made");
                let text = Phrase::lines(before.into_iter().chain([modal::package::made(&made)]));
                self.report(title, text);
            }
            Err(error) => {
                let title = phrase("没有生成材料包", "No package was made");
                self.report(title, error.said());
            }
        }
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
            "已把“{what}”交给终端的剪贴板。退出请按 Ctrl+Q。",
            "\"{what}\" was handed to the terminal's clipboard. Ctrl+Q quits.",
            what,
        );
        self.state.clipboard = Some(harmless(&text, true));
        self.say(Tone::Good, words);
    }
}
