//! Points about a route that is taken while the figures move.

use crate::form::catalog::{contracts, events, handler, record};
use crate::form::options::{event, province};
use crate::form::{Code, Entry, Tri};
use crate::law::open_points::{Q7, Q8};
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, QA4, SCM, TWO_YEARS, cite, reading};
use crate::text::t;

use super::volume::ASSESSMENT;

pub(in crate::law) static PENDING: Rule = Rule {
    id: "flag.q7_pending_assessment",
    title: t(
        "已达评估标准，而现用的是合同或者认证",
        "The assessment line is reached while contract or certification is in use",
    ),
    says: t(
        "当年累计人数已达安全评估标准，而本次记录选择了标准合同或者认证，或者已有生效合同。须申报安全评估，并包括当年已经依合同、认证提供的部分（跨境流动规定第三条至第六条的情形除外）；评估期间能否按原合同、原认证继续出境，没有官方说明。",
        "This year's persons reach the assessment line while the record rests on a standard contract or certification, or a contract is in effect. The assessment must be applied for and covers what already went this year under contract or certificate (the cases of Art. 3 to 6 of the Provisions left out); whether the export may go on under contract or certificate meanwhile has no official answer.",
    ),
    sources: &[cite(&PCF, "Art. 7(1)(2)"), cite(&QA4, ""), reading(&PCF, "Art. 7")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q7),
        t(
            "先暂停新增出境，或者书面咨询省级网信办后再继续，并记录咨询结果。",
            "Stop new exports, or ask the provincial CAC in writing before going on, and record the answer.",
        ),
    ),
    when: |flow| {
        let by_figures = flow.decided.is_some_and(|verdict| {
            verdict.mechanism == Mechanism::SecurityAssessment && verdict.rests_on(&ASSESSMENT)
        });
        if !by_figures {
            return Tri::No;
        }
        let route = flow.facts().single(&record::SECTION).is_answered(&record::ROUTE);
        Tri::known(route).or(in_effect(flow))
    },
};

pub(in crate::law) static KEEP: Rule = Rule {
    id: "flag.q8_keep_contract",
    title: t(
        "今年人数低于标准，而合同仍有效",
        "Below the figures this year, with a contract in effect",
    ),
    says: t(
        "人数每年1月1日起重新累计；今年低于标准的，本年度不再需要新的机制，但已经生效的标准合同并不因此失效，其中的义务继续有效。",
        "The count starts anew on 1 January. Below the figures no mechanism is needed for this year, but a standard contract in effect does not lapse with that, and its duties go on.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(4)"), reading(&SCM, "Art. 6")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q8),
        t(
            "保持合同有效，继续按其履行；确要终止的，先向备案的省级网信办核实。",
            "Keep the contract in force and perform it; before ending it, ask the provincial CAC where it is filed.",
        ),
    ),
    when: |flow| {
        let below = flow.decided.is_some_and(|verdict| verdict.ground() == Some(Ground::Volume));
        if below { in_effect(flow) } else { Tri::No }
    },
};

pub(in crate::law) static PRE_ASSESSMENT: Rule = Rule {
    id: "flag.pre_assessment",
    title: t("可以申请安全评估预评估", "A pre-assessment is on offer"),
    says: t(
        "北京、上海、广东、天津、江苏、浙江、吉林、安徽、福建、山东、广西、海南、云南、重庆的网信办开展安全评估预评估试点：在当地申报安全评估的，可以先由省级网信办预评估。办理程序没有见到文本。",
        "The CAC offices of Beijing, Shanghai, Guangdong, Tianjin, Jiangsu, Zhejiang, Jilin, Anhui, Fujian, Shandong, Guangxi, Hainan, Yunnan and Chongqing pilot a pre-assessment: whoever applies for the security assessment there may have the provincial office assess first. No text of the procedure was seen.",
    ),
    sources: &[cite(&TWO_YEARS, "")],
    in_force: since(TWO_YEARS.from),
    effect: Effect::Flags(
        None,
        t(
            "向省级网信办询问预评估的受理条件、材料和时间；对申报期限有无影响，没有见到规定。",
            "Ask the provincial CAC for conditions, papers and time; whether it moves a period is not known.",
        ),
    ),
    when: |flow| {
        if flow.is_decided(Mechanism::SecurityAssessment) {
            flow.handler().chose_any(&handler::PROVINCE, PRE_ASSESSED)
        } else {
            Tri::No
        }
    },
};

pub(in crate::law) static VOLUNTARY: Rule = Rule {
    id: "flag.voluntary_assessment",
    title: t("低于标准而申报了安全评估", "An assessment applied for below the line"),
    says: t(
        "没有达到安全评估标准而自愿申报安全评估的，应当按评估结果执行：以后的出境不得超出结果明确的目的、范围、种类和规模，不能改按合同、认证或者豁免对待。",
        "Who applies for the security assessment without having reached its line is bound by the result: the export stays within the purpose, scope, kinds and scale that it names, and is not treated by contract, certificate or exemption instead.",
    ),
    sources: &[cite(&QA4, ""), reading(&QA4, "")],
    in_force: since(QA4.from),
    effect: Effect::Flags(
        None,
        t(
            "按评估结果执行；要改走其他路径的，先向省级网信办核实能否撤回申报。",
            "Follow the result; to take another route, ask the provincial CAC first whether the application can be withdrawn.",
        ),
    ),
    when: |flow| {
        let below = [Mechanism::Exempt, Mechanism::StandardContractOrCertification];
        if below.into_iter().any(|one| flow.is_decided(one)) { applied(flow) } else { Tri::No }
    },
};

/// Whether an assessment was applied for, and no extension of an old one.
fn applied(flow: &Flow<'_>) -> Tri {
    let kinds =
        [event::SA_APPLIED, event::SA_RECEIVED, event::SA_ACCEPTED, event::SA_RESULT_ISSUED];
    let rows = flow.facts().rows(&events::SECTION);
    // What a row says that names no kind yet is asked where the row stands.
    let of = |row: Entry<'_>| Tri::known(row.chose_any(&events::KIND, &kinds).is_yes());
    Tri::any(rows.map(of))
}

/// The fourteen offices of the pilot.
static PRE_ASSESSED: &[Code] = &[
    province::BEIJING,
    province::SHANGHAI,
    province::GUANGDONG,
    province::TIANJIN,
    province::JIANGSU,
    province::ZHEJIANG,
    province::JILIN,
    province::ANHUI,
    province::FUJIAN,
    province::SHANDONG,
    province::GUANGXI,
    province::HAINAN,
    province::YUNNAN,
    province::CHONGQING,
];

/// Whether a standard contract is in effect on the day. An empty day of effect means that none is.
fn in_effect(flow: &Flow<'_>) -> Tri {
    Tri::any(flow.facts().rows(&contracts::SECTION).map(|entry| {
        if entry.value(&contracts::EFFECTIVE).is_none() {
            return Tri::No;
        }
        entry.day(&contracts::EFFECTIVE).is(|day| *day <= flow.day())
    }))
}
