//! What stands below the list, and in its place where there is none.

use ratatui::text::Line;

use crate::desk::{Firm, Record};
use crate::source::LAW_DATA;
use crate::telling::{MECHANISM, outcome};
use crate::text::{harmless, t};

use super::super::super::key::{Action, Scope};
use super::super::super::state::State;
use super::super::super::wrap::{cut, hanging};

/// What stands below the list: the chosen assessment in full, and what this program is not.
pub(super) fn foot(record: Option<&Record>, cells: usize, state: &State) -> Vec<Line<'static>> {
    let theme = state.theme;
    let mut out = Vec::new();
    if let Some(record) = record {
        match &record.content {
            Ok(content) => {
                out.extend(hanging("", &harmless(&content.title, false), cells, theme.strong()));
                if let Some(said) = content.day_said() {
                    out.extend(hanging("! ", said.get(state.lang), cells, theme.error()));
                }
                let verdict = match record.firm {
                    Firm::Named => t("正在判断", "being judged").into(),
                    Firm::Yes | Firm::AsTold => outcome(content.mechanism, content.ground),
                };
                let verdict = match record.firm {
                    Firm::AsTold => said!(
                        "{verdict}（上次的结论，正在重新核对）",
                        "{verdict} (as told last; being checked again)",
                        verdict,
                    ),
                    Firm::Yes | Firm::Named => verdict,
                };
                let (label, words) = (state.say(MECHANISM), verdict.get(state.lang));
                out.extend(hanging(label, words, cells, theme.plain()));
                let today = state.options.today;
                if let Some(stage) = content.filing_on(today).filter(|_| record.firm != Firm::Named)
                {
                    let said = said!("备案：{stage}", "Filing: {stage}", stage);
                    out.extend(hanging("", said.get(state.lang), cells, theme.plain()));
                }
            }
            Err(why) => out.extend(hanging(
                "! ",
                &harmless(why.get(state.lang), false),
                cells,
                theme.error(),
            )),
        }
        let file = record
            .path
            .file_name()
            .map(|name| harmless(&name.to_string_lossy(), false))
            .unwrap_or_default();
        out.push(Line::styled(
            cut(&format!("{}{file}", state.say(t("文件：", "File: "))), cells),
            theme.dim(),
        ));
    }
    let not = t(
        "本程序帮助记录和核对，不构成法律意见；结论须由有资格的人员复核。",
        "This program helps to record and check. It is not legal advice; have a qualified person review the result.",
    );
    out.extend(hanging("", state.say(not), cells, theme.dim()));
    let (words, style) = LAW_DATA
        .warning(state.options.today)
        .map_or_else(|| (LAW_DATA.spoken(), theme.dim()), |said| (said, theme.warning()));
    out.extend(hanging("", words.get(state.lang), cells, style));
    out
}

/// What stands where there is nothing yet, or why the folder cannot be read.
pub(super) fn welcome(cells: usize, state: &State) -> Vec<Line<'static>> {
    let theme = state.theme;
    let mut out = vec![Line::default()];
    if let Some(trouble) = &state.trouble {
        out.extend(hanging(
            "  ! ",
            &harmless(trouble.get(state.lang), false),
            cells,
            theme.error(),
        ));
        return out;
    }
    let say = |text| hanging("  ", state.say(text), cells, theme.plain());
    out.push(Line::styled(
        state.say(t("  这里还没有评估。", "  There is no assessment here yet.")),
        theme.title(),
    ));
    out.push(Line::default());
    out.extend(say(t(
        "一份评估记录一个企业的一项或者几项个人信息出境活动（每个目的一个场景，可以有几个接收方）：由谁提供、提供给谁、涉及哪些人和哪些信息、为了什么。填写之后，程序说明应当适用安全评估、标准合同、认证还是豁免，逐条给出理由和依据，并生成影响评估报告等文书。",
        "An assessment records one or several exports of one company (a scenario for each purpose, to one or several recipients): who sends it, to whom, whose data, which data, what for. As you answer, the program says which mechanism the law demands and why, and writes the report and the other papers.",
    )));
    out.push(Line::default());
    let keys = said!(
        "按 Enter 或 {new} 新建一份；按 {help} 看全部按键；按 {palette} 查找命令。",
        "Enter or {new} makes a new one; {help} lists the keys; {palette} finds commands.",
        new = state.key(Scope::Home, Action::New),
        help = state.help_key(),
        palette = state.palette_key(),
    );
    out.extend(hanging("  ", keys.get(state.lang), cells, theme.plain()));
    out.push(Line::default());
    out.extend(say(t(
        "想先看示例，退出后运行 `chujing examples --to 示例`，再用 `chujing --workspace 示例` 打开。",
        "To look at worked examples first, leave, run `chujing examples --to examples` and then `chujing --workspace examples`.",
    )));
    out.push(Line::default());
    out.extend(say(t(
        "每份评估是这个文件夹里的一个 JSON 文件，改动自动保存，不会离开这台电脑。",
        "Each assessment is one JSON file in this folder. Changes are saved by themselves and never leave this computer.",
    )));
    out
}
