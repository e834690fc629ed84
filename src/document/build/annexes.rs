//! What closes a report: the laws and standards it relies on, the short names it uses, and the page of approval.
//!
//! Only what the judgement of this record rests on is listed; names and opinions of those who approve are written by hand.

use memchr::memmem;

use crate::document::{Block, Inline, plain};
use crate::form::catalog::{handler, items, onward, recipients};
use crate::form::{Entry, Field, options};
use crate::law::{Mechanism, Route, ScenarioVerdict};
use crate::source::{
    CERT, CSL, DSL, GBT_35273, GBT_39335, GBT_42460, GBT_45574, GBT_46068, Instrument, NDSMR, PCF,
    PIPL, SAG, SAM, SCG, SCM,
};
use crate::text::{Phrase, Text, harmless, t};

use super::gba_sheet;
use super::material::Material;
use super::parts::{LINE, Row};

/// The three annexes of a report that says what `told` says, and that follows the points of these instruments.
pub(super) fn closing(
    material: &Material<'_>,
    told: &[Block],
    follows: Vec<&'static Instrument>,
) -> Vec<Block> {
    let said = words(told);
    vec![
        material.title(1, t("附：评估依据", "Annex: Laws and Standards Relied on")),
        relied_on(material, follows, &said),
        material.title(1, t("附：简称", "Annex: Short Names")),
        short_names(material, &said),
        material.title(1, t("附：审批页", "Annex: Approval")),
        approval(material),
    ]
}

/// What a self-assessment follows.
pub(super) fn of_assessment() -> Vec<&'static Instrument> {
    vec![&SAM, &SAG]
}

/// What the report on the six points follows.
pub(super) fn followed(material: &Material<'_>) -> Vec<&'static Instrument> {
    if material.survey.verdict.mechanism == Mechanism::SecurityAssessment {
        return of_assessment();
    }
    // Its six points are followed in every report; its guide is that of a filing.
    let guide = material.survey.routes.may_take(Route::Contract).then_some(&SCG);
    std::iter::once(&SCM).chain(guide).collect()
}

/// The instruments that decide the mechanism, that the report follows, and by which its parts were assessed.
fn relied_on(material: &Material<'_>, follows: Vec<&'static Instrument>, said: &str) -> Block {
    let survey = material.survey;
    let mut all: Vec<&'static Instrument> = vec![&PIPL, &NDSMR, &PCF];
    let follows_sam = follows.contains(&&SAM);
    if follows_sam {
        // Important data and critical infrastructure, of which it tells, are of those two laws.
        all.splice(..0, [&CSL, &DSL]);
    }
    all.extend(follows);
    // A part of the record that goes by the contract of the Bay is told of, or named as told elsewhere.
    if survey.routes.may_take(Route::Bay) && gba_sheet::is_called_for(material) {
        all.extend(gba_sheet::guides(&gba_sheet::concerned(material)));
    }
    let told = material.told_scenarios();
    let deciding = survey.verdict.scenarios.iter();
    let deciding = deciding.filter(|one| told.iter().any(|row| row.id == Some(&one.id)));
    let deciding = deciding.flat_map(ScenarioVerdict::deciding);
    let cited = deciding.flat_map(|found| &found.sources).map(|citation| citation.instrument);
    for instrument in cited {
        // Which of two ways is taken is decided by the rules of both; what is not taken is relied on no more.
        let is_taken = *instrument != CERT || survey.routes.may_take(Route::Certification);
        if is_taken && !all.contains(&instrument) && instrument.in_force(survey.verdict.day) {
            all.push(instrument);
        }
    }
    if !material.rows(&items::SECTION).is_empty() {
        all.extend([&GBT_35273, &GBT_45574]);
    }
    if !survey.risks.is_empty() {
        all.extend([&GBT_39335, &GBT_46068]);
    }
    all.extend((!survey.evaluations.is_empty()).then_some(&GBT_42460));
    let mut seen: Vec<&str> = Vec::new();
    all.retain(|one| {
        !seen.contains(&one.id) && {
            seen.push(one.id);
            true
        }
    });
    // What the report nowhere names tells its reader nothing; those of a self-assessment are those of its form.
    let stays = |one: &&'static Instrument| {
        follows_sam && [&CSL, &DSL, &SAM, &SAG].contains(one)
            || called(material, one, said).is_some()
    };
    all.retain(stays);
    let rows = all.iter().map(|one| {
        // Laws have no number of a ministry; who made them is what tells them apart.
        let by = t("全国人民代表大会常务委员会", "Standing Committee of the NPC");
        let number = if one.number == Text::EMPTY { by } else { one.number };
        let called = called(material, one, said).unwrap_or_else(|| material.say(one.short));
        let called = plain(called);
        vec![material.words(one.title), material.words(number), called]
    });
    material.numbered(
        Text::EMPTY,
        &[
            (t("名称", "Title"), 50),
            (t("文号或者发布机关", "Number or issuer"), 25),
            (t("本报告中的称法", "Called here"), 25),
        ],
        rows.collect(),
    )
}

/// As what a report calls an instrument: by its short name, or that without its marks; nothing where it does not.
fn called<'t>(material: &Material<'t>, one: &Instrument, said: &str) -> Option<&'t str> {
    let short: &str = material.say(one.short);
    let bare = short.trim_start_matches('《').trim_end_matches('》');
    [short, bare].into_iter().find(|name| is_in(said, name))
}

/// Whether a report says a name: many are looked for in all of its words.
fn is_in(said: &str, name: &str) -> bool {
    memmem::find(said.as_bytes(), name.as_bytes()).is_some()
}

/// The handler, and each recipient and third party by the names that the report calls it by; a name that it nowhere says is not
/// listed.
fn short_names(material: &Material<'_>, said: &str) -> Block {
    let is_said = |name: &str| !name.is_empty() && is_in(said, name);
    let mut rows: Vec<Row> = Vec::new();
    let own = [t("本企业", "the company"), t("本单位", "the handler")];
    let own: Vec<Phrase> =
        own.into_iter().filter(|own| is_said(material.say(*own))).map(Phrase::from).collect();
    if !own.is_empty() {
        rows.push(vec![material.told(&Phrase::list(own)), material.handler_name()]);
    }
    let recipients = material.told_recipients();
    for recipient in &recipients {
        let full = || {
            let name = material.needed(recipient, &recipients::NAME);
            let local = material.answer(recipient, &recipients::NAME_ZH);
            if local.is_empty() || local == name {
                return name;
            }
            runs!(material, "{local}（{name}）", "{name} ({local})", local = local, name = name)
        };
        let local = recipient.text(&recipients::NAME_ZH).known().map(str::trim).unwrap_or_default();
        let name = recipient.text(&recipients::NAME).known().map(str::trim).unwrap_or_default();
        if local != name && is_said(local) {
            rows.push(vec![plain(local), material.needed(recipient, &recipients::NAME)]);
        }
        let mut called: Vec<String> = recorded(recipient, &recipients::SHORT_NAME);
        called.extend(by_country(recipient, &recipients));
        called.retain(|name| is_said(name));
        called.dedup();
        rows.extend(called.into_iter().map(|called| vec![plain(called), full()]));
    }
    for third in recipients.iter().flat_map(onward::of) {
        let called = recorded(&third, &onward::SHORT_NAME).into_iter().filter(|name| is_said(name));
        rows.extend(
            called.map(|called| vec![plain(called), material.needed(&third, &onward::NAME)]),
        );
    }
    rows.push(vec![
        material.words(t("境外", "abroad")),
        material.words(t(
            "中华人民共和国境外，含香港特别行政区、澳门特别行政区和台湾地区",
            "outside the mainland of the PRC, Hong Kong, Macao and Taiwan included",
        )),
    ]);
    material.numbered(
        Text::EMPTY,
        &[(t("简称", "Short name"), 40), (t("全称、含义", "Full name, meaning"), 60)],
        rows,
    )
}

/// The short names that the record gives, as a paper may show them.
fn recorded(row: &Entry<'_>, field: &'static Field) -> Vec<String> {
    onward::short_names(row, field).into_iter().map(|name| harmless(name, false)).collect()
}

/// What people call a recipient by its country, if none of the others is there: 德国接收方.
fn by_country(recipient: &Entry<'_>, all: &[Entry<'_>]) -> Option<String> {
    const CHINA: &str = t("中国", "China").zh;
    const RECIPIENT: Text = t("接收方", "recipient");
    let place = recipient.choice(&recipients::COUNTRY).known()?;
    let others = all.iter().filter(|other| other.id != recipient.id);
    let is_alone = others.into_iter().all(|other| other.chose(&recipients::COUNTRY, place).is_no());
    let country = options::COUNTRIES.find(place.as_str())?.label.zh;
    let country = country.strip_prefix(CHINA).unwrap_or(country);
    is_alone.then(|| format!("{country}{}", RECIPIENT.zh))
}

/// What blocks say, in one text.
fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if let Block::Heading(_, words) = block {
            out.push_str(words);
        }
        out.push('\n');
        for line in block.lines() {
            for run in line {
                if let Inline::Text(words) | Inline::Strong(words) = run {
                    out.push_str(words);
                }
            }
            out.push('\n');
        }
    }
    out
}

/// Who made the report, who looked at it and who approved it: signed by hand.
fn approval(material: &Material<'_>) -> Block {
    let entry = material.single(&handler::SECTION);
    let line = || material.words(LINE);
    let row = |what: Text, who| vec![material.words(what), who, line(), line()];
    let rows = vec![
        row(t("编制", "Made by"), line()),
        row(t("复核", "Reviewed by"), line()),
        row(
            t("个人信息保护负责人审核", "Protection officer"),
            material.answer(&entry, &handler::OFFICER),
        ),
        row(
            t("法定代表人或者授权人批准", "Approved by the legal representative or a delegate"),
            material.answer(&entry, &handler::LEGAL_REPRESENTATIVE),
        ),
    ];
    let head = [
        t("环节", "Step"),
        t("姓名、职务", "Name, post"),
        t("意见", "Opinion"),
        t("签字、日期", "Signature, date"),
    ];
    material.table(Text::EMPTY, &head, &[24, 28, 24, 24], rows)
}
