//! Part two of the report: the six points one by one, the open remedies, the conclusion, and the mechanism of each scenario with its
//! sources.

use crate::document::{Block, Inline, plain};
use crate::form::catalog::{conclusion, contracts, findings, recipients, record, scenarios};
use crate::form::options::{ARTICLE_FIVE, Choice, article_five};
use crate::form::{Entry, Field, Place};
use crate::law::{Mechanism, Route, ScenarioVerdict};
use crate::source::{CERT, Citation, PIPL, SCM, cite};
use crate::telling::outcome;
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::{cited, gba_sheet, problems, risks};

/// What the report of the contracts says of them alone.
pub(super) const OWN: (Route, &Field) = (Route::Contract, &findings::CONTRACT);

/// What was found on one point, from the finding to what remains; of one route alone, where the paper tells of it alone and the record
/// says it apart, in `own`.
pub(super) fn finding(
    material: &Material<'_>,
    row: &Entry<'_>,
    (route, own): (Route, &'static Field),
) -> Vec<Block> {
    use findings::{EVIDENCE, FINDING, PROBLEM, RECTIFICATION, RESIDUAL};
    if is_apart(material, row, (route, own)) {
        let words = material.needed(row, own);
        let evidence = cited::of(material, &words);
        let mut out = vec![Block::Paragraph(words)];
        out.extend(material.labelled(EVIDENCE.label, evidence));
        return out;
    }
    material.paragraphs(row, &[&FINDING, &EVIDENCE, &PROBLEM, &RECTIFICATION, &RESIDUAL])
}

/// Whether a paper of one route alone says this apart: it is a gap where other recipients go another way, as what was found of
/// everything would tell of them.
pub(super) fn is_apart(
    material: &Material<'_>,
    row: &Entry<'_>,
    (route, own): (Route, &'static Field),
) -> bool {
    material.by == Some(route)
        && (row.is_answered(own) || material.survey.routes.needs_own_words(route))
}

/// The conclusion with its reasons; of one route alone, as with the findings.
pub(super) fn concluded(
    material: &Material<'_>,
    (route, own): (Route, &'static Field),
) -> Vec<Block> {
    let entry = material.single(&conclusion::SECTION);
    if !is_apart(material, &entry, (route, own)) {
        return material.paragraphs(&entry, &[&conclusion::CONCLUSION, &conclusion::REASONS]);
    }
    // Words that begin with the conclusion of this part tell it themselves.
    if entry.text(own).known().is_some_and(conclusion::concludes) {
        let label = t("结论和理由", "Conclusion and reasons");
        return material.labelled(label, material.needed(&entry, own)).into_iter().collect();
    }
    let mut out = material.paragraphs(&entry, &[&conclusion::CONCLUSION]);
    // That there are other parts is no business of who reads this one.
    out.extend(material.labelled(conclusion::REASONS.label, material.needed(&entry, own)));
    out
}

pub(super) fn build(material: &Material<'_>) -> Vec<Block> {
    let (law, points) = (cite(&PIPL, "Art. 55, 56").spoken(), cite(&SCM, "Art. 5").spoken());
    let by_contract = is_by_contract(material);
    let basis = if by_contract {
        said!(
            "依据{law}和{points}，对个人信息出境活动逐项评估如下。",
            "Pursuant to {law} and {points}, the transfer was assessed as follows.",
            law,
            points,
        )
    } else {
        said!(
            "依据{law}，参照{points}所列重点评估内容，对个人信息出境活动逐项评估如下。",
            "Pursuant to {law}, and following the points listed in {points}, the transfer was \
             assessed as follows.",
            law,
            points,
        )
    };
    let mut out = vec![material.sentence_of(&basis), route(material)];
    for (index, (choice, row)) in
        ARTICLE_FIVE.choices.iter().zip(material.rows(&findings::SECTION)).enumerate()
    {
        out.push(material.heading(2, index + 1, topic(material, choice)));
        out.extend(finding(material, &row, OWN));
        if choice.code == article_five::VOLUME {
            out.extend(risks::blocks(material));
        }
        if choice.code == article_five::LAW_OF_PLACE {
            for recipient in material.told_recipients() {
                out.push(law_of_the_place(material, &recipient));
            }
        }
    }
    out.extend(problems::of_all(material));
    out.push(material.heading(2, 7, t("评估结论", "Conclusion")));
    out.extend(concluded(material, (Route::Contract, &conclusion::CONTRACT)));
    out.extend(
        material.paragraphs(&material.single(&conclusion::SECTION), &[&conclusion::REASSESSMENT]),
    );
    out
}

/// Whether the six points are law. They are law for the contract and an orderly way to assess for every other export. While the
/// choice that the law leaves is not made, the contract may still be the way, and its points are followed as law.
fn is_by_contract(material: &Material<'_>) -> bool {
    material.survey.verdict.mechanism == Mechanism::StandardContractOrCertification
        && material.survey.routes.may_take(Route::Contract)
}

/// What a point is called: the fifth does not speak of the contract where there is none that the law of the place could hinder.
pub(super) fn topic(material: &Material<'_>, point: &Choice) -> Text {
    if point.code == article_five::LAW_OF_PLACE && !is_by_contract(material) {
        return t(
            "境外接收方所在国家或者地区的个人信息保护政策和法规对个人信息安全和权益的影响",
            "Effect of personal information policy and law at the recipient's place on security and rights",
        );
    }
    point.label
}

/// The mechanism by scenario, with its sources; an open one says so.
pub(super) fn route(material: &Material<'_>) -> Block {
    if material.survey.verdict.scenarios.is_empty() {
        return material.gap(Place::whole(&scenarios::SECTION));
    }
    let told = material.told_scenarios();
    let is_told = |one: &&ScenarioVerdict| told.iter().any(|row| row.id == Some(&one.id));
    let rows = material.survey.verdict.scenarios.iter().filter(is_told).map(|scenario| {
        let deciding =
            scenario.deciding().filter(|_| scenario.mechanism != Mechanism::Undetermined).last();
        let basis = deciding.map_or_else(
            || {
                material
                    .say(t("缺少事实，尚不能判断", "facts are lacking; not determined"))
                    .to_owned()
            },
            // A report to the regulator rests on the official texts; readings and guidance stay in the record.
            |finding| {
                let mut sources = finding.sources.clone();
                let of_routes = of_routes(material, &scenario.id);
                if !of_routes.is_empty() {
                    // Of certification the law speaks as of the other choice; who does not take it does not rest on it.
                    sources.retain(|source| source.instrument != &CERT);
                }
                sources.extend(of_routes);
                material.tell(&Citation::official(&sources))
            },
        );
        vec![material.told(&scenario.title), material.mechanism(scenario), plain(basis)]
    });
    material.table(
        t("适用的出境路径", "Mechanism that applies"),
        &[t("场景", "Scenario"), t("适用路径", "Mechanism"), t("依据", "Source")],
        &[25, 35, 40],
        rows,
    )
}

/// The rules of the routes that the law leaves to choose from, as far as the scenario takes them.
fn of_routes(material: &Material<'_>, scenario: &str) -> Vec<Citation> {
    let routes = &material.survey.routes;
    let Some(scenario) = material.facts.row(&scenarios::SECTION, scenario) else {
        return Vec::new();
    };
    let flows = material.flows_of(&scenario);
    let goes = |route: Route| {
        routes.takes(route).is_yes() && flows.iter().any(|flow| routes.flow_may_go(flow, &[route]))
    };
    let mut out = Vec::new();
    if goes(Route::Contract) {
        out.push(cite(&SCM, "Art. 4"));
    }
    if goes(Route::Certification) {
        out.push(cite(&CERT, "Art. 5"));
    }
    if goes(Route::Bay) {
        let to: Vec<Entry<'_>> = flows.iter().filter_map(Entry::with).collect();
        out.extend(gba_sheet::guides(&to).into_iter().map(|guide| cite(guide, "Art. 2")));
    }
    out
}

impl Material<'_> {
    /// The mechanism of a scenario with its ground; where the law leaves a choice and it was made, the route chosen.
    pub(super) fn mechanism(&self, judged: &ScenarioVerdict) -> Vec<Inline> {
        let scenario = self.facts.row(&scenarios::SECTION, &judged.id);
        let flows = scenario.map(|row| self.flows_of(&row)).unwrap_or_default();
        let is_choice = judged.mechanism == Mechanism::StandardContractOrCertification;
        // What the law left to choose from is no longer open where it was chosen.
        let chosen = self.chosen(&flows).filter(|_| is_choice);
        self.told(&chosen.unwrap_or_else(|| outcome(judged.mechanism, judged.ground())))
    }

    /// The route chosen for these flows: that of the record, or with each recipient, where one of them goes by another.
    pub(super) fn chosen(&self, flows: &[Entry<'_>]) -> Option<Phrase> {
        let of_all = self.single(&record::SECTION).shown(&record::ROUTE);
        let own = |recipient: &Entry<'_>| {
            self.facts.row(&contracts::SECTION, recipient.id?)?.shown(&contracts::ROUTE)
        };
        let mut to: Vec<Entry<'_>> = Vec::new();
        for recipient in flows.iter().filter_map(Entry::with) {
            if !to.iter().any(|known| known.id == recipient.id) {
                to.push(recipient);
            }
        }
        if !to.iter().any(|recipient| own(recipient).is_some()) {
            return of_all;
        }
        Some(Phrase::list(to.iter().filter_map(|recipient| {
            let (route, name) = (own(recipient).or_else(|| of_all.clone())?, recipient.title());
            Some(said!("{route}（{name}）", "{route} ({name})", route, name))
        })))
    }
}

pub(super) fn law_of_the_place(material: &Material<'_>, recipient: &Entry<'_>) -> Block {
    let head = [t("因素", "Factor"), t("情况", "Finding")];
    let row = |label: Text, answer: Vec<Inline>| vec![material.words(label), answer];
    let title = recipient.title();
    // High is good protection here, as table B.4 of GB/T 46068-2025 has it, and not a high risk.
    let level = t(
        "保障水平（参照 GB/T 46068 表B.4，高表示保障好）",
        "Protection (by GB/T 46068 table B.4, high is good)",
    );
    let graded = [
        (level, material.answer(recipient, &recipients::LAW_LEVEL)),
        (recipients::LAW_GAP.label, material.answer(recipient, &recipients::LAW_GAP)),
    ];
    let graded = graded.into_iter().filter(|(_, answer)| !answer.is_empty());
    let graded: Vec<_> = graded.map(|(label, answer)| row(label, answer)).collect();
    material.table(
        said!(
            "境外接收方所在国家或者地区的政策和法规：{title}",
            "Policy and law of the recipient's country or region: {title}",
            title,
        ),
        &head,
        &[28, 72],
        vec![
            row(recipients::COUNTRY.label, material.answer(recipient, &recipients::COUNTRY)),
            row(
                recipients::LAW_EXPERIENCE.label,
                material.answer(recipient, &recipients::LAW_EXPERIENCE),
            ),
            row(recipients::INCIDENTS.label, material.answer(recipient, &recipients::INCIDENTS)),
            row(
                recipients::LAW_FINDINGS.label,
                material.answer(recipient, &recipients::LAW_FINDINGS),
            ),
            row(recipients::LAW_EFFECT.label, material.answer(recipient, &recipients::LAW_EFFECT)),
        ]
        .into_iter()
        .chain(graded),
    )
}
