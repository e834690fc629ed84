//! The words that stand between a number and a figure, and on which side of the line the number itself lies.
//!
//! It is decided here, once for each word and instrument; no rule and no clock compares a number with a figure by itself.

use serde::Serialize;

use crate::day::Day;
use crate::source::{AUD, CERT, Instrument, NDSMR, PCF, SAM, SCM};
use crate::text::{Text, t};

/// How a text holds a number against its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// 以上, 达到, or a bare figure: the number itself has passed the line.
    Reaches,
    /// 超过: it has not, save in the instruments of which the official answers say so.
    Exceeds,
    /// 不满: what is below has not passed; the number itself has.
    Below,
    /// 以内, 以下, 不超过: the number itself has not passed.
    Within,
}

/// The instruments whose figures include the number itself also where they say 超过, by the official answers (guidance, not a rule).
///
/// Others keep the plain word (Civil Code Art. 1259): the automotive rules, standards, lists of zones.
static INCLUDING: [&Instrument; 6] = [&NDSMR, &AUD, &SAM, &SCM, &PCF, &CERT];

/// The day of these answers (`QA_PI`).
const INCLUDING_SINCE: Day = Day::of(2026, 4, 29);

impl Bound {
    /// Whether the number itself has passed the line on a day, in this instrument.
    pub fn includes(self, instrument: &Instrument, day: Day) -> bool {
        match self {
            Self::Reaches | Self::Below => true,
            Self::Exceeds => {
                day >= INCLUDING_SINCE && INCLUDING.iter().any(|known| known.id == instrument.id)
            }
            Self::Within => false,
        }
    }

    /// As the texts say it.
    pub const fn label(self) -> Text {
        match self {
            Self::Reaches => t("达到", "reaches"),
            Self::Exceeds => t("超过", "exceeds"),
            Self::Below => t("不满", "below"),
            Self::Within => t("不超过", "up to"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{AUTO_R, SMALL};

    #[test]
    fn the_number_itself_is_decided_by_word_instrument_and_day() {
        let (before, after) = (Day::of(2026, 4, 28), INCLUDING_SINCE);
        assert!(!Bound::Exceeds.includes(&AUD, before) && Bound::Exceeds.includes(&AUD, after));
        assert!(!Bound::Exceeds.includes(&AUTO_R, after), "not among the six");
        assert!(Bound::Reaches.includes(&PCF, before));
        assert!(Bound::Below.includes(&SMALL, after), "100,000 is no small handler");
        assert!(!Bound::Within.includes(&PCF, after));
    }
}
