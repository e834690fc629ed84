//! Counting by the years that are known, by those that are not, and by imported ones.

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The only year of a file.
fn one(text: &str) -> Imported {
    let mut years = Imported::read(text).unwrap();
    assert_eq!(years.len(), 1);
    years.remove(0)
}

/// A calendar that knows no year at all.
fn blind() -> Calendar {
    Calendar { years: BTreeMap::new(), moved: BTreeMap::new() }
}

#[test]
fn working_days_after_an_event() {
    let calendar = Calendar::built_in();
    for (from, n, to) in [
        ("2026-09-28", 10, "2026-10-16"),
        ("2026-02-10", 10, "2026-03-02"),
        ("2026-04-30", 15, "2026-05-25"),
        ("2025-09-25", 10, "2025-10-15"),
        ("2024-02-05", 5, "2024-02-18"),
        ("2026-09-15", 10, "2026-09-29"),
        ("2025-12-25", 7, "2026-01-06"),
        ("2026-11-20", 10, "2026-12-04"),
        ("2026-07-24", 30, "2026-09-04"),
        ("2026-09-21", 10, "2026-10-12"),
        ("2026-04-27", 10, "2026-05-13"),
        ("2025-07-18", 30, "2025-08-29"),
    ] {
        let counted = calendar.add_working(day(from), n).unwrap();
        assert_eq!(counted.day, day(to), "{from} + {n}");
        assert_eq!(counted.provisional, None, "{from} + {n}");
    }
    assert!(calendar.add_working(day("2024-02-05"), 5).unwrap().is_make_up());
}

#[test]
fn working_days_before_a_limit() {
    let calendar = Calendar::built_in();
    for (from, to) in
        [("2026-12-31", "2026-10-09"), ("2025-09-01", "2025-06-09"), ("2026-10-20", "2026-07-22")]
    {
        let counted = calendar.sub_working(day(from), 60).unwrap();
        assert_eq!((counted.day, counted.provisional), (day(to), None), "{from} - 60");
    }
}

#[test]
fn a_year_has_as_many_working_days_as_announced() {
    let calendar = Calendar::built_in();
    for (year, total) in [(2024, 251), (2025, 248), (2026, 248)] {
        let worked = days_of(year).filter(|day| calendar.working(*day).is_worked()).count();
        assert_eq!(worked, total, "{year}");
    }
    for announced in BUILT_IN {
        assert!(announced.work.iter().all(|day| day.is_weekend() && day.year() == announced.year));
    }
}

#[test]
fn a_year_that_is_not_known_is_said_and_errs_early() {
    let calendar = Calendar::built_in();
    let forward = calendar.add_working(day("2026-12-21"), 15).unwrap();
    assert_eq!(forward.day, day("2027-01-11"));
    let open = forward.provisional.unwrap();
    assert_eq!((open.years.as_slice(), open.margin), ([2027].as_slice(), Some(day("2027-01-07"))));
    assert!(open.said().zh.contains("2027-01-07") && open.said().en.contains("2027-01-07"));
    let backward = calendar.sub_working(day("2027-03-31"), 60).unwrap();
    assert_eq!(backward.provisional.map(|open| open.sense), Some(Sense::Backward));
    assert_eq!(calendar.working(day("2027-02-06")), Working::Provisional);
}

/// Hiding the years that are known, the answer is never later than the truth: that is what "provisional" promises.
#[test]
fn what_is_provisional_is_never_too_late() {
    let (known, blind) = (Calendar::built_in(), blind());
    for from in days_of(2024).chain(days_of(2025)).chain(days_of(2026)) {
        for n in [1, 5, 7, 10, 15, 20, 30, 45, 60, 120] {
            let truth = known.add_working(from, n).unwrap();
            let guess = blind.add_working(from, n).unwrap();
            let earliest = guess.provisional.unwrap().margin.unwrap_or(guess.day);
            if truth.provisional.is_none() {
                assert!(earliest <= truth.day, "{from} + {n}: {earliest} > {}", truth.day);
            }
            let truth = known.sub_working(from, n).unwrap();
            let guess = blind.sub_working(from, n).unwrap();
            if truth.provisional.is_none() {
                assert!(guess.day <= truth.day, "{from} - {n}: {} > {}", guess.day, truth.day);
            }
        }
    }
}

#[test]
fn a_limit_on_a_day_off_moves_to_the_next_working_day() {
    let calendar = Calendar::built_in();
    for (from, to) in [
        ("2026-10-01", "2026-10-08"),
        ("2026-10-10", "2026-10-10"),
        ("2026-11-21", "2026-11-23"),
        ("2026-11-20", "2026-11-20"),
    ] {
        assert_eq!(calendar.on_or_after(day(from)).unwrap().day, day(to), "{from}");
    }
    let open = calendar.on_or_after(day("2027-01-31")).unwrap();
    assert_eq!(open.day, day("2027-01-31"), "the earliest that can be meant");
    assert!(open.provisional.is_some());
}

#[test]
fn a_count_is_told_in_words() {
    let calendar = Calendar::built_in();
    let from = day("2026-09-28");
    let said = calendar.add_working(from, 10).unwrap().said(from, 10, Sense::Forward);
    assert_eq!(
        said.zh,
        "自2026-09-28起第10个工作日（不计当日；国庆节不计；2026-10-10调休上班，计入）"
    );
    assert!(
        said.en.starts_with("working day 10 after 2026-09-28 (that day not counted; National Day")
    );
    assert_eq!(calendar.add_working(from, 0).unwrap().day, from);
}

/// 2027 as it might be announced; made up for the tests.
const MADE_UP: &str = r#"{
  "year": 2027,
  "notice": "made up for a test",
  "off": ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09",
    "2027-02-10", "2027-04-05", "2027-05-01", "2027-05-02", "2027-05-03", "2027-06-09", "2027-09-15",
    "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04", "2027-10-05", "2027-10-06"],
  "work": ["2027-02-14", "2027-10-09"]
}"#;

#[test]
fn an_imported_year_settles_what_was_provisional() {
    let calendar = Calendar::built_in().with(one(MADE_UP)).unwrap();
    let counted = calendar.add_working(day("2026-12-21"), 15).unwrap();
    assert_eq!((counted.day, counted.provisional), (day("2027-01-12"), None));
    assert_eq!(calendar.working(day("2027-02-14")), Working::MakeUp);
    assert_eq!(calendar.years().last(), Some((2027, "made up for a test")));
    let again = calendar.with(one(MADE_UP));
    assert!(again.is_ok(), "the same year twice agrees with itself");
}

#[test]
fn a_doubtful_file_is_refused_with_its_line() {
    let wrong = |from: &str, to: &str| {
        assert!(MADE_UP.contains(from), "{from}");
        let error = Imported::read(&MADE_UP.replacen(from, to, 1)).unwrap_err();
        assert!(!error.said().zh.is_empty() && !error.said().en.is_empty());
        error
    };
    let line = |error: CalendarError| error.said().zh;
    assert!(line(wrong("\"2027-04-05\"", "\"2026-04-05\"")).starts_with("第5行：2026-04-05"));
    assert!(line(wrong("2027-10-06", "2027-10-05")).starts_with("第6行：2027-10-05 出现了两次"));
    assert!(line(wrong("\"2027-02-14\"", "\"2027-02-06\"")).starts_with("第7行：2027-02-06"));
    assert!(
        line(wrong("\"2027-02-14\"", "\"2027-02-16\"")).starts_with("第7行：2027-02-16 不是周末")
    );
    assert!(line(wrong("2027-02-14", "2027-2-14")).starts_with("第7行：“2027-2-14”不是日期"));
    assert_eq!(wrong("\"year\": 2027", "\"year\": 27"), CalendarError::Year(27));
    assert_eq!(wrong("made up for a test", " "), CalendarError::NoNotice);
    assert_eq!(wrong("\"2027-05-01\", ", ""), CalendarError::NotOff(day("2027-05-01")));
    assert!(matches!(
        wrong("\"2027-02-14\", \"2027-10-09\"", ""),
        CalendarError::Amount { list: "work", found: 0, .. }
    ));
    assert!(matches!(wrong("\"work\"", "\"works\""), CalendarError::Json { line: 7, .. }));
    assert!(matches!(wrong("2027,", "2027"), CalendarError::Json { line: 3, .. }));
}

#[test]
fn an_imported_year_that_differs_from_a_known_one_is_refused() {
    let other = MADE_UP.replace("2027-", "2026-").replace("\"year\": 2027", "\"year\": 2026");
    let other = other.replace("2026-10-09", "2026-10-10");
    let error = Calendar::built_in().with(one(&other)).unwrap_err();
    let CalendarError::Differs { year: 2026, days } = error else { panic!("{error:?}") };
    assert!(days.contains(&day("2026-01-02")) && !days.contains(&day("2026-01-01")), "{days:?}");
}

/// The made-up year in each form in which people have calendars.
fn forms() -> [String; 4] {
    let known = one(MADE_UP);
    let days = || {
        let off = known.off.iter().map(|day| (*day, true));
        off.chain(known.work.iter().map(|day| (*day, false)))
    };
    let rows = |row: &dyn Fn(Day, bool) -> String| {
        days().map(|(day, off)| row(day, off)).collect::<Vec<_>>().join(",")
    };
    let keys = |wanted: bool| {
        let days = days().filter(|(_, off)| *off == wanted);
        days.map(|(day, _)| format!("\"{day}\":\"x\"")).collect::<Vec<_>>().join(",")
    };
    let event = |(day, off): (Day, bool)| {
        let (next, sign) = (day.plus_days(1).unwrap(), if off { "休" } else { "班" });
        let plain = |day: Day| day.to_string().replace('-', "");
        format!(
            "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nSUMMARY:某\r\n 节({sign})\r\nEND:VEVENT\r\n",
            plain(day),
            plain(next)
        )
    };
    [
        format!(
            "{{\"year\":2027,\"papers\":[\"a notice\"],\"days\":[{}]}}",
            rows(&|day, off| format!("{{\"name\":\"x\",\"date\":\"{day}\",\"isOffDay\":{off}}}"))
        ),
        format!(
            "{{\"year\":2027,\"region\":\"CN\",\"dates\":[{}]}}",
            rows(&|day, off| {
                let kind = if off { "public_holiday" } else { "transfer_workday" };
                format!("{{\"date\":\"{day}\",\"type\":\"{kind}\"}}")
            })
        ),
        format!(
            "{{\"holidays\":{{{}}},\"workdays\":{{{}}},\"inLieuDays\":{{}}}}",
            keys(true),
            keys(false)
        ),
        format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", days().map(event).collect::<String>()),
    ]
}

#[test]
fn calendars_as_people_have_them_say_the_same_year() {
    let known = one(MADE_UP);
    for form in forms() {
        for text in [form.clone(), format!("\u{feff}{form}")] {
            let read = one(&text);
            assert_eq!(
                (&read.off, &read.work, read.year),
                (&known.off, &known.work, 2027),
                "{form}"
            );
        }
    }
    let [with_papers, without, ..] = forms();
    assert_eq!(one(&with_papers).notice, "a notice");
    assert!(one(&without).notice.contains("没有写明放假通知"), "and that is told");
}

#[test]
fn what_does_not_say_off_or_worked_is_refused() {
    let [listed, typed, _, events] = forms();
    for (text, line) in [
        (listed.replacen("\"isOffDay\":true", "\"isOffDay\":\"yes\"", 1), 0),
        (typed.replacen("public_holiday", "festival", 1), 0),
        (events.replacen("(休)", "", 1), 2),
        (events.replacen("(休)", "(休)(班)", 1), 2),
    ] {
        let error = Imported::read(&text).unwrap_err();
        assert!(
            matches!(error, CalendarError::Unclear { line: at, .. } if at == line),
            "{error:?}"
        );
    }
    let long = events.replacen("20270102", "20280102", 1);
    assert!(matches!(Imported::read(&long), Err(CalendarError::NoDay { .. })));
}

#[test]
fn a_notice_moves_days_of_the_december_before() {
    let moving = MADE_UP.replacen("\"2027-01-01\"", "\"2026-12-31\", \"2027-01-01\"", 1);
    let moving = moving.replacen("\"2027-02-14\"", "\"2026-12-27\", \"2027-02-14\"", 1);
    let calendar = Calendar::built_in().with(one(&moving)).unwrap();
    assert!(matches!(calendar.working(day("2026-12-31")), Working::Holiday(_)));
    assert_eq!(calendar.working(day("2026-12-27")), Working::MakeUp);
    assert_eq!(Calendar::built_in().working(day("2026-12-31")), Working::Yes);
    let moved: Vec<Day> = calendar.moved().map(|(day, ..)| day).collect();
    assert_eq!(moved, [day("2026-12-27"), day("2026-12-31")], "and it is told");
    let earlier = MADE_UP.replacen("\"2027-01-01\"", "\"2026-11-30\", \"2027-01-01\"", 1);
    assert!(matches!(Imported::read(&earlier), Err(CalendarError::OtherYear { .. })));
}

#[test]
fn a_later_notice_amends_a_year_that_is_known() {
    let amending = r#"{ "year": 2026, "notice": "a later notice", "amends": true,
        "off": ["2026-10-08"], "work": ["2026-10-17"], "normal": ["2026-10-10"] }"#;
    let calendar = Calendar::built_in().with(one(amending)).unwrap();
    assert!(matches!(calendar.working(day("2026-10-08")), Working::Holiday(_)));
    assert_eq!(calendar.working(day("2026-10-17")), Working::MakeUp);
    assert_eq!(calendar.working(day("2026-10-10")), Working::Weekend);
    let unknown = amending.replace("2026", "2030").replace("2030-10-17", "2030-10-19");
    let unknown = unknown.replace("2030-10-10", "2030-10-12");
    assert_eq!(
        Calendar::built_in().with(one(&unknown)).unwrap_err(),
        CalendarError::NothingToAmend(2030)
    );
    let plain = MADE_UP.replacen("\"work\"", "\"normal\": [\"2027-03-01\"], \"work\"", 1);
    assert!(matches!(Imported::read(&plain), Err(CalendarError::Unclear { .. })));
}
