//! A file held against every paper that the record gives now: which one it is, whether it is of this record, and where it differs.
//!
//! It knows nothing of formats: a paper is what a file of it would say, line by line.

use std::collections::HashSet;

use crate::document::drift::{Drift, Outline, drifts, shared};
use crate::document::words::{own_words, words_digest};
use crate::dossier::Dossier;
use crate::form::{Answers, Entry, Facts, Place, catalog};
use crate::law::Survey;
use crate::text::Lang;

use super::Verified;

/// The least share of a file's paragraphs, in hundredths, that must be those of a document for the file to be taken as it.
const LIKE: usize = 30;

/// The record that a file is held against.
pub(super) struct Record<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) survey: &'a Survey,
}

/// What a file says, and what it says of itself.
pub(super) struct Given {
    pub(super) lines: Vec<String>,
    /// Which paper it is, by id and language.
    pub(super) mark: Option<String>,
    /// Of which record.
    pub(super) record: Option<String>,
    /// The digest of the words that it was made with.
    pub(super) then: Option<String>,
}

/// A paper that the record gives now, and what a file of it would say.
pub(super) struct Made<T> {
    pub(super) paper: T,
    pub(super) mark: String,
    pub(super) title: String,
    pub(super) lang: Lang,
    pub(super) lines: Vec<String>,
}

impl Record<'_> {
    /// What was found of a file, without what only its format can tell; and the paper it is, if it is one of this record.
    ///
    /// `unseen` is what files of a paper say to those who do not see them, and some suites print.
    pub(super) fn compared<T>(
        &self,
        given: &Given,
        papers: impl Fn(Lang) -> Vec<Made<T>>,
        outline: impl Fn(&T) -> Outline,
        unseen: impl Fn(&T) -> Vec<String>,
    ) -> (Verified, Option<Made<T>>) {
        let mark = given.mark.as_deref().unwrap_or_default();
        // Its mark says which document it is; one that has lost the mark, or bears a false one, is known by what it says.
        let first = if mark.ends_with("-en") { Lang::En } else { Lang::Zh };
        let (marked, same_lang): (Vec<Made<T>>, Vec<Made<T>>) =
            papers(first).into_iter().partition(|known| known.mark == mark);
        let title = marked.first().map(|known| known.title.clone());
        // A paper in English holds enough Chinese answers to be taken for its Chinese twin, unless both are held against it.
        let both = || same_lang.into_iter().chain(papers(first.other())).collect();
        let found = likest(marked, &given.lines).or_else(|| likest(both(), &given.lines));
        let unlike = Verified {
            // A paper by its mark, which says something else: of this record it may say no more than that.
            document: None,
            is_of_another: given.record.as_ref().is_some_and(|of| *of != self.dossier.id),
            is_stale: false,
            is_changed: None,
            drifts: None,
            extras: Vec::new(),
            words: words_digest(&given.lines),
            words_now: None,
        };
        let Some(made) = found else {
            let document = title.filter(|_| unlike.is_of_another);
            return (Verified { document, ..unlike }, None);
        };
        let said = said(&self.dossier.answers, made.lang);
        let is_of_another = match &given.record {
            Some(of) => *of != self.dossier.id,
            None => is_of_another(&said, &made.lines, &given.lines),
        };
        let document = Some(made.title.clone());
        if is_of_another {
            return (Verified { document, is_of_another, ..unlike }, None);
        }
        let file = without(&given.lines, &unseen(&made.paper), &made.lines);
        let drifts = drifts(&made.lines, &file, &outline(&made.paper)).map(|drifts| {
            let placed = |drift: Drift| {
                let places = facts_in(&said, &drift);
                (drift, places)
            };
            drifts.into_iter().map(placed).collect()
        });
        (Verified { document, drifts, ..unlike }, Some(made))
    }
}

/// The lines of a file without those that its own paper has unseen, and does not say elsewhere.
pub(super) fn without(file: &[String], unseen: &[String], made: &[String]) -> Vec<String> {
    let own = |line: &String| own_words(&[line]).pop().unwrap_or_default();
    let mut unseen: HashSet<String> = unseen.iter().map(own).collect();
    if !unseen.is_empty() {
        for line in made {
            unseen.remove(&own(line));
        }
    }
    file.iter().filter(|line| !unseen.contains(&own(line))).cloned().collect()
}

/// The paper that shares most paragraphs with a file, if they are enough to take the file for it.
fn likest<T>(papers: Vec<Made<T>>, file: &[String]) -> Option<Made<T>> {
    let made = papers.into_iter().map(|made| (shared(&made.lines, file), made));
    // Of those that are equally like the first.
    let (like, made) = made.reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let whole = file.iter().filter(|line| !line.trim().is_empty()).count();
    (like * 100 >= whole * LIKE).then_some(made)
}

/// How many answers in words of their own must stand in a paper before it is judged by them whose it is.
const FEWEST: usize = 4;

/// Whether fewer than half of the answers that the record gives in a paper stand in the file: a person does not change so many.
fn is_of_another(said: &[(Place, String)], made: &[String], file: &[String]) -> bool {
    let (made, file) = (made.join("\n"), file.join("\n"));
    let is_own = |(_, words): &&(Place, String)| words.chars().count() > 5 && made.contains(words);
    let own: Vec<_> = said.iter().filter(is_own).collect();
    let kept = own.iter().filter(|(_, words)| file.contains(words)).count();
    own.len() >= FEWEST && kept * 2 < own.len()
}

/// Every answer in words, with its place; those that are too short to say anything where they stand are left out.
fn said(answers: &Answers, lang: Lang) -> Vec<(Place, String)> {
    let facts = Facts::new(answers);
    let mut out = Vec::new();
    for section in catalog::SECTIONS {
        let entries: Vec<Entry<'_>> = if section.is_single() {
            vec![facts.single(section)]
        } else {
            facts.rows(section).collect()
        };
        for entry in entries {
            for field in section.fields.iter().copied() {
                let Some(words) = entry.shown(field) else { continue };
                let words = words.get(lang).trim();
                // A yes or a no stands in too many sentences to say anything.
                if words.chars().count() > 2 {
                    out.push((entry.place(field), words.to_owned()));
                }
            }
        }
    }
    out
}

/// The answers that stand in what the record gives and not in what the file says.
fn facts_in(said: &[(Place, String)], drift: &Drift) -> Vec<Place> {
    let (record, file) = (drift.record.join("\n"), drift.file.join("\n"));
    said.iter()
        .filter(|(_, words)| record.contains(words) && !file.contains(words))
        .map(|(place, _)| place.clone())
        .collect()
}
