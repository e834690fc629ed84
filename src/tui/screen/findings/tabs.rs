//! The pages of the findings and the line of their names, of which the chosen one is always seen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{Text, t};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::wrap::width;

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    #[default]
    Verdict,
    Why,
    WhyNot,
    Turns,
    Duties,
    Deadlines,
    Risks,
    Advice,
    Missing,
    Problems,
    Inspection,
    Filing,
}

impl Page {
    /// Every page, in order.
    pub(super) const ALL: [Self; 12] = [
        Self::Verdict,
        Self::Why,
        Self::WhyNot,
        Self::Turns,
        Self::Duties,
        Self::Deadlines,
        Self::Risks,
        Self::Advice,
        Self::Missing,
        Self::Problems,
        Self::Inspection,
        Self::Filing,
    ];

    const fn title(self) -> Text {
        match self {
            Self::Verdict => t("结论", "Result"),
            Self::Why => t("依据", "Why"),
            Self::WhyNot => t("为什么不是", "Why not"),
            Self::Turns => t("翻转点", "Flips"),
            Self::Duties => t("义务", "Duties"),
            Self::Deadlines => t("期限", "Dates"),
            Self::Filing => t("备案", "Filing"),
            Self::Risks => t("风险", "Risks"),
            Self::Advice => t("提示", "Advice"),
            Self::Missing => t("待办", "To do"),
            Self::Problems => t("问题", "Issues"),
            Self::Inspection => t("查验", "Check"),
        }
    }

    /// How many there are, where that is known and says something.
    fn count(self, open: &Open, state: &State) -> usize {
        match self {
            Self::Deadlines => super::pages::pressing(open, state),
            Self::Risks => open.survey().risks.unacceptable().count(),
            Self::Turns => open.turns_so_far().map_or(0, |turns| turns.found.len()),
            Self::Advice => {
                open.survey().verdict.scenarios.iter().map(|one| one.flags().count()).sum()
            }
            Self::Missing => open.survey().gaps.len() + open.survey().errors(),
            Self::Problems => open.survey().problems.len(),
            Self::Inspection => open.objections_known().unwrap_or(0),
            _ => 0,
        }
    }

    /// The page that many steps on, round and round.
    pub(super) fn step(self, forward: bool) -> Self {
        let count = Self::ALL.len();
        let by = if forward { 1 } else { count - 1 };
        Self::ALL.get((self as usize + by) % count).copied().unwrap_or_default()
    }
}

/// Draws the names; gives back where each can be clicked.
pub(super) fn draw(
    chosen: Page,
    frame: &mut Frame<'_>,
    area: Rect,
    state: &State,
) -> Vec<(Page, Rect)> {
    // Names before counts, where there is no room for both.
    let all = [Counts::All, Counts::Chosen, Counts::Close, Counts::None]
        .map(|counts| names(chosen, counts, state));
    let room = usize::from(area.width);
    let fits = |names: &&Vec<(Page, String)>| {
        names.iter().map(|(_, words)| width(words)).sum::<usize>() <= room
    };
    let [.., without] = &all;
    let names = all.iter().find(fits).unwrap_or(without).clone();
    // Where not all fit, those at the left make way for the chosen one.
    let used = |from: usize| -> usize {
        let upto = names.iter().take(chosen as usize + 1).skip(from);
        upto.map(|(_, words)| width(words)).sum()
    };
    let first = (0..=chosen as usize)
        .find(|from| used(*from) <= usize::from(area.width))
        .unwrap_or(chosen as usize);
    let mut heads = Vec::new();
    let mut x = area.x;
    for (page, words) in names.into_iter().skip(first) {
        let room = area.right().saturating_sub(x);
        let wide = u16::try_from(width(&words)).unwrap_or(0);
        if wide > room && page != chosen {
            break;
        }
        let at = Rect { x, width: wide.min(room), height: 1, ..area };
        let theme = state.theme;
        let style = if page == chosen { theme.title() } else { theme.plain() };
        put(frame, Span::styled(words, style), at);
        heads.push((page, at));
        x += at.width;
    }
    heads
}

/// Which pages tell how many entries they hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    All,
    Chosen,
    /// The chosen one, and the names stand close.
    Close,
    /// None, and the names stand close.
    None,
}

/// The names in their cells, with how many entries these pages hold.
fn names(chosen: Page, counts: Counts, state: &State) -> Vec<(Page, String)> {
    let name = |page: Page| {
        let shown = counts == Counts::All || (counts != Counts::None && page == chosen);
        let count = state.open.as_ref().filter(|_| shown).map_or(0, |open| page.count(open, state));
        let count = if count > 0 { format!(" {count}") } else { String::new() };
        let title = state.say(page.title());
        match (page == chosen, counts) {
            (true, _) => format!("[{title}{count}]"),
            (false, Counts::Close | Counts::None) => format!(" {title}"),
            (false, _) => format!(" {title}{count} "),
        }
    };
    Page::ALL.into_iter().map(|page| (page, name(page))).collect()
}
