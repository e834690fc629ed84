//! Days before the rule sets that this version holds.

use crate::day::Day;
use crate::form::Tri;
use crate::law::{Effect, Flow, Mechanism, Rule};
use crate::source::{HOUSE, PCF, Status, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "law_data.before_2024_03_22",
    title: t("2024年3月22日以前的规则", "Rules before 22 March 2024"),
    says: t(
        "2024年3月22日以前，安全评估和标准合同适用另外的标准（自上年1月1日起累计，没有豁免情形）。本版本尚未收录，不作判断。",
        "Before 22 March 2024 other thresholds applied (counted from 1 January of the previous year, without exemptions). This version does not hold them and does not decide.",
    ),
    sources: &[cite(&PCF, "Art. 13, 14"), cite(&HOUSE, "").as_status(Status::Design)],
    from: Day::of(2021, 11, 1),
    until: Some(Day::of(2024, 3, 21)),
    effect: Effect::Decides(Mechanism::Undetermined, None),
    when: |_: &Flow<'_>| Tri::Yes,
};
