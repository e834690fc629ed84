//! Who takes part: places, sectors, kinds of unit, and what the recipient is to the handler.

use super::{Options, codes, list};

/// The 31 mainland province-level divisions, by the first two digits of GB/T 2260.
pub static PROVINCES: Options = list!("provinces");

codes!(
    province of PROVINCES:
    BEIJING = "11",
    TIANJIN = "12",
    JILIN = "22",
    SHANGHAI = "31",
    JIANGSU = "32",
    ZHEJIANG = "33",
    ANHUI = "34",
    FUJIAN = "35",
    SHANDONG = "37",
    GUANGDONG = "44",
    GUANGXI = "45",
    HAINAN = "46",
    CHONGQING = "50",
    YUNNAN = "53",
);

/// The nine mainland cities of the Guangdong-Hong Kong-Macao Greater Bay Area.
pub static GBA_CITIES: Options = list!("gba_cities");

codes!(
    gba_city of GBA_CITIES:
    NONE = "none",
);

/// Sectors of the security assessment form, and the automotive sector beside them.
pub static SECTORS: Options = list!("sectors");

codes!(
    sector of SECTORS:
    INDUSTRY = "industry",
    FINANCE = "finance",
    HEALTH = "health",
    AUTOMOTIVE = "automotive",
);

/// Nature of the unit (单位性质).
pub static NATURE: Options = list!("nature");

/// Type of the unit by origin of capital (单位类型).
pub static OWNERSHIP: Options = list!("ownership");

/// What the recipient is in the processing.
pub static ROLES: Options = list!("roles");

codes!(
    role of ROLES:
    INDEPENDENT_HANDLER = "independent_handler",
    ENTRUSTED = "entrusted",
    JOINT = "joint",
);

/// What the recipient is to the handler as an organisation.
pub static RELATIONS: Options = list!("relations");

codes!(
    relation of RELATIONS:
    AUTHORITY = "authority",
);

/// How two groups of people overlap.
pub static OVERLAPS: Options = list!("overlaps");

codes!(
    overlap of OVERLAPS:
    DISJOINT = "disjoint",
    CONTAINED = "contained",
    NUMBER = "number",
);
