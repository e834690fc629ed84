//! The page of the deadlines: what is due by when, from what has happened, as it stands today.

use crate::form::Place;
use crate::form::catalog::contract;
use crate::law::Mechanism;
use crate::law::clock::{Deadline, Progress, deadlines};
use crate::text::{harmless, phrase, t};
use crate::tui::screen::interview::sources_words;
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, remark};

/// Every deadline by its due day; Enter leads to the day it runs from.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let found = of(open, state);
    let contract = Place::single(&contract::SECTION, &contract::EFFECTIVE);
    let waits = open.survey().verdict.mechanism == Mechanism::StandardContractOrCertification
        && open.answers().get(&contract).is_none();
    let waiting = waits.then(|| {
        let words = t(
            "标准合同备案：合同生效日还没有填写，备案期限无法计算。",
            "Filing of the standard contract: its day of effect is not given, so that the limit cannot be reckoned.",
        );
        entry(hanging("? ", state.say(words), cells, state.theme.gap()), Some(contract))
    });
    if found.is_empty() {
        let none = t(
            "还没有开始计算的期限。在“办理进度与日期”中填写已经发生的事项（如合同生效、提交备案、收到补正通知）。",
            "No clock is running yet. Enter what has happened under \"Dates and events\" (such as contract in effect, filing submitted, supplement asked for).",
        );
        return std::iter::once(remark(state.say(none), cells, state)).chain(waiting).collect();
    }
    let today = state.options.today.spoken();
    let about = phrase(
        format!("按今天（{}）显示。工作日按国务院办公厅放假通知计算。", today.zh),
        format!(
            "As of today ({}). Working days follow the State Council's holiday notices.",
            today.en
        ),
    );
    let mut out = vec![remark(about.get(state.lang), cells, state)];
    out.extend(waiting);
    out.extend(found.iter().map(|deadline| told(deadline, cells, state)));
    out
}

/// The deadlines as they stand today.
fn of(open: &Open, state: &State) -> Vec<Deadline> {
    deadlines(&open.facts(), open.calendar(), state.options.today)
}

/// How many are overdue or due soon.
pub(super) fn pressing(open: &Open, state: &State) -> usize {
    of(open, state).iter().filter(|deadline| deadline.progress.is_pressing()).count()
}

fn told(deadline: &Deadline, cells: usize, state: &State) -> Entry {
    let theme = state.theme;
    let style = match deadline.progress {
        Progress::Overdue => theme.error(),
        progress if progress.is_pressing() => theme.warning(),
        _ => theme.plain(),
    };
    let due = deadline.timing.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let open = match deadline.timing.provisional {
        Some(_) => state.say(t("（暂定）", " (provisional)")),
        None => "",
    };
    let head = format!(
        "{due}{open} [{}] {}",
        state.say(deadline.progress.label()),
        state.say(deadline.clock.title)
    );
    let mut lines = hanging("", &head, cells, style);
    let mut tell = |label, words: &str| {
        if !words.is_empty() {
            lines.extend(hanging(state.say(label), &harmless(words, false), cells, theme.plain()));
        }
    };
    tell(t("    计算：", "    reckoned: "), deadline.timing.calculation.get(state.lang));
    tell(t("    由谁：", "    who: "), state.say(deadline.clock.who.label()));
    tell(t("    逾期：", "    if missed: "), deadline.clock.missed.said().get(state.lang));
    for note in &deadline.notes {
        tell(t("    注意：", "    note: "), note.get(state.lang));
    }
    let sources = sources_words(deadline.clock.sources, state);
    lines.extend(hanging(state.say(t("    依据：", "    source: ")), &sources, cells, theme.dim()));
    entry(lines, Some(deadline.place.clone()))
}
