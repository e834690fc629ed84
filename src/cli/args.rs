//! The arguments of the command line, as declared to the parser. Every help text stands in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::desk::Format;
use crate::tui;

use super::{clocks, contract, deid, reference};

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
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Args)]
pub(super) struct Common {
    /// 评估文件所在的文件夹 / folder of the assessments
    #[arg(long, global = true, value_name = "DIR", default_value = "assessments")]
    pub(super) workspace: PathBuf,
    /// 语言 / language
    #[arg(long, global = true, value_enum, default_value_t = LangArg::Zh, value_name = "LANG")]
    pub(super) lang: LangArg,
    /// 配色，设有 `NO_COLOR` 时默认 mono / colours; mono by default under `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    pub(super) theme: Option<ThemeArg>,
    /// 用 ASCII 画边框 / draw borders in ASCII
    #[arg(long, global = true)]
    pub(super) ascii: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Zh,
    En,
    /// 中英文各一份（仅用于 export）/ one of each (for export)
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeArg {
    Dark,
    Light,
    HighContrast,
    Mono,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Docx,
    Html,
    Markdown,
    /// 清单和问卷 / lists and questionnaire
    Xlsx,
    Json,
    /// 需要 LibreOffice / needs LibreOffice
    Pdf,
}

#[derive(Debug, Args)]
pub(super) struct Listing {
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    pub(super) format: Shape,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
    /// 检查问题和缺项，并按材料查验的要点逐项核对；有问题则退出码为1；末行为法律数据的日期
    /// / check for problems and gaps, and inspect the papers as an officer would; exit code 1 if there is anything; the last line
    /// dates the law data
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
        /// 位置=值，值为空则清除；部分/行= 删除一行 / place=value; an empty value takes the answer, or the row, away
        #[arg(required = true)]
        changes: Vec<String>,
        /// 按这一天的法律判断 / judge by the law of this day
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// 输出格式 / output format
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// 导出文件 / write the documents
    ///
    /// 目标文件夹中在导出后改动过的同名文件不会丢失：先另存为“文件名.bak-N”，再写新的。
    /// A file of the same name that was changed since it was exported is not lost: it is kept as NAME.bak-N beside the new one.
    Export(super::export::Export),
    /// 填写一个字段；值为空则清除 / answer a field; an empty value takes the answer away
    Set {
        /// 文件 / file
        file: PathBuf,
        /// 位置：handler/ciio 或者 scenarios/crm/purpose / place
        place: String,
        /// 值 / value
        value: String,
    },
    /// 确认一个不合编号规则的号码与证照上的一致 / confirm that a code which breaks its rule stands so on the document
    ///
    /// 只对这一个号码有效：改写号码后，确认自动失效。它照样写入文书，check 会说明由谁、为什么确认。
    /// It holds for this very code and falls when another is written. The code goes into the papers, and check says who confirmed it and why.
    Confirm(super::figures::Confirm),
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
    #[command(flatten)]
    Clocks(clocks::Command),
    /// 规则手册；写明编号则只显示一条 / the rule book, or one rule of it
    Rules(reference::Which),
    /// 官方合同范本：识别、确认、填写 / the official contract form: recognise, confirm, fill
    #[command(subcommand)]
    Contract(contract::Command),
    /// 材料查验的全部要点，或者其中一条 / every point of the inspection, or one of them
    Checks(reference::Point),
    /// 去标识化：查看效果评估，导入等价类大小 / de-identification: show its evaluation, import class sizes
    #[command(subcommand)]
    Deid(deid::Command),
    /// 境外接收方问卷：写出，收回后读入 / the recipient questionnaire: write it out, read it back in
    #[command(subcommand)]
    Questionnaire(super::questionnaire::Command),
    /// 字段手册 / the field reference
    Fields(Listing),
    /// 选项目录 / the catalogues of choices
    Options(Listing),
    /// 按键手册 / the key reference
    Keys(Listing),
    /// 哪些评估的结果变了：与保存时相比，或者比较两天的法律 / which results have changed: since they were saved, or between two days
    Changes(super::changes::Changes),
    /// 按材料清单生成申报备案材料包（文件夹和 zip）/ make the filing package in the order of the materials list
    ///
    /// 评估文件旁的“名称-scans”文件夹中，以序号开头的扫描件（01-营业执照.pdf）自动附上。
    /// Scans in the folder NAME-scans beside the assessment, each beginning with its number (01-licence.pdf), go with it.
    Package(super::package::Package),
    /// 核对导出的 docx 是否仍与记录一致 / verify that exported docx files still say what the record says
    Verify(super::verify::Verify),
    /// 本企业对未决问题的读法（工作区的 policy.json）/ the company's reading of open points
    Policy {
        /// 问题编号，如 Q-17；不写则列出 / id of the point; lists them if left out
        point: Option<String>,
        /// 读法代码 / code of the reading
        #[arg(requires = "point")]
        reading: Option<String>,
        /// 由谁在何时决定 / who decided it, and when
        #[arg(long, value_name = "WORDS")]
        decided: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// 风险评估：等级、矩阵、热力图；有不可接受或者尚未评定的，退出码为1
    /// / the scored risks: levels, matrix, heat map; exit code 1 if one is not acceptable or still open
    Risks(super::risks::Command),
    /// 风险矩阵（工作区的 risk-matrix.json）：显示，或者采用本企业的矩阵 / the risk matrix: show it, or adopt the company's own
    RiskMatrix {
        /// 采用这一文件中的矩阵 / adopt the matrix of this file
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
        #[command(flatten)]
        listing: Listing,
    },
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

impl ExportFormat {
    pub(super) const fn core(self) -> Option<Format> {
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

impl ThemeArg {
    pub(super) const fn core(self) -> tui::Theme {
        match self {
            Self::Dark => tui::Theme::Dark,
            Self::Light => tui::Theme::Light,
            Self::HighContrast => tui::Theme::HighContrast,
            Self::Mono => tui::Theme::Mono,
        }
    }
}
