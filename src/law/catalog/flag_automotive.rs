//! Points about automotive data.

use crate::day::Day;
use crate::form::Tri;
use crate::form::options::sector;
use crate::law::figures::AUTOMOTIVE;
use crate::law::open_points::Q11;
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{AUTO_G, AUTO_R, NOT_COMPARED, PCF, PIPL, cite, practice, secondary};
use crate::text::t;

use super::about::{in_sector, may_reach};

pub(in crate::law) static SECTOR: Rule = Rule {
    id: "flag.q11_automotive",
    title: t("汽车数据另有规定", "Automotive data has rules of its own"),
    says: t(
        "汽车数据处理者另须遵守汽车数据安全管理规定和汽车数据出境安全指引；指引重申一般的人数标准，并列出重要数据目录和豁免情形，不得拆分数量规避。",
        "Automotive data handlers also follow the automotive rules and the export guideline, which restates the general figures, lists important data and exemptions, and forbids splitting quantities.",
    ),
    sources: &[secondary(&AUTO_R, ""), secondary(&AUTO_G, "")],
    in_force: since(PCF.from),
    effect: Effect::Flags(
        Some(&Q11),
        t(
            "结果按一般标准显示；对照指引的重要数据目录，并确认主管部门是否已告知为重要数据。",
            "The result follows the general figures; compare with the guideline's list of important data, and ask whether the authority has notified any.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, sector::AUTOMOTIVE) },
};

pub(in crate::law) static MORE_THAN_100_000: Rule = Rule {
    id: "flag.q11_more_than_100000",
    title: t("汽车行业：超过10万人的个人信息", "Automotive: data of more than 100,000 persons"),
    says: t(
        "《汽车数据安全管理若干规定（试行）》第三条把涉及超过10万人（不含恰好10万人）的个人信息列为重要数据，与现行的100万人标准不一致。按国家规定，没有被告知、也没有公开发布为重要数据的，不作为重要数据申报。",
        "Art. 3 of the Automotive Data Provisions lists personal information of more than 100,000 persons (exactly 100,000 is not more) as important data, which does not agree with today's line of 1,000,000. By the national rules, data neither notified nor published as important need not be declared as such.",
    ),
    sources: &[
        practice(&AUTO_R, "Art. 3").because(NOT_COMPARED),
        secondary(&AUTO_G, ""),
        cite(&PCF, "Art. 2"),
    ],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q11),
        t(
            "结果按一般标准显示；向主管部门核实是否已告知为重要数据，并留存核实记录。",
            "The result follows the general figures; ask the authority whether it has notified the data as important, and keep the answer.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        let count = &flow.counts.to_date;
        if in_sector(flow, sector::AUTOMOTIVE).is_yes()
            && [&count.ordinary, &count.sensitive]
                .into_iter()
                .any(|counted| may_reach(flow, counted, &AUTOMOTIVE))
        {
            let (o, s) = (count.ordinary.range.spoken(), count.sensitive.range.spoken());
            flow.note(said!(
                "一般{o}，敏感{s}，超过10万人",
                "ordinary {o}, sensitive {s}: more than 100,000",
                o,
                s,
            ));
            Tri::Yes
        } else {
            Tri::No
        }
    },
};

pub(in crate::law) static DEFECTS: Rule = Rule {
    id: "flag.q11_vehicle_defects",
    title: t("指引的豁免与评估义务", "The guideline's exemption and the duty of assessment"),
    says: t(
        "《汽车数据出境安全指引（2026版）》对安全漏洞、安全事件、升级包源代码三类重要数据设有豁免；《促进和规范数据跨境流动规定》第七条要求重要数据出境申报安全评估，没有这一例外。程序按指引显示，并标明是指南；从严的做法是申报安全评估。豁免只及于重要数据，其中的个人信息按人数标准判断。",
        "The Automotive Data Export Guideline 2026 exempts three kinds of important data: on vulnerabilities, on incidents, and update source code. Art. 7 of the Cross-border Data Flow Provisions asks an assessment of all important data and knows no such exception. The program follows the guideline and marks it as guidance; the cautious answer is the assessment. Only the important data are exempt: personal information among them is judged by the figures.",
    ),
    sources: &[secondary(&AUTO_G, ""), cite(&PCF, "Art. 7(1)(2)")],
    in_force: since(Day::of(2026, 2, 3)),
    effect: Effect::Flags(
        Some(&Q11),
        t(
            "逐项核对条件，保留事先报告或者备案的证明；把握不准的，先向省级网信办咨询。",
            "Check each condition and keep the proof of the earlier report or filing; if in doubt, ask the provincial CAC first.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        in_sector(flow, sector::AUTOMOTIVE).and(flow.important_data())
    },
};

pub(in crate::law) static GUIDELINE_START: Rule = Rule {
    id: "flag.q11_guideline_start",
    title: t("汽车指引何时开始适用", "When the automotive guideline begins"),
    says: t(
        "《汽车数据出境安全指引（2026版）》2026年2月3日公布，没有写开始日期；有的解读认为即时适用，有的认为自2026年7月1日起。程序自公布之日起适用，2026年6月30日以前提示。",
        "The guideline was published on 3 February 2026 without naming its first day: some read it as effective at once, others from 1 July 2026. The program uses it from publication and points this out until 30 June 2026.",
    ),
    sources: &[secondary(&AUTO_G, "")],
    in_force: since(Day::of(2026, 2, 3)).to(Day::of(2026, 6, 30)),
    effect: Effect::Flags(
        Some(&Q11),
        t(
            "2026年6月30日以前依指引豁免的，先向主管部门核实。",
            "Before relying on the guideline up to 30 June 2026, ask the authority.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, sector::AUTOMOTIVE) },
};
