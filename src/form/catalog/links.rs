//! Links (出境链路): how the data crosses the border, once for each line.

use serde_json::Value;

use crate::form::options::system_side;
use crate::form::{Answer, Code, Entry, Facts, Field, Kind, Lacking, Section, Shape};
use crate::source::{SAG, SCG, SCM, cite};
use crate::text::t;

use super::{flows, systems};

/// The section.
pub static SECTION: Section = Section {
    id: "links",
    title: t("出境链路", "Transfer links"),
    about: t(
        "每条链路一行：从哪个系统到哪个系统，用什么方式、协议和加密。只有一个境内系统、一个境外系统的，起点和终点不必填写。",
        "One row for each link: from which system to which, in what manner, by what protocol and encryption. With one system on either side, the ends need not be said.",
    ),
    shape: Shape::Rows { noun: t("链路", "link"), prefix: "link", title: &MANNER },
    fields: &[&MANNER, &FROM, &TO, &FREQUENCY, &ENCRYPTION, &OPERATOR, &BANDWIDTH, &TRANSIT_PLACES],
};

/// Manner and protocol.
pub static MANNER: Field = Field::new(
    "manner",
    Kind::Paragraph,
    t("方式和协议", "Manner and protocol"),
    t(
        "例如“专线上的 SFTP（SSH-2）”“公共互联网 HTTPS API（TLS 1.3）”“境外人员经 VPN 登录查询”。",
        "Such as \"SFTP (SSH-2) over a leased line\", \"HTTPS API (TLS 1.3) over the public internet\", \"staff abroad log in through a VPN\".",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (7)")]);
/// Where it begins.
pub static FROM: Field = Field::new(
    "from",
    Kind::Row(&systems::SECTION),
    t("起点", "From"),
    t("境内的系统或者出境网关。", "The system in the mainland, or the gateway."),
)
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Where it ends.
pub static TO: Field = Field::new(
    "to",
    Kind::Row(&systems::SECTION),
    t("终点", "To"),
    t(
        "境外的系统，或者出境网关。只供境外访问、不在境外保存的，没有终点，不必为此虚构一个系统。",
        "The system abroad, or the gateway. What is only looked at from abroad and not kept there ends at no system: leave it open and invent none.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 4")]);
/// Frequency.
pub static FREQUENCY: Field = Field::new(
    "frequency",
    Kind::Line,
    t("频次", "Frequency"),
    t(
        "实时、每日一次、每月一次等，以及为什么不能更低。",
        "Real time, daily, monthly and so on, and why it cannot be lower.",
    ),
)
.in_both();
/// Encryption.
pub static ENCRYPTION: Field = Field::new(
    "encryption",
    Kind::Line,
    t("加密和鉴别", "Encryption and authentication"),
    t("传输加密、文件加密、双向认证等；已写在方式和协议中的不必重复。", "Encryption of the transfer and of files, mutual authentication; need not be repeated if it stands under the protocol."),
)
.in_both()
.optional();
/// Carrier.
pub static OPERATOR: Field = Field::new(
    "operator",
    Kind::Line,
    t("链路运营商", "Carrier"),
    t(
        "由哪家基础电信企业或者服务商提供，合同或者线路编号。",
        "Which carrier or provider, with the number of the contract or line.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SCG, "annex 5")]);
/// Bandwidth.
pub static BANDWIDTH: Field = Field::new(
    "bandwidth",
    Kind::Line,
    t("带宽", "Bandwidth"),
    t("例如“10 Mbps”。", "Such as \"10 Mbps\"."),
)
.in_both()
.optional();
/// Transit places.
pub static TRANSIT_PLACES: Field = Field::new(
    "transit_places",
    Kind::Line,
    t("中转国家或者地区", "Transit countries or regions"),
    t("数据短暂存储、处理或者转发的第三地；没有的，写“无”。", "Third places where data are stored, processed or forwarded for a time; if none, write 无 (none)."),
)
.in_both()
.optional();

/// Where the link begins: the system it names, or the only one there is.
pub fn from<'a>(link: &Entry<'a>) -> Answer<Entry<'a>> {
    end(link, &FROM, sides(true))
}

/// Where the link ends: the system it names, or the only one there is.
pub fn to<'a>(link: &Entry<'a>) -> Answer<Entry<'a>> {
    // Another recipient's system is not where somebody else looks at the data from.
    if link.value(&TO).is_none() && flows::is_looked_through(link) {
        return Answer::Unknown(Lacking::from([link.place(&TO)]));
    }
    end(link, &TO, sides(false))
}

/// Whether a link may end at a system: one that is not known to be in the mainland, or the gateway where it begins before that.
pub fn may_end_at(link: &Entry<'_>, system: &Entry<'_>) -> bool {
    let Some(side) = system.value(&systems::SIDE).and_then(Value::as_str) else { return true };
    let is_inside = |end: &Entry<'_>| end.chose(&systems::SIDE, system_side::MAINLAND).is_yes();
    match link.named(&FROM).known().and_then(|rows| rows.into_iter().next()) {
        _ if side == system_side::ABROAD.as_str() => true,
        Some(begin) => side == system_side::GATEWAY.as_str() && is_inside(&begin),
        None => side == system_side::GATEWAY.as_str(),
    }
}

/// Whether the link stays in the mainland: it leads to the gateway, or to another system there.
pub fn stays_inside(link: &Entry<'_>) -> bool {
    to(link).known().is_some_and(|end| end.chose(&systems::SIDE, system_side::ABROAD).is_no())
}

fn end<'a>(link: &Entry<'a>, field: &'static Field, sides: &[Code]) -> Answer<Entry<'a>> {
    if link.value(field).is_some() {
        return match link.named(field) {
            Answer::Known(rows) => match rows.into_iter().next() {
                Some(row) => Answer::Known(row),
                None => Answer::Unknown(Lacking::from([link.place(field)])),
            },
            Answer::Unknown(lacking) => Answer::Unknown(lacking),
        };
    }
    match only(link.facts(), sides) {
        Some(row) => Answer::Known(row),
        None => Answer::Unknown(Lacking::from([link.place(field)])),
    }
}

const fn sides(is_start: bool) -> &'static [Code] {
    if is_start { &[system_side::GATEWAY, system_side::MAINLAND] } else { &[system_side::ABROAD] }
}

/// The only system of a side: of several sides, of the first that has one.
fn only<'a>(facts: &'a Facts<'a>, sides: &[Code]) -> Option<Entry<'a>> {
    for side in sides {
        let of_side = |row: &Entry<'_>| row.chose(&systems::SIDE, *side).is_yes();
        let mut rows = facts.rows(&systems::SECTION).filter(of_side);
        if let Some(first) = rows.next() {
            return rows.next().is_none().then_some(first);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::Answers;

    /// A link of one flow by this act, with one system abroad of another recipient.
    fn link(act: &str, stored: &str, then: impl FnOnce(&Entry<'_>)) {
        let answers = Answers::from_json(json!({
            "scenarios": [{ "id": "s", "name": "运维", "act": act, "recipients": ["r"] }],
            "recipients": [{ "id": "r", "name": "MedServ" }, { "id": "q", "name": "GmbH" }],
            "systems": [
                { "id": "home", "name": "售后系统", "side": "mainland" },
                { "id": "gate", "name": "网关", "side": "gateway" },
                { "id": "far", "name": "SAP", "side": "abroad", "recipient": "q" },
            ],
            "flows": [{ "id": "s~r", "link": ["l"], "stored": stored }],
            "links": [{ "id": "l", "manner": "VPN" }],
        }))
        .unwrap();
        let facts = Facts::new(&answers);
        let found = facts.rows(&SECTION).next().unwrap();
        then(&found);
    }

    #[test]
    fn what_is_only_looked_at_ends_at_no_system_and_least_of_all_anothers() {
        link("remote_access", "no", |link| {
            assert!(flows::is_looked_through(link));
            assert!(to(link).known().is_none());
        });
        for (act, stored) in [("remote_access", "yes"), ("transfer", "no")] {
            link(act, stored, |link| {
                assert!(!flows::is_looked_through(link), "{act} {stored}");
                assert_eq!(to(link).known().unwrap().id, Some("far"));
            });
        }
    }

    #[test]
    fn a_link_may_end_abroad_or_at_the_gateway_and_nowhere_in_the_mainland() {
        link("transfer", "yes", |link| {
            let systems: Vec<bool> =
                link.facts().rows(&systems::SECTION).map(|one| may_end_at(link, &one)).collect();
            assert_eq!(systems, [false, true, true]);
        });
    }
}
