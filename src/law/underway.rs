//! Exports that run, or are to begin, before what lets them begin: the mechanism in effect, the assessment finished, consent obtained.
//!
//! The law puts each of them before the first transfer. Only what the record shows is told: of an export that has begun, what lacks on the
//! day of assessment; of one that began earlier than its mechanism, that the days between are to be looked at, as fewer people may have
//! needed none; of one that is planned, that it is planned too early. A day that is not given is told as not given, and never taken for
//! one that is in order.

mod problems;

pub(super) use problems::{problems, unsaid};

use serde::Serialize;

use crate::day::Day;
use crate::form::catalog::{consents, contracts, events, flows, recipients, record, scenarios};
use crate::form::options::event;
use crate::form::{Code, Entry, Facts, Place};
use crate::source::{CERT, Citation, GBA_HK, GBA_MO, PIPL, SAM, SCM, cite};
use crate::text::{Phrase, Text, phrase, t};

use super::catalog::{GRACE_ASSESSMENT, GRACE_CONTRACT};
use super::consent::{Cell, Coverage};
use super::{Mechanism, Requirement, Route, Routes, Rule, Verdict, duties};

static CONTRACT: &[Citation] = &[cite(&SCM, "Art. 6")];
static BAY: &[Citation] = &[cite(&GBA_HK, "Art. 6"), cite(&GBA_MO, "Art. 6")];
static ASSESSMENT: &[Citation] = &[cite(&PIPL, "Art. 38, 40"), cite(&SAM, "Art. 4")];
static CERTIFICATE: &[Citation] = &[cite(&PIPL, "Art. 38"), cite(&CERT, "Art. 5")];

/// Something that is not as the law has it before an export begins.
#[derive(Clone, Debug, Serialize)]
pub struct Underway {
    /// The scenario, and to whom.
    pub scenario: Phrase,
    /// See [`Self::scenario`].
    pub recipient: Phrase,
    /// The day it began or is to begin.
    pub began: Day,
    /// How far it is.
    pub how: How,
    /// What is lacking.
    pub lacks: Vec<Phrase>,
    /// Where the first of it is answered.
    pub place: Place,
    /// What asks for it.
    pub sources: Vec<Citation>,
    /// The day of assessment.
    pub day: Day,
}

/// How far an export is for which something lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It runs on the day of assessment without it.
    Runs,
    /// It runs with it now, and began before.
    BeganBefore,
    /// It is planned for a day before it.
    Planned,
}

/// What one flow lacks, while it is gathered.
#[derive(Default)]
struct Found {
    lacks: Vec<Phrase>,
    place: Option<Place>,
    sources: Vec<Citation>,
}

impl Found {
    fn add(&mut self, lack: Phrase, place: Place, sources: &[Citation]) {
        if !self.lacks.contains(&lack) {
            self.lacks.push(lack);
        }
        self.place.get_or_insert(place);
        for source in sources {
            if !self.sources.contains(source) {
                self.sources.push(*source);
            }
        }
    }
}

/// Everything of a record that runs or is planned before what lets it begin.
pub(super) fn of(
    facts: &Facts<'_>,
    (verdict, routes): (&Verdict, &Routes),
    cells: &[Cell],
) -> Vec<Underway> {
    let mut out = Vec::new();
    for flow in facts.rows(&flows::SECTION) {
        let Some(began) = began(&flow).filter(|_| !is_over(facts)) else { continue };
        let (Some(scenario), Some(to)) = (flow.of(), flow.with()) else { continue };
        let judged = verdict.scenarios.iter().find(|one| Some(one.id.as_str()) == scenario.id);
        let Some(judged) = judged.filter(|one| one.mechanism != Mechanism::OutOfScope) else {
            continue;
        };
        let made = |how, found: Found| {
            let place = found.place?;
            let (scenario, recipient) = (scenario.title(), to.title());
            let (lacks, sources) = (found.lacks, found.sources);
            let day = verdict.day;
            Some(Underway { scenario, recipient, began, how, lacks, place, sources, day })
        };
        let case = Case { facts, flow: &flow, to: &to, routes, began, day: verdict.day };
        if began > verdict.day {
            out.extend(made(How::Planned, case.planned()));
            continue;
        }
        let mut now = case.mechanism(judged.mechanism);
        if judged.duty(&duties::PIPIA) == Requirement::Required {
            case.assessment(&mut now);
        }
        if judged.basis.holds.is_no() {
            let lack = phrase(
                "成立的合法性基础（所选的已被否定）",
                "a legal basis that stands (the one chosen is denied)",
            );
            now.add(lack, scenario.place(&scenarios::LEGAL_BASIS), &[cite(&PIPL, "Art. 13")]);
        }
        let own = cells.iter().filter(|cell| {
            Some(cell.scenario.0.as_str()) == scenario.id
                && Some(cell.recipient.0.as_str()) == to.id
        });
        own.for_each(|cell| consent(cell, &mut now));
        out.extend(made(How::Runs, now));
        out.extend(made(How::BeganBefore, case.before()));
    }
    facts.forget_reads();
    out.sort_by_key(|one| one.how);
    out
}

/// When a flow began or is to begin: by its own day, or that of the record.
fn began(flow: &Entry<'_>) -> Option<Day> {
    if flow.value(&flows::FIRST_DAY).is_some() {
        return flow.day(&flows::FIRST_DAY).known();
    }
    flow.facts().single(&record::SECTION).day(&record::EXPORT_START).known()
}

/// Whether the one flow of the record has ended; of several nobody can tell which.
fn is_over(facts: &Facts<'_>) -> bool {
    let is_one = facts.rows(&flows::SECTION).nth(1).is_none();
    is_one && first(facts, &[event::EXPORT_ENDED]).is_some_and(|end| end <= facts.day())
}

/// The first day of an event of these kinds.
fn first(facts: &Facts<'_>, kinds: &[Code]) -> Option<Day> {
    let of =
        |row: &Entry<'_>| row.choice(&events::KIND).known().is_some_and(|k| kinds.contains(&k));
    facts.rows(&events::SECTION).filter(of).filter_map(|row| row.day(&events::DAY).known()).min()
}

/// What must be there before something begins, by its route: what it is called, where it is answered, what says so.
struct Gate {
    what: Text,
    day: Option<Day>,
    place: Place,
    sources: &'static [Citation],
    /// From when on it was asked of this export.
    asked: Day,
}

struct Case<'c, 'a> {
    facts: &'c Facts<'a>,
    flow: &'c Entry<'a>,
    to: &'c Entry<'a>,
    routes: &'c Routes,
    began: Day,
    day: Day,
}

impl Case<'_, '_> {
    /// The gate of the one route that the flow takes; nothing where it needs none, or where the route is open.
    fn gate(&self) -> Option<Gate> {
        let [route] = self.routes.of_flow(self.flow) else { return None };
        let events = || Place::whole(&events::SECTION);
        Some(match route {
            Route::Contract | Route::Bay => {
                let (what, kind, sources): (_, _, &'static [Citation]) = if *route == Route::Bay {
                    (
                        t("大湾区标准合同生效", "the GBA contract in effect"),
                        event::GBA_CONTRACT_EFFECTIVE,
                        BAY,
                    )
                } else {
                    (
                        t("标准合同生效", "the standard contract in effect"),
                        event::CONTRACT_EFFECTIVE,
                        CONTRACT,
                    )
                };
                let contract = self.to.id.and_then(|id| self.facts.row(&contracts::SECTION, id));
                let own = contract.and_then(|row| row.day(&contracts::EFFECTIVE).known());
                // An event names no recipient: of several contracts it may be another's.
                let by_contract = [Route::Contract, Route::Bay];
                let goes = |row: &Entry<'_>| self.routes.recipient_may_go(row, &by_contract);
                let is_sole = self.facts.rows(&recipients::SECTION).filter(goes).count() == 1;
                let told = is_sole.then(|| first(self.facts, &[kind])).flatten();
                let place = contract.map_or_else(
                    || Place::whole(&contracts::SECTION),
                    |row| row.place(&contracts::EFFECTIVE),
                );
                Gate { what, day: own.or(told), place, sources, asked: self.asked(&GRACE_CONTRACT) }
            }
            Route::Assessment => Gate {
                what: t("安全评估通过", "the security assessment passed"),
                day: first(self.facts, &[event::SA_RESULT_ISSUED, event::SA_RESULT_RECEIVED]),
                place: events(),
                sources: ASSESSMENT,
                asked: self.asked(&GRACE_ASSESSMENT),
            },
            Route::Certification => Gate {
                what: t("取得认证证书", "the certificate issued"),
                day: first(self.facts, &[event::CERTIFICATE_ISSUED]),
                place: events(),
                sources: CERTIFICATE,
                asked: self.asked(&GRACE_CONTRACT),
            },
            Route::Exempt => return None,
        })
    }

    /// From when on a mechanism was asked of this export: one that ran before had the time that the instrument gave.
    fn asked(&self, grace: &Rule) -> Day {
        let ran = self.began < grace.in_force.from;
        let from = grace.in_force.until.and_then(|last| last.plus_days(1)).filter(|_| ran);
        from.unwrap_or(self.began)
    }

    /// What the mechanism lacks on the day of assessment.
    fn mechanism(&self, mechanism: Mechanism) -> Found {
        let mut out = Found::default();
        let began = self.flow.place(&flows::FIRST_DAY);
        if mechanism == Mechanism::ProhibitedWithoutApproval {
            let lack = phrase(
                "主管机关的批准（没有记录）",
                "the approval of the competent authority (no record)",
            );
            out.add(lack, began, &[cite(&PIPL, "Art. 41")]);
            return out;
        }
        let Some(gate) = self.gate() else {
            let possible = self.routes.of_flow(self.flow);
            let may_be_free = possible.is_empty() || possible.contains(&Route::Exempt);
            if !may_be_free && possible.len() > 1 {
                let lack =
                    phrase("应采用的机制（尚未选定）", "the mechanism it takes (not chosen yet)");
                let place = Place::single(&record::SECTION, &record::ROUTE);
                out.add(lack, place, &[cite(&PIPL, "Art. 38")]);
            }
            return out;
        };
        if self.day < gate.asked {
            return out;
        }
        let what = gate.what;
        match gate.day {
            Some(day) if day <= self.day => {}
            Some(day) => out.add(
                said!("{what}（{day}）", "{what} ({day})", what, day = day.spoken()),
                gate.place,
                gate.sources,
            ),
            None => out.add(
                said!("{what}（没有日期的记录）", "{what} (no day on record)", what),
                gate.place,
                gate.sources,
            ),
        }
        out
    }

    /// The impact assessment, where it is not finished on the day.
    fn assessment(&self, out: &mut Found) {
        let entry = self.facts.single(&record::SECTION);
        let end = entry.day(&record::END).known();
        let lack = match end {
            Some(end) if end <= self.day => return,
            Some(end) => said!(
                "影响评估完成（{end}）",
                "the impact assessment finished ({end})",
                end = end.spoken(),
            ),
            None => phrase(
                "影响评估完成（没有日期的记录）",
                "the impact assessment finished (no day on record)",
            ),
        };
        out.add(lack, entry.place(&record::END), &[cite(&PIPL, "Art. 55")]);
    }

    /// A mechanism that is there now and was not when the export began.
    fn before(&self) -> Found {
        let mut out = Found::default();
        let Some(gate) = self.gate() else { return out };
        if let Some(day) = gate.day
            && day <= self.day
            && gate.asked < day
        {
            let what = gate.what;
            let lack = said!("{what}（{day}）", "{what} ({day})", what, day = day.spoken());
            out.add(lack, gate.place, gate.sources);
        }
        out
    }

    /// What a planned day comes before.
    fn planned(&self) -> Found {
        let mut out = Found::default();
        if let Some(gate) = self.gate()
            && let Some(day) = gate.day.filter(|day| self.began < *day)
        {
            let what = gate.what;
            let lack = said!("{what}（{day}）", "{what} ({day})", what, day = day.spoken());
            out.add(lack, gate.place, gate.sources);
        }
        out
    }
}

/// Notice and consent that are due for a flow and not on record.
fn consent(cell: &Cell, out: &mut Found) {
    let (group, place) = (&cell.group.1, Place::whole(&consents::SECTION));
    let is_due = cell.consent == Requirement::Required;
    let what = if is_due {
        t("告知和单独同意", "notice and separate consent")
    } else {
        t("告知", "notice")
    };
    let sources: &[Citation] =
        if is_due { &[cite(&PIPL, "Art. 39")] } else { &[cite(&PIPL, "Art. 17")] };
    let (lack, place) = match cell.coverage() {
        Coverage::Missing => (
            said!("{group}的{what}（没有记录）", "{what} of {group} (no record)", group, what),
            place,
        ),
        Coverage::Begun if is_due || cell.notice == Requirement::Required => (
            said!("{group}的{what}（没有填完）", "{what} of {group} (not filled in)", group, what),
            cell.begun_by.first().cloned().unwrap_or(place),
        ),
        Coverage::Short => {
            let short = cell.short.as_ref().map(super::consent::Short::said).unwrap_or_default();
            let said = said!("{group}：{short}", "{group}: {short}", group, short);
            (said, cell.place_of_short().unwrap_or(place))
        }
        _ => return,
    };
    out.add(lack, place, sources);
}

impl Underway {
    /// In words: what runs, since when, what is lacking, and what to do.
    pub fn said(&self) -> Phrase {
        let (scenario, recipient) = (&self.scenario, &self.recipient);
        let (began, day) = (self.began.spoken(), self.day.spoken());
        let lacks = Phrase::list(self.lacks.iter().cloned());
        match self.how {
            How::Runs => said!(
                "{scenario} → {recipient}：自{began}出境，至{day}尚不具备：{lacks}。先停止提供，或者先补齐",
                "{scenario} → {recipient}: exported since {began}, and on {day} still without {lacks}. Stop providing, or make it good first",
                scenario,
                recipient,
                began,
                day,
                lacks,
            ),
            How::BeganBefore => said!(
                "{scenario} → {recipient}：自{began}出境，早于{lacks}。其间的出境凭什么，请核实（当时人数不满标准、另有豁免或者另有合同的，留存证据），并在报告中写明",
                "{scenario} → {recipient}: exported since {began}, before {lacks}. Look on what the export rested in between (fewer people, another exemption or another contract: keep the proof), and say so in the report",
                scenario,
                recipient,
                began,
                lacks,
            ),
            How::Planned => said!(
                "{scenario} → {recipient}：计划于{began}开始出境，早于{lacks}。请改期",
                "{scenario} → {recipient}: planned to begin on {began}, before {lacks}. Move the day",
                scenario,
                recipient,
                began,
                lacks,
            ),
        }
    }
}

#[cfg(test)]
mod tests;
