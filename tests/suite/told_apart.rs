//! What an officer would send back: each paper counts, lists and asks only what goes its own way, and points to what it has.

use chujing::day::Day;
use chujing::document::build::documents;
use chujing::document::render::markdown;
use chujing::document::{Block, Document, Inline};
use chujing::form::catalog::{consents, flows, links, overlaps, recipients};
use chujing::form::{Answers, Edit, Entry, Facts, Place, Range};
use chujing::law::{Received, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::example;

const MIXED: &str = "travel-mixed-routes";
const HONG_KONG: &str = "recipient-hong-kong";
const HAMBURG: &str = "recipient-hamburg";

fn changed(changes: &[(&str, Value)]) -> Answers {
    let mut answers = example(MIXED).answers;
    for (place, value) in changes {
        let value = (!value.is_null()).then(|| value.clone());
        answers.apply(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
    }
    answers
}

fn all(answers: &Answers, lang: Lang) -> Vec<Document> {
    documents(answers, &Survey::of(answers), lang)
}

fn paper(answers: &Answers, id: &str) -> Document {
    let mut papers = all(answers, Lang::Zh);
    papers.retain(|document| document.id == id);
    papers.swap_remove(0)
}

/// The rows of the table whose caption holds these words, each as a text.
fn rows(document: &Document, caption: &str) -> Vec<String> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.caption.contains(caption) => Some(table),
        _ => None,
    });
    let row = |row: &Vec<Vec<Inline>>| row.iter().flatten().map(words).collect();
    table.unwrap_or_else(|| panic!("no table {caption}")).rows.iter().map(row).collect()
}

fn words(run: &Inline) -> String {
    match run {
        Inline::Text(text) | Inline::Strong(text) | Inline::Struck(text) | Inline::New(text) => {
            text.clone()
        }
        Inline::Blank { label, .. } => format!("【{label}】"),
    }
}

fn received(answers: &Answers, recipient: &str) -> [Option<u64>; 4] {
    let facts = Facts::new(answers).quietly();
    let flows = flows::to_recipient(&facts.row(&recipients::SECTION, recipient).unwrap());
    let of = Received::of(&flows);
    [of.ordinary, of.sensitive, of.forecast, of.forecast_sensitive].map(|one| one.range.exact())
}

#[test]
fn a_recipient_has_one_figure_in_which_nobody_counts_twice() {
    let answers = changed(&[]);
    // 156,000 members and 5,180 contacts, of whom 1,240 are members; the guests are none of them.
    let hamburg = [159_940, 3_860, 176_160, 4_300].map(Some);
    assert_eq!(received(&answers, HAMBURG), hamburg);
    assert_eq!(received(&answers, HONG_KONG), [248_400, 0, 276_000, 0].map(Some));
    let said = markdown(&paper(&answers, "contract-appendix"));
    let line = said.lines().find(|line| line.starts_with("以上人群合计")).unwrap();
    for figure in ["159,940", "3,860", "176,160", "4,300"] {
        assert!(line.contains(figure), "{line}");
    }
    let bay = markdown(&paper(&answers, "gba-contract-sheet"));
    assert!(bay.contains("一般个人信息248,400人，敏感个人信息0人"), "{bay}");
}

#[test]
fn an_overlap_that_is_not_known_is_asked_for_and_no_range_is_filed() {
    let place = "overlaps/overlap-contacts-members/both";
    let open = changed(&[(place, Value::Null)]);
    assert_eq!(received(&open, HAMBURG)[0], None);
    let appendix = paper(&open, "contract-appendix");
    let is_of_overlaps = |place: &&Place| *place.section == overlaps::SECTION;
    assert!(appendix.blanks().into_iter().any(|place| is_of_overlaps(&place)));
    let said = markdown(&appendix);
    let line = said.lines().find(|line| line.starts_with("以上人群合计")).unwrap();
    assert!(!line.contains('至') || !line.contains("161,180"), "{line}");
    assert_eq!(received(&open, HONG_KONG)[0], Some(248_400), "it is no matter of the other");
}

#[test]
fn whose_data_goes_is_not_known_where_a_flow_does_not_say() {
    let open = changed(&[("scenarios/scenario-corporate/groups", Value::Null)]);
    assert_eq!(received(&open, HAMBURG), [None; 4]);
}

#[test]
fn what_concerns_one_recipient_lists_only_what_it_gets() {
    let answers = changed(&[]);
    let whole = paper(&answers, "pipia-report-whole");
    let risks = rows(&whole, "安全事件可能性分析表");
    assert!(risks[0].contains("敏感：无"), "Hong Kong gets nothing sensitive: {}", risks[0]);
    assert!(risks[1].contains("敏感：过敏和无障碍需求"), "{}", risks[1]);
    let map = rows(&whole, "信息项、接收方和系统对照");
    let third: Vec<&String> = map.iter().filter(|row| row.contains("再提供")).collect();
    assert_eq!(third.len(), 1, "{map:?}");
    assert!(third[0].contains("姓名拼音") && third[0].contains("酒店终端系统"), "{third:?}");
    assert!(!third[0].contains("电子邮箱") && !third[0].contains("跨境代号"), "{third:?}");
    // Where it is not said what the third party gets, the map leaves it out, and the consent refers to what is told.
    let open = changed(&[("onward/onward-innsbruck/items", Value::Null)]);
    let map = rows(&paper(&open, "pipia-report-whole"), "信息项、接收方和系统对照");
    assert!(map.iter().all(|row| !row.contains("Musterthal")), "{map:?}");
    let sheet = markdown(&paper(&open, "separate-consent"));
    assert!(sheet.contains("Musterthal Hotelbetriebs GmbH提供我的个人信息：上述信息"), "{sheet}");
    let people = rows(&paper(&answers, "gba-assessment"), "涉及的个人");
    assert!(people.iter().all(|row| !row.contains("3,860")), "{people:?}");
}

#[test]
fn the_report_of_a_route_tells_of_its_own_flows() {
    let answers = changed(&[]);
    let bay = markdown(&paper(&answers, "gba-assessment"));
    for other in ["Hanselicht", "德国", "汉堡", "新加坡接收方提供", "工作邮箱", "过敏和无障碍"]
    {
        assert!(!bay.contains(other), "{other} in the report of the Bay");
    }
    assert!(bay.contains("248,400") && bay.contains("Xunlan Guest Services"));
    let filed = paper(&answers, "pipia-report");
    let said = markdown(&filed);
    for other in ["Xunlan Guest Services", "客户服务平台 GSP", "Lantern People", "年度绩效等级"]
    {
        assert!(!said.contains(other), "{other} in the report that is filed");
    }
    assert!(rows(&filed, "适用的出境路径").iter().all(|row| !row.contains("集团人力资源管理")));
    // The facts of the handler stay, and everything is assessed in a report that is kept.
    assert!(said.contains("742,000人") && said.contains("252,340"));
    let whole = markdown(&paper(&answers, "pipia-report-whole"));
    for part in ["Xunlan Guest Services", "Lantern People", "Hanselicht"] {
        assert!(whole.contains(part), "{part}");
    }
    // Without words of its own the report of the Bay is a draft, and does not tell of the others instead.
    let open = changed(&[("findings/art5_3/bay", Value::Null)]);
    let report = paper(&open, "gba-assessment");
    let lacks: Vec<String> = report.blanks().into_iter().map(ToString::to_string).collect();
    assert_eq!(lacks, ["findings/art5_3/bay"]);
}

#[test]
fn a_record_of_one_route_has_one_report() {
    for name in ["customers-standard-contract", "security-assessment", "hr-exempt"] {
        let papers = all(&example(name).answers, Lang::Zh);
        assert!(papers.iter().all(|paper| paper.id != "pipia-report-whole"), "{name}");
    }
}

#[test]
fn lines_of_several_scenarios_say_of_which_they_are() {
    let answers = changed(&[]);
    let said = markdown(&paper(&answers, "contract-appendix"));
    let parts: Vec<&str> = said.split("\n### ").collect();
    for (number, lines) in [("（一）", 2), ("（二）", 2), ("（七）", 2), ("（八）", 2)]
    {
        let part = parts.iter().find(|part| part.starts_with(number)).unwrap();
        let named = ["会员境外礼遇：", "企业客户差旅服务："];
        let found = part.lines().filter(|line| named.iter().any(|name| line.starts_with(name)));
        assert_eq!(found.count(), lines, "{part}");
    }
    let bay = markdown(&paper(&answers, "gba-contract-sheet"));
    assert!(!bay.contains("夜间宾客服务："), "one scenario needs no name: {bay}");
}

#[test]
fn each_sheet_of_consent_is_signed_by_itself() {
    let sheet = paper(&changed(&[]), "separate-consent");
    let pages: Vec<&[Block]> =
        sheet.blocks.split(|block| matches!(block, Block::PageBreak)).collect();
    assert_eq!(pages.len(), 3, "one for each recipient, and one for what is asked each time");
    for page in &pages {
        assert!(matches!(page.last(), Some(Block::Signature(_))), "{page:?}");
    }
    for page in pages.iter().skip(1) {
        assert!(matches!(page, [Block::Heading(1, words), ..] if *words == sheet.title));
    }
}

#[test]
fn no_signature_of_consent_stands_for_two_moments() {
    let moments = |page: &[Block]| {
        let mut out: Vec<Vec<String>> = vec![Vec::new()];
        for block in page {
            match block {
                Block::Signature(_) => out.push(Vec::new()),
                Block::Paragraph(runs) => {
                    let words: String = runs.iter().map(words).collect();
                    let moment = words.strip_prefix("本项的征求时点：");
                    out.last_mut().unwrap().extend(moment.map(ToOwned::to_owned));
                }
                _ => {}
            }
        }
        out.retain(|signed| !signed.is_empty());
        out
    };
    let sheet = paper(&changed(&[]), "separate-consent");
    let pages = sheet.blocks.split(|block| matches!(block, Block::PageBreak));
    let told: Vec<_> = pages.map(moments).collect();
    let (once, first) =
        ("开通服务或者首次提供之前征求一次", "首次填写或者勾选该项信息之前征求一次");
    let each = "每次提供之前逐次征求";
    assert_eq!(told[0], [[once]]);
    assert_eq!(told[1], [[once], [first]], "sensitive data is asked at its own time");
    assert_eq!(told[2], [[each, each]], "and passing on, each time, on a sheet of its own");
    // What is asked each time and nothing else is one sheet.
    let texts = ["consent-members-hk", "consent-members-de"];
    let set: Vec<(String, Value)> = texts
        .iter()
        .map(|text| (format!("consents/{text}/moment"), json!("each_time")))
        .chain([("consents/consent-members-de/sensitive_moment".to_owned(), Value::Null)])
        .collect();
    let set: Vec<(&str, Value)> =
        set.iter().map(|(place, value)| (place.as_str(), value.clone())).collect();
    let sheet = paper(&changed(&set), "separate-consent");
    let pages = sheet.blocks.split(|block| matches!(block, Block::PageBreak));
    let told: Vec<_> = pages.map(moments).collect();
    assert_eq!(told, [vec![vec![each]], vec![vec![each; 4]]]);
}

#[test]
fn the_undertaking_of_the_bay_is_the_words_of_the_form_alone() {
    let answers = changed(&[]);
    let undertaking = paper(&answers, "gba-undertaking");
    let is_table = |block: &Block| matches!(block, Block::Table(_));
    assert!(!undertaking.blocks.iter().any(is_table));
    let said = markdown(&undertaking);
    assert!(said.contains("单位（盖章）：深圳循岚旅行服务有限公司"), "{said}");
    let list = markdown(&paper(&answers, "gba-materials"));
    assert!(list.contains("影响评估完成日（备案之日前3个月内）：2026年11月20日"), "{list}");
}

#[test]
fn reports_grade_recipients_only_as_the_record_does() {
    let graded = paper(&changed(&[]), "pipia-report");
    let capability = rows(&graded, "境外接收方的保障能力和差距").concat();
    assert!(capability.contains("技术保障能力中") && capability.contains("12个月"), "{capability}");
    let law = rows(&graded, "所在国家或者地区的政策和法规").concat();
    assert!(law.contains("高表示保障好）高") && law.contains("结算凭证"), "{law}");
    let none = ["technical_level", "management_level", "capability_gap", "law_level", "law_gap"]
        .map(|field| format!("recipients/{HAMBURG}/{field}"));
    let none: Vec<(&str, Value)> = none.iter().map(|place| (place.as_str(), Value::Null)).collect();
    let said = markdown(&paper(&changed(&none), "pipia-report"));
    assert!(!said.contains("表B.3") && !said.contains("表B.4"), "nothing is made up");
}

#[test]
fn the_rectification_says_who_by_when_how_far_and_with_what_proof() {
    let report = paper(&changed(&[]), "pipia-report");
    let table = rows(&report, "整改表");
    assert_eq!(table.len(), 4, "the risks of its flows");
    for part in ["差旅平台日志", "Max Mustermann", "2026年12月9日", "期限未到", "尚无"]
    {
        assert!(table[2].contains(part), "{part}: {}", table[2]);
    }
    let late = changed(&[("risks/risk-contacts/due", json!("2026-11-10"))]);
    assert!(rows(&paper(&late, "pipia-report"), "整改表")[2].contains("未见验证记录"));
}

#[test]
fn sentences_point_to_tables_that_are_there_in_every_example() {
    for name in ["customers-standard-contract", "security-assessment", "hr-exempt", MIXED] {
        for lang in [Lang::Zh, Lang::En] {
            for document in all(&example(name).answers, lang) {
                let said = markdown(&document);
                assert!(!said.contains('\u{FDD0}'), "{name} {}", document.id);
            }
        }
    }
    let report = paper(&changed(&[]), "pipia-report");
    let numbers = |caption: &str| {
        let captions = report.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => table.caption.split_once(' '),
            _ => None,
        });
        captions.filter(|(_, words)| *words == caption).map(|(number, _)| number.to_owned()).next()
    };
    let sheets = [
        "安全事件可能性分析表（参照GB/T 39335 表C.3）",
        "安全风险评估及整改措施表（参照GB/T 39335 表C.4）",
        "整改表",
    ];
    let [likely, levels, rectified] = sheets.map(|caption| numbers(caption).unwrap());
    let line = format!("可能性见{likely}，对个人权益的影响、风险等级、处置和剩余风险见{levels}");
    let said = markdown(&report);
    assert!(said.contains(&line) && said.contains(&format!("证明见{rectified}")), "{line}");
}

#[test]
fn reports_close_with_what_they_rely_on_short_names_and_approval() {
    for (name, id) in [
        ("customers-standard-contract", "pipia-report"),
        ("security-assessment", "sa-self-assessment"),
        (MIXED, "pipia-report"),
    ] {
        let papers = all(&example(name).answers, Lang::Zh);
        let said = markdown(papers.iter().find(|paper| paper.id == id).unwrap());
        for part in ["附：评估依据", "附：简称", "附：审批页", "中华人民共和国个人信息保护法"]
        {
            assert!(said.contains(part), "{name}: {part}");
        }
        let is_assessment = id == "sa-self-assessment";
        assert_eq!(said.contains("数据出境安全评估申报指南（第三版）"), is_assessment, "{name}");
    }
}

#[test]
fn the_fifth_example_agrees_with_itself() {
    let answers = changed(&[]);
    let facts = Facts::new(&answers).quietly();
    let leaves = |link: &Entry<'_>| {
        links::from(link).known().and_then(|end| end.id) == Some("system-gateway")
    };
    assert_eq!(facts.rows(&links::SECTION).filter(leaves).count(), 4);
    let papers: String = all(&answers, Lang::Zh).iter().map(markdown).collect();
    for words in ["三条链路", "三个接收方各用独立通道", "三个平台", "XL-IT-CNT", "三个通道"]
    {
        assert!(!papers.contains(words), "{words}");
    }
    // Nobody is asked by a text that is older than the contract it tells of.
    for row in facts.rows(&consents::SECTION) {
        let of_contract = row.is_asked(&consents::OBTAINED).is_yes();
        let day = row.day(&consents::EFFECTIVE).known();
        assert!(!of_contract || day == Some(Day::of(2026, 12, 14)), "{:?}", row.id);
    }
    let count = |id: &str| {
        let row = facts.row(&consents::SECTION, id).unwrap();
        row.count(&consents::OBTAINED).known().and_then(Range::exact).unwrap()
    };
    // Those whose data went and who did not withdraw, those whose data is still to go, and members who agreed to one service alone: 750
    // and 1,560 are the 2,310.
    assert_eq!(count("consent-members-hk"), 156_000 - 1_120 + 3_200 + 750);
    assert_eq!(count("consent-members-de"), 156_000 - 1_410 + 3_200 + 1_560);
    assert_eq!(count("consent-guests-hk"), 92_400 - 510 + 140);
    assert_eq!(count("consent-contacts-de"), 5_180 - 60 + 20);
}
