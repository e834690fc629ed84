//! What follows from thousands of answers, found beside the keys: until it is there what followed before is shown, and told to be
//! judged anew.

use std::sync::Arc;

use crate::form::catalog::SECTIONS;
use crate::form::{Answers, Entry, Facts, Need, Place, Section, Severity};
use crate::law::{Circumstances, Survey};

use super::Session;

/// From so many rows on no key waits until they are judged.
pub const LONG: usize = 1_000;

/// How far a section has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The required fields that are asked, over all rows.
    pub asked: usize,
    /// How many of them are answered.
    pub answered: usize,
    /// The worst thing in it.
    pub worst: Option<Severity>,
}

/// The answers with all that stands around them; they can be judged on any thread.
#[derive(Clone, Debug)]
pub struct Judging {
    revision: u64,
    answers: Answers,
    around: Arc<Circumstances>,
}

/// What follows from them.
#[derive(Debug)]
pub struct Judged {
    revision: u64,
    so_far: SoFar,
}

/// What followed when it was looked at last.
#[derive(Clone, Debug)]
pub(super) struct SoFar {
    survey: Arc<Survey>,
    /// How far each section had come; as much of it as was looked at.
    progress: Vec<Progress>,
}

impl Judging {
    /// What follows.
    pub fn survey(&self) -> Survey {
        Survey::at(&self.facts(), &self.around)
    }

    /// What follows, and how far each section has come.
    pub fn run(self) -> Judged {
        let survey = self.survey();
        let progress = progress(&self.facts(), &survey);
        let so_far = SoFar { survey: Arc::new(survey), progress };
        Judged { revision: self.revision, so_far }
    }

    fn facts(&self) -> Facts<'_> {
        Facts::new(&self.answers).under(&self.around.law_files)
    }

    pub(super) fn around(&self) -> &Circumstances {
        &self.around
    }
}

impl Session {
    /// The answers as they are, to be judged.
    pub fn judging(&self) -> Judging {
        Judging {
            revision: self.revision,
            answers: self.answers().clone(),
            around: Arc::clone(&self.read_around().circumstances),
        }
    }

    /// Takes what was found to follow; of other answers than these it is what followed before.
    pub fn take_judged(&mut self, judged: Judged) {
        let SoFar { survey, progress } = judged.so_far;
        if judged.revision == self.revision {
            // Where it is known already it is the same.
            let _known = self.derived.survey.set(survey);
            let _known = self.derived.progress.set(progress);
            self.before = None;
        } else if !self.is_judged() {
            self.before = Some(SoFar { survey, progress });
        }
    }

    /// Whether it is known what follows from the answers as they are.
    pub fn is_judged(&self) -> bool {
        self.derived.survey.get().is_some()
    }

    /// Whether what follows is to be found beside the keys.
    pub fn is_to_be_judged_beside(&self) -> bool {
        !self.is_judged() && self.before.is_some()
    }

    /// What follows from the answers; while that is found beside the keys, what followed before.
    pub fn survey_so_far(&self) -> &Survey {
        let before = self.before.as_ref().filter(|_| !self.is_judged());
        before.map_or_else(|| self.survey(), |before| &before.survey)
    }

    /// How far each section has come; while that is found beside the keys, how far it had come before.
    pub fn progress_so_far(&self) -> &[Progress] {
        let before = self.before.as_ref().filter(|_| !self.is_judged());
        before.map_or_else(|| self.progress(), |before| &before.progress)
    }

    /// How far each section has come.
    pub fn progress(&self) -> &[Progress] {
        self.derived.progress.get_or_init(|| progress(&self.facts(), self.survey()))
    }

    /// What was known to follow is what followed before; it is shown no longer than a key would wait for what follows now.
    pub(super) fn outdated(&mut self) {
        let known = std::mem::take(&mut self.derived);
        if self.answers().stored_rows() < LONG {
            self.before = None;
        } else if let Some(survey) = known.survey.into_inner() {
            // Where no sections are drawn nobody asked how far they have come.
            let before = || self.before.take().map(|before| before.progress);
            let progress = known.progress.into_inner().or_else(before).unwrap_or_default();
            self.before = Some(SoFar { survey, progress });
        }
    }
}

/// How far each section has come.
fn progress(facts: &Facts<'_>, survey: &Survey) -> Vec<Progress> {
    let facts = facts.quietly();
    SECTIONS.iter().map(|section| progress_of(section, &facts, survey)).collect()
}

fn progress_of(section: &'static Section, facts: &Facts<'_>, survey: &Survey) -> Progress {
    let worst = survey.worst_in(&Place::whole(section));
    let mut out = Progress { worst, ..Progress::default() };
    let mut count = |entry: Entry<'_>| {
        let required = section.fields.iter().filter(|field| field.need == Need::Required);
        for field in required.filter(|field| entry.is_asked(field).is_yes()) {
            let is_answered = entry.is_answered(field);
            // What the law does not need here, such as a contract for what is exempt, counts only once it is answered.
            let counts = is_answered || survey.worst_at(&entry.place(field)).is_some();
            out.asked += usize::from(counts);
            out.answered += usize::from(is_answered);
        }
    };
    if section.is_single() {
        count(facts.single(section));
    } else {
        facts.rows(section).for_each(count);
    }
    out
}
