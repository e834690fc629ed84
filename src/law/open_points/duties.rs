//! Consent, children, and a figure that is reached exactly.

use super::{OpenPoint, Reading, choosable, shown};
use crate::source::{FR, PIPL, QA5, cite, reading};
use crate::text::t;

/// The reading of Q17 that a company may choose instead.
pub(in crate::law) const ALWAYS_CONSENT: Reading = choosable(
    "always_consent",
    t("出境一律取得单独同意", "always obtain separate consent to the export"),
);

pub(in crate::law) static Q17: OpenPoint = OpenPoint {
    id: "Q-17",
    question: t(
        "合法性基础不是同意的，向境外提供还要不要单独同意？",
        "With a basis other than consent, is separate consent to the export still needed?",
    ),
    readings: &[
        choosable(
            "waived",
            t(
                "不需要：第十三条第二款，2026年7月24日官方问答确认",
                "no: Art. 13 para. 2, confirmed by the official answers of 24 July 2026",
            ),
        ),
        ALWAYS_CONSENT,
    ],
    careful: t(
        "基于同意的才要求单独同意；告知不因此免除。两处依据并列显示。",
        "Separate consent is asked only where consent is the basis; notice is not waived. Both sources are shown.",
    ),
    ask: t(
        "请法务确认合法性基础覆盖出境本身，并留存证据。",
        "Have counsel confirm that the basis covers the export itself, and keep the proof.",
    ),
    sources: &[cite(&PIPL, "Art. 13 para. 2, 39"), cite(&QA5, "")],
};

pub(in crate::law) static Q18: OpenPoint = OpenPoint {
    id: "Q-18",
    question: t(
        "不满十四周岁的，其他合法性基础能否免除监护人同意？",
        "For children under 14, does a basis other than consent waive the guardian's consent?",
    ),
    readings: &[
        shown("required", t("不能免除，一律取得监护人同意", "no: the guardian always consents")),
        shown(
            "waived",
            t("可以免除：第十三条第二款也适用", "yes: Art. 13 para. 2 applies here, too"),
        ),
    ],
    careful: t(
        "一律按需要监护人同意处理。",
        "The guardian's consent is always treated as required.",
    ),
    ask: t(
        "难以取得的，请法务判断，并向省级网信办核实。",
        "Where it is hard to obtain, have counsel decide and ask the provincial CAC.",
    ),
    sources: &[reading(&PIPL, "Art. 13 para. 2, 31")],
};

pub(in crate::law) static Q21: OpenPoint = OpenPoint {
    id: "Q-21",
    question: t(
        "人脸信息存储数量恰好10万人，是否“达到”？",
        "Is exactly 100,000 persons with stored facial data enough for the filing?",
    ),
    readings: &[
        shown("inclusive", t("达到即在内，含本数", "to reach includes the figure")),
        shown("exclusive", t("须超过，恰好不算", "it must be exceeded")),
    ],
    careful: t("按含本数处理。", "The figure is included."),
    ask: t(
        "人数恰好在线上的，向省级网信办核实。",
        "With a count exactly on the line, ask the provincial CAC.",
    ),
    sources: &[reading(&FR, "Art. 15")],
};
