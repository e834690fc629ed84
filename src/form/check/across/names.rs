//! Checks of names: words that say that there is none are no name, and would stand in papers as one.

use crate::form::catalog::{contracts, handler, onward, people, recipients};
use crate::form::{Entry, Facts, Field};
use crate::text::{harmless, says_none};

use super::{Problem, Severity, checks, push};

/// Fields that papers print as the name of somebody or of a paper.
static NAMES: [&Field; 7] = [
    &handler::NAME,
    &handler::NAME_EN,
    &recipients::NAME,
    &recipients::NAME_ZH,
    &onward::NAME,
    &contracts::BUSINESS_NAME,
    &people::NAME,
];

pub(super) fn no_name(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    of_entry(&facts.single(&handler::SECTION), out);
    for section in [&recipients::SECTION, &onward::SECTION, &contracts::SECTION, &people::SECTION] {
        facts.rows(section).for_each(|entry| of_entry(&entry, out));
    }
}

fn of_entry(entry: &Entry<'_>, out: &mut Vec<Problem>) {
    for field in entry.section.fields.iter().copied().filter(|field| NAMES.contains(field)) {
        let Some(words) = entry.text(field).known().filter(|words| says_none(words)) else {
            continue;
        };
        let words = harmless(words, false);
        push(
            out,
            checks::NAMES_NONE,
            Severity::Error,
            entry.place(field),
            said!(
                "“{words}”不是名称，会被当作名称写入文书；没有的请留空",
                "\"{words}\" is no name and would stand in papers as one; leave it open where \
                 there is none",
                words,
            ),
        );
    }
}
