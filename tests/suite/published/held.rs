//! What the record proves of a page's promises, how many recipients are compared, and what the command says of all that.

use std::collections::BTreeSet;
use std::fs;

use chujing::form::{Answers, Place};
use chujing::published::Standing;
use serde_json::json;

use crate::command_line::copy_examples;

use super::{against, example, policy};

#[test]
fn what_is_not_told_is_never_kept() {
    // A record that holds nothing keeps no promise and breaks none.
    let found = against(policy("zh").as_bytes(), &Answers::default());
    assert_eq!(
        found.count(Standing::Kept),
        0,
        "{:#?}",
        found.standing(Standing::Kept).collect::<Vec<_>>()
    );
    assert_eq!(found.count(Standing::NotKept), 0);
    assert!(found.count(Standing::NotTold) > 15);
    // An answer that only repeats the policy proves nothing.
    let found = against(policy("zh").as_bytes(), &example("website-policy"));
    let kept: Vec<&str> = found.standing(Standing::Kept).map(|one| one.promise.id).collect();
    // Who answers within 15 days, as that record says, keeps to 15 working days.
    assert_eq!(kept, ["reply"]);
}

#[test]
fn a_promise_is_held_against_the_answers_that_prove_it() {
    let record = |set: serde_json::Value| Answers::from_json(set).unwrap();
    let standing = |answers: &Answers, id: &str, page: &str| {
        let found = against(page.as_bytes(), answers);
        found.promises.iter().find(|one| one.promise.id == id).map(|one| one.standing)
    };
    let audit = "我们定期对境外接收方的安全能力进行审计。";
    for (said, expected) in [
        (json!({ "id": "a", "name": "甲", "last_audit": "2026-05-01" }), Standing::Kept),
        (json!({ "id": "a", "name": "甲", "last_audit": "从未：合同下月生效" }), Standing::NotKept),
        (json!({ "id": "a", "name": "甲" }), Standing::NotTold),
    ] {
        let answers = record(json!({ "recipients": [said] }));
        assert_eq!(standing(&answers, "audit", audit), Some(expected));
    }
    let reply = "我们将在15日内答复您的请求。";
    for (channel, expected) in [
        ("15日内答复", Standing::Kept),
        ("十五天内答复", Standing::Kept),
        ("15个工作日内答复", Standing::NotKept),
        ("及时答复", Standing::NotTold),
        ("隐私政策称15日内答复", Standing::NotTold),
    ] {
        let answers = record(json!({ "handler": { "rights_channel": channel } }));
        assert_eq!(standing(&answers, "reply", reply), Some(expected), "{channel}");
    }
    // What is denied is no promise: by a record that does not tell it is open, and one that proves it is contradicted.
    let denied = "我们没有对信息去标识化。";
    let silent = Answers::default();
    assert_eq!(standing(&silent, "deidentification", denied), Some(Standing::NotTold));
    let proving = example("customers-standard-contract");
    assert_eq!(standing(&proving, "deidentification", denied), Some(Standing::NotKept));
}

#[test]
fn a_wide_word_that_is_spelt_out_means_what_is_listed() {
    let items = [("a", "设备MAC地址"), ("b", "蓝牙信息"), ("c", "电子邮箱")];
    let items: Vec<_> = items.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    let answers = Answers::from_json(json!({ "items": items })).unwrap();
    let not_told = |page: &str| -> Vec<String> {
        let found = against(page.as_bytes(), &answers).findings.into_iter();
        found.flat_map(|one| one.places).map(|place| place.to_string()).collect()
    };
    let none = [""; 0];
    assert_eq!(not_told("我们收集您的设备信息和联系方式。"), none);
    assert_eq!(not_told("我们收集设备信息，包括MAC地址、IMEI、蓝牙信息，以及您的邮箱。"), none);
    let without =
        "我们收集设备信息，包括MAC地址、IMEI和传感器，以及您的邮箱。\n\n设备信息用于安全。";
    assert_eq!(not_told(without), ["items/b/name"]);
}

#[test]
fn a_record_of_many_recipients_is_compared_with_each() {
    let recipients: Vec<_> = (0..40)
        .map(|n| json!({ "id": format!("recipient-{n}"), "name": format!("Muster Werk {n} GmbH"), "country": "de" }))
        .collect();
    let answers = Answers::from_json(json!({ "recipients": recipients })).unwrap();
    let page: String = (0..39)
        .map(|n| format!("境外接收方：Muster Werk {n} GmbH，位于德国。\n\n"))
        .collect::<Vec<_>>()
        .concat();
    let found = against(page.as_bytes(), &answers).findings;
    let places: BTreeSet<String> =
        found.iter().flat_map(|one| one.places.iter().map(Place::to_string)).collect();
    assert_eq!(places.len(), 1, "{found:#?}");
    assert!(places.first().unwrap().contains("recipient-39"));
}

#[test]
fn the_command_says_what_differs_and_its_exit_code_tells() {
    let dir = tempfile::tempdir().unwrap();
    copy_examples(dir.path());
    let page = dir.path().join("policy.html");
    let html = |text: &str| {
        let body: String =
            text.split("\n\n").map(|one| format!("<p>{one}</p>")).collect::<Vec<_>>().concat();
        format!("<!doctype html><body>{body}</body>")
    };
    let run = |extra: &[&str]| {
        let output = crate::program()
            .current_dir(dir.path())
            .args(["--workspace", "."])
            .args(["policy-check", "customers-standard-contract", "--page", "policy.html"])
            .args(extra)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    fs::write(&page, html(&policy("zh"))).unwrap();
    let (code, said, _) = run(&[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("没有发现不同"), "{said}");
    fs::write(&page, html(&policy("zh").replace("所在国家：德国", "所在国家：荷兰"))).unwrap();
    let (code, said, _) = run(&["--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("in Netherlands by the page") && said.contains("paragraph 8"), "{said}");
    assert!(said.contains("[recipients/recipient-lindenfeld/country]"), "{said}");
    let (code, json, _) = run(&["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let finding = &value["result"]["findings"][0];
    assert_eq!(
        (code, &finding["matter"], &finding["sense"]),
        (Some(1), &json!("country"), &json!("otherwise"))
    );
    assert_eq!(finding["places"], json!(["recipients/recipient-lindenfeld/country"]));
    assert_eq!(finding["sentences"][0]["paragraph"], json!(8));
    assert_eq!(value["page_sha256"].as_str().unwrap().len(), 64);
    let (code, markdown, _) = run(&["--format", "markdown"]);
    assert_eq!(code, Some(1));
    assert!(markdown.contains("页面与记录不同之处") && markdown.contains("荷兰"), "{markdown}");
    let (code, _, _) = run(&["--to", "report.docx"]);
    assert_eq!(code, Some(1));
    assert!(
        chujing::office::Word::read(&fs::read(dir.path().join("report.docx")).unwrap()).is_ok()
    );
    fs::write(&page, b"%PDF-1.7").unwrap();
    let (code, _, trouble) = run(&[]);
    assert_eq!(code, Some(2));
    assert!(trouble.contains("policy.html") && trouble.contains("PDF"), "{trouble}");
}
