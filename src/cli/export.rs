//! The documents of one record, or of every record of the workspace, as files.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::desk::{self, Exported, Format};
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Survey};
use crate::store::Workspace;
use crate::text::{Lang, phrase, t};

use super::args::{ExportFormat, LangArg};
use super::batch::{Which, each};
use super::out::Out;
use super::read::{around, read};
use super::{Trouble, pdf};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    which: Which,
    /// 目标文件夹 / target folder
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 格式，可重复，默认 docx 和 json / formats, may be repeated; docx and json if left out
    #[arg(long, value_enum, value_delimiter = ',')]
    format: Vec<ExportFormat>,
}

pub(super) fn carry_out(
    args: &Export,
    workspace: &Workspace,
    lang: LangArg,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let what = What::of(args, lang);
    if what.with_pdf {
        pdf::ready()?;
    }
    if !args.which.all {
        let path = args.which.one(workspace)?;
        let dossier = read(&path, out)?;
        let around = around(&path, &dossier, None, out)?;
        keep(&path, &dossier, &around);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let made = what.write(&dossier, &around, &stem, &args.to)?;
        for file in &made.exported.files {
            out.line(file.display().to_string())?;
        }
        tell_kept(&made.exported, out);
        return Ok(u8::from(!made.is_whole));
    }
    let work = |record: &desk::batch::Standing| {
        keep(record.path, record.dossier, &record.around);
        let stem = record.stem();
        let to = args.to.join(&stem);
        what.write(record.dossier, &record.around, &stem, &to).map_err(|trouble| trouble.0)
    };
    let results = each(&args.which, workspace, work, out)?;
    for (_, made) in &results.done {
        let folder = made.exported.files.first().and_then(|file| file.parent()).unwrap_or(&args.to);
        let (folder, count) = (folder.display(), made.exported.files.len());
        out.tell(&phrase(format!("{folder}\t{count}个文件"), format!("{folder}\t{count} files")))?;
        tell_kept(&made.exported, out);
    }
    results.sum(|made| !made.is_whole, out)
}

/// Keeps whom the papers of a record count.
pub(super) fn keep(path: &Path, dossier: &Dossier, around: &Circumstances) {
    let verdict = Survey::at(&Facts::new(&dossier.answers), around).verdict;
    desk::tell_read(path, dossier, around, &verdict);
}

/// Tells beside the output what was kept.
pub(super) fn tell_kept(made: &Exported, out: &mut Out) {
    if let Some(said) = made.kept_said() {
        out.aside(t("注意：", "note: "), &said);
    }
}

/// What is written of each record.
struct What {
    formats: Vec<Format>,
    with_pdf: bool,
    langs: &'static [Lang],
}

/// What was written of a record.
struct Made {
    exported: Exported,
    /// Whether the record lacks nothing.
    is_whole: bool,
}

impl What {
    fn of(args: &Export, lang: LangArg) -> Self {
        let formats = if args.format.is_empty() {
            vec![Format::Docx, Format::Json]
        } else {
            args.format.iter().filter_map(|one| one.core()).collect()
        };
        let langs: &[Lang] = match lang {
            LangArg::Zh => &[Lang::Zh],
            LangArg::En => &[Lang::En],
            LangArg::Both => &[Lang::Zh, Lang::En],
        };
        Self { formats, with_pdf: args.format.contains(&ExportFormat::Pdf), langs }
    }

    fn write(
        &self,
        dossier: &Dossier,
        around: &Circumstances,
        stem: &str,
        to: &Path,
    ) -> Result<Made, Trouble> {
        // What may fail most comes before anything is written.
        let pdfs = if self.with_pdf {
            Some(pdf::convert(dossier, around, stem, to, self.langs)?)
        } else {
            None
        };
        let mut exported = Exported::default();
        if !self.formats.is_empty() {
            exported = desk::export(dossier, around, stem, to, &self.formats, self.langs)?;
        }
        if let Some(pdfs) = pdfs {
            let Exported { files, kept } = pdf::write(pdfs, to)?;
            exported.files.extend(files);
            exported.kept.extend(kept);
        }
        let survey = Survey::at(&Facts::new(&dossier.answers), around);
        Ok(Made { exported, is_whole: survey.gaps.is_empty() && survey.errors() == 0 })
    }
}
