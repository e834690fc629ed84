//! Whether a sentence says that nothing crosses the border, in whatever words: that it never leaves the country, that nobody beyond the border
//! sees it, that it stays at home only.
//!
//! A crossing is a word of leaving before a name of home ("leaves the mainland", 离开国境), or a word of moving and "outside" before one. What is
//! said of a single kind, or of a case, is said of that alone.

use super::page::Sentence;
use super::plain::{Plain, Span, is_chinese};
use super::words::{KINDS, mark};

/// Between leaving and what is left stand so many signs at most; of letters more.
const NEAR: usize = 2;
const LETTERS: usize = 24;
/// Between "to" and "outside" in Chinese.
const BEYOND: usize = 16;

/// Whether it does; `before` is the sentence that stands before it in its paragraph, of which "it" may speak.
pub(super) fn never(sentence: &Sentence, before: Option<&Sentence>) -> bool {
    let plain = &sentence.plain;
    let none_of = plain.all(mark("crosses.none_of"));
    // "No part of it" is no part.
    if plain.without(&none_of).has_any(mark("crosses.case")) || !KINDS.named(plain).is_empty() {
        return false;
    }
    let is_zh = plain.small.iter().any(|c| is_chinese(*c));
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|') || (is_zh && *c == ',');
    let part = |at: &Span| plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let is_said = |at: &Span, name: &str| plain.cut(&part(at)).has_any(mark(name));
    // "It" is what the sentence before tells of: all that is known of people, or a single kind, or something that has no name here.
    let of_all = |one: &Sentence| one.plain.has_any(mark("crosses.all"));
    let of_kind = |one: &Sentence| !KINDS.named(&one.plain).is_empty();
    let is_it =
        plain.has_any(mark("crosses.it")) && before.is_some_and(|one| of_all(one) && !of_kind(one));
    let is_none = !none_of.is_empty() && !before.is_some_and(of_kind);
    if !plain.has_any(mark("crosses.all")) && !is_it && !is_none {
        return false;
    }
    let crosses = plain.all(mark("crosses")).into_iter().chain(crossings(plain));
    let at_home = plain.all(mark("at_home"));
    let is_kept = |at: &Span| is_said(at, "retention") || is_said(at, "crosses.stays");
    let somebody = plain.all(mark("crosses.somebody"));
    crosses.into_iter().any(|at| is_said(&at, "crosses.none"))
        || somebody.iter().any(|at| is_said(at, "crosses.none") && is_said(at, "crosses.sees"))
        || at_home.iter().any(|at| is_said(at, "home_only") && is_kept(at))
}

/// Where something leaves home, by the words of leaving and those of home behind them.
fn crossings(plain: &Plain) -> Vec<Span> {
    let homes = plain.all(mark("crosses.home"));
    let is_zh = |at: usize| plain.small.get(at).is_some_and(|c| is_chinese(*c));
    let near = |at: &Span, most: usize| {
        homes.iter().any(|home| at.end <= home.start && home.start - at.end <= most)
    };
    let leaves = plain.all(mark("crosses.leaves")).into_iter();
    let leaves = leaves.filter(|at| near(at, if is_zh(at.start) { NEAR } else { LETTERS }));
    let moves = plain.has_any(mark("crosses.moves"));
    let over = plain.all(mark("crosses.over")).into_iter();
    let over = over.filter(|at| moves && near(at, LETTERS));
    let beyond = plain.all(mark("crosses.beyond"));
    let to = plain.all(mark("crosses.to")).into_iter().filter(|at| {
        let is_beyond = |one: &Span| at.end < one.start && one.start - at.end <= BEYOND;
        near(at, NEAR) && beyond.iter().any(is_beyond)
    });
    leaves.chain(over).chain(to).collect()
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::*;

    #[test]
    fn what_never_leaves_is_told_from_what_leaves_something_else() {
        let found = |text: &str| {
            let page = Page::read(text.as_bytes()).expect("a page");
            let all: Vec<&Sentence> = page.sentences().map(|(_, one)| one).collect();
            let before = all.len().checked_sub(2).and_then(|at| all.get(at).copied());
            all.last().is_some_and(|last| never(last, before))
        };
        for text in [
            "None of it leaves the mainland of China.",
            "Personal information is kept here. It never goes beyond the borders of the country.",
            "Your data is moved nowhere outside the People's Republic and never sent out of China.",
            "Nobody outside the mainland can see any of it.",
            "这些信息不会以任何形式离开国境。",
            "您的任何数据都不会传至中国大陆之外。",
            "境外的任何人都接触不到您的信息。",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "Pictures are kept here. They never leave the country.",
            "Your password does not leave your device.",
            "Personal information does not leave the country unless you agree.",
            "Personal information is sent outside the country.",
            "您的密码不会离开您的设备。",
            "个人信息会离开国境。",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
