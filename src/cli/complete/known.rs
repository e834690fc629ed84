//! What each argument asks for, and the words that answer it: records of the folder, what stands in one, and the catalogues of the
//! program. Of a folder nothing is told but the names that stand in it.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::desk::examples::EXAMPLES;
use crate::desk::filing::{self, cabinet, letters_of};
use crate::desk::presets::PRESETS;
use crate::desk::{Asked, Named, names};
use crate::document::build::PAPERS;
use crate::form::catalog::{deidentification, evidence, groups, recipients};
use crate::form::{Answers, Section};
use crate::inspection::catalog as checks;
use crate::law::{catalog as rules, open_points};
use crate::store::Opened;
use crate::text::{Phrase, Text, t};

use super::days::days;
use super::place::{self, Ends};
use super::word::{Asker, Found, Word, begins, behind};

/// What an argument asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// A record of the folder.
    Record,
    /// A place in the record that is named before it.
    Place(Ends),
    /// What something may be said of: a place, a paper, a check.
    About,
    /// A section.
    Section,
    /// The answer to the place that is named before it.
    Answer,
    /// A place with its answer.
    Change,
    /// A field of the section that is named before it, with its answer.
    Cell,
    /// A field of that section behind what is typed.
    Column,
    /// A row of the record that is named.
    Row(&'static Section),
    /// A key of the list, with a sign behind it,
    Condition,
    /// or with one before it.
    Order,
    Day,
    Rule,
    /// A check of the inspection.
    Check,
    /// An open point that a company may fix.
    Point,
    /// A reading of the point that is named before it.
    Reading,
    Preset,
    Example,
    /// A letter that came for the record.
    Letter,
    /// What of the record was handed in as one.
    Submission,
}

/// The names under which a record is given, in the order in which commands are asked whose it is.
const RECORDS: [&str; 4] = ["file", "record", "into", "files"];

/// What an argument of a command asks for; nothing where that cannot be known, or is a file of the machine.
pub(super) fn asks(command: &str, argument: &Arg) -> Option<Asks> {
    let id = argument.get_id().as_str();
    let is_called =
        |name: &str| argument.get_value_names().is_some_and(|all| all.iter().any(|n| n == name));
    // A letter that is given without its option is a file of the machine.
    let is_option = argument.get_long().is_some();
    Some(match (command, id) {
        _ if is_called("DATE") => Asks::Day,
        _ if is_option && is_called("LETTER") => Asks::Letter,
        _ if is_option && is_called("SUBMISSION") => Asks::Submission,
        ("workday", "date") => Asks::Day,
        // Files of data.
        (command, "file") if command.starts_with("measure") => return None,
        (_, "file" | "record" | "into")
        | ("export" | "package", "files")
        | ("compare", "old" | "new")
        | ("diff" | "merge", "other")
        | ("merge", "base")
        | ("new", "from") => Asks::Record,
        ("remove" | "duplicate", "place") => Asks::Place(Ends::Row),
        ("proposals", "place") | ("attach", "proves") | ("questionnaire write", "of") => {
            Asks::Place(Ends::Any)
        }
        (_, "place") => Asks::Place(Ends::Field),
        (_, "about") => Asks::About,
        (_, "section") => Asks::Section,
        ("set", "value") => Asks::Answer,
        ("what-if", "changes") => Asks::Change,
        ("add", "answers") => Asks::Cell,
        ("paste", "map") => Asks::Column,
        (_, "recipient") => Asks::Row(&recipients::SECTION),
        (_, "measure") => Asks::Row(&deidentification::SECTION),
        (_, "group") => Asks::Row(&groups::SECTION),
        ("attach", "row") => Asks::Row(&evidence::SECTION),
        ("list", "conditions") => Asks::Condition,
        ("list", "sort") => Asks::Order,
        ("rules", "rule") => Asks::Rule,
        ("checks", "point") => Asks::Check,
        ("policy", "point") => Asks::Point,
        ("policy", "reading") => Asks::Reading,
        (_, "preset") => Asks::Preset,
        ("examples", "names") => Asks::Example,
        _ => return None,
    })
}

/// A path as a shell would give it.
pub(super) fn expanded(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~/"), home) {
        (Some(below), Some(home)) => home.join(below),
        _ => PathBuf::from(path),
    }
}

impl Asker<'_> {
    /// What answers, given what stands before; `given` tells that by the ids of arguments.
    pub(super) fn found<'g>(
        &self,
        what: Asks,
        typed: &str,
        given: &dyn Fn(&str) -> Option<&'g str>,
    ) -> Found {
        let answers = || self.answers(given).unwrap_or_default();
        let section = || given("section").and_then(place::section);
        let words = match what {
            Asks::Record => return self.records(typed),
            Asks::Place(ends) => place::places(typed, ends, &answers(), self.lang),
            Asks::About => self.about(typed, &answers()),
            Asks::Section => place::sections(typed, "", self.lang),
            Asks::Answer => match given("place") {
                Some(place) => place::answers(place, typed, &answers(), self),
                None => Vec::new(),
            },
            Asks::Change => place::changes(typed, &answers(), self),
            Asks::Cell => {
                section().map_or_else(Vec::new, |one| place::cells(one, typed, &answers(), self))
            }
            Asks::Column => {
                let Some((column, field)) = typed.rsplit_once('=') else { return Found::Nothing };
                let fields = section().map(|one| place::fields(one, field, self.lang));
                behind(&format!("{column}="), fields.unwrap_or_default())
            }
            Asks::Row(section) => place::rows(section, typed, &answers(), self.lang),
            Asks::Condition => self.of(typed, Asked::keys().map(|key| (key, "=", Text::EMPTY))),
            Asks::Order => {
                let turned = typed.strip_prefix('-');
                let keys = self
                    .of(turned.unwrap_or(typed), Asked::keys().map(|key| (key, "", Text::EMPTY)));
                behind(if turned.is_some() { "-" } else { "" }, keys)
            }
            Asks::Day => days(typed, self.today, self.lang),
            Asks::Rule => {
                let points = open_points::ALL.iter().map(|one| (one.id, "", one.question));
                self.of(typed, rules::all().map(|rule| (rule.id, "", rule.title)).chain(points))
            }
            Asks::Check => {
                self.of(typed, checks::all().map(|(_, one)| (one.number, "", one.title)))
            }
            Asks::Point => {
                let all = open_points::ALL.iter();
                let all = all.filter(|one| one.readings.iter().any(|reading| reading.choosable));
                self.of(typed, all.map(|one| (one.id, "", one.question)))
            }
            Asks::Reading => {
                let point = open_points::ALL.iter().find(|one| Some(one.id) == given("point"));
                let all = point.into_iter().flat_map(|one| one.readings);
                self.of(typed, all.filter(|one| one.choosable).map(|one| (one.code, "", one.says)))
            }
            Asks::Letter | Asks::Submission => self.of_filing(what, typed, given),
            Asks::Preset => self.of(typed, PRESETS.iter().map(|one| (one.code, "", one.label))),
            Asks::Example => self.of(typed, EXAMPLES.iter().map(|one| (one.name, "", one.about))),
        };
        Found::Words(words)
    }

    /// Those of a list that begin so: each word, what follows it, and what it is.
    fn of<'w>(
        &self,
        typed: &str,
        all: impl Iterator<Item = (&'w str, &'w str, Text)>,
    ) -> Vec<Word> {
        all.filter(|(word, ..)| begins(word, typed))
            .map(|(word, end, about)| Word {
                text: format!("{word}{end}"),
                about: about.get(self.lang).to_owned(),
            })
            .collect()
    }

    /// The records of the folder by the names of their files. Where none begins so, the one that is called so or has that id.
    fn records(&self, typed: &str) -> Found {
        if typed.contains(['/', '\\']) || typed.starts_with('~') {
            return Found::Files;
        }
        let stem = |path: &Path| path.file_stem()?.to_str().map(str::to_owned);
        let word = |one: &Named| {
            let about = one.told.as_ref().map(|(_, title)| title.clone()).unwrap_or_default();
            // A name that begins so would be an option.
            let text = stem(&one.path).filter(|text| !text.starts_with('-'))?;
            Some(Word { about: if about == text { String::new() } else { about }, text })
        };
        let all = names(self.folder);
        let begun = all.iter().filter_map(word).filter(|word| begins(&word.text, typed));
        let begun: Vec<Word> = begun.collect();
        if !begun.is_empty() {
            return Found::Words(begun);
        }
        let is_called = |one: &&Named| {
            one.told.iter().any(|(id, title)| begins(id, typed) || begins(title, typed))
        };
        let mut called = all.iter().filter(is_called).filter_map(word);
        match (called.next(), called.next()) {
            (Some(only), None) => Found::Instead(vec![only]),
            _ => Found::Files,
        }
    }

    /// What stands in the record that is named.
    fn answers<'g>(&self, given: &dyn Fn(&str) -> Option<&'g str>) -> Option<Answers> {
        let named = RECORDS.iter().find_map(|id| given(id))?;
        let path = self.folder.named(&expanded(named, self.home));
        Opened::read(&path).ok().map(|dossier| dossier.answers)
    }

    /// Letters of the record that is named, or what of it was handed in.
    fn of_filing<'g>(
        &self,
        what: Asks,
        typed: &str,
        given: &dyn Fn(&str) -> Option<&'g str>,
    ) -> Vec<Word> {
        let Some(named) = RECORDS.iter().find_map(|id| given(id)) else { return Vec::new() };
        let path = self.folder.named(&expanded(named, self.home));
        let Ok(dossier) = Opened::read(&path) else { return Vec::new() };
        let word =
            |text: String, about: &Phrase| Word { text, about: about.get(self.lang).to_owned() };
        let all: Vec<Word> = if what == Asks::Submission {
            let codes = cabinet(&path, &dossier.id).submissions().unwrap_or_default();
            codes.into_iter().map(|code| word(code, &Phrase::default())).collect()
        } else {
            let letters = letters_of(&path, &dossier.id).map(|(all, _)| all).unwrap_or_default();
            let of = |one: filing::Asked| {
                let day = one.letter.fields.received;
                let said = if one.is_open {
                    said!("{day}收到，待答复", "came on {day}, open", day)
                } else {
                    said!("{day}收到，已答复", "came on {day}, answered", day)
                };
                word(one.letter.name.clone(), &said)
            };
            letters.into_iter().map(of).collect()
        };
        all.into_iter().filter(|word| begins(&word.text, typed)).collect()
    }

    fn about(&self, typed: &str, answers: &Answers) -> Vec<Word> {
        let (whole, result) = (t("整份评估", "all of it"), t("结论", "the result"));
        let fixed = [("whole", whole), ("result", result)];
        let mut out = self.of(typed, fixed.into_iter().map(|(word, about)| (word, "", about)));
        let prefixed = |prefix: &'static str, all: Vec<(&'static str, Text)>| {
            let rest = typed.strip_prefix(prefix);
            let before = begins(prefix, typed) && typed != prefix;
            match rest {
                Some(rest) => {
                    behind(prefix, self.of(rest, all.into_iter().map(|(w, a)| (w, "", a))))
                }
                None if before => vec![Word { text: prefix.to_owned(), ..Word::default() }],
                None => Vec::new(),
            }
        };
        out.extend(prefixed("paper:", PAPERS.iter().map(|one| (one.id, one.title)).collect()));
        out.extend(prefixed(
            "check:",
            checks::all().map(|(_, one)| (one.number, one.title)).collect(),
        ));
        out.extend(place::places(typed, Ends::Any, answers, self.lang));
        out
    }
}
