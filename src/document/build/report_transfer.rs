//! 一（一）3 of the report: what goes abroad, why, how many, how, and on to whom.

use std::collections::BTreeSet;

use crate::document::{Block, Inline};
use crate::form::catalog::{flows, groups, links, recipients, scenarios};
use crate::form::options::exemption;
use crate::form::{Entry, Place};
use crate::law::{Counted, Ground, Mechanism};
use crate::text::{Text, t};

use super::material::Material;
use super::parts::add_line;
use super::subject::ids;
use super::{appendix, deidentification, item_map, report_items, ways};

pub(super) fn build(material: &Material<'_>) -> Vec<Block> {
    let rows = material.told_scenarios();
    let heading = |number, title| material.heading(4, number, title);
    let mut out = vec![heading(
        1,
        t(
            "个人信息出境涉及业务、个人信息收集使用、信息系统等情况",
            "Business Concerned, Collection and Use of Personal Information, Information Systems",
        ),
    )];
    out.extend(business(material, &rows));
    out.push(heading(
        2,
        t(
            "个人信息处理者和境外接收方处理个人信息的目的、范围、方式，及其合法性、正当性、必要性",
            "Purpose, Scope and Method of Processing by Handler and Recipient, and Their Lawfulness, Legitimacy and Necessity",
        ),
    ));
    out.extend(purposes(material, &rows));
    out.extend(scale(material, &rows));
    out.push(heading(
        4,
        t(
            "拟出境个人信息在境内存储的系统平台、数据中心等情况，个人信息出境链路相关情况，计划出境后存储的系统平台、数据中心等",
            "Platforms and Data Centres in the Mainland, Links of the Export, Planned Storage Abroad",
        ),
    ));
    out.extend(storage(material, &rows));
    out.push(heading(
        5,
        t(
            "个人信息出境后向境外其他接收方提供的情况",
            "Onward Provision to Other Recipients Abroad",
        ),
    ));
    out.extend(onward(material));
    out
}

/// What stands under a heading of the template while no scenario is recorded: the heading itself is never left out.
pub(super) fn none_yet(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    if rows.is_empty() { vec![material.gap(Place::whole(&scenarios::SECTION))] } else { Vec::new() }
}

/// The scenario's name above its paragraphs.
pub(super) fn name(material: &Material<'_>, number: usize, row: &Entry<'_>) -> Block {
    let title = row.title();
    Block::Paragraph(vec![Inline::Strong(material.tell(&said!(
        "场景{number}：{title}",
        "Scenario {number}: {title}",
        number,
        title,
    )))])
}

/// Whether a paper tells of some of the flows of a scenario alone.
fn is_part(row: &Entry<'_>, told: &[Entry<'_>]) -> bool {
    told.len() < flows::of_scenario(row).len()
}

pub(super) fn business(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = none_yet(material, rows);
    for (index, row) in rows.iter().enumerate() {
        out.push(name(material, index + 1, row));
        let flows = material.flows_of(row);
        let fields = [
            &scenarios::BRIEF,
            &scenarios::ACT,
            &scenarios::MANNER,
            &scenarios::COLLECTION,
            &scenarios::AUTOMATED,
        ];
        for field in fields {
            out.extend(if *field == scenarios::MANNER {
                material.labelled(field.label, manner(material, row, &flows))
            } else {
                material.labelled(field.label, material.answer(row, field))
            });
        }
        let mut systems = material.answer(row, &scenarios::SYSTEMS_TOLD);
        add_line(&mut systems, material.systems_of(&flows));
        out.extend(material.labelled(t("涉及的信息系统", "Systems"), systems));
    }
    out
}

/// The manner of export: as the form asks it, and where a part of a scenario is told that of its own links.
fn manner(material: &Material<'_>, row: &Entry<'_>, told: &[Entry<'_>]) -> Vec<Inline> {
    let own = material.of_links(told, &links::MANNER);
    if is_part(row, told) && !own.is_empty() {
        own
    } else {
        material.answer(row, &scenarios::MANNER)
    }
}

/// The purpose of the handler and its method; of a part of a scenario, those of the flows that are told.
fn of_handler(material: &Material<'_>, row: &Entry<'_>, told: &[Entry<'_>]) -> Vec<Block> {
    let purpose = if is_part(row, told) {
        material.purposes(told)
    } else {
        material.answer(row, &scenarios::PURPOSE)
    };
    let (act, manner) = (material.answer(row, &scenarios::ACT), manner(material, row, told));
    let method = if act.is_empty() || manner.is_empty() {
        [act, manner].concat()
    } else {
        runs!(material, "{act}；{manner}", "{act}; {manner}", act = act, manner = manner)
    };
    let purpose = material
        .labelled(t("个人信息处理者的处理目的", "Purposes of processing of the handler"), purpose);
    let method = material
        .labelled(t("个人信息处理者的处理方式", "Methods of processing of the handler"), method);
    purpose.into_iter().chain(method).collect()
}

pub(super) fn purposes(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = none_yet(material, rows);
    for (index, row) in rows.iter().enumerate() {
        out.push(name(material, index + 1, row));
        let claims = !row.chose(&scenarios::EXEMPTION, exemption::NONE).is_yes();
        let fields = [
            &scenarios::LEGAL_BASIS,
            &scenarios::BASIS_REASON,
            &scenarios::EXEMPTION,
            &scenarios::EXEMPTION_EVIDENCE,
            &scenarios::NECESSITY,
            &scenarios::NECESSITY_PERSONS,
        ];
        // That no exemption is claimed need not be said.
        let flows = material.flows_of(row);
        out.extend(of_handler(material, row, &flows));
        let told: Vec<_> =
            fields.into_iter().filter(|field| claims || **field != scenarios::EXEMPTION).collect();
        out.extend(material.paragraphs(row, &told));
        let frequency = material.of_links(&flows, &links::FREQUENCY);
        out.extend(material.labelled(links::FREQUENCY.label, frequency));
        for flow in flows {
            let title = flow.with().map(|recipient| recipient.title()).unwrap_or_default();
            let label = |text: Text| {
                material.tell(&said!(
                    "境外接收方{title}的{text}：",
                    "{text} of the recipient {title}: ",
                    title,
                    text,
                ))
            };
            // A recipient that says no purpose of its own processes for that of the scenario.
            let of = std::slice::from_ref(&flow);
            for (answer, words) in [
                (material.purposes(of), t("处理目的", "Purposes of processing")),
                (material.answer(&flow, &flows::METHOD), t("处理方式", "Methods of processing")),
            ] {
                if !answer.is_empty() {
                    let mut runs = vec![Inline::Strong(label(words))];
                    runs.extend(answer);
                    out.push(Block::Paragraph(runs));
                }
            }
        }
    }
    out
}

fn scale(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = vec![material.heading(
        4,
        3,
        t(
            "出境个人信息的规模、范围、种类、敏感程度，处理敏感个人信息情况",
            "Volume, Range, Categories and Sensitivity of the Personal Information, and Processing of Sensitive Personal Information",
        ),
    )];
    out.push(Block::Paragraph(counted(material)));
    out.extend(people(material));
    for (index, row) in rows.iter().enumerate() {
        out.push(name(material, index + 1, row));
        out.push(report_items::table(material, row));
        // The words are those the individual reads in the notice, and a report says so.
        out.extend(material.labelled(
            t("向个人告知的影响", "Effect as told to individuals"),
            material.answer(row, &scenarios::RIGHTS_EFFECT),
        ));
    }
    out.extend(deidentification::measures(material));
    out
}

/// The caption of the table of the groups, by which the text refers to it.
const PEOPLE: Text = t("出境个人信息的人数（去重）", "Persons concerned, each counted once");

/// The groups with their numbers, who belongs to each, and how they were counted.
pub(super) fn people(material: &Material<'_>) -> Vec<Block> {
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
    out.extend(totals(material));
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

/// How many people are counted for the year, and how; blanks while a number has no upper bound.
pub(super) fn counted(material: &Material<'_>) -> Vec<Inline> {
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
    if is_partly_exempt && material.by.is_some() {
        return runs!(
            material,
            "自{from}起至{to}，以自然人为单位去重，除属于豁免情形的场景外，本企业累计向境外提供个人信息的自然人数：一般个人信息{ordinary}人，敏感个人信息{sensitive}人。其中本次出境涉及的人数见{below}。",
            "From {from} to {to}, each natural person counted once and exempt scenarios apart, the company provided ordinary \
             personal information of {ordinary} persons and sensitive personal information of {sensitive} persons abroad. The \
             numbers of this transfer stand in {below}.",
            from = from,
            to = to,
            ordinary = ordinary,
            sensitive = sensitive,
            below = material.table_called(PEOPLE),
        );
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

pub(super) fn storage(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = none_yet(material, rows);
    for (index, row) in rows.iter().enumerate() {
        out.push(name(material, index + 1, row));
        out.extend(ways::picture(material, row));
        for flow in material.flows_of(row) {
            out.push(way(material, &flow));
        }
    }
    out.extend(item_map::table(material, rows));
    out
}

/// Where the data of a flow stands before and after the border, and how it crosses it.
fn way(material: &Material<'_>, flow: &Entry<'_>) -> Block {
    let of = std::slice::from_ref(flow);
    let title = flow.with().map(|recipient| recipient.title()).unwrap_or_default();
    let rows = [
        (t("境内存储平台和数据中心", "Storage in the mainland"), material.stored_at_home(of)),
        (t("出境链路", "Transfer link"), material.links(of)),
        (links::TRANSIT_PLACES.label, material.of_links(of, &links::TRANSIT_PLACES)),
        (t("出境后保存地点", "Place of storage abroad"), material.stored_abroad(of)),
        (
            t("境外保存期限和到期处理", "Retention and disposal"),
            material.kept(of, t("；到期处理：", "; then: ")),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, answer)| !answer.is_empty());
    material.table(
        said!(
            "存储和链路：{scenario}（境外接收方：{title}）",
            "Storage and link: {scenario} (recipient: {title})",
            scenario = flow.of().map(|of| of.title()).unwrap_or_default(),
            title,
        ),
        &[],
        &[28, 72],
        rows.map(|(label, answer)| vec![material.words(label), answer]),
    )
}

/// One paragraph for each recipient; that it passes nothing on is said.
pub(super) fn onward(material: &Material<'_>) -> Vec<Block> {
    let rows = material.told_recipients();
    if rows.is_empty() {
        return vec![material.gap(Place::whole(&recipients::SECTION))];
    }
    let mut out = Vec::new();
    for recipient in rows {
        let title = recipient.title();
        let mut runs = vec![Inline::Strong(material.tell(&said!("{title}：", "{title}: ", title)))];
        match recipient.yes_no(&recipients::ONWARD) {
            crate::form::Tri::Yes => {
                runs.extend(material.onward(&recipient));
            }
            crate::form::Tri::No => runs.extend(material.words(t("无。", "None."))),
            crate::form::Tri::Unknown(_) => {
                runs.push(material.blank(recipient.place(&recipients::ONWARD)));
            }
        }
        out.push(Block::Paragraph(runs));
    }
    out
}
