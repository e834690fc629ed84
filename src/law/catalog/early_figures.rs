//! From the Security Assessment Measures to the Cross-border Data Flow Provisions: other figures, a longer window, no exemption.
//!
//! People are counted since 1 January of the *previous* year and over all flows; the total includes those with sensitive data,
//! and what the handler holds is a line of its own. One trigger known to be met is enough.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::handler;
use crate::law::figures::{PROCESSED_ASSESSMENT, TOTAL_ASSESSMENT, TOTAL_SENSITIVE_ASSESSMENT};
use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{PIPL, SAM, SCM, cite, reading};
use crate::text::t;

use super::about::processed_reaches;

const LAST: Day = Day::of(2024, 3, 21);

pub(in crate::law) static IMPORTANT: Rule = Rule {
    id: "early.2022_important_data",
    title: t("重要数据（2024年3月22日以前）", "Important data (before 22 March 2024)"),
    says: t(
        "向境外提供重要数据的，应当申报数据出境安全评估，不论数量。",
        "The export of important data needs a security assessment whatever the volume.",
    ),
    sources: &[cite(&SAM, "Art. 4(1)(1)")],
    in_force: since(SAM.from).to(LAST),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| flow.important_data_in_scope(),
};

pub(in crate::law) static CIIO: Rule = Rule {
    id: "early.2022_ciio",
    title: t(
        "关键信息基础设施运营者（2024年3月22日以前）",
        "Operator of critical information infrastructure (before 22 March 2024)",
    ),
    says: t(
        "关键信息基础设施运营者向境外提供个人信息，应当申报安全评估，没有豁免情形。",
        "An operator of critical information infrastructure that provides personal information abroad needs a security assessment; there was no exemption.",
    ),
    sources: &[cite(&SAM, "Art. 4(1)(2)"), cite(&PIPL, "Art. 40")],
    in_force: since(SAM.from).to(LAST),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| flow.handler().yes_no(&handler::CIIO),
};

pub(in crate::law) static PROCESSED: Rule = Rule {
    id: "early.2022_processed",
    title: t(
        "处理100万人以上个人信息的处理者（2024年3月22日以前）",
        "A handler of 1,000,000 persons or more (before 22 March 2024)",
    ),
    says: t(
        "处理100万人以上个人信息的处理者向境外提供个人信息，不论提供多少人，都应当申报安全评估。这里看的是处理（持有）的人数，不是出境的人数。",
        "A handler that processes personal information of 1,000,000 persons or more needs a security assessment for any export. The figure is of those whose data it holds, not of those whose data it exports.",
    ),
    sources: &[cite(&SAM, "Art. 4(1)(2)")],
    in_force: since(SAM.from).to(LAST),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| processed_reaches(flow, &PROCESSED_ASSESSMENT),
};

pub(in crate::law) static TOTAL: Rule = Rule {
    id: "early.2022_total",
    title: t(
        "自上年1月1日起累计10万人，或者敏感1万人",
        "100,000 persons since 1 January of the previous year, or 10,000 with sensitive data",
    ),
    says: t(
        "自上年1月1日起累计向境外提供10万人个人信息（敏感个人信息也计算在内），或者1万人敏感个人信息的，应当申报安全评估。条文写“10万人”“1万人”，理解为达到即算。",
        "Personal information of 100,000 persons since 1 January of the previous year (those with sensitive data included), or sensitive data of 10,000: security assessment. The text says \"100,000\" and \"10,000\", read as reaching them.",
    ),
    sources: &[cite(&SAM, "Art. 4(1)(3)"), reading(&SAM, "Art. 4(1)(3)")],
    in_force: since(SAM.from).to(LAST),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| {
        flow.total_reaches(&TOTAL_ASSESSMENT)
            .or(flow.total_sensitive_reaches(&TOTAL_SENSITIVE_ASSESSMENT))
    },
};

/// The announcement of the certification rules: nothing but the assessment was open before.
pub(in crate::law) const CERTIFICATION_BEGAN: Day = Day::of(2022, 11, 4);

pub(in crate::law) static CERTIFICATE_ONLY: Rule = Rule {
    id: "early.2022_below",
    title: t("低于安全评估标准（2023年6月以前）", "Below the assessment lines (before June 2023)"),
    says: t(
        "不需要申报安全评估的，应当通过认证或者订立标准合同。认证自2022年11月4日公告后可以申请，在此之前没有可以办理的机制；标准合同到2023年6月1日才可以使用，所以本期间实际上只有认证。没有小数量豁免。",
        "Where no assessment is needed: certification or standard contract. Certification was open after the announcement of 4 November 2022, and nothing before that; the standard contract could be used only from 1 June 2023, so that certification alone was left. There was no exemption for small numbers.",
    ),
    sources: &[cite(&PIPL, "Art. 38"), reading(&PIPL, "Art. 38")],
    in_force: since(SAM.from).to(Day::of(2023, 5, 31)),
    effect: Effect::Decides(Mechanism::StandardContractOrCertification, None),
    when: |_| Tri::Yes,
};

pub(in crate::law) static CONTRACT: Rule = Rule {
    id: "early.2023_below",
    title: t(
        "低于安全评估标准（2023年6月1日至2024年3月21日）",
        "Below the assessment lines (1 June 2023 to 21 March 2024)",
    ),
    says: t(
        "同时符合以下各项的，可以订立标准合同并备案：不是关键信息基础设施运营者；处理个人信息不满100万人；自上年1月1日起累计提供不满10万人个人信息，且不满1万人敏感个人信息。也可以通过认证。不得拆分数量；没有小数量豁免，一个人也要办理。",
        "Standard contract, if all hold: no operator of critical infrastructure; personal information of fewer than 1,000,000 persons processed; since 1 January of the previous year fewer than 100,000 persons' data exported, and sensitive data of fewer than 10,000. Certification is the other way. No splitting; and no exemption for small numbers: it applies from the first person.",
    ),
    sources: &[cite(&SCM, "Art. 4"), reading(&PIPL, "Art. 38")],
    in_force: since(SCM.from).to(LAST),
    effect: Effect::Decides(Mechanism::StandardContractOrCertification, None),
    when: |_| Tri::Yes,
};

pub(in crate::law) static GRACE_ASSESSMENT: Rule = Rule {
    id: "flag.early_grace_assessment",
    title: t("安全评估的整改期", "Time to come into line with the assessment"),
    says: t(
        "《数据出境安全评估办法》施行前已经开展的出境，不符合规定的，应当在施行之日起6个月内（至2023年2月28日）完成整改。",
        "Exports begun before the Security Assessment Measures that did not meet them had to be brought into line within 6 months of their taking effect (by 28 February 2023).",
    ),
    sources: &[cite(&SAM, "Art. 20")],
    in_force: since(SAM.from).to(Day::of(2023, 2, 28)),
    effect: Effect::Flags(
        None,
        t(
            "确认出境是否在2022年9月1日以前已经开始。",
            "See whether the export began before 1 September 2022.",
        ),
    ),
    when: |flow| Tri::known(flow.is_decided(Mechanism::SecurityAssessment)),
};

pub(in crate::law) static GRACE_CONTRACT: Rule = Rule {
    id: "flag.early_grace_contract",
    title: t("标准合同的整改期", "Time to come into line with the standard contract"),
    says: t(
        "《个人信息出境标准合同办法》施行前已经开展的出境，不符合规定的，应当在施行之日起6个月内（至2023年11月30日）完成整改。",
        "Exports begun before the Standard Contract Measures that did not meet them had to be brought into line within 6 months of their taking effect (by 30 November 2023).",
    ),
    sources: &[cite(&SCM, "Art. 13")],
    in_force: since(SCM.from).to(Day::of(2023, 11, 30)),
    effect: Effect::Flags(
        None,
        t(
            "确认出境是否在2023年6月1日以前已经开始。",
            "See whether the export began before 1 June 2023.",
        ),
    ),
    when: |flow| Tri::known(flow.is_decided(Mechanism::StandardContractOrCertification)),
};
