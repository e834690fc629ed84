//! The deadlines: the day due, how it stands, how it was reckoned, by whom, and what follows when it is missed.
//!
//! All days of a reckoning are written `2026-12-07`, so that they can be compared and looked down in a column.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::form::catalog::{contracts, recipients};
use crate::form::options::route;
use crate::form::{Answers, Place};
use crate::law::clock::catalog::contract::FILE;
use crate::law::clock::{Deadline, Left, Nature, Progress};
use crate::law::{Mechanism, Route, Survey};
use crate::source::{Citation, LawFiles, Renewal};
use crate::text::{Phrase, Text, phrase, t};

use super::{About, SOURCE, Told, Tone};

/// Every deadline by its due day, as they stand on a day; each leads to the day it runs from. What years and figures of the folder
/// they were reckoned by is told above them.
pub fn deadlines(
    found: &[Deadline],
    (calendar, law_files): (&Calendar, &LawFiles),
    on: Day,
) -> Vec<Told> {
    let about = if found.is_empty() {
        phrase(
            "还没有开始计算的期限。在“办理进度与日期”中填写已经发生的事项（如合同生效、提交备案、收到补正通知）。",
            "No clock is running yet. Enter what has happened under \"Dates and events\" (such as contract in effect, filing submitted, supplement asked for).",
        )
    } else {
        said!(
            "截至{on}。工作日按国务院办公厅放假通知计算。",
            "As of {on}. Working days follow the State Council's holiday notices.",
            on,
        )
    };
    // What was imported is told beside what it was reckoned by.
    let renewed = law_files.figures.iter().map(Renewal::said).chain(law_files.asked());
    let imported = calendar.imported().into_iter().chain(renewed);
    let imported = imported.map(|said| Told::new(Tone::Remark, said));
    let head = std::iter::once(Told::new(Tone::Remark, about));
    let each = found.iter().map(|one| told(one, left(one, (calendar, on))));
    head.chain(imported).chain(each).collect()
}

/// The filing of the contract, whose period cannot be reckoned before its day of effect is given.
pub fn awaited(found: &[Deadline], survey: &Survey, answers: &Answers) -> Option<Told> {
    let facts = survey.facts(answers).quietly();
    let mut waiting = facts.rows(&contracts::SECTION).filter(|contract| {
        !contract.is_asked(&contracts::EFFECTIVE).is_no()
            && contract.value(&contracts::EFFECTIVE).is_none()
    });
    let place = waiting.next().map_or_else(
        || Place::whole(&contracts::SECTION),
        |contract| contract.place(&contracts::EFFECTIVE),
    );
    let count = facts.rows(&contracts::SECTION).count();
    // An event may give the day as well; of which contract, is clear where there is one.
    let is_dated = count < 2 && found.iter().any(|deadline| deadline.clock.id == FILE.id);
    // A record that goes another way files no such contract.
    let waits = survey.verdict.mechanism == Mechanism::StandardContractOrCertification
        && survey.routes.may_take(Route::Contract)
        && (place.field.is_some() || count == 0)
        && !is_dated;
    let of_the_bay = place.row.as_ref().is_some_and(|id| {
        let recipient = facts.row(&recipients::SECTION, id);
        recipient.is_some_and(|row| contracts::goes_by(&row, route::GBA_CONTRACT).is_yes())
    });
    let words = if of_the_bay {
        t(
            "大湾区标准合同备案：合同生效日还没有填写，备案期限无法计算。",
            "Filing of the GBA standard contract: its day of effect is not given, so that the limit cannot be reckoned.",
        )
    } else {
        t(
            "标准合同备案：合同生效日还没有填写，备案期限无法计算。",
            "Filing of the standard contract: its day of effect is not given, so that the limit cannot be reckoned.",
        )
    };
    waits.then(|| Told::new(Tone::Open, words).at(place))
}

/// How long there is to act, of what is not done; nothing of what runs whatever anybody does.
fn left(deadline: &Deadline, (calendar, on): (&Calendar, Day)) -> Option<Phrase> {
    let progress = deadline.progress;
    let is_open = progress.is_pressing() || matches!(progress, Progress::Ahead);
    let day = deadline.act_by().filter(|_| is_open && deadline.done.is_none())?;
    Left::until(day, on, calendar).map(Left::said)
}

/// One deadline.
pub fn deadline(deadline: &Deadline) -> Told {
    told(deadline, None)
}

fn told(deadline: &Deadline, left: Option<Phrase>) -> Told {
    let (clock, timing) = (deadline.clock, &deadline.timing);
    let tone = match deadline.progress {
        Progress::Overdue => Tone::Wrong,
        progress if progress.is_pressing() => Tone::Warning,
        _ => Tone::Plain,
    };
    let due = timing.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let open = match timing.provisional {
        Some(_) => t("（暂定）", " (provisional)"),
        None => Text::EMPTY,
    };
    let (state, title) = (deadline.progress.label(), deadline.title());
    let head = said!(
        "{due}{open} [{state}] {title}",
        "{due}{open} [{state}] {title}",
        due,
        open,
        state,
        title,
    );
    let (event, from) = (&deadline.event, deadline.runs_from);
    let event = said!("{event}（{from}）", "{event} ({from})", event, from);
    let plain = |label: Text, words: Phrase| Told::labelled(Tone::Plain, label, words);
    let day = |label: Text, day: Option<Day>| {
        plain(label, day.map(|day| Phrase::same(day.to_string())).unwrap_or_default())
    };
    let opens = match clock.nature {
        Nature::Fresh(_) => t("完成不得早于：", "Finished no earlier than: "),
        _ => t("可以办理：", "Possible from: "),
    };
    let note = |words: Phrase| plain(t("注意：", "Note: "), words);
    let missed =
        deadline.done.is_none().then(|| plain(t("逾期：", "If missed: "), deadline.consequence()));
    Told::new(tone, head)
        .named(clock.id)
        .at(deadline.place.clone())
        .with([
            plain(t("起算：", "Runs from: "), event)
                .about(About::Answer)
                .at(deadline.place.clone()),
            plain(t("计算：", "Reckoned: "), timing.calculation.clone()),
            plain(t("时间：", "Time: "), left.unwrap_or_default()),
            plain(t("由谁：", "Who: "), clock.who.label().into()),
            day(t("开始准备：", "Prepare from: "), timing.prepare),
            day(opens, timing.opens),
            day(t("最后一天：", "Last day: "), timing.closes),
            day(t("办结：", "Done on: "), deadline.done),
        ])
        .with(missed)
        .with(timing.provisional.as_ref().map(|open| note(open.said())))
        .with(deadline.notes.iter().cloned().map(note))
        .with([Told::labelled(Tone::Dim, SOURCE, Citation::list(clock.sources))])
}
