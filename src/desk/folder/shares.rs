//! What the records of a folder add to the counts of their entities: made when a record is read, held as text, kept in the index.
//!
//! A share holds under one policy, one set of law files and one stretch of days; another one is made anew from the file.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::day::Day;
use crate::dossier::{Dossier, Skimmed};
use crate::form::{Answers, Facts, digest};
use crate::law::{Circumstances, Origin, Share, epoch, share};
use crate::store::Index;

use super::{Folder, file_name};

/// Days on which a record adds the same, or a day of its own.
type Stretch = Result<(usize, usize), Day>;

/// How many records are held of which what results rest on was read for their share, and who are soon judged: those of a few entities,
/// in most folders.
const HELD: usize = 256;

/// The same of records that were read whole, which take more room.
const HELD_WHOLE: usize = 96;

/// How many signs of a digest tell the settings of a folder apart.
const RULING: usize = 16;

/// How many shares are held beside an index, which has them all. Unit tests have few records, and let go of theirs as often.
const SHARES: usize = if cfg!(test) { 16 } else { 4_096 };

/// Something of records, by what it holds under and by their positions in the folder.
type ByRuling<T> = Mutex<HashMap<String, HashMap<usize, T>>>;

/// The shares that are known.
#[derive(Debug, Default)]
pub(super) struct Shares {
    known: ByRuling<Arc<Share>>,
    /// As what each was counted that was asked for.
    digests: ByRuling<Counted>,
    /// Held while shares are made, one for the entities of some records: two workers on one entity must not make them twice.
    making: [Mutex<()>; 16],
    /// The records that were read for their shares and will be asked for.
    read: Mutex<HashMap<usize, Held>>,
    /// Which records will be asked for.
    wanted: Mutex<Asked>,
}

/// What was read of a record that is held.
#[derive(Debug)]
enum Held {
    Part(Box<Skimmed>),
    Whole(Box<Dossier>),
}

/// Which records will be asked for, in order, and whether for more than what results rest on.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) of: Vec<usize>,
    pub(super) is_whole: bool,
}

/// As what a record was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::desk) enum Counted {
    /// It was not asked for.
    #[default]
    Never,
    /// Nobody can say: it cannot be read any more, or turned out otherwise meanwhile.
    Unsure,
    /// As the share with this digest.
    As(String),
}

/// The shares that were found for one who asks, by the positions of their records.
type Found = HashMap<usize, Arc<Share>>;

/// Between the name of a record and what it adds.
const LINE: char = '\n';

/// A share with the text that is kept of it, and the digest of what it adds.
struct Made {
    share: Share,
    text: String,
    digest: String,
}

/// A panic elsewhere is no reason to forget what is known.
fn held<T>(one: &Mutex<T>) -> MutexGuard<'_, T> {
    one.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shares {
    /// What was read of a record for its share, as far as results rest on it; it is held no longer.
    pub(super) fn taken(&self, index: usize) -> Option<Skimmed> {
        match held(&self.read).remove(&index)? {
            Held::Part(part) => Some(*part),
            Held::Whole(_) => None,
        }
    }

    /// A record that was read whole for its share; it is held no longer.
    pub(super) fn taken_whole(&self, index: usize) -> Option<Dossier> {
        match held(&self.read).remove(&index)? {
            Held::Part(_) => None,
            Held::Whole(whole) => Some(*whole),
        }
    }

    /// These records will be asked for: when one of them is read for its share it is held until then.
    pub(super) fn want(&self, asked: Asked) {
        held(&self.read).clear();
        *held(&self.wanted) = asked;
    }

    /// Whether a record will be asked for as a whole, and there is room to hold it until then.
    fn is_wanted_whole(&self, index: usize) -> bool {
        let room = held(&self.read).len() < HELD_WHOLE;
        let wanted = held(&self.wanted);
        room && wanted.is_whole && wanted.of.binary_search(&index).is_ok()
    }

    fn hold(&self, index: usize, one: Held) {
        let mut read = held(&self.read);
        let wanted = held(&self.wanted);
        let is_wanted = wanted.is_whole == matches!(one, Held::Whole(_))
            && wanted.of.binary_search(&index).is_ok();
        if read.len() < HELD && is_wanted {
            read.insert(index, one);
        }
    }

    /// The shares of these records that are known. They are the asker's own from here on: another worker may let go of what is held.
    fn known(&self, of: &[usize], under: &str) -> Found {
        let known = held(&self.known);
        let known = known.get(under);
        of.iter().filter_map(|at| Some((*at, Arc::clone(known?.get(at)?)))).collect()
    }

    /// Takes shares with their digests, for all and for who asked.
    fn learn(&self, under: &str, shares: Vec<(usize, Share, Counted)>, found: &mut Found) {
        let (mut known, mut digests) = (held(&self.known), held(&self.digests));
        let known = known.entry(under.to_owned()).or_default();
        let digests = digests.entry(under.to_owned()).or_default();
        for (at, share, digest) in shares {
            let share = Arc::new(share);
            found.insert(at, Arc::clone(&share));
            known.insert(at, share);
            let first = digests.entry(at).or_insert_with(|| digest.clone());
            if *first != digest {
                *first = Counted::Unsure;
            }
        }
    }
}

/// Of these records those whose shares were not found.
fn lacking(of: &[usize], found: &Found) -> Vec<usize> {
    of.iter().copied().filter(|at| !found.contains_key(at)).collect()
}

/// The shares of these records, none left out.
fn in_order(of: &[usize], found: &Found) -> Vec<Arc<Share>> {
    let out: Vec<_> = of.iter().filter_map(|at| found.get(at).map(Arc::clone)).collect();
    debug_assert_eq!(out.len(), of.len(), "whoever counts would miss people");
    out
}

/// The policy and the law files, in words of this program alone.
fn ruling(settings: &Circumstances) -> String {
    let whole = digest(format!("{:?}{:?}", settings.policy, settings.law_files));
    // It tells a few settings of one folder apart, and stands with each share.
    whole.chars().take(RULING).collect()
}

/// Under what a share holds on a day: the rules of the day, and the policy and law files.
pub(in crate::desk) fn under(day: Day, settings: &Circumstances) -> String {
    let ruling = ruling(settings);
    let begun = settings.law_files.days().filter(|from| *from <= day).count();
    let stretch: Stretch = epoch(day).map(|epoch| (epoch, begun)).ok_or(day);
    match stretch {
        Ok((epoch, begun)) => format!("{epoch}/{begun}/{ruling}"),
        Err(day) => format!("{day}/{ruling}"),
    }
}

/// What a record with these answers adds on a day.
fn share_on(
    path: &Path,
    (id, answers): (&str, &Answers),
    day: Day,
    settings: &Circumstances,
) -> Share {
    let facts = Facts::at(answers, day).under(&settings.law_files);
    let mut share = share(&facts, &settings.policy);
    share.origin = Origin { id: id.to_owned(), file: file_name(path) };
    share
}

impl Made {
    fn of(share: Share) -> Self {
        // Another name is told by all that count it, and changes no result.
        let (name, adds) = share.kept();
        Self { digest: digest(&adds), text: format!("{name}{LINE}{adds}"), share }
    }
}

impl Folder {
    /// What records add on a day under these settings. A file that can no longer be read may hold anybody.
    pub(in crate::desk) fn shares(
        &self,
        of: &[usize],
        day: Day,
        settings: &Circumstances,
    ) -> Vec<Arc<Share>> {
        let under = under(day, settings);
        let mut found = self.shares.known(of, &under);
        if lacking(of, &found).is_empty() {
            return in_order(of, &found);
        }
        let making = &self.shares.making;
        let _making = held(&making[of.first().map_or(0, |first| first % making.len())]);
        found = self.shares.known(of, &under);
        let mut lacking = lacking(of, &found);
        if let Some(index) = self.index.as_ref().filter(|_| !lacking.is_empty()) {
            if held(&self.shares.known).values().map(HashMap::len).sum::<usize>() > SHARES {
                held(&self.shares.known).clear();
            }
            lacking = self.fetch(index, &lacking, &under, &mut found);
        }
        let made = super::on_every_core(&lacking, |at| self.made(*at, day, settings));
        if let Some(index) = &self.index {
            let kept = made.iter().flatten();
            let kept =
                kept.map(|made| (made.share.origin.file.as_str(), &*made.digest, &*made.text));
            index.put_shares(&under, &kept.collect::<Vec<_>>());
        }
        let made = lacking.into_iter().zip(made).map(|(at, made)| {
            if let Some(Made { share, digest, .. }) = made {
                return (at, share, Counted::As(digest));
            }
            let known = &self.files[at];
            (at, Share::unknown(known.entity.clone(), known.origin()), Counted::Unsure)
        });
        self.shares.learn(&under, made.collect(), &mut found);
        in_order(of, &found)
    }

    /// As what a record was counted under this.
    pub(in crate::desk) fn counted(&self, at: usize, under: &str) -> Counted {
        let digests = held(&self.shares.digests);
        digests.get(under).and_then(|digests| digests.get(&at)).cloned().unwrap_or_default()
    }

    /// Takes what the index knows, and says what it does not.
    fn fetch(&self, index: &Index, of: &[usize], under: &str, found: &mut Found) -> Vec<usize> {
        let names: Vec<&str> = of.iter().filter_map(|at| self.files[*at].name()).collect();
        if names.len() < of.len() {
            return of.to_vec();
        }
        let (mut known, mut lacking) = (Vec::new(), Vec::new());
        for (at, kept) in of.iter().zip(index.shares(&names, under)) {
            let kept = kept.and_then(|(digest, text)| {
                let share = Share::from_kept(text.split_once(LINE)?, self.files[*at].origin())?;
                Some((*at, share, Counted::As(digest)))
            });
            match kept {
                Some(kept) => known.push(kept),
                None => lacking.push(*at),
            }
        }
        self.shares.learn(under, known, found);
        lacking
    }

    fn made(&self, at: usize, day: Day, settings: &Circumstances) -> Option<Made> {
        let path = &self.files[at].path;
        if self.shares.is_wanted_whole(at) {
            let whole = self.dossier(at).ok()?;
            let share = share_on(path, (&whole.id, &whole.answers), day, settings);
            self.shares.hold(at, Held::Whole(Box::new(whole)));
            return Some(Made::of(share));
        }
        let part = self.part(at).ok()?;
        let share = share_on(path, (&part.id, &part.answers), day, settings);
        if !part.answers.is_too_little() {
            self.shares.hold(at, Held::Part(Box::new(part)));
            return Some(Made::of(share));
        }
        let whole = self.dossier(at).ok()?;
        Some(Made::of(share_on(path, (&whole.id, &whole.answers), day, settings)))
    }
}
