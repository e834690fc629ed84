//! The deadlines of a record as entries of a calendar file.

use crate::day::Day;
use crate::document::render::{Entry, ics};
use crate::law::clock::Deadline;
use crate::telling::{self, Depth};
use crate::text::{Lang, Phrase, Text, t};

/// The calendar file of the deadlines that are not done; `id` is that of the record, `stamp` its day.
///
/// A deadline gives an entry for the day to act by, and others for the day to begin and for the last day where it has them.
/// The ids depend on the record, the clock and the row alone, so that a new file replaces the entries of an old one.
pub fn agenda(deadlines: &[Deadline], id: &str, stamp: Day, lang: Lang) -> String {
    let mut entries = Vec::new();
    for deadline in deadlines.iter().filter(|deadline| deadline.done.is_none()) {
        let days = [
            ("prepare", deadline.timing.prepare, t("开始准备", "begin to prepare")),
            ("due", deadline.act_by(), deadline.due_label()),
            ("closes", deadline.timing.closes, t("最后一天", "last day")),
        ];
        for (part, day, label) in days {
            if let Some(day) = day {
                let place = deadline.place.to_string().replace('/', ".");
                entries.push(Entry {
                    uid: format!("{}.{place}.{part}.{id}@chujing", deadline.clock.id),
                    day,
                    title: title(deadline.title(), label).get(lang).to_owned(),
                    text: text(deadline, lang),
                });
            }
        }
    }
    ics(&entries, stamp)
}

fn title(clock: Phrase, label: Text) -> Phrase {
    if label.is_empty() {
        return clock;
    }
    said!("{clock}：{label}", "{clock}: {label}", clock, label)
}

/// What the clock means, and all that is told of the deadline below its title.
fn text(deadline: &Deadline, lang: Lang) -> String {
    let told = telling::deadline(deadline);
    let below = told.below(Depth::Full).map(|line| line.line_in(lang));
    let means = deadline.clock.means.get(lang).to_owned();
    std::iter::once(means).chain(below).collect::<Vec<_>>().join("\n")
}
