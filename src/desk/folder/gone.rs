//! The records that were counted and are no longer there, or no longer of the entity for which they were counted.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::dossier::{Other, Told};
use crate::law::{Cause, Entity, Unread};
use crate::store::{Untold, Workspace};
use crate::text::{Phrase, harmless};

use super::{Known, file_name};

/// A record that was counted and is no longer there.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Gone {
    /// Its stable id; the name of the file that told of it where that cannot be read.
    pub(in crate::desk) id: String,
    /// Its name; empty where that is not known.
    pub(in crate::desk) title: String,
    /// What is told of it.
    pub(in crate::desk) unread: Unread,
}

/// By what was told, and by what of that cannot be read, while these records stand in the folder, and files that cannot be read name
/// these ids.
pub(super) fn of(
    (told, untold): (&[Told], Vec<Untold>),
    files: &[Known],
    named_in_broken: &[String],
) -> Vec<Gone> {
    let mut out = gone(told, files, named_in_broken);
    // What cannot be read of what was told may name a record that is gone.
    let known: HashSet<String> = if untold.is_empty() {
        HashSet::new()
    } else {
        let ids = files.iter().map(|known| &known.id).chain(named_in_broken);
        ids.map(|id| Workspace::told_name(id)).collect()
    };
    let lost = untold.into_iter().filter(|untold| !known.contains(&untold.file));
    out.extend(lost.map(|untold| Gone {
        unread: Unread {
            file: untold.file.clone(),
            why: untold.error.said(),
            entity: None,
            cause: Cause::Untold,
        },
        title: String::new(),
        id: untold.file,
    }));
    out
}

/// The records that were counted, by what was told of them or of those they were counted with, and that are no longer there, or
/// no longer of the entity for which they were counted.
fn gone(told: &[Told], files: &[Known], named_in_broken: &[String]) -> Vec<Gone> {
    if told.is_empty() {
        return Vec::new();
    }
    let known: HashMap<&str, &Told> =
        told.iter().map(|told| (told.origin.id.as_str(), told)).collect();
    let mut out: Vec<Gone> = Vec::new();
    let mut add = |cause: Cause, (id, title, file): (&str, &str, &str), entity: &Entity, why| {
        let is_same = |gone: &Gone| {
            let of = gone.unread.entity.as_ref().and_then(|of| of.is(entity));
            gone.id == id && of != Some(false)
        };
        if !out.iter().any(is_same) && !entity.is_nameless() {
            let entity = Some(entity.clone());
            let unread = Unread { file: file.to_owned(), why, entity, cause };
            out.push(Gone { id: id.to_owned(), title: title.to_owned(), unread });
        }
    };
    let moved = Moved::of(told, files);
    for one in told {
        let was_counted = !one.is_superseded && !one.own.is_nobody();
        let former = one.former.iter().chain(was_counted.then_some(&one.entity));
        for entity in former {
            if let Some(now) = moved.from(&one.origin.id, entity) {
                let of = (one.origin.id.as_str(), one.title.as_str(), now.0.as_str());
                add(Cause::Moved, of, entity, moved_said(&one.title, &now.0, entity, now.1));
            }
        }
        for Other { origin: other, title } in &one.counted {
            if let Some(now) = moved.from(&other.id, &one.entity) {
                let of = (other.id.as_str(), title.as_str(), now.0.as_str());
                add(Cause::Moved, of, &one.entity, moved_said(title, &now.0, &one.entity, now.1));
            }
        }
    }
    let mut add = |of: (&str, &str, &str), entity: &Entity, why| {
        if !moved.now.contains_key(of.0) && !named_in_broken.iter().any(|id| id == of.0) {
            add(Cause::Gone, of, entity, why);
        }
    };
    for one in told.iter().filter(|told| !told.is_superseded && !told.own.is_nobody()) {
        let (title, file) = (harmless(&one.title, false), harmless(&one.origin.file, false));
        let (ordinary, sensitive) = (one.own.ordinary.spoken(), one.own.sensitive.spoken());
        let day = harmless(&one.result.as_of, false);
        let why = said!(
            "记录“{title}”（{file}）已不在文件夹中；它最近一次判断（基准日{day}）计入一般\
             {ordinary}、敏感{sensitive}",
            "the record \"{title}\" ({file}) is gone from this folder; when it was last told, as \
             of {day}, it counted ordinary {ordinary}, sensitive {sensitive}",
            title,
            file,
            day,
            ordinary,
            sensitive,
        );
        let of = (one.origin.id.as_str(), one.title.as_str(), one.origin.file.as_str());
        for entity in std::iter::once(&one.entity).chain(&one.former) {
            add(of, entity, why.clone());
        }
    }
    for one in told {
        for Other { origin: other, title: name } in &one.counted {
            // What was told of the record itself says more, where it is of the same entity.
            if known
                .get(other.id.as_str())
                .is_some_and(|known| known.entity.is(&one.entity) != Some(false))
            {
                continue;
            }
            let (title, file) = (harmless(name, false), harmless(&other.file, false));
            let (with, day) = (harmless(&one.title, false), harmless(&one.result.as_of, false));
            let why = said!(
                "记录“{title}”（{file}）已不在文件夹中；判断“{with}”（基准日{day}）时曾合并计算\
                 它的人数",
                "the record \"{title}\" ({file}) is gone from this folder; its people were \
                 counted together with \"{with}\", as of {day}",
                title,
                file,
                with,
                day,
            );
            add((&other.id, name, &other.file), &one.entity, why);
        }
    }
    out
}

/// The records of which something was told, with the entity that each names now.
struct Moved<'a> {
    now: HashMap<&'a str, Vec<(String, &'a Entity)>>,
    files: &'a [Known],
    /// Whose records stand in the folder; gathered where one moved.
    entities: OnceCell<HashSet<&'a Entity>>,
}

impl<'a> Moved<'a> {
    fn of(told: &[Told], files: &'a [Known]) -> Self {
        let mut out = Self { now: HashMap::new(), files, entities: OnceCell::new() };
        let counted = told.iter().flat_map(|told| &told.counted).map(|other| &other.origin);
        let all = told.iter().map(|told| &told.origin).chain(counted);
        let asked: HashSet<&str> = all.map(|origin| origin.id.as_str()).collect();
        let is_asked = |known: &&Known| asked.contains(known.id.as_str());
        for Known { path, card, .. } in files.iter().filter(is_asked) {
            out.now.entry(&card.id).or_default().push((file_name(path), &card.entity));
        }
        out
    }

    /// The file and the entity of a record that stands here and certainly names another entity than this one; it matters only
    /// while another record counts for that one.
    fn from(&self, id: &str, entity: &Entity) -> Option<&(String, &'a Entity)> {
        let now = self.now.get(id)?;
        let is_other = now.iter().all(|(_, now)| now.is(entity) == Some(false));
        let entities =
            || self.entities.get_or_init(|| self.files.iter().map(|one| &one.entity).collect());
        let is_waited_for = || entities().iter().any(|one| one.is(entity) == Some(true));
        now.first().filter(|_| is_other && is_waited_for())
    }
}

fn moved_said(title: &str, file: &str, was: &Entity, now: &Entity) -> Phrase {
    let (title, file) = (harmless(title, false), harmless(file, false));
    let (was, now) = (was.spoken(), now.spoken());
    said!(
        "记录“{title}”（{file}）曾计入{was}的人数，现在填写的处理者是{now}，人数不再计入",
        "the record \"{title}\" ({file}) was counted for {was} and now names another entity, \
         {now}: it is counted there no more",
        title,
        file,
        was,
        now,
    )
}
