//! The rules held against a table of expected results, written by hand from the law by somebody who had not read the code
//! (`tests/data/grid`, whose README says how a result is read and where the sources are doubtful).
//!
//! `cargo test --locked --test suite grid -- --nocapture` prints size, holes, overlaps and disagreements. It takes the limbs of
//! claims, the pairs of all other facts and the counts of one day in full, and of the other products every 29th combination;
//! `CHUJING_GRID=1` (best with `--release`) takes all of them, 286,200 of counts alone. The program's side is judged quietly on
//! the smallest records that say the same; what of the table it cannot be told is no combination (`situation.rs`).

#[path = "grid/accepted.rs"]
mod accepted;
#[path = "grid/beside.rs"]
mod beside;
#[path = "grid/expected.rs"]
mod expected;
#[path = "grid/held.rs"]
mod held;
#[path = "grid/pairwise.rs"]
mod pairwise;
#[path = "grid/periods.rs"]
mod periods;
#[path = "grid/product.rs"]
mod product;
#[path = "grid/seen.rs"]
mod seen;
#[path = "grid/situation.rs"]
mod situation;
#[path = "grid/table.rs"]
mod table;
#[path = "grid/words.rs"]
mod words;

use held::Held;

/// Every so many combinations of the large products; 1 takes all.
fn step() -> usize {
    std::env::var("CHUJING_GRID").map_or(29, |every| every.parse().unwrap())
}

#[test]
fn the_program_agrees_with_the_table() {
    let held = Held::new();
    let (pairs, all, impossible) = pairwise::pairwise(&held.table);
    let of_pairs = format!("{} combinations for {all} pairs, {impossible} impossible", pairs.len());
    held.hold(&product::counts(step()), false);
    held.hold(&product::sensitive_alone(), false);
    held.hold(&product::direct(), false);
    held.hold(&product::claims(step()), false);
    held.hold(&product::ranges(step()), false);
    held.hold(&product::open_flows(), false);
    held.hold(&product::limbs(), true);
    held.hold(&pairs, true);
    held.report(&format!("counts, claims, ranges, limbs; {of_pairs}"));
    assert_eq!(held.unmet(), [""; 0], "a departure that is met nowhere");
}
