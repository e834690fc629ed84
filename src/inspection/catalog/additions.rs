//! What the third edition of the assessment guide and newer standards add to the sixty-five points.

use crate::document::Layout;
use crate::document::build::{self, APPLICATION_FORM, SELF_ASSESSMENT};
use crate::form::catalog::{
    certification, extension, handler, items, links, measures, onward, recipients, scenarios,
};
use crate::form::options::{area, formality};
use crate::form::{Entry, Tri, checks};
use crate::inspection::Check;
use crate::inspection::case::words;
use crate::law::clock::Progress;
use crate::law::clock::catalog::assessment;
use crate::source::{
    AUD, GBA_HK, GBT_45574, GBT_46068, SAG, SAM, SCG, Status, cite, practice, reading,
};
use crate::text::{phrase, t};

use super::formalities::laid_out;
use super::risk::is_filed;
use super::{A, C, SAC, SACG, SG, check};

mod numbers;

use numbers::NUMBERS;

pub(super) static CHECKS: &[&Check] = &[
    &BRIEF,
    &NUMBERS,
    &LAYOUTS,
    &MARKED,
    &TWO_YEARS,
    &EXTENSION_FORM,
    &NO_INVENTION,
    &LEAST,
    &TRANSIT,
    &THIRD_PARTIES,
    &LIABLE,
    &LOGS,
    &FLOWS,
    &ANEW,
];

static BRIEF: Check = check(
    ("additions.brief", "N-a"),
    t(
        "场景简述不超过100字，业务名称与法律文件相同",
        "The brief within 100 characters, the business named as in the legal document",
    ),
    A,
    &[cite(&SAG, "annex 3")],
    t("缩短简述。", "Shorten the brief."),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::NAME, &scenarios::BRIEF]);
        }
        out.problems(case, &[checks::SCENARIOS_BRIEF]);
        out.look(case, formality::BUSINESS_NAME);
    },
);

static LAYOUTS: Check = check(
    ("additions.layouts", "N-c"),
    t("申报表行距16磅，报告行距26磅", "Line pitch 16 pt in the form, 26 pt in the report"),
    A,
    &[cite(&SAG, "annex 3, 4")],
    t("重新导出 docx。", "Export the docx again."),
    |case, out| {
        for (paper, wanted) in [
            (&APPLICATION_FORM, Layout::Form),
            (&build::EXTENSION, Layout::Form),
            (&SELF_ASSESSMENT, Layout::Report),
        ] {
            laid_out(case, out, paper, wanted);
        }
    },
);

static MARKED: Check = check(
    ("additions.marked", "N-d"),
    t("法律文件中的出境条款已显著标识", "The export clauses of the legal document are marked"),
    A,
    &[cite(&SAG, "annex 1")],
    t("高亮或者加框后提交。", "Highlight or frame them."),
    |case, out| out.look(case, formality::CLAUSES_MARKED),
);

static TWO_YEARS: Check = check(
    ("additions.two_years", "N-e"),
    t(
        "守法情况覆盖近两年，没有处罚的明确写明",
        "The compliance record covers the last two years, or says that there was nothing",
    ),
    A,
    &[cite(&SAG, "annex 3")],
    t("写明“近两年”的范围和结果。", "Speak of the last two years, and say what there was."),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        out.needs(&entry, &[&handler::COMPLIANCE]);
        if words(&entry, &handler::COMPLIANCE).is_some_and(|words| !spans_two_years(&words)) {
            out.object(
                entry.place(&handler::COMPLIANCE),
                phrase("没有写明覆盖近两年", "does not say that it covers the last two years"),
            );
        }
    },
);

/// Whether a text speaks of two years, or names years at least two apart.
fn spans_two_years(words: &str) -> bool {
    let named =
        ["两年", "2年", "二年", "two years", "2 years"].iter().any(|span| words.contains(span));
    let years: Vec<u16> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (2000..2100).contains(year))
        .collect();
    let apart =
        years.iter().max().zip(years.iter().min()).is_some_and(|(last, first)| last - first >= 2);
    named || apart
}

static EXTENSION_FORM: Check = check(
    ("additions.extension_form", "N-f"),
    t(
        "延长申请：增长率写明或者“不涉及”，选“否”的都有说明",
        "Extension: growth stated or not concerned, each \"no\" explained",
    ),
    A,
    &[cite(&SAG, "annex 5")],
    t("补填“其他需要说明的情况”。", "Fill the part on other matters."),
    |case, out| {
        let Some(paper) = case.paper(&build::EXTENSION) else { return };
        out.concerns();
        out.open.extend(paper.lacks());
        let entry = case.single(&extension::SECTION);
        // Each answer that departs is explained under the matter it belongs to.
        for (field, departs, explained) in [
            (&extension::LINK_SAME, "no", &extension::MEASURES),
            (&extension::USE_SAME, "no", &extension::RECIPIENT_DUTIES),
            (&extension::PURPOSE_SAME, "no", &extension::COMPLIANCE),
            (&extension::PARTIES_SAME, "no", &extension::COMPLIANCE),
            (&extension::COMPLIED, "no", &extension::COMPLIANCE),
            (&extension::MAJOR_INCIDENT, "yes", &extension::EVENTS),
        ] {
            let answer = entry.yes_no(field);
            if (departs == "no" && answer.is_no()) || (departs == "yes" && answer.is_yes()) {
                out.needs(&entry, &[explained]);
            }
        }
    },
);

static NO_INVENTION: Check = check(
    ("additions.no_invention", "N-g"),
    t(
        "告知书、授权委托书、承诺书没有自拟条款",
        "No invented clause in notice, power of attorney and undertaking",
    ),
    SG,
    &[cite(&SCG, "annex 2, 3").as_status(Status::Design), cite(&GBA_HK, "annex 2")],
    t("与官方下载件逐条核对。", "Compare with the official download, clause by clause."),
    |case, out| out.look(case, formality::LATEST_TEMPLATES),
);

static LEAST: Check = check(
    ("additions.least", "N-h"),
    t("频次最低、人数最少，并说明理由", "Lowest frequency and smallest number, with reasons"),
    SACG,
    &[reading(&GBT_46068, "annex B"), cite(&GBA_HK, "annex Art. 2(1)")],
    t("在频次中写明为什么不能更低。", "Say at the frequency why it cannot be lower."),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::NECESSITY_PERSONS]);
        }
        for link in out.each(case, &links::SECTION) {
            out.needs(&link, &[&links::FREQUENCY]);
        }
    },
);

static TRANSIT: Check = check(
    ("additions.transit", "N-i"),
    t("中转国家或者地区写明，没有的写“无”", "Transit places are named, or 无"),
    SACG,
    &[
        cite(&GBT_46068, "5.3"),
        cite(&SCG, "").as_status(Status::Design),
        reading(&GBA_HK, "Art. 4"),
    ],
    t("向链路运营商和云服务商核实后填写。", "Ask carrier and cloud provider, then answer."),
    |case, out| {
        for link in out.each(case, &links::SECTION) {
            out.needs(&link, &[&links::TRANSIT_PLACES]);
        }
    },
);

static THIRD_PARTIES: Check = check(
    ("additions.third_parties", "N-j"),
    t(
        "再提供的第三方：与接收方的关系、所在地法律写明",
        "Onward recipients: their tie to the recipient and the law of their place",
    ),
    SAC,
    &[reading(&GBT_46068, "annex B")],
    t("在“境外第三方”中补充。", "Add it among the onward recipients."),
    |case, out| {
        for recipient in out.each(case, &recipients::SECTION) {
            let onward = onward::passes_on(&recipient);
            out.needs(&recipient, &[&recipients::ONWARD]);
            if onward.is_yes() {
                if onward::of(&recipient).is_empty() {
                    out.needs(&recipient, &[&recipients::ONWARD_RECIPIENTS]);
                }
                out.look(case, formality::ONWARD_RELATION);
            }
        }
    },
);

static LIABLE: Check = check(
    ("additions.liable", "N-k"),
    t(
        "境内承担责任的组织已写明，是法律实体",
        "The liable organisation in the mainland is named, and is a legal entity",
    ),
    C,
    &[cite(&GBT_46068, "4, 5.1")],
    t(
        "由境外接收方指定并写明名称、能力、联系方式。",
        "The recipient names it, with capacity and contact.",
    ),
    |case, out| out.needs(&case.single(&certification::SECTION), &[&certification::LIABLE]),
);

static LOGS: Check = check(
    ("additions.logs", "N-l"),
    t(
        "敏感个人信息：日志保存3年，至少每月审计",
        "Sensitive data: logs kept for 3 years and looked at monthly",
    ),
    SACG,
    &[
        cite(&GBT_45574, "5.5"),
        practice(&GBA_HK, "annex Art. 3(11)").because(t(
            "合同要求处理记录保存3年；日志和每月审计出自推荐性国家标准",
            "the contract keeps records of the processing for 3 years; logs and a monthly look come from a recommended standard",
        )),
    ],
    t(
        "在“安全措施”中写明日志保存期限和审计周期；这是推荐性国家标准，不是备案条件。",
        "State both among the measures; a recommended standard, not a condition of filing.",
    ),
    |case, out| {
        let items = out.each(case, &items::SECTION);
        if !out.concerned(Tri::any(items.iter().map(items::is_sensitive))) {
            return;
        }
        let measures = case.rows(&measures::SECTION);
        let recipients = case.rows(&recipients::SECTION);
        let of_logs = |row: &&Entry<'_>| {
            row.chose(&measures::AREA, area::AUDIT).is_yes()
                || words(row, &measures::NAME).is_some_and(|words| words.contains("日志"))
        };
        let text: String = measures
            .iter()
            .filter(of_logs)
            .filter_map(|row| words(row, &measures::DESCRIPTION))
            .chain(recipients.iter().filter_map(|row| words(row, &recipients::MEASURES)))
            .collect();
        out.concerns();
        let years = ["3年", "三年", "36个月", "3 years"].iter().any(|span| says_span(&text, span));
        let monthly = ["每月", "按月", "monthly"].iter().any(|span| text.contains(span));
        // A recommended standard: what the record does not say, a person may know.
        if !(years && monthly) {
            out.look(case, formality::LOGS_KEPT);
        }
    },
);

static FLOWS: Check = check(
    ("additions.flows", "N-m"),
    t(
        "备案、通过评估后：实际出境与申报范围一致",
        "After filing: actual flows equal what was filed",
    ),
    SACG,
    &[
        practice(&AUD, "annex").because(t(
            "附件第十五条审计出境是否合法；与申报逐项比对出自 TC260-PG-20255A，实践指南，没有约束力",
            "item 15 of the annex audits whether exports are lawful; comparing them with what was filed comes from TC260-PG-20255A, a practice guide that does not bind",
        )),
        practice(&GBA_HK, "Art. 7"),
    ],
    t(
        "对照系统传输记录核对字段、人数、接收方。",
        "Compare transfer records with the filing: fields, persons, recipients.",
    ),
    |case, out| {
        if is_filed(case) {
            out.look(case, formality::FLOWS_AS_FILED);
        }
    },
);

static ANEW: Check = check(
    ("additions.anew", "N-n"),
    t("评估结果到期未延长的，重新申报", "After expiry without extension, a new application"),
    A,
    &[cite(&SAM, "Art. 14")],
    t(
        "停止出境后重新申报；被要求终止的，先完成整改（安全评估办法第十七条）。",
        "Stop the export and apply anew; after an order to stop, mend first (Security Assessment Measures Art. 17).",
    ),
    |case, out| {
        for deadline in case.deadline(&assessment::VALID) {
            out.concerns();
            if deadline.progress != Progress::Ended {
                continue;
            }
            out.object(
                deadline.place.clone(),
                phrase("评估结果已经到期", "the assessment result has expired"),
            );
        }
    },
);

/// Whether a text names a span of time: "3年" of "保存3年", and not of "2023年".
fn says_span(text: &str, span: &str) -> bool {
    text.match_indices(span).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_year_is_no_span_of_years() {
        assert!(says_span("日志保存3年", "3年"));
        assert!(!says_span("自2023年起保留6个月", "3年"));
        assert!(!says_span("13年", "3年"));
    }

    use super::*;

    #[test]
    fn two_years_are_said_or_spanned() {
        assert!(spans_two_years("近两年没有行政处罚。"));
        assert!(spans_two_years("2024年11月至2026年11月没有处罚。"));
        assert!(!spans_two_years("2026年6月完成审计，没有处罚。"));
        assert!(!spans_two_years("制度编号 2020 号文已执行，2021年修订。"));
    }
}
