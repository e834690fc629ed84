//! The other records whose people count, by name and by which they are.
//!
//! Of many records of one entity each sees all but itself: they are held once, and a copy takes no room of its own.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::text::Phrase;

use super::Origin;

/// The other records whose people count, in the order in which they were counted.
#[derive(Clone, Debug, Default)]
pub struct Others {
    all: Arc<Vec<(Phrase, Origin)>>,
    /// The position of the record that is none of the others.
    but: Option<usize>,
}

impl Others {
    pub(super) fn push(&mut self, name: Phrase, origin: Origin) {
        Arc::make_mut(&mut self.all).push((name, origin));
    }

    /// All but the one at a position.
    pub(super) fn without(&self, at: usize) -> Self {
        Self { all: Arc::clone(&self.all), but: Some(at) }
    }

    /// Each by name and by which it is.
    pub fn iter(&self) -> impl Iterator<Item = (&Phrase, &Origin)> {
        let counted = self.all.iter().enumerate().filter(|(at, _)| Some(*at) != self.but);
        counted.map(|(_, (name, origin))| (name, origin))
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &Phrase> {
        self.iter().map(|(name, _)| name)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

/// However they are held.
impl PartialEq for Others {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

/// By their names.
impl Serialize for Others {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.names())
    }
}
