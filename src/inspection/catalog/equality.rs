//! The same fact in every paper: looked up in the papers themselves, as they would be handed in.

use crate::form::catalog::{flows, groups, items, links, recipients, scenarios, systems};
use crate::form::options::formality;
use crate::form::{Answer, Entry, Field, checks};
use crate::inspection::case::words;
use crate::inspection::{Case, Check, Outcome, Route};
use crate::source::{GBA_HK, GBT_35273, GBT_45574, SAG, SCG, SCM, Status, cite, practice};
use crate::text::{phrase, t};

use super::formalities::stands_of;
use super::{SA_G, SG, check};

pub(super) static CHECKS: &[&Check] =
    &[&FACTS, &MEASURES, &SCENARIOS, &ITEMS, &CATEGORIES, &SYSTEMS];

static FACTS: Check = check(
    ("equality.facts", "38"),
    t(
        "目的、方式、种类、人数、保存地点和期限、传输方式在各文件中相同",
        "Purpose, method, kinds, numbers, storage, retention and transfer are the same in every paper",
    ),
    SA_G,
    &[practice(&SCG, ""), practice(&GBA_HK, "annex Appendix I")],
    t(
        "只改记录，不改导出的文件；改过的用 verify 核对。",
        "Change the record, not the exported file; look at edited files with `verify`.",
    ),
    |case, out| {
        out.each(case, &scenarios::SECTION);
        let filed = [Route::Contract, Route::Assessment, Route::Certification, Route::Bay];
        for flow in case.flows_by(&filed) {
            of_flow(case, out, &flow);
        }
    },
);

/// What the papers of one flow say of it.
fn of_flow(case: &Case<'_>, out: &mut Outcome, flow: &Entry<'_>) {
    let scenario = flow.of();
    if let Some(scenario) = &scenario {
        out.needs(scenario, &[&scenarios::PURPOSE]);
    }
    let mut is_said = |entry: &Entry<'_>, field| same(case, out, (entry, field), Some(flow));
    match scenario {
        Some(scenario) if flow.value(&flows::PURPOSE).is_none() => {
            is_said(&scenario, &scenarios::PURPOSE);
        }
        _ => is_said(flow, &flows::PURPOSE),
    }
    is_said(flow, &flows::METHOD);
    if !flows::is_kept(flow).is_no() {
        is_said(flow, &flows::RETENTION_TO);
        for system in flows::storage(flow) {
            is_said(&system, &systems::PLACE);
        }
    }
    for link in flows::links(flow).iter().filter(|link| !links::stays_inside(link)) {
        is_said(link, &links::MANNER);
    }
    if let Some(recipient) = flow.with() {
        is_said(&recipient, &recipients::NAME);
    }
    for item in flows::items(flow).known().unwrap_or_default() {
        is_said(&item, &items::NAME);
    }
    // The three-year figures of an application are compared by themselves (N-b).
    if case.is(Route::Contract) || case.is(Route::Bay) {
        for group in flows::groups(flow).known().unwrap_or_default() {
            is_said(&group, &groups::ORDINARY);
            // Of whom nothing sensitive goes to this recipient, its papers say none.
            if !flows::takes_sensitive(std::slice::from_ref(flow), &group).is_no() {
                is_said(&group, &groups::SENSITIVE);
            }
        }
    }
}

/// The answer must stand in each paper that carries it, of a flow in each of its papers; an open answer is lacking.
fn same(
    case: &Case<'_>,
    out: &mut Outcome,
    (entry, field): (&Entry<'_>, &'static Field),
    flow: Option<&Entry<'_>>,
) {
    if words(entry, field).is_none() {
        return out.needs(entry, &[field]);
    }
    stands_of(case, out, (entry, field), flow);
}

/// The scenarios that are filed: an exempt one has no place in a contract or an application.
fn filed<'a>(case: &'a Case<'_>) -> Vec<Entry<'a>> {
    let filed = [Route::Contract, Route::Assessment, Route::Certification, Route::Bay];
    let rows = case.rows(&scenarios::SECTION).into_iter();
    rows.filter(|scenario| case.survey.routes.may_go(scenario, &filed)).collect()
}

static MEASURES: Check = check(
    ("equality.measures", "39"),
    t(
        "合同第二条第五项的措施与报告中接收方的措施相同",
        "The measures of Art. 2(5) are those described for the recipient",
    ),
    SG,
    &[practice(&SCM, "annex Art. 2(5)"), cite(&GBA_HK, "annex Art. 2(5)")],
    t("在接收方处写明措施，重新导出。", "State the measures under the recipient and export again."),
    |case, out| {
        // An exempt recipient has no place in a contract.
        out.each(case, &recipients::SECTION);
        for recipient in case.recipients_by(&[Route::Contract, Route::Bay]) {
            same(case, out, (&recipient, &recipients::MEASURES), None);
        }
    },
);

static SCENARIOS: Check = check(
    ("equality.scenarios", "40"),
    t(
        "场景在申报表、报告中相同，与合同的业务一致",
        "The scenarios are the same in form and report, and those of the contract",
    ),
    SA_G,
    &[cite(&SAG, "annex 3"), practice(&SCG, ""), practice(&GBA_HK, "annex head")],
    t(
        "业务名称按法律文件填写，重新导出。",
        "Name the business as the legal document does, and export again.",
    ),
    |case, out| {
        out.each(case, &scenarios::SECTION);
        for scenario in filed(case) {
            same(case, out, (&scenario, &scenarios::NAME), None);
        }
        out.look(case, formality::BUSINESS_NAME);
    },
);

static ITEMS: Check = check(
    ("equality.items", "41"),
    t(
        "数据项逐一列明：名称、描述、必要性、示例；不重复，不写“等”",
        "Each item with name, description, necessity and example; none twice, none open-ended",
    ),
    SA_G,
    &[
        cite(&SAG, "annex 4"),
        practice(&SCG, ""),
        cite(&GBA_HK, "annex Art. 2(1)"),
        cite(&GBA_HK, "annex Appendix I (4)"),
    ],
    t("拆开含糊的数据项，删去重复的。", "Split vague items and take out repeated ones."),
    |case, out| {
        for item in out.each(case, &items::SECTION) {
            out.needs(
                &item,
                &[&items::NAME, &items::DESCRIPTION, &items::NECESSITY, &items::EXAMPLE],
            );
        }
        out.problems(case, &[checks::ITEMS_VAGUE, checks::ITEMS_UNUSED]);
    },
);

static CATEGORIES: Check = check(
    ("equality.categories", "42"),
    t("每个数据项都归入类别并判断敏感性", "Every item has a category and a judged sensitivity"),
    SA_G,
    &[
        cite(&GBT_35273, "annex A"),
        cite(&GBT_45574, "annex A"),
        cite(&SCG, "").as_status(Status::Design),
        cite(&GBA_HK, "annex Appendix I (4)"),
    ],
    t(
        "逐项补填类别和敏感性，写明依据的清单。",
        "Answer both item by item, with the list relied on.",
    ),
    |case, out| {
        for item in out.each(case, &items::SECTION) {
            out.needs(
                &item,
                &[
                    &items::CATEGORY,
                    &items::SENSITIVITY,
                    &items::SENSITIVE_CATEGORY,
                    &items::CAUGHT_BY,
                ],
            );
        }
    },
);

static SYSTEMS: Check = check(
    ("equality.systems", "43"),
    t(
        "两端的系统和数据中心写明；链路写明域名、地址和方式",
        "Systems and data centres at both ends; the link with domains, addresses and manner",
    ),
    SA_G,
    &[
        cite(&SAG, "annex 4"),
        cite(&SCG, "annex 5"),
        cite(&GBA_HK, "annex Appendix I (6)"),
        cite(&GBA_HK, "annex Appendix I (8)"),
    ],
    t(
        "写明双方网络系统的域名和网络地址、协议、运营商。",
        "Name both sides' domains and network addresses, protocol and carrier.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            for flow in flows::of_scenario(&scenario) {
                if flows::links(&flow).is_empty() {
                    out.needs(&flow, &[&flows::LINK]);
                }
            }
        }
        for system in out.each(case, &systems::SECTION) {
            out.needs(&system, &[&systems::NAME, &systems::SIDE, &systems::PLACE]);
        }
        for link in out.each(case, &links::SECTION) {
            out.needs(&link, &[&links::MANNER]);
            if case.is(Route::Assessment) && !names_both_ends(&link) {
                out.object(
                    link.place(&links::MANNER),
                    phrase(
                        "链路没有写明双方的域名或者网络地址",
                        "the link does not name the domain or network address of both sides",
                    ),
                );
            }
        }
    },
);

/// Whether the addresses of both ends of a link are said: at the systems there, or in its own words.
fn names_both_ends(link: &Entry<'_>) -> bool {
    let at = |end: Answer<Entry<'_>>| {
        let said = end.known().and_then(|system| words(&system, &systems::ADDRESSES));
        said.is_some_and(|said| addresses(&said) > 0)
    };
    let in_words = words(link, &links::MANNER).is_some_and(|said| addresses(&said) >= 2);
    in_words || (at(links::from(link)) && at(links::to(link)))
}

/// How many domain names and network addresses stand in a text.
fn addresses(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let mut found: Vec<&str> = text
        .split(|c: char| !is_part(c))
        .filter(|word| {
            let parts: Vec<&str> = word.split('.').collect();
            parts.len() >= 2 && parts.iter().all(|part| !part.is_empty()) && !is_number(word)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// `1.3`, as in TLS 1.3, is no address.
fn is_number(word: &str) -> bool {
    word.split('.').count() == 2 && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_and_addresses_are_found_and_versions_are_not() {
        assert_eq!(addresses("从 crm.example.cn（10.1.2.3）经 TLS 1.3 到 api.example.com"), 3);
        assert_eq!(addresses("经 TLS 1.3 加密传输，AES-256"), 0);
        assert_eq!(addresses("a.example.cn 到 a.example.cn"), 1);
    }
}
