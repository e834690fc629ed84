//! Places in typed text: which other answers or rows an answer points to, and what to say of a place that is not there.
//!
//! What is no place is kept as it was typed.

use crate::text::{Phrase, harmless};

use super::super::{Answers, Place};
use super::SEPARATORS;

/// The places that `text` names, each once; what is no place is kept as it was typed.
pub(super) fn places_meant(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()) {
        if !out.iter().any(|known| known == part) {
            out.push(part.to_owned());
        }
    }
    out
}

/// What to say of a text that names no place of these answers: none at all, or one of a row that is not there.
pub(super) fn nowhere(text: &str, answers: &Answers) -> Option<Phrase> {
    let place = match Place::parse(text) {
        Ok(place) => place,
        Err(error) => return Some(error.said()),
    };
    let row = place.row.as_ref()?;
    if answers.row(place.section, row).is_some() {
        return None;
    }
    let (text, section) = (harmless(text, false), place.section.title);
    Some(said!(
        "没有“{text}”这个位置：“{section}”中没有这一行",
        "there is no place \"{text}\": \"{section}\" has no such row",
        text,
        section,
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Kind, shown, value_text};
    use super::*;
    use crate::text::Lang;

    #[test]
    fn any_answer_or_row_can_be_pointed_to_and_what_is_not_there_is_named() {
        let answers = Answers::from_json(json!({
            "measures": [{ "id": "tls", "name": "传输加密" }],
        }))
        .unwrap();
        let kind = Kind::Places;
        let read = |text: &str| kind.read(text, &answers).unwrap();
        let value = read(
            "measures/tls、measures/tls/description; handler/compliance, handler，measures/tls",
        );
        assert_eq!(
            value,
            json!(["measures/tls", "measures/tls/description", "handler/compliance", "handler"])
        );
        assert_eq!(kind.problem(&value, &answers), None);
        assert_eq!(read(&value_text(kind, &value, &answers, Lang::Zh)), value);
        let words = shown(kind, &json!(["measures/tls/description"]), &answers);
        assert_eq!(words.zh, "安全措施 > 传输加密 > 具体做法");
        let said = |text: &str| kind.problem(&read(text), &answers).unwrap();
        assert!(said("measures/ssl").zh.contains("没有这一行"));
        assert!(said("handler, handler/nothing").en.contains("nothing"));
        assert!(said("就是这里").zh.contains("就是这里"));
        assert!(kind.problem(&json!("handler"), &answers).is_some());
    }
}
