//! Every argument is known to the completions, or stands here as one of which nothing can be known.

use std::collections::BTreeSet;

use clap::{Arg, Command, CommandFactory};

use super::known::asks;

/// Arguments that take the words of a person, a number, a name of a column of somebody's data, a step of a history, or the number of
/// an entry or a letter: what the record and the program cannot propose.
const FREE: [&str; 50] = [
    "acts",
    "addressee",
    "ask",
    "at",
    "before_quasi",
    "by",
    "colleague",
    "decided",
    "delimiter",
    "dissent",
    "engine",
    "except",
    "field",
    "fix",
    "from",
    "heading",
    "holds",
    "id",
    "last",
    "letter",
    "memory",
    "most",
    "n",
    "name",
    "number",
    "of",
    "only",
    "owner",
    "people",
    "point",
    "present",
    "quasi",
    "quote",
    "reason",
    "receipt",
    "role",
    "row",
    "scan",
    "sensitive",
    "sequence",
    "sheet",
    "skip",
    "table",
    "take",
    "title",
    "to",
    "value",
    "who",
    "why",
    "words",
];

/// Calls with each argument that takes a value, behind the names of its commands.
fn each(command: &Command, path: &str, see: &mut impl FnMut(&str, &Arg)) {
    for one in command.get_arguments().filter(|one| one.get_action().takes_values()) {
        see(path, one);
    }
    let is_own = |one: &&Command| one.get_name() != "help" && !one.is_hide_set();
    for one in command.get_subcommands().filter(is_own) {
        let name = one.get_name();
        let path = if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
        each(one, &path, see);
    }
}

#[test]
fn every_argument_is_completed_or_takes_free_words() {
    let mut syntax = crate::cli::Cli::command();
    syntax.build();
    let (mut unknown, mut known) = (BTreeSet::new(), 0);
    each(&syntax, "", &mut |path, one| {
        let is_path = !matches!(one.get_value_hint(), clap::ValueHint::Unknown);
        if one.get_possible_values().is_empty() && asks(path, one).is_none() && !is_path {
            unknown.insert(one.get_id().to_string());
        } else {
            known += 1;
        }
    });
    assert_eq!(unknown, FREE.iter().map(|one| (*one).to_owned()).collect());
    assert!(known > 150, "{known}");
}
