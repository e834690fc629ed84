//! Why, how far and how the handler and each recipient process what goes abroad, scenario by scenario.
//!
//! What the handler does is said of the handler: the purpose of a recipient never stands for that of the scenario.

use crate::document::{Block, Inline};
use crate::form::Entry;
use crate::form::catalog::{flows, groups, links, scenarios};
use crate::text::{Phrase, Text, t};

use super::super::material::Material;
use super::super::subject::ids;
use super::{name, none_yet};

const PURPOSES: Text = t("处理目的", "Purposes of processing");
const RANGE: Text = t("处理范围", "Range of processing");
const METHODS: Text = t("处理方式", "Methods of processing");

/// `handler` is what the template of the report calls whoever exports.
pub(in super::super) fn purposes(
    material: &Material<'_>,
    rows: &[Entry<'_>],
    handler: Text,
) -> Vec<Block> {
    let mut out = none_yet(material, rows);
    for (index, row) in rows.iter().enumerate() {
        out.push(name(material, index + 1, row));
        let claims = material.claims_exemption(row);
        let fields = [
            &scenarios::LEGAL_BASIS,
            &scenarios::BASIS_REASON,
            &scenarios::EXEMPTION,
            &scenarios::EXEMPTION_EVIDENCE,
            &scenarios::NECESSITY,
            &scenarios::NECESSITY_PERSONS,
        ];
        // That no exemption is claimed need not be said.
        let flows = material.flows_of(row);
        out.extend(of_handler(material, row, &flows, handler));
        let told: Vec<_> =
            fields.into_iter().filter(|field| claims || **field != scenarios::EXEMPTION).collect();
        out.extend(material.paragraphs(row, &told));
        let frequency = material.each_link(&flows, &links::FREQUENCY);
        out.extend(material.labelled(links::FREQUENCY.label, frequency));
        for flow in &flows {
            out.extend(of_recipient(material, row, flow));
        }
    }
    out
}

/// Purpose, range and method of the handler.
fn of_handler(
    material: &Material<'_>,
    row: &Entry<'_>,
    told: &[Entry<'_>],
    handler: Text,
) -> Vec<Block> {
    let whose = Phrase::from(handler);
    let mut provided = material.answer(row, &scenarios::ACT);
    let manner = material.manner(row, told);
    if !provided.is_empty() && !manner.is_empty() {
        provided.extend(material.words(t("，", ", ")));
    }
    provided.extend(manner);
    let method = if provided.is_empty() {
        Vec::new()
    } else {
        runs!(
            material,
            "收集、存储和境内使用（见上文“{collection}”）；向境外提供：{provided}。",
            "collection, storage and use at home (see \"{collection}\" above); provision abroad: {provided}.",
            collection = scenarios::COLLECTION.label,
            provided = provided,
        )
    };
    let groups = material.told_of(row, &scenarios::GROUPS, |flow| material.groups_of(flow));
    let range = range(material, &groups, &material.sent(row));
    [(PURPOSES, material.answer(row, &scenarios::PURPOSE)), (RANGE, range), (METHODS, method)]
        .into_iter()
        .filter_map(|(what, answer)| labelled(material, &whose, what, answer))
        .collect()
}

/// Purpose, range and method of a recipient; one that says no purpose of its own processes for that of the scenario.
fn of_recipient(material: &Material<'_>, scenario: &Entry<'_>, flow: &Entry<'_>) -> Vec<Block> {
    let title = flow.with().map(|recipient| recipient.title()).unwrap_or_default();
    let whose = said!("境外接收方{title}", "the recipient {title}", title);
    let (groups, items) = (material.groups_of(flow), material.items_of(flow));
    let is_all = ids(&items) == ids(&material.sent(scenario))
        && ids(&groups)
            == ids(&material.told_of(scenario, &scenarios::GROUPS, |flow| material.groups_of(flow)));
    let mut scope = if is_all && !items.is_empty() {
        material.words(t("与上述处理范围相同", "the same range"))
    } else {
        range(material, &groups, &items)
    };
    let period = material.kept_for(flow);
    if !scope.is_empty() && !period.is_empty() {
        scope = runs!(
            material,
            "{scope}；保存期限：{period}",
            "{scope}; kept: {period}",
            scope = scope,
            period = period,
        );
    }
    [
        (PURPOSES, material.purposes(std::slice::from_ref(flow))),
        (RANGE, material.sentences(scope)),
        (METHODS, material.answer(flow, &flows::METHOD)),
    ]
    .into_iter()
    .filter_map(|(what, answer)| labelled(material, &whose, what, answer))
    .collect()
}

/// Whose data, and which; nothing while neither is on record, as blanks stand where they are listed.
fn range(material: &Material<'_>, groups: &[Entry<'_>], items: &[Entry<'_>]) -> Vec<Inline> {
    if groups.is_empty() || items.is_empty() {
        return Vec::new();
    }
    let of = |rows: &[Entry<'_>]| Phrase::list(rows.iter().map(Entry::title));
    debug_assert!(groups.iter().all(|group| *group.section == groups::SECTION));
    material.told(&said!(
        "{groups}的{items}",
        "{items} of {groups}",
        groups = of(groups),
        items = of(items),
    ))
}

fn labelled(
    material: &Material<'_>,
    whose: &Phrase,
    what: Text,
    answer: Vec<Inline>,
) -> Option<Block> {
    if answer.is_empty() {
        return None;
    }
    let label = said!("{whose}的{what}：", "{what} of {whose}: ", whose, what);
    let mut runs = vec![Inline::Strong(material.tell(&label))];
    runs.extend(answer);
    Some(Block::Paragraph(runs))
}
