//! What a reader finds in the files: the same words, numbers and days, and no formula.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

use super::*;
use crate::document::workbook::Column;
use crate::form::Place;

fn book(rows: Vec<Vec<Cell>>) -> Workbook {
    Workbook {
        id: "sample",
        of: None,
        title: "样例".into(),
        lang: Lang::Zh,
        day: Day::of(2026, 11, 16),
        stamp: "A & B".into(),
        is_stamped: true,
        record: String::new(),
        sheets: vec![Sheet {
            name: "列表".into(),
            purpose: Purpose::List,
            columns: vec![Column::new("甲", 10), Column::new("乙", 10)],
            rows,
        }],
    }
}

fn read(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    file.sheet_names()
        .iter()
        .map(|name| {
            let range = file.worksheet_range(name).unwrap();
            (name.clone(), range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn no_text_becomes_a_formula_or_a_link() {
    let texts = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "-2",
        "\t=1",
        "=HYPERLINK(\"http://x\")",
        "http://example.com",
        "_x0041_",
        "a_x0041_b_x",
        "{=1}",
        " 留空 ",
        "一\n二",
    ];
    let rows = texts.iter().map(|text| vec![Cell::Text((*text).into()), Cell::Empty]).collect();
    let bytes = xlsx(&book(rows)).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    let (_, rows) = &read(bytes)[0];
    for (row, text) in rows.iter().skip(1).zip(texts) {
        assert_eq!(row[0], Data::String(text.into()));
    }
}

#[test]
fn numbers_and_days_keep_their_types() {
    let cells = vec![
        vec![Cell::Number(120_000), Cell::Day(Day::of(2026, 3, 1))],
        vec![Cell::Number(u64::MAX), Cell::Day(Day::of(1066, 10, 14))],
    ];
    let (_, rows) = &read(xlsx(&book(cells)).unwrap())[0];
    assert_eq!(rows[1][0], Data::Float(120_000.0));
    let Data::DateTime(day) = rows[1][1] else { panic!("{:?}", rows[1][1]) };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 3, 1, 0, 0, 0, 0));
    assert_eq!(rows[2][0], Data::String(u64::MAX.to_string()), "no digit is lost");
    assert_eq!(rows[2][1], Data::String("1066-10-14".into()), "before the first day of the format");
}

#[test]
fn a_text_that_no_row_shows_is_there_to_the_last_character() {
    for long in ["长𠮷".repeat(20_000), "_x0041_".repeat(5_000), "x".repeat(8 * 25 + 1)] {
        let sheets = read(xlsx(&book(vec![vec![Cell::Text(long.clone())]])).unwrap());
        let Data::String(first) = &sheets[0].1[1][0] else { panic!("no text") };
        assert!(first.ends_with("【未完，全文见工作表“长文本”第1号】"));
        let whole: String = sheets[1].1.iter().skip(1).map(|row| row[3].to_string()).collect();
        assert!(whole == long, "{} of {} bytes", whole.len(), long.len());
        for part in sheets[1].1.iter().skip(1).map(|row| row[3].to_string()) {
            assert!(
                super::height::lines(&part, 100) <= super::height::MOST,
                "the row shows it all"
            );
        }
        assert!(super::height::lines(first, 10) <= super::height::MOST, "{first}");
    }
    let fits = "x".repeat(8 * 25);
    let sheets = read(xlsx(&book(vec![vec![Cell::Text(fits.clone())]])).unwrap());
    assert_eq!((sheets.len(), &sheets[0].1[1][0]), (1, &Data::String(fits)));
}

#[test]
fn control_characters_are_made_harmless() {
    let text = "a\u{0}b\u{1b}[31m\u{b}\u{ffff}\u{202e}\r\nc";
    let (_, rows) = &read(xlsx(&book(vec![vec![Cell::Text(text.into())]])).unwrap())[0];
    let harmless = "a\u{fffd}b\u{fffd}[31m\u{fffd}\u{fffd}\u{fffd}\nc";
    assert_eq!(rows[1][0], Data::String(harmless.into()));
}

#[test]
fn heads_stay_in_sight_and_repeat_on_paper() {
    let place = Place::parse("handler/name").unwrap();
    let rows = vec![vec![Cell::Gap { label: "名称".into(), place }, Cell::Code("a/b".into())]];
    let bytes = xlsx(&book(rows)).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for mark in [
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:B2\"",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "A &amp;&amp; B",
    ] {
        assert!(sheet.contains(mark), "{mark}: {sheet}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(part(&bytes, "docProps/core.xml").contains("2026-11-16T00:00:00Z"));
    assert_eq!(read(bytes)[0].1[1][0], Data::String("【名称】".into()));
}

#[test]
fn a_list_wider_than_a_page_repeats_what_names_its_rows() {
    let columns = |count: usize| {
        let mut workbook = book(vec![]);
        workbook.sheets[0].columns = (0..count).map(|_| Column::new("头", 30)).collect();
        let bytes = xlsx(&workbook).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        let pages = sheet.split("<pageSetup").nth(1).unwrap().split("/>").next().unwrap();
        (pages.to_owned(), part(&bytes, "xl/workbook.xml"))
    };
    let (one, names) = columns(6);
    assert!(one.contains("fitToHeight=\"0\"") && !one.contains("fitToWidth"), "{one}");
    assert!(!names.contains("$A:$B"), "{names}");
    // 60 of 180 characters repeat on each page, so that 120 more find room on it.
    let (three, names) = columns(12);
    assert!(three.contains("fitToWidth=\"3\""), "{three}");
    assert!(names.contains("$A:$B"), "{names}");
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let make = || xlsx(&book(vec![vec![Cell::Text("甲".into()), Cell::Number(1)]])).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn answers_may_be_chosen_from_any_number_of_words() {
    let entries: Vec<String> = (0..300).map(|n| format!("选择{n}")).collect();
    let choices = Choices { title: "题".into(), entries };
    let mut workbook =
        book(vec![vec![Cell::Answer(Some(choices.clone())), Cell::Answer(Some(choices))]]);
    workbook.sheets[0].purpose = Purpose::Form;
    let bytes = xlsx(&workbook).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("'选项 Choices'!$A$2:$A$301"), "{sheet}");
    assert!(sheet.contains("sheetProtection"), "{sheet}");
    let names = part(&bytes, "xl/workbook.xml");
    let sheets = read(bytes);
    assert_eq!(sheets.len(), 2, "one list, although it is offered twice");
    assert_eq!(sheets[1].1[300][0], Data::String("选择299".into()));
    assert!(names.contains("state=\"hidden\""), "the choices are not printed: {names}");
}
