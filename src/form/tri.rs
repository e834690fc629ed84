//! Yes, no, or unknown with the places that would settle it.
//!
//! An unanswered question is never read as "no": every combination below carries what is lacking along.

use std::collections::BTreeSet;

use super::Place;

/// The places whose answers would settle an open question.
pub type Lacking = BTreeSet<Place>;

/// One place: put in by itself, as to sort a list of one takes longer.
pub(super) fn only(place: Place) -> Lacking {
    let mut out = Lacking::new();
    out.insert(place);
    out
}

/// A three-valued answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It is open, and answers at these places would settle it.
    Unknown(Lacking),
}

impl Tri {
    /// A known yes or no.
    pub const fn known(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    /// Open, for want of an answer at `place`.
    pub fn lacks(place: Place) -> Self {
        Self::Unknown(only(place))
    }

    /// Whether it is settled as yes.
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Whether it is settled as no.
    pub const fn is_no(&self) -> bool {
        matches!(self, Self::No)
    }

    /// Both hold. A settled "no" settles it, whatever the other is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            (Self::Unknown(mut open), Self::Unknown(mut more)) => {
                // The smaller joins the larger: of many open answers each is moved once.
                if open.len() < more.len() {
                    std::mem::swap(&mut open, &mut more);
                }
                open.extend(more);
                Self::Unknown(open)
            }
            (Self::Unknown(open), Self::Yes) | (Self::Yes, Self::Unknown(open)) => {
                Self::Unknown(open)
            }
        }
    }

    /// At least one holds. A settled "yes" settles it, whatever the other is.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// The opposite; what is open stays open.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "reads better in a chain than a prefix operator"
    )]
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            open @ Self::Unknown(_) => open,
        }
    }

    /// All hold.
    pub fn all(items: impl IntoIterator<Item = Self>) -> Self {
        items.into_iter().fold(Self::Yes, Self::and)
    }

    /// At least one holds.
    pub fn any(items: impl IntoIterator<Item = Self>) -> Self {
        items.into_iter().fold(Self::No, Self::or)
    }
}

/// A typed answer, or the places that would give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// Answered.
    Known(T),
    /// Open.
    Unknown(Lacking),
}

impl<T> Answer<T> {
    /// Whether the answer satisfies `test`.
    pub fn is(self, test: impl FnOnce(&T) -> bool) -> Tri {
        match self {
            Self::Known(value) => Tri::known(test(&value)),
            Self::Unknown(lacking) => Tri::Unknown(lacking),
        }
    }

    /// The answer, if it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog;

    fn open() -> Tri {
        Tri::lacks(Place::single(&catalog::handler::SECTION, &catalog::handler::CIIO))
    }

    #[test]
    fn unknown_is_never_no() {
        assert_eq!(open().and(Tri::Yes), open());
        assert_eq!(open().and(Tri::No), Tri::No);
        assert_eq!(open().or(Tri::Yes), Tri::Yes);
        assert_eq!(open().or(Tri::No), open());
        assert_eq!(open().not(), open());
    }

    #[test]
    fn nothing_to_fail_is_yes_and_nothing_to_hold_is_no() {
        assert_eq!(Tri::all([]), Tri::Yes);
        assert_eq!(Tri::any([]), Tri::No);
        assert_eq!(Tri::any([Tri::No, open(), Tri::Yes]), Tri::Yes);
    }
}
