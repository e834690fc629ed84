//! What a heading says of all figures below it: that they are in thousands, or that the question is turned round.
//!
//! A column under such a heading is never certain, and no figure or answer in it is taken as if the heading did not say so.

use crate::day::half_width;
use crate::form::{Field, Kind, Section};

use super::Becomes;
use super::names::{Fit, named};
use super::values::turns_round;

/// The lines of the table that begin with a key, without it.
fn listed(key: &'static str) -> impl Iterator<Item = &'static str> {
    include_str!("units.tsv")
        .lines()
        .filter_map(move |line| line.split_once('\t').filter(|(own, _)| *own == key))
        .map(|(_, rest)| rest)
}

/// The units as they stand in headings, longest first, and how a figure is written in them.
fn units() -> impl Iterator<Item = (&'static str, &'static str)> {
    listed("unit").filter_map(|line| line.split_once('\t'))
}

/// Whether a line over the table says that it names a unit.
pub(super) fn is_about_unit(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    listed("over").any(|word| cell.contains(word))
}

/// Whether a sign may stand beside a figure.
pub(super) fn is_beside_figure(c: char) -> bool {
    ",.%，．％ -—–/:".contains(c) || listed("figure").any(|signs| signs.contains(c))
}

/// The unit that the words over a column name for the figures in it, as it is written behind one.
pub(super) fn unit_of(heading: &str) -> Option<&'static str> {
    let text = heading.chars().map(half_width).collect::<String>().to_lowercase();
    let divides = |c: char| "()[]【】/|,，;:：\n·-—_".contains(c);
    let parts = text.split(divides).map(str::trim).filter(|part| !part.is_empty());
    let bare = |part: &str| {
        let mut words: Vec<String> = part.split_whitespace().map(str::to_owned).collect();
        words.retain(|word| !listed("beside").any(|beside| beside == word));
        let mut word = words.join(" ");
        for beside in listed("beside").filter(|word| !word.is_ascii()) {
            word = word.replace(beside, "");
        }
        word.trim().trim_end_matches('.').to_owned()
    };
    let exact = |part: &str| {
        let word = bare(part);
        units().find(|(known, _)| *known == word).map(|(_, unit)| unit)
    };
    parts.clone().find_map(exact).or_else(|| {
        // At the end of words: 人数万人, "persons in thousands".
        parts.clone().find_map(|part| {
            let word = bare(part);
            let ends = |known: &str| {
                if known.is_ascii() {
                    known.len() > 3 && word.ends_with(&format!(" {known}"))
                } else {
                    word.ends_with(known)
                }
            };
            units().find(|(known, _)| ends(known)).map(|(_, unit)| unit)
        })
    })
}

/// The unit over a column of a section; the name of a field, such as k, is none.
pub(super) fn unit_over(section: &'static Section, heading: &str) -> Option<&'static str> {
    let is_name = named(section, heading).is_some_and(|(_, fit)| fit >= Fit::Exact);
    unit_of(heading).filter(|_| !is_name)
}

/// Whether the heading asks for the contrary of a yes-or-no field, such as "no onward transfer".
pub(super) fn is_contrary(section: &'static Section, heading: &str, field: &'static Field) -> bool {
    let is_name =
        || named(section, heading).is_some_and(|(own, fit)| own == field && fit >= Fit::Exact);
    matches!(field.kind, Kind::YesNo) && turns_round(heading) && !is_name()
}

/// What a figure or an answer becomes when its heading says more of it. A figure that names a unit itself, and an answer to the
/// contrary question, stay drafts with the heading beside them.
pub(super) fn under_heading(
    section: &'static Section,
    field: &'static Field,
    heading: &str,
    unit: Option<&str>,
    words: &str,
) -> Option<Becomes> {
    if is_contrary(section, heading, field) {
        return Some(Becomes::As([heading, words].join("：")));
    }
    let unit = unit.filter(|_| matches!(field.kind, Kind::Count | Kind::Amount(_)))?;
    let is_figure = words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if words.chars().all(|c| matches!(c, '0')) {
        return None;
    }
    let space = if unit.is_ascii() { " " } else { "" };
    Some(Becomes::As(if is_figure {
        format!("{words}{space}{unit}")
    } else {
        format!("{words} ({unit}?)")
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::{SECTIONS, recipients};

    #[test]
    fn units_over_a_column_are_known() {
        for (heading, unit) in [
            ("一般人数（千）", Some("千")),
            ("人数（万人）", Some("万")),
            ("人数（单位：万）", Some("万")),
            ("单位：万人", Some("万")),
            ("人数/万", Some("万")),
            ("人数万人", Some("万")),
            ("Persons (k)", Some("thousand")),
            ("Persons (mn)", Some("million")),
            ("Persons in thousands", Some("thousand")),
            ("Number of persons ('000)", Some("thousand")),
            ("人数", None),
            ("一般个人信息人数", None),
            ("Persons with ordinary data", None),
            ("人数（去重）", None),
        ] {
            assert_eq!(unit_of(heading), unit, "{heading}");
        }
    }

    #[test]
    fn no_field_of_our_own_has_a_unit_that_would_be_applied_or_is_turned_round() {
        for section in SECTIONS.iter().filter(|section| section.grows()) {
            for field in section.fields {
                for name in [field.id, field.label.zh, field.label.en] {
                    assert!(!is_contrary(section, name, field), "{name}");
                    let is_count = matches!(field.kind, Kind::Count | Kind::Amount(_));
                    assert!(!is_count || unit_over(section, name).is_none(), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_turned_question_is_not_answered() {
        for heading in ["No onward transfer", "不再向其他接收方提供", "未再提供", "not onward"]
        {
            assert!(is_contrary(&recipients::SECTION, heading, &recipients::ONWARD), "{heading}");
        }
        assert!(!is_contrary(&recipients::SECTION, "是否再提供", &recipients::ONWARD));
    }
}
