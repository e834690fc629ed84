//! A day that was found by counting, what was left out on the way, and how firmly it stands.

use serde::{Serialize, Serializer};
use serde_json::json;

use super::super::Day;
use super::Working;
use crate::text::{Phrase, Text, phrase};

/// Which way was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// From an event to a limit after it: the safe error is early.
    Forward,
    /// From a limit back to a day before it: here too the safe error is early.
    Backward,
}

/// A day found by counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: Day,
    /// The holidays whose weekdays were left out, each once, in the order met.
    pub left_out: Vec<Text>,
    /// The make-up working days that were counted, in the order met.
    pub make_ups: Vec<Day>,
    /// Why it may still move; `None` if every day was known.
    pub provisional: Option<Provisional>,
}

/// A count that met a year whose working days are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provisional {
    /// Those years, earliest first.
    pub years: Vec<u16>,
    /// Which way was counted.
    pub sense: Sense,
    /// Forward only: make-up working days could bring the day forward to this one.
    pub margin: Option<Day>,
}

impl Serialize for Provisional {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({ "years": self.years, "margin": self.margin, "why": self.said() }).serialize(to)
    }
}

impl Counted {
    /// A day that was found without counting working days.
    pub const fn on(day: Day) -> Self {
        Self { day, left_out: Vec::new(), make_ups: Vec::new(), provisional: None }
    }

    /// Notes a day whose working is known; tells whether it counts.
    pub(super) fn passes(&mut self, working: Working) -> bool {
        match working {
            Working::Holiday(name) if !self.day.is_weekend() => self.leave_out(name),
            Working::MakeUp => self.make_ups.push(self.day),
            _ => {}
        }
        working.is_worked()
    }

    pub(super) fn leave_out(&mut self, name: Text) {
        if !self.left_out.contains(&name) {
            self.left_out.push(name);
        }
    }

    pub(super) fn open(&mut self, year: u16, sense: Sense) {
        let open =
            self.provisional.get_or_insert(Provisional { years: Vec::new(), sense, margin: None });
        if !open.years.contains(&year) {
            open.years.push(year);
            open.years.sort_unstable();
        }
    }

    /// Whether the day itself is a make-up working day.
    pub fn is_make_up(&self) -> bool {
        self.make_ups.contains(&self.day)
    }

    /// The count in words: `自2026-09-28起第10个工作日（不计当日；国庆节不计）`.
    pub fn said(&self, from: Day, n: u32, sense: Sense) -> Phrase {
        let mut zh = Vec::new();
        let mut en = Vec::new();
        let mut note = |words: Phrase| {
            zh.push(words.zh);
            en.push(words.en);
        };
        note(phrase("不计当日", "that day not counted"));
        if !self.left_out.is_empty() {
            let names = Phrase::list(self.left_out.iter().map(|name| (*name).into()));
            note(said!("{names}不计", "{names} left out", names));
        }
        if !self.make_ups.is_empty() {
            let days = Phrase::list(self.make_ups.iter().map(|day| Phrase::same(day.to_string())));
            note(said!("{days}调休上班，计入", "make-up working days {days} counted", days));
        }
        let (zh, en) = (zh.join("；"), en.join("; "));
        match sense {
            Sense::Forward => phrase(
                format!("自{from}起第{n}个工作日（{zh}）"),
                format!("working day {n} after {from} ({en})"),
            ),
            Sense::Backward => phrase(
                format!("{from}之前第{n}个工作日（{zh}）"),
                format!("working day {n} before {from} ({en})"),
            ),
        }
    }
}

impl Provisional {
    /// Why the day may still move, and to which side the answer errs.
    pub fn said(&self) -> Phrase {
        let years = self.years.iter().map(ToString::to_string).collect::<Vec<_>>();
        let (zh, en) = (years.join("、"), years.join(", "));
        match (self.sense, self.margin) {
            (Sense::Forward, None) => phrase(
                format!(
                    "暂定：没有{zh}年的放假调休安排。按周一至周五都上班推算，这是可能的最早日期；导入该年安排后会重算。"
                ),
                format!(
                    "provisional: the holidays of {en} are not known. Every Monday to Friday is counted, so this is the earliest day to expect; import the year to settle it."
                ),
            ),
            (Sense::Forward, Some(margin)) => phrase(
                format!(
                    "暂定：没有{zh}年的放假调休安排。按周一至周五都上班推算；如果期间有周末调休上班，还可能提前到{margin}。请以{margin}为准备，导入该年安排后会重算。"
                ),
                format!(
                    "provisional: the holidays of {en} are not known. Every Monday to Friday is counted; make-up weekend days could bring it forward to {margin}. Work towards {margin}, and import the year to settle it."
                ),
            ),
            (Sense::Backward, _) => phrase(
                format!(
                    "暂定：没有{zh}年的放假调休安排。可能的节假日都按最长放假扣除，日期偏早，以免错过；导入该年安排后会重算。"
                ),
                format!(
                    "provisional: the holidays of {en} are not known. The likely holidays are left out at their longest, so that the day is early rather than late; import the year to settle it."
                ),
            ),
        }
    }
}
