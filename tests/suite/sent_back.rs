//! What an officer sent back: papers tell of their own recipients' measures, close with what they rest on, and say plainly what proves
//! what; the record asks for what they need.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::{documents, questionnaires};
use chujing::document::render::{docx, markdown};
use chujing::document::reply::{Outcome, read};
use chujing::document::{Block, Document};
use chujing::dossier::Dossier;
use chujing::form::catalog::{measures, recipients};
use chujing::form::{Answers, Edit, Facts, Place, Problem, Severity, Translation};
use chujing::inspection::inspect;
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{run, text, workspace};
use crate::examples::{EXAMPLES, example};
use crate::source::root;

const MIXED: &str = "travel-mixed-routes";
const CONTRACT: &str = "customers-standard-contract";

fn with(mut answers: Answers, changes: &[(&str, Value)]) -> Answers {
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

fn changed(name: &str, changes: &[(&str, Value)]) -> Answers {
    with(example(name).answers, changes)
}

fn papers(answers: &Answers, id: &str) -> Vec<Document> {
    let mut all = documents(answers, &Survey::of(answers), Lang::Zh);
    all.retain(|document| document.id == id);
    all
}

fn said(answers: &Answers, id: &str) -> String {
    markdown(&papers(answers, id)[0])
}

/// The lines of a paper that hold these words.
fn lines<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.contains(words)).collect()
}

#[test]
fn a_measure_stands_in_the_papers_of_the_recipients_it_concerns() {
    let name = "接口防护和渗透测试";
    let of = |to: &str| changed(MIXED, &[("measures/measure-network/recipients", json!([to]))]);
    for (to, is_told) in [
        ("recipient-hamburg", true),
        ("recipient-hong-kong", false),
        ("recipient-singapore", false),
    ] {
        let answers = of(to);
        let table = |id| lines(&said(&answers, id), "测试报告（2026年11月10日）").len();
        assert_eq!(table("pipia-report") > 0, is_told, "{to}");
        assert!(table("pipia-report-whole") > 0, "{to}: the report on everything leaves none out");
        assert!(said(&answers, "pipia-report-whole").contains(name));
    }
    // With one recipient nothing is asked.
    for (record, is_asked) in [(CONTRACT, false), (MIXED, true)] {
        let answers = example(record).answers;
        let facts = Facts::new(&answers);
        let row = facts.rows(&measures::SECTION).next().unwrap();
        assert_eq!(facts.rows(&recipients::SECTION).count() > 1, is_asked);
        assert_eq!(row.is_asked(&measures::RECIPIENTS).is_yes(), is_asked, "{record}");
    }
}

#[test]
fn the_report_of_the_bay_closes_as_the_national_one_does() {
    let report = &papers(&example(MIXED).answers, "gba-assessment")[0];
    let text = markdown(report);
    for part in [
        "参照GB/T 39335 表C.3",
        "参照GB/T 39335 表C.4",
        "各项评估发现的问题和整改",
        "附：佐证材料清单",
        "附：评估依据",
        "附：审批页",
        "法定代表人或者授权人批准",
    ] {
        assert!(text.contains(part), "{part}");
    }
    // By its guideline, and not by the measures on the national contract.
    let from = text.find("附：评估依据").unwrap();
    let relied = text.get(from..).unwrap();
    let relied = relied.get(..relied.find("附：简称").unwrap()).unwrap();
    assert!(
        relied.contains("粤港澳大湾区（内地、香港）") && !relied.contains("标准合同办法"),
        "{relied}"
    );
    assert!(report.cover.as_ref().unwrap().title.iter().all(|line| line.chars().count() < 14));
    // The table of the mechanisms rests on the guideline too.
    let whole = said(&example(MIXED).answers, "pipia-report-whole");
    let night = lines(&whole, "| 粤港澳大湾区标准合同");
    assert!(
        night.iter().any(|row| row.contains("第八条") && row.contains("实施指引")),
        "{night:?}"
    );
}

#[test]
fn what_a_report_of_one_route_says_in_its_own_words_is_a_gap_of_the_record() {
    let own = [
        "conclusion/bay",
        "conclusion/contract",
        "findings/art5_3/bay",
        "findings/art5_6/contract",
    ];
    for place in own {
        let answers = changed(MIXED, &[(place, Value::Null)]);
        let survey = Survey::of(&answers);
        assert!(survey.gaps.iter().any(|gap| gap.to_string() == place), "{place}");
        let id = if place.ends_with("bay") { "gba-assessment" } else { "pipia-report" };
        let report = papers(&answers, id).remove(0);
        let blanks: Vec<String> = report.blanks().into_iter().map(ToString::to_string).collect();
        assert_eq!(blanks, [place]);
    }
    // A record of one route says it once.
    for name in EXAMPLES.into_iter().filter(|name| *name != MIXED) {
        let gaps = Survey::of(&example(name).answers).gaps;
        assert!(gaps.iter().all(|gap| !gap.to_string().ends_with("/contract")), "{name}: {gaps:?}");
    }
}

#[test]
fn no_consent_of_an_exempt_flow_is_looked_for_in_a_filing() {
    let text = fs::read_to_string(root().join("tests/data/mixed-contracts.json")).unwrap();
    let mut tree = Dossier::from_json(&text).unwrap().answers.to_json();
    tree["consents"] = json!([]);
    let answers: Answers = Answers::from_json(tree).unwrap();
    let found = inspect(&answers, &Survey::of(&answers), &Calendar::built_in());
    for number in ["47", "48"] {
        let point = found.checks.iter().find(|point| point.check.number == number).unwrap();
        let said: Vec<&str> =
            point.outcome.objections.iter().map(|one| one.said.zh.as_str()).collect();
        assert!(!said.is_empty(), "{number}: those that are filed are missed");
        for exempt in ["场四", "场六", "日日"] {
            assert!(said.iter().all(|line| !line.contains(exempt)), "{number}: {said:?}");
        }
    }
}

#[test]
fn a_list_of_proofs_says_what_they_prove_in_plain_words() {
    for name in EXAMPLES {
        let answers = example(name).answers;
        for id in ["evidence-list", "evidence-checklist", "pipia-report"] {
            for paper in papers(&answers, id) {
                assert!(!markdown(&paper).contains(" > "), "{name}: {id}");
            }
        }
    }
    let list = said(&example("hr-exempt").answers, "evidence-list");
    assert!(list.contains("：有依法签订的集体合同"), "{list}");
}

#[test]
fn short_names_are_those_that_a_report_says() {
    let answers = example(MIXED).answers;
    let report = said(&answers, "pipia-report");
    let names = report.get(report.find("附：简称").unwrap()..).unwrap();
    assert_eq!(lines(names, "| 德国接收方 |").len(), 1);
    assert!(lines(names, "| 德国接收方 |")[0].contains("Hanselicht Reisepartner GmbH"));
    assert!(lines(names, "| 奥地利酒店经营企业 |")[0].contains("Musterthal Hotelbetriebs GmbH"));
    assert!(!names.contains("香港接收方"), "of another route");
    // What the report nowhere says is not listed.
    let unsaid = changed(MIXED, &[("recipients/recipient-hamburg/short_name", json!("汉堡伙伴"))]);
    assert!(!said(&unsaid, "pipia-report").contains("汉堡伙伴"));
}

#[test]
fn the_plan_tells_what_is_on_record_for_an_occasion_and_what_proves_it() {
    let plan = said(&example(MIXED).answers, "action-plan");
    let breach = lines(&plan, "发生或者可能发生泄露、篡改、丢失时");
    assert!(breach[0].contains("事件通知和演练：接收方发现泄露后立即"), "{breach:?}");
    assert!(!breach[0].contains("信息分类分级"), "measures that wait for no incident");
    assert!(breach[0].contains("“以往安全事件和公权力机关调取”已有记录：Xunlan"), "{breach:?}");
    assert!(breach[0].contains("佐证-18"), "{breach:?}");
    let publication = lines(&plan, "个人信息将被公开的");
    assert!(publication[0].contains("记录没有写明出现这种情形"), "no consent of today: {plan}");
    let heads = lines(&plan, "本记录的情况");
    assert!(heads[0].contains("| 证明 |"), "{heads:?}");
    // The brief says of which scenario no separate consent is due.
    let brief = said(&example(MIXED).answers, "brief");
    let filed = lines(&brief, "备案最后日")[0].to_owned();
    assert_eq!(filed.matches("2026年12月28日").count(), 2, "{filed}");
    assert!(brief.contains("但两项均同意后才能开通……"), "{brief}");
    let title = "无需取得单独同意（";
    assert!(lines(&brief, title).iter().any(|line| line.contains("人力资源")), "{brief}");
}

#[test]
fn a_tick_says_when_it_is_asked() {
    let sheets = papers(&example(MIXED).answers, "separate-consent");
    let text: String = sheets.iter().map(markdown).collect();
    let when = |words: &str| {
        let rest = text.get(text.find(words).unwrap()..).unwrap();
        lines(rest, "本项的征求时点")[0].to_owned()
    };
    assert!(when("向境外第三方Musterthal").contains("每次提供之前逐次征求"));
    assert!(when("提供我的个人信息").contains("首次提供之前征求一次"));
    // Nothing is said where nothing is recorded.
    let none = papers(&example(CONTRACT).answers, "separate-consent");
    assert!(none.iter().all(|sheet| !markdown(sheet).contains("征求时点")));
}

#[test]
fn a_recipient_is_asked_where_how_long_and_by_whom_its_data_is_kept() {
    let answers = example(MIXED).answers;
    let survey = Survey::of(&answers);
    for (document, workbook) in questionnaires(&answers, &survey, Lang::Zh) {
        let words = markdown(&document).replace('\\', "");
        let cells = format!("{:?}", workbook.sheets);
        let is_hamburg = document.of.as_deref() == Some("recipient-hamburg");
        for place in [
            "systems/system-epb/place",
            "systems/system-epb/operator",
            "flows/scenario-benefits~recipient-hamburg/retention_to",
            "flows/scenario-benefits~recipient-hamburg/disposal",
            "recipients/recipient-hamburg/technical_level",
            "recipients/recipient-hamburg/capability_gap",
        ] {
            assert_eq!(words.contains(place), is_hamburg, "{place} {:?}", document.of);
            assert_eq!(cells.contains(place), is_hamburg, "{place} {:?}", document.of);
        }
    }
}

#[test]
fn an_answer_on_storage_is_read_back() {
    let flow = "flows/scenario-benefits~recipient-hamburg";
    let cells = |words: &[(&str, &str)], answers: &Answers| {
        let survey = Survey::of(answers);
        let asked = questionnaires(answers, &survey, Lang::Zh);
        let (mut document, _) = asked
            .into_iter()
            .find(|(document, _)| document.of.as_deref() == Some("recipient-hamburg"))
            .unwrap();
        for block in &mut document.blocks {
            let Block::Table(table) = block else { continue };
            for row in &mut table.rows {
                let is_of = |(place, _): &&(&str, &str)| {
                    format!("{row:?}").contains(&format!("{place}\")"))
                };
                if let Some((_, answer)) = words.iter().find(is_of) {
                    *row.last_mut().unwrap() =
                        vec![chujing::document::Inline::Text((*answer).to_owned())];
                }
            }
        }
        read(&docx(&document).unwrap(), answers).unwrap()
    };
    let answers = example(MIXED).answers;
    let (to, disposal) = (format!("{flow}/retention_to"), format!("{flow}/disposal"));
    let given = [(to.as_str(), "2027-12-31"), (disposal.as_str(), "删除，备份30日内清除")];
    let reading = cells(&given, &answers);
    assert_eq!(reading.changes(), 2, "{reading:?}");
    let mut taken = answers.clone();
    taken.apply(reading.edit().unwrap()).unwrap();
    assert_eq!(taken.get(&Place::parse(&to).unwrap()), Some(&json!("2027-12-31")));
    // What is not on record as a system is kept as it was written, for a person to make one of it.
    let open = changed(
        MIXED,
        &[(&format!("{flow}/storage"), Value::Null), (&format!("{flow}/link"), Value::Null)],
    );
    let storage = format!("{flow}/storage");
    let reading = cells(&[(storage.as_str(), "法兰克福机房")], &open);
    let Outcome::Changed(change) = &reading.replies[0].outcome else { panic!("{reading:?}") };
    assert!(change.problem.is_some() && reading.edit().is_some());
}

#[test]
fn prose_without_chinese_is_pointed_out_and_keeps_nothing_back() {
    let english = "no problem found";
    let answers = changed(CONTRACT, &[("findings/art5_1/problem", json!(english))]);
    let foreign = |answers: &Answers| -> Vec<Problem> {
        let all = Survey::of(answers).problems;
        all.into_iter().filter(|problem| problem.check.0 == "answer.foreign").collect()
    };
    let found = foreign(&answers);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place.to_string(), "findings/art5_1/problem");
    assert_eq!(found[0].severity, Severity::Warning);
    assert_eq!(papers(&answers, "pipia-report")[0].stamp.open, 0);
    // With its Chinese beside it, the papers print that.
    let zh = ("findings/art5_1/problem.zh", Translation::to_json("未发现问题", english));
    let both = changed(CONTRACT, &[("findings/art5_1/problem", json!(english)), zh]);
    assert!(foreign(&both).is_empty(), "{:?}", foreign(&both));
    for name in EXAMPLES {
        assert!(foreign(&example(name).answers).is_empty(), "{name}");
    }
}

#[test]
fn a_share_is_echoed_as_people_write_it() {
    let folder = workspace();
    for (written, is_told) in [("61%", false), ("61.0%", true)] {
        let share = format!("share={written}");
        let out = run(folder.path(), &["add", CONTRACT, "owners", "name=甲公司", &share]);
        let told = format!("{}{}", text(&out), String::from_utf8_lossy(&out.stderr));
        assert_eq!(out.status.code(), Some(0), "{told}");
        // What is written plainly is not told back.
        assert_eq!(told.contains("读作：持股比例：61%"), is_told, "{told}");
        assert!(!told.contains("持股比例：0.61"), "{told}");
    }
}

#[test]
fn a_contract_and_a_certification_have_a_list_of_proofs_each() {
    let text = fs::read_to_string(root().join("tests/data/mixed-contracts.json")).unwrap();
    let mut tree = Dossier::from_json(&text).unwrap().answers.to_json();
    tree["evidence"] = json!([
        {"id": "eins", "name": "德国证书", "proves": ["recipients/rde/measures"], "form": "copy"},
        {"id": "zwei", "name": "新加坡证书", "proves": ["recipients/rsg/measures"], "form": "copy"},
    ]);
    let one = Answers::from_json(tree).unwrap();
    assert!(papers(&one, "evidence-list-certification").is_empty());
    let both = with(one, &[("contracts/rsg/route", json!("certification"))]);
    let (filed, certified) =
        (said(&both, "evidence-list"), said(&both, "evidence-list-certification"));
    assert!(filed.contains("德国证书") && !filed.contains("新加坡证书"), "{filed}");
    assert!(certified.contains("新加坡证书") && !certified.contains("德国证书"), "{certified}");
}

#[test]
fn the_self_assessment_speaks_plainly_and_rests_on_the_laws_of_network_and_data_security() {
    let report = said(&example("security-assessment").answers, "sa-self-assessment");
    assert!(report.contains("第一项）。向境外提供须取得个人的单独同意。"), "{report}");
    assert!(!report.contains("单独同意：需要"));
    let relied = report.get(report.find("附：评估依据").unwrap()..).unwrap();
    for law in ["中华人民共和国网络安全法", "中华人民共和国数据安全法", "数据出境安全评估办法"]
    {
        assert!(relied.contains(law), "{law}");
    }
}
