//! A document as one page of HTML that needs nothing from outside and runs nothing.
//!
//! Every word of the document is escaped, and the page forbids itself to load anything.

mod style;

use crate::document::render::base64::base64;
use crate::document::render::breaks::{Held, held};
use crate::document::render::shape::{
    CONTENTS, Line, Look, all_lines, cells, columns, heads, lines, one_line, widths, xml,
};
use crate::document::render::svg::{picture_svg, svg};
use crate::document::render::tongue::tongues;
use crate::document::{Attached, Block, Cover, Document, Image, Table};
use crate::text::Lang;

/// Writes a document as a page of HTML.
pub fn html(document: &Document) -> String {
    html_with(document, &document.words_digest())
}

/// The same of a document whose digest of words is known.
pub fn html_with(document: &Document, digest: &str) -> String {
    let lang = code(document.lang);
    let known = each(&document.properties(digest), |(name, value)| {
        format!("<meta name=\"{name}\" content=\"{}\">\n", xml(value))
    });
    let title = element("title", &xml(&document.title));
    let style = element("style", &style::style(document));
    let draft = match document.stamp.draft.as_str() {
        "" => String::new(),
        draft => element_with("p", "class=\"draft\"", &xml(draft)),
    };
    let head = match &document.cover {
        Some(cover) => whole_cover(cover, document.lang),
        None => element("h1", &words(document.headline(), document.lang)),
    };
    let is_named = |index| document.has_contents.then_some(index);
    let blocks = document.blocks.iter().enumerate();
    let main: String =
        blocks.map(|(index, one)| block(one, document.lang, is_named(index))).collect();
    let main = contents(document) + &element("main", &main);
    let stamp = if document.stamp.is_shown {
        element("footer", &xml(&document.stamp.line))
    } else {
        String::new()
    };
    let about = format!("<meta name=\"description\" content=\"{}\">\n", xml(&document.stamp.line));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n{META}{known}{about}{title}{style}</head>\n\
         <body>\n{draft}{head}{main}{stamp}</body>\n</html>\n"
    )
}

const META: &str = r#"<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

/// The table of contents, whose lines lead to the headings; nothing where none is wanted.
fn contents(document: &Document) -> String {
    if !document.has_contents {
        return String::new();
    }
    let line = |(index, level, heading): (usize, u8, &str)| {
        let words = words(heading, document.lang);
        format!("<p class=\"level{level}\"><a href=\"#h{index}\">{words}</a></p>\n")
    };
    let lines: String = document.contents().map(line).collect();
    let title = CONTENTS.get(document.lang);
    element_with("nav", &format!("aria-label=\"{title}\""), &(element("h2", title) + &lines))
}

fn whole_cover(cover: &Cover, lang: Lang) -> String {
    let title: Vec<String> = cover.title.iter().map(|line| words(line, lang)).collect();
    let inside = element("h1", &title.join("<br>")) + &paragraphs(&all_lines(&cover.lines), lang);
    element_with("header", "class=\"cover\"", &inside)
}

/// A block; `named` is its place, where the table of contents may lead to it.
fn block(block: &Block, lang: Lang, named: Option<usize>) -> String {
    match block {
        Block::Heading(level, heading) => {
            // The first level is the title of the document.
            let name = format!("h{}", (*level).clamp(1, 4) + 1);
            match named {
                Some(index) => {
                    element_with(&name, &format!("id=\"h{index}\""), &words(heading, lang))
                }
                None => element(&name, &words(heading, lang)),
            }
        }
        Block::Paragraph(runs) => paragraphs(&lines(runs), lang),
        Block::Note(runs) => {
            element_with("aside", "class=\"note\"", &paragraphs(&lines(runs), lang))
        }
        Block::List(points) => {
            element("ul", &each(points, |point| element("li", &broken(&lines(point), lang))))
        }
        Block::Table(table) => whole_table(table, lang),
        Block::HeatMap(map) => element("figure", &svg(map)),
        Block::Picture(picture) => {
            let caption = element("figcaption", &words(&picture.title, lang));
            let drawn = picture_svg(picture).zip(picture.on_paper());
            let (drawn, told) = drawn.map_or_else(
                || (element("p", &words(&picture.undrawn(), lang)), picture.twin()),
                |(drawn, plan)| (drawn, picture.legend(plan)),
            );
            element("figure", &(drawn + &caption)) + &self::block(&told, lang, None)
        }
        Block::Attached(attached) => match &attached.image {
            Some(image) => picture_file(attached, image, lang),
            None => whole_table(&attached.frame(), lang),
        },
        Block::Signature(runs) => {
            element_with("div", "class=\"signature\"", &paragraphs(&all_lines(runs), lang))
        }
        Block::PageBreak => "<hr class=\"page\">\n".to_owned(),
    }
}

/// A picture from a file stands in the page itself, which loads nothing.
fn picture_file(attached: &Attached, image: &Image, lang: Lang) -> String {
    let caption = element("figcaption", &words(&attached.caption, lang));
    let (wide, high) = image.size();
    let kind = image.encoding().ending();
    let drawn = format!(
        "<img src=\"data:image/{kind};base64,{}\" width=\"{wide}\" height=\"{high}\" alt=\"{}\">\n",
        base64(image.bytes()),
        xml(&attached.description),
    );
    element("figure", &(drawn + &caption))
}

fn whole_table(table: &Table, lang: Lang) -> String {
    let mut inside = String::new();
    if !table.caption.is_empty() {
        inside += &element("caption", &words(&table.caption, lang));
    }
    let columns_of = each(&widths(table, 1000), |width| {
        format!("<col style=\"width:{}.{}%\">", width / 10, width % 10)
    });
    inside += &element("colgroup", &columns_of);
    let head = heads(table);
    if let Some(head) = &head {
        let names = each(head, |name| element_with("th", "scope=\"col\"", &words(name, lang)));
        inside += &element("thead", &element("tr", &names));
    }
    let count = columns(table);
    let rows = each(&table.rows, |line| {
        let cells = cells(line, count).into_iter().enumerate().map(|(index, lines)| {
            if index == 0 && head.is_none() {
                element_with("th", "scope=\"row\"", &broken(&lines, lang))
            } else {
                element("td", &broken(&lines, lang))
            }
        });
        element("tr", &cells.collect::<String>())
    });
    inside += &element("tbody", &rows);
    element("table", &inside)
}

fn paragraphs(lines: &[Line<'_>], lang: Lang) -> String {
    each(lines, |line| element("p", &inline(line, lang)))
}

/// Lines one below the other within one element.
fn broken(lines: &[Line<'_>], lang: Lang) -> String {
    lines.iter().map(|line| inline(line, lang)).collect::<Vec<_>>().join("<br>")
}

fn inline(line: &Line<'_>, lang: Lang) -> String {
    each(line, |piece| {
        let words = words(&piece.text, lang);
        match piece.look {
            Look::Plain => words,
            Look::Strong => format!("<strong>{words}</strong>"),
            Look::Blank => format!("<mark>{words}</mark>"),
            Look::Struck => format!("<del>{words}</del>"),
            Look::New => format!("<ins>{words}</ins>"),
        }
    })
}

/// Words of a document in `lang`: those of the other language are marked as such, and a line may end in them where it may in a
/// Word file.
fn words(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    for (tongue, part) in tongues(&one_line(text), lang) {
        let mut words = String::new();
        for held in held(part) {
            match held {
                Held::Free(text) => words += &xml(text),
                Held::Number(number) => {
                    words += &format!("<span class=\"whole\">{}</span>", xml(number));
                }
                Held::Parts(parts) => {
                    let parts: Vec<String> = parts.into_iter().map(xml).collect();
                    words += &parts.join("<wbr>");
                }
            }
        }
        if tongue == lang {
            out += &words;
        } else {
            out += &format!("<span lang=\"{}\">{words}</span>", code(tongue));
        }
    }
    out
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
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
            paragraphs(&lines(&plain("a<b>&\"'\n二")), Lang::Zh),
            "<p>a&lt;b&gt;&amp;&quot;&#39;</p>\n<p>二</p>\n"
        );
        assert_eq!(
            inline(&lines(&[Inline::Strong("<i>".into())])[0], Lang::Zh),
            "<strong>&lt;i&gt;</strong>"
        );
    }

    #[test]
    fn tables_name_their_heads() {
        let rows = vec![vec![plain("甲"), plain("一\n二")]];
        let side = Table { caption: String::new(), head: vec![], widths: vec![1, 2], rows };
        let out = whole_table(&side, Lang::Zh);
        assert!(out.contains("<th scope=\"row\">甲</th>\n<td>一<br>二</td>"));
        assert!(out.contains("width:33.3%"));
        let headed = Table { caption: "<表>".into(), head: vec!["名".into()], ..side };
        let out = whole_table(&headed, Lang::Zh);
        assert!(out.contains("<caption>&lt;表&gt;</caption>"));
        assert!(out.contains("<thead><tr><th scope=\"col\">名</th>\n<th scope=\"col\"></th>"));
    }

    #[test]
    fn words_of_the_other_language_are_marked_and_lines_end_where_they_may() {
        assert_eq!(words("Name: 某某公司", Lang::En), "Name: <span lang=\"zh-CN\">某某公司</span>");
        assert_eq!(
            words("问题：What is the name?", Lang::Zh),
            "问题：<span lang=\"en\">What is the name?</span>"
        );
        assert_eq!(
            words("0571-55500102，privacy@lindenfeld.example", Lang::Zh),
            "<span class=\"whole\">0571-55500102</span>，privacy@<wbr>lindenfeld.<wbr>example"
        );
    }

    #[test]
    fn a_page_has_its_stamp_only_where_it_is_shown_and_contents_only_where_they_are_wanted() {
        let mut document = document(Lang::Zh, Layout::Report);
        assert!(!html(&document).contains("<nav"));
        document.stamp.is_shown = false;
        let out = html(&document.with_contents());
        assert!(!out.contains("<footer>") && out.contains("content=\"评估日 2026-06-01"), "{out}");
        for id in out.split("href=\"#").skip(1).map(|part| part.split('"').next().unwrap()) {
            assert!(out.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert_eq!(out.matches("<a href=\"#h").count(), 3);
        assert!(out.contains("@page{size:A4;"));
    }

    #[test]
    fn the_whole_is_harmless_and_needs_nothing() {
        for (lang, code) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
            let out = html(&document(lang, Layout::Report));
            assert_harmless(&out);
            assert!(out.contains(&format!("<html lang=\"{code}\">")));
            let blank = match lang {
                Lang::Zh => "<mark>【境外接收方】</mark>",
                Lang::En => "<mark><span lang=\"zh-CN\">【境外接收方】</span></mark>",
            };
            assert!(out.contains(blank));
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
