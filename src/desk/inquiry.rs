//! Questions to a colleague: what a record lacks, or a part of it, written out for one person, and what came back of it.
//!
//! That somebody was asked is a remark that names him ([`Act::Remark`]); what such a remark is about, and nothing else beside what recipients
//! are asked, may be answered by a file that comes back.

use std::path::Path;

use crate::day::Day;
use crate::document::build::{self, Inquiry};
use crate::document::render::{docx, xlsx};
use crate::document::reply::{Outcome, Reading};
use crate::document::workbook::Workbook;
use crate::dossier::Dossier;
use crate::form::{Facts, Place};
use crate::law::{Circumstances, Survey};
use crate::review::{About, Act, Board, Remark, Thread};
use crate::store::{StoreError, file_stem, make_folder, write_keeping};
use crate::text::{Lang, Phrase, t};

use super::export::{Exported, Format};
use super::questionnaire::QuestionnaireError;

/// Who is asked, by when, and of what.
#[derive(Clone, Debug, PartialEq)]
pub struct Asks {
    /// The name of the person.
    pub to: String,
    /// By when it is to be sent back.
    pub due: Option<Day>,
    /// Sections, rows or fields; the whole record where there are none.
    pub of: Vec<Place>,
}

/// Whether a place stands in a section, a row, or is the field.
fn is_within(place: &Place, of: &Place) -> bool {
    place.section == of.section
        && (of.row.is_none() || place.row == of.row)
        && (of.field.is_none() || place.field == of.field)
}

/// The fields without an answer, in the order of the table: of the whole record, or of what is named.
pub fn lacking(survey: &Survey, of: &[Place]) -> Vec<Place> {
    let is_meant = |place: &&Place| of.is_empty() || of.iter().any(|one| is_within(place, one));
    let fields = survey.gaps.iter().filter(|place| place.field.is_some());
    fields.filter(is_meant).cloned().collect()
}

impl Asks {
    /// Writes the questions as `<stem>-问卷-<name>`, or `<stem>-questions-<name>` in English, in the chosen formats, of which Word and workbook
    /// count. What a person may have changed is kept, as in an export. Tells how many questions there are.
    ///
    /// # Errors
    /// If nothing is lacking there, or a file cannot be written.
    pub fn write(
        &self,
        (dossier, around): (&Dossier, &Circumstances),
        (stem, dir): (&str, &Path),
        formats: &[Format],
        lang: Lang,
    ) -> Result<(Exported, usize), QuestionnaireError> {
        let survey = Survey::at(&Facts::new(&dossier.answers), around);
        let places = lacking(&survey, &self.of);
        if places.is_empty() {
            return Err(QuestionnaireError::NothingLacking);
        }
        let asked = Inquiry { to: &self.to, due: self.due, places: &places };
        let (mut document, workbook) = build::inquiry((&dossier.answers, &survey), lang, &asked);
        document.stamp.record.clone_from(&dossier.id);
        let workbook = Workbook { record: dossier.id.clone(), ..workbook };
        let called = t("问卷", "questions").get(lang);
        let name = format!("{stem}-{called}-{}", file_stem(&self.to));
        let mut files = Vec::new();
        for format in formats {
            let bytes = match format {
                Format::Docx => docx(&document).map_err(|error| StoreError::made(dir, &error))?,
                Format::Xlsx => xlsx(&workbook).map_err(|error| StoreError::made(dir, &error))?,
                Format::Html | Format::Markdown | Format::Json => continue,
            };
            files.push((dir.join(format!("{name}.{}", format.ending())), bytes));
        }
        make_folder(dir)?;
        let kept = write_keeping(&files)?;
        let files = files.into_iter().map(|(path, _)| path).collect();
        Ok((Exported { files, kept }, places.len()))
    }

    /// What is said of the record when it is sent: that this person was asked, of each part.
    pub fn said(&self, survey: &Survey, lang: Lang) -> Vec<Act> {
        let parts: Vec<(About, usize)> = if self.of.is_empty() {
            vec![(About::Whole, lacking(survey, &[]).len())]
        } else {
            let part =
                |one: &Place| (About::place(one), lacking(survey, std::slice::from_ref(one)).len());
            self.of.iter().map(part).filter(|(_, count)| *count > 0).collect()
        };
        let remark = |(about, count): (About, usize)| {
            let words = said!(
                "已发出问卷，请答复{count}项",
                "sent as a questionnaire: {count} {count?question|questions}",
                count,
            );
            Act::Remark(Remark {
                about,
                words: words.get(lang).to_owned(),
                missing: true,
                quoted: None,
                asked: Some(self.to.clone()),
                due: self.due,
            })
        };
        parts.into_iter().map(remark).collect()
    }
}

/// What was asked of a person by a remark that says that something is missing.
fn asks(thread: &Thread<'_>) -> bool {
    thread.remark.missing && thread.remark.asked.is_some()
}

fn is_about(about: &About, place: &Place) -> bool {
    match about {
        About::Whole => true,
        About::Place(_) => about.known_place().is_some_and(|of| is_within(place, &of)),
        _ => false,
    }
}

/// Whether somebody was asked of this place: only then may a file that comes back answer it.
pub fn was_asked(board: &Board, place: &Place) -> bool {
    let threads = board.threads();
    threads.iter().any(|thread| asks(thread) && is_about(&thread.remark.about, place))
}

/// What is said of the record when answers were taken: how many, to each remark that asked and is open; and that it is settled where nothing of
/// it is lacking any more.
pub fn came_back(board: &Board, reading: &Reading, survey: &Survey, lang: Lang) -> Vec<Act> {
    let taken = |reply: &crate::document::reply::Reply| match &reply.outcome {
        Outcome::Changed(change) => Some(change.place.clone()),
        _ => None,
    };
    let places: Vec<Place> = reading.replies.iter().filter_map(taken).collect();
    let mut out = Vec::new();
    for thread in board.threads().iter().filter(|thread| thread.is_open && asks(thread)) {
        let is_of_it = |place: &&Place| is_about(&thread.remark.about, place);
        let count = places.iter().filter(is_of_it).count();
        if count == 0 {
            continue;
        }
        let open =
            survey.gaps.iter().filter(|place| place.field.is_some()).filter(is_of_it).count();
        let words: Phrase = said!(
            "问卷收回，写入{count}项，还缺{open}项",
            "came back: {count} {count?answer|answers} taken, {open} still open",
            count,
            open,
        );
        let words = words.get(lang).to_owned();
        out.push(if open == 0 {
            Act::Resolved { of: thread.id.clone(), reason: words }
        } else {
            Act::Answer { to: thread.id.clone(), words }
        });
    }
    out
}
