//! Where people are held against a list of people, or entered in one: "check you against our list of customers we no longer supply", 与……名单比对.
//!
//! By the grammar of it, whatever the list is called: a word of comparing, "against" and a list; or a word of entering, "in" and a list of
//! people. Lists that every page speaks of, as of those who get a letter or of recipients, are none.

use super::plain::{Plain, Span, is_chinese};
use super::words::mark;

/// Between the word and the list stand so many signs at most; of letters four times as many.
const NEAR: usize = 20;
/// From a list on, so many letters say of whom it is.
const OF_WHOM: usize = 48;

/// Where a sentence says so.
pub(super) fn of_sentence(plain: &Plain) -> Vec<Span> {
    let plain = &plain.without(&plain.all(mark("list.usual")));
    let lists = plain.all(mark("list.noun"));
    if lists.is_empty() {
        return Vec::new();
    }
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let of_people = plain.all(mark("list.people"));
    let mut out = Vec::new();
    for list in lists {
        let is_zh = plain.small.get(list.start).is_some_and(|c| is_chinese(*c));
        let from = plain.part_begins(list.start, ends);
        let to = plain.part_ends(list.end, ends);
        let near = if is_zh { NEAR } else { NEAR * 4 };
        let part = from.max(list.start.saturating_sub(near))..to.min(list.end + near);
        let within = |one: &Span| part.start <= one.start && one.end <= part.end;
        let [checks, enters] = ["list.checks", "list.enters"]
            .map(|name| plain.all(mark(name)).into_iter().filter(within).collect::<Vec<Span>>());
        let is_said = if is_zh {
            !checks.is_empty() || !enters.is_empty()
        } else {
            // The word, "against" or "in", and the list, in this order.
            let led = |words: &[Span], by: &str| {
                let by = plain.all(mark(by));
                words
                    .iter()
                    .any(|word| by.iter().any(|by| word.end <= by.start && by.end <= list.start))
            };
            let around = list.start.saturating_sub(OF_WHOM)..list.end + OF_WHOM;
            let is_of_people =
                of_people.iter().any(|one| around.start <= one.start && one.end <= around.end);
            led(&checks, "list.against") && (is_of_people || led(&checks, "list.strictly"))
                || is_of_people && led(&enters, "list.in")
        };
        if is_said {
            out.push(list);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_people_are_found_and_those_of_every_page_are_not() {
        let found = |text: &str| !of_sentence(&Plain::new(text)).is_empty();
        for text in [
            "We check you against our list of customers we no longer supply.",
            "Your number is matched against an internal list.",
            "We place you on a roll of customers to be refused.",
            "您的证件号码会与涉诉人员名单核对。",
            "我们把退货频繁的会员记入内部关注名册。",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "You may unsubscribe from our mailing list.",
            "The list of recipients is checked every year.",
            "We check your order against the stock.",
            "合作方名单可以在网站查询。",
            "我们会核对收货人名单和地址。",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
