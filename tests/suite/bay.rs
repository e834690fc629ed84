//! The route of the Greater Bay Area contract: what it asks, its papers for each recipient, and what it refuses.

use std::collections::HashSet;

use chujing::document::build::{documents, handed_in};
use chujing::document::render::markdown;
use chujing::document::{Block, Document};
use chujing::form::catalog::contracts;
use chujing::form::{Answers, Edit, Facts, Place};
use chujing::law::{Route, Survey};
use chujing::text::Lang;
use serde_json::json;

use crate::examples::{IN_THE_BAY, example};

const RECIPIENT: &str = "recipient-lindenfeld";

fn set(answers: &mut Answers, place: &str, text: &str) {
    let place = Place::parse(place).unwrap();
    let value = place.field.unwrap().kind.read(text, answers);
    answers.apply(Edit::Set(place, value)).unwrap();
}

/// The customer example by the contract of the Bay with a recipient in Hong Kong.
fn in_the_bay() -> Answers {
    let mut answers = example("customers-standard-contract").answers;
    for (place, text) in IN_THE_BAY {
        set(&mut answers, place, text);
    }
    answers
}

/// The same with a second recipient, by the standard contract.
fn mixed() -> Answers {
    let mut answers = in_the_bay();
    let row = json!({ "id": "other", "name": "Andere Teile GmbH", "country": "de", "relation": "business_partner", "restricted": "no", "role": "independent_handler", "onward": "no" });
    let insert = Edit::Insert {
        section: &chujing::form::catalog::recipients::SECTION,
        index: 1,
        row: row.as_object().unwrap().clone(),
    };
    answers.apply(insert).unwrap();
    let both = Some(json!([RECIPIENT, "other"]));
    let place = Place::parse("scenarios/scenario-warranty/recipients").unwrap();
    answers.apply(Edit::Set(place, both)).unwrap();
    set(&mut answers, "contracts/other/route", "standard_contract");
    answers
}

fn papers(answers: &Answers) -> Vec<Document> {
    documents(answers, &Survey::of(answers), Lang::Zh)
}

fn paper(answers: &Answers, id: &str) -> Document {
    papers(answers)
        .into_iter()
        .find(|document| document.id == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

fn squeezed(document: &Document) -> String {
    markdown(document).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_contract_of_the_bay_is_asked_for_its_own_blanks() {
    let answers = in_the_bay();
    let facts = Facts::new(&answers);
    let contract = facts.row(&contracts::SECTION, RECIPIENT).unwrap();
    for field in [
        &contracts::BUSINESS_DATE,
        &contracts::INQUIRY_CONTACT,
        &contracts::NOTICE_ADDRESS,
        &contracts::AIRMAIL_DAYS,
        &contracts::BAY_ARBITRATION_BODY,
        &contracts::ARBITRATION_SEAT,
        &contracts::COPIES_EACH,
        &contracts::SIGNED_AT,
        &contracts::EFFECTIVE,
        &contracts::OTHER_MATTERS,
    ] {
        assert!(contract.is_asked(field).is_yes(), "{}", field.id);
    }
    assert!(
        contract.is_asked(&contracts::ARBITRATION_BODY).is_no(),
        "a body of the other contract"
    );
    let answers = mixed();
    let facts = Facts::new(&answers);
    let other = facts.row(&contracts::SECTION, "other").unwrap();
    assert!(other.is_asked(&contracts::BAY_ARBITRATION_BODY).is_no());
    let mut certified = in_the_bay();
    set(&mut certified, "contracts/recipient-lindenfeld/route", "certification");
    let facts = Facts::new(&certified);
    let contract = facts.row(&contracts::SECTION, RECIPIENT).unwrap();
    assert!(contract.is_asked(&contracts::NOTICE_ADDRESS).is_no());
}

#[test]
fn the_sheet_has_the_nine_items_and_every_blank_once() {
    let answers = in_the_bay();
    let sheet = paper(&answers, "gba-contract-sheet");
    assert!(sheet.blanks().is_empty(), "{:?}", sheet.blanks());
    let items: Vec<&str> = sheet
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(2, words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(items.len(), 9);
    for (item, words) in items.iter().zip([
        "（一）处理目的",
        "（二）处理方式",
        "（三）跨境提供个人信息的规模",
        "（四）跨境提供个人信息的种类（参考",
        "（五）接收方只向注册于（适用于组织）/位于（适用于个人）粤港澳大湾区内地或香港特别行政区同辖区内的第三方提供个人信息（如适用）",
        "（六）传输方式",
        "（七）跨境提供后保存期限",
        "（八）跨境提供后保存地点",
        "（九）其他事项（视情况填写）",
    ]) {
        assert!(item.starts_with(words), "{item} is not {words}");
    }
    assert!(
        !items.iter().any(|item| item.contains("敏感")),
        "no line of its own for sensitive data"
    );
    let mut labels = HashSet::new();
    for block in &sheet.blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            let label = format!("{:?}", row.get(row.len().saturating_sub(2)));
            assert!(labels.insert(label.clone()), "two rows are called {label}");
        }
    }
    let said = squeezed(&sheet);
    for words in [
        "示范仓储（香港）有限公司",
        "第五条第一项",
        "第八条第三项",
        "香港国际仲裁中心",
        "2026年12月7日至2033年3月6日",
        "香港新界将军澳示范数据中心",
        "核心部件五年保修合作协议",
    ] {
        assert!(said.contains(words), "{words}");
    }
    let mut open = in_the_bay();
    for place in ["notice_address", "bay_arbitration_body", "copies_total", "extra_terms"] {
        let place = format!("contracts/{RECIPIENT}/{place}");
        set(&mut open, &place, "");
        let blanks = paper(&open, "gba-contract-sheet");
        assert!(blanks.blanks().iter().any(|blank| blank.to_string() == place), "{place}");
    }
}

#[test]
fn both_undertakings_are_those_of_annex_2_word_for_word() {
    let said = squeezed(&paper(&in_the_bay(), "gba-undertaking"));
    for words in [
        "本人/本单位郑重承诺：",
        "一、备案材料所有内容真实、完整、准确和有效；",
        "二、为粤港澳大湾区（内地、香港）个人信息跨境流动标准合同备案工作提供必要的配合和支持；",
        "三、个人信息保护影响评估工作为备案之日前3个月内完成，且至备案之日未发生重大变化。",
        "本人/本单位知晓并充分理解上述承诺内容，若承诺不实或者违背承诺，愿意承担相应法律责任。",
    ] {
        assert_eq!(said.matches(words).count(), 1, "{words}");
    }
    assert!(!said.contains("大湾区以外"), "a point that the template does not have");
    let mut macao = in_the_bay();
    set(&mut macao, "recipients/recipient-lindenfeld/country", "mo");
    set(&mut macao, "onward/onward-dvorana/country", "mo");
    let said = squeezed(&paper(&macao, "gba-undertaking"));
    assert!(said.contains("（内地、澳门）"));
    assert!(squeezed(&paper(&macao, "gba-materials")).contains("澳门版的模板本程序没有"));
}

#[test]
fn the_list_of_materials_is_that_of_each_side_and_place() {
    let said = squeezed(&paper(&in_the_bay(), "gba-materials"));
    assert_eq!(said.matches("法定代表人身份证件影印件").count(), 2, "each side its own");
    assert!(said.contains("广东省互联网信息办公室") && said.contains("数字政策办公室"));
    assert!(said.contains("备案指南") && !said.contains("当地机构要求的其他材料"));
    let mut macao = in_the_bay();
    set(&mut macao, "recipients/recipient-lindenfeld/country", "mo");
    set(&mut macao, "onward/onward-dvorana/country", "mo");
    let said = squeezed(&paper(&macao, "gba-materials"));
    assert!(!said.contains("法定代表人身份证件影印件"), "Macao asks for no copy of an ID");
    assert_eq!(said.matches("当地机构要求的其他材料").count(), 2);
    assert!(said.contains("个人资料保护局"));
    let listed: Vec<&str> = handed_in(Some(Route::Bay)).iter().map(|one| one.name.zh).collect();
    assert!(listed[0].contains("法定代表人身份证件") && listed[1].contains("承诺书"), "{listed:?}");
    assert!(listed[2].contains("标准合同"), "{listed:?}");
}

#[test]
fn a_recipient_by_another_route_has_no_paper_of_the_bay() {
    let all = papers(&mixed());
    for id in ["gba-contract-sheet", "gba-undertaking-recipient", "gba-materials"] {
        let of: Vec<&Document> = all.iter().filter(|document| document.id == id).collect();
        assert_eq!(of.len(), 1, "{id}");
        let said = markdown(of[0]);
        assert!(said.contains("Lindenfeld") && !said.contains("Andere Teile"), "{id}");
    }
    let appendix = all.iter().find(|document| document.id == "contract-appendix").unwrap();
    assert!(!markdown(appendix).contains("Lindenfeld Hausgeräte GmbH"), "the other way round");
}

#[test]
fn people_are_told_of_the_contract_of_the_bay() {
    let notice = squeezed(&paper(&in_the_bay(), "notice"));
    assert!(notice.contains("粤港澳大湾区个人信息跨境流动标准合同，您是该合同约定的第三方受益人"));
    assert!(notice.contains("30日内") && !notice.contains("订立个人信息出境标准合同"));
}

#[test]
fn passing_on_is_lawful_within_the_jurisdiction_and_refused_outside() {
    let bay = |answers: &Answers| Survey::of(answers).verdict.bay();
    let mut answers = in_the_bay();
    assert!(bay(&answers).is_yes(), "{:?}", bay(&answers));
    set(&mut answers, "onward/onward-dvorana/same_jurisdiction", "no");
    assert!(bay(&answers).is_no());
    let mut elsewhere = in_the_bay();
    set(&mut elsewhere, "onward/onward-dvorana/country", "cz");
    assert!(bay(&elsewhere).is_no(), "two places that differ, whatever is said");
    let mut open = in_the_bay();
    set(&mut open, "onward/onward-dvorana/same_jurisdiction", "");
    assert!(!bay(&open).is_yes() && !bay(&open).is_no());
}
