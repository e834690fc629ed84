//! The problems that the six points found, with what is done about them: one table, so that a conclusion that counts them can be checked.
//!
//! A paper of one route alone reads them from its own words; how far a remedy is stands where its words say so.

use crate::document::render::lines_of;
use crate::document::{Block, Inline, plain};
use crate::form::catalog::findings;
use crate::form::options::ARTICLE_FIVE;
use crate::form::{Entry, Field};
use crate::law::Route;
use crate::text::{Text, says_no_problem, t};

use super::material::Material;
use super::parts::{Row, add_line};
use super::report_assessment::{OWN, is_apart, topic};

/// The captions of a table of all six points, and of some of them.
pub(super) const SIX: Text =
    t("六项评估发现的问题和整改", "Problems found on the six points, and their remedy");
pub(super) const SOME: Text =
    t("各项评估发现的问题和整改", "Problems found on these points, and their remedy");

/// A problem, with what is done about it.
pub(super) struct Problem {
    topic: Text,
    found: Vec<Inline>,
    remedy: Vec<Inline>,
    proof: Vec<Inline>,
}

impl Problem {
    /// What these answers say; nothing where they say that there is none.
    pub(super) fn answered(
        material: &Material<'_>,
        topic: Text,
        entry: &Entry<'_>,
        [problem, remedy]: [&'static Field; 2],
    ) -> Option<Self> {
        let words = entry.text(problem).known().filter(|words| !words.trim().is_empty())?;
        (!says_no_problem(words)).then(|| Self {
            topic,
            found: material.answer(entry, problem),
            remedy: material.answer(entry, remedy),
            proof: material.proofs_of(&entry.place(remedy)),
        })
    }

    /// What was found on a point. What a paper of one route says of it alone, in `own`, is read from its own words.
    pub(super) fn of_point(
        material: &Material<'_>,
        topic: Text,
        row: &Entry<'_>,
        own: (Route, &'static Field),
    ) -> Option<Self> {
        if !is_apart(material, row, own) {
            return Self::answered(
                material,
                topic,
                row,
                [&findings::PROBLEM, &findings::RECTIFICATION],
            );
        }
        let told = lines_of(&material.answer(row, own.1)).join("\n");
        let label: &str = material.say(findings::PROBLEM.label);
        let (mut found, mut remedy, mut proof) = (Vec::new(), Vec::new(), Vec::new());
        for line in told.lines().filter(|line| line.trim_start().starts_with(label)) {
            let Some((_, said)) = line.split_once(['：', ':']) else { continue };
            if !says_no_problem(said) {
                let [what, done] = parted(said);
                add_line(&mut found, plain(what));
                // What proves the remedy of the whole may prove that of another route: only the numbers said here count.
                add_line(&mut proof, material.proofs_cited(&done));
                add_line(&mut remedy, plain(done));
            }
        }
        (!found.is_empty()).then_some(Self { topic, found, remedy, proof })
    }
}

/// The problems of all six points.
pub(super) fn of_all(material: &Material<'_>) -> Option<Block> {
    let all = ARTICLE_FIVE.choices.iter().zip(material.rows(&findings::SECTION));
    let all =
        all.filter_map(|(at, row)| Problem::of_point(material, topic(material, at), &row, OWN));
    table(material, SIX, all.collect())
}

/// A row for each problem; nothing where there is none.
pub(super) fn table(material: &Material<'_>, caption: Text, all: Vec<Problem>) -> Option<Block> {
    let rows: Vec<Row> = all
        .into_iter()
        .map(|problem| {
            let words = lines_of(&problem.remedy).join("\n");
            let state = state(material, &words);
            let proof = if problem.proof.is_empty() {
                plain(numbers(&words).unwrap_or_else(|| material.say(t("尚无", "none yet")).into()))
            } else {
                problem.proof
            };
            vec![material.words(problem.topic), problem.found, problem.remedy, plain(state), proof]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        material.numbered(
            caption,
            &[
                (t("评估事项", "Point"), 16),
                (t("发现的问题", "Problem"), 23),
                (t("整改措施、责任人、期限", "Remedy, owner, date"), 28),
                (t("状态", "State"), 11),
                (t("证明", "Proof"), 13),
            ],
            rows,
        )
    })
}

/// A statement of a route on a point: what was found, and behind the first semicolon what is done. What risk is left stands with the
/// point.
fn parted(said: &str) -> [String; 2] {
    const LEFT: Text = t("剩余风险", "Residual risk");
    let said = [LEFT.zh, LEFT.en]
        .into_iter()
        .fold(said, |said, mark| said.split_once(mark).map_or(said, |(before, _)| before));
    let (what, done) = said.split_once(['；', ';']).unwrap_or((said, ""));
    [what.trim().to_owned(), done.trim().to_owned()]
}

/// Where a sentence or a part of it ends.
const ENDS: [char; 7] = ['。', '；', '，', ';', ',', '.', '\n'];

/// How far a remedy is, as its words say; where they say nothing of it, that they do not.
pub(super) fn state(material: &Material<'_>, told: &str) -> String {
    const STATE: Text = t("状态：", "State: ");
    if closed(told).is_some() {
        return material.say(t("已完成", "done")).to_owned();
    }
    let marked = [STATE.zh, STATE.en].into_iter().find_map(|mark| told.split_once(mark));
    match marked {
        Some((_, rest)) => rest
            .split(['。', '；', ';', '\n', '（', '('])
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        None => material.say(t("未写明", "not said")).to_owned(),
    }
}

/// The part of a remedy that says that it is done.
fn closed(told: &str) -> Option<&str> {
    let marked = |part: &&str| {
        let part = part.rsplit(['：', ':']).next().unwrap_or_default().trim().to_lowercase();
        findings::DONE.iter().any(|done| part.starts_with(done.zh) || part.starts_with(done.en))
    };
    told.split(ENDS).find(marked)
}

/// The numbers of the papers that close a remedy, which stand in brackets behind the word.
fn numbers(told: &str) -> Option<String> {
    let (_, rest) = closed(told)?.split_once(['（', '('])?;
    Some(rest.trim_end_matches(['）', ')']).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_parted_into_problem_and_remedy() {
        let said = "原有“其他”选项，已传出147条；10月30日起关闭，责任人叶样，已关闭（XL-1、HR-2）。剩余风险：中。";
        let [what, done] = parted(said);
        assert_eq!(what, "原有“其他”选项，已传出147条");
        assert_eq!(done, "10月30日起关闭，责任人叶样，已关闭（XL-1、HR-2）。");
        assert_eq!(numbers(&done).as_deref(), Some("XL-1、HR-2"));
    }

    #[test]
    fn only_a_remedy_that_says_so_is_done() {
        assert!(closed("责任人叶样，状态：已关闭（XL-1）。").is_some());
        assert!(closed("2026年11月13日完成，已整改").is_some());
        assert!(closed("2026年12月10日前完成，状态：已开发，待测试").is_none());
    }
}
