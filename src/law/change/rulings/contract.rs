//! The standard contract: a change of what Art. 8 lists calls for a new assessment, a supplement and a filing.

use crate::law::Route;
use crate::source::{QA3, SCG, SCM, cite, reading};
use crate::text::t;

use super::{ANY, GROWN, LESS, NARROWED, RIGHTS_AFFECTED, Ruling};
use crate::law::change::Act;
use crate::law::change::Topic::{
    Control, Handler, Kinds, Manner, Onward, Persons, PlaceLaw, Purpose, Recipient, Retention,
    Rights, Risk, Scope, Security, Sensitivity, Storage, Terms, Use,
};

pub(super) static RULINGS: &[Ruling] = &[
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
];
