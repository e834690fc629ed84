//! The deadlines of a record as entries of a calendar file.

use crate::day::{Day, Moment};
use crate::document::render::{Entry, Gone, ics};
use crate::dossier::Dossier;
use crate::form::{Facts, Place};
use crate::law::clock::{Clock, Deadline};
use crate::law::{Entity, Task};
use crate::telling::{self, Depth};
use crate::text::{Lang, Phrase, Text, t};

use super::whole::Agenda;

/// The entries of the deadlines of a record that are not done, and of what people agreed to do.
///
/// A deadline gives an entry for the day to act by, and others for the day to begin and for the last day where it has them.
/// The ids depend on the record, the clock and the row alone, so that a new file replaces the entries of an old one. Each entry names
/// the record and its company, as a calendar holds those of many.
pub fn agenda(
    (deadlines, tasks): (&[Deadline], &[Task]),
    dossier: &Dossier,
    lang: Lang,
) -> Vec<Entry> {
    let open = deadlines.iter().filter(|deadline| deadline.done.is_none());
    let entity = Entity::of(&Facts::new(&dossier.answers)).spoken();
    let record = Record { id: &dossier.id, title: &dossier.title(), entity: &entity };
    let entries = open.flat_map(|deadline| {
        let days = [deadline.timing.prepare, deadline.act_by(), deadline.timing.closes];
        let what = (deadline.title(), deadline.timing.provisional.is_some());
        let of = (deadline.clock, &deadline.place, what);
        entries(of, days, &record, &text(deadline, lang), lang)
    });
    let agreed = task_entries(tasks, (record.id, record.title, record.entity), lang);
    entries.chain(agreed).collect()
}

/// The same of deadlines of a whole folder, with the entries of the same ids.
pub fn agenda_of(all: &Agenda, lang: Lang) -> Vec<Entry> {
    let entries = all.dues.iter().flat_map(|(at, due)| {
        let Ok(record) = &all.record(*at).content else { return Vec::new() };
        let days = [due.prepare, due.act_by, due.closes];
        let text = [due.clock.means.get(lang), due.clock.who.label().get(lang)].join("\n");
        let record = Record { id: &record.id, title: &record.title, entity: &record.entity };
        let of = (due.clock, &due.place, (due.title(), due.is_provisional));
        entries(of, days, &record, &text, lang)
    });
    let tasks = all.tasks.iter().flat_map(|(at, task)| {
        let Ok(record) = &all.record(*at).content else { return Vec::new() };
        let of = (record.id.as_str(), record.title.as_str(), record.entity.as_str());
        task_entries(std::slice::from_ref(task), of, lang)
    });
    entries.chain(tasks).collect()
}

/// The entries of what people agreed to do, by its day; what has none gives none. The ids depend on the record and on where it was agreed
/// on alone.
fn task_entries(
    tasks: &[Task],
    (id, record, entity): (&str, &str, &str),
    lang: Lang,
) -> Vec<Entry> {
    let of = Record { id, title: record, entity };
    let entry = |task: &Task| {
        let name = task.id.replace('/', ".");
        let (who, about) = (task.who(), &task.about);
        let text = said!("{who}\n{about}", "{who}\n{about}", who, about);
        Some(Entry {
            uid: format!("{}.{name}.due.{id}@chujing", task.of.code()),
            day: task.due?,
            title: title(&(task.title(), false), Text::EMPTY, &of).get(lang).to_owned(),
            text: format!("{}\n{record}\n{entity}", text.get(lang)),
        })
    };
    tasks.iter().filter_map(entry).collect()
}

/// The calendar file of entries, made at a moment over an earlier one; nothing where it would have no entry.
pub fn calendar(entries: &[Entry], at: Moment, earlier: Option<(&str, Gone)>) -> Option<String> {
    ics(entries, at, earlier)
}

/// A record, as entries name it.
struct Record<'a> {
    id: &'a str,
    title: &'a str,
    entity: &'a str,
}

fn entries(
    (clock, place, what): (&Clock, &Place, (Phrase, bool)),
    [prepare, act_by, closes]: [Option<Day>; 3],
    record: &Record<'_>,
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
            uid: format!("{}.{place}.{part}.{}@chujing", clock.id, record.id),
            day: day?,
            title: title(&what, label, record).get(lang).to_owned(),
            text: format!("{text}\n{}\n{}", record.title, record.entity),
        })
    };
    days.into_iter().filter_map(entry).collect()
}

/// What is to be done, whether the day may still move, and of which record and company it is: all of it stands in the title, as many
/// programs show nothing else.
fn title((what, is_provisional): &(Phrase, bool), label: Text, record: &Record<'_>) -> Phrase {
    let open = if *is_provisional { t("（暂定）", "(provisional) ") } else { Text::EMPTY };
    let part =
        if label.is_empty() { Phrase::default() } else { said!("：{label}", ": {label}", label) };
    let of = [record.title, record.entity].map(str::trim);
    let of = of.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ");
    said!("{open}{what}{part}　{of}", "{open}{what}{part} - {of}", open, what, part, of)
}

/// What the clock means, and all that is told of the deadline below its title.
fn text(deadline: &Deadline, lang: Lang) -> String {
    let told = telling::deadline(deadline);
    let below = told.below(Depth::Full).map(|line| line.line_in(lang));
    let means = deadline.clock.means.get(lang).to_owned();
    std::iter::once(means).chain(below).collect::<Vec<_>>().join("\n")
}
