//! What would change the result, and all that one change changes.

use crate::law::compare::Difference;
use crate::law::flips::{Flip, Turns};
use crate::law::{Mechanism, Verdict};
use crate::text::{phrase, t};

use super::result::in_short;
use super::{About, Told, Tone, outcome};

/// Every change that leads to another mechanism, smallest first; each leads to the place of its first edit.
pub fn turns(turns: &Turns, verdict: &Verdict) -> Vec<Told> {
    let is_open = verdict.mechanism == Mechanism::Undetermined;
    let about = match (turns.found.is_empty(), is_open) {
        (true, true) => t(
            "结果尚不能确定，没有找到单独就能确定它的变化：请先补充还需要的事实。",
            "The result is still open, and no single change was found that settles it: first answer what is still needed.",
        ),
        (true, false) => t(
            "没有找到能改变结果的变化（逐项试过决定结果的回答、豁免、信息项、人群和人数）。",
            "No change was found that would change the result (tried: the answers that decide, exemptions, items, groups, numbers).",
        ),
        (false, _) => t(
            "下列变化会改变结果，最小的在前。都在副本上试算，记录没有改动。",
            "These changes would change the result, the smallest first. They were tried on a copy; the record is as it was.",
        ),
    };
    let cut = turns.cut().map(|said| Told::new(Tone::Remark, said));
    let found = turns.found.iter().enumerate().map(turn);
    std::iter::once(Told::new(Tone::Remark, about)).chain(found).chain(cut).collect()
}

/// What was found so far while it is being looked for, as it would be told.
pub fn turns_so_far(turns: Option<&Turns>) -> Vec<Told> {
    let about = t(
        "正在逐项试算哪些变化会改变结果，找到的先列在下面；离开这一页即停止。",
        "Looking for changes that would change the result: what is found so far stands below. Leaving this page ends it.",
    );
    let found = turns.into_iter().flat_map(|turns| &turns.found).enumerate().map(turn);
    std::iter::once(Told::new(Tone::Remark, about)).chain(found).collect()
}

fn turn((number, flip): (usize, &Flip)) -> Told {
    let to = in_short(flip.to.mechanism, flip.to.ground);
    let from = flip.from.mechanism.short();
    let of = flip.scenario.as_ref().map_or_else(|| phrase("整体", "whole"), |one| one.1.clone());
    let change = crate::law::compare::arrow(&of, &from.into(), &to);
    // Two changes of one question may lead to the same whole by other scenarios.
    let with = flip.with.iter().map(|(name, from, to)| {
        let to = in_short(to.mechanism, to.ground);
        Told::new(
            Tone::Plain,
            crate::law::compare::arrow(name, &from.mechanism.short().into(), &to),
        )
    });
    Told::new(Tone::Strong, flip.change.clone())
        .about(About::Turn(number))
        .at(flip.edits.first().map(|(place, _)| place.clone()))
        .with([Told::new(Tone::Plain, change)])
        .with(with)
}

/// The result as recorded and after a change, and everything that differs.
pub fn what_if(before: &Verdict, after: &Verdict) -> Vec<Told> {
    let result = |verdict: &Verdict| outcome(verdict.mechanism, verdict.ground);
    let mut out = vec![
        Told::labelled(Tone::Strong, t("现在的结果：", "Result as recorded: "), result(before)),
        Told::labelled(Tone::Strong, t("改变后的结果：", "Result if changed: "), result(after)),
    ];
    let sentences = Difference::between(before, after).sentences();
    out.push(if sentences.is_empty() {
        Told::new(Tone::Remark, t("结果没有变化。", "Nothing in the result changes."))
    } else {
        Told::new(Tone::Heading, t("全部变化", "Everything that changes"))
    });
    out.extend(sentences.into_iter().map(|one| Told::new(Tone::Plain, one)));
    let kept = t(
        "以上在副本上试算得到，记录没有改动。",
        "This was tried on a copy; the record is as it was.",
    );
    out.push(Told::new(Tone::Remark, kept));
    out
}
