//! What is handed in by each route: a report that keeps pace with its remedies, and a set of papers that says whether it is whole.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use chujing::day::calendar::Calendar;
use chujing::form::{Answers, Edit, Place};
use chujing::inspection::inspect;
use chujing::law::Survey;
use serde_json::{Value, json};

use crate::batch::PDF;
use crate::command_line::{code, json as read_json, run, text, workspace};
use crate::read_through::{all, said, travel};

const MIXED: &str = "travel-mixed-routes";

pub(crate) fn with(mut answers: Answers, place: &str, value: Value) -> Answers {
    answers.apply(Edit::Set(Place::parse(place).unwrap(), Some(value))).unwrap();
    answers
}

/// What point 53 objects to, and whether it asks a person to look.
fn concluded(answers: &Answers) -> (Vec<String>, bool) {
    let found = inspect(answers, &Survey::of(answers), &Calendar::built_in());
    let point = found.checks.into_iter().find(|one| one.check.number == "53").unwrap();
    let objected = point
        .outcome
        .objections
        .iter()
        .filter_map(|one| Some(one.place.as_ref()?.to_string()))
        .collect();
    let to_look = point.outcome.to_look.iter().map(ToString::to_string);
    (objected, { to_look }.any(|place| place == "formalities/rectified/confirmed"))
}

/// The record with every remedy that is due before filing verified, and the day of the assessment moved behind it.
pub(crate) fn verified() -> Answers {
    let mut out =
        travel(&[("record/as_of", json!("2026-12-12")), ("record/end", json!("2026-12-12"))]);
    for risk in ["bundle", "bundle-night", "contacts", "onward"] {
        let place = format!("risks/risk-{risk}/verification");
        out = with(out, &place, json!("高测2026年12月11日复核，已完成"));
    }
    out
}

/// The same with the states in the findings brought up to date, and no other word.
fn restated() -> Answers {
    let old = ["已开发，待测试", "存储已采购，待切换", "条款已确认，待签订"];
    replaced(verified(), &old.map(|old| (old, "已完成")))
}

/// The same with every word that told of what is done now as still to come.
pub(crate) fn reworded() -> Answers {
    replaced(
        restated(),
        &[
            (
                "，2026年12月9日前切换完成，未完成则新合同不生效（合同附录二第一条）",
                "，12月9日切换完成",
            ),
            ("日志保留期应在新合同生效前补齐", "日志保留期已补齐"),
            ("除奥地利协议须如期签订外，", ""),
            (
                "分别开通（12月10日前）、日志保留期（12月9日前）、奥地利协议（12月11日前）3个有负责人和期限",
                "其余3个也已关闭",
            ),
            ("分别开通1个于2026年12月10日前上线", "分别开通1个已关闭"),
        ],
    )
}

fn replaced(mut out: Answers, words: &[(&str, &str)]) -> Answers {
    let tree = out.to_json();
    let mut change = |place: String, told: &Value| {
        let Some(told) = told.as_str() else { return };
        let new = words.iter().fold(told.to_owned(), |new, (old, by)| new.replace(old, by));
        if new != told {
            out.apply(Edit::Set(Place::parse(&place).unwrap(), Some(json!(new)))).unwrap();
        }
    };
    for section in ["findings", "recipients"] {
        for row in tree[section].as_array().unwrap() {
            for field in ["finding", "rectification", "contract", "bay", "capability_gap"] {
                change(format!("{section}/{}/{field}", row["id"].as_str().unwrap()), &row[field]);
            }
        }
    }
    for field in ["reasons", "contract", "bay"] {
        change(format!("conclusion/{field}"), &tree["conclusion"][field]);
    }
    out
}

#[test]
fn assertions_gaps_and_conclusions_are_read_as_remedies_are() {
    let (objected, _) = concluded(&restated());
    for place in [
        "recipients/recipient-hamburg/capability_gap",
        "findings/art5_3/finding",
        "findings/art5_3/contract",
        "findings/art5_6/finding",
        "findings/art5_6/contract",
        "conclusion/reasons",
        "conclusion/contract",
        "conclusion/bay",
    ] {
        assert!(objected.iter().any(|own| own == place), "{place}: {objected:?}");
    }
    // What is due next year is still to come, and what is verified of it says nothing else.
    let other = |place: &String| place.contains("hong-kong") || place.contains("art5_5");
    assert!(!objected.iter().any(other), "{objected:?}");
    assert_eq!(concluded(&reworded()).0, Vec::<String>::new());
    let list = said(&all(&restated()), "contract-materials");
    assert!(list.contains("报告的文字仍写作没有完成"), "{list}");
}

#[test]
fn a_draft_or_an_order_proves_no_remedy_done() {
    let objected = |answers: &Answers| -> Vec<String> {
        let found = inspect(answers, &Survey::of(answers), &Calendar::built_in());
        let point = found.checks.into_iter().find(|one| one.check.number == "N-t").unwrap();
        let all = point.outcome.objections.iter();
        all.filter_map(|one| Some(one.place.as_ref()?.to_string())).collect()
    };
    assert_eq!(
        objected(&verified()),
        ["risk-bundle", "risk-bundle-night", "risk-contacts", "risk-onward"]
            .map(|risk| format!("risks/{risk}/verification"))
    );
    assert!(objected(&travel(&[])).is_empty());
    // What is taken from the list proves nothing either.
    let without = with(verified(), "evidence/proof-bundle/proves", json!([]));
    assert!(objected(&without).contains(&"risks/risk-bundle/verification".to_owned()));
    let done = with(verified(), "evidence/proof-logs-hamburg/name", json!("日志扩容验收单"));
    let done = with(done, "evidence/proof-bundle/name", json!("分别开通的变更单和上线记录"));
    let done = with(done, "evidence/proof-onward/name", json!("合作酒店数据协议及附件二"));
    assert!(objected(&done).is_empty());
}

#[test]
fn a_report_whose_words_lag_behind_its_remedies_is_held_back() {
    let (objected, asked) = concluded(&verified());
    for place in [
        "findings/art5_1/rectification",
        "findings/art5_1/contract",
        "findings/art5_1/bay",
        "findings/art5_3/rectification",
        "findings/art5_6/contract",
    ] {
        assert!(objected.iter().any(|own| own == place), "{place}: {objected:?}");
    }
    assert!(asked && !objected.iter().any(|own| own.contains("art5_2")), "{objected:?}");
    let papers = all(&verified());
    let list = said(&papers, "contract-materials");
    assert!(
        list.contains("报告的文字仍写作没有完成") && list.contains("奥地利酒店超期保存"),
        "{list}"
    );
    let bay = said(&papers, "gba-materials");
    assert!(
        bay.contains("夜间宾客服务与会员境外礼遇合并开通") && !bay.contains("奥地利酒店超期保存")
    );
    // Before the day on which a remedy is due its table says "under way" too.
    let early = with(verified(), "record/as_of", json!("2026-11-20"));
    assert!(concluded(&early).0.is_empty() && concluded(&early).1);
}

#[test]
fn a_conclusion_that_waits_for_nothing_is_asked_about() {
    assert_eq!(concluded(&reworded()), (Vec::new(), true));
    assert!(said(&all(&reworded()), "contract-materials").contains("结论仍是整改后开展"));
    let may = with(reworded(), "conclusion/conclusion", json!("may_export"));
    // The words of one route conclude for themselves.
    let waiting = with(may.clone(), "conclusion/bay", json!("整改后可以开展。已采取的措施有效。"));
    assert_eq!(concluded(&waiting), (Vec::new(), true));
    let settled = with(may, "conclusion/bay", json!("可以开展。已全部整改。"));
    assert_eq!(concluded(&settled), (Vec::new(), false));
    let list = said(&all(&settled), "contract-materials");
    assert!(!list.contains("结论仍是") && !list.contains("以前到期的整改"), "{list}");
    // What is under way still is no contradiction of what is over.
    let later = with(reworded(), "risks/risk-onward/due", json!("2027-03-31"));
    let mut open = later.clone();
    open.apply(Edit::Set(Place::parse("risks/risk-onward/verification").unwrap(), None)).unwrap();
    assert_eq!(concluded(&open), (Vec::new(), false));
}

#[test]
fn a_conclusion_of_one_route_stands_once_in_its_paper() {
    let bay = said(&all(&travel(&[])), "gba-assessment");
    assert_eq!(bay.matches("整改后可以开展").count(), 1, "{bay}");
    let plain =
        travel(&[("conclusion/bay", json!("向香港接收方提供的五项信息与夜间服务直接相关。"))]);
    let bay = said(&all(&plain), "gba-assessment");
    assert!(
        bay.contains("完成整改后可以开展") && bay.contains("理由：**向香港接收方")
            || bay.contains("理由")
    );
}

#[test]
fn what_is_done_with_the_proof_of_a_remedy_agrees_with_the_list_of_evidence() {
    let consents = ["benefits", "contacts", "benefits-before", "contacts-before"]
        .map(|name| format!("evidence/proof-consent-{name}/handed_in"));
    let none = consents.each_ref().map(|place| (place.as_str(), Value::Null));
    let kept = all(&travel(&none));
    assert!(said(&kept, "contract-materials").contains("把完成证明列入佐证材料清单（留存备查"));
    assert!(said(&kept, "evidence-list").contains("均留存备查，未随材料提交"));
    let four = all(&travel(&[]));
    assert!(
        said(&four, "contract-materials").contains("（随材料提交或者留存备查，以清单所列为准）")
    );
    assert!(said(&four, "evidence-list").contains("其中4件随材料提交"));
}

fn scan(dir: &Path, name: &str) {
    let path = dir.join(format!("{MIXED}-scans")).join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, PDF).unwrap();
}

/// A scan of so many pages.
fn pages(count: usize) -> Vec<u8> {
    format!("%PDF-1.4 {} %%EOF", "1 0 obj<</Type/Page/Contents 2 0 R>>endobj ".repeat(count)).into()
}

fn package(dir: &Path, to: &Path, more: &[&str]) -> std::process::Output {
    run(dir, &[&["package", MIXED, "--to", to.to_str().unwrap()][..], more].concat())
}

fn held(archive: &Path) -> Vec<String> {
    let archive = zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap();
    let mut out: Vec<String> =
        archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    out.sort();
    out
}

/// The words of a document of Word.
fn words(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect()
}

/// The one file of a folder whose name begins so.
fn file(folder: &Path, begins: &str) -> std::path::PathBuf {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_its =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(begins);
    { entries }.find(is_its).unwrap_or_else(|| panic!("{begins} in {}", folder.display()))
}

#[test]
fn a_set_of_papers_says_whether_it_is_whole_and_is_whole_with_its_scans() {
    let dir = workspace();
    for number in 1..=7 {
        scan(dir.path(), &format!("standard_contract/{number:02}-a.pdf"));
    }
    // The cover alone is not the report, nor the page of the signatures the contract.
    let first = package(dir.path(), &dir.path().join("short"), &[]);
    let first = text(&first);
    assert!(first.contains("标准合同备案-不完整.zip：不完整，还缺2项"), "{first}");
    for paper in [
        "06 个人信息出境标准合同（签署扫描件）",
        "07 个人信息保护影响评估报告全文扫描件（封面盖章）",
    ] {
        assert!(first.contains(&format!("{paper}：扫描件只有1页，全文不少于")), "{first}");
    }
    let list = words(&file(&dir.path().join("short/1-申报备案材料/标准合同备案"), "00-"));
    assert!(list.contains("扫描件只有1页，全文不少于"), "{list}");
    scan(dir.path(), "大湾区标准合同/01-证件.pdf");
    for (name, count) in
        [("standard_contract/06", 16), ("standard_contract/07", 54), ("大湾区标准合同/03", 12)]
    {
        let path = dir.path().join(format!("{MIXED}-scans/{name}-a.pdf"));
        fs::write(path, pages(count)).unwrap();
    }
    let id = dir.path().join("id.pdf");
    fs::write(&id, PDF).unwrap();
    let theirs = format!("gba_contract-recipient:1={}", id.display());
    let to = dir.path().join("package");
    let made = package(dir.path(), &to, &["--scan", &theirs]);
    assert!(code(&made) < 2, "{}", String::from_utf8_lossy(&made.stderr));
    let said = text(&made);
    for line in [
        "标准合同备案-暂不能提交.zip：扫描件齐备，但是不能提交：到期的整改没有完成",
        "大湾区标准合同-不完整.zip：不完整，还缺1项",
        "大湾区标准合同-接收方一方-不完整.zip：不完整，还缺1项",
        "大湾区标准合同：02 承诺书",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains("采用多条路径") && !said.contains("标准合同备案：0"), "{said}");
    // The signed scan stands for the paper; what the system does not take is not among what is uploaded.
    let whole = held(&to.join("标准合同备案-暂不能提交.zip"));
    assert!(
        whole.contains(&"07-个人信息保护影响评估报告全文扫描件-封面盖章.pdf".to_owned()),
        "{whole:?}"
    );
    // Seven scans, and the wording of the consents as proofs.
    assert!(whole.len() == 11 && whole.iter().all(|name| name.contains(".pdf")), "{whole:?}");
    let proofs = whole.iter().filter(|name| name.starts_with("08-佐证材料/佐证-"));
    assert_eq!(proofs.count(), 4, "{whole:?}");
    // Both sides hand in the contract, and each its own ID.
    for archive in ["大湾区标准合同-不完整.zip", "大湾区标准合同-接收方一方-不完整.zip"]
    {
        let part = held(&to.join(archive));
        let begins: Vec<&str> = part.iter().filter_map(|name| name.get(..2)).collect();
        assert_eq!(begins, ["01", "02", "03"], "{part:?}");
    }
    // One archive of both routes would be handed in by nobody.
    assert!(!to.with_extension("zip").exists());
    // The lists of materials say the same.
    let filing = to.join("1-申报备案材料");
    let list = words(&file(&filing.join("标准合同备案"), "00-"));
    assert!(
        list.contains("这一份扫描件齐备，但是不能提交：到期的整改没有完成")
            && list.contains("清单转换为 PDF 后作为第8项扫描件放入")
            && !list.contains("待取得"),
        "{list}"
    );
    let list = words(&file(&filing.join("大湾区标准合同"), "00-"));
    assert_eq!(list.matches("不完整，还缺1项扫描件").count(), 2, "{list}");
    assert!(list.contains("02 承诺书") && list.contains("扫描件已放入本材料包"), "{list}");
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(to.join("manifest.json")).unwrap()).unwrap();
    let sets = manifest["submissions"].as_array().unwrap();
    let state = |code: &str| {
        let own = sets.iter().find(|one| one["submission"] == code).unwrap();
        (own["is_complete"].as_bool().unwrap(), own["to_obtain"].as_array().unwrap().len())
    };
    assert_eq!(state("standard_contract"), (true, 0));
    let objected = manifest["inspection"]["counts"]["objected"].as_u64().unwrap();
    assert_eq!(objected, 0, "{}", manifest["inspection"]);
    assert_eq!(state("gba_contract"), (false, 1));
    assert_eq!(state("gba_contract-recipient"), (false, 1));
}

#[test]
fn a_scan_that_does_not_say_with_what_it_goes_is_refused_with_what_to_write() {
    let dir = workspace();
    let one = dir.path().join("id.pdf");
    fs::write(&one, PDF).unwrap();
    let to = dir.path().join("package");
    for key in ["3", "security_assessment:3"] {
        let given = format!("{key}={}", one.display());
        let refused = package(dir.path(), &to, &["--scan", &given]);
        let why = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(code(&refused) == 2 && why.contains("gba_contract-recipient"), "{key}: {why}");
    }
    let given = format!("合同:3={}", one.display());
    let refused = package(dir.path(), &to, &["--scan", &given]);
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(code(&refused) == 2 && why.contains("路径:序号=文件"), "{why}");
    let given = format!("gba_contract:9={}", one.display());
    let refused = package(dir.path(), &to, &["--scan", &given]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("没有第9项"));
    // What is kept for a route that is not taken waits; what lies beside the folders of the routes does not.
    scan(dir.path(), "certification/01-a.pdf");
    let made = package(dir.path(), &to, &[]);
    let note = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(code(&made) < 2 && note.contains("1份扫描件没有附上"), "{note}");
    scan(dir.path(), "01-a.pdf");
    let refused = package(dir.path(), &dir.path().join("second"), &[]);
    assert_eq!(code(&refused), 2);
}

#[test]
fn a_proof_that_is_said_to_be_handed_in_and_is_not_there_makes_a_set_partial() {
    let dir = workspace();
    for (field, value) in [("file", "gone.pdf"), ("handed_in", "yes")] {
        let place = format!("evidence/proof-penetration/{field}");
        let output = run(dir.path(), &["set", MIXED, &place, value]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    }
    for number in 1..=7 {
        scan(dir.path(), &format!("standard_contract/{number}.pdf"));
    }
    let to = dir.path().join("package");
    let made = read_json(&package(dir.path(), &to, &["--format", "json"]));
    let sets = made["submissions"].as_array().unwrap();
    assert_eq!(sets[0]["file"], "标准合同备案-不完整.zip", "{sets:?}");
    let lacking = sets[0]["to_obtain"].as_array().unwrap();
    let is_named = |one: &Value| one["zh"].as_str().unwrap().contains("佐证-05");
    assert!(lacking.iter().any(is_named), "{sets:?}");
}
