//! Claims about de-identification that the record's own figures contradict.

use crate::form::catalog::deidentification::evaluation as asked;
use crate::form::catalog::deidentification::{CLAIM, ITEMS, SECTION, claims_anonymised};
use crate::form::catalog::{groups, items};
use crate::form::options::claim;
use crate::form::{Entry, Facts, Field, Place, Problem, Range, Severity};
use crate::law::checks;
use crate::text::{Phrase, Text, grouped, phrase, t};

use super::anonymised::{NEEDED, denials};
use super::{Evaluation, Known};

/// What is wrong with the claims, given the evaluations of `facts`.
pub fn problems(facts: &Facts<'_>, evaluations: &[Evaluation]) -> Vec<Problem> {
    let facts = &facts.quietly();
    let mut out: Vec<Problem> = evaluations.iter().filter_map(level).collect();
    out.extend(evaluations.iter().filter_map(figures));
    out.extend(beyond(facts, evaluations));
    out.extend(facts.rows(&SECTION).filter_map(|row| claimed(&row)));
    out.extend(lowered(facts));
    out.extend(uncounted(facts));
    out
}

/// A level that is not among those the answers allow: an error if it is better than all of them.
fn level(evaluation: &Evaluation) -> Option<Problem> {
    let claimed = evaluation.claimed.filter(|claimed| !evaluation.possible.contains(claimed))?;
    let better = evaluation.possible.iter().all(|possible| *possible < claimed);
    let (label, line) = (claimed.label(), evaluation.line());
    let advice = if better {
        t(
            "请改等级，或者改进措施后重新评估",
            "correct the level, or improve the measure and evaluate anew",
        )
    } else {
        t("请核对等级和评估输入", "compare the level with what was entered")
    };
    Some(Problem {
        check: checks::DEIDENTIFICATION_LEVEL,
        severity: if better { Severity::Error } else { Severity::Warning },
        place: evaluation.place.clone(),
        message: said!(
            "填写的{label}与计算结果不符：{line}。{advice}",
            "{label} differs from what is computed: {line}; {advice}",
            label,
            line,
            advice,
        ),
    })
}

/// Figures of another tool that cannot be true together.
fn figures(evaluation: &Evaluation) -> Option<Problem> {
    let known = evaluation.figures.as_ref()?.known.as_ref()?;
    let wrong = matches!(known, Known::Result { .. }) && !known.is_possible();
    wrong.then(|| Problem {
        check: checks::DEIDENTIFICATION_RESULT,
        severity: Severity::Error,
        place: Place { field: Some(&asked::SMALLEST), ..evaluation.place.clone() },
        message: phrase(
            "k值、等价类数、记录数彼此矛盾：k至少为1，记录数不少于k乘等价类数。没有采用这些数字",
            "k, classes and records contradict each other: k is at least 1, and there are at least k records a class. They are not used",
        ),
    })
}

/// Classes that hold more records than the record has people: some people have several, and a k of records is then no k of people.
fn beyond(facts: &Facts<'_>, evaluations: &[Evaluation]) -> Vec<Problem> {
    let Some(most) = people(facts).and_then(|people| people.high) else { return Vec::new() };
    let told = |evaluation: &Evaluation| {
        let (records, field) = records(evaluation)?;
        (records > most).then(|| Problem {
            check: checks::DEIDENTIFICATION_PEOPLE,
            severity: Severity::Warning,
            place: Place { field: Some(field), ..evaluation.place.clone() },
            message: said!(
                "等价类合计{records}条记录，多于人群的{people}人：一人有几条记录的，k值应按人计算，按记录计算的偏高；人群数字不对的，请改人群",
                "the classes hold {records} records, more than the {people} people of the groups: where a person has several, k is to be reckoned over people, and over records it is too high; if the groups are wrong, correct them",
                records = grouped(records),
                people = grouped(most),
            ),
        })
    };
    evaluations.iter().filter_map(told).collect()
}

/// The people of all groups; nothing while one group is open, since nobody knows how many there are.
fn people(facts: &Facts<'_>) -> Option<Range> {
    let counted = |group: Entry<'_>| {
        let ordinary = group.count(&groups::ORDINARY).known()?;
        Some(ordinary.plus(group.count(&groups::SENSITIVE).known()?))
    };
    let all: Option<Vec<_>> = facts.rows(&groups::SECTION).map(counted).collect();
    all.and_then(|all| all.into_iter().reduce(Range::plus))
}

/// The records in all classes of an evaluation, and the field that says so.
fn records(evaluation: &Evaluation) -> Option<(u64, &'static Field)> {
    Some(match evaluation.figures.as_ref()?.known.as_ref()? {
        Known::Sizes(classes) => (classes.records(), &asked::CLASSES),
        Known::Result { records, .. } => ((*records)?, &asked::RECORD_COUNT),
    })
}

/// That the classes hold fewer records than the record has people: said to whoever brings them, and no problem, since a measure may cover
/// some of the groups alone.
pub fn within(facts: &Facts<'_>, evaluation: &Evaluation) -> Option<Phrase> {
    let least = people(&facts.quietly())?.low;
    let (records, _) = records(evaluation)?;
    (records < least).then(|| {
        said!(
            "等价类合计{records}条记录，少于人群的{people}人：k只说明计入的这一部分。措施只用于一部分人群的，不必处理；否则请确认没有漏掉数据。",
            "The classes hold {records} records, fewer than the {people} people of the groups: k speaks of this part alone. Where the measure is for some of the groups only, nothing is to be done; otherwise see that no data was left out.",
            records = grouped(records),
            people = grouped(least),
        )
    })
}

/// A claim of anonymisation that the measure's own answers deny.
fn claimed(row: &Entry<'_>) -> Option<Problem> {
    let denials = claims_anonymised(row).is_yes().then(|| denials(row))?;
    if denials.is_empty() {
        return None;
    }
    let why = Phrase::list(denials);
    Some(Problem {
        check: checks::DEIDENTIFICATION_ANONYMISED,
        severity: Severity::Error,
        place: row.place(&CLAIM),
        message: said!(
            "不能按匿名化处理：本措施{why}。{needed}",
            "not anonymised: the measure {why}; {needed}",
            why,
            needed = NEEDED,
        ),
    })
}

/// Items called ordinary because they are de-identified: that does not change what they are.
fn lowered(facts: &Facts<'_>) -> Vec<Problem> {
    let is_covered = |item: &Entry<'_>| {
        facts.rows(&SECTION).any(|measure| {
            let covers = measure.named(&ITEMS).is(|rows| rows.iter().any(|row| row.id == item.id));
            covers.is_yes() && !measure.chose(&CLAIM, claim::ANONYMISED).is_yes()
        })
    };
    let is_reasoned = |item: &Entry<'_>| {
        item.text(&items::SENSITIVITY_REASON).is(|reason| names_treatment(reason)).is_yes()
    };
    facts
        .rows(&items::SECTION)
        .filter(|item| items::is_sensitive(item).is_no() && is_reasoned(item) && is_covered(item))
        .map(|item| Problem {
            check: checks::DEIDENTIFICATION_SENSITIVITY,
            severity: Severity::Warning,
            place: item.place(&items::SENSITIVITY),
            message: phrase(
                "理由提到去标识化，但去标识化不改变信息是否敏感，也不减少敏感人数；原为敏感的，仍按敏感计入",
                "the reason names de-identification, which neither makes data ordinary nor lowers the count; what was sensitive is still counted as sensitive",
            ),
        })
        .collect()
}

/// Groups whose figure leaves people out because their data is de-identified: they are counted all the same.
fn uncounted(facts: &Facts<'_>) -> Vec<Problem> {
    let leaves_out = |sentence: &str| {
        let words = [
            t("不计", "not count"),
            t("扣除", "deduct"),
            t("剔除", "exclud"),
            t("排除", "left out"),
            t("除外", "except"),
        ];
        names_treatment(sentence) && holds_any(sentence, &words)
    };
    facts
        .rows(&groups::SECTION)
        .filter(|group| {
            let source = group.text(&groups::SOURCE);
            source.is(|text| text.split(['。', '；', ';', '\n']).any(leaves_out)).is_yes()
        })
        .map(|group| Problem {
            check: checks::DEIDENTIFICATION_COUNT,
            severity: Severity::Warning,
            place: group.place(&groups::SOURCE),
            message: phrase(
                "统计方法似乎因去标识化而少计人数；去标识化后的信息仍是个人信息，人数照常计入，敏感的仍按敏感计入",
                "people seem to be left out because their data is de-identified; such data is still personal information, its persons are counted, and sensitive stays sensitive",
            ),
        })
        .collect()
}

fn names_treatment(reason: &str) -> bool {
    let words = [
        t("去标识", "de-identif"),
        t("假名", "pseudonym"),
        t("匿名", "anonym"),
        t("脱敏", "mask"),
        t("加密", "encrypt"),
    ];
    holds_any(reason, &words)
}

fn holds_any(text: &str, words: &[Text]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word.zh) || text.contains(word.en))
}
