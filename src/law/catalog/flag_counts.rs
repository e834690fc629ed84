//! Open points about counting.

use crate::form::{Lacking, Tri};
use crate::law::figures::{
    Figure, ORDINARY_ASSESSMENT, ORDINARY_CONTRACT, SENSITIVE_ASSESSMENT, SENSITIVE_CONTRACT,
};
use crate::law::open_points::{Q1, Q2, Q3, Q7};
use crate::law::outlook::decided_by_volume;
use crate::law::{Counted, Effect, Flow, Ground, Headcount, Mechanism, Rule, since};
use crate::source::{PCF, QA4, SCG, cite, practice, reading};
use crate::text::{grouped, t};

use super::about::{may_reach, note_counts};

pub(in crate::law) static SENSITIVE_BESIDE: Rule = Rule {
    id: "flag.q2_sensitive_beside",
    title: t("本企业另有敏感个人信息出境", "Sensitive data goes abroad elsewhere"),
    says: t(
        "一般个人信息不满10万人的场景按条文豁免，即使本企业其他场景向境外提供敏感个人信息。部分地方要求整个场景一并备案。",
        "By the text an ordinary flow below 100,000 persons stays exempt even if sensitive data goes abroad in another scenario. Some local practice files the whole.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(4), 8")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q2),
        t(
            "按条文显示本场景豁免；建议向省级网信办核实，也可以并入同一份标准合同。",
            "The result follows the text; ask the provincial CAC, or include the flow in the same standard contract.",
        ),
    ),
    when: |flow| {
        let exempt = flow.decided.is_some_and(|v| v.ground() == Some(Ground::Volume));
        if exempt { flow.sensitive_reaches(&SENSITIVE_CONTRACT) } else { Tri::No }
    },
};

pub(in crate::law) static SENSITIVE_TWICE: Rule = Rule {
    id: "flag.q1_sensitive_twice",
    title: t(
        "敏感人数是否同时计入一般人数",
        "Are persons with sensitive data also counted as ordinary?",
    ),
    says: t(
        "条文写“个人信息（不含敏感个人信息）”。提供了敏感信息的人是否同时计入一般人数，没有定论。两种算法结果不同时，按较严的一种。",
        "The text says \"personal information (without sensitive data)\". Whether a person whose sensitive data goes abroad also counts as ordinary is open. Where it matters, the stricter count is used.",
    ),
    sources: &[reading(&PCF, "Art. 7, 8")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q1),
        t(
            "按较严的一种显示；建议向省级网信办核实。",
            "The stricter result is shown; ask the provincial CAC.",
        ),
    ),
    when: sensitive_twice,
};

pub(in crate::law) static SENSITIVE_ALONE: Rule = Rule {
    id: "flag.q1_sensitive_alone",
    title: t(
        "只提供了敏感个人信息的人，没有计入一般人数",
        "Persons of whom sensitive data alone go are not counted as ordinary",
    ),
    says: t(
        "条文写“个人信息（不含敏感个人信息）”：没有提供一般信息的人，只计入敏感人数，两项人数从不相加。如果主管部门对每个人都计入一般人数，结果会更严。",
        "The text says \"personal information (without sensitive data)\": of whom nothing ordinary goes counts as sensitive alone, and the two are never added. Should the authority count everybody as ordinary, the result would be stricter.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(4), 7(1)(2), 8"), reading(&PCF, "Art. 7, 8")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q1),
        t(
            "结果按条文，不相加，这是较宽的一种；先向省级网信办核实，答复之前按较严的一级准备。",
            "The result follows the text and does not add, which is the lighter way. Ask the provincial CAC first, and prepare for the stricter level until it answers.",
        ),
    ),
    when: sensitive_alone,
};

pub(in crate::law) static FIRST_SENSITIVE: Rule = Rule {
    id: "flag.first_sensitive_person",
    title: t(
        "第一个人的敏感个人信息出境即需要标准合同或者认证",
        "The first person's sensitive data calls for contract or certification",
    ),
    says: t(
        "本场景含有（或者尚未排除）敏感个人信息，已提供和预计的敏感人数都是0。小数量豁免不覆盖敏感个人信息：从第一个人起就需要标准合同或者认证，影响评估须在此之前完成。",
        "This scenario holds sensitive data, or that is not ruled out, while nobody is counted and nobody expected this year. The small-volume exemption gives sensitive data no cover: contract or certification is needed from the first person on, and the impact assessment before that.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(4), 8"), reading(&PCF, "Art. 5(1)(4)")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        None,
        t(
            "核对敏感人数；尚未开始出境的，先办理再出境。",
            "Check the figure; if the export has not begun, complete the mechanism first.",
        ),
    ),
    when: |flow| {
        let below = flow.decided.is_some_and(|v| v.ground() == Some(Ground::Volume));
        Tri::known(below && !flow.sensitive().is_no())
    },
};

pub(in crate::law) static EXEMPT_FLOWS: Rule = Rule {
    id: "flag.q3_exempt_flows",
    title: t("豁免场景不计入人数", "Exempt flows are left out of the count"),
    says: t(
        "豁免情形下提供的人数通常不计入累计人数，但条文没有明说。把它们算入会改变结果时，在此提示。",
        "People in exempt flows are usually left out of the count, though no text says so in words. It is pointed out where counting them would change the result.",
    ),
    sources: &[reading(&PCF, "Art. 7 para. 2, 8 para. 2")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q3),
        t(
            "结果按不计入显示；请保留计算依据，必要时向省级网信办核实。",
            "They are left out; keep the calculation, and ask the provincial CAC if in doubt.",
        ),
    ),
    when: |flow| heavier(flow, &flow.counts.with_exempt),
};

/// The forecast of the year crosses a figure.
pub static FORECAST: Rule = Rule {
    id: "flag.forecast",
    title: t("至年底预计将越过人数标准", "The forecast crosses a figure before the year ends"),
    says: t(
        "人数按已提供的累计；按填报的预计，年底前将达到更高一级的标准。越过时，须按更高一级办理，并包括当年已提供的部分；评估期间能否按原合同继续出境，没有官方说明。",
        "People are counted as provided so far; by the forecast a higher figure will be reached before the year ends. From then on the higher mechanism applies and covers what has already gone this year; whether the export may go on under the contract while an assessment is pending has no official answer.",
    ),
    sources: &[practice(&SCG, ""), cite(&QA4, "")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q7),
        t("建议现在就按预计的级别准备材料。", "Prepare for the higher mechanism now."),
    ),
    when: |flow| heavier(flow, &flow.counts.forecast),
};

/// Whether leaving the people with sensitive data out of the ordinary ones, among whom they stand, could move a line that decides.
fn sensitive_twice(flow: &Flow<'_>) -> Tri {
    let count = &flow.counts.to_date;
    let (ordinary, sensitive) = (count.ordinary.range, count.sensitive.range);
    let without = ordinary.low.saturating_sub(sensitive.high.unwrap_or(u64::MAX));
    moves(flow, without, ordinary.high)
}

/// Whether adding those of whom sensitive data alone go, who stand apart, could move a line that decides.
fn sensitive_alone(flow: &Flow<'_>) -> Tri {
    let (ordinary, apart) = (flow.counts.to_date.ordinary.range, flow.counts.apart);
    if apart.high == Some(0) {
        return Tri::No;
    }
    let with = ordinary.high.zip(apart.high).map(|(o, s)| o.saturating_add(s));
    moves(flow, ordinary.low, with)
}

/// Whether an ordinary line that decides lies between two ways of counting, the second of which may know no end.
fn moves(flow: &Flow<'_>, least: u64, most: Option<u64>) -> Tri {
    let sensitive = flow.counts.to_date.sensitive.range;
    if sensitive.high == Some(0) || !flow.decided.is_some_and(decided_by_volume) {
        return Tri::No;
    }
    let crosses = |figure: &Figure| {
        let line = figure.line_of(flow.facts());
        line.is_some_and(|line| least < line && most.is_none_or(|most| most >= line))
    };
    // At 100,000 it matters only to a flow without sensitive data; at 1,000,000 only while the sensitive figure decides nothing.
    let first = crosses(&ORDINARY_CONTRACT) && flow.sensitive().is_no();
    let is_assessed =
        SENSITIVE_ASSESSMENT.is_passed_by(sensitive, flow.facts(), Lacking::new).is_yes();
    let second = crosses(&ORDINARY_ASSESSMENT) && !is_assessed;
    if first || second {
        let most = most.map_or_else(|| "?".to_owned(), grouped);
        flow.note(said!(
            "一般人数按不同算法为{least}至{most}",
            "persons with ordinary data, by either way of counting: {least} to {most}",
            least = grouped(least),
            most,
        ));
    }
    Tri::known(first || second)
}

/// Whether the count at hand calls, or within its bounds may call, for a stricter mechanism by the figures than the one decided.
fn heavier(flow: &Flow<'_>, count: &Headcount) -> Tri {
    let Some(decided) = flow.decided.filter(|verdict| decided_by_volume(verdict)) else {
        return Tri::No;
    };
    let reaches = |counted: &Counted, figure: &Figure| may_reach(flow, counted, figure);
    let Headcount { ordinary, sensitive } = count;
    let heavier = match decided.mechanism {
        Mechanism::Exempt => {
            reaches(ordinary, &ORDINARY_CONTRACT)
                || (!flow.sensitive().is_no() && reaches(sensitive, &SENSITIVE_CONTRACT))
        }
        Mechanism::StandardContractOrCertification => {
            reaches(ordinary, &ORDINARY_ASSESSMENT) || reaches(sensitive, &SENSITIVE_ASSESSMENT)
        }
        _ => false,
    };
    if heavier {
        note_counts(flow, count);
    }
    Tri::known(heavier)
}
