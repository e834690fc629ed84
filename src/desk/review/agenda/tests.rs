//! The matters of a meeting on a worked example, and of one that is gone on with.

use std::path::PathBuf;

use super::*;
use crate::day::Moment;
use crate::desk::review::Voice;
use crate::desk::session::Hand;
use crate::dossier::Dossier;
use crate::review::{Decision, Remark};
use crate::store::Workspace;

const TODAY: Day = Day::of(2026, 11, 29);

fn hand() -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: Some("张三".to_owned()) }
}

fn example() -> (tempfile::TempDir, PathBuf, String) {
    let dir = tempfile::tempdir().unwrap();
    let text = include_str!("../../../../assessments/customers-standard-contract.json");
    let dossier = Dossier::from_json(text).unwrap();
    let id = dossier.id.clone();
    let path = Workspace::new(dir.path()).create("记录", dossier).unwrap().path;
    (dir, path, id)
}

fn says(discussion: &mut Discussion, meeting: Option<&EntryId>, act: Act) -> EntryId {
    let voice = Voice { hand: &hand(), step: None, meeting: meeting.cloned() };
    discussion.say(&voice, act).unwrap()
}

fn decision(words: &str, due: Day) -> Act {
    let (owner, dissent) = (Some("李四".to_owned()), Some("王五：太早".to_owned()));
    let due = Some(due);
    Act::Decision(Decision { about: About::Result, words: words.to_owned(), owner, due, dissent })
}

fn remark(words: &str) -> Act {
    let (missing, quoted, asked, due) = (false, None, None, None);
    let words = words.to_owned();
    Act::Remark(Remark { about: About::Result, words, missing, quoted, asked, due })
}

#[test]
fn figures_are_read_at_a_glance_and_only_the_result_is_turned() {
    let (_dir, path, id) = example();
    let session = Session::open(&path, &hand()).unwrap();
    let mut discussion = Discussion::of(&path, &id).unwrap();
    says(&mut discussion, None, remark("为什么"));
    says(&mut discussion, None, decision("今年的", Day::of(2026, 12, 18)));
    says(&mut discussion, None, decision("明年的", Day::of(2027, 1, 8)));
    let all = topics(&session, &discussion, TODAY, None);
    let of = |title: &str| all.iter().find(|topic| topic.title.zh == title).unwrap();
    assert_eq!(
        (of("今年的").figure.as_str(), of("明年的").figure.as_str()),
        ("12-18", "2027-01-08")
    );
    assert!(of("今年的").lines.iter().any(|line| line.zh == "不同意见：王五：太早"));
    let results: Vec<&Topic> = all.iter().filter(|topic| topic.is_result()).collect();
    assert_eq!(results.len(), 1, "what is said of the result is not the result");
    let Range { low, .. } = session.survey().verdict.headcount.ordinary.range;
    assert!(low > 999 && results[0].figure == grouped(low), "{}", results[0].figure);
}

/// What is unlawful as it stands, and whose consent nobody named, is spoken of in the first meeting, too.
#[test]
fn a_first_meeting_speaks_of_what_must_not_go_on_and_of_consent_that_nobody_named() {
    use crate::form::Edit;
    use crate::form::catalog::record;
    let (_dir, path, id) = example();
    let mut session = Session::open(&path, &hand()).unwrap();
    let discussion = Discussion::of(&path, &id).unwrap();
    let kinds = |session: &Session| -> Vec<(String, usize)> {
        let all = topics(session, &discussion, TODAY, None);
        all.iter().map(|topic| (topic.kind.zh.clone(), topic.lines.len())).collect()
    };
    let of = |all: &[(String, usize)], kind: &str| {
        all.iter().find(|(known, _)| known.contains(kind)).map(|(_, lines)| *lines)
    };
    assert_eq!(of(&kinds(&session), "单独同意"), None);
    let rows = session.answers().rows(&consents::SECTION).map(|row| row.id.to_owned());
    let rows: Vec<String> = rows.collect();
    session.edit(session.answers().without_rows(&consents::SECTION, &rows)).unwrap();
    let missing = of(&kinds(&session), "单独同意").unwrap();
    assert!(missing > 0);
    let began = Place::single(&record::SECTION, &record::EXPORT_START);
    session.edit(Edit::Set(began, Some(serde_json::json!("2026-02-01")))).unwrap();
    assert!(!session.survey().underway.is_empty(), "it runs without consent");
    let all = kinds(&session);
    let runs = of(&all, "出境开始而条件尚不具备").unwrap();
    assert_eq!(runs, session.survey().underway.len());
    let at = |kind: &str| all.iter().position(|(known, _)| known.contains(kind)).unwrap();
    assert!(at("出境开始") < at("单独同意") && at("单独同意") < at("结论"), "{all:?}");
}

#[test]
fn who_was_not_there_learns_from_the_minutes_what_was_on_the_screen() {
    let (_dir, path, id) = example();
    let session = Session::open(&path, &hand()).unwrap();
    let mut discussion = Discussion::of(&path, &id).unwrap();
    says(&mut discussion, None, remark("为什么"));
    let all = topics(&session, &discussion, TODAY, None);
    let result = all.iter().find(|topic| topic.is_result()).unwrap();
    assert!(!result.shown().zh.contains(&result.figure), "by its title it is known again");
    let shown = result.shown_beside().unwrap();
    assert!(shown.zh.starts_with(&format!("{} ", result.figure)), "{}", shown.zh);
    assert!(!shown.zh.contains("→"), "turns stand in the record: {}", shown.zh);
    // The words of a remark stand with it in the minutes anyway.
    let remark = all.iter().find(|topic| topic.settles.is_some()).unwrap();
    assert!(!remark.shown().zh.contains("为什么") && remark.shown_beside().is_none());
}

#[test]
fn a_meeting_that_is_gone_on_with_has_the_matters_it_began_with() {
    let (_dir, path, id) = example();
    let session = Session::open(&path, &hand()).unwrap();
    let mut discussion = Discussion::of(&path, &id).unwrap();
    let one = says(&mut discussion, None, remark("一"));
    let other = says(&mut discussion, None, remark("二"));
    let before = topics(&session, &discussion, TODAY, None);
    let agenda: Vec<About> = before.iter().map(Topic::key).collect();
    let begun = Act::Begun {
        present: vec!["张三".to_owned()],
        agenda: agenda.clone(),
        state: String::new(),
    };
    let meeting = says(&mut discussion, None, begun);
    let title = Phrase::same("二".to_owned());
    let (about, of, digest) = (About::Result, Some(other), String::new());
    let shown = Act::Shown { about, of, title, figure: None, digest, seconds: 1 };
    says(&mut discussion, Some(&meeting), shown);
    says(&mut discussion, Some(&meeting), Act::Resolved { of: one, reason: String::new() });
    says(&mut discussion, Some(&meeting), decision("新的", Day::of(2026, 12, 18)));
    says(&mut discussion, None, remark("三"));
    let current = discussion.board().open_meeting().unwrap();
    let after = topics(&session, &discussion, TODAY, Some(&current));
    assert_eq!(after.iter().map(Topic::key).collect::<Vec<_>>(), agenda);
    assert_eq!(last_shown(&current, &after), Some(1), "the second of two remarks on one place");
    // The next has what was taken and said meanwhile.
    let next = topics(&session, &discussion, TODAY, None);
    assert!(next.iter().any(|topic| topic.title.zh == "新的"));
    assert_eq!(next.iter().filter(|topic| topic.settles.is_some()).count(), 3);
}

#[test]
fn a_risk_that_is_accepted_while_people_meet_stays_a_matter_of_the_meeting() {
    let (_dir, path, id) = example();
    let mut session = Session::open(&path, &hand()).unwrap();
    let mut discussion = Discussion::of(&path, &id).unwrap();
    let risk =
        |session: &Session| session.survey().risks.unacceptable().next().map(|one| one.id.clone());
    let after = |id: &str, level: &str| {
        let set = |field| {
            let place = Place::in_row(&risks::SECTION, id, field);
            crate::form::Edit::Set(place, Some(serde_json::json!(level)))
        };
        crate::form::Edit::Batch([&risks::IMPACT_AFTER, &risks::LIKELIHOOD_AFTER].map(set).to_vec())
    };
    let first = session.survey().risks.scored.first().unwrap().id.clone();
    session.edit(after(&first, "high")).unwrap();
    let before = topics(&session, &discussion, TODAY, None);
    let open = risk(&session).expect("a risk that is high is not accepted");
    let is_it = |topic: &&Topic| topic.about.to_string() == format!("risks/{open}");
    assert!(before.iter().any(|topic| is_it(&topic)));
    let agenda: Vec<About> = before.iter().map(Topic::key).collect();
    let begun = Act::Begun {
        present: vec!["张三".to_owned()],
        agenda: agenda.clone(),
        state: String::new(),
    };
    says(&mut discussion, None, begun);
    session.edit(after(&open, "low")).unwrap();
    assert_eq!(risk(&session), None);
    let current = discussion.board().open_meeting().unwrap();
    let gone_on = topics(&session, &discussion, TODAY, Some(&current));
    assert_eq!(gone_on.iter().map(Topic::key).collect::<Vec<_>>(), agenda);
    assert_eq!(gone_on.iter().find(is_it).unwrap().kind.zh, "不再高于可接受等级的风险");
    assert!(!topics(&session, &discussion, TODAY, None).iter().any(|topic| is_it(&topic)));
    // An answer that was taken away is no treatment.
    let level = Place::in_row(&risks::SECTION, &open, &risks::IMPACT_AFTER);
    session.edit(crate::form::Edit::Set(level, None)).unwrap();
    let current = discussion.board().open_meeting().unwrap();
    let gone_on = topics(&session, &discussion, TODAY, Some(&current));
    assert_eq!(gone_on.iter().find(is_it).unwrap().kind.zh, "重新待定的风险");
}
