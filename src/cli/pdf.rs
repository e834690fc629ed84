//! PDF through LibreOffice, where it is installed: the Word files are made aside and converted, never by this program itself.
//!
//! It works in a private folder that goes away whatever happens, and is ended when it takes too long.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::desk::{self, Exported, Format, Wanted};
use crate::document::render::TYPEFACES;
use crate::dossier::Dossier;
use crate::law::Circumstances;
use crate::store::{Aside, make_folder, read_bytes, write_keeping};
use crate::text::{Phrase, phrase};

use super::call::Trouble;

/// What LibreOffice is called on the command line.
const OFFICE: &str = "soffice";

/// The format it writes: with its structure, so that a reader who does not see the page is read headings, tables and lists.
const TAGGED: &str = r#"pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#;

/// How long it may take to begin, and for each document more; the first start on a slow machine takes a minute.
const BEGINS: Duration = Duration::from_secs(120);
const EACH: Duration = Duration::from_secs(20);

/// How often it is looked whether it is done.
const LOOKS: Duration = Duration::from_millis(50);

/// Says so if LibreOffice cannot be run; asked before anything is written.
pub(super) fn ready() -> Result<(), Trouble> {
    let found =
        start(Command::new(OFFICE).arg("--version")).and_then(|child| ended_within(child, BEGINS));
    match found {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(None) => Err(too_slow().into()),
        _ => Err(phrase(
            "生成 PDF 需要 LibreOffice（命令 soffice），没有找到。请安装后再试，或者导出 docx 后用 Word、WPS 另存为 PDF。",
            "PDF needs LibreOffice (the command soffice), which was not found. Install it, or export docx and save that as PDF.",
        )
        .into()),
    }
}

/// The typefaces that the papers ask for and this machine lacks, so that others stand in for them: named before the PDF is made.
/// Nothing where nobody can tell (`fc-list` of fontconfig is not there).
pub(super) fn missing_typefaces() -> Option<Phrase> {
    let found = Command::new("fc-list").args([":", "family"]).stdin(Stdio::null()).output().ok()?;
    let names = missing_from(&String::from_utf8_lossy(&found.stdout));
    let count = names.len();
    let names = Phrase::list(names.into_iter().map(|(zh, en)| phrase(zh, en)));
    (found.status.success() && count > 0).then(|| {
        said!(
            "本机缺少{count}种字体：{names}。PDF 中将以别的字体代替，行数和页数可能与 Word 中不同；要一致，请先安装字体再导出。",
            "This machine lacks {count} {count?typeface|typefaces}: {names}. Others stand in for what is missing, so that lines and pages of the PDF may end elsewhere than in Word; install it and export again where that matters.",
            names,
            count,
        )
    })
}

/// The typefaces that are not in the list, whose lines name families divided by commas.
fn missing_from(list: &str) -> Vec<(&'static str, &'static str)> {
    let known: Vec<&str> = list.lines().flat_map(|line| line.split(',')).map(str::trim).collect();
    let is_there = |(zh, en): &(&str, &str)| known.contains(zh) || known.contains(en);
    TYPEFACES.into_iter().filter(|typeface| !is_there(typeface)).collect()
}

/// Converts every document of a record to files for the folder `to`, where nothing is written yet.
pub(super) fn convert(
    dossier: &Dossier,
    around: &Circumstances,
    stem: &str,
    to: &Path,
    wanted: &Wanted,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Trouble> {
    let aside = Aside::in_folder(&std::env::temp_dir())?;
    let wanted = Wanted { formats: vec![Format::Docx], ..wanted.clone() };
    let made = desk::export(dossier, around, stem, aside.path(), &wanted)?;
    // A profile of its own, so that a running LibreOffice is not disturbed and nothing stays behind.
    let profile =
        format!("-env:UserInstallation=file://{}", aside.path().join("profile").display());
    let child = start(
        Command::new(OFFICE)
            .args([
                profile.as_str(),
                "--headless",
                "--norestore",
                "--convert-to",
                TAGGED,
                "--outdir",
            ])
            .arg(aside.path())
            .args(&made.files),
    )?;
    let documents = u32::try_from(made.files.len()).unwrap_or(u32::MAX);
    let limit = BEGINS.saturating_add(EACH.saturating_mul(documents));
    let Some(status) = ended_within(child, limit)? else { return Err(too_slow().into()) };
    let failed = || -> Phrase {
        phrase(
            "LibreOffice 没有生成全部 PDF；没有写入任何文件。请先打开 docx 检查。",
            "LibreOffice did not make every PDF; no file was written. Open the docx and look.",
        )
    };
    let pdfs: Vec<_> = made.files.iter().map(|docx| docx.with_extension("pdf")).collect();
    if !status.success() || !pdfs.iter().all(|pdf| pdf.is_file()) {
        return Err(failed().into());
    }
    let mut files = Vec::new();
    for pdf in pdfs {
        files.push((to.join(pdf.file_name().unwrap_or_default()), read_bytes(&pdf)?));
    }
    Ok(files)
}

/// Writes the converted files.
pub(super) fn write(files: Vec<(PathBuf, Vec<u8>)>, to: &Path) -> Result<Exported, Trouble> {
    make_folder(to)?;
    let kept = write_keeping(&files)?;
    Ok(Exported { files: files.into_iter().map(|(path, _)| path).collect(), kept })
}

/// Starts a program that says nothing and can be ended with all that it starts itself.
fn start(command: &mut Command) -> std::io::Result<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command.spawn()
}

/// Waits for a program; one that takes longer is ended, and then there is no status.
fn ended_within(mut child: Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let mut waited = Duration::ZERO;
    while waited < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(LOOKS);
        waited += LOOKS;
    }
    end(&child);
    // If its group could not be ended, at least it itself is.
    let _ended = child.kill();
    child.wait()?;
    Ok(None)
}

/// Ends a program and what it started: `soffice` is only the beginning of a chain of programs.
fn end(child: &Child) {
    let number = child.id();
    let mut command = if cfg!(windows) {
        let mut command = Command::new("taskkill");
        command.args(["/T", "/F", "/PID", &number.to_string()]);
        command
    } else {
        let mut command = Command::new("kill");
        command.args(["-KILL", "--", &format!("-{number}")]);
        command
    };
    let _ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

fn too_slow() -> Phrase {
    phrase(
        "LibreOffice 很久没有完成，已经停止；没有写入任何文件。请关闭其他程序后再试，或者导出 docx 后另存为 PDF。",
        "LibreOffice did not finish in time and was ended; no file was written. Close other programs and try again, or export docx and save that as PDF.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typefaces_that_are_missing_are_named_whichever_name_they_have() {
        let [fang, hei, kai] = TYPEFACES;
        assert_eq!(missing_from("Noto Sans CJK SC\nDejaVu Sans,DejaVu Sans Light"), TYPEFACES);
        let list = format!("{}\nSome Family, {}\n", fang.0, hei.1);
        assert_eq!(missing_from(&list), [kai]);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended_with_what_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let mark = dir.path().join("late");
        let work = format!("(sleep 1; touch '{}') & wait", mark.display());
        let child = start(Command::new("sh").args(["-c", &work])).unwrap();
        assert!(ended_within(child, LOOKS * 2).unwrap().is_none());
        std::thread::sleep(Duration::from_millis(1500));
        assert!(!mark.exists(), "its child was ended, too");
        let child = start(Command::new("sh").args(["-c", "exit 3"])).unwrap();
        let status = ended_within(child, BEGINS).unwrap().unwrap();
        assert_eq!(status.code(), Some(3));
    }
}
