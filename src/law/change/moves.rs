//! Where the route itself moved: from what was filed to what the law asks for now.

use serde::Serialize;

use crate::form::catalog::flows;
use crate::law::compare::Difference;
use crate::law::{Mechanism, Route, Routes};
use crate::source::{Citation, GBA_HK, PCF, QA4, SCM, cite, reading};
use crate::text::{Phrase, Text, phrase, t};

use super::{Act, Judged};

/// A scenario, or a flow, that goes another way than before.
#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    /// Which.
    pub what: Phrase,
    /// The way before; empty of something new.
    pub from: Phrase,
    /// The way now; empty of something that is gone.
    pub to: Phrase,
    /// Between which routes a flow moved; none where the mechanism of a whole scenario did.
    pub routes: Vec<Route>,
    /// What is to be done.
    pub act: Act,
    /// Why.
    pub why: Text,
    /// By which articles.
    #[serde(rename = "sources")]
    pub basis: &'static [Citation],
}

/// Every scenario whose mechanism differs, and every flow whose route differs under the same mechanism.
pub(super) fn between(before: Judged<'_>, after: Judged<'_>) -> Vec<Moved> {
    let none = || phrase("没有", "none");
    let scenarios = Difference::between(before.verdict, after.verdict).scenarios;
    let mut out: Vec<Moved> = scenarios
        .into_iter()
        .map(|(what, from, to)| {
            let word = |one: Option<Mechanism>| one.map_or_else(none, |one| one.label().into());
            let (act, why, basis) = by_mechanism(from, to);
            let (from, to) = (word(from), word(to));
            Moved { what, from, to, routes: Vec::new(), act, why, basis }
        })
        .collect();
    for flow in after.facts.rows(&flows::SECTION) {
        let mechanism = |state: Judged<'_>| {
            let of = flow.of()?;
            let found = state.verdict.scenarios.iter().find(|one| Some(one.id.as_str()) == of.id);
            found.map(|one| one.mechanism)
        };
        let (Some(old), Some(new)) = (sole(before.routes, &flow), sole(after.routes, &flow)) else {
            continue;
        };
        if old != new && mechanism(before) == mechanism(after) {
            let (act, why, basis) = by_route(old, new);
            let what = flow.title();
            out.push(Moved {
                what,
                from: old.label().into(),
                to: new.label().into(),
                routes: vec![old, new],
                act,
                why,
                basis,
            });
        }
    }
    out
}

fn sole(routes: &Routes, flow: &crate::form::Entry<'_>) -> Option<Route> {
    match routes.of_flow(flow) {
        [one] => Some(*one),
        _ => None,
    }
}

type Ruled = (Act, Text, &'static [Citation]);

fn by_mechanism(from: Option<Mechanism>, to: Option<Mechanism>) -> Ruled {
    match (from, to) {
        (_, None) => (
            Act::Record,
            t(
                "不再有这个场景：没有条文要求为此再次备案；合同的解除、数据的删除和返还按合同和法律办理",
                "the scenario is gone: no article asks for a filing; the contract is ended and the data deleted or returned as contract and law say",
            ),
            &[],
        ),
        (_, Some(Mechanism::ProhibitedWithoutApproval)) => {
            (Act::Stop, t("未经批准不得提供", "not without approval"), &[])
        }
        (_, Some(Mechanism::Undetermined)) => (
            Act::Answer,
            t(
                "走哪条路径现在不能确定，见还需要的回答",
                "the route is open now: see what is still needed",
            ),
            &[],
        ),
        (_, Some(Mechanism::SecurityAssessment)) => (
            Act::Apply,
            t(
                "已过线：标准合同、认证不再可用；当年按标准合同、认证已经出境的也算在内",
                "the line is crossed: contract and certificate no longer serve; what was sent under them this year counts too",
            ),
            const { &[cite(&PCF, "Art. 7"), cite(&QA4, "")] },
        ),
        (Some(Mechanism::SecurityAssessment), Some(Mechanism::StandardContractOrCertification)) => {
            (
                Act::Record,
                t(
                    "已按安全评估的结果办理的，受该结果约束；有效期内没有条文要求改走其他路径",
                    "whoever has a result of the assessment is bound by it; while it is valid no article asks for another route",
                ),
                const { &[reading(&QA4, "")] },
            )
        }
        (_, Some(Mechanism::StandardContractOrCertification)) => (
            Act::Conclude,
            t(
                "现在须订立标准合同或者通过认证",
                "a standard contract or a certificate is needed now",
            ),
            const { &[cite(&PCF, "Art. 8"), cite(&SCM, "Art. 4")] },
        ),
        (_, Some(Mechanism::Exempt)) => (
            Act::Record,
            t(
                "现在可以豁免：没有条文要求注销已完成的备案；告知、同意和影响评估仍须履行",
                "exempt now: no article asks to withdraw a filing; notice, consent and the impact assessment stay",
            ),
            const { &[reading(&PCF, "Art. 5"), cite(&PCF, "Art. 10")] },
        ),
        (_, Some(Mechanism::OutOfScope)) => (
            Act::Record,
            t(
                "按现在的回答不属于出境，这里不再判断",
                "by the answers of now it is no export and is no longer judged here",
            ),
            &[],
        ),
    }
}

fn by_route(from: Route, to: Route) -> Ruled {
    let act = match to {
        Route::Contract | Route::Certification => Act::Conclude,
        Route::Bay => Act::ConcludeBay,
        Route::Assessment => Act::Apply,
        Route::Exempt => Act::Record,
    };
    if from == Route::Bay {
        let why = t(
            "改选了另一条路径；解除大湾区标准合同的一方，向自己的主管部门报告",
            "another route was chosen; the side that ends the GBA contract tells its own authority",
        );
        return (act, why, const { &[cite(&PCF, "Art. 8"), cite(&GBA_HK, "annex Art. 6(2)")] });
    }
    (act, t("改选了另一条路径", "another route was chosen"), const { &[cite(&PCF, "Art. 8")] })
}
