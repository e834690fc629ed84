//! From clocks and events to days.

use crate::day::Day;
use crate::day::calendar::{Calendar, Counted, Sense, Working};
use crate::form::catalog::record;
use crate::form::{Facts, Place, Tri};
use crate::law::{Mechanism, liability};
use crate::text::Phrase;

use super::deadline::SOON;
use super::events::{self, Event};
use super::fresh::to_be_filed;
use super::{Clock, Deadline, Length, Nature, Progress, Timing, Unit, catalog, words};

/// The deadlines of a record as they stand on the day `on`, by the day due; what has no day comes last.
///
/// A clock gives one for each of its events that is recorded, and none without. A clock that does not concern the record
/// gives none; one that may not says on what it depends. The mechanism of the record says to what its planned day of filing belongs.
pub fn deadlines(
    facts: &Facts<'_>,
    mechanism: Mechanism,
    calendar: &Calendar,
    on: Day,
) -> Vec<Deadline> {
    let planned = Place::single(&record::SECTION, &record::FILING_DAY);
    let mut out = Vec::new();
    for clock in catalog::all() {
        let applies = clock.applies.map_or(Tri::Yes, |applies| applies(facts, mechanism));
        if applies.is_no() {
            continue;
        }
        let is_elsewhere = clock.is_of_choice && mechanism == Mechanism::SecurityAssessment;
        let mut starts = events::of(facts, clock.runs_from);
        starts.retain(|start| !is_elsewhere || start.place != planned);
        if let (Nature::Fresh(finish), [], Tri::Yes) = (clock.nature, starts.as_slice(), &applies)
            && !is_elsewhere
        {
            out.extend(to_be_filed(facts, (clock, finish), on));
        }
        for start in &starts {
            // What is kept is kept from the latest of its events.
            if matches!(clock.nature, Nature::Keep(kinds) if !kinds.is_empty())
                && Some(start.day) != starts.last().map(|last| last.day)
            {
                continue;
            }
            let reckoning = Reckoning { facts, calendar, on, clock, start };
            if let Some(mut deadline) = reckoning.deadline(&starts) {
                if let Tri::Unknown(lacking) = &applies {
                    deadline.notes.insert(0, words::depends(lacking));
                } else if !start.depends.is_empty() {
                    deadline.notes.insert(0, words::depends(&start.depends));
                }
                out.push(deadline);
            }
        }
    }
    // Reading for deadlines is not reading for a verdict.
    facts.forget_reads();
    out.sort_by_key(|deadline| (deadline.timing.due.is_none(), deadline.timing.due));
    out
}

pub(super) struct Reckoning<'a> {
    pub(super) facts: &'a Facts<'a>,
    calendar: &'a Calendar,
    pub(super) on: Day,
    clock: &'static Clock,
    pub(super) start: &'a Event,
}

impl Reckoning<'_> {
    /// `None` only where a day lies beyond the years that can be told, or what it asks for is no longer in the record.
    fn deadline(&self, starts: &[Event]) -> Option<Deadline> {
        let mut notes = Vec::new();
        let mut done = events::done(self.facts, self.clock, self.start, starts);
        let timing = self.timing(&mut notes)?;
        let mut progress = self.progress(&timing, done);
        let overtaken = || events::overtaken(self.facts, self.clock, self.start, starts);
        if done.is_none()
            && let Some(day) = overtaken()
        {
            // Whether it was late is not known.
            notes.push(words::overtaken(day));
            (done, progress) = (Some(day), Progress::Done);
        }
        if let Nature::Fresh(finish) = self.clock.nature {
            if self.is_replaced(finish) {
                return None;
            }
            (done, progress) = self.fresh(finish, &timing, &mut notes);
        }
        let matters = match self.clock.nature {
            Nature::Act if !self.clock.length.is_date() => self.start.day,
            Nature::Ahead | Nature::Validity | Nature::Keep(_) => self.start.day,
            _ => timing.closes.or(timing.due).unwrap_or(self.start.day),
        };
        if !self.clock.in_force(matters) && !self.clock.catches_up {
            return Some(self.made(Timing::default(), None, Progress::NotInForce, Vec::new()));
        }
        if done.is_none() {
            self.remarks(&timing, progress, &mut notes);
        }
        Some(self.made(timing, done, progress, notes))
    }

    fn made(
        &self,
        timing: Timing,
        done: Option<Day>,
        progress: Progress,
        notes: Vec<Phrase>,
    ) -> Deadline {
        let day = timing.closes.or(timing.due).unwrap_or(self.start.day);
        let liability = liability::of(self.clock.liability, self.facts, day).collect();
        Deadline {
            liability,
            clock: self.clock,
            place: self.start.place.clone(),
            event: self.start.what.clone(),
            with: self.start.with.clone(),
            runs_from: self.start.day,
            timing,
            done,
            progress,
            notes,
        }
    }

    fn timing(&self, notes: &mut Vec<Phrase>) -> Option<Timing> {
        let start = self.start.day;
        Some(match self.clock.nature {
            Nature::Act => self.as_named(self.by_text()?),
            Nature::Ahead => {
                let (due, calculation) = self.back(start, None)?;
                let (due, provisional) = (Some(due.day), due.provisional);
                Timing { due, provisional, calculation, ..Timing::default() }
            }
            Nature::Validity => self.validity(self.clock, notes)?,
            Nature::Next => self.plain(start)?,
            Nature::Keep(kinds) => {
                let end = events::latest(self.facts, kinds);
                if !kinds.is_empty() && end.is_none() {
                    notes.push(words::still_running());
                }
                self.plain(end.map_or(start, |end| end.max(start)))?
            }
            Nature::Fresh(_) => {
                let (opens, calculation) = self.back(start, None)?;
                Timing {
                    opens: Some(opens.day),
                    due: Some(start),
                    provisional: opens.provisional,
                    calculation,
                    ..Timing::default()
                }
            }
            Nature::Window { of, prepare } => {
                let expiry = self.validity(of, notes)?.due?;
                let (opens, calculation) = self.back(expiry, None)?;
                let (prepare, _) = self.back(expiry, Some(prepare))?;
                Timing {
                    prepare: Some(prepare.day),
                    opens: Some(opens.day),
                    due: Some(opens.day),
                    closes: Some(expiry),
                    provisional: prepare.provisional.or(opens.provisional),
                    calculation,
                }
            }
            Nature::Before { of, prepare } => {
                let expiry = self.validity(of, notes)?.due?;
                let (due, calculation) = self.back(expiry, None)?;
                Timing {
                    prepare: Some(self.back(expiry, Some(prepare))?.0.day),
                    due: Some(due.day),
                    provisional: due.provisional,
                    calculation,
                    ..Timing::default()
                }
            }
        })
    }

    /// A period in which something must be done; a limit in days, months or years moves past days off.
    fn forward(&self, from: Day) -> Option<Timing> {
        let at = |due: Option<Day>, calculation: Phrase| Timing {
            due,
            calculation,
            ..Timing::default()
        };
        Some(match self.clock.length {
            Length::Of(n, Unit::WorkingDays) => {
                let counted = self.calendar.add_working(from, n)?;
                let calculation = counted.said(from, n, Sense::Forward);
                Timing { provisional: counted.provisional, ..at(Some(counted.day), calculation) }
            }
            Length::Of(n, Unit::Hours) => {
                at(from.plus_days(i64::from(n / 24)), words::hours(from, n))
            }
            Length::Of(n, unit) => {
                let last = plus(from, n, unit)?;
                let moved = self.calendar.on_or_after(last)?;
                let shown = (moved.day != last).then_some(moved.day);
                let calculation = words::after(from, n, unit, last, shown);
                Timing { provisional: moved.provisional, ..at(Some(moved.day), calculation) }
            }
            Length::Changed(..) => self.plain(from)?,
            Length::SameYear(month, date) => {
                at(Some(Day::of(from.year(), month, date)), self.clock.length.said())
            }
            Length::NextYear(month, date) => {
                at(Some(Day::of(from.year() + 1, month, date)), self.clock.length.said())
            }
            Length::AtOnce => at(Some(from), words::at_once(from)),
            Length::Unnumbered => at(None, words::unnumbered(from)),
        })
    }

    /// A period in which something must be done, as the text has it.
    fn by_text(&self) -> Option<Timing> {
        let start = self.start.day;
        self.forward(if self.clock.catches_up { start.max(self.clock.from) } else { start })
    }

    /// The same, up to the last day that the notice names where that is earlier; the text may still give less.
    fn as_named(&self, by_text: Timing) -> Timing {
        let Some(named) = self.start.named else { return by_text };
        if by_text.due.is_some_and(|due| due <= named) {
            return by_text;
        }
        let is_less = |margin: Option<Day>| margin.is_some_and(|margin| margin < named);
        let provisional = by_text.provisional.filter(|open| is_less(open.margin));
        let calculation = words::named(named);
        Timing { due: Some(named), provisional, calculation, ..Timing::default() }
    }

    /// A period that days off do not prolong.
    fn plain(&self, from: Day) -> Option<Timing> {
        let (n, unit) = newest(self.clock.length)?;
        if unit == Unit::WorkingDays {
            let counted = self.calendar.add_working(from, n)?;
            let calculation = counted.said(from, n, Sense::Forward);
            return Some(Timing {
                due: Some(counted.day),
                provisional: counted.provisional,
                calculation,
                ..Timing::default()
            });
        }
        let due = plus(from, n, unit)?;
        let calculation = words::after(from, n, unit, due, None);
        Some(Timing { due: Some(due), calculation, ..Timing::default() })
    }

    /// The validity `of` the paper this event tells of: as printed, or else counted by the figure in force now.
    fn validity(&self, of: &'static Clock, notes: &mut Vec<Phrase>) -> Option<Timing> {
        if let Some(expiry) = self.start.expiry {
            let calculation = words::printed(expiry);
            return Some(Timing { due: Some(expiry), calculation, ..Timing::default() });
        }
        if let Length::Changed(figure, _) = of.length
            && figure.0.last().is_some_and(|(since, ..)| self.start.day < *since)
        {
            notes.push(words::old_result());
        }
        Reckoning { clock: of, ..*self }.plain(self.start.day)
    }

    /// The length of the clock, or another number of its units, before a day.
    fn back(&self, from: Day, n: Option<u32>) -> Option<(Counted, Phrase)> {
        let (length, unit) = newest(self.clock.length)?;
        let n = n.unwrap_or(length);
        if unit == Unit::WorkingDays {
            let counted = self.calendar.sub_working(from, n)?;
            let calculation = counted.said(from, n, Sense::Backward);
            return Some((counted, calculation));
        }
        let day = match unit {
            Unit::Months => from.months_before(n)?,
            Unit::Years => from.months_before(n.checked_mul(12)?)?,
            Unit::Days | Unit::Hours | Unit::WorkingDays => from.plus_days(-i64::from(n))?,
        };
        Some((Counted::on(day), words::before(from, n, unit, day)))
    }

    fn progress(&self, timing: &Timing, done: Option<Day>) -> Progress {
        let Some(due) = timing.due else {
            return if done.is_some() { Progress::Done } else { Progress::NoDay };
        };
        let last = timing.closes.unwrap_or(due);
        if let Some(done) = done {
            // The authority itself may have given more time.
            let last = self.start.named.map_or(last, |named| named.max(last));
            return if done > last && !matches!(self.clock.nature, Nature::Validity) {
                Progress::DoneLate
            } else {
                Progress::Done
            };
        }
        let margin = timing.provisional.as_ref().and_then(|open| open.margin).unwrap_or(due);
        standing(self.clock.nature, timing.prepare, (margin, due, last), self.on)
    }

    /// What a person should know while it is not done.
    fn remarks(&self, timing: &Timing, progress: Progress, notes: &mut Vec<Phrase>) {
        if progress == Progress::Overdue && self.clock.who.is_authority() {
            notes.push(words::ask_them());
        }
        let is_act = matches!(self.clock.nature, Nature::Act | Nature::Window { .. });
        let moves = is_act && !self.clock.length.is_date();
        let fixed =
            matches!(self.clock.nature, Nature::Ahead | Nature::Before { .. } | Nature::Next)
                || self.clock.length.is_date();
        if let Some(due) = timing.due {
            let working = self.calendar.working(due);
            let off = match working {
                Working::Weekend | Working::Holiday(_) => true,
                Working::Provisional => due.is_weekend(),
                Working::Yes | Working::MakeUp => false,
            };
            if working == Working::MakeUp
                && (moves || fixed)
                && let Some(earlier) = self.calendar.sub_working(due, 1)
            {
                notes.push(words::make_up(due, earlier.day));
            }
            if off && fixed {
                notes.push(words::day_off(due));
            }
            if self.start.named == Some(due) && off {
                notes.push(words::named_off(due));
            }
        }
        if let (Nature::Act, Some(named)) = (self.clock.nature, self.start.named)
            && let Some(due) = self.by_text().and_then(|by_text| by_text.due)
        {
            notes.extend(words::named_beside(named, due));
        }
        if !self.clock.advice.is_empty() {
            notes.push(self.clock.advice.into());
        }
    }
}

/// How what is not done stands `on` a day: by the day to act by, the day due and the last day.
pub(super) fn standing(
    nature: Nature,
    prepare: Option<Day>,
    (act_by, due, last): (Day, Day, Day),
    on: Day,
) -> Progress {
    if matches!(nature, Nature::Validity | Nature::Keep(_)) {
        return if on > due { Progress::Ended } else { Progress::Running };
    }
    let soon = prepare.or_else(|| act_by.plus_days(-SOON));
    if on > last {
        Progress::Overdue
    } else if on > act_by {
        Progress::PastTarget
    } else if soon.is_none_or(|soon| on >= soon) {
        Progress::DueSoon
    } else {
        Progress::Ahead
    }
}

/// The same of what must be finished no longer ago than `opens` when the event comes, and is not finished yet.
pub(super) fn unfinished(opens: Day, event: Day, on: Day) -> Progress {
    if on > event {
        Progress::Overdue
    } else if on < opens {
        Progress::Ahead
    } else {
        Progress::DueSoon
    }
}

/// The figure of a length in force now; `None` where it has none.
pub(super) fn newest(length: Length) -> Option<(u32, Unit)> {
    match length {
        Length::Of(n, unit) => Some((n, unit)),
        Length::Changed(figure, unit) => figure.newest().map(|n| (n, unit)),
        Length::SameYear(..) | Length::NextYear(..) | Length::AtOnce | Length::Unnumbered => None,
    }
}

pub(super) fn plus(from: Day, n: u32, unit: Unit) -> Option<Day> {
    match unit {
        Unit::Months => from.months_after(n),
        Unit::Years => from.months_after(n.checked_mul(12)?),
        Unit::Days | Unit::WorkingDays => from.plus_days(i64::from(n)),
        Unit::Hours => from.plus_days(i64::from(n / 24)),
    }
}
