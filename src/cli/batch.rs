//! One record, or every record of the workspace: which are meant, the progress on the error stream, and what came of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::desk::Standing;
use crate::desk::batch::{Batch, Meant};
use crate::store::StoreError;
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Out, Trouble};

/// Which records a command is for.
#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// 文件；与 --all 同用时可写多个，不写即全部 / a file; with --all any number of them, none for every one
    #[arg(required_unless_present = "all", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 工作区中的每份评估（写明文件的，只做这些），各写入目标文件夹下与评估同名的子文件夹；一份失败不影响其余
    /// / every assessment of the workspace, or those that are named, each into a folder of its name; one that fails does not stop the rest
    #[arg(long)]
    pub(super) all: bool,
}

impl Which {
    /// The one record that is meant where `--all` is not given.
    pub(super) fn one(&self, call: &Call) -> Result<PathBuf, Trouble> {
        match self.files.as_slice() {
            [file] => Ok(call.file(file)),
            _ => Err(phrase(
                "一次只写一份评估；要做多份，请加 --all。",
                "Name one assessment; for several of them add --all.",
            )
            .into()),
        }
    }
}

/// What came of many records.
#[derive(Debug)]
pub(super) struct Results<T> {
    /// What was done, by file.
    pub(super) done: Vec<(PathBuf, T)>,
    failed: Vec<(PathBuf, Phrase)>,
}

/// Does `work` for every record that is meant, on all cores, with a bar on the error stream where that is a terminal.
pub(super) fn each<T: Send>(
    which: &Which,
    call: &Call,
    work: impl Fn(&Standing) -> Result<T, Phrase> + Sync,
    out: &mut Out,
) -> Result<Results<T>, Trouble> {
    let mut batch = Batch::of(&call.folder)?;
    if !which.files.is_empty() {
        let files: Vec<PathBuf> = which.files.iter().map(|file| call.file(file)).collect();
        batch = batch.only(&files);
    }
    for Meant { path, newer, .. } in batch.records() {
        if let Some(version) = newer {
            out.trouble(&StoreError::Newer(path.to_owned(), version).said());
        }
    }
    for unread in batch.unread() {
        out.note(&unread.said());
    }
    let bar = ProgressBar::new(batch.records().len() as u64);
    if let Ok(style) = ProgressStyle::with_template("[{bar:40}] {pos}/{len}  {elapsed}") {
        bar.set_style(style.progress_chars("=> "));
    }
    let work = |record: &Standing| (work(record), Arc::clone(&record.around.agreed.unread));
    let worked = batch.each(work, || bar.inc(1));
    bar.finish_and_clear();
    let mut results = Results { done: Vec::new(), failed: batch.unreadable.clone() };
    for (Meant { path, .. }, result) in batch.records().zip(worked) {
        let result = result.map(|(done, unlisted)| {
            unlisted.iter().for_each(|said| out.note(said));
            done
        });
        match result.map_err(|error| error.said()).flatten() {
            Ok(done) => results.done.push((path.to_owned(), done)),
            Err(why) => results.failed.push((path.to_owned(), why)),
        }
    }
    results.failed.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(results)
}

impl<T> Results<T> {
    /// Tells each failure on the error stream, the sum at the end, and the exit code: 2 if anything failed, 1 if anything that was
    /// made `is_open`, and else 0. What `is_skipped` was there already.
    pub(super) fn sum(
        &self,
        (is_open, is_skipped): (impl Fn(&T) -> bool, impl Fn(&T) -> bool),
        out: &mut Out,
    ) -> Result<u8, Trouble> {
        self.told(out);
        let open = self.done.iter().filter(|(_, done)| is_open(done)).count();
        let skipped = self.done.iter().filter(|(_, done)| is_skipped(done)).count();
        let (done, failed) = (self.done.len(), self.failed.len());
        if skipped > 0 {
            let made = done - skipped;
            out.tell(&said!(
                "新完成{made}份，没有变化跳过{skipped}份，其中共{open}份有缺漏；失败{failed}份",
                "{made} made, {skipped} skipped as unchanged, {open} of all with open points; {failed} failed",
                made,
                skipped,
                open,
                failed,
            ))?;
            return Ok(self.code(open > 0));
        }
        out.tell(&said!(
            "完成{done}份，其中{open}份有缺漏；失败{failed}份",
            "{done} made, {open} of them with open points; {failed} failed",
            done,
            open,
            failed,
        ))?;
        Ok(self.code(open > 0))
    }

    /// The same as JSON, each that was made by `of`.
    pub(super) fn sum_json(
        &self,
        (is_open, is_skipped): (impl Fn(&T) -> bool, impl Fn(&T) -> bool),
        of: impl Fn(&Path, &T) -> Value,
        out: &mut Out,
    ) -> Result<u8, Trouble> {
        self.told(out);
        let (skipped, done): (Vec<_>, Vec<_>) =
            self.done.iter().partition(|(_, done)| is_skipped(done));
        let all = |these: Vec<&(PathBuf, T)>| {
            these.into_iter().map(|(path, done)| of(path, done)).collect::<Vec<_>>()
        };
        out.json(&json!({
            "done": all(done),
            "skipped": all(skipped),
            "failed": self.failed.iter().map(|(path, why)| {
                json!({ "file": path.display().to_string(), "error": why })
            }).collect::<Vec<_>>(),
        }))?;
        Ok(self.code(self.done.iter().any(|(_, done)| is_open(done))))
    }

    fn told(&self, out: &mut Out) {
        for (path, why) in &self.failed {
            let name = harmless(&path.display().to_string(), false);
            let said = |why: &str, between: &str| {
                // Most reasons name the file themselves.
                if why.contains(&name) { why.to_owned() } else { format!("{name}{between}{why}") }
            };
            out.trouble(&phrase(said(&why.zh, "："), said(&why.en, ": ")));
        }
    }

    const fn code(&self, is_open: bool) -> u8 {
        if self.failed.is_empty() { is_open as u8 } else { 2 }
    }
}
