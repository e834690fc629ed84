//! What proves the promises that tell a time: for how long data is kept, what is done at the end, by when people are answered.

use crate::form::Place;
use crate::form::catalog::{flows, handler};
use crate::form::options::area;
use crate::text::{Phrase, phrase};

use super::super::bound::{Bound, fits};
use super::super::held::is_repeated;
use super::super::period::Stated;
use super::super::periods::{Kept, held as periods_held, listed, of_thing};
use super::super::things::Topic;
use super::proof::{answered, by_measure};
use super::weight::{Weight, one as one_weight};
use super::{Proof, Proving};

pub(super) fn retention(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Retention, flows_disposal(of))
}

pub(super) fn reply(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Response, vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)])
}

/// The period that is promised against those of the record that are of the same thing.
fn periods(of: &Proving<'_>, topic: Topic, wanted: Vec<Place>) -> Proof {
    let nothing = || {
        Proof::open(
            phrase(
                "记录没有写同一事项的期限，不能对照。",
                "The record tells no period of the same thing to hold it against.",
            ),
            wanted.clone(),
        )
    };
    let Some((stated, thing)) = &of.period else { return nothing() };
    let all = of_thing(&periods_held(of.held, topic), *thing);
    if all.is_empty() {
        return nothing();
    }
    let (period, own) = (stated.period, stated.period.bounded(stated.bound));
    let (vague, kept): (Vec<Kept>, Vec<Kept>) =
        all.into_iter().partition(|one| is_vague(of, &one.place));
    if kept.is_empty() {
        let why = said!(
            "记录也写了期限，但只是转述政策，或者还没有确定；页面承诺{own}。",
            "The record tells a period, too, but only repeats the policy or leaves it open; the page promises {own}.",
            own,
        );
        return Proof::open(why, places(&vague));
    }
    let theirs = listed(&kept);
    // Of several that cannot be told apart it is open which one is promised.
    if kept.iter().all(|one| one.period.is_as_long_as(period) && one.bound == stated.bound) {
        let why =
            said!("记录写的期限相同：{own}。", "The record tells the same period: {own}.", own);
        return Proof::kept(why, places(&kept));
    }
    let why = said!(
        "页面承诺{own}，记录写{theirs}。",
        "The page promises {own}; the record tells {theirs}.",
        own,
        theirs,
    );
    if topic == Topic::Retention {
        return retained(of, stated, &kept, why);
    }
    // Who answers sooner than is promised breaks no promise.
    let later: Vec<Kept> =
        kept.iter().filter(|one| one.period.is_within(period) == Some(false)).cloned().collect();
    match kept.iter().all(|one| one.period.is_within(period) == Some(true)) {
        true => Proof::kept(why, places(&kept)),
        // Of one who answers in time and one who does not it is open which is promised.
        false if later.is_empty() || kept.iter().any(|one| one.period.is_as_long_as(period)) => {
            Proof::open(why, places(&kept))
        }
        false => Proof::not_kept(why, places(&later)),
    }
}

/// What is kept for other times than is promised: longer breaks the promise, and shorter that of a least time. What else of a company
/// is kept for another time is no business of this record: only what was found to differ.
fn retained(of: &Proving<'_>, stated: &Stated, kept: &[Kept], why: Phrase) -> Proof {
    let fits = |one: &Kept| fits((stated.period, stated.bound), (one.period, one.bound));
    if kept.iter().all(fits) {
        return Proof::kept(why, places(kept));
    }
    let breaks = |one: &Kept| match stated.bound {
        Bound::Least => stated.period.is_within(one.period) == Some(false),
        Bound::Exact | Bound::Most => one.period.is_within(stated.period) == Some(false),
    };
    if of.differs && kept.iter().all(breaks) {
        return Proof::not_kept(why, places(kept));
    }
    Proof::open(why, places(kept))
}

/// Whether an answer only repeats the policy, or leaves open what it tells.
fn is_vague(of: &Proving<'_>, place: &Place) -> bool {
    let mut all = of.held.answers.iter().filter(|one| one.place == *place);
    all.any(|one| is_repeated(&one.plain) || one_weight(&one.words, "") == Weight::Open)
}

fn places(kept: &[Kept]) -> Vec<Place> {
    kept.iter().map(|one| one.place.clone()).collect()
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
