//! Proofs (佐证材料): each paper, report, certificate or picture that proves something of the record, once, with what it proves.
//!
//! Files are named, never held: a path below the folder of the record, and the digest that the file had when it was attached.

use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{SAG, SCG, cite, practice, secondary};
use crate::text::{Phrase, harmless, t};

/// The section.
pub static SECTION: Section = Section {
    id: "evidence",
    title: t("佐证材料", "Evidence"),
    about: t(
        "证书、报告、制度、截图、合同等每件一行，并写明证明哪些答案或者哪些行；评估报告后的佐证材料清单、豁免说明和材料包的核对清单由此列出。",
        "One row for each certificate, report, rule, screenshot or contract, with the answers or rows that it proves. The list of evidence behind the reports, the exemption dossier and the checklist of the package come from it.",
    ),
    shape: Shape::Rows { noun: t("佐证材料", "proof"), prefix: "proof", title: &NAME },
    fields: &[
        &CODE,
        &NAME,
        &PROVES,
        &NUMBER,
        &DAY,
        &ISSUER,
        &FORM,
        &PAGES,
        &TRANSLATION,
        &FILE,
        &DIGEST,
        &PICTURE,
        &SHOWS,
        &HANDED_IN,
    ],
};

/// Its code in the papers.
pub static CODE: Field = Field::new(
    "code",
    Kind::Line,
    t("编号", "Code"),
    t(
        "文书中引用的编号，例如“佐证-01”；不填写的，按所在位置编号。",
        "The code by which papers refer to it, such as 佐证-01; left open, it is numbered by its position.",
    ),
)
.optional();
/// Title.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("材料名称", "Title"),
    t(
        "材料自己的名称，例如“个人信息安全管理制度”“等级保护测评报告”。",
        "Its own title, such as \"Personal Information Security Rules\", \"Graded-protection Test Report\".",
    ),
)
.in_both()
.source(&[secondary(&SCG, "annex 1"), cite(&SAG, "annex 1")]);
/// What it proves.
pub static PROVES: Field = Field::new(
    "proves",
    Kind::Places,
    t("证明什么", "What it proves"),
    t(
        "所证明的答案或者行的位置，可写多个，例如 measures/tls、scenarios/hr/hr_labour_rules。位置见 chujing show 和字段手册。",
        "The places of the answers or rows it proves, any number: measures/tls, scenarios/hr/hr_labour_rules. `chujing show` and the field reference list the places.",
    ),
)
.source(&[practice(&SCG, "annex 5"), practice(&SAG, "annex 4")]);
/// Number.
pub static NUMBER: Field = Field::new(
    "number",
    Kind::Line,
    t("文号", "Number"),
    t("文件、证书、合同或者报告上的编号。", "The number on the paper, certificate or report."),
)
.optional();
/// Day.
pub static DAY: Field = Field::new(
    "day",
    Kind::Day,
    t("日期", "Day"),
    t("出具、签署或者发布的日期。", "The day it was issued, signed or published."),
)
.optional();
/// Issuer.
pub static ISSUER: Field = Field::new(
    "issuer",
    Kind::Line,
    t("出具单位", "Issuer"),
    t("出具、颁发或者制定的单位。", "Who issued it."),
)
.in_both()
.optional();
/// Original or copy.
pub static FORM: Field = Field::new(
    "form",
    Kind::One(&options::PROOF_FORMS),
    t("原件还是复制件", "Original or copy"),
    t(
        "手上的这一份是原件、影印件还是电子件。",
        "Whether what is at hand is the original, a copy or an electronic file.",
    ),
);
/// Pages.
pub static PAGES: Field = Field::new(
    "pages",
    Kind::Line,
    t("页数或者卷号", "Pages or file number"),
    t(
        "例如“共12页”“第3至5页”“档案 2026-117”。",
        "Such as \"12 pages\", \"pages 3 to 5\", \"file 2026-117\".",
    ),
)
.optional();
/// Translation.
pub static TRANSLATION: Field = Field::new(
    "translation",
    Kind::One(&options::PROOF_TRANSLATIONS),
    t("中文译本", "Chinese translation"),
    t("外文材料应当附中文译本。", "A paper in another language wants a Chinese translation."),
)
.optional()
.source(&[secondary(&SCG, "annex 1"), cite(&SAG, "annex 1")]);
/// File.
pub static FILE: Field = Field::new(
    "file",
    Kind::Line,
    t("文件", "File"),
    t(
        "文件的位置，从记录所在文件夹写起；用 chujing attach 附上，同时记下摘要。文件本身不复制。",
        "Where the file stands, from the folder of the record on. `chujing attach` writes it together with its digest; nothing is copied.",
    ),
)
.optional();
/// Digest of the file.
pub static DIGEST: Field = Field::new(
    "digest",
    Kind::Line,
    t("文件摘要（SHA-256）", "Digest of the file (SHA-256)"),
    t(
        "附上时文件的摘要，由 chujing attach 写入；文件以后有改动，会提示。",
        "The digest that the file had when it was attached, written by `chujing attach`; a change of the file is told.",
    ),
)
.optional()
.asked(has_file);
/// Whether it is printed as a picture.
pub static PICTURE: Field = Field::new(
    "picture",
    Kind::YesNo,
    t("作为图片印出", "Shown as a picture"),
    t(
        "截图、架构图等需要在报告中直接看到的，选“是”：印在清单后面，文件应为 PNG 或者 JPG；文件不在或者有改动的，留出位置。",
        "Yes for a screenshot or chart that the report is to show: it is printed behind the list, and should be PNG or JPG. Where the file is missing or has changed, room is left for it.",
    ),
)
.optional()
.asked(has_file);

/// What the picture shows.
pub static SHOWS: Field = Field::new(
    "shows",
    Kind::Paragraph,
    t("图片显示什么", "What the picture shows"),
    t(
        "一两句话，写给看不到图的人，也印在没有图片的格式里；不填写的，用材料名称。",
        "A sentence or two for those who do not see it, also printed where a format holds no pictures; left open, its title.",
    ),
)
.optional()
.asked(is_picture);
/// Whether the file is handed in.
pub static HANDED_IN: Field = Field::new(
    "handed_in",
    Kind::YesNo,
    t("随材料提交", "Handed in with the papers"),
    t(
        "选“是”的，材料包的申报备案材料中附上这个文件（PDF、OFD、PNG、JPG）；不填写的，文件留在企业备查。",
        "If yes, the package takes the file among what is handed in (PDF, OFD, PNG, JPG). Left open, it stays in the house.",
    ),
)
.optional()
.asked(may_be_handed_in)
.source(&[secondary(&SCG, "annex 1"), secondary(&SAG, "annex 1")]);

/// Whether it is to be shown as a picture.
fn is_picture(proof: &Entry<'_>) -> Tri {
    proof.yes_no(&PICTURE)
}

/// Whether a file is named.
fn has_file(proof: &Entry<'_>) -> Tri {
    if proof.value(&FILE).is_some() { Tri::Yes } else { Tri::No }
}

/// Whether a file is named, or it is marked all the same: the mark of a file that was taken away is no leftover.
fn may_be_handed_in(proof: &Entry<'_>) -> Tri {
    has_file(proof).or(Tri::known(proof.value(&HANDED_IN).is_some()))
}

/// The code by which papers refer to a proof: its own, or one by its place in the list, from 1.
pub fn code(number: usize, proof: &Entry<'_>) -> Phrase {
    let own = proof.text(&CODE).known().map(|code| harmless(code, false));
    own.map_or_else(
        || said!("佐证-{number}", "Evidence-{number}", number = format!("{number:02}")),
        Phrase::same,
    )
}
