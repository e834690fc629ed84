//! The arguments that several commands share. Every help text stands in both languages.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::day::Day;
use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Standing};
use crate::store::list_entries;
use crate::text::{Lang, Phrase, harmless, shown_path};
use crate::tui;

use super::trouble::Trouble;

/// The options of the program itself.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// 评估文件所在的文件夹，默认 assessments；写明的必须已经存在（new 除外） / folder of the assessments, assessments if left out; one that is
    /// named must exist (but for new)
    #[arg(long, global = true, value_name = "DIR")]
    workspace: Option<PathBuf>,
    /// 语言，不写则依次看 `CHUJING_LANG`、设置、`LANG`，都没有时为中文 / language; else that of `CHUJING_LANG`, the settings or `LANG`,
    /// or Chinese
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    /// 配色，设有 `NO_COLOR` 时默认 mono / colours; mono by default under `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    pub(super) theme: Option<ThemeArg>,
    /// 用 ASCII 画边框 / draw borders in ASCII
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// “”—…等字符占几格；不写则依次看 `CHUJING_WIDTH`、设置，再问终端 / cells of characters such as “ ” — …; else `CHUJING_WIDTH`, the
    /// settings, or the terminal is asked
    #[arg(long, global = true, value_enum, value_name = "WIDTH")]
    pub(super) width: Option<WidthArg>,
    /// 您的姓名，记入历史；也可以用环境变量 `CHUJING_WHO` / your name, for the history; or the environment variable `CHUJING_WHO`
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) who: Option<String>,
}

/// The folder where none is named.
pub(super) const WORKSPACE: &str = "assessments";

impl Common {
    /// The folder of the assessments.
    pub(super) fn folder(&self) -> PathBuf {
        self.workspace.clone().unwrap_or_else(|| PathBuf::from(WORKSPACE))
    }

    /// That the folder that is named is not there, with those beside it whose names are near: a mistyped one is no empty folder.
    pub(super) fn no_folder(&self) -> Option<Phrase> {
        let dir = self.workspace.as_ref().filter(|dir| !dir.is_dir())?;
        let name =
            |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = shown_path(dir);
        if dir.exists() {
            return Some(said!("{shown} 不是文件夹", "{shown} is no folder", shown));
        }
        let beside = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
        let beside = list_entries(beside.unwrap_or(Path::new("."))).unwrap_or_default();
        let folders: Vec<PathBuf> = beside.into_iter().filter(|path| path.is_dir()).collect();
        let mut names = Names::default();
        for (index, path) in folders.iter().enumerate() {
            names.add(&name(path), Standing::Own, index);
        }
        let near = names.near(&name(dir)).into_iter().filter_map(|at| folders.get(at));
        let near: Vec<Phrase> = near.map(|path| Phrase::same(shown_path(path))).collect();
        let said = said!(
            "没有文件夹 {shown}；要新建，请用 `chujing --workspace {shown} new 名称`",
            "there is no folder {shown}; to make it use `chujing --workspace {shown} new NAME`",
            shown,
        );
        Some(did_you_mean(&said, &near))
    }
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
pub(super) enum WidthArg {
    /// 问终端 / the terminal is asked
    Ask,
    /// 一格 / one cell
    Narrow,
    /// 两格 / two cells
    Wide,
}

impl WidthArg {
    /// As the desk knows it; nothing where the terminal is asked.
    pub(super) const fn core(self) -> Option<tui::Width> {
        match self {
            Self::Ask => None,
            Self::Narrow => Some(tui::Width::Narrow),
            Self::Wide => Some(tui::Width::Wide),
        }
    }
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
