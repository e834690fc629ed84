//! Risks scored after GB/T 39335 (风险评估): impact and likelihood before and after the measures, each chosen by a person with a
//! reason, and what is done about the risk.
//!
//! The section may stay empty, because the templates of the filing do not ask for scores; a row that is begun is finished.

use crate::day::Day;
use crate::form::options::treatment;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{Citation, GBT_39335, GBT_46068, PIPL, cite};
use crate::text::t;

use super::{deidentification, measures, recipients, scenarios};

/// The section.
pub static SECTION: Section = Section {
    id: "risks",
    title: t("风险评估", "Risk assessment"),
    about: t(
        "按 GB/T 39335 的方法逐项评定风险，每个风险一行：先定影响程度和可能性，再写措施，再定剩余风险。等级由评估人员选定并说明理由，程序只计算修正和矩阵。备案模板没有要求打分，本部分可以不填。",
        "Risks scored by the method of GB/T 39335, one row each: impact and likelihood first, then measures, then what is left. A person chooses each level and says why; the program only applies corrections and the matrix. The filing templates do not ask for scores: the section may stay empty.",
    ),
    shape: Shape::Rows { noun: t("风险", "risk"), prefix: "risk", title: &NAME },
    fields: &[
        &NAME,
        &SCENARIOS,
        &RECIPIENTS,
        &SOURCE,
        &PROBLEM,
        &EVIDENCE,
        &DIMENSIONS,
        &EFFECT,
        &IMPACT,
        &IMPACT_ADJUSTMENTS,
        &IMPACT_REASON,
        &LIKELIHOOD,
        &LIKELIHOOD_ADJUSTMENTS,
        &LIKELIHOOD_REASON,
        &MEASURES,
        &DEIDENTIFICATION,
        &IMPACT_AFTER,
        &LIKELIHOOD_AFTER,
        &RESIDUAL_REASON,
        &TREATMENT,
        &REMEDY,
        &OWNER,
        &DUE,
        &VERIFICATION,
    ],
};

/// The method, as published.
const METHOD: Citation = cite(&GBT_39335, "");
/// Criteria and matrix, from its annex.
const CRITERIA: Citation = cite(&GBT_39335, "annex D");
/// Corrections of the impact; an informative annex of a standard for certification.
const CORRECTIONS: Citation = cite(&GBT_46068, "annex B");

/// The risk in a sentence.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("风险描述", "Risk"),
    t(
        "一句话：因为什么，可能发生什么，对谁。例如“接口过滤失效，不在范围内的人的手机号码被一并传出”。",
        "One sentence: because of what, what may happen, to whom. Such as \"the filter of the interface fails, and telephone numbers of people outside the scope go out too\".",
    ),
)
.in_both()
.source(&[METHOD]);
/// Where it may happen.
pub static SCENARIOS: Field = Field::new(
    "scenarios",
    Kind::Rows(&scenarios::SECTION),
    t("处理活动", "Scenarios"),
    t("这一风险涉及哪些出境场景。", "The scenarios in which it may happen."),
)
.source(&[METHOD]);
/// With which recipients it may happen.
pub static RECIPIENTS: Field = Field::new(
    "recipients",
    Kind::Rows(&recipients::SECTION),
    t("涉及的境外接收方", "Recipients concerned"),
    t(
        "只涉及场景中某些境外接收方的，选出这些接收方：风险表只列提供给它们的敏感个人信息；不填写即场景的全部接收方。",
        "Where it concerns some recipients of the scenarios only, name them: the table then lists the sensitive data that goes to them alone. Left open, every recipient of the scenarios.",
    ),
)
.optional()
.source(&[METHOD]);
/// Source of the risk.
pub static SOURCE: Field = Field::new(
    "source",
    Kind::One(&options::RISK_SOURCES),
    t("风险源维度", "Source of risk"),
    t("四个维度中最主要的一个。", "The foremost of the four."),
)
.source(&[METHOD]);
/// Problem found.
pub static PROBLEM: Field = Field::new(
    "problem",
    Kind::Paragraph,
    t("存在的问题（可能原因）", "Problem found (cause)"),
    t(
        "已经发现的缺口，或者可能导致事件的原因；写事实。",
        "The gap that was found, or what may cause an incident; facts.",
    ),
)
.in_both()
.source(&[METHOD]);
/// Evidence of the problem.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Paragraph,
    t("发现证据", "Evidence"),
    t(
        "文件名称、编号、日期；还没有的，写“无”。",
        "Papers with number and date; if there is none yet, write 无 (none).",
    ),
)
.in_both()
.source(&[METHOD]);
/// Dimensions of impact.
pub static DIMENSIONS: Field = Field::new(
    "dimensions",
    Kind::Many(&options::IMPACT_DIMENSIONS),
    t("影响方面", "Dimensions of impact"),
    t("对个人权益影响的四个方面，可选多项。", "Which of the four it touches."),
)
.source(&[METHOD, cite(&PIPL, "Art. 56")]);
/// Effect on the individual.
pub static EFFECT: Field = Field::new(
    "effect",
    Kind::Paragraph,
    t("产生的影响", "Effect on the individual"),
    t(
        "事件发生后个人会遇到什么，具体到这些信息项。",
        "What would happen to the person, with these very items.",
    ),
)
.in_both()
.source(&[METHOD, cite(&PIPL, "Art. 56")]);
/// Impact, before corrections.
pub static IMPACT: Field = Field::new(
    "impact",
    Kind::One(&options::IMPACT_LEVELS),
    t("影响程度（修正前）", "Impact (before corrections)"),
    t(
        "对照各级判定准则选定；有下面所列情形的，在下一项修正，不要在这里提前升降。",
        "By the criteria of each level. What is listed in the next field is corrected there, not here.",
    ),
)
.source(&[CRITERIA]);
/// Corrections of the impact.
pub static IMPACT_ADJUSTMENTS: Field = Field::new(
    "impact_adjustments",
    Kind::Many(&options::IMPACT_ADJUSTMENTS),
    t("影响程度的修正", "Corrections of the impact"),
    t(
        "每项升降一级，可以相抵，最高到“严重”，最低到“低”；几项能否叠加，标准没有写明，叠加是本程序的做法。同一事实只选一处。没有的，选“没有需要修正的情形”。",
        "Each moves it by one level; they add up and cancel out between low and severe. Whether they add up is not stated; adding is this program's choice. Count a fact once. If there is none, say so.",
    ),
)
.source(&[CRITERIA, CORRECTIONS]);
/// Why this impact.
pub static IMPACT_REASON: Field = Field::new(
    "impact_reason",
    Kind::Paragraph,
    t("影响程度的理由", "Reason for the impact"),
    t(
        "为什么是这一级；有修正的，逐项写明事实和人数。",
        "Why this level; for each correction its facts and figures.",
    ),
)
.in_both()
.source(&[CRITERIA]);
/// Likelihood, before corrections.
pub static LIKELIHOOD: Field = Field::new(
    "likelihood",
    Kind::One(&options::LIKELIHOOD_LEVELS),
    t("可能性（修正前）", "Likelihood (before corrections)"),
    t(
        "按发现问题时的状况判断，还没有算上下面所列的措施。",
        "As things stood when the problem was found, without the measures named below.",
    ),
)
.source(&[CRITERIA]);
/// Corrections of the likelihood.
pub static LIKELIHOOD_ADJUSTMENTS: Field = Field::new(
    "likelihood_adjustments",
    Kind::Many(&options::LIKELIHOOD_ADJUSTMENTS),
    t("可能性的修正", "Corrections of the likelihood"),
    t("没有的，选“没有需要修正的情形”。", "If there is none, choose \"Nothing to correct\"."),
)
.source(&[CRITERIA]);
/// Why this likelihood.
pub static LIKELIHOOD_REASON: Field = Field::new(
    "likelihood_reason",
    Kind::Paragraph,
    t("可能性的理由", "Reason for the likelihood"),
    t(
        "已有措施是否有效，本企业、类似场景、同行业是否发生过，人数。",
        "Whether measures work, whether it happened here, in a like setting or in the sector, how many persons.",
    ),
)
.in_both()
.source(&[CRITERIA]);
/// Measures that answer it.
pub static MEASURES: Field = Field::new(
    "measures",
    Kind::Rows(&measures::SECTION),
    t("对应的安全措施", "Security measures"),
    t("“安全措施”部分中针对这一风险的各行。", "The rows of \"Security measures\" that answer it."),
)
.optional()
.source(&[cite(&PIPL, "Art. 56")]);
/// De-identification that answers it.
pub static DEIDENTIFICATION: Field = Field::new(
    "deidentification",
    Kind::Rows(&deidentification::SECTION),
    t("对应的去标识化措施", "De-identification"),
    t(
        "以去标识化为由降低影响程度的，必须写明是哪一项。",
        "Needed where de-identification is the reason to lower the impact.",
    ),
)
.optional();
/// Impact that is left.
pub static IMPACT_AFTER: Field = Field::new(
    "impact_after",
    Kind::One(&options::IMPACT_LEVELS),
    t("措施之后的影响程度", "Impact after the measures"),
    t(
        "措施落实之后的最终等级，不再修正；措施只降低可能性的，影响程度不变。",
        "The final level once the measures are in place, not corrected again. A measure that lowers the likelihood alone leaves the impact as it is.",
    ),
)
.source(&[METHOD]);
/// Likelihood that is left.
pub static LIKELIHOOD_AFTER: Field = Field::new(
    "likelihood_after",
    Kind::One(&options::LIKELIHOOD_LEVELS),
    t("措施之后的可能性", "Likelihood after the measures"),
    t(
        "措施落实之后的最终等级，不再修正。",
        "The final level once the measures are in place, not corrected again.",
    ),
)
.source(&[METHOD]);
/// Why this is what is left.
pub static RESIDUAL_REASON: Field = Field::new(
    "residual_reason",
    Kind::Paragraph,
    t("剩余风险的理由", "Reason for the residual risk"),
    t(
        "哪项措施降低了什么，凭什么证明有效；还没有落实的，写明在什么时间之前不出境。",
        "Which measure lowers what, and what proves it; if it is not in place, until when nothing goes out.",
    ),
)
.in_both()
.source(&[METHOD]);
/// Treatment.
pub static TREATMENT: Field = Field::new(
    "treatment",
    Kind::One(&options::RISK_TREATMENTS),
    t("处置方式", "Treatment"),
    t(
        "针对措施之前的风险等级；明显弱于通常做法的会提示。",
        "For the level before the measures; one much milder than usual is pointed out.",
    ),
)
.source(&[METHOD, CORRECTIONS]);
/// What is done.
pub static REMEDY: Field = Field::new(
    "remedy",
    Kind::Paragraph,
    t("处置措施", "What is done"),
    t("做什么，做到什么程度。", "What, and how far."),
)
.in_both()
.asked(is_treated)
.source(&[METHOD]);
/// Owner.
pub static OWNER: Field = Field::new(
    "owner",
    Kind::Line,
    t("责任方", "Owner"),
    t(
        "姓名和岗位；接受风险的，写作出决定的人。",
        "Name and post; for an accepted risk, who accepted it.",
    ),
)
.in_both()
.source(&[METHOD]);
/// Due day.
pub static DUE: Field = Field::new(
    "due",
    Kind::Day,
    t("完成期限", "Due"),
    t("最迟完成的日期；已经完成的，写完成日期。", "The last day for it; if it is done, that day."),
)
.asked(is_treated)
.source(&[METHOD]);
/// Verification.
pub static VERIFICATION: Field = Field::new(
    "verification",
    Kind::Paragraph,
    t("整改验证及归档", "Verification and record"),
    t(
        "由谁、何时、怎样验证，材料归档在哪里；还没有完成的可以不填。",
        "By whom, when and how it was verified, and where the proof is kept; may wait until it is done.",
    ),
)
.in_both()
.optional()
.source(&[METHOD]);

/// Whatever is not simply accepted is treated.
fn is_treated(entry: &Entry<'_>) -> Tri {
    entry.chose(&TREATMENT, treatment::ACCEPT).not()
}

/// Whether its treatment is due by a day, and nothing shows that it was done.
pub fn is_unverified_by(risk: &Entry<'_>, day: Day) -> bool {
    is_due_by(risk, day) && !risk.is_answered(&VERIFICATION)
}

/// Whether its treatment is due by a day.
pub fn is_due_by(risk: &Entry<'_>, day: Day) -> bool {
    !risk.is_asked(&DUE).is_no() && risk.day(&DUE).known().is_some_and(|due| due <= day)
}
