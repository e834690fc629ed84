//! How a page is typed, and in which format it comes, changes nothing of what it says; what is no page is refused with what to do.

use std::collections::BTreeSet;

use chujing::document::render::docx;
use chujing::document::{Block, Table, plain};
use chujing::form::Answers;
use chujing::law::Survey;
use chujing::office::Refused;
use chujing::published::Matter::{Country, Kind, Period, Purpose, Recipient};
use chujing::published::{Checked, Page, Unread, check};
use chujing::text::Lang;

use super::planted::{PLANTED, Planted};
use super::{against, example, policy, said, warranty};

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
            let mut parts = parts(&page);
            for part in &mut parts {
                // A heading stands before what it is of.
                random.shuffle(&mut part[1..]);
            }
            // The title stands first.
            random.shuffle(&mut parts[1..]);
            let parts: Vec<String> = parts.iter().map(|part| part.join("\n\n")).collect();
            assert_eq!(said(&warranty(&parts.join("\n\n"))), before, "{lang} {round}: order");
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

/// The parts of a page: a heading with its number, and the paragraphs below it.
fn parts(page: &str) -> Vec<Vec<&str>> {
    let mut out: Vec<Vec<&str>> = Vec::new();
    for paragraph in page.split("\n\n") {
        let mut signs = paragraph.chars();
        let number =
            signs.next().is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九".contains(c));
        let is_heading = number && signs.next().is_some_and(|c| c == '.' || c == '、');
        match out.last_mut() {
            Some(part) if !is_heading => part.push(paragraph),
            _ => out.push(vec![paragraph]),
        }
    }
    out
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
pub(super) fn word(paragraphs: &[&str]) -> Vec<u8> {
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
