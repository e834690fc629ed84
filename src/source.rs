//! What is relied on: instruments, citations, and figures that change from a day on.
//!
//! Every statement of law in the program carries a [`Citation`] with a [`Status`]. What is not primary text is shown as
//! guidance or as a reading; nothing here is ever a draft.

mod age;
mod article;
mod instruments;
mod law_files;

pub use article::Article;
pub use instruments::*;
pub use law_files::NO_LAW_FILES;
pub use law_files::{Declared, LawFiles, Renewal, ZoneEntry, ZoneList};

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::day::Day;
use crate::text::{Phrase, Text, phrase, t};

/// The day on which the law data of this program was last checked, and its version.
pub const LAW_DATA: LawData = LawData { version: "2026-11-28.7", as_of: Day::of(2026, 11, 28) };

/// Which law the program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LawData {
    /// Version, printed on every document.
    pub version: &'static str,
    /// Instruments published after this day are not covered.
    pub as_of: Day,
}

/// How firmly a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Rests on the official text.
    Primary,
    /// Rests on secondary sources.
    Secondary,
    /// A reading of the text that the text does not state.
    Reading,
    /// Usual practice, or general knowledge that no source confirmed.
    Practice,
    /// A choice of this program, without legal standing.
    Design,
}

impl Status {
    /// The word shown beside a statement.
    pub const fn label(self) -> Text {
        match self {
            Self::Primary => t("原文", "official text"),
            Self::Secondary => t("二手资料", "secondary source"),
            Self::Reading => t("解读", "reading"),
            Self::Practice => t("实务", "practice"),
            Self::Design => t("本程序做法", "choice of this program"),
        }
    }

    /// Whether the statement is to be shown as guidance rather than as law.
    pub const fn is_guidance(self) -> bool {
        !matches!(self, Self::Primary)
    }
}

/// A law, regulation, rule, guide, official answer or standard.
#[derive(Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable id.
    pub id: &'static str,
    /// Full title.
    pub title: Text,
    /// Short form used in citations.
    pub short: Text,
    /// Order number, decree number, or issuing body.
    pub number: Text,
    /// In force, or usable, from this day on.
    pub from: Day,
    /// Last day in this numbering, if a later text replaced it.
    pub until: Option<Day>,
    /// How many articles it has, where that is known.
    pub articles: Option<u16>,
    /// What of its text was not read, so that statements from it rest on secondary sources; empty where all of it was.
    pub unread: Text,
}

impl Instrument {
    /// Whether it can be relied on for a day.
    pub fn in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it is a standard, which is called by its number and cited by clauses.
    const fn is_standard(&self) -> bool {
        self.short.zh.is_ascii()
    }
}

/// A place in an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The instrument.
    pub instrument: &'static Instrument,
    /// Where in it, in the numbering of the text.
    pub article: Article,
    /// How firmly the statement that cites it stands.
    pub status: Status,
    /// Why it stands on secondary sources or on practice; empty otherwise.
    pub why: Text,
}

/// Why something is practice, where nothing else is said.
const USUAL: Text = t(
    "经办机构和专业人士的通常做法，所引之处没有这样写",
    "usual with offices and advisers; the place cited does not say it",
);
/// Why something is practice that the text may well say: nobody read it for this.
pub const NOT_COMPARED: Text = t(
    "按通常的转述，没有对照公布文本",
    "as it is commonly reported; not compared with the published text",
);

/// How many articles the standard contract has.
const ARTICLES_OF_CONTRACT: u16 = 9;

/// Cites the official text: `Art. 5(1)(2), 8`, `Art. 13 para. 2`, `annex 3`, `5.1`; empty for the whole.
///
/// # Panics
/// If no instrument is cited like that, or this one has no such article. In a static that is while compiling; of citations in
/// functions a test reads the source.
pub const fn cite(instrument: &'static Instrument, article: &str) -> Citation {
    let article = Article::of(article);
    if let Some(last) = instrument.articles {
        assert!(article.highest(false) <= last, "the instrument has no such article");
    }
    assert!(article.highest(true) <= ARTICLES_OF_CONTRACT, "the contract has no such article");
    Citation { instrument, article, status: Status::Primary, why: Text::EMPTY }
}

/// Cites what rests on secondary sources.
///
/// # Panics
/// If the instrument does not say what of its text was not read: what was read is cited as the official text.
pub const fn secondary(instrument: &'static Instrument, article: &str) -> Citation {
    assert!(
        !instrument.unread.zh.is_empty(),
        "its text was read: cite it as such, or say what was not"
    );
    cite(instrument, article).as_status(Status::Secondary).because(instrument.unread)
}

/// Cites a text for a reading that it does not state.
pub const fn reading(instrument: &'static Instrument, article: &str) -> Citation {
    cite(instrument, article).as_status(Status::Reading)
}

/// Cites what is usual and not in the text; [`Citation::because`] says where it is otherwise.
pub const fn practice(instrument: &'static Instrument, article: &str) -> Citation {
    cite(instrument, article).as_status(Status::Practice).because(USUAL)
}

impl Citation {
    /// Cites an instrument as a file does, which may name a place that is none: by the official text, or as firmly as the
    /// instrument was read.
    ///
    /// # Errors
    /// If no place is named, or none that this instrument has.
    pub fn from_file(instrument: &'static Instrument, article: &str) -> Result<Self, &'static str> {
        let article = Article::read(article)?;
        let beyond = instrument.articles.is_some_and(|last| article.highest(false) > last);
        if article.is_whole() || beyond || article.highest(true) > ARTICLES_OF_CONTRACT {
            return Err("the instrument has no such article");
        }
        let status = if instrument.unread.is_empty() { Status::Primary } else { Status::Secondary };
        Ok(Self { instrument, article, status, why: instrument.unread })
    }

    /// The same place, for a statement that stands less firmly.
    pub const fn as_status(self, status: Status) -> Self {
        Self { status, ..self }
    }

    /// The same, with why it stands no firmer than on secondary sources or practice.
    pub const fn because(self, why: Text) -> Self {
        Self { why, ..self }
    }

    /// As written in a sentence: `《个人信息保护法》第十三条第一款第二项`, `PIPL Art. 13(1)(2)`.
    pub fn spoken(&self) -> Phrase {
        let short = self.instrument.short;
        if self.article.is_whole() {
            return short.into();
        }
        let is_standard = self.instrument.is_standard();
        let gap = if is_standard { " " } else { "" };
        phrase(
            format!("{}{gap}{}", short.zh, self.article.chinese(is_standard)),
            format!("{} {}", short.en, self.article),
        )
    }

    /// [`Self::spoken`], with its standing where it is not the official text.
    pub fn spoken_with_status(&self) -> Phrase {
        let spoken = self.spoken();
        if !self.status.is_guidance() {
            return spoken;
        }
        let status = self.status.label();
        said!("{spoken}（{status}）", "{spoken} ({status})", spoken, status)
    }

    /// [`Self::spoken_with_status`], with the reason of a standing that is no reading.
    pub fn spoken_with_reason(&self) -> Phrase {
        if self.why.is_empty() {
            return self.spoken_with_status();
        }
        let (spoken, status, why) = (self.spoken(), self.status.label(), self.why);
        said!("{spoken}（{status}：{why}）", "{spoken} ({status}: {why})", spoken, status, why)
    }

    /// Why some of these are not the official text, each reason once behind what it is said of; `None` where all are.
    pub fn reasons(citations: &[Self]) -> Option<Phrase> {
        let mut reasons: Vec<(Text, Vec<Text>)> = Vec::new();
        for citation in citations.iter().filter(|citation| !citation.why.is_empty()) {
            let short = citation.instrument.short;
            match reasons.iter_mut().find(|(why, _)| *why == citation.why) {
                Some((_, of)) if of.contains(&short) => {}
                Some((_, of)) => of.push(short),
                None => reasons.push((citation.why, vec![short])),
            }
        }
        let each = reasons.into_iter().map(|(why, of)| {
            let of = Phrase::list(of.into_iter().map(Phrase::from));
            said!("{of}：{why}", "{of}: {why}", of, why)
        });
        let said = Phrase::clauses(each);
        (!said.zh.is_empty()).then_some(said)
    }

    /// Several citations in one line, the form of sources everywhere: `PIPL Art. 13, 39; PCF Art. 5 (reading)`. A place cited
    /// twice, as text and for a reading of it, stands once and as the weaker.
    pub fn list(citations: &[Self]) -> Phrase {
        let mut once: Vec<Self> = Vec::new();
        for citation in citations {
            match once.iter_mut().find(|known| {
                (known.instrument, known.article) == (citation.instrument, citation.article)
            }) {
                Some(known) => known.status = known.status.max(citation.status),
                None => once.push(*citation),
            }
        }
        Phrase::clauses(once.iter().map(Self::spoken_with_status))
    }

    /// [`Self::list`] without what is only guidance, for papers of a filing.
    pub fn official(citations: &[Self]) -> Phrase {
        let official = citations.iter().filter(|citation| !citation.status.is_guidance());
        Self::list(&official.copied().collect::<Vec<_>>())
    }
}

/// The place with its standing, the reason of one that is not the text's, and as it is written in a sentence.
impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Phrase { zh, en } = self.spoken();
        let mut out = to.serialize_map(None)?;
        out.serialize_entry("instrument", self.instrument.id)?;
        out.serialize_entry("article", &self.article)?;
        out.serialize_entry("status", &self.status)?;
        out.serialize_entry("zh", &zh)?;
        out.serialize_entry("en", &en)?;
        if !self.why.is_empty() {
            out.serialize_entry("why", &self.why)?;
        }
        out.end()
    }
}

/// A figure that the law has changed, or may change, from a day on. Entries stand oldest first.
#[derive(Debug)]
pub struct Dated<T: 'static>(pub &'static [(Day, T, Citation)]);

impl<T: Copy> Dated<T> {
    /// The newest figure, in force or to come; `None` where there is none.
    pub fn newest(&self) -> Option<T> {
        self.0.last().map(|(_, value, _)| *value)
    }

    /// The figure in force on `day`, with its source; `None` before the first one.
    pub fn on(&self, day: Day) -> Option<(T, Citation)> {
        self.entry_on(day).map(|(_, value, source)| (value, source))
    }

    /// The same with the day on which it began.
    pub fn entry_on(&self, day: Day) -> Option<(Day, T, Citation)> {
        self.0.iter().rev().find(|(from, ..)| *from <= day).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dated_figure_is_the_newest_that_has_begun() {
        static FIGURE: Dated<u64> = Dated(&[
            (Day::of(2023, 1, 1), 1, cite(&SAM, "")),
            (Day::of(2024, 3, 22), 2, cite(&PCF, "")),
        ]);
        let on = |day| FIGURE.on(day).map(|(figure, _)| figure);
        assert_eq!(on(Day::of(2022, 12, 31)), None);
        assert_eq!(on(Day::of(2024, 3, 21)), Some(1));
        assert_eq!(on(Day::of(2024, 3, 22)), Some(2));
    }
}
