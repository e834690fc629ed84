//! What the papers say of necessity.

use crate::form::Entry;
use crate::form::catalog::{items, scenarios};
use crate::form::checks;
use crate::form::options::{category, exemption, formality, legal_basis};
use crate::inspection::Check;
use crate::inspection::case::words;
use crate::source::{GBA_HK, QA1, QA3, QA5, cite, reading, secondary};
use crate::text::{phrase, t};

use super::{ALL, SACG, check};

pub(super) static CHECKS: &[&Check] = &[&NECESSITY, &RECRUITING, &STAFF_PAPERS];

static NECESSITY: Check = check(
    ("substance.necessity", "44"),
    t(
        "必要性写到三层：出境活动、人数、每个数据项；保存期限最短",
        "Necessity on three layers: the export, the number of persons, each item; shortest retention",
    ),
    SACG,
    &[
        secondary(&QA1, ""),
        reading(&QA5, ""),
        cite(&GBA_HK, "Art. 5"),
        cite(&GBA_HK, "annex Art. 2(1)"),
    ],
    t(
        "逐项写明没有它境外的哪一步做不成，不要用同一句话。",
        "Say for each item which step abroad fails without it, not in one sentence for all.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            out.needs(&scenario, &[&scenarios::NECESSITY, &scenarios::NECESSITY_PERSONS]);
        }
        let mut seen: Vec<String> = Vec::new();
        for item in out.each(case, &items::SECTION) {
            out.needs(&item, &[&items::NECESSITY]);
            let Some(said) = words(&item, &items::NECESSITY) else { continue };
            if seen.contains(&said) {
                out.object(
                    item.place(&items::NECESSITY),
                    phrase(
                        "与另一数据项的必要性写得一字不差",
                        "the necessity is worded exactly as that of another item",
                    ),
                );
            }
            seen.push(said);
        }
        out.problems(case, &[checks::SCENARIOS_NECESSITY]);
    },
);

static RECRUITING: Check = check(
    ("substance.recruiting", "45"),
    t(
        "招聘场景：境外一方决定录用，简历才有出境必要",
        "Recruiting: CVs go abroad only where the side abroad decides on hiring",
    ),
    SACG,
    &[cite(&QA5, ""), reading(&GBA_HK, "Art. 5")],
    t(
        "境外不决定录用的，不出境，或者只出境统计信息。",
        "Where it does not decide, export nothing or statistics only.",
    ),
    |case, out| {
        let about = |scenario: &Entry<'_>| {
            let text = [&scenarios::NAME, &scenarios::PURPOSE]
                .into_iter()
                .filter_map(|field| words(scenario, field))
                .collect::<String>()
                .to_lowercase();
            ["招聘", "应聘", "求职", "候选人", "recruit", "applicant"]
                .iter()
                .any(|word| text.contains(word))
        };
        if case.rows(&scenarios::SECTION).iter().any(about) {
            out.look(case, formality::RECRUITING);
        }
    },
);

static STAFF_PAPERS: Check = check(
    ("substance.staff_papers", "46"),
    t(
        "人力资源场景出境证件号、护照、银行账户的，单独写明必要性",
        "HR: identity, passport and bank data abroad need reasons of their own",
    ),
    ALL,
    &[cite(&QA3, "")],
    t(
        "逐项写明境外用它做什么；能用工号代替的，不出境。",
        "Say what each is used for abroad; where a staff number will do, do not export it.",
    ),
    |case, out| {
        for scenario in out.each(case, &scenarios::SECTION) {
            let of_staff = scenario
                .chose(&scenarios::EXEMPTION, exemption::HUMAN_RESOURCES)
                .or(scenario.chose(&scenarios::LEGAL_BASIS, legal_basis::HUMAN_RESOURCES));
            if !out.concerned(of_staff) {
                continue;
            }
            for item in scenario.named(&scenarios::ITEMS).known().unwrap_or_default() {
                if item
                    .chose_any(&items::CATEGORY, &[category::IDENTITY, category::PROPERTY])
                    .is_yes()
                {
                    out.needs(&item, &[&items::NECESSITY, &items::SENSITIVITY]);
                }
            }
        }
    },
);
