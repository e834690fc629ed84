//! Why a law file is refused: what is wrong, in which line, and what to write.

use crate::day::Day;
use crate::form::options::ZONE_REGIONS;
use crate::law::figures;
use crate::source::{INSTRUMENTS, LAW_DATA};
use crate::text::{Phrase, grouped, harmless, phrase};

use super::FORMAT;

/// Why a law file is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct LawFileError {
    /// The line, counted from 1; 0 where it is not known.
    pub line: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with a law file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not JSON, or a key stands twice.
    Json(String),
    /// Another file, or not of the form.
    Format,
    /// A key that is not known there.
    Key(String),
    /// No entry of this list.
    Entry(&'static str),
    /// A key that is needed.
    Missing(&'static str),
    /// What cannot be the value of this key.
    Value(&'static str, String),
    /// No such figure.
    Figure(String),
    /// Neither built in nor declared in the file.
    Instrument(String),
    /// Built in, or declared twice.
    InstrumentKnown(String),
    /// No way to name a place in an instrument, or none that this one has.
    Article(String),
    /// By an instrument that is not in force on the day.
    NotInForce {
        /// The instrument.
        instrument: String,
        /// The day of the entry.
        from: Day,
        /// Its own day.
        since: Day,
    },
    /// Contradicts a figure of the program without replacing it from a later day on.
    Contradicts {
        /// The figure.
        figure: &'static str,
        /// The value of the program.
        held: u64,
        /// The day it began.
        since: Day,
    },
    /// Corrects the program on days to which its law was checked, and does not say what it replaces.
    Replaces {
        /// The figure.
        figure: &'static str,
        /// The day of the entry.
        from: Day,
        /// What is held until that day.
        before: u64,
    },
    /// Given twice from one day.
    Twice(String, Day),
    /// Given after a later value of the same figure, of this day.
    Order(String, Day),
    /// A lower line above the upper one.
    Crossed {
        /// The lower line.
        lower: &'static str,
        /// The upper line.
        upper: &'static str,
        /// From this day on.
        from: Day,
    },
    /// No region that is known.
    Region(String),
    /// More than this many.
    TooMany(usize),
}

impl LawFileError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let (line, said) = (self.line, self.wrong.said());
        if line == 0 {
            return said;
        }
        said!("第{line}行：{said}", "line {line}: {said}", line, said)
    }
}

impl Wrong {
    fn said(&self) -> Phrase {
        match self {
            Self::Json(why) => {
                let why = harmless(why, false);
                said!("不是 JSON 文件：{why}", "not a JSON file: {why}", why)
            }
            Self::Format => said!(
                "不是法律文件：应以 {{\"format\": \"{format}\"}} 开头，含 instruments、figures、zones 中的一项或者几项",
                "not a law file: it begins with {{\"format\": \"{format}\"}} and holds instruments, figures or zones",
                format = FORMAT,
            ),
            Self::Key(key) => {
                let key = harmless(key, false);
                said!("不认识“{key}”这一项", "\"{key}\" is not known here", key)
            }
            Self::Entry(list) => said!(
                "{list} 的每一条都应写作 {{ … }}",
                "every entry of {list} is written {{ .. }}",
                list,
            ),
            Self::Missing(key) => missing(key),
            Self::Value(key, text) => {
                said!(
                    "{key} 不能是“{text}”{hint}",
                    "{key} cannot be \"{text}\"{hint}",
                    key,
                    text,
                    hint = hint(key)
                )
            }
            Self::Figure(id) => no_figure(id),
            Self::Instrument(id) => no_instrument(id),
            Self::InstrumentKnown(id) => said!(
                "文件“{id}”已经有了；请直接引用，或者换一个 id",
                "the instrument \"{id}\" is known already: cite it, or give this one another id",
                id,
            ),
            Self::Article(article) => said!(
                "“{article}”不是该文件的条款；写作 \"Art. 5\"、\"Art. 5(1)(2)\"、\"annex 2\"、\"Part 3\"，标准写作 \"5.1\"",
                "\"{article}\" is no place of the instrument; write \"Art. 5\", \"Art. 5(1)(2)\", \"annex 2\", \"Part 3\", of a standard \"5.1\"",
                article,
            ),
            Self::NotInForce { instrument, from, since } => said!(
                "{from} 时文件“{instrument}”没有施行（自 {since} 起）",
                "\"{instrument}\" is not in force on {from} (it is from {since} on)",
                from,
                instrument,
                since,
            ),
            Self::Contradicts { figure, held, since } => said!(
                "与程序内置的 {figure} 矛盾（自 {since} 起为 {held}）：请写明 from，即自哪一天起取代，且须晚于 {since}",
                "contradicts {figure} of the program ({held} from {since} on): say by from since when it is replaced, which is later than {since}",
                figure,
                held = grouped(*held),
                since,
            ),
            Self::Replaces { figure, from, before } => said!(
                "程序的法律数据核对至 {checked}，{figure} 到 {from} 前为 {before}；要更正已核对的期间，请写明取代的是什么：\"replaces\": {plain}",
                "the law data of the program was checked to {checked} and has {before} for {figure} up to {from}; to correct days that it covers say what is replaced: \"replaces\": {plain}",
                checked = LAW_DATA.as_of,
                figure,
                from,
                before = grouped(*before),
                plain = before.to_string(),
            ),
            Self::Twice(what, from) => said!(
                "{what} 自 {from} 起的内容出现了两次",
                "{what} is given twice from {from} on",
                what,
                from,
            ),
            Self::Order(what, last) => said!(
                "{what} 已有自 {last} 起的数值：同一数值按日期先后写，文件按名称先后读",
                "{what} has a value from {last} on already: write the values of a figure in the order of their days; files are read by name",
                what,
                last,
            ),
            Self::Crossed { lower, upper, from } => said!(
                "自 {from} 起 {lower} 高于 {upper}，两条线颠倒了",
                "from {from} on {lower} lies above {upper}: the two lines are the wrong way round",
                from,
                lower,
                upper,
            ),
            Self::Region(region) => no_region(region),
            Self::TooMany(most) => said!("超过{most}条", "more than {most}", most),
        }
    }
}

/// That something is not there, and what to write.
fn missing(key: &str) -> Phrase {
    match key {
        "article" => phrase(
            "没有写明条款（article），例如 \"Art. 5\"",
            "the article is missing: \"article\", such as \"Art. 5\"",
        ),
        "instrument" => phrase(
            "没有写明依据的文件（instrument）",
            "the instrument on which it rests is missing (\"instrument\")",
        ),
        _ => said!("没有写明 {key}{hint}", "{key} is missing{hint}", key, hint = hint(key)),
    }
}

/// How a key is written.
fn hint(key: &str) -> Phrase {
    match key {
        "from" => phrase("；写作 \"2027-03-01\"", "; write \"2027-03-01\""),
        "title" | "short" => phrase(
            "；写作 {\"zh\": \"中文\", \"en\": \"English\"}",
            "; write {\"zh\": \"中文\", \"en\": \"English\"}",
        ),
        "value" | "replaces" => {
            phrase("；写作整数，例如 200000", "; write a whole number, such as 200000")
        }
        "standing" => phrase(
            "；写作 \"primary\"（原文）、\"secondary\"（二手资料）或者 \"reading\"（解读）",
            "; write \"primary\" (its text), \"secondary\" (by others) or \"reading\"",
        ),
        "confirmed_by" => phrase("；写确认人的姓名", "; write the name of who confirms it"),
        "sectors" => phrase(
            "；写行业代码，见 chujing options sectors",
            "; write codes of sectors, see `chujing options sectors`",
        ),
        _ => Phrase::default(),
    }
}

/// That there is no such figure, and which there are.
fn no_figure(id: &str) -> Phrase {
    let ids: Vec<&str> = figures::ALL.iter().map(|figure| figure.id).collect();
    let ids = ids.join(", ");
    said!("没有数值“{id}”；有：{ids}", "there is no figure \"{id}\"; there are: {ids}", id, ids)
}

/// That an instrument is not known, and how to make it so.
fn no_instrument(id: &str) -> Phrase {
    let ids: Vec<&str> = INSTRUMENTS.iter().map(|known| known.id).collect();
    let (id, ids) = (harmless(id, false), ids.join(", "));
    said!(
        "文件“{id}”既不是程序内置的，也没有在 instruments 中写明（id、title、short、number、from、standing）；内置的有：{ids}",
        "the instrument \"{id}\" is neither built in nor declared under instruments (id, title, short, number, from, standing); built in are: {ids}",
        id,
        ids,
    )
}

/// That there is no such region, and which there are.
fn no_region(region: &str) -> Phrase {
    let known = ZONE_REGIONS.choices.iter().map(|region| region.code.as_str());
    let known = known.filter(|code| *code != "other").collect::<Vec<_>>().join(", ");
    said!(
        "没有地区“{region}”；有：{known}",
        "there is no region \"{region}\"; there are: {known}",
        region,
        known
    )
}
