//! What a shell asks at every Tab: which words may stand where the cursor stands. The scripts of `completions` call it.
//!
//! The engine of clap asks an argument about its own value alone; here a field rests on the record that is named before it, and a
//! choice on the field. So the program reads the line itself, by the same table of commands.
//!
//! Whatever is not understood completes nothing: nothing is told, changed or written, and the exit code is 0.

mod days;
mod known;
mod line;
mod place;
#[cfg(test)]
mod tests;
mod walk;
mod word;

use std::ffi::OsString;
use std::path::PathBuf;

use crate::store::Workspace;
use crate::text::{Lang, harmless};

use super::args::WORKSPACE;
use super::call::{Call, Out, Trouble};

use line::Line;
use walk::Walk;
use word::{Asker, Found, Word};

/// 供命令补全脚本调用 / for the scripts that complete
#[derive(Debug, clap::Args)]
pub(super) struct Complete {
    /// 哪种命令行 / for which shell
    #[arg(long, value_enum)]
    shell: Shell,
    /// `~` 指哪个文件夹 / the folder that `~` stands for
    #[arg(long, value_name = "DIR")]
    home: Option<PathBuf>,
    /// 光标以前的各词；bash 为整行 / the words before the cursor; of bash the line
    #[arg(last = true)]
    words: Vec<OsString>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// First a line that says what follows (`words`, `instead`, `files`, `folders`), then the words, each with what it is behind a tab.
pub(super) fn carry_out(args: &Complete, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let Some(line) = read(args) else { return Ok(0) };
    let mut syntax = (call.syntax)();
    syntax.build();
    let walk = Walk::of(&syntax, &line.words);
    let lang = match walk.global("lang") {
        Some("en") => Lang::En,
        Some("zh" | "both") => Lang::Zh,
        _ => out.lang(),
    };
    let home = args.home.as_deref();
    let folder = walk.global("workspace").unwrap_or(WORKSPACE);
    let folder = Workspace::new(known::expanded(folder, home));
    let asker = Asker { folder: &folder, home, lang, today: call.today };
    let (kind, words) = match walk.found(&asker) {
        Found::Words(words) => ("words", words),
        Found::Instead(words) => ("instead", words),
        Found::Files => ("files", Vec::new()),
        Found::Folders => ("folders", Vec::new()),
        Found::Nothing => return Ok(0),
    };
    let mut told = format!("{kind}\n");
    for Word { text, about } in words {
        // What a terminal cannot show is not put into a line.
        if harmless(&text, false) != text {
            continue;
        }
        let text = if args.shell == Shell::Bash { line.rest_of(&text) } else { Some(text) };
        let Some(text) = text else { continue };
        let about = harmless(&about, false);
        told.push_str(&format!("{text}\t{}\n", about.trim()));
    }
    out.raw(told.as_bytes())
}

/// The words as the shell would give them; nothing of those that are no text.
fn read(args: &Complete) -> Option<Line> {
    let words: Option<Vec<&str>> = args.words.iter().map(|word| word.to_str()).collect();
    let words = words?;
    match (args.shell, words.as_slice()) {
        (Shell::Bash, [line]) => Some(Line::of(line)),
        (_, []) | (Shell::Bash, _) => None,
        (Shell::Zsh, all) => Some(Line::apart(all.iter().map(|word| (*word).to_owned()).collect())),
        // What fish gives of the word at the cursor still bears its marks.
        (Shell::Fish, [before @ .., last]) => {
            let last = Line::of(last).words.pop().unwrap_or_default();
            let words = before.iter().map(|word| (*word).to_owned()).chain([last]);
            Some(Line::apart(words.collect()))
        }
    }
}
