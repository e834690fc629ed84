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
    Consent,
    Ways,
    Advice,
    Missing,
    Problems,
    Inspection,
    Filing,
}

impl Page {
    /// Every page, in order.
    pub(super) const ALL: [Self; 14] = [
        Self::Verdict,
        Self::Why,
        Self::WhyNot,
        Self::Turns,
        Self::Duties,
        Self::Deadlines,
        Self::Risks,
        Self::Consent,
        Self::Ways,
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
            Self::Consent => t("同意", "Consent"),
            Self::Ways => t("流向", "Ways"),
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
            Self::Consent => open.survey().consent.iter().filter(|cell| cell.is_open()).count(),
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

/// A name in its place: column and row.
type Placed = (Page, String, u16, u16);

/// So many rows may the names take.
const ROWS: u16 = 2;

/// How many rows the names take: all are seen, where that is possible at all.
pub(super) fn rows(chosen: Page, wide: u16, state: &State) -> u16 {
    let names = names(chosen, Counts::None, state);
    let fits = |rows: &u16| placed(&names, (wide, *rows)).is_some();
    (1..=ROWS).find(fits).unwrap_or(1)
}

/// The names one behind the other; nothing where they need more rows.
fn placed(names: &[(Page, String)], (wide, rows): (u16, u16)) -> Option<Vec<Placed>> {
    let (mut x, mut y) = (0, 0);
    let mut out = Vec::with_capacity(names.len());
    for (page, words) in names {
        let room = u16::try_from(width(words)).ok()?;
        if x + room > wide {
            (x, y) = (0, y + 1);
        }
        if y >= rows || room > wide {
            return None;
        }
        out.push((*page, words.clone(), x, y));
        x += room;
    }
    Some(out)
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
    let fitting = all.iter().find_map(|names| placed(names, (area.width, area.height)));
    let [.., without] = &all;
    let placed = fitting.unwrap_or_else(|| around(chosen, without, area.width));
    let mut heads = Vec::new();
    for (page, words, x, y) in placed {
        let room = area.width.saturating_sub(x);
        let wide = u16::try_from(width(&words)).unwrap_or(0).min(room);
        let at = Rect { x: area.x + x, y: area.y + y, width: wide, height: 1 };
        let theme = state.theme;
        let style = if page == chosen { theme.title() } else { theme.plain() };
        put(frame, Span::styled(words, style), at);
        heads.push((page, at));
    }
    heads
}

/// Where not all fit, those at the left make way for the chosen one.
fn around(chosen: Page, names: &[(Page, String)], wide: u16) -> Vec<Placed> {
    let room = |words: &str| u16::try_from(width(words)).unwrap_or(u16::MAX);
    let used = |from: usize| -> u16 {
        let upto = names.iter().take(chosen as usize + 1).skip(from);
        upto.map(|(_, words)| room(words)).fold(0, u16::saturating_add)
    };
    let first = (0..=chosen as usize).find(|from| used(*from) <= wide).unwrap_or(chosen as usize);
    let mut x = 0_u16;
    let mut out = Vec::new();
    for (page, words) in names.iter().skip(first) {
        let next = x.saturating_add(room(words));
        if next > wide && *page != chosen {
            break;
        }
        out.push((*page, words.clone(), x, 0));
        x = next.min(wide);
    }
    out
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
