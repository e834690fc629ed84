//! A document with every block, for the tests of the renderers.
//!
//! It holds what users and attackers type: quotes, markup, terminal escapes, a null.

pub(in crate::document) mod pictures;

use crate::day::Day;
use crate::document::picture::{Picture, Role};
use crate::document::{
    Attached, Block, Cover, Document, HeatCell, HeatMap, HeatRow, Image, Inline, Layout, Shade,
    Stamp, Table, plain,
};
use crate::form::{Place, catalog};
use crate::text::Lang;

use pictures::ways;

/// The smallest picture.
const RED_PIXEL: &[u8] = include_bytes!("../../../tests/data/red_pixel.png");

/// What must never come through as it is.
pub(super) const NASTY: &str =
    "“数据” & <b>粗</b> | *星* \"q\" 'a' \u{1b}[31m红\u{0}\u{202e}\u{ffff}";

fn blank(label: &str) -> Inline {
    Inline::Blank { label: label.into(), place: Place::whole(&catalog::handler::SECTION).into() }
}

/// A report with a cover, a draft mark and every block.
pub(super) fn document(lang: Lang, layout: Layout) -> Document {
    let head = vec!["序号".to_owned(), NASTY.to_owned(), "说明".to_owned()];
    let row = |n: usize| {
        vec![plain(n.to_string()), plain(NASTY), vec![Inline::Text("甲\n乙".into()), blank("目的")]]
    };
    let headed = Table {
        caption: "表1 清单".into(),
        head,
        widths: vec![1, 4, 3],
        rows: (1..60).map(row).collect(),
    };
    let side = vec![vec![plain("名称"), plain("某公司")], vec![plain("地址")]];
    let headless = Table { caption: String::new(), head: vec![], widths: vec![1, 3], rows: side };
    Document {
        id: "sample",
        of: None,
        title: "个人信息保护影响评估报告".into(),
        lang,
        layout,
        cover: Some(Cover {
            title: vec!["个人信息".into(), "保护影响评估报告".into()],
            lines: vec![vec![Inline::Text("名称：".into()), blank("名称")], plain("2026年6月1日")],
        }),
        has_contents: false,
        is_copied: false,
        heading: String::new(),
        blocks: vec![
            Block::Heading(1, format!("一、{NASTY}")),
            Block::Heading(2, "（一）概况".into()),
            Block::Heading(3, "1.目的".into()),
            Block::Heading(4, "（1）方式".into()),
            Block::Paragraph(vec![
                Inline::Text(format!("第一段。{NASTY}\n第二段")),
                Inline::Strong("“要点”".into()),
                blank("境外接收方"),
            ]),
            Block::Note(plain("注意。\n再注意。")),
            Block::List(vec![plain("第一点"), vec![Inline::Strong(NASTY.into())], plain("三\n四")]),
            Block::Table(headed),
            Block::PageBreak,
            Block::Table(headless),
            Block::HeatMap(heat_map()),
            Block::Picture(picture(lang)),
            Block::Attached(attached(true)),
            Block::Attached(attached(false)),
            Block::Signature(vec![vec![blank("签字")], plain("年  月  日")]),
        ],
        stamp: Stamp {
            line: format!("评估日 2026-06-01 {NASTY}"),
            draft: format!("草稿：{NASTY}"),
            open: 1,
            is_shown: true,
            day: Day::of(2026, 6, 1),
            subject: NASTY.to_owned(),
            author: "某公司".to_owned(),
            record: String::new(),
        },
    }
}

/// A picture as it occurs, with a box more whose words could do harm.
fn picture(lang: Lang) -> Picture {
    let mut picture = ways(lang);
    let one = picture.noted(NASTY, Role::Onward, plain(NASTY), plain(NASTY));
    picture.link(one, one, plain(NASTY));
    picture
}

/// The place of a picture from a file, with it or without.
fn attached(has_image: bool) -> Attached {
    Attached {
        caption: format!("图3 {NASTY}"),
        description: NASTY.into(),
        image: has_image.then(|| Image::read(RED_PIXEL.to_vec()).unwrap()),
        otherwise: vec![Inline::Text("此处附：".into()), blank("网络拓扑图")],
    }
}

/// A heat map with every shade, and words that could do harm.
pub(super) fn heat_map() -> HeatMap {
    let words = ["低", "中", "高", "严重*"];
    let cells = Shade::ALL.into_iter().zip(words).map(|(shade, word)| HeatCell {
        shade,
        text: vec![Inline::Strong(word.into()), Inline::Text("\n前：1、2".into())],
    });
    HeatMap {
        caption: format!("图1 {NASTY}"),
        description: NASTY.into(),
        corner: "影响程度 / 可能性".into(),
        columns: words.map(str::to_owned).to_vec(),
        rows: vec![HeatRow { head: NASTY.into(), cells: cells.collect() }],
        legend: format!("* 不可接受。{NASTY}"),
    }
}

/// Panics if anything of [`NASTY`] that could do harm stands in `text`.
pub(super) fn assert_harmless(text: &str) {
    for bad in ['\u{1b}', '\u{0}', '\u{202e}', '\u{ffff}'] {
        assert!(!text.contains(bad), "{bad:?} came through");
    }
    assert!(!text.contains("<b>粗"), "markup came through");
    assert!(text.contains("“数据”"), "Chinese quotes were lost");
}
