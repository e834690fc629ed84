//! PDF through LibreOffice, where it is installed: the Word files are made aside and converted, never by this program itself.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::{self, Exported, Format};
use crate::dossier::Dossier;
use crate::law::Circumstances;
use crate::store::{make_folder, read_bytes, write_keeping};
use crate::text::{Lang, Phrase, phrase};

use super::Trouble;

/// What LibreOffice is called on the command line.
const OFFICE: &str = "soffice";

/// Says so if LibreOffice cannot be run; asked before anything is written.
pub(super) fn ready() -> Result<(), Trouble> {
    let found = Command::new(OFFICE)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match found {
        Ok(status) if status.success() => Ok(()),
        _ => Err(phrase(
            "生成 PDF 需要 LibreOffice（命令 soffice），没有找到。请安装后再试，或者导出 docx 后用 Word、WPS 另存为 PDF。",
            "PDF needs LibreOffice (the command soffice), which was not found. Install it, or export docx and save that as PDF.",
        )
        .into()),
    }
}

/// Converts every document of a record and writes the PDF files into `to`.
pub(super) fn export(
    dossier: &Dossier,
    around: &Circumstances,
    stem: &str,
    to: &Path,
    langs: &[Lang],
) -> Result<Exported, Trouble> {
    let aside = tempfile::tempdir()?;
    let made = desk::export(dossier, around, stem, aside.path(), &[Format::Docx], langs)?;
    // A profile of its own, so that a running LibreOffice is not disturbed and nothing stays behind.
    let profile =
        format!("-env:UserInstallation=file://{}", aside.path().join("profile").display());
    let status = Command::new(OFFICE)
        .args([profile.as_str(), "--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(aside.path())
        .args(&made.files)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    let failed = || -> Phrase {
        phrase(
            "LibreOffice 没有生成全部 PDF；没有写入任何 PDF。请先打开 docx 检查。",
            "LibreOffice did not make every PDF; none was written. Open the docx and look.",
        )
    };
    let pdfs: Vec<_> = made.files.iter().map(|docx| docx.with_extension("pdf")).collect();
    if !status.success() || !pdfs.iter().all(|pdf| pdf.is_file()) {
        return Err(failed().into());
    }
    make_folder(to)?;
    let mut files = Vec::new();
    for pdf in pdfs {
        files.push((to.join(pdf.file_name().unwrap_or_default()), read_bytes(&pdf)?));
    }
    let kept = write_keeping(&files)?;
    Ok(Exported { files: files.into_iter().map(|(path, _)| path).collect(), kept })
}
