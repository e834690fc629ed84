//! The filing package: whole or not at all, in the order of the materials list, and proved by its manifest.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::command_line::{code, json, run, text, workspace};

pub(crate) fn names(dir: &Path) -> Vec<String> {
    let mut out: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    out.sort();
    out
}

#[test]
fn a_package_holds_every_document_in_order_with_a_manifest_that_proves_it() {
    let dir = workspace();
    let to = dir.path().join("out/包");
    let scan = dir.path().join("licence.pdf");
    fs::write(&scan, crate::batch::PDF).unwrap();
    let attach = format!("1={}", scan.display());
    let output = run(
        dir.path(),
        &[
            "package",
            "customers-standard-contract",
            "--to",
            to.to_str().unwrap(),
            "--scan",
            &attach,
        ],
    );
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text(&output).contains("02 法定代表人身份证件影印件"), "{}", text(&output));
    assert!(!text(&output).contains("01 统一社会信用代码"), "what is attached is not missing");
    assert_eq!(names(&to), ["1-申报备案材料", "2-告知与同意", "3-内部留存", "manifest.json"]);
    let filing = names(&to.join("1-申报备案材料"));
    let numbers: Vec<&str> = filing.iter().filter_map(|name| name.get(..2)).collect();
    assert_eq!(numbers, ["00", "01", "04", "05", "06", "07", "08"], "{filing:?}");

    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(to.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["mechanism"], "standard_contract_or_certification");
    assert_eq!(manifest["record_digest"].as_str().unwrap().len(), 64);
    for file in manifest["files"].as_array().unwrap() {
        let is_paper = file["document"].is_string() && file["document"] != "record";
        let words = file["words"].as_str().map(str::len);
        assert_eq!(words, is_paper.then_some(64), "the digest of its words: {file}");
        let bytes = fs::read(to.join(file["name"].as_str().unwrap())).unwrap();
        let digest = Sha256::digest(&bytes)
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        assert_eq!(file["sha256"], digest.as_str(), "{}", file["name"]);
    }
    // What is handed in, and nothing else: neither the record nor a paper of the house, nor the manifest, which tells of both.
    let packed = fs::read(to.with_extension("zip")).unwrap();
    let digest = Sha256::digest(&packed);
    let digest = digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    assert_eq!(manifest["zip"]["sha256"], digest.as_str());
    let archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
    let held: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    // The list of materials says how far they are, and is for whoever puts them together.
    let lists = filing.iter().filter(|name| name.contains("00-")).count();
    // What is copied into an official form stays in the folder: power of attorney, undertaking and appendix.
    assert_eq!((held.len(), lists), (filing.len() - 4, 1));
    assert!(held.iter().all(|name| name.starts_with("1-申报备案材料/")), "{held:?}");
    for file in manifest["files"].as_array().unwrap() {
        let is_held = held.iter().any(|name| file["name"] == name.as_str());
        assert_eq!(file["in_zip"], is_held, "{}", file["name"]);
    }
    // Papers in Chinese have Chinese names.
    for part in ["1-申报备案材料", "2-告知与同意", "3-内部留存"] {
        for name in names(&to.join(part)) {
            let stem = name.rsplit_once('.').unwrap().0;
            assert!(!stem.chars().any(|c| c.is_ascii_alphabetic()), "{part}/{name}");
        }
    }
}

#[test]
fn nothing_is_left_of_a_package_that_cannot_be_made() {
    let dir = workspace();
    let to = dir.path().join("package");
    let make = |scan: &str| {
        run(
            dir.path(),
            &[
                "package",
                "customers-standard-contract",
                "--to",
                to.to_str().unwrap(),
                "--scan",
                scan,
            ],
        )
    };
    let wrong = dir.path().join("scan.pdf");
    fs::write(&wrong, "no pdf").unwrap();
    let page = dir.path().join("scan.docx");
    fs::write(&page, "PK").unwrap();
    for scan in [
        format!("2={}", wrong.display()),
        format!("2={}", page.display()),
        format!("99={}", wrong.display()),
        format!("2={}", dir.path().join("none.pdf").display()),
        "scan.pdf".to_owned(),
    ] {
        let output = make(&scan);
        assert_eq!(code(&output), 2, "{scan}");
        assert!(!output.stderr.is_empty());
        assert!(!to.exists() && !to.with_extension("zip").exists(), "{scan}");
    }
    // A folder that is there already is never mixed with another package.
    fs::create_dir(&to).unwrap();
    assert_eq!(code(&run(dir.path(), &["package", "hr-exempt", "--to", to.to_str().unwrap()])), 2);
    assert!(names(&to).is_empty());
    assert!(!to.with_extension("zip").exists());
    // Nor is a zip that is there already written over.
    let other = dir.path().join("other");
    fs::write(other.with_extension("zip"), "mine").unwrap();
    assert_eq!(
        code(&run(dir.path(), &["package", "hr-exempt", "--to", other.to_str().unwrap()])),
        2
    );
    assert_eq!(fs::read_to_string(other.with_extension("zip")).unwrap(), "mine");
    assert!(!other.exists());
}

#[test]
fn the_assessment_has_a_package_of_its_own_and_drafts_are_named() {
    let dir = workspace();
    let to = dir.path().join("assessment");
    let made = json(&run(
        dir.path(),
        &["package", "security-assessment", "--to", to.to_str().unwrap(), "--format", "json"],
    ));
    let filing = names(&to.join("1-申报备案材料"));
    let numbers: Vec<&str> = filing.iter().filter_map(|name| name.get(..2)).collect();
    assert_eq!(numbers, ["00", "04", "05", "07", "08"], "{filing:?}");
    assert_eq!(made["manifest"]["to_obtain"].as_array().unwrap().len(), 7);
    assert!(!made["manifest"]["upload"].as_array().unwrap().is_empty());
    let to = dir.path().join("draft");
    let output = run(dir.path(), &["package", "website-policy", "--to", to.to_str().unwrap()]);
    assert_eq!(code(&output), 1, "a package of drafts says so");
    assert!(text(&output).contains("仍是草稿："));
}

#[test]
fn without_an_office_a_pdf_is_refused_before_anything_is_written() {
    let dir = workspace();
    let to = dir.path().join("pdf");
    let output = crate::program()
        .env("PATH", dir.path())
        .arg("--workspace")
        .arg(dir.path())
        .args(["export", "hr-exempt", "--format", "pdf,docx", "--to", to.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains("LibreOffice"));
    assert!(!to.exists());
}

#[test]
fn a_package_tells_what_an_officer_would_find_and_a_contradiction_makes_drafts_without_a_blank() {
    let dir = workspace();
    let set = |place: &str, value: &str| {
        let output = run(dir.path(), &["set", "customers-standard-contract", place, value]);
        assert_eq!(code(&output), 0);
    };
    set("findings/art5_2/residual", "high");
    set("conclusion/conclusion", "may_export");
    set("formalities/handwritten/confirmed", "no");
    let to = dir.path().join("package");
    let arguments = [
        "package",
        "customers-standard-contract",
        "--to",
        to.to_str().unwrap(),
        "--format",
        "json",
    ];
    let output = run(dir.path(), &arguments);
    assert_eq!(code(&output), 1, "drafts are no success");
    let made = json(&output);
    let drafts = made["drafts"].as_array().unwrap();
    assert!(
        !drafts.is_empty() && drafts.iter().all(|draft| draft["open_points"].as_u64() > Some(0))
    );
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(to.join("manifest.json")).unwrap()).unwrap();
    let checks = manifest["inspection"]["checks"].as_array().unwrap();
    let of = |number: &str| checks.iter().find(|check| check["number"] == number).unwrap();
    assert_eq!((&of("53")["state"], &of("53")["blocks"]), (&"objected".into(), &true.into()));
    assert_eq!((&of("12")["state"], &of("12")["blocks"]), (&"objected".into(), &false.into()));
    assert_eq!(of("11")["state"], "to_look_at");
    assert!(checks.iter().all(|check| check["state"] != "met"), "only what is not met");
}
