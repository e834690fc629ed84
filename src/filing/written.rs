//! Days and moments as files hold them.

#![expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands what it writes by reference")]

use serde::{Deserialize as _, Deserializer, Serializer, de};

use crate::day::{Day, Moment};

/// For `#[serde(with)]` of a day.
pub(super) mod day {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(day: &Day, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let text = String::deserialize(from)?;
        Day::parse(&text).ok_or_else(|| de::Error::custom("no day"))
    }
}

/// For `#[serde(with)]` of a day that may be open.
pub(super) mod maybe_day {
    use super::*;

    #[expect(clippy::ref_option, reason = "serde hands what it writes by reference")]
    pub(crate) fn serialize<S: Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        let read = |text: String| Day::parse(&text).ok_or_else(|| de::Error::custom("no day"));
        text.map(read).transpose()
    }
}

/// For `#[serde(with)]` of a moment.
pub(super) mod moment {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(at: &Moment, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(at)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
        let text = String::deserialize(from)?;
        Moment::parse(&text).ok_or_else(|| de::Error::custom("no moment"))
    }
}
