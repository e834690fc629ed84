//! Duties to keep data safe, and to act when that fails.

use crate::form::Tri;
use crate::form::catalog::{measures, recipients};
use crate::law::liability::{DSL_45, INC_10, PIPL_66};
use crate::law::{Effect, Rule, since};
use crate::source::{INC, PCF, PIPL, cite};
use crate::text::t;

use super::Bearing::{Event, Settled};
use super::{BOTH, Duty};

/// Security measures (PIPL Art. 51).
pub static SECURITY: Duty = Duty {
    rule: Rule {
        id: "duty.security",
        title: t("安全保护措施", "Security measures"),
        says: t(
            "应当制定内部制度和操作规程，分类管理个人信息，采取加密、去标识化等技术措施，合理确定操作权限并培训人员，制定并组织实施安全事件应急预案，保障出境数据安全。",
            "Make internal rules and operating procedures, manage data by class, encrypt and de-identify, set rights and train staff, have and exercise an incident plan, and so keep safe what goes abroad.",
        ),
        sources: &[cite(&PIPL, "Art. 51"), cite(&PCF, "Art. 11")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SECURITY),
        when: |_| Tri::Yes,
    },
    label: t("采取安全措施", "Taking security measures"),
    who: BOTH,
    bearing: Settled,
    liability: &[&PIPL_66, &DSL_45],
    evidence: &[
        (&measures::SECTION, &measures::DESCRIPTION),
        (&measures::SECTION, &measures::EVIDENCE),
        (&recipients::SECTION, &recipients::MEASURES),
    ],
};

/// Remedy and tell a breach (PIPL Art. 57).
pub static BREACH: Duty = Duty {
    rule: Rule {
        id: "duty.breach",
        title: t("泄露、篡改、丢失的补救和报告", "Remedy and report of a breach"),
        says: t(
            "发生或者可能发生泄露、篡改、丢失的，立即补救，并通知主管部门和个人：信息种类、原因、可能的危害；已采取的措施和个人可以采取的减轻措施；处理者的联系方式。措施能够有效避免危害的，可以不通知个人；主管部门认为可能造成危害的，有权要求通知。出境数据的安全事件报省级以上网信部门。达到较大以上等级的网络安全事件，另有小时级的报告期限。",
            "When data were or may have been leaked, altered or lost, remedy at once and tell the authority and the people: the categories, the cause and the possible harm; what was done and what people can do; how to reach the handler. People need not be told where the measures avoid the harm, unless the authority orders it. Incidents of exported data go to the provincial CAC or above. Incidents of a relatively major level or above have limits counted in hours.",
        ),
        sources: &[cite(&PIPL, "Art. 57"), cite(&PCF, "Art. 11"), cite(&INC, "Art. 4")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&BREACH),
        when: |_| Tri::Yes,
    },
    label: t("泄露、篡改、丢失的补救和报告", "Remedy and report of a breach"),
    who: BOTH,
    bearing: Event(t(
        "发生或者可能发生泄露、篡改、丢失时",
        "data were or may have been leaked, altered or lost",
    )),
    liability: &[&PIPL_66, &DSL_45, &INC_10],
    evidence: &[
        (&measures::SECTION, &measures::AREA),
        (&recipients::SECTION, &recipients::INCIDENTS),
    ],
};
