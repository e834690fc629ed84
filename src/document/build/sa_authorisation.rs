//! The power of attorney for the handling person (经办人授权委托书), word for word as annex 2 of the assessment guide prints it.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{application, handler, people};
use crate::form::options::filing_person;
use crate::form::{Code, Place};
use crate::law::Route;
use crate::text::{Text, t};

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

/// What is entrusted: the form prints both matters, of which one is left standing.
const APPLICATION: Text =
    t("数据出境安全评估申报工作", "the application for the security assessment");
const EXTENSION: Text =
    t("延长评估结果有效期申请工作", "the request to extend the assessment result");

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let entry = material.single(&application::SECTION);
    let matter = if sa_extension::is_the_matter(material) { EXTENSION } else { APPLICATION };
    let entrusted = runs!(
        material,
        "本人{representative}（身份证件号码：{own}）系{handler}的法定代表人，现授权我单位{agent}（身份证件号码：{number}）为{matter}经办人。经办人代表我单位进行{same}过程中的一切行为，包括所签署和上传的资料，我单位均予以承认，并将承担相应的法律责任。",
        "I, {representative} (identity number: {own}), legal representative of {handler}, entrust \
         {agent} of our unit (identity number: {number}) with {matter}. Whatever this person does \
         for our unit in the course of {same}, papers signed and uploaded included, our unit \
         recognises, and it bears the legal liability.",
        representative = name_alone(material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE)),
        own = number(material, filing_person::LEGAL_REPRESENTATIVE),
        handler = material.handler_name(),
        agent = name_alone(material.needed(&exporter, &handler::AGENT)),
        number = number(material, filing_person::AGENT),
        matter = matter,
        same = matter,
    );
    let term = runs!(
        material,
        "授权委托期限：{from}至{to}",
        "Term: {from} to {to}",
        from = material.needed(&entry, &application::AUTHORISED_FROM),
        to = material.needed(&entry, &application::AUTHORISED_TO),
    );
    vec![
        Block::Paragraph(entrusted),
        Block::Paragraph(term),
        material.sentence(t(
            "经办人无转委托权。",
            "The handling person has no right to delegate further.",
        )),
        material.sealed(&[
            t("单位名称（盖章）：            ", "Unit (seal):            "),
            t("法定代表人（签字）：            ", "Legal representative (signature):            "),
            t("经 办 人（签字）：            ", "Handling person (signature):            "),
        ]),
    ]
}

/// A name without the post that is asked with it: the printed sentence has room for the name alone.
fn name_alone(mut words: Vec<Inline>) -> Vec<Inline> {
    const BETWEEN: Text = t("，、；（", ",;(");
    if let Some(Inline::Text(text)) = words.first_mut() {
        let ends = |c: char| BETWEEN.zh.contains(c) || BETWEEN.en.contains(c);
        let name = text.split(ends).map(str::trim).find(|part| !part.is_empty());
        if let Some(name) = name.map(str::to_owned) {
            *text = name;
            words.truncate(1);
        }
    }
    words
}

fn number(material: &Material<'_>, who: Code) -> Vec<Inline> {
    printed::person(material, who).map_or_else(
        || vec![material.blank(Place::whole(&people::SECTION))],
        |person| material.needed(&person, &people::ID_NUMBER),
    )
}
