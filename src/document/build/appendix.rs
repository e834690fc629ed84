//! Appendix I of the standard contract for each recipient, and the sheet of all blanks of the official form.
//!
//! The official text may not be altered and is not reproduced: the values are to be filled into the official download.

use crate::document::{Block, Document, Inline, Layout, Table, plain};
use crate::form::catalog::{contract, groups, handler, items, recipients, record, scenarios};
use crate::form::{Entry, Field, Place, Tri};
use crate::law::Mechanism;
use crate::text::{Text, phrase, t};

use super::material::Material;

/// Whether the standard contract is, or may become, the route.
pub(super) fn is_called_for(material: &Material<'_>) -> bool {
    let verdict = &material.survey.verdict;
    let possible = verdict.scenarios.is_empty()
        || verdict.scenarios.iter().any(|scenario| {
            scenario.possible.contains(&Mechanism::StandardContractOrCertification)
        });
    let route = material.single(&record::SECTION).choice(&record::ROUTE);
    possible
        && matches!(
            verdict.mechanism,
            Mechanism::StandardContractOrCertification | Mechanism::Undetermined
        )
        && route.is(|code| *code == "standard_contract") != Tri::No
}

pub(super) fn build(material: &Material<'_>) -> Document {
    let mut body = vec![Block::Note(plain(material.say(t(
        "合同正文以国家互联网信息办公室发布的范本为准，不得改动。请把下列内容填入官方下载的文件；补充条款只能写入附录二，且不得与正文冲突。",
        "The contract itself is the official form of the CAC and may not be altered. Fill the values below into the official download; extra terms go into Appendix II only and may not conflict with the text.",
    ))))];
    let recipients = concerned(material);
    if recipients.is_empty() {
        body.push(Block::Paragraph(vec![material.blank(Place::whole(&recipients::SECTION))]));
    }
    for (index, recipient) in recipients.iter().enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        let title = recipient.title();
        body.push(Block::Heading(
            1,
            material.tell(&phrase(
                format!("附录一 个人信息出境说明（境外接收方：{}）", title.zh),
                format!("Appendix I: Description of the Transfer (recipient: {})", title.en),
            )),
        ));
        body.extend(appendix_one(material, recipient));
        body.push(Block::Heading(
            1,
            material
                .say(t(
                    "附录二 双方约定的其他条款（如需要）",
                    "Appendix II: Other Terms Agreed (if Needed)",
                ))
                .to_owned(),
        ));
        body.push(Block::Paragraph(needed(material, &contract::EXTRA_TERMS)));
        body.push(Block::Heading(
            1,
            material.say(t("合同空白项一览", "All Blanks of the Contract")).to_owned(),
        ));
        body.push(blanks(material, recipient));
    }
    let title =
        t("个人信息出境标准合同：附录一及空白项", "Standard Contract: Appendix I and Blanks");
    material.finish("contract-appendix", title, Layout::Report, None, body)
}

/// The recipients of scenarios that go, or may go, by contract.
fn concerned<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let by_contract = |row: &Entry<'_>| {
        material.survey.verdict.scenarios.iter().any(|judged| {
            Some(judged.id.as_str()) == row.id
                && judged.possible.contains(&Mechanism::StandardContractOrCertification)
        })
    };
    let scenarios: Vec<Entry<'_>> =
        material.rows(&scenarios::SECTION).into_iter().filter(by_contract).collect();
    material
        .rows(&recipients::SECTION)
        .into_iter()
        .filter(|recipient| scenarios.iter().any(|scenario| of(scenario, recipient)))
        .collect()
}

fn of(scenario: &Entry<'_>, recipient: &Entry<'_>) -> bool {
    scenario
        .named(&scenarios::RECIPIENTS)
        .known()
        .is_some_and(|rows| rows.iter().any(|row| row.id == recipient.id))
}

/// The items (一) to (十), each gathered over the scenarios that send data to the recipient.
fn appendix_one(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Block> {
    let scenarios: Vec<Entry<'_>> = material
        .rows(&scenarios::SECTION)
        .into_iter()
        .filter(|scenario| of(scenario, recipient))
        .collect();
    let each = |fields: &[&'static Field]| {
        let mut out: Vec<Inline> = Vec::new();
        for scenario in &scenarios {
            for field in fields {
                gather(&mut out, material.answer(scenario, field));
            }
        }
        out
    };
    let mut method = material.answer(recipient, &recipients::METHODS);
    gather(&mut method, each(&[]));
    let transmission = each(&[&scenarios::MANNER, &scenarios::LINK, &scenarios::FREQUENCY]);
    let rows: [(Text, Vec<Inline>); 10] = [
        (
            t("处理目的", "Purpose of processing"),
            joined(
                material,
                &[each(&[&scenarios::PURPOSE]), material.answer(recipient, &recipients::PURPOSES)],
            ),
        ),
        (t("处理方式", "Method of processing"), method),
        (t("出境个人信息的规模", "Volume"), volume(material, &scenarios)),
        (
            t("出境个人信息种类", "Categories of personal information"),
            categories(material, &scenarios, false),
        ),
        (
            t("出境敏感个人信息种类", "Categories of sensitive personal information"),
            categories(material, &scenarios, true),
        ),
        (
            t(
                "境外接收方只向以下中华人民共和国境外第三方提供个人信息",
                "The recipient provides personal information only to the following third parties outside the PRC",
            ),
            onward(material, recipient),
        ),
        (t("传输方式", "Manner of transmission"), transmission),
        (t("出境后保存期限", "Retention abroad"), retention(material, &scenarios)),
        (t("出境后保存地点", "Place of storage abroad"), each(&[&scenarios::FOREIGN_STORAGE])),
        (t("其他事项", "Other matters"), needed(material, &contract::OTHER_MATTERS)),
    ];
    rows.into_iter()
        .enumerate()
        .flat_map(|(index, (label, content))| {
            [material.heading(2, index + 1, label), Block::Paragraph(content)]
        })
        .collect()
}

/// Adds a part on a line of its own, unless it stands there already.
fn gather(out: &mut Vec<Inline>, part: Vec<Inline>) {
    if part.is_empty() || part.iter().all(|inline| out.contains(inline)) {
        return;
    }
    if !out.is_empty() {
        out.extend(plain("\n"));
    }
    out.extend(part);
}

fn joined(_material: &Material<'_>, parts: &[Vec<Inline>]) -> Vec<Inline> {
    let mut out = Vec::new();
    for part in parts {
        gather(&mut out, part.clone());
    }
    out
}

fn volume(material: &Material<'_>, scenarios: &[Entry<'_>]) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut seen = Vec::new();
    for scenario in scenarios {
        for group in material.named(scenario, &scenarios::GROUPS) {
            if seen.contains(&group.id) {
                continue;
            }
            seen.push(group.id);
            gather(&mut out, of_group(material, &group));
        }
    }
    if out.is_empty() {
        scenarios
            .iter()
            .map(|scenario| material.blank(scenario.place(&scenarios::GROUPS)))
            .collect()
    } else {
        out
    }
}

fn of_group(material: &Material<'_>, group: &Entry<'_>) -> Vec<Inline> {
    let title = group.title();
    let year = material.survey.verdict.day.year_start().spoken();
    let mut out = plain(material.tell(&phrase(
        format!("{}：自{}起至", title.zh, year.zh),
        format!("{}: from {} to ", title.en, year.en),
    )));
    let mut part = |text: Text, field: &'static Field| {
        out.extend(plain(material.say(text)));
        out.extend(material.answer(group, field));
    };
    part(t("", ""), &groups::COUNTED_ON);
    part(t("，已提供一般个人信息", ", ordinary personal information of "), &groups::ORDINARY);
    part(t("人、敏感个人信息", " and sensitive personal information of "), &groups::SENSITIVE);
    part(
        t(
            "人；当年12月31日前预计一般个人信息",
            " persons provided; expected by 31 December: ordinary ",
        ),
        &groups::FORECAST,
    );
    part(t("人、敏感个人信息", ", sensitive "), &groups::FORECAST_SENSITIVE);
    out.extend(plain(
        material
            .say(t("人（以自然人为单位去重）。", " persons (each natural person counted once).")),
    ));
    out
}

/// The items by category; sensitive ones by themselves.
fn categories(material: &Material<'_>, scenarios: &[Entry<'_>], sensitive: bool) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for scenario in scenarios {
        let rows = material.named(scenario, &scenarios::ITEMS);
        if rows.is_empty() {
            gather(&mut out, vec![material.blank(scenario.place(&scenarios::ITEMS))]);
        }
        for item in rows {
            let category = if sensitive { &items::SENSITIVE_CATEGORY } else { &items::CATEGORY };
            match item.choice(&items::SENSITIVITY).known() {
                None => gather(&mut out, vec![material.blank(item.place(&items::SENSITIVITY))]),
                Some(code) if (code != "ordinary") == sensitive => {
                    let heading = item
                        .shown(category)
                        .map_or_else(String::new, |words| material.tell(&words));
                    let name = material.tell(&item.title());
                    match lines.iter_mut().find(|(known, _)| *known == heading) {
                        Some((_, names)) if !names.contains(&name) => names.push(name),
                        Some(_) => {}
                        None => lines.push((heading, vec![name])),
                    }
                }
                Some(_) => {}
            }
        }
    }
    for (heading, names) in lines {
        let list = crate::text::Phrase::list(names.into_iter().map(crate::text::Phrase::same));
        gather(
            &mut out,
            plain(material.tell(&phrase(
                format!("{heading}：{}", list.zh),
                format!("{heading}: {}", list.en),
            ))),
        );
    }
    if out.is_empty() { plain(material.say(t("不适用。", "Not applicable."))) } else { out }
}

fn onward(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    match recipient.yes_no(&recipients::ONWARD) {
        Tri::Yes => material.answer(recipient, &recipients::ONWARD_RECIPIENTS),
        Tri::No => plain(material.say(t(
            "不适用：不向境外第三方提供。",
            "Not applicable: nothing is provided to third parties abroad.",
        ))),
        Tri::Unknown(_) => vec![material.blank(recipient.place(&recipients::ONWARD))],
    }
}

fn retention(material: &Material<'_>, scenarios: &[Entry<'_>]) -> Vec<Inline> {
    let mut out = Vec::new();
    for scenario in scenarios {
        let mut line = material.answer(scenario, &scenarios::RETENTION_FROM);
        line.extend(plain(material.say(t("至", " to "))));
        line.extend(material.answer(scenario, &scenarios::RETENTION_TO));
        gather(&mut out, line);
    }
    out
}

/// An answer of the contract section; a blank also while the route is not chosen.
fn needed(material: &Material<'_>, field: &'static Field) -> Vec<Inline> {
    material.needed(&material.single(&contract::SECTION), field)
}

/// Every blank of the official form with its place in it.
fn blanks(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let exporter = material.single(&handler::SECTION);
    let terms = material.single(&contract::SECTION);
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    let mut row = |place: Text, label: Text, value: Vec<Inline>| {
        rows.push(vec![plain(material.say(place)), plain(material.say(label)), value]);
    };
    let head = t("首部", "Head");
    row(head, t("个人信息处理者", "Handler"), material.answer(&exporter, &handler::NAME));
    row(head, t("地址", "Address"), material.answer(&exporter, &handler::ADDRESS));
    row(head, t("联系方式", "Contact"), material.answer(&exporter, &handler::AGENT_CONTACT));
    row(
        head,
        t("联系人、职务", "Contact person and title"),
        material.answer(&exporter, &handler::AGENT),
    );
    row(head, t("境外接收方", "Overseas recipient"), material.answer(recipient, &recipients::NAME));
    row(head, t("地址", "Address"), material.answer(recipient, &recipients::ADDRESS));
    row(head, t("联系方式", "Contact"), material.answer(recipient, &recipients::CONTACT));
    row(
        head,
        t("联系人、职务", "Contact person and title"),
        material.answer(recipient, &recipients::CONTACT_PERSON),
    );
    row(
        head,
        t("商业合同（已/约定）", "Business contract (concluded / to be)"),
        or_none(material, &terms, &contract::BUSINESS_STATUS),
    );
    if terms.value(&contract::BUSINESS_STATUS).is_some() {
        row(
            head,
            t("商业合同订立日", "Date of the business contract"),
            material.answer(&terms, &contract::BUSINESS_DATE),
        );
        row(
            head,
            t("商业合同名称", "Name of the business contract"),
            material.answer(&terms, &contract::BUSINESS_NAME),
        );
    }
    row(
        t("第二条第（五）项", "Art. 2(5)"),
        t("境外接收方的技术和管理措施", "Technical and organisational measures of the recipient"),
        material.answer(recipient, &recipients::MEASURES),
    );
    row(
        t("第六条第（一）项", "Art. 6(1)"),
        t("联系人及联系方式", "Contact for enquiries"),
        needed(material, &contract::INQUIRY_CONTACT),
    );
    let notices = t("第九条第（三）项", "Art. 9(3)");
    row(notices, t("通知地址", "Address for notices"), needed(material, &contract::NOTICE_ADDRESS));
    row(
        notices,
        t("邮寄视为送达（日）", "Days for airmail"),
        needed(material, &contract::AIRMAIL_DAYS),
    );
    row(
        notices,
        t("电子方式视为送达（工作日）", "Working days for electronic notices"),
        needed(material, &contract::ELECTRONIC_DAYS),
    );
    let disputes = t("第九条第（四）项", "Art. 9(4)");
    row(disputes, t("争议解决方式", "Dispute resolution"), needed(material, &contract::DISPUTE));
    for field in
        [&contract::ARBITRATION_BODY, &contract::ARBITRATION_BODY_NAME, &contract::ARBITRATION_SEAT]
    {
        let value = material.answer(&terms, field);
        if !value.is_empty() && terms.is_asked(field) != Tri::No {
            row(disputes, field.label, value);
        }
    }
    let copies = t("第九条第（六）项", "Art. 9(6)");
    row(copies, t("正本总份数", "Originals in all"), needed(material, &contract::COPIES_TOTAL));
    row(
        copies,
        t("双方各执份数", "Originals for each party"),
        needed(material, &contract::COPIES_EACH),
    );
    let end = t("签署栏", "Signatures");
    row(end, t("签订地点", "Place of signing"), needed(material, &contract::SIGNED_AT));
    row(
        end,
        t("双方签字盖章、日期", "Signature, seal and date of both parties"),
        plain(material.say(t("（签署时填写）", "(on signing)"))),
    );
    Block::Table(Table {
        caption: String::new(),
        head: [t("位置", "Place"), t("空白项", "Blank"), t("填写内容", "Value")]
            .map(|text| material.say(text).to_owned())
            .to_vec(),
        widths: vec![20, 28, 52],
        rows,
    })
}

fn or_none(material: &Material<'_>, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
    let answer = material.answer(entry, field);
    if answer.is_empty() {
        plain(
            material
                .say(t("没有填写商业合同，此处划去", "No business contract stated; strike out")),
        )
    } else {
        answer
    }
}
