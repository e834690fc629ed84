//! Whose a paper is, where there is one for each recipient or for each circle of people: only what concerns them stands in it.
//!
//! Where there is one subject only, the paper is that of the record and bears no name of its own.

use std::collections::BTreeSet;

use crate::form::catalog::{flows, groups, recipients};
use crate::form::{Entry, Section};
use crate::text::{Phrase, Text};

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
            name: Phrase::list(rows.iter().map(Entry::title)),
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
