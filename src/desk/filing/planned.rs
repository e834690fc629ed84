//! What a handing in would hold: which papers of a package are new, replaced or as the authority holds them, and what the package lacks.
//!
//! It is what is noted when it is handed in, so that what is shown before is what is kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Day;
use crate::filing::{Change, Key, Kind, Number, held, plan};
use crate::store::Row;
use crate::text::Phrase;

use super::{HandIn, Prepared};

/// What would be handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Which sequence it would be.
    pub number: Number,
    /// What kind.
    pub kind: Kind,
    /// The papers that are handed in, each with what becomes of it.
    pub new: Vec<Change>,
    /// Those that the authority holds as they are, and that are not handed in again.
    pub unchanged: Vec<Change>,
    /// Those that the package does not hold and the authority holds as before.
    pub left_out: Vec<Change>,
}

/// What would be handed in of a package after what is kept already.
pub fn planned(row: &Row, said: &HandIn, package: &Prepared) -> Planned {
    let kind =
        said.kind.unwrap_or(if row.sequences.is_empty() { Kind::First } else { Kind::Supplement });
    let before = if kind.begins() { BTreeMap::default() } else { held(&row.sequences) };
    let unchanged_there = unchanged_keys(package);
    let papers = package.papers.iter().map(|(paper, _)| paper.clone()).collect();
    let changes: Vec<Change> = plan(&before, papers)
        .into_iter()
        // What a package of changes only does not hold is held as it was.
        .filter(|one| !unchanged_there.contains(&one.paper.key))
        .collect();
    let (left_out, changes): (Vec<Change>, Vec<Change>) =
        changes.iter().cloned().partition(|one| !said.withdraws && one.is_left_out(&changes));
    let (new, unchanged) =
        changes.into_iter().partition(|change| said.also_unchanged || !change.is_same);
    let (number, _) = row.next();
    Planned { number, kind, new, unchanged, left_out }
}

/// The papers that the manifest of a package of changes tells of as held already.
fn unchanged_keys(package: &Prepared) -> BTreeSet<Key> {
    // An older version told of them among the files.
    let told = ["files", "unchanged"].map(|part| package.manifest[part].as_array());
    let files = told.into_iter().flatten().flatten();
    let same = files.filter(|file| file["unchanged"] == true);
    same.filter_map(|file| file["key"].as_str()).map(|key| Key(key.to_owned())).collect()
}

/// How many papers are named one by one; of more it is said how many.
const NAMED: usize = 8;

impl Planned {
    /// Whether nothing would be handed in where a handing in of this kind holds papers.
    pub fn is_nothing(&self) -> bool {
        let needs_papers = !matches!(self.kind, Kind::Note | Kind::Withdrawal | Kind::Extension);
        self.new.is_empty() && needs_papers
    }

    /// The titles of scans that are the same while the words they were made of changed.
    pub fn stale(&self) -> impl Iterator<Item = &String> {
        let all = self.new.iter().chain(&self.unchanged);
        all.filter(|one| one.is_stale).map(|one| &one.paper.title)
    }

    /// What is handed in and what is not, in lines.
    pub fn told(&self) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = self
            .new
            .iter()
            .take(NAMED)
            .map(|one| {
                let (what, title) = (one.paper.operation.label(), &one.paper.title);
                said!("  {what}：{title}", "  {what}: {title}", what, title)
            })
            .collect();
        let more = self.new.len().saturating_sub(NAMED);
        if more > 0 {
            out.push(said!("  ……另有{more}份", "  ... and {more} more", more));
        }
        out.extend(titles(&self.unchanged).map(|titles| {
            said!(
                "没有变化、没有再次提交：{titles}",
                "unchanged, and not handed in again: {titles}",
                titles,
            )
        }));
        out.extend(titles(&self.left_out).map(|titles| {
            said!(
                "材料包中没有、主管机关仍持有的：{titles}（撤回的，选“记为撤回”，命令行加 --withdraw）",
                "not in the package, and held as before: {titles} (where they are withdrawn say so, by command with --withdraw)",
                titles,
            )
        }));
        out
    }

    /// What is to be looked at before it is noted as handed in on a day, as of today.
    pub fn doubts(&self, day: Day, today: Day) -> Vec<Phrase> {
        let stale = |title: &String| {
            said!(
                "“{title}”的文字已经变了，扫描件还是原来的",
                "the words of \"{title}\" have changed, and the scan is the old one",
                title,
            )
        };
        let ahead = (day > today).then(|| {
            said!(
                "提交日{day}在今天（{today}）之后；写错的，用 filing mistaken 撤下再记入",
                "the day {day} lies after today ({today}); where that is wrong, withdraw it by filing mistaken and note it again",
                day,
                today,
            )
        });
        ahead.into_iter().chain(self.stale().map(stale)).collect()
    }
}

/// The titles of these papers, those that are not named counted.
fn titles(all: &[Change]) -> Option<Phrase> {
    let named = all.iter().take(NAMED).map(|one| Phrase::same(one.paper.title.clone()));
    let more = all.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| said!("另{more}份", "{more} more", more));
    (!all.is_empty()).then(|| Phrase::list(named.chain(more)))
}
