//! What is told of each record: as it was kept, where all that it rests on is the same, or judged now and kept.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::day::calendar::Calendar;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Ground, How, Mechanism, State, Survey};
use crate::source::LAW_DATA;
use crate::store::{Card, Filed, Outcome, Workspace};
use crate::text::{Phrase, harmless};

use super::super::around::{Neighbours, Rests};
use super::super::batch::Batch;
use super::super::filing::staged;
use super::super::folder::{Folder, Known};
use super::super::kept::Kept;
use super::super::standing::{self, Standing};
use super::ahead::{self, Ahead};
use super::{Content, Firm, Keeping, Record, Step, Wanted, Watch, stem};
use crate::cores::{let_go, on_every_core};

/// How many records are judged before what is told of them is written down.
const PART: usize = 1_000;

/// The same of what nobody waits for.
const FEW: usize = 100;

/// A record of the list, and what is kept of it where that is at hand.
type Made = (Record, Option<Kept>);

/// Each record of a batch, in its order, with what is kept of it as far as that is `asked` for; those of `first` are judged first.
/// Also whether all of it is kept. Nothing where `watch` breaks it off: what was judged until then is kept.
pub(super) fn of(
    batch: &Batch,
    calendar: &Calendar,
    (asked, ahead): (Option<Wanted<'_>>, Option<&Ahead>),
    (first, watch): (&[PathBuf], Watch<'_>),
) -> Option<(Vec<(Record, Kept)>, Keeping)> {
    let (folder, settings) = (&batch.folder, &batch.settings);
    let neighbours = Neighbours::of(folder, settings, None);
    let mut rests = Rests::of(folder, settings, &neighbours, calendar);
    let told_ahead = ahead.and_then(Ahead::told);
    let ahead = ahead.filter(|_| told_ahead.is_some());
    let told = told_ahead.or_else(|| folder.index()?.outcomes()).unwrap_or_default();
    let told_of = |known: &Known| told.get(known.name()?).map(Box::as_ref);
    let told_last: Vec<Option<&Outcome>> = folder.files.iter().map(told_of).collect();
    let is_urgent = asked.is_none_or(|wanted| wanted.is_urgent);
    let standing = standing_of(folder, &told_last, rests.as_mut(), is_urgent);
    let mut keeping = keeping(folder, &standing);
    // While the outcomes were looked at the rows were read.
    let mut rows = asked.and_then(|wanted| match ahead {
        Some(ahead) => ahead.rows(),
        None => ahead::rows(folder.index()?, wanted),
    });
    let mut kept_of = |(known, standing): (&Known, Option<(Record, bool)>)| {
        let (record, is_kept) = standing?;
        let rows = rows.as_mut().filter(|_| is_kept);
        let kept = rows.and_then(|rows| Some(rows.remove(known.name()?).unwrap_or_default()));
        Some((record, kept))
    };
    let mut out: Vec<Option<Made>> = folder.files.iter().zip(standing).map(&mut kept_of).collect();
    let is_new = told_last.iter().map(Option::is_none);
    let new = folder.files.iter().zip(is_new).filter(|(_, is_new)| *is_new);
    let new: Vec<Record> = new.map(|(known, _)| unjudged(known)).collect();
    if !new.is_empty() && !watch(Step::Known(new)) {
        return None;
    }
    let is_whole = out.iter().all(Option::is_some);
    let order = if is_whole { Vec::new() } else { neighbours.order() };
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
    for part in [shown.as_slice()].into_iter().chain(others.chunks(PART)) {
        let mut part = part.to_vec();
        part.sort_unstable();
        let look = |standing: &Standing| {
            let of = (&standing.dossier, &*standing.stem());
            let content = content(standing, calendar);
            let judged = (&standing.facts(), content.mechanism);
            let kept = asked.map(|_| Kept::of(judged, of, calendar));
            (content, kept)
        };
        for at in &part {
            if let Some(rests) = &mut rests {
                rests.look(*at);
            }
        }
        let judged = batch.each_of(&neighbours, &part, look, || ());
        let (mut outcomes, mut kept_now, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for (at, judged) in part.iter().zip(judged) {
            let known = &folder.files[*at];
            let (content, mut kept) = match judged {
                Ok((content, kept)) => (Ok(content), kept),
                Err(error) => (Err(error.said()), None),
            };
            if let Ok(content) = &content
                && let Some(rests_on) = rests.as_mut().and_then(|rests| rests.on(*at))
                && let Some(outcome) = outcome_of(known, content, rests_on)
            {
                let folders = rests.as_ref().map(|rests| rests.folders(*at)).unwrap_or_default();
                let outcome = Outcome { folders, ..outcome };
                let rows = kept.as_ref().map(|kept| kept.rows(&outcome.name));
                kept_now.extend(rows.map(|rows| (outcome.rests_on.clone(), rows)));
                outcomes.push(outcome);
            }
            if let (Some(kept), Some(wanted)) = (&mut kept, asked) {
                kept.limit(wanted.part, wanted.words);
            }
            let record = record(known, content);
            records.push(record.clone());
            out[*at] = Some((record, kept));
        }
        if let Some(index) = folder.index() {
            index.put_outcomes(&outcomes);
            index.put_kept(kept_now);
        }
        left -= part.len();
        if !watch(Step::Judged(records, left)) {
            return None;
        }
    }
    if let Some(wanted) = asked {
        complete(&mut out, batch, (calendar, rests), (wanted, watch))?;
        // What is too young was read, and not kept.
        if keeping == Keeping::Open {
            keeping = Keeping::Done;
        }
    }
    drop(told_last);
    let_go((told, rows));
    let mut made = Vec::with_capacity(out.len());
    made.extend(out.into_iter().flatten().map(|(record, kept)| (record, kept.unwrap_or_default())));
    Some((made, keeping))
}

/// Whether the content of all records is kept, as far as what was told of them stands.
fn keeping(folder: &Folder, standing: &[Option<(Record, bool)>]) -> Keeping {
    let Some(index) = folder.index() else { return Keeping::Done };
    let is_young = |known: &Known| known.look.is_none_or(|look| !index.is_settled(&look));
    if standing.iter().all(|one| one.as_ref().is_some_and(|(_, is_kept)| *is_kept)) {
        Keeping::Done
    } else if folder.files.iter().any(is_young) {
        Keeping::TooSoon
    } else {
        Keeping::Open
    }
}

/// Of each record what was told of it last, where all that it rests on is the same, and whether its content is kept.
fn standing_of(
    folder: &Folder,
    told_last: &[Option<&Outcome>],
    mut rests: Option<&mut Rests<'_>>,
    is_urgent: bool,
) -> Vec<Option<(Record, bool)>> {
    // On what a record rests is asked where something was told of it.
    let told = told_last.iter().enumerate();
    let told: Vec<(usize, &str)> =
        told.filter_map(|(at, told)| Some((at, told.as_ref()?.folders.as_str()))).collect();
    if let Some(rests) = &mut rests {
        rests.look_again(&told, is_urgent);
    }
    let mut prepare = |(at, told): (usize, Option<&Outcome>)| {
        told?;
        rests.as_mut()?.prepare(at)
    };
    let mut prepared: Vec<Option<String>> = Vec::with_capacity(told_last.len());
    prepared.extend(told_last.iter().copied().enumerate().map(&mut prepare));
    let rests = rests.as_deref();
    let stands = |at: &usize| {
        let (known, outcome) = (&folder.files[*at], told_last[*at]?);
        let rests_on = rests?.prepared(*at, prepared[*at].as_ref()?)?;
        let content = (rests_on == outcome.rests_on).then(|| content_of(known, outcome))??;
        Some((record(known, Ok(content)), outcome.is_kept))
    };
    let all: Vec<usize> = (0..folder.files.len()).collect();
    let standing =
        if is_urgent { on_every_core(&all, stands) } else { all.iter().map(stands).collect() };
    let_go(prepared);
    standing
}

/// Makes what is kept of the records that were judged before it was asked for. Nothing where `watch` breaks it off.
fn complete(
    out: &mut [Option<Made>],
    batch: &Batch,
    (calendar, mut rests): (&Calendar, Option<Rests<'_>>),
    (wanted, watch): (Wanted<'_>, Watch<'_>),
) -> Option<()> {
    let folder = &batch.folder;
    let is_lacking =
        |at: &usize| matches!(&out[*at], Some((record, None)) if record.content.is_ok());
    let lacking: Vec<usize> = (0..out.len()).filter(is_lacking).collect();
    for part in lacking.chunks(if wanted.is_urgent { PART } else { FEW }) {
        let rest_on = |at: &usize| rests.as_mut()?.on(*at);
        let rest_on: Vec<Option<String>> = part.iter().map(rest_on).collect();
        let of_one = |at: &usize| {
            let known = &folder.files[*at];
            let dossier = folder.dossier(*at).ok()?;
            let facts = Facts::at(&dossier.answers, known.day).under(&batch.settings.law_files);
            let mechanism = out[*at].as_ref()?.0.content.as_ref().ok()?.mechanism;
            Some(Kept::of((&facts, mechanism), (&dossier, &standing::stem(&known.path)), calendar))
        };
        let made = if wanted.is_urgent {
            on_every_core(part, of_one)
        } else {
            part.iter().map(of_one).collect()
        };
        if let Some(index) = folder.index() {
            let rows = part.iter().zip(rest_on).zip(&made).filter_map(|((at, rests_on), kept)| {
                Some((rests_on?, kept.as_ref()?.rows(folder.files[*at].name()?)))
            });
            index.put_kept(rows.collect());
        }
        for (at, kept) in part.iter().zip(made) {
            let mut kept = kept.unwrap_or_default();
            kept.limit(wanted.part, wanted.words);
            if let Some((_, known)) = &mut out[*at] {
                *known = Some(kept);
            }
        }
        if !watch(Step::Judged(Vec::new(), 0)) {
            return None;
        }
    }
    Some(())
}

/// What is known of the records of a folder, and what was told of them last, by the name of the file: nothing of it was looked at
/// again.
pub(super) fn remembered(workspace: &Workspace) -> HashMap<String, (Box<Card>, Box<Outcome>)> {
    let index = workspace.is_large().then(|| workspace.index()).flatten();
    let Some(index) = index else { return HashMap::new() };
    let mut outcomes = index.outcomes().unwrap_or_default();
    let cards = index.remembered().into_iter();
    cards
        .filter_map(|(name, card)| Some((outcomes.remove(&name)?, name, card)))
        .map(|(outcome, name, card)| (name, (card, outcome)))
        .collect()
}

/// A record as it was told last.
pub(super) fn as_told(file: &Filed, card: Box<Card>, outcome: &Outcome) -> Option<Record> {
    let known = Known::kept(file.clone(), card);
    let content = content_of(&known, outcome)?;
    Some(Record { firm: Firm::AsTold, ..record(&known, Ok(content)) })
}

/// A record that was not judged yet.
fn unjudged(known: &Known) -> Record {
    let content = Content {
        id: harmless(&known.id, false),
        title: known.title.clone(),
        entity: known.entity.spoken(),
        as_of: known.day,
        has_day: known.has_day,
        ..nothing()
    };
    Record { firm: Firm::Named, ..record(known, Ok(content)) }
}

/// A file of which only the name is known.
pub(super) fn named(path: PathBuf) -> Record {
    let stem = stem(&path);
    let content = Content { title: stem.clone(), ..nothing() };
    Record { path, stem, content: Ok(content), gone: None, firm: Firm::Named }
}

/// What is shown of a record of which nothing is known.
const fn nothing() -> Content {
    Content {
        id: String::new(),
        title: String::new(),
        entity: String::new(),
        as_of: LAW_DATA.as_of,
        has_day: true,
        mechanism: Mechanism::Undetermined,
        ground: None,
        state: State::Incomplete,
        gaps: 0,
        errors: 0,
        filings: Vec::new(),
        underway: 0,
    }
}

fn record(known: &Known, content: Result<Content, Phrase>) -> Record {
    let (path, stem) = (known.path.clone(), stem(&known.path));
    Record { stem, path, content, gone: None, firm: Firm::Yes }
}

fn content(standing: &Standing, calendar: &Calendar) -> Content {
    // A line of the list gives no reasons.
    let facts = standing.facts().unexplained();
    let survey = Survey::at(&facts, &standing.around);
    let Dossier { id, schema_version, answers, .. } = &standing.dossier;
    let known = Known::of(standing.path.clone(), id, *schema_version, answers);
    Content {
        id: harmless(&known.id, false),
        title: known.title.clone(),
        entity: known.entity.spoken(),
        as_of: survey.verdict.day,
        has_day: known.has_day,
        mechanism: survey.verdict.mechanism,
        ground: survey.verdict.ground,
        state: survey.state(),
        gaps: survey.gaps.len(),
        errors: survey.errors(),
        underway: survey.underway.iter().filter(|one| one.how == How::Runs).count(),
        filings: staged(&standing.path, id, (&facts, &survey), calendar),
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
        underway: outcome.underway,
        // Most records have none.
        filings: match outcome.filings.as_str() {
            "[]" => Vec::new(),
            filings => serde_json::from_str(filings).ok()?,
        },
    })
}

fn outcome_of(known: &Known, content: &Content, rests_on: String) -> Option<Outcome> {
    Some(Outcome {
        name: known.name()?.to_owned(),
        rests_on,
        mechanism: code(content.mechanism)?,
        ground: match content.ground {
            Some(ground) => Some(code(ground)?),
            None => None,
        },
        state: code(content.state)?,
        gaps: content.gaps,
        errors: content.errors,
        underway: content.underway,
        is_kept: false,
        filings: serde_json::to_string(&content.filings).ok()?,
        folders: String::new(),
    })
}

/// The code by which something stands in files.
fn code(of: impl Serialize) -> Option<String> {
    serde_json::to_value(of).ok()?.as_str().map(str::to_owned)
}

fn read<T: DeserializeOwned>(code: &str) -> Option<T> {
    let code: StrDeserializer<'_, serde::de::value::Error> = code.into_deserializer();
    T::deserialize(code).ok()
}
