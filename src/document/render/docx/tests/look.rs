//! How the pages of a Word file look: where lines may end, which pages are turned, what stands in their margins.

use super::{document, docx, parts, text_of};
use crate::document::render::STAMP;
use crate::document::render::sample::pictures::ways;
use crate::document::{Block, Cover, Document, Inline, Layout, Table, plain};
use crate::office::Word;
use crate::text::Lang;

/// The paragraph of the XML of a text in which these words stand.
fn paragraph<'a>(text: &'a str, words: &str) -> &'a str {
    text.split("<w:p>").find(|paragraph| paragraph.contains(words)).unwrap()
}

#[test]
fn an_address_parts_behind_its_marks_a_number_nowhere_and_both_are_read_as_they_are() {
    let words =
        "电话0571-55500102，邮箱privacy@lindenfeld.example，网址https://www.example.com/a_b。";
    let block = || Block::Paragraph(plain(words));
    let text = text_of(vec![block()]);
    assert!(text.contains("电话0571-\u{feff}55500102，"), "{text}");
    assert!(text.contains("邮箱privacy@\u{200b}lindenfeld.\u{200b}example，"), "{text}");
    assert!(!text.contains("55500102\u{200b}"), "{text}");
    let whole = Document { blocks: vec![block()], ..document(Lang::Zh, Layout::Report) };
    let lines = Word::read(&docx(&whole).unwrap()).unwrap().lines();
    assert!(lines.iter().any(|line| line == words), "{lines:?}");
}

#[test]
fn blanks_at_the_ends_of_words_are_kept_and_asked_for_nowhere_else() {
    let strong = Inline::Strong("甲 ".into());
    let text = text_of(vec![Block::Paragraph(vec![Inline::Text("一 二".into()), strong])]);
    assert!(text.contains("<w:t>一 二</w:t>"), "{text}");
    assert!(text.contains("<w:t xml:space=\"preserve\">甲 </w:t>"), "{text}");
}

#[test]
fn a_paragraph_is_justified_unless_an_address_would_tear_it_apart() {
    let styles = parts(&document(Lang::Zh, Layout::Report)).remove("word/styles.xml").unwrap();
    let body =
        styles.split("<w:style ").find(|style| style.contains("styleId=\"BodyText\"")).unwrap();
    assert!(body.contains("<w:jc w:val=\"both\"/>"), "{body}");
    let long = format!("长文。{}", "文".repeat(200));
    let text = text_of(vec![
        Block::Paragraph(plain("电话：0571-55500102")),
        Block::Paragraph(plain(format!("{long}0571-55500102"))),
        Block::Paragraph(plain(format!("编号。{}A-12", "文".repeat(200)))),
        Block::Paragraph(plain("短文。")),
    ]);
    let all = [("电话", true), ("长文", true), ("编号", false), ("短文", false)];
    for (words, is_ragged) in all {
        let is = paragraph(&text, words).contains("<w:jc w:val=\"left\"/>");
        assert_eq!(is, is_ragged, "{words}");
    }
}

#[test]
fn the_boxes_of_a_form_have_one_typeface_and_stay_with_their_words() {
    let text = text_of(vec![Block::Paragraph(plain("■企业\u{3000}□其他"))]);
    for mark in ['■', '□'] {
        let all = "w:ascii=\"仿宋\" w:hAnsi=\"仿宋\" w:eastAsia=\"仿宋\" w:cs=\"仿宋\"";
        let run = text.split("<w:r>").find(|run| run.contains(mark)).unwrap();
        assert!(run.contains(all) && run.contains(&format!(">{mark}</w:t>")), "{run}");
    }
    let settings = parts(&document(Lang::Zh, Layout::Form)).remove("word/settings.xml").unwrap();
    let kept = settings.split("noLineBreaksAfter").nth(1).unwrap();
    assert!(kept.split("/>").next().unwrap().contains("■□"), "{settings}");
}

fn wide(rows: usize) -> Block {
    let head = ["序号", "项", "内容", "必要性", "示例", "类别", "敏感", "说明"].map(str::to_owned);
    let long = "这一栏写的是需要读得下去的说明文字，不是三个字一行的窄条，所以它要有足够的宽度。"
        .repeat(2);
    let row = || (0..8).map(|_| plain(long.as_str())).collect();
    Block::Table(Table {
        caption: "宽表".into(),
        head: head.to_vec(),
        widths: vec![1; 8],
        rows: (0..rows).map(|_| row()).collect(),
    })
}

#[test]
fn a_wide_table_turns_its_pages_with_what_leads_to_it_and_numbers_them_on() {
    let before = || Block::Paragraph(plain("上文"));
    let blocks = vec![before(), Block::Heading(2, "题".into()), wide(9), before()];
    let text = text_of(blocks.clone());
    let sections: Vec<&str> = text
        .split("<w:sectPr>")
        .skip(1)
        .map(|part| part.split("</w:sectPr>").next().unwrap())
        .collect();
    let is_turned: Vec<bool> =
        sections.iter().map(|section| section.contains("w:orient=\"landscape\"")).collect();
    assert_eq!(is_turned, [false, false, true, false], "cover, text, table, text");
    let starts: Vec<usize> = sections
        .iter()
        .enumerate()
        .filter(|(_, s)| s.contains("pgNumType"))
        .map(|(i, _)| i)
        .collect();
    assert_eq!(starts, [1], "pages count from one once");
    assert!(sections.iter().all(|section| section.contains("w:footerReference")));
    let heading = text.find(">题<").unwrap();
    let ends: Vec<usize> = text.match_indices("<w:sectPr>").map(|(at, _)| at).collect();
    assert!(ends[1] < heading && heading < ends[2], "the heading stands on the turned page");
    // A form has upright pages, whatever stands in it.
    let form = Document { blocks, ..document(Lang::Zh, Layout::Form) };
    assert!(!parts(&form)["word/document.xml"].contains("landscape"));
    assert!(!text_of(vec![before(), wide(1), before()]).contains("landscape"), "a small table");
}

#[test]
fn a_short_paragraph_stands_with_the_turned_table_below_it_where_it_ends_nothing_longer() {
    let prose = |words: &str| Block::Paragraph(plain(words));
    let leading = |words: &str, above: Option<Block>| {
        let blocks = [prose(&"上文".repeat(200))].into_iter().chain(above);
        let text = text_of(blocks.chain([prose(words), wide(9)]).collect());
        let ends: Vec<usize> = text.match_indices("<w:sectPr>").map(|(at, _)| at).collect();
        assert_eq!(ends.len(), 3, "cover, text, table");
        text.find("导语").unwrap() > ends[1]
    };
    let heading = || Some(Block::Heading(2, "题".into()));
    assert!(leading("导语。", heading()));
    assert!(leading("导语如下：", None), "it announces the table");
    assert!(!leading("导语。", None), "it is the end of what is said above");
    assert!(!leading(&format!("导语{}", "长".repeat(200)), heading()));
}

#[test]
fn a_page_before_a_turned_one_holds_more_than_a_line_or_two() {
    let prose = |words: &str| Block::Paragraph(plain(words));
    let kept = |last: usize| {
        let rows = ["甲", "乙", "丙"].map(|one| prose(&one.repeat(29 * last)));
        let text = text_of(rows.into_iter().chain([wide(9)]).collect());
        let is_kept = |words: &str| paragraph(&text, words).contains("keepLines");
        let stays = |words: &str| paragraph(&text, words).contains("keepNext");
        (["甲", "乙", "丙"].map(is_kept), ["甲", "乙", "丙"].map(stays))
    };
    assert_eq!(kept(3), ([true; 3], [true, true, false]));
    assert_eq!(kept(6), ([false, true, true], [false, true, false]));
    assert_eq!(kept(8), ([false, false, true], [false; 3]), "it fills a quarter of the page");
    assert_eq!(kept(20), ([false; 3], [false; 3]), "it is parted by the end of a page");
}

#[test]
fn a_turned_table_is_set_in_smaller_type_where_that_saves_a_page() {
    let six = |rows| {
        let Block::Table(mut table) = wide(rows) else { panic!("a table") };
        table.head.truncate(6);
        table.widths.truncate(6);
        table.rows.iter_mut().for_each(|row| row.truncate(6));
        text_of(vec![Block::Table(table)])
    };
    let turned: Vec<String> = (4..30).map(six).filter(|text| text.contains("landscape")).collect();
    let fine = turned.iter().filter(|text| text.contains("TableTextFine")).count();
    assert!(fine > 0 && fine < turned.len(), "{fine} of {}", turned.len());
}

#[test]
fn the_stamp_stands_on_the_pages_only_where_it_is_shown_and_in_the_file_always() {
    let mut document = document(Lang::Zh, Layout::Report);
    for is_shown in [true, false] {
        document.stamp.is_shown = is_shown;
        let word = Word::read(&docx(&document).unwrap()).unwrap();
        let stands = word.margin_lines().iter().any(|line| line.contains("2026-06-01"));
        assert_eq!(stands, is_shown);
        assert!(word.property(STAMP).unwrap().contains("2026-06-01"));
        assert!(word.margin_lines().iter().any(|line| line == "1"), "the number of the page stays");
    }
}

#[test]
fn a_long_line_of_the_cover_is_parted_evenly() {
    let long = format!("名称：{}（盖章）", "某".repeat(30));
    let mut document = document(Lang::Zh, Layout::Report);
    document.cover = Some(Cover {
        title: vec!["题".into()],
        lines: vec![plain(long), plain("名称：某公司（盖章）"), plain("2026年6月1日")],
    });
    let text = parts(&document).remove("word/document.xml").unwrap();
    assert!(paragraph(&text, "某某某").contains("<w:ind w:left="));
    assert!(!paragraph(&text, "：某公司").contains("<w:ind "));
}

#[test]
fn a_table_of_contents_is_a_field_with_the_headings_in_it() {
    let document = document(Lang::Zh, Layout::Report).with_contents();
    let text = parts(&document).remove("word/document.xml").unwrap();
    assert!(text.contains(" TOC \\o &quot;1-3&quot; \\h"), "{text}");
    for kind in ["begin", "separate", "end"] {
        assert_eq!(text.matches(&format!("w:fldCharType=\"{kind}\"")).count(), 1, "{kind}");
    }
    let count = document.contents().count();
    assert_eq!(count, 3, "the fourth level is not named");
    for name in text.split("w:anchor=\"").skip(1).map(|part| part.split('"').next().unwrap()) {
        assert!(text.contains(&format!("w:name=\"{name}\"")), "{name}");
    }
    assert_eq!(text.matches("<w:hyperlink ").count(), count);
    let heading = text.split("<w:p>").filter(|paragraph| paragraph.contains("（一）概况"));
    assert_eq!(heading.count(), 2, "in the contents and in the text");
    let bare = Document { cover: None, ..document };
    assert!(!bare.with_contents().has_contents, "no long report");
}

#[test]
fn a_column_to_write_in_keeps_45_millimetres_and_prose_a_readable_width() {
    let row = |words: &str| vec![plain("1"), plain(words), plain(words), plain(" ")];
    let words = "要求如实说明的事项和现有的记录。privacy@lindenfeld.example".repeat(3);
    let table = |answer: Vec<Inline>| {
        let mut row = row(&words);
        row[3] = answer;
        Block::Table(Table {
            caption: String::new(),
            head: ["序号", "问题", "记录", "答复"].map(str::to_owned).to_vec(),
            widths: vec![9, 40, 40, 5],
            rows: vec![row],
        })
    };
    let widths = |block: Block| -> Vec<u32> {
        let text = text_of(vec![block]);
        let columns = text.split("<w:gridCol w:w=\"").skip(1);
        columns.map(|part| part.split('"').next().unwrap().parse().unwrap()).collect()
    };
    let fitted = widths(table(plain(" ")));
    assert!(fitted[3] >= 45 * 1440 * 10 / 254, "{fitted:?}");
    assert!(fitted[1] >= 9 * 210 && fitted[2] >= 9 * 210, "{fitted:?}");
    assert!(widths(table(Vec::new()))[3] < fitted[3], "an empty cell has nothing to say");
}

#[test]
fn what_a_picture_shows_in_words_is_not_torn_apart() {
    let text = text_of(vec![Block::Picture(ways(Lang::Zh))]);
    let points: Vec<&str> =
        text.split("<w:p>").filter(|point| point.contains("\"ListParagraph\"")).collect();
    assert!(points.len() > 5);
    assert!(points.iter().all(|point| point.contains("<w:jc w:val=\"left\"/>")), "{text}");
}

#[test]
fn what_was_struck_and_what_is_new_look_so_and_are_read_as_words() {
    let line = vec![
        Inline::Text("杭州".into()),
        Inline::Struck("甲".into()),
        Inline::New("乙".into()),
        Inline::Text("公司".into()),
    ];
    let text = text_of(vec![Block::Paragraph(line.clone())]);
    let run = |words: &str| text.split("<w:r>").find(|run| run.contains(words)).unwrap().to_owned();
    assert!(run(">甲<").contains("<w:strike/><w:color "), "{text}");
    assert!(run(">乙<").contains("<w:u w:val=\"single\"/>"), "{text}");
    assert!(!run(">公司<").contains("<w:color "), "{text}");
    let whole =
        Document { blocks: vec![Block::Paragraph(line)], ..document(Lang::Zh, Layout::Brief) };
    let lines = Word::read(&docx(&whole).unwrap()).unwrap().lines();
    assert!(lines.iter().any(|line| line == "杭州甲乙公司"), "{lines:?}");
}
