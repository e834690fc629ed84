//! How information is altered before it leaves: techniques, claims, levels.

use super::{Options, codes, list};

/// De-identification techniques and models by family, after GB/T 37964-2019.
pub static TECHNIQUES: Options = list!("techniques");

codes!(
    technique of TECHNIQUES:
    STATISTICAL_SAMPLING = "statistical_sampling",
    STATISTICAL_AGGREGATION = "statistical_aggregation",
    CRYPTO_DETERMINISTIC = "crypto_deterministic",
    CRYPTO_ORDER_PRESERVING = "crypto_order_preserving",
    CRYPTO_FORMAT_PRESERVING = "crypto_format_preserving",
    CRYPTO_HOMOMORPHIC = "crypto_homomorphic",
    CRYPTO_SECRET_SHARING = "crypto_secret_sharing",
    SUPPRESSION_MASKING = "suppression_masking",
    SUPPRESSION_LOCAL = "suppression_local",
    SUPPRESSION_RECORD = "suppression_record",
    PSEUDONYM_INDEPENDENT = "pseudonym_independent",
    PSEUDONYM_CRYPTOGRAPHIC = "pseudonym_cryptographic",
    GENERALISATION_ROUNDING = "generalisation_rounding",
    GENERALISATION_TOP_BOTTOM = "generalisation_top_bottom",
    RANDOMISATION_NOISE = "randomisation_noise",
    RANDOMISATION_PERMUTATION = "randomisation_permutation",
    RANDOMISATION_MICROAGGREGATION = "randomisation_microaggregation",
    SYNTHETIC_DATA = "synthetic_data",
    MODEL_K_ANONYMITY = "model_k_anonymity",
    MODEL_DIFFERENTIAL_PRIVACY = "model_differential_privacy",
);

/// What the handler says the treatment achieves.
pub static TECHNIQUE_CLAIMS: Options = list!("technique_claims");

codes!(
    claim of TECHNIQUE_CLAIMS:
    ANONYMISED = "anonymised",
);

/// Results of a de-identification assessment, after GB/T 42460-2023.
pub static DEID_LEVELS: Options = list!("deid_levels");

codes!(
    deid_level of DEID_LEVELS:
    LEVEL_1 = "level_1",
    LEVEL_2 = "level_2",
    LEVEL_3 = "level_3",
    LEVEL_4 = "level_4",
);

/// How de-identified data is shared, after GB/T 37964-2019; it sets the least class size.
pub static SHARING_CONTEXTS: Options = list!("sharing_contexts");

codes!(
    context of SHARING_CONTEXTS:
    PUBLIC = "public",
    CONTROLLED = "controlled",
    ENCLAVE = "enclave",
);

/// High, medium or low: the recipient's controls, and its motive and capability.
pub static DEID_GRADES: Options = list!("deid_grades");

codes!(
    deid_grade of DEID_GRADES:
    HIGH = "high",
    MEDIUM = "medium",
    LOW = "low",
);
