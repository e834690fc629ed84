//! The impact assessment of the Greater Bay Area route: three items, kept on file and not handed in.

use std::collections::BTreeSet;

use crate::document::{Block, Layout, plain};
use crate::form::catalog::{conclusion, findings, flows, groups, items, record};
use crate::form::options::article_five;
use crate::form::{Code, Entry, Field, Place};
use crate::law::Route;
use crate::source::cite;
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::problems::{self, Problem};
use super::report_assessment::{concluded, finding, route};
use super::subject::ids;
use super::{annexes, appendix, gba_sheet, proofs, risks};

/// What the report says of this route alone.
const OWN: (Route, &Field) = (Route::Bay, &findings::BAY);

/// The three items, each with the row of the impact assessment that answers it.
const ITEMS: [(Text, Code); 3] = [
    (
        t(
            "处理个人信息的目的、方式等的合法性、正当性、必要性",
            "Lawfulness, legitimacy and necessity of purpose and method",
        ),
        article_five::PURPOSE,
    ),
    (
        t("对个人信息主体权益的影响及安全风险", "Effect on the individuals, and security risk"),
        article_five::VOLUME,
    ),
    (
        t(
            "接收方承诺承担的义务，以及履行义务的管理和技术措施、能力等能否保障跨境提供的个人信息安全",
            "The recipient's promised duties, and whether its measures and capability keep the data safe",
        ),
        article_five::RECIPIENT,
    ),
];

/// The assessment of the Bay route, which is kept on file.
pub static PAPER: Paper = Paper {
    id: "gba-assessment",
    title: t(
        "大湾区标准合同个人信息保护影响评估报告",
        "Impact Assessment Report (Greater Bay Area Standard Contract)",
    ),
    layout: Layout::Report,
    when: When::If(gba_sheet::is_called_for),
    only: Some(Route::Bay),
    cover: Some((
        &[
            t(
                "个人信息保护影响评估报告",
                "Personal Information Protection Impact Assessment Report",
            ),
            t("（粤港澳大湾区标准合同）", "(Greater Bay Area Standard Contract)"),
        ],
        t("个人信息处理者名称：", "Personal information handler: "),
    )),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let guides = gba_sheet::guides(&gba_sheet::concerned(material));
    let articles = Phrase::list(guides.iter().map(|guide| cite(guide, "Art. 5").spoken()));
    let mut body = vec![material.remark_of(&said!(
        "三项内容见{articles}。完成后由处理者保存至少3年，不必提交。",
        "The three items follow {articles}. The handler keeps the report for at least 3 years; it is not \
         handed in.",
        articles,
    ))];
    let entry = material.single(&record::SECTION);
    let is_mixed = material.by.is_some();
    let mut work = vec![&record::START, &record::END, &record::TEAM];
    if is_mixed {
        // How the rest was looked at stands in the report on it.
        body.push(material.sentence(t(
            "本次评估同时覆盖按其他路径提供的个人信息；本报告只写按粤港澳大湾区标准合同提供的部分。",
            "The assessment covers what goes by other routes too; this report tells of what goes by the GBA contract alone.",
        )));
    } else {
        work.push(&record::METHOD);
    }
    body.push(material.sheet(
        t("评估工作情况", "How the assessment was carried out"),
        &entry,
        &work,
    ));
    body.push(parties(material));
    body.push(route(material));
    for (index, (title, id)) in ITEMS.iter().enumerate() {
        body.push(material.heading(1, index + 1, *title));
        let is_risk = *id == article_five::VOLUME;
        if is_risk {
            body.extend(concerning(material));
        }
        if let Some(row) = material.facts.row(&findings::SECTION, id.as_str()) {
            body.extend(finding(material, &row, OWN));
        }
        if is_risk {
            body.extend(risks::blocks(material));
        }
    }
    let found = ITEMS.iter().filter_map(|(title, id)| {
        let row = material.facts.row(&findings::SECTION, id.as_str())?;
        Problem::of_point(material, *title, &row, OWN)
    });
    body.extend(problems::table(material, problems::SOME, found.collect()));
    body.push(material.heading(1, ITEMS.len() + 1, t("结论", "Conclusion")));
    body.extend(concluded(material, (Route::Bay, &conclusion::BAY)));
    let own = proofs::Own { headings: &ITEMS, said: &body };
    let proofs = proofs::annex(material, Some(&own));
    body.extend(proofs);
    let closing = annexes::closing(material, &body, guides);
    body.extend(closing);
    body
}

/// Whom it concerns, in numbers, and with which items.
fn concerning(material: &Material<'_>) -> Vec<Block> {
    let mut out = vec![volume(material)];
    for recipient in gba_sheet::concerned(material) {
        let flows = material.flows_to(&recipient, &[Route::Bay]);
        let groups = flows.iter().flat_map(|flow| ids(&material.groups_of(flow)));
        if groups.collect::<BTreeSet<_>>().len() > 1 {
            out.push(Block::Paragraph(appendix::in_all(material, &flows)));
        }
    }
    out.push(kinds(material));
    out
}

/// To whom, for what and how: each flow that goes by this contract.
fn parties(material: &Material<'_>) -> Block {
    let flows = material.rows(&flows::SECTION).into_iter();
    let flows = flows.filter(|flow| material.survey.routes.flow_may_go(flow, &[Route::Bay]));
    let rows = flows.map(|flow| {
        let of = std::slice::from_ref(&flow);
        let title = |of: Option<Entry<'_>>| of.map(|of| of.title()).unwrap_or_default();
        vec![
            material.told(&title(flow.with())),
            material.told(&title(flow.of())),
            material.purposes(of),
            material.answer(&flow, &flows::METHOD),
        ]
    });
    material.numbered(
        t("本合同项下的提供", "What goes by this contract"),
        &[
            (t("接收方", "Recipient"), 20),
            (t("场景", "Scenario"), 16),
            (t("处理目的", "Purpose"), 26),
            (t("处理方式", "Method"), 38),
        ],
        rows.collect(),
    )
}

/// Rows that what goes by this contract concerns, each once.
fn concerned<'a>(
    material: &'a Material<'_>,
    of: impl Fn(&Entry<'a>) -> Vec<Entry<'a>>,
) -> Vec<Entry<'a>> {
    let mut out: Vec<Entry<'a>> = Vec::new();
    for flow in material.rows(&flows::SECTION) {
        if material.survey.routes.flow_may_go(&flow, &[Route::Bay]) {
            let new = of(&flow).into_iter();
            let new: Vec<_> = new.filter(|row| !out.iter().any(|one| one.id == row.id)).collect();
            out.extend(new);
        }
    }
    out
}

/// The numbers of the groups.
fn volume(material: &Material<'_>) -> Block {
    let groups = concerned(material, |flow| material.groups_of(flow));
    if groups.is_empty() {
        return material.gap(Place::whole(&groups::SECTION));
    }
    let mut flows = material.rows(&flows::SECTION);
    flows.retain(|flow| material.survey.routes.flow_may_go(flow, &[Route::Bay]));
    let rows = groups.iter().map(|group| {
        // Of whom nothing sensitive goes by this contract, nobody's sensitive data does.
        let is_sensitive = flows::takes_sensitive(&flows, group);
        let of_sensitive = || material.answer(group, &groups::SENSITIVE);
        vec![
            material.answer(group, &groups::NAME),
            material.answer(group, &groups::ORDINARY),
            if is_sensitive.is_no() { plain("0") } else { of_sensitive() },
            material.answer(group, &groups::COUNTED_ON),
        ]
    });
    material.numbered(
        t("涉及的个人（去重）", "Persons concerned, each counted once"),
        &[
            (groups::NAME.label, 31),
            (groups::ORDINARY.label, 20),
            (groups::SENSITIVE.label, 20),
            (groups::COUNTED_ON.label, 20),
        ],
        rows.collect(),
    )
}

/// The items with their sensitivity.
fn kinds(material: &Material<'_>) -> Block {
    let rows = concerned(material, |flow| material.items_of(flow));
    if rows.is_empty() {
        return material.gap(Place::whole(&items::SECTION));
    }
    let cells = rows.iter().enumerate().map(|(index, item)| {
        vec![
            plain((index + 1).to_string()),
            material.answer(item, &items::NAME),
            material.needed(item, &items::SENSITIVITY),
            material.answer(item, &items::NECESSITY),
        ]
    });
    let head =
        [t("序号", "No."), items::NAME.label, items::SENSITIVITY.label, items::NECESSITY.label];
    material.table(
        t("个人信息种类", "Kinds of personal information"),
        &head,
        &[8, 22, 22, 48],
        cells,
    )
}
