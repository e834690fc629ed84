//! The page of the inspection: what an officer would object to, what is lacking, what a person has yet to look at, what is met.

use crate::form::Place;
use crate::form::catalog::formalities;
use crate::inspection::{Inspected, State as Standing};
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::screen::interview::{place_words, sources_words};
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, heading, remark};

/// The checks, worst first; Enter leads to the first place where one is mended or confirmed.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let found = open.inspection();
    let routes = Phrase::list(found.routes.iter().map(|route| route.label().into()));
    let about = if found.routes.is_empty() {
        phrase(
            "没有需要提交的材料，不作查验。",
            "There are no papers to hand in, and nothing to inspect.",
        )
    } else {
        phrase(
            format!(
                "按“{}”的查验要点，以现在会导出的文件核对。纸面只有人看得见：待人核对的，看过后按 F5 记为相符，不符的回车去填。",
                routes.zh
            ),
            format!(
                "The points for: {}, held against the papers as they would be exported. Only a person sees paper: look, then press F5 if it is fine, or Enter to note what is not.",
                routes.en
            ),
        )
    };
    let mut out = vec![remark(about.get(state.lang), cells, state)];
    for standing in Standing::ALL {
        let label = standing.label();
        let mut checks = found.in_state(standing).peekable();
        if checks.peek().is_none() {
            continue;
        }
        let count = found.count(standing);
        let words = phrase(format!("{}（{count}）", label.zh), format!("{} ({count})", label.en));
        out.push(heading(words.get(state.lang), cells, state));
        out.extend(checks.map(|one| told(open, one, cells, state)));
    }
    out
}

/// The most places that are told of one check.
const MOST: usize = 6;

fn told(open: &Open, one: &Inspected, cells: usize, state: &State) -> Entry {
    let (check, outcome, theme) = (one.check, &one.outcome, state.theme);
    let standing = outcome.state();
    let (sign, style) = match standing {
        Standing::Objected => ("! ", theme.error()),
        Standing::Open => ("? ", theme.gap()),
        Standing::ToLook => ("- ", theme.strong()),
        Standing::Met | Standing::NotConcerned => ("  ", theme.dim()),
    };
    let head = format!("{} {}", check.number, state.say(check.title));
    let mut lines = hanging(sign, &head, cells, style);
    for objection in outcome.objections.iter().take(MOST) {
        let said = harmless(objection.said.get(state.lang), false);
        let row = objection.place.as_ref().and_then(|place| {
            let title = open.answers().row_title(place.section, place.row.as_deref()?);
            Some(format!("{}: ", harmless(title.get(state.lang), false)))
        });
        let words = format!("{}{said}", row.unwrap_or_default());
        lines.extend(hanging("    ", &words, cells, theme.plain()));
    }
    for place in outcome.open.iter().chain(&outcome.to_look).take(MOST) {
        let words = match &place.row {
            Some(row) if place.section == &formalities::SECTION => {
                let title = open.answers().row_title(place.section, row);
                title.get(state.lang).to_owned()
            }
            _ => place_words(open, place, state),
        };
        lines.extend(hanging("    ", &words, cells, theme.plain()));
    }
    let told =
        outcome.objections.len().min(MOST) + (outcome.open.len() + outcome.to_look.len()).min(MOST);
    let more = (outcome.objections.len() + outcome.open.len() + outcome.to_look.len()) - told;
    if more > 0 {
        let words = phrase(format!("另有{more}处"), format!("and {more} more"));
        lines.extend(hanging("    ", words.get(state.lang), cells, theme.dim()));
    }
    if !matches!(standing, Standing::Met | Standing::NotConcerned) {
        if one.blocks() {
            let said =
                t("    不得签发：文件为草稿。", "    Not to be issued: the papers are drafts.");
            lines.extend(hanging("", state.say(said), cells, theme.warning()));
        }
        let label = state.say(t("    怎么办：", "    to do: "));
        lines.extend(hanging(label, state.say(check.remedy), cells, theme.plain()));
        let label = state.say(t("    依据：", "    source: "));
        lines.extend(hanging(
            label,
            &sources_words(&one.sources(&open.inspection().routes), state),
            cells,
            theme.dim(),
        ));
    }
    let is_paper = |place: &&Place| place.section == &formalities::SECTION;
    let confirms = outcome.to_look.iter().filter(is_paper).cloned().collect();
    Entry { confirms, ..entry(lines, first(one)) }
}

/// Where to go: to what is wrong, to what is lacking, to what is to be confirmed.
fn first(one: &Inspected) -> Option<Place> {
    let outcome = &one.outcome;
    let wrong = outcome.objections.iter().find_map(|objection| objection.place.clone());
    wrong.or_else(|| outcome.open.first().cloned()).or_else(|| outcome.to_look.first().cloned())
}
