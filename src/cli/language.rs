//! Help and misuse in the language chosen: each help text is written in both, and one half of it is shown.
//!
//! What the language is stands in the arguments themselves, which may be wrong: it is looked for before they are understood. English
//! sentences of misuse are those of clap; the Chinese ones say the same.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::text::{Lang, Phrase, Text, t};

/// The language that the arguments ask for, whatever else is wrong with them.
pub(super) fn chosen(arguments: impl IntoIterator<Item = OsString>) -> Option<Lang> {
    let mut is_next = false;
    for argument in arguments.into_iter().filter_map(|argument| argument.into_string().ok()) {
        let value =
            if is_next { Some(argument.as_str()) } else { argument.strip_prefix("--lang=") };
        if let Some(value) = value {
            return Some(if value == "en" { Lang::En } else { Lang::Zh });
        }
        if argument == "--" {
            break;
        }
        is_next = argument == "--lang";
    }
    None
}

/// The language where the arguments name none: what was said to this program, what was set, what the machine speaks; Chinese where
/// nobody says.
pub(super) fn of(said: Option<&String>, set: Option<Lang>, spoken: Option<&String>) -> Lang {
    let named = |name: &String| {
        // As in `zh_CN.UTF-8`; `C` and `POSIX` name no language.
        let name = name.trim().to_lowercase();
        let is = |begin: &str| name.split(['_', '.', '-', '@']).next() == Some(begin);
        match name.as_str() {
            "" => None,
            _ if is("c") || is("posix") => None,
            _ if is("zh") => Some(Lang::Zh),
            _ => Some(Lang::En),
        }
    };
    said.and_then(named).or(set).or_else(|| spoken.and_then(named)).unwrap_or(Lang::Zh)
}

/// What to print where the arguments are not understood or ask for help.
pub(super) fn said(
    error: &clap::Error,
    command: Command,
    lang: Lang,
    arguments: Vec<OsString>,
) -> String {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if !is_help {
        return if lang == Lang::Zh { misuse(error) } else { error.to_string() };
    }
    match in_language(command, lang).try_get_matches_from(arguments) {
        Err(help) => help.to_string(),
        Ok(_) => error.to_string(),
    }
}

const COMMANDS: Text = t("命令", "Commands");
const ARGUMENTS: Text = t("参数", "Arguments");
const OPTIONS: Text = t("选项", "Options");
const USAGE: Text = t("用法：", "Usage: ");
const HELP: Text =
    t("显示帮助（-h 简短，--help 详细）", "Print help (-h in short, --help in full)");
const VERSION: Text = t("显示版本", "Print version");
const HELP_OF: Text = t("显示一个命令的帮助", "Print the help of a command");

/// The command with one half of each help text. It only describes: what it parses is not taken.
fn in_language(mut command: Command, lang: Lang) -> Command {
    command.build();
    halved(command, lang)
}

fn halved(command: Command, lang: Lang) -> Command {
    let half_of = |text: &clap::builder::StyledStr| half(&text.to_string(), lang);
    let about = command.get_about().map(half_of);
    let in_full = command.get_long_about().map(half_of);
    let about =
        if command.get_name() == "help" { Some(HELP_OF.get(lang).to_owned()) } else { about };
    let usage = USAGE.get(lang);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}"
    );
    let mut out = command.help_template(template).subcommand_help_heading(COMMANDS.get(lang));
    if let Some(about) = about {
        out = out.about(about);
    }
    if let Some(in_full) = in_full {
        out = out.long_about(in_full);
    }
    out.mut_args(|arg| halved_argument(arg, lang)).mut_subcommands(|command| halved(command, lang))
}

fn halved_argument(arg: Arg, lang: Lang) -> Arg {
    let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
    let own = match arg.get_id().as_str() {
        "help" => Some(HELP),
        "version" => Some(VERSION),
        _ => None,
    };
    let half_of = |text: &clap::builder::StyledStr| half(&text.to_string(), lang);
    let help = own.map(|own| own.get(lang).to_owned()).or_else(|| arg.get_help().map(half_of));
    let in_full =
        arg.get_long_help().filter(|_| own.is_none()).map(half_of).or_else(|| help.clone());
    let (help, in_full) = (help.unwrap_or_default(), in_full.unwrap_or_default());
    let (brief, full) = values(&arg, lang);
    // Said above in this language, and not by clap in its own.
    arg.help_heading(heading.get(lang))
        .hide_possible_values(true)
        .hide_default_value(true)
        .help(format!("{help}{brief}"))
        .long_help(format!("{in_full}{full}"))
}

/// What an argument may be and is if left out, in brief and in full.
fn values(arg: &Arg, lang: Lang) -> (String, String) {
    if !arg.get_action().takes_values() {
        return (String::new(), String::new());
    }
    let left_out: Vec<_> =
        arg.get_default_values().iter().map(|one| one.to_string_lossy()).collect();
    let left_out = left_out.join(", ");
    let left_out = if left_out.is_empty() {
        Phrase::default()
    } else {
        said!(" [默认：{left_out}]", " [default: {left_out}]", left_out)
    };
    let all: Vec<PossibleValue> =
        arg.get_possible_values().into_iter().filter(|one| !one.is_hide_set()).collect();
    let names = all.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
    let known = if names.is_empty() {
        Phrase::default()
    } else {
        said!(" [可用：{names}]", " [possible: {names}]", names)
    };
    let brief = said!("{left_out}{known}", "{left_out}{known}", left_out, known);
    let brief = brief.get(lang).to_owned();
    let told = all.iter().filter_map(|one| {
        let help = half(&one.get_help()?.to_string(), lang);
        Some(format!("\n- {}: {help}", one.get_name()))
    });
    let told: String = told.collect();
    let gap = if told.is_empty() { "" } else { "\n" };
    (brief.clone(), format!("{brief}{gap}{told}"))
}

/// Whether a letter or sign is Chinese.
const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}

/// One half of a text that is written as `中文 / English`, or as Chinese sentences before English ones, paragraph by paragraph.
pub(super) fn half(text: &str, lang: Lang) -> String {
    let halves: Vec<&str> = text.split("\n\n").map(|one| half_of_one(one.trim(), lang)).collect();
    halves.join("\n\n")
}

fn half_of_one(text: &str, lang: Lang) -> &str {
    let is_plain = |text: &str| !text.contains(is_chinese);
    // The first stroke behind which no Chinese stands divides; without one the last Chinese sign does.
    let stroke = text.match_indices("/ ").find_map(|(at, stroke)| {
        let (chinese, english) = (text.get(..at)?, text.get(at + stroke.len()..)?);
        (is_plain(english) && !is_plain(chinese)).then_some((chinese, english))
    });
    let sign = || {
        let (at, last) = text.char_indices().rfind(|(_, c)| is_chinese(*c))?;
        text.split_at_checked(at + last.len_utf8())
    };
    match stroke.or_else(sign) {
        Some((chinese, english)) if !english.trim().is_empty() => match lang {
            Lang::Zh => chinese.trim(),
            Lang::En => english.trim(),
        },
        _ => text,
    }
}

/// What is wrong with the arguments, in Chinese.
fn misuse(error: &clap::Error) -> String {
    let text = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(all) => all.join("、"),
            value => value.to_string(),
        })
    };
    let of = |kind| text(kind).unwrap_or_default();
    // Of a command among arguments the command is told.
    let argument = text(ContextKind::InvalidArg)
        .filter(|argument| !argument.is_empty())
        .unwrap_or_else(|| of(ContextKind::InvalidSubcommand));
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = of(ContextKind::InvalidSubcommand);
            said!("没有“{name}”这个命令", "there is no command {name}", name)
        }
        ErrorKind::UnknownArgument => {
            said!("这里没有“{argument}”这个参数", "there is no argument {argument} here", argument)
        }
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            said!("“{argument}”后面缺少值", "a value is lacking behind {argument}", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = of(ContextKind::InvalidValue);
            said!(
                "“{argument}”的值不能是“{value}”",
                "{value} cannot be the value of {argument}",
                argument,
                value,
            )
        }
        ErrorKind::MissingRequiredArgument => {
            said!("缺少：{argument}", "lacking: {argument}", argument)
        }
        ErrorKind::MissingSubcommand => {
            let all = of(ContextKind::ValidSubcommand);
            said!("缺少子命令；可用的是：{all}", "a command is lacking: {all}", all)
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            let other =
                if other.is_empty() { t("其他参数", "others").zh.to_owned() } else { other };
            said!(
                "“{argument}”不能与“{other}”同用",
                "{argument} cannot be used with {other}",
                argument,
                other,
            )
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            said!(
                "“{argument}”的值的个数不对",
                "{argument} takes another number of values",
                argument
            )
        }
        _ => return error.to_string(),
    };
    let mut out = format!("{}{}\n", t("错误：", "error: ").zh, said.zh);
    let mut add = |label: Text, kinds: &[ContextKind]| {
        for words in kinds.iter().filter_map(|kind| text(*kind)).filter(|words| !words.is_empty()) {
            out.push_str(&format!("  {}{words}\n", label.zh));
        }
    };
    add(t("可用的值：", "possible values: "), &[ContextKind::ValidValue]);
    add(
        t("相近的有：", "near: "),
        &[ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue],
    );
    if let Some(usage) = text(ContextKind::Usage) {
        out.push_str(&format!("\n{}\n", usage.trim().replace(USAGE.en, USAGE.zh)));
    }
    out.push_str(t("\n加 --help 看详细说明。\n", "\nFor more, try --help.\n").zh);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_language_is_found_in_arguments_that_are_wrong() {
        let of = |all: &[&str]| chosen(all.iter().map(OsString::from));
        assert_eq!(of(&["chujing", "lst", "--lang", "en"]), Some(Lang::En));
        assert_eq!(of(&["chujing", "--lang=en", "--what"]), Some(Lang::En));
        assert_eq!(of(&["chujing", "--lang", "both"]), Some(Lang::Zh));
        assert_eq!(of(&["chujing", "set", "--", "--lang", "en"]), None);
    }

    #[test]
    fn the_language_is_that_of_whoever_says_it_first() {
        let of = |said: &str, set, spoken: &str| {
            let one = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            super::of(one(said).as_ref(), set, one(spoken).as_ref())
        };
        assert_eq!(of("", None, ""), Lang::Zh);
        assert_eq!(of("", None, "C.UTF-8"), Lang::Zh);
        assert_eq!(of("", None, "POSIX"), Lang::Zh);
        assert_eq!(of("", None, "zh_TW.UTF-8"), Lang::Zh);
        assert_eq!(of("", None, "de_DE.UTF-8"), Lang::En);
        assert_eq!(of("", Some(Lang::Zh), "en_US.UTF-8"), Lang::Zh);
        assert_eq!(of("en", Some(Lang::Zh), "zh_CN.UTF-8"), Lang::En);
        assert_eq!(of("zh-CN", Some(Lang::En), "en"), Lang::Zh);
    }

    #[test]
    fn a_text_in_both_languages_is_halved() {
        for (text, zh, en) in [
            ("新建一份评估 / create an assessment", "新建一份评估", "create an assessment"),
            ("生成（文件夹和 zip）/ make (and/or)", "生成（文件夹和 zip）", "make (and/or)"),
            ("中文 A / B。English one. Two.", "中文 A / B。", "English one. Two."),
            ("一。 One.\n\n二 / two", "一。\n\n二", "One.\n\ntwo"),
            ("JSON only", "JSON only", "JSON only"),
        ] {
            assert_eq!((half(text, Lang::Zh).as_str(), half(text, Lang::En).as_str()), (zh, en));
        }
    }

    /// Every help text of a command and of those below it.
    fn each(command: &mut Command, see: &mut impl FnMut(String)) {
        see(command.render_long_help().to_string());
        see(command.render_help().to_string());
        for below in command.get_subcommands_mut() {
            each(below, see);
        }
    }

    #[test]
    fn no_help_text_holds_the_other_language() {
        let command = || crate::cli::Cli::command();
        each(&mut in_language(command(), Lang::En), &mut |help| {
            let wrong = help.lines().find(|line| line.contains(is_chinese));
            assert_eq!(wrong, None, "{help}");
        });
        each(&mut in_language(command(), Lang::Zh), &mut |help| {
            let words =
                ["Usage:", "Options:", "Commands:", "Print", "default:", "values:", "the ", " of "];
            let wrong = help.lines().find(|line| words.iter().any(|word| line.contains(word)));
            assert_eq!(wrong, None, "{help}");
        });
    }
}
