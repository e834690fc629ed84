//! The test cases of the rules as worked examples: the very files that the tests run, read once.
//!
//! A case changes a few facts of one base record and says what the rule makes of it. Their names are Chinese; in English a
//! case is told by what it changes.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::day::Day;
use crate::form::catalog::scenarios;
use crate::form::{Answers, Edit, Place, shown};
use crate::law::{Effect, Ground, Mechanism, Rule};
use crate::telling::outcome;
use crate::text::{Phrase, Text, harmless, phrase, t};

/// Changes that are told one by one; of more only the number.
const MOST: usize = 8;

/// A worked example of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// Id of the rule.
    #[serde(skip)]
    pub rule: String,
    /// What it is about, in Chinese.
    pub name: String,
    /// What differs from the base record; empty if nothing does.
    pub changes: Phrase,
    set: Value,
    /// The day it is judged on, if it is not that of the base record.
    pub as_of: Option<Day>,
    /// What the rule says, as a code: `yes`, `no`, `unknown` or `absent`.
    pub is: String,
    /// The mechanism of the record, where the case tells it.
    pub mechanism: Option<Mechanism>,
    /// Its ground.
    pub ground: Option<Ground>,
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let base = Answers::from_json(parsed(include_str!("../../../tests/cases/base.json")))
        .unwrap_or_default();
    [
        include_str!("../../../tests/cases/deciding.json"),
        include_str!("../../../tests/cases/duties.json"),
        include_str!("../../../tests/cases/flags.json"),
    ]
    .into_iter()
    .flat_map(|text| match parsed(text) {
        Value::Array(list) => list,
        _ => Vec::new(),
    })
    .map(|raw| read(&raw, &base))
    .collect()
});

/// The cases of a rule, in the order of the file.
pub fn of_rule(id: &str) -> impl Iterator<Item = &'static Case> {
    CASES.iter().filter(move |case| case.rule == id)
}

/// A case file that does not parse has no cases; a test holds that there are some for every rule.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn read(raw: &Value, base: &Answers) -> Case {
    let text = |key: &str| raw[key].as_str().unwrap_or_default().to_owned();
    Case {
        rule: text("rule"),
        name: text("name"),
        as_of: raw["as_of"].as_str().and_then(Day::parse),
        changes: raw["set"].as_object().map(|set| changes(set, base)).unwrap_or_default(),
        is: text("is"),
        mechanism: Mechanism::deserialize(&raw["mechanism"]).ok(),
        ground: Ground::deserialize(&raw["ground"]).ok(),
        set: raw["set"].clone(),
    }
}

/// The changed answers in words.
fn changes(set: &Map<String, Value>, base: &Answers) -> Phrase {
    let read: Vec<(Place, &Value)> =
        set.iter().filter_map(|(at, value)| Some((Place::parse(at).ok()?, value))).collect();
    let mut answers = base.clone();
    for (place, value) in &read {
        add_row(&mut answers, place);
        let value = Some((*value).clone()).filter(|value| !value.is_null());
        // What cannot be set is told as it stands.
        let _undo = answers.apply(Edit::Set(place.clone(), value));
    }
    let told = read.iter().take(MOST).filter_map(|(place, value)| {
        let field = place.field?;
        let said = if value.is_null() {
            phrase("未填写", "not answered")
        } else if field == &scenarios::EXEMPTION {
            // The article that the choice names stands with the rule.
            let words = shown(field.kind, value, &answers);
            let without_article =
                |words: &str, mark| words.split(mark).next().unwrap_or(words).trim().to_owned();
            phrase(without_article(&words.zh, '（'), without_article(&words.en, '('))
        } else {
            shown(field.kind, value, &answers)
        };
        let of = place
            .row
            .as_deref()
            .filter(|row| base.row(place.section, row).is_none())
            .map_or_else(Phrase::default, |row| {
                let mut name = answers.row_title(place.section, row);
                if name.zh == row {
                    name = place.section.title.into();
                }
                said!("{name} > ", "{name} > ", name)
            });
        Some(said!("{of}{field}：{said}", "{of}{field}: {said}", of, field = field.label, said))
    });
    let told: Vec<Phrase> = told.collect();
    let join = |words: Vec<&str>, mark: &str| harmless(&words.join(mark), false);
    let zh = join(told.iter().map(|one| one.zh.as_str()).collect(), "；");
    let en = join(told.iter().map(|one| one.en.as_str()).collect(), "; ");
    match set.len().saturating_sub(MOST) {
        0 => phrase(zh, en),
        more => phrase(format!("{zh}；另有{more}项"), format!("{en}; and {more} more")),
    }
}

/// A row that the base record does not have.
fn add_row(answers: &mut Answers, place: &Place) {
    if let Some(id) = place.row.clone()
        && answers.row(place.section, &id).is_none()
    {
        let row = Map::from_iter([("id".to_owned(), json!(id))]);
        let index = answers.rows(place.section).count();
        let _undo = answers.apply(Edit::Insert { section: place.section, index, row });
    }
}

impl Case {
    /// What the rule says, in words.
    pub fn says(&self, rule: &Rule) -> Text {
        match (self.is.as_str(), rule.effect) {
            ("yes", Effect::Flags(..)) => t("提示", "pointed out"),
            ("yes", _) => t("适用", "applies"),
            ("no", _) => t("不适用", "does not apply"),
            ("unknown", _) => t("待定", "open"),
            (_, Effect::Flags(..)) => t("不提示", "not pointed out"),
            _ => t("没有问到", "not asked"),
        }
    }

    /// The case in one line: what it changes and what follows.
    pub fn spoken(&self, rule: &Rule) -> Phrase {
        let mut facts = match (self.changes.zh.is_empty(), self.as_of) {
            (false, _) => self.changes.clone(),
            (true, None) => phrase("基础记录", "the base record"),
            (true, Some(_)) => Phrase::default(),
        };
        if let Some(day) = self.as_of.map(Day::spoken) {
            let (zh, en) = if facts.zh.is_empty() { ("", "") } else { ("；", "; ") };
            facts = phrase(
                format!("{}{zh}基准日{}", facts.zh, day.zh),
                format!("{}{en}judged on {}", facts.en, day.en),
            );
        }
        let result = self.mechanism.map_or_else(Phrase::default, |mechanism| {
            let result = outcome(mechanism, self.ground);
            said!("；结果：{result}", "; result: {result}", result)
        });
        let says = self.says(rule);
        phrase(
            format!("{}（{}）→ {}{}", self.name, facts.zh, says.zh, result.zh),
            format!("{} -> {}{}", facts.en, says.en, result.en),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::catalog;

    #[test]
    fn every_rule_has_examples_in_both_languages() {
        for rule in catalog::all() {
            assert!(of_rule(rule.id).count() > 0, "{} has no case", rule.id);
            for case in of_rule(rule.id) {
                let said = case.spoken(rule);
                let chinese = said.en.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
                // Names of rows and quoted words stay as they are.
                assert!(chinese.count() <= 64, "{}: {}", rule.id, said.en);
                assert!(!said.zh.contains("（）"), "{}: {}", rule.id, said.zh);
            }
        }
    }
}
