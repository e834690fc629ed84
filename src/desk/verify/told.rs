//! What was found of a file, in words and as JSON.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::document::drift::Drift;
use crate::text::{Phrase, Text, phrase, t};

use super::{Extra, Verified};

impl Verified {
    /// What was found, line by line.
    pub fn lines(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        match &self.document {
            Some(title) => out.push(said!("文件：{title}", "document: {title}", title)),
            None if self.is_of_another => {}
            None => out.push(phrase(
                "不是由本记录导出的文书，或者内容改动过大，无法比较",
                "none of this record's documents, or changed so much that it cannot be compared",
            )),
        }
        if self.is_of_another {
            out.push(phrase(
                "这是另一份记录的文书，没有与本记录比较",
                "a document of another record; it was not compared with this one",
            ));
            return out;
        }
        match self.is_changed {
            Some(true) => out.push(phrase(
                "文件在导出后改动过：文字与导出时不同",
                "the file was changed after its export: its words are not those of then",
            )),
            Some(false) if self.is_stale => out.push(phrase(
                "文件的文字仍与导出时相同",
                "the words of the file are still those of its export",
            )),
            _ => {}
        }
        if self.is_stale {
            out.push(phrase(
                "已过期：记录在导出后改动过，现在给出的内容与文件导出时不同",
                "stale: the record was changed after the export and gives other words now than it gave then",
            ));
        }
        if self.document.is_some() && self.drifts.is_none() {
            out.push(phrase(
                "与记录不同的段落过多，没有逐段比较，不能认定与记录一致",
                "too many paragraphs differ to be compared one by one; it cannot be said to agree with the record",
            ));
        }
        for (drift, places) in self.drifts.iter().flatten() {
            out.push(match drift.heading.as_str() {
                "" => phrase("- 第一个标题之前：", "- before the first heading:"),
                heading => said!("- “{heading}”下：", "- under \"{heading}\":", heading),
            });
            let join = |lines: &[String], none: Text| match lines {
                [] => none.into(),
                lines => Phrase::same(lines.join(" / ")),
            };
            let record = join(&drift.record, t("（记录中没有）", "(not in the record)"));
            let file = join(&drift.file, t("（文件中没有）", "(not in the file)"));
            out.push(said!("    记录：{record}", "    record: {record}", record));
            out.push(said!("    文件：{file}", "    file: {file}", file));
            for place in places {
                out.push(said!(
                    "    字段：{place}  {label}",
                    "    field: {place}  {label}",
                    place,
                    label = place.label(),
                ));
            }
        }
        for extra in &self.extras {
            let extra = extra.said();
            out.push(said!("- 另有{extra}", "- also {extra}", extra));
        }
        if self.is_true() {
            out.push(phrase("与记录一致", "it says what the record says"));
        }
        out
    }
}

impl Serialize for Verified {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let drifts = self.drifts.iter().flatten().map(|(drift, places)| {
            let Drift { heading, record, file } = drift;
            json!({ "heading": heading, "record": record, "file": file, "places": places })
        });
        json!({
            "document": self.document,
            "of_another_record": self.is_of_another,
            "stale": self.is_stale,
            "changed": self.is_changed,
            "is_compared": self.drifts.is_some(),
            "drifts": drifts.collect::<Vec<_>>(),
            "extras": self.extras.iter().map(Extra::json).collect::<Vec<_>>(),
            "words": self.words,
            "words_of_the_record": self.words_now,
        })
        .serialize(to)
    }
}
