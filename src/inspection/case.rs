//! What the checks read: the answers, the survey, the deadlines, and the Chinese papers with their text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use crate::day::calendar::Calendar;
use crate::document::build::{PAPERS, Paper, Part, with_days_said};
use crate::document::{Block, Document, Inline};
use crate::form::catalog::{
    application, conclusion, contracts, findings, flows, onward, recipients, scenarios,
};
use crate::form::{Entry, Facts, Field, Place, Section, pair_id};
use crate::law::clock::{Clock, Deadline, deadlines};
use crate::law::consent::Cell;
use crate::law::{Route, Survey};
use crate::text::Lang;

use super::ways::Ways;

/// A record as the checks read it.
pub struct Case<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) survey: &'a Survey,
    /// The routes of the check that is running: what surely goes by others is none of its business.
    pub(super) by: &'static [Route],
    ways: Ways,
    papers: Vec<Built<'a>>,
    deadlines: Vec<Deadline>,
}

/// A built document with its text.
#[derive(Debug)]
pub struct Built<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its words, gathered when they are first asked for: nobody looks anything up in most papers of the house.
    words: OnceCell<Words>,
}

/// The words of a paper, to look others up in.
#[derive(Debug)]
struct Words {
    /// Its text, each cell, point and line by itself, to look numbers up in.
    text: String,
    /// The same without any white space but the ends of those lines, to look words up in.
    squeezed: String,
    /// Those lines one by one: most answers stand in a cell by themselves, and are found at once.
    whole: HashSet<String>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        facts: &'a Facts<'a>,
        survey: &'a Survey,
        calendar: &Calendar,
        papers: &'a [Document],
    ) -> Self {
        Self {
            facts,
            survey,
            by: &[],
            ways: Ways::of(facts, &survey.routes),
            papers: papers.iter().map(Built::of).collect(),
            deadlines: deadlines(facts, survey.verdict.mechanism, calendar, facts.day()),
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

    /// The rows of a section, but for those that surely go by other routes than the check that is running is of.
    pub(super) fn rows(&self, section: &'static Section) -> Vec<Entry<'_>> {
        self.facts.rows(section).filter(|row| !self.ways.is_elsewhere(row, self.by)).collect()
    }

    /// Whether what is asked at a place is any business of the check that is running.
    pub(super) fn is_of_check(&self, place: &Place) -> bool {
        !self.ways.has_left(place, self.by)
    }

    /// The routes of a check, of those that the record takes or may take, whose papers say what stands at a place; all of them where
    /// it stands at none.
    pub(super) fn concerned(&self, by: &[Route], place: Option<&Place>) -> Vec<Route> {
        let own = || by.iter().copied().filter(|route| self.is(*route));
        let says = |route: &Route| {
            place.is_none_or(|place| {
                said_by(place).is_none_or(|only| only == *route)
                    && !self.ways.has_left(place, &[*route])
            })
        };
        let concerned: Vec<Route> = own().filter(says).collect();
        if concerned.is_empty() { own().collect() } else { concerned }
    }

    /// Whether a row surely goes by other routes than this one.
    pub(super) fn is_elsewhere(&self, row: &Entry<'_>, route: Route) -> bool {
        self.ways.is_elsewhere(row, &[route])
    }

    /// The cells of the consent matrix, but for those of flows that surely go by other routes than the check that is running is of.
    pub(super) fn consent(&self) -> impl Iterator<Item = &Cell> {
        self.survey.consent.iter().filter(|cell| {
            let id = pair_id(&cell.scenario.0, &cell.recipient.0);
            let flow = self.facts.row(&flows::SECTION, &id);
            flow.is_none_or(|flow| !self.ways.is_elsewhere(&flow, self.by))
        })
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
    pub(super) fn paper(&self, paper: &Paper) -> Option<&Built<'a>> {
        self.all_of(paper).next()
    }

    /// A paper as it was built for each whose it is.
    pub(super) fn all_of(&self, paper: &Paper) -> impl Iterator<Item = &Built<'a>> {
        self.papers.iter().filter(move |built| built.document.id == paper.id)
    }

    /// The papers handed in or given to people that carry an answer to this field word for word; those of one kind together.
    ///
    /// A paper that is made for one recipient carries what is said of him, and nothing of another; nor does one of a route say what
    /// goes by another. `flow` is that of which the answer is asked, if it is asked of one.
    pub(super) fn carrying(
        &self,
        entry: &Entry<'_>,
        field: &'static Field,
        flow: Option<&Entry<'_>>,
    ) -> Vec<Vec<&Built<'a>>> {
        let routes = &self.survey.routes;
        let goes = |route| match flow {
            Some(flow) => routes.flow_may_go(flow, &[route]),
            None if *entry.section == recipients::SECTION => {
                routes.recipient_may_go(entry, &[route])
            }
            None if *entry.section == scenarios::SECTION => routes.may_go(entry, &[route]),
            // A third party, a group or an item of another route is rightly not told.
            None => !self.ways.is_elsewhere(entry, &[route]),
        };
        let carries = |paper: &&&Paper| {
            paper.carries(field)
                && paper.filed(routes).0 != Part::Internal
                && paper.route(routes).is_none_or(goes)
        };
        let recipient = match flow.and_then(Entry::with) {
            Some(to) => to.id.map(str::to_owned),
            None if *entry.section == recipients::SECTION => entry.id.map(str::to_owned),
            None if *entry.section == onward::SECTION => {
                let by = entry.named(&onward::RECIPIENT).known().unwrap_or_default();
                by.first().and_then(|by| by.id.map(str::to_owned))
            }
            None => None,
        };
        let is_his = |built: &&Built<'_>| match (&built.document.of, &recipient) {
            (Some(of), Some(id)) if self.facts.row(&recipients::SECTION, of).is_some() => of == id,
            _ => true,
        };
        let papers = PAPERS.iter().filter(carries);
        papers.map(|paper| self.all_of(paper).filter(is_his).collect()).collect()
    }
}

impl<'a> Built<'a> {
    fn of(document: &'a Document) -> Self {
        Self { document, words: OnceCell::new() }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.document))
    }

    /// Its lines: each cell, point and line by itself.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.words().text.lines()
    }

    /// Whether every line of `words` stands in the paper, its days as typed or as papers say them.
    pub(super) fn says(&self, words: &str) -> bool {
        let own = self.words();
        let stands = |line: &str| {
            let line = squeezed(line);
            own.whole.contains(&*line) || own.finds(&line)
        };
        let mut lines = words.lines().filter(|line| !line.trim().is_empty());
        lines.all(|line| {
            stands(line) || matches!(with_days_said(line), Cow::Owned(said) if stands(&said))
        })
    }

    /// Whether a number stands in the paper, and not as a part of a longer one.
    pub(super) fn says_number(&self, words: &str) -> bool {
        let words = words.trim();
        let is_part = |c: char| c.is_ascii_digit() || c == ',';
        let text = &self.words().text;
        text.match_indices(words).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + words.len()..).unwrap_or_default();
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

impl Words {
    fn of(document: &Document) -> Self {
        let mut text = document.title.clone();
        let cover = document.cover.iter().flat_map(|cover| &cover.lines);
        for line in cover {
            add_line(&mut text, line);
        }
        for block in &document.blocks {
            if let Block::Heading(_, words) = block {
                text.push('\n');
                text.push_str(words);
            }
            for line in block.lines() {
                add_line(&mut text, line);
            }
        }
        let lines: Vec<Cow<'_, str>> = text.lines().map(squeezed).collect();
        let squeezed = lines.join("\n");
        let mut whole = HashSet::with_capacity(lines.len());
        whole.extend(lines.into_iter().map(Cow::into_owned));
        Self { text, squeezed, whole }
    }

    /// Whether words stand in it somewhere. Every answer is looked for in every paper: the search is that of a library made for it.
    fn finds(&self, words: &str) -> bool {
        memchr::memmem::find(self.squeezed.as_bytes(), words.as_bytes()).is_some()
    }
}

/// The one route whose papers alone say what is answered at a place; none where those of several do.
fn said_by(place: &Place) -> Option<Route> {
    let field = place.field?;
    let is = |fields: &[&'static Field]| fields.iter().any(|one| **one == *field);
    if *place.section == findings::SECTION || *place.section == conclusion::SECTION {
        let of_contract = is(&[&findings::CONTRACT, &conclusion::CONTRACT]);
        let of_bay = is(&[&findings::BAY, &conclusion::BAY]);
        return of_contract.then_some(Route::Contract).or_else(|| of_bay.then_some(Route::Bay));
    }
    (*place.section == application::SECTION).then_some(Route::Assessment)
}

/// The answer to a field in Chinese words, if it can be relied on.
pub(super) fn words(entry: &Entry<'_>, field: &'static Field) -> Option<String> {
    entry.is_answered(field).then(|| entry.shown_in(field, Lang::Zh).unwrap_or_default())
}

/// Adds what stands together in a paper on a line of its own: a number ends where its cell ends.
fn add_line(text: &mut String, line: &[Inline]) {
    text.push('\n');
    for inline in line {
        if let Inline::Text(words) | Inline::Strong(words) = inline {
            text.push_str(words);
        }
    }
}

fn squeezed(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_whitespace) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::document::{Layout, Stamp, Table, plain};
    use crate::text::Lang;

    fn paper(row: Vec<Vec<Inline>>) -> Document {
        let (caption, head) = (String::new(), Vec::new());
        let table = Table { caption, head, widths: vec![1; row.len()], rows: vec![row] };
        Document {
            id: "paper",
            of: None,
            title: String::new(),
            lang: Lang::Zh,
            layout: Layout::Report,
            cover: None,
            has_contents: false,
            is_copied: false,
            heading: String::new(),
            blocks: vec![Block::Table(table)],
            stamp: Stamp {
                record: String::new(),
                is_shown: false,
                line: String::new(),
                draft: String::new(),
                open: 0,
                day: Day::of(2026, 6, 1),
                subject: String::new(),
                author: String::new(),
            },
        }
    }

    #[test]
    fn a_number_ends_where_its_cell_its_line_or_its_word_ends() {
        let document = paper(vec![plain("5,120"), plain("0"), plain("640\n3 12")]);
        let built = Built::of(&document);
        for number in ["5,120", "0", "640", "3", "12"] {
            assert!(built.says_number(number), "{number}");
        }
        for number in ["5,1200", "120", "6403", "312", "1"] {
            assert!(!built.says_number(number), "{number}");
        }
    }

    #[test]
    fn words_are_found_across_spaces_and_not_across_cells() {
        let document = paper(vec![plain("上海 某公司"), plain("甲"), plain("乙")]);
        let built = Built::of(&document);
        assert!(built.says("上海某公司") && built.says("甲\n乙"));
        let document = paper(vec![plain("附件（2026年11月3日）")]);
        let dated = Built::of(&document);
        assert!(dated.says("附件（2026-11-03）") && !dated.says("附件（2026-11-04）"));
        assert!(!built.says("甲乙"));
    }
}
