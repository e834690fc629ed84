//! Whether a question is asked, and what is found where it is answered.
//!
//! A question may depend on the answer to another, and that again on a third: whether it is asked is found once for each reading, and
//! where nobody needs to know what would settle it no places are gathered.

use serde_json::Value;

use super::super::tri::only;
use super::super::{Answer, Field, KEPT, Lacking, Need, Tri};
use super::{Entry, READ};

/// What was found where a field is read.
enum Found<'a> {
    Value(&'a Value),
    /// No answer, and whether there should be one: that is not asked twice, as each question may depend on another.
    Nothing(Tri),
    /// An answer that nobody may rely on.
    Unsure,
}

impl<'a> Entry<'a> {
    /// Whether the field is asked, given the other answers.
    pub fn is_asked(&self, field: &'static Field) -> Tri {
        field.asked.map_or(Tri::Yes, |asked| asked(self))
    }

    /// The same where nobody needs to know what would settle it: an open answer names no places.
    pub(in crate::form) fn is_asked_barely(&self, field: &'static Field) -> Tri {
        let Some(asked) = field.asked else { return Tri::Yes };
        let before = self.facts.is_bare.replace(true);
        let asked = asked(self);
        self.facts.is_bare.set(before);
        asked
    }

    /// The first question that must be answered here, is asked, and holds no answer; not noted as a read.
    pub fn first_gap(&self) -> Option<&'static Field> {
        self.section.fields.iter().copied().find(|field| {
            field.need == Need::Required
                && self.value(field).is_none()
                && self.is_asked_barely(field).is_yes()
        })
    }

    /// Whether an answer stands here although its question is not asked, given the other answers: it is kept, and not read.
    ///
    /// While it is open whether the question is asked, the answer stands.
    pub fn is_left_over(&self, field: &'static Field) -> bool {
        field.asked.is_some() && self.value(field).is_some() && self.is_past(field)
    }

    /// Whether the question of an answer that stands here is no longer asked.
    pub(in crate::form) fn is_past(&self, field: &'static Field) -> bool {
        if field.asked.is_none() {
            return false;
        }
        // Looking whether a question is asked is no read of the answer itself.
        let before = self.facts.reads.count();
        let is_past = self.is_asked_barely(field).is_no();
        self.facts.reads.truncate(before);
        is_past
    }

    /// What would give the answer: the field itself, or while it is open whether the field is asked at all, what settles that.
    pub(super) fn lacking(&self, field: &'static Field) -> Lacking {
        if self.facts.is_bare.get() {
            return Lacking::new();
        }
        if self.is_contested() {
            return only(self.place(&KEPT));
        }
        self.settling(field, self.is_asked(field))
    }

    /// What would give an answer that is not there, given whether it is asked.
    fn settling(&self, field: &'static Field, asked: Tri) -> Lacking {
        match asked {
            Tri::Unknown(first) => first,
            _ if self.facts.is_bare.get() => Lacking::new(),
            Tri::Yes | Tri::No => only(self.place(field)),
        }
    }

    /// The value and a note that it was read. A question that is not asked yet, and has no answer, is not worth a note; an
    /// answer to a question that is no longer asked is none.
    fn read(&self, field: &'static Field) -> Found<'a> {
        self.facts.work.update(|work| work + READ);
        if self.is_contested() {
            return Found::Unsure;
        }
        let found = match self.value(field) {
            None => match self.is_asked(field) {
                Tri::Yes => Found::Nothing(Tri::Yes),
                asked => return Found::Nothing(asked),
            },
            Some(_) if self.is_past(field) => return Found::Unsure,
            Some(value) => Found::Value(value),
        };
        if self.facts.is_noting {
            self.facts.reads.note((self.section, self.at, field));
        }
        found
    }

    pub(super) fn answer<T>(
        &self,
        field: &'static Field,
        take: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Answer<T> {
        let taken = match self.read(field) {
            Found::Value(value) => take(value),
            Found::Nothing(asked) => return Answer::Unknown(self.settling(field, asked)),
            Found::Unsure => None,
        };
        taken.map_or_else(|| Answer::Unknown(self.lacking(field)), Answer::Known)
    }
}
