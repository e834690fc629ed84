//! What law files of a workspace renew: new values of figures and new lists of zones, each with its day, instrument and article.
//!
//! A value here was checked when its file was read: it replaces what the program holds from its day on and never before. Knows
//! neither which figures there are nor how a file is written.

use std::sync::{Mutex, PoisonError};

use serde::{Serialize, Serializer};
use serde_json::json;

use super::{Citation, Instrument};
use crate::day::Day;
use crate::text::{Phrase, Text, grouped, t};

/// Instruments of files that one run of the program can know.
const MOST: usize = 200;

/// What the law files of a workspace hold; empty where there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawFiles {
    /// New values, those that apply.
    pub figures: Vec<Renewal>,
    /// New values that lighten what is held and that nobody confirmed: they do not apply.
    pub unconfirmed: Vec<Renewal>,
    /// New lists of zones.
    pub lists: Vec<ZoneList>,
}

/// A figure's new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The id of the figure.
    pub figure: &'static str,
    /// What it counts.
    pub says: Text,
    /// The value.
    pub value: u64,
    /// The value before, that of the program or of an earlier entry.
    pub before: u64,
    /// From this day on.
    pub from: Day,
    /// Where it stands.
    pub source: Citation,
    /// Who confirmed it, where it lightens what held before; may be empty.
    pub confirmed_by: String,
    /// The name of the file.
    pub file: String,
}

/// A new list of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneList {
    /// The code of the region.
    pub region: &'static str,
    /// Its name.
    pub name: Text,
    /// Its edition, as a record names it.
    pub version: String,
    /// From this day on.
    pub from: Day,
    /// Where it stands.
    pub source: Citation,
    /// The codes of the sectors it covers; empty where the file does not say.
    pub sectors: Vec<String>,
    /// Its entries with figures of their own; empty where the file holds none.
    pub entries: Vec<ZoneEntry>,
    /// Who confirmed these figures; empty where there are none.
    pub confirmed_by: String,
    /// The name of the file.
    pub file: String,
}

/// An entry of a list: the data it means, and the numbers of persons from which it asks for a mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ZoneEntry {
    /// Its number in the list, as a record names it.
    pub entry: String,
    /// Which data it means.
    pub says: Phrase,
    /// Standard contract or certification from so many persons on.
    pub contract_from: Option<u64>,
    /// Security assessment from so many persons on.
    pub assessment_from: Option<u64>,
    /// The first of both for persons with sensitive data.
    pub sensitive_contract_from: Option<u64>,
    /// The second of both for persons with sensitive data.
    pub sensitive_assessment_from: Option<u64>,
}

/// No law files.
pub static NO_LAW_FILES: LawFiles = LawFiles::NONE;

impl LawFiles {
    const NONE: Self = Self { figures: Vec::new(), unconfirmed: Vec::new(), lists: Vec::new() };

    /// The newest value of a figure that begins by a day.
    pub fn figure(&self, id: &str, day: Day) -> Option<&Renewal> {
        let begun = self.figures.iter().filter(|one| one.figure == id && one.from <= day);
        begun.max_by_key(|one| one.from)
    }

    /// The newest list of a region that begins by a day.
    pub fn list(&self, region: &str, day: Day) -> Option<&ZoneList> {
        let begun = self.lists.iter().filter(|one| one.region == region && one.from <= day);
        begun.max_by_key(|one| one.from)
    }

    /// Whether nothing is renewed, and nothing waits to be confirmed.
    pub const fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.unconfirmed.is_empty() && self.lists.is_empty()
    }

    /// The days on which something begins.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let lists = self.lists.iter().map(|one| one.from);
        self.figures.iter().map(|one| one.from).chain(lists)
    }

    /// The files whose entries hold on a day, each once, by name.
    pub fn files_on(&self, day: Day) -> Vec<&str> {
        let figures = self.figures.iter().map(|one| (one.from, one.file.as_str()));
        let lists = self.lists.iter().map(|one| (one.from, one.file.as_str()));
        let begun = figures.chain(lists).filter(|(from, _)| *from <= day);
        let mut out: Vec<&str> = begun.map(|(_, file)| file).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// What holds on a day by a file, each in a sentence.
    pub fn said_on(&self, day: Day) -> Vec<Phrase> {
        let figures = self.figures.iter().filter(|one| {
            one.from <= day && self.figure(one.figure, day).is_some_and(|held| held == *one)
        });
        let lists = self.lists.iter().filter(|one| {
            one.from <= day && self.list(one.region, day).is_some_and(|held| held == *one)
        });
        figures.map(Renewal::said).chain(lists.map(ZoneList::said)).collect()
    }

    /// What is to come after a day by a file, each in a sentence.
    pub fn said_after(&self, day: Day) -> Vec<Phrase> {
        let figures = self.figures.iter().filter(|one| one.from > day).map(Renewal::said);
        figures.chain(self.lists.iter().filter(|one| one.from > day).map(ZoneList::said)).collect()
    }

    /// What does not apply because nobody confirmed it, and what to write.
    pub fn asked(&self) -> impl Iterator<Item = Phrase> {
        self.unconfirmed.iter().map(Renewal::asked)
    }
}

impl Renewal {
    /// Whether it asks for less than what held before: every figure is a line from which on more is asked.
    pub const fn lightens(&self) -> bool {
        self.value > self.before
    }

    /// In a sentence: what it is, from when, by what, and who confirmed it.
    pub fn said(&self) -> Phrase {
        let confirmed = if self.lightens() {
            let name = &self.confirmed_by;
            said!("；放宽由{name}确认", "; the lighter value confirmed by {name}", name)
        } else {
            Phrase::default()
        };
        let (says, source) = (self.says, self.source.spoken_with_status());
        let (value, before, from) = (grouped(self.value), grouped(self.before), self.from);
        said!(
            "按工作区的法律文件 {file}：自 {from} 起 {value}（原为 {before}）——{says}（{source}{confirmed}）",
            "by the law file {file}: {value} from {from} on (before: {before}), {says} ({source}{confirmed})",
            file = self.file,
            from,
            value,
            before,
            says,
            source,
            confirmed,
        )
    }

    fn asked(&self) -> Phrase {
        let (file, figure, says) = (&self.file, self.figure, self.says);
        let (value, before, from) = (grouped(self.value), grouped(self.before), self.from);
        said!(
            "{file} 把“{says}”（{figure}）自 {from} 起由 {before} 放宽为 {value}，没有人确认，所以没有采用，仍按 {before} 判断。核对原文后，在这一项中写上 \"confirmed_by\": \"姓名\"",
            "{file} lightens \"{says}\" ({figure}) from {before} to {value} from {from} on. Nobody confirmed it, so that it was not used and {before} still holds. After a look at the text write \"confirmed_by\": \"NAME\" into that entry",
            file,
            figure,
            says,
            value,
            before,
            from,
        )
    }
}

impl ZoneList {
    /// In a sentence.
    pub fn said(&self) -> Phrase {
        let (file, region, version) = (&self.file, self.name, &self.version);
        let (from, source) = (self.from, self.source.spoken_with_status());
        let entries = match self.entries.len() {
            0 => Phrase::default(),
            count => said!(
                "，其中{count}项有自己的人数标准，由{name}确认",
                ", {count} of its entries with figures of {count?its|their} own, confirmed by {name}",
                count,
                name = self.confirmed_by,
            ),
        };
        said!(
            "按工作区的法律文件 {file}：自 {from} 起{region}的负面清单为“{version}”{entries}（{source}）",
            "by the law file {file}: from {from} on the negative list of {region} is \"{version}\"{entries} ({source})",
            file,
            from,
            region,
            version,
            entries,
            source,
        )
    }
}

/// The shape is part of the program's interface.
impl Serialize for Renewal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "file": self.file, "figure": self.figure, "value": self.value, "before": self.before,
            "from": self.from, "source": self.source, "confirmed_by": self.confirmed_by,
        })
        .serialize(to)
    }
}

/// The shape is part of the program's interface.
impl Serialize for ZoneList {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "file": self.file, "region": self.region, "version": self.version, "from": self.from,
            "source": self.source, "sectors": self.sectors, "entries": self.entries,
            "confirmed_by": self.confirmed_by,
        })
        .serialize(to)
    }
}

/// An instrument as a file declares it.
#[derive(Debug)]
pub struct Declared {
    /// Stable id.
    pub id: String,
    /// Full title.
    pub title: Phrase,
    /// Short form.
    pub short: Phrase,
    /// Number, or issuing body.
    pub number: String,
    /// In force from this day on.
    pub from: Day,
    /// Whether its own text was read, and not only what others say of it.
    pub is_read: bool,
}

impl Declared {
    /// The instrument, known to the end of the run like those of the program: each content once, so that a file that is read many
    /// times takes no more room; `None` once there are too many.
    pub fn known(&self) -> Option<&'static Instrument> {
        static KNOWN: Mutex<Vec<&'static Instrument>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = known.iter().find(|one| self.is(one)) {
            return Some(same);
        }
        if known.len() >= MOST {
            return None;
        }
        let kept = |text: &str| -> &'static str { Box::leak(text.into()) };
        let both = |words: &Phrase| t(kept(&words.zh), kept(&words.en));
        let made: &'static Instrument = Box::leak(Box::new(Instrument {
            id: kept(&self.id),
            title: both(&self.title),
            short: both(&self.short),
            number: t(kept(&self.number), kept(&self.number)),
            from: self.from,
            until: None,
            articles: None,
            unread: if self.is_read { Text::EMPTY } else { NOT_READ },
        }));
        known.push(made);
        Some(made)
    }

    fn is(&self, known: &Instrument) -> bool {
        let both = |words: &Phrase, text: Text| words.zh == text.zh && words.en == text.en;
        known.id == self.id
            && both(&self.title, known.title)
            && both(&self.short, known.short)
            && known.number.zh == self.number
            && known.from == self.from
            && known.unread.is_empty() == self.is_read
    }
}

/// What a file says of an instrument that it knows by others.
const NOT_READ: Text = t("法律文件注明依据二手资料", "the law file rests on secondary sources");
