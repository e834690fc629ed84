//! How long the documents of a record take: built, and written as Word files.
//!
//! Run with `cargo bench --bench documents`. Aimed at: under 200 ms for everything a record needs.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads the examples")]

use std::fs;

use chujing::document::build::documents;
use chujing::document::render::docx;
use chujing::dossier::Dossier;
use chujing::law::Survey;
use chujing::text::Lang;
use divan::Bencher;

const EXAMPLES: [&str; 4] =
    ["hr-exempt", "customers-standard-contract", "security-assessment", "website-policy"];

fn main() {
    divan::main();
}

fn example(name: &str) -> Dossier {
    let path = format!("{}/assessments/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Dossier::from_json(&fs::read_to_string(path).unwrap()).unwrap()
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
