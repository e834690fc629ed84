//! What a pasted table becomes, before anything is written: which column goes to which field, which words become what, what is
//! left out. Each of it can be changed here; then all rows are added as one step.

mod draw;
mod pick;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::document::grid::Encoding;
use crate::form::table::{Divided, Given, Mapping, Onto, Plan, Twice};
use crate::form::{Answers, Field};
use crate::text::{Phrase, Text, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Table, Tone};
use crate::tui::state::State;
use crate::tui::widget::choice::Taken;
use crate::tui::widget::list::List;

use pick::Picking;

/// The sheet.
#[derive(Debug)]
pub(crate) struct MappingSheet {
    table: Table,
    /// Which of the tables.
    at: usize,
    mapping: Mapping,
    plan: Plan,
    /// Which of its rows are there already,
    onto: Onto,
    /// and whether these are changed by it.
    is_onto: bool,
    list: List,
    /// What each line of the list is about.
    entries: Vec<Entry>,
    picking: Option<Picking>,
}

/// What a line of the list is about.
#[derive(Clone, Debug, PartialEq)]
enum Entry {
    /// How the text was read.
    How,
    /// Which sheet of a workbook.
    Sheet,
    /// Which line is the heading.
    Heading,
    /// Whether rows that are there already are changed.
    Onto,
    /// A column.
    Column(usize),
    /// Words of cells.
    Word(&'static Field, String),
    /// A heading of lines.
    Title(Phrase),
    /// An answer to be mended.
    Mend(Phrase),
    /// Something that is left out.
    Told(Phrase),
}

impl MappingSheet {
    pub(crate) fn new(table: Table, state: &State) -> Self {
        let empty = Answers::default();
        let answers = state.answers().unwrap_or(&empty);
        let (at, _) = Mapping::best_of(table.section, &table.tables.tables, answers);
        let mapping = Mapping::guess(table.section, &given(&table, at).grid, answers);
        let plan = mapping.plan(&given(&table, at).grid, answers);
        let onto = Onto::of(&plan, &mapping, &given(&table, at).grid, answers);
        let mut out = Self {
            table,
            at,
            mapping,
            plan,
            onto,
            is_onto: true,
            list: List::default(),
            entries: Vec::new(),
            picking: None,
        };
        // What is to be looked at first stands under the bar.
        out.entries = draw::entries(&out, answers);
        let is_open = |entry: &Entry| match entry {
            Entry::Column(at) => crate::form::table::is_doubted(&out.plan, *at),
            _ => false,
        };
        let first = out.entries.iter().position(is_open);
        let column = || out.entries.iter().position(|entry| *entry == Entry::Column(0));
        out.list = List::at(first.or_else(column).unwrap_or(0));
        out
    }

    /// The rows that are there already, where they are changed.
    fn laid_onto(&self) -> Option<&Onto> {
        (self.is_onto && self.onto.count() > 0).then_some(&self.onto)
    }

    /// Rows that are taken as new because it is not clear which row they mean.
    fn twice(&self) -> &[Twice] {
        if self.is_onto { &self.onto.twice } else { &[] }
    }

    /// Whether how the text was read is a guess.
    fn is_reading_open(&self) -> bool {
        self.table.tables.guessed.is_some()
            || self.given().doubted_division(&self.mapping).is_some()
    }

    fn given(&self) -> &Given {
        given(&self.table, self.at)
    }

    /// What follows from a change.
    fn refresh(&mut self, state: &State) {
        let empty = Answers::default();
        let answers = state.answers().unwrap_or(&empty);
        self.plan = self.mapping.plan(&self.given().grid, answers);
        self.onto = Onto::of(&self.plan, &self.mapping, &self.given().grid, answers);
        self.entries = draw::entries(self, answers);
    }

    /// Takes what was picked.
    fn take(&mut self, code: &str, state: &State) -> Outcome {
        let Some(picking) = self.picking.take() else { return Outcome::Done };
        let empty = Answers::default();
        let answers = state.answers().unwrap_or(&empty);
        match picking.entry {
            Entry::How => {
                let how = pick::how(self.table.how, code);
                return Outcome::one(Message::ReadTable(
                    self.table.section,
                    self.table.source.clone(),
                    how,
                ));
            }
            Entry::Sheet => {
                self.at = code.parse().unwrap_or(0);
                self.mapping = Mapping::guess(self.table.section, &self.given().grid, answers);
            }
            Entry::Heading => {
                self.mapping =
                    self.mapping.with_heading(code.parse().ok(), &self.given().grid, answers);
            }
            Entry::Column(at) => self.mapping.send(at, self.table.section.field(code)),
            Entry::Word(field, words) => self.mapping.say(field, &words, code),
            Entry::Onto | Entry::Title(_) | Entry::Mend(_) | Entry::Told(_) => {}
        }
        self.refresh(state);
        Outcome::Done
    }

    fn begin(&mut self, state: &State) {
        let Some(entry) = self.entries.get(self.list.chosen).cloned() else { return };
        if entry == Entry::Onto {
            self.is_onto = !self.is_onto;
            return self.refresh(state);
        }
        self.picking = Picking::of(entry, self, state);
    }

    /// Adds the rows, after asking about what is not certain.
    fn write(&self, state: &State) -> Outcome {
        if self.plan.rows.is_empty() {
            let words = phrase(
                "没有一行可以写入：请先为至少一列选择字段",
                "there is no row to add: choose a field for at least one column",
            );
            return Outcome::one(Message::Say(Tone::Error, words));
        }
        let onto = self.laid_onto().cloned();
        let take = Message::TakeTable(Box::new((self.mapping.clone(), self.plan.clone(), onto)));
        let mut doubts: Vec<Phrase> =
            self.plan.doubts.iter().map(|doubt| doubt.said(&self.mapping)).collect();
        doubts.extend(self.twice().iter().map(Twice::said));
        doubts.extend(self.table.tables.guessed.map(encoding_doubted));
        doubts.extend(self.given().doubted_division(&self.mapping).map(division_doubted));
        if doubts.is_empty() {
            return Outcome::one(take);
        }
        let count = doubts.len();
        let more = count.saturating_sub(6);
        let mut list: Vec<Phrase> = doubts.into_iter().take(6).collect();
        if more > 0 {
            list.push(said!("另有{more}处", "{more} more", more));
        }
        let join = |of: fn(&Phrase) -> &String| {
            list.iter().map(|line| format!("- {}", of(line))).collect::<Vec<_>>().join("\n")
        };
        let mut answers = vec![(phrase("回去核对", "go back and look"), Vec::new())];
        let shown = self.mapping.as_shown(&self.plan);
        if shown == self.mapping {
            answers.push((SHOWN.into(), vec![take]));
        } else {
            // What is shown behind the sign is what is written; the words themselves only where that is said.
            let empty = Answers::default();
            let known = state.answers().unwrap_or(&empty);
            let grid = &self.given().grid;
            let plan = shown.plan(grid, known);
            let onto = Onto::of(&plan, &shown, grid, known);
            let onto = (self.is_onto && onto.count() > 0).then_some(onto);
            answers.push((SHOWN.into(), vec![Message::TakeTable(Box::new((shown, plan, onto)))]));
            answers.push((KEEP_WORDS.into(), vec![take]));
        }
        Outcome::one(Message::Show(Sheet::Question {
            title: phrase(
                format!("{count}处没有把握"),
                if count == 1 {
                    "1 point is not certain".to_owned()
                } else {
                    format!("{count} points are not certain")
                },
            ),
            text: phrase(join(|line| &line.zh), join(|line| &line.en)),
            answers,
        }))
    }
}

const SHOWN: Text = t("就按所显示的写入", "add the rows as they are shown");
const KEEP_WORDS: Text =
    t("带“？”的保留原文写入，以后再改", "keep the words where it asks, to be mended later");

/// That the encoding is a guess.
fn encoding_doubted(encoding: Encoding) -> Phrase {
    let name = encoding.name();
    said!("文字编码可能是 {name}", "the text may be in {name}", name)
}

/// That what divides the cells is a guess.
fn division_doubted(divided: Divided) -> Phrase {
    let said = divided.said();
    said!("各格怎样分开是推测：{said}", "a guess: {said}", said)
}

/// A table of those that were read; there is at least one.
fn given(table: &Table, at: usize) -> &Given {
    static NONE: Given = Given {
        sheet: None,
        grid: crate::form::table::Grid { lines: Vec::new() },
        notes: Vec::new(),
        guessed: None,
    };
    table.tables.tables.get(at).unwrap_or(&NONE)
}

impl Layer for MappingSheet {
    fn scopes(&self) -> Vec<Scope> {
        let own = if self.picking.is_some() { Scope::Pick } else { Scope::Mapping };
        vec![own, Scope::List, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        self.picking.is_some()
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if let Some(picking) = &mut self.picking {
            let before = picking.choices.under().map(|choice| choice.code);
            return match input {
                Input::Act(Action::Cancel) => {
                    self.picking = None;
                    Outcome::Done
                }
                Input::Act(Action::Accept) => match picking.choices.accept() {
                    Taken::Choice(choice) => self.take(&choice.code, state),
                    Taken::Kept => {
                        let kept = picking.choices.held().into_iter().next().unwrap_or_default();
                        self.take(&kept, state)
                    }
                    Taken::Asked | Taken::Nothing => Outcome::Done,
                },
                Input::Click { .. } => {
                    // A click on what is chosen already takes it.
                    let is_taken = picking.choices.handle(input);
                    match before {
                        Some(code)
                            if is_taken
                                && picking.choices.under().is_some_and(|c| c.code == code) =>
                        {
                            self.take(&code, state)
                        }
                        _ => Outcome::Done,
                    }
                }
                input if picking.choices.handle(input) => Outcome::Done,
                _ => Outcome::Ignored,
            };
        }
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::NextField) => self.write(state),
            Input::Act(Action::Accept) => {
                self.begin(state);
                Outcome::Done
            }
            Input::Click { column, row } => {
                let hit = self.list.hit(*column, *row);
                if let Some(at) = hit {
                    let is_again = self.list.chosen == at;
                    self.list.chosen = at;
                    if is_again {
                        self.begin(state);
                    }
                }
                Outcome::Done
            }
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        draw::draw(self, frame, area, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.picking.as_ref().map_or_else(|| self.list.spots(), |picking| picking.choices.spots())
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
