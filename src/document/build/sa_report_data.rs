//! 二（一） and 二（二） of the self-assessment report: the handler, and the data with its list of items for each scenario.

use crate::document::{Block, Inline, plain};
use crate::form::Entry;
use crate::form::catalog::{application, handler, items, people, scenarios};
use crate::form::options::{filing_person, sensitivity};
use crate::text::{Text, t};

use super::material::{Material, Naming};
use super::parts::Row;
use super::report_transfer as transfer;
use super::{appendix, charts, deidentification, printed, sa_form};

/// 二（一）: who the handler is, how it is organised, what it holds.
pub(super) fn handler(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&handler::SECTION);
    let application = material.single(&application::SECTION);
    let mut out = vec![
        material.heading(3, 1, t(
                "基本情况简介，包括股权结构、实际控制人、境内外投资情况等",
                "Brief Introduction, with Shareholding, Actual Controller and Investments at Home and Abroad",
            )),
        material.sheet(
            t("数据处理者基本信息", "Basic information"),
            &entry,
            &[
                &handler::NAME,
                &handler::NAME_EN,
                &handler::CREDIT_CODE,
                &handler::NATURE,
                &handler::OWNERSHIP,
                &handler::ADDRESS,
                &handler::OFFICE_ADDRESS,
                &handler::SECTOR,
                &handler::EMPLOYEES,
                &handler::LEGAL_REPRESENTATIVE,
                &handler::CIIO,
                &handler::IMPORTANT_DATA,
                &handler::FREE_TRADE_ZONE,
            ],
        ),
    ];
    out.extend(material.paragraphs(&entry, &[&handler::SHAREHOLDING]));
    out.extend(charts::holdings(material));
    out.extend(material.paragraphs(&entry, &[&handler::INVESTMENTS]));
    out.push(material.heading(
        3,
        2,
        t("组织架构和数据安全管理机构信息", "Organisation and Body in Charge of Data Security"),
    ));
    out.extend(material.paragraphs(&entry, &[&handler::ORGANISATION]));
    out.extend(charts::organisation(material));
    let mut rows = Vec::new();
    if let Some(person) = printed::person(material, filing_person::SECURITY_OFFICER) {
        let label = t("数据安全负责人", "Person in charge of data security");
        rows.push((label, material.needed(&person, &people::NAME)));
    }
    for field in [&application::SECURITY_BODY, &application::SECURITY_STAFF] {
        rows.push((field.label, material.needed_with_unit(&application, field)));
    }
    rows.push((handler::OFFICER.label, material.needed(&entry, &handler::OFFICER)));
    out.push(material.printed(rows));
    out.extend(material.paragraphs(&entry, &[&handler::PROTECTION_BODY]));
    out.push(material.heading(
        3,
        3,
        t("整体业务与数据资产情况", "Business and Data Assets as a Whole"),
    ));
    out.extend(
        material.paragraphs(
            &entry,
            &[&handler::BUSINESS, &handler::PERSONS_PROCESSED, &handler::SYSTEMS],
        ),
    );
    out.extend(material.labelled(
        application::DATA_ASSETS.label,
        material.needed(&application, &application::DATA_ASSETS),
    ));
    out
}

/// 二（二）: business, purposes, items, storage and links, onward provision, numbers.
pub(super) fn data(material: &Material<'_>) -> Vec<Block> {
    let rows = sa_form::by_assessment(material);
    let heading = |number, title| material.heading(3, number, title);
    let mut out = vec![heading(
        1,
        t("数据出境涉及业务、数据资产等情况", "Business and Data Assets Concerned"),
    )];
    out.extend(transfer::business(material, &rows));
    out.push(heading(
        2,
        t(
            "数据出境及境外接收方处理数据的目的、范围、方式，及其合法性、正当性、必要性",
            "Purpose, Scope and Method of Export and of the Recipient's Processing, and Their Lawfulness, Legitimacy and Necessity",
        ),
    ));
    out.extend(transfer::purposes(material, &rows, t("数据处理者", "the data handler")));
    out.push(heading(
        3,
        t(
            "按照申报业务场景梳理对应的出境数据项情况，以列表形式呈现数据项清单并逐一说明（如下表所示），同一场景下的数据项需去重",
            "Data Items by Scenario Applied for, Listed and Explained One by One, Each Once in a Scenario",
        ),
    ));
    out.extend(transfer::none_yet(material, &rows));
    for (index, row) in rows.iter().enumerate() {
        out.push(transfer::name(material, index + 1, row));
        out.push(list_of_items(material, row));
    }
    out.push(heading(
        4,
        t(
            "拟出境数据在境内存储的系统平台、数据中心（包含云服务）等情况，数据出境链路相关情况（数据处理者、境外接收方的网络系统域名及网络地址，数据出境方式等），计划出境后存储的系统平台、数据中心等",
            "Platforms and Data Centres in the Mainland (Cloud Included), Links (Domains and Addresses of Both Sides, Manner), Planned Storage Abroad",
        ),
    ));
    out.extend(transfer::storage(material, &rows));
    out.push(heading(
        5,
        t("数据出境后向境外其他接收方提供的情况", "Onward Provision to Other Recipients Abroad"),
    ));
    out.extend(transfer::onward(material));
    out.push(heading(
        6,
        t(
            "涉及个人信息的，按照自然人（去重）统计当年的出境数量，预估未来3年的出境数量",
            "Persons, Each Counted Once: This Year, and Forecast for the Next Three Years",
        ),
    ));
    out.extend(numbers(material, &rows));
    out
}

/// The official list: six columns, each item once in a scenario.
fn list_of_items(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let rows = material.sent(scenario);
    if rows.is_empty() {
        return material.gap(scenario.place(&scenarios::ITEMS));
    }
    let head = [
        t("序号", "No."),
        t("数据项名称", "Item"),
        t("内容描述", "Description"),
        t("出境必要性", "Necessity"),
        t("示例", "Example"),
        t("备注", "Note"),
    ];
    let covered = deidentification::covered(material);
    let cells = rows.iter().enumerate().map(|(index, item)| {
        vec![
            plain((index + 1).to_string()),
            material.answer(item, &items::NAME),
            material.answer(item, &items::DESCRIPTION),
            material.answer(item, &items::NECESSITY),
            material.answer(item, &items::EXAMPLE),
            note(material, &covered, item),
        ]
    });
    material.table(Text::EMPTY, &head, &[8, 15, 20, 23, 14, 20], cells)
}

/// Sensitivity, treatment and remark of an item: the official list has one column for them.
fn note(material: &Material<'_>, covered: &Naming<'_>, item: &Entry<'_>) -> Vec<Inline> {
    let mut out = match item.choice(&items::SENSITIVITY).known() {
        Some(sensitivity::ORDINARY) => material.words(t("一般个人信息", "ordinary")),
        Some(_) => {
            let mark = t("敏感个人信息：", "sensitive: ");
            let mut runs = vec![material.strong(mark)];
            runs.extend(material.answer(item, &items::SENSITIVE_CATEGORY));
            runs
        }
        None => vec![material.blank(item.place(&items::SENSITIVITY))],
    };
    let treatment = material.answer(item, &items::TREATMENT);
    if !treatment.is_empty() {
        out.extend(runs!(
            material,
            "\n出境前处理：{treatment}",
            "\nTreatment: {treatment}",
            treatment = treatment,
        ));
    }
    for more in
        [deidentification::covering(material, covered, item), material.answer(item, &items::NOTE)]
    {
        if !more.is_empty() {
            out.extend(plain("\n"));
            out.extend(more);
        }
    }
    out
}

/// This year and the next three years, in all and by scenario.
fn numbers(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = vec![Block::Paragraph(transfer::counted(material))];
    let head = [
        t("场景", "Scenario"),
        t("当年已出境（人，去重）", "This year (persons)"),
        t("未来3年预估（人，去重）", "Next three years (persons)"),
        t("二者的关系和预估依据", "How they relate, and basis"),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            material.told(&row.title()),
            material.needed(row, &scenarios::PERSONS_YEAR),
            material.needed(row, &scenarios::PERSONS_NEXT),
            material.needed(row, &scenarios::PERSONS_RELATION),
        ]
    });
    if rows.is_empty() {
        out.extend(transfer::people(material));
        return out;
    }
    let total = (rows.len() > 1).then(|| in_all(material, rows));
    out.push(material.table(
        t("各场景的人数", "Persons by scenario"),
        &head,
        &[24, 16, 16, 44],
        cells.chain(total),
    ));
    out.extend(transfer::people(material));
    out
}

/// The scenarios together, each natural person counted once: this year as the groups have it, the next three years as the record says.
fn in_all(material: &Material<'_>, rows: &[Entry<'_>]) -> Row {
    let flows: Vec<Entry<'_>> = rows.iter().flat_map(|row| material.flows_of(row)).collect();
    let application = material.single(&application::SECTION);
    // No sum stands under a cell that is blank.
    let open = rows.iter().find(|row| row.count(&scenarios::PERSONS_YEAR).known().is_none());
    let this_year = match open {
        Some(row) => vec![material.blank(row.place(&scenarios::PERSONS_YEAR))],
        None => appendix::counted_in_all(material, &flows),
    };
    vec![
        material.words(t("合计（去重）", "In all, each once")),
        this_year,
        material.needed(&application, &application::PERSONS_NEXT),
        material.words(t(
            "属于几个场景的自然人只计一次",
            "who belongs to several scenarios counts once",
        )),
    ]
}
