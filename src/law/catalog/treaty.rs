//! Treaties and agreements.

use crate::form::catalog::scenarios;
use crate::form::{Answer, Tri};
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{NDSMR, PIPL, cite};
use crate::text::{says_none, t};

pub(in crate::law) static RULE: Rule = Rule {
    id: "treaty.manual",
    title: t("条约、协定另有规定", "A treaty or agreement provides otherwise"),
    says: t(
        "中国缔结或者参加的国际条约、协定对向境外提供个人信息的条件有规定的，可以按照其规定执行。由人判断；没有填写的按不主张处理。",
        "Where a treaty or agreement of the PRC provides for the conditions of export, it may be followed. A person decides; an empty field means that none is claimed.",
    ),
    sources: &[cite(&PIPL, "Art. 38 para. 2"), cite(&NDSMR, "Art. 36")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::Undetermined, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    match flow.scenario.text(&scenarios::TREATY) {
        // Whether one is claimed, or the scenario stays at all, is still to be chosen.
        Answer::Unknown(lacking)
            if flow.scenario.candidates(&scenarios::TREATY).is_some()
                || flow.scenario.is_contested() =>
        {
            Tri::Unknown(lacking)
        }
        // An empty field claims none.
        claimed => Tri::known(claimed.known().is_some_and(|text| !says_none(text))),
    }
}
