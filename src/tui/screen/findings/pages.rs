//! What each page tells, and how it is drawn: a line of [`telling`](crate::telling) is an entry, its tone a style.

use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::desk::filing::{filings_of, radar_of, relatives_told, told as told_of, told_unasked};
use crate::document::build::ways_told;
use crate::inspection::{State as Standing, to_do_told};
use crate::law::Mechanism;
use crate::law::clock::{Deadline, deadlines};
use crate::store::StoreError;
use crate::telling::{self, Depth, Told, Tone};
use crate::text::{Phrase, harmless, t};
use crate::tui::key::{Action, Scope};
use crate::tui::state::{Open, State};
use crate::tui::widget::list::Item;
use crate::tui::wrap::hanging;

use super::tabs::Page;

/// The lines of a page, and how deep they are told.
pub(super) fn told(page: Page, open: &Open, state: &State) -> (Vec<Told>, Depth) {
    let (survey, answers) = (open.survey(), open.answers());
    let verdict = &survey.verdict;
    let told = match page {
        Page::Verdict => return (verdict_page(open, state), Depth::Short),
        Page::Why => telling::by_scenario(verdict, |one| {
            let mut out = telling::why(one, verdict, answers);
            out.extend(telling::asked_in_vain(one));
            out
        }),
        Page::WhyNot if verdict.scenarios.is_empty() => {
            telling::by_scenario(verdict, |_| Vec::new())
        }
        Page::WhyNot => {
            let each = verdict.scenarios.iter();
            let all = each.flat_map(|one| telling::why_not(one, verdict, answers)).collect();
            return (all, Depth::Short);
        }
        Page::Turns => match open.turns_known() {
            Some(turns) => telling::turns(turns, verdict),
            None => telling::turns_so_far(open.turns_so_far()),
        },
        Page::Duties => {
            let mut out = vec![heading(t("全部场景", "All scenarios"))];
            let facts = open.survey().facts(answers);
            out.extend(telling::duties(
                &verdict.duties,
                &verdict.scenarios,
                (&facts, survey.routes.possible()),
            ));
            out
        }
        Page::Consent => telling::consent(survey),
        Page::Ways => ways_told(answers, survey),
        Page::Deadlines => {
            let found = of(open, state);
            let known = (open.calendar(), &*open.around().law_files);
            let mut out = telling::deadlines(&found, known, state.options.today);
            let awaited = telling::awaited(&found, survey, answers);
            out.splice(1..1, awaited);
            out.extend(telling::tasks(&survey.agreed.tasks, state.options.today));
            let (day, calendar) = (state.options.today, open.calendar());
            out.extend(telling::planned_told(&open.facts(), verdict.mechanism, calendar, day));
            out
        }
        Page::Filing => filing(open, state),
        Page::Risks => telling::risks(&survey.risks, &open.facts()),
        Page::Advice if verdict.scenarios.is_empty() => Vec::new(),
        Page::Advice => telling::by_scenario(verdict, |one| telling::advice(one, verdict, answers)),
        Page::Missing => to_do(open),
        Page::Problems => telling::problems(survey, answers),
        Page::Inspection => inspection(open, state),
    };
    (told, Depth::Full)
}

fn heading(words: impl Into<Phrase>) -> Told {
    Told::new(Tone::Heading, words)
}

/// The result, what stands beside it, contradictions, and each scenario with the titles of the rules that decide it.
fn verdict_page(open: &Open, state: &State) -> Vec<Told> {
    let (verdict, answers) = (&open.survey().verdict, open.answers());
    let mut out = vec![telling::result(verdict)];
    out.extend(telling::underway(open.survey()));
    out.extend(telling::remarks(verdict));
    let data = verdict.law_data;
    let warning = data.warning(state.options.today);
    out.push(warning.map_or_else(
        || Told::new(Tone::Dim, verdict.law_spoken()),
        |said| Told::new(Tone::Warning, said),
    ));
    out.extend(telling::conflicts(verdict));
    if verdict.scenarios.is_empty() {
        out.extend(telling::by_scenario(verdict, |_| Vec::new()));
    }
    for one in &verdict.scenarios {
        out.extend(telling::scenario(one));
        out.extend(telling::why(one, verdict, answers).into_iter().map(Told::folded));
    }
    out
}

/// Everything that is still to be done, each place once; with what people said there and whom they asked.
fn to_do(open: &Open) -> Vec<Told> {
    let all = open.inspection().to_do(open.survey(), open.answers());
    let told = to_do_told(&all).into_iter();
    told.map(|one| {
        let said = one.place.as_ref().map(|place| open.talk.open_at(place)).unwrap_or_default();
        one.with(said.into_iter().map(|said| Told::new(Tone::Warning, said)))
    })
    .collect()
}

/// How to settle what only a person sees, above what was found.
fn inspection(open: &Open, state: &State) -> Vec<Told> {
    let found = open.inspection();
    let mut out = found.told(open.answers(), &Standing::ALL);
    let keys = said!(
        "纸面只有人看得见：待人核对的，看过后按 {confirm} 记为相符，不符的回车去填。",
        "Only a person sees paper: look, then press {confirm} if it is fine, or Enter to note what is not.",
        confirm = state.key(Scope::Inspection, Action::Confirm),
    );
    out.splice(1..1, (!found.routes.is_empty()).then(|| Told::new(Tone::Remark, keys)));
    out
}

/// How what was handed in stands today, and what has moved since. What cannot be read of it is told, and nothing is guessed.
fn filing(open: &Open, state: &State) -> Vec<Told> {
    let read = || {
        let all = filings_of(open, state.options.today)?;
        let moved = radar_of(open, &all)?;
        let keys = said!(
            "{hand_in} 记入一次提交，{receive} 记入收到的补正通知；在通知上按 Enter 逐点答复。",
            "{hand_in} notes that something was handed in, {receive} a letter that came; Enter on a letter answers its points.",
            hand_in = state.key(Scope::Filing, Action::HandIn),
            receive = state.key(Scope::Filing, Action::Receive),
        );
        let mut out = vec![Told::new(Tone::Remark, keys)];
        out.extend(relatives_told(&open.file().path, &open.file().dossier.id)?);
        let trouble = open.inbox.trouble.clone();
        out.extend(trouble.map(|said| Told::new(Tone::Wrong, said)));
        out.extend(told_unasked(&open.inbox.unasked(open)));
        out.extend(told_of(&all, &moved, &open.survey().routes));
        Ok(out)
    };
    read().unwrap_or_else(|error: StoreError| vec![Told::new(Tone::Wrong, error.said())])
}

/// The deadlines as they stand today.
pub(super) fn of(open: &Open, state: &State) -> Vec<Deadline> {
    let mechanism = open.survey().verdict.mechanism;
    deadlines(&open.facts(), mechanism, open.calendar(), state.options.today)
}

/// How many deadlines are overdue or due soon.
pub(super) fn pressing(open: &Open, state: &State) -> usize {
    of(open, state).iter().filter(|deadline| deadline.progress.is_pressing()).count()
}

/// A line and what is told below it.
pub(crate) fn item(told: &Told, depth: Depth, cells: usize, state: &State) -> Item {
    let mut lines = match told.tone {
        Tone::Heading => vec![Line::default()],
        _ => Vec::new(),
    };
    let mut say = |indent: &str, one: &Told, style: Style| {
        let lead = format!("{indent}{}{}", one.tone.sign(), state.say(one.label));
        let words = harmless(one.words.get(state.lang), false);
        lines.extend(hanging(&lead, &words, cells, style));
    };
    say("", told, of_tone(told.tone, state));
    for below in told.below(depth) {
        say("    ", below, of_tone(below.tone, state));
    }
    if told.tone.is_aside() { Item::heading(lines) } else { Item::new(lines) }
}

pub(crate) fn of_tone(tone: Tone, state: &State) -> Style {
    let theme = state.theme;
    match tone {
        Tone::Result(mechanism) => of_result(mechanism, state).add_modifier(Modifier::BOLD),
        Tone::Heading => theme.title(),
        Tone::Remark | Tone::Dim => theme.dim(),
        Tone::Plain => theme.plain(),
        Tone::Strong => theme.strong(),
        Tone::Good => theme.good(),
        Tone::Open => theme.gap(),
        Tone::Warning => theme.warning(),
        Tone::Wrong => theme.error(),
    }
}

fn of_result(mechanism: Mechanism, state: &State) -> Style {
    let theme = state.theme;
    match mechanism {
        Mechanism::OutOfScope | Mechanism::Exempt => theme.good(),
        Mechanism::StandardContractOrCertification => theme.title(),
        Mechanism::SecurityAssessment => theme.warning(),
        Mechanism::ProhibitedWithoutApproval => theme.error(),
        Mechanism::Undetermined => theme.gap(),
    }
}
