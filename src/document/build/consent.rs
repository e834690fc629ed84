//! The text of the separate consent: one purpose, one action, nothing bundled; with a part for guardians where children are concerned.
//!
//! What is asked at another time is signed at that time: no signature stands for two moments, and what is asked each time is a sheet
//! of its own.

use crate::document::{Block, Inline, Layout};
use crate::form::catalog::{consents, handler, onward, scenarios};
use crate::form::options::consent_moment;
use crate::form::{Answer, Entry, Field, Place};
use crate::law::{Mechanism, Requirement, duties};
use crate::text::{Phrase, Text, t};

use super::material::Material;
use super::notice;
use super::paper::{Paper, Part, Scope, WRITTEN, When};
use super::parts::add_line;

pub(super) static PAPER: Paper = Paper {
    id: "separate-consent",
    title: t(
        "向境外提供个人信息单独同意书",
        "Separate Consent to Providing Personal Information Abroad",
    ),
    layout: Layout::Report,
    scope: Scope::Group,
    part: Part::People,
    when: When::If(|material| {
        material.may_need(&duties::SEPARATE_CONSENT)
            && material.survey.verdict.mechanism != Mechanism::OutOfScope
    }),
    build: Some(build),
    is_copied: true,
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let mut body = Vec::new();
    let judged = &material.survey.verdict.scenarios;
    let concerned: Vec<Entry<'_>> = notice::concerned(material)
        .into_iter()
        .filter(|row| {
            judged.iter().any(|s| {
                Some(s.id.as_str()) == row.id
                    && s.duty(&duties::SEPARATE_CONSENT) != Requirement::NotRequired
            })
        })
        .collect();
    for scenario in &concerned {
        let guardian = judged.iter().any(|s| {
            Some(s.id.as_str()) == scenario.id
                && s.duty(&duties::GUARDIAN_CONSENT) == Requirement::Required
        });
        let flows = notice::about(material, scenario);
        if flows.is_empty() {
            body.push(material.gap(scenario.place(&scenarios::RECIPIENTS)));
        }
        // Each recipient is consented to, or not, by itself.
        let is_several = flows.len() > 1;
        for flow in &flows {
            if !body.is_empty() {
                body.extend([Block::PageBreak, head(material)]);
            }
            let to = flow.with().filter(|_| is_several);
            let name = named(scenario, to.as_ref());
            body.extend(sheets(material, (scenario, flow), &name, guardian));
        }
    }
    // Of whom no consent is asked there is no sheet.
    if concerned.is_empty() && material.about.is_none() {
        body.push(material.gap(Place::whole(&scenarios::SECTION)));
    }
    body
}

/// The rows of this consent, as far as they are for those who are asked and for the recipient.
fn rows<'a>(material: &'a Material<'_>, scenario: &Entry<'_>, flow: &Entry<'_>) -> Vec<Entry<'a>> {
    let is_of = |row: &Entry<'_>| {
        let named = row.named(&consents::SCENARIO).known().unwrap_or_default();
        let to = row.named(&consents::RECIPIENTS).known().unwrap_or_default();
        let with = flow.with().and_then(|with| with.id);
        named.iter().any(|one| one.id == scenario.id)
            && (to.is_empty() || to.iter().any(|one| one.id == with))
            && notice::is_for(material, row)
    };
    material.rows(&consents::SECTION).into_iter().filter(is_of).collect()
}

/// What its texts say of refusal and withdrawal.
fn texts(material: &Material<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let mut out = Vec::new();
    if rows.is_empty() {
        out.push(material.gap(Place::whole(&consents::SECTION)));
    }
    for row in rows {
        for (label, field) in [
            (t("不同意的后果", "If you do not consent"), &consents::REFUSAL),
            (t("撤回同意的方式", "How to withdraw"), &consents::WITHDRAWAL_CHANNEL),
            (t("版本", "Version"), &consents::VERSION),
        ] {
            out.extend(material.labelled(label, material.needed(row, field)));
        }
    }
    out
}

/// What follows from refusal and withdrawal where only passing on is asked: what was consented to otherwise stays, whatever is chosen here.
fn of_third_parties(material: &Material<'_>, flow: &Entry<'_>, rows: &[Entry<'_>]) -> Vec<Block> {
    let thirds = Phrase::list(onward::of_flow(flow).iter().map(Entry::title));
    let refusal = said!(
        "您不同意的，不向{thirds}提供，只是{thirds}不能据此为您提供服务；您在其他事项上已经作出的选择和所取得的服务不受影响。",
        "If you refuse, nothing is passed on to {thirds}, which then cannot serve you by it; what you chose otherwise and the services you get stay \
         as they are.",
        thirds,
    );
    let withdrawal = t(
        "本同意只对所写的这一次提供有效。提供之前按上述联系方式撤回的，不再提供；提供之后撤回的，可以同时要求删除，由境外接收方转办。",
        "This consent holds for the one provision named. Withdrawn at the contact above before it, nothing is passed on; after it, you may also ask for deletion, which the recipient passes on.",
    );
    let mut out: Vec<Block> = Vec::new();
    out.extend(
        material.labelled(t("不同意的后果", "If you do not consent"), material.told(&refusal)),
    );
    out.extend(
        material.labelled(t("撤回同意的方式", "How to withdraw"), material.words(withdrawal)),
    );
    for row in rows {
        let version = material.needed(row, &consents::VERSION);
        out.extend(material.labelled(t("版本", "Version"), version));
    }
    out
}

/// One thing to be ticked: what is consented to, and when it is asked.
struct Tick {
    words: Vec<Inline>,
    /// Whether it is to a third party to whom the recipient passes the data on.
    is_passed_on: bool,
    moment: Moment,
}

/// When something is asked; without words where the record does not say.
#[derive(Clone, Default, PartialEq)]
struct Moment {
    words: Vec<Inline>,
    is_each_time: bool,
}

impl Moment {
    fn of(material: &Material<'_>, row: &Entry<'_>, field: &'static Field) -> Self {
        let is_each_time = row.choice(field).known() == Some(consent_moment::EACH_TIME);
        Self { words: material.answer(row, field), is_each_time }
    }

    fn or(self, otherwise: &Self) -> Self {
        if self.words.is_empty() { otherwise.clone() } else { self }
    }

    /// With that of another text of the same flow.
    fn join(&mut self, other: Self) {
        self.is_each_time |= other.is_each_time;
        add_line(&mut self.words, other.words);
    }
}

/// When the texts of a flow ask: for any data, and for the sensitive ones, where that is another time.
#[derive(Default)]
struct Moments {
    ordinary: Moment,
    sensitive: Moment,
}

impl Moments {
    fn of(material: &Material<'_>, rows: &[Entry<'_>]) -> Self {
        let mut out = Self::default();
        for row in rows {
            let moment = Moment::of(material, row, &consents::MOMENT);
            let own = Moment::of(material, row, &consents::SENSITIVE_MOMENT);
            out.sensitive.join(own.or(&moment));
            out.ordinary.join(moment);
        }
        out
    }
}

const CONSENT: Text = t("□ 我单独同意", "[  ] I separately consent");

/// What is to be ticked. Consent to sensitive data is not taken together with that to other data (GB/T 45574 5.4); `to` names the
/// recipient.
fn choices(
    material: &Material<'_>,
    flow: &Entry<'_>,
    to: Option<Phrase>,
    moments: &Moments,
) -> Vec<Tick> {
    let (ordinary, sensitive) = notice::kinds_of(material, flow);
    let consent = || vec![material.strong(CONSENT)];
    let to = match &to {
        Some(to) => material.told(to),
        None => material.words(t("境外", "the recipient abroad")),
    };
    let choices = [
        (!ordinary.is_empty()).then(|| Tick {
            words: runs!(
                material,
                "{consent}按上述内容向{to}提供我的个人信息：{what}。",
                "{consent} to the provision to {to}, as described, of my personal information: {what}.",
                consent = consent(),
                to = to.clone(),
                what = ordinary,
            ),
            is_passed_on: false,
            moment: moments.ordinary.clone(),
        }),
        (!sensitive.is_empty()).then(|| Tick {
            words: runs!(
                material,
                "{consent}按上述内容向{to}提供我的敏感个人信息：{what}。",
                "{consent} to the provision to {to}, as described, of my sensitive personal information: {what}.",
                consent = consent(),
                to = to.clone(),
                what = sensitive,
            ),
            is_passed_on: false,
            moment: moments.sensitive.clone(),
        }),
    ];
    choices.into_iter().flatten().collect()
}

/// What is to be ticked for each third party that the recipient passes the data on to (PIPL Art. 23): what it gets, where the record says
/// so, else what is told of it above.
fn passed_on(material: &Material<'_>, flow: &Entry<'_>, moments: &Moments) -> Vec<Tick> {
    let passes_on = |with: &Entry<'_>| !onward::passes_on(with).is_no();
    let Some(recipient) = flow.with().filter(passes_on) else { return Vec::new() };
    let (from, mut out) = (recipient.title(), Vec::new());
    for third in onward::of_flow(flow) {
        let (ordinary, sensitive) = match onward::items_of(&third, flow) {
            Answer::Known(items) => notice::kinds_among(material, items),
            Answer::Unknown(_) => {
                (material.words(t("上述信息", "that which is told above")), Vec::new())
            }
        };
        let own = Moment::of(material, &third, &onward::MOMENT);
        let kinds = [
            (!ordinary.is_empty()).then(|| {
                runs!(material, "个人信息：{what}", "personal information: {what}", what = ordinary)
            }),
            (!sensitive.is_empty()).then(|| {
                runs!(
                    material,
                    "敏感个人信息：{what}",
                    "sensitive personal information: {what}",
                    what = sensitive
                )
            }),
        ];
        for (what, otherwise) in kinds.into_iter().zip([&moments.ordinary, &moments.sensitive]) {
            let Some(what) = what else { continue };
            let words = runs!(
                material,
                "{consent}{from}按上述内容向境外第三方{third}提供我的{what}。",
                "{consent} to {from} passing on to the third party {third}, as described, my {what}.",
                consent = [material.strong(CONSENT)],
                from = from,
                third = third.title(),
                what = what,
            );
            let moment = own.clone().or(otherwise);
            out.push(Tick { words, is_passed_on: true, moment });
        }
    }
    out
}

/// The sheets of a flow: what is asked once, signed at the time it is asked; and a sheet for what is asked each time.
fn sheets(
    material: &Material<'_>,
    (scenario, flow): (&Entry<'_>, &Entry<'_>),
    name: &Phrase,
    guardian: bool,
) -> Vec<Block> {
    let opening = opening(material);
    let mut out = vec![material.title_of(2, name), opening.clone()];
    out.extend(notice::told_of(material, flow));
    let rows = rows(material, scenario, flow);
    let moments = Moments::of(material, &rows);
    let texts = texts(material, &rows);
    out.extend(texts.clone());
    let mut ticks = choices(material, flow, flow.with().map(|to| to.title()), &moments);
    ticks.extend(passed_on(material, flow, &moments));
    let (each_time, once): (Vec<Tick>, Vec<Tick>) =
        ticks.into_iter().partition(|tick| tick.moment.is_each_time);
    // What is asked each time and nothing else needs no other sheet than this one.
    let is_apart = !once.is_empty() && !each_time.is_empty();
    for (index, asked) in by_moment(once).iter().enumerate() {
        if index > 0 {
            out.push(material.remark(t(
                "以下在所写的时点另行征求、另行签署，此前不填写。",
                "What follows is asked and signed by itself at the time given, and left open until then.",
            )));
        }
        out.extend(asked.iter().flat_map(|tick| ticked(material, tick)));
        out.extend(signed(material, guardian, false));
    }
    if is_apart {
        let name = said!("{name}（逐次同意）", "{name} (each time)", name = name.clone());
        out.extend([Block::PageBreak, head(material), material.title_of(2, &name), opening]);
        if each_time.iter().all(|tick| tick.is_passed_on) {
            out.push(notice::passed_on(material, flow));
            out.extend(of_third_parties(material, flow, &rows));
        } else {
            out.extend(notice::told_of(material, flow));
            out.extend(texts);
        }
    }
    for asked in by_moment(each_time) {
        out.push(material.remark(t(
            "以下在每次提供之前征求：每次填写、签署一份，只对该次提供有效。",
            "What follows is asked before each provision: one is filled in and signed each time, and holds for that time only.",
        )));
        out.extend(asked.iter().flat_map(|tick| ticked(material, tick)));
        out.extend(signed(material, guardian, true));
    }
    out
}

/// What stands at the head of each sheet, as each is signed by itself.
fn head(material: &Material<'_>) -> Block {
    Block::Heading(1, material.title_with(PAPER.title))
}

fn opening(material: &Material<'_>) -> Block {
    Block::Paragraph(runs!(
        material,
        "{handler}拟为下列目的向境外提供您的个人信息，现单独征求您的同意。本同意书仅适用于下列事项。我们的联系方式：{contact}。",
        "{handler} intends to provide your personal information abroad for the purpose below and asks for \
         your separate consent. It covers only the following. Contact: {contact}.",
        handler = material.handler_name(),
        contact = material.needed(&material.single(&handler::SECTION), &handler::PUBLIC_CONTACT),
    ))
}

/// What is asked at the same time stands together, in the order in which the times come first.
fn by_moment(ticks: Vec<Tick>) -> Vec<Vec<Tick>> {
    let mut out: Vec<Vec<Tick>> = Vec::new();
    for tick in ticks {
        let is_asked_then =
            |asked: &&mut Vec<Tick>| asked.iter().any(|other| other.moment == tick.moment);
        match out.iter_mut().find(is_asked_then) {
            Some(asked) => asked.push(tick),
            None => out.push(vec![tick]),
        }
    }
    out
}

/// What is consented to or refused, and when it is asked, where the record says it.
fn ticked(material: &Material<'_>, tick: &Tick) -> Vec<Block> {
    let refusal = [material.strong(t("□ 我不同意", "[  ] I do not consent"))];
    let refusal = runs!(material, "{refusal}。", "{refusal}.", refusal = refusal);
    let mut out = vec![Block::Paragraph(tick.words.clone()), Block::Paragraph(refusal)];
    let label = t("本项的征求时点", "When this is asked");
    out.extend(material.labelled(label, tick.moment.words.clone()));
    out
}

/// Lines to sign what is asked at one time; what is asked each time says of which time it is.
fn signed(material: &Material<'_>, guardian: bool, each_time: bool) -> Vec<Block> {
    let child = guardian.then(|| {
        material.remark(t(
            "个人不满十四周岁的，由父母或者其他监护人作出决定并签字。",
            "For a child under 14, a parent or other guardian decides and signs.",
        ))
    });
    let lines = [
        each_time.then_some(t(
            "本次提供（申请编号或者事由）：____________________",
            "This provision (number or occasion): ____________________",
        )),
        Some(t("姓名：____________________", "Name: ____________________")),
        guardian.then_some(t(
            "监护人及关系：____________________",
            "Guardian and relation: ____________________",
        )),
        Some(t("日期：______年____月____日", "Date: ____________________")),
    ];
    let lines = lines.into_iter().flatten().map(|line| material.words(line)).collect();
    child.into_iter().chain([Block::Signature(lines)]).collect()
}

/// The scenario, with the recipient where there are several.
fn named(scenario: &Entry<'_>, to: Option<&Entry<'_>>) -> Phrase {
    let name = scenario.title();
    match to.map(Entry::title) {
        Some(to) => said!("{name}（{to}）", "{name} ({to})", name, to),
        None => name,
    }
}
