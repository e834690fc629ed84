//! The report of a published policy held against the record, for the review meeting: what differs, with the sentence of the page, and
//! how each promise stands.
//!
//! What was found is told to it; it judges nothing.

use crate::document::{Block, Document, Inline, Layout};
use crate::form::catalog::record;
use crate::form::{Answers, Place};
use crate::law::Survey;
use crate::text::{Lang, Phrase, Text, t};

use super::material::Material;
use super::paper::{Counts, Paper, WRITTEN, When};
use super::parts::{Row, add_line};

static PAPER: Paper = Paper {
    id: "policy-check",
    title: t("公开的隐私政策与记录核对", "The Published Policy against the Record"),
    layout: Layout::Brief,
    when: When::Never,
    counts: Counts::OwnBlanks,
    ..WRITTEN
};

/// What was found of a page.
#[derive(Clone, Debug, Default)]
pub struct PolicyCheck {
    /// What the page is called.
    pub page: String,
    /// Its SHA-256, in hex.
    pub digest: String,
    /// How much was found, in a line.
    pub about: Phrase,
    /// How it was read, and what could not be compared.
    pub notes: Vec<Phrase>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// What is promised.
    pub promises: Vec<Promised>,
}

/// Something that differs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Of what.
    pub matter: Text,
    /// On which side it stands.
    pub sense: Text,
    /// What differs.
    pub said: Phrase,
    /// The sentences of the page, each with its paragraph.
    pub quotes: Vec<Phrase>,
    /// The answers of the record that it is about.
    pub places: Vec<Place>,
}

/// Something that is promised.
#[derive(Clone, Debug)]
pub struct Promised {
    /// What.
    pub title: Text,
    /// How it stands.
    pub standing: Text,
    /// Why.
    pub why: Phrase,
    /// The sentences of the page that promise it.
    pub quotes: Vec<Phrase>,
    /// The answers that prove it, or would.
    pub places: Vec<Place>,
}

/// How many sentences and answers a row names; all of them stand in the JSON of the command.
const MOST: usize = 3;
/// How many signs of a digest are printed.
const SHORT: usize = 16;

/// The report.
pub fn policy_check(
    answers: &Answers,
    survey: &Survey,
    lang: Lang,
    said: &PolicyCheck,
) -> Document {
    let facts = survey.facts(answers).quietly();
    let material = Material::new(&facts, survey, lang);
    let body = body(&material, said);
    material.finish(&PAPER, body)
}

fn body(material: &Material<'_>, said: &PolicyCheck) -> Vec<Block> {
    let mut body = vec![head(material, said)];
    if !said.notes.is_empty() {
        body.push(Block::List(said.notes.iter().map(|note| material.told(note)).collect()));
    }
    body.push(material.heading(1, 1, t("页面与记录不同之处", "What differs")));
    body.push(differences(material, &said.differences));
    body.push(material.heading(1, 2, t("政策的承诺", "Promises of the policy")));
    body.push(material.remark(t(
        "“没有说明”不等于做到：记录没有答案，或者只是转述政策。",
        "\"Not told\" is not kept: the record has no answer, or only repeats the policy.",
    )));
    body.push(promises(material, &said.promises));
    body
}

fn head(material: &Material<'_>, said: &PolicyCheck) -> Block {
    let title = material.needed(&material.single(&record::SECTION), &record::TITLE);
    let digest: String = said.digest.chars().take(SHORT).collect();
    let page = Phrase::same(format!("{} (SHA-256 {digest})", said.page));
    material.form(vec![
        (t("评估", "Assessment"), title),
        (t("页面", "Page"), material.told(&page)),
        (t("结果", "Result"), material.told(&said.about)),
    ])
}

fn differences(material: &Material<'_>, all: &[Difference]) -> Block {
    if all.is_empty() {
        return material.sentence(t("没有发现不同。", "Nothing was found to differ."));
    }
    let row = |one: &Difference| -> Row {
        let mut matter = material.words(one.matter);
        add_line(&mut matter, material.words(one.sense));
        vec![
            matter,
            material.told(&one.said),
            quotes(material, &one.quotes),
            places(material, &one.places),
        ]
    };
    let columns = [
        (t("事项", "Matter"), 14),
        (t("不同之处", "What differs"), 26),
        (t("页面原文", "The page"), 34),
        (t("记录的位置", "In the record"), 18),
    ];
    material.numbered(Text::EMPTY, &columns, all.iter().map(row).collect())
}

fn promises(material: &Material<'_>, all: &[Promised]) -> Block {
    if all.is_empty() {
        return material.sentence(t("没有认出承诺。", "No promise was recognised."));
    }
    let row = |one: &Promised| -> Row {
        let mut standing = vec![material.strong(one.standing)];
        add_line(&mut standing, material.told(&one.why));
        vec![
            material.words(one.title),
            standing,
            quotes(material, &one.quotes),
            places(material, &one.places),
        ]
    };
    let columns = [
        (t("承诺", "Promise"), 16),
        (t("是否做到", "How it stands"), 24),
        (t("页面原文", "The page"), 34),
        (t("记录的位置", "In the record"), 18),
    ];
    material.numbered(Text::EMPTY, &columns, all.iter().map(row).collect())
}

/// The first sentences, and how many more there are.
fn quotes(material: &Material<'_>, all: &[Phrase]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for quote in all.iter().take(MOST) {
        add_line(&mut out, material.told(quote));
    }
    let more = all.len().saturating_sub(MOST);
    if more > 0 {
        let said = said!("另有{more}句", "and {more} more {more?sentence|sentences}", more);
        add_line(&mut out, material.told(&said));
    }
    out
}

/// Where the record has it; that it is nowhere is said.
fn places(material: &Material<'_>, places: &[Place]) -> Vec<Inline> {
    if places.is_empty() {
        return material.words(t("没有对应的答案", "no answer to it"));
    }
    let mut out = Vec::new();
    for place in places.iter().take(MOST) {
        add_line(&mut out, material.told(&place.named(material.facts.answers())));
    }
    let more = places.len().saturating_sub(MOST);
    if more > 0 {
        let said = said!("另有{more}处", "and {more} more", more);
        add_line(&mut out, material.told(&said));
    }
    out
}
