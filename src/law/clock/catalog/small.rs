//! Clocks of small handlers (Order 25, in force 1 September 2026): the self-check and its form, and notice around a merger.

use super::{ACT, working_days, years};
use crate::form::options::event;
use crate::form::{Facts, Tri};
use crate::law::clock::{Clock, Nature, Trigger, Who};
use crate::law::figures::{SMALL_HANDLER, processed_by_newest};
use crate::law::liability::{PIPL_66_READ, SMALL_18};
use crate::source::{PIPL, SMALL, cite};
use crate::text::t;

/// The self-check in place of the audit.
pub(super) static AUDIT: Clock = Clock {
    id: "small.audit",
    title: t("小型处理者合规自查", "Self-check of a small handler"),
    means: t(
        "处理不满10万人个人信息的，可以用自查表开展合规审计，至少每5年一次。",
        "Handlers of the data of fewer than 100,000 persons may audit by the self-check form, at least once every 5 years.",
    ),
    length: years(5),
    runs_from: &[Trigger::Event(event::AUDIT_FINISHED)],
    who: Who::SmallHandler,
    from: SMALL.from,
    sources: &[cite(&SMALL, "Art. 13")],
    nature: Nature::Next,
    ended_by: &[event::AUDIT_FINISHED],
    liability: &[&PIPL_66_READ, &SMALL_18],
    advice: t(
        "通过认证的，证书有效期内可以不审计（第十七条）；平台已经审计的部分不必重复（第八条）。处理未成年人个人信息的仍须每年审计。自查表是规定的附件，公布的是图片，本程序没有收录。",
        "With a certificate no audit is needed while it is valid (Art. 17); what a platform has audited need not be repeated (Art. 8). Minors' data are audited every year all the same. The form is annexed to the Provisions, published as an image and not held here.",
    ),
    applies: Some(|facts, _| is_small(facts)),
    ..ACT
};
/// Keeping the form of the self-check.
pub(super) static KEEP: Clock = Clock {
    id: "small.keep",
    title: t("保存小型处理者自查表", "Keeping the self-check form"),
    means: t(
        "合规审计自查表至少保存5年；影响评估表至少保存3年，另有期限。",
        "The self-check form is kept for at least 5 years; the form of the impact assessment for 3, by a clock of its own.",
    ),
    length: years(5),
    runs_from: &[Trigger::Event(event::AUDIT_FINISHED)],
    who: Who::SmallHandler,
    from: SMALL.from,
    sources: &[cite(&SMALL, "Art. 13, 14")],
    nature: Nature::Keep(&[]),
    liability: &[&PIPL_66_READ, &SMALL_18],
    applies: Some(|facts, _| is_small(facts)),
    ..ACT
};
/// Announcement before a merger.
pub(super) static MERGER: Clock = Clock {
    id: "small.merger",
    title: t("合并、分立、终止前公告", "Announcement before a merger, division or end"),
    means: t(
        "小型处理者合并、分立、关闭等的，至少提前30个工作日公告。",
        "A small handler announces a merger, division, closing or the like at least 30 working days ahead.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::MERGER)],
    ended_by: &[event::MERGER_ANNOUNCED],
    who: Who::SmallHandler,
    from: SMALL.from,
    sources: &[cite(&SMALL, "Art. 9"), cite(&PIPL, "Art. 22")],
    nature: Nature::Ahead,
    liability: &[&PIPL_66_READ, &SMALL_18],
    applies: Some(|facts, _| is_small(facts)),
    ..ACT
};
/// How long the announcement stays up.
pub(super) static SHOWN: Clock = Clock {
    id: "small.shown",
    title: t("公告持续期间", "How long the announcement stays up"),
    means: t(
        "关于合并、分立、终止等的公告至少持续30个工作日。",
        "The announcement of a merger, division, end or the like stays up for at least 30 working days.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::MERGER_ANNOUNCED)],
    who: Who::SmallHandler,
    from: SMALL.from,
    sources: &[cite(&SMALL, "Art. 9")],
    nature: Nature::Keep(&[]),
    liability: &[&PIPL_66_READ, &SMALL_18],
    applies: Some(|facts, _| is_small(facts)),
    ..ACT
};

/// Whether the data of fewer persons are processed than the figure: the figure itself is out.
pub(super) fn is_small(facts: &Facts<'_>) -> Tri {
    processed_by_newest(facts, &SMALL_HANDLER).not()
}
