//! The form of the standard contract: its headings, and every blank with the short label it is known by.
//!
//! Only labels and titles stand here, no sentence of the contract.

use crate::form::Field;
use crate::form::catalog::{contracts, handler, recipients};
use crate::text::{Text, t};

use super::declared::Anchor::{Before, Beside, Box, Choice, Date, Label, Remark, Words};
use super::declared::Step::{self, Line, Signing};
use super::declared::{Anchor, Official, Part, Slot, Whose, blank, slot};

/// The standard contract (个人信息出境标准合同), the annex of CAC order 13.
pub static CONTRACT: Official = Official {
    id: "contract",
    title: t("个人信息出境标准合同", "Standard Contract for the Export of Personal Information"),
    recipient: true,
    steps: STEPS,
};

const HEAD: Text = t("首部", "Head");
const NOTICES: Text = t("第九条第三项", "Art. 9(3)");
const DISPUTES: Text = t("第九条第四项", "Art. 9(4)");
const COPIES: Text = t("第九条第六项", "Art. 9(6)");
const APPENDIX: Text = t("附录一", "Appendix I");

const ADDRESS: Text = t("地址", "Address");
const CONTACT: Text = t("联系方式", "Contact");
const PERSON: Text = t("联系人", "Contact person");
const TITLE: Text = t("职务", "Title");

/// A blank that takes a term of the contract as it stands.
const fn term(id: &'static str, place: Text, field: &'static Field, anchor: Anchor) -> Step {
    let asks = Some((Whose::Terms, field));
    Step::Blank(Slot { asks, ..slot(id, place, field.label, anchor) })
}

/// A blank of the head that takes an answer of the handler as it stands.
const fn ours(id: &'static str, label: Text, field: &'static Field, words: &'static str) -> Step {
    let asks = Some((Whose::Exporter, field));
    Step::Blank(Slot { asks, ..slot(id, HEAD, label, Label(words)) })
}

/// The same of the overseas recipient.
const fn theirs(id: &'static str, label: Text, field: &'static Field, words: &'static str) -> Step {
    let asks = Some((Whose::Recipient, field));
    Step::Blank(Slot { asks, ..slot(id, HEAD, label, Label(words)) })
}

/// A blank that an edition may lack.
const fn may(id: &'static str, label: Text, anchor: Anchor) -> Step {
    Step::Blank(Slot { optional: true, ..slot(id, APPENDIX, label, anchor) })
}

/// The form from its title to its last appendix.
static STEPS: &[Step] = &[
    Line(t("个人信息出境标准合同", "Title")),
    ours("exporter.name", t("个人信息处理者", "Handler"), &handler::NAME, "个人信息处理者"),
    ours("exporter.address", ADDRESS, &handler::ADDRESS, "地址"),
    ours("exporter.contact", CONTACT, &handler::AGENT_CONTACT, "联系方式"),
    ours("exporter.person", PERSON, &handler::AGENT, "联系人"),
    blank("exporter.title", HEAD, TITLE, Label("职务")),
    theirs(
        "recipient.name",
        t("境外接收方", "Overseas recipient"),
        &recipients::NAME,
        "境外接收方",
    ),
    theirs("recipient.address", ADDRESS, &recipients::ADDRESS, "地址"),
    theirs("recipient.contact", CONTACT, &recipients::CONTACT, "联系方式"),
    theirs("recipient.person", PERSON, &recipients::CONTACT_PERSON, "联系人"),
    blank("recipient.title", HEAD, TITLE, Label("职务")),
    blank(
        "business.status",
        HEAD,
        t("【已】/【约定】", "Concluded, or to be"),
        Choice("【已】", "【约定】"),
    ),
    blank("business.year", HEAD, t("商业合同：年", "Business contract: year"), Date(Part::Year)),
    blank("business.month", HEAD, t("商业合同：月", "Business contract: month"), Date(Part::Month)),
    blank("business.day", HEAD, t("商业合同：日", "Business contract: day"), Date(Part::Day)),
    blank(
        "business.name",
        HEAD,
        t("商业合同名称", "Name of the business contract"),
        Before(&["（商业合同"]),
    ),
    Line(t("第一条 定义", "Article 1: definitions")),
    Line(t("第二条 个人信息处理者的义务", "Article 2: duties of the handler")),
    Step::Blank(Slot {
        asks: Some((Whose::Recipient, &recipients::MEASURES)),
        ..slot(
            "measures",
            t("第二条第五项", "Art. 2(5)"),
            t(
                "境外接收方的技术和管理措施",
                "Technical and organisational measures of the recipient",
            ),
            Remark("加密、匿名化"),
        )
    }),
    Line(t("第三条 境外接收方的义务", "Article 3: duties of the recipient")),
    Line(t(
        "第四条 境外接收方所在国家或者地区个人信息保护政策和法规对合同履行的影响",
        "Article 4: effect of the law of the recipient's place",
    )),
    Line(t("第五条 个人信息主体的权利", "Article 5: rights of individuals")),
    Line(t("第六条 救济", "Article 6: remedies")),
    Step::Blank(Slot {
        asks: Some((Whose::Terms, &contracts::INQUIRY_CONTACT)),
        ..slot(
            "inquiry",
            t("第六条第一项", "Art. 6(1)"),
            t("联系人及联系方式", "Contact for enquiries"),
            Words("联系人及联系方式"),
        )
    }),
    Line(t("第七条 合同解除", "Article 7: termination")),
    Line(t("第八条 违约责任", "Article 8: liability")),
    Line(t("第九条 其他", "Article 9: miscellaneous")),
    term("notice.address", NOTICES, &contracts::NOTICE_ADDRESS, Beside("具体地址")),
    term("notice.airmail", NOTICES, &contracts::AIRMAIL_DAYS, Before(&["天", "日"])),
    term(
        "notice.electronic",
        NOTICES,
        &contracts::ELECTRONIC_DAYS,
        Before(&["个工作日", "工作日"]),
    ),
    blank(
        "dispute.method",
        DISPUTES,
        t("争议解决方式", "Dispute resolution"),
        Before(&["种方式", "种"]),
    ),
    blank("dispute.cietac", DISPUTES, t("贸仲委", "CIETAC"), Box("中国国际经济贸易")),
    blank("dispute.cmac", DISPUTES, t("海仲委", "CMAC"), Box("中国海事仲裁委员会")),
    blank("dispute.bac", DISPUTES, t("北仲", "BAC"), Box("北京仲裁委员会")),
    blank("dispute.shiac", DISPUTES, t("上海国仲", "SHIAC"), Box("上海国际")),
    blank("dispute.other", DISPUTES, t("其他仲裁机构", "Another body"), Box("其他")),
    blank(
        "dispute.body",
        DISPUTES,
        t("其他仲裁机构名称", "Name of the other body"),
        Words("仲裁机构"),
    ),
    blank("dispute.seat", DISPUTES, t("仲裁地点", "Seat of arbitration"), Beside("仲裁地点")),
    term("copies.total", COPIES, &contracts::COPIES_TOTAL, Before(&["份"])),
    term("copies.each", COPIES, &contracts::COPIES_EACH, Before(&["份"])),
    term("signed.place", t("签署栏", "Signatures"), &contracts::SIGNED_AT, Beside("地点")),
    Signing,
    Line(t("附录一 个人信息出境说明", "Appendix I: description of the export")),
    blank("appendix.purpose", APPENDIX, t("（一）处理目的", "(1) purpose"), Label("处理目的")),
    blank("appendix.method", APPENDIX, t("（二）处理方式", "(2) method"), Label("处理方式")),
    blank("appendix.volume", APPENDIX, t("（三）规模", "(3) volume"), Label("出境个人信息的规模")),
    blank(
        "appendix.categories",
        APPENDIX,
        t("（四）种类", "(4) categories"),
        Label("出境个人信息种类"),
    ),
    blank(
        "appendix.sensitive",
        APPENDIX,
        t("（五）敏感个人信息种类", "(5) sensitive categories"),
        Words("敏感个人信息种类"),
    ),
    blank(
        "appendix.onward",
        APPENDIX,
        t("（六）境外第三方", "(6) third parties abroad"),
        Words("第三方提供个人信息"),
    ),
    blank(
        "appendix.transmission",
        APPENDIX,
        t("（七）传输方式", "(7) transmission"),
        Label("传输方式"),
    ),
    Step::Blank(Slot {
        unless: Some("retention.from.year"),
        ..slot(
            "appendix.retention",
            APPENDIX,
            t("（八）保存期限", "(8) retention"),
            Label("出境后保存期限"),
        )
    }),
    may("retention.from.year", t("（八）起：年", "(8) from: year"), Date(Part::FirstYear)),
    may("retention.from.month", t("（八）起：月", "(8) from: month"), Date(Part::Month)),
    may("retention.from.day", t("（八）起：日", "(8) from: day"), Date(Part::Day)),
    may("retention.to.year", t("（八）至：年", "(8) to: year"), Date(Part::LastYear)),
    may("retention.to.month", t("（八）至：月", "(8) to: month"), Date(Part::Month)),
    may("retention.to.day", t("（八）至：日", "(8) to: day"), Date(Part::Day)),
    blank(
        "appendix.storage",
        APPENDIX,
        t("（九）保存地点", "(9) place of storage"),
        Label("出境后保存地点"),
    ),
    blank("appendix.other", APPENDIX, t("（十）其他事项", "(10) other matters"), Label("其他事项")),
    Line(t("附录二 双方约定的其他条款（如需要）", "Appendix II: other terms")),
    Step::Blank(Slot {
        asks: Some((Whose::Terms, &contracts::EXTRA_TERMS)),
        ..slot(
            "appendix.terms",
            t("附录二", "Appendix II"),
            t("其他条款", "Other terms"),
            Words("双方约定的其他条款"),
        )
    }),
];
