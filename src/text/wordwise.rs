//! How two texts differ in words: which were struck, which are new, and which both have.
//!
//! A Chinese character is a word of its own. What is kept and struck, put together, is the text before; what is kept and new, the text after.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// They stand in both texts.
    Kept,
    /// They stood in the text before only.
    Struck,
    /// They stand in the text after only.
    New,
}

/// Words of one fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What became of them.
    pub fate: Fate,
    /// The words.
    pub text: String,
}

/// Words that both texts have between two that differ: fewer signs than this are chance, and would be read past.
const FEWEST: usize = 2;

/// Two texts with less than this part of the longer one in common, a third, are two texts: each is told whole.
const ALIKE: usize = 3;

/// How `before` became `after`.
pub fn word_by_word(before: &str, after: &str) -> Vec<Part> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let mut made = Made::default();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    for (at, op) in ops.iter().enumerate() {
        let (tag, of_old, of_new) = op.as_tag_tuple();
        let text = |words: &[&str], range| {
            words.get::<std::ops::Range<usize>>(range).unwrap_or_default().concat()
        };
        let (struck, come) = (text(&old, of_old), text(&new, of_new));
        let is_between = at > 0 && at + 1 < ops.len();
        if tag == DiffTag::Equal && !(is_between && signs(&struck) < FEWEST) {
            made.kept(struck);
        } else {
            made.struck.push_str(&struck);
            made.new.push_str(&come);
        }
    }
    made.turn();
    let longer = signs(before).max(signs(after));
    if made.in_common * ALIKE < longer {
        return whole(before, after);
    }
    made.parts
}

/// One text for another.
pub fn whole(before: &str, after: &str) -> Vec<Part> {
    let mut made = Made { struck: before.to_owned(), new: after.to_owned(), ..Made::default() };
    made.turn();
    made.parts
}

/// How many letters, characters and digits there are.
fn signs(text: &str) -> usize {
    text.chars().filter(|sign| sign.is_alphanumeric()).count()
}

/// The parts as they grow.
#[derive(Default)]
struct Made {
    parts: Vec<Part>,
    struck: String,
    new: String,
    in_common: usize,
}

impl Made {
    fn kept(&mut self, text: String) {
        self.turn();
        self.in_common += signs(&text);
        self.parts.push(Part { fate: Fate::Kept, text });
    }

    /// What was struck stands before what came for it.
    fn turn(&mut self) {
        for (fate, text) in [(Fate::Struck, &mut self.struck), (Fate::New, &mut self.new)] {
            if !text.is_empty() {
                self.parts.push(Part { fate, text: std::mem::take(text) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &str, after: &str) -> String {
        let told = |part: Part| match part.fate {
            Fate::Kept => part.text,
            Fate::Struck => format!("[-{}-]", part.text),
            Fate::New => format!("{{+{}+}}", part.text),
        };
        word_by_word(before, after).into_iter().map(told).collect()
    }

    #[test]
    fn words_are_struck_and_come_and_chance_joins_nothing() {
        assert_eq!(
            told(
                "向境外总部提供员工姓名和工号，用于考勤。",
                "向境外总部提供员工姓名、工号和邮箱，用于考勤。"
            ),
            "向境外总部提供员工姓名[-和-]{+、+}工号{+和邮箱+}，用于考勤。"
        );
        assert_eq!(
            told("kept for 3 years in Hangzhou", "kept for 5 years in Hangzhou"),
            "kept for [-3-]{+5+} years in Hangzhou"
        );
        // One sign alone that both have is chance.
        assert_eq!(
            told("数据存放于甲地的机房", "数据存放于乙市的中心"),
            "数据存放于[-甲地的机房-]{+乙市的中心+}"
        );
        // Nothing in common: two texts.
        assert_eq!(told("每月传输一次", "实时访问的数据"), "[-每月传输一次-]{+实时访问的数据+}");
        assert_eq!(told("", "新"), "{+新+}");
        assert_eq!(told("同", "同"), "同");
        assert!(word_by_word("", "").is_empty());
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[甲乙丙丁a-d ，。\n]{0,40}", after in "[甲乙丙丁a-d ，。\n]{0,40}") {
            let parts = word_by_word(&before, &after);
            let of = |fate: Fate| -> String {
                parts.iter().filter(|part| part.fate != fate).map(|part| part.text.as_str()).collect()
            };
            prop_assert_eq!(of(Fate::New), before);
            prop_assert_eq!(of(Fate::Struck), after);
        }
    }
}
