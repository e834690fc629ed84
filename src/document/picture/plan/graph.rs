//! A picture as rows of columns: its boxes, the gaps that long lines pass columns through, and the stretches of lines between columns.
//!
//! A stretch joins two neighbouring columns, or two boxes of one column; a line is a chain of stretches. Every end of a stretch has
//! a place of its own at its box, so that no two lines ever run along each other.

use crate::document::picture::{Picture, wrap};
use crate::document::render::lines_of;

/// A box, or the gap through which a line passes a column.
#[derive(Debug)]
pub(super) struct Item {
    /// The box, by its place in the picture; a gap has none.
    pub(super) node: Option<usize>,
    /// What stands in it.
    pub(super) lines: Vec<String>,
    /// Its rows, with its frame.
    pub(super) high: usize,
    /// Its first row.
    pub(super) y: usize,
}

/// An end of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The item it stands at.
    pub(super) item: usize,
    /// Its row below the first of the item.
    pub(super) row: usize,
}

/// A stretch of a line, through the channel behind a column.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The line, by its place in the picture.
    pub(super) edge: usize,
    /// The column before the channel.
    pub(super) channel: usize,
    /// Its ends: one at either side of the channel, or both before it.
    pub(super) ends: [End; 2],
    /// Whether both ends stand before the channel.
    pub(super) is_loop: bool,
}

/// A picture in columns.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) items: Vec<Item>,
    /// The items of each column from above.
    pub(super) lanes: Vec<Vec<usize>>,
    /// The stretches; those of a line stand one behind the other, from left to right.
    pub(super) stretches: Vec<Stretch>,
}

impl Graph {
    /// The columns of a picture; words are broken at so many cells, but for single ones of up to the second number.
    pub(super) fn of(picture: &Picture, cells: (usize, usize)) -> Self {
        let mut lanes: Vec<Vec<usize>> =
            picture.lanes().into_iter().map(|(_, within)| within).collect();
        let mut items: Vec<Item> =
            (0..picture.nodes.len()).map(|at| Item::boxed(picture, at, cells)).collect();
        let lane_of = |node: usize| lanes.iter().position(|lane| lane.contains(&node)).unwrap_or(0);
        let spans: Vec<(usize, usize, usize, usize)> = picture
            .edges
            .iter()
            .map(|edge| {
                let (from, to) = (lane_of(edge.from), lane_of(edge.to));
                let (left, right) =
                    if to < from { (edge.to, edge.from) } else { (edge.from, edge.to) };
                (left, right, from.min(to), from.max(to))
            })
            .collect();
        let mut stretches = Vec::new();
        for (edge, (left, right, first, last)) in spans.into_iter().enumerate() {
            let mut at = left;
            for (channel, lane) in lanes.iter_mut().enumerate().take(last).skip(first + 1) {
                items.push(Item { node: None, lines: Vec::new(), high: 1, y: 0 });
                lane.push(items.len() - 1);
                stretches.push(Stretch::new(edge, channel - 1, at, items.len() - 1, false));
                at = items.len() - 1;
            }
            let channel = last.saturating_sub(usize::from(last > first));
            stretches.push(Stretch::new(edge, channel, at, right, first == last));
        }
        let mut graph = Self { items, lanes, stretches };
        graph.order();
        graph.spread();
        graph
    }

    /// The widest line in each column.
    pub(super) fn widths(&self) -> Vec<usize> {
        let widest = |item: &usize| {
            let lines = &self.items[*item].lines;
            lines.iter().map(|line| wrap::width(line)).max().unwrap_or(0)
        };
        self.lanes.iter().map(|lane| lane.iter().map(widest).max().unwrap_or(0)).collect()
    }

    /// Brings what is joined to the same height, so that few lines cross: each item to the middle of those it is joined to in the
    /// column before, then in the one behind, a few times over.
    fn order(&mut self) {
        for sweep in 0..6 {
            let forward = sweep % 2 == 0;
            for step in 1..self.lanes.len() {
                let lane = if forward { step } else { self.lanes.len() - 1 - step };
                let beside = if forward { lane - 1 } else { lane + 1 };
                let places = self.places();
                let share = |item: usize, own: usize| {
                    let others: Vec<usize> = self
                        .joined(item)
                        .filter(|other| places[*other].0 == beside)
                        .map(|other| places[other].1)
                        .collect();
                    let (sum, count) = (others.iter().sum::<usize>(), others.len());
                    // In thousandths of the whole column; what is joined to nothing stays where it is.
                    if count == 0 {
                        own * 1000 / self.lanes[lane].len()
                    } else {
                        (2 * sum + count) * 500 / (count * self.lanes[beside].len())
                    }
                };
                let mut keyed: Vec<(usize, usize)> = self.lanes[lane]
                    .iter()
                    .enumerate()
                    .map(|(own, item)| (share(*item, own), *item))
                    .collect();
                keyed.sort_by_key(|(key, _)| *key);
                self.lanes[lane] = keyed.into_iter().map(|(_, item)| item).collect();
            }
        }
    }

    /// The column of each item, and its place in it.
    fn places(&self) -> Vec<(usize, usize)> {
        let mut out = vec![(0, 0); self.items.len()];
        for (lane, within) in self.lanes.iter().enumerate() {
            for (place, item) in within.iter().enumerate() {
                out[*item] = (lane, place);
            }
        }
        out
    }

    /// The items that an item is joined to.
    fn joined(&self, item: usize) -> impl Iterator<Item = usize> {
        self.stretches.iter().filter_map(move |stretch| {
            let [a, b] = stretch.ends;
            match (a.item == item, b.item == item) {
                (true, false) => Some(b.item),
                (false, true) => Some(a.item),
                _ => None,
            }
        })
    }

    /// Gives every end of a stretch a row of its own at its item, and makes boxes high enough for them.
    fn spread(&mut self) {
        let places = self.places();
        for (lane, within) in self.lanes.clone().into_iter().enumerate() {
            for item in within {
                let after = self.ports(item, lane, &places);
                let before = lane.checked_sub(1).map(|lane| self.ports(item, lane, &places));
                let before = before.unwrap_or_default();
                let boxed = self.items[item].node.is_some();
                let inside = self.items[item].lines.len().max(before.len()).max(after.len());
                if boxed {
                    self.items[item].high = inside + 2;
                }
                for ports in [before, after] {
                    let count = ports.len();
                    for (index, (stretch, end)) in ports.into_iter().enumerate() {
                        let row = (2 * index + 1) * inside / (2 * count);
                        self.stretches[stretch].ends[end].row = row + usize::from(boxed);
                    }
                }
            }
        }
    }

    /// The ends of stretches of a channel that stand at an item, from above.
    fn ports(&self, item: usize, channel: usize, places: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let of_channel = |(_, stretch): &(usize, &Stretch)| stretch.channel == channel;
        for (index, stretch) in self.stretches.iter().enumerate().filter(of_channel) {
            for end in (0..2).filter(|end| stretch.ends[*end].item == item) {
                let (other, place) = (places[stretch.ends[1 - end].item].1, places[item].1);
                // What leads to a box below in the same column leaves below all else, the nearest last.
                let key = match (stretch.is_loop, other < place) {
                    (false, _) => (1, other),
                    (true, true) => (0, self.items.len() - other),
                    (true, false) => (2, self.items.len() - other),
                };
                out.push((key, index, end));
            }
        }
        out.sort_unstable();
        out.into_iter().map(|(_, index, end)| (index, end)).collect()
    }
}

impl Item {
    fn boxed(picture: &Picture, node: usize, (cells, whole): (usize, usize)) -> Self {
        let mut lines = Vec::new();
        if let Some(known) = picture.nodes.get(node) {
            let remarks = lines_of(&known.note).into_iter().filter(|line| !line.is_empty());
            for line in lines_of(&known.label).into_iter().chain(remarks) {
                lines.extend(wrap::wrapped(&line, cells.max(wrap::widest(&line).min(whole))));
            }
        }
        Self { node: Some(node), high: lines.len() + 2, lines, y: 0 }
    }
}

impl Stretch {
    const fn new(edge: usize, channel: usize, left: usize, right: usize, is_loop: bool) -> Self {
        let ends = [End { item: left, row: 0 }, End { item: right, row: 0 }];
        Self { edge, channel, ends, is_loop }
    }
}
