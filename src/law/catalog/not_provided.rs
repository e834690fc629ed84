//! Access inside the mainland only.

use crate::form::Tri;
use crate::form::options::act;
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{PIPL, QA3, SCG, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "scope.not_provided_abroad",
    title: t("没有向境外提供", "Nothing is provided abroad"),
    says: t(
        "出境行为包括：传输到境外；存储在境内而境外可以查询、调取、下载、导出；境外直接处理境内自然人信息。境外人员在境内查看、数据不传出的，一般不属于出境。",
        "Export means: sending data abroad; storing it here while it can be queried, retrieved, downloaded or exported from abroad; processing abroad data of persons in the mainland. Reading inside the mainland without sending anything out is generally no export.",
    ),
    sources: &[cite(&SCG, ""), cite(&QA3, "")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::OutOfScope, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    flow.act(act::INSIDE_ONLY)
}
