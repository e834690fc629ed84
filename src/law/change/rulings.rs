//! What the text of each route says of a change: one ruling for each topic and each sense, and no ruling for "anything else".
//!
//! Where the text makes it depend on something a person judges, that condition stands beside the act and is told with it. Where
//! nothing is to be filed, the reason is written.

mod assessment;
mod bay;
mod certification;
mod contract;
mod exempt;

use serde::Serialize;

use crate::law::Route;
use crate::source::Citation;
use crate::text::{Text, t};

use super::Topic::{
    self, Contact, Deciding, Filing, Handler, Kinds, Label, Manner, Notice, Onward, Proof, Purpose,
    Recipient, Report, Retention, Rights, Sensitivity, Use,
};
use super::acts::Act;

/// In which sense something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// More of it: a row came, a list or a period grew, a number passed what was filed.
    More,
    /// Less of it, or a number that stays within what was filed.
    Less,
    /// Otherwise.
    Other,
}

impl Sense {
    /// Every sense.
    pub const ALL: [Self; 3] = [Self::More, Self::Less, Self::Other];
}

/// What the text says.
#[derive(Debug)]
pub struct Ruling {
    route: Route,
    topics: &'static [Topic],
    senses: &'static [Sense],
    /// What is to be done.
    pub act: Act,
    /// On what it depends, where the text says so; a person judges it.
    pub condition: Option<Text>,
    /// Why.
    pub why: Text,
    /// By which articles; empty where none asks for anything, and the reason says so.
    pub basis: &'static [Citation],
}

impl Ruling {
    /// The ruling on a change of a topic by a route.
    pub fn on(topic: Topic, sense: Sense, route: Route) -> Option<&'static Self> {
        all().find(|ruling| ruling.is_on(topic, sense, route))
    }

    fn is_on(&self, topic: Topic, sense: Sense, route: Route) -> bool {
        self.route == route && self.topics.contains(&topic) && self.senses.contains(&sense)
    }
}

/// Every ruling.
fn all() -> impl Iterator<Item = &'static Ruling> {
    RULINGS.iter().flat_map(|of_route| of_route.iter())
}

/// What is to be told to people, or asked of them, whatever the route: topic, act, reason.
pub(super) const TOWARDS_PEOPLE: &[(&[Topic], Act, Text)] = &[
    (
        &[Purpose, Kinds, Sensitivity, Manner, Use, Recipient, Onward],
        Act::Consent,
        t(
            "处理目的、方式、种类或者境外接收方变更的，原来的同意不包括变更的部分",
            "consent given before does not cover another purpose, manner, kind of data or recipient",
        ),
    ),
    (
        &[
            Purpose,
            Kinds,
            Sensitivity,
            Manner,
            Use,
            Recipient,
            Onward,
            Retention,
            Contact,
            Rights,
            Handler,
        ],
        Act::Inform,
        t("告知事项发生变更", "what was notified has changed"),
    ),
];

const ANY: &[Sense] = &Sense::ALL;
const GROWN: &[Sense] = &[Sense::More, Sense::Other];
const LESS: &[Sense] = &[Sense::Less];

/// What stands in the record for those who work with it, and nowhere in what was filed as a fact of the export.
const INSIDE: &[Topic] = &[Filing, Proof, Label];
/// What the assessment and its report say, without being a fact of the export.
const TOLD: &[Topic] = &[Report, Contact];

const RIGHTS_AFFECTED: Option<Text> = Some(t(
    "可能影响个人信息权益的（由人判断，并写明理由）",
    "if it may affect the rights of the people (a person judges, and writes why)",
));
const SECURITY_AFFECTED: Option<Text> = Some(t(
    "影响出境数据安全的（由人判断，并写明理由）",
    "if it affects the security of the exported data (a person judges, and writes why)",
));
const NARROWED: Option<Text> = Some(t(
    "条文只说“发生变化”，没有把缩小除外；只是减少、其余不变的，请先问省级网信部门",
    "the text says \"changes\" and does not except a narrowing; where something only falls away, ask the provincial CAC first",
));
const OF_THE_FILING: Text = t(
    "是申报、备案过程本身或者证明材料、名称、备注，不是出境活动的事实",
    "belongs to the filing itself, to its proofs, names and notes; it is no fact of the export",
);
const OF_THE_REPORT: Text = t(
    "不是条文所列须重新评估的事实；下一次提交的材料按新的写",
    "none of the facts for which the text asks for a new assessment; the next papers say it as it is now",
);
const DECIDES: Text = t(
    "它决定走哪条路径：路径有没有变，见“路径”",
    "it decides the route: whether that changed is told under the route",
);
const NOT_A_TRIGGER: Text =
    t("告知和同意的变化另见对个人的事项", "see what is due towards the people");

/// The rulings of each route.
static RULINGS: [&[Ruling]; 6] = [
    contract::RULINGS,
    assessment::RULINGS,
    bay::RULINGS,
    certification::RULINGS,
    exempt::RULINGS,
    ASK_NOTHING,
];

/// What no route asks anything of.
static ASK_NOTHING: &[Ruling] = &[
    inside(Route::Contract),
    inside(Route::Assessment),
    inside(Route::Bay),
    inside(Route::Certification),
    inside(Route::Exempt),
    told(Route::Contract),
    told(Route::Assessment),
    told(Route::Bay),
    told(Route::Certification),
    told(Route::Exempt),
    notice(Route::Contract),
    notice(Route::Assessment),
    notice(Route::Bay),
    notice(Route::Certification),
    notice(Route::Exempt),
    decides(Route::Contract),
    decides(Route::Assessment),
    decides(Route::Bay),
    decides(Route::Certification),
];

const fn asks_nothing(route: Route, topics: &'static [Topic], act: Act, why: Text) -> Ruling {
    Ruling { route, topics, senses: ANY, act, condition: None, why, basis: &[] }
}

const fn inside(route: Route) -> Ruling {
    asks_nothing(route, INSIDE, Act::Nothing, OF_THE_FILING)
}

const fn told(route: Route) -> Ruling {
    asks_nothing(route, TOLD, Act::Record, OF_THE_REPORT)
}

const fn notice(route: Route) -> Ruling {
    asks_nothing(route, &[Notice], Act::Record, NOT_A_TRIGGER)
}

const fn decides(route: Route) -> Ruling {
    asks_nothing(route, &[Deciding], Act::Record, DECIDES)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTES: [Route; 5] =
        [Route::Contract, Route::Assessment, Route::Certification, Route::Bay, Route::Exempt];

    #[test]
    fn each_topic_has_one_ruling_for_each_sense_and_route() {
        for (topic, code, _) in Topic::ALL {
            for sense in Sense::ALL {
                for route in ROUTES {
                    let found = all().filter(|one| one.is_on(topic, sense, route)).count();
                    assert_eq!(found, 1, "{code}, {sense:?}, {route:?}");
                }
            }
        }
    }

    #[test]
    fn whatever_is_to_be_done_has_its_article_and_whatever_is_not_has_its_reason() {
        for ruling in all() {
            assert!(!ruling.why.zh.is_empty() && !ruling.why.en.is_empty());
            assert!(!ruling.act.is_due() || !ruling.basis.is_empty(), "{}", ruling.why.en);
        }
    }
}
