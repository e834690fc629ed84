//! What commands share that say something of a record: the record, what was said of it, and who says it when.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::desk::Standing;
use crate::desk::review::{
    Discussion, Overview, SayError, StepTold, Voice, meant, named, papers, past, today,
};
use crate::desk::session::{Past, Reader};
use crate::dossier::Dossier;
use crate::form::LineId;
use crate::law::Survey;
use crate::review::{About, Act, EntryId, Parts, Today};
use crate::text::{Phrase, harmless, t};

use super::call::{Call, Out, Trouble};
use super::record;

impl From<SayError> for Trouble {
    fn from(error: SayError) -> Self {
        Self(error.said())
    }
}

/// A record and what was said of it.
pub(super) struct Talk<'a> {
    call: &'a Call,
    pub(super) path: PathBuf,
    pub(super) dossier: Dossier,
    pub(super) discussion: Discussion,
    reader: Reader,
    /// The latest step of the history.
    step: Option<LineId>,
}

impl<'a> Talk<'a> {
    /// Reads both; what of what was said cannot be read is told on the error stream.
    pub(super) fn of(file: &Path, call: &'a Call, out: &mut Out) -> Result<Self, Trouble> {
        let path = call.file(file);
        let dossier = record::read(&path, out)?;
        let discussion = Discussion::of(&path, &dossier.id)?;
        for fault in discussion.faults() {
            let (what, why) = (harmless(&fault.what, false), &fault.why);
            out.note(&said!(
                "评审条目 {what} 没有读入：{why}",
                "the entry {what} of the review was not read: {why}",
                what,
                why,
            ));
        }
        let reader = Reader::of(&path, &call.hand)?;
        let step = reader.past().latest().cloned();
        Ok(Self { call, path, dossier, discussion, reader, step })
    }

    /// What the record was.
    pub(super) fn past(&self) -> Past<'_> {
        self.reader.past()
    }

    /// What a person means by a text.
    pub(super) fn meant(&self, text: &str) -> Result<About, Trouble> {
        meant(text, &self.dossier.answers, &self.discussion).map_err(Trouble)
    }

    /// How something is called.
    pub(super) fn named(&self, about: &About) -> Phrase {
        named(about, &self.dossier.answers, &self.discussion)
    }

    /// Says something, in the meeting that is open, and tells that it is kept.
    pub(super) fn say(&mut self, act: Act, out: &mut Out) -> Result<EntryId, Trouble> {
        let said = act.said();
        let voice = self.voice();
        let is_end = matches!(act, Act::Closed { .. });
        let id = self.discussion.say(&voice, act)?;
        tell_kept(&id, &said, voice.meeting.filter(|_| !is_end).as_ref(), out)?;
        Ok(id)
    }

    /// Opens again what was settled.
    pub(super) fn reopen(
        &mut self,
        of: EntryId,
        reason: String,
        out: &mut Out,
    ) -> Result<(), Trouble> {
        let voice = self.voice();
        let id = self.discussion.reopen(&voice, of, reason)?;
        let said = self.discussion.board().find(&id).map(|entry| entry.act.said());
        tell_kept(&id, &said.unwrap_or_default(), voice.meeting.as_ref(), out)
    }

    /// The meeting that is open: what is said meanwhile stands in its minutes.
    pub(super) fn meeting(&self) -> Option<EntryId> {
        self.discussion.board().open_meeting().map(|meeting| meeting.id.clone())
    }

    fn voice(&self) -> Voice<'a> {
        Voice { hand: &self.call.hand, step: self.step.clone(), meeting: self.meeting() }
    }

    /// Tells a day that is past by which something is to be done.
    pub(super) fn note_past(&self, day: Option<Day>, out: &mut Out) {
        if let Some(said) = day.and_then(|day| past(day, self.call.today)) {
            out.note(&said);
        }
    }

    /// The record with its folder and what follows from it.
    pub(super) fn survey(&self) -> Result<(Standing, Survey), Trouble> {
        let standing = Standing::of(&self.path, self.dossier.clone(), None)?;
        let survey = standing.survey();
        Ok((standing, survey))
    }

    /// The words of the papers, where anything that is asked speaks of one.
    pub(super) fn papers(&self, survey: &Survey, asked: &[About]) -> Parts {
        if asked.iter().any(is_paper) || self.discussion.speaks_of_papers() {
            papers(&self.dossier, survey)
        } else {
            Parts::new()
        }
    }

    /// The words as they are today.
    pub(super) fn today<'t>(&'t self, survey: &Survey, papers: Parts) -> Today<'t> {
        today(&self.dossier, survey, papers)
    }

    /// Everything that was said, as it stands today.
    pub(super) fn overview(&self) -> Result<Overview, Trouble> {
        let (_, survey) = self.survey()?;
        let papers = self.papers(&survey, &[]);
        Ok(Overview::of(&self.discussion, &self.today(&survey, papers)))
    }

    /// Refuses a paper that the record does not call for, or of which there is one for each recipient or group.
    pub(super) fn known_paper(&self, about: &About, papers: &Parts) -> Result<(), Trouble> {
        if !is_paper(about) || papers.contains_key(about) {
            return Ok(());
        }
        let About::Paper(id, _) = about else { return Ok(()) };
        let each: Vec<Phrase> = papers
            .keys()
            .filter(|paper| matches!(paper, About::Paper(other, Some(_)) if other == id))
            .map(|paper| Phrase::same(harmless(&paper.to_string(), false)))
            .collect();
        let name = self.named(about);
        if each.is_empty() {
            return Err(said!(
                "这份记录不需要{name}，没有写入。",
                "This record does not call for {name}; nothing was written.",
                name,
            )
            .into());
        }
        Err(said!(
            "{name}每个接收方或者每类个人各有一份，请写明是哪一份：{each}",
            "Of {name} there is one for each recipient or group; say which: {each}",
            name,
            each = Phrase::list(each),
        )
        .into())
    }
}

fn is_paper(about: &About) -> bool {
    matches!(about, About::Paper(..))
}

fn tell_kept(
    id: &EntryId,
    said: &Phrase,
    meeting: Option<&EntryId>,
    out: &mut Out,
) -> Result<(), Trouble> {
    out.has_saved = true;
    let id = id.short();
    out.tell(&match meeting.map(EntryId::short) {
        None => said!("{id}  {said}", "{id}  {said}", id, said),
        Some(meeting) => said!(
            "{id}  {said}（记入会议 {meeting}）",
            "{id}  {said} (in the meeting {meeting})",
            id,
            said,
            meeting,
        ),
    })
}

/// A line about an entry: its id, when, who.
pub(super) fn head(step: &StepTold, out: &Out) -> String {
    let by = step.by();
    format!("{}  {}  {}", step.short(), step.when(), by.get(out.lang()))
}

/// Said where nothing was said yet.
pub(super) const NOTHING: crate::text::Text = t("还没有。", "There is none yet.");

/// What is meant by several texts; the whole where there are none. Only what has words.
pub(super) fn scope_of(talk: &Talk<'_>, texts: &[String]) -> Result<Vec<About>, Trouble> {
    let mut scope =
        texts.iter().map(|text| talk.meant(text)).collect::<Result<Vec<_>, Trouble>>()?;
    if scope.is_empty() {
        scope.push(About::Whole);
    }
    if let Some(other) = scope.iter().find(|about| !has_words(about)) {
        return Err(said!(
            "{name}没有文字，只能写批注。请写一个位置、文书或者 whole。",
            "{name} has no words, so only remarks can be made of it. Name a place, a paper or whole.",
            name = talk.named(other),
        )
        .into());
    }
    Ok(scope)
}

/// Whether something may be spoken of in a verdict or an approval: words, and no entry.
fn has_words(about: &About) -> bool {
    !matches!(about, About::Entry(_) | About::Check(_))
}
