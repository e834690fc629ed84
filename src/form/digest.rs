//! Digests in sixty-four characters: of bytes, and of answers, which say what a document was made from.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Answers;

impl Answers {
    /// SHA-256 of the answers in hexadecimal.
    ///
    /// The same answers have the same digest, whatever the order or spacing of the file they came from.
    pub fn digest(&self) -> String {
        digest(sorted(&self.to_json()).to_string())
    }
}

/// SHA-256 of bytes in hexadecimal.
pub fn digest(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// A digest in hexadecimal.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut out, byte| {
        let _infallible = write!(out, "{byte:02x}");
        out
    })
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
