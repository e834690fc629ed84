//! The papers of the routes beside the standard contract: the template's headings, printed options, conditions, and where each appears.

use chujing::document::build::documents;
use chujing::document::render::markdown;
use chujing::document::template::{Official, official};
use chujing::document::{Block, Document};
use chujing::dossier::Dossier;
use chujing::form::catalog::onward;
use chujing::form::{Answers, Edit, Place, Tri};
use chujing::law::extension::{Condition, conditions};
use chujing::law::{Mechanism, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::documents::{built, headings};
use crate::examples::example;

fn set(dossier: &mut Dossier, place: &str, value: Value) {
    dossier.answers.apply(Edit::Set(Place::parse(place).unwrap(), Some(value))).unwrap();
}

fn of(answers: &Answers, lang: Lang) -> Vec<Document> {
    documents(answers, &Survey::of(answers), lang)
}

fn ids(dossier: &Dossier) -> Vec<&'static str> {
    of(&dossier.answers, Lang::Zh).iter().map(|document| document.id).collect()
}

fn document(dossier: &Dossier, id: &str) -> Document {
    of(&dossier.answers, Lang::Zh).into_iter().find(|document| document.id == id).unwrap()
}

#[test]
fn the_self_assessment_has_the_headings_of_the_template_in_order() {
    let report = document(&example("security-assessment"), "sa-self-assessment");
    let wanted: Vec<String> = official(report.id).map(Official::printed).collect();
    let found = headings(&report);
    assert_eq!(found[..wanted.len()], wanted);
    let rest = &found[wanted.len()..];
    let points = rest.iter().filter(|heading| heading.starts_with('（')).count();
    assert_eq!(points, 7, "six points and the conclusion");
    let columns = report.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.head.iter().any(|head| head == "示例") => Some(&table.head),
        _ => None,
    });
    assert_eq!(
        columns.collect::<Vec<_>>(),
        [&["序号", "数据项名称", "内容描述", "出境必要性", "示例", "备注"].map(str::to_owned)]
    );
}

#[test]
fn a_whole_application_issues_and_what_is_missing_stays_blank() {
    for document in built("security-assessment", Lang::Zh) {
        assert!(document.blanks().is_empty(), "{}: {:?}", document.id, document.blanks());
        assert_eq!(document.stamp.draft, "", "{}", document.id);
    }
    let mut dossier = example("security-assessment");
    for place in ["people/agent/id_number", "legal_document/art9_3/clause", "application/ready"] {
        dossier.answers.apply(Edit::Set(Place::parse(place).unwrap(), None)).unwrap();
    }
    for (id, place) in [
        ("sa-authorisation", "people/agent/id_number"),
        ("sa-application-form", "people/agent/id_number"),
        ("sa-self-assessment", "legal_document/art9_3/clause"),
    ] {
        let document = document(&dossier, id);
        assert!(document.blanks().iter().any(|blank| blank.to_string() == place), "{id}: {place}");
        assert!(document.stamp.draft.contains("草稿"), "{id}");
    }
    // What nobody confirmed yet is no gap of the list that tells of it.
    let list = document(&dossier, "sa-materials");
    assert!(list.blanks().is_empty() && markdown(&list).contains("待取得"));
}

#[test]
fn the_form_prints_every_option_and_ticks_the_recorded_one() {
    let dossier = example("security-assessment");
    let form = markdown(&document(&dossier, "sa-application-form"));
    for ticked in ["■企业", "□事业单位", "■内资", "□中外合资", "■居民身份证", "■互联网", "□工业"]
    {
        assert!(form.contains(ticked), "{ticked}");
    }
    assert!(form.contains("□重要数据　■个人信息"));
    assert!(form.contains("□公共互联网传输　■跨境专线传输"));
    assert!(!form.contains("汽车"), "the form prints no box for it");
    let mut dossier = dossier;
    assert!(form.contains("| **是否包含敏感个人信息** | ■是\u{3000}□否"), "{form}");
    for item in ["item-heart", "item-injury"] {
        set(&mut dossier, &format!("items/{item}/sensitivity"), json!("ordinary"));
    }
    let says = |dossier: &Dossier, words: &str| {
        markdown(&document(dossier, "sa-application-form")).contains(words)
    };
    assert!(says(&dossier, "| **是否包含敏感个人信息** | □是\u{3000}■否"));
    set(&mut dossier, "groups/group-members/under_14", json!(1));
    assert!(
        says(&dossier, "| **是否包含敏感个人信息** | ■是\u{3000}□否"),
        "children are sensitive"
    );
    set(&mut dossier, "handler/sector", json!("automotive"));
    assert!(markdown(&document(&dossier, "sa-application-form")).contains("■工业"));
}

#[test]
fn the_papers_appear_on_their_route_only() {
    let sa = |ids: &[&str]| ids.iter().filter(|id| id.starts_with("sa-")).count();
    let mut dossier = example("customers-standard-contract");
    assert_eq!(sa(&ids(&dossier)), 0);
    assert!(!ids(&dossier).contains(&"certification-sheet"));
    set(&mut dossier, "record/route", json!("certification"));
    let found = ids(&dossier);
    assert!(found.contains(&"certification-sheet") && !found.contains(&"contract-appendix"));
    let sheet = document(&dossier, "certification-sheet");
    assert!(sheet.blanks().iter().any(|blank| blank.to_string() == "certification/scope"));
    assert!(!ids(&example("hr-exempt")).iter().any(|id| id.starts_with("sa-")
        || id.starts_with("gba-")
        || id.starts_with("certification")));
}

/// The customer example moved to the Bay.
fn in_the_bay() -> Dossier {
    let mut dossier = example("customers-standard-contract");
    let recipient = "recipients/recipient-lindenfeld";
    for (place, value) in [
        ("handler/province", json!("44")),
        ("handler/gba_city", json!("shenzhen")),
        (&format!("{recipient}/country"), json!("hk")),
        (&format!("{recipient}/onward"), json!("no")),
        ("record/route", json!("gba_contract")),
    ] {
        set(&mut dossier, place, value);
    }
    dossier
}

#[test]
fn the_bay_contract_has_its_own_papers_by_side() {
    let mut dossier = in_the_bay();
    assert_eq!(
        ids(&dossier).into_iter().filter(|id| id.starts_with("gba-")).collect::<Vec<_>>(),
        [
            "gba-contract-sheet",
            "gba-assessment",
            "gba-undertaking",
            "gba-undertaking-recipient",
            "gba-materials"
        ]
    );
    assert!(!ids(&dossier).contains(&"contract-appendix"));
    let assessment = document(&dossier, "gba-assessment");
    let items = headings(&assessment).into_iter().filter(|text| text.contains('、')).count();
    assert!(items >= 4, "three items and the conclusion: {:?}", headings(&assessment));
    let list = markdown(&document(&dossier, "gba-materials"));
    assert!(list.contains("广东省互联网信息办公室") && list.contains("数字政策办公室"));
    set(&mut dossier, "recipients/recipient-lindenfeld/country", json!("mo"));
    assert!(
        markdown(&document(&dossier, "gba-materials")).contains("澳门特别行政区个人资料保护局")
    );
    set(&mut dossier, "recipients/recipient-lindenfeld/country", json!("de"));
    assert!(!ids(&dossier).iter().any(|id| id.starts_with("gba-")), "not outside the Bay");
}

#[test]
fn an_open_answer_does_not_close_the_bay() {
    let mut dossier = in_the_bay();
    set(&mut dossier, "recipients/recipient-lindenfeld/onward", json!(null));
    // The third party that it has by a row of its own is outside the Bay: nothing is open then.
    assert!(Survey::of(&dossier.answers).verdict.bay().is_no());
    let before = dossier.clone();
    let rows: Vec<String> =
        dossier.answers.rows(&onward::SECTION).map(|row| row.id.to_owned()).collect();
    let without = dossier.answers.without_rows(&onward::SECTION, &rows);
    dossier.answers.apply(without).unwrap();
    let survey = Survey::of(&dossier.answers);
    let chujing::form::Tri::Unknown(lacking) = survey.verdict.bay() else {
        panic!("what is not known is read as {:?}", survey.verdict.bay());
    };
    let lacking: Vec<String> = lacking.iter().map(ToString::to_string).collect();
    assert_eq!(lacking, ["recipients/recipient-lindenfeld/onward"]);
    assert!(!survey.problems.iter().any(|found| found.check.0 == "record.route"));
    assert!(ids(&dossier).contains(&"gba-contract-sheet"), "it may still be called for");
    let mut dossier = before;
    set(&mut dossier, "recipients/recipient-lindenfeld/onward", json!("yes"));
    let survey = Survey::of(&dossier.answers);
    assert!(survey.verdict.bay().is_no());
    assert!(survey.problems.iter().any(|found| found.check.0 == "record.route"));
}

/// The example three years later, with every answer that an extension asks.
fn extending() -> Dossier {
    let mut dossier = example("security-assessment");
    dossier
        .answers
        .apply(Edit::Insert {
            section: &chujing::form::catalog::events::SECTION,
            index: 0,
            row: json!({ "id": "event-result" }).as_object().unwrap().clone(),
        })
        .unwrap();
    for (place, value) in [
        ("events/event-result/kind", json!("sa_result_issued")),
        ("events/event-result/day", json!("2026-01-05")),
        ("events/event-result/number", json!("示例-2026-0001")),
        ("extension/purpose_same", json!("yes")),
        ("extension/parties_same", json!("yes")),
        ("extension/persons_approved", json!(2_000_000)),
        ("extension/persons_next", json!(2_400_000)),
        ("extension/link_same", json!("yes")),
        ("extension/use_same", json!("no")),
        ("extension/complied", json!("yes")),
        ("extension/major_incident", json!("no")),
        ("extension/measures", json!("每年审计")),
        ("extension/recipient_duties", json!("已履行")),
        ("extension/compliance", json!("已落实")),
        ("extension/events", json!("无")),
    ] {
        set(&mut dossier, place, value);
    }
    dossier
}

fn six(dossier: &Dossier) -> [Condition; 6] {
    conditions(&chujing::form::Facts::new(&dossier.answers))
}

#[test]
fn each_of_the_six_conditions_can_be_met_not_met_or_unknown() {
    let whole = extending();
    assert!(six(&whole).iter().all(|condition| condition.answer == Tri::Yes), "{:?}", six(&whole));
    // For each condition: what makes it fail, and whose absence leaves it open.
    let changes = [
        ("extension/purpose_same", json!("no")),
        ("extension/parties_same", json!("no")),
        ("extension/persons_next", json!(2_400_001)),
        ("extension/volume_next", json!(1_201)),
        ("legal_document/art9_4/covered", json!("no")),
        ("extension/major_incident", json!("yes")),
    ];
    for (index, (place, value)) in changes.into_iter().enumerate() {
        let mut dossier = extending();
        if index == 3 {
            set(&mut dossier, "handler/important_data", json!("yes"));
            set(&mut dossier, "extension/volume_approved", json!(1_000));
            set(&mut dossier, "extension/volume_next", json!(1_200));
            assert_eq!(six(&dossier)[3].answer, Tri::Yes);
        }
        set(&mut dossier, place, value);
        assert_eq!(six(&dossier)[index].answer, Tri::No, "condition {}", index + 1);
        dossier.answers.apply(Edit::Set(Place::parse(place).unwrap(), None)).unwrap();
        let Tri::Unknown(lacking) = &six(&dossier)[index].answer else {
            panic!("condition {} is settled without {place}", index + 1);
        };
        assert!(lacking.iter().any(|known| known.to_string() == place), "{lacking:?}");
    }
}

#[test]
fn an_extension_is_written_once_a_result_is_recorded() {
    assert!(!ids(&example("security-assessment")).contains(&"sa-extension"));
    let mut dossier = extending();
    let form = document(&dossier, "sa-extension");
    assert!(form.blanks().is_empty(), "{:?}", form.blanks());
    let text = markdown(&form);
    assert!(text.contains("20%") && text.contains("六项条件均符合") && text.contains("不涉及"));
    let matter = |dossier: &Dossier| markdown(&document(dossier, "sa-authorisation"));
    assert!(matter(&dossier).contains("为延长评估结果有效期申请工作经办人"));
    set(&mut dossier, "extension/persons_next", json!(2_400_001));
    let text = markdown(&document(&dossier, "sa-extension"));
    assert!(text.contains("20.1%") && text.contains("应当重新申报"));
    assert!(matter(&dossier).contains("为数据出境安全评估申报工作经办人"));
    set(&mut dossier, "extension/persons_next", json!({ "from": 2_000_000, "to": 2_500_000 }));
    assert!(markdown(&document(&dossier, "sa-extension")).contains("尚有条件不明"));
}

#[test]
fn nothing_stands_over_nothing_while_the_record_is_empty() {
    let mut dossier = example("website-policy");
    dossier = Dossier::from_json(&dossier.to_json()).unwrap();
    let empty = Answers::default();
    for answers in [&dossier.answers, &empty, &in_the_bay().answers, &extending().answers] {
        for lang in [Lang::Zh, Lang::En] {
            for document in of(answers, lang) {
                if !["sa-", "gba-", "cert"].iter().any(|kind| document.id.starts_with(kind)) {
                    continue;
                }
                for pair in document.blocks.windows(2) {
                    if let (Block::Heading(above, text), Block::Heading(below, _)) =
                        (&pair[0], &pair[1])
                    {
                        assert!(below > above, "{}: {text} stands over nothing", document.id);
                    }
                }
                for block in &document.blocks {
                    match block {
                        Block::Paragraph(runs) => assert!(!runs.is_empty(), "{}", document.id),
                        Block::Table(table) => assert!(!table.rows.is_empty(), "{}", document.id),
                        _ => {}
                    }
                }
            }
        }
    }
    assert_eq!(Survey::of(&empty).verdict.mechanism, Mechanism::Undetermined);
}
