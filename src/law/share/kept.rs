//! A share as it is kept beside a folder, so that a record need not be read again to count with others.
//!
//! What is open in it stays open, without the places that would settle it: they stand in another record than the one that is
//! judged, where nobody can answer them. Seen from the others it is the same share.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::form::catalog::elsewhere;
use crate::form::{Lacking, Range};
use crate::text::{Phrase, phrase};

use super::{Entity, Group, How, Origin, Share, Stated, Tally};

/// The words that are kept: Chinese, and English where that is not the same.
type Words = (String, Option<String>);

/// What a share adds, without its places and the name of its record.
#[derive(Serialize, Deserialize)]
struct Kept {
    code: Option<String>,
    entity: Option<String>,
    is_sure: bool,
    is_superseded: bool,
    groups: Vec<KeptGroup>,
    overlaps: Vec<KeptOverlap>,
}

#[derive(Serialize, Deserialize)]
struct KeptGroup {
    key: String,
    id: String,
    name: Words,
    counted_on: Option<String>,
    is_undated: bool,
    sends_sensitive: Option<u64>,
    /// By window; nothing where it is as the one before.
    tallies: [Option<KeptWindow>; 4],
}

/// By counter; nothing where nobody is counted.
type KeptWindow = [Option<KeptTally>; 3];

/// The range, and 1 if it is open, 2 more if it is the whole group.
type KeptTally = (u64, Option<u64>, u8);

/// The row, both groups, how: disjoint, within (sensitive), both (ordinary, sensitive).
#[derive(Serialize, Deserialize)]
struct KeptOverlap(String, String, String, Option<KeptHow>);

/// How many in both, where a number is stated; how many with sensitive data.
type KeptHow = (Option<Range>, Option<Range>);

impl Share {
    /// The share as text: the name of its record, which is told and decides nothing, and what it adds.
    pub fn kept(&self) -> (String, String) {
        let kept = Kept {
            code: self.entity.code.clone(),
            entity: self.entity.name.clone(),
            is_sure: self.entity.is_sure(),
            is_superseded: self.is_superseded,
            groups: self.groups.iter().map(kept_group).collect(),
            overlaps: self.overlaps.iter().map(kept_overlap).collect(),
        };
        // Their keys are text, and their numbers are whole.
        let name = serde_json::to_string(&words(&self.name)).unwrap_or_default();
        (name, serde_json::to_string(&kept).unwrap_or_default())
    }

    /// Reads it again; nothing if the texts are not whole.
    pub fn from_kept((name, adds): (&str, &str), origin: Origin) -> Option<Self> {
        let kept: Kept = serde_json::from_str(adds).ok()?;
        Some(Self {
            name: read(serde_json::from_str(name).ok()?),
            entity: Entity::kept(kept.code, kept.entity, kept.is_sure),
            origin,
            is_superseded: kept.is_superseded,
            groups: kept.groups.into_iter().map(group).collect::<Option<_>>()?,
            overlaps: kept.overlaps.into_iter().map(overlap).collect(),
        })
    }

    /// What is known of a record that cannot be read any more: it may hold anybody.
    pub fn unknown(entity: Entity, origin: Origin) -> Self {
        let name = crate::text::Phrase::same(crate::text::harmless(&origin.file, false));
        // No group can have this key, as ids are never empty.
        let key = format!("/unread/{}", origin.file);
        let lacking = Lacking::from([elsewhere::place()]);
        let groups = vec![Group::unknown(key, name.clone(), &lacking)];
        Self { name, entity, origin, groups, ..Self::default() }
    }
}

fn words(said: &Phrase) -> Words {
    (said.zh.clone(), (said.en != said.zh).then(|| said.en.clone()))
}

fn read((zh, en): Words) -> Phrase {
    let en = en.unwrap_or_else(|| zh.clone());
    phrase(zh, en)
}

fn kept_group(group: &Group) -> KeptGroup {
    let tally = |tally: &Tally| {
        let Tally { range, lacking, is_whole } = tally;
        let marks = u8::from(!lacking.is_empty()) + 2 * u8::from(*is_whole);
        (*tally != Tally::none()).then_some((range.low, range.high, marks))
    };
    let tallies: [KeptWindow; 4] =
        group.tallies.each_ref().map(|window| window.each_ref().map(tally));
    let mut last = None;
    KeptGroup {
        key: group.key.clone(),
        id: group.id.clone(),
        name: words(&group.name),
        counted_on: group.counted_on.map(|day| day.to_string()),
        is_undated: group.is_undated,
        sends_sensitive: group.sends_sensitive,
        tallies: tallies.map(|window| {
            let is_same = last.replace(window) == Some(window);
            (!is_same).then_some(window)
        }),
    }
}

fn group(kept: KeptGroup) -> Option<Group> {
    let counted_on = match kept.counted_on {
        Some(day) => Some(Day::parse(&day)?),
        None => None,
    };
    let tally = |kept: &Option<KeptTally>| match *kept {
        Some((low, high, marks)) => {
            let lacking = (marks % 2 == 1).then(elsewhere::place).into_iter().collect();
            Tally { range: Range { low, high }, lacking, is_whole: marks >= 2 }
        }
        None => Tally::none(),
    };
    let mut last: KeptWindow = [None; 3];
    let tallies = kept.tallies.map(|window| {
        last = window.unwrap_or(last);
        last.each_ref().map(tally)
    });
    Some(Group {
        key: kept.key,
        id: kept.id,
        name: read(kept.name),
        counted_on,
        is_undated: kept.is_undated,
        sends_sensitive: kept.sends_sensitive,
        tallies,
    })
}

fn kept_overlap(stated: &Stated) -> KeptOverlap {
    let how = match stated.how {
        How::Disjoint => None,
        How::Within(sensitive) => Some((None, sensitive)),
        How::Both(both, sensitive) => Some((Some(both), sensitive)),
    };
    KeptOverlap(stated.row.clone(), stated.a.clone(), stated.b.clone(), how)
}

fn overlap(KeptOverlap(row, a, b, how): KeptOverlap) -> Stated {
    let how = match how {
        None => How::Disjoint,
        Some((None, sensitive)) => How::Within(sensitive),
        Some((Some(both), sensitive)) => How::Both(both, sensitive),
    };
    Stated { row, a, b, how }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::{Answers, Facts};
    use crate::law::{Circumstances, Ledger, share};

    /// What is kept says of its people what the record says, to every other record of the entity.
    #[test]
    fn a_share_that_was_kept_counts_as_it_did() {
        let answers = json!({
            "record": { "title": "甲 \"一\"", "as_of": "2026-11-20" },
            "handler": { "name": "甲公司", "credit_code": { "as_on_document": "91330100MA27XYX12X" } },
            "groups": [
                { "id": "g1", "name": "客户", "ordinary": 90_000, "sensitive": "?", "counted_on": "2026-11-01" },
                { "id": "g2", "name": "访客", "ordinary": { "from": 5, "to": 900 }, "sensitive": 0, "counted_on": "去年" },
                { "id": "g3", "name": "员工", "ordinary": 12, "sensitive": 12, "counted_on": "2025-11-01" },
            ],
            "overlaps": [
                { "id": "o1", "group": "g1", "other": "g2", "relation": "number", "both": 7, "both_sensitive": 0 },
                { "id": "o2", "group": "g3", "other": "g2", "relation": "disjoint" },
                { "id": "o3", "group": "g3", "other": "g1", "relation": "contained" },
            ],
            "scenarios": [{ "id": "s", "groups": ["g1", "g2"] }, { "id": "t" }],
        });
        let answers = Answers::from_json(answers).unwrap();
        let facts = Facts::new(&answers);
        let mut whole = share(&facts, &Circumstances::default().policy);
        whole.origin = Origin { id: "r".into(), file: "r.json".into() };
        let (name, adds) = whole.kept();
        let kept = Share::from_kept((&name, &adds), whole.origin.clone()).unwrap();
        assert_eq!(kept.kept(), whole.kept());
        let renamed = Share { name: Phrase::same("乙".to_owned()), ..whole.clone() };
        assert_ne!(renamed.kept().0, name);
        assert_eq!(renamed.kept().1, adds, "a name adds nobody");
        let seen = |share: &Share| {
            let ledger = Ledger::gather(&whole.entity, facts.day(), [share]);
            let groups: Vec<&Group> = ledger.groups().iter().collect();
            (format!("{groups:?}{:?}", ledger.overlaps()), ledger.notes, ledger.records)
        };
        assert_eq!(seen(&kept), seen(&whole));
        assert!(whole.groups.len() > 3 && whole.overlaps.len() == 3, "{whole:?}");
        assert!(Share::from_kept((&name, "{"), Origin::default()).is_none());
        assert!(Share::from_kept(("{", &adds), Origin::default()).is_none());
    }
}
