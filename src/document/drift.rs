//! What an edited document says otherwise than the record: two texts compared paragraph by paragraph.
//!
//! The longest common run of paragraphs stays; what lies between two common paragraphs is a drift. Knows nothing of files.

use std::collections::HashMap;

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

/// The most pairs of paragraphs that are compared, which takes 2 bytes each. What two texts have in common at the beginning and
/// the end does not count; a report has a few hundred paragraphs in all.
const MOST: usize = 6_000 * 6_000;

/// Compares the paragraphs that the record gives with those of a file; `headings` are the headings of the document.
///
/// `None` where too much differs to be compared: nothing may then be said of the file.
pub fn drifts(record: &[String], file: &[String], headings: &[&str]) -> Option<Vec<Drift>> {
    let (record, file) = (plain(record), plain(file));
    let common = Common::of(&record, &file)?;
    let mut out: Vec<Drift> = Vec::new();
    let mut heading = String::new();
    let (mut i, mut j) = (0, 0);
    let mut open: Option<Drift> = None;
    while i < record.len() || j < file.len() {
        if i < record.len() && j < file.len() && record[i] == file[j] {
            out.extend(open.take());
            if headings.contains(&record[i].as_str()) {
                heading.clone_from(&record[i]);
            }
            i += 1;
            j += 1;
            continue;
        }
        let drift = open.get_or_insert_with(|| Drift {
            heading: heading.clone(),
            record: Vec::new(),
            file: Vec::new(),
        });
        let takes_record =
            j >= file.len() || (i < record.len() && common.at(i + 1, j) >= common.at(i, j + 1));
        if takes_record {
            drift.record.push(record[i].clone());
            i += 1;
        } else {
            drift.file.push(file[j].clone());
            j += 1;
        }
    }
    out.extend(open);
    Some(out)
}

/// How many paragraphs of a file stand in what the record gives, in any order.
pub fn shared(record: &[String], file: &[String]) -> usize {
    let known: std::collections::HashSet<String> = plain(record).into_iter().collect();
    plain(file).iter().filter(|paragraph| known.contains(*paragraph)).count()
}

/// Paragraphs without empty ones, and with single spaces: how Word breaks a line is no drift.
fn plain(paragraphs: &[String]) -> Vec<String> {
    paragraphs
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect()
}

/// How many paragraphs two texts have in common, behind each pair of places in them.
///
/// Only what lies between the common beginning and the common end is laid out: an edited report is its own but for a few lines.
struct Common {
    /// How many paragraphs are the same at the beginning.
    start: usize,
    /// Rows of the table, and entries in a row.
    rows: usize,
    columns: usize,
    /// One entry for each pair of places in what lies between, row by row, and one beyond the end of each.
    lengths: Vec<u16>,
}

impl Common {
    /// `None` if more lies between than is compared.
    fn of(record: &[String], file: &[String]) -> Option<Self> {
        let start = record.iter().zip(file).take_while(|(a, b)| a == b).count();
        let behind = record.iter().skip(start).rev().zip(file.iter().skip(start).rev());
        let end = behind.take_while(|(a, b)| a == b).count();
        // A paragraph is compared many times; its number is compared faster than its text.
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut number = |text| {
            let next = numbers.len();
            *numbers.entry(text).or_insert(next)
        };
        let between = |texts: &[String]| start..texts.len() - end;
        let a: Vec<usize> = record[between(record)].iter().map(|text| number(text)).collect();
        let b: Vec<usize> = file[between(file)].iter().map(|text| number(text)).collect();
        let (rows, columns) = (a.len() + 1, b.len() + 1);
        // A length is at most that of the shorter text, which must fit an entry.
        let size = rows.checked_mul(columns).filter(|size| *size <= MOST)?;
        if a.len().min(b.len()) > usize::from(u16::MAX) {
            return None;
        }
        let mut lengths = vec![0u16; size];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                let at = i * columns + j;
                lengths[at] = if a[i] == b[j] {
                    lengths[at + columns + 1] + 1
                } else {
                    lengths[at + columns].max(lengths[at + 1])
                };
            }
        }
        Some(Self { start, rows, columns, lengths })
    }

    /// How much what follows place `i` of the record and `j` of the file has in common, the common end left out; `None`, which
    /// is less than nothing, within that end.
    fn at(&self, i: usize, j: usize) -> Option<u16> {
        let (i, j) = (i.checked_sub(self.start)?, j.checked_sub(self.start)?);
        (i < self.rows && j < self.columns).then(|| self.lengths[i * self.columns + j])
    }
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
        let found = drifts(&record, &file, &["一、概况", "二、结论"]).unwrap();
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
        assert!(drifts(&record, &record, &[]).unwrap().is_empty());
        assert_eq!(shared(&record, &file), 3);
    }

    #[test]
    fn a_change_far_behind_in_a_long_text_is_told_and_what_is_too_much_is_not_called_the_same() {
        let record: Vec<String> = (0..20_000).map(|number| format!("第{number}段")).collect();
        let mut file = record.clone();
        file[19_990] = "改动".to_owned();
        let found = drifts(&record, &file, &[]).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0].record, &found[0].file), (&texts(&["第19990段"]), &texts(&["改动"])));
        let other: Vec<String> = (0..20_000).map(|number| format!("other {number}")).collect();
        assert_eq!(drifts(&record, &other, &[]), None);
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
            let found = drifts(&record, &texts(file), &[]).unwrap();
            assert_eq!(found.len(), 1, "{file:?}: {found:?}");
            let (told, added) = (texts(gone), texts(new));
            let mut sorted = (found[0].record.clone(), told.clone());
            sorted.0.sort();
            sorted.1.sort();
            assert_eq!((sorted.0, &found[0].file), (sorted.1, &added), "{file:?}");
        }
    }
}
