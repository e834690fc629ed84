//! How a published page is made up changes nothing of what it says: labels line by line, tables of other shapes, markup that is not
//! closed.

use std::fs;

use chujing::dossier::Dossier;
use chujing::law::Survey;
use chujing::published::{Checked, Matter, Page, check};

use crate::source::root;

/// What goes abroad, label by label.
const TOLD: [(&str, &str); 6] = [
    ("境外接收方名称", "Lindenfeld Hausgeräte GmbH"),
    ("所在国家", "德国"),
    ("联系方式", "+49 69 90009 120，china-privacy@lindenfeld.example"),
    ("处理目的", "登记核心部件五年保修、审核保修申请、诊断部件故障、直发保修备件"),
    (
        "个人信息种类",
        "姓名、电子邮箱、手机号码、收货地址、产品序列号、订单号、购机日期、保修登记状态、保修工单号、故障代码和描述、固件版本、运行日志摘要",
    ),
    ("保存期限", "五年保修届满后30日，至2033年3月6日"),
];

/// One difference of each matter that a label tells.
const PLANTED: [(&str, &str, Matter); 5] = [
    ("德国", "荷兰", Matter::Country),
    ("GmbH", "GmbX", Matter::Recipient),
    ("诊断部件故障", "开展营销推广", Matter::Purpose),
    ("固件版本", "护照号码", Matter::Kind),
    ("30日", "90日", Matter::Period),
];

fn policy() -> String {
    fs::read_to_string(root().join("tests/data/published/policy-zh.txt")).unwrap()
}

/// The policy without the passage that `TOLD` tells, paragraph by paragraph.
fn rest() -> Vec<String> {
    let whole = policy();
    let all = whole.split("\n\n").filter(|one| !one.contains("所在国家"));
    all.map(str::to_owned).collect()
}

fn checked(page: &str) -> Checked {
    let text =
        fs::read_to_string(root().join("assessments/customers-standard-contract.json")).unwrap();
    let answers = Dossier::from_json(&text).unwrap().answers;
    check(&Page::read(page.as_bytes()).unwrap(), &answers, &Survey::of(&answers))
}

fn html(inner: &str) -> String {
    let rest: String =
        rest().iter().map(|one| format!("<p>{one}</p>")).collect::<Vec<_>>().concat();
    format!("<!doctype html><html><body>{rest}{inner}</body></html>")
}

fn joined(each: impl Fn(usize, (&str, &str)) -> String) -> String {
    TOLD.iter().enumerate().map(|(at, told)| each(at, *told)).collect::<Vec<_>>().concat()
}

#[test]
fn labels_are_read_in_whatever_form_they_stand() {
    let heads = joined(|_, (head, _)| format!("<td>{head}</td>"));
    let cells = joined(|_, (_, cell)| format!("<td>{cell}</td>"));
    let pair = |at: usize, (head, cell): (&str, &str)| {
        let (open, close) = if at.is_multiple_of(2) { ("<tr>", "") } else { ("", "</tr>") };
        format!("{open}<td>{head}</td><td>{cell}</td>{close}")
    };
    let text = rest().join("\n\n");
    let forms = [
        ("lines", format!("{text}\n\n{}", joined(|_, (head, cell)| format!("{head}：{cell}\n")))),
        (
            "points",
            format!(
                "{text}\n\n{}",
                joined(|at, (head, cell)| format!("{}. {head}：{cell}\n", at + 1))
            ),
        ),
        (
            "br",
            html(&format!("<p>{}</p>", joined(|_, (head, cell)| format!("{head}：{cell}<br>")))),
        ),
        (
            "numbered",
            html(&format!(
                "<table><tr><td>序号</td>{heads}</tr><tr><td>1</td>{cells}</tr></table>"
            )),
        ),
        (
            "two rows of heads",
            html(&format!(
                "<table><tr>{}<th colspan=3>出境情况</th></tr><tr>{}</tr><tr>{cells}</tr></table>",
                joined(|at, (head, _)| if at < 3 {
                    format!("<th rowspan=2>{head}</th>")
                } else {
                    String::new()
                }),
                joined(|at, (head, _)| if at < 3 {
                    String::new()
                } else {
                    format!("<th>{head}</th>")
                }),
            )),
        ),
        ("grid", html(&format!("<table>{}</table>", joined(pair)))),
        (
            "inline",
            html(&format!(
                "<p>{}</p>",
                joined(|_, (head, cell)| format!("<kbd>{head}</kbd>：<x-cell>{cell}</x-cell>；"))
            )),
        ),
    ];
    for (name, page) in forms {
        assert_eq!(checked(&page).findings, [], "{name}");
        for (from, to, matter) in PLANTED {
            // Only what the labels tell is changed.
            let (before, told) = page.split_at(page.find("境外接收方名称").unwrap());
            let found = checked(&format!("{before}{}", told.replace(from, to))).findings;
            assert!(found.iter().any(|one| one.matter == matter), "{name} {to}: {found:#?}");
        }
    }
    // Lines as old machines, word processors and other systems end them.
    for end in ["\r", "\r\n", "\u{b}", "\u{85}", "\u{2028}"] {
        assert_eq!(checked(&policy().replace('\n', end)).findings, [], "{end:?}");
        let paragraphs = |page: &str| Page::read(page.as_bytes()).unwrap().paragraphs();
        assert_eq!(paragraphs(&policy().replace('\n', end)), paragraphs(&policy()), "{end:?}");
    }
}

#[test]
fn what_is_hidden_ends_where_a_browser_ends_it() {
    let hidden = "我们不会向境外提供您的个人信息。";
    let seen = "<p>我们会把您的信息提供给境外的 Acme Cloud, Inc.。";
    for start in [
        format!("<p style=\"display:none\">{hidden}{seen}"),
        format!("<p><span style=\"display:none\">{hidden}</p>{seen}"),
        format!("<ul><li hidden>{hidden}<li>甲</ul>{seen}"),
        format!("<ul><li hidden>{hidden}<ul><li>乙</ul></ul>{seen}"),
        format!("<section><div hidden>{hidden}</section>{seen}"),
        format!("<table><tr><td hidden>{hidden}<td>甲</table>{seen}"),
        format!("<div hidden><p>甲</p>{hidden}<p>乙</p></div>{seen}"),
    ] {
        let found = checked(&html(&start));
        let names: Vec<Matter> = found.findings.iter().map(|one| one.matter).collect();
        let is_seen = found.findings.iter().any(|one| one.said.zh.contains("Acme Cloud"));
        assert!(is_seen && !names.contains(&Matter::Export), "{start}: {:#?}", found.findings);
        assert_eq!(found.notes.len(), 1, "{start}");
    }
    // What a form or a browser without scripts would show is told, and how much it is.
    for element in ["textarea", "noscript"] {
        let notes = checked(&html(&format!("<{element}>{hidden}</{element}>"))).notes;
        assert_eq!(notes.len(), 1, "{element}");
        assert!(notes[0].zh.contains("1处") && notes[0].zh.contains("16字"), "{:?}", notes[0]);
    }
}
