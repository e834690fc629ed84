//! The lists of a record as a workbook: who receives, whose data, which items, which measures, which duties.
//!
//! The columns are the fields of each section, so that nothing the form asks is left out; a missing answer is a gap. The data
//! items begin with the six columns of the official list.

mod table;

use crate::document::workbook::{Cell, Column, Purpose, Sheet};
use crate::form::catalog::{
    consents, deidentification, findings, formalities, groups, handler, items, measures, overlaps,
    recipients, record, risks, scenarios,
};
use crate::form::{Answer, Entry, Field, Section, Tri};
use crate::law::risk::{Scale, Scored};
use crate::law::{Mechanism, Requirement};
use crate::telling;
use crate::text::{Phrase, Text, t};

use super::material::{Material, Naming};
use super::paper::{Paper, WRITTEN, When};
use table::{Extra, list};

/// The columns of the official list of data items, in its order, behind the number.
const OFFICIAL: [&Field; 5] =
    [&items::NAME, &items::DESCRIPTION, &items::NECESSITY, &items::EXAMPLE, &items::NOTE];

pub(super) static PAPER: Paper = Paper {
    id: "lists",
    title: t("评估清单", "Lists of the Assessment"),
    when: When::Always,
    sheets: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Sheet> {
    let [items, groups, recipients] =
        [&scenarios::ITEMS, &scenarios::GROUPS, &scenarios::RECIPIENTS]
            .map(|field| material.naming(&scenarios::SECTION, field));
    let used = |item: &Entry<'_>| uses(&items, item);
    let going = |group: &Entry<'_>| uses(&groups, group);
    let receiving = |recipient: &Entry<'_>| uses(&recipients, recipient);
    let route = |scenario: &Entry<'_>| mechanism(material, scenario);
    let by: Text = t("使用的场景", "Scenarios that use it");
    let graded = |grade: Grade| {
        move |risk: &Entry<'_>| {
            let scored = material.survey.risks.scored.iter().find(|it| Some(&*it.id) == risk.id);
            scored.map(grade).unwrap_or_default()
        }
    };
    let (impact, likelihood) =
        (graded(|risk| word(&risk.before.impact)), graded(|risk| word(&risk.before.likelihood)));
    let (before, after) =
        (graded(|risk| word(&risk.before.level)), graded(|risk| word(&risk.after.level)));
    let none: &[&Field] = &[];
    let sections: [(&'static Section, &[&Field], &[Extra<'_>]); 11] = [
        (&recipients::SECTION, none, &[(by, &receiving)]),
        (&groups::SECTION, none, &[(by, &going)]),
        (&overlaps::SECTION, none, &[]),
        (&items::SECTION, &OFFICIAL, &[(by, &used)]),
        (&scenarios::SECTION, none, &[(t("法律机制", "Mechanism"), &route)]),
        (&measures::SECTION, none, &[]),
        (&deidentification::SECTION, none, &[]),
        (&consents::SECTION, none, &[]),
        (&findings::SECTION, none, &[]),
        (
            &risks::SECTION,
            none,
            &[
                (t("影响程度（修正后）", "Impact (corrected)"), &impact),
                (t("可能性（修正后）", "Likelihood (corrected)"), &likelihood),
                (t("处置前的风险等级", "Level before treatment"), &before),
                (t("处置后的风险等级", "Level after treatment"), &after),
            ],
        ),
        (&formalities::SECTION, none, &[(t("核对状态", "State"), &looked_at)]),
    ];
    let mut sheets: Vec<(Sheet, usize)> = sections
        .into_iter()
        .filter(|(section, ..)| **section != formalities::SECTION || is_filed(material))
        .map(|(section, first, extra)| {
            (list(material, section, first, extra), material.rows(section).len())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    let (duties, open) = (duties(material), open(material));
    for sheet in std::iter::once(duties).chain((!open.rows.is_empty()).then_some(open)) {
        let count = sheet.rows.len();
        sheets.push((sheet, count));
    }
    let about = about(material, &sheets);
    std::iter::once(about).chain(sheets.into_iter().map(|(sheet, _)| sheet)).collect()
}

/// What is said of a scored risk.
type Grade = fn(&Scored) -> Phrase;

/// A computed grade in a word; an open one says so.
fn word<T: Scale>(grade: &Answer<T>) -> Phrase {
    let known = grade.clone().known().map(Scale::label);
    known.unwrap_or(t("未定", "open")).into()
}

/// What a person saw on paper; what nobody looked at never counts as fine.
fn looked_at(row: &Entry<'_>) -> Phrase {
    match row.yes_no(&formalities::CONFIRMED) {
        Tri::Yes => t("相符", "as it should be"),
        Tri::No => t("不相符", "not as it should be"),
        Tri::Unknown(_) => t("待核对", "to be looked at"),
    }
    .into()
}

/// Whether papers go to an authority, or somebody looked at them already.
fn is_filed(material: &Material<'_>) -> bool {
    let mechanism = material.survey.verdict.mechanism;
    !matches!(mechanism, Mechanism::OutOfScope | Mechanism::Exempt)
        || material
            .rows(&formalities::SECTION)
            .iter()
            .any(|row| formalities::SECTION.fields.iter().any(|field| row.value(field).is_some()))
}

/// The names of the scenarios that name the entry.
fn uses(naming: &Naming<'_>, entry: &Entry<'_>) -> Phrase {
    let scenarios = entry.id.and_then(|id| naming.get(id)).into_iter().flatten();
    Phrase::list(scenarios.map(Entry::title))
}

fn mechanism(material: &Material<'_>, scenario: &Entry<'_>) -> Phrase {
    let Some(judged) = material.judged(scenario) else { return Phrase::default() };
    telling::outcome(judged.mechanism, judged.ground())
}

/// What the workbook is, and each sheet with the number of its entries.
fn about(material: &Material<'_>, sheets: &[(Sheet, usize)]) -> Sheet {
    let verdict = &material.survey.verdict;
    let answer = |section, field: &'static Field| {
        table::cell(&material.single(section), field, material.lang, false)
    };
    let word = |words: &Phrase| Cell::Text(material.tell(words));
    let mut rows = vec![
        (t("评估名称", "Assessment"), answer(&record::SECTION, &record::TITLE)),
        (handler::SECTION.title, answer(&handler::SECTION, &handler::NAME)),
        (record::AS_OF.label, Cell::Day(verdict.day)),
        (t("法律机制", "Mechanism"), word(&verdict.mechanism.label().into())),
        (t("法律数据", "Law data"), word(&verdict.law_spoken())),
        (t("记录摘要", "Record digest"), Cell::Code(material.digest().to_owned())),
        (
            t("状态", "State"),
            word(&{
                let (gaps, errors) = (material.survey.gaps.len(), material.survey.errors());
                said!(
                    "{state}：缺{gaps}项，错误{errors}处",
                    "{state}: {gaps} {gaps?gap|gaps}, {errors} {errors?error|errors}",
                    state = material.survey.state().label(),
                    gaps,
                    errors,
                )
            }),
        ),
    ];
    for (sheet, count) in sheets {
        let line = said!(
            "{sheet}：{count}条",
            "{sheet}: {count} {count?entry|entries}",
            sheet = sheet.name,
            count,
        );
        rows.push((t("工作表", "Sheet"), word(&line)));
    }
    let remarks = [
        t(
            "本工作簿由评估记录生成，供内部核对和筛选。请在评估记录中修改，不要在此修改。黄色单元格表示缺少回答；人数为范围的，分列下限和上限。字段很多的部分竖排：每行一个字段，每条记录一列。",
            "Made from the assessment for checking and filtering in the house. Make changes in the record and not here. Yellow cells lack an answer; numbers known as a range stand in two columns. Parts with very many fields stand upright: a row a field, a column an entry.",
        ),
        t(
            "",
            "Courtesy copy in English. The Chinese text prevails; texts of the record that are not held in English stand in Chinese.",
        ),
    ];
    for remark in remarks.map(|text| material.say(text)).into_iter().filter(|text| !text.is_empty())
    {
        rows.push((t("说明", "Remark"), Cell::Text(remark.to_owned())));
    }
    Sheet {
        name: material.say(t("说明", "About")).to_owned(),
        purpose: Purpose::Cover,
        columns: columns(material, &[(t("项目", "Item"), 24), (t("内容", "Content"), 90)]),
        rows: rows
            .into_iter()
            .map(|(label, cell)| vec![Cell::Text(material.say(label).to_owned()), cell])
            .collect(),
    }
}

fn duties(material: &Material<'_>) -> Sheet {
    let say = |text: Text| Cell::Text(material.say(text).to_owned());
    let due = material.survey.verdict.duties.iter();
    let rows = due.filter(|(_, state)| *state != Requirement::NotRequired).zip(1..).map(
        |((duty, state), number)| {
            vec![
                Cell::Number(number),
                say(duty.label),
                say(state.label()),
                say(duty.who),
                say(duty.bearing.condition()),
            ]
        },
    );
    Sheet {
        name: material.say(t("义务", "Duties")).to_owned(),
        purpose: Purpose::List,
        columns: columns(
            material,
            &[
                (t("序号", "No."), 6),
                (t("义务", "Duty"), 40),
                (t("是否需要", "Whether due"), 14),
                (t("由谁履行", "Who"), 24),
                (t("适用情形", "When it applies"), 60),
            ],
        ),
        rows: rows.collect(),
    }
}

/// What is missing or cannot be relied on.
fn open(material: &Material<'_>) -> Sheet {
    let survey = material.survey;
    let all = telling::open_points(survey, material.facts.answers());
    let rows = all.into_iter().zip(1..).map(|(one, number)| {
        vec![
            Cell::Number(number),
            Cell::Text(material.say(one.severity.label()).to_owned()),
            Cell::Text(material.tell(&one.place.label())),
            Cell::Text(material.tell(one.said)),
            Cell::Code(one.place.to_string()),
        ]
    });
    Sheet {
        name: material.say(t("待补正", "Open points")).to_owned(),
        purpose: Purpose::List,
        columns: columns(
            material,
            &[
                (t("序号", "No."), 6),
                (t("类型", "Kind"), 10),
                (t("字段", "Field"), 40),
                (t("问题", "What is wrong"), 60),
                (t("位置", "Place"), 40),
            ],
        ),
        rows: rows.collect(),
    }
}

fn columns(material: &Material<'_>, heads: &[(Text, u16)]) -> Vec<Column> {
    heads.iter().map(|(head, width)| Column::new(material.say(*head), *width)).collect()
}
