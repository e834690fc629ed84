//! Clocks of the standard contract: filing, review, supplement, and how old the assessment may be.

use super::{ACT, working_days};
use crate::day::Day;
use crate::form::catalog::{contracts, events, record};
use crate::form::options::{event, route};
use crate::form::{Facts, Tri};
use crate::law::Mechanism;
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::law::liability::{PIPL_66_READ, SCM_12};
use crate::source::{GBA_HK, GBA_MO, SCG, SCM, Status, cite};
use crate::text::t;

/// Filing of the contract.
pub static FILE: Clock = Clock {
    id: "sc.file",
    title: t("标准合同备案", "Filing of the standard contract"),
    means: t(
        "自标准合同生效之日起10个工作日内，向所在地省级网信部门备案。",
        "File with the provincial CAC within 10 working days of the day on which the contract takes effect.",
    ),
    length: working_days(10),
    runs_from: &[
        Trigger::Event(event::CONTRACT_EFFECTIVE),
        Trigger::Effect(route::STANDARD_CONTRACT),
    ],
    who: Who::Exporter,
    from: Day::of(2023, 6, 1),
    sources: &[cite(&SCM, "Art. 7"), cite(&SCG, "Part 2")],
    // A contract that is filed again has a day of effect of its own.
    ended_by: &[event::SC_SUBMITTED, event::SC_RESUBMITTED],
    liability: &[&SCM_12, &PIPL_66_READ],
    ..ACT
};
/// Review of the filing.
pub(in crate::law::clock) static REVIEW: Clock = Clock {
    id: "sc.review",
    title: t("备案材料查验", "Review of the filing"),
    means: t(
        "收到备案材料后15个工作日内完成查验；符合要求的发给备案编号。",
        "Within 15 working days of the submission the papers are checked; a filing number is given if they pass.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event(event::SC_SUBMITTED)],
    who: Who::ProvincialCac,
    from: SCG.from,
    sources: &[cite(&SCG, "Part 3(2)")],
    ended_by: &[event::SC_NUMBER, event::SC_SUPPLEMENT_NOTICE],
    ..ACT
};
/// Supplement.
pub(super) static SUPPLEMENT: Clock = Clock {
    id: "sc.supplement",
    title: t("补充备案材料", "Supplement to the filing"),
    means: t(
        "被告知需要补充完善材料的，10个工作日内补充提交。",
        "When told to supplement the papers, submit the supplement within 10 working days.",
    ),
    length: working_days(10),
    runs_from: &[Trigger::Event(event::SC_SUPPLEMENT_NOTICE)],
    who: Who::Exporter,
    from: SCG.from,
    sources: &[cite(&SCG, "Part 3(2)")],
    ended_by: &[event::SC_RESUBMITTED],
    overtaken_by: &[event::SC_NUMBER],
    missed: Missed::Says(
        t(
            "逾期没有补充的，省级网信部门可以终止本次备案程序",
            "the provincial CAC may end this filing",
        ),
        Status::Primary,
    ),
    ..ACT
};
/// Review after a supplement or a new filing.
pub(super) static REVIEW_AGAIN: Clock = Clock {
    id: "sc.rereview",
    title: t("补充或者重新备案的查验", "Review of a supplement or new filing"),
    means: t(
        "补充材料或者重新备案的，15个工作日内完成查验。",
        "A supplement or a new filing is checked within 15 working days.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event(event::SC_RESUBMITTED)],
    who: Who::ProvincialCac,
    from: SCG.from,
    sources: &[cite(&SCG, "Part 3(3)")],
    ended_by: &[event::SC_NUMBER, event::SC_SUPPLEMENT_NOTICE],
    ..ACT
};
/// How old the impact assessment may be on the day of filing.
pub(super) static FRESH: Clock = Clock {
    id: "sc.pipia_fresh",
    title: t("影响评估在备案前3个月内完成", "Impact assessment within 3 months before filing"),
    means: t(
        "个人信息保护影响评估应当在备案之日前3个月内完成。",
        "The impact assessment is to be finished within the 3 months before the day of filing.",
    ),
    length: Length::Of(3, Unit::Months),
    runs_from: &[
        Trigger::Event(event::SC_SUBMITTED),
        Trigger::Again {
            kind: event::SC_RESUBMITTED,
            after: event::SC_NUMBER,
            asked: event::SC_SUPPLEMENT_NOTICE,
        },
        Trigger::Field(&record::SECTION, &record::FILING_DAY),
    ],
    who: Who::Exporter,
    from: SCG.from,
    sources: &[cite(&SCG, "annex 5")],
    nature: Nature::Fresh(&[
        Trigger::Field(&record::SECTION, &record::END),
        Trigger::Event(event::PIPIA_FINISHED),
    ]),
    missed: Missed::Says(
        t(
            "评估已经过期，应当重新评估后再备案",
            "the assessment is too old; assess again before filing",
        ),
        Status::Reading,
    ),
    advice: t(
        "至备案之日还须没有重大变化；承诺书中对此作出承诺（实务）。",
        "Nothing material may have changed by the day of filing; the undertaking says so (practice).",
    ),
    is_of_choice: true,
    applies: Some(by_contract),
    ..ACT
};
/// Filing of the GBA contract.
pub static GBA_FILE: Clock = Clock {
    id: "gba.file",
    title: t("大湾区标准合同备案", "Filing of the GBA standard contract"),
    means: t(
        "自大湾区标准合同生效之日起10个工作日内，向广东省互联网信息办公室备案；接收方在同一期限内向香港或者澳门的机构备案。与香港的自2023年12月13日起，与澳门的自2024年9月10日起。",
        "File with the Guangdong CAC within 10 working days of the day on which the GBA standard contract takes effect; the recipient files with the body in Hong Kong or Macao within the same period. With Hong Kong since 13 December 2023, with Macao since 10 September 2024.",
    ),
    length: working_days(10),
    runs_from: &[
        Trigger::Event(event::GBA_CONTRACT_EFFECTIVE),
        Trigger::Effect(route::GBA_CONTRACT),
    ],
    who: Who::Exporter,
    from: GBA_HK.from,
    sources: &[cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
    ended_by: &[event::GBA_SUBMITTED],
    missed: Missed::Says(
        t(
            "指引没有为逾期备案写明后果；发现存在较大安全风险的，可以要求整改（香港指引第十条）",
            "the guidelines name none for a late filing; where a greater risk is found, rectification may be asked (Hong Kong guideline Art. 10)",
        ),
        Status::Primary,
    ),
    liability: &[&PIPL_66_READ],
    advice: t(
        "双方各自备案：请接收方告知其提交的日期。与香港：每一方交法定代表人证件影印件、承诺书、标准合同，香港一侧报数字政策办公室；与澳门：每一方交承诺书、标准合同和当地机构要求的其他材料，澳门一侧报个人资料保护局。广东省网信办另有自己的备案指南，文本没有收录，材料以其为准。",
        "Each side files for itself: ask the recipient for the day on which it did. With Hong Kong each side hands in a copy of the legal representative's identity paper, the undertaking and the contract, there to the Digital Policy Office; with Macao the undertaking, the contract and what the local body asks, there to the Personal Data Protection Bureau. The Guangdong CAC has a filing guide of its own, which is not held here; its list of papers prevails.",
    ),
    ..ACT
};
/// How old the impact assessment may be on the day of filing the GBA contract.
pub static GBA_FRESH: Clock = Clock {
    id: "gba.pipia_fresh",
    title: t(
        "影响评估在大湾区标准合同备案前3个月内完成",
        "Impact assessment within 3 months before filing the GBA contract",
    ),
    means: t(
        "香港承诺书第三项：个人信息保护影响评估工作为备案之日前3个月内完成，且至备案之日未发生重大变化。澳门的承诺书文本没有收录，从严同样处理。",
        "Point three of the Hong Kong undertaking: the impact assessment was finished within the 3 months before the day of filing, and nothing material has changed since. The undertaking of Macao is not held, and is taken alike to be careful.",
    ),
    length: Length::Of(3, Unit::Months),
    runs_from: &[
        Trigger::Event(event::GBA_SUBMITTED),
        Trigger::Field(&record::SECTION, &record::FILING_DAY),
    ],
    who: Who::Exporter,
    from: GBA_HK.from,
    sources: &[cite(&GBA_HK, "annex 2")],
    nature: Nature::Fresh(&[
        Trigger::Field(&record::SECTION, &record::END),
        Trigger::Event(event::PIPIA_FINISHED),
    ]),
    missed: Missed::Says(
        t(
            "承诺不实；应当重新评估后再备案",
            "the undertaking would be untrue; assess again before filing",
        ),
        Status::Reading,
    ),
    is_of_choice: true,
    applies: Some(by_the_bay_contract),
    ..ACT
};

fn by_contract(facts: &Facts<'_>, mechanism: Mechanism) -> Tri {
    if super::assessment::is_applied_for(facts) {
        return Tri::No;
    }
    let chosen = contracts::any_goes_by(facts, route::STANDARD_CONTRACT);
    // What needs no mechanism is filed only where somebody chose to, or did.
    let is_free = matches!(mechanism, Mechanism::Exempt | Mechanism::OutOfScope);
    let is_filed = facts.rows(&events::SECTION).any(|row| {
        row.chose_any(&events::KIND, &[event::SC_SUBMITTED, event::SC_RESUBMITTED]).is_yes()
    });
    if is_free && !is_filed { Tri::known(chosen.is_yes()) } else { chosen }
}

/// While no route is chosen, the general clock stands for both.
fn by_the_bay_contract(facts: &Facts<'_>, _: Mechanism) -> Tri {
    Tri::known(contracts::any_goes_by(facts, route::GBA_CONTRACT).is_yes())
}
