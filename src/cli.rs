//! Every action without a terminal: `chujing list`, `decide`, `export` and so on.
//!
//! This is the table of the commands; each stands in a file of its own with its arguments, its help and what it does, and knows
//! nothing of this table. All output goes through one place, so that nothing from a file reaches a terminal raw. Exit codes:
//! 0 fine, 1 the record has problems, 2 bad use or unreadable input.

mod add;
mod all_deadlines;
mod approve;
mod args;
mod attach;
mod batch;
mod calendars;
mod call;
mod candidates;
mod cells;
mod changes;
mod check;
mod checks;
mod clocks;
mod compare;
mod complete;
mod completions;
mod confirm;
mod consent;
mod contract;
mod copy;
mod deadlines;
mod decide;
mod deid;
mod diff;
mod duplicate;
mod edge;
mod examples;
mod export;
mod fields;
mod filing;
mod fix;
mod forget;
mod form;
mod history;
mod keys;
mod language;
mod letters;
mod list;
mod man;
mod measure;
mod meeting;
mod merge;
mod minutes;
mod new;
mod options;
mod out;
mod package;
mod paste;
mod pdf;
mod people;
mod place;
mod plain;
mod policy;
mod policy_check;
mod presets;
mod proposals;
mod questionnaire;
mod radar;
mod record;
mod register;
mod remark;
mod remove;
mod rename;
mod restore;
mod review;
mod risk_matrix;
mod risks;
mod rules;
mod schema;
mod search;
mod set;
mod setup;
mod show;
mod spoken;
mod talk;
mod terminal;
#[cfg(test)]
mod tests;
mod today;
mod todo;
mod told;
mod trouble;
mod verify;
mod ways;
mod what_if;
mod whole;
mod workday;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::day::Day;
use crate::source::LAW_DATA;
use crate::store::Workspace;
use crate::text::{Lang, Phrase, phrase};
use crate::tui;

pub use edge::Edge;

use args::Common;
use call::{Call, LangArg, Out, Trouble};

/// 出境：记录、判断并存档每一次个人信息出境。/ Record, judge and document every export of personal information.
///
/// 不带命令时打开桌面。本程序不构成法律意见。
/// Without a command it opens the desk. This program is not legal advice.
///
/// 退出码：0 正常；1 记录有问题；2 用法不对或者文件无法读取。
/// Exit codes: 0 fine; 1 the record has problems; 2 bad use or unreadable input.
#[derive(Debug, Parser)]
#[command(name = "chujing", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    /// 逐行模式：编号的句子，不移动光标，供读屏软件和脚本使用；TERM=dumb 时自动采用 / line by line: numbered sentences and no cursor, for screen readers and scripts; taken by itself under TERM=dumb
    #[arg(long)]
    plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

// Their order is that of the help.
#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Today(today::Today),
    Search(search::Search),
    People(people::People),
    Register(register::Register),
    New(new::New),
    Examples(examples::Examples),
    Presets(presets::Presets),
    Proposals(proposals::Proposals),
    Rename(rename::Rename),
    Forget(forget::Forget),
    Show(show::Show),
    Check(check::Check),
    Todo(todo::Todo),
    Decide(decide::Decide),
    WhatIf(what_if::WhatIf),
    Consent(consent::Consent),
    Ways(ways::Ways),
    Export(export::Export),
    Set(set::Set),
    Confirm(confirm::Confirm),
    Candidates(candidates::Candidates),
    Add(add::Add),
    Attach(attach::Attach),
    Duplicate(duplicate::Duplicate),
    Remove(remove::Remove),
    Paste(paste::Paste),
    Copy(copy::Copy),
    Deadlines(deadlines::Deadlines),
    Clocks(clocks::Clocks),
    Workday(workday::Workday),
    Rules(rules::Rules),
    #[command(subcommand)]
    Contract(contract::Contract),
    #[command(subcommand)]
    Form(form::Form),
    Checks(checks::Checks),
    #[command(subcommand)]
    Deid(deid::Deid),
    Measure(Box<measure::Measure>),
    #[command(subcommand)]
    Questionnaire(questionnaire::Questionnaire),
    Fields(fields::Fields),
    Options(options::Options),
    Keys(keys::Keys),
    History(history::History),
    Filing(filing::FilingArgs),
    Letter(letters::LetterArgs),
    Radar(radar::RadarArgs),
    Diff(diff::Diff),
    Restore(restore::Restore),
    Merge(merge::Merge),
    Remark(remark::Remark),
    Review(review::Review),
    Approve(approve::Approve),
    Meeting(meeting::Meeting),
    Minutes(minutes::Minutes),
    #[command(subcommand)]
    Setup(setup::Setup),
    Compare(compare::Compare),
    Changes(changes::Changes),
    Package(package::Package),
    Verify(verify::Verify),
    Policy(policy::Policy),
    PolicyCheck(policy_check::PolicyCheck),
    Risks(risks::Risks),
    RiskMatrix(risk_matrix::RiskMatrix),
    Schema(schema::Schema),
    Completions(completions::Completions),
    #[command(hide = true)]
    Complete(complete::Complete),
    Man(man::Man),
}

impl Command {
    /// Does what it says and tells the exit code: 0 fine, 1 the record has problems.
    fn carry_out(&self, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
        match self {
            Self::List(args) => list::carry_out(args, call, out),
            Self::Today(args) => today::carry_out(args, call, out),
            Self::Search(args) => search::carry_out(args, call, out),
            Self::People(args) => people::carry_out(args, call, out),
            Self::Register(args) => register::carry_out(args, call, out),
            Self::New(args) => new::carry_out(args, call, out),
            Self::Examples(args) => examples::carry_out(args, call, out),
            Self::Presets(args) => presets::carry_out(args, call, out),
            Self::Proposals(args) => proposals::carry_out(args, call, out),
            Self::Rename(args) => rename::carry_out(args, call, out),
            Self::Forget(args) => forget::carry_out(args, call, out),
            Self::Show(args) => show::carry_out(args, call, out),
            Self::Check(args) => check::carry_out(args, call, out),
            Self::Todo(args) => todo::carry_out(args, call, out),
            Self::Decide(args) => decide::carry_out(args, call, out),
            Self::WhatIf(args) => what_if::carry_out(args, call, out),
            Self::Consent(args) => consent::carry_out(args, call, out),
            Self::Ways(args) => ways::carry_out(args, call, out),
            Self::Export(args) => export::carry_out(args, call, out),
            Self::Set(args) => set::carry_out(args, call, out),
            Self::Confirm(args) => confirm::carry_out(args, call, out),
            Self::Candidates(args) => candidates::carry_out(args, call, out),
            Self::Add(args) => add::carry_out(args, call, out),
            Self::Attach(args) => attach::carry_out(args, call, out),
            Self::Duplicate(args) => duplicate::carry_out(args, call, out),
            Self::Remove(args) => remove::carry_out(args, call, out),
            Self::Paste(args) => paste::carry_out(args, call, out),
            Self::Copy(args) => copy::carry_out(args, call, out),
            Self::Deadlines(args) => deadlines::carry_out(args, call, out),
            Self::Clocks(args) => clocks::carry_out(args, call, out),
            Self::Workday(args) => workday::carry_out(args, call, out),
            Self::Rules(args) => rules::carry_out(args, call, out),
            Self::Contract(args) => contract::carry_out(args, call, out),
            Self::Form(args) => form::carry_out(args, call, out),
            Self::Checks(args) => checks::carry_out(args, call, out),
            Self::Deid(args) => deid::carry_out(args, call, out),
            Self::Measure(args) => measure::carry_out(args, call, out),
            Self::Questionnaire(args) => questionnaire::carry_out(args, call, out),
            Self::Fields(args) => fields::carry_out(args, call, out),
            Self::Options(args) => options::carry_out(args, call, out),
            Self::Keys(args) => keys::carry_out(args, call, out),
            Self::History(args) => history::carry_out(args, call, out),
            Self::Filing(args) => filing::carry_out(args, call, out),
            Self::Letter(args) => letters::carry_out(args, call, out),
            Self::Radar(args) => radar::carry_out(args, call, out),
            Self::Diff(args) => diff::carry_out(args, call, out),
            Self::Restore(args) => restore::carry_out(args, call, out),
            Self::Merge(args) => merge::carry_out(args, call, out),
            Self::Remark(args) => remark::carry_out(args, call, out),
            Self::Review(args) => review::carry_out(args, call, out),
            Self::Approve(args) => approve::carry_out(args, call, out),
            Self::Meeting(args) => meeting::carry_out(args, call, out),
            Self::Minutes(args) => minutes::carry_out(args, call, out),
            Self::Setup(args) => setup::carry_out(args, call, out),
            Self::Compare(args) => compare::carry_out(args, call, out),
            Self::Changes(args) => changes::carry_out(args, call, out),
            Self::Package(args) => package::carry_out(args, call, out),
            Self::Verify(args) => verify::carry_out(args, call, out),
            Self::Policy(args) => policy::carry_out(args, call, out),
            Self::PolicyCheck(args) => policy_check::carry_out(args, call, out),
            Self::Risks(args) => risks::carry_out(args, call, out),
            Self::RiskMatrix(args) => risk_matrix::carry_out(args, call, out),
            Self::Schema(args) => schema::carry_out(args, call, out),
            Self::Completions(args) => completions::carry_out(args, call, out),
            Self::Complete(args) => complete::carry_out(args, call, out),
            Self::Man(args) => man::carry_out(args, call, out),
        }
    }

    /// That the law data is old, for a command that rests on it.
    fn warning(&self, today: Day) -> Option<Phrase> {
        #[rustfmt::skip]
        let rests_on_law = matches!(self, Self::List(_) | Self::Today(_) | Self::People(_) | Self::Check(_) | Self::Todo(_) | Self::Decide(_) | Self::WhatIf(_) | Self::Consent(_)
            | Self::Export(_) | Self::Deadlines(_) | Self::Clocks(_) | Self::Workday(_) | Self::Rules(_) | Self::Deid(_)
            | Self::Compare(_) | Self::Changes(_) | Self::Package(_) | Self::Review(_) | Self::Approve(_)
            | Self::Minutes(_) | Self::PolicyCheck(_));
        rests_on_law.then(|| LAW_DATA.warning(today)).flatten()
    }
}

/// Reads the arguments, does what they say, and tells the exit code.
pub fn run(edge: Edge) -> ExitCode {
    let settings = tui::Settings::read(edge.settings.clone());
    let lang = language::of(edge.lang.as_ref(), settings.language, edge.locale.as_ref());
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return out::misused(&error, Cli::command(), lang),
    };
    let lang = match cli.common.lang {
        None => lang,
        Some(LangArg::En) => Lang::En,
        Some(LangArg::Zh | LangArg::Both) => Lang::Zh,
    };
    let mut out = Out::new(lang);
    let done = carry_out(cli, edge, settings, &mut out);
    let flushed = out.flush();
    match done.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        Err(Trouble(said)) if out.has_saved => {
            out.trouble(&said!(
                "要写的已经写好，随后出错，不必重做：{said}",
                "what was to be written is written and need not be done again; after that: {said}",
                said,
            ));
            ExitCode::from(2)
        }
        Err(Trouble(said)) => {
            out.trouble(&said);
            ExitCode::from(2)
        }
    }
}

fn carry_out(cli: Cli, edge: Edge, settings: tui::Settings, out: &mut Out) -> Result<u8, Trouble> {
    let own = if out.lang() == Lang::En { LangArg::En } else { LangArg::Zh };
    let (lang, today) = (cli.common.lang.unwrap_or(own), (edge.clock)().day());
    if lang == LangArg::Both
        && !matches!(cli.command, Some(Command::Export(_) | Command::Minutes(_)))
    {
        return Err(phrase(
            "`--lang both` 只用于 export 和 minutes。",
            "`--lang both` is for export and minutes only.",
        )
        .into());
    }
    let Some(command) = cli.command else {
        if let Some(said) = cli.common.no_folder() {
            return Err(said.into());
        }
        if plain::begin(cli.plain, edge.is_dumb) {
            let folder = Workspace::new(cli.common.folder());
            let hand = edge.hand(cli.common.who);
            let call = Call { folder, lang, today, hand, settings, syntax: Cli::command, typed };
            return plain::talk(&call, out);
        }
        return terminal::desk(cli.common, out.lang(), edge, settings);
    };
    // The desk tells it by itself, and who asks for completions reads no sentences.
    for said in settings.told.iter().filter(|_| !matches!(command, Command::Complete(_))) {
        out.note(said);
    }
    // On the error stream, so that no output changes with the clock.
    if let Some(said) = command.warning(today) {
        out.note(&said);
    }
    // A new assessment makes its folder.
    if let Some(said) = cli.common.no_folder().filter(|_| !matches!(command, Command::New(_))) {
        return Err(said.into());
    }
    let folder = Workspace::new(cli.common.folder());
    let hand = edge.hand(cli.common.who);
    let call = Call { folder, lang, today, hand, settings, syntax: Cli::command, typed };
    command.carry_out(&call, out)
}

/// Does what a command line says that somebody typed within the program; exit code 2 where it is not understood, which is told.
fn typed(words: &[String], call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let lang = out.lang();
    let folder = call.folder.dir().display().to_string();
    let before = ["chujing", "--workspace", &folder, "--lang", lang.code()];
    let all: Vec<OsString> =
        before.into_iter().map(Into::into).chain(words.iter().map(Into::into)).collect();
    match Cli::try_parse_from(&all) {
        Ok(Cli { command: Some(command), .. }) => {
            if let Some(said) = command.warning(call.today) {
                out.note(&said);
            }
            command.carry_out(call, out)
        }
        Ok(_) => {
            let words = phrase("写明哪个命令，例如 : list", "say which command, as in : list");
            Err(words.into())
        }
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            out.line(language::said(&error, Cli::command(), lang, all).trim_end())?;
            Ok(code)
        }
    }
}
