//! What is read of files of sizes and of results, and what is refused.

use super::*;

fn table(text: &str) -> Result<String, ImportError> {
    let mut table = Table::default();
    for line in text.lines() {
        table.take(line)?;
    }
    table.finish().map(|classes| classes.to_string())
}

#[test]
fn sizes_are_taken_with_and_without_heads_and_counts() {
    for text in [
        "10\n5\n5\n",
        "size\n5\n10\n\n5",
        "\u{feff}size,count\r\n5,2\r\n10,1",
        "count;size\n2;5\n1;10",
        "大小，个数\n５，2\n10，1",
        "\"class_size\"\t\"classes\"\n5\t2\n10\t1",
        "任何标题\n5\n5\n10",
        ",size\n0,5\n1,5\n2,10",
        "\"\",\"size\"\n\"1\",5\n\"2\",5\n\"3\",10",
        "\u{feff},size\r\n1,5\r\n2,5\r\n3,10\r\n",
    ] {
        assert_eq!(table(text).as_deref(), Ok("5x2, 10"), "{text:?}");
    }
}

#[test]
fn numbers_of_records_are_never_taken_for_classes() {
    let read = |text: &str, each: Option<Each>| {
        let mut table = Table::of(each);
        text.lines().try_for_each(|line| table.take(line))?;
        table.finish().map(|classes| classes.to_string())
    };
    let (class, record) = (Some(Each::Class), Some(Each::Record));
    for (text, unsaid, of_classes, of_records) in [
        ("3\n3\n3\n1\n2\n2", Err(ImportError::EachOfWhat), "1, 2x2, 3x3", Ok("1, 2, 3")),
        (",n\n0,2\n1,2\n2,2\n3,2", Err(ImportError::EachOfWhat), "2x4", Ok("2x2")),
        ("fk\n2\n2\n2", Err(ImportError::EachOfWhat), "2x3", Err(ImportError::NotOfRecords)),
        // As R writes a vector, and pandas a column without a name: nobody said that these are sizes.
        (
            "\"\",\"x\"\n\"1\",3\n\"2\",3\n\"3\",4\n\"4\",4\n\"5\",3",
            Err(ImportError::EachOfWhat),
            "3x3, 4x2",
            Err(ImportError::NotOfRecords),
        ),
        (",0\n0,5\n1,5", Err(ImportError::EachOfWhat), "5x2", Err(ImportError::NotOfRecords)),
        // As sdcMicro writes the table of its risks.
        (
            "\"\",\"risk\",\"fk\",\"Fk\"\n\"1\",0.2,2,9\n\"2\",0.2,2,9\n\"3\",1,1,4",
            Err(ImportError::EachOfWhat),
            "1, 2x2",
            Ok("1, 2"),
        ),
        ("fk\n1\n1", Err(ImportError::EachOfWhat), "1x2", Ok("1x2")),
        // Classes of one are the same either way, and a table of sizes with their numbers is no list.
        ("1\n1\n1", Ok("1x3"), "1x3", Ok("1x3")),
        ("size,count\n2,2", Ok("2x2"), "2x2", Err(ImportError::NotOfRecords)),
        ("5\n5\n10", Ok("5x2, 10"), "5x2, 10", Err(ImportError::NotOfRecords)),
    ] {
        assert_eq!(read(text, None), unsaid.map(str::to_owned), "{text:?}");
        assert_eq!(read(text, class).as_deref(), Ok(of_classes), "{text:?}");
        assert_eq!(read(text, record), of_records.map(str::to_owned), "{text:?}");
    }
}

#[test]
fn a_report_of_pycanon_gives_its_k_and_no_other() {
    let report = r#"{"data": {"quasi-identifiers": ["town"], "sensitive attributes": ["v"]},
        "k_anonymity": {"k": 4}, "alpha_k_anonymity": {"alpha": 0.5, "k": 9}, "t_closeness": {"t": 0.2}}"#;
    let read = ToolResult::read(report).unwrap();
    assert_eq!((read.smallest, read.tool.as_str()), (4, "pyCANON"));
    assert_eq!(read.left, ["alpha_k_anonymity", "t_closeness"]);
}

#[test]
fn a_wrong_line_is_named_by_its_number() {
    for (text, error) in [
        ("size\n5\n\n男,30,杭州\n", ImportError::Line(4)),
        ("5\nhead\n", ImportError::Line(2)),
        ("5,2,1", ImportError::Line(1)),
        ("男,5", ImportError::Line(1)),
        ("7,500", ImportError::NoHead(1)),
        ("size\n5\n7,500", ImportError::NoHead(3)),
        ("5\n-1", ImportError::Line(2)),
        ("5\n2.5", ImportError::Fraction(2)),
        ("5\n5.0", ImportError::Fraction(2)),
        ("2.5\n3\n4\n4", ImportError::Fraction(1)),
        ("\"1.0\"\n\"3\"", ImportError::Fraction(1)),
        ("1e0\n3", ImportError::Line(1)),
        ("-3\n3", ImportError::Line(1)),
        ("5%\n3", ImportError::Line(1)),
        (",2.5\n1,3", ImportError::Fraction(1)),
        ("2.5,3.5\n1,3", ImportError::Fraction(1)),
        ("size,count\n2.5,3", ImportError::Fraction(2)),
        ("\"\",\"risk\",\"fk\",\"Fk\"\n\"1\",0.1,2.5,3", ImportError::Fraction(2)),
        ("\"\",\"risk\",\"fk\",\"Fk\"\n\"1\",0.1,2", ImportError::Line(2)),
        ("5\n0", ImportError::Zero(2)),
        ("18446744073709551615\n1", ImportError::TooMany(2)),
        ("city,age\n5,2", ImportError::Columns),
        (",n\n5,120\n3,40", ImportError::Columns),
        (",n\n0,5\n2,5", ImportError::Columns),
        (",count\n1,5\n2,5", ImportError::Columns),
        (",n,m\n0,5,5", ImportError::Line(1)),
        ("size\n", ImportError::NoClasses),
        ("", ImportError::NoClasses),
    ] {
        assert_eq!(table(text), Err(error), "{text:?}");
    }
}

#[test]
fn a_result_that_says_k_twice_is_refused() {
    for text in [
        "k,2\nk,5",
        "k,5\nk,5",
        "Input\nk=2\nrecords=40\nOutput\nk=5\nrecords=40",
        "K: 2\nk: 5",
        "k,2\nclasses,3\nclasses,4",
        r#"{ "k": 2, "k": 5 }"#,
        r#"{ "K": 2, "k": 5 }"#,
        r#"{ "k_anonymity": { "k": 2, "k": 5 } }"#,
        r#"{ "k_anonymity": { "k": 2, "k": 5 }, "t": NaN }"#,
    ] {
        assert_eq!(ToolResult::read(text), Err(ImportError::Several), "{text}");
    }
    // What is not taken may stand there as often as it likes.
    assert_eq!(ToolResult::read("k,2\nnote,a\nnote,b").map(|read| read.smallest), Ok(2));
}

#[test]
fn a_report_of_openmed_that_does_not_say_who_chose_the_columns_asks() {
    let of = |names: &[&str]| {
        Err(ImportError::QuasiUnsaid(names.iter().map(|name| (*name).to_owned()).collect()))
    };
    for (text, expected) in [
        (
            r#"{"record_count": 20, "quasi_identifiers": ["age"], "k": 10, "class_size_distribution": [[10, 2]]}"#,
            of(&["age"]),
        ),
        (r#"{"k": 10, "class_size_distribution": [[10, 2]]}"#, of(&[])),
        (r#"{"achieved_k": 2, "quasi_identifiers": ["a", "b"]}"#, of(&["a", "b"])),
        (
            r#"{"artifact": "sdcmicro_disclosure_risk_report", "k_min": 2, "reid_rate": 0.1,
                "k_anonymity": {"achieved_k": 2}}"#,
            of(&[]),
        ),
    ] {
        assert_eq!(ToolResult::read(text), expected, "{text}");
    }
    let said = ImportError::QuasiUnsaid(vec!["age".into()]).said();
    assert!(said.zh.contains("age") && said.en.contains("age"), "{said}");
}

#[test]
fn a_result_is_read_from_json_and_from_lines() {
    let json = r#"{ "k": 5, "classes": 3, "records": 20, "tool": "ARX", "version": "3.9.1", "mean": 0.15 }"#;
    let lines = "k,5\nclasses=3\nrecords: 20\ntool,ARX\nversion,3.9.1\nmean,0.15\n";
    let expected = ToolResult {
        smallest: 5,
        classes: Some(3),
        records: Some(20),
        tool: "ARX 3.9.1".into(),
        left: vec!["mean".into()],
        sizes: None,
    };
    assert_eq!(ToolResult::read(json), Ok(expected.clone()));
    assert_eq!(ToolResult::read(lines), Ok(expected));
    assert_eq!(ToolResult::read("classes,3"), Err(ImportError::NoSmallest));
    for impossible in ["k,0", "k,30\nrecords,20", "k,5\nclasses,5\nrecords,20", "k,5\nclasses,0"] {
        let refused = ToolResult::read(impossible);
        assert!(matches!(refused, Err(ImportError::Impossible(..))), "{impossible}");
    }
    assert_eq!(ToolResult::read("k,5\ndate,2026-02-30"), Err(ImportError::Value("date".into())));
    for fraction in ["k,2.5", "k,1.500"] {
        let refused = ToolResult::read(fraction);
        assert_eq!(refused, Err(ImportError::Fractional("k".into())), "{fraction}");
    }
    for unread in ["k,about 5", "k=5 visits"] {
        assert_eq!(ToolResult::read(unread), Err(ImportError::Value("k".into())), "{unread}");
    }
    for (text, k) in [("k: 1,200", 1_200), (r#"{ "k": 5.0 }"#, 5)] {
        assert_eq!(ToolResult::read(text).map(|read| read.smallest), Ok(k), "{text}");
    }
}
