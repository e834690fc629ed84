//! A document as Markdown, in the dialect of GitHub.
//!
//! The words of the document are escaped: none of them can become markup, HTML or the edge of a cell.

use crate::document::render::shape::{
    CONTENTS, Line, Look, Piece, all_lines, as_one_line, cells, columns, heads, lines, one_line,
};
use crate::document::{Block, Document, Table};

use super::mermaid::mermaid;

/// Writes a document as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut parts = Vec::new();
    if !document.stamp.draft.is_empty() {
        parts.push(format!("> {}", inline(&[strong(&document.stamp.draft)])));
    }
    if let Some(cover) = &document.cover {
        let title: Vec<String> = cover.title.iter().map(|line| escape(line)).collect();
        parts.push(format!("# {}", title.join("<br>")));
        parts.extend(all_lines(&cover.lines).iter().map(|line| paragraph(line)));
        parts.push(RULE.to_owned());
    } else {
        parts.push(format!("# {}", escape(document.headline())));
    }
    if document.has_contents {
        parts.push(format!("## {}", CONTENTS.get(document.lang)));
        let line = |(_, level, words): (usize, u8, &str)| {
            format!("{}- {}", "  ".repeat(usize::from(level) - 1), escape(words))
        };
        parts.push(document.contents().map(line).collect::<Vec<_>>().join("\n"));
    }
    parts.extend(document.blocks.iter().map(block));
    if document.stamp.is_shown {
        parts.push(RULE.to_owned());
        parts.push(guarded(&escape(&document.stamp.line)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

const RULE: &str = "---";

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => {
            // The first level is the title of the document.
            format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 4)) + 1), escape(words))
        }
        Block::Paragraph(runs) => paragraphs(&lines(runs), "", ""),
        Block::Note(runs) => paragraphs(&lines(runs), "> ", "> "),
        Block::List(points) => {
            let points: Vec<String> =
                points.iter().map(|point| paragraphs(&lines(point), "- ", "  ")).collect();
            points.join("\n")
        }
        Block::Table(table) => whole_table(table),
        Block::HeatMap(map) => {
            format!("{}\n\n{}", whole_table(&map.table()), guarded(&escape(&map.legend)))
        }
        Block::Picture(picture) => {
            let title = inline(&[strong(&picture.title)]);
            let parts = [title, mermaid(picture), self::block(&picture.twin())];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        Block::Attached(attached) => whole_table(&attached.frame()),
        Block::Signature(runs) => paragraphs(&all_lines(runs), "", ""),
        Block::PageBreak => RULE.to_owned(),
    }
}

/// Lines as paragraphs: `first` stands before the first, `rest` before all others and the lines between.
fn paragraphs(lines: &[Line<'_>], first: &str, rest: &str) -> String {
    let between = format!("\n{}\n{rest}", rest.trim_end());
    let lines: Vec<String> = lines.iter().map(|line| paragraph(line)).collect();
    format!("{first}{}", lines.join(&between))
}

fn paragraph(line: &[Piece<'_>]) -> String {
    guarded(&inline(line))
}

fn whole_table(table: &Table) -> String {
    let count = columns(table);
    let named = heads(table);
    let bold_first = named.is_none();
    let head = named.unwrap_or_else(|| vec![String::new(); count]);
    let mut out = String::new();
    if !table.caption.is_empty() {
        out.push_str(&inline(&[strong(&table.caption)]));
        out.push_str("\n\n");
    }
    out.push_str(&row(head.iter().map(|name| escape(name))));
    out.push_str(&row((0..count).map(|_| RULE.to_owned())));
    for line in &table.rows {
        let cells = cells(line, count).into_iter().enumerate().map(|(index, lines)| {
            let texts = lines.into_iter().map(|line| {
                if bold_first && index == 0 { inline(&emphasised(line)) } else { inline(&line) }
            });
            texts.collect::<Vec<_>>().join("<br>")
        });
        out.push_str(&row(cells));
    }
    out.trim_end().to_owned()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn strong(text: &str) -> Piece<'_> {
    Piece { look: Look::Strong, text: as_one_line(text) }
}

fn emphasised(line: Line<'_>) -> Line<'_> {
    let bold = |look| if look == Look::Plain { Look::Strong } else { look };
    line.into_iter().map(|piece| Piece { look: bold(piece.look), ..piece }).collect()
}

/// The pieces of a line, one after another.
///
/// Stars mark emphasis only where the neighbours allow it; a space is put where they would not, as between a Chinese
/// character and a bracket.
fn inline(line: &[Piece<'_>]) -> String {
    let mut out = String::new();
    let mut closed: Option<char> = None;
    for piece in line {
        let words = piece.text.trim_matches(' ');
        let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
            out.push_str(&piece.text);
            continue;
        };
        let start = piece.text.starts_with(' ');
        let before = out.chars().next_back();
        let word_before = before.is_some_and(char::is_alphanumeric);
        let apart = closed
            .take()
            .is_some_and(|end| piece.look != Look::Plain || (mark(end) && first.is_alphanumeric()));
        let tight = piece.look != Look::Plain && mark(first) && word_before;
        if start || apart || tight {
            out.push(' ');
        }
        if piece.look == Look::Plain {
            out.push_str(&escape(words));
        } else {
            let marks = if piece.look == Look::Struck { "~~" } else { "**" };
            out.push_str(marks);
            out.push_str(&escape(words));
            out.push_str(marks);
            closed = Some(last);
        }
        if piece.text.ends_with(' ') {
            out.push(' ');
            closed = None;
        }
    }
    out
}

/// Whether stars next to this character need a gap on their other side.
fn mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// `text` with a backslash before everything that Markdown could read as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if c.is_ascii_punctuation() && r"\`*_{}[]<>#|~&$!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A paragraph that cannot be read as a list, a heading, a rule or code because of how it begins.
fn guarded(text: &str) -> String {
    let text = text.trim_start_matches(' ');
    let mut chars = text.chars();
    if matches!(chars.clone().next(), Some('-' | '+' | '=' | ':')) {
        return format!("\\{text}");
    }
    let digits: String = chars.by_ref().take_while(char::is_ascii_digit).collect();
    match text.strip_prefix(&digits) {
        Some(rest) if !digits.is_empty() && rest.starts_with(['.', ')']) => {
            format!("{digits}\\{rest}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render::sample::{assert_harmless, document};
    use crate::document::{Inline, Layout, plain};
    use crate::text::Lang;

    fn text(text: &str) -> String {
        paragraphs(&lines(&plain(text)), "", "")
    }

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(text("a|b<script>*c*"), r"a\|b\<script\>\*c\*");
        assert_eq!(
            text("# 一\n- 二\n1. 三\n    四\n=="),
            "\\# 一\n\n\\- 二\n\n1\\. 三\n\n四\n\n\\=="
        );
        assert_eq!(text("&lt; [x](y) ![z]"), r"\&lt; \[x\](y) \!\[z\]");
        assert_eq!(text("2026 年，1.5"), "2026 年，1.5");
    }

    #[test]
    fn a_cell_keeps_its_edges() {
        let rows = vec![vec![plain("a|b"), plain("<script>\n二\\|")]];
        let table = Table { caption: "*表*".into(), head: vec![], widths: vec![], rows };
        assert_eq!(
            whole_table(&table),
            "**\\*表\\***\n\n|  |  |\n| --- | --- |\n| **a\\|b** | \\<script\\><br>二\\\\\\| |"
        );
    }

    #[test]
    fn emphasis_stands_where_its_neighbours_allow() {
        let strong = |text: &str| Inline::Strong(text.into());
        let text = |text: &str| Inline::Text(text.into());
        let of = |runs: &[Inline]| paragraphs(&lines(runs), "", "");
        assert_eq!(of(&[text("甲"), strong("乙"), text("丙")]), "甲**乙**丙");
        assert_eq!(of(&[text("甲"), strong("“乙”"), text("丙")]), "甲 **“乙”** 丙");
        assert_eq!(of(&[strong("甲"), strong("乙 "), text("丙")]), "**甲乙** 丙");
        assert_eq!(of(&[strong(" "), text("。")]), "。");
    }

    #[test]
    fn the_whole_is_harmless_and_bears_its_marks() {
        let out = markdown(&document(Lang::Zh, Layout::Report));
        assert_harmless(&out);
        assert!(out.starts_with("> **草稿："));
        assert!(out.contains("# 个人信息<br>保护影响评估报告\n\n名称：**【名称】**\n"));
        assert!(out.contains("\n### （一）概况\n"));
        assert!(out.contains("> 注意。\n>\n> 再注意。"));
        assert!(out.contains("- 三\n\n  四"));
        assert!(out.contains("| 59 | “数据” \\& \\<b\\>粗\\</b\\> \\| \\*星\\*"));
        assert!(out.contains("甲<br>乙 **【目的】** |"));
        assert!(out.contains("---\n\n评估日 2026-06-01"));
    }
}
