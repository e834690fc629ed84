//! What proves that the mechanism was gone through: a number, a result or a certificate, of the one that applies, passed and in force.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::form::catalog::{certification, contracts, events, record};
use crate::form::options::event;
use crate::form::{Answer, Code, Entry, Place};
use crate::law::Mechanism;
use crate::law::clock::catalog::find;
use crate::law::clock::{Length, Nature, Unit, deadlines};
use crate::text::{Phrase, phrase};

use super::super::page::Sentence;
use super::super::plain::Plain;
use super::super::words::{lies_in, mark};
use super::{Proof, Proving};

/// The mechanism: passed, refused or expired, not due, or open.
pub(super) fn mechanism(of: &Proving<'_>) -> Proof {
    let facts = of.held.facts;
    let mechanism = of.survey.verdict.mechanism;
    if let Some(other) = another(of, mechanism) {
        return other;
    }
    // A number of the standard contract is no result of an assessment.
    let passed: &[Code] = if mechanism == Mechanism::SecurityAssessment {
        &[event::SA_RESULT_RECEIVED]
    } else {
        &[event::SC_NUMBER, event::SA_RESULT_RECEIVED, event::CERTIFICATE_ISSUED]
    };
    let rows: Vec<Entry<'_>> = facts
        .rows(&events::SECTION)
        .filter(|row| {
            row.chose_any(&events::KIND, passed).is_yes() && row.is_answered(&events::DAY)
        })
        .collect();
    let (good, bad): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| !is_refused(row) && is_in_force(of, row));
    let numbers = facts.rows(&contracts::SECTION).filter(|row| {
        mechanism != Mechanism::SecurityAssessment && row.is_answered(&contracts::FILING_NUMBER)
    });
    let numbers = numbers.map(|row| row.place(&contracts::FILING_NUMBER));
    let proven: Vec<Place> =
        good.iter().map(|row| row.place(&events::DAY)).chain(numbers).collect();
    if !proven.is_empty() {
        return Proof::kept(
            phrase(
                "记录写明了备案编号、评估结果或者证书。",
                "The record has the filing number, the result or the certificate.",
            ),
            proven,
        );
    }
    if !bad.is_empty() {
        return Proof::not_kept(
            phrase(
                "按记录，评估、认证或者备案没有通过，或者已经过期。",
                "By the record the assessment, certification or filing was not passed or has expired.",
            ),
            bad.iter().map(|row| row.place(&events::DAY)).collect(),
        );
    }
    open(of, mechanism)
}

/// The ways to go through, and the marks by which a page names them.
const WAYS: [(Way, &str); 3] = [
    (Way::Assessment, "way.assessment"),
    (Way::Contract, "way.contract"),
    (Way::Certification, "way.certification"),
];

/// A way to go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Assessment,
    Contract,
    Certification,
}

impl Way {
    fn label(self) -> Phrase {
        match self {
            Self::Assessment => phrase("安全评估", "the security assessment"),
            Self::Contract => phrase("标准合同", "the standard contract"),
            Self::Certification => phrase("个人信息保护认证", "certification"),
        }
    }
}

/// That a sentence names other ways alone than that of the record.
fn another(of: &Proving<'_>, mechanism: Mechanism) -> Option<Proof> {
    let (own, places) = gone(of, mechanism);
    if own.is_empty() {
        return None;
    }
    let named = |sentence: &&&Sentence| -> Vec<Way> {
        let plain = sentence.plain.without(&sentence.plain.all(mark("no_way")));
        let is_said = |name| {
            let all = plain.all(mark(name));
            all.iter().any(|at| !lies_in(at, &sentence.denied))
        };
        WAYS.iter().filter(|(_, name)| is_said(*name)).map(|(way, _)| *way).collect()
    };
    let all: Vec<Vec<Way>> = of.sentences.iter().map(|one| named(&one)).collect();
    let theirs =
        all.iter().find(|ways| !ways.is_empty() && !ways.iter().any(|way| own.contains(way)))?;
    let list = |ways: &[Way]| Phrase::list(ways.iter().map(|way| way.label()));
    let (theirs, own) = (list(theirs), list(&own));
    let why = said!(
        "页面写的是{theirs}；按记录是{own}。",
        "The page names {theirs}; by the record it is {own}.",
        theirs,
        own,
    );
    Some(Proof::not_kept(why, places))
}

/// The ways that apply by the record, narrowed to that which it goes, and where it says so; none where that is open.
fn gone(of: &Proving<'_>, mechanism: Mechanism) -> (Vec<Way>, Vec<Place>) {
    let facts = of.held.facts;
    let as_of = || vec![Place::single(&record::SECTION, &record::AS_OF)];
    match mechanism {
        Mechanism::SecurityAssessment => (vec![Way::Assessment], as_of()),
        Mechanism::StandardContractOrCertification => {
            let signed = facts.rows(&contracts::SECTION).filter(|row| {
                row.is_answered(&contracts::EFFECTIVE) || row.is_answered(&contracts::FILING_NUMBER)
            });
            let signed: Vec<Place> = signed.map(|row| row.place(&contracts::EFFECTIVE)).collect();
            let certified = facts.single(&certification::SECTION).is_answered(&certification::BODY);
            match (signed.is_empty(), certified) {
                (false, false) => (vec![Way::Contract], signed),
                (true, true) => (
                    vec![Way::Certification],
                    vec![Place::single(&certification::SECTION, &certification::BODY)],
                ),
                _ => (vec![Way::Contract, Way::Certification], as_of()),
            }
        }
        Mechanism::OutOfScope
        | Mechanism::Exempt
        | Mechanism::Undetermined
        | Mechanism::ProhibitedWithoutApproval => (Vec::new(), Vec::new()),
    }
}

/// What the record says without a paper.
fn open(of: &Proving<'_>, mechanism: Mechanism) -> Proof {
    let as_of = || vec![Place::single(&record::SECTION, &record::AS_OF)];
    match mechanism {
        Mechanism::OutOfScope | Mechanism::Exempt
            if of.says(|plain| plain.has_any(mark("if_due"))) =>
        {
            Proof::kept(
                phrase(
                    "政策说的是依法需要时；按记录，这次出境不需要这些手续。",
                    "The policy says where it is due; by the record none is due for this export.",
                ),
                as_of(),
            )
        }
        Mechanism::OutOfScope | Mechanism::Exempt => Proof::open(
            phrase(
                "按记录，这次出境不需要这些手续，也没有办理；政策却没有说只在依法需要时办理。",
                "By the record none is due for this export and none was gone through; the policy does not say \
                 that it holds only where one is due.",
            ),
            as_of(),
        ),
        Mechanism::Undetermined => Proof::open(
            phrase("记录还不能确定适用哪一种。", "By the record it is open which of them applies."),
            of.survey.verdict.lacking.iter().take(3).cloned().collect(),
        ),
        Mechanism::ProhibitedWithoutApproval => Proof::open(
            phrase(
                "按记录，未经批准不得提供。",
                "By the record nothing may be provided without approval.",
            ),
            Vec::new(),
        ),
        Mechanism::StandardContractOrCertification | Mechanism::SecurityAssessment => Proof::open(
            phrase(
                "记录确定了适用哪一种，还没有写明已经完成。",
                "The record says which of them applies, and not yet that it is done.",
            ),
            vec![
                Place::whole(&contracts::SECTION),
                Place::whole(&events::SECTION),
                Place::single(&certification::SECTION, &certification::BODY),
            ],
        ),
    }
}

/// Whether the remark on a paper says that it was refused or is void.
fn is_refused(row: &Entry<'_>) -> bool {
    row.shown(&events::NOTE).is_some_and(|note| {
        [note.zh, note.en].iter().any(|words| Plain::new(words).has_any(mark("event.refused")))
    })
}

/// Whether a paper is still in force on the day of the record: by the day printed on it, or as the clocks of the law count. That of a
/// result runs from the day it was issued, which is an event of its own; a certificate older than its clock is held to the same period.
fn is_in_force(of: &Proving<'_>, row: &Entry<'_>) -> bool {
    let (facts, today) = (of.held.facts, of.held.facts.day());
    if let Answer::Known(last) = row.day(&events::EXPIRY) {
        return last >= today;
    }
    let is = |kind| row.chose(&events::KIND, kind).is_yes();
    let own = row.place(&events::DAY);
    let counted = deadlines(facts, Mechanism::Undetermined, &Calendar::built_in(), today)
        .into_iter()
        .filter(|one| {
            matches!(one.clock.nature, Nature::Validity)
                && (one.place == own || (is(event::SA_RESULT_RECEIVED) && one.clock.id == RESULT))
        });
    let mut last: Vec<Day> = counted.filter_map(|one| one.timing.due).collect();
    if last.is_empty() && is(event::CERTIFICATE_ISSUED) {
        let length = find(CERTIFICATE).map(|clock| clock.length);
        let Some(Length::Of(years, Unit::Years)) = length else { return false };
        last.extend(row.day(&events::DAY).known().and_then(|day| day.months_after(12 * years)));
    }
    last.is_empty() || last.iter().any(|last| *last >= today)
}

/// The clocks of a result of the security assessment and of a certificate.
const RESULT: &str = "sa.valid";
const CERTIFICATE: &str = "cert.valid";
