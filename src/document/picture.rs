//! A picture of boxes and lines: the ways of the data, an organisation, or who holds whom. One model, drawn in four ways.
//!
//! It knows nothing of a record: whoever builds it says what stands in a box, where, and along a line. Every line leads from a box of
//! the picture to a box of the picture; a missing answer in a label is a blank and counts as one. What cannot be drawn is still
//! told: [`Picture::twin`] says in words whatever a drawing shows.

mod plan;
mod tree;
mod twin;
mod wrap;

pub use plan::{LINES, NODES, Placed, Plan, ROOM, Route, Words, plan};

use std::sync::OnceLock;

use serde::Serialize;

use crate::text::{Lang, Text, t};

use super::Inline;

/// What a picture is of, which decides in which columns its boxes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The ways of the data: a box stands in the column of its role.
    Flow,
    /// Who belongs to whom: a box stands one column behind those that lead to it.
    Organisation,
    /// Who holds how much of whom: as an organisation, with the share written on the line.
    Shareholding,
}

/// What a box stands for, which decides its shape and, in a picture of ways, its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A group of people.
    People,
    /// A system in the mainland.
    System,
    /// The last system in the mainland before the border.
    Gateway,
    /// An overseas recipient, or a system or place of it.
    Recipient,
    /// Somebody abroad to whom a recipient passes data on.
    Onward,
    /// A company, department or other unit of a chart.
    Unit,
    /// A natural person of a chart.
    Person,
}

/// A side of the border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the mainland.
    Inside,
    /// Outside it; Hong Kong, Macao and Taiwan are outside.
    Outside,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What stands above it; may be empty.
    pub title: Text,
    /// On which side of the border it lies, where the picture has one.
    pub side: Option<Side>,
}

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Stable id, such as that of the row it was made from.
    pub id: String,
    /// What it stands for.
    pub role: Role,
    /// Its name; a line end begins a new line.
    pub label: Vec<Inline>,
    /// What is remarked below its name, such as the place or the level of protection; may be empty.
    pub note: Vec<Inline>,
}

/// A line from a box to a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The box it begins at, by its place in [`Picture::nodes`].
    pub(crate) from: usize,
    /// The box it leads to.
    pub(crate) to: usize,
    /// What stands along it: protocol, encryption, frequency, or a share; each on a line of its own, the most telling first.
    pub label: Vec<Inline>,
}

/// A box of a picture, to lead lines to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(usize);

/// A picture of boxes and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Heading above it.
    pub title: String,
    /// What it is of.
    pub kind: Kind,
    /// The language of the words it adds itself.
    pub lang: Lang,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    on_paper: Kept,
}

/// The plan for paper, made when it is first asked for: the words of a paper, its pages and its file all ask. The rest of the picture
/// decides it, so that it makes no two pictures differ.
#[derive(Clone, Debug)]
struct Kept(OnceLock<Option<Plan>>);

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Picture {
    /// An empty picture of the ways of the data: from people through systems in the mainland over the border to recipients.
    pub fn flow(title: impl Into<String>, lang: Lang) -> Self {
        Self::empty(title.into(), Kind::Flow, lang)
    }

    /// An empty chart of an organisation: lines lead from the whole to its parts.
    pub fn organisation(title: impl Into<String>, lang: Lang) -> Self {
        Self::empty(title.into(), Kind::Organisation, lang)
    }

    /// An empty chart of holdings: lines lead from the holder to what is held and bear the share.
    pub fn shareholding(title: impl Into<String>, lang: Lang) -> Self {
        Self::empty(title.into(), Kind::Shareholding, lang)
    }

    const fn empty(title: String, kind: Kind, lang: Lang) -> Self {
        let on_paper = Kept(OnceLock::new());
        Self { title, kind, lang, nodes: Vec::new(), edges: Vec::new(), on_paper }
    }

    /// Adds a box without a remark. An id that is there already gives the box that is there, unchanged.
    pub fn node(&mut self, id: impl Into<String>, role: Role, label: Vec<Inline>) -> NodeId {
        self.noted(id, role, label, Vec::new())
    }

    /// Adds a box with a remark below its name. An id that is there already gives the box that is there, unchanged.
    pub fn noted(
        &mut self,
        id: impl Into<String>,
        role: Role,
        label: Vec<Inline>,
        note: Vec<Inline>,
    ) -> NodeId {
        let id = id.into();
        let known = self.nodes.iter().position(|node| node.id == id);
        NodeId(known.unwrap_or_else(|| {
            self.on_paper = Kept(OnceLock::new());
            self.nodes.push(Node { id, role, label, note });
            self.nodes.len() - 1
        }))
    }

    /// Adds a line between two boxes of this picture. It is left out if one of them is of another picture and has no place here.
    pub fn link(&mut self, from: NodeId, to: NodeId, label: Vec<Inline>) {
        if from.0.max(to.0) < self.nodes.len() {
            self.on_paper = Kept(OnceLock::new());
            self.edges.push(Edge { from: from.0, to: to.0, label });
        }
    }

    /// Where everything stands on [a page of paper](ROOM); as [`plan`].
    pub fn on_paper(&self) -> Option<&Plan> {
        self.on_paper.0.get_or_init(|| plan(self, ROOM)).as_ref()
    }

    /// The boxes, in the order in which they were added.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The lines, in the order in which they were added; the first is numbered one.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The ids of the boxes at both ends of a line.
    pub fn ends(&self, edge: &Edge) -> (&str, &str) {
        let id = |at: usize| self.nodes.get(at).map_or("", |node| node.id.as_str());
        (id(edge.from), id(edge.to))
    }

    /// The columns that have a box, from left to right, with their boxes by place in [`Self::nodes`].
    pub(crate) fn lanes(&self) -> Vec<(Lane, Vec<usize>)> {
        let places: Vec<usize> = match self.kind {
            Kind::Flow => self.nodes.iter().map(|node| node.role.place()).collect(),
            Kind::Organisation | Kind::Shareholding => tree::depths(self.nodes.len(), &self.edges),
        };
        let most = places.iter().max().map_or(0, |most| most + 1);
        let lane = |place: usize| {
            let within: Vec<usize> =
                (0..places.len()).filter(|node| places[*node] == place).collect();
            let lane = match self.kind {
                Kind::Flow => FLOW[place.min(FLOW.len() - 1)],
                Kind::Organisation | Kind::Shareholding => Lane { title: Text::EMPTY, side: None },
            };
            (lane, within)
        };
        (0..most).map(lane).filter(|(_, within)| !within.is_empty()).collect()
    }

    /// What stands together, once, in the order of [`Self::twin`]: the label and the remark of a box, what stands along a line.
    pub(super) fn lines(&self) -> Vec<&Vec<Inline>> {
        let nodes = self.lanes().into_iter().flat_map(|(_, within)| within);
        let nodes = nodes.filter_map(|at| self.nodes.get(at));
        let edges = self.edges.iter().map(|edge| &edge.label);
        nodes.flat_map(|node| [&node.label, &node.note]).chain(edges).collect()
    }
}

/// The columns of a picture of ways, from left to right.
const FLOW: [Lane; 5] = [
    Lane { title: t("个人", "People"), side: Some(Side::Inside) },
    Lane { title: t("境内系统", "Systems"), side: Some(Side::Inside) },
    Lane { title: t("出境网关", "Gateway"), side: Some(Side::Inside) },
    Lane { title: t("境外接收方", "Overseas recipients"), side: Some(Side::Outside) },
    Lane { title: t("境外第三方", "Onward recipients"), side: Some(Side::Outside) },
];

impl Role {
    /// Its column in a picture of ways. What belongs to a chart stands with the systems there.
    const fn place(self) -> usize {
        match self {
            Self::People => 0,
            Self::System | Self::Unit | Self::Person => 1,
            Self::Gateway => 2,
            Self::Recipient => 3,
            Self::Onward => 4,
        }
    }
}

impl Side {
    /// What stands above it.
    pub const fn title(self) -> Text {
        match self {
            Self::Inside => t("境内", "In the mainland"),
            Self::Outside => t("境外", "Abroad"),
        }
    }
}
