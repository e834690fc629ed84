//! The deadlines of a record as entries of a calendar file.

use crate::day::Day;
use crate::document::render::{Entry, ics};
use crate::form::Place;
use crate::law::clock::{Clock, Deadline};
use crate::telling::{self, Depth};
use crate::text::{Lang, Phrase, Text, t};

use super::whole::Agenda;

/// The calendar file of the deadlines that are not done; `id` is that of the record, `stamp` its day.
///
/// A deadline gives an entry for the day to act by, and others for the day to begin and for the last day where it has them.
/// The ids depend on the record, the clock and the row alone, so that a new file replaces the entries of an old one.
pub fn agenda(deadlines: &[Deadline], id: &str, stamp: Day, lang: Lang) -> String {
    let open = deadlines.iter().filter(|deadline| deadline.done.is_none());
    let entries = open.flat_map(|deadline| {
        let days = [deadline.timing.prepare, deadline.act_by(), deadline.timing.closes];
        let of = (deadline.clock, &deadline.place, deadline.title());
        entries(of, days, id, &text(deadline, lang), lang)
    });
    ics(&entries.collect::<Vec<_>>(), stamp)
}

/// The same of deadlines of a whole folder, with the entries of the same ids; each says of which record it is.
pub fn agenda_of(all: &Agenda, stamp: Day, lang: Lang) -> String {
    let entries = all.dues.iter().flat_map(|(at, due)| {
        let Ok(record) = &all.record(*at).content else { return Vec::new() };
        let days = [due.prepare, due.act_by, due.closes];
        let text = [
            due.clock.means.get(lang),
            &record.title,
            &record.entity,
            due.clock.who.label().get(lang),
        ];
        entries((due.clock, &due.place, due.title()), days, &record.id, &text.join("\n"), lang)
    });
    ics(&entries.collect::<Vec<_>>(), stamp)
}

fn entries(
    (clock, place, what): (&Clock, &Place, Phrase),
    [prepare, act_by, closes]: [Option<Day>; 3],
    id: &str,
    text: &str,
    lang: Lang,
) -> Vec<Entry> {
    let days = [
        ("prepare", prepare, t("开始准备", "begin to prepare")),
        ("due", act_by, clock.due_label()),
        ("closes", closes, t("最后一天", "last day")),
    ];
    let place = place.to_string().replace('/', ".");
    let entry = |(part, day, label): (&str, Option<Day>, Text)| {
        Some(Entry {
            uid: format!("{}.{place}.{part}.{id}@chujing", clock.id),
            day: day?,
            title: title(what.clone(), label).get(lang).to_owned(),
            text: text.to_owned(),
        })
    };
    days.into_iter().filter_map(entry).collect()
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
