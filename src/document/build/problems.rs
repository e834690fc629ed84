//! The problems that the six points found, with what is done about them: one table, so that a conclusion that counts them can be checked.
//!
//! A paper of one route alone reads them from its own words; how far a remedy is stands where its words say so.

use crate::document::render::lines_of;
use crate::document::{Block, Inline, plain};
use crate::form::catalog::findings;
use crate::form::options::ARTICLE_FIVE;
use crate::form::{Code, Entry, Field};
use crate::law::Route;
use crate::text::{Text, says_no_problem, t};

use super::material::Material;
use super::parts::add_line;
use super::report_assessment::{OWN, is_apart, topic};

/// The table of all six.
pub(super) fn of_all(material: &Material<'_>) -> Option<Block> {
    let points: Vec<Code> = ARTICLE_FIVE.choices.iter().map(|choice| choice.code).collect();
    table(material, &points, OWN)
}

/// A row for each of these points of which a problem is told; nothing where none is. What a paper of one route says alone stands in
/// `own`.
pub(super) fn table(
    material: &Material<'_>,
    points: &[Code],
    own: (Route, &'static Field),
) -> Option<Block> {
    let mut rows = Vec::new();
    let all = ARTICLE_FIVE.choices.iter().zip(material.rows(&findings::SECTION));
    for (choice, row) in all.filter(|(choice, _)| points.contains(&choice.code)) {
        let what = found(material, &row, own);
        if what.is_empty() {
            continue;
        }
        let state = state(&lines_of(&what).join("\n"));
        let proof = material.proofs_of(&row.place(&findings::RECTIFICATION));
        let elsewhere = t("见该项评估情况", "as said of the point");
        rows.push(vec![
            material.words(topic(material, choice)),
            what,
            if state.is_empty() { material.words(elsewhere) } else { plain(state) },
            if proof.is_empty() { material.words(elsewhere) } else { proof },
        ]);
    }
    let caption = if points.len() == ARTICLE_FIVE.choices.len() {
        t("六项评估发现的问题和整改", "Problems found on the six points, and their remedy")
    } else {
        t("各项评估发现的问题和整改", "Problems found on these points, and their remedy")
    };
    (!rows.is_empty()).then(|| {
        material.numbered(
            caption,
            &[
                (t("评估事项", "Point"), 22),
                (t("发现的问题和整改", "Problem and remedy"), 40),
                (t("状态", "State"), 16),
                (t("证明", "Proof"), 16),
            ],
            rows,
        )
    })
}

/// The problem with its remedy; of the part of a route, the lines of its text that speak of one.
fn found(
    material: &Material<'_>,
    row: &Entry<'_>,
    (route, own): (Route, &'static Field),
) -> Vec<Inline> {
    if is_apart(material, row, (route, own)) {
        let told = lines_of(&material.answer(row, own)).join("\n");
        let label: &str = material.say(findings::PROBLEM.label);
        let own = told.lines().filter(|line| line.trim_start().starts_with(label));
        let own = own.filter(|line| !line.split(['：', ':']).skip(1).any(says_no_problem));
        return plain(own.collect::<Vec<_>>().join("\n"))
            .into_iter()
            .filter(|run| !matches!(run, Inline::Text(words) if words.is_empty()))
            .collect();
    }
    let problem = row.text(&findings::PROBLEM).known().unwrap_or_default();
    if problem.is_empty() || says_no_problem(problem) {
        return Vec::new();
    }
    let mut out = material.answer(row, &findings::PROBLEM);
    add_line(&mut out, material.answer(row, &findings::RECTIFICATION));
    out
}

/// What a text says behind the word for it, to the end of the sentence.
fn state(told: &str) -> String {
    const STATE: Text = t("状态：", "State: ");
    let from = [STATE.zh, STATE.en].into_iter().find_map(|mark| told.split_once(mark));
    let (_, rest) = from.unwrap_or_default();
    rest.split(['。', '；', ';', '\n']).next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_to_the_end_of_its_sentence() {
        assert_eq!(state("责任人叶样，状态：已关闭（XL-1）。剩余风险：低。"), "已关闭（XL-1）");
        assert_eq!(state("责任人叶样。"), "");
    }
}
