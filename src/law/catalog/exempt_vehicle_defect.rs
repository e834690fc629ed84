//! Exemption: automotive data sent out to fix a vulnerability, handle an incident or remove a defect.
//!
//! It frees important data and nothing else: personal information in the same flow is counted and judged by the figures like any
//! other, which the guideline itself restates.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::form::options::{defect_data, sector};
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{AUTO_G, secondary};
use crate::text::t;

use super::about::in_sector;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.auto_g_vehicle_defect",
    title: t(
        "汽车漏洞、事件和升级包数据的豁免",
        "Exemption of automotive data on vulnerabilities, incidents and updates",
    ),
    says: t(
        "汽车数据处理者的重要数据，属于安全漏洞、安全事件或者升级包源代码，确为修复漏洞、处置事件、消除产品缺陷而出境，并已事先向主管部门报告或者备案的，按《汽车数据出境安全指引（2026版）》免予评估。四项缺一不可，有一项为否即须申报安全评估。豁免的只是重要数据：其中的个人信息照样计入人数，按人数标准判断。指引是官方指南，没有修改《促进和规范数据跨境流动规定》第七条。",
        "Important data of an automotive data handler on a vulnerability or an incident, or update source code, that leaves to fix the vulnerability, handle the incident or remove a product defect, and was reported or filed with the authority beforehand, needs no assessment by the Automotive Data Export Guideline 2026. All four are needed; a single no means security assessment. Only the important data are exempt: personal information among them is counted and judged by the figures. The guideline is guidance and does not amend Art. 7 of the Cross-border Data Flow Provisions.",
    ),
    sources: &[secondary(&AUTO_G, "")],
    in_force: since(PUBLISHED),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::VehicleDefect)),
    when: |flow| {
        let freed = frees(flow);
        if freed.is_no() { freed } else { freed.and(flow.personal_information().not()) }
    },
};

/// The day of the guideline.
const PUBLISHED: Day = Day::of(2026, 2, 3);

/// Whether the guideline frees the important data of the flow from the assessment; never before its day.
pub(super) fn frees(flow: &Flow<'_>) -> Tri {
    if flow.day() < PUBLISHED {
        return Tri::No;
    }
    let concerned = in_sector(flow, sector::AUTOMOTIVE).and(flow.important_data());
    if concerned.is_no() {
        return concerned;
    }
    let scenario = &flow.scenario;
    Tri::all([
        concerned,
        scenario.chose(&scenarios::DEFECT_DATA, defect_data::NONE).not(),
        scenario.yes_no(&scenarios::DEFECT_PURPOSE),
        scenario.yes_no(&scenarios::DEFECT_REPORTED),
    ])
}
