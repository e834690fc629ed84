//! Full stops: an answer is written without one as often as with one, and a paper ends its lines as sentences end.

use crate::document::Inline;
use crate::text::{Text, t};

use super::material::Material;

impl Material<'_> {
    /// Ends a line with a full stop, where it does not end a sentence already.
    pub(super) fn stop(&self, line: &mut Vec<Inline>) {
        const STOPS: Text = t("。！？；", ".!?;");
        let Some(Inline::Text(text)) = line.last() else { return };
        if !text.trim_end().ends_with(|c| STOPS.zh.contains(c) || STOPS.en.contains(c)) {
            line.extend(self.words(t("。", ".")));
        }
    }

    /// Words each line of which ends as a sentence does.
    pub(super) fn sentences(&self, words: Vec<Inline>) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::new();
        for run in words {
            let Inline::Text(text) = run else {
                out.push(run);
                continue;
            };
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.stop(&mut out);
                    out.push(Inline::Text("\n".to_owned()));
                }
                if !line.is_empty() {
                    out.push(Inline::Text(line.to_owned()));
                }
            }
        }
        self.stop(&mut out);
        out
    }
}
