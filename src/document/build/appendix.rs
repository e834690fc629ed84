//! Appendix I of the standard contract for each recipient, and the sheet of all blanks of the official form.
//!
//! The official text may not be altered and is not reproduced: the values are to be filled into the official download.

use crate::document::{Block, Inline, Layout, plain};
use crate::form::catalog::{
    contracts, flows, groups, handler, items, onward, recipients, scenarios,
};
use crate::form::options::{PI_CATEGORIES, SENSITIVE_CATEGORIES, sensitivity};
use crate::form::{Entry, Field, Place, Range, Tri};
use crate::law::{Counted, Received, Route};
use crate::text::{Text, t};

use super::blanks;
use super::material::Material;
use super::paper::{CONTRACTED, Listed, Paper, SECURED, Scope, TRANSFER, WRITTEN, When};
use super::parts::add_line;

/// Appendix I and the blanks of the standard contract.
pub static PAPER: Paper = Paper {
    id: "contract-appendix",
    title: t("个人信息出境标准合同：附录一及空白项", "Standard Contract: Appendix I and Blanks"),
    layout: Layout::Report,
    is_copied: true,
    scope: Scope::Recipient,
    when: When::Route(Route::Contract),
    listed: &[Listed::at(
        Route::Contract,
        6,
        t("个人信息出境标准合同（签署扫描件）", "standard contract, signed"),
    )
    .row(
        t("个人信息出境标准合同", "Standard contract"),
        t("双方签字或者盖章", "signed or sealed by both parties"),
        t(
            "官方范本，空白项取自本程序所出的“附录一及空白项”",
            "official text; blanks from this program's Appendix I and blanks",
        ),
    )],
    carries: &[&[&handler::NAME], TRANSFER, SECURED, CONTRACTED],
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = vec![material.remark(t(
        "合同正文以国家互联网信息办公室发布的范本为准，不得改动。请把下列内容填入官方下载的文件；补充条款只能写入附录二，且不得与正文冲突。",
        "The contract itself is the official form of the CAC and may not be altered. Fill the values below into the official download; extra terms go into Appendix II only and may not conflict with the text.",
    ))];
    let recipients = concerned(material);
    if recipients.is_empty() {
        body.push(material.gap(Place::whole(&recipients::SECTION)));
    }
    for (index, recipient) in recipients.iter().enumerate() {
        if index > 0 {
            body.push(Block::PageBreak);
        }
        let title = recipient.title();
        body.push(material.title_of(
            1,
            &said!(
                "附录一 个人信息出境说明（境外接收方：{title}）",
                "Appendix I: Description of the Transfer (recipient: {title})",
                title,
            ),
        ));
        body.extend(appendix_one(material, recipient));
        body.push(material.title(
            1,
            t("附录二 双方约定的其他条款（如需要）", "Appendix II: Other Terms Agreed (if Needed)"),
        ));
        body.push(Block::Paragraph(needed(material, recipient, &contracts::EXTRA_TERMS)));
        body.push(material.title(1, t("合同空白项一览", "All Blanks of the Contract")));
        body.push(blanks::sheet(material, recipient));
    }
    body
}

/// The recipients to whom something goes, or may go, by contract.
pub(super) fn concerned<'a>(material: &'a Material<'_>) -> Vec<Entry<'a>> {
    let rows = material.rows(&recipients::SECTION).into_iter();
    rows.filter(|row| material.is_about(row))
        .filter(|row| material.survey.routes.recipient_may_go(row, &[Route::Contract]))
        .collect()
}

/// The items (一) to (十), each gathered over what goes to the recipient by contract.
pub(super) fn items(material: &Material<'_>, recipient: &Entry<'_>) -> [(Text, Vec<Inline>); 10] {
    let flows = material.flows_to(recipient, &[Route::Contract]);
    let method = material.each_answer(&flows, &flows::METHOD);
    [
        (t("处理目的", "Purpose of processing"), material.purposes(&flows)),
        (t("处理方式", "Method of processing"), method),
        (t("出境个人信息的规模", "Volume"), volume(material, &flows, OVERSEAS)),
        (
            t("出境个人信息种类", "Categories of personal information"),
            categories(material, &flows, Kinds::Ordinary),
        ),
        (
            t("出境敏感个人信息种类", "Categories of sensitive personal information"),
            categories(material, &flows, Kinds::Sensitive),
        ),
        (
            t(
                "境外接收方只向以下中华人民共和国境外第三方提供个人信息",
                "The recipient provides personal information only to the following third parties outside the PRC",
            ),
            onward(material, recipient),
        ),
        (t("传输方式", "Manner of transmission"), material.transmission(&flows)),
        (t("出境后保存期限", "Retention abroad"), retention(material, &flows)),
        (t("出境后保存地点", "Place of storage abroad"), material.stored_abroad(&flows)),
        (t("其他事项", "Other matters"), needed(material, recipient, &contracts::OTHER_MATTERS)),
    ]
    .map(|(label, content)| (label, material.sentences(content)))
}

/// Appendix I as headings and paragraphs.
fn appendix_one(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Block> {
    items(material, recipient)
        .into_iter()
        .enumerate()
        .flat_map(|(index, (label, content))| {
            [material.heading(2, index + 1, label), Block::Paragraph(content)]
        })
        .collect()
}

/// How many people a recipient receives data of, group by group.
pub(super) fn volume(material: &Material<'_>, flows: &[Entry<'_>], whom: Text) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut seen = Vec::new();
    for flow in flows {
        for group in material.groups_of(flow) {
            if seen.contains(&group.id) {
                continue;
            }
            seen.push(group.id);
            add_line(&mut out, of_group(material, &group, flows, whom));
        }
    }
    if out.is_empty() {
        let scenarios = flows.iter().filter_map(Entry::of);
        scenarios.map(|scenario| material.blank(scenario.place(&scenarios::GROUPS))).collect()
    } else {
        // The form wants one figure; of a single group its own is that figure.
        if seen.len() > 1 {
            add_line(&mut out, in_all(material, flows));
        }
        out
    }
}

/// What the form of the standard contract calls the other side.
const OVERSEAS: Text = t("境外接收方", "the overseas recipient");

/// Everybody of whom a recipient receives data, each counted once; what is not exact is a blank and no range.
pub(super) fn in_all(material: &Material<'_>, flows: &[Entry<'_>]) -> Vec<Inline> {
    counted_once(material, flows, |range| range.exact().is_some())
}

/// The same as a report tells it: between bounds, where no more than these is on record.
pub(super) fn in_all_between(material: &Material<'_>, flows: &[Entry<'_>]) -> Vec<Inline> {
    counted_once(material, flows, |range| range.high.is_some())
}

/// The people of these flows in one figure: those with ordinary data, where they hold all others, else both.
pub(super) fn counted_in_all(material: &Material<'_>, flows: &[Entry<'_>]) -> Vec<Inline> {
    let received = Received::of(flows);
    let figure = |counted: &Counted| match counted.range.exact() {
        Some(_) => material.told(&counted.range.spoken()),
        None => counted.lacking.iter().take(1).map(|at| material.blank(at.clone())).collect(),
    };
    let groups = || flows.iter().flat_map(|flow| material.groups_of(flow));
    // Figures of a group that cannot both be true make no sum.
    let doubted = |group: Entry<'_>| {
        let field = groups::below_sensitive(&group)?;
        gives_both(material, flows, &group).then(|| group.place(field))
    };
    if let Some(place) = groups().find_map(doubted) {
        return vec![material.blank(place)];
    }
    let mut of_sensitive = groups().filter(|group| !flows::takes_sensitive(flows, group).is_no());
    if received.sensitive.range.high == Some(0)
        || of_sensitive.all(|group| holds_sensitive(material, flows, &group))
    {
        return figure(&received.ordinary);
    }
    runs!(
        material,
        "一般个人信息{ordinary}人，敏感个人信息{sensitive}人",
        "ordinary {ordinary}, sensitive {sensitive}",
        ordinary = figure(&received.ordinary),
        sensitive = figure(&received.sensitive),
    )
}

fn counted_once(
    material: &Material<'_>,
    flows: &[Entry<'_>],
    is_figure: fn(&Range) -> bool,
) -> Vec<Inline> {
    let received = Received::of(flows);
    let figure = |counted: &Counted| match Some(&counted.range).filter(|range| is_figure(range)) {
        Some(range) => material.told(&range.spoken()),
        None => counted.lacking.iter().take(1).map(|at| material.blank(at.clone())).collect(),
    };
    let groups = || flows.iter().flat_map(|flow| material.groups_of(flow));
    let of_sensitive = |group: &Entry<'_>| !flows::takes_sensitive(flows, group).is_no();
    let is_held = received.sensitive.range.high != Some(0)
        && groups().filter(of_sensitive).all(|group| holds_sensitive(material, flows, &group));
    let to = groups().filter_map(|group| group.day(&groups::COUNTED_ON).known()).max();
    runs!(
        material,
        "以上人群合计（同一自然人只计一次）：自{year}起至{to}，一般个人信息{ordinary}人，{of}敏感个人信息{of_it}{sensitive}人；预计至同年12月31日累计：一般个人信息{forecast}人，{of}敏感个人信息{of_it}{forecast_sensitive}人。",
        "All of these together (each natural person counted once): from {year} to {to}, ordinary {ordinary}, \
         {of}sensitive{of_it} {sensitive}; expected by 31 December of the same year: ordinary {forecast}, {of}sensitive{of_it} \
         {forecast_sensitive} persons.",
        of = of_them(is_held)[0],
        of_it = of_them(is_held)[1],
        year = material.survey.verdict.day.year_start().spoken(),
        to = to.unwrap_or(material.survey.verdict.day).spoken(),
        ordinary = figure(&received.ordinary),
        sensitive = figure(&received.sensitive),
        forecast = figure(&received.forecast),
        forecast_sensitive = figure(&received.forecast_sensitive),
    )
}

/// The figures of a group; where no sensitive item goes to this recipient, nobody's sensitive data does.
fn of_group(
    material: &Material<'_>,
    group: &Entry<'_>,
    flows: &[Entry<'_>],
    whom: Text,
) -> Vec<Inline> {
    let answer = |field| material.answer(group, field);
    let is_sensitive = flows::takes_sensitive(flows, group);
    let of_sensitive = |field| if is_sensitive.is_no() { plain("0") } else { answer(field) };
    let some = group.count(&groups::SENSITIVE).known().is_some_and(|range| range.high != Some(0));
    let is_held = !is_sensitive.is_no() && some && holds_sensitive(material, flows, group);
    runs!(
        material,
        "{group}：自{year}起至{counted_on}，已向{whom}提供个人信息的自然人数：一般个人信息{ordinary}人，{of}敏感个人信息{of_it}{sensitive}人；预计至同年12月31日累计：一般个人信息{forecast}人，{of}敏感个人信息{of_it}{forecast_sensitive}人（以自然人为单位去重）。",
        "{group}: from {year} to {counted_on}, persons whose data was provided to {whom}: ordinary {ordinary}, \
         {of}sensitive{of_it} {sensitive}; expected by 31 December of the same year: ordinary {forecast}, {of}sensitive{of_it} \
         {forecast_sensitive} persons (each natural person counted once).",
        of = of_them(is_held)[0],
        of_it = of_them(is_held)[1],
        group = group.title(),
        whom = whom,
        year = material.survey.verdict.day.year_start().spoken(),
        counted_on = answer(&groups::COUNTED_ON),
        ordinary = answer(&groups::ORDINARY),
        sensitive = of_sensitive(&groups::SENSITIVE),
        forecast = answer(&groups::FORECAST),
        forecast_sensitive = of_sensitive(&groups::FORECAST_SENSITIVE),
    )
}

/// What stands before and behind the name of sensitive data, where its persons are some of those before.
const fn of_them(is_held: bool) -> [Text; 2] {
    if is_held {
        [t("其中同时提供", "of them "), t("的", " too")]
    } else {
        [Text::EMPTY, Text::EMPTY]
    }
}

/// Whether everybody of a group whose sensitive data goes with these flows gives ordinary data with it, so that the one number holds the
/// other; where the numbers stated say otherwise, it does not. Children count as sensitive alone.
pub(super) fn holds_sensitive(
    material: &Material<'_>,
    flows: &[Entry<'_>],
    group: &Entry<'_>,
) -> bool {
    groups::below_sensitive(group).is_none() && gives_both(material, flows, group)
}

/// The same by the items alone.
fn gives_both(material: &Material<'_>, flows: &[Entry<'_>], group: &Entry<'_>) -> bool {
    let of_group = flows.iter().filter(|flow| flows::may_concern(flow, group));
    let mut items = of_group.map(|flow| material.items_of(flow));
    groups::has_under_14(group).is_no()
        && items.all(|items| {
            let ordinary = |item: &Entry<'_>| items::is_sensitive(item).is_no();
            items.iter().all(ordinary) || items.iter().any(ordinary)
        })
}

/// Which items are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinds {
    /// All of them: the contract of the Bay has no line of its own for sensitive ones.
    All,
    /// Those that are not sensitive.
    Ordinary,
    /// Those that are.
    Sensitive,
}

/// The items by category.
pub(super) fn categories(
    material: &Material<'_>,
    flows: &[Entry<'_>],
    kinds: Kinds,
) -> Vec<Inline> {
    let sensitive = kinds == Kinds::Sensitive;
    let mut out: Vec<Inline> = Vec::new();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for flow in flows {
        let rows = material.items_of(flow);
        if let Some(scenario) = flow.of().filter(|_| rows.is_empty()) {
            add_line(&mut out, vec![material.blank(scenario.place(&scenarios::ITEMS))]);
        }
        for item in rows {
            let category = if sensitive { &items::SENSITIVE_CATEGORY } else { &items::CATEGORY };
            match item.choice(&items::SENSITIVITY).known() {
                None => add_line(&mut out, vec![material.blank(item.place(&items::SENSITIVITY))]),
                Some(code)
                    if kinds == Kinds::All || (code != sensitivity::ORDINARY) == sensitive =>
                {
                    let heading = item
                        .shown(category)
                        .map_or_else(String::new, |words| material.tell(&words));
                    let name = material.tell(&item.title());
                    match lines.iter_mut().find(|(known, _)| *known == heading) {
                        Some((_, names)) if !names.contains(&name) => names.push(name),
                        Some(_) => {}
                        None => lines.push((heading, vec![name])),
                    }
                }
                Some(_) => {}
            }
        }
    }
    // In the order of the standard, what is none of its kinds last.
    let kinds = if sensitive { &SENSITIVE_CATEGORIES } else { &PI_CATEGORIES };
    let place =
        |heading: &str| kinds.choices.iter().position(|kind| material.say(kind.label) == heading);
    lines.sort_by_key(|(heading, _)| place(heading).unwrap_or(usize::MAX));
    for (heading, names) in lines {
        let list = crate::text::Phrase::list(names.into_iter().map(crate::text::Phrase::same));
        add_line(
            &mut out,
            material.told(&said!("{heading}：{list}", "{heading}: {list}", heading, list)),
        );
    }
    if out.is_empty() { material.words(t("不适用。", "Not applicable.")) } else { out }
}

fn onward(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    match onward::passes_on(recipient) {
        Tri::Yes => material.onward(recipient),
        Tri::No => material.words(t(
            "不适用：不向境外第三方提供。",
            "Not applicable: nothing is provided to third parties abroad.",
        )),
        Tri::Unknown(_) => vec![material.blank(recipient.place(&recipients::ONWARD))],
    }
}

fn retention(material: &Material<'_>, flows: &[Entry<'_>]) -> Vec<Inline> {
    material.kept(flows, t("。到期处理：", ". Then: "))
}

/// An answer of the contract with a recipient; a blank also while the route is not chosen.
pub(super) fn needed(
    material: &Material<'_>,
    recipient: &Entry<'_>,
    field: &'static Field,
) -> Vec<Inline> {
    match terms(material, recipient) {
        Some(terms) => material.needed(&terms, field),
        None => vec![material.blank(Place::whole(&contracts::SECTION))],
    }
}

/// The contract with a recipient.
pub(super) fn terms<'a>(material: &'a Material<'_>, recipient: &Entry<'_>) -> Option<Entry<'a>> {
    material.facts.row(&contracts::SECTION, recipient.id?)
}
