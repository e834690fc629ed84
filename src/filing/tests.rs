use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::day::{Day, Moment};

fn paper(key: u8, operation: Operation, words: u8) -> Paper {
    Paper {
        key: Key::made("report", Some(&key.to_string())),
        number: Some(u32::from(key)),
        title: format!("报告{key}"),
        operation,
        replaces: None,
        words: Some(words.to_string()),
        file: Some(File { name: format!("{key}.docx"), sha256: words.to_string(), bytes: 1 }),
        why: None,
    }
}

fn sequence(number: u32, kind: Kind, papers: Vec<Paper>) -> Sequence {
    Sequence::new(Fields {
        number: Number(number),
        submission: "standard_contract".to_owned(),
        kind,
        day: Day::parse("2026-11-28").unwrap(),
        receipt: None,
        letter: None,
        why: None,
        law_data: "2026-11-28.4".to_owned(),
        state: String::new(),
        record: None,
        at: Moment::since_1970(1_795_876_925),
        who: None,
        event: None,
        previous: None,
        papers,
    })
}

/// What the officer holds, reckoned the slow way: for each paper its last fate since the filing last began.
fn replayed(row: &[Sequence]) -> BTreeMap<Key, (Number, Paper)> {
    let begun = row.iter().rposition(|one| one.fields.kind.begins()).unwrap_or(0);
    let mut out = BTreeMap::new();
    for key in 0..8 {
        let key = Key::made("report", Some(&key.to_string()));
        let fates = row[begun..].iter().flat_map(|one| {
            let own = one.fields.papers.iter().filter(|paper| paper.key == key);
            own.map(move |paper| (one.fields.number, paper.clone()))
        });
        if let Some(last) = fates.last().filter(|(_, paper)| paper.operation != Operation::Withdraw)
        {
            out.insert(key, last);
        }
    }
    out
}

fn any_row() -> impl Strategy<Value = Vec<Sequence>> {
    let operation =
        prop_oneof![Just(Operation::New), Just(Operation::Replace), Just(Operation::Withdraw)];
    let papers = prop::collection::vec((0_u8..8, operation, 0_u8..4), 0..6);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    prop::collection::vec((kind, papers), 0..12).prop_map(|row| {
        let made = (0..).zip(row).map(|(number, (kind, papers))| {
            let papers = papers.into_iter().map(|(key, what, words)| paper(key, what, words));
            sequence(number, kind, papers.collect())
        });
        made.collect()
    })
}

proptest! {
    // Two thousand rows of six handings in each.
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_held_is_what_a_naive_replay_gives(row in any_row()) {
        for at in 0..=row.len() {
            let found: BTreeMap<Key, (Number, Paper)> = held(&row[..at])
                .into_iter()
                .map(|(key, held)| (key, (held.since, held.paper)))
                .collect();
            prop_assert_eq!(found, replayed(&row[..at]));
        }
    }

    #[test]
    fn handing_in_what_a_plan_says_leaves_what_the_package_holds(
        row in any_row(),
        package in prop::collection::btree_map(0_u8..8, 0_u8..4, 0..6),
    ) {
        let package: Vec<Paper> = package
            .into_iter()
            .map(|(key, words)| paper(key, Operation::New, words))
            .collect();
        let changes = plan(&held(&row), package.clone());
        let papers = changes.into_iter().filter(|change| !change.is_same).map(|change| change.paper);
        let number = u32::try_from(row.len()).unwrap();
        let mut after = row.clone();
        after.push(sequence(number, Kind::Supplement, papers.collect()));
        let words = |paper: &Paper| (paper.key.clone(), paper.words.clone());
        let found: BTreeMap<Key, Option<String>> =
            held(&after).into_values().map(|held| words(&held.paper)).collect();
        prop_assert_eq!(found, package.iter().map(words).collect());
    }
}

#[test]
fn a_sequence_is_written_and_read_back_and_one_changed_by_hand_is_noticed() {
    let first = sequence(0, Kind::First, vec![paper(7, Operation::New, 1)]);
    let back = Sequence::from_json(&first.to_json()).unwrap();
    assert_eq!(back, first);
    let next = |of: &Sequence| {
        let mut fields = sequence(1, Kind::Supplement, Vec::new()).fields;
        fields.previous = Some(of.digest.clone());
        Sequence::new(fields)
    };
    assert_eq!(Fault::of_row(&[first.clone(), next(&first)]), []);
    let edited = Sequence::from_json(&first.to_json().replace("报告7", "报告八")).unwrap();
    assert_eq!(Fault::of_row(&[edited, next(&first)])[0].what, "0001");
    assert_eq!(Fault::of_row(&[next(&first)])[0].what, "0001");
    assert_eq!(Sequence::from_json("{\"format\": \"chujing-assessment\"}"), None);
}

#[test]
fn a_scan_of_words_that_no_longer_stand_is_told() {
    let mut scan = paper(7, Operation::New, 1);
    scan.key = Key::scan(7, 1);
    let row = [sequence(0, Kind::First, vec![scan.clone()])];
    let mut again = scan.clone();
    again.words = Some("2".to_owned());
    let changes = plan(&held(&row), vec![again]);
    assert!(changes[0].is_same && changes[0].is_stale);
    let gone = plan(&held(&row), Vec::new());
    assert_eq!(gone[0].paper.operation, Operation::Withdraw);
    assert!(gone[0].is_left_out(&gone), "a package without it says nothing");
    // The paper that is now handed in itself stands for its scan.
    let instead = plan(&held(&row), vec![paper(7, Operation::New, 2)]);
    assert_eq!(instead.iter().filter(|one| one.is_left_out(&instead)).count(), 0);
    assert_eq!(gone[0].paper.replaces, Some(Number(0)));
}
