//! What readers of the check of pages found it to misread: the right reading of each, and of its brothers.

use chujing::published::{Finding, Matter};

use super::misses::said;
use super::{policy, warranty};

#[test]
fn where_data_go_is_told_whatever_a_company_sells_there() {
    for (lang, beside, count) in [
        (
            "en",
            "We transfer your e-mail address to the United States, where our products are sold.",
            1,
        ),
        ("en", "We transfer your e-mail address to Japan where our products are sold.", 1),
        (
            "en",
            "The server that stores your browsing history is located in Japan, where our group was founded in 1998.",
            1,
        ),
        ("zh", "您的手机号和身份证号传输至美国，本公司在美国上市。", 1),
        ("zh", "您的订单记录和手机号存储于美国，我们的产品畅销全球。", 1),
        ("zh", "我们的服务器位于日本，母公司在东京证券交易所上市。", 1),
        // An enumeration of places is of the clause that leads it.
        (
            "en",
            "Our goods are sold in the United States, Japan and France and provided to shops.",
            0,
        ),
        ("en", "In Japan, our goods are sold and provided to shops.", 0),
        ("zh", "我们的产品出口到美国、日本和法国等国家和地区，提供优质服务。", 0),
        ("zh", "我们的产品畅销美国、日本，服务器设在杭州。", 0),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        assert_eq!(said(&found, Matter::Country).len(), count, "{beside}: {:#?}", found.findings);
        assert_eq!(found.findings.len(), count, "{beside}: {:#?}", found.findings);
    }
}

/// What is found of rights where the passage that gives them is exchanged.
fn rights(lang: &str, given: &str) -> Vec<String> {
    let rights = match lang {
        "zh" => "您有权查阅、复制、更正和删除您的个人信息，也可以随时撤回同意。",
        _ => {
            "You have the right to access, copy, correct and delete your personal information, and you may \
             withdraw your consent at any time."
        }
    };
    let whole = policy(lang);
    assert!(whole.contains(rights));
    said(&warranty(&whole.replace(rights, given)), Matter::Right)
}

#[test]
fn a_right_that_is_given_is_not_refused_by_what_stands_beside_it() {
    for (lang, given) in [
        ("zh", "您有权查阅、复制、更正和删除您的个人信息，撤回同意后我们将无法继续提供服务。"),
        ("zh", "您有权查阅、复制、更正和删除您的个人信息，也可以随时撤回同意且不可被拒绝。"),
        ("zh", "您可以查阅、复制、更正和删除您的个人信息而我们不能拒绝，也可以随时撤回同意。"),
        ("zh", "您有权查阅、复制、更正、撤回同意和在我们无法实现处理目的时要求删除。"),
        (
            "en",
            "Even when support is unavailable you have the right to access, copy, correct and delete your \
             personal information, and you may withdraw your consent at any time.",
        ),
        (
            "en",
            "You have the right to access, copy, correct, delete and withdraw your consent. If you withdraw your \
             consent, our services may be unavailable.",
        ),
        (
            "en",
            "You may access, copy, correct and delete your personal information but fax is not supported, \
             and you may withdraw your consent.",
        ),
    ] {
        assert_eq!(rights(lang, given), [""; 0], "{given}");
    }
}

#[test]
fn a_right_that_stands_before_its_refusal_is_refused() {
    let zh = "您有权查阅、复制和更正您的个人信息，也可以随时撤回同意。";
    let en = "You have the right to access, copy and correct your personal information, and you may withdraw your \
              consent at any time.";
    for (lang, beside) in [
        ("zh", "我们拒绝删除请求。"),
        ("zh", "您的删除申请我们将不予受理。"),
        ("en", "Deletion is not available."),
        ("en", "You may ask for deletion, which is not possible."),
        ("en", "Requests to delete your data are not supported."),
        ("en", "You can't request deletion."),
        ("en", "You may use our forms but deletion is not available."),
    ] {
        let given = if lang == "zh" { zh } else { en };
        let found = rights(lang, &format!("{given} {beside}"));
        assert!(found.len() == 1 && found[0].contains("Deletion"), "{beside}: {found:?}");
    }
}

#[test]
fn what_another_sentence_does_behind_a_comma_is_not_denied() {
    let whole = policy("en");
    let sent = "We do not sell it, and your passport number is sent abroad to Singapore.";
    let found = warranty(&format!("{whole}\n\n{sent}"));
    assert_eq!(said(&found, Matter::Kind).len(), 1, "{:#?}", found.findings);
    assert_eq!(said(&found, Matter::Country).len(), 1, "{:#?}", found.findings);
    let kept = "We do not send abroad your name, your address, and your passport number.";
    assert_eq!(warranty(&format!("{whole}\n\n{kept}")).findings, []);
}

#[test]
fn cells_without_words_that_go_on_are_counted_too() {
    let head = "<td colspan=1000 rowspan=65534></td>".repeat(60);
    let rows = "<tr><td></td><td>甲</td></tr>".repeat(400);
    let page = format!("<!doctype html><body><table><tr>{head}</tr>{rows}</table></body>");
    let found = warranty(&page);
    // What was read again at most, and far fewer than the 24 million cells that the page names.
    assert!((400..400_000).contains(&found.paragraphs), "{}", found.paragraphs);
}

#[test]
fn each_of_several_recipients_that_are_not_called_as_companies_is_told() {
    for (lang, beside, names) in [
        ("zh", "出境的信息提供给Salesforce、Oracle和IBM。", &["Salesforce", "Oracle", "IBM"][..]),
        ("zh", "出境的信息提供给德国的海德堡大学。", &["海德堡大学"]),
        ("zh", "出境的信息由Salesforce处理。", &["Salesforce"]),
        (
            "en",
            "What is sent abroad is shared with Salesforce, Oracle and IBM.",
            &["Salesforce", "Oracle", "IBM"],
        ),
        ("en", "What is sent abroad is shared with salesforce.com.", &["salesforce.com"]),
        ("en", "What is sent abroad is shared with McKinsey & Company.", &["McKinsey & Company"]),
        ("en", "What is sent abroad is provided to Customers.", &[]),
        ("en", "What is sent abroad is sent to Article 5.", &[]),
        ("zh", "出境的信息由我们处理，由GDPR管辖。", &[]),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        // Houses and institutions that everybody knows are found beside the note.
        let is_of = |one: &Finding| one.matter == Matter::Recipient && !names.is_empty();
        assert!(found.findings.iter().all(is_of), "{beside}: {:#?}", found.findings);
        assert_eq!(found.notes.len(), names.len().min(1), "{beside}: {:#?}", found.notes);
        for name in names {
            assert!(found.notes[0].zh.contains(&format!("“{name}”")), "{}", found.notes[0]);
        }
    }
}

#[test]
fn a_sister_in_a_line_of_its_own_publishes_nothing_where_the_handler_is_named() {
    let whole = policy("zh").replace("（以下称“我们”）", "");
    let beside = "与我们共享信息的关联公司：\n\n上海映川智能家电有限公司";
    let found = warranty(&format!("{whole}\n\n{beside}"));
    assert_eq!(said(&found, Matter::Handler), [""; 0], "{:#?}", found.findings);
}
