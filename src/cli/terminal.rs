//! Opening the desk in a terminal.

use std::io::IsTerminal as _;

use clap::ValueEnum as _;

use crate::text::{Lang, Phrase, phrase};
use crate::tui;

use super::args::{Common, WidthArg};
use super::edge::Edge;
use super::trouble::Trouble;

/// Opens the desk. Without a terminal there is nothing to open, and that is said instead of a screen of escapes.
pub(super) fn desk(
    common: Common,
    lang: Lang,
    edge: Edge,
    settings: tui::Settings,
) -> Result<u8, Trouble> {
    if !std::io::stdout().is_terminal() {
        return Err(phrase(
            "桌面需要在终端中打开。不用终端时，请使用子命令，例如 `chujing list`；`chujing --help` 列出全部。",
            "The desk needs a terminal. Without one use a command such as `chujing list`; `chujing --help` lists them.",
        )
        .into());
    }
    let no_color = edge.no_color;
    let width = common.width.or_else(|| WidthArg::from_str(edge.width.as_deref()?, true).ok());
    let home = edge.home.clone();
    let folder = common.folder();
    let hand = edge.hand(common.who);
    let mut options = tui::Options::new(folder, (hand.clock)().day(), hand);
    options.lang = lang;
    options.ascii = common.ascii || settings.ascii;
    options.theme = match (common.theme, settings.theme) {
        (Some(theme), _) => theme.core(),
        (None, _) if no_color => tui::Theme::Mono,
        (None, theme) => theme.unwrap_or_default(),
    };
    options.width = width.map_or(settings.width, WidthArg::core);
    options.settings = settings;
    options.home = home;
    tui::run(options).map_err(|error| Trouble(Phrase::same(format!("{error:#}"))))
}
