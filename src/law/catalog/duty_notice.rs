//! Duty: notice.

use crate::day::Day;
use crate::form::Tri;
use crate::law::{Duty, Effect, Flow, Rule};
use crate::source::{PCF, PIPL, QA5, Status, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "duty.notice",
    title: t("向个人告知", "Notice to individuals"),
    says: t(
        "向境外提供个人信息的，应当告知境外接收方的名称、联系方式、处理目的、处理方式、个人信息的种类，以及个人向境外接收方行使权利的方式和程序。豁免三种机制、无需取得同意的，仍须告知；法律、行政法规规定应当保密或者不需要告知的除外，紧急情况下可以事后告知。",
        "People must be told the recipient's name and contact, the purpose, method and categories, and how to exercise their rights against the recipient. Neither an exemption from the mechanisms nor a basis other than consent waives it; cases that the law keeps secret or exempts are left out, and in an emergency notice may follow.",
    ),
    sources: &[
        cite(&PIPL, "Art. 17, 18, 39"),
        cite(&PCF, "Art. 10"),
        cite(&QA5, "").as_status(Status::Secondary),
    ],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Requires(Duty::Notice),
    when: |_: &Flow<'_>| Tri::Yes,
};
