//! The JSON Schema of an assessment, made from the fields.

use serde_json::{Map, Value, json};

use crate::text::Lang;

use super::{KEPT, Kind, Options, Section, Shape, catalog};

/// The schema (draft 2020-12) with descriptions in `lang`.
///
/// It describes the answers as they should be. A file may hold drafts that do not fit: they are kept and shown as problems.
/// Unknown keys are allowed everywhere, as they survive a round trip.
pub fn schema(version: u64, lang: Lang) -> Value {
    let sections: Map<String, Value> = catalog::SECTIONS
        .iter()
        .map(|section| (section.id.to_owned(), of_section(section, lang)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "chujing assessment",
        "type": "object",
        "required": ["format", "schema_version", "id", "answers"],
        "properties": {
            "format": { "const": "chujing-assessment" },
            "schema_version": { "const": version },
            "id": { "type": "string", "minLength": 1 },
            "answers": { "type": "object", "properties": sections },
        },
    })
}

fn of_section(section: &Section, lang: Lang) -> Value {
    let mut fields = Map::new();
    if !section.is_single() {
        let mut id = json!({ "type": "string", "minLength": 1, "pattern": "^[^/]+$" });
        if let Shape::Fixed(options) = section.shape {
            id = json!({ "enum": options.choices.iter().map(|choice| choice.code).collect::<Vec<_>>() });
        }
        fields.insert("id".to_owned(), id);
    }
    for field in section.held() {
        let mut schema = value_schema(field.kind);
        if let Value::Object(keys) = &mut schema {
            keys.insert("title".to_owned(), json!(field.label.get(lang)));
            keys.insert("description".to_owned(), json!(field.help.get(lang)));
        }
        fields.insert(field.id.to_owned(), schema);
    }
    if section.grows() {
        fields.insert(KEPT.id.to_owned(), of_fate(lang));
    }
    let object = json!({ "type": "object", "properties": fields });
    let (title, about) = (section.title.get(lang), section.about.get(lang));
    if section.is_single() {
        let mut object = object;
        object["title"] = json!(title);
        object["description"] = json!(about);
        return object;
    }
    let mut row = object;
    row["required"] = json!(["id"]);
    json!({ "type": "array", "title": title, "description": about, "items": row })
}

/// The JSON Schema of whether a row stays, which stands only in a row of which that is open.
fn of_fate(lang: Lang) -> Value {
    let of_preset = json!({ "type": "object", "required": ["proposed"], "additionalProperties": false,
        "properties": { "proposed": { "type": "string" } } });
    let of_merge = json!({ "type": "object", "required": ["candidates"], "additionalProperties": false,
        "properties": { "candidates": { "type": "array", "minItems": 2 } } });
    json!({ "title": KEPT.label.get(lang), "description": KEPT.help.get(lang), "anyOf": [of_preset, of_merge] })
}

/// The JSON Schema of an answer of this kind. Drafts are allowed everywhere, as the file must be able to hold them.
fn value_schema(kind: Kind) -> Value {
    let codes =
        |options: &Options| options.choices.iter().map(|choice| choice.code).collect::<Vec<_>>();
    let said = || json!({ "type": "string", "minLength": 1 });
    let mut schema = Map::new();
    let typed = match kind {
        Kind::Line | Kind::Paragraph | Kind::Row(_) => json!({ "type": "string" }),
        Kind::Translation(_) => json!({ "anyOf": [
            { "type": "string" },
            { "type": "object", "required": ["text"], "properties": {
                "text": { "type": "string" }, "of": { "type": "string" } } } ] }),
        Kind::CreditCode => json!({ "anyOf": [
            { "type": "string", "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$" },
            { "type": "object", "required": ["as_on_document", "by", "why"], "properties": {
                "as_on_document": said(), "by": said(), "why": said() } } ] }),
        Kind::YesNo => json!({ "enum": ["yes", "no", "unknown"] }),
        Kind::One(options) => json!({ "enum": codes(options) }),
        Kind::Many(options) => json!({ "type": "array", "items": { "enum": codes(options) } }),
        // A whole number is one however it is written: 260000, 260000.0, 2.6e5.
        Kind::Count | Kind::Amount(_) => json!({ "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "object", "required": ["from"], "properties": {
                "from": { "type": "integer", "minimum": 0 }, "to": { "type": ["integer", "null"], "minimum": 0 } } } ] }),
        Kind::Probability => {
            json!({ "type": "string", "pattern": "^(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)$" })
        }
        Kind::Classes => {
            json!({ "type": "string", "pattern": "^[1-9][0-9]*(x[1-9][0-9]*)?(, [1-9][0-9]*(x[1-9][0-9]*)?)*$" })
        }
        Kind::Day => {
            json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
        Kind::DayOrReason => json!({ "type": "string", "anyOf": [
            { "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            { "pattern": "^[^:：]+[:：].+$" } ] }),
        Kind::Rows(_) | Kind::Places => json!({ "type": "array", "items": { "type": "string" } }),
    };
    if let Value::Object(typed) = typed {
        schema.extend(typed);
    }
    Value::Object(schema)
}
