//! The promises of privacy policies that a record can be held against, in the order in which policies make them.
//!
//! By which words a page makes one stands in `promises.tsv`, under its id; what proves it, in the files of its subject.

use crate::form::options::area;
use crate::text::{Text, t};

use super::super::things::Topic;
use super::abroad::{
    clauses, deidentification, encryption, mainland, notice, passing_on, separate_consent,
};
use super::audits::audit;
use super::handling::{backups, free, joint, passed_on};
use super::lasting::{disposal, reply, retention};
use super::mechanism::mechanism;
use super::people::{automated, body, complaint, minors, public, unheld, update, withdrawal};
use super::proof::by_measure;
use super::{Promise, Proof, Proving};

/// Every promise.
pub(super) static PROMISES: &[Promise] = &[
    promise(
        "mainland",
        t("境内信息存储在境内", "Data of the mainland is kept in the mainland"),
        mainland,
    ),
    promise(
        "notice",
        t(
            "出境前告知接收方和处理情况",
            "People are told of recipient and processing before the export",
        ),
        notice,
    ),
    promise(
        "separate_consent",
        t("出境取得单独同意", "Separate consent to the export"),
        separate_consent,
    ),
    promise("deidentification", t("去标识化", "De-identification"), deidentification),
    promise("encryption", t("加密传输", "Encrypted transmission"), encryption),
    promise("audit", t("评估和审计接收方", "Assessment and audit of the recipient"), audit),
    promise(
        "clauses",
        t("与接收方签署协议或者条款", "Agreement or clauses with the recipient"),
        clauses,
    ),
    promise(
        "mechanism",
        t(
            "安全评估、认证或者标准合同备案",
            "Security assessment, certification or standard contract",
        ),
        mechanism,
    ),
    promise(
        "passing_on",
        t("委托和再提供受约束", "Entrusting and passing on are bound"),
        passing_on,
    ),
    promise("minimum", t("只保存必要的期限", "Kept no longer than necessary"), disposal),
    Promise {
        period: Some(Topic::Retention),
        ..promise("retention", t("保存的期限", "Period of retention"), retention)
    },
    promise("disposal", t("到期删除或者匿名化", "Deleted or anonymised at the end"), disposal),
    promise("access_control", t("访问控制", "Access control"), |of| {
        by_measure(of, area::ACCESS)
    }),
    promise("network", t("防范网络攻击", "Protection from attacks"), |of| {
        by_measure(of, area::NETWORK)
    }),
    promise("mlps", t("等级保护测评", "Graded-protection test"), |of| {
        by_measure(of, area::MLPS)
    }),
    promise("management", t("安全管理体系", "Security management system"), |of| {
        by_measure(of, area::GOVERNANCE)
    }),
    promise("body", t("保护机构或者负责人", "Protection body or officer"), body),
    promise("training", t("员工培训", "Training of staff"), |of| {
        by_measure(of, area::TRAINING)
    }),
    promise("impact", t("影响评估", "Impact assessment"), |of| {
        by_measure(of, area::RISK_ASSESSMENT)
    }),
    promise("incident", t("安全事件告知和报告", "Incidents are told and reported"), |of| {
        by_measure(of, area::INCIDENT)
    }),
    Promise {
        period: Some(Topic::Response),
        ..promise("reply", t("答复请求的期限", "Time to answer requests"), reply)
    },
    promise("free", t("请求不收费", "Requests are free of charge"), free),
    promise(
        "passed_on",
        t("删除和更正转达接收方", "Deletion and correction are passed on to recipients"),
        passed_on,
    ),
    Promise {
        denied_too: true,
        ..promise("backups", t("备份中的信息", "What stands in backups"), backups)
    },
    promise("withdrawal", t("可以撤回同意", "Consent can be withdrawn"), withdrawal),
    promise("complaint", t("投诉和诉讼", "Complaint and lawsuit"), complaint),
    promise("automated", t("自动化决策可以拒绝", "Automated decisions can be refused"), automated),
    promise("other_purpose", t("改变目的另行取得同意", "New consent for other purposes"), unheld),
    promise("joint", t("共同处理的约定", "Agreement on joint handling"), joint),
    promise(
        "merger",
        t(
            "合并、转让时告知并继续受约束",
            "In a merger or transfer people are told and the policy binds on",
        ),
        unheld,
    ),
    promise("public", t("公开披露须单独同意", "Publication needs separate consent"), public),
    promise("minors", t("未成年人须监护人同意", "Guardians consent for minors"), minors),
    promise(
        "update",
        t("重大变更再次告知并取得同意", "Material changes are told and consented to anew"),
        update,
    ),
    promise("unsubscribe", t("可以退订消息", "Messages can be unsubscribed"), unheld),
    promise("cookies", t("Cookie 的限制和关闭", "Limits of cookies, and turning them off"), unheld),
    promise("archive", t("保存历史版本", "Earlier versions are kept"), unheld),
];

/// A promise of no period.
const fn promise(id: &'static str, title: Text, prove: fn(&Proving<'_>) -> Proof) -> Promise {
    Promise { id, title, period: None, denied_too: false, prove }
}
