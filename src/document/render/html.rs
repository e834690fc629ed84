//! A document as one page of HTML that needs nothing from outside and runs nothing.
//!
//! Every word of the document is escaped, and the page forbids itself to load anything.

mod style;

use crate::document::render::base64::base64;
use crate::document::render::shape::{
    Line, Look, all_lines, cells, columns, heads, lines, widths, xml,
};
use crate::document::render::svg::{picture_svg, svg};
use crate::document::{Attached, Block, Cover, Document, Image, Table};
use crate::text::Lang;

/// Writes a document as a page of HTML.
pub fn html(document: &Document) -> String {
    let lang = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let page = Page(document.lang);
    let title = element("title", &xml(&document.title));
    let style = element("style", &style::style(document));
    let draft = match document.stamp.draft.as_str() {
        "" => String::new(),
        draft => element_with("p", "class=\"draft\"", &xml(draft)),
    };
    let head = match &document.cover {
        Some(cover) => page.cover(cover),
        None => element("h1", &page.words(&document.title)),
    };
    let main = element("main", &each(&document.blocks, |block| page.block(block)));
    let stamp = element("footer", &xml(&document.stamp.line));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n{META}{title}{style}</head>\n\
         <body>\n{draft}{head}{main}{stamp}</body>\n</html>\n"
    )
}

const META: &str = r#"<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

/// What is written of a page, in its language.
#[derive(Clone, Copy)]
struct Page(Lang);

impl Page {
    fn cover(self, cover: &Cover) -> String {
        let title: Vec<String> = cover.title.iter().map(|line| self.words(line)).collect();
        let inside =
            element("h1", &title.join("<br>")) + &self.paragraphs(&all_lines(&cover.lines));
        element_with("header", "class=\"cover\"", &inside)
    }

    fn block(self, block: &Block) -> String {
        match block {
            Block::Heading(level, words) => {
                // The first level is the title of the document.
                element(&format!("h{}", (*level).clamp(1, 4) + 1), &self.words(words))
            }
            Block::Paragraph(runs) => self.paragraphs(&lines(runs)),
            Block::Note(runs) => {
                element_with("aside", "class=\"note\"", &self.paragraphs(&lines(runs)))
            }
            Block::List(points) => {
                element("ul", &each(points, |point| element("li", &self.broken(&lines(point)))))
            }
            Block::Table(table) => self.table(table),
            Block::HeatMap(map) => element("figure", &svg(map)),
            Block::Picture(picture) => {
                let caption = element("figcaption", &self.words(&picture.title));
                let drawn = picture_svg(picture)
                    .unwrap_or_else(|| element("p", &self.words(&picture.undrawn())));
                element("figure", &(caption + &drawn)) + &self.block(&picture.twin())
            }
            Block::Attached(attached) => match &attached.image {
                Some(image) => self.picture_file(attached, image),
                None => self.table(&attached.frame()),
            },
            Block::Signature(runs) => {
                element_with("div", "class=\"signature\"", &self.paragraphs(&all_lines(runs)))
            }
            Block::PageBreak => "<hr class=\"page\">\n".to_owned(),
        }
    }

    /// A picture from a file stands in the page itself, which loads nothing.
    fn picture_file(self, attached: &Attached, image: &Image) -> String {
        let caption = element("figcaption", &self.words(&attached.caption));
        let (wide, high) = image.size();
        let kind = image.encoding().ending();
        let drawn = format!(
            "<img src=\"data:image/{kind};base64,{}\" width=\"{wide}\" height=\"{high}\" alt=\"{}\">\n",
            base64(image.bytes()),
            xml(&attached.description),
        );
        element("figure", &(caption + &drawn))
    }

    fn table(self, table: &Table) -> String {
        let mut inside = String::new();
        if !table.caption.is_empty() {
            inside += &element("caption", &self.words(&table.caption));
        }
        let columns_of = each(&widths(table, 1000), |width| {
            format!("<col style=\"width:{}.{}%\">", width / 10, width % 10)
        });
        inside += &element("colgroup", &columns_of);
        let head = heads(table);
        if let Some(head) = &head {
            let names = each(head, |name| element_with("th", "scope=\"col\"", &self.words(name)));
            inside += &element("thead", &element("tr", &names));
        }
        let count = columns(table);
        let rows = each(&table.rows, |line| {
            let cells = cells(line, count).into_iter().enumerate().map(|(index, lines)| {
                if index == 0 && head.is_none() {
                    element_with("th", "scope=\"row\"", &self.broken(&lines))
                } else {
                    element("td", &self.broken(&lines))
                }
            });
            element("tr", &cells.collect::<String>())
        });
        inside += &element("tbody", &rows);
        element("table", &inside)
    }

    fn paragraphs(self, lines: &[Line]) -> String {
        each(lines, |line| element("p", &self.inline(line)))
    }

    /// Lines one below the other within one element.
    fn broken(self, lines: &[Line]) -> String {
        lines.iter().map(|line| self.inline(line)).collect::<Vec<_>>().join("<br>")
    }

    fn inline(self, line: &Line) -> String {
        each(line, |piece| {
            let words = self.words(&piece.text);
            match piece.look {
                Look::Plain => words,
                Look::Strong => format!("<strong>{words}</strong>"),
                Look::Blank => format!("<mark>{words}</mark>"),
            }
        })
    }

    /// Words without markup. Chinese within an English page is marked as such, so that it is read out and set as Chinese.
    fn words(self, text: &str) -> String {
        if self.0 == Lang::Zh {
            return xml(text);
        }
        let mut out = String::new();
        for part in runs_of(text) {
            let words = xml(part);
            out += &if part.contains(is_han) {
                format!("<span lang=\"zh-CN\">{words}</span>")
            } else {
                words
            };
        }
        out
    }
}

/// The text in parts, each of Han characters and their marks, or without any.
fn runs_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_chinese(c) != is_chinese(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

/// Whether a character stands in Chinese text: Han, or one of the wide marks.
fn is_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// Han characters.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn each<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect()
}

fn element(name: &str, inside: &str) -> String {
    format!("<{name}>{inside}</{name}>\n")
}

fn element_with(name: &str, attribute: &str, inside: &str) -> String {
    format!("<{name} {attribute}>{inside}</{name}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render::sample::{assert_harmless, document};
    use crate::document::{Inline, Layout, plain};

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(
            Page(Lang::Zh).paragraphs(&lines(&plain("a<b>&\"'\n二"))),
            "<p>a&lt;b&gt;&amp;&quot;&#39;</p>\n<p>二</p>\n"
        );
        assert_eq!(
            Page(Lang::Zh).inline(&lines(&[Inline::Strong("<i>".into())])[0]),
            "<strong>&lt;i&gt;</strong>"
        );
    }

    #[test]
    fn chinese_in_an_english_page_is_marked() {
        let said = "Handler: 上海某公司（甲） & Co.";
        assert_eq!(
            Page(Lang::En).words(said),
            "Handler: <span lang=\"zh-CN\">上海某公司（甲）</span> &amp; Co."
        );
        assert_eq!(Page(Lang::Zh).words(said), "Handler: 上海某公司（甲） &amp; Co.");
        // Marks alone are no Chinese.
        assert_eq!(Page(Lang::En).words("【Recipient】"), "【Recipient】");
    }

    #[test]
    fn tables_name_their_heads() {
        let rows = vec![vec![plain("甲"), plain("一\n二")]];
        let side = Table { caption: String::new(), head: vec![], widths: vec![1, 2], rows };
        let out = Page(Lang::Zh).table(&side);
        assert!(out.contains("<th scope=\"row\">甲</th>\n<td>一<br>二</td>"));
        assert!(out.contains("width:33.3%"));
        let headed = Table { caption: "<表>".into(), head: vec!["名".into()], ..side };
        let out = Page(Lang::Zh).table(&headed);
        assert!(out.contains("<caption>&lt;表&gt;</caption>"));
        assert!(out.contains("<thead><tr><th scope=\"col\">名</th>\n<th scope=\"col\"></th>"));
    }

    #[test]
    fn the_whole_is_harmless_and_needs_nothing() {
        for (lang, code) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
            let out = html(&document(lang, Layout::Report));
            assert_harmless(&out);
            assert!(out.contains(&format!("<html lang=\"{code}\">")));
            assert!(out.contains("【境外接收方】"));
            assert!(out.contains("<p class=\"draft\">草稿："));
            assert!(out.contains("<footer>评估日 2026-06-01"));
            // A picture from a file stands in the page.
            assert_eq!(out.matches("src=").count(), out.matches("src=\"data:image/png;").count());
            for outside in ["href=", "url(", "@import", "<script"] {
                assert!(!out.contains(outside), "{outside}");
            }
            assert_eq!(out.matches("</style>").count(), 1);
        }
    }
}
