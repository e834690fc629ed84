//! Points about the parties: status, sector, place.

use crate::day::Day;
use crate::form::catalog::{handler, recipients};
use crate::form::{Answer, Tri};
use crate::law::{Effect, Flow, Mechanism, Rule};
use crate::source::{self, AUTO_G, GBA_HK, GBA_MO, PCF, PIPL, Status, cite};
use crate::text::t;

pub(super) static CIIO_UNKNOWN: Rule = Rule {
    id: "flag.q20_ciio_unknown",
    title: t("关基身份不明", "CII status not known"),
    says: t(
        "身份不明时不能当作“不是”：如果是关键信息基础设施运营者，非豁免的出境须申报安全评估；如果不是，按人数判断。",
        "What is not known is not \"no\": a CII operator needs a security assessment for every export that is not exempt; anybody else goes by the figures.",
    ),
    sources: &[cite(&PCF, "Art. 7(1)(1)")],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Flags(
        "Q-20",
        t(
            "向行业保护工作部门或者集团核实是否收到认定通知。",
            "Ask the sector authority or the group whether a notification was received.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        let open = matches!(flow.handler().yes_no(&handler::CIIO), Tri::Unknown(_));
        Tri::known(
            open && !flow.is_decided(Mechanism::OutOfScope) && !flow.is_decided(Mechanism::Exempt),
        )
    },
};

pub(super) static OVERSEAS_DIRECT: Rule = Rule {
    id: "flag.q14_overseas_direct",
    title: t("境外直接收集适用何种机制", "Which mechanism serves direct collection from abroad"),
    says: t(
        "境外处理者应当在境内设立专门机构或者指定代表；认证最为明确，标准合同的适用存疑。",
        "A handler abroad must set up a body or name a representative in the mainland. Certification is the clearest way; whether the standard contract fits is doubtful.",
    ),
    sources: &[
        cite(&PIPL, "Art. 3 para. 2"),
        cite(&PIPL, "Art. 53"),
        cite(&PIPL, "Art. 38").as_status(Status::Reading),
    ],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Flags(
        "Q-14",
        t("选择路径前向省级网信办咨询。", "Ask the provincial CAC before choosing."),
    ),
    when: |flow: &Flow<'_>| -> Tri { flow.act("direct_collection") },
};

pub(super) static GBA_CONTRACT: Rule = Rule {
    id: "flag.gba_contract",
    title: t("可以采用粤港澳大湾区标准合同", "The GBA standard contract is available"),
    says: t(
        "处理者注册在大湾区内地九市、接收方在香港或者澳门，且不向大湾区以外再提供的，可以自愿采用大湾区标准合同。",
        "A handler registered in one of the nine mainland cities of the GBA and a recipient in Hong Kong or Macao, without onward provision outside the GBA, may choose the GBA contract.",
    ),
    sources: &[
        cite(&GBA_HK, "").as_status(Status::Secondary),
        cite(&GBA_MO, "").as_status(Status::Secondary),
    ],
    from: Day::of(2024, 9, 10),
    until: None,
    effect: Effect::Flags(
        "Q-16",
        t(
            "自愿选用；指引没有写人数上限，适用前请核实。",
            "Voluntary; the guideline names no upper figure, so check before relying on it.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        if !flow.is_decided(Mechanism::StandardContractOrCertification) {
            return Tri::No;
        }
        let city = flow.handler().choice(&handler::GBA_CITY).is(|code| *code != "none");
        Tri::all([
            city,
            flow.handler().yes_no(&handler::CIIO).not(),
            flow.every_recipient(|recipient| {
                Flow::in_country(recipient, &["hk", "mo"])
                    .and(recipient.yes_no(&recipients::ONWARD).not())
            }),
        ])
    },
};

pub(super) static AUTOMOTIVE: Rule = Rule {
    id: "flag.q11_automotive",
    title: t("汽车数据另有规定", "Automotive data has rules of its own"),
    says: t(
        "汽车数据处理者另须遵守汽车数据安全管理规定和汽车数据出境安全指引；涉及个人信息主体超过10万人的，旧规定视为重要数据，与现行标准不一致。",
        "Automotive data handlers also follow the automotive rules and the export guideline; an older rule treats data of more than 100,000 persons as important data, which does not agree with today's figures.",
    ),
    sources: &[cite(&AUTO_G, "").as_status(Status::Secondary)],
    from: Day::of(2024, 3, 22),
    until: None,
    effect: Effect::Flags(
        "Q-11",
        t(
            "结果按一般标准显示；请确认主管部门是否已告知为重要数据。",
            "The result follows the general figures; ask whether the authority has notified important data.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, "automotive") },
};

pub(super) static FINANCE: Rule = Rule {
    id: "flag.finance",
    title: t("金融业另有指南", "Finance has a guide of its own"),
    says: t(
        "金融管理部门等六部门印发了金融业数据跨境流动合规指南，列出豁免和非豁免的常见场景；金融监管部门的本地化要求仍适用。",
        "Six departments have issued a guide for the financial sector with common exempt and non-exempt scenarios; localisation rules of financial regulators still apply.",
    ),
    sources: &[cite(&PCF, "Art. 5").as_status(Status::Secondary)],
    from: Day::of(2025, 4, 17),
    until: None,
    effect: Effect::Flags("", t("对照该指南逐项核对。", "Compare the scenario with that guide.")),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, "finance") },
};

pub(super) static HEALTH: Rule = Rule {
    id: "flag.health",
    title: t(
        "卫生健康和人类遗传资源另有规定",
        "Health and human genetic resources have rules of their own",
    ),
    says: t(
        "医疗健康数据和人类遗传资源信息的对外提供另受专门规定约束，本程序不作判断。",
        "Providing health data and human genetic resources abroad falls under separate regimes that this program does not judge.",
    ),
    sources: &[cite(&PCF, "Art. 2").as_status(Status::Practice)],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Flags("", t("请向法务核实是否涉及。", "Ask counsel whether they apply.")),
    when: |flow: &Flow<'_>| -> Tri { in_sector(flow, "health") },
};

pub(super) static SMALL: Rule = Rule {
    id: "flag.q13_small_handler",
    title: t("小型个人信息处理者的简化措施", "Simplified measures for small handlers"),
    says: t(
        "处理不满10万人个人信息的处理者自2026年9月1日起可以适用简化措施。其出境条款的内容未收录，本程序不据此放宽任何要求。",
        "Handlers with personal information of fewer than 100,000 persons may use simplified measures from 1 September 2026. The article on exports is not covered here, and nothing is relaxed on its account.",
    ),
    sources: &[cite(&source::SMALL, "").as_status(Status::Secondary)],
    from: Day::of(2026, 9, 1),
    until: None,
    effect: Effect::Flags(
        "Q-13",
        t(
            "可查阅该规定，看告知、评估的形式能否简化。",
            "See whether the form of notice and assessment may be simplified.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri { processed_reaches(flow, 100_000).not() },
};

pub(super) static OFFICER: Rule = Rule {
    id: "flag.officer_report",
    title: t(
        "应当指定并报送个人信息保护负责人",
        "A protection officer must be designated and reported",
    ),
    says: t(
        "处理100万人以上个人信息的，应当指定个人信息保护负责人，并在达到之日起30个工作日内报送。",
        "A handler with personal information of 1,000,000 persons or more must designate an officer and report within 30 working days of reaching that number.",
    ),
    sources: &[cite(&PIPL, "Art. 52"), cite(&PIPL, "Art. 52").as_status(Status::Secondary)],
    from: Day::of(2025, 7, 18),
    until: None,
    effect: Effect::Flags("Q-21", t("确认已经报送。", "Make sure that the report was made.")),
    when: |flow: &Flow<'_>| -> Tri { processed_reaches(flow, 1_000_000) },
};

fn in_sector(flow: &Flow<'_>, sector: &str) -> Tri {
    flow.handler().choice(&handler::SECTOR).is(|code| *code == sector)
}

fn processed_reaches(flow: &Flow<'_>, limit: u64) -> Tri {
    let entry = flow.handler();
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            range.reaches_or(limit, || [entry.place(&handler::PERSONS_PROCESSED)].into())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}
