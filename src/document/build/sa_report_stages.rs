//! 二（三）2 of the self-assessment report: the technical measures by the eight stages of processing, in the order of the form.
//!
//! That a stage does not take place is written only where the analyst said so; otherwise a blank stands there.

use crate::document::{Block, Inline};
use crate::form::catalog::{application, measures};
use crate::form::options::STAGES;
use crate::form::{Code, Entry, Place, Tri};
use crate::text::t;

use super::material::Material;
use super::parts::{Row, add_line};
use super::report_handler::measure_table;

/// The table of the stages, then technical measures of `areas` that name no stage: none is left out.
pub(super) fn table(material: &Material<'_>, sides: &[Code], areas: &[Code]) -> Vec<Block> {
    let mut own = material.told_measures();
    own.retain(|row| row.chose_any(&measures::SIDE, sides).is_yes());
    let application = material.single(&application::SECTION);
    let absent = application.choices(&application::ABSENT_STAGES).known().unwrap_or_default();
    let mut told: Vec<&str> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for stage in STAGES.choices {
        let mut cell = Vec::new();
        for row in own.iter().filter(|row| stages(row).contains(&stage.code)) {
            let is_told = row.id.is_some_and(|id| told.contains(&id));
            add_line(&mut cell, measure(material, row, is_told));
            told.extend(row.id);
        }
        if cell.is_empty() && absent.contains(&stage.code) {
            cell = material.told(&said!(
                "本次出境没有{stage}环节。",
                "There is no stage of {stage} in this export.",
                stage = stage.label,
            ));
        } else if cell.is_empty() {
            cell.push(material.blank(Place::whole(&measures::SECTION)));
        }
        rows.push(vec![material.words(stage.label), cell]);
    }
    let mut out = vec![material.table(
        t("各处理环节的技术措施", "Technical measures by stage of processing"),
        &[t("环节", "Stage"), t("安全技术措施", "Technical measures")],
        &[14, 86],
        rows,
    )];
    let is_technical =
        |row: &Entry<'_>| row.choice(&measures::AREA).is(|area| areas.contains(area)) != Tri::No;
    own.retain(|row| row.id.is_none_or(|id| !told.contains(&id)) && is_technical(row));
    if !own.is_empty() {
        let caption = t("没有写明处理环节的技术措施", "Technical measures that name no stage");
        out.push(measure_table(material, caption, &own));
    }
    out
}

fn stages(measure: &Entry<'_>) -> Vec<Code> {
    measure.choices(&measures::STAGES).known().unwrap_or_default()
}

/// A measure: in full where it first stands, by its name afterwards.
fn measure(material: &Material<'_>, row: &Entry<'_>, is_told: bool) -> Vec<Inline> {
    let name = material.needed(row, &measures::NAME);
    if is_told {
        return runs!(material, "{name}（做法见上）。", "{name} (as above).", name = name);
    }
    runs!(
        material,
        "{name}：{description}（证据：{evidence}）",
        "{name}: {description} (evidence: {evidence})",
        name = name,
        description = material.needed(row, &measures::DESCRIPTION),
        evidence = material.proved(row, &measures::EVIDENCE),
    )
}
