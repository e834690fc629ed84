//! Lines as they are typed in a meeting: names and days at their end, and what is asked about.

use super::*;

const TODAY: Day = Day::of(2026, 11, 29);

#[test]
fn a_name_and_a_day_are_read_at_the_end_alone() {
    let eighth = Some(Day::of(2026, 12, 8));
    for (text, words, who, date) in [
        ("补签合同 @李四 2026-12-08", "补签合同", Some("李四"), eighth),
        ("补签合同 2026/12/8 ＠李四", "补签合同", Some("李四"), eighth),
        ("补签合同@李四 2026-12-08", "补签合同", Some("李四"), eighth),
        ("改为 20261208", "改为 20261208", None, None),
        ("@李四", "", Some("李四"), None),
        ("sign @Anna Berg 2026-12-10", "sign", Some("Anna Berg"), Some(Day::of(2026, 12, 10))),
        ("sign @Jan van der Meer, 8 December 2026", "sign", Some("Jan van der Meer"), eighth),
        ("sign @Anna Berg", "sign", Some("Anna Berg"), None),
        ("补签 @顾例 12月8日", "补签", Some("顾例"), eighth),
        ("补签 @顾例 12月8日前", "补签", Some("顾例"), eighth),
        ("补签 @顾例 1月5日", "补签", Some("顾例"), Some(Day::of(2027, 1, 5))),
        ("sign @Li Dec 8", "sign", Some("Li"), eighth),
        ("补签合同，@顾例，2026-12-11", "补签合同", Some("顾例"), Some(Day::of(2026, 12, 11))),
        ("补签合同，12月8日", "补签合同", None, eighth),
        ("补签 @李工 12-08", "补签", Some("李工"), eighth),
        ("补签 @李工，1-5", "补签", Some("李工"), Some(Day::of(2027, 1, 5))),
        ("核对第 3-5", "核对第 3-5", None, None),
        ("写信给 a@example.com", "写信给 a@example.com", None, None),
        ("请 @李强 补一下境外的地址", "请 @李强 补一下境外的地址", Some("李强"), None),
        ("＠李强，录音里有没有声纹？", "＠李强，录音里有没有声纹？", Some("李强"), None),
        (
            "ask @Anna Berg for the contract",
            "ask @Anna Berg for the contract",
            Some("Anna Berg"),
            None,
        ),
        ("请 @王五 看附件 @李四", "请 @王五 看附件", Some("李四"), None),
    ] {
        let read = Typed::read(text, TODAY).unwrap();
        let wanted = (words, who, date);
        assert_eq!((read.words.as_str(), read.who.as_deref(), read.day), wanted, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_asked_about_and_can_be_kept_as_it_stands() {
    for text in [
        "补签 @李四 下周五",
        "补签 @李四，尽快",
        "补签 @李四 12/8",
        "补签 @李四 2026-02-30",
        "请 @王五 看 2026-12-01 的附件",
        "sign @Anna tomorrow",
        "ask twice @a @b",
        "补签 @",
        "请 @李强 尽快补地址",
        "please @Anna send it by Friday",
        "补签 2026-02-30",
        "pay by 03/04/2026",
    ] {
        let mut reading = Reading::default();
        let first = reading.read(text, TODAY);
        assert!(first.is_err(), "{text}: {first:?}");
        assert_eq!(reading.read(text, TODAY), Ok(Typed::plain(text)));
    }
}

#[test]
fn a_year_that_was_added_and_a_day_that_is_past_are_told() {
    let notes = |text: &str| -> Vec<String> {
        Typed::read(text, TODAY).unwrap().notes.into_iter().map(|note| note.en).collect()
    };
    assert_eq!(notes("x @李四 12月8日"), ["\"12月8日\" is read as 2026-12-08"]);
    assert_eq!(notes("x @李四 12-08"), ["\"12-08\" is read as 2026-12-08"]);
    assert_eq!(notes("x @李四 2026-11-28"), ["2026-11-28 is past"]);
    assert_eq!(notes("x @李四 2026-11-29"), [""; 0]);
}

#[test]
fn a_day_alone_needs_no_year() {
    for text in ["2026-12-08", "12-08", "12月8日", "Dec 8", "8 December 2026"] {
        assert_eq!(day_typed(text, TODAY).unwrap().0, Day::of(2026, 12, 8), "{text}");
    }
    for text in ["", "12", "12/8", "13-40", "02-30", "soon", "12-08-x"] {
        assert!(day_typed(text, TODAY).is_none(), "{text}");
    }
}

#[test]
fn names_are_divided_by_commas_and_han_names_by_spaces_too() {
    for (text, wanted) in [
        ("张三 李四", &["张三", "李四"][..]),
        ("Anna Berg、张三", &["Anna Berg", "张三"]),
        ("张三 Anna Berg 李四", &["张三", "Anna Berg", "李四"]),
        ("Anna Berg, Tom Lee", &["Anna Berg", "Tom Lee"]),
        ("张三，Li Na 李娜;", &["张三", "Li Na 李娜"]),
        (" ， ", &[]),
    ] {
        assert_eq!(names(text), wanted, "{text}");
    }
}
