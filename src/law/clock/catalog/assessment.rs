//! Clocks of the security assessment: from the application to the extension of its result.

use super::{ACT, working_days, years};
use crate::day::Day;
use crate::form::catalog::{application, events, record};
use crate::form::options::event;
use crate::form::{Facts, Tri};
use crate::law::Mechanism;
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::law::liability::{DSL_46, NDSMR_58, PIPL_66_READ, SAM_11, SAM_18};
use crate::law::open_points::{Q6, Q9};
use crate::source::{Dated, HOUSE, NDSMR, PCF, QA2, QA3, SAG, SAM, Status, cite};
use crate::text::t;

/// Years for which a result is valid.
static YEARS_VALID: Dated<u32> = Dated(&[
    (Day::of(2022, 9, 1), 2, cite(&SAM, "Art. 14")),
    (Day::of(2024, 3, 22), 3, cite(&PCF, "Art. 9")),
]);

/// Completeness check.
pub(in crate::law::clock) static COMPLETE: Clock = Clock {
    id: "sa.complete",
    title: t("申报材料完备性查验", "Completeness check"),
    means: t(
        "省级网信部门自收到申报材料之日起5个工作日内完成完备性查验；不齐全的，一次性告知。",
        "The provincial CAC checks within 5 working days of receipt whether the papers are complete; if not, it says once what is lacking.",
    ),
    length: working_days(5),
    runs_from: &[Trigger::Event(event::SA_APPLIED)],
    who: Who::ProvincialCac,
    from: SAM.from,
    sources: &[cite(&SAM, "Art. 7")],
    ended_by: &[event::SA_RECEIVED],
    overtaken_by: &[event::SA_ACCEPTED, event::SA_RESULT_ISSUED, event::SA_RESULT_RECEIVED],
    ..ACT
};
/// Acceptance.
pub(in crate::law::clock) static ACCEPT: Clock = Clock {
    id: "sa.accept",
    title: t("决定是否受理", "Acceptance"),
    means: t(
        "国家网信部门自收到申报材料之日起7个工作日内确定是否受理，并书面通知。",
        "The national CAC decides within 7 working days of receipt whether to accept, and says so in writing.",
    ),
    length: working_days(7),
    runs_from: &[Trigger::Event(event::SA_RECEIVED)],
    who: Who::NationalCac,
    from: SAM.from,
    sources: &[cite(&SAM, "Art. 7")],
    ended_by: &[event::SA_ACCEPTED],
    overtaken_by: &[event::SA_RESULT_ISSUED, event::SA_RESULT_RECEIVED],
    ..ACT
};
/// Supplement or correction that the authority asked for.
pub(super) static SUPPLEMENT: Clock = Clock {
    id: "sa.supplement",
    title: t("补充或者更正申报材料", "Supplement or correction of the application"),
    means: t(
        "评估中发现申报材料不符合要求的，国家网信部门可以要求补充或者更正；数据处理者按要求提交。条文没有写天数，以通知为准。",
        "Where papers fall short in the assessment, the national CAC may ask for a supplement or correction, and the handler submits it as asked. The text names no number of days: the notice does.",
    ),
    length: Length::Unnumbered,
    runs_from: &[Trigger::Event(event::SA_SUPPLEMENT_NOTICE)],
    who: Who::Exporter,
    from: SAM.from,
    sources: &[cite(&SAM, "Art. 11"), cite(&SAG, "Part 2(3)")],
    ended_by: &[event::SA_SUPPLEMENTED],
    overtaken_by: &[event::SA_RESULT_ISSUED, event::SA_RESULT_RECEIVED],
    liability: &[&SAM_11],
    advice: t(
        "有正当理由不能按时提交的，提交前书面说明；评估时间可以延长，延长的时间会告知。",
        "With good reason for a delay, say so in writing before the limit; the assessment may be extended, and the new time is told.",
    ),
    ..ACT
};
/// Assessment.
pub(in crate::law::clock) static DECIDE: Clock = Clock {
    id: "sa.decide",
    title: t("完成安全评估", "Assessment"),
    means: t(
        "自书面受理通知书发出之日起45个工作日内完成评估。",
        "The assessment is completed within 45 working days of the written notice of acceptance.",
    ),
    length: working_days(45),
    runs_from: &[Trigger::Event(event::SA_ACCEPTED)],
    who: Who::NationalCac,
    from: SAM.from,
    sources: &[cite(&SAM, "Art. 12")],
    ended_by: &[event::SA_RESULT_ISSUED, event::SA_RESULT_RECEIVED],
    advice: t(
        "情况复杂或者需要补充材料的可以延长，预计延长的时间会告知。",
        "It may be extended where the case is complex or papers are to be supplemented; the expected time is told.",
    ),
    ..ACT
};
/// Request for re-evaluation.
pub(super) static REVIEW: Clock = Clock {
    id: "sa.review",
    title: t("申请复评", "Request for re-evaluation"),
    means: t(
        "对评估结果有异议的，可以在收到结果之日起15个工作日内申请复评。",
        "Whoever objects to the result may ask for re-evaluation within 15 working days of receiving it.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event(event::SA_RESULT_RECEIVED)],
    who: Who::Exporter,
    from: SAM.from,
    sources: &[cite(&SAM, "Art. 13")],
    missed: Missed::Says(
        t(
            "逾期不能再申请复评，评估结果不变",
            "no re-evaluation can be asked for any more, and the result stands",
        ),
        Status::Reading,
    ),
    advice: t("复评结果为最终结论。", "The result of the re-evaluation is final."),
    ..ACT
};
/// Validity of the result.
pub static VALID: Clock = Clock {
    id: "sa.valid",
    title: t("评估结果有效期", "Validity of the result"),
    means: t(
        "自评估结果出具之日起3年有效（2024年3月21日以前的条文为2年）。",
        "The result is valid for 3 years from the day it is issued (the text said 2 years up to 21 March 2024).",
    ),
    length: Length::Changed(&YEARS_VALID, Unit::Years),
    runs_from: &[Trigger::Event(event::SA_RESULT_ISSUED)],
    who: Who::Exporter,
    from: SAM.from,
    sources: &[cite(&PCF, "Art. 9"), cite(&SAM, "Art. 14")],
    nature: Nature::Validity,
    ended_by: &[event::SA_EXTENDED],
    missed: Missed::Says(
        t(
            "届满后原结果不再支持出境，继续出境须重新申报",
            "the result no longer supports the export; to go on, apply anew",
        ),
        Status::Reading,
    ),
    liability: &[&SAM_18, &PIPL_66_READ, &DSL_46],
    point: Some(&Q9),
    ..ACT
};
/// Window for the request to extend.
pub static EXTENSION_WINDOW: Clock = Clock {
    id: "sa.ext_window",
    title: t("申请延长评估结果有效期", "Request to extend the result"),
    means: t(
        "需要继续出境且没有须重新申报情形的，在有效期届满前60个工作日内，通过省级网信部门申请延长。",
        "To go on exporting where nothing calls for a new application, request the extension through the provincial CAC within the 60 working days before expiry.",
    ),
    length: working_days(60),
    runs_from: &[Trigger::Event(event::SA_RESULT_ISSUED)],
    who: Who::Exporter,
    from: PCF.from,
    sources: &[
        cite(&PCF, "Art. 9"),
        cite(&SAG, "Part 3(1)"),
        cite(&HOUSE, "").as_status(Status::Design),
    ],
    nature: Nature::Window { of: &VALID, prepare: 120 },
    ended_by: &[event::SA_EXT_SUBMITTED, event::SA_EXT_RECEIVED, event::SA_EXTENDED],
    missed: Missed::Says(
        t(
            "有效期届满前没有申请延长的，须重新申报评估",
            "without a request before expiry, apply anew",
        ),
        Status::Reading,
    ),
    point: Some(&Q6),
    advice: t(
        "申报指南（第三版）写“届满前60个工作日内”，是一个窗口。两种读法：（甲）届满前60个工作日之内的任何一天都可以申请；（乙）至迟在届满前第60个工作日申请（旧条文的写法，一些律师也这样读）。申报系统只在最后3个月开放延长申请，与甲相符。稳妥的做法是窗口打开当天就提交：届满前120个工作日开始准备，过了当天提醒，届满才算错过。",
        "The guide (third edition) says within 60 working days before expiry: a window. Two readings: (a) any day within the 60 working days before expiry; (b) no later than the 60th working day before it (the old wording, and the reading of some law firms). The filing system opens the request only in the last 3 months, which fits (a). The safe course is to file on the day the window opens: prepare from 120 working days before, be warned after that day, and count it as missed only at expiry.",
    ),
    ..ACT
};
/// Completeness check of the request to extend.
pub(super) static EXTENSION_COMPLETE: Clock = Clock {
    id: "sa.ext_complete",
    title: t("延长申请的完备性查验", "Completeness check of the request to extend"),
    means: t(
        "省级网信部门自收到延长申请之日起5个工作日内完成完备性查验。",
        "The provincial CAC checks within 5 working days of receipt whether the request to extend is complete.",
    ),
    length: working_days(5),
    runs_from: &[Trigger::Event(event::SA_EXT_SUBMITTED)],
    who: Who::ProvincialCac,
    from: SAG.from,
    sources: &[cite(&SAG, "Part 3(3)")],
    ended_by: &[event::SA_EXT_RECEIVED],
    overtaken_by: &[event::SA_EXTENDED],
    ..ACT
};
/// Decision on the extension.
pub(super) static EXTENSION_DECIDE: Clock = Clock {
    id: "sa.ext_decide",
    title: t("对延长申请作出决定", "Decision on the extension"),
    means: t(
        "国家网信部门收到延长申请后20个工作日内决定。",
        "The national CAC decides within 20 working days of receiving the request.",
    ),
    length: working_days(20),
    runs_from: &[Trigger::Event(event::SA_EXT_RECEIVED)],
    who: Who::NationalCac,
    from: SAG.from,
    sources: &[cite(&SAG, "Part 3(4)")],
    ended_by: &[event::SA_EXTENDED],
    advice: t("可以延长，预计的时间会告知。", "It may be lengthened; the expected time is told."),
    ..ACT
};
/// The extension itself.
pub(super) static EXTENSION: Clock = Clock {
    id: "sa.ext",
    title: t("延长后的有效期", "Extended validity"),
    means: t(
        "获准延长的，有效期自原届满之日起再延长3年。",
        "Once granted, the validity runs on for 3 years from the day on which the old one ends.",
    ),
    length: years(3),
    runs_from: &[Trigger::Event(event::SA_EXTENDED)],
    who: Who::Exporter,
    from: PCF.from,
    sources: &[cite(&PCF, "Art. 9")],
    nature: Nature::Validity,
    missed: VALID.missed,
    liability: VALID.liability,
    advice: t(
        "能否再次延长，所依据的材料没有说明；届满前请向省级网信部门了解。",
        "Whether it can be extended once more is not said in the material relied on; ask the provincial CAC before it ends.",
    ),
    ..ACT
};
/// How old the self-assessment may be on the day of application.
pub(super) static FRESH: Clock = Clock {
    id: "sa.self_fresh",
    title: t("自评估在申报前3个月内完成", "Self-assessment within 3 months before applying"),
    means: t(
        "数据出境风险自评估应当在申报之日前3个月内完成。",
        "The risk self-assessment is to be finished within the 3 months before the day of application.",
    ),
    length: Length::Of(3, Unit::Months),
    runs_from: &[
        Trigger::Event(event::SA_APPLIED),
        Trigger::Field(&record::SECTION, &record::FILING_DAY),
    ],
    who: Who::Exporter,
    from: SAG.from,
    sources: &[cite(&SAG, "annex 3, 4")],
    nature: Nature::Fresh(&[
        Trigger::Event(event::SA_SELF_FINISHED),
        Trigger::Field(&record::SECTION, &record::END),
    ]),
    applies: Some(|facts, mechanism| {
        Tri::known(mechanism == Mechanism::SecurityAssessment || is_applied_for(facts))
    }),
    missed: Missed::Says(
        t(
            "自评估已经过期，应当重新评估后再申报",
            "the self-assessment is too old; assess again before applying",
        ),
        Status::Reading,
    ),
    advice: t(
        "至申报之日还须没有重大变化；承诺书中对此作出承诺。",
        "Nothing material may have changed by the day of application; the undertaking in the form says so.",
    ),
    ..ACT
};
/// Data that become important data.
pub(super) static IMPORTANT_DATA: Clock = Clock {
    id: "imp.new",
    title: t("新认定的重要数据申报安全评估", "Application for newly identified important data"),
    means: t(
        "数据被告知或者公开发布为重要数据后需要继续出境的，2个月内申报安全评估。",
        "To go on exporting data that were notified or published as important data, apply for the security assessment within 2 months.",
    ),
    length: Length::Of(2, Unit::Months),
    runs_from: &[Trigger::Event(event::IMPORTANT_DATA_NOTIFIED)],
    who: Who::Exporter,
    from: QA2.from,
    sources: &[cite(&QA2, ""), cite(&QA3, ""), cite(&NDSMR, "Art. 37")],
    liability: &[&DSL_46, &SAM_18, &NDSMR_58],
    advice: t(
        "2个月不延长：自评估、法律文件等可以同时准备（2025年10月问答）。",
        "The 2 months are not extended: prepare self-assessment and legal document in parallel (answers of October 2025).",
    ),
    ..ACT
};

/// Whether the record is that of an application: no other route is chosen, and something of the application is recorded.
///
/// This asks what stands in the record, so its answer is always known: where nothing stands and the mechanism is open, the clock of
/// the standard contract tells the same day.
pub(super) fn is_applied_for(facts: &Facts<'_>) -> bool {
    let chosen = facts.single(&record::SECTION).is_answered(&record::ROUTE);
    let begun = facts.single(&application::SECTION).is_answered(&application::SECURITY_BODY);
    let applied = facts.rows(&events::SECTION).any(|row| {
        row.choice(&events::KIND).is(|kind| kind.as_str().starts_with("sa_")).is_yes()
            && row.day(&events::DAY).known().is_some()
    });
    !chosen && (begun || applied)
}
