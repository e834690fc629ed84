//! The official contract form: what the program sees in it, who confirmed it, and filling it in place.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::Exported;
use crate::document::build::contract_values;
use crate::document::contract::{self, Editions, Given, Trusted};
use crate::store::{self, Workspace};
use crate::text::{harmless, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::standing;

/// 官方合同范本：识别、确认、填写 / the official contract form: recognise, confirm, fill
#[derive(Debug, clap::Subcommand)]
pub(super) enum Contract {
    /// 把记录中的回答填入官方范本，正文一字不动，并给出证明 / fill the official form from a record, with the proof that its text is unaltered
    ///
    /// 退出码1：有空白项因缺少回答而留空。范本不会被覆盖。
    /// Exit code 1: blanks were left because answers are missing. The given form is never overwritten.
    Fill {
        /// 文件 / file
        file: PathBuf,
        /// 境外接收方的 id，每个接收方一份合同 / id of the recipient; one contract for each
        #[arg(long, value_name = "ID")]
        recipient: String,
        /// 官方下载的范本 / the official download
        #[arg(long, value_name = "DOCX")]
        form: PathBuf,
        /// 写到哪里 / where to write
        #[arg(long, value_name = "DOCX")]
        to: PathBuf,
        /// 同时把证明写成 JSON 文件 / also write the proof as a JSON file
        #[arg(long, value_name = "JSON")]
        proof: Option<PathBuf>,
        #[command(flatten)]
        listing: Listing,
    },
    /// 列出范本的指纹、条款和空白项 / show the fingerprint, articles and blanks of a form
    Recognise {
        /// 范本 / the form
        form: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 与官方页面核对一致后，确认这一范本 / confirm a form after comparing it with the official page
    Trust {
        /// 范本 / the form
        form: PathBuf,
        /// 由谁在何时与什么核对 / who compared it with what, and when
        #[arg(long, value_name = "WORDS", default_value = "")]
        by: String,
        /// 从官方页面另存的纯文本，由程序逐字比较 / the official page saved as plain text, compared word for word
        #[arg(long, value_name = "TXT")]
        page: Option<PathBuf>,
    },
}

pub(super) fn carry_out(command: &Contract, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match command {
        Contract::Fill { file, recipient, form, to, proof, listing } => {
            let file = call.file(file);
            let job = Job { file: &file, recipient, form, to };
            job.fill(&call.folder, proof.as_deref(), listing.format, out)
        }
        Contract::Recognise { form, listing } => recognise(form, &call.folder, listing.format, out),
        Contract::Trust { form, by, page } => trust(form, by, page.as_deref(), &call.folder, out),
    }
}

fn given(form: &Path) -> Result<Given, Trouble> {
    Ok(contract::read(&store::read_bytes(form)?)?)
}

struct Job<'a> {
    file: &'a Path,
    recipient: &'a str,
    form: &'a Path,
    to: &'a Path,
}

impl Job<'_> {
    fn fill(
        &self,
        folder: &Workspace,
        proof_file: Option<&Path>,
        shape: Shape,
        out: &mut Out,
    ) -> Result<u8, Trouble> {
        for to in std::iter::once(self.to).chain(proof_file) {
            self.check_target(to)?;
        }
        if proof_file.is_some_and(|proof| store::is_same_file(proof, self.to)) {
            return Err(phrase(
                "合同和证明应写入不同的文件。",
                "The contract and the proof should be different files.",
            )
            .into());
        }
        let record = standing(self.file, out)?;
        let values = contract_values(&record.dossier.answers, &record.survey(), self.recipient)
            .map_err(|error| error.said())?;
        let filled = given(self.form)?.fill(&values, &folder.editions()?)?;
        let proof = json!(filled.proof);
        let mut files = vec![(self.to.to_owned(), filled.bytes)];
        if let Some(path) = proof_file {
            let mut text = serde_json::to_string_pretty(&proof).map_err(std::io::Error::from)?;
            text.push('\n');
            files.push((path.to_owned(), text.into_bytes()));
        }
        let kept = store::write_keeping(&files)?;
        out.has_saved = true;
        let files = files.into_iter().map(|(path, _)| path).collect();
        out.tell_kept(&Exported { files, kept });
        if shape == Shape::Json {
            out.json(&proof)?;
        } else {
            out.line(self.to.display().to_string())?;
            for line in filled.proof.lines() {
                out.tell(&line)?;
            }
        }
        Ok(u8::from(filled.proof.missing().next().is_some()))
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

fn recognise(form: &Path, folder: &Workspace, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let given = given(form)?;
    let known = folder.editions()?.holds(given.fingerprint());
    if shape == Shape::Json {
        let blanks = given.blanks().into_iter().map(|(slot, context)| {
            json!({ "id": slot.id, "context": context, "place": slot.place, "label": slot.label })
        });
        out.json(&json!({
            "fingerprint": given.fingerprint(), "known": known,
            "articles": given.articles(), "blanks": blanks.collect::<Vec<_>>(),
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
    out.say(if known {
        t("这一范本已经确认。", "This form was confirmed.")
    } else {
        t(
            "这一范本尚未确认：请逐字与官方页面核对，一致的，用 `chujing contract trust` 确认一次。",
            "This form was not confirmed yet: compare it with the official page word for word; if it is the same, confirm it once with `chujing contract trust`.",
        )
    })?;
    Ok(u8::from(!known))
}

fn trust(
    form: &Path,
    by: &str,
    page: Option<&Path>,
    folder: &Workspace,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let given = given(form)?;
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
