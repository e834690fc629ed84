//! Where the data of the mainland is kept: a page that says "outside" where the record has systems in the mainland says otherwise.
//!
//! That something of it is stored abroad after an export is no difference: only of what is collected in the mainland, or of all that a
//! page without the contrary promise speaks of.

use crate::form::catalog::systems;
use crate::form::options::system_side;
use crate::form::{Entry, Place};

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::place_names::named;
use super::plain::Plain;
use super::words::{leads, lies_in, mark, promised};

/// The code of the mainland.
const MAINLAND: &str = "cn";

/// Notes sentences by which what stands in the mainland by the record is kept abroad.
pub(super) fn compare(case: &mut Case<'_>) {
    let is_home = |row: &Entry<'_>| {
        row.chose(&systems::SIDE, system_side::MAINLAND).is_yes()
            && row.is_answered(&systems::PLACE)
            && !is_foreign(row)
    };
    let rows = case.held.facts.rows(&systems::SECTION).filter(is_home);
    let home: Vec<Place> = rows.map(|row| row.place(&systems::PLACE)).collect();
    if home.is_empty() {
        return;
    }
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    let is_promised = all.iter().any(|one| stays(one));
    for sentence in all {
        let plain = &sentence.plain;
        let is_of_mainland = plain.has_any(mark("of_mainland"));
        let is_of_all = || {
            !is_promised
                && case.parties_in(sentence).next().is_none()
                && plain.has_any(mark("of_data"))
                && !plain.has_any(mark("of_some"))
        };
        if is_abroad(sentence) && (is_of_mainland || is_of_all()) {
            case.note(
                (Matter::Export, Sense::Otherwise),
                said!(
                    "页面写明信息存储在境外，记录的境内系统却设在境内。",
                    "By the page the information is stored abroad; the record has systems in the mainland that hold it."
                ),
                quoted(sentence),
                home.clone(),
            );
        }
    }
}

/// Whether a sentence says that data stays in the mainland.
fn stays(sentence: &Sentence) -> bool {
    let all = leads(&sentence.plain, promised("mainland"));
    all.iter().any(|at| !lies_in(at, &sentence.denied))
}

/// Whether a sentence says that something is stored abroad, by that word or by the name of a country.
fn is_abroad(sentence: &Sentence) -> bool {
    let plain = &sentence.plain;
    let behind = |end: usize| end + usize::from(plain.small.get(end) == Some(&' '));
    let places = named(plain);
    let stored = plain.all(mark("stored_in")).into_iter().filter(|at| {
        places.iter().any(|there| there.at.start == behind(at.end) && is_elsewhere(&there.codes))
    });
    let outside = plain.all(mark("stored_outside"));
    stored.chain(outside).any(|at| !lies_in(&at, &sentence.denied))
}

fn is_elsewhere(codes: &std::collections::BTreeSet<&'static str>) -> bool {
    codes.iter().all(|code| *code != MAINLAND)
}

/// Whether a system stands abroad by its country or by the words of its place.
pub(super) fn is_foreign(row: &Entry<'_>) -> bool {
    let of_words = row.shown(&systems::PLACE).is_some_and(|words| {
        named(&Plain::new(&words.zh)).iter().any(|there| is_elsewhere(&there.codes))
    });
    let country = row.choice(&systems::COUNTRY).known();
    of_words || country.is_some_and(|code| code.as_str() != MAINLAND)
}
