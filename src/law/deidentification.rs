//! How well a measure of de-identification works: level 1 to 4 of GB/T 42460, computed from what was measured.
//!
//! The level is guidance and changes no duty: de-identified data stays personal information and is counted. What is not
//! answered leaves several levels possible and is never read as the better one.

pub(super) mod anonymised;
pub mod check;
pub mod import;
pub mod method;
pub mod risk;
pub mod techniques;
mod words;

pub use method::{Context, DataRisk, Known, LIMIT};
pub use risk::Risk;
pub use techniques::{Lowers, RESTORES_SOURCES, Restores, TECHNIQUES, Technique};
pub use words::{EFFECT, EFFECT_SOURCES, METHOD_SOURCES, STANDING};

use crate::form::catalog::deidentification::evaluation as asked;
use crate::form::catalog::deidentification::{LEVEL, SECTION};
use crate::form::options::deid_level;
use crate::form::{Answer, Choice, Code, Entry, Facts, Field, Lacking, Place, Tri, options};
use crate::text::Phrase;

/// A level of effect, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A direct identifier is left.
    One,
    /// Quasi-identifiers are left, and the risk reaches the limit.
    Two,
    /// Quasi-identifiers are left, and the risk is below the limit.
    Three,
    /// No identifier is left.
    Four,
}

/// One measure, as it was evaluated.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// Where the level is claimed.
    pub place: Place,
    /// The name of the measure.
    pub title: Phrase,
    /// The level claimed, if there is one.
    pub claimed: Option<Level>,
    /// The risks, where the level depends on them.
    pub figures: Option<Figures>,
    /// Every level that the answers allow, the worst first; one where they settle it.
    pub possible: Vec<Level>,
    /// What would settle it.
    pub lacking: Lacking,
}

/// The figures between the class sizes and the overall risk.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How the data is shared, if that is known.
    pub context: Option<Context>,
    /// What is known of the classes.
    pub known: Option<Known>,
    /// The risk of the data.
    pub data: DataRisk,
    /// T1: deliberate re-identification by the recipient's staff.
    pub insider: Risk,
    /// T2: an acquaintance is recognised by chance.
    pub acquaintance: Risk,
    /// T3: the data leaks at the recipient.
    pub breach: Risk,
    /// CR: the risk of the context.
    pub sharing: Risk,
    /// DR: the risk of the data that counts in the context.
    pub used: Risk,
    /// R: the overall risk.
    pub overall: Risk,
}

impl Level {
    /// Every level, the worst first.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// The code of the choice.
    pub const fn code(self) -> Code {
        match self {
            Self::One => deid_level::LEVEL_1,
            Self::Two => deid_level::LEVEL_2,
            Self::Three => deid_level::LEVEL_3,
            Self::Four => deid_level::LEVEL_4,
        }
    }

    /// The level with this code.
    pub fn of(code: Code) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The choice it stands for.
    pub fn choice(self) -> Option<&'static Choice> {
        options::DEID_LEVELS.of(self.code())
    }

    /// In words.
    pub fn label(self) -> Phrase {
        self.choice().map_or_else(Phrase::default, |choice| choice.label.into())
    }
}

/// Every measure whose evaluation is recorded.
pub fn evaluations(facts: &Facts<'_>) -> Vec<Evaluation> {
    facts.rows(&SECTION).filter_map(|row| evaluate(&row)).collect()
}

/// One measure; `None` if no evaluation is recorded.
pub fn evaluate(row: &Entry<'_>) -> Option<Evaluation> {
    if !asked::is_evaluated(row).is_yes() {
        return None;
    }
    let (direct, quasi) = (row.yes_no(&asked::DIRECT), row.yes_no(&asked::QUASI));
    let mut reader = Reader { row, lacking: Lacking::new() };
    let figures = (!direct.is_yes() && !quasi.is_no()).then(|| reader.figures());
    let below = figures.as_ref().and_then(|figures| figures.overall.is_below(LIMIT));
    let possible: Vec<Level> = Level::ALL
        .into_iter()
        .filter(|level| match level {
            Level::One => !direct.is_no(),
            _ if direct.is_yes() => false,
            Level::Two => !quasi.is_no() && below != Some(true),
            Level::Three => !quasi.is_no() && below != Some(false),
            Level::Four => !quasi.is_yes(),
        })
        .collect();
    let mut lacking = reader.lacking;
    if possible.len() == 1 {
        lacking.clear();
    } else {
        for open in [direct, quasi] {
            if let Tri::Unknown(places) = open {
                lacking.extend(places);
            }
        }
    }
    Some(Evaluation {
        place: row.place(&LEVEL),
        title: row.title(),
        claimed: row.choice(&LEVEL).known().and_then(Level::of),
        figures,
        possible,
        lacking,
    })
}

impl Evaluation {
    /// The level, where the answers settle it.
    pub fn level(&self) -> Option<Level> {
        match self.possible.as_slice() {
            [level] => Some(*level),
            _ => None,
        }
    }
}

/// Reads the figures of a row and gathers what is lacking.
struct Reader<'a, 'b> {
    row: &'b Entry<'a>,
    lacking: Lacking,
}

impl Reader<'_, '_> {
    fn figures(&mut self) -> Figures {
        let answer = self.row.choice(&asked::CONTEXT);
        let context = self.take(answer).and_then(Context::of);
        let known = self.known();
        let (data, sharing, risks) = match (context, &known) {
            (Some(context), Some(known)) => {
                let (sharing, risks) = self.sharing(context);
                (known.risk(context), sharing, risks)
            }
            (Some(context), None) => {
                let (sharing, risks) = self.sharing(context);
                (DataRisk::UNKNOWN, sharing, risks)
            }
            (None, _) => (DataRisk::UNKNOWN, Risk::UNKNOWN, [Risk::UNKNOWN; 3]),
        };
        let [insider, acquaintance, breach] = risks;
        let (used, overall) = match context {
            Some(context) => (context.of_data(&data), method::overall(context, &data, sharing)),
            None => (Risk::UNKNOWN, Risk::UNKNOWN),
        };
        Figures { context, known, data, insider, acquaintance, breach, sharing, used, overall }
    }

    fn known(&mut self) -> Option<Known> {
        if let Answer::Known(classes) = self.row.classes(&asked::CLASSES) {
            return Some(Known::Sizes(classes));
        }
        let exact = |field: &'static Field| {
            self.row.count(field).known().and_then(crate::form::Range::exact)
        };
        match self.row.count(&asked::SMALLEST) {
            Answer::Known(smallest) => {
                let (classes, records) = (exact(&asked::CLASS_COUNT), exact(&asked::RECORD_COUNT));
                // Bounds from k may not settle it; the sizes would.
                self.lacking.insert(self.row.place(&asked::CLASSES));
                for (field, count) in
                    [(&asked::CLASS_COUNT, classes), (&asked::RECORD_COUNT, records)]
                {
                    if count.is_none() {
                        self.lacking.insert(self.row.place(field));
                    }
                }
                Some(Known::Result { smallest, classes, records })
            }
            Answer::Unknown(_) => {
                self.lacking.insert(self.row.place(&asked::CLASSES));
                None
            }
        }
    }

    /// CR with T1, T2 and T3.
    fn sharing(&mut self, context: Context) -> (Risk, [Risk; 3]) {
        if context == Context::Public {
            return (Risk::CERTAIN, [Risk::CERTAIN; 3]);
        }
        let (controls, motive) =
            (self.row.choice(&asked::CONTROLS), self.row.choice(&asked::MOTIVE));
        let insider = method::insider(self.take(controls), self.take(motive));
        let acquaintance = match self.row.yes_no(&asked::ACQUAINTED) {
            Tri::No => Risk::NONE,
            Tri::Yes => {
                let share = self.row.probability(&asked::PREVALENCE);
                let people = self.row.count(&asked::ACQUAINTANCES);
                match (self.take(share), self.take(people)) {
                    (Some(share), Some(people)) => Risk::some_of(share, people.low, people.high),
                    _ => Risk::UNKNOWN,
                }
            }
            Tri::Unknown(places) => {
                self.lacking.extend(places);
                Risk::UNKNOWN
            }
        };
        let probability = self.row.probability(&asked::BREACH);
        let breach = self.take(probability).map_or(Risk::UNKNOWN, Risk::of);
        (insider.max(acquaintance).max(breach), [insider, acquaintance, breach])
    }

    fn take<T>(&mut self, answer: Answer<T>) -> Option<T> {
        match answer {
            Answer::Known(value) => Some(value),
            Answer::Unknown(places) => {
                self.lacking.extend(places);
                None
            }
        }
    }
}
