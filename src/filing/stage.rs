//! How a filing stands: from what was handed in, what was asked, and the dates of the record; who must act; and what does not fit.
//!
//! A step that the procedure does not know is said and never prevented: the paper on the desk is right, not the program.

mod doubts;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::form::catalog::events;
use crate::form::options::event;
use crate::form::{Code, Facts};
use crate::law::Route;
use crate::law::clock::{Deadline, Nature, Progress};
use crate::text::{Phrase, Text, t};

use super::{Kind, Letter, Sequence, letter};
use doubts::doubts;

/// Where a filing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing was handed in.
    Preparing,
    /// Handed in, and not answered.
    HandedIn,
    /// Told that papers are lacking.
    Incomplete,
    /// Accepted, or received by the authority that decides.
    UnderReview,
    /// Told to correct or to supplement.
    CorrectionAsked,
    /// Handed in again after that.
    HandedInAgain,
    /// A number, a result or a certificate is there.
    Decided,
    /// It was asked to prolong its validity.
    ExtensionAsked,
    /// Its validity nears its end.
    RunningOut,
    /// Its validity was prolonged.
    Renewed,
    /// Its validity has ended.
    Lapsed,
    /// Taken back.
    Withdrawn,
}

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Acts {
    /// The company.
    Handler,
    /// The authority or the certification body.
    Authority,
    /// Nobody for now.
    Nobody,
}

impl Acts {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Handler => t("本企业", "the company"),
            Self::Authority => t("主管机关或者认证机构", "the authority or certification body"),
            Self::Nobody => t("目前无人", "nobody for now"),
        }
    }
}

impl Stage {
    /// In words, as its route says it.
    pub const fn label(self, route: Route) -> Text {
        match self {
            Self::Preparing => t("准备中", "preparing"),
            Self::HandedIn => t("已提交", "handed in"),
            Self::Incomplete => t("材料不全", "incomplete"),
            Self::UnderReview => t("审查中", "under review"),
            Self::CorrectionAsked => t("要求补正", "correction asked"),
            Self::HandedInAgain => t("已再次提交", "handed in again"),
            Self::Decided => match route {
                Route::Assessment => t("已出具结果", "result issued"),
                Route::Certification => t("已取得证书", "certified"),
                _ => t("已备案", "filed"),
            },
            Self::ExtensionAsked => t("已申请延长有效期", "extension asked for"),
            Self::RunningOut => t("即将到期", "running out"),
            Self::Renewed => t("已延续", "renewed"),
            Self::Lapsed => t("已失效", "lapsed"),
            Self::Withdrawn => t("已撤回", "withdrawn"),
        }
    }

    /// Whether it is a validity that has come and may end.
    pub const fn ages(self) -> bool {
        matches!(self, Self::Decided | Self::ExtensionAsked | Self::Renewed)
    }

    /// Whether somebody must act before that ends: not where it was asked to prolong it.
    pub const fn runs_out(self) -> bool {
        matches!(self, Self::Decided | Self::Renewed)
    }

    /// Who must act now.
    pub const fn acts(self) -> Acts {
        match self {
            Self::Preparing
            | Self::Incomplete
            | Self::CorrectionAsked
            | Self::RunningOut
            | Self::Lapsed => Acts::Handler,
            Self::HandedIn | Self::UnderReview | Self::HandedInAgain | Self::ExtensionAsked => {
                Acts::Authority
            }
            Self::Decided | Self::Renewed | Self::Withdrawn => Acts::Nobody,
        }
    }
}

/// What does not fit together, in words.
pub type Doubt = Phrase;

/// How a filing stands on a day.
#[derive(Clone, Debug)]
pub struct Stands {
    /// Where it stands.
    pub stage: Stage,
    /// Since which day; none before anything happened.
    pub since: Option<Day>,
    /// How often corrections were asked for.
    pub rounds: usize,
    /// The period that runs now and ends first.
    pub clock: Option<Deadline>,
    /// What does not fit together.
    pub doubts: Vec<Doubt>,
}

/// The kinds of event that move a filing of a route, with where they bring it.
const fn moves(route: Route) -> &'static [(Code, Stage)] {
    match route {
        Route::Contract => &[
            (event::SC_SUBMITTED, Stage::HandedIn),
            (event::SC_SUPPLEMENT_NOTICE, Stage::CorrectionAsked),
            (event::SC_RESUBMITTED, Stage::HandedInAgain),
            (event::SC_NUMBER, Stage::Decided),
        ],
        Route::Bay => &[(event::GBA_SUBMITTED, Stage::HandedIn)],
        Route::Assessment => &[
            (event::SA_APPLIED, Stage::HandedIn),
            (event::SA_RECEIVED, Stage::HandedIn),
            (event::SA_ACCEPTED, Stage::UnderReview),
            (event::SA_SUPPLEMENT_NOTICE, Stage::CorrectionAsked),
            (event::SA_SUPPLEMENTED, Stage::HandedInAgain),
            (event::SA_RESULT_ISSUED, Stage::Decided),
            (event::SA_EXT_SUBMITTED, Stage::ExtensionAsked),
            (event::SA_EXT_RECEIVED, Stage::ExtensionAsked),
            (event::SA_EXTENDED, Stage::Renewed),
        ],
        Route::Certification => &[(event::CERTIFICATE_ISSUED, Stage::Decided)],
        Route::Exempt => &[],
    }
}

/// The kind of event that tells of a handing in of this kind; none where the record has no such event.
pub const fn event_of(route: Route, kind: Kind) -> Option<Code> {
    match (route, kind) {
        (Route::Contract, Kind::First) => Some(event::SC_SUBMITTED),
        (Route::Contract, Kind::Supplement | Kind::Again) => Some(event::SC_RESUBMITTED),
        (Route::Bay, Kind::First | Kind::Again) => Some(event::GBA_SUBMITTED),
        (Route::Assessment, Kind::First | Kind::Again) => Some(event::SA_APPLIED),
        (Route::Assessment, Kind::Supplement) => Some(event::SA_SUPPLEMENTED),
        (Route::Assessment, Kind::Extension) => Some(event::SA_EXT_SUBMITTED),
        _ => None,
    }
}

/// The kind of event that tells of a letter that asks for corrections.
pub const fn event_of_letter(route: Route) -> Option<Code> {
    match route {
        Route::Contract => Some(event::SC_SUPPLEMENT_NOTICE),
        Route::Assessment => Some(event::SA_SUPPLEMENT_NOTICE),
        _ => None,
    }
}

/// The route with whose code that of a submission begins.
pub fn route_of(code: &str) -> Option<Route> {
    let all = [Route::Contract, Route::Assessment, Route::Certification, Route::Bay, Route::Exempt];
    all.into_iter().find(|route| code.starts_with(route.code()))
}

/// One thing that happened to a filing.
struct Happened {
    day: Day,
    stage: Stage,
}

impl Stands {
    /// How the filing of a route stands on a day.
    pub fn of(
        route: Route,
        (row, letters): (&[Sequence], &[Letter]),
        facts: &Facts<'_>,
        (deadlines, on): (&[Deadline], Day),
    ) -> Self {
        let mut all = happened(route, (row, letters), facts);
        all.retain(|one| one.day <= on);
        let is_told = !of_record(route, facts).is_empty();
        let doubts = doubts(route, (row, letters), facts, is_told);
        let rounds =
            letters.iter().filter(|one| one.fields.kind == letter::Kind::Correction).count();
        let asked = all.iter().filter(|one| one.stage == Stage::CorrectionAsked);
        let mut days: Vec<Day> = asked.map(|one| one.day).collect();
        days.dedup();
        let last = all.last();
        let mut stands = Self {
            stage: last.map_or(Stage::Preparing, |one| one.stage),
            since: last.map(|one| one.day),
            rounds: rounds.max(days.len()),
            clock: clock(route, deadlines, facts),
            doubts,
        };
        stands.ages(route, deadlines, facts);
        stands
    }

    /// Where what was noted brings the filing of a route, each with the day from which on it stands there.
    pub fn course(
        route: Route,
        noted: (&[Sequence], &[Letter]),
        facts: &Facts<'_>,
    ) -> Vec<(Day, Stage)> {
        let mut out: Vec<(Day, Stage)> = Vec::new();
        for one in happened(route, noted, facts) {
            match out.last_mut() {
                Some((day, stage)) if *day == one.day => *stage = one.stage,
                _ => out.push((one.day, one.stage)),
            }
        }
        out
    }

    /// Whether a deadline runs from an event of a route.
    pub fn runs_for(route: Route, deadline: &Deadline, facts: &Facts<'_>) -> bool {
        is_of(route, deadline, facts)
    }

    /// A validity that ends or has ended decides over all that happened before.
    fn ages(&mut self, route: Route, deadlines: &[Deadline], facts: &Facts<'_>) {
        if !self.stage.ages() {
            return;
        }
        for one in deadlines.iter().filter(|one| is_of(route, one, facts)) {
            match (one.clock.nature, one.progress) {
                (Nature::Validity, Progress::Ended) => {
                    (self.stage, self.since) = (Stage::Lapsed, one.timing.due);
                }
                (Nature::Window { .. } | Nature::Before { .. }, progress)
                    if progress.is_pressing() && self.stage.runs_out() =>
                {
                    self.stage = Stage::RunningOut;
                }
                _ => {}
            }
        }
    }
}

/// All that happened, whatever the day, in its order.
fn happened(
    route: Route,
    (row, letters): (&[Sequence], &[Letter]),
    facts: &Facts<'_>,
) -> Vec<Happened> {
    let mut all = of_record(route, facts);
    all.extend(row.iter().filter_map(handed_in));
    all.extend(letters.iter().map(|one| Happened { day: one.fields.received, stage: one.stage() }));
    // Of one day, what follows comes last.
    all.sort_by_key(|one| (one.day, one.stage));
    all
}

/// What the record's own dates tell.
fn of_record(route: Route, facts: &Facts<'_>) -> Vec<Happened> {
    let rows = facts.rows(&events::SECTION);
    rows.filter_map(|row| {
        let day = row.day(&events::DAY).known()?;
        let (_, stage) =
            moves(route).iter().find(|(kind, _)| row.chose(&events::KIND, *kind).is_yes())?;
        Some(Happened { day, stage: *stage })
    })
    .collect()
}

fn handed_in(one: &Sequence) -> Option<Happened> {
    let stage = match one.fields.kind {
        Kind::First => Stage::HandedIn,
        Kind::Supplement | Kind::Again => Stage::HandedInAgain,
        Kind::Withdrawal => Stage::Withdrawn,
        Kind::Extension => Stage::ExtensionAsked,
        Kind::Note => return None,
    };
    Some(Happened { day: one.fields.day, stage })
}

/// Whether a deadline runs from an event of this route.
fn is_of(route: Route, deadline: &Deadline, facts: &Facts<'_>) -> bool {
    let Some(id) = deadline.place.row.as_deref() else { return false };
    if *deadline.place.section != events::SECTION {
        return false;
    }
    let row = facts.row(&events::SECTION, id);
    row.is_some_and(|row| {
        moves(route).iter().any(|(kind, _)| row.chose(&events::KIND, *kind).is_yes())
    })
}

/// The period of this route that is not over and ends first.
fn clock(route: Route, deadlines: &[Deadline], facts: &Facts<'_>) -> Option<Deadline> {
    let runs = |one: &&Deadline| {
        matches!(
            one.progress,
            Progress::Ahead | Progress::DueSoon | Progress::PastTarget | Progress::Overdue
        ) && one.timing.due.is_some()
            && is_of(route, one, facts)
    };
    deadlines.iter().filter(runs).min_by_key(|one| one.timing.due).cloned()
}
