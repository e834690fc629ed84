//! Real files with random damage, read by every reader of files of outsiders: each is read or refused, and none ends the program.
//!
//! A few rounds run with the tests. `CHUJING_ROUNDS=100000 cargo test --test suite mutations -- --nocapture` runs more and tells the
//! peak of memory; `CHUJING_SEED` begins elsewhere.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use chujing::document::official;
use chujing::document::{build, render, reply};
use chujing::dossier::Dossier;
use chujing::form::Facts;
use chujing::law::deidentification::import::{Table, ToolResult};
use chujing::law::edition::Editions;
use chujing::law::{Circumstances, Matrix, Policy, Survey};
use chujing::office::Word;
use chujing::text::Lang;
use fastrand::Rng;

use crate::source::root;
use crate::standin::Form;

/// Values that readers have stumbled over.
const ODD: [&str; 14] = [
    "0",
    "-1",
    "99999999999999999999",
    "4294967296",
    "1e999",
    "A99999999999",
    "XFD1048576",
    "B9:A1",
    "\u{202e}",
    "&#0;",
    "&x;",
    "../..",
    "",
    "NaN",
];

#[derive(Clone)]
enum Kind {
    Office,
    Record,
    Text,
}

fn samples() -> Vec<(Kind, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(root().join("assessments")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        out.push((Kind::Record, text.clone().into_bytes()));
        let Ok(dossier) = Dossier::from_json(&text) else { continue };
        let survey = Survey::at(&Facts::new(&dossier.answers), &Circumstances::default());
        for (document, workbook) in build::questionnaires(&dossier.answers, &survey, Lang::Zh) {
            out.push((Kind::Office, render::docx(&document).unwrap()));
            out.push((Kind::Office, render::xlsx(&workbook).unwrap()));
        }
    }
    out.push((Kind::Office, Form::default().docx()));
    for text in [
        "size,count\n5,2\n10,1\n",
        ",n\n0,5\n1,7\n",
        "k,5\nclasses=3\nrecords: 20\ntool,ARX\n",
        "{ \"k\": 5, \"classes\": 3, \"records\": 20, \"tool\": \"ARX\" }",
        "{\"format\":\"chujing-policy\",\"decided\":\"x\",\"readings\":{\"Q-1\":\"stricter\"}}",
        "{\"format\":\"chujing-contract-editions\",\"trusted\":[{\"fingerprint\":\"00\"}]}",
    ] {
        out.push((Kind::Text, text.as_bytes().to_vec()));
    }
    let matrix = serde_json::to_string(&Matrix::default()).unwrap();
    out.push((Kind::Text, matrix.into_bytes()));
    out
}

/// Bytes with one damage: some exchanged, left out, said twice or made odd.
fn damaged(bytes: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if out.is_empty() {
        return vec![random.u8(..)];
    }
    let at = random.usize(..out.len());
    let end = out.len().min(at + 1 + random.usize(..64));
    match random.u8(..6) {
        0 => out[at] = random.u8(..),
        1 => drop(out.drain(at..end)),
        2 => out.truncate(at),
        3 => {
            let again = out[at..end].to_vec();
            out.splice(at..at, again);
        }
        4 => odd_number(&mut out, at, random),
        _ => {
            let odd = ODD[random.usize(..ODD.len())].bytes();
            out.splice(at..at, odd);
        }
    }
    out
}

/// The next number or quoted word behind a place becomes an odd one.
fn odd_number(out: &mut Vec<u8>, at: usize, random: &mut Rng) {
    let odd = ODD[random.usize(..ODD.len())].bytes();
    let Some(start) = (at..out.len()).find(|at| out[*at].is_ascii_digit()) else { return };
    let end = (start..out.len()).find(|at| !out[*at].is_ascii_digit()).unwrap_or(out.len());
    out.splice(start..end, odd);
}

/// The archive with damage in one of its parts, packed anew so that the damage is reached.
fn damaged_part(bytes: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let chosen = random.usize(..from.len());
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if index == chosen {
            for _ in 0..=random.u8(..3) {
                content = damaged(&content, random);
            }
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// Reads damaged bytes in every way there is; the number of readers that took them.
fn read(kind: &Kind, bytes: &[u8], record: &Dossier) -> usize {
    let text = String::from_utf8_lossy(bytes);
    match kind {
        Kind::Office => {
            let form = official::read(&official::CONTRACT, bytes);
            if let Ok(form) = &form {
                form.departs_from(&text);
            }
            usize::from(Word::read(bytes).is_ok())
                + usize::from(form.is_ok())
                + usize::from(reply::read(bytes, &record.answers).is_ok())
        }
        Kind::Record => {
            let Ok(dossier) = Dossier::from_json(&text) else { return 0 };
            let again = Dossier::from_json(&dossier.to_json()).unwrap();
            assert_eq!(dossier.digest(), again.digest(), "what is written is read back");
            let survey = Survey::at(&Facts::new(&dossier.answers), &Circumstances::default());
            assert!(!survey.verdict.law_data.version.is_empty());
            1
        }
        Kind::Text => {
            let mut table = Table::default();
            let taken = text.lines().all(|line| table.take(line).is_ok());
            usize::from(taken && table.finish().is_ok())
                + usize::from(ToolResult::read(&text).is_ok())
                + usize::from(Matrix::from_json(&text).is_ok())
                + usize::from(Policy::from_json(&text).is_ok())
                + usize::from(Editions::from_json(&text).is_ok())
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let number = |name: &str| std::env::var(name).ok().and_then(|words| words.parse::<u64>().ok());
    let (rounds, first) = (number("CHUJING_ROUNDS"), number("CHUJING_SEED").unwrap_or(1));
    let samples = samples();
    let text = fs::read_to_string(root().join("assessments/customers-standard-contract.json"));
    let record = Dossier::from_json(&text.unwrap()).unwrap();
    let (mut taken, mut last) = (0, 0);
    for seed in first..first + rounds.unwrap_or(150) {
        let mut random = Rng::with_seed(seed);
        let (kind, sample) = &samples[random.usize(..samples.len())];
        let bytes = match kind {
            Kind::Office if random.u8(..4) > 0 => damaged_part(sample, &mut random),
            _ => damaged(sample, &mut random),
        };
        let outcome = std::panic::catch_unwind(|| read(kind, &bytes, &record));
        taken += outcome.unwrap_or_else(|_| panic!("seed {seed} ends the program"));
        last = seed;
    }
    assert!(taken > 0, "some damage leaves a file readable");
    if rounds.is_some() {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        println!("seeds {first} to {last}: {taken} readings; {peak}");
    }
}
