//! The combinations: the counts in full, flows with claims and lists, ranges, and the limbs of every claim.
//!
//! A step of 1 takes every combination; a larger one every so many of them, always the same.

use super::situation::{Claim, People, Sends, Situation, UNBOUNDED};

/// Both sides of every day on which the law changes.
#[rustfmt::skip]
pub(crate) const DAYS: [&str; 40] = [
    "2021-10-31", "2021-11-01", "2022-08-31", "2022-09-01", "2022-11-03", "2022-11-04", "2022-12-31", "2023-01-01",
    "2023-02-28", "2023-03-01", "2023-05-31", "2023-06-01", "2023-11-30", "2023-12-01", "2023-12-10", "2023-12-12",
    "2023-12-13", "2023-12-31", "2024-01-01", "2024-03-21", "2024-03-22", "2024-05-08", "2024-05-09", "2024-09-09",
    "2024-09-10", "2024-10-31", "2024-11-01", "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2026-02-02",
    "2026-02-03", "2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01", "2026-11-28", "2026-11-29", "2027-01-01",
];
/// The day of the plainest combinations.
const PLAIN: &str = "2026-11-28";
#[rustfmt::skip]
const ORDINARY: [u64; 15] = [
    0, 1, 90_000, 99_998, 99_999, 100_000, 100_001, 990_000, 990_001, 999_998, 999_999, 1_000_000, 1_000_001, 10_000_000,
    10_000_001,
];
const SENSITIVE: [u64; 5] = [0, 1, 9_999, 10_000, 10_001];
pub(crate) const CIIO: [&str; 3] = ["no", "yes", "unknown"];
#[rustfmt::skip]
const IMPORTANT: [(&str, &str); 8] = [
    ("no", "no"), ("notified", "no"), ("published", "no"), ("notified_new", "no"), ("self", "no"), ("unknown", "no"),
    ("notified", "yes"), ("notified", "unknown"),
];
#[rustfmt::skip]
pub(crate) const STOCK: [Option<u64>; 8] = [
    Some(1), Some(99_999), Some(100_000), Some(100_001), Some(999_999), Some(1_000_000), Some(1_000_001), None,
];

/// Counts x CIIO x important data x day (x persons processed while they decided): 286,200. Those of the plain day are always taken.
pub(crate) fn counts(step: usize) -> Vec<Situation> {
    let mut out = Taken::every(step);
    for day in DAYS {
        let is_early = ("2022-09-01".."2024-03-22").contains(&day);
        for (important, auto7c) in IMPORTANT {
            for ciio in CIIO {
                for stock in if is_early { &STOCK[..] } else { &[Some(5_000_000)] } {
                    for ordinary in ORDINARY {
                        for sensitive in SENSITIVE {
                            let rest = (ordinary, sensitive);
                            let always = day == PLAIN && auto7c == "no";
                            let one = || Situation {
                                important,
                                auto7c,
                                ciio,
                                stock: *stock,
                                rest,
                                ..Situation::plain(day)
                            };
                            out.offer(always, one);
                        }
                    }
                }
            }
        }
    }
    out.all
}

/// The counts of one day once more, where of the persons with sensitive data nothing else goes.
pub(crate) fn sensitive_alone() -> Vec<Situation> {
    let people = ORDINARY.iter().flat_map(|o| SENSITIVE.iter().map(|s| (*o, *s)));
    people
        .map(|rest| Situation { rest, sends: Sends::SensitiveAlone, ..Situation::plain(PLAIN) })
        .collect()
}

/// Direct collection from abroad, below, at and above the lines.
pub(crate) fn direct() -> Vec<Situation> {
    let mut out = Vec::new();
    for day in ["2022-09-01", "2023-06-01", "2024-03-21", "2024-03-22", "2026-02-03", PLAIN] {
        for (important, auto7c) in IMPORTANT {
            for ciio in CIIO {
                for ordinary in [0, 1, 99_999, 100_000, 1_000_000] {
                    for sensitive in [0, 1, 9_999, 10_000] {
                        let rest = (ordinary, sensitive);
                        let plain = Situation::plain(day);
                        out.push(Situation {
                            direct: "yes",
                            important,
                            auto7c,
                            ciio,
                            rest,
                            ..plain
                        });
                    }
                }
            }
        }
    }
    out
}

#[rustfmt::skip]
const RESTS: [People; 24] = grid6x4([0, 1, 99_999, 100_000, 999_999, 1_000_000], [0, 1, 9_999, 10_000]);
#[rustfmt::skip]
const SPECIAL: [People; 24] = grid6x4([0, 1, 99_999, 100_000, 900_000, 1_000_000], [1, 9_998, 9_999, 10_000]);
const ORDINARY_ALONE: [People; 5] =
    [(1, 0), (99_999, 0), (100_000, 0), (900_000, 0), (1_000_000, 0)];

const fn grid6x4(ordinary: [u64; 6], sensitive: [u64; 4]) -> [People; 24] {
    let mut out = [(0, 0); 24];
    let mut at = 0;
    while at < 24 {
        out[at] = (ordinary[at / 4], sensitive[at % 4]);
        at += 1;
    }
    out
}

/// A claim, or a list, in each state that it can have: it holds, fails, is open; exempt, named, or not named.
#[rustfmt::skip]
const STATES: [(Claim, &str); 9] = [
    (Claim::of("A5-1"), "none"),
    (Claim { limbs: ["no", "yes"], ..Claim::of("A5-1") }, "none"),
    (Claim { limbs: ["unknown", "yes"], ..Claim::of("A5-1") }, "none"),
    (Claim::of("none"), "off"),
    (Claim::of("none"), "on_none"),
    (Claim::of("none"), "on_sc"),
    (Claim::of("none"), "on_sa"),
    (Claim::of("none"), "on_unnamed"),
    (Claim::of("none"), "unknown"),
];

/// States of a claim or list x all or part x CIIO x important data x counts of the rest and of the flow.
pub(crate) fn claims(step: usize) -> Vec<Situation> {
    let mut out = Taken::every(step);
    for (claim, ftz) in STATES {
        for (ciio, important) in
            CIIO.iter().flat_map(|ciio| ["no", "unknown", "notified"].map(|i| (*ciio, i)))
        {
            for is_part in [false, true] {
                for rest in if is_part { &RESTS[..] } else { &[(0, 0)] } {
                    for special in SPECIAL.iter().chain(&ORDINARY_ALONE) {
                        let (rest, special) = (*rest, *special);
                        let one = || Situation {
                            important,
                            ciio,
                            claim,
                            ftz,
                            is_part,
                            rest,
                            special,
                            ..Situation::plain(PLAIN)
                        };
                        out.offer(false, one);
                    }
                }
            }
        }
    }
    out.all
}

/// A flow that counts whole or not at all beside others: where its claim is open, and where it holds unless its data are important.
///
/// What lies between nobody and everybody of it is no result of the others.
pub(crate) fn open_flows() -> Vec<Situation> {
    let open = Claim { limbs: ["unknown", "yes"], ..Claim::of("A5-1") };
    let many = [(900_000, 1), (1_000_000, 1), (1_000_000, 0), (99_999, 10_000), (99_999, 1)];
    let mut out = Vec::new();
    for (claim, ftz) in
        [(open, "none"), (Claim::of("A5-1"), "none"), (Claim::of("none"), "on_none")]
    {
        for (ciio, important) in
            ["no", "unknown"].iter().flat_map(|ciio| ["no", "unknown"].map(|i| (*ciio, i)))
        {
            for rest in [(0, 0), (99_999, 0), (1, 1)] {
                for special in many {
                    let plain = Situation::plain(PLAIN);
                    out.push(Situation {
                        important,
                        ciio,
                        claim,
                        ftz,
                        is_part: true,
                        rest,
                        special,
                        ..plain
                    });
                }
            }
        }
    }
    out
}

#[rustfmt::skip]
const STEPS: [People; 14] = [
    (0, 0), (0, 1), (0, 9_999), (0, 10_000), (1, 0), (99_999, 0), (100_000, 0), (900_000, 0), (1_000_000, 0), (1, 1),
    (99_999, 1), (900_000, 9_999), (1_000_000, 10_000), (UNBOUNDED, UNBOUNDED),
];

/// Ranges of numbers, beside nothing and beside an exempt flow.
pub(crate) fn ranges(step: usize) -> Vec<Situation> {
    let mut out = Taken::every(step);
    for day in ["2023-06-01", "2024-03-21", "2024-03-22", PLAIN] {
        let is_early = day < "2024-03-22";
        for is_part in [false, true].into_iter().filter(|part| !(*part && is_early)) {
            for ciio in CIIO {
                for important in ["no", "unknown", "notified"] {
                    for stock in if is_early {
                        &[Some(1), Some(1_000_000), None][..]
                    } else {
                        &[Some(5_000_000)]
                    } {
                        for rest in RESTS {
                            for step in STEPS {
                                let claim = Claim::of(if is_part { "A5-1" } else { "none" });
                                let one = || Situation {
                                    important,
                                    ciio,
                                    claim,
                                    is_part,
                                    rest,
                                    stock: *stock,
                                    step: Some(step),
                                    ..Situation::plain(day)
                                };
                                out.offer(false, one);
                            }
                        }
                    }
                }
            }
        }
    }
    out.all
}

/// Every limb of every claim, on the days from which claims count, with people who need an assessment if it fails.
pub(crate) fn limbs() -> Vec<Situation> {
    let mut out = Vec::new();
    let answers = ["yes", "no", "unknown"];
    for day in ["2024-03-21", "2024-03-22", "2024-12-31", "2025-01-01", PLAIN] {
        for code in ["A4", "A5-1", "A5-2", "A5-3", "R35-6"] {
            for first in answers {
                for second in answers {
                    for need in answers {
                        let people = [
                            "employee",
                            "applicant",
                            "relative",
                            "contractor",
                            "dispatched",
                            "unknown",
                        ];
                        for who in if code == "A5-2" { &people[..] } else { &people[..1] } {
                            let claim = Claim { code, limbs: [first, second], need, who };
                            out.push(Situation {
                                claim,
                                special: (0, 10_000),
                                stock: Some(1),
                                ..Situation::plain(day)
                            });
                        }
                    }
                }
            }
        }
    }
    out.retain(Situation::is_askable);
    out
}

/// Every so many of what is offered.
struct Taken {
    step: usize,
    offered: usize,
    all: Vec<Situation>,
}

impl Taken {
    fn every(step: usize) -> Self {
        Self { step, offered: 0, all: Vec::new() }
    }

    fn offer(&mut self, always: bool, one: impl FnOnce() -> Situation) {
        if always || self.offered.is_multiple_of(self.step) {
            self.all.push(one());
        }
        self.offered += 1;
    }
}
