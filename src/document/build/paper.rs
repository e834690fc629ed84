//! A paper as a value: what it is called, who makes it and when, where it is filed, and which answers stand in it word for word.
//!
//! Whatever lists, numbers, packs, inspects or verifies papers reads it here. A paper is declared in the file that builds it;
//! those that the company or the parties bring are declared in `brought`.

use crate::document::workbook::{Sheet, Workbook};
use crate::document::{Block, Document, Layout};
use crate::form::catalog::{flows, groups, handler, links, onward, recipients, scenarios, systems};
use crate::form::{Entry, Field};
use crate::law::{Duty, Route, Routes};
use crate::text::{Text, t};

use super::material::Material;

/// A paper of a record: made here, or brought.
#[derive(Debug)]
pub struct Paper {
    /// Stable id, which names the file: `pipia-report`.
    pub id: &'static str,
    /// Title.
    pub title: Text,
    /// What stands above its words where that is not the title, which names the file; empty otherwise.
    pub(super) heading: Text,
    /// Who makes it.
    pub maker: Maker,
    /// How its pages look.
    pub layout: Layout,
    /// Whether its words are to be copied from it, as those of every form are.
    pub(super) is_copied: bool,
    /// Of what there is one.
    pub scope: Scope,
    /// Where it goes while no list of materials that the record may follow asks for it.
    pub part: Part,
    pub(super) when: When,
    /// The route of which it tells alone, where something else of the record goes another way.
    pub(super) only: Option<Route>,
    pub(super) counts: Counts,
    /// The lines of the title on its cover, and what stands before the name of the party below.
    pub(super) cover: Option<(&'static [Text], Text)>,
    /// The lists of materials it belongs to.
    pub listed: &'static [Listed],
    /// The answers that stand in it word for word, in groups.
    pub(super) carries: &'static [&'static [&'static Field]],
    pub(super) build: Option<fn(&Material<'_>) -> Vec<Block>>,
    pub(super) sheets: Option<fn(&Material<'_>) -> Vec<Sheet>>,
}

/// Who hands the paper in.
pub(super) static UNIT: &[&Field] = &[&handler::NAME, &handler::CREDIT_CODE];
/// What is told of a transfer wherever it is told.
pub(super) static TRANSFER: &[&Field] = &[
    &scenarios::PURPOSE,
    &flows::PURPOSE,
    &systems::PLACE,
    &flows::RETENTION_TO,
    &recipients::NAME,
    &flows::METHOD,
];
/// The way of the data and the measures of the recipient.
pub(super) static SECURED: &[&Field] = &[&links::MANNER, &recipients::MEASURES];
/// How many people, and to whom the recipient passes their data on.
pub(super) static CONTRACTED: &[&Field] = &[
    &groups::ORDINARY,
    &groups::SENSITIVE,
    &recipients::ONWARD_RECIPIENTS,
    &onward::NAME,
    &onward::FACTS,
];
/// The figures of an application.
pub(super) static APPLIED: &[&Field] =
    &[&scenarios::PERSONS_YEAR, &scenarios::PERSONS_NEXT, &scenarios::PERSONS_RELATION];

/// Who makes a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// This program writes it.
    Program,
    /// The company has it, or obtains it.
    Company,
    /// The parties draw it up.
    Parties,
}

/// Of what there is one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One for the record.
    Record,
    /// One for each overseas recipient.
    Recipient,
    /// One for each group of people.
    Group,
}

/// A part of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is uploaded.
    Filing,
    /// What individuals are told and asked.
    People,
    /// What stays in the house.
    Internal,
}

/// When a paper is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// For every record.
    Always,
    /// Where the record takes, or may take, this route.
    Route(Route),
    /// Where this duty is, or may become, due.
    Duty(&'static Duty),
    /// Where this holds.
    If(fn(&Material<'_>) -> bool),
    /// Where the first holds; of one for each recipient, only for those of whom the second holds.
    With(fn(&Material<'_>) -> bool, fn(&Material<'_>, &Entry<'_>) -> bool),
    /// Only by itself, when somebody asks for it; a paper that somebody brings, not at all.
    Never,
}

/// What makes a draft of a paper, beside its own blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Answers that cannot be relied on, and an open mechanism.
    Everything,
    /// Answers that cannot be relied on: what else is open, it tells itself, without an annex.
    TellsOpen,
    /// Nothing: it is sent out because answers are open.
    OwnBlanks,
}

/// A place in the list of materials of a route.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The route.
    pub route: Route,
    /// The number in its list; 0 for the list itself.
    pub number: usize,
    /// What is handed in under the number, signed and scanned; empty for a paper that only goes with it.
    pub name: Text,
    /// Whether the list asks for it.
    pub is_required: bool,
    /// What a list that is written says of it: what it is, who signs and seals it, and what its text is taken from.
    pub(super) row: Option<[Text; 3]>,
}

impl Part {
    /// Its folder; Chinese, as the package is for the regulator and the house.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Filing => t("1-申报备案材料", "1-filing").zh,
            Self::People => t("2-告知与同意", "2-people").zh,
            Self::Internal => t("3-内部留存", "3-internal").zh,
        }
    }
}

impl Listed {
    /// A place for a paper that is not handed in itself.
    pub(super) const fn with(route: Route, number: usize) -> Self {
        Self { route, number, name: Text::EMPTY, is_required: false, row: None }
    }

    /// A place for what is handed in.
    pub(super) const fn at(route: Route, number: usize, name: Text) -> Self {
        Self { name, is_required: true, ..Self::with(route, number) }
    }

    /// It may be left out.
    pub(super) const fn if_any(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// What the written list says of it.
    pub(super) const fn row(self, name: Text, signed: Text, from: Text) -> Self {
        Self { row: Some([name, signed, from]), ..self }
    }
}

impl Paper {
    /// Whether the answer to a field stands in it word for word.
    pub fn carries(&self, field: &'static Field) -> bool {
        self.carries.iter().any(|group| group.contains(&field))
    }

    /// The route for which alone it is made: it tells of what goes by that route, and of nothing else.
    pub fn route(&self, routes: &Routes) -> Option<Route> {
        match (self.scope, self.when) {
            (Scope::Recipient, When::Route(route)) => Some(route),
            // While nothing surely goes another way, everything is told.
            (Scope::Record, When::Route(route)) => {
                Some(route).filter(|own| routes.parts_with(*own))
            }
            (Scope::Record, When::If(_)) if self.only.is_none() => {
                // What goes with the papers of a route is of that route.
                let mut of_list = routes.possible().iter().copied();
                let of_list = of_list.find(|route| self.place(*route).is_some());
                of_list.filter(|route| routes.parts_with(*route))
            }
            _ => self.only.filter(|route| routes.mixes(*route)),
        }
    }

    /// Whether the record calls for it.
    pub(super) fn is_called_for(&self, material: &Material<'_>) -> bool {
        match self.when {
            When::Always => true,
            When::Route(route) => material.survey.routes.may_take(route),
            When::Duty(duty) => material.may_need(duty),
            When::If(holds) | When::With(holds, _) => holds(material),
            When::Never => false,
        }
    }

    /// The document; nothing if it is none, or has nothing to say to those whose it would be.
    pub(super) fn document(&self, material: &Material<'_>) -> Option<Document> {
        let blocks = self.build.map(|build| build(material))?;
        (!blocks.is_empty()).then(|| material.finish(self, blocks))
    }

    /// The workbook; nothing if it is none.
    pub(super) fn workbook(&self, material: &Material<'_>) -> Option<Workbook> {
        self.sheets.map(|sheets| material.workbook(self, sheets(material)))
    }

    /// Its place in the list of a route.
    pub fn place(&self, route: Route) -> Option<&'static Listed> {
        self.listed.iter().find(|listed| listed.route == route)
    }

    /// Where it stands in the package: filed where the record takes, or may take, the route of a list. While several may be taken
    /// only the papers of the first list bear their numbers, as two papers of one number would each pass for the other.
    pub fn filed(&self, routes: &Routes) -> (Part, Option<usize>) {
        let mut places =
            routes.possible().iter().filter_map(|route| Some((route, self.place(*route)?)));
        let Some((route, listed)) = places.next() else { return (self.part, None) };
        // Routes that are taken side by side each have a folder of their own.
        let is_first = routes.possible().first() == Some(route) || !routes.taken().is_empty();
        (Part::Filing, is_first.then_some(listed.number))
    }
}

/// What most papers have in common: one for the record, made here when somebody asks for it, kept in the house.
pub(super) const WRITTEN: Paper = Paper {
    id: "",
    title: Text::EMPTY,
    heading: Text::EMPTY,
    maker: Maker::Program,
    layout: Layout::Report,
    is_copied: false,
    scope: Scope::Record,
    part: Part::Internal,
    when: When::Never,
    only: None,
    counts: Counts::Everything,
    cover: None,
    listed: &[],
    carries: &[],
    build: None,
    sheets: None,
};

/// A paper is its id.
impl PartialEq for Paper {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
