//! Answers of an earlier schema version in the shape of today: nothing is lost, nothing is guessed, and what was done is told.
//!
//! Version 1 had one contract for the record, and held on the scenario and on the recipient what is true of a flow. What finds no
//! place stays in the file under its old key, where no one reads it.

use serde_json::{Map, Value, json};

use crate::form::catalog::{contracts, flows, links, recipients, scenarios, systems};
use crate::form::options::system_side;
use crate::form::{Answers, pair_id};
use crate::text::{Phrase, Text, phrase};

/// What became of the answers of an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version of the file.
    pub from: u64,
    /// The digest of the answers as the file holds them, by which it is known that they are those of a result told before;
    /// empty where they could not be read by themselves.
    pub digest: String,
    /// What was done that a person should look at.
    pub notes: Vec<Phrase>,
}

impl Migrated {
    /// What to tell whoever opens the file, one sentence a line.
    pub fn lines(&self) -> Vec<Phrase> {
        let (from, to) = (self.from, super::SCHEMA_VERSION);
        let head = said!(
            "文件为格式{from}，已按格式{to}读入；第一次保存时，原文件原样另存在旁边（.bak-N）。",
            "The file has format {from} and is read in the shape of format {to}. The first save keeps the old \
             file beside it as it is (.bak-N).",
            from,
            to,
        );
        std::iter::once(head).chain(self.notes.iter().cloned()).collect()
    }
}

type Row = Map<String, Value>;

/// The section of version 1 that held the terms of the only contract.
const CONTRACT: &str = "contract";
/// Of a scenario in version 1: systems, storage at home and abroad, the link.
const SYSTEMS: &str = "systems";
const AT_HOME: &str = "domestic_storage";
const ABROAD: &str = "foreign_storage";
const LINK: &str = "link";
/// Of a scenario in version 1 what stands on the link now, and what stands on each flow.
const OF_LINK: [&str; 2] = ["frequency", "transit_places"];
const OF_FLOW: [&str; 3] = ["retention_from", "retention_to", "disposal"];
/// Of a recipient in version 1: its purposes and methods.
const PURPOSES: &str = "purposes";
const METHODS: &str = "methods";

/// Brings answers of version 1 into the shape of version 2. A section of another structure is left as it stands.
pub(super) fn from_first(answers: &mut Map<String, Value>) -> Migrated {
    let mut notes = Vec::new();
    let as_filed = Answers::from_json(Value::Object(answers.clone()));
    let digest = as_filed.map(|answers| answers.digest()).unwrap_or_default();
    contract(answers, &mut notes);
    let mut made = Made::default();
    let mut moved = Vec::new();
    if let Some(Value::Array(rows)) = answers.get_mut(scenarios::SECTION.id) {
        for row in rows.iter_mut().filter_map(Value::as_object_mut) {
            moved.push(made.scenario(row));
        }
    }
    made.flows(answers, &moved, &mut notes);
    made.ends();
    if !made.systems.is_empty() {
        notes.push(phrase(
            "原来写在场景中的系统、存储地点和链路已成为“系统和存储地点”“出境链路”中的行，名称由程序所拟：请改为真实名称。",
            "Systems, places of storage and links, which stood in the scenario, are rows of their own now. Their names are made up: please give the real ones.",
        ));
    }
    for (section, rows) in [
        (&systems::SECTION, made.systems),
        (&links::SECTION, made.links),
        (&flows::SECTION, made.flows),
    ] {
        if !rows.is_empty() && !answers.contains_key(section.id) {
            let rows = rows.into_iter().map(Value::Object).collect();
            answers.insert(section.id.to_owned(), Value::Array(rows));
        }
    }
    Migrated { from: 1, digest, notes }
}

/// The only contract becomes that with the first recipient.
fn contract(answers: &mut Map<String, Value>, notes: &mut Vec<Phrase>) {
    let ids = ids(answers, recipients::SECTION.id);
    let Some(first) = ids.first() else { return };
    if !answers.get(CONTRACT).is_some_and(Value::is_object)
        || answers.contains_key(contracts::SECTION.id)
    {
        return;
    }
    let Some(Value::Object(terms)) = answers.shift_remove(CONTRACT) else { return };
    if terms.is_empty() {
        return;
    }
    let mut row = Row::new();
    row.insert("id".to_owned(), json!(first));
    row.extend(terms);
    answers.insert(contracts::SECTION.id.to_owned(), json!([row]));
    if ids.len() > 1 {
        notes.push(phrase(
            "原来全记录只有一份合同空白项，现在每个接收方一份：原内容归入第一个接收方，其余接收方的合同尚未填写。",
            "There was one set of contract blanks for the record, and now there is one for each recipient: it went to the first recipient, and those of the others are open.",
        ));
    }
}

/// The ids of the rows of a section.
fn ids(answers: &Map<String, Value>, section: &str) -> Vec<String> {
    let rows = answers.get(section).and_then(Value::as_array).into_iter().flatten();
    rows.filter_map(|row| Some(row.get("id")?.as_str()?.to_owned())).collect()
}

/// What a scenario held for its flows.
struct Moved {
    scenario: String,
    recipients: Vec<String>,
    purpose: Option<Value>,
    kept: Vec<(&'static str, Value)>,
    link: Option<String>,
    abroad: Option<String>,
}

/// The rows that are made.
#[derive(Default)]
struct Made {
    systems: Vec<Row>,
    links: Vec<Row>,
    flows: Vec<Row>,
}

impl Made {
    /// Takes out of a scenario what is no longer its own.
    fn scenario(&mut self, row: &mut Row) -> Moved {
        let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let name = row.get(scenarios::NAME.id).and_then(Value::as_str).unwrap_or(&id).to_owned();
        let named = row.get(scenarios::RECIPIENTS.id).and_then(Value::as_array);
        let named = named.into_iter().flatten().filter_map(Value::as_str);
        let recipients: Vec<String> = named.map(str::to_owned).collect();
        let [at_home, far] = systems::UNNAMED;
        let home = take(row, AT_HOME);
        let home = self.system(at_home, &name, system_side::MAINLAND.as_str(), home);
        let abroad = take(row, ABROAD);
        let abroad = self.system(far, &name, system_side::ABROAD.as_str(), abroad);
        // It tells of the systems on both sides, and is the use of none.
        if let Some(told) = take(row, SYSTEMS) {
            row.insert(scenarios::SYSTEMS_TOLD.id.to_owned(), told);
        }
        let mut link = Row::new();
        for (key, old) in
            std::iter::once((links::MANNER.id, LINK)).chain(OF_LINK.map(|id| (id, id)))
        {
            if let Some(value) = take(row, old) {
                link.insert(key.to_owned(), value);
            }
        }
        let link = (!link.is_empty()).then(|| {
            link.extend(home.iter().map(|id| (links::FROM.id.to_owned(), json!(id))));
            link.extend(abroad.iter().map(|id| (links::TO.id.to_owned(), json!(id))));
            put("link", &mut self.links, link)
        });
        // Where nobody is named there is no flow to hold it.
        let kept = OF_FLOW.into_iter().filter(|_| !recipients.is_empty());
        let kept = kept.filter_map(|key| Some((key, take(row, key)?))).collect();
        let purpose = row.get(scenarios::PURPOSE.id).cloned();
        Moved { scenario: id, recipients, purpose, kept, link, abroad }
    }

    /// A system by what was said of it; one that says the same is the same.
    fn system(
        &mut self,
        title: Text,
        scenario: &str,
        side: &str,
        place: Option<Value>,
    ) -> Option<String> {
        let place = place?;
        let mut row = Row::new();
        let name = said!("{title}（{scenario}）", "{title} ({scenario})", title, scenario).zh;
        row.insert(systems::NAME.id.to_owned(), json!(name));
        row.insert(systems::SIDE.id.to_owned(), json!(side));
        row.insert(systems::PLACE.id.to_owned(), place);
        Some(put("system", &mut self.systems, row))
    }

    /// The flows, with what stood on their scenario and on their recipient.
    fn flows(
        &mut self,
        answers: &mut Map<String, Value>,
        moved: &[Moved],
        notes: &mut Vec<Phrase>,
    ) {
        let several = moved.iter().any(|one| one.recipients.len() > 1);
        let mut is_repeated = false;
        if let Some(Value::Array(rows)) = answers.get_mut(recipients::SECTION.id) {
            for row in rows.iter_mut().filter_map(Value::as_object_mut) {
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                let by: Vec<&Moved> =
                    moved.iter().filter(|one| one.recipients.contains(&id)).collect();
                if by.is_empty() {
                    continue;
                }
                let (purpose, method) = (take(row, PURPOSES), take(row, METHODS));
                is_repeated |= by.len() > 1 && (purpose.is_some() || method.is_some());
                for one in by {
                    self.flow(one, &id, purpose.as_ref(), method.as_ref());
                }
            }
        }
        if is_repeated {
            notes.push(phrase(
                "接收方的处理目的和处理方式原来对所有场景只写一次，现已写入它的每个流向：请逐个改为该场景的真实情况。",
                "A recipient's purposes and methods were said once for all scenarios and now stand in each of its flows: please make each of them true for its scenario.",
            ));
        }
        if several {
            notes.push(phrase(
                "场景的链路、保存地点和期限原来对所有接收方只写一次，现已写入每个流向：请逐个核对。",
                "Link, storage and period of a scenario were said once for all its recipients and now stand in each flow: please look at each.",
            ));
        }
    }

    fn flow(&mut self, of: &Moved, to: &str, purpose: Option<&Value>, method: Option<&Value>) {
        let mut row = Row::new();
        let mut set = |key: &str, value: Value| row.insert(key.to_owned(), value);
        if let Some(method) = method {
            set(flows::METHOD.id, method.clone());
        }
        if let Some(purpose) = purpose.filter(|purpose| Some(*purpose) != of.purpose.as_ref()) {
            set(flows::PURPOSE.id, purpose.clone());
        }
        if let Some(link) = &of.link {
            set(flows::LINK.id, json!([link]));
        }
        if let Some(abroad) = &of.abroad {
            set(flows::STORAGE.id, json!([abroad]));
        }
        for (key, value) in &of.kept {
            set(key, value.clone());
        }
        if !row.is_empty() {
            let mut with_id = Row::new();
            with_id.insert("id".to_owned(), json!(pair_id(&of.scenario, to)));
            with_id.extend(row);
            self.flows.push(with_id);
        }
    }

    /// What need not be said where there is only one is not said.
    fn ends(&mut self) {
        let of_side = |side: &str| {
            let is_of =
                |row: &&Row| row.get(systems::SIDE.id).and_then(Value::as_str) == Some(side);
            self.systems.iter().filter(is_of).count()
        };
        let (home, abroad) =
            (of_side(system_side::MAINLAND.as_str()), of_side(system_side::ABROAD.as_str()));
        let is_only = self.links.len() == 1;
        for link in &mut self.links {
            for (key, count) in [(links::FROM.id, home), (links::TO.id, abroad)] {
                if count == 1 {
                    link.shift_remove(key);
                }
            }
        }
        for flow in &mut self.flows {
            if is_only {
                flow.shift_remove(flows::LINK.id);
                flow.shift_remove(flows::STORAGE.id);
            }
        }
    }
}

/// Takes an answer out, unless it says nothing.
fn take(row: &mut Row, key: &str) -> Option<Value> {
    row.shift_remove(key).filter(|value| !value.is_null() && value.as_str() != Some(""))
}

/// Adds a row under a new id, or finds the one that says the same but for its name.
fn put(prefix: &str, rows: &mut Vec<Row>, row: Row) -> String {
    let said = |row: &Row| -> Vec<(String, Value)> {
        let keys = row.iter().filter(|(key, _)| *key != "id" && *key != systems::NAME.id);
        keys.map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    let words = said(&row);
    if let Some(known) = rows.iter().find(|known| said(known) == words) {
        return known.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    }
    let id = format!("{prefix}-{}", rows.len() + 1);
    let mut with_id = Row::new();
    with_id.insert("id".to_owned(), json!(id));
    with_id.extend(row);
    rows.push(with_id);
    id
}
