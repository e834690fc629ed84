//! What overseas recipients are asked, in both languages: one table for the Word file, the workbook and the reader of answers.
//!
//! A question belongs to a field of a recipient, of what goes to it by one scenario, of a system abroad in which its data is kept, or of a
//! third party it passes the data on to; no other field can be answered by a questionnaire.

use crate::form::catalog::{flows, onward, recipients, systems};
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
        let mut questions = of(flow, FLOW);
        // Where systems are on record, each is asked about by itself.
        if flows::storage(&flow).is_empty() {
            questions.extend(of(flow, NO_SYSTEM));
        }
        (said!("处理活动：{scenario}", "Processing: {scenario}", scenario), questions)
    };
    let of_third = |third: Entry<'a>| {
        let name = third.title();
        (said!("境外第三方：{name}", "Third party: {name}", name), of(third, THIRD_PARTY))
    };
    let own = PARTS.iter().map(|(title, questions)| ((*title).into(), of(*recipient, questions)));
    let of_system = |system: Entry<'a>| {
        let name = system.title();
        // A name that nobody gave is told nobody.
        let title = if systems::is_unnamed(&system) {
            t("境外存储", "Storage abroad").into()
        } else {
            said!("境外系统：{name}", "System abroad: {name}", name)
        };
        (title, of(system, SYSTEM))
    };
    let systems = stored_in(recipient).into_iter().map(of_system);
    let flows = flows::to_recipient(recipient).into_iter().map(of_flow);
    let passes_on = !onward::passes_on(recipient).is_no();
    let third = onward::of(recipient).into_iter().filter(|_| passes_on).map(of_third);
    own.chain(third)
        .chain(flows)
        .chain(systems)
        .filter(|(_, questions)| !questions.is_empty())
        .collect()
}

/// The systems abroad in which the data of a recipient is kept, each once: its own, and none of another recipient.
fn stored_in<'a>(recipient: &Entry<'a>) -> Vec<Entry<'a>> {
    let mut out: Vec<Entry<'a>> = Vec::new();
    for system in flows::to_recipient(recipient).iter().flat_map(flows::storage) {
        let of = system.named(&systems::RECIPIENT).known().unwrap_or_default();
        let is_its_own = of.is_empty() || of.iter().any(|one| one.id == recipient.id);
        if is_its_own && !out.iter().any(|known| known.id == system.id) {
            out.push(system);
        }
    }
    out
}

/// The question whose answer belongs to `field`.
pub(in crate::document) fn question(field: &Field) -> Option<&'static Question> {
    let own = PARTS.iter().flat_map(|(_, questions)| *questions);
    own.chain(THIRD_PARTY)
        .chain(FLOW)
        .chain(NO_SYSTEM)
        .chain(SYSTEM)
        .find(|(asked, _)| *asked == field)
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
    (
        &flows::STORED,
        t(
            "是否在境外保存数据（下载、缓存、日志、备份）？",
            "Do you keep any of the data abroad (downloads, caches, logs, backups)?",
        ),
    ),
    (
        &flows::RETENTION_FROM,
        t("自哪一天起在境外保存？", "From which day is the data kept abroad?"),
    ),
    (
        &flows::RETENTION_TO,
        t(
            "保存到哪一天（为处理目的所必要的最短时间，含备份）？",
            "Until which day (the shortest time the purpose needs, backups included)?",
        ),
    ),
    (
        &flows::DISPOSAL,
        t(
            "到期怎样处理（删除、匿名化或者返还），备份何时清除，怎样证明？",
            "What becomes of it then (deletion, anonymisation or return), when are backups purged, and how is that proved?",
        ),
    ),
];

/// What is asked besides where no system is on record in which the data is kept.
static NO_SYSTEM: &[Question] = &[(
    &flows::STORAGE,
    t(
        "存放在哪些系统，各在哪里、由谁运营（名称、国家、城市、数据中心或者云服务商和区域），备份在哪里？",
        "In which systems is the data kept, where and by whom (name, country, city, data centre or cloud provider with region), and where are the backups?",
    ),
)];

/// What is asked of each system abroad in which data of the recipient is kept.
static SYSTEM: &[Question] = &[
    (
        &systems::PLACE,
        t(
            "主数据和备份分别存放在哪里（国家、城市、数据中心名称和地址；用云服务的，云服务商和区域）？",
            "Where do the data and the backups lie (country, city, name and address of the data centre; for a cloud, provider and region)?",
        ),
    ),
    (
        &systems::OPERATOR,
        t(
            "由谁运营和维护，哪些受托人（云服务商、运维商等）能够接触数据？",
            "Who runs and maintains it, and which sub-processors (cloud, maintenance) can reach the data?",
        ),
    ),
    (
        &systems::CERTIFICATES,
        t(
            "该系统通过了哪些测评和认证（名称、编号、日期）？",
            "Which tests and certificates does it hold (name, number, date)?",
        ),
    ),
];

/// Whether the field holds what the handler itself found, which no answer of a recipient replaces.
pub(in crate::document) fn is_own(field: &Field) -> bool {
    OWN.contains(&field)
}

/// Answers that are the handler's own judgement of the recipient.
static OWN: [&Field; 6] = [
    &recipients::TECHNICAL_LEVEL,
    &recipients::MANAGEMENT_LEVEL,
    &recipients::CAPABILITY_GAP,
    &recipients::LAW_FINDINGS,
    &recipients::LAW_EXPERIENCE,
    &recipients::LAW_EFFECT,
];

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
            (
                &recipients::TECHNICAL_LEVEL,
                t(
                    "贵方的技术保障能力自评为高、中还是低（高表示保障好）？依据写在安全措施中。",
                    "How do you grade your technical capability: high, medium or low (high is well protected)? Give the grounds with the measures.",
                ),
            ),
            (
                &recipients::MANAGEMENT_LEVEL,
                t(
                    "贵方的管理保障能力（制度、机构、人员、审计）自评为高、中还是低？",
                    "How do you grade your management capability (rules, organisation, staff, audits): high, medium or low?",
                ),
            ),
            (
                &recipients::CAPABILITY_GAP,
                t(
                    "与所承诺的义务相比还差什么，怎样补足、何时完成？没有的，请写明“无”。",
                    "What is lacking against the promised duties, and how and when is it made good? If nothing is, say none.",
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
                    "是否把这些个人信息提供给境外第三方，或者委托其处理（包括云服务商、关联企业、其他分包处理者）？",
                    "Do you pass the data on to third parties abroad, or have them process it (cloud providers, affiliates and other sub-processors included)?",
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
