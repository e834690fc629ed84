//! Whose a paper is, where there is one for each recipient or for each circle of people: only what concerns them stands in it.
//!
//! Where there is one subject only, the paper is that of the record and bears no name of its own.

use std::collections::BTreeSet;

use crate::form::catalog::{flows, groups, measures, recipients, scenarios};
use crate::form::{Entry, Field, Section};
use crate::text::{Phrase, Text, harmless};

use super::material::Material;
use super::paper::{Paper, Scope, When};

/// Whose a paper is.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    section: &'static Section,
    /// The rows it is made for: one recipient, or the groups to whom the same is to be told.
    rows: Vec<String>,
    name: Phrase,
}

impl Subject {
    fn of(rows: &[Entry<'_>]) -> Option<Self> {
        let first = rows.first()?;
        Some(Self {
            section: first.section,
            rows: rows.iter().filter_map(|row| row.id.map(str::to_owned)).collect(),
            name: Phrase::list(rows.iter().map(called)),
        })
    }
}

impl Material<'_> {
    /// For whom a paper is made, each by itself; one that is nobody's in particular for a paper of the record.
    pub(super) fn subjects(&self, paper: &Paper) -> Vec<Option<Subject>> {
        let all: Vec<Subject> = match paper.scope {
            Scope::Record => Vec::new(),
            Scope::Recipient => {
                let rows = self.rows(&recipients::SECTION).into_iter();
                let by = rows.filter(|row| match paper.when {
                    When::Route(route) => self.survey.routes.recipient_may_go(row, &[route]),
                    When::With(_, whom) => whom(self, row),
                    _ => true,
                });
                by.filter_map(|row| Subject::of(&[row])).collect()
            }
            Scope::Group => self.circles(),
        };
        // Of several recipients one alone may be concerned, and the paper is his all the same.
        let is_of_all = match paper.scope {
            Scope::Recipient => self.rows(&recipients::SECTION).len() < 2,
            Scope::Group | Scope::Record => all.len() < 2,
        };
        if is_of_all || all.is_empty() { vec![None] } else { all.into_iter().map(Some).collect() }
    }

    /// The groups, those together that the same flows concern: they are told the same.
    fn circles(&self) -> Vec<Subject> {
        let mut flows_of: Vec<(BTreeSet<String>, Vec<Entry<'_>>)> = Vec::new();
        let flows = self.rows(&flows::SECTION);
        for group in self.rows(&groups::SECTION) {
            let of_group =
                |flow: &&Entry<'_>| self.groups_of(flow).iter().any(|known| known.id == group.id);
            let ids: BTreeSet<String> = flows
                .iter()
                .filter(of_group)
                .filter_map(|flow| flow.id.map(str::to_owned))
                .collect();
            if ids.is_empty() {
                continue;
            }
            match flows_of.iter_mut().find(|(known, _)| *known == ids) {
                Some((_, together)) => together.push(group),
                None => flows_of.push((ids, vec![group])),
            }
        }
        flows_of.iter().filter_map(|(_, rows)| Subject::of(rows)).collect()
    }

    /// Whether a paper that is being made concerns this recipient or group.
    pub(super) fn is_about(&self, row: &Entry<'_>) -> bool {
        self.about.as_ref().is_none_or(|about| {
            *about.section != *row.section
                || row.id.is_some_and(|id| about.rows.iter().any(|known| known == id))
        })
    }

    /// Whether it concerns this flow.
    pub(super) fn is_about_flow(&self, flow: &Entry<'_>) -> bool {
        let Some(about) = &self.about else { return true };
        if *about.section == groups::SECTION {
            return self.groups_of(flow).iter().any(|group| self.is_about(group));
        }
        flow.with().is_some_and(|recipient| self.is_about(&recipient))
    }

    /// Whether a paper that is confined to a route tells of this flow.
    pub(super) fn is_told(&self, flow: &Entry<'_>) -> bool {
        self.by.is_none_or(|route| self.survey.routes.flow_may_go(flow, &[route]))
    }

    /// The scenarios it tells of.
    pub(super) fn told_scenarios(&self) -> Vec<Entry<'_>> {
        let rows = self.rows(&scenarios::SECTION).into_iter();
        let is_told =
            |row: &Entry<'_>| self.by.is_none_or(|route| self.survey.routes.may_go(row, &[route]));
        rows.filter(is_told).collect()
    }

    /// The recipients it tells of.
    pub(super) fn told_recipients(&self) -> Vec<Entry<'_>> {
        let rows = self.rows(&recipients::SECTION).into_iter();
        let is_told = |row: &Entry<'_>| {
            self.by.is_none_or(|route| self.survey.routes.recipient_may_go(row, &[route]))
        };
        rows.filter(is_told).collect()
    }

    /// Rows that the flows it tells of name, each once and in the order of the record; all of them where it tells of everything.
    pub(super) fn told_rows(
        &self,
        section: &'static Section,
        of: impl Fn(&Entry<'_>) -> Vec<String>,
    ) -> Vec<Entry<'_>> {
        let mut rows = self.rows(section);
        if self.by.is_some() {
            let flows = self.rows(&flows::SECTION).into_iter().filter(|flow| self.is_told(flow));
            let told: BTreeSet<String> = flows.flat_map(|flow| of(&flow)).collect();
            rows.retain(|row| row.id.is_some_and(|id| told.contains(id)));
        }
        rows
    }

    /// The measures it tells of: those of no recipient in particular, and those of one it tells of.
    pub(super) fn told_measures(&self) -> Vec<Entry<'_>> {
        let mut rows = self.rows(&measures::SECTION);
        let told = ids(&self.told_recipients());
        rows.retain(|row| {
            let to = ids(&self.named(row, &measures::RECIPIENTS));
            to.is_empty() || to.iter().any(|id| told.contains(id))
        });
        rows
    }

    /// The groups it tells of.
    pub(super) fn told_groups(&self) -> Vec<Entry<'_>> {
        self.told_rows(&groups::SECTION, |flow| ids(&self.groups_of(flow)))
    }

    /// The items of a scenario that go by a flow it tells of.
    pub(super) fn sent<'b>(&self, scenario: &Entry<'b>) -> Vec<Entry<'b>> {
        self.told_of(scenario, &scenarios::ITEMS, |flow| self.items_of(flow))
    }

    /// The rows that a scenario names and that one of its flows has of which the paper tells: what goes another way alone is no part of
    /// what a paper of one route lists.
    pub(super) fn told_of<'b>(
        &self,
        scenario: &Entry<'b>,
        field: &'static Field,
        own: impl Fn(&Entry<'b>) -> Vec<Entry<'b>>,
    ) -> Vec<Entry<'b>> {
        let mut rows = self.named(scenario, field);
        if self.by.is_some() {
            let flows = self.flows_of(scenario);
            let told: BTreeSet<String> = flows.iter().flat_map(|flow| ids(&own(flow))).collect();
            rows.retain(|row| row.id.is_some_and(|id| told.contains(id)));
        }
        rows
    }

    /// The recipients of a scenario to whom a flow goes of which the paper tells.
    pub(super) fn told_to<'b>(&self, scenario: &Entry<'b>) -> Vec<Entry<'b>> {
        self.told_of(scenario, &scenarios::RECIPIENTS, |flow| flow.with().into_iter().collect())
    }

    /// Whether a row that names scenarios, and may name recipients, is about a flow it tells of.
    pub(super) fn is_of_told(
        &self,
        row: &Entry<'_>,
        scenarios: &'static Field,
        to: &'static Field,
    ) -> bool {
        if self.by.is_none() {
            return true;
        }
        let (of, to) = (self.named(row, scenarios), self.named(row, to));
        let flows = of.iter().flat_map(|scenario| self.flows_of(scenario));
        let is_to = |flow: &Entry<'_>| {
            let with = flow.with().and_then(|with| with.id);
            to.is_empty() || to.iter().any(|one| one.id == with)
        };
        of.is_empty() || flows.into_iter().any(|flow| is_to(&flow))
    }

    /// The row that names the paper.
    pub(super) fn of(&self) -> Option<String> {
        self.about.as_ref().and_then(|about| about.rows.first().cloned())
    }

    /// The title of a paper with whose it is.
    pub(super) fn title_with(&self, title: Text) -> String {
        let Some(about) = &self.about else { return self.say(title).to_owned() };
        let name = &about.name;
        self.tell(&said!("{title}（{name}）", "{title} ({name})", title, name))
    }
}

/// What a row is called where it names a paper: a recipient in Chinese by its Chinese name, if it has one.
fn called(row: &Entry<'_>) -> Phrase {
    let title = row.title();
    if *row.section != recipients::SECTION {
        return title;
    }
    match row.text(&recipients::NAME_ZH).known().filter(|name| !name.trim().is_empty()) {
        Some(name) => Phrase { zh: harmless(name.trim(), false), ..title },
        None => title,
    }
}

/// The ids of rows.
pub(super) fn ids(rows: &[Entry<'_>]) -> Vec<String> {
    rows.iter().filter_map(|row| row.id.map(str::to_owned)).collect()
}
