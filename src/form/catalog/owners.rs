//! Owners (股东和控制关系): who holds how much of the handler, of another owner or of a recipient, one row for each holding.
//!
//! Optional as a whole: the words of the handler say the same; these rows draw the chart of holdings.

use crate::form::{Entry, Field, Kind, Section, Shape};
use crate::source::{SAG, SCG, cite};
use crate::text::t;

use super::recipients;

/// The section.
pub static SECTION: Section = Section {
    id: "owners",
    title: t("股权和控制关系", "Holdings and control"),
    about: t(
        "可以不填。每项持股一行：谁持有谁的多少股权，谁是实际控制人；报告中“基本情况简介”之下由此画出股权结构图。",
        "May be left empty. One row for each holding: who holds how much of whom, and who is the actual controller. The chart of holdings under the basic facts of the reports is drawn from them.",
    ),
    shape: Shape::Rows { noun: t("持股", "holding"), prefix: "owner", title: &NAME },
    fields: &[&NAME, &PERSON, &SHARE, &OF_OWNER, &OF_RECIPIENT, &CONTROLS],
};

/// Who holds.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("股东名称", "Holder"),
    t(
        "公司全称或者自然人姓名；股权分散的可以写“其他股东”。同一股东持有几家的，每家一行，名称写得一样。本企业持有接收方股权的，写本企业名称。",
        "Full name of the company or person; \"other shareholders\" where they are many. One who holds several has one row for each, under the same name. Where the handler holds a recipient, its own name.",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")]);
/// Whether a natural person.
pub static PERSON: Field = Field::new(
    "person",
    Kind::YesNo,
    t("是自然人", "A natural person"),
    t("自然人在图中用圆角框。", "A person has a box with round corners."),
)
.optional();
/// How much.
pub static SHARE: Field = Field::new(
    "share",
    Kind::Probability,
    t("持股比例", "Share"),
    t("例如 75%；不清楚的不填。", "Such as 75%; leave it open if it is not known."),
)
.optional()
.source(&[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")]);
/// Of which other holder.
pub static OF_OWNER: Field = Field::new(
    "of_owner",
    Kind::Row(&SECTION),
    t("持有哪个股东的股权", "Holds another holder"),
    t(
        "上层股东才填：它持有的是表中另一个股东。这一项和下一项都不填，即持有本企业。",
        "For holders further up: the holder in this table whose shares it holds. With this and the next left open, it holds the handler.",
    ),
)
.optional();
/// Of which recipient.
pub static OF_RECIPIENT: Field = Field::new(
    "of_recipient",
    Kind::Row(&recipients::SECTION),
    t("持有哪个接收方的股权", "Holds a recipient"),
    t("持有境外接收方股权的，选出接收方。", "The recipient, where its shares are held."),
)
.optional();
/// Whether the actual controller.
pub static CONTROLS: Field = Field::new(
    "controls",
    Kind::YesNo,
    t("是实际控制人", "Actual controller"),
    t(
        "通过持股、协议或者其他安排实际支配的人。",
        "Who in fact decides, by shares, agreement or otherwise.",
    ),
)
.optional()
.source(&[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")]);

/// The holder whose shares a holding is of, in the same table; the first row under its name, as boxes go by names.
pub fn holder<'a>(holding: &Entry<'a>) -> Option<Entry<'a>> {
    holding.named(&OF_OWNER).known()?.into_iter().next()
}

/// The recipient whose shares a holding is of.
pub fn recipient<'a>(holding: &Entry<'a>) -> Option<Entry<'a>> {
    holding.named(&OF_RECIPIENT).known()?.into_iter().next()
}
