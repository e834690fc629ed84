//! A workbook held against the workbooks that the record gives now, each read as the file is: cell by cell, under the names of
//! its sheets.

use crate::desk::papers::{questionnaires, workbooks};
use crate::document::drift::Outline;
use crate::document::render::{CHOICES, Names, xlsx};
use crate::document::workbook::{Purpose, Workbook};
use crate::office::{Office, Sheet};
use crate::text::Lang;

use super::Verified;
use super::compared::{Given, Made, Record};

/// Compares the sheets of a workbook.
pub(super) fn verify(
    sheets: &[Sheet],
    [mark, of, then]: [Option<String>; 3],
    record: &Record<'_>,
) -> Verified {
    // What the cover says of days and digests, and the lists that cells offer, are no part of the words.
    let mut aside: Vec<String> = vec![CHOICES.to_owned()];
    for lang in [Lang::Zh, Lang::En] {
        aside.extend(all(record, lang).iter().flat_map(covers));
    }
    let given = Given { lines: lines(sheets, &aside), mark, record: of, then };
    let papers = |lang: Lang| {
        let made = |workbook: Workbook| Made {
            mark: format!("{}-{}", workbook.name(), lang.code()),
            title: workbook.title.clone(),
            lang,
            lines: written(&workbook, &aside),
            paper: workbook,
        };
        all(record, lang).into_iter().map(made).collect()
    };
    let outline = |workbook: &Workbook| {
        let names: Vec<String> = workbook.sheets.iter().map(|sheet| named(&sheet.name)).collect();
        Outline::new(&names.iter().map(String::as_str).collect::<Vec<_>>(), "")
    };
    let (found, made) = record.compared(&given, papers, outline, |_| Vec::new());
    let Some(Made { paper: workbook, .. }) = made else { return found };
    found.dated(given.then.as_deref(), workbook.words_digest())
}

/// Every workbook that the record gives.
fn all(record: &Record<'_>, lang: Lang) -> Vec<Workbook> {
    let mut all = workbooks(record.dossier, record.survey, lang);
    for (_, asked) in questionnaires(record.dossier, record.survey, lang) {
        if !all.iter().any(|known| known.name() == asked.name()) {
            all.push(asked);
        }
    }
    all
}

/// The names of its covers, as a file bears them.
fn covers(workbook: &Workbook) -> Vec<String> {
    let covers = workbook.sheets.iter().filter(|sheet| sheet.purpose == Purpose::Cover);
    covers.map(|sheet| named(&sheet.name)).collect()
}

/// A name as a file bears it.
fn named(name: &str) -> String {
    Names::default().take(name)
}

/// The words of the cells, sheet by sheet and row by row, under the name of the sheet; without the sheets that stand aside.
fn lines(sheets: &[Sheet], aside: &[String]) -> Vec<String> {
    let of = |sheet: &Sheet| {
        let cells = sheet.rows.values().flat_map(|row| row.values()).cloned();
        std::iter::once(sheet.name.clone()).chain(cells).collect::<Vec<_>>()
    };
    sheets.iter().filter(|sheet| !aside.contains(&sheet.name)).flat_map(of).collect()
}

/// What a file of a workbook says.
fn written(workbook: &Workbook, aside: &[String]) -> Vec<String> {
    let read = xlsx(workbook).ok().and_then(|bytes| Office::read_veiled(&bytes).ok());
    match read {
        Some(Office::Workbook(sheets)) => lines(&sheets, aside),
        _ => Vec::new(),
    }
}
