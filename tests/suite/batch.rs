//! Many records at once, and places that cannot be written: whatever fails is told, nothing half is left, the rest goes on.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};
use crate::package::names;

/// The least that passes for a scan of each type.
pub(crate) const PDF: &[u8] = b"%PDF-1.4 1 0 obj<</Type/Page/Contents 2 0 R>>endobj %%EOF";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nIDAT IEND";
const JPG: &[u8] = b"\xff\xd8\xff\xe0 \xff\xd9";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_record_gets_its_package_and_one_that_fails_does_not_stop_the_rest() {
    let dir = workspace();
    fs::write(dir.path().join("broken.json"), "{").unwrap();
    let to = dir.path().join("out");
    // One of them is there already, and stays as it is.
    fs::create_dir_all(to.join("hr-exempt")).unwrap();
    let output =
        run(dir.path(), &["package", "--all", "--to", to.to_str().unwrap(), "--format", "json"]);
    assert_eq!(code(&output), 2);
    let found = json(&output);
    let stems = |list: &str| -> Vec<String> {
        let files = found[list].as_array().unwrap().iter();
        files
            .map(|one| Path::new(one["file"].as_str().unwrap()))
            .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
            .collect()
    };
    assert_eq!(
        stems("done"),
        [
            "customers-standard-contract",
            "security-assessment",
            "travel-mixed-routes",
            "website-policy"
        ]
    );
    assert_eq!(stems("failed"), ["broken", "hr-exempt"]);
    assert!(said(&output).contains("broken.json") && said(&output).contains("已经存在"));
    assert!(names(&to.join("hr-exempt")).is_empty());
    assert!(!to.join("hr-exempt.zip").exists());
    assert!(to.join("website-policy").join("manifest.json").is_file());
    assert!(to.join("website-policy.zip").is_file());
    assert!(!said(&output).contains('['), "no bar where there is no terminal");
}

#[test]
fn what_was_said_and_cannot_be_read_is_told_with_one_paper_and_with_all() {
    let dir = workspace();
    let asked = ["remark", "add", "hr-exempt.json", "handler/name", "请核对", "--ask", "王敏"];
    let made = run(dir.path(), &asked);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let mut within = vec![dir.path().join("review")];
    let mut files = Vec::new();
    while let Some(folder) = within.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { within.push(path) } else { files.push(path) }
        }
    }
    assert!(!files.is_empty());
    for file in files {
        fs::write(file, "{").unwrap();
    }
    let to = dir.path().join("out");
    for (number, command) in [
        &["export", "hr-exempt.json", "--format", "markdown"][..],
        &["export", "--all", "--format", "markdown"],
        &["package", "hr-exempt.json"],
        &["package", "--all"],
    ]
    .into_iter()
    .enumerate()
    {
        let to = to.join(number.to_string());
        let told = run(dir.path(), &[command, &["--to", to.to_str().unwrap()]].concat());
        let lines = said(&told);
        let told: Vec<&str> = lines.lines().filter(|line| line.contains("没有读入")).collect();
        assert_eq!(told.len(), 1, "{command:?}: {lines}");
        assert!(told[0].contains("hr-exempt.json"), "{command:?}: {lines}");
    }
}

#[test]
fn a_package_made_with_others_is_that_made_alone() {
    let dir = workspace();
    // A second record of the same entity: what stands around each is the other.
    let record = fs::read_to_string(dir.path().join("customers-standard-contract.json")).unwrap();
    fs::write(dir.path().join("second.v1.json"), &record).unwrap();
    fs::write(dir.path().join("second.v2.json"), &record).unwrap();
    let (all, one) = (dir.path().join("all"), dir.path().join("one"));
    let output = run(dir.path(), &["package", "--all", "--to", all.to_str().unwrap()]);
    assert!(text(&output).contains("失败0份"), "{} {}", text(&output), said(&output));
    let names = names(&all);
    assert!(names.contains(&"second.v1.zip".to_owned()), "{names:?}");
    assert!(names.contains(&"second.v2.zip".to_owned()), "{names:?}");
    run(dir.path(), &["package", "second.v1", "--to", one.to_str().unwrap()]);
    let manifest = |dir: &Path| fs::read_to_string(dir.join("manifest.json")).unwrap();
    assert_eq!(manifest(&all.join("second.v1")), manifest(&one));
}

#[test]
fn only_the_named_records_are_exported_each_into_its_folder() {
    let dir = workspace();
    let to = dir.path().join("out");
    let export = |more: &[&str]| {
        let first = ["export", "--all", "--to", to.to_str().unwrap(), "--format", "markdown"];
        run(dir.path(), &[&first[..], more].concat())
    };
    let output = export(&["hr-exempt", "website-policy"]);
    assert_eq!(code(&output), 1, "one of them has gaps");
    assert_eq!(names(&to), ["hr-exempt", "website-policy"]);
    assert!(to.join("hr-exempt").join("hr-exempt-brief-zh.md").is_file());
    assert!(text(&output).contains("完成2份，其中1份有缺漏；失败0份"), "{}", text(&output));
    let output = export(&["hr-exempt", "nobody"]);
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("nobody"));
    assert!(text(&output).contains("完成1份"));
    // Several without --all, or none, are bad use.
    for files in [&["hr-exempt", "website-policy"][..], &[]] {
        let first = ["export", "--to", to.to_str().unwrap()];
        assert_eq!(code(&run(dir.path(), &[&first[..], files].concat())), 2);
    }
}

#[test]
fn scans_kept_beside_the_record_go_with_it() {
    let dir = workspace();
    let scans = dir.path().join("customers-standard-contract-scans");
    fs::create_dir(&scans).unwrap();
    for (name, bytes) in [
        ("01-执照.pdf", PDF),
        ("02 正面.png", PNG),
        ("02 反面.JPG", JPG),
        ("08-证明.pdf", PDF),
        (".DS_Store", b""),
        ("Thumbs.db", b""),
    ] {
        fs::write(scans.join(name), bytes).unwrap();
    }
    let to = dir.path().join("out");
    let package = |dir: &Path, to: &Path, more: &[&str]| {
        let first = ["package", "customers-standard-contract", "--to", to.to_str().unwrap()];
        run(dir, &[&first[..], more].concat())
    };
    let output = package(dir.path(), &to, &[]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let filing = names(&to.join("1-申报备案材料"));
    for wanted in [
        "01-统一社会信用代码证件影印件.pdf",
        "02-法定代表人身份证件影印件.jpg",
        "02-法定代表人身份证件影印件.png",
        "08-其他相关证明材料.pdf",
    ] {
        assert!(filing.contains(&wanted.to_owned()), "{wanted}: {filing:?}");
    }
    assert!(text(&output).contains("03 ") && !text(&output).contains("02 "), "{}", text(&output));
    assert!(!text(&output).contains("08 "), "what the list does not ask for is not missing");
    // One given by hand stands for the kept ones of its number, and two of a type stand beside each other.
    fs::rename(scans.join("02 反面.JPG"), scans.join("01 副本.jpg")).unwrap();
    fs::write(scans.join("01 副本 2.jpg"), JPG).unwrap();
    let given = format!("2={}", scans.join("08-证明.pdf").display());
    let second = dir.path().join("second");
    package(dir.path(), &second, &["--scan", &given]);
    let filing = names(&second.join("1-申报备案材料"));
    let starts = |start: &str| filing.iter().filter(|name| name.starts_with(start)).count();
    assert_eq!(starts("02-法定代表人"), 1, "{filing:?}");
    assert_eq!(starts("01-统一社会"), 3, "{filing:?}");
    // A file without a number, or with one that the list does not have, is not left out silently.
    for wrong in ["执照.pdf", "77-其他.pdf"] {
        fs::write(scans.join(wrong), PDF).unwrap();
        let third = dir.path().join("third");
        let output = package(dir.path(), &third, &[]);
        assert_eq!(code(&output), 2, "{wrong}");
        assert!(!third.exists() && !third.with_extension("zip").exists());
        fs::remove_file(scans.join(wrong)).unwrap();
    }
    // All that is wrong is told at once, each by its name.
    fs::write(scans.join("执照.pdf"), PDF).unwrap();
    fs::write(scans.join("77-其他.pdf"), PDF).unwrap();
    fs::write(scans.join("03-空.pdf"), b"").unwrap();
    fs::create_dir(scans.join("04-文件夹")).unwrap();
    let output = package(dir.path(), &dir.path().join("third"), &["--scan", "5=/tmp"]);
    assert_eq!(code(&output), 2);
    for wanted in [
        "执照.pdf 的文件名",
        "77-其他.pdf：材料清单中没有",
        "03-空.pdf 是空文件",
        "04-文件夹 是文件夹",
        "/tmp 是文件夹",
    ] {
        assert!(said(&output).contains(wanted), "{wanted}: {}", said(&output));
    }
    // A record that is exempt has no list: what is kept waits, what is given by hand is refused by name.
    let kept = dir.path().join("hr-exempt-scans");
    fs::create_dir(&kept).unwrap();
    fs::write(kept.join("01-执照.pdf"), PDF).unwrap();
    let (fourth, fifth) = (dir.path().join("fourth"), dir.path().join("fifth"));
    let output = run(dir.path(), &["package", "hr-exempt", "--to", fourth.to_str().unwrap()]);
    assert!(fourth.is_dir() && said(&output).contains("1份扫描件没有附上"), "{}", said(&output));
    let given = format!("1={}", kept.join("01-执照.pdf").display());
    let to = fifth.to_str().unwrap();
    let output = run(dir.path(), &["package", "hr-exempt", "--to", to, "--scan", &given]);
    assert!(code(&output) == 2 && said(&output).contains("01-执照.pdf"), "{}", said(&output));
}

#[test]
fn each_route_asks_for_the_papers_of_its_own_list() {
    let dir = workspace();
    for (route, wanted, not) in [
        ("standard_contract", "07 个人信息保护影响评估报告", "认证委托书"),
        ("certification", "02 认证委托书", "统一社会信用代码证件"),
        ("gba_contract", "03 粤港澳大湾区个人信息跨境流动标准合同", "统一社会信用代码证件"),
        ("", "草稿", "统一社会信用代码证件"),
    ] {
        run(dir.path(), &["set", "customers-standard-contract", "record/route", route]);
        let to = dir.path().join(format!("out-{route}"));
        let to = to.to_str().unwrap();
        let output = run(dir.path(), &["package", "customers-standard-contract", "--to", to]);
        let said = text(&output);
        assert!(said.contains(wanted) && !said.contains(not), "{route}: {said}");
        // Both parties are outside the bay: nothing of that route is written for them.
        let folder = Path::new(to).join("1-申报备案材料");
        let filing = if route == "gba_contract" { Vec::new() } else { names(&folder) };
        assert!(route != "gba_contract" || !folder.exists());
        let report = filing.iter().any(|name| name.contains("影响评估报告"));
        assert_eq!(report, ["standard_contract", ""].contains(&route), "{filing:?}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_left_as_it_was() {
    let dir = workspace();
    let file = dir.path().join("file");
    fs::write(&file, "mine").unwrap();
    let below = file.join("out");
    for command in ["package", "export"] {
        for to in [below.as_path(), Path::new("/dev/full/out"), &dir.path().join("长".repeat(200))]
        {
            let output = run(dir.path(), &[command, "hr-exempt", "--to", to.to_str().unwrap()]);
            assert_eq!(code(&output), 2, "{command} {}", to.display());
            assert!(said(&output).starts_with("错误："), "{}", said(&output));
            assert!(!said(&output).contains("os error"), "{}", said(&output));
        }
    }
    for to in ["..", "/"] {
        let output = run(dir.path(), &["package", "hr-exempt", "--to", to]);
        assert_eq!(code(&output), 2, "{to}");
        assert!(said(&output).contains("新文件夹"), "{}", said(&output));
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    // Beside them stands only whom the record counted, which is kept before anything is made.
    let left: Vec<String> = names(dir.path()).into_iter().filter(|name| name != "told").collect();
    // The five examples, the proofs of one of them, and the file.
    assert_eq!(left.len(), 7, "{left:?}");
}

/// The program where no file may grow beyond some kilobytes, as on a disk that is nearly full.
#[cfg(unix)]
fn run_short_of_room(workspace: &Path, arguments: &[&str]) -> Output {
    crate::alone("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_chujing"))
        .arg("--workspace")
        .arg(workspace)
        .args(arguments)
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn without_room_there_is_no_half_package_and_no_half_export() {
    let dir = workspace();
    let to = dir.path().join("out");
    fs::create_dir(&to).unwrap();
    let place = to.join("包");
    let output =
        run_short_of_room(dir.path(), &["package", "hr-exempt", "--to", place.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("文件超过系统允许的大小"), "{}", said(&output));
    assert!(names(&to).is_empty(), "{:?}", names(&to));
    // Every record of a batch fails for itself.
    let all = ["package", "--all", "--to", to.to_str().unwrap(), "--format", "json"];
    let found: Value = json(&run_short_of_room(dir.path(), &all));
    assert_eq!(found["failed"].as_array().unwrap().len(), 5);
    assert!(names(&to).is_empty(), "{:?}", names(&to));
    // What was exported before is as it was, also where the first new file would have had room.
    let export = ["export", "hr-exempt", "--to", to.to_str().unwrap(), "--format", "docx,markdown"];
    run(dir.path(), &export);
    let before = names(&to);
    let read = |name: &String| fs::read(to.join(name)).unwrap();
    let bytes: Vec<Vec<u8>> = before.iter().map(read).collect();
    run(dir.path(), &["set", "hr-exempt", "handler/employees", "641"]);
    assert_eq!(code(&run_short_of_room(dir.path(), &export)), 2);
    assert_eq!(names(&to), before);
    assert_eq!(before.iter().map(read).collect::<Vec<_>>(), bytes);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let dir = workspace();
    let shut = dir.path().join("shut");
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may do everything is not stopped by it, and then there is nothing to see.
    if fs::write(shut.join("probe"), "").is_err() {
        for command in ["package", "export"] {
            let to = shut.join("out");
            let output = run(dir.path(), &[command, "hr-exempt", "--to", to.to_str().unwrap()]);
            assert_eq!(code(&output), 2);
            assert!(said(&output).contains("没有权限"), "{}", said(&output));
        }
    }
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_run_that_was_broken_off_goes_on_and_what_changed_gets_a_place_beside() {
    let dir = workspace();
    // Its name is what a second package of another would be called.
    let twin = fs::read(dir.path().join("website-policy.json")).unwrap();
    let mut twin: Value = serde_json::from_slice(&twin).unwrap();
    twin["id"] = "twin".into();
    twin["answers"]["handler"] = serde_json::json!({ "name": "另一家公司" });
    fs::write(dir.path().join("hr-exempt-2.json"), twin.to_string()).unwrap();
    let to = dir.path().join("out");
    let all = ["package", "--all", "--to", to.to_str().unwrap(), "--format", "json"];
    // Broken off after two.
    let first = [&all[..3], &all[3..4], &["hr-exempt", "website-policy"]].concat();
    assert_eq!(code(&run(dir.path(), &first)), 1);
    let of = |output: &Output, list: &str| -> Vec<String> {
        let found = json(output);
        let folders = found[list].as_array().unwrap().iter().map(|one| &one["folder"]);
        let name = |folder: &Value| {
            let folder = Path::new(folder.as_str().unwrap()).file_name().unwrap();
            folder.to_string_lossy().into_owned()
        };
        folders.map(name).collect()
    };
    let made = |folder: &str| fs::metadata(to.join(folder)).unwrap().modified().unwrap();
    let before = made("website-policy");
    let again = run(dir.path(), &all);
    assert_eq!(code(&again), 1, "drafts stay drafts: {}", said(&again));
    assert_eq!(of(&again, "skipped"), ["hr-exempt", "website-policy"]);
    assert_eq!(of(&again, "done").len(), 4);
    assert_eq!(made("website-policy"), before);
    // Nothing is left to be done.
    let none = run(dir.path(), &all);
    assert_eq!(of(&none, "done"), Vec::<String>::new());
    assert_eq!(of(&none, "skipped").len(), 6);
    // A record that changed, and one to which a scan came, are made beside what stands there.
    run(dir.path(), &["set", "hr-exempt", "handler/employees", "641"]);
    let scans = dir.path().join("customers-standard-contract-scans");
    fs::create_dir(&scans).unwrap();
    fs::write(scans.join("01-执照.pdf"), PDF).unwrap();
    let third = run(dir.path(), &all);
    assert_eq!(
        of(&third, "done"),
        ["customers-standard-contract-2", "hr-exempt-3"],
        "{}",
        said(&third)
    );
    let folders = names(&to).iter().filter(|name| to.join(name).is_dir()).count();
    assert_eq!(folders, 8);
    let text = text(&run(dir.path(), &all[..4]));
    assert!(text.contains("没有变化跳过6份"), "{text}");
    // Whoever took a paper away has no whole package any more.
    let paper = names(&to.join("security-assessment"));
    let place = to.join("security-assessment");
    let inside = paper.iter().find(|name| place.join(name).is_dir()).unwrap();
    fs::remove_dir_all(to.join("security-assessment").join(inside)).unwrap();
    assert_eq!(of(&run(dir.path(), &all), "done"), ["security-assessment-2"]);
}
