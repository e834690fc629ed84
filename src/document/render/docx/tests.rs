//! What a Word file must be, whatever it says.

mod look;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx;
use crate::document::render::sample::{assert_harmless, document};
use crate::document::{Block, Document, Inline, Layout, Table, plain};
use crate::text::Lang;

/// The parts of a document that are text.
pub(in crate::document::render) fn parts_of(document: &Document) -> BTreeMap<String, String> {
    parts(document)
}

fn parts(document: &Document) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(document).unwrap())).unwrap();
    (0..archive.len())
        .filter_map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            // Pictures from files are no text.
            (!name.starts_with("word/media/")).then(|| {
                file.read_to_string(&mut text).unwrap();
                (name, text)
            })
        })
        .collect()
}

#[test]
fn no_paragraph_that_ends_a_section_holds_words() {
    for lang in [Lang::Zh, Lang::En] {
        let parts = parts_of(&document(lang, Layout::Report));
        let xml = &parts["word/document.xml"];
        let ends: Vec<&str> =
            xml.split("<w:p>").filter(|part| part.contains("<w:sectPr>")).collect();
        assert!(ends.len() > 1);
        for end in &ends[..ends.len() - 1] {
            let own = end.split("</w:p>").next().unwrap();
            assert!(own.contains("<w:sectPr>") && !own.contains("</w:t>"), "{own}");
        }
    }
}

#[test]
fn below_a_table_that_ends_its_pages_nothing_makes_one_more() {
    let table = |count: usize| {
        let head = (0..count).map(|at| format!("第{at}列")).collect();
        let row: Vec<Vec<Inline>> = (0..count).map(|_| plain("会员中心和夜间宾客服务")).collect();
        let widths = vec![1; count];
        Block::Table(Table { caption: String::new(), head, widths, rows: vec![row] })
    };
    let upright = || Block::Paragraph(plain("下文"));
    let text = text_of(vec![upright(), table(12), upright(), table(2), table(2)]);
    let below: Vec<&str> = text.split("</w:tbl>").skip(1).collect();
    assert!(below[0].starts_with("<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/><w:sectPr>"));
    assert!(below[1].starts_with("<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/>"));
    assert!(below[2].starts_with("<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/></w:pPr></w:p>"));
}

#[test]
fn every_part_is_well_formed_and_harmless() {
    for (lang, layout) in [
        (Lang::Zh, Layout::Report),
        (Lang::En, Layout::Report),
        (Lang::Zh, Layout::Form),
        (Lang::En, Layout::Form),
        (Lang::Zh, Layout::Brief),
        (Lang::En, Layout::Brief),
    ] {
        for (name, text) in parts(&document(lang, layout)) {
            let mut reader = Reader::from_str(&text);
            while reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"))
                != Event::Eof
            {}
            if name == "word/document.xml" || name == "word/header1.xml" {
                assert_harmless(&text);
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = document(Lang::Zh, Layout::Report);
    assert_eq!(docx(&document).unwrap(), docx(&document).unwrap());
}

#[test]
fn the_report_keeps_the_prescribed_format() {
    let parts = parts(&document(Lang::Zh, Layout::Report));
    let (text, styles) = (&parts["word/document.xml"], &parts["word/styles.xml"]);
    assert!(styles.contains("w:line=\"520\" w:lineRule=\"exact\""));
    assert!(styles.contains("w:firstLineChars=\"200\" w:firstLine=\"560\""));
    assert!(styles.contains("w:eastAsia=\"仿宋\""));
    assert!(text.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert!(text.contains("w:right=\"1803\""));
    assert!(text.contains("<w:tblHeader/>"));
    assert!(text.contains("<w:tblCaption w:val=\"表1 清单\"/><w:tblDescription w:val=\"序号 | "));
    // A table without a caption is named after its heading, and told by its labels.
    let named = "<w:tblCaption w:val=\"（1）方式\"/><w:tblDescription w:val=\"名称 | 地址\"/>";
    assert!(text.contains(named));
    assert!(text.contains("【目的】"));
    assert!(!parts.values().any(|part| part.contains("docGrid")));
}

#[test]
fn a_form_has_lines_of_16_points_also_in_tables() {
    let parts = parts(&document(Lang::Zh, Layout::Form));
    let styles = &parts["word/styles.xml"];
    let exact = "w:line=\"320\" w:lineRule=\"exact\"";
    for id in ["Normal", "Note", "TableText", "TableHead", "TableSide"] {
        let style = styles.split("<w:style ").find(|s| s.contains(&format!("Id=\"{id}\"")));
        assert!(style.unwrap().contains(exact), "{id}");
    }
    assert!(!styles.contains("w:line=\"520\""));
    assert!(styles.contains("w:firstLineChars=\"200\" w:firstLine=\"560\""));
    assert!(parts["word/document.xml"].contains("w:right=\"1803\""));
}

#[test]
fn every_style_that_is_used_is_there() {
    let parts = parts(&document(Lang::Zh, Layout::Report));
    let styles = &parts["word/styles.xml"];
    for text in parts.values() {
        for used in text.split("<w:pStyle w:val=\"").skip(1) {
            let id = used.split('"').next().unwrap();
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
        }
    }
}

#[test]
fn a_number_holds_together_and_is_read_as_it_is() {
    let text = "电话0571-55500102，邮箱 a@b.example";
    let document = Document {
        blocks: vec![Block::Paragraph(plain(text))],
        ..document(Lang::Zh, Layout::Report)
    };
    let body = |bytes: Vec<u8>| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(body(docx(&document).unwrap()).contains("电话0571-\u{feff}55500102，"));
    let copied = Document { is_copied: true, ..document.clone() };
    assert!(body(docx(&copied).unwrap()).contains("电话0571-55500102，"));
    let read = crate::office::Word::read(&docx(&document).unwrap()).unwrap();
    let (own, said) = (crate::document::render::words(&document), read.lines());
    assert_eq!(crate::document::words::own_words(&own), crate::document::words::own_words(&said));
}

#[test]
fn headers_and_footers_follow_the_document() {
    let mut document = document(Lang::Zh, Layout::Report);
    let drafted = parts(&document);
    assert!(drafted["word/header1.xml"].contains("草稿"));
    assert!(drafted["word/footer1.xml"].contains(" PAGE "));
    assert!(!drafted["word/footer2.xml"].contains(" PAGE "));
    document.stamp.draft.clear();
    document.cover = None;
    let whole = parts(&document);
    assert!(!whole.contains_key("word/header1.xml"));
    assert!(!whole.contains_key("word/footer2.xml"));
    assert!(whole["word/document.xml"].contains("<w:pStyle w:val=\"Title\"/>"));
}

fn text_of(blocks: Vec<Block>) -> String {
    let document = Document { blocks, ..document(Lang::Zh, Layout::Report) };
    parts(&document).remove("word/document.xml").unwrap()
}

fn one_column(rows: &[String]) -> Block {
    let rows = rows.iter().map(|text| vec![plain(text.as_str())]).collect();
    Block::Table(Table { caption: String::new(), head: vec!["头".into()], widths: vec![1], rows })
}

/// The rows of the table whose first cell begins with `first`, each as its XML.
fn row<'a>(text: &'a str, first: &str) -> &'a str {
    text.split("<w:tr>").find(|row| row.contains(&format!(">{first}"))).unwrap()
}

#[test]
fn a_row_is_parted_only_where_it_is_high() {
    let text = text_of(vec![one_column(&["短".into(), "中".repeat(200), "长".repeat(2000)])]);
    for (first, whole) in [("短", true), ("中", true), ("长", false)] {
        assert_eq!(row(&text, first).contains("<w:cantSplit/>"), whole, "{first}");
    }
}

#[test]
fn a_small_table_stays_on_one_page_and_a_large_one_need_not() {
    let small: Vec<String> = ["甲", "乙", "丙"].map(String::from).into();
    let text = text_of(vec![one_column(&small)]);
    assert!(
        row(&text, "甲").contains("<w:keepNext/>") && row(&text, "乙").contains("<w:keepNext/>")
    );
    let last = row(&text, "丙").split("</w:tbl>").next().unwrap();
    assert!(!last.contains("<w:keepNext/>"), "what follows may stand on the next page");
    let large: Vec<String> = (0..60).map(|number| format!("行{number}")).collect();
    let text = text_of(vec![one_column(&large)]);
    for (first, kept) in [("行0", true), ("行30", false), ("行58", true)] {
        assert_eq!(
            row(&text, first).contains("<w:keepNext/>"),
            kept,
            "no page holds one row: {first}"
        );
    }
}

#[test]
fn a_heat_map_and_its_legend_are_one_picture() {
    let document = document(Lang::Zh, Layout::Report);
    let map = document.blocks.into_iter().find(|block| matches!(block, Block::HeatMap(_))).unwrap();
    let Block::HeatMap(picture) = &map else { unreachable!() };
    let (rows, legend) = (picture.rows.len(), picture.legend.clone());
    let text = text_of(vec![map, Block::Paragraph(plain("下文"))]);
    let drawn: Vec<&str> = text.split("<w:tr>").skip(1).collect();
    assert_eq!(drawn.len(), rows + 1);
    for row in &drawn {
        let cells = row.split("</w:tbl>").next().unwrap();
        assert_eq!(cells.matches("<w:p>").count(), cells.matches("<w:keepNext/>").count());
    }
    let after = text.split("</w:tbl>").nth(1).unwrap();
    let end = after
        .split(legend.split_once(char::is_whitespace).unwrap().1.get(..3).unwrap())
        .next()
        .unwrap();
    assert!(
        end.contains("TableEnd\"/><w:keepNext/>"),
        "the legend follows on the same page: {end}"
    );
}

#[test]
fn signatures_never_stand_alone_and_a_bold_line_never_ends_a_page() {
    let signed = || Block::Signature(vec![plain("签字")]);
    let lines = vec!["甲".to_owned(), "乙".to_owned()];
    for block in [
        one_column(&lines),
        Block::Paragraph(plain("乙")),
        Block::Note(plain("乙")),
        Block::List(vec![plain("甲"), plain("乙")]),
    ] {
        let text = text_of(vec![block, signed()]);
        let last = text.split("<w:p>").find(|paragraph| paragraph.contains(">乙<")).unwrap();
        assert!(last.contains("<w:keepNext/>"), "{last}");
    }
    let bold = Block::Paragraph(vec![Inline::Strong("场景一：开户".into())]);
    for (next, kept) in [(Block::Paragraph(plain("正文")), true), (Block::PageBreak, false)] {
        let text = text_of(vec![bold.clone(), next]);
        let title = text.split("<w:p>").find(|paragraph| paragraph.contains("场景一")).unwrap();
        assert_eq!(title.contains("<w:keepNext/>"), kept, "{title}");
    }
}

#[test]
fn the_properties_say_what_it_is_of_what_from_whom_and_of_which_day() {
    let parts = parts(&document(Lang::Zh, Layout::Report));
    let core = &parts["docProps/core.xml"];
    for wanted in [
        "<dc:title>个人信息保护影响评估报告</dc:title>",
        "<dc:creator>某公司</dc:creator>",
        "<dc:description>评估日 2026-06-01 ",
        "<cp:contentStatus>草稿：",
        "<dc:language>zh-CN</dc:language>",
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-06-01T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(wanted), "{wanted}: {core}");
    }
    assert_harmless(core);
    assert!(parts["docProps/custom.xml"].contains("<vt:lpwstr>sample-zh</vt:lpwstr>"));
    assert!(!parts.keys().any(|name| name.contains("vba")));
}
