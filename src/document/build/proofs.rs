//! The list of proofs (佐证材料清单): an annex of the reports and a paper by itself, which are the same, and a checklist for the house.
//!
//! A file is named and never opened: pictures are handed in, and where one is wanted and not there, room is left for it.

mod named;
mod proves;

use crate::document::render::lines_of;
use crate::document::{Attached, Block, Inline, Layout, plain};
use crate::form::catalog::{evidence, findings, onward, recipients};
use crate::form::options::proof_form;
use crate::form::{Answers, Entry, Facts, Place};
use crate::law::{Route, Survey};
use crate::text::{Lang, Text, harmless, t};

use super::material::Material;
use super::paper::{Listed, Paper, WRITTEN, When};
use super::parts::{Row, add_line};
use super::report_assessment::{OWN, is_apart};
pub(super) use proves::Own;
use proves::proves;

const TITLE: Text = t("佐证材料清单", "List of Evidence");

/// It goes with the supporting papers where a route's list asks for such, and tells of what goes by that route.
pub static PAPER: Paper = Paper {
    id: "evidence-list",
    title: TITLE,
    layout: Layout::Report,
    when: When::If(|material| !material.rows(&evidence::SECTION).is_empty()),
    listed: &[
        Listed::with(Route::Contract, 8),
        Listed::with(Route::Assessment, 8),
        Listed::with(Route::Certification, 3),
    ],
    carries: &[&[&evidence::NAME]],
    build: Some(build),
    ..WRITTEN
};

/// The list of what is certified, where a contract is filed beside it: each route has a list of its own.
pub(super) static CERTIFIED: Paper = Paper {
    id: "evidence-list-certification",
    title: t("佐证材料清单（认证）", "List of Evidence (Certification)"),
    heading: TITLE,
    layout: Layout::Report,
    when: When::If(|material| {
        let routes = &material.survey.routes;
        let is_beside = [Route::Contract, Route::Certification]
            .into_iter()
            .all(|route| routes.takes(route).is_yes());
        is_beside && !material.rows(&evidence::SECTION).is_empty()
    }),
    listed: &[Listed::with(Route::Certification, 3)],
    carries: &[&[&evidence::NAME]],
    build: Some(build),
    ..WRITTEN
};

/// The same for whoever puts the papers together: everything, with the files and a column to tick. It stays in the house.
pub(super) static CHECKLIST: Paper = Paper {
    id: "evidence-checklist",
    title: t("佐证材料核对单", "Checklist of Evidence"),
    layout: Layout::Report,
    when: When::If(|material| !material.rows(&evidence::SECTION).is_empty()),
    build: Some(checklist),
    ..WRITTEN
};

/// The list that is handed in: what the annexes of the reports list, and nothing of another route.
fn build(material: &Material<'_>) -> Vec<Block> {
    let rows = material.rows(&evidence::SECTION);
    let told = told(material, &rows);
    if told.is_empty() {
        return Vec::new();
    }
    let mut opening = runs!(
        material,
        "{handler}本次出境列明的佐证材料共{count}件。",
        "{handler} lists {count} {count?proof|proofs} for this export.",
        handler = material.handler_name(),
        count = told.len(),
    );
    if told.len() < rows.len() {
        opening.extend(material.words(t(
            "编号为本企业统一编号，本清单只列与本次出境有关的材料。",
            " The codes are those of the company; only what concerns this export is listed.",
        )));
    }
    let enclosed = told.iter().filter(|(_, row)| is_enclosed(row)).count();
    opening.extend(if enclosed == 0 && is_said_handed_in(material) {
        material.words(t(
            "除报告写明随材料提交的以外，均留存备查。",
            " Except for what the report says is handed in, all of them are kept on file.",
        ))
    } else if enclosed == 0 {
        material.words(t(
            "均留存备查，未随材料提交。",
            " All of them are kept on file; none is handed in.",
        ))
    } else {
        material.told(&said!(
            "其中{enclosed}件随材料提交，其余留存备查。",
            " {enclosed} of them {enclosed?is|are} handed in; the rest is kept on file.",
            enclosed,
        ))
    });
    let columns = if enclosed == 0 { Columns::Listed } else { Columns::Enclosed };
    vec![Block::Paragraph(opening), list(material, told.into_iter(), columns, None)]
}

/// Whether a proof goes with what is handed in.
fn is_enclosed(proof: &Entry<'_>) -> bool {
    proof.yes_no(&evidence::HANDED_IN).is_yes()
}

/// Whether the report beside the list says of a proof that it is handed in.
fn is_said_handed_in(material: &Material<'_>) -> bool {
    material.rows(&findings::SECTION).iter().any(|row| {
        let own = if is_apart(material, row, OWN) { OWN.1 } else { &findings::RECTIFICATION };
        row.text(own).known().is_some_and(findings::says_handed_in)
    })
}

/// What a list of materials says of the proofs; nothing where none is told of.
pub(super) fn enclosed(material: &Material<'_>) -> Option<Text> {
    let rows = material.rows(&evidence::SECTION);
    let told = told(material, &rows);
    let is_any = told.iter().any(|(_, row)| is_enclosed(row));
    (!told.is_empty()).then_some(if is_any {
        t(
            "见佐证材料清单，随材料提交的已列出；申报系统不收 Word 文件，清单转换为 PDF 后作为第8项扫描件放入",
            "see the list of evidence, which names what is handed in; the system takes no document of Word: make the list PDF and give it as scan 8",
        )
    } else {
        t(
            "佐证材料留存备查，没有随材料提交的，清单也不提交；需要提交的，在记录中标为随材料提交，清单转换为 PDF 后作为第8项扫描件放入",
            "proofs are kept on file and none is handed in, nor is their list; what is to be, is marked so in the record, and the list made PDF and given as scan 8",
        )
    })
}

/// What is to be done with the proof that a remedy is done, as the list of evidence tells of it.
pub(super) fn of_remedies(material: &Material<'_>) -> Text {
    let rows = material.rows(&evidence::SECTION);
    let is_any = told(material, &rows).iter().any(|(_, row)| is_enclosed(row));
    if is_any {
        t(
            "把完成证明列入佐证材料清单（随材料提交或者留存备查，以清单所列为准）",
            "enter its proof in the list of evidence (handed in or kept on file, as the list says)",
        )
    } else {
        t(
            "把完成证明列入佐证材料清单（留存备查；要随材料提交的，在记录中标明）",
            "enter its proof in the list of evidence (kept on file; what is to be handed in is marked so in the record)",
        )
    }
}

fn checklist(material: &Material<'_>) -> Vec<Block> {
    let rows = material.rows(&evidence::SECTION);
    vec![
        Block::Paragraph(runs!(
            material,
            "{handler}的佐证材料共{count}件。装订、上传之前逐件核对：材料在，与清单所列一致，复制件加盖公章，外文材料附中文译本。",
            "{handler} has {count} {count?proof|proofs}. Before binding and uploading, look at each: it is there, it is what \
             the list says, copies bear the seal, foreign papers have a Chinese translation.",
            handler = material.handler_name(),
            count = rows.len(),
        )),
        list(material, (1..).zip(&rows), Columns::Checked, None),
        material.signed(&[t("核对人（签字）：________________", "Checked by: ________________")]),
    ]
}

/// The proofs of which a paper tells, each with its number, which it keeps where some are left out.
fn told<'b>(material: &Material<'_>, rows: &'b [Entry<'b>]) -> Vec<(usize, &'b Entry<'b>)> {
    (1..).zip(rows).filter(|(_, row)| is_told(material, row)).collect()
}

/// Whether a proof is one of what the paper tells: of what it proves about some flows, it tells of one. What proves nothing about flows
/// in particular proves something about all of them; what proves something of a recipient, or of a third party, is told with it alone.
fn is_told(material: &Material<'_>, proof: &Entry<'_>) -> bool {
    let places = proof.places(&evidence::PROVES).known().unwrap_or_default();
    let is_of_recipient =
        |place: &&Place| [&recipients::SECTION, &onward::SECTION].contains(&place.section);
    let of_recipients: Vec<&Place> = places.iter().filter(is_of_recipient).collect();
    let deciding = if of_recipients.is_empty() { places.iter().collect() } else { of_recipients };
    let of_flows: Vec<bool> =
        deciding.into_iter().filter_map(|place| material.is_told_at(place)).collect();
    of_flows.is_empty() || of_flows.contains(&true)
}

/// The routes taken among whose papers a proof is handed in: those whose list has it, or the first that tells of it. None where the
/// record takes one route or none, as then nothing is parted, and of what goes by no route that is filed.
pub fn routes_of_proof(answers: &Answers, survey: &Survey, proof: &str) -> Vec<Route> {
    let facts = Facts::at(answers, survey.verdict.day).quietly();
    let mut material = Material::new(&facts, survey, Lang::Zh);
    let Some(row) = facts.row(&evidence::SECTION, proof) else { return Vec::new() };
    let mut taken = survey.routes.taken().to_vec();
    taken.retain(|route| {
        material.by = Some(*route);
        is_told(&material, &row)
    });
    let listed: Vec<Route> =
        taken.iter().copied().filter(|route| PAPER.place(*route).is_some()).collect();
    if listed.is_empty() { taken.into_iter().take(1).collect() } else { listed }
}

/// The annex of a report; nothing where no proof is recorded. A report with headings of its own lists what it rests on, under those.
pub(super) fn annex(material: &Material<'_>, own: Option<&Own<'_>>) -> Vec<Block> {
    let rows = material.rows(&evidence::SECTION);
    let mut told = told(material, &rows);
    told.retain(|proof| own.is_none_or(|own| own.rests_on(material, proof)));
    if told.is_empty() {
        return Vec::new();
    }
    let mut out = vec![
        material.title(1, t("附：佐证材料清单", "Annex: List of Evidence")),
        list(material, told.iter().copied(), Columns::Listed, own),
    ];
    let pictured = told.iter().filter(|(_, row)| row.yes_no(&evidence::PICTURE).is_yes());
    out.extend(pictured.map(|(number, row)| shown(material, *number, row)));
    out
}

/// What a list has beside the four columns that all have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Columns {
    /// Nothing.
    Listed,
    /// Whether it is handed in.
    Enclosed,
    /// The files, and a column to tick.
    Checked,
}

/// The list.
fn list<'b>(
    material: &Material<'_>,
    rows: impl Iterator<Item = (usize, &'b Entry<'b>)>,
    columns: Columns,
    own: Option<&Own<'_>>,
) -> Block {
    let is_checklist = columns == Columns::Checked;
    let mut head = vec![
        t("编号", "Code"),
        t("材料名称、文号、日期、出具单位", "Title, number, day, issuer"),
        t("形式、页数、译本", "Form, pages, translation"),
        t("证明事项", "What it proves"),
    ];
    let mut widths: Vec<u16> = vec![14, 34, 20, 32];
    if is_checklist {
        head.push(t("核对", "Seen"));
        widths = vec![14, 31, 22, 24, 9];
    }
    if columns == Columns::Enclosed {
        head.push(t("提交", "Handed in"));
        widths = vec![14, 29, 18, 25, 14];
    }
    let cells = |(number, proof): (usize, &Entry<'_>)| -> Row {
        let mut row = vec![
            material.told(&evidence::code(number, proof)),
            what(material, proof),
            form(material, proof, is_checklist),
            own.map_or_else(
                || proves(material, proof),
                |own| own.proves(material, (number, proof)),
            ),
        ];
        if is_checklist {
            row.push(plain("□"));
        }
        if columns == Columns::Enclosed {
            row.push(material.words(if is_enclosed(proof) {
                t("随材料提交", "handed in")
            } else {
                t("留存备查", "on file")
            }));
        }
        row
    };
    material.table(Text::EMPTY, &head, &widths, rows.map(cells))
}

/// Title, number, day and issuer, one a line.
fn what(material: &Material<'_>, proof: &Entry<'_>) -> Vec<Inline> {
    let mut out = material.needed(proof, &evidence::NAME);
    add_line(&mut out, material.answer(proof, &evidence::NUMBER));
    add_line(&mut out, material.answer(proof, &evidence::DAY));
    add_line(&mut out, material.answer(proof, &evidence::ISSUER));
    out
}

/// Its form, pages and translation; for the checklist also its file.
fn form(material: &Material<'_>, proof: &Entry<'_>, is_checklist: bool) -> Vec<Inline> {
    let mut out = material.needed(proof, &evidence::FORM);
    if proof.chose(&evidence::FORM, proof_form::COPY).is_yes() {
        out.extend(material.words(t("（加盖公章）", " (sealed)")));
    }
    add_line(&mut out, material.answer(proof, &evidence::PAGES));
    add_line(&mut out, material.answer(proof, &evidence::TRANSLATION));
    if !is_checklist {
        return out;
    }
    add_line(&mut out, material.answer(proof, &evidence::FILE));
    if let Some(digest) = proof.text(&evidence::DIGEST).known() {
        // The beginning of the digest tells two files apart; the whole stands in the record.
        let digest: String = harmless(digest, false).chars().take(16).collect();
        add_line(&mut out, material.told(&said!("摘要 {digest}", "digest {digest}", digest)));
    }
    out
}

/// A picture with its caption, or room for it.
fn shown(material: &Material<'_>, number: usize, proof: &Entry<'_>) -> Block {
    let (code, name) = (evidence::code(number, proof), proof.title());
    let caption = said!("{code} {name}", "{code} {name}", code, name);
    let shows = material.answer(proof, &evidence::SHOWS);
    let shows: Vec<String> = lines_of(&shows).into_iter().filter(|line| !line.is_empty()).collect();
    let description = if shows.is_empty() { material.tell(&name) } else { shows.join(" ") };
    let image = proof.id.and_then(|row| material.survey.pictures.of(row)).cloned();
    // A frame without its picture is a gap of the paper.
    let otherwise = runs!(
        material,
        "（贴图处：{file}）{gap}",
        "(picture goes here: {file}){gap}",
        file = material.needed(proof, &evidence::FILE),
        gap = [material.blank(proof.place(&evidence::PICTURE))],
    );
    Block::Attached(Attached { caption: material.tell(&caption), description, image, otherwise })
}
