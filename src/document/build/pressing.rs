//! What cannot wait, for the papers of the house: exports that run without what comes first, consents that lack, days that are near or
//! past.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::document::Block;
use crate::law::clock::{Deadline, deadlines};
use crate::law::consent::{Cell, Coverage};
use crate::law::{How, Requirement, Underway, Verdict};
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::parts::Row;

pub(super) const LACKING: Text = t("缺少的告知和单独同意", "Notice and consent that are lacking");
pub(super) const NEAR: Text = t("临近或者已过的期限", "Days that are near or past");

impl Material<'_> {
    /// Exports that begin before what must be there first, each with what to do.
    pub(super) fn underway(&self) -> Vec<Phrase> {
        self.survey.underway.iter().map(Underway::said).collect()
    }

    /// Combinations without the notice or consent that is due; those of exports that run are told with them.
    pub(super) fn unconsented(&self) -> Vec<Phrase> {
        let runs = |cell: &Cell| {
            self.survey.underway.iter().any(|one| {
                one.how == How::Runs
                    && (&one.scenario, &one.recipient) == (&cell.scenario.1, &cell.recipient.1)
            })
        };
        let is_due = |cell: &&Cell| {
            matches!(cell.coverage(), Coverage::Missing | Coverage::Short)
                || cell.coverage() == Coverage::Begun && cell.is_open()
        };
        let cells = self.survey.consent.iter().filter(is_due).filter(|cell| !runs(cell));
        cells.map(unconsented).collect()
    }

    /// Days to act by that are near or past on the day of assessment; those that the calendar leaves open are for the desk to tell.
    pub(super) fn near(&self) -> Vec<Deadline> {
        let Verdict { day, mechanism, .. } = self.survey.verdict;
        let mut all = deadlines(self.facts, mechanism, &Calendar::built_in(), day);
        all.retain(|one| {
            one.progress.is_pressing() && one.timing.provisional.is_none() && one.limit().is_some()
        });
        all
    }

    /// The same in lines.
    pub(super) fn near_said(&self) -> Vec<Phrase> {
        self.near().iter().map(near).collect()
    }

    /// What is to be stopped or made good first, as a table to assign.
    pub(super) fn underway_table(
        &self,
        (owner, due): (Text, Text),
        assign: &dyn Fn(&crate::form::Place) -> Row,
    ) -> Option<Block> {
        let rows: Vec<Row> = self
            .survey
            .underway
            .iter()
            .map(|one| {
                let mut row = vec![self.told(&one.said())];
                row.extend(assign(&one.place));
                row
            })
            .collect();
        let heads = [(t("事项", "What is to be done"), 63), (owner, 14), (due, 14)];
        (!rows.is_empty()).then(|| self.numbered(Text::EMPTY, &heads, rows))
    }

    /// The days, as a table.
    pub(super) fn near_table(&self) -> Option<Block> {
        let rows: Vec<Row> = self
            .near()
            .iter()
            .map(|one| {
                let day = one.limit().map(Day::spoken).unwrap_or_default();
                vec![
                    self.told(&one.title()),
                    self.told(&day),
                    self.words(one.progress.label()),
                    self.words(one.clock.who.label()),
                    self.told(&one.consequence()),
                ]
            })
            .collect();
        let heads = [
            (t("期限", "Deadline"), 24),
            (t("最后日", "Last day"), 16),
            (t("状态", "State"), 11),
            (t("由谁办理", "Who acts"), 14),
            (t("逾期的后果", "If missed"), 26),
        ];
        (!rows.is_empty()).then(|| self.numbered(Text::EMPTY, &heads, rows))
    }
}

fn near(one: &Deadline) -> Phrase {
    let (title, state) = (one.title(), one.progress.label());
    let day = one.limit().map(Day::spoken).unwrap_or_default();
    said!("{title}：{day}（{state}）", "{title}: {day} ({state})", title, day, state)
}

fn unconsented(cell: &Cell) -> Phrase {
    let (scenario, group, to) = (&cell.scenario.1, &cell.group.1, &cell.recipient.1);
    let what = if cell.consent == Requirement::Required {
        t("告知和单独同意", "notice and separate consent")
    } else {
        t("告知", "notice")
    };
    let state = match &cell.short {
        Some(short) => short.said(),
        None => cell.coverage().label().into(),
    };
    said!(
        "{scenario} / {group} / {to}：{what}（{state}）",
        "{scenario} / {group} / {to}: {what} ({state})",
        scenario,
        group,
        to,
        what,
        state,
    )
}
