//! What an edited document says otherwise than the record: two texts compared paragraph by paragraph.
//!
//! The longest common run of paragraphs stays; what lies between two common paragraphs is a drift. Knows nothing of files.

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

/// The most paragraphs of a text that are compared; a report has a few hundred.
const MOST: usize = 6_000;

/// Compares the paragraphs that the record gives with those of a file; `headings` are the headings of the document.
pub fn drifts(record: &[String], file: &[String], headings: &[&str]) -> Vec<Drift> {
    let (record, file) = (plain(record), plain(file));
    let lengths = common_lengths(&record, &file);
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
            j >= file.len() || (i < record.len() && lengths[i + 1][j] >= lengths[i][j + 1]);
        if takes_record {
            drift.record.push(record[i].clone());
            i += 1;
        } else {
            drift.file.push(file[j].clone());
            j += 1;
        }
    }
    out.extend(open);
    out
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
        .take(MOST)
        .collect()
}

/// For each pair of beginnings, how many paragraphs what follows has in common.
fn common_lengths(a: &[String], b: &[String]) -> Vec<Vec<u16>> {
    let mut lengths = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i][j] = if a[i] == b[j] {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    lengths
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
        let found = drifts(&record, &file, &["一、概况", "二、结论"]);
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
        assert!(drifts(&record, &record, &[]).is_empty());
        assert_eq!(shared(&record, &file), 3);
    }
}
