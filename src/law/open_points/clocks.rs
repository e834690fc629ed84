//! Points about periods; they change reminders and no verdict.

use super::{OpenPoint, PROVINCIAL, shown};
use crate::source::{CERT, CIVIL_CODE, PCF, PIPL, SAG, SAM, cite, practice, reading};
use crate::text::t;

pub(in crate::law) static Q6: OpenPoint = OpenPoint {
    id: "Q-6",
    question: t(
        "延长安全评估结果有效期，“届满前60个工作日内”是窗口，还是最迟日？",
        "Extending an assessment \"within 60 working days before expiry\": a window, or the latest day?",
    ),
    readings: &[
        shown(
            "window",
            t(
                "窗口：届满前60个工作日起可以申请，至届满为止",
                "a window: it opens 60 working days before expiry and closes at expiry",
            ),
        ),
        shown(
            "deadline",
            t(
                "最迟日：须在届满60个工作日以前申请（旧办法的措辞）",
                "the latest day: apply at least 60 working days before, as the older Measures word it",
            ),
        ),
    ],
    careful: t(
        "届满前120个工作日提醒准备，窗口开启当日为目标，其后警示，届满才算逾期。",
        "It reminds 120 working days before, aims at the day the window opens, warns afterwards, and is late only at expiry.",
    ),
    ask: PROVINCIAL,
    sources: &[reading(&PCF, "Art. 9"), cite(&SAM, "Art. 14"), cite(&SAG, "Part 3(1)")],
};

pub(in crate::law) static Q9: OpenPoint = OpenPoint {
    id: "Q-9",
    question: t(
        "2024年3月22日以前发出、写明两年有效期的评估结果，是否延至三年？",
        "Do assessment results issued before 22 March 2024 for two years now last three?",
    ),
    readings: &[
        shown("three_years", t("三年，并注明来源", "three years, with the source named")),
        shown("two_years", t("以通知书上的日期为准", "the date printed on the notice")),
    ],
    careful: t(
        "显示三年并标明来源，同时请使用者填写通知书上的日期。",
        "It shows three years with the source, and asks for the date printed on the notice.",
    ),
    ask: t("向作出评估结果的网信部门核实有效期。", "Ask the CAC office that issued the result."),
    sources: &[reading(&PCF, "Art. 9"), cite(&SAM, "Art. 14")],
};

pub(in crate::law) static Q19: OpenPoint = OpenPoint {
    id: "Q-19",
    question: t(
        "影响评估报告保存三年，从哪一天起算？",
        "From which day do the three years of keeping the impact assessment run?",
    ),
    readings: &[
        shown(
            "later",
            t(
                "报告最后一版之日和出境结束之日，取较晚的",
                "the later of the last version and the end of the export",
            ),
        ),
        shown("report", t("报告完成之日", "the day the report was finished")),
    ],
    careful: t("取较晚的一天。", "The later day is taken."),
    ask: t("由法务在内部制度中写明起算日。", "Have counsel fix the first day in an internal rule."),
    sources: &[reading(&PIPL, "Art. 56")],
};

pub(in crate::law) static Q22: OpenPoint = OpenPoint {
    id: "Q-22",
    question: t(
        "调休上班的周末算不算“工作日”？",
        "Is a weekend day that is worked in exchange a working day?",
    ),
    readings: &[
        shown("counts", t("算", "it is")),
        shown("does_not", t("不算，窗口可能不受理", "it is not, as the desk may be closed")),
    ],
    careful: t(
        "计入工作日，但建议提前一天提交。",
        "It counts, and the advice is to file a day earlier.",
    ),
    ask: t("向受理窗口核实当日是否受理。", "Ask the desk whether it is open on that day."),
    sources: &[practice(&CIVIL_CODE, "Art. 203").because(t(
        "条文说的是民事期间，没有写到行政程序的工作日",
        "the article speaks of civil periods, not of working days in administration",
    ))],
};

pub(in crate::law) static Q26: OpenPoint = OpenPoint {
    id: "Q-26",
    question: t(
        "续用认证证书，“有效期届满前6个月”申请，是最迟日，还是6个月的窗口？",
        "To go on with a certificate, apply \"6 months before it expires\": the latest day, or a window of 6 months?",
    ),
    readings: &[
        shown(
            "latest",
            t(
                "最迟日：不晚于届满前6个月的对应日（条文没有“内”字）",
                "the latest day: no later than the corresponding day 6 months before (the article has no \"within\")",
            ),
        ),
        shown(
            "window",
            t(
                "窗口：届满前6个月内提出（认证实务）",
                "a window: within the 6 months before expiry (certification practice)",
            ),
        ),
    ],
    careful: t(
        "以对应日当天为目标：两种读法都满足；届满前9个月开始提醒。",
        "It aims at the corresponding day itself, which serves both readings, and reminds from 9 months before.",
    ),
    ask: t(
        "向发证的认证机构核实其受理时间。",
        "Ask the body that issued the certificate when it takes the application.",
    ),
    sources: &[cite(&CERT, "Art. 8"), reading(&CERT, "Art. 8")],
};
