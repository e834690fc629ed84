//! What an inspection found, by the lines of [`telling`](crate::telling): what an officer would object to, what is lacking, what a
//! person has yet to look at, what is met.
//!
//! Only what a person sees on paper can be confirmed; the places where that is noted stand with the line.

use crate::form::catalog::formalities;
use crate::form::{Answers, Place};
use crate::source::Citation;
use crate::telling::{About, SOURCE, Told, Tone};
use crate::text::{Phrase, phrase, t};

use super::{Inspected, Inspection, Objection, State};

/// The most places that are told of one check; a list of hundreds is for JSON.
const MOST: usize = 8;

impl Inspection {
    /// The checks in these states under their headings; each leads to where it is mended or confirmed.
    pub fn told(&self, answers: &Answers, states: &[State]) -> Vec<Told> {
        let mut out = vec![Told::new(Tone::Remark, self.about())];
        for state in states {
            let (label, count) = (state.label(), self.count(*state));
            let words = said!("{label}（{count}）", "{label} ({count})", label, count);
            let heading = (count > 0).then(|| Told::new(Tone::Heading, words));
            out.extend(heading);
            out.extend(self.in_state(*state).map(|one| self.one(one, answers)));
        }
        out
    }

    fn about(&self) -> Phrase {
        if self.routes.is_empty() && self.is_open {
            return phrase(
                "适用哪一种机制尚未确定，还不知道要提交什么材料：确定之后再作查验。",
                "It is open which mechanism applies, and so what papers are to be handed in: they are inspected once it is settled.",
            );
        }
        if self.routes.is_empty() {
            return phrase(
                "没有需要提交的材料，不作查验。",
                "There are no papers to hand in, and nothing to inspect.",
            );
        }
        let routes = Phrase::list(self.routes.iter().map(|route| route.label().into()));
        let counts = self.said();
        said!(
            "材料查验（{routes}），以现在会导出的文件核对：{counts}",
            "Inspection ({routes}), held against the papers as they would be exported: {counts}",
            routes,
            counts,
        )
    }

    /// Whether of some check not everything is told, as there is so much of it.
    pub fn is_told_in_part(&self) -> bool {
        self.checks.iter().any(|one| {
            let found = &one.outcome;
            found.objections.len() + found.open.len() + found.to_look.len() > MOST
        })
    }

    fn one(&self, one: &Inspected, answers: &Answers) -> Told {
        let (check, outcome) = (one.check, &one.outcome);
        let (tone, is_settled) = match outcome.state() {
            State::Objected => (Tone::Wrong, false),
            State::Open => (Tone::Open, false),
            State::ToLook => (Tone::Strong, false),
            State::Met | State::NotConcerned => (Tone::Dim, true),
        };
        let title = check.title;
        let head = said!("{number} {title}", "{number} {title}", number = check.number, title);
        let objections = outcome.objections.iter().map(|one| objection(one, answers));
        let open = outcome.open.iter().map(|place| named(place, Tone::Open, answers));
        let to_look = outcome.to_look.iter().map(|place| named(place, Tone::Plain, answers));
        let all: Vec<Told> = objections.chain(open).chain(to_look).collect();
        let more = all.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            let words = said!("另有{more}处", "and {more} more", more);
            Told::new(Tone::Dim, words)
        });
        let is_paper = |place: &&Place| place.section == &formalities::SECTION;
        let confirms = outcome.to_look.iter().filter(is_paper).cloned().collect();
        let told = Told::new(tone, head)
            .about(About::ToLook(confirms))
            .at(first(one))
            .with(all.into_iter().take(MOST))
            .with(more);
        if is_settled {
            return told;
        }
        let stopped = one.blocks().then(|| {
            let words = t("不得签发：文件为草稿。", "Not to be issued: the papers are drafts.");
            Told::new(Tone::Warning, words)
        });
        let sources = Citation::list(&one.sources(&self.routes));
        // Nothing is to be done of what is only to be looked at: it has not failed.
        let remedy = (outcome.state() != State::ToLook)
            .then(|| Told::labelled(Tone::Plain, t("怎么办：", "To do: "), check.remedy));
        told.with(stopped).with(remedy).with([Told::labelled(Tone::Dim, SOURCE, sources)])
    }
}

/// What is wrong, behind the name of its row.
fn objection(one: &Objection, answers: &Answers) -> Told {
    let row = one.place.as_ref().and_then(|place| Some((place.section, place.row.as_deref()?)));
    let words = row.map_or_else(
        || one.said.clone(),
        |(section, row)| {
            let row = answers.row_title(section, row);
            said!("{row}：{said}", "{row}: {said}", row, said = one.said)
        },
    );
    Told::new(Tone::Wrong, words).about(About::Answer).at(one.place.clone())
}

/// What is to be answered or looked at; what is seen on paper by its own name.
fn named(place: &Place, tone: Tone, answers: &Answers) -> Told {
    let words = match &place.row {
        Some(row) if place.section == &formalities::SECTION => {
            answers.row_title(place.section, row)
        }
        _ => place.named(answers),
    };
    Told::new(tone, words).about(About::Answer).at(place.clone())
}

/// Where to go: to what is wrong, to what is lacking, to what is to be confirmed.
fn first(one: &Inspected) -> Option<Place> {
    let outcome = &one.outcome;
    let wrong = outcome.objections.iter().find_map(|objection| objection.place.clone());
    wrong.or_else(|| outcome.open.first().cloned()).or_else(|| outcome.to_look.first().cloned())
}
