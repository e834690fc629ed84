//! What a line that is typed says once it is finished: a remark, a decision or an answer. Whoever finishes it, and whoever finds it
//! unfinished after a crash, reads it here.

use crate::day::Day;
use crate::review::{About, Act, Decision, Remark};
use crate::store::Draft;
use crate::text::{Text, t};

use super::Typed;

/// With what a remark begins that names what is lacking; in either language, and with either colon.
const LACKING: Text = t("缺", "missing");

/// Between a decision and who does not agree.
const DISSENT: &str = "//";

/// What is remarked of something.
pub fn remark(about: About, typed: Typed) -> Remark {
    let Typed { words, who: asked, day: due, .. } = typed;
    let lacks = [LACKING.zh, LACKING.en]
        .into_iter()
        .find_map(|head| words.strip_prefix(head)?.strip_prefix([':', '：']));
    let missing = lacks.is_some();
    let words = lacks.map_or_else(|| words.clone(), |rest| rest.trim().to_owned());
    Remark { about, words, missing, quoted: None, asked, due }
}

/// What is decided of something.
pub fn decision(about: About, typed: Typed, dissent: Option<String>) -> Decision {
    let Typed { words, who: owner, day: due, .. } = typed;
    Decision { about, words, owner, due, dissent }
}

/// A decision as it is typed, and who does not agree.
pub fn with_dissent(text: &str) -> (&str, Option<String>) {
    let (words, dissent) = text.split_once(DISSENT).unwrap_or((text, ""));
    (words, Some(dissent.trim().to_owned()).filter(|dissent| !dissent.is_empty()))
}

/// All that words which somebody typed may have become: as they are read, and, where that was asked about, as they stand.
pub(super) fn finished(draft: &Draft) -> Vec<Act> {
    let Draft::Said { about, words, on, decides } = draft else { return Vec::new() };
    if let About::Entry(to) = about {
        return vec![Act::Answer { to: to.clone(), words: words.clone() }];
    }
    let (told, dissent) = if *decides { with_dissent(words) } else { (words.as_str(), None) };
    let act = |typed: Typed| {
        let about = about.clone();
        if *decides {
            Act::Decision(decision(about, typed, dissent.clone()))
        } else {
            Act::Remark(remark(about, typed))
        }
    };
    all(told, *on).into_iter().map(act).collect()
}

/// As what words are kept that nobody finished. What was to be decided becomes a remark with all its words, as only people who meet decide.
pub fn kept(about: &About, words: &str, on: Option<Day>) -> Act {
    if let About::Entry(to) = about {
        return Act::Answer { to: to.clone(), words: words.to_owned() };
    }
    let (told, dissent) = with_dissent(words);
    let mut typed = all(told, on).into_iter().next().unwrap_or_default();
    if let Some(dissent) = dissent {
        typed.words = format!("{} {DISSENT} {dissent}", typed.words);
    }
    Act::Remark(remark(about.clone(), typed))
}

/// How words may be read, first as they are.
fn all(words: &str, on: Option<Day>) -> Vec<Typed> {
    let read = on.and_then(|on| Typed::read(words, on).ok());
    read.into_iter().filter(|typed| !typed.words.is_empty()).chain([Typed::plain(words)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: Day = Day::of(2026, 11, 20);

    fn draft(words: &str, decides: bool) -> Draft {
        Draft::Said { about: About::Whole, words: words.to_owned(), on: Some(ON), decides }
    }

    #[test]
    fn what_was_typed_is_known_by_all_that_it_says() {
        let all = finished(&draft("缺：电话 @王五 12月10日", false));
        let Some(Act::Remark(first)) = all.first() else { panic!("{all:?}") };
        assert_eq!((first.words.as_str(), first.missing), ("电话", true));
        assert_eq!(first.asked.as_deref(), Some("王五"));
        assert_eq!(first.due, Some(Day::of(2026, 12, 10)));
        let all = finished(&draft("换执照 @李四 // 王五：太急", true));
        let Some(Act::Decision(first)) = all.first() else { panic!("{all:?}") };
        assert_eq!((first.words.as_str(), first.owner.as_deref()), ("换执照", Some("李四")));
        assert_eq!(first.dissent.as_deref(), Some("王五：太急"));
    }

    #[test]
    fn what_is_kept_keeps_who_is_asked_and_by_when() {
        let Act::Remark(one) = kept(&About::Whole, "缺电话 @王五 12月10日", Some(ON)) else {
            panic!()
        };
        assert_eq!((one.words.as_str(), one.asked.as_deref()), ("缺电话", Some("王五")));
        assert_eq!(one.due, Some(Day::of(2026, 12, 10)));
        let Act::Remark(one) = kept(&About::Whole, "换执照 @李四 // 太急", Some(ON)) else {
            panic!()
        };
        assert_eq!((one.words.as_str(), one.asked.as_deref()), ("换执照 // 太急", Some("李四")));
    }
}
