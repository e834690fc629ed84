//! Every action without a terminal: `chujing list`, `decide`, `export` and so on.
//!
//! All output goes through one place, so that nothing from a file reaches a terminal raw. Exit codes: 0 fine, 1 the record has
//! problems, 2 bad use or unreadable input.

mod age;
mod args;
mod batch;
mod changes;
mod check;
mod clocks;
mod contract;
mod deid;
mod edit;
mod export;
mod figures;
mod out;
mod package;
mod paste;
mod pdf;
mod policy;
mod questionnaire;
mod read;
mod reference;
mod risks;
mod told;
mod verdict;
mod verify;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::day::Day;
use crate::store::{Reason, StoreError, Workspace};
use crate::text::{Lang, Phrase, phrase};
use crate::tui;

pub use args::Cli;
use args::{Command, Common, LangArg, Listing, Shape, YesNoArg};
use out::Out;

/// Why a command could not be carried out; all of them end with exit code 2.
#[derive(Debug)]
pub(crate) struct Trouble(Phrase);

impl From<Phrase> for Trouble {
    fn from(phrase: Phrase) -> Self {
        Self(phrase)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self(read::with_near_records(&error))
    }
}

impl From<crate::document::contract::Refused> for Trouble {
    fn from(refused: crate::document::contract::Refused) -> Self {
        Self(refused.said())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        let why = Reason::from(&error).said();
        Self(phrase(format!("读写失败：{}", why.zh), format!("input or output failed: {}", why.en)))
    }
}

/// What the edge of the program tells the core: the day and what the terminal is like.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// Today, by the clock of the machine: the day of new assessments, and whether the law data is old.
    pub today: Day,
    /// Whether the environment asks for no colour.
    pub no_color: bool,
}

/// Reads the arguments, does what they say, and tells the exit code.
pub fn run(edge: Edge) -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return out::misused(&error),
    };
    let lang = if cli.common.lang == LangArg::En { Lang::En } else { Lang::Zh };
    let mut out = Out::new(lang);
    match carry_out(cli, edge, &mut out) {
        Ok(code) => ExitCode::from(code),
        Err(Trouble(said)) if out.has_saved => {
            out.trouble(&phrase(
                format!("要写的已经写好，随后出错，不必重做：{}", said.zh),
                format!(
                    "what was to be written is written and need not be done again; after that: {}",
                    said.en
                ),
            ));
            ExitCode::from(2)
        }
        Err(Trouble(said)) => {
            out.trouble(&said);
            ExitCode::from(2)
        }
    }
}

fn carry_out(cli: Cli, edge: Edge, out: &mut Out) -> Result<u8, Trouble> {
    let lang = cli.common.lang;
    if lang == LangArg::Both && !matches!(cli.command, Some(Command::Export(_))) {
        return Err(
            phrase("`--lang both` 只用于 export。", "`--lang both` is for export only.").into()
        );
    }
    let folder = Workspace::new(&cli.common.workspace);
    let Some(command) = cli.command else {
        return desk(cli.common, out.lang(), edge);
    };
    age::warn(&command, edge.today, out);
    let file = |path: PathBuf| read::resolve(&folder, path);
    match command {
        Command::List(listing) => read::list(&folder, listing.format, out),
        Command::New { title, as_of, from, same_people, same_recipients } => {
            let day = day(as_of.as_deref())?.unwrap_or(edge.today);
            let is_yes = |said: YesNoArg| said == YesNoArg::Yes;
            match from {
                None => edit::create(&folder, &title, day, out),
                Some(model) => edit::create_from(
                    &folder,
                    (&title, day),
                    &file(model),
                    (same_people.map(is_yes), same_recipients.map(is_yes)),
                    out,
                ),
            }
        }
        Command::Forget { record } => edit::forget(&folder, &record, out),
        Command::Show { file: path, listing } => read::show(&file(path), listing.format, out),
        Command::Check { file: path, listing } => check::check(&file(path), listing.format, out),
        Command::Decide { file: path, as_of, explain, listing } => {
            verdict::decide(&file(path), day(as_of.as_deref())?, explain, listing.format, out)
        }
        Command::WhatIf { file: path, changes, as_of, format } => {
            verdict::what_if(&file(path), &changes, day(as_of.as_deref())?, format, out)
        }
        Command::Export(args) => export::carry_out(&args, &folder, lang, out),
        Command::Set { file: path, place, value } => edit::set(&file(path), &place, &value, out),
        Command::Confirm(args) => figures::confirm(&file(args.file.clone()), &args, out),
        Command::Add { file: path, section, answers, id } => {
            edit::add(&file(path), &section, &answers, id, out)
        }
        Command::Duplicate { file: path, place } => edit::duplicate(&file(path), &place, out),
        Command::Remove { file: path, place } => edit::remove(&file(path), &place, out),
        Command::Paste(args) => paste::carry_out(&args, &file(args.file.clone()), out),
        Command::Copy { file: path, section } => read::copy(&file(path), &section, out),
        Command::Contract(command) => contract::carry_out(command, &folder, out),
        Command::Checks(which) => reference::checks(&which, out),
        Command::Deid(command) => deid::carry_out(command, &folder, out),
        Command::Questionnaire(command) => questionnaire::carry_out(command, &folder, out),
        Command::Clocks(command) => clocks::carry_out(command, &folder, out),
        Command::Rules(which) => reference::rules(&which, out),
        Command::Fields(listing) => reference::fields(listing.format, out),
        Command::Options(listing) => reference::options(listing.format, out),
        Command::Keys(listing) => reference::keys(listing.format, out),
        Command::Changes(args) => changes::changes(&args, &folder, out),
        Command::Package(args) => package::carry_out(&args, &folder, out),
        Command::Verify(args) => verify::carry_out(&args, &file(args.record.clone()), out),
        Command::Risks(args) => risks::list(&args, &file(args.file.clone()), out),
        Command::RiskMatrix { set: Some(set), .. } => risks::adopt_matrix(&folder, &set, out),
        Command::RiskMatrix { set: None, listing } => {
            risks::show_matrix(&folder, listing.format, out)
        }
        Command::Policy { point, reading, decided, listing } => match point.zip(reading) {
            Some((point, reading)) => policy::fix(&folder, &point, &reading, decided, out),
            None => policy::show(&folder, listing.format, out),
        },
        Command::Schema => reference::schema(out),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "chujing", &mut script);
            out.raw(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page)?;
            out.raw(&page)
        }
    }
}

fn day(text: Option<&str>) -> Result<Option<Day>, Trouble> {
    text.map(|text| {
        let typed = crate::text::harmless(text, false);
        Day::problem(text, &typed).map_or_else(|| Ok(Day::parse(text)), |said| Err(Trouble(said)))
    })
    .transpose()
    .map(Option::flatten)
}

/// Opens the desk. Without a terminal there is nothing to open, and that is said instead of a screen of escapes.
fn desk(common: Common, lang: Lang, edge: Edge) -> Result<u8, Trouble> {
    if !std::io::stdout().is_terminal() {
        return Err(phrase(
            "桌面需要在终端中打开。不用终端时，请使用子命令，例如 `chujing list`；`chujing --help` 列出全部。",
            "The desk needs a terminal. Without one use a command such as `chujing list`; `chujing --help` lists them.",
        )
        .into());
    }
    let mut options = tui::Options::new(common.workspace, edge.today);
    options.lang = lang;
    options.ascii = common.ascii;
    options.theme = match common.theme {
        Some(theme) => theme.core(),
        None if edge.no_color => tui::Theme::Mono,
        None => tui::Theme::default(),
    };
    tui::run(options).map_err(|error| Trouble(Phrase::same(format!("{error:#}"))))
}
