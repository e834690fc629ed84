//! The published policy against the record: the untouched page gives nothing, every planted difference is named at its sentence, how
//! a page is typed changes nothing, and what is no page is refused with what to do.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use chujing::document::build::NOTICE;
use chujing::document::render::{docx, html};
use chujing::document::{Block, Table, plain};
use chujing::dossier::Dossier;
use chujing::form::catalog::recipients;
use chujing::form::{Answers, Place};
use chujing::law::Survey;
use chujing::office::Refused;
use chujing::published::{Checked, Finding, Matter, Page, Standing, Unread, check};
use chujing::text::Lang;
use serde_json::json;

use crate::command_line::copy_examples;
use crate::source::root;

#[path = "published/misread.rs"]
mod misread;
#[path = "published/misses.rs"]
mod misses;
#[path = "published/planted.rs"]
mod planted;

use planted::{PLANTED, Planted};

fn policy(lang: &str) -> String {
    text(&format!("policy-{lang}"))
}

fn text(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/data/published/{name}.txt"))).unwrap()
}

fn example(name: &str) -> Answers {
    let text = fs::read_to_string(root().join(format!("assessments/{name}.json"))).unwrap();
    Dossier::from_json(&text).unwrap().answers
}

fn against(page: &[u8], answers: &Answers) -> Checked {
    check(&Page::read(page).unwrap(), answers, &Survey::of(answers))
}

/// Against the example whose policy the test data is; judged once.
fn warranty(page: &str) -> Checked {
    static RECORD: LazyLock<(Answers, Survey)> = LazyLock::new(|| {
        let answers = example("customers-standard-contract");
        let survey = Survey::of(&answers);
        (answers, survey)
    });
    let (answers, survey) = &*RECORD;
    check(&Page::read(page.as_bytes()).unwrap(), answers, survey)
}

use Matter::{Channel, Country, Kind, Period, Purpose, Recipient};

#[test]
fn the_untouched_pages_give_nothing() {
    for lang in ["zh", "en", "prose-zh", "prose-en"] {
        let found = warranty(&policy(lang));
        assert_eq!(found.findings, [], "{lang}");
        assert_eq!(found.notes, [], "{lang}");
        let promises = if lang.starts_with("prose") { 2 } else { 15 };
        assert!(found.is_clean() && found.count(Standing::Kept) > promises, "{lang}");
    }
}

#[test]
fn every_planted_difference_is_named_at_its_sentence_and_nothing_else_is() {
    let is_alone = |found: &Finding, one: &Planted| {
        // What was exchanged is told from both sides; nothing of another matter is.
        found.matter == one.matter
    };
    assert!(PLANTED.len() >= 20);
    for one in PLANTED {
        let whole = policy(one.lang);
        assert!(whole.contains(one.from), "{}", one.from);
        let found = warranty(&whole.replace(one.from, one.to));
        let is_it = |finding: &&Finding| {
            finding.matter == one.matter
                && finding.sense == one.sense
                && finding.quotes.iter().any(|quote| quote.words.contains(one.at))
        };
        let named = found.findings.iter().find(is_it);
        assert!(named.is_some(), "{} -> {}: {:#?}", one.from, one.to, found.findings);
        assert!(!found.is_clean());
        for other in found.findings.iter().filter(|finding| !is_alone(finding, one)) {
            // Who is not named is nowhere either.
            let follows = one.matter == Recipient && matches!(other.matter, Country | Channel);
            assert!(follows, "{} -> {}: {other:#?}", one.from, one.to);
        }
    }
}

#[test]
fn what_else_a_policy_speaks_of_is_no_difference() {
    for lang in ["zh", "en"] {
        let page = format!("{}\n{}", policy(lang), text(&format!("beside-{lang}")));
        let found = warranty(&page);
        assert_eq!(found.findings, [], "{lang}");
        assert_eq!(found.count(Standing::NotKept), 0, "{lang}");
    }
}

/// Everything that people are told by the notices of a record, as one page.
fn notices(answers: &Answers, lang: Lang) -> String {
    let survey = Survey::of(answers);
    let papers = chujing::document::build::documents(answers, &survey, lang);
    let notices = papers.iter().filter(|paper| paper.id == NOTICE.id);
    let body = |page: String| {
        let (_, rest) = page.split_once("<body").unwrap();
        rest.split_once('>').unwrap().1.replace("</body>", "").replace("</html>", "")
    };
    let all: Vec<String> = notices.map(|paper| body(html(paper))).collect();
    assert!(!all.is_empty());
    format!("<!doctype html><html><body>{}</body></html>", all.concat())
}

#[test]
fn what_the_record_itself_tells_people_is_no_difference_and_a_sign_in_it_is() {
    for name in
        ["customers-standard-contract", "hr-exempt", "security-assessment", "travel-mixed-routes"]
    {
        let answers = example(name);
        for lang in [Lang::Zh, Lang::En] {
            let page = notices(&answers, lang);
            let found = against(page.as_bytes(), &answers);
            assert_eq!(found.findings, [], "{name} {lang:?}");
            assert_eq!(found.count(Standing::NotKept), 0, "{name} {lang:?}");
            for row in answers.rows(&recipients::SECTION) {
                let own = answers.row_title(&recipients::SECTION, row.id).zh;
                // Wherever it stands another letter is in its place.
                let other: String =
                    own.chars().enumerate().map(|(at, c)| if at == 2 { 'q' } else { c }).collect();
                let found = against(page.replace(&own, &other).as_bytes(), &answers);
                let is_it = |one: &&Finding| one.matter == Recipient && one.said.zh.contains(&own);
                assert!(found.findings.iter().any(|one| is_it(&one)), "{name} {lang:?} {own}");
            }
        }
    }
}

#[test]
fn the_same_said_otherwise_is_no_difference() {
    for (lang, from, to) in [
        ("zh", "日志保存三年", "日志保存36个月"),
        ("zh", "日志保存三年", "日志保存1095日"),
        ("zh", "日志保存三年", "日志保存 3 年"),
        ("en", "for three years", "for 36 months"),
        ("en", "for three years", "for 1,095 days"),
        ("zh", "届满后30日", "届满后三十日"),
        ("zh", "在15个工作日内", "在十五个工作日内"),
        ("zh", "Lindenfeld Hausgeräte GmbH", "LINDENFELD HAUSGERÄTE GMBH"),
        ("zh", "手机号码、收货地址、产品", "联系方式、产品"),
        ("en", "Germany", "the Federal Republic of Germany"),
        ("zh", "德国的部件厂商", "欧盟的部件厂商"),
    ] {
        let whole = policy(lang);
        assert!(whole.contains(from), "{from}");
        assert_eq!(warranty(&whole.replace(from, to)).findings, [], "{from} -> {to}");
    }
}

/// What was found, without where it stands.
fn said(found: &Checked) -> BTreeSet<(String, String, String)> {
    let sentence = |words: &str| words.split_whitespace().collect::<String>();
    let each = found.findings.iter().flat_map(|one| {
        one.quotes.iter().map(move |quote| {
            (one.said.zh.clone(), format!("{:?}", one.sense), sentence(&quote.words))
        })
    });
    each.collect()
}

#[test]
fn order_and_typing_change_nothing() {
    let mut random = fastrand::Rng::with_seed(17);
    for lang in ["zh", "en"] {
        let touched: Vec<&Planted> = PLANTED.iter().filter(|one| one.lang == lang).collect();
        for round in 0..5 {
            let mut page = policy(lang);
            if let Some(one) = touched.get(round) {
                page = page.replace(one.from, one.to);
            }
            let before = said(&warranty(&page));
            let mut paragraphs: Vec<&str> = page.split("\n\n").collect();
            random.shuffle(&mut paragraphs);
            assert_eq!(said(&warranty(&paragraphs.join("\n\n"))), before, "{lang} {round}: order");
            let told = |found: Checked| -> BTreeSet<String> {
                found
                    .findings
                    .into_iter()
                    .map(|one| format!("{:?} {:?}", one.matter, one.sense))
                    .collect()
            };
            let plain = told(warranty(&page));
            assert_eq!(
                told(warranty(&retyped(&page, &mut random))),
                plain,
                "{lang} {round}: typing"
            );
        }
    }
}

/// The same page as another editor would save it: marks and figures of full width, blanks of other kinds.
fn retyped(page: &str, random: &mut fastrand::Rng) -> String {
    let mut out = String::new();
    for c in page.chars() {
        match c {
            ' ' => out.push_str(["\u{a0}", "  ", "\t", " "][random.usize(..4)]),
            '（' if random.bool() => out.push('('),
            '）' if random.bool() => out.push(')'),
            '：' if random.bool() => out.push(':'),
            '；' if random.bool() => out.push(';'),
            '，' if random.bool() => out.push(','),
            '0'..='9' | 'a'..='z' | 'A'..='Z' if random.bool() => {
                out.push(char::from_u32(u32::from(c) + 0xFEE0).unwrap());
            }
            c => out.push(c),
        }
    }
    out
}

#[test]
fn a_page_is_read_as_a_reader_sees_it_in_every_format() {
    let text = policy("zh");
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).collect();
    let html = |inner: String| {
        format!(
            "<!DOCTYPE html><html><head><title>x</title><style>p{{}}</style><script>var a = \"<p>荷兰 Acme Inc.</p>\";</script></head>\
             <body><nav>首页</nav>{inner}<p style=\"display: none\">我们不会向境外提供您的个人信息。</p>\
             <p hidden>Acme Cloud, Inc.</p><!-- Acme Cloud, Inc. --></body></html>"
        )
    };
    let body: String = paragraphs
        .iter()
        .map(|one| format!("<p>{}</p>\n", one.replace("ä", "&auml;")))
        .collect::<Vec<_>>()
        .concat();
    let page = html(body);
    assert_eq!(warranty(&page).findings, []);
    assert_eq!(warranty(&page).notes.len(), 1, "what is hidden is told");
    let broken = page.replace("</p>", "").replace("</body>", "<p><b><div>");
    assert_eq!(warranty(&broken).findings.len(), 0, "nothing has to be closed");
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    assert_eq!(against(&bytes, &example("customers-standard-contract")).findings, []);
    let (bytes, ..) = encoding_rs::GB18030.encode(&page);
    let found = against(&bytes, &example("customers-standard-contract"));
    assert_eq!(found.findings, []);
    assert!(found.notes.iter().any(|note| note.zh.contains("GB18030")), "{:?}", found.notes);
    let mut utf16: Vec<u8> = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(against(&utf16, &example("customers-standard-contract")).findings, []);
    assert_eq!(against(&word(&paragraphs), &example("customers-standard-contract")).findings, []);
}

/// A Word file with these paragraphs.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let answers = Answers::default();
    let survey = Survey::of(&answers);
    let mut document = chujing::document::build::documents(&answers, &survey, Lang::Zh).remove(0);
    document.cover = None;
    document.stamp.draft.clear();
    document.stamp.is_shown = false;
    document.blocks = paragraphs.iter().map(|one| Block::Paragraph(plain(*one))).collect();
    docx(&document).unwrap()
}

/// The passage on what goes abroad as a table, row by row.
const TABLE: [(&str, &str); 6] = [
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

#[test]
fn a_table_says_what_a_sentence_says() {
    let text = policy("zh");
    let without: Vec<&str> = text.split("\n\n").filter(|one| !one.contains("所在国家")).collect();
    let rest: String =
        without.iter().map(|one| format!("<p>{one}</p>")).collect::<Vec<_>>().concat();
    let across = |touch: &dyn Fn(&str) -> String| {
        let heads: String =
            TABLE.iter().map(|(head, _)| format!("<th>{head}</th>")).collect::<Vec<_>>().concat();
        let cells: String = TABLE
            .iter()
            .map(|(_, cell)| format!("<td>{}</td>", touch(cell)))
            .collect::<Vec<_>>()
            .concat();
        format!("<html><body>{rest}<table><tr>{heads}</tr><tr>{cells}</tr></table></body></html>")
    };
    let down = |touch: &dyn Fn(&str) -> String| {
        let rows: String = TABLE
            .iter()
            .map(|(head, cell)| format!("<tr><td>{head}</td><td>{}</td></tr>", touch(cell)))
            .collect::<Vec<_>>()
            .concat();
        format!("<html><body>{rest}<table>{rows}</table></body></html>")
    };
    let as_it_is = |cell: &str| cell.to_owned();
    for (name, page) in [("across", across(&as_it_is)), ("down", down(&as_it_is))] {
        assert_eq!(warranty(&page).findings, [], "{name}");
    }
    for (from, to, matter) in [
        ("德国", "荷兰", Country),
        ("GmbH", "GmbX", Recipient),
        ("诊断部件故障", "开展营销推广", Purpose),
        ("固件版本", "护照号码", Kind),
        ("30日", "90日", Period),
    ] {
        let touch = |cell: &str| cell.replace(from, to);
        for (name, page) in [("across", across(&touch)), ("down", down(&touch))] {
            let found = warranty(&page).findings;
            assert!(found.iter().any(|one| one.matter == matter), "{name} {to}: {found:#?}");
        }
    }
    // The same in Word.
    let mut document = chujing::document::build::documents(
        &Answers::default(),
        &Survey::of(&Answers::default()),
        Lang::Zh,
    )
    .remove(0);
    document.cover = None;
    document.blocks = without.iter().map(|one| Block::Paragraph(plain(*one))).collect();
    document.blocks.push(Block::Table(Table {
        caption: String::new(),
        head: TABLE.iter().map(|(head, _)| (*head).to_owned()).collect(),
        widths: vec![1; TABLE.len()],
        rows: vec![TABLE.iter().map(|(_, cell)| plain(*cell)).collect()],
    }));
    document.stamp.draft.clear();
    let found = against(&docx(&document).unwrap(), &example("customers-standard-contract"));
    assert_eq!(found.findings, []);
}

#[test]
fn what_is_no_page_is_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| Page::read(bytes).unwrap_err();
    assert_eq!(refused(b""), Unread::Empty);
    assert_eq!(refused(" \n\u{3000}\n".as_bytes()), Unread::Empty);
    assert_eq!(refused(b"<html><body><script>render()</script></body></html>"), Unread::Empty);
    assert_eq!(refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"), Unread::Pdf);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Unread::Picture);
    assert_eq!(refused(b"{\\rtf1 hello}"), Unread::NoText);
    assert_eq!(refused(&[0x7f, b'E', b'L', b'F', 0, 1, 2, 3, 0, 0, 0]), Unread::NoText);
    assert_eq!(refused(&[0xff, 0xd8, 0xff, 0xe0, 0, 16]), Unread::Picture);
    assert_eq!(refused("字".repeat(1_000_001).as_bytes()), Unread::TooLong);
    let cut = &word(&["甲"])[..200];
    assert!(matches!(refused(cut), Unread::File(_) | Unread::NoText), "{:?}", refused(cut));
    for unread in [
        Unread::Empty,
        Unread::Pdf,
        Unread::Picture,
        Unread::NoText,
        Unread::TooLong,
        Unread::File(Refused::Old),
    ] {
        let said = unread.said();
        // Each says what to do, as a request in Chinese and an imperative in English.
        let asks = ["Keep ", "Use ", "Save ", "save ", "use "];
        assert!(said.zh.contains('请'), "{said}");
        assert!(asks.iter().any(|word| said.en.contains(word)), "{said}");
    }
}

#[test]
fn a_page_whose_words_are_not_known_is_told() {
    let notes = |page: &str| warranty(page).notes.len();
    assert_eq!(notes("我們會向境外接收方提供您的姓名。"), 1);
    assert_eq!(notes("12345"), 1);
    assert_eq!(notes("我们会向境外接收方提供您的姓名。"), 0);
}

#[test]
fn whatever_the_bytes_are_reading_ends() {
    let mut random = fastrand::Rng::with_seed(4);
    let page = format!("<html><body><table><tr><td>{}</td></tr></table>", policy("zh"));
    let answers = example("website-policy");
    for _ in 0..60 {
        let mut bytes = page.clone().into_bytes();
        for _ in 0..random.usize(..20) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        bytes.truncate(random.usize(..2_000));
        // Whatever is read of it, every sentence that is quoted stands in a paragraph of the page.
        if let Ok(page) = Page::read(&bytes) {
            let found = check(&page, &answers, &Survey::of(&answers));
            let quotes = found.findings.iter().flat_map(|one| &one.quotes);
            let quotes = quotes.chain(found.promises.iter().flat_map(|one| &one.quotes));
            for quote in quotes {
                assert!((1..=found.paragraphs).contains(&quote.paragraph), "{quote:?}");
                assert!(!quote.words.is_empty());
            }
        }
    }
}

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
    assert_eq!(
        standing(&Answers::default(), "deidentification", "我们没有对信息去标识化。"),
        None,
        "what is denied is no promise"
    );
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
        let output = Command::new(env!("CARGO_BIN_EXE_chujing"))
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
