//! What the desk knows: the folder, what is open, and how to speak and look. Layers read it; only `App` changes it.

mod counted;

use std::ops::Deref;
use std::path::PathBuf;
use std::time::Duration;

use crate::desk::package::made_place;
use crate::desk::review::{Discussion, named};
use crate::desk::whole::{Line, Overview};
use crate::desk::{Ids, Record, Session};
use crate::form::{Answers, Need, Place, Severity};
use crate::law::flips::Turns;
use crate::review::{About, EntryId};
use crate::store::{Draft, Workspace};
use crate::text::{Lang, Phrase, Text, phrase};

use super::Options;
use super::gatherer::{Ahead, Asked, Row};
use super::inbox::Inbox;
use super::judging::Judging;
use super::key::{Action, Scope};
use super::message::Tone;
use super::seeking::Seeking;
use super::settings::Settings;
use super::status::Saved;
use super::talk::Talk;
use super::theme::{Frames, Theme};
use super::wrap::Width;
use counted::Counted;

/// Everything the layers read.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) options: Options,
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) frames: Frames,
    /// How wide the terminal draws ambiguous characters.
    pub(crate) width: Width,
    pub(crate) settings: Settings,
    pub(crate) workspace: Workspace,
    pub(crate) records: Vec<Record>,
    /// Counts up whenever the list changes.
    pub(crate) listed: u64,
    /// Whether the folder has so many records that nothing of it is looked at between two keys.
    pub(crate) is_large: bool,
    /// How far the list has come that is being made: so many of so many.
    pub(crate) counting: Option<(usize, usize)>,
    /// What the folder keeps beside the records and cannot be read.
    pub(crate) warnings: Vec<Phrase>,
    /// What is kept there of no record any more.
    pub(crate) left_behind: Vec<Phrase>,
    /// Why the folder cannot be read.
    pub(crate) trouble: Option<Phrase>,
    /// The page of the whole folder that was gathered last.
    pub(crate) whole: Whole,
    /// The state of the folder.
    pub(crate) standing: Standing,
    pub(crate) open: Option<Open>,
    /// What was last told, until the next key.
    pub(crate) said: Option<(Tone, Phrase)>,
    /// Text for the terminal's clipboard.
    pub(crate) clipboard: Option<String>,
    pub(crate) is_over: bool,
    /// The person asked to stop the program for a while.
    pub(crate) is_to_stop: bool,
    /// Told to end from outside: the exit code.
    pub(crate) ended_by: Option<u8>,
    pub(crate) ids: Ids,
}

/// A page of the whole folder.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) rows: Vec<Row>,
    /// What lies ahead, of the deadlines.
    pub(crate) ahead: Option<Ahead>,
    /// What it was gathered of.
    pub(crate) asked: Option<Asked>,
    /// Whether another is being gathered.
    pub(crate) is_busy: bool,
    /// Whether records are being changed.
    pub(crate) is_fixing: bool,
    /// Why it cannot be.
    pub(crate) trouble: Option<Phrase>,
}

/// The state of the folder as it was counted last.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    pub(crate) overview: Option<Overview>,
    /// The same, told once when it was counted.
    pub(crate) told: Vec<Line>,
    /// Whether that is how the folder stands now; else it is being counted, or waits for it.
    pub(crate) is_firm: bool,
    /// Whether it is being counted.
    pub(crate) is_busy: bool,
    /// Why it cannot be.
    pub(crate) trouble: Option<Phrase>,
}

/// The open assessment: its session, and what the terminal knows of saving it.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) session: Session,
    pub(crate) saved: Saved,
    /// When to save.
    pub(crate) due: Option<Duration>,
    /// How often saving failed since it last did not.
    pub(crate) failures: u32,
    /// What the screen counts.
    counted: Counted,
    /// What would change the result is being looked for.
    pub(crate) seeking: Option<Seeking>,
    /// What follows is being found beside the loop.
    pub(crate) judging: Option<Judging>,
    /// Whom the result counts is to be kept beside the record, once it is judged.
    pub(crate) is_to_tell: bool,
    /// A save was refused because the file changed on disk, and the user put the question off.
    pub(crate) is_refused: bool,
    /// The journal cannot be written.
    pub(crate) has_no_journal: bool,
    /// What was said of it.
    pub(crate) talk: Talk,
    /// Words of a remark that were thrown away last, later than any answer.
    pub(crate) thrown: Option<Draft>,
    /// What the record was called before it was called otherwise, until it is asked whether its file is, too.
    pub(crate) was_called: Option<String>,
    /// The meeting that is held here.
    pub(crate) meeting: Option<EntryId>,
    /// What is kept of its filings.
    pub(crate) inbox: Inbox,
}

/// Layers read what is open; only [`super::app::App`] changes it.
impl Deref for Open {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Open {
    /// Takes an opened record.
    pub(crate) fn new(session: Session) -> Self {
        let (saved, talk) = (Saved::of(&session.file().mode), Talk::of(&session));
        let inbox = Inbox::of(&session);
        Self {
            session,
            saved,
            due: None,
            failures: 0,
            counted: Counted::default(),
            seeking: None,
            judging: None,
            is_to_tell: false,
            is_refused: false,
            has_no_journal: false,
            talk,
            thrown: None,
            was_called: None,
            meeting: None,
            inbox,
        }
    }

    /// Its file was read or made anew: nothing waits to be saved.
    pub(crate) fn begins_anew(&mut self) {
        self.saved = Saved::of(&self.session.file().mode);
        self.due = None;
        self.failures = 0;
        self.is_refused = false;
        self.has_no_journal = false;
        self.hear();
    }

    /// Reads anew what was said of it, also by others meanwhile.
    pub(crate) fn hear(&mut self) {
        self.open_letters();
        self.talk = Talk::of(&self.session);
        let board = self.talk.discussion.as_ref().map(Discussion::board);
        // One that was ended elsewhere is not gone on with.
        let meetings = board.map(crate::review::Board::meetings).unwrap_or_default();
        let is_open = |id: &EntryId| {
            meetings.iter().any(|meeting| meeting.id == id && meeting.closed.is_none())
        };
        self.meeting = self.meeting.take().filter(is_open);
    }

    /// Reads anew what is kept of its filings.
    pub(crate) fn open_letters(&mut self) {
        let before = std::mem::take(&mut self.inbox);
        self.inbox = Inbox::of(&self.session).after(before);
    }

    /// Whether what is on the screen is in the file, in a word or two: what is being typed is not, until it is finished.
    pub(crate) fn standing(&self) -> Phrase {
        match &self.saved {
            Saved::Untouched | Saved::At(_) if self.is_typing() => {
                phrase("输入中，未写入记录", "typing, not in the record")
            }
            saved => saved.said().1,
        }
    }

    /// What would change the result as far as it is known: what was found so far, while it is being looked for.
    pub(crate) fn turns_so_far(&self) -> Option<&Turns> {
        let is_fresh = |seeking: &&Seeking| seeking.revision() == self.revision();
        let so_far = || self.seeking.as_ref().filter(is_fresh).map(Seeking::so_far);
        self.turns_known().or_else(so_far)
    }

    /// The worst thing at a place, gaps of the verdict included, as far as the record is judged.
    pub(crate) fn worst_at(&self, place: &Place) -> Option<Severity> {
        self.survey_so_far().worst_at(place)
    }

    /// The worst thing at a place or below it: a section or a row of it.
    pub(crate) fn worst_in(&self, place: &Place) -> Option<Severity> {
        self.survey_so_far().worst_in(place)
    }

    /// Whether an answer is lacking at a place. While the record is judged beside the loop its own row tells, and of what is lacking only
    /// in some records the last result.
    pub(crate) fn is_gap(&self, place: &Place) -> bool {
        if !self.is_to_be_judged_beside() {
            return self.worst_at(place) == Some(Severity::Gap);
        }
        let facts = self.facts().quietly();
        let entry = facts.entry(place).zip(place.field);
        entry.is_some_and(|(entry, field)| {
            let is_lacking = match field.need {
                Need::Required => entry.is_asked(field).is_yes() && !entry.is_proposed(),
                Need::Optional => {
                    !entry.is_asked(field).is_no() && self.worst_at(place) == Some(Severity::Gap)
                }
            };
            is_lacking && entry.value(field).is_none()
        })
    }
}

impl State {
    /// Fixed wording in the language of the screen.
    pub(crate) const fn say(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// The key of an action in a scope, as it is called in a sentence.
    pub(crate) fn key(&self, scope: Scope, action: Action) -> Phrase {
        self.settings.keys.named(scope, action)
    }

    /// The key that takes a step back.
    pub(crate) fn undo_key(&self) -> Phrase {
        self.key(Scope::Record, Action::Undo)
    }

    /// The key that lists what works here.
    pub(crate) fn help_key(&self) -> Phrase {
        self.key(Scope::Everywhere, Action::Help)
    }

    /// The key of the palette.
    pub(crate) fn palette_key(&self) -> Phrase {
        self.key(Scope::Everywhere, Action::Palette)
    }

    /// The key that links what was changed to a point of a letter.
    pub(crate) fn link_key(&self) -> Phrase {
        self.key(Scope::Letter, Action::Link)
    }

    /// How something is called of which something is said.
    pub(crate) fn named(&self, about: &About) -> Phrase {
        let open = self.open.as_ref();
        let discussion = open.and_then(|open| open.talk.discussion.as_ref());
        let known = open.zip(discussion);
        known.map_or_else(Phrase::default, |(open, all)| named(about, open.answers(), all))
    }

    /// The answers of what is open.
    pub(crate) fn answers(&self) -> Option<&Answers> {
        self.open.as_ref().map(|open| open.answers())
    }

    /// Where documents go if nothing else is said: beside the folder of assessments.
    pub(crate) fn export_folder(&self) -> PathBuf {
        self.beside("export")
    }

    /// Where a filing package goes if nothing else is said.
    pub(crate) fn package_folder(&self) -> PathBuf {
        self.beside("package")
    }

    /// The package that was made last where it goes if nothing else is said.
    pub(crate) fn package_made(&self) -> Option<PathBuf> {
        made_place(&self.package_folder())
    }

    fn beside(&self, folder: &str) -> PathBuf {
        let dir = self.workspace.dir();
        dir.parent().unwrap_or(dir).join(folder).join(self.stem())
    }

    /// The name of the open file without its ending.
    pub(crate) fn stem(&self) -> String {
        self.open
            .as_ref()
            .and_then(|open| open.file().path.file_stem())
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }
}
