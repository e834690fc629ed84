//! Data without personal information and without important data.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{HOUSE, PCF, PIPL, Status, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "scope.art3_no_personal_information",
    title: t("不含个人信息和重要数据", "No personal information and no important data"),
    says: t(
        "国际贸易、跨境运输、学术合作、跨国生产制造和市场营销等活动中的数据，不含个人信息和重要数据的，免予三种机制。匿名化的信息不是个人信息，但须证明（本程序要求技术不可逆、没有人保管密钥或者对照表、已记录的效果评估为4级，并有证明材料）；去标识化的、可以复原的假名仍是个人信息。",
        "Data from international trade, cross-border transport, academic cooperation, multinational manufacturing, marketing and the like that hold neither personal information nor important data need no mechanism. Anonymised data is not personal information, if proved (this program asks for techniques that cannot be undone, no key or table with anybody, a recorded evaluation at level 4, and proof); de-identified data and pseudonyms that can be undone still are.",
    ),
    sources: &[
        cite(&PCF, "Art. 3"),
        cite(&PIPL, "Art. 4, 73"),
        cite(&HOUSE, "").as_status(Status::Design),
    ],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::OutOfScope, Some(Ground::NoPersonalInformation)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let personal = flow.personal_information();
    if personal.is_yes() {
        if flow.facts().is_noting() && flow.scenario.yes_no(&scenarios::PERSONAL).is_no() {
            flow.against_anonymity().into_iter().for_each(|why| flow.note(why));
        }
        return Tri::No;
    }
    personal.not().and(flow.important_data().not())
}
