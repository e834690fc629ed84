//! Who files, and in what form: what the guides and official answers of 2025 and 2026 add to the formalities (B-1 to B-9).
//!
//! What the record tells is compared; what only a person can see is asked for once and noted.

use std::collections::BTreeMap;

use crate::form::Entry;
use crate::form::catalog::{events, extension, handler, items, scenarios};
use crate::form::options::{event, formality};
use crate::inspection::Check;
use crate::inspection::case::words;
use crate::law::extension::each_scenario;
use crate::source::{GBA_HK, GBA_MO, INC, PIPL, QA1, QA3, SAG, SCG, cite, reading, secondary};
use crate::text::{Text, t};

use super::{A, ALL, G, S, SA, SA_G, check};

pub(super) static CHECKS: &[&Check] = &[
    &LEGAL_PERSON,
    &GROUP_MEMBERS,
    &ORIGINALS,
    &EACH_SIDE,
    &OFFICIAL_FORMS,
    &NOT_TWICE,
    &EXTENSION_EACH,
    &PROVIDERS,
    &ITEM_LIST,
];

static LEGAL_PERSON: Check = check(
    ("filing.legal_person", "B-1"),
    t(
        "备案、申报的是法人，并且就是合同的境内一方；分支机构不代替总公司、子公司",
        "The filer is a legal person and the mainland party of the contract itself; a branch files for neither head office nor subsidiary",
    ),
    SA,
    &[secondary(&SCG, "annex 1"), reading(&SAG, "annex 3")],
    t(
        "由法人申报并签订合同；分支机构的出境由其所属法人备案。",
        "Have the legal person file and sign; what a branch exports is filed by the legal person it belongs to.",
    ),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        out.needs(&entry, &[&handler::NAME]);
        if words(&entry, &handler::NAME).is_some_and(|name| is_branch(&name)) {
            out.object(
                entry.place(&handler::NAME),
                t(
                    "名称看起来是分支机构，不是法人",
                    "by its name this is a branch, and no legal person",
                )
                .into(),
            );
        }
        out.look(case, formality::LEGAL_PERSON);
    },
);

static GROUP_MEMBERS: Check = check(
    ("filing.group_members", "B-2"),
    t(
        "集团合并备案、申报的，逐一列明各法人的名称、人数和合同；没有合并的，确认不涉及",
        "Where a group files for several legal persons, each is listed with its name, persons and contract; where it does not, that is confirmed",
    ),
    SA,
    &[
        secondary(&QA1, ""),
        secondary(&SCG, "").because(t(
            "逐一列明各法人出自省级备案指引",
            "that each legal person is listed comes from provincial guides",
        )),
    ],
    t(
        "在“需要说明的其他情况”中逐一列明；合并办理不能把各法人的人数分开计算来规避评估。",
        "List each under \"Other matters to explain\"; filing together is no way to part the numbers and avoid the assessment.",
    ),
    |case, out| out.look(case, formality::GROUP_MEMBERS),
);

static ORIGINALS: Check = check(
    ("filing.originals", "B-3"),
    t(
        "每份材料按要求用原件或者复印件：证件为加盖公章的影印件，授权委托书、承诺书、合同、报告为签字盖章的原件（安全评估第三版指南没有写原件，按以前各版从严；大湾区只交证件影印件、承诺书和合同）",
        "Each paper is an original or a copy as asked: identity papers as sealed copies; power of attorney, undertaking, contract and report signed and sealed (the assessment guide's third edition names no originals; earlier ones did, and the stricter way is taken; the Bay asks for identity copies, undertaking and contract alone)",
    ),
    SA_G,
    &[secondary(&SCG, "annex 1"), secondary(&SAG, "annex 1"), cite(&GBA_HK, "Art. 8")],
    t(
        "对照材料清单逐份核对；原件扫描上传，纸质原件存档备查。",
        "Go through the list paper by paper; scan the originals, and keep them on file.",
    ),
    |case, out| out.look(case, formality::ORIGINALS),
);

static EACH_SIDE: Check = check(
    ("filing.each_side", "B-4"),
    t(
        "大湾区：每一方交自己的材料。与香港：法定代表人证件影印件、承诺书、合同；与澳门：承诺书、合同和当地机构要求的材料",
        "Bay: each side hands in its own papers. With Hong Kong a copy of the legal representative's identity paper, the undertaking and the contract; with Macao the undertaking, the contract and what the local body asks",
    ),
    G,
    &[cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
    t(
        "内地一侧向广东省网信办，另一侧向数字政策办公室或者个人资料保护局；先询问广东省网信办自己的备案指南。",
        "The mainland side to the Guangdong CAC, the other to the Digital Policy Office or the Personal Data Protection Bureau; ask for the Guangdong CAC's own guide first.",
    ),
    |case, out| out.look(case, formality::EACH_SIDE),
);

static OFFICIAL_FORMS: Check = check(
    ("filing.official_forms", "B-5"),
    t(
        "授权委托书、承诺书、申报表一字不改地用官方模板",
        "Power of attorney, undertaking and application form are the official ones, word for word",
    ),
    SA_G,
    &[cite(&SAG, "annex 2, 3"), secondary(&SCG, "annex 2, 3"), cite(&GBA_HK, "annex 2")],
    t(
        "与申报系统的最新下载件逐字核对；标准合同备案的附件二、附件三没有收录，须用下载件。",
        "Compare word for word with the latest download; annexes 2 and 3 of the contract filing are not held here, so take the download.",
    ),
    |case, out| out.look(case, formality::OFFICIAL_FORMS),
);

static NOT_TWICE: Check = check(
    ("filing.not_twice", "B-6"),
    t(
        "同一接收方、年度预计在标准合同范围内的只备案一次；没有变更的不重复备案",
        "The same recipient with a yearly forecast within the limits is filed once; without a change nothing is filed again",
    ),
    S,
    &[cite(&QA3, "")],
    t(
        "已有备案编号的，只在办法第八条的情形下补充或者重新备案，并写明与原备案的关系。",
        "With a filing number at hand, supplement or file anew only in the cases of Art. 8, and say how it relates to the earlier filing.",
    ),
    |case, out| {
        // Only a second filing raises the question.
        let numbered = |row: &Entry<'_>| row.chose(&events::KIND, event::SC_NUMBER).is_yes();
        if case.rows(&events::SECTION).iter().any(numbered) {
            out.look(case, formality::NOT_FILED_TWICE);
        }
    },
);

static EXTENSION_EACH: Check = check(
    ("filing.extension_each", "B-7"),
    t(
        "申请延长的，按场景逐一填写；每个场景今后3年的人数与过去3年获准的相比，增长不超过20%",
        "For an extension each scenario is filled by itself; its persons of the next 3 years grow by no more than 20 % over those allowed for the past 3",
    ),
    A,
    &[cite(&SAG, "Part 3(1)"), cite(&SAG, "annex 5")],
    t(
        "以结果通知书上各场景获准的人数为基数；超过20%的场景重新申报。",
        "Take the number allowed for each scenario in the notice of the result; a scenario beyond 20 % is applied for anew.",
    ),
    |case, out| {
        let entry = case.single(&extension::SECTION);
        let asked = !entry.is_asked(&extension::PERSONS_APPROVED).is_no();
        let begun = extension::SECTION.fields.iter().any(|field| entry.is_answered(field));
        if !asked || !begun || case.rows(&scenarios::SECTION).len() < 2 {
            return;
        }
        for (scenario, grown) in each_scenario(case.facts) {
            let title = scenario.title();
            out.claim(
                grown.answer,
                scenario.place(&scenarios::PERSONS_APPROVED),
                said!(
                    "“{title}”增长超过20%：{reason}；本场景重新申报",
                    "\"{title}\" grows by more than 20 %: {reason}; apply anew for this scenario",
                    title,
                    reason = grown.reason,
                ),
            );
        }
        out.look(case, formality::EXTENSION_EACH);
    },
);

static PROVIDERS: Check = check(
    ("filing.providers", "B-8"),
    t(
        "与安全、运维等服务提供者的合同约定：发现事件及时报告本企业，并协助处置",
        "Contracts with security and maintenance providers oblige them to report incidents to the handler in time and to help",
    ),
    ALL,
    &[cite(&INC, "Art. 5"), cite(&PIPL, "Art. 21")],
    t(
        "在服务合同中补充事件报告和协助条款，并写明联系方式和时限。",
        "Add a clause on report and help to the service contracts, with contact and time.",
    ),
    |case, out| {
        if case.survey.verdict.day >= INC.from {
            out.look(case, formality::PROVIDER_CLAUSE);
        }
    },
);

static ITEM_LIST: Check = check(
    ("filing.item_list", "B-9"),
    t(
        "数据项清单按场景去重，六栏齐全：序号、名称、内容描述、出境必要性、示例、备注",
        "The list of items stands once in each scenario with its six columns: number, name, description, necessity, example, remark",
    ),
    SA,
    &[cite(&SAG, "annex 4"), reading(&SCG, "annex 5")],
    t(
        "合并同一场景中名称相同的数据项，补齐空栏；备注没有的写“无”。",
        "Merge items of one name within a scenario and fill the columns; a remark that is none is said so.",
    ),
    |case, out| {
        for item in out.each(case, &items::SECTION) {
            out.needs(
                &item,
                &[&items::NAME, &items::DESCRIPTION, &items::NECESSITY, &items::EXAMPLE],
            );
        }
        for scenario in case.rows(&scenarios::SECTION) {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for item in scenario.named(&scenarios::ITEMS).known().unwrap_or_default() {
                let Some(name) = words(&item, &items::NAME) else { continue };
                let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
                *seen.entry(name.to_lowercase()).or_default() += 1;
            }
            for (name, _) in seen.into_iter().filter(|(_, times)| *times > 1) {
                out.object(
                    scenario.place(&scenarios::ITEMS),
                    said!(
                        "“{scenario}”中“{name}”列了不止一次",
                        "\"{name}\" stands more than once in \"{scenario}\"",
                        scenario = scenario.title(),
                        name,
                    ),
                );
            }
        }
    },
);

/// By its name a branch or an office, and no legal person.
fn is_branch(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    BRANCHES.iter().any(|end| name.ends_with(end.zh) || name.ends_with(end.en))
}

/// How the names of branches and offices end.
static BRANCHES: [Text; 6] = [
    t("分公司", " branch"),
    t("分行", " bank branch"),
    t("支行", " sub-branch"),
    t("分店", " branch office"),
    t("办事处", " liaison office"),
    t("代表处", " representative office"),
];
