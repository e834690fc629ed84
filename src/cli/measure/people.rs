//! People of several systems: a set of salted digests from each, and what the sets have in common.

use std::path::PathBuf;

use serde_json::json;

use crate::cli::call::Out;
use crate::cli::trouble::Trouble;
use crate::measure::{Asked, Common, PeopleSet, common};
use crate::store;
use crate::text::{grouped, shown_path};

use super::fault::trouble;
use super::{delimiter, watched};

/// 把一个系统的人写成加盐摘要的集合，供统计重叠 / write the people of one system as a set of salted digests, to count overlaps
///
/// 各系统用同一个盐文件分别生成，只交换集合文件。盐和集合都要保密，都不写入评估。号码写法不同（如空格、大小写）的，会当作不同的人。
/// Each system makes its own with the same salt, and only sets are exchanged. Salt and sets are secret, and neither goes into a record. Who is
/// written otherwise (blanks, capitals) counts as somebody else.
#[derive(Debug, clap::Args)]
pub(super) struct People {
    /// 数据文件（CSV、TSV） / the file of data (CSV, TSV)
    file: PathBuf,
    /// 识别一个人的列，用逗号分开 / the columns that name a person, commas between them
    #[arg(long = "people", value_name = "KEY", value_delimiter = ',', required = true)]
    by: Vec<String>,
    /// 盐文件，至少16字节，如 `head -c 32 /dev/urandom > salt` / the file of the salt, 16 bytes or more
    #[arg(long, value_name = "FILE")]
    salt: PathBuf,
    /// 写成的集合文件，须还不存在 / the set to write; there must be no such file yet
    #[arg(long, value_name = "SET")]
    to: PathBuf,
    /// 分隔符：一个字符或者 tab / the delimiter: one sign, or tab
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<String>,
}

/// 几个集合合起来多少人，两两重叠多少人 / how many people several sets hold together, and how many are in both of two
#[derive(Debug, clap::Args)]
pub(super) struct Overlap {
    /// 集合文件 / the sets
    #[arg(required = true, num_args = 2.., value_name = "SET")]
    sets: Vec<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
    /// 同 --format json / the same as --format json
    #[arg(long)]
    json: bool,
}

pub(super) fn write(args: &People, out: &mut Out) -> Result<u8, Trouble> {
    let asked = Asked {
        people: args.by.iter().map(|name| name.trim().to_owned()).collect(),
        delimiter: delimiter(args.delimiter.as_deref())?,
        ..Asked::quasi(Vec::new())
    };
    let salt = store::read_bytes(&args.salt)?;
    let set = watched(|watch| PeopleSet::of(&args.file, &asked, &salt, watch))?;
    set.write(&args.to).map_err(|fault| trouble(&fault))?;
    out.has_saved = true;
    let (people, nobody) = (grouped(set.len()), grouped(set.rows_of_nobody));
    out.tell(&said!(
        "{people}人写入集合；另有{nobody}行没有写是谁",
        "{people} {people?person is|people are} in the set; {nobody} {nobody?row names|rows name} nobody",
        people,
        nobody,
    ))?;
    Ok(0)
}

pub(super) fn overlap(args: &Overlap, out: &mut Out) -> Result<u8, Trouble> {
    let found = common(&args.sets).map_err(|fault| trouble(&fault))?;
    let pairs = pairs(&found);
    if args.json || args.format == "json" {
        let named = |at: usize| args.sets.get(at).map(|path| path.display().to_string());
        out.json(&json!({
            "sets": found.sizes.iter().enumerate().map(|(at, people)| json!({
                "file": named(at), "people": people,
            })).collect::<Vec<_>>(),
            "union": found.union,
            "pairs": pairs.iter().map(|(a, b, people)| json!({
                "a": named(*a), "b": named(*b), "in_both": people,
            })).collect::<Vec<_>>(),
        }))?;
        return Ok(0);
    }
    let named = |at: usize| args.sets.get(at).map(|path| shown_path(path)).unwrap_or_default();
    for (at, people) in found.sizes.iter().enumerate() {
        let (set, people) = (named(at), grouped(*people));
        out.tell(&said!(
            "{set}：{people}人",
            "{set}: {people} {people?person|people}",
            set,
            people
        ))?;
    }
    let union = grouped(found.union);
    out.tell(&said!(
        "合计（每人一次）：{union}人",
        "together, each once: {union} {union?person|people}",
        union
    ))?;
    for (a, b, people) in pairs {
        let (a, b, people) = (named(a), named(b), grouped(people));
        out.tell(&said!(
            "{a} 和 {b} 都有：{people}人",
            "in both {a} and {b}: {people} {people?person|people}",
            a,
            b,
            people,
        ))?;
    }
    Ok(0)
}

fn pairs(found: &Common) -> Vec<(usize, usize, u64)> {
    let sets = found.sizes.len();
    let pairs = (0..sets).flat_map(|a| (a + 1..sets).map(move |b| (a, b)));
    pairs.map(|(a, b)| (a, b, found.in_both(a, b))).collect()
}
