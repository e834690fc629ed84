//! A review meeting in lines: one matter after the other, and what is said of each.

use crate::desk::review::{
    Discussion, Reading, Topic, day_typed, decision, names, remark, then, topics, turning,
    with_dissent,
};
use crate::desk::session::Session;
use crate::review::Act;
use crate::text::{Phrase, Text, t};

use super::answer::is_command;
use super::{Flow, Plain, Spot, Trouble, nth};
use crate::cli::talk::Talk;

/// What the letters do in a meeting.
pub(super) const HELP: &[Text] = &[
    t(
        "会议中，n：下一个议题。编号：到那个议题。",
        "In a meeting, n: the next matter. A number: that matter.",
    ),
    t(
        "d 和文字：记一项决定，末尾可写 @责任人 和日期，两个斜线之后写不同意见。",
        "d and words: a decision; @owner and a day may end it, and after two slashes who is of another mind.",
    ),
    t("r 和文字：批注。k 和理由：暂缓。", "r and words: a remark. k and why: puts the matter off."),
    t(
        "s：解决这个议题的批注，或者办完它的决定。",
        "s: settles the remark, or the decision, that the matter is.",
    ),
    t("x 和下次的日期：结束会议。", "x and the day of the next: ends the meeting."),
    t("空行：再读一遍这个议题。", "An empty line: reads this matter again."),
    t("f：结论。c：检查。", "f: the result. c: the check."),
    t(
        "冒号和命令：命令行的任何命令，例如 : deadlines %",
        "A colon and a command: any of the command line, as in : deadlines %",
    ),
    t(
        "b：返回，会议不结束。q：退出。说过的都已保存。",
        "b: back, the meeting stays open. q: quits. All that was said is saved.",
    ),
];

impl Plain<'_> {
    /// Begins a meeting, or goes on with the one that is open.
    pub(super) fn meet(&mut self) -> Result<Flow, Trouble> {
        let path = self.path()?.to_owned();
        let mut talk = Talk::of(&path, self.call, self.out)?;
        if let Some(open) = talk.discussion.board().open_meeting() {
            let present = match &open.entry.act {
                Act::Begun { present, .. } => {
                    Phrase::list(present.iter().map(|name| Phrase::same(name.clone())))
                }
                _ => Phrase::default(),
            };
            let since = open.entry.at.to_string();
            self.out.tell(&said!(
                "继续 {since} 开始的会议，到会：{present}",
                "The meeting that began at {since} goes on; present: {present}",
                since,
                present,
            ))?;
        } else {
            self.out.say(t(
                "到会的人，用顿号或者逗号分开；空行不开会：",
                "Who is present, divided by commas; an empty line begins no meeting:",
            ))?;
            let line = self.read()?.unwrap_or_default();
            // A letter alone is a command, and nobody's name.
            let present = if is_command(line.trim()) { Vec::new() } else { names(line.trim()) };
            if present.is_empty() {
                self.show()?;
                return Ok(Flow::On);
            }
            let agenda = self.matters()?.iter().map(Topic::key).collect();
            let state = talk.dossier.answers.digest();
            talk.say(Act::Begun { present, agenda, state }, self.out)?;
        }
        let all = self.matters()?;
        let count = all.len();
        self.out.tell(&said!(
            "议程，{count}个议题：",
            "The agenda, {count} {count?matter|matters}:",
            count
        ))?;
        for (at, topic) in all.iter().enumerate() {
            let (number, shown) = (at + 1, topic.shown());
            self.out.tell(&said!("{number}，{shown}", "{number}, {shown}", number, shown))?;
        }
        self.spots.retain(|spot| !matches!(spot, Spot::Meeting(_)));
        self.go(Spot::Meeting(0))
    }

    /// Says that a meeting was not ended, where one goes away from it.
    pub(super) fn tell_open_meeting(&mut self) -> Result<(), Trouble> {
        let Ok(path) = self.path().map(std::path::Path::to_owned) else { return Ok(()) };
        let talk = Talk::of(&path, self.call, self.out)?;
        if talk.meeting().is_some() {
            self.out.say(t(
                "会议没有结束：m 回到会议，在那里 x 结束。",
                "The meeting is not ended: m goes back to it, and x there ends it.",
            ))?;
        }
        Ok(())
    }

    fn matters(&self) -> Result<Vec<Topic>, Trouble> {
        let path = self.path()?;
        let session = Session::open(path, &self.call.hand)?;
        let discussion = Discussion::of(path, &session.file().dossier.id)?;
        let open = discussion.board().open_meeting().map(|meeting| meeting.id.clone());
        let meetings = discussion.board().meetings();
        let current = open.and_then(|id| meetings.iter().find(|one| *one.id == id));
        let mut all = topics(&session, &discussion, self.call.today, current);
        for topic in all.iter_mut().filter(|topic| topic.is_result()) {
            topic.lines.extend(turning(Some(session.turns()), true));
        }
        Ok(all)
    }

    pub(super) fn show_matter(&mut self, at: usize) -> Result<(), Trouble> {
        let all = self.matters()?;
        let Some(topic) = all.get(at) else {
            return self.out.say(t(
                "没有别的议题。x 结束会议。",
                "There is no other matter. x ends the meeting.",
            ));
        };
        let (number, count, kind) = (at + 1, all.len(), &topic.kind);
        self.out.tell(&said!(
            "议题{number}，共{count}个：{kind}。",
            "Matter {number} of {count}: {kind}.",
            number,
            count,
            kind,
        ))?;
        self.out.tell(&topic.title)?;
        if !topic.figure.is_empty() {
            let (figure, unit) = (&topic.figure, &topic.unit);
            self.out.tell(&said!(
                "数字：{figure}{unit}",
                "Figure: {figure} {unit}",
                figure,
                unit
            ))?;
        }
        for line in &topic.lines {
            self.out.tell(line)?;
        }
        self.out.say(t(
            "n 下一个，d 决定，r 批注，k 暂缓，x 结束；h 帮助。",
            "n next, d decision, r remark, k put off, x end; h for help.",
        ))
    }

    /// What is typed at a matter.
    pub(super) fn in_meeting(&mut self, at: usize, line: &str) -> Result<Flow, Trouble> {
        let all = self.matters()?;
        let (letter, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let words = words.trim();
        if letter == "n" || letter.parse::<usize>().is_ok() {
            if letter != "n" {
                nth(&all, letter)?;
            }
            let to = letter.parse().map_or(at + 1, |number: usize| number.saturating_sub(1));
            if to >= all.len() {
                let last = t(
                    "这是最后一个议题；x 结束会议",
                    "this is the last matter; x ends the meeting",
                );
                return Err(Phrase::from(last).into());
            }
            self.spots.pop();
            return self.go(Spot::Meeting(to));
        }
        let path = self.path()?.to_owned();
        let mut talk = Talk::of(&path, self.call, self.out)?;
        if letter == "x" {
            let read = day_typed(words, self.call.today);
            let next = read.as_ref().map(|(day, _)| *day);
            if let Some(note) = read.and_then(|(_, note)| note) {
                self.out.note(&note);
            }
            if next.is_none() && !words.is_empty() {
                let said =
                    t("日期看不懂，例如 x 2026-12-15", "that is no day, as in: x 2026-12-15");
                return Err(Phrase::from(said).into());
            }
            let (_, survey) = talk.survey()?;
            let open = talk.meeting();
            let heard = open.map(|id| talk.discussion.board().heard(&id)).unwrap_or_default();
            let then = Some(then((&talk.dossier.answers, &survey), heard));
            talk.say(Act::Closed { next, words: String::new(), then }, self.out)?;
            self.spots.retain(|spot| !matches!(spot, Spot::Meeting(_)));
            self.show()?;
            return Ok(Flow::On);
        }
        let Some(topic) = all.get(at) else {
            return Err(Phrase::from(t("没有这个议题", "there is no such matter")).into());
        };
        let about = topic.about.clone();
        let act = match letter {
            "d" | "r" => {
                let (text, dissent) =
                    if letter == "d" { with_dissent(words) } else { (words, None) };
                let typed = Reading::default().read(text, self.call.today).map_err(Trouble)?;
                for note in &typed.notes {
                    self.out.note(note);
                }
                if letter == "d" {
                    Act::Decision(decision(about, typed, dissent))
                } else {
                    Act::Remark(remark(about, typed))
                }
            }
            "k" if words.is_empty() => {
                let said =
                    t("写明为什么暂缓，例如 k 等法务意见", "say why, as in: k waits for counsel");
                return Err(Phrase::from(said).into());
            }
            "k" => Act::Parked { about, reason: words.to_owned() },
            "s" => {
                let Some(of) = topic.settles.clone() else {
                    let said = t(
                        "这个议题没有要解决的批注或者要办的决定",
                        "this matter is no remark or decision to be settled",
                    );
                    return Err(Phrase::from(said).into());
                };
                Act::Resolved { of, reason: words.to_owned() }
            }
            _ => {
                let said =
                    t("这里没有这个命令；h 帮助", "there is no such command here; h for help");
                return Err(Phrase::from(said).into());
            }
        };
        talk.say(act, self.out)?;
        Ok(Flow::On)
    }
}
