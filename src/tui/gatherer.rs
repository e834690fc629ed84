//! Gathers what a page of the whole folder shows, beside the loop: no key waits for it.
//!
//! One page is gathered at a time; a new one breaks the one before off. The rows are those of the commands `deadlines`, `register`
//! and `search`. Without a thread, as in tests and pictures, a page is gathered when it is asked for.

mod agenda;
mod register;
mod unread;

pub(crate) use agenda::Ahead;

use std::path::PathBuf;
use std::sync::Arc;

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::whole::fix::Fix;
use crate::desk::whole::{
    Line, People, agenda_of_listed, agenda_watched, people_watched, register_watched,
    search_watched,
};
use crate::desk::{Kind, Listing, Step};
use crate::form::Place;
use crate::form::catalog::{groups, handler};
use crate::store::{Glance, StoreError, Workspace};
use crate::telling::Tone;
use crate::text::{Phrase, Text, harmless, t};

use super::beside::Beside;
use super::widget::axis::Runs;
use super::widget::bar::Bar;

/// The most rows that a search shows.
const MOST: usize = 500;

/// Said where nothing was found.
pub(crate) const NOTHING: Text = t("没有内容。", "There is nothing here.");

/// A page of the whole folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Deadlines,
    People,
    Register(Kind),
    Search,
}

/// What a page is gathered of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) page: Page,
    /// What was typed, for a search.
    pub(crate) typed: String,
    /// Of a register whether only that on which records disagree.
    pub(crate) only: bool,
}

/// A row of a page.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) words: Phrase,
    pub(crate) tone: Tone,
    /// What Enter leads to.
    pub(crate) leads_to: Option<(PathBuf, Place)>,
    /// People against a line of the law: what stands before the bar and behind it.
    pub(crate) bar: Option<(Phrase, Bar, Phrase)>,
    /// The days it runs over.
    pub(crate) runs: Option<Runs>,
    /// The same in columns.
    pub(crate) columns: Option<Columns>,
    /// Whether it is the first line of something on which records disagree.
    pub(crate) differs: bool,
    /// What one can make hold where records disagree: a change for each of the answers.
    pub(crate) fixes: Option<Arc<Vec<Arc<Fix>>>>,
}

/// A row in columns: short ones as wide as what stands in them, and two that share the room behind them, so that each is seen.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) short: Vec<Phrase>,
    pub(crate) long: [Phrase; 2],
}

impl Row {
    fn new(words: Phrase, tone: Tone, leads_to: Option<(PathBuf, Place)>) -> Self {
        let (bar, runs, columns, fixes) = (None, None, None, None);
        Self { words, tone, leads_to, bar, runs, columns, differs: false, fixes }
    }

    /// Whether it only stands above others: no key chooses it.
    pub(crate) const fn is_heading(&self) -> bool {
        self.leads_to.is_none() && !self.is_unread()
    }

    /// Whether it tells of something that could not be read.
    pub(crate) const fn is_unread(&self) -> bool {
        self.leads_to.is_none() && matches!(self.tone, Tone::Wrong)
    }

    /// A line that is told of the folder.
    fn of(line: Line) -> Self {
        let bar = line.gauge.map(|gauge| (gauge.head.clone(), Bar::of(&gauge), gauge.tail));
        Self { bar, ..Self::new(line.told.words, line.told.tone, line.leads_to) }
    }
}

/// A list that is known, and how the folder looked when it was made.
pub(crate) type Known = (Listing, Glance);

/// Where pages are gathered.
pub(crate) type Gatherer = Beside<Gathered>;

/// A page that was gathered.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// Of the deadlines what lies ahead.
    pub(crate) ahead: Option<Ahead>,
}

/// A page, or why there is none.
pub(crate) type Gathered = Result<Rows, StoreError>;

impl Page {
    /// Every page, in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Deadlines,
        Self::People,
        Self::Register(Kind::Recipients),
        Self::Register(Kind::Groups),
        Self::Register(Kind::Entities),
        Self::Register(Kind::Systems),
        Self::Search,
    ];

    /// In words.
    pub(crate) const fn label(self) -> Text {
        match self {
            Self::Deadlines => t("期限", "deadlines"),
            Self::People => t("人数", "people"),
            Self::Register(kind) => kind.label(),
            Self::Search => t("查找", "search"),
        }
    }
}

impl Gatherer {
    /// Begins a page as it stands on a day; of a list that is `known` less has to be read.
    pub(crate) fn start(
        &self,
        workspace: &Workspace,
        asked: &Asked,
        today: Day,
        known: Option<Known>,
    ) {
        let (workspace, asked) = (workspace.clone(), asked.clone());
        self.begin("gatherer", move |watch| {
            let made = rows(&workspace, &asked, today, (known, watch)).transpose()?;
            Some(made.map(|rows| {
                let is_agenda = asked.page == Page::Deadlines;
                let ahead = is_agenda.then(|| Ahead::of(&rows, today)).flatten();
                Rows { rows, ahead }
            }))
        });
    }
}

fn rows(
    workspace: &Workspace,
    asked: &Asked,
    today: Day,
    (known, watch): (Option<Known>, &(dyn Fn(Step) -> bool + Sync)),
) -> Result<Option<Vec<Row>>, StoreError> {
    Ok(match asked.page {
        Page::People => people_watched(workspace, today, watch)?
            .map(|all| unread::before(all.troubles.iter(), of_people(&all))),
        Page::Deadlines => {
            let listed =
                known.and_then(|(list, looked)| agenda_of_listed(workspace, list, &looked));
            let all = match listed {
                Some(all) => Some(all),
                None => agenda_watched(workspace, watch)?,
            };
            all.map(|all| {
                let told = agenda::of(&all, today, &calendar_of(workspace));
                unread::before(all.listing.unread().chain(&all.unread), told)
            })
        }
        Page::Register(kind) => {
            let made = register_watched(workspace, kind, watch)?;
            made.map(|all| {
                unread::before(all.listing.unread(), register::of(&all, kind, asked.only))
            })
        }
        Page::Search => {
            let found = search_watched(workspace, &asked.typed, watch)?;
            found.map(|(listing, hits)| {
                let heading = more_than_shown(hits.len());
                let shown = hits.into_iter().take(MOST);
                let row = |hit: crate::desk::whole::Hit| {
                    let record = &listing.records[hit.at];
                    let (text, of) = (harmless(&hit.text, false), record.named());
                    let what = hit.place.section.title;
                    let words = said!(
                        "{what}：{text}，{of}",
                        "{what}: {text}, {of}",
                        what,
                        text = &text,
                        of = &of,
                    );
                    let long = [Phrase::same(text), Phrase::same(of)];
                    let columns = Some(Columns { short: vec![what.into()], long });
                    let leads_to = Some((record.path.clone(), hit.place));
                    Row { columns, ..Row::new(words, Tone::Plain, leads_to) }
                };
                let told = heading.into_iter().chain(shown.map(row)).collect();
                unread::behind(told, listing.unread(), &asked.typed)
            })
        }
    })
}

/// What stands above hits of which not all are shown.
fn more_than_shown(all: usize) -> Option<Row> {
    let words = || {
        said!(
            "共{all}处，列出前{most}处；再输入一个词可以缩小范围",
            "{all} found, the first {most} are shown; another word narrows them down",
            all,
            most = MOST,
        )
    };
    (all > MOST).then(|| Row::new(words(), Tone::Heading, None))
}

/// The working days of the folder; those of the program where its own cannot be read, which the list tells.
fn calendar_of(workspace: &Workspace) -> Calendar {
    workspace.calendar().unwrap_or_default()
}

fn of_people(all: &People) -> Vec<Row> {
    let (day, counted) = (all.on.spoken(), all.counted);
    let words = said!("{day}：{counted}", "{day}: {counted}", day, counted);
    let mut out = vec![Row::new(words, Tone::Heading, None)];
    for one in &all.entities {
        let (entity, count) = (&one.entity, one.records.len());
        let words = said!(
            "{entity}（{count}份评估）",
            "{entity} ({count} {count?assessment|assessments})",
            entity,
            count,
        );
        out.push(Row::new(words, Tone::Heading, None));
        let place = || Place::whole(&groups::SECTION);
        let first = || one.records.first().map(|record| (record.path.clone(), place()));
        out.extend(one.told().map(Row::of));
        let note =
            |note: &Phrase| Row::new(said!("! {note}", "! {note}", note), Tone::Warning, first());
        out.extend(one.notes_in_short().iter().map(note));
    }
    if !all.unplaced.is_empty() {
        let words = t("没有写明处理者，没有计入", "no handler named, counted for nobody").into();
        out.push(Row::new(words, Tone::Heading, None));
        let place = Place::whole(&handler::SECTION);
        out.extend(all.unplaced.iter().map(|one| {
            let words = Phrase::same(one.title.clone());
            Row::new(words, Tone::Warning, Some((one.path.clone(), place.clone())))
        }));
    }
    out
}
