//! What was typed beside the answers by a session that was killed: it is offered as long as it was not finished.

use super::*;
use crate::review::{About, Act, Decision, Entry, Remark};
use crate::store::{Draft, Journal, Reviews, Unsaved};

const BEGUN: i64 = 1_795_845_725;

fn about() -> About {
    About::place(&Place::parse("handler/address").unwrap())
}

fn remark(words: &str) -> Remark {
    let (words, missing, quoted) = (words.to_owned(), false, None);
    Remark { about: about(), words, missing, quoted, asked: None, due: None }
}

/// What is offered of a draft of 张三, where somebody said something so many seconds after it.
fn offered(words: &str, decides: bool, said: &[(i64, &str, Act)]) -> bool {
    let (_dir, path) = folder();
    let draft = Draft::Said {
        about: about(),
        words: words.to_owned(),
        on: Some(Day::of(2026, 11, 27)),
        decides,
    };
    let unsaved = Unsaved {
        moment: Some(Moment::since_1970(BEGUN)),
        who: Some("张三".to_owned()),
        draft: Some(draft),
        ..Unsaved::default()
    };
    Journal::new(&path, "a").note(unsaved);
    let entry = |(after, who, act): &(i64, &str, Act)| {
        Entry::new(Moment::since_1970(BEGUN + after), Some((*who).to_owned()), act.clone()).line()
    };
    Reviews::of(&path, "a").add(&said.iter().map(entry).collect::<Vec<_>>()).unwrap();
    let left = open(&path).left_behind();
    left.iter().any(|orphan| orphan.unsaved.draft.is_some())
}

#[test]
fn only_what_says_all_of_it_finishes_it() {
    let typed = "请核对门牌号，与执照不一致";
    let said = |after, who, words: &str| [(after, who, Act::Remark(remark(words)))];
    assert!(offered(typed, false, &[]));
    assert!(offered(typed, false, &said(5, "张三", "请核对")), "the beginning of it");
    assert!(offered(typed, false, &said(-5, "张三", typed)), "said before");
    assert!(offered(typed, false, &said(5, "李四", typed)), "by somebody else");
    assert!(!offered(typed, false, &said(0, "张三", typed)));
}

#[test]
fn it_is_known_again_by_who_is_asked_until_when_and_what_is_missing() {
    let typed = "缺：电话 @李四 12月8日";
    let whole = Remark {
        missing: true,
        asked: Some("李四".to_owned()),
        due: Some(Day::of(2026, 12, 8)),
        ..remark("电话")
    };
    let said = |remark: &Remark| [(5, "张三", Act::Remark(remark.clone()))];
    assert!(!offered(typed, false, &said(&whole)));
    for other in [
        Remark { asked: None, ..whole.clone() },
        Remark { due: None, ..whole.clone() },
        Remark { missing: false, ..whole.clone() },
    ] {
        assert!(offered(typed, false, &said(&other)), "{other:?}");
    }
    // As it stands, where it was asked about and taken the second time.
    assert!(!offered("核对 @李四 下周五", false, &said(&remark("核对 @李四 下周五"))));
}

#[test]
fn a_decision_is_finished_by_a_decision_or_taken_back_as_a_remark() {
    let typed = "换执照 @李四 // 王五：太急";
    let decision = Decision {
        about: about(),
        words: "换执照".to_owned(),
        owner: Some("李四".to_owned()),
        due: None,
        dissent: Some("王五：太急".to_owned()),
    };
    let without = Decision { dissent: None, ..decision.clone() };
    assert!(!offered(typed, true, &[(5, "张三", Act::Decision(decision))]));
    assert!(offered(typed, true, &[(5, "张三", Act::Decision(without))]));
    let kept =
        Remark { asked: Some("李四".to_owned()), ..remark("换执照 // 王五：太急") };
    assert!(!offered(typed, true, &[(5, "张三", Act::Remark(kept))]));
}
