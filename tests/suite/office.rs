//! Files of Word and of spreadsheets at their bounds: our own largest papers are read, and what a file says once takes no more
//! memory because it says so often.

use std::io::{Read as _, Write as _};

use chujing::document::Block;
use chujing::document::build::documents;
use chujing::document::grid::{self, How};
use chujing::document::render::docx;
use chujing::form::Facts;
use chujing::law::{Circumstances, Survey};
use chujing::office::{Office, Refused, Word};
use chujing::text::Lang;

use crate::examples::example;
use crate::table_files::ods_of;

#[test]
fn a_report_of_five_thousand_items_is_read_back() {
    let answers = example("customers-standard-contract").answers;
    let survey = Survey::at(&Facts::new(&answers), &Circumstances::default());
    let mut report = documents(&answers, &survey, Lang::En)
        .into_iter()
        .find(|document| document.id == "pipia-report")
        .unwrap();
    let items = report.blocks.iter_mut().find_map(|block| match block {
        Block::Table(table) if table.rows.iter().any(|row| row.len() > 6) => Some(table),
        _ => None,
    });
    let items = items.unwrap();
    items.rows = items.rows.iter().cloned().cycle().take(5_000).collect();
    let made = docx(&report).unwrap();
    let lines = Word::read(&made).unwrap().lines();
    assert!(lines.len() > 5_000 * 6, "{}", lines.len());
}

#[test]
fn words_that_are_said_to_stand_in_many_cells_take_no_memory() {
    let long = "x".repeat(100_000);
    let row = |attributes: &str, cell: &str| {
        format!("<table:table-row {attributes}>{cell}</table:table-row>")
    };
    let cell = |attributes: &str, words: &str| {
        format!("<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>")
    };
    let often = "table:number-rows-repeated=\"400000\"";
    let wide = "table:number-columns-repeated=\"4294967295\"";
    let hollow =
        cell("table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\" \"", "x");
    let formula = "<table:table-cell table:formula=\"a\"/>".repeat(1_000);
    for (what, content) in [
        ("rows", row(often, &cell("", &long))),
        ("columns", row("", &cell(wide, &long))),
        ("formulas without a result", row(often, &formula)),
        ("values that say nothing", row(often, &hollow.repeat(1_000))),
        ("a cell beyond the sheet", row("", &(cell(wide, "") + &cell("", "x")))),
    ] {
        let refused = Office::read(&ods_of(&content)).unwrap_err();
        assert_eq!(refused, Refused::TooLarge, "{what}");
    }
    // A cell that is merged over all the rows below is read into each of them, as far as a table goes.
    let tall = cell("table:number-rows-spanned=\"40000\"", &long) + &cell("", "1");
    let below = "<table:covered-table-cell/>".to_owned() + &cell("", "2");
    let content = row("", &tall) + &row("table:number-rows-repeated=\"39999\"", &below);
    let refused = grid::read(&ods_of(&content), How::default()).unwrap_err();
    assert!(refused.said().en.contains("The table is too large"), "{refused}");
}

#[test]
fn a_sheet_that_stands_under_many_names_is_not_read_as_often() {
    let made = |sheets: &[(&str, &str)]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, _) in sheets {
            book.add_worksheet().set_name(*name).unwrap().write_string(0, 0, "x").unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            for (_, change) in sheets {
                let (from, to) = change.split_once(" -> ").unwrap_or_default();
                if !from.is_empty() {
                    text = text.replace(from, to);
                }
            }
            out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            out.write_all(text.as_bytes()).unwrap();
        }
        Office::read(&out.finish().unwrap().into_inner())
    };
    assert!(made(&[("a", ""), ("b", "")]).is_ok());
    for change in [
        "r:id=\"rId2\" -> r:id=\"rId1\"",
        "Target=\"worksheets/sheet2.xml\" -> Target=\"worksheets/sheet1.xml\"",
        "Target=\"worksheets/sheet2.xml\" -> Target=\"/xl/worksheets/Sheet1.xml\"",
    ] {
        assert!(matches!(made(&[("a", ""), ("b", change)]), Err(Refused::Broken(_))), "{change}");
    }
}
