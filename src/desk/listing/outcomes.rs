//! What is told of each record: as it was kept, where all that it rests on is the same, or judged now and kept.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::day::calendar::Calendar;
use crate::dossier::Dossier;
use crate::law::{Ground, Mechanism, State};
use crate::source::LAW_DATA;
use crate::store::{Card, Filed, Index, Outcome, Part, Workspace};
use crate::text::{Phrase, harmless};

use super::super::around::{Neighbours, Rests};
use super::super::batch::Batch;
use super::super::folder::{Folder, Known};
use super::super::kept::Kept;
use super::super::standing::Standing;
use super::{Content, Firm, Record, Step, Watch, stem};

/// How many records are judged before what is told of them is written down.
const PART: usize = 1_000;

/// Each record of a batch, in its order, with what is kept of it as far as that is `asked` for; those of `first` are judged first.
/// Nothing where `watch` breaks it off: what was judged until then is kept.
pub(super) fn of(
    batch: &mut Batch,
    calendar: &Calendar,
    asked: Option<Part>,
    (first, watch): (&[PathBuf], Watch<'_>),
) -> Option<Vec<(Record, Kept)>> {
    let (folder, settings) = (&batch.folder, &batch.settings);
    let neighbours = Neighbours::of(folder, settings, None);
    let mut rests = Rests::of(folder, settings, &neighbours, calendar);
    let told = folder.index().map(Index::outcomes).unwrap_or_default();
    let rests_on: Vec<Option<String>> =
        (0..folder.files.len()).map(|at| rests.as_mut()?.on(at)).collect();
    // What is kept is read after the outcomes: it is never older than they are.
    let mut kept = asked.map_or_else(|| Some(HashMap::new()), |part| kept_rows(folder, part));
    let mut stands = |(known, rests_on): (&Known, &Option<String>)| {
        let (name, kept) = (known.name()?, kept.as_mut()?);
        let outcome = told.get(name)?;
        let is_same = Some(&outcome.rests_on) == rests_on.as_ref();
        let told = is_same.then(|| content_of(known, outcome)).flatten()?;
        Some((record(known, Ok(told)), kept.remove(name).unwrap_or_default()))
    };
    let mut out: Vec<Option<(Record, Kept)>> =
        folder.files.iter().zip(&rests_on).map(&mut stands).collect();
    let order = neighbours.order();
    let (shown, others): (Vec<usize>, Vec<usize>) = order
        .into_iter()
        .filter(|at| out[*at].is_none())
        .partition(|at| first.contains(&folder.files[*at].path));
    let mut left = shown.len() + others.len();
    // Where nothing is left the whole list is told at once.
    let standing = || out.iter().flatten().map(|(record, _)| record.clone()).collect();
    if left > 0 && !watch(Step::Judged(standing(), left)) {
        return None;
    }
    let is_kept = asked.is_some() || batch.folder.index().is_some();
    for part in [shown.as_slice()].into_iter().chain(others.chunks(PART)) {
        let mut part = part.to_vec();
        part.sort_unstable();
        batch.mean(part.clone());
        let look = |standing: &Standing| {
            let kept = if is_kept { Kept::of(standing, calendar) } else { Kept::default() };
            (content(standing), kept)
        };
        let judged = batch.each(look, || ());
        let (mut outcomes, mut rows, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for (at, judged) in part.iter().zip(judged) {
            let known = &batch.folder.files[*at];
            if let (Ok((content, kept)), Some(rests_on)) = (&judged, &rests_on[*at])
                && let Some(outcome) = outcome_of(known, content, rests_on)
            {
                rows.push(kept.rows(&outcome.name));
                outcomes.push(outcome);
            }
            let (content, kept) = match judged {
                Ok((content, kept)) => (Ok(content), kept),
                Err(error) => (Err(error.said()), Kept::default()),
            };
            let record = record(known, content);
            records.push(record.clone());
            let kept = if asked.is_some() { kept } else { Kept::default() };
            out[*at] = Some((record, kept));
        }
        if let Some(index) = batch.folder.index() {
            index.put_outcomes(&outcomes, &rows);
        }
        left -= part.len();
        if !watch(Step::Judged(records, left)) {
            return None;
        }
    }
    Some(out.into_iter().flatten().collect())
}

/// What the index keeps of the records of a folder, by the name of the file; nothing where it cannot be read to its end.
fn kept_rows(folder: &Folder, part: Part) -> Option<HashMap<String, Kept>> {
    let mut out: HashMap<String, Kept> = HashMap::with_capacity(folder.files.len());
    let mut is_whole = true;
    let index = folder.index()?;
    let is_read = index.each_row(part, |name, cell| {
        // The rows of a record follow each other, but most names are met once.
        if !out.contains_key(name) {
            out.insert(name.to_owned(), Kept::default());
        }
        if let Some(kept) = out.get_mut(name) {
            is_whole &= kept.take(part, cell);
        }
    });
    (is_read && is_whole).then_some(out)
}

/// What is known of the records of a folder, and what was told of them last, by the name of the file: nothing of it was looked at
/// again.
pub(super) fn remembered(workspace: &Workspace) -> HashMap<String, (Card, Outcome)> {
    let index = workspace.is_large().then(|| workspace.index()).flatten();
    let Some(index) = index else { return HashMap::new() };
    let mut outcomes = index.outcomes();
    let cards = index.remembered().into_iter();
    cards
        .filter_map(|(name, card)| Some((outcomes.remove(&name)?, name, card)))
        .map(|(outcome, name, card)| (name, (card, outcome)))
        .collect()
}

/// A record as it was told last.
pub(super) fn as_told(file: &Filed, card: Card, outcome: &Outcome) -> Option<Record> {
    let known = Known::kept(file, card)?;
    let content = content_of(&known, outcome)?;
    Some(Record { firm: Firm::AsTold, ..record(&known, Ok(content)) })
}

/// A record of which only the name is known.
pub(super) fn named(path: PathBuf) -> Record {
    let stem = stem(&path);
    let content = Content {
        id: String::new(),
        title: stem.clone(),
        entity: String::new(),
        as_of: LAW_DATA.as_of,
        has_day: true,
        mechanism: Mechanism::Undetermined,
        ground: None,
        state: State::Incomplete,
        gaps: 0,
        errors: 0,
    };
    Record { path, stem, content: Ok(content), gone: None, firm: Firm::Named }
}

fn record(known: &Known, content: Result<Content, Phrase>) -> Record {
    let (path, stem) = (known.path.clone(), stem(&known.path));
    Record { stem, path, content, gone: None, firm: Firm::Yes }
}

fn content(standing: &Standing) -> Content {
    let survey = standing.survey();
    let Dossier { id, schema_version, answers, .. } = &standing.dossier;
    let known = Known::of(standing.path.clone(), id, *schema_version, answers);
    Content {
        id: harmless(&known.id, false),
        title: known.title,
        entity: known.entity.spoken(),
        as_of: survey.verdict.day,
        has_day: known.has_day,
        mechanism: survey.verdict.mechanism,
        ground: survey.verdict.ground,
        state: survey.state(),
        gaps: survey.gaps.len(),
        errors: survey.errors(),
    }
}

fn content_of(known: &Known, outcome: &Outcome) -> Option<Content> {
    let ground = match &outcome.ground {
        Some(code) => Some(read::<Ground>(code)?),
        None => None,
    };
    Some(Content {
        id: harmless(&known.id, false),
        title: known.title.clone(),
        entity: known.entity.spoken(),
        as_of: known.day,
        has_day: known.has_day,
        mechanism: read(&outcome.mechanism)?,
        ground,
        state: read(&outcome.state)?,
        gaps: outcome.gaps,
        errors: outcome.errors,
    })
}

fn outcome_of(known: &Known, content: &Content, rests_on: &str) -> Option<Outcome> {
    Some(Outcome {
        name: known.name()?.to_owned(),
        rests_on: rests_on.to_owned(),
        mechanism: code(content.mechanism)?,
        ground: match content.ground {
            Some(ground) => Some(code(ground)?),
            None => None,
        },
        state: code(content.state)?,
        gaps: content.gaps,
        errors: content.errors,
    })
}

/// The code by which something stands in files.
fn code(of: impl Serialize) -> Option<String> {
    serde_json::to_value(of).ok()?.as_str().map(str::to_owned)
}

fn read<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(Value::from(code)).ok()
}
