//! Sessions with the package sheet: scans kept and typed, what is refused, and a package made.

use crossterm::event::KeyCode::{BackTab, Down, Enter, Esc, F, Home, Tab};

use super::session::{Session, repository};

/// The least that passes for a scanned paper.
const PDF: &str = "%PDF-1.4 1 0 obj<</Type/Page/Contents 2 0 R>>endobj %%EOF";
const RECORD: &str = "customers-standard-contract";

#[test]
fn a_package_is_made_with_kept_and_typed_scans() {
    let mut desk = Session::example(RECORD, 80, 24);
    let scans = desk.dir().join("work").join(format!("{RECORD}-scans"));
    std::fs::create_dir(&scans).unwrap();
    std::fs::write(scans.join("01-licence.pdf"), PDF).unwrap();
    let typed = desk.dir().join("身份 证.jpg");
    std::fs::write(&typed, b"\xff\xd8\xff\xd9").unwrap();

    desk.key(F(10)).shows("生成申报备案材料包").shows("文书都已完整").shows("还缺 6 项");
    desk.shows(&format!("{RECORD}-scans"));
    desk.key(Home).shows("新文件夹").shows("[x] 01 统一社会信用代码证件影印件");
    // A path as a terminal hands it over when a file is dropped on it.
    desk.key(Enter).key(Down).paste(&format!("'{}'", typed.display()));
    desk.key(Enter).shows("[x] 02 法定代表人身份证件影印件").shows("还缺 5 项");
    desk.named("F10").shows("材料包已生成").shows("03 经办人身份证件影印件");
    desk.hides("02 法定代表人身份证件影印件");
    let made = desk.dir().join("package").join(RECORD);
    let filing = made.join("1-申报备案材料");
    assert!(filing.join("01-统一社会信用代码证件影印件.pdf").is_file());
    assert!(filing.join("02-法定代表人身份证件影印件.jpg").is_file());
    assert!(made.with_file_name(format!("{RECORD}.zip")).is_file());
    // The next package has a name of its own.
    desk.key(Enter).hides("材料包已生成").ctrl('k').key(Home).shows(&format!("{RECORD}-2"));
    desk.key(Esc).hides("生成申报备案材料包");
}

#[test]
fn what_is_refused_is_told_and_what_was_typed_stays() {
    let mut desk = Session::example(RECORD, 80, 24);
    desk.key(F(10)).key(Home).key(Enter).type_text("没有这个.pdf").key(Enter).shows("[!] 01");
    desk.shows("还缺 7 项");
    desk.key(F(10)).shows("没有生成材料包").shows("文件或者文件夹不存在");
    desk.key(Enter).hides("没有生成材料包").shows("没有这个.pdf");
    assert!(!desk.dir().join("package").exists());
    // A folder that is there is not written into.
    let there = desk.dir().join("there");
    std::fs::create_dir(&there).unwrap();
    desk.key(Esc).key(F(10)).key(Home).ctrl('u').paste(&there.display().to_string());
    desk.key(F(10)).shows("已经存在").key(Enter);
    assert_eq!(std::fs::read_dir(&there).unwrap().count(), 0);
    desk.ctrl('u').key(F(10)).shows("请写明文件夹");
}

#[test]
fn drafts_and_an_open_route_are_told_in_both_languages() {
    let mut desk = Session::example("website-policy", 80, 24);
    desk.key(F(10)).shows("份文书仍是草稿").shows("路径尚未确定");
    desk.key(F(9)).shows("documents are drafts").shows("The route is open");
    desk.shows("New folder").key(Down).key(Enter).shows("The package is made");
    desk.shows("are still drafts");
}

#[test]
fn a_file_of_the_kept_scans_without_a_number_is_told() {
    let mut desk = Session::example(RECORD, 80, 24);
    let scans = desk.dir().join("work").join(format!("{RECORD}-scans"));
    std::fs::create_dir(&scans).unwrap();
    std::fs::write(scans.join("执照.pdf"), PDF).unwrap();
    desk.ctrl('p').type_text("材料包").key(Enter).shows("执照.pdf").shows("以材料清单中的序号开头");
}

#[test]
fn typing_begins_at_the_first_missing_scan_and_tab_goes_round() {
    let mut desk = Session::example(RECORD, 80, 24);
    let scans = desk.dir().join("work").join(format!("{RECORD}-scans"));
    std::fs::create_dir(&scans).unwrap();
    std::fs::write(scans.join("01-a；b; c.pdf"), PDF).unwrap();
    std::fs::write(scans.join("77-x.pdf"), PDF).unwrap();
    desk.key(F(10)).shows("77-x.pdf").shows("清单中没有第77项").shows("[x] 01").shows("还缺 6 项");
    let typed = desk.dir().join("id.png");
    std::fs::write(&typed, b"\x89PNG\r\n\x1a\nIDAT IEND").unwrap();
    desk.paste(&typed.display().to_string()).key(Tab).shows("[x] 02").shows("还缺 5 项");
    desk.key(BackTab).key(BackTab).key(BackTab).shows("新文件夹");
    desk.key(BackTab).shows("[ 生成材料包 ]").key(Tab).shows("新文件夹");
    desk.key(F(1)).shows("上一行").key(Esc);
    desk.key(F(10)).shows("材料包已生成");
    let filing = desk.dir().join("package").join(RECORD).join("1-申报备案材料");
    assert!(filing.join("01-统一社会信用代码证件影印件.pdf").is_file());
    assert!(filing.join("02-法定代表人身份证件影印件.png").is_file());
}

#[test]
fn each_route_has_lines_of_its_own_and_the_contract_of_both_sides_has_one() {
    const MIXED: &str = "travel-mixed-routes";
    let mut desk = Session::example(MIXED, 100, 60);
    let proofs = format!("{MIXED}-evidence");
    let from = repository("assessments").join(&proofs);
    std::fs::create_dir(desk.dir().join("work").join(&proofs)).unwrap();
    for proof in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = desk.dir().join("work").join(&proofs).join(proof.file_name());
        std::fs::copy(proof.path(), to).unwrap();
    }
    let scans = desk.dir().join("work").join(format!("{MIXED}-scans"));
    std::fs::create_dir_all(scans.join("gba_contract-recipient")).unwrap();
    std::fs::write(scans.join("gba_contract-recipient/03-x.pdf"), PDF).unwrap();
    desk.key(F(10)).shows("生成申报备案材料包").shows("还缺 11 项").hides("采用多条路径");
    desk.shows("标准合同备案")
        .shows("大湾区标准合同-接收方一方")
        .shows("[ ] 07 个人信息保护影响评估报告");
    desk.shows("[x] 03 粤港澳大湾区个人信息跨境流动标准合同").shows("gba_contract-recipient。");
    // Typing begins at the first that is lacking, which is of the first route.
    let typed = desk.dir().join("执照.pdf");
    std::fs::write(&typed, PDF).unwrap();
    desk.paste(&typed.display().to_string()).key(Tab).shows("[x] 01 统一社会信用代码");
    desk.shows("还缺 10 项").key(F(10)).shows("材料包已生成");
    desk.shows("标准合同备案-不完整.zip：不完整，还缺6项");
    let filing = desk.dir().join("package").join(MIXED).join("1-申报备案材料");
    assert!(filing.join("标准合同备案/01-统一社会信用代码证件影印件.pdf").is_file());
    for side in ["大湾区标准合同", "大湾区标准合同-接收方一方"] {
        let contract =
            filing.join(side).join("03-粤港澳大湾区个人信息跨境流动标准合同-签署扫描件.pdf");
        assert!(contract.is_file(), "{side}");
    }
}
