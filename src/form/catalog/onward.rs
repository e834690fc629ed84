//! Onward recipients (境外第三方): to whom a recipient passes the data on, one row each.

use crate::form::{Answer, Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{GBA_HK, PIPL, SCG, SCM, cite};
use crate::text::t;

use super::{contracts, flows, items, recipients, scenarios, systems};
use crate::form::options::{legal_basis, route};

/// The section.
pub static SECTION: Section = Section {
    id: "onward",
    title: t("境外第三方", "Onward recipients"),
    about: t(
        "接收方会再提供给的每个境外第三方一行：合同附录一（六）、报告和告知书都用它。没有的留空。",
        "One row for each third party abroad to whom a recipient passes the data on; Appendix I (6), report and notice use it. Leave empty where there is none.",
    ),
    shape: Shape::Rows { noun: t("第三方", "onward recipient"), prefix: "onward", title: &NAME },
    fields: &[
        &RECIPIENT,
        &NAME,
        &SHORT_NAME,
        &COUNTRY,
        &CONTACT,
        &SCENARIOS,
        &ITEMS,
        &FACTS,
        &TOLD,
        &MOMENT,
        &SAME_JURISDICTION,
        &BUSINESS_NEED,
        &SUBJECTS_TOLD,
        &CONSENTED,
    ],
};

/// Through whom.
pub static RECIPIENT: Field = Field::new(
    "recipient",
    Kind::Row(&recipients::SECTION),
    t("由哪个接收方提供", "Passed on by"),
    t("向它提供信息的境外接收方。", "The recipient that provides the data to it."),
);
/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("名称", "Name"),
    t("法律实体全称。", "Full name of the legal entity."),
)
.in_both()
.source(&[cite(&SCM, "annex Appendix I (6)")]);
/// What papers call it in short.
pub static SHORT_NAME: Field = Field::new(
    "short_name",
    Kind::Line,
    t("文书中的简称", "Short name in papers"),
    t(
        "评估报告、说明中对它的简称；报告用到的，列入报告所附的简称表。几个简称以顿号分开。",
        "What texts of the record call it in short; a report that uses it lists it among its short names. Several are divided by commas.",
    ),
)
.optional();
/// Country or region.
pub static COUNTRY: Field = Field::new(
    "country",
    Kind::One(&options::COUNTRIES),
    t("所在国家或者地区", "Country or region"),
    t("第三方在哪里。", "Where the third party is."),
)
.optional();
/// Contact.
pub static CONTACT: Field = Field::new(
    "contact",
    Kind::Line,
    t("联系方式", "Contact"),
    t("告知个人的联系方式。", "The contact told to individuals."),
)
.optional()
.source(&[cite(&PIPL, "Art. 39")]);
/// Of which scenarios it receives data.
pub static SCENARIOS: Field = Field::new(
    "scenarios",
    Kind::Rows(&scenarios::SECTION),
    t("涉及的场景", "Scenarios concerned"),
    t(
        "只提供其中一些场景的信息的，选出这些场景：其他场景的人不必被告知这个第三方；不填写即该接收方的全部场景。",
        "Where it receives data of some scenarios only, name them: people of the others need not be told of it. Left open, all that the recipient receives.",
    ),
)
.optional();
/// Which items it receives.
pub static ITEMS: Field = Field::new(
    "items",
    Kind::Rows(&items::SECTION),
    t("提供给第三方的信息项", "Items passed on"),
    t(
        "第三方实际得到的信息项：信息项对照表和同意书只写这些，一般的和敏感的分别勾选。不填写的，对照表不列第三方，同意书用告知的文字。",
        "What the third party really gets: the map of items and the consent name these alone, ordinary and sensitive ones ticked apart. Left open, the map leaves the third party out and the consent refers to the words told.",
    ),
)
.optional()
.source(&[cite(&SCM, "annex Appendix I (6)"), cite(&PIPL, "Art. 23")]);
/// Purpose, kinds, manner and the agreement.
pub static FACTS: Field = Field::new(
    "facts",
    Kind::Paragraph,
    t("目的、方式、种类和约束", "Purpose, manner, kinds and agreement"),
    t(
        "为什么、以何种方式、提供哪些信息，以何种协议约束。写入合同附录一（六）和报告。",
        "Why, how and which data, and the agreement that binds it. Goes into Appendix I (6) and the report.",
    ),
)
.in_both()
.source(&[cite(&SCM, "annex Appendix I (6)"), cite(&SCG, "annex 5")]);
/// What people are told.
pub static TOLD: Field = Field::new(
    "told",
    Kind::Paragraph,
    t("告知个人的文字", "Words told to individuals"),
    t(
        "写给个人看的说明；不填写的，告知书用上面一项的文字。内部的合同编号、审计安排不必告知。",
        "For the individual to read; left open, the notice uses the words above. Numbers of contracts and audits are no matter of the notice.",
    ),
)
.in_both()
.optional();
/// When consent to passing on is asked.
pub static MOMENT: Field = Field::new(
    "moment",
    Kind::One(&options::CONSENT_MOMENTS),
    t("同意的征求时点", "When consent is asked"),
    t(
        "个人对提供给这个第三方的单独同意在什么时候征求；与该场景的其他同意一同征求的，不必填写。",
        "When people are asked to consent to passing on to this third party; leave open where it is asked with the rest.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 23, 39")]);
/// Same jurisdiction, for the contract of the Bay.
pub static SAME_JURISDICTION: Field = Field::new(
    "same_jurisdiction",
    Kind::YesNo,
    t("与接收方在同一辖区", "In the recipient's own jurisdiction"),
    t(
        "大湾区标准合同只允许提供给同一辖区（同在内地九市、同在香港或者同在澳门）的第三方。",
        "The GBA contract allows passing on only within the same jurisdiction: the nine cities, Hong Kong or Macao alike.",
    ),
)
.asked(by_the_bay_contract)
.source(&[cite(&GBA_HK, "annex Art. 3(7), 3(8)")]);
/// The business need, for the contract of the Bay.
pub static BUSINESS_NEED: Field = Field::new(
    "business_need",
    Kind::Paragraph,
    t("业务需要", "Business need"),
    t(
        "大湾区标准合同第三条第八项的四个条件之一：为什么确有业务需要提供给它。",
        "One of the four conditions of Art. 3(8) of the GBA contract: why the business really needs it.",
    ),
)
.in_both()
.asked(by_the_bay_contract)
.source(&[cite(&GBA_HK, "annex Art. 3(8)")]);
/// Whether people were told, for the contract of the Bay.
pub static SUBJECTS_TOLD: Field = Field::new(
    "subjects_told",
    Kind::YesNo,
    t("已告知个人", "Individuals were told"),
    t(
        "已告知第三方的名称、联系方式、处理目的、处理方式、种类、保存期限和行权方式；属地法律规定不需要告知的，也填“是”并在告知文字中写明依据。",
        "Told its name, contact, purposes, manner, kinds, retention and how to exercise rights. Where the law of the place asks for no notice, say yes, and give the ground in the words told.",
    ),
)
.asked(by_the_bay_contract)
.source(&[cite(&GBA_HK, "annex Art. 3(8)")]);
/// Whether people consented, for the contract of the Bay.
pub static CONSENTED: Field = Field::new(
    "consented",
    Kind::YesNo,
    t("已取得个人同意", "Individuals consented"),
    t(
        "基于个人同意处理的，按处理者属地法律取得了对提供给第三方的同意。",
        "Where consent is the ground: consent to the provision to the third party, by the law of the handler's place.",
    ),
)
.asked(by_the_bay_and_consent)
.source(&[cite(&GBA_HK, "annex Art. 3(8)")]);

/// The third parties to whom a recipient passes the data on.
pub fn of<'a>(recipient: &Entry<'a>) -> Vec<Entry<'a>> {
    // What names another recipient says nothing of this one, and is no reason for what is decided of it.
    let names_another = |row: &Entry<'_>| {
        let named = row.value(&RECIPIENT).and_then(serde_json::Value::as_str);
        named.is_some_and(|named| Some(named) != recipient.id)
    };
    let is_of = |row: &Entry<'_>| {
        !names_another(row)
            && row
                .named(&RECIPIENT)
                .known()
                .is_some_and(|rows| rows.iter().any(|r| r.id == recipient.id))
    };
    recipient.facts().rows(&SECTION).filter(is_of).collect()
}

/// Whether a recipient passes data on: as answered, and where that is not, a third party with a row of its own says so.
pub fn passes_on(recipient: &Entry<'_>) -> Tri {
    let answered = || recipient.yes_no(&recipients::ONWARD);
    if none_says_so(recipient).is_no() { Tri::Yes } else { answered() }
}

/// Whether it is still to be answered by itself: no third party has a row that says so, or an answer stands.
pub(super) fn none_says_so(recipient: &Entry<'_>) -> Tri {
    Tri::known(recipient.value(&recipients::ONWARD).is_some() || of(recipient).is_empty())
}

/// The third parties to whom data of a flow may be passed on: those of its recipient that do not name other scenarios only.
pub fn of_flow<'a>(flow: &Entry<'a>) -> Vec<Entry<'a>> {
    let Some((scenario, recipient)) = flow.of().zip(flow.with()) else { return Vec::new() };
    let may_concern = |row: &Entry<'_>| {
        row.value(&SCENARIOS).is_none()
            || row
                .named(&SCENARIOS)
                .known()
                .is_none_or(|own| own.iter().any(|known| known.id == scenario.id))
    };
    of(&recipient).into_iter().filter(may_concern).collect()
}

/// The items of a flow that a third party receives; open where it is not said.
pub fn items_of<'a>(third: &Entry<'a>, flow: &Entry<'a>) -> Answer<Vec<Entry<'a>>> {
    let (own, sent) = match (third.named(&ITEMS), flows::items(flow)) {
        (Answer::Known(own), Answer::Known(sent)) => (own, sent),
        (Answer::Unknown(lacking), _) | (_, Answer::Unknown(lacking)) => {
            return Answer::Unknown(lacking);
        }
    };
    // Of several scenarios each passes on its own.
    let is_sent = |item: &Entry<'_>| sent.iter().any(|known| known.id == item.id);
    Answer::Known(own.into_iter().filter(is_sent).collect())
}

/// The third party of a recipient that runs a system, by the name of who runs it.
pub fn running<'a>(recipient: &Entry<'a>, system: &Entry<'_>) -> Option<Entry<'a>> {
    let operator = system.text(&systems::OPERATOR).known()?;
    let runs = |third: &Entry<'_>| {
        third.text(&NAME).known().is_some_and(|name| operator.contains(name.trim()))
    };
    of(recipient).into_iter().find(runs)
}

/// Whether a third party is of the recipient's own jurisdiction. Two known places that differ are no such one, whatever is said.
pub fn is_of_jurisdiction(row: &Entry<'_>) -> Tri {
    let place = row.choice(&COUNTRY).known();
    let recipients = row.named(&RECIPIENT).known().unwrap_or_default();
    let of = recipients.first().and_then(|one| one.choice(&recipients::COUNTRY).known());
    match place.zip(of) {
        Some((place, of)) if place != of => Tri::No,
        _ => row.yes_no(&SAME_JURISDICTION),
    }
}

/// Whether the recipient provides nothing beyond its own jurisdiction.
pub fn stays_in_jurisdiction(recipient: &Entry<'_>) -> Tri {
    let rows = of(recipient);
    let within = if rows.is_empty() {
        Tri::Unknown(crate::form::Lacking::from([crate::form::Place::whole(&SECTION)]))
    } else {
        Tri::all(rows.iter().map(is_of_jurisdiction))
    };
    let passes_on = passes_on(recipient);
    // Whether it passes anything on is the first thing to ask.
    if matches!(passes_on, Tri::Unknown(_)) && !within.is_yes() {
        return passes_on;
    }
    passes_on.not().or(within)
}

fn by_the_bay_contract(entry: &Entry<'_>) -> Tri {
    entry.named(&RECIPIENT).any(|recipient| contracts::goes_by(recipient, route::GBA_CONTRACT))
}

/// Whether something goes to the recipient by the contract of the Bay on the ground of consent.
fn by_the_bay_and_consent(entry: &Entry<'_>) -> Tri {
    let on_consent = |recipient: &Entry<'_>| {
        Tri::any(
            flows::to_recipient(recipient)
                .iter()
                .filter_map(Entry::of)
                .map(|scenario| scenario.chose(&scenarios::LEGAL_BASIS, legal_basis::CONSENT)),
        )
    };
    by_the_bay_contract(entry).and(entry.named(&RECIPIENT).any(on_consent))
}

/// The short names that a record gives, each by itself.
pub fn short_names<'a>(row: &Entry<'a>, field: &'static Field) -> Vec<&'a str> {
    let names = row.text(field).known().unwrap_or_default();
    let names = names.split(['；', ';', '、', '，', ',']).map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
}
