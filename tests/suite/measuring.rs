//! Data measured where it lies, by the command: what is told, what goes into a record, and that no value is told anywhere.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::command_line::{code, json, run, text, workspace};

/// What is said of a Parquet file that is none, by what the program was built with.
const PARQUET: &str = if cfg!(feature = "parquet") {
    "it is no Parquet file that can be read"
} else {
    "built without what reads it"
};
const RECORD: &str = "customers-standard-contract";
/// Values that stand in the data and nowhere else.
const SECRETS: [&str; 4] = ["QZ7734", "ZWX0091", "VKP5520", "YHB6613"];

fn data(dir: &Path, name: &str) -> String {
    let [a, b, c, d] = SECRETS;
    let rows = format!(
        "id,town,birth,illness\n{a},{c},1990-01-01,{d}\n{a},{c},1990-03-01,flu\n{b},{c},1990-05-05,flu\n3,,1991-01-01,{d}\n4,\"\",1991-02-01,\n,{c},1990-01-01,flu\n"
    );
    let path = dir.join(name);
    fs::write(&path, rows).unwrap();
    path.to_str().unwrap().to_owned()
}

fn stored(dir: &Path, section: &str, id: &str) -> Value {
    let record = fs::read_to_string(dir.join(format!("{RECORD}.json"))).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let rows = record["answers"][section].as_array().unwrap();
    rows.iter().find(|row| row["id"] == id).unwrap().clone()
}

#[test]
fn figures_are_told_in_every_shape_and_never_a_value() {
    let dir = workspace();
    let file = data(dir.path(), "data.csv");
    let measured = [
        "measure",
        &file,
        "--people",
        "id",
        "--quasi",
        "town,year(birth)",
        "--sensitive",
        "illness",
        "--columns",
        "--before",
        &file,
        "--before-quasi",
        "town,birth",
        "--on",
        "2026-11-20",
    ];
    let output = run(dir.path(), &[&measured[..], &["--json"]].concat());
    let told = json(&output);
    assert_eq!((&told["day"], &told["program"]), (&json!("2026-11-20"), &json!("chujing 0.1.0")));
    let report = &told["measured"];
    assert_eq!(report["people"]["distinct"], 4);
    assert_eq!(report["people"]["rows_of_nobody"], 1);
    assert_eq!(report["classes"]["sizes"], json!({ "1": 2, "2": 1 }));
    assert_eq!(report["joined"]["sizes"], json!({ "2": 2 }));
    assert_eq!(told["before"]["classes"]["k"], 1);
    assert_eq!(told["columns"][0]["column"], "town");
    for lang in ["zh", "en"] {
        for shape in ["text", "json", "markdown"] {
            let output =
                run(dir.path(), &[&measured[..], &["--lang", lang, "--format", shape]].concat());
            assert_eq!(code(&output), 0);
            let all = text(&output) + &String::from_utf8_lossy(&output.stderr);
            assert!(all.contains("town"), "{all}");
            assert!(SECRETS.iter().all(|secret| !all.contains(secret)), "{all}");
        }
    }
    let page = dir.path().join("page.docx");
    let output = run(dir.path(), &[&measured[..], &["--to", page.to_str().unwrap()]].concat());
    assert_eq!(code(&output), 0);
    assert!(fs::metadata(&page).unwrap().len() > 1000);
    // With a page beside it JSON is still JSON: where the page stands is said on the other stream.
    let page = dir.path().join("other.docx");
    let to = ["--json", "--to", page.to_str().unwrap()];
    let output = run(dir.path(), &[&measured[..], &to].concat());
    assert_eq!(json(&output)["measured"]["rows"], 6);
    assert!(String::from_utf8_lossy(&output.stderr).contains("other.docx"));
}

#[test]
fn a_record_shows_the_difference_first_and_takes_it_only_when_told_to() {
    let dir = workspace();
    let file = data(dir.path(), "data.csv");
    let into = [
        "--lang",
        "en",
        "measure",
        &file,
        "--people",
        "id",
        "--quasi",
        "town,year(birth)",
        "--on",
        "2026-11-20",
        "--into",
        RECORD,
        "--measure",
        "deid-contact",
        "--group",
        "group-registrants",
    ];
    let before = stored(dir.path(), "groups", "group-registrants");
    let output = run(dir.path(), &into);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), 0, "{said}");
    assert!(said.contains("Persons with ordinary data: 260,000 -> 4 to 5"), "{said}");
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(stored(dir.path(), "groups", "group-registrants"), before);
    let output = run(dir.path(), &[&into[..], &["--write", "--as", "ordinary"]].concat());
    assert_eq!(code(&output), 0);
    let group = stored(dir.path(), "groups", "group-registrants");
    assert_eq!(group["ordinary"], json!({ "from": 4, "to": 5 }));
    assert_eq!(group["counted_on"], "2026-11-20");
    assert!(group["source"].as_str().unwrap().contains("data.csv"));
    let measure = stored(dir.path(), "deidentification", "deid-contact");
    assert_eq!(measure["classes"], "1x2, 2");
    assert_eq!(measure["quasi_list"], "town、year(birth)");
    let origin = "data.csv (chujing 0.1.0, 2026-11-20)：按 id 计人，共6行；1行没有写是谁";
    assert_eq!(measure["origin"], origin);
    assert_eq!(measure["origin_sha256"].as_str().unwrap().len(), 64);
    for (secret, entry) in SECRETS.iter().flat_map(|secret| {
        fs::read_dir(dir.path()).unwrap().map(move |entry| (secret, entry.unwrap().path()))
    }) {
        let is_data = entry.is_dir() || entry.ends_with("data.csv");
        assert!(is_data || !fs::read_to_string(&entry).unwrap().contains(secret), "{entry:?}");
    }
}

#[test]
fn what_cannot_be_measured_says_where_and_what_to_do() {
    let dir = workspace();
    let [secret, ..] = SECRETS;
    for (rows, arguments, said) in [
        (
            format!("id,a\n1,{secret}\n2\n"),
            &["--quasi", "a"][..],
            "line 3: the row has 1 cell, the heading 2",
        ),
        (format!("id,a\n{secret},x\n"), &["--quasi", "b"], "there is no column \"b\""),
        (format!("PAR1{secret}"), &["--quasi", "a"], PARQUET),
        (
            format!("id,a\n1,\"{secret}\n"),
            &["--quasi", "a"],
            "line 2: a quotation mark that opens here",
        ),
        (
            format!("id,a\n{secret},x\n"),
            &["--quasi", "year(a,1)"],
            "\"year(a,1)\" is not understood",
        ),
        (
            format!("id,a\n{secret},x\n"),
            &["--quasi", "a", "--into", RECORD],
            "--into needs a place",
        ),
        (
            format!("id,a\n{secret},x\n"),
            &["--quasi", "a", "--into", RECORD, "--group", "gone"],
            "there is no such row: groups/gone",
        ),
        (
            "id,a\n1.1E+17,x\n".to_owned(),
            &["--quasi", "a", "--people", "id"],
            "rounded the long numbers of column \"id\"",
        ),
    ] {
        let file = dir.path().join("wrong.csv");
        fs::write(&file, rows).unwrap();
        let command = ["--lang", "en", "measure", file.to_str().unwrap()];
        let output = run(dir.path(), &[&command[..], arguments].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(code(&output), 2, "{error}");
        assert!(error.contains(said), "{error}");
        assert!(!error.contains(secret), "{error}");
    }
}

#[test]
fn a_query_says_what_it_guards_against_and_its_result_comes_back() {
    let dir = workspace();
    let asked = ["--people", "id", "--quasi", "town,year(birth)"];
    let sql = |dialect: &str, more: &[&str]| {
        let command =
            ["--lang", "en", "measure", "sql", "--dialect", dialect, "--table", "s.people"];
        run(dir.path(), &[&command[..], &asked, more].concat())
    };
    let said = text(&sql("mariadb", &[]));
    assert!(said.contains("-- MariaDB: run on MariaDB 10"), "{said}");
    assert!(said.contains("-- Grouped by bytes") && said.contains("FROM s.people"), "{said}");
    assert!(text(&sql("trino", &[])).contains("has not been run on a real engine"));
    let told = json(&sql("mysql", &["--format", "json"]));
    assert_eq!((&told["proven"], told["guards"].as_array().unwrap().len()), (&Value::Null, 9));

    let result = dir.path().join("result.csv");
    let lines = "figure,size,number\napart,1,2\napart,3,1\njoined,2,1\njoined,3,1\npeople,0,5\nrows,0,8\npeople_as_written,0,5\nmost_rows,0,2\nrows_of_nobody,0,1\napart_classes,0,3\napart_people,0,5\njoined_classes,0,2\njoined_people,0,5\n";
    let read = |content: &str, more: &[&str]| {
        fs::write(&result, content).unwrap();
        let command = [
            "--lang",
            "en",
            "measure",
            "read",
            result.to_str().unwrap(),
            "--engine",
            "MariaDB 10.11",
        ];
        run(dir.path(), &[&command[..], &asked, &["--on", "2026-11-20"], more].concat())
    };
    let told = json(&read(lines, &["--format", "json"]));
    assert_eq!(told["measured"]["classes"]["k"], 1);
    let into = [
        "--into",
        RECORD,
        "--measure",
        "deid-time",
        "--group",
        "group-registrants",
        "--as",
        "sensitive",
        "--write",
    ];
    assert_eq!(code(&read(lines, &into)), 0);
    let measure = stored(dir.path(), "deidentification", "deid-time");
    let origin =
        "result.csv, MariaDB 10.11 (chujing 0.1.0, 2026-11-20)：按 id 计人，共8行；1行没有写是谁";
    assert_eq!(measure["origin"], origin);
    assert_eq!(measure["classes"], "1x2, 3");
    let group = stored(dir.path(), "groups", "group-registrants");
    assert_eq!(group["sensitive"], json!({ "from": 5, "to": 6 }));
    for (content, said) in [
        (lines.replace("apart,3,1", "apart,3.5,1"), "line 3 has a fraction"),
        (lines.replace("\npeople,0,5\n", "\n"), "the result is not whole"),
        (lines.replace("apart,1,2\n", ""), "lines are missing"),
        (lines.replace("\nrows,0,8", "\nrows,0,3"), "cannot all be true"),
        (lines.replace("apart,3,1", "Beijing,3,1"), "line 3 is none of a result"),
    ] {
        let output = read(&content, &[]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(code(&output), 2);
        assert!(error.contains(said) && !error.contains("Beijing"), "{error}");
    }
}

#[test]
fn columns_propose_items_and_tell_no_value() {
    let dir = workspace();
    let file = dir.path().join("people.csv");
    let rows = "who,phone,no\n张三,13800138000,QZ7734\n李四,13900139000,ZWX0091\n王小明,+86 13700137000,x\n";
    fs::write(&file, rows).unwrap();
    let command = ["--lang", "en", "measure", "columns", file.to_str().unwrap()];
    let said = text(&run(dir.path(), &command));
    assert!(
        said.contains("name (100%, a guess)") && said.contains("mobile number (100%)"),
        "{said}"
    );
    assert!(said.contains("yours to judge"), "{said}");
    let told = json(&run(dir.path(), &[&command[..], &["--format", "json"]].concat()));
    assert_eq!(json(&run(dir.path(), &[&command[..], &["--json"]].concat())), told);
    assert_eq!(told["columns"][1]["item"], "mobile_number");
    assert_eq!(told["columns"][2]["holds"], json!([]));
    let all = said + &told.to_string();
    assert!(["张三", "1380013", "QZ7734"].iter().all(|value| !all.contains(value)), "{all}");
}

#[test]
fn systems_compare_their_people_without_showing_them() {
    let dir = workspace();
    let at = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("salt"), [9; 32]).unwrap();
    for (name, rows) in [("a", "id\n1\n2\n3\n2\n"), ("b", "id\n3\n4\n\"\"\n")] {
        let (data, set) = (at(&format!("{name}.csv")), at(&format!("{name}.set")));
        fs::write(&data, rows).unwrap();
        let command =
            ["measure", "people", &data, "--people", "id", "--salt", &at("salt"), "--to", &set];
        assert_eq!(code(&run(dir.path(), &command)), 0);
        assert_eq!(code(&run(dir.path(), &command)), 2, "nothing is replaced");
    }
    let command = ["measure", "overlap", &at("a.set"), &at("b.set")];
    let told = json(&run(dir.path(), &[&command[..], &["--format", "json"]].concat()));
    assert_eq!(json(&run(dir.path(), &[&command[..], &["--json"]].concat())), told);
    assert_eq!((&told["union"], &told["pairs"][0]["in_both"]), (&json!(4), &json!(1)));
    let said = text(&run(dir.path(), &[&["--lang", "en"], &command[..]].concat()));
    assert!(said.contains("together, each once: 4 people"), "{said}");
    let wrong =
        run(dir.path(), &["--lang", "en", "measure", "overlap", &at("a.csv"), &at("b.set")]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("no set of people"));
}
