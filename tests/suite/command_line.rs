//! The program as a shell sees it: output, exit codes, and files that stay as they were.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::source::root;

pub(crate) fn run(workspace: &Path, arguments: &[&str]) -> Output {
    crate::program()
        .arg("--workspace")
        .arg(workspace)
        .args(arguments)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
}

pub(crate) fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(output)))
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A copy of the examples that a test may change.
pub(crate) fn workspace() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy_examples(dir.path());
    dir
}

/// Copies the examples with the proofs that they hand in.
pub(crate) fn copy_examples(to: &Path) {
    for entry in fs::read_dir(root().join("assessments")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        // What else stands in folders is kept there for whoever tries the examples in place.
        if name.to_string_lossy().ends_with("-evidence") {
            fs::create_dir(to.join(name)).unwrap();
            for proof in fs::read_dir(&path).unwrap().map(Result::unwrap) {
                fs::copy(proof.path(), to.join(name).join(proof.file_name())).unwrap();
            }
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[test]
fn lists_and_verdicts_can_be_had_as_json() {
    let dir = workspace();
    let listed = json(&run(dir.path(), &["list", "--format", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), 5);
    let decided = json(&run(dir.path(), &["decide", "hr-exempt", "--format", "json"]));
    assert_eq!(decided["mechanism"], "exempt");
    assert_eq!(decided["ground"], "art5_2_hr");
    assert_eq!(decided["duties"]["notice"], "required");
    assert_eq!(decided["as_of"], "2026-11-16");
    assert!(decided["law_data"]["version"].is_string());
    assert_eq!(decided["scenarios"][0]["mechanism"], "exempt");
    let finding = &decided["findings"][0];
    for key in ["rule", "status", "reason", "sources"] {
        assert!(!finding[key].is_null(), "{key}");
    }
    for list in ["rules", "fields", "options", "keys"] {
        assert!(
            !json(&run(dir.path(), &[list, "--format", "json"])).to_string().is_empty(),
            "{list}"
        );
        assert!(text(&run(dir.path(), &[list, "--lang", "en"])).len() > 500, "{list}");
    }
}

#[test]
fn the_day_can_be_given() {
    let dir = workspace();
    let decided = json(&run(
        dir.path(),
        &["decide", "hr-exempt", "--as-of", "2024-03-21", "--format", "json"],
    ));
    assert_eq!(decided["mechanism"], "undetermined");
    assert_eq!(decided["as_of"], "2024-03-21");
    assert_eq!(code(&run(dir.path(), &["decide", "hr-exempt", "--as-of", "yesterday"])), 2);
}

#[test]
fn exit_codes_tell_fine_from_problems_from_bad_use() {
    let dir = workspace();
    assert_eq!(code(&run(dir.path(), &["check", "customers-standard-contract"])), 0);
    assert_eq!(code(&run(dir.path(), &["check", "website-policy"])), 1);
    assert_eq!(code(&run(dir.path(), &["check", "nowhere"])), 2);
    assert_eq!(code(&run(dir.path(), &["no-such-command"])), 2);
}

#[test]
fn a_malformed_file_is_named_and_left_alone() {
    let dir = workspace();
    let path = dir.path().join("broken.json");
    fs::write(&path, "{\n  \"format\": oops }").unwrap();
    let output = run(dir.path(), &["check", "broken"]);
    assert_eq!(code(&output), 2);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("broken.json") && said.contains("第2行第13列"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\n  \"format\": oops }");
    let listed = run(dir.path(), &["list"]);
    assert_eq!(code(&listed), 2);
    assert_eq!(text(&listed).lines().count(), 5, "the others stay open");
}

#[test]
fn a_broken_file_beside_the_records_hides_none_of_them() {
    let dir = workspace();
    for name in ["policy.json", "risk-matrix.json", "calendar-2027.json"] {
        fs::write(dir.path().join(name), "{ oops").unwrap();
        let listed = run(dir.path(), &["list"]);
        let said = String::from_utf8(listed.stderr.clone()).unwrap();
        assert_eq!(code(&listed), 2, "{name}");
        assert_eq!(text(&listed).lines().count(), 5, "{name}: {said}");
        assert!(said.contains(name) && said.contains("没有采用这个文件"), "{said}");
        // What judges one record does not go on without it.
        if !name.starts_with("calendar") {
            assert_eq!(code(&run(dir.path(), &["decide", "hr-exempt"])), 2, "{name}");
        }
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    assert_eq!(code(&run(dir.path(), &["list"])), 0);
}

#[test]
fn a_file_edited_after_its_export_is_kept_when_it_is_exported_again() {
    let dir = workspace();
    let to = dir.path().join("out");
    let export = || {
        let to = to.to_str().unwrap();
        run(dir.path(), &["export", "hr-exempt", "--to", to, "--format", "markdown"])
    };
    assert_eq!(code(&export()), 0);
    let brief = to.join("hr-exempt-brief-zh.md");
    fs::write(&brief, "改过的").unwrap();
    let said = String::from_utf8(export().stderr).unwrap();
    assert!(said.contains("hr-exempt-brief-zh.md.bak-1"), "{said}");
    assert_eq!(fs::read_to_string(to.join("hr-exempt-brief-zh.md.bak-1")).unwrap(), "改过的");
    assert_ne!(fs::read_to_string(&brief).unwrap(), "改过的");
    // What nobody touched is replaced without a word, though the record has changed.
    run(dir.path(), &["set", "hr-exempt", "handler/employees", "77"]);
    let said = String::from_utf8(export().stderr).unwrap();
    assert!(!said.contains(".bak-"), "{said}");
}

#[test]
fn a_day_that_does_not_exist_makes_no_firm_result() {
    let dir = workspace();
    run(dir.path(), &["set", "hr-exempt", "record/as_of", "2026-02-30"]);
    let listed = text(&run(dir.path(), &["list"]));
    assert!(
        listed.lines().any(|line| line.contains("评估基准日无效") && line.contains("hr-exempt")),
        "{listed}"
    );
    let found = json(&run(dir.path(), &["list", "--format", "json"]));
    let days = found.as_array().unwrap().iter().filter(|one| one["has_day"] == false).count();
    assert_eq!(days, 1);
    let decided = text(&run(dir.path(), &["decide", "hr-exempt"]));
    let second = decided.lines().nth(1).unwrap();
    assert!(second.trim_start().starts_with("! 评估基准日无效"), "{decided}");
}

#[test]
fn everything_the_screen_can_do_the_command_line_can_do() {
    let dir = tempfile::tempdir().unwrap();
    let path = text(&run(dir.path(), &["new", "员工数据", "--as-of", "2026-11-22"]));
    let file = path.trim();
    assert!(file.ends_with("员工数据.json"), "{file}");
    assert_eq!(code(&run(dir.path(), &["set", file, "handler/ciio", "否"])), 0);
    let kept = run(
        dir.path(),
        &["add", file, "groups", "name=员工", "ordinary=about 100k", "--id", "staff"],
    );
    assert_eq!(code(&kept), 1, "a draft is kept and said");
    assert!(text(&kept).contains("about 100k"));
    assert_eq!(code(&run(dir.path(), &["set", file, "groups/staff/ordinary", "12万"])), 0);
    let copy = text(&run(dir.path(), &["duplicate", file, "groups/staff"]));
    assert_eq!(code(&run(dir.path(), &["remove", file, &format!("groups/{}", copy.trim())])), 0);
    let shown = json(&run(dir.path(), &["show", file, "--format", "json"]));
    assert_eq!(shown["answers"]["groups"][0]["ordinary"], 120_000);
    assert_eq!(shown["answers"]["groups"].as_array().unwrap().len(), 1);
    assert_eq!(shown["answers"]["handler"]["ciio"], "no");
    assert_eq!(code(&run(dir.path(), &["set", file, "handler/nothing", "x"])), 2);
}

#[test]
fn documents_are_written_privately_and_only_where_told() {
    let dir = workspace();
    let to = dir.path().join("out");
    let output = run(
        dir.path(),
        &[
            "export",
            "customers-standard-contract",
            "--to",
            to.to_str().unwrap(),
            "--format",
            "docx,html,markdown,json",
            "--lang",
            "both",
        ],
    );
    assert_eq!(code(&output), 0);
    // Each paper in each format and language, and the record once.
    let files = text(&output);
    let of = |ending: &str| files.lines().filter(|line| line.ends_with(ending)).count();
    let papers = of("-zh.docx");
    assert!(papers > 0);
    for ending in ["-en.docx", "-zh.html", "-en.html", "-zh.md", "-en.md"] {
        assert_eq!(of(ending), papers, "{ending}");
    }
    assert_eq!(files.lines().count(), papers * 6 + 1);
    #[cfg(unix)]
    for entry in fs::read_dir(&to).unwrap() {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let file = dir.path().join("hr-exempt.json");
    let refused = run(dir.path(), &["export", "hr-exempt", "--to", file.to_str().unwrap()]);
    assert_eq!(code(&refused), 2, "a file is no folder");
}

#[test]
fn escapes_in_a_file_do_not_reach_the_terminal() {
    let dir = workspace();
    let poison = r#"{"format":"chujing-assessment","schema_version":1,"id":"x","answers":{"record":{"title":"\u001b[2Jcleared"}}}"#;
    fs::write(dir.path().join("poison.json"), poison).unwrap();
    for arguments in
        [vec!["list"], vec!["show", "poison"], vec!["decide", "poison"], vec!["check", "poison"]]
    {
        let output = run(dir.path(), &arguments);
        assert!(!text(&output).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn schema_completions_and_manual_are_there() {
    let dir = tempfile::tempdir().unwrap();
    assert!(json(&run(dir.path(), &["schema"]))["properties"]["answers"].is_object());
    assert!(text(&run(dir.path(), &["completions", "bash"])).contains("chujing"));
    assert!(text(&run(dir.path(), &["man"])).contains(".TH"));
}

#[test]
fn the_language_is_that_of_argument_environment_settings_and_machine_in_this_order() {
    let dir = workspace();
    let settings = dir.path().join("settings").join("s.json");
    let title = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = crate::program();
        command.env_remove("CHUJING_LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES");
        command.env_remove("LANG").envs(variables.iter().copied());
        let output = command.args(arguments).arg("--help").output().unwrap();
        let help = text(&output);
        if help.contains("Usage") { "en" } else { "zh" }
    };
    let set = settings.to_str().unwrap();
    assert_eq!(title(&[], &[]), "zh");
    assert_eq!(title(&[], &[("LANG", "en_GB.UTF-8")]), "en");
    assert_eq!(title(&[], &[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")]), "zh");
    fs::create_dir(dir.path().join("settings")).unwrap();
    fs::write(&settings, r#"{ "language": "en" }"#).unwrap();
    assert_eq!(title(&[], &[("CHUJING_SETTINGS", set), ("LANG", "zh_CN.UTF-8")]), "en");
    assert_eq!(title(&[], &[("CHUJING_SETTINGS", set), ("CHUJING_LANG", "zh")]), "zh");
    assert_eq!(title(&["--lang", "en"], &[("CHUJING_LANG", "zh")]), "en");
    // The key reference has the keys that hold; what cannot be used is told beside the output.
    fs::write(&settings, r#"{ "keys": { "table": { "sort": ["F11"], "srot": ["F5"] } } }"#)
        .unwrap();
    let output = crate::program().env("CHUJING_SETTINGS", set).arg("keys").output().unwrap();
    assert!(text(&output).contains("- F11: 按此列排序"), "{}", text(&output));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有这个动作"));
    fs::write(&settings, "{ broken").unwrap();
    let output = crate::program().env("CHUJING_SETTINGS", set).arg("keys").output().unwrap();
    assert!(text(&output).contains("Alt+S"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有读入"));
    let schema = json(&run(dir.path(), &["schema", "--settings"]));
    assert!(schema["properties"]["keys"]["properties"]["table"]["properties"]["sort"].is_object());
}

#[test]
fn what_is_still_to_be_done_is_one_list_in_which_each_place_stands_once() {
    let dir = workspace();
    let output = run(dir.path(), &["todo", "website-policy", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let all = json(&output)["to_do"].as_array().unwrap().clone();
    let places: Vec<&str> = all.iter().filter_map(|one| one["place"].as_str()).collect();
    let once: std::collections::BTreeSet<&&str> = places.iter().collect();
    assert!(places.len() > 100 && places.len() == once.len(), "{}", places.len());
    let first = &all[0];
    assert_eq!(first["ground"], "decides");
    assert!(first["zh"].is_string() && first["en"].is_string() && first["sources"].is_object());
    let told = text(&run(dir.path(), &["todo", "website-policy"]));
    let headings = ["决定适用路径或者义务（", "完整记录还需要（"].map(|words| told.find(words));
    assert!(headings.iter().all(Option::is_some) && headings.is_sorted(), "{told}");
    // Nobody counts otherwise: every gap of the check stands in it.
    let gaps = json(&run(dir.path(), &["check", "website-policy", "--format", "json"]));
    for gap in gaps["gaps"].as_array().unwrap() {
        let gap = gap.as_str().unwrap();
        assert!(places.contains(&gap) || !gap.contains('/'), "{gap}");
    }
    // In one order, whoever lists them. Only what an officer objects to stands before, in the order of the points of the inspection.
    let listed = |all: &Value, is_so: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for one in all.as_array().unwrap().iter().filter(|one| is_so(one)) {
            let place = one["place"].as_str().unwrap_or_default();
            if gaps["gaps"].as_array().unwrap().iter().any(|gap| gap == place)
                && !out.iter().any(|known| known == place)
            {
                out.push(place.to_owned());
            }
        }
        out
    };
    let in_order = |those: &[String]| -> Vec<String> {
        let all = gaps["gaps"].as_array().unwrap().iter().filter_map(Value::as_str);
        all.filter(|gap| those.iter().any(|one| one == gap)).map(str::to_owned).collect()
    };
    let to_do = Value::from(all);
    let lacking = listed(&to_do, &|one| one["ground"] == "decides" || one["ground"] == "lacking");
    assert!(lacking.len() > 100, "{}", lacking.len());
    assert_eq!(lacking, in_order(&lacking), "todo and check");
    let of_check = listed(&gaps["problems"], &|one| one["severity"] == "gap");
    assert!(of_check.len() > 100, "{}", of_check.len());
    assert_eq!(of_check, in_order(&of_check), "the problems of check");
    // As JSON as in lines.
    let page = text(&run(dir.path(), &["check", "website-policy"]));
    let mut from = 0;
    for one in gaps["problems"].as_array().unwrap() {
        let at = page
            .get(from..)
            .unwrap_or_default()
            .find(&format!("[{}]", one["place"].as_str().unwrap()));
        from += at.unwrap_or_else(|| panic!("not behind what stands before it: {one}"));
    }
}

#[test]
fn one_rule_can_be_read_and_a_mistyped_id_names_its_neighbours() {
    let dir = workspace();
    for (format, words) in [("text", "volume.contract"), ("markdown", "**编号：** volume.contract")]
    {
        let page = text(&run(dir.path(), &["rules", "volume.contract", "--format", format]));
        assert!(page.contains(words) && page.contains("法律数据"), "{page}");
    }
    let rule = json(&run(dir.path(), &["rules", "volume.contract", "--format", "json"]));
    assert_eq!(rule["figures"][0]["history"][0]["value"], 100_000);
    assert!(rule["cases"].as_array().unwrap().len() > 2);
    assert!(
        text(&run(dir.path(), &["rules", "Q-1", "--lang", "en"])).contains("Reading (followed)")
    );
    let wrong = run(dir.path(), &["rules", "volume.contrat", "--lang", "en"]);
    assert_eq!(code(&wrong), 2);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Near it: volume.contract"));
}

#[test]
fn the_rule_book_teaches_in_both_languages() {
    let dir = workspace();
    for (lang, parts) in [
        ("zh", ["先读这里", "规则的沿革", "数字的沿革", "用例", "所依据的文件"]),
        (
            "en",
            [
                "Start here",
                "Rule sets through time",
                "Figures through time",
                "Cases",
                "Instruments relied on",
            ],
        ),
    ] {
        let book = text(&run(dir.path(), &["rules", "--lang", lang]));
        for part in parts {
            assert!(book.contains(part), "{lang}: no {part}");
        }
    }
}

#[test]
fn the_date_of_the_law_data_stands_with_every_result_and_never_among_rows() {
    let dir = workspace();
    for arguments in [&["decide", "hr-exempt"][..], &["check", "hr-exempt"]] {
        let said = text(&run(dir.path(), arguments));
        assert!(said.trim_end().lines().last().unwrap().starts_with("法律数据"), "{said}");
    }
    let listed = run(dir.path(), &["list"]);
    assert!(text(&listed).lines().all(|line| line.contains('\t')));
    assert!(String::from_utf8_lossy(&listed.stderr).contains("法律数据"));
}

#[test]
fn a_typical_item_is_proposed_for_and_left_to_the_person() {
    let dir = tempfile::tempdir().unwrap();
    run(dir.path(), &["new", "one"]);
    let said = |output: &Output| String::from_utf8(output.stderr.clone()).unwrap();
    let added = run(dir.path(), &["--lang", "en", "add", "one", "items", "--id", "i", "name=指纹"]);
    assert_eq!((code(&added), text(&added).trim()), (0, "i"), "scripts read only the id");
    let told = said(&added);
    for line in [
        "proposed: \"Fingerprint\" is usually \"Biometric data\"; yours to confirm; to take it: set FILE items/i/category a03",
        "set FILE items/i/sensitivity sensitive",
        "set FILE items/i/sensitive_category s1",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(text(&run(dir.path(), &["copy", "one", "items"])).matches("a03").count(), 0);
    run(dir.path(), &["set", "one", "items/i/category", "a03"]);
    let renamed = run(dir.path(), &["set", "one", "items/i/name", "手机号码"]);
    let told = said(&renamed);
    assert!(!told.contains("category") && told.contains("是否如此由您判断"), "{told}");
}

#[test]
fn the_examples_come_with_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let listed = json(&run(dir.path(), &["examples", "--format", "json"]));
    let named: Vec<&str> =
        listed.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(named.len(), 5, "{listed}");
    let own = dir.path().join("示例");
    let shown = own.to_string_lossy();
    assert_eq!(code(&run(dir.path(), &["examples", "--to", &shown])), 0);
    for one in listed.as_array().unwrap() {
        for file in one["files"].as_array().unwrap() {
            let name = file.as_str().unwrap();
            let same = fs::read(own.join(name)).unwrap()
                == fs::read(root().join("assessments").join(name)).unwrap();
            assert!(same, "{name}");
        }
    }
    let list = json(&run(&own, &["list", "--format", "json"]));
    let titles: Vec<&Value> = list.as_array().unwrap().iter().map(|one| &one["title"]).collect();
    assert!(listed.as_array().unwrap().iter().all(|one| titles.contains(&&one["title"])), "{list}");

    // What is there is left alone, and one alone can be had.
    let again = run(dir.path(), &["examples", "--to", &shown]);
    assert_eq!(code(&again), 2);
    let alone = dir.path().join("one");
    let alone = alone.to_string_lossy();
    assert_eq!(code(&run(dir.path(), &["examples", "hr-exempt", "--to", &alone])), 0);
    assert_eq!(fs::read_dir(&*alone).unwrap().count(), 1);
    let mistyped = run(dir.path(), &["examples", "hr-exmpt"]);
    assert_eq!(code(&mistyped), 2);
    assert!(String::from_utf8_lossy(&mistyped.stderr).contains("hr-exempt"));
}
