//! What is told by command of a result: no fact that a person needs for the next step is left out.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::form::{Answers, Facts};
use chujing::inspection::{State, inspect};
use chujing::law::clock::deadlines;
use chujing::law::{Route, Survey};
use chujing::telling;
use serde_json::{Value, json};

use crate::command_line::{run, text, workspace};
use crate::source::root;

/// What a command says of a record of the examples, in Chinese.
fn said(name: &str, change: impl Fn(&mut Value), arguments: &[&str]) -> String {
    let dir = workspace();
    let file = dir.path().join(format!("{name}.json"));
    let mut record: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    change(&mut record["answers"]);
    fs::write(&file, record.to_string()).unwrap();
    let (command, rest) = arguments.split_first().unwrap();
    let mut all = vec![*command, name];
    all.extend(rest);
    text(&run(dir.path(), &all))
}

fn holds(said: &str, words: &[&str]) {
    for words in words {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[test]
fn what_is_still_needed_stands_with_the_place_that_a_command_takes() {
    let decided = said("website-policy", |_| (), &["decide"]);
    holds(&decided, &["还需要（决定适用路径或者义务）", "[handler/ciio]", "/legal_basis]"]);
    // Once, and not under every rule that is open.
    assert_eq!(decided.matches("[handler/ciio]").count(), 1, "{decided}");
    holds(
        &said("website-policy", |_| (), &["decide", "--as-of", "2022-10-01"]),
        &["[handler/ciio]"],
    );
}

#[test]
fn a_deadline_names_the_answer_it_runs_from() {
    let told = said("customers-standard-contract", |_| (), &["deadlines"]);
    holds(&told, &["[contracts/recipient-lindenfeld/effective]"]);
}

#[test]
fn an_explanation_asks_the_question_before_it_gives_the_readings() {
    let told = said("website-policy", |_| (), &["decide", "--explain"]);
    let question = told.find("问题：").unwrap_or_else(|| panic!("no question in\n{told}"));
    assert!(question < told.find("理解（本程序采用）：").unwrap(), "{told}");
}

#[test]
fn a_rule_that_was_not_asked_says_why_and_where_it_stands() {
    let told = said("hr-exempt", |_| (), &["decide", "--explain"]);
    let (_, rest) = told.split_once("[没有问到]").unwrap_or_else(|| panic!("{told}"));
    let lines: Vec<&str> = rest.lines().take(4).collect();
    assert!(lines[1].contains("前面的规则“") && lines[1].contains("已经得出结论"), "{lines:?}");
    assert!(lines[2].contains("规则：") && lines[3].contains("依据："), "{lines:?}");
}

#[test]
fn nothing_recorded_says_what_to_record() {
    let without = |answers: &mut Value| {
        answers["risks"] = json!([]);
        answers["scenarios"] = json!([]);
    };
    holds(&said("customers-standard-contract", without, &["risks"]), &["chujing add 文件 risks"]);
    let decided = said("customers-standard-contract", without, &["decide"]);
    holds(&decided, &["还没有出境场景"]);
    assert!(decided.matches("[待定]").count() <= 5, "{decided}");
}

#[test]
fn what_is_cut_says_where_the_rest_is() {
    let told = said("website-policy", |_| (), &["check"]);
    assert_eq!(told.contains("另有"), told.contains("见 --format json"), "{told}");
    holds(&told, &["另有"]);
}

#[test]
fn what_if_nothing_changes_stands_under_no_heading() {
    let told = said("customers-standard-contract", |_| (), &["what-if", "handler/employees=1151"]);
    holds(&told, &["结果没有变化。"]);
    assert!(!told.contains("全部变化"), "{told}");
}

#[test]
fn a_choice_that_is_not_made_is_no_choice_against_the_contract() {
    let dir = workspace();
    let file = dir.path().join("customers-standard-contract.json");
    let mut record: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    record["answers"]["record"].as_object_mut().unwrap().remove("route");
    fs::write(&file, record.to_string()).unwrap();
    let to = dir.path().join("out");
    let made = ["export", "customers-standard-contract", "--format", "markdown", "--to"];
    let mut arguments = made.to_vec();
    arguments.push(to.to_str().unwrap());
    run(dir.path(), &arguments);
    let paper = |id: &str| {
        fs::read_to_string(to.join(format!("customers-standard-contract-{id}-zh.md"))).unwrap()
    };
    holds(
        &paper("pipia-report"),
        &["对标准合同履行的影响", "和《个人信息出境标准合同办法》第五条，对"],
    );
    // Whether the notice tells of the contract is open: it is a draft until that is answered.
    let notice = paper("notice");
    holds(&notice, &["草稿", "拟采用的路径"]);
    assert!(!notice.contains("第三方受益人"), "{notice}");
}

#[test]
fn a_number_is_borne_by_one_paper_while_the_route_is_open() {
    let dir = workspace();
    let to = dir.path().join("package");
    run(dir.path(), &["package", "website-policy", "--to", to.to_str().unwrap()]);
    let filing = fs::read_dir(to.join("1-申报备案材料")).unwrap();
    let names: Vec<String> =
        filing.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut numbers: Vec<&str> =
        names.iter().filter_map(|name| name.split_once('-')).map(|(number, _)| number).collect();
    numbers.retain(|number| number.parse::<u32>().is_ok());
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "{names:?}");
    assert!(all > 0, "{names:?}");
}

#[test]
fn while_the_route_is_open_it_is_open_what_is_to_be_obtained() {
    let dir = workspace();
    let to = dir.path().join("package");
    let made = text(&run(dir.path(), &["package", "website-policy", "--to", to.to_str().unwrap()]));
    holds(&made, &["还要取得、签署或者扫描：", "路径尚未确定"]);
    let manifest = fs::read_to_string(to.join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["to_obtain"].as_array().map(Vec::len), Some(1), "{manifest}");
}

/// The answers of the example of the standard contract, changed.
fn contract(change: impl Fn(&mut Value)) -> Answers {
    let file = root().join("assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    change(&mut record["answers"]);
    Answers::from_json(record["answers"].take()).unwrap()
}

#[test]
fn the_day_of_a_contract_is_awaited_only_where_there_is_one_to_file_without_it() {
    let awaited = |change: fn(&mut Value)| {
        let answers = contract(|answers| {
            answers["contracts"][0].as_object_mut().unwrap().remove("effective");
            answers["events"] = json!([]);
            change(answers);
        });
        let survey = Survey::of(&answers);
        let day = survey.verdict.day;
        let found = deadlines(
            &Facts::at(&answers, day),
            survey.verdict.mechanism,
            &Calendar::built_in(),
            day,
        );
        telling::awaited(&found, &survey, &answers).is_some()
    };
    assert!(awaited(|_| ()));
    assert!(awaited(|answers| {
        answers["record"].as_object_mut().unwrap().remove("route");
    }));
    assert!(!awaited(|answers| answers["record"]["route"] = json!("certification")));
    assert!(!awaited(|answers| {
        answers["events"] =
            json!([{ "id": "e", "kind": "contract_effective", "day": "2026-11-02" }]);
    }));
}

#[test]
fn what_a_person_has_yet_to_decide_is_open_and_no_reason_to_hand_in_nothing() {
    let embassy = |answers: &mut Value| {
        for recipient in answers["recipients"].as_array_mut().unwrap() {
            recipient["special_place"] = json!("yes");
        }
    };
    let answers = contract(embassy);
    let survey = Survey::of(&answers);
    assert!(survey.routes.is_open() && survey.routes.taken().is_empty());
    let found = inspect(&answers, &survey, &Calendar::built_in());
    let about = found.told(&answers, &State::ALL).remove(0).words;
    assert!(about.zh.contains("还不知道要提交什么材料"), "{about:?}");
    let out = workspace();
    let to = out.path().join("made");
    let arguments = ["package", "--to", to.to_str().unwrap()];
    let made = said("customers-standard-contract", embassy, &arguments);
    holds(&made, &["路径尚未确定"]);
    // Nothing is open where nothing leaves the mainland.
    let inside = contract(|answers| {
        for scenario in answers["scenarios"].as_array_mut().unwrap() {
            scenario["act"] = json!("inside_only");
        }
    });
    let survey = Survey::of(&inside);
    assert!(!survey.routes.is_open() && !survey.routes.may_take(Route::Contract));
    let found = inspect(&inside, &survey, &Calendar::built_in());
    assert!(found.told(&inside, &State::ALL).remove(0).words.zh.starts_with("没有需要提交的材料"));
}

#[test]
fn one_is_told_as_one() {
    let found = |answers: &mut Value| {
        answers["events"] = json!([{ "id": "e", "kind": "incident_ciio", "day": "2026-11-02" }]);
    };
    let told = said("customers-standard-contract", found, &["deadlines", "--lang", "en"]);
    holds(&told, &["within 1 hour of discovery"]);
}
