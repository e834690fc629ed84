//! The list of the folder: what can be had at once stands first, and what is read and judged beside the loop is put in as it comes.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::desk::whole::{Overview, overview_watched};
use crate::desk::{Firm, Listing, Record, Step, at_once, left_behind};
use crate::store::StoreError;
use crate::tui::component::Name;
use crate::tui::gatherer::{Asked, Page, Rows};
use crate::tui::lister::News;
use crate::tui::state::{Standing, Whole};

use super::App;

/// How many records are judged first: more than any screen shows.
const SHOWN: usize = 100;

impl App {
    /// The first list: names, and what was told last, before anything is read.
    pub(super) fn list_begins(&mut self) {
        self.state.is_large = self.state.workspace.is_large();
        if self.lister.is_beside() && self.state.is_large {
            let listing = at_once(&self.state.workspace);
            self.put_list(listing);
        }
        self.rescan();
    }

    /// Makes the list anew. What stands there stays, as it was told last.
    pub(super) fn rescan(&mut self) {
        for record in self.state.records.iter_mut().filter(|record| record.firm == Firm::Yes) {
            record.firm = Firm::AsTold;
        }
        // A large folder whose records were never judged is judged from where one looks.
        let shown = self.state.records.iter().take(SHOWN).map(|record| record.path.clone());
        self.lister.start(&self.state.workspace, shown.collect());
        self.state.counting = Some((0, self.state.records.len()));
        self.state.standing.is_firm = false;
        if !self.state.is_large {
            self.lister.wait();
        }
        self.hear_of_the_list();
        self.count_the_folder();
    }

    /// Takes what is told of the list.
    pub(super) fn hear_of_the_list(&mut self) {
        while let Some(news) = self.lister.news() {
            match news {
                News::Step(Step::Read(done, all)) => self.state.counting = Some((done, all)),
                News::Step(Step::Known(records)) => {
                    // What was told last says more than a name.
                    self.put_records(records, |shown| shown.firm == Firm::Named);
                }
                News::Step(Step::Judged(records, left)) => {
                    let all = self.state.records.len();
                    self.state.counting = Some((all.saturating_sub(left), all));
                    self.put_records(records, |_| true);
                }
                News::Changed if self.state.open.is_none() => {
                    self.lister.start_if_changed(&self.state.workspace);
                }
                News::Same | News::Changed => {}
                News::Beside(glance) => {
                    let before = self.beside.replace(glance.clone());
                    if before.is_some_and(|before| before != glance) {
                        self.look_around();
                    }
                }
                News::Made(listing) => {
                    self.state.counting = None;
                    self.put_list(listing);
                    self.state.standing.is_firm = false;
                    self.state.standing.is_busy = false;
                    self.state.left_behind = left_behind(&self.state.workspace);
                }
            }
        }
    }

    /// Begins a page of the whole folder; what stands there of the same page stays until it is gathered anew.
    pub(super) fn gather(&mut self, asked: &Asked) {
        if asked.page != Page::Search {
            self.state.whole.rows.clear();
            self.state.whole.ahead = None;
        }
        (self.state.whole.is_busy, self.state.whole.trouble) = (true, None);
        self.state.whole.asked = Some(asked.clone());
        // The deadlines need no more than the list that stands.
        let known = (asked.page == Page::Deadlines)
            .then(|| self.lister.looked_with_all_kept())
            .flatten()
            .map(|looked| {
                let (records, warnings) = (self.state.records.clone(), self.state.warnings.clone());
                (Listing { records, warnings, ..Listing::default() }, looked)
            });
        self.gatherer.start(&self.state.workspace, asked, self.state.options.today, known);
        self.hear_of_the_folder();
    }

    /// Takes the page that was gathered.
    pub(super) fn hear_of_the_folder(&mut self) {
        let Some(gathered) = self.gatherer.news() else { return };
        let (Rows { rows, ahead }, trouble) = match gathered {
            Ok(rows) => (rows, None),
            Err(error) => (Rows::default(), Some(error.said())),
        };
        let before = std::mem::take(&mut self.state.whole);
        self.state.whole = Whole { rows, ahead, trouble, is_busy: false, ..before };
    }

    /// Counts the state of the folder beside the list that is seen, once that is made; whoever opens a record does not wait for it.
    pub(super) fn count_the_folder(&mut self) {
        let is_seen = self.layers.last().is_some_and(|top| top.name() == Name::Home);
        let (standing, today) = (&mut self.state.standing, self.state.options.today);
        if !is_seen || self.state.counting.is_some() {
            if std::mem::take(&mut standing.is_busy) {
                self.overviewer.break_off();
            }
            return;
        }
        let may_begin = !standing.is_busy && !self.lister.is_keeping();
        if !standing.is_firm && may_begin && self.state.trouble.is_none() {
            standing.is_busy = true;
            let workspace = self.state.workspace.clone();
            self.overviewer.begin("overviewer", move |watch| {
                overview_watched(&workspace, today, watch).transpose()
            });
        }
        if let Some(made) = self.overviewer.news() {
            let (overview, trouble) = match made {
                Ok(overview) => (Some(overview), None),
                Err(error) => (None, Some(error.said())),
            };
            let told = overview.as_ref().map_or_else(Vec::new, Overview::told);
            self.state.standing =
                Standing { overview, told, trouble, is_firm: true, is_busy: false };
        }
    }

    fn put_list(&mut self, listing: Result<Listing, StoreError>) {
        self.state.listed += 1;
        self.state.is_large = self.state.workspace.is_large();
        match listing {
            Ok(listing) => {
                self.state.records = listing.records;
                self.state.warnings = listing.warnings;
                self.state.trouble = None;
            }
            Err(error) => {
                self.state.records = Vec::new();
                self.state.warnings = Vec::new();
                self.state.trouble = Some(error.said());
            }
        }
    }

    /// Puts records in the place of what stood there of them, where that gives way.
    fn put_records(&mut self, records: Vec<Record>, gives_way: impl Fn(&Record) -> bool) {
        let mut told: HashMap<PathBuf, Record> =
            records.into_iter().map(|record| (record.path.clone(), record)).collect();
        for record in self.state.records.iter_mut().filter(|record| gives_way(record)) {
            if let Some(told) = told.remove(&record.path) {
                *record = told;
            }
        }
    }
}
