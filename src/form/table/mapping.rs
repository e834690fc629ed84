//! Which column of a table goes to which field: guessed from headings and content, and corrected by a person.
//!
//! A guess that is not certain is marked as one, and a column without a field is left out with the reason; neither is silent.

use crate::form::{Answers, Field, Kind, Need, Section};

use super::content::{all_fit, counts_up, is_of_another_kind, numbers_rows};
use super::heading::{is_id, looks_like_one};
use super::lines::why_no_row;
use super::names::{Fit, named};
use super::unit::{is_about_unit, is_contrary, unit_of, unit_over};
use super::values::{becomes, is_strict, is_yes_or_no};
use super::{Becomes, Given, Grid, Heading, Line, WhyLeft};

/// How many different words of a column are shown.
const SHOWN: usize = 4;

/// Which column goes where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The section that the rows are for.
    pub section: &'static Section,
    /// The heading, if there is one.
    pub heading: Option<Heading>,
    /// Whether that is certain.
    pub is_heading_sure: bool,
    /// The columns, from the first on.
    pub columns: Vec<Column>,
    /// What a person said of words: the field, the words, what they become.
    pub(super) said: Vec<(&'static Field, String, String)>,
    /// What a person said of lines: the number, and whether it is a row.
    pub(super) lines: Vec<(usize, bool)>,
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The words over it; empty if there are none.
    pub heading: String,
    /// The unit of its figures, where the heading or a line above names one; as it is written behind a figure.
    pub unit: Option<&'static str>,
    /// Where it goes.
    pub target: Target,
    /// Why it goes there.
    pub ground: Ground,
    /// In how many lines below the heading it holds something.
    pub filled: usize,
    /// The first different words in it.
    pub samples: Vec<String>,
}

/// Where a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a field.
    Field(&'static Field),
    /// It is left out.
    Left(Why),
}

/// Why a column is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It numbers the rows.
    Numbering,
    /// Nothing says which field it is.
    Unknown,
    /// Another column goes to this field already.
    Taken(&'static Field),
    /// It holds ids of rows that are there.
    Key,
    /// It is empty.
    Empty,
    /// A person said so.
    Chosen,
}

/// What a column's target rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Its heading names the field.
    Heading,
    /// The order of the section's fields, in a table of which a person said that it has no heading, and whose cells fit.
    Order,
    /// Its heading, or the order, makes it likely.
    Likely,
    /// Its content fits one field.
    Content,
    /// A person said so.
    Chosen,
}

impl Ground {
    /// Whether nobody needs to be asked.
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Heading | Self::Order | Self::Chosen)
    }
}

impl Target {
    /// The field, if it goes to one.
    pub const fn field(self) -> Option<&'static Field> {
        match self {
            Self::Field(field) => Some(field),
            Self::Left(_) => None,
        }
    }
}

impl Mapping {
    /// What a table seems to be, seen from a section that takes rows.
    pub fn guess(section: &'static Section, grid: &Grid, answers: &Answers) -> Self {
        match Heading::find(section, grid) {
            Some((heading, is_sure)) => Self::under(section, grid, answers, heading, is_sure),
            None => Self::in_order(section, grid, answers, false),
        }
    }

    /// The place of the best of several tables (that whose columns name most fields, or else the first), and whether no other may
    /// be meant.
    pub fn best_of(
        section: &'static Section,
        tables: &[Given],
        answers: &Answers,
    ) -> (usize, bool) {
        let is_named =
            |column: &&Column| column.ground == Ground::Heading && column.target.field().is_some();
        let named: Vec<usize> = tables
            .iter()
            .map(|given| {
                let mapping = Self::guess(section, &given.grid, answers);
                mapping.columns.iter().filter(is_named).count()
            })
            .collect();
        let most = named.iter().copied().max().unwrap_or(0);
        let best = named.iter().position(|count| *count == most).unwrap_or(0);
        let is_alone = named.len() == 1 || named.iter().filter(|count| **count > 0).count() == 1;
        (best, is_alone)
    }

    /// The same table with another line as heading, or none; all else is guessed anew.
    pub fn with_heading(&self, heading: Option<usize>, grid: &Grid, answers: &Answers) -> Self {
        let mut out = match heading {
            Some(at) => Self::under(self.section, grid, answers, Heading::at(at, grid), true),
            None => Self::in_order(self.section, grid, answers, true),
        };
        out.is_heading_sure = true;
        out.said.clone_from(&self.said);
        out.lines.clone_from(&self.lines);
        out
    }

    /// Sends a column to a field, or leaves it out. A field takes one column; where a text may stay open, such as a remark, it
    /// takes several, each with its heading.
    pub fn send(&mut self, column: usize, field: Option<&'static Field>) {
        let is_shared = field.is_some_and(takes_several);
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                other.target = field.map_or(Target::Left(Why::Chosen), Target::Field);
                other.ground = Ground::Chosen;
            } else if !is_shared
                && let Some(field) = field
                && other.target == Target::Field(field)
            {
                other.target = Target::Left(Why::Taken(field));
                other.ground = Ground::Likely;
            }
        }
    }

    /// Says what words of a field become: another text, or with the same text that they stay as they are.
    pub fn say(&mut self, field: &'static Field, words: &str, becomes: &str) {
        self.said.retain(|said| said.0 != field || said.1 != words);
        self.said.push((field, words.to_owned(), becomes.to_owned()));
    }

    /// The same with everything taken that was only proposed for words, as a person says who has seen it.
    pub fn as_shown(&self, plan: &super::Plan) -> Self {
        let mut out = self.clone();
        for word in &plan.words {
            if let super::Becomes::Perhaps(text) = &word.becomes {
                out.say(word.field, &word.words, text);
            }
        }
        out
    }

    /// The lines that hold rows: below the heading, without its repetitions and without sums.
    pub(super) fn body<'a>(&self, grid: &'a Grid) -> Vec<&'a Line> {
        let from = self.heading.map_or(0, |heading| heading.last + 1);
        let lines = grid.lines.get(from..).unwrap_or_default().iter();
        lines.filter(|line| self.why_no_row(grid, line).is_none()).collect()
    }

    /// Says whether a line, by its number, is a row.
    pub fn take_line(&mut self, number: usize, is_row: bool) {
        self.lines.retain(|said| said.0 != number);
        self.lines.push((number, is_row));
    }

    /// Why a line below the heading holds no row, and whether that is certain.
    pub(super) fn why_no_row(&self, grid: &Grid, line: &Line) -> Option<(WhyLeft, bool)> {
        if self.heading.is_some_and(|heading| heading.repeats(grid, line)) {
            return Some((WhyLeft::HeadingAgain, true));
        }
        let from = self.heading.map_or(0, |heading| heading.last + 1);
        let first = self.section.fields.first();
        let is_name = |column: &Column| column.target.field() == first.copied();
        let name = self.columns.iter().position(is_name);
        match self.lines.iter().find(|said| said.0 == line.number) {
            Some((_, true)) => None,
            Some(_) => Some((WhyLeft::Chosen, true)),
            None => why_no_row(grid, from, line, name),
        }
    }

    fn empty(section: &'static Section, grid: &Grid, heading: Option<Heading>) -> Self {
        let headings = heading.map_or_else(Vec::new, |heading| heading.words(section, grid));
        let mut out = Self {
            section,
            heading,
            is_heading_sure: true,
            columns: Vec::new(),
            said: Vec::new(),
            lines: Vec::new(),
        };
        let body = out.body(grid);
        // "单位：万人" over the whole table.
        let over = grid.lines.iter().take(heading.map_or(0, |heading| heading.first));
        let above = over
            .flat_map(|line| line.cells.iter())
            .find_map(|cell| unit_of(cell).filter(|_| is_about_unit(cell)));
        out.columns = (0..grid.width())
            .map(|at| {
                let mut samples: Vec<String> = Vec::new();
                let mut filled = 0;
                for words in body.iter().map(|line| line.words(at)).filter(|w| !w.is_empty()) {
                    filled += 1;
                    if samples.len() < SHOWN && !samples.iter().any(|known| known == words) {
                        samples.push(words.to_owned());
                    }
                }
                let why = if filled == 0 { Why::Empty } else { Why::Unknown };
                let heading = headings.get(at).cloned().unwrap_or_default();
                let (target, ground) = (Target::Left(why), Ground::Likely);
                Column {
                    unit: unit_over(section, &heading).or(above),
                    heading,
                    target,
                    ground,
                    filled,
                    samples,
                }
            })
            .collect();
        out
    }

    /// Columns by the words over them, then by what they hold.
    fn under(
        section: &'static Section,
        grid: &Grid,
        answers: &Answers,
        heading: Heading,
        is_heading_sure: bool,
    ) -> Self {
        let mut out = Self { is_heading_sure, ..Self::empty(section, grid, Some(heading)) };
        let body = out.body(grid);
        let mut found: Vec<(Fit, usize, &'static Field)> = Vec::new();
        for (at, column) in out.columns.iter_mut().enumerate() {
            let named = named(section, &column.heading);
            let is_there = |line: &&Line| answers.row(section, line.words(at)).is_some();
            if is_id(&column.heading) && body.iter().any(is_there) {
                (column.target, column.ground) = (Target::Left(Why::Key), Ground::Heading);
            } else if named.is_none_or(|(_, fit)| fit < Fit::Ending)
                && numbers_rows(column, at, &body)
            {
                (column.target, column.ground) = (Target::Left(Why::Numbering), Ground::Heading);
            } else if let Some((field, fit)) = named {
                // A word that may mean the field is no reason if the field understands nothing of what stands there.
                let takes = |words: &String| {
                    matches!(becomes(field, words, &column.heading, answers), Becomes::As(_))
                };
                if fit.is_certain()
                    || !is_strict(field.kind)
                    || column.filled == 0
                    || column.samples.iter().any(takes)
                {
                    found.push((fit, at, field));
                }
            }
        }
        found.sort_by_key(|(fit, at, _)| (std::cmp::Reverse(*fit), *at));
        for (fit, at, field) in found {
            let is_taken = out.has(field);
            let Some(column) = out.columns.get_mut(at) else { continue };
            if !is_taken {
                column.target = Target::Field(field);
                let says_more = is_contrary(section, &column.heading, field)
                    || (column.unit.is_some()
                        && matches!(field.kind, Kind::Count | Kind::Amount(_)));
                let is_sure = fit.is_certain() && !says_more;
                column.ground = if is_sure { Ground::Heading } else { Ground::Likely };
            } else if column.filled > 0 {
                column.target = Target::Left(Why::Taken(field));
            }
        }
        out.by_content(grid, answers);
        out
    }

    /// Columns of a table without headings: the section's fields in their order. A heading in words that nobody here knows looks the
    /// same as a row, so this is certain only if a person said that there is none, and for a single name.
    fn in_order(section: &'static Section, grid: &Grid, answers: &Answers, is_said: bool) -> Self {
        let mut out = Self::empty(section, grid, None);
        let body = out.body(grid);
        let is_numbered = out.columns.len() > 1
            && section.fields.first().is_some_and(|field| !is_strict(field.kind))
            && counts_up(&body, 0);
        let first = usize::from(is_numbered);
        if let Some(column) = out.columns.first_mut().filter(|_| is_numbered) {
            column.target = Target::Left(Why::Numbering);
        }
        for (column, field) in out.columns.iter_mut().skip(first).zip(section.fields) {
            column.target = Target::Field(field);
        }
        let is_name = out.columns.len() == 1
            && grid.lines.len() == 1
            && !body.first().is_some_and(|line| looks_like_one(section, line));
        let fits = !is_numbered
            && out.columns.len() <= section.fields.len()
            && out.columns.iter().enumerate().all(|(at, column)| {
                column.target.field().is_none_or(|field| {
                    all_fit(field, "", at, &body, answers) && !is_of_another_kind(at, field, &body)
                })
            });
        for column in &mut out.columns {
            let is_sure = fits && (is_said || is_name);
            column.ground = if is_sure { Ground::Order } else { Ground::Likely };
        }
        out.is_heading_sure = is_said || is_name;
        out
    }

    fn has(&self, field: &'static Field) -> bool {
        self.columns.iter().any(|column| column.target == Target::Field(field))
    }

    /// A column that no heading names goes where all it holds is understood, if that is one field only.
    fn by_content(&mut self, grid: &Grid, answers: &Answers) {
        let body = self.body(grid);
        for at in 0..self.columns.len() {
            let Some(column) = self.columns.get(at) else { continue };
            if column.target != Target::Left(Why::Unknown) || column.filled < 2 {
                continue;
            }
            let has_only_yes_and_no = body
                .iter()
                .map(|line| line.words(at))
                .all(|words| words.is_empty() || is_yes_or_no(words));
            let mut fitting = self.section.fields.iter().copied().filter(|field| {
                matches!(field.kind, Kind::One(_) | Kind::Many(_) | Kind::Day | Kind::CreditCode)
                    && !self.has(field)
                    && !has_only_yes_and_no
                    && all_fit(field, &column.heading, at, &body, answers)
            });
            if let (Some(field), None) = (fitting.next(), fitting.next())
                && let Some(column) = self.columns.get_mut(at)
            {
                (column.target, column.ground) = (Target::Field(field), Ground::Content);
            }
        }
    }
}

/// Whether a column says by their ids which rows are meant.
pub(super) fn is_key(column: &Column) -> bool {
    column.target == Target::Left(Why::Key)
}

/// Whether a field takes several columns: a text that may stay open, such as a remark.
pub(super) fn takes_several(field: &'static Field) -> bool {
    field.need == Need::Optional && !is_strict(field.kind)
}
