//! The request to extend the result (延长评估结果有效期申请表): the six conditions with their reasons, and the fields of annex 5.

use crate::document::{Block, Layout, plain};
use crate::form::catalog::{events, extension, scenarios};
use crate::form::options::event;
use crate::form::{Entry, Field, Place, Tri};
use crate::law::Route;
use crate::law::extension::{Condition, all, conditions, each_scenario, percent};
use crate::text::{Text, phrase, t};

use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::parts::Pair;
use super::printed;

/// Whether a result is recorded that may be extended.
pub(super) fn is_called_for(material: &Material<'_>) -> bool {
    result(material).is_some()
}

/// Whether the extension, and not a new application, is what the agent is sent for.
pub(super) fn is_the_matter(material: &Material<'_>) -> bool {
    is_called_for(material) && !all(&conditions(material.facts)).is_no()
}

/// The latest result on record.
fn result<'a>(material: &'a Material<'_>) -> Option<Entry<'a>> {
    material
        .rows(&events::SECTION)
        .into_iter()
        .filter(|row| row.chose(&events::KIND, event::SA_RESULT_ISSUED).is_yes())
        .max_by_key(|row| row.day(&events::DAY).known())
}

/// The request to extend the result of an assessment.
pub static PAPER: Paper = Paper {
    id: "sa-extension",
    title: t(
        "延长评估结果有效期申请表",
        "Application Form for Extending the Validity of the Assessment Result",
    ),
    layout: Layout::Form,
    when: When::If(|material| {
        material.survey.routes.may_take(Route::Assessment) && is_called_for(material)
    }),
    listed: &[Listed::with(Route::Assessment, 8)],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let conditions = conditions(material.facts);
    let mut body = vec![printed::download(
        material,
        t(
            "栏目依据《数据出境安全评估申报指南（第三版）》附件5",
            "Labels of annex 5 of the Security Assessment Guide (3rd ed.)",
        ),
    )];
    body.push(material.heading(1, 1, t("适用条件核对", "The six conditions")));
    body.push(checked(material, &conditions));
    body.push(outcome(material, &conditions));
    body.push(material.heading(1, 2, t("基本情况", "Basic facts")));
    body.push(material.printed(basics(material, &conditions)));
    body.push(material.heading(1, 3, t("数据出境场景", "The export")));
    body.push(material.printed(export(material, &conditions)));
    body.extend(of_scenarios(material));
    body.push(material.heading(1, 4, t("其他需要说明的情况", "Other matters")));
    let entry = material.single(&extension::SECTION);
    let told = [
        &extension::MEASURES,
        &extension::RECIPIENT_DUTIES,
        &extension::COMPLIANCE,
        &extension::EVENTS,
    ];
    body.extend(
        told.iter()
            .filter_map(|field| material.labelled(field.label, material.needed(&entry, field))),
    );
    body.push(material.heading(1, 5, t("本单位承诺", "Commitment")));
    body.extend(super::sa_commitment::build(material, super::sa_commitment::EXTENSION));
    body.push(material.heading(1, 6, t("申请材料", "Materials")));
    body.push(material.sentence(t(
        "经办人授权委托书（委托事项选延长）和本申请表；三份证件没有变化的不必再交；不需要重新提交自评估报告和合同。国家网信部门收到后20个工作日内审核，可以延长并告知。",
        "The power of attorney (matter: extension) and this form. The three identity papers are not needed again if unchanged; no new report and no contract are asked. The national CAC decides within 20 working days of receipt, and tells if it takes longer.",
    )));
    body
}

/// Each condition with its answer and reason; an open one with the blank that settles it.
fn checked(material: &Material<'_>, conditions: &[Condition]) -> Block {
    let rows = conditions.iter().enumerate().map(|(index, condition)| {
        let answer = match &condition.answer {
            Tri::Yes => material.words(t("符合", "met")),
            Tri::No => vec![material.strong(t("不符合", "not met"))],
            Tri::Unknown(_) => material.words(t("不明", "unknown")),
        };
        let mut reason = material.told(&condition.reason);
        if let Tri::Unknown(lacking) = &condition.answer {
            reason.extend(lacking.iter().map(|place| material.blank(place.clone())));
        }
        vec![plain((index + 1).to_string()), material.words(condition.title), answer, reason]
    });
    let head =
        [t("序号", "No."), t("条件", "Condition"), t("核对结果", "Result"), t("理由", "Reason")];
    material.table(Text::EMPTY, &head, &[10, 36, 16, 38], rows)
}

fn outcome(material: &Material<'_>, conditions: &[Condition]) -> Block {
    material.sentence(match all(conditions) {
        Tri::Yes => t(
            "六项条件均符合，可以申请延长三年。",
            "All six conditions hold; the extension by three years may be asked for.",
        ),
        Tri::No => t(
            "至少一项条件不符合，应当重新申报安全评估，不适用延长。",
            "A condition does not hold: apply for a new assessment instead of an extension.",
        ),
        Tri::Unknown(_) => t(
            "尚有条件不明，补充事实之前不能判断能否延长。",
            "A condition is open; whether the result can be extended is not determined.",
        ),
    })
}

fn basics(material: &Material<'_>, conditions: &[Condition; 6]) -> Vec<Pair> {
    let field = |field: &'static Field| match result(material) {
        Some(row) => material.needed(&row, field),
        None => vec![material.blank(Place::whole(&events::SECTION))],
    };
    vec![
        (t("数据处理者名称", "Data handler"), material.handler_name()),
        (t("评估项目受理编号", "Acceptance number"), field(&events::NUMBER)),
        (t("评估结果出具日", "Result issued on"), field(&events::DAY)),
        (conditions[4].title, printed::yes_no(material, &conditions[4].answer)),
    ]
}

/// The growth of each scenario, where the result covers several: the form is filled for each.
fn of_scenarios(material: &Material<'_>) -> Option<Block> {
    let each = each_scenario(material.facts);
    let rows = each.iter().map(|(scenario, grown)| {
        let figure = |field: &'static Field| material.needed(scenario, field);
        let exact = [&scenarios::PERSONS_APPROVED, &scenarios::PERSONS_NEXT]
            .map(|field| scenario.count(field).known());
        let rate = match exact {
            [Some(before), Some(after)] => percent(before, after),
            _ => None,
        };
        let rate = rate.map_or_else(|| printed::yes_no(material, &grown.answer), plain);
        vec![
            material.told(&scenario.title()),
            figure(&scenarios::PERSONS_APPROVED),
            figure(&scenarios::PERSONS_NEXT),
            rate,
        ]
    });
    let head = [
        t("场景", "Scenario"),
        t("过去三年获准的人数", "Allowed for the past 3 years"),
        t("未来三年预计人数", "Forecast for the next 3 years"),
        t("增长", "Growth"),
    ];
    (!each.is_empty()).then(|| material.table(Text::EMPTY, &head, &[34, 24, 24, 18], rows))
}

fn export(material: &Material<'_>, conditions: &[Condition; 6]) -> Vec<Pair> {
    let entry = material.single(&extension::SECTION);
    let grown = |approved, next, condition: &Condition| {
        let exact = entry.count(approved).known().zip(entry.count(next).known());
        match exact.and_then(|(before, after)| percent(before, after)) {
            Some(percent) => plain(percent),
            None => match &condition.answer {
                Tri::Unknown(lacking) => {
                    lacking.iter().map(|place| material.blank(place.clone())).collect()
                }
                _ => material.told(&condition.reason),
            },
        }
    };
    let described = |field: &'static Field| {
        let answer = entry.yes_no(field);
        let mut out = printed::yes_no(material, &answer);
        if answer.is_no() {
            out.extend(
                material.told(&phrase("（见“其他需要说明的情况”）", " (see \"Other matters\")")),
            );
        }
        out
    };
    vec![
        (extension::PURPOSE_SAME.label, printed::yes_no(material, &conditions[0].answer)),
        (extension::PARTIES_SAME.label, printed::yes_no(material, &conditions[1].answer)),
        (
            t("个人信息人数较获批人数的增长", "Growth of persons over the number approved"),
            grown(&extension::PERSONS_APPROVED, &extension::PERSONS_NEXT, &conditions[2]),
        ),
        (
            t("重要数据规模较获批规模的增长", "Growth of important data over the volume approved"),
            grown(&extension::VOLUME_APPROVED, &extension::VOLUME_NEXT, &conditions[3]),
        ),
        (extension::LINK_SAME.label, described(&extension::LINK_SAME)),
        (extension::USE_SAME.label, described(&extension::USE_SAME)),
    ]
}
