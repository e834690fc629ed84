//! The registries: unique ids, both languages, sources, and choices that exist.

use std::collections::HashSet;

use chujing::form::catalog::SECTIONS;
use chujing::form::{CHECKS, Kind, Shape, options};
use chujing::law::catalog;
use chujing::source::INSTRUMENTS;
use chujing::text::Text;

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
            Shape::Single => {}
        }
    }
}

#[test]
fn catalogues_are_whole_and_all_listed() {
    let mut seen = HashSet::new();
    for list in options::ALL {
        assert!(seen.insert(list.id), "{} stands twice", list.id);
        let mut codes = HashSet::new();
        for choice in list.choices {
            assert!(codes.insert(choice.code), "{}/{} stands twice", list.id, choice.code);
            both(choice.label, choice.code);
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
            rule.from.civil().is_some() && rule.until.is_none_or(|until| until.civil().is_some()),
            "{}",
            rule.id
        );
        assert!(
            rule.until.is_none_or(|until| rule.from <= until),
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
fn instruments_and_checks_are_whole() {
    let mut seen = HashSet::new();
    for instrument in INSTRUMENTS {
        assert!(seen.insert(instrument.id), "{} stands twice", instrument.id);
        assert!(instrument.from.civil().is_some(), "{}", instrument.id);
    }
    let mut checks = HashSet::new();
    for check in CHECKS {
        assert!(checks.insert(check.id), "{} stands twice", check.id);
        both(check.title, check.id);
    }
}
