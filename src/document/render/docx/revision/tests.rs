use proptest::prelude::*;

use super::*;
use crate::day::Day;
use crate::document::render::docx::{Measure, written};
use crate::document::{Block, Document, Layout, Stamp, Table, plain};
use crate::text::Lang;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        id: "pipia-report",
        of: None,
        title: "报告".to_owned(),
        heading: String::new(),
        lang: Lang::Zh,
        layout: Layout::Report,
        cover: None,
        has_contents: false,
        is_copied: false,
        blocks,
        stamp: Stamp {
            line: String::new(),
            draft: String::new(),
            open: 0,
            is_shown: false,
            day: Day::parse("2026-11-28").unwrap(),
            subject: String::new(),
            author: String::new(),
            record: String::new(),
        },
    }
}

fn body(document: &Document) -> String {
    written(document, &Measure::of(document.layout, document.lang))
}

fn by() -> Reviser {
    Reviser { name: "甲 & 乙".to_owned(), day: "2026-11-28".to_owned() }
}

/// The lines that are left where all that bears one mark goes: a paragraph whose end bears it is joined to the next.
fn without(gone: &str, xml: &str) -> Vec<String> {
    let root = tree::read(xml).unwrap();
    let mut out = vec![String::new()];
    walk(root.child("w:body").unwrap(), gone, &mut out);
    out.retain(|line| !line.is_empty());
    out
}

fn walk(element: &Element, gone: &str, out: &mut Vec<String>) {
    for child in element.elements() {
        let is_gone_row = child.name == "w:tr"
            && child.child("w:trPr").is_some_and(|own| own.child(gone).is_some());
        if child.name == gone || is_gone_row {
            continue;
        }
        walk(child, gone, out);
        let last = out.last_mut().unwrap();
        match child.name.as_str() {
            "w:t" | "w:delText" => last.push_str(
                &child
                    .children
                    .iter()
                    .map(|node| match node {
                        Node::Text(text) => text.replace('\u{200b}', ""),
                        Node::Element(_) => String::new(),
                    })
                    .collect::<String>(),
            ),
            "w:noBreakHyphen" => last.push('-'),
            "w:p" => {
                let mark = child.child("w:pPr").and_then(|own| own.child("w:rPr"));
                if mark.is_none_or(|mark| mark.child(gone).is_none()) {
                    out.push(String::new());
                }
            }
            _ => {}
        }
    }
}

fn lines(document: &Document) -> Vec<String> {
    without("w:del", &body(document))
}

/// What holds of every two states.
fn check(old: &Document, new: &Document) {
    let merged = merged(&body(old), &body(new), &by()).unwrap();
    assert_eq!(without("w:del", &merged), lines(new), "all accepted: {merged}");
    assert_eq!(without("w:ins", &merged), lines(old), "all rejected: {merged}");
}

#[test]
fn a_changed_word_is_struck_and_comes_and_the_rest_stays_untouched() {
    let old = document(vec![Block::Paragraph(plain("存放在法兰克福的机房，保存三年。"))]);
    let new = document(vec![Block::Paragraph(plain("存放在巴黎的机房，保存三年 & <两个月>。"))]);
    let merged = merged(&body(&old), &body(&new), &by()).unwrap();
    assert!(merged.contains("w:author=\"甲 &amp; 乙\" w:date=\"2026-11-28T00:00:00Z\""));
    assert!(merged.contains("<w:delText xml:space=\"preserve\">法兰克福</w:delText>"), "{merged}");
    check(&old, &new);
    check(&new, &old);
    // Of what is alike nothing is marked.
    let same = super::merged(&body(&old), &body(&old), &by()).unwrap();
    assert!(!same.contains("w:ins ") && !same.contains("w:del "));
}

#[test]
fn rows_and_paragraphs_come_and_go() {
    let table = |rows: &[[&str; 2]]| {
        Block::Table(Table {
            caption: "表1".to_owned(),
            head: vec!["名称".to_owned(), "国家".to_owned()],
            widths: vec![1, 1],
            rows: rows.iter().map(|row| row.map(plain).to_vec()).collect(),
        })
    };
    let old = document(vec![
        Block::Heading(1, "一、接收方".to_owned()),
        table(&[["甲公司", "德国"], ["乙公司", "法国"], ["丙公司", "日本"]]),
        Block::List(vec![plain("第一点 AES-256"), plain("第二点")]),
    ]);
    let new = document(vec![
        Block::Heading(1, "一、境外接收方".to_owned()),
        table(&[["甲公司", "奥地利"], ["丙公司", "日本"], ["丁公司", "新加坡"]]),
        Block::Paragraph(plain("新的一段。")),
        Block::List(vec![plain("第二点")]),
    ]);
    check(&old, &new);
    check(&new, &old);
    check(&old, &document(Vec::new()));
    check(&document(Vec::new()), &new);
}

fn any_document() -> impl Strategy<Value = Document> {
    let words = prop::sample::select(vec![
        "",
        "甲",
        "接收方在德国。",
        "接收方在法国。",
        "保存 3 年",
        "保存 5 年",
        "AES-256 & <b>",
        "第二点",
    ]);
    let cell = words.clone().prop_map(plain);
    let row = prop::collection::vec(cell, 2);
    let block = prop_oneof![
        words.clone().prop_map(|words| Block::Paragraph(plain(words))),
        words.clone().prop_map(|words| Block::Heading(2, words.to_owned())),
        prop::collection::vec(words.prop_map(plain), 1..3).prop_map(Block::List),
        prop::collection::vec(row, 1..4).prop_map(|rows| Block::Table(Table {
            caption: String::new(),
            head: vec!["一".to_owned(), "二".to_owned()],
            widths: vec![1, 1],
            rows,
        })),
    ];
    prop::collection::vec(block, 0..6).prop_map(document)
}

proptest! {
    #[test]
    fn to_accept_all_gives_the_new_words_and_to_reject_all_the_old(
        old in any_document(),
        new in any_document(),
    ) {
        check(&old, &new);
    }
}
