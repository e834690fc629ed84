//! What overseas recipients are asked, in both languages: one table for the Word file, the workbook and the reader of answers.
//!
//! A question belongs to a field of a recipient, of what goes to it by one scenario, or of a third party it passes the data on to; no other
//! field can be answered by a questionnaire.

use crate::form::catalog::{flows, onward, recipients};
use crate::form::{Entry, Field};
use crate::text::{Phrase, Text, t};

/// The head of the column for answers: what a reader finds the answers by.
pub(in crate::document) const ANSWER: Text = t("答复", "Your answer");
/// The head of the column for proof.
pub(in crate::document) const PROOF: Text = t("证明材料", "Proof");

/// A question and the field that its answer belongs to.
pub(in crate::document) type Question = (&'static Field, Text);

/// A part of what a recipient is asked: its title, and each question with whose answer it is.
pub(super) type Part<'a> = (Phrase, Vec<(Entry<'a>, Question)>);

/// The questions that a recipient is asked, part by part; parts without any are left out.
pub(super) fn asked<'a>(recipient: &Entry<'a>) -> Vec<Part<'a>> {
    let of = |entry: Entry<'a>, questions: &[Question]| -> Vec<(Entry<'a>, Question)> {
        let asked = |(field, _): &&Question| !entry.is_asked(field).is_no();
        questions.iter().filter(asked).map(|question| (entry, *question)).collect()
    };
    let of_flow = |flow: Entry<'a>| {
        let scenario = flow.of().map(|scenario| scenario.title()).unwrap_or_default();
        (said!("处理活动：{scenario}", "Processing: {scenario}", scenario), of(flow, FLOW))
    };
    let of_third = |third: Entry<'a>| {
        let name = third.title();
        (said!("境外第三方：{name}", "Third party: {name}", name), of(third, THIRD_PARTY))
    };
    let own = PARTS.iter().map(|(title, questions)| ((*title).into(), of(*recipient, questions)));
    let flows = flows::to_recipient(recipient).into_iter().map(of_flow);
    let passes_on = !recipient.yes_no(&recipients::ONWARD).is_no();
    let third = onward::of(recipient).into_iter().filter(|_| passes_on).map(of_third);
    own.chain(third).chain(flows).filter(|(_, questions)| !questions.is_empty()).collect()
}

/// The question whose answer belongs to `field`.
pub(in crate::document) fn question(field: &Field) -> Option<&'static Question> {
    let all = PARTS.iter().flat_map(|(_, questions)| *questions).chain(THIRD_PARTY).chain(FLOW);
    all.into_iter().find(|(asked, _)| *asked == field)
}

/// What is asked of each third party on record to whom the recipient passes the data on.
static THIRD_PARTY: &[Question] = &[
    (
        &onward::NAME,
        t(
            "该第三方法律实体的全称是什么？不再提供给它的，请写明。",
            "What is the full name of the third party? If nothing is passed on to it any more, say so.",
        ),
    ),
    (
        &onward::COUNTRY,
        t("它设立在哪个国家或者地区？", "In which country or region is it established?"),
    ),
    (&onward::CONTACT, t("告知个人的联系方式是什么？", "Which contact is told to individuals?")),
    (
        &onward::FACTS,
        t(
            "为什么、以何种方式、向它提供哪些信息，以哪份协议约束？",
            "Why, how and which data are passed on to it, and which agreement binds it?",
        ),
    ),
];

/// What is asked of each scenario by which data goes to the recipient.
static FLOW: &[Question] = &[
    (
        &flows::PURPOSE,
        t(
            "为哪些目的使用这些个人信息？请一个目的写一句。",
            "For which purposes do you use the data? One sentence each, please.",
        ),
    ),
    (
        &flows::METHOD,
        t(
            "以哪些方式处理（存储、使用、加工、提供、删除等），怎样进行？",
            "By which methods do you process the data (storage, use, provision, deletion and so on), and how?",
        ),
    ),
];

/// Whether the field holds what the handler itself found, which no answer of a recipient replaces.
pub(in crate::document) fn is_own(field: &Field) -> bool {
    OWN.contains(&field)
}

/// Answers that are the handler's own judgement of the recipient.
static OWN: [&Field; 3] =
    [&recipients::LAW_FINDINGS, &recipients::LAW_EXPERIENCE, &recipients::LAW_EFFECT];

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
        t("角色和协议", "Role and agreement"),
        &[
            (
                &recipients::ROLE,
                t(
                    "贵方自行决定处理目的和方式，还是按我方委托处理？",
                    "Do you decide purpose and method yourselves, or process on our instructions?",
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
