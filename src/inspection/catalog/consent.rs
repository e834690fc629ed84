//! What the papers say of legal basis, notice and consent.

use crate::document::build;
use crate::form::catalog::{consents, groups, record, scenarios};
use crate::form::{Entry, Place, Tri, checks};
use crate::inspection::{Check, Outcome};
use crate::law::{self, Requirement};
use crate::source::{GBA_HK, GBA_MO, PIPL, QA5, SCM, cite};
use crate::text::{phrase, t};

use super::{SACG, SG, check};

pub(super) static CHECKS: &[&Check] =
    &[&LEGAL_BASIS, &NOTICE_STILL, &NOTICE_WHOLE, &BENEFICIARY, &CHILDREN];

static LEGAL_BASIS: Check = check(
    ("substance.legal_basis", "47"),
    t(
        "每个目的都有合法性基础；基于同意的，单独、具体、不捆绑，并有证据",
        "A legal basis for each purpose; consent is separate, specific, unbundled, and proved",
    ),
    SACG,
    &[
        cite(&PIPL, "Art. 13, 14, 39"),
        cite(&QA5, ""),
        cite(&GBA_HK, "Art. 4"),
        cite(&GBA_MO, "Art. 4"),
    ],
    t("补同意文本、截图和日志编号。", "Add the wording, screenshots and logs."),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::LEGAL_BASIS, &scenarios::BASIS_REASON]);
            let judged = &case.survey.verdict.scenarios;
            let own = judged.iter().find(|one| Some(one.id.as_str()) == scenario.id);
            if let Some(Tri::Unknown(open)) = own.map(|one| &one.basis.holds) {
                out.open.extend(open.iter().cloned());
            }
        }
        out.problems(case, &[law::checks::SCENARIOS_BASIS]);
        for cell in case.consent() {
            if cell.consent == Requirement::Required && cell.is_missing() {
                out.object(
                    Place::whole(&consents::SECTION),
                    said!(
                        "没有单独同意的记录：{scenario} / {recipient}",
                        "no separate consent on record: {scenario} / {recipient}",
                        scenario = cell.scenario.1,
                        recipient = cell.recipient.1,
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
)
.blocking();

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
            said!(
                "有效和已撤回的同意共{most}人，少于已出境的{least}人",
                "{most} consents, withdrawn ones included, for {least} persons exported",
                most,
                least,
            ),
        );
    }
}

static NOTICE_STILL: Check = check(
    ("substance.notice_still", "48"),
    t("不需要同意的，仍须告知", "Where consent is not needed, notice still is"),
    SACG,
    &[cite(&PIPL, "Art. 13, 17, 39"), cite(&GBA_HK, "Art. 4"), cite(&GBA_MO, "Art. 4")],
    t(
        "对每一种人群、接收方、目的的组合补告知。",
        "Give notice for every combination of group, recipient and purpose.",
    ),
    |case, out| {
        for cell in case.consent() {
            out.concerns();
            if cell.notice == Requirement::Required && cell.is_missing() {
                out.object(
                    Place::whole(&consents::SECTION),
                    said!(
                        "没有告知的记录：{scenario} / {group} / {recipient}",
                        "no notice on record: {scenario} / {group} / {recipient}",
                        scenario = cell.scenario.1,
                        group = cell.group.1,
                        recipient = cell.recipient.1,
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
    SACG,
    &[cite(&PIPL, "Art. 17, 30, 39"), cite(&GBA_HK, "annex Art. 2(2)")],
    t("补告知缺少的事项，更新文本版本。", "Add what is not told, and renew the version."),
    |case, out| {
        for row in out.each(case, &consents::SECTION) {
            out.needs(&row, &[&consents::NOTICE_ITEMS, &consents::SENSITIVE_ITEMS]);
        }
        out.problems(case, &[checks::CONSENTS_ITEMS]);
    },
)
.blocking();

static BENEFICIARY: Check = check(
    ("substance.beneficiary", "50"),
    t(
        "告知个人其为第三方受益人，30日内可以拒绝",
        "Individuals are told of their rights as third-party beneficiaries and the 30 days to refuse",
    ),
    SG,
    &[cite(&SCM, "annex Art. 2(4)"), cite(&GBA_HK, "annex Art. 2(4)")],
    t(
        "使用生成的告知书，或者在自己的文本中补充。",
        "Use the notice made here, or add it to your own.",
    ),
    |case, out| {
        let Some(paper) = case.paper(&build::NOTICE) else { return };
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
        "不满十四周岁的：监护人同意的证据，专门处理规则",
        "Under 14: evidence of the guardian's consent, and rules of their own",
    ),
    SACG,
    &[cite(&PIPL, "Art. 31"), cite(&GBA_HK, "Art. 4"), cite(&GBA_MO, "Art. 4")],
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
