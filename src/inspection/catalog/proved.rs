//! Whether the proofs that are to be handed in can be, and whether the wording of consents is among them.
//!
//! What is handed in is marked so in the record; whether a proof is better kept on file is for a person to decide.

use crate::form::Entry;
use crate::form::catalog::{consents, evidence};
use crate::form::options::formality;
use crate::inspection::{Case, Check, Outcome};
use crate::source::{SAG, SCG, practice, secondary};
use crate::text::t;

use super::{SA, check};

pub(super) static CHECKS: &[&Check] = &[&HANDED_IN];

static HANDED_IN: Check = check(
    ("additions.handed_in", "N-s"),
    t(
        "标为随材料提交的佐证材料都附有文件；单独同意的文本、截图随材料提交",
        "Proofs that are marked to be handed in have a file; the wording of consents is handed in",
    ),
    SA,
    &[
        secondary(&SCG, "annex 1"),
        secondary(&SAG, "annex 1"),
        practice(&SCG, "annex 5").because(t(
            "第8项“其他相关证明材料”由企业选择；只写明已取得单独同意、不附文本或者截图的，实践中会被要求补充",
            "item 8, other proofs, is the company's choice; where consent is only asserted, without its wording or a picture of it, it is asked for in practice",
        )),
    ],
    t(
        "用 chujing attach 附上文件，并标为随材料提交；不提交的，由人确认。",
        "Attach the file with `chujing attach` and mark it to be handed in; a person confirms where it is not.",
    ),
    |case, out| {
        let proofs = case.rows(&evidence::SECTION);
        let marked: Vec<&Entry<'_>> =
            proofs.iter().filter(|proof| proof.yes_no(&evidence::HANDED_IN).is_yes()).collect();
        for proof in marked.iter().filter(|proof| proof.value(&evidence::FILE).is_none()) {
            out.concerns();
            out.object(
                proof.place(&evidence::HANDED_IN),
                said!(
                    "“{proof}”标为随材料提交，而没有附上文件",
                    "\"{proof}\" is marked to be handed in, and no file is attached",
                    proof = proof.title(),
                ),
            );
        }
        look_at_consents(case, out, &marked);
    },
);

/// Leaves consents to a person whose wording is not handed in.
fn look_at_consents(case: &Case<'_>, out: &mut Outcome, marked: &[&Entry<'_>]) {
    let is_given = |row: &Entry<'_>| row.is_asked(&consents::OBTAINED).is_yes();
    for row in case.rows(&consents::SECTION).iter().filter(|row| is_given(row)) {
        out.concerns();
        let proves = |proof: &&&Entry<'_>| {
            let places = proof.places(&evidence::PROVES).known().unwrap_or_default();
            places
                .iter()
                .any(|place| *place.section == consents::SECTION && place.row.as_deref() == row.id)
        };
        if !marked.iter().any(|proof| proves(&proof)) {
            out.look(case, formality::CONSENT_WORDING);
        }
    }
}
