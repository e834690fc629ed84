//! The contract of the Greater Bay Area: Art. 7 of the guideline with Hong Kong, Art. 8 of that with Macao.

use crate::law::Route;
use crate::source::{GBA_HK, GBA_MO, cite, reading};
use crate::text::t;

use super::{ANY, GROWN, LESS, RIGHTS_AFFECTED, Ruling};
use crate::law::change::Act;
use crate::law::change::Topic::{
    Control, Handler, Kinds, Manner, Onward, Persons, PlaceLaw, Purpose, Recipient, Retention,
    Rights, Risk, Scope, Security, Sensitivity, Storage, Terms, Use,
};

pub(super) static RULINGS: &[Ruling] = &[
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
];
