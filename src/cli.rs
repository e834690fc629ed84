//! Every action without a terminal: `chujing list`, `decide`, `export` and so on.
//!
//! All output goes through one place, so that nothing from a file reaches a terminal raw. Exit codes: 0 fine, 1 the record has
//! problems, 2 bad use or unreadable input.

mod age;
mod edit;
mod out;
mod read;
mod reference;
mod verdict;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::day::Day;
use crate::desk::Format;
use crate::store::{StoreError, Workspace};
use crate::text::{Lang, Phrase, phrase};
use crate::tui;

use out::Out;

/// 出境：记录、判断并存档每一次个人信息出境。/ Record, judge and document every export of personal information.
///
/// 不带命令时打开桌面。本程序不构成法律意见。
/// Without a command it opens the desk. This program is not legal advice.
///
/// 退出码 / exit codes: 0 正常 / fine; 1 记录有问题 / the record has problems; 2 用法不对或者文件无法读取 / bad use or unreadable input.
#[derive(Debug, Parser)]
#[command(name = "chujing", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Args)]
struct Common {
    /// 评估文件所在的文件夹 / folder of the assessments
    #[arg(long, global = true, value_name = "DIR", default_value = "assessments")]
    workspace: PathBuf,
    /// 语言 / language
    #[arg(long, global = true, value_enum, default_value_t = LangArg::Zh, value_name = "LANG")]
    lang: LangArg,
    /// 配色，设有 `NO_COLOR` 时默认 mono / colours; mono by default under `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    theme: Option<ThemeArg>,
    /// 用 ASCII 画边框 / draw borders in ASCII
    #[arg(long, global = true)]
    ascii: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LangArg {
    Zh,
    En,
    /// 中英文各一份（仅用于 export）/ one of each (for export)
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    Dark,
    Light,
    HighContrast,
    Mono,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    Docx,
    Html,
    Markdown,
    Json,
}

#[derive(Debug, Args)]
struct Listing {
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 列出全部评估；法律数据的日期写到标准错误 / list the assessments; the date of the law data goes to standard error
    List(Listing),
    /// 新建一份评估 / create an assessment
    New {
        /// 名称 / name
        title: String,
        /// 评估基准日，默认今天 / day of assessment, today if left out
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// 显示全部回答 / show the answers
    Show {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 检查问题和缺项；有则退出码为1；末行为法律数据的日期
    /// / check for problems and gaps; exit code 1 if there are any; the last line dates the law data
    Check {
        /// 文件 / file
        file: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 判断适用的法律机制；末行为法律数据的日期 / determine the legal mechanism; the last line dates the law data
    Decide {
        /// 文件 / file
        file: PathBuf,
        /// 按这一天的法律判断 / judge by the law of this day
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// 写明为什么不是其他机制，以及什么会改变结果 / say why not another mechanism, and what would change the result
        #[arg(long)]
        explain: bool,
        #[command(flatten)]
        listing: Listing,
    },
    /// 在副本上试改，比较结果，不改动文件 / try changes on a copy and compare the results
    WhatIf {
        /// 文件 / file
        file: PathBuf,
        /// 位置=值，值为空则清除；或者 -部分/行 删除一行 / place=value, or -section/row to leave a row out
        #[arg(required = true, allow_hyphen_values = true)]
        changes: Vec<String>,
        /// 按这一天的法律判断 / judge by the law of this day
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// 输出格式 / output format
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// 导出文件 / write the documents
    Export {
        /// 文件 / file
        file: PathBuf,
        /// 目标文件夹 / target folder
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// 格式，可重复，默认 docx 和 json / formats, may be repeated; docx and json if left out
        #[arg(long, value_enum, value_delimiter = ',')]
        format: Vec<ExportFormat>,
    },
    /// 填写一个字段；值为空则清除 / answer a field; an empty value takes the answer away
    Set {
        /// 文件 / file
        file: PathBuf,
        /// 位置：handler/ciio 或者 scenarios/crm/purpose / place
        place: String,
        /// 值 / value
        value: String,
    },
    /// 增加一行，输出其 id / add a row and print its id
    Add {
        /// 文件 / file
        file: PathBuf,
        /// 部分，如 recipients / section
        section: String,
        /// 字段=值 / field=value
        answers: Vec<String>,
        /// 行的 id，默认自动生成 / id of the row, made if left out
        #[arg(long)]
        id: Option<String>,
    },
    /// 复制一行 / duplicate a row
    Duplicate {
        /// 文件 / file
        file: PathBuf,
        /// 位置：recipients/hq / place
        place: String,
    },
    /// 删除一行 / remove a row
    Remove {
        /// 文件 / file
        file: PathBuf,
        /// 位置：recipients/hq / place
        place: String,
    },
    /// 从标准输入粘贴制表符分隔的行 / paste tab-separated rows from standard input
    Paste {
        /// 文件 / file
        file: PathBuf,
        /// 部分 / section
        section: String,
    },
    /// 输出一个部分的制表符分隔行 / print a section as tab-separated rows
    Copy {
        /// 文件 / file
        file: PathBuf,
        /// 部分 / section
        section: String,
    },
    /// 规则手册；写明编号则只显示一条 / the rule book, or one rule of it
    Rules(reference::Which),
    /// 字段手册 / the field reference
    Fields(Listing),
    /// 选项目录 / the catalogues of choices
    Options(Listing),
    /// 按键手册 / the key reference
    Keys(Listing),
    /// 评估文件的 JSON Schema / JSON Schema of an assessment
    Schema,
    /// 命令补全脚本 / shell completions
    Completions {
        /// 命令行 / shell
        shell: clap_complete::Shell,
    },
    /// 手册页 / man page
    Man,
}

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
        Self(error.said())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(phrase(format!("读写失败：{error}"), format!("input or output failed: {error}")))
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
    let cli = Cli::parse();
    let lang = if cli.common.lang == LangArg::En { Lang::En } else { Lang::Zh };
    let mut out = Out::new(lang);
    match carry_out(cli, edge, &mut out) {
        Ok(code) => ExitCode::from(code),
        Err(Trouble(said)) => {
            out.trouble(&said);
            ExitCode::from(2)
        }
    }
}

fn carry_out(cli: Cli, edge: Edge, out: &mut Out) -> Result<u8, Trouble> {
    let lang = cli.common.lang;
    if lang == LangArg::Both && !matches!(cli.command, Some(Command::Export { .. })) {
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
        Command::New { title, as_of } => {
            let day = day(as_of.as_deref())?.unwrap_or(edge.today);
            edit::create(&folder, &title, day, out)
        }
        Command::Show { file: path, listing } => read::show(&file(path), listing.format, out),
        Command::Check { file: path, listing } => read::check(&file(path), listing.format, out),
        Command::Decide { file: path, as_of, explain, listing } => {
            verdict::decide(&file(path), day(as_of.as_deref())?, explain, listing.format, out)
        }
        Command::WhatIf { file: path, changes, as_of, format } => {
            verdict::what_if(&file(path), &changes, day(as_of.as_deref())?, format, out)
        }
        Command::Export { file: path, to, format } => {
            let formats: Vec<Format> = format.iter().map(|format| format.core()).collect();
            let formats =
                if formats.is_empty() { vec![Format::Docx, Format::Json] } else { formats };
            let langs = match lang {
                LangArg::Zh => vec![Lang::Zh],
                LangArg::En => vec![Lang::En],
                LangArg::Both => vec![Lang::Zh, Lang::En],
            };
            read::export(&file(path), &to, &formats, &langs, out)
        }
        Command::Set { file: path, place, value } => edit::set(&file(path), &place, &value, out),
        Command::Add { file: path, section, answers, id } => {
            edit::add(&file(path), &section, &answers, id, out)
        }
        Command::Duplicate { file: path, place } => edit::duplicate(&file(path), &place, out),
        Command::Remove { file: path, place } => edit::remove(&file(path), &place, out),
        Command::Paste { file: path, section } => edit::paste(&file(path), &section, out),
        Command::Copy { file: path, section } => read::copy(&file(path), &section, out),
        Command::Rules(which) => reference::rules(&which, out),
        Command::Fields(listing) => reference::fields(listing.format, out),
        Command::Options(listing) => reference::options(listing.format, out),
        Command::Keys(listing) => reference::keys(listing.format, out),
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

impl ExportFormat {
    const fn core(self) -> Format {
        match self {
            Self::Docx => Format::Docx,
            Self::Html => Format::Html,
            Self::Markdown => Format::Markdown,
            Self::Json => Format::Json,
        }
    }
}

fn day(text: Option<&str>) -> Result<Option<Day>, Trouble> {
    text.map(|text| {
        Day::parse(text).ok_or_else(|| {
            Trouble(phrase(
                format!("“{}”不是日期，应写作 2026-03-01。", crate::text::harmless(text, false)),
                format!(
                    "\"{}\" is not a day; write 2026-03-01.",
                    crate::text::harmless(text, false)
                ),
            ))
        })
    })
    .transpose()
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
    tui::run(options).map_err(|error| Trouble(Phrase::same(format!("{error:#}"))))?;
    Ok(0)
}

impl ThemeArg {
    const fn core(self) -> tui::Theme {
        match self {
            Self::Dark => tui::Theme::Dark,
            Self::Light => tui::Theme::Light,
            Self::HighContrast => tui::Theme::HighContrast,
            Self::Mono => tui::Theme::Mono,
        }
    }
}
