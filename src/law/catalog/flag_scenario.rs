//! Points about a scenario: what its exemption or its legal basis leaves open.

use crate::form::catalog::{handler, scenarios};
use crate::form::options::{act, employee_scope, exemption};
use crate::form::{Code, Tri};
use crate::law::open_points::{BOTH_PAPERS, Q4, Q5, Q12, Q17, Q18, Q23};
use crate::law::{
    Effect, Flow, Ground, Mechanism, Requirement, Rule, ScenarioVerdict, Standing, duties, since,
};
use crate::source::{
    CSL, CSL_2017, NDSMR, PCF, PIPL, QA5, SCM, SMALL, TWO_YEARS, ZONE_LISTS, cite, reading,
    secondary,
};
use crate::text::t;
use serde_json::json;

use super::exempt_zone::{LISTED, LISTED_CONTRACT};

pub(in crate::law) static CLAIM_FAILS: Rule = Rule {
    id: "flag.claim_fails",
    title: t("主张的豁免不成立", "The exemption claimed fails"),
    says: t(
        "所主张的豁免情形有条件不具备，或者在基准日尚未生效，因此不成立；本场景的结论不是依据它得出的。结论为豁免的，依据是人数：人数越过标准，豁免随之失去。",
        "A condition of the exemption claimed is not met, or the exemption was not in force on the day: it fails, and the result does not rest on it. Where the result is exempt, it is so by the number of persons, and no longer once that reaches the figure.",
    ),
    sources: &[cite(&PCF, "Art. 4, 5, 6"), cite(&NDSMR, "Art. 35")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        None,
        t(
            "不要在文件中援引这一豁免；改正主张，或者补足条件并留存证据。",
            "Do not rely on this exemption in any paper; correct the claim, or meet the condition and keep the proof.",
        ),
    ),
    when: |flow| {
        let settled = |decided: &&ScenarioVerdict| {
            !matches!(decided.mechanism, Mechanism::OutOfScope | Mechanism::Undetermined)
        };
        let Some(decided) = flow.decided.filter(settled) else { return Tri::No };
        // Data on a list follow the list: that is what was claimed.
        if LISTED.iter().any(|rule| decided.rests_on(rule)) {
            return Tri::No;
        }
        flow.scenario.choice(&scenarios::EXEMPTION).is(|claimed| fails(flow, decided, *claimed))
    },
};

/// Whether the exemption of this code was asked and denied, or was not there on the day.
fn fails(flow: &Flow<'_>, decided: &ScenarioVerdict, code: Code) -> bool {
    let exempts = |rule: &Rule| matches!(rule.effect, Effect::Decides(Mechanism::Exempt, Some(ground)) if json!(ground) == code.as_str());
    let asked = decided.findings.iter().find(|finding| exempts(finding.rule));
    if let Some(finding) = asked.filter(|finding| finding.standing == Standing::DoesNotApply) {
        flow.note(finding.reason());
        // The reason names the claim already.
        flow.facts().forget_reads();
        return true;
    }
    let later = super::deciding().find(|rule| exempts(rule) && !rule.in_force.on(flow.day()));
    if let Some(rule) = later {
        let (name, from) = (rule.title, rule.in_force.from.spoken());
        flow.note(said!(
            "“{name}”自{from}起才有",
            "\"{name}\" exists from {from} on only",
            name,
            from,
        ));
    }
    later.is_some()
}

pub(in crate::law) static HR_ONE_PAPER: Rule = Rule {
    id: "flag.q4_hr_one_paper",
    title: t(
        "只有劳动规章制度或者集体合同之一",
        "Labour rules or collective contract, but not both",
    ),
    says: t(
        "条文以“和”连接劳动规章制度与集体合同。许多企业没有集体合同，能否仅凭其一适用豁免，没有定论。",
        "The text joins labour rules 和 (and) collective contract. Many companies have no collective contract; whether one paper is enough is open.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(2)")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q4),
        t(
            "由法务复核后在“法务确认成立”中回答，并写明理由；或者补签集体合同。",
            "Have counsel answer \"Counsel confirms that it holds\" with reasons, or sign a collective contract.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        let claimed = flow.claims(exemption::HUMAN_RESOURCES);
        if !claimed.is_yes() {
            return claimed;
        }
        if flow.follows(&BOTH_PAPERS) {
            return Tri::No;
        }
        let rules = flow.scenario.yes_no(&scenarios::HR_LABOUR_RULES);
        let agreement = flow.scenario.yes_no(&scenarios::HR_COLLECTIVE_CONTRACT);
        Tri::known(matches!((rules, agreement), (Tri::Yes, Tri::No) | (Tri::No, Tri::Yes)))
    },
};

pub(in crate::law) static HR_OTHERS: Rule = Rule {
    id: "flag.q5_hr_others",
    title: t("人员不限于员工", "Not only employees"),
    says: t(
        "条文只说“员工”。求职者、员工亲属从文字看不属于员工；劳务派遣、外包人员是否属于，没有定论。官方问答另指出：境外总部不参与录用决定的，提供简历没有必要。",
        "The text says employees. By its words applicants and relatives are not; whether dispatched and contract staff are is open. The official answers add that sending CVs is not necessary if headquarters takes no part in hiring.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(2)"), cite(&QA5, "")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q5),
        t(
            "把求职者、亲属拆成单独的场景，否则这一豁免对本场景不成立；含派遣、外包人员的，由法务复核后回答“法务确认成立”。",
            "Make a scenario of its own for applicants and relatives, or this exemption does not serve this one; for dispatched and contract staff have counsel answer \"Counsel confirms that it holds\".",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        let claimed = flow.claims(exemption::HUMAN_RESOURCES);
        if !claimed.is_yes() {
            return claimed;
        }
        flow.scenario.chose(&scenarios::HR_SCOPE, employee_scope::EMPLOYEES_ONLY).not()
    },
};

pub(in crate::law) static STATUTORY: Rule = Rule {
    id: "flag.q23_statutory",
    title: t("法定义务情形不见于跨境流动规定", "The Provisions do not name the statutory gateway"),
    says: t(
        "《网络数据安全管理条例》第35条第6项列有此情形，《促进和规范数据跨境流动规定》没有；自2026年9月1日起，小型处理者的规定第10条也列有此项。外国法上的义务不在其内。",
        "The Network Data Regulations name this case in Art. 35(6); the Cross-border Data Flow Provisions do not. Since 1 September 2026 Art. 10 of the rules for small handlers names it too. Obligations under foreign law are not covered.",
    ),
    sources: &[reading(&NDSMR, "Art. 35(6)"), cite(&SMALL, "Art. 10")],
    in_force: since(NDSMR.from),
    effect: Effect::Flags(
        Some(&Q23),
        t("保留条款和必要性说明。", "Keep the article and the argument of necessity."),
    ),
    when: |flow| {
        Tri::known(flow.decided.is_some_and(|v| v.ground() == Some(Ground::StatutoryDuty)))
    },
};

pub(in crate::law) static CONSENT_WAIVED: Rule = Rule {
    id: "flag.q17_consent_waived",
    title: t("无需取得单独同意", "Separate consent is not needed"),
    says: t(
        "合法性基础不是同意的，依第13条第2款不需取得同意；2026年7月24日的官方问答确认适用于出境，此前为基于条文的多数意见。告知不因此免除（法律另有规定的除外）。",
        "With a basis other than consent, Art. 13 para. 2 waives consent; the official answers of 24 July 2026 confirm it for exports, before that it was the majority view of the text. Notice is not waived by it, save where the law says so.",
    ),
    sources: &[cite(&PIPL, "Art. 13 para. 2"), cite(&QA5, "")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q17),
        t(
            "请确认所选合法性基础涵盖向境外提供，并留存证据。",
            "Make sure that the basis covers the export itself, and keep the proof.",
        ),
    ),
    when: |flow| {
        let waived = flow
            .decided
            .is_some_and(|v| v.duty(&duties::SEPARATE_CONSENT) == Requirement::NotRequired);
        // Where nothing personal goes abroad there is no consent to waive.
        let is_asked = waived && !flow.is_decided(Mechanism::OutOfScope);
        if is_asked { flow.personal_information() } else { Tri::No }
    },
};

pub(in crate::law) static CHILDREN: Rule = Rule {
    id: "flag.q18_children",
    title: t("不满十四周岁未成年人", "Children under 14"),
    says: t(
        "不满十四周岁未成年人的个人信息都是敏感个人信息；其他合法性基础能否免除监护人同意，没有定论，按需要处理。",
        "All data of children under 14 is sensitive; whether another basis waives the guardian's consent is open, and it is treated as required.",
    ),
    sources: &[cite(&PIPL, "Art. 28, 31"), reading(&PIPL, "Art. 31")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q18),
        t(
            "取得监护人同意，并制定专门规则。",
            "Obtain the guardian's consent and make dedicated rules.",
        ),
    ),
    when: |flow| {
        Tri::known(
            flow.decided
                .is_some_and(|v| v.duty(&duties::GUARDIAN_CONSENT) == Requirement::Required),
        )
    },
};

pub(in crate::law) static ZONE: Rule = Rule {
    id: "flag.q12_zone",
    title: t("清单外数据是否还要备案", "Is a filing needed for data off the list?"),
    says: t(
        "清单外数据出境是否须向当地备案，各地和各来源说法不一；能否参照其他省份的清单也以当地规则为准。上海、北京的2025版清单适用于全市登记的处理者。据国家网信办通报，国家服务业扩大开放综合试点示范地区也可以制定清单（文件未取得）。",
        "Whether data off the list needs a local filing is told differently by place and source; so is the use of other provinces' lists. The 2025 lists of Shanghai and Beijing serve handlers of the whole city. By the CAC's report the regions of the comprehensive pilot for opening services may make lists too (the document is not held).",
    ),
    sources: &[cite(&PCF, "Art. 6"), secondary(&ZONE_LISTS, ""), cite(&TWO_YEARS, "")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q12),
        t(
            "向自贸试验区管理机构或者当地网信办核实，并保留对照清单的记录。",
            "Ask the zone administration or the local CAC, and keep the comparison with the list.",
        ),
    ),
    when: |flow| {
        let exempt = flow.decided.is_some_and(|v| v.ground() == Some(Ground::FreeTradeZone));
        if exempt { flow.scenario.yes_no(&scenarios::ZONE_OFF_LIST) } else { Tri::No }
    },
};

pub(in crate::law) static LISTED_CIIO: Rule = Rule {
    id: "flag.q12_listed_ciio",
    title: t(
        "清单要求标准合同或者认证，但处理者是或者可能是关键信息基础设施运营者",
        "The list names contract or certification, but the handler is or may be a CII operator",
    ),
    says: t(
        "负面清单内的数据按清单规定的机制办理，本程序按清单显示。但标准合同办法把关键信息基础设施运营者排除在外，网络安全法要求其出境通过安全评估；清单能否改变这一点，没有官方说明。",
        "Data on a negative list follow the mechanism of the list, and so does the result. But the contract measures exclude operators of critical information infrastructure, and the Cybersecurity Law asks an assessment of them; whether a list can change that has no official word.",
    ),
    sources: &[
        reading(&PCF, "Art. 6"),
        cite(&SCM, "Art. 4"),
        cite(&CSL, "Art. 39"),
        cite(&CSL_2017, "Art. 37"),
    ],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q12),
        t(
            "选择合同或者认证以前，向自贸试验区管理机构和省级网信办书面核实；稳妥的是申报安全评估。",
            "Before choosing contract or certification, ask the zone administration and the provincial CAC in writing; the careful way is the assessment.",
        ),
    ),
    when: |flow| {
        let by_list = flow.decided.is_some_and(|verdict| {
            verdict.mechanism == Mechanism::StandardContractOrCertification
                && verdict.rests_on(&LISTED_CONTRACT)
        });
        // An open answer is no reason to be silent: it is the case that is pointed out.
        Tri::known(by_list && !flow.handler().yes_no(&handler::CIIO).is_no())
    },
};

pub(in crate::law) static TRANSIT_DIRECT: Rule = Rule {
    id: "flag.transit_direct",
    title: t(
        "境外直接收集的境内人员信息不是过境数据",
        "Data of persons in the mainland collected from abroad is not in transit",
    ),
    says: t(
        "个人信息保护法第三条第二款的境外处理者直接收集的境内自然人信息，一般不能理解为“在境外收集和产生”。",
        "Data of persons in the mainland that a handler abroad collects under PIPL Art. 3 para. 2 is generally not \"collected and generated abroad\".",
    ),
    sources: &[reading(&PCF, "Art. 4"), cite(&PIPL, "Art. 3 para. 2")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        None,
        t(
            "请法务确认是否仍主张过境豁免。",
            "Have counsel confirm whether the transit exemption is still claimed.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        flow.claims(exemption::TRANSIT).and(flow.act(act::DIRECT_COLLECTION))
    },
};

pub(in crate::law) static EMERGENCY: Rule = Rule {
    id: "flag.emergency_notice",
    title: t("紧急情况下可以事后告知", "In an emergency, notice may follow"),
    says: t(
        "紧急情况下为保护自然人的生命健康和财产安全无法及时告知的，应当在紧急情况消除后及时告知。",
        "Where notice cannot be given in time in an emergency to protect life, health or property, it is given as soon as the emergency ends.",
    ),
    sources: &[cite(&PIPL, "Art. 18 para. 2")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        None,
        t(
            "记录紧急情况消除的时间和事后告知的时间。",
            "Record when the emergency ended and when notice followed.",
        ),
    ),
    when: |flow| Tri::known(flow.decided.is_some_and(|v| v.ground() == Some(Ground::Emergency))),
};
