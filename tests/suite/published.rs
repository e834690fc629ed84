//! The published policy against the record: the untouched page gives nothing, and every planted difference is named at its sentence.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use chujing::document::build::NOTICE;
use chujing::document::render::html;
use chujing::dossier::Dossier;
use chujing::form::Answers;
use chujing::form::catalog::recipients;
use chujing::law::Survey;
use chujing::published::{Checked, Finding, Matter, Page, Standing, check};
use chujing::text::Lang;

use crate::source::root;

#[path = "published/forms.rs"]
mod forms;
#[path = "published/held.rs"]
mod held;
#[path = "published/misread.rs"]
mod misread;
#[path = "published/misses.rs"]
mod misses;
#[path = "published/placed.rs"]
mod placed;
#[path = "published/planted.rs"]
mod planted;
#[path = "published/worded.rs"]
mod worded;

use planted::{PLANTED, Planted};

fn policy(lang: &str) -> String {
    text(&format!("policy-{lang}"))
}

fn text(name: &str) -> String {
    let ending = match name {
        "planted" => "tsv",
        "policy-tables" => "html",
        _ => "txt",
    };
    fs::read_to_string(root().join(format!("tests/data/published/{name}.{ending}"))).unwrap()
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

use Matter::{Channel, Country, Recipient};

#[test]
fn the_untouched_pages_give_nothing() {
    for lang in ["zh", "en", "prose-zh", "prose-en", "letter-en", "tables"] {
        let found = warranty(&policy(lang));
        assert_eq!(found.findings, [], "{lang}");
        // One of them remembers settings at home, which the record does not tell: something to look at, and no difference.
        let notes: Vec<&str> = found.notes.iter().map(|note| note.en.as_str()).collect();
        let is_as_wanted = match lang {
            "letter-en" => matches!(notes[..], [one] if one.contains("\"remember your settings\"")),
            _ => notes.is_empty(),
        };
        assert!(is_as_wanted, "{lang}: {notes:?}");
        let promises = if lang.starts_with("prose") { 2 } else { 14 };
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
        ("en", "6 March 2033", "March 6, 2033"),
        ("en", "6 March 2033", "2033-03-06"),
        ("zh", "最迟至2033年3月6日", "不晚于2033年3月6日"),
        ("en", "free of charge", "at no charge"),
        ("zh", "答复，不收费", "答复。重复提出的请求，我们会酌情收取成本费"),
        ("zh", "答复，不收费", "答复，不收费。您购买收费服务时，可以另行开具发票"),
        (
            "en",
            "free of charge.",
            "free of charge. You may turn to the person in charge of requests.",
        ),
        ("en", "is stored in China", "is not stored outside China"),
        ("zh", "境外接收方不会", "提供后的信息由接收方存储在境外。境外接收方不会"),
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
