//! What there is to say of the chosen field or row: problems first, then help, how to answer, and the legal source.

use ratatui::text::Line;

use crate::form::catalog::risks;
use crate::form::{Answer, AsOnDocument, Kind, Need, Place, Section, Severity, Tri};
use crate::law::deidentification::Evaluation;
use crate::law::risk::Scale;
use crate::source::Citation;
use crate::text::{Text, harmless, phrase, t};
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

/// The word for a severity.
pub(crate) const fn word(severity: Severity) -> Text {
    match severity {
        Severity::Error => t("错误", "error"),
        Severity::Gap => t("缺项", "missing"),
        Severity::Warning => t("提示", "notice"),
    }
}

/// A severity and what it says, wrapped.
pub(crate) fn problem(
    severity: Severity,
    message: &str,
    cells: usize,
    state: &State,
) -> Vec<Line<'static>> {
    let style = match severity {
        Severity::Error => state.theme.error(),
        Severity::Gap => state.theme.gap(),
        Severity::Warning => state.theme.warning(),
    };
    let sign = match severity {
        Severity::Error => "!",
        Severity::Gap => "?",
        Severity::Warning => "~",
    };
    hanging(
        &format!("{sign} {}: ", state.say(word(severity))),
        &harmless(message, false),
        cells,
        style,
    )
}

/// Sources in a sentence; what is not official text says so.
pub(crate) fn sources(sources: &[Citation], state: &State) -> String {
    sources
        .iter()
        .map(|source| {
            let spoken = source.spoken();
            let words = spoken.get(state.lang);
            if source.status.is_guidance() {
                format!("{words} [{}]", state.say(source.status.label()))
            } else {
                words.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(state.say(t("；", "; ")))
}

/// Of a field; `typed` is what is being typed into it.
pub(super) fn of_field(
    open: &Open,
    place: &Place,
    typed: Option<&str>,
    cells: usize,
    state: &State,
) -> Vec<Line<'static>> {
    let Some(field) = place.field else { return Vec::new() };
    let theme = state.theme;
    let mut out = Vec::new();
    if let Some(text) = typed {
        out.extend(understood(open, place, text, cells, state));
    } else {
        for found in open.survey().problems_at(place) {
            out.extend(problem(found.severity, found.message.get(state.lang), cells, state));
        }
        if open.survey().verdict.lacking.contains(place) {
            let why = t("机制或者义务取决于这一项", "the mechanism or a duty depends on this");
            out.extend(problem(Severity::Gap, state.say(why), cells, state));
        }
        out.extend(computed(open, place, cells, state));
    }
    out.extend(hanging("", state.say(field.help), cells, theme.plain()));
    let facts = open.facts();
    let asked = facts.entry(place).map_or(Tri::Yes, |entry| entry.is_asked(field));
    let need = match (asked, field.need) {
        (Tri::No, _) => t("按现有回答不需要填写", "not asked, given the other answers"),
        (Tri::Unknown(_), _) => {
            t("是否需要，视前面的回答而定", "asked or not, depending on other answers")
        }
        (_, Need::Required) => t("必填", "required"),
        (_, Need::Optional) => t("可不填", "optional"),
    };
    let how =
        format!("{}{}{}", state.say(need), state.say(t("；", "; ")), state.say(field.kind.hint()));
    out.extend(hanging("", &how, cells, theme.dim()));
    if !field.sources.is_empty() {
        let head = state.say(t("依据：", "Source: "));
        out.extend(hanging(head, &sources(field.sources, state), cells, theme.dim()));
    }
    out
}

/// How typed text is read: the answer in words, or what is wrong with it. A wrong text is kept all the same.
fn understood(
    open: &Open,
    place: &Place,
    text: &str,
    cells: usize,
    state: &State,
) -> Vec<Line<'static>> {
    let Some(kind) = place.field.map(|field| field.kind) else { return Vec::new() };
    let answers = open.answers();
    let confirmed = answers.get(place).and_then(AsOnDocument::read);
    if kind.has_rule() && confirmed.is_some_and(|known| known.code == text) {
        return Vec::new();
    }
    let Some(value) = kind.read(text, answers) else { return Vec::new() };
    match kind.problem(&value, answers) {
        Some(wrong) => problem(Severity::Error, wrong.get(state.lang), cells, state),
        None if matches!(
            kind,
            Kind::Count | Kind::Amount(_) | Kind::Probability | Kind::Classes | Kind::Day
        ) =>
        {
            let words = crate::form::shown(kind, &value, answers);
            let head = state.say(t("读作：", "read as: "));
            hanging(head, words.get(state.lang), cells, state.theme.good())
        }
        None => Vec::new(),
    }
}

/// What the answers of this row come to: the level of a risk, or of de-identification where its evaluation is recorded.
fn computed(open: &Open, place: &Place, cells: usize, state: &State) -> Vec<Line<'static>> {
    let risk = open.survey().risks.scored.iter().find(|risk| {
        place.section == &risks::SECTION && place.row.as_deref() == Some(risk.id.as_str())
    });
    let Some(risk) = risk else { return evaluated(open, place, cells, state) };
    let mut out = Vec::new();
    for (head, score) in [
        (t("处置之前：", "before treatment: "), &risk.before),
        (t("处置之后：", "after treatment: "), &risk.after),
    ] {
        let level = match &score.level {
            Answer::Known(level) => level.label().into(),
            Answer::Unknown(_) => phrase("尚未评定", "open"),
        };
        let said = score.said();
        let words =
            phrase(format!("{}（{}）", level.zh, said.zh), format!("{} ({})", level.en, said.en));
        let style =
            if score.level.is(|level| *level >= open.survey().risks.matrix.unacceptable).is_yes() {
                state.theme.warning()
            } else {
                state.theme.good()
            };
        out.extend(hanging(state.say(head), words.get(state.lang), cells, style));
    }
    out
}

/// The level of de-identification.
fn evaluated(open: &Open, place: &Place, cells: usize, state: &State) -> Vec<Line<'static>> {
    let mut evaluations = open.survey().evaluations.iter();
    let of_row =
        |found: &&Evaluation| found.place.section == place.section && found.place.row == place.row;
    evaluations.find(of_row).map_or_else(Vec::new, |found| {
        let head = state.say(t("计算等级：", "Level computed: "));
        let line = harmless(found.line().get(state.lang), false);
        hanging(head, &line, cells, state.theme.good())
    })
}

/// Of a row of a table, or of the section if there is none.
pub(super) fn of_row(
    open: &Open,
    section: &'static Section,
    place: &Place,
    cells: usize,
    state: &State,
) -> Vec<Line<'static>> {
    let mut out = Vec::new();
    let whole = Place::whole(section);
    for found in open.survey().problems_at(&whole) {
        out.extend(problem(found.severity, found.message.get(state.lang), cells, state));
    }
    let here = open.survey().problems.iter().filter(|found| {
        found.place.section == section && found.place.row.is_some() && found.place.row == place.row
    });
    for found in here {
        let message = match found.place.field {
            Some(field) => format!(
                "{}{}{}",
                state.say(field.label),
                state.say(t("：", ": ")),
                found.message.get(state.lang)
            ),
            None => found.message.get(state.lang).to_owned(),
        };
        out.extend(problem(found.severity, &message, cells, state));
    }
    out.extend(computed(open, place, cells, state));
    out.extend(hanging("", state.say(section.about), cells, state.theme.plain()));
    out
}
