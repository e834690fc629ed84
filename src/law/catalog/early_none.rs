//! From the Personal Information Protection Law to the Security Assessment Measures: the law names mechanisms, none works yet.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::handler;
use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{CSL_2017, PIPL, cite, reading};
use crate::text::t;

const LAST: Day = Day::of(2022, 8, 31);

pub(in crate::law) static CIIO: Rule = Rule {
    id: "early.2021_ciio",
    title: t(
        "2022年9月以前的关键信息基础设施运营者",
        "Operator of critical information infrastructure before September 2022",
    ),
    says: t(
        "关键信息基础设施运营者在境内运营中收集和产生的个人信息和重要数据应当存储在境内；因业务需要确需向境外提供的，应当进行安全评估。",
        "An operator of critical information infrastructure stores personal information and important data of its mainland operations in the mainland; if business needs require them to go abroad, a security assessment is needed.",
    ),
    sources: &[cite(&CSL_2017, "Art. 37"), cite(&PIPL, "Art. 40")],
    in_force: since(PIPL.from).to(LAST),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| flow.handler().yes_no(&handler::CIIO),
};

pub(in crate::law) static NONE: Rule = Rule {
    id: "early.2021_no_mechanism",
    title: t("2022年9月以前没有可以办理的机制", "No mechanism could be used before September 2022"),
    says: t(
        "《个人信息保护法》第38条自2021年11月1日起要求具备安全评估、认证、标准合同之一，但配套办法到2022年9月1日才开始施行，此前没有可以办理的机制。由人判断；告知、单独同意、影响评估等义务当时已经适用。",
        "From 1 November 2021 PIPL Art. 38 asked for a security assessment, certification or standard contract, but the first measures took effect on 1 September 2022: before that none could be used. A person decides. Notice, separate consent and impact assessment were due already.",
    ),
    sources: &[cite(&PIPL, "Art. 38"), reading(&PIPL, "Art. 38")],
    in_force: since(PIPL.from).to(LAST),
    effect: Effect::Decides(Mechanism::Undetermined, None),
    when: |_| Tri::Yes,
};
