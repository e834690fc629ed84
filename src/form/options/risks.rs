//! Choices of the risk assessment after GB/T 39335: where a risk comes from, whom it touches how, and its grades.
//!
//! Every scale stands from low to high; the law reads the grade from the place of its code. The criteria rest on the approval
//! draft of the standard, not on the published text.

use super::{Choice, Options, noted};
use crate::text::t;

/// No reason to correct a level: an express answer, so that an open question is never read as one.
pub const NO_ADJUSTMENT: &str = "none";

const NONE: Choice = noted(
    NO_ADJUSTMENT,
    t("没有需要修正的情形", "Nothing to correct"),
    t("只在没有其他情形时选择", "only where nothing else applies"),
);

/// The four sources of risk.
pub static RISK_SOURCES: Options = Options {
    id: "risk_sources",
    choices: &[
        noted(
            "network",
            t("网络环境和技术措施", "Network environment and technical measures"),
            t(
                "网络边界、接口、加密、访问控制、日志、漏洞",
                "network borders, interfaces, encryption, access control, logs, weaknesses",
            ),
        ),
        noted(
            "process",
            t("个人信息处理流程", "Processing of the personal information"),
            t(
                "收集、传输、保存、使用、提供、删除的各环节，以及告知和同意",
                "each stage from collection to deletion, with notice and consent",
            ),
        ),
        noted(
            "people",
            t("参与人员与第三方", "People involved and third parties"),
            t(
                "有权人员的管理和培训，境外接收方、受托人、其他接收方",
                "staff with access and their training; the recipient, processors, further recipients",
            ),
        ),
        noted(
            "business",
            t(
                "业务特点和规模及安全态势",
                "Nature and scale of the business, and the security situation",
            ),
            t(
                "人数和敏感程度，业务依赖程度，同类事件，当地法律环境",
                "number of persons and sensitivity, dependence on the business, like incidents, law of the place",
            ),
        ),
    ],
};

/// The four dimensions of impact on a person's rights and interests.
pub static IMPACT_DIMENSIONS: Options = Options {
    id: "impact_dimensions",
    choices: &[
        noted(
            "autonomy",
            t("影响个人自主决定权", "Limits a person's own decision"),
            t(
                "被迫作出违背意愿的行为，无法行使权利或者维权成本高",
                "acts against one's will; rights that cannot be exercised, or only at high cost",
            ),
        ),
        noted(
            "discrimination",
            t("引发差别性待遇", "Leads to different treatment"),
            t(
                "被歧视、被拒绝服务、不合理的额外费用",
                "discrimination, refusal of service, extra cost without reason",
            ),
        ),
        noted(
            "reputation",
            t("个人名誉受损或遭受精神压力", "Harms reputation or causes distress"),
            t(
                "误解、名誉损失、恐惧、骚扰",
                "misunderstanding, loss of reputation, fear, harassment",
            ),
        ),
        noted(
            "property",
            t("人身财产受损", "Harms body or property"),
            t(
                "诈骗、资金被盗、信用受损、人身伤害",
                "fraud, stolen funds, damaged credit, bodily harm",
            ),
        ),
    ],
};

/// How grave the impact on a person is, from low to severe.
pub static IMPACT_LEVELS: Options = Options {
    id: "impact_levels",
    choices: &[
        noted(
            "low",
            t("低", "Low"),
            t(
                "一定困扰，可以克服：耗费时间、厌烦",
                "some trouble that can be overcome: time, annoyance",
            ),
        ),
        noted(
            "medium",
            t("中", "Medium"),
            t(
                "较严重的困扰，克服有一定难度：额外费用、被拒绝服务、恐惧、轻微疾病",
                "serious trouble, overcome with some difficulty: extra cost, denied service, fear, minor illness",
            ),
        ),
        noted(
            "high",
            t("高", "High"),
            t(
                "重大影响，难以克服：被诈骗、资金被盗、列入黑名单、被歧视、被解雇",
                "major, hard to overcome: fraud, stolen funds, blacklist, discrimination, dismissal",
            ),
        ),
        noted(
            "severe",
            t("严重", "Severe"),
            t(
                "重大且不可消除：无法偿还的债务、失去劳动能力、长期疾病、死亡",
                "major and beyond repair: unpayable debt, loss of work ability, long illness, death",
            ),
        ),
    ],
};

/// How likely a security incident is, from low to very high.
pub static LIKELIHOOD_LEVELS: Options = Options {
    id: "likelihood_levels",
    choices: &[
        noted(
            "low",
            t("低", "Low"),
            t(
                "措施有效，接近最佳实践，没有发生过",
                "effective measures near best practice; has not been seen",
            ),
        ),
        noted(
            "medium",
            t("中", "Medium"),
            t(
                "有一定措施，同行业发生过；或者处理超过100万人的信息",
                "some measures, has happened in the sector; or more than 1,000,000 persons",
            ),
        ),
        noted(
            "high",
            t("高", "High"),
            t(
                "措施有缺口，本企业或者类似场景发生过；或者处理超过1000万人的信息",
                "gaps, has happened here or in a like setting; or more than 10,000,000 persons",
            ),
        ),
        noted(
            "very_high",
            t("很高", "Very high"),
            t(
                "措施严重不足，几乎必然发生",
                "measures badly lacking; an incident is almost certain",
            ),
        ),
    ],
};

/// What may move the impact by one level; which way, with its source, stands in `law::risk`.
pub static IMPACT_ADJUSTMENTS: Options = Options {
    id: "impact_adjustments",
    choices: &[
        NONE,
        noted(
            "sensitive_at_scale",
            t("升一级：较大规模的敏感个人信息", "Up: sensitive information at scale"),
            t(
                "例如50万人（GB/T 39335 报批稿）；与下面两项属于同一事实的，只选一处",
                "such as 500,000 persons (approval draft of GB/T 39335); do not count one fact again below",
            ),
        ),
        noted(
            "mostly_sensitive",
            t("升一级：多数为敏感个人信息", "Up: most of it is sensitive"),
            t("GB/T 46068 附录B（资料性）", "GB/T 46068 annex B (informative)"),
        ),
        noted(
            "many_persons",
            t("升一级：一年内涉及超过50万人", "Up: more than 500,000 persons in a year"),
            t("GB/T 46068 附录B（资料性）", "GB/T 46068 annex B (informative)"),
        ),
        noted(
            "beyond_minimum",
            t("升一级：超出最小必要的范围", "Up: beyond the smallest set of elements"),
            t("GB/T 46068 附录B（资料性）", "GB/T 46068 annex B (informative)"),
        ),
        noted(
            "vulnerable",
            t("升一级：特殊群体", "Up: vulnerable persons"),
            t(
                "未成年人、学生、老年人等（GB/T 39335 报批稿）",
                "minors, students, elderly persons and so on (approval draft of GB/T 39335)",
            ),
        ),
        noted(
            "deidentified",
            t("降一级：去标识化有效防止识别", "Down: de-identified so that nobody is identified"),
            t(
                "须有去标识化措施和效果证明（GB/T 46068 附录B，GB/T 39335 报批稿）",
                "with the measure and proof of its effect (GB/T 46068 annex B; approval draft of GB/T 39335)",
            ),
        ),
    ],
};

/// What may move the likelihood by one level.
pub static LIKELIHOOD_ADJUSTMENTS: Options = Options {
    id: "likelihood_adjustments",
    choices: &[
        NONE,
        noted(
            "tested_protection",
            t(
                "降一级：针对性防护完备且有处置经验",
                "Down: complete targeted protection and incident experience",
            ),
            t(
                "人数超过1000万也可以适用（GB/T 39335 报批稿）",
                "also above 10,000,000 persons (approval draft of GB/T 39335)",
            ),
        ),
    ],
};

/// What is done about a risk: from the strongest, usual for a severe risk, to the mildest, usual for a low one.
pub static RISK_TREATMENTS: Options = Options {
    id: "risk_treatments",
    choices: &[
        noted(
            "immediate",
            t("立即处置", "Treat at once"),
            t("一般用于严重风险", "usual for a severe risk"),
        ),
        noted(
            "deadline",
            t("限期处置", "Treat by a deadline"),
            t("一般用于高风险", "usual for a high risk"),
        ),
        noted(
            "weigh",
            t("权衡后处置", "Treat after weighing cost"),
            t(
                "一般用于中风险，权衡影响和成本",
                "usual for a medium risk, weighing effect and cost",
            ),
        ),
        noted(
            "accept",
            t("接受", "Accept"),
            t("一般用于低风险，持续关注", "usual for a low risk; keep watching"),
        ),
    ],
};
