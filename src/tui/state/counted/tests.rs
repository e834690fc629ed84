//! However a record is changed, what is known of a column after it is what measuring all of it tells.

use serde_json::{Map, Value, json};

use super::*;
use crate::form::{Edit, Place, catalog};

const WORDS: [&str; 4] = ["甲", "顾客的姓名", "name", "a name that is longer"];

/// The width after a change, where that is told by what was changed.
fn after(column: Column, was: &Answers, is: &Answers) -> Option<usize> {
    let known = turned(column.section, was, is).filter(|_| !column.names_others())?;
    column.widest_after(column.widest(was), &known, (was, is))
}

/// Twelve groups of people, by their ids.
fn twelve() -> Answers {
    let rows = (0..12).map(|at| json!({ "id": format!("g{at}"), "name": WORDS[at % 3] }));
    Answers::from_json(json!({ "groups": rows.collect::<Vec<_>>() })).unwrap()
}

/// Some change of a row, of several, or of which rows there are.
fn change(answers: &mut Answers, lot: &mut fastrand::Rng) {
    let section = &catalog::groups::SECTION;
    let ids: Vec<String> = answers.rows(section).map(|row| row.id.to_owned()).collect();
    let word = json!(WORDS[lot.usize(..WORDS.len())]);
    match lot.u8(..8) {
        0 if ids.len() > 3 => {
            let id = ids[lot.usize(..ids.len())].clone();
            answers.apply(Edit::Remove { section, id }).unwrap();
        }
        1 => {
            let mut id = format!("new{}", lot.u32(..));
            id.truncate(10);
            let row = Map::from_iter([("id".to_owned(), json!(id)), ("name".to_owned(), word)]);
            let index = lot.usize(..=ids.len());
            answers.apply(Edit::Insert { section, index, row }).unwrap();
        }
        _ => {
            for _ in 0..lot.usize(1..12) {
                let id = &ids[lot.usize(..ids.len())];
                let place = Place::parse(&format!("groups/{id}/name")).unwrap();
                answers.apply(Edit::Set(place, Some(word.clone()))).unwrap();
            }
        }
    }
}

#[test]
fn a_column_is_as_wide_as_all_its_rows_say_after_any_change() {
    let section = &catalog::groups::SECTION;
    let field = section.fields.iter().copied().find(|field| field.id == "name");
    let mut lot = fastrand::Rng::with_seed(14);
    let mut known = [0; 2];
    for field in [None, field] {
        let column = Column { section, field, lang: Lang::Zh };
        let mut answers = twelve();
        for _ in 0..400 {
            let was = answers.clone();
            change(&mut answers, &mut lot);
            let all = column.widest(&answers);
            let after = after(column, &was, &answers);
            assert!(after.is_none_or(|after| after == all), "{after:?} is not {all}");
            known[usize::from(after.is_some())] += 1;
        }
    }
    assert!(known.iter().all(|times| *times > 100), "both ways are gone: {known:?}");
}

#[test]
fn no_column_is_told_from_other_rows_than_those_it_names() {
    let example = include_str!("../../../../assessments/travel-mixed-routes.json");
    let mut tree: Value = serde_json::from_str(example).unwrap();
    let was = Answers::from_json(tree["answers"].take()).unwrap();
    let columns: Vec<Column> = catalog::SECTIONS
        .iter()
        .flat_map(|section| {
            let fields = section.fields.iter().copied().map(Some);
            fields.chain([None]).map(|field| Column { section, field, lang: Lang::Zh })
        })
        .collect();
    let mut anew = 0;
    for section in catalog::SECTIONS.iter().copied() {
        let Shape::Rows { title, .. } = section.shape else { continue };
        let ids: Vec<String> = was.rows(section).map(|row| row.id.to_owned()).collect();
        for id in ids.iter().filter(|_| matches!(title.kind, Kind::Line)) {
            let mut is = was.clone();
            let place = Place::parse(&format!("{}/{id}/{}", section.id, title.id)).unwrap();
            is.apply(Edit::Set(place, Some(json!("甲".repeat(80))))).unwrap();
            for column in &columns {
                let after = after(*column, &was, &is);
                let all = column.widest(&is);
                let (section, field) = (column.section.id, column.field.map(|field| field.id));
                assert!(after.is_none_or(|after| after == all), "{section}/{field:?} after {id}");
                anew += u32::from(after.is_none() && all >= 160);
            }
        }
    }
    assert!(anew > 10, "{anew}: nothing that was named is measured anew");
}
