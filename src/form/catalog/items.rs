//! Data items (个人信息项): what goes abroad, each with its necessity and sensitivity.

mod proposal;

pub use proposal::{Proposal, proposals, undecided};

use crate::form::options::sensitivity;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{GBT_35273, GBT_45574, PIPL, QA1, SAG, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "items",
    title: t("个人信息项", "Data items"),
    about: t(
        "每个字段一行，列与官方数据项清单一致：名称、内容描述、出境必要性、示例。可从表格粘贴。不写“等”。",
        "One row a data item, with the columns of the official list: name, description, necessity, example. Paste from a spreadsheet if you have one. No \"and so on\".",
    ),
    shape: Shape::Rows { noun: t("信息项", "item"), prefix: "item", title: &NAME },
    fields: &[
        &NAME,
        &DESCRIPTION,
        &NECESSITY,
        &EXAMPLE,
        &CATEGORY,
        &SENSITIVITY,
        &SENSITIVE_CATEGORY,
        &CAUGHT_BY,
        &SENSITIVITY_REASON,
        &TREATMENT,
        &NOTE,
    ],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("数据项名称", "Item"),
    t("一项一行，例如“手机号码”。", "One item a row, such as \"mobile number\"."),
)
.in_both()
.source(&[cite(&SAG, "annex 4")]);
/// Description.
pub static DESCRIPTION: Field = Field::new(
    "description",
    Kind::Line,
    t("内容描述", "Description"),
    t("字段含义、格式、来自哪里。", "What the field means, its format, where it comes from."),
)
.in_both()
.source(&[cite(&SAG, "annex 4")]);
/// Necessity.
pub static NECESSITY: Field = Field::new(
    "necessity",
    Kind::Line,
    t("出境必要性", "Necessity"),
    t("没有这一项，境外的哪一步做不成。", "Which step abroad fails without this item."),
)
.in_both()
.source(&[cite(&QA1, ""), cite(&SAG, "annex 4")]);
/// Example.
pub static EXAMPLE: Field = Field::new(
    "example",
    Kind::Line,
    t("示例", "Example"),
    t("虚构的样例，不要写真实个人的信息。", "An invented sample, never a real person's data."),
)
.in_both()
.source(&[cite(&SAG, "annex 4")]);
/// Category.
pub static CATEGORY: Field = Field::new(
    "category",
    Kind::One(&options::PI_CATEGORIES),
    t("类别", "Category"),
    t("按 GB/T 35273 附录A。", "By annex A of GB/T 35273."),
)
.source(&[cite(&GBT_35273, "annex A")]);
/// Sensitive or not.
pub static SENSITIVITY: Field = Field::new(
    "sensitivity",
    Kind::One(&options::SENSITIVITY),
    t("是否敏感", "Sensitive or not"),
    t(
        "对照 GB/T 45574 附录A和伤害判断。去标识化不改变这一判断。",
        "By annex A of GB/T 45574 and the harm test. De-identification does not change the answer.",
    ),
)
.source(&[cite(&PIPL, "Art. 28"), cite(&GBT_45574, "4.1")]);
/// Sensitive category.
pub static SENSITIVE_CATEGORY: Field = Field::new(
    "sensitive_category",
    Kind::One(&options::SENSITIVE_CATEGORIES),
    t("敏感类别", "Sensitive category"),
    t("按 GB/T 45574 附录A。", "By annex A of GB/T 45574."),
)
.asked(is_sensitive)
.source(&[cite(&GBT_45574, "annex A")]);
/// The list that caught it.
pub static CAUGHT_BY: Field = Field::new(
    "caught_by",
    Kind::Many(&options::SENSITIVE_LISTS),
    t("依据的清单", "Caught by"),
    t(
        "哪个清单或者判断把它认定为敏感。新旧清单不同，须写明。",
        "Which list or test makes it sensitive; old and new lists differ, so say which.",
    ),
)
.asked(is_sensitive)
.source(&[cite(&GBT_45574, "4.1")]);
/// Reason.
pub static SENSITIVITY_REASON: Field = Field::new(
    "sensitivity_reason",
    Kind::Line,
    t("判断理由", "Reason"),
    t(
        "为什么敏感，或者为什么列入清单而仍不敏感（须有证据）。",
        "Why it is sensitive; or why it is not although a list names it (evidence needed).",
    ),
)
.in_both()
.optional()
.source(&[cite(&GBT_45574, "4.1")]);
/// Treatment.
pub static TREATMENT: Field = Field::new(
    "treatment",
    Kind::Line,
    t("出境前处理", "Treatment before export"),
    t(
        "如“掩码后四位”“假名化”；没有处理的，写“无”。",
        "Such as \"last four digits masked\" or \"pseudonymised\"; if none, write 无 (none).",
    ),
)
.in_both();
/// Note.
pub static NOTE: Field = Field::new(
    "note",
    Kind::Line,
    t("备注", "Note"),
    t("清单中的备注栏。", "The note column of the list."),
)
.in_both()
.optional();

/// Whether the item is sensitive, by itself or in combination.
pub fn is_sensitive(entry: &Entry<'_>) -> Tri {
    entry.chose(&SENSITIVITY, sensitivity::ORDINARY).not()
}
