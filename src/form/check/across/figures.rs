//! Checks of figures that belong together.

use crate::form::catalog::{contracts, flows, groups, handler, items, overlaps, scenarios};
use crate::form::{Answer, Entry, Facts, Tri};
use crate::text::phrase;

use super::{Problem, Severity, checks, naming, push};

pub(super) fn group_figures(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for group in facts.rows(&groups::SECTION) {
        let figure = |field| group.count(field).known();
        if let (Some(young), Some(sensitive)) =
            (figure(&groups::UNDER_14), figure(&groups::SENSITIVE))
            && sensitive.high.is_some_and(|high| young.low > high)
        {
            push(
                out,
                checks::GROUPS_FIGURES,
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
                    checks::GROUPS_FIGURES,
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

pub(super) fn overlapping_pair(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for row in facts.rows(&overlaps::SECTION) {
        let (Answer::Known(group), Answer::Known(other)) =
            (row.named(&overlaps::GROUP), row.named(&overlaps::OTHER))
        else {
            continue;
        };
        if group.first().map(|group| group.id) == other.first().map(|group| group.id) {
            push(
                out,
                checks::OVERLAPS_PAIR,
                Severity::Error,
                row.place(&overlaps::OTHER),
                phrase(
                    "与人群甲是同一个人群，请选择另一个；计算时不采用这一行",
                    "the same group as A: choose another one; this row is left out of the count",
                ),
            );
        }
    }
}

pub(super) fn sensitive_counts(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let carrying = naming(facts, &scenarios::SECTION, &scenarios::GROUPS);
    for group in facts.rows(&groups::SECTION) {
        let Answer::Known(sensitive) = group.count(&groups::SENSITIVE) else { continue };
        let named = || group.id.and_then(|id| carrying.get(id)).into_iter().flatten();
        let carried = Tri::any(
            named()
                .map(|scenario| flows::items_of_group(scenario, &group).any(items::is_sensitive)),
        );
        let is_sent = named().any(|scenario| !scenarios::is_inside_only(scenario).is_yes());
        let young = group.count(&groups::UNDER_14).known().is_some_and(|young| young.low > 0);
        if sensitive.low > 0 && carried.is_no() && !young {
            push(
                out,
                checks::GROUPS_SENSITIVE,
                Severity::Warning,
                group.place(&groups::SENSITIVE),
                if is_sent {
                    phrase(
                        "填写了敏感人数，但该人群出境的信息项都标为不敏感。判断按较严的一方：场景计入人数的，这些人也计入",
                        "persons with sensitive data are stated, but no item of this group is marked sensitive; where a scenario counts, they are counted, the stricter way",
                    )
                } else {
                    phrase(
                        "填写了敏感人数，但没有场景向境外提供该人群的信息，这些人没有计入；请核对",
                        "persons with sensitive data are stated, but no scenario sends data of this group abroad; they are not counted, please check",
                    )
                },
            );
        }
        if sensitive.high == Some(0) && carried.is_yes() {
            push(
                out,
                checks::GROUPS_SENSITIVE,
                Severity::Warning,
                group.place(&groups::SENSITIVE),
                phrase(
                    "出境信息项中有敏感个人信息，人数却是0。还没有开始出境的，0是对的；已经开始的，填写人数；敏感信息只是同一场景中其他人群的，请把场景拆成两个，或者在“流向（场景和接收方）”中写明各自的信息项",
                    "sensitive items go abroad, yet nobody is counted. Right before the export begins; once it has, give the number; where the sensitive items are those of other people of the same scenario, make two scenarios of it, or name the items in the flows",
                ),
            );
        }
    }
}

/// Who gives both counts in both: fewer persons with ordinary data than with sensitive data, where every flow that carries sensitive
/// items of the group carries ordinary ones of it too.
pub(super) fn ordinary_counts(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let carrying = naming(facts, &scenarios::SECTION, &scenarios::GROUPS);
    for group in facts.rows(&groups::SECTION) {
        let Some(field) = groups::below_sensitive(&group) else { continue };
        let named = group.id.and_then(|id| carrying.get(id)).into_iter().flatten();
        let sent = named.filter(|scenario| !scenarios::is_inside_only(scenario).is_yes());
        let of_group = sent.flat_map(flows::of_scenario);
        let of_group: Vec<_> = of_group
            .filter(|flow| flows::may_concern(flow, &group))
            .map(|f| flows::items(&f))
            .collect();
        let gives_both = |items: &Answer<Vec<Entry<'_>>>| match items {
            Answer::Known(items) => {
                let ordinary = |item: &Entry<'_>| items::is_sensitive(item).is_no();
                items.iter().all(ordinary) || items.iter().any(ordinary)
            }
            Answer::Unknown(_) => false,
        };
        if of_group.is_empty() || !of_group.iter().all(gives_both) {
            continue;
        }
        push(
            out,
            checks::GROUPS_SENSITIVE,
            Severity::Warning,
            group.place(field),
            phrase(
                "小于同一期间的敏感人数，但该人群出境的信息项中也有一般个人信息：两种信息都提供的人，两项人数都要计入。请核对",
                "below the persons with sensitive data of the same time, though ordinary items of this group go abroad with them: who gives both counts in both figures; please check",
            ),
        );
    }
}

pub(super) fn copies(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    for entry in facts.rows(&contracts::SECTION) {
        copies_of(&entry, out);
    }
}

fn copies_of(entry: &Entry<'_>, out: &mut Vec<Problem>) {
    if let (Answer::Known(total), Answer::Known(each)) =
        (entry.count(&contracts::COPIES_TOTAL), entry.count(&contracts::COPIES_EACH))
        && total
            .exact()
            .zip(each.exact())
            .is_some_and(|(total, each)| total < each.saturating_mul(2))
    {
        push(
            out,
            checks::CONTRACT_COPIES,
            Severity::Error,
            entry.place(&contracts::COPIES_TOTAL),
            phrase("少于双方各执份数之和", "fewer than both parties hold together"),
        );
    }
}

pub(super) fn province(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let entry = facts.single(&handler::SECTION);
    let (Answer::Known(code), Answer::Known(province)) =
        (entry.text(&handler::CREDIT_CODE), entry.choice(&handler::PROVINCE))
    else {
        return;
    };
    // Places 3 to 8 of the code name the registering authority's division (GB 32100); the first two of them are the province.
    // Codes of bodies registered with a national authority (100000) fit every province.
    let division: String = code.chars().skip(2).take(2).collect();
    if code.chars().count() == 18 && division != province.as_str() && division != "10" {
        push(
            out,
            checks::HANDLER_PROVINCE,
            Severity::Warning,
            entry.place(&handler::PROVINCE),
            phrase(
                "与统一社会信用代码中的登记机关地区不一致，请核对",
                "differs from the division of the registering authority in the credit code; please compare",
            ),
        );
    }
}
