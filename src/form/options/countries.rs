//! Every country and region a recipient can be in, by ISO 3166-1 code.

use super::{Options, codes, list};

/// Countries and regions outside the mainland; Hong Kong, Macao and Taiwan count as outside.
pub static COUNTRIES: Options = list!("countries");

codes!(
    country of COUNTRIES:
    HONG_KONG = "hk",
    MACAO = "mo",
    TAIWAN = "tw",
);
