//! The law data and the day of assessment.

use crate::form::Tri;
use crate::law::open_points::Q25;
use crate::law::{Effect, Rule, since};
use crate::source::{HOUSE, LAW_DATA, PIPL, Status, cite};
use crate::text::t;

pub(in crate::law) static NEWER: Rule = Rule {
    id: "flag.q25_newer_than_law_data",
    title: t("评估基准日晚于法律数据", "The day of assessment is later than the law data"),
    says: t(
        "法律数据核对日以后公布的规定不在本程序范围内，结果按核对日的规则显示。",
        "Instruments published after the law data were checked are not covered; the result uses the rules as checked.",
    ),
    sources: &[cite(&HOUSE, "").as_status(Status::Design)],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q25),
        t("请核对此后有无新规定。", "Check whether anything new was published since."),
    ),
    when: |flow| Tri::known(flow.day() > LAW_DATA.as_of),
};
