//! 一（一）3 of the report: what goes abroad, why, how many, how, and on to whom.

mod people;
mod purposes;

use crate::document::{Block, Inline};
use crate::form::catalog::{links, onward, recipients, scenarios};
use crate::form::{Entry, Place};
use crate::text::t;

use super::material::Material;
use super::parts::add_line;
use super::{deidentification, item_map, report_items, ways};

pub(super) use people::{counted, people};
pub(super) use purposes::purposes;

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
    out.extend(purposes(material, &rows, t("个人信息处理者", "the handler")));
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
                material.labelled(field.label, material.manner(row, &flows))
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
        match onward::passes_on(&recipient) {
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
