//! A row of which it is open whether it stays is neither read as there nor as gone: whichever is decided was possible before.

use chujing::form::KEPT;

use super::draw::apart;
use super::*;

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_row_that_may_go_contradicts_neither_that_it_stays_nor_that_it_goes(
        changes in changes(), day in day(), drawn in prop::collection::vec((0..6_usize, any::<prop::sample::Index>()), 1..3),
        also in prop::option::of((any::<prop::sample::Index>(), any::<bool>(), figure())), apart in apart(),
    ) {
        let mut changes = changes;
        changes["set"].as_object_mut().unwrap().extend(apart.as_object().unwrap().clone());
        let record = answers(&changes);
        let sections = [
            &items::SECTION, &recipients::SECTION, &groups::SECTION, &overlaps::SECTION, &scenarios::SECTION,
            &deidentification::SECTION,
        ];
        let mut open = record.clone();
        let mut rows: Vec<(&'static Section, String)> = Vec::new();
        for (section, at) in drawn {
            let section = sections[section];
            let all: Vec<String> = record.rows(section).map(|row| row.id.to_owned()).collect();
            if all.is_empty() {
                continue;
            }
            let row = (section, at.get(&all).clone());
            if !rows.contains(&row) {
                let question = json!({ "candidates": ["keep", "remove"] });
                open.apply(Edit::Set(Place::in_row(section, &row.1, &KEPT), Some(question))).unwrap();
                rows.push(row);
            }
        }
        // Beside it, an answer that two people gave differently; both are tried.
        let mut records = vec![record.clone()];
        let mut named: Vec<String> = rows.iter().map(|(section, row)| format!("{}/{row}", section.id)).collect();
        if let Some((at, yes, number)) = also {
            let places = choosable(&record);
            let place = at.get(&places);
            let other = filled(place, yes, number);
            if let Some(joined) = Candidates::joined([record.get(place).cloned(), other.clone()]) {
                let mut chosen = record.clone();
                chosen.apply(Edit::Set(place.clone(), other)).unwrap();
                named.push(format!("{place} {joined}"));
                open.apply(Edit::Set(place.clone(), Some(joined))).unwrap();
                records.push(chosen);
            }
        }
        let before = judged(&open, day);
        for record in &records {
            for decision in 0..1_usize << rows.len() {
                let mut decided = record.clone();
                for (_, (section, row)) in rows.iter().enumerate().filter(|(at, _)| decision >> at & 1 == 1) {
                    decided.apply(decided.without_row(section, row)).unwrap();
                }
                let after = judged(&decided, day);
                if after.conflicts.iter().any(|told| !before.conflicts.contains(told)) {
                    continue;
                }
                for new in &after.scenarios {
                    let old = before.scenarios.iter().find(|old| old.id == new.id).unwrap();
                    // What is left to a person may be decided in any way.
                    if old.possible.contains(&Mechanism::Undetermined) {
                        continue;
                    }
                    for possible in &new.possible {
                        prop_assert!(
                            old.possible.contains(possible),
                            "{} with {named:?} open was {:?}, decided {decision:b} it is {:?} {:?}",
                            old.id, old.possible, new.possible,
                            new.findings.iter().map(|f| (f.rule.id, f.standing)).take(12).collect::<Vec<_>>()
                        );
                    }
                }
            }
        }
    }
}
