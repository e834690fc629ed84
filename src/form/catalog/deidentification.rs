//! De-identification measures (去标识化措施): what is done to which items, how well, and who can undo it.

pub mod evaluation;

use crate::form::options::claim;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{GBT_37964, GBT_42460, PIPL, cite, secondary};
use crate::text::t;

use super::items;

/// The section.
pub static SECTION: Section = Section {
    id: "deidentification",
    title: t("去标识化措施", "De-identification"),
    about: t(
        "每项措施一行。去标识化后的仍是个人信息，仍计入人数；主张匿名化的必须有证明，否则按个人信息处理。",
        "One row a measure. De-identified data is still personal information and is still counted; a claim of anonymisation must be proved, or the data stay personal information.",
    ),
    shape: Shape::Rows { noun: t("措施", "measure"), prefix: "deid", title: &NAME },
    fields: &[
        &NAME,
        &TECHNIQUES,
        &ITEMS,
        &PARAMETERS,
        &KEY_HOLDER,
        &LEVEL,
        &CLAIM,
        &PROOF,
        &EVIDENCE,
        &evaluation::EVALUATED,
        &evaluation::DIRECT,
        &evaluation::QUASI,
        &evaluation::QUASI_LIST,
        &evaluation::CONTEXT,
        &evaluation::CLASSES,
        &evaluation::SMALLEST,
        &evaluation::CLASS_COUNT,
        &evaluation::RECORD_COUNT,
        &evaluation::ORIGIN,
        &evaluation::ORIGIN_DIGEST,
        &evaluation::CONTROLS,
        &evaluation::MOTIVE,
        &evaluation::ACQUAINTED,
        &evaluation::PREVALENCE,
        &evaluation::ACQUAINTANCES,
        &evaluation::BREACH,
        &evaluation::GROUNDS,
        &evaluation::EVALUATOR,
        &evaluation::EVALUATED_ON,
    ],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("措施", "Measure"),
    t("例如“手机号掩码”。", "Such as \"mobile numbers masked\"."),
)
.in_both();
/// Techniques.
pub static TECHNIQUES: Field = Field::new(
    "techniques",
    Kind::Many(&options::TECHNIQUES),
    t("技术", "Techniques"),
    t("按 GB/T 37964 的分类。", "By the families of GB/T 37964."),
)
.source(&[secondary(&GBT_37964, "")]);
/// Items covered.
pub static ITEMS: Field = Field::new(
    "items",
    Kind::Rows(&items::SECTION),
    t("适用的信息项", "Items covered"),
    t("处理了哪些信息项。", "Which items are treated."),
);
/// Parameters.
pub static PARAMETERS: Field = Field::new(
    "parameters",
    Kind::Line,
    t("参数", "Parameters"),
    t(
        "保留几位、k 值、密钥长度等；没有参数的，写“无”。",
        "Digits kept, value of k, key length and so on; if there are none, write 无 (none).",
    ),
)
.in_both();
/// Who can undo it.
pub static KEY_HOLDER: Field = Field::new(
    "key_holder",
    Kind::Line,
    t("密钥或者对照表由谁保管", "Who holds the key or table"),
    t("由境内保管、境外无法获得的，效果更好。没有密钥或对照表的，写“无”。", "Best kept in the mainland and out of reach from abroad. If there is none, write 无 (none)."),
)
.in_both();
/// Level.
pub static LEVEL: Field = Field::new(
    "level",
    Kind::One(&options::DEID_LEVELS),
    t("效果等级（GB/T 42460）", "Level (GB/T 42460)"),
    t(
        "按 GB/T 42460：1级最低，4级最高。下面记录了评估过程的，程序另行计算等级并与此核对。",
        "By GB/T 42460: level 1 is lowest, level 4 highest. Where the evaluation is recorded below, the program computes the level and compares.",
    ),
)
.source(&[secondary(&GBT_42460, "4")]);
/// Claim.
pub static CLAIM: Field = Field::new(
    "claim",
    Kind::One(&options::TECHNIQUE_CLAIMS),
    t("主张的法律效果", "Legal effect claimed"),
    t(
        "匿名化是“无法识别且不能复原”，门槛很高。",
        "Anonymised means no longer identifiable and not restorable: a high bar.",
    ),
)
.source(&[cite(&PIPL, "Art. 4, 73")]);
/// Proof of anonymisation.
pub static PROOF: Field = Field::new(
    "proof",
    Kind::Paragraph,
    t("匿名化的证明", "Proof of anonymisation"),
    t("评估报告：方法、日期、机构、重新识别测试的结果。没有证明的，仍按个人信息处理。", "The report: method, date, body, result of the re-identification test. Without proof the data stay personal information."),
)
.in_both()
.asked(claims_anonymised)
.source(&[cite(&PIPL, "Art. 73")]);
/// Evidence.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Line,
    t("证据", "Evidence"),
    t(
        "测试报告、配置截图、文件编号；还没有的，写“无”。",
        "Test report, configuration, file number; if there is none yet, write 无 (none).",
    ),
)
.in_both();

/// Whether the row claims anonymisation.
pub fn claims_anonymised(entry: &Entry<'_>) -> Tri {
    entry.chose(&CLAIM, claim::ANONYMISED)
}
