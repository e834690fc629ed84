//! Checks of lists: there at all, whole, definite, used.

use std::collections::HashSet;

use crate::form::catalog::{
    consents, groups, items, links, measures, recipients, scenarios, systems,
};
use crate::form::options::{NOTICE_ITEMS, SENSITIVE_NOTICE_ITEMS};
use crate::form::{Answer, Entry, Facts, Field, Options, Place, Section};
use crate::text::{Phrase, phrase};

use super::{Problem, Severity, checks, naming, push};

pub(super) fn empty_sections(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for section in [
        &recipients::SECTION,
        &groups::SECTION,
        &items::SECTION,
        &systems::SECTION,
        &links::SECTION,
        &scenarios::SECTION,
        &measures::SECTION,
        &consents::SECTION,
    ] {
        if facts.rows(section).next().is_none() {
            push(
                out,
                checks::SECTION_EMPTY,
                Severity::Gap,
                Place::whole(section),
                phrase("还没有任何一行", "there is no row yet"),
            );
        }
    }
}

pub(super) fn item_names(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for item in facts.rows(&items::SECTION) {
        let Answer::Known(name) = item.text(&items::NAME) else { continue };
        let name = name.trim();
        if name.ends_with('等') || name.contains("等信息") || name.to_lowercase().contains("etc")
        {
            push(
                out,
                checks::ITEMS_VAGUE,
                Severity::Warning,
                item.place(&items::NAME),
                phrase(
                    "含有“等”：数据项须逐一列明",
                    "is open-ended (\"and so on\"); list each item by itself",
                ),
            );
        }
        if !seen.insert(name) {
            push(
                out,
                checks::ITEMS_VAGUE,
                Severity::Warning,
                item.place(&items::NAME),
                phrase("与前面的信息项重名", "stands in the list already"),
            );
        }
    }
}

pub(super) fn unused(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let uses: [(&'static Section, &'static Field); 3] = [
        (&recipients::SECTION, &scenarios::RECIPIENTS),
        (&groups::SECTION, &scenarios::GROUPS),
        (&items::SECTION, &scenarios::ITEMS),
    ];
    for (section, field) in uses {
        // Of a list that is still to be chosen nobody knows what it leaves out.
        if facts.rows(&scenarios::SECTION).any(|scenario| scenario.candidates(field).is_some()) {
            continue;
        }
        let named = naming(facts, &scenarios::SECTION, field);
        for row in facts.rows(section) {
            if row.id.is_none_or(|id| !named.contains_key(id)) {
                let place = Place {
                    section,
                    row: row.id.map(str::to_owned),
                    field: section.fields.first().copied(),
                };
                push(
                    out,
                    checks::ITEMS_UNUSED,
                    Severity::Warning,
                    place,
                    phrase("没有任何场景用到这一行", "no scenario uses this row"),
                );
            }
        }
    }
}

pub(super) fn notice_items(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&consents::SECTION) {
        whole(&row, &consents::NOTICE_ITEMS, &NOTICE_ITEMS, out);
        if row.is_asked(&consents::SENSITIVE_ITEMS).is_yes() {
            whole(&row, &consents::SENSITIVE_ITEMS, &SENSITIVE_NOTICE_ITEMS, out);
        }
    }
}

fn whole(row: &Entry<'_>, field: &'static Field, options: &Options, out: &mut Vec<Problem>) {
    let Answer::Known(told) = row.choices(field) else { return };
    let missing = Phrase::list(
        options
            .choices
            .iter()
            .filter(|choice| !told.contains(&choice.code))
            .map(|choice| choice.label.into()),
    );
    if !missing.zh.is_empty() {
        push(
            out,
            checks::CONSENTS_ITEMS,
            Severity::Error,
            row.place(field),
            said!("没有告知：{missing}", "not told: {missing}", missing),
        );
    }
}
