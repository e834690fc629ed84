//! A record of the folder that cannot be read counts as nobody knows how many, never as nobody.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cases::answers;
use crate::command_line::{code, json as read, run, text};

pub(crate) const CODE: &str = "91330100MA27XYX120";
const OTHER: &str = "91110000MA0000000H";

/// A record as a file holds it: the base facts with these changes.
pub(crate) fn record(id: &str, code: &str, changes: &Value) -> String {
    let mut set = json!({ "handler/credit_code": code, "record/title": id });
    set.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    let tree = json!({
        "format": "chujing-assessment", "schema_version": 1, "id": id,
        "answers": answers(&json!({ "set": set })).to_json(),
    });
    serde_json::to_string_pretty(&tree).unwrap() + "\n"
}

pub(crate) fn people(group: &str, ordinary: u64) -> Value {
    json!({
        format!("groups/{group}/name"): format!("人群{group}"),
        format!("groups/{group}/ordinary"): ordinary, format!("groups/{group}/sensitive"): 0,
        format!("groups/{group}/under_14"): 0, format!("groups/{group}/counted_on"): "2026-11-18",
        "scenarios/s/groups": [group],
    })
}

/// A folder with one record of 200,000 people, and one of another company.
pub(crate) fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(dir.path().join(name), text).unwrap();
    write("own.json", record("own", CODE, &json!({ "groups/g/ordinary": 200_000 })));
    write("stranger.json", record("stranger", OTHER, &people("x", 150_000)));
    dir
}

/// A record of the same company with 1.2 million people.
pub(crate) fn sister() -> String {
    record("sister", CODE, &people("m", 1_200_000))
}

pub(crate) fn decided(dir: &Path, name: &str) -> Value {
    read(&run(dir, &["decide", name, "--format", "json"]))
}

pub(crate) fn errors(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const CONTRACT: &str = "standard_contract_or_certification";

/// A way to make a record unreadable: its name, how it is done, and whether the file still says whose it is.
#[cfg(unix)]
type Way = (&'static str, fn(&Path), bool);

#[cfg(unix)]
fn link(to: &str, path: &Path) {
    std::os::unix::fs::symlink(to, path).unwrap();
}

#[cfg(unix)]
const WAYS: &[Way] = &[
    (
        "cut",
        |path| {
            let text = sister();
            fs::write(path, &text.as_bytes()[..text.len() - 4]).unwrap();
        },
        true,
    ),
    (
        "closed",
        |path| {
            use std::os::unix::fs::PermissionsExt;
            fs::write(path, sister()).unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        },
        false,
    ),
    (
        "grown",
        |path| {
            fs::write(path, sister()).unwrap();
            let file = fs::OpenOptions::new().write(true).open(path).unwrap();
            file.set_len(33 * 1024 * 1024).unwrap();
        },
        true,
    ),
    (
        "unmerged",
        |path| {
            let text = sister();
            let at = text.find("  \"answers\"").unwrap();
            let (head, tail) = text.split_at(at);
            let marks = "<<<<<<< ours\n  \"zh\": 1,\n=======\n  \"zh\": 2,\n>>>>>>> theirs\n";
            fs::write(path, format!("{head}{marks}{tail}")).unwrap();
        },
        true,
    ),
    (
        "not text",
        |path| {
            let bytes: Vec<u8> = sister().bytes().chain([0xff, 0xfe]).collect();
            fs::write(path, bytes).unwrap();
        },
        true,
    ),
    (
        "a key twice",
        |path| {
            fs::write(path, sister().replacen("\"ciio\"", "\"ciio\": \"no\", \"ciio\"", 1))
                .unwrap();
        },
        true,
    ),
    (
        "newer",
        |path| {
            fs::write(path, sister().replace("\"schema_version\": 1", "\"schema_version\": 99"))
                .unwrap();
        },
        true,
    ),
    (
        "no id",
        |path| {
            fs::write(path, sister().replace("\"id\": \"sister\"", "\"id\": \"\"")).unwrap();
        },
        true,
    ),
    (
        "damaged format",
        |path| {
            fs::write(path, sister().replace("chujing-assessment", "chujing-assessm\u{fffd}nt"))
                .unwrap();
        },
        true,
    ),
    ("a link to nowhere", |path| link("nowhere", path), false),
    ("a link to itself", |path| link(path.file_name().unwrap().to_str().unwrap(), path), false),
    ("an input error", |path| link("/proc/self/mem", path), false),
    ("empty", |path| fs::write(path, "").unwrap(), false),
];

/// Whoever may do everything reads a closed file too, and some systems lack what others have.
#[cfg(unix)]
fn is_there(way: &Way, path: &Path) -> bool {
    (way.1)(path);
    way.0 == "newer" || fs::read(path).is_err() || !["closed", "an input error"].contains(&way.0)
}

#[cfg(unix)]
#[test]
fn whichever_way_a_record_became_unreadable_the_verdict_stays_open_and_names_it() {
    let dir = folder();
    let dir = dir.path();
    assert_eq!(decided(dir, "own")["mechanism"], CONTRACT);
    for ending in ["json", "JSON", "Json"] {
        let path = dir.join(format!("sister.{ending}"));
        fs::write(&path, sister()).unwrap();
        assert_eq!(decided(dir, "own")["mechanism"], "security_assessment", "{ending}");
        assert_eq!(decided(dir, "sister")["mechanism"], "security_assessment", "{ending}");
        fs::remove_file(path).unwrap();
    }
    for way in WAYS {
        for name in ["sister.json", "sister.JSON"] {
            let path = dir.join(name);
            if is_there(way, &path) {
                let verdict = decided(dir, "own");
                let about = way.0;
                let wanted = if about == "newer" { "security_assessment" } else { "undetermined" };
                assert_eq!(verdict["mechanism"], wanted, "{about}: {verdict}");
                assert_eq!(verdict["unread"][0]["file"], name, "{about}");
                assert_eq!(
                    verdict["unread"][0]["entity"]["credit_code"].is_string(),
                    way.2,
                    "{about}"
                );
                assert_eq!(verdict["headcount"]["ordinary"]["to"], Value::Null, "{about}");
                let lacking = verdict["lacking"].as_array().unwrap();
                assert!(lacking.contains(&json!("folder")), "{about}: {lacking:?}");
                let check = run(dir, &["check", "own"]);
                assert_eq!(code(&check), 1, "{about}");
                assert!(text(&check).contains(name), "{about}: {}", text(&check));
                // Another company is concerned only where nobody knows whose the file is.
                let other = decided(dir, "stranger")["mechanism"] == "undetermined";
                assert_eq!(other, !way.2, "{about}");
                let listed = run(dir, &["list", "--format", "json"]);
                assert_eq!(code(&listed), if about == "newer" { 0 } else { 2 }, "{about}");
                let own = read(&listed);
                let own = own.as_array().unwrap().iter().find(|one| one["id"] == "own").unwrap();
                assert_eq!(
                    (&own["mechanism"], &own["state"]),
                    (&json!(wanted), &json!("incomplete"))
                );
                if about == "unmerged" {
                    assert!(text(&check).contains("合并尚未完成"), "{}", text(&check));
                    let english = text(&run(dir, &["check", "own", "--lang", "en"]));
                    assert!(english.contains("unresolved merge"), "{english}");
                }
            }
            fs::remove_file(path).unwrap();
        }
    }
    // It was counted, and that was kept where it was told.
    assert_eq!(decided(dir, "own")["unread"][0]["cause"], "gone");
    assert_eq!(code(&run(dir, &["forget", "sister"])), 0);
    assert_eq!(decided(dir, "own")["mechanism"], CONTRACT);
}

#[test]
fn every_command_that_rests_on_the_count_names_the_file_and_papers_stay_drafts() {
    let dir = folder();
    let dir = dir.path();
    let broken = sister().replacen('{', "", 1);
    fs::write(dir.join("sister.json"), broken).unwrap();
    let to = |name: &str| dir.join(name).display().to_string();
    let (export, package, all) = (to("export"), to("package"), to("all"));
    let commands: &[(&[&str], i32)] = &[
        (&["decide", "own"], 0),
        (&["decide", "own", "--explain"], 0),
        (&["check", "own"], 1),
        (&["export", "own", "--to", &export, "--format", "markdown"], 1),
        (&["package", "own", "--to", &package], 1),
        (&["changes"], 0),
        (&["changes", "--from", "2026-11-01", "--to", "2026-11-20"], 0),
        (&["deadlines", "own"], 0),
        (&["risks", "own"], 0),
        (&["what-if", "own", "groups/g/ordinary=10"], 0),
        (&["set", "own", "record/team", "张三"], 0),
        (&["list"], 2),
        (&["export", "--all", "--to", &all, "--format", "markdown"], 2),
    ];
    for (arguments, wanted) in commands {
        for shape in [&[][..], &["--format", "json"]] {
            let takes_json = !["export", "set"].contains(&arguments[0]);
            if !shape.is_empty() && (!takes_json || arguments[0] == "package") {
                continue;
            }
            let output = run(dir, &[arguments, shape].concat());
            let said = format!("{}{}", text(&output), errors(&output));
            assert!(said.contains("sister.json"), "{arguments:?} {shape:?}: {said}");
            assert_eq!(code(&output), *wanted, "{arguments:?} {shape:?}: {said}");
        }
    }
    for entry in fs::read_dir(&export).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_paper = ["pipia", "contract"].iter().any(|part| name.contains(part));
        if path.extension().is_some_and(|ending| ending == "md") && is_paper {
            assert!(fs::read_to_string(&path).unwrap().contains("草稿"), "{name}");
        }
    }
    let brief = fs::read_to_string(Path::new(&export).join("own-brief-zh.md")).unwrap();
    assert!(brief.contains("sister.json") && !brief.contains(&*dir.to_string_lossy()));
    let plan = fs::read_to_string(Path::new(&export).join("own-action-plan-zh.md")).unwrap();
    assert!(plan.contains("文件夹中的其他记录 | sister.json"), "{plan}");
    let told: Vec<String> = fs::read_dir(dir.join("told"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let own = told.iter().find(|told| told.contains("\"id\": \"own\"")).unwrap();
    assert!(own.contains("\"mechanism\": \"undetermined\""), "{own}");
    // What is lacking proposes no place of this record for it, and no flip point pretends to settle it.
    let explained = read(&run(dir, &["decide", "own", "--explain", "--format", "json"]));
    for flip in explained["explanation"]["flips"].as_array().unwrap() {
        for edit in flip["edits"].as_array().unwrap() {
            assert!(!edit["place"].as_str().unwrap().starts_with("folder"), "{flip}");
        }
    }
}

#[test]
fn what_more_people_cannot_change_stays() {
    let dir = folder();
    let dir = dir.path();
    let write = |name: &str, text: String| fs::write(dir.join(name), text).unwrap();
    write("large.json", record("large", CODE, &people("l", 1_000_000)));
    let contract = json!({
        "scenarios/s/exemption": "art5_1_contract", "scenarios/s/contract_party": "yes",
        "scenarios/s/truly_necessary": "yes",
    });
    write("exempt.json", record("exempt", OTHER, &contract));
    let before = decided(dir, "exempt")["mechanism"].clone();
    write("broken.json", "{ \"format\": \"chujing-assessment\"".to_owned());
    let large = decided(dir, "large");
    assert_eq!(large["mechanism"], "security_assessment", "{large}");
    assert_eq!(large["unread"][0]["entity"], Value::Null);
    assert_eq!(decided(dir, "exempt")["mechanism"], before);
    // The papers of both still rest on figures that nobody knows.
    assert_eq!(code(&run(dir, &["check", "large"])), 1);
    fs::remove_file(dir.join("large.json")).unwrap();
    assert_eq!(decided(dir, "own")["mechanism"], "undetermined");
}

#[test]
fn a_file_of_another_kind_is_nobody_and_is_listed() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("package.json"), "{ \"name\": \"tool\", \"version\": 1 }").unwrap();
    fs::write(dir.join("list.json"), "[1, 2]").unwrap();
    fs::create_dir(dir.join("folder.json")).unwrap();
    let verdict = decided(dir, "own");
    assert_eq!(verdict["mechanism"], CONTRACT);
    assert_eq!(verdict["unread"], json!([]));
    let listed = run(dir, &["list"]);
    assert!(code(&listed) == 2 && errors(&listed).contains("package.json"));
    assert!(!errors(&listed).contains("folder.json"));
}

#[test]
fn a_policy_or_matrix_that_cannot_be_read_stops_the_telling_but_loses_no_word() {
    for name in ["policy.json", "risk-matrix.json"] {
        let dir = folder();
        let dir = dir.path();
        assert_eq!(code(&run(dir, &["set", "own", "record/team", "甲"])), 0);
        let told = || {
            let entry = fs::read_dir(dir.join("told")).unwrap().next().unwrap();
            fs::read_to_string(entry.unwrap().path()).unwrap()
        };
        let before = told();
        fs::write(dir.join(name), "{ oops").unwrap();
        let output = run(dir, &["set", "own", "groups/g/ordinary", "5"]);
        assert_eq!(code(&output), 1, "{name}");
        assert!(errors(&output).contains(name), "{}", errors(&output));
        assert!(fs::read_to_string(dir.join("own.json")).unwrap().contains("\"ordinary\": 5,"));
        assert_eq!(told(), before, "{name}");
        // The list settles nothing by readings that may not be the company's.
        let listed = read(&run(dir, &["list", "--format", "json"]));
        assert_eq!(listed[0]["mechanism"], "undetermined");
    }
}

#[test]
fn a_setting_counts_however_its_name_is_written() {
    let dir = folder();
    let dir = dir.path();
    assert_eq!(code(&run(dir, &["policy", "Q-17", "always_consent", "--decided", "法务部"])), 0);
    fs::rename(dir.join("policy.json"), dir.join("Policy.JSON")).unwrap();
    assert!(text(&run(dir, &["decide", "own"])).contains("Q-17"));
    assert_eq!(code(&run(dir, &["policy", "Q-17", "always_consent", "--decided", "董事会"])), 0);
    assert!(!dir.join("policy.json").exists(), "written where it stands");
    fs::write(dir.join("Policy.JSON"), "{ oops").unwrap();
    assert_eq!(code(&run(dir, &["decide", "own"])), 2);
}
