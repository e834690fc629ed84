//! What the checks read: the answers, the survey, the deadlines, and the Chinese papers with their text.

use crate::day::calendar::Calendar;
use crate::document::build::{PAPERS, Paper, Part};
use crate::document::{Block, Document, Inline};
use crate::form::catalog::{contracts, flows, recipients};
use crate::form::{Entry, Facts, Field, Place, Section};
use crate::law::clock::{Clock, Deadline, deadlines};
use crate::law::{Route, Survey};

/// A record as the checks read it.
pub struct Case<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) survey: &'a Survey,
    papers: Vec<Built>,
    deadlines: Vec<Deadline>,
}

/// A built document with its text.
#[derive(Debug)]
pub struct Built {
    /// The document.
    pub document: Document,
    /// Its text without any white space, to look words up in.
    text: String,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        facts: &'a Facts<'a>,
        survey: &'a Survey,
        calendar: &Calendar,
        papers: Vec<Document>,
    ) -> Self {
        Self {
            facts,
            survey,
            papers: papers.into_iter().map(Built::of).collect(),
            deadlines: deadlines(facts, calendar, facts.day()),
        }
    }

    /// The routes that the record takes, or may take.
    pub fn routes(&self) -> &[Route] {
        self.survey.routes.possible()
    }

    /// Whether it takes, or may take, this route.
    pub(super) fn is(&self, route: Route) -> bool {
        self.survey.routes.may_take(route)
    }

    /// A section that is answered once.
    pub(super) fn single(&self, section: &'static Section) -> Entry<'_> {
        self.facts.single(section)
    }

    /// The rows of a section.
    pub(super) fn rows(&self, section: &'static Section) -> Vec<Entry<'_>> {
        self.facts.rows(section).collect()
    }

    /// The contracts of the recipients to whom something goes, or may go, by one of these routes.
    pub(super) fn contracts_by(&self, routes: &[Route]) -> Vec<Entry<'_>> {
        let recipients = self.recipients_by(routes);
        let contract = |row: Entry<'_>| self.facts.row(&contracts::SECTION, row.id?);
        recipients.into_iter().filter_map(contract).collect()
    }

    /// The recipients to whom something goes, or may go, by one of these routes.
    pub(super) fn recipients_by(&self, routes: &[Route]) -> Vec<Entry<'_>> {
        let rows = self.rows(&recipients::SECTION).into_iter();
        rows.filter(|row| self.survey.routes.recipient_may_go(row, routes)).collect()
    }

    /// The flows that go, or may go, by one of these routes.
    pub(super) fn flows_by(&self, routes: &[Route]) -> Vec<Entry<'_>> {
        let rows = self.rows(&flows::SECTION).into_iter();
        rows.filter(|flow| self.survey.routes.flow_may_go(flow, routes)).collect()
    }

    /// The deadlines as they stand on the day of the assessment.
    pub(super) fn deadline(&self, clock: &Clock) -> impl Iterator<Item = &Deadline> {
        self.deadlines.iter().filter(move |deadline| deadline.clock.id == clock.id)
    }

    /// A paper as it was built, if the record calls for it; the first, where there are several.
    pub(super) fn paper(&self, paper: &Paper) -> Option<&Built> {
        self.all_of(paper).next()
    }

    /// A paper as it was built for each whose it is.
    pub(super) fn all_of(&self, paper: &Paper) -> impl Iterator<Item = &Built> {
        self.papers.iter().filter(move |built| built.document.id == paper.id)
    }

    /// The papers handed in or given to people that carry an answer to this field word for word; those of one kind together.
    ///
    /// A paper that is made for one recipient carries what is said of him, and nothing of another.
    pub(super) fn carrying(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Vec<&Built>> {
        let routes = &self.survey.routes;
        let carries =
            |paper: &&&Paper| paper.carries(field) && paper.filed(routes).0 != Part::Internal;
        let recipient = match entry.section.id {
            id if id == recipients::SECTION.id => entry.id.map(str::to_owned),
            id if id == flows::SECTION.id => entry.with().and_then(|to| to.id.map(str::to_owned)),
            _ => None,
        };
        let is_his = |built: &&Built| match (&built.document.of, &recipient) {
            (Some(of), Some(id)) if self.facts.row(&recipients::SECTION, of).is_some() => of == id,
            _ => true,
        };
        let papers = PAPERS.iter().filter(carries);
        papers.map(|paper| self.all_of(paper).filter(is_his).collect()).collect()
    }
}

impl Built {
    fn of(document: Document) -> Self {
        let mut text = squeezed(&document.title);
        let cover = document.cover.iter().flat_map(|cover| cover.lines.iter().flatten());
        for inline in cover {
            push(&mut text, inline);
        }
        for block in &document.blocks {
            if let Block::Heading(_, words) = block {
                text.push_str(&squeezed(words));
            }
            for inline in block.inlines() {
                push(&mut text, inline);
            }
        }
        Self { document, text }
    }

    /// Whether every line of `words` stands in the paper.
    pub(super) fn says(&self, words: &str) -> bool {
        words
            .lines()
            .map(squeezed)
            .filter(|line| !line.is_empty())
            .all(|line| self.text.contains(&line))
    }

    /// Whether a number stands in the paper, and not as a part of a longer one.
    pub(super) fn says_number(&self, words: &str) -> bool {
        let words = squeezed(words);
        let is_part = |c: char| c.is_ascii_digit() || c == ',';
        self.text.match_indices(&words).any(|(at, _)| {
            let before = self.text.get(..at).unwrap_or_default();
            let after = self.text.get(at + words.len()..).unwrap_or_default();
            !before.ends_with(is_part) && !after.starts_with(is_part)
        })
    }

    /// The answers it still lacks.
    pub(super) fn lacks(&self) -> impl Iterator<Item = Place> {
        self.document.blanks().into_iter().cloned()
    }

    /// Its headings, in order.
    pub(super) fn headings(&self) -> Vec<&str> {
        let heading = |block: &'_ Block| matches!(block, Block::Heading(..));
        self.document
            .blocks
            .iter()
            .filter(|block| heading(block))
            .filter_map(|block| match block {
                Block::Heading(_, words) => Some(words.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// The answer to a field in Chinese words, if it can be relied on.
pub(super) fn words(entry: &Entry<'_>, field: &'static Field) -> Option<String> {
    entry.is_answered(field).then(|| entry.shown(field).unwrap_or_default().zh)
}

fn push(text: &mut String, inline: &Inline) {
    if let Inline::Text(words) | Inline::Strong(words) = inline {
        text.push_str(&squeezed(words));
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
