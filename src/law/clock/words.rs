//! The sentences of a deadline: how it was counted, and what a person should know of it.

use super::{Length, Unit};
use crate::day::Day;
use crate::form::Lacking;
use crate::text::{Phrase, phrase};

/// A number with its unit: `10个工作日`, `10 working days`.
pub(super) fn amount(n: u32, unit: Unit) -> Phrase {
    let label = unit.label();
    let en = if n == 1 { label.en.trim_end_matches('s') } else { label.en };
    phrase(format!("{n}{}", label.zh), format!("{n} {en}"))
}

impl Length {
    /// In words, for the reference.
    pub fn said(self) -> Phrase {
        match self {
            Self::Of(n, unit) => amount(n, unit),
            Self::Changed(figure, unit) => Phrase::list(figure.0.iter().map(|(from, n, _)| {
                let amount = amount(*n, unit);
                said!(
                    "{amount}（{spoken}起）",
                    "{amount} (from {spoken})",
                    amount,
                    spoken = from.spoken(),
                )
            })),
            Self::SameYear(month, date) => {
                let day = Day::of(2000, month, date).spoken().en;
                phrase(
                    format!("当年{month}月{date}日前"),
                    format!("by {} of the same year", day.trim_end_matches(" 2000")),
                )
            }
            Self::NextYear(month, date) => {
                let day = Day::of(2000, month, date).spoken().en;
                phrase(
                    format!("次年{month}月{date}日前"),
                    format!("by {} of the next year", day.trim_end_matches(" 2000")),
                )
            }
            Self::AtOnce => phrase("立即", "at once"),
            Self::Unnumbered => phrase("没有规定天数", "no number is given"),
        }
    }
}

/// A limit in days, months or years after an event.
pub(super) fn after(from: Day, n: u32, unit: Unit, to: Day, moved: Option<Day>) -> Phrase {
    let amount = amount(n, unit);
    match moved {
        None => said!(
            "自{from}起{amount}，至{to}（不计当日）",
            "{amount} from {from}, to {to} (that day not counted)",
            from,
            amount,
            to,
        ),
        Some(moved) => said!(
            "自{from}起{amount}，至{to}（不计当日）；该日休息，顺延到{moved}",
            "{amount} from {from}, to {to} (that day not counted); a day off, so {moved}",
            from,
            amount,
            to,
            moved,
        ),
    }
}

/// A limit in months before a day.
pub(super) fn before(from: Day, n: u32, unit: Unit, to: Day) -> Phrase {
    let amount = amount(n, unit);
    said!("{from}之前{amount}，即{to}", "{amount} before {from}: {to}", from, amount, to)
}

pub(super) fn hours(from: Day, n: u32) -> Phrase {
    said!(
        "{from}发现之时起{n}小时内；记录只到日，请按发现的时刻计算",
        "within {n} {n?hour|hours} of discovery on {from}; the record holds days only, so count from the \
         hour",
        from,
        n,
    )
}

pub(super) fn at_once(from: Day) -> Phrase {
    said!(
        "{from}发现后立即；条文没有规定小时数",
        "at once after discovery on {from}; the text gives no hours",
        from,
    )
}

pub(super) fn unnumbered(from: Day) -> Phrase {
    said!("自{from}起；条文没有规定天数", "from {from}; the text gives no number of days", from)
}

pub(super) fn printed(expiry: Day) -> Phrase {
    said!("按文书所载，有效期至{expiry}", "as printed on the paper, valid until {expiry}", expiry)
}

pub(super) fn named(day: Day) -> Phrase {
    said!("通知写明的最后一天：{day}", "the last day that the notice names: {day}", day)
}

/// A notice that names a day off.
pub(super) fn named_off(day: Day) -> Phrase {
    said!(
        "通知写明的{day}是休息日，是否顺延没有写明：请在此前的工作日办理",
        "{day}, which the notice names, is a day off, and nothing says that it moves: act on a working day before it",
        day,
    )
}

/// A notice that gives less time than the text, or more.
pub(super) fn named_beside(named: Day, due: Day) -> Option<Phrase> {
    let less = || {
        said!(
            "规定的期限到{due}，通知写明的更早，按通知",
            "by the text there is time until {due}; the notice names an earlier day, which is kept to",
            due,
        )
    };
    let more = || {
        said!(
            "通知写明到{named}，晚于规定的期限：以哪一天为准，请向网信部门确认；确认之前按较早的一天",
            "the notice names {named}, later than the text: ask the authority which holds; the earlier day is kept to until then",
            named,
        )
    };
    if named < due { Some(less()) } else { (named > due).then(more) }
}

/// a limit on a make-up working day.
pub(super) fn make_up(due: Day, earlier: Day) -> Phrase {
    said!(
        "{due}是周末调休上班日，依法算工作日，但窗口可能人手不足：建议提前到{earlier}办理（Q-22）",
        "{due} is a make-up working day on a weekend: it counts, but counters may be thinly \
         staffed. Do it by {earlier} (Q-22)",
        due,
        earlier,
    )
}

/// A limit that does not move although it is a day off.
pub(super) fn day_off(due: Day) -> Phrase {
    said!(
        "{due}是休息日，这一期限不顺延：请在此前的工作日办理",
        "{due} is a day off, and this limit does not move: act on a working day before it",
        due,
    )
}

/// a result of the time when the text said two years.
pub(super) fn old_result() -> Phrase {
    phrase(
        "2024年3月22日以前出具的结果，当时条文为2年；首批结果正按3年处理（二手资料），这里按3年。请核对通知书所载日期，填入“文书所载有效期至”（Q-9）",
        "Issued before 22 March 2024, when the text said 2 years; the first results are being treated as valid for 3 (secondary source), and 3 are shown. Check the date on the notice and enter it under \"Valid until, as printed\" (Q-9)",
    )
}

/// the export goes on.
pub(super) fn still_running() -> Phrase {
    phrase(
        "没有填写出境结束日：出境没有结束的，保存期从结束之日重新起算，不得按此日销毁",
        "No end of the export is recorded: while it goes on, the period runs from its end, and nothing may be destroyed on this day",
    )
}

/// The clock may not concern the record.
pub(super) fn depends(lacking: &Lacking) -> Phrase {
    let places = Phrase::list(lacking.iter().map(crate::form::Place::label));
    said!("是否适用，取决于：{places}", "whether it applies depends on: {places}", places)
}

/// An authority is late.
pub(super) fn ask_them() -> Phrase {
    phrase(
        "这是对方的办理期限，已经超过：可以询问进度",
        "This is the other side's period, and it has run out: ask how it stands",
    )
}

/// What comes after it has happened.
pub(super) fn overtaken(on: Day) -> Phrase {
    said!(
        "没有登记这一步办完的日期；在它之后的一步已于{on}发生",
        "the day on which this was done is not recorded; what comes after it happened on {on}",
        on,
    )
}

/// What follows where what was finished is not filed in time.
pub(super) fn assess_again() -> Phrase {
    phrase(
        "最迟在这一天提交；以后提交的，须先重新评估",
        "hand it in by this day; after it, assess again first",
    )
}

/// What was finished before a filing.
pub(super) fn finished(on: Day, fresh: bool) -> Phrase {
    if fresh {
        said!("完成于{on}，在期限内", "finished on {on}, in time", on)
    } else {
        said!("完成于{on}，早于期限", "finished on {on}, which is too early", on)
    }
}
