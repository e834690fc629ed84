//! Text in cells: measuring, cutting, padding and wrapping.
//!
//! The one place that knows how wide text is. Widths are counted in terminal cells, steps in graphemes; nothing is cut inside
//! either. Lines break where Unicode says they may, so that Latin words beside Chinese stay whole.
//!
//! Terminals differ in how wide they draw characters that are narrow in one typeface and wide in another (“ ” — … ① α я); which it
//! is holds for all that this thread measures and draws.

use std::cell::Cell;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::{folding, unbroken};

/// How wide the terminal draws ambiguous characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One cell.
    #[default]
    Narrow,
    /// Two cells.
    Wide,
}

thread_local! {
    static AMBIGUOUS: Cell<Width> = const { Cell::new(Width::Narrow) };
}

/// Says how wide ambiguous characters are, for all that this thread measures from now on.
pub(crate) fn measure_as(width: Width) {
    AMBIGUOUS.set(width);
}

/// Whether ambiguous characters take two cells.
pub(crate) fn is_wide() -> bool {
    AMBIGUOUS.get() == Width::Wide
}

/// The cells that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    if is_wide() { text.width_cjk() } else { text.width() }
}

/// The cells that a line takes.
pub(crate) fn width_of(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// As many whole graphemes of `text` as fit into `cells`; two dots stand for the rest. A number that does not fit is left out whole: a part
/// of it would read as another number.
pub(crate) fn cut(text: &str, cells: usize) -> String {
    cut_to(text, cells).0
}

/// The same with the cells it takes.
fn cut_to(text: &str, cells: usize) -> (String, usize) {
    let whole = width(text);
    if whole <= cells {
        return (text.to_owned(), whole);
    }
    let is_number = text.starts_with(|sign: char| sign.is_ascii_digit());
    let dots = if cells >= 6 || is_number && cells > 2 { ".." } else { "" };
    let room = cells - dots.len();
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = used + width(grapheme);
        if next > room {
            break;
        }
        used = next;
        out.push_str(grapheme);
    }
    if let Some(whole) = before_cut_number(text, out.len()) {
        out.truncate(whole);
        used = width(&out);
    }
    out.push_str(dots);
    (out, used + dots.len())
}

/// Where a number begins that a cut at this byte would part; nothing where it parts none, or nothing stands before it, so that its beginning
/// is all there is to see.
fn before_cut_number(text: &str, at: usize) -> Option<usize> {
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.');
    let (before, behind) = text.split_at_checked(at)?;
    let goes_on = behind.starts_with(|sign: char| sign.is_ascii_digit())
        || behind.starts_with([',', '.'])
            && behind.get(1..)?.starts_with(|sign: char| sign.is_ascii_digit());
    if !goes_on || !before.ends_with(is_part) {
        return None;
    }
    let begin = before.trim_end_matches(is_part).len();
    (begin > 0).then_some(begin)
}

/// [`cut`], then filled with spaces to exactly `cells`.
pub(crate) fn pad(text: &str, cells: usize) -> String {
    let (mut out, used) = cut_to(text, cells);
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(used)));
    out
}

/// [`cut`], with the spaces in front: for numbers.
pub(crate) fn pad_left(text: &str, cells: usize) -> String {
    let (out, used) = cut_to(text, cells);
    format!("{}{out}", " ".repeat(cells.saturating_sub(used)))
}

/// The lines of `text` at a width, as ranges of bytes. Line ends begin a new line; an empty text is one empty line.
pub(crate) fn ranges(text: &str, cells: usize) -> Vec<Range<usize>> {
    let options = folding(cells.max(2));
    let mut out = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut at = start;
        if is_wide() {
            out.extend(
                wide_ranges(paragraph, cells.max(2))
                    .into_iter()
                    .map(|line| start + line.start..start + line.end),
            );
            start += paragraph.len() + 1;
            continue;
        }
        for line in textwrap::wrap(paragraph, &options) {
            // A line is a part of its paragraph; only spaces are left out between two of them.
            let skipped = text.get(at..).and_then(|rest| rest.find(line.as_ref())).unwrap_or(0);
            let from = at + skipped;
            at = from + line.len();
            out.push(from..at);
        }
        start += paragraph.len() + 1;
    }
    out
}

/// The lines of one paragraph where ambiguous characters are wide: broken at the same places, measured otherwise.
fn wide_ranges(paragraph: &str, cells: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut line, mut used, mut at) = (0..0, 0, 0);
    for part in unbroken(paragraph) {
        let word = part.trim_end_matches(' ');
        let wide = width(word);
        if used + wide > cells && line.end > line.start {
            out.push(line.clone());
            (line, used) = (at..at, 0);
        }
        if wide > cells {
            // No room in any line: it is broken between graphemes.
            for (offset, grapheme) in word.grapheme_indices(true) {
                let next = width(grapheme);
                if used + next > cells && at + offset > line.start {
                    out.push(line.start..at + offset);
                    (line, used) = (at + offset..at + offset, 0);
                }
                used += next;
                line.end = at + offset + grapheme.len();
            }
        } else {
            line.end = at + word.len();
            used += wide;
        }
        used += part.len() - word.len();
        at += part.len();
    }
    out.push(line);
    out
}

/// The lines of `text` at a width.
pub(crate) fn lines(text: &str, cells: usize) -> Vec<String> {
    ranges(text, cells)
        .into_iter()
        .map(|range| text.get(range).unwrap_or_default().to_owned())
        .collect()
}

/// A piece of text with its style and, if it stands for something, the number of that thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) style: Style,
    pub(crate) mark: Option<usize>,
}

/// Wraps runs of styled text together, as one text.
pub(crate) fn runs(runs: &[Run], cells: usize) -> Vec<Vec<Run>> {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    ranges(&whole, cells)
        .into_iter()
        .map(|line| {
            let mut start = 0;
            let mut out = Vec::new();
            for run in runs {
                let end = start + run.text.len();
                let from = line.start.max(start);
                let to = line.end.min(end);
                if from < to
                    && let Some(text) = whole.get(from..to)
                {
                    out.push(Run { text: text.to_owned(), ..run.clone() });
                }
                start = end;
            }
            out
        })
        .collect()
}

/// How far lines stand in that go on behind words too long to stand beside them.
const INDENT: usize = 4;

/// Wrapped text as lines to draw, the first behind `first`, the others behind as many spaces. Where it takes more than a third of
/// the width, it begins the text instead, so that this is no column of single words.
pub(crate) fn hanging(first: &str, text: &str, cells: usize, style: Style) -> Vec<Line<'static>> {
    let indent = width(first);
    if indent > INDENT && indent * 3 > cells {
        return running(first, text, cells, style);
    }
    lines(text, cells.saturating_sub(indent).max(2))
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let head = if index == 0 { first.to_owned() } else { " ".repeat(indent) };
            Line::from(vec![Span::styled(head, style), Span::styled(line, style)])
        })
        .collect()
}

/// The same as one text, whose other lines stand in a little.
fn running(first: &str, text: &str, cells: usize, style: Style) -> Vec<Line<'static>> {
    let before = first.len() - first.trim_start().len();
    let own = first.get(..before).unwrap_or_default();
    let indent = (width(own) + INDENT).min(cells / 3);
    let whole = format!("{}{text}", first.trim_start());
    let (head, rest) = (indent.min(width(own)), cells.saturating_sub(indent).max(2));
    lines(&whole, rest)
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let stands = " ".repeat(if index == 0 { head } else { indent });
            Line::from(vec![Span::styled(stands, style), Span::styled(line, style)])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_long_head_is_no_column_of_words() {
        let head = "People are counted together with other records of the entity: ";
        let text = "customers-standard-contract, hr-exempt, website-policy and warranty-germany";
        for cells in 12..120 {
            let drawn = hanging(head, text, cells, Style::default());
            let shown: Vec<String> = drawn.iter().map(ToString::to_string).collect();
            let whole: String = shown.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
            for word in text.split(' ').filter(|word| word.len() < cells / 2) {
                assert!(whole.contains(word), "{cells}: {whole}");
            }
            let most = (head.len() + text.len()) / (cells / 3) + 3;
            assert!(shown.len() <= most, "{cells}: {} lines\n{}", shown.len(), shown.join("\n"));
            assert!(shown.iter().all(|line| width(line) <= cells), "{cells}");
        }
        let short = hanging("? ", "a b", 20, Style::default());
        assert_eq!(short[0].to_string(), "? a b");
    }

    #[test]
    fn text_is_cut_between_cells_of_wide_glyphs() {
        assert_eq!(cut("个人信息出境", 12), "个人信息出境");
        assert_eq!(cut("个人信息出境", 11), "个人信息..");
        assert_eq!(cut("个人", 3), "个");
        assert_eq!(pad("个人", 3), "个 ");
        assert_eq!(pad("个人", 0), "");
        assert_eq!(pad_left("12", 5), "   12");
    }

    #[test]
    fn no_number_is_cut_to_another() {
        assert_eq!(cut("ordinary 88,000 to 114,600", 24), "ordinary 88,000 to ..");
        assert_eq!(cut("ordinary 88,000 to 114,600", 17), "ordinary 88,000..");
        assert_eq!(cut("? 一般 88,000至114,600", 18), "? 一般 88,000至..");
        assert_eq!(cut("约 1.5 倍", 6), "约 ..");
        // Nothing stands before it: its beginning, with the sign that there is more.
        assert_eq!(cut("260,000", 5), "260..");
        assert_eq!(cut("第3条", 4), "第3");
        for text in ["一般 88,000至114,600人", "1,000,000 安全评估：尚余 885,400"] {
            for cells in 0..40 {
                assert!(width(&cut(text, cells)) <= cells, "{text} in {cells}");
                assert_eq!(width(&pad(text, cells)), cells, "{text} in {cells}");
            }
        }
    }

    #[test]
    fn latin_words_beside_chinese_stay_whole() {
        for cells in 2..30 {
            for line in lines("个人信息PIPIA出境，依据《规定》第5条。abc def", cells)
            {
                assert!(width(&line) <= cells.max(2), "{line} in {cells}");
            }
        }
        assert_eq!(lines("依据PIPIA出境", 8), ["依据", "PIPIA出", "境"]);
        assert_eq!(lines("a\n\nb", 8), ["a", "", "b"]);
    }

    #[test]
    fn ambiguous_characters_take_as_many_cells_as_the_terminal_says() {
        let text = "“个人信息” — 向 ООО «Ромашка» 提供，①姓名；②电话… done";
        assert_eq!(width("“a”—"), 4);
        let narrow = lines(text, 20);
        measure_as(Width::Wide);
        assert_eq!(width("“a”—"), 7);
        assert_eq!(cut("“甲乙”丙", 7), "“甲..");
        assert_eq!(pad("“”", 6), "“”  ");
        for cells in 2..40 {
            let wide = lines(text, cells);
            assert!(wide.iter().all(|line| width(line) <= cells.max(2)), "{wide:?} in {cells}");
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&wide.concat()), letters(text), "no letter is lost in {cells}");
        }
        assert_eq!(lines("a\n\nb", 8), ["a", "", "b"]);
        measure_as(Width::Narrow);
        assert_eq!(lines(text, 20), narrow);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        let text = "个人信息出境标准合同，备案指南（第二版）。";
        for cells in 6..20 {
            assert!(
                lines(text, cells).iter().all(|line| !line.starts_with(['，', '。', '）'])),
                "{cells}"
            );
        }
    }

    #[test]
    fn styles_survive_wrapping() {
        let run = |text: &str, mark| Run { text: text.to_owned(), style: Style::new(), mark };
        let wrapped =
            runs(&[run("名称：", None), run("【公司名称】", Some(0)), run("。", None)], 10);
        let text: String = wrapped.iter().flatten().map(|run| run.text.clone()).collect();
        assert_eq!(text, "名称：【公司名称】。");
        assert!(wrapped.iter().flatten().any(|run| run.mark == Some(0)));
    }
}
