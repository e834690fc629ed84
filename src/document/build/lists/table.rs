//! A section of rows as a sheet: a column a field, typed by the kind of the field.
//!
//! A number that is known only as a range in some row takes two columns in all rows, so that a sum over a column never reads
//! a range as nothing. A section of more questions than pages can hold side by side stands upright: a row a field.

use crate::document::build::material::Material;
use crate::document::workbook::{Cell, Column, Purpose, Sheet};
use crate::form::{Entry, Field, Kind, Need, Section, Shape};
use crate::text::{Lang, Phrase, Text, t};

/// A column that follows from other sections: its head, and what it says of a row.
pub(super) type Extra<'a> = (Text, &'a dyn Fn(&Entry<'_>) -> Phrase);

/// How a field is laid out.
struct Laid {
    field: &'static Field,
    /// Whether it takes two columns, for the bounds of a range.
    is_parted: bool,
}

/// Width of all columns, in Latin characters, up to which a list is read across: a page and a half.
const ACROSS: u16 = 260;

/// The rows of a section, numbered, with their ids in the last column; `first` are the fields that come first, `extra` what
/// follows from other sections. A row of fixed meaning is named behind its number.
pub(super) fn list(
    material: &Material<'_>,
    section: &'static Section,
    first: &[&'static Field],
    extra: &[Extra<'_>],
) -> Sheet {
    let entries = material.rows(section);
    let rest = section.fields.iter().copied().filter(|field| !first.contains(field));
    // What nobody has to answer and nobody did is no gap, and no column.
    let is_used = |field: &&'static Field| {
        first.contains(field)
            || entries.iter().any(|entry| {
                entry.value(field).is_some()
                    || (field.need == Need::Required && !entry.is_asked(field).is_no())
            })
    };
    let laid: Vec<Laid> = first
        .iter()
        .copied()
        .chain(rest)
        .filter(is_used)
        .map(|field| Laid { field, is_parted: entries.iter().any(|entry| is_range(entry, field)) })
        .collect();
    let is_fixed = matches!(section.shape, Shape::Fixed(_));
    let mut columns = vec![Column::new(material.say(t("序号", "No.")), 6)];
    if is_fixed {
        columns.push(Column::new(material.say(ITEM), 36));
    }
    columns.extend(laid.iter().flat_map(|laid| laid.columns(material)));
    columns.extend(extra.iter().map(|(head, _)| Column::new(material.say(*head), 24)));
    columns.push(Column::new(material.say(t("行编号", "Row id")), 14));
    let rows = entries.iter().zip(1..).map(|(entry, number)| {
        let mut row = vec![Cell::Number(number)];
        if is_fixed {
            row.push(Cell::Text(material.tell(&entry.title())));
        }
        row.extend(laid.iter().flat_map(|laid| laid.cells(entry, material.lang)));
        row.extend(extra.iter().map(|(_, say)| Cell::Text(material.tell(&say(entry)))));
        row.push(Cell::Code(entry.id.unwrap_or_default().to_owned()));
        row
    });
    let sheet = Sheet {
        name: material.say(section.title).to_owned(),
        purpose: Purpose::List,
        rows: rows.collect(),
        columns,
    };
    let names = entries.iter().map(|entry| material.tell(&entry.title()));
    upright(material, sheet, names.collect())
}

const ITEM: Text = t("项目", "Item");

/// The sheet as it is or, if that takes less paper, upright: its columns as rows, and a column for each of its rows.
fn upright(material: &Material<'_>, sheet: Sheet, names: Vec<String>) -> Sheet {
    let across = sheet.columns.iter().map(|column| column.width).fold(0, u16::saturating_add);
    let count = u16::try_from(sheet.rows.len()).unwrap_or(u16::MAX);
    // One page, shared; at least as wide as a column for paragraphs, at most as a line that is still easy to read.
    let width = (130 / count.max(1)).clamp(44, 90);
    if across <= ACROSS || count.saturating_mul(width) > across {
        return sheet;
    }
    let mut columns =
        vec![Column::new(material.say(t("序号", "No.")), 6), Column::new(material.say(ITEM), 30)];
    columns.extend(names.into_iter().map(|name| Column::new(name, width)));
    let mut rows = sheet.rows.into_iter().map(Vec::into_iter).collect::<Vec<_>>();
    let rows = sheet.columns.into_iter().zip(0..).filter_map(|(column, number)| {
        let cells = rows.iter_mut().map(|row| row.next().unwrap_or(Cell::Empty));
        let cells: Vec<Cell> = cells.collect();
        // The numbers of the rows say nothing where each row is a column with its name.
        (number > 0).then(|| {
            let head = [Cell::Number(number), Cell::Text(column.head)];
            head.into_iter().chain(cells).collect()
        })
    });
    let rows = rows.collect();
    Sheet { name: sheet.name, purpose: sheet.purpose, columns, rows }
}

/// What an entry says of a field. Of a range, the lower bound or, if `upper`, the upper one.
pub(super) fn cell(entry: &Entry<'_>, field: &'static Field, lang: Lang, upper: bool) -> Cell {
    if !entry.is_answered(field) {
        let is_missing = entry.value(field).is_some()
            || (field.need == Need::Required && !entry.is_asked(field).is_no());
        let label = field.label.get(lang).to_owned();
        return if is_missing {
            Cell::Gap { label, place: entry.place(field) }
        } else {
            Cell::Empty
        };
    }
    let words = || Cell::Text(entry.shown(field).unwrap_or_default().get(lang).to_owned());
    match field.kind {
        Kind::Count | Kind::Amount(_) => match entry.count(field).known() {
            Some(range) if upper => range.high.map_or_else(
                || Cell::Text(t("无上限", "no upper bound").get(lang).to_owned()),
                Cell::Number,
            ),
            Some(range) => Cell::Number(range.low),
            None => words(),
        },
        Kind::Day | Kind::DayOrReason => entry.day(field).known().map_or_else(words, Cell::Day),
        _ => words(),
    }
}

fn is_range(entry: &Entry<'_>, field: &'static Field) -> bool {
    matches!(field.kind, Kind::Count | Kind::Amount(_))
        && entry.value(field).is_some()
        && entry.count(field).known().is_some_and(|range| range.exact().is_none())
}

impl Laid {
    fn columns(&self, material: &Material<'_>) -> Vec<Column> {
        let width = match self.field.kind {
            Kind::Count | Kind::Amount(_) | Kind::Day | Kind::YesNo | Kind::Probability => 13,
            Kind::DayOrReason | Kind::One(_) | Kind::CreditCode => 20,
            Kind::Line
            | Kind::Many(_)
            | Kind::Row(_)
            | Kind::Rows(_)
            | Kind::Places
            | Kind::Translation(_)
            | Kind::Classes => 26,
            Kind::Paragraph => 44,
        };
        let head = material.say(self.field.label);
        if !self.is_parted {
            return vec![Column::new(head, width)];
        }
        [t("（下限）", " (at least)"), t("（上限）", " (at most)")]
            .map(|end| Column::new(format!("{head}{}", material.say(end)), width))
            .into()
    }

    fn cells(&self, entry: &Entry<'_>, lang: Lang) -> Vec<Cell> {
        let bounds: &[bool] = if self.is_parted { &[false, true] } else { &[false] };
        bounds.iter().map(|upper| cell(entry, self.field, lang, *upper)).collect()
    }
}
