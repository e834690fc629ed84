//! The conclusion of the impact assessment.

use crate::form::options::outcome;
use crate::form::{Choice, Entry, Field, Kind, Section, Shape, options};
use crate::source::{GBA_HK, SCG, SCM, cite};
use crate::text::{Text, t};

use super::contracts;

/// The section.
pub static SECTION: Section = Section {
    id: "conclusion",
    title: t("评估结论", "Conclusion"),
    about: t(
        "客观的结论及理由，以及评审会需要决定的事项。",
        "An objective conclusion with reasons, and what the review meeting must decide.",
    ),
    shape: Shape::Single,
    fields: &[&CONCLUSION, &REASONS, &REASSESSMENT, &CONTRACT, &BAY, &DECISIONS],
};

/// Conclusion.
pub static CONCLUSION: Field = Field::new(
    "conclusion",
    Kind::One(&options::CONCLUSIONS),
    t("结论", "Conclusion"),
    t(
        "可以开展、整改后开展，或者不得开展。",
        "May go ahead, may go ahead after rectification, or must not.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Reasons.
pub static REASONS: Field = Field::new(
    "reasons",
    Kind::Paragraph,
    t("理由", "Reasons"),
    t(
        "与前面的认定一致，客观，不是宣传。",
        "In line with the findings, objective, not advertising.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// When it is assessed again.
pub static REASSESSMENT: Field = Field::new(
    "reassessment",
    Kind::Paragraph,
    t("重新评估的承诺", "Undertaking to reassess"),
    t(
        "哪些变化会触发重新评估，由谁跟踪。",
        "Which changes lead to a new assessment, and who watches for them.",
    ),
)
.in_both()
.source(&[cite(&SCM, "Art. 8")]);
/// The conclusion on what goes by the standard contract, where something else goes by another route.
pub static CONTRACT: Field = Field::new(
    "contract",
    Kind::Paragraph,
    t("标准合同部分的结论", "Conclusion on what goes by the standard contract"),
    t(
        "几个接收方中只有一部分采用标准合同的，只就这一部分写结论和理由；不填写的，备案的报告是草稿。",
        "Where only some of the recipients go by the standard contract: conclusion and reasons for that part alone; left open, the report that is filed is a draft.",
    ),
)
.optional()
.asked(contracts::beside_others)
.source(&[cite(&SCG, "annex 5")]);
/// The conclusion on what goes by the contract of the Bay, where something else goes by another route.
pub static BAY: Field = Field::new(
    "bay",
    Kind::Paragraph,
    t("大湾区标准合同部分的结论", "Conclusion on what goes by the GBA contract"),
    t(
        "几个接收方中只有一部分采用大湾区标准合同的，只就这一部分写结论和理由。",
        "Where only some of the recipients go by the GBA contract: conclusion and reasons for that part alone.",
    ),
)
.optional()
.asked(contracts::beside_the_bay)
.source(&[cite(&GBA_HK, "Art. 5")]);
/// Decisions for the meeting.
pub static DECISIONS: Field = Field::new(
    "decisions",
    Kind::Paragraph,
    t("请评审会决定的事项", "For the review meeting to decide"),
    t("每行一项；列入一页纸简报。", "One a line; they appear in the one-page brief."),
)
.in_both()
.optional();

/// Whether words begin with a conclusion of their own, as those of one route may where that of the others is another.
pub fn concludes(words: &str) -> bool {
    options::CONCLUSIONS.choices.iter().any(|choice| begins_with(words, choice))
}

/// Whether the export waits for remedies: as concluded for everything, or as the words of one route begin.
pub fn is_after_rectification(entry: &Entry<'_>) -> bool {
    let begins = |field: &'static Field| {
        let words = entry.text(field).known().unwrap_or_default();
        let mut said = options::CONCLUSIONS.choices.iter().filter(|one| begins_with(words, one));
        // What is said of both is no more than that it may proceed.
        let only = said.next().filter(|_| said.next().is_none());
        !entry.is_left_over(field)
            && only.is_some_and(|only| only.code == outcome::AFTER_RECTIFICATION)
    };
    entry.chose(&CONCLUSION, outcome::AFTER_RECTIFICATION).is_yes()
        || begins(&CONTRACT)
        || begins(&BAY)
}

/// Whether the first sentence is a conclusion, in its words or in some of them.
fn begins_with(words: &str, conclusion: &Choice) -> bool {
    const LEAST: usize = 4;
    let first = words.trim_start().split(['。', '.', '\n']).next().unwrap_or_default();
    let Text { zh, en } = conclusion.label;
    first.chars().count() >= LEAST
        && (zh.contains(first) || en.to_lowercase().contains(&first.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_with_a_conclusion_are_known() {
        for words in [
            "整改后可以开展。理由。",
            "可以开展出境活动。",
            "可以开展。",
            "Export must not take place. No.",
        ] {
            assert!(concludes(words), "{words}");
        }
        for words in
            ["向香港提供的信息可以开展。", "开展。", "", "The transfer of names may proceed."]
        {
            assert!(!concludes(words), "{words}");
        }
    }
}
