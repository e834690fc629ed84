//! Answers that come back: what is taken over, what is not, and why.

use serde_json::json;

use super::*;
use crate::document::build::questionnaires;
use crate::document::render::{docx, xlsx};
use crate::document::workbook::{Cell, Workbook};
use crate::law::Survey;
use crate::text::Lang;

fn record() -> Answers {
    Answers::from_json(json!({
        "handler": { "name": "甲公司" },
        "recipients": [
            { "id": "hq", "name": "Acme Holding", "country": "de", "onward": "no", "law_findings": "本方的评估" },
            { "id": "uk", "name": "Acme [UK]: a/b" },
        ],
        "scenarios": [{ "id": "s", "recipients": ["uk"] }],
    }))
    .unwrap()
}

/// The questionnaires of all recipients, put together as a mailbox would.
fn questions(lang: Lang) -> (crate::document::Document, Workbook) {
    let answers = record();
    let all = questionnaires(&answers, &Survey::of(&answers), lang);
    all.into_iter()
        .reduce(|(mut document, mut workbook), (other, sheets)| {
            document.blocks.extend(other.blocks);
            workbook.sheets.extend(sheets.sheets);
            (document, workbook)
        })
        .unwrap()
}

/// The workbook with answers, each beside its code; room that is not answered stays empty.
fn filled(lang: Lang, given: &[(&str, &str)]) -> Vec<u8> {
    let (_, mut workbook) = questions(lang);
    let mut left = given.to_vec();
    for row in workbook.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        let Some(Cell::Code(code)) = row.first().cloned() else { continue };
        if let Some(at) = left.iter().position(|(place, _)| *place == code) {
            let answer = row.iter().position(|cell| matches!(cell, Cell::Answer(_))).unwrap();
            row[answer] = Cell::Text(left.remove(at).1.to_owned());
        }
    }
    assert!(left.is_empty(), "not asked: {left:?}");
    xlsx(&workbook).unwrap()
}

fn one(words: &str, place: &str) -> Outcome {
    let reading = read(&filled(Lang::Zh, &[(place, words)]), &record()).unwrap();
    assert_eq!(reading.replies.len(), 1, "{reading:?}");
    reading.replies[0].outcome.clone()
}

#[test]
fn a_questionnaire_that_nobody_filled_in_changes_nothing() {
    for lang in [Lang::Zh, Lang::En] {
        let (document, workbook) = questions(lang);
        for bytes in [docx(&document).unwrap(), xlsx(&workbook).unwrap()] {
            let reading = read(&bytes, &record()).unwrap();
            assert!(reading.replies.is_empty() && reading.loose.is_empty(), "{reading:?}");
            assert!(reading.unanswered.contains(&"recipients/uk/country".to_owned()));
            let last = reading.lines(true).pop().unwrap();
            assert!(last.zh.ends_with(&format!("未答复{}项", reading.unanswered.len())));
            assert!(reading.edit().is_none() && !reading.needs_a_look());
        }
    }
}

#[test]
fn answers_in_either_language_become_one_edit() {
    let given = [
        ("recipients/hq/country", "法国 / France"),
        ("recipients/hq/onward", "yes"),
        ("recipients/hq/last_audit", "2026年3月1日"),
        ("recipients/uk/role", "个人信息处理者"),
        ("recipients/uk/country", "United Kingdom"),
        ("flows/s~uk/purpose", "=1+1\n第二行"),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let role = crate::form::options::ROLES.choices[0].label.get(lang);
        let given =
            given.map(|(place, words)| (place, if place.ends_with("role") { role } else { words }));
        let reading = read(&filled(lang, &given), &record()).unwrap();
        assert_eq!(reading.changes(), given.len(), "{reading:?}");
        assert!(!reading.needs_a_look(), "{reading:?}");
        let mut answers = record();
        let inverse = answers.apply(reading.edit().unwrap()).unwrap();
        let at = |place: &str| answers.get(&Place::parse(place).unwrap()).cloned();
        assert_eq!(at("recipients/hq/country"), Some(json!("fr")));
        assert_eq!(at("recipients/hq/onward"), Some(json!("yes")));
        assert_eq!(at("recipients/hq/last_audit"), Some(json!("2026-03-01")));
        assert_eq!(
            at("recipients/uk/role"),
            Some(json!(crate::form::options::ROLES.choices[0].code))
        );
        assert_eq!(at("flows/s~uk/purpose"), Some(json!("=1+1\n第二行")));
        answers.apply(inverse).unwrap();
        assert_eq!(answers.to_json(), record().to_json(), "one step back");
    }
}

#[test]
fn what_is_the_same_or_only_confirmed_is_no_change() {
    for words in ["德国", "Germany", "DE", "德国\nGermany", "德国 / Germany"] {
        let outcome = one(words, "recipients/hq/country");
        assert!(matches!(outcome, Outcome::Same(_)), "{words}: {outcome:?}");
    }
    for words in ["确认无误。", "No change", "confirmed."] {
        let outcome = one(words, "recipients/hq/name");
        assert!(matches!(outcome, Outcome::Confirmed(_)), "{words}: {outcome:?}");
        let outcome = one(words, "recipients/hq/address");
        assert!(matches!(outcome, Outcome::NothingToConfirm(_)), "{words}: {outcome:?}");
    }
}

#[test]
fn what_does_not_parse_is_a_draft_and_told() {
    let bytes = filled(Lang::En, &[("recipients/hq/next_audit", "03/04/2027")]);
    let reading = read(&bytes, &record()).unwrap();
    let Outcome::Changed(change) = &reading.replies[0].outcome else { panic!("{reading:?}") };
    assert_eq!(change.value, json!("03/04/2027"));
    assert!(change.problem.is_some() && reading.needs_a_look() && reading.edit().is_some());
    assert_eq!(json!(reading)["replies"][0]["outcome"], "draft");
}

#[test]
fn an_answer_that_does_not_parse_takes_no_good_one_away_and_is_told_every_time() {
    let given = [("recipients/hq/country", "Atlantis"), ("recipients/hq/next_audit", "soon")];
    let bytes = filled(Lang::Zh, &given);
    let mut answers = record();
    let reading = read(&bytes, &answers).unwrap();
    let codes = |reading: &Reading| -> Vec<&str> {
        reading.replies.iter().map(|reply| reply.outcome.code()).collect()
    };
    assert_eq!(codes(&reading), ["unusable", "draft"]);
    assert_eq!(reading.changes(), 1);
    assert!(!reading.unanswered.contains(&"recipients/hq/country".to_owned()));
    answers.apply(reading.edit().unwrap()).unwrap();
    let at = |place: &str| answers.get(&Place::parse(place).unwrap()).cloned();
    assert_eq!(at("recipients/hq/country"), Some(json!("de")), "the good answer stays");
    assert_eq!(at("recipients/hq/next_audit"), Some(json!("soon")), "nothing stood there");
    let again = read(&bytes, &answers).unwrap();
    assert_eq!(codes(&again), ["unusable", "unusable"]);
    assert!(again.needs_a_look() && again.edit().is_none());
    let said = again.lines(false).into_iter().map(|line| line.zh).collect::<String>();
    assert!(said.contains("待人工处理"), "{said}");
}

#[test]
fn what_the_handler_found_itself_is_not_replaced() {
    let own = "recipients/hq/law_findings";
    let bytes = filled(Lang::Zh, &[(own, "No law hinders us.")]);
    let reading = read(&bytes, &record()).unwrap();
    assert_eq!(reading.replies[0].outcome, Outcome::Own(Place::parse(own).unwrap()));
    assert!(reading.edit().is_none() && reading.needs_a_look());
    let outcome = one("None", "recipients/uk/law_findings");
    assert_eq!(outcome.code(), "changed", "open");
    assert!(outcome.said().is_some(), "but to be checked");
}

/// A sheet as a recipient may send it back: columns in another order, rows moved, others added.
fn sheet(rows: &[[&str; 3]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (row, at) in rows.iter().zip(0..) {
        for (words, column) in row.iter().zip(3..) {
            page.write_string(at, column, *words).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn codes_that_lead_nowhere_are_told_and_nothing_is_lost() {
    let bytes = sheet(&[
        ["Your answer / 答复", "证明材料 / Proof", "Code"],
        ["是", "", "handler/ciio"],
        ["Acme", "", "recipients/gone/name"],
        ["Acme", "", "recipients/hq/nickname"],
        ["yes", "", "recipients/hq/restricted"],
        ["甲", "", "recipients/hq/name"],
        ["乙", "", "recipients/hq/name"],
        ["", "ISO 27001", "recipients/hq/measures"],
        ["We also use a cloud.", "", "What else?"],
    ]);
    let reading = read(&bytes, &record()).unwrap();
    let outcomes: Vec<&str> = reading.replies.iter().map(|reply| reply.outcome.code()).collect();
    assert_eq!(
        outcomes,
        [
            "not_asked",
            "no_row",
            "no_place",
            "not_asked",
            "contradicted",
            "contradicted",
            "only_proof"
        ]
    );
    assert_eq!(reading.loose[0].words, "We also use a cloud.");
    assert!(reading.edit().is_none(), "a recipient cannot answer for the handler");
    let said = reading.lines(true).into_iter().map(|line| line.en).collect::<Vec<_>>().join("\n");
    for words in ["Acme", "甲", "乙", "ISO 27001", "We also use a cloud."] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn numbers_dates_and_checks_are_read_as_they_would_be_typed() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("d/m/yyyy");
    page.write_string(0, 0, "编号").unwrap();
    page.write_string(0, 1, "答复").unwrap();
    page.write_string(1, 0, "recipients/hq/last_audit").unwrap();
    let moment = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
    page.write_datetime_with_format(1, 1, &moment, &day).unwrap();
    page.write_string(2, 0, "recipients/hq/contact").unwrap();
    page.write_number(2, 1, 8_613_800_138_000.0).unwrap();
    page.write_string(3, 0, "recipients/hq/onward").unwrap();
    page.write_boolean(3, 1, true).unwrap();
    page.write_string(4, 0, "recipients/hq/business").unwrap();
    page.write_formula(4, 1, rust_xlsxwriter::Formula::new("=CONCAT(\"a\")").set_result("a"))
        .unwrap();
    let reading = read(&book.save_to_buffer().unwrap(), &record()).unwrap();
    let words: Vec<&str> = reading.replies.iter().map(|reply| reply.words.as_str()).collect();
    assert_eq!(words, ["2026-03-01", "8613800138000", "TRUE", "a"]);
    assert!(!reading.needs_a_look());
}

#[test]
fn what_is_no_questionnaire_is_refused_with_the_reason() {
    let of = |bytes: &[u8]| read(bytes, &record()).unwrap_err();
    assert_eq!(of(b"name,answer\n"), Unreadable::File(Refused::NotOffice));
    assert_eq!(of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Unreadable::File(Refused::Old));
    let mut sealed = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    sealed.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(of(&sealed), Unreadable::File(Refused::Encrypted));
    assert_eq!(of(&vec![b'P'; 17 * 1024 * 1024]), Unreadable::File(Refused::TooLarge));
    assert!(matches!(of(b"PK\x03\x04 cut off"), Unreadable::File(Refused::Broken(_))));
    assert_eq!(of(&sheet(&[["a", "b", "c"]])), Unreadable::NoQuestions);
    assert_eq!(of(&sheet(&[["recipients/hq/name", "b", "c"]])), Unreadable::NoAnswers);
    let bytes = filled(Lang::Zh, &[]);
    assert_eq!(
        of(&with_part(&bytes, "xl/vbaProject.bin", b"macro")),
        Unreadable::File(Refused::Macros)
    );
    let bomb = vec![b' '; 65 * 1024 * 1024];
    assert_eq!(
        of(&with_part(&bytes, "xl/media/big.bin", &bomb)),
        Unreadable::File(Refused::TooLarge)
    );
}

/// The archive with one more part, or with a part exchanged.
fn with_part(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let file = from.by_index_raw(index).unwrap();
        if file.name().unwrap() != part {
            to.raw_copy_file(file).unwrap();
        }
    }
    let packed = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(1));
    to.start_file(part, packed).unwrap();
    to.write_all(content).unwrap();
    to.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_reads_back_whatever_was_done_to_its_tables() {
    use crate::document::{Block, Inline};
    let (mut document, _) = questions(Lang::En);
    let mut tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let table = tables.next().unwrap();
    // The column for answers comes first, and the rows stand the other way round.
    for row in &mut table.rows {
        let answer = row.pop().unwrap();
        row.insert(0, answer);
    }
    let head = table.head.pop().unwrap();
    table.head.insert(0, head);
    table.rows.reverse();
    let row = table
        .rows
        .iter_mut()
        .find(|row| format!("{row:?}").contains("recipients/hq/address"))
        .unwrap();
    row[0] = vec![Inline::Text("Hauptstr. 1 & 2\nBerlin".into())];
    let reading = read(&docx(&document).unwrap(), &record()).unwrap();
    assert_eq!(reading.replies.len(), 1, "{reading:?}");
    let Outcome::Changed(change) = &reading.replies[0].outcome else { panic!("{reading:?}") };
    assert_eq!(change.value, json!("Hauptstr. 1 & 2\nBerlin"));
}

#[test]
fn a_table_within_an_answer_belongs_to_it_and_open_changes_are_refused() {
    let (document, _) = questions(Lang::Zh);
    let bytes = docx(&document).unwrap();
    let mut xml = String::new();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    let at = xml.find("recipients/\u{200b}hq/\u{200b}business").unwrap();
    let row_end = at + xml.get(at..).unwrap().find("</w:tr>").unwrap();
    let cell_end = xml.get(..row_end).unwrap().rfind("</w:tc>").unwrap();
    let put = |inside: &str| {
        let mut changed = xml.clone();
        changed.insert_str(cell_end, inside);
        read(&with_part(&bytes, "word/document.xml", changed.as_bytes()), &record())
    };
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pumps</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2,000 staff</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>";
    let reading = put(inner).unwrap();
    assert_eq!(reading.replies[0].code, "recipients/hq/business");
    assert_eq!(reading.replies[0].words, "Pumps\n2,000 staff");
    let tracked = "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>";
    assert_eq!(put(tracked).unwrap_err(), Unreadable::File(Refused::Tracked));
}

#[test]
fn written_days_and_yes_or_no_are_read_as_everywhere() {
    let answers = record();
    for (table, code, is_day) in [
        (include_str!("../../../tests/data/written_days.tsv"), "recipients/uk/last_audit", true),
        (include_str!("../../../tests/data/written_yes_no.tsv"), "recipients/uk/onward", false),
    ] {
        for (form, becomes) in table.lines().filter_map(|line| line.split_once('\t')) {
            let words = form.trim().to_owned();
            let given = grid::Given { code: code.into(), words, proof: String::new() };
            let replies = outcome::compare(&[given], &answers, &|_| false);
            let Outcome::Changed(change) = &replies[0].outcome else { panic!("{form:?}") };
            assert_eq!(change.problem.is_some(), becomes.starts_with("draft"), "{form:?}");
            if change.problem.is_none() {
                assert_eq!(change.value, becomes, "{form:?}");
            }
            assert!(is_day == change.place.field.is_some_and(|field| field.id == "last_audit"));
        }
    }
}
