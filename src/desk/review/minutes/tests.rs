//! Minutes of meetings that are noted entry by entry, and what becomes of them when something is said or changed later.
#![expect(
    clippy::disallowed_methods,
    reason = "a test changes a file behind the back of the history"
)]

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::*;
use crate::day::Day;
use crate::desk::Standing;
use crate::desk::review::Voice;
use crate::desk::session::{Hand, Reader, Session};
use crate::document::render::markdown;
use crate::form::{Edit, Place};
use crate::review::{Decision, Level, Parts};
use crate::store::Workspace;
use crate::text::phrase;

const NAME: &str = "handler/name";

/// A record, and what was said of it.
struct Room {
    _dir: tempfile::TempDir,
    path: PathBuf,
    discussion: Discussion,
    meeting: Option<EntryId>,
}

fn hand(who: &str) -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: Some(who.to_owned()) }
}

fn place() -> About {
    About::place(&Place::parse(NAME).unwrap())
}

impl Room {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let dossier = Dossier::new("a", "旧标题", Day::of(2026, 11, 20));
        let path = Workspace::new(dir.path()).create("记录", dossier).unwrap().path;
        let discussion = Discussion::of(&path, "a").unwrap();
        Self { _dir: dir, path, discussion, meeting: None }
    }

    /// The step of the history that the record stands at, as whoever says something notes it.
    fn says(&mut self, who: &str, act: Act) -> EntryId {
        let reader = Reader::of(&self.path, &hand(who)).unwrap();
        let step = reader.past().latest().cloned();
        let voice = Voice { hand: &hand(who), step, meeting: self.meeting.clone() };
        self.discussion.say(&voice, act).unwrap()
    }

    fn remarks(&mut self, words: &str) -> EntryId {
        let (words, missing, quoted) = (words.to_owned(), false, None);
        let remark = Remark { about: place(), words, missing, quoted, asked: None, due: None };
        self.says("张三", Act::Remark(remark))
    }

    fn decides(&mut self, words: &str) -> EntryId {
        let (owner, due, dissent) = (Some("李四".to_owned()), None, None);
        let words = words.to_owned();
        self.says("张三", Act::Decision(Decision { about: place(), words, owner, due, dissent }))
    }

    fn settles(&mut self, of: &EntryId) {
        self.says("张三", Act::Resolved { of: of.clone(), reason: String::new() });
    }

    fn begins(&mut self) -> EntryId {
        let state = self.survey().0.digest();
        let act = Act::Begun { present: vec!["张三".to_owned()], agenda: Vec::new(), state };
        let id = self.says("张三", act);
        self.meeting = Some(id.clone());
        id
    }

    fn shows(&mut self, of: Option<&EntryId>, title: &str) {
        let (about, title) = (place(), phrase(title, title));
        let (of, digest) = (of.cloned(), String::new());
        let figure = None;
        self.says("张三", Act::Shown { about, of, title, figure, digest, seconds: 5 });
    }

    /// The result was on the screen, with a figure beside it.
    fn shows_figure(&mut self, figure: &str) {
        let (about, of, figure) = (About::Result, None, Some(phrase(figure, figure)));
        let (title, digest) = (phrase("结论：标准合同", "result: contract"), String::new());
        self.says("张三", Act::Shown { about, of, title, figure, digest, seconds: 30 });
    }

    fn decides_of_the_result(&mut self, words: &str) {
        let (about, owner, due, dissent) = (About::Result, None, None, None);
        let words = words.to_owned();
        self.says("张三", Act::Decision(Decision { about, words, owner, due, dissent }));
    }

    fn ends(&mut self, is_noted: bool) {
        let (answers, survey) = self.survey();
        let heard = self.meeting.as_ref().map(|id| self.discussion.board().heard(id));
        let then = is_noted.then(|| then((&answers, &survey), heard.unwrap_or_default()));
        self.says("张三", Act::Closed { next: None, words: String::new(), then });
        self.meeting = None;
    }

    fn survey(&self) -> (Answers, Survey) {
        let dossier = Reader::of(&self.path, &hand("张三")).unwrap().dossier;
        let answers = dossier.answers.clone();
        (answers, Standing::of(&self.path, dossier, None).unwrap().survey())
    }

    fn sets(&self, place: &str, value: &str) {
        let mut session = Session::for_change(&self.path, &hand("张三")).unwrap();
        session.edit(Edit::Set(Place::parse(place).unwrap(), Some(json!(value)))).unwrap();
        session.save().unwrap();
    }

    fn minutes(&self, meeting: &EntryId) -> String {
        let reader = Reader::of(&self.path, &hand("张三")).unwrap();
        let (_, survey) = self.survey();
        let (dossier, past, discussion) = (&reader.dossier, &reader.past(), &self.discussion);
        let of = Recorded { dossier, survey: &survey, past, discussion };
        markdown(&minutes_of(meeting, &of, Lang::Zh).unwrap())
    }
}

/// The lines that hold some words.
fn rows<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.contains(words)).collect()
}

#[test]
fn what_settles_a_remark_stands_with_it_and_with_nothing_else_on_the_place() {
    let mut room = Room::new();
    let (one, other) = (room.remarks("名称与执照不一致"), room.remarks("缺少英文名称"));
    let decision = room.decides("换执照");
    let meeting = room.begins();
    room.shows(Some(&one), "批注：单位名称");
    room.settles(&one);
    room.shows(Some(&other), "批注：单位名称");
    room.shows(Some(&decision), "决定：换执照");
    room.shows(Some(&one), "批注：单位名称");
    let text = room.minutes(&meeting);
    let settled = rows(&text, "已解决");
    assert_eq!(settled.len(), 1, "{text}");
    assert!(settled[0].contains("名称与执照不一致"), "the remark is quoted: {text}");
    assert!(settled[0].contains("0:10"), "gone back to, it is one row with all its time: {text}");
    assert_eq!(rows(&text, "| 批注：单位名称 |").len(), 2, "two remarks are two rows: {text}");
    assert_eq!(rows(&text, "缺少英文名称").len(), 2, "a row, and among the open remarks: {text}");
    assert_eq!(rows(&text, "决定：换执照").len(), 1, "{text}");
    let meetings = room.discussion.board().meetings();
    assert_eq!(meetings[0].matters().len(), 3, "three matters in four showings");
}

#[test]
fn a_matter_whose_figure_changed_meanwhile_is_one_and_tells_both() {
    let mut room = Room::new();
    let meeting = room.begins();
    room.shows_figure("250,000人");
    room.shows_figure("250,000人");
    // Gone on with after an edit.
    room.shows_figure("260,000人");
    room.decides_of_the_result("按新数申报");
    let text = room.minutes(&meeting);
    let own = rows(&text, "| 结论：标准合同（250,000人 → 260,000人） |");
    assert_eq!(own.len(), 1, "{text}");
    assert!(own[0].contains("1:30") && own[0].contains("按新数申报"), "{text}");
}

#[test]
fn what_is_said_of_a_place_stands_with_the_matter_that_was_on_the_screen() {
    let mut room = Room::new();
    let (one, other) = (room.remarks("甲"), room.remarks("乙"));
    let meeting = room.begins();
    room.shows(Some(&one), "第一项");
    room.shows(Some(&other), "第二项");
    room.decides("改名");
    let text = room.minutes(&meeting);
    assert!(!rows(&text, "第一项")[0].contains("改名"), "{text}");
    assert!(rows(&text, "第二项")[0].contains("改名"), "{text}");
}

#[test]
fn what_was_settled_beside_the_matters_is_told_with_its_words_and_who_confirmed_what_too() {
    let mut room = Room::new();
    let remark = room.remarks("名称与执照不一致");
    let parts = Parts::from([(About::Whole, "d".to_owned())]);
    let (role, scope, result) = ("负责人".to_owned(), vec![About::Whole], "r".to_owned());
    let (again, then) = (parts.clone(), result.clone());
    let approval = room.says("赵总", Act::Approval { role, scope, parts, result });
    let meeting = room.begins();
    room.settles(&remark);
    room.says("李四", Act::Confirmed { of: approval, parts: again, result: then });
    let text = room.minutes(&meeting);
    let settled = rows(&text, "已解决");
    assert_eq!(settled.len(), 1, "{text}");
    assert!(settled[0].contains("张三的批注：“名称与执照不一致”"), "{text}");
    assert_eq!(rows(&text, "李四再次确认赵总的批准").len(), 1, "{text}");
}

#[test]
fn minutes_of_a_closed_meeting_stay_as_they_are() {
    let mut room = Room::new();
    room.sets("handler/name", "甲公司");
    let remark = room.remarks("核对");
    let meeting = room.begins();
    room.shows(None, "单位名称");
    let decision = room.decides("换执照");
    room.ends(true);
    let before = room.minutes(&meeting);
    assert!(before.contains("甲公司") && rows(&before, "核对").len() == 1, "{before}");
    room.sets("handler/name", "乙公司");
    room.sets("record/title", "新标题");
    room.settles(&remark);
    room.remarks("会后的话");
    assert_eq!(room.minutes(&meeting), before);
    // Only that something of it was withdrawn is added.
    room.says("李四", Act::Withdrawn { of: decision, reason: String::new() });
    let after = room.minutes(&meeting);
    let added: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    assert!(added.iter().any(|line| line.contains("换执照") && line.contains("李四")), "{added:?}");
    assert_eq!(rows(&after, "换执照").len(), rows(&before, "换执照").len() + 1, "{after}");
}

#[test]
fn what_a_meeting_that_noted_no_end_was_about_is_known_by_the_history() {
    let mut room = Room::new();
    let meeting = room.begins();
    room.ends(false);
    assert!(room.minutes(&meeting).contains("旧标题"), "nothing changed since");
    room.sets("record/title", "新标题");
    let text = room.minutes(&meeting);
    assert!(
        text.contains("旧标题") && !text.contains("新标题"),
        "the history begins with it: {text}"
    );
}

#[test]
fn what_is_not_known_of_the_end_is_said_and_not_taken_from_today() {
    let mut room = Room::new();
    let meeting = room.begins();
    room.ends(false);
    let noted = room.begins();
    room.ends(true);
    let file = fs::read_to_string(&room.path).unwrap().replace("旧标题", "新标题");
    fs::write(&room.path, file).unwrap();
    for (meeting, is_noted) in [(meeting, false), (noted, true)] {
        let text = room.minutes(&meeting);
        assert!(!text.contains("新标题"), "{text}");
        assert!(text.contains("会议结束时的记录没有保存"), "{text}");
        assert_eq!(text.contains("当时没有记下"), !is_noted, "{text}");
    }
}

#[test]
fn what_comes_from_others_after_the_end_stands_apart_whatever_their_clocks_say() {
    let mut room = Room::new();
    room.remarks("名称与执照不一致");
    let meeting = room.begins();
    room.decides("换执照");
    room.ends(true);
    let before = room.minutes(&meeting);
    // A colleague sat in the same meeting, and another spoke of the place by themselves: both with clocks that are behind.
    let early = Moment::since_1970(1_795_845_000);
    let said = |who: &str, meeting: Option<&EntryId>, words: &str| {
        let (words, missing, quoted) = (words.to_owned(), false, None);
        let remark = Remark { about: place(), words, missing, quoted, asked: None, due: None };
        let mut entry = Entry::new(early, Some(who.to_owned()), Act::Remark(remark));
        entry.meeting = meeting.cloned();
        entry.line()
    };
    let lines = [said("李四", Some(&meeting), "缺少电话"), said("王五", None, "缺少传真")];
    crate::store::Reviews::of(&room.path, "a").add(&lines).unwrap();
    room.discussion = Discussion::of(&room.path, "a").unwrap();
    let after = room.minutes(&meeting);
    let late = after.split("会后并入的").nth(1).unwrap();
    assert!(late.contains("李四：缺少电话") && !after.contains("缺少传真"), "{after}");
    let (whole, _) = after.split_once("## 三、会后并入的").unwrap();
    assert!(before.starts_with(whole), "{before}\n{after}");
}

#[test]
fn minutes_say_which_verdict_holds_who_remarked_and_that_the_result_changed() {
    let mut room = Room::new();
    let (missing, quoted) = (true, None);
    let words = "德国机房的租赁合同".to_owned();
    let remark = Remark { about: place(), words, missing, quoted, asked: None, due: None };
    room.says("李四", Act::Remark(remark));
    let meeting = room.begins();
    room.shows_figure("12,140 人");
    room.shows(None, "单位名称");
    let verdict = |level, replaces| Act::Verdict {
        about: place(),
        level,
        reason: String::new(),
        digest: String::new(),
        replaces,
    };
    let first = room.says("张三", verdict(Level::ToCorrect, Vec::new()));
    room.says("张三", verdict(Level::Acceptable, vec![first]));
    room.ends(true);
    let text = room.minutes(&meeting);
    assert!(text.contains("应当修改（后来改了意见）"), "{text}");
    assert!(!text.contains("可以接受（后来改了意见）"), "{text}");
    assert_eq!(rows(&text, "李四：缺少：德国机房的租赁合同").len(), 1, "{text}");
    assert!(text.contains("会上改变；先前展示的是“结论：标准合同”"), "{text}");
}
