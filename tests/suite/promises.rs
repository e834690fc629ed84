//! What a record has to say where it is to prove a promise of the published policy: what is open, denied or of something else never
//! proves.

use std::fs;

use chujing::form::Answers;
use chujing::law::Survey;
use chujing::published::{Checked, Page, Standing, check};
use serde_json::{Value, json};

use crate::source::root;

/// The record of an example, with what is changed in it.
fn record(change: impl Fn(&mut Value)) -> Value {
    let file = root().join("assessments/customers-standard-contract.json");
    let mut value: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut answers = value["answers"].take();
    answers["measures"] = json!([]);
    change(&mut answers);
    answers
}

/// A page against a record.
fn held(page: &str, record: Value) -> Checked {
    let answers = Answers::from_json(record).unwrap();
    check(&Page::read(page.as_bytes()).unwrap(), &answers, &Survey::of(&answers))
}

/// How one promise stands, with the record as it is given.
fn standing(id: &str, page: &str, record: Value) -> Option<Standing> {
    let found = held(page, record);
    found.promises.iter().find(|one| one.promise.id == id).map(|one| one.standing)
}

/// The record with this answer in every row of a section.
fn with(section: &str, field: &str, words: &str) -> Value {
    record(|answers| match &mut answers[section] {
        Value::Array(rows) => rows.iter_mut().for_each(|row| row[field] = json!(words)),
        single => single[field] = json!(words),
    })
}

#[test]
fn what_is_open_or_denied_keeps_no_promise() {
    use Standing::{Kept, NotKept, NotTold};
    let disposal = "保存期限届满后，我们会删除您的个人信息。";
    let encryption = "向境外提供时我们采用加密传输。";
    let withdrawal = "您可以撤回同意。";
    let agreement = "我们与境外接收方签订数据处理协议。";
    let onward = "境外接收方不得擅自行事，委托处理须受约束。";
    for (id, page, (section, field), words, expected) in [
        ("disposal", disposal, ("flows", "disposal"), "到期自动删除", Kept),
        ("disposal", disposal, ("flows", "disposal"), "待定", NotTold),
        ("disposal", disposal, ("flows", "disposal"), "到期不删除，由境外接收方长期保存", NotKept),
        ("encryption", encryption, ("links", "encryption"), "TLS 1.3", Kept),
        ("encryption", encryption, ("links", "encryption"), "待接收方确认", NotTold),
        ("encryption", encryption, ("links", "encryption"), "未加密", NotKept),
        ("encryption", encryption, ("links", "encryption"), "明文传输，没有加密", NotKept),
        ("withdrawal", withdrawal, ("consents", "withdrawal_channel"), "小程序一键撤回", Kept),
        ("withdrawal", withdrawal, ("consents", "withdrawal_channel"), "待核实", NotTold),
        (
            "withdrawal",
            withdrawal,
            ("consents", "withdrawal_channel"),
            "目前无法撤回，没有渠道",
            NotKept,
        ),
        ("clauses", agreement, ("recipients", "agreement"), "《数据处理协议》A-1", Kept),
        ("clauses", agreement, ("recipients", "agreement"), "尚未签订任何协议", NotKept),
        ("passing_on", onward, ("onward", "facts"), "约束：《数据处理协议》A-1", Kept),
        ("passing_on", onward, ("onward", "facts"), "委托仓库寄送备件", NotTold),
        ("passing_on", onward, ("onward", "facts"), "没有任何约束，未签协议", NotKept),
    ] {
        assert_eq!(standing(id, page, with(section, field, words)), Some(expected), "{id} {words}");
    }
    let body = "我们设立了个人信息保护负责人。";
    for (words, expected) in [
        ("法务部，专职3人", Kept),
        ("不清楚", NotTold),
        ("待定", NotTold),
        ("见隐私政策", NotTold),
        ("未设立", NotKept),
        ("尚未指定", NotKept),
    ] {
        for field in ["protection_body", "officer"] {
            let only = |answers: &mut Value| answers["handler"] = json!({ field: words });
            assert_eq!(standing("body", body, record(only)), Some(expected), "{field} {words}");
        }
    }
    let complaint = "您可以向人民法院起诉。";
    for (words, expected) in [
        ("可以向网信部门投诉、向人民法院起诉", Kept),
        ("隐私政策称可以向网信部门投诉、向人民法院起诉", NotTold),
        ("不接受投诉举报，不得向人民法院起诉", NotKept),
    ] {
        let only = |answers: &mut Value| {
            answers["handler"] = json!({ "rights_channel": words });
            answers["recipients"][0]["rights_channel"] = json!("");
        };
        assert_eq!(standing("complaint", complaint, record(only)), Some(expected), "{words}");
    }
    let training = "我们对员工进行培训。";
    for (description, evidence, expected) in [
        ("每年培训一次", "记录 T-1", Kept),
        ("每年培训一次", "无", NotTold),
        ("每年培训一次", "待补", NotTold),
        ("未实施", "无", NotKept),
        ("未实施", "记录 T-1", NotKept),
        ("待确认", "记录 T-1", NotTold),
    ] {
        let row = json!({ "id": "a", "area": "training", "description": description, "evidence": evidence });
        let record = json!({ "measures": [row] });
        assert_eq!(
            standing("training", training, record),
            Some(expected),
            "{description} {evidence}"
        );
    }
}
