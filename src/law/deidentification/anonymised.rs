//! Whether an item is anonymised: nobody can be identified by it, and nobody can restore it (PIPL Art. 73(4)).
//!
//! A claim alone never suffices. What can be undone by a key, a table or shares is pseudonymised at most; what is not
//! answered leaves the question open and is never read as the better answer.

use crate::form::catalog::deidentification as measure;
use crate::form::catalog::deidentification::evaluation as asked;
use crate::form::{Answer, Entry, Facts, KEPT, Tri};
use crate::text::{Phrase, phrase, says_none, t};

use super::{Level, Technique, evaluate};

/// Whether an item is anonymised, with what speaks against it.
pub(in crate::law) struct Anonymity {
    /// Whether it is.
    pub(in crate::law) holds: Tri,
    /// What denies it, in words.
    pub(in crate::law) denials: Vec<Phrase>,
}

/// What an anonymisation takes, in one sentence.
pub(in crate::law) const NEEDED: crate::text::Text = t(
    "主张匿名化须同时具备：技术不可逆、没有人保管密钥或者对照表（写“无”）、已记录效果评估且结果为4级、有证明材料",
    "anonymisation takes all of these: techniques that cannot be undone, no key or table with anybody (write \"none\"), a recorded evaluation that gives level 4, and proof",
);

/// Whether `item` is anonymised by one of the measures that cover it.
pub(in crate::law) fn anonymity(facts: &Facts<'_>, item: &Entry<'_>) -> Anonymity {
    let mut denials = Vec::new();
    let mut proved = Tri::No;
    let mut undone = Tri::No;
    for row in facts.rows(&measure::SECTION) {
        let covers = row.named(&measure::ITEMS).is(|rows| rows.iter().any(|r| r.id == item.id));
        if covers.is_no() {
            continue;
        }
        let mut told = Vec::new();
        let claimed = measure::claims_anonymised(&row);
        if !claimed.is_no() {
            let all = claimed.and(evidence(&row, &mut told));
            proved = proved.or(covers.clone().and(all));
        }
        undone = undone.or(covers.and(can_be_undone(&row, &mut told)));
        let name = row.title();
        denials.extend(
            told.into_iter().map(|why| said!("“{name}”{why}", "\"{name}\" {why}", name, why)),
        );
    }
    if proved.is_no() && denials.is_empty() {
        denials.push(phrase("没有措施主张匿名化", "no measure claims anonymisation"));
    }
    let holds = proved.and(undone.not());
    // An item that may go proves nothing while it is there, and denies nothing once it is gone.
    let holds = if item.is_contested() { Tri::lacks(item.place(&KEPT)) } else { holds };
    Anonymity { holds, denials }
}

/// What speaks against the claim of one measure, whatever it covers.
pub(in crate::law) fn denials(row: &Entry<'_>) -> Vec<Phrase> {
    let mut told = Vec::new();
    let _holds = (evidence(row, &mut told), can_be_undone(row, &mut told));
    told
}

/// Whether level, evaluation and proof bear the claim out.
fn evidence(row: &Entry<'_>, told: &mut Vec<Phrase>) -> Tri {
    let mut ask = |answer: Tri, why: Phrase| {
        if answer.is_no() {
            told.push(why);
        }
        answer
    };
    let level = row.chose(&measure::LEVEL, Level::Four.code());
    let level = ask(level, phrase("填写的等级不是4级", "states another level than 4"));
    let proof = row.proof(&measure::PROOF).is(|proof| !says_none(proof));
    let proof = ask(proof, phrase("没有证明材料", "has no proof"));
    let recorded = row.yes_no(&asked::EVALUATED);
    let recorded = ask(recorded, phrase("没有记录效果评估", "has no recorded evaluation"));
    let mut all = Tri::all([level, proof, recorded.clone()]);
    if let Some(evaluation) = evaluate(row) {
        let result = match evaluation.level() {
            Some(level) => Tri::known(level == Level::Four),
            None if evaluation.possible.contains(&Level::Four) => Tri::Unknown(evaluation.lacking),
            None => Tri::No,
        };
        let by = row.proof(&asked::EVALUATOR).is(|name| !says_none(name));
        let on = row.day(&asked::EVALUATED_ON).is(|on| *on <= row.facts().day());
        all = Tri::all([
            all,
            ask(result, phrase("记录的效果评估达不到4级", "has an evaluation below level 4")),
            ask(by, phrase("没有写明评估人", "names nobody who evaluated")),
            ask(on, phrase("评估日期晚于基准日", "was evaluated after the day of assessment")),
        ]);
    }
    all
}

/// Whether what the measure does can be undone: by its technique, or because somebody holds a key or a table.
fn can_be_undone(row: &Entry<'_>, told: &mut Vec<Phrase>) -> Tri {
    let by_technique = match row.choices(&measure::TECHNIQUES) {
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
        Answer::Known(codes) => Tri::any(codes.into_iter().map(|code| {
            let Some(technique) = Technique::find(code) else {
                return Tri::lacks(row.place(&measure::TECHNIQUES));
            };
            let Some(by) = technique.restored_by else { return Tri::No };
            let (name, by) =
                (technique.choice().map_or(crate::text::Text::EMPTY, |c| c.label), by.label());
            told.push(said!(
                "采用的“{name}”凭{by}可以复原",
                "uses \"{name}\", which is undone with {by}",
                name,
                by,
            ));
            Tri::Yes
        })),
    };
    let held = row.proof(&measure::KEY_HOLDER).is(|holder| !says_none(holder));
    if held.is_yes() {
        told.push(phrase("填写了密钥或者对照表的保管人", "names who holds the key or table"));
    }
    by_technique.or(held)
}
