//! One record with three activities that run since January, as somebody kept it: what it claims and does not hold, and what it lacks.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::documents;
use chujing::document::render::markdown;
use chujing::form::catalog::{flows, links};
use chujing::form::{Answers, Edit, Facts, Place};
use chujing::inspection::inspect;
use chujing::law::clock::deadlines;
use chujing::law::consent::Coverage;
use chujing::law::flips::flips;
use chujing::law::{Circumstances, How, Requirement, Survey, duties};
use chujing::telling;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::{EXAMPLES, example};
use crate::source::root;

fn kept() -> Answers {
    let text = fs::read_to_string(root().join("tests/data/three-activities.json")).unwrap();
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    Answers::from_json(whole["answers"].take()).unwrap()
}

/// A paper as it is printed, without white space.
fn printed(answers: &Answers, id: &str) -> Vec<String> {
    let survey = Survey::of(answers);
    let all = documents(answers, &survey, Lang::Zh);
    let of = all.iter().filter(|one| one.id == id);
    let out: Vec<String> = of
        .map(|one| markdown(one).chars().filter(|sign| !sign.is_whitespace()).collect())
        .collect();
    assert!(!out.is_empty(), "no {id}");
    out
}

#[test]
fn an_export_that_runs_without_contract_and_consent_is_told_first() {
    let survey = Survey::of(&kept());
    let runs: Vec<&str> = survey
        .underway
        .iter()
        .filter(|one| one.how == How::Runs)
        .map(|one| one.recipient.zh.as_str())
        .collect();
    assert_eq!(
        runs,
        ["Ruikang Medizintechnik GmbH", "MedServ Inc.", "MedServ Inc.", "Universität Zürich"]
    );
    let told: Vec<String> = telling::underway(&survey).iter().map(|one| one.line().zh).collect();
    let one = |name: &str| told.iter().find(|line| line.starts_with(name)).unwrap().as_str();
    let patients = one("患者设备读数远程诊断");
    for lack in
        ["标准合同生效（没有日期的记录）", "告知和单独同意（没有记录）", "先停止提供，或者先补齐"]
    {
        assert!(patients.contains(lack), "{patients}");
    }
    assert!(one("研究数据提供境外合作方").contains("缺200人"));
    // The German contract is there now, and was not in January: that is asked, and no fact.
    let asked = |line: &&String| line.contains("早于标准合同生效（2026年11月20日）");
    assert!(told.iter().any(|line| asked(&line) && line.starts_with("员工信息提供境外总部")));
    assert!(one("员工信息提供境外总部").contains("成立的合法性基础"));
    let found = inspect(&kept(), &survey, &Calendar::built_in());
    let check = found.checks.iter().find(|one| one.check.id == "dates.before_export").unwrap();
    assert!(check.outcome.objections.iter().any(|one| one.said.zh.contains("MedServ")));
    // The worked examples are in order.
    for name in EXAMPLES {
        let answers = example(name).answers;
        assert!(Survey::of(&answers).underway.is_empty(), "{name}");
    }
}

#[test]
fn a_basis_that_fails_is_printed_to_nobody() {
    let answers = kept();
    let survey = Survey::of(&answers);
    let staff = &survey.verdict.scenarios[0];
    assert_eq!(staff.duty(&duties::SEPARATE_CONSENT), Requirement::Undetermined);
    let cell = survey.consent.iter().find(|cell| cell.scenario.0 == staff.id).unwrap();
    assert_eq!(cell.coverage(), Coverage::Open);
    assert_eq!(
        cell.settled_by.as_ref().unwrap().to_string(),
        "scenarios/scenario-94f40b5f/legal_basis"
    );
    for id in ["pipia-report", "notice", "processing-record"] {
        for paper in printed(&answers, id) {
            for words in [
                "依法签订的集体合同实施人力资源管理",
                "依法不需要取得您的同意",
                "员工手册和集体合同约定",
            ] {
                assert!(!paper.contains(words), "{id} says {words}");
            }
        }
    }
    // With both papers it stands, and is told.
    let mut right = answers;
    let place = Place::parse("scenarios/scenario-94f40b5f/hr_collective_contract").unwrap();
    right.apply(Edit::Set(place, Some(json!("yes")))).unwrap();
    let notices = printed(&right, "notice");
    assert!(notices.iter().any(|paper| paper.contains("依法不需要取得您的同意")));
    assert!(printed(&right, "pipia-report")[0].contains("员工手册和集体合同约定"));
}

#[test]
fn an_exemption_that_fails_or_is_not_claimed_is_printed_in_no_paper() {
    let answers = kept();
    assert!(!printed(&answers, "exemption-dossier")[0].contains("不主张豁免"));
    let place = Place::parse("scenarios/scenario-94f40b5f/exemption").unwrap();
    let mut right = answers;
    right.apply(Edit::Set(place, Some(json!("art5_2_hr")))).unwrap();
    assert!(Survey::of(&right).verdict.scenarios[0].claim_fails());
    let report = printed(&right, "pipia-report");
    assert!(!report[0].contains("主张的豁免情形") && !report[0].contains("职代会"));
    for field in ["hr_collective_contract", "hr_review"] {
        let place = Place::parse(&format!("scenarios/scenario-94f40b5f/{field}")).unwrap();
        right.apply(Edit::Set(place, Some(json!("yes")))).unwrap();
    }
    assert!(!Survey::of(&right).verdict.scenarios[0].claim_fails());
    let dossiers = printed(&right, "exemption-dossier");
    assert!(dossiers.iter().any(|paper| paper.contains("主张的豁免情形")));
    assert!(!dossiers.iter().any(|paper| paper.contains("不主张豁免")));
}

#[test]
fn a_measure_of_nobody_is_told_of_neither_side() {
    let report = &printed(&kept(), "pipia-report")[0];
    assert!(!report.contains("受试者代号，对照表留在境内"));
    assert!(report.contains("项措施没有写明由谁实施，没有列入"));
    let mut own = kept();
    let place = Place::parse("measures/measure-65c7fdd6/side").unwrap();
    own.apply(Edit::Set(place, Some(json!("handler")))).unwrap();
    let report = &printed(&own, "pipia-report")[0];
    assert_eq!(report.matches("|受试者代号，对照表留在境内|").count(), 1);
}

#[test]
fn brief_and_plan_tell_what_cannot_wait() {
    let answers = kept();
    for id in ["brief", "action-plan"] {
        let paper = &printed(&answers, id)[0];
        for words in
            ["设备使用患者", "没有记录", "2026年12月4日", "先停止提供，或者先补齐", "缺200人"]
        {
            assert!(paper.contains(words), "{id} without {words}: {paper}");
        }
    }
    assert!(!printed(&answers, "action-plan")[0].contains("补充本部分"));
}

#[test]
fn the_last_day_of_a_fresh_assessment_is_a_deadline() {
    let answers = kept();
    let facts = Facts::new(&answers);
    let all = deadlines(
        &facts,
        Survey::of(&answers).verdict.mechanism,
        &Calendar::built_in(),
        facts.day(),
    );
    let fresh = all.iter().find(|one| one.clock.id == "sc.pipia_fresh").unwrap();
    assert_eq!(fresh.timing.due.unwrap().to_string(), "2027-02-25");
}

#[test]
fn the_only_link_to_a_recipient_is_its_link() {
    let answers = kept();
    let facts = Facts::new(&answers);
    for flow in facts.rows(&flows::SECTION) {
        let of = flows::links(&flow);
        assert_eq!(of.len(), 1, "{:?}", flow.id);
        let kept = flows::storage(&flow);
        assert_eq!(kept.len(), 1, "{:?}", flow.id);
        assert!(!links::stays_inside(&of[0]));
    }
    // Of two that lead there nobody can tell which it is.
    let mut two = answers.clone();
    let row = json!({ "id": "link-again", "manner": "SFTP", "to": "system-9d932598" });
    let row = row.as_object().unwrap().clone();
    two.apply(Edit::Insert { section: &links::SECTION, index: 0, row }).unwrap();
    let facts = Facts::new(&two);
    let research =
        |flow: &chujing::form::Entry<'_>| flow.of().unwrap().id == Some("scenario-60bfd571");
    let flow = facts.rows(&flows::SECTION).find(research).unwrap();
    assert!(flows::links(&flow).is_empty());
    let place = flow.place(&flows::LINK);
    assert!(Survey::of(&two).gaps.contains(&place));
    assert!(!Survey::of(&answers).gaps.contains(&place));
}

#[test]
fn a_turn_names_the_scenarios_that_change_with_the_whole() {
    let mut answers = kept();
    for (field, value) in [("hr_review", None), ("exemption", Some(json!("art5_2_hr")))] {
        let place = Place::parse(&format!("scenarios/scenario-94f40b5f/{field}")).unwrap();
        answers.apply(Edit::Set(place, value)).unwrap();
    }
    let alone = Circumstances::default();
    let facts = Facts::new(&answers);
    let verdict = Survey::of(&answers).verdict;
    let turns = flips(&answers, facts.day(), &alone, &verdict);
    let of = |value: &str| {
        turns.found.iter().find(|flip| {
            let edit = flip.edits.first();
            edit.is_some_and(|(place, to)| {
                place.to_string().ends_with("hr_review") && *to == Some(json!(value))
            })
        })
    };
    let (yes, no) = (of("yes").unwrap(), of("no").unwrap());
    assert_eq!(yes.to.mechanism, no.to.mechanism);
    assert_ne!(yes.with[0].2.mechanism, no.with[0].2.mechanism);
}
