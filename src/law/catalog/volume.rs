//! The figures: how many people's data went abroad this year.
//!
//! Ordinary and sensitive data are counted apart and never added. 以上 includes the figure: exactly 100,000 is standard contract
//! or certification, exactly 1,000,000 and exactly 10,000 with sensitive data are security assessment.

use crate::form::Tri;
use crate::law::figures::{
    ORDINARY_ASSESSMENT, ORDINARY_CONTRACT, SENSITIVE_ASSESSMENT, SENSITIVE_CONTRACT,
};
use crate::law::open_points::WHOLE;
use crate::law::{Effect, Ground, Mechanism, Rule, since};
use crate::source::{CERT, PCF, cite};
use crate::text::t;

/// The rules that decide by the number of persons alone.
pub(in crate::law) static RULES: &[&Rule] = &[&SMALL_ORDINARY, &ASSESSMENT, &CONTRACT, &BELOW];

pub(in crate::law) static SMALL_ORDINARY: Rule = Rule {
    id: "volume.small_ordinary",
    title: t("不满10万人且不含敏感个人信息", "Below 100,000 persons, without sensitive data"),
    says: t(
        "关键信息基础设施运营者以外的处理者，自当年1月1日起累计向境外提供不满10万人个人信息（不含敏感个人信息）的，免予三种机制。",
        "A handler that is no CII operator and has since 1 January provided personal information (without sensitive data) of fewer than 100,000 persons abroad needs no mechanism.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(4)")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::Volume)),
    when: |flow| {
        let few = flow.ordinary_reaches(&ORDINARY_CONTRACT).not();
        let own = if few.is_no() { few } else { few.and(flow.sensitive().not()) };
        // By the text the flow stays exempt beside sensitive ones; a company may have all of them follow one level.
        if own.is_no() || !flow.follows(&WHOLE) {
            own
        } else {
            let beside = flow
                .sensitive_reaches(&SENSITIVE_CONTRACT)
                .or(flow.expects_sensitive(&SENSITIVE_CONTRACT));
            own.and(beside.not())
        }
    },
};

pub(in crate::law) static ASSESSMENT: Rule = Rule {
    id: "volume.assessment",
    title: t("达到100万人或者敏感1万人", "1,000,000 persons, or 10,000 with sensitive data"),
    says: t(
        "自当年1月1日起累计向境外提供100万人以上个人信息（不含敏感个人信息）或者1万人以上敏感个人信息的，应当申报安全评估。",
        "Personal information (without sensitive data) of 1,000,000 persons or more, or sensitive data of 10,000 or more, since 1 January: security assessment.",
    ),
    sources: &[cite(&PCF, "Art. 7(1)(2)")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| {
        flow.ordinary_reaches(&ORDINARY_ASSESSMENT)
            .or(flow.sensitive_reaches(&SENSITIVE_ASSESSMENT))
    },
};

pub(in crate::law) static CONTRACT: Rule = Rule {
    id: "volume.contract",
    title: t(
        "含敏感个人信息，或者达到10万人（其一即可）",
        "Any with sensitive data, or 100,000 persons (either is enough)",
    ),
    says: t(
        "自当年1月1日起累计向境外提供10万人以上、不满100万人个人信息（不含敏感个人信息）或者不满1万人敏感个人信息的，应当订立标准合同并备案，或者通过认证。敏感个人信息没有最低人数：计划提供而尚未开始的，也须在第一个人之前办妥。",
        "Personal information (without sensitive data) of 100,000 to fewer than 1,000,000 persons, or sensitive data of fewer than 10,000, since 1 January: standard contract, signed and filed, or certification. Sensitive data has no lower figure: where it is planned and has not begun, this comes before the first person.",
    ),
    sources: &[cite(&PCF, "Art. 8"), cite(&CERT, "Art. 5")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::StandardContractOrCertification, None),
    when: |flow| {
        let reached = flow
            .ordinary_reaches(&ORDINARY_CONTRACT)
            .or(flow.sensitive_reaches(&SENSITIVE_CONTRACT));
        // The first person needs it already: what is planned decides before anybody's sensitive data has gone.
        if reached.is_yes() {
            reached
        } else {
            reached.or(flow.plans_sensitive(&SENSITIVE_CONTRACT))
        }
    },
};

pub(in crate::law) static BELOW: Rule = Rule {
    id: "volume.below",
    title: t("各项人数均未达标准", "Below every figure"),
    says: t(
        "当年累计一般个人信息不满10万人，敏感个人信息为0人且年内也不计划提供的，免予三种机制。",
        "Fewer than 100,000 persons with ordinary data this year, none with sensitive data and none planned: no mechanism is needed.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(4)")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::Volume)),
    when: |_| Tri::Yes,
};
