//! The six items that the impact assessment must weigh (Standard Contract Measures Art. 5).

use crate::day::Day;
use crate::form::options::article_five;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{GBA_HK, PIPL, SCG, SCM, cite};
use crate::text::{Phrase, Text, t};

use super::contracts;

/// The section.
pub static SECTION: Section = Section {
    id: "findings",
    title: t("影响评估", "Impact assessment"),
    about: t(
        "逐项回答六个重点：认定、证据、发现的问题、整改情况、剩余风险。先写事实，再写依据，再写结论。",
        "The six points one by one: finding, evidence, problem, rectification, residual risk. Facts first, then the rule, then the conclusion.",
    ),
    shape: Shape::Fixed(&options::ARTICLE_FIVE),
    fields: &[&FINDING, &EVIDENCE, &PROBLEM, &RECTIFICATION, &RESIDUAL, &CONTRACT, &BAY],
};

/// Finding.
pub static FINDING: Field = Field::new(
    "finding",
    Kind::Paragraph,
    t("评估情况", "Finding"),
    t("事实、依据（具体条款）、对照、结论。", "Fact, rule by article, application, conclusion."),
)
.in_both()
.source(&[cite(&SCM, "Art. 5"), cite(&PIPL, "Art. 56")]);
/// Evidence.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Paragraph,
    t("证据", "Evidence"),
    t(
        "文件名称、编号、日期；还没有的，写“无”。",
        "Papers with number and date; if there is none yet, write 无 (none).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Problem.
pub static PROBLEM: Field = Field::new(
    "problem",
    Kind::Paragraph,
    t("发现的问题", "Problem found"),
    t(
        "如实写；每一项都写“未发现问题”会引起疑问。",
        "As it is; \"no problem\" at every item invites questions.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Rectification.
pub static RECTIFICATION: Field = Field::new(
    "rectification",
    Kind::Paragraph,
    t("整改情况", "Rectification"),
    t(
        "措施、责任人、完成日期、状态；没有问题的，写“不涉及”。",
        "Remedy, owner, date, state; if there was no problem, write 不涉及 (not applicable).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Residual risk.
pub static RESIDUAL: Field = Field::new(
    "residual",
    Kind::One(&options::RISK_LEVELS),
    t("剩余风险", "Residual risk"),
    t("整改之后还剩多大风险。", "What risk is left after rectification."),
);
/// The same for what goes by the standard contract, where something else goes by another route.
pub static CONTRACT: Field = Field::new(
    "contract",
    Kind::Paragraph,
    t("标准合同部分的评估", "Of what goes by the standard contract"),
    t(
        "几个接收方中只有一部分采用标准合同的，只就这一部分写明：认定、证据、发现的问题和整改、剩余风险。备案的报告只用这一段；不填写的，该报告是草稿。",
        "Where only some of the recipients go by the standard contract: finding, evidence, problem, remedy and residual risk of that part alone. The report that is filed uses this text alone; left open, that report is a draft.",
    ),
)
.optional()
.asked(contracts::beside_others)
.source(&[cite(&SCG, "annex 5")]);
/// The same for what goes by the contract of the Bay, where something else goes by another route.
pub static BAY: Field = Field::new(
    "bay",
    Kind::Paragraph,
    t("大湾区标准合同部分的评估", "Of what goes by the GBA contract"),
    t(
        "几个接收方中只有一部分采用大湾区标准合同的，只就这一部分写明：认定、证据、发现的问题和整改、剩余风险。大湾区的评估报告用这一段，不写其他路径的事。",
        "Where only some of the recipients go by the GBA contract: finding, evidence, problem, remedy and residual risk of that part alone. The GBA assessment report uses this text and tells of no other route.",
    ),
)
.optional()
.asked(is_of_the_bay)
.source(&[cite(&GBA_HK, "Art. 5")]);

/// Asked of the three points that an assessment of the Bay has (guideline Art. 5).
fn is_of_the_bay(row: &Entry<'_>) -> Tri {
    let points = [article_five::PURPOSE, article_five::VOLUME, article_five::RECIPIENT];
    let is_point = points.into_iter().any(|code| row.stands_for(code));
    Tri::known(is_point).and(contracts::beside_the_bay(row))
}

/// Whether words on a finding say that a proof goes with what is handed in.
pub fn says_handed_in(words: &str) -> bool {
    const WITH: [Text; 3] = [
        t("随备案材料提交", "handed in with the filing"),
        t("随申报材料提交", "handed in with the application"),
        t("随材料提交", "handed in with the papers"),
    ];
    const NOT: [Text; 2] = [t("不", "not "), t("未", "not yet ")];
    let is_said = |mark: &str| {
        words.match_indices(mark).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            !NOT.iter().any(|not| before.ends_with(not.zh) || before.ends_with(not.en))
        })
    };
    WITH.iter().any(|with| is_said(with.zh) || is_said(with.en))
}

/// Words with which a remedy that is done begins.
pub const DONE: [Text; 4] =
    [t("已关闭", "closed"), t("已完成", "completed"), t("已整改", "remedied"), t("已闭环", "done")];

/// Whether words on a finding say how far a remedy is, and that it is not done.
pub fn says_under_way(words: &str) -> bool {
    !under_way(words).is_empty()
}

/// What words on a finding say of remedies that are not done: what leads up to each in its line, and how far it is.
pub fn under_way(words: &str) -> Vec<(&str, &str)> {
    const STATE: Text = t("状态：", "State: ");
    const ALL: [Text; 3] = [t("均", "all "), t("都", "both "), t("全部", "each ")];
    let is_done = |said: &str| {
        let said = said.trim_start().to_lowercase();
        let said = ALL.iter().fold(said.as_str(), |said, all| {
            said.strip_prefix(all.zh).or_else(|| said.strip_prefix(all.en)).unwrap_or(said)
        });
        DONE.iter().any(|done| said.starts_with(done.zh) || said.starts_with(done.en))
    };
    let mut out = Vec::new();
    for (line, mark) in words.lines().flat_map(|line| [(line, STATE.zh), (line, STATE.en)]) {
        let mut parts = line.split(mark);
        let mut before = parts.next().unwrap_or_default();
        for part in parts {
            let (said, rest) = first_sentence(part);
            if !is_done(said) {
                out.push((before, said));
            }
            before = rest;
        }
    }
    out
}

/// How far words on a finding say that each remedy is, done or not.
pub fn states(words: &str) -> Vec<&str> {
    const STATE: Text = t("状态：", "State: ");
    let lines = words.lines().flat_map(|line| [(line, STATE.zh), (line, STATE.en)]);
    lines
        .flat_map(|(line, mark)| line.split(mark).skip(1))
        .map(|part| first_sentence(part).0)
        .collect()
}

/// The clauses of words that do not tell a state, nor what is done.
pub fn clauses_to_come(words: &str) -> Vec<&str> {
    const STATE: Text = t("状态：", "State: ");
    const OVER: [Text; 2] = [t("已于", "was "), t("已在", "were ")];
    let is_done = |said: &str| {
        let small = said.to_lowercase();
        DONE.iter().chain(&OVER).any(|done| said.contains(done.zh) || small.contains(done.en))
    };
    let sentences = words.lines().flat_map(|line| line.split('。'));
    let open = sentences.filter(|one| !one.contains(STATE.zh) && !one.contains(STATE.en));
    let clauses = open.flat_map(|one| one.split('；')).flat_map(|one| one.split("; "));
    clauses.map(str::trim).filter(|one| !one.is_empty() && !is_done(one)).collect()
}

/// Whether a clause says that something is before a day: `12月9日前`, `2026年12月9日以前`, `by 9 December`.
pub fn says_before(clause: &str, day: Day) -> bool {
    const MARKS: [Text; 3] = [t("前", "by "), t("以前", "before "), t("之前", "until ")];
    // A day is written in figures.
    if !clause.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let Phrase { zh, en } = day.spoken();
    let (year, short) = zh.split_once('年').unwrap_or(("", &zh));
    let english = en.rsplit_once(' ').map_or(en.as_str(), |(short, _)| short);
    if !clause.contains(short) && !clause.contains(english) {
        return false;
    }
    let is_chinese = |mark: &str| {
        clause.match_indices(&format!("{short}{mark}")).any(|(at, _)| {
            let before = clause.get(..at).unwrap_or_default();
            match before.strip_suffix('年') {
                Some(before) => before.ends_with(year),
                None => !before.ends_with(|c: char| c.is_ascii_digit()),
            }
        })
    };
    MARKS
        .iter()
        .any(|mark| is_chinese(mark.zh) || clause.contains(&format!("{}{english}", mark.en)))
}

/// Whether a clause says that something holds only once a remedy is done, without its day.
pub fn says_condition(clause: &str) -> bool {
    const WORDS: [Text; 5] = [
        t("未完成则", "unless it is done"),
        t("期限完成", "done in time"),
        t("须如期", "must be in time"),
        t("有负责人和期限", "have an owner and a date"),
        t("完成为条件", "on condition that"),
    ];
    const BEFORE: [Text; 2] = [t("应在", "should be"), t("应当在", "must be")];
    let is_before = |word: &Text| {
        let chinese = clause.split_once(word.zh).is_some_and(|(_, rest)| rest.contains('前'));
        let english = clause.split_once(word.en);
        chinese || english.is_some_and(|(_, rest)| rest.contains(" before "))
    };
    let said = |word: &Text| clause.contains(word.zh) || clause.contains(word.en);
    WORDS.iter().any(said) || BEFORE.iter().any(is_before)
}

/// The first sentence, without its stop, and what follows it.
fn first_sentence(words: &str) -> (&str, &str) {
    const STOP: Text = t("。", ". ");
    let ended = words.split_once(STOP.zh).or_else(|| words.split_once(STOP.en));
    ended.unwrap_or((words, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_whether_a_remedy_is_under_way_and_a_proof_handed_in() {
        assert!(says_under_way("甲，状态：已关闭（佐证-1）。乙；状态：已开发，待测试。"));
        assert!(!says_under_way("甲，状态：已关闭（佐证-1）。乙；状态：已完成。"));
        assert!(!says_under_way("没有发现问题。"));
        assert!(
            !says_under_way("两项，状态：均已关闭（甲、乙）。")
                && !says_under_way("State: All closed.")
        );
        let two =
            "甲，状态：已开发，待测试（佐证-1）。乙，1月前；状态：已关闭。\n丙；状态：待签订。";
        assert_eq!(under_way(two), [("甲，", "已开发，待测试（佐证-1）"), ("丙；", "待签订")]);
        let english = "One. State: completed. Two, by May. State: ordered, not installed.";
        assert_eq!(under_way(english), [("Two, by May. ", "ordered, not installed.")]);
        let done = "两项已关闭；甲（12月9日前）1个有负责人和期限。乙，12月9日前；状态：已完成。已于12月9日前上线";
        assert_eq!(clauses_to_come(done), ["甲（12月9日前）1个有负责人和期限"]);
        assert_eq!(states(done), ["已完成"]);
        let day = Day::of(2026, 12, 9);
        assert!(says_before("12月9日前切换", day) && says_before("2026年12月9日以前", day));
        assert!(!says_before("2025年12月9日前", day) && !says_before("112月9日前", day));
        assert!(says_condition("应在新合同生效前补齐") && says_condition("除协议须如期签订外"));
        assert!(!says_condition("同意时间均早于首次传输时间"));
        assert!(says_handed_in("签订的协议随备案材料提交。"));
        assert!(!says_handed_in("底稿不随材料提交，日志未随备案材料提交。"));
    }
}
