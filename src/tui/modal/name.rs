//! The name of a new assessment, of its file, and of the person at the desk.

use crate::text::{Phrase, Text, harmless, t};
use crate::tui::component::Outcome;
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::Asked;

/// Asks for the name.
#[derive(Debug)]
pub(crate) struct NewName;

impl Asked for NewName {
    fn title(&self) -> Text {
        t("新建评估", "New assessment")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "给这次出境活动起一个一眼能认出的名称，例如“售后服务数据提供德国总部”。以后可以改。",
            "A name by which the export is recognised at a glance, such as \"After-sales data to headquarters in Germany\". It can be changed later.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let name = line.text().trim().to_owned();
        Outcome::Emit(vec![Message::Close, Message::Create(name)])
    }
}

/// Asks what the file of the open record is to be called.
#[derive(Debug)]
pub(crate) struct FileName;

impl Asked for FileName {
    fn title(&self) -> Text {
        t("文件改名", "Rename the file")
    }

    fn words(&self, state: &State) -> Vec<Phrase> {
        let stem = harmless(&state.stem(), false);
        let now = said!("现在是：{stem}.json", "Now: {stem}.json", stem);
        let help = t(
            "历史、评审、提交记录和扫描件都随着走；以前导出的文件不改名，再导出时用新名。",
            "History, review, filings and scans stay with it; what was exported before keeps its name, and what is exported next has the new one.",
        );
        vec![now, help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let name = line.text().trim().to_owned();
        Outcome::Emit(vec![Message::Close, Message::RenameFile(name)])
    }
}

/// Asks who works here.
#[derive(Debug)]
pub(crate) struct OwnName;

impl Asked for OwnName {
    fn title(&self) -> Text {
        t("您的姓名", "Your name")
    }

    fn words(&self, state: &State) -> Vec<Phrase> {
        let help = t(
            "写在您的批注、决定、批准和修改上。记在您自己的设置中，下次打开仍是它；启动时用 --who 或者 CHUJING_WHO 说的优先。",
            "It stands with your remarks, decisions, approvals and changes. It is kept in your own settings for the next time; what --who or CHUJING_WHO says at the start goes before it.",
        );
        let now = state.options.hand.who.as_deref().map(|who| {
            let who = harmless(who, false);
            said!("现在是：{who}", "Now: {who}", who)
        });
        now.into_iter().chain([help.into(), Phrase::default()]).collect()
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let name = line.text().trim().to_owned();
        Outcome::Emit(vec![Message::Close, Message::Called(name)])
    }
}
