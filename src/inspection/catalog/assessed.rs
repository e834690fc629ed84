//! What the papers say of the six points and the conclusion, and whether a recipient's capability is proved.

use crate::document::build::{conditions, under_way, waits_for_nothing};
use crate::form::catalog::{
    application, conclusion, contracts, evidence, findings, recipients, record, risks,
};
use crate::form::options::{formality, outcome, side};
use crate::form::{Entry, Tri, checks};
use crate::inspection::case::words;
use crate::inspection::{Case, Check, Route};
use crate::source::{GBA_HK, SAM, SCG, SCM, Status, cite, practice};
use crate::text::{harmless, says_none, t};

use super::{SA, SA_G, check};

pub(super) static CHECKS: &[&Check] = &[&SIX_POINTS, &CONCLUSION];

static SIX_POINTS: Check = check(
    ("substance.six_points", "52"),
    t(
        "六项重点逐项评估：情况、证据、问题、整改及日期；不是全部“未发现问题”",
        "The six points one by one: finding, evidence, problem, remedy with date; not \"no problem\" everywhere",
    ),
    SA,
    &[cite(&SCM, "Art. 5"), cite(&SAM, "Art. 5"), practice(&SCG, "annex 5")],
    t(
        "写明发现的问题和整改的责任人、日期、状态。",
        "State problems found and who mends them by when.",
    ),
    |case, out| {
        for row in case.rows(&findings::SECTION) {
            use findings::{EVIDENCE, FINDING, PROBLEM, RECTIFICATION, RESIDUAL};
            out.needs(&row, &[&FINDING, &EVIDENCE, &PROBLEM, &RECTIFICATION, &RESIDUAL]);
        }
        if case.is(Route::Assessment) {
            out.needs(
                &case.single(&application::SECTION),
                &[
                    &application::NATIONAL_INTEREST,
                    &application::DOCUMENT_FINDING,
                    &application::DOCUMENT_EVIDENCE,
                    &application::DOCUMENT_PROBLEM,
                    &application::DOCUMENT_RECTIFICATION,
                    &application::DOCUMENT_RESIDUAL,
                ],
            );
        }
        out.take(case.survey.problems.iter().filter(|found| {
            found.check == checks::FINDINGS_ALL_CLEAR && found.place.section == &findings::SECTION
        }));
        // What is said to be handed in is to be there.
        let proofs = case.rows(&evidence::SECTION);
        if remedies(case).iter().any(|words| findings::says_handed_in(words))
            && !proofs.iter().any(|proof| proof.yes_no(&evidence::HANDED_IN).is_yes())
        {
            out.look(case, formality::PROOF_ON_FILE);
        }
        // The second of the points weighs the risks by a method of published standards.
        if !case.survey.risks.is_empty() {
            out.look(case, formality::STANDARDS_COMPARED);
        }
    },
);

static CONCLUSION: Check = check(
    ("substance.conclusion", "53"),
    t("结论客观、有理由，不是宣传；没有未处理的高、严重风险", "An objective conclusion with reasons, no advertising; no high or severe risk left untreated"),
    SA_G,
    &[cite(&SCG, "annex 5"), cite(&SCG, "").as_status(Status::Design), practice(&GBA_HK, "Art. 5")],
    t("先整改，或者改为“整改后开展”；删去宣传用语。", "Mend first, or conclude \"after rectification\"; take out advertising."),
    |case, out| {
        let entry = case.single(&conclusion::SECTION);
        out.needs(&entry, &[&conclusion::CONCLUSION, &conclusion::REASONS, &conclusion::REASSESSMENT]);
        let reasons = words(&entry, &conclusion::REASONS).unwrap_or_default();
        if let Some(word) = ADVERTISING.iter().find(|word| reasons.contains(**word)) {
            out.object(
                entry.place(&conclusion::REASONS),
                said!(
                    "“{word}”像宣传用语，请改为事实",
                    "\"{word}\" reads like advertising; state facts",
                    word,
                ),
            );
        }
        out.take(case.survey.problems.iter().filter(|found| {
            found.check != checks::ANSWER_MISSING && found.place.section == &conclusion::SECTION
        }));
        let goes_ahead = entry.chose(&conclusion::CONCLUSION, outcome::MAY_EXPORT);
        let end = case.single(&record::SECTION).day(&record::END).known();
        for risk in case.rows(&risks::SECTION) {
            let due = risk.day(&risks::DUE).known();
            let verified = risk.is_answered(&risks::VERIFICATION);
            if goes_ahead.is_yes() && !verified && due.zip(end).is_some_and(|(due, end)| due > end) {
                let title = risk.title();
                out.object(
                    risk.place(&risks::DUE),
                    said!(
                        "结论为可以开展，但“{title}”的处置期限在评估完成之后",
                        "the conclusion is \"go ahead\", but \"{title}\" is due after the \
                         assessment",
                        title,
                    ),
                );
            }
        }
        let told = under_way(case.facts);
        let rows = case.rows(&risks::SECTION);
        // Words that say otherwise than the table of remedies, which goes by day and verification.
        let to_come = conditions(case.facts);
        let day = case.survey.verdict.day;
        for told in told.iter().chain(&to_come).filter(|told| told.is_over(day)) {
            out.object(
                told.place.clone(),
                said!(
                    "这里写作“{said}”，而整改已经到期并有验证记录：更新这里的文字和评估完成日",
                    "the words here say \"{said}\", while the remedy was due and is verified: bring them, and the day the assessment was \
                     finished, up to date",
                    said = harmless(told.said, false),
                ),
            );
        }
        // Who hands a report in with "after rectification", or with a remedy under way, is asked whether it is done: the words of the
        // report do not change with a verification.
        let is_over = waits_for_nothing(case.facts, &rows);
        let is_open = !told.is_empty() || conclusion::is_after_rectification(&entry);
        if let Some(day) = contracts::handed_in_on(case.facts)
            && (is_over
                || told.iter().any(|told| told.is_partly_over(day))
                || is_open && rows.iter().any(|risk| risks::is_unverified_by(risk, day)))
        {
            out.look(case, formality::RECTIFIED);
        }
    },
)
.blocking();

/// What the findings say of their remedies, those of each route too.
fn remedies(case: &Case<'_>) -> Vec<String> {
    let fields = [&findings::RECTIFICATION, &findings::CONTRACT, &findings::BAY];
    let rows = case.rows(&findings::SECTION);
    rows.iter().flat_map(|row| fields.iter().filter_map(|field| words(row, field))).collect()
}

/// Words that no objective conclusion needs.
const ADVERTISING: &[&str] =
    &["绝对安全", "万无一失", "零风险", "行业领先", "世界一流", "国际领先"];

/// Whether the recipient's capability has evidence: its own certificates, or a measure of its side, for [`super::risk`].
///
/// Measures do not name a recipient, so that with several of them each answers for itself.
pub(super) fn proved(case: &Case<'_>, recipient: &Entry<'_>) -> Tri {
    use crate::form::catalog::measures;
    let says = |words: Option<String>| words.is_some_and(|words| !says_none(&words));
    let own = says(words(recipient, &recipients::CERTIFICATES));
    let alone = case.facts.rows(&recipients::SECTION).nth(1).is_none();
    let shown = alone
        && case.rows(&measures::SECTION).iter().any(|row| {
            row.chose(&measures::SIDE, side::HANDLER).not().is_yes()
                && says(words(row, &measures::EVIDENCE))
        });
    if own || shown {
        Tri::Yes
    } else if recipient.is_answered(&recipients::CERTIFICATES) {
        Tri::No
    } else {
        Tri::lacks(recipient.place(&recipients::CERTIFICATES))
    }
}
