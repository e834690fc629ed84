//! Points about the parties: status, sector, place.

use crate::day::Day;
use crate::form::catalog::{handler, onward};
use crate::form::options::{act, country, gba_city, sector};
use crate::form::{Entry, Tri};
use crate::law::open_points::{Q13, Q14, Q16, Q20};
use crate::law::{Effect, Flow, Mechanism, Rule, figures, since};
use crate::source::{self, GBA_HK, GBA_MO, PCF, PIPL, cite, practice, reading, secondary};
use crate::text::t;

use super::about::{in_sector, processed_reaches};
use super::early_figures;
use super::volume::ASSESSMENT;

pub(in crate::law) static CIIO_UNKNOWN: Rule = Rule {
    id: "flag.q20_ciio_unknown",
    title: t("尚不清楚是否为关键信息基础设施运营者", "CII status not known"),
    says: t(
        "身份不明时不能当作“不是”：如果是关键信息基础设施运营者，非豁免的出境须申报安全评估；如果不是，按人数判断。",
        "What is not known is not \"no\": a CII operator needs a security assessment for every export that is not exempt; anybody else goes by the figures.",
    ),
    sources: &[cite(&PCF, "Art. 7(1)(1)")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q20),
        t(
            "向行业保护工作部门或者集团核实是否收到认定通知。",
            "Ask the sector authority or the group whether a notification was received.",
        ),
    ),
    when: |flow| {
        let open = matches!(flow.handler().yes_no(&handler::CIIO), Tri::Unknown(_));
        Tri::known(
            open && !flow.is_decided(Mechanism::OutOfScope) && !flow.is_decided(Mechanism::Exempt),
        )
    },
};

pub(in crate::law) static OVERSEAS_DIRECT: Rule = Rule {
    id: "flag.q14_overseas_direct",
    title: t("境外直接收集适用何种机制", "Which mechanism serves direct collection from abroad"),
    says: t(
        "境外处理者应当在境内设立专门机构或者指定代表；认证最为明确，标准合同的适用存疑。",
        "A handler abroad must set up a body or name a representative in the mainland. Certification is the clearest way; whether the standard contract fits is doubtful.",
    ),
    sources: &[cite(&PIPL, "Art. 3 para. 2"), cite(&PIPL, "Art. 53"), reading(&PIPL, "Art. 38")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q14),
        t("选择路径前向省级网信办咨询。", "Ask the provincial CAC before choosing."),
    ),
    when: |flow: &Flow<'_>| -> Tri { flow.act(act::DIRECT_COLLECTION) },
};

/// The contract of the Greater Bay Area is open to the export.
pub static GBA_CONTRACT: Rule = Rule {
    id: "flag.gba_contract",
    title: t("可以采用粤港澳大湾区标准合同", "The GBA standard contract is available"),
    says: t(
        "处理者注册在大湾区内地九市、接收方在香港或者澳门，且不向大湾区以外再提供的，可以自愿采用大湾区标准合同。香港自2023年12月13日起（2024年11月1日以前限于银行、征信、医疗试点行业），澳门自2024年9月10日起。",
        "A handler registered in one of the nine mainland cities of the GBA and a recipient in Hong Kong or Macao, without onward provision outside the GBA, may choose the GBA contract: Hong Kong since 13 December 2023 (pilot sectors of banking, credit reference and health before 1 November 2024), Macao since 10 September 2024.",
    ),
    sources: &[cite(&GBA_HK, "Art. 2, 4"), cite(&GBA_MO, "Art. 2, 4"), cite(&source::QA4, "")],
    in_force: since(Day::of(2023, 12, 13)),
    effect: Effect::Flags(
        Some(&Q16),
        t(
            "自愿选用；指引没有写人数上限，适用前请核实。重要数据除外；再提供只限于接收方同一辖区的第三方（香港合同第三条第八项；澳门合同文本没有收录，从严同样处理），区域以外须走一般路径。广东省网信办另有自己的备案指南，文本没有收录，材料以其为准。",
            "Voluntary; the guideline names no upper figure, so check before relying on it. Important data are excluded; onward provision only to third parties in the recipient's own jurisdiction (Hong Kong contract Art. 3(8); the Macao contract is not held, and is taken alike to be careful), and outside the area only by the ordinary routes. The Guangdong CAC has a filing guide of its own, which is not held here; its list of papers prevails.",
        ),
    ),
    when: |flow| flow.any_recipient(|recipient| bay_contract_with(flow, recipient)),
};

pub(in crate::law) static GBA_ABOVE: Rule = Rule {
    id: "flag.q16_gba_above_the_line",
    title: t(
        "人数达到安全评估标准时能否采用大湾区标准合同",
        "The GBA contract above the assessment line",
    ),
    says: t(
        "大湾区标准合同的指引没有写人数上限，有评论理解为不受限制；没有官方说明。结果仍按安全评估显示。",
        "The GBA guideline names no upper figure, which some read as no limit; there is no official word. The result stays security assessment.",
    ),
    sources: &[reading(&GBA_HK, "Art. 2"), reading(&GBA_MO, "Art. 2")],
    in_force: since(Day::of(2023, 12, 13)),
    effect: Effect::Flags(Some(&Q16), t("向广东省网信办核实。", "Ask the Guangdong CAC.")),
    when: |flow| {
        let lines = [&ASSESSMENT, &early_figures::TOTAL, &early_figures::PROCESSED];
        let by_volume = flow.decided.is_some_and(|v| lines.iter().any(|rule| v.rests_on(rule)));
        if by_volume && flow.is_decided(Mechanism::SecurityAssessment) {
            flow.any_recipient(|recipient| in_the_bay(flow, recipient))
        } else {
            Tri::No
        }
    },
};

pub(in crate::law) static LOCAL_STORAGE: Rule = Rule {
    id: "flag.local_storage",
    title: t("境内存储义务", "Storage in the mainland"),
    says: t(
        "处理个人信息达到国家网信部门规定数量的处理者，应将在境内收集和产生的个人信息存储在境内。没有文件直接写明该数量，通常理解为100万人。",
        "Handlers above the quantity set by the CAC store mainland personal information in the mainland. No text names that quantity as such; it is usually read as 1,000,000 persons.",
    ),
    sources: &[reading(&PIPL, "Art. 40")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        None,
        t("确认境内留有存储。", "Make sure that the data stay stored in the mainland."),
    ),
    when: |flow| processed_reaches(flow, &figures::LOCAL_STORAGE),
};

pub(in crate::law) static FINANCE: Rule = Rule {
    id: "flag.finance",
    title: t("金融业另有指南", "Finance has a guide of its own"),
    says: t(
        "金融管理部门等六部门印发了金融业数据跨境流动合规指南，列出豁免和非豁免的常见场景；金融监管部门的本地化要求仍适用。",
        "Six departments have issued a guide for the financial sector with common exempt and non-exempt scenarios; localisation rules of financial regulators still apply.",
    ),
    sources: &[secondary(&source::FIN_G, "")],
    in_force: since(Day::of(2025, 4, 17)),
    effect: Effect::Flags(None, t("对照该指南逐项核对。", "Compare the scenario with that guide.")),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, sector::FINANCE) },
};

pub(in crate::law) static HEALTH: Rule = Rule {
    id: "flag.health",
    title: t(
        "卫生健康和人类遗传资源另有规定",
        "Health and human genetic resources have rules of their own",
    ),
    says: t(
        "医疗健康数据和人类遗传资源信息的对外提供另受专门规定约束，本程序不作判断。",
        "Providing health data and human genetic resources abroad falls under separate regimes that this program does not judge.",
    ),
    sources: &[practice(&source::HGR, "").because(source::NOT_COMPARED)],
    in_force: since(PIPL.from),
    effect: Effect::Flags(None, t("请向法务核实是否涉及。", "Ask counsel whether they apply.")),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, sector::HEALTH) },
};

pub(in crate::law) static SMALL: Rule = Rule {
    id: "flag.q13_small_handler",
    title: t("小型个人信息处理者的简化措施", "Simplified measures for small handlers"),
    says: t(
        "处理不满10万人个人信息的处理者自2026年9月1日起可以适用简化措施：较短的处理规则、影响评估表、合规审计自查表（至少每5年一次）。出境条款（第十条）列出个人合同、人力资源、紧急情况和小数量，与现行规定相同，另把履行法定职责或者法定义务写入规章；过境和自贸试验区清单没有列入，继续按原规定（解读）；敏感个人信息没有放宽，重要数据除外，告知和同意照旧。申报安全评估的，可以由省级网信部门拟出结论、国家网信部门批准。",
        "Handlers with personal information of fewer than 100,000 persons may use simplified measures from 1 September 2026: shorter rules, a form for the impact assessment, a self-check for the audit (at least every 5 years). The article on exports (Art. 10) lists the individual's contract, staff management, emergencies and small numbers as they were and adds a statutory function or obligation at the level of a rule; transit and zone lists are not named and go on as before (a reading); nothing is relaxed for sensitive data, important data are excluded, notice and consent stay. In a security assessment the provincial CAC may draft the conclusion, which the national CAC approves.",
    ),
    sources: &[cite(&source::SMALL, "Art. 2, 10, 13, 14")],
    in_force: since(Day::of(2026, 9, 1)),
    effect: Effect::Flags(
        Some(&Q13),
        t(
            "影响评估表、合规审计自查表是规定所附的表，公布的附件是图片，本程序没有收录，请从公布页面取用；标准合同备案仍用备案指南的报告模板。",
            "The forms of the impact assessment and of the self-check are annexed to the Provisions; the published annexes are images and not held here: take them from where they were published. A filing of the standard contract still takes the template of the guide.",
        ),
    ),
    when: |flow| processed_reaches(flow, &figures::SMALL_HANDLER).not(),
};

/// The contract with Hong Kong is open to every sector, and no longer to those of the pilot alone.
const HONG_KONG_FOR_ALL: Day = Day::of(2024, 11, 1);

/// Whether the contract of the Bay is open to what goes to this recipient: each has a contract of its own.
///
/// While the mechanism is open and may be the contract, what would settle it is what lacks here too.
pub(in crate::law) fn bay_contract_with(flow: &Flow<'_>, recipient: &Entry<'_>) -> Tri {
    let contract = Mechanism::StandardContractOrCertification;
    match flow.decided {
        Some(verdict) if verdict.mechanism == contract => in_the_bay(flow, recipient),
        Some(verdict) if verdict.possible.contains(&contract) => {
            in_the_bay(flow, recipient).and(Tri::Unknown(verdict.lacking.clone()))
        }
        _ => Tri::No,
    }
}

/// Whether the handler may use the GBA contract with this recipient on the day.
fn in_the_bay(flow: &Flow<'_>, recipient: &Entry<'_>) -> Tri {
    let day = flow.day();
    let pilot = in_sector(flow, sector::FINANCE).or(in_sector(flow, sector::HEALTH));
    let hong_kong = if day >= HONG_KONG_FOR_ALL { Tri::Yes } else { pilot };
    let macao = Tri::known(day >= GBA_MO.from);
    let place = Flow::in_country(recipient, &[country::HONG_KONG])
        .and(hong_kong)
        .or(Flow::in_country(recipient, &[country::MACAO]).and(macao));
    Tri::all([
        flow.act(act::DIRECT_COLLECTION).not(),
        flow.handler().chose(&handler::GBA_CITY, gba_city::NONE).not(),
        flow.handler().yes_no(&handler::CIIO).not(),
        place.and(onward::stays_in_jurisdiction(recipient)),
    ])
}
