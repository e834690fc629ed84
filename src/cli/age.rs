//! The warning that the law data is old, for every command that rests on it.

use crate::day::Day;
use crate::source::LAW_DATA;
use crate::text::{Phrase, t};

use super::args::Command;
use super::out::Out;

/// Warns on the error stream, so that no output changes with the clock.
pub(super) fn warn(command: &Command, today: Day, out: &mut Out) {
    if let Some(said) = warning(command, today) {
        out.aside(t("注意：", "note: "), &said);
    }
}

fn warning(command: &Command, today: Day) -> Option<Phrase> {
    let rests_on_law = matches!(
        command,
        Command::List(_)
            | Command::Check { .. }
            | Command::Decide { .. }
            | Command::WhatIf { .. }
            | Command::Export(_)
            | Command::Package(_)
            | Command::Rules(_)
            | Command::Changes(_)
            | Command::Clocks(_)
            | Command::Deid(_)
    );
    rests_on_law.then(|| LAW_DATA.warning(today)).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::Cli;
    use super::*;
    use clap::Parser;

    fn said(arguments: &[&str], today: Day) -> Option<Phrase> {
        let cli = Cli::try_parse_from([&["chujing"], arguments].concat()).unwrap();
        warning(&cli.command.unwrap(), today)
    }

    #[test]
    fn what_rests_on_the_law_warns_when_its_data_is_older_than_a_year() {
        let (fresh, old) = (LAW_DATA.as_of, Day::of(LAW_DATA.as_of.year() + 2, 1, 1));
        for arguments in [
            &["list"][..],
            &["check", "a"],
            &["decide", "a"],
            &["what-if", "a", "b=c"],
            &["export", "a", "--to", "b"],
            &["deid", "show", "a"],
            &["rules"],
            &["rules", "volume.contract"],
        ] {
            assert_eq!(said(arguments, fresh), None, "{arguments:?}");
            let said = said(arguments, old).unwrap();
            assert!(said.en.contains(&LAW_DATA.as_of.to_string()), "{arguments:?}");
        }
        assert_eq!(said(&["set", "a", "handler/ciio", "no"], old), None);
    }
}
