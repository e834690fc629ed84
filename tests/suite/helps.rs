//! What the help of a question says: a required answer is always true for somebody who has nothing of the kind, and both languages say
//! the same of it.

use std::collections::BTreeSet;

use chujing::form::catalog::SECTIONS;
use chujing::form::{Field, Kind, Need, Section};

fn every() -> impl Iterator<Item = (&'static Section, &'static Field)> {
    SECTIONS.iter().flat_map(|section| section.fields.iter().map(|field| (*section, *field)))
}

/// Every place of a sentence where Chinese says in which part something is answered: behind 在, before 中.
fn parts(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for rest in text.split("在“").skip(1) {
        let Some((name, behind)) = rest.split_once('”') else { continue };
        if ["中", "部分", "里"].iter().any(|word| behind.starts_with(word)) && !name.contains('{')
        {
            out.push(name.to_owned());
        }
    }
    out
}

#[test]
fn every_part_that_a_sentence_leads_to_is_there() {
    let mut known: BTreeSet<&str> = SECTIONS.iter().map(|section| section.title.zh).collect();
    known.extend(every().map(|(_, field)| field.label.zh));
    // A part of the printed application for an extension.
    known.extend(NAMED_ELSEWHERE);
    let mut count = 0;
    for (path, text) in crate::source::files().into_iter().chain(crate::source::data()) {
        for name in parts(&text) {
            count += 1;
            assert!(known.contains(name.as_str()), "{}: {name}", path.display());
        }
    }
    assert!(count > 20, "{count}");
    // The name that was printed for years and stood nowhere.
    assert_eq!(parts("在“标准合同空白项”中补填"), ["标准合同空白项"]);
    assert!(!known.contains("标准合同空白项"));
}

const NAMED_ELSEWHERE: &[&str] = &["其他需要说明的情况"];

fn name((section, field): (&Section, &Field)) -> String {
    format!("{}/{}", section.id, field.id)
}

/// What whoever is asked has: the record and its rows have names, people and parties have addresses, what is done is done in some way, and
/// what a row is about is what it stands for. Everything else that is required says what to answer where there is none.
const ALWAYS: &[&str] = &[
    "conclusion/reasons",
    "conclusion/reassessment",
    "consents/coverage",
    "consents/groups",
    "consents/guardian",
    "consents/name",
    "consents/recipients",
    "consents/refusal",
    "consents/scenario",
    "consents/version",
    "contracts/airmail_days",
    "contracts/arbitration_body_name",
    "contracts/arbitration_seat",
    "contracts/business_date",
    "contracts/business_name",
    "contracts/copies_each",
    "contracts/copies_total",
    "contracts/electronic_days",
    "contracts/inquiry_contact",
    "contracts/notice_address",
    "deidentification/acquaintances",
    "deidentification/breach_probability",
    "deidentification/classes",
    "deidentification/evaluated_on",
    "deidentification/evaluator",
    "deidentification/grounds",
    "deidentification/items",
    "deidentification/name",
    "deidentification/origin",
    "deidentification/prevalence",
    "deidentification/quasi_list",
    "events/day",
    "evidence/name",
    "evidence/proves",
    "findings/finding",
    "findings/problem",
    "flows/disposal",
    "flows/method",
    "flows/retention_from",
    "flows/retention_to",
    "groups/counted_on",
    "groups/forecast",
    "groups/forecast_sensitive",
    "groups/name",
    "groups/source",
    "groups/two_years",
    "groups/two_years_sensitive",
    "handler/address",
    "handler/agent",
    "handler/agent_contact",
    "handler/business",
    "handler/credit_code",
    "handler/name",
    "handler/organisation",
    "handler/persons_processed",
    "handler/public_contact",
    "handler/rights_channel",
    "items/description",
    "items/example",
    "items/name",
    "links/frequency",
    "links/manner",
    "measures/description",
    "measures/name",
    "onward/business_need",
    "onward/facts",
    "onward/name",
    "onward/recipient",
    "overlaps/both",
    "overlaps/group",
    "overlaps/other",
    "overlaps/source",
    "owners/name",
    "recipients/address",
    "recipients/business",
    "recipients/contact",
    "recipients/contact_person",
    "recipients/law_findings",
    "recipients/measures",
    "recipients/name",
    "recipients/onward_recipients",
    "recipients/rights_channel",
    "record/as_of",
    "record/end",
    "record/method",
    "record/start",
    "record/team",
    "record/third_party_role",
    "record/title",
    "risks/due",
    "risks/effect",
    "risks/impact_reason",
    "risks/likelihood_reason",
    "risks/name",
    "risks/owner",
    "risks/problem",
    "risks/remedy",
    "risks/residual_reason",
    "risks/scenarios",
    "scenarios/basis_reason",
    "scenarios/collection",
    "scenarios/exemption_evidence",
    "scenarios/groups",
    "scenarios/items",
    "scenarios/name",
    "scenarios/necessity",
    "scenarios/necessity_persons",
    "scenarios/purpose",
    "scenarios/recipients",
    "scenarios/rights_effect",
    "scenarios/statutory_duty",
    "scenarios/zone_list",
    "systems/name",
    "systems/place",
    "units/name",
];

/// Lists of which something is always true, because they divide all there is.
const DIVIDE_ALL: &[&str] = &[
    "conclusions",
    "countries",
    "deid_grades",
    "deid_levels",
    "dispute_methods",
    "employee_scopes",
    "events",
    "export_acts",
    "impact_dimensions",
    "impact_levels",
    "legal_bases",
    "likelihood_levels",
    "measure_areas",
    "measure_sides",
    "notice_items",
    "pi_categories",
    "proof_forms",
    "risk_levels",
    "risk_sources",
    "risk_treatments",
    "roles",
    "sensitive_categories",
    "sensitive_lists",
    "sensitive_notice_items",
    "sharing_contexts",
    "system_sides",
    "technique_claims",
    "techniques",
    // Of the mainland: the handler of a record is registered there.
    "provinces",
];

#[test]
fn a_required_answer_is_always_true_for_somebody_who_has_nothing_of_the_kind() {
    let zh = ["没有", "尚未", "还没有", "未发现", "填0"];
    let en = [
        "none",
        "without",
        "say so",
        "not yet",
        "not in use yet",
        "0 if",
        "no such",
        "before it is",
        "not applicable",
    ];
    let (mut silent, mut closed) = (BTreeSet::new(), BTreeSet::new());
    for (section, field) in every().filter(|(_, field)| field.need == Need::Required) {
        match field.kind {
            Kind::YesNo => {}
            Kind::One(options) | Kind::Many(options) => {
                let opens = |code: &str| ["other", "none", "unknown"].contains(&code);
                if !options.choices.iter().any(|choice| opens(choice.code.as_str())) {
                    closed.insert(options.id);
                }
            }
            _ => {
                let (own, other) = (field.help.zh, field.help.en.to_lowercase());
                let is_told = [
                    zh.iter().any(|word| own.contains(word)),
                    en.iter().any(|word| other.contains(word)),
                ];
                if is_told != [true, true] {
                    silent.insert(name((section, field)));
                }
            }
        }
    }
    assert_eq!(silent, ALWAYS.iter().map(|one| (*one).to_owned()).collect());
    assert_eq!(closed, DIVIDE_ALL.iter().copied().collect());
}

#[test]
fn both_languages_name_the_same_answers() {
    for (section, field) in every() {
        let (zh, en) = (field.help.zh, field.help.en);
        let at = name((section, field));
        for word in ["无", "不涉及"] {
            assert_eq!(
                zh.contains(&format!("“{word}”")),
                en.contains(&format!("{word} (")),
                "{at}"
            );
        }
        assert_eq!(zh.contains("填0"), en.contains("0 if") || en.contains("0 where"), "{at}");
        let examples = |text: &str, marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        // Whoever reads English gets the example, too.
        if examples(zh, &["例如“"]) {
            assert!(
                examples(en, &["such as", "Such as", "like", "as in"])
                    || en.contains('"')
                    || en.contains('`'),
                "{at}: {en}"
            );
        }
    }
}

#[test]
fn no_help_speaks_to_one_kind_of_company() {
    // The words of the worked examples: a maker of cars, of goods for the house, a hotel, an airline.
    let own = [
        "车主",
        "购机",
        "机型",
        "门店",
        "航班",
        "旅客",
        "酒店",
        "诊断副本",
        "car owner",
        "purchase",
        "vehicle owner",
        "passenger",
        "hotel",
        "flight",
    ];
    for (section, field) in every() {
        for text in [field.help.zh, field.help.en] {
            let found = own.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{}: {text}", name((section, field)));
        }
    }
}
