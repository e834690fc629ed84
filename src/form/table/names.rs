//! What people write over the columns of their own tables, and which field they mean by it.
//!
//! A name that two fields could bear names neither.

use std::sync::LazyLock;

use crate::day::half_width;
use crate::form::{Field, Section};

/// The words of the list: for a field, those that name it for certain, and those that only make it likely.
struct Known {
    key: &'static str,
    certain: Vec<String>,
    likely: Vec<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    include_str!("names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let key = parts.next()?;
            let mut words = || parts.next().unwrap_or_default().split('|').map(plain);
            let certain = words().filter(|word| !word.is_empty()).collect();
            Some(Known { key, certain, likely: words().filter(|word| !word.is_empty()).collect() })
        })
        .collect()
});

/// How well a heading names a field, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// One holds the other.
    Holds,
    /// A word that may mean it.
    Likely,
    /// The end of its Chinese label, as 必要性 for 出境必要性.
    Ending,
    /// Its name beside other words: in two languages, or with a note in brackets.
    Part,
    /// Its name, in other letters.
    Exact,
    /// Its id or label.
    Own,
}

impl Fit {
    /// Whether nobody needs to be asked.
    pub(super) fn is_certain(self) -> bool {
        self >= Self::Ending
    }
}

/// The letters and digits of a name in one case and width.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|c| c.is_alphanumeric() || matches!(c, '#' | '№'))
        .collect::<String>()
        .to_lowercase()
}

/// A heading without what stands in brackets.
fn bare(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| match c {
            '(' | '（' | '[' | '【' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// The field of a section that a heading names, if it is one only.
pub(super) fn named(section: &'static Section, heading: &str) -> Option<(&'static Field, Fit)> {
    let whole = plain(heading);
    if whole.is_empty() {
        return None;
    }
    let parts: Vec<String> = std::iter::once(bare(heading))
        .chain(heading.split(['/', '／', '\n', '|', '(', ')', '（', '）']).map(str::to_owned))
        .map(|part| plain(&part))
        .filter(|part| !part.is_empty() && *part != whole)
        .collect();
    let own = heading.trim().chars().map(half_width).collect::<String>().to_lowercase();
    let is_own = |field: &'static Field| {
        [field.id, field.label.zh, field.label.en]
            .into_iter()
            .any(|name| name.chars().map(half_width).collect::<String>().to_lowercase() == own)
    };
    let fits: Vec<(&'static Field, Fit)> = section
        .fields
        .iter()
        .copied()
        .filter_map(|field| {
            let fit =
                if is_own(field) { Some(Fit::Own) } else { fit(section, field, &whole, &parts) };
            Some((field, fit?))
        })
        .collect();
    let only = |wanted: Fit| {
        let mut found = fits.iter().filter(|(_, fit)| *fit == wanted);
        found.next().copied().filter(|_| found.next().is_none())
    };
    let best = fits.iter().map(|(_, fit)| *fit).max()?;
    // Where several labels end alike, as 人数 does, a word of the list may still mean one.
    only(best).or_else(|| {
        let mut likely = fits.iter().filter(|(field, fit)| {
            best == Fit::Ending && *fit <= best && is_likely(section, field, &whole)
        });
        likely.next().map(|(field, _)| (*field, Fit::Likely)).filter(|_| likely.next().is_none())
    })
}

/// What the list has for a field.
fn known(section: &Section, field: &Field) -> Option<&'static Known> {
    KNOWN.iter().find(|known| {
        known.key.split_once('.').is_some_and(|(s, f)| s == section.id && f == field.id)
    })
}

fn is_likely(section: &Section, field: &Field, word: &str) -> bool {
    known(section, field).is_some_and(|known| known.likely.iter().any(|likely| likely == word))
}

fn fit(
    section: &'static Section,
    field: &'static Field,
    whole: &str,
    parts: &[String],
) -> Option<Fit> {
    let known = known(section, field);
    let own = [field.id, field.label.zh, field.label.en].map(plain);
    let certain: Vec<&str> = own
        .iter()
        .chain(known.into_iter().flat_map(|known| &known.certain))
        .map(String::as_str)
        .collect();
    if certain.contains(&whole) {
        return Some(Fit::Exact);
    }
    let without_note = plain(&bare(field.label.zh));
    if parts.iter().any(|part| certain.contains(&part.as_str())) || without_note == whole {
        return Some(Fit::Part);
    }
    if whole.chars().count() >= 2 && own[1].ends_with(whole) {
        return Some(Fit::Ending);
    }
    if is_likely(section, field, whole) || parts.iter().any(|part| is_likely(section, field, part))
    {
        return Some(Fit::Likely);
    }
    let holds = |name: &&str| {
        (is_long(name) && whole.contains(*name)) || (is_long(whole) && name.contains(whole))
    };
    certain.iter().any(holds).then_some(Fit::Holds)
}

/// Long enough to say something within other words.
fn is_long(word: &str) -> bool {
    let count = word.chars().count();
    count >= if word.is_ascii() { 4 } else { 2 }
}

/// Whether a cell heads a line of sums, also with a note in brackets.
pub(super) fn is_total(words: &str) -> bool {
    let wanted = [plain(words), plain(&bare(words))];
    KNOWN
        .iter()
        .any(|known| known.key == "total" && wanted.iter().any(|word| known.certain.contains(word)))
}

/// Whether words begin with a label of the list and a colon, as notes and signatures do.
pub(super) fn labels(words: &str, key: &str) -> bool {
    let label = words.split_once([':', '：']).map(|(label, _)| plain(label));
    label.is_some_and(|label| {
        KNOWN.iter().any(|known| known.key == key && known.certain.contains(&label))
    })
}

/// Whether a heading names a column of numbers of rows; `Some(false)` for one that may be a number of something else.
pub(super) fn numbering(heading: &str) -> Option<bool> {
    let known = KNOWN.iter().find(|known| known.key == "numbering")?;
    let is = |words: &[String]| {
        std::iter::once(plain(heading))
            .chain(heading.split(['/', '\n', '(', '（']).map(plain))
            .any(|part| words.contains(&part))
    };
    if is(&known.certain) {
        Some(true)
    } else if is(&known.likely) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::{SECTIONS, groups, items, recipients};

    #[test]
    fn the_list_names_fields_that_exist_and_no_word_names_two() {
        for known in KNOWN.iter().filter(|known| known.key.contains('.')) {
            let (section, field) = known.key.split_once('.').unwrap();
            let section = Section::find(section).unwrap();
            let field = section.field(field).unwrap_or_else(|| panic!("{}", known.key));
            assert!(section.grows(), "{}", known.key);
            for word in &known.certain {
                let (found, fit) =
                    named(section, word).unwrap_or_else(|| panic!("{}: {word}", known.key));
                assert!(found == field && fit >= Fit::Exact, "{}: {word}", known.key);
            }
        }
        for section in SECTIONS.iter().filter(|section| section.grows()) {
            for field in section.fields {
                for name in [field.id, field.label.zh, field.label.en] {
                    let found = named(section, name);
                    let found = found.unwrap_or_else(|| panic!("{}.{name}", section.id));
                    assert!(found.0 == *field && found.1 == Fit::Own, "{}.{name}", section.id);
                }
            }
        }
    }

    #[test]
    fn headings_of_other_people_find_their_fields() {
        for (section, heading, field, certain) in [
            (&items::SECTION, "字段名称", "name", true),
            (&items::SECTION, " 数据项名称 * ", "name", true),
            (&items::SECTION, "字段名 / Field", "name", true),
            (&items::SECTION, "示例（脱敏后）", "example", true),
            (&items::SECTION, "是否敏感个人信息（是/否）", "sensitivity", true),
            (&items::SECTION, "必要性", "necessity", true),
            (&items::SECTION, "用途", "necessity", false),
            (&items::SECTION, "数据示例", "example", true),
            (&groups::SECTION, "人数", "ordinary", false),
            (&groups::SECTION, "非敏感个人信息人数", "ordinary", true),
            (&recipients::SECTION, "国家/地区", "country", true),
        ] {
            let (found, fit) = named(section, heading).unwrap_or_else(|| panic!("{heading}"));
            assert_eq!((found.id, fit.is_certain()), (field, certain), "{heading}: {fit:?}");
        }
        assert_eq!(named(&items::SECTION, "负责人"), None);
    }

    #[test]
    fn numbers_of_rows_are_known_by_their_heading() {
        for heading in ["序号", "No.", "#", "序号/No.", "Ｎｏ．"] {
            assert_eq!(numbering(heading), Some(true), "{heading}");
        }
        assert_eq!(numbering("编号"), Some(false));
        assert_eq!(numbering("名称"), None);
    }
}
