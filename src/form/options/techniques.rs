//! How information is altered before it leaves: techniques, claims, levels.

use super::{Options, choice, noted};
use crate::text::t;

/// De-identification techniques and models by family, after GB/T 37964-2019.
pub static TECHNIQUES: Options = Options {
    id: "techniques",
    choices: &[
        noted(
            "statistical_sampling",
            t("统计技术：抽样", "Statistical: sampling"),
            t(
                "一般可部分降低挑出某人、关联记录、推断属性的风险",
                "usually lowers in part the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "statistical_aggregation",
            t("统计技术：聚合", "Statistical: aggregation"),
            t(
                "一般可降低挑出某人、关联记录、推断属性的风险",
                "usually lowers the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "crypto_deterministic",
            t("密码技术：确定性加密", "Cryptographic: deterministic encryption"),
            t(
                "凭密钥可以复原，不构成匿名化；一般可部分降低关联记录的风险；一般不降低挑出某人、推断属性的风险",
                "undone with its key, so never anonymised; usually lowers in part linking; usually does not lower singling out or inference",
            ),
        ),
        noted(
            "crypto_order_preserving",
            t("密码技术：保序加密", "Cryptographic: order-preserving encryption"),
            t(
                "凭密钥可以复原，不构成匿名化；一般可部分降低关联记录的风险；一般不降低挑出某人、推断属性的风险",
                "undone with its key, so never anonymised; usually lowers in part linking; usually does not lower singling out or inference",
            ),
        ),
        noted(
            "crypto_format_preserving",
            t("密码技术：保留格式加密", "Cryptographic: format-preserving encryption"),
            t(
                "凭密钥可以复原，不构成匿名化；主要保护存储、传输或者计算过程，一般不降低挑出某人、关联记录、推断属性的风险",
                "undone with its key, so never anonymised; protects storage, transfer or computing; usually does not lower singling out, \
                 linking or inference",
            ),
        ),
        noted(
            "crypto_homomorphic",
            t("密码技术：同态加密", "Cryptographic: homomorphic encryption"),
            t(
                "凭密钥可以复原，不构成匿名化；主要保护存储、传输或者计算过程，一般不降低挑出某人、关联记录、推断属性的风险",
                "undone with its key, so never anonymised; protects storage, transfer or computing; usually does not lower singling out, \
                 linking or inference",
            ),
        ),
        noted(
            "crypto_secret_sharing",
            t("密码技术：同态秘密共享", "Cryptographic: homomorphic secret sharing"),
            t(
                "凭份额可以复原，不构成匿名化；主要保护存储、传输或者计算过程，一般不降低挑出某人、关联记录、推断属性的风险",
                "undone with the shares, so never anonymised; protects storage, transfer or computing; usually does not lower singling out, \
                 linking or inference",
            ),
        ),
        noted(
            "suppression_masking",
            t("抑制技术：屏蔽", "Suppression: masking"),
            t(
                "一般可降低挑出某人的风险；一般可部分降低关联记录的风险；一般不降低推断属性的风险",
                "usually lowers singling out; usually lowers in part linking; usually does not \
                 lower inference",
            ),
        ),
        noted(
            "suppression_local",
            t("抑制技术：局部抑制", "Suppression: local suppression"),
            t(
                "一般可部分降低挑出某人、关联记录、推断属性的风险",
                "usually lowers in part the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "suppression_record",
            t("抑制技术：记录抑制", "Suppression: record suppression"),
            t(
                "一般可部分降低挑出某人、关联记录、推断属性的风险",
                "usually lowers in part the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "pseudonym_independent",
            t(
                "假名化技术：独立于标识符的假名",
                "Pseudonymisation: pseudonym independent of identifiers",
            ),
            t(
                "凭对照表可以复原，不构成匿名化；一般可部分降低关联记录的风险；一般不降低挑出某人、推断属性的风险",
                "undone with the table, so never anonymised; usually lowers in part linking; usually does not lower singling out or inference",
            ),
        ),
        noted(
            "pseudonym_cryptographic",
            t(
                "假名化技术：基于密码技术的假名",
                "Pseudonymisation: pseudonym derived by cryptography",
            ),
            t(
                "凭密钥可以复原，不构成匿名化；一般可部分降低关联记录的风险；一般不降低挑出某人、推断属性的风险",
                "undone with its key, so never anonymised; usually lowers in part linking; usually does not lower singling out or inference",
            ),
        ),
        noted(
            "generalisation_rounding",
            t("泛化技术：取整", "Generalisation: rounding"),
            t(
                "一般可部分降低关联记录、推断属性的风险；一般不降低挑出某人的风险",
                "usually lowers in part linking and inference; usually does not lower singling out",
            ),
        ),
        noted(
            "generalisation_top_bottom",
            t("泛化技术：顶层与底层编码", "Generalisation: top and bottom coding"),
            t(
                "一般可部分降低关联记录、推断属性的风险；一般不降低挑出某人的风险",
                "usually lowers in part linking and inference; usually does not lower singling out",
            ),
        ),
        noted(
            "randomisation_noise",
            t("随机化技术：噪声添加", "Randomisation: noise addition"),
            t(
                "一般可部分降低挑出某人、关联记录、推断属性的风险",
                "usually lowers in part the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "randomisation_permutation",
            t("随机化技术：置换", "Randomisation: permutation"),
            t(
                "一般可部分降低挑出某人、关联记录、推断属性的风险",
                "usually lowers in part the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "randomisation_microaggregation",
            t("随机化技术：微聚集", "Randomisation: micro-aggregation"),
            t(
                "一般可部分降低关联记录、推断属性的风险；一般不降低挑出某人的风险",
                "usually lowers in part linking and inference; usually does not lower singling out",
            ),
        ),
        noted(
            "synthetic_data",
            t("数据合成技术", "Synthetic data"),
            t(
                "一般可降低挑出某人、关联记录、推断属性的风险",
                "usually lowers the risk of singling out, linking and inference",
            ),
        ),
        noted(
            "model_k_anonymity",
            t(
                "模型：K-匿名（含L-多样性、T-接近性）",
                "Model: k-anonymity (with l-diversity, t-closeness)",
            ),
            t(
                "一般可降低挑出某人的风险；一般可部分降低关联记录的风险；一般不降低推断属性的风险",
                "usually lowers singling out; usually lowers in part linking; usually does not \
                 lower inference",
            ),
        ),
        noted(
            "model_differential_privacy",
            t("模型：差分隐私", "Model: differential privacy"),
            t(
                "一般可降低挑出某人、关联记录的风险；一般可部分降低推断属性的风险",
                "usually lowers singling out and linking; usually lowers in part inference",
            ),
        ),
    ],
};

/// What the handler says the treatment achieves.
pub static TECHNIQUE_CLAIMS: Options = Options {
    id: "technique_claims",
    choices: &[
        noted(
            "de_identified",
            t("去标识化（仍为个人信息）", "De-identified (still personal information)"),
            t(
                "不借助额外信息无法识别特定自然人；各项义务和人数计算照常适用",
                "no one identifiable without extra information; all duties and counts still apply",
            ),
        ),
        noted(
            "anonymised",
            t(
                "匿名化（不再是个人信息，须有证明）",
                "Anonymised (no longer personal information; proof needed)",
            ),
            t(
                "无法识别特定自然人且不能复原；应有评估报告等证明",
                "no one identifiable and not reversible; keep proof such as a test report",
            ),
        ),
    ],
};

/// Results of a de-identification assessment, after GB/T 42460-2023.
pub static DEID_LEVELS: Options = Options {
    id: "deid_levels",
    choices: &[
        noted("level_1", t("1级", "Level 1"), t("含有直接标识符", "contains a direct identifier")),
        noted(
            "level_2",
            t("2级", "Level 2"),
            t(
                "不含直接标识符，含有准标识符，重标识风险不低于可接受阈值",
                "no direct identifier, quasi-identifiers, re-identification risk at or above \
                 the threshold",
            ),
        ),
        noted(
            "level_3",
            t("3级", "Level 3"),
            t(
                "不含直接标识符，含有准标识符，重标识风险低于可接受阈值",
                "no direct identifier, quasi-identifiers, re-identification risk below the \
                 threshold",
            ),
        ),
        noted("level_4", t("4级", "Level 4"), t("不含任何标识符", "no identifier of any kind")),
    ],
};

/// How de-identified data is shared, after GB/T 37964-2019; it sets the least class size.
pub static SHARING_CONTEXTS: Options = Options {
    id: "sharing_contexts",
    choices: &[
        noted(
            "public",
            t("完全公开共享", "Public sharing"),
            t(
                "数据一经发布很难召回；每个等价类至少20条记录",
                "once published the data cannot be called back; at least 20 records a class",
            ),
        ),
        noted(
            "controlled",
            t("受控公开共享", "Controlled sharing"),
            t(
                "以协议约束使用，如向指定的境外接收方提供；每个等价类至少5条记录",
                "use is bound by an agreement, as in export to a named recipient; at least 5 records a class",
            ),
        ),
        noted(
            "enclave",
            t("领地公开共享", "Enclave sharing"),
            t(
                "只能在一定的环境内使用，不能取出；每个等价类至少3条记录",
                "used within an enclave that the data cannot leave; at least 3 records a class",
            ),
        ),
    ],
};

/// High, medium or low: the recipient's controls, and its motive and capability.
pub static DEID_GRADES: Options = Options {
    id: "deid_grades",
    choices: &[
        choice("high", t("高", "high")),
        choice("medium", t("中", "medium")),
        choice("low", t("低", "low")),
    ],
};
