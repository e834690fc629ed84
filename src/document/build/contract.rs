//! What goes into the blanks of the official contract form, for one recipient.
//!
//! The form is Chinese, so the values are. A value with any gap in it is not filled in part: its blank stays and is listed.

use crate::day::Day;
use crate::document::Inline;
use crate::document::official::{CONTRACT, Value, Values};
use crate::form::catalog::{contracts, flows, handler, recipients};
use crate::form::options::{arbitration_body, contract_status, dispute};
use crate::form::{Answers, Entry, Field, Place};
use crate::law::{Route, Survey};
use crate::text::{Lang, Phrase, harmless, phrase, t};

use super::appendix;
use super::material::Material;

/// Why there is nothing to fill.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum NoContract {
    /// The form is filled for one recipient, and none was named.
    Unnamed,
    /// There is no such recipient.
    Recipient(String),
    /// Nothing goes to this recipient by contract.
    NotByContract(String),
}

impl NoContract {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Unnamed => phrase(
                "这一表格按境外接收方填写，请用 --recipient 指定一个。用 `chujing show` 查看各行的 id。",
                "This form is filled for one overseas recipient: name it by --recipient. `chujing show` tells the ids.",
            ),
            Self::Recipient(id) => {
                let id = harmless(id, false);
                said!(
                    "记录中没有 id 为“{id}”的境外接收方。用 `chujing show` 查看各行的 id。",
                    "The record has no recipient with the id \"{id}\". `chujing show` tells the \
                     ids.",
                    id,
                )
            }
            Self::NotByContract(id) => {
                let id = harmless(id, false);
                said!(
                    "没有需要以标准合同向“{id}”出境的场景，不必订立标准合同。用 `chujing decide` \
                     查看适用的机制。",
                    "No scenario goes to \"{id}\" by standard contract, so there is none to \
                     conclude. `chujing decide` tells the mechanism.",
                    id,
                )
            }
        }
    }
}

/// What goes into the blanks of the contract with a recipient.
///
/// # Errors
/// If there is no such recipient, or no scenario goes to it by contract.
pub fn contract_values(
    answers: &Answers,
    survey: &Survey,
    recipient: &str,
) -> Result<Values, NoContract> {
    let facts = survey.facts(answers);
    let material = Material::new(&facts, survey, Lang::Zh);
    let row = facts
        .row(&recipients::SECTION, recipient)
        .ok_or_else(|| NoContract::Recipient(recipient.to_owned()))?;
    if !appendix::concerned(&material).iter().any(|entry| entry.id == row.id) {
        return Err(NoContract::NotByContract(recipient.to_owned()));
    }
    let terms = facts
        .row(&contracts::SECTION, recipient)
        .ok_or_else(|| NoContract::Recipient(recipient.to_owned()))?;
    let mut sheet = Sheet { material: &material, terms, values: Values::default() };
    for slot in CONTRACT.blanks() {
        if let Some((whose, field)) = slot.asks
            && let Some(entry) = material.whose(whose, Some(&row))
        {
            sheet.answer(slot.id, &entry, field);
        }
    }
    sheet.parties(&row);
    sheet.terms();
    sheet.dispute();
    sheet.appendix(&row);
    let values = sheet.values;
    facts.forget_reads();
    Ok(values)
}

struct Sheet<'a> {
    material: &'a Material<'a>,
    /// The contract with the recipient.
    terms: Entry<'a>,
    values: Values,
}

impl Sheet<'_> {
    fn set(&mut self, id: &'static str, value: Value) {
        self.values.set(id, value);
    }

    fn answer(&mut self, id: &'static str, entry: &Entry<'_>, field: &'static Field) {
        let value = words(&self.material.needed(entry, field));
        self.set(id, value);
    }

    /// What the form asks of the two parties in parts.
    fn parties(&mut self, recipient: &Entry<'_>) {
        let exporter = self.material.single(&handler::SECTION);
        self.person("exporter.person", "exporter.title", &exporter, &handler::AGENT);
        self.set("recipient.name", words(&self.material.both_names(recipient)));
        self.person("recipient.person", "recipient.title", recipient, &recipients::CONTACT_PERSON);
    }

    /// A name and a title, which the record holds in one line, with a comma or brackets between them.
    fn person(
        &mut self,
        person: &'static str,
        title: &'static str,
        entry: &Entry<'_>,
        field: &'static Field,
    ) {
        let value = words(&self.material.needed(entry, field));
        let Value::Words(both) = &value else {
            self.set(title, value.clone());
            return self.set(person, value);
        };
        let (name, rest) = name_and_title(both);
        self.set(person, Value::Words(name.to_owned()));
        if rest.is_empty() {
            self.set(title, Value::Missing(vec![entry.place(field)]));
        } else {
            self.set(title, Value::Words(rest.to_owned()));
        }
    }

    fn terms(&mut self) {
        let terms = self.terms;
        let status = terms.choice(&contracts::BUSINESS_STATUS).known();
        if let Some(code) = status {
            let kept = if code == contract_status::CONCLUDED {
                phrase("已", "concluded")
            } else {
                phrase("约定", "to be concluded")
            };
            self.set("business.status", Value::Words(kept.zh));
            self.day(
                ["business.year", "business.month", "business.day"],
                &terms,
                &contracts::BUSINESS_DATE,
            );
            self.answer("business.name", &terms, &contracts::BUSINESS_NAME);
        }
    }

    fn day(&mut self, ids: [&'static str; 3], entry: &Entry<'_>, field: &'static Field) {
        let parts = entry.day(field).known().map(parts);
        for (index, id) in ids.into_iter().enumerate() {
            let part = parts.as_ref().and_then(|parts| parts.get(index)).cloned();
            let value = part.map_or_else(|| Value::Missing(vec![entry.place(field)]), Value::Words);
            self.set(id, value);
        }
    }

    fn dispute(&mut self) {
        let terms = self.terms;
        let missing = |field| Value::Missing(vec![terms.place(field)]);
        match terms.choice(&contracts::DISPUTE).known() {
            None => self.set("dispute.method", missing(&contracts::DISPUTE)),
            Some(dispute::ARBITRATION) => {
                self.set("dispute.method", Value::Words("1".to_owned()));
                let body = terms.choice(&contracts::ARBITRATION_BODY).known();
                match body {
                    Some(arbitration_body::CIETAC) => self.set("dispute.cietac", Value::Tick),
                    Some(arbitration_body::CMAC) => self.set("dispute.cmac", Value::Tick),
                    Some(arbitration_body::BAC) => self.set("dispute.bac", Value::Tick),
                    Some(arbitration_body::SHIAC) => self.set("dispute.shiac", Value::Tick),
                    Some(_) => {
                        self.set("dispute.other", Value::Tick);
                        self.answer("dispute.body", &terms, &contracts::ARBITRATION_BODY_NAME);
                    }
                    None => self.set("dispute.cietac", missing(&contracts::ARBITRATION_BODY)),
                }
                self.answer("dispute.seat", &terms, &contracts::ARBITRATION_SEAT);
            }
            Some(_) => self.set("dispute.method", Value::Words("2".to_owned())),
        }
    }

    /// Appendix I, gathered over the scenarios that go to the recipient by contract.
    fn appendix(&mut self, recipient: &Entry<'_>) {
        const IDS: [&str; 10] = [
            "appendix.purpose",
            "appendix.method",
            "appendix.volume",
            "appendix.categories",
            "appendix.sensitive",
            "appendix.onward",
            "appendix.transmission",
            "appendix.retention",
            "appendix.storage",
            "appendix.other",
        ];
        for (id, (_, content)) in IDS.into_iter().zip(appendix::items(self.material, recipient)) {
            self.set(id, words(&content));
        }
        let flows = self.material.flows_to(recipient, &[Route::Contract]);
        self.retention(&flows);
    }

    /// The period where the form prints one range of days: the only one there is, or from the first day of several to the last, with each of
    /// them in the words of the item.
    fn retention(&mut self, flows: &[Entry<'_>]) {
        let range = |flow: &Entry<'_>| {
            let day = |field| flow.day(field).known();
            day(&flows::RETENTION_FROM).zip(day(&flows::RETENTION_TO))
        };
        // Of what is not kept there is no period; one that is open leaves the range open.
        let kept: Vec<&Entry<'_>> =
            flows.iter().filter(|flow| !flows::is_kept(flow).is_no()).collect();
        let Some(ranges) = kept.iter().map(|flow| range(flow)).collect::<Option<Vec<_>>>() else {
            return;
        };
        let first = ranges.iter().map(|(from, _)| *from).min();
        let last = ranges.iter().map(|(_, to)| *to).max();
        let Some((from, to)) = first.zip(last) else { return };
        let ids = [
            ["retention.from.year", "retention.from.month", "retention.from.day"],
            ["retention.to.year", "retention.to.month", "retention.to.day"],
        ];
        for (ids, day) in ids.into_iter().zip([from, to]) {
            for (id, part) in ids.into_iter().zip(parts(day)) {
                self.set(id, Value::Words(part));
            }
        }
        let is_one = kept.len() == flows.len() && ranges.iter().all(|one| *one == (from, to));
        let beside = if is_one {
            let disposal = self.material.each_answer(flows, &flows::DISPOSAL);
            runs!(
                self.material,
                "到期处理：{disposal}\n起止日期：",
                "Disposal at the end: {disposal}\nFrom and to: ",
                disposal = disposal,
            )
        } else {
            let each = self.material.kept(flows, t("；到期处理：", "; then: "));
            runs!(
                self.material,
                "{each}\n以上最早和最晚的日期：",
                "{each}\nThe first and the last of these days: ",
                each = each,
            )
        };
        if let Value::Words(words) = words(&beside) {
            self.values.set_beside("appendix.retention", &words);
        }
    }
}

/// A name and a title that stand in one line.
pub(super) fn name_and_title(both: &str) -> (&str, &str) {
    let parts = both.split_once(['，', ',', '、', '；', '（', '(', '/']);
    let (name, rest) = parts.unwrap_or((both, ""));
    (name, rest.trim().trim_end_matches(['）', ')']))
}

/// Year, month and day in figures.
pub(super) fn parts(day: Day) -> [String; 3] {
    let text = day.to_string();
    let mut parts = text.splitn(3, '-').map(|part| part.trim_start_matches('0').to_owned());
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The words of an answer, or the places where it has gaps.
pub(super) fn words(content: &[Inline]) -> Value {
    let mut text = String::new();
    let mut missing: Vec<Place> = Vec::new();
    for inline in content {
        match inline {
            Inline::Text(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::New(words) => text.push_str(words),
            Inline::Blank { place, .. } => missing.push(Place::clone(place)),
        }
    }
    missing.sort();
    missing.dedup();
    if missing.is_empty() { Value::Words(text) } else { Value::Missing(missing) }
}
