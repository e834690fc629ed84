//! The arguments that several commands share. Every help text stands in both languages.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::day::Day;
use crate::text::{Lang, harmless};
use crate::tui;

use super::trouble::Trouble;

/// The options of the program itself.
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
    /// 您的姓名，记入历史；也可以用环境变量 `CHUJING_WHO` / your name, for the history; or the environment variable `CHUJING_WHO`
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) who: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Zh,
    En,
    /// 中英文各一份（用于 export 和 minutes）/ one of each (for export and minutes)
    Both,
}

impl LangArg {
    /// The languages, each once.
    pub(super) const fn all(self) -> &'static [Lang] {
        match self {
            Self::Zh => &[Lang::Zh],
            Self::En => &[Lang::En],
            Self::Both => &[Lang::Zh, Lang::En],
        }
    }
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

#[derive(Debug, Args)]
pub(super) struct Listing {
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    pub(super) format: Shape,
}

/// A day as an option gives it.
pub(super) fn day(text: Option<&str>) -> Result<Option<Day>, Trouble> {
    text.map(|text| {
        let typed = harmless(text, false);
        Day::problem(text, &typed).map_or_else(|| Ok(Day::parse(text)), |said| Err(Trouble(said)))
    })
    .transpose()
    .map(Option::flatten)
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
