//! The same facts for another use: under the law files of a workspace, or without notes of what is read.
//!
//! What they share with the facts they come from is what was found, never what was noted.

use std::rc::Rc;

use super::{Facts, Reads};
use crate::source::LawFiles;

impl<'a> Facts<'a> {
    /// The same facts, nothing read of them yet, under what law files of the workspace renew.
    #[must_use]
    pub fn under<'b>(&self, law_files: &'b LawFiles) -> Facts<'b>
    where
        'a: 'b,
    {
        Facts {
            answers: self.answers,
            day: self.day,
            law_files,
            is_noting: self.is_noting,
            is_whole: self.is_whole,
            reads: Reads::default(),
            is_bare: self.is_bare.clone(),
            work: Rc::clone(&self.work),
            named: Rc::clone(&self.named),
        }
    }

    /// What law files of the workspace renew.
    pub const fn law_files(&self) -> &'a LawFiles {
        self.law_files
    }

    /// The same facts without notes of what is read, for a list that shows no reasons: all that follows from them is the same.
    #[must_use]
    pub fn unexplained(&self) -> Self {
        Self { is_whole: self.is_whole, ..self.quietly() }
    }

    /// The same facts without notes of what is read. What decides follows from them; what is only told beside it may not.
    pub fn quietly(&self) -> Self {
        Self {
            is_noting: false,
            is_whole: false,
            reads: Reads::default(),
            is_bare: self.is_bare.clone(),
            work: Rc::clone(&self.work),
            named: Rc::clone(&self.named),
            ..*self
        }
    }
}
