//! Route and volume: the mechanism fits the figures, nothing is split, forecasts are there.

use crate::form::catalog::{groups, handler, onward, recipients, record, scenarios};
use crate::form::options::{country, exemption, formality, gba_city};
use crate::form::{Place, Tri, checks};
use crate::inspection::{Check, Route};
use crate::law::catalog::FORECAST as FORECAST_CROSSES;
use crate::law::{Effect, Mechanism, ScenarioVerdict, Standing};
use crate::source::{CERT, GBA_HK, GBA_MO, PCF, QA3, QA4, SAG, SCG, SCM, cite, practice};
use crate::text::{phrase, t};

use super::{A, ALL, G, SA, SAC, SACG, check};

pub(super) static CHECKS: &[&Check] = &[
    &ROUTE,
    &NO_SPLITTING,
    &SENSITIVE_COUNT,
    &STATUS,
    &EXEMPTION,
    &FORECAST,
    &EARLIER_EXPORTS,
    &WITHIN_THE_BAY,
];

static ROUTE: Check = check(
    ("volume.route", "1"),
    t("路径与人数标准一致；人数自1月1日起累计、去重", "The route fits the figures; persons since 1 January, each once"),
    SACG,
    &[cite(&PCF, "Art. 7, 8"), cite(&SCG, ""), cite(&SAG, "")],
    t(
        "补齐决定路径的事实；选定的路径与结论不一致的，改为结论要求的路径。",
        "Answer what settles the mechanism; where the route chosen is not the one demanded, change it.",
    ),
    |case, out| {
        let verdict = &case.survey.verdict;
        out.concerns();
        out.open.extend(verdict.lacking.iter().cloned());
        for conflict in &verdict.conflicts {
            out.object(conflict.places.first().cloned(), conflict.message.clone());
        }
        out.problems(
            case,
            &[checks::GROUPS_COUNTED_ON, checks::GROUPS_FIGURES, checks::OVERLAPS_PAIR, crate::law::checks::OVERLAPS_IMPOSSIBLE, crate::law::checks::RECORD_ROUTE],
        );
    },
)
.blocking();

static NO_SPLITTING: Check = check(
    ("volume.no_splitting", "2"),
    t(
        "没有分拆主体、合同或者路径以规避安全评估",
        "No splitting over entities, contracts or routes",
    ),
    SAC,
    &[cite(&SCM, "Art. 4"), cite(&CERT, "Art. 5")],
    t(
        "把本企业的全部出境记录在同一文件夹，核对后在“提交前核对”中确认。",
        "Record every export of the entity in one folder, look at them together, and confirm it under \"Before submission\".",
    ),
    |case, out| out.look(case, formality::NO_SPLITTING),
);

static SENSITIVE_COUNT: Check = check(
    ("volume.sensitive_count", "3"),
    t(
        "敏感个人信息人数单独列出，与信息项不矛盾",
        "Persons with sensitive data stated apart, in line with the items",
    ),
    SAC,
    &[practice(&SCG, "")],
    t(
        "补填敏感人数，或者更正信息项的敏感性。",
        "State the number, or correct the sensitivity of the items.",
    ),
    |case, out| {
        for group in out.each(case, &groups::SECTION) {
            out.needs(&group, &[&groups::SENSITIVE]);
        }
        out.problems(case, &[checks::GROUPS_SENSITIVE]);
    },
);

static STATUS: Check = check(
    ("volume.status", "4"),
    t("关键信息基础设施运营者、重要数据两项已回答", "CII operator and important data are answered"),
    SACG,
    &[
        cite(&PCF, "Art. 2, 7"),
        cite(&SAG, "annex 3"),
        cite(&GBA_HK, "Art. 2"),
        cite(&GBA_MO, "Art. 2"),
    ],
    t(
        "以认定通知、告知或者公开目录为准；有重要数据的，写明认定部门。",
        "Go by the notification or the published catalogue; where there is important data, name the authority.",
    ),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        for field in [&handler::CIIO, &handler::IMPORTANT_DATA] {
            out.concerns();
            if let Tri::Unknown(lacking) = entry.yes_no(field) {
                out.open.extend(lacking);
            }
        }
        if entry.yes_no(&handler::IMPORTANT_DATA).is_yes() {
            for scenario in out.each(case, &scenarios::SECTION) {
                out.needs(&scenario, &[&scenarios::IMPORTANT, &scenarios::IMPORTANT_AUTHORITY]);
            }
        }
    },
);

static EXEMPTION: Check = check(
    ("volume.exemption", "5"),
    t(
        "主张的豁免成立，必要性和证据齐全",
        "Each exemption claimed holds, with its necessity and evidence",
    ),
    ALL,
    &[cite(&PCF, "Art. 3, 4, 5, 6"), cite(&QA3, "")],
    t(
        "为境内服务出境的（如境内订房）不符合合同豁免；豁免不成立的，改走相应路径。",
        "An export for a service rendered at home (such as a hotel booking) is not exempt as a contract; where the exemption fails, take the route that is due.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            let claim = scenario.choice(&scenarios::EXEMPTION);
            let Some(code) = claim.known() else {
                out.needs(&scenario, &[&scenarios::EXEMPTION]);
                continue;
            };
            if code == exemption::NONE {
                out.concerns();
                continue;
            }
            out.needs(&scenario, &[&scenarios::TRULY_NECESSARY, &scenarios::EXEMPTION_EVIDENCE]);
            let judged = case
                .survey
                .verdict
                .scenarios
                .iter()
                .find(|one| Some(one.id.as_str()) == scenario.id);
            if let Some(judged) = judged
                && !judged.possible.contains(&Mechanism::Exempt)
                && judged.mechanism != Mechanism::OutOfScope
            {
                out.object(
                    scenario.place(&scenarios::EXEMPTION),
                    said!(
                        "场景“{judged}”主张的豁免不成立",
                        "the exemption claimed for \"{judged}\" fails",
                        judged = judged.title,
                    ),
                );
            }
        }
        out.problems(case, &[checks::SCENARIOS_NECESSITY]);
    },
);

static FORECAST: Check = check(
    ("volume.forecast", "6"),
    t(
        "当年数量和预计数量齐全；标准合同的全年预计在标准以内",
        "This year and the forecast are stated; a contract stays within the figures for the year",
    ),
    SA,
    &[cite(&SAG, "annex 3, 4"), cite(&QA3, "")],
    t(
        "补填数量和推算依据；全年预计会达到安全评估标准的，提前申报。",
        "State the figures with their basis; where the year will reach the line, apply for the assessment in time.",
    ),
    |case, out| {
        if case.is(Route::Assessment) {
            for scenario in out.each(case, &scenarios::SECTION) {
                out.needs(&scenario, &[&scenarios::PERSONS_YEAR, &scenarios::PERSONS_NEXT]);
            }
        }
        if !case.is(Route::Contract) {
            return;
        }
        for group in out.each(case, &groups::SECTION) {
            out.needs(&group, &[&groups::FORECAST, &groups::FORECAST_SENSITIVE]);
        }
        let flags = case.survey.verdict.scenarios.iter().flat_map(ScenarioVerdict::flags);
        if let Some(flag) = flags.into_iter().find(|flag| *flag.rule == FORECAST_CROSSES) {
            let Effect::Flags(_, advice) = flag.rule.effect else { return };
            match flag.standing {
                Standing::Open => out.open.extend(flag.lacking.iter().cloned()),
                _ => out.object(Place::whole(&groups::SECTION), advice.into()),
            }
        }
    },
);

static EARLIER_EXPORTS: Check = check(
    ("volume.earlier_exports", "7"),
    t(
        "转为安全评估时，当年已按合同、认证出境的也计入",
        "On moving to the assessment, this year's exports by contract or certification are included",
    ),
    A,
    &[cite(&QA4, "")],
    t("核对本企业当年全部出境记录。", "Look at every export of the entity this year."),
    |case, out| out.look(case, formality::EARLIER_EXPORTS),
);

static WITHIN_THE_BAY: Check = check(
    ("volume.within_the_bay", "8"),
    t("各方都在大湾区内，不向区外再提供", "All parties inside the Bay, nothing passed on outside"),
    G,
    &[cite(&GBA_HK, "Art. 2, 4"), cite(&GBA_MO, "Art. 2, 4")],
    t(
        "有区外主体或者区外再提供的，改用一般路径。",
        "With a party or onward recipient outside, take an ordinary route.",
    ),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        out.claim(
            entry.chose(&handler::GBA_CITY, gba_city::NONE).not(),
            entry.place(&handler::GBA_CITY),
            phrase("处理者不在大湾区九市", "the handler is not in the nine cities"),
        );
        out.each(case, &recipients::SECTION);
        // One to whom nothing goes by this contract need not be in the area.
        for recipient in case.recipients_by(&[Route::Bay]) {
            let inside =
                recipient.chose_any(&recipients::COUNTRY, &[country::HONG_KONG, country::MACAO]);
            out.claim(
                inside,
                recipient.place(&recipients::COUNTRY),
                phrase("境外接收方不在香港或者澳门", "the recipient is not in Hong Kong or Macao"),
            );
            // What is wrong is said of the third party that is outside.
            let outside = onward::of(&recipient)
                .into_iter()
                .find(|third| onward::is_of_jurisdiction(third).is_no());
            let place = outside.map_or_else(
                || recipient.place(&recipients::ONWARD),
                |third| {
                    let by_place = third.is_answered(&onward::COUNTRY);
                    third.place(if by_place {
                        &onward::COUNTRY
                    } else {
                        &onward::SAME_JURISDICTION
                    })
                },
            );
            out.claim(
                onward::stays_in_jurisdiction(&recipient),
                place,
                phrase(
                    "再提供给本辖区以外的第三方，或者尚未写明辖区：大湾区标准合同只允许提供给同一辖区的第三方",
                    "data are passed on outside the recipient's jurisdiction, or it is not said where: this contract allows third parties of the same jurisdiction only",
                ),
            );
        }
        // What else keeps it from being open is told where the route was chosen.
        if out.objections.is_empty() {
            out.claim(
                case.survey.verdict.bay(),
                case.single(&record::SECTION).place(&record::ROUTE),
                phrase(
                    "不符合大湾区标准合同的条件（属于关键信息基础设施运营者、从境外直接收集，或者评估日合同尚未适用）",
                    "the GBA contract is not open to the export: a CII operator, direct collection from abroad, or not yet open on the day",
                ),
            );
        }
    },
);
