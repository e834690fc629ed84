//! State organs and bodies authorised by law.

use crate::form::Tri;
use crate::form::catalog::handler;
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{PIPL, cite, reading};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "state_organ.assessment",
    title: t("国家机关处理的个人信息", "Personal information processed by a state organ"),
    says: t(
        "国家机关（及法律、法规授权的组织）为履行法定职责处理的个人信息应存储在境内；确需向境外提供的，应进行安全评估。是否即为向网信部门申报的评估，须由人确认。",
        "Personal information that a state organ, or a body authorised by law, processes for statutory functions stays in the mainland; if it must go abroad, a security assessment is needed. Whether that is the assessment applied for at the CAC is for a person to settle.",
    ),
    sources: &[cite(&PIPL, "Art. 36, 37"), reading(&PIPL, "Art. 36")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    flow.handler().yes_no(&handler::STATE_ORGAN)
}
