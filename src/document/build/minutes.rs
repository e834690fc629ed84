//! The minutes of a review meeting: who was there, what was shown and decided, who does what by when, what stays open.
//!
//! What was said is told to it; of the record, as it stood then, it says what the meeting was about. What is not known of then it says
//! so, and never takes it from today.

use crate::day::Day;
use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::Answers;
use crate::form::catalog::record;
use crate::law::Survey;
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;
use super::paper::{Counts, Paper, WRITTEN, When};
use super::parts::{Row, add_line};

static PAPER: Paper = Paper {
    id: "minutes",
    title: t("评审会议纪要", "Minutes of the Review Meeting"),
    layout: Layout::Report,
    when: When::Never,
    counts: Counts::OwnBlanks,
    ..WRITTEN
};

/// What was said in a meeting.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    /// When it began.
    pub begun: String,
    /// When it ended; nothing while it is open.
    pub ended: Option<String>,
    /// Who kept the minutes.
    pub kept_by: Option<String>,
    /// Who was there.
    pub present: Vec<String>,
    /// The legal result at its end, in words; empty where it was not noted.
    pub result: Phrase,
    /// The matter of the result as it was shown first.
    pub result_before: Option<Phrase>,
    /// The digest of the answers when it began.
    pub state: String,
    /// The digest of the answers when it ended, where that was noted.
    pub state_after: Option<String>,
    /// Whether it is not known what the record held when it ended.
    pub is_unknown: bool,
    /// What was shown.
    pub matters: Vec<Matter>,
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// What was noted beside the matters: of what, and what was said.
    pub beside: Vec<(Phrase, Vec<Phrase>)>,
    /// What was put off: what, and why.
    pub parked: Vec<(Phrase, String)>,
    /// What stays open: of what, what is asked, and of whom by when.
    pub open: Vec<(Phrase, Phrase, Phrase)>,
    /// The day of the next.
    pub next: Option<Day>,
    /// What else is to be kept.
    pub words: String,
    /// What was said in it and withdrawn after its end.
    pub withdrawn: Vec<Phrase>,
    /// What others said in it and was not known at its end.
    pub late: Vec<Phrase>,
}

/// A matter that was shown.
#[derive(Clone, Debug)]
pub struct Matter {
    /// What it is.
    pub title: Phrase,
    /// The digest of the words that were shown; empty where it has none.
    pub digest: String,
    /// For how long: `4:05`.
    pub time: String,
    /// What was said of it.
    pub said: Vec<Phrase>,
}

/// Something that was decided.
#[derive(Clone, Debug)]
pub struct Decided {
    /// About what.
    pub about: Phrase,
    /// What.
    pub words: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Day>,
    /// Who was of another mind, and why.
    pub dissent: Option<String>,
}

/// How many signs of a digest are printed.
const SHORT: usize = 16;

/// The minutes of a meeting about this record.
pub fn minutes(answers: &Answers, survey: &Survey, lang: Lang, said: &Minutes) -> Document {
    let facts = survey.facts(answers).quietly();
    let material = Material::new(&facts, survey, lang);
    let body = body(&material, said);
    material.finish(&PAPER, body)
}

fn body(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let mut body = vec![head(material, said)];
    let mut parts: Vec<(Text, Vec<Block>)> = vec![
        (t("议题和展示的内容", "Matters and what was shown"), matters(material, said)),
        (t("另外记下的", "Also noted"), beside(material, said)),
        (t("决定", "Decisions"), decisions(material, said)),
        (t("不同意见", "Dissent"), dissent(material, said)),
        (t("暂缓的事项", "Matters put off"), parked(material, said)),
        (t("未解决的批注", "Open remarks"), open(material, said)),
    ];
    if !said.words.trim().is_empty() {
        parts.push((t("其他", "Further"), vec![Block::Paragraph(plain(said.words.clone()))]));
    }
    let withdrawn: Vec<_> = said.withdrawn.iter().map(|line| material.told(line)).collect();
    if !withdrawn.is_empty() {
        parts.push((t("会后撤下的", "Withdrawn since"), vec![Block::List(withdrawn)]));
    }
    let late: Vec<_> = said.late.iter().map(|line| material.told(line)).collect();
    if !late.is_empty() {
        let title = t("会后并入的（会议结束时尚未收到）", "Came in later, not known at the end");
        parts.push((title, vec![Block::List(late)]));
    }
    parts.retain(|(_, blocks)| !blocks.is_empty());
    for (index, (title, blocks)) in parts.into_iter().enumerate() {
        body.push(material.heading(1, index + 1, title));
        body.extend(blocks);
    }
    body.push(material.signed(&[
        t("主持人：________________", "Chair: ________________"),
        t("记录人：________________", "Kept by: ________________"),
    ]));
    body
}

/// When, who, about what, with which result, and when again.
fn head(material: &Material<'_>, said: &Minutes) -> Block {
    let begun = &said.begun;
    let until = if let Some(ended) = &said.ended {
        said!("{begun} 至 {ended}", "{begun} to {ended}", begun, ended)
    } else {
        said!("{begun} 开始，尚未结束", "begun {begun}, still open", begun)
    };
    let present = Phrase::list(said.present.iter().map(|name| Phrase::same(name.clone())));
    let before: String = said.state.chars().take(SHORT).collect();
    let after = said.state_after.as_ref().filter(|after| **after != said.state);
    let state = after.map_or_else(
        || Phrase::same(before.clone()),
        |after| {
            let after: String = after.chars().take(SHORT).collect();
            said!(
                "开始时 {before}，结束时 {after}",
                "{before} at the beginning, {after} at the end",
                before,
                after
            )
        },
    );
    let next = said.next.map(Day::spoken).unwrap_or_default();
    let (handler, title) = if said.is_unknown {
        let unknown = t(
            "会议结束时的记录没有保存，无法写明",
            "not known: the record as it stood at the end of the meeting was not kept",
        );
        (material.words(unknown), material.words(unknown))
    } else {
        let title = material.needed(&material.single(&record::SECTION), &record::TITLE);
        (material.handler_name(), title)
    };
    let first = said.result_before.as_ref().filter(|first| !first.zh.ends_with(&said.result.zh));
    let result = match first {
        _ if said.result.zh.is_empty() => material.words(t("当时没有记下", "not noted then")),
        None => material.told(&said.result),
        Some(first) => {
            let last = &said.result;
            material.told(&said!(
                "{last}（会上改变；先前展示的是“{first}”）",
                "{last} (it changed in the meeting; shown before: \"{first}\")",
                last,
                first,
            ))
        }
    };
    material.form(vec![
        (t("单位", "Handler"), handler),
        (t("评估", "Assessment"), title),
        (t("时间", "Time"), material.told(&until)),
        (t("到会", "Present"), material.told(&present)),
        (t("记录", "Kept by"), plain_or_none(said.kept_by.as_deref())),
        (t("结论", "Result"), result),
        (t("会上的记录状态（校验码）", "State of the record (check code)"), material.told(&state)),
        (
            t("下次会议", "Next meeting"),
            if said.next.is_some() { material.told(&next) } else { Vec::new() },
        ),
    ])
}

fn plain_or_none(words: Option<&str>) -> Vec<Inline> {
    words.map(plain).unwrap_or_default()
}

fn matters(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let row = |matter: &Matter| -> Row {
        let said = lines(material, &matter.said);
        let digest: String = matter.digest.chars().take(SHORT).collect();
        vec![material.told(&matter.title), said, plain(digest), plain(matter.time.clone())]
    };
    let columns = [
        (t("议题", "Matter"), 30),
        (t("意见", "What was said"), 34),
        (t("所示文字的校验码", "Check code of the words shown"), 20),
        (t("用时", "Time"), 8),
    ];
    let rows: Vec<Row> = said.matters.iter().map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let explained = t(
        "校验码由所示文字算出：文字改动一个字，校验码就不同，可以据此查明会上看到的是不是同一份文字。",
        "The check code is reckoned from the words shown: change a letter and it is another, so that it can be checked whether these are the words that were seen.",
    );
    vec![material.numbered(Text::EMPTY, &columns, rows), material.sentence(explained)]
}

/// Several things in a cell, each on a line.
fn lines(material: &Material<'_>, said: &[Phrase]) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in said {
        add_line(&mut out, material.told(line));
    }
    out
}

fn beside(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let row = |(about, said): &(Phrase, Vec<Phrase>)| -> Row {
        vec![material.told(about), lines(material, said)]
    };
    let columns = [(t("对象", "About"), 32), (t("内容", "What was said"), 60)];
    let rows: Vec<Row> = said.beside.iter().map(row).collect();
    if rows.is_empty() { Vec::new() } else { vec![material.numbered(Text::EMPTY, &columns, rows)] }
}

fn decisions(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let open = t("未定", "not set");
    let row = |one: &Decided| -> Row {
        let due = one.due.map(|day| plain(day.to_string()));
        vec![
            material.told(&one.about),
            plain(one.words.clone()),
            one.owner.as_deref().map_or_else(|| material.words(open), plain),
            due.unwrap_or_else(|| material.words(open)),
        ]
    };
    let columns = [
        (t("事项", "About"), 24),
        (t("决定", "Decision"), 38),
        (t("责任人", "Owner"), 14),
        (t("完成日期", "Due"), 14),
    ];
    let rows: Vec<Row> = said.decisions.iter().map(row).collect();
    match rows.as_slice() {
        [] => vec![material.sentence(t("会上没有作出决定。", "Nothing was decided."))],
        _ => vec![material.numbered(Text::EMPTY, &columns, rows)],
    }
}

fn dissent(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let line = |one: &Decided| {
        let (words, dissent) = (&one.words, one.dissent.as_ref()?);
        let said = said!("对“{words}”：{dissent}", "On \"{words}\": {dissent}", words, dissent);
        Some(material.told(&said))
    };
    let lines: Vec<_> = said.decisions.iter().filter_map(line).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] }
}

fn parked(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let line = |(what, why): &(Phrase, String)| {
        let said = match why.as_str() {
            "" => what.clone(),
            why => said!("{what}：{why}", "{what}: {why}", what, why),
        };
        material.told(&said)
    };
    let lines: Vec<_> = said.parked.iter().map(line).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] }
}

fn open(material: &Material<'_>, said: &Minutes) -> Vec<Block> {
    let row = |(about, words, asked): &(Phrase, Phrase, Phrase)| -> Row {
        vec![material.told(about), material.told(words), material.told(asked)]
    };
    let columns = [
        (t("对象", "About"), 28),
        (t("批注", "Remark"), 42),
        (t("请谁、何时之前", "Asked of whom, by when"), 22),
    ];
    let rows: Vec<Row> = said.open.iter().map(row).collect();
    if rows.is_empty() { Vec::new() } else { vec![material.numbered(Text::EMPTY, &columns, rows)] }
}
