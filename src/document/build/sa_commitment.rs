//! The commitment printed in the forms of the security assessment (本单位承诺), in our own words, with the lines to sign.

use crate::document::Block;
use crate::text::t;

use super::material::Material;

/// The points of the commitment; `fresh` for the one on the self-assessment, which an extension does not have.
pub(super) fn build(material: &Material<'_>, fresh: bool) -> Vec<Block> {
    let mut points = vec![
        t(
            "所填内容和所附材料真实、完整、准确、有效。",
            "What is stated and attached is true, complete, accurate and valid.",
        ),
        t(
            "为安全评估提供必要的配合和支持。",
            "The unit gives the cooperation and support that the assessment needs.",
        ),
    ];
    if fresh {
        points.push(t(
            "自评估在申报之日前3个月内完成，至申报之日没有发生重大变化。",
            "The self-assessment was finished within the 3 months before the application, and nothing material has changed since.",
        ));
    }
    points.push(t(
        "内容不实或者违反承诺的，承担相应的法律责任。",
        "The unit is liable if any of this is untrue or broken.",
    ));
    vec![
        material.remark(t(
            "以下为要点，签署以官方表格印制的文字为准。",
            "These are the points only; what is signed is the text printed on the official form.",
        )),
        material.points(&points),
        material.sealed(&[
            t("法定代表人（签字）：            ", "Legal representative (signature):            "),
            t("单位（盖章）：            ", "Unit (seal):            "),
        ]),
    ]
}
