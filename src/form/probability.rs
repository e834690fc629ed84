//! A probability or a share, exact to one millionth.
//!
//! It is kept as a whole number of millionths, so that comparing it with a threshold is never a matter of rounding.

use std::borrow::Cow;
use std::fmt;

use crate::text::{Hole, Lang};

use crate::day::half_width;

/// A number from 0 to 1 in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Probability(u32);

impl Probability {
    /// Certainty, in millionths.
    pub const WHOLE: u32 = 1_000_000;

    /// So many thousandths; more than a thousand are certainty.
    pub const fn thousandths(number: u32) -> Self {
        if number > 1_000 { Self(Self::WHOLE) } else { Self(number * 1_000) }
    }

    /// In millionths.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// In per cent: `75%`, `0.5%`.
    pub fn percent(self) -> String {
        Self::percent_of(u64::from(self.0))
    }

    /// So many millionths in per cent, such as a sum of shares, which may be more than the whole.
    pub fn percent_of(millionths: u64) -> String {
        let (whole, rest) = (millionths / 10_000, millionths % 10_000);
        let places = format!("{rest:04}");
        match places.trim_end_matches('0') {
            "" => format!("{whole}%"),
            places => format!("{whole}.{places}%"),
        }
    }

    /// Reads what a person types: `0.05`, `.05`, `5%`.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect::<String>();
        match plain.strip_suffix('%') {
            Some(percent) => decimal(percent, 4).filter(|number| *number <= Self::WHOLE).map(Self),
            None => Self::stored(&plain),
        }
    }

    /// Reads it as it stands in a file: `0.05`.
    pub fn stored(text: &str) -> Option<Self> {
        decimal(text, 6).filter(|number| *number <= Self::WHOLE).map(Self)
    }
}

/// As it is stored, edited and shown: `0.05`.
impl Hole for Probability {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / Self::WHOLE, self.0 % Self::WHOLE);
        let places = format!("{rest:06}");
        match places.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            places => write!(f, "{whole}.{places}"),
        }
    }
}

/// A decimal number in units of its last place but `places`; `None` if it is none, or has more places.
fn decimal(text: &str, places: u32) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let length = u32::try_from(rest.len()).ok()?;
    if (whole.is_empty() && rest.is_empty()) || !digits(whole) || !digits(rest) || length > places {
        return None;
    }
    let part = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u32>().ok() };
    part(whole)?
        .checked_mul(10_u32.pow(places))?
        .checked_add(part(rest)? * 10_u32.pow(places - length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_read_as_people_write_them() {
        for (text, stored) in [
            ("0.3", "0.3"),
            (".05", "0.05"),
            ("5%", "0.05"),
            ("０．５％", "0.005"),
            ("100%", "1"),
            ("1.000000", "1"),
            ("0", "0"),
            ("0.000001", "0.000001"),
            ("0.0001%", "0.000001"),
        ] {
            let read = Probability::parse(text).unwrap();
            assert_eq!(read.to_string(), stored, "{text}");
            assert_eq!(Probability::stored(stored), Some(read));
        }
        for (stored, percent) in [("0.75", "75%"), ("0.005", "0.5%"), ("1", "100%"), ("0", "0%")] {
            assert_eq!(Probability::stored(stored).unwrap().percent(), percent);
        }
        assert_eq!(Probability::thousandths(50), Probability::parse("0.05").unwrap());
    }

    #[test]
    fn what_is_no_probability_is_not_guessed() {
        for text in ["", ".", "1.1", "101%", "-0.1", "0.0000001", "0.00001%", "1/3", "low", "9999"]
        {
            assert_eq!(Probability::parse(text), None, "{text}");
        }
        assert_eq!(Probability::stored("5%"), None, "the file holds the decimal only");
    }
}
