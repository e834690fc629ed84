//! What can happen. Messages are data: a layer returns them, [`super::app::App::update`] carries them out.

use std::path::PathBuf;

use serde_json::Value;

use crate::desk::Wanted;
use crate::desk::copy::Same;
use crate::desk::filing::{HandIn, Received};
use crate::desk::inquiry::Asks;
use crate::desk::package::Scan;
use crate::desk::session::HandedOut;
use crate::document::grid::{How, Tables};
use crate::document::reply::Reading;
use crate::filing::letter::Step;
use crate::form::table::{Mapping, Onto, Plan};
use crate::form::{Edit, Place, Section};
use crate::history::OperationId;
use crate::law::Rule;
use crate::law::flips::Flip;
use crate::review::{About, EntryId};
use crate::store::{Draft, Orphan};
use crate::telling::Told;
use crate::text::Phrase;

use super::app::Utterance;
use super::fixer::Job;
use super::gatherer::{Asked, Page};
use super::inbox::Which;
use super::key::{Action, Scope};
use super::theme::Theme;
use super::wrap::Width;

/// Something to carry out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Message {
    /// Take the top layer away.
    Close,
    /// Put a layer on top.
    Show(Sheet),
    /// As if its key had been pressed.
    Act(Action),
    /// Open a file.
    OpenFile(PathBuf),
    /// Make a new assessment with this name and open it.
    Create(String),
    /// Read the folder again.
    Rescan,
    /// Save what is open and go back to the list.
    Leave,
    /// Go back to the list; what could not be saved is given up.
    Abandon,
    /// Save and end.
    Quit,
    /// End; what could not be saved is given up.
    QuitAnyway,
    /// Change the answers.
    Edit(Edit),
    /// Of the candidates at a place this one is the answer, or none is.
    Choose(Place, Option<Value>),
    /// Put a new, empty row behind the last and go to it.
    AddRow(&'static Section),
    /// Put a row with these answers behind the last and go to it.
    AddFilled(&'static Section, serde_json::Map<String, Value>),
    /// Put a copy of a row behind it.
    CopyRow(&'static Section, String),
    /// Show what rows pasted from a spreadsheet would become.
    PasteRows(&'static Section, String),
    /// The same for any source, read as a person said.
    ReadTable(&'static Section, Source, How),
    /// Add the rows of a table; those that are there already are changed, where it was laid onto them.
    TakeTable(Box<(Mapping, Plan, Option<Onto>)>),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Save now.
    Save,
    /// Ask what of a copy is the same.
    SaveCopy,
    /// Save under a new name, with these parts, and go on with that.
    CopyAs(Same, Vec<&'static str>),
    /// The file of the open record is to be called so.
    RenameFile(String),
    /// Begin the assessment that follows the open one, and go on with that.
    Succeed,
    /// Ask what of a copy that keeps these parts is the same.
    CopyKeeping(Vec<&'static str>),
    /// A counted record is gone on purpose: by its id, and as it is called.
    Forget(String, String),
    /// Read the open file again; unsaved changes are given up.
    Reload,
    /// What was typed was thrown away: this would bring it back.
    Discarded(Edit),
    /// The same of words that are no answer: a remark, an answer to one.
    Thrown(Draft),
    /// Make what a killed session left, as one step; its journals are then done with.
    TakeBack(Option<Edit>, Vec<Draft>, Vec<Orphan>),
    /// Throw away what a killed session left.
    DropLeft(Vec<Orphan>),
    /// The other language.
    Language,
    /// Other colours.
    Theme(Theme),
    /// The person at the desk is called so.
    Called(String),
    /// Ambiguous characters are so wide.
    Width(Option<Width>),
    /// Show a place in the interview.
    Visit(Place),
    /// The interview moves: to a place, and begins to answer it if asked to.
    Go(Place, bool),
    /// A step was taken back or made again at this place.
    Stepped(Place),
    /// The interview moves to the next field that is asked (or back), seen from a place.
    Advance(Place, bool),
    /// A field was answered: the interview moves on past what may stay open, if something behind it may not.
    Answered(Place),
    /// Hand text to the terminal's clipboard.
    Copy(String, Phrase),
    /// Write documents.
    Export {
        /// The folder.
        dir: PathBuf,
        /// What is to be written.
        wanted: Wanted,
    },
    /// Write the minutes of the latest meeting.
    Minutes,
    /// Read a questionnaire that came back and show what it would change.
    ReadBack(PathBuf),
    /// Write out what a colleague is asked.
    Inquire(Asks),
    /// Make what it changes, as one step.
    TakeOver(Box<Reading>),
    /// Hold the record against a file of it as it was filed, also one of another entity.
    CompareWith(PathBuf, bool),
    /// Hold the published policy in a file against the record.
    CheckPolicy(PathBuf),
    /// Bring back what was so after a step: all of it, or what stands at one place.
    Restore(OperationId, Option<Place>),
    /// Give the state of now a name.
    NameState(Option<OperationId>, String),
    /// Merge a copy that was changed elsewhere, and from which state it came where that was asked already.
    MergeCopy(PathBuf, Option<HandedOut>),
    /// Make the filing package.
    Package {
        /// The folder, which must not exist.
        dir: PathBuf,
        /// What goes with it.
        scans: Vec<Scan>,
    },
    /// Show what would be noted as handed in from a package, or note it.
    HandIn { said: Box<HandIn>, dir: PathBuf, is_sure: bool },
    /// A letter came.
    Receive(Box<Received>),
    /// Take a step with the points of a letter.
    Point(Which, Step),
    /// Take the last such step back.
    PointBack(Which),
    /// A letter was noted by mistake: why.
    WithdrawLetter(Which, String),
    /// What was noted as handed in was a mistake: the sequence by its id, and why.
    WithdrawSequence(Which, String),
    /// Write the letter that answers.
    WriteReply(Which, PathBuf),
    /// Make the package of what changed.
    PackChanges(Which, PathBuf),
    /// Gather a page of the whole folder.
    Gather(Asked),
    /// Make one wording hold in many records.
    Fix(Job),
    /// Say something of the record.
    Utter(Utterance),
    /// Tell the user something at the foot of the screen.
    Say(Tone, Phrase),
}

/// Where a table comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Pasted.
    Text(String),
    /// A file.
    File(PathBuf),
}

/// A table to be pasted, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) section: &'static Section,
    pub(crate) source: Source,
    pub(crate) how: How,
    pub(crate) tables: Tables,
}

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Good,
    Error,
}

/// A layer that can be put on top.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sheet {
    /// The findings.
    Findings,
    /// The documents.
    Preview,
    /// The keys of these scopes.
    Help(Vec<Scope>),
    /// Commands in these scopes, and places to go to.
    Palette(Vec<Scope>),
    /// The name of a new assessment.
    Name,
    /// Who works here.
    Who,
    /// Whether the code at a place stands so on the document.
    AsOnDocument(Place, String),
    /// Which of the candidates at a place it is.
    Candidates(Place),
    /// What its file is to be called.
    FileName,
    /// Rows to paste.
    Paste(&'static Section),
    /// Which file to take rows from.
    TableFile(&'static Section),
    /// What the rows become.
    Mapping(Box<Table>),
    /// Export.
    Export,
    /// Of which parts of what is lacking a colleague is asked: the rows that are meant, if any, and the section.
    Inquire(Vec<Place>, Option<&'static Section>),
    /// Which colleague, by when.
    Colleague(Vec<Place>),
    /// Which questionnaire to read back in.
    ReadBack,
    /// What it would change.
    Reply(Box<Reading>),
    /// Which file holds the record as it was filed.
    Filed,
    /// What changed since, and what is to be done.
    Review(Vec<Told>),
    /// Which file holds the published policy.
    PolicyPage,
    /// What is usual in common transfers, to be taken.
    Presets,
    /// What was found of it.
    PolicyChecked(Vec<Told>),
    /// The steps of the record.
    TimeLine,
    /// What it held after one of them.
    OldState(OperationId),
    /// A page of the whole folder.
    Whole(Page),
    /// What was said of the record.
    Talk,
    /// A review meeting.
    Meeting,
    /// A remark on something.
    /// Words that were thrown away, to be gone on with.
    Again(About, String),
    Remark(About),
    /// An answer to a remark on what is called so.
    AnswerTo(EntryId, Phrase),
    /// In which role the record is approved.
    Approve,
    /// The name of the state after this step; of now where there is none yet.
    StateName(Option<OperationId>),
    /// What a copy keeps.
    Keep,
    /// Which copy to merge.
    MergeCopy,
    /// The filing package.
    Package,
    /// What was handed in.
    HandIn,
    /// A letter that came.
    Receive,
    /// The points of a letter.
    Letter(Which),
    /// The answer to a point, by its id.
    PointAnswer(Which, u32),
    /// What a point is about.
    PointLinks(Which, u32),
    /// What a point is called.
    PointName(Which, u32),
    /// Who does by when what a point asks for.
    Undertake(Which, u32),
    /// To whom the letter that answers goes; and then, where something waits for that, what.
    Addressee(Which, Option<Box<Sheet>>),
    /// Where the letter that answers goes.
    ReplyFile(Which),
    /// Why a letter was noted by mistake.
    LetterMistake(Which),
    /// Why a handing in was noted by mistake: the sequence by its id.
    SequenceMistake(Which),
    /// Where the package of what changed goes.
    ChangesFolder(Which),
    /// The page of a rule, and what it said of the scenario with this row id, or of all.
    Rule(&'static Rule, Option<String>),
    /// What a change would do, tried on a copy.
    WhatIf(Flip),
    /// What a killed session left that is not in the file.
    Recover(Vec<Orphan>),
    /// Lines to be looked at.
    Lines {
        /// Heading.
        title: Phrase,
        /// The lines, each with whether it tells of something in the way.
        lines: Vec<(Phrase, bool)>,
        /// What the keys do.
        foot: Phrase,
        /// What follows when they are accepted. The sheet is closed first.
        then: Vec<Message>,
    },
    /// A question with answers to choose from.
    Question {
        /// Heading.
        title: Phrase,
        /// What it is about.
        text: Phrase,
        /// Answers, each with what follows. The question is closed first.
        answers: Vec<(Phrase, Vec<Message>)>,
    },
}

impl Sheet {
    /// Whether it leads on from an answer that is being given, and shows or takes what the record says: that is finished first.
    pub(crate) const fn rests_on_answers(&self) -> bool {
        matches!(
            self,
            Self::Findings
                | Self::Preview
                | Self::Export
                | Self::ReadBack
                | Self::Filed
                | Self::PolicyPage
                | Self::Presets
                | Self::TimeLine
                | Self::Talk
                | Self::Meeting
                | Self::Keep
                | Self::MergeCopy
                | Self::Package
                | Self::HandIn
                | Self::Receive
                | Self::Letter(_)
        )
    }
}
