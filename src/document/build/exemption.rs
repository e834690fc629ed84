//! The dossier of exempt scenarios: the ground, each condition with its answer, the duties that stay, the evidence.
//!
//! It is kept by the handler and shown on inspection; nothing of it is filed.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{consents, groups, handler, recipients, record, scenarios};
use crate::form::{Entry, Field, Kind};
use crate::law::{Duty, Ground, Mechanism, Requirement, Route, duties};
use crate::source::Citation;
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::parts::{LINE, Row, SHORT, add_line};

/// The scenarios that are, or may become, exempt.
fn concerned<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    material.going(&[Route::Exempt])
}

pub(super) static PAPER: Paper = Paper {
    id: "exemption-dossier",
    title: t("豁免情形说明和证据清单", "Statement of Exemption and List of Evidence"),
    layout: Layout::Report,
    when: When::If(|material| !concerned(material).is_empty()),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![Block::Paragraph(runs!(
        material,
        "{handler}就下列出境场景说明免予申报数据出境安全评估、订立个人信息出境标准合同、通过个人信息保护认证的情形，并列明证据。本件由本单位留存备查；免予上述三种机制，不免除告知、取得个人单独同意、影响评估和安全保障等义务。",
        "{handler} states why the scenarios below need no security assessment, standard contract or \
         certification, and lists the evidence. It is kept for inspection. The exemption from these \
         mechanisms does not lift the duties of notice, separate consent, impact assessment and security.",
        handler = material.handler_name(),
    ))];
    for (index, scenario) in concerned(material).iter().enumerate() {
        let title = scenario.title();
        body.push(material.heading_of(1, index + 1, &title));
        body.extend(of_scenario(material, scenario));
    }
    body.push(material.sentence(t(
        "本单位对上述说明的真实性负责。情况变化，不再符合豁免条件的，应当停止依据该情形出境，并重新判断适用的路径。",
        "The organisation answers for the truth of this statement. If the facts change and the conditions are no longer met, the export on this ground stops and the mechanism is judged anew.",
    )));
    body.push(
        material.signed(&[t(
            "单位（盖章）：________________",
            "Organisation (seal): ________________",
        )]),
    );
    body
}

fn of_scenario(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Block> {
    let claims = material.claims_exemption(scenario);
    let limb = |field: &&'static Field| {
        // A condition of a claim that is not made, or has failed, is not asked for.
        let asked = (claims || !OF_CLAIM.contains(field)) && scenario.is_asked(field).is_yes();
        let answer = if asked { material.answer(scenario, field) } else { Vec::new() };
        (!answer.is_empty())
            .then(|| vec![material.words(field.label), answer, proof(material, scenario, field)])
    };
    let mut limbs: Vec<Row> = OF_CLAIM.iter().chain(&OF_DATA).filter_map(limb).collect();
    limbs.extend(of_handler(material));
    limbs.extend(of_people(material, scenario));
    let condition = [
        (t("条件", "Condition"), 24),
        (t("本场景的情况", "In this scenario"), 39),
        (t("证据", "Evidence"), 28),
    ];
    let mut out = vec![
        material.heading(2, 1, t("适用的豁免情形", "Ground of the exemption")),
        Block::Paragraph(ground(material, scenario)),
        material.heading(2, 2, t("各项条件", "Conditions one by one")),
        material.numbered(Text::EMPTY, &condition, limbs),
        material.heading(2, 3, t("必要性", "Necessity")),
    ];
    out.extend(material.paragraphs(
        scenario,
        &[&scenarios::PURPOSE, &scenarios::NECESSITY, &scenarios::NECESSITY_PERSONS],
    ));
    out.push(material.heading(2, 4, t("仍须履行的义务", "Duties that stay")));
    out.push(duties(material, scenario));
    out.push(material.heading(2, 5, t("其他证据", "Other evidence")));
    out.push(evidence(material, scenario));
    out
}

/// What the claimed exemptions ask; a field that does not belong to the claim is not asked.
static OF_CLAIM: [&Field; 16] = [
    &scenarios::EXEMPTION,
    &scenarios::TRANSIT_COLLECTED_ABROAD,
    &scenarios::TRANSIT_UNMIXED,
    &scenarios::CONTRACT_PARTY,
    &scenarios::HR_LABOUR_RULES,
    &scenarios::HR_COLLECTIVE_CONTRACT,
    &scenarios::HR_SCOPE,
    &scenarios::HR_REVIEW,
    &scenarios::EMERGENCY,
    &scenarios::STATUTORY_DUTY,
    &scenarios::ZONE_REGION,
    &scenarios::ZONE_LIST,
    &scenarios::ZONE_IN_SCOPE,
    &scenarios::ZONE_SECTOR,
    &scenarios::ZONE_OFF_LIST,
    &scenarios::TRULY_NECESSARY,
];

/// What is asked of the data, whatever is claimed.
static OF_DATA: [&Field; 2] = [&scenarios::IMPORTANT, &scenarios::DEFECT_PURPOSE];

const OF_HANDLER: [&Field; 3] = [&handler::CIIO, &handler::IMPORTANT_DATA, &handler::STATE_ORGAN];

/// What every exemption asks of the handler.
fn of_handler(material: &Material<'_>) -> Vec<Row> {
    let entry = material.single(&handler::SECTION);
    OF_HANDLER
        .into_iter()
        .map(|field| {
            let answer = material.needed(&entry, field);
            vec![material.words(field.label), answer, proof(material, &entry, field)]
        })
        .collect()
}

/// What proves an answer, next to it: the proofs that point to it; of the claim, what the record says of its evidence. That something is
/// not so is stated, as nothing proves it. Where nothing is recorded it is written by hand.
fn proof(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
    let mut out = Vec::new();
    if *field == scenarios::EXEMPTION {
        out = material.answer(entry, &scenarios::EXEMPTION_EVIDENCE);
    }
    add_line(&mut out, material.proofs_of(&entry.place(field)));
    let is_no = matches!(field.kind, Kind::YesNo) && entry.yes_no(field).is_no();
    match (out.is_empty(), is_no) {
        (false, _) => out,
        (true, true) => material.words(t(
            "由本单位声明，以本件盖章为证",
            "stated by the organisation, which seals this paper",
        )),
        (true, false) => material.words(LINE),
    }
}

/// The people counted, where the exemption rests, or may rest, on their number.
fn of_people(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Row> {
    let by_number =
        material.judged(scenario).is_some_and(|judged| judged.grounds.contains(&Ground::Volume));
    if !by_number {
        return Vec::new();
    }
    let mut counted = material.told(&material.survey.verdict.people());
    for group in material.named(scenario, &scenarios::GROUPS) {
        add_line(&mut counted, material.told(&group.title()));
        for field in [&groups::ORDINARY, &groups::SENSITIVE, &groups::COUNTED_ON] {
            counted.extend(material.then(field));
            counted.extend(material.needed_with_unit(&group, field));
        }
    }
    let mut source = Vec::new();
    for group in material.named(scenario, &scenarios::GROUPS) {
        add_line(&mut source, material.needed(&group, &groups::SOURCE));
    }
    vec![vec![material.words(t("当年累计人数", "Persons this year")), counted, source]]
}

/// The ground with its sources; an open one says so.
fn ground(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Inline> {
    let Some(judged) = material.judged(scenario) else {
        return vec![material.blank(scenario.place(&scenarios::EXEMPTION))];
    };
    let Some(ground) = judged.ground().filter(|_| judged.mechanism == Mechanism::Exempt) else {
        let grounds = Phrase::list(judged.grounds.iter().map(|ground| ground.label().into()));
        return material.told(&if judged.mechanism == Mechanism::Exempt {
            said!(
                "本场景属于下列情形之一：{grounds}。",
                "The scenario falls under one of: {grounds}.",
                grounds,
            )
        } else {
            said!(
                "缺少事实，尚不能认定。可能适用的情形：{grounds}。",
                "Facts are lacking; not determined. It may be: {grounds}.",
                grounds,
            )
        });
    };
    let official = judged
        .deciding()
        .last()
        .map(|finding| Citation::official(&finding.sources))
        .unwrap_or_default();
    material.told(&said!(
        "本场景属于：{ground}。依据：{official}。",
        "The scenario falls under: {ground}. Source: {official}.",
        ground = ground.label(),
        official,
    ))
}

fn duties(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let judged = material.judged(scenario);
    let state = |duty: &Duty| judged.map_or(Requirement::Undetermined, |judged| judged.duty(duty));
    let rows = duties::ALL
        .iter()
        .filter(|duty| {
            matches!(state(duty), Requirement::Required)
                || (duties::CORE.contains(duty) && state(duty) == Requirement::Undetermined)
        })
        .map(|duty| {
            [duty.label, duty.who, state(duty).label()]
                .into_iter()
                .map(|text| material.words(text))
                .collect()
        })
        .collect();
    material.numbered(
        Text::EMPTY,
        &[(t("义务", "Duty"), 46), (t("履行主体", "Who acts"), 36), (t("结论", "State"), 18)],
        rows,
    )
}

/// What proves the basis and the duties, where each condition has its proof beside it; the place of keeping is written by hand where the evidence does not name it.
fn evidence(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let mut rows: Vec<Row> = Vec::new();
    let mut row = |what: String, proof: Vec<Inline>| {
        if !proof.is_empty() {
            rows.push(vec![plain(what), proof, material.words(SHORT)]);
        }
    };
    let say = |text: Text| material.say(text).to_owned();
    row(say(t("合法性基础", "Legal basis")), material.answer(scenario, &scenarios::BASIS_REASON));
    for consent in material.rows(&consents::SECTION) {
        let of_it = consent.named(&consents::SCENARIO).known().unwrap_or_default();
        if of_it.iter().any(|named| named.id == scenario.id) {
            row(material.tell(&consent.title()), material.answer(&consent, &consents::EVIDENCE));
        }
    }
    for recipient in material.named(scenario, &scenarios::RECIPIENTS) {
        let title = recipient.title();
        row(
            material.tell(&said!(
                "与接收方的约定：{title}",
                "Agreement with the recipient: {title}",
                title,
            )),
            material.needed(&recipient, &recipients::AGREEMENT),
        );
    }
    let report = runs!(
        material,
        "个人信息保护影响评估报告，完成日：{end}",
        "Impact assessment report, finished on {end}",
        end = material.needed(&material.single(&record::SECTION), &record::END),
    );
    row(say(t("影响评估", "Impact assessment")), report);
    material.numbered(
        Text::EMPTY,
        &[
            (t("证明事项", "What it proves"), 20),
            (t("证据名称、编号、日期", "Evidence, number, date"), 54),
            (t("存放处", "Kept where"), 17),
        ],
        rows,
    )
}
