//! The letter that answers, and the package of what changed.

use std::ffi::OsStr;
use std::path::Path;

use crate::desk::filing::{Filing, cabinet, correction, pack_changes, supplement};
use crate::document::{correction as letter_of, render};
use crate::dossier::Dossier;
use crate::form::Difference;
use crate::store::{StoreError, read_text, write_keeping};
use crate::text::{Lang, phrase, shown_path};

use super::letter;
use crate::cli::call::{Call, Out, Trouble};
use crate::cli::filing::{one, read};
use crate::cli::record::standing;

/// The record as it was when a filing was last handed in; none where it never was.
fn former(filing: &Filing, path: &Path, id: &str) -> Result<Option<Dossier>, Trouble> {
    let Some(last) = filing.row.sequences.last() else { return Ok(None) };
    let place = cabinet(path, id).record_path(&filing.code, last.fields.number);
    let text = read_text(&place)?;
    let read = Dossier::from_json(&text).map_err(|error| StoreError::Content(place, error))?;
    Ok(Some(read))
}

pub(super) fn reply(
    path: &Path,
    (named, of): (Option<&str>, Option<&str>),
    to: &Path,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let all = read(&record, call.today)?;
    let filing = one(&all, of)?;
    let letter = letter(filing, named)?;
    let before = former(filing, path, &record.dossier.id)?;
    let changes = pack_changes(&record, filing)?;
    let (made, unasked) =
        correction(letter, (filing, &record.dossier), before.as_ref(), (&changes, call.today));
    let document = letter_of(&made, Lang::Zh);
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
    let filing = one(&all, of)?;
    let letter = match named {
        None if filing.row.letters.is_empty() => None,
        named => Some(letter(filing, named)?),
    };
    let before = former(filing, path, &record.dossier.id)?;
    let made = supplement(&record, filing, letter, before.as_ref(), (to, call.today))?;
    out.has_saved = true;
    out.tell(&said!("{dir}", "{dir}", dir = shown_path(to)))?;
    for (title, what) in &made.changed {
        out.tell(&said!("  {what}：{title}", "  {what}: {title}", what, title))?;
    }
    for title in &made.unmarked {
        out.note(&said!(
            "“{title}”没有改动标记稿：提交时的文字，本版本已经做不出来",
            "no marked-up copy of \"{title}\": this version can no longer make the words that were handed in",
            title,
        ));
    }
    for said in &made.lacking {
        out.tell(said)?;
    }
    tell_unasked(&made.unasked, out);
    Ok(u8::from(made.open > 0 || !made.unasked.is_empty() || !made.lacking.is_empty()))
}
