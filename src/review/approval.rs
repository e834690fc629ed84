//! Whether an approval still holds. It falls if and only if words in its scope changed, or the result they rest on.

use serde::Serialize;

use super::{About, Act, Board, Entry, EntryId, Held, Parts, Today};

/// How an approval stands today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The words and the result are those that were approved.
    InForce,
    /// Words changed: these parts of the scope. One act confirms it again.
    Touched(Vec<About>),
    /// The legal result is another: which it was.
    Lapsed(String),
    /// It was taken back, by this entry.
    Revoked(EntryId),
}

/// An approval.
#[derive(Clone, Debug)]
pub struct Approval<'a> {
    /// Its name.
    pub id: &'a EntryId,
    /// When and by whom.
    pub entry: &'a Entry,
    /// In which role.
    pub role: &'a str,
    /// Of what.
    pub scope: &'a [About],
    /// When it was confirmed again, and by whom.
    pub confirmed: Vec<&'a Entry>,
    /// How it stands.
    pub standing: Standing,
    /// After which step of the history the words were those nearest to what was approved, where that was noted.
    pub since: Option<EntryId>,
}

/// Words and a result of which somebody approved.
struct Approved<'a> {
    entry: &'a Entry,
    parts: &'a Parts,
    result: &'a str,
}

impl Board {
    /// The approvals as they stand today, in the order in which they were given.
    pub fn approvals<'a>(&'a self, today: &Today<'_>) -> Vec<Approval<'a>> {
        let of = |(id, entry): Held<'a>| {
            let Act::Approval { role, scope, parts, result } = &entry.act else { return None };
            let mut known = vec![Approved { entry, parts, result }];
            known.extend(self.standing().filter_map(|(_, entry)| match &entry.act {
                Act::Confirmed { of, parts, result } if of == id => {
                    Some(Approved { entry, parts, result })
                }
                _ => None,
            }));
            let revoked = self.standing().find_map(|(by, entry)| match &entry.act {
                Act::Revoked { of, .. } if of == id => Some(by.clone()),
                _ => None,
            });
            let (standing, nearest) = judged(&known, scope, today);
            Some(Approval {
                id,
                entry,
                role,
                scope,
                confirmed: known.iter().skip(1).map(|one| one.entry).collect(),
                standing: revoked.map_or(standing, Standing::Revoked),
                since: nearest.and_then(|entry| entry.step.clone()),
            })
        };
        self.standing().filter_map(of).collect()
    }
}

/// How words that were approved once or several times stand, and the entry that is nearest to today.
fn judged<'a>(
    known: &[Approved<'a>],
    scope: &[About],
    today: &Today<'_>,
) -> (Standing, Option<&'a Entry>) {
    let now = today.parts(scope);
    let same_result = known.iter().filter(|one| one.result == today.result);
    let nearest = same_result.map(|one| (one.entry, touched(one.parts, &now)));
    match nearest.min_by_key(|(_, touched)| touched.len()) {
        Some((entry, touched)) if touched.is_empty() => (Standing::InForce, Some(entry)),
        Some((entry, touched)) => (Standing::Touched(touched), Some(entry)),
        None => {
            let last = known.last();
            let then = last.map(|one| one.result.to_owned()).unwrap_or_default();
            (Standing::Lapsed(then), last.map(|one| one.entry))
        }
    }
}

/// The parts whose words are others now, that came or went; a part without words and none are the same.
pub(super) fn touched(then: &Parts, now: &Parts) -> Vec<About> {
    let at = |parts: &Parts, about: &About| parts.get(about).cloned().unwrap_or_default();
    let mut all: Vec<&About> = then.keys().chain(now.keys()).collect();
    all.sort();
    all.dedup();
    all.into_iter().filter(|about| at(then, about) != at(now, about)).cloned().collect()
}
