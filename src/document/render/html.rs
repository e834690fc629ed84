//! A document as one page of HTML that needs nothing from outside and runs nothing.
//!
//! Every word of the document is escaped, and the page forbids itself to load anything.

mod style;

use crate::document::render::shape::{
    Line, Look, all_lines, cells, columns, heads, lines, widths, xml,
};
use crate::document::render::svg::svg;
use crate::document::{Block, Cover, Document, Table};
use crate::text::Lang;

/// Writes a document as a page of HTML.
pub fn html(document: &Document) -> String {
    let lang = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let known = each(&document.properties(), |(name, value)| {
        format!("<meta name=\"{name}\" content=\"{}\">\n", xml(value))
    });
    let title = element("title", &xml(&document.title));
    let style = element("style", &style::style(document));
    let draft = match document.stamp.draft.as_str() {
        "" => String::new(),
        draft => element_with("p", "class=\"draft\"", &xml(draft)),
    };
    let head = match &document.cover {
        Some(cover) => whole_cover(cover),
        None => element("h1", &xml(&document.title)),
    };
    let main = element("main", &each(&document.blocks, block));
    let stamp = element("footer", &xml(&document.stamp.line));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n{META}{known}{title}{style}</head>\n\
         <body>\n{draft}{head}{main}{stamp}</body>\n</html>\n"
    )
}

const META: &str = r#"<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

fn whole_cover(cover: &Cover) -> String {
    let title: Vec<String> = cover.title.iter().map(|line| xml(line)).collect();
    let inside = element("h1", &title.join("<br>")) + &paragraphs(&all_lines(&cover.lines));
    element_with("header", "class=\"cover\"", &inside)
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => {
            // The first level is the title of the document.
            element(&format!("h{}", (*level).clamp(1, 4) + 1), &xml(words))
        }
        Block::Paragraph(runs) => paragraphs(&lines(runs)),
        Block::Note(runs) => element_with("aside", "class=\"note\"", &paragraphs(&lines(runs))),
        Block::List(points) => {
            element("ul", &each(points, |point| element("li", &broken(&lines(point)))))
        }
        Block::Table(table) => whole_table(table),
        Block::HeatMap(map) => element("figure", &svg(map)),
        Block::Signature(runs) => {
            element_with("div", "class=\"signature\"", &paragraphs(&all_lines(runs)))
        }
        Block::PageBreak => "<hr class=\"page\">\n".to_owned(),
    }
}

fn whole_table(table: &Table) -> String {
    let mut inside = String::new();
    if !table.caption.is_empty() {
        inside += &element("caption", &xml(&table.caption));
    }
    let columns_of = each(&widths(table, 1000), |width| {
        format!("<col style=\"width:{}.{}%\">", width / 10, width % 10)
    });
    inside += &element("colgroup", &columns_of);
    let head = heads(table);
    if let Some(head) = &head {
        let names = each(head, |name| element_with("th", "scope=\"col\"", &xml(name)));
        inside += &element("thead", &element("tr", &names));
    }
    let count = columns(table);
    let rows = each(&table.rows, |line| {
        let cells = cells(line, count).into_iter().enumerate().map(|(index, lines)| {
            if index == 0 && head.is_none() {
                element_with("th", "scope=\"row\"", &broken(&lines))
            } else {
                element("td", &broken(&lines))
            }
        });
        element("tr", &cells.collect::<String>())
    });
    inside += &element("tbody", &rows);
    element("table", &inside)
}

fn paragraphs(lines: &[Line]) -> String {
    each(lines, |line| element("p", &inline(line)))
}

/// Lines one below the other within one element.
fn broken(lines: &[Line]) -> String {
    lines.iter().map(inline).collect::<Vec<_>>().join("<br>")
}

fn inline(line: &Line) -> String {
    each(line, |piece| {
        let words = xml(&piece.text);
        match piece.look {
            Look::Plain => words,
            Look::Strong => format!("<strong>{words}</strong>"),
            Look::Blank => format!("<mark>{words}</mark>"),
        }
    })
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
            paragraphs(&lines(&plain("a<b>&\"'\n二"))),
            "<p>a&lt;b&gt;&amp;&quot;&#39;</p>\n<p>二</p>\n"
        );
        assert_eq!(
            inline(&lines(&[Inline::Strong("<i>".into())])[0]),
            "<strong>&lt;i&gt;</strong>"
        );
    }

    #[test]
    fn tables_name_their_heads() {
        let rows = vec![vec![plain("甲"), plain("一\n二")]];
        let side = Table { caption: String::new(), head: vec![], widths: vec![1, 2], rows };
        let out = whole_table(&side);
        assert!(out.contains("<th scope=\"row\">甲</th>\n<td>一<br>二</td>"));
        assert!(out.contains("width:33.3%"));
        let headed = Table { caption: "<表>".into(), head: vec!["名".into()], ..side };
        let out = whole_table(&headed);
        assert!(out.contains("<caption>&lt;表&gt;</caption>"));
        assert!(out.contains("<thead><tr><th scope=\"col\">名</th>\n<th scope=\"col\"></th>"));
    }

    #[test]
    fn the_whole_is_harmless_and_needs_nothing() {
        for (lang, code) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
            let out = html(&document(lang, Layout::Report));
            assert_harmless(&out);
            assert!(out.contains(&format!("<html lang=\"{code}\">")));
            assert!(out.contains("<mark>【境外接收方】</mark>"));
            assert!(out.contains("<p class=\"draft\">草稿："));
            assert!(out.contains("<footer>评估日 2026-06-01"));
            for outside in ["src=", "href=", "url(", "@import", "<script"] {
                assert!(!out.contains(outside), "{outside}");
            }
            assert_eq!(out.matches("</style>").count(), 1);
        }
    }
}
