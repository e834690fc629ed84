//! Working days (工作日) of the mainland: which days count, and how many lie between an event and its limit.
//!
//! The State Council announces the holidays and make-up working days of a year in the autumn before. A year that was
//! not announced when this version was made, and was not imported, is never guessed silently: the answer is
//! [`Provisional`], and errs to the safe side. Knows nothing of clocks and of law.

mod counted;
mod foreign;
mod import;
mod likely;
mod refused;
mod y2024;
mod y2025;
mod y2026;

pub use counted::{Counted, Provisional, Sense};
pub use import::{Imported, Moved};
pub use refused::CalendarError;

use std::collections::{BTreeMap, BTreeSet};

use super::Day;
use crate::text::{Phrase, Text, harmless, phrase};
use likely::Likely;

/// A year as it was announced, written into the program.
#[derive(Debug)]
struct Announced {
    year: u16,
    notice: &'static str,
    off: &'static [Holiday],
    work: &'static [Day],
}

/// The days off of one holiday, both ends included; weekend days among them.
#[derive(Debug)]
struct Holiday {
    name: Text,
    from: Day,
    to: Day,
}

/// The years written into the program.
static BUILT_IN: [&Announced; 3] = [&y2024::YEAR, &y2025::YEAR, &y2026::YEAR];

/// Whether a day is a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Working {
    /// Monday to Friday, and no holiday.
    Yes,
    /// A Saturday or Sunday that is worked in exchange for a day off (调休上班).
    MakeUp,
    /// A Saturday or Sunday.
    Weekend,
    /// A day off, with the name of its holiday.
    Holiday(Text),
    /// The year is not known: Monday to Friday is likely worked, the weekend is likely not.
    Provisional,
}

/// The days of a year on which work differs from Monday to Friday.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Year {
    notice: String,
    off: BTreeMap<Day, Text>,
    work: BTreeSet<Day>,
}

/// The working days of the years that are known.
#[derive(Clone, Debug)]
pub struct Calendar {
    years: BTreeMap<u16, Year>,
    /// Days that a later notice moved, with that notice.
    moved: BTreeMap<Day, (Moved, String)>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Calendar {
    /// The years written into the program: 2024 to 2026.
    pub fn built_in() -> Self {
        let years =
            BUILT_IN.iter().map(|announced| (announced.year, Year::from(*announced))).collect();
        Self { years, moved: BTreeMap::new() }
    }

    /// The same with an imported year, and with what its notice moves in the December before; or with what a later notice changes
    /// in a year that is known.
    ///
    /// # Errors
    /// If the year is known already and the two differ on any day: the days are named. If a year is to be amended that is not known.
    pub fn with(mut self, imported: Imported) -> Result<Self, CalendarError> {
        let is_amendment = imported.is_amendment();
        let Imported { year, notice, off, work, moved } = imported;
        if is_amendment && !self.years.contains_key(&year) {
            return Err(CalendarError::NothingToAmend(year));
        }
        self.moved.extend(moved.into_iter().map(|(day, to)| (day, (to, notice.clone()))));
        if is_amendment {
            return Ok(self);
        }
        let off = off.into_iter().map(|day| (day, likely::UNNAMED)).collect();
        let new = Year { notice, off, work };
        if let Some(known) = self.years.get(&year) {
            let differ: Vec<Day> = days_of(year)
                .filter(|day| known.works(*day).is_worked() != new.works(*day).is_worked())
                .collect();
            return if differ.is_empty() {
                Ok(self)
            } else {
                Err(CalendarError::Differs { year, days: differ })
            };
        }
        self.years.insert(year, new);
        Ok(self)
    }

    /// What of it came from files, told: each year that is not written into the program, and each day that was moved.
    pub fn imported(&self) -> Vec<Phrase> {
        let is_built_in = |year: &u16| BUILT_IN.iter().any(|announced| announced.year == *year);
        let years = self.years().filter(|(year, _)| !is_built_in(year)).map(|(year, notice)| {
            let notice = harmless(notice, false);
            said!(
                "{year}年的放假安排是导入的：{notice}",
                "the working days of {year} were imported: {notice}",
                year,
                notice,
            )
        });
        let moved = self.moved().map(|(day, working, notice)| {
            let (working, notice) = (working.said(), harmless(notice, false));
            said!(
                "{day} 经导入的通知调整：{working}（{notice}）",
                "{day} was moved by an imported notice: {working} ({notice})",
                day,
                working,
                notice,
            )
        });
        years.chain(moved).collect()
    }

    /// The days that a later notice moved, each with that notice.
    pub fn moved(&self) -> impl Iterator<Item = (Day, Working, &str)> {
        let known = self.moved.iter().filter(|(day, _)| self.years.contains_key(&day.year()));
        known.map(|(day, (_, notice))| (*day, self.working(*day), notice.as_str()))
    }

    /// The years that are known, each with its notice (an address, or what the imported file says).
    pub fn years(&self) -> impl Iterator<Item = (u16, &str)> {
        self.years.iter().map(|(year, known)| (*year, known.notice.as_str()))
    }

    /// Whether `day` is a working day.
    pub fn working(&self, day: Day) -> Working {
        let Some(year) = self.years.get(&day.year()) else { return Working::Provisional };
        match self.moved.get(&day).map(|(to, _)| to) {
            None => year.works(day),
            Some(Moved::Off) => Working::Holiday(likely::UNNAMED),
            Some(Moved::Work) => Working::MakeUp,
            Some(Moved::Normal) if day.is_weekend() => Working::Weekend,
            Some(Moved::Normal) => Working::Yes,
        }
    }

    /// The `n`th working day after `from`, which itself is not counted (Civil Code Art. 201). With 0 it is `from` itself.
    ///
    /// In a year that is not known every Monday to Friday counts, so that the answer is the earliest day to expect; the
    /// margin says how much earlier make-up days could bring it. `None` if a day does not exist or lies beyond year 9999.
    pub fn add_working(&self, from: Day, n: u32) -> Option<Counted> {
        let mut counted = Counted::on(from);
        let mut make_ups: u32 = 0;
        let mut margin = None;
        let mut left = n;
        while left > 0 {
            counted.day = counted.day.plus_days(1)?;
            let day = counted.day;
            match self.working(day) {
                Working::Provisional => {
                    counted.open(day.year(), Sense::Forward);
                    if !day.is_weekend() {
                        left -= 1;
                    } else if make_ups < MOST_MAKE_UPS {
                        make_ups += 1;
                    }
                }
                known => left -= u32::from(counted.passes(known)),
            }
            if margin.is_none() && left <= make_ups {
                margin = Some(day);
            }
        }
        if let Some(provisional) = &mut counted.provisional {
            provisional.margin = margin.filter(|earlier| *earlier < counted.day);
        }
        Some(counted)
    }

    /// The `n`th working day before `from`, which itself is not counted. With 0 it is `from` itself.
    ///
    /// In a year that is not known the likely holidays are taken as days off, at their longest, so that the answer is early
    /// rather than late. `None` if a day does not exist or lies before year 1.
    pub fn sub_working(&self, from: Day, n: u32) -> Option<Counted> {
        let mut counted = Counted::on(from);
        let mut likely = Likely::default();
        let mut left = n;
        while left > 0 {
            counted.day = counted.day.plus_days(-1)?;
            let day = counted.day;
            match self.working(day) {
                Working::Provisional => {
                    counted.open(day.year(), Sense::Backward);
                    left -= u32::from(!day.is_weekend() && !likely.is_off(day));
                }
                known => left -= u32::from(counted.passes(known)),
            }
        }
        Some(counted)
    }

    /// `day`, or the first working day after it where it is a day off (Civil Code Art. 203).
    ///
    /// In a year that is not known the day stays as it is, the earliest that can be meant, and the answer is provisional.
    pub fn on_or_after(&self, day: Day) -> Option<Counted> {
        let mut counted = Counted::on(day);
        day.civil()?;
        loop {
            match self.working(counted.day) {
                Working::Yes | Working::MakeUp => return Some(counted),
                Working::Provisional => {
                    counted.open(counted.day.year(), Sense::Forward);
                    return Some(counted);
                }
                Working::Weekend => {}
                Working::Holiday(name) => counted.leave_out(name),
            }
            counted.day = counted.day.plus_days(1)?;
        }
    }
}

/// By how many working days make-up days can bring a limit forward before a break gives them back; never more since 2024.
const MOST_MAKE_UPS: u32 = 2;

/// Every day of a year.
fn days_of(year: u16) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(Day::of(year, 1, 1)), |day| day.plus_days(1))
        .take_while(move |day| day.year() == year)
}

impl Year {
    fn works(&self, day: Day) -> Working {
        if self.work.contains(&day) {
            Working::MakeUp
        } else if let Some(name) = self.off.get(&day) {
            Working::Holiday(*name)
        } else if day.is_weekend() {
            Working::Weekend
        } else {
            Working::Yes
        }
    }
}

impl Working {
    /// In words.
    pub fn said(self) -> Phrase {
        match self {
            Self::Yes => phrase("工作日", "a working day"),
            Self::MakeUp => phrase("调休上班日，算工作日", "a make-up working day, which counts"),
            Self::Weekend => phrase("周末，不是工作日", "a weekend day, no working day"),
            Self::Holiday(name) => {
                said!("{name}放假，不是工作日", "off for {name}, no working day", name,)
            }
            Self::Provisional => phrase(
                "没有该年的放假调休安排，不能确定",
                "the holidays of that year are not known; it cannot be said",
            ),
        }
    }

    /// Whether it is known to be worked.
    pub const fn is_worked(self) -> bool {
        matches!(self, Self::Yes | Self::MakeUp)
    }
}

impl From<&Announced> for Year {
    fn from(announced: &Announced) -> Self {
        let off = announced
            .off
            .iter()
            .flat_map(|holiday| {
                std::iter::successors(Some(holiday.from), |day| day.plus_days(1))
                    .take_while(|day| *day <= holiday.to)
                    .map(|day| (day, holiday.name))
            })
            .collect();
        Self {
            notice: announced.notice.to_owned(),
            off,
            work: announced.work.iter().copied().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
