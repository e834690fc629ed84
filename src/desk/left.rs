//! What killed sessions left in a folder that is in none of its records, in words.

use std::path::Path;

use crate::store::{Orphan, Workspace, orphans, orphans_of};
use crate::text::{Phrase, harmless};

/// Of every record of a folder.
pub fn left_behind(workspace: &Workspace) -> Vec<Phrase> {
    orphans(workspace.dir()).iter().map(said).collect()
}

/// Of one record.
pub fn left_behind_of(record: &Path, id: &str) -> Vec<Phrase> {
    orphans_of(record, id).iter().map(said).collect()
}

fn said(orphan: &Orphan) -> Phrase {
    let file = harmless(&orphan.file, false);
    let at = harmless(&orphan.unsaved.at, false);
    let count = orphan.changes().count() + usize::from(orphan.unsaved.draft.is_some());
    said!(
        "{file} 有 {count} 处上次（{at}）没有写入文件的输入，尚未取回；在桌面中打开这份评估，可\
         以比较后取回或者丢弃。",
        "{file}: {count} {count?change|changes} typed before ({at}) {count?is|are} not in the file and {count?was|were} not taken back \
         yet; open it in the desk to compare them, and to take them back or throw them away.",
        file,
        count,
        at,
    )
}
