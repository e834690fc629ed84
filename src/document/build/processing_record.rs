//! The record of processing that the law asks to be kept with the impact assessment: one table a scenario.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{
    consents, flows, groups, handler, measures, onward, recipients, record, scenarios,
};
use crate::form::{Entry, Place};
use crate::law::{Requirement, duties};
use crate::source::{NDSMR, PIPL, cite};
use crate::text::{Phrase, t};

use super::material::Material;
use super::notice;
use super::paper::{Paper, WRITTEN, When};
use super::parts::add_line;
use super::subject::ids;

pub(super) static PAPER: Paper = Paper {
    id: "processing-record",
    title: t("个人信息处理情况记录", "Record of Processing"),
    layout: Layout::Report,
    when: When::Duty(&duties::RECORD_KEEPING),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![opening(material)];
    let rows: Vec<Entry<'_>> = material
        .rows(&scenarios::SECTION)
        .into_iter()
        .filter(|row| {
            material.judged(row).is_none_or(|judged| {
                judged.duty(&duties::RECORD_KEEPING) != Requirement::NotRequired
            })
        })
        .collect();
    if rows.is_empty() {
        body.push(material.gap(Place::whole(&scenarios::SECTION)));
    }
    for (index, scenario) in rows.iter().enumerate() {
        body.push(material.heading_of(1, index + 1, &scenario.title()));
        body.push(of_scenario(material, scenario));
    }
    body.push(material.signed(&[
        t("记录人：________________", "Recorded by: ________________"),
        t(
            "个人信息保护负责人（或者分管负责人）：________________",
            "Officer or person in charge: ________________",
        ),
    ]));
    body
}

fn opening(material: &Material<'_>) -> Block {
    let (law, rules) = (cite(&PIPL, "Art. 55, 56").spoken(), cite(&NDSMR, "Art. 12").spoken());
    Block::Paragraph(runs!(
        material,
        "{handler}依据{law}和{rules}，对向境外提供个人信息的处理情况记录如下。本记录与个人信息保护影响评估报告一并保存，保存期限不少于三年；情况变化的，及时更新。",
        "{handler} records the processing of personal information provided abroad, pursuant to {law} and \
         {rules}. The record is kept with the impact assessment report for at least three years, and \
         updated whenever the facts change.",
        handler = material.handler_name(),
        law = law,
        rules = rules,
    ))
}

fn of_scenario(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let (ordinary, sensitive) = kinds(material, scenario);
    let assessed = runs!(
        material,
        "评估完成日：{end}",
        "Assessment finished: {end}",
        end = material.needed(&material.single(&record::SECTION), &record::END),
    );
    let of = |fields| material.answers(scenario, fields);
    let judged = material.judged(scenario);
    let flows = material.flows_of(scenario);
    material.form(vec![
        (t("处理目的", "Purpose"), of(&[&scenarios::PURPOSE])),
        (t("合法性基础", "Legal basis"), of(&[&scenarios::LEGAL_BASIS])),
        (t("涉及人群和人数", "Groups and numbers"), people(material, scenario)),
        (t("个人信息种类", "Categories"), ordinary),
        (t("敏感个人信息种类", "Sensitive categories"), sensitive),
        (t("收集和境内使用", "Collection and use at home"), of(&[&scenarios::COLLECTION])),
        (t("境外接收方", "Overseas recipient"), receivers(material, scenario)),
        (t("向境外第三方再提供", "Passed on to third parties abroad"), passed_on(material, &flows)),
        (t("出境方式、链路和频次", "Manner, link and frequency"), material.transmission(&flows)),
        (t("境内存储", "Storage in the mainland"), material.stored_at_home(&flows)),
        (t("境外保存地点", "Storage abroad"), material.stored_abroad(&flows)),
        (
            t("境外保存期限和到期处理", "Retention abroad and disposal"),
            material.kept(&flows, t("；到期处理：", "; then: ")),
        ),
        (t("告知和同意", "Notice and consent"), told(material, scenario)),
        (t("安全措施", "Security measures"), secured(material, scenario)),
        (t("影响评估", "Impact assessment"), assessed),
        (
            t("出境路径", "Mechanism"),
            judged.map_or_else(Vec::new, |judged| material.mechanism(judged)),
        ),
        (
            t("处理者联系方式", "Handler's contact"),
            material.needed(&material.single(&handler::SECTION), &handler::AGENT_CONTACT),
        ),
    ])
}

/// The kinds of the scenario; of several recipients that get different ones, by whom each gets.
fn kinds(material: &Material<'_>, scenario: &Entry<'_>) -> (Vec<Inline>, Vec<Inline>) {
    let flows = material.flows_of(scenario);
    if flows.len() < 2 || flows.iter().all(|flow| flow.value(&flows::ITEMS).is_none()) {
        return notice::kinds(material, scenario);
    }
    let mut out = (Vec::new(), Vec::new());
    for flow in &flows {
        let name = flow.with().map(|to| to.title()).unwrap_or_default();
        let (ordinary, sensitive) = notice::kinds_of(material, flow);
        for (all, own) in [(&mut out.0, ordinary), (&mut out.1, sensitive)] {
            if !own.is_empty() {
                let to = name.clone();
                add_line(all, runs!(material, "{to}：{own}", "{to}: {own}", to = to, own = own));
            }
        }
    }
    out
}

fn people(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    let flows = material.flows_of(scenario);
    for group in material.named(scenario, &scenarios::GROUPS) {
        let mut line = material.told(&group.title());
        // Of whom nothing sensitive goes in this scenario, nobody's sensitive data does.
        let is_ordinary = flows::takes_sensitive(&flows, &group).is_no();
        for field in [&groups::ORDINARY, &groups::SENSITIVE, &groups::COUNTED_ON] {
            line.extend(material.then(field));
            line.extend(if is_ordinary && *field == groups::SENSITIVE {
                material.words(t("0人", "0"))
            } else {
                material.needed_with_unit(&group, field)
            });
        }
        add_line(&mut out, line);
    }
    if out.is_empty() { vec![material.blank(scenario.place(&scenarios::GROUPS))] } else { out }
}

fn receivers(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    for flow in material.flows_of(scenario) {
        let Some(recipient) = flow.with() else { continue };
        let mut line = material.answer(&recipient, &recipients::NAME);
        for field in
            [&recipients::COUNTRY, &recipients::CONTACT, &recipients::ROLE, &recipients::AGREEMENT]
        {
            let answer = material.answer(&recipient, field);
            if !answer.is_empty() {
                line.extend(material.then(field));
                line.extend(answer);
            }
        }
        line.extend(material.then(&flows::METHOD));
        line.extend(material.answer(&flow, &flows::METHOD));
        add_line(&mut out, line);
    }
    if out.is_empty() { vec![material.blank(scenario.place(&scenarios::RECIPIENTS))] } else { out }
}

/// To whom recipients pass the data of these flows on; nothing where none does.
fn passed_on(material: &Material<'_>, flows: &[Entry<'_>]) -> Vec<Inline> {
    let mut out = Vec::new();
    for flow in flows {
        if flow.with().is_some_and(|to| onward::passes_on(&to).is_yes()) {
            add_line(&mut out, material.onward_of(flow));
        }
    }
    out
}

/// The version, the first day of use and the proof of each notice of the scenario.
fn told(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    for row in material.rows(&consents::SECTION) {
        let of_it = row.named(&consents::SCENARIO).known().unwrap_or_default();
        if of_it.iter().any(|named| named.id == scenario.id) {
            let mut line = material.answer(&row, &consents::VERSION);
            for field in [&consents::EFFECTIVE, &consents::OBTAINED, &consents::EVIDENCE] {
                let answer = if row.is_asked(field).is_no() {
                    Vec::new()
                } else {
                    material.with_unit(&row, field)
                };
                if !answer.is_empty() {
                    line.extend(material.then(field));
                    line.extend(answer);
                }
            }
            add_line(&mut out, line);
        }
    }
    if out.is_empty() { vec![material.blank(Place::whole(&consents::SECTION))] } else { out }
}

fn secured(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let rows = material.rows(&measures::SECTION);
    if rows.is_empty() {
        return vec![material.blank(Place::whole(&measures::SECTION))];
    }
    let own = ids(&material.named(scenario, &scenarios::RECIPIENTS));
    let (mut named, mut general) = (Vec::new(), Vec::new());
    for row in &rows {
        let to = ids(&material.named(row, &measures::RECIPIENTS));
        if to.is_empty() {
            general.push(row.title());
        } else if to.iter().any(|id| own.contains(id)) {
            named.push(row.title());
        }
    }
    let is_one = material.rows(&scenarios::SECTION).len() < 2;
    if is_one || general.is_empty() {
        return material.told(&Phrase::list(named.into_iter().chain(general)));
    }
    // Of one that names no recipient the record does not say for which of several scenarios it is.
    let general = said!(
        "没有写明用于哪个接收方的措施：{general}",
        "measures that name no recipient: {general}",
        general = Phrase::list(general),
    );
    let named = (!named.is_empty()).then(|| Phrase::list(named));
    material.told(&Phrase::clauses(named.into_iter().chain([general])))
}
