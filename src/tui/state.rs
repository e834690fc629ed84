//! What the desk knows: the folder, what is open, and how to speak and look. Layers read it; only `App` changes it.

mod counted;

use std::cell::OnceCell;
use std::path::PathBuf;

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::{Record, calendar, circumstances_despite};
use crate::form::{Answers, Edit, Facts, Place, Severity};
use crate::inspection::{Inspection, State as Standing, inspect};
use crate::law::flips::{Turns, flips};
use crate::law::{Circumstances, Entity, Survey};
use crate::store::{Change, Fingerprint, Mode, Opened, Workspace};
use crate::text::{Lang, Phrase, Text, phrase};

use super::Options;
use super::app::keep::Keep;
use super::message::Tone;
use super::status::Saved;
use super::theme::{Frames, Theme};
pub(crate) use counted::Progress;

use counted::Counted;

/// Everything the layers read.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) options: Options,
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) frames: Frames,
    pub(crate) workspace: Workspace,
    pub(crate) records: Vec<Record>,
    /// What the folder keeps beside the records and cannot be read.
    pub(crate) warnings: Vec<Phrase>,
    /// Why the folder cannot be read.
    pub(crate) trouble: Option<Phrase>,
    pub(crate) open: Option<Open>,
    /// What was last told, until the next key.
    pub(crate) said: Option<(Tone, Phrase)>,
    /// Text for the terminal's clipboard.
    pub(crate) clipboard: Option<String>,
    pub(crate) is_over: bool,
    /// Told to end from outside: the exit code.
    pub(crate) ended_by: Option<u8>,
    pub(crate) random: fastrand::Rng,
}

/// The open assessment.
#[derive(Debug)]
pub(crate) struct Open {
    /// How it gets onto the disk; nothing for a record that may not be written. It ends before the lock of the file does.
    pub(crate) keep: Option<Keep>,
    pub(crate) file: Opened,
    pub(crate) survey: Survey,
    /// The other records of the entity and the policy, for this entity and day.
    pub(crate) around: Circumstances,
    around_of: (Entity, Day),
    /// How the folder looked when it was read.
    folder: Fingerprint,
    /// The working days that are known in the folder.
    pub(crate) calendar: Calendar,
    pub(crate) saved: Saved,
    /// Inverses of what was done, oldest first.
    pub(crate) undo: Vec<Step>,
    /// What was undone, oldest first.
    pub(crate) redo: Vec<Step>,
    /// Grows with every change; what is derived and kept asks whether it is fresh.
    pub(crate) revision: u64,
    /// What would change the result: a search, made when it is first looked at and forgotten with the next change.
    turns: OnceCell<Turns>,
    /// What an officer would find: made from the documents when it is first looked at, and forgotten likewise.
    inspection: OnceCell<Inspection>,
    /// What the screen counts, forgotten likewise.
    counted: Counted,
    /// A save was refused because the file changed on disk, and the user put the question off.
    pub(crate) is_refused: bool,
}

/// One step back or forward.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) way: Way,
    pub(crate) place: Place,
}

/// How a step is taken.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Way {
    /// By an edit to the answers as they are.
    Edit(Edit),
    /// A step of an earlier session is taken back, where its places still hold what it left there.
    Earlier(Vec<Change>),
}

impl Step {
    /// The way back from a step of an earlier session.
    fn earlier(changes: &[Change]) -> Option<Self> {
        let place = changes.last()?.place.clone();
        Some(Self { way: Way::Earlier(changes.to_vec()), place })
    }
}

/// Whose record it is, and its day: what stands around it depends on both.
fn whose(file: &Opened) -> (Entity, Day) {
    let facts = Facts::new(&file.dossier.answers);
    (Entity::of(&facts), facts.day())
}

/// The folder around a file. Where it or its policy cannot be read nothing is settled, and the verdict says so.
fn look_around(file: &Opened, day: Day) -> Circumstances {
    let mut around = circumstances_despite(&file.path, &file.dossier, day);
    // A calendar that cannot be read is told at the same place.
    around.ledger.notes.extend(calendar(&folder_of(file)).err().map(|error| error.said()));
    around
}

fn folder_of(file: &Opened) -> Workspace {
    Workspace::new(file.path.parent().unwrap_or(std::path::Path::new(".")))
}

/// How the folder looks beside the file.
fn look_of(file: &Opened) -> Fingerprint {
    folder_of(file).fingerprint(&file.path, &file.dossier.id)
}

/// The working days of the folder; of one that cannot be read the verdict tells, and the built-in years stay.
fn working_days(file: &Opened) -> Calendar {
    calendar(&folder_of(file)).unwrap_or_else(|_| Calendar::built_in())
}

impl Open {
    /// Takes an opened file.
    pub(crate) fn new(file: Opened) -> Self {
        let around_of = whose(&file);
        // It is looked at before it is read, so that what changes between is noticed.
        let folder = look_of(&file);
        let around = look_around(&file, around_of.1);
        let survey = Survey::at(&Facts::new(&file.dossier.answers), &around);
        let saved = match &file.mode {
            Mode::Write => Saved::Untouched,
            Mode::ReadOnly(why) => Saved::ReadOnly(why.said()),
        };
        let calendar = working_days(&file);
        let keep = file.is_writable().then(|| Keep::new(&file));
        let remembered = keep.iter().flat_map(|keep| keep.journal.remembered());
        let undo = remembered.filter_map(|step| Step::earlier(step)).collect();
        Self {
            file,
            survey,
            around,
            around_of,
            folder,
            calendar,
            saved,
            keep,
            undo,
            redo: Vec::new(),
            revision: 0,
            turns: OnceCell::new(),
            inspection: OnceCell::new(),
            counted: Counted::default(),
            is_refused: false,
        }
    }

    /// Goes on with a copy: steps that name rows by ids of the other file no longer apply where ids are new.
    pub(crate) fn becomes(&mut self, file: Opened) {
        if file.dossier.answers != self.file.dossier.answers {
            self.undo.clear();
            self.redo.clear();
        }
        // The journal of the other file ends before that of the copy begins.
        self.keep = None;
        self.keep = file.is_writable().then(|| Keep::new(&file));
        self.file = file;
        self.read_around();
        self.refresh();
    }

    /// Reads what stands around the record, where the folder no longer looks as it did; says whether it was so.
    pub(crate) fn look_again(&mut self) -> bool {
        if look_of(&self.file) == self.folder {
            return false;
        }
        self.read_around();
        self.refresh();
        true
    }

    fn read_around(&mut self) {
        self.folder = look_of(&self.file);
        self.around_of = whose(&self.file);
        self.around = look_around(&self.file, self.around_of.1);
        self.calendar = working_days(&self.file);
    }

    /// Makes what was in no file one step away: to have left it is a step of its own, which can be taken back. Says how many
    /// places that are.
    pub(crate) fn offers(&mut self, mine: Vec<Change>) -> usize {
        let mut made = self.answers().clone();
        let mut back = Vec::new();
        for change in mine {
            let before = change.now(&made);
            // Of a row that is gone there is nothing to change.
            if before != change.after && made.apply(change.edit(&made)).is_ok() {
                back.push(Change { before, ..change });
            }
        }
        let Some(last) = back.last() else { return 0 };
        let (place, count) = (last.place.clone(), back.len());
        if let Some(keep) = &self.keep {
            keep.journal.did(back.iter().rev().map(Change::reversed).collect());
        }
        let edit = Change::batch(back, self.answers());
        self.undo.push(Step { way: Way::Edit(edit), place });
        count
    }

    /// Whether what is on the screen is in the file, in a word or two: what is being typed is not, until it is finished.
    pub(crate) fn standing(&self) -> Phrase {
        let is_typing = self.keep.as_ref().is_some_and(|keep| keep.typing.is_some());
        match &self.saved {
            Saved::Untouched | Saved::At(_) if is_typing => {
                phrase("输入中，未写入记录", "typing, not in the record")
            }
            saved => saved.said().1,
        }
    }

    /// The answers.
    pub(crate) const fn answers(&self) -> &Answers {
        &self.file.dossier.answers
    }

    /// Recomputes what follows from the answers.
    pub(crate) fn refresh(&mut self) {
        let whose = whose(&self.file);
        if whose != self.around_of {
            self.read_around();
        }
        self.survey = Survey::at(&Facts::new(&self.file.dossier.answers), &self.around);
        self.revision += 1;
        self.turns = OnceCell::new();
        self.inspection = OnceCell::new();
        self.counted = Counted::default();
    }

    /// What would change the result, smallest change first.
    pub(crate) fn turns(&self) -> &Turns {
        self.turns.get_or_init(|| {
            let verdict = &self.survey.verdict;
            flips(self.answers(), verdict.day, &self.around, verdict)
        })
    }

    /// What an officer would find in the papers.
    pub(crate) fn inspection(&self) -> &Inspection {
        self.inspection.get_or_init(|| inspect(self.answers(), &self.survey, &self.calendar))
    }

    /// How many checks object or lack facts, if that was looked at already.
    pub(crate) fn objections_known(&self) -> Option<usize> {
        let count =
            |found: &Inspection| found.count(Standing::Objected) + found.count(Standing::Open);
        self.inspection.get().map(count)
    }

    /// How many changes would change the result, if that was looked at already.
    pub(crate) fn turns_known(&self) -> Option<usize> {
        self.turns.get().map(|turns| turns.found.len())
    }

    /// The answers, frozen.
    pub(crate) fn facts(&self) -> Facts<'_> {
        Facts::new(self.answers())
    }

    /// The worst thing at a place, gaps of the verdict included.
    pub(crate) fn worst_at(&self, place: &Place) -> Option<Severity> {
        let gap = self.survey.gaps.contains(place).then_some(Severity::Gap);
        self.survey.problems_at(place).map(|problem| problem.severity).chain(gap).min()
    }

    /// The worst thing at a place or below it: a section or a row of it.
    pub(crate) fn worst_in(&self, place: &Place) -> Option<Severity> {
        let mut gaps = self.survey.gaps.range(place..);
        let gap = gaps.next().filter(|gap| gap.is_in(place)).map(|_| Severity::Gap);
        self.survey.problems_in(place).map(|problem| problem.severity).chain(gap).min()
    }
}

impl State {
    /// Fixed wording in the language of the screen.
    pub(crate) const fn say(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// The answers of what is open.
    pub(crate) fn answers(&self) -> Option<&Answers> {
        self.open.as_ref().map(Open::answers)
    }

    /// Where documents go if nothing else is said: beside the folder of assessments.
    pub(crate) fn export_folder(&self) -> PathBuf {
        self.beside("export")
    }

    /// Where a filing package goes if nothing else is said.
    pub(crate) fn package_folder(&self) -> PathBuf {
        self.beside("package")
    }

    fn beside(&self, folder: &str) -> PathBuf {
        let dir = self.workspace.dir();
        dir.parent().unwrap_or(dir).join(folder).join(self.stem())
    }

    /// The name of the open file without its ending.
    pub(crate) fn stem(&self) -> String {
        self.open
            .as_ref()
            .and_then(|open| open.file.path.file_stem())
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }
}
