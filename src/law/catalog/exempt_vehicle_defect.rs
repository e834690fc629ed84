//! Exemption: automotive data sent out to fix a vulnerability, handle an incident or remove a defect.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::scenarios;
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
        "汽车数据处理者的重要数据，属于安全漏洞、安全事件或者升级包源代码，确为修复漏洞、处置事件、消除产品缺陷而出境，并已事先向主管部门报告或者备案的，按《汽车数据出境安全指引（2026版）》免予评估。四项缺一不可，有一项为否即须申报安全评估。指引是官方指南，没有修改《促进和规范数据跨境流动规定》第七条。",
        "Important data of an automotive data handler on a vulnerability or an incident, or update source code, that leaves to fix the vulnerability, handle the incident or remove a product defect, and was reported or filed with the authority beforehand, needs no assessment by the Automotive Data Export Guideline 2026. All four are needed; a single no means security assessment. The guideline is guidance and does not amend Art. 7 of the Cross-border Data Flow Provisions.",
    ),
    sources: &[secondary(&AUTO_G, "")],
    in_force: since(Day::of(2026, 2, 3)),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::VehicleDefect)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let concerned = in_sector(flow, "automotive").and(flow.important_data());
    if concerned.is_no() {
        return concerned;
    }
    let scenario = &flow.scenario;
    Tri::all([
        concerned,
        scenario.choice(&scenarios::DEFECT_DATA).is(|code| *code != "none"),
        scenario.yes_no(&scenarios::DEFECT_PURPOSE),
        scenario.yes_no(&scenarios::DEFECT_REPORTED),
    ])
}
