//! The cross-border notice to individuals: everything PIPL Arts. 17, 30 and 39 ask to be told, by scenario and recipient.

mod passed;

pub(super) use passed::passed_on;

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{
    consents, flows, groups, handler, items, onward, recipients, record, scenarios,
};
use crate::form::options::sensitivity;
use crate::form::{Entry, Place, Tri};
use crate::law::{Mechanism, Requirement, Route, duties};
use crate::source::{PIPL, cite};
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::paper::{Paper, Part, Scope, TRANSFER, WRITTEN, When};

/// The notice to individuals.
pub static PAPER: Paper = Paper {
    id: "notice",
    title: t("个人信息出境告知书", "Notice on Providing Personal Information Abroad"),
    layout: Layout::Report,
    scope: Scope::Group,
    part: Part::People,
    when: When::Duty(&duties::NOTICE),
    carries: &[TRANSFER, &[&handler::NAME, &items::NAME]],
    build: Some(build),
    is_copied: true,
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let exporter = material.single(&handler::SECTION);
    let mut body = vec![opening(material, &exporter)];
    let rows = concerned(material);
    if rows.is_empty() {
        body.push(material.gap(Place::whole(&scenarios::SECTION)));
    }
    for (index, scenario) in rows.iter().enumerate() {
        body.push(material.heading_of(1, index + 1, &scenario.title()));
        body.extend(told(material, scenario));
    }
    body.push(material.heading(1, rows.len() + 1, t("您的权利", "Your rights")));
    body.extend(rights(material, &exporter));
    body
}

fn opening(material: &Material<'_>, exporter: &Entry<'_>) -> Block {
    let told = concerned(material);
    let mut of = told.iter().flat_map(|scenario| about(material, scenario));
    let sensitive = of.any(|flow| flows::items(&flow).any(items::is_sensitive).is_yes());
    let articles = if sensitive { "Art. 17, 30, 39" } else { "Art. 17, 39" };
    let source = cite(&PIPL, articles).spoken();
    Block::Paragraph(runs!(
        material,
        "{handler}（以下称“我们”）依据{source}，就向境外提供您的个人信息告知如下。我们的联系方式：{contact}。",
        "{handler} (\"we\") informs you of the following about providing your personal information \
         abroad, pursuant to {source}. Our contact: {contact}.",
        handler = material.handler_name(),
        source = source,
        contact = material.needed(exporter, &handler::PUBLIC_CONTACT),
    ))
}

/// What is told of one scenario; the consent text says the same.
pub(super) fn told(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Block> {
    let recipients = material.named(scenario, &scenarios::RECIPIENTS);
    if recipients.is_empty() {
        return vec![material.gap(scenario.place(&scenarios::RECIPIENTS))];
    }
    about(material, scenario).iter().flat_map(|flow| told_of(material, flow)).collect()
}

/// The flows of a scenario that concern those who are told.
pub(super) fn about<'a>(material: &Material<'_>, scenario: &Entry<'a>) -> Vec<Entry<'a>> {
    let flows = material.flows_of(scenario).into_iter();
    flows.filter(|flow| material.is_about_flow(flow)).collect()
}

/// The scenarios that concern those who are told.
pub(super) fn concerned<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let is_told = |row: &Entry<'a>| material.about.is_none() || !about(material, row).is_empty();
    material.rows(&scenarios::SECTION).into_iter().filter(is_told).collect()
}

/// The same of one flow.
pub(super) fn told_of(material: &Material<'_>, flow: &Entry<'_>) -> Vec<Block> {
    let (Some(scenario), Some(recipient)) = (flow.of(), flow.with()) else { return Vec::new() };
    let (scenario, recipient, of) = (&scenario, &recipient, std::slice::from_ref(flow));
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    let mut row = |label: Text, value: Vec<Inline>| {
        if !value.is_empty() {
            rows.push(vec![material.words(label), value]);
        }
    };
    row(RECIPIENT, name_of(material, recipient));
    row(
        t("所在国家或者地区", "Country or region"),
        material.answer(recipient, &recipients::COUNTRY),
    );
    row(
        t("境外接收方联系方式", "Recipient's contact"),
        material.answer(recipient, &recipients::CONTACT),
    );
    row(t("处理目的", "Purpose"), material.purposes(of));
    row(t("处理方式", "Method"), material.answer(flow, &flows::METHOD));
    let (ordinary, sensitive) = kinds_of(material, flow);
    row(t("个人信息的种类", "Categories"), ordinary);
    row(t("敏感个人信息的种类", "Sensitive categories"), sensitive);
    row(NECESSITY, necessity_among(material, material.items_of(flow)));
    // It is asked of the sensitive data of a scenario, which may go to another recipient alone.
    if !flows::items(flow).any(items::is_sensitive).is_no() || has_children(material, flow) {
        row(EFFECT, material.answer(scenario, &scenarios::RIGHTS_EFFECT));
    }
    if !scenario.yes_no(&scenarios::AUTOMATED).is_no() {
        let told = match scenario.yes_no(&scenarios::AUTOMATED) {
            crate::form::Tri::Yes => material.words(t(
                "您的信息会用于自动化决策。决定对您的权益有重大影响的，您有权要求说明，并有权拒绝仅通过自动化决策作出的决定；用于信息推送、商业营销的，您可以选择不针对您个人特征的选项，或者拒绝。",
                "Your data is used for automated decisions. Where a decision affects your rights substantially you may ask for an explanation and refuse one made by automated means alone; for pushed content and marketing you may choose options that are not based on your personal characteristics, or refuse.",
            )),
            _ => vec![material.blank(scenario.place(&scenarios::AUTOMATED))],
        };
        row(t("自动化决策", "Automated decisions"), told);
    }
    let kept = material.kept(of, t("；到期处理：", "; then: "));
    row(t("境外保存期限和到期处理", "Retention and disposal"), kept);
    row(t("境外保存地点", "Place of storage abroad"), material.stored_abroad(of));
    if onward::passes_on(recipient).is_yes() {
        row(PASSED_ON, material.onward_for_people(flow));
    }
    row(
        t("向境外接收方行使权利的方式和程序", "How to exercise your rights against the recipient"),
        material.answer(recipient, &recipients::RIGHTS_CHANNEL),
    );
    vec![material.table(Text::EMPTY, &[], &[28, 72], rows), basis(material, scenario)]
}

const RECIPIENT: Text = t("境外接收方名称", "Recipient");
const NECESSITY: Text = t("处理敏感个人信息的必要性", "Why sensitive data is needed");
const EFFECT: Text = t("对您的影响", "Effect on you");
const PASSED_ON: Text = t("再提供给境外第三方", "Passed on to third parties abroad");

/// The name of a recipient, with that in Chinese where there is another.
fn name_of(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    let name = material.answer(recipient, &recipients::NAME);
    let local = material.answer(recipient, &recipients::NAME_ZH);
    if local.is_empty() || local == name {
        return name;
    }
    runs!(material, "{name}（{local}）", "{name} ({local})", name = name, local = local)
}

/// Whether data of children may go with the flow.
fn has_children(material: &Material<'_>, flow: &Entry<'_>) -> bool {
    material.groups_of(flow).iter().any(|group| !groups::has_under_14(group).is_no())
}

/// The items, ordinary and sensitive apart; a blank where an item is not judged.
pub(super) fn kinds(material: &Material<'_>, scenario: &Entry<'_>) -> (Vec<Inline>, Vec<Inline>) {
    let rows = material.named(scenario, &scenarios::ITEMS);
    if rows.is_empty() {
        return (vec![material.blank(scenario.place(&scenarios::ITEMS))], Vec::new());
    }
    kinds_among(material, rows)
}

/// The same of a flow.
pub(super) fn kinds_of(material: &Material<'_>, flow: &Entry<'_>) -> (Vec<Inline>, Vec<Inline>) {
    let rows = material.items_of(flow);
    match flow.of().filter(|_| rows.is_empty()) {
        Some(scenario) => (vec![material.blank(scenario.place(&scenarios::ITEMS))], Vec::new()),
        None => kinds_among(material, rows),
    }
}

/// These items, ordinary and sensitive apart.
pub(super) fn kinds_among(
    material: &Material<'_>,
    rows: Vec<Entry<'_>>,
) -> (Vec<Inline>, Vec<Inline>) {
    let mut parts: (Vec<Inline>, Vec<Inline>) = (Vec::new(), Vec::new());
    for item in rows {
        let title = material.tell(&item.title());
        let (list, inline) = match item.choice(&items::SENSITIVITY).known() {
            Some(sensitivity::ORDINARY) => (&mut parts.0, Inline::Text(title)),
            Some(_) => (&mut parts.1, Inline::Strong(title)),
            None => (&mut parts.0, material.blank(item.place(&items::SENSITIVITY))),
        };
        if !list.is_empty() {
            list.extend(material.words(t("、", ", ")));
        }
        list.push(inline);
    }
    parts
}

/// The necessity of each sensitive item, as the list of items gives it.
fn necessity_among(material: &Material<'_>, all: Vec<Entry<'_>>) -> Vec<Inline> {
    let mut out = Vec::new();
    for item in all {
        if items::is_sensitive(&item).is_yes() {
            if !out.is_empty() {
                out.extend(plain("\n"));
            }
            out.extend(runs!(
                material,
                "{item}：{necessity}",
                "{item}: {necessity}",
                item = item.title(),
                necessity = material.answer(&item, &items::NECESSITY),
            ));
        }
    }
    out
}

/// Whether consent is asked, and where not, on what basis.
fn basis(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let duty = material
        .survey
        .verdict
        .scenarios
        .iter()
        .find(|judged| Some(judged.id.as_str()) == scenario.id)
        .map(|judged| judged.duty(&duties::SEPARATE_CONSENT));
    let runs = match duty {
        Some(Requirement::Required) => material.words(t(
            "上述提供以取得您的单独同意为前提。您可以不同意，也可以随时撤回同意；撤回同意不影响撤回前基于您的同意已进行的个人信息处理活动的效力。",
            "This takes place only with your separate consent. You may refuse, and you may withdraw at any time; withdrawal does not affect processing already carried out on the basis of your consent.",
        )),
        Some(Requirement::NotRequired) => runs!(
            material,
            "上述提供的合法性基础为：{basis}。依法不需要取得您的同意。",
            "The legal basis is: {basis}. Your consent is not required by law.",
            basis = material.needed(scenario, &scenarios::LEGAL_BASIS),
        ),
        _ => vec![material.blank(scenario.place(&scenarios::LEGAL_BASIS))],
    };
    Block::Paragraph(runs)
}

fn rights(material: &Material<'_>, exporter: &Entry<'_>) -> Vec<Block> {
    let mut out: Vec<Block> = material
        .labelled(
            t("您向我们行使权利的方式和程序", "How to exercise your rights with us"),
            material.needed(exporter, &handler::RIGHTS_CHANNEL),
        )
        .into_iter()
        .collect();
    let officer = material.answer(exporter, &handler::OFFICER_CONTACT);
    let officer = material.sentences(officer);
    out.extend(material.labelled(t("个人信息保护负责人联系方式", "Protection officer"), officer));
    let rows = texts(material);
    let several = rows.len() > 1;
    for row in &rows {
        if row.is_asked(&consents::WITHDRAWAL_CHANNEL).is_yes() {
            let channel = material.answer(row, &consents::WITHDRAWAL_CHANNEL);
            out.extend(of_text(
                material,
                row,
                t("撤回同意", "To withdraw consent"),
                channel,
                several,
            ));
        }
    }
    let mechanism = material.survey.verdict.mechanism;
    let mut flows = material.rows(&flows::SECTION);
    flows.retain(|flow| material.is_about_flow(flow));
    if material.survey.routes.flows_take(&flows, Route::Bay).is_yes() {
        out.push(Block::Paragraph(runs!(
            material,
            "我们与{parties}订立粤港澳大湾区个人信息跨境流动标准合同，您是该合同约定的第三方受益人。如您未在30日内明确拒绝，可以依据该合同享有第三方受益人的权利。您可以向我们或者该接收方索取合同副本。该接收方不得向粤港澳大湾区以外的组织、个人提供您的个人信息。",
            "We sign the standard contract of the Greater Bay Area with {parties}, and you are its third-party beneficiary. Unless you expressly refuse within 30 days, you may exercise the rights of a third-party beneficiary under it. You may ask us or that recipient for a copy of the contract. That recipient may not provide your personal information to anyone outside the Greater Bay Area.",
            parties = material.told(&parties(material, &flows, Route::Bay)),
        )));
    }
    let goes = |flow: &Entry<'_>| material.survey.routes.flow_may_go(flow, &[Route::Contract]);
    let all_go = flows.iter().all(goes);
    match material.survey.routes.flows_take(&flows, Route::Contract) {
        Tri::Yes if !all_go => out.push(Block::Paragraph(runs!(
            material,
            "我们与{parties}订立个人信息出境标准合同，您是合同约定的第三方受益人。如您未在30日内明确拒绝，可以依据该合同享有第三方受益人的权利。您可以向我们索取合同副本。",
            "We sign the standard contract with {parties}, and you are its third-party beneficiary. Unless you expressly refuse within 30 days, you may exercise the rights of a third-party beneficiary under it. You may ask us for a copy of the contract.",
            parties = material.told(&parties(material, &flows, Route::Contract)),
        ))),
        Tri::Yes => out.push(material.sentence(t(
            "我们与境外接收方订立个人信息出境标准合同，您是合同约定的第三方受益人。如您未在30日内明确拒绝，可以依据该合同享有第三方受益人的权利。您可以向我们索取合同副本。",
            "We sign the standard contract with the recipient, and you are its third-party beneficiary. Unless you expressly refuse within 30 days, you may exercise the rights of a third-party beneficiary under it. You may ask us for a copy of the contract.",
        ))),
        // Whether people are told of the contract hangs on a choice that is not made.
        Tri::Unknown(_) if mechanism == Mechanism::StandardContractOrCertification => {
            out.push(material.gap(Place::single(&record::SECTION, &record::ROUTE)));
        }
        Tri::Unknown(_) | Tri::No => {}
    }
    out.push(material.sentence(t(
        "您也可以向履行个人信息保护职责的部门投诉、举报。",
        "You may also complain to the departments in charge of personal information protection.",
    )));
    for row in &rows {
        let version = material.answer(row, &consents::VERSION);
        if !version.is_empty() {
            let version = runs!(
                material,
                "{version}，自{day}起使用",
                "{version}, in use from {day}",
                version = version,
                day = material.answer(row, &consents::EFFECTIVE),
            );
            let label = t("文本版本", "Version of this text");
            out.extend(of_text(material, row, label, version, several));
        }
    }
    out
}

/// The recipients to whom something goes by a route, by name.
fn parties(material: &Material<'_>, flows: &[Entry<'_>], route: Route) -> Phrase {
    let mut out: Vec<Entry<'_>> = Vec::new();
    let goes = |flow: &&Entry<'_>| material.survey.routes.flow_may_go(flow, &[route]);
    for party in flows.iter().filter(goes).filter_map(Entry::with) {
        if !out.iter().any(|known| known.id == party.id) {
            out.push(party);
        }
    }
    Phrase::list(out.iter().map(Entry::title))
}

/// The texts of notice and consent for the scenarios that concern those who are told.
fn texts<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let concerned = concerned(material);
    let is_of = |row: &Entry<'_>| {
        let named = row.named(&consents::SCENARIO).known().unwrap_or_default();
        let is_told = |one: &Entry<'_>| concerned.iter().any(|known| known.id == one.id);
        (named.is_empty() || named.iter().any(is_told)) && is_for(material, row)
    };
    material.rows(&consents::SECTION).into_iter().filter(is_of).collect()
}

/// Whether a text is for those who are told.
pub(super) fn is_for(material: &Material<'_>, text: &Entry<'_>) -> bool {
    let groups = text.named(&consents::GROUPS).known().unwrap_or_default();
    groups.is_empty() || groups.iter().any(|group| material.is_about(group))
}

/// What is said of a text, with the scenario that it belongs to where there are several.
fn of_text(
    material: &Material<'_>,
    row: &Entry<'_>,
    label: Text,
    words: Vec<Inline>,
    several: bool,
) -> Option<Block> {
    let scenario = row.named(&consents::SCENARIO).known().unwrap_or_default().into_iter().next();
    let to = row.named(&consents::RECIPIENTS).known().unwrap_or_default();
    let words = match scenario.filter(|_| several && !words.is_empty()) {
        // One scenario with several recipients may have a text for each.
        Some(scenario) if flows::of_scenario(&scenario).len() > 1 && !to.is_empty() => runs!(
            material,
            "{scenario}（{to}）：{words}",
            "{scenario} ({to}): {words}",
            scenario = material.told(&scenario.title()),
            to = material.told(&Phrase::list(to.iter().map(Entry::title))),
            words = words,
        ),
        Some(scenario) => runs!(
            material,
            "{scenario}：{words}",
            "{scenario}: {words}",
            scenario = material.told(&scenario.title()),
            words = words,
        ),
        None => words,
    };
    material.labelled(label, material.sentences(words))
}
