//! The security assessment: Art. 14 makes most changes depend on whether they affect the security of the exported data.

use crate::law::Route;
use crate::source::{QA3, SAG, SAM, cite, reading};
use crate::text::t;

use super::{ANY, GROWN, LESS, Ruling, SECURITY_AFFECTED};
use crate::law::change::Act;
use crate::law::change::Topic::{
    Control, Handler, Kinds, Manner, Onward, Persons, PlaceLaw, Purpose, Recipient, Retention,
    Rights, Risk, Scope, Security, Sensitivity, Storage, Terms, Use,
};

pub(super) static RULINGS: &[Ruling] = &[
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
];
