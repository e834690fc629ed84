//! Where commands write: plain text made harmless, JSON, and troubles on the error stream.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::desk::Exported;
use crate::document::{Document, render};
use crate::store::{StoreError, write_keeping};
use crate::text::{Lang, Phrase, Text, harmless, harmless_json, phrase, t};

use super::args::Shape;
use super::language;
use super::spoken::spoken;
use super::trouble::Trouble;

/// Arguments that are not understood, or a question about them, in the language that they ask for. They may name files of others, so
/// this text is made harmless too.
pub(super) fn misused(error: &clap::Error, command: clap::Command, own: Lang) -> ExitCode {
    let lang = language::chosen(std::env::args_os()).unwrap_or(own);
    let shown =
        harmless(&language::said(error, command, lang, std::env::args_os().collect()), true);
    // There is nobody left to tell if the stream is gone.
    let _told = if error.use_stderr() {
        io::stderr().write_all(shown.as_bytes())
    } else {
        io::stdout().write_all(shown.as_bytes())
    };
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// Standard output in a language. A reader that goes away (a closed pipe) ends the output quietly.
#[derive(Debug)]
pub(super) struct Out {
    lang: Lang,
    /// Whether a change is on the disk already: what goes wrong after it takes nothing back.
    pub(super) has_saved: bool,
    /// What waits to be written at once; nothing where each line is written by itself.
    gathered: Option<Vec<u8>>,
    /// Why something could not be written that nobody heard of yet.
    unwritten: Option<Trouble>,
    /// Whether lines are for a voice.
    is_spoken: bool,
    /// Whether JSON was written: what else there is to say stands on the error stream, or a program reads no JSON.
    is_json: bool,
}

impl Out {
    pub(super) const fn new(lang: Lang) -> Self {
        Self {
            lang,
            has_saved: false,
            gathered: None,
            unwritten: None,
            is_spoken: false,
            is_json: false,
        }
    }

    pub(super) const fn lang(&self) -> Lang {
        self.lang
    }

    /// From now on lines are written at once: the many of a whole folder, of which nobody waits for the first.
    pub(super) fn gather(&mut self) {
        self.gathered.get_or_insert_default();
    }

    /// Writes what was gathered, and gathers no more; at the end of a command, so that what cannot be written is told, and what is said
    /// after it in one conversation is heard.
    pub(super) fn flush(&mut self) -> Result<(), Trouble> {
        if let Some(unwritten) = self.unwritten.take() {
            return Err(unwritten);
        }
        self.gathered.take().map_or(Ok(()), |bytes| written(&bytes))
    }

    /// Whether what is written is for a voice: then nothing is drawn.
    pub(super) const fn is_spoken(&self) -> bool {
        self.is_spoken
    }

    /// One line of text, control characters made harmless.
    pub(super) fn line(&mut self, line: impl AsRef<str>) -> Result<(), Trouble> {
        let mut text = self.spoken(harmless(line.as_ref(), true));
        text.push('\n');
        self.bytes(text.as_bytes())
    }

    /// From now on no sign is written that a voice would spell, and what is said beside the output stands in its order.
    pub(super) fn speak(&mut self) {
        self.is_spoken = true;
    }

    fn spoken(&self, text: String) -> String {
        if self.is_spoken { spoken(&text, self.lang) } else { text }
    }

    /// A fixed sentence.
    pub(super) fn say(&mut self, text: Text) -> Result<(), Trouble> {
        self.line(text.get(self.lang))
    }

    /// A computed sentence.
    pub(super) fn tell(&mut self, phrase: &Phrase) -> Result<(), Trouble> {
        self.line(phrase.get(self.lang))
    }

    /// JSON, in which whatever could deceive on a terminal stands as its escape.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Trouble> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        let mut text = harmless_json(&text);
        text.push('\n');
        self.is_json = true;
        self.bytes(text.as_bytes())
    }

    /// The same content in the shape that was asked for.
    pub(super) fn listing(
        &mut self,
        shape: Shape,
        json: &impl Serialize,
        document: &Document,
    ) -> Result<u8, Trouble> {
        match shape {
            Shape::Json => self.json(json)?,
            Shape::Text => self.line(render::text(document).trim_end())?,
            Shape::Markdown => self.line(render::markdown(document))?,
        }
        Ok(0)
    }

    /// Bytes that the program itself made.
    pub(super) fn raw(&mut self, bytes: &[u8]) -> Result<u8, Trouble> {
        self.bytes(bytes)?;
        Ok(0)
    }

    /// Something went wrong.
    pub(super) fn trouble(&mut self, said: &Phrase) {
        self.aside(t("错误：", "error: "), said);
    }

    /// What was kept of files that a person may have changed.
    pub(super) fn tell_kept(&mut self, made: &Exported) {
        if let Some(said) = made.kept_said() {
            self.note(&said);
        }
    }

    /// A document as a Word file, and where it stands.
    pub(super) fn word(&mut self, document: &Document, to: &Path) -> Result<(), Trouble> {
        if to.extension().and_then(OsStr::to_str) != Some("docx") {
            return Err(phrase(
                "--to 写成 Word 文件，文件名应以 .docx 结尾。",
                "--to writes a Word file: its name ends with .docx.",
            )
            .into());
        }
        let bytes = render::docx(document).map_err(|error| StoreError::made(to, &error))?;
        let kept = write_keeping(&[(to.to_owned(), bytes)])?;
        self.has_saved = true;
        let path = to.display().to_string();
        if self.is_json {
            self.aside(Text::EMPTY, &Phrase::same(path));
        } else {
            self.line(path)?;
        }
        self.tell_kept(&Exported { files: vec![to.to_owned()], kept });
        Ok(())
    }

    /// Something to note beside the output.
    pub(super) fn note(&mut self, said: &Phrase) {
        self.aside(t("注意：", "note: "), said);
    }

    /// Something to know beside the output, which scripts may read.
    pub(super) fn aside(&mut self, mark: Text, said: &Phrase) {
        let said = self.spoken(harmless(said.get(self.lang), true));
        let line = format!("{}{said}\n", mark.get(self.lang));
        if self.is_spoken {
            // One voice reads all of it.
            self.unwritten = self.bytes(line.as_bytes()).err();
            return;
        }
        // It stands behind what was said before it.
        let is_gathering = self.gathered.is_some();
        self.unwritten = self.flush().err();
        if is_gathering {
            self.gather();
        }
        // There is nobody left to tell if the error stream is gone too.
        let _told = io::stderr().write_all(line.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match &mut self.gathered {
            Some(gathered) => {
                gathered.extend_from_slice(bytes);
                Ok(())
            }
            None => written(bytes),
        }
    }
}

fn written(bytes: &[u8]) -> Result<(), Trouble> {
    match io::stdout().write_all(bytes) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        other => Ok(other?),
    }
}
