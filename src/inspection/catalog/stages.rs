//! What annex 4 of the assessment guide's third edition asks of the handler's own measures (二（三）1 and 2): the rules it names, and
//! every stage of processing.

use crate::form::catalog::{application, measures};
use crate::form::options::{STAGES, area, side};
use crate::form::{Code, Entry, Place, checks};
use crate::inspection::{Case, Check};
use crate::source::{SAG, cite};
use crate::text::t;

use super::{A, Outcome, check};

pub(super) static CHECKS: &[&Check] = &[&STAGES_COVERED, &RULES];

static STAGES_COVERED: Check = check(
    ("additions.stages", "N-o"),
    t(
        "收集、存储、使用、加工、传输、提供、公开、删除逐一写明安全技术措施，没有的环节写明没有",
        "Technical measures for each stage: collection, storage, use, processing, transmission, provision, disclosure, deletion; a stage that does not take place is said",
    ),
    A,
    &[cite(&SAG, "annex 4")],
    t(
        "在安全措施中填写“处理环节”；没有的环节写在“安全评估申报”的“没有的处理环节”中。",
        "Name the stages of each measure; what does not take place is said under the application for assessment.",
    ),
    |case, out| {
        let own = own(case, out);
        if own.is_empty() {
            return;
        }
        let application = case.single(&application::SECTION);
        let absent = application.choices(&application::ABSENT_STAGES).known().unwrap_or_default();
        let covers = |row: &Entry<'_>, stage: Code| {
            row.choices(&measures::STAGES).known().is_some_and(|stages| stages.contains(&stage))
        };
        for stage in STAGES.choices.iter().map(|choice| choice.code) {
            if !absent.contains(&stage) && !own.iter().any(|row| covers(row, stage)) {
                out.open.insert(Place::whole(&measures::SECTION));
            }
        }
        out.problems(case, &[checks::APPLICATION_STAGES]);
    },
);

static RULES: Check = check(
    ("additions.rules", "N-p"),
    t(
        "管理制度包括全流程管理、分类分级、应急处置、风险评估、个人信息权益保护",
        "The rules include management of the whole process, grading, incident response, risk assessment and protection of individuals' rights",
    ),
    A,
    &[cite(&SAG, "annex 4")],
    t(
        "在安全措施中按领域各补一行：组织和制度、分类分级、事件应急、风险评估、个人信息权益保护。",
        "Add a measure in each area: governance, classification, incident response, risk assessment, protection of individuals' rights.",
    ),
    |case, out| {
        let own = own(case, out);
        for wanted in [
            area::GOVERNANCE,
            area::CLASSIFICATION,
            area::INCIDENT,
            area::RISK_ASSESSMENT,
            area::RIGHTS,
        ] {
            if !own.is_empty() && !own.iter().any(|row| row.chose(&measures::AREA, wanted).is_yes())
            {
                out.open.insert(Place::whole(&measures::SECTION));
            }
        }
    },
);

/// The measures of the handler itself; while there are none, that is what is lacking.
fn own<'c>(case: &'c Case<'_>, out: &mut Outcome) -> Vec<Entry<'c>> {
    let mut rows = out.each(case, &measures::SECTION);
    for row in &rows {
        // Whose it is is not known: it proves nothing of either.
        out.needs(row, &[&measures::SIDE]);
    }
    rows.retain(|row| row.chose_any(&measures::SIDE, &[side::HANDLER, side::BOTH]).is_yes());
    if rows.is_empty() {
        out.open.insert(Place::whole(&measures::SECTION));
    }
    rows
}
