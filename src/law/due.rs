//! What may stay open in a record, and not in what is filed by the route that it takes.
//!
//! Nothing is due while it is open which route is taken. A person who files states one figure, counted each once, and no range.

use crate::form::catalog::{
    application, certification, conclusion, findings, flows, groups, handler, legal_document,
    measures, people, recipients, scenarios,
};
use crate::form::checks::ANSWER_MISSING;
use crate::form::options::{STAGES, side};
use crate::form::{Check, Entry, Facts, Field, Place, Problem, Severity, Tri};
use crate::text::{Phrase, phrase};

use super::{Route, Routes, checks};

/// The routes by which something is filed.
const FILED: [Route; 4] = [Route::Contract, Route::Assessment, Route::Certification, Route::Bay];

/// What the application form and the self-assessment report print of the application.
static APPLIED: &[&Field] = &[
    &application::SECURITY_BODY,
    &application::SECURITY_STAFF,
    &application::DATA_ASSETS,
    &application::PERSONS_NEXT,
    &application::NATIONAL_INTEREST,
    &application::DOCUMENT_FINDING,
    &application::DOCUMENT_EVIDENCE,
    &application::DOCUMENT_PROBLEM,
    &application::DOCUMENT_RECTIFICATION,
    &application::DOCUMENT_RESIDUAL,
    &application::AUTHORISED_FROM,
    &application::AUTHORISED_TO,
];
/// What they print of the handler and of each recipient.
static OF_HANDLER: &[&Field] = &[&handler::NATURE, &handler::OWNERSHIP, &handler::EMPLOYEES];
static OF_RECIPIENT: &[&Field] = &[&recipients::AGREEMENT, &recipients::PRINCIPAL];
/// What they print of each scenario.
static OF_SCENARIO: &[&Field] = &[
    &scenarios::BRIEF,
    &scenarios::PERSONS_YEAR,
    &scenarios::PERSONS_NEXT,
    &scenarios::PERSONS_RELATION,
];
/// What the report of a route says in its own words, where another route is taken beside it.
static APART: [(Route, &Field, &Field); 2] = [
    (Route::Contract, &findings::CONTRACT, &conclusion::CONTRACT),
    (Route::Bay, &findings::BAY, &conclusion::BAY),
];
/// The figures of a group that papers print.
static FIGURES: &[&Field] =
    &[&groups::ORDINARY, &groups::SENSITIVE, &groups::FORECAST, &groups::FORECAST_SENSITIVE];

/// What is still due for the routes taken.
pub(super) fn problems(facts: &Facts<'_>, routes: &Routes) -> Vec<Problem> {
    let mut out = Vec::new();
    let takes = |route| routes.takes(route).is_yes();
    if takes(Route::Assessment) {
        missing(&facts.single(&application::SECTION), APPLIED, &mut out);
        ranges(&facts.single(&application::SECTION), &[&application::PERSONS_NEXT], &mut out);
        missing(&facts.single(&handler::SECTION), OF_HANDLER, &mut out);
        let receives = |row: &Entry<'_>| routes.recipient_may_go(row, &[Route::Assessment]);
        let recipients = facts.rows(&recipients::SECTION).filter(receives);
        recipients.for_each(|row| missing(&row, OF_RECIPIENT, &mut out));
        for section in [&people::SECTION, &legal_document::SECTION] {
            facts.rows(section).for_each(|row| missing(&row, section.fields, &mut out));
        }
        let by_assessment = |row: &Entry<'_>| routes.may_go(row, &[Route::Assessment]);
        for scenario in facts.rows(&scenarios::SECTION).filter(by_assessment) {
            missing(&scenario, OF_SCENARIO, &mut out);
            ranges(&scenario, &[&scenarios::PERSONS_YEAR, &scenarios::PERSONS_NEXT], &mut out);
        }
        out.extend(stages(facts));
    }
    if takes(Route::Certification) {
        let fields = certification::SECTION.fields;
        missing(&facts.single(&certification::SECTION), fields, &mut out);
    }
    for (route, finding, concluded) in APART {
        // Where everything goes that way, what was found of everything is what the report says.
        if routes.needs_own_words(route) {
            let rows = facts.rows(&findings::SECTION).map(|row| (row, finding));
            for (entry, field) in rows.chain([(facts.single(&conclusion::SECTION), concluded)]) {
                if entry.value(field).is_none() && entry.is_asked(field).is_yes() {
                    out.push(gap(ANSWER_MISSING, entry.place(field), own_words()));
                }
            }
        }
    }
    let filed: Vec<Entry<'_>> = facts
        .rows(&flows::SECTION)
        .filter(|flow| FILED.iter().any(|route| takes(*route) && goes(routes, flow, *route)))
        .collect();
    for flow in filed.iter().filter(|flow| goes(routes, flow, Route::Bay)) {
        if let Tri::Unknown(lacking) = flows::is_kept_in_the_bay(flow) {
            let known = |place: &Place| out.iter().any(|one| one.place == *place);
            let open: Vec<Place> = lacking.into_iter().filter(|place| !known(place)).collect();
            out.extend(open.into_iter().map(|place| gap(ANSWER_MISSING, place, due())));
        }
    }
    for group in facts.rows(&groups::SECTION) {
        let is_in = |flow: &Entry<'_>| {
            flows::groups(flow).known().is_some_and(|own| own.iter().any(|one| one.id == group.id))
        };
        if filed.iter().any(is_in) {
            ranges(&group, FIGURES, &mut out);
        }
    }
    out
}

fn goes(routes: &Routes, flow: &Entry<'_>, route: Route) -> bool {
    routes.flow_may_go(flow, &[route])
}

/// Gaps for the fields that are asked and not answered.
fn missing(entry: &Entry<'_>, fields: &[&'static Field], out: &mut Vec<Problem>) {
    for field in fields {
        if entry.value(field).is_none() && entry.is_asked(field).is_yes() {
            out.push(gap(ANSWER_MISSING, entry.place(field), due()));
        }
    }
}

/// Gaps for numbers of persons that are a range.
fn ranges(entry: &Entry<'_>, fields: &[&'static Field], out: &mut Vec<Problem>) {
    for field in fields {
        let Some(count) = entry.count(field).known() else { continue };
        if count.exact().is_none() && !entry.is_asked(field).is_no() {
            let message = phrase(
                "申报、备案的文件只写一个去重后的人数：请把范围改为确数",
                "what is filed states one figure, each person counted once: make one number of the range",
            );
            out.push(gap(checks::FILED_FIGURE, entry.place(field), message));
        }
    }
}

/// Stages of processing of which no measure of the handler speaks, and which are not said to be absent (guide for the assessment, annex 4).
fn stages(facts: &Facts<'_>) -> Option<Problem> {
    let own: Vec<Entry<'_>> = facts
        .rows(&measures::SECTION)
        .filter(|row| row.chose_any(&measures::SIDE, &[side::HANDLER, side::BOTH]).is_yes())
        .collect();
    let application = facts.single(&application::SECTION);
    let absent = application.choices(&application::ABSENT_STAGES).known().unwrap_or_default();
    let open = STAGES.choices.iter().filter(|stage| {
        let names = |row: &Entry<'_>| {
            row.choices(&measures::STAGES).known().is_some_and(|own| own.contains(&stage.code))
        };
        !absent.contains(&stage.code) && !own.iter().any(names)
    });
    let open: Vec<Phrase> = open.map(|stage| stage.label.into()).collect();
    if own.is_empty() || open.is_empty() {
        return None;
    }
    let open = Phrase::list(open);
    let message = said!(
        "自评估报告按处理环节写安全技术措施，还没有写：{open}。在措施的“处理环节”中选出，没有的环节在“安全评估申报”中说明",
        "the self-assessment report tells the measures by stage of processing, and nothing is said of: {open}. Name the stages of each measure, or say under the application which do not take place",
        open,
    );
    Some(gap(checks::FILED_STAGES, Place::whole(&measures::SECTION), message))
}

fn due() -> Phrase {
    phrase(
        "按所选路径，提交的文件必须填写",
        "what is filed by the route taken cannot do without it",
    )
}

fn own_words() -> Phrase {
    phrase(
        "同时采用其他路径，本路径的报告须就这一部分单独写明",
        "other routes are taken too, and the report of this one needs words of its own",
    )
}

const fn gap(check: Check, place: Place, message: Phrase) -> Problem {
    Problem { check, severity: Severity::Gap, place, message }
}
