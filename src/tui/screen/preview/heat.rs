//! A heat map in cells. The word of each grade stands in its cell; its style only repeats it.

use ratatui::style::{Modifier, Style};

use crate::document::{HeatMap, Shade};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::wrap::{Run, width};

use super::blocks::{Sheet, run};

/// The style of a shade.
fn style(shade: Shade, theme: Theme) -> Style {
    match shade {
        Shade::Faint => theme.plain(),
        Shade::Light => theme.gap(),
        Shade::Dark => theme.warning().add_modifier(Modifier::BOLD),
        Shade::Darkest => theme.error().add_modifier(Modifier::REVERSED),
    }
}

impl Sheet<'_> {
    /// The map as wide as there is room for, its legend below.
    pub(super) fn heat_map(&mut self, map: &HeatMap) {
        let State { theme, .. } = *self.state;
        self.gap();
        let caption = run(&map.caption, theme.strong());
        self.text(&[caption], 0);
        let widths = self.columns(map.columns.len());
        self.line_across(&widths);
        let head: Vec<Vec<Run>> = std::iter::once(&map.corner)
            .chain(&map.columns)
            .map(|name| vec![run(name, theme.strong())])
            .collect();
        self.row(&head, &widths);
        self.line_across(&widths);
        for row in &map.rows {
            let mut cells = vec![vec![run(&row.head, theme.strong())]];
            for cell in &row.cells {
                let mut words = self.inlines(&cell.text);
                // A screen is low: what has lines of its own on paper stands in one line here where it fits in, and no lines between rows.
                // Where it does not, each mark keeps its line: none is parted from its number.
                let whole: String = words.iter().map(|word| word.text.replace('\n', " ")).collect();
                if width(&whole) <= widths.last().copied().unwrap_or(0) {
                    for word in &mut words {
                        word.text = word.text.replace('\n', " ");
                    }
                }
                // The grade stands first.
                if let Some(grade) = words.first_mut() {
                    grade.style = style(cell.shade, theme);
                }
                cells.push(words);
            }
            self.row(&cells, &widths);
        }
        self.line_across(&widths);
        let legend = run(&map.legend, theme.dim());
        self.text(&[legend], 0);
        self.gap();
    }

    /// A column for the heads of the rows and equal ones for the grades, with a bar of three cells between them.
    fn columns(&self, grades: usize) -> Vec<usize> {
        let room = self.cells.saturating_sub(3 * grades);
        let head = (room / 6).clamp(2, 20);
        let each = (room.saturating_sub(head) / grades.max(1)).clamp(2, 24);
        std::iter::once(head).chain(std::iter::repeat_n(each, grades)).collect()
    }
}
