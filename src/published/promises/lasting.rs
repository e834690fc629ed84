//! What proves the promises that tell a time: for how long data is kept, what is done at the end, by when people are answered.

use crate::form::Place;
use crate::form::catalog::{flows, handler};
use crate::form::options::area;
use crate::text::{Phrase, phrase};

use super::super::held::is_repeated;
use super::super::period::{Period, Topic};
use super::super::periods::{Kept, held as periods_held};
use super::proof::{answered, by_measure};
use super::weight::{Weight, one as one_weight};
use super::{Proof, Proving};

pub(super) fn retention(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Retention, flows_disposal(of))
}

pub(super) fn reply(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Response, vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)])
}

/// The period that is promised against those of the record.
fn periods(of: &Proving<'_>, topic: Topic, wanted: Vec<Place>) -> Proof {
    let kept = periods_held(of.held, topic);
    let Some(period) = of.period.filter(|_| !kept.is_empty()) else {
        return Proof::open(
            phrase("记录没有写可以对照的期限。", "The record tells no period to hold it against."),
            wanted,
        );
    };
    let own = period.said();
    let same: Vec<&Kept> = kept.iter().filter(|(known, _)| known.is_as_long_as(period)).collect();
    let is_repeated = |place: &Place| {
        let mut of = of.held.answers.iter().filter(|one| one.place == *place);
        of.any(|one| is_repeated(&one.plain) || one_weight(&one.words, "") == Weight::Open)
    };
    let proven: Vec<Place> =
        same.iter().map(|(_, place)| place.clone()).filter(|place| !is_repeated(place)).collect();
    if !proven.is_empty() {
        let why =
            said!("记录写的期限相同：{own}。", "The record tells the same period: {own}.", own);
        return Proof::kept(why, proven);
    }
    if !same.is_empty() {
        let why = said!(
            "记录也写{own}，但只是转述政策，或者还没有确定。",
            "The record tells {own}, too, but only repeats the policy or leaves it open.",
            own,
        );
        return Proof::open(why, same.iter().map(|(_, place)| place.clone()).collect());
    }
    let mut theirs: Vec<Period> = kept.iter().map(|(period, _)| *period).collect();
    theirs.sort();
    theirs.dedup();
    let theirs = Phrase::list(theirs.into_iter().map(Period::said));
    let why = said!(
        "页面承诺{own}，记录写{theirs}。",
        "The page promises {own}; the record tells {theirs}.",
        own,
        theirs,
    );
    let places = kept.iter().map(|(_, place)| place.clone()).collect();
    // What else of a company is kept for another time is no business of this record.
    match topic {
        Topic::Response => Proof::not_kept(why, places),
        Topic::Retention => Proof::open(why, places),
    }
}

fn flows_disposal(of: &Proving<'_>) -> Vec<Place> {
    of.rows_of(&flows::SECTION, &flows::DISPOSAL)
}

pub(super) fn disposal(of: &Proving<'_>) -> Proof {
    match answered(of, &flows::SECTION, &flows::DISPOSAL, "about.disposal") {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了到期怎样处理。", "The record says what is done at the end."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase("记录写明到期不作处理。", "By the record nothing is done at the end."),
            places,
        ),
        None => by_measure(of, area::DELETION),
    }
}
