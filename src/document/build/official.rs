//! What goes into the blanks of an official form, whichever it is: the one place where its answers are looked up.
//!
//! The forms are Chinese, so the values are. A value with any gap in it is not filled in part: its blank stays and is listed.

use crate::document::Inline;
use crate::document::official::{CONTRACT, Official, Value, Values, Whose};
use crate::form::catalog::{application, handler, people, recipients};
use crate::form::{Answers, Entry, Field, Place};
use crate::law::{Route, Survey};
use crate::text::{Lang, t};

use super::contract::{NoContract, contract_values, name_and_title, parts, words};
use super::material::Material;
use super::sa_extension;

/// What goes into the blanks of a form.
///
/// # Errors
/// If the form is filled for one recipient and none, or no such one, is named, or none goes to it by contract.
pub fn official_values(
    official: &Official,
    answers: &Answers,
    survey: &Survey,
    recipient: Option<&str>,
) -> Result<Values, NoContract> {
    let recipient =
        if official.recipient { Some(recipient.ok_or(NoContract::Unnamed)?) } else { None };
    if let (true, Some(id)) = (official.id == CONTRACT.id, recipient) {
        return contract_values(answers, survey, id);
    }
    let facts = survey.facts(answers);
    let material = Material::new(&facts, survey, Lang::Zh);
    let named = |id: &str| {
        let row = facts.row(&recipients::SECTION, id);
        row.ok_or_else(|| NoContract::Recipient(id.to_owned()))
    };
    let row = recipient.map(named).transpose()?;
    let mut values = Values::default();
    for slot in official.blanks() {
        if let Some((whose, field)) = slot.asks {
            values.set(slot.id, asked(&material, whose, field, row.as_ref()));
        }
    }
    matter(&material, &mut values);
    term(&material, &mut values);
    let _reads = facts.take_reads();
    Ok(values)
}

/// One answer as it stands; of a person with a title the name, of a recipient both its names.
fn asked(
    material: &Material<'_>,
    whose: Whose,
    field: &'static Field,
    recipient: Option<&Entry<'_>>,
) -> Value {
    let Some(entry) = material.whose(whose, recipient) else {
        return Value::Missing(vec![Place::whole(&people::SECTION)]);
    };
    let is = |known: &'static Field| field == known;
    if is(&recipients::NAME) {
        return words(&material.both_names(&entry));
    }
    let value = words(&material.needed(&entry, field));
    match value {
        Value::Words(both) if is(&handler::AGENT) || is(&handler::LEGAL_REPRESENTATIVE) => {
            Value::Words(name_and_title(&both).0.to_owned())
        }
        value => value,
    }
}

/// What the person is sent for, where the form prints both matters of the security assessment.
fn matter(material: &Material<'_>, values: &mut Values) {
    if !material.survey.routes.may_take(Route::Assessment) {
        return;
    }
    let matter = if sa_extension::is_the_matter(material) {
        t("延长评估结果有效期申请工作", "request to extend the result")
    } else {
        t("数据出境安全评估申报工作", "application for the security assessment")
    };
    for id in ["matter.entrusted", "matter.acts"] {
        values.set(id, Value::Words(matter.zh.to_owned()));
    }
}

/// The term of a power of attorney, as a whole and in its parts.
fn term(material: &Material<'_>, values: &mut Values) {
    let entry = material.single(&application::SECTION);
    let ends = [&application::AUTHORISED_FROM, &application::AUTHORISED_TO];
    let [from, to] = ends.map(|field| material.needed(&entry, field));
    let whole: Vec<Inline> =
        runs!(material, "自{from}至{to}", "from {from} to {to}", from = from, to = to);
    values.set("term", words(&whole));
    let ids = [
        ["term.from.year", "term.from.month", "term.from.day"],
        ["term.to.year", "term.to.month", "term.to.day"],
    ];
    for (ids, field) in ids.into_iter().zip(ends) {
        let day = entry.day(field).known().map(parts);
        for (nth, id) in ids.into_iter().enumerate() {
            let part = day.as_ref().and_then(|parts| parts.get(nth)).cloned();
            let missing = || Value::Missing(vec![entry.place(field)]);
            values.set(id, part.map_or_else(missing, Value::Words));
        }
    }
}
