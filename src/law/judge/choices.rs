//! What the handler may choose between where the law leaves a choice, and nothing that could not be done on the day.

use crate::form::options::act;
use crate::source::SCM;
use crate::text::{Text, t};

use super::super::catalog::{CERTIFICATION_BEGAN, GBA_CONTRACT};
use super::super::{Flow, Mechanism, ScenarioVerdict};

/// What the handler may choose between, where the law leaves a choice.
pub(super) fn choices(verdict: &ScenarioVerdict, flow: &Flow<'_>) -> Vec<Text> {
    if verdict.mechanism != Mechanism::StandardContractOrCertification {
        return Vec::new();
    }
    let day = flow.day();
    // Neither was open before: the mechanism is named, and nothing could be done.
    if day < CERTIFICATION_BEGAN {
        return Vec::new();
    }
    let certificate = t("通过个人信息出境认证", "obtain the certification");
    if day < SCM.from {
        return vec![certificate];
    }
    if flow.act(act::DIRECT_COLLECTION).is_yes() {
        return vec![
            certificate,
            t(
                "订立标准合同并备案（境外直接收集能否适用存疑）",
                "sign and file the standard contract (doubtful for direct collection)",
            ),
        ];
    }
    let mut out = vec![t("订立标准合同并备案", "sign and file the standard contract"), certificate];
    if verdict.flags().any(|finding| *finding.rule == GBA_CONTRACT) {
        out.push(t("采用粤港澳大湾区标准合同", "use the GBA standard contract"));
    }
    out
}
