//! What must hold of the whole program. One binary, one room a subject.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests read the source tree and write to folders of their own"
)]

#[path = "suite/agreed.rs"]
mod agreed;
#[path = "suite/arrows.rs"]
mod arrows;
#[path = "suite/batch.rs"]
mod batch;
#[path = "suite/bay.rs"]
mod bay;
#[path = "suite/candidates.rs"]
mod candidates;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/changed.rs"]
mod changed;
#[path = "suite/claimed.rs"]
mod claimed;
#[path = "suite/clocks.rs"]
mod clocks;
#[path = "suite/colleague.rs"]
mod colleague;
#[path = "suite/command_line.rs"]
mod command_line;
#[path = "suite/completions.rs"]
mod completions;
#[path = "suite/contested.rs"]
mod contested;
#[path = "suite/contract.rs"]
mod contract;
#[path = "suite/counted.rs"]
mod counted;
#[path = "suite/counts.rs"]
mod counts;
#[path = "suite/deidentification.rs"]
mod deidentification;
#[path = "suite/deidentification_bounds.rs"]
mod deidentification_bounds;
#[path = "suite/diff.rs"]
mod diff;
#[path = "suite/documents.rs"]
mod documents;
#[path = "suite/evidence.rs"]
mod evidence;
#[path = "suite/examples.rs"]
mod examples;
#[path = "suite/explanation.rs"]
mod explanation;
#[path = "suite/eyes.rs"]
mod eyes;
#[path = "suite/figures.rs"]
mod figures;
#[path = "suite/filing_life.rs"]
mod filing_life;
#[path = "suite/filing_papers.rs"]
mod filing_papers;
#[path = "suite/filing_reply.rs"]
mod filing_reply;
#[path = "suite/filing_set.rs"]
mod filing_set;
#[path = "suite/filing_shared.rs"]
mod filing_shared;
#[path = "suite/grid.rs"]
mod grid;
#[path = "suite/handed_out.rs"]
mod handed_out;
#[path = "suite/headings.rs"]
mod headings;
#[path = "suite/helps.rs"]
mod helps;
#[path = "suite/history.rs"]
mod history;
#[path = "suite/index.rs"]
mod index;
#[path = "suite/inspection.rs"]
mod inspection;
#[path = "suite/journal.rs"]
mod journal;
#[cfg(unix)]
#[path = "suite/kill.rs"]
mod kill;
#[path = "suite/law_files.rs"]
mod law_files;
#[path = "suite/lawful.rs"]
mod lawful;
#[path = "suite/ledger.rs"]
mod ledger;
#[path = "suite/letters.rs"]
mod letters;
#[path = "suite/literals.rs"]
mod literals;
#[path = "suite/measuring.rs"]
mod measuring;
#[path = "suite/merged.rs"]
mod merged;
#[path = "suite/migrated.rs"]
mod migrated;
#[path = "suite/misused.rs"]
mod misused;
#[path = "suite/mixed.rs"]
mod mixed;
#[path = "suite/mutations.rs"]
mod mutations;
#[path = "suite/narrowed.rs"]
mod narrowed;
#[path = "suite/never_lighter.rs"]
mod never_lighter;
#[path = "suite/of_route.rs"]
mod of_route;
#[path = "suite/office.rs"]
mod office;
#[path = "suite/official.rs"]
mod official;
#[path = "suite/ooxml.rs"]
mod ooxml;
#[path = "suite/open_answers.rs"]
mod open_answers;
#[path = "suite/outsiders.rs"]
mod outsiders;
#[path = "suite/package.rs"]
mod package;
#[path = "suite/page_forms.rs"]
mod page_forms;
#[path = "suite/papers.rs"]
mod papers;
#[path = "suite/pictures.rs"]
mod pictures;
#[path = "suite/places.rs"]
mod places;
#[path = "suite/plain.rs"]
mod plain;
#[path = "suite/policy.rs"]
mod policy;
#[path = "suite/presets.rs"]
mod presets;
#[path = "suite/promises.rs"]
mod promises;
#[path = "suite/proofs_named.rs"]
mod proofs_named;
#[path = "suite/properties.rs"]
mod properties;
#[path = "suite/pty.rs"]
mod pty;
#[path = "suite/published.rs"]
mod published;
#[path = "suite/read_through.rs"]
mod read_through;
#[path = "suite/readme.rs"]
mod readme;
#[path = "suite/reasons.rs"]
mod reasons;
#[path = "suite/registry.rs"]
mod registry;
#[path = "suite/renamed.rs"]
mod renamed;
#[path = "suite/review.rs"]
mod review;
#[path = "suite/risk_papers.rs"]
mod risk_papers;
#[path = "suite/risks.rs"]
mod risks;
#[path = "suite/routes.rs"]
mod routes;
#[cfg(unix)]
#[path = "suite/sent_back.rs"]
mod sent_back;
#[path = "suite/signals.rs"]
mod signals;
#[path = "suite/source.rs"]
mod source;
#[path = "suite/standin.rs"]
mod standin;
#[path = "suite/standing.rs"]
mod standing;
#[path = "suite/store.rs"]
mod store;
#[path = "suite/table_files.rs"]
mod table_files;
#[path = "suite/tables.rs"]
mod tables;
#[path = "suite/telling.rs"]
mod telling;
#[path = "suite/terminal.rs"]
mod terminal;
#[path = "suite/ticking.rs"]
mod ticking;
#[path = "suite/tidy.rs"]
mod tidy;
#[path = "suite/told.rs"]
mod told;
#[path = "suite/told_apart.rs"]
mod told_apart;
#[path = "suite/touched.rs"]
mod touched;
#[path = "suite/translations.rs"]
mod translations;
#[path = "suite/undertaken.rs"]
mod undertaken;
#[path = "suite/undo.rs"]
mod undo;
#[path = "suite/unleaked.rs"]
mod unleaked;
#[path = "suite/unread.rs"]
mod unread;
#[path = "suite/verify.rs"]
mod verify;
#[path = "suite/verify_formats.rs"]
mod verify_formats;
#[path = "suite/verify_suites.rs"]
mod verify_suites;
#[path = "suite/whole.rs"]
mod whole;
#[path = "suite/workbooks.rs"]
mod workbooks;

/// The program, told by nobody's settings and in no language but the one it begins with.
fn program() -> std::process::Command {
    alone(env!("CARGO_BIN_EXE_chujing"))
}

/// The same of a command that runs it, such as a shell.
fn alone(name: &str) -> std::process::Command {
    let mut command = std::process::Command::new(name);
    command.env("CHUJING_SETTINGS", "").env("CHUJING_LANG", "zh").env("CHUJING_WIDTH", "narrow");
    command
}
