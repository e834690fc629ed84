//! The code of a choice as rules name it: a constant, made sure by the compiler.
//!
//! A code is compared with a code and never with text: `role::ENTRUSTED`, where `entrusted` has its row in `roles.tsv`. A name
//! that is no row does not compile, neither where a constant is declared nor where it is used.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::text::{Hole, Lang};

use super::{Choice, Options};

/// The code of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Code(&'static str);

impl Code {
    /// The code of no row: what stands in a list before its rows are read.
    pub(super) const NONE: Self = Self("");

    /// An express "not judged yet", in every list that has it: an answer to show, not a fact to rely on.
    pub const UNKNOWN: Self = Self("unknown");

    pub(super) const fn new(code: &'static str) -> Self {
        Self(code)
    }

    /// The code as it stands in files.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl Hole for Code {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }
}

impl Options {
    /// The code of a choice, for constants.
    ///
    /// # Panics
    /// Where no choice has this code: the constant does not compile.
    pub(super) const fn code(&self, code: &str) -> Code {
        let mut at = 0;
        while at < self.choices.len() {
            if is_same(self.choices[at].code.0, code) {
                return self.choices[at].code;
            }
            at += 1;
        }
        panic!("no choice of the list has this code")
    }

    /// The choice with this code; `None` if it is of another list.
    pub fn of(&self, code: Code) -> Option<&'static Choice> {
        self.find(code.0)
    }
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Names codes of a list: `codes!(role of ROLES: ENTRUSTED = "entrusted")` declares `role::ENTRUSTED`.
macro_rules! codes {
    ($module:ident of $list:ident: $($name:ident = $code:literal),+ $(,)?) => {
        #[doc = concat!("The codes of [`", stringify!($list), "`](super::", stringify!($list), ") that the program names.")]
        pub mod $module {
            $(
                #[doc = concat!("`", $code, "`")]
                pub const $name: $crate::form::Code = super::$list.code($code);
            )+
        }
    };
}

pub(super) use codes;
