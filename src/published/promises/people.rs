//! What proves the promises to individuals: who answers for their data, what they can do, and how children and changes are treated.

use crate::form::catalog::{consents, groups, handler, recipients, scenarios};
use crate::form::{Place, Tri};
use crate::text::{Phrase, phrase};

use super::super::held::is_repeated;
use super::super::words::promised;
use super::proof::{Gathered, answered};
use super::weight::{Weight, affirms, one as one_weight};
use super::{Proof, Proving};

pub(super) fn body(of: &Proving<'_>) -> Proof {
    let of_handler = |field| answered(of, &handler::SECTION, field, "about.body");
    match (of_handler(&handler::PROTECTION_BODY), of_handler(&handler::OFFICER)) {
        (Some(Ok(places)), _) | (_, Some(Ok(places))) => Proof::kept(
            phrase("记录写明了机构或者负责人。", "The record names the body or the officer."),
            places,
        ),
        (Some(Err(places)), _) | (_, Some(Err(places))) => {
            Proof::not_kept(phrase("记录写明没有。", "By the record there is none."), places)
        }
        _ => Proof::open(
            phrase(
                "记录没有写明机构和负责人，或者只是转述政策。",
                "The record names neither body nor officer, or only repeats the policy.",
            ),
            vec![
                Place::single(&handler::SECTION, &handler::PROTECTION_BODY),
                Place::single(&handler::SECTION, &handler::OFFICER),
            ],
        ),
    }
}

pub(super) fn withdrawal(of: &Proving<'_>) -> Proof {
    match answered(of, &consents::SECTION, &consents::WITHDRAWAL_CHANNEL, "about.withdrawal") {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了撤回的方式。", "The record says how consent is withdrawn."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase("记录写明没有撤回的方式。", "By the record there is no way to withdraw."),
            places,
        ),
        None => Proof::open(
            phrase("记录没有写明撤回的方式。", "The record does not say how consent is withdrawn."),
            of.rows_of(&consents::SECTION, &consents::WITHDRAWAL_CHANNEL),
        ),
    }
}

pub(super) fn complaint(of: &Proving<'_>) -> Proof {
    let words = promised("complaint");
    let fields = [
        (&handler::SECTION, &handler::RIGHTS_CHANNEL),
        (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
    ];
    let all = fields.into_iter().flat_map(|(section, field)| of.held.of_field(section, field));
    let named: Vec<_> =
        all.filter(|one| one.plain.has_any(words) && !is_repeated(&one.plain)).collect();
    let (says, none): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|one| affirms(&one.plain, words));
    if !none.is_empty() {
        return Proof::not_kept(
            phrase(
                "记录的行权途径写明不受理投诉，或者不得起诉。",
                "By the record complaints are not taken or lawsuits not allowed.",
            ),
            none.into_iter().map(|one| one.place.clone()).collect(),
        );
    }
    let says = says.into_iter().filter(|one| one_weight(&one.words, "") == Weight::Says);
    let places: Vec<Place> = says.map(|one| one.place.clone()).collect();
    if places.is_empty() {
        return Proof::open(
            phrase(
                "记录的行权途径没有写投诉或者起诉。",
                "The ways to exercise rights of the record do not name complaint or lawsuit.",
            ),
            vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)],
        );
    }
    Proof::kept(
        phrase("记录的行权途径写明了。", "The ways to exercise rights of the record name it."),
        places,
    )
}

pub(super) fn automated(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&scenarios::SECTION) {
        let place = row.place(&scenarios::AUTOMATED);
        match row.yes_no(&scenarios::AUTOMATED) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&scenarios::SECTION),
        phrase(
            "记录写明出境的信息不用于自动化决策。",
            "By the record what goes abroad is not used for automated decisions.",
        ),
        Phrase::default(),
        phrase(
            "记录没有写明怎样拒绝自动化决策。",
            "The record does not say how automated decisions are refused.",
        ),
    )
}

pub(super) fn public(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&scenarios::SECTION) {
        let place = row.place(&scenarios::PUBLISHED);
        match row.yes_no(&scenarios::PUBLISHED) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&scenarios::SECTION),
        phrase("记录写明不公开。", "By the record nothing is published."),
        Phrase::default(),
        phrase(
            "记录没有写明是否公开、是否取得单独同意。",
            "The record does not say whether data is published with separate consent.",
        ),
    )
}

pub(super) fn minors(of: &Proving<'_>) -> Proof {
    if let Some(Ok(places)) = answered(of, &consents::SECTION, &consents::GUARDIAN, "about.minors")
    {
        return Proof::kept(
            phrase("记录写明了监护人怎样同意。", "The record says how guardians consent."),
            places,
        );
    }
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&groups::SECTION) {
        let place = row.place(&groups::UNDER_14);
        match groups::has_under_14(&row) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&groups::SECTION),
        phrase("记录写明人群中没有不满十四周岁的人。", "By the record no group has children under 14."),
        Phrase::default(),
        phrase(
            "记录没有写明有没有不满十四周岁的人、监护人怎样同意。",
            "The record does not say whether there are children under 14 and how guardians consent.",
        ),
    )
}

pub(super) fn update(of: &Proving<'_>) -> Proof {
    Proof::open(
        phrase(
            "记录没有写明政策变更后怎样再次告知；告知文本的版本在这里填写。",
            "The record does not say how a change of the policy is told anew; the version of the wording is answered here.",
        ),
        of.rows_of(&consents::SECTION, &consents::VERSION),
    )
}

/// A promise that no answer of a record is about.
pub(super) fn unheld(_: &Proving<'_>) -> Proof {
    Proof::open(
        phrase(
            "记录没有这样的字段，须由人核对。",
            "No answer of a record is about it: a person has to look.",
        ),
        Vec::new(),
    )
}
