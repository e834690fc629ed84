//! What proves the promises about handling requests and data: what a request costs, to whom deletion is passed on, what becomes of
//! backups, what those who decide together agree on.

use crate::form::Place;
use crate::form::catalog::{flows, handler, measures, onward, recipients};
use crate::form::options::role;
use crate::form::{Field, Section};
use crate::text::phrase;

use super::super::held::{Answered, is_repeated};
use super::super::words::mark;
use super::weight::{Weight, affirms, one as one_weight};
use super::{Proof, Proving};

/// The answers that say what a request costs.
static COSTS: [(&Section, &Field); 2] = [
    (&handler::SECTION, &handler::RIGHTS_CHANNEL),
    (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
];
/// The answers that say what becomes of data in the end.
static ENDS: [(&Section, &Field); 5] = [
    (&flows::SECTION, &flows::DISPOSAL),
    (&flows::SECTION, &flows::METHOD),
    (&measures::SECTION, &measures::DESCRIPTION),
    (&recipients::SECTION, &recipients::MEASURES),
    (&onward::SECTION, &onward::FACTS),
];

/// The answers to these fields that say something of their own.
fn answers<'p>(
    of: &Proving<'p>,
    fields: &'static [(&'static Section, &'static Field)],
) -> Vec<&'p Answered> {
    let all = fields.iter().flat_map(|(section, field)| of.held.of_field(section, field));
    all.filter(|one| !is_repeated(&one.plain)).collect()
}

fn places(all: &[&Answered]) -> Vec<Place> {
    all.iter().map(|one| one.place.clone()).collect()
}

pub(super) fn free(of: &Proving<'_>) -> Proof {
    let all = answers(of, &COSTS);
    let is_free = |one: &&&Answered| one.plain.has_any(mark("free"));
    let free: Vec<&Answered> = all.iter().filter(is_free).copied().collect();
    let costs = |one: &&&Answered| !is_free(one) && affirms(&one.plain, mark("fee"));
    let costing: Vec<&Answered> = all.iter().filter(costs).copied().collect();
    if !costing.is_empty() {
        return Proof::not_kept(
            phrase("记录写明行使权利收费。", "By the record a request costs something."),
            places(&costing),
        );
    }
    if free.is_empty() {
        return Proof::open(
            phrase(
                "记录的行权途径没有写是否收费。",
                "The ways to exercise rights of the record do not say what a request costs.",
            ),
            vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)],
        );
    }
    Proof::kept(
        phrase("记录的行权途径写明不收费。", "The ways to exercise rights of the record are free."),
        places(&free),
    )
}

/// That data is deleted where it went, too.
pub(super) fn passed_on(of: &Proving<'_>) -> Proof {
    let all = answers(of, &ENDS);
    let says = |one: &&Answered| {
        one.plain.has_any(mark("about.passed_on"))
            && one_weight(&one.words, "about.disposal") == Weight::Says
    };
    let said: Vec<&Answered> = all.into_iter().filter(says).collect();
    if said.is_empty() {
        return Proof::open(
            phrase(
                "记录没有写明接收方怎样随之删除、更正。",
                "The record does not say how recipients delete and correct with it.",
            ),
            of.rows_of(&flows::SECTION, &flows::DISPOSAL),
        );
    }
    Proof::kept(
        phrase("记录写明了接收方怎样删除。", "The record says how recipients delete."),
        places(&said),
    )
}

pub(super) fn backups(of: &Proving<'_>) -> Proof {
    let all = answers(of, &ENDS);
    let says = |one: &&Answered| affirms(&one.plain, mark("thing.backups"));
    let said: Vec<&Answered> = all.into_iter().filter(says).collect();
    if said.is_empty() {
        return Proof::open(
            phrase(
                "记录没有写明备份怎样处理。",
                "The record does not say what becomes of backups.",
            ),
            of.rows_of(&flows::SECTION, &flows::DISPOSAL),
        );
    }
    Proof::kept(
        phrase("记录写明了备份怎样处理。", "The record says what becomes of backups."),
        places(&said),
    )
}

/// An agreement with those who decide together with the company.
pub(super) fn joint(of: &Proving<'_>) -> Proof {
    let rows = of.held.facts.rows(&recipients::SECTION);
    let joint: Vec<_> =
        rows.filter(|row| row.chose(&recipients::ROLE, role::JOINT).is_yes()).collect();
    let signed = |row: &crate::form::Entry<'_>| {
        super::proof::weighed(row, &recipients::AGREEMENT, "about.agreement")
    };
    let of_rows = |weight| -> Vec<Place> {
        let all = joint.iter().filter(|row| signed(row) == weight);
        all.map(|row| row.place(&recipients::AGREEMENT)).collect()
    };
    let (denied, open) = (of_rows(Weight::Denies), of_rows(Weight::Open));
    if !denied.is_empty() {
        return Proof::not_kept(
            phrase("记录写明没有协议。", "By the record there is no agreement."),
            denied,
        );
    }
    if joint.is_empty() || !open.is_empty() {
        return Proof::open(
            phrase(
                "记录没有共同处理者，或者没有写明与其约定了什么。",
                "The record has no joint handler, or does not say what was agreed with it.",
            ),
            of.rows_of(&recipients::SECTION, &recipients::ROLE),
        );
    }
    Proof::kept(
        phrase(
            "记录写明了与共同处理者的协议。",
            "The record names the agreement with the joint handler.",
        ),
        of_rows(Weight::Says),
    )
}
