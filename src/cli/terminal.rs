//! Opening the desk in a terminal.

use std::io::IsTerminal as _;

use clap::ValueEnum as _;

use crate::text::{Lang, Phrase, harmless, phrase};
use crate::tui;

use super::args::{Common, WidthArg};
use super::edge::Edge;
use super::trouble::Trouble;

/// Opens the desk. Without a terminal there is nothing to open, and that is said instead of a screen of escapes.
pub(super) fn desk(
    common: Common,
    lang: Lang,
    edge: Edge,
    mut settings: tui::Settings,
) -> Result<u8, Trouble> {
    if !std::io::stdout().is_terminal() {
        return Err(phrase(
            "桌面需要在终端中打开。不用终端时，请使用子命令，例如 `chujing list`；`chujing --help` 列出全部。",
            "The desk needs a terminal. Without one use a command such as `chujing list`; `chujing --help` lists them.",
        )
        .into());
    }
    let no_color = edge.no_color;
    let width = common.width.or_else(|| named(edge.width.as_deref()?, &mut settings.told));
    let home = edge.home.clone();
    let folder = common.folder();
    let mut hand = edge.hand(common.who);
    hand.who = hand.who.or_else(|| settings.who.clone());
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

/// The width that the environment names; what is none is told.
fn named(width: &str, told: &mut Vec<Phrase>) -> Option<WidthArg> {
    let found = WidthArg::from_str(width, true).ok();
    if found.is_none() {
        let width = harmless(width, false);
        told.push(said!(
            "CHUJING_WIDTH 不能是“{width}”（可以是 ask、narrow、wide）；不用它",
            "CHUJING_WIDTH cannot be \"{width}\" (it can be ask, narrow, wide); it is passed over",
            width,
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_of_the_environment_that_is_none_is_told() {
        let mut told = Vec::new();
        assert_eq!(named("Wide", &mut told), Some(WidthArg::Wide));
        assert_eq!((named("ask", &mut told), told.len()), (Some(WidthArg::Ask), 0));
        assert_eq!(named("2", &mut told), None);
        assert!(told[0].en.contains("cannot be \"2\""), "{}", told[0].en);
    }
}
