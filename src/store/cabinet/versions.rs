//! One thing that several people may say anew, kept as files that are only added: each names those that it stands for.
//!
//! So copies of a folder that were changed apart hold the files of both when they are brought together, by whatever program, and what
//! stands is told by the files alone. None is ever written again or taken away.

use std::collections::{BTreeMap, BTreeSet};

/// The files of one thing by their names: what each says, and for which it stands.
#[derive(Debug)]
pub(super) struct Versions<T> {
    all: BTreeMap<String, (T, Vec<String>)>,
}

impl<T> Default for Versions<T> {
    fn default() -> Self {
        Self { all: BTreeMap::new() }
    }
}

impl<T> Versions<T> {
    /// Adds what a file says and for which files it stands.
    pub(super) fn add(&mut self, name: String, says: T, after: Vec<String>) {
        self.all.insert(name, (says, after));
    }

    /// The names of those for which none stands.
    pub(super) fn heads(&self) -> Vec<String> {
        let passed: BTreeSet<&String> = self.all.values().flat_map(|(_, after)| after).collect();
        let heads: Vec<String> =
            self.all.keys().filter(|name| !passed.contains(name)).cloned().collect();
        // Files that stand for each other in a circle were made by hand: they all count.
        if heads.is_empty() { self.all.keys().cloned().collect() } else { heads }
    }

    /// What each of those says for which none stands.
    pub(super) fn last(&self) -> impl Iterator<Item = &T> {
        self.heads().into_iter().filter_map(|name| self.all.get(&name).map(|(says, _)| says))
    }

    /// What stands: two that were said apart are brought together by `merge` from the last one from which both come.
    pub(super) fn folded(&self, merge: impl Fn(Option<&T>, &T, &T) -> T) -> Option<T>
    where
        T: Clone,
    {
        let mut heads = self.heads().into_iter();
        let first = heads.next()?;
        let mut known = self.from(&first);
        let mut out = self.all.get(&first)?.0.clone();
        for head in heads {
            let own = self.from(&head);
            let Some((says, _)) = self.all.get(&head) else { continue };
            // Of those from which both come the last one comes from most.
            let common = known.intersection(&own).max_by_key(|name| (self.from(name).len(), *name));
            let base = common.and_then(|name| self.all.get(*name)).map(|(says, _)| says);
            out = merge(base, &out, says);
            known.extend(own);
        }
        Some(out)
    }

    /// A version and all from which it comes.
    fn from<'a>(&'a self, name: &str) -> BTreeSet<&'a str> {
        let mut out = BTreeSet::new();
        let mut open: Vec<&'a str> =
            self.all.get_key_value(name).map(|(own, _)| own.as_str()).into_iter().collect();
        while let Some(name) = open.pop() {
            let Some((own, (_, after))) = self.all.get_key_value(name) else { continue };
            if out.insert(own.as_str()) {
                open.extend(after.iter().map(String::as_str));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(all: &[(&str, &str, &[&str])]) -> Versions<String> {
        let mut out = Versions::default();
        for (name, says, after) in all {
            let after = after.iter().map(|name| (*name).to_owned()).collect();
            out.add((*name).to_owned(), (*says).to_owned(), after);
        }
        out
    }

    fn told(versions: &Versions<String>) -> Option<String> {
        versions.folded(|base, one, other| format!("({}: {one}, {other})", base.map_or("", |b| b)))
    }

    #[test]
    fn what_was_said_last_stands_and_what_was_said_apart_is_brought_together() {
        assert_eq!(told(&of(&[])), None);
        assert_eq!(told(&of(&[("1", "a", &[]), ("2", "b", &["1"])])).unwrap(), "b");
        let apart = [("1", "a", &[][..]), ("2", "b", &["1"]), ("4", "c", &["1"])];
        assert_eq!(told(&of(&apart)).unwrap(), "(a: b, c)");
        // Whoever then says it anew stands for both.
        let settled = [&apart[..], &[("3", "d", &["2", "4"])]].concat();
        assert_eq!(told(&of(&settled)).unwrap(), "d");
        assert_eq!(of(&settled).heads(), ["3"]);
        // The last one from which both come, not the first.
        let later = [&settled[..], &[("5", "e", &["3"]), ("6", "f", &["3"])]].concat();
        assert_eq!(told(&of(&later)).unwrap(), "(d: e, f)");
        // One that is gone is passed over, and a circle hides nothing.
        assert_eq!(told(&of(&[("2", "b", &["1"]), ("4", "c", &["1"])])).unwrap(), "(: b, c)");
        assert_eq!(told(&of(&[("1", "a", &["2"]), ("2", "b", &["1"])])).unwrap(), "(b: a, b)");
    }
}
