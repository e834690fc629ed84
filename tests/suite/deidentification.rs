//! De-identification from class sizes to levels: the worked example, what is open, what claims may not say, and imports.

use std::fs;
use std::path::Path;

use chujing::document::build::documents;
use chujing::document::render;
use chujing::form::{Answers, Edit, Facts, Place, Severity};
use chujing::law::deidentification::{Evaluation, LIMIT, Level, Risk, evaluate, evaluations};
use chujing::law::{Mechanism, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::example;

/// A record with one measure.
fn measured(cells: Value) -> Answers {
    let mut row = json!({
        "id": "m", "name": "掩码", "evaluated": "yes", "direct_identifiers": "no", "quasi_identifiers": "yes",
        "context": "controlled", "classes": "5x2, 10", "recipient_controls": "high", "recipient_motive": "low",
        "acquaintances_recognisable": "no", "breach_probability": "0.2",
    });
    for (key, value) in cells.as_object().unwrap() {
        row[key] = value.clone();
    }
    Answers::from_json(json!({ "deidentification": [row] })).unwrap()
}

fn evaluated(cells: Value) -> Evaluation {
    let answers = measured(cells);
    let facts = Facts::new(&answers);
    let mut found = evaluations(&facts);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn lacking(evaluation: &Evaluation) -> Vec<String> {
    evaluation.lacking.iter().map(ToString::to_string).collect()
}

#[test]
fn the_worked_example_reaches_level_three_and_the_limit_itself_does_not() {
    let below = evaluated(json!({}));
    assert_eq!(below.level(), Some(Level::Three));
    let figures = below.figures.as_ref().unwrap();
    let said = |risk: Risk| risk.spoken(LIMIT).en;
    assert_eq!(said(figures.data.exceeding), "0");
    assert_eq!((said(figures.used), said(figures.sharing)), ("0.1667".into(), "0.2".into()));
    assert_eq!(said(figures.overall), "0.0333");
    let at_limit = evaluated(json!({ "breach_probability": "0.3" }));
    assert_eq!(at_limit.level(), Some(Level::Two));
    assert_eq!(at_limit.line().zh, "2级；R = 0.05，不小于0.05");
    // The mean over records, 3 / 20, would have given 0.045 and the better level.
    assert_ne!(said(at_limit.figures.unwrap().used), "0.15");
}

#[test]
fn each_context_asks_for_its_own_class_size() {
    for (context, classes, level) in [
        ("enclave", "3x3, 100", Level::Three),
        ("enclave", "2, 100x3", Level::Two),
        ("controlled", "5, 100", Level::Three),
        ("controlled", "4, 100x999", Level::Two),
        // For the public the risk of the context is 1 and the greatest class counts: 1/20 reaches the limit, 1/21 does not.
        ("public", "20", Level::Two),
        ("public", "21", Level::Three),
        ("public", "19, 1000x9", Level::Two),
    ] {
        let found = evaluated(
            json!({ "context": context, "classes": classes, "breach_probability": "0.1" }),
        );
        assert_eq!(found.level(), Some(level), "{context} {classes}: {}", found.line().en);
    }
}

#[test]
fn the_greatest_of_the_three_risks_of_the_context_counts() {
    let sharing = |cells: Value| evaluated(cells).figures.unwrap().sharing.spoken(LIMIT).en;
    assert_eq!(sharing(json!({ "recipient_controls": "low", "recipient_motive": "high" })), "0.6");
    let acquainted = json!({
        "acquaintances_recognisable": "yes", "prevalence": "0.01", "acquaintances": 150,
        "breach_probability": "0.01",
    });
    assert_eq!(sharing(acquainted), "0.7785");
    assert_eq!(sharing(json!({ "breach_probability": "0.9" })), "0.9");
}

#[test]
fn what_is_not_answered_leaves_levels_possible_and_is_named() {
    let open = evaluated(json!({ "direct_identifiers": null, "quasi_identifiers": "unknown" }));
    assert_eq!(open.possible, [Level::One, Level::Three, Level::Four], "the risk is known");
    assert!(lacking(&open).contains(&"deidentification/m/direct_identifiers".to_owned()));
    let open = evaluated(json!({ "breach_probability": null }));
    assert_eq!(open.possible, [Level::Two, Level::Three]);
    assert_eq!(lacking(&open), ["deidentification/m/breach_probability"]);
    let open = evaluated(json!({ "classes": null }));
    assert_eq!(lacking(&open), ["deidentification/m/classes"]);
    let open = evaluated(json!({ "context": null }));
    assert_eq!(open.possible, [Level::Two, Level::Three]);
    // A class that exceeds settles it, whatever else is open.
    let settled = evaluated(json!({ "classes": "4, 10", "breach_probability": null }));
    assert_eq!((settled.level(), settled.lacking.len()), (Some(Level::Two), 0));
    assert!(settled.line().zh.contains("不足5条"), "{}", settled.line().zh);
    // So does a context that is risky enough by one part alone.
    let settled = evaluated(json!({ "breach_probability": null, "recipient_controls": "low" }));
    assert_eq!(settled.level(), Some(Level::Two));
}

#[test]
fn identifiers_alone_settle_the_first_and_the_last_level() {
    let one = evaluated(json!({ "direct_identifiers": "yes", "classes": "1000" }));
    assert_eq!((one.level(), one.figures.is_some()), (Some(Level::One), false));
    let four = evaluated(json!({ "quasi_identifiers": "no" }));
    assert_eq!(four.level(), Some(Level::Four));
    assert!(
        evaluate(
            &Facts::new(&measured(json!({ "evaluated": "no" })))
                .row(&chujing::form::catalog::deidentification::SECTION, "m")
                .unwrap()
        )
        .is_none()
    );
}

#[test]
fn the_result_of_a_tool_settles_what_its_bounds_settle() {
    let tool = |k: Value, classes: Value, records: Value, breach: &str| {
        evaluated(json!({
            "classes": null, "smallest_class": k, "class_count": classes, "record_count": records,
            "breach_probability": breach,
        }))
    };
    // 0.2 / 5 = 0.04 at worst.
    assert_eq!(tool(json!(5), Value::Null, Value::Null, "0.2").level(), Some(Level::Three));
    let open = tool(json!(5), Value::Null, Value::Null, "0.3");
    assert_eq!(open.possible, [Level::Two, Level::Three]);
    assert!(lacking(&open).contains(&"deidentification/m/class_count".to_owned()));
    assert_eq!(tool(json!(5), json!(100), json!(10_000), "0.2").level(), Some(Level::Three));
    // The mean over classes is at least classes / records: 0.18 * 0.3 = 0.054.
    assert_eq!(tool(json!(5), json!(180), json!(1_000), "0.3").level(), Some(Level::Two));
    assert_eq!(tool(json!(4), Value::Null, Value::Null, "0.01").level(), Some(Level::Two));
    assert_eq!(
        tool(json!({ "from": 5, "to": 9 }), Value::Null, Value::Null, "0.2").level(),
        Some(Level::Three)
    );
    // What contradicts itself is told and not used.
    let answers = measured(
        json!({ "classes": null, "smallest_class": 5, "class_count": 3, "record_count": 14 }),
    );
    let survey = Survey::of(&answers);
    assert_eq!(survey.evaluations[0].level(), None);
    assert!(survey.problems.iter().any(|found| found.check.0 == "deidentification.result"));
}

#[test]
fn classes_of_more_records_than_people_are_told() {
    let told = |cells: Value, groups: Value| {
        let mut row = json!({
            "id": "m", "name": "掩码", "evaluated": "yes", "direct_identifiers": "no",
            "quasi_identifiers": "yes", "context": "controlled",
        });
        for (key, value) in cells.as_object().unwrap() {
            row[key] = value.clone();
        }
        let answers = json!({ "deidentification": [row], "groups": groups });
        let survey = Survey::of(&Answers::from_json(answers).unwrap());
        let is_it = |found: &&chujing::form::Problem| found.check.0 == "deidentification.people";
        survey.problems.iter().find(is_it).map(|found| found.place.to_string())
    };
    let group = |id: &str, ordinary: Value, sensitive: Value| json!({ "id": id, "name": id, "ordinary": ordinary, "sensitive": sensitive });
    let sizes = json!({ "classes": "5x2, 10" });
    let place = |field: &str| Some(format!("deidentification/m/{field}"));
    assert_eq!(told(sizes.clone(), json!([group("a", json!(19), json!(0))])), place("classes"));
    assert_eq!(told(sizes.clone(), json!([group("a", json!(19), json!(1))])), None);
    let two = json!([group("a", json!(10), json!(0)), group("b", json!(5), json!(4))]);
    assert_eq!(told(sizes.clone(), two), place("classes"));
    // What is open may be any number, and a range its largest.
    let open = json!([group("a", json!(10), json!(0)), group("b", Value::Null, json!(4))]);
    assert_eq!(told(sizes.clone(), open), None);
    let range = json!({ "from": 5, "to": 25 });
    assert_eq!(told(sizes.clone(), json!([group("a", range, json!(0))])), None);
    assert_eq!(told(sizes, json!([])), None);
    let tool = json!({ "smallest_class": 5, "class_count": 3, "record_count": 21 });
    assert_eq!(told(tool, json!([group("a", json!(20), json!(0))])), place("record_count"));
}

#[test]
fn a_claim_better_than_the_figures_is_an_error_and_a_worse_one_a_warning() {
    let severity = |cells: Value| {
        let survey = Survey::of(&measured(cells));
        survey
            .problems
            .iter()
            .find(|found| found.check.0 == "deidentification.level")
            .map(|found| (found.severity, found.place.to_string()))
    };
    let at = |severity| Some((severity, "deidentification/m/level".to_owned()));
    assert_eq!(severity(json!({ "level": "level_3" })), None);
    assert_eq!(severity(json!({ "level": "level_4" })), at(Severity::Error));
    assert_eq!(severity(json!({ "level": "level_2" })), at(Severity::Warning));
    let left = json!({ "level": "level_3", "direct_identifiers": "yes" });
    assert_eq!(severity(left), at(Severity::Error));
    assert_eq!(severity(json!({ "level": "level_3", "breach_probability": null })), None, "open");
    let neither =
        json!({ "level": "level_3", "quasi_identifiers": null, "breach_probability": "0.9" });
    assert_eq!(severity(neither), at(Severity::Warning), "2 or 4, never 3");
}

#[test]
fn an_anonymisation_that_its_own_evaluation_denies_proves_nothing() {
    let mechanism = |quasi: &str| {
        let mut answers = example("customers-standard-contract").answers;
        let items: Vec<String> = answers
            .rows(&chujing::form::catalog::items::SECTION)
            .map(|row| row.id.to_owned())
            .collect();
        for (place, value) in [
            ("deidentification/deid-contact/items", json!(items)),
            ("deidentification/deid-contact/claim", json!("anonymised")),
            ("deidentification/deid-contact/level", json!("level_4")),
            ("deidentification/deid-contact/proof", json!("评估报告")),
            ("deidentification/deid-contact/techniques", json!(["statistical_aggregation"])),
            ("deidentification/deid-device/techniques", json!(["statistical_aggregation"])),
            ("deidentification/deid-device/key_holder", json!("无")),
            ("deidentification/deid-time/key_holder", json!("无")),
            ("deidentification/deid-contact/key_holder", json!("无")),
            ("deidentification/deid-contact/evaluated", json!("yes")),
            ("deidentification/deid-contact/direct_identifiers", json!("no")),
            ("deidentification/deid-contact/evaluator", json!("检测机构")),
            ("deidentification/deid-contact/evaluated_on", json!("2026-01-05")),
            ("deidentification/deid-contact/quasi_identifiers", json!(quasi)),
            ("scenarios/scenario-warranty/personal", json!("no")),
        ] {
            answers.apply(Edit::Set(Place::parse(place).unwrap(), Some(value))).unwrap();
        }
        Survey::of(&answers).verdict.mechanism
    };
    assert_eq!(mechanism("no"), Mechanism::OutOfScope);
    assert_ne!(mechanism("yes"), Mechanism::OutOfScope);
}

#[test]
fn an_item_is_not_ordinary_because_it_is_masked() {
    let warns = |reason: &str| {
        let answers = Answers::from_json(json!({
            "items": [{ "id": "i", "name": "病历号", "sensitivity": "ordinary", "sensitivity_reason": reason }],
            "deidentification": [{ "id": "m", "name": "假名", "items": ["i"], "claim": "de_identified" }],
        }))
        .unwrap();
        Survey::of(&answers).problems.iter().any(|p| p.check.0 == "deidentification.sensitivity")
    };
    assert!(warns("已假名化，境外看不到病历号"));
    assert!(!warns("附录A未列，泄露不易造成伤害"));
}

#[test]
fn the_example_computes_the_level_it_claims() {
    let survey = Survey::of(&example("customers-standard-contract").answers);
    assert_eq!(survey.evaluations.len(), 1);
    let found = &survey.evaluations[0];
    assert_eq!((found.level(), found.claimed), (Some(Level::Three), Some(Level::Three)));
}

#[test]
fn nobody_is_left_out_of_the_count_because_of_a_mask() {
    let warns = |source: &str| {
        let answers =
            Answers::from_json(json!({ "groups": [{ "id": "g", "source": source }] })).unwrap();
        Survey::of(&answers).problems.iter().any(|p| p.check.0 == "deidentification.count")
    };
    assert!(warns("按客户去重；已去标识化的用户不计入"));
    assert!(warns("Pseudonymised users are not counted"));
    assert!(!warns("按假名去重。没有排除任何人"));
}

/// A document of a record as plain text.
fn document(answers: &Answers, id: &str) -> String {
    let survey = Survey::of(answers);
    let all = documents(answers, &survey, Lang::Zh);
    render::text(all.iter().find(|document| document.id == id).unwrap())
}

#[test]
fn reports_show_what_covers_an_item_and_the_evaluation_with_its_standing() {
    let answers = example("customers-standard-contract").answers;
    let report = document(&answers, "pipia-report");
    for words in [
        "去标识化：诊断副本联系方式抑制（3级）",
        "去标识化效果评估",
        "受控公开共享 | k = 5 1,066个等价类 9,372条记录 | 0 | 0.1364 | 0.1 | 0.0136 | 3级",
        "T1 = 0.1，T2 = 0.001至0.0014，T3 = 0.05",
        "效果评估参照 GB/T 42460-2023 的方法。",
    ] {
        assert!(report.contains(words), "{words} is not in {report}");
    }
    assert_eq!(report.matches("去标识化后的信息仍属于个人信息").count(), 1);
    assert!(report.contains("3级，企业自评"), "a level without an evaluation says so");
    assert!(!report.contains("二手资料"), "how firmly a method stands is told to whoever files");

    let mut answers = example("security-assessment").answers;
    assert!(!document(&answers, "sa-self-assessment").contains("去标识化效果评估"));
    for (field, value) in [("evaluated", "yes"), ("direct_identifiers", "yes")] {
        let place = Place::parse(&format!("deidentification/deid-pseudonym/{field}")).unwrap();
        answers.apply(Edit::Set(place, Some(json!(value)))).unwrap();
    }
    let report = document(&answers, "sa-self-assessment");
    assert!(report.contains("会员和设备假名 | - | - | - | - | - | - | 1级"), "{report}");
    assert!(report.contains("去标识化：会员和设备假名"));
}

fn written(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn class_sizes_are_imported_as_one_edit_and_shown() {
    let (dir, files) = (workspace(), tempfile::tempdir().unwrap());
    let record = "customers-standard-contract";
    let import = |option: &str, path: &str| {
        run(dir.path(), &["deid", "import", record, "--measure", "deid-device", option, path])
    };
    let sizes = written(files.path(), "sizes.csv", "size\n10\n5\n5\n");
    let output = import("--classes", &sizes);
    assert_eq!(code(&output), 0);
    assert!(text(&output).contains("3个等价类"), "{}", text(&output));
    let row = |id: &str| {
        let shown = json(&run(dir.path(), &["show", record, "--format", "json"]));
        let rows = shown["answers"]["deidentification"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == id).unwrap()
    };
    let kept = row("deid-device");
    assert_eq!((&kept["classes"], &kept["evaluated"]), (&json!("5x2, 10"), &json!("yes")));
    assert_eq!(kept["origin"], "sizes.csv");
    assert_eq!(kept["origin_sha256"].as_str().unwrap().len(), 64);

    // A result of a tool takes the place of sizes, and the other way round.
    let result = written(
        files.path(),
        "r.json",
        r#"{ "k": 6, "classes": 2, "records": 30, "tool": "ARX", "x": 1 }"#,
    );
    let output = import("--tool-result", &result);
    assert_eq!(code(&output), 0);
    let told = text(&output);
    assert!(told.contains('x'), "what was not taken is named");
    for wanted in ["并保存", "代替：", "sizes.csv → ARX (r.json)", "5条的2个"] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let kept = row("deid-device");
    assert!(kept["classes"].is_null());
    assert_eq!((&kept["smallest_class"], &kept["record_count"]), (&json!(6), &json!(30)));
    assert_eq!(kept["origin"], "ARX (r.json)");

    let shown = json(&run(dir.path(), &["deid", "show", record, "--format", "json"]));
    let contact = &shown["measures"][1]["evaluation"];
    assert_eq!((&contact["computed"], &contact["claimed"]), (&json!("level_3"), &json!("level_3")));
    for shape in ["text", "markdown"] {
        let words = text(&run(dir.path(), &["deid", "show", record, "--format", shape]));
        assert!(words.contains("仍属于个人信息") && words.contains("0.0136"), "{words}");
        let words =
            text(&run(dir.path(), &["deid", "show", record, "--format", shape, "--lang", "en"]));
        assert!(words.contains("still personal information"), "{words}");
    }
}

#[test]
fn what_cannot_be_imported_leaves_the_record_as_it_was() {
    let (dir, files) = (workspace(), tempfile::tempdir().unwrap());
    let record = dir.path().join("customers-standard-contract.json");
    let before = fs::read(&record).unwrap();
    let raw = written(files.path(), "raw.csv", "city,age\n杭州,30\n");
    let late = written(files.path(), "late.csv", "size\n5\n张某,5\n");
    let none = written(files.path(), "none.json", "{}");
    let long = written(files.path(), "long.csv", &"5".repeat(70_000));
    let good = written(files.path(), "good.csv", "5");
    let thousands = written(files.path(), "thousands.csv", "7,500\n");
    let impossible = written(files.path(), "i.json", r#"{ "k": 30, "records": 20 }"#);
    let no_day = written(files.path(), "d.json", r#"{ "k": 3, "date": "2026-02-30" }"#);
    let bytes = files.path().join("bytes.csv");
    fs::write(&bytes, [b'5', b'\n', 0xff, b'\n']).unwrap();
    let bytes = bytes.display().to_string();
    for (arguments, said) in [
        (["deid-device", "--classes", raw.as_str()], "哪一列是大小"),
        (["deid-device", "--classes", &late], "第3行"),
        (["deid-device", "--classes", "/nowhere.csv"], "nowhere.csv"),
        (["deid-device", "--classes", &long], "long.csv"),
        (["deid-device", "--classes", &bytes], "UTF-8"),
        (["deid-device", "--tool-result", &none], "没有 k"),
        (["deid-nobody", "--classes", &good], "deid-nobody"),
        (["deid-device", "--classes", &thousands], "没有标题行"),
        (["deid-device", "--tool-result", &impossible], "不可能同时成立"),
        (["deid-device", "--tool-result", &no_day], "date"),
    ] {
        let [measure, option, path] = arguments;
        let output = run(
            dir.path(),
            &["deid", "import", "customers-standard-contract", "--measure", measure, option, path],
        );
        assert_eq!(code(&output), 2, "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(said), "{arguments:?}: {told}");
        assert!(
            !told.contains("张某") && !told.contains("杭州"),
            "raw values are never quoted: {told}"
        );
        assert_eq!(fs::read(&record).unwrap(), before);
    }
}

/// A file of what another tool printed about a made table.
fn of_tool(name: &str) -> String {
    crate::source::root().join("tests/data/tools").join(name).display().to_string()
}

#[test]
fn what_other_tools_print_is_read_or_asked_about() {
    let dir = workspace();
    let record = "customers-standard-contract";
    let import = |path: &str, option: &str| {
        run(dir.path(), &["deid", "import", record, "--measure", "deid-device", option, path])
    };
    let row = || {
        let shown = json(&run(dir.path(), &["show", record, "--format", "json"]));
        let rows = shown["answers"]["deidentification"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == "deid-device").unwrap()
    };
    // pyCANON writes NaN into its JSON, which is then none.
    for name in ["pycanon.json", "pycanon.txt"] {
        assert_eq!(code(&import(&of_tool(name), "--tool-result")), 0, "{name}");
        let kept = row();
        assert_eq!((&kept["smallest_class"], &kept["class_count"]), (&json!(1), &json!(null)));
        assert_eq!(kept["origin"], format!("pyCANON ({name})"));
    }
    assert_eq!(code(&import(&of_tool("arx-output.txt"), "--tool-result")), 0);
    let kept = row();
    let figures = [&kept["smallest_class"], &kept["class_count"], &kept["record_count"]];
    assert_eq!(figures, [&json!(2), &json!(11), &json!(39)]);
    assert_eq!(code(&import(&of_tool("openmed-tabular.json"), "--tool-result")), 0);
    let kept = row();
    assert_eq!(kept["classes"], "1, 2x3, 3x3, 4x3, 5, 7");
    assert!(kept["smallest_class"].is_null());
    // What is open is asked about.
    let files = tempfile::tempdir().unwrap();
    let tabular = fs::read_to_string(of_tool("openmed-tabular.json")).unwrap();
    let guessed = tabular.replace("\"inferred\": false", "\"inferred\": true");
    let guessed = written(files.path(), "guessed.json", &guessed);
    let risk = written(
        files.path(),
        "risk.json",
        r#"{ "leakage_rate": 0.0, "reid_rate": 0.0, "k_min": 18 }"#,
    );
    let short = tabular.replace("\"analyzed\": 40", "\"analyzed\": 41");
    let short = written(files.path(), "short.json", &short);
    let printed = written(
        files.path(),
        "sdc.txt",
        "Infos on 2/3-Anonymity:\n\nNumber of observations violating\n  - 2-anonymity: 3 (7.500%)\n",
    );
    let mean = written(files.path(), "mean.json", r#"{ "k": 3.3333333333333335 }"#);
    let fraction = written(files.path(), "fraction.csv", "size\n5\n2.5\n");
    let wild = written(files.path(), "fk.csv", "\"\",\"fk\"\n\"1\",3\n\"2\",2\n\"3\",2\n");
    for (path, option, said) in [
        (of_tool("arx.txt"), "--tool-result", "不止一份统计"),
        (guessed, "--tool-result", "按列名猜测"),
        (risk, "--tool-result", "没有说明准标识符"),
        (short, "--tool-result", "合计40条记录，与它写明的分析行数（row_counts.analyzed）41不同"),
        (printed, "--tool-result", "没有 k"),
        (mean, "--tool-result", "有小数"),
        (fraction, "--classes", "第3行的大小有小数"),
        (wild.clone(), "--classes", "sdcMicro"),
    ] {
        let output = import(&path, option);
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(code(&output) == 2 && told.contains(said), "{path}: {told}");
    }
    let each = ["deid", "import", record, "--measure", "deid-device", "--each", "record"];
    let output = run(dir.path(), &[&each[..], &["--classes", &wild]].concat());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("缺失值"), "frequencies with wildcards are no sizes: {told}");
    assert_eq!(row()["classes"], "1, 2x3, 3x3, 4x3, 5, 7", "nothing was taken");
}

#[test]
fn the_sum_of_sizes_is_held_against_the_people_of_the_record() {
    let (dir, files) = (workspace(), tempfile::tempdir().unwrap());
    let import = |sizes: &str| {
        let path = written(files.path(), "sizes.csv", sizes);
        let record = ["deid", "import", "customers-standard-contract", "--measure", "deid-device"];
        text(&run(dir.path(), &[&record[..], &["--classes", &path]].concat()))
    };
    let many = import("size,count\n5,900000\n");
    assert!(many.contains("4,500,000条记录，多于人群的"), "{many}");
    let few = import("size,count\n5,90\n");
    assert!(few.contains("450条记录，少于人群的260,000人"), "{few}");
    let as_many = import("size,count\n5,52000\n");
    assert!(!as_many.contains("于人群的"), "{as_many}");
}
