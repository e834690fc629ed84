//! The documents of one record, or of every record of the workspace, as files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::desk::{self, Exported, Format, Standing, Wanted};
use crate::law::State;

use super::batch::{Which, each};
use super::call::{Call, LangArg, Out, Trouble};
use super::pdf;
use super::record::standing_for_papers;

/// 导出文件 / write the documents
///
/// 目标文件夹中在导出后改动过的同名文件不会丢失：先另存为“文件名.bak-N”，再写新的。
/// A file of the same name that was changed since it was exported is not lost: it is kept as NAME.bak-N beside the new one.
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
    /// 长报告附目录 / a table of contents in long reports
    #[arg(long)]
    toc: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    Docx,
    Html,
    Markdown,
    /// 清单和问卷 / lists and questionnaire
    Xlsx,
    Json,
    /// 需要 LibreOffice / needs LibreOffice
    Pdf,
}

impl ExportFormat {
    const fn core(self) -> Option<Format> {
        Some(match self {
            Self::Docx => Format::Docx,
            Self::Html => Format::Html,
            Self::Markdown => Format::Markdown,
            Self::Xlsx => Format::Xlsx,
            Self::Json => Format::Json,
            // Not written by this program.
            Self::Pdf => return None,
        })
    }
}

pub(super) fn carry_out(args: &Export, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let what = What::of(args, call.lang);
    if what.with_pdf {
        pdf::ready()?;
        if let Some(said) = pdf::missing_typefaces() {
            out.note(&said);
        }
    }
    if !args.which.all {
        let record = standing_for_papers(&args.which.one(call)?, out)?;
        let made = what.write(&record, &args.to)?;
        for file in &made.exported.files {
            out.line(file.display().to_string())?;
        }
        out.tell_kept(&made.exported);
        return Ok(u8::from(!made.is_whole));
    }
    let work = |record: &Standing| {
        what.write(record, &args.to.join(record.stem())).map_err(|trouble| trouble.0)
    };
    let results = each(&args.which, call, work, out)?;
    for (_, made) in &results.done {
        let folder = made.exported.files.first().and_then(|file| file.parent()).unwrap_or(&args.to);
        let (folder, count) = (folder.display(), made.exported.files.len());
        out.tell(&said!(
            "{folder}\t{count}个文件",
            "{folder}\t{count} {count?file|files}",
            folder,
            count
        ))?;
        out.tell_kept(&made.exported);
    }
    results.sum((|made| !made.is_whole, |_| false), out)
}

/// What is written of each record.
struct What {
    wanted: Wanted,
    with_pdf: bool,
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
        let wanted = Wanted { formats, langs: lang.all().to_vec(), contents: args.toc };
        Self { wanted, with_pdf: args.format.contains(&ExportFormat::Pdf) }
    }

    fn write(&self, record: &Standing, to: &Path) -> Result<Made, Trouble> {
        let survey = record.survey();
        // Whom the papers count is kept beside the record.
        record.tell_read(&survey.verdict);
        let (dossier, around, stem) = (&record.dossier, &record.around, record.stem());
        // What may fail most comes before anything is written.
        let pdfs = if self.with_pdf {
            Some(pdf::convert(dossier, around, &stem, to, &self.wanted)?)
        } else {
            None
        };
        let mut exported = Exported::default();
        if !self.wanted.formats.is_empty() {
            exported = desk::export(dossier, around, &stem, to, &self.wanted)?;
        }
        if let Some(pdfs) = pdfs {
            let Exported { files, kept } = pdf::write(pdfs, to)?;
            exported.files.extend(files);
            exported.kept.extend(kept);
        }
        Ok(Made { exported, is_whole: survey.state() == State::Complete })
    }
}
