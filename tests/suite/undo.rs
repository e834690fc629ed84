//! Every edit and batch is undone by its inverse to the byte, digest included, whatever the record held before.

use chujing::form::{Answers, Edit, Place, Section, Shape, catalog};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

/// Sections of every shape: answered once, of rows that grow, of fixed rows.
const SECTIONS: [&str; 5] = ["handler", "record", "recipients", "groups", "findings"];

fn section(name: &str) -> &'static Section {
    catalog::SECTIONS.iter().find(|section| section.id == name).unwrap()
}

/// Ids of rows, right and wrong; few, so that they meet.
fn row_id(section: &'static Section) -> BoxedStrategy<String> {
    let mut ids: Vec<String> = ["a", "b", "c", "", "a/b"].map(str::to_owned).into();
    if let Shape::Fixed(options) = section.shape {
        ids.extend(options.choices.iter().take(3).map(|choice| choice.code.to_string()));
    }
    prop::sample::select(ids).boxed()
}

fn value() -> BoxedStrategy<Value> {
    let odd = r#"[12345678901234567890123, 1.10, 1e400, null, {"z": 1, "a": [2]}]"#;
    let odd: Value = serde_json::from_str(odd).unwrap();
    let odd = odd.as_array().unwrap().clone();
    prop_oneof![
        4 => "[a-c甲]{0,3}".prop_map(|text| json!(text)),
        2 => any::<u64>().prop_map(|number| json!(number)),
        1 => prop::sample::select(odd),
    ]
    .boxed()
}

/// Answers with known and unknown keys in any order.
fn cells(section: &'static Section) -> BoxedStrategy<Map<String, Value>> {
    let mut keys: Vec<String> = section.fields.iter().take(4).map(|f| f.id.to_owned()).collect();
    keys.extend(["later", "mood"].map(str::to_owned));
    prop::collection::vec((prop::sample::select(keys), value()), 0..5)
        .prop_map(|cells| cells.into_iter().collect())
        .boxed()
}

fn stored(name: &'static str) -> BoxedStrategy<Option<Value>> {
    let section = section(name);
    let there = match section.shape {
        Shape::Single => cells(section).prop_map(Value::Object).boxed(),
        _ => prop::collection::vec((row_id(section), cells(section)), 0..4)
            .prop_map(|rows| {
                let mut seen = std::collections::BTreeSet::new();
                rows.into_iter()
                    .filter(|(id, _)| {
                        !id.is_empty() && !id.contains('/') && seen.insert(id.clone())
                    })
                    .map(|(id, mut cells)| {
                        cells.insert("id".to_owned(), json!(id));
                        Value::Object(cells)
                    })
                    .collect()
            })
            .boxed(),
    };
    prop::option::of(there).boxed()
}

fn answers() -> BoxedStrategy<Answers> {
    SECTIONS
        .map(stored)
        .to_vec()
        .prop_map(|parts| {
            let mut all = Map::from_iter([("unknown".to_owned(), json!({ "b": 1, "a": 2 }))]);
            for (name, part) in SECTIONS.iter().zip(parts).rev() {
                all.extend(part.map(|part| ((*name).to_owned(), part)));
            }
            Answers::from_json(Value::Object(all)).unwrap()
        })
        .boxed()
}

fn edit_of(name: &'static str) -> BoxedStrategy<Edit> {
    let section = section(name);
    let field = prop::sample::select(section.fields.iter().copied().take(4).collect::<Vec<_>>());
    let set = (prop::option::of(row_id(section)), field, prop::option::of(value())).prop_map(
        move |(row, field, value)| {
            let row = if section.is_single() { None } else { row };
            Edit::Set(Place { section, row, field: Some(field) }, value)
        },
    );
    let insert =
        (row_id(section), cells(section), 0..4_usize).prop_map(move |(id, mut row, index)| {
            row.insert("id".to_owned(), json!(id));
            Edit::Insert { section, index, row }
        });
    let remove = row_id(section).prop_map(move |id| Edit::Remove { section, id });
    prop_oneof![4 => set, 2 => insert, 2 => remove].boxed()
}

fn edit() -> BoxedStrategy<Edit> {
    let one = prop::sample::select(SECTIONS.to_vec()).prop_flat_map(edit_of);
    one.prop_recursive(2, 12, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Edit::Batch))
        .boxed()
}

fn bytes(answers: &Answers) -> (String, String) {
    (serde_json::to_string_pretty(&answers.to_json()).unwrap(), answers.digest())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600,
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_inverse_gives_back_the_same_bytes(
        start in answers(),
        edits in prop::collection::vec(edit(), 1..12),
    ) {
        let mut answers = start.clone();
        let mut steps = Vec::new();
        for edit in edits {
            let before = bytes(&answers);
            match answers.apply(edit.clone()) {
                Err(_) => prop_assert_eq!(bytes(&answers), before, "{:?} was refused", edit),
                Ok(inverse) => {
                    let after = bytes(&answers);
                    let redo = answers.apply(inverse).unwrap();
                    prop_assert_eq!(bytes(&answers), before.clone(), "undoing {:?}", edit);
                    let undo = answers.apply(redo).unwrap();
                    prop_assert_eq!(bytes(&answers), after, "making {:?} again", edit);
                    steps.push((undo, before));
                }
            }
            // Whatever was done, the record can be read again.
            prop_assert!(Answers::from_json(answers.to_json()).is_ok());
        }
        for (undo, before) in steps.into_iter().rev() {
            answers.apply(undo).unwrap();
            prop_assert_eq!(bytes(&answers), before);
        }
        prop_assert_eq!(bytes(&answers), bytes(&start));
    }
}
