//! A record of several recipients, routes and circles of people: each paper says what is true of those whose it is.

use chujing::document::Block;
use chujing::document::build::{documents, questionnaires};
use chujing::document::picture::Role;
use chujing::document::render::markdown;
use chujing::form::catalog::{contracts, flows, recipients, scenarios};
use chujing::form::{Answers, Edit, Entry, Facts, Field, Place, Severity};
use chujing::law::{Ground, Mechanism, Route, State, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::example;

const MIXED: &str = "travel-mixed-routes";
const HONG_KONG: &str = "recipient-hong-kong";
const HAMBURG: &str = "recipient-hamburg";
const SINGAPORE: &str = "recipient-singapore";

fn changed(changes: &[(&str, Value)]) -> Answers {
    let mut answers = example(MIXED).answers;
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

/// The record with the night service as a part of the benefits: a scenario with two recipients, each with its own people and items.
fn together(changes: &[(&str, Value)]) -> Answers {
    let of_night = ["item-name", "item-mobile", "item-request", "item-hotel", "item-topic"];
    let of_benefits = [
        "item-pinyin",
        "item-email",
        "item-code",
        "item-level",
        "item-benefit",
        "item-arrival",
        "item-care",
    ];
    let (members, all) = (json!(["group-members"]), json!(["group-members", "group-guests"]));
    let mut joined = vec![
        ("scenarios/scenario-benefits/recipients", json!([HONG_KONG, HAMBURG])),
        ("scenarios/scenario-benefits/groups", all.clone()),
        ("scenarios/scenario-benefits/items", json!([&of_night[..], &of_benefits[..]].concat())),
        ("flows/scenario-benefits~recipient-hong-kong/groups", all),
        ("flows/scenario-benefits~recipient-hong-kong/items", json!(of_night)),
        ("flows/scenario-benefits~recipient-hamburg/groups", members),
        ("flows/scenario-benefits~recipient-hamburg/items", json!(of_benefits)),
    ];
    joined.extend(changes.iter().cloned());
    let mut answers = changed(&joined);
    let night = "scenario-night".to_owned();
    answers.apply(Edit::Remove { section: &scenarios::SECTION, id: night }).unwrap();
    answers
}

/// The papers of one kind, each as text by whose it is.
fn papers(answers: &Answers, id: &str) -> Vec<(String, String)> {
    let all = documents(answers, &Survey::of(answers), Lang::Zh);
    all.iter()
        .filter(|document| document.id == id)
        .map(|document| (document.of.clone().unwrap_or_default(), markdown(document)))
        .collect()
}

/// What a text says, without marks and blanks, so that a long answer is found wherever it breaks.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Long words of a row: whole answers which no other row gives by chance.
fn words(answers: &Answers, place: &str) -> String {
    let place = Place::parse(place).unwrap();
    let facts = Facts::new(answers).quietly();
    let entry = facts.entry(&place).unwrap();
    squeezed(&entry.shown(place.field.unwrap()).unwrap().zh)
}

#[test]
fn it_lacks_nothing_and_each_flow_has_its_route() {
    let answers = changed(&[]);
    let survey = Survey::of(&answers);
    assert_eq!(survey.state(), State::Complete, "{:?}", survey.gaps);
    assert!(survey.problems.is_empty(), "{:?}", survey.problems);
    let mechanisms: Vec<_> =
        survey.verdict.scenarios.iter().map(|judged| (judged.mechanism, judged.ground())).collect();
    let contract = (Mechanism::StandardContractOrCertification, None);
    let exempt = (Mechanism::Exempt, Some(Ground::HumanResources));
    assert_eq!(mechanisms, [contract, contract, contract, exempt]);
    assert_eq!(survey.routes.taken(), [Route::Contract, Route::Bay]);
    let facts = Facts::new(&answers).quietly();
    let goes = |flow: &Entry<'_>| {
        let all = [Route::Contract, Route::Certification, Route::Bay, Route::Exempt];
        let by = all.into_iter().filter(|route| survey.routes.flow_may_go(flow, &[*route]));
        by.collect::<Vec<_>>()
    };
    let taken: Vec<Vec<Route>> = facts.rows(&flows::SECTION).map(|flow| goes(&flow)).collect();
    let wanted = [Route::Bay, Route::Contract, Route::Contract, Route::Exempt];
    assert_eq!(taken, wanted.map(|route| vec![route]));
}

#[test]
fn what_a_flow_takes_of_whom_decides_what_is_counted() {
    let counted = |changes: &[(&str, Value)]| Survey::of(&together(changes)).verdict.mechanism;
    let benefits = "flows/scenario-benefits~recipient-hamburg";
    assert_eq!(counted(&[]), Mechanism::StandardContractOrCertification);
    // A flow that says nothing of its people, or of its items, takes those of the scenario: the guests may be among them.
    for open in ["groups", "items"].map(|field| format!("{benefits}/{field}")) {
        let of_all = counted(&[(&open, Value::Null)]);
        let is_light = of_all == Mechanism::StandardContractOrCertification;
        assert_eq!(is_light, open.ends_with("items"), "{open}: {of_all:?}");
    }
    // A sensitive item that no flow takes is not thought away.
    let others = json!(["item-pinyin", "item-email", "item-code", "item-level"]);
    let left: &[(&str, Value)] = &[(&format!("{benefits}/items"), others)];
    assert_eq!(counted(left), Mechanism::Undetermined);
    // Nor a group that no flow takes.
    let members = json!(["group-members"]);
    let hong_kong = "flows/scenario-benefits~recipient-hong-kong/groups";
    assert_eq!(counted(&[(hong_kong, members)]), Mechanism::Undetermined);
}

/// Every long answer that is said of one recipient.
fn said_of(answers: &Answers, recipient: &str) -> Vec<String> {
    let facts = Facts::new(answers).quietly();
    let row = facts.row(&recipients::SECTION, recipient).unwrap();
    let mut out = Vec::new();
    let mut add = |entry: &Entry<'_>, fields: &[&'static Field]| {
        let texts = fields.iter().filter_map(|field| entry.shown(field)).map(|said| said.zh);
        for line in texts.flat_map(|said| said.lines().map(squeezed).collect::<Vec<_>>()) {
            // Shorter ones, such as the days of a notice or the seat, are true of many.
            if line.chars().count() >= 12 {
                out.push(line);
            }
        }
    };
    add(&row, recipients::SECTION.fields);
    if let Some(contract) = facts.row(&contracts::SECTION, recipient) {
        add(&contract, contracts::SECTION.fields);
    }
    for flow in flows::to_recipient(&row) {
        add(&flow, &[&flows::METHOD, &flows::PURPOSE, &flows::DISPOSAL]);
    }
    out
}

/// The record with Hong Kong by the same route as Hamburg, so that both have a contract of their own.
fn two_contracts() -> Answers {
    let of = |field: &str| format!("contracts/{HONG_KONG}/{field}");
    let said = [
        ("route", Value::Null),
        (
            "inquiry_contact",
            json!("陈样，客户资料主任，电话八五二〇五五〇〇一三〇，只此一处的联系人"),
        ),
        (
            "notice_address",
            json!("香港九龙观塘样本街18号样本中心12楼1203室收发处，只此一处的通知地址"),
        ),
        ("business_status", json!("concluded")),
        ("business_date", json!("2025-12-18")),
        ("business_name", json!("夜间宾客服务委托协议第二〇二五之九号，只此一处的商业合同")),
        ("airmail_days", json!(7)),
        ("electronic_days", json!(1)),
        ("dispute", json!("arbitration")),
        ("arbitration_body", json!("shiac")),
        ("arbitration_seat", json!("上海")),
        ("copies_total", json!(4)),
        ("copies_each", json!(2)),
        ("signed_at", json!("香港")),
        ("other_matters", json!("夜间服务的班次调整由双方书面确认，只此一处的其他事项")),
        ("extra_terms", json!("一、坐席区不得携带手机，只此一处的补充条款。")),
    ];
    let said: Vec<(String, Value)> = said.map(|(field, value)| (of(field), value)).into();
    let changes: Vec<(&str, Value)> =
        said.iter().map(|(place, value)| (place.as_str(), value.clone())).collect();
    changed(&changes)
}

#[test]
fn the_papers_of_one_recipient_hold_no_word_of_another() {
    let answers = two_contracts();
    let survey = Survey::of(&answers);
    assert_eq!(survey.state(), State::Complete, "{:?}", survey.gaps);
    let asked = questionnaires(&answers, &survey, Lang::Zh);
    let mut all = papers(&answers, "contract-appendix");
    assert_eq!(all.iter().map(|(of, _)| of.as_str()).collect::<Vec<_>>(), [HONG_KONG, HAMBURG]);
    all.extend(asked.iter().map(|(paper, _)| (paper.of.clone().unwrap(), markdown(paper))));
    assert_eq!(all.len(), 5);
    for (of, text) in &all {
        let text = squeezed(text);
        for recipient in [HONG_KONG, HAMBURG, SINGAPORE] {
            let said = said_of(&answers, recipient);
            assert!(said.len() > 15, "{recipient}: {said:?}");
            let held = said.iter().filter(|line| text.contains(*line)).count();
            if recipient == of {
                assert!(held > 5, "{of} is told {held} of its own answers");
            } else {
                // What a recipient says of itself may name another: its shareholder.
                let own = said_of(&answers, of).concat();
                let is_there = |line: &&String| text.contains(*line) && !own.contains(*line);
                let of_other: Vec<_> = said.iter().filter(is_there).collect();
                assert!(of_other.is_empty(), "{of} is told of {recipient}: {of_other:?}");
            }
        }
    }
}

#[test]
fn the_blanks_of_a_contract_are_those_of_its_recipient() {
    let answers = two_contracts();
    for (of, text) in papers(&answers, "contract-appendix") {
        let text = squeezed(&text);
        for field in
            ["inquiry_contact", "notice_address", "business_name", "extra_terms", "other_matters"]
        {
            for recipient in [HONG_KONG, HAMBURG] {
                let said = words(&answers, &format!("contracts/{recipient}/{field}"));
                assert_eq!(text.contains(&said), recipient == of, "{field} of {recipient}");
            }
        }
    }
}

#[test]
fn each_circle_of_people_is_told_what_concerns_it_and_no_more() {
    let answers = changed(&[]);
    let names = ["夜间宾客服务", "会员境外礼遇", "企业客户差旅服务", "集团人力资源管理"];
    let marks = [
        ("group-members", [true, true, false, false], &[HONG_KONG, HAMBURG][..]),
        ("group-guests", [true, false, false, false], &[HONG_KONG]),
        ("group-contacts", [false, false, true, false], &[HAMBURG]),
        ("group-employees", [false, false, false, true], &[SINGAPORE]),
    ];
    let notices = papers(&answers, "notice");
    assert_eq!(notices.len(), marks.len());
    for ((of, text), (group, scenarios, to)) in notices.iter().zip(marks) {
        assert_eq!(of, group);
        for (name, is_told) in names.iter().zip(scenarios) {
            assert_eq!(text.contains(name), is_told, "{group}: {name}");
        }
        for recipient in [HONG_KONG, HAMBURG, SINGAPORE] {
            let name = words(&answers, &format!("recipients/{recipient}/name"));
            assert_eq!(squeezed(text).contains(&name), to.contains(&recipient), "{group}");
        }
        // Sensitive data is told of to those alone whose it is.
        for word in ["过敏", "第三十条"] {
            assert_eq!(text.contains(word), *group == *"group-members", "{group}: {word}");
        }
        // Of either contract people are told that they are its beneficiaries.
        assert_eq!(text.contains("第三方受益人"), group != "group-employees", "{group}");
        let bay = text.contains("大湾区个人信息跨境流动标准合同");
        assert_eq!(bay, to.contains(&HONG_KONG), "{group}");
        assert_eq!(text.contains("依法不需要取得您的同意"), group == "group-employees");
    }
    let sheets = papers(&answers, "separate-consent");
    let asked: Vec<&str> = sheets.iter().map(|(of, _)| of.as_str()).collect();
    assert_eq!(asked, ["group-members", "group-guests", "group-contacts"], "who consents");
    for (of, sheet) in &sheets {
        let ticks = sheet.matches("我单独同意").count();
        // To Hong Kong, to Hamburg, to Hamburg the sensitive ones, and the same two for the hotel in Austria.
        assert_eq!(ticks, if of == "group-members" { 5 } else { 1 }, "{of}");
    }
}

#[test]
fn no_text_of_consent_stands_in_the_papers_of_others() {
    let answers = changed(&[]);
    for id in ["notice", "separate-consent"] {
        for (of, text) in papers(&answers, id) {
            let is_of_tablet = text.contains("客房平板");
            assert_eq!(is_of_tablet, of == "group-guests", "{id} {of}");
            assert_eq!(text.contains("回复告知邮件"), of == "group-contacts", "{id} {of}");
        }
    }
}

#[test]
fn a_scenario_has_a_flow_for_each_recipient() {
    for (answers, wanted) in [(changed(&[]), &[1, 1, 1, 1][..]), (together(&[]), &[2, 1, 1])] {
        let facts = Facts::new(&answers).quietly();
        let of: Vec<usize> =
            facts.rows(&scenarios::SECTION).map(|row| flows::of_scenario(&row).len()).collect();
        assert_eq!(of, wanted);
    }
}

#[test]
fn the_pictures_draw_the_links_that_are_recorded_and_no_other() {
    let answers = changed(&[]);
    let survey = Survey::of(&answers);
    let mut all = documents(&answers, &survey, Lang::Zh);
    all.retain(|document| document.id == "pipia-report-whole");
    let report = all.swap_remove(0);
    let pictures: Vec<_> = report
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
        // The charts of the company have no link of the record.
        .filter(|picture| picture.nodes().iter().any(|node| node.role == Role::People))
        .collect();
    assert_eq!(pictures.len(), 4);
    let links = |at: usize| -> Vec<(&str, &str)> {
        let picture = pictures[at];
        picture.edges().iter().map(|edge| picture.ends(edge)).collect()
    };
    let to_hotel: Vec<&str> = links(1)
        .into_iter()
        .filter(|(_, to)| *to == "systems/system-hot" || to.starts_with("onward/"))
        .map(|(from, _)| from)
        .collect();
    assert_eq!(to_hotel.len(), 1, "once, and from where the data arrives: {:?}", links(1));
    assert_eq!(to_hotel[0], "systems/system-epb");
    let third = |at: usize| pictures[at].nodes().iter().any(|node| node.role == Role::Onward);
    assert_eq!(
        [0, 1, 2, 3].map(third),
        [false, true, false, false],
        "only the benefits are passed on"
    );
}

#[test]
fn the_bay_contract_is_refused_with_a_recipient_outside_the_area() {
    let errors = |changes: &[(&str, Value)]| -> Vec<String> {
        let survey = Survey::of(&changed(changes));
        let errors = survey.problems.iter().filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.place.to_string()).collect()
    };
    let of_hamburg = ["contracts/recipient-hamburg/route".to_owned()];
    assert!(!errors(&[]).contains(&of_hamburg[0]));
    // Chosen for itself, or by the choice of the record, which is right for another recipient.
    for place in ["contracts/recipient-hamburg/route", "record/route"] {
        let found = errors(&[(place, json!("gba_contract"))]);
        assert!(found.contains(&of_hamburg[0]), "{place}: {found:?}");
    }
}
