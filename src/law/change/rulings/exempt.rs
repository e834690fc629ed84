//! Exempt flows: nothing was filed; the conditions have to hold, and the impact assessment is due all the same.

use crate::law::Route;
use crate::source::{PCF, PIPL, cite, reading};
use crate::text::t;

use super::{ANY, Ruling};
use crate::law::change::Act;
use crate::law::change::Topic::{
    Control, Deciding, Handler, Kinds, Manner, Onward, Persons, PlaceLaw, Purpose, Recipient,
    Retention, Rights, Risk, Scope, Security, Sensitivity, Storage, Terms, Use,
};

pub(super) static RULINGS: &[Ruling] = &[
    Ruling {
        route: Route::Exempt,
        topics: &[
            Purpose,
            Scope,
            Kinds,
            Sensitivity,
            Manner,
            Storage,
            Use,
            Retention,
            Recipient,
            Onward,
            Rights,
            Deciding,
        ],
        senses: ANY,
        act: Act::Recheck,
        condition: None,
        why: t(
            "豁免以这些事实为条件；没有备案可以补充，但影响评估仍须与事实相符",
            "the exemption rests on these facts; there is no filing to supplement, but the impact assessment has to agree with them",
        ),
        basis: &[cite(&PIPL, "Art. 55, 56"), reading(&PCF, "Art. 5")],
    },
    Ruling {
        route: Route::Exempt,
        topics: &[Control, PlaceLaw, Terms, Security, Risk, Handler],
        senses: ANY,
        act: Act::Record,
        condition: None,
        why: t(
            "没有备案可以补充；影响评估的记录按新的写",
            "there is no filing to supplement; the record of the impact assessment says it as it is now",
        ),
        basis: &[cite(&PIPL, "Art. 56")],
    },
    Ruling {
        route: Route::Exempt,
        topics: &[Persons],
        senses: ANY,
        act: Act::Record,
        condition: None,
        why: t("人数有没有过线，见“路径”", "whether a line was crossed is told under the route"),
        basis: &[reading(&PCF, "Art. 5")],
    },
];
