//! What is told of each record: as it was kept, where all that it rests on is the same, or judged now and kept.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::law::{Ground, Mechanism, State};
use crate::store::Outcome;

use super::super::around::{Neighbours, Rests};
use super::super::batch::Batch;
use super::super::folder::Known;
use super::super::standing::Standing;
use super::{Content, Record, stem};

/// How many records are judged before what is told of them is written down.
const PART: usize = 1_000;

/// Each record of a batch, in its order.
pub(super) fn of(batch: &mut Batch) -> Vec<Record> {
    let (folder, settings) = (&batch.folder, &batch.settings);
    let neighbours = Neighbours::of(folder, settings, None);
    let mut rests = Rests::of(folder, settings, &neighbours);
    let told = folder.index().map(|index| index.outcomes()).unwrap_or_default();
    let rests_on: Vec<Option<String>> =
        (0..folder.files.len()).map(|at| rests.as_mut()?.on(at)).collect();
    let kept = |(known, rests_on): (&Known, &Option<String>)| {
        let outcome = told.get(known.name()?)?;
        (Some(&outcome.rests_on) == rests_on.as_ref()).then(|| record_of(known, outcome)).flatten()
    };
    let mut out: Vec<Option<Record>> = folder.files.iter().zip(&rests_on).map(kept).collect();
    let mut lacking = neighbours.order();
    lacking.retain(|at| out[*at].is_none());
    for part in lacking.chunks_mut(PART) {
        part.sort_unstable();
        batch.mean(part.to_vec());
        let judged = batch.each(content, || ());
        let mut outcomes = Vec::new();
        for (at, judged) in part.iter().zip(judged) {
            let known = &batch.folder.files[*at];
            if let (Ok(content), Some(rests_on)) = (&judged, &rests_on[*at]) {
                outcomes.extend(outcome_of(known, content, rests_on));
            }
            let content = judged.map_err(|error| error.said());
            out[*at] = Some(record(known, content));
        }
        if let Some(index) = batch.folder.index() {
            index.put_outcomes(&outcomes);
        }
    }
    out.into_iter().flatten().collect()
}

fn record(known: &Known, content: Result<Content, crate::text::Phrase>) -> Record {
    Record { stem: stem(&known.path), path: known.path.clone(), content, gone: None }
}

fn content(standing: &Standing) -> Content {
    let survey = standing.survey();
    let known = Known::of(standing.path.clone(), &standing.dossier);
    Content {
        id: crate::text::harmless(&known.id, false),
        title: known.title,
        as_of: survey.verdict.day,
        has_day: known.has_day,
        mechanism: survey.verdict.mechanism,
        ground: survey.verdict.ground,
        state: survey.state(),
        gaps: survey.gaps.len(),
        errors: survey.errors(),
    }
}

fn record_of(known: &Known, outcome: &Outcome) -> Option<Record> {
    let ground: Option<Option<Ground>> = outcome.ground.as_deref().map(read).map_or(Some(None), |ground| ground.map(Some));
    let content = Content {
        id: crate::text::harmless(&known.id, false),
        title: known.title.clone(),
        as_of: known.day,
        has_day: known.has_day,
        mechanism: read::<Mechanism>(&outcome.mechanism)?,
        ground: ground?,
        state: read::<State>(&outcome.state)?,
        gaps: outcome.gaps,
        errors: outcome.errors,
    };
    Some(record(known, Ok(content)))
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
