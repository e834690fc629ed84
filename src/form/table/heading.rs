//! Which line of a table is its heading: the one whose cells name fields.

use crate::form::Section;

use super::names::{Fit, named, numbering};
use super::{Grid, Line};

/// How many lines are looked at from the top.
const SEARCHED: usize = 12;

/// The lines of a heading, by their place in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The first line.
    pub first: usize,
    /// The last; the same, unless the heading has two lines.
    pub last: usize,
}

/// What the cells of a line are, taken as a heading.
struct Count {
    filled: usize,
    certain: usize,
    likely: usize,
}

fn count(section: &'static Section, line: &Line) -> Count {
    let mut out = Count { filled: 0, certain: 0, likely: 0 };
    for column in line.filled() {
        let words = line.words(column);
        out.filled += 1;
        match named(section, words) {
            Some((_, fit)) if fit.is_certain() => out.certain += 1,
            Some((_, Fit::Likely)) => out.likely += 1,
            _ if numbering(words) == Some(true) || is_id(words) => out.likely += 1,
            _ => {}
        }
    }
    out
}

/// Whether a column under these words may hold the ids of rows.
pub(super) fn is_id(words: &str) -> bool {
    words.trim().eq_ignore_ascii_case("id")
}

impl Heading {
    /// The heading of a table, and whether that is certain. Nothing if no line seems to be one.
    pub(super) fn find(section: &'static Section, grid: &Grid) -> Option<(Self, bool)> {
        let lines = grid.lines.get(..SEARCHED.min(grid.lines.len())).unwrap_or_default();
        let mut best: Option<(usize, Count)> = None;
        for (at, line) in lines.iter().enumerate() {
            let here = count(section, line);
            let score = |count: &Count| count.certain * 2 + count.likely;
            if best.as_ref().is_none_or(|(_, known)| score(&here) > score(known)) {
                best = Some((at, here));
            }
        }
        let (at, best) = best?;
        let is_certain =
            best.certain >= 2 || (best.certain > 0 && best.certain + best.likely == best.filled);
        let is_likely = best.certain + best.likely > 0
            && (best.certain + best.likely) * 2 >= best.filled
            && (best.filled > 1 || best.certain > 0);
        (is_certain || is_likely).then(|| {
            let heading = Self::at(at, grid).with_neighbours(section, grid);
            // What fills as many columns above may be the heading, in words that are not known here.
            let mut above = grid.lines.iter().take(heading.first);
            let is_first = above.all(|line| line.filled().count() < best.filled);
            (heading, is_certain && is_first)
        })
    }

    /// One line as the heading.
    pub fn at(index: usize, grid: &Grid) -> Self {
        let index = index.min(grid.lines.len().saturating_sub(1));
        Self { first: index, last: index }
    }

    /// Takes in the line above or below where the heading has two: cells merged downwards, names in a second language, or
    /// names below a common title.
    fn with_neighbours(mut self, section: &'static Section, grid: &Grid) -> Self {
        let Some(main) = grid.lines.get(self.first) else { return self };
        let names = |line: &Line| {
            let count = count(section, line);
            count.certain > 0 && count.certain + count.likely == count.filled
        };
        if let Some(above) = self.first.checked_sub(1).and_then(|at| grid.lines.get(at))
            && above.number + 1 == main.number
        {
            // A column whose name stands only above.
            let fills = above.filled().any(|column| {
                main.words(column).is_empty()
                    && (named(section, above.words(column))
                        .is_some_and(|(_, fit)| fit.is_certain())
                        || numbering(above.words(column)) == Some(true))
            });
            if fills || names(above) {
                self.first -= 1;
            }
        }
        if let Some(below) = grid.lines.get(self.last + 1)
            && below.number == main.number + 1
            && names(below)
        {
            self.last += 1;
        }
        self
    }

    /// The words over each column: the lowest that name something, or else the lowest there are.
    pub(super) fn words(self, section: &'static Section, grid: &Grid) -> Vec<String> {
        let lines = grid.lines.get(self.first..=self.last).unwrap_or_default();
        (0..grid.width())
            .map(|column| {
                let cells: Vec<&str> = lines
                    .iter()
                    .rev()
                    .map(|line| line.words(column))
                    .filter(|words| !words.is_empty())
                    .collect();
                let says =
                    |words: &&&str| named(section, words).is_some() || numbering(words).is_some();
                cells.iter().find(says).or(cells.first()).copied().unwrap_or_default().to_owned()
            })
            .collect()
    }

    /// Whether a line is the heading once more, as at the top of a page.
    pub(super) fn repeats(self, grid: &Grid, line: &Line) -> bool {
        (self.first..=self.last).any(|at| {
            grid.lines.get(at).is_some_and(|head| {
                head.filled().count() > 1
                    && head.filled().eq(line.filled())
                    && head.filled().all(|column| head.words(column) == line.words(column))
            })
        })
    }
}

/// Whether a line that is taken as a row might be a heading: one of its cells names a field.
pub(super) fn looks_like_one(section: &'static Section, line: &Line) -> bool {
    let count = count(section, line);
    count.certain + count.likely > 0
}
