//! Questions to the overseas recipients, in Chinese and English side by side, each with the place its answer belongs to.
//!
//! It is sent out because answers are open, so an open answer is a cell to fill in and no gap of the document.

use crate::document::{Block, Document, Inline, Layout, plain};
use crate::form::catalog::{handler, recipients};
use crate::form::{Entry, Field};
use crate::text::{Lang, Phrase, Text, phrase, t};

use super::material::Material;
use super::parts::{LINE, Row};

pub(super) fn is_called_for(material: &Material<'_>) -> bool {
    !material.rows(&recipients::SECTION).is_empty()
}

pub(super) fn build(material: &Material<'_>) -> Document {
    let mut body = opening(material);
    for (index, recipient) in material.rows(&recipients::SECTION).iter().enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        body.push(Block::Heading(1, {
            let name = recipient.title();
            let title = beside(material, &t("境外接收方", "Overseas recipient").into());
            material.tell(&phrase(format!("{title}：{}", name.zh), format!("{title}: {}", name.en)))
        }));
        for (title, questions) in PARTS {
            let rows: Vec<Row> = questions
                .iter()
                .filter(|(field, _)| !recipient.is_asked(field).is_no())
                .map(|(field, question)| row(material, recipient, field, *question))
                .collect();
            if !rows.is_empty() {
                body.push(table(material, *title, rows));
            }
        }
        let confirmed = t(
            "我方确认，以上答复真实、完整。",
            "We confirm that these answers are true and complete.",
        );
        body.push(Block::Paragraph(plain(beside(material, &confirmed.into()))));
        let lines =
            [t("填写人及职务", "Name and title"), t("签字", "Signature"), t("日期", "Date")];
        let lines = lines.into_iter().map(|line| {
            let mut runs = label(material, line);
            runs.extend(plain(material.say(LINE)));
            runs
        });
        body.push(Block::Signature(lines.collect()));
    }
    let title = t(
        "境外接收方问卷 / Questionnaire for the Overseas Recipient",
        "Questionnaire for the Overseas Recipient / 境外接收方问卷",
    );
    material.finish("recipient-questionnaire", title, Layout::Report, None, body)
}

fn opening(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let mut from = label(material, t("发出单位", "From"));
    from.extend(material.handler_name());
    let mut reply = label(material, t("联系人", "Contact"));
    for (index, field) in [&handler::AGENT, &handler::AGENT_CONTACT].into_iter().enumerate() {
        if index > 0 {
            reply.extend(plain(material.say(t("，", ", "))));
        }
        reply.extend(material.needed(&exporter, field));
    }
    let asks = t(
        "为依法开展个人信息保护影响评估，请贵方填写“答复”栏。“现有记录”栏有内容的，请确认或者更正；没有此项情况的，请明确写明。请附证明材料，不要删改编号。",
        "For the impact assessment that the law requires, please fill in the column for your answer. Where something is on record, confirm or correct it. If there is nothing to report, say so expressly. Attach proof, and leave the reference codes as they are.",
    );
    let mut out = vec![Block::Paragraph(from), Block::Paragraph(reply)];
    out.extend(
        in_order(material, &asks.into()).into_iter().map(|words| Block::Paragraph(plain(words))),
    );
    out
}

/// A label in both languages, with its colon.
fn label(material: &Material<'_>, words: Text) -> Vec<Inline> {
    let mut out = plain(beside(material, &words.into()));
    out.extend(plain(material.say(t("：", ": "))));
    out
}

fn row(
    material: &Material<'_>,
    recipient: &Entry<'_>,
    field: &'static Field,
    question: Text,
) -> Row {
    let asked =
        format!("{}\n{}", in_order(material, &question.into()).join("\n"), recipient.place(field));
    let known = match recipient.shown(field) {
        None => stacked(material, t("（无记录，请填写）", "(not on record)")),
        // What the handler found of the law of the place is its own judgement and stays with it.
        Some(_) if OWN.contains(&field) => stacked(
            material,
            t("（已有评估，请独立答复）", "(assessed; please answer on your own)"),
        ),
        Some(words) => {
            let mut parts = in_order(material, &words);
            parts.dedup();
            parts.join("\n")
        }
    };
    vec![plain(asked), plain(known), plain(" ")]
}

fn table(material: &Material<'_>, title: Text, rows: Vec<Row>) -> Block {
    let heads = [
        (t("问题 / Question", "Question / 问题"), 35),
        (t("现有记录 / On record", "On record / 现有记录"), 29),
        (t("答复 / Your answer", "Your answer / 答复"), 27),
    ];
    let mut block = material.numbered(t("", ""), &heads, rows);
    if let Block::Table(table) = &mut block {
        table.caption = beside(material, &title.into());
    }
    block
}

/// Both languages, the one of the document first.
fn in_order(material: &Material<'_>, words: &Phrase) -> Vec<String> {
    match material.lang {
        Lang::Zh => vec![words.zh.clone(), words.en.clone()],
        Lang::En => vec![words.en.clone(), words.zh.clone()],
    }
}

fn beside(material: &Material<'_>, words: &Phrase) -> String {
    in_order(material, words).join(" / ")
}

fn stacked(material: &Material<'_>, words: Text) -> String {
    in_order(material, &words.into()).join("\n")
}

/// Answers that are the handler's own judgement of the recipient.
static OWN: [&Field; 3] =
    [&recipients::LAW_FINDINGS, &recipients::LAW_EXPERIENCE, &recipients::LAW_EFFECT];

type Question = (&'static Field, Text);

static PARTS: &[(Text, &[Question])] = &[
    (
        t("身份和联系方式", "Identity and contact"),
        &[
            (
                &recipients::NAME,
                t("贵方法律实体的全称是什么？", "What is the full name of your legal entity?"),
            ),
            (
                &recipients::NAME_ZH,
                t("中文文件中使用什么名称？", "Which name do you use in Chinese papers?"),
            ),
            (
                &recipients::COUNTRY,
                t("设立在哪个国家或者地区？", "In which country or region are you established?"),
            ),
            (
                &recipients::ADDRESS,
                t(
                    "完整地址（街道、城市、邮编）是什么？",
                    "What is your full address (street, city, postcode)?",
                ),
            ),
            (
                &recipients::CONTACT_PERSON,
                t("由谁担任联系人，担任何职？", "Who is the contact person, with which title?"),
            ),
            (
                &recipients::CONTACT,
                t(
                    "告知个人的电话、电子邮箱是什么？",
                    "Which telephone and e-mail are told to individuals?",
                ),
            ),
            (
                &recipients::BUSINESS,
                t("主营业务和规模如何？", "What is your main business, and how large are you?"),
            ),
            (
                &recipients::CONTROL,
                t(
                    "由谁持股和实际控制，与我方有何股权关系？",
                    "Who owns and controls you, and how are you tied to us by shareholding?",
                ),
            ),
        ],
    ),
    (
        t("处理目的和方式", "Purposes and methods"),
        &[
            (
                &recipients::ROLE,
                t(
                    "贵方自行决定处理目的和方式，还是按我方委托处理？",
                    "Do you decide purpose and method yourselves, or process on our instructions?",
                ),
            ),
            (
                &recipients::PURPOSES,
                t(
                    "为哪些目的使用这些个人信息？请一个目的写一句。",
                    "For which purposes do you use the data? One sentence each, please.",
                ),
            ),
            (
                &recipients::METHODS,
                t(
                    "以哪些方式处理（存储、使用、加工、提供、删除等），怎样进行？",
                    "By which methods do you process the data (storage, use, provision, deletion and so on), and how?",
                ),
            ),
            (
                &recipients::AGREEMENT,
                t(
                    "双方签有哪份数据处理协议（名称、编号、日期）？",
                    "Which data agreement is in force between us (name, number, date)?",
                ),
            ),
            (
                &recipients::RIGHTS_CHANNEL,
                t(
                    "个人怎样向贵方行使权利（渠道、语言、答复期限、身份核验、费用）？",
                    "How do individuals exercise their rights with you (channel, language, time to answer, identity check, cost)?",
                ),
            ),
        ],
    ),
    (
        t("安全措施、证书和安全事件", "Measures, certificates and incidents"),
        &[
            (
                &recipients::MEASURES,
                t(
                    "采取了哪些技术和管理措施（加密、访问控制、日志、培训等），如何证明？",
                    "Which technical and organisational measures are in place (encryption, access control, logs, training), and how are they proved?",
                ),
            ),
            (
                &recipients::CERTIFICATES,
                t(
                    "持有哪些认证和证书（发证机构、编号、有效期、范围）？",
                    "Which certificates do you hold (body, number, validity, scope)?",
                ),
            ),
            (
                &recipients::INCIDENTS,
                t(
                    "发生过哪些安全事件，怎样处理？公权力机关是否要求提供过数据？",
                    "Which incidents occurred, and how were they handled? Has a public authority asked for data?",
                ),
            ),
            (&recipients::LAST_AUDIT, t("最近一次审计在何时？", "When was the last audit?")),
            (&recipients::NEXT_AUDIT, t("下次审计不晚于何时？", "By when is the next audit due?")),
        ],
    ),
    (
        t("再提供", "Onward transfers"),
        &[
            (
                &recipients::ONWARD,
                t(
                    "是否把这些个人信息提供给境外第三方（包括云服务商、关联企业）？",
                    "Do you pass the data on to third parties abroad (cloud providers and affiliates included)?",
                ),
            ),
            (
                &recipients::ONWARD_RECIPIENTS,
                t(
                    "第三方的名称、国家、目的、信息种类和约束协议是什么？",
                    "Name, country, purpose, categories and binding agreement of each third party?",
                ),
            ),
        ],
    ),
    (
        t("当地政策和法规", "Law and policy of the place"),
        &[
            (
                &recipients::LAW_FINDINGS,
                t(
                    "适用哪些个人信息保护法律和标准，由哪些机构监管？请注明来源。",
                    "Which data protection laws and standards apply, and who enforces them? Sources, please.",
                ),
            ),
            (
                &recipients::LAW_EXPERIENCE,
                t(
                    "以往接收类似数据的经验和自身制度如何？",
                    "What experience do you have with like data, and which internal rules?",
                ),
            ),
            (
                &recipients::LAW_EFFECT,
                t(
                    "当地法律是否影响贵方履行合同？影响怎样控制？",
                    "Does the law of the place hinder you in performing the contract, and how is that dealt with?",
                ),
            ),
        ],
    ),
];
