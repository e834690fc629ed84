//! The registries: unique ids, both languages, sources, and choices that exist.

use std::collections::HashSet;
use std::fs;

use chujing::form::catalog::SECTIONS;
use chujing::form::{Choice, Each, Kind, Shape, options};
use chujing::law::{Bearing, Effect, catalog, clock, duties, figures, open_points};
use chujing::source::INSTRUMENTS;
use chujing::text::Text;

use crate::source::{files, root};

/// Both languages are there, and the Chinese is Chinese (names and codes may be the same in both).
pub(crate) fn both(text: Text, what: &str) {
    assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty(), "{what} lacks a language");
    let chinese =
        |text: &str| text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert!(chinese(text.zh) > 0 || text.zh == text.en, "{what}: the Chinese is not Chinese");
    // A term of art may be quoted in the English; a sentence may not.
    assert!(chinese(text.en) <= 8, "{what}: Chinese in the English");
}

#[test]
fn sections_and_fields_are_whole() {
    let mut seen = HashSet::new();
    for section in SECTIONS {
        assert!(seen.insert(section.id), "{} stands twice", section.id);
        both(section.title, section.id);
        both(section.about, section.id);
        let mut fields = HashSet::new();
        for field in section.fields {
            let name = format!("{}/{}", section.id, field.id);
            assert!(field.id != "id", "{name}: `id` is the row's own");
            assert!(fields.insert(field.id), "{name} stands twice");
            both(field.label, &name);
            both(field.help, &name);
            if let Kind::Row(of) | Kind::Rows(of) = field.kind {
                assert!(
                    SECTIONS.contains(&of) && !of.is_single(),
                    "{name} names rows that are none"
                );
            }
        }
        match section.shape {
            Shape::Rows { title, .. } => {
                assert!(section.fields.contains(&title), "{} has a foreign title", section.id);
            }
            Shape::Fixed(options) => assert!(!options.choices.is_empty()),
            // There as long as the rows they stand for.
            Shape::Each(Each::Row(of)) => assert!(!of.is_single()),
            Shape::Each(Each::Pair(of, field)) => {
                assert!(of.fields.contains(&field) && matches!(field.kind, Kind::Rows(_)));
            }
            Shape::Single => {}
        }
    }
}

#[test]
fn every_data_file_of_choices_is_a_list_read_whole() {
    let names_only = ["places.tsv", "synonyms.tsv"];
    let mut files = 0;
    for file in fs::read_dir(root().join("src/form/options")).unwrap().flatten() {
        let name = file.file_name().into_string().unwrap();
        let Some(id) = name.strip_suffix(".tsv").filter(|_| !names_only.contains(&&*name)) else {
            continue;
        };
        files += 1;
        let text = fs::read_to_string(file.path()).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}");
        let list = options::ALL.iter().find(|list| list.id == id).expect("a file is a list");
        let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        let usual = ["code", "zh", "en", "note_zh", "note_en"];
        assert!(head.iter().zip(usual).all(|(cell, usual)| *cell == usual), "{name}: {head:?}");
        assert_eq!(lines.clone().count(), list.choices.len(), "{name}");
        for (cells, choice) in lines.zip(list.choices) {
            assert!(cells.len() <= head.len() && cells.iter().all(|c| c.trim() == *c), "{cells:?}");
            let Choice { code, label, note, .. } = choice;
            let read = [code.as_str(), label.zh, label.en, note.zh, note.en];
            let written = cells.into_iter().chain(std::iter::repeat(""));
            assert!(read.into_iter().zip(written).all(|(read, written)| read == written), "{code}");
        }
    }
    assert_eq!(files, options::ALL.len());
}

#[test]
fn catalogues_are_whole_and_all_listed() {
    let mut seen = HashSet::new();
    for list in options::ALL {
        assert!(seen.insert(list.id), "{} stands twice", list.id);
        let mut codes = HashSet::new();
        for choice in list.choices {
            assert!(codes.insert(choice.code), "{}/{} stands twice", list.id, choice.code);
            both(choice.label, choice.code.as_str());
            let meant = list.meant(choice.label.zh).map(|found| found.code);
            assert_eq!(
                meant,
                Some(choice.code),
                "{}: the label of {} means another",
                list.id,
                choice.code
            );
            assert!(
                choice.note.zh.is_empty() == choice.note.en.is_empty(),
                "{}: a note in one language",
                choice.code
            );
        }
    }
    for field in SECTIONS.iter().flat_map(|section| section.fields) {
        if let Kind::One(list) | Kind::Many(list) = field.kind {
            assert!(seen.contains(list.id), "{} is not listed", list.id);
        }
    }
}

#[test]
fn rules_have_sources_dates_and_both_languages() {
    let mut seen = HashSet::new();
    for rule in catalog::all() {
        assert!(seen.insert(rule.id), "{} stands twice", rule.id);
        both(rule.title, rule.id);
        both(rule.says, rule.id);
        assert!(!rule.sources.is_empty(), "{} has no source", rule.id);
        assert!(
            rule.in_force.from.civil().is_some()
                && rule.in_force.until.is_none_or(|until| until.civil().is_some()),
            "{}",
            rule.id
        );
        assert!(
            rule.in_force.until.is_none_or(|until| rule.in_force.from <= until),
            "{} ends before it begins",
            rule.id
        );
        for source in rule.sources {
            assert!(
                INSTRUMENTS.contains(&source.instrument),
                "{} cites what is not listed",
                rule.id
            );
        }
    }
}

#[test]
fn instruments_are_whole() {
    let mut seen = HashSet::new();
    for instrument in INSTRUMENTS {
        assert!(seen.insert(instrument.id), "{} stands twice", instrument.id);
        assert!(instrument.from.civil().is_some(), "{}", instrument.id);
    }
}

#[test]
fn checks_of_answers_stand_once() {
    let mut seen = HashSet::new();
    for file in ["src/form/check/checks.rs", "src/law/checks.rs"] {
        let source = fs::read_to_string(root().join(file)).unwrap();
        let ids = source.split("Check(\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in ids {
            assert!(seen.insert(id.to_owned()), "{id} stands twice");
        }
    }
    assert!(seen.len() > 30, "the checks are found");
}

/// What is declared and stands in no list is never asked, and no compiler says so of what is public.
#[test]
fn whatever_is_declared_stands_in_its_list() {
    let declared = |folder: &str, as_what: &str| {
        let inside = files().into_iter().filter(|(path, _)| path.starts_with(root().join(folder)));
        inside.map(|(_, source)| source.matches(as_what).count()).sum::<usize>()
    };
    let duties_and_rules = catalog::all().count();
    let rules = duties_and_rules - duties::ALL.len();
    for (folder, as_what, listed) in [
        ("src/law/duties", ": Duty = Duty {", duties::ALL.len()),
        ("src/law/catalog", ": Rule = Rule {", rules),
        ("src/law/open_points", ": OpenPoint = OpenPoint {", open_points::ALL.len()),
        ("src/law/clock/catalog", ": Clock = Clock {", clock::catalog::all().count()),
        ("src/source/instruments", "pub static ", INSTRUMENTS.len()),
    ] {
        assert_eq!(declared(folder, as_what), listed, "{as_what} below {folder}");
    }
}

#[test]
fn open_points_are_whole_and_every_flag_names_one() {
    let mut seen = HashSet::new();
    for (at, point) in open_points::ALL.iter().enumerate() {
        assert_eq!(point.id, format!("Q-{}", at + 1));
        assert!(seen.insert(point.id));
        both(point.question, point.id);
        both(point.careful, point.id);
        both(point.ask, point.id);
        assert!(!point.sources.is_empty(), "{} has no source", point.id);
        assert!(point.readings.len() >= 2, "{} has one reading only", point.id);
        let mut codes = HashSet::new();
        for reading in point.readings {
            assert!(codes.insert(reading.code), "{}: {} stands twice", point.id, reading.code);
            both(reading.says, reading.code);
        }
        let flagged = catalog::FLAGS
            .iter()
            .any(|rule| matches!(rule.effect, Effect::Flags(Some(of), _) if of == *point));
        let timed = clock::catalog::all().any(|clock| clock.point == Some(*point));
        // The remark on a make-up working day stands beside every clock.
        assert!(flagged || timed || point.id == "Q-22", "nothing points to {}", point.id);
    }
    assert_eq!(seen.len(), 26);
    for rule in catalog::all() {
        if let Effect::Flags(point, advice) = rule.effect {
            assert!(
                point.is_none_or(|point| open_points::ALL.contains(&point)),
                "{}: {} is not listed",
                rule.id,
                open_points::id(point)
            );
            both(advice, rule.id);
        }
    }
}

#[test]
fn the_readings_a_company_may_choose_have_their_codes() {
    let choosable: Vec<(&str, Vec<&str>)> = open_points::ALL
        .iter()
        .map(|point| {
            let codes =
                point.readings.iter().filter(|r| r.choosable).map(|r| r.code).collect::<Vec<_>>();
            (point.id, codes)
        })
        .filter(|(_, codes)| !codes.is_empty())
        .collect();
    assert_eq!(
        choosable,
        [
            ("Q-1", vec!["stricter", "ordinary_only"]),
            ("Q-2", vec!["by_text", "whole"]),
            ("Q-3", vec!["exclude", "include"]),
            ("Q-4", vec!["review", "both_papers"]),
            ("Q-17", vec!["waived", "always_consent"]),
        ]
    );
}

#[test]
fn every_duty_has_its_own_rule_an_actor_and_proof() {
    let mut codes = HashSet::new();
    for duty in duties::ALL {
        assert!(codes.insert(duty.code()), "{} stands twice", duty.code());
        assert_eq!(duty.rule.id, format!("duty.{}", duty.code()));
        assert!(duty.rule.effect == Effect::Requires(duty), "{} requires another", duty.code());
        both(duty.label, duty.code());
        both(duty.who, duty.code());
        if duty.bearing != Bearing::Settled {
            both(duty.bearing.condition(), duty.code());
        }
        assert!(!duty.evidence.is_empty(), "nothing proves {}", duty.code());
        for (section, field) in duty.evidence {
            assert!(section.fields.contains(field), "{}: no {}", section.id, field.id);
        }
    }
    let first: Vec<&str> = duties::CORE.iter().map(|duty| duty.code()).collect();
    assert_eq!(first, ["notice", "separate_consent", "pipia", "guardian_consent", "filing"]);
    assert!(duties::ALL.starts_with(duties::CORE));
}

#[test]
fn figures_are_whole_and_name_rules_that_exist() {
    let mut seen = HashSet::new();
    let known: Vec<_> = catalog::all().collect();
    for figure in figures::ALL {
        assert!(seen.insert(figure.id), "{} stands twice", figure.id);
        both(figure.says, figure.id);
        assert!(!figure.history.0.is_empty() && !figure.rules.is_empty(), "{}", figure.id);
        for pair in figure.history.0.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}: oldest first", figure.id);
        }
        for rule in figure.rules {
            assert!(known.contains(rule), "{}: {} is not listed", figure.id, rule.id);
        }
    }
    // Every figure of the law is listed, by the name of its constant.
    let path = crate::source::root().join("src/law/figures/persons.rs");
    let source = std::fs::read_to_string(path).unwrap();
    assert_eq!(source.matches(": Figure =").count(), figures::ALL.len());
}
