//! What is the own of the Greater Bay Area contract: its nine items, both sides, its undertaking, its conditions and its redoing.

use crate::document::build::{BAY_SHEET, BAY_UNDERTAKING};
use crate::form::catalog::{contracts, events, findings, flows, onward, recipients, record};
use crate::form::options::{article_five, event, formality};
use crate::form::{Entry, Place, Tri};
use crate::inspection::{Check, Outcome, Route};
use crate::law::clock::Progress;
use crate::law::clock::catalog::contract as clock;
use crate::source::{GBA_HK, GBA_MO, cite, reading};
use crate::text::{phrase, t};

use super::formalities::stands;
use super::{G, check};

pub(super) static CHECKS: &[&Check] = &[
    &NINE_ITEMS,
    &BOTH_SIDES,
    &UNDERTAKING,
    &THREE_POINTS,
    &AFTER_EFFECT,
    &STORED_INSIDE,
    &ONWARD,
    &REDONE,
];

static NINE_ITEMS: Check = check(
    ("bay.nine_items", "G-1"),
    t(
        "附录一的九项逐项填写，没有单列敏感个人信息的一项",
        "The nine items of Appendix I filled; there is none of its own for sensitive data",
    ),
    G,
    &[cite(&GBA_HK, "annex Appendix I")],
    t("补填对应的场景、接收方和流向信息。", "Answer the scenario, recipient or flow concerned."),
    |case, out| {
        for paper in case.all_of(&BAY_SHEET) {
            out.concerns();
            let headings = paper.headings();
            let items = headings.iter().filter(|words| words.starts_with('（')).count();
            let appendix = t("附录一", "Appendix I").zh;
            let contracts = headings.iter().filter(|words| words.starts_with(appendix)).count();
            if items != 9 * contracts {
                out.object(
                    None,
                    phrase("附录一的九项不齐", "the nine items of Appendix I are not all there"),
                );
            }
            let in_appendix = |place: &Place| {
                place.section != &contracts::SECTION
                    || place.field == Some(&contracts::OTHER_MATTERS)
            };
            out.open.extend(paper.lacks().filter(in_appendix));
        }
    },
);

static BOTH_SIDES: Check = check(
    ("bay.both_sides", "G-2"),
    t(
        "处理者和接收方各自在10个工作日内向属地机构备案",
        "Handler and recipient each file within 10 working days with the body of their own place",
    ),
    G,
    &[cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
    t(
        "向接收方索取其备案的日期和回执；一方备案不代替另一方。",
        "Ask the recipient for the day and receipt of its filing; one side does not stand for the other.",
    ),
    |case, out| {
        for recipient in case.recipients_by(&[Route::Bay]) {
            out.needs(&recipient, &[&recipients::COUNTRY]);
        }
        out.look(case, formality::BAY_BOTH_FILED);
    },
);

static UNDERTAKING: Check = check(
    ("bay.undertaking", "G-3"),
    t(
        "承诺书三项与模板逐字相同；评估确在备案之日前3个月内完成",
        "The three points of the undertaking are those of the template, and the assessment is within 3 months of the filing",
    ),
    G,
    &[cite(&GBA_HK, "annex 2")],
    t(
        "用附件2的下载件签署；超过3个月的，重新评估。",
        "Sign the download of annex 2; after more than 3 months, assess again.",
    ),
    |case, out| {
        let entry = case.single(&record::SECTION);
        out.needs(&entry, &[&record::END, &record::FILING_DAY]);
        for deadline in case.deadline(&clock::GBA_FRESH) {
            out.concerns();
            if deadline.progress == Progress::Overdue {
                out.object(
                    deadline.place.clone(),
                    phrase(
                        "评估不在备案之日前3个月内完成，承诺不实",
                        "the assessment is not within 3 months of the filing: the undertaking would be untrue",
                    ),
                );
            }
        }
        for paper in case.all_of(&BAY_UNDERTAKING) {
            out.concerns();
            out.open.extend(paper.lacks());
        }
    },
);

static THREE_POINTS: Check = check(
    ("bay.three_points", "G-4"),
    t(
        "影响评估的三项重点：目的方式、权益影响和风险、接收方义务和能力",
        "The three points of the assessment: purpose and manner, effect and risk, the recipient's duties and capability",
    ),
    G,
    &[cite(&GBA_HK, "Art. 5"), cite(&GBA_MO, "Art. 5")],
    t("逐项写明情况、证据、问题和整改。", "State finding, evidence, problem and remedy for each."),
    |case, out| {
        for code in [article_five::PURPOSE, article_five::VOLUME, article_five::RECIPIENT] {
            if let Some(row) = case.facts.row(&findings::SECTION, code.as_str()) {
                out.needs(&row, findings::SECTION.fields);
            }
        }
    },
);

static AFTER_EFFECT: Check = check(
    ("bay.after_effect", "G-5"),
    t("合同生效后才开始跨境提供", "Nothing is provided before the contract takes effect"),
    G,
    &[cite(&GBA_HK, "Art. 6"), cite(&GBA_MO, "Art. 6")],
    t(
        "停止提供，合同生效后再开始，并在报告中说明。",
        "Stop, begin after the effect of the contract, and say so in the report.",
    ),
    |case, out| {
        let began = case.single(&record::SECTION).day(&record::EXPORT_START).known();
        for contract in case.contracts_by(&[Route::Bay]) {
            out.needs(&contract, &[&contracts::EFFECTIVE]);
            let Some(effect) = contract.day(&contracts::EFFECTIVE).known() else { continue };
            for flow in case.flows_by(&[Route::Bay]) {
                if flow.with().and_then(|to| to.id) != contract.id {
                    continue;
                }
                let own = flow.day(&flows::FIRST_DAY).known();
                if own.or(began).is_some_and(|day| day < effect) {
                    let place = flow.place(&flows::FIRST_DAY);
                    out.object(
                        place,
                        phrase(
                            "开始提供的日期早于合同生效日",
                            "providing begins before the contract takes effect",
                        ),
                    );
                }
            }
        }
    },
);

static STORED_INSIDE: Check = check(
    ("bay.stored_inside", "G-6"),
    t("保存地点在大湾区内", "The data is stored in the area"),
    G,
    &[cite(&GBA_HK, "annex Appendix I (8)"), reading(&GBA_HK, "Art. 4")],
    t(
        "改存大湾区内的系统；必须存放区外的，改用一般路径。",
        "Store it within the area; where it must lie outside, take an ordinary route.",
    ),
    |case, out| {
        for flow in case.flows_by(&[Route::Bay]) {
            let place = flows::storage(&flow).iter().find_map(outside);
            out.claim(
                flows::is_kept_in_the_bay(&flow),
                place.unwrap_or_else(|| flow.place(&flows::STORAGE)),
                phrase(
                    "保存地点在大湾区以外：此合同下的个人信息不得提供到区外",
                    "the place of storage lies outside the area, where nothing may go under this contract",
                ),
            );
        }
    },
);

/// Where it is said of a system that it lies outside.
fn outside(system: &Entry<'_>) -> Option<Place> {
    use crate::form::catalog::systems;
    systems::is_in_the_bay(system).is_no().then(|| system.place(&systems::PLACE))
}

static ONWARD: Check = check(
    ("bay.onward", "G-7"),
    t(
        "向同一辖区第三方再提供的四个条件：业务需要、已告知、基于同意的已取得同意、列入附录一",
        "Passing on within the jurisdiction, four conditions: business need, told, consent where it is the ground, listed in Appendix I",
    ),
    G,
    &[cite(&GBA_HK, "annex Art. 3(7), 3(8)")],
    t(
        "在“境外第三方”中补齐；不在同一辖区的，停止提供或者改用一般路径。",
        "Complete it among the onward recipients; one of another jurisdiction is left out, or an ordinary route taken.",
    ),
    |case, out| {
        for recipient in case.recipients_by(&[Route::Bay]) {
            out.needs(&recipient, &[&recipients::ONWARD]);
            if !onward::passes_on(&recipient).is_yes() {
                continue;
            }
            let rows = onward::of(&recipient);
            if rows.is_empty() {
                out.open.insert(Place::whole(&onward::SECTION));
            }
            for row in rows {
                four_conditions(&row, out);
                stands(case, out, &row, &onward::NAME);
            }
        }
    },
);

fn four_conditions(row: &Entry<'_>, out: &mut Outcome) {
    out.needs(row, &[&onward::NAME, &onward::FACTS, &onward::BUSINESS_NEED]);
    let mut must = |field, holds: Tri, said| {
        if !row.is_asked(field).is_no() {
            out.claim(holds, row.place(field), said);
        }
    };
    must(
        &onward::SAME_JURISDICTION,
        onward::is_of_jurisdiction(row),
        phrase(
            "第三方不在接收方的同一辖区，不得提供",
            "the third party is of another jurisdiction: nothing may be provided to it",
        ),
    );
    must(
        &onward::SUBJECTS_TOLD,
        row.yes_no(&onward::SUBJECTS_TOLD),
        phrase("没有告知个人", "individuals were not told"),
    );
    must(
        &onward::CONSENTED,
        row.yes_no(&onward::CONSENTED),
        phrase(
            "基于同意处理，没有取得对再提供的同意",
            "consent is the ground, and none was given to the passing on",
        ),
    );
}

static REDONE: Check = check(
    ("bay.redone", "G-8"),
    t(
        "备案后有变化或者延长保存期限的，已重新评估、补充或者重新订立合同并备案",
        "After the filing: on a change, or longer retention, assessed, supplemented or signed, and filed anew",
    ),
    G,
    &[cite(&GBA_HK, "Art. 7"), cite(&GBA_MO, "Art. 8")],
    t(
        "重新评估，补充或者重新订立合同，双方再次备案。",
        "Assess anew, supplement or sign anew, and let both sides file again.",
    ),
    |case, out| {
        let rows = case.rows(&events::SECTION);
        let filed = Tri::any(rows.iter().map(|row| row.chose(&events::KIND, event::GBA_SUBMITTED)));
        if filed.is_yes() {
            out.look(case, formality::BAY_REDONE);
        }
    },
);
