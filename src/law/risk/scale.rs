//! The three scales of a risk, and the corrections that move a grade by one step.
//!
//! A scale has the grades of its catalogue, from low to high; no step leads beyond its ends.

use crate::form::options::{
    IMPACT_ADJUSTMENTS, IMPACT_LEVELS, LIKELIHOOD_ADJUSTMENTS, LIKELIHOOD_LEVELS, RISK_LEVELS,
    impact_adjustment, likelihood_adjustment,
};
use crate::form::{Code, Options};
use crate::source::{Citation, GBT_39335, GBT_46068, cite};
use crate::text::Text;

/// How grave the impact on a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Impact {
    /// 低.
    Low,
    /// 中.
    Medium,
    /// 高.
    High,
    /// 严重.
    Severe,
}

/// How likely an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// 低.
    Low,
    /// 中.
    Medium,
    /// 高.
    High,
    /// 很高.
    VeryHigh,
}

/// The level of a risk: what a matrix makes of impact and likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 低.
    Low,
    /// 中.
    Medium,
    /// 高.
    High,
    /// 严重.
    Severe,
}

/// Four grades from low to high, named by a catalogue.
pub trait Scale: Copy + Ord + 'static {
    /// The grades, from low to high.
    const ALL: [Self; 4];
    /// The catalogue, in the same order.
    const OPTIONS: &'static Options;
    /// What moves a grade of this scale; nothing moves a level.
    const CORRECTIONS: Option<&'static Options>;

    /// Its place on the scale, from zero.
    fn at(self) -> usize {
        Self::ALL.iter().position(|grade| *grade == self).unwrap_or_default()
    }

    /// The code used in files.
    fn code(self) -> &'static str {
        Self::OPTIONS.choices.get(self.at()).map_or("", |choice| choice.code.as_str())
    }

    /// In a word.
    fn label(self) -> Text {
        Self::OPTIONS.choices.get(self.at()).map_or(Text::EMPTY, |choice| choice.label)
    }

    /// The grade with this code.
    fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.code() == code)
    }

    /// The grade so many steps up or down, at most to the end of the scale.
    #[must_use]
    fn moved(self, steps: i32) -> Self {
        let last = Self::ALL.len() - 1;
        let by = usize::try_from(steps.unsigned_abs()).unwrap_or(last);
        let to = if steps < 0 { self.at().saturating_sub(by) } else { (self.at() + by).min(last) };
        Self::ALL.get(to).copied().unwrap_or(self)
    }
}

impl Scale for Impact {
    const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Severe];
    const OPTIONS: &'static Options = &IMPACT_LEVELS;
    const CORRECTIONS: Option<&'static Options> = Some(&IMPACT_ADJUSTMENTS);
}

impl Scale for Likelihood {
    const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::VeryHigh];
    const OPTIONS: &'static Options = &LIKELIHOOD_LEVELS;
    const CORRECTIONS: Option<&'static Options> = Some(&LIKELIHOOD_ADJUSTMENTS);
}

impl Scale for Level {
    const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Severe];
    const OPTIONS: &'static Options = &RISK_LEVELS;
    const CORRECTIONS: Option<&'static Options> = None;
}

/// A correction: what it does, and where that stands.
#[derive(Debug)]
pub struct Adjustment {
    /// The code of its choice.
    pub code: Code,
    /// Steps up, or down if negative.
    pub steps: i32,
    /// Its source, with how firmly it stands.
    pub source: Citation,
}

const fn by(code: Code, steps: i32, source: Citation) -> Adjustment {
    Adjustment { code, steps, source }
}

/// Tables D.2 and D.4 of the standard, as published.
const PUBLISHED: Citation = cite(&GBT_39335, "annex D");
/// Table B.2 of an informative annex.
const ANNEX: Citation = cite(&GBT_46068, "annex B");

/// Every correction of either scale. Each moves by one step, and several add up: that they do is this program's choice, as neither
/// standard says so.
pub static ADJUSTMENTS: &[Adjustment] = &[
    by(impact_adjustment::SENSITIVE_AT_SCALE, 1, PUBLISHED),
    by(impact_adjustment::MOSTLY_SENSITIVE, 1, ANNEX),
    by(impact_adjustment::MANY_PERSONS, 1, ANNEX),
    by(impact_adjustment::BEYOND_MINIMUM, 1, ANNEX),
    by(impact_adjustment::VULNERABLE, 1, PUBLISHED),
    by(impact_adjustment::DEIDENTIFIED, -1, ANNEX),
    by(likelihood_adjustment::TESTED_PROTECTION, -1, PUBLISHED),
];

/// The steps of several corrections together; an express "none" has none.
pub(super) fn steps(codes: &[Code]) -> i32 {
    ADJUSTMENTS.iter().filter(|known| codes.contains(&known.code)).map(|known| known.steps).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_add_up_cancel_out_and_stop_at_the_ends() {
        use crate::form::options::NO_ADJUSTMENT;
        use impact_adjustment::{DEIDENTIFIED, MANY_PERSONS, VULNERABLE};
        let moved = |from: Impact, codes: &[Code]| from.moved(steps(codes));
        assert_eq!(moved(Impact::Medium, &[NO_ADJUSTMENT]), Impact::Medium);
        assert_eq!(moved(Impact::Medium, &[MANY_PERSONS]), Impact::High);
        assert_eq!(moved(Impact::Medium, &[MANY_PERSONS, VULNERABLE]), Impact::Severe);
        assert_eq!(moved(Impact::High, &[MANY_PERSONS, VULNERABLE]), Impact::Severe);
        assert_eq!(moved(Impact::High, &[MANY_PERSONS, DEIDENTIFIED]), Impact::High);
        assert_eq!(moved(Impact::Low, &[DEIDENTIFIED]), Impact::Low);
        assert_eq!(
            Likelihood::VeryHigh.moved(steps(&[likelihood_adjustment::TESTED_PROTECTION])),
            Likelihood::High
        );
        assert_eq!(Likelihood::Low.moved(i32::MIN), Likelihood::Low);
    }

    #[test]
    fn grades_are_read_as_they_are_written() {
        fn whole<S: Scale + std::fmt::Debug>() {
            assert_eq!(S::OPTIONS.choices.len(), S::ALL.len());
            for grade in S::ALL {
                assert_eq!(S::read(grade.code()), Some(grade));
            }
            assert_eq!(S::read("unknown"), None);
        }
        whole::<Impact>();
        whole::<Likelihood>();
        whole::<Level>();
    }
}
