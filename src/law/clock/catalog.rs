//! Every clock, one file a subject, in the order of a filing.

mod assessment;
mod certification;
mod contract;
mod incidents;
mod recurring;
mod retention;

use super::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::day::Day;
use crate::source::Citation;
use crate::text::Text;

/// Every clock.
pub static CLOCKS: &[&Clock] = &[
    &contract::FILE,
    &contract::REVIEW,
    &contract::SUPPLEMENT,
    &contract::REVIEW_AGAIN,
    &contract::FRESH,
    &contract::GBA_FILE,
    &assessment::COMPLETE,
    &assessment::ACCEPT,
    &assessment::DECIDE,
    &assessment::REVIEW,
    &assessment::VALID,
    &assessment::EXTENSION_WINDOW,
    &assessment::EXTENSION_DECIDE,
    &assessment::EXTENSION,
    &assessment::FRESH,
    &assessment::IMPORTANT_DATA,
    &certification::VALID,
    &certification::RENEW,
    &certification::BODY_FILE,
    &retention::PIPIA,
    &retention::RECORDS,
    &retention::TRANSACTIONS,
    &retention::RISK,
    &retention::LOGS,
    &recurring::RISK_ANNUAL,
    &recurring::RISK_REPORT,
    &recurring::AUDIT_LARGE,
    &recurring::AUDIT_MIDDLE,
    &recurring::AUDIT_SMALL,
    &recurring::MINORS,
    &recurring::OFFICER,
    &recurring::OFFICER_CHANGED,
    &recurring::FACES,
    &recurring::REPRESENTATIVE,
    &recurring::RIGHTS,
    &incidents::LEAK,
    &incidents::PRODUCT,
    &incidents::GENERAL,
    &incidents::CIIO,
    &incidents::STATE_ORGAN,
    &incidents::FINAL,
];

/// The clock called `id`.
pub fn find(id: &str) -> Option<&'static Clock> {
    CLOCKS.iter().copied().find(|clock| clock.id == id)
}

/// A period in which someone must act, without named consequence or further remark.
const fn act(
    id: &'static str,
    title: Text,
    means: Text,
    length: Length,
    runs_from: &'static [Trigger],
    who: Who,
    from: Day,
    sources: &'static [Citation],
) -> Clock {
    Clock {
        id,
        title,
        means,
        length,
        nature: Nature::Act,
        runs_from,
        ended_by: &[],
        who,
        missed: Missed::NotNamed,
        sources,
        from,
        until: None,
        catches_up: false,
        point: "",
        advice: Text::EMPTY,
        applies: None,
    }
}

const fn working_days(n: u32) -> Length {
    Length::Of(n, Unit::WorkingDays)
}

const fn years(n: u32) -> Length {
    Length::Of(n, Unit::Years)
}
