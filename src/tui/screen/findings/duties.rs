//! The page of the duties, and the table of notice and consent.

use crate::form::Place;
use crate::law::{Effect, Requirement, Standing};
use crate::text::{harmless, phrase, t};
use crate::tui::screen::interview::sources_words;
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, heading};

/// The duties with their state, and the table of notice and consent.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let verdict = &open.survey.verdict;
    let word = |requirement: Requirement| match requirement {
        Requirement::Required => theme.strong(),
        Requirement::Undetermined => theme.gap(),
        Requirement::NotRequired => theme.plain(),
    };
    let mut out = vec![heading(state.say(t("全部场景", "All scenarios")), cells, state)];
    for (duty, requirement) in &verdict.duties {
        let words = format!("[{}] {}", state.say(requirement.label()), state.say(duty.label()));
        let mut lines = hanging("", &words, cells, word(*requirement));
        for finding in verdict
            .scenarios
            .iter()
            .flat_map(|s| &s.findings)
            .filter(|finding| {
                matches!(finding.rule.effect, Effect::Requires(of) if of == *duty)
                    && finding.standing != Standing::DoesNotApply
            })
            .take(1)
        {
            lines.extend(hanging("    ", state.say(finding.rule.says), cells, theme.plain()));
            lines.extend(hanging(
                state.say(t("    依据：", "    source: ")),
                &sources_words(finding.rule.sources, state),
                cells,
                theme.dim(),
            ));
        }
        out.push(entry(lines, None));
    }
    out.push(heading(
        state.say(t(
            "告知和单独同意：场景 / 人群 / 接收方",
            "Notice and consent: scenario / group / recipient",
        )),
        cells,
        state,
    ));
    for cell in &open.survey.consent {
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
        let section = &crate::form::catalog::consents::SECTION;
        let row = cell.covered_by.first().cloned();
        out.push(entry(lines, Some(Place { section, row, field: None })));
    }
    if open.survey.consent.is_empty() {
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
