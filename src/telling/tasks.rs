//! What people agreed to do: the day, what, who, and about what.

use crate::day::Day;
use crate::law::clock::When;
use crate::law::{Of, Task};
use crate::text::{Text, t};

use super::{Told, Tone};

/// What all of it is called.
pub const TASKS: Text = t("会议决定、批注和承诺", "Decided, asked and undertaken");

/// So many signs of the name of an entry are shown.
const SHORT: usize = 8;

/// What is to be done, the first day first, those without one last; nothing where nothing is.
pub fn tasks(all: &[Task], on: Day) -> Vec<Told> {
    if all.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Task> = all.iter().collect();
    sorted.sort_by_key(|task| (task.due.is_none(), task.due));
    let lines = sorted.into_iter().map(|task| line(task, on));
    std::iter::once(Told::new(Tone::Heading, TASKS)).chain(lines).collect()
}

fn line(task: &Task, on: Day) -> Told {
    let when = task.when(on);
    let day = task.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let said = said!(
        "{day} [{state}] {title}（{who}）",
        "{day} [{state}] {title} ({who})",
        day,
        state = when.label(),
        title = task.title(),
        who = task.who(),
    );
    let tone = match when {
        When::Overdue => Tone::Wrong,
        When::Today | When::Week => Tone::Warning,
        _ => Tone::Plain,
    };
    let about = said!("{about}", "{about}", about = &task.about);
    let told = Told::new(tone, said).at(task.place.clone()).with([Told::new(Tone::Dim, about)]);
    match task.of {
        Of::Letter | Of::Reply => told,
        // So much of its name is enough to say it is done.
        Of::Decision | Of::Remark => told.named(task.id.get(..SHORT).unwrap_or(&task.id)),
    }
}
