//! Points about data that no one notified as important, but that are as many as important data.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::{handler, items, scenarios};
use crate::form::options::{province, sensitive_category};
use crate::law::open_points::Q10;
use crate::law::{Effect, Flow, Rule, figures, since};
use crate::source::{NDSMR, PCF, QA2, ZONE_LISTS, cite, reading, secondary};
use crate::text::t;

use super::about::{may_reach, note_counts, processed_reaches};

pub(in crate::law) static LARGE: Rule = Rule {
    id: "flag.q10_large",
    title: t("1000万人以上个人信息", "Personal information of 10,000,000 persons or more"),
    says: t(
        "处理1000万人以上个人信息的，还须履行重要数据处理者的部分义务；个人信息达到一定规模也可能被认定为重要数据。没有被告知、也没有公开发布的，不作为重要数据申报，但识别义务仍在。",
        "A handler with personal information of 10,000,000 persons or more also has some duties of an important-data handler, and data of such scale may be found to be important. Data neither notified nor published as important need not be declared, though the duty to identify remains.",
    ),
    sources: &[
        cite(&NDSMR, "Art. 28"),
        cite(&NDSMR, "Art. 29, 37"),
        cite(&PCF, "Art. 2"),
        reading(&NDSMR, "Art. 28"),
    ],
    in_force: since(NDSMR.from),
    effect: Effect::Flags(
        Some(&Q10),
        t(
            "确认是否被告知或者公开发布为重要数据。被告知后要继续出境的，两个月内申报安全评估。",
            "Make sure whether the data were notified or published as important. Once they are, apply for the assessment within two months to go on.",
        ),
    ),
    when: |flow| processed_reaches(flow, &figures::TEN_MILLION),
};

pub(in crate::law) static SHANGHAI: Rule = Rule {
    id: "flag.q10_shanghai",
    title: t("上海清单的人数触发值", "The figures of the Shanghai list"),
    says: t(
        "据一家来源，上海2025版清单把下列个人信息集合列为重要数据：超过1000万人的一般个人信息；超过100万人的敏感个人信息；超过10万人的高敏感个人信息（银行、保险账户，病历等）。这是地方清单的做法，未经原文核对，不改变本程序的结论。",
        "One source reports that the Shanghai list of 2025 treats these sets as important data: ordinary data of more than 10,000,000 persons; sensitive data of more than 1,000,000; highly sensitive data (bank and insurance accounts, medical records) of more than 100,000. This is a local list, not checked against its text, and does not change the result here.",
    ),
    sources: &[secondary(&ZONE_LISTS, ""), cite(&PCF, "Art. 2"), cite(&QA2, "")],
    in_force: since(Day::of(2026, 4, 24)),
    effect: Effect::Flags(
        Some(&Q10),
        t(
            "对照清单原文，并向上海市网信办核实是否作为重要数据。",
            "Compare with the text of the list, and ask the Shanghai CAC whether the data count as important.",
        ),
    ),
    when: shanghai,
};

fn shanghai(flow: &Flow<'_>) -> Tri {
    let there = flow.handler().chose(&handler::PROVINCE, province::SHANGHAI);
    if !there.is_yes() {
        return there;
    }
    let count = &flow.counts.to_date;
    let highly = flow.scenario.named(&scenarios::ITEMS).any(|item| {
        item.chose_any(
            &items::SENSITIVE_CATEGORY,
            &[sensitive_category::HEALTH, sensitive_category::FINANCE],
        )
    });
    let above = may_reach(flow, &count.ordinary, &figures::SHANGHAI_ORDINARY)
        || may_reach(flow, &count.sensitive, &figures::SHANGHAI_SENSITIVE)
        || (may_reach(flow, &count.sensitive, &figures::SHANGHAI_HIGHLY) && highly.is_yes());
    if above {
        note_counts(flow, count);
    }
    Tri::known(above)
}
