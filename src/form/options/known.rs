//! By what names choices are known, and which choice a text means.
//!
//! A choice is taken only by its code, its label or another name of it in full. What may mean two of them is asked about.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::{COUNTRIES, Choice, Code, Options};
use crate::form::spelling::{Names, Spelled, Spellings, Standing};
use crate::text::{Phrase, harmless, phrase};

/// Names of countries and regions; its head tells where they come from.
const PLACES: &str = include_str!("places.tsv");

/// Words for the choices of the other catalogues.
const SYNONYMS: &str = include_str!("synonyms.tsv");

/// What stands between the names of one choice.
const BETWEEN: &str = " | ";

/// The mark before a name that may mean several choices.
const ASKED: char = '?';

/// Catalogue and code, with the names of that choice.
static ALSO: LazyLock<HashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    let lines = |data: &'static str| data.lines().filter(|line| !line.starts_with('#'));
    let places = lines(PLACES)
        .filter_map(|line| line.split_once('\t'))
        .map(|(code, names)| ((COUNTRIES.id, code), names));
    let words = lines(SYNONYMS).filter_map(|line| {
        let (list, rest) = line.split_once('\t')?;
        let (code, names) = rest.split_once('\t')?;
        Some(((list, code), names))
    });
    places.chain(words).map(|(choice, names)| (choice, names.split(BETWEEN).collect())).collect()
});

/// What is known of a catalogue: its names, made once.
#[derive(Debug)]
struct Known {
    names: Names<usize>,
    spellings: Vec<Arc<Spellings>>,
}

/// The catalogues that were asked for until now.
static KNOWN: LazyLock<Mutex<HashMap<&'static str, Arc<Known>>>> = LazyLock::new(Mutex::default);

impl Options {
    /// The choice a person means by `text`: its code, its label in either language or another name of it, in any case, width
    /// and spacing; `None` if no choice has that name or several have.
    pub fn meant(&self, text: &str) -> Option<&'static Choice> {
        self.find(text).or_else(|| self.choice(self.known().names.meant(text)?))
    }

    /// The choices that `text` may mean where it is a name of several, or no sure name of one.
    pub fn asked(&self, text: &str) -> Vec<&'static Choice> {
        self.choices_at(&self.known().names.asked(text))
    }

    /// The choices whose names are nearest to `text`, the nearest first; at most three. Never to be taken unasked.
    pub fn near(&self, text: &str) -> Vec<&'static Choice> {
        self.choices_at(&self.known().names.near(text))
    }

    /// The other names of a choice that mean it alone.
    pub fn synonyms(&self, code: Code) -> Vec<&'static str> {
        let names = ALSO.get(&(self.id, code.as_str())).map_or(&[][..], Vec::as_slice);
        names.iter().copied().filter(|name| !name.starts_with(ASKED)).collect()
    }

    /// All names of the choice at a place in the list, made ready for comparing: code, labels, other names.
    pub fn spellings(&self, index: usize) -> Arc<Spellings> {
        self.known().spellings.get(index).cloned().unwrap_or_default()
    }

    /// What to say of a text that is none of the choices: what it may mean, or what is near.
    pub fn unlisted(&self, text: &str) -> Phrase {
        let short: String = harmless(text, false).chars().take(40).collect();
        let named = |choice: &&Choice| {
            said!(
                "{choice}（{code}）",
                "{choice} ({code})",
                choice = choice.label,
                code = choice.code,
            )
        };
        let asked = self.asked(text);
        if let [one] = asked.as_slice() {
            let unclear = said!("“{short}”不明确", "\"{short}\" is not clear", short);
            return did_you_mean(&unclear, &[named(one)]);
        }
        if !asked.is_empty() {
            return may_mean(&short, &asked.iter().map(named).collect::<Vec<_>>());
        }
        // A name that stands as a draft is near to what it names.
        let near = self.meant(text).map_or_else(|| self.near(text), |choice| vec![choice]);
        did_you_mean(
            &said!("“{short}”不在选项之中", "\"{short}\" is not one of the choices", short),
            &near.iter().map(named).collect::<Vec<_>>(),
        )
    }

    fn choice(&self, index: usize) -> Option<&'static Choice> {
        self.choices.get(index)
    }

    fn choices_at(&self, indexes: &[usize]) -> Vec<&'static Choice> {
        indexes.iter().filter_map(|index| self.choice(*index)).collect()
    }

    fn known(&self) -> Arc<Known> {
        let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(self.id).or_insert_with(|| Arc::new(self.learn())).clone()
    }

    fn learn(&self) -> Known {
        let mut names = Names::default();
        let mut all = Vec::with_capacity(self.choices.len());
        for (index, choice) in self.choices.iter().enumerate() {
            let own = [choice.code.as_str(), choice.label.zh, choice.label.en];
            let also = ALSO.get(&(self.id, choice.code.as_str())).map_or(&[][..], Vec::as_slice);
            let mut spellings = Spellings::of(own);
            for name in own {
                names.add(name, Standing::Own, index);
            }
            for name in also {
                if let Some(name) = name.strip_prefix(ASKED) {
                    names.add(name, Standing::Asked, index);
                    spellings.unsure.push(Spelled::new(name));
                } else {
                    names.add(name, Standing::Also, index);
                    spellings.sure.push(Spelled::new(name));
                }
            }
            all.push(Arc::new(spellings));
        }
        Known { names, spellings: all }
    }
}

/// A text that may mean several things, each of them named.
pub(in crate::form) fn may_mean(text: &str, named: &[Phrase]) -> Phrase {
    let each = either(named);
    said!(
        "“{text}”可能指 {each}：请写明是哪一个",
        "\"{text}\" may mean {each}: write which",
        text,
        each,
    )
}

/// What is wrong, and what may have been meant.
pub fn did_you_mean(wrong: &Phrase, near: &[Phrase]) -> Phrase {
    if near.is_empty() {
        return wrong.clone();
    }
    let each = either(near);
    let space = if each.zh.ends_with('）') { "" } else { " " };
    phrase(
        format!("{}。您是指 {}{space}吗？", wrong.zh, each.zh),
        format!("{}. Did you mean {}?", wrong.en, each.en),
    )
}

fn either(named: &[Phrase]) -> Phrase {
    let join = |words: Vec<&str>, comma: &str, last: &str| match words.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{}{last}{end}", rest.join(comma)),
        _ => words.concat(),
    };
    phrase(
        join(named.iter().map(|name| name.zh.as_str()).collect(), "、", "或者"),
        join(named.iter().map(|name| name.en.as_str()).collect(), ", ", " or "),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, SENSITIVITY};
    use super::*;

    #[test]
    fn every_choice_is_read_by_each_of_its_names_and_no_name_is_of_two() {
        for list in ALL {
            for choice in list.choices {
                let own = [choice.code.as_str(), choice.label.zh, choice.label.en];
                for name in own.into_iter().chain(list.synonyms(choice.code)) {
                    for name in [name.to_owned(), name.to_uppercase(), format!("  {name} ")] {
                        assert_eq!(
                            list.meant(&name).map(|found| found.code),
                            Some(choice.code),
                            "{}: {name}",
                            list.id
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_names_are_of_choices_that_exist_and_none_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for data in [PLACES, SYNONYMS] {
            for line in data.lines().filter(|line| !line.starts_with('#')) {
                let parts: Vec<&str> = line.split('\t').collect();
                assert!((2..=3).contains(&parts.len()), "{line}");
                let choice = &parts[..parts.len() - 1];
                assert!(seen.insert(choice.to_vec()), "{line} stands twice");
            }
        }
        for ((list, code), names) in ALSO.iter() {
            let list = ALL.iter().find(|known| known.id == *list).unwrap();
            assert!(list.find(code).is_some(), "{} has no {code}", list.id);
            for name in names {
                assert_eq!(name.trim(), *name);
                assert!(!name.trim_start_matches(ASKED).is_empty());
                if let Some(name) = name.strip_prefix(ASKED) {
                    assert_eq!(list.meant(name), None, "{name} is asked about");
                    assert!(
                        list.asked(name).iter().any(|choice| choice.code.as_str() == *code),
                        "{name}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_not_listed_is_told_with_what_is_near() {
        let said = |text: &str| COUNTRIES.unlisted(text);
        assert_eq!(said("Germny").zh, "“Germny”不在选项之中。您是指 德国（de）吗？");
        assert_eq!(
            said("Germny").en,
            "\"Germny\" is not one of the choices. Did you mean Germany (de)?"
        );
        assert_eq!(
            said("刚果").zh,
            "“刚果”可能指 刚果（布）（cg）或者刚果（金）（cd）：请写明是哪一个"
        );
        assert_eq!(said("xyzzy").zh, "“xyzzy”不在选项之中");
        assert_eq!(said("ROC").zh, "“ROC”不明确。您是指 中国台湾（tw）吗？");
        assert!(said("中国").en.contains("Hong Kong, China (hk)"), "{}", said("中国").en);
        assert_eq!(
            SENSITIVITY.unlisted("敏感个人").en,
            "\"敏感个人\" is not one of the choices. Did you mean Sensitive personal information (sensitive)?"
        );
    }
}
