//! How many people a report tells of: in all, by group, and by recipient.
//!
//! Whoever is counted and not told of is said to go another way, so that the numbers of a part add up to those of the whole.

use std::collections::BTreeSet;

use crate::day::Day;
use crate::document::{Block, Inline};
use crate::form::catalog::{contracts, flows, groups};
use crate::form::{Entry, Range};
use crate::law::{Counted, Ground, Mechanism, Received, Route};
use crate::text::{Phrase, Text, t};

use super::super::appendix;
use super::super::material::Material;
use super::super::subject::ids;

/// The caption of the table of the groups, by which the text refers to it.
const PEOPLE: Text = t("出境个人信息的人数（去重）", "Persons concerned, each counted once");

/// The groups with their numbers, who belongs to each, and how they were counted.
pub(in super::super) fn people(material: &Material<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    out.push(material.grid(
        PEOPLE,
        &groups::SECTION,
        &material.told_groups(),
        &[
            // Seven digits with their commas must fit a line.
            (&groups::NAME, 14),
            (&groups::ORDINARY, 14),
            (&groups::SENSITIVE, 13),
            (&groups::UNDER_14, 11),
            (&groups::FORECAST, 14),
            (&groups::FORECAST_SENSITIVE, 13),
            (&groups::COUNTED_ON, 15),
        ],
    ));
    out.extend(holds_sensitive(material));
    out.extend(totals(material));
    out.extend(next_year(material));
    for group in material.told_groups() {
        let title = group.title();
        let scope = material.answer(&group, &groups::DESCRIPTION);
        if !scope.is_empty() {
            let mut runs = vec![Inline::Strong(material.tell(&said!(
                "{title}的范围：",
                "Who belongs to {title}: ",
                title,
            )))];
            runs.extend(scope);
            out.push(Block::Paragraph(runs));
        }
        let mut runs = vec![Inline::Strong(material.tell(&said!(
            "{title}的数据来源和去重方法：",
            "Source and de-duplication for {title}: ",
            title,
        )))];
        runs.extend(material.answer(&group, &groups::SOURCE));
        out.push(Block::Paragraph(runs));
    }
    out
}

/// Of each recipient of several groups, everybody of whom it receives data counted once: the rows of the table do not add up to it.
fn totals(material: &Material<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    for recipient in material.told_recipients() {
        let mut of = flows::to_recipient(&recipient);
        of.retain(|flow| material.is_told(flow));
        let groups = of.iter().flat_map(|flow| ids(&material.groups_of(flow)));
        if groups.collect::<BTreeSet<_>>().len() < 2 {
            continue;
        }
        let title = recipient.title();
        let mut runs = vec![Inline::Strong(material.tell(&said!(
            "向{title}提供的：",
            "Provided to {title}: ",
            title,
        )))];
        runs.extend(appendix::in_all_between(material, &of));
        out.push(Block::Paragraph(runs));
    }
    out
}

/// What is expected for the year after, of the groups of which it is said.
fn next_year(material: &Material<'_>) -> Option<Block> {
    let is_told = |group: &Entry<'_>| {
        group.is_answered(&groups::NEXT_YEAR) || group.is_answered(&groups::NEXT_YEAR_SENSITIVE)
    };
    let of_group = |group: &Entry<'_>| {
        runs!(
            material,
            "{group}一般个人信息{ordinary}人，敏感个人信息{sensitive}人",
            "{group} ordinary {ordinary}, sensitive {sensitive}",
            group = group.title(),
            ordinary = material.needed(group, &groups::NEXT_YEAR),
            sensitive = material.needed(group, &groups::NEXT_YEAR_SENSITIVE),
        )
    };
    let groups = material.told_groups();
    let told: Vec<Vec<Inline>> =
        groups.iter().filter(|group| is_told(group)).map(of_group).collect();
    let mut parts = told.into_iter();
    let mut all = parts.next()?;
    for part in parts {
        all.extend(material.words(t("；", "; ")));
        all.extend(part);
    }
    let day = material.survey.verdict.day;
    Some(Block::Paragraph(runs!(
        material,
        "预计{year}年全年（去重）：{all}。",
        "Expected for the whole of {year}, each person counted once: {all}.",
        year = (day.year() + 1).to_string(),
        all = all,
    )))
}

/// How many people are counted for the year, and how; blanks while a number has no upper bound.
pub(in super::super) fn counted(material: &Material<'_>) -> Vec<Inline> {
    let headcount = &material.survey.verdict.headcount;
    // The figures are of the day they were counted on, which is not the day of the report.
    let counted_on =
        material.told_groups().iter().filter_map(|row| row.day(&groups::COUNTED_ON).known()).max();
    let to = counted_on.unwrap_or(material.survey.verdict.day);
    let (from, to) = (to.year_start().spoken(), to.spoken());
    // Where the figure is open the blank asks for a figure, and not for whatever else may come before it in the record.
    let blank = |counted: &Counted| {
        let of_groups = counted.lacking.iter().find(|place| *place.section == groups::SECTION);
        let place = of_groups.or_else(|| counted.lacking.first());
        place.map(|place| material.blank(place.clone())).into_iter().collect()
    };
    let figure = |counted: &Counted| match counted.range.high {
        Some(_) => material.told(&counted.range.spoken()),
        None => blank(counted),
    };
    let (ordinary, sensitive) = (figure(&headcount.ordinary), figure(&headcount.sensitive));
    let is_partly_exempt = material.survey.verdict.scenarios.iter().any(|scenario| {
        scenario.mechanism == Mechanism::Exempt && scenario.ground() != Some(Ground::Volume)
    });
    if material.by.is_some() {
        let mut out = runs!(
            material,
            "自{from}起至{to}，以自然人为单位去重，本企业累计向境外提供个人信息的自然人数：一般个人信息{ordinary}人，敏感个人信息{sensitive}人。其中本次出境涉及的人数见{below}。",
            "From {from} to {to}, each natural person counted once, the company provided ordinary personal information of \
             {ordinary} persons and sensitive personal information of {sensitive} persons abroad. The numbers of this \
             transfer stand in {below}.",
            from = from,
            to = to,
            ordinary = ordinary,
            sensitive = sensitive,
            below = material.table_called(PEOPLE),
        );
        out.extend(beyond(material));
        if is_partly_exempt {
            out.extend(material.words(t(
                "按豁免情形提供的，不计入累计人数。",
                " Who is provided under an exemption is not counted.",
            )));
        }
        return out;
    }
    if is_partly_exempt {
        return runs!(
            material,
            "自{from}起至{to}，以自然人为单位去重，除属于豁免情形的场景外，累计向境外提供个人信息的自然人数：一般个人信息{ordinary}人，敏感个人信息{sensitive}人。属于豁免情形的场景不计入上述累计人数，其实际人数见{below}。",
            "From {from} to {to}, each natural person counted once and exempt scenarios apart, ordinary \
             personal information of {ordinary} persons and sensitive personal information of {sensitive} \
             persons was provided abroad. Persons in exempt scenarios are not included; their actual \
             numbers stand in {below}.",
            from = from,
            to = to,
            ordinary = ordinary,
            sensitive = sensitive,
            below = material.table_called(PEOPLE),
        );
    }
    runs!(
        material,
        "自{from}起至{to}，以自然人为单位去重，累计向境外提供个人信息的自然人数：一般个人信息{ordinary}人，敏感个人信息{sensitive}人。",
        "From {from} to {to}, each natural person counted once, ordinary personal information of \
         {ordinary} persons and sensitive personal information of {sensitive} persons was provided abroad.",
        from = from,
        to = to,
        ordinary = ordinary,
        sensitive = sensitive,
    )
}

/// How the two numbers of the table relate, where that of sensitive data is part of the other.
fn holds_sensitive(material: &Material<'_>) -> Option<Block> {
    let mut flows = material.rows(&flows::SECTION);
    flows.retain(|flow| material.is_told(flow));
    let mut of_sensitive = material.told_groups();
    of_sensitive.retain(|group| {
        group.count(&groups::SENSITIVE).known().is_some_and(|range| range.high != Some(0))
    });
    let is_held = |group: &Entry<'_>| appendix::holds_sensitive(material, &flows, group);
    (!of_sensitive.is_empty() && of_sensitive.iter().all(is_held)).then(|| {
        material.sentence(t(
            "表中的敏感个人信息人数，是一般个人信息人数中同时提供敏感个人信息的人数，已包含在内。",
            "The persons with sensitive data are those of the persons with ordinary data whose sensitive data goes too; they are included.",
        ))
    })
}

/// Who is counted and is none of those that the paper tells of: how many, where that is exact, and by which way their data goes.
fn beyond(material: &Material<'_>) -> Vec<Inline> {
    let mut flows = material.rows(&flows::SECTION);
    flows.retain(|flow| material.is_told(flow));
    let (all, own) = (&material.survey.verdict.headcount, Received::of(&flows));
    let rest =
        |all: &Counted, own: &Counted| Some(all.range.exact()?.saturating_sub(own.range.exact()?));
    let (ordinary, sensitive) =
        (rest(&all.ordinary, &own.ordinary), rest(&all.sensitive, &own.sensitive));
    let ways = other_ways(material);
    if (ordinary, sensitive) == (Some(0), Some(0)) || ways.is_empty() {
        return Vec::new();
    }
    let spoken = |number: u64| Range::exactly(number).spoken();
    let mut who: Vec<Phrase> = Vec::new();
    if let (Some(ordinary), Some(sensitive)) = (ordinary, sensitive) {
        if ordinary > 0 {
            let ordinary = spoken(ordinary);
            who.push(said!(
                "{ordinary}人的一般个人信息",
                "ordinary personal information of {ordinary} persons",
                ordinary
            ));
        }
        if sensitive > 0 {
            let sensitive = spoken(sensitive);
            who.push(said!(
                "{sensitive}人的敏感个人信息",
                "sensitive personal information of {sensitive} persons",
                sensitive
            ));
        }
    } else {
        who.push(t("部分人的个人信息", "personal information of some").into());
    }
    material.told(&said!(
        "累计人数中，另有{who}不属于本次出境：{ways}。",
        " Of these, {who} is no part of this transfer: {ways}.",
        who = Phrase::list(who),
        ways = Phrase::clauses(ways),
    ))
}

/// The ways by which counted data goes that the paper does not tell of.
fn other_ways(material: &Material<'_>) -> Vec<Phrase> {
    let routes = &material.survey.routes;
    let rows = material.rows(&flows::SECTION);
    let others: BTreeSet<Route> = rows
        .iter()
        .filter(|flow| !material.is_told(flow))
        .flat_map(|flow| routes.of_flow(flow).iter().copied())
        .collect();
    let said = |route| {
        let to_come = to_come(material, &rows, route);
        to_come.map_or_else(|| way(route).map(Phrase::from), |day| later(route, day))
    };
    let mut out: Vec<Phrase> = others.into_iter().filter_map(said).collect();
    if material.survey.verdict.ledger.iter().next().is_some() {
        out.push(
            t("属于本企业的其他出境活动", "it belongs to other exports of the company").into(),
        );
    }
    out
}

/// The day from which the contracts of these flows by a route hold, where people were counted before it: what was provided by then was
/// not provided under them.
fn to_come(material: &Material<'_>, rows: &[Entry<'_>], route: Route) -> Option<Day> {
    let counted = material.rows(&groups::SECTION).into_iter();
    let counted = counted.filter_map(|group| group.day(&groups::COUNTED_ON).known()).max()?;
    let routes = &material.survey.routes;
    let by =
        rows.iter().filter(|flow| !material.is_told(flow) && routes.of_flow(flow).contains(&route));
    let contract = |flow: &Entry<'_>| material.facts.row(&contracts::SECTION, flow.with()?.id?);
    let effect = by.filter_map(contract).filter_map(|row| row.day(&contracts::EFFECTIVE).known());
    effect.max().filter(|effect| *effect > counted)
}

/// By which way data goes from a day on.
fn later(route: Route, day: Day) -> Option<Phrase> {
    let day = day.spoken();
    match route {
        Route::Contract => Some(said!(
            "自{day}起按新订立的个人信息出境标准合同提供，另行备案，此前提供的不在该合同项下",
            "it goes by a new standard contract from {day} on, which is filed apart; what was provided before is not under it",
            day,
        )),
        Route::Bay => Some(said!(
            "自{day}起按粤港澳大湾区标准合同提供，另行备案，此前提供的不在该合同项下",
            "it goes by the standard contract of the Greater Bay Area from {day} on, which is filed apart; what was provided before is not under it",
            day,
        )),
        Route::Assessment | Route::Certification | Route::Exempt => way(route).map(Phrase::from),
    }
}

fn way(route: Route) -> Option<Text> {
    match route {
        Route::Assessment => {
            Some(t("另行申报数据出境安全评估", "a security assessment is applied for apart"))
        }
        Route::Contract => Some(t(
            "按个人信息出境标准合同提供，另行备案",
            "it goes by the standard contract, which is filed apart",
        )),
        Route::Certification => Some(t("通过个人信息出境认证提供", "it goes by certification")),
        Route::Bay => Some(t(
            "按粤港澳大湾区标准合同提供，另行备案",
            "it goes by the standard contract of the Greater Bay Area, which is filed apart",
        )),
        // Who goes by an exemption is not counted.
        Route::Exempt => None,
    }
}
