//! What was said of the open record, as the screen needs it: which places have open remarks, and the whole as it stands today.

use std::collections::BTreeSet;

use crate::desk::Session;
use crate::desk::review::{Discussion, Overview, papers, today};
use crate::form::{Place, Spot};
use crate::review::{About, Parts, Thread};
use crate::text::{Phrase, harmless};

/// What was said of the open record.
#[derive(Debug)]
pub(crate) struct Talk {
    /// Nothing where it cannot be read.
    pub(crate) discussion: Option<Discussion>,
    /// Why it cannot be read, or what of it.
    pub(crate) trouble: Option<Phrase>,
    /// Where open remarks stand.
    open: BTreeSet<Spot>,
}

impl Talk {
    /// Reads what was said of a record.
    pub(crate) fn of(session: &Session) -> Self {
        let file = session.file();
        let mut out = match Discussion::of(&file.path, &file.dossier.id) {
            Ok(discussion) => {
                let trouble = discussion.faults().first().map(|fault| {
                    let (what, why) = (harmless(&fault.what, false), &fault.why);
                    let count = discussion.faults().len();
                    said!(
                        "评审中有{count}个文件没有读入：{what}：{why}",
                        "{count} {count?file|files} of the review not read: {what}: {why}",
                        count,
                        what,
                        why,
                    )
                });
                Self { discussion: Some(discussion), trouble, open: BTreeSet::new() }
            }
            Err(error) => {
                Self { discussion: None, trouble: Some(error.said()), open: BTreeSet::new() }
            }
        };
        out.mark();
        out
    }

    /// Finds anew where open remarks stand.
    pub(crate) fn mark(&mut self) {
        let spot = |thread: Thread<'_>| match (&thread.remark.about, thread.is_open) {
            (About::Place(spot), true) => Some(spot.clone()),
            _ => None,
        };
        let threads = self.discussion.as_ref().map(|all| all.board().threads());
        self.open = threads.into_iter().flatten().filter_map(spot).collect();
    }

    /// Whether a place, or anything in it, has an open remark.
    pub(crate) fn has_open(&self, place: &Place) -> bool {
        let whole = Spot::from(place);
        !self.open.is_empty() && self.open.iter().any(|spot| whole.holds(spot))
    }

    /// The open remarks of exactly this place, each in a line.
    pub(crate) fn open_at(&self, place: &Place) -> Vec<Phrase> {
        let Some(discussion) = self.discussion.as_ref().filter(|_| self.has_open(place)) else {
            return Vec::new();
        };
        let about = About::place(place);
        let here = |thread: &Thread<'_>| thread.is_open && thread.remark.about == about;
        let said = |thread: Thread<'_>| {
            let words = thread.entry.act.said();
            match thread.entry.who.as_deref() {
                Some(who) => {
                    said!("{who}：{words}", "{who}: {words}", who = harmless(who, false), words)
                }
                None => words,
            }
        };
        discussion.board().threads().into_iter().filter(here).map(said).collect()
    }

    /// Everything as it stands today.
    pub(crate) fn overview(&self, session: &Session) -> Overview {
        let Some(discussion) = &self.discussion else { return Overview::default() };
        let (dossier, survey) = (&session.file().dossier, session.survey());
        let asked = discussion.speaks_of_papers();
        let papers = if asked { papers(dossier, survey) } else { Parts::new() };
        Overview::of(discussion, &today(dossier, survey, papers))
    }

    /// How much was said: what rests on it is made anew when it grows.
    pub(crate) fn count(&self) -> u64 {
        self.discussion.as_ref().map_or(0, |all| all.board().count())
    }
}
