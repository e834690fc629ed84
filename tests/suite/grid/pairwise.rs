//! Everything else: for each two values of two facts some combination holds both, drawn with a fixed seed.

use std::collections::BTreeSet;

use fastrand::Rng;

use super::product::{CIIO, DAYS, STOCK};
use super::situation::{Claim, People, Situation};
use super::table::Table;

/// What is claimed, and how far it holds.
#[rustfmt::skip]
const CLAIMS: [Claim; 21] = [
    Claim::of("none"), Claim::of("unanswered"),
    Claim::of("A4"), fails("A4"), open("A4"),
    Claim::of("A5-1"), fails("A5-1"), open("A5-1"),
    Claim::of("A5-2"), fails("A5-2"), open("A5-2"),
    Claim::of("A5-3"), fails("A5-3"), open("A5-3"),
    Claim::of("R35-6"), open("R35-6"),
    Claim { limbs: ["yes", "no"], ..Claim::of("A5-2") }, Claim { limbs: ["no", "yes"], ..Claim::of("A5-2") },
    Claim { who: "applicant", ..Claim::of("A5-2") }, Claim { who: "dispatched", ..Claim::of("A5-2") },
    Claim { limbs: ["yes", "no"], ..Claim::of("R35-6") },
];

const fn fails(code: &'static str) -> Claim {
    Claim { limbs: ["no", "no"], ..Claim::of(code) }
}

const fn open(code: &'static str) -> Claim {
    Claim { limbs: ["unknown", "yes"], ..Claim::of(code) }
}

/// The people of the rest, and of the flow with the claim or on the list.
#[rustfmt::skip]
const PEOPLE: [(People, People); 17] = [
    ((0, 0), (0, 0)), ((1, 0), (0, 0)), ((99_999, 0), (0, 0)), ((100_000, 0), (0, 0)), ((999_999, 0), (0, 0)),
    ((1_000_000, 0), (0, 0)), ((0, 1), (0, 0)), ((99_999, 1), (0, 0)), ((1, 9_999), (0, 0)), ((990_001, 9_999), (0, 0)),
    ((1, 10_000), (0, 0)), ((0, 0), (1, 0)), ((0, 0), (100_000, 0)), ((0, 0), (0, 1)), ((0, 0), (0, 10_000)),
    ((1, 0), (100_000, 1)), ((100_000, 1), (900_000, 0)),
];
const ANSWERS: [&str; 3] = ["no", "yes", "unknown"];
const AUTHORITY: [&str; 4] = ["no", "yes", "approved", "unknown"];
const ABROAD: [&str; 3] = ["yes", "no", "unknown"];
const PERSONAL: [&str; 3] = ["yes", "no", "unknown"];
const IMPORTANT: [&str; 6] = ["no", "notified", "published", "notified_new", "self", "unknown"];
#[rustfmt::skip]
const ZONES: [&str; 8] = ["none", "uncovered", "off", "on_none", "on_sc", "on_sa", "on_unnamed", "unknown"];

/// How many values each fact has, in the order of `situation`.
#[rustfmt::skip]
const VALUES: [usize; 16] = [
    DAYS.len(), AUTHORITY.len(), ANSWERS.len(), ABROAD.len(), PERSONAL.len(), ANSWERS.len(), 2, 2, IMPORTANT.len(),
    ANSWERS.len(), CIIO.len(), STOCK.len(), CLAIMS.len(), ZONES.len(), 2, PEOPLE.len(),
];

type Draw = [usize; 17];

fn situation(draw: &Draw) -> Situation {
    let (rest, special) = PEOPLE[draw[15]];
    Situation {
        authority: AUTHORITY[draw[1]],
        restricted: ANSWERS[draw[2]],
        abroad: ABROAD[draw[3]],
        pi: PERSONAL[draw[4]],
        organ: ANSWERS[draw[5]],
        treaty: ["none", "claimed"][draw[6]],
        direct: ["no", "yes"][draw[7]],
        important: IMPORTANT[draw[8]],
        auto7c: ANSWERS[draw[9]],
        ciio: CIIO[draw[10]],
        stock: STOCK[draw[11]],
        claim: CLAIMS[draw[12]],
        ftz: ZONES[draw[13]],
        is_part: draw[14] == 1,
        rest,
        special,
        step: (draw[16] == 1).then_some((1_000, 0)),
        ..Situation::plain(DAYS[draw[0]])
    }
}

/// Two facts with a value each.
type Pair = (usize, usize, usize, usize);

fn pairs_of(draw: &Draw) -> impl Iterator<Item = Pair> {
    (0..draw.len()).flat_map(move |a| (a + 1..draw.len()).map(move |b| (a, draw[a], b, draw[b])))
}

/// The combinations, and how many pairs there are and how many no combination may hold.
pub(crate) fn pairwise(table: &Table) -> (Vec<Situation>, usize, usize) {
    let mut random = Rng::with_seed(12);
    let values: Vec<usize> = VALUES.into_iter().chain([2]).collect();
    let mut wanted: BTreeSet<Pair> = BTreeSet::new();
    for a in 0..values.len() {
        for b in a + 1..values.len() {
            wanted.extend((0..values[a]).flat_map(|x| (0..values[b]).map(move |y| (a, x, b, y))));
        }
    }
    let all = wanted.len();
    let mut order: Vec<Pair> = wanted.iter().copied().collect();
    random.shuffle(&mut order);
    let (mut out, mut impossible) = (Vec::new(), 0);
    for pair in order {
        if !wanted.contains(&pair) {
            continue;
        }
        let Some(draw) = drawn(table, &mut random, &values, pair) else {
            impossible += 1;
            continue;
        };
        pairs_of(&draw).for_each(|met| {
            wanted.remove(&met);
        });
        out.push(situation(&draw));
    }
    (out, all, impossible)
}

/// A combination that holds the pair. What binds others is quieted after a while, so that a pair that can be is met.
fn drawn(table: &Table, random: &mut Rng, values: &[usize], (a, x, b, y): Pair) -> Option<Draw> {
    for attempt in 0..80 {
        let mut draw: Draw = std::array::from_fn(|at| random.usize(..values[at]));
        if attempt > 20 {
            for at in [3, 7, 14, 15, 16] {
                draw[at] = 0;
            }
        }
        if attempt > 40 {
            draw[12] = 0;
            draw[13] = 0;
        }
        if attempt > 60 {
            draw[12] = 5;
            draw[14] = attempt % 2;
        }
        (draw[a], draw[b]) = (x, y);
        if is_possible(table, &situation(&draw)) {
            return Some(draw);
        }
    }
    None
}

/// What the bounds of the table (README, section 3) and the questions of the program allow.
fn is_possible(table: &Table, of: &Situation) -> bool {
    let is_bound = of.direct == "yes" || of.abroad == "unknown";
    if !of.is_askable() {
        return false;
    }
    if of.step.is_none() && !is_bound {
        return true;
    }
    let branches = super::expected::branches(table, of);
    let is_plain = branches.as_deref().is_some_and(|branches| ["N", "E"].contains(&branches));
    is_plain && !(is_bound && of.step.is_some()) && (of.pi != "no" || of.step.is_none())
}
