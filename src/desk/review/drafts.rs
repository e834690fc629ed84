//! What killed sessions left of a record, as far as it is not kept where it belongs.

use crate::desk::session::Session;
use crate::review::{Act, Remark};
use crate::store::{Cabinet, Draft, Orphan, Reviews, Unsaved, orphans_of};

use super::{finished, kept};

impl Session {
    /// What killed sessions left of this record that is not in it; what is in it goes. Nothing where it may not be written.
    pub fn left_behind(&self) -> Vec<Orphan> {
        if self.journal().is_none() {
            return Vec::new();
        }
        let (mut left, done): (Vec<Orphan>, Vec<Orphan>) =
            orphans_of(&self.file().path, &self.file().dossier.id).into_iter().partition(
                |orphan| {
                    !orphan.left(self.answers()).is_empty()
                        || orphan.unsaved.draft.is_some() && !self.is_kept(&orphan.unsaved)
                },
            );
        done.iter().for_each(Orphan::discard);
        // What was finished is not offered with the rest.
        for orphan in left.iter_mut().filter(|orphan| self.is_kept(&orphan.unsaved)) {
            orphan.unsaved.draft = None;
        }
        left
    }

    /// Whether what was typed beside the answers was finished: the point has that answer, or whoever typed it, or works here now, said
    /// just that of that place, and later. Of a word more or less it is not.
    fn is_kept(&self, unsaved: &Unsaved) -> bool {
        let (path, id) = (&self.file().path, &self.file().dossier.id);
        match &unsaved.draft {
            None => true,
            Some(Draft::Point { submission, letter, point, words, no_change, .. }) => {
                let row = Cabinet::of(path, id).read(submission);
                let of = row.letters.iter().find(|one| one.fields.id == *letter);
                let point = of.and_then(|of| of.points.iter().find(|one| one.id == *point));
                let answer = point.and_then(|point| point.answer.as_ref());
                answer.is_some_and(|known| known.words == *words && known.no_change == *no_change)
            }
            Some(draft) => {
                let read = Reviews::of(path, id).read().unwrap_or_default();
                let mut meant = finished(draft);
                // Or it was taken back.
                if let Draft::Said { about, words, on, .. } = draft {
                    meant.push(kept(about, words, *on));
                }
                read.entries.iter().any(|(_, entry, _)| {
                    let is_later = unsaved.moment.is_none_or(|moment| entry.at >= moment);
                    let is_theirs = entry.who == unsaved.who || entry.who == self.hand().who;
                    is_later && is_theirs && meant.iter().any(|act| says(&entry.act, act))
                })
            }
        }
    }
}

/// Whether an entry says what was meant.
fn says(said: &Act, meant: &Act) -> bool {
    match (said, meant) {
        (Act::Remark(said), Act::Remark(meant)) => {
            Remark { quoted: None, ..said.clone() } == Remark { quoted: None, ..meant.clone() }
        }
        (said, meant) => said == meant,
    }
}
