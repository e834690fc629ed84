//! What a record lacks when somebody approves it: told before, so that nobody approves what nobody saw.

use crate::law::consent::Coverage;
use crate::law::{How, Mechanism, Survey, Underway};
use crate::text::{Phrase, phrase};

/// What it lacks, the gravest first; nothing where it is complete and no export runs without what lets it begin.
pub fn lacking(survey: &Survey) -> Vec<Phrase> {
    let mut out = Vec::new();
    let running: Vec<&Underway> =
        survey.underway.iter().filter(|one| one.how == How::Runs).collect();
    if !running.is_empty() {
        let to = |one: &&Underway| {
            let (scenario, recipient) = (&one.scenario, &one.recipient);
            said!("{scenario} → {recipient}", "{scenario} → {recipient}", scenario, recipient)
        };
        let (count, which) = (running.len(), Phrase::list(running.iter().map(to)));
        out.push(said!(
            "{count}项出境在不具备条件时已经开始：{which}",
            "{count} {count?export|exports} {count?runs|run} without what lets {count?it|them} begin: {which}",
            count,
            which,
        ));
    }
    let lacks = |state| matches!(state, Coverage::Missing | Coverage::Short | Coverage::Begun);
    let count = survey.consent.iter().filter(|cell| lacks(cell.coverage())).count();
    if count > 0 {
        out.push(said!(
            "{count}处缺少告知、单独同意，或者人数不足",
            "notice or separate consent lacks, or is too few, in {count} {count?place|places}",
            count,
        ));
    }
    if survey.verdict.mechanism == Mechanism::Undetermined {
        out.push(phrase("结论未定", "the result is open"));
    }
    let (errors, gaps) = (survey.errors(), survey.gaps.len());
    if errors > 0 {
        out.push(said!("{errors}处错误", "{errors} {errors?error|errors}", errors,));
    }
    if gaps > 0 {
        out.push(said!("{gaps}处缺项", "{gaps} {gaps?gap|gaps}", gaps));
    }
    out
}
