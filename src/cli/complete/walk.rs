//! The way through the table of commands up to the cursor: which command, what was given to it, and what stands at the cursor.

use clap::builder::ValueHint;
use clap::{Arg, Command};

use super::known::{Asks, asks};
use super::word::{Asker, Found, Word, begins, help};

/// The line as far as it is typed.
pub(super) struct Walk<'a> {
    command: &'a Command,
    /// The names of the commands after that of the program, divided by a space.
    path: String,
    /// What was given so far, by the ids of arguments.
    given: Vec<(&'a str, &'a str)>,
    /// How many words stand for themselves so far.
    count: usize,
    /// The option whose value comes next, and whether it takes several.
    open: Option<&'a Arg>,
    /// Whether `--` was given.
    is_plain: bool,
    /// What is typed of the last word.
    typed: &'a str,
}

impl<'a> Walk<'a> {
    /// Goes through the words; the first is the program, the last stands at the cursor.
    pub(super) fn of(syntax: &'a Command, words: &'a [String]) -> Self {
        let (last, before) = words.split_last().map_or(("", &[][..]), |(l, b)| (l.as_str(), b));
        let mut walk = Self {
            command: syntax,
            path: String::new(),
            given: Vec::new(),
            count: 0,
            open: None,
            is_plain: false,
            typed: last,
        };
        for word in before.iter().skip(1) {
            walk.pass(word);
        }
        if walk.open.is_some_and(takes_several) && last.starts_with('-') {
            walk.open = None;
        }
        walk
    }

    /// The value of an option of the program itself.
    pub(super) fn global(&self, id: &str) -> Option<&'a str> {
        self.value(id)
    }

    fn value(&self, id: &str) -> Option<&'a str> {
        self.given.iter().rev().find(|(known, _)| *known == id).map(|(_, value)| *value)
    }

    fn pass(&mut self, word: &'a str) {
        if let Some(option) = self.open.take() {
            let is_next = takes_several(option) && word.starts_with('-') && word != "-";
            if !is_next {
                self.given.push((option.get_id().as_str(), word));
                self.open = Some(option).filter(|option| takes_several(option));
                return;
            }
        }
        if !self.is_plain && word == "--" {
            self.is_plain = true;
        } else if !self.is_plain && word.len() > 1 && word.starts_with('-') {
            let (name, value) = word.split_once('=').map_or((word, None), |(n, v)| (n, Some(v)));
            let Some(option) = self.option(name) else { return };
            match value {
                Some(value) => self.given.push((option.get_id().as_str(), value)),
                None => self.open = Some(option).filter(|one| one.get_action().takes_values()),
            }
        } else if let Some(below) = self.below(word) {
            self.command = below;
            if !self.path.is_empty() {
                self.path.push(' ');
            }
            self.path.push_str(below.get_name());
        } else {
            if let Some(argument) = self.argument() {
                self.given.push((argument.get_id().as_str(), word));
            }
            self.count += 1;
        }
    }

    fn option(&self, name: &str) -> Option<&'a Arg> {
        let name = name.strip_prefix("--")?;
        self.command.get_arguments().find(|one| one.get_long() == Some(name))
    }

    fn below(&self, word: &str) -> Option<&'a Command> {
        let is_it = |one: &&Command| one.get_name() == word;
        self.command.get_subcommands().find(is_it).filter(|_| self.count == 0)
    }

    /// What the next word is that stands for itself.
    fn argument(&self) -> Option<&'a Arg> {
        let mut all = self.command.get_positionals();
        all.nth(self.count)
            .or_else(|| self.command.get_positionals().last().filter(|last| takes_several(last)))
    }

    /// What may stand at the cursor.
    pub(super) fn found(&self, asker: &Asker<'_>) -> Found {
        if let Some(option) = self.open {
            return self.of_value(option, "", self.typed, asker);
        }
        if !self.is_plain && self.typed.starts_with('-') {
            let Some((name, value)) = self.typed.split_once('=') else {
                return Found::Words(self.options(asker));
            };
            let option = self.option(name).filter(|one| one.get_action().takes_values());
            let before = format!("{name}=");
            return option.map_or(Found::Nothing, |one| self.of_value(one, &before, value, asker));
        }
        let below = self.commands(asker);
        match self.argument() {
            Some(argument) => match self.of_value(argument, "", self.typed, asker) {
                Found::Words(words) => Found::Words([below, words].concat()),
                other if below.is_empty() => other,
                _ => Found::Words(below),
            },
            None if below.is_empty() => Found::Nothing,
            None => Found::Words(below),
        }
    }

    fn commands(&self, asker: &Asker<'_>) -> Vec<Word> {
        let all = self.command.get_subcommands().filter(|_| self.count == 0);
        let all = all.filter(|one| !one.is_hide_set() && begins(one.get_name(), self.typed));
        all.map(|one| Word {
            text: one.get_name().to_owned(),
            about: help(one.get_about(), asker.lang),
        })
        .collect()
    }

    fn options(&self, asker: &Asker<'_>) -> Vec<Word> {
        let all = self.command.get_arguments().filter(|one| !one.is_hide_set());
        let named = all.filter_map(|one| {
            let text = format!("--{}", one.get_long()?);
            let about = help(one.get_help(), asker.lang);
            begins(&text, self.typed).then_some(Word { text, about })
        });
        named.collect()
    }

    /// The values of an argument; `before` is what stands before them in the word.
    fn of_value(&self, argument: &Arg, before: &str, typed: &str, asker: &Asker<'_>) -> Found {
        let divided = argument.get_value_delimiter().and_then(|mark| typed.rsplit_once(mark));
        let (kept, typed) = match divided {
            Some((kept, typed)) => (format!("{before}{kept},"), typed),
            None => (before.to_owned(), typed),
        };
        let known: Vec<Word> = argument
            .get_possible_values()
            .iter()
            .filter(|one| !one.is_hide_set() && begins(one.get_name(), typed))
            .map(|one| Word {
                text: one.get_name().to_owned(),
                about: help(one.get_help(), asker.lang),
            })
            .collect();
        let found = if argument.get_possible_values().is_empty() {
            match asks(&self.path, argument) {
                Some(what) => self.asked(what, typed, asker),
                None => shell(argument),
            }
        } else {
            Found::Words(known)
        };
        let whole = |words: Vec<Word>| {
            let with = |word: Word| Word { text: format!("{kept}{}", word.text), ..word };
            words.into_iter().map(with).collect()
        };
        match found {
            Found::Words(words) => Found::Words(whole(words)),
            Found::Instead(words) => Found::Instead(whole(words)),
            other => other,
        }
    }

    fn asked(&self, what: Asks, typed: &str, asker: &Asker<'_>) -> Found {
        let value = |id: &str| self.value(id);
        asker.found(what, typed, &value)
    }
}

/// What a shell knows itself.
fn shell(argument: &Arg) -> Found {
    let is_named_dir = argument
        .get_value_names()
        .is_some_and(|names| names.iter().any(|name| name.as_str() == "DIR"));
    match argument.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath if !is_named_dir => Found::Files,
        ValueHint::AnyPath | ValueHint::DirPath => Found::Folders,
        _ => Found::Nothing,
    }
}

/// Whether an argument takes more than one word.
fn takes_several(argument: &Arg) -> bool {
    // An option that may be repeated takes one word each time.
    let is_repeated = matches!(argument.get_action(), clap::ArgAction::Append);
    argument.get_num_args().is_some_and(|range| range.max_values() > 1)
        || (argument.is_positional() && is_repeated)
}
