//! What happened on which day (办理进度与日期): from these days the periods of the law are counted.

use crate::form::options::event;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{PCF, SAM, SCG, SCM, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "events",
    title: t("办理进度与日期", "Dates and events"),
    about: t(
        "需要计算期限的事，每件一行：备案、补正、受理、出具结果、发证、事件等。没有的不必填写。",
        "One row for each event from which a period runs: filings, supplements, acceptance, results, certificates, incidents. Leave it empty if there is none.",
    ),
    shape: Shape::Rows { noun: t("日期", "event"), prefix: "event", title: &KIND },
    fields: &[&KIND, &DAY, &NAMED, &DONE, &EXPIRY, &NUMBER, &NOTE],
};

/// What happened.
pub static KIND: Field = Field::new(
    "kind",
    Kind::One(&options::EVENTS),
    t("事项", "Event"),
    t("发生了什么；期限从这件事起算。", "What happened; the period runs from it."),
)
.source(&[cite(&SCM, "Art. 7"), cite(&SAM, "Art. 7, 12, 13, 14"), cite(&PCF, "Art. 9")]);
/// On which day.
pub static DAY: Field = Field::new(
    "day",
    Kind::Day,
    t("发生日", "Day"),
    t(
        "发生的日期。这一天不计入，第二天是第1天。",
        "The day on which it happened. It is not counted; the day after is day 1.",
    ),
);
/// The last day that a notice names.
pub static NAMED: Field = Field::new(
    "named",
    Kind::Day,
    t("通知写明的最后一天", "Last day, as the notice names it"),
    t(
        "通知自己写明补充、更正到哪一天为止的，照写。与规定的期限不同的，程序按较早的一天提醒。",
        "Where the notice itself names the day by which papers are to be supplemented or corrected. Where the text has another, the earlier of the two is kept to.",
    ),
)
.optional()
.asked(names_a_day)
.source(&[cite(&SCG, "Part 3(2)"), cite(&SAM, "Art. 11")]);
/// When the act was carried out.
pub static DONE: Field = Field::new(
    "done",
    Kind::Day,
    t("办结日", "Done on"),
    t(
        "期限所要求的事（如备案、补正、报告、申请延长）办完的日期；还没有办的留空。",
        "The day on which what the period asks for (filing, supplement, report, request for extension) was done; leave open until then.",
    ),
)
.optional();
/// The expiry printed on a notice.
pub static EXPIRY: Field = Field::new(
    "expiry",
    Kind::Day,
    t("文书所载有效期至", "Valid until, as printed"),
    t(
        "通知书或者证书上印明的有效期届满日；有的，以它为准。",
        "The expiry printed on the notice or certificate; where there is one, it governs.",
    ),
)
.optional()
.asked(has_expiry)
.source(&[cite(&PCF, "Art. 9"), cite(&SAM, "Art. 14")]);
/// Number of the paper.
pub static NUMBER: Field = Field::new(
    "number",
    Kind::Line,
    t("编号", "Number"),
    t(
        "备案编号、受理编号、证书编号或者合同编号。几份文件同时办理时，同一份的各行写同一编号。",
        "Number of the filing, acceptance, certificate or contract. Where several run at once, the rows of one bear the same number.",
    ),
)
.optional()
.source(&[cite(&SCG, "Part 3(2)")]);
/// A remark.
pub static NOTE: Field = Field::new(
    "note",
    Kind::Paragraph,
    t("备注", "Note"),
    t("证据存放处、经办人等。", "Where the evidence is kept, who handled it, and the like."),
)
.in_both()
.optional();

fn names_a_day(entry: &Entry<'_>) -> Tri {
    entry.chose_any(&KIND, &[event::SC_SUPPLEMENT_NOTICE, event::SA_SUPPLEMENT_NOTICE])
}

fn has_expiry(entry: &Entry<'_>) -> Tri {
    entry
        .chose_any(&KIND, &[event::SA_RESULT_ISSUED, event::SA_EXTENDED, event::CERTIFICATE_ISSUED])
}
