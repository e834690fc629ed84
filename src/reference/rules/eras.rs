//! The regime through time: from which day on what governs the choice of the mechanism.

use crate::day::Day;
use crate::source::{CERT, CSL_2017, Citation, NDSMR, PCF, PIPL, SAM, SCM, SMALL, cite};
use crate::text::{Text, t};

/// A set of rules with its first day; it holds until the day before the next.
pub(super) struct Era {
    pub(super) id: &'static str,
    pub(super) from: Day,
    pub(super) governs: Text,
    pub(super) sources: &'static [Citation],
}

/// Every set, oldest first.
pub(super) static ERAS: &[Era] = &[
    Era {
        id: "RS0",
        from: Day::of(2021, 11, 1),
        governs: t(
            "《个人信息保护法》施行，义务已经适用；三种机制都还不能办理。关键信息基础设施运营者须经安全评估。",
            "The Personal Information Protection Law begins and its duties are due, but none of the mechanisms can be used yet. An operator of critical infrastructure needs a security assessment.",
        ),
        sources: &[cite(&PIPL, "Art. 38"), cite(&CSL_2017, "Art. 37")],
    },
    Era {
        id: "RS1",
        from: Day::of(2022, 9, 1),
        governs: t(
            "安全评估开始办理：重要数据，运营者，持有100万人信息，或者自上年1月1日起累计10万人（敏感1万人）。其余为认证（2022年11月4日起可以申请）；没有豁免。",
            "The security assessment begins: important data, operators, holders of 1,000,000 persons' data, or 100,000 persons (10,000 sensitive) since 1 January of the previous year. Below: certification (open since 4 November 2022). No exemption.",
        ),
        sources: &[cite(&SAM, "Art. 4")],
    },
    Era {
        id: "RS2",
        from: Day::of(2023, 6, 1),
        governs: t(
            "标准合同可以使用；人数标准不变，一个人也要办理。",
            "The standard contract can be used. Same figures; it is needed from the first person on.",
        ),
        sources: &[cite(&SCM, "Art. 4"), cite(&SAM, "Art. 4")],
    },
    Era {
        id: "RS3",
        from: Day::of(2024, 3, 22),
        governs: t(
            "《促进和规范数据跨境流动规定》：豁免情形、新的人数标准、按当年累计。",
            "The Cross-border Data Flow Provisions: exemptions, new figures, counted by calendar year.",
        ),
        sources: &[cite(&PCF, "Art. 3, 4, 5, 6, 7, 8")],
    },
    Era {
        id: "RS4",
        from: Day::of(2025, 1, 1),
        governs: t(
            "《网络数据安全管理条例》增加“履行法定职责或者法定义务所必需”。",
            "The Network Data Security Regulations add what a statutory function or obligation makes necessary.",
        ),
        sources: &[cite(&NDSMR, "Art. 35, 37")],
    },
    Era {
        id: "RS5",
        from: Day::of(2026, 1, 1),
        governs: t(
            "认证按新的《个人信息出境认证办法》办理；《网络安全法》条文重新编号。",
            "Certification follows its own Measures; the Cybersecurity Law is renumbered.",
        ),
        sources: &[cite(&CERT, "")],
    },
    Era {
        id: "RS6",
        from: Day::of(2026, 9, 1),
        governs: t(
            "小型个人信息处理者的简化措施；机制和人数标准不变。",
            "Simplified measures for small handlers; mechanisms and figures stay.",
        ),
        sources: &[cite(&SMALL, "")],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::INSTRUMENTS;

    #[test]
    fn each_set_begins_with_an_instrument_and_after_the_one_before() {
        for pair in ERAS.windows(2) {
            assert!(pair[0].from < pair[1].from);
        }
        for era in ERAS {
            assert!(INSTRUMENTS.iter().any(|one| one.from == era.from), "{}", era.id);
            for source in era.sources {
                assert!(source.instrument.in_force(era.from), "{}", era.id);
            }
        }
    }
}
