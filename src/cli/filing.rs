//! The life of the filings of a record: how each stands, what the officer holds, and what was handed in.

mod mistaken;

use std::path::PathBuf;

use serde_json::json;

use crate::day::Day;
use crate::desk::Standing;
use crate::desk::filing::{
    Filing, HandIn, HandedIn, cabinet, filings, hand_in, letters_of, prepared, relatives_told,
    told, told_unasked, unasked,
};
use crate::filing::{Change, Kind, Number, Paper};
use crate::form::catalog::events;
use crate::telling::Depth;
use crate::text::{Phrase, phrase, shown_path, t};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::record::{open, standing};

/// 备案、申报的全程：现状、主管机关持有什么、交过什么 / the life of a filing: how it stands, what the authority holds, what was handed in
///
/// 只写文件，列出每一项提交的现状、正在走的期限、历次提交和通知。
/// With a file alone it lists how each submission stands, the period that runs, what was handed in and the letters.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct FilingArgs {
    /// 文件 / file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// 看这一天的情况，默认今天 / as it stands on this day, today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    listing: Listing,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 主管机关持有的材料（全部序列之后，或者某一序列之后）/ what the authority holds, after all sequences or after one
    View {
        /// 文件 / file
        file: PathBuf,
        /// 哪一项提交，如 `standard_contract` / of which submission
        #[arg(long, value_name = "SUBMISSION")]
        of: Option<String>,
        /// 序列号，如 0000 / the number of a sequence, such as 0000
        #[arg(long, value_name = "N")]
        at: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// 记入一次提交：留存材料和当时的记录 / note that something was handed in: keeps the papers and the record as they were
    HandIn(HandInArgs),
    /// 撤下误记的一次提交：材料和原因仍然留存，不再算作提交过 / take back a handing in that was noted by mistake: it stays with the reason, and counts no more
    Mistaken(mistaken::MistakenArgs),
    /// 核对留存的材料是否与提交时相同 / whether what is kept is as it was handed in
    Verify {
        /// 文件 / file
        file: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
}

#[derive(Debug, clap::Args)]
struct HandInArgs {
    /// 文件 / file
    file: PathBuf,
    /// package 生成的材料包文件夹 / the folder that package made
    #[arg(long, value_name = "DIR")]
    package: PathBuf,
    /// 提交日 / the day on which it was handed in
    #[arg(long, value_name = "DATE")]
    on: String,
    /// 哪一项提交，如 `standard_contract` / of which submission
    #[arg(long, value_name = "SUBMISSION")]
    of: Option<String>,
    /// 种类，默认第一次为 first、以后为 supplement / the kind; first for the first one and supplement later, if left out
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// 回执号、受理号 / the number of the receipt
    #[arg(long, value_name = "NUMBER")]
    receipt: Option<String>,
    /// 答复哪一份通知，如 letter-1 / the letter that it answers
    #[arg(long, value_name = "LETTER")]
    answers: Option<String>,
    /// 原因 / why
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
    /// 没有变化的材料也再次提交 / papers that are unchanged were handed in once more
    #[arg(long)]
    also_unchanged: bool,
    /// 主管机关持有、材料包中没有的，记为撤回 / papers that the authority holds and the package does not are withdrawn
    #[arg(long)]
    withdraw: bool,
    /// 不在“办理进度与日期”中记入这一天 / do not note the day among the dates of the record
    #[arg(long)]
    no_event: bool,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum KindArg {
    First,
    Supplement,
    Again,
    Extension,
    Withdrawal,
    Note,
}

impl KindArg {
    const fn core(self) -> Kind {
        match self {
            Self::First => Kind::First,
            Self::Supplement => Kind::Supplement,
            Self::Again => Kind::Again,
            Self::Extension => Kind::Extension,
            Self::Withdrawal => Kind::Withdrawal,
            Self::Note => Kind::Note,
        }
    }
}

pub(super) fn carry_out(args: &FilingArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match (&args.command, &args.file) {
        (Some(Command::View { file, of, at, listing }), _) => {
            let record = standing(&call.file(file), out)?;
            let all = read(&record, call.today)?;
            view(&all, (of.as_deref(), at.as_deref()), listing, out)
        }
        (Some(Command::HandIn(args)), _) => note(args, call, out),
        (Some(Command::Mistaken(args)), _) => mistaken::carry_out(args, call, out),
        (Some(Command::Verify { file, listing }), _) => {
            let record = standing(&call.file(file), out)?;
            verify(&record, listing, out)
        }
        (None, Some(file)) => {
            let record = standing(&call.file(file), out)?;
            let on = day(args.on.as_deref())?.unwrap_or(call.today);
            let all = read(&record, on)?;
            if args.listing.format == Shape::Json {
                out.json(&all.iter().map(Filing::to_json).collect::<Vec<_>>())?;
            } else {
                let (letters, _) = letters_of(&record.path, &record.dossier.id)?;
                let unasked = unasked(&letters, &record.dossier.answers);
                let mut lines = relatives_told(&record.path, &record.dossier.id)?;
                lines.extend(told_unasked(&unasked));
                lines.extend(told(&all, &[], &record.survey().routes));
                out.told(&lines, Depth::Full)?;
            }
            Ok(u8::from(all.iter().any(|one| !one.row.faults.is_empty())))
        }
        (None, None) => Ok(2),
    }
}

/// The filings of a record.
pub(super) fn read(record: &Standing, on: Day) -> Result<Vec<Filing>, Trouble> {
    let survey = record.survey();
    Ok(filings(record, (&survey, &record.calendar()?), on)?)
}

/// The one that is meant of several.
pub(super) fn one<'a>(all: &'a [Filing], of: Option<&str>) -> Result<&'a Filing, Trouble> {
    let found = match (of, all) {
        (Some(of), all) => all.iter().find(|one| one.code == of),
        (None, [alone]) => Some(alone),
        (None, _) => None,
    };
    let codes = || Phrase::list(all.iter().map(|one| Phrase::same(one.code.clone())));
    match (found, all) {
        (Some(found), _) => Ok(found),
        (None, []) => Err(phrase(
            "这份记录没有提交过什么，现在的结论下也没有要提交的",
            "nothing of this record was handed in, and as it stands nothing is",
        )
        .into()),
        _ => Err(said!(
            "有几项提交：{codes}。用 --of 写明是哪一项",
            "there are several submissions: {codes}. Say which by --of",
            codes = codes(),
        )
        .into()),
    }
}

fn view(
    all: &[Filing],
    (of, at): (Option<&str>, Option<&str>),
    listing: &Listing,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let filing = one(all, of)?;
    let numbers = || filing.row.sequences.iter().map(|one| one.fields.number);
    let at = match at {
        None => None,
        Some(text) => {
            let number = Number::parse(text).filter(|number| numbers().any(|one| one == *number));
            Some(number.ok_or_else(|| {
                let known = Phrase::list(numbers().map(|one| Phrase::same(one.to_string())));
                said!(
                    "没有序列“{text}”；有的是：{known}",
                    "there is no sequence \"{text}\"; there are: {known}",
                    text,
                    known,
                )
            })?)
        }
    };
    let held = filing.held(at);
    if listing.format == Shape::Json {
        out.json(&json!({ "submission": filing.code, "at": at.or_else(|| numbers().next_back()), "held": held }))?;
        return Ok(0);
    }
    if held.is_empty() {
        out.say(t("主管机关没有持有材料。", "The authority holds nothing."))?;
    }
    for one in held {
        let number = one.paper.number.map(|number| format!("{number:02}")).unwrap_or_default();
        let file = one.paper.file.map(|file| file.name).unwrap_or_default();
        out.line(format!("{number:>2}  {}  {}  {file}", one.since, one.paper.title))?;
    }
    Ok(0)
}

fn verify(record: &Standing, listing: &Listing, out: &mut Out) -> Result<u8, Trouble> {
    let cabinet = cabinet(&record.path, &record.dossier.id);
    let faults: Vec<_> =
        cabinet.submissions()?.iter().flat_map(|code| cabinet.verify(code)).collect();
    if listing.format == Shape::Json {
        out.json(&faults)?;
    } else if faults.is_empty() {
        out.say(t("留存的材料与提交时相同。", "What is kept is as it was handed in."))?;
    }
    if listing.format != Shape::Json {
        for fault in &faults {
            out.tell(&fault.said())?;
        }
    }
    Ok(u8::from(!faults.is_empty()))
}

fn note(args: &HandInArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let on = day(Some(&args.on))?.unwrap_or(call.today);
    let record = standing(&path, out)?;
    let all = read(&record, call.today)?;
    let filing = one(&all, args.of.as_deref())?;
    let package = prepared(&args.package, &filing.code)?;
    let said = HandIn {
        submission: filing.code.clone(),
        route: filing.route,
        kind: args.kind.map(KindArg::core),
        day: on,
        receipt: args.receipt.clone(),
        letter: args.answers.clone(),
        why: args.why.clone(),
        also_unchanged: args.also_unchanged,
        withdraws: args.withdraw,
        notes_event: !args.no_event,
    };
    if package.is_incomplete(&filing.code) {
        out.note(&phrase(
            "生成材料包时，清单要求的还没有齐备；仍按已经提交记入",
            "when the package was made, papers of the list were lacking; it is noted as handed in all the same",
        ));
    }
    let mut session = open(&path, call, out)?;
    let done =
        hand_in(&mut session, &said, (&args.package, &package)).map_err(|error| error.said())?;
    out.has_saved = true;
    if done.dates.are_others() {
        session.save()?;
    }
    if args.format == Shape::Json {
        out.json(&json!({
            "folder": done.dir.display().to_string(),
            "sequence": done.sequence.fields,
            "unchanged": papers(&done.planned.unchanged).collect::<Vec<_>>(),
            "left_out": papers(&done.planned.left_out).map(|paper| &paper.title).collect::<Vec<_>>(),
            "stale": done.planned.stale().collect::<Vec<_>>(),
            "doubts": done.planned.doubts(on, call.today),
            "event": done.dates.row().is_some(),
        }))?;
    } else {
        tell(&done, call.today, out)?;
    }
    Ok(u8::from(done.planned.stale().next().is_some()))
}

/// The papers of these changes.
fn papers(all: &[Change]) -> impl Iterator<Item = &Paper> {
    all.iter().map(|one| &one.paper)
}

fn tell(done: &HandedIn, today: Day, out: &mut Out) -> Result<(), Trouble> {
    let fields = &done.sequence.fields;
    out.tell(&said!(
        "已记入序列{number}（{kind}，{day}）：{dir}",
        "noted as sequence {number} ({kind}, {day}): {dir}",
        number = fields.number,
        kind = fields.kind.label(),
        day = fields.day,
        dir = shown_path(&done.dir),
    ))?;
    for said in done.planned.told() {
        out.tell(&said)?;
    }
    for said in done.planned.doubts(fields.day, today) {
        out.note(&said);
    }
    if done.dates.row().is_some() {
        let section = events::SECTION.title;
        out.tell(&said!("“{section}”已记入这一天", "noted in \"{section}\" as well", section))?;
    }
    Ok(())
}

/// Asks for the reason why something was noted by mistake: it stays with what is withdrawn.
pub(super) fn with_reason(why: &str) -> Result<(), Trouble> {
    if why.trim().is_empty() {
        return Err(phrase(
            "没有写明原因：--why 写明为什么是误记",
            "there is no reason: say by --why why it was a mistake",
        )
        .into());
    }
    Ok(())
}
