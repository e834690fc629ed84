//! Legal grounds, exemptions, routes, and the formal side of notice, consent and contract.

use super::{Options, codes, list};

/// Legal bases of PIPL Art. 13 para. 1; item (2) stands as its two limbs.
pub static LEGAL_BASES: Options = list!("legal_bases");

codes!(
    legal_basis of LEGAL_BASES:
    CONSENT = "art13_1_consent",
    CONTRACT = "art13_2_contract",
    HUMAN_RESOURCES = "art13_2_hr",
    STATUTORY_DUTY = "art13_3_statutory_duty",
    EMERGENCY = "art13_4_emergency",
    PUBLIC = "art13_6_public",
);

/// Exemptions a handler can claim; those by volume are computed and not listed.
pub static EXEMPTIONS: Options = list!("exemptions");

codes!(
    exemption of EXEMPTIONS:
    NONE = "none",
    TRANSIT = "art4_transit",
    CONTRACT = "art5_1_contract",
    HUMAN_RESOURCES = "art5_2_hr",
    EMERGENCY = "art5_3_emergency",
    STATUTORY = "ndsmr35_6_statutory",
    FREE_TRADE_ZONE = "art6_ftz",
);

/// Acts by which personal information leaves the mainland.
pub static EXPORT_ACTS: Options = list!("export_acts");

codes!(
    act of EXPORT_ACTS:
    REMOTE_ACCESS = "remote_access",
    DIRECT_COLLECTION = "direct_collection",
    INSIDE_ONLY = "inside_only",
);

/// Technical manner of export; reference values of the security assessment form.
pub static EXPORT_MANNERS: Options = list!("export_manners");

/// Whose information goes out under the HR exemption.
pub static EMPLOYEE_SCOPES: Options = list!("employee_scopes");

codes!(
    employee_scope of EMPLOYEE_SCOPES:
    EMPLOYEES_ONLY = "employees_only",
    WITH_CONTRACTORS = "with_contractors",
);

/// Important data for which the automotive guideline of 2026 knows an exemption.
pub static DEFECT_DATA: Options = list!("defect_data");

codes!(
    defect_data of DEFECT_DATA:
    NONE = "none",
);

/// Mechanism a free trade zone list asks for.
pub static LISTED_MECHANISMS: Options = list!("listed_mechanisms");

codes!(
    listed_mechanism of LISTED_MECHANISMS:
    NONE = "none",
    SECURITY_ASSESSMENT = "security_assessment",
    STANDARD_CONTRACT_OR_CERTIFICATION = "standard_contract_or_certification",
);

/// Route chosen where standard contract or certification is due.
pub static ROUTES: Options = list!("routes");

codes!(
    route of ROUTES:
    STANDARD_CONTRACT = "standard_contract",
    CERTIFICATION = "certification",
    GBA_CONTRACT = "gba_contract",
);

/// On which side of the border a system stands.
pub static SYSTEM_SIDES: Options = list!("system_sides");

codes!(
    system_side of SYSTEM_SIDES:
    MAINLAND = "mainland",
    GATEWAY = "gateway",
    ABROAD = "abroad",
);

/// Grades of cybersecurity protection (网络安全等级保护).
pub static PROTECTION_LEVELS: Options = list!("protection_levels");

/// What the notice of an export tells (PIPL Art. 39, and retention from Art. 17).
pub static NOTICE_ITEMS: Options = list!("notice_items");

/// What the notice adds for sensitive personal information (PIPL Art. 30).
pub static SENSITIVE_NOTICE_ITEMS: Options = list!("sensitive_notice_items");

/// Where separate consent is given.
pub static CONSENT_CHANNELS: Options = list!("consent_channels");

/// When separate consent is asked.
pub static CONSENT_MOMENTS: Options = list!("consent_moments");

codes!(
    consent_moment of CONSENT_MOMENTS:
    EACH_TIME = "each_time",
);

/// Whether the commercial contract behind the export exists yet.
pub static CONTRACT_STATUS: Options = list!("contract_status");

codes!(
    contract_status of CONTRACT_STATUS:
    CONCLUDED = "concluded",
    TO_BE = "to_be_concluded",
);

/// How disputes under the standard contract are settled.
pub static DISPUTE_METHODS: Options = list!("dispute_methods");

codes!(
    dispute of DISPUTE_METHODS:
    ARBITRATION = "arbitration",
    LITIGATION = "litigation",
);

/// Arbitration institutions printed in the standard contract.
pub static ARBITRATION_BODIES: Options = list!("arbitration_bodies");

codes!(
    arbitration_body of ARBITRATION_BODIES:
    CIETAC = "cietac",
    CMAC = "cmac",
    BAC = "bac",
    SHIAC = "shiac",
    OTHER = "other",
);

/// Arbitration bodies printed in the contract of the Greater Bay Area with Hong Kong, and any other that the one with Macao prints.
pub static GBA_ARBITRATION_BODIES: Options = list!("gba_arbitration_bodies");

codes!(
    gba_arbitration_body of GBA_ARBITRATION_BODIES:
    OTHER = "other",
);

/// What a person may decide where the text decides nothing.
pub static PERSON_DECISIONS: Options = list!("person_decisions");
