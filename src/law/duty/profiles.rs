//! One profile a duty, in the order of [`Duty::ALL`].

use crate::form::catalog::{
    consents, contract, groups, handler, items, measures, recipients, record, scenarios,
};
use crate::text::{Text, t};

use super::Bearing::{Applies, Event, Settled};
use super::{Bearing, Duty, Evidence, Profile};

const HANDLER: Text = t("个人信息处理者", "the handler");
const BOTH: Text = t("个人信息处理者；境外接收方配合", "the handler, with the recipient's help");
const OVERSEAS: Text = t("境外的个人信息处理者", "the handler abroad");

const fn profile(
    duty: Duty,
    code: &'static str,
    label: Text,
    who: Text,
    bearing: Bearing,
    evidence: &'static [Evidence],
) -> Profile {
    Profile { duty, code, label, who, evidence, bearing }
}

pub(super) static PROFILES: [Profile; 30] = [
    profile(
        Duty::Notice,
        "notice",
        t("告知出境事项", "Notice of the export"),
        HANDLER,
        Settled,
        &[
            (&consents::SECTION, &consents::NOTICE_ITEMS),
            (&consents::SECTION, &consents::CHANNEL),
            (&consents::SECTION, &consents::EVIDENCE),
        ],
    ),
    profile(
        Duty::SeparateConsent,
        "separate_consent",
        t("出境单独同意", "Separate consent to the export"),
        HANDLER,
        Settled,
        &[
            (&consents::SECTION, &consents::OBTAINED),
            (&consents::SECTION, &consents::EVIDENCE),
            (&scenarios::SECTION, &scenarios::LEGAL_BASIS),
        ],
    ),
    profile(
        Duty::Pipia,
        "pipia",
        t("个人信息保护影响评估", "Impact assessment (PIPIA)"),
        HANDLER,
        Settled,
        &[
            (&record::SECTION, &record::END),
            (&record::SECTION, &record::METHOD),
            (&record::SECTION, &record::TEAM),
        ],
    ),
    profile(
        Duty::GuardianConsent,
        "guardian_consent",
        t("监护人同意", "Guardian consent"),
        HANDLER,
        Settled,
        &[(&consents::SECTION, &consents::GUARDIAN), (&groups::SECTION, &groups::UNDER_14)],
    ),
    profile(
        Duty::Filing,
        "filing",
        t("备案、申报或者认证", "Filing, application or certificate"),
        HANDLER,
        Settled,
        &[
            (&record::SECTION, &record::ROUTE),
            (&contract::SECTION, &contract::EFFECTIVE),
            (&record::SECTION, &record::FILING_DAY),
        ],
    ),
    profile(
        Duty::GeneralNotice,
        "general_notice",
        t("一般告知（处理规则）", "General notice (processing rules)"),
        HANDLER,
        Settled,
        &[
            (&handler::SECTION, &handler::PUBLIC_CONTACT),
            (&handler::SECTION, &handler::RIGHTS_CHANNEL),
            (&consents::SECTION, &consents::VERSION),
        ],
    ),
    profile(
        Duty::SensitiveNotice,
        "sensitive_notice",
        t("敏感个人信息的补充告知", "Added notice for sensitive data"),
        HANDLER,
        Settled,
        &[
            (&consents::SECTION, &consents::SENSITIVE_ITEMS),
            (&scenarios::SECTION, &scenarios::RIGHTS_EFFECT),
        ],
    ),
    profile(
        Duty::SensitiveConsent,
        "sensitive_consent",
        t("敏感个人信息的单独同意", "Separate consent to sensitive data"),
        HANDLER,
        Settled,
        &[
            (&consents::SECTION, &consents::OBTAINED),
            (&consents::SECTION, &consents::EVIDENCE),
            (&items::SECTION, &items::SENSITIVITY),
        ],
    ),
    profile(
        Duty::SensitiveProcessing,
        "sensitive_processing",
        t("敏感个人信息的处理条件", "Conditions for sensitive data"),
        HANDLER,
        Settled,
        &[
            (&items::SECTION, &items::NECESSITY),
            (&scenarios::SECTION, &scenarios::NECESSITY),
            (&measures::SECTION, &measures::DESCRIPTION),
        ],
    ),
    profile(
        Duty::ChildrenRules,
        "children_rules",
        t("未成年人专门处理规则", "Dedicated rules for children"),
        HANDLER,
        Settled,
        &[(&handler::SECTION, &handler::COMPLIANCE), (&consents::SECTION, &consents::GUARDIAN)],
    ),
    profile(
        Duty::RecordKeeping,
        "record_keeping",
        t("保存评估报告和处理记录", "Keeping report and records"),
        HANDLER,
        Settled,
        &[
            (&record::SECTION, &record::END),
            (&consents::SECTION, &consents::EVIDENCE),
            (&measures::SECTION, &measures::EVIDENCE),
        ],
    ),
    profile(
        Duty::EqualProtection,
        "equal_protection",
        t("保障接收方达到同等保护标准", "Equal protection at the recipient"),
        BOTH,
        Settled,
        &[
            (&recipients::SECTION, &recipients::MEASURES),
            (&recipients::SECTION, &recipients::LAST_AUDIT),
            (&recipients::SECTION, &recipients::LAW_EFFECT),
        ],
    ),
    profile(
        Duty::RecipientContract,
        "recipient_contract",
        t("与接收方约定并监督", "Contract with the recipient"),
        BOTH,
        Applies(t(
            "境内处理者向接收方提供或者委托处理的",
            "a handler in the mainland provides or entrusts the data",
        )),
        &[
            (&recipients::SECTION, &recipients::AGREEMENT),
            (&contract::SECTION, &contract::EFFECTIVE),
        ],
    ),
    profile(
        Duty::Entrusted,
        "entrusted",
        t("委托处理", "Entrusted processing"),
        BOTH,
        Applies(t("接收方受托处理的", "the recipient processes on behalf of the handler")),
        &[
            (&recipients::SECTION, &recipients::ROLE),
            (&recipients::SECTION, &recipients::AGREEMENT),
            (&recipients::SECTION, &recipients::LAST_AUDIT),
        ],
    ),
    profile(
        Duty::OtherHandler,
        "other_handler",
        t("提供给其他处理者", "Provision to another handler"),
        HANDLER,
        Applies(t("接收方自行决定目的和方式的", "the recipient decides purpose and method itself")),
        &[
            (&recipients::SECTION, &recipients::ROLE),
            (&consents::SECTION, &consents::NOTICE_ITEMS),
            (&consents::SECTION, &consents::OBTAINED),
        ],
    ),
    profile(
        Duty::Succession,
        "succession",
        t("合并、分立、解散、破产", "Merger, split, dissolution, bankruptcy"),
        t("处理者；接收方继续履行义务", "the handler; the recipient carries the duties on"),
        Applies(t(
            "因合并、分立、解散、破产等转移个人信息的",
            "the data move because of a merger, split, dissolution or bankruptcy",
        )),
        &[(&scenarios::SECTION, &scenarios::SUCCESSION), (&consents::SECTION, &consents::EVIDENCE)],
    ),
    profile(
        Duty::AutomatedDecisions,
        "automated_decisions",
        t("自动化决策", "Automated decisions"),
        BOTH,
        Applies(t("用于自动化决策的", "the data serve automated decisions")),
        &[
            (&scenarios::SECTION, &scenarios::AUTOMATED),
            (&handler::SECTION, &handler::RIGHTS_CHANNEL),
        ],
    ),
    profile(
        Duty::Publication,
        "publication",
        t("公开个人信息", "Publication"),
        BOTH,
        Applies(t("个人信息将被公开的", "the data will be published")),
        &[(&scenarios::SECTION, &scenarios::PUBLISHED), (&consents::SECTION, &consents::OBTAINED)],
    ),
    profile(
        Duty::PublicData,
        "public_data",
        t("已公开的个人信息", "Data already public"),
        HANDLER,
        Applies(t("以信息已合法公开为基础的", "the basis is that the data are lawfully public")),
        &[
            (&scenarios::SECTION, &scenarios::LEGAL_BASIS),
            (&scenarios::SECTION, &scenarios::BASIS_REASON),
        ],
    ),
    profile(
        Duty::Localisation,
        "localisation",
        t("境内存储", "Storage in the mainland"),
        HANDLER,
        Applies(t(
            "关键信息基础设施运营者、国家机关，或者处理数量达到规定的",
            "the handler is a CII operator or a state organ, or reaches the quantity set",
        )),
        &[
            (&scenarios::SECTION, &scenarios::DOMESTIC_STORAGE),
            (&handler::SECTION, &handler::PERSONS_PROCESSED),
        ],
    ),
    profile(
        Duty::ForeignRequest,
        "foreign_request",
        t("境外司法、执法机构的调取", "Requests of foreign authorities"),
        BOTH,
        Event(t(
            "境外司法或者执法机构要求提供时",
            "a foreign judicial or law-enforcement body asks for data",
        )),
        &[
            (&recipients::SECTION, &recipients::AUTHORITY_APPROVAL),
            (&recipients::SECTION, &recipients::INCIDENTS),
        ],
    ),
    profile(
        Duty::RestrictedList,
        "restricted_list",
        t("限制提供清单和对等措施", "Restricted list and countermeasures"),
        HANDLER,
        Applies(t(
            "接收方被列入清单，或者国家采取对等措施的",
            "the recipient is listed, or countermeasures are taken",
        )),
        &[(&recipients::SECTION, &recipients::RESTRICTED)],
    ),
    profile(
        Duty::Rights,
        "rights",
        t("响应个人行使权利", "Answering individuals"),
        BOTH,
        Settled,
        &[
            (&handler::SECTION, &handler::RIGHTS_CHANNEL),
            (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
        ],
    ),
    profile(
        Duty::Officer,
        "officer",
        t("个人信息保护负责人", "Protection officer"),
        HANDLER,
        Applies(t("处理个人信息达到100万人的", "data of 1,000,000 persons are processed")),
        &[(&handler::SECTION, &handler::OFFICER), (&handler::SECTION, &handler::OFFICER_CONTACT)],
    ),
    profile(
        Duty::Representative,
        "representative",
        t("境内专门机构或者代表", "Body or representative in the mainland"),
        OVERSEAS,
        Applies(t("境外直接收集的", "the data are collected directly from abroad")),
        &[(&handler::SECTION, &handler::REPRESENTATIVE)],
    ),
    profile(
        Duty::Audit,
        "audit",
        t("合规审计", "Compliance audit"),
        HANDLER,
        Settled,
        &[(&handler::SECTION, &handler::COMPLIANCE)],
    ),
    profile(
        Duty::Security,
        "security",
        t("安全措施", "Security measures"),
        BOTH,
        Settled,
        &[
            (&measures::SECTION, &measures::DESCRIPTION),
            (&measures::SECTION, &measures::EVIDENCE),
            (&recipients::SECTION, &recipients::MEASURES),
        ],
    ),
    profile(
        Duty::Breach,
        "breach",
        t("泄露、篡改、丢失的补救和报告", "Remedy and report of a breach"),
        BOTH,
        Event(t(
            "发生或者可能发生泄露、篡改、丢失时",
            "data were or may have been leaked, altered or lost",
        )),
        &[(&measures::SECTION, &measures::AREA), (&recipients::SECTION, &recipients::INCIDENTS)],
    ),
    profile(
        Duty::TenMillion,
        "ten_million",
        t("1000万人以上的加重义务", "Added duties from 10,000,000 persons on"),
        HANDLER,
        Applies(t("处理1000万人以上个人信息的", "data of 10,000,000 persons are processed")),
        &[
            (&handler::SECTION, &handler::PROTECTION_BODY),
            (&handler::SECTION, &handler::PERSONS_PROCESSED),
        ],
    ),
    profile(
        Duty::AssessmentLimits,
        "assessment_limits",
        t("不超出评估结果", "Staying within the assessment"),
        BOTH,
        Applies(t("经安全评估后出境的", "the export rests on a security assessment")),
        &[(&scenarios::SECTION, &scenarios::PURPOSE), (&groups::SECTION, &groups::FORECAST)],
    ),
];
