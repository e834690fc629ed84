//! One page of the rule book, by the id of a rule or of an open point.

use serde_json::{Value, json};

use super::{about, examples, open_point, page, rule_json};
use crate::document::Document;
use crate::law::{OpenPoint, Rule, catalog, open_points};
use crate::reference::document;
use crate::source::LAW_DATA;
use crate::text::{Lang, Phrase};

/// What an id names.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// A rule.
    Rule(&'static Rule),
    /// An open point, such as `Q-1`.
    Point(&'static OpenPoint),
}

/// The rule or the open point with this id.
///
/// # Errors
/// If there is none: the sentence names the ids that are nearest.
pub fn find(id: &str) -> Result<Found, Phrase> {
    let wanted = id.trim();
    let rule = catalog::all().find(|rule| rule.id == wanted).map(Found::Rule);
    let point = || open_points::ALL.iter().find(|point| point.id.eq_ignore_ascii_case(wanted));
    rule.or_else(|| point().map(|point| Found::Point(point))).ok_or_else(|| {
        let near = near(wanted).join(", ");
        said!(
            "没有编号为“{wanted}”的规则。相近的：{near}。`chujing rules` 列出全部。",
            "There is no rule \"{wanted}\". Near it: {near}. `chujing rules` lists all.",
            wanted,
            near,
        )
    })
}

impl Found {
    /// The page as a document.
    pub fn document(self, lang: Lang) -> Document {
        match self {
            Self::Rule(rule) => {
                let mut blocks = about(rule, lang);
                blocks.extend(open_point(rule, lang));
                blocks.extend(examples(rule, lang));
                document("rule", rule.title, lang, blocks)
            }
            Self::Point(point) => {
                let blocks = vec![page::readings(point, lang)];
                let mut page = document("open_point", point.question, lang, blocks);
                page.title = format!("{} {}", point.id, page.title);
                page
            }
        }
    }

    /// The page as JSON.
    pub fn to_json(self) -> Value {
        let mut tree = match self {
            Self::Rule(rule) => rule_json(rule),
            Self::Point(point) => json!({
                "id": point.id,
                "question": point.question,
                "readings": point.readings,
                "careful": point.careful,
                "ask": point.ask,
                "sources": point.sources,
            }),
        };
        tree["law_data"] = json!(LAW_DATA);
        tree
    }
}

/// The four ids nearest to what was typed: those that hold it as a word or at all come first, then by letters to change.
fn near(wanted: &str) -> Vec<&'static str> {
    let wanted = wanted.to_lowercase();
    let mut ids: Vec<&'static str> = catalog::all().map(|rule| rule.id).collect();
    let key = |id: &&str| {
        let last = id.rsplit('.').next().unwrap_or(id);
        let has_word = id.split(['.', '_']).any(|word| word == wanted);
        let holds = wanted.len() >= 2 && id.contains(&wanted);
        (!has_word, !holds, distance(id, &wanted).min(distance(last, &wanted)))
    };
    ids.sort_by_key(key);
    ids.truncate(4);
    ids
}

/// How many letters are to be added, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let change = row.get(j).map_or(0, |d| d + usize::from(letter != *other));
            let add = next.last().map_or(0, |d| d + 1);
            let leave = row.get(j + 1).map_or(0, |d| d + 1);
            next.push(change.min(add).min(leave));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_and_a_mistyped_one_names_its_neighbours() {
        assert!(
            matches!(find("volume.contract"), Ok(Found::Rule(rule)) if rule.id == "volume.contract")
        );
        assert!(matches!(find("q-1"), Ok(Found::Point(point)) if point.id == "Q-1"));
        let said = find("volume.contrct").unwrap_err();
        assert!(said.en.contains("Near it: volume.contract"), "{}", said.en);
        assert!(find("hr").unwrap_err().en.contains("exempt.art5_1_2_hr"));
        assert!(!find("").unwrap_err().zh.is_empty());
    }
}
