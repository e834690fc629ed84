//! The instruments that rules and fields cite: laws, regulations, departmental rules, guides and official answers, standards.

mod guides;
mod laws;
mod rules;
mod standards;

pub use guides::*;
pub use laws::*;
pub use rules::*;
pub use standards::*;

use super::Instrument;
use crate::day::Day;
use crate::text::Text;

/// Every instrument, in the order of rank.
pub static INSTRUMENTS: &[&Instrument] = &[
    &CIVIL_CODE,
    &CSL,
    &CSL_2017,
    &DSL,
    &PIPL,
    &ECL,
    &NDSMR,
    &CII_R,
    &MIN_R,
    &HGR,
    &SAM,
    &SCM,
    &PCF,
    &AUD,
    &FR,
    &CERT,
    &INC,
    &RISK,
    &SMALL,
    &PIPO_N,
    &MIN_N,
    &AUTO_R,
    &SCG,
    &SAG,
    &GBA_HK,
    &GBA_MO,
    &AUTO_G,
    &FIN_G,
    &ZONE_LISTS,
    &TWO_YEARS,
    &APP_N,
    &QA1,
    &QA2,
    &QA3,
    &QA4,
    &QA5,
    &QA_PI,
    &GBT_35273,
    &GBT_39335,
    &GBT_37964,
    &GBT_42460,
    &GBT_42574,
    &GBT_43697,
    &GBT_45574,
    &GBT_46068,
    &GBT_46903,
    &GB_32100,
    &HOUSE,
];

const fn new(id: &'static str, title: Text, short: Text, number: Text, from: Day) -> Instrument {
    Instrument { id, title, short, number, from, until: None, articles: None, unread: Text::EMPTY }
}

/// An instrument with so many articles.
const fn of_articles(articles: u16, instrument: Instrument) -> Instrument {
    Instrument { articles: Some(articles), ..instrument }
}

/// An instrument of whose text this was not read.
const fn not_read(unread: Text, instrument: Instrument) -> Instrument {
    Instrument { unread, ..instrument }
}
