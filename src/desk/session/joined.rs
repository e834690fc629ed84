//! What the history of a record found when the record was read, and how it is told.

use std::path::PathBuf;

use crate::form::{Answers, Spot};
use crate::history::Gap;
use crate::text::{Phrase, harmless, t};

/// What the history of a record found when it was opened or read again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// How many places of the file were changed by other means than this program.
    pub outside: usize,
    /// How many other states were brought together with what the file held.
    pub merged: usize,
    /// Where two of them differ, so that a person is to choose.
    pub open: Vec<Spot>,
    /// The history that was kept cannot be continued: why it begins anew.
    pub gap: Option<Gap>,
    /// Another file of the folder that is the same record, and to which the history belongs: none is kept of this one.
    pub twin: Option<PathBuf>,
}

impl Joined {
    /// What to tell the user; nothing where the file was as it was left.
    pub fn lines(&self, answers: &Answers) -> Vec<Phrase> {
        let mut out = Vec::new();
        if self.outside > 0 {
            out.push(said!(
                "这份记录在程序之外改过{count}处，已记入历史",
                "the record was changed in {count} {count?place|places} outside the program; the history notes it",
                count = self.outside,
            ));
        }
        if self.merged > 0 {
            out.push(
                t(
                    "另有人改过这份记录，两边的修改已经合并",
                    "somebody else changed the record, too: both are merged",
                )
                .into(),
            );
        }
        if !self.open.is_empty() {
            let named = |spot: &Spot| {
                spot.place().map_or_else(
                    || Phrase::same(harmless(&spot.to_string(), false)),
                    |place| place.named(answers),
                )
            };
            let places = Phrase::list(self.open.iter().map(named));
            out.push(said!(
                "{count}处两边改得不一样，两个值都留着，请选定：{places}",
                "{count} {count?place was|places were} changed differently; both values stand there, choose one: {places}",
                count = self.open.len(),
                places,
            ));
        }
        if let Some(twin) = &self.twin {
            let name = twin.file_name().unwrap_or_default().to_string_lossy();
            out.push(said!(
                "{name} 是同一份记录的另一个文件，历史属于其中一个：这里的修改不记入历史。用 chujing merge 合并两者，或者用 chujing new --from 另建一份",
                "{name} is the same record in another file, and the history belongs to one of them: no change made here goes into it. Merge both by chujing merge, or make one a record of its own by chujing new --from",
                name = harmless(&name, false),
            ));
        }
        if let Some(gap) = &self.gap {
            out.push(said!(
                "历史不完整，从现在起重新记录，以前的留着。{gap}",
                "the history is not whole and goes on from now; what was kept stays. {gap}",
                gap = gap.said(),
            ));
        }
        out
    }
}
