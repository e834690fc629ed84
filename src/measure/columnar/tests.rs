//! A file of Parquet gives what an engine writes of it as text, and what would come out coarser is refused.

use std::sync::Arc;

use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, Int96};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use sha2::Digest as _;

use super::*;
use crate::measure::{Column, Form, measure};

fn made(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/measure").join(name)
}

/// Both files were written by one engine, the second with every column cast to text.
#[test]
fn every_value_is_written_as_the_engine_writes_it() {
    let file = Columnar::open(&made("columns.parquet")).unwrap();
    let text_file = include_str!("../../../tests/data/measure/columns.csv");
    let mut lines = text_file.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(file.names, names);
    let all: Vec<usize> = (0..names.len()).collect();
    let mut count = 0;
    file.rows(&all, &Watch::default(), |number, row| {
        count = number;
        let cells: Vec<&str> = lines.next().unwrap().split(',').collect();
        for ((name, field), cell) in row.get_column_iter().zip(cells) {
            let expected = match cell {
                "" => None,
                "\"\"" => Some(String::new()),
                cell => Some(cell.to_owned()),
            };
            assert_eq!(text(field), Ok(expected), "row {number}, {name}");
        }
        Ok(())
    })
    .unwrap();
    assert_eq!((count, file.groups()), (60, 3));
}

#[test]
fn the_same_classes_come_of_both_files() {
    for quasi in ["town,year(birth)", "whole,money", "share,is_new,seen", "f,big,clock,small"] {
        let asked = Asked {
            people: vec!["id".into()],
            sensitive: vec!["town".into()],
            ..Asked::quasi(Column::list(quasi).unwrap())
        };
        let of = |name: &str| measure(&[made(name)], &asked, &Watch::default()).unwrap();
        let (columns, rows) = (of("columns.parquet"), of("columns.csv"));
        assert_eq!(columns.files[0].form, Form::Parquet { row_groups: 3 });
        assert_eq!(columns.classes, rows.classes, "{quasi}");
        assert_eq!(columns.joined, rows.joined, "{quasi}");
        assert_eq!((columns.people, columns.quasi), (rows.people, rows.quasi), "{quasi}");
    }
}

#[test]
fn decimals_days_and_times_are_written_by_their_digits() {
    for (bytes, scale, expected) in [
        (&[0][..], 0, "0"),
        (&[0], 2, "0.00"),
        (&[0x7f], 1, "12.7"),
        (&[0xff], 2, "-0.01"),
        (&[0x80], 0, "-128"),
        (&[0xff, 0x00], 0, "-256"),
        (&[0x01, 0x00], 0, "256"),
        (&[0xfe, 0xd4], 2, "-3.00"),
    ] {
        assert_eq!(decimal(bytes, scale), expected, "{bytes:?}");
    }
    for (days, expected) in
        [(0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (-719_468, "0000-03-01")]
    {
        assert_eq!(day(days), expected);
    }
    assert_eq!(moment(-1), "1969-12-31 23:59:59.999999");
    assert_eq!(moment(MILLION * MINUTE), "1970-01-01 00:01:00");
}

#[test]
fn what_was_rounded_names_nobody() {
    for (field, expected) in [
        (Field::Double(110_101_199_003_070_011.0), true),
        (Field::Double(13_800_138_000.0), false),
        (Field::Float(13_800_138_000.0), true),
        (Field::Long(110_101_199_003_070_011), false),
    ] {
        assert_eq!(is_rounded(&field), expected, "{field:?}");
    }
}

/// A file of one row, with a column of each of these kinds: `a`, `b` and so on.
fn of_kinds(path: &Path, kinds: &[&str]) {
    let fields: Vec<String> =
        kinds.iter().map(|kind| kind.replace('_', "fixed_len_byte_array")).collect();
    let schema = parse_message_type(&format!("message m {{ {} }}", fields.concat())).unwrap();
    let properties = Arc::new(WriterProperties::builder().build());
    let mut file =
        SerializedFileWriter::new(File::create(path).unwrap(), Arc::new(schema), properties)
            .unwrap();
    let mut group = file.next_row_group().unwrap();
    while let Some(mut column) = group.next_column().unwrap() {
        let levels = (Some(&[1_i16][..]), Some(&[0_i16][..]));
        let (own, again) = levels;
        let length = |writer: &str| if writer.contains("UUID") { 16 } else { 12 };
        match column.untyped() {
            ColumnWriter::Int32ColumnWriter(to) => to.write_batch(&[7], own, again),
            ColumnWriter::Int64ColumnWriter(to) => to.write_batch(&[7], own, again),
            ColumnWriter::Int96ColumnWriter(to) => {
                to.write_batch(&[Int96::from(vec![7, 7, 7])], own, again)
            }
            ColumnWriter::ByteArrayColumnWriter(to) => {
                to.write_batch(&[ByteArray::from("QZ7734")], own, again)
            }
            ColumnWriter::FixedLenByteArrayColumnWriter(to) => {
                let length = length(&format!("{:?}", to.get_descriptor().logical_type_ref()));
                let bytes = ByteArray::from(vec![b'Q'; length]);
                to.write_batch(&[bytes.into()], own, again)
            }
            _ => unreachable!("no such kind here"),
        }
        .unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    file.close().unwrap();
}

#[test]
fn a_kind_that_is_not_read_to_its_last_digit_is_refused_before_any_row() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("kinds.parquet");
    of_kinds(
        &path,
        &[
            "required int96 a;",
            "required int64 b (TIMESTAMP(NANOS,true));",
            "required int64 c (TIME(NANOS,true));",
            "required _(16) d (UUID);",
            "required _(12) e (INTERVAL);",
            "required binary f (BSON);",
            "repeated int32 g;",
            "required int64 h (TIMESTAMP(MICROS,false));",
            "required int32 i (TIME(MILLIS,true));",
            "required binary j (UTF8);",
            "required int32 k (INTEGER(8,false));",
        ],
    );
    let asked = |column: &str| Asked::quasi(Column::list(column).unwrap());
    let read =
        |column: &str| measure(std::slice::from_ref(&path), &asked(column), &Watch::default());
    for column in ["a", "b", "c", "d", "e", "f"] {
        let fault = read(column).unwrap_err();
        assert_eq!(fault.why, Why::Kind(column.into()), "{column}");
    }
    assert_eq!(read("g").unwrap_err().why, Why::Nested("g".into()));
    for column in ["h", "i", "j", "k"] {
        assert_eq!(read(column).unwrap().files[0].rows, 1, "{column}");
    }
    // Beside such a column the others are looked at.
    let columns = crate::measure::profile(&path, &asked("j"), &Watch::default()).unwrap();
    let values: Vec<u64> = columns.iter().map(|column| column.values).collect();
    assert_eq!(values, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
}

/// One engine wrote all three, of the same table: by Brotli, with every part encrypted, and with the column `id` encrypted alone.
#[test]
fn what_is_compressed_or_encrypted_otherwise_is_refused_by_column() {
    let read = |name: &str, column: &str| {
        let asked = Asked::quasi(Column::list(column).unwrap());
        measure(&[made(name)], &asked, &Watch::default())
    };
    let why = |name: &str, column: &str| read(name, column).unwrap_err().why;
    assert_eq!(why("brotli.parquet", "town"), Why::Packed("town".into()));
    assert_eq!(why("sealed.parquet", "town"), Why::Sealed);
    assert_eq!(why("sealed-columns.parquet", "id"), Why::NoParquet);
    assert_eq!(read("sealed-columns.parquet", "town").unwrap().files[0].rows, 3);
}

#[test]
fn who_waits_is_told_of_each_row_group_and_in_the_end_of_every_byte() {
    let file = Columnar::open(&made("columns.parquet")).unwrap();
    let (watch, mut told) = (Watch::default(), Vec::new());
    let left = file
        .rows(&[0], &watch, |_, _| {
            told.push(watch.progress().0);
            Ok(())
        })
        .unwrap();
    told.push(watch.progress().0);
    assert!(told.is_sorted());
    told.dedup();
    // Before the first group, after each of three.
    assert_eq!((told.len(), told[0]), (4, 0));
    let size = std::fs::metadata(made("columns.parquet")).unwrap().len();
    assert_eq!(told[3] + left, size);
}

#[test]
fn digests_of_a_file_that_is_read_by_columns_are_those_of_its_bytes() {
    let asked = Asked::quasi(vec![Column::plain("town")]);
    let one = measure(&[made("columns.parquet")], &asked, &Watch::default()).unwrap();
    let bytes = include_bytes!("../../../tests/data/measure/columns.parquet");
    let digest = sha2::Sha256::digest(bytes);
    let digest: Vec<u64> = digest.iter().map(|byte| u64::from(*byte)).collect();
    let told = &one.files[0].sha256;
    let halves: Vec<u64> = (0..told.len())
        .step_by(2)
        .map(|at| u64::from_str_radix(told.get(at..at + 2).unwrap(), 16).unwrap())
        .collect();
    assert_eq!(halves, digest);
}
