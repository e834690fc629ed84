//! What a Word file must be, whatever it says.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx;
use crate::document::render::sample::{assert_harmless, document};
use crate::document::{Block, Document, Layout, Table, plain};
use crate::text::Lang;

fn parts(document: &Document) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(document).unwrap())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
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

#[test]
fn only_a_very_tall_row_may_be_parted() {
    let rows = vec![vec![plain("短")], vec![plain("长".repeat(2000))]];
    let table = Table { caption: String::new(), head: vec![], widths: vec![1], rows };
    let document =
        Document { blocks: vec![Block::Table(table)], ..document(Lang::Zh, Layout::Report) };
    let text = &parts(&document)["word/document.xml"];
    assert_eq!(text.matches("<w:tr>").count(), 2);
    assert_eq!(text.matches("<w:cantSplit/>").count(), 1);
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
