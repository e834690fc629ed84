//! The text of the separate consent: one purpose, one action, nothing bundled; with a part for guardians where children are concerned.

use crate::document::{Block, Inline, Layout};
use crate::form::Entry;
use crate::form::catalog::{consents, handler, scenarios};
use crate::law::{Mechanism, Requirement, duties};
use crate::text::t;

use super::material::Material;
use super::notice;
use super::paper::{Paper, Part, Scope, WRITTEN, When};

pub(super) static PAPER: Paper = Paper {
    id: "separate-consent",
    title: t(
        "向境外提供个人信息单独同意书",
        "Separate Consent to Providing Personal Information Abroad",
    ),
    layout: Layout::Report,
    scope: Scope::Group,
    part: Part::People,
    when: When::If(|material| {
        material.may_need(&duties::SEPARATE_CONSENT)
            && material.survey.verdict.mechanism != Mechanism::OutOfScope
    }),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let mut body = Vec::new();
    let judged = &material.survey.verdict.scenarios;
    let concerned: Vec<Entry<'_>> = notice::concerned(material)
        .into_iter()
        .filter(|row| {
            judged.iter().any(|s| {
                Some(s.id.as_str()) == row.id
                    && s.duty(&duties::SEPARATE_CONSENT) != Requirement::NotRequired
            })
        })
        .collect();
    for (index, scenario) in concerned.iter().enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        let guardian = judged.iter().any(|s| {
            Some(s.id.as_str()) == scenario.id
                && s.duty(&duties::GUARDIAN_CONSENT) == Requirement::Required
        });
        body.extend(sheet(material, &exporter, scenario, guardian));
    }
    if concerned.is_empty() {
        body.push(material.gap(crate::form::Place::whole(&scenarios::SECTION)));
    }
    body
}

fn sheet(
    material: &Material<'_>,
    exporter: &Entry<'_>,
    scenario: &Entry<'_>,
    guardian: bool,
) -> Vec<Block> {
    let mut opening = material.handler_name();
    opening.extend(material.words(t(
        "拟为下列目的向境外提供您的个人信息，现单独征求您的同意。本同意书仅适用于下列事项。我们的联系方式：",
        " intends to provide your personal information abroad for the purpose below and asks for your separate consent. It covers only the following. Contact: ",
    )));
    opening.extend(material.needed(exporter, &handler::PUBLIC_CONTACT));
    opening.extend(material.words(t("。", ".")));
    let mut out = vec![material.title_of(1, &scenario.title()), Block::Paragraph(opening)];
    out.extend(notice::told(material, scenario));
    let rows: Vec<Entry<'_>> = material
        .rows(&consents::SECTION)
        .into_iter()
        .filter(|row| {
            row.named(&consents::SCENARIO)
                .known()
                .is_some_and(|named| named.iter().any(|n| n.id == scenario.id))
        })
        .collect();
    if rows.is_empty() {
        out.push(material.gap(crate::form::Place::whole(&consents::SECTION)));
    }
    for row in &rows {
        out.extend(material.labelled(
            t("不同意的后果", "If you do not consent"),
            material.needed(row, &consents::REFUSAL),
        ));
        out.extend(material.labelled(
            t("撤回同意的方式", "How to withdraw"),
            material.needed(row, &consents::WITHDRAWAL_CHANNEL),
        ));
        out.extend(
            material.labelled(t("版本", "Version"), material.needed(row, &consents::VERSION)),
        );
    }
    let choice = |mark: crate::text::Text, rest: crate::text::Text| {
        Block::Paragraph(vec![material.strong(mark), Inline::Text(material.say(rest).to_owned())])
    };
    // Consent to sensitive data is not taken together with that to other data (GB/T 45574 5.4).
    let (ordinary, sensitive) = notice::kinds(material, scenario);
    for (label, what) in [
        (t("个人信息：", "personal information: "), ordinary),
        (t("敏感个人信息：", "sensitive personal information: "), sensitive),
    ] {
        if what.is_empty() {
            continue;
        }
        let mut runs = vec![
            material.strong(t("□ 我单独同意", "[  ] I separately consent")),
            Inline::Text(
                material
                    .say(t(
                        "按上述内容向境外提供我的",
                        " to the provision abroad, as described, of my ",
                    ))
                    .to_owned(),
            ),
            Inline::Text(material.say(label).to_owned()),
        ];
        runs.extend(what);
        runs.extend(material.words(t("。", ".")));
        out.push(Block::Paragraph(runs));
        out.push(choice(t("□ 我不同意", "[  ] I do not consent"), t("。", ".")));
    }
    let mut signature =
        vec![material.words(t("姓名：____________________", "Name: ____________________"))];
    if guardian {
        out.push(material.remark(t(
            "个人不满十四周岁的，由父母或者其他监护人作出决定并签字。",
            "For a child under 14, a parent or other guardian decides and signs.",
        )));
        signature.push(material.words(t(
            "监护人及关系：____________________",
            "Guardian and relation: ____________________",
        )));
    }
    signature.push(material.words(t("日期：______年____月____日", "Date: ____________________")));
    out.push(Block::Signature(signature));
    out
}
