//! What is found in a folder: names, codes and ids of its records, in Chinese, in English, and by how Chinese sounds.
//!
//! Every word that was typed must stand in the record; the places where one stands are told, the best fit first.

use std::collections::HashMap;

use crate::form::Place;
use crate::form::spelling::{Fit, Spelled};
use crate::store::{Part, StoreError, Workspace};

use super::super::kept::{Kept, Word};
use super::super::listing::{Listing, Wanted, Watch, with_kept};
use crate::cores::{each_with, let_go};

/// A place where a word was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The number of the record in the list.
    pub at: usize,
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub text: String,
    /// How well it fits: none where it only sounds like what was typed.
    pub fit: Option<Fit>,
}

/// So many letters are looked for in how Chinese sounds at least: one stands nearly everywhere.
const SOUND: usize = 2;

/// What is found in a folder, the best first, with the list of its records.
///
/// # Errors
/// If the folder cannot be read.
pub fn search(workspace: &Workspace, typed: &str) -> Result<(Listing, Vec<Hit>), StoreError> {
    Ok(search_watched(workspace, typed, &|_| true)?.unwrap_or_default())
}

/// The same, made under the eyes of `watch`, which may break it off.
///
/// # Errors
/// If the folder cannot be read.
pub fn search_watched(
    workspace: &Workspace,
    typed: &str,
    watch: Watch<'_>,
) -> Result<Option<(Listing, Vec<Hit>)>, StoreError> {
    let words: Vec<Spelled> = typed
        .split_whitespace()
        .map(Spelled::new)
        .filter(|word| !word.plain().is_empty())
        .collect();
    let may_be_meant = |found_by: &str| words.iter().any(|word| found_by.contains(word.plain()));
    let wanted = Wanted { words: &may_be_meant, ..Wanted::all(Part::Words) };
    let made = with_kept(workspace, Some(wanted), (&[], watch))?;
    Ok(made.map(|(listing, kept)| {
        let all: Vec<(usize, &Kept)> = kept.iter().enumerate().collect();
        let found = each_with(&all, HashMap::new, |fits, (at, kept)| {
            in_record(*at, &kept.words, (&words, fits))
        });
        let mut hits: Vec<Hit> = found.into_iter().flatten().collect();
        let_go(kept);
        hits.sort_by_key(|hit| (hit.fit.is_none(), hit.fit));
        (listing, hits)
    }))
}

/// How each word that was typed fits a text: many records say the same, and it is found out once.
type Fits<'a> = HashMap<(&'a str, usize), Option<Fit>>;

fn in_record<'a>(
    at: usize,
    found_by: &'a [Word],
    (words, fits): (&[Spelled], &mut Fits<'a>),
) -> Vec<Hit> {
    let mut met = vec![false; words.len()];
    let mut out: Vec<Hit> = Vec::new();
    for Word { place, text, found_by } in found_by {
        let mut ways = found_by.split('\t');
        let spelled = ways.next().unwrap_or_default();
        let ways: Vec<&str> = ways.collect();
        let mut best: Option<Option<Fit>> = None;
        for (nth, (word, met)) in words.iter().zip(&mut met).enumerate() {
            let plain = word.plain();
            let sounds = plain.len() >= SOUND && ways.iter().any(|way| way.contains(plain));
            let mut fitting = || {
                let known = fits.entry((text, nth));
                *known.or_insert_with(|| Spelled::new(text).fit(word))
            };
            let fit = if spelled.contains(plain) { fitting() } else { None };
            if fit.is_some() || sounds {
                *met = true;
                let rank = |fit: &Option<Fit>| (fit.is_none(), *fit);
                best = Some(
                    best.map_or(fit, |best| if rank(&fit) < rank(&best) { fit } else { best }),
                );
            }
        }
        if let (Some(fit), Ok(place)) = (best, Place::parse(place)) {
            out.push(Hit { at, place, text: text.clone(), fit });
        }
    }
    if !words.is_empty() && met.iter().all(|met| *met) { out } else { Vec::new() }
}
