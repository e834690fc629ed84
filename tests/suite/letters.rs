//! Twenty made-up letters in as many layouts, taken apart as a person did who had not seen how the program does it.

use std::fs;
use std::path::Path;

use chujing::desk::filing::words_of;
use chujing::filing::letter::{proposals, term};
use serde_json::Value;

use crate::command_line::{json, run, workspace};
use crate::source::root;

const RECORD: &str = "customers-standard-contract";

/// A text without what is not seen of how it is broken.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// Whether a proposal is the point that a person saw.
fn is_it(words: &str, point: &Value) -> bool {
    let words = bare(words);
    let words = words.trim_end_matches(|sign: char| "。；;，,.".contains(sign));
    let of = |key: &str| bare(point[key].as_str().unwrap());
    words.starts_with(&of("starts")) && words.ends_with(&of("ends"))
}

/// How many of the points of the letters in a folder are proposed as they are, of how many, and how many proposals are none of them.
fn taken_apart(folder: &str) -> (usize, usize, usize) {
    let dir = root().join(folder);
    let all: Value =
        serde_json::from_str(&fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let (mut points, mut found, mut beside) = (0, 0, 0);
    for letter in all.as_array().unwrap() {
        let file = letter["file"].as_str().unwrap();
        let text = fs::read_to_string(dir.join(file)).unwrap();
        let proposed = proposals(&text);
        let wanted = letter["points"].as_array().unwrap();
        let is_found = |point: &&Value| proposed.iter().any(|one| is_it(&one.words, point));
        let own = wanted.iter().filter(is_found).count();
        (points, found, beside) =
            (points + wanted.len(), found + own, beside + proposed.len() - own);
        // Nothing in a proposal is ours: its signs stand in the letter in their order.
        let text_bare = bare(&text);
        for proposal in &proposed {
            let mut rest = text_bare.chars();
            assert!(
                bare(&proposal.words).chars().all(|sign| rest.any(|own| own == sign)),
                "{file}"
            );
        }
        if letter["term_unit"] == "working" {
            assert_eq!(term(&text).map(u64::from), letter["term_days"].as_u64(), "{file}");
        }
    }
    (found, points, beside)
}

#[test]
fn letters_are_taken_apart_as_a_person_would() {
    assert_eq!(taken_apart("tests/letters"), (137, 137, 0));
}

/// What a person must join or throw away in letters that were written after the program could read the twenty.
#[test]
fn of_other_letters_most_points_are_proposed() {
    let (found, points, beside) = taken_apart("tests/letters/more");
    assert!(
        found * 100 >= points * 75 && beside * 100 <= points * 20,
        "{found} of {points}, {beside}"
    );
}

/// How the points of a letter in a file begin, and whether something is undertaken.
fn starts(file: &str) -> Vec<(String, bool)> {
    let words = words_of(&root().join("tests/letters").join(file)).unwrap();
    let start = |words: &str| words.chars().take(9).collect();
    proposals(&words).iter().map(|one| (start(&one.words), one.is_commitment)).collect()
}

#[test]
fn a_table_of_word_is_read_row_by_row_with_what_goes_on_over_several() {
    let told = starts("table.docx");
    let told: Vec<(&str, bool)> = told.iter().map(|(words, own)| (words.as_str(), *own)).collect();
    let wanted = [
        ("标准合同 附录一传", false),
        ("标准合同 争议解决", false),
        ("影响评估报告 未对", false),
        ("影响评估报告 敏感", false),
        ("影响评估报告 整改", true),
    ];
    assert_eq!(told, wanted);
    // The last one ends with its row, and each stands in the letter, where it can be marked.
    let words = words_of(&root().join("tests/letters/table.docx")).unwrap();
    assert!(words.contains(
        "标准合同\t争议解决条款同时勾选仲裁和诉讼\t只能选择一项，重新签署该页\t原件扫描\n"
    ));
    assert!(proposals(&words)[4].words.ends_with("请出具承诺"));
}

#[test]
fn in_english_and_without_numbers_what_is_undertaken_is_seen_and_the_frame_is_not() {
    let english = starts("english.txt");
    assert_eq!(english.len(), 5, "{english:?}");
    assert_eq!(english[4], ("Please un".to_owned(), true));
    let words = words_of(&root().join("tests/letters/english.txt")).unwrap();
    assert!(proposals(&words)[4].words.ends_with("thereafter."));
    let unnumbered = starts("unnumbered.txt");
    assert_eq!(unnumbered.len(), 5, "{unnumbered:?}");
    assert_eq!(unnumbered[4], ("此外，贵公司在报告".to_owned(), true));
}

#[test]
fn what_asks_nothing_has_no_points() {
    for text in ["", "  \n\n", "您好，材料收到，谢谢。", "2026年12月1日"] {
        assert_eq!(proposals(text), [], "{text}");
    }
}

#[test]
fn a_point_may_speak_of_what_stands_around_points_in_other_letters() {
    let points = [
        "联系电话与申报表不一致，请核对。",
        "承诺书未写联系人。联系电话少一位，请更正。",
        "附件二未填写，请补充。附件三缺页，请重新扫描。",
        "报告写明超期自动删除。逾期未删除的数据如何处理，请说明。",
        "“联系人：”一栏未填写，请补充。",
    ];
    let numbered = (1..).zip(points).map(|(number, words)| format!("{number}. {words}\n"));
    let head = "贵公司：\n请按以下意见补正：\n";
    let foot = "请于10个工作日内补正，逾期视为撤回。\n联系人：应某某  联系电话：0555-5550-0126\n附件1：补正表\n甲省网信办\n";
    let letter = format!("{head}{}{foot}", numbered.collect::<String>());
    let found: Vec<String> = proposals(&letter).into_iter().map(|one| one.words).collect();
    assert_eq!(found, points);
}

#[test]
fn who_signs_is_no_part_of_the_last_point() {
    for office in ["浙江省互联网信息办公室", "浙江省网信办备案组  卫思齐"] {
        let letter = format!(
            "甲公司：\n材料收悉，请于12月5日前补正：\n一、报告中接收方地址与合同不一致，请核对。\n二、请补充单独同意的证明。\n{office}\n2026年11月28日\n",
        );
        let found: Vec<String> = proposals(&letter).into_iter().map(|one| one.words).collect();
        assert_eq!(found[found.len() - 1], "请补充单独同意的证明。", "{found:?}");
    }
    // An office that a point speaks of is no signature.
    for (point, wanted) in [
        (
            "报告没有写明联系方式。\n国家网信办 2025年公布的模板中有该栏，请按模板补写。\n二、请补充证明。",
            [
                "报告没有写明联系方式。国家网信办 2025年公布的模板中有该栏，请按模板补写。",
                "请补充证明。",
            ],
        ),
        (
            "请补充报告第三章所列全部接收方的单独同意证明和留存记录。\n二、收文单位应当改为\n浙江省互联网信息办公室\n请于10个工作日内补正。",
            [
                "请补充报告第三章所列全部接收方的单独同意证明和留存记录。",
                "收文单位应当改为浙江省互联网信息办公室",
            ],
        ),
    ] {
        let letter = format!("甲公司：\n一、{point}\n浙江省网信办\n2026年11月28日\n");
        let found: Vec<String> = proposals(&letter).into_iter().map(|one| one.words).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn what_follows_from_a_term_that_is_missed_is_no_part_of_the_last_point() {
    for term in [
        "逾期的，不予备案。",
        "逾期，视为撤回。",
        "逾期者，视为放弃。",
        "逾期无正当理由不补正的，终止备案程序。",
        "逾期未补正的，视为撤回。",
        "逾期不补正的，视为撤回。",
    ] {
        let letter = format!(
            "贵公司：\n1. 请补充地点。\n2. 请更正电话。\n{term}\n甲省网信办\n2026年12月1日\n"
        );
        let found: Vec<String> = proposals(&letter).into_iter().map(|one| one.words).collect();
        assert_eq!(found, ["请补充地点。", "请更正电话。"], "{term}");
    }
}

#[test]
fn the_day_that_a_letter_names_is_the_day_of_its_deadline() {
    let dir = workspace();
    let dir = dir.path();
    let letter = dir.join("letter.txt");
    fs::write(&letter, "1. 请补充地点。\n请在15个工作日内补正。\n甲省网信办\n2026年11月29日\n")
        .unwrap();
    let receive = ["letter", "receive", RECORD, letter.to_str().unwrap(), "--on", "2026-11-30"];
    // Without its day the letter says what it seems to want, and the text holds.
    let said = String::from_utf8(run(dir, &receive).stderr).unwrap();
    assert!(said.contains("15个工作日") && said.contains("2026-12-21"), "{said}");
    let due = || {
        let told =
            json(&run(dir, &["deadlines", RECORD, "--on", "2026-12-01", "--format", "json"]));
        let all = told["deadlines"].as_array().unwrap().clone();
        let one = all.into_iter().find(|one| one["clock"] == "sc.supplement").unwrap();
        one["due"].as_str().unwrap().to_owned()
    };
    assert_eq!(due(), "2026-12-14");
    // Noted again with it, the day stands with the event of the same day; of several the earliest.
    for (named, stands) in
        [("2026-12-07", "2026-12-07"), ("2026-12-08", "2026-12-07"), ("2026-12-04", "2026-12-04")]
    {
        run(dir, &[&receive[..], &["--due", named]].concat());
        assert_eq!(due(), stands, "{named}");
    }
    // With the letter its day goes, and what the others name stays.
    for (letter, stands) in
        [("letter-4", "2026-12-07"), ("letter-2", "2026-12-08"), ("letter-3", "2026-12-14")]
    {
        run(dir, &["letter", "withdraw", RECORD, letter, "--why", "记错"]);
        assert_eq!(due(), stands, "{letter}");
    }
    // No letter wants anything before it came.
    let early = run(dir, &[&receive[..], &["--due", "2026-11-29"]].concat());
    assert!(!early.status.success());
    assert_eq!(due(), "2026-12-14");
}

#[test]
fn no_letter_keeps_its_last_day_to_itself() {
    let dir = workspace();
    let dir = dir.path();
    let letter = dir.join("letter.txt");
    fs::write(&letter, "1. 请补充地点。\n以上材料请于12月8日前提交。\n").unwrap();
    let told = || {
        let all = json(&run(dir, &["deadlines", RECORD, "--on", "2026-12-01", "--format", "json"]));
        let days = |list: &str, of: &str, is: &str| {
            let all = all[list].as_array().unwrap().clone();
            all.into_iter().filter(|one| one[of] == is).map(|one| one["due"].clone()).collect()
        };
        let found: (Vec<Value>, Vec<Value>) =
            (days("deadlines", "clock", "sc.supplement"), days("tasks", "of", "reply"));
        found
    };
    let before = told();
    let receive = |more: &[&str]| {
        let came = ["letter", "receive", RECORD, letter.to_str().unwrap(), "--on", "2026-11-30"];
        String::from_utf8(run(dir, &[&came[..], more].concat()).stderr).unwrap()
    };
    let withdraw = |name: &str| {
        let told = run(dir, &["letter", "withdraw", RECORD, name, "--why", "记错"]);
        String::from_utf8(told.stdout).unwrap()
    };
    // Of a letter whose day stays out of the record its last day is a task.
    let said = receive(&["--no-event", "--due", "2026-12-07"]);
    assert!(!said.contains("--due"), "{said}");
    assert_eq!(told(), (before.0.clone(), vec!["2026-12-07".into()]));
    assert!(!withdraw("letter-1").contains("办理进度与日期"));
    assert_eq!(told(), before);
    // The day that its words name is told where none was given.
    let said = receive(&[]);
    assert!(said.contains("2026-12-08") && said.contains("--due"), "{said}");
    receive(&["--due", "2026-12-07"]);
    assert_eq!(told().0.last(), Some(&"2026-12-07".into()));
    // The row of the first letter stays for the second one, and goes with it.
    assert!(!withdraw("letter-2").contains("办理进度与日期"));
    assert_eq!(told().0.last(), Some(&"2026-12-07".into()));
    assert!(withdraw("letter-3").contains("从“办理进度与日期”中去掉"));
    assert_eq!(told(), before);
    // A day that was left there on purpose stays, whatever letter of that day goes.
    receive(&[]);
    run(dir, &["letter", "withdraw", RECORD, "letter-4", "--why", "记错", "--no-event"]);
    receive(&["--no-event"]);
    assert!(!withdraw("letter-5").contains("办理进度与日期"));
    assert_eq!(told().0.len(), before.0.len() + 1);
    // A later day that a person writes there reminds of no earlier one.
    let all = json(&run(dir, &["show", RECORD, "--format", "json"]));
    let row = all["answers"]["events"].as_array().unwrap().last().unwrap()["id"].clone();
    let row = format!("events/{}", row.as_str().unwrap());
    run(dir, &["set", RECORD, &format!("{row}/named"), "2026-12-12"]);
    receive(&["--no-event", "--due", "2026-12-04"]);
    assert_eq!(
        (told().0.last(), told().1),
        (Some(&"2026-12-12".into()), vec!["2026-12-04".into()])
    );
    withdraw("letter-6");
    run(dir, &["remove", RECORD, &row]);
    assert_eq!(told(), before);
    // Where a person put the row there, only the last day goes.
    run(dir, &["add", RECORD, "events", "kind=sc_supplement_notice", "day=2026-11-30"]);
    receive(&["--due", "2026-12-07"]);
    assert!(withdraw("letter-7").contains("写明的最后一天不再计入"));
    assert_eq!(told().0.last(), Some(&"2026-12-14".into()));
}

#[test]
fn where_the_law_has_no_period_the_day_of_a_letter_is_a_task() {
    const MIXED: &str = "travel-mixed-routes";
    let dir = workspace();
    let dir = dir.path();
    let letter = dir.join("letter.txt");
    fs::write(&letter, "1. 请补充地点。\n2. 请更正电话。\n").unwrap();
    let tasks = || {
        let told = json(&run(dir, &["deadlines", MIXED, "--on", "2026-12-01", "--format", "json"]));
        let of_letters = |one: &Value| (one["of"] == "reply").then(|| one["due"].clone());
        told["tasks"].as_array().unwrap().iter().filter_map(of_letters).collect::<Vec<_>>()
    };
    let bay = ["--on", "2026-11-30", "--of", "gba_contract", "--due", "2026-12-04"];
    run(dir, &[&["letter", "receive", MIXED, letter.to_str().unwrap()], &bay[..]].concat());
    assert_eq!(tasks(), ["2026-12-04"]);
    // What is answered is not handed in yet.
    for point in ["1", "2"] {
        run(dir, &["letter", "answer", MIXED, point, "已改正。", "--letter", "letter-1"]);
    }
    assert_eq!(tasks(), ["2026-12-04"]);
    run(dir, &["letter", "withdraw", MIXED, "letter-1", "--why", "记错"]);
    assert!(tasks().is_empty());
}

#[test]
fn the_reply_goes_to_whom_the_letter_names() {
    let dir = workspace();
    let dir = dir.path();
    let (letter, reply) = (dir.join("letter.txt"), dir.join("reply.md"));
    let (letter, reply_path) = (letter.to_str().unwrap(), reply.to_str().unwrap());
    let replied = |id: &str| {
        run(dir, &["letter", "answer", RECORD, "1", "已改正。", "--letter", id]);
        let all = ["letter", "reply", RECORD, "--letter", id, "--to", reply_path];
        run(dir, &all);
        fs::read_to_string(&reply).unwrap()
    };
    fs::write(letter, "1. 请补充地点。\n\n甲省网信办（代章）\n2026年11月29日\n").unwrap();
    let receive = ["letter", "receive", RECORD, letter, "--on", "2026-11-30", "--no-event"];
    run(dir, &receive);
    let said = replied("letter-1");
    assert!(said.contains("甲省网信办：") && !said.contains("草稿"), "{said}");
    run(dir, &[&receive[..], &["--from", "乙省互联网信息办公室"]].concat());
    assert!(replied("letter-2").contains("乙省互联网信息办公室："));
    run(dir, &[&receive[..], &["--from", " "]].concat());
    assert!(replied("letter-3").contains("甲省网信办："), "an empty name names nobody");
    // Of one that does not say so, nobody is made up.
    fs::write(letter, "1. 请补充地点。\n").unwrap();
    run(dir, &receive);
    let said = replied("letter-4");
    assert!(said.contains("（收件机关）：") && said.contains("没有写明收件机关"), "{said}");
    // Who writes the reply may say so, also of a letter that was noted before.
    let to = ["--addressee", "丙省互联网信息办公室", "--to", reply_path];
    run(dir, &[&["letter", "reply", RECORD, "--letter", "letter-4"], &to[..]].concat());
    let said = fs::read_to_string(&reply).unwrap();
    assert!(
        said.contains("丙省互联网信息办公室：") && !said.contains("没有写明收件机关"),
        "{said}"
    );
    // It was said once: the next reply and the package need not be told again.
    let said = replied("letter-4");
    assert!(said.contains("丙省互联网信息办公室："), "{said}");
    // What a letter says itself is not written down once more.
    let same = ["--addressee", "甲省网信办", "--to", reply_path];
    run(dir, &[&["letter", "reply", RECORD, "--letter", "letter-1"], &same[..]].concat());
    assert_eq!(addressed(dir), ["letter-4"]);
    // An empty name takes it away again.
    let none = ["--addressee", " ", "--to", reply_path];
    run(dir, &[&["letter", "reply", RECORD, "--letter", "letter-4"], &none[..]].concat());
    assert!(fs::read_to_string(&reply).unwrap().contains("没有写明收件机关"));
    assert!(addressed(dir).is_empty());
}

/// The letters of which somebody said to whom the answer goes.
fn addressed(dir: &Path) -> Vec<String> {
    let all = json(&run(dir, &["letter", "list", RECORD, "--format", "json"]));
    let said = all.as_array().unwrap().iter().filter(|one| !one["to"].is_null());
    said.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}
