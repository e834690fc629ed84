//! Whether the proofs that are to be handed in can be, and whether the wording of consents is among them.
//!
//! What is handed in is marked so in the record; whether a proof is better kept on file is for a person to decide.

use std::collections::BTreeSet;

use crate::form::Entry;
use crate::form::catalog::{consents, evidence};
use crate::form::options::formality;
use crate::inspection::case::words;
use crate::inspection::{Case, Check, Outcome};
use crate::source::{SAG, SCG, practice, secondary};
use crate::text::{Phrase, Text, t};

use super::{SA, check};

pub(super) static CHECKS: &[&Check] = &[&HANDED_IN];

static HANDED_IN: Check = check(
    ("additions.handed_in", "N-s"),
    t(
        "标为随材料提交的佐证材料都附有文件；单独同意的文本、截图随材料提交",
        "Proofs that are marked to be handed in have a file; the wording of consents is handed in",
    ),
    SA,
    &[
        secondary(&SCG, "annex 1"),
        secondary(&SAG, "annex 1"),
        practice(&SCG, "annex 5").because(t(
            "第8项“其他相关证明材料”由企业选择；只写明已取得单独同意、不附文本或者截图的，实践中会被要求补充",
            "item 8, other proofs, is the company's choice; where consent is only asserted, without its wording or a picture of it, it is asked for in practice",
        )),
    ],
    t(
        "用 chujing attach 附上文件，并标为随材料提交；不提交的，由人确认。",
        "Attach the file with `chujing attach` and mark it to be handed in; a person confirms where it is not.",
    ),
    |case, out| {
        let proofs = case.rows(&evidence::SECTION);
        let marked: Vec<&Entry<'_>> =
            proofs.iter().filter(|proof| proof.yes_no(&evidence::HANDED_IN).is_yes()).collect();
        for proof in marked.iter().filter(|proof| proof.value(&evidence::FILE).is_none()) {
            out.concerns();
            out.object(
                proof.place(&evidence::HANDED_IN),
                said!(
                    "“{proof}”标为随材料提交，而没有附上文件",
                    "\"{proof}\" is marked to be handed in, and no file is attached",
                    proof = proof.title(),
                ),
            );
        }
        look_at_consents(case, out, &marked);
    },
);

/// Leaves consents to a person whose wording is not handed in.
fn look_at_consents(case: &Case<'_>, out: &mut Outcome, marked: &[&Entry<'_>]) {
    let is_given = |row: &Entry<'_>| row.is_asked(&consents::OBTAINED).is_yes();
    for row in case.rows(&consents::SECTION).iter().filter(|row| is_given(row)) {
        out.concerns();
        let proves = |proof: &&&Entry<'_>| {
            let places = proof.places(&evidence::PROVES).known().unwrap_or_default();
            places
                .iter()
                .any(|place| *place.section == consents::SECTION && place.row.as_deref() == row.id)
        };
        let handed_in: Vec<&&Entry<'_>> = marked.iter().filter(proves).collect();
        let titles: Vec<Phrase> = handed_in.iter().map(|proof| proof.title()).collect();
        let worded: Vec<&Phrase> = titles.iter().filter(|title| is_wording(title)).collect();
        // By which wording people consented: the one in use now may be another.
        let coverage = words(row, &consents::COVERAGE).unwrap_or_default();
        let lacks =
            |version: &String| !worded.iter().any(|title| versions(&title.zh).contains(version));
        let is_other = worded.iter().any(|title| !versions(&title.zh).is_empty())
            && versions(&coverage).iter().any(lacks);
        if worded.is_empty() || is_other {
            out.look(case, formality::CONSENT_WORDING);
        }
    }
}

/// Whether a proof is, by its name, the wording that people see, and not the log of who consented.
fn is_wording(title: &Phrase) -> bool {
    const WORDING: &[Text] = &[
        t("文本", "wording"),
        t("截图", "screenshot"),
        t("页面", "page"),
        t("文案", "text"),
        t("同意书", "form"),
        t("样张", "sample"),
    ];
    let small = title.en.to_lowercase();
    WORDING.iter().any(|word| title.zh.contains(word.zh) || small.contains(word.en))
}

/// The versions that words name: `V2.1`.
fn versions(words: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (at, _) in words.match_indices(['V', 'v']) {
        let rest = words.get(at + 1..).unwrap_or_default();
        let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let number = number.trim_end_matches('.');
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            out.insert(number.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase;

    #[test]
    fn the_wording_of_a_consent_is_told_from_its_log() {
        assert!(is_wording(&phrase("跨境服务单独同意文本V3.0", "consent wording V3.0")));
        assert!(!is_wording(&phrase("单独同意记录导出", "log of consents")));
        let named = versions("V2.1（2025年）和V1.4.，Visa卡除外");
        assert_eq!(named, BTreeSet::from(["2.1".to_owned(), "1.4".to_owned()]));
    }
}
