//! The letters of the open record, as the screen needs them: what is open, and which changes no point of them asks for.
//!
//! They are read anew after each step, as others may answer points meanwhile; what rests on the answers too is made once for each of
//! their revisions.

use std::cell::RefCell;
use std::rc::Rc;

use crate::desk::Session;
use crate::desk::filing::{Asked, letters_of, unasked};
use crate::filing::letter::Step;
use crate::form::{Difference, Place, Spot};
use crate::text::Phrase;

/// Which letter: its submission, and its id there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Which {
    pub(crate) code: String,
    pub(crate) id: String,
}

impl Which {
    pub(crate) fn of(asked: &Asked) -> Self {
        Self { code: asked.code.clone(), id: asked.letter.fields.id.clone() }
    }

    /// Reads what the page of the filings names it by.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (code, id) = name.rsplit_once('/')?;
        Some(Self { code: code.to_owned(), id: id.to_owned() })
    }
}

/// What is kept of the filings of the open record.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    all: Vec<Asked>,
    /// What cannot be read.
    pub(crate) trouble: Option<Phrase>,
    /// Counts up whenever it is read anew.
    pub(crate) count: u64,
    /// The step that takes back each one that was taken here, the last one last.
    pub(crate) past: Vec<(Which, Step)>,
    /// What no point asks for, of a revision of the answers.
    unasked: RefCell<Option<(u64, Rc<Vec<Difference>>)>>,
}

impl Inbox {
    /// Reads them.
    pub(crate) fn of(session: &Session) -> Self {
        let file = session.file();
        let (all, trouble) = match letters_of(&file.path, &file.dossier.id) {
            Ok((all, troubles)) => (all, troubles.into_iter().next()),
            Err(error) => (Vec::new(), Some(error.said())),
        };
        Self { all, trouble, ..Self::default() }
    }

    /// The same, read after these.
    pub(crate) fn after(self, before: Self) -> Self {
        Self { count: before.count + 1, past: before.past, ..self }
    }

    /// One of them.
    pub(crate) fn find(&self, which: &Which) -> Option<&Asked> {
        self.all.iter().find(|one| Which::of(one) == *which)
    }

    /// Those that are not answered yet.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Asked> {
        self.all.iter().filter(|one| one.is_open)
    }

    /// What was changed under open letters and no point of them asks for.
    pub(crate) fn unasked(&self, session: &Session) -> Rc<Vec<Difference>> {
        if self.open().next().is_none() {
            return Rc::default();
        }
        let revision = session.revision();
        let known = self.unasked.borrow().as_ref().filter(|(of, _)| *of == revision).cloned();
        known.map_or_else(
            || {
                let made = Rc::new(unasked(&self.all, session.answers()));
                self.unasked.replace(Some((revision, Rc::clone(&made))));
                made
            },
            |(_, made)| made,
        )
    }

    /// Whether something was changed at a place, or in it, that no point asks for.
    pub(crate) fn is_unasked(&self, place: &Place, session: &Session) -> bool {
        let unasked = self.unasked(session);
        let whole = Spot::from(place);
        // A row that is new as a whole holds the place, too.
        unasked
            .iter()
            .any(|one| whole.holds(&one.spot) || (one.is_whole_row() && one.spot.holds(&whole)))
    }
}
