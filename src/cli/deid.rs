//! De-identification: what each measure does and how well, and class sizes from a file.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::Session;
use crate::document::build::{DEIDENTIFICATION, document};
use crate::form::catalog::deidentification::{SECTION, evaluation as asked};
use crate::form::{Edit, EditError, Entry, Field, Need};
use crate::law::checks;
use crate::law::deidentification::check::within;
use crate::law::deidentification::import::{Each, ImportError, Table, ToolResult};
use crate::law::deidentification::{
    EFFECT, EFFECT_SOURCES, Evaluation, LIMIT, METHOD_SOURCES, STANDING, Technique, evaluate,
};
use crate::store::{self, StoreError};
use crate::text::{Phrase, harmless};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::cells::{Cells, edits, replaced};
use super::record::{open, save, standing};

/// 去标识化：查看效果评估，导入等价类大小 / de-identification: show its evaluation, import class sizes
#[derive(Debug, clap::Subcommand)]
pub(super) enum Deid {
    /// 每项措施的技术、填写和计算的等级、法律效果 / techniques, level claimed and computed, and legal effect of each measure
    Show {
        /// 文件 / file
        file: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 导入等价类大小，或者其他工具的结果；只收大小，不收原始数据 / import class sizes or the result of another tool; sizes only, never raw data
    #[command(group(clap::ArgGroup::new("given").required(true)))]
    Import {
        /// 文件 / file
        file: PathBuf,
        /// 措施的 id / id of the measure
        #[arg(long, value_name = "ID")]
        measure: String,
        /// 每行一个大小；两列（大小,个数）的须有标题行 size,count / one size a line; two columns need the head line size,count
        #[arg(long, value_name = "CSV", group = "given")]
        classes: Option<PathBuf>,
        /// 每行的数是一个等价类的大小，还是一条记录所在等价类的大小；有疑问时须写明 / whether each number is the size of a class, or of the class of a record; asked where it is not certain
        #[arg(long, value_name = "WHAT", value_parser = ["class", "record"], requires = "classes")]
        each: Option<String>,
        /// JSON 或者每行“键,值”：k、classes、records、tool、version、date / JSON, or key,value lines
        #[arg(long, value_name = "FILE", group = "given")]
        tool_result: Option<PathBuf>,
    },
}

/// Why an import ended: the file, or what stands in it.
enum Stopped {
    Store(StoreError),
    Content(ImportError),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Stopped {
    fn trouble(self, path: &Path) -> Trouble {
        match self {
            Self::Store(error) => error.into(),
            Self::Content(error) => {
                let (name, said) = (harmless(&path.display().to_string(), false), error.said());
                said!("{name}：{said}", "{name}: {said}", name, said).into()
            }
        }
    }
}

pub(super) fn carry_out(command: &Deid, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match command {
        Deid::Show { file, listing } => show(&call.file(file), listing.format, out),
        Deid::Import { file, measure, classes, each, tool_result } => {
            let each = each.as_deref().map(|each| match each {
                "record" => Each::Record,
                _ => Each::Class,
            });
            let (cells, left) = match (classes, tool_result) {
                (Some(path), _) => (sizes(path, each)?, Vec::new()),
                (None, Some(path)) => result(path)?,
                (None, None) => return Ok(2),
            };
            import((&call.file(file), call), measure, cells, &left, out)
        }
    }
}

fn show(path: &Path, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let (facts, survey) = (record.facts(), record.survey());
    let measures = facts.rows(&SECTION).map(|row| {
        let mut evaluations = survey.evaluations.iter();
        measure_json(&row, evaluations.find(|found| found.place.row.as_deref() == row.id))
    });
    let json = json!({
        "measures": measures.collect::<Vec<_>>(),
        "effect": { "says": EFFECT, "sources": EFFECT_SOURCES },
        "method": { "says": STANDING, "limit": LIMIT.to_string(), "sources": METHOD_SOURCES },
    });
    let document = document(&DEIDENTIFICATION, &record.dossier.answers, &survey, out.lang());
    out.listing(shape, &json, &document)
}

fn measure_json(row: &Entry<'_>, evaluation: Option<&Evaluation>) -> Value {
    use crate::form::catalog::deidentification as measure;
    let codes = row.choices(&measure::TECHNIQUES).known().unwrap_or_default();
    json!({
        "id": row.id,
        "title": row.title(),
        "items": row.value(&measure::ITEMS),
        "techniques": codes.iter().filter_map(|code| Technique::find(*code)).collect::<Vec<_>>(),
        "claim": row.choice(&measure::CLAIM).known(),
        "level": row.choice(&measure::LEVEL).known(),
        "evaluation": evaluation,
    })
}

fn sizes(path: &Path, each: Option<Each>) -> Result<Cells, Trouble> {
    let mut table = Table::of(each);
    let digest = store::each_line(path, |line| table.take(line).map_err(Stopped::Content))
        .map_err(|stopped| stopped.trouble(path))?;
    let classes = table.finish().map_err(|error| Stopped::Content(error).trouble(path))?;
    Ok(vec![
        (&asked::CLASSES, Some(json!(classes.to_string()))),
        (&asked::SMALLEST, None),
        (&asked::CLASS_COUNT, None),
        (&asked::RECORD_COUNT, None),
        (&asked::ORIGIN, Some(json!(file_name(path)))),
        (&asked::ORIGIN_DIGEST, Some(json!(digest))),
    ])
}

fn result(path: &Path) -> Result<(Cells, Vec<String>), Trouble> {
    let text = store::read_small(path)?;
    let found = ToolResult::read(&text).map_err(|error| Stopped::Content(error).trouble(path))?;
    let origin = match found.tool.as_str() {
        "" => file_name(path),
        tool => format!("{tool} ({})", file_name(path)),
    };
    // Where a tool tells every size, they say more than its sums.
    let sizes = found.sizes.as_ref().map(|sizes| json!(sizes.to_string()));
    let sum = |number: Option<u64>| number.filter(|_| sizes.is_none()).map(|number| json!(number));
    let cells: Cells = vec![
        (&asked::SMALLEST, sum(Some(found.smallest))),
        (&asked::CLASS_COUNT, sum(found.classes)),
        (&asked::RECORD_COUNT, sum(found.records)),
        (&asked::CLASSES, sizes.clone()),
        (&asked::ORIGIN, Some(json!(origin))),
        (&asked::ORIGIN_DIGEST, Some(json!(store::digest(path)?))),
    ];
    Ok((cells, found.left))
}

fn file_name(path: &Path) -> String {
    harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false)
}

/// Tells where the classes hold more than the people of the record, since the sum was then of something else, and where they hold fewer.
pub(super) fn told_sum(session: &Session, measure: &str, out: &mut Out) -> Result<(), Trouble> {
    let of = session.survey().problems.iter().filter(|one| {
        one.check == checks::DEIDENTIFICATION_PEOPLE && one.place.row.as_deref() == Some(measure)
    });
    let mut messages: Vec<Phrase> = of.map(|one| one.message.clone()).collect();
    let facts = session.facts();
    let evaluation = facts.row(&SECTION, measure).as_ref().and_then(evaluate);
    messages.extend(evaluation.and_then(|evaluation| within(&facts, &evaluation)));
    messages.iter().try_for_each(|message| out.tell(message))
}

/// Writes the answers into the record as one edit and tells what it replaced, what follows, and what the evaluation still lacks.
fn import(
    (path, call): (&Path, &Call),
    measure: &str,
    cells: Cells,
    left: &[String],
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut session = open(path, call, out)?;
    if session.answers().row(&SECTION, measure).is_none() {
        return Err(EditError::NoRow(format!("{}/{measure}", SECTION.id)).into());
    }
    let replaced = replaced(session.answers(), &SECTION, measure, &cells);
    let begun = std::iter::once((&asked::EVALUATED, Some(json!("yes"))));
    let edits = edits(&SECTION, measure, begun.chain(cells).collect());
    let code = save(&mut session, Edit::Batch(edits), out)?;
    out.tell(&said!(
        "已写入措施“{measure}”的评估并保存。",
        "Written to the evaluation of measure \"{measure}\" and saved.",
        measure,
    ))?;
    for line in &replaced {
        out.tell(line)?;
    }
    if !left.is_empty() {
        let names = harmless(&left.join(", "), false);
        out.tell(&said!("没有采用：{names}", "Not taken: {names}", names))?;
    }
    let facts = session.facts();
    if let Some(evaluation) = facts.row(&SECTION, measure).as_ref().and_then(evaluate) {
        if let Some(figures) = &evaluation.figures {
            out.tell(&figures.classes())?;
        }
        out.tell(&evaluation.line())?;
    }
    told_sum(&session, measure, out)?;
    if let Some(row) = facts.row(&SECTION, measure) {
        let is_lacking = |field: &&'static Field| {
            field.need == Need::Required && row.is_asked(field).is_yes() && !row.is_answered(field)
        };
        let open = SECTION.fields.iter().copied().filter(is_lacking);
        let open = Phrase::list(open.map(|field| field.label.into()));
        if !open.zh.is_empty() {
            out.tell(&said!("本措施还须填写：{open}", "This measure still lacks: {open}", open))?;
        }
    }
    Ok(code)
}
