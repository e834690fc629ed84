//! Consents held against the people whose data went: how many are certainly without one, and the share that follows.
//!
//! Only what is certain is told: of a range of people the least, of consents the most, those withdrawn again included. Several texts for
//! the same people add up, as a later one may have been given to others.

use serde::Serialize;

use crate::form::catalog::{consents, groups};
use crate::form::{Entry, Facts, Place, Problem, Range, Severity};
use crate::law::checks;
use crate::text::{Phrase, grouped};

/// Consents that are fewer than the people they must cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Short {
    /// The text by which most consented.
    #[serde(skip)]
    pub row: String,
    /// Consents in force.
    pub obtained: Range,
    /// Consents withdrawn.
    pub withdrawn: Range,
    /// The people whose data went, at least.
    pub people: u64,
}

impl Short {
    /// What these texts leave uncovered of a group; nothing where a count is open, or where they cover it.
    pub(super) fn of(group: &Entry<'_>, rows: &[Entry<'_>]) -> Option<Self> {
        let mut sum = (Range::ZERO, Range::ZERO);
        let mut most: Option<(u64, String)> = None;
        for row in rows {
            if !row.is_asked(&consents::OBTAINED).is_yes() {
                continue;
            }
            let obtained = row.count(&consents::OBTAINED).known()?;
            let withdrawn = row.count(&consents::WITHDRAWALS).known()?;
            sum = (sum.0.plus(obtained), sum.1.plus(withdrawn));
            if most.as_ref().is_none_or(|(known, _)| *known < obtained.low) {
                most = Some((obtained.low, row.id?.to_owned()));
            }
        }
        let (row, (obtained, withdrawn)) = (most?.1, sum);
        let people = people(group)?;
        let consented = obtained.plus(withdrawn).high?;
        (consented < people).then_some(Self { row, obtained, withdrawn, people })
    }

    /// The texts whose consents in force are fewer than the people whose data went, while it is not said how many were withdrawn: where to
    /// say it, and what else is lacking. Who consented and withdrew had consented when the data went.
    pub(super) fn doubted(group: &Entry<'_>, rows: &[Entry<'_>]) -> Option<(Place, Phrase)> {
        let (mut obtained, mut withdrawn, mut open) = (Range::ZERO, Range::ZERO, None);
        for row in rows.iter().filter(|row| row.is_asked(&consents::OBTAINED).is_yes()) {
            obtained = obtained.plus(row.count(&consents::OBTAINED).known()?);
            match row.count(&consents::WITHDRAWALS).known() {
                Some(count) => withdrawn = withdrawn.plus(count),
                None => open = open.or_else(|| Some(row.place(&consents::WITHDRAWALS))),
            }
        }
        let rest = people(group)?.checked_sub(obtained.plus(withdrawn).high?);
        let (place, rest) = open.zip(rest.filter(|rest| *rest > 0))?;
        let (obtained, people) = (obtained.spoken(), grouped(people(group)?));
        let said = said!(
            "现行有效的单独同意{obtained}人，少于已出境的{people}人：其余{rest}人曾经同意、后来撤回的，填写撤回人数；没有同意过的，同意不足",
            "{obtained} consents in force for {people} persons exported: where the other {rest} consented and withdrew, give the number withdrawn; where they never did, consent is lacking",
            obtained,
            people,
            rest = grouped(rest),
        );
        Some((place, said))
    }

    /// How many have no consent in force, at least.
    pub fn lacking(&self) -> u64 {
        self.people.saturating_sub(self.obtained.high.unwrap_or(self.people))
    }

    /// The same in words, with the share that has one.
    pub fn said(&self) -> Phrase {
        let share = share(self.obtained.high.unwrap_or(self.people), self.people);
        let (obtained, lacking) = (self.obtained.spoken(), grouped(self.lacking()));
        let people = grouped(self.people);
        let withdrawn = self.withdrawn.spoken();
        if self.withdrawn == Range::ZERO {
            return said!(
                "现行有效的单独同意{obtained}人，已出境{people}人，缺{lacking}人（覆盖{share}）",
                "{obtained} consents in force for {people} persons exported, {lacking} lacking ({share} covered)",
                obtained,
                people,
                lacking,
                share,
            );
        }
        said!(
            "现行有效的单独同意{obtained}人，已出境{people}人，缺{lacking}人（覆盖{share}；其中撤回{withdrawn}人）",
            "{obtained} consents in force for {people} persons exported, {lacking} lacking ({share} covered; {withdrawn} of them withdrew)",
            obtained,
            people,
            lacking,
            share,
            withdrawn,
        )
    }
}

/// The people of a group whose data went by the day of assessment, at least.
fn people(group: &Entry<'_>) -> Option<u64> {
    let counts = [&groups::ORDINARY, &groups::SENSITIVE].map(|field| group.count(field).known());
    counts.into_iter().flatten().map(|count| count.low).max()
}

/// A share in tenths of a per cent, rounded down, so that what is not whole is never told as whole.
fn share(part: u64, whole: u64) -> String {
    let tenths = tenths(part, whole);
    let (one, ten) = (tenths / 10, tenths % 10);
    if ten == 0 { format!("{one}%") } else { format!("{one}.{ten}%") }
}

fn tenths(part: u64, whole: u64) -> u64 {
    part.saturating_mul(1000).checked_div(whole).unwrap_or(0)
}

/// Texts whose share, as typed, is not what their own figures give.
pub(in crate::law) fn problems(facts: &Facts<'_>) -> Vec<Problem> {
    let out = facts.rows(&consents::SECTION).filter_map(|row| typed_otherwise(&row)).collect();
    facts.forget_reads();
    out
}

fn typed_otherwise(row: &Entry<'_>) -> Option<Problem> {
    if !row.is_asked(&consents::COVERAGE).is_yes() {
        return None;
    }
    let typed = only_share(row.text(&consents::COVERAGE).known()?)?;
    let obtained = row.count(&consents::OBTAINED).known()?.exact()?;
    // Of several groups that may overlap nobody knows the whole.
    let groups = row.named(&consents::GROUPS).known()?;
    let [group] = groups.as_slice() else { return None };
    let count = |field| group.count(field).known()?.exact();
    let people = count(&groups::ORDINARY)?.max(count(&groups::SENSITIVE)?);
    let exact = tenths(obtained, people);
    // Typed as a whole number it may be rounded either way.
    let is_meant = people == 0 || obtained > people || typed.abs_diff(exact) < 10;
    (!is_meant).then(|| Problem {
        check: checks::CONSENTS_SHARE,
        severity: Severity::Warning,
        place: row.place(&consents::COVERAGE),
        message: said!(
            "写的是{typed}，而{obtained}人同意、{people}人已出境，为{share}：请核对哪一个数字有误",
            "{typed} is written, but {obtained} consents for {people} persons exported make {share}: look which figure is wrong",
            typed = format!("{}%", in_words(typed)),
            obtained,
            people,
            share = share(obtained, people),
        ),
    })
}

fn in_words(tenths: u64) -> String {
    let (one, ten) = (tenths / 10, tenths % 10);
    if ten == 0 { one.to_string() } else { format!("{one}.{ten}") }
}

/// The one percentage in a text, in tenths; nothing where there are several, or none.
fn only_share(text: &str) -> Option<u64> {
    let mut found = None;
    for (at, _) in text.match_indices(['%', '％']) {
        let head = text.get(..at)?.trim_end();
        let start = head.rfind(|sign: char| !sign.is_ascii_digit() && sign != '.');
        let digits = start.and_then(|start| head.get(start..)).unwrap_or(head);
        let digits = digits.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let (one, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let tenth: u64 = rest.get(..1)?.parse().ok()?;
        let value = one.parse::<u64>().ok()?.checked_mul(10)?.checked_add(tenth)?;
        if found.replace(value).is_some() {
            return None;
        }
    }
    found
}

/// Where the count stands that is too low.
pub(super) fn place(short: &Short) -> Place {
    Place::in_row(&consents::SECTION, &short.row, &consents::OBTAINED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_only_where_there_is_one() {
        assert_eq!(only_share("78%"), Some(780));
        assert_eq!(only_share("约 99.5 %，其余已停止"), Some(995));
        assert_eq!(only_share("１００人中"), None);
        assert_eq!(only_share("78% 和 80%"), None);
        assert_eq!(only_share("没有百分比"), None);
    }

    #[test]
    fn what_is_not_whole_is_never_told_as_whole() {
        assert_eq!(share(700, 900), "77.7%");
        assert_eq!(share(9_999, 10_000), "99.9%");
        assert_eq!(share(900, 900), "100%");
    }
}
