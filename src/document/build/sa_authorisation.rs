//! The power of attorney for the handling person (经办人授权委托书), by the fields of annex 2.

use crate::document::{Block, Layout};
use crate::form::catalog::{application, handler, people};
use crate::form::options::filing_person;
use crate::law::Route;
use crate::text::t;

use super::brought::SIGNED;
use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::{printed, sa_extension};

pub(super) static PAPER: Paper = Paper {
    id: "sa-authorisation",
    title: t("经办人授权委托书", "Power of Attorney for the Handling Person"),
    layout: Layout::Form,
    when: When::Route(Route::Assessment),
    listed: &[Listed::at(Route::Assessment, 4, SIGNED)],
    carries: &[&[&handler::NAME]],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let entry = material.single(&application::SECTION);
    let mut rows = Vec::new();
    let number = |id| {
        printed::person(material, id)
            .map(|person| material.needed(&person, &people::ID_NUMBER))
            .unwrap_or_default()
    };
    rows.push((
        t("法定代表人", "Legal representative"),
        material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE),
    ));
    rows.push((
        t("法定代表人身份证件号码", "Identity number of the legal representative"),
        number(filing_person::LEGAL_REPRESENTATIVE),
    ));
    rows.push((t("数据处理者名称", "Data handler"), material.handler_name()));
    rows.push((t("经办人", "Handling person"), material.needed(&exporter, &handler::AGENT)));
    rows.push((
        t("经办人身份证件号码", "Identity number of the handling person"),
        number(filing_person::AGENT),
    ));
    let extends = sa_extension::is_the_matter(material);
    rows.push((
        t("委托事项", "Matter"),
        printed::boxes(
            material,
            [
                (
                    t("数据出境安全评估申报工作", "application for the security assessment"),
                    !extends,
                ),
                (t("延长评估结果有效期申请工作", "request to extend the result"), extends),
            ],
        ),
    ));
    let [from, to] = [&application::AUTHORISED_FROM, &application::AUTHORISED_TO]
        .map(|field| material.needed(&entry, field));
    let term = material.period(from, to);
    rows.push((t("授权委托期限", "Term"), term));
    let points = [
        t(
            "本单位委托上述本单位人员办理所选事项。",
            "The unit entrusts the matter ticked above to the person named, who is its own staff.",
        ),
        t(
            "经办人在委托事项内的行为，包括签署和上传文件，本单位均予认可并承担法律后果。",
            "The unit recognises what that person does in the matter, papers signed and uploaded included, and bears the legal effect.",
        ),
        t("经办人不得转委托。", "The person may not delegate further."),
    ];
    let body = vec![
        printed::download(
            material,
            t(
                "栏目依据《数据出境安全评估申报指南（第三版）》附件2",
                "Labels of annex 2 of the Security Assessment Guide (3rd ed.)",
            ),
        ),
        material.printed(rows),
        material.points(&points),
        material.sealed(&[
            t("单位名称（盖章）：            ", "Unit (seal):            "),
            t("法定代表人（签字）：            ", "Legal representative (signature):            "),
            t("经办人（签字）：            ", "Handling person (signature):            "),
        ]),
    ];
    body
}
