//! What is told of passing on alone, for a sheet that is signed each time: what is passed on, to whom, where it is stored, and of what is
//! sensitive why it is needed and what it means to a person (PIPL Art. 30).

use crate::document::Block;
use crate::form::Entry;
use crate::form::catalog::{items, onward, scenarios, systems};
use crate::text::{Text, t};

use super::super::material::Material;
use super::super::parts::add_line;
use super::{EFFECT, NECESSITY, PASSED_ON, RECIPIENT, name_of, necessity_among};

/// What is told of passing on alone, for a sheet that is signed each time.
pub(in super::super) fn passed_on(material: &Material<'_>, flow: &Entry<'_>) -> Block {
    let from = flow.with().map(|recipient| name_of(material, &recipient)).unwrap_or_default();
    let thirds = onward::of_flow(flow);
    let mut passed: Vec<Entry<'_>> = Vec::new();
    for third in &thirds {
        let items = onward::items_of(third, flow).known();
        passed.extend(items.unwrap_or_else(|| material.items_of(flow)));
    }
    let mut stored = Vec::new();
    for system in material.rows(&systems::SECTION) {
        let by = system.text(&systems::OPERATOR).known();
        let is_its = |third: &Entry<'_>| {
            third.text(&onward::NAME).known().is_some_and(|name| by == Some(name))
        };
        if thirds.iter().any(is_its) {
            add_line(&mut stored, material.answer(&system, &systems::PLACE));
        }
    }
    let is_sensitive = |item: &Entry<'_>| !items::is_sensitive(item).is_no();
    let effect = flow.of().filter(|_| passed.iter().any(is_sensitive));
    let effect = effect.map(|of| material.answer(&of, &scenarios::RIGHTS_EFFECT));
    let rows = [
        (RECIPIENT, from),
        (PASSED_ON, material.onward_for_people(flow)),
        (t("境外第三方的保存地点", "Where the third party stores it"), stored),
        (NECESSITY, necessity_among(material, passed)),
        (EFFECT, effect.unwrap_or_default()),
    ];
    let told = rows.into_iter().filter(|(_, told)| !told.is_empty());
    let rows: Vec<_> = told.map(|(label, told)| vec![material.words(label), told]).collect();
    material.table(Text::EMPTY, &[], &[28, 72], rows)
}
