//! A result as it was told, so that a later version can say whose result its law data changes.

use serde_json::{Map, Value, json};

use crate::law::Verdict;

/// A result, and what it rested on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The version of the law data.
    pub law_data: String,
    /// The day of judgement.
    pub as_of: String,
    /// The digest of the answers.
    pub digest: String,
    /// The mechanism of the whole.
    pub mechanism: String,
    /// The mechanism of each scenario by its row id.
    pub scenarios: Vec<(String, String)>,
}

impl Judged {
    /// The result of a verdict on answers with this digest.
    pub fn of(verdict: &Verdict, digest: String) -> Self {
        Self {
            law_data: verdict.law_data.version.to_owned(),
            as_of: verdict.day.to_string(),
            digest,
            mechanism: verdict.mechanism.to_string(),
            scenarios: verdict
                .scenarios
                .iter()
                .map(|scenario| (scenario.id.clone(), scenario.mechanism.to_string()))
                .collect(),
        }
    }

    /// Reads it; what is not whole is no result to compare with.
    pub(super) fn from_json(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        let scenarios = value.get("scenarios")?.as_object()?;
        Some(Self {
            law_data: text("law_data")?,
            as_of: text("as_of")?,
            digest: text("digest")?,
            mechanism: text("mechanism")?,
            scenarios: scenarios
                .iter()
                .map(|(id, mechanism)| Some((id.clone(), mechanism.as_str()?.to_owned())))
                .collect::<Option<_>>()?,
        })
    }

    pub(super) fn to_json(&self) -> Value {
        let scenarios: Map<String, Value> =
            self.scenarios.iter().map(|(id, mechanism)| (id.clone(), json!(mechanism))).collect();
        json!({
            "law_data": self.law_data, "as_of": self.as_of, "digest": self.digest,
            "mechanism": self.mechanism, "scenarios": scenarios,
        })
    }

    /// Whether the result is that of `verdict`.
    pub fn is_result_of(&self, verdict: &Verdict) -> bool {
        let now = Self::of(verdict, String::new());
        self.mechanism == now.mechanism && self.scenarios == now.scenarios
    }
}
