//! Important data nobody notified, automotive data, and what came after the law data.

use super::{OpenPoint, shown};
use crate::source::{
    AUTO_G, AUTO_R, HOUSE, NDSMR, NOT_COMPARED, PCF, QA2, Status, cite, practice, reading,
    secondary,
};
use crate::text::t;

pub(in crate::law) static Q10: OpenPoint = OpenPoint {
    id: "Q-10",
    question: t(
        "没有被告知、也没有公开发布，但数量或者种类接近重要数据目录的，是否按重要数据处理？",
        "Are data to be treated as important that nobody notified or published, but that come close to a catalogue by number or kind?",
    ),
    readings: &[
        shown(
            "not_notified",
            t(
                "不作为重要数据申报，但须识别、留存依据",
                "not declared as important; the duty to identify and to keep the reasons remains",
            ),
        ),
        shown(
            "by_catalogue",
            t(
                "达到行业规定或者地方清单的标准即按重要数据处理（如汽车超过10万人、上海清单的人数触发值）",
                "important once a sector rule or local list says so (automotive above 100,000 persons, the figures of the Shanghai list)",
            ),
        ),
    ],
    careful: t(
        "询问是否被告知或者公开发布：“否”即按一般规则，并列出两种规定；没有回答的按不清楚处理。",
        "It asks whether data were notified or published: \"no\" closes the question, with both rules named; no answer stays unknown.",
    ),
    ask: t(
        "向行业主管部门和省级网信办核实是否列入重要数据目录。",
        "Ask the sector authority and the provincial CAC whether the data are in a catalogue.",
    ),
    sources: &[
        cite(&PCF, "Art. 2"),
        cite(&NDSMR, "Art. 29, 37"),
        cite(&QA2, ""),
        practice(&AUTO_R, "Art. 3").because(NOT_COMPARED),
    ],
};

pub(in crate::law) static Q11: OpenPoint = OpenPoint {
    id: "Q-11",
    question: t(
        "汽车数据：超过10万人即为重要数据，还是按100万人的一般标准？汽车指引自何时适用，其豁免能否突破评估义务？",
        "Automotive data: important above 100,000 persons, or the general line of 1,000,000? From when does the guideline apply, and can its exemption set the duty of assessment aside?",
    ),
    readings: &[
        shown(
            "general_lines",
            t(
                "人数按一般标准；指引自2026年2月3日公布起适用，其豁免按指南对待",
                "the general figures; the guideline from its publication on 3 February 2026, its exemption as guidance",
            ),
        ),
        shown(
            "automotive_rule",
            t(
                "超过10万人即为重要数据；指引自2026年7月1日起适用；重要数据一律评估",
                "important above 100,000 persons; the guideline from 1 July 2026; all important data are assessed",
            ),
        ),
    ],
    careful: t(
        "人数按一般标准，超过10万人时提示旧规定；三类缺陷数据自2026年2月3日起依指引认定，并提示；2026年6月30日以前另作提示。",
        "The general figures decide, and the older rule is pointed out above 100,000 persons; the three kinds of defect data follow the guideline from 3 February 2026 with a flag, and with another one until 30 June 2026.",
    ),
    ask: t(
        "向工业和信息化主管部门核实是否已告知为重要数据、能否依指引豁免。",
        "Ask the industry and information technology authority whether data were notified as important and whether the guideline's exemption can be used.",
    ),
    sources: &[
        practice(&AUTO_R, "Art. 3").because(NOT_COMPARED),
        secondary(&AUTO_G, ""),
        cite(&PCF, "Art. 7(1)(2)"),
    ],
};

pub(in crate::law) static Q25: OpenPoint = OpenPoint {
    id: "Q-25",
    question: t(
        "法律数据核对日以后有没有新的规定？",
        "Is there anything new since the law data were checked?",
    ),
    readings: &[
        shown("as_checked", t("按核对日的规则判断", "the rules as checked")),
        shown("newer", t("新规定已经改变规则", "something newer has changed them")),
    ],
    careful: t(
        "每份结论和文书都写明核对日；基准日更晚的，提示。",
        "Every result and document names the day of the check; a later day of assessment is pointed out.",
    ),
    ask: t(
        "查看国家网信办网站此后公布的规定，必要时请法务确认。",
        "Look at what the CAC has published since, and have counsel confirm if need be.",
    ),
    sources: &[reading(&HOUSE, "").as_status(Status::Design)],
};
