//! How long the documents of a record take: built, written as Word files, packed, and verified.
//!
//! Run with `cargo bench --bench documents`. Aimed at: under 200 ms for everything a record needs.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads the examples")]

use std::fs;
use std::path::Path;

use chujing::day::calendar::Calendar;
use chujing::desk::package::{pack, package};
use chujing::desk::verify::verify;
use chujing::document::build::documents;
use chujing::document::render::docx;
use chujing::dossier::Dossier;
use chujing::form::catalog::{consents, items, recipients, scenarios};
use chujing::form::{Edit, Place, Section};
use chujing::inspection::inspect;
use chujing::law::{Circumstances, Mechanism, Survey};
use chujing::text::Lang;
use divan::Bencher;
use serde_json::{Value, json};

const EXAMPLES: [&str; 4] =
    ["hr-exempt", "customers-standard-contract", "security-assessment", "website-policy"];

fn main() {
    divan::main();
}

fn example(name: &str) -> Dossier {
    let path = format!("{}/assessments/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Dossier::from_json(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A company with 5 recipients, 8 scenarios and 200 items, every question answered: the worked example of the standard contract
/// with more rows of the same kind, each scenario with 25 items, one recipient and a consent of its own.
fn large() -> Dossier {
    let mut dossier = example("customers-standard-contract");
    let mut add = |edit: Edit| drop(dossier.answers.apply(edit).unwrap());
    let first = |section: &'static Section| {
        let known = example("customers-standard-contract");
        known.answers.rows(section).next().unwrap().id.to_owned()
    };
    let original = example("customers-standard-contract").answers;
    let copies = |section: &'static Section, count: usize| -> Vec<String> {
        (0..count).map(|number| format!("{}-{number}", section.id)).collect()
    };
    let set = |section: &str, row: &str, field: &str, value: Value| {
        Edit::Set(Place::parse(&format!("{section}/{row}/{field}")).unwrap(), Some(value))
    };
    let more: [(&'static Section, usize); 4] = [
        (&recipients::SECTION, 4),
        (&items::SECTION, 188),
        (&scenarios::SECTION, 7),
        (&consents::SECTION, 7),
    ];
    for (section, count) in more {
        for id in copies(section, count) {
            add(original.copy_of(section, &first(section), &id).unwrap());
        }
    }
    let all = |section: &'static Section, count: usize| -> Vec<String> {
        let known = original.rows(section).map(|row| row.id.to_owned());
        known.chain(copies(section, count)).collect()
    };
    let (recipients, items) = (all(&recipients::SECTION, 4), all(&items::SECTION, 188));
    for (number, id) in recipients.iter().enumerate().skip(1) {
        add(set("recipients", id, "name", json!(format!("Recipient {number} GmbH"))));
    }
    for (number, id) in items.iter().enumerate().skip(12) {
        add(set("items", id, "name", json!(format!("数据项{number}"))));
    }
    let consents = all(&consents::SECTION, 7);
    for (number, (id, consent)) in all(&scenarios::SECTION, 7).iter().zip(consents).enumerate() {
        let recipient = json!([recipients[number % 5]]);
        add(set("scenarios", id, "name", json!(format!("业务场景{number}"))));
        add(set("scenarios", id, "items", json!(items[number * 25..number * 25 + 25])));
        add(set("scenarios", id, "recipients", recipient.clone()));
        add(set("consents", &consent, "scenario", json!(id)));
        add(set("consents", &consent, "recipients", recipient));
    }
    let survey = Survey::of(&dossier.answers);
    assert_eq!(survey.verdict.mechanism, Mechanism::StandardContractOrCertification);
    assert!(survey.gaps.is_empty(), "{:?}", survey.gaps);
    assert_eq!(survey.errors(), 0, "{:?}", survey.problems);
    dossier
}

#[divan::bench(args = EXAMPLES)]
fn every_document_as_docx(bencher: Bencher<'_, '_>, name: &str) {
    let dossier = example(name);
    let survey = Survey::of(&dossier.answers);
    bencher.bench_local(|| {
        documents(&dossier.answers, &survey, Lang::Zh)
            .iter()
            .map(|document| docx(document).unwrap().len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn large_survey(bencher: Bencher<'_, '_>) {
    let dossier = large();
    bencher.bench_local(|| Survey::of(&dossier.answers).gaps.len());
}

#[divan::bench]
fn large_built(bencher: Bencher<'_, '_>) {
    let dossier = large();
    let survey = Survey::of(&dossier.answers);
    bencher.bench_local(|| documents(&dossier.answers, &survey, Lang::Zh).len());
}

/// What an officer would find, the documents built for it.
#[divan::bench]
fn large_inspection(bencher: Bencher<'_, '_>) {
    let dossier = large();
    let (survey, calendar) = (Survey::of(&dossier.answers), Calendar::built_in());
    bencher.bench_local(|| inspect(&dossier.answers, &survey, &calendar).checks.len());
}

/// Judged, built, written as Word files and zipped, with the manifest.
#[divan::bench]
fn large_package_in_memory(bencher: Bencher<'_, '_>) {
    let dossier = large();
    let calendar = Calendar::built_in();
    bencher.bench_local(|| {
        let survey = Survey::of(&dossier.answers);
        pack(&dossier, (&survey, &calendar), Path::new("package"), &[]).unwrap().files.len()
    });
}

/// The same, and written as a folder and a zip, each file flushed to the disk.
#[divan::bench]
fn large_package_on_disk(bencher: Bencher<'_, '_>) {
    let dossier = large();
    let calendar = Calendar::built_in();
    bencher.with_inputs(|| tempfile::tempdir().unwrap()).bench_local_values(|dir| {
        let survey = Survey::of(&dossier.answers);
        package(&dossier, (&survey, &calendar), &dir.path().join("package"), &[]).unwrap();
        dir
    });
}

/// The largest document of the large record.
fn largest(dossier: &Dossier) -> Vec<u8> {
    let survey = Survey::of(&dossier.answers);
    let all = documents(&dossier.answers, &survey, Lang::Zh);
    all.iter().map(|document| docx(document).unwrap()).max_by_key(Vec::len).unwrap()
}

/// Verified as it was written.
#[divan::bench]
fn large_verified(bencher: Bencher<'_, '_>) {
    let dossier = large();
    let file = largest(&dossier);
    let around = Circumstances::default();
    bencher.bench_local(|| {
        let verified = verify(&file, &dossier, &around).unwrap();
        assert!(verified.is_true());
    });
}

/// Verified against a record that moved on: the purpose of the first scenario, and the example of every item.
#[divan::bench]
fn large_verified_with_drifts(bencher: Bencher<'_, '_>) {
    let mut dossier = large();
    let file = largest(&dossier);
    let ids: Vec<String> =
        dossier.answers.rows(&items::SECTION).map(|row| row.id.to_owned()).collect();
    for (number, id) in ids.into_iter().enumerate() {
        let place = Place::parse(&format!("items/{id}/example")).unwrap();
        dossier.answers.apply(Edit::Set(place, Some(json!(format!("样例{number}"))))).unwrap();
    }
    let around = Circumstances::default();
    bencher.bench_local(|| {
        assert!(
            verify(&file, &dossier, &around)
                .unwrap()
                .drifts
                .is_some_and(|drifts| drifts.len() > 100)
        );
    });
}
