//! A register of a folder: each recipient, group of people, entity or system once, with the records that name it and the answers on
//! which they disagree.
//!
//! What is not answered in a record disagrees with nothing; words that differ in marks, case or spaces alone are the same.

use std::collections::HashMap;

use crate::form::Field;
use crate::form::spelling::Spelled;
use crate::store::{Part, StoreError, Workspace};
use crate::text::Phrase;

use super::super::kept::{Kind, Use};
use super::super::listing::{Listing, Wanted, Watch, with_kept};

/// A register.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The list of the records.
    pub listing: Listing,
    /// What they name, by its name.
    pub things: Vec<Thing>,
}

/// Something that records name.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What the first record calls it.
    pub name: Phrase,
    /// Where it is named.
    pub used: Vec<Used>,
    /// On what the records disagree.
    pub disagreements: Vec<Disagreement>,
}

/// A record that names it.
#[derive(Clone, Debug)]
pub struct Used {
    /// The number of the record in the list.
    pub at: usize,
    /// What it says.
    pub says: Use,
}

/// An answer that records give differently.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// Which.
    pub field: &'static Field,
    /// The answers, each with the uses that give it, by their numbers; that of most records first.
    pub values: Vec<(Phrase, Vec<usize>)>,
}

/// The register of one kind.
///
/// # Errors
/// If the folder cannot be read.
pub fn register(workspace: &Workspace, kind: Kind) -> Result<Register, StoreError> {
    Ok(register_watched(workspace, kind, &|_| true)?.unwrap_or_default())
}

/// The same, made under the eyes of `watch`, which may break it off.
///
/// # Errors
/// If the folder cannot be read.
pub fn register_watched(
    workspace: &Workspace,
    kind: Kind,
    watch: Watch<'_>,
) -> Result<Option<Register>, StoreError> {
    let made = with_kept(workspace, Some(Wanted::all(Part::Uses)), (&[], watch))?;
    Ok(made.map(|(listing, kept)| {
        let used: Vec<Used> = kept
            .into_iter()
            .enumerate()
            .flat_map(|(at, kept)| kept.uses.into_iter().map(move |says| Used { at, says }))
            .filter(|used| used.says.kind == kind)
            .collect();
        let mut things: Vec<Thing> = sorted_out(used).into_iter().map(thing).collect();
        things.sort_by(|a, b| a.name.zh.cmp(&b.name.zh));
        Register { listing, things }
    }))
}

/// The uses of each thing: those with one id or one name are of one thing, and so is what either of them is one with.
fn sorted_out(used: Vec<Used>) -> Vec<Vec<Used>> {
    let mut above: Vec<usize> = (0..used.len()).collect();
    let mut first: HashMap<(bool, &str), usize> = HashMap::new();
    for (at, Used { says, .. }) in used.iter().enumerate() {
        for (is_id, key) in [(true, says.id.as_str()), (false, says.name_key.as_str())] {
            if key.is_empty() {
                continue;
            }
            let other = *first.entry((is_id, key)).or_insert(at);
            let (one, other) = (top(&mut above, at), top(&mut above, other));
            let (low, high) = (one.min(other), one.max(other));
            above[high] = low;
        }
    }
    let tops: Vec<usize> = (0..used.len()).map(|at| top(&mut above, at)).collect();
    let mut out: Vec<Vec<Used>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (used, top) in used.into_iter().zip(tops) {
        let place = *places.entry(top).or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        out[place].push(used);
    }
    out
}

/// The first use of the thing that this use is of. The way there is made shorter.
fn top(above: &mut [usize], mut at: usize) -> usize {
    while above[at] != at {
        above[at] = above[above[at]];
        at = above[at];
    }
    at
}

fn thing(used: Vec<Used>) -> Thing {
    let named = used.iter().find(|used| !used.says.name.zh.is_empty());
    let name = named.map(|used| used.says.name.clone()).unwrap_or_default();
    let fields = used.first().map_or(&[][..], |used| used.says.kind.facts());
    let disagreements = fields.iter().filter_map(|field| disagreement(field, &used)).collect();
    Thing { name, used, disagreements }
}

fn disagreement(field: &'static Field, used: &[Used]) -> Option<Disagreement> {
    let mut values: Vec<(Phrase, Vec<usize>)> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (at, Used { says, .. }) in used.iter().enumerate() {
        let Some(said) = says.facts.iter().find(|said| said.field.id == field.id) else { continue };
        let key = Spelled::new(&said.words.zh).key().to_owned();
        let value = *by_key.entry(key).or_insert_with(|| {
            values.push((said.words.clone(), Vec::new()));
            values.len() - 1
        });
        values[value].1.push(at);
    }
    values.sort_by_key(|(_, who)| std::cmp::Reverse(who.len()));
    (values.len() > 1).then_some(Disagreement { field, values })
}
