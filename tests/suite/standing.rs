//! How firmly each line of the law stands: what was read is cited as such, what was not says why, and whoever is threatened is
//! threatened with what the text says and no more.

use std::collections::BTreeSet;

use chujing::document::render::markdown;
use chujing::form::catalog as form;
use chujing::inspection::catalog as inspection;
use chujing::law::clock::{Clock, Missed};
use chujing::law::liability::{self, Liability};
use chujing::law::{catalog, clock, duties, figures, open_points};
use chujing::reference;
use chujing::source::{Citation, INSTRUMENTS, Status};
use chujing::text::Lang;

/// What the additions of 28 November 2026 leave secondary, and what else was not read, with the reason in the instrument.
const NOT_READ: [&str; 12] = [
    "min_n",
    "auto_r",
    "scg",
    "sag",
    "auto_g",
    "fin_g",
    "zone_lists",
    "qa1",
    "gbt_37964",
    "gbt_42460",
    "gbt_42574",
    "gbt_46903",
];

fn every_citation() -> Vec<(String, Citation)> {
    let mut out = Vec::new();
    let mut add = |of: &str, all: &[Citation]| {
        out.extend(all.iter().map(|citation| (of.to_owned(), *citation)));
    };
    for rule in catalog::all() {
        add(rule.id, rule.sources);
    }
    for clock in clock::catalog::all() {
        add(clock.id, clock.sources);
    }
    for point in open_points::ALL {
        add(point.id, point.sources);
    }
    for (_, check) in inspection::all() {
        add(check.id, check.sources);
    }
    for field in form::SECTIONS.iter().flat_map(|section| section.fields) {
        add(field.id, field.sources);
    }
    for figure in figures::ALL {
        for (_, _, source) in figure.history.0 {
            add(figure.id, &[*source]);
        }
    }
    for one in liability::ALL {
        add(one.id, &[one.source]);
    }
    out
}

#[test]
fn whatever_is_secondary_says_why_and_whatever_was_read_is_not() {
    let unread: BTreeSet<&str> =
        INSTRUMENTS.iter().filter(|one| !one.unread.is_empty()).map(|one| one.id).collect();
    assert_eq!(unread, BTreeSet::from(NOT_READ));
    let mut relied_on = BTreeSet::new();
    for (of, citation) in every_citation() {
        let has_reason = !citation.why.zh.is_empty() && !citation.why.en.is_empty();
        let owes_one = matches!(citation.status, Status::Secondary | Status::Practice);
        assert_eq!(has_reason, owes_one, "{of}: {}", citation.spoken().zh);
        if citation.status == Status::Secondary {
            relied_on.insert(citation.instrument.id);
        }
    }
    assert_eq!(relied_on, unread, "each text that was not read is relied on, and no other");
}

/// Whatever is printed as secondary or as practice in a reference says there why.
#[test]
fn each_reference_prints_the_reasons() {
    for lang in [Lang::Zh, Lang::En] {
        let points: Vec<_> = inspection::all().collect();
        let books = [
            (reference::rules(lang), catalog::all().map(|one| one.sources).collect::<Vec<_>>()),
            (reference::clocks(lang), clock::catalog::all().map(|one| one.sources).collect()),
            (reference::checks(&points, lang), points.iter().map(|one| one.1.sources).collect()),
        ];
        for (book, sources) in books {
            let text = markdown(&book);
            for citation in sources.into_iter().flatten().filter(|one| !one.why.is_empty()) {
                assert!(
                    text.contains(citation.why.get(lang)),
                    "{}: {}",
                    book.id,
                    citation.spoken().zh
                );
            }
        }
    }
}

/// Articles that the additions name, with the status 原文 wherever they are relied on.
#[test]
fn the_articles_of_the_additions_are_cited_as_the_official_text() {
    let cited: BTreeSet<String> = every_citation()
        .into_iter()
        .filter(|(_, citation)| citation.status == Status::Primary)
        .map(|(_, citation)| citation.spoken().en)
        .collect();
    for wanted in [
        "Small Handler Provisions Art. 13",
        "Small Handler Provisions Art. 9",
        "Small Handler Provisions Art. 10",
        "Certification Measures Art. 8",
        "Certification Measures Art. 9",
        "Certification Measures Art. 12",
        "Certification Measures Art. 5",
        "Certification Measures Art. 10",
        "Certification Measures Art. 17",
        "Compliance Audit Measures Art. 4",
        "Compliance Audit Measures Art. 11",
        "Compliance Audit Measures Art. 12",
        "Compliance Audit Measures Art. 18",
        "Facial Recognition Measures Art. 15",
        "Facial Recognition Measures Art. 8, 15",
        "Incident Reporting Measures Art. 8",
        "Incident Reporting Measures Art. 10",
        "Data Risk Assessment Measures Art. 5",
        "Data Risk Assessment Measures Art. 15",
        "Data Risk Assessment Measures Art. 16",
        "Data Risk Assessment Measures Art. 18(4)",
        "Minors Regulations Art. 37",
        "Network Data Regulations Art. 33",
        "Network Data Regulations Art. 55",
        "Cybersecurity Law Art. 71(1)(3)",
    ] {
        assert!(cited.contains(wanted), "{wanted} is not cited as the official text: {cited:#?}");
    }
    // The band of certification is Art. 5; Art. 4 sets standards and rules.
    assert!(!cited.iter().any(|one| one.starts_with("Certification Measures Art. 4")));
}

#[test]
fn the_amounts_are_those_of_the_text() {
    let by_id = |id: &str| liability::ALL.iter().find(|one| one.id == id).unwrap();
    for (id, zh) in [
        (
            "pipl_66",
            &["100万元以下", "1万元以上10万元以下", "5000万元以下", "5%", "10万元以上100万元以下"]
                [..],
        ),
        ("dsl_45", &["5万元以上50万元以下", "50万元以上200万元以下", "5万元以上20万元以下"]),
        ("dsl_46", &["10万元以上100万元以下", "100万元以上1000万元以下"]),
        ("dsl_48", &["10万元以上100万元以下", "100万元以上500万元以下", "5万元以上50万元以下"]),
        ("ndsmr_55", &["100万元以下", "1万元以上10万元以下"]),
        ("ndsmr_57", &["5万元以上50万元以下", "50万元以上200万元以下"]),
        (
            "csl_61",
            &[
                "1万元以上5万元以下",
                "5万元以上50万元以下",
                "50万元以上200万元以下",
                "200万元以上1000万元以下",
            ],
        ),
        ("csl_62", &["5万元以上50万元以下"]),
    ] {
        for amount in zh {
            assert!(by_id(id).says.zh.contains(amount), "{id}: {amount}");
        }
    }
    // What refers to other laws names no amount of its own.
    for id in [
        "sam_11", "sam_17", "sam_18", "scm_12", "cert_10", "cert_17", "aud_18", "fr_18", "inc_10",
        "ndsmr_58", "csl_71", "small_18",
    ] {
        assert!(!by_id(id).says.zh.contains("万元"), "{id} threatens with an amount");
    }
    let mut ids = BTreeSet::new();
    for one in liability::ALL {
        assert!(ids.insert(one.id), "{} stands twice", one.id);
        assert!(INSTRUMENTS.contains(&one.source.instrument), "{}", one.id);
        let said = Liability::said(one);
        assert!(!said.zh.is_empty() && said.en.contains(": "), "{}", one.id);
    }
}

/// Clocks of whoever files, keeps or reports that name no consequence, with the reason.
const NO_CONSEQUENCE: [&str; 1] = [
    // The article says when to apply; the certificate then simply ends.
    "cert.renew",
];

#[test]
fn a_consequence_is_called_unnamed_only_where_it_is() {
    let is_silent =
        |clock: &&Clock| clock.liability.is_empty() && matches!(clock.missed, Missed::NotNamed);
    let silent: BTreeSet<&str> = clock::catalog::all()
        .filter(is_silent)
        .filter(|clock| !clock.who.is_authority())
        .map(|clock| clock.id)
        .collect();
    assert_eq!(silent, BTreeSet::from(NO_CONSEQUENCE));
    for duty in duties::ALL {
        assert!(!duty.liability.is_empty(), "nothing stands behind {}", duty.code());
    }
    let used = |one: &&Liability| {
        duties::ALL.iter().any(|duty| duty.liability.contains(one))
            || clock::catalog::all().any(|clock| clock.liability.contains(one))
    };
    let unused: Vec<&str> =
        liability::ALL.iter().copied().filter(|one| !used(one)).map(|one| one.id).collect();
    assert!(unused.is_empty(), "nothing names {unused:?}");
}
