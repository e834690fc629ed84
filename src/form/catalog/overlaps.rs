//! Overlaps (人群重叠): how many people belong to two groups at once, so that each of them is counted once.

use crate::form::options::overlap;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{QA1, practice};
use crate::text::t;

use super::groups;

/// The section.
pub static SECTION: Section = Section {
    id: "overlaps",
    title: t("人群重叠", "Overlap of groups"),
    about: t(
        "同一个人可能同时属于两个人群，只能计一次。每两个人群一行，写明完全不重叠、一个包含于另一个，或者重叠多少人。不写也可以：程序按上下限计算，只在影响结论时请你补充。",
        "One person may belong to two groups and is counted once. One row for two groups: disjoint, one within the other, or so many persons in both. It may be left out: the program computes bounds and asks only where the result depends on it.",
    ),
    shape: Shape::Rows { noun: t("重叠关系", "overlap"), prefix: "overlap", title: &NAME },
    fields: &[&NAME, &GROUP, &OTHER, &RELATION, &BOTH, &BOTH_SENSITIVE, &SOURCE],
};

/// A name to find the row by.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("名称", "Name"),
    t("例如“员工与会员”。", "Such as \"staff and members\"."),
)
.in_both()
.optional();
/// One group.
pub static GROUP: Field = Field::new(
    "group",
    Kind::Row(&groups::SECTION),
    t("人群甲", "Group A"),
    t(
        "其他评估中的人群：先在“人群与人数”中用同一 id 增加一行。",
        "For a group of another assessment, first add a row with the same id under \"People and numbers\".",
    ),
);
/// The other group.
pub static OTHER: Field = Field::new(
    "other",
    Kind::Row(&groups::SECTION),
    t("人群乙", "Group B"),
    t("与人群甲不同的另一个人群。", "A group other than A."),
);
/// How they overlap.
pub static RELATION: Field = Field::new(
    "relation",
    Kind::One(&options::OVERLAPS),
    t("重叠关系", "How they overlap"),
    t(
        "按人数所指的人群判断：完全不重叠、甲全部包含于乙，或者知道重叠的人数。",
        "For the people whom the figures count: disjoint, all of A within B, or a known number in both.",
    ),
);
/// How many persons belong to both.
pub static BOTH: Field = Field::new(
    "both",
    Kind::Count,
    t("同属两个人群的人数", "Persons in both"),
    t(
        "同时计入两个人群人数的自然人数；可以是范围。",
        "Natural persons counted in both groups; a range will do.",
    ),
)
.asked(is_number)
.source(&[practice(&QA1, "")]);
/// Of these, with sensitive data.
pub static BOTH_SENSITIVE: Field = Field::new(
    "both_sensitive",
    Kind::Count,
    t("其中敏感个人信息人数", "Of these, with sensitive data"),
    t(
        "同时计入两个人群敏感人数的自然人数；不清楚的可以不填，按上下限计算。",
        "Natural persons counted with sensitive data in both groups; may be left out, then bounds are used.",
    ),
)
.optional()
.asked(may_share_sensitive);
/// How it is known.
pub static SOURCE: Field = Field::new(
    "source",
    Kind::Paragraph,
    t("依据", "How it is known"),
    t(
        "例如按证件号、手机号或者员工号比对的结果和日期。",
        "Such as a comparison by identity number, telephone or staff number, and its date.",
    ),
)
.in_both()
.source(&[practice(&QA1, "")]);

fn is_number(entry: &Entry<'_>) -> Tri {
    entry.chose(&RELATION, overlap::NUMBER)
}

fn may_share_sensitive(entry: &Entry<'_>) -> Tri {
    entry.chose_any(&RELATION, &[overlap::NUMBER, overlap::CONTAINED])
}
