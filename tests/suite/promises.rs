//! What a record has to say where it is to prove a promise of the published policy: what is open, denied or of something else never
//! proves.

use std::fs;

use chujing::form::Answers;
use chujing::law::Survey;
use chujing::published::{Checked, Finding, Matter, Page, Standing, check};
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

/// A page of the test data with something else in it, against the example whose policy it is.
fn policy(lang: &str, changes: &[(&str, &str)]) -> Checked {
    let file = root().join(format!("tests/data/published/policy-{lang}.txt"));
    let mut page = fs::read_to_string(file).unwrap();
    for (from, to) in changes {
        assert!(page.contains(from), "{from}");
        page = page.replace(from, to);
    }
    held(&page, record(|_| {}))
}

#[test]
fn a_length_that_the_record_holds_of_something_else_is_none_of_this() {
    for (lang, changes, at) in [
        ("zh", vec![("日志保存三年", "日志保存90日")], "日志保存90日"),
        ("zh", vec![("日志保存三年", "日志保存30日")], "日志保存30日"),
        ("zh", vec![("签收后90日", "签收后三十日")], "签收后三十日"),
        ("zh", vec![("签收后90日", "签收后三年")], "签收后三年"),
        ("zh", vec![("届满后30日", "届满后35日")], "届满后35日"),
        ("zh", vec![("在10个工作日内删除", "在90日内删除")], "在90日内删除"),
        ("zh", vec![("在15个工作日内答复", "在2个工作日内答复")], "2个工作日内答复"),
        (
            "prose-en",
            vec![
                ("thirty days", "# days"),
                ("ninety days", "thirty days"),
                ("# days", "ninety days"),
            ],
            "ninety days after the five-year",
        ),
    ] {
        let found = policy(lang, &changes);
        let is_it = |one: &&Finding| {
            one.matter == Matter::Period && one.quotes.iter().any(|quote| quote.words.contains(at))
        };
        assert!(found.findings.iter().any(|one| is_it(&one)), "{at}: {:#?}", found.findings);
        let mut kept = found.standing(Standing::Kept);
        let is_kept = kept.any(|one| {
            one.promise.id != "disposal"
                && ["retention", "reply"].contains(&one.promise.id)
                && one.quotes.iter().any(|quote| quote.words.contains(at))
        });
        assert!(!is_kept, "{at}");
    }
}

#[test]
fn a_longer_time_to_answer_breaks_no_promise_and_reports_are_no_answers() {
    let channel = |words: &str| json!({ "handler": { "rights_channel": words } });
    let page = "我们将在30日内答复您的请求。";
    assert_eq!(standing("reply", page, channel("15日内答复")), Some(Standing::Kept));
    assert_eq!(standing("reply", page, channel("60日内答复")), Some(Standing::NotKept));
    // Whether 20 working days are more than 30 days, holidays decide.
    assert_eq!(standing("reply", page, channel("20个工作日内答复")), Some(Standing::NotTold));
    for page in [
        "我们会在72小时内答复监管部门。",
        "接收方发现安全事件后12小时内通知我们，并及时响应。",
        "我们对您的投诉在3个工作日内初步回应。",
    ] {
        let found = held(page, record(|_| {}));
        assert!(found.findings.iter().all(|one| one.matter != Matter::Period), "{page}");
        assert!(found.promises.iter().all(|one| one.promise.id != "reply"), "{page}");
    }
}

#[test]
fn what_is_denied_in_part_or_but_for_a_case_is_no_denial_of_export() {
    let is_denied = |page: &str| {
        let found = held(page, record(|_| {}));
        found.findings.iter().any(|one| one.matter == Matter::Export)
    };
    for page in [
        "未经您的单独同意，我们不会向境外提供您的个人信息。",
        "如果您不同意，我们不会向境外提供您的个人信息。",
        "我们不会向境外提供您的支付信息和定位信息。",
        "除本政策说明的情形外，我们不向境外提供您的个人信息。",
        "我们不会将您的个人信息传输至境外用于上述目的以外的用途。",
        "We do not transfer your personal information outside China without your consent.",
    ] {
        assert!(!is_denied(page), "{page}");
    }
    for page in [
        "我们不会向境外提供您的个人信息。",
        "我们不向境外提供任何数据。",
        "您的信息只在境内使用，不涉及数据出境。",
        "We do not transfer your personal information outside China.",
    ] {
        assert!(is_denied(page), "{page}");
    }
}

#[test]
fn a_paper_that_was_refused_or_expired_and_a_consent_of_few_prove_nothing() {
    use Standing::{Kept, NotKept, NotTold};
    let mechanism = "我们依法与境外接收方订立标准合同并备案。";
    let event = |kind: &str, day: &str, more: (&str, &str)| {
        record(|answers| {
            answers["contracts"] = json!([]);
            let mut row = json!({ "id": "a", "kind": kind, "day": day });
            row[more.0] = json!(more.1);
            answers["events"] = json!([row]);
        })
    };
    for (kind, day, more, expected) in [
        ("sc_number", "2026-02-06", ("note", "编号 1"), Kept),
        ("sa_result_received", "2026-02-06", ("note", "结论：不予通过"), NotKept),
        ("certificate_issued", "2024-02-06", ("note", "证书 1"), Kept),
        ("certificate_issued", "2020-02-06", ("note", "证书 1"), NotKept),
        ("certificate_issued", "2022-02-06", ("expiry", "2023-02-05"), NotKept),
    ] {
        let found = standing("mechanism", mechanism, event(kind, day, more));
        assert_eq!(found, Some(expected), "{kind} {day} {more:?}");
    }
    let result = |issued: &str| {
        record(|answers| {
            answers["contracts"] = json!([]);
            answers["events"] = json!([
                { "id": "a", "kind": "sa_result_issued", "day": issued },
                { "id": "b", "kind": "sa_result_received", "day": "2026-02-06" },
            ]);
        })
    };
    assert_eq!(standing("mechanism", mechanism, result("2022-10-10")), Some(NotKept));
    assert_eq!(standing("mechanism", mechanism, result("2025-01-10")), Some(Kept));
    let exempt = || {
        let file = root().join("assessments/hr-exempt.json");
        let mut value: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        value["answers"].take()
    };
    assert_eq!(standing("mechanism", mechanism, exempt()), Some(NotTold));
    let if_due = "法律要求的，我们与境外接收方订立标准合同并备案。";
    assert_eq!(standing("mechanism", if_due, exempt()), Some(Kept));

    let audit = "我们每年对境外接收方的安全能力进行审计。";
    assert_eq!(
        standing("audit", audit, with("recipients", "last_audit", "2026-05-01")),
        Some(Kept)
    );
    assert_eq!(
        standing("audit", audit, with("recipients", "last_audit", "2019-01-05")),
        Some(NotKept)
    );
    assert_eq!(standing("audit", audit, with("recipients", "last_audit", "待定")), Some(NotTold));

    let consent = "向境外提供您的个人信息，我们会取得您的单独同意。";
    for (obtained, expected) in [(263_150, Kept), (250_000, NotTold), (1, NotKept), (0, NotKept)] {
        let of = record(|answers| answers["consents"][0]["obtained"] = json!(obtained));
        assert_eq!(standing("separate_consent", consent, of), Some(expected), "{obtained}");
    }

    let mainland = "个人信息存储在中国境内。";
    for (place, expected) in
        [("浙江省杭州市示例机房", Kept), ("新加坡示例机房", NotKept), ("待定", NotTold)]
    {
        let of = record(|answers| answers["systems"][1]["place"] = json!(place));
        assert_eq!(standing("mainland", mainland, of), Some(expected), "{place}");
    }
}

#[test]
fn what_several_notices_lack_is_told_once() {
    let two = record(|answers| {
        let mut row = answers["consents"][0].clone();
        row["notice_items"] = json!(["purpose"]);
        let mut other = row.clone();
        other["id"] = json!("consent-other");
        answers["consents"] = json!([row, other]);
    });
    let found = held("出境前我们会告知您境外接收方的名称。", two);
    let notice = found.promises.iter().find(|one| one.promise.id == "notice").unwrap();
    assert_eq!(notice.standing, Standing::NotKept);
    let times = notice.why.en.matches("ontact").count();
    assert_eq!(times, 1, "{}", notice.why.en);
}

#[test]
fn who_stands_under_the_label_of_a_recipient_is_one() {
    let unknown = |page: &str| -> Vec<String> {
        let found = held(page, record(|_| {})).findings.into_iter();
        let of = found.filter(|one| {
            one.matter == Matter::Recipient && one.sense == chujing::published::Sense::OnlyPage
        });
        of.map(|one| one.said.zh).collect()
    };
    for (page, name) in [
        ("境外接收方名称：Zendesk；所在国家：德国；处理目的：诊断部件故障。", "Zendesk"),
        ("境外接收方名称：德国星海公司；所在国家：德国。", "德国星海公司"),
    ] {
        let found = unknown(page);
        assert!(found.iter().any(|one| one.contains(name)), "{page}: {found:?}");
    }
    for page in [
        "境外接收方：详见下表。",
        "境外接收方名称：Lindenfeld Hausgeräte GmbH；所在国家：德国。",
        "境外接收方：我们的关联公司和服务商。",
    ] {
        assert_eq!(unknown(page), [""; 0], "{page}");
    }
}
