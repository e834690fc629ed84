//! Results that were once lighter than the truth, and what is told beside a result, each as one small record.
//!
//! The cases as data say which rule applies; here stands what a person reads: reasons, headlines, warnings.

use chujing::day::Day;
use chujing::day::calendar::Calendar;
use chujing::form::{Answers, Facts, Place, Problem, Severity};
use chujing::inspection::{State, inspect};
use chujing::law::deidentification::TECHNIQUES;
use chujing::law::flips::flips;
use chujing::law::{Circumstances, Entity, Ledger, Mechanism, Policy, Survey, share};
use serde_json::{Value, json};

use crate::cases::answers;

fn surveyed(set: &Value) -> Survey {
    Survey::of(&answers(&json!({ "set": set })))
}

fn with(mut set: Value, more: &Value) -> Value {
    set.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    set
}

fn anonymised() -> Value {
    json!({
        "scenarios/s/personal": "no", "deidentification/d/name": "聚合", "deidentification/d/items": ["i"],
        "deidentification/d/claim": "anonymised", "deidentification/d/proof": "报告 R-1", "deidentification/d/level": "level_4",
        "deidentification/d/techniques": ["statistical_aggregation"], "deidentification/d/key_holder": "无",
        "deidentification/d/evaluated": "yes", "deidentification/d/direct_identifiers": "no",
        "deidentification/d/quasi_identifiers": "no", "deidentification/d/evaluator": "检测机构",
        "deidentification/d/evaluated_on": "2026-10-01",
    })
}

fn problem<'a>(survey: &'a Survey, check: &str) -> Option<&'a Problem> {
    survey.problems.iter().find(|problem| problem.check.0 == check)
}

#[test]
fn no_technique_that_can_be_undone_takes_data_out_of_scope() {
    let mut undone = 0;
    for technique in TECHNIQUES {
        let set = with(anonymised(), &json!({ "deidentification/d/techniques": [technique.code] }));
        let survey = surveyed(&set);
        let is_out = survey.verdict.mechanism == Mechanism::OutOfScope;
        assert_eq!(is_out, technique.restored_by.is_none(), "{}", technique.code);
        undone += usize::from(technique.restored_by.is_some());
        let note = technique.choice().unwrap().note.zh;
        assert_eq!(note.contains("可以复原"), technique.restored_by.is_some(), "{note}");
    }
    assert_eq!(undone, 7);
}

#[test]
fn a_denied_anonymisation_says_why_and_what_it_would_take() {
    let set = with(
        anonymised(),
        &json!({
            "deidentification/d/techniques": ["pseudonym_cryptographic"],
            "deidentification/d/key_holder": "本企业，密钥可还原", "deidentification/d/evaluated": "no",
        }),
    );
    let survey = surveyed(&set);
    let verdict = &survey.verdict;
    assert_eq!(verdict.mechanism, Mechanism::StandardContractOrCertification);
    let said = &verdict.conflicts[0].message;
    for part in ["基于密码技术的假名”凭密钥可以复原", "保管人", "没有记录效果评估", "须同时具备"]
    {
        assert!(said.zh.contains(part), "{}", said.zh);
    }
    assert!(said.en.contains("undone with its key"), "{}", said.en);
    let rule = verdict.scenarios[0]
        .findings
        .iter()
        .find(|finding| finding.rule.id == "scope.art3_no_personal_information")
        .unwrap();
    assert!(rule.reason().zh.contains("凭密钥可以复原"), "{}", rule.reason().zh);
    // The claim itself is wrong, whatever the scenario says of personal information.
    let set = with(set, &json!({ "scenarios/s/personal": "yes" }));
    let survey = surveyed(&set);
    let claim = problem(&survey, "deidentification.anonymised").unwrap();
    assert_eq!(claim.severity, Severity::Error);
    assert_eq!(claim.place.to_string(), "deidentification/d/claim");
    assert!(problem(&surveyed(&anonymised()), "deidentification.anonymised").is_none());
    // And what the form finds, the inspection does not call met.
    let answers = answers(&json!({ "set": set }));
    let found = inspect(&answers, &survey, &Calendar::built_in());
    let objected =
        found.in_state(State::Objected).find(|one| one.check.id == "substance.deidentified");
    let objected = objected.unwrap();
    assert!(objected.outcome.objections.iter().any(|one| one.said == claim.message));
}

#[test]
fn an_answer_left_behind_is_kept_told_and_not_used() {
    let set = json!({ "handler/province": "33", "handler/gba_city": "shenzhen" });
    let survey = surveyed(&set);
    let told = problem(&survey, "answer.left_over").unwrap();
    assert_eq!(
        (told.severity, told.place.to_string().as_str()),
        (Severity::Warning, "handler/gba_city")
    );
    let told = surveyed(&with(set, &json!({ "handler/province": "44" })));
    assert!(problem(&told, "answer.left_over").is_none());
    // While it is open whether the question is asked, the answer stands and nothing is told.
    let open = surveyed(&json!({ "handler/province": null, "handler/gba_city": "shenzhen" }));
    assert!(problem(&open, "answer.left_over").is_none());
    let answers = answers(
        &json!({ "set": { "scenarios/s/exemption": "none", "scenarios/s/contract_party": "yes" } }),
    );
    let kept = answers.get(&Place::parse("scenarios/s/contract_party").unwrap());
    assert_eq!(kept, Some(&json!("yes")));
}

#[test]
fn a_plan_with_sensitive_data_is_never_headed_exempt() {
    let plan = json!({
        "items/j/name": "账号", "items/j/sensitivity": "sensitive", "scenarios/s/items": ["i", "j"],
        "groups/g/ordinary": 0, "groups/g/forecast": 5_000, "groups/g/forecast_sensitive": 5_000,
    });
    let verdict = surveyed(&plan).verdict;
    assert_eq!(verdict.mechanism, Mechanism::StandardContractOrCertification);
    let rule = verdict.scenarios[0].deciding().last().unwrap();
    assert_eq!(rule.rule.id, "volume.contract");
    assert!(
        rule.reason().zh.contains("至年底预计敏感个人信息人数5,000，达到1人"),
        "{}",
        rule.reason().zh
    );
    assert!(verdict.outlook.is_empty());
    // The line of the assessment is told ahead.
    let more = surveyed(&with(plan, &json!({ "groups/g/forecast_sensitive": 12_000 }))).verdict;
    assert_eq!(more.mechanism, Mechanism::StandardContractOrCertification);
    let [crossing] = more.outlook.as_slice() else { panic!("{:?}", more.outlook) };
    assert_eq!((crossing.mechanism, crossing.line), (Mechanism::SecurityAssessment, 10_000));
    assert_eq!(crossing.day, None);
    assert!(crossing.said().zh.contains("在预计之内"), "{}", crossing.said().zh);
}

#[test]
fn an_ordinary_forecast_over_a_line_stands_in_the_headline_with_its_day() {
    let set = json!({ "groups/g/ordinary": 95_900, "groups/g/forecast": 100_000 });
    let verdict = surveyed(&set).verdict;
    assert_eq!(verdict.mechanism, Mechanism::Exempt);
    let [crossing] = verdict.outlook.as_slice() else { panic!("{:?}", verdict.outlook) };
    // 41 days are left on 20 November, and 4,100 persons grow evenly: the last day.
    assert_eq!(crossing.day, Some(Day::of(2026, 12, 31)));
    assert_eq!(
        crossing.said().zh,
        "年底前一般个人信息将达到100,000人（按匀速推算约在2026年12月31日），届时须订立标准合同并备案或者通过认证"
    );
    let json = json!(verdict);
    assert_eq!(json["outlook"][0]["day"], "2026-12-31");
    assert_eq!(json["outlook"][0]["mechanism"], "standard_contract_or_certification");
    // Both lines, the lighter first; a range that may reach one says so.
    let set = json!({ "groups/g/ordinary": 50_000, "groups/g/forecast": { "from": 900_000, "to": 1_100_000 } });
    let both = surveyed(&set).verdict.outlook;
    let lines: Vec<(u64, bool)> = both.iter().map(|one| (one.line, one.is_certain)).collect();
    assert_eq!(lines, [(100_000, true), (1_000_000, false)]);
    assert!(
        surveyed(&json!({ "groups/g/ordinary": 500, "groups/g/forecast": 600 }))
            .verdict
            .outlook
            .is_empty()
    );
}

#[test]
fn a_stale_figure_is_open_in_the_record_itself_as_in_any_other() {
    let set = json!({ "groups/g/ordinary": 50_000, "groups/g/counted_on": "2025-12-31" });
    let own = surveyed(&set).verdict;
    assert_eq!(own.headcount.ordinary.range.spoken().en, "unknown");
    assert!(own.conflicts[0].message.zh.contains("按未定处理"), "{}", own.conflicts[0].message.zh);
    // The same record as a sister of one that sends nobody of that group.
    let day = Day::of(2026, 11, 20);
    let code = json!({ "handler/credit_code": "91330100MA27XYX120" });
    let sister = answers(&json!({ "set": with(set, &code) }));
    let main = answers(&json!({ "set": with(json!({
        "groups/h/name": "乙", "groups/h/ordinary": 10, "groups/h/sensitive": 0, "groups/h/under_14": 0,
        "groups/h/forecast_sensitive": 0, "scenarios/s/groups": ["h"],
    }), &code) }));
    let facts = Facts::at(&main, day);
    let shares = [share(&Facts::at(&sister, day), &Policy::default())];
    let ledger = Ledger::gather(&Entity::of(&facts), day, &shares);
    let beside = Survey::at(&facts, &Circumstances { ledger, ..Circumstances::default() }).verdict;
    assert_eq!(beside.headcount.ordinary.range.high, own.headcount.ordinary.range.high);
    assert_eq!(
        (beside.mechanism, own.mechanism),
        (Mechanism::Undetermined, Mechanism::Undetermined)
    );
}

#[test]
fn people_with_sensitive_data_alone_are_pointed_out_and_never_more_than_there_are() {
    let set = json!({
        "items/j/name": "账号", "items/j/sensitivity": "sensitive",
        "groups/g/ordinary": 99_000, "groups/h/name": "乙", "groups/h/ordinary": 0, "groups/h/sensitive": 1_500,
        "groups/h/under_14": 0, "groups/h/forecast_sensitive": 1_500, "scenarios/t/name": "另一", "scenarios/t/recipients": ["r"],
        "scenarios/t/items": ["j"], "scenarios/t/groups": ["h"], "scenarios/t/personal": "yes", "scenarios/t/act": "transfer",
        "scenarios/t/legal_basis": "art13_1_consent", "scenarios/t/exemption": "none",
        "overlaps/o/group": "g", "overlaps/o/other": "h", "overlaps/o/relation": "disjoint",
    });
    let verdict = surveyed(&set).verdict;
    assert_eq!(verdict.headcount.ordinary.range.spoken().en, "99,000");
    let flag =
        verdict.scenarios[0].flags().find(|f| f.rule.id == "flag.q1_sensitive_alone").unwrap();
    assert!(flag.reason().zh.contains("99,000至100,500"), "{}", flag.reason().zh);
}

#[test]
fn the_ground_of_the_whole_is_open_where_that_of_one_scenario_is() {
    let set = json!({
        "groups/g/ordinary": 500, "scenarios/t/name": "另一", "scenarios/t/recipients": ["r"], "scenarios/t/items": ["i"],
        "scenarios/t/groups": ["g"], "scenarios/t/personal": "yes", "scenarios/t/act": "transfer",
        "scenarios/t/legal_basis": "art13_1_consent", "scenarios/t/exemption": "art5_1_contract",
        "scenarios/t/truly_necessary": "yes",
    });
    let verdict = surveyed(&set).verdict;
    assert_eq!((verdict.mechanism, verdict.ground), (Mechanism::Exempt, None));
}

#[test]
fn what_lacks_of_a_stated_overlap_is_its_sensitive_part() {
    let set = json!({
        "items/j/name": "账号", "items/j/sensitivity": "sensitive", "scenarios/s/items": ["i", "j"], "scenarios/s/groups": ["g", "h"],
        "groups/g/ordinary": 9_000, "groups/g/sensitive": 6_000, "groups/h/name": "乙", "groups/h/ordinary": 9_000,
        "groups/h/sensitive": 6_000, "groups/h/under_14": 0, "overlaps/o/group": "g", "overlaps/o/other": "h",
        "overlaps/o/relation": "contained",
    });
    let verdict = surveyed(&set).verdict;
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    let lacking: Vec<String> = verdict.lacking.iter().map(ToString::to_string).collect();
    assert!(lacking.contains(&"overlaps/o/both_sensitive".to_owned()), "{lacking:?}");
}

#[test]
fn a_flip_names_its_scenario_where_there_are_several() {
    let one = answers(&json!({ "set": {} }));
    let day = Day::of(2026, 11, 20);
    let said = |answers: &Answers| -> Vec<String> {
        let alone = Circumstances::default();
        let verdict = Survey::of(answers).verdict;
        let of_scenarios = |place: &Place| place.section.id == "scenarios";
        flips(answers, day, &alone, &verdict)
            .found
            .into_iter()
            .filter(|flip| flip.edits.iter().all(|(place, _)| of_scenarios(place)))
            .map(|flip| flip.change.zh)
            .collect()
    };
    assert!(said(&one).iter().any(|change| change.contains("改为") && !change.contains("“场景”")));
    let two = answers(&json!({ "set": { "scenarios/t/name": "另一" } }));
    let changes = said(&two);
    assert!(!changes.is_empty());
    for change in changes.iter().filter(|change| change.contains("改为")) {
        assert!(change.contains("“场景”的") || change.contains("“另一”的"), "{change}");
    }
}
