//! Exemption: data in transit.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.art4_transit",
    title: t("过境数据豁免", "Exemption of data in transit"),
    says: t(
        "在境外收集和产生的个人信息传输至境内处理后向境外提供，处理过程中没有引入境内个人信息或者重要数据的，免予三种机制。",
        "Personal information collected and generated abroad, brought in, processed and sent out again needs no mechanism, if no mainland personal information or important data was introduced.",
    ),
    sources: &[cite(&PCF, "Art. 4")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::Transit)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims("art4_transit");
    if claimed.is_no() {
        return claimed;
    }
    Tri::all([
        claimed,
        flow.scenario.yes_no(&scenarios::TRANSIT_COLLECTED_ABROAD),
        flow.scenario.yes_no(&scenarios::TRANSIT_UNMIXED),
    ])
}
