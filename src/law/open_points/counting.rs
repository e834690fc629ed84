//! Who is counted, and what happens when the count moves.

use super::{OpenPoint, PROVINCIAL, Reading, choosable, shown};
use crate::source::{PCF, QA4, SCM, cite, reading};
use crate::text::t;

/// The reading of Q1 that a company may choose instead.
pub(in crate::law) const ORDINARY_ONLY: Reading = choosable(
    "ordinary_only",
    t(
        "提供了敏感个人信息的人不计入一般人数",
        "persons with sensitive data are not counted as ordinary",
    ),
);

pub(in crate::law) static Q1: OpenPoint = OpenPoint {
    id: "Q-1",
    question: t(
        "提供了敏感个人信息的人，是否同时计入一般个人信息人数？条文写“个人信息（不含敏感个人信息）”。",
        "Does a person whose sensitive data goes abroad also count among those with ordinary data? The text says \"personal information (without sensitive data)\".",
    ),
    readings: &[
        choosable(
            "stricter",
            t(
                "两种算法都算，结果不同时取较严的一种",
                "count both ways and take the stricter result where they differ",
            ),
        ),
        ORDINARY_ONLY,
    ],
    careful: t(
        "填写的一般人数包括同时提供了敏感信息的人，即较严的算法；只提供了敏感信息的人另计，加上他们可能越线时给出提示。",
        "The ordinary figure asked for includes people whose sensitive data went too, which is the stricter count; people of whom only sensitive data went are counted apart, and it is pointed out where adding them might cross a line.",
    ),
    ask: t(
        "向省级网信办核实：已计入敏感人数的人，是否还计入一般人数。",
        "Ask the provincial CAC whether persons already counted as sensitive are counted as ordinary too.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(4), 7, 8")],
};

/// The reading of Q2 that a company may choose instead.
pub(in crate::law) const WHOLE: Reading = choosable(
    "whole",
    t(
        "整个企业按最严的机制一并办理，一般信息的场景随之",
        "the whole exporter follows its strictest level, ordinary flows included",
    ),
);

pub(in crate::law) static Q2: OpenPoint = OpenPoint {
    id: "Q-2",
    question: t(
        "一般人数不满10万、但有敏感个人信息出境的，只含一般信息的场景是否仍然豁免？",
        "With fewer than 100,000 ordinary persons but some sensitive data going abroad, do the flows with ordinary data only stay exempt?",
    ),
    readings: &[
        choosable(
            "by_text",
            t(
                "按条文，只含一般信息的场景仍豁免",
                "by the text, flows with ordinary data only stay exempt",
            ),
        ),
        WHOLE,
    ],
    careful: t(
        "逐个场景按条文显示，企业整体取最严的结果；可以把一般信息的场景并入同一份标准合同。",
        "Each flow is shown by the text, and the exporter has the strictest result; the ordinary flow may be put into the same standard contract.",
    ),
    ask: t(
        "向省级网信办核实：备案时是否须把一般信息的场景一并列入。",
        "Ask the provincial CAC whether the filing must also list the flows with ordinary data.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(4), 8")],
};

/// The reading of Q3 that a company may choose instead.
pub(in crate::law) const INCLUDE: Reading = choosable(
    "include",
    t("计入：条文没有写明不计", "counted: no text says in words that they are left out"),
);

pub(in crate::law) static Q3: OpenPoint = OpenPoint {
    id: "Q-3",
    question: t(
        "豁免场景中的人，是否计入当年累计人数？",
        "Do people in exempt flows count for the year?",
    ),
    readings: &[
        choosable(
            "exclude",
            t(
                "不计入：第七条、第八条第二款把这些情形交由各自的条文处理",
                "left out: Art. 7 and 8, second paragraphs, send these cases to their own articles",
            ),
        ),
        INCLUDE,
    ],
    careful: t(
        "默认不计入；另算一次计入的人数，会改变结果时提示。",
        "They are left out; a second count includes them, and it is pointed out where that would change the result.",
    ),
    ask: t(
        "计入会改变结果的，向省级网信办核实，并留存计算过程。",
        "Where counting them would change the result, ask the provincial CAC and keep the calculation.",
    ),
    sources: &[reading(&PCF, "Art. 7 para. 2, 8 para. 2")],
};

pub(in crate::law) static Q7: OpenPoint = OpenPoint {
    id: "Q-7",
    question: t(
        "年中人数越过安全评估标准后，评估期间能否按原标准合同或者认证继续出境？",
        "Once the assessment line is crossed within the year, may the export go on under contract or certificate while the assessment is pending?",
    ),
    readings: &[
        shown(
            "stop",
            t(
                "不能：越过之时起须先通过评估，应暂停新增出境",
                "no: from the crossing on the assessment comes first, and new exports stop",
            ),
        ),
        shown(
            "continue",
            t(
                "可以：已备案的合同或者证书在评估作出结论前继续有效",
                "yes: the filed contract or the certificate holds until the assessment is decided",
            ),
        ),
    ],
    careful: t(
        "越过之前提前提示；越过之后建议暂停或者先咨询。官方只说明须申报评估，并包括当年已提供的部分。",
        "It warns before the crossing, and then advises to stop or to ask first. Officially it is only said that the assessment must be applied for and covers what already went this year.",
    ),
    ask: t(
        "书面咨询省级网信办评估期间能否继续，并记录答复。",
        "Ask the provincial CAC in writing whether the export may go on meanwhile, and record the answer.",
    ),
    sources: &[cite(&QA4, ""), reading(&PCF, "Art. 7")],
};

pub(in crate::law) static Q8: OpenPoint = OpenPoint {
    id: "Q-8",
    question: t(
        "人数每年1月1日重新累计：今年低于标准的，去年备案的标准合同是否还须保持？",
        "The count starts anew on 1 January: must last year's standard contract be kept if this year stays below the figures?",
    ),
    readings: &[
        shown(
            "keep",
            t(
                "保持：合同按约定继续有效，已出境的数据仍受其保护",
                "keep it: the contract runs on, and still protects the data that went out",
            ),
        ),
        shown(
            "drop",
            t("可以终止：本年度已不需要任何机制", "it may end: this year no mechanism is needed"),
        ),
    ],
    careful: t(
        "提示保持合同有效；本年度的结论仍按本年度的人数。",
        "It advises to keep the contract; this year's result follows this year's count.",
    ),
    ask: PROVINCIAL,
    sources: &[reading(&SCM, "Art. 6"), reading(&PCF, "Art. 5(1)(4)")],
};
