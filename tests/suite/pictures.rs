//! Pictures that are attached to a record and charts that rows give: shown in every format, and a place kept where a file is wrong.

use std::fs;
use std::path::Path;

use serde_json::{Value, json as value};

use crate::command_line::{json, run, text, workspace};

const RECORD: &str = "travel-mixed-routes";
/// One red pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
    \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj << /Type /Page /Contents 2 0 R >> endobj\n%%EOF\n";

fn changed(dir: &Path, change: impl FnOnce(&mut Value)) {
    let path = dir.join(format!("{RECORD}.json"));
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut record["answers"]);
    fs::write(&path, serde_json::to_string(&record).unwrap()).unwrap();
    let folder = dir.join("evidence");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("图.png"), PNG).unwrap();
    fs::write(folder.join("证.pdf"), PDF).unwrap();
}

/// A record with a picture, a picture whose file is missing, a false one, and a certificate that is handed in.
fn with_files(dir: &Path) {
    changed(dir, |answers| {
        let proofs = answers["evidence"].as_array_mut().unwrap();
        let proof = |id: &str, name: &str, file: &str, digest: &str| {
            value!({"id": id, "name": name, "proves": ["systems"], "form": "electronic", "file": file,
                "digest": digest, "picture": "yes", "shows": "从平台到网关的部署"})
        };
        proofs.push(proof("p-good", "架构图", "evidence/图.png", &chujing::form::digest(PNG)));
        proofs.push(proof("p-gone", "机房照片", "evidence/没有.png", "00"));
        proofs.push(proof("p-false", "假图片", "evidence/证.pdf", &chujing::form::digest(PDF)));
        proofs.push(
            value!({"id": "p-cert", "name": "测评证书", "proves": ["systems"], "form": "copy",
            "file": "evidence/证.pdf", "digest": chujing::form::digest(PDF), "handed_in": "yes"}),
        );
    });
}

#[test]
fn an_attached_picture_stands_in_word_and_html_and_is_told_elsewhere() {
    let dir = workspace();
    with_files(dir.path());
    let to = dir.path().join("out");
    let formats = ["docx", "html", "markdown"].iter().flat_map(|one| ["--format", one]);
    let args: Vec<&str> =
        ["export", RECORD, "--to", to.to_str().unwrap()].into_iter().chain(formats).collect();
    run(dir.path(), &args);
    let file = |ending: &str| to.join(format!("{RECORD}-pipia-report-zh.{ending}"));
    let html = fs::read_to_string(file("html")).unwrap();
    assert_eq!(html.matches("<img src=\"data:image/png;base64,").count(), 1);
    assert!(html.contains("alt=\"从平台到网关的部署\""));
    let markdown = fs::read_to_string(file("md")).unwrap();
    assert!(markdown.contains("架构图") && markdown.contains("从平台到网关的部署"));
    for format in [&html, &markdown] {
        assert_eq!(
            format.matches("贴图处：").count(),
            2,
            "a place for what is missing or no picture"
        );
    }
    let word = fs::read(file("docx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(word)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("word/media/image1.png").unwrap(), &mut bytes)
        .unwrap();
    assert_eq!(bytes, PNG);
    assert!(archive.by_name("word/media/image2.png").is_err());
    let found = json(&run(
        dir.path(),
        &["verify", RECORD, file("docx").to_str().unwrap(), "--format", "json"],
    ));
    assert_eq!(found[0]["result"]["extras"], value!([]), "{found:#}");
    let shown = text(&run(dir.path(), &["check", RECORD, "--format", "json"]));
    assert!(shown.contains("文件不在了") && shown.contains("不能作为图片印出"), "{shown}");
    // Every record of a folder is looked at in the same way.
    let all = dir.path().join("all");
    run(dir.path(), &["export", "--all", "--to", all.to_str().unwrap(), "--format", "html"]);
    let html = fs::read_to_string(all.join(RECORD).join(format!("{RECORD}-pipia-report-zh.html")))
        .unwrap();
    assert_eq!(html.matches("<img src=").count(), 1);
}

#[test]
fn a_proof_that_is_handed_in_travels_with_the_package() {
    let dir = workspace();
    with_files(dir.path());
    let to = dir.path().join("out");
    let made = json(&run(
        dir.path(),
        &["package", RECORD, "--to", to.to_str().unwrap(), "--format", "json"],
    ));
    let files = made["manifest"]["files"].to_string();
    assert!(files.contains("佐证材料/") && files.contains("测评证书.pdf"), "{files}");
    assert!(!files.contains("架构图"), "what stays in the house");
    fs::write(dir.path().join("evidence/证.pdf"), [PDF, b"more"].concat()).unwrap();
    let again = dir.path().join("again");
    let made = json(&run(
        dir.path(),
        &["package", RECORD, "--to", again.to_str().unwrap(), "--format", "json"],
    ));
    assert!(!made["manifest"]["files"].to_string().contains("测评证书.pdf"));
    assert!(made["to_obtain"].to_string().contains("测评证书：附上之后文件有改动"), "{made:#}");
}

#[test]
fn charts_stand_in_the_report_where_rows_give_them() {
    let dir = workspace();
    let to = dir.path().join("out");
    let report = || {
        run(dir.path(), &["export", RECORD, "--to", to.to_str().unwrap(), "--format", "markdown"]);
        fs::read_to_string(to.join(format!("{RECORD}-pipia-report-whole-zh.md"))).unwrap()
    };
    changed(dir.path(), |answers| {
        let answers = answers.as_object_mut().unwrap();
        assert!(["owners", "units"].iter().all(|rows| answers.remove(*rows).is_some()));
    });
    let without = report();
    assert!(!without.contains("股权结构和控制关系图") && !without.contains("组织架构图"));
    changed(dir.path(), |answers| {
        answers["owners"] = value!([
            {"id": "o1", "name": "Lanternbay Hospitality Group Pte. Ltd.", "share": "1"},
            {"id": "o2", "name": "Koh Specimen", "person": "yes", "share": "0.61", "of_owner": "o1", "controls": "yes"},
            {"id": "o3", "name": "Lanternbay Hospitality Group Pte. Ltd.", "share": "1", "of_recipient": "recipient-hong-kong"},
        ]);
        answers["units"] = value!([
            {"id": "u1", "name": "数据安全委员会", "head": "总经理"},
            {"id": "u2", "name": "信息安全部", "reports_to": "u1", "task": "网关和日志"},
        ]);
    });
    let with = report();
    // A recipient that is a holder too is one box.
    assert_eq!(
        with.matches("[[\"Lanternbay Hospitality Group").count(),
        2,
        "in the holdings and in the ways of the data"
    );
    assert!(with.contains("61%") && with.contains("Koh Specimen") && with.contains("实际控制人"));
    assert!(with.contains("组织架构图") && with.contains("网关和日志"));
    let place = |words: &str| with.find(words).unwrap();
    assert!(place("股权结构和控制关系图") < place("组织架构图"));
    changed(dir.path(), |answers| {
        answers["owners"][0]["share"] = "0.7".into();
        let more = value!({"id": "o4", "name": "另一股东", "share": "0.4"});
        answers["owners"].as_array_mut().unwrap().push(more);
    });
    let shown = text(&run(dir.path(), &["check", RECORD, "--format", "json"]));
    assert!(shown.contains("110%"), "{shown}");
}

#[test]
fn a_flow_of_which_no_link_leads_abroad_is_drawn_as_it_is_stated() {
    for act in ["transfer", "remote_access"] {
        for stored in [Value::Null, value!("yes"), value!("no")] {
            let dir = workspace();
            changed(dir.path(), |answers| {
                let rows = |answers: &mut Value, section: &str, id: &str| -> usize {
                    let all = answers[section].as_array().unwrap();
                    all.iter().position(|row| row["id"] == id).unwrap()
                };
                let at = rows(answers, "scenarios", "scenario-night");
                answers["scenarios"][at]["act"] = value!(act);
                let at = rows(answers, "flows", "scenario-night~recipient-hong-kong");
                let flow = answers["flows"][at].as_object_mut().unwrap();
                flow.insert("link".into(), value!(["link-crm"]));
                flow.remove("storage");
                flow.insert("stored".into(), stored.clone());
            });
            let told = json(&run(dir.path(), &["ways", RECORD, "--format", "json"]));
            let night = told.as_array().unwrap().iter();
            let night = night.clone().find(|one| one["scenario"] == "scenario-night").unwrap();
            let lines = night["lines"].as_array().unwrap();
            let of = |one: &Value| (one["from"].to_string(), one["to"].to_string());
            let is_gateway = |name: &str| name.contains("system-gateway");
            // What is stated is drawn, and nothing that is not.
            assert!(
                lines.iter().any(|one| of(one).0.contains("system-crm") && is_gateway(&of(one).1)),
                "{act} {stored}: {lines:#?}"
            );
            assert!(!lines.iter().any(|one| is_gateway(&of(one).0)), "{act} {stored}: {lines:#?}");
            let boxes = night["boxes"].as_array().unwrap();
            let abroad = boxes.iter().find(|one| one["place"] == "recipients/recipient-hong-kong");
            let abroad = abroad.unwrap_or_else(|| panic!("{boxes:#?}"));
            assert!(abroad["note"].as_str().unwrap().contains("没有通到境外的链路"), "{abroad}");
        }
    }
}
