//! On which row each item of a column begins.
//!
//! Items keep their order and a row between them, and the picture is no higher than its highest column; within that, each stands as
//! near as can be to where its lines run straight.

use super::graph::Graph;

impl Graph {
    /// Places every item; the rows that the columns take.
    pub(super) fn place(&mut self) -> usize {
        let heights: Vec<usize> = self.lanes.iter().map(|lane| self.height(lane)).collect();
        let whole = heights.iter().copied().max().unwrap_or(0);
        let first = heights.iter().position(|height| *height == whole).unwrap_or(0);
        for lane in (0..self.lanes.len()).skip(first) {
            self.place_lane(lane, lane.checked_sub(1).filter(|_| lane > first), whole);
        }
        for lane in (0..first).rev() {
            self.place_lane(lane, Some(lane + 1), whole);
        }
        whole
    }

    /// How many rows a column takes at least.
    fn height(&self, lane: &[usize]) -> usize {
        let items: usize = lane.iter().map(|item| self.items[*item].high).sum();
        items + lane.windows(2).map(|pair| self.gap(pair[0], pair[1])).sum::<usize>()
    }

    /// The rows between two items: none between two lines that pass.
    fn gap(&self, above: usize, below: usize) -> usize {
        usize::from(self.items[above].node.is_some() || self.items[below].node.is_some())
    }

    /// Places a column beside one that is placed.
    fn place_lane(&mut self, lane: usize, beside: Option<usize>, whole: usize) {
        let items = self.lanes[lane].clone();
        let steps: Vec<i64> = items
            .windows(2)
            .map(|pair| signed(self.items[pair[0]].high + self.gap(pair[0], pair[1])))
            .collect();
        let wanted: Vec<Option<i64>> = items
            .iter()
            .map(|item| beside.and_then(|beside| self.wanted(*item, &self.lanes[beside])))
            .collect();
        // As high as can be, and as low as can be; half way between keeps order and distance as well.
        let mut down: Vec<i64> = Vec::new();
        for (index, wanted) in wanted.iter().enumerate() {
            let least = index.checked_sub(1).map(|above| down[above] + steps[above]);
            down.push(match (least, wanted) {
                (Some(least), Some(wanted)) => least.max(*wanted),
                (least, wanted) => least.or(*wanted).unwrap_or(0),
            });
        }
        let mut up = down.clone();
        for index in (0..items.len()).rev() {
            let most = up.get(index + 1).map(|below| below - steps[index]);
            let own = wanted[index].unwrap_or(down[index]);
            up[index] = most.map_or(own, |most| most.min(own));
        }
        let mut rows: Vec<i64> = down.iter().zip(&up).map(|(a, b)| (a + b).div_euclid(2)).collect();
        let mut most = signed(whole);
        for (index, item) in items.iter().enumerate().rev() {
            rows[index] = rows[index].min(most - signed(self.items[*item].high));
            let gap = index.checked_sub(1).map_or(0, |above| self.gap(items[above], *item));
            most = rows[index] - signed(gap);
        }
        let mut least = 0;
        for (index, item) in items.iter().enumerate() {
            rows[index] = rows[index].max(least);
            least = rows[index] + steps.get(index).copied().unwrap_or(0);
            self.items[*item].y = usize::try_from(rows[index]).unwrap_or(0);
        }
    }

    /// The first row of an item at which the middle one of its lines to a column would run straight.
    fn wanted(&self, item: usize, beside: &[usize]) -> Option<i64> {
        let mut rows: Vec<i64> = Vec::new();
        for stretch in self.stretches.iter().filter(|stretch| !stretch.is_loop) {
            let [a, b] = stretch.ends;
            for (own, other) in [(a, b), (b, a)] {
                if own.item == item && beside.contains(&other.item) {
                    rows.push(signed(self.items[other.item].y + other.row) - signed(own.row));
                }
            }
        }
        rows.sort_unstable();
        rows.get(rows.len().saturating_sub(1) / 2).copied()
    }
}

fn signed(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
