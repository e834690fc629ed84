//! Events from which a period of the law runs, or which end one.

use super::{Options, choice, noted};
use crate::text::t;

/// What happened.
pub static EVENTS: Options = Options {
    id: "events",
    choices: &[
        noted(
            "contract_effective",
            t("标准合同生效", "Standard contract takes effect"),
            t(
                "本记录的合同在“标准合同空白项”中填写生效日即可；这里填其他接收方的合同",
                "the contract of this record has its day under \"Contract blanks\"; here stand those with other recipients",
            ),
        ),
        choice(
            "gba_contract_effective",
            t("大湾区标准合同生效", "GBA standard contract takes effect"),
        ),
        choice("sc_submitted", t("提交标准合同备案材料", "Standard contract filing submitted")),
        choice(
            "sc_supplement_notice",
            t("收到补充备案材料的通知", "Told to supplement the filing"),
        ),
        choice(
            "sc_resubmitted",
            t("提交补充材料或者重新备案", "Supplement or new filing submitted"),
        ),
        choice("sc_number", t("取得备案编号", "Filing number issued")),
        choice("sa_self_finished", t("数据出境风险自评估完成", "Risk self-assessment finished")),
        noted(
            "sa_applied",
            t("提交安全评估申报", "Security assessment applied for"),
            t("省级网信部门收到申报材料之日", "the day the provincial CAC receives the papers"),
        ),
        choice(
            "sa_received",
            t("国家网信部门收到申报材料", "National CAC receives the application"),
        ),
        noted(
            "sa_accepted",
            t("安全评估受理", "Security assessment accepted"),
            t("书面受理通知书发出之日", "the day of the written notice of acceptance"),
        ),
        noted(
            "sa_result_issued",
            t("出具安全评估结果", "Assessment result issued"),
            t(
                "结果通知书的出具日；通知书上印有有效期的，一并填写",
                "the day on the notice; fill in the expiry too if it is printed there",
            ),
        ),
        choice("sa_result_received", t("收到安全评估结果", "Assessment result received")),
        choice(
            "sa_ext_received",
            t(
                "国家网信部门收到延长有效期的申请",
                "National CAC receives the request for extension",
            ),
        ),
        noted(
            "sa_extended",
            t("获准延长评估结果有效期", "Validity of the result extended"),
            t(
                "日期填原有效期届满之日，新的有效期从这一天续算",
                "give the day on which the old validity ends; the new one runs on from it",
            ),
        ),
        noted(
            "important_data_notified",
            t("被告知或者公开发布为重要数据", "Data notified or published as important data"),
            t("通知或者公布之日", "the day of the notice or publication"),
        ),
        noted(
            "certificate_issued",
            t("取得个人信息出境认证证书", "Certificate issued"),
            t("证书上印有有效期的，一并填写", "fill in the expiry too if it is printed there"),
        ),
        choice(
            "body_qualified",
            t("认证机构取得认证资质", "Certification body obtains its qualification"),
        ),
        noted(
            "pipia_finished",
            t("影响评估报告更新完成", "New version of the impact assessment finished"),
            t(
                "本次评估的完成日在“评估概况”中填写；这里填以后的更新",
                "the day of this assessment stands under \"The assessment\"; here stand later versions",
            ),
        ),
        choice("export_ended", t("出境活动结束", "Export ended")),
        choice(
            "processing_ended",
            t("对外提供或者委托处理结束", "Provision or entrusted processing ended"),
        ),
        choice("transaction_completed", t("交易完成", "Transaction completed")),
        choice("risk_finished", t("网络数据风险评估完成", "Network data risk assessment finished")),
        choice("logs_created", t("网络日志产生", "Network logs created")),
        choice("audit_finished", t("个人信息保护合规审计完成", "Compliance audit finished")),
        noted(
            "minors_year",
            t("当年处理未成年人个人信息", "Minors' data processed in the year"),
            t("填该年中的任何一天", "any day of that year"),
        ),
        choice("persons_1m", t("处理个人信息达到100万人", "Data of 1,000,000 persons reached")),
        choice(
            "officer_changed",
            t(
                "已报送的个人信息保护负责人信息变更",
                "Reported particulars of the protection officer changed",
            ),
        ),
        choice(
            "faces_100k",
            t("存储的人脸信息达到10万人", "Stored facial data of 100,000 persons reached"),
        ),
        choice(
            "representative_named",
            t(
                "境外处理者设立机构或者指定代表",
                "Overseas handler names its office or representative",
            ),
        ),
        choice("rights_request", t("收到个人行使权利的请求", "Request of an individual received")),
        noted(
            "leak_found",
            t(
                "发现个人信息泄露、篡改、丢失",
                "Leak, alteration or loss of personal information found",
            ),
            t(
                "已经发生或者可能发生的都算；达到较大以上的另填一行",
                "having happened or likely to have; for a relatively major one or above add a row of that kind",
            ),
        ),
        noted(
            "incident_major",
            t("发现较大以上网络安全事件", "Incident found, relatively major or above"),
            t(
                "泄露个人信息100万人以上属于较大；人数只是标准之一",
                "a leak of 1,000,000 persons or more is relatively major; the number is one criterion of several",
            ),
        ),
        choice(
            "incident_ciio",
            t(
                "关键信息基础设施发现较大以上网络安全事件",
                "The same, at critical information infrastructure",
            ),
        ),
        choice(
            "incident_state",
            t("中央和国家机关发现较大以上网络安全事件", "The same, at a central or state organ"),
        ),
        choice("incident_closed", t("网络安全事件处置结束", "Handling of the incident ended")),
        noted(
            "product_risk",
            t("发现产品、服务的安全缺陷或者漏洞", "Security defect of a product or service found"),
            t(
                "涉及危害国家安全、公共利益的",
                "one that endangers national security or the public interest",
            ),
        ),
    ],
};
