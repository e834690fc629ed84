//! The digest of answers: what a document was made from, in sixty-four characters.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Answers;

impl Answers {
    /// SHA-256 of the answers in hexadecimal.
    ///
    /// The same answers have the same digest, whatever the order or spacing of the file they came from.
    pub fn digest(&self) -> String {
        let bytes = Sha256::digest(sorted(&self.to_json()).to_string().as_bytes());
        bytes.iter().fold(String::new(), |mut out, byte| {
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(half.into(), 16));
            }
            out
        })
    }
}

/// The same value with the keys of every object in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(keys) => {
            let mut entries: Vec<(&String, &Value)> = keys.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            entries.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_digest_does_not_depend_on_order() {
        let digest = |value| Answers::from_json(value).unwrap().digest();
        let one = digest(json!({ "handler": { "name": "a", "ciio": "no" } }));
        assert_eq!(one, digest(json!({ "handler": { "ciio": "no", "name": "a" } })));
        assert_ne!(one, digest(json!({ "handler": { "ciio": "no", "name": "b" } })));
    }
}
