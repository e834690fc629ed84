//! What the text of each route says of a change: one ruling for each topic and each sense, and no ruling for "anything else".
//!
//! Where the text makes it depend on something a person judges, that condition stands beside the act and is told with it. Where
//! nothing is to be filed, the reason is written.

use serde::Serialize;

use crate::law::Route;
use crate::source::{
    CERT, Citation, GBA_HK, GBA_MO, PCF, PIPL, QA3, SAG, SAM, SCG, SCM, cite, reading,
};
use crate::text::{Text, t};

use super::Topic::{
    self, Contact, Control, Deciding, Filing, Handler, Kinds, Label, Manner, Notice, Onward,
    Persons, PlaceLaw, Proof, Purpose, Recipient, Report, Retention, Rights, Risk, Scope, Security,
    Sensitivity, Storage, Terms, Use,
};
use super::acts::Act;

/// In which sense something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// More of it: a row came, a list or a period grew, a number passed what was filed.
    More,
    /// Less of it, or a number that stays within what was filed.
    Less,
    /// Otherwise.
    Other,
}

impl Sense {
    /// Every sense.
    pub const ALL: [Self; 3] = [Self::More, Self::Less, Self::Other];
}

/// What the text says.
#[derive(Debug)]
pub struct Ruling {
    route: Route,
    topics: &'static [Topic],
    senses: &'static [Sense],
    /// What is to be done.
    pub act: Act,
    /// On what it depends, where the text says so; a person judges it.
    pub condition: Option<Text>,
    /// Why.
    pub why: Text,
    /// By which articles; empty where none asks for anything, and the reason says so.
    pub basis: &'static [Citation],
}

impl Ruling {
    /// The ruling on a change of a topic by a route.
    pub fn on(topic: Topic, sense: Sense, route: Route) -> Option<&'static Self> {
        RULINGS.iter().find(|ruling| ruling.is_on(topic, sense, route))
    }

    fn is_on(&self, topic: Topic, sense: Sense, route: Route) -> bool {
        self.route == route && self.topics.contains(&topic) && self.senses.contains(&sense)
    }
}

/// What is to be told to people, or asked of them, whatever the route: topic, act, reason.
pub(super) const TOWARDS_PEOPLE: &[(&[Topic], Act, Text)] = &[
    (
        &[Purpose, Kinds, Sensitivity, Manner, Use, Recipient, Onward],
        Act::Consent,
        t(
            "处理目的、方式、种类或者境外接收方变更的，原来的同意不包括变更的部分",
            "consent given before does not cover another purpose, manner, kind of data or recipient",
        ),
    ),
    (
        &[
            Purpose,
            Kinds,
            Sensitivity,
            Manner,
            Use,
            Recipient,
            Onward,
            Retention,
            Contact,
            Rights,
            Handler,
        ],
        Act::Inform,
        t("告知事项发生变更", "what was notified has changed"),
    ),
];

const ANY: &[Sense] = &Sense::ALL;
const GROWN: &[Sense] = &[Sense::More, Sense::Other];
const LESS: &[Sense] = &[Sense::Less];

/// What stands in the record for those who work with it, and nowhere in what was filed as a fact of the export.
const INSIDE: &[Topic] = &[Filing, Proof, Label];
/// What the assessment and its report say, without being a fact of the export.
const TOLD: &[Topic] = &[Report, Contact];

const RIGHTS_AFFECTED: Option<Text> = Some(t(
    "可能影响个人信息权益的（由人判断，并写明理由）",
    "if it may affect the rights of the people (a person judges, and writes why)",
));
const SECURITY_AFFECTED: Option<Text> = Some(t(
    "影响出境数据安全的（由人判断，并写明理由）",
    "if it affects the security of the exported data (a person judges, and writes why)",
));
const NARROWED: Option<Text> = Some(t(
    "条文只说“发生变化”，没有把缩小除外；只是减少、其余不变的，请先问省级网信部门",
    "the text says \"changes\" and does not except a narrowing; where something only falls away, ask the provincial CAC first",
));
const OF_THE_FILING: Text = t(
    "是申报、备案过程本身或者证明材料、名称、备注，不是出境活动的事实",
    "belongs to the filing itself, to its proofs, names and notes; it is no fact of the export",
);
const OF_THE_REPORT: Text = t(
    "不是条文所列须重新评估的事实；下一次提交的材料按新的写",
    "none of the facts for which the text asks for a new assessment; the next papers say it as it is now",
);
const DECIDES: Text = t(
    "它决定走哪条路径：路径有没有变，见“路径”",
    "it decides the route: whether that changed is told under the route",
);
const NOT_A_TRIGGER: Text =
    t("告知和同意的变化另见对个人的事项", "see what is due towards the people");

static RULINGS: &[Ruling] = &[
    // Standard contract: SCM Art. 8.
    Ruling {
        route: Route::Contract,
        topics: &[Purpose, Scope, Kinds, Sensitivity, Manner, Storage, Use],
        senses: GROWN,
        act: Act::Renew,
        condition: None,
        why: t(
            "目的、范围、种类、敏感程度、方式、保存地点或者境外接收方的用途、方式发生变化",
            "purpose, scope, kinds, sensitivity, manner, place of storage, or the recipient's use or manner changed",
        ),
        basis: &[cite(&SCM, "Art. 8"), cite(&SCG, "Part 3(3)")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Purpose, Scope, Kinds, Sensitivity, Manner, Storage, Use, Recipient, Onward],
        senses: LESS,
        act: Act::Renew,
        condition: NARROWED,
        why: t("所列的事项缩小", "what is listed has narrowed"),
        basis: &[reading(&SCM, "Art. 8")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Retention],
        senses: GROWN,
        act: Act::Renew,
        condition: None,
        why: t("延长境外保存期限", "kept abroad for longer"),
        basis: &[cite(&SCM, "Art. 8")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Retention],
        senses: LESS,
        act: Act::Record,
        condition: None,
        why: t("条文只列延长，缩短不在其中", "the text names only a longer period"),
        basis: &[reading(&SCM, "Art. 8")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Recipient],
        senses: GROWN,
        act: Act::Renew,
        condition: None,
        why: t(
            "标准合同由处理者和每一个境外接收方订立：新增或者更换接收方的，与其订立并备案",
            "the standard contract is concluded with each recipient: with a new or another one it is concluded and filed",
        ),
        basis: &[cite(&SCM, "Art. 7, 8"), cite(&QA3, "")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Onward],
        senses: GROWN,
        act: Act::Renew,
        condition: None,
        why: t(
            "境外第三方写在附录一（六）：范围和接收方的用途随之变化",
            "onward recipients stand in Appendix I (6): scope and the recipient's use change with them",
        ),
        basis: &[reading(&SCM, "Art. 8"), cite(&SCM, "annex Appendix I (6)"), cite(&QA3, "")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[PlaceLaw],
        senses: ANY,
        act: Act::Renew,
        condition: RIGHTS_AFFECTED,
        why: t(
            "境外接收方所在国家或者地区的政策和法规发生变化",
            "law or policy of the recipient's country or region changed",
        ),
        basis: &[cite(&SCM, "Art. 8")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Control, Terms, Security, Rights, Risk, Handler],
        senses: ANY,
        act: Act::Renew,
        condition: RIGHTS_AFFECTED,
        why: t(
            "可能影响个人信息权益的其他情形",
            "something else that may affect the rights of the people",
        ),
        basis: &[cite(&SCM, "Art. 8")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Persons],
        senses: GROWN,
        act: Act::Renew,
        condition: RIGHTS_AFFECTED,
        why: t(
            "超过已备案的预计人数：规模写在附录一（三）",
            "more people than the forecast that was filed: the scale stands in Appendix I (3)",
        ),
        basis: &[reading(&SCM, "Art. 8"), cite(&SCM, "annex Appendix I (3)")],
    },
    Ruling {
        route: Route::Contract,
        topics: &[Persons],
        senses: LESS,
        act: Act::Nothing,
        condition: None,
        why: t(
            "在已备案的预计以内：同一接收方备案一次即可",
            "within the forecast that was filed: with one recipient the contract is filed once",
        ),
        basis: &[cite(&QA3, "")],
    },
    // Security assessment: SAM Art. 14.
    Ruling {
        route: Route::Assessment,
        topics: &[Purpose, Scope, Kinds, Sensitivity, Manner, Use, Onward],
        senses: ANY,
        act: Act::Reapply,
        condition: SECURITY_AFFECTED,
        why: t(
            "目的、方式、范围、种类或者境外接收方的用途、方式发生变化",
            "purpose, manner, scope, kinds, or the recipient's use or manner changed",
        ),
        basis: &[cite(&SAM, "Art. 14")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Retention],
        senses: GROWN,
        act: Act::Reapply,
        condition: None,
        why: t("延长境外保存期限", "kept abroad for longer"),
        basis: &[cite(&SAM, "Art. 14")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Retention],
        senses: LESS,
        act: Act::Record,
        condition: None,
        why: t("条文只列延长，缩短不在其中", "the text names only a longer period"),
        basis: &[reading(&SAM, "Art. 14")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Recipient],
        senses: GROWN,
        act: Act::Reapply,
        condition: None,
        why: t(
            "结果只及于所申报的境外接收方",
            "the result covers only the recipients that were applied for",
        ),
        basis: &[reading(&SAM, "Art. 14"), cite(&SAG, "annex 3")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Recipient],
        senses: LESS,
        act: Act::Record,
        condition: None,
        why: t(
            "不再向其提供：没有条文要求重新申报；延长有效期时说明",
            "nothing goes there any more: no article asks for a new application; it is explained when the result is extended",
        ),
        basis: &[reading(&SAM, "Art. 14"), cite(&SAG, "annex 5")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Control, PlaceLaw, Terms],
        senses: ANY,
        act: Act::Reapply,
        condition: SECURITY_AFFECTED,
        why: t(
            "接收方所在地的政策法规、网络安全环境，任何一方的实际控制权，或者法律文件发生变化",
            "law, policy or network security of the recipient's place, the actual control of either side, or the legal document changed",
        ),
        basis: &[cite(&SAM, "Art. 14")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Storage, Security, Rights, Risk, Handler],
        senses: ANY,
        act: Act::Reapply,
        condition: SECURITY_AFFECTED,
        why: t(
            "影响出境数据安全的其他情形；单纯的系统升级不在其中",
            "something else that affects the security of the exported data; a mere upgrade of a system does not",
        ),
        basis: &[cite(&SAM, "Art. 14"), cite(&QA3, "")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Persons],
        senses: GROWN,
        act: Act::Reapply,
        condition: SECURITY_AFFECTED,
        why: t(
            "超过申报时预估的人数：范围随之变化",
            "more people than were forecast in the application: the scope changes with them",
        ),
        basis: &[reading(&SAM, "Art. 14"), cite(&SAG, "annex 4")],
    },
    Ruling {
        route: Route::Assessment,
        topics: &[Persons],
        senses: LESS,
        act: Act::Nothing,
        condition: None,
        why: t("在申报时预估的人数以内", "within the forecast of the application"),
        basis: &[reading(&SAM, "Art. 14")],
    },
    // Contract of the Greater Bay Area: HK Art. 7, Macao Art. 8.
    Ruling {
        route: Route::Bay,
        topics: &[Purpose, Scope, Kinds, Sensitivity, Manner, Use, Recipient, Onward],
        senses: ANY,
        act: Act::RenewBay,
        condition: None,
        why: t(
            "目的、范围、种类、方式或者接收方的用途、方式发生变化",
            "purpose, scope, kinds, manner, or the recipient's use or manner changed",
        ),
        basis: &[cite(&GBA_HK, "Art. 7"), cite(&GBA_MO, "Art. 8")],
    },
    Ruling {
        route: Route::Bay,
        topics: &[Retention],
        senses: GROWN,
        act: Act::RenewBay,
        condition: None,
        why: t("延长保存期限", "kept for longer"),
        basis: &[cite(&GBA_HK, "Art. 7"), cite(&GBA_MO, "Art. 8")],
    },
    Ruling {
        route: Route::Bay,
        topics: &[Retention],
        senses: LESS,
        act: Act::Record,
        condition: None,
        why: t("条文只列延长，缩短不在其中", "the text names only a longer period"),
        basis: &[reading(&GBA_HK, "Art. 7"), reading(&GBA_MO, "Art. 8")],
    },
    Ruling {
        route: Route::Bay,
        topics: &[Storage, Control, PlaceLaw, Terms, Security, Rights, Risk, Handler],
        senses: ANY,
        act: Act::RenewBay,
        condition: RIGHTS_AFFECTED,
        why: t(
            "可能影响个人信息权益的其他情形",
            "something else that may affect the rights of the people",
        ),
        basis: &[cite(&GBA_HK, "Art. 7"), cite(&GBA_MO, "Art. 8")],
    },
    Ruling {
        route: Route::Bay,
        topics: &[Persons],
        senses: GROWN,
        act: Act::RenewBay,
        condition: RIGHTS_AFFECTED,
        why: t(
            "超过已备案的预计人数：规模写在附录一（三）",
            "more people than the forecast that was filed: the scale stands in Appendix I (3)",
        ),
        basis: &[reading(&GBA_HK, "Art. 7"), reading(&GBA_MO, "Art. 8")],
    },
    Ruling {
        route: Route::Bay,
        topics: &[Persons],
        senses: LESS,
        act: Act::Nothing,
        condition: None,
        why: t(
            "在已备案的预计以内；条文没有把人数列为须重新备案的事项",
            "within the forecast that was filed; the text does not list the number of people",
        ),
        basis: &[reading(&GBA_HK, "Art. 7"), reading(&GBA_MO, "Art. 8")],
    },
    // Certification: Art. 10.
    Ruling {
        route: Route::Certification,
        topics: &[
            Purpose,
            Scope,
            Kinds,
            Sensitivity,
            Manner,
            Storage,
            Use,
            Retention,
            Recipient,
            Onward,
            Control,
            Terms,
            Security,
            Rights,
            Risk,
            Handler,
            PlaceLaw,
        ],
        senses: ANY,
        act: Act::Certify,
        condition: Some(t(
            "与证书的认证范围不一致的（对照证书判断）",
            "if it differs from the scope of the certificate (compare the certificate)",
        )),
        why: t(
            "实际出境情况应当与认证范围一致",
            "what is exported has to agree with the scope of the certificate",
        ),
        basis: &[cite(&CERT, "Art. 10")],
    },
    Ruling {
        route: Route::Certification,
        topics: &[Persons],
        senses: GROWN,
        act: Act::Certify,
        condition: Some(t("证书写明人数的", "if the certificate names a number of people")),
        why: t("超过申请时的预计人数", "more people than were forecast in the application"),
        basis: &[reading(&CERT, "Art. 10")],
    },
    Ruling {
        route: Route::Certification,
        topics: &[Persons],
        senses: LESS,
        act: Act::Nothing,
        condition: None,
        why: t("在申请时的预计人数以内", "within the forecast of the application"),
        basis: &[reading(&CERT, "Art. 10")],
    },
    // Exempt: nothing was filed; the conditions have to hold, and the impact assessment is due all the same.
    Ruling {
        route: Route::Exempt,
        topics: &[
            Purpose,
            Scope,
            Kinds,
            Sensitivity,
            Manner,
            Storage,
            Use,
            Retention,
            Recipient,
            Onward,
            Rights,
            Deciding,
        ],
        senses: ANY,
        act: Act::Recheck,
        condition: None,
        why: t(
            "豁免以这些事实为条件；没有备案可以补充，但影响评估仍须与事实相符",
            "the exemption rests on these facts; there is no filing to supplement, but the impact assessment has to agree with them",
        ),
        basis: &[cite(&PIPL, "Art. 55, 56"), reading(&PCF, "Art. 5")],
    },
    Ruling {
        route: Route::Exempt,
        topics: &[Control, PlaceLaw, Terms, Security, Risk, Handler],
        senses: ANY,
        act: Act::Record,
        condition: None,
        why: t(
            "没有备案可以补充；影响评估的记录按新的写",
            "there is no filing to supplement; the record of the impact assessment says it as it is now",
        ),
        basis: &[cite(&PIPL, "Art. 56")],
    },
    Ruling {
        route: Route::Exempt,
        topics: &[Persons],
        senses: ANY,
        act: Act::Record,
        condition: None,
        why: t("人数有没有过线，见“路径”", "whether a line was crossed is told under the route"),
        basis: &[reading(&PCF, "Art. 5")],
    },
    // What no route asks anything of.
    inside(Route::Contract),
    inside(Route::Assessment),
    inside(Route::Bay),
    inside(Route::Certification),
    inside(Route::Exempt),
    told(Route::Contract),
    told(Route::Assessment),
    told(Route::Bay),
    told(Route::Certification),
    told(Route::Exempt),
    notice(Route::Contract),
    notice(Route::Assessment),
    notice(Route::Bay),
    notice(Route::Certification),
    notice(Route::Exempt),
    decides(Route::Contract),
    decides(Route::Assessment),
    decides(Route::Bay),
    decides(Route::Certification),
];

const fn asks_nothing(route: Route, topics: &'static [Topic], act: Act, why: Text) -> Ruling {
    Ruling { route, topics, senses: ANY, act, condition: None, why, basis: &[] }
}

const fn inside(route: Route) -> Ruling {
    asks_nothing(route, INSIDE, Act::Nothing, OF_THE_FILING)
}

const fn told(route: Route) -> Ruling {
    asks_nothing(route, TOLD, Act::Record, OF_THE_REPORT)
}

const fn notice(route: Route) -> Ruling {
    asks_nothing(route, &[Notice], Act::Record, NOT_A_TRIGGER)
}

const fn decides(route: Route) -> Ruling {
    asks_nothing(route, &[Deciding], Act::Record, DECIDES)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTES: [Route; 5] =
        [Route::Contract, Route::Assessment, Route::Certification, Route::Bay, Route::Exempt];

    #[test]
    fn each_topic_has_one_ruling_for_each_sense_and_route() {
        for (topic, code, _) in Topic::ALL {
            for sense in Sense::ALL {
                for route in ROUTES {
                    let found = RULINGS.iter().filter(|one| one.is_on(topic, sense, route)).count();
                    assert_eq!(found, 1, "{code}, {sense:?}, {route:?}");
                }
            }
        }
    }

    #[test]
    fn whatever_is_to_be_done_has_its_article_and_whatever_is_not_has_its_reason() {
        for ruling in RULINGS {
            assert!(!ruling.why.zh.is_empty() && !ruling.why.en.is_empty());
            assert!(!ruling.act.is_due() || !ruling.basis.is_empty(), "{}", ruling.why.en);
        }
    }
}
