//! The documents: official headings in order, nothing empty, drafts marked on every page, nothing raw.

use std::io::Read;

use chujing::document::build::documents;
use chujing::document::render::{docx, html, markdown};
use chujing::document::template::{Official, official};
use chujing::document::{Block, Document, Inline, Layout};
use chujing::form::{Edit, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::json;

use crate::examples::{EXAMPLES, example};

pub(crate) fn built(name: &str, lang: Lang) -> Vec<Document> {
    let dossier = example(name);
    documents(&dossier.answers, &Survey::of(&dossier.answers), lang)
}

fn ids(name: &str) -> Vec<&'static str> {
    built(name, Lang::Zh).iter().map(|document| document.id).collect()
}

pub(crate) fn headings(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(_, text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn each_record_calls_for_its_own_set() {
    let contract = [
        "pipia-report",
        "contract-appendix",
        "contract-authorisation",
        "contract-undertaking",
        "contract-materials",
        "notice",
        "separate-consent",
        "processing-record",
        "evidence-list",
        "evidence-checklist",
        "recipient-questionnaire",
        "action-plan",
        "brief",
    ];
    assert_eq!(ids("customers-standard-contract"), contract);
    assert_eq!(
        ids("hr-exempt"),
        [
            "pipia-report",
            "exemption-dossier",
            "notice",
            "processing-record",
            "evidence-list",
            "evidence-checklist",
            "recipient-questionnaire",
            "action-plan",
            "brief",
        ]
    );
    let mut open = contract.to_vec();
    let while_open = [
        "exemption-dossier",
        "sa-application-form",
        "sa-self-assessment",
        "sa-authorisation",
        "sa-materials",
        "certification-sheet",
        "gba-contract-sheet",
        "gba-assessment",
        "gba-undertaking",
        "gba-undertaking-recipient",
        "gba-materials",
    ];
    open.splice(5..5, while_open);
    assert_eq!(ids("website-policy"), open);
    let mut assessed = contract.to_vec();
    assessed.splice(1..5, while_open[1..5].iter().copied());
    assert_eq!(ids("security-assessment"), assessed);
    let mut mixed = contract.to_vec();
    // A notice for each circle of people, a sheet for each whose consent is asked, questions for each recipient.
    let each = [("notice", 4), ("separate-consent", 3), ("recipient-questionnaire", 3)];
    for (id, many) in each {
        let at = mixed.iter().position(|known| *known == id).unwrap();
        mixed.splice(at..=at, std::iter::repeat_n(id, many));
    }
    let both = [
        "exemption-dossier",
        "gba-contract-sheet",
        "gba-assessment",
        "gba-undertaking",
        "gba-undertaking-recipient",
        "gba-materials",
    ];
    mixed.splice(5..5, both);
    // What is filed tells of its own route; everything is assessed in a report that is kept.
    mixed.insert(1, "pipia-report-whole");
    assert_eq!(ids("travel-mixed-routes"), mixed);
}

#[test]
fn the_report_has_the_headings_of_the_template_in_order() {
    let report = &built("customers-standard-contract", Lang::Zh)[0];
    let wanted: Vec<String> = official(report.id).map(Official::printed).collect();
    assert_eq!(headings(report)[..wanted.len()], wanted);
    assert_eq!(
        headings(report).len(),
        wanted.len() + 11,
        "six points, the conclusion and the annexes"
    );
}

#[test]
fn the_appendix_has_its_ten_items() {
    let appendix = &built("customers-standard-contract", Lang::Zh)[1];
    let labels = [
        "处理目的",
        "处理方式",
        "规模",
        "个人信息种类",
        "敏感个人信息种类",
        "第三方提供",
        "传输方式",
        "保存期限",
        "保存地点",
        "其他事项",
    ];
    let items: Vec<&str> =
        headings(appendix).into_iter().filter(|text| text.starts_with('（')).collect();
    assert_eq!(items.len(), 10);
    for (item, label) in items.iter().zip(labels) {
        assert!(item.contains(label), "{item} should speak of {label}");
    }
}

#[test]
fn no_heading_stands_over_nothing_and_no_paragraph_is_empty() {
    for name in EXAMPLES {
        for lang in [Lang::Zh, Lang::En] {
            for document in built(name, lang) {
                let level = |block: &Block| {
                    if let Block::Heading(level, _) = block { Some(*level) } else { None }
                };
                for pair in document.blocks.windows(2) {
                    if let (Some(above), Some(below)) = (level(&pair[0]), level(&pair[1])) {
                        assert!(
                            below > above,
                            "{name}/{}: {:?} stands over nothing",
                            document.id,
                            pair[0]
                        );
                    }
                }
                assert!(level(document.blocks.last().unwrap()).is_none());
                for block in &document.blocks {
                    if let Block::Paragraph(runs) = block {
                        assert!(!runs.is_empty(), "{name}/{}: an empty paragraph", document.id);
                    }
                    if let Block::Table(table) = block {
                        assert!(
                            !table.rows.is_empty(),
                            "{name}/{}: an empty table {}",
                            document.id,
                            table.caption
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_whole_record_issues_and_a_gap_makes_a_draft() {
    for document in built("customers-standard-contract", Lang::Zh) {
        assert!(document.blanks().is_empty(), "{}: {:?}", document.id, document.blanks());
        assert_eq!(document.stamp.draft, "", "{}", document.id);
    }
    let mut dossier = example("customers-standard-contract");
    dossier.answers.apply(Edit::Set(Place::parse("handler/name").unwrap(), None)).unwrap();
    for document in documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh) {
        assert!(document.stamp.draft.contains("草稿"), "{}", document.id);
        assert!(!document.blanks().is_empty(), "{}", document.id);
    }
}

#[test]
fn every_document_says_what_it_was_made_from() {
    let digest: String = example("hr-exempt").digest().chars().take(16).collect();
    for document in built("hr-exempt", Lang::Zh) {
        for part in ["2026-11-16", chujing::source::LAW_DATA.version, &digest] {
            assert!(document.stamp.line.contains(part), "{}: {}", document.id, document.stamp.line);
        }
    }
}

#[test]
fn the_stamp_stands_on_drafts_and_papers_of_the_house_and_on_nothing_that_leaves_it() {
    let shown = |name: &str| -> Vec<&'static str> {
        let all = built(name, Lang::Zh).into_iter();
        all.filter(|document| document.stamp.is_shown).map(|document| document.id).collect()
    };
    let house = ["processing-record", "evidence-checklist", "action-plan", "brief"];
    assert_eq!(shown("customers-standard-contract"), house);
    // Where nothing is filed, the report and the proofs of the exemption stay in the house.
    let mut exempt = vec!["pipia-report", "exemption-dossier"];
    exempt.extend(house);
    exempt.insert(3, "evidence-list");
    assert_eq!(shown("hr-exempt"), exempt);
    let drafts = built("website-policy", Lang::Zh);
    for draft in drafts.iter().filter(|document| !document.stamp.draft.is_empty()) {
        assert!(draft.stamp.is_shown, "{}", draft.id);
    }
}

#[test]
fn the_tables_of_a_report_are_numbered_in_order_and_those_of_a_form_are_not() {
    let all = built("customers-standard-contract", Lang::Zh);
    let captions = |document: &Document| -> Vec<String> {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if !table.caption.is_empty() => Some(table.caption.clone()),
            _ => None,
        });
        tables.collect()
    };
    let report = captions(&all[0]);
    assert!(report.len() > 9, "{report:?}");
    for (caption, number) in report.iter().zip(1..) {
        assert!(caption.starts_with(&format!("表{number} ")), "{caption}");
    }
    for form in all.iter().filter(|document| document.layout == Layout::Form) {
        assert!(captions(form).iter().all(|caption| !caption.starts_with('表')), "{}", form.id);
    }
}

#[test]
fn the_english_copy_says_that_it_is_one() {
    for document in built("hr-exempt", Lang::En) {
        let first = document.blocks.first().unwrap();
        let said = first
            .inlines()
            .any(|i| matches!(i, Inline::Text(text) if text.contains("Chinese text prevails")));
        assert!(said, "{}", document.id);
    }
}

#[test]
fn a_draft_mark_stands_in_the_head_of_every_page() {
    let report = &built("website-policy", Lang::Zh)[0];
    let bytes = docx(report).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let heads: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .filter(|name| name.contains("header"))
        .collect();
    assert!(!heads.is_empty());
    for head in heads {
        let mut text = String::new();
        zip.by_name(&head).unwrap().read_to_string(&mut text).unwrap();
        assert!(text.contains("草稿"), "{head}");
    }
}

#[test]
fn escapes_and_markup_in_answers_reach_no_document() {
    let mut dossier = example("hr-exempt");
    let poison = "\u{1b}[31m<script>alert(1)</script>|`x`\u{202e}";
    dossier
        .answers
        .apply(Edit::Set(Place::parse("handler/name").unwrap(), Some(json!(poison))))
        .unwrap();
    for document in documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh) {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx(&document).unwrap())).unwrap();
        let mut xml = String::new();
        zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        for text in [xml, html(&document), markdown(&document)] {
            assert!(
                !text.contains('\u{1b}')
                    && !text.contains('\u{202e}')
                    && !text.contains("<script>"),
                "{}",
                document.id
            );
        }
    }
}

#[test]
fn an_exempt_scenario_has_no_place_in_the_contract() {
    let mut dossier = example("customers-standard-contract");
    let section = &chujing::form::catalog::scenarios::SECTION;
    let first = dossier.answers.rows(section).next().unwrap().id.to_owned();
    let copy = dossier.answers.copy_of(section, &first, "gift").unwrap();
    dossier.answers.apply(copy).unwrap();
    for (field, value) in [
        ("purpose", json!("寄送个人订购的跨境礼品")),
        ("exemption", json!("art5_1_contract")),
        ("contract_party", json!("yes")),
        ("truly_necessary", json!("yes")),
    ] {
        let place = Place::parse(&format!("scenarios/gift/{field}")).unwrap();
        dossier.answers.apply(Edit::Set(place, Some(value))).unwrap();
    }
    let all = documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh);
    let says = |id: &str| {
        let document = all.iter().find(|document| document.id == id).unwrap();
        markdown(document).contains("跨境礼品")
    };
    assert!(says("pipia-report-whole") && says("notice"));
    // What is filed tells of the contract; the exempt part is assessed in the report that is kept.
    assert!(!says("pipia-report") && !says("contract-appendix"));
}
