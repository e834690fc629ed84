//! Measuring data where it lies: people, classes, the spread of sensitive values; and what comes of it in a record.

mod columns;
mod fault;
mod into;
mod page;
mod people;
mod sql;

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::day::Day;
use crate::measure::{Asked, Column, Fault, Report, Watch, Why, measure};
use crate::text::phrase;

use super::call::{Call, Out, Shape, Trouble, day};
use fault::trouble;
use into::Into;

/// A bar that moves ten times a second moves often enough.
const PAUSE: Duration = Duration::from_millis(100);

/// 就地测量数据：人数、等价类、敏感值的分布 / measure data where it lies: people, classes, the spread of sensitive values
///
/// 读 CSV、TSV（UTF-8 或者 GB18030）和 xlsx；构建时带上 parquet 的，也读 Parquet；多个文件按一份数据合并。只输出计数、占比和文件摘要，任何取值都不输出，也不写入磁盘。
/// Reads CSV, TSV (UTF-8 or GB18030) and xlsx, and Parquet where it was built with that feature; several files count as one set of rows. It tells counts, shares and digests of files, and never
/// a value, on the screen or on the disk.
///
/// 准标识符可以粗化：year(birth)、month(birth)、prefix(postcode,2)、band(age,10)。
/// A quasi-identifier may be made coarser: year(birth), month(birth), prefix(postcode,2), band(age,10).
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Measure {
    #[command(subcommand)]
    other: Option<Other>,
    /// 数据文件 / files of data
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 识别一个人的列（几列合起来识别的，用逗号分开）；不写的，把每一行当作一个人 / the column that names a person, or several with commas between
    /// them; if left out every row is taken for a person
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    people: Vec<String>,
    /// 准标识符，用逗号分开 / the quasi-identifiers, commas between them
    #[arg(long, value_name = "COLS", required = true)]
    quasi: Option<String>,
    /// 敏感列，用逗号分开 / sensitive columns, commas between them
    #[arg(long, value_name = "COLS", value_delimiter = ',')]
    sensitive: Vec<String>,
    /// 处理之前的文件，同样测量后对照 / the file before the treatment, measured too and compared
    #[arg(long, value_name = "FILE")]
    before: Option<PathBuf>,
    /// 处理之前的准标识符，列名或者粗细不同时写 / the quasi-identifiers before the treatment, where they differ
    #[arg(long, value_name = "COLS", requires = "before")]
    before_quasi: Option<String>,
    /// 每一列单独能认出多少人，去掉它以后又如何 / how many people each column singles out by itself, and what is left without it
    #[arg(long)]
    columns: bool,
    /// 分隔符：一个字符或者 tab；不写的自动判断 / the delimiter: one sign, or tab; looked for if left out
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<String>,
    /// 工作表；默认第一张 / the sheet; the first if left out
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// 内存上限（MiB），超出部分以带密钥的摘要暂存磁盘 / memory in MiB; what is more goes to the disk as keyed digests
    #[arg(long, value_name = "MIB", default_value_t = 640, value_parser = clap::value_parser!(u32).range(16..=1_000_000))]
    memory: u32,
    /// 暂存摘要的文件夹，默认系统临时文件夹 / where digests are put aside; the temporary folder of the system if left out
    #[arg(long, value_name = "DIR")]
    aside: Option<PathBuf>,
    /// 不计算 SM3 / take no SM3
    #[arg(long)]
    no_sm3: bool,
    /// 测量的日期，默认今天 / the day of the measurement; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    into: Into,
    /// 同 --format json / the same as --format json
    #[arg(long)]
    json: bool,
    /// 另写成 Word 报告（docx） / write it as a Word report (docx), too
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    listing: super::call::Listing,
}

/// What is measured elsewhere.
#[derive(Debug, clap::Subcommand)]
enum Other {
    Columns(columns::Columns),
    People(people::People),
    Overlap(people::Overlap),
    Sql(sql::Sql),
    Read(sql::Read),
}

/// What one column does to the classes.
#[derive(Debug)]
struct Alone {
    column: String,
    /// The classes that it makes by itself.
    by_itself: Report,
    /// The classes without it; `None` where it is the only one.
    without: Option<Report>,
}

/// Everything that was measured.
#[derive(Debug)]
struct Measured {
    report: Report,
    before: Option<Report>,
    columns: Vec<Alone>,
}

/// In which shape a list is asked for, `--json` or `--format`.
const fn shape(is_json: bool, listing: &super::call::Listing) -> Shape {
    if is_json { Shape::Json } else { listing.format }
}

pub(super) fn carry_out(args: &Measure, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match &args.other {
        Some(Other::Columns(args)) => return columns::carry_out(args, call, out),
        Some(Other::People(args)) => return people::write(args, out),
        Some(Other::Overlap(args)) => return people::overlap(args, out),
        Some(Other::Sql(args)) => return sql::print(args, out),
        Some(Other::Read(args)) => return sql::read(args, call, out),
        None => {}
    }
    let asked = asked(args)?;
    let on = day(args.on.as_deref())?.unwrap_or(call.today);
    // What cannot be written into is told before anything is measured.
    args.into.look(call, out)?;
    let run = |files: &[PathBuf], asked: &Asked| watched(|watch| measure(files, asked, watch));
    let report = run(&args.files, &asked)?;
    let before = match &args.before {
        None => None,
        Some(file) => {
            let quasi = match &args.before_quasi {
                Some(quasi) => Column::list(quasi).map_err(|fault| trouble(&fault))?,
                None => asked.quasi.clone(),
            };
            Some(run(std::slice::from_ref(file), &Asked { quasi, ..asked.clone() })?)
        }
    };
    let mut columns = Vec::new();
    for column in asked.quasi.iter().filter(|_| args.columns) {
        let asked = Asked { sensitive: Vec::new(), sm3: false, ..asked.clone() };
        let others: Vec<Column> =
            asked.quasi.iter().filter(|one| *one != column).cloned().collect();
        let alone = Asked { quasi: vec![column.clone()], ..asked.clone() };
        let without = match others.as_slice() {
            [] => None,
            _ => Some(run(&args.files, &Asked { quasi: others, ..asked })?),
        };
        let by_itself = run(&args.files, &alone)?;
        // Figures of other bytes say nothing of the classes above.
        for again in [Some(&by_itself), without.as_ref()].into_iter().flatten() {
            is_same(&args.files, &report, again)?;
        }
        columns.push(Alone { column: column.written.clone(), by_itself, without });
    }
    let measured = Measured { report, before, columns };
    let document = page::document(&measured, on, out.lang());
    out.listing(shape(args.json, &args.listing), &told(&measured, on), &document)?;
    if let Some(path) = &args.to {
        out.word(&document, path)?;
    }
    args.into.take(&measured.report, on, call, out)
}

/// Refuses figures of a file that was another one when it was read before.
fn is_same(files: &[PathBuf], before: &Report, again: &Report) -> Result<(), Trouble> {
    let mut both = files.iter().zip(before.files.iter().zip(&again.files));
    match both.find(|(_, (before, again))| before.sha256 != again.sha256) {
        Some((file, _)) => Err(trouble(&Fault::of(file, Why::Changed))),
        None => Ok(()),
    }
}

/// The sign that divides cells, as it was given.
fn delimiter(given: Option<&str>) -> Result<Option<u8>, Trouble> {
    let is_mark = |sign: u8| (sign.is_ascii_punctuation() && sign != b'"') || sign == b' ';
    match given.map(str::as_bytes) {
        None => Ok(None),
        Some(b"tab" | b"\\t" | b"\t") => Ok(Some(b'\t')),
        Some([sign]) if is_mark(*sign) => Ok(Some(*sign)),
        Some(_) => Err(phrase(
            "--delimiter 写一个半角标点，或者 tab。",
            "--delimiter takes one mark of punctuation of ASCII, or tab.",
        )
        .into()),
    }
}

fn asked(args: &Measure) -> Result<Asked, Trouble> {
    let names = |all: &[String]| -> Vec<String> {
        all.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    };
    let usual = Asked::quasi(
        Column::list(args.quasi.as_deref().unwrap_or_default()).map_err(|fault| trouble(&fault))?,
    );
    Ok(Asked {
        people: names(&args.people),
        sensitive: names(&args.sensitive),
        delimiter: delimiter(args.delimiter.as_deref())?,
        sheet: args.sheet.clone(),
        memory: args.memory as usize * (1 << 20),
        sm3: !args.no_sm3,
        aside: args.aside.clone().unwrap_or(usual.aside.clone()),
        ..usual
    })
}

/// Measures with a bar and the time that is left on the error stream, where that is a terminal. Interrupted, it leaves nothing: what is
/// put aside has no name.
fn watched<T: Send>(work: impl FnOnce(&Watch) -> Result<T, Fault> + Send) -> Result<T, Trouble> {
    let watch = Watch::default();
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("[{bar:40}] {percent}%  {elapsed}  -{eta}") {
        bar.set_style(style.progress_chars("=> "));
    }
    let result = std::thread::scope(|scope| {
        // What ends the waiting at once: a pause would take as long as a small file does. A thread that breaks lets go of it, too.
        let (ended, ends) = mpsc::channel::<()>();
        let worker = scope.spawn(|| {
            let _ended = ended;
            work(&watch)
        });
        while ends.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
            let (done, all) = watch.progress();
            bar.set_length(all);
            bar.set_position(done);
        }
        worker.join()
    });
    bar.finish_and_clear();
    // A thread that broke told why on its way.
    let result = result.map_err(|_| {
        Trouble(phrase("测量中断，没有结果。", "The measurement broke off; there is no result."))
    })?;
    result.map_err(|fault| trouble(&fault))
}

/// The program as it is named beside a figure.
fn program() -> String {
    format!("chujing {}", env!("CARGO_PKG_VERSION"))
}

fn told(measured: &Measured, on: Day) -> Value {
    let columns = measured.columns.iter().map(|one| {
        json!({
            "column": one.column,
            "by_itself": one.by_itself.classes,
            "without": one.without.as_ref().map(|report| &report.classes),
        })
    });
    json!({
        "program": program(),
        "day": on,
        "measured": measured.report,
        "before": measured.before,
        "columns": columns.collect::<Vec<_>>(),
    })
}
