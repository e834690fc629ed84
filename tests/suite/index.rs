//! The index of a large folder, by command: killed, doubled, deleted, cut, of another program; the list is always that of a folder that is read
//! whole.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::command_line::{code, json as read, run};

/// More than a folder has that is read without an index.
const MANY: usize = 120;

/// So long a file is too young for its look to be relied on.
const SETTLED: Duration = Duration::from_millis(2_100);

fn example() -> Value {
    let text = include_str!("../../assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_str(text).unwrap();
    let counted = ["record", "handler", "recipients", "groups", "items", "scenarios"];
    record["answers"].as_object_mut().unwrap().retain(|section, _| counted.contains(&&**section));
    record
}

fn write(dir: &Path, number: usize, people: usize) {
    let mut record = example();
    record["id"] = json!(format!("record-{number}"));
    let answers = &mut record["answers"];
    answers["record"]["title"] = json!(format!("记录{number}"));
    answers["handler"]["name"] = json!(format!("公司{}", number % 40));
    answers["handler"].as_object_mut().unwrap().shift_remove("credit_code");
    answers["groups"][0]["name"] = json!(format!("客户{number}"));
    answers["groups"][0]["ordinary"] = json!(people);
    answers["groups"][0]["forecast"] = json!(people + 10);
    fs::write(dir.join(format!("r{number:03}.json")), record.to_string()).unwrap();
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    (0..MANY).for_each(|number| write(dir.path(), number, 20_000));
    sleep(SETTLED);
    dir
}

fn listed(dir: &Path) -> Value {
    let mut list = read(&run(dir, &["list", "--format", "json"]));
    for record in list.as_array_mut().unwrap() {
        let file = record["file"].as_str().unwrap();
        record["file"] = json!(Path::new(file).file_name().unwrap().to_str().unwrap());
    }
    list
}

/// The same folder, where nothing is known of it.
fn afresh(dir: &Path) -> Value {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    listed(copy.path())
}

fn begun(dir: &Path) -> std::process::Child {
    crate::program()
        .arg("--workspace")
        .arg(dir)
        .args(["list", "--format", "json"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn whatever_befalls_the_index_the_list_is_that_of_the_folder() {
    let dir = folder();
    let (dir, index) = (dir.path(), dir.path().join(".chujing/index.sqlite"));
    // Killed while it is made, sooner and later.
    for wait in [5, 40, 120, 250, 500] {
        let mut one = begun(dir);
        sleep(Duration::from_millis(wait));
        one.kill().unwrap();
        one.wait().unwrap();
    }
    // Two at once.
    let others = [begun(dir), begun(dir)];
    let whole = afresh(dir);
    assert_eq!(listed(dir), whole);
    for mut other in others {
        assert!(other.wait().unwrap().success());
    }
    assert_eq!(whole.as_array().unwrap().len(), MANY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&index).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // A change that carries one company over the line, and one that others rest on.
    write(dir, 7, 90_000);
    sleep(SETTLED);
    let changed = afresh(dir);
    assert_ne!(changed, whole);
    assert_eq!(listed(dir), changed);
    let torn = fs::read(&index).unwrap();
    let damages: [&dyn Fn(); 4] = [
        &|| fs::write(&index, &torn[..torn.len() * 2 / 3]).unwrap(),
        &|| fs::write(&index, "of another program altogether, and long enough").unwrap(),
        &|| fs::remove_file(&index).unwrap(),
        &|| fs::remove_dir_all(dir.join(".chujing")).unwrap(),
    ];
    for (number, damage) in damages.iter().enumerate() {
        damage();
        assert_eq!(listed(dir), changed, "damage {number}");
        assert_eq!(listed(dir), changed, "told again after damage {number}");
    }
}

/// What one record is told to be is the same in a folder with an index and in one without.
#[test]
fn a_record_is_decided_alike_with_an_index_and_without() {
    let dir = folder();
    let dir = dir.path();
    listed(dir);
    let few = tempfile::tempdir().unwrap();
    for number in [7, 47, 87] {
        let name = format!("r{number:03}.json");
        fs::copy(dir.join(&name), few.path().join(&name)).unwrap();
    }
    for record in ["r007", "r087"] {
        let decided = |dir: &Path| read(&run(dir, &["decide", record, "--format", "json"]));
        assert_eq!(decided(dir)["mechanism"], decided(few.path())["mechanism"]);
        assert_eq!(decided(dir)["headcount"], decided(few.path())["headcount"]);
    }
    // Three of one company: sixty thousand people.
    let told = read(&run(dir, &["decide", "r007", "--format", "json"]));
    assert!(told.to_string().contains("60000"), "{told}");
    assert_eq!(code(&run(dir, &["set", "r047", "groups/group-registrants/ordinary", "70000"])), 0);
    let told = read(&run(dir, &["decide", "r007", "--format", "json"]));
    assert!(told.to_string().contains("110000"), "{told}");
}
