//! What an officer asks who reads a whole package: numbers that add up, states that agree, words of the right route.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::{documents, questionnaires};
use chujing::document::render::markdown;
use chujing::document::{Block, Document};
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Place};
use chujing::inspection::inspect;
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, run, text, workspace};
use crate::examples::example;
use crate::source::root;

const MIXED: &str = "travel-mixed-routes";

fn with(mut answers: Answers, changes: &[(&str, Value)]) -> Answers {
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

pub(crate) fn mixed(name: &str, changes: &[(&str, Value)]) -> Answers {
    let text = fs::read_to_string(root().join(format!("tests/data/mixed-{name}.json"))).unwrap();
    with(Dossier::from_json(&text).unwrap().answers, changes)
}

pub(crate) fn travel(changes: &[(&str, Value)]) -> Answers {
    with(example(MIXED).answers, changes)
}

pub(crate) fn all(answers: &Answers) -> Vec<Document> {
    documents(answers, &Survey::of(answers), Lang::Zh)
}

pub(crate) fn find<'a>(all: &'a [Document], id: &str) -> &'a Document {
    all.iter().find(|document| document.id == id).unwrap()
}

pub(crate) fn said(all: &[Document], id: &str) -> String {
    markdown(find(all, id))
}

/// The places at which a person is asked to look, of one point.
fn to_look(answers: &Answers, number: &str) -> Vec<String> {
    let found = inspect(answers, &Survey::of(answers), &Calendar::built_in());
    let point = found.checks.into_iter().find(|one| one.check.number == number).unwrap();
    point.outcome.to_look.iter().map(ToString::to_string).collect()
}

fn looks(answers: &Answers, number: &str, formality: &str) -> bool {
    to_look(answers, number).contains(&format!("formalities/{formality}/confirmed"))
}

/// The rows of the table whose caption holds these words, each with its cells.
pub(crate) fn table(document: &Document, caption: &str) -> Vec<Vec<String>> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.caption.contains(caption) => Some(table),
        _ => None,
    });
    let words = |cell: &Vec<chujing::document::Inline>| {
        cell.iter()
            .map(|run| match run {
                chujing::document::Inline::Text(words)
                | chujing::document::Inline::Strong(words)
                | chujing::document::Inline::Struck(words)
                | chujing::document::Inline::New(words) => words.as_str(),
                chujing::document::Inline::Blank { .. } => "【】",
            })
            .collect::<String>()
    };
    table.unwrap().rows.iter().map(|row| row.iter().map(words).collect()).collect()
}

#[test]
fn who_is_counted_and_not_told_of_is_said_to_go_another_way() {
    let papers = all(&travel(&[]));
    let filed = said(&papers, "pipia-report");
    // The contract of the Bay takes effect after the people were counted: they were not provided under it.
    let way = "另有92,400人的一般个人信息不属于本次出境：自2026年12月14日起按粤港澳大湾区标准合同提供，另行备案，此前提供的不在该合同项下。";
    assert!(filed.contains(way), "{filed}");
    let in_force = travel(&[("contracts/recipient-hong-kong/effective", json!("2026-02-01"))]);
    let way = "不属于本次出境：按粤港澳大湾区标准合同提供，另行备案。";
    assert!(said(&all(&in_force), "pipia-report").contains(way));
    assert!(
        filed.contains("按豁免情形提供的，不计入累计人数") && !filed.contains("豁免情形的场景外")
    );
    assert!(!said(&papers, "pipia-report-whole").contains("不属于本次出境"));
    // A figure that is open makes nothing up.
    let open = travel(&[("overlaps/overlap-contacts-members/both", Value::Null)]);
    assert!(said(&all(&open), "pipia-report").contains("另有部分人的个人信息不属于本次出境"));
}

#[test]
fn the_year_after_is_told_of_the_groups_of_which_it_is_expected() {
    let told = "预计2027年全年（去重）：开通跨境服务的会员一般个人信息190,000人，敏感个人信息4,900人；企业客户联系人一般个人信息6,400人，敏感个人信息0人。";
    assert!(said(&all(&travel(&[])), "pipia-report").contains(told));
    let members = ["groups/group-members/next_year", "groups/group-members/next_year_sensitive"];
    let less = travel(&members.map(|place| (place, Value::Null)));
    assert!(said(&all(&less), "pipia-report").contains("预计2027年全年（去重）：企业客户联系人"));
}

#[test]
fn sensitive_persons_are_said_to_be_some_of_the_others() {
    let papers = all(&travel(&[]));
    let appendix = said(&papers, "contract-appendix");
    let line = appendix.lines().find(|line| line.starts_with("开通跨境服务的会员：自")).unwrap();
    let of_them = "一般个人信息156,000人，其中同时提供敏感个人信息的3,860人";
    assert!(line.contains(of_them), "{line}");
    let contacts = appendix.lines().find(|line| line.starts_with("企业客户联系人：自")).unwrap();
    assert!(contacts.contains("一般个人信息5,180人，敏感个人信息0人"), "{contacts}");
    assert!(said(&papers, "pipia-report").contains("表中的敏感个人信息人数，是一般个人信息人数中"));
    // Children count as sensitive alone.
    let members = "groups/group-members/under_14";
    let children = said(&all(&travel(&[(members, json!(20))])), "contract-appendix");
    assert!(!children.contains("其中同时提供敏感个人信息的"));
}

#[test]
fn what_is_due_before_filing_is_asked_for_before_filing() {
    let answers = travel(&[]);
    assert!(looks(&answers, "53", "rectified"), "{:?}", to_look(&answers, "53"));
    let papers = all(&answers);
    for id in ["contract-materials", "gba-materials"] {
        let said = said(&papers, id);
        assert!(said.contains("提交（2026年12月18日）以前到期的整改"), "{id}");
        // Finished later, the assessment would come after the contract takes effect.
        assert!(said.contains("应当在合同生效、出境开始（2026年12月14日）以前完成"), "{id}");
    }
    let of_contract = said(&papers, "contract-materials");
    let risk = |id: &str| {
        let tree = answers.to_json();
        let rows = tree["risks"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["id"] == id).unwrap();
        row["name"].as_str().unwrap().to_owned()
    };
    assert!(of_contract.contains(&risk("risk-contacts")));
    assert!(!of_contract.contains(&risk("risk-bundle-night")), "of the other route");
    let of_bay = said(&papers, "gba-materials");
    assert!(of_bay.contains(&risk("risk-bundle-night")));
    for other in ["risk-contacts", "risk-onward"] {
        assert!(!of_bay.contains(&risk(other)), "{other} is of the other contract");
    }
    let late = travel(&[
        ("contracts/recipient-hamburg/effective", json!("2026-12-21")),
        ("contracts/recipient-hong-kong/effective", json!("2026-12-21")),
        ("record/export_start", json!("2026-12-21")),
    ]);
    assert!(said(&all(&late), "contract-materials").contains("提交时应当已经完成"));
    // What is verified, or due later, waits for nobody.
    let done = ["risk-bundle", "risk-bundle-night", "risk-contacts", "risk-onward"]
        .map(|risk| (format!("risks/{risk}/verification"), json!("高测2026年12月12日复核")));
    let done: Vec<(&str, Value)> =
        done.iter().map(|(place, value)| (place.as_str(), value.clone())).collect();
    let done = travel(&done);
    // The report concludes "after rectification" still: a verification does not change its words.
    assert!(looks(&done, "53", "rectified"));
    let goes = [("conclusion/conclusion", json!("may_export"))];
    let under_way = with(done.clone(), &goes);
    assert!(looks(&under_way, "53", "rectified"), "the findings say that it is under way");
    let later = ["risk-bundle", "risk-bundle-night", "risk-contacts", "risk-onward"]
        .map(|risk| (format!("risks/{risk}/due"), json!("2027-03-31")));
    let later: Vec<(&str, Value)> =
        later.iter().map(|(place, value)| (place.as_str(), value.clone())).collect();
    assert!(!looks(&travel(&later), "53", "rectified"));
    let list = said(&all(&done), "contract-materials");
    assert!(
        list.contains("已有验证记录，而报告的文字仍写作没有完成")
            && !list.contains("应当在合同生效")
    );
}

#[test]
fn the_table_of_problems_names_the_points_of_its_own_report() {
    let report = |changes: &[(&str, Value)]| {
        let papers = all(&mixed("assessment", changes));
        table(find(&papers, "sa-self-assessment"), "六项评估发现的问题和整改")
    };
    let rows = report(&[
        ("findings/art5_3/problem", json!("日志保留不足")),
        ("findings/art5_3/rectification", json!("改为36个月，已完成（记录甲）")),
        ("application/document_problem", json!("没有写明审计")),
        ("application/document_rectification", json!("增加审计条款，责任人乙")),
    ]);
    let of = |words: &str| rows.iter().find(|row| row[2].contains(words)).unwrap();
    assert!(of("日志保留不足")[1].contains("出境数据的安全"), "{rows:?}");
    assert_eq!(&of("日志保留不足")[4..], ["已完成", "记录甲"]);
    assert!(of("没有写明审计")[1].contains("法律文件"), "{rows:?}");
    assert_eq!(&of("没有写明审计")[4..], ["未写明", "尚无"], "nothing is made up");
    assert!(
        !said(&all(&mixed("assessment", &[])), "sa-self-assessment")
            .contains("个人信息处理者的处理目的")
    );
}

#[test]
fn an_application_counts_each_person_once_over_all_scenarios() {
    let place = "application/persons_next";
    let rows = |changes: &[(&str, Value)]| {
        let papers = all(&mixed("assessment", changes));
        table(find(&papers, "sa-self-assessment"), "各场景的人数")
    };
    let total = rows(&[(place, json!(1_800_000))]).pop().unwrap();
    assert_eq!(&total[..3], ["合计（去重）", "1,657,580", "1,800,000"]);
    assert_eq!(rows(&[(place, Value::Null)]).pop().unwrap()[2], "【】");
    let gaps = Survey::of(&mixed("assessment", &[(place, Value::Null)])).gaps;
    assert!(gaps.contains(&Place::parse(place).unwrap()));
}

#[test]
fn a_route_is_told_as_it_is_taken() {
    let papers = all(&travel(&[]));
    let filed = table(find(&papers, "pipia-report"), "适用的出境路径");
    for row in &filed {
        assert_eq!(row[1], "订立标准合同并备案");
        assert!(row[2].contains("第八条") && !row[2].contains("认证"), "{}", row[2]);
    }
    let brief = said(&papers, "brief");
    assert!(brief.contains("采用的路径：") && !brief.contains("或者通过认证"), "{brief}");
    assert!(
        brief.lines().any(|line| line.contains("夜间宾客服务") && line.contains("大湾区标准合同"))
    );
}

#[test]
fn nothing_of_the_program_stands_in_what_is_signed_or_read_outside() {
    let papers = all(&travel(&[]));
    assert!(!said(&papers, "pipia-report").contains("标准合同部分的结论"));
    let whole = find(&papers, "pipia-report-whole").cover.clone().unwrap();
    assert!(whole.title.iter().any(|line| line.contains("不提交")), "{whole:?}");
    let seal =
        |id: &str| markdown(find(&papers, id)).lines().any(|line| line.ends_with("（盖章）"));
    assert!(seal("pipia-report") && !seal("pipia-report-whole"));
    let papers = all(&example("security-assessment").answers);
    assert!(!said(&papers, "sa-application-form").contains("供核对和誊录"));
    assert!(said(&papers, "sa-materials").contains("以官方最新下载件为准"));
}

#[test]
fn the_record_of_processing_counts_and_names_as_the_other_papers_do() {
    let record = said(&all(&travel(&[])), "processing-record");
    let night = record.split("夜间宾客服务").nth(1).unwrap();
    let members = night.lines().find(|line| line.contains("涉及人群和人数")).unwrap();
    assert!(members.contains("敏感个人信息人数：0人") && !members.contains("3,860"), "{members}");
    let passed = record.lines().find(|line| line.contains("向境外第三方再提供")).unwrap();
    assert!(passed.contains("Musterthal"), "{passed}");
    assert!(record.contains("现行有效的单独同意人数："));
}

/// The record with no proof handed in, of which the report says that one is.
fn no_proof_handed_in() -> Answers {
    let tree = example(MIXED).answers.to_json();
    let ids = tree["evidence"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap());
    let places: Vec<String> = ids.map(|id| format!("evidence/{id}/handed_in")).collect();
    let changes: Vec<(&str, Value)> =
        places.iter().map(|place| (place.as_str(), Value::Null)).collect();
    travel(
        &[
            &changes[..],
            &[
                (
                    "findings/art5_6/contract",
                    json!("发现的问题和整改：甲；签订的协议随备案材料提交；状态：待签订。"),
                ),
                ("findings/art5_6/rectification", json!("签订的协议随备案材料提交。")),
            ],
        ]
        .concat(),
    )
}

#[test]
fn proofs_say_whether_they_are_handed_in_and_why_their_numbers_jump() {
    let list = |answers: &Answers| said(&all(answers), "evidence-list");
    let kept = list(&no_proof_handed_in());
    assert!(kept.contains("除报告写明随材料提交的以外，均留存备查"), "{kept}");
    assert!(!kept.contains("未随材料提交") && kept.contains("编号为本企业统一编号"));
    assert!(looks(&no_proof_handed_in(), "52", "proof_on_file"));
    let papers = all(&no_proof_handed_in());
    assert!(said(&papers, "contract-materials").contains("佐证材料留存备查"));
    let tree = example(MIXED).answers.to_json();
    let proofs = tree["evidence"].as_array().unwrap();
    let first = proofs[0]["id"].as_str().unwrap();
    let places = [format!("evidence/{first}/file"), format!("evidence/{first}/handed_in")];
    let one =
        with(no_proof_handed_in(), &[(&places[0], json!("a.pdf")), (&places[1], json!("yes"))]);
    let enclosed = list(&one);
    assert!(enclosed.contains("其中1件随材料提交，其余留存备查"), "{enclosed}");
    assert!(enclosed.contains("| 随材料提交 |") && enclosed.contains("| 留存备查 |"));
    // A picture that is not there is a gap of the report.
    let picture = format!("evidence/{first}/picture");
    let shown = travel(&[(&places[0], json!("a.png")), (&picture, json!("yes"))]);
    let report = all(&shown);
    let blanks = find(&report, "pipia-report").blanks();
    assert!(blanks.contains(&&Place::parse(&picture).unwrap()), "{blanks:?}");
}

#[test]
fn a_contract_sheet_ends_its_lines_and_offers_the_words_of_the_form() {
    let papers = all(&travel(&[]));
    for id in ["contract-appendix", "gba-contract-sheet"] {
        let text = said(&papers, id);
        let items = text.split("附录二 双方").next().unwrap();
        for line in items.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '>'])) {
            assert!(line.trim_end().ends_with(['。', '；', '！']), "{id}: {line}");
        }
        assert!(text.contains("| 已 |") && !text.contains("已订立"), "{id}");
    }
    let text = said(&papers, "contract-appendix");
    assert!(text.contains("会员境外礼遇：公共互联网传输：公共互联网，HTTPS"), "{text}");
}

#[test]
fn a_contract_sheet_is_looked_at_for_words_of_a_report_and_for_its_day() {
    let sheet = |other: &str| {
        let changes = [
            ("contracts/recipient-lindenfeld/other_matters", json!(other)),
            ("contracts/recipient-lindenfeld/extra_terms", json!("无")),
            ("onward/onward-dvorana/facts", json!("备件仓储，禁止再提供，接受双方审计。")),
        ];
        with(example("customers-standard-contract").answers, &changes)
    };
    assert!(!looks(&sheet("双方每月核对。"), "28", "contract_words"));
    for words in ["本企业可以终止本合同。", "德国接收方每月核对。"] {
        assert!(looks(&sheet(words), "28", "contract_words"), "{words}");
    }
    // A third party by what the report calls it in short, and not by the name that Appendix I gives.
    let third = |words: &str| {
        let changes = [("contracts/recipient-hamburg/extra_terms", json!(words))];
        with(example(MIXED).answers, &changes)
    };
    let words = "签订之前不向奥地利酒店经营企业提供。";
    assert!(looks(&third(words), "28", "contract_words"), "{words}");
    let words = "签订之前不向附录一（六）所列第三方提供。";
    assert!(!looks(&third(words), "28", "contract_words"), "{words}");
    assert!(looks(&sheet("自生效之日起取代原合同。"), "23", "effect_agreed"));
    assert!(!looks(&sheet("本合同自2026年12月7日起生效。"), "23", "effect_agreed"));
}

#[test]
fn each_authority_has_an_archive_of_its_own() {
    let dir = workspace();
    let to = dir.path().join("package");
    let made = run(dir.path(), &["package", MIXED, "--to", to.to_str().unwrap()]);
    assert!(code(&made) < 2, "{}", String::from_utf8_lossy(&made.stderr));
    for words in [
        "标准合同备案：02 法定代表人身份证件影印件",
        "大湾区标准合同：01 法定代表人身份证件影印件",
        "大湾区标准合同：03",
    ] {
        assert!(text(&made).contains(words), "{words}: {}", text(&made));
    }
    let held = |name: &str| -> Vec<String> {
        let file = fs::File::open(to.join(name)).unwrap();
        let archive = zip::ZipArchive::new(file).unwrap();
        archive.file_names().map(|name| name.unwrap().into_owned()).collect()
    };
    // Without a scan none of them is whole, which their names say.
    let contract = held("标准合同备案-不完整.zip");
    assert!(contract.iter().any(|name| name.starts_with("07-")), "{contract:?}");
    let all = [contract, held("大湾区标准合同-不完整.zip")].concat();
    // A sheet that is copied into an official form is not handed in; it stands in the folder.
    for sheet in ["授权委托书", "附录一及空白项", "/04-", "/05-"] {
        assert!(!all.iter().any(|name| format!("/{name}").contains(sheet)), "{sheet}: {all:?}");
    }
    assert!(
        all.iter().all(|name| !name.starts_with("00-") && !name.contains("承诺书-接收方")),
        "{all:?}"
    );
    assert!(
        held("大湾区标准合同-接收方一方-不完整.zip")
            .iter()
            .all(|name| name.contains("承诺书-接收方"))
    );
}

#[test]
fn a_reader_abroad_is_told_what_is_on_record_in_chinese_alone() {
    let answers =
        travel(&[("recipients/recipient-hamburg/business", json!("为旅行企业兑现礼遇。"))]);
    let asked = questionnaires(&answers, &Survey::of(&answers), Lang::Zh);
    let said = asked
        .iter()
        .map(|(document, _)| markdown(document))
        .find(|said| said.contains("为旅行企业兑现礼遇。"))
        .unwrap();
    let line = said.lines().find(|line| line.contains("为旅行企业兑现礼遇。")).unwrap();
    assert!(line.contains("On record in Chinese only"), "{line}");
}
