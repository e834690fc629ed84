//! The company's policy: what it has fixed, what it may fix.

use serde_json::json;

use crate::law::policy::choices;
use crate::law::{OpenPoint, Reading, open_points};
use crate::store::{StoreError, Workspace};
use crate::text::harmless;

use super::call::{Call, Listing, Out, Shape, Trouble};

/// 本企业对未决问题的读法（工作区的 policy.json）/ the company's reading of open points
#[derive(Debug, clap::Args)]
pub(super) struct Policy {
    /// 问题编号，如 Q-17；不写则列出 / id of the point; lists them if left out
    point: Option<String>,
    /// 读法代码 / code of the reading
    #[arg(requires = "point")]
    reading: Option<String>,
    /// 由谁在何时决定 / who decided it, and when
    #[arg(long, value_name = "WORDS")]
    decided: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Policy, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match args.point.as_ref().zip(args.reading.as_ref()) {
        Some((point, reading)) => fix(&call.folder, point, reading, args.decided.as_deref(), out),
        None => show(&call.folder, args.listing.format, out),
    }
}

fn show(workspace: &Workspace, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let policy = workspace.policy()?;
    let points = || open_points::ALL.iter().filter(|point| choices(point).next().is_some());
    let is_followed = |of: &OpenPoint, reading: &Reading| {
        policy.follows(reading)
            || (of.readings.first() == Some(reading)
                && !policy.departures().iter().any(|(point, _)| *point == of))
    };
    if shape == Shape::Json {
        let list = points().map(|point| {
            let readings = choices(point).map(|reading| {
                json!({
                    "code": reading.code, "says": reading.says,
                    "followed": is_followed(point, reading),
                })
            });
            json!({
                "point": point.id, "question": point.question,
                "readings": readings.collect::<Vec<_>>(),
            })
        });
        out.json(&json!({ "decided": policy.decided, "points": list.collect::<Vec<_>>() }))?;
        return Ok(0);
    }
    let lang = out.lang();
    for point in points() {
        out.line(format!("{}\t{}", point.id, point.question.get(lang)))?;
        for reading in choices(point) {
            let mark = if is_followed(point, reading) { "*" } else { " " };
            out.line(format!("  {mark} {}\t{}", reading.code, reading.says.get(lang)))?;
        }
    }
    if !policy.decided.is_empty() {
        out.tell(&said!("决定：{decided}", "decided: {decided}", decided = policy.decided))?;
    }
    Ok(0)
}

fn fix(
    workspace: &Workspace,
    point: &str,
    reading: &str,
    decided: Option<&str>,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut policy = workspace.policy()?;
    policy.fix(point, reading).map_err(|error| {
        Trouble::from(StoreError::Policy(workspace.dir().join(crate::store::POLICY), error))
    })?;
    if let Some(decided) = decided {
        policy.decided = harmless(decided, false);
    }
    let path = workspace.save_policy(&policy)?;
    out.has_saved = true;
    out.line(path.display().to_string())?;
    Ok(0)
}
