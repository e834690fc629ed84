//! Flows (流向): what is true of sending by one scenario to one recipient.
//!
//! The rows are there by themselves, one for each recipient that a scenario names. What is the same for the whole scenario stands there
//! and is not asked again: a flow of its own purpose, items or people says so.

use crate::form::options::act;
use crate::form::{Answer, Each, Entry, Field, KEPT, Kind, Lacking, Section, Shape, Tri};
use crate::source::{PIPL, SCG, SCM, cite};
use crate::text::t;

use super::{groups, items, links, scenarios, systems};

/// The section.
pub static SECTION: Section = Section {
    id: "flows",
    title: t("流向（场景和接收方）", "Flows (scenario and recipient)"),
    about: t(
        "每个场景向每个接收方的提供各一行，随场景所选的接收方自动出现：怎样处理、走哪条链路、存在哪里、存多久。与场景相同的不必重复。",
        "One row for each scenario and each recipient it names; the rows come by themselves. How the recipient processes the data, by which link they go, where and how long they are kept. What is the same as in the scenario need not be said again.",
    ),
    shape: Shape::Each(Each::Pair(&scenarios::SECTION, &scenarios::RECIPIENTS)),
    fields: &[
        &METHOD,
        &PURPOSE,
        &ITEMS,
        &GROUPS,
        &LINK,
        &STORED,
        &STORAGE,
        &RETENTION_FROM,
        &RETENTION_TO,
        &DISPOSAL,
        &FIRST_DAY,
    ],
};

/// What can be the same for two recipients.
pub(super) static ALIKE: &[&Field] = &[
    &METHOD,
    &PURPOSE,
    &ITEMS,
    &GROUPS,
    &STORED,
    &RETENTION_FROM,
    &RETENTION_TO,
    &DISPOSAL,
    &FIRST_DAY,
];

/// Method of the recipient.
pub static METHOD: Field = Field::new(
    "method",
    Kind::Paragraph,
    t("接收方的处理方式", "How the recipient processes the data"),
    t("收集、存储、使用、加工、传输、提供、公开、删除中的哪些，怎样进行。", "Which of collection, storage, use, processing, transmission, provision, publication and deletion, and how."),
)
.in_both()
.source(&[cite(&PIPL, "Art. 39"), cite(&SCM, "Art. 5")]);
/// Purpose of the recipient.
pub static PURPOSE: Field = Field::new(
    "purpose",
    Kind::Paragraph,
    t("接收方的处理目的", "The recipient's purpose"),
    t(
        "接收方为什么使用这些信息；与场景的处理目的相同的不必填写。",
        "Why the recipient uses the data; leave open where it is the purpose of the scenario.",
    ),
)
.in_both()
.optional()
.source(&[cite(&PIPL, "Art. 39"), cite(&SCM, "Art. 5")]);
/// Which items go to this recipient.
pub static ITEMS: Field = Field::new(
    "items",
    Kind::Rows(&items::SECTION),
    t("提供给该接收方的信息项", "Items for this recipient"),
    t("只提供场景中一部分信息项的，选出这一部分；不填写即全部。", "Where only a part of the scenario's items goes to this recipient, name that part; left open, all of them."),
)
.optional();
/// Whose data go to this recipient.
pub static GROUPS: Field = Field::new(
    "groups",
    Kind::Rows(&groups::SECTION),
    t("提供给该接收方的人群", "Groups for this recipient"),
    t("只涉及场景中一部分人群的，选出这一部分；不填写即全部。", "Where only a part of the scenario's groups is concerned, name that part; left open, all of them."),
)
.optional();
/// By which links.
pub static LINK: Field = Field::new(
    "link",
    Kind::Rows(&links::SECTION),
    t("出境链路", "Links"),
    t("走哪些链路；只有一条链路，或者只有一条通到该接收方的系统的，不必选择。", "By which links; with one link, or one that ends at a system of the recipient, it need not be said."),
)
.optional()
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (7)")]);
/// Whether the data are kept abroad at all.
pub static STORED: Field = Field::new(
    "stored",
    Kind::YesNo,
    t("在境外保存", "Kept abroad"),
    t(
        "境外远程访问的：数据是否在境外保存（下载、缓存、日志）。不保存的选“否”，不再问保存期限。",
        "For access from abroad: whether the data are kept there (downloads, caches, logs). If not, say no, and no period is asked.",
    ),
)
.asked(is_access_from_abroad)
.source(&[cite(&SCM, "annex Appendix I (8)")]);
/// Where they are kept.
pub static STORAGE: Field = Field::new(
    "storage",
    Kind::Rows(&systems::SECTION),
    t("境外保存地点", "Places of storage abroad"),
    t(
        "存在哪些境外系统；不填写即链路的终点。",
        "In which systems abroad; left open, where the links end.",
    ),
)
.optional()
.asked(is_kept)
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (9)")]);
/// Retention from.
pub static RETENTION_FROM: Field = Field::new(
    "retention_from",
    Kind::Day,
    t("境外保存起始日", "Kept abroad from"),
    t("附录一（八）的起始日期。", "First day of Appendix I (8)."),
)
.asked(is_kept)
.source(&[cite(&SCM, "annex Appendix I (8)")]);
/// Retention to.
pub static RETENTION_TO: Field = Field::new(
    "retention_to",
    Kind::Day,
    t("境外保存截止日", "Kept abroad until"),
    t(
        "附录一（八）的截止日期；应为实现目的所必要的最短时间，不能写“永久”。",
        "Last day of Appendix I (8): the shortest time the purpose needs, never \"permanent\".",
    ),
)
.asked(is_kept)
.source(&[cite(&SCM, "annex Appendix I (8)")]);
/// Disposal.
pub static DISPOSAL: Field = Field::new(
    "disposal",
    Kind::Line,
    t("到期处理方式", "Disposal at the end"),
    t(
        "删除（含备份）、匿名化或者返还，怎样证明。",
        "Deletion (backups included), anonymisation or return, and how it is proved.",
    ),
)
.in_both()
.asked(is_kept);
/// First day.
pub static FIRST_DAY: Field = Field::new(
    "first_day",
    Kind::Day,
    t("开始提供日", "First day"),
    t("向该接收方开始或者计划开始提供的日期；与概况中的出境开始日相同的不必填写。", "When providing to this recipient began or is to begin; leave open where it is the day of the record."),
)
.optional();

/// The flows of a scenario.
pub fn of_scenario<'a>(scenario: &Entry<'a>) -> Vec<Entry<'a>> {
    let rows = scenario.facts().rows(&SECTION);
    rows.filter(|flow| flow.of().is_some_and(|of| of.id == scenario.id)).collect()
}

/// The flows to a recipient.
pub fn to_recipient<'a>(recipient: &Entry<'a>) -> Vec<Entry<'a>> {
    let rows = recipient.facts().rows(&SECTION);
    rows.filter(|flow| flow.with().is_some_and(|with| with.id == recipient.id)).collect()
}

/// The flow by a scenario to a recipient, if the scenario names the recipient.
pub fn between<'a>(scenario: &Entry<'a>, recipient: &Entry<'_>) -> Option<Entry<'a>> {
    let id = crate::form::pair_id(scenario.id?, recipient.id?);
    scenario.facts().row(&SECTION, &id)
}

/// The items of a flow: those it names, or all of its scenario.
pub fn items<'a>(flow: &Entry<'a>) -> Answer<Vec<Entry<'a>>> {
    own_or_all(flow, &ITEMS, &scenarios::ITEMS)
}

/// The groups of a flow: those it names, or all of its scenario.
pub fn groups<'a>(flow: &Entry<'a>) -> Answer<Vec<Entry<'a>>> {
    own_or_all(flow, &GROUPS, &scenarios::GROUPS)
}

fn own_or_all<'a>(
    flow: &Entry<'a>,
    own: &'static Field,
    all: &'static Field,
) -> Answer<Vec<Entry<'a>>> {
    if let Some(lacking) = may_all_go(flow, own) {
        return Answer::Unknown(lacking);
    }
    match flow.of().filter(|_| flow.value(own).is_none()) {
        Some(scenario) => scenario.named(all),
        None => flow.named(own),
    }
}

/// What decides it, where every row that `field` names may go: without them the field says something else.
fn may_all_go(entry: &Entry<'_>, field: &'static Field) -> Option<Lacking> {
    let rows = entry.value(field).and_then(|_| entry.named(field).known())?;
    rows.iter().map(|row| row.is_contested().then(|| row.place(&KEPT))).collect()
}

/// The items that a scenario sends of a group: those of each flow that may concern it, and those that no flow takes for its own.
///
/// A group that no flow takes goes with all of them: nobody who is named is thought away.
pub fn items_of_group<'a>(scenario: &Entry<'a>, group: &Entry<'_>) -> Answer<Vec<Entry<'a>>> {
    items_sent(scenario, |flow| may_concern(flow, group))
}

/// The items that a scenario sends of these groups to these recipients.
pub fn items_for<'a>(
    scenario: &Entry<'a>,
    groups: &[Entry<'_>],
    recipients: &[Entry<'_>],
) -> Answer<Vec<Entry<'a>>> {
    let is_to = |flow: &Entry<'_>| {
        flow.with().is_some_and(|with| recipients.iter().any(|known| known.id == with.id))
    };
    items_sent(scenario, |flow| is_to(flow) && groups.iter().any(|group| may_concern(flow, group)))
}

/// Whether data of the group may go with the flow: unless it names its groups, and this is none of them.
pub fn may_concern(flow: &Entry<'_>, group: &Entry<'_>) -> bool {
    flow.value(&GROUPS).is_none()
        || flow.named(&GROUPS).known().is_none_or(|own| own.iter().any(|row| row.id == group.id))
}

/// Whether sensitive data of a group goes with these flows: by an item, or as all data of children is.
pub fn takes_sensitive(flows: &[Entry<'_>], group: &Entry<'_>) -> Tri {
    let of_group = flows.iter().filter(|flow| may_concern(flow, group));
    Tri::any(of_group.map(|flow| items(flow).any(items::is_sensitive)))
        .or(groups::has_under_14(group))
}

fn items_sent<'a>(
    scenario: &Entry<'a>,
    is_meant: impl Fn(&Entry<'a>) -> bool,
) -> Answer<Vec<Entry<'a>>> {
    let all = match scenario.named(&scenarios::ITEMS) {
        Answer::Known(all) => all,
        unknown @ Answer::Unknown(_) => return unknown,
    };
    // To whom it goes is still to be chosen, and with that which flows tell it apart.
    if scenario.candidates(&scenarios::RECIPIENTS).is_some() {
        return Answer::Unknown(Lacking::from([scenario.place(&scenarios::RECIPIENTS)]));
    }
    let flows = told_apart(scenario);
    let goes = may_all_go(scenario, &scenarios::ITEMS);
    if let Some(lacking) = goes.or_else(|| flows.iter().find_map(may_be_told_otherwise)) {
        return Answer::Unknown(lacking);
    }
    if !flows.iter().any(&is_meant) {
        return Answer::Known(all);
    }
    let (mut sent, mut elsewhere): (Vec<Entry<'a>>, Vec<Entry<'a>>) = (Vec::new(), Vec::new());
    for flow in flows {
        let own = match items(&flow) {
            Answer::Known(own) => own,
            unknown @ Answer::Unknown(_) => return unknown,
        };
        let of = if is_meant(&flow) { &mut sent } else { &mut elsewhere };
        let added: Vec<Entry<'a>> = own.into_iter().filter(|item| !holds(of, item)).collect();
        of.extend(added);
    }
    let untaken = all.into_iter().filter(|item| !holds(&elsewhere, item));
    let untaken: Vec<Entry<'a>> = untaken.filter(|item| !holds(&sent, item)).collect();
    sent.extend(untaken);
    Answer::Known(sent)
}

/// What decides whether the flow is there, and whose data it takes, while that is open.
fn may_be_told_otherwise(flow: &Entry<'_>) -> Option<Lacking> {
    let with =
        flow.with().filter(Entry::is_contested).map(|with| Lacking::from([with.place(&KEPT)]));
    let several = flow.candidates(&GROUPS).map(|_| Lacking::from([flow.place(&GROUPS)]));
    with.or(several).or_else(|| may_all_go(flow, &GROUPS))
}

/// The flows of a scenario, if one of them says of itself whose data or which items it takes.
fn told_apart<'a>(scenario: &Entry<'a>) -> Vec<Entry<'a>> {
    let ids = scenario.value(&scenarios::RECIPIENTS).and_then(serde_json::Value::as_array);
    let ids = ids.into_iter().flatten().filter_map(serde_json::Value::as_str);
    let of = scenario.id.unwrap_or_default();
    let row = |with: &str| scenario.facts().row(&SECTION, &crate::form::pair_id(of, with));
    let flows: Vec<Entry<'a>> = ids.filter_map(row).collect();
    let says = |flow: &Entry<'_>| flow.value(&ITEMS).is_some() || flow.value(&GROUPS).is_some();
    if flows.iter().any(says) { flows } else { Vec::new() }
}

fn holds(rows: &[Entry<'_>], row: &Entry<'_>) -> bool {
    rows.iter().any(|known| known.id == row.id)
}

/// Whether something is kept abroad: a transfer is, access from abroad where it is said.
pub fn is_kept(flow: &Entry<'_>) -> Tri {
    match is_access_from_abroad(flow) {
        Tri::No => Tri::Yes,
        Tri::Yes => flow.yes_no(&STORED),
        Tri::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// The links of a flow: those it names, the only one there is, or the only one that ends at a system of its recipient.
pub fn links<'a>(flow: &Entry<'a>) -> Vec<Entry<'a>> {
    if flow.value(&LINK).is_some() {
        return flow.named(&LINK).known().unwrap_or_default();
    }
    let mut all: Vec<Entry<'a>> = flow.facts().rows(&links::SECTION).collect();
    if all.len() > 1 {
        let with = flow.with();
        all.retain(|link| {
            links::to(link).known().is_some_and(|end| {
                let owner = end.named(&systems::RECIPIENT).known().unwrap_or_default();
                owner.iter().any(|row| with.as_ref().is_some_and(|with| with.id == row.id))
            })
        });
    }
    if all.len() == 1 { all } else { Vec::new() }
}

/// Where its data are kept: the systems it names, or those abroad where its links end.
pub fn storage<'a>(flow: &Entry<'a>) -> Vec<Entry<'a>> {
    if flow.value(&STORAGE).is_some() {
        return flow.named(&STORAGE).known().unwrap_or_default();
    }
    let mut out: Vec<Entry<'a>> = Vec::new();
    // A link that stays inside ends at a system of the mainland: nothing arrives there.
    let abroad = links(flow).into_iter().filter(|link| !links::stays_inside(link));
    for end in abroad.filter_map(|link| links::to(&link).known()) {
        if !out.iter().any(|known| known.id == end.id) {
            out.push(end);
        }
    }
    out
}

/// Whether what is kept abroad is kept in the Greater Bay Area.
pub fn is_kept_in_the_bay(flow: &Entry<'_>) -> Tri {
    let stored = storage(flow);
    let inside = if stored.is_empty() {
        Tri::lacks(flow.place(&STORAGE))
    } else {
        Tri::all(stored.iter().map(systems::is_in_the_bay))
    };
    match is_kept(flow) {
        Tri::No => Tri::Yes,
        Tri::Yes => inside,
        open @ Tri::Unknown(_) => open,
    }
}

/// Whether data goes through a link only to be looked at from abroad, and none is kept there: then it ends at no system.
pub fn is_looked_through(link: &Entry<'_>) -> bool {
    let goes_through = |flow: &Entry<'_>| links(flow).iter().any(|known| known.id == link.id);
    let mut through = link.facts().rows(&SECTION).filter(goes_through).peekable();
    through.peek().is_some()
        && through.all(|flow| is_access_from_abroad(&flow).is_yes() && is_kept(&flow).is_no())
}

fn is_access_from_abroad(flow: &Entry<'_>) -> Tri {
    let Some(scenario) = flow.of() else { return Tri::No };
    scenario.chose(&scenarios::ACT, act::REMOTE_ACCESS)
}
