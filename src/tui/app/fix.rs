//! One wording for all records: asked for on a page of the folder, looked at, made, taken back.

use std::sync::Arc;

use crate::desk::whole::fix::Checked;
use crate::text::{Phrase, phrase};
use crate::tui::component::Name;
use crate::tui::fixer::{Done, Job};
use crate::tui::message::{Message, Sheet, Tone};

use super::App;

impl App {
    pub(super) fn fix(&mut self, job: Job) {
        let hand = self.state.options.hand.clone();
        if !self.fixer.start(&self.state.workspace, job, &hand) {
            let words =
                phrase("上一次修改还没有完成，请稍候", "the last change is still under way");
            return self.say(Tone::Error, words);
        }
        self.state.whole.is_fixing = true;
        self.hear_of_the_fix();
    }

    /// Takes what came of it.
    pub(super) fn hear_of_the_fix(&mut self) {
        let Some(done) = self.fixer.news() else { return };
        self.state.whole.is_fixing = false;
        match done {
            Done::Checked(checked) => {
                // Who went elsewhere meanwhile is not called back.
                if self.layers.last().is_some_and(|top| top.name() == Name::Whole) {
                    self.update(Message::Show(preview(checked)));
                }
            }
            Done::Fixed(fixed) => {
                self.came_of_it((fixed.said(), fixed.failed.is_empty()), fixed.lines());
            }
            Done::Undone(Some(undone)) => {
                self.came_of_it((undone.said(), undone.left.is_empty()), undone.lines());
            }
            Done::Undone(None) => {
                let words = phrase(
                    "没有可以撤销的统一修改",
                    "nothing was made the same that could be taken back",
                );
                self.say(Tone::Plain, words);
            }
            Done::Failed(why) => self.say(Tone::Error, why),
        }
    }

    fn came_of_it(&mut self, (said, is_all): (Phrase, bool), lines: Vec<Phrase>) {
        // The list and the page tell what the records say now.
        if self.state.open.is_none() {
            self.rescan();
            if let Some(asked) = self.state.whole.asked.clone() {
                self.gather(&asked);
            }
        }
        if !lines.is_empty() && self.state.open.is_none() {
            let lines = lines.into_iter().map(|line| (line, !is_all)).collect();
            let foot = phrase("Enter 或 Esc 关闭", "Enter or Esc closes this");
            let sheet = Sheet::Lines { title: said.clone(), lines, foot, then: Vec::new() };
            self.update(Message::Show(sheet));
        }
        self.say(if is_all { Tone::Good } else { Tone::Error }, said);
    }
}

fn preview(checked: Checked) -> Sheet {
    let (all, free, lines) = (checked.fix.changes.len(), checked.free(), checked.lines());
    let (label, name) = (checked.fix.field.label, checked.fix.name.clone());
    let title =
        said!("{name}：一种写法（{label}）", "{name}: one answer for all ({label})", name, label);
    let is_blocked = checked.is_blocked();
    let foot = match (is_blocked, free) {
        (false, _) => said!(
            "Enter 改这{all}处，每份记入各自的历史；Esc 不改",
            "Enter changes {all} {all?answer|answers}, each in its own history; Esc changes nothing",
            all,
        ),
        (true, 0) => phrase("都不能改；Esc 关闭", "none can be changed; Esc closes this"),
        (true, _) => said!(
            "有的不能改：Enter 只改其余{free}处；Esc 都不改",
            "Some cannot be changed: Enter changes the other {free}; Esc changes nothing",
            free,
        ),
    };
    let apply = Message::Fix(Job::Apply(Arc::new(checked.fix), is_blocked));
    let then = if free > 0 { vec![apply] } else { Vec::new() };
    Sheet::Lines { title, lines, foot, then }
}
