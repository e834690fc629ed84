//! Every doubt lowers k and l: what a file may say otherwise than it looks.

use super::*;

fn sizes(report: &Report) -> Vec<(u64, u64)> {
    report.classes.sizes.clone().into_iter().collect()
}

/// The writings of one key are one person for the classes; both numbers of people are told.
#[test]
fn writings_of_one_key_make_no_class_larger() {
    let text = "id,a\n11010119900307001X,x\n11010119900307001x,x\n P1,y\nP1 ,y\n\u{ff30}\u{ff11},y\np1,z\nP2,z\n";
    let report = of(text, &asked("id", "a", "")).unwrap();
    assert_eq!((report.people.distinct, report.people.as_written), (3, 7));
    assert_eq!(sizes(&report), [(1, 2), (2, 1)]);
    assert_eq!((report.people.most_rows, report.people.in_several_classes), (4, Some(1)));
    // The same in each order and by several threads.
    let mut rows: Vec<&str> = text.lines().skip(1).collect();
    rows.reverse();
    let turned = of(&format!("id,a\n{}\n", rows.join("\n")), &asked("id", "a", "")).unwrap();
    assert_eq!((turned.people, turned.classes), (report.people, report.classes));
}

#[test]
fn words_for_nobody_and_keys_in_part_name_nobody() {
    let report = of("id,a\n无,x\n 未知,x\n0,x\nNULL ,x\n1,x\n", &asked("id", "a", "")).unwrap();
    assert_eq!((report.people.distinct, report.people.rows_of_nobody), (1, 4));
    assert_eq!(sizes(&report), [(1, 1)]);
    let text = "id,no,a\n1,1,x\n1,,x\n,2,x\n1,NULL,x\n2,1,x\n1,1,y\n";
    let report = of(text, &asked("id,no", "a", "")).unwrap();
    assert_eq!((report.people.distinct, report.people.rows_of_nobody), (2, 3));
    assert_eq!(sizes(&report), [(1, 1), (2, 1)]);
    // Where one part of a key ends and another begins tells people apart.
    let report = of("id,no,a\n1,11,x\n11,1,x\n", &asked("id,no", "a", "")).unwrap();
    assert_eq!(report.people.distinct, 2);
}

/// Values of rows that name nobody may be of the people of the class, and one person of two values hides nobody.
#[test]
fn a_class_is_no_more_diverse_than_its_people() {
    let l = |rows: &str| {
        let report = of(&format!("id,a,v\n{rows}"), &asked("id", "a", "v")).unwrap();
        let found = &report.sensitive[0];
        (found.distinct_l, found.entropy_l.map(|l| (l * 1e6).round() / 1e6), found.classes_without)
    };
    assert_eq!(l("1,x,flu\n2,x,flu\n,x,b\n,x,c\n"), (Some(1), Some(1.0), 0));
    assert_eq!(l("1,x,flu\n1,x,b\n1,x,c\n"), (Some(1), Some(1.0), 0));
    assert_eq!(l(",x,flu\n,x,b\n"), (Some(1), Some(1.0), 0));
    assert_eq!(l("1,x,flu\n2,x,FLU \n3,x,\u{ff26}LU\n"), (Some(1), Some(1.0), 0));
    assert_eq!(l("1,x,flu\n2,x,b\n3,x,NULL \n"), (Some(2), Some(2.0), 0));
    assert_eq!(l("1,x,\n,x,b\n"), (None, None, 1));
}

/// Rows of the 257th file are no rows of the first.
#[test]
fn rows_of_many_files_are_all_told_apart() {
    let folder = Folder::new();
    let files: Vec<PathBuf> = (0..300)
        .map(|number| folder.file(&format!("{number}.csv"), format!("id,a\n{number},x\n")))
        .collect();
    let report = measure(&files, &asked("", "a", ""), &Watch::default()).unwrap();
    assert_eq!((report.rows, report.people.distinct), (300, 300));
    assert_eq!(sizes(&report), [(300, 1)]);
}

/// Rounded numbers of one file are not hidden by those of others.
#[test]
fn each_file_is_looked_at_for_rounded_numbers() {
    let folder = Folder::new();
    let rows = |step: u64, rest: u64| {
        let number = |row: u64| 110_101_199_003_070_001 + row * 1013;
        (0..200).fold("id,a\n".to_owned(), |text, row| {
            text + &format!(
                "{},x\n",
                if row % step == 0 { number(row) / rest * rest } else { number(row) }
            )
        })
    };
    let good = folder.file("good.csv", rows(1, 1));
    let bad = folder.file("bad.csv", rows(10, 1000));
    let run = |files: &[PathBuf]| measure(files, &asked("id", "a", ""), &Watch::default());
    assert_eq!(run(std::slice::from_ref(&good)).unwrap().people.distinct, 200);
    let fault = run(&[good, bad.clone()]).unwrap_err();
    assert_eq!((fault.why, fault.file), (Why::Rounded("id".to_owned()), Some(bad)));
    for key in ["1.1010119900307E17", "110101199003070016.0"] {
        let fault = of(&format!("id,a\n{key},x\n"), &asked("id", "a", "")).unwrap_err();
        assert_eq!((fault.why, fault.line), (Why::Rounded("id".to_owned()), Some(2)), "{key}");
    }
}

/// Two files put together by a program that knows nothing of byte order marks.
#[test]
fn a_second_heading_is_seen_behind_a_mark() {
    let text = "\u{feff}id,a\n1,x\n\u{feff}id,a\n2,y\n";
    let fault = of(text, &asked("id", "a", "")).unwrap_err();
    assert_eq!((fault.why, fault.line), (Why::SecondHeading, Some(3)));
}

/// Shares are of all that is counted below a size: no more than everybody.
#[test]
fn people_below_a_size_are_no_more_than_all_of_them() {
    for rows in ["1,x\n,y\n,z\n", "1,x\n1,y\n,z\n,w\n", ",x\n,y\n"] {
        let report = of(&format!("id,a\n{rows}"), &asked("id", "a", "")).unwrap();
        for figures in [&report.classes, &report.joined] {
            assert!(figures.below.iter().all(|one| one.people == figures.people), "{figures:?}");
        }
    }
}

/// How many threads there are decides no figure.
#[test]
fn distances_are_computed_for_as_many_values_whatever_the_threads() {
    let folder = Folder::new();
    let mut text = "id,a,v\n".to_owned();
    for row in 0..3000 {
        writeln!(text, "{row},{},{row}", row % 7).unwrap();
    }
    let path = folder.file("a.csv", text);
    for (memory, is_there) in [(1 << 20, false), (16 << 20, true)] {
        for threads in [1, 2, 5] {
            let mut asked = asked("id", "a", "v");
            (asked.memory, asked.threads) = (memory, Some(threads));
            let report = measure(std::slice::from_ref(&path), &asked, &Watch::default()).unwrap();
            let found = &report.sensitive[0];
            assert_eq!((found.t.is_some(), found.t_ordered.is_some()), (is_there, is_there));
        }
    }
}

#[test]
fn a_first_row_of_data_is_no_heading() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "E12345678,flu\nE12345679,cold\n");
    let fault = profile(&path, &asked("", "x", ""), &Watch::default()).unwrap_err();
    assert_eq!(fault.why, Why::NoHeading);
    let path = folder.file("b.csv", "张三,流感\n李四,感冒\n");
    let columns = profile(&path, &asked("", "x", ""), &Watch::default()).unwrap();
    assert!(!columns[0].is_tellable(), "a name is told by nobody");
}

#[test]
fn times_of_a_sheet_keep_their_thousandths() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm:ss.000");
    sheet.write_string(0, 0, "id").unwrap().write_string(0, 1, "a").unwrap();
    for (row, part) in (1..).zip([0.0, 0.25, 0.5]) {
        sheet.write_number(row, 0, f64::from(row)).unwrap();
        let time = 45000.5 + part / 86_400.0;
        sheet.write_number_with_format(row, 1, time, &format).unwrap();
    }
    let folder = Folder::new();
    let path = folder.file("a.xlsx", book.save_to_buffer().unwrap());
    let report = measure(&[path], &asked("id", "a", ""), &Watch::default()).unwrap();
    assert_eq!(sizes(&report), [(1, 3)]);
}
