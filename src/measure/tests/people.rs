//! People of several systems, and what is refused wherever people are counted.

use super::*;

#[test]
fn people_whom_systems_write_otherwise_are_the_same_and_a_key_in_part_is_nobody() {
    let folder = Folder::new();
    let set = |name: &str, text: &str| {
        let file = folder.file(&format!("{name}.csv"), text);
        let asked = asked("id,name", "x", "");
        let set = PeopleSet::of(&file, &asked, &[7; 32], &Watch::default()).unwrap();
        let path = folder.0.path().join(name);
        set.write(&path).unwrap();
        ((set.len(), set.rows_of_nobody), path)
    };
    let (a, first) = set("a", "id,name,x\n1X,Li,1\n2,Wu,1\n3,,1\n");
    let (b, second) = set("b", "id,name,x\n1x ,li,1\n\u{ff12},WU,1\n,Ma,1\n");
    assert_eq!((a, b), ((2, 1), (2, 1)));
    assert_eq!(common(&[first, second]).unwrap().union, 2);
}

/// Whoever counts people refuses what a measurement refuses: they would be counted, and the union of several systems be wrong.
#[test]
fn a_set_of_people_and_the_columns_refuse_what_a_measurement_refuses() {
    let rounded = (10..30)
        .fold("id,a\n".to_owned(), |text, number| text + &format!("1101011990030{number}000,x\n"));
    let of_id = || Why::Rounded("id".to_owned());
    let cases: Vec<(&[u8], Why, Option<u64>)> = vec![
        (b"id,a\n1,x\n1.10101195001010E+17,y\n", of_id(), Some(3)),
        (rounded.as_bytes(), of_id(), None),
        (b"id,a\n1,x\nid,a\n2,y\n", Why::SecondHeading, Some(3)),
        (b"id,a\n1,x\n\xef\xbb\xbfid,a\n2,y\n", Why::SecondHeading, Some(3)),
        (b"id,a\n", Why::NoRows, None),
        (b"id,a\n1,x\n2\n", Why::Width { expected: 2, found: 1 }, Some(3)),
    ];
    for (bytes, why, line) in cases {
        let folder = Folder::new();
        let path = folder.file("f.csv", bytes);
        let (asked, watch) = (asked("id", "a", ""), Watch::default());
        let expected = Fault { file: Some(path.clone()), line, column: None, why };
        let measured = measure(std::slice::from_ref(&path), &asked, &watch).unwrap_err();
        let set = PeopleSet::of(&path, &asked, &[7; 32], &watch).unwrap_err();
        assert_eq!([&measured, &set], [&expected, &expected], "{}", bytes.escape_ascii());
        // Of the columns no one names a person.
        if matches!(expected.why, Why::SecondHeading | Why::Width { .. }) {
            assert_eq!(profile(&path, &asked, &watch).unwrap_err(), expected);
        }
    }
}

/// The first line that does not fit those before it, and not a sound heading.
#[test]
fn of_mixed_writings_the_line_that_does_not_fit_is_named() {
    let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let among = |of: Writing| Why::Mixed(of);
    let heading = "编号,姓名\n1,李四\n";
    let cases = [
        (vec![utf8(heading), gb("2,张三\n"), utf8("3,王五\n")], among(Writing::Gb18030), 3),
        (vec![gb(heading), gb("2,张三\n"), utf8("3,王五\n")], among(Writing::Utf8), 4),
        (vec![utf8("\u{feff}编号,姓名\n1,x\n"), gb("2,张三\n")], among(Writing::Gb18030), 3),
        (
            vec![utf8("名,编号,姓名\n"), utf8("1,x,é\n"), gb("2,y,张三\n")],
            among(Writing::Gb18030),
            3,
        ),
        (vec![utf8(heading), b"2,\xff\xff\n".to_vec()], Why::Encoding, 3),
        (vec![gb(heading), b"2,caf\xe9\n".to_vec()], Why::Encoding, 3),
        // A break within quotation marks is a line, too.
        (vec![utf8("编号,姓名\n1,\"李\n四\"\n"), gb("2,张三\n")], among(Writing::Gb18030), 4),
    ];
    for (parts, why, line) in cases {
        let folder = Folder::new();
        let path = folder.file("f.csv", parts.concat());
        let (asked, watch) = (asked("编号", "姓名", ""), Watch::default());
        let expected = Fault { file: Some(path.clone()), line: Some(line), column: None, why };
        let measured = measure(std::slice::from_ref(&path), &asked, &watch).unwrap_err();
        let set = PeopleSet::of(&path, &asked, &[7; 32], &watch).unwrap_err();
        let columns = profile(&path, &asked, &watch).unwrap_err();
        assert_eq!([&measured, &set, &columns], [&expected; 3], "{parts:?}");
    }
}

#[test]
fn people_of_several_systems_overlap_as_they_do() {
    let folder = Folder::new();
    let salt = [7; 32];
    let set = |name: &str, from: u32, to: u32, salt: &[u8]| {
        let mut text = "id,x\n,x\n".to_owned();
        for person in (from..to).chain(from..to) {
            writeln!(text, "P{person},x").unwrap();
        }
        let file = folder.file(&format!("{name}.csv"), text);
        let set = PeopleSet::of(&file, &asked("id", "x", ""), salt, &Watch::default()).unwrap();
        assert_eq!((set.len(), set.rows_of_nobody), (u64::from(to - from), 1));
        let path = folder.0.path().join(name);
        set.write(&path).unwrap();
        assert!(matches!(set.write(&path).unwrap_err().why, Why::Write(_)), "nothing is replaced");
        path
    };
    let all = [set("a", 0, 5000, &salt), set("b", 4000, 9000, &salt), set("c", 4500, 4600, &salt)];
    let found = common(&all).unwrap();
    assert_eq!((&found.sizes[..], found.union), (&[5000, 5000, 100][..], 9000));
    assert_eq!([found.in_both(0, 1), found.in_both(0, 2), found.in_both(1, 2)], [1000, 100, 100]);
    let other = set("d", 0, 10, &[8; 32]);
    assert_eq!(common(&[all[0].clone(), other]).unwrap_err().why, Why::OtherSalt);
    let data = folder.0.path().join("a.csv");
    assert_eq!(common(&[data.clone(), all[0].clone()]).unwrap_err().why, Why::NoSet);
    let short = PeopleSet::of(&data, &asked("id", "x", ""), &[1; 8], &Watch::default());
    assert_eq!(short.unwrap_err().why, Why::ShortSalt);
    // A set holds no identifier.
    let bytes = std::fs::read(&all[0]).unwrap();
    assert!(!bytes.windows(4).any(|part| part == b"P123"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&all[0]).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else reads it");
    }
}

/// In a workbook, too: of its columns the heading would be a value.
#[test]
fn the_heading_again_in_a_workbook_is_no_row() {
    let book = |rows: &[[&str; 2]]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_string(row, 0, cells[0]).unwrap().write_string(row, 1, cells[1]).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let folder = Folder::new();
    let again = folder.file("a.xlsx", book(&[["id", "a"], ["1", "x"], ["id", "a"], ["2", "y"]]));
    let (asked, watch) = (asked("id", "a", ""), Watch::default());
    let measured = measure(std::slice::from_ref(&again), &asked, &watch).unwrap_err();
    let columns = profile(&again, &asked, &watch).unwrap_err();
    assert_eq!((&columns.why, columns.line), (&Why::SecondHeading, Some(3)));
    assert_eq!(columns, measured);
    let once = folder.file("b.xlsx", book(&[["id", "a"], ["1", "a"], ["id", "x"]]));
    assert_eq!(profile(&once, &asked, &watch).unwrap()[0].values, 2);
}
