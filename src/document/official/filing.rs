//! The annex forms that are signed with a filing or an application: power of attorney and undertaking.
//!
//! The wording of annex 2 of the security assessment guide is known from its text; that of annexes 2 and 3 of the filing guide is not,
//! so every blank of an undertaking may be lacking, and whatever is not known by these labels is left as it is and told.

use crate::form::catalog::{handler, people, recipients};
use crate::form::options::filing_person;
use crate::text::{Text, t};

use super::declared::Anchor::{Choice, Date, Hint, Words};
use super::declared::Step::{self, Line};
use super::declared::{Anchor, Official, Part, Slot, Whose, slot};

/// The power of attorney (经办人授权委托书): annex 2 of the security assessment guide (3rd ed.), and of the filing guide (2nd ed.).
pub static AUTHORISATION: Official = Official {
    id: "authorisation",
    title: t("经办人授权委托书", "Power of Attorney for the Handling Person"),
    recipient: false,
    steps: &[
        Line(t("经办人授权委托书", "Title")),
        asks(
            "representative.name",
            TEXT,
            handler::LEGAL_REPRESENTATIVE.label,
            (Whose::Exporter, &handler::LEGAL_REPRESENTATIVE),
            Hint(&["法定代表人姓名", "姓名"]),
        ),
        asks(
            "representative.number",
            TEXT,
            t("法定代表人身份证件号码", "Identity number of the legal representative"),
            (Whose::Person(filing_person::LEGAL_REPRESENTATIVE), &people::ID_NUMBER),
            Words("身份证件号码"),
        ),
        asks(
            "exporter.name",
            TEXT,
            t("单位名称", "Organisation"),
            (Whose::Exporter, &handler::NAME),
            Hint(&["个人信息处理者名称", "数据处理者名称", "单位名称"]),
        ),
        asks(
            "agent.name",
            TEXT,
            handler::AGENT.label,
            (Whose::Exporter, &handler::AGENT),
            Hint(&["经办人姓名", "姓名"]),
        ),
        asks(
            "agent.number",
            TEXT,
            t("经办人身份证件号码", "Identity number of the handling person"),
            (Whose::Person(filing_person::AGENT), &people::ID_NUMBER),
            Words("身份证件号码"),
        ),
        may("matter.entrusted", MATTER, t("委托的事项", "matter entrusted"), BOTH_MATTERS),
        may("matter.acts", MATTER, t("进行的事项", "matter acted in"), BOTH_MATTERS),
        Step::Blank(Slot {
            unless: Some("term.from.year"),
            optional: true,
            ..slot("term", TERM, t("期限", "term"), Words("期限"))
        }),
        may("term.from.year", TERM, t("起：年", "from: year"), Date(Part::FirstYear)),
        may("term.from.month", TERM, t("起：月", "from: month"), Date(Part::Month)),
        may("term.from.day", TERM, t("起：日", "from: day"), Date(Part::Day)),
        may("term.to.year", TERM, t("止：年", "to: year"), Date(Part::LastYear)),
        may("term.to.month", TERM, t("止：月", "to: month"), Date(Part::Month)),
        may("term.to.day", TERM, t("止：日", "to: day"), Date(Part::Day)),
    ],
};

/// The undertaking of the handler (承诺书): annex 3 of the filing guide, annex 2 of the Greater Bay Area guideline.
pub static UNDERTAKING: Official = Official {
    id: "undertaking",
    title: t("承诺书（个人信息处理者）", "Undertaking (of the handler)"),
    recipient: false,
    steps: &[
        Line(t("承诺书", "Title")),
        who("exporter.name", (Whose::Exporter, &handler::NAME)),
        Step::Blank(Slot {
            optional: true,
            ..asked(
                "exporter.code",
                PARTY,
                handler::CREDIT_CODE.label,
                (Whose::Exporter, &handler::CREDIT_CODE),
                Words("统一社会信用代码"),
            )
        }),
    ],
};

/// The undertaking of the recipient (承诺书): annex 2 of the Greater Bay Area guideline.
pub static RECIPIENT_UNDERTAKING: Official = Official {
    id: "recipient-undertaking",
    title: t("承诺书（接收方）", "Undertaking (of the recipient)"),
    recipient: true,
    steps: &[
        Line(t("承诺书", "Title")),
        who("recipient.name", (Whose::Recipient, &recipients::NAME)),
    ],
};

const TEXT: Text = t("正文", "Text");
const MATTER: Text = t("委托事项", "Matter");
const TERM: Text = t("授权委托期限", "Term");
const PARTY: Text = t("承诺人", "Who undertakes");

const BOTH_MATTERS: Anchor = Choice(
    t("数据出境安全评估申报工作", "application for the security assessment").zh,
    t("延长评估结果有效期申请工作", "request to extend the result").zh,
);

type Asks = (Whose, &'static crate::form::Field);

const fn asked(id: &'static str, place: Text, label: Text, asks: Asks, anchor: Anchor) -> Slot {
    Slot { asks: Some(asks), ..slot(id, place, label, anchor) }
}

const fn asks(id: &'static str, place: Text, label: Text, asks: Asks, anchor: Anchor) -> Step {
    Step::Blank(asked(id, place, label, asks, anchor))
}

const fn may(id: &'static str, place: Text, label: Text, anchor: Anchor) -> Step {
    Step::Blank(Slot { optional: true, ..slot(id, place, label, anchor) })
}

/// The name of who undertakes, where the form has a place for it.
const fn who(id: &'static str, asks: Asks) -> Step {
    let names = &["单位名称", "个人信息处理者名称", "接收方名称", "承诺单位", "承诺人"];
    let label = t("承诺人名称", "Name of who undertakes");
    Step::Blank(Slot { optional: true, ..asked(id, PARTY, label, asks, Hint(names)) })
}
