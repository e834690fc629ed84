//! Whether a verified remedy is proved, and its proofs show that it is done, and not that it was begun.
//!
//! Without a proof nothing shows it. A draft, an order or a plan proves nothing done; a proof from before the day of the verification may, and a person looks.

use crate::day::Day;
use crate::document::build::proofs_of_risk;
use crate::form::Entry;
use crate::form::catalog::{evidence, risks};
use crate::form::options::formality;
use crate::inspection::{Case, Check, Outcome};
use crate::source::{GBA_HK, SAG, SCG, practice};
use crate::text::{Phrase, Text, t};

use super::{SA_G, check};

pub(super) static CHECKS: &[&Check] = &[&PROVED];

static PROVED: Check = check(
    ("additions.remedies_proved", "N-t"),
    t(
        "已经验证的整改有完成证明；草案、采购单、变更单不能证明完成",
        "A verified remedy has a proof that it is done; a draft, a purchase or change order proves nothing done",
    ),
    SA_G,
    &[
        practice(&SCG, "annex 5").because(t(
            "只写“已完成”、没有证明的，实践中会被要求补充",
            "where a remedy is only said to be done, its proof is asked for in practice",
        )),
        practice(&SAG, "annex 4"),
        practice(&GBA_HK, "Art. 5"),
    ],
    t(
        "在验证记录中写明证明的编号，或者把完成证明列入佐证材料。",
        "Name the proof in the verification by its code, or list what proves it among the evidence.",
    ),
    look,
);

/// Names of what begins a thing that is done by another.
const ORDERED: &[Text] = &[
    t("变更单", "change order"),
    t("申请单", "request form"),
    t("工单", "work order"),
    t("计划", "plan"),
];

/// With which they tell that it is done all the same.
const CLOSED: &[Text] = &[
    t("复核", "review"),
    t("验收", "acceptance"),
    t("验证", "verif"),
    t("上线", "go-live"),
    t("测试", "test"),
    t("完成", "complet"),
    t("关闭", "clos"),
];

/// Names of what comes before a thing is done.
const BEGUN: &[Text] = &[
    t("草案", "draft"),
    t("草稿", "outline"),
    t("采购单", "purchase order"),
    t("后替换", "to be replaced"),
    t("待签", "to be signed"),
];

/// Looks at the proofs of each remedy that was due by the day of the assessment and is verified.
fn look(case: &Case<'_>, out: &mut Outcome) {
    let day = case.survey.verdict.day;
    let all: Vec<(String, Entry<'_>)> = (1..)
        .zip(case.facts.rows(&evidence::SECTION))
        .map(|(number, proof)| (evidence::code(number, &proof).zh, proof))
        .collect();
    let verified =
        |risk: &Entry<'_>| risks::is_due_by(risk, day) && risk.is_answered(&risks::VERIFICATION);
    for risk in case.rows(&risks::SECTION).into_iter().filter(verified) {
        out.concerns();
        let pointing = proofs_of_risk(case.facts, &risk, &[&risks::VERIFICATION]);
        let said = risk.text(&risks::VERIFICATION).known().unwrap_or_default();
        // By its code, or by the number that the paper itself bears.
        let is_numbered = |proof: &Entry<'_>| {
            names(said, proof.text(&evidence::NUMBER).known().unwrap_or_default().trim())
        };
        let its: Vec<&Entry<'_>> = all
            .iter()
            .filter(|(code, proof)| pointing.contains(code) || is_numbered(proof))
            .map(|(_, proof)| proof)
            .collect();
        if pointing.is_empty() && its.is_empty() {
            if names_paper(said) {
                // The paper has a number and no place in the list: a person sees whether it is there.
                out.look(case, formality::PROOF_ON_FILE);
                continue;
            }
            out.object(
                risk.place(&risks::VERIFICATION),
                said!(
                    "“{title}”写作已经验证，而没有完成证明：写明证明的编号，或者列入佐证材料",
                    "\"{title}\" is said to be verified, and nothing proves it: name the proof by its code, or list it among the evidence",
                    title = risk.title(),
                ),
            );
            continue;
        }
        // What is named and not listed is for the check of what papers cite.
        if its.is_empty() {
            continue;
        }
        let when = day_in(said);
        let is_older = |proof: &Entry<'_>| {
            let own = proof.day(&evidence::DAY).known();
            own.zip(when).is_some_and(|(own, when)| own < when)
        };
        if its.iter().all(|proof| is_begun(proof)) {
            let (title, names) = (risk.title(), Phrase::list(its.iter().map(|one| one.title())));
            out.object(
                risk.place(&risks::VERIFICATION),
                said!(
                    "“{title}”已有验证记录，而证明只有{names}，不能证明已经完成：列入完成证明",
                    "\"{title}\" is verified, while its only proof is {names}, which does not prove it done: list what does",
                    title,
                    names,
                ),
            );
        } else if its.iter().all(|proof| is_begun(proof) || is_older(proof)) {
            out.look(case, formality::PROOF_ON_FILE);
        }
    }
}

/// Whether words name a paper that bears this number: the number stands there whole, and is no part of a day or of another number.
fn names(words: &str, number: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_a_number = number.chars().count() >= SHORTEST;
    is_a_number
        && words.match_indices(number).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            let after = words.get(at + number.len()..).unwrap_or_default();
            !before.ends_with(is_part) && !after.starts_with(is_part)
        })
}

/// With fewer signs a number stands in too many words by chance.
const SHORTEST: usize = "A-001".len();

/// Whether words name a paper by its number: capitals and figures, joined: `HL-DI-2026-041`.
fn names_paper(words: &str) -> bool {
    let of_number = |c: char| c.is_ascii_alphanumeric() || c == '-';
    words.split(|c: char| !of_number(c)).any(|part| {
        part.trim_matches('-').contains('-')
            && part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.contains(|c: char| c.is_ascii_digit())
    })
}

fn is_begun(proof: &Entry<'_>) -> bool {
    let Phrase { zh, en } = proof.title();
    let small = en.to_lowercase();
    let says =
        |words: &[Text]| words.iter().any(|word| zh.contains(word.zh) || small.contains(word.en));
    says(BEGUN) || (says(ORDERED) && !says(CLOSED))
}

/// The first day in words: `2026年12月11日`, `2026-12-11`.
fn day_in(words: &str) -> Option<Day> {
    let parts: Vec<&str> =
        words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let day = |three: &[&str]| match three {
        [year, month, date] if year.len() == 4 => {
            Day::parse(&format!("{year}-{month:0>2}-{date:0>2}"))
        }
        _ => None,
    };
    parts.windows(3).find_map(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_by_its_number_and_a_day_names_none() {
        assert!(names_paper("杭州衡例复核诊断副本，2026年11月12日，HL-DI-2026-041"));
        for words in ["高测2026-12-11复核，已完成", "API 2 复测通过", "-A-", "已关闭"]
        {
            assert!(!names_paper(words), "{words}");
        }
    }

    #[test]
    fn a_number_is_named_whole_and_not_by_a_part_of_a_day() {
        let said = "2026年11月12日复核，HL-DI-2026-041";
        assert!(names(said, "HL-DI-2026-041"));
        for number in ["", "1", "2026", "HL-DI-2026-04", "DI-2026-041"] {
            assert!(!names(said, number), "{number}");
        }
    }

    #[test]
    fn the_first_day_of_a_verification_is_found() {
        assert_eq!(day_in("高测2026年12月1日复核（XL-9）"), Some(Day::of(2026, 12, 1)));
        assert_eq!(day_in("done on 2026-12-11"), Some(Day::of(2026, 12, 11)));
        assert_eq!(day_in("2026年10月抽查记录"), None);
    }
}
