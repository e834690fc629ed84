//! Dates: the assessment is fresh and came first, the filing is in time, nothing has run out.

use crate::day::Day;
use crate::form::catalog::{contracts, record};
use crate::form::options::formality;
use crate::form::{Entry, checks};
use crate::inspection::case::words;
use crate::inspection::{Check, Route};
use crate::law;
use crate::law::clock::Progress;
use crate::law::clock::catalog::{assessment, certification, contract as clock};
use crate::source::{CERT, GBA_HK, GBA_MO, PCF, SAG, SCG, SCM, cite, practice};
use crate::text::{phrase, t};

use super::{AC, SA_G, SG, check};

pub(super) static CHECKS: &[&Check] = &[&FRESH, &FILED_IN_TIME, &BEFORE_EXPORT, &NO_CHANGE, &VALID];

static FRESH: Check = check(
    ("dates.fresh", "22"),
    t(
        "评估在提交前3个月内完成，日期先后合理",
        "Assessed within 3 months before filing, with days in order",
    ),
    SA_G,
    &[cite(&SCG, "annex 5"), cite(&SAG, "annex 3"), cite(&GBA_HK, "annex 2")],
    t("超过3个月的，重新评估。", "After more than 3 months, assess again."),
    |case, out| {
        let entry = case.single(&record::SECTION);
        out.needs(&entry, &[&record::START, &record::END, &record::FILING_DAY]);
        out.problems(case, &[checks::RECORD_FRESH, checks::RECORD_DATES]);
    },
)
.blocking();

static FILED_IN_TIME: Check = check(
    ("dates.filed_in_time", "23"),
    t("合同生效之日起10个工作日内备案", "Filed within 10 working days of the contract's effect"),
    SG,
    &[cite(&SCM, "Art. 7"), cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
    t("尽快提交；已经逾期的，如实说明。", "File at once; if it is late, say so as it is."),
    |case, out| {
        let filing = case.single(&record::SECTION).day(&record::FILING_DAY).known();
        for entry in case.contracts_by(&[Route::Contract, Route::Bay]) {
            out.needs(&entry, &[&contracts::EFFECTIVE]);
            if let (Some(effect), Some(day)) = (entry.day(&contracts::EFFECTIVE).known(), filing)
                && day < effect
            {
                out.object(
                    entry.place(&contracts::EFFECTIVE),
                    phrase(
                        "拟备案日早于合同生效日",
                        "the day of filing is before the contract takes effect",
                    ),
                );
            }
            let effect = entry.day(&contracts::EFFECTIVE).known();
            if effect.is_some_and(|effect| !is_agreed(&entry, effect)) {
                out.look(case, formality::EFFECT_AGREED);
            }
        }
        for deadline in case.deadline(&clock::FILE).chain(case.deadline(&clock::GBA_FILE)) {
            out.concerns();
            let Some(due) = deadline.timing.due else { continue };
            let late = match (deadline.progress, filing) {
                (Progress::Overdue | Progress::DoneLate, _) => true,
                (Progress::Done, _) => false,
                (_, Some(day)) => day > due,
                _ => false,
            };
            if late {
                out.object(
                    deadline.place.clone(),
                    said!(
                        "备案期限为{spoken}，已经或者将会超过",
                        "the filing was or will be later than {spoken}",
                        spoken = due.spoken(),
                    ),
                );
            }
        }
    },
);

/// Whether the appendices say the day of effect, for which the form has no blank.
fn is_agreed(contract: &Entry<'_>, effect: Day) -> bool {
    [&contracts::OTHER_MATTERS, &contracts::EXTRA_TERMS].into_iter().any(|field| {
        let told = words(contract, field).unwrap_or_default();
        told.contains(&effect.spoken().zh) || told.contains(&effect.to_string())
    })
}

static BEFORE_EXPORT: Check = check(
    ("dates.before_export", "24"),
    t(
        "影响评估完成（实务上也早于合同生效）、合同生效、取得同意之后才出境",
        "Exported only after the assessment (in practice also before the contract takes effect), the contract in effect and consent obtained",
    ),
    SG,
    &[
        cite(&SCM, "Art. 5, 6"),
        practice(&SCM, "Art. 5"),
        cite(&GBA_HK, "Art. 5"),
        cite(&GBA_MO, "Art. 5"),
    ],
    t(
        "出境已经开始的，停止后补评估，并在报告中说明。",
        "If the export has begun, stop it, assess, and say so in the report.",
    ),
    |case, out| {
        let entry = case.single(&record::SECTION);
        out.needs(&entry, &[&record::END, &record::EXPORT_START]);
        let end = entry.day(&record::END).known();
        let began = entry.day(&record::EXPORT_START).known();
        if let (Some(end), Some(began)) = (end, began)
            && began < end
        {
            out.object(
                entry.place(&record::EXPORT_START),
                phrase(
                    "出境开始于评估完成之前",
                    "the export begins before the assessment is finished",
                ),
            );
        }
        // The contract in effect and the consents obtained, for each flow.
        out.problems(case, &[law::checks::FLOWS_UNDERWAY]);
        for contract in case.contracts_by(&[Route::Contract, Route::Bay]) {
            if let (Some(end), Some(effect)) = (end, contract.day(&contracts::EFFECTIVE).known())
                && effect < end
            {
                out.object(
                    contract.place(&contracts::EFFECTIVE),
                    phrase(
                        "合同生效于评估完成之前",
                        "the contract takes effect before the assessment is finished",
                    ),
                );
            }
        }
    },
);

static NO_CHANGE: Check = check(
    ("dates.no_change", "25"),
    t("评估后至提交之日没有重大变化", "No material change from the assessment to the filing"),
    SA_G,
    &[cite(&SAG, "annex 3"), practice(&SCG, ""), cite(&GBA_HK, "annex 2")],
    t("有重大变化的，重新评估。", "On a material change, assess again."),
    |case, out| out.look(case, formality::NO_MATERIAL_CHANGE),
);

static VALID: Check = check(
    ("dates.valid", "26"),
    t(
        "评估通过、取得证书之后才出境；结果、证书在有效期内，延长和续期不逾期",
        "Exported only with a result or certificate, which is still valid; extension or renewal in time",
    ),
    AC,
    &[cite(&PCF, "Art. 9"), cite(&CERT, "Art. 8")],
    t(
        "到期前按期申请延长或者再认证；已经到期的，重新申报。",
        "Ask for extension or renewal in time; after expiry apply anew.",
    ),
    |case, out| {
        out.problems(case, &[law::checks::FLOWS_UNDERWAY]);
        for clock in [
            &assessment::VALID,
            &certification::VALID,
            &assessment::EXTENSION_WINDOW,
            &certification::RENEW,
        ] {
            for deadline in case.deadline(clock) {
                out.concerns();
                if matches!(deadline.progress, Progress::Ended | Progress::Overdue) {
                    let due = deadline.timing.due.map(Day::spoken).unwrap_or_default();
                    out.object(
                        deadline.place.clone(),
                        said!(
                            "{clock}：{due}已过",
                            "{clock}: {due} has passed",
                            clock = deadline.title(),
                            due,
                        ),
                    );
                }
            }
        }
    },
);
