//! The way back from one wording in all records: the last time it was made, and its undoing.
//!
//! A record that was changed since is left as it is and told: what others did after is never taken back with it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::session::{Direction, Hand, Session, Stepped};
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, phrase};

use super::{Fix, not_changed, plain, tell_all};

/// What came of taking it back.
#[derive(Clone, Debug, Default)]
pub struct Undone {
    /// What was said to hold, in words.
    pub what: Phrase,
    /// The files that are as they were.
    pub back: Vec<PathBuf>,
    /// Those that are not, each with the reason.
    pub left: Vec<(PathBuf, Phrase)>,
    /// What else is to be told.
    pub notes: Vec<Phrase>,
}

/// Keeps what was made, by the step in the history of each record.
pub(super) fn keep(
    workspace: &Workspace,
    fix: &Fix,
    made: &[(PathBuf, String)],
) -> Result<(), StoreError> {
    if made.is_empty() {
        return Ok(());
    }
    let (name, label, holds) = (plain(&fix.name), fix.field.label, plain(&fix.holds));
    let what = said!("{name}：{label}“{holds}”", "{name}: {label} \"{holds}\"", name, label, holds);
    workspace.keep_fixed(Some(&written(&what, made)))
}

fn written(what: &Phrase, made: &[(PathBuf, String)]) -> String {
    let file = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let made: Vec<Value> =
        made.iter().map(|(path, step)| json!({ "file": file(path), "step": step })).collect();
    json!({ "what": [&what.zh, &what.en], "made": made }).to_string()
}

/// Takes back what was last made the same in many records; nothing where nothing was, or all of it is taken back.
///
/// # Errors
/// If it cannot be noted what is left to be taken back; the records are then told all the same.
pub fn undo(workspace: &Workspace, hand: &Hand) -> Result<Option<Undone>, StoreError> {
    let Some((what, made)) = workspace.fixed().and_then(|text| read(&text)) else {
        return Ok(None);
    };
    let mut out = Undone { what, ..Undone::default() };
    let mut left = Vec::new();
    for (name, step) in made {
        let path = workspace.dir().join(&name);
        match back(&path, &step, hand) {
            Ok(note) => {
                out.notes.extend(note);
                out.back.push(path);
            }
            Err(why) => {
                out.left.push((path.clone(), why));
                left.push((path, step));
            }
        }
    }
    out.notes.extend(tell_all(workspace, &out.back));
    let rest = (!left.is_empty()).then(|| written(&out.what, &left));
    workspace.keep_fixed(rest.as_deref())?;
    Ok(Some(out))
}

fn read(text: &str) -> Option<(Phrase, Vec<(String, String)>)> {
    let kept: Value = serde_json::from_str(text).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let what = phrase(text(&kept["what"][0])?, text(&kept["what"][1])?);
    let one = |one: &Value| {
        let name = text(&one["file"])?;
        // A name, and no way out of the folder.
        let is_name = Path::new(&name).file_name().is_some_and(|own| *own == *name);
        is_name.then_some((name, text(&one["step"])?))
    };
    Some((what, kept["made"].as_array()?.iter().map(one).collect::<Option<_>>()?))
}

fn back(path: &Path, step: &str, hand: &Hand) -> Result<Option<Phrase>, Phrase> {
    let mut session = Session::for_change(path, hand).map_err(|error| error.said())?;
    if session.past().latest().map(ToString::to_string).as_deref() != Some(step) {
        return Err(phrase(
            "此后又有修改，没有撤销；可以在时间线中恢复这一项",
            "it was changed since and stays; the time line of the record can bring the answer back",
        ));
    }
    let stepped = session.step(Direction::Back).map_err(|error| error.said())?;
    if !matches!(stepped, Stepped::At(_)) {
        return Err(stepped.said(Direction::Back));
    }
    session.save().map_err(|error| error.said())?;
    Ok(session.history_trouble().map(|why| super::unkept(path, &why)))
}

impl Undone {
    /// What came of it, in a sentence.
    pub fn said(&self) -> Phrase {
        let (what, back, left) = (&self.what, self.back.len(), self.left.len());
        if left == 0 {
            return said!(
                "已撤销 {what}：{back}份评估恢复原样",
                "undone: {what}: {back} {back?assessment is|assessments are} as before",
                what,
                back,
            );
        }
        said!(
            "已撤销 {what}：{back}份评估恢复原样，{left}份没有",
            "undone: {what}: {back} {back?assessment is|assessments are} as before, {left} not",
            what,
            back,
            left,
        )
    }

    /// What is not as before and why, and what else is to be told.
    pub fn lines(&self) -> Vec<Phrase> {
        let left = self.left.iter().map(|(path, why)| not_changed(path, why));
        left.chain(self.notes.iter().cloned()).collect()
    }
}
