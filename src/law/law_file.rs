//! Reads a law file: newer law for a workspace, without a newer program. What is doubtful is refused with its line, never mended.
//!
//! The file is `{ "format": "chujing-law", "instruments": [..], "figures": [..], "zones": [..] }`, each list or none. An instrument is
//! declared by id, title, short title, number, day in force and standing; a figure gets a new value from a day, by an article;
//! a region gets a new list, whose entries may have figures of their own. Every key is known, or the file is refused. A value that lightens what held before is used only with
//! the name of somebody who confirmed it.

mod entries;
mod error;
mod lines;

pub use error::{LawFileError, Wrong};

use serde_json::{Map, Value};

use crate::day::Day;
use crate::form::Once;
use crate::form::options::{SECTORS, ZONE_REGIONS, first_list};
use crate::source::{
    Citation, Declared, INSTRUMENTS, Instrument, LAW_DATA, LawFiles, Renewal, Status, ZoneList,
};
use crate::text::{Phrase, harmless, says_pending};

use super::figures::{self, Figure};
use lines::Where;

/// What a law file says it is.
pub const FORMAT: &str = "chujing-law";

/// Entries of one list, and characters of one text: what is longer is no law file.
const MOST: (usize, usize) = (200, 300);

/// The largest number a figure can be: there are not more people.
const PEOPLE: u64 = 10_000_000_000;

/// Lines of which the second lies above the first.
static PAIRS: [(&Figure, &Figure); 3] = [
    (&figures::ORDINARY_CONTRACT, &figures::ORDINARY_ASSESSMENT),
    (&figures::SENSITIVE_CONTRACT, &figures::SENSITIVE_ASSESSMENT),
    (&figures::AUDIT_MIDDLE, &figures::AUDIT_LARGE),
];

/// Reads the text of a law file and adds what it renews to what earlier files renew.
///
/// # Errors
/// At the first thing that is wrong, with its line; `out` is then not to be used.
pub fn read(file: &str, text: &str, out: &mut LawFiles) -> Result<(), LawFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Once(tree) = serde_json::from_str(text).map_err(|error| LawFileError {
        line: error.line(),
        wrong: Wrong::Json(error.to_string()),
    })?;
    let head = |wrong| LawFileError { line: 1, wrong };
    let tree = tree.as_object().ok_or_else(|| head(Wrong::Format))?;
    if tree.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(head(Wrong::Format));
    }
    let known = ["format", "schema_version", "instruments", "figures", "zones"];
    let stranger = tree.iter().find(|(key, value)| {
        !known.contains(&key.as_str())
            || (*key == "schema_version" && value.as_u64() != Some(1))
            || (["instruments", "figures", "zones"].contains(&key.as_str()) && !value.is_array())
    });
    if let Some((key, _)) = stranger {
        let line = Where::new(text).key(key);
        return Err(LawFileError { line, wrong: Wrong::Key(key.clone()) });
    }
    let list = |name: &'static str| -> Result<Vec<Part<'_>>, LawFileError> {
        let items = tree.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if items.len() > MOST.0 {
            let wrong = Wrong::TooMany(MOST.0);
            return Err(LawFileError { line: Where::new(text).key(name), wrong });
        }
        items.iter().enumerate().map(|(at, item)| Part::of(text, (name, at), item)).collect()
    };
    let mut declared: Vec<Known> = Vec::new();
    for part in list("instruments")? {
        let instrument = instrument(&part, &declared)?;
        declared.push(instrument);
    }
    for part in list("figures")? {
        figure(file, &part, &declared, out)?;
    }
    if let Some(wrong) = crossed(out) {
        return Err(LawFileError { line: Where::new(text).key("figures"), wrong });
    }
    for part in list("zones")? {
        zone(file, &part, &declared, out)?;
    }
    Ok(())
}

/// An instrument, with how firmly the file says that its own statements of it stand.
type Known = (&'static Instrument, Option<Status>);

/// Those of the program and of the file.
fn instruments(declared: &[Known]) -> impl Iterator<Item = Known> {
    let built_in = INSTRUMENTS.iter().map(|known| (*known, None));
    declared.iter().copied().chain(built_in)
}

/// One entry of a list, with where it stands.
struct Part<'a> {
    text: &'a str,
    at: (&'static str, usize),
    cells: &'a Map<String, Value>,
}

impl<'a> Part<'a> {
    fn of(text: &'a str, at: (&'static str, usize), item: &'a Value) -> Result<Self, LawFileError> {
        let line = || Where::new(text).entry(at, None);
        let wrong = || LawFileError { line: line(), wrong: Wrong::Entry(at.0) };
        Ok(Self { text, at, cells: item.as_object().ok_or_else(wrong)? })
    }

    fn error(&self, key: Option<&str>, wrong: Wrong) -> LawFileError {
        LawFileError { line: Where::new(self.text).entry(self.at, key), wrong }
    }

    /// Refuses a key that is not among these.
    fn only(&self, known: &[&str]) -> Result<(), LawFileError> {
        match self.cells.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.error(Some(key), Wrong::Key(key.clone()))),
            None => Ok(()),
        }
    }

    fn missing(&self, key: &'static str) -> LawFileError {
        self.error(None, Wrong::Missing(key))
    }

    fn not(&self, key: &'static str, value: &Value) -> LawFileError {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.error(Some(key), Wrong::Value(key, harmless(&text, false)))
    }

    /// A text that says something.
    fn words(&self, key: &'static str) -> Result<String, LawFileError> {
        let value = self.cells.get(key).ok_or_else(|| self.missing(key))?;
        said(value).ok_or_else(|| self.not(key, value))
    }

    /// A text in both languages.
    fn both(&self, key: &'static str) -> Result<Phrase, LawFileError> {
        let value = self.cells.get(key).ok_or_else(|| self.missing(key))?;
        let of = |lang: &str| value.get(lang).and_then(said);
        let is_whole = value.as_object().is_some_and(|both| both.len() == 2);
        match (of("zh"), of("en")) {
            (Some(zh), Some(en)) if is_whole => Ok(Phrase { zh, en }),
            _ => Err(self.not(key, value)),
        }
    }

    fn day(&self, key: &'static str) -> Result<Day, LawFileError> {
        let value = self.cells.get(key).ok_or_else(|| self.missing(key))?;
        let text = value.as_str().unwrap_or_default();
        let day = Day::parse(text).filter(|day| day.to_string() == text);
        day.ok_or_else(|| self.not(key, value))
    }

    fn number(&self, key: &'static str) -> Result<u64, LawFileError> {
        let value = self.cells.get(key).ok_or_else(|| self.missing(key))?;
        let number = value.as_u64().filter(|number| (1..=PEOPLE).contains(number));
        number.ok_or_else(|| self.not(key, value))
    }

    /// The instrument and article that an entry names, in force on its day.
    fn source(&self, declared: &[Known], from: Day) -> Result<Citation, LawFileError> {
        let id = self.words("instrument")?;
        let known = instruments(declared).find(|(known, _)| known.id == id);
        let unknown = || self.error(Some("instrument"), Wrong::Instrument(id.clone()));
        let (instrument, status) = known.ok_or_else(unknown)?;
        let article = self.words("article")?;
        let no_article = |_| self.error(Some("article"), Wrong::Article(article.clone()));
        let source = Citation::from_file(instrument, &article).map_err(no_article)?;
        if !instrument.in_force(from) {
            let wrong = Wrong::NotInForce { instrument: id, from, since: instrument.from };
            return Err(self.error(Some("from"), wrong));
        }
        Ok(status.map_or(source, |status| source.as_status(status)))
    }
}

/// What a text says; nothing where it says nothing, that something is still to come, or too much.
fn said(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    let says = !says_pending(text) && text.chars().count() <= MOST.1;
    says.then(|| harmless(text, false))
}

fn instrument(part: &Part<'_>, declared: &[Known]) -> Result<Known, LawFileError> {
    part.only(&["id", "title", "short", "number", "from", "standing"])?;
    let id = part.words("id")?;
    if instruments(declared).any(|(known, _)| known.id.eq_ignore_ascii_case(&id)) {
        return Err(part.error(Some("id"), Wrong::InstrumentKnown(id)));
    }
    let status = match part.words("standing")?.as_str() {
        "primary" => Status::Primary,
        "secondary" => Status::Secondary,
        "reading" => Status::Reading,
        other => return Err(part.error(Some("standing"), Wrong::Value("standing", other.into()))),
    };
    let declared = Declared {
        id,
        title: part.both("title")?,
        short: part.both("short")?,
        number: part.words("number")?,
        from: part.day("from")?,
        is_read: status != Status::Secondary,
    };
    let known = declared.known().ok_or_else(|| part.error(None, Wrong::TooMany(MOST.0)))?;
    Ok((known, Some(status)))
}

fn figure(
    file: &str,
    part: &Part<'_>,
    declared: &[Known],
    out: &mut LawFiles,
) -> Result<(), LawFileError> {
    let keys = ["figure", "value", "from", "instrument", "article", "replaces", "confirmed_by"];
    part.only(&keys)?;
    let id = part.words("figure")?;
    let figure = figures::find(&id)
        .ok_or_else(|| part.error(Some("figure"), Wrong::Figure(harmless(&id, false))))?;
    let value = part.number("value")?;
    let from = match part.cells.get("from") {
        Some(_) => part.day("from")?,
        None => return Err(part.error(None, contradiction(figure, LAW_DATA.as_of, None))),
    };
    let source = part.source(declared, from)?;
    let stands = out.figures.iter().chain(&out.unconfirmed).filter(|one| one.figure == figure.id);
    // What lightens is told by what held before: a value may not slip in below one that was read.
    if let Some(last) = stands.map(|one| one.from).max().filter(|last| *last >= from) {
        let (what, is_twice) = (figure.id.to_owned(), last == from);
        let wrong = if is_twice { Wrong::Twice(what, from) } else { Wrong::Order(what, last) };
        return Err(part.error(Some("from"), wrong));
    }
    // What the program holds from that very day, or from a later one, is no older law that could be replaced.
    let newest = figure.history.0.last().map(|(since, ..)| *since);
    if newest.is_some_and(|since| from <= since) {
        return Err(part.error(Some("from"), contradiction(figure, from, newest)));
    }
    let before = from.plus_days(-1).and_then(|day| figure.under(out, day)).map(|(held, _)| held);
    let Some(before) = before else {
        return Err(part.error(Some("from"), contradiction(figure, from, newest)));
    };
    let replaces = part.cells.get("replaces").map(|_| part.number("replaces")).transpose()?;
    let is_covered = from <= LAW_DATA.as_of && value != before;
    if replaces.is_some_and(|replaced| replaced != before) || (is_covered && replaces.is_none()) {
        let key = part.cells.contains_key("replaces").then_some("replaces").or(Some("from"));
        return Err(part.error(key, Wrong::Replaces { figure: figure.id, from, before }));
    }
    let confirmed_by = match part.cells.get("confirmed_by") {
        Some(_) => part.words("confirmed_by")?,
        None => String::new(),
    };
    let (figure, says) = (figure.id, figure.says);
    let file = harmless(file, false);
    let renewal = Renewal { figure, says, value, before, from, source, confirmed_by, file };
    let is_asked = renewal.lightens() && renewal.confirmed_by.is_empty();
    if is_asked { &mut out.unconfirmed } else { &mut out.figures }.push(renewal);
    Ok(())
}

/// A lower line that lies above the upper one from some day on.
fn crossed(files: &LawFiles) -> Option<Wrong> {
    let lies_above = |(lower, upper): (&Figure, &Figure), day: Day| {
        let value = |figure: &Figure| figure.under(files, day).map(|(value, _)| value);
        value(lower).zip(value(upper)).is_some_and(|(lower, upper)| lower > upper)
    };
    let days: Vec<Day> = files.figures.iter().map(|one| one.from).collect();
    PAIRS.into_iter().find_map(|(lower, upper)| {
        let from = days.iter().copied().find(|day| lies_above((lower, upper), *day))?;
        Some(Wrong::Crossed { lower: lower.id, upper: upper.id, from })
    })
}

/// That a value contradicts what the program holds.
fn contradiction(figure: &Figure, day: Day, since: Option<Day>) -> Wrong {
    let since = since.or_else(|| figure.history.0.last().map(|(since, ..)| *since)).unwrap_or(day);
    let held = figure.history.newest().unwrap_or_default();
    Wrong::Contradicts { figure: figure.id, held, since }
}

fn zone(
    file: &str,
    part: &Part<'_>,
    declared: &[Known],
    out: &mut LawFiles,
) -> Result<(), LawFileError> {
    part.only(&[
        "region",
        "version",
        "from",
        "instrument",
        "article",
        "sectors",
        "entries",
        "confirmed_by",
    ])?;
    let region = part.words("region")?;
    let known = ZONE_REGIONS.find(&region).filter(|known| first_list(known).is_some());
    let Some(known) = known else {
        return Err(part.error(Some("region"), Wrong::Region(region)));
    };
    let (region, name) = (known.code.as_str(), known.label);
    let (version, from) = (part.words("version")?, part.day("from")?);
    let source = part.source(declared, from)?;
    if out.lists.iter().any(|one| one.region == region && one.from == from) {
        return Err(part.error(Some("from"), Wrong::Twice(region.to_owned(), from)));
    }
    let mut sectors = Vec::new();
    if let Some(value) = part.cells.get("sectors") {
        let listed = value.as_array().filter(|list| !list.is_empty());
        for sector in listed.ok_or_else(|| part.not("sectors", value))? {
            let code = sector.as_str().and_then(|code| SECTORS.find(code));
            let code = code.ok_or_else(|| part.not("sectors", sector))?.code;
            sectors.push(code.as_str().to_owned());
        }
    }
    let entries = entries::read(part)?;
    // Figures of a list stand instead of those of the country, and mostly above them: they count only with a name.
    let is_asked = !entries.is_empty() || part.cells.contains_key("confirmed_by");
    let confirmed_by = if is_asked { part.words("confirmed_by")? } else { String::new() };
    let file = harmless(file, false);
    out.lists.push(ZoneList {
        region,
        name,
        version,
        from,
        source,
        sectors,
        entries,
        confirmed_by,
        file,
    });
    Ok(())
}
