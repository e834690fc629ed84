//! The same figures from the engine that holds the data: a query to run there, and its result read back.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::json;

use crate::cli::args::day;
use crate::cli::call::{Call, Out};
use crate::cli::trouble::Trouble;
use crate::form::options::did_you_mean;
use crate::measure::{
    Cells, Column, Counted, DIALECTS, Dialect, Form, Guard, NoResult, People, Report, query,
};
use crate::store;
use crate::text::{Phrase, Text, harmless, phrase, shown_path, t};

use super::fault::trouble;
use super::into::Into;

/// 打印一条查询，在数据所在的引擎里统计等价类 / print a query that lets the engine that holds the data count classes
///
/// 查询只得到数字：每种大小有几个等价类、多少人、多少行。各引擎得到的等价类与本程序在本机测量的一样；只在几种写法（月份、小数）上更细，k 不会偏高。
/// It yields numbers only: how many classes of each size, people, rows. Every engine makes the classes that this program makes of files, or, for
/// some writings of months and for fractions, finer ones: k is never too high.
#[derive(Debug, clap::Args)]
pub(super) struct Sql {
    /// 引擎 / the engine
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(DIALECTS.iter().map(|one| one.code)))]
    dialect: String,
    /// 表，照引擎的写法 / the table, as the engine writes it
    #[arg(long, value_name = "TABLE")]
    table: String,
    /// 识别一个人的列，用逗号分开 / the columns that name a person, commas between them
    #[arg(long, value_name = "KEY", value_delimiter = ',', required = true)]
    people: Vec<String>,
    /// 准标识符，用逗号分开 / the quasi-identifiers, commas between them
    #[arg(long, value_name = "COLS", required = true)]
    quasi: String,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
    /// 同 --format json / the same as --format json
    #[arg(long)]
    json: bool,
}

/// 读回引擎的结果 / read the result of an engine back
#[derive(Debug, clap::Args)]
pub(super) struct Read {
    /// 结果（CSV：figure,size,number） / the result (CSV: figure,size,number)
    result: PathBuf,
    /// 引擎的名称和版本 / name and version of the engine
    #[arg(long, value_name = "NAME VERSION", required = true)]
    engine: String,
    /// 查询用的识别一个人的列 / the columns that named a person in the query
    #[arg(long, value_name = "KEY", value_delimiter = ',', required = true)]
    people: Vec<String>,
    /// 查询用的准标识符 / the quasi-identifiers of the query
    #[arg(long, value_name = "COLS", required = true)]
    quasi: String,
    /// 测量的日期，默认今天 / the day of the measurement; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    into: Into,
    /// 同 --format json / the same as --format json
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    listing: crate::cli::call::Listing,
}

/// What a part of a query guards against.
fn said(guard: Guard) -> Text {
    match guard {
        Guard::Text => t(
            "每一列都读作文本：引擎猜成数字或者日期的列，会丢掉前导零、末位或者时间。装入数据时也不要让引擎猜类型。",
            "Every column is read as text: one that the engine takes for a number or a day loses leading noughts, last digits or times. Let it guess no types when the data is loaded.",
        ),
        Guard::Nobody => t(
            "没有写是谁的行（号码缺一部分，或者写的是“无”一类的字）：不算作一个人，也不使等价类变大。",
            "Rows that name nobody, where a part of the key is missing or stands for nothing, are no person and make no class larger.",
        ),
        Guard::Missing => t(
            "NULL、空文本、空白和缺失标记合为一类（joined）：有的引擎分不清 NULL 和空文本。",
            "NULL, empty text, blanks and marks of missing values are one (joined): some engines cannot tell NULL from empty text.",
        ),
        Guard::Bytes => t(
            "按字节分组：排序规则会把大小写、重音和末尾空格不同的值当作同一个，k 就偏高。引擎分得清的空值各为一类（apart），k 取低的。",
            "Grouped by bytes: a collation joins values that differ in capitals, accents or blanks at the end, and k is then too high. Empty cells that the engine tells apart are apart; the lower k counts.",
        ),
        Guard::Date => t(
            "认得的日期取年或者月；认不得的保持原样，只会使 k 变低。",
            "Of a day that is understood the year or month is taken; others stay as they are, which only lowers k.",
        ),
        Guard::Band => t(
            "整数先归入区间再分组，-0 与 0 相同；其他写法（小数、NaN）保持原样，只会使 k 变低。",
            "Whole numbers are banded before they are grouped, -0 as 0; others (fractions, NaN) stay as they are, which only lowers k.",
        ),
        Guard::Key => t(
            "同一个号码的几种写法（空白、大小写、全半角）当作一人，否则一人算成几人，k 就偏高。两种人数都列出。",
            "One key in several writings (blanks, capitals, width) is one person: otherwise one would be several, and k too high. Both numbers of people are given.",
        ),
        Guard::Whole => t(
            "等价类的个数和人数另列：读回时与各行核对，少了行就能发现。",
            "Classes and people in them are given once more, and held against the lines when they are read back: a lost line is seen.",
        ),
        Guard::Lone => t(
            "等价类的大小是不同的人数，不是行数；只有“没有写是谁”的行的等价类，大小算1。",
            "The size of a class is the number of different people, not of rows; a class of rows that name nobody has size 1.",
        ),
        Guard::Exact => {
            t("精确计数，不用近似函数。", "Counted exactly, and by no function that is only near.")
        }
    }
}

/// What is said of a dialect: on which engine it was run, or that it was not.
fn standing(dialect: &Dialect) -> Phrase {
    let (name, proven) = (dialect.name, dialect.proven);
    if proven.is_empty() {
        return said!(
            "{name}：这种写法没有在真实引擎上运行过。请先用小样本对照本机测量的结果。",
            "{name}: this has not been run on a real engine. Compare a small sample with what is measured of files first.",
            name,
        );
    }
    said!(
        "{name}：在 {proven} 上运行过，结果与本机测量相同。",
        "{name}: run on {proven}, with the figures that are measured of files.",
        name,
        proven,
    )
}

pub(super) fn print(args: &Sql, out: &mut Out) -> Result<u8, Trouble> {
    let Some(dialect) = Dialect::find(&args.dialect) else {
        return Err(did_you_mean(&phrase("没有这种引擎。", "There is no such engine."), &[]).into());
    };
    let quasi = Column::list(&args.quasi).map_err(|fault| trouble(&fault))?;
    let lines = query(dialect, &args.table, &args.people, &quasi);
    if args.json || args.format == "json" {
        let sql: Vec<&str> = lines.iter().map(|line| line.sql.as_str()).collect();
        let guards: BTreeSet<Guard> = lines.iter().filter_map(|line| line.guard).collect();
        let guards: Vec<Phrase> = guards.into_iter().map(|guard| said(guard).into()).collect();
        out.json(&json!({
            "dialect": dialect.code,
            "proven": (!dialect.proven.is_empty()).then_some(dialect.proven),
            "standing": standing(dialect),
            "guards": guards,
            "sql": sql.join("\n"),
        }))?;
        return Ok(0);
    }
    let lang = out.lang();
    out.line(format!("-- {}", standing(dialect).get(lang)))?;
    for line in lines {
        if let Some(guard) = line.guard {
            out.line(format!("-- {}", said(guard).get(lang)))?;
        }
        out.line(line.sql)?;
    }
    Ok(0)
}

pub(super) fn read(args: &Read, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    args.into.look(call, out)?;
    let on = day(args.on.as_deref())?.unwrap_or(call.today);
    let content = store::read_small(&args.result)?;
    let counted = Counted::read(&content).map_err(|why| {
        let (file, why) = (shown_path(&args.result), refused(why));
        Trouble(said!("{file}：{why}", "{file}: {why}", file, why))
    })?;
    let quasi = Column::list(&args.quasi).map_err(|fault| trouble(&fault))?;
    let name = args.result.file_name().unwrap_or_default().to_string_lossy();
    let cells = |column: Column| Cells { column: column.written, ..Cells::default() };
    let report = Report {
        files: vec![crate::measure::Measured {
            name: format!("{}, {}", harmless(&name, false), harmless(&args.engine, false)),
            size: content.len() as u64,
            sha256: store::digest(&args.result)?,
            sm3: None,
            rows: counted.rows,
            blank_lines: 0,
            form: Form::Engine,
        }],
        rows: counted.rows,
        people: People {
            by: args.people.clone(),
            distinct: counted.people,
            as_written: counted.as_written,
            most_rows: counted.most_rows,
            rows_of_nobody: counted.rows_of_nobody,
            in_several_classes: None,
        },
        quasi: quasi.into_iter().map(cells).collect(),
        classes: counted.apart,
        joined: counted.joined,
        sensitive: Vec::new(),
        put_aside: 0,
    };
    let measured = super::Measured { report, before: None, columns: Vec::new() };
    let document = super::page::document(&measured, on, out.lang());
    let shape = super::shape(args.json, &args.listing);
    out.listing(shape, &super::told(&measured, on), &document)?;
    args.into.take(&measured.report, on, call, out)
}

fn refused(why: NoResult) -> Phrase {
    match why {
        NoResult::Line(line) => said!(
            "第{line}行不是结果：每行是 figure,size,number。请存下 `measure sql` 的查询的全部结果。",
            "line {line} is none of a result: each is figure,size,number. Save all that the query of `measure sql` gives.",
            line,
        ),
        NoResult::Fraction(line) => said!(
            "第{line}行有小数。大小和人数都是整数；请确认是不是平均数或者占比。",
            "line {line} has a fraction. Sizes and people are whole; see whether it is a mean or a share.",
            line,
        ),
        NoResult::Figures => phrase(
            "结果不完整，或者同一项出现了两次。请存下 `measure sql` 现在打印的查询的全部结果。",
            "the result is not whole, or something stands in it twice. Save all that the query gives that `measure sql` prints now.",
        ),
        NoResult::Lost => phrase(
            "等价类的个数或者人数与各行合计不符：少了行。客户端可能限制了行数；请导出全部结果。",
            "classes, or people in them, are not what the lines add up to: lines are missing. The client may limit them; save the whole result.",
        ),
        NoResult::Sum => phrase(
            "结果中的数字不可能同时成立：等价类里的人数不少于总人数，不多于行数，分开的空值不会使 k 变高。请确认是同一次查询的结果。",
            "the figures cannot all be true: people in classes are no fewer than all people and no more than rows, and empty cells apart never raise k. See whether they are of one query.",
        ),
    }
}
