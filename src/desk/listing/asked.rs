//! Which records of the list are asked for, and in what order: `state=complete`, `gaps>0`, `entity=acme`.
//!
//! A record that cannot be read, or is gone, may be anything: no condition hides it.

use std::cmp::{Ordering, Reverse};

use serde_json::Value;

use crate::day::Day;
use crate::form::spelling::Spelled;
use crate::law::Ground;
use crate::text::{Phrase, harmless};

use super::super::filing::first;
use super::{Content, Record};

/// What is asked of a list.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    conditions: Vec<Condition>,
    order: Option<(Key, bool)>,
}

#[derive(Clone, Debug)]
struct Condition {
    key: Key,
    sign: &'static str,
    value: String,
}

/// What a record can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    File,
    Title,
    Entity,
    State,
    Filing,
    Mechanism,
    Ground,
    Day,
    Gaps,
    Errors,
}

const KEYS: [(&str, Key); 10] = [
    ("file", Key::File),
    ("title", Key::Title),
    ("entity", Key::Entity),
    ("state", Key::State),
    ("filing", Key::Filing),
    ("mechanism", Key::Mechanism),
    ("ground", Key::Ground),
    ("as_of", Key::Day),
    ("gaps", Key::Gaps),
    ("errors", Key::Errors),
];

/// The longer ones first, so that `>=` is not read as `>`.
const SIGNS: [&str; 6] = [">=", "<=", "!=", "=", ">", "<"];

impl Asked {
    /// What a record can be asked for.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        KEYS.iter().map(|(code, _)| *code)
    }

    /// Reads conditions, and the key to sort by, which a `-` before it turns round.
    ///
    /// # Errors
    /// Names what is not understood.
    pub fn read(conditions: &[String], order: Option<&str>) -> Result<Self, Phrase> {
        let conditions = conditions.iter().map(|text| condition(text)).collect::<Result<_, _>>()?;
        let order = order
            .map(|text| {
                let plain = text.strip_prefix('-');
                key(plain.unwrap_or(text)).map(|key| (key, plain.is_some()))
            })
            .transpose()?;
        Ok(Self { conditions, order })
    }

    /// Leaves what is asked for as it stands on a day, in its order; what cannot be read stays, at the end where it is sorted.
    pub fn of(&self, records: &mut Vec<Record>, today: Day) {
        records.retain(|record| {
            let Ok(content) = &record.content else { return true };
            self.conditions.iter().all(|condition| condition.holds(record, content, today))
        });
        if let Some((key, is_reversed)) = self.order {
            records.sort_by(|a, b| match (&a.content, &b.content) {
                (Ok(one), Ok(other)) => {
                    let order = key.compared(a, one, today).cmp(&key.compared(b, other, today));
                    if is_reversed { order.reverse() } else { order }
                }
                (a, b) => Reverse(a.is_ok()).cmp(&Reverse(b.is_ok())),
            });
        }
    }
}

fn key(text: &str) -> Result<Key, Phrase> {
    KEYS.iter().find(|(code, _)| *code == text).map(|(_, key)| *key).ok_or_else(|| {
        let keys = KEYS.map(|(code, _)| code).join(", ");
        let text = harmless(text, false);
        said!(
            "没有“{text}”这一栏；可用的是：{keys}",
            "there is no key {text}; the keys are {keys}",
            text,
            keys
        )
    })
}

fn condition(text: &str) -> Result<Condition, Phrase> {
    let at = |sign: &&'static str| text.find(*sign).map(|at| (at, *sign));
    // Of two signs that begin at one place the longer comes first.
    let found = SIGNS.iter().filter_map(at).min_by_key(|(at, _)| *at);
    let parts = found.and_then(|(_, sign)| Some((sign, text.split_once(sign)?)));
    let Some((sign, (name, value))) = parts else {
        let text = harmless(text, false);
        return Err(said!(
            "看不懂条件“{text}”；写法如 state=complete、gaps>0、entity=公司名称",
            "condition {text} is not understood; write state=complete, gaps>0, entity=NAME",
            text,
        ));
    };
    let (key, value) = (key(name.trim())?, value.trim().to_owned());
    if matches!(key, Key::Gaps | Key::Errors) && value.parse::<u64>().is_err() {
        let value = harmless(&value, false);
        return Err(said!("“{value}”不是整数", "{value} is no whole number", value));
    }
    Ok(Condition { key, sign, value })
}

/// What a record is compared by: numbers as numbers, everything else as text.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Compared {
    Number(u64),
    Text(String),
}

impl Key {
    fn compared(self, record: &Record, content: &Content, today: Day) -> Compared {
        let number = |count: usize| Compared::Number(u64::try_from(count).unwrap_or(u64::MAX));
        match self {
            Self::Gaps => number(content.gaps),
            Self::Errors => number(content.errors),
            Self::File => Compared::Text(record.stem.clone()),
            Self::Title => Compared::Text(content.title.clone()),
            Self::Entity => Compared::Text(content.entity.clone()),
            Self::Day => Compared::Text(content.as_of.to_string()),
            Self::State => Compared::Text(code(content.state)),
            Self::Filing => {
                let stage = first(&content.filings, today).map(|one| one.on(today));
                Compared::Text(stage.map(code).unwrap_or_default())
            }
            Self::Mechanism => Compared::Text(code(content.mechanism)),
            Self::Ground => Compared::Text(content.ground.map(code).unwrap_or_default()),
        }
    }

    /// Other words for a code.
    fn labels(self, content: &Content, today: Day) -> Vec<&'static str> {
        let label = match self {
            Self::State => Some(content.state.label()),
            Self::Filing => content.filing_on(today),
            Self::Mechanism => Some(content.mechanism.short()),
            Self::Ground => content.ground.map(Ground::label),
            _ => None,
        };
        label.into_iter().flat_map(|label| [label.zh, label.en]).collect()
    }
}

impl Condition {
    fn holds(&self, record: &Record, content: &Content, today: Day) -> bool {
        let has = self.key.compared(record, content, today);
        let is_words = matches!(self.key, Key::File | Key::Title | Key::Entity);
        let order = match (&has, self.value.parse::<u64>()) {
            (Compared::Number(has), Ok(wanted)) => has.cmp(&wanted),
            (Compared::Text(has), _) => has.as_str().cmp(self.value.as_str()),
            (Compared::Number(_), Err(_)) => return false,
        };
        let is = || match &has {
            Compared::Number(_) => order == Ordering::Equal,
            // A name is meant by any part of it.
            Compared::Text(has) if is_words => {
                let wanted = Spelled::new(&self.value);
                Spelled::new(has).plain().contains(wanted.plain())
            }
            Compared::Text(has) => {
                has == &self.value || self.key.labels(content, today).contains(&self.value.as_str())
            }
        };
        match self.sign {
            "=" => is(),
            "!=" => !is(),
            ">" => order == Ordering::Greater,
            "<" => order == Ordering::Less,
            ">=" => order != Ordering::Less,
            _ => order != Ordering::Greater,
        }
    }
}

/// The code by which something stands in files.
fn code(of: impl serde::Serialize) -> String {
    serde_json::to_value(of).ok().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}
