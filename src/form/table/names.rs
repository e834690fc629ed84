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
    /// Its name.
    Exact,
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
    let mut best: Option<(&'static Field, Fit)> = None;
    let mut is_shared = false;
    for field in section.fields.iter().copied() {
        let Some(fit) = fit(section, field, &whole, &parts) else { continue };
        match best {
            Some((_, known)) if known > fit => {}
            Some((_, known)) if known == fit => is_shared = true,
            _ => (best, is_shared) = (Some((field, fit)), false),
        }
    }
    best.filter(|_| !is_shared)
}

fn fit(
    section: &'static Section,
    field: &'static Field,
    whole: &str,
    parts: &[String],
) -> Option<Fit> {
    let key = format!("{}.{}", section.id, field.id);
    let known = KNOWN.iter().find(|known| known.key == key);
    let own = [field.id, field.label.zh, field.label.en].map(plain);
    let certain: Vec<&str> = own
        .iter()
        .chain(known.into_iter().flat_map(|known| &known.certain))
        .map(String::as_str)
        .collect();
    let likely: Vec<&str> =
        known.into_iter().flat_map(|known| &known.likely).map(String::as_str).collect();
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
    if likely.contains(&whole) || parts.iter().any(|part| likely.contains(&part.as_str())) {
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

/// Whether a cell heads a line of sums.
pub(super) fn is_total(words: &str) -> bool {
    let wanted = plain(words);
    KNOWN.iter().any(|known| known.key == "total" && known.certain.contains(&wanted))
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
                assert_eq!((found.id, fit), (field.id, Fit::Exact), "{word}");
            }
        }
        for section in SECTIONS.iter().filter(|section| section.grows()) {
            for field in section.fields {
                for name in [field.id, field.label.zh, field.label.en] {
                    let found = named(section, name);
                    assert_eq!(found, Some((*field, Fit::Exact)), "{}.{name}", section.id);
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
