//! Whether an assessment result can be extended: the six conditions, each settled or open, with its reason.

use super::figures::EXTENSION_GROWTH;
use crate::day::Day;
use crate::form::catalog::{extension, handler, legal_document, scenarios};
use crate::form::{Answer, Entry, Facts, Field, Lacking, Range, Tri};
use crate::source::{Citation, PCF, SAG, SAM, cite};
use crate::text::{Phrase, Text, phrase, t};

/// Where the conditions stand.
pub static SOURCES: &[Citation] = &[cite(&PCF, "Art. 9"), cite(&SAG, ""), cite(&SAM, "Art. 14")];

/// One of the six conditions.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it asks, in our own words.
    pub title: Text,
    /// Whether it holds.
    pub answer: Tri,
    /// Why.
    pub reason: Phrase,
}

/// The six conditions, in the order of the guide.
pub fn conditions(facts: &Facts<'_>) -> [Condition; 6] {
    let entry = facts.single(&extension::SECTION);
    [
        said(
            &entry,
            &extension::PURPOSE_SAME,
            t("出境目的、范围等未发生变化", "Purpose, scope and so on are unchanged"),
        ),
        said(
            &entry,
            &extension::PARTIES_SAME,
            t("数据处理者和境外接收方未发生变化", "Handler and recipient are unchanged"),
        ),
        persons(facts, &entry),
        growth(
            &entry,
            (&extension::VOLUME_APPROVED, &extension::VOLUME_NEXT),
            facts.single(&handler::SECTION).yes_no(&handler::IMPORTANT_DATA),
            t(
                "未来三年重要数据规模较过去三年获批规模增长不超过20%",
                "Important data of the next three years grows by no more than 20% over the volume approved",
            ),
        ),
        article_nine(facts),
        conduct(&entry),
    ]
}

/// The condition on persons: in total, and where the result covers several scenarios in each of them.
fn persons(facts: &Facts<'_>, entry: &Entry<'_>) -> Condition {
    let mut out = growth(
        entry,
        (&extension::PERSONS_APPROVED, &extension::PERSONS_NEXT),
        personal(facts),
        t(
            "未来三年个人信息人数较过去三年获批人数增长不超过20%",
            "Persons of the next three years grow by no more than 20% over the number approved",
        ),
    );
    for (scenario, own) in each_scenario(facts) {
        let title = scenario.title();
        out.reason = said!(
            "{reason}；其中“{title}”：{own}",
            "{reason}; of these \"{title}\": {own}",
            reason = out.reason,
            title,
            own = own.reason,
        );
        out.answer = out.answer.and(own.answer);
    }
    out
}

/// The same condition for each scenario with personal information, by the number that the notice of the result allows it; none where
/// the record has one scenario alone, whose number is the total.
///
/// The form of the extension asks the growth of each; one that grows more is applied for anew.
pub fn each_scenario<'a>(facts: &'a Facts<'a>) -> Vec<(Entry<'a>, Condition)> {
    let rows: Vec<Entry<'_>> = facts.rows(&scenarios::SECTION).collect();
    let is_several = rows.len() > 1;
    let of = |row: Entry<'a>| {
        let fields = (&scenarios::PERSONS_APPROVED, &scenarios::PERSONS_NEXT);
        let title = t(
            "本场景未来三年人数较获准人数增长不超过20%",
            "Persons of this scenario grow by no more than 20% over the number allowed it",
        );
        (row, growth(&row, fields, row.yes_no(&scenarios::PERSONAL), title))
    };
    let concerned = |row: &Entry<'_>| !row.yes_no(&scenarios::PERSONAL).is_no();
    rows.into_iter().filter(|row| is_several && concerned(row)).map(of).collect()
}

/// Whether an extension is open: all six hold.
pub fn all(conditions: &[Condition]) -> Tri {
    Tri::all(conditions.iter().map(|condition| condition.answer.clone()))
}

/// A condition that one answer settles.
fn said(entry: &Entry<'_>, field: &'static Field, title: Text) -> Condition {
    Condition { title, answer: entry.yes_no(field), reason: told(entry, field) }
}

fn told(entry: &Entry<'_>, field: &'static Field) -> Phrase {
    let value = entry.shown(field).unwrap_or_else(|| phrase("未填写", "not answered"));
    said!("{field}：{value}", "{field}: {value}", field = field.label, value)
}

/// Whether personal information goes out at all; without a scenario that is open.
fn personal(facts: &Facts<'_>) -> Tri {
    let mut rows = facts.rows(&scenarios::SECTION).peekable();
    if rows.peek().is_none() {
        return Tri::lacks(crate::form::Place::whole(&scenarios::SECTION));
    }
    Tri::any(rows.map(|row| row.yes_no(&scenarios::PERSONAL)))
}

/// A condition on growth; it holds where it does not concern the record.
fn growth(
    entry: &Entry<'_>,
    (approved, next): (&'static Field, &'static Field),
    concerned: Tri,
    title: Text,
) -> Condition {
    if concerned.is_no() {
        return Condition {
            title,
            answer: Tri::Yes,
            reason: phrase("不涉及", "does not concern this export"),
        };
    }
    let (before, after) = (entry.count(approved), entry.count(next));
    let lacking: Lacking = match (&before, &after) {
        (Answer::Known(_), Answer::Known(_)) => [entry.place(approved), entry.place(next)].into(),
        (Answer::Unknown(one), Answer::Known(_)) | (Answer::Known(_), Answer::Unknown(one)) => {
            one.clone()
        }
        (Answer::Unknown(one), Answer::Unknown(other)) => one.union(other).cloned().collect(),
    };
    let known = before.known().zip(after.known());
    let allowed = allowed_on(entry.facts().day());
    let within = match known.and_then(|(before, after)| within(before, after, allowed)) {
        Some(within) => Tri::known(within),
        None => Tri::Unknown(lacking),
    };
    let (one, other) = (told(entry, approved), told(entry, next));
    let rate = known.and_then(|(before, after)| rate(before, after)).unwrap_or_default();
    Condition {
        title,
        // Not concerned would do as well: so long as that is open, only growth within the limit settles it.
        answer: concerned.not().or(within),
        reason: said!("{one}；{other}{rate}", "{one}; {other}{rate}", one, other, rate),
    }
}

/// The growth in per cent that is allowed on a day; before the guide named one, that of the guide.
fn allowed_on(day: Day) -> u64 {
    let held = EXTENSION_GROWTH.on(day).map(|(percent, _)| percent);
    held.or_else(|| EXTENSION_GROWTH.0.first().map(|(_, percent, _)| *percent)).unwrap_or_default()
}

/// Whether growth stays within so many per cent (exactly so many do), where the bounds settle it.
fn within(before: Range, after: Range, allowed: u64) -> Option<bool> {
    const WHOLE: u128 = 100;
    let limit = |number: u64| u128::from(number) * (WHOLE + u128::from(allowed));
    let scaled = |number: u64| u128::from(number) * WHOLE;
    if after.high.is_some_and(|high| scaled(high) <= limit(before.low)) {
        Some(true)
    } else if before.high.is_some_and(|high| scaled(after.low) > limit(high)) {
        Some(false)
    } else {
        None
    }
}

/// The growth in per cent, where both figures are exact.
pub fn percent(before: Range, after: Range) -> Option<String> {
    let (before, after) = (i128::from(before.exact()?), i128::from(after.exact()?));
    if before == 0 {
        return None;
    }
    // Rounded away from zero to a tenth, so that 20% is written only where it holds.
    let difference = (after - before) * 1000;
    let tenths =
        difference.abs().div_euclid(before) + i128::from(difference.abs().rem_euclid(before) > 0);
    let sign = if difference < 0 { "-" } else { "" };
    Some(match tenths % 10 {
        0 => format!("{sign}{}%", tenths / 10),
        rest => format!("{sign}{}.{rest}%", tenths / 10),
    })
}

fn rate(before: Range, after: Range) -> Option<Phrase> {
    let percent = percent(before, after)?;
    Some(said!("；增长{percent}", "; growth {percent}", percent))
}

/// Whether the legal document covers all six points of Art. 9.
fn article_nine(facts: &Facts<'_>) -> Condition {
    let rows: Vec<Entry<'_>> = facts.rows(&legal_document::SECTION).collect();
    let covered = rows.iter().filter(|row| row.yes_no(&legal_document::COVERED).is_yes()).count();
    let count = rows.len();
    Condition {
        title: t(
            "法律文件符合《数据出境安全评估办法》第九条的规定",
            "The legal document meets Art. 9 of the Security Assessment Measures",
        ),
        answer: Tri::all(rows.iter().map(|row| row.yes_no(&legal_document::COVERED))),
        reason: said!(
            "六项内容中，已确认充分约定{covered}项（共{count}项）",
            "{covered} of {count} {count?point|points} are confirmed as fully agreed",
            covered,
            count,
        ),
    }
}

fn conduct(entry: &Entry<'_>) -> Condition {
    let (complied, incident) =
        (told(entry, &extension::COMPLIED), told(entry, &extension::MAJOR_INCIDENT));
    Condition {
        title: t(
            "过去三年遵守评估结果通知书的要求，且未发生重大数据安全事件",
            "The notice of the result was complied with, and no major incident happened, in the past three years",
        ),
        answer: entry
            .yes_no(&extension::COMPLIED)
            .and(entry.yes_no(&extension::MAJOR_INCIDENT).not()),
        reason: said!("{complied}；{incident}", "{complied}; {incident}", complied, incident),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_a_fifth_more_passes_and_bounds_may_leave_it_open() {
        let exactly = Range::exactly;
        assert_eq!(within(exactly(1_000), exactly(1_200), 20), Some(true));
        assert_eq!(within(exactly(1_000), exactly(1_201), 20), Some(false));
        assert_eq!(within(exactly(1_000), Range::between(1_100, 1_300), 20), None);
        assert_eq!(within(Range::between(1_000, 1_100), exactly(1_200), 20), Some(true));
        assert_eq!(within(Range::UNKNOWN, exactly(1), 20), None);
        assert_eq!(percent(exactly(1_000), exactly(1_200)).unwrap(), "20%");
        assert_eq!(percent(exactly(100_000), exactly(120_001)).unwrap(), "20.1%");
        assert_eq!(percent(exactly(1_000), exactly(900)).unwrap(), "-10%");
    }
}
