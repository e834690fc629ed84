//! What differs between two states of a record, between two files, or between a copy and what it was copied from: in answers, rows and
//! words.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::session::{Past, Reader};
use crate::document::{Between, Told, differences};
use crate::dossier::Dossier;
use crate::form::{
    Answers, Delta, Difference, Facts, Mark, Place, Spot, differences as differing, left_behind,
};
use crate::history::OperationId;
use crate::store::Opened;
use crate::text::{Lang, Phrase, harmless, phrase};

use super::call::{Call, Out, Shape, Trouble};

/// 两个状态、两份文件，或者副本与来源之间的差异 / what differs between two states, two files, or a copy and its origin
///
/// 退出码：0 没有差异，1 有差异。记录与其导出的 JSON 文件也可以比较。
/// Exit code: 0 if nothing differs, 1 if something does. A record and its exported JSON can be compared, too.
#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// 文件 / a file
    file: PathBuf,
    /// 另一份文件；不写的，比较同一份记录的两个状态 / another file; without it two states of one record
    other: Option<PathBuf>,
    /// 前一状态（默认上一步）：步骤编号、状态名称、日期，或者往前的步数（-3）
    /// / the earlier state (the step before, unless told): a step's id, the name of a state, a day, or so many steps ago (-3)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true, conflicts_with = "other")]
    from: Option<String>,
    /// 后一状态（默认现在）/ the later state (now, unless told)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true, conflicts_with = "other")]
    at: Option<String>,
    /// 副本与其来源相比：新增、修改、不再有 / a copy against what it was copied from: new, changed, removed
    #[arg(long, conflicts_with_all = ["other", "from"])]
    origin: bool,
    /// 写成 Word 文件 / write a Word file
    #[arg(long, value_name = "DOCX")]
    to: Option<PathBuf>,
    /// 不作标记：每个回答之前和之后的内容并列 / without marks: each answer as it was beside as it is
    #[arg(long)]
    clean: bool,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

/// A state, and what it is called.
struct Side {
    called: Phrase,
    answers: Answers,
}

/// What is compared: both states, and the record of the later one.
struct Sides {
    before: Side,
    after: Side,
    record: Dossier,
    /// Where a copy left something behind.
    left: Vec<Spot>,
}

pub(super) fn carry_out(args: &Diff, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let sides = match &args.other {
        Some(other) => files(&path, &call.file(other), out)?,
        None => states(args, &path, call)?,
    };
    let between = sides.between();
    let code = u8::from(!between.all.is_empty());
    let told = if args.clean { Told::Clean } else { Told::Marked };
    let document = differences(&between, told, out.lang());
    if let Some(to) = &args.to {
        out.word(&document, to)?;
        return Ok(code);
    }
    match args.format {
        Shape::Json => out.json(&sides.to_json(&between))?,
        _ if between.all.is_empty() => {
            out.tell(&between.said())?;
            if let Some(left) = &between.left {
                out.tell(&said!("没有沿用：{left}", "not taken over: {left}", left))?;
            }
        }
        shape => {
            out.listing(shape, &(), &document)?;
        }
    }
    Ok(code)
}

fn files(one: &Path, other: &Path, out: &mut Out) -> Result<Sides, Trouble> {
    let (old, new) = (Opened::read(one)?, Opened::read(other)?);
    if old.id != new.id {
        out.note(&phrase(
            "两份文件是两份记录（id 不同）：各自的行 id 不同的，会显示为删去和新增。",
            "the files are two records (their ids differ): rows under other ids are told as removed and new.",
        ));
    }
    let side = |path: &Path, dossier: &Dossier| Side {
        called: Phrase::same(harmless(&path.display().to_string(), false)),
        answers: dossier.answers.clone(),
    };
    Ok(Sides { before: side(one, &old), after: side(other, &new), record: new, left: Vec::new() })
}

fn states(args: &Diff, path: &Path, call: &Call) -> Result<Sides, Trouble> {
    let reader = Reader::of(path, &call.hand)?;
    let past = reader.past();
    let held = |point: &str| side(&past, &past.point(point)?);
    let after = match &args.at {
        Some(at) => held(at)?,
        None => Side {
            called: said!("现在（{day}）", "now ({day})", day = call.today.to_string()),
            answers: reader.dossier.answers.clone(),
        },
    };
    let (before, left) = if args.origin {
        let Some((id, origin)) = past.origin() else {
            return Err(phrase(
                "这份记录的历史中没有来源：它不是由 new --from 或者“另存为副本”得到的，或者历史没有随文件一起带来。",
                "the history of the record tells of no origin: it was not made by new --from or as a copy, or its history did not come with the file.",
            )
            .into());
        };
        let spot = |place: &String| Place::parse(place).ok().map(|place| Spot::from(&place));
        let called = said!(
            "来源记录 {record}（摘要 {state}）中沿用的内容",
            "what was taken from the record {record} (digest {state})",
            record = harmless(&origin.record, false),
            state = origin.state.chars().take(12).collect::<String>(),
        );
        let before = Side { called, answers: past.held_after(&id)? };
        (before, origin.left.iter().filter_map(spot).collect())
    } else {
        (held(args.from.as_deref().unwrap_or("-1"))?, Vec::new())
    };
    let record = reader.dossier.clone();
    Ok(Sides { before, after, record, left })
}

/// What a record held after a step, called by the step and its time.
fn side(past: &Past<'_>, id: &OperationId) -> Result<Side, Trouble> {
    let at = past.step(id).map(|step| step.at.to_string()).unwrap_or_default();
    let when: String =
        at.chars().take(16).map(|sign| if sign == 'T' { ' ' } else { sign }).collect();
    let step = said!("第 {id} 步（{when}）之后", "after step {id} ({when})", id = id.short(), when);
    let called = match past.name_of(id) {
        Some(name) => {
            let name = harmless(&name, false);
            said!("“{name}”，{step}", "\"{name}\", {step}", name, step)
        }
        None => step,
    };
    Ok(Side { called, answers: past.held_after(id)? })
}

impl Sides {
    fn between(&self) -> Between {
        let (before, after) = (&self.before, &self.after);
        let mut all = differing(&before.answers, &after.answers);
        all.sort_by_key(Difference::order);
        let left = self.left();
        Between {
            before: before.called.clone(),
            after: after.called.clone(),
            digests: [before.answers.digest(), after.answers.digest()],
            all,
            left: (!left.is_empty()).then(|| left_behind(&left)),
            subject: self.record.title(),
            record: self.record.id.clone(),
            day: Facts::new(&after.answers).day(),
        }
    }

    /// Where a copy left something behind and nothing stands now.
    fn left(&self) -> Vec<Spot> {
        let is_open = |spot: &&Spot| self.after.answers.at(spot) == self.before.answers.at(spot);
        self.left.iter().filter(is_open).cloned().collect()
    }

    fn to_json(&self, between: &Between) -> Value {
        let side =
            |side: &Side, digest: &String| json!({ "called": side.called, "digest": digest });
        let [before, after] = &between.digests;
        let changes: Vec<Value> = Delta::between(&self.before.answers, &self.after.answers)
            .iter()
            .map(Delta::to_json)
            .collect();
        json!({
            "record": between.record,
            "before": side(&self.before, before),
            "after": side(&self.after, after),
            "summary": between.said(),
            "differences": between.all.iter().map(one_json).collect::<Vec<_>>(),
            "left": self.left().iter().map(ToString::to_string).collect::<Vec<_>>(),
            "changes": changes,
        })
    }
}

fn one_json(one: &Difference) -> Value {
    let mut out = json!({
        "at": one.spot.to_string(),
        "mark": one.mark.code(),
        "section": one.section,
        "row": one.row,
        "field": one.field,
    });
    if let Mark::Moved { from, to } = one.mark {
        out["from"] = json!(from);
        out["to"] = json!(to);
    }
    if !one.is_whole_row() {
        out["before"] = json!(one.before);
        out["after"] = json!(one.after);
        out["words"] = json!({ "zh": one.parts(Lang::Zh), "en": one.parts(Lang::En) });
    }
    out
}
