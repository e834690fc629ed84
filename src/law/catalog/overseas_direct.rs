//! Direct collection from abroad, below the figures.

use crate::form::Tri;
use crate::law::figures::{ORDINARY_CONTRACT, SENSITIVE_CONTRACT};
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{PCF, PIPL, SCG, cite, reading};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "overseas_direct.manual",
    title: t("境外直接收集且低于人数标准", "Direct collection from abroad below the figures"),
    says: t(
        "境外处理者直接处理境内自然人信息（个人信息保护法第三条第二款），人数低于标准时是否同样豁免，没有明文。由人判断。",
        "Whether the exemption below the figures also serves a handler abroad that processes data of persons in the mainland (PIPL Art. 3 para. 2) is not said anywhere. A person decides.",
    ),
    sources: &[cite(&PIPL, "Art. 3 para. 2"), reading(&SCG, "")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Undetermined, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let direct = flow.act("direct_collection");
    if direct.is_no() {
        return direct;
    }
    let few = flow.ordinary_reaches(&ORDINARY_CONTRACT).not();
    let harmless = flow.sensitive().not().or(flow
        .sensitive_reaches(&SENSITIVE_CONTRACT)
        .or(flow.plans_sensitive(&SENSITIVE_CONTRACT))
        .not());
    Tri::all([direct, few, harmless])
}
