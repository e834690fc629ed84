//! Flip points without something: each item, recipient or group left out of a scenario that names it.

use serde_json::{Value, json};

use crate::form::catalog::{items, scenarios};
use crate::form::{Entry, Facts, Field, Place};
use crate::text::{Phrase, Text, t};

use super::{Search, Spent};

/// Rows that a scenario names, one of which may be left out.
struct Named {
    scenario: Phrase,
    place: Place,
    /// The rows by id and name, and whether they are sensitive items.
    rows: Vec<(String, Phrase, bool)>,
}

impl Named {
    /// The answer without some of the rows.
    fn without(
        &self,
        is_left: impl Fn(&(String, Phrase, bool)) -> bool,
    ) -> Vec<(Place, Option<Value>)> {
        let rest: Vec<&str> =
            self.rows.iter().filter(|row| !is_left(row)).map(|(id, ..)| id.as_str()).collect();
        vec![(self.place.clone(), Some(json!(rest)))]
    }
}

impl Search<'_> {
    /// The rows that each scenario names in these fields.
    fn named(&self, fields: &[&'static Field]) -> Vec<Named> {
        let facts = Facts::at(&self.answers, self.day).quietly();
        let of = |scenario: Entry<'_>, field: &'static Field| {
            let rows = scenario.named(field).known()?;
            let is_sensitive =
                |row: &Entry<'_>| field == &scenarios::ITEMS && items::is_sensitive(row).is_yes();
            let row = |row: &Entry<'_>| Some((row.id?.to_owned(), row.title(), is_sensitive(row)));
            Some(Named {
                scenario: scenario.title(),
                place: scenario.place(field),
                rows: rows.iter().filter_map(row).collect(),
            })
        };
        let of_all = |scenario| fields.iter().filter_map(move |field| of(scenario, field));
        facts.rows(&scenarios::SECTION).flat_map(of_all).collect()
    }

    /// Each row left out, where others remain.
    fn without_each(&mut self, named: &Named, without: Text) -> Result<(), Spent> {
        for (id, title, _) in named.rows.iter().filter(|_| named.rows.len() > 1) {
            let name = &named.scenario;
            let words = said!(
                "“{name}”{without}“{title}”",
                "{without} \"{title}\" in \"{name}\"",
                name,
                without,
                title,
            );
            self.try_change(words, named.without(|(other, ..)| other == id), 0)?;
        }
        Ok(())
    }

    /// Each item left out, and all sensitive ones.
    pub(super) fn without_items(&mut self) -> Result<(), Spent> {
        for named in self.named(&[&scenarios::ITEMS]) {
            self.without_each(&named, t("不提供", "without"))?;
            let count = named.rows.iter().filter(|(.., is_sensitive)| *is_sensitive).count();
            if count > 1 && count < named.rows.len() {
                let name = &named.scenario;
                let words = said!(
                    "“{name}”不提供任何敏感个人信息（{count}项）",
                    "without any of the {count} sensitive {count?item|items} in \"{name}\"",
                    name,
                    count,
                );
                self.try_change(words, named.without(|(.., is_sensitive)| *is_sensitive), 0)?;
            }
        }
        Ok(())
    }

    /// Each recipient and each group left out, where others remain.
    pub(super) fn without_rows(&mut self) -> Result<(), Spent> {
        for named in self.named(&[&scenarios::RECIPIENTS, &scenarios::GROUPS]) {
            self.without_each(&named, t("不涉及", "without"))?;
        }
        Ok(())
    }
}
