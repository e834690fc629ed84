//! The contract (标准合同) with each recipient: its route, its blanks that no other section answers, its effect and filing.

use crate::day::Day;
use crate::form::options::{arbitration_body, dispute, gba_arbitration_body, route};
use crate::form::{Code, Each, Entry, Facts, Field, Kind, Section, Shape, Tri, Unit, options};
use crate::source::{GBA_HK, GBA_MO, SCG, SCM, cite};
use crate::text::t;

use super::{recipients, record};

/// The section.
pub static SECTION: Section = Section {
    id: "contracts",
    title: t("合同（每个接收方）", "Contracts (each recipient)"),
    about: t(
        "每个接收方一份，随接收方自动出现；订立标准合同或者大湾区标准合同时填写。合同正文不得改动；其余空白由前面的回答填入。",
        "One for each recipient; the rows come by themselves. For the standard contract and for that of the Greater Bay Area: the official text may not be altered, and its other blanks are filled from the answers above.",
    ),
    shape: Shape::Each(Each::Row(&recipients::SECTION)),
    fields: &[
        &ROUTE,
        &BUSINESS_STATUS,
        &BUSINESS_DATE,
        &BUSINESS_NAME,
        &INQUIRY_CONTACT,
        &NOTICE_ADDRESS,
        &AIRMAIL_DAYS,
        &ELECTRONIC_DAYS,
        &DISPUTE,
        &ARBITRATION_BODY,
        &BAY_ARBITRATION_BODY,
        &ARBITRATION_BODY_NAME,
        &ARBITRATION_SEAT,
        &COPIES_TOTAL,
        &COPIES_EACH,
        &SIGNED_AT,
        &EFFECTIVE,
        &FILING_NUMBER,
        &OTHER_MATTERS,
        &EXTRA_TERMS,
    ],
};

/// What can be the same for two recipients.
pub(super) static ALIKE: &[&Field] = &[
    &BUSINESS_STATUS,
    &AIRMAIL_DAYS,
    &ELECTRONIC_DAYS,
    &DISPUTE,
    &ARBITRATION_BODY,
    &ARBITRATION_BODY_NAME,
    &ARBITRATION_SEAT,
    &COPIES_TOTAL,
    &COPIES_EACH,
    &SIGNED_AT,
    &OTHER_MATTERS,
    &EXTRA_TERMS,
];

/// Another route than the record takes.
pub static ROUTE: Field = Field::new(
    "route",
    Kind::One(&options::ROUTES),
    t("与该接收方采用的路径", "Route with this recipient"),
    t(
        "与“评估概况”中所选路径相同的不必填写；不同的（例如只与香港接收方采用大湾区标准合同）在此写明。",
        "Leave open where it is the route chosen for the record. Say here what differs, such as the GBA contract with the recipient in Hong Kong only.",
    ),
)
.optional()
.source(&[cite(&SCM, "Art. 4")]);
/// Business contract: concluded or to be concluded.
pub static BUSINESS_STATUS: Field = Field::new(
    "business_status",
    Kind::One(&options::CONTRACT_STATUS),
    t("商业合同：已订立/约定订立", "Business contract: concluded or to be"),
    t("合同首部【已】/【约定】二选一；没有商业合同的留空。", "【已】 or 【约定】 in the head of the contract; leave open if there is no business contract."),
)
.optional()
.asked(by_either)
.source(&[cite(&SCM, "annex head"), cite(&GBA_HK, "annex head")]);
/// Date of the business contract.
pub static BUSINESS_DATE: Field = Field::new(
    "business_date",
    Kind::Day,
    t("商业合同订立日", "Date of the business contract"),
    t("合同首部的日期。", "The date in the head of the contract."),
)
.asked(has_business_contract)
.source(&[cite(&SCM, "annex head"), cite(&GBA_HK, "annex head")]);
/// Name of the business contract.
pub static BUSINESS_NAME: Field = Field::new(
    "business_name",
    Kind::Line,
    t("商业合同名称", "Name of the business contract"),
    t("与商业合同封面一致。", "As on the cover of the business contract."),
)
.in_both()
.asked(has_business_contract)
.source(&[cite(&SCM, "annex head"), cite(&GBA_HK, "annex head")]);
/// Contact for enquiries of individuals.
pub static INQUIRY_CONTACT: Field = Field::new(
    "inquiry_contact",
    Kind::Line,
    t("答复个人询问的联系人及联系方式", "Contact for individuals' enquiries"),
    t(
        "第六条第一项（大湾区合同为第五条第一项）：接收方的联系人、办公电话或者电子邮箱。",
        "Art. 6(1), in the GBA contract Art. 5(1): the recipient's contact person, office telephone or e-mail.",
    ),
)
.in_both()
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 6(1)"), cite(&GBA_HK, "annex Art. 5(1)")]);
/// Address for notices.
pub static NOTICE_ADDRESS: Field = Field::new(
    "notice_address",
    Kind::Line,
    t("通知地址", "Address for notices"),
    t(
        "第九条第三项（大湾区合同为第八条第三项）的具体地址。",
        "The address of Art. 9(3), in the GBA contract Art. 8(3).",
    ),
)
.in_both()
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(3)"), cite(&GBA_HK, "annex Art. 8(3)")]);
/// Days by airmail.
pub static AIRMAIL_DAYS: Field = Field::new(
    "airmail_days",
    Kind::Amount(Unit::Days),
    t("邮寄视为送达天数", "Days for airmail"),
    t(
        "航空挂号信寄出后多少日视为收到。",
        "So many days after registered airmail is posted it counts as received.",
    ),
)
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(3)"), cite(&GBA_HK, "annex Art. 8(3)")]);
/// Working days by electronic means.
pub static ELECTRONIC_DAYS: Field = Field::new(
    "electronic_days",
    Kind::Amount(Unit::WorkingDays),
    t("电子方式视为送达工作日数", "Working days for electronic notices"),
    t(
        "电子邮件等发出后多少个工作日视为收到。",
        "So many working days after sending by e-mail and the like it counts as received.",
    ),
)
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(3)"), cite(&GBA_HK, "annex Art. 8(3)")]);
/// Dispute resolution.
pub static DISPUTE: Field = Field::new(
    "dispute",
    Kind::One(&options::DISPUTE_METHODS),
    t("争议解决方式", "Dispute resolution"),
    t(
        "第九条第四项（大湾区合同为第八条第四项），仲裁或者诉讼，只能选一种。",
        "Art. 9(4), in the GBA contract Art. 8(4): arbitration or litigation, exactly one.",
    ),
)
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(4)"), cite(&GBA_HK, "annex Art. 8(4)")]);
/// Arbitration body.
pub static ARBITRATION_BODY: Field = Field::new(
    "arbitration_body",
    Kind::One(&options::ARBITRATION_BODIES),
    t("仲裁机构", "Arbitration body"),
    t("只能选一家。", "Exactly one."),
)
.asked(by_arbitration)
.source(&[cite(&SCM, "annex Art. 9(4)")]);
/// Arbitration body of the contract of the Bay.
pub static BAY_ARBITRATION_BODY: Field = Field::new(
    "bay_arbitration_body",
    Kind::One(&options::GBA_ARBITRATION_BODIES),
    t("仲裁机构（大湾区标准合同）", "Arbitration body (GBA contract)"),
    t(
        "只能选一家；与全国标准合同所列的机构不同。与澳门接收方订立的，按下载的合同所列。",
        "Exactly one; others than the national contract prints. With a recipient in Macao, as its own contract prints them.",
    ),
)
.asked(by_bay_arbitration)
.source(&[cite(&GBA_HK, "annex Art. 8(4)")]);
/// Name of another body.
pub static ARBITRATION_BODY_NAME: Field = Field::new(
    "arbitration_body_name",
    Kind::Line,
    t("其他仲裁机构名称", "Name of the other body"),
    t(
        "《承认及执行外国仲裁裁决公约》成员的仲裁机构；大湾区标准合同（澳门版）的，写其印有的机构。",
        "A body in a member state of the New York Convention; for the contract with Macao, the body it prints.",
    ),
)
.in_both()
.asked(by_other_body)
.source(&[cite(&SCM, "annex Art. 9(4)")]);
/// Seat.
pub static ARBITRATION_SEAT: Field = Field::new(
    "arbitration_seat",
    Kind::Line,
    t("仲裁地点", "Seat of arbitration"),
    t("在哪里仲裁。", "Where the arbitration takes place."),
)
.in_both()
.asked(arbitrates)
.source(&[cite(&SCM, "annex Art. 9(4)"), cite(&GBA_HK, "annex Art. 8(4)")]);
/// Copies in all.
pub static COPIES_TOTAL: Field = Field::new(
    "copies_total",
    Kind::Amount(Unit::Copies),
    t("正本总份数", "Originals in all"),
    t("第九条第六项（大湾区合同为第八条第六项）。", "Art. 9(6), in the GBA contract Art. 8(6)."),
)
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(6)"), cite(&GBA_HK, "annex Art. 8(6)")]);
/// Copies for each party.
pub static COPIES_EACH: Field = Field::new(
    "copies_each",
    Kind::Amount(Unit::Copies),
    t("双方各执份数", "Originals for each party"),
    t(
        "第九条第六项；总份数应不少于各执份数的两倍。",
        "Art. 9(6); the total is at least twice this.",
    ),
)
.asked(by_either)
.source(&[cite(&SCM, "annex Art. 9(6)"), cite(&GBA_HK, "annex Art. 8(6)")]);
/// Place of signing.
pub static SIGNED_AT: Field = Field::new(
    "signed_at",
    Kind::Line,
    t("签订地点", "Place of signing"),
    t(
        "合同末尾的签订地点；尚未签订的，写拟在哪里签订。",
        "The place at the end of the contract; before it is signed, where it is to be.",
    ),
)
.in_both()
.asked(by_either)
.source(&[cite(&SCM, "annex signatures"), cite(&GBA_HK, "annex signatures")]);
/// Day of effect.
pub static EFFECTIVE: Field = Field::new(
    "effective",
    Kind::Day,
    t("合同生效日", "Day of effect"),
    t("合同生效后方可出境；生效之日起10个工作日内备案。尚未签订的留空。", "Export may begin only after this day, and filing follows within 10 working days of it. Leave open until signed."),
)
.optional()
.asked(by_either)
.source(&[cite(&SCM, "Art. 6, 7"), cite(&GBA_HK, "Art. 6, 8"), cite(&GBA_MO, "Art. 6, 7")]);
/// Number of the filing.
pub static FILING_NUMBER: Field = Field::new(
    "filing_number",
    Kind::Line,
    t("备案编号", "Filing number"),
    t(
        "备案通过后取得的编号；没有的留空。",
        "The number given when the filing passed; leave open until then.",
    ),
)
.optional()
.asked(by_either)
.source(&[cite(&SCG, "Part 3(2)")]);
/// Other matters of Appendix I.
pub static OTHER_MATTERS: Field = Field::new(
    "other_matters",
    Kind::Paragraph,
    t("附录一 其他事项", "Appendix I: other matters"),
    t(
        "第十项，大湾区合同为第九项。视情况填写；没有的，写“无”。",
        "Item (10), in the GBA contract item (9). As needed; if there is nothing, write 无 (none).",
    ),
)
.in_both()
.asked(by_either)
.source(&[cite(&SCM, "annex Appendix I (10)"), cite(&GBA_HK, "annex Appendix I (9)")]);
/// Extra terms.
pub static EXTRA_TERMS: Field = Field::new(
    "extra_terms",
    Kind::Paragraph,
    t("附录二 其他条款", "Appendix II: other terms"),
    t(
        "不得与标准合同正文冲突；没有的，写“无”。",
        "May not conflict with the standard text; if there are none, write 无 (none).",
    ),
)
.in_both()
.asked(by_either)
.source(&[cite(&SCM, "Art. 6"), cite(&GBA_HK, "Art. 6")]);

/// Whether this route was chosen with a recipient: for itself, or by the choice of the record. The row of its contract stands for it.
pub fn goes_by(recipient: &Entry<'_>, code: Code) -> Tri {
    let contract = recipient.id.and_then(|id| recipient.facts().row(&SECTION, id));
    match contract.filter(|contract| contract.value(&ROUTE).is_some()) {
        Some(contract) => contract.chose(&ROUTE, code),
        None => record::is_chosen(recipient.facts(), code),
    }
}

/// Whether something is, or may be, filed by this route: with a recipient, or by the choice of the record while there is none.
pub fn any_goes_by(facts: &Facts<'_>, code: Code) -> Tri {
    let rows: Vec<Entry<'_>> = facts.rows(&recipients::SECTION).collect();
    if rows.is_empty() {
        return record::is_chosen(facts, code);
    }
    Tri::any(rows.iter().map(|recipient| goes_by(recipient, code)))
}

/// Whether something goes by the contract of the Bay, and there is more than one recipient.
pub(super) fn beside_the_bay(entry: &Entry<'_>) -> Tri {
    are_several(entry).and(any_goes_by(entry.facts(), route::GBA_CONTRACT))
}

/// Whether something goes by the standard contract, and there is more than one recipient.
pub(super) fn beside_others(entry: &Entry<'_>) -> Tri {
    are_several(entry).and(any_goes_by(entry.facts(), route::STANDARD_CONTRACT))
}

/// Whether there is more than one recipient: with one it need not be said which is meant.
pub(super) fn are_several(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.facts().rows(&recipients::SECTION).nth(1).is_some())
}

/// By the standard contract or by that of the Bay: most of their blanks are the same.
fn by_either(entry: &Entry<'_>) -> Tri {
    by_standard(entry).or(by_bay(entry))
}

fn by_standard(entry: &Entry<'_>) -> Tri {
    goes_by(entry, route::STANDARD_CONTRACT)
}

fn by_bay(entry: &Entry<'_>) -> Tri {
    goes_by(entry, route::GBA_CONTRACT)
}

fn has_business_contract(entry: &Entry<'_>) -> Tri {
    by_either(entry).and(Tri::known(entry.value(&BUSINESS_STATUS).is_some()))
}

fn arbitrates(entry: &Entry<'_>) -> Tri {
    by_either(entry).and(entry.chose(&DISPUTE, dispute::ARBITRATION))
}

fn by_arbitration(entry: &Entry<'_>) -> Tri {
    by_standard(entry).and(arbitrates(entry))
}

fn by_bay_arbitration(entry: &Entry<'_>) -> Tri {
    by_bay(entry).and(arbitrates(entry))
}

fn by_other_body(entry: &Entry<'_>) -> Tri {
    let standard = entry.chose(&ARBITRATION_BODY, arbitration_body::OTHER);
    let bay = entry.chose(&BAY_ARBITRATION_BODY, gba_arbitration_body::OTHER);
    by_arbitration(entry).and(standard).or(by_bay_arbitration(entry).and(bay))
}

/// The day by which the assessment must be finished: the first on which a contract takes effect or the export begins. What began before
/// it was finished is another matter, and counts no more.
pub fn assessed_by(facts: &Facts<'_>) -> Option<Day> {
    let record = facts.single(&record::SECTION);
    let end = record.day(&record::END).known()?;
    let effects = facts.rows(&SECTION).filter_map(|row| row.day(&EFFECTIVE).known());
    effects.chain(record.day(&record::EXPORT_START).known()).filter(|day| *day >= end).min()
}

/// The day on which papers are handed in: the day planned, else the first on which a contract takes effect.
pub fn handed_in_on(facts: &Facts<'_>) -> Option<Day> {
    let planned = facts.single(&record::SECTION).day(&record::FILING_DAY).known();
    planned.or_else(|| facts.rows(&SECTION).filter_map(|row| row.day(&EFFECTIVE).known()).min())
}
