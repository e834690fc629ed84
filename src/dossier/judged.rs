//! A result as it was told, so that a later version can say whose result its law data changes.

use std::collections::BTreeSet;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::law::Verdict;

/// A result, and what it rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The version of the law data, with the law files that held.
    pub law_data: String,
    /// The day of judgement.
    pub as_of: String,
    /// The digest of the answers.
    pub digest: String,
    /// The mechanism of the whole.
    pub mechanism: String,
    /// The mechanism of each scenario by its row id.
    #[serde(serialize_with = "by_id", deserialize_with = "in_order")]
    pub scenarios: Vec<(String, String)>,
}

impl Judged {
    /// The result of a verdict on answers with this digest.
    pub fn of(verdict: &Verdict, digest: String) -> Self {
        Self {
            law_data: verdict.law_version(),
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

    /// Whether the result is that of `verdict`, in whatever order the scenarios stand.
    pub fn is_result_of(&self, verdict: &Verdict) -> bool {
        let now = Self::of(verdict, String::new());
        let each = |of: &Self| of.scenarios.iter().cloned().collect::<BTreeSet<_>>();
        self.mechanism == now.mechanism && each(self) == each(&now)
    }
}

fn by_id<S: Serializer>(scenarios: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(scenarios.iter().map(|(id, mechanism)| (id, mechanism)))
}

fn in_order<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, String)>, D::Error> {
    let words =
        |(id, mechanism)| Ok((id, String::deserialize(mechanism).map_err(D::Error::custom)?));
    Map::<String, Value>::deserialize(from)?.into_iter().map(words).collect()
}
