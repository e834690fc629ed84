//! The parts of the report about the parties: the handler, its compliance, and the recipients.

use crate::document::{Block, Inline};
use crate::form::catalog::{consents, flows, handler, measures, recipients};
use crate::form::options::side;
use crate::form::{Code, Entry, Field, Place, Tri};
use crate::text::{Text, t};

use super::charts;
use super::material::Material;
use super::parts::add_line;

/// 一（一）1 and 2: the handler and its processing as a whole.
pub(super) fn build(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&handler::SECTION);
    let mut out = vec![material.heading(3, 1, t(
            "基本情况简介，包括股权结构、实际控制人、境内外投资情况、组织架构和个人信息保护机构信息等",
            "Brief Introduction, with Shareholding, Actual Controller, Investments, Organisation and the Body in Charge of Protection",
        ))];
    out.push(material.sheet(
        t("个人信息处理者基本信息", "Basic information"),
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
            &handler::AGENT,
            &handler::AGENT_CONTACT,
            &handler::OFFICER,
            &handler::OFFICER_CONTACT,
            &handler::CIIO,
            &handler::IMPORTANT_DATA,
            &handler::FREE_TRADE_ZONE,
        ],
    ));
    out.extend(material.paragraphs(&entry, &[&handler::SHAREHOLDING]));
    out.extend(charts::holdings(material));
    out.extend(material.paragraphs(&entry, &[&handler::INVESTMENTS, &handler::ORGANISATION]));
    out.extend(charts::organisation(material));
    out.extend(material.paragraphs(&entry, &[&handler::PROTECTION_BODY]));
    out.push(material.heading(
        3,
        2,
        t("整体业务与处理个人信息情况", "Overall Business and Personal Information Processing"),
    ));
    out.extend(
        material.paragraphs(
            &entry,
            &[&handler::BUSINESS, &handler::PERSONS_PROCESSED, &handler::SYSTEMS],
        ),
    );
    out
}

/// 一（一）4: compliance, notice and consent, and the handler's measures.
pub(super) fn compliance(material: &Material<'_>) -> Vec<Block> {
    let mut out = record(material);
    out.extend(consent(material));
    out.push(measures_of(
        material,
        &[side::HANDLER, side::BOTH],
        |_| true,
        t("个人信息处理者的安全措施", "Security measures of the handler"),
    ));
    out
}

/// What the handler says of its compliance.
pub(super) fn record(material: &Material<'_>) -> Vec<Block> {
    let entry = material.single(&handler::SECTION);
    vec![Block::Paragraph(material.answer(&entry, &handler::COMPLIANCE))]
}

/// Notice and consent, one table for each row.
pub(super) fn consent(material: &Material<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rows = material.rows(&consents::SECTION);
    rows.retain(|row| material.is_of_told(row, &consents::SCENARIO, &consents::RECIPIENTS));
    if rows.is_empty() {
        out.push(material.gap(Place::whole(&consents::SECTION)));
    }
    if rows.len() > FEW {
        out.push(consents_together(material, &rows));
        return out;
    }
    for row in rows {
        let title = row.title();
        out.push(material.sheet(
            said!("告知与同意情况：{title}", "Notice and consent: {title}", title),
            &row,
            &[
                &consents::NAME,
                &consents::SCENARIO,
                &consents::GROUPS,
                &consents::RECIPIENTS,
                &consents::VERSION,
                &consents::NOTICE_ITEMS,
                &consents::SENSITIVE_ITEMS,
                &consents::CHANNEL,
                &consents::EFFECTIVE,
                &consents::OBTAINED,
                &consents::COVERAGE,
                &consents::WITHDRAWALS,
                &consents::WITHDRAWAL_CHANNEL,
                &consents::GUARDIAN,
                &consents::EVIDENCE,
            ],
        ));
    }
    out
}

/// As many notices and consents as have a table each; more of them stand in one, a row each.
const FEW: usize = 3;

fn consents_together(material: &Material<'_>, rows: &[Entry<'_>]) -> Block {
    const WHO: [&Field; 3] = [&consents::SCENARIO, &consents::GROUPS, &consents::RECIPIENTS];
    const TEXT: [&Field; 3] = [&consents::VERSION, &consents::EFFECTIVE, &consents::CHANNEL];
    const TOLD: [&Field; 3] =
        [&consents::NOTICE_ITEMS, &consents::SENSITIVE_ITEMS, &consents::GUARDIAN];
    const GIVEN: [&Field; 4] = [
        &consents::OBTAINED,
        &consents::COVERAGE,
        &consents::WITHDRAWALS,
        &consents::WITHDRAWAL_CHANNEL,
    ];
    let cell = |row: &Entry<'_>, fields: &[&'static Field]| {
        let mut out = Vec::new();
        for field in fields {
            let answer = material.with_unit(row, field);
            if !answer.is_empty() {
                let label = field.label;
                let mark = said!("{label}：", "{label}: ", label);
                let mut line = vec![Inline::Strong(material.tell(&mark))];
                line.extend(answer);
                add_line(&mut out, line);
            }
        }
        out
    };
    let rows = rows.iter().map(|row| {
        let mut who = material.with_unit(row, &consents::NAME);
        add_line(&mut who, cell(row, &WHO));
        vec![
            who,
            cell(row, &TEXT),
            cell(row, &TOLD),
            cell(row, &GIVEN),
            material.answer(row, &consents::EVIDENCE),
        ]
    });
    material.numbered(
        t("告知与同意情况", "Notice and consent"),
        &[
            (t("告知与同意", "Notice and consent"), 21),
            (t("文本和方式", "Text and channel"), 15),
            (t("告知的事项", "What is told"), 18),
            (t("同意和撤回", "Consent and withdrawal"), 23),
            (t("证据", "Evidence"), 14),
        ],
        rows.collect(),
    )
}

/// 一（二）: who receives, how they use it, what they can do; `uses` is the heading of the second part.
pub(super) fn recipients(material: &Material<'_>, uses: Text) -> Vec<Block> {
    let rows = material.told_recipients();
    // A heading of the template is never left out; while there is no recipient, a blank stands under it.
    let none_yet = || {
        let blank = || material.gap(Place::whole(&recipients::SECTION));
        rows.is_empty().then(blank)
    };
    let mut out = vec![material.heading(
        3,
        1,
        t("境外接收方基本情况", "Basic Information of the Overseas Recipient"),
    )];
    out.extend(none_yet());
    for row in &rows {
        let title = row.title();
        out.push(material.sheet(
            said!(
                "境外接收方基本信息：{title}",
                "Basic information of the recipient: {title}",
                title,
            ),
            row,
            &[
                &recipients::NAME,
                &recipients::NAME_ZH,
                &recipients::COUNTRY,
                &recipients::ADDRESS,
                &recipients::PRINCIPAL,
                &recipients::CONTACT_PERSON,
                &recipients::CONTACT,
                &recipients::RELATION,
                &recipients::ROLE,
            ],
        ));
        out.extend(material.paragraphs(row, &[&recipients::BUSINESS, &recipients::CONTROL]));
    }
    let several = rows.len() > 1;
    let name = |out: &mut Vec<Block>, row: &Entry<'_>| {
        if several {
            out.push(material.title_of(4, &row.title()));
        }
    };
    out.push(material.heading(3, 2, uses));
    out.extend(none_yet());
    for row in &rows {
        name(&mut out, row);
        let mut flows = flows::to_recipient(row);
        flows.retain(|flow| material.is_told(flow));
        let purposes = material.purposes(&flows);
        out.extend(material.labelled(t("处理目的", "Purposes of processing"), purposes));
        let methods = material.each_answer(&flows, &flows::METHOD);
        out.extend(material.labelled(t("处理方式", "Methods of processing"), methods));
        out.extend(material.paragraphs(row, &[&recipients::RIGHTS_CHANNEL]));
    }
    out.push(material.heading(
        3,
        3,
        t(
            "境外接收方履行责任义务的管理和技术措施、能力等",
            "The Recipient's Organisational and Technical Measures and Capability to Perform Its Duties",
        ),
    ));
    for row in &rows {
        name(&mut out, row);
        out.extend(material.paragraphs(
            row,
            &[
                &recipients::MEASURES,
                &recipients::CERTIFICATES,
                &recipients::INCIDENTS,
                &recipients::LAST_AUDIT,
                &recipients::NEXT_AUDIT,
            ],
        ));
        out.extend(capability(material, row));
    }
    out.push(measures_of(
        material,
        &[side::RECIPIENT, side::BOTH],
        |_| true,
        t("境外接收方的安全措施", "Security measures of the recipient"),
    ));
    out
}

/// How well a recipient protects, as far as the assessors graded it (GB/T 46068-2025 table B.3).
fn capability(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Block> {
    let fields =
        [&recipients::TECHNICAL_LEVEL, &recipients::MANAGEMENT_LEVEL, &recipients::CAPABILITY_GAP];
    if !fields.iter().any(|field| recipient.is_answered(field)) {
        return Vec::new();
    }
    let title = recipient.title();
    let caption = said!(
        "境外接收方的保障能力和差距：{title}",
        "Capability of the recipient and its gaps: {title}",
        title,
    );
    vec![
        Block::Paragraph(runs!(
            material,
            "以上情况由评估人员参照 GB/T 46068-2025 表B.3 评定，见{table}；“高”表示保障能力强。",
            "The assessors graded this by table B.3 of GB/T 46068-2025, see {table}; high means well protected.",
            table = material.table_called(caption.clone()),
        )),
        material.sheet(caption, recipient, &fields),
    ]
}

/// The measures of one side in some areas; one whose area is not said is shown rather than left out. One whose side is not said is
/// nobody's: what the recipient does not do is not printed as if it did.
pub(super) fn measures_of(
    material: &Material<'_>,
    sides: &[Code],
    areas: impl Fn(Code) -> bool,
    caption: Text,
) -> Block {
    let rows: Vec<_> = material
        .told_measures()
        .into_iter()
        .filter(|row| row.choice(&measures::AREA).is(|area| areas(*area)) != Tri::No)
        .filter(|row| row.chose_any(&measures::SIDE, sides).is_yes())
        .collect();
    measure_table(material, caption, &rows)
}

/// That there are measures of which nobody said whose they are, with the blank that settles it for the first.
fn unsaid_side(material: &Material<'_>) -> Option<Vec<Vec<Inline>>> {
    let of_nobody = |row: &Entry<'_>| !row.chose_any(&measures::SIDE, ALL_SIDES).is_yes();
    let open: Vec<_> = material.told_measures().into_iter().filter(of_nobody).collect();
    let (place, count) = (open.first()?.place(&measures::SIDE), open.len());
    let said = said!(
        "另有{count}项措施没有写明由谁实施，没有列入",
        "{count} more {count?measure|measures} of nobody in particular, not listed",
        count,
    );
    Some(vec![vec![material.blank(place)], material.told(&said), Vec::new(), Vec::new()])
}

const ALL_SIDES: &[Code] = &[side::HANDLER, side::RECIPIENT, side::BOTH];

/// These measures, each with the codes of the proofs that point to it; a blank in place of a table without rows.
pub(super) fn measure_table(material: &Material<'_>, caption: Text, rows: &[Entry<'_>]) -> Block {
    let unsaid = unsaid_side(material);
    if rows.is_empty() && unsaid.is_none() {
        return material.gap(Place::whole(&measures::SECTION));
    }
    let columns = [
        (&measures::AREA, 14),
        (&measures::NAME, 17),
        (&measures::DESCRIPTION, 40),
        (&measures::EVIDENCE, 29),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            material.answer(row, &measures::AREA),
            material.answer(row, &measures::NAME),
            material.answer(row, &measures::DESCRIPTION),
            material.proved(row, &measures::EVIDENCE),
        ]
    });
    let cells = cells.chain(unsaid).collect();
    material.numbered(caption, &columns.map(|(field, width)| (field.label, width)), cells)
}
