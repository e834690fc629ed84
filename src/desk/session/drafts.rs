//! What killed sessions left of a record, as far as it is not kept where it belongs.

use crate::review::{About, Act};
use crate::store::{Cabinet, Draft, Opened, Orphan, Reviews, orphans_of};

use super::Session;

impl Session {
    /// What killed sessions left of this record that is not in it; what is in it goes. Nothing where it may not be written.
    pub fn left_behind(&self) -> Vec<Orphan> {
        if self.diary.is_none() {
            return Vec::new();
        }
        let (left, done): (Vec<Orphan>, Vec<Orphan>) =
            orphans_of(&self.file.path, &self.file.dossier.id).into_iter().partition(|orphan| {
                let draft = orphan.unsaved.draft.as_ref();
                !orphan.left(self.answers()).is_empty()
                    || draft.is_some_and(|draft| !is_kept(draft, &self.file))
            });
        done.iter().for_each(Orphan::discard);
        left
    }
}

/// Whether a draft was finished: the point has that answer, or somebody said these words of that place.
fn is_kept(draft: &Draft, file: &Opened) -> bool {
    let id = &file.dossier.id;
    match draft {
        Draft::Point { submission, letter, point, words, no_change } => {
            let row = Cabinet::of(&file.path, id).read(submission);
            let of = row.letters.iter().find(|one| one.fields.id == *letter);
            let point = of.and_then(|of| of.points.iter().find(|one| one.id == *point));
            let answer = point.and_then(|point| point.answer.as_ref());
            answer.is_some_and(|known| known.words == *words && known.no_change == *no_change)
        }
        Draft::Said { about, words } => {
            let read = Reviews::of(&file.path, id).read();
            read.is_ok_and(|read| {
                read.entries.iter().any(|(_, entry, _)| {
                    // Who is asked and by when was typed behind the words.
                    let said = match (&entry.act, about) {
                        (Act::Remark(remark), about) if remark.about == *about => &remark.words,
                        (Act::Decision(own), about) if own.about == *about => &own.words,
                        (Act::Answer { to, words }, About::Entry(of)) if to == of => words,
                        _ => return false,
                    };
                    words.starts_with(said.as_str())
                })
            })
        }
    }
}
