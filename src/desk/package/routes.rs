//! A package of several routes: what is handed in with each, an archive for each authority and side, and how whole each is.
//!
//! With one route there is one set of papers, which its package tells by itself.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zip::result::ZipError;

use crate::document::Document;
use crate::document::build::{
    BAY_UNDERTAKING_OF_RECIPIENT, Beside, Listed, PAPERS, Submission, held_back, is_of_both_sides,
    numbered, routes_of_proof, waits_for_remedies,
};
use crate::filing;
use crate::form::Answers;
use crate::inspection::{Inspected, Inspection, State};
use crate::law::{Route, Routes, Survey};
use crate::text::{Phrase, Text, t};

use super::brought::{folder, stem};
use super::{File, Scan, content, is_handed_in, zipped};

/// A set of papers that is handed in by itself, beside others of the same record.
#[derive(Clone, Debug)]
pub struct Handed {
    /// What it is.
    pub of: Submission,
    /// Its archive in the folder of the package; none where nothing of it is there yet.
    pub file: Option<String>,
    /// The papers of its list that are not there.
    pub missing: Vec<Phrase>,
    /// Why it is not handed in although it is whole; nothing where it may be.
    pub held: Option<Phrase>,
}

/// What stands behind the name of an archive that is not to be handed in yet: papers are lacking, or something else stands in the way.
const PARTIAL: Text = t("-不完整", "-incomplete");
const HELD: Text = t("-暂不能提交", "-not-yet");

/// How many checks of the inspection object to what is handed in by each route.
pub(super) fn objections(inspection: &Inspection, routes: &Routes) -> Vec<(Route, usize)> {
    let of = |route: Route| {
        let own = inspection.in_state(State::Objected);
        let is_of = |one: &&Inspected| {
            one.outcome.objections.iter().any(|objection| objection.routes.contains(&route))
        };
        own.filter(is_of).count()
    };
    routes.possible().iter().map(|route| (*route, of(*route))).collect()
}

/// What is handed in, with what each set lacks and what stands in its way.
pub(super) fn handed(
    all: &[Submission],
    (answers, survey): (&Answers, &Survey),
    beside: &Beside,
    documents: &[Document],
) -> Vec<Handed> {
    let told = |of: &Submission| {
        let asked = of.asked(answers, survey);
        let missing = asked.iter().filter_map(|paper| beside.lacks(of, paper, documents)).collect();
        let objections = beside.objections.iter().find(|(route, _)| *route == of.route);
        let waits = waits_for_remedies(answers, survey, of);
        let held = held_back(waits, objections.map_or(0, |(_, count)| *count));
        Handed { of: of.clone(), file: None, missing, held }
    };
    all.iter().map(told).collect()
}

impl Handed {
    /// Whether it is whole, in one line.
    pub fn said(&self) -> Phrase {
        let name = self.file.as_ref().map_or_else(|| self.of.name(), Phrase::same);
        let count = self.missing.len();
        if let Some(why) = self.held.as_ref().filter(|_| count == 0) {
            said!(
                "{name}：扫描件齐备，但是不能提交：{why}",
                "{name}: every scan is there, but it is not to be handed in: {why}",
                name,
                why,
            )
        } else if count == 0 {
            said!(
                "{name}：齐备，清单要求的各项都在",
                "{name}: complete, everything that its list asks for is there",
                name,
            )
        } else {
            said!(
                "{name}：不完整，还缺{count}项，补齐以前不能提交",
                "{name}: not complete, {count} {count?paper|papers} lacking; not to be handed in before they are there",
                name,
                count,
            )
        }
    }

    /// For the manifest and for those who read JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "submission": self.of.code(),
            "file": self.file,
            "is_complete": self.missing.is_empty(),
            "held_back": self.held,
            "to_obtain": self.missing,
        })
    }
}

/// What is not there of each set, each line with what it is handed in with where there are several.
pub(super) fn missing(all: &[Handed]) -> Vec<Phrase> {
    let of_one = |one: &Handed| {
        let (name, is_alone) = (one.of.name(), one.of.is_alone);
        let said = move |paper: &Phrase| {
            if is_alone {
                return paper.clone();
            }
            said!("{name}：{paper}", "{name}: {paper}", name = &name, paper)
        };
        one.missing.iter().map(said).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_one).collect()
}

/// The papers that are asked of a set, no scan of which is among these.
pub fn lacking(asked: &[&'static Listed], is_there: impl Fn(usize) -> bool) -> Vec<Phrase> {
    let lacks = |paper: &&&Listed| paper.is_required && !is_there(paper.number);
    asked.iter().filter(lacks).map(|paper| numbered(paper)).collect()
}

/// The set with which the file of a proof is handed in, where there are several.
pub(super) fn of_proof<'a>(
    proof: &Scan,
    (answers, survey): (&Answers, &Survey),
    all: &'a mut [Handed],
) -> Option<&'a mut Handed> {
    let row = &proof.proof.as_ref()?.row;
    let routes = routes_of_proof(answers, survey, row);
    all.iter_mut().find(|one| !one.of.is_theirs && routes.contains(&one.of.route))
}

/// The scans that go into a set of papers, those that both sides hand in too.
pub fn scans_of<'a>(one: &Submission, all: &[Submission], scans: &'a [Scan]) -> Vec<&'a Scan> {
    let of = |wanted: &Submission| -> Vec<&'a Scan> {
        let is_its = |scan: &&Scan| scan.submission(all).is_ok_and(|found| found == wanted);
        scans.iter().filter(is_its).collect()
    };
    let mut out = of(one);
    let list = one.list();
    let shared: Vec<usize> =
        list.iter().filter(|paper| is_of_both_sides(paper)).map(|paper| paper.number).collect();
    for other in all.iter().filter(|other| other.is_other_side_of(one)) {
        let mut theirs = of(other);
        theirs.retain(|scan| {
            let number = scan.number.filter(|number| shared.contains(number));
            number.is_some() && out.iter().all(|own| own.number != number)
        });
        out.extend(theirs);
    }
    out
}

/// Says of each file whether it is handed in as it is: the signed scan of a paper stands for the paper, and of a set that is whole a
/// document of Word is not uploaded.
pub(super) fn mark_handed_in(files: &mut [File], all: &[Handed]) {
    for one in all {
        let code = json!(one.of.code());
        let numbers: BTreeSet<u64> = files
            .iter()
            .filter(|file| file.about["submission"] == code && is_scan(file))
            .filter_map(|file| file.about["number"].as_u64())
            .collect();
        let is_whole = one.missing.is_empty();
        for file in files.iter_mut().filter(|file| file.about["submission"] == code) {
            let is_scanned =
                file.about["number"].as_u64().is_some_and(|number| numbers.contains(&number));
            let ending = file.name.rsplit_once('.').map(|(_, ending)| ending);
            // Alone, the papers lie open in the package, and whoever uploads them makes what is not taken there a file that is.
            let is_taken = one.of.is_alone || !is_whole || ending.is_some_and(content::is_taken);
            let is_in = is_handed_in(file) && is_taken;
            file.about["handed_in"] = json!(is_in && !(is_to_sign(file, &one.of) && is_scanned));
        }
    }
}

/// Whether a file is the scan of a paper of a list, and no proof.
fn is_scan(file: &File) -> bool {
    file.about["attached"] == true
        && file.about["key"].as_str().is_some_and(|key| filing::Key(key.to_owned()).is_scan())
}

/// What is handed in with each set as an archive of its own. Nothing where there is one set.
pub(super) fn archives(files: &[File], all: &mut [Handed]) -> Result<Vec<File>, ZipError> {
    let mut out = Vec::new();
    for one in all.iter_mut().filter(|one| !one.of.is_alone) {
        let code = json!(one.of.code());
        let folder = format!("{}/", folder(&one.of));
        let own: Vec<(&str, &[u8])> = files
            .iter()
            .filter(|file| file.about["submission"] == code && file.about["handed_in"] == true)
            .filter_map(|file| Some((file.name.strip_prefix(&folder)?, file.bytes.as_slice())))
            .collect();
        if own.is_empty() {
            continue;
        }
        let is_whole = one.missing.is_empty();
        let state = match (is_whole, &one.held) {
            (false, _) => PARTIAL.zh,
            (true, Some(_)) => HELD.zh,
            (true, None) => "",
        };
        let name = format!("{}{state}.zip", stem(&one.of));
        let about = json!({
            "archive": one.of.route.code(), "submission": one.of.code(), "count": own.len(),
            "is_complete": is_whole, "held_back": one.held,
        });
        out.push(File { name: name.clone(), bytes: zipped(&own)?, about });
        one.file = Some(name);
    }
    Ok(out)
}

/// Whether a file is a paper that is signed, scanned and handed in as its scan.
fn is_to_sign(file: &File, of: &Submission) -> bool {
    let id = file.about["document"].as_str().unwrap_or_default();
    let paper = PAPERS.iter().find(|paper| paper.id == id);
    let place = paper.and_then(|paper| paper.place(of.route));
    place.is_some_and(|place| !place.name.is_empty()) || id == BAY_UNDERTAKING_OF_RECIPIENT.id
}
