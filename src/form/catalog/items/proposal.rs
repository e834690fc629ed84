//! What the name of an item proposes for its category and sensitivity.
//!
//! A proposal is never an answer: it is told and pointed at, and stands nowhere until a person takes it. An answer that is
//! there is left alone.

use crate::form::options::{TYPICAL_ITEMS, sensitivity, usual};
use crate::form::{Choice, Entry, Field};
use crate::text::{Phrase, t};

use super::{CATEGORY, NAME, SECTION, SENSITIVE_CATEGORY, SENSITIVITY};

/// An answer that is usual for an item of this name.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The question.
    pub field: &'static Field,
    /// The usual answer.
    pub choice: &'static Choice,
    /// The typical item that the name means.
    of: &'static Choice,
}

impl Proposal {
    /// Whether taking it would ask for less than leaving it open: such a one is only told, as the judgement is the person's.
    pub fn is_lighter(&self) -> bool {
        self.choice.code == sensitivity::ORDINARY
    }

    /// In a sentence.
    pub fn said(&self) -> Phrase {
        let (choice, of) = (self.choice.label, self.of.label);
        let whose = if self.is_lighter() {
            t("是否如此由您判断", "whether it is so is yours to judge")
        } else {
            t("由您确认", "yours to confirm")
        };
        said!(
            "“{of}”一般属于“{choice}”，{whose}",
            "\"{of}\" is usually \"{choice}\"; {whose}",
            of,
            choice,
            whose,
        )
    }
}

/// What the name of an item proposes, for each question of its row that is not answered.
pub fn proposals(item: &Entry<'_>) -> Vec<Proposal> {
    let name = if item.section == &SECTION { item.value(&NAME) } else { None };
    let Some(of) = name.and_then(|name| TYPICAL_ITEMS.meant(name.as_str()?)) else {
        return Vec::new();
    };
    let fields: [&'static Field; 3] = [&CATEGORY, &SENSITIVITY, &SENSITIVE_CATEGORY];
    fields
        .into_iter()
        .zip(usual(of))
        .filter(|(field, _)| item.value(field).is_none())
        .filter(|(field, _)| *field != &SENSITIVE_CATEGORY || !may_be_ordinary(item))
        .filter_map(|(field, choice)| Some(Proposal { field, choice: choice?, of }))
        .collect()
}

/// Why nothing is proposed for whether an item is sensitive, although its name is known: what its typical item says of it.
pub fn undecided(item: &Entry<'_>) -> Option<Phrase> {
    let name = if item.section == &SECTION { item.value(&NAME)?.as_str()? } else { return None };
    let of = TYPICAL_ITEMS.meant(name)?;
    let is_open = item.value(&SENSITIVITY).is_none() && usual(of)[1].is_none();
    is_open.then(|| {
        said!(
            "“{item}”是否敏感没有通常的回答，由您判断：{why}",
            "whether \"{item}\" is sensitive has no usual answer and is yours to judge: {why}",
            item = of.label,
            why = of.note,
        )
    })
}

/// Whether a person has judged that the item is not sensitive by itself.
fn may_be_ordinary(item: &Entry<'_>) -> bool {
    item.value(&SENSITIVITY).is_some_and(|value| *value != sensitivity::SENSITIVE.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::form::{Answers, Facts};

    #[test]
    fn an_item_that_standards_judge_otherwise_says_so_and_proposes_no_sensitivity() {
        let of = |row: Value| {
            let answers = Answers::from_json(json!({ "items": [row] })).unwrap();
            let facts = Facts::new(&answers);
            let item = facts.rows(&SECTION).next().unwrap();
            undecided(&item).map(|said| said.zh)
        };
        for name in ["身份证号码", "身份证号", "身份证", "National ID"] {
            let said = of(json!({ "id": "i", "name": name })).unwrap();
            assert!(said.contains("身份证号码") && said.contains("伤害判断"), "{said}");
        }
        assert_eq!(of(json!({ "id": "i", "name": "身份证号码", "sensitivity": "ordinary" })), None);
        for name in ["手机号", "疾病诊断", "备注"] {
            assert_eq!(of(json!({ "id": "i", "name": name })), None, "{name}");
        }
    }

    fn proposed(row: Value) -> Vec<(&'static str, &'static str, bool)> {
        let mut row = row;
        row["id"] = json!("i");
        let answers = Answers::from_json(json!({ "items": [row] })).unwrap();
        let facts = Facts::new(&answers);
        let item = facts.row(&SECTION, "i").unwrap();
        let told = |one: &Proposal| (one.field.id, one.choice.code.as_str(), one.is_lighter());
        let out = proposals(&item).iter().map(told).collect();
        assert!(facts.take_reads().is_empty(), "a proposal is no reason of anything");
        out
    }

    #[test]
    fn a_typical_name_proposes_what_is_usual_and_only_that() {
        assert_eq!(
            proposed(json!({ "name": "体检报告" })),
            [
                ("category", "a05", false),
                ("sensitivity", "sensitive", false),
                ("sensitive_category", "s4", false)
            ]
        );
        assert_eq!(
            proposed(json!({ "name": "mobile number" })),
            [("category", "a01", false), ("sensitivity", "ordinary", true)],
            "the lighter judgement is told, not proposed"
        );
        // Whether it is sensitive depends on the context.
        assert_eq!(proposed(json!({ "name": "身份证号码" })), [("category", "a02", false)]);
        assert_eq!(proposed(json!({ "name": "某项" })), []);
        assert_eq!(proposed(json!({})), []);
    }

    #[test]
    fn answers_that_are_there_are_left_alone() {
        assert_eq!(
            proposed(json!({ "name": "指纹", "category": "a13", "sensitivity": "sensitive" })),
            [("sensitive_category", "s1", false)]
        );
        let judged = json!({ "name": "指纹", "category": "draft", "sensitivity": "ordinary" });
        assert_eq!(proposed(judged), []);
    }
}
