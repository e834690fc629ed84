//! Worksheet C.5 of GB/T 39335: for each activity, the four sources of risk against the four dimensions of impact.
//!
//! A cell holds what was scored and no more; where no risk was recorded it says so, and where one may belong that is open it is a blank.

use crate::document::{Block, Inline, plain};
use crate::form::catalog::{risks, scenarios};
use crate::form::options::{IMPACT_DIMENSIONS, RISK_SOURCES};
use crate::form::{Code, Entry, Tri};
use crate::law::risk::Scored;
use crate::text::{Text, t};

use super::super::material::Material;
use super::super::parts::add_line;
use super::{is_told, level};

const CAPTION: Text = t(
    "特定个人信息处理活动的安全风险评估表（参照GB/T 39335 表C.5）",
    "Risks of one activity (after GB/T 39335 table C.5)",
);

/// A worksheet for each scenario of which the paper tells and of which a risk is recorded.
pub(super) fn sheets(material: &Material<'_>) -> Vec<Block> {
    let rows = material.rows(&risks::SECTION);
    let all: Vec<(usize, &Entry<'_>, &Scored)> = rows
        .iter()
        .zip(&material.survey.risks.scored)
        .filter(|(risk, _)| is_told(material, risk))
        .zip(1..)
        .map(|((risk, scored), number)| (number, risk, scored))
        .collect();
    let scenarios = material.rows(&scenarios::SECTION);
    let each = scenarios.iter().filter_map(|scenario| {
        let of: Vec<_> = all.iter().copied().filter(|(_, risk, _)| is_of(risk, scenario)).collect();
        (!of.is_empty()).then(|| sheet(material, scenario, &of))
    });
    each.collect()
}

fn is_of(risk: &Entry<'_>, scenario: &Entry<'_>) -> bool {
    let named = risk.named(&risks::SCENARIOS).known().unwrap_or_default();
    named.iter().any(|one| one.id == scenario.id)
}

fn sheet(
    material: &Material<'_>,
    scenario: &Entry<'_>,
    of: &[(usize, &Entry<'_>, &Scored)],
) -> Block {
    let mut head = vec![t("风险源维度", "Source")];
    head.extend(IMPACT_DIMENSIONS.choices.iter().map(|choice| choice.label));
    let rows = RISK_SOURCES.choices.iter().map(|source| {
        let mut row = vec![material.words(source.label)];
        let cells = IMPACT_DIMENSIONS.choices.iter();
        row.extend(cells.map(|dimension| cell(material, of, source.code, dimension.code)));
        row
    });
    let caption =
        said!("{caption}：{of}", "{caption}: {of}", caption = CAPTION, of = scenario.title());
    material.table(caption, &head, &[16, 21, 21, 21, 21], rows)
}

/// The level of each risk from this source on this dimension, before the treatment, with its cause.
fn cell(
    material: &Material<'_>,
    of: &[(usize, &Entry<'_>, &Scored)],
    source: Code,
    dimension: Code,
) -> Vec<Inline> {
    let here = |risk: &Entry<'_>| {
        let dimensions = risk.choices(&risks::DIMENSIONS);
        risk.chose(&risks::SOURCE, source).and(dimensions.is(|all| all.contains(&dimension)))
    };
    let mut out = Vec::new();
    let mut open = None;
    for (number, risk, scored) in of {
        match here(risk) {
            Tri::No => continue,
            Tri::Unknown(lacking) => {
                open = open.or_else(|| lacking.into_iter().next());
                continue;
            }
            Tri::Yes => {}
        }
        let name = said!("风险{number}", "Risk {number}", number = *number);
        let mut said = vec![Inline::Strong(material.tell(&name)), Inline::Text(" ".to_owned())];
        said.extend(level(material, &scored.before));
        add_line(&mut said, material.answer(risk, &risks::PROBLEM));
        add_line(&mut out, said);
    }
    match open {
        // Where a risk belongs that is not told apart yet is no place without one.
        Some(place) if out.is_empty() => vec![material.blank(place)],
        None if out.is_empty() => plain(material.say(t("未识别", "none identified"))),
        _ => out,
    }
}
