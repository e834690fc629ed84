//! Scored risks: what is open stays open, corrections and the matrix do what they say, contradictions are named, a company's own
//! matrix is followed and shown, and commands tell the same.

use std::fs;

use chujing::document::build::{documents, heat_map};
use chujing::document::render::markdown;
use chujing::dossier::Dossier;
use chujing::form::catalog::risks;
use chujing::form::options::{IMPACT_ADJUSTMENTS, LIKELIHOOD_ADJUSTMENTS, NO_ADJUSTMENT};
use chujing::form::{Answer, Edit, Facts, Place, Severity, Tri};
use chujing::law::checks;
use chujing::law::risk::{ADJUSTMENTS, Impact, Level, Likelihood, Scale};
use chujing::law::{Circumstances, Matrix, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json as parsed, run, text, workspace};
use crate::examples::example;
use crate::registry::both;

pub(crate) const CONTRACT: &str = "customers-standard-contract";
pub(crate) const ASSESSMENT: &str = "security-assessment";

pub(crate) fn with(name: &str, changes: &[(&str, Value)]) -> Dossier {
    let mut dossier = example(name);
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        dossier.answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    dossier
}

fn surveyed(dossier: &Dossier, matrix: &Matrix) -> Survey {
    let around = Circumstances { matrix: matrix.clone(), ..Circumstances::default() };
    Survey::at(&Facts::new(&dossier.answers), &around)
}

fn survey(changes: &[(&str, Value)]) -> Survey {
    surveyed(&with(CONTRACT, changes), &Matrix::default())
}

/// The problems of one check, as place and severity.
fn found(survey: &Survey, check: &str) -> Vec<(String, Severity)> {
    let all = survey.problems.iter().filter(|problem| problem.check.0 == check);
    all.map(|problem| (problem.place.to_string(), problem.severity)).collect()
}

fn own(change: impl Fn(&mut Value)) -> Matrix {
    let mut tree = json!(Matrix::default());
    tree["decided"] = json!("数据安全委员会，2026年9月1日");
    change(&mut tree);
    Matrix::from_json(&tree.to_string()).unwrap()
}

#[test]
fn what_is_open_stays_open_and_names_its_places() {
    let open = survey(&[
        ("risks/risk-leak/impact", json!("unknown")),
        ("risks/risk-leak/likelihood_adjustments", Value::Null),
    ]);
    let risk = &open.risks.scored[1];
    assert_eq!((risk.id.as_str(), risk.before.impact.clone().known()), ("risk-leak", None));
    let lacking: Vec<String> = risk.before.lacking().iter().map(ToString::to_string).collect();
    assert_eq!(lacking, ["risks/risk-leak/impact", "risks/risk-leak/likelihood_adjustments"]);
    assert!(matches!(risk.before.level, Answer::Unknown(_)));
    assert!(matches!(open.risks.highest_before(), Answer::Unknown(_)), "it may be higher");
    assert_eq!(open.risks.highest_after(), Answer::Known(Level::Medium));
    let said = open.risks.said().zh;
    assert!(said.contains("另有1项尚未评定"), "what is known is told beside it: {said}");

    // A grade that no matrix could make other is known whatever is open, and a severe one settles the highest.
    let severe = survey(&[
        ("risks/risk-leak/impact", Value::Null),
        ("risks/risk-excess/impact", json!("severe")),
        ("risks/risk-excess/likelihood", json!("very_high")),
    ]);
    assert_eq!(severe.risks.highest_before(), Answer::Known(Level::Severe));
    let flat = own(|tree| {
        for impact in Impact::ALL {
            tree["table"][impact.code()]["high"] = json!("medium");
            tree["table"][impact.code()]["very_high"] = json!("severe");
            tree["table"][impact.code()]["medium"] = json!("low");
            tree["table"][impact.code()]["low"] = json!("low");
        }
    });
    let open = with(CONTRACT, &[("risks/risk-leak/impact", Value::Null)]);
    assert_eq!(surveyed(&open, &flat).risks.scored[1].before.level, Answer::Known(Level::Medium));

    let after = survey(&[("risks/risk-leak/likelihood_after", Value::Null)]);
    assert!(matches!(after.risks.scored[1].is_unacceptable(&after.risks.matrix), Tri::Unknown(_)));
    assert!(after.risks.said().zh.contains("另有1项尚未评定"));
    assert!(after.gaps.iter().any(|place| place.to_string() == "risks/risk-leak/likelihood_after"));
}

#[test]
fn corrections_move_what_was_chosen() {
    let impact = |corrections: &Value| {
        let survey = survey(&[
            ("risks/risk-leak/impact_adjustments", corrections.clone()),
            ("risks/risk-leak/deidentification", json!(["deid-device"])),
        ]);
        survey.risks.scored[1].before.impact.clone().known()
    };
    assert_eq!(impact(&json!(["none"])), Some(Impact::Medium));
    assert_eq!(impact(&json!(["many_persons"])), Some(Impact::High));
    let two_up = ["many_persons", "vulnerable", "beyond_minimum"];
    assert_eq!(impact(&json!(two_up)), Some(Impact::Severe), "and no further");
    assert_eq!(impact(&json!(["vulnerable", "deidentified"])), Some(Impact::Medium));
    assert_eq!(impact(&json!(["deidentified"])), Some(Impact::Low));
    assert_eq!(impact(&json!(["no_such_reason"])), None, "a draft is no correction");
    assert_eq!(impact(&Value::Null), None);
}

#[test]
fn corrections_need_reasons_and_count_a_fact_once() {
    let check = |changes: &[(&str, Value)]| found(&survey(changes), "risks.corrections");
    assert_eq!(check(&[]), []);
    let place = |field: &str| format!("risks/risk-excess/{field}");
    let at = |field: &str, value: Value| (place(field), value);
    let tried = |changes: &[(String, Value)]| {
        let changes: Vec<(&str, Value)> =
            changes.iter().map(|(place, value)| (place.as_str(), value.clone())).collect();
        check(&changes)
    };
    assert_eq!(
        tried(&[at("impact_reason", Value::Null)]),
        [(place("impact_reason"), Severity::Error)]
    );
    assert_eq!(
        tried(&[at("impact_adjustments", json!(["none", "many_persons"]))]),
        [(place("impact_adjustments"), Severity::Error)]
    );
    assert_eq!(
        tried(&[at("impact_adjustments", json!(["sensitive_at_scale", "many_persons"]))]),
        [(place("impact_adjustments"), Severity::Warning)]
    );
    assert_eq!(
        tried(&[at("impact_adjustments", json!(["deidentified"]))]),
        [(place("deidentification"), Severity::Error)]
    );
}

#[test]
fn contradictions_with_the_matrix_are_errors() {
    let check = |changes: &[(&str, Value)], id: &str| found(&survey(changes), id);
    for check_of in [checks::RISKS_RESIDUAL, checks::RISKS_TREATMENT, checks::RISKS_CONCLUSION] {
        assert_eq!(check(&[], check_of.0), [], "{check_of:?}");
    }
    let more = [
        ("risks/risk-notice/impact_after", json!("high")),
        ("risks/risk-leak/likelihood_after", json!("very_high")),
    ];
    assert_eq!(
        check(&more, "risks.residual"),
        [
            ("risks/risk-leak/likelihood_after".to_owned(), Severity::Error),
            ("risks/risk-notice/impact_after".to_owned(), Severity::Error),
        ]
    );
    let high = ("risks/risk-excess/likelihood_after", json!("high"));
    let impact = ("risks/risk-excess/impact_after", json!("high"));
    let conclusion = ("conclusion/conclusion".to_owned(), Severity::Error);
    let ahead = ("conclusion/conclusion", json!("may_export"));
    assert_eq!(check(&[high.clone(), impact.clone(), ahead], "risks.conclusion"), [conclusion]);
    let later = ("conclusion/conclusion", json!("after_rectification"));
    assert_eq!(check(&[high.clone(), impact.clone(), later.clone()], "risks.conclusion"), []);
    let accept = ("risks/risk-excess/treatment", json!("accept"));
    let treatment = |severity| ("risks/risk-excess/treatment".to_owned(), severity);
    assert_eq!(
        check(&[high, impact, later, accept.clone()], "risks.treatment"),
        [treatment(Severity::Error)]
    );
    assert_eq!(check(&[accept], "risks.treatment"), [treatment(Severity::Warning)]);
    let weigh = ("risks/risk-excess/treatment", json!("weigh"));
    assert_eq!(check(&[weigh], "risks.treatment"), [treatment(Severity::Warning)]);
}

#[test]
fn a_companys_own_matrix_is_followed_and_shown() {
    let matrix = own(|tree| {
        tree["unacceptable"] = json!("medium");
        tree["table"]["medium"]["medium"] = json!("high");
        tree["table"]["medium"]["high"] = json!("high");
        tree["table"]["high"]["medium"] = json!("high");
    });
    let dossier = with(CONTRACT, &[("conclusion/conclusion", json!("may_export"))]);
    let survey = surveyed(&dossier, &matrix);
    assert_eq!(survey.risks.scored[1].after.level, Answer::Known(Level::High));
    let unacceptable: Vec<&str> =
        survey.risks.unacceptable().map(|risk| risk.id.as_str()).collect();
    assert_eq!(unacceptable, ["risk-leak"]);
    assert_eq!(found(&survey, "risks.conclusion").len(), 1);
    let all = documents(&dossier.answers, &survey, Lang::Zh);
    for id in ["pipia-report", "brief"] {
        let document = all.iter().find(|document| document.id == id).unwrap();
        assert!(markdown(document).contains("本企业矩阵（决定：数据安全委员会"), "{id}");
    }
    assert!(heat_map(&survey.risks, Lang::En).legend.contains("company's own"));
}

#[test]
fn the_command_lists_scores_and_prints_the_picture() {
    let dir = workspace();
    let listed = parsed(&run(dir.path(), &["risks", CONTRACT, "--format", "json"]));
    assert_eq!(listed["highest_before"], "high");
    assert_eq!(listed["highest_after"], "medium");
    assert_eq!(listed["own_matrix"], false);
    assert_eq!(listed["risks"][0]["before"]["impact"], "high", "corrected");
    assert_eq!(listed["risks"][0]["after"]["level"], "low");
    for lang in ["zh", "en"] {
        let told = run(dir.path(), &["risks", CONTRACT, "--lang", lang]);
        assert_eq!(code(&told), 0);
        assert!(text(&told).contains("risk-migration"));
        let picture =
            text(&run(dir.path(), &["risks", CONTRACT, "--format", "svg", "--lang", lang]));
        assert!(picture.starts_with("<svg xmlns="), "{picture}");
    }
    let sheets = text(&run(dir.path(), &["risks", ASSESSMENT, "--format", "markdown"]));
    assert!(sheets.contains("安全事件可能性分析表") && sheets.contains("训练心率"), "{sheets}");
    assert!(text(&run(dir.path(), &["risks", "hr-exempt"])).contains("没有记录风险"));
    run(dir.path(), &["set", CONTRACT, "risks/risk-leak/impact_after", ""]);
    assert_eq!(code(&run(dir.path(), &["risks", CONTRACT])), 1, "one is open");
}

#[test]
fn a_matrix_is_adopted_for_the_folder_or_refused_whole() {
    let dir = workspace();
    let sample = run(dir.path(), &["risk-matrix", "--format", "json"]);
    let mut tree = parsed(&sample);
    let file = dir.path().join("new.txt");
    let adopt = |tree: &Value| {
        fs::write(&file, tree.to_string()).unwrap();
        run(dir.path(), &["risk-matrix", "--set", file.to_str().unwrap()])
    };
    let refused = adopt(&tree);
    assert_eq!(code(&refused), 2);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("没有写明由谁"));
    tree["decided"] = json!("数据安全委员会，2026年9月1日");
    tree["unacceptable"] = json!("medium");
    assert_eq!(code(&adopt(&tree)), 0);
    assert!(text(&run(dir.path(), &["risk-matrix"])).contains("本企业矩阵（决定：数据安全委员会"));
    let told = run(dir.path(), &["risks", CONTRACT]);
    assert!(code(&told) == 1 && text(&told).contains("不可接受的1项"), "{}", text(&told));
    run(dir.path(), &["set", CONTRACT, "conclusion/conclusion", "may_export"]);
    assert!(text(&run(dir.path(), &["check", CONTRACT])).contains("与“可以开展”的结论矛盾"));
    let listed = parsed(&run(dir.path(), &["list", "--format", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), 5, "the matrix is no record");
    // A wrong one changes nothing; a broken file in the folder is told and never dropped.
    tree["table"]["severe"]["low"] = json!("low");
    let refused = adopt(&tree);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("从 high/low 到 severe/low"));
    assert_eq!(
        parsed(&run(dir.path(), &["risks", CONTRACT, "--format", "json"]))["own_matrix"],
        true
    );
    fs::write(dir.path().join("risk-matrix.json"), "{").unwrap();
    for command in [&["risks", CONTRACT][..], &["decide", CONTRACT], &["list"]] {
        let told = run(dir.path(), command);
        assert_eq!(code(&told), 2, "{command:?}");
        assert!(String::from_utf8_lossy(&told.stderr).contains("risk-matrix.json"), "{command:?}");
    }
}

#[test]
fn every_correction_has_its_steps_and_every_check_its_words() {
    for (options, up) in [(&IMPACT_ADJUSTMENTS, true), (&LIKELIHOOD_ADJUSTMENTS, false)] {
        assert_eq!(options.choices[0].code, NO_ADJUSTMENT);
        assert!(!up || options.choices.len() > 2);
        for choice in &options.choices[1..] {
            let known: Vec<i32> = ADJUSTMENTS
                .iter()
                .filter(|known| known.code == choice.code)
                .map(|known| known.steps)
                .collect();
            let steps = if choice.label.zh.starts_with("升一级") { 1 } else { -1 };
            assert_eq!(known, [steps], "{}: its label says so", choice.code);
            assert_eq!(choice.label.en.starts_with("Up:"), steps == 1, "{}", choice.code);
            both(choice.note, choice.code.as_str());
        }
    }
    let count = IMPACT_ADJUSTMENTS.choices.len() + LIKELIHOOD_ADJUSTMENTS.choices.len() - 2;
    assert_eq!(ADJUSTMENTS.len(), count);
    for known in ADJUSTMENTS {
        assert!(!known.source.status.is_guidance(), "{}: both standards were read", known.code);
    }
    for options in [Impact::OPTIONS, Likelihood::OPTIONS, Level::OPTIONS] {
        assert_eq!(options.choices.len(), 4);
        assert!(options.choices.iter().all(|choice| !choice.note.is_empty()), "{}", options.id);
    }
    assert!(risks::SECTION.fields.iter().all(|field| !field.help.is_empty()));
}
