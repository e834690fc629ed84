//! What there is to say of the chosen field or row: problems first, then help, how to answer, and the legal source.

use ratatui::text::Line;

use crate::form::catalog::items::{Proposal, SENSITIVITY, proposals, undecided};
use crate::form::catalog::risks;
use crate::form::{
    AsOnDocument, Candidates, Kind, Need, Place, Problem, Section, Severity, Tri, checks, language,
};
use crate::law::deidentification::Evaluation;
use crate::source::Citation;
use crate::telling::{SOURCE, before_and_after};
use crate::text::{Lang, Phrase, Text, harmless, t};
use crate::tui::key::{Action, Scope};
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::confirming::is_of_row;

/// Of what the law needs to know.
pub(super) const DECIDES: Text =
    t("机制或者义务取决于这一项", "the mechanism or a duty depends on this");

/// A severity and what it says, wrapped.
fn problem(severity: Severity, message: &str, cells: usize, state: &State) -> Vec<Line<'static>> {
    let style = match severity {
        Severity::Grave | Severity::Error => state.theme.error(),
        Severity::Gap => state.theme.gap(),
        Severity::Warning => state.theme.warning(),
    };
    let sign = match severity {
        Severity::Grave | Severity::Error => "!",
        Severity::Gap => "?",
        Severity::Warning => "~",
    };
    hanging(
        &format!("{sign} {}: ", state.say(severity.label())),
        &harmless(message, false),
        cells,
        style,
    )
}

/// Of a field; `typed` is what is being typed into it. Keys are promised only where they hold: none while the field is open.
pub(super) fn of_field(
    open: &Open,
    place: &Place,
    (typed, has_keys): (Option<&str>, bool),
    cells: usize,
    state: &State,
) -> Vec<Line<'static>> {
    let Some(field) = place.field else { return Vec::new() };
    let theme = state.theme;
    let mut out = Vec::new();
    if let Some(text) = typed {
        out.extend(understood(open, place, text, cells, state));
    } else {
        out.extend(to_choose(open, place, cells, state));
        let is_other = |found: &&Problem| found.check != checks::ANSWER_CANDIDATES;
        for found in open.survey_so_far().problems_at(place).filter(is_other) {
            out.extend(problem(found.severity, found.message.get(state.lang), cells, state));
        }
        if open.survey_so_far().verdict.lacking.contains(place) {
            out.extend(problem(Severity::Gap, state.say(DECIDES), cells, state));
        }
        out.extend(computed(open, place, cells, state));
        if let Some(why) = undecided_at(open, place) {
            out.extend(hanging("", why.get(state.lang), cells, theme.good()));
        }
        if let Some(one) = proposed(open, place) {
            let head = state.say(t("建议：", "Proposed: "));
            out.extend(hanging(head, one.said().get(state.lang), cells, theme.good()));
            if has_keys && !one.is_lighter() {
                let key = state.key(Scope::Proposed, Action::Confirm);
                let words = said!("{key} 采用", "{key} takes it", key);
                out.extend(hanging("", words.get(state.lang), cells, theme.dim()));
            }
        }
    }
    if has_keys && is_of_row(open, place) {
        let key = state.key(Scope::Proposed, Action::Confirm);
        let words = said!("{key} 采用这一行", "{key} keeps the row", key);
        out.extend(hanging("", words.get(state.lang), cells, theme.dim()));
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
        (_, Need::Optional) if open.worst_at(place) == Some(Severity::Gap) => {
            t("按现有回答应当填写", "to be answered, given the other answers")
        }
        (_, Need::Optional) => t("可不填", "optional"),
    };
    let how =
        format!("{}{}{}", state.say(need), state.say(t("；", "; ")), state.say(field.kind.hint()));
    out.extend(hanging("", &how, cells, theme.dim()));
    if let Some(keys) = keys_of(open, place, state).filter(|_| has_keys) {
        out.extend(hanging("", keys.get(state.lang), cells, theme.dim()));
    }
    if !field.sources.is_empty() {
        let sources = Citation::list(field.sources);
        out.extend(hanging(state.say(SOURCE), sources.get(state.lang), cells, theme.dim()));
    }
    out
}

/// The values of which one is to be chosen, each on a line of its own.
fn to_choose(open: &Open, place: &Place, cells: usize, state: &State) -> Vec<Line<'static>> {
    let answers = open.answers();
    let several = answers.get(place).and_then(Candidates::of);
    let Some((several, field)) = several.zip(place.field) else { return Vec::new() };
    let asked = several.asked();
    let mut out = problem(Severity::Error, asked.get(state.lang), cells, state);
    for (at, words) in several.told(field.kind, answers).iter().enumerate() {
        let head = said!("待选 {number}：", "{number}: ", number = at + 1);
        out.extend(hanging(
            head.get(state.lang),
            words.get(state.lang),
            cells,
            state.theme.strong(),
        ));
    }
    out
}

/// Which keys lead to the candidates of an answer, or to its text in the other language; nothing where there is neither.
fn keys_of(open: &Open, place: &Place, state: &State) -> Option<Phrase> {
    let (field, value) = (place.field?, open.answers().get(place)?);
    if Candidates::of(value).is_some() {
        return Some(said!(
            "{open} 打开待选的值；都不对的，直接输入",
            "{open} opens the values to choose from; if none is right, just type",
            open = state.key(Scope::Fields, Action::Edit),
        ));
    }
    if field.language().is_some() {
        return Some(said!(
            "{confirm} 确认仍与原文一致",
            "{confirm} confirms that it still renders its original",
            confirm = state.key(Scope::Translated, Action::Confirm),
        ));
    }
    let lang = language(value.as_str().filter(|_| field.is_in_both)?).other();
    let key = state.key(Scope::Texts, Action::OtherLanguage);
    Some(match lang {
        Lang::Zh => said!("{key} 填写中文文字", "{key} writes it in Chinese", key),
        Lang::En => said!("{key} 填写英文文字", "{key} writes it in English", key),
    })
}

/// What the name of the item proposes for the field at `place`.
pub(super) fn proposed(open: &Open, place: &Place) -> Option<Proposal> {
    let facts = open.facts();
    let item = facts.entry(place)?;
    proposals(&item).into_iter().find(|one| Some(one.field) == place.field)
}

/// Why nothing is proposed for whether the item is sensitive.
fn undecided_at(open: &Open, place: &Place) -> Option<Phrase> {
    let facts = open.facts();
    let item = facts.entry(place).filter(|_| place.field == Some(&SENSITIVITY))?;
    undecided(&item)
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
            Kind::Count
                | Kind::Amount(_)
                | Kind::Probability
                | Kind::Classes
                | Kind::Day
                | Kind::DayOrReason
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
    let risk = open.survey_so_far().risks.scored.iter().find(|risk| {
        place.section == &risks::SECTION && place.row.as_deref() == Some(risk.id.as_str())
    });
    let Some(risk) = risk else { return evaluated(open, place, cells, state) };
    let (scores, matrix) = ([&risk.before, &risk.after], &open.survey_so_far().risks.matrix);
    let mut out = Vec::new();
    for (told, score) in before_and_after(risk).iter().zip(scores) {
        let is_beyond = score.level.clone().is(|level| *level >= matrix.unacceptable).is_yes();
        let style = if is_beyond { state.theme.warning() } else { state.theme.good() };
        out.extend(hanging(state.say(told.label), told.words.get(state.lang), cells, style));
    }
    out
}

/// The level of de-identification.
fn evaluated(open: &Open, place: &Place, cells: usize, state: &State) -> Vec<Line<'static>> {
    let mut evaluations = open.survey_so_far().evaluations.iter();
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
    for found in open.survey_so_far().problems_at(&whole) {
        out.extend(problem(found.severity, found.message.get(state.lang), cells, state));
    }
    let here = place.row.as_ref().map(|_| open.survey_so_far().problems_in(place));
    for found in here.into_iter().flatten() {
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
