//! Certification: what is exported has to agree with the scope of the certificate (Art. 10).

use crate::law::Route;
use crate::source::{CERT, cite, reading};
use crate::text::t;

use super::{ANY, GROWN, LESS, Ruling};
use crate::law::change::Act;
use crate::law::change::Topic::{
    Control, Handler, Kinds, Manner, Onward, Persons, PlaceLaw, Purpose, Recipient, Retention,
    Rights, Risk, Scope, Security, Sensitivity, Storage, Terms, Use,
};

pub(super) static RULINGS: &[Ruling] = &[
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
];
