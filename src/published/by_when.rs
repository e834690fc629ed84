//! By when something is to be done that is no keeping and no other time than the record's: questions answered, information deleted; and
//! that a page no longer says by when requests are answered.

use crate::form::Place;
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::period::{Period, Stated, Unit};
use super::periods::{Kept, listed};
use super::things::Topic;
use super::words::{RIGHTS, mark};

/// By when people are to be answered at the latest (GB/T 35273-2020 8.7): who answers questions so soon says nothing out of the way.
pub(super) const USUAL: Period = Period { count: 30, unit: Unit::Days };

/// Whether a sentence says by when questions are answered, and not requests by which rights are exercised.
pub(super) fn is_of_contact(sentence: &Sentence) -> bool {
    let plain = &sentence.plain;
    plain.has_any(mark("of_contact"))
        && !plain.has_any(mark("of_exercise"))
        && RIGHTS.named(plain).is_empty()
}

/// What is told of by when questions are answered: the record holds only by when requests are.
pub(super) fn of_contact(named: Vec<Phrase>) -> Option<Phrase> {
    let is_any = !named.is_empty();
    let named = Phrase::list(named);
    is_any.then(|| {
        said!(
            "页面写明答复咨询的期限：{named}。记录写的是答复行使权利请求的期限，两者不是一回事，没有比较。",
            "By when questions are answered stands on the page: {named}. The record tells by when requests to exercise rights are answered, \
             which is another thing; they were not compared.",
            named,
        )
    })
}

/// Notes that questions are answered later than is usual.
pub(super) fn late(case: &mut Case<'_>, sentence: &Sentence, stated: &Stated) {
    let (own, usual) = (stated.period.bounded(stated.bound), USUAL.said());
    let said = said!(
        "页面写明{own}答复联系，记录没有写这个期限；GB/T 35273-2020 8.7 要求{usual}内答复。",
        "By the page who writes is answered within {own}; the record tells no such time, and GB/T 35273-2020 8.7 asks for {usual}.",
        own,
        usual,
    );
    case.note((Matter::Period, Sense::OnlyPage), said, quoted(sentence), Vec::new())
        .holds(Some(own), None);
}

/// Notes for how long something is kept by the page, of which the record tells nothing.
pub(super) fn kept_so_long(case: &mut Case<'_>, sentence: &Sentence, stated: &Stated) {
    let own = stated.period.bounded(stated.bound);
    let said = said!(
        "页面写明的期限“{own}”，记录没有写。",
        "The page tells the period of {own}, which the record does not hold.",
        own,
    );
    case.note((Matter::Period, Sense::OnlyPage), said, quoted(sentence), Vec::new())
        .holds(Some(own), None);
}

/// Notes by when something is deleted by the page, of which the record tells nothing.
pub(super) fn deleted(case: &mut Case<'_>, sentence: &Sentence, stated: &Stated) {
    let own = stated.period.bounded(stated.bound);
    let said = said!(
        "页面写明在{own}内删除或者匿名化，记录没有写这个期限。",
        "The page says that something is deleted or anonymised within {own}; the record tells no such time.",
        own,
    );
    case.note((Matter::Period, Sense::OnlyPage), said, quoted(sentence), Vec::new())
        .holds(Some(own), None);
}

/// Notes that a page that gives rights no longer says by when requests are answered, where the record does.
pub(super) fn unanswered(case: &mut Case<'_>, kept: &[Kept]) {
    let is_of_rights = |one: &Sentence| {
        one.plain.has_any(mark("of_right")) && !RIGHTS.named(&one.plain).is_empty()
    };
    let is_unread = |one: &Sentence| {
        let all = super::unread::unread(&one.plain, &one.denied);
        all.iter().any(|(topic, _)| *topic == Topic::Response)
    };
    let is_told = case.page.sentences().any(|(_, one)| is_unread(one));
    if kept.is_empty() || is_told || !case.page.sentences().any(|(_, one)| is_of_rights(one)) {
        return;
    }
    let theirs = listed(kept);
    let said = said!(
        "记录写{theirs}答复行使权利的请求，页面没有写答复的期限。",
        "By the record requests are answered within {theirs}; the page does not say by when.",
        theirs,
    );
    let quote = case.nearest(|_, one| {
        let response = one.plain.all(mark("response")).len();
        usize::from(is_of_rights(one)) + response * 2
    });
    let mut places: Vec<Place> = kept.iter().map(|one| one.place.clone()).collect();
    places.dedup();
    case.note((Matter::Period, Sense::OnlyRecord), said, quote, places).holds(None, Some(theirs));
}
