//! What the papers say: necessity, legal basis, notice and consent, the six points, the conclusion.

use crate::form::catalog::{
    application, conclusion, consents, findings, groups, items, recipients, record, risks,
    scenarios,
};
use crate::form::{Entry, Place, Tri};
use crate::inspection::case::words;
use crate::inspection::{Case, Check, Outcome, Route};
use crate::law::Requirement;
use crate::source::{PIPL, QA1, QA5, SAM, SCG, SCM, Status, cite};
use crate::text::{phrase, t};

use super::{ALL, S, SA, SAC, check};

pub(super) static CHECKS: &[&Check] = &[
    &NECESSITY,
    &RECRUITING,
    &STAFF_PAPERS,
    &LEGAL_BASIS,
    &NOTICE_STILL,
    &NOTICE_WHOLE,
    &BENEFICIARY,
    &CHILDREN,
    &SIX_POINTS,
    &CONCLUSION,
];

static NECESSITY: Check = check(
    ("substance.necessity", "44"),
    t(
        "必要性写到三层：出境活动、人数、每个数据项；保存期限最短",
        "Necessity on three layers: the export, the number of persons, each item; shortest retention",
    ),
    SAC,
    &[cite(&QA1, "").as_status(Status::Secondary), cite(&QA5, "").as_status(Status::Reading)],
    t(
        "逐项写明没有它境外的哪一步做不成，不要用同一句话。",
        "Say for each item which step abroad fails without it, not in one sentence for all.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::NECESSITY, &scenarios::NECESSITY_PERSONS]);
        }
        let mut seen: Vec<String> = Vec::new();
        for item in out.each(case, &items::SECTION) {
            out.needs(&item, &[&items::NECESSITY]);
            let Some(said) = words(&item, &items::NECESSITY) else { continue };
            if seen.contains(&said) {
                out.object(
                    item.place(&items::NECESSITY),
                    phrase(
                        "与另一数据项的必要性写得一字不差",
                        "the necessity is worded exactly as that of another item",
                    ),
                );
            }
            seen.push(said);
        }
        out.problems(case, &["scenarios.necessity"]);
    },
);

static RECRUITING: Check = check(
    ("substance.recruiting", "45"),
    t(
        "招聘场景：境外一方决定录用，简历才有出境必要",
        "Recruiting: CVs go abroad only where the side abroad decides on hiring",
    ),
    SAC,
    &[cite(&QA5, "")],
    t(
        "境外不决定录用的，不出境，或者只出境统计信息。",
        "Where it does not decide, export nothing or statistics only.",
    ),
    |case, out| {
        let about = |scenario: &Entry<'_>| {
            let text = [&scenarios::NAME, &scenarios::PURPOSE]
                .into_iter()
                .filter_map(|field| words(scenario, field))
                .collect::<String>()
                .to_lowercase();
            ["招聘", "应聘", "求职", "候选人", "recruit", "applicant"]
                .iter()
                .any(|word| text.contains(word))
        };
        if case.rows(&scenarios::SECTION).iter().any(about) {
            out.look(case, "recruiting");
        }
    },
);

static STAFF_PAPERS: Check = check(
    ("substance.staff_papers", "46"),
    t(
        "人力资源场景出境证件号、护照、银行账户的，单独写明必要性",
        "HR: identity, passport and bank data abroad need reasons of their own",
    ),
    ALL,
    &[cite(&QA5, "")],
    t(
        "逐项写明境外用它做什么；能用工号代替的，不出境。",
        "Say what each is used for abroad; where a staff number will do, do not export it.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            let of_staff = scenario
                .choice(&scenarios::EXEMPTION)
                .is(|code| *code == "art5_2_hr")
                .or(scenario.choice(&scenarios::LEGAL_BASIS).is(|code| *code == "art13_2_hr"));
            if !out.concerned(of_staff) {
                continue;
            }
            for item in scenario.named(&scenarios::ITEMS).known().unwrap_or_default() {
                if item.choice(&items::CATEGORY).is(|code| matches!(*code, "a02" | "a07")).is_yes()
                {
                    out.needs(&item, &[&items::NECESSITY, &items::SENSITIVITY]);
                }
            }
        }
    },
);

static LEGAL_BASIS: Check = check(
    ("substance.legal_basis", "47"),
    t(
        "每个目的都有合法性基础；基于同意的，单独、具体、不捆绑，并有证据",
        "A legal basis for each purpose; consent is separate, specific, unbundled, and proved",
    ),
    SAC,
    &[cite(&PIPL, "Art. 13, 14, 39"), cite(&QA5, "").as_status(Status::Primary)],
    t("补同意文本、截图和日志编号。", "Add the wording, screenshots and logs."),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::LEGAL_BASIS, &scenarios::BASIS_REASON]);
        }
        for cell in &case.survey.consent {
            if cell.consent == Requirement::Required && cell.covered_by.is_empty() {
                out.object(
                    Place::whole(&consents::SECTION),
                    phrase(
                        format!(
                            "没有单独同意的记录：{} / {}",
                            cell.scenario.1.zh, cell.recipient.1.zh
                        ),
                        format!(
                            "no separate consent on record: {} / {}",
                            cell.scenario.1.en, cell.recipient.1.en
                        ),
                    ),
                );
            }
        }
        for row in out.each(case, &consents::SECTION) {
            covered(&row, out);
            out.needs(
                &row,
                &[&consents::VERSION, &consents::CHANNEL, &consents::OBTAINED, &consents::EVIDENCE],
            );
        }
    },
);

/// Objects where fewer people consented, withdrawals included, than had their data exported.
fn covered(row: &Entry<'_>, out: &mut Outcome) {
    if !row.is_asked(&consents::OBTAINED).is_yes() {
        return;
    }
    let standing = row.count(&consents::OBTAINED).known();
    let withdrawn = row.count(&consents::WITHDRAWALS).known();
    let most = standing.zip(withdrawn).and_then(|(one, other)| one.plus(other).high);
    // Of several groups the largest alone is certain: they may overlap.
    let groups = row.named(&consents::GROUPS).known().unwrap_or_default();
    let exported = groups.iter().filter_map(|group| group.count(&groups::ORDINARY).known());
    let least = exported.map(|count| count.low).max();
    if let (Some(most), Some(least)) = (most, least)
        && most < least
    {
        out.object(
            row.place(&consents::OBTAINED),
            phrase(
                format!("有效和已撤回的同意共{most}人，少于已出境的{least}人"),
                format!("{most} consents, withdrawn ones included, for {least} persons exported"),
            ),
        );
    }
}

static NOTICE_STILL: Check = check(
    ("substance.notice_still", "48"),
    t("不需要同意的，仍须告知", "Where consent is not needed, notice still is"),
    SAC,
    &[cite(&PIPL, "Art. 13, 17, 39")],
    t(
        "对每一种人群、接收方、目的的组合补告知。",
        "Give notice for every combination of group, recipient and purpose.",
    ),
    |case, out| {
        for cell in &case.survey.consent {
            out.concerns();
            if cell.notice == Requirement::Required && cell.covered_by.is_empty() {
                out.object(
                    Place::whole(&consents::SECTION),
                    phrase(
                        format!(
                            "没有告知的记录：{} / {} / {}",
                            cell.scenario.1.zh, cell.group.1.zh, cell.recipient.1.zh
                        ),
                        format!(
                            "no notice on record: {} / {} / {}",
                            cell.scenario.1.en, cell.group.1.en, cell.recipient.1.en
                        ),
                    ),
                );
            }
        }
        if case.survey.consent.is_empty() {
            out.open.insert(Place::whole(&consents::SECTION));
        }
    },
);

static NOTICE_WHOLE: Check = check(
    ("substance.notice_whole", "49"),
    t("告知写明接收方名称、联系方式、目的、方式、种类、行权方式；敏感的还有必要性和影响", "The notice names recipient, contact, purpose, method, kinds and rights; for sensitive data necessity and effect too"),
    SAC,
    &[cite(&PIPL, "Art. 17, 30, 39")],
    t("补告知缺少的事项，更新文本版本。", "Add what is not told, and renew the version."),
    |case, out| {
        for row in out.each(case, &consents::SECTION) {
            out.needs(&row, &[&consents::NOTICE_ITEMS, &consents::SENSITIVE_ITEMS]);
        }
        out.problems(case, &["consents.items"]);
    },
)
.blocking();

static BENEFICIARY: Check = check(
    ("substance.beneficiary", "50"),
    t(
        "告知个人其为第三方受益人，30日内可以拒绝",
        "Individuals are told of their rights as third-party beneficiaries and the 30 days to refuse",
    ),
    S,
    &[cite(&SCM, "annex Art. 2(4)")],
    t(
        "使用生成的告知书，或者在自己的文本中补充。",
        "Use the notice made here, or add it to your own.",
    ),
    |case, out| {
        let Some(paper) = case.paper("notice") else { return };
        let entry = case.single(&record::SECTION);
        out.needs(&entry, &[&record::ROUTE]);
        if !entry.is_answered(&record::ROUTE) {
            return;
        }
        let words = t("第三方受益人", "third-party beneficiary").zh;
        if !(paper.says(words) && paper.says(t("30日内", "30 days").zh)) {
            out.object(
                None,
                phrase(
                    "告知书没有写明第三方受益人和30日",
                    "the notice says nothing of beneficiaries and the 30 days",
                ),
            );
        }
    },
);

static CHILDREN: Check = check(
    ("substance.children", "51"),
    t(
        "不满十四周岁的：监护人单独同意的证据，专门处理规则",
        "Under 14: evidence of the guardian's separate consent, and rules of their own",
    ),
    SAC,
    &[cite(&PIPL, "Art. 31")],
    t(
        "补监护人同意的方式和证据，公开专门规则。",
        "Add how a guardian consents and the proof; publish the rules.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            if !out.concerned(groups::any_under_14(&scenario, &scenarios::GROUPS)) {
                continue;
            }
            out.concerns();
            let rows = case.rows(&consents::SECTION);
            let of = rows.iter().filter(|row| row.is_asked(&consents::GUARDIAN).is_yes());
            if of.clone().next().is_none() {
                out.open.insert(Place::whole(&consents::SECTION));
            }
            for row in of {
                out.needs(row, &[&consents::GUARDIAN, &consents::EVIDENCE]);
            }
        }
    },
);

static SIX_POINTS: Check = check(
    ("substance.six_points", "52"),
    t(
        "六项重点逐项评估：情况、证据、问题、整改及日期；不是全部“未发现问题”",
        "The six points one by one: finding, evidence, problem, remedy with date; not \"no problem\" everywhere",
    ),
    SA,
    &[
        cite(&SCM, "Art. 5"),
        cite(&SAM, "Art. 5"),
        cite(&SCG, "annex 5").as_status(Status::Practice),
    ],
    t(
        "写明发现的问题和整改的责任人、日期、状态。",
        "State problems found and who mends them by when.",
    ),
    |case, out| {
        for row in case.rows(&findings::SECTION) {
            out.needs(
                &row,
                &[
                    &findings::FINDING,
                    &findings::EVIDENCE,
                    &findings::PROBLEM,
                    &findings::RECTIFICATION,
                    &findings::RESIDUAL,
                ],
            );
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
            found.check == "findings.all_clear" && found.place.section == &findings::SECTION
        }));
    },
);

static CONCLUSION: Check = check(
    ("substance.conclusion", "53"),
    t("结论客观、有理由，不是宣传；没有未处理的高、严重风险", "An objective conclusion with reasons, no advertising; no high or severe risk left untreated"),
    SA,
    &[cite(&SCG, "annex 5"), cite(&SCG, "").as_status(Status::Design)],
    t("先整改，或者改为“整改后开展”；删去宣传用语。", "Mend first, or conclude \"after rectification\"; take out advertising."),
    |case, out| {
        let entry = case.single(&conclusion::SECTION);
        out.needs(&entry, &[&conclusion::CONCLUSION, &conclusion::REASONS, &conclusion::REASSESSMENT]);
        let reasons = words(&entry, &conclusion::REASONS).unwrap_or_default();
        if let Some(word) = ADVERTISING.iter().find(|word| reasons.contains(**word)) {
            out.object(
                entry.place(&conclusion::REASONS),
                phrase(
                    format!("“{word}”像宣传用语，请改为事实"),
                    format!("\"{word}\" reads like advertising; state facts"),
                ),
            );
        }
        out.take(case.survey.problems.iter().filter(|found| {
            found.check != "answer.missing" && found.place.section == &conclusion::SECTION
        }));
        let goes_ahead = entry.choice(&conclusion::CONCLUSION).is(|code| *code == "may_export");
        let end = case.single(&record::SECTION).day(&record::END).known();
        for risk in case.rows(&risks::SECTION) {
            let due = risk.day(&risks::DUE).known();
            let verified = risk.is_answered(&risks::VERIFICATION);
            if goes_ahead.is_yes() && !verified && due.zip(end).is_some_and(|(due, end)| due > end) {
                let title = risk.title();
                out.object(
                    risk.place(&risks::DUE),
                    phrase(
                        format!("结论为可以开展，但“{}”的处置期限在评估完成之后", title.zh),
                        format!("the conclusion is \"go ahead\", but \"{}\" is due after the assessment", title.en),
                    ),
                );
            }
        }
        if !case.survey.risks.is_empty() {
            out.look(case, "standards_compared");
        }
    },
)
.blocking();

/// Words that no objective conclusion needs.
const ADVERTISING: &[&str] =
    &["绝对安全", "万无一失", "零风险", "行业领先", "世界一流", "国际领先"];

/// Whether the recipient's capability has evidence: its own certificates, or a measure of its side, for [`super::risk`].
///
/// Measures do not name a recipient, so that with several of them each answers for itself.
pub(super) fn proved(case: &Case<'_>, recipient: &Entry<'_>) -> Tri {
    use crate::form::catalog::measures;
    let says = |words: Option<String>| words.is_some_and(|words| !super::contract::is_none(&words));
    let own = says(words(recipient, &recipients::CERTIFICATES));
    let alone = case.rows(&recipients::SECTION).len() == 1;
    let shown = alone
        && case.rows(&measures::SECTION).iter().any(|row| {
            row.choice(&measures::SIDE).is(|side| *side != "handler").is_yes()
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
