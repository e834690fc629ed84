//! Checks across fields: dates in order, figures that fit, claims that are proved, sets that are whole.

use crate::day::Day;
use crate::form::catalog::{
    conclusion, consents, contract, deidentification, findings, groups, handler, items, measures,
    recipients, record, scenarios,
};
use crate::form::options::{NOTICE_ITEMS, SENSITIVE_NOTICE_ITEMS};
use crate::form::{Answer, Entry, Facts, Field, Options, Place, Section, Tri};
use crate::text::{Phrase, phrase, t};

use super::{Check, Problem, Severity};

/// Every check across fields.
pub static CHECKS: &[Check] = &[
    Check {
        id: "section.empty", title: t("至少有一行", "At least one row"), run: empty_sections
    },
    Check {
        id: "handler.province",
        title: t("注册地与信用代码一致", "Province fits the credit code"),
        run: province,
    },
    Check {
        id: "record.dates",
        title: t("评估日期先后", "Days of the assessment in order"),
        run: record_dates,
    },
    Check {
        id: "record.fresh",
        title: t("评估在备案前3个月内完成", "Assessment within 3 months before filing"),
        run: fresh,
    },
    Check {
        id: "groups.figures",
        title: t("人数彼此相符", "Figures of a group fit"),
        run: group_figures,
    },
    Check {
        id: "groups.counted_on",
        title: t("统计截止日在期间内", "Counted within the window"),
        run: counted_on,
    },
    Check {
        id: "groups.sensitive",
        title: t("敏感人数与信息项一致", "Sensitive count fits the items"),
        run: sensitive_counts,
    },
    Check {
        id: "items.vague",
        title: t("信息项不含糊、不重复", "Items are definite and stand once"),
        run: item_names,
    },
    Check { id: "items.unused", title: t("各行都被引用", "Every row is used"), run: unused },
    Check {
        id: "scenarios.retention",
        title: t("保存期限先后", "Retention in order"),
        run: retention,
    },
    Check {
        id: "scenarios.brief",
        title: t("场景简述不超过100字", "Brief within 100 characters"),
        run: brief,
    },
    Check {
        id: "scenarios.necessity",
        title: t("自称不必要的出境", "Export said not to be necessary"),
        run: necessity,
    },
    Check {
        id: "deidentification.claim",
        title: t("匿名化须有证明", "Anonymisation is proved"),
        run: anonymised,
    },
    Check {
        id: "consents.items",
        title: t("告知事项齐全", "Notice is complete"),
        run: notice_items,
    },
    Check {
        id: "findings.all_clear",
        title: t("逐项均无问题", "No problem anywhere"),
        run: all_clear,
    },
    Check {
        id: "contract.copies", title: t("合同份数", "Copies of the contract"), run: copies
    },
    Check {
        id: "recipients.audit", title: t("审计日期先后", "Audit days in order"), run: audits
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

fn empty_sections(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for section in [
        &recipients::SECTION,
        &groups::SECTION,
        &items::SECTION,
        &scenarios::SECTION,
        &measures::SECTION,
        &consents::SECTION,
    ] {
        if facts.rows(section).next().is_none() {
            push(
                out,
                "section.empty",
                Severity::Gap,
                Place::whole(section),
                phrase("还没有任何一行", "there is no row yet"),
            );
        }
    }
}

fn province(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&handler::SECTION);
    let (Answer::Known(code), Answer::Known(province)) =
        (entry.text(&handler::CREDIT_CODE), entry.choice(&handler::PROVINCE))
    else {
        return;
    };
    // Places 3 to 8 of the code name the registering authority's division (GB 32100); the first two of them are the province.
    // Codes of bodies registered with a national authority (100000) fit every province.
    let division: String = code.chars().skip(2).take(2).collect();
    if code.chars().count() == 18 && division != province && division != "10" {
        push(
            out,
            "handler.province",
            Severity::Warning,
            entry.place(&handler::PROVINCE),
            phrase(
                "与统一社会信用代码中的登记机关地区不一致，请核对",
                "differs from the division of the registering authority in the credit code; please compare",
            ),
        );
    }
}

fn record_dates(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&record::SECTION);
    in_order(&entry, &record::START, &record::END, "record.dates", out);
    in_order(&entry, &record::END, &record::FILING_DAY, "record.dates", out);
    if let (Answer::Known(end), Answer::Known(start)) =
        (entry.day(&record::END), entry.day(&record::EXPORT_START))
        && start < end
    {
        push(
            out,
            "record.dates",
            Severity::Warning,
            entry.place(&record::EXPORT_START),
            phrase(
                "出境开始于评估完成之前：影响评估应在出境前完成",
                "the export begins before the assessment is finished; it must be finished first",
            ),
        );
    }
}

fn fresh(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&record::SECTION);
    if let (Answer::Known(end), Answer::Known(filing)) =
        (entry.day(&record::END), entry.day(&record::FILING_DAY))
        && filing.months_before(3).is_some_and(|earliest| end < earliest)
    {
        push(
            out,
            "record.fresh",
            Severity::Error,
            entry.place(&record::END),
            phrase(
                format!("评估完成于{}，早于备案日前3个月，需要重新评估", end.spoken().zh),
                format!(
                    "finished on {}, more than 3 months before filing; assess again",
                    end.spoken().en
                ),
            ),
        );
    }
}

fn group_figures(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for group in facts.rows(&groups::SECTION) {
        let figure = |field| group.count(field).known();
        if let (Some(young), Some(sensitive)) =
            (figure(&groups::UNDER_14), figure(&groups::SENSITIVE))
            && sensitive.high.is_some_and(|high| young.low > high)
        {
            push(
                out,
                "groups.figures",
                Severity::Error,
                group.place(&groups::UNDER_14),
                phrase(
                    "大于敏感个人信息人数；不满十四周岁的人应全部计入敏感人数",
                    "above the persons with sensitive data, though every child under 14 counts there",
                ),
            );
        }
        for (now, forecast) in [
            (&groups::ORDINARY, &groups::FORECAST),
            (&groups::SENSITIVE, &groups::FORECAST_SENSITIVE),
        ] {
            if let (Some(done), Some(expected)) = (figure(now), figure(forecast))
                && expected.high.is_some_and(|high| done.low > high)
            {
                push(
                    out,
                    "groups.figures",
                    Severity::Error,
                    group.place(forecast),
                    phrase(
                        "小于已提供的人数；预计数应包含已提供的",
                        "below the persons already provided, which the forecast must include",
                    ),
                );
            }
        }
    }
}

fn counted_on(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for group in facts.rows(&groups::SECTION) {
        let Answer::Known(day) = group.day(&groups::COUNTED_ON) else { continue };
        let place = group.place(&groups::COUNTED_ON);
        if day > facts.day() {
            push(
                out,
                "groups.counted_on",
                Severity::Error,
                place,
                phrase(
                    format!("晚于评估基准日（{}）", facts.day().spoken().zh),
                    format!("after the day of assessment ({})", facts.day().spoken().en),
                ),
            );
        } else if day < facts.day().year_start() {
            push(
                out,
                "groups.counted_on",
                Severity::Error,
                place,
                phrase(
                    format!(
                        "早于{}：人数自评估当年1月1日起累计",
                        facts.day().year_start().spoken().zh
                    ),
                    format!(
                        "before {}: people are counted from 1 January of the year of assessment",
                        facts.day().year_start().spoken().en
                    ),
                ),
            );
        } else if facts.day().months_before(1).is_some_and(|earliest| day < earliest) {
            push(
                out,
                "groups.counted_on",
                Severity::Warning,
                place,
                phrase(
                    "距评估基准日超过一个月，请更新人数",
                    "more than a month before the day of assessment; bring the figures up to date",
                ),
            );
        }
    }
}

fn sensitive_counts(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for group in facts.rows(&groups::SECTION) {
        let Answer::Known(sensitive) = group.count(&groups::SENSITIVE) else { continue };
        let carried = Tri::any(
            facts
                .rows(&scenarios::SECTION)
                .filter(|scenario| names(scenario, &scenarios::GROUPS, &group))
                .map(|scenario| match scenario.named(&scenarios::ITEMS) {
                    Answer::Known(rows) => Tri::any(rows.iter().map(|item| {
                        item.choice(&items::SENSITIVITY).is(|code| *code != "ordinary")
                    })),
                    Answer::Unknown(lacking) => Tri::Unknown(lacking),
                }),
        );
        let young = group.count(&groups::UNDER_14).known().is_some_and(|young| young.low > 0);
        if sensitive.low > 0 && carried.is_no() && !young {
            push(
                out,
                "groups.sensitive",
                Severity::Warning,
                group.place(&groups::SENSITIVE),
                phrase(
                    "填写了敏感人数，但该人群出境的信息项都标为不敏感。判断按较严的一方（计入）",
                    "persons with sensitive data are stated, but no item of this group is marked sensitive; they are counted, the stricter way",
                ),
            );
        }
        if sensitive.high == Some(0) && carried.is_yes() {
            push(
                out,
                "groups.sensitive",
                Severity::Warning,
                group.place(&groups::SENSITIVE),
                phrase(
                    "出境信息项中有敏感个人信息，人数却是0。只有尚未开始出境时才会如此",
                    "sensitive items go abroad, yet nobody is counted; that is so only if the export has not begun",
                ),
            );
        }
    }
}

fn item_names(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let mut seen = Vec::new();
    for item in facts.rows(&items::SECTION) {
        let Answer::Known(name) = item.text(&items::NAME) else { continue };
        let name = name.trim();
        if name.ends_with('等') || name.contains("等信息") || name.to_lowercase().contains("etc")
        {
            push(
                out,
                "items.vague",
                Severity::Warning,
                item.place(&items::NAME),
                phrase(
                    "含有“等”：数据项须逐一列明",
                    "is open-ended (\"and so on\"); list each item by itself",
                ),
            );
        }
        if seen.contains(&name) {
            push(
                out,
                "items.vague",
                Severity::Warning,
                item.place(&items::NAME),
                phrase("与前面的信息项重名", "stands in the list already"),
            );
        }
        seen.push(name);
    }
}

fn unused(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let uses: [(&'static Section, &'static Field); 3] = [
        (&recipients::SECTION, &scenarios::RECIPIENTS),
        (&groups::SECTION, &scenarios::GROUPS),
        (&items::SECTION, &scenarios::ITEMS),
    ];
    for (section, field) in uses {
        for row in facts.rows(section) {
            let used =
                facts.rows(&scenarios::SECTION).any(|scenario| names(&scenario, field, &row));
            if !used {
                let place = Place {
                    section,
                    row: row.id.map(str::to_owned),
                    field: section.fields.first().copied(),
                };
                push(
                    out,
                    "items.unused",
                    Severity::Warning,
                    place,
                    phrase("没有任何场景用到这一行", "no scenario uses this row"),
                );
            }
        }
    }
}

fn retention(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        in_order(
            &scenario,
            &scenarios::RETENTION_FROM,
            &scenarios::RETENTION_TO,
            "scenarios.retention",
            out,
        );
    }
}

fn brief(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        if scenario.text(&scenarios::BRIEF).known().is_some_and(|text| text.chars().count() > 100) {
            push(
                out,
                "scenarios.brief",
                Severity::Warning,
                scenario.place(&scenarios::BRIEF),
                phrase("超过100字", "longer than 100 characters"),
            );
        }
    }
}

fn necessity(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for scenario in facts.rows(&scenarios::SECTION) {
        if scenario.yes_no(&scenarios::TRULY_NECESSARY).is_no() {
            push(
                out,
                "scenarios.necessity",
                Severity::Warning,
                scenario.place(&scenarios::TRULY_NECESSARY),
                phrase(
                    "不必要的出境不应开展，豁免也不成立",
                    "an export that is not necessary should not take place, and the exemption fails",
                ),
            );
        }
    }
}

fn anonymised(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&deidentification::SECTION) {
        let level = row.choice(&deidentification::LEVEL);
        if deidentification::claims_anonymised(&row).is_yes()
            && (row.text(&deidentification::PROOF).known().is_none()
                || level.is(|code| *code != "level_4").is_yes())
        {
            push(
                out,
                "deidentification.claim",
                Severity::Error,
                row.place(&deidentification::CLAIM),
                phrase(
                    "匿名化没有得到证明（须有证明材料且达到4级），仍按个人信息处理和计数",
                    "anonymisation is not proved (it takes proof and level 4); the data stay personal information and are counted",
                ),
            );
        }
    }
}

fn notice_items(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&consents::SECTION) {
        whole(&row, &consents::NOTICE_ITEMS, &NOTICE_ITEMS, out);
        if row.is_asked(&consents::SENSITIVE_ITEMS).is_yes() {
            whole(&row, &consents::SENSITIVE_ITEMS, &SENSITIVE_NOTICE_ITEMS, out);
        }
    }
}

/// Every choice of the catalogue must be among the answers.
fn whole(row: &Entry<'_>, field: &'static Field, options: &Options, out: &mut Vec<Problem>) {
    let Answer::Known(told) = row.choices(field) else { return };
    let missing = Phrase::list(
        options
            .choices
            .iter()
            .filter(|choice| !told.contains(&choice.code))
            .map(|choice| choice.label.into()),
    );
    if !missing.zh.is_empty() {
        push(
            out,
            "consents.items",
            Severity::Error,
            row.place(field),
            phrase(format!("没有告知：{}", missing.zh), format!("not told: {}", missing.en)),
        );
    }
}

fn all_clear(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let rows: Vec<Entry<'_>> = facts.rows(&findings::SECTION).collect();
    let clear = |row: &Entry<'_>| {
        row.text(&findings::PROBLEM).known().is_some_and(|text| {
            matches!(text.trim(), "无" | "未发现问题" | "没有" | "none" | "None")
        })
    };
    if !rows.is_empty() && rows.iter().all(clear) {
        push(
            out,
            "findings.all_clear",
            Severity::Warning,
            Place::whole(&findings::SECTION),
            phrase(
                "六项都写“未发现问题”，容易被要求补充说明",
                "all six points say that nothing was found; such reports are apt to be questioned",
            ),
        );
    }
    let grave = rows.iter().any(|row| {
        row.choice(&findings::RESIDUAL).is(|code| matches!(*code, "high" | "severe")).is_yes()
    });
    let conclusion = facts.single(&conclusion::SECTION);
    if grave && conclusion.choice(&conclusion::CONCLUSION).is(|code| *code == "may_export").is_yes()
    {
        push(
            out,
            "findings.all_clear",
            Severity::Error,
            conclusion.place(&conclusion::CONCLUSION),
            phrase(
                "仍有“高”或“严重”的剩余风险，与“可以开展”的结论矛盾",
                "a high or severe residual risk contradicts the conclusion that the export may go ahead",
            ),
        );
    }
}

fn copies(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&contract::SECTION);
    if let (Answer::Known(total), Answer::Known(each)) =
        (entry.count(&contract::COPIES_TOTAL), entry.count(&contract::COPIES_EACH))
        && total
            .exact()
            .zip(each.exact())
            .is_some_and(|(total, each)| total < each.saturating_mul(2))
    {
        push(
            out,
            "contract.copies",
            Severity::Error,
            entry.place(&contract::COPIES_TOTAL),
            phrase("少于双方各执份数之和", "fewer than both parties hold together"),
        );
    }
}

fn audits(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&recipients::SECTION) {
        in_order(&row, &recipients::LAST_AUDIT, &recipients::NEXT_AUDIT, "recipients.audit", out);
        if let Answer::Known(next) = row.day(&recipients::NEXT_AUDIT)
            && next < facts.day()
        {
            push(
                out,
                "recipients.audit",
                Severity::Warning,
                row.place(&recipients::NEXT_AUDIT),
                phrase("接收方审计已过期", "the audit of this recipient is overdue"),
            );
        }
    }
}

fn in_order(
    entry: &Entry<'_>,
    first: &'static Field,
    second: &'static Field,
    check: &'static str,
    out: &mut Vec<Problem>,
) {
    let days: (Option<Day>, Option<Day>) = (entry.day(first).known(), entry.day(second).known());
    if let (Some(a), Some(b)) = days
        && b < a
    {
        push(
            out,
            check,
            Severity::Error,
            entry.place(second),
            phrase(
                format!("早于“{}”（{}）", first.label.zh, a.spoken().zh),
                format!("before \"{}\" ({})", first.label.en, a.spoken().en),
            ),
        );
    }
}

/// Whether `entry` names `row` in `field`.
fn names(entry: &Entry<'_>, field: &'static Field, row: &Entry<'_>) -> bool {
    entry.named(field).known().is_some_and(|rows| rows.iter().any(|named| named.id == row.id))
}
