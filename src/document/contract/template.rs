//! What the form of the standard contract holds: its headings, and every blank with the short label it is known by.
//!
//! Only labels and titles stand here, no sentence of the contract.

use serde::Serialize;

use crate::text::{Text, t};

/// A blank of the form.
#[derive(Debug, Serialize)]
pub struct Slot {
    /// Stable id, such as `exporter.name`.
    pub id: &'static str,
    /// Where in the contract it stands.
    pub place: Text,
    /// What it asks for.
    pub label: Text,
    /// How it is found.
    #[serde(skip)]
    pub(super) anchor: Anchor,
    /// Whether an edition may lack it.
    #[serde(skip)]
    pub(super) optional: bool,
    /// The blank that makes this one needless, where that one is there and has a value.
    #[serde(skip)]
    pub(super) unless: Option<&'static str>,
}

/// How a blank is found.
#[derive(Debug)]
pub(super) enum Anchor {
    /// A label at the head of a line. The blank follows its colon, or is the next cell of the table.
    Label(&'static str),
    /// A label anywhere in a line; the same.
    Words(&'static str),
    /// The blank stands right before one of these words.
    Before(&'static [&'static str]),
    /// The blank stands right before or right after these words in brackets.
    Beside(&'static str),
    /// The blank stands before or after a remark in brackets that begins near these words, or follows it.
    Remark(&'static str),
    /// A box to be ticked before these words.
    Box(&'static str),
    /// Words of which one is to be kept: from the first to the second.
    Choice(&'static str, &'static str),
}

/// A part of the form, in order.
#[derive(Debug)]
pub(super) enum Step {
    /// A line that holds a title, in Chinese with its number before it.
    Line(Text),
    /// A blank.
    Blank(Slot),
}

const HEAD: Text = t("首部", "Head");
const NOTICES: Text = t("第九条第（三）项", "Art. 9(3)");
const DISPUTES: Text = t("第九条第（四）项", "Art. 9(4)");
const COPIES: Text = t("第九条第（六）项", "Art. 9(6)");
const APPENDIX: Text = t("附录一", "Appendix I");

const ADDRESS: Text = t("地址", "Address");
const CONTACT: Text = t("联系方式", "Contact");
const PERSON: Text = t("联系人", "Contact person");
const TITLE: Text = t("职务", "Title");

const fn blank(id: &'static str, place: Text, label: Text, anchor: Anchor) -> Step {
    Step::Blank(Slot { id, place, label, anchor, optional: false, unless: None })
}

/// A blank that an edition may lack.
const fn may(id: &'static str, label: Text, anchor: Anchor) -> Step {
    Step::Blank(Slot { id, place: APPENDIX, label, anchor, optional: true, unless: None })
}

/// The form from its title to its last appendix.
pub(super) static STEPS: &[Step] = &[
    Step::Line(t("个人信息出境标准合同", "Title")),
    blank("exporter.name", HEAD, t("个人信息处理者", "Handler"), Anchor::Label("个人信息处理者")),
    blank("exporter.address", HEAD, ADDRESS, Anchor::Label("地址")),
    blank("exporter.contact", HEAD, CONTACT, Anchor::Label("联系方式")),
    blank("exporter.person", HEAD, PERSON, Anchor::Label("联系人")),
    blank("exporter.title", HEAD, TITLE, Anchor::Label("职务")),
    blank("recipient.name", HEAD, t("境外接收方", "Recipient"), Anchor::Label("境外接收方")),
    blank("recipient.address", HEAD, ADDRESS, Anchor::Label("地址")),
    blank("recipient.contact", HEAD, CONTACT, Anchor::Label("联系方式")),
    blank("recipient.person", HEAD, PERSON, Anchor::Label("联系人")),
    blank("recipient.title", HEAD, TITLE, Anchor::Label("职务")),
    blank(
        "business.status",
        HEAD,
        t("【已】/【约定】", "Concluded, or to be"),
        Anchor::Choice("【已】", "【约定】"),
    ),
    blank(
        "business.year",
        HEAD,
        t("商业合同：年", "Business contract: year"),
        Anchor::Before(&["年"]),
    ),
    blank(
        "business.month",
        HEAD,
        t("商业合同：月", "Business contract: month"),
        Anchor::Before(&["月"]),
    ),
    blank(
        "business.day",
        HEAD,
        t("商业合同：日", "Business contract: day"),
        Anchor::Before(&["日"]),
    ),
    blank(
        "business.name",
        HEAD,
        t("商业合同名称", "Name of the business contract"),
        Anchor::Before(&["（商业合同"]),
    ),
    Step::Line(t("第一条 定义", "Article 1: definitions")),
    Step::Line(t("第二条 个人信息处理者的义务", "Article 2: duties of the handler")),
    blank(
        "measures",
        t("第二条第（五）项", "Art. 2(5)"),
        t("境外接收方的技术和管理措施", "Technical and organisational measures of the recipient"),
        Anchor::Remark("加密、匿名化"),
    ),
    Step::Line(t("第三条 境外接收方的义务", "Article 3: duties of the recipient")),
    Step::Line(t(
        "第四条 境外接收方所在国家或者地区个人信息保护政策和法规对合同履行的影响",
        "Article 4: effect of the law of the recipient's place",
    )),
    Step::Line(t("第五条 个人信息主体的权利", "Article 5: rights of individuals")),
    Step::Line(t("第六条 救济", "Article 6: remedies")),
    blank(
        "inquiry",
        t("第六条第（一）项", "Art. 6(1)"),
        t("联系人及联系方式", "Contact for enquiries"),
        Anchor::Words("联系人及联系方式"),
    ),
    Step::Line(t("第七条 合同解除", "Article 7: termination")),
    Step::Line(t("第八条 违约责任", "Article 8: liability")),
    Step::Line(t("第九条 其他", "Article 9: miscellaneous")),
    blank(
        "notice.address",
        NOTICES,
        t("通知地址", "Address for notices"),
        Anchor::Beside("具体地址"),
    ),
    blank(
        "notice.airmail",
        NOTICES,
        t("邮寄视为送达天数", "Days for airmail"),
        Anchor::Before(&["天", "日"]),
    ),
    blank(
        "notice.electronic",
        NOTICES,
        t("电子方式视为送达工作日数", "Working days for electronic notices"),
        Anchor::Before(&["个工作日", "工作日"]),
    ),
    blank(
        "dispute.method",
        DISPUTES,
        t("争议解决方式", "Dispute resolution"),
        Anchor::Before(&["种方式", "种"]),
    ),
    blank("dispute.cietac", DISPUTES, t("贸仲委", "CIETAC"), Anchor::Box("中国国际经济贸易")),
    blank("dispute.cmac", DISPUTES, t("海仲委", "CMAC"), Anchor::Box("中国海事仲裁委员会")),
    blank("dispute.bac", DISPUTES, t("北仲", "BAC"), Anchor::Box("北京仲裁委员会")),
    blank("dispute.shiac", DISPUTES, t("上海国仲", "SHIAC"), Anchor::Box("上海国际")),
    blank("dispute.other", DISPUTES, t("其他仲裁机构", "Another body"), Anchor::Box("其他")),
    blank(
        "dispute.body",
        DISPUTES,
        t("其他仲裁机构名称", "Name of the other body"),
        Anchor::Words("仲裁机构"),
    ),
    blank(
        "dispute.seat",
        DISPUTES,
        t("仲裁地点", "Seat of arbitration"),
        Anchor::Beside("仲裁地点"),
    ),
    blank("copies.total", COPIES, t("正本总份数", "Originals in all"), Anchor::Before(&["份"])),
    blank(
        "copies.each",
        COPIES,
        t("双方各执份数", "Originals for each party"),
        Anchor::Before(&["份"]),
    ),
    blank(
        "signed.place",
        t("签署栏", "Signatures"),
        t("签订地点", "Place of signing"),
        Anchor::Beside("地点"),
    ),
    Step::Line(t("附录一 个人信息出境说明", "Appendix I: description of the export")),
    blank(
        "appendix.purpose",
        APPENDIX,
        t("（一）处理目的", "(1) purpose"),
        Anchor::Label("处理目的"),
    ),
    blank(
        "appendix.method",
        APPENDIX,
        t("（二）处理方式", "(2) method"),
        Anchor::Label("处理方式"),
    ),
    blank(
        "appendix.volume",
        APPENDIX,
        t("（三）规模", "(3) volume"),
        Anchor::Label("出境个人信息的规模"),
    ),
    blank(
        "appendix.categories",
        APPENDIX,
        t("（四）种类", "(4) categories"),
        Anchor::Label("出境个人信息种类"),
    ),
    blank(
        "appendix.sensitive",
        APPENDIX,
        t("（五）敏感个人信息种类", "(5) sensitive categories"),
        Anchor::Words("敏感个人信息种类"),
    ),
    blank(
        "appendix.onward",
        APPENDIX,
        t("（六）境外第三方", "(6) third parties abroad"),
        Anchor::Words("第三方提供个人信息"),
    ),
    blank(
        "appendix.transmission",
        APPENDIX,
        t("（七）传输方式", "(7) transmission"),
        Anchor::Label("传输方式"),
    ),
    Step::Blank(Slot {
        id: "appendix.retention",
        place: APPENDIX,
        label: t("（八）保存期限", "(8) retention"),
        anchor: Anchor::Label("出境后保存期限"),
        optional: false,
        unless: Some("retention.from.year"),
    }),
    may("retention.from.year", t("（八）起：年", "(8) from: year"), Anchor::Before(&["年"])),
    may("retention.from.month", t("（八）起：月", "(8) from: month"), Anchor::Before(&["月"])),
    may("retention.from.day", t("（八）起：日", "(8) from: day"), Anchor::Before(&["日"])),
    may("retention.to.year", t("（八）至：年", "(8) to: year"), Anchor::Before(&["年"])),
    may("retention.to.month", t("（八）至：月", "(8) to: month"), Anchor::Before(&["月"])),
    may("retention.to.day", t("（八）至：日", "(8) to: day"), Anchor::Before(&["日"])),
    blank(
        "appendix.storage",
        APPENDIX,
        t("（九）保存地点", "(9) place of storage"),
        Anchor::Label("出境后保存地点"),
    ),
    blank(
        "appendix.other",
        APPENDIX,
        t("（十）其他事项", "(10) other matters"),
        Anchor::Label("其他事项"),
    ),
    Step::Line(t("附录二 双方约定的其他条款（如需要）", "Appendix II: other terms")),
    blank(
        "appendix.terms",
        t("附录二", "Appendix II"),
        t("其他条款", "Other terms"),
        Anchor::Words("双方约定的其他条款"),
    ),
];
