//! What proves the promises about sending abroad: where data is kept, who is told, how it is secured, and by what the other side is bound.

use crate::form::catalog::deidentification as deid;
use crate::form::catalog::{
    consents, contracts, groups, links, onward, recipients, scenarios, systems,
};
use crate::form::options::{NOTICE_ITEMS, area, legal_basis, system_side};
use crate::form::{Answer, Entry, Place, Range, Tri};
use crate::text::{Phrase, phrase};

use super::super::plain::Plain;
use super::super::stored::is_foreign;
use super::super::words::mark;
use super::proof::{Gathered, answered, by_measure, weighed};
use super::weight::{Weight, affirms};
use super::{Proof, Proving};

pub(super) fn mainland(of: &Proving<'_>) -> Proof {
    let (mut home, mut away, mut abroad, mut open) = (vec![], vec![], vec![], vec![]);
    for row in of.held.facts.rows(&systems::SECTION) {
        let place = row.place(&systems::PLACE);
        if row.chose(&systems::SIDE, system_side::ABROAD).is_yes() {
            abroad.push(place);
        } else if row.chose(&systems::SIDE, system_side::MAINLAND).is_yes() {
            match weighed(&row, &systems::PLACE, "") {
                Weight::Says if is_foreign(&row) => away.push(place),
                Weight::Says => home.push(place),
                Weight::Denies | Weight::Open => open.push(place),
            }
        }
    }
    if !away.is_empty() {
        return Proof::not_kept(
            phrase(
                "记录列为境内的系统部署在境外。",
                "A system that the record lists in the mainland stands abroad.",
            ),
            away,
        );
    }
    if !home.is_empty() && open.is_empty() {
        return Proof::kept(
            phrase(
                "记录写明了境内的系统和部署地点。",
                "The record names the systems in the mainland and where they stand.",
            ),
            home,
        );
    }
    if home.is_empty() && open.is_empty() && !abroad.is_empty() {
        return Proof::not_kept(
            phrase("记录的系统都在境外。", "All systems of the record are abroad."),
            abroad,
        );
    }
    let places = if open.is_empty() { vec![Place::whole(&systems::SECTION)] } else { open };
    Proof::open(
        phrase("记录没有写明系统在哪里。", "The record does not say where its systems stand."),
        places,
    )
}

pub(super) fn notice(of: &Proving<'_>) -> Proof {
    let wanted: Vec<&str> = NOTICE_ITEMS
        .choices
        .iter()
        .map(|one| one.code.as_str())
        .filter(|code| *code != "retention")
        .collect();
    let mut out = Gathered::default();
    let mut lacking: Vec<Phrase> = Vec::new();
    for row in of.held.facts.rows(&consents::SECTION) {
        let place = row.place(&consents::NOTICE_ITEMS);
        match row.choices(&consents::NOTICE_ITEMS) {
            Answer::Known(told) => {
                let is_told = |code: &&&str| !told.iter().any(|one| one.as_str() == **code);
                let missing: Vec<&&str> = wanted.iter().filter(is_told).collect();
                let labels = missing.iter().filter_map(|code| NOTICE_ITEMS.find(code));
                // What several notices lack is told once.
                for label in labels.map(|choice| Phrase::from(choice.label)) {
                    if !lacking.contains(&label) {
                        lacking.push(label);
                    }
                }
                out.add(&Tri::known(missing.is_empty()), place);
            }
            Answer::Unknown(_) => out.add(&Tri::lacks(place.clone()), place),
        }
    }
    let lacking = Phrase::list(lacking);
    out.proof(
        Place::whole(&consents::SECTION),
        phrase("告知的各事项都已记录。", "All matters of the notice are recorded as told."),
        said!("记录的告知缺少：{lacking}。", "The notice of the record lacks: {lacking}.", lacking),
        phrase("记录没有写明告知了哪些事项。", "The record does not say which matters are told."),
    )
}

pub(super) fn separate_consent(of: &Proving<'_>) -> Proof {
    let facts = of.held.facts;
    let mut out = Gathered::default();
    // A policy speaks of those whose consent is asked; where nobody's is, the promise is not meant or not kept.
    let rests_on_consent =
        |scenario: &Entry<'_>| scenario.chose(&scenarios::LEGAL_BASIS, legal_basis::CONSENT);
    let rests_elsewhere =
        !Tri::any(facts.rows(&scenarios::SECTION).map(|one| rests_on_consent(&one))).is_yes();
    for scenario in facts.rows(&scenarios::SECTION) {
        let place = scenario.place(&scenarios::LEGAL_BASIS);
        match rests_on_consent(&scenario) {
            Tri::Yes => {
                let rows: Vec<_> = facts
                    .rows(&consents::SECTION)
                    .filter(|row| {
                        let named = row.named(&consents::SCENARIO).known().unwrap_or_default();
                        named.iter().any(|one| one.id == scenario.id)
                    })
                    .collect();
                if rows.is_empty() {
                    out.add(&Tri::lacks(place.clone()), Place::whole(&consents::SECTION));
                }
                for row in rows {
                    let place = row.place(&consents::OBTAINED);
                    let obtained = obtained(&row, &place);
                    out.add(&obtained, place);
                }
            }
            Tri::No if !rests_elsewhere => {}
            Tri::No => {
                let is_if_due = of.says(|plain| plain.has_any(mark("if_due")));
                out.add(&Tri::known(is_if_due), place);
            }
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    let kept = if rests_elsewhere {
        phrase(
            "政策说的是依法需要时；记录的合法性基础不是同意，不需要单独同意。",
            "The policy says where it is due; the record does not rest on consent, so none is due.",
        )
    } else {
        phrase("记录写明了取得的单独同意。", "The record tells of the separate consent obtained.")
    };
    let not_kept = if rests_elsewhere {
        phrase(
            "记录的合法性基础不是同意，没有取得单独同意；政策却这样承诺。",
            "The record does not rest on consent and has no separate consent, yet the policy promises it.",
        )
    } else {
        phrase("记录写明没有取得单独同意。", "By the record no separate consent was obtained.")
    };
    out.proof(
        Place::whole(&consents::SECTION),
        kept,
        not_kept,
        phrase(
            "记录没有写明合法性基础，或者没有写明取得了单独同意。",
            "The record does not tell the legal basis, or not that separate consent was obtained.",
        ),
    )
}

/// Whether consent was obtained of those it is asked of: of far fewer it was not, of some fewer it is open, as some may have withdrawn.
fn obtained(row: &Entry<'_>, place: &Place) -> Tri {
    let lacks = || Tri::lacks(place.clone());
    let obtained = match row.count(&consents::OBTAINED) {
        Answer::Known(range) => range,
        Answer::Unknown(lacking) => return Tri::Unknown(lacking),
    };
    if obtained.reaches(1) == Some(false) {
        return Tri::No;
    }
    let Some(groups) = row.named(&consents::GROUPS).known() else { return lacks() };
    let people: Option<Vec<Range>> =
        groups.iter().map(|group| group.count(&groups::ORDINARY).known()).collect();
    let Some(people) = people.and_then(|all| all.into_iter().reduce(Range::plus)) else {
        return lacks();
    };
    match obtained.reaches(people.low.max(1)) {
        Some(true) => Tri::Yes,
        _ if obtained.reaches(people.low.div_ceil(2)) == Some(false) => Tri::No,
        _ => lacks(),
    }
}

pub(super) fn deidentification(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&deid::SECTION) {
        let is_whole = row.is_answered(&deid::TECHNIQUES) && row.is_answered(&deid::ITEMS);
        let place = row.place(if row.is_answered(&deid::TECHNIQUES) {
            &deid::ITEMS
        } else {
            &deid::TECHNIQUES
        });
        let tri = if is_whole { Tri::Yes } else { Tri::lacks(place.clone()) };
        out.add(&tri, place);
    }
    out.proof(
        Place::whole(&deid::SECTION),
        phrase(
            "记录写明了去标识化的技术和适用的信息项。",
            "The record names the techniques and the items they cover.",
        ),
        phrase("记录写明没有去标识化。", "By the record nothing is de-identified."),
        phrase(
            "记录没有写明用了什么技术、处理了哪些信息项，或者只写全了一部分。",
            "The record does not say which techniques are used on which items, or says so for a part only.",
        ),
    )
}

pub(super) fn encryption(of: &Proving<'_>) -> Proof {
    let links = answered(of, &links::SECTION, &links::ENCRYPTION, "about.encryption");
    match links {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了出境链路怎样加密。", "The record says how the links are encrypted."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase(
                "记录的一条出境链路写明没有加密。",
                "By the record one of the links is not encrypted.",
            ),
            places,
        ),
        None => by_measure(of, area::TRANSMISSION),
    }
}

pub(super) fn clauses(of: &Proving<'_>) -> Proof {
    let signed = answered(of, &contracts::SECTION, &contracts::EFFECTIVE, "");
    let agreed = answered(of, &recipients::SECTION, &recipients::AGREEMENT, "about.agreement");
    match (agreed, signed) {
        (Some(Err(places)), _) => Proof::not_kept(
            phrase("记录写明没有协议。", "By the record there is no agreement."),
            places,
        ),
        (Some(Ok(places)), _) | (_, Some(Ok(places))) => Proof::kept(
            phrase(
                "记录写明了与接收方的协议或者合同。",
                "The record names the agreement or contract with the recipient.",
            ),
            places,
        ),
        _ => Proof::open(
            phrase(
                "记录没有写明与接收方签了什么。",
                "The record does not say what was signed with the recipient.",
            ),
            of.rows_of(&recipients::SECTION, &recipients::AGREEMENT),
        ),
    }
}

pub(super) fn passing_on(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&onward::SECTION) {
        let place = row.place(&onward::FACTS);
        // To whom it is passed on is no proof that they are bound: the agreement has to be named.
        let is_bound = row
            .shown(&onward::FACTS)
            .is_some_and(|facts| affirms(&Plain::new(&facts.zh), mark("about.agreement")));
        let told = match weighed(&row, &onward::FACTS, "about.agreement") {
            Weight::Says if is_bound => Tri::Yes,
            Weight::Denies => Tri::No,
            Weight::Says | Weight::Open => Tri::lacks(place.clone()),
        };
        out.add(&told, place);
    }
    for row in of.held.facts.rows(&recipients::SECTION) {
        let place = row.place(&recipients::ONWARD);
        match onward::passes_on(&row) {
            Tri::No => out.add(&Tri::Yes, place),
            open @ Tri::Unknown(_) => out.add(&open, place),
            Tri::Yes => {}
        }
    }
    out.proof(
        Place::whole(&onward::SECTION),
        phrase(
            "记录写明了再提供给谁、以何种协议约束，或者不再提供。",
            "The record says to whom data is passed on and by which agreement they are bound, or that it is not.",
        ),
        phrase("记录写明没有约束。", "By the record they are not bound."),
        phrase("记录没有写明是否再提供、怎样约束。", "The record does not say whether data is passed on and how that is bound."),
    )
}
