//! The rules held against a table of expected results, written by hand from the law by somebody who had not read the code
//! (`tests/data/grid`, whose README says how a result is read and where the sources are doubtful).
//!
//! `cargo test --locked --test suite grid -- --nocapture` prints size, holes, overlaps and disagreements. It takes the limbs of
//! claims, the pairs of all other facts and the counts of one day in full, and of the other products every 29th combination;
//! `CHUJING_GRID=full` (best with `--release`) takes all of them, 286,200 of counts alone. The program's side is judged quietly on
//! the smallest records that say the same; what of the table it cannot be told is no combination (`situation.rs`).

#[path = "grid/accepted.rs"]
mod accepted;
#[path = "grid/expected.rs"]
mod expected;
#[path = "grid/held.rs"]
mod held;
#[path = "grid/pairwise.rs"]
mod pairwise;
#[path = "grid/product.rs"]
mod product;
#[path = "grid/seen.rs"]
mod seen;
#[path = "grid/situation.rs"]
mod situation;
#[path = "grid/table.rs"]
mod table;

use held::Held;

/// Every combination of the products, or every so many.
fn step() -> usize {
    if std::env::var_os("CHUJING_GRID").is_some_and(|what| what == "full") { 1 } else { 29 }
}

#[test]
fn the_program_agrees_with_the_table() {
    let held = Held::new();
    let (pairs, all, impossible) = pairwise::pairwise(&held.table);
    let of_pairs = format!("{} combinations for {all} pairs, {impossible} impossible", pairs.len());
    held.hold(&product::counts(step()), false);
    held.hold(&product::sensitive_alone(), false);
    held.hold(&product::claims(step()), false);
    held.hold(&product::ranges(step()), false);
    held.hold(&product::limbs(), true);
    held.hold(&pairs, true);
    held.report(&format!("counts, claims, ranges, limbs; {of_pairs}"));
    assert_eq!(held.unmet(), [""; 0], "a departure that is met nowhere");
}
