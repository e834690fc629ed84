//! The letter that answers, and the package of what changed.

use std::ffi::OsStr;
use std::path::Path;

use crate::desk::filing::{HandInError, answer_of, revise, supplement};
use crate::document::render;
use crate::filing::letter::Step;
use crate::form::Difference;
use crate::store::{StoreError, write_keeping};
use crate::text::{phrase, shown_path};

use super::{letter, of_letter};
use crate::cli::call::{Call, Out, Trouble};
use crate::cli::filing::{one, read};
use crate::cli::record::{open, standing};

/// To whom the answer goes, said once and kept with the letter.
#[derive(Debug, clap::Args)]
pub(super) struct Addressee {
    /// 答复函写给谁，随通知留存；不写的，按通知的来函单位 / to whom the reply goes, kept with the letter; to whom the letter came from where it is not given
    #[arg(long, value_name = "OFFICE")]
    addressee: Option<String>,
}

impl Addressee {
    /// Keeps it; an empty one is taken for nothing said, and whom the letter came from is then written to.
    fn keep(
        &self,
        path: &Path,
        (named, of): (Option<&str>, Option<&str>),
        call: &Call,
        out: &mut Out,
    ) -> Result<(), Trouble> {
        let Some(to) = &self.addressee else { return Ok(()) };
        let all = read(&standing(path, out)?, call.today)?;
        let filing = of_letter(&all, of, named)?;
        let id = &letter(filing, named)?.fields.id;
        let session = open(path, call, out)?;
        match revise(&session, (&filing.code, id), Step::Address(Some(to.clone())))? {
            Some(_) => Ok(()),
            None => Err(HandInError::NoLetter(id.clone()).said().into()),
        }
    }
}

pub(super) fn reply(
    path: &Path,
    (named, of): (Option<&str>, Option<&str>),
    (to, addressee): (&Path, &Addressee),
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    addressee.keep(path, (named, of), call, out)?;
    let record = standing(path, out)?;
    let all = read(&record, call.today)?;
    let filing = of_letter(&all, of, named)?;
    let letter = letter(filing, named)?;
    let (document, unasked, vague) = answer_of(&record, filing, &letter.fields.id, call.today)?;
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
    for said in &vague {
        out.note(said);
    }
    let open = document.stamp.open;
    if open > 0 {
        out.note(&said!(
            "还有{open}点没有答复，答复函是草稿",
            "{open} {open?point is|points are} not answered: the answer is a draft",
            open,
        ));
    }
    Ok(u8::from(open > 0 || !unasked.is_empty() || !vague.is_empty()))
}

/// What was changed since it was handed in and no point of the letter is about.
fn tell_unasked(unasked: &[Difference], out: &mut Out) {
    if unasked.is_empty() {
        return;
    }
    out.note(&said!(
        "有{count}处改动没有哪一点要求，答复函另列为其他改动；确属某一点要求的，用 letter answer --about 写明",
        "{count} {count?change|changes} that no point asks for, told in the reply under other changes; where one belongs to a point, say so by letter answer --about",
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
    (to, addressee): (&Path, &Addressee),
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    addressee.keep(path, (named, of), call, out)?;
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
    for said in &made.vague {
        out.note(said);
    }
    let is_whole = made.open == 0 && made.vague.is_empty() && made.lacking.is_empty();
    Ok(u8::from(!is_whole || !made.unasked.is_empty()))
}
