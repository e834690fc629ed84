//! Points about what a party is: a state organ, or a foreign authority beside other recipients.

use crate::form::Tri;
use crate::form::catalog::handler;
use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{DSL, PIPL, cite, reading};
use crate::text::t;

pub(in crate::law) static STATE_ORGAN: Rule = Rule {
    id: "flag.state_organ",
    title: t("国家机关的安全评估由谁进行", "Who carries out the assessment of a state organ"),
    says: t(
        "个人信息保护法第三十六条的安全评估由国家机关进行，可以要求有关部门支持与协助。它是否就是向网信部门申报的数据出境安全评估，条文没有写明。",
        "The assessment of PIPL Art. 36 is carried out by the state organ, which may ask departments for support. Whether it is the assessment applied for at the CAC is not said.",
    ),
    sources: &[cite(&PIPL, "Art. 36"), reading(&PIPL, "Art. 36")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        None,
        t(
            "由法制机构确认评估的方式和牵头部门，并记录结论。",
            "Have the legal department settle how it is assessed and who leads, and record it.",
        ),
    ),
    when: |flow| {
        let assessed = flow.is_decided(Mechanism::SecurityAssessment);
        if assessed { flow.handler().yes_no(&handler::STATE_ORGAN) } else { Tri::No }
    },
};

pub(in crate::law) static SPLIT_RECIPIENTS: Rule = Rule {
    id: "flag.split_recipients",
    title: t("同一场景还有其他接收方", "The scenario has other recipients too"),
    says: t(
        "未经批准不得提供的，只是对该境外机构的提供；同一场景的其他接收方须另行判断。",
        "Only the provision to that body is prohibited without approval; the other recipients of the scenario are to be judged apart.",
    ),
    sources: &[cite(&PIPL, "Art. 41, 42"), cite(&DSL, "Art. 36"), reading(&PIPL, "Art. 41")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        None,
        t(
            "把该接收方拆成单独的场景，其余接收方即可单独得出结论。",
            "Make a scenario of its own for that recipient; the others then have a result of their own.",
        ),
    ),
    when: |flow| {
        let several = flow.recipients().is(|rows| rows.len() > 1);
        Tri::known(flow.is_decided(Mechanism::ProhibitedWithoutApproval)).and(several)
    },
};
