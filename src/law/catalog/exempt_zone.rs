//! Free-trade-zone negative lists: off the list, and on it.

mod listed;

use crate::day::Day;
use crate::form::catalog::{handler, scenarios};
use crate::form::options::{
    SECTORS, ZONE_REGIONS, editions, exemption, first_list, listed_mechanism, province_of,
};
use crate::form::{Answer, Code, Tri};
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, ZONE_LISTS, cite, reading, secondary};
use crate::text::{phrase, says_none, t};

use listed::listed;

pub(in crate::law) static OFF_LIST: Rule = Rule {
    id: "exempt.art6_zone",
    title: t("自贸试验区负面清单外数据", "Off the free-trade-zone negative list"),
    says: t(
        "适用清单的处理者（自贸试验区内；清单扩至全市的，按当地规则）向境外提供负面清单外的数据，可以免予三种机制。清单内容由使用者对照原文确认，选择了地区的，程序按二手资料核对其首个清单的发布日；清单没有覆盖的行业不能推定为清单外。",
        "A handler that the list serves (in a free-trade zone, or in the whole city where the list says so) may provide data off the negative list without any mechanism. Users check the list against its text; where a region is chosen, its first release is checked by secondary sources; a sector the list does not cover is not \"off the list\".",
    ),
    sources: &[cite(&PCF, "Art. 6"), secondary(&ZONE_LISTS, "")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::FreeTradeZone)),
    when: |flow: &Flow<'_>| -> Tri {
        let covered = covered(flow);
        if covered.is_no() {
            covered
        } else {
            covered.and(
                flow.scenario
                    .yes_no(&scenarios::ZONE_OFF_LIST)
                    .or(listed(flow, listed_mechanism::NONE)),
            )
        }
    },
};

/// The rules of data on a list: they follow the mechanism and the figures of the list.
pub(in crate::law) static LISTED: &[&Rule] = &[&LISTED_ASSESSMENT, &LISTED_CONTRACT];

pub(in crate::law) static LISTED_ASSESSMENT: Rule = Rule {
    id: "zone.listed_assessment",
    title: t("负面清单要求安全评估", "The negative list demands an assessment"),
    says: t(
        "清单内的数据按清单规定的机制和标准执行；该清单要求申报安全评估。",
        "Listed data follow the mechanism and figures of the list; this one demands a security assessment.",
    ),
    sources: &[cite(&PCF, "Art. 6, 7"), reading(&PCF, "Art. 7")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow: &Flow<'_>| -> Tri { on_list(flow, listed_mechanism::SECURITY_ASSESSMENT) },
};

pub(in crate::law) static LISTED_CONTRACT: Rule = Rule {
    id: "zone.listed_contract",
    title: t("负面清单要求标准合同或者认证", "The negative list demands contract or certification"),
    says: t(
        "清单内的数据按清单规定的机制和标准执行；该清单要求订立标准合同或者通过认证。",
        "Listed data follow the mechanism and figures of the list; this one demands the standard contract or certification.",
    ),
    sources: &[cite(&PCF, "Art. 6, 8"), reading(&PCF, "Art. 8")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::StandardContractOrCertification, None),
    when: |flow: &Flow<'_>| -> Tri {
        on_list(flow, listed_mechanism::STANDARD_CONTRACT_OR_CERTIFICATION)
    },
};

/// The list is claimed, in force for the handler, and covers the sector.
fn covered(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims(exemption::FREE_TRADE_ZONE);
    if claimed.is_no() {
        return claimed;
    }
    Tri::all([
        claimed,
        named(flow),
        released(flow),
        of_the_region(flow),
        newest(flow),
        renewed(flow),
        flow.scenario.yes_no(&scenarios::ZONE_IN_SCOPE),
        flow.scenario.yes_no(&scenarios::ZONE_SECTOR),
    ])
}

/// Whether the list is named: one that is still to be found has not been compared; an empty field leaves it to the other answers.
fn named(flow: &Flow<'_>) -> Tri {
    let scenario = &flow.scenario;
    if scenario.value(&scenarios::ZONE_LIST).is_none() {
        return Tri::Yes;
    }
    match scenario.proof(&scenarios::ZONE_LIST) {
        Answer::Known(list) if says_none(list) => Tri::lacks(scenario.place(&scenarios::ZONE_LIST)),
        list => list.is(|_| true),
    }
}

/// Whether the region had released a list by the day; an empty field leaves that to the user's own answer.
fn released(flow: &Flow<'_>) -> Tri {
    let scenario = &flow.scenario;
    if scenario.value(&scenarios::ZONE_REGION).is_none() {
        return Tri::Yes;
    }
    scenario.choice(&scenarios::ZONE_REGION).is(|code| {
        let Some(region) = ZONE_REGIONS.of(*code) else { return true };
        let Some(first) = first_list(region).filter(|first| flow.day() < *first) else {
            return true;
        };
        let day = first.spoken();
        flow.note(said!(
            "{region}的首个负面清单于{day}发布，基准日尚无清单",
            "the first list of {region} was released on {day}: there was none on the day",
            region = region.label,
            day,
        ));
        false
    })
}

/// Whether the handler is registered in the region whose list is claimed; an empty region leaves that to the user's own answer.
///
/// Two answers that contradict each other leave it open. Where the rules of the handler's own region admit the list of another, its
/// own region is the one to choose, and the list named beside it is the other's.
fn of_the_region(flow: &Flow<'_>) -> Tri {
    let scenario = &flow.scenario;
    if scenario.value(&scenarios::ZONE_REGION).is_none() {
        return Tri::Yes;
    }
    let Answer::Known(region) = scenario.choice(&scenarios::ZONE_REGION) else { return Tri::Yes };
    let Some(province) = ZONE_REGIONS.of(region).and_then(province_of) else { return Tri::Yes };
    let here = flow.handler().chose(&handler::PROVINCE, province);
    if !here.is_no() {
        return here;
    }
    flow.note(phrase(
        "负面清单所属地区与处理者的注册地不同",
        "the region of the list is not where the handler is registered",
    ));
    Tri::Unknown(
        [scenario.place(&scenarios::ZONE_REGION), flow.handler().place(&handler::PROVINCE)].into(),
    )
}

/// Whether the edition that was compared is the newest of its region on the day; a list that names no year is left to the user.
///
/// What an older edition says of the data, and of whom it serves, is no answer of the newer one.
fn newest(flow: &Flow<'_>) -> Tri {
    let scenario = &flow.scenario;
    let Answer::Known(region) = scenario.choice(&scenarios::ZONE_REGION) else { return Tri::Yes };
    let Some(list) = scenario.proof(&scenarios::ZONE_LIST).known() else { return Tri::Yes };
    let all = ZONE_REGIONS.of(region).into_iter().flat_map(editions);
    let Some((year, from)) = all.filter(|(_, from)| *from <= flow.day()).last() else {
        return Tri::Yes;
    };
    let is_older = |(older, _): (&str, Day)| older != year && list.contains(older);
    let names_older = ZONE_REGIONS.of(region).into_iter().flat_map(editions).any(is_older);
    if !names_older || list.contains(year) {
        return Tri::Yes;
    }
    let from = from.spoken();
    flow.note(said!(
        "该地区的{year}版清单已于{from}发布：请按新版重新比对，并在清单名称中写明",
        "the {year} edition of the region was released on {from}: compare with it, and name it as the list",
        year,
        from,
    ));
    Tri::lacks(scenario.place(&scenarios::ZONE_LIST))
}

/// Where a law file names a newer list of the region: whether that is the list that was compared, and covers the handler's sector.
///
/// What contradicts the file leaves it open: whether the data stand on a list was answered of another one.
fn renewed(flow: &Flow<'_>) -> Tri {
    let scenario = &flow.scenario;
    let Answer::Known(region) = scenario.choice(&scenarios::ZONE_REGION) else { return Tri::Yes };
    let files = flow.facts().law_files();
    let Some(list) = files.list(region.as_str(), flow.day()) else { return Tri::Yes };
    flow.note(list.said());
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let is_named = scenario
        .proof(&scenarios::ZONE_LIST)
        .known()
        .is_some_and(|text| plain(text).contains(&plain(&list.version)));
    if !is_named {
        let version = &list.version;
        flow.note(said!(
            "比对的不是这份清单：请按“{version}”重新比对，并在清单名称中写明",
            "another list was compared: compare with \"{version}\" and name it as the list",
            version,
        ));
        return Tri::lacks(scenario.place(&scenarios::ZONE_LIST));
    }
    let handler = flow.handler();
    let codes: Vec<Code> =
        list.sectors.iter().filter_map(|code| SECTORS.find(code)).map(|one| one.code).collect();
    if codes.is_empty() || !handler.chose_any(&handler::SECTOR, &codes).is_no() {
        return Tri::Yes;
    }
    flow.note(phrase(
        "处理者的行业不在该清单所列行业之内",
        "the sector of the handler is not among those of the list",
    ));
    Tri::Unknown([scenario.place(&scenarios::ZONE_SECTOR), handler.place(&handler::SECTOR)].into())
}

fn on_list(flow: &Flow<'_>, mechanism: Code) -> Tri {
    let covered = covered(flow);
    if covered.is_no() { covered } else { covered.and(listed(flow, mechanism)) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::form::Answers;
    use crate::law::Survey;

    #[test]
    fn the_reason_names_the_first_release_and_the_figure_of_the_list() {
        let reason = |day: &str, off: &str, rule: &str| {
            let answers = Answers::from_json(json!({
                "record": { "as_of": day },
                "handler": { "province": "31" },
                "scenarios": [{
                    "id": "s", "exemption": "art6_ftz", "zone_region": "shanghai", "zone_in_scope": "yes",
                    "zone_sector": "yes", "zone_off_list": off, "zone_threshold": 500_000,
                    "zone_mechanism": "security_assessment",
                }],
            }))
            .unwrap();
            let survey = Survey::of(&answers);
            let findings = &survey.verdict.scenarios[0].findings;
            findings.iter().find(|finding| finding.rule.id == rule).unwrap().reason().en
        };
        assert!(reason("2025-02-07", "yes", "exempt.art6_zone").contains("8 February 2025"));
        assert!(!reason("2025-02-08", "yes", "exempt.art6_zone").contains("first list"));
        assert!(reason("2026-05-01", "no", "zone.listed_assessment").contains("500,000"));
    }
}
