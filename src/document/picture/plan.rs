//! Where everything of a picture stands, in cells and rows that every drawing uses: a cell is as wide as half a Chinese character, a
//! row as high as a line.
//!
//! Columns stand from left to right. Boxes do not overlap, no line runs through a box or along another line, and the same picture has
//! the same plan always. Along a line stands its number or, where there is room, its number and the first line of its label; what
//! it shortens stands in the [legend](Picture::legend).

mod graph;
mod rows;
mod tracks;

use crate::document::render::lines_of;
use crate::text::Lang;

use super::{Edge, Kind, Picture, Role, Side, wrap};
use graph::Graph;
use tracks::{Channel, Wire};

/// The cells across a page of paper, at which type can still be read.
pub const ROOM: usize = 108;
/// The most boxes of a column that are drawn.
pub const NODES: usize = 12;
/// The most lines that are drawn.
pub const LINES: usize = 40;

/// How wide the words in boxes may be, the widest tried first.
const WORDS: [usize; 7] = [20, 18, 16, 14, 12, 10, 8];
/// As many of the widest are tried with room for labels at the border, before those labels are given up.
const LABELLED: usize = 6;
/// The widest words at the border that boxes are made narrower for; where that is too much, as many as say by what it is crossed.
const LABELS: [usize; 2] = [22, 14];
/// The widest single word that a box is made wide enough for, whatever its other words are broken at.
const WHOLE: usize = 16;
/// The widest words along a line of a chart that it is always given room for.
pub(super) const SHARE: usize = 10;

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Cells across.
    pub cells: usize,
    /// Rows.
    pub rows: usize,
    /// The boxes.
    pub boxes: Vec<Placed>,
    /// The lines.
    pub routes: Vec<Route>,
    /// What stands above the columns.
    pub heads: Vec<Words>,
    /// The cell in which the border runs, from the first row to the last.
    pub border: Option<usize>,
}

/// A box where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The box, by its place in the picture.
    pub node: usize,
    /// What it stands for.
    pub role: Role,
    /// Its first cell and row, which hold its frame.
    pub at: (usize, usize),
    /// Its cells and rows, with its frame.
    pub size: (usize, usize),
    /// The cell at which its words begin.
    pub words: usize,
    /// What stands in it, line by line, from the row behind the frame on.
    pub lines: Vec<String>,
}

/// A line where it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The line, by its place in the picture.
    pub edge: usize,
    /// Its corners, from the frame of the box it begins at to the frame of the box it leads to; neighbours share a cell or a row.
    pub points: Vec<(usize, usize)>,
    /// What stands on it.
    pub mark: Words,
}

/// Words on one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The cell and the row at which they begin.
    pub at: (usize, usize),
}

impl Words {
    /// The cells they take.
    pub fn cells(&self) -> usize {
        wrap::width(&self.text)
    }
}

/// Plans a picture for so many cells. None if it holds nothing, too much ([`NODES`], [`LINES`]), or does not fit.
pub fn plan(picture: &Picture, cells: usize) -> Option<Plan> {
    let lanes = picture.lanes();
    let most = lanes.iter().map(|(_, within)| within.len()).max()?;
    if most > NODES || picture.edges.len() > LINES {
        return None;
    }
    let words = || WORDS.iter().take(LABELLED);
    let labelled = LABELS.iter().flat_map(|label| words().map(|words| (*words, *label, 1)));
    let loose = WORDS.iter().map(|words| (*words, 0, 1));
    let tight = WORDS.iter().rev().take(2).rev().map(|words| (*words, 0, 0));
    let tried: Vec<(usize, usize, usize)> = labelled.chain(loose).chain(tight).collect();
    // A word that is torn reads worse than a line without its label.
    [WHOLE, 0].into_iter().find_map(|whole| {
        let plan = |(words, label, air): &(usize, usize, usize)| {
            Sheet::of(picture, (*words, whole), *air).plan(cells, *label)
        };
        tried.iter().find_map(plan)
    })
}

/// A picture whose rows are known, and its columns not yet.
struct Sheet<'a> {
    picture: &'a Picture,
    graph: Graph,
    channels: Vec<Channel>,
    /// The rows of the columns, with those that lines needed beside them.
    rows: usize,
    /// The cells of each column, with its frames.
    wide: Vec<usize>,
    /// The channel in which the border runs.
    border: Option<usize>,
    /// The cells between words and what stands beside them: one, or none where room is short.
    air: usize,
}

/// A channel in cells: where it begins, where its tracks do, and how they are apart.
struct Ground {
    from: usize,
    tracks: usize,
    step: usize,
    /// The cell behind its last; the next column begins here.
    to: usize,
}

impl<'a> Sheet<'a> {
    fn of(picture: &'a Picture, words: (usize, usize), air: usize) -> Self {
        let mut graph = Graph::of(picture, words);
        let mut rows = graph.place();
        let mut channels = Vec::new();
        for channel in 0..graph.lanes.len() {
            let wires: Vec<Wire> = graph
                .stretches
                .iter()
                .enumerate()
                .filter(|(_, stretch)| stretch.channel == channel)
                .map(|(name, stretch)| {
                    let row =
                        |end: usize| graph.items[stretch.ends[end].item].y + stretch.ends[end].row;
                    Wire { name, from: row(0), to: row(1), returns: stretch.is_loop }
                })
                .collect();
            let routed = tracks::route(&wires, rows);
            let lowest = routed.bends.iter().flat_map(|(_, bends)| bends).map(|bend| bend.2 + 1);
            rows = lowest.max().unwrap_or(0).max(rows);
            channels.push(routed);
        }
        let sides: Vec<Option<Side>> = picture.lanes().iter().map(|(lane, _)| lane.side).collect();
        let border =
            sides.windows(2).position(|pair| pair == [Some(Side::Inside), Some(Side::Outside)]);
        let wide = graph.widths().into_iter().map(|words| words + 2 + 2 * air).collect();
        Self { picture, graph, channels, rows, wide, border, air }
    }

    /// The plan, if it fits with labels of up to so many cells at the border; what room is left goes to tracks further apart, then to
    /// labels, first to those at the border.
    fn plan(&self, cells: usize, label: usize) -> Option<Plan> {
        let mut marks: Vec<usize> =
            (0..self.channels.len()).map(|channel| self.least_mark(channel)).collect();
        if let Some(border) = self.border {
            marks[border] = marks[border].max(self.wanted_mark(border, label));
        }
        let whole = |marks: &[usize], step: usize| {
            let channels = (0..marks.len()).map(|at| self.channel(at, marks[at], step));
            self.wide.iter().sum::<usize>() + channels.sum::<usize>()
        };
        cells.checked_sub(whole(&marks, 1))?;
        let step = if whole(&marks, 2) <= cells { 2 } else { 1 };
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|channel| Some(*channel) != self.border);
        for channel in order {
            let left = cells - whole(&marks, step);
            marks[channel] = marks[channel].max(self.wanted_mark(channel, marks[channel] + left));
        }
        Some(self.placed(&marks, step))
    }

    /// The cells of a channel whose marks have so much room.
    fn channel(&self, channel: usize, mark: usize, step: usize) -> usize {
        let tracks = self.channels[channel].tracks * step;
        let is_last = channel + 1 == self.channels.len();
        match (is_last, self.has_loops(channel)) {
            // Nothing stands behind the last column but what returns to it.
            (true, false) => 0,
            (true, true) => self.stub(channel) + tracks,
            (false, _) => {
                let border = 2 * usize::from(self.border == Some(channel));
                self.stub(channel) + tracks + border + mark + 2 + self.air
            }
        }
    }

    fn has_loops(&self, channel: usize) -> bool {
        self.graph.stretches.iter().any(|stretch| stretch.is_loop && stretch.channel == channel)
    }

    /// The cells before the tracks: for an arrow, and for the marks of what returns.
    fn stub(&self, channel: usize) -> usize {
        let mark = if self.has_loops(channel) { self.least_mark(channel) + self.air } else { 0 };
        1 + self.air + mark
    }

    /// The lines whose mark stands in a channel: the last that they pass.
    fn marked(&self, channel: usize) -> impl Iterator<Item = usize> {
        let stretches = &self.graph.stretches;
        let is_last = move |at: usize| {
            stretches.get(at + 1).is_none_or(|next| next.edge != stretches[at].edge)
        };
        (0..stretches.len())
            .filter(move |at| stretches[*at].channel == channel && is_last(*at))
            .map(move |at| stretches[at].edge)
    }

    fn least_mark(&self, channel: usize) -> usize {
        let widths = self.marked(channel).map(|edge| wrap::width(&self.mark(edge, 0)));
        widths.max().unwrap_or(0)
    }

    /// The cells that the marks of a channel make use of, where they may have so many.
    fn wanted_mark(&self, channel: usize, room: usize) -> usize {
        let widths = self.marked(channel).map(|edge| wrap::width(&self.mark(edge, room)));
        widths.max().unwrap_or(0)
    }

    /// What stands on a line that has so much room: in a chart the share, else its number, with as many phrases of the first line of
    /// its label as fit.
    fn mark(&self, edge: usize, room: usize) -> String {
        let first =
            self.picture.edges.get(edge).and_then(|edge| lines_of(&edge.label).into_iter().next());
        let first = first.unwrap_or_default();
        let number = (edge + 1).to_string();
        match self.picture.kind {
            Kind::Flow => {
                let fits = |phrases: &&str| wrap::width(phrases) + number.len() < room;
                let shown = wrap::phrases(&first).find(fits).unwrap_or_default();
                format!("{number} {shown}").trim_end().to_owned()
            }
            // A line from the whole to a part says nothing more.
            Kind::Organisation | Kind::Shareholding if wrap::width(&first) <= SHARE => first,
            Kind::Organisation | Kind::Shareholding => number,
        }
    }

    fn placed(&self, marks: &[usize], step: usize) -> Plan {
        let mut at = 0;
        let mut columns = Vec::new();
        let mut grounds = Vec::new();
        for (lane, wide) in self.wide.iter().enumerate() {
            columns.push(at);
            let from = at + wide;
            let to = from + self.channel(lane, marks[lane], step);
            grounds.push(Ground { from, tracks: from + self.stub(lane), step, to });
            at = to;
        }
        let border = self
            .border
            .map(|channel| grounds[channel].tracks + self.channels[channel].tracks * step);
        let (heads, top) = self.heads(&columns, border);
        let boxes = self.boxes(&columns, top);
        let routes = (0..self.picture.edges.len())
            .filter_map(|edge| self.route(edge, marks, &grounds, top))
            .collect();
        let heads_end = heads.iter().map(|head| head.at.0 + head.cells()).max().unwrap_or(0);
        Plan { cells: at.max(heads_end), rows: top + self.rows, boxes, routes, heads, border }
    }

    fn boxes(&self, columns: &[usize], top: usize) -> Vec<Placed> {
        let mut out = Vec::new();
        for (lane, within) in self.graph.lanes.iter().enumerate() {
            for item in within.iter().map(|item| &self.graph.items[*item]) {
                let Some(node) = item.node else { continue };
                out.push(Placed {
                    node,
                    role: self.picture.nodes[node].role,
                    at: (columns[lane], top + item.y),
                    size: (self.wide[lane], item.high),
                    words: columns[lane] + 1 + self.air,
                    lines: item.lines.clone(),
                });
            }
        }
        out
    }

    /// The names of both sides of the border, then those of the columns; the row behind them.
    fn heads(&self, columns: &[usize], border: Option<usize>) -> (Vec<Words>, usize) {
        let lang: Lang = self.picture.lang;
        let mut out = Vec::new();
        if let Some(border) = border {
            let inside = Side::Inside.title().get(lang);
            let before = border.saturating_sub(wrap::width(inside) + 1);
            out.push(Words { text: inside.to_owned(), at: (before, 0) });
            let outside = Side::Outside.title().get(lang).to_owned();
            out.push(Words { text: outside, at: (border + 2, 0) });
        }
        let first = usize::from(border.is_some());
        let mut rows = first;
        for (lane, (known, _)) in self.picture.lanes().iter().enumerate() {
            if known.title.is_empty() {
                continue;
            }
            let lines = wrap::wrapped(known.title.get(lang), self.wide[lane]);
            for (row, text) in (first..).zip(lines) {
                let aside = (self.wide[lane].saturating_sub(wrap::width(&text))) / 2;
                out.push(Words { text, at: (columns[lane] + aside, row) });
                rows = rows.max(row + 1);
            }
        }
        (out, rows)
    }

    /// The way of a line, through each channel and past the columns between.
    fn route(&self, edge: usize, marks: &[usize], grounds: &[Ground], top: usize) -> Option<Route> {
        let mut points: Vec<(usize, usize)> = Vec::new();
        let mut mark = None;
        let stretches = self.graph.stretches.iter().enumerate();
        for (name, stretch) in stretches.filter(|(_, stretch)| stretch.edge == edge) {
            let ground = &grounds[stretch.channel];
            let row = |end: usize| {
                let end = stretch.ends[end];
                top + self.graph.items[end.item].y + end.row
            };
            points.push((ground.from - 1, row(0)));
            let bends = &self.channels[stretch.channel].bends;
            for (from, track, to) in
                bends.iter().filter(|(known, _)| *known == name).flat_map(|(_, bends)| bends)
            {
                let cell = ground.tracks + track * ground.step;
                points.extend([(cell, top + from), (cell, top + to)]);
            }
            let end = if stretch.is_loop { ground.from - 1 } else { ground.to };
            points.push((end, row(1)));
            let room = if stretch.is_loop { 0 } else { marks[stretch.channel] };
            let text = self.mark(edge, room);
            let cell = if stretch.is_loop {
                end + 2 + self.air
            } else {
                end.saturating_sub(1 + self.air + wrap::width(&text))
            };
            mark = Some(Words { text, at: (cell, row(1)) });
        }
        let Edge { from, .. } = self.picture.edges.get(edge)?;
        let first = self.graph.stretches.iter().find(|one| one.edge == edge)?;
        // Lines are planned from left to right.
        if first.ends[0].item != *from {
            points.reverse();
        }
        points.dedup();
        Some(Route { edge, points, mark: mark? })
    }
}

#[cfg(test)]
mod tests;
