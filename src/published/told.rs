//! What was found of a page, by the lines of [`telling`](crate::telling): the differences by matter, then the promises, worst first.

use crate::form::{Answers, Place};
use crate::telling::{About, Told, Tone};
use crate::text::{Phrase, t};

use super::{Checked, Counted, Finding, Matter, Pledge, Quote, Standing};

/// The most sentences and the most places that are told of one line; all of them are for JSON.
const MOST: usize = 3;

impl Checked {
    /// Everything in lines; each leads to the first answer it is about.
    pub fn told(&self, answers: &Answers) -> Vec<Told> {
        let mut out = vec![Told::new(Tone::Remark, self.about())];
        out.extend(self.notes.iter().map(|note| Told::new(Tone::Warning, note.clone())));
        let mut last: Option<Matter> = None;
        for finding in &self.findings {
            if last != Some(finding.matter) {
                let (label, count) = (
                    finding.matter.label(),
                    self.findings.iter().filter(|one| one.matter == finding.matter).count(),
                );
                let words = said!("{label}（{count}）", "{label} ({count})", label, count);
                out.push(Told::new(Tone::Heading, words));
                last = Some(finding.matter);
            }
            out.push(differs(finding, answers));
        }
        for standing in Standing::ALL {
            let (label, count) = (standing.label(), self.count(standing));
            let words = said!(
                "政策的承诺：{label}（{count}）",
                "Promises of the policy: {label} ({count})",
                label,
                count,
            );
            out.extend((count > 0).then(|| Told::new(Tone::Heading, words)));
            out.extend(self.standing(standing).map(|one| promised(one, answers)));
        }
        out
    }

    /// How many of what, in a line.
    pub fn about(&self) -> Phrase {
        let [not_kept, open, kept] = Standing::ALL.map(|standing| self.count(standing));
        let (number, count) = (self.paragraphs, self.findings.len());
        let paragraphs = match self.counted {
            Counted::Lines => said!("{number}行", "{number} {number?line|lines}", number),
            Counted::Paragraphs => {
                said!("{number}段", "{number} {number?paragraph|paragraphs}", number)
            }
        };
        said!(
            "页面共{paragraphs}；与记录不同的{count}处；承诺：可以证明{kept}项，没有说明{open}项，不符{not_kept}项。",
            "{paragraphs}; {count} {count?difference|differences}; promises: \
             {kept} kept, {open} not told, {not_kept} not kept.",
            paragraphs,
            count,
            kept,
            open,
            not_kept,
        )
    }
}

fn differs(finding: &Finding, answers: &Answers) -> Told {
    Told::new(Tone::Wrong, finding.said.clone())
        .about(About::Answer)
        .at(finding.places.first().cloned())
        .with(sentences(&finding.quotes))
        .with(answers_of(&finding.places, answers))
}

fn promised(pledge: &Pledge, answers: &Answers) -> Told {
    let tone = match pledge.standing {
        Standing::NotKept => Tone::Wrong,
        Standing::NotTold => Tone::Open,
        Standing::Kept => Tone::Good,
    };
    let (title, why) = (pledge.promise.title, &pledge.why);
    let words = said!("{title}：{why}", "{title}: {why}", title, why);
    Told::new(tone, words)
        .about(About::Answer)
        .at(pledge.places.first().cloned())
        .with(sentences(&pledge.quotes))
        .with(answers_of(&pledge.places, answers))
}

/// The first sentences, each with its place before it, and how many more there are.
fn sentences(quotes: &[Quote]) -> Vec<Told> {
    let more = quotes.len().saturating_sub(MOST);
    let more = (more > 0).then(|| {
        Told::new(
            Tone::Dim,
            said!("另有{more}句", "and {more} more {more?sentence|sentences}", more),
        )
    });
    let first = quotes.iter().take(MOST).map(|quote| Told::new(Tone::Plain, quote.said()));
    first.chain(more).collect()
}

impl Quote {
    /// The sentence with its place, as it is told.
    pub fn said(&self) -> Phrase {
        let (place, words) = (self.counted.place(self.paragraph), &self.words);
        if self.is_nearest {
            return said!(
                "页面{place}（最近的一句）：“{words}”",
                "page, {place} (the nearest sentence): \"{words}\"",
                place,
                words,
            );
        }
        said!("页面{place}：“{words}”", "page, {place}: \"{words}\"", place, words,)
    }
}

fn answers_of(places: &[Place], answers: &Answers) -> Vec<Told> {
    let mut each: Vec<&Place> = Vec::new();
    for place in places {
        if !each.contains(&place) {
            each.push(place);
        }
    }
    let label = t("记录：", "record: ");
    let one = |place: &&Place| {
        Told::labelled(Tone::Dim, label, place.named(answers))
            .about(About::Answer)
            .at((*place).clone())
    };
    each.iter().take(MOST).map(one).collect()
}
