//! A heat map: a grid whose cells have a ground from light to dark, and words that say the same.
//!
//! Nothing in it is said by its ground alone, so that it can be read in black and white, by ear, and as plain text.

use super::{Inline, Table, plain};

/// How dark a cell is. Light grounds stay light when printed in grey, dark ones dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// The lightest.
    Faint,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// The darkest; black type can still be read on it.
    Darkest,
}

impl Shade {
    /// Every shade, from the lightest.
    pub const ALL: [Self; 4] = [Self::Faint, Self::Light, Self::Dark, Self::Darkest];

    /// Its colour as six hexadecimal digits.
    pub const fn color(self) -> &'static str {
        match self {
            Self::Faint => "FFFFFF",
            Self::Light => "FFF0B8",
            Self::Dark => "F4B37A",
            Self::Darkest => "DD6B66",
        }
    }
}

/// A grid with a ground for each cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// Heading above it.
    pub caption: String,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    /// What the rows are and what the columns are.
    pub corner: String,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// The rows, the topmost first.
    pub rows: Vec<HeatRow>,
    /// What the marks in the cells mean.
    pub legend: String,
}

/// A row of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// Its head.
    pub head: String,
    /// Its cells, one for each column.
    pub cells: Vec<HeatCell>,
}

/// A cell of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// Its ground.
    pub shade: Shade,
    /// What it says, the grade first; line ends begin new lines.
    pub text: Vec<Inline>,
}

impl HeatMap {
    /// The same as a table, for formats without grounds.
    pub fn table(&self) -> Table {
        let head = std::iter::once(self.corner.clone()).chain(self.columns.iter().cloned());
        let rows = self.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| cell.text.clone());
            std::iter::once(plain(&row.head)).chain(cells).collect()
        });
        Table {
            caption: self.caption.clone(),
            head: head.collect(),
            widths: std::iter::once(20).chain(self.columns.iter().map(|_| 20)).collect(),
            rows: rows.collect(),
        }
    }

    /// The ground of a cell of [`Self::table`]; none for the heads of rows.
    pub fn ground(&self, row: usize, column: usize) -> Option<Shade> {
        let cell = self.rows.get(row)?.cells.get(column.checked_sub(1)?)?;
        Some(cell.shade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.
    fn luminance(color: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(color.get(at..at + 2).unwrap(), 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn grounds_differ_in_grey_and_bear_black_type() {
        let light: Vec<f64> = Shade::ALL.iter().map(|shade| luminance(shade.color())).collect();
        assert!(light.windows(2).all(|pair| pair[0] > pair[1] + 0.1), "{light:?}");
        assert!(light.iter().all(|light| (light + 0.05) / 0.05 > 4.5), "{light:?}");
    }
}
