//! Brings another copy of a record in, and merges three files as git asks for it.

use std::path::PathBuf;

use serde_json::json;

use crate::day::Moment;
use crate::desk::session::{HandedOut, Returned};
use crate::dossier::Dossier;
use crate::form::{Place, Spot};
use crate::history::OperationId;
use crate::store::{self, Opened, StoreError};
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record;

/// 合并：把另一份改过的副本并入记录，或者作 git 的合并程序 / merge another copy into a record, or serve git as its merge driver
#[derive(Debug, clap::Args)]
pub(super) struct Merge {
    /// 并入哪份记录；作 git 合并程序时是我方文件（%A）/ the record that takes it in; for git, our file (%A)
    file: PathBuf,
    /// 另一份副本；作 git 合并程序时是对方文件（%B）/ the other copy; for git, their file (%B)
    other: PathBuf,
    /// 两者共同的原文件；作 git 合并程序时是 %O / the file from which both come; for git, %O
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    base: Option<PathBuf>,
    /// 副本是从哪个状态来的（默认找最接近的）/ from which state the copy came (the nearest, unless told)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// 作 git 合并程序：只读写这三个文件，不写历史 / serve git: read and write these three files alone, without a history
    #[arg(long, requires = "base")]
    driver: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Merge, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.driver {
        return drive(args, out);
    }
    let (path, other) = (call.file(&args.file), call.file(&args.other));
    let mut session = record::open(&path, call, out)?;
    let returned = match (&args.base, &args.from) {
        (Some(base), _) => session.returned_with(&other, &Opened::read(base)?.answers),
        (None, Some(from)) => {
            session.returned(&other, &HandedOut::After(session.past().point(from)?))
        }
        // Where it is not clear since when the copy is one, a person chooses wherever both may have changed an answer.
        (None, None) => session.returned(&other, &HandedOut::Unknown),
    }?;
    if let Some(asked) = returned.asked(session.answers()) {
        return Err(Trouble(not_merged(&asked, &returned)));
    }
    if let Some((from, to)) = returned.doubt() {
        out.note(&said!(
            "副本是 {from} 至 {to} 之间给出的，看不出是哪一步之后：两边可能都改过的回答都要选定。知道的，用 --from 写明",
            "the copy was handed out between {from} and {to}, after which step cannot be seen: wherever both may have changed an answer you choose. If you know it, say so with --from",
            from = from.to_string(),
            to = to.to_string(),
        ));
    }
    let open = returned.open().to_vec();
    let told = returned.clone();
    session.take_in(returned);
    session.save()?;
    out.has_saved = true;
    if let Some(why) = session.history_trouble() {
        out.note(&record::history_not_kept(&why));
    }
    tell(&told, session.answers(), args.listing.format, out)?;
    Ok(record::tell(&session, out).max(u8::from(!open.is_empty())))
}

/// Which of two states is meant is for a person to say.
fn not_merged(asked: &Phrase, returned: &Returned) -> Phrase {
    let id = |id: Option<&OperationId>| id.map_or_else(Default::default, OperationId::short);
    said!(
        "没有并入：{asked}。请用 --from 写明是哪一个：--from {near} 或者 --from {other}；也可以写别的状态",
        "not merged: {asked}. Say which it was: --from {near} or --from {other}, or any other state",
        asked = asked.clone(),
        near = id(returned.from().map(|(id, _)| id)),
        other = id(returned.otherwise().map(|other| &other.id)),
    )
}

/// Git was told to bring something else here; it is left as ours.
fn no_record() -> Trouble {
    phrase(
        "git 交来的不是评估记录，没有合并：文件还是我方的，对方的在 git 里（git show MERGE_HEAD:文件）。重新运行 chujing setup git --write 文件夹，以后只把记录交给本程序",
        "what git brought is no record and was not merged: the file is ours, theirs is in git (git show MERGE_HEAD:FILE). Run chujing setup git --write FOLDER anew, and only records are brought here",
    )
    .into()
}

/// Git gives three files and takes the merged one from the place of ours.
fn drive(args: &Merge, out: &mut Out) -> Result<u8, Trouble> {
    let base = args.base.as_deref().map(Opened::read).transpose();
    // Where both sides added the file there is no common one; git then gives an empty file.
    let base = base.ok().flatten();
    let read = |path: &PathBuf| match Opened::read(path) {
        Err(StoreError::Content(..)) => Err(no_record()),
        read => read.map_err(Trouble::from),
    };
    let (mine, other) = (read(&args.file)?, read(&args.other)?);
    let (merged, open) = Dossier::merged(base.as_ref(), &mine, &other);
    store::write_atomically(&args.file, merged.to_json().as_bytes())?;
    out.has_saved = true;
    for line in said(&open, &merged.answers) {
        out.note(&line);
    }
    Ok(u8::from(!open.is_empty()))
}

fn said(open: &[Spot], answers: &crate::form::Answers) -> Vec<Phrase> {
    let named = |spot: &Spot| {
        let place = spot.place();
        place.as_ref().map_or_else(
            || Phrase::same(harmless(&spot.to_string(), false)),
            |place: &Place| {
                let (name, at) = (place.named(answers), place.to_string());
                said!("{name} [{at}]", "{name} [{at}]", name, at)
            },
        )
    };
    open.iter()
        .map(|spot| {
            let place = named(spot);
            said!(
                "两边改得不一样，两个值都留着，请选定：{place}",
                "changed differently on both sides; both values stand there, choose one: {place}",
                place,
            )
        })
        .collect()
}

fn tell(
    returned: &Returned,
    answers: &crate::form::Answers,
    shape: Shape,
    out: &mut Out,
) -> Result<(), Trouble> {
    let open = returned.open();
    if shape == Shape::Json {
        let open: Vec<String> = open.iter().map(ToString::to_string).collect();
        let step =
            |(id, at): (&OperationId, Moment)| json!({ "step": id.as_str(), "at": at.to_string() });
        return out.json(&json!({
            "merged": true,
            "places": returned.places(),
            "from": returned.from().map(step),
            "open": open,
            "behind": returned.behind().iter().map(ToString::to_string).collect::<Vec<_>>(),
        }));
    }
    for line in returned.reckoned(answers) {
        out.tell(&line)?;
    }
    if open.is_empty() && returned.places() == 0 {
        return Ok(());
    }
    if open.is_empty() {
        return out.tell(&phrase("已合并，没有冲突。", "Merged without a conflict."));
    }
    said(open, answers).iter().try_for_each(|line| out.tell(line))
}
