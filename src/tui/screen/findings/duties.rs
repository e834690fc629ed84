//! The page of the duties, and the table of notice and consent.

use crate::form::Place;
use crate::law::{Duty, Effect, Requirement, catalog};
use crate::source::Citation;
use crate::text::{Text, harmless, phrase, t};
use crate::tui::message::Sheet;
use crate::tui::screen::interview::{place_words, sources_words};
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, heading};

/// The duties with their state, and the table of notice and consent.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let mut out = vec![heading(state.say(t("全部场景", "All scenarios")), cells, state)];
    out.extend(
        open.survey()
            .verdict
            .duties
            .iter()
            .map(|(duty, due)| told(open, *duty, *due, cells, state)),
    );
    out.push(heading(
        state.say(t(
            "告知和单独同意：场景 / 人群 / 接收方",
            "Notice and consent: scenario / group / recipient",
        )),
        cells,
        state,
    ));
    for cell in &open.survey().consent {
        let name = |words: &crate::text::Phrase| harmless(words.get(state.lang), false);
        let sign = if cell.is_open() { "? " } else { "  " };
        let style = if cell.is_open() { theme.gap() } else { theme.plain() };
        let mut lines = hanging(
            sign,
            &format!(
                "{} / {} / {}",
                name(&cell.scenario.1),
                name(&cell.group.1),
                name(&cell.recipient.1)
            ),
            cells,
            style,
        );
        let covered = if cell.covered_by.is_empty() {
            t("没有记录", "no record")
        } else {
            t("已有记录", "recorded")
        };
        let (notice, consent) = (cell.notice.label(), cell.consent.label());
        let words = phrase(
            format!("告知{}；单独同意{}；{}", notice.zh, consent.zh, covered.zh),
            format!("notice {}; separate consent {}; {}", notice.en, consent.en, covered.en),
        );
        lines.extend(hanging("    ", words.get(state.lang), cells, theme.plain()));
        if !cell.reasons.is_empty() {
            let label = state.say(t("    同意的依据：", "    consent under: "));
            lines.extend(hanging(label, &sources_words(&cell.reasons, state), cells, theme.dim()));
        }
        let section = &crate::form::catalog::consents::SECTION;
        let row = cell.covered_by.first().cloned();
        out.push(entry(lines, Some(Place { section, row, field: None })));
    }
    if open.survey().consent.is_empty() {
        out.push(entry(
            hanging(
                "  ",
                state.say(t(
                    "还没有写明人群和接收方的场景。",
                    "No scenario names its people and recipients yet.",
                )),
                cells,
                theme.dim(),
            ),
            None,
        ));
    }
    out
}

/// One duty: its state, who must act, what it asks, its sources, and where the proof stands; Enter leads there.
fn told(open: &Open, duty: Duty, due: Requirement, cells: usize, state: &State) -> Entry {
    let theme = state.theme;
    let style = match due {
        Requirement::Required => theme.strong(),
        Requirement::Undetermined => theme.gap(),
        Requirement::Conditional | Requirement::NotRequired => theme.plain(),
    };
    let head = format!("[{}] {}", state.say(due.label()), state.say(duty.label()));
    let mut lines = hanging("", &head, cells, style);
    let mut say = |label: Text, words: &str, style| {
        if !words.is_empty() {
            lines.extend(hanging(state.say(label), words, cells, style));
        }
    };
    let condition = duty.bearing().condition();
    if due != Requirement::Required {
        say(t("    适用：", "    applies if: "), state.say(condition), theme.plain());
    }
    say(t("    责任：", "    who: "), state.say(duty.who()), theme.plain());
    let rule = catalog::DUTIES.iter().copied().find(|rule| rule.effect == Effect::Requires(duty));
    if let Some(rule) = rule {
        if due != Requirement::NotRequired {
            say(t("    内容：", "    what: "), state.say(rule.says), theme.plain());
        }
        let day = open.survey().verdict.day;
        let then: Vec<Citation> =
            rule.sources.iter().filter(|s| s.instrument.in_force(day)).copied().collect();
        say(t("    依据：", "    source: "), &sources_words(&then, state), theme.dim());
    }
    let answers = open.answers();
    let places = duty.places(answers);
    let lacks = |place: &&Place| answers.get(place).is_none();
    let to = places.iter().find(lacks).or_else(|| places.first()).cloned();
    if let Some(place) = to.as_ref().filter(|_| due != Requirement::NotRequired) {
        let mark =
            if lacks(&place) { t("（未填写）", " (not answered)") } else { Text::EMPTY };
        let words = format!("{}{}", place_words(open, place, state), state.say(mark));
        say(t("    证据：", "    proof: "), &words, theme.dim());
    }
    let entry = entry(lines, to);
    match rule {
        Some(rule) => entry.with(Sheet::Rule(rule, None)),
        None => entry,
    }
}
