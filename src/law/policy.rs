//! A company's own reading of points that the law leaves open: fixed once in a file, followed by every verdict, and shown in it.
//!
//! Only readings that [`open_points`] calls choosable can be fixed. Knows nothing of where the file stands.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::form::Once;
use crate::text::{Phrase, harmless};

use super::open_points::{self, OpenPoint, Reading};

/// What the file of a policy says it is.
pub const FORMAT: &str = "chujing-policy";

/// The readings that a company has fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// By the id of the point.
    fixed: BTreeMap<&'static str, (&'static OpenPoint, &'static Reading)>,
    /// Who decided it, and when, as the file says; may be empty.
    pub decided: String,
}

/// Why a file is no policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PolicyError {
    /// Not JSON, or not a policy.
    Format(String),
    /// No such open point.
    Point(String),
    /// The point has no such reading, or not one to choose.
    Reading(&'static str, String),
}

impl PolicyError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let choosable = || {
            let ids: Vec<&str> = open_points::ALL
                .iter()
                .filter(|p| choices(p).next().is_some())
                .map(|p| p.id)
                .collect();
            ids.join(", ")
        };
        match self {
            Self::Format(why) => {
                let why = harmless(why, false);
                said!(
                    "不是政策文件（{why}）。应写作 {{\"format\": \"{format}\", \"readings\": {\
                     {\"Q-17\": \"always_consent\"}}}}",
                    "not a policy ({why}). Write {{\"format\": \"{format}\", \"readings\": {\
                     {\"Q-17\": \"always_consent\"}}}}",
                    why,
                    format = FORMAT,
                )
            }
            Self::Point(id) => {
                let id = harmless(id, false);
                said!(
                    "没有可以选择读法的未决问题“{id}”；可以选择的有：{choosable}",
                    "there is no open point \"{id}\" whose reading can be chosen; there are: \
                     {choosable}",
                    id,
                    choosable = choosable(),
                )
            }
            Self::Reading(id, code) => {
                let code = harmless(code, false);
                let codes: Vec<&str> = open_points::find(id)
                    .into_iter()
                    .flat_map(choices)
                    .map(|reading| reading.code)
                    .collect();
                let codes = codes.join(", ");
                said!(
                    "{id} 没有读法“{code}”；可以选择：{codes}",
                    "{id} has no reading \"{code}\"; choose one of: {codes}",
                    id,
                    code,
                    codes,
                )
            }
        }
    }
}

/// A key of the file that says what this version does not know, or what it says in a way that is not known.
fn stranger(tree: &Value) -> Option<String> {
    tree.as_object()?.iter().find_map(|(key, value)| {
        let is_known = match key.as_str() {
            "format" | "readings" => true,
            "decided" => value.is_string(),
            "schema_version" => value.as_u64() == Some(1),
            _ => false,
        };
        (!is_known).then(|| match value {
            Value::Number(_) | Value::Bool(_) => format!("\"{key}\": {value}"),
            _ => format!("\"{key}\""),
        })
    })
}

/// The readings of a point that a company may fix.
pub fn choices(point: &OpenPoint) -> impl Iterator<Item = &'static Reading> + use<> {
    point.readings.iter().filter(|reading| reading.choosable)
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// If the text is no policy, or names a point or reading that cannot be chosen. Nothing is taken over in part.
    pub fn from_json(text: &str) -> Result<Self, PolicyError> {
        let Once(tree) =
            serde_json::from_str(text).map_err(|error| PolicyError::Format(error.to_string()))?;
        if tree.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(PolicyError::Format("format".to_owned()));
        }
        // What is not understood may be a reading that the company follows.
        if let Some(strange) = stranger(&tree) {
            return Err(PolicyError::Format(strange));
        }
        let readings = tree
            .get("readings")
            .and_then(Value::as_object)
            .ok_or_else(|| PolicyError::Format("readings".to_owned()))?;
        let decided = tree.get("decided").and_then(Value::as_str).unwrap_or_default();
        let mut out = Self { decided: harmless(decided, false), ..Self::default() };
        for (point, reading) in readings {
            let code = reading.as_str().unwrap_or_default();
            out.fix(point, code)?;
        }
        Ok(out)
    }

    /// Fixes the reading of a point.
    ///
    /// # Errors
    /// If the point or its reading cannot be chosen.
    pub fn fix(&mut self, point: &str, code: &str) -> Result<(), PolicyError> {
        let known = open_points::find(point)
            .filter(|known| choices(known).next().is_some())
            .ok_or_else(|| PolicyError::Point(point.to_owned()))?;
        let reading = choices(known)
            .find(|reading| reading.code == code)
            .ok_or_else(|| PolicyError::Reading(known.id, code.to_owned()))?;
        self.fixed.insert(known.id, (known, reading));
        Ok(())
    }

    /// Whether the company has fixed this reading.
    pub fn follows(&self, reading: &Reading) -> bool {
        self.fixed.values().any(|(_, chosen)| *chosen == reading)
    }

    /// Every point that is read otherwise than the program reads it, with the reading.
    pub fn departures(&self) -> Vec<(&'static OpenPoint, &'static Reading)> {
        self.fixed
            .values()
            .copied()
            .filter(|(point, reading)| point.readings.first() != Some(reading))
            .collect()
    }
}

/// As the file holds it.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let readings: Map<String, Value> =
            self.fixed.values().map(|(point, of)| (point.id.to_owned(), json!(of.code))).collect();
        json!({ "format": FORMAT, "decided": self.decided, "readings": readings }).serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_choosable_reading_can_be_fixed() {
        let policy = |readings: &str| {
            Policy::from_json(&format!("{{\"format\":\"{FORMAT}\",\"readings\":{readings}}}"))
        };
        let fixed = policy(r#"{ "Q-17": "always_consent", "Q-1": "stricter" }"#).unwrap();
        assert!(fixed.follows(&open_points::ALWAYS_CONSENT));
        let told: Vec<&str> = fixed.departures().iter().map(|(point, _)| point.id).collect();
        assert_eq!(told, ["Q-17"], "the reading of the program is no departure");
        assert_eq!(policy(r#"{ "Q-6": "x" }"#), Err(PolicyError::Point("Q-6".into())));
        assert_eq!(
            policy(r#"{ "Q-17": "never" }"#),
            Err(PolicyError::Reading("Q-17", "never".into()))
        );
        assert!(matches!(policy("[]"), Err(PolicyError::Format(_))));
        assert!(matches!(Policy::from_json("{"), Err(PolicyError::Format(_))));
        assert_eq!(Policy::from_json(&json!(fixed).to_string()), Ok(fixed));
    }

    #[test]
    fn what_stands_twice_or_is_not_understood_is_refused() {
        let said =
            |rest: &str| match Policy::from_json(&format!("{{\"format\":\"{FORMAT}\",{rest}}}")) {
                Err(PolicyError::Format(why)) => why,
                other => format!("{other:?}"),
            };
        let twice = r#""readings": { "Q-17": "always_consent", "Q-17": "consent_where_basis" }"#;
        assert!(said(twice).contains("\"Q-17\" stands twice"), "{}", said(twice));
        let twice = r#""readings": { "Q-17": "always_consent" }, "readings": {}"#;
        assert!(said(twice).contains("\"readings\" stands twice"));
        assert_eq!(
            said(r#""readings": {}, "Readings": { "Q-17": "always_consent" }"#),
            "\"Readings\""
        );
        assert_eq!(said(r#""readings": {}, "schema_version": 2"#), "\"schema_version\": 2");
        assert_eq!(said(r#""readings": {}, "decided": ["x"]"#), "\"decided\"");
        assert!(said(r#""readings": {}, "schema_version": 1, "decided": """#).starts_with("Ok"));
    }
}
