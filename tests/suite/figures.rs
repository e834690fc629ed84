//! Figures, days and yes or no, as people write them: each table is read by every way in, and means the same everywhere.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use chujing::form::{Answers, Kind, Place, Range, Section, problems, schema, shown};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, json as parsed, run, text, workspace};
use crate::source::root;

/// A written form: the text, the value it becomes if it is certain, and else how each reading is to be written.
struct Written {
    text: String,
    value: Option<Value>,
    readings: Vec<String>,
}

fn table(name: &str, kind: Kind) -> Vec<Written> {
    let all = fs::read_to_string(root().join("tests/data").join(name)).unwrap();
    let lines = all.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (text, becomes) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            let draft = becomes.strip_prefix("draft");
            let readings = draft.and_then(|rest| rest.strip_prefix(": ")).unwrap_or_default();
            let readings = readings.split(" | ").filter(|one| !one.is_empty());
            Written {
                text: text.to_owned(),
                value: draft.is_none().then(|| stored(becomes, kind)),
                readings: readings.map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// The value that the right column of a table tells.
fn stored(becomes: &str, kind: Kind) -> Value {
    if !matches!(kind, Kind::Count) {
        return json!(becomes);
    }
    match becomes.split_once('-') {
        None => json!(becomes.parse::<u64>().unwrap()),
        Some((low, "")) => json!({ "from": low.parse::<u64>().unwrap(), "to": null }),
        Some((low, high)) => {
            json!({ "from": low.parse::<u64>().unwrap(), "to": high.parse::<u64>().unwrap() })
        }
    }
}

const TABLES: [(&str, Kind, usize, &str); 3] = [
    ("written_counts.tsv", Kind::Count, 300, "groups/g/ordinary"),
    ("written_days.tsv", Kind::Day, 90, "groups/g/counted_on"),
    ("written_yes_no.tsv", Kind::YesNo, 60, "handler/ciio"),
];

#[test]
fn every_written_form_is_read_as_the_table_says() {
    let answers = Answers::default();
    let mut wrong = Vec::new();
    for (name, kind, least, _) in TABLES {
        let rows = table(name, kind);
        assert!(rows.len() >= least, "{name} has {} forms", rows.len());
        for row in rows {
            let read = kind.read(&row.text, &answers).unwrap();
            let expected = row.value.clone().unwrap_or_else(|| json!(row.text.trim()));
            let told = kind.problem(&read, &answers);
            let ways = row.readings.join(" or ");
            let is_told = match (&row.value, &told) {
                (Some(_), told) => told.is_none(),
                (None, None) => false,
                (None, Some(told)) if row.readings.is_empty() => !told.en.contains("may be"),
                (None, Some(told)) => {
                    told.en.ends_with(&format!("rite {ways}"))
                        || told.en.ends_with(&format!("Write which: {ways}"))
                }
            };
            if read != expected || !is_told {
                wrong.push(format!("{name} {:?}: {read} {told:?}", row.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_reading_that_is_named_reads_as_nothing_else() {
    let answers = Answers::default();
    for (name, kind, ..) in TABLES {
        for row in table(name, kind) {
            for reading in row.readings {
                let read = kind.read(&reading, &answers).unwrap();
                assert_eq!(read, stored(&reading, kind), "{:?} offers {reading}", row.text);
                assert_eq!(kind.problem(&read, &answers), None);
            }
        }
    }
}

#[test]
fn words_in_a_file_mean_what_they_mean_when_typed() {
    for (name, kind, _, at) in TABLES {
        let place = Place::parse(at).unwrap();
        for row in table(name, kind) {
            let mut tree = json!({ "groups": [{ "id": "g" }], "handler": {} });
            let cell = if at.starts_with("groups") {
                &mut tree["groups"][0]
            } else {
                &mut tree["handler"]
            };
            cell[place.field.unwrap().id] = json!(row.text);
            let answers = Answers::from_json(tree).unwrap();
            let facts = chujing::form::Facts::new(&answers);
            let entry = facts.entry(&place).unwrap();
            let field = place.field.unwrap();
            let said = match kind {
                Kind::Count => entry.count(field).known().map(of_range),
                Kind::Day => entry.day(field).known().map(|day| json!(day.to_string())),
                _ => match entry.yes_no(field) {
                    chujing::form::Tri::Yes => Some(json!("yes")),
                    chujing::form::Tri::No => Some(json!("no")),
                    // Not known and not read are alike for a verdict.
                    chujing::form::Tri::Unknown(_) => row.value.clone().filter(|v| v == "unknown"),
                },
            };
            assert_eq!(said, row.value, "{name} {:?}", row.text);
            let is_error = problems(&facts)
                .iter()
                .any(|found| found.place == place && found.check.0 == "answer.unread");
            assert_eq!(is_error, row.value.is_none(), "{name} {:?}", row.text);
        }
    }
}

fn of_range(range: Range) -> Value {
    range.exact().map_or_else(|| json!({ "from": range.low, "to": range.high }), |one| json!(one))
}

#[test]
fn pasted_tables_are_read_alike_in_the_form_and_by_command() {
    let (section, answers) = (Section::find("groups").unwrap(), Answers::default());
    let rows = table("written_counts.tsv", Kind::Count);
    let days = table("written_days.tsv", Kind::Day);
    let mut pasted = "name\tordinary\tcounted_on\n".to_owned();
    for (index, row) in rows.iter().enumerate() {
        let day = &days[index % days.len()].text;
        pasted.push_str(&format!("g{index}\t{}\t{day}\n", row.text));
    }
    let mut in_form = answers.clone();
    in_form.apply(crate::tables::pasted(section, &pasted, &answers)).unwrap();

    let dir = workspace();
    let program = || {
        let mut command = crate::program();
        command.arg("--workspace").arg(dir.path()).stdout(Stdio::null());
        command
    };
    assert!(program().args(["new", "粘贴"]).status().unwrap().success());
    // A number that may be a spreadsheet's day is asked about: here it stays as it is.
    let open = days.iter().filter(|day| day.value.is_none());
    let stay =
        open.flat_map(|day| ["--value".into(), format!("counted_on:{0}={0}", day.text.trim())]);
    let mut paste = program()
        .args(["paste", "粘贴", "groups"])
        .args(stay)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    paste.stdin.take().unwrap().write_all(pasted.as_bytes()).unwrap();
    // Some of it stays as it was typed, and that is told.
    assert_eq!(paste.wait().unwrap().code(), Some(1));
    let file: Value =
        serde_json::from_str(&fs::read_to_string(dir.path().join("粘贴.json")).unwrap()).unwrap();
    let by_command = Answers::from_json(file["answers"].clone()).unwrap();

    for answers in [&in_form, &by_command] {
        let found: Vec<_> = answers.rows(section).map(|row| row.cells.unwrap().clone()).collect();
        assert_eq!(found.len(), rows.len());
        for (index, (cells, row)) in found.iter().zip(&rows).enumerate() {
            let day = &days[index % days.len()];
            for (cell, written) in [(&cells["ordinary"], row), (&cells["counted_on"], day)] {
                let draft = json!(written.text.trim());
                assert_eq!(cell, written.value.as_ref().unwrap_or(&draft), "{:?}", written.text);
            }
        }
    }
}

#[test]
fn the_command_line_tells_how_a_figure_was_read() {
    let dir = workspace();
    let set = |place: &str, value: &str| {
        let out = run(dir.path(), &["set", "new-2026", place, value, "--lang", "en"]);
        (code(&out), text(&out), String::from_utf8(out.stderr.clone()).unwrap())
    };
    assert_eq!(code(&run(dir.path(), &["new", "new 2026"])), 0);
    assert_eq!(set("handler/employees", "1200"), (0, String::new(), String::new()));
    assert_eq!(set("handler/employees", "1,200"), (0, String::new(), String::new()));
    let (status, _, told) = set("handler/employees", "12万");
    assert_eq!((status, told.trim()), (0, "read as: Number of employees: 120,000"));
    let (status, _, told) = set("record/end", "28.09.2026");
    assert_eq!((status, told.trim()), (0, "read as: Assessment finished: 28 September 2026"));
    let (status, said, told) = set("handler/employees", "100.000");
    assert_eq!((status, told.as_str()), (1, ""));
    assert!(said.contains("may be 100,000 or 100"), "{said}");
    assert!(said.contains("Write which: 100000 or 100"), "{said}");
    let (status, said, _) = set("record/end", "09/10/2026");
    assert_eq!(status, 1);
    assert!(said.contains("9 October 2026 or 10 September 2026"), "{said}");
    assert_eq!(
        code(&run(dir.path(), &["add", "new-2026", "recipients", "--id", "r", "name=R"])),
        0
    );
    let (status, said, _) = set("contracts/r/copies_total", "北京");
    assert_eq!(status, 1);
    assert!(said.contains("number of copies") && !said.contains("persons"), "{said}");
    let added = run(dir.path(), &["add", "new-2026", "groups", "name=甲", "ordinary=10-15万"]);
    let told = String::from_utf8(added.stderr.clone()).unwrap();
    assert!(told.contains("100,000至150,000"), "{told}");
    let tried = run(dir.path(), &["what-if", "new-2026", "handler/employees=100.000"]);
    assert_eq!(code(&tried), 2);
    assert!(String::from_utf8(tried.stderr.clone()).unwrap().contains("100,000 或者 100"));
    let day = run(dir.path(), &["decide", "new-2026", "--as-of", "09/10/2026"]);
    assert!(String::from_utf8(day.stderr.clone()).unwrap().contains("2026-10-09 或 2026-09-10"));
}

#[test]
fn a_whole_number_is_one_however_json_writes_it() {
    let validator = {
        let mut whole = schema(1, Lang::En);
        whole["required"] = json!([]);
        jsonschema::validator_for(&whole).unwrap()
    };
    for (number, expected) in [
        ("260000", Some(260_000)),
        ("260000.0", Some(260_000)),
        ("2.6e5", Some(260_000)),
        ("2600000e-1", Some(260_000)),
        ("0.0", Some(0)),
        ("0.5", None),
        ("-1", None),
        ("-1.0", None),
        ("1e40", None),
    ] {
        let tree: Value =
            serde_json::from_str(&format!(r#"{{ "handler": {{ "employees": {number} }} }}"#))
                .unwrap();
        // The schema sets no upper bound; what no census counts is an error all the same.
        if number != "1e40" {
            assert_eq!(
                validator.is_valid(&json!({ "answers": tree })),
                expected.is_some(),
                "{number}"
            );
        }
        let answers = Answers::from_json(tree).unwrap();
        let facts = chujing::form::Facts::new(&answers);
        let place = Place::parse("handler/employees").unwrap();
        let entry = facts.entry(&place).unwrap();
        let field = place.field.unwrap();
        assert_eq!(entry.count(field).known(), expected.map(Range::exactly), "{number}");
        assert_eq!(entry.is_answered(field), expected.is_some(), "{number}");
    }
}

#[test]
fn each_number_is_called_what_it_counts() {
    let answers = Answers::default();
    for (place, wrong, right, noun) in [
        ("contracts/r/copies_total", "5天", "5份", "份数"),
        ("contracts/r/airmail_days", "5份", "5天", "天数"),
        ("contracts/r/electronic_days", "5天", "5个工作日", "工作日数"),
        ("extension/volume_next", "5人", "5 MB", "数据量"),
        ("handler/employees", "5份", "5名员工", "人数"),
    ] {
        let kind = Place::parse(place).unwrap().field.unwrap().kind;
        assert_eq!(kind.read(right, &answers), Some(json!(5)), "{place}");
        for wrong in [wrong, "北京"] {
            let draft = kind.read(wrong, &answers).unwrap();
            let told = kind.problem(&draft, &answers).unwrap().zh;
            assert!(told.contains(noun), "{place}: {told}");
        }
        assert_eq!(kind.code(), "count");
    }
}

#[test]
fn a_code_that_stands_so_on_the_licence_can_be_confirmed() {
    const CODE: &str = "91350200M000100Y44";
    let dir = workspace();
    let record = "customers-standard-contract";
    let confirm = |by: &str, why: &str| {
        run(dir.path(), &["confirm", record, "handler/credit_code", "--by", by, "--why", why])
    };
    assert_eq!(code(&confirm("王敏", "执照如此")), 2, "a code that keeps its rule");
    // Blanks within, as licences print it.
    let set = run(dir.path(), &["set", record, "handler/credit_code", "91350200 M000 100Y 44"]);
    assert_eq!(code(&set), 1);
    assert!(text(&set).contains("confirm"), "{}", text(&set));
    assert_eq!(code(&confirm(" ", "执照如此")), 2, "nobody confirms");
    assert_eq!(code(&confirm("王敏", "")), 2, "no reason");
    assert_eq!(code(&confirm("王敏", "营业执照原件如此")), 0);

    let checked = parsed(&run(dir.path(), &["check", record, "--format", "json"]));
    let found: Vec<&Value> = checked["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|problem| problem["place"] == "handler/credit_code")
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["check"], "answer.confirmed");
    assert_eq!(found[0]["severity"], "warning");
    let said = found[0]["message"]["zh"].as_str().unwrap();
    assert!(said.contains("王敏") && said.contains("营业执照原件如此"), "{said}");

    let out = dir.path().join("out");
    let args = ["export", record, "--format", "markdown", "--to", out.to_str().unwrap()];
    run(dir.path(), &args);
    let papers: String = fs::read_dir(&out)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(papers.contains(CODE), "the code stands in the papers");
    assert!(!papers.contains("as_on_document"), "and nothing else of the value");

    // What cannot be a code cannot stand so on a licence.
    for wrong in ["无", "9133010", "9I350200M000100Y44"] {
        run(dir.path(), &["set", record, "handler/credit_code", wrong]);
        let refused = confirm("王敏", "营业执照原件如此");
        assert_eq!(code(&refused), 2, "{wrong}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("不能确认"), "{wrong}: {said}");
    }
    // Another code is another question.
    let set = run(dir.path(), &["set", record, "handler/credit_code", "91350200M000100Y45"]);
    assert_eq!(code(&set), 1);
    assert_eq!(
        code(&run(dir.path(), &["confirm", record, "handler/name", "--by", "a", "--why", "b"])),
        2
    );
}

#[test]
fn half_a_confirmation_confirms_nothing() {
    let kind = Place::parse("handler/credit_code").unwrap().field.unwrap().kind;
    let answers = Answers::default();
    let whole = json!({ "as_on_document": "91350200M000100Y44", "by": "甲", "why": "原件如此" });
    assert_eq!(kind.problem(&whole, &answers), None);
    assert_eq!(shown(kind, &whole, &answers).zh, "91350200M000100Y44");
    for key in ["as_on_document", "by", "why"] {
        for left in [None, Some(json!(" ")), Some(json!(1))] {
            let mut half = whole.clone();
            match left {
                None => drop(half.as_object_mut().unwrap().shift_remove(key)),
                Some(value) => half[key] = value,
            }
            assert!(kind.problem(&half, &answers).is_some(), "{half}");
        }
    }
    let name = Place::parse("handler/name").unwrap().field.unwrap().kind;
    assert!(name.problem(&whole, &answers).is_some(), "a name has no rule to break");
}
