//! The commitment printed in the forms of the security assessment (本单位承诺), word for word, with the lines to sign.

use crate::document::Block;
use crate::text::{Text, t};

use super::material::Material;

/// That of the application form (annex 3 of the guide).
pub(super) const APPLICATION: Text = t(
    "申报材料所有内容真实、完整、准确和有效。为国家网信办组织实施的数据出境安全评估工作提供必要的配合和支持。自评估工作为申报之日前3个月内完成，且至申报之日未发生重大变化。若承诺不实或者违背承诺，愿意承担相应法律责任。",
    "All contents of the application papers are true, complete, accurate and valid. The unit gives the cooperation and support that the security assessment of the export, organised and carried out by the CAC, needs. The self-assessment was finished within the 3 months before the day of application, and nothing material has changed up to that day. If the commitment is untrue or broken, the unit is willing to bear the legal liability.",
);
/// That of the request for an extension (annex 5): it has no sentence on the self-assessment.
pub(super) const EXTENSION: Text = t(
    "申请材料所有内容真实、完整、准确和有效。为国家网信办组织实施的延长评估结果有效期审核工作提供必要的配合和支持。若承诺不实或者违背承诺，愿意承担相应法律责任。",
    "All contents of the papers of the request are true, complete, accurate and valid. The unit gives the cooperation and support that the review of the extension, organised and carried out by the CAC, needs. If the commitment is untrue or broken, the unit is willing to bear the legal liability.",
);

/// The commitment as printed, and where it is signed and sealed.
pub(super) fn build(material: &Material<'_>, words: Text) -> Vec<Block> {
    vec![
        material.sentence(words),
        material.sealed(&[
            t("法定代表人（签字）：            ", "Legal representative (signature):            "),
            t("单位（盖章）：            ", "Unit (seal):            "),
        ]),
    ]
}
