//! Answers of which only some sections were read: whoever wants but a result need not read thousands of rows on which it does not
//! rest.
//!
//! A section that was left out looks as if it were empty. That it was asked for is noticed: what was found is then worth nothing, and
//! the answers are read whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::Section;
use super::{Answers, Held};

/// Which sections were read, and whether another was asked for: also of a copy of the answers, on which something may be tried.
#[derive(Clone, Debug)]
pub(super) struct Part {
    read: &'static [&'static Section],
    is_asked_for_more: Arc<AtomicBool>,
}

impl Part {
    fn ask(&self) {
        self.is_asked_for_more.store(true, Ordering::Relaxed);
    }
}

impl Answers {
    /// The same answers, of which only these sections were read.
    #[must_use]
    pub fn but_a_part(self, read: &'static [&'static Section]) -> Self {
        let part = Part { read, is_asked_for_more: Arc::default() };
        Self { part: Some(part), ..self }
    }

    /// Whether something was asked for that was not read, so that nothing that was found can be relied on.
    pub fn is_too_little(&self) -> bool {
        self.part.as_ref().is_some_and(|part| part.is_asked_for_more.load(Ordering::Relaxed))
    }

    /// What is stored of a section.
    pub(in crate::form) fn section(&self, section: &Section) -> Option<&Held> {
        if let Some(part) = &self.part
            && !part.read.iter().any(|read| read.id == section.id)
        {
            part.ask();
        }
        self.sections.get(section.id)
    }

    /// Whoever asks for all sections asks for those that were not read.
    pub(super) fn ask_for_all(&self) {
        if let Some(part) = &self.part {
            part.ask();
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::catalog::{groups, handler, items};
    use super::*;

    #[test]
    fn a_section_that_was_left_out_is_not_asked_for_unnoticed() {
        static READ: [&Section; 2] = [&handler::SECTION, &groups::SECTION];
        let tree = json!({ "handler": { "name": "甲" }, "groups": [{ "id": "g" }] });
        let part = || Answers::from_json(tree.clone()).unwrap().but_a_part(&READ);
        let asked = |ask: &dyn Fn(&Answers)| {
            let answers = part();
            ask(&answers);
            answers.is_too_little()
        };
        assert!(!asked(&|part| assert!(part.single(&handler::SECTION).is_some())));
        assert!(!asked(&|part| assert_eq!(part.rows(&groups::SECTION).count(), 1)));
        assert!(asked(&|part| assert_eq!(part.rows(&items::SECTION).count(), 0)));
        assert!(asked(&|part| assert!(part.to_json().is_object())));
        assert!(asked(&|part| assert!(*part == part.clone())));
        assert!(asked(&|part| assert!(part.held_rows(&items::SECTION).is_empty())));
        assert!(
            asked(&|part| assert_eq!(part.clone().rows(&items::SECTION).count(), 0)),
            "of a copy"
        );
        let whole = Answers::from_json(tree.clone()).unwrap();
        assert_eq!((whole.rows(&items::SECTION).count(), whole.is_too_little()), (0, false));
    }
}
