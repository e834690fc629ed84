//! The sheets that stand on a screen until they are answered.

mod as_on_document;
mod asking;
mod candidates;
mod colleague;
pub(crate) mod export;
mod filed;
pub(crate) mod hand_in;
mod keep;
mod lines;
mod mapping;
mod merge_copy;
pub(crate) mod name;
pub(crate) mod package;
pub(crate) mod paste;
mod point;
mod point_answer;
mod point_links;
mod presets;
mod published;
pub(crate) mod question;
mod read_back;
pub(crate) mod reading;
mod receive;
mod recover;
mod remark;
mod reply;
mod rule;
pub(crate) mod sheet;
mod state_name;
mod what_if;

use asking::Asking;

use crate::review::About;
use crate::store::file_stem;

use super::component::Layer;
use super::message::Sheet;
use super::screen::{
    findings::Findings, letter::Letter, meeting::Meeting, old_state::OldState, preview::Preview,
    talk::Talk, time_line::TimeLine, whole::Whole,
};
use super::state::State;

/// The layer that a message asks for.
pub(crate) fn layer(sheet: &Sheet, state: &State) -> Box<dyn Layer> {
    match sheet {
        Sheet::Findings => Box::new(Findings::default()),
        Sheet::Preview => Box::new(Preview::default()),
        Sheet::Help(scopes) => Box::new(sheet::Commands::help(scopes, state)),
        Sheet::Palette(scopes) => Box::new(sheet::Commands::palette(scopes, state)),
        Sheet::Name => Box::new(Asking::new(name::NewName)),
        Sheet::Who => Box::new(Asking::new(name::OwnName)),
        Sheet::FileName => {
            let title = state.open.as_ref().map(|open| open.file().dossier.title());
            let name = title.map_or_else(|| state.stem(), |title| file_stem(&title));
            Box::new(Asking::with(name::FileName, &name))
        }
        Sheet::AsOnDocument(place, code) => {
            Box::new(Asking::new(as_on_document::Confirm::new(place.clone(), code.clone())))
        }
        Sheet::Candidates(place) => Box::new(candidates::Choosing::new(place.clone())),
        Sheet::Paste(section) => Box::new(paste::Paste::new(section)),
        Sheet::TableFile(section) => Box::new(Asking::new(read_back::ReadBack(Some(section)))),
        Sheet::Mapping(table) => Box::new(mapping::MappingSheet::new((**table).clone(), state)),
        Sheet::Export => Box::new(export::Export::new(state)),
        Sheet::Inquire(rows, section) => Box::new(colleague::parts(rows, *section, state)),
        Sheet::Colleague(of) => Box::new(Asking::new(colleague::Colleague::new(of.clone(), state))),
        Sheet::ReadBack => Box::new(Asking::new(read_back::ReadBack(None))),
        Sheet::Reply(reading) => Box::new(reply::Reply::new((**reading).clone())),
        Sheet::Filed => Box::new(Asking::new(filed::Filed)),
        Sheet::Review(told) => Box::new(reading::Reading::new(filed::Page(told.clone()))),
        Sheet::Presets => Box::new(presets::Presets::new(state)),
        Sheet::PolicyPage => Box::new(Asking::new(published::PolicyPage)),
        Sheet::PolicyChecked(told) => Box::new(published::Found::new(told.clone())),
        Sheet::TimeLine => Box::new(TimeLine::default()),
        Sheet::OldState(id) => Box::new(OldState::new(id.clone(), state)),
        Sheet::Whole(page) => Box::new(Whole::new(*page)),
        Sheet::Talk => Box::new(Talk::default()),
        Sheet::Meeting => Box::new(Meeting::new(state)),
        Sheet::Remark(about) => {
            let (about, named) = (about.clone(), state.named(about));
            Box::new(Asking::new(remark::NewRemark::new(about, named, state.options.today)))
        }
        Sheet::Again(about, words) => again(about, words, state),
        Sheet::AnswerTo(to, named) => {
            let (to, named) = (to.clone(), named.clone());
            Box::new(Asking::new(remark::NewAnswer { to, named }))
        }
        Sheet::Approve => Box::new(Asking::new(remark::NewApproval)),
        Sheet::StateName(of) => Box::new(Asking::new(state_name::StateName(of.clone()))),
        Sheet::Keep => Box::new(keep::Keep::default()),
        Sheet::MergeCopy => Box::new(Asking::new(merge_copy::MergeCopy)),
        Sheet::Package => Box::new(package::Package::new(state)),
        Sheet::HandIn => Box::new(hand_in::HandInSheet::new(state)),
        Sheet::Receive => Box::new(receive::Receive::new(state)),
        Sheet::Letter(which) => Box::new(Letter::new(which.clone())),
        Sheet::PointAnswer(which, id) => {
            Box::new(point_answer::PointAnswer::new(which.clone(), *id, state))
        }
        Sheet::PointLinks(which, id) => {
            Box::new(point_links::PointLinks::new(which.clone(), *id, state))
        }
        Sheet::PointName(which, id) => {
            let (asked, text) = point::Name::new(which.clone(), *id, state);
            Box::new(Asking::with(asked, &text))
        }
        Sheet::Undertake(which, id) => {
            let (asked, text) = point::Undertaking::new(which.clone(), *id, state);
            Box::new(Asking::with(asked, &text))
        }
        Sheet::SequenceMistake(which) => Box::new(Asking::new(point::Mistaken(which.clone()))),
        Sheet::LetterMistake(which) => Box::new(Asking::new(point::Mistake(which.clone()))),
        Sheet::Addressee(which, next) => {
            let (asked, text) = point::Addressee::new(which.clone(), next.clone(), state);
            Box::new(Asking::with(asked, &text))
        }
        Sheet::ReplyFile(which) => {
            let (asked, text) = point::ReplyFile::new(which.clone(), state);
            Box::new(Asking::with(asked, &text))
        }
        Sheet::ChangesFolder(which) => {
            let (asked, text) = point::ChangesFolder::new(which.clone(), state);
            Box::new(Asking::with(asked, &text))
        }
        Sheet::Rule(rule, scenario) => {
            Box::new(reading::Reading::new(rule::Page::new(rule, scenario.clone())))
        }
        Sheet::WhatIf(flip) => Box::new(reading::Reading::new(what_if::Page::new(flip, state))),
        Sheet::Recover(orphans) => Box::new(recover::Recover::new(orphans.clone(), state)),
        Sheet::Lines { title, lines, foot, then } => {
            let around = (title.clone(), foot.clone());
            Box::new(lines::Lines::new(around, lines.clone(), then.clone()))
        }
        Sheet::Question { title, text, answers } => {
            Box::new(question::Question::new(title.clone(), text.clone(), answers.clone()))
        }
    }
}

/// The sheet in which words of a remark were typed that were thrown away, with them.
fn again(about: &About, words: &str, state: &State) -> Box<dyn Layer> {
    let named = state.named(about);
    if let About::Entry(to) = about {
        return Box::new(Asking::with(remark::NewAnswer { to: to.clone(), named }, words));
    }
    let asked = remark::NewRemark::new(about.clone(), named, state.options.today);
    Box::new(Asking::with(asked, words))
}
