//! Clocks (期限): periods that the law counts from an event, each declared once, and the days they give for a record.
//!
//! A clock in [`catalog`] says what must be done, by whom, how long it may take, from which event it runs, what the text
//! says of missing it, and how firmly all that stands. [`deadlines()`] applies them to the events of a record; the working
//! days come from a [`Calendar`](crate::day::calendar::Calendar). No clock of the machine is read: the day is an argument.

pub mod catalog;
mod deadline;
mod due;
mod events;
mod fresh;
mod left;
mod planned;
mod reckon;
mod words;

pub use deadline::{Deadline, Progress, SOON, Timing};
pub use due::{Due, When};
pub use left::Left;
pub use planned::{Step, is_plannable, planned};
pub use reckon::deadlines;

use serde::Serialize;

use crate::day::Day;
use crate::form::catalog::contracts;
use crate::form::{Code, Facts, Field, Place, Section, Tri, options};
use crate::law::{Liability, Mechanism, OpenPoint, liability};
use crate::source::{Citation, Dated, Status};
use crate::text::{Phrase, Text, t};

/// A period that the law counts, as a value.
#[derive(Debug)]
pub struct Clock {
    /// Stable id.
    pub id: &'static str,
    /// What it is called.
    pub title: Text,
    /// What must be done or what it means, in our own words.
    pub means: Text,
    /// How long it is.
    pub length: Length,
    /// What kind of limit it sets.
    pub nature: Nature,
    /// What it runs from: any of these.
    pub runs_from: &'static [Trigger],
    /// Kinds of event that end it, beside the "done" day of the row it runs from.
    pub ended_by: &'static [Code],
    /// Kinds of event that come after what it asks for: that was done by then, nobody says when.
    pub overtaken_by: &'static [Code],
    /// Who must act.
    pub who: Who,
    /// What follows for the matter itself when it is missed.
    pub missed: Missed,
    /// The provisions on liability that stand behind it.
    pub liability: &'static [&'static Liability],
    /// Where it stands, and how firmly.
    pub sources: &'static [Citation],
    /// In force from this day on.
    pub from: Day,
    /// In force up to this day, itself included; `None` while it is in force.
    pub until: Option<Day>,
    /// Whether events before [`Self::from`] run from that day; otherwise the clock does not cover them.
    pub catches_up: bool,
    /// The open question behind it.
    pub point: Option<&'static OpenPoint>,
    /// What a person should know or do; may be empty.
    pub advice: Text,
    /// Whether it belongs to a filing that the handler may choose: the planned day of filing is none of it where the mechanism is the
    /// security assessment.
    pub is_of_choice: bool,
    /// Whether it concerns a record of this mechanism at all; `None` for wherever its event is recorded.
    pub applies: Option<fn(&Facts<'_>, Mechanism) -> Tri>,
}

/// How long a period is.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    /// So many units.
    Of(u32, Unit),
    /// A figure that the law has changed, in these units.
    Changed(&'static Dated<u32>, Unit),
    /// Up to this month and date of the year of the event.
    SameYear(u8, u8),
    /// Up to this month and date of the year after the event.
    NextYear(u8, u8),
    /// At once: no number of hours or days.
    AtOnce,
    /// The text gives no number.
    Unnumbered,
}

/// What a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Working days (工作日).
    WorkingDays,
    /// Calendar days.
    Days,
    /// Calendar months (Civil Code Art. 202).
    Months,
    /// Calendar years.
    Years,
    /// Hours from discovery. The record holds days only.
    Hours,
}

/// What kind of limit a clock sets. It decides the direction and whether a day off moves the limit (Civil Code Art. 203).
#[derive(Clone, Copy, Debug)]
pub enum Nature {
    /// Something must be done within the period. A limit in days, months or years moves past days off.
    Act,
    /// Something must be done at least so long before the event.
    Ahead,
    /// A result or certificate is valid for the period; days off do not prolong it.
    Validity,
    /// Something must be kept at least so long, from the latest of the events and of these kinds of event.
    Keep(&'static [Code]),
    /// The next one is due at the latest when the period ends; days off do not prolong it.
    Next,
    /// Something, the latest of these, must be no older than the period, counted back from the event.
    Fresh(&'static [Trigger]),
    /// Something may be done in the last part of a validity, the length of the window; to be prepared so many units before.
    Window {
        /// The validity at whose end it stands.
        of: &'static Clock,
        /// When to begin to prepare, in the units of the length.
        prepare: u32,
    },
    /// Something must be done so long before a validity ends; to be prepared so many units before that end.
    Before {
        /// The validity.
        of: &'static Clock,
        /// When to begin to prepare, in the units of the length.
        prepare: u32,
    },
}

/// Which way a clock is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From an event to a limit after it.
    Forward,
    /// From a day back to a limit before it.
    Backward,
    /// Again and again.
    Recurring,
}

/// What a clock runs from.
#[derive(Clone, Copy, Debug)]
pub enum Trigger {
    /// A row of the events section of this kind.
    Event(Code),
    /// The same, where the filing was finished before: not what was asked for meanwhile.
    Again {
        /// The kind.
        kind: Code,
        /// What finishes the filing.
        after: Code,
        /// What asks for more.
        asked: Code,
    },
    /// A day that another section asks for.
    Field(&'static Section, &'static Field),
    /// The day of effect of a contract by this route.
    Effect(Code),
}

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The handler that exports.
    Exporter,
    /// Any handler of personal information.
    Handler,
    /// A handler of the data of fewer than 100,000 persons.
    SmallHandler,
    /// A handler of important data.
    ImportantDataHandler,
    /// A handler outside the mainland under PIPL Art. 3(2).
    OverseasHandler,
    /// An e-commerce platform operator.
    PlatformOperator,
    /// A network operator.
    NetworkOperator,
    /// A provider of network products or services.
    Provider,
    /// An operator of critical information infrastructure.
    Ciio,
    /// A central or state organ.
    StateOrgan,
    /// The cyberspace administration of the province.
    ProvincialCac,
    /// The national cyberspace administration.
    NationalCac,
    /// A certification body.
    CertificationBody,
}

/// What follows for the matter itself when a clock is missed; what the law imposes for it is [`Liability`].
#[derive(Clone, Copy, Debug)]
pub enum Missed {
    /// The text does not say.
    NotNamed,
    /// It may say, in articles that are not held here.
    NotHeld,
    /// This, with how firmly it stands.
    Says(Text, Status),
}

impl Clock {
    /// Whether it is in force on `day`.
    pub fn in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// What the due day is, where it is not simply the day to have it done by; empty otherwise.
    pub const fn due_label(&self) -> Text {
        match self.nature {
            Nature::Validity => t("届满", "ends"),
            Nature::Keep(_) => t("至少保存到这一天", "keep until this day at least"),
            Nature::Window { .. } => t("窗口打开，建议当天提交", "window opens, file on this day"),
            Nature::Fresh(_) => t("备案或者申报日", "day of filing"),
            Nature::Act | Nature::Ahead | Nature::Next | Nature::Before { .. } => Text::EMPTY,
        }
    }

    /// Which way it is counted.
    pub const fn direction(&self) -> Direction {
        match (self.nature, self.length) {
            (
                Nature::Ahead | Nature::Fresh(_) | Nature::Window { .. } | Nature::Before { .. },
                _,
            ) => Direction::Backward,
            (Nature::Next, _) | (_, Length::SameYear(..) | Length::NextYear(..)) => {
                Direction::Recurring
            }
            _ => Direction::Forward,
        }
    }

    /// Where it stands, and where the provisions on liability do.
    pub fn citations(&self) -> Vec<Citation> {
        let behind = self.liability.iter().map(|one| one.source);
        self.sources.iter().copied().chain(behind).collect()
    }

    /// What follows when it is missed on `day`, each in a line: for the matter itself, then by the provisions on liability in
    /// force. Where neither is named, one line says so.
    pub fn consequences(&self, day: Day) -> Vec<Phrase> {
        let liability = liability::on(self.liability, day).map(Liability::in_short);
        let itself = matches!(self.missed, Missed::Says(..)).then(|| self.missed.said());
        let mut lines: Vec<Phrase> = itself.into_iter().chain(liability).collect();
        if lines.is_empty() {
            lines.push(self.missed.said());
        }
        lines
    }
}

impl Length {
    /// Whether it ends on a date of the calendar, whenever the event was.
    const fn is_date(self) -> bool {
        matches!(self, Self::SameYear(..) | Self::NextYear(..))
    }
}

impl Trigger {
    /// The code used in JSON: `events/KIND`, or the place of the field.
    pub fn code(self) -> String {
        match self {
            Self::Event(kind) | Self::Again { kind, .. } => format!("events/{kind}"),
            Self::Field(section, field) => Place::single(section, field).to_string(),
            Self::Effect(_) => {
                Place::single(&contracts::SECTION, &contracts::EFFECTIVE).to_string()
            }
        }
    }

    /// In words.
    pub fn label(self) -> Phrase {
        match self {
            Self::Event(kind) => options::EVENTS
                .of(kind)
                .map_or_else(|| Phrase::same(kind.as_str()), |choice| choice.label.into()),
            Self::Again { kind, after, .. } => {
                let (kind, after) = (Self::Event(kind).label(), Self::Event(after).label());
                said!("{kind}（在“{after}”之后）", "{kind} (after \"{after}\")", kind, after)
            }
            Self::Field(section, field) => Place::single(section, field).label(),
            Self::Effect(route) => {
                let day = Place::single(&contracts::SECTION, &contracts::EFFECTIVE).label();
                let route = options::ROUTES.of(route).map_or(Text::EMPTY, |choice| choice.label);
                said!("{day}（{route}）", "{day} ({route})", day, route)
            }
        }
    }
}

impl Direction {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Forward => t("向后计算", "forward"),
            Self::Backward => t("向前倒推", "backward"),
            Self::Recurring => t("周期性", "recurring"),
        }
    }
}

impl Unit {
    /// In words, to follow a number.
    pub const fn label(self) -> Text {
        match self {
            Self::WorkingDays => t("个工作日", "working days"),
            Self::Days => t("日", "days"),
            Self::Months => t("个月", "months"),
            Self::Years => t("年", "years"),
            Self::Hours => t("小时", "hours"),
        }
    }
}

impl Who {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Exporter => t("出境方（个人信息处理者）", "exporter (handler)"),
            Self::Handler => t("个人信息处理者", "handler"),
            Self::SmallHandler => t("小型个人信息处理者", "small handler"),
            Self::ImportantDataHandler => t("重要数据的处理者", "handler of important data"),
            Self::OverseasHandler => t("境外个人信息处理者", "overseas handler"),
            Self::PlatformOperator => t("电子商务平台经营者", "e-commerce platform operator"),
            Self::NetworkOperator => t("网络运营者", "network operator"),
            Self::Provider => t("网络产品、服务提供者", "provider of network products or services"),
            Self::Ciio => {
                t("关键信息基础设施运营者", "operator of critical information infrastructure")
            }
            Self::StateOrgan => t("中央和国家机关", "central or state organ"),
            Self::ProvincialCac => t("省级网信部门", "provincial CAC"),
            Self::NationalCac => t("国家网信部门", "national CAC"),
            Self::CertificationBody => t("认证机构", "certification body"),
        }
    }

    /// Whether others must act, and the record can only wait and ask.
    pub const fn is_authority(self) -> bool {
        matches!(self, Self::ProvincialCac | Self::NationalCac | Self::CertificationBody)
    }
}

impl Missed {
    /// In words.
    pub const fn text(self) -> Text {
        match self {
            Self::NotNamed => t("条文没有写明后果", "no consequence is named in the text"),
            Self::NotHeld => t(
                "所依据的条文没有收录罚则：请核对原文",
                "the articles on liability are not held here: look at the text",
            ),
            Self::Says(text, _) => text,
        }
    }

    /// In words, with its standing where it is not the official text.
    pub fn said(self) -> Phrase {
        match self {
            Self::Says(text, status) if status.is_guidance() => {
                let label = status.label();
                said!("{text}（{label}）", "{text} ({label})", text, label)
            }
            other => other.text().into(),
        }
    }

    /// How firmly it stands; `None` where nothing is said.
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::NotNamed | Self::NotHeld => None,
            Self::Says(_, status) => Some(status),
        }
    }
}
