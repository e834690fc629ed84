//! What the exported information is: categories, sensitivity, typical items.

use super::{Choice, Options, codes, list};

/// Categories of personal information after GB/T 35273-2020, annex A.
pub static PI_CATEGORIES: Options = list!("pi_categories");

codes!(
    category of PI_CATEGORIES:
    IDENTITY = "a02",
    BIOMETRIC = "a03",
    PROPERTY = "a07",
);

/// Whether an item is sensitive personal information.
pub static SENSITIVITY: Options = list!("sensitivity");

codes!(
    sensitivity of SENSITIVITY:
    SENSITIVE = "sensitive",
    ORDINARY = "ordinary",
    COMBINED = "combined",
);

/// Categories of sensitive personal information after GB/T 45574-2025, annex A.
pub static SENSITIVE_CATEGORIES: Options = list!("sensitive_categories");

codes!(
    sensitive_category of SENSITIVE_CATEGORIES:
    BIOMETRIC = "s1",
    HEALTH = "s4",
    FINANCE = "s5",
);

/// Which list or test makes an item sensitive.
pub static SENSITIVE_LISTS: Options = list!("sensitive_lists");

/// Typical data items: category of GB/T 35273, and ordinary or sensitive by which list.
///
/// Beside the note stand what may be proposed where an item is named so: the category, and where no context changes it,
/// whether it is sensitive and of which category of GB/T 45574, annex A. What only the wider list of GB/T 35273, annex B, names
/// is left open: it takes the harm test.
pub static TYPICAL_ITEMS: Options = list!("typical_items");

/// What is usual for a typical item: its category, whether it is sensitive, and of which sensitive category.
pub(crate) fn usual(item: &Choice) -> [Option<&'static Choice>; 3] {
    let at = |list: &Options, at| list.find(item.cell(at)?);
    [at(&PI_CATEGORIES, 0), at(&SENSITIVITY, 1), at(&SENSITIVE_CATEGORIES, 2)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_for_an_item_is_what_its_note_says() {
        for item in TYPICAL_ITEMS.choices {
            let note = item.note.zh;
            let [category, sensitivity, of] = usual(item);
            let [category, rest] = [category.unwrap().label.zh, note.split_once('；').unwrap().1];
            assert!(note.starts_with(category), "{}", item.code);
            let by_list = rest.strip_prefix("敏感（GB/T 45574 附录A：");
            assert_eq!(
                by_list.is_some(),
                sensitivity.is_some_and(|it| it.code == sensitivity::SENSITIVE),
                "{}",
                item.code
            );
            assert_eq!(by_list.is_some(), of.is_some(), "{}", item.code);
            if let (Some(words), Some(of)) = (by_list, of) {
                let name: String = words.chars().take_while(|c| !"；）".contains(*c)).collect();
                assert!(of.label.zh.starts_with(&name), "{}: {}", item.code, of.label.zh);
            }
            // What is called ordinary under a condition is left to the person.
            let is_ordinary = sensitivity.is_some_and(|it| it.code == sensitivity::ORDINARY);
            assert!(!is_ordinary || (rest.starts_with("一般") && !rest.contains("敏感")), "{note}");
        }
    }
}
