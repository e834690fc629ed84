//! What a table comes to under a mapping: the rows to add, what stays a draft, what is left out, and what a person should look at.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::form::{Answers, Edit, Field, Kind, shown};
use crate::text::Phrase;

use super::gathered::gather;
use super::mapping::takes_several;
use super::names::named;
use super::unit::under_heading;
use super::values::{becomes, is_strict, kept};
use super::{Becomes, Grid, Ground, Line, Mapping, Target, Why, Word};

/// So many cells of which none is understood are no slip: the column may be another one.
const MUCH: usize = 3;

/// What a table comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The rows to add, without ids.
    pub rows: Vec<Planned>,
    /// What a field keeps although it cannot rely on it.
    pub drafts: Vec<Draft>,
    /// What is left out.
    pub left: Vec<Left>,
    /// Words that become something else, or could not be read.
    pub words: Vec<Word>,
    /// What is not certain.
    pub doubts: Vec<Doubt>,
    /// What lines said that stand in a row of the same name now, as they were read.
    pub gathered: Vec<Planned>,
}

/// A row to add.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The number of its line.
    pub number: usize,
    /// Its answers by field.
    pub cells: Map<String, Value>,
}

/// An answer that cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The number of its line.
    pub number: usize,
    /// The field.
    pub field: &'static Field,
    /// The words.
    pub words: String,
    /// What is wrong with them.
    pub problem: Phrase,
}

/// A cell that goes nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The number of its line.
    pub number: usize,
    /// The column, from 0.
    pub column: usize,
    /// What it holds.
    pub words: String,
    /// Why.
    pub why: WhyLeft,
}

/// Why a cell goes nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// It stands above the heading.
    Above,
    /// Its line is the heading once more.
    HeadingAgain,
    /// Its line holds sums.
    Total,
    /// Its line explains the table or signs it.
    Note,
    /// A person said that its line is no row.
    Chosen,
    /// It is a figure merged over this row and the one above.
    Merged,
    /// It holds the sign of an error of a spreadsheet.
    Error,
    /// It holds only marks.
    NoAnswer,
    /// Its column is left out.
    Column(Why),
}

/// Something that is not certain and that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Which line is the heading.
    Heading,
    /// A column's field was guessed.
    Guessed(usize),
    /// A column with content has no field.
    NoField(usize),
    /// The field of a column understands nothing of what stands in it.
    Unread(usize),
    /// A figure of this column is merged over several rows.
    Merged(usize),
    /// A line, by its number, that may be no row: sums, a note, a signature.
    Line(usize),
    /// Words that are only near a choice.
    Word(&'static Field, String),
}

impl Mapping {
    /// What the table comes to.
    pub fn plan(&self, grid: &Grid, answers: &Answers) -> Plan {
        let mut work = Work {
            mapping: self,
            answers,
            known: HashMap::new(),
            words: Vec::new(),
            is_read: vec![false; self.columns.len()],
            out: Plan::default(),
        };
        for (at, line) in grid.lines.iter().enumerate() {
            match self.heading {
                Some(heading) if at < heading.first => work.leave(line, WhyLeft::Above),
                Some(heading) if at <= heading.last => {}
                _ => match self.why_no_row(grid, line) {
                    Some((why, is_sure)) => {
                        if !is_sure {
                            work.out.doubts.push(Doubt::Line(line.number));
                        }
                        work.leave(line, why);
                    }
                    None => work.row(line),
                },
            }
        }
        work.finish()
    }
}

impl Plan {
    /// One edit that adds the rows behind those there are; nothing if there are none.
    pub fn edit(
        &self,
        mapping: &Mapping,
        answers: &Answers,
        mut new_id: impl FnMut() -> String,
    ) -> Option<Edit> {
        let section = mapping.section;
        let start = answers.rows(section).count();
        let insert = |(offset, planned): (usize, &Planned)| {
            let mut row = Map::from_iter([("id".to_owned(), json!(new_id()))]);
            row.extend(planned.cells.clone());
            Edit::Insert { section, index: start + offset, row }
        };
        let edits: Vec<Edit> = self.rows.iter().enumerate().map(insert).collect();
        (!edits.is_empty()).then_some(Edit::Batch(edits))
    }
}

/// A plan in the making.
struct Work<'a> {
    mapping: &'a Mapping,
    answers: &'a Answers,
    /// What the words of a column become, and where they stand in `words`.
    known: HashMap<(usize, &'a str), usize>,
    words: Vec<(Word, usize)>,
    /// The columns of which something was understood.
    is_read: Vec<bool>,
    out: Plan,
}

impl<'a> Work<'a> {
    fn leave(&mut self, line: &Line, why: WhyLeft) {
        let left = line.filled().map(|column| Left {
            number: line.number,
            column,
            words: line.words(column).to_owned(),
            why,
        });
        self.out.left.extend(left);
    }

    fn row(&mut self, line: &'a Line) {
        // Texts that share a field stand in the order of their columns.
        let mut texts: Vec<(&'static Field, String)> = Vec::new();
        for at in line.filled() {
            let words = line.words(at);
            let Some(column) = self.mapping.columns.get(at) else { continue };
            let is_count = column
                .target
                .field()
                .is_some_and(|field| matches!(field.kind, Kind::Count | Kind::Amount(_)));
            let why = if is_error(words) {
                Some(WhyLeft::Error)
            } else {
                (is_count && line.repeated.contains(&at)).then_some(WhyLeft::Merged)
            };
            if let Some(why) = why.filter(|_| column.target.field().is_some()) {
                let words = words.to_owned();
                self.out.left.push(Left { number: line.number, column: at, words, why });
                continue;
            }
            match column.target {
                Target::Left(why) => self.out.left.push(Left {
                    number: line.number,
                    column: at,
                    words: words.to_owned(),
                    why: WhyLeft::Column(why),
                }),
                Target::Field(field) if is_strict(field.kind) => {
                    texts.push((field, self.word(at, field, words)));
                }
                Target::Field(field) => {
                    let words = if self.is_beside_another(at, field) {
                        let mark = if column.heading.is_ascii() { ": " } else { "：" };
                        format!("{}{mark}{words}", column.heading)
                    } else {
                        words.to_owned()
                    };
                    match texts.iter_mut().find(|known| known.0 == field) {
                        Some((_, text)) => {
                            let is_line = matches!(field.kind, Kind::Line);
                            text.push_str(if is_line { "；" } else { "\n" });
                            text.push_str(&words);
                        }
                        None => texts.push((field, words)),
                    }
                }
            }
        }
        let mut cells = Map::new();
        for field in self.mapping.section.fields.iter().copied() {
            let Some((_, text)) = texts.iter().find(|known| known.0 == field) else { continue };
            let Some(value) = field.kind.read(text, self.answers) else {
                // Only marks: no answer, but no cell disappears either.
                let columns = self.mapping.columns.iter().enumerate();
                let its = columns.filter(|(at, column)| {
                    column.target == Target::Field(field)
                        && !line.words(*at).is_empty()
                        && !is_error(line.words(*at))
                });
                self.out.left.extend(its.map(|(at, _)| Left {
                    number: line.number,
                    column: at,
                    words: line.words(at).to_owned(),
                    why: WhyLeft::NoAnswer,
                }));
                continue;
            };
            if let Some(problem) = field.kind.problem(&value, self.answers) {
                self.out.drafts.push(Draft {
                    number: line.number,
                    field,
                    words: text.clone(),
                    problem,
                });
            } else {
                for (at, column) in self.mapping.columns.iter().enumerate() {
                    if column.target == Target::Field(field) && !line.words(at).is_empty() {
                        self.is_read[at] = true;
                    }
                }
            }
            cells.insert(field.id.to_owned(), value);
        }
        if !cells.is_empty() {
            self.out.rows.push(Planned { number: line.number, cells });
        }
    }

    /// Whether a column shares its field with another that bears the field's name better.
    fn is_beside_another(&self, at: usize, field: &'static Field) -> bool {
        let columns = &self.mapping.columns;
        let shares = columns.iter().filter(|column| column.target == Target::Field(field)).count();
        let own = columns.get(at).map_or("", |column| column.heading.as_str());
        let is_own = named(self.mapping.section, own)
            .is_some_and(|(named, fit)| named == field && fit.is_certain());
        takes_several(field) && !own.is_empty() && !is_own && (shares > 1 || is_remark(field))
    }

    /// The text to read for words in a column.
    fn word(&mut self, at: usize, field: &'static Field, words: &'a str) -> String {
        let index = if let Some(index) = self.known.get(&(at, words)) {
            *index
        } else {
            let (heading, unit) = self
                .mapping
                .columns
                .get(at)
                .map_or(("", None), |column| (column.heading.as_str(), column.unit));
            let section = self.mapping.section;
            let said = self.mapping.said.iter().find(|said| said.0 == field && said.1 == words);
            let becomes = match said {
                Some((_, _, text)) if text == words => Becomes::Draft,
                Some((_, _, text)) => Becomes::As(text.clone()),
                None => under_heading(section, field, heading, unit, words)
                    .unwrap_or_else(|| becomes(field, words, heading, self.answers)),
            };
            let word = Word {
                field,
                words: words.to_owned(),
                count: 0,
                becomes,
                is_chosen: said.is_some(),
            };
            self.words.push((word, at));
            self.known.insert((at, words), self.words.len() - 1);
            self.words.len() - 1
        };
        let Some((word, _)) = self.words.get_mut(index) else { return words.to_owned() };
        word.count += 1;
        match &word.becomes {
            Becomes::As(text) => text.clone(),
            Becomes::Draft => {
                let heading = self.mapping.columns.get(at).map_or("", |column| &column.heading);
                kept(field, heading, words, self.answers)
            }
            Becomes::Perhaps(_) => words.to_owned(),
        }
    }

    fn finish(self) -> Plan {
        let Self { mapping, answers, words, is_read, mut out, .. } = self;
        if !mapping.is_heading_sure {
            out.doubts.push(Doubt::Heading);
        }
        for (at, column) in mapping.columns.iter().enumerate() {
            let is_merged = |left: &Left| left.column == at && left.why == WhyLeft::Merged;
            if column.ground != Ground::Chosen && out.left.iter().any(is_merged) {
                out.doubts.push(Doubt::Merged(at));
            }
            match column.target {
                _ if column.filled == 0 || column.ground == Ground::Chosen => {}
                Target::Left(Why::Unknown | Why::Taken(_)) => out.doubts.push(Doubt::NoField(at)),
                Target::Left(_) if column.ground.is_certain() => {}
                Target::Field(field) if column.ground.is_certain() => {
                    let is_much = column.filled >= MUCH;
                    if is_much && is_strict(field.kind) && is_read.get(at) == Some(&false) {
                        out.doubts.push(Doubt::Unread(at));
                    }
                }
                _ => out.doubts.push(Doubt::Guessed(at)),
            }
        }
        for (word, _) in words {
            let is_plain = match &word.becomes {
                Becomes::As(text) => word
                    .field
                    .kind
                    .read(text, answers)
                    .map(|value| shown(word.field.kind, &value, answers))
                    .is_some_and(|said| {
                        let is_choice =
                            matches!(word.field.kind, Kind::YesNo | Kind::One(_) | Kind::Many(_));
                        // A figure that takes the unit of its heading is shown as what it becomes.
                        let is_same = *text == word.words && !is_choice && !is_unfinished(&word);
                        is_same || said.zh == word.words || said.en == word.words
                    }),
                Becomes::Perhaps(_) => {
                    out.doubts.push(Doubt::Word(word.field, word.words.clone()));
                    false
                }
                Becomes::Draft => false,
            };
            if !is_plain {
                out.words.push(word);
            }
        }
        out.gathered = gather(mapping.section, &mut out.rows);
        out
    }
}

/// Whether a figure ends in a dash: it is read as "at least", which is told, for the other end may have been forgotten.
fn is_unfinished(word: &Word) -> bool {
    matches!(word.field.kind, Kind::Count | Kind::Amount(_))
        && word.words.ends_with(['-', '–', '—', '－'])
}

/// Whether words are the sign of an error of a spreadsheet, which is no answer.
fn is_error(words: &str) -> bool {
    let signs =
        ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
    let is_number = |code: &str| code.len() == 3 && code.chars().all(|c| c.is_ascii_digit());
    signs.contains(&words) || words.strip_prefix("Err:").is_some_and(is_number)
}

/// Whether a field is for what has no place elsewhere.
fn is_remark(field: &'static Field) -> bool {
    field.id == "note"
}
