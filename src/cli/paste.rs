//! `paste`: a table into a section. What is not certain is asked, not guessed: then nothing is written.

mod told;

use std::io::Read;
use std::path::PathBuf;

use crate::desk::{self, Ids};
use crate::document::grid::{self, Encoding, How, Tables};
use crate::form::table::{Divided, Given, Mapping, Onto, TableError, column_name};
use crate::form::{Answers, Field, PlaceError, Section};
use crate::store::{LARGEST, StoreError};
use crate::text::{Phrase, harmless, phrase, t};
use serde::Serialize;

use super::call::{Call, Listing, Out, Trouble};
use super::record::{self, section_named};

/// 粘贴一张表：先认出各列，没有把握的先问，不写入 / paste a table: columns are recognised; what is not certain is asked, and nothing written
///
/// 退出码 / exit codes: 0 已写入 / written; 1 已写入，有待修改之处 / written, with answers to mend; 2 有待确认，没有写入 / to be settled, nothing written.
#[derive(Debug, clap::Args)]
pub(super) struct Paste {
    /// 文件 / file
    file: PathBuf,
    /// 部分，如 items / section
    section: String,
    /// 表格文件（xlsx、ods、CSV、TSV、Markdown），不写则读标准输入 / the file with the table; standard input if left out
    table: Option<PathBuf>,
    /// 哪一列写入哪个字段：列名=字段，列名=- 不写入；没有列名的写 A、B / which column goes to which field: NAME=FIELD, NAME=- leaves it
    /// out; columns without a name are A, B
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// 表头在第几行，没有写 none / line of the heading, or none
    #[arg(long, value_name = "LINE")]
    heading: Option<String>,
    /// 某个字段中的词写作什么：字段:词=值；值与词相同则原样保留 / what words become: FIELD:WORDS=VALUE; the same words keep them as they are
    #[arg(long, value_name = "FIELD:WORDS=VALUE")]
    value: Vec<String>,
    /// 第几行不是一行数据（合计、说明、签名）/ a line that is no row: sums, a note, a signature
    #[arg(long, value_name = "LINE")]
    skip: Vec<usize>,
    /// 第几行是一行数据；与 --onto 合用时，不知道指哪一行的作新行 / a line that is a row; with --onto, a new one where it is not clear
    /// which is meant
    #[arg(long, value_name = "LINE")]
    row: Vec<usize>,
    /// 工作簿中的工作表 / the sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// 文本的编码，默认自动识别 / encoding of the text, recognised if left out
    #[arg(long, value_parser = ENCODINGS.map(|(word, _)| word))]
    encoding: Option<String>,
    /// 各格之间的分隔，默认自动识别 / what divides the cells, recognised if left out
    #[arg(long, value_parser = SEPARATORS.map(|(word, _)| word))]
    separator: Option<String>,
    /// 已有的行（按 id 或者名称认出）按表格更新，其余作新行 / rows that are there, by id or name, are changed; the others are added
    #[arg(long)]
    onto: bool,
    /// 只显示将怎样写入，不改动记录 / only show what would be written
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    listing: Listing,
}

/// What may divide the cells, by the word for it.
const SEPARATORS: [(&str, Divided); 5] = [
    ("tab", Divided::Tabs),
    ("comma", Divided::Commas),
    ("semicolon", Divided::Semicolons),
    ("markdown", Divided::Strokes),
    ("none", Divided::Lines),
];

/// The encodings by their words, in the order of the help.
const ENCODINGS: [(&str, Encoding); 5] = [
    ("utf-8", Encoding::Utf8),
    ("gb18030", Encoding::Gb18030),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("big5", Encoding::Big5),
];

/// What a word stands for.
fn meant<T: Copy>(words: &[(&str, T)], word: Option<&String>) -> Option<T> {
    words.iter().find(|(known, _)| word.is_some_and(|word| word == known)).map(|(_, it)| *it)
}

/// Something to settle, and the option that does.
#[derive(Serialize)]
struct Open {
    #[serde(flatten)]
    said: Phrase,
    option: String,
}

pub(super) fn carry_out(args: &Paste, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let section = section_named(&args.section)?;
    if !section.grows() {
        return Err(TableError::Fixed.into());
    }
    let tables = tables(args)?;
    let path = call.file(&args.file);
    // A look needs no lock.
    let mut session = (!args.dry_run).then(|| record::open(&path, call, out)).transpose()?;
    let answers = match &session {
        Some(session) => session.answers().clone(),
        None => record::read(&path, out)?.answers,
    };
    let (given, mapping, mut open) = mapped(args, section, &tables, &answers)?;
    let plan = mapping.plan(&given.grid, &answers);
    let onto = args.onto.then(|| Onto::of(&plan, &mapping, &given.grid, &answers));
    open.extend(plan.doubts.iter().map(|doubt| Open {
        said: doubt.said(&mapping),
        option: doubt.option(&mapping, given, &plan),
    }));
    let twice = onto.iter().flat_map(|onto| &onto.twice);
    open.extend(
        twice
            .filter(|twice| !args.row.contains(&twice.number))
            .map(|twice| Open { said: twice.said(), option: format!("--row {}", twice.number) }),
    );
    let written = match &mut session {
        Some(session) if open.is_empty() => {
            let mut ids = Ids::new(None);
            let new_id = || ids.row(section);
            let new = match &onto {
                Some(onto) => onto.edit(&plan, section, &answers, new_id),
                None => plan.edit(&mapping, &answers, new_id),
            };
            match new {
                Some(new) => Some(record::save(session, new, out)?),
                None if onto.is_some() && !plan.rows.is_empty() => Some(0),
                None => return Err(TableError::Empty.into()),
            }
        }
        _ => None,
    };
    let is_written = written.is_some();
    let told = (&mapping, &plan, onto.as_ref());
    told::tell(args, &tables, given, told, &answers, (&open, is_written), out)?;
    let code = u8::from(!plan.drafts.is_empty()).max(written.unwrap_or(0));
    Ok(if open.is_empty() { code } else { 2 })
}

/// The tables of the file or of standard input.
fn tables(args: &Paste) -> Result<Tables, Trouble> {
    let how = How {
        encoding: meant(&ENCODINGS, args.encoding.as_ref()),
        divided: meant(&SEPARATORS, args.separator.as_ref()),
    };
    if let Some(path) = &args.table {
        return desk::table::read(path, how).map_err(|error| Trouble(error.said()));
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(StoreError::TooLarge(PathBuf::from("-")).into());
    }
    grid::read(&bytes, how).map_err(|why| Trouble(why.said()))
}

/// The table that is meant, what its columns are, and what is open about the file itself.
fn mapped<'a>(
    args: &Paste,
    section: &'static Section,
    tables: &'a Tables,
    answers: &Answers,
) -> Result<(&'a Given, Mapping, Vec<Open>), Trouble> {
    let mut open = Vec::new();
    if let Some(encoding) = tables.guessed {
        open.push(Open {
            said: said!(
                "文字编码可能是 {encoding}",
                "the text may be in {encoding}",
                encoding = encoding.name(),
            ),
            option: format!("--encoding {}", encoding.name().to_lowercase()),
        });
    }
    let at = if let Some(name) = &args.sheet {
        let is = |given: &Given| given.sheet.as_deref() == Some(name);
        let found = tables.tables.iter().position(is);
        found.ok_or_else(|| no_such(t("工作表", "sheet"), name, &sheets(tables)))?
    } else {
        let (at, is_alone) = Mapping::best_of(section, &tables.tables, answers);
        if !is_alone {
            open.push(Open {
                said: phrase("有几个工作表可能是要粘贴的表", "several sheets may be meant"),
                option: format!("--sheet \"{}\"", sheets(tables).get(at).unwrap_or(&"")),
            });
        }
        at
    };
    let Some(given) = tables.tables.get(at) else { return Err(TableError::Empty.into()) };
    let mut mapping = Mapping::guess(section, &given.grid, answers);
    match args.heading.as_deref() {
        None => {}
        Some("none") => mapping = mapping.with_heading(None, &given.grid, answers),
        Some(line) => {
            let number = line.parse::<usize>().ok();
            let at = given.grid.lines.iter().position(|line| Some(line.number) == number);
            let at = at.ok_or_else(|| no_such(t("有内容的行", "line with content"), line, &[]))?;
            mapping = mapping.with_heading(Some(at), &given.grid, answers);
        }
    }
    if let Some(divided) = given.doubted_division(&mapping) {
        let name = SEPARATORS.iter().find(|(_, known)| *known == divided).map_or("", |it| it.0);
        open.push(Open {
            said: phrase("各格怎样分开没有把握", "what divides the cells is a guess"),
            option: format!("--separator {name}"),
        });
    }
    for map in args.map.iter().flat_map(|map| pieces(map)) {
        let Some((column, field)) = map.rsplit_once('=') else {
            return Err(said!(
                "“{harmless}”应写作 列名=字段",
                "write \"{harmless}\" as column=field",
                harmless = harmless(&map, false),
            )
            .into());
        };
        let at = column_of(&mapping, column.trim())?;
        let field = match field.trim() {
            "-" => None,
            name => Some(field_of(section, name)?),
        };
        mapping.send(at, field);
    }
    args.skip.iter().for_each(|line| mapping.take_line(*line, false));
    args.row.iter().for_each(|line| mapping.take_line(*line, true));
    for value in &args.value {
        let parts = value.split_once(':').and_then(|(field, rest)| {
            let (words, becomes) = rest.rsplit_once('=')?;
            Some((field, words, becomes))
        });
        let Some((field, words, becomes)) = parts else {
            return Err(said!(
                "“{harmless}”应写作 字段:词=值",
                "write \"{harmless}\" as field:words=value",
                harmless = harmless(value, false),
            )
            .into());
        };
        let field = field_of(section, field.trim())?;
        let becomes = if becomes.trim().is_empty() { words } else { becomes };
        mapping.say(field, words.trim(), becomes.trim());
    }
    Ok((given, mapping, open))
}

fn sheets(tables: &Tables) -> Vec<&str> {
    tables.tables.iter().filter_map(|given| given.sheet.as_deref()).collect()
}

/// Several mappings in one option, divided by commas; a comma within the name of a column divides nothing.
fn pieces(maps: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in maps.split(',') {
        match out.last_mut() {
            Some(last) if !last.contains('=') => {
                last.push(',');
                last.push_str(piece);
            }
            _ => out.push(piece.to_owned()),
        }
    }
    out
}

/// The column with this heading, or else with this letter.
fn column_of(mapping: &Mapping, name: &str) -> Result<usize, Trouble> {
    let mut named = (0..mapping.columns.len())
        .filter(|at| mapping.columns.get(*at).is_some_and(|c| c.heading.trim() == name));
    match (named.next(), named.next()) {
        (Some(at), None) => return Ok(at),
        (Some(_), Some(_)) => {
            let name = harmless(name, false);
            return Err(said!(
                "有几列都叫“{name}”，请改写列的字母（A、B……）",
                "several columns are called \"{name}\"; write the letter of the column (A, B ..)",
                name,
            )
            .into());
        }
        _ => {}
    }
    let letter = |at: &usize| column_name(*at).eq_ignore_ascii_case(name);
    (0..mapping.columns.len()).find(letter).ok_or_else(|| {
        let known: Vec<&str> = mapping.columns.iter().map(|c| c.heading.as_str()).collect();
        no_such(t("列", "column"), name, &known)
    })
}

/// The field with this id or label.
fn field_of(section: &'static Section, name: &str) -> Result<&'static Field, Trouble> {
    let is = |field: &&'static Field| {
        field.id == name || field.label.zh == name || field.label.en.eq_ignore_ascii_case(name)
    };
    let found = section.fields.iter().copied().find(is);
    Ok(found.ok_or_else(|| PlaceError::Field(section.id, harmless(name, false)))?)
}

fn no_such(what: crate::text::Text, name: &str, known: &[&str]) -> Trouble {
    let name = harmless(name, false);
    let known: Vec<String> =
        known.iter().filter(|word| !word.is_empty()).map(|word| harmless(word, false)).collect();
    let mut list = Phrase::default();
    if !known.is_empty() {
        list = phrase(
            format!("，有：{}", known.join("、")),
            format!("; there are: {}", known.join(", ")),
        );
    }
    Trouble(said!(
        "表中没有{what}“{name}”{list}",
        "the table has no {what} \"{name}\"{list}",
        what,
        name,
        list,
    ))
}
