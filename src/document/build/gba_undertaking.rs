//! The undertakings of the Greater Bay Area route (承诺书), one for each side of a contract in a file of its own, as each side files
//! for itself. Word for word as annex 2 prints it, and nothing else.

use crate::document::{Block, Inline};
use crate::form::catalog::{handler, recipients};
use crate::form::options::country;
use crate::form::{Entry, Place};
use crate::law::Route;
use crate::text::{Text, t};

use super::gba_sheet::{self, concerned};
use super::material::Material;
use super::paper::{Listed, Paper, Scope, WRITTEN, When};

/// The undertaking of the handler.
pub static PAPER: Paper = Paper {
    id: "gba-undertaking",
    title: t("承诺书（个人信息处理者）", "Undertaking (Handler)"),
    heading: HEADING,
    is_copied: true,
    scope: Scope::Recipient,
    when: When::With(gba_sheet::is_called_for, gba_sheet::is_with),
    listed: &[Listed::at(
        Route::Bay,
        2,
        t("承诺书（签署盖章扫描件）", "undertaking, signed and sealed"),
    )],
    carries: &[&[&handler::NAME]],
    build: Some(ours),
    ..WRITTEN
};

/// That of the recipient, who files it for itself.
pub static THEIRS: Paper = Paper {
    id: "gba-undertaking-recipient",
    title: t("承诺书（接收方）", "Undertaking (Recipient)"),
    listed: &[Listed::with(Route::Bay, 2)],
    carries: &[&[&recipients::NAME]],
    build: Some(theirs),
    ..PAPER
};

/// What stands above the words, on a paper that is signed: what the form calls itself, and nothing of which file it is.
const HEADING: Text = t("承诺书", "Undertaking");

fn ours(material: &Material<'_>) -> Vec<Block> {
    of_each(material, |_| material.handler_name())
}

fn theirs(material: &Material<'_>) -> Vec<Block> {
    of_each(material, |recipient| material.both_names(recipient))
}

/// One for each contract. Where to sign, and what else is to be known, stands in the list of materials: a paper to be signed holds
/// its words alone.
fn of_each(material: &Material<'_>, unit: impl Fn(&Entry<'_>) -> Vec<Inline>) -> Vec<Block> {
    let receivers = concerned(material);
    if receivers.is_empty() {
        return vec![material.gap(Place::whole(&recipients::SECTION))];
    }
    let mut body = Vec::new();
    for recipient in &receivers {
        if !body.is_empty() {
            body.push(Block::PageBreak);
        }
        body.extend(undertaking(material, recipient, unit(recipient)));
    }
    body
}

/// Where the words come from, and what of them is not held.
pub(super) fn remark(material: &Material<'_>, receivers: &[Entry<'_>]) -> Vec<Inline> {
    let in_macao = |row: &Entry<'_>| !row.chose(&recipients::COUNTRY, country::MACAO).is_no();
    if receivers.iter().any(in_macao) {
        return material.words(t(
            "承诺书的文字为香港版实施指引附件2的原文；澳门版的模板本程序没有，这里只换地名，签署前与其下载件逐字核对，以下载件为准。签字、盖章、日期的位置以下载件为准。适用于组织的划去“本人”，适用于个人的划去“本单位”。",
            "The words of the undertaking are those of annex 2 of the guideline with Hong Kong. The template of Macao is not held here: only the place is changed, so compare it with its download word for word before signing; the download governs, also on where to sign, seal and date. An organisation strikes out the individual, an individual the organisation.",
        ));
    }
    material.words(t(
        "承诺书的文字为实施指引附件2的原文。签字、盖章、日期的位置以下载件为准。适用于组织的划去“本人”，适用于个人的划去“本单位”。",
        "The words of the undertaking are those of annex 2 of the guideline. Where to sign, seal and date goes by the download. An organisation strikes out the individual, an individual the organisation.",
    ))
}

/// The words, and below them who signs and seals: the form has nothing else.
fn undertaking(material: &Material<'_>, recipient: &Entry<'_>, unit: Vec<Inline>) -> Vec<Block> {
    let two = runs!(
        material,
        "二、为粤港澳大湾区（内地、{place}）个人信息跨境流动标准合同备案工作提供必要的配合和支持；",
        "2. the cooperation and support needed are given to the filing of the standard contract for \
         the cross-boundary flow of personal information in the Greater Bay Area (mainland, {place});",
        place = by_place(material, recipient, (t("香港", "Hong Kong"), t("澳门", "Macao"))),
    );
    vec![
        material.sentence(t("本人/本单位郑重承诺：", "I / this organisation solemnly undertake:")),
        material.sentence(t(
            "一、备案材料所有内容真实、完整、准确和有效；",
            "1. all contents of the filing papers are true, complete, accurate and valid;",
        )),
        Block::Paragraph(two),
        material.sentence(t(
            "三、个人信息保护影响评估工作为备案之日前3个月内完成，且至备案之日未发生重大变化。",
            "3. the impact assessment was finished within the 3 months before the day of filing, and nothing material has changed up to that day.",
        )),
        material.sentence(t(
            "本人/本单位知晓并充分理解上述承诺内容，若承诺不实或者违背承诺，愿意承担相应法律责任。",
            "I / this organisation know and fully understand the above, and are willing to bear the legal liability if the undertaking is untrue or broken.",
        )),
        Block::Signature(vec![
            material.words(t(
                "法定代表人（签字）：            ",
                "Legal representative (signature):            ",
            )),
            runs!(material, "单位（盖章）：{unit}", "Unit (seal): {unit}", unit = unit),
            material.words(t("年    月    日", "Date:")),
        ]),
    ]
}

/// Where the mainland side files.
pub(super) const GUANGDONG: Text =
    t("广东省互联网信息办公室", "Cyberspace Administration of Guangdong");

/// Words by the place of a recipient; a blank while it is not known.
pub(super) fn by_place(
    material: &Material<'_>,
    recipient: &Entry<'_>,
    (hong_kong, macao): (Text, Text),
) -> Vec<Inline> {
    match recipient.choice(&recipients::COUNTRY).known() {
        Some(country::HONG_KONG) => material.words(hong_kong),
        Some(country::MACAO) => material.words(macao),
        _ => vec![material.blank(recipient.place(&recipients::COUNTRY))],
    }
}

/// Where the recipient files.
pub(super) fn authority(material: &Material<'_>, recipient: &Entry<'_>) -> Vec<Inline> {
    by_place(
        material,
        recipient,
        (
            t("香港特别行政区政府数字政策办公室", "Digital Policy Office of Hong Kong"),
            t("澳门特别行政区个人资料保护局", "Personal Data Protection Bureau of Macao"),
        ),
    )
}
