//! The columns of the list, as far as they fit.

use ratatui::text::{Line, Span};

use crate::desk::{Firm, Record};
use crate::law::State as How;
use crate::text::{Lang, Text, harmless, t};

use super::super::super::state::State;
use super::super::super::wrap::{cut, pad, pad_left};

/// Columns behind the name: their heads, and how wide they are in Chinese and English.
const COLUMNS: [(Column, Text, [usize; 2]); 6] = [
    (Column::State, t("状态", "state"), [6, 10]),
    (Column::Filing, t("备案", "filing"), [10, 16]),
    (Column::Mechanism, t("机制", "mechanism"), [14, 17]),
    (Column::Gaps, t("缺项", "open"), [4, 4]),
    (Column::Errors, t("错误", "err."), [4, 4]),
    (Column::Day, t("基准日", "as of"), [10, 10]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    State,
    Filing,
    Mechanism,
    Gaps,
    Errors,
    Day,
}

/// The columns that fit.
pub(super) struct Columns {
    name: usize,
    others: Vec<(Column, Text, usize)>,
    file: usize,
}

impl Columns {
    pub(super) fn new(cells: usize, state: &State) -> Self {
        let mut others: Vec<(Column, Text, usize)> = COLUMNS
            .iter()
            .map(|(column, label, [zh, en])| {
                (*column, *label, if state.lang == Lang::Zh { *zh } else { *en })
            })
            .collect();
        let taken = |others: &[(Column, Text, usize)]| {
            others.iter().map(|(.., wide)| wide + 2).sum::<usize>()
        };
        // How the filing stands is told below, too: no name is cut for it.
        if cells < taken(&others) + 50 {
            others.retain(|(column, ..)| *column != Column::Filing);
        }
        // Name and mechanism stay longest.
        for drop in [Column::Day, Column::Errors, Column::State] {
            if cells < taken(&others) + 22 {
                others.retain(|(column, ..)| *column != drop);
            }
        }
        if cells < taken(&others) + 16 {
            others.clear();
        }
        let left = cells.saturating_sub(taken(&others) + 2);
        let file = if left > 70 { 26 } else { 0 };
        Self { name: left.saturating_sub(if file > 0 { file + 2 } else { 0 }), others, file }
    }

    pub(super) fn head(&self, state: &State) -> Line<'static> {
        let mut text = format!("  {}", pad(state.say(t("名称", "name")), self.name));
        for (_, label, wide) in &self.others {
            let label = state.say(*label);
            text.push_str("  ");
            text.push_str(&if *wide == 4 { pad_left(label, 4) } else { pad(label, *wide) });
        }
        if self.file > 0 {
            text.push_str("  ");
            text.push_str(state.say(t("文件", "file")));
        }
        Line::styled(text, state.theme.dim())
    }

    pub(super) fn line(&self, record: &Record, state: &State) -> Line<'static> {
        let theme = state.theme;
        let Ok(content) = &record.content else {
            let (gone, broken) = (t("已不在", "is gone"), t("无法读取", "cannot be read"));
            let words = state.say(if record.gone.is_some() { gone } else { broken });
            return Line::from(vec![
                Span::styled("! ", theme.error()),
                Span::raw(pad(&record.stem, self.name)),
                Span::raw("  "),
                Span::styled(words, theme.error()),
            ]);
        };
        let (sign, style) = match content.state {
            // What is being counted again is never shown as firm.
            _ if record.firm != Firm::Yes => ("~", theme.dim()),
            How::HasErrors => ("!", theme.error()),
            How::Incomplete => ("?", theme.gap()),
            How::Complete => (" ", theme.good()),
        };
        let plain = if record.firm == Firm::Yes { theme.plain() } else { theme.dim() };
        let title = if content.title.trim().is_empty() { &record.stem } else { &content.title };
        let mut spans = vec![
            Span::styled(format!("{sign} "), style),
            Span::raw(pad(&harmless(title, false), self.name)),
        ];
        for (column, _, wide) in &self.others {
            let (words, style) = match column {
                _ if record.firm == Firm::Named => (pad("…", *wide), theme.dim()),
                Column::State => (pad(state.say(content.state.label()), *wide), style),
                Column::Filing => {
                    let filing = content.filing_on(state.options.today);
                    (pad(filing.map_or("-", |label| state.say(label)), *wide), plain)
                }
                Column::Mechanism => (pad(state.say(content.mechanism.short()), *wide), plain),
                Column::Gaps => (pad_left(&content.gaps.to_string(), *wide), plain),
                Column::Errors => (pad_left(&content.errors.to_string(), *wide), plain),
                Column::Day if !content.has_day => {
                    (pad(state.say(t("无效", "none")), *wide), theme.error())
                }
                Column::Day => (pad(&content.as_of.to_string(), *wide), plain),
            };
            spans.push(Span::raw("  "));
            spans.push(Span::styled(words, style));
        }
        if self.file > 0 {
            spans.push(Span::raw("  "));
            spans.push(Span::styled(cut(&record.stem, self.file), theme.dim()));
        }
        Line::from(spans)
    }
}
