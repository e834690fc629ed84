//! Checks across fields: dates in order, figures that fit, claims that are proved, sets that are whole.

mod claims;
mod dates;
mod figures;
mod names;
mod risks;
mod sets;

use std::collections::HashMap;

use crate::form::{Entry, Facts, Field, Place, Section};
use crate::text::{Phrase, t};

use super::{Check, Problem, Severity};

/// Every check across fields.
pub static CHECKS: &[Check] = &[
    Check {
        id: "section.empty",
        title: t("至少有一行", "At least one row"),
        run: sets::empty_sections,
    },
    Check {
        id: "handler.province",
        title: t("注册地与信用代码一致", "Province fits the credit code"),
        run: figures::province,
    },
    Check {
        id: "names.none",
        title: t("名称不是“无”", "A name is not \"none\""),
        run: names::no_name,
    },
    Check {
        id: "record.dates",
        title: t("评估日期先后", "Days of the assessment in order"),
        run: dates::record_dates,
    },
    Check {
        id: "record.fresh",
        title: t("评估在备案前3个月内完成", "Assessment within 3 months before filing"),
        run: dates::fresh,
    },
    Check {
        id: "groups.figures",
        title: t("人数彼此相符", "Figures of a group fit"),
        run: figures::group_figures,
    },
    Check {
        id: "overlaps.pair",
        title: t("重叠的两个人群不同", "An overlap is of two groups"),
        run: figures::overlapping_pair,
    },
    Check {
        id: "groups.counted_on",
        title: t("统计截止日在期间内", "Counted within the window"),
        run: dates::counted_on,
    },
    Check {
        id: "groups.sensitive",
        title: t("敏感人数与信息项一致", "Sensitive count fits the items"),
        run: figures::sensitive_counts,
    },
    Check {
        id: "items.vague",
        title: t("信息项不含糊、不重复", "Items are definite and stand once"),
        run: sets::item_names,
    },
    Check {
        id: "items.unused", title: t("各行都被引用", "Every row is used"), run: sets::unused
    },
    Check {
        id: "scenarios.retention",
        title: t("保存期限先后", "Retention in order"),
        run: dates::retention,
    },
    Check {
        id: "scenarios.brief",
        title: t("场景简述不超过100字", "Brief within 100 characters"),
        run: claims::brief,
    },
    Check {
        id: "scenarios.necessity",
        title: t("自称不必要的出境", "Export said not to be necessary"),
        run: claims::necessity,
    },
    Check {
        id: "deidentification.claim",
        title: t("匿名化须有证明", "Anonymisation is proved"),
        run: claims::anonymised,
    },
    Check {
        id: "consents.items",
        title: t("告知事项齐全", "Notice is complete"),
        run: sets::notice_items,
    },
    Check {
        id: "findings.all_clear",
        title: t("逐项均无问题", "No problem anywhere"),
        run: claims::all_clear,
    },
    Check {
        id: "risks.corrections",
        title: t(
            "风险等级的修正有理由、不重复",
            "Corrections of a risk have reasons and count once",
        ),
        run: risks::corrections,
    },
    Check {
        id: "contract.copies",
        title: t("合同份数", "Copies of the contract"),
        run: figures::copies,
    },
    Check {
        id: "recipients.audit",
        title: t("审计日期先后", "Audit days in order"),
        run: dates::audits,
    },
    Check {
        id: "events.days",
        title: t("办理日期先后", "Days of events in order"),
        run: dates::events,
    },
];

fn push(
    out: &mut Vec<Problem>,
    check: &'static str,
    severity: Severity,
    place: Place,
    message: Phrase,
) {
    out.push(Problem { check, severity, place, message });
}

/// The entries of a section that name each row in `field`, by the id of the row: gathered once for all rows.
fn naming<'a>(
    facts: &'a Facts<'a>,
    section: &'static Section,
    field: &'static Field,
) -> HashMap<String, Vec<Entry<'a>>> {
    let mut out: HashMap<String, Vec<Entry<'a>>> = HashMap::new();
    for entry in facts.rows(section) {
        for id in entry.named(field).known().unwrap_or_default().iter().filter_map(|row| row.id) {
            out.entry(id.to_owned()).or_default().push(entry);
        }
    }
    out
}
