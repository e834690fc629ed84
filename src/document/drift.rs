//! What an edited document says otherwise than the record: two texts compared paragraph by paragraph.
//!
//! The longest common run of paragraphs stays; what lies between two common paragraphs is a drift, unless it is what a person may
//! put in: a table of contents, or the official words of a heading. Knows nothing of files.

mod outline;

use std::collections::{HashMap, HashSet};

use super::words::own_words;

pub use outline::Outline;

/// A stretch in which a file differs from what the record gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The heading under which it stands; empty before the first.
    pub heading: String,
    /// What the record gives; empty where the file adds something.
    pub record: Vec<String>,
    /// What the file says; empty where it leaves something out.
    pub file: Vec<String>,
}

/// How many of the paragraphs that stand in both texts may stand elsewhere, said twice or out of order. The trail of the search
/// then takes 64 MiB; what stands in one text only does not count.
const MOVED: usize = 4_000;

/// Compares the paragraphs that the record gives with those of a file, which is a document of this outline.
///
/// `None` where too much was moved to be compared: nothing may then be said of the file.
pub fn drifts(record: &[String], file: &[String], outline: &Outline) -> Option<Vec<Drift>> {
    let (record, file) = (own_words(record), own_words(file));
    let mut out: Vec<Drift> = Vec::new();
    let mut heading = String::new();
    let (mut i, mut j) = (0, 0);
    let end = (record.len(), file.len());
    for (same, same_in_file) in common(&record, &file)?.into_iter().chain([end]) {
        let (gone, new) = outline.without_leave(&record[i..same], &file[j..same_in_file]);
        if !gone.is_empty() || !new.is_empty() {
            out.push(Drift { heading: heading.clone(), record: gone, file: new });
        }
        if let Some(known) = record.get(same).filter(|known| outline.has(known)) {
            heading.clone_from(known);
        }
        (i, j) = (same + 1, same_in_file + 1);
    }
    Some(out)
}

/// How many paragraphs of a file stand in what the record gives, in any order.
pub fn shared(record: &[String], file: &[String]) -> usize {
    let known: HashSet<String> = own_words(record).into_iter().collect();
    own_words(file).iter().filter(|paragraph| known.contains(*paragraph)).count()
}

/// The places of the longest run of paragraphs that both texts have in common; `None` if more than [`MOVED`] stand elsewhere.
fn common(record: &[String], file: &[String]) -> Option<Vec<(usize, usize)>> {
    // A paragraph is compared many times; its number is compared faster than its text.
    let numbers: HashMap<&str, usize> = file.iter().map(String::as_str).zip(0..).collect();
    let number = |(at, text): (usize, &String)| Some((at, *numbers.get(text.as_str())?));
    let a: Vec<(usize, usize)> = record.iter().enumerate().filter_map(number).collect();
    let shared: HashSet<usize> = a.iter().map(|(_, number)| *number).collect();
    let b: Vec<(usize, usize)> = file
        .iter()
        .enumerate()
        .filter_map(number)
        .filter(|(_, number)| shared.contains(number))
        .collect();
    // Myers, An O(ND) Difference Algorithm (1986): for each number of steps, how far into `a` each diagonal comes with them, the
    // diagonal on which `a` is furthest ahead last.
    let mut trail: Vec<Vec<usize>> = Vec::new();
    let mut at = loop {
        let steps = trail.len();
        let mut reached = Vec::with_capacity(steps + 1);
        for diagonal in 0..=steps {
            let mut x = trail.last().map_or(0, |last| stepped(last, diagonal).0);
            let mut y = x + steps - 2 * diagonal;
            while x < a.len() && y < b.len() && a[x].1 == b[y].1 {
                (x, y) = (x + 1, y + 1);
            }
            reached.push(x);
            if x >= a.len() && y >= b.len() {
                break;
            }
        }
        let (diagonal, x) = (reached.len() - 1, reached[reached.len() - 1]);
        trail.push(reached);
        if x >= a.len() && x + steps - 2 * diagonal >= b.len() {
            break diagonal;
        }
        if steps == MOVED {
            return None;
        }
    };
    let mut out = Vec::new();
    let mut x = a.len();
    for steps in (0..trail.len()).rev() {
        let last = steps.checked_sub(1).map(|before| &trail[before]);
        let (begun, before) = last.map_or((0, 0), |last| stepped(last, at));
        out.extend((begun..x).rev().map(|x| (a[x].0, b[x + steps - 2 * at].0)));
        (x, at) = (last.map_or(0, |last| last[before]), before);
    }
    out.reverse();
    Some(out)
}

/// Where a diagonal begins after one more step, and the diagonal that the step came from.
fn stepped(last: &[usize], diagonal: usize) -> (usize, usize) {
    let stays = last.get(diagonal).map(|x| (*x, diagonal));
    let moves = diagonal.checked_sub(1).map(|before| (last[before] + 1, before));
    stays.max(moves).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_changed_an_added_and_a_missing_paragraph_are_told_with_their_heading() {
        let record = texts(&["一、概况", "人数 260,000", "二、结论", "可以开展", "落款"]);
        let file = texts(&["一、概况", "人数  200,000", "二、结论", "", "可以开展", "另行说明"]);
        let found = drifts(&record, &file, &Outline::new(&["一、概况", "二、结论"], "")).unwrap();
        assert_eq!(
            found,
            [
                Drift {
                    heading: "一、概况".into(),
                    record: texts(&["人数 260,000"]),
                    file: texts(&["人数 200,000"])
                },
                Drift {
                    heading: "二、结论".into(),
                    record: texts(&["落款"]),
                    file: texts(&["另行说明"])
                },
            ]
        );
        assert!(drifts(&record, &record, &Outline::default()).unwrap().is_empty());
        assert_eq!(shared(&record, &file), 3);
    }

    #[test]
    fn a_change_far_behind_in_a_long_text_is_told_and_what_is_too_much_is_not_called_the_same() {
        let record: Vec<String> = (0..20_000).map(|number| format!("第{number}段")).collect();
        let mut file = record.clone();
        file[19_990] = "改动".to_owned();
        file[10] = "也改动".to_owned();
        let found = drifts(&record, &file, &Outline::default()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!((&found[0].record, &found[0].file), (&texts(&["第10段"]), &texts(&["也改动"])));
        assert_eq!((&found[1].record, &found[1].file), (&texts(&["第19990段"]), &texts(&["改动"])));
        let other: Vec<String> = (0..20_000).map(|number| format!("other {number}")).collect();
        let found = drifts(&record, &other, &Outline::default()).unwrap();
        assert_eq!((&found[0].record, &found[0].file), (&record, &other));
        file.reverse();
        assert_eq!(drifts(&record, &file, &Outline::default()), None);
    }

    #[test]
    fn what_is_taken_out_put_in_or_said_twice_before_a_common_end_is_told_there() {
        let record = texts(&["甲", "乙", "丙", "乙", "丁", "戊"]);
        for (file, gone, new) in [
            (&["甲", "乙", "丁", "戊"][..], &["丙", "乙"][..], &[][..]),
            (&["甲", "乙", "丙", "乙", "新", "丁", "戊"], &[], &["新"]),
            (&["戊"], &["甲", "乙", "丙", "乙", "丁"], &[]),
            (&["甲", "乙", "丙", "乙", "丁", "戊", "戊"], &[], &["戊"]),
            (&["甲"], &["乙", "丙", "乙", "丁", "戊"], &[]),
            (&[], &["甲", "乙", "丙", "乙", "丁", "戊"], &[]),
        ] {
            let found = drifts(&record, &texts(file), &Outline::default()).unwrap();
            assert_eq!(found.len(), 1, "{file:?}: {found:?}");
            let (told, added) = (texts(gone), texts(new));
            let mut sorted = (found[0].record.clone(), told.clone());
            sorted.0.sort();
            sorted.1.sort();
            assert_eq!((sorted.0, &found[0].file), (sorted.1, &added), "{file:?}");
        }
    }
}
