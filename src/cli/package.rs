//! The filing package of one record, or of every record of the workspace.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::Standing;
use crate::desk::filing::before_handing_in;
use crate::desk::package::{
    Again, Handed, Key, Package as Made, Scan, kept_scans, package, package_again, proofs,
    with_kept,
};
use crate::document::build::submissions;
use crate::inspection::State;
use crate::store::{Filed, Run};
use crate::text::{harmless, t};

use super::batch::{Which, each};
use super::call::{Call, Out, Shape, Trouble};
use super::record::standing_for_papers;

/// 按材料清单生成申报备案材料包（文件夹和 zip）/ make the filing package in the order of the materials list
///
/// 评估文件旁的“名称-scans”文件夹中，以序号开头的扫描件（01-营业执照.pdf）自动附上。
/// Scans in the folder NAME-scans beside the assessment, each beginning with its number (01-licence.pdf), go with it.
///
/// 采用几条路径的，每条路径一个文件夹：NAME-scans/standard_contract、NAME-scans/gba_contract、接收方提交的 NAME-scans/gba_contract-recipient。
/// Of a record that takes several routes each has a folder of its own there, so called; what the recipient hands in, gba_contract-recipient.
///
/// --all 中断之后再运行即接着做：已有的材料包与现在要写的文字相同的，跳过；不同的，写到旁边“名称-2”，原来的不动。
/// Run again after it was broken off, --all goes on: a package whose words are what would be written now is skipped; where they differ the new
/// one is made beside it as NAME-2, and the old one stays.
#[derive(Debug, clap::Args)]
pub(super) struct Package {
    #[command(flatten)]
    which: Which,
    /// 目标文件夹（不能已经存在）；旁边另生成同名 zip，只含申报备案材料；分几份提交的，每份的 zip 在文件夹内 / target folder, which must not exist; a zip of the same name, with what is handed in only, is made beside it; of several submissions each has its own in the folder
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 附上扫描件：序号=文件，可重复；采用几条路径的，写作 路径:序号=文件；代替“名称-scans”文件夹中同一序号的 / attach a scan: number=file, may be repeated; where several routes are taken, ROUTE:number=file; stands for those of its number in NAME-scans
    #[arg(long, value_name = "[ROUTE:]N=FILE", conflicts_with = "all")]
    scan: Vec<String>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &Package, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.which.all {
        return all(args, call, out);
    }
    let record = standing_for_papers(&args.which.one(call)?, out)?;
    let survey = record.survey();
    record.tell_read(&survey.verdict);
    let given = args.scan.iter().map(|text| scan(text)).collect::<Result<Vec<_>, _>>()?;
    let kept = kept_scans(&record.path).map_err(|error| error.said())?;
    let mut scans = with_kept(given, kept, &submissions(&record.dossier.answers, &survey));
    scans.extend(proofs(&record.path, &record.dossier.answers));
    let made = package(&record.dossier, (&survey, &record.calendar()?), &args.to, &scans)
        .map_err(|error| error.said())?;
    out.has_saved = true;
    let doubts = before_handing_in(&record.path, &record.dossier.id, &made.manifest.value());
    for said in &doubts {
        out.note(said);
    }
    if args.format == Shape::Json {
        let mut told = to_json(&record.path, &made);
        told["doubts"] = json!(doubts);
        told["manifest"] = made.manifest.value();
        out.json(&told)?;
    } else {
        tell(&made, out)?;
    }
    Ok(u8::from(is_open(&record, &made.drafts)))
}

/// What came of one of all records.
enum Came {
    Made(Box<Made>),
    /// One that stands in this folder says the same.
    Skipped(PathBuf),
}

/// Whether it must not be handed in yet: a paper is a draft, or the figures of the papers rest on records whose people are not known.
fn is_open(record: &Standing, drafts: &[(String, usize)]) -> bool {
    !drafts.is_empty() || !record.around.ledger.unread.is_empty()
}

/// Every record into a folder of its own below the target; a package that stands there and says the same is left as it is.
fn all(args: &Package, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let calendar = call.folder.calendar()?;
    // A number behind a name never takes the place of another record.
    let stem = |file: Filed| file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let taken: BTreeSet<String> = call.folder.files()?.into_iter().filter_map(stem).collect();
    let run = Run::in_folder(&args.to);
    let work = |record: &Standing| {
        run.goes_on();
        let survey = record.survey();
        record.tell_read(&survey.verdict);
        let dir = args.to.join(record.stem());
        kept_scans(&record.path)
            .and_then(|mut scans| {
                scans.extend(proofs(&record.path, &record.dossier.answers));
                let dir = (dir.as_path(), &taken);
                package_again(&record.dossier, (&survey, &calendar), dir, &scans)
            })
            .map(|again| match again {
                Again::Made(made) => (is_open(record, &made.drafts), Came::Made(made)),
                Again::Same { dir, drafts } => (is_open(record, &drafts), Came::Skipped(dir)),
            })
            .map_err(|error| error.said())
    };
    let results = each(&args.which, call, work, out)?;
    let is_open = |(is_open, _): &(bool, Came)| *is_open;
    let is_skipped = |(_, came): &(bool, Came)| matches!(came, Came::Skipped(_));
    if args.format == Shape::Json {
        let told = |path: &Path, (_, came): &(bool, Came)| match came {
            Came::Made(made) => to_json(path, made),
            Came::Skipped(dir) => json!({
                "file": path.display().to_string(), "folder": dir.display().to_string(),
            }),
        };
        return results.sum_json((is_open, is_skipped), told, out);
    }
    for (_, (_, came)) in &results.done {
        let made = match came {
            Came::Made(made) => made,
            Came::Skipped(dir) => {
                let dir = dir.display();
                out.tell(&said!("{dir}\t没有变化，跳过", "{dir}\tunchanged, skipped", dir))?;
                continue;
            }
        };
        left_out(made, out);
        let (dir, drafts, missing) = (made.dir.display(), made.drafts.len(), made.missing.len());
        out.tell(&said!(
            "{dir}\t草稿{drafts}份，待取得{missing}项",
            "{dir}\t{drafts} {drafts?draft|drafts}, {missing} {missing?paper|papers} to obtain",
            dir,
            drafts,
            missing,
        ))?;
    }
    results.sum((is_open, is_skipped), out)
}

fn to_json(path: &Path, made: &Made) -> Value {
    json!({
        "file": path.display().to_string(),
        "folder": made.dir.display().to_string(),
        "zip": made.zip.as_ref().map(|zip| zip.display().to_string()),
        "drafts": made.drafts.iter().map(|(title, open)| {
            json!({ "title": title, "open_points": open })
        }).collect::<Vec<_>>(),
        "submissions": made.handed.iter().map(Handed::to_json).collect::<Vec<_>>(),
        "to_obtain": made.missing,
        "left_out": made.left_out.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
        "inspection": made.inspection.not_met(),
    })
}

fn tell(made: &Made, out: &mut Out) -> Result<(), Trouble> {
    out.line(made.dir.display().to_string())?;
    if let Some(zip) = &made.zip {
        out.line(zip.display().to_string())?;
    }
    for one in &made.handed {
        out.tell(&one.said())?;
    }
    if !made.drafts.is_empty() {
        out.say(t("仍是草稿：", "Still drafts:"))?;
    }
    for (title, open) in &made.drafts {
        out.tell(&said!(
            "  {title}：缺{open}处",
            "  {title}: {open} open {open?point|points}",
            title,
            open
        ))?;
    }
    if !made.missing.is_empty() {
        out.say(t("还要取得、签署或者扫描：", "Still to be obtained, signed or scanned:"))?;
    }
    left_out(made, out);
    let lang = out.lang();
    for paper in &made.missing {
        out.line(format!("  {}", paper.get(lang)))?;
    }
    let (found, said) = (&made.inspection, made.inspection.said());
    if !found.routes.is_empty() {
        out.tell(&said!(
            "材料查验：{said}（`chujing check` 逐项列出）",
            "Inspection: {said} (`chujing check` lists them)",
            said,
        ))?;
    }
    for one in found.in_state(State::Objected) {
        out.line(format!("  ! {} {}", one.check.number, one.check.title.get(lang)))?;
    }
    Ok(())
}

/// Tells beside the output which kept scans do not go with it.
fn left_out(made: &Made, out: &mut Out) {
    if let Some(said) = made.left_out_said() {
        out.note(&said);
    }
}

fn scan(text: &str) -> Result<Scan, Trouble> {
    parsed(text).ok_or_else(|| {
        let text = harmless(text, false);
        said!(
            "“{text}”应写作 序号=文件，例如 1=营业执照.pdf；采用几条路径的，写作 路径:序号=文件，例如 gba_contract:1=证件.pdf",
            "write \"{text}\" as number=file, such as 1=licence.pdf; where several routes are taken, as ROUTE:number=file, such as \
             gba_contract:1=id.pdf",
            text,
        )
        .into()
    })
}

fn parsed(text: &str) -> Option<Scan> {
    let (what, path) = text.split_once('=')?;
    let (of, number) = match what.rsplit_once(':') {
        Some((route, number)) => (Some(Key::parse(route)?), number),
        None => (None, what),
    };
    Some(Scan::given(number.trim().parse().ok()?, PathBuf::from(path)).handed_in_with(of))
}
