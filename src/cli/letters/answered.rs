//! The letter that answers, and the package of what changed.

use std::ffi::OsStr;
use std::path::Path;

use crate::desk::filing::{answer_to, supplement};
use crate::document::render;
use crate::form::Difference;
use crate::store::{StoreError, write_keeping};
use crate::text::{phrase, shown_path};

use super::{letter, of_letter};
use crate::cli::call::{Call, Out, Trouble};
use crate::cli::filing::{one, read};
use crate::cli::record::standing;

pub(super) fn reply(
    path: &Path,
    (named, of): (Option<&str>, Option<&str>),
    (to, addressee): (&Path, Option<&str>),
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let all = read(&record, call.today)?;
    let filing = of_letter(&all, of, named)?;
    let letter = letter(filing, named)?;
    let (document, unasked) =
        answer_to(&record, filing, &letter.fields.id, (call.today, addressee))?;
    let bytes = match to.extension().and_then(OsStr::to_str) {
        Some("docx") => render::docx(&document).map_err(|error| StoreError::made(to, &error))?,
        Some("md") => render::markdown(&document).into_bytes(),
        _ => {
            return Err(phrase(
                "--to 的文件名应以 .docx 或者 .md 结尾。",
                "--to writes a docx or md file: its name ends so.",
            )
            .into());
        }
    };
    let kept = write_keeping(&[(to.to_owned(), bytes)])?;
    out.has_saved = true;
    out.line(to.display().to_string())?;
    out.tell_kept(&crate::desk::Exported { files: vec![to.to_owned()], kept });
    tell_unasked(&unasked, out);
    let open = document.stamp.open;
    if open > 0 {
        out.note(&said!(
            "还有{open}点没有答复，答复函是草稿",
            "{open} {open?point is|points are} not answered: the answer is a draft",
            open,
        ));
    }
    Ok(u8::from(open > 0 || !unasked.is_empty()))
}

/// What was changed since it was handed in and no point of the letter is about.
fn tell_unasked(unasked: &[Difference], out: &mut Out) {
    if unasked.is_empty() {
        return;
    }
    out.note(&said!(
        "有{count}处改动没有哪一点要求；确属这次要改的，用 letter answer --about 写明",
        "{count} {count?change|changes} that no point asks for; where one is meant, say so by letter answer --about",
        count = unasked.len(),
    ));
    for one in unasked {
        let (section, label) = (&one.section, one.label());
        out.note(&said!("  {section}：{label}", "  {section}: {label}", section, label));
    }
}

pub(super) fn pack(
    path: &Path,
    (named, of): (Option<&str>, Option<&str>),
    to: &Path,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let all = read(&record, call.today)?;
    let filing = match named {
        Some(_) => of_letter(&all, of, named)?,
        None => one(&all, of)?,
    };
    let letter = match named {
        None if filing.row.letters.is_empty() => None,
        named => Some(letter(filing, named)?),
    };
    let before = filing.former(path, &record.dossier.id)?;
    let made = supplement(&record, filing, letter, before.as_ref(), (to, call.today))?;
    out.has_saved = true;
    out.tell(&said!("{dir}", "{dir}", dir = shown_path(to)))?;
    for said in made.told() {
        out.tell(&said)?;
    }
    for said in &made.lacking {
        out.tell(said)?;
    }
    tell_unasked(&made.unasked, out);
    Ok(u8::from(made.open > 0 || !made.unasked.is_empty() || !made.lacking.is_empty()))
}
