//! What a filing of one route tells of a record that takes several: its own proofs, evidence, numbers and holders, and no other's.

use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::documents;
use chujing::document::picture::Role;
use chujing::document::render::markdown;
use chujing::document::{Block, Document};
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Place};
use chujing::inspection::inspect;
use chujing::law::{Route, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json as read_json, run, workspace};
use crate::source::root;

/// Two contracts: of the Bay with 港港, the standard one with 德德 and 新新, and an exempt scenario with 日日.
fn two_contracts(changes: &[(&str, Value)]) -> Answers {
    with(record("contracts"), changes)
}

fn record(name: &str) -> Answers {
    let text = fs::read_to_string(root().join(format!("tests/data/mixed-{name}.json"))).unwrap();
    Dossier::from_json(&text).unwrap().answers
}

fn with(mut answers: Answers, changes: &[(&str, Value)]) -> Answers {
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

/// The record with one more row.
fn add(answers: &Answers, section: &str, row: Value) -> Answers {
    let mut tree = answers.to_json();
    let rows = tree.as_object_mut().unwrap().entry(section).or_insert_with(|| json!([]));
    rows.as_array_mut().unwrap().push(row);
    Answers::from_json(tree).unwrap()
}

fn paper(answers: &Answers, id: &str) -> Document {
    let all = documents(answers, &Survey::of(answers), Lang::Zh);
    all.into_iter().find(|document| document.id == id).unwrap()
}

fn squeezed(document: &Document) -> String {
    markdown(document).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_proof_is_listed_where_it_proves_something_that_is_told() {
    let of = |id: &str, proves: Value| json!({"id": id, "name": format!("证据{id}"), "proves": proves, "form": "copy"});
    let mut answers = record("contracts");
    assert_eq!(Survey::of(&answers).routes.taken(), [Route::Contract, Route::Bay]);
    // Of the Bay, of what is exempt, of both, and of nothing in particular.
    let cases = [
        ("bay", json!(["consents/chks1"]), false),
        ("exempt", json!(["items/i60", "links/ljp", "systems/xjp"]), false),
        ("third", json!(["onward/ohk"]), false),
        ("both", json!(["consents/chks1", "consents/cdes1"]), true),
        ("own", json!(["links/lde"]), true),
        ("risk", json!(["risks/k1"]), true),
        ("house", json!(["measures/ms0"]), true),
        ("finding", json!(["findings/art5_1", "groups/g4"]), false),
    ];
    for (id, proves, _) in &cases {
        answers = add(&answers, "evidence", of(id, proves.clone()));
    }
    let (report, list) = (paper(&answers, "pipia-report"), paper(&answers, "evidence-list"));
    for (id, _, is_told) in cases {
        let name = format!("证据{id}");
        assert_eq!(squeezed(&report).contains(&name), is_told, "report: {id}");
        assert_eq!(squeezed(&list).contains(&name), is_told, "list: {id}");
        assert!(squeezed(&paper(&answers, "evidence-checklist")).contains(&name), "{id}");
    }
    // Of one that proves more, only what the paper tells.
    assert!(!squeezed(&list).contains("同意hks1") && squeezed(&list).contains("同意des1"));
    assert!(!squeezed(&list).contains("核对人"), "what is handed in is no checklist");
}

#[test]
fn a_proof_that_is_handed_in_lies_with_the_papers_of_its_route() {
    let dir = workspace();
    let file = "%PDF-1.4\n1 0 obj << /Type /Page /Contents 2 0 R >> endobj\n%%EOF\n";
    fs::write(dir.path().join("a.pdf"), file).unwrap();
    let mut answers = record("contracts");
    for (id, proves) in [
        ("eins", "recipients/rde/measures"),
        ("zwei", "recipients/rhk/measures"),
        ("drei", "scenarios/s6"),
    ] {
        answers = add(
            &answers,
            "evidence",
            json!({"id": id, "code": id, "name": "证书", "proves": [proves], "form": "copy", "file": "a.pdf", "handed_in": "yes"}),
        );
    }
    let text = fs::read_to_string(root().join("tests/data/mixed-contracts.json")).unwrap();
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    whole["answers"] = answers.to_json();
    fs::write(dir.path().join("mixed-contracts.json"), whole.to_string()).unwrap();
    let to = dir.path().join("package");
    let made = run(
        dir.path(),
        &["package", "mixed-contracts", "--to", to.to_str().unwrap(), "--format", "json"],
    );
    assert!(code(&made) < 2, "{}", String::from_utf8_lossy(&made.stderr));
    let made = read_json(&made);
    let files = made["manifest"]["files"].as_array().unwrap();
    let lies = |id: &str| -> Vec<&str> {
        let names = files.iter().filter_map(|file| file["name"].as_str());
        names.filter(|name| name.contains(&format!("/{id}-"))).collect()
    };
    assert_eq!(lies("eins"), ["1-申报备案材料/标准合同备案/08-佐证材料/eins-证书.pdf"]);
    assert_eq!(lies("zwei"), ["1-申报备案材料/大湾区标准合同/佐证材料/zwei-证书.pdf"]);
    assert_eq!(lies("drei"), ["3-内部留存/佐证材料/drei-证书.pdf"]);
}

#[test]
fn the_evidence_that_a_filing_cites_is_explained_and_no_other() {
    let answers = two_contracts(&[
        (
            "findings/art5_1/evidence",
            json!("E-01 同意文本；E-02 抽查记录；E-03 人资制度；E-04 比对"),
        ),
        ("findings/art5_1/contract", json!("德德的部分合法（证据E-01至E-02）。")),
        ("findings/art5_4/contract", json!("德德有能力（E-04）。")),
        ("findings/art5_1/bay", json!("港港的部分合法（E-04）。")),
    ]);
    let report = squeezed(&paper(&answers, "pipia-report"));
    for (words, is_told) in [
        ("E-01同意文本", true),
        ("E-02抽查记录", true),
        ("E-03人资制度", false),
        ("E-04比对", true),
    ] {
        assert_eq!(report.contains(words), is_told, "{words}");
    }
    let bay = squeezed(&paper(&answers, "gba-assessment"));
    assert!(bay.contains("E-04比对") && !bay.contains("E-01同意文本"));
}

#[test]
fn findings_of_the_whole_stand_for_no_part_where_several_routes_are_taken() {
    let point = "findings/art5_1/contract";
    let at = Place::parse(point).unwrap();
    let report = paper(&record("contracts"), "pipia-report");
    assert!(report.blanks().contains(&&at), "the finding of the contracts is a gap");
    assert!(!squeezed(&report).contains("认定0"), "what was found of everything is not filed");
    assert!(squeezed(&paper(&record("contracts"), "pipia-report-whole")).contains("认定0"));
    let said = two_contracts(&[(point, json!("德德的部分合法。"))]);
    let report = paper(&said, "pipia-report");
    assert!(!report.blanks().contains(&&at) && squeezed(&report).contains("德德的部分合法。"));
}

#[test]
fn the_purpose_of_the_handler_is_its_own_and_the_one_manner_holds_for_every_part() {
    let answers = two_contracts(&[("flows/s8~rde/purpose", Value::Null)]);
    let text = squeezed(&paper(&answers, "pipia-report"));
    for words in [
        // The first scenario is told in part: what the handler does is said of the handler all the same.
        "个人信息处理者的处理目的：**会员礼遇场一的处理目的。",
        "个人信息处理者的处理方式：**收集、存储和境内使用",
        "向境外提供：向境外传输，跨境专线传输。",
        "个人信息处理者的处理范围：**",
        "出境方式：**跨境专线传输",
        "的处理目的：**德德对场一目的。",
        // A flow that says no purpose of its own is for that of its scenario.
        "的处理目的：**营销分析场八的处理目的。",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("港港链路专线") && !text.contains("者的处理目的：**德德"));
    // In several manners a part goes by those of its links.
    let several = json!(["dedicated_line_transfer", "public_internet_transfer"]);
    let answers = two_contracts(&[("scenarios/s1/manner", several)]);
    assert!(squeezed(&paper(&answers, "pipia-report")).contains("出境方式：**德德链路专线"));
}

#[test]
fn the_way_to_the_gateway_gives_no_frequency_of_the_export() {
    let inner = json!({"id": "lin", "manner": "内网至网关", "from": "m1", "to": "m2", "frequency": "内部频次", "transit_places": "无"});
    let answers = with(
        add(&record("contracts"), "links", inner),
        &[("flows/s1~rde/link", json!(["lin", "lde"])), ("systems/m2/side", json!("gateway"))],
    );
    let text = squeezed(&paper(&answers, "pipia-report"));
    assert!(text.contains("：**德德频次") && !text.contains("：**内部频次"));
}

#[test]
fn the_table_of_persons_is_followed_by_the_total_of_each_recipient() {
    let answers = record("contracts");
    for id in ["pipia-report", "pipia-report-whole"] {
        let text = squeezed(&paper(&answers, id));
        let total = "向DededeReisepartnerGmbH提供的：**以上人群合计（同一自然人只计一次）";
        assert!(text.contains(total), "{id}");
    }
    assert!(!squeezed(&paper(&answers, "pipia-report")).contains("向HonggGuest"));
}

#[test]
fn what_a_recipient_of_another_route_passes_on_is_no_business_of_the_report() {
    let answers = record("contracts");
    let found = inspect(&answers, &Survey::of(&answers), &Calendar::built_in());
    for number in ["31", "G-7"] {
        let point = found.checks.iter().find(|one| one.check.number == number).unwrap();
        assert!(point.outcome.objections.is_empty(), "{number}: {:?}", point.outcome.objections);
    }
}

#[test]
fn the_chart_of_holdings_boxes_no_recipient_of_another_route() {
    let mut answers = record("contracts");
    for row in [
        json!({"id": "o1", "name": "Hongg Guest Services (Hong Kong) Limited", "share": "100%"}),
        json!({"id": "o2", "name": "某集团", "share": "100%", "of_recipient": "rjp"}),
        json!({"id": "o3", "name": "另一集团", "share": "60%", "of_recipient": "rde"}),
    ] {
        answers = add(&answers, "owners", row);
    }
    let boxes = |id: &str| -> Vec<(Role, String)> {
        let report = paper(&answers, id);
        let first = report.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        first.unwrap().nodes().iter().map(|node| (node.role, format!("{:?}", node.label))).collect()
    };
    let recipients = |id: &str| boxes(id).into_iter().filter(|(role, _)| *role == Role::Recipient);
    assert_eq!(recipients("pipia-report").count(), 1);
    assert!(recipients("pipia-report").all(|(_, label)| label.contains("Dedede")));
    assert_eq!(recipients("pipia-report-whole").count(), 3);
    assert!(
        boxes("pipia-report").iter().any(|(_, label)| label.contains("Hongg")),
        "a holder still"
    );
    assert!(!boxes("pipia-report").iter().any(|(_, label)| label.contains("某集团")));
}

#[test]
fn problems_of_the_six_points_stand_in_one_table_with_their_state() {
    let part = "德德的部分合法。\n发现的问题和整改：合同页缺译本；补译，责任人甲，状态：已关闭（记录乙）。剩余风险：低。";
    let answers = two_contracts(&[
        ("findings/art5_1/contract", json!(part)),
        ("findings/art5_2/contract", json!("人数合理。\n发现的问题：无")),
    ]);
    let rows = |id: &str| -> Vec<Vec<String>> {
        let report = paper(&answers, id);
        let mut tables = report.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.caption.contains("六项评估发现的问题和整改") => {
                Some(table)
            }
            _ => None,
        });
        let table = tables.next().unwrap();
        let cell = |cell: &Vec<chujing::document::Inline>| format!("{cell:?}");
        table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    };
    let filed = rows("pipia-report");
    assert_eq!(filed.len(), 1, "{filed:?}");
    assert!(filed[0][2].contains("合同页缺译本") && filed[0][3].contains("责任人甲"));
    assert!(!filed[0][3].contains("剩余风险") && filed[0][4].contains("已完成"), "{filed:?}");
    assert!(filed[0][5].contains("记录乙"), "{filed:?}");
    // Of everything, the one point of the record that found one.
    let whole = rows("pipia-report-whole");
    assert_eq!(whole.len(), 1, "{whole:?}");
    assert!(whole[0][2].contains("发现同意捆绑") && whole[0][3].contains("整改二"));
}

#[test]
fn a_filing_that_names_others_is_objected_to_at_the_answer() {
    let found = |changes: &[(&str, Value)], number: &str| -> Vec<String> {
        let answers = two_contracts(changes);
        let found = inspect(&answers, &Survey::of(&answers), &Calendar::built_in());
        let point = found.checks.into_iter().find(|one| one.check.number == number).unwrap();
        let objections = point.outcome.objections.into_iter();
        objections.filter_map(|one| Some(one.place?.to_string())).collect()
    };
    assert_eq!(found(&[], "N-q"), Vec::<String>::new());
    let method = |words: &str| found(&[("record/method", json!(words))], "N-q");
    for words in [
        "访谈港港宾客服务（香港）有限公司6人。",
        "查阅与香港接收方的协议十四份。",
        "向日本提供的另行评估和保存。",
        "核对了 HK Third Party Ltd 的协议。",
    ] {
        assert_eq!(method(words), ["record/method"], "{words}");
    }
    assert_eq!(method("查阅与德国、新加坡接收方的协议十四份。"), Vec::<String>::new());
    // Who holds a recipient may be another one.
    let held =
        ("recipients/rde/control", json!("由 Hongg Guest Services (Hong Kong) Limited 持股100%。"));
    assert_eq!(found(&[held], "N-q"), Vec::<String>::new());
    // What goes by the Bay tells of nobody else either.
    let bay = ("contracts/rhk/other_matters", json!("过敏需求只向德国接收方提供，不在内。"));
    assert_eq!(found(&[bay], "N-q"), ["contracts/rhk/other_matters"]);
}

#[test]
fn the_numbers_of_a_scenario_are_held_against_its_groups() {
    let answers = record("assessment");
    let objected = |changes: &[(&str, Value)]| -> Vec<String> {
        let answers = with(answers.clone(), changes);
        let found = inspect(&answers, &Survey::of(&answers), &Calendar::built_in());
        let point = found.checks.into_iter().find(|one| one.check.number == "N-b").unwrap();
        let objections = point.outcome.objections.into_iter();
        let said = objections.filter(|one| one.said.zh.contains("矛盾"));
        said.filter_map(|one| Some(one.place?.to_string())).collect()
    };
    let people =
        [("groups/g1/ordinary", json!(1_560_000)), ("groups/g1/forecast", json!(1_570_000))];
    let told = |year: u64, next: u64| {
        let figures = [
            ("scenarios/s1/persons_year", json!(year)),
            ("scenarios/s1/persons_next", json!(next)),
        ];
        let mut found = objected(&[people.as_slice(), &figures].concat());
        found.retain(|place| place.starts_with("scenarios/s1/"));
        found
    };
    assert_eq!(told(1_000, 5_000), ["scenarios/s1/persons_year", "scenarios/s1/persons_next"]);
    assert_eq!(told(1_560_000, 1_565_000), ["scenarios/s1/persons_next"]);
    assert_eq!(told(9_000_000, 9_000_000), ["scenarios/s1/persons_year"]);
    assert_eq!(told(1_560_000, 4_000_000), Vec::<String>::new());
}
