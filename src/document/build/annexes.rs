//! What closes a report: the laws and standards it relies on, the short names it uses, and the page of approval.
//!
//! Only what the judgement of this record rests on is listed; names and opinions of those who approve are written by hand.

use crate::document::Block;
use crate::form::catalog::{handler, items, recipients};
use crate::law::{Mechanism, Route, ScenarioVerdict};
use crate::source::{
    CSL, DSL, GBT_35273, GBT_39335, GBT_42460, GBT_45574, GBT_46068, Instrument, NDSMR, PCF, PIPL,
    SAG, SAM, SCG, SCM,
};
use crate::text::{Text, t};

use super::gba_sheet;
use super::material::Material;
use super::parts::{LINE, Row};

/// The three annexes.
pub(super) fn closing(material: &Material<'_>) -> Vec<Block> {
    vec![
        material.title(1, t("附：评估依据", "Annex: Laws and Standards Relied on")),
        relied_on(material),
        material.title(1, t("附：简称", "Annex: Short Names")),
        short_names(material),
        material.title(1, t("附：审批页", "Annex: Approval")),
        approval(material),
    ]
}

/// The instruments that decide the mechanism, that the report follows, and by which its parts were assessed.
fn relied_on(material: &Material<'_>) -> Block {
    let survey = material.survey;
    let mut all: Vec<&'static Instrument> = vec![&PIPL, &NDSMR, &PCF];
    if survey.verdict.mechanism == Mechanism::SecurityAssessment {
        // Important data and critical infrastructure, of which it tells, are of those two laws.
        all.splice(..0, [&CSL, &DSL]);
        all.extend([&SAM, &SAG]);
    } else {
        // Its six points are followed in every report; its guide is that of a filing.
        all.push(&SCM);
        all.extend(survey.routes.may_take(Route::Contract).then_some(&SCG));
    }
    // A part of the record that goes by the contract of the Bay is told of, or named as told elsewhere.
    if survey.routes.may_take(Route::Bay) && gba_sheet::is_called_for(material) {
        all.extend(gba_sheet::guides(&gba_sheet::concerned(material)));
    }
    let told = material.told_scenarios();
    let deciding = survey.verdict.scenarios.iter();
    let deciding = deciding.filter(|one| told.iter().any(|row| row.id == Some(&one.id)));
    let deciding = deciding.flat_map(ScenarioVerdict::deciding);
    let cited = deciding.flat_map(|found| &found.sources).map(|citation| citation.instrument);
    for instrument in cited {
        if !all.contains(&instrument) && instrument.in_force(survey.verdict.day) {
            all.push(instrument);
        }
    }
    if !material.rows(&items::SECTION).is_empty() {
        all.extend([&GBT_35273, &GBT_45574]);
    }
    if !survey.risks.is_empty() {
        all.extend([&GBT_39335, &GBT_46068]);
    }
    all.extend((!survey.evaluations.is_empty()).then_some(&GBT_42460));
    let mut seen: Vec<&str> = Vec::new();
    all.retain(|one| {
        !seen.contains(&one.id) && {
            seen.push(one.id);
            true
        }
    });
    let rows = all.iter().map(|one| {
        let number = if one.number == Text::EMPTY { t("法律", "statute") } else { one.number };
        vec![material.words(one.title), material.words(number), material.words(one.short)]
    });
    material.numbered(
        Text::EMPTY,
        &[
            (t("名称", "Title"), 50),
            (t("文号", "Number"), 25),
            (t("本报告中的称法", "Called here"), 25),
        ],
        rows.collect(),
    )
}

/// The handler, and each recipient by its name in Chinese papers and as registered.
fn short_names(material: &Material<'_>) -> Block {
    let mut rows: Vec<Row> = vec![vec![
        material.words(t("本企业、本单位", "the company, the handler")),
        material.handler_name(),
    ]];
    for recipient in material.told_recipients() {
        let called = material.answer(&recipient, &recipients::NAME_ZH);
        let name = material.needed(&recipient, &recipients::NAME);
        if !called.is_empty() && called != name {
            rows.push(vec![called, name]);
        }
    }
    rows.push(vec![
        material.words(t("境外", "abroad")),
        material.words(t(
            "中华人民共和国境外，含香港特别行政区、澳门特别行政区和台湾地区",
            "outside the mainland of the PRC, Hong Kong, Macao and Taiwan included",
        )),
    ]);
    material.numbered(
        Text::EMPTY,
        &[(t("简称", "Short name"), 40), (t("全称、含义", "Full name, meaning"), 60)],
        rows,
    )
}

/// Who made the report, who looked at it and who approved it: signed by hand.
fn approval(material: &Material<'_>) -> Block {
    let entry = material.single(&handler::SECTION);
    let line = || material.words(LINE);
    let row = |what: Text, who| vec![material.words(what), who, line(), line()];
    let rows = vec![
        row(t("编制", "Made by"), line()),
        row(t("复核", "Reviewed by"), line()),
        row(
            t("个人信息保护负责人审核", "Protection officer"),
            material.answer(&entry, &handler::OFFICER),
        ),
        row(
            t("法定代表人或者授权人批准", "Approved by the legal representative or a delegate"),
            material.answer(&entry, &handler::LEGAL_REPRESENTATIVE),
        ),
    ];
    let head = [
        t("环节", "Step"),
        t("姓名、职务", "Name, post"),
        t("意见", "Opinion"),
        t("签字、日期", "Signature, date"),
    ];
    material.table(Text::EMPTY, &head, &[24, 28, 24, 24], rows)
}
