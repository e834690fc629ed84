//! Random reviews: any order and any duplicates give the same board, and an approval falls if and only if words in its scope changed or
//! the result did.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::day::{Day, Moment};
use crate::form::{Answers, LineError, Spot};

const SECTIONS: [&str; 3] = ["handler", "record", "recipients"];

fn section(id: &str) -> About {
    About::Place(Spot { section: id.to_owned(), row: None, key: None })
}

fn answers(numbers: [u8; 3]) -> Answers {
    let [a, b, c] = numbers;
    let row = if c == 0 { json!([]) } else { json!([{ "id": "a", "name": c }]) };
    let single = |key: &str, number: u8| {
        if number == 0 { json!({}) } else { json!({ key: number }) }
    };
    let tree =
        json!({ "handler": single("name", a), "record": single("title", b), "recipients": row });
    Answers::from_json(tree).unwrap()
}

fn today(answers: &Answers, result: u8) -> Today<'_> {
    Today { answers, papers: Parts::new(), result: result.to_string() }
}

fn said(at: i64, act: Act) -> (EntryId, Entry) {
    let entry = Entry::new(Moment::since_1970(at), Some("张三".to_owned()), act);
    (entry.line().0, entry)
}

fn remark(words: &str) -> Act {
    let (missing, quoted, asked, due) = (false, None, None, None);
    Act::Remark(Remark {
        about: section("handler"),
        words: words.into(),
        missing,
        quoted,
        asked,
        due,
    })
}

/// A drawn history of what two people say, each step of which may settle, open again, replace or withdraw what was said before.
fn entries(steps: &[(u8, u8)]) -> Vec<(EntryId, Entry)> {
    let mut out: Vec<(EntryId, Entry)> = Vec::new();
    for (at, (kind, of)) in steps.iter().enumerate() {
        let of_id = out.get(usize::from(*of) % out.len().max(1)).map(|(id, _)| id.clone());
        let reason = String::new;
        let act = match (kind % 6, of_id) {
            (1, Some(to)) => Act::Answer { to, words: "好".into() },
            (2, Some(of)) => Act::Resolved { of, reason: reason() },
            (3, Some(of)) => {
                let board = Board::of(out.clone());
                let undoes = board.settled_by(&of).into_iter().cloned().collect();
                Act::Reopened { of, undoes, reason: reason() }
            }
            (4, Some(of)) => Act::Withdrawn { of, reason: reason() },
            (5, _) => {
                let about = section(SECTIONS[usize::from(*of) % 3]);
                let replaces = Board::of(out.clone()).replaced_by("张三", &about);
                let (level, digest) = (Level::ToCorrect, String::new());
                Act::Verdict { about, level, reason: reason(), digest, replaces }
            }
            _ => remark(&format!("第{at}条")),
        };
        // Several things are said in one second.
        out.push(said(i64::try_from(at / 3).unwrap(), act));
    }
    out
}

/// What a board says, as it is told.
fn told(board: &Board) -> Vec<String> {
    let held = answers([1, 1, 1]);
    let threads = board.threads().into_iter().map(|thread| {
        let after: Vec<_> = thread.after.iter().map(|(id, _)| id.short()).collect();
        format!("{:?} {} {after:?}", thread.id, thread.is_open)
    });
    let votes = board.votes(&today(&held, 0));
    threads.chain(votes.iter().map(|vote| format!("{:?} {:?}", vote.id, vote.about))).collect()
}

proptest! {
    #[test]
    fn any_order_and_any_duplicates_give_the_same_board(
        steps in prop::collection::vec((any::<u8>(), any::<u8>()), 1..30),
        order in any::<u64>(),
    ) {
        let all = entries(&steps);
        let board = Board::of(all.clone());
        let mut mixed: Vec<_> = all.iter().chain(&all).cloned().collect();
        let mut random = order;
        for at in (1..mixed.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            mixed.swap(at, usize::try_from(random >> 33).unwrap() % (at + 1));
        }
        let other = Board::of(mixed);
        prop_assert_eq!(&board, &other);
        prop_assert_eq!(told(&board), told(&other));
        // Two halves, brought together, are the whole.
        let (mut one, two) = (Board::of(all.iter().step_by(2).cloned()), all.iter().skip(1).step_by(2));
        two.for_each(|(id, entry)| one.add(id.clone(), entry.clone()));
        prop_assert_eq!(told(&board), told(&one));
    }

    #[test]
    fn an_approval_falls_if_and_only_if_its_words_or_its_result_changed(
        before in [0_u8..3, 0..3, 0..3],
        after in [0_u8..3, 0..3, 0..3],
        results in (0_u8..2, 0_u8..2),
        chosen in prop::collection::vec(0_usize..3, 0..3),
        noise in prop::collection::vec((0_u8..5, any::<u8>()), 0..10),
    ) {
        let scope: Vec<About> = match chosen.as_slice() {
            [] => vec![About::Whole],
            some => some.iter().map(|at| section(SECTIONS[*at])).collect(),
        };
        let (then, now) = (answers(before), answers(after));
        let approved = today(&then, results.0);
        let act = Act::Approval {
            role: "负责人".to_owned(),
            parts: approved.parts(&scope),
            scope: scope.clone(),
            result: approved.result.clone(),
        };
        // Remarks, answers, verdicts and what becomes of them touch no approval.
        let mut board = Board::of(entries(&noise));
        let (id, entry) = said(99, act);
        board.add(id.clone(), entry);
        let now_today = today(&now, results.1);
        let approvals = board.approvals(&now_today);
        let [approval] = approvals.as_slice() else { panic!("one approval") };
        // Told from the numbers that were drawn, and not from digests.
        let is_in = |at: usize| chosen.is_empty() || chosen.contains(&at);
        let touched: Vec<About> =
            (0..3).filter(|at| is_in(*at) && before[*at] != after[*at]).map(|at| section(SECTIONS[at])).collect();
        match &approval.standing {
            Standing::InForce => prop_assert!(touched.is_empty() && results.0 == results.1),
            Standing::Touched(parts) => {
                let mut wanted = touched;
                wanted.sort();
                prop_assert!(results.0 == results.1);
                prop_assert_eq!(parts, &wanted);
            }
            Standing::Lapsed(_) => prop_assert!(results.0 != results.1),
            Standing::Revoked(_) => prop_assert!(false),
        }
        // Confirmed again it is in force, and falls with the next change.
        let parts = now_today.parts(&scope);
        let confirmed = Act::Confirmed { of: id.clone(), parts, result: now_today.result.clone() };
        let (by, entry) = said(100, confirmed);
        board.add(by, entry);
        prop_assert_eq!(&board.approvals(&now_today)[0].standing, &Standing::InForce);
        let (by, entry) = said(101, Act::Revoked { of: id, reason: String::new() });
        board.add(by.clone(), entry);
        prop_assert_eq!(&board.approvals(&now_today)[0].standing, &Standing::Revoked(by));
    }

    #[test]
    fn a_mark_falls_if_and_only_if_its_words_changed(
        before in [0_u8..3, 0..3, 0..3],
        after in [0_u8..3, 0..3, 0..3],
        at in 0_usize..3,
    ) {
        let (then, now) = (answers(before), answers(after));
        let about = section(SECTIONS[at]);
        let parts = today(&then, 0).parts(std::slice::from_ref(&about));
        let (id, entry) = said(1, Act::Seen { parts });
        let board = Board::of([(id, entry)]);
        let seen = board.seen_by(&about, &today(&now, 1));
        prop_assert_eq!(seen == ["张三"], before[at] == after[at]);
    }
}

#[test]
fn what_is_written_is_read_again_by_its_name() {
    let id = EntryId::of("x");
    let parts = Parts::from([(About::Paper("pipia_report".into(), Some("r1".into())), "d".into())]);
    let acts = [
        remark("缺合同"),
        Act::Decision(Decision {
            about: About::Entry(id.clone()),
            words: "签".into(),
            owner: Some("李四".into()),
            due: Some(Day::of(2026, 12, 1)),
            dissent: None,
        }),
        Act::Shown {
            about: About::Check("p1".into()),
            of: Some(id.clone()),
            title: crate::text::phrase("一", "one"),
            figure: Some(crate::text::phrase("三处", "three")),
            digest: String::new(),
            seconds: 61,
        },
        Act::Seen { parts: parts.clone() },
        Act::Approval {
            role: "法务".into(),
            scope: vec![About::Whole, About::Result],
            parts,
            result: "x".into(),
        },
        Act::Closed {
            next: Some(Day::of(2026, 12, 8)),
            words: String::new(),
            then: Some(Then {
                state: "d".into(),
                result: crate::text::phrase("豁免", "exempt"),
                heard: vec![id.clone()],
            }),
        },
    ];
    for act in acts {
        let mut entry = Entry::new(Moment::since_1970(1), Some("张三".into()), act);
        entry.meeting = Some(id.clone());
        let (name, line) = entry.line();
        assert_eq!(Entry::read(&name, &line), Ok(entry));
        let torn: String = line.chars().take(line.chars().count() - 2).collect();
        assert_eq!(Entry::read(&name, &torn), Err(LineError::Changed));
        assert_eq!(Entry::read(&EntryId::of(&torn), &torn), Err(LineError::Unreadable));
        let newer = line.replace("\"v\":1", "\"v\":2");
        assert_eq!(Entry::read(&EntryId::of(&newer), &newer), Err(LineError::Newer));
    }
}

#[test]
fn what_nobody_could_have_said_is_not_read() {
    let line = |who: Value, act: Value| {
        json!({ "v": 1, "at": "2026-11-28T14:02:05+08:00", "who": who, "act": act }).to_string()
    };
    let seen = json!({ "seen": { "parts": { "handler": "d" } } });
    for (line, is_read) in [
        (line(json!("张三"), seen.clone()), true),
        (line(Value::Null, seen), false),
        (line(json!("张三"), json!({ "answer": { "to": "0".repeat(32), "words": " " } })), false),
        (line(json!("张三"), json!({ "sung": {} })), false),
    ] {
        assert_eq!(Entry::read(&EntryId::of(&line), &line).is_ok(), is_read, "{line}");
    }
}

#[test]
fn what_is_spoken_of_is_read_as_it_is_written() {
    for text in [
        "whole",
        "result",
        "handler/ciio",
        "scenarios/crm/purpose",
        "scenarios",
        "paper:pipia_report",
        "paper:contract_appendix/acme",
        "check:p12",
        "later/row/field",
        "entry:00112233445566778899aabbccddeeff",
    ] {
        assert_eq!(About::read(text).to_string(), text);
    }
}

#[test]
fn a_remark_settled_by_two_is_open_again_once_both_are_undone() {
    let (id, entry) = said(1, remark("一"));
    let settle = |at| said(at, Act::Resolved { of: id.clone(), reason: String::new() });
    let (one, two) = (settle(2), settle(3));
    let undoes = vec![one.0.clone()];
    let again = said(4, Act::Reopened { of: id.clone(), reason: String::new(), undoes });
    let mut board = Board::of([(id.clone(), entry), one, two.clone(), again]);
    assert!(!board.threads()[0].is_open, "the other never was taken back");
    let undoes = vec![two.0];
    let (by, entry) = said(5, Act::Reopened { of: id, reason: String::new(), undoes });
    board.add(by, entry);
    assert!(board.threads()[0].is_open);
}
