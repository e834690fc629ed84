//! What follows from a record, told once: a tree of short lines in both languages, which others only draw.
//!
//! A line ([`Told`]) is a label and words. It says how it is meant ([`Tone`]), what it is about ([`About`]: a rule, a clock, an
//! answer) and at which place its answer stands; below it stand the lines that say more, some of them only in full ([`Depth`]).
//! The screen makes an entry of each line, on which Enter leads to its place and F4 to its rule; the command line writes the same
//! lines and, since nothing can be pressed there, the id of what a line is about behind it; papers and the rule book take its words
//! into paragraphs and lists. How deep one goes is all in which they differ. None of them repeats a sentence of this room.
//!
//! | part | tells |
//! |---|---|
//! | [`result()`], [`outlook()`], [`outcome()`], [`in_short()`], [`remarks()`], [`conflicts()`], [`scenario()`] | mechanism, ground, outlook, people; contradictions, policy, ledger; one scenario |
//! | [`why()`], [`asked_in_vain()`], [`advice()`], [`why_not()`], [`here()`], [`readings()`], [`by_scenario()`] | what each rule said, by facts, figures and sources; open points |
//! | [`duties()`], [`consent()`] | what stays to be done, by whom, and what proves it |
//! | [`turns()`], [`what_if()`] | what would change the result, and all that a change changes |
//! | [`review()`] | what changed since it was filed, and what is to be done |
//! | [`deadlines()`], [`deadline()`], [`awaited()`] | days, how they were reckoned, what is missed |
//! | [`planned_told()`] | the dates ahead of a filing that is planned |
//! | [`underway()`] | what runs before its contract, certificate, assessment, notice or consent |
//! | [`tasks()`] | what people agreed to do by a day, beside what the law asks |
//! | [`risks()`], [`before_and_after()`], [`matrix()`] | scores, and what they are made of |
//! | [`settling()`], [`problems()`], [`open_points()`] | what would settle the result, what is wrong, both in one order |
//!
//! Whatever stands after this room tells what it found by the same lines, as the inspection does. Sources have one form,
//! [`Citation::list`](crate::source::Citation::list), and days one in sentences, [`Day::spoken`](crate::day::Day::spoken); only
//! where days are reckoned, as the deadlines are, they are written `2026-12-07`. This room knows nothing of papers, files and
//! screens: no line has a width.

mod answers;
mod changed;
mod deadlines;
mod duties;
mod findings;
mod planned;
mod result;
mod risks;
mod tasks;
mod turns;
mod underway;

pub use answers::{OpenPoint, open_points, open_points_told, problems, settling};
pub use changed::review;
pub use deadlines::{awaited, deadline, deadlines};
pub use duties::{consent, duties};
pub use findings::{advice, asked_in_vain, by_scenario, here, readings, why, why_not};
pub use planned::planned_told;
pub use result::{MECHANISM, conflicts, in_short, outcome, outlook, remarks, result, scenario};
pub use risks::{before_and_after, matrix, risks};
pub use tasks::{TASKS, tasks};
pub use turns::{turns, turns_so_far, what_if};
pub use underway::{UNDERWAY, underway};

use crate::form::Place;
use crate::law::{Mechanism, Rule};
use crate::text::{Lang, Phrase, Text, t};

/// A line, and what is told below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// How it is meant.
    pub tone: Tone,
    /// What leads the words, with its mark; may be empty.
    pub label: Text,
    /// What is said.
    pub words: Phrase,
    /// What it is about.
    pub about: Option<About>,
    /// Where the answer stands that it rests on, or that would settle it.
    pub place: Option<Place>,
    /// Whether it is told in full only.
    is_detail: bool,
    below: Vec<Self>,
}

/// How a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It stands above others.
    Heading,
    /// It is said beside them: nothing is to be done about it.
    Remark,
    /// It is simply so.
    Plain,
    /// It is to be seen first.
    Strong,
    /// All is well.
    Good,
    /// It is a result.
    Result(Mechanism),
    /// An answer is lacking.
    Open,
    /// A person should look.
    Warning,
    /// It is wrong.
    Wrong,
    /// It is the least of what is said.
    Dim,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A rule, and the row id of the scenario in which it was asked.
    Rule(&'static Rule, Option<String>),
    /// Something else that has an id: a scenario, a clock, a risk.
    Named(String),
    /// The answer at its place.
    Answer,
    /// A change of the result, by its number in the search.
    Turn(usize),
    /// What a person has to look at, by the places where the result is noted.
    ToLook(Vec<Place>),
}

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Only the line itself.
    Folded,
    /// What it rests on, too.
    Short,
    /// Everything.
    Full,
}

impl Tone {
    /// What stands before a line, so that nothing is said by its colour alone.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Open => "? ",
            Self::Warning | Self::Wrong => "! ",
            _ => "",
        }
    }

    /// Whether there is nothing in it to choose.
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Heading | Self::Remark)
    }
}

impl Told {
    /// A line.
    pub fn new(tone: Tone, words: impl Into<Phrase>) -> Self {
        Self {
            tone,
            label: Text::EMPTY,
            words: words.into(),
            about: None,
            place: None,
            is_detail: false,
            below: Vec::new(),
        }
    }

    /// A line behind a label.
    pub fn labelled(tone: Tone, label: Text, words: impl Into<Phrase>) -> Self {
        Self { label, ..Self::new(tone, words) }
    }

    /// A line that begins with how something stands: `[applies] ...`.
    pub fn standing(tone: Tone, state: Text, words: &Phrase) -> Self {
        let words = said!("[{state}] {words}", "[{state}] {words}", state, words);
        Self::new(tone, words)
    }

    /// The same, about something.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        Self { about: Some(about), ..self }
    }

    /// The same, about something that has an id.
    #[must_use]
    pub fn named(self, id: &str) -> Self {
        self.about(About::Named(id.to_owned()))
    }

    /// The same, resting on the answer at a place.
    #[must_use]
    pub fn at(self, place: impl Into<Option<Place>>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// The same, told in full only.
    #[must_use]
    pub fn in_full(self) -> Self {
        Self { is_detail: true, ..self }
    }

    /// The same with these lines below it, those left out that say nothing.
    #[must_use]
    pub fn with(mut self, lines: impl IntoIterator<Item = Self>) -> Self {
        self.below.extend(lines.into_iter().filter(|line| !line.words.zh.is_empty()));
        self
    }

    /// The line alone.
    #[must_use]
    pub fn folded(self) -> Self {
        Self { below: Vec::new(), ..self }
    }

    /// The lines below it that are told at this depth.
    pub fn below(&self, depth: Depth) -> impl Iterator<Item = &Self> {
        let all = self.below.iter().filter(move |_| depth > Depth::Folded);
        all.filter(move |line| !line.is_detail || depth == Depth::Full)
    }

    /// Label and words.
    pub fn line(&self) -> Phrase {
        let (label, words) = (self.label, &self.words);
        said!("{label}{words}", "{label}{words}", label, words)
    }

    /// Label and words in one language.
    pub fn line_in(&self, lang: Lang) -> String {
        format!("{}{}", self.label.get(lang), self.words.get(lang))
    }

    /// The id of what it is about, by which a command finds it.
    pub fn id(&self) -> Option<String> {
        match self.about.as_ref()? {
            About::Rule(rule, _) => Some(rule.id.to_owned()),
            About::Named(id) => Some(id.clone()),
            About::Answer => self.place.as_ref().map(ToString::to_string),
            About::Turn(_) | About::ToLook(_) => None,
        }
    }
}

/// The label of sources.
pub const SOURCE: Text = t("依据：", "Source: ");
/// The label of what is to be answered.
const NEEDED: Text = t("还需要：", "Needed: ");

/// A heading above what is told of one scenario.
fn of_scenario(one: &crate::law::ScenarioVerdict) -> Told {
    Told::new(Tone::Heading, one.title.clone()).named(&one.id)
}

/// What is said where no scenario is recorded.
fn no_scenario() -> Told {
    let none = t(
        "还没有出境场景。先在“出境场景”部分记录一次出境的目的、人群、信息项和接收方。",
        "There is no scenario yet. Record purpose, people, items and recipients of an export in \"Scenarios\".",
    );
    Told::new(Tone::Open, none).at(Place::whole(&crate::form::catalog::scenarios::SECTION))
}
