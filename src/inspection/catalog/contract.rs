//! The contract or legal document: unaltered, filled, signed by those who may, and complete.

use crate::document::build::{BAY_SHEET, CONTRACT_APPENDIX};
use crate::form::catalog::{contracts, flows, legal_document, onward, recipients, scenarios};
use crate::form::options::{COUNTRIES, formality};
use crate::form::{Field, Place, checks};
use crate::inspection::case::{Case, words};
use crate::inspection::{Check, Route};
use crate::source::{GBA_HK, GBA_MO, SAG, SAM, SCG, SCM, cite, practice, secondary};
use crate::text::{phrase, says_none, t};

use super::formalities::stands;
use super::{A, S, SA_G, SG, check};

pub(super) static CHECKS: &[&Check] = &[
    &TEXT,
    &BLANKS,
    &DISPUTE,
    &APPENDIX,
    &ONWARD,
    &APPENDIX_TWO,
    &RETENTION,
    &SIGNATORIES,
    &ENTITY,
    &ARTICLE_NINE,
    &BINDING,
];

static TEXT: Check = check(
    ("contract.text", "27"),
    t("标准合同正文未作改动", "The text of the standard contract is unaltered"),
    SG,
    &[cite(&SCM, "Art. 6"), cite(&GBA_HK, "Art. 6"), cite(&GBA_MO, "Art. 6")],
    t(
        "用 contract fill 在官方下载件上填写：程序逐字比对，改动一个字就拒绝。",
        "Fill the official download with `contract fill`, which compares every word and refuses an altered one.",
    ),
    |case, out| out.look(case, formality::CONTRACT_TEXT),
);

static BLANKS: Check = check(
    ("contract.blanks", "28"),
    t(
        "合同空白项全部填写，已/约定二选一，未选项划去",
        "Every blank is filled, 已 or 约定 chosen, what is not chosen struck out",
    ),
    SG,
    &[cite(&SCM, "annex"), cite(&GBA_HK, "annex")],
    t(
        "补填“合同（每个接收方）”和“境外接收方”。",
        "Fill \"Contracts (each recipient)\" and \"Overseas recipients\".",
    ),
    |case, out| {
        let short = ShortNames::of(case);
        for paper in case.all_of(&CONTRACT_APPENDIX).chain(case.all_of(&BAY_SHEET)) {
            out.concerns();
            out.open.extend(paper.lacks());
            if paper.lines().any(|line| is_of_a_report(line) || short.are_in(line)) {
                out.look(case, formality::CONTRACT_WORDS);
            }
        }
    },
);

/// What the record calls recipients and third parties in short: names of a report, which no contract defines.
struct ShortNames {
    short: Vec<String>,
    /// The names by which a contract calls them, in which a short one may stand.
    full: Vec<String>,
}

impl ShortNames {
    fn of(case: &Case<'_>) -> Self {
        let (mut short, mut full) = (Vec::new(), Vec::new());
        let kinds: [(_, _, &[&Field]); 2] = [
            (
                &recipients::SECTION,
                &recipients::SHORT_NAME,
                &[&recipients::NAME, &recipients::NAME_ZH],
            ),
            (&onward::SECTION, &onward::SHORT_NAME, &[&onward::NAME]),
        ];
        for (section, called, names) in kinds {
            for row in case.rows(section) {
                full.extend(names.iter().filter_map(|name| words(&row, name)));
                short.extend(onward::short_names(&row, called).into_iter().map(str::to_owned));
            }
        }
        short.retain(|name| !full.contains(name));
        Self { short, full }
    }

    fn are_in(&self, line: &str) -> bool {
        let bare = self.full.iter().fold(line.to_owned(), |line, name| line.replace(name, ""));
        self.short.iter().any(|name| bare.contains(name))
    }
}

/// Whether a line names a party as a report does: the contract, which both sign, defines handler and recipient alone.
fn is_of_a_report(line: &str) -> bool {
    const OURS: [&str; 5] = ["本企业", "本单位", "本公司", "我方", "我司"];
    const RECIPIENT: &str = "接收方";
    let is_by_place = |before: &str| {
        let places = COUNTRIES.choices.iter().map(|it| it.label.zh.trim_start_matches("中国"));
        { places }.any(|place| before.ends_with(place))
    };
    let mut named = line.match_indices(RECIPIENT).filter_map(|(at, _)| line.get(..at));
    OURS.iter().any(|word| line.contains(word)) || named.any(is_by_place)
}

static DISPUTE: Check = check(
    ("contract.dispute", "29"),
    t(
        "争议解决只选一种；选仲裁的，只选一个机构并写明地点",
        "One way of settling disputes; for arbitration one body and a seat",
    ),
    SG,
    &[cite(&SCM, "annex Art. 9(4)"), cite(&GBA_HK, "annex Art. 8(4)")],
    t("在“合同（每个接收方）”中补填。", "Answer it under \"Contracts (each recipient)\"."),
    |case, out| {
        for entry in case.contracts_by(&[Route::Contract, Route::Bay]) {
            out.needs(
                &entry,
                &[
                    &contracts::DISPUTE,
                    &contracts::ARBITRATION_BODY,
                    &contracts::BAY_ARBITRATION_BODY,
                    &contracts::ARBITRATION_BODY_NAME,
                    &contracts::ARBITRATION_SEAT,
                ],
            );
        }
    },
);

static APPENDIX: Check = check(
    ("contract.appendix", "30"),
    t(
        "附录一（一）至（九）逐项填写，没有的写“无”或者“不适用”",
        "Appendix I (1) to (9) filled, with 无 where there is nothing",
    ),
    S,
    &[cite(&SCM, "annex Appendix I")],
    t("补填对应的场景、接收方和人群信息。", "Answer the scenario, recipient or group concerned."),
    |case, out| {
        for paper in case.all_of(&CONTRACT_APPENDIX) {
            let items = paper.headings().iter().filter(|words| words.starts_with('（')).count();
            let recipients =
                paper.headings().iter().filter(|words| words.starts_with("附录一")).count();
            out.concerns();
            if items != 10 * recipients {
                out.object(
                    None,
                    phrase("附录一的十项不齐", "the ten items of Appendix I are not all there"),
                );
            }
            let in_appendix = |place: &Place| place.section != &contracts::SECTION;
            out.open.extend(paper.lacks().filter(in_appendix));
        }
    },
);

static ONWARD: Check = check(
    ("contract.onward", "31"),
    t(
        "再提供的第三方：报告与附录一（六）相同",
        "Onward recipients: the same in the report and in Appendix I (6)",
    ),
    SG,
    &[
        cite(&SCM, "annex Appendix I (6)"),
        cite(&SCG, "annex 5"),
        cite(&GBA_HK, "annex Appendix I (5)"),
    ],
    t(
        "在接收方处列明全部第三方，重新导出。",
        "List every third party under the recipient and export again.",
    ),
    |case, out| {
        out.each(case, &recipients::SECTION);
        for recipient in case.recipients_by(&[Route::Contract, Route::Bay]) {
            out.needs(&recipient, &[&recipients::ONWARD]);
            if !onward::passes_on(&recipient).is_yes() {
                continue;
            }
            let rows = onward::of(&recipient);
            if rows.is_empty() && case.survey.routes.recipient_may_go(&recipient, &[Route::Bay]) {
                out.open.insert(Place::whole(&onward::SECTION));
            } else if rows.is_empty() {
                out.needs(&recipient, &[&recipients::ONWARD_RECIPIENTS]);
                stands(case, out, &recipient, &recipients::ONWARD_RECIPIENTS);
            }
            for row in rows {
                out.needs(&row, &[&onward::NAME, &onward::FACTS]);
                stands(case, out, &row, &onward::NAME);
                stands(case, out, &row, &onward::FACTS);
            }
        }
    },
);

static APPENDIX_TWO: Check = check(
    ("contract.appendix_two", "32"),
    t("附录二不与正文冲突", "Appendix II does not conflict with the text"),
    SG,
    &[cite(&SCM, "Art. 6"), cite(&GBA_HK, "Art. 6")],
    t("由法务核对；冲突的条款删除。", "Counsel looks at it; what conflicts is taken out."),
    |case, out| {
        let mut has_terms = false;
        for entry in case.contracts_by(&[Route::Contract, Route::Bay]) {
            out.needs(&entry, &[&contracts::EXTRA_TERMS]);
            let terms = words(&entry, &contracts::EXTRA_TERMS);
            has_terms |= terms.is_some_and(|terms| !says_none(&terms));
        }
        if has_terms {
            out.look(case, formality::APPENDIX_TWO);
        }
    },
);

static RETENTION: Check = check(
    ("contract.retention", "33"),
    t("保存期限有起止日期，不是“永久”", "Retention has both days, and is not for ever"),
    SG,
    &[
        cite(&SCM, "annex Appendix I (8)"),
        practice(&SCG, ""),
        cite(&GBA_HK, "annex Appendix I (7)"),
    ],
    t("按实现目的所必要的最短时间填写。", "State the shortest time that the purpose needs."),
    |case, out| {
        out.each(case, &scenarios::SECTION);
        for flow in case.flows_by(&[Route::Contract, Route::Bay]) {
            out.needs(&flow, &[&flows::RETENTION_FROM, &flows::RETENTION_TO]);
        }
        out.problems(case, &[checks::SCENARIOS_RETENTION]);
    },
)
.blocking();

static SIGNATORIES: Check = check(
    ("contract.signatories", "34"),
    t(
        "签署人有权，双方签字和日期齐全，份数足够",
        "Signatories authorised, both signed and dated, enough originals",
    ),
    SG,
    &[practice(&SCM, "annex signatures"), practice(&GBA_HK, "annex signatures")],
    t(
        "补授权文件；份数不少于双方各执份数之和。",
        "Add the authority; enough originals for both parties.",
    ),
    |case, out| {
        for entry in case.contracts_by(&[Route::Contract, Route::Bay]) {
            out.needs(&entry, &[&contracts::COPIES_TOTAL, &contracts::COPIES_EACH]);
        }
        out.problems(case, &[checks::CONTRACT_COPIES]);
        out.look(case, formality::SIGNATORIES);
    },
)
.blocking();

static ENTITY: Check = check(
    ("contract.entity", "35"),
    t(
        "境外接收方是写明全称和完整地址的法律实体",
        "The recipient is a legal entity with full name and address",
    ),
    SA_G,
    &[practice(&SCG, ""), cite(&GBA_HK, "Art. 2")],
    t("写登记的全称，不写品牌或者部门。", "Give the registered name, not a brand or department."),
    |case, out| {
        out.each(case, &recipients::SECTION);
        for recipient in case.recipients_by(&[Route::Contract, Route::Assessment, Route::Bay]) {
            out.needs(&recipient, &[&recipients::NAME, &recipients::ADDRESS, &recipients::COUNTRY]);
            if words(&recipient, &recipients::NAME).is_some_and(|name| is_department(&name)) {
                out.object(
                    recipient.place(&recipients::NAME),
                    phrase(
                        "看起来是部门，不是法律实体",
                        "looks like a department, not a legal entity",
                    ),
                );
            }
        }
    },
);

fn is_department(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    ["部", "部门", "中心团队", "事业部"].iter().any(|end| lower.ends_with(end))
        || [" department", " division", " team"].iter().any(|end| lower.ends_with(end))
}

static ARTICLE_NINE: Check = check(
    ("contract.article_nine", "36"),
    t(
        "法律文件覆盖第九条六项，出境条款显著标识，有中文文本",
        "The legal document covers the six points of Art. 9, its export clauses are marked, a Chinese version is there",
    ),
    A,
    &[cite(&SAM, "Art. 9"), cite(&SAG, "annex 1")],
    t(
        "补充约定缺少的事项，并在提交的文件上标识。",
        "Agree what is missing, and mark it in the copy handed in.",
    ),
    |case, out| {
        for row in case.rows(&legal_document::SECTION) {
            let title = row.title();
            out.claim(
                row.yes_no(&legal_document::COVERED),
                row.place(&legal_document::COVERED),
                said!("没有充分约定：{title}", "not fully agreed: {title}", title),
            );
            out.needs(&row, &[&legal_document::CLAUSE, &legal_document::CONTENT]);
        }
        out.look(case, formality::CLAUSES_MARKED);
        out.look(case, formality::TRANSLATIONS);
    },
);

static BINDING: Check = check(
    ("contract.binding", "37"),
    t(
        "法律文件形式不限，但有约束力且有中文文本",
        "Whatever its form, the legal document binds and can be read in Chinese",
    ),
    A,
    &[secondary(&SAG, "annex 1").because(t(
        "中文译本出自第三版附件一；形式不限出自省级网信部门的问答",
        "the Chinese version stands in annex 1 of the third edition; that any form serves comes from a provincial CAC's answers",
    ))],
    t("由法务确认约束力。", "Counsel confirms that it binds."),
    |case, out| out.look(case, formality::BINDING_DOCUMENT),
);
