//! How a person names with what a scan is handed in: `gba_contract-recipient`, the same words in Chinese or English, or a folder so called.
//!
//! It is parsed once; which sets of papers the record hands in decides only afterwards whether there is such a one.

use crate::document::build::Submission;
use crate::law::Route;
use crate::store::file_stem;
use crate::text::Phrase;

/// With what a scan is handed in, as a person named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    route: Route,
    is_theirs: bool,
    /// The recipient, by the id of its row or by its name.
    recipient: Option<String>,
}

/// The routes by which something is handed in.
const FILED: [Route; 4] = [Route::Contract, Route::Assessment, Route::Certification, Route::Bay];

impl Key {
    /// `ROUTE` or `ROUTE/RECIPIENT`; nothing where no route is so called.
    pub fn parse(text: &str) -> Option<Self> {
        let (side, recipient) = match text.trim().split_once(['/', '\\']) {
            Some((side, recipient)) => (side, Some(recipient.trim().to_owned())),
            None => (text, None),
        };
        let side = side.trim().to_lowercase();
        let sides = FILED.into_iter().map(|route| (route, false)).chain([(Route::Bay, true)]);
        let is_called = |(route, is_theirs): &(Route, bool)| {
            let Phrase { zh, en } = Submission::side(*route, *is_theirs);
            let of = Submission::of(*route, *is_theirs);
            [zh, en.to_lowercase(), of.code()].contains(&side)
        };
        let (route, is_theirs) = { sides }.find(is_called)?;
        let recipient = recipient.filter(|name| !name.is_empty());
        Some(Self { route, is_theirs, recipient })
    }

    /// That of a set of papers.
    pub fn of(one: &Submission) -> Self {
        let recipient = one.recipient.clone().filter(|_| one.called.is_some());
        Self { route: one.route, is_theirs: one.is_theirs, recipient }
    }

    /// Whether no recipient is named.
    pub const fn is_of_all(&self) -> bool {
        self.recipient.is_none()
    }

    /// The same for one recipient, as a folder below that of the route names it.
    pub fn with(&self, recipient: &str) -> Self {
        Self { recipient: Some(recipient.to_owned()), ..self.clone() }
    }

    /// Whether a set of papers is meant.
    pub fn means(&self, one: &Submission) -> bool {
        let is_called = match (&self.recipient, &one.called) {
            (None, called) => called.is_none(),
            (Some(name), called) => {
                let is_id = one.recipient.as_ref().is_some_and(|id| id == name);
                let is_name = |called: &Phrase| {
                    [&called.zh, &called.en]
                        .into_iter()
                        .any(|own| own == name || file_stem(own) == *name)
                };
                is_id || called.as_ref().is_some_and(is_name)
            }
        };
        (self.route, self.is_theirs) == (one.route, one.is_theirs) && is_called
    }

    /// Whether a set of the same route is handed in, whichever.
    pub fn is_of_route(&self, all: &[Submission]) -> bool {
        all.iter().any(|one| one.route == self.route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_named_by_code_and_in_both_languages() {
        for (text, code) in [
            ("standard_contract", "standard_contract"),
            ("标准合同备案", "standard_contract"),
            ("Standard Contract", "standard_contract"),
            ("gba_contract-recipient", "gba_contract-recipient"),
            ("大湾区标准合同-接收方一方", "gba_contract-recipient"),
        ] {
            let key = Key::parse(text).unwrap();
            assert_eq!(Submission::of(key.route, key.is_theirs).code(), code, "{text}");
        }
        assert_eq!(Key::parse("合同"), None);
        assert_eq!(Key::parse("exempt"), None);
        let key = Key::parse("gba_contract/甲").unwrap();
        let one = |called: Option<Phrase>| Submission {
            recipient: Some("r1".to_owned()),
            called,
            ..Submission::of(Route::Bay, false)
        };
        assert!(
            key.means(&one(Some(Phrase::same("甲")))) && !key.means(&one(Some(Phrase::same("乙"))))
        );
        assert!(Key::parse("gba_contract/r1").unwrap().means(&one(None)));
        // Where each of several contracts is filed by itself, one is to be named.
        assert!(!Key::parse("gba_contract").unwrap().means(&one(Some(Phrase::same("甲")))));
    }
}
