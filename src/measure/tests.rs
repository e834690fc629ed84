//! Files as they come, and what must be told of them.
#![expect(clippy::disallowed_methods, reason = "tests write files to folders of their own")]

use std::fmt::Write as _;
use std::path::PathBuf;

use super::*;

mod doubts;
mod people;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn asked(people: &str, quasi: &str, sensitive: &str) -> Asked {
    let names =
        |text: &str| text.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    Asked {
        people: names(people),
        sensitive: names(sensitive),
        ..Asked::quasi(Column::list(quasi).unwrap())
    }
}

fn of(text: &str, asked: &Asked) -> Result<Report, Fault> {
    let folder = Folder::new();
    let path = folder.file("a.csv", text);
    measure(&[path], asked, &Watch::default())
}

#[test]
fn sizes_count_people_and_not_rows() {
    let text = "id,sex,birth,illness\n1,m,1990-01-01,a\n1,m,1990-07-01,b\n2,m,1990-02-03,a\n3,f,1991-01-01,c\n3,f,1991-01-02,c\n";
    let report = of(text, &asked("id", "sex,year(birth)", "illness")).unwrap();
    assert_eq!((report.rows, report.people.distinct), (5, 3));
    assert_eq!(report.classes.sizes.into_iter().collect::<Vec<_>>(), [(1, 1), (2, 1)]);
    assert_eq!((report.classes.k, report.classes.classes, report.classes.memberships), (1, 2, 3));
    let illness = &report.sensitive[0];
    assert_eq!((illness.distinct_l, illness.values), (Some(1), Some(3)));
    // Without a key each row is taken for a person, and k is 2: too high.
    let rows = of(text, &asked("", "sex,year(birth)", "")).unwrap();
    assert_eq!((rows.people.distinct, rows.classes.k), (5, 2));
}

#[test]
fn kinds_of_empty_cells_are_apart_in_the_figure_of_record() {
    let text = "id,a\n1,\n2,\"\"\n3,NULL\n4,\n5,\"\"\n6,null\n7,\n";
    let report = of(text, &asked("id", "a", "")).unwrap();
    let cells = &report.quasi[0];
    assert_eq!((cells.missing, cells.empty, cells.marked), (3, 2, 2));
    assert_eq!(report.classes.sizes.into_iter().collect::<Vec<_>>(), [(1, 2), (2, 1), (3, 1)]);
    assert_eq!(report.joined.sizes.into_iter().collect::<Vec<_>>(), [(7, 1)]);
    assert_eq!((report.classes.k, report.joined.k), (1, 7));
}

/// One person whose cell is missing once and empty once is one person of the class of both.
#[test]
fn a_person_of_two_kinds_of_nothing_counts_once_in_both_together() {
    let report = of("id,a\n1,\n1,\"\"\n2,\n", &asked("id", "a", "")).unwrap();
    assert_eq!(report.joined.sizes.into_iter().collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!(report.people.in_several_classes, Some(1));
}

#[test]
fn rows_of_nobody_never_make_a_class_larger() {
    let text = "id,a\n1,x\n,x\nNULL,x\n2,x\n,y\n\"\",y\n";
    let report = of(text, &asked("id", "a", "")).unwrap();
    assert_eq!((report.people.distinct, report.people.rows_of_nobody), (2, 4));
    assert_eq!(report.classes.sizes.into_iter().collect::<Vec<_>>(), [(1, 1), (2, 1)]);
}

/// Two persons with two classes each: of three people all stand in a class of one, though one class has three.
#[test]
fn people_below_a_size_are_counted_once_each() {
    let text = "id,a\n1,x\n2,x\n3,x\n1,y\n2,z\n";
    let report = of(text, &asked("id", "a", "")).unwrap();
    assert_eq!(report.people.in_several_classes, Some(2));
    let below: Vec<(u64, u64, u64)> =
        report.classes.below.iter().map(|one| (one.size, one.classes, one.people)).collect();
    assert_eq!(below, [(2, 2, 2), (3, 2, 2), (5, 3, 3), (10, 3, 3), (20, 3, 3)]);
}

/// The same rows in every form that can be read give the same figures.
#[test]
fn every_form_of_the_same_rows_gives_the_same_figures() {
    let folder = Folder::new();
    let rows = [
        ["1", "张三", "0101"],
        ["2", "李四,女", "0101"],
        ["3", "", "101"],
        ["4", "张三", "101"],
        ["4", "王\n五", "101"],
    ];
    let text = |delimiter: &str, quoted: bool, end: &str| {
        let cell = |text: &str| {
            if quoted && !text.is_empty() || text.contains([',', '\n']) {
                format!("\"{text}\"")
            } else {
                text.to_owned()
            }
        };
        let mut out = ["编号", "姓名", "code"].map(cell).join(delimiter) + end;
        for row in rows {
            out += &row.map(cell).join(delimiter);
            out += end;
        }
        out
    };
    let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in (0..).zip(["编号", "姓名", "code"]) {
        sheet.write_string(0, at, name).unwrap();
    }
    for (row, cells) in (1..).zip(rows) {
        sheet.write_number(row, 0, cells[0].parse::<f64>().unwrap()).unwrap();
        for (column, cell) in (1..).zip(&cells[1..]).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    let files = [
        folder.file("a.csv", text(",", false, "\n")),
        folder.file("b.csv", text(",", true, "\r\n").trim_end()),
        folder.file("c.tsv", text("\t", true, "\n")),
        folder.file("d.csv", format!("\u{feff}{}", text(";", true, "\n"))),
        folder.file("e.csv", gb(&text(",", false, "\r\n"))),
        folder.file("f.txt", gb(&text("|", true, "\n"))),
        folder.file("g.xlsx", book.save_to_buffer().unwrap()),
    ];
    let asked = asked("编号", "prefix(姓名,2),code", "姓名");
    for path in files {
        let report = measure(std::slice::from_ref(&path), &asked, &Watch::default()).unwrap();
        assert_eq!((report.rows, report.people.distinct), (5, 4), "{path:?}");
        let sizes: Vec<(u64, u64)> = report.classes.sizes.clone().into_iter().collect();
        assert_eq!(sizes, [(1, 5)], "{path:?}");
        assert_eq!(
            (report.quasi[0].missing, report.sensitive[0].distinct_l),
            (1, Some(1)),
            "{path:?}"
        );
        assert_eq!(report.files[0].sha256.len(), 64);
        assert_eq!(report.files[0].sm3.as_ref().map(String::len), Some(64));
    }
}

#[test]
fn digests_of_the_file_are_those_of_its_bytes() {
    let report = of("id,a\n1,x\n", &asked("id", "a", "")).unwrap();
    // printf 'id,a\n1,x\n' | openssl dgst -sha256; -sm3
    assert_eq!(
        report.files[0].sha256,
        "a2eb6c238e77d61f04c4bf428f848169a51590eda8201b7b982a20adeda49ee2"
    );
    assert_eq!(
        report.files[0].sm3.as_deref(),
        Some("1ff62f311da2058d57bc0bcf2dede387f106c10ce3ac58c533fbcf09902d9c43")
    );
}

/// What does not fit into memory is put aside and gives the same.
#[test]
fn many_classes_in_little_memory_give_the_same() {
    let folder = Folder::new();
    let mut text = "id,a,b,v\n".to_owned();
    for row in 0..40_000_u32 {
        let person = row % 30_000;
        writeln!(text, "p{person},{},{},{}", person / 2, row % 7, person % 11).unwrap();
    }
    let path = folder.file("many.csv", text);
    let mut asked = asked("id", "a,b", "v");
    asked.aside = folder.0.path().to_owned();
    let run =
        |asked: &Asked| measure(std::slice::from_ref(&path), asked, &Watch::default()).unwrap();
    let held = run(&asked);
    assert_eq!(held.put_aside, 0);
    asked.memory = 1 << 20;
    for threads in [1, 3] {
        asked.threads = Some(threads);
        let mut aside = run(&asked);
        assert!(aside.put_aside > 1_000_000, "{}", aside.put_aside);
        aside.put_aside = 0;
        // Who stands in several classes is told only where the sizes are in memory.
        for figures in [&mut aside.classes, &mut aside.joined] {
            figures.people = held.classes.people;
            for (own, other) in figures.below.iter_mut().zip(&held.classes.below) {
                assert!(own.counted_twice && own.people >= other.people);
                *own = *other;
            }
        }
        let mut held = held.clone();
        held.joined.below.clone_from(&held.classes.below);
        held.joined.people = held.classes.people;
        assert_eq!(aside, held);
    }
    assert_eq!(held.people.distinct, 30_000);
    // Only the file itself is left.
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_measured_is_refused_with_its_line_and_without_its_values() {
    let gb_then_utf8 =
        |row: &str| [b"id,a\n1,\xd6\xd0\xb9\xfa\n".to_vec(), row.as_bytes().to_vec()].concat();
    let cases: Vec<(Vec<u8>, Why, Option<u64>)> = vec![
        (b"".to_vec(), Why::Empty, None),
        (b"id,a\n".to_vec(), Why::NoRows, None),
        (b"id,a".to_vec(), Why::NoRows, None),
        (b"id,a\n1,x\n2\n".to_vec(), Why::Width { expected: 2, found: 1 }, Some(3)),
        (b"id,a\n1,x\n\"2,y\n3,z\n".to_vec(), Why::OpenQuote, Some(3)),
        (b"id,a\n1,\"x\"y\n".to_vec(), Why::AfterQuote, Some(2)),
        (b"id,a\n1,x\nid,a\n2,y\n".to_vec(), Why::SecondHeading, Some(3)),
        (b"id,b\n1,x\n".to_vec(), Why::NoColumn("a".to_owned()), None),
        (b"id,a,a\n1,x,y\n".to_vec(), Why::TwoColumns("a".to_owned()), None),
        (b"110101199003070011,x\n110101199003070012,y\n".to_vec(), Why::NoHeading, Some(1)),
        (gb_then_utf8("2,中国\n"), Why::Mixed(Writing::Utf8), Some(3)),
        (b"id,a\n1,\xff\xff\n".to_vec(), Why::Encoding, Some(2)),
        (b"\xff\xfei\0d\0".to_vec(), Why::Wide, None),
        (
            b"PAR1....".to_vec(),
            if cfg!(feature = "parquet") { Why::NoParquet } else { Why::Parquet },
            None,
        ),
        (b"PARE\x01\x00\x02".to_vec(), Why::Sealed, None),
        (b"PK\x03\x04 no zip".to_vec(), Why::Book, None),
        (b"id,a\n1.10101E+17,x\n".to_vec(), Why::Rounded("id".to_owned()), Some(2)),
    ];
    for (bytes, why, line) in cases {
        let folder = Folder::new();
        let path = folder.file("f.csv", &bytes);
        let fault = measure(std::slice::from_ref(&path), &asked("id", "a", ""), &Watch::default())
            .unwrap_err();
        assert_eq!((&fault.why, fault.line, fault.file), (&why, line, Some(path)), "{bytes:?}");
    }
    let mut rounded = "id,a\n".to_owned();
    for number in 10..30 {
        writeln!(rounded, "1101011990030{number}000,x").unwrap();
    }
    let fault = of(&rounded, &asked("id", "a", "")).unwrap_err();
    assert_eq!(fault.why, Why::Rounded("id".to_owned()));
}

#[test]
fn long_numbers_of_a_workbook_name_nobody() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "id").unwrap().write_string(0, 1, "a").unwrap();
    sheet.write_number(1, 0, 110_101_199_003_070_011_f64).unwrap();
    let folder = Folder::new();
    let path = folder.file("a.xlsx", book.save_to_buffer().unwrap());
    let fault =
        measure(std::slice::from_ref(&path), &asked("id", "a", ""), &Watch::default()).unwrap_err();
    assert_eq!((fault.why, fault.line), (Why::Rounded("id".to_owned()), Some(2)));
    // As a quasi-identifier it is only coarse.
    assert!(measure(&[path], &asked("", "id", ""), &Watch::default()).is_ok());
}

#[test]
fn a_measurement_can_be_stopped() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "id,a\n1,x\n");
    let watch = Watch::default();
    watch.stop();
    assert_eq!(measure(&[path], &asked("id", "a", ""), &watch).unwrap_err().why, Why::Stopped);
}

/// No report and no error holds a value of the file.
#[test]
fn no_value_is_told() {
    let secret = "SECRET";
    for text in [
        "id,a,v\nSECRET1,SECRET2,SECRET3\n\"SECRET4\",,NULL\n",
        "id,a,v\nSECRET,b\n",
        "id,a,v\n\"SECRET\"x,b,c\n",
        "id,SECRET,v\n1,2,3\n",
        "SECRET@SECRET.cn,a,v\n1,2,3\n",
    ] {
        let told = match of(text, &asked("id", "a", "v")) {
            Ok(report) => format!("{report:?}"),
            Err(fault) => format!("{fault:?} {fault}"),
        };
        assert!(!told.contains(secret), "{told}");
    }
}

#[test]
fn columns_tell_what_they_hold_in_every_form() {
    let folder = Folder::new();
    let rows = "编号,姓名,phone,empty,note\n11010119900307109X,张三,13800138000,,x\n11010119900307109X,李四,138-0013-8000,NULL,\"a,b\"\n1,王小明,13800138000,,x\n";
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(rows.replace("\"a,b\"", "a").lines()) {
        for (column, cell) in (0..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    for path in [
        folder.file("a.csv", rows),
        folder.file("b.csv", encoding_rs::GB18030.encode(rows).0),
        folder.file("c.xlsx", book.save_to_buffer().unwrap()),
    ] {
        let columns = profile(&path, &asked("", "x", ""), &Watch::default()).unwrap();
        let of = |one: &Profile| (one.name.clone(), one.values, one.holds.clone());
        let told: Vec<_> = columns.iter().map(of).collect();
        let expected = [
            ("编号", 3, vec![(Holds::IdentityNumber, 2)]),
            ("姓名", 3, vec![(Holds::Name, 3)]),
            ("phone", 3, vec![(Holds::Mobile, 3)]),
            ("empty", 0, vec![]),
            ("note", 3, vec![]),
        ]
        .map(|(name, values, holds)| (name.to_owned(), values, holds));
        assert_eq!(told, expected, "{path:?}");
    }
}
