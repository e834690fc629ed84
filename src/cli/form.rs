//! Official forms that the user has as files: which are known, what the program sees in one, and filling it in place.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use serde_json::json;

use crate::desk::Exported;
use crate::document::build::official_values;
use crate::document::official::{self, Given, OFFICIAL, Official};
use crate::law::edition::{Editions, Trusted};
use crate::store::{self, Workspace};
use crate::text::{harmless, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::standing;

/// 官方表格：列出、识别、确认、填写 / official forms: list, recognise, confirm, fill
#[derive(Debug, clap::Subcommand)]
pub(super) enum Form {
    /// 列出可以填写的官方表格 / list the official forms that can be filled
    List {
        #[command(flatten)]
        listing: Listing,
    },
    /// 把记录中的回答填入官方表格，文字一字不动，并给出证明 / fill an official form from a record, with the proof that its text is unaltered
    ///
    /// 退出码1：有空白项因缺少回答、或者因不认识而留空，逐项列出。给出的表格不会被覆盖。
    /// Exit code 1: blanks were left because answers are missing or because they are not known; each is listed. The given form is never overwritten.
    Fill {
        /// 文件 / file
        file: PathBuf,
        #[command(flatten)]
        which: Which,
        /// 境外接收方的 id，按接收方填写的表格需要 / id of the recipient, for forms that are filled for one
        #[arg(long, value_name = "ID")]
        recipient: Option<String>,
        #[command(flatten)]
        written: Written,
    },
    /// 列出表格的指纹、标题和空白项 / show the fingerprint, titles and blanks of a form
    Recognise {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        listing: Listing,
    },
    /// 与官方页面核对一致后，确认这一表格 / confirm a form after comparing it with the official page
    Trust {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        compared: Compared,
    },
}

/// Where a filled form goes, and how that is told.
#[derive(Debug, clap::Args)]
pub(super) struct Written {
    /// 写到哪里 / where to write
    #[arg(long, value_name = "DOCX")]
    to: PathBuf,
    /// 同时把证明写成 JSON 文件 / also write the proof as a JSON file
    #[arg(long, value_name = "JSON")]
    proof: Option<PathBuf>,
    #[command(flatten)]
    listing: Listing,
}

/// Who compared a form, and with what.
#[derive(Debug, clap::Args)]
pub(super) struct Compared {
    /// 由谁在何时与什么核对，必填 / who compared it with what, and when; required
    #[arg(long, value_name = "WORDS")]
    by: String,
    /// 从官方页面另存的纯文本，由程序逐字比较 / the official page saved as plain text, compared word for word
    #[arg(long, value_name = "TXT")]
    page: Option<PathBuf>,
}

/// Which form, and its file.
#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// 哪一种表格，见 form list / which form, see form list
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(OFFICIAL.iter().map(|form| form.id)))]
    kind: String,
    /// 官方下载的表格 / the official download
    #[arg(long, value_name = "DOCX")]
    form: PathBuf,
}

impl Which {
    fn official(&self) -> Result<&'static Official, Trouble> {
        let known = OFFICIAL.iter().copied().find(|form| form.id == self.kind);
        // The parser of the arguments takes no other.
        known.ok_or_else(|| phrase("没有这种表格。", "There is no such form.").into())
    }
}

pub(super) fn carry_out(command: &Form, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match command {
        Form::List { listing } => list(listing.format, out),
        Form::Fill { file, which, recipient, written } => {
            let file = call.file(file);
            let (official, form) = (which.official()?, which.form.as_path());
            let job = Job { official, file: &file, recipient: recipient.as_deref(), form, written };
            job.fill(&call.folder, out)
        }
        Form::Recognise { which, listing } => {
            recognise(which.official()?, &which.form, &call.folder, listing.format, out)
        }
        Form::Trust { which, compared } => {
            trust(which.official()?, &which.form, compared, &call.folder, out)
        }
    }
}

fn list(shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    if shape == Shape::Json {
        let forms = OFFICIAL.iter().map(
            |form| json!({ "id": form.id, "title": form.title, "for_a_recipient": form.recipient }),
        );
        out.json(&forms.collect::<Vec<_>>())?;
        return Ok(0);
    }
    for form in OFFICIAL {
        out.line(format!("{}\t{}", form.id, form.title.get(out.lang())))?;
    }
    Ok(0)
}

fn given(official: &Official, form: &Path) -> Result<Given, Trouble> {
    Ok(official::read(official, &store::read_bytes(form)?)?)
}

/// A form to be filled from a record.
#[derive(Debug)]
pub(super) struct Job<'a> {
    pub(super) official: &'static Official,
    pub(super) file: &'a Path,
    pub(super) recipient: Option<&'a str>,
    pub(super) form: &'a Path,
    pub(super) written: &'a Written,
}

impl Job<'_> {
    pub(super) fn fill(&self, folder: &Workspace, out: &mut Out) -> Result<u8, Trouble> {
        let Written { to, proof: proof_file, listing } = self.written;
        for to in std::iter::once(to).chain(proof_file) {
            self.check_target(to)?;
        }
        if proof_file.as_ref().is_some_and(|proof| store::is_same_file(proof, to)) {
            return Err(phrase(
                "填好的表格和证明应写入不同的文件。",
                "The filled form and the proof should be different files.",
            )
            .into());
        }
        let record = standing(self.file, out)?;
        let answers = &record.dossier.answers;
        let values = official_values(self.official, answers, &record.survey(), self.recipient)
            .map_err(|error| error.said())?;
        let filled = given(self.official, self.form)?.fill(&values, &folder.editions()?)?;
        let proof = json!(filled.proof);
        let mut files = vec![(to.clone(), filled.bytes)];
        if let Some(path) = proof_file {
            let mut text = serde_json::to_string_pretty(&proof).map_err(std::io::Error::from)?;
            text.push('\n');
            files.push((path.clone(), text.into_bytes()));
        }
        let kept = store::write_keeping(&files)?;
        out.has_saved = true;
        let files = files.into_iter().map(|(path, _)| path).collect();
        out.tell_kept(&Exported { files, kept });
        if listing.format == Shape::Json {
            out.json(&proof)?;
        } else {
            out.line(to.display().to_string())?;
            for line in filled.proof.lines() {
                out.tell(&line)?;
            }
        }
        Ok(u8::from(filled.proof.is_open()))
    }

    /// What is written may replace neither the form nor the record.
    fn check_target(&self, to: &Path) -> Result<(), Trouble> {
        if [self.form, self.file].iter().any(|given| store::is_same_file(given, to)) {
            let name = harmless(&to.display().to_string(), false);
            return Err(said!(
                "{name} 是给出的文件，不会覆盖。请另选一个文件名。",
                "{name} is a given file and is not overwritten. Choose another name.",
                name,
            )
            .into());
        }
        Ok(())
    }
}

/// What the program sees in a form. Exit code 1 if nobody confirmed it.
pub(super) fn recognise(
    official: &Official,
    form: &Path,
    folder: &Workspace,
    shape: Shape,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let given = given(official, form)?;
    let known = folder.editions()?.holds(given.fingerprint());
    if shape == Shape::Json {
        let blanks = given.blanks().into_iter().map(|(slot, context)| {
            json!({ "id": slot.id, "context": context, "place": slot.place, "label": slot.label })
        });
        out.json(&json!({
            "fingerprint": given.fingerprint(), "known": known,
            "articles": given.articles(), "blanks": blanks.collect::<Vec<_>>(),
            "not_recognised": given.unread(),
        }))?;
        return Ok(u8::from(!known));
    }
    let lang = out.lang();
    out.tell(&said!(
        "指纹 {fingerprint}",
        "fingerprint {fingerprint}",
        fingerprint = given.fingerprint(),
    ))?;
    for article in given.articles() {
        out.line(article.get(lang))?;
    }
    for (slot, context) in given.blanks() {
        let (place, label) = (slot.place.get(lang), slot.label.get(lang));
        out.line(format!("  {place}\t{label}\t{}", harmless(&context, false)))?;
    }
    for unread in given.unread() {
        out.tell(&unread.said())?;
    }
    out.say(if known {
        t("这一范本已经确认。", "This form was confirmed.")
    } else {
        t(
            "这一范本尚未确认：请逐字与官方页面核对，一致的，用 `chujing contract trust`（其他表格用 `chujing form trust`）确认一次。",
            "This form was not confirmed yet: compare it with the official page word for word; if it is the same, confirm it once with `chujing contract trust` (`chujing form trust` for other forms).",
        )
    })?;
    Ok(u8::from(!known))
}

/// Keeps the fingerprint of a form that a person compared, in the name of that person.
pub(super) fn trust(
    official: &Official,
    form: &Path,
    compared: &Compared,
    folder: &Workspace,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let Compared { by, page } = compared;
    if by.trim().is_empty() {
        return Err(phrase(
            "确认须有人负责：请用 --by 写明由谁在何时与什么核对。",
            "Somebody must answer for it: say by --by who compared it with what, and when.",
        )
        .into());
    }
    let given = given(official, form)?;
    let mut digest = String::new();
    if let Some(page) = page {
        let text = store::read_text(page)?;
        if let Some(from) = given.departs_from(&text) {
            let from = harmless(&from, false);
            return Err(said!(
                "范本与所给页面的文字不同，没有确认。范本中从这里开始不同：{from}",
                "The form and the given page differ, so it was not confirmed. The form departs \
                 from here: {from}",
                from,
            )
            .into());
        }
        digest = store::digest(page)?;
    }
    let file = form.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut editions: Editions = folder.editions()?;
    let fingerprint = given.fingerprint().to_owned();
    editions.add(Trusted {
        fingerprint,
        file: harmless(&file, false),
        by: harmless(by, false),
        page: digest,
    });
    let path = folder.save_editions(&editions)?;
    out.has_saved = true;
    out.line(path.display().to_string())?;
    out.tell(&said!(
        "已确认 {fingerprint}。只有正文与它一字不差的范本才会填写。",
        "Confirmed {fingerprint}. Only a form whose text is the same to the character is filled.",
        fingerprint = given.fingerprint(),
    ))?;
    Ok(0)
}
