//! The deadlines of a record as entries of a calendar file.

use crate::day::Day;
use crate::day::calendar::Provisional;
use crate::document::render::{Entry, ics};
use crate::law::clock::Deadline;
use crate::text::{Lang, Phrase, Text, phrase, t};

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
                    title: title(deadline.clock.title, label).get(lang).to_owned(),
                    text: text(deadline).get(lang).to_owned(),
                });
            }
        }
    }
    ics(&entries, stamp)
}

fn title(clock: Text, label: Text) -> Phrase {
    if label.is_empty() {
        return clock.into();
    }
    phrase(format!("{}：{}", clock.zh, label.zh), format!("{}: {}", clock.en, label.en))
}

fn text(deadline: &Deadline) -> Phrase {
    let clock = deadline.clock;
    let missed = clock.missed.said();
    let mut parts: Vec<Phrase> = vec![clock.means.into(), deadline.timing.calculation.clone()];
    parts.extend(deadline.timing.provisional.as_ref().map(Provisional::said));
    parts.push(phrase(
        format!("由谁办理：{}；错过的后果：{}", clock.who.label().zh, missed.zh),
        format!("who: {}; if missed: {}", clock.who.label().en, missed.en),
    ));
    parts.extend(deadline.notes.iter().cloned());
    let lines = |lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join("\n");
    phrase(lines(Lang::Zh), lines(Lang::En))
}
