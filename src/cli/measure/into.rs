//! What was measured, written into a record: class sizes into a measure of de-identification, people into a group. The difference is
//! shown first; it is written only where that is asked for.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::cli::call::{Call, Out, Trouble};
use crate::cli::cells::{Cells, edits, new, replaced};
use crate::cli::deid::told_sum;
use crate::cli::record::{open, save, standing};
use crate::day::Day;
use crate::form::catalog::deidentification::{SECTION as MEASURES, evaluation as asked};
use crate::form::catalog::groups;
use crate::form::{Answers, Classes, Edit, EditError, Field, Section, Translation};
use crate::measure::Report;
use crate::text::{Lang, Phrase, grouped, harmless, phrase};

use super::program;

/// Where figures go.
#[derive(Debug, clap::Args)]
pub(super) struct Into {
    /// 写入这份评估；先显示差别，加 --write 才写 / into this assessment; the difference is shown first and written only with --write
    #[arg(id = "into", long = "into", value_name = "RECORD")]
    record: Option<PathBuf>,
    /// 等价类写入这项去标识化措施 / class sizes into this measure of de-identification
    #[arg(long, value_name = "ID", requires = "into")]
    measure: Option<String>,
    /// 人数写入这个人群 / people into this group
    #[arg(long, value_name = "ID", requires = "into")]
    group: Option<String>,
    /// 这些人的信息属于哪一类 / what their data is
    #[arg(long = "as", value_name = "KIND", value_enum, default_value_t = Kind::Ordinary, requires = "group")]
    kind: Kind,
    /// 写入并保存 / write and save
    #[arg(long, requires = "into")]
    write: bool,
}

/// Whose figure of a group it is.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// 一般个人信息 / ordinary
    Ordinary,
    /// 敏感个人信息 / sensitive
    Sensitive,
    /// 不满十四周岁 / children under 14
    #[value(name = "under-14")]
    Under14,
}

impl Into {
    /// Whether what is named is there.
    pub(super) fn look(&self, call: &Call, out: &mut Out) -> Result<(), Trouble> {
        let Some(file) = &self.record else { return Ok(()) };
        if self.measure.is_none() && self.group.is_none() {
            return Err(phrase(
                "--into 须写明写到哪里：--measure ID（去标识化措施）或者 --group ID（人群）。",
                "--into needs a place: --measure ID (of de-identification) or --group ID (of people).",
            )
            .into());
        }
        let record = standing(&call.file(file), out)?;
        let answers = &record.dossier.answers;
        is_there(answers, &MEASURES, self.measure.as_deref())?;
        is_there(answers, &groups::SECTION, self.group.as_deref())
    }

    /// Shows what differs, and writes it where that is asked for.
    pub(super) fn take(
        &self,
        report: &Report,
        on: Day,
        call: &Call,
        out: &mut Out,
    ) -> Result<u8, Trouble> {
        let Some(file) = &self.record else { return Ok(0) };
        let mut session = open(&call.file(file), call, out)?;
        let answers = session.answers();
        let mut all: Vec<Edit> = Vec::new();
        let mut lines: Vec<Phrase> = Vec::new();
        let measure = self.measure.as_deref().map(|row| (&MEASURES, row, sizes(report, on)));
        let group = self.group.as_deref();
        let group = group.map(|row| (&groups::SECTION, row, people(report, self.kind, on)));
        for (section, row, cells) in [measure, group].into_iter().flatten() {
            is_there(answers, section, Some(row))?;
            lines.extend(replaced(answers, section, row, &cells));
            lines.extend(new(answers, section, row, &cells));
            all.extend(edits(section, row, cells));
        }
        for line in lines {
            out.aside(crate::text::Text::EMPTY, &line);
        }
        if !self.write {
            out.note(&phrase(
                "没有写入。加 --write 写入并保存。",
                "nothing was written; --write writes and saves it.",
            ));
            return Ok(0);
        }
        let code = save(&mut session, Edit::Batch(all), out)?;
        out.note(&phrase("已写入并保存。", "written and saved."));
        if let Some(measure) = &self.measure {
            told_sum(&session, measure, out)?;
        }
        Ok(code)
    }
}

fn is_there(
    answers: &Answers,
    section: &'static Section,
    row: Option<&str>,
) -> Result<(), Trouble> {
    match row {
        Some(row) if answers.row(section, row).is_none() => {
            Err(EditError::NoRow(format!("{}/{row}", section.id)).into())
        }
        _ => Ok(()),
    }
}

/// The sizes of classes, and where they come from.
fn sizes(report: &Report, on: Day) -> Cells {
    let figures = &report.classes;
    // So many different sizes are no answer any more: k and the sums stand for them.
    let is_long = figures.sizes.len() > Classes::MOST_SIZES;
    let sizes = figures.sizes.iter().map(|(size, count)| match count {
        1 => size.to_string(),
        count => format!("{size}x{count}"),
    });
    let whole = |number: u64| is_long.then(|| json!(number));
    let quasi: Vec<&str> = report.quasi.iter().map(|one| one.column.as_str()).collect();
    let mut cells: Cells = vec![
        (&asked::EVALUATED, Some(json!("yes"))),
        (&asked::QUASI_LIST, Some(json!(quasi.join("、")))),
        (&asked::CLASSES, (!is_long).then(|| json!(sizes.collect::<Vec<_>>().join(", ")))),
        (&asked::SMALLEST, whole(figures.k)),
        (&asked::CLASS_COUNT, whole(figures.classes)),
        (&asked::RECORD_COUNT, whole(figures.memberships)),
        (&asked::ORIGIN_DIGEST, Some(json!(digests(report)))),
    ];
    cells.extend(in_both(&asked::ORIGIN, &counted(report, on)));
    cells
}

/// Where sizes come from, and what they are sizes of: whoever reads k must know whether it counts people.
fn counted(report: &Report, on: Day) -> Phrase {
    let (origin, by) = (origin(report, on), harmless(&report.people.by.join(" + "), false));
    let rows = grouped(report.rows);
    if report.people.by.is_empty() {
        return said!(
            "{origin}：每行当作一人（没有去重），共{rows}行；一人有几行的，k 偏高",
            "{origin}: each row taken for a person (not de-duplicated), {rows} {rows?row|rows}; where a person has several, k is too high",
            origin,
            rows,
        );
    }
    let mut said = vec![said!(
        "{origin}：按 {by} 计人，共{rows}行",
        "{origin}: people by {by}, {rows} {rows?row|rows}",
        origin,
        by,
        rows,
    )];
    let nobody = report.people.rows_of_nobody;
    if nobody > 0 {
        let nobody = grouped(nobody);
        said.push(said!(
            "{nobody}行没有写是谁",
            "{nobody} {nobody?row names|rows name} nobody",
            nobody
        ));
    }
    let finer: u64 = report.quasi.iter().map(|one| one.not_coarser).sum();
    if finer > 0 {
        let finer = grouped(finer);
        said.push(said!(
            "{finer}个取值未能粗化，保持原样",
            "{finer} values could not be made coarser and stand as they are",
            finer,
        ));
    }
    Phrase::clauses(said)
}

/// The number of people, and how they were counted.
fn people(report: &Report, kind: Kind, on: Day) -> Cells {
    let field = match kind {
        Kind::Ordinary => &groups::ORDINARY,
        Kind::Sensitive => &groups::SENSITIVE,
        Kind::Under14 => &groups::UNDER_14,
    };
    let (low, more) = (report.people.distinct, report.people.rows_of_nobody);
    // Rows that name nobody may be of others, and keys in several writings of several people.
    let high = report.people.as_written.max(low).saturating_add(more);
    let number = if high == low { json!(low) } else { json!({ "from": low, "to": high }) };
    let (origin, digests) = (origin(report, on), digests(report));
    let by = harmless(&report.people.by.join(" + "), false);
    let (rows, nobody) = (grouped(report.rows), grouped(more));
    let source = if report.people.by.is_empty() {
        said!(
            "{origin}：{rows}行，每行当作一人（没有去重）。SHA-256 {digests}",
            "{origin}: {rows} {rows?row|rows}, each taken for a person (not de-duplicated). SHA-256 {digests}",
            origin,
            rows,
            digests,
        )
    } else {
        said!(
            "{origin}：按 {by} 去重，共{rows}行，其中{nobody}行没有写是谁。SHA-256 {digests}",
            "{origin}: each once by {by}, of {rows} {rows?row|rows}, {nobody} of which {nobody?names|name} nobody. SHA-256 {digests}",
            origin,
            by,
            rows,
            nobody,
            digests,
        )
    };
    let mut cells: Cells = vec![(field, Some(number)), (&groups::COUNTED_ON, Some(json!(on)))];
    cells.extend(in_both(&groups::SOURCE, &source));
    cells
}

/// A text of both languages: the original and its translation.
fn in_both(field: &'static Field, said: &Phrase) -> Cells {
    let original = said.get(Lang::Zh);
    let translation = field
        .in_language(Lang::En)
        .map(|other| (other, Some(Translation::to_json(said.get(Lang::En), original))));
    let own = (field, Some(Value::from(original)));
    std::iter::once(own).chain(translation).collect()
}

/// Files, program and day in one line.
fn origin(report: &Report, on: Day) -> String {
    let names: Vec<String> = report.files.iter().map(|file| harmless(&file.name, false)).collect();
    format!("{} ({}, {})", names.join(", "), program(), on)
}

fn digests(report: &Report) -> String {
    report.files.iter().map(|file| file.sha256.as_str()).collect::<Vec<_>>().join(" ")
}
