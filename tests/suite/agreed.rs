//! One wording for all records that disagree, by command: looked at, made as a step of each record's history, refused whole, taken
//! back; and the pages of the folder as workbooks.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use crate::command_line::{code, json as read, run, text, workspace};

const ONE: &str = "customers-standard-contract.json";

/// A second and a third record that name the recipient of the example, one of them with another address.
fn disagreeing() -> tempfile::TempDir {
    let dir = workspace();
    let record: Value = serde_json::from_slice(&fs::read(dir.path().join(ONE)).unwrap()).unwrap();
    for (name, address) in [("second", Some("Andere Allee 1, Berlin")), ("third", None)] {
        let mut record = record.clone();
        record["id"] = json!(name);
        if let Some(address) = address {
            record["answers"]["recipients"][0]["address"] = json!(address);
        }
        fs::write(dir.path().join(format!("{name}.json")), record.to_string()).unwrap();
    }
    dir
}

fn address(dir: &Path, name: &str) -> String {
    let record: Value = serde_json::from_slice(&fs::read(dir.join(name)).unwrap()).unwrap();
    record["answers"]["recipients"][0]["address"].as_str().unwrap().to_owned()
}

const FIX: [&str; 6] =
    ["register", "recipients", "--fix", "lindenfeld", "--as", "andere allee 1, berlin"];

#[test]
fn one_wording_is_looked_at_then_made_and_taken_back() {
    let dir = disagreeing();
    let old = address(dir.path(), ONE);
    let unmade = |shown: &std::process::Output| {
        assert_eq!(address(dir.path(), ONE), old, "{}", text(shown));
    };
    // Which answer is to hold is asked with all of them named.
    let asked = run(dir.path(), &FIX[..4]);
    assert_eq!(code(&asked), 2);
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(said.contains("--as") && said.contains("Andere Allee 1, Berlin"), "{said}");
    let looked = run(dir.path(), &FIX);
    assert_eq!(code(&looked), 1, "{}", text(&looked));
    assert_eq!(text(&looked).lines().count(), 2, "{}", text(&looked));
    unmade(&looked);
    let made = run(dir.path(), &[&FIX[..], &["--yes", "--who", "王敏"]].concat());
    assert_eq!(code(&made), 0, "{}", String::from_utf8_lossy(&made.stderr));
    for name in [ONE, "second.json", "third.json"] {
        assert_eq!(address(dir.path(), name), "Andere Allee 1, Berlin", "{name}");
    }
    let again = run(dir.path(), &["register", "recipients", "--disagree"]);
    assert_eq!(code(&again), 0, "{}", text(&again));
    // It is a step of the record like any other, by whoever made it.
    let steps = read(&run(dir.path(), &["history", ONE, "--format", "json"]));
    assert!(steps.to_string().contains("王敏"), "{steps}");
    // What was changed since stays, and is named; the rest is as it was.
    let place = "recipients/recipient-lindenfeld/contact";
    assert_eq!(code(&run(dir.path(), &["set", "third", place, "+49 30 1"])), 0);
    let undone = run(dir.path(), &["register", "recipients", "--undo"]);
    assert_eq!(code(&undone), 1, "{}", text(&undone));
    assert!(String::from_utf8_lossy(&undone.stderr).contains("third.json"));
    assert_eq!(address(dir.path(), ONE), old);
    assert_eq!(address(dir.path(), "third.json"), "Andere Allee 1, Berlin");
}

#[cfg(unix)]
#[test]
fn while_one_record_cannot_be_changed_none_is_unless_that_is_asked() {
    use std::os::unix::fs::PermissionsExt;
    let dir = disagreeing();
    let old = address(dir.path(), ONE);
    let third = dir.path().join("third.json");
    fs::set_permissions(&third, fs::Permissions::from_mode(0o444)).unwrap();
    let refused = run(dir.path(), &[&FIX[..], &["--yes"]].concat());
    if address(dir.path(), "third.json") != old {
        // Whoever may write everything is stopped by nothing.
        return;
    }
    assert_eq!(code(&refused), 2, "{}", text(&refused));
    assert!(text(&refused).contains("third"), "{}", text(&refused));
    assert_eq!(address(dir.path(), ONE), old, "nothing is half done");
    let partly = run(dir.path(), &[&FIX[..], &["--yes", "--partly", "--format", "json"]].concat());
    assert_eq!(code(&partly), 1);
    let told = read(&partly);
    assert_eq!(told["changed"].as_array().unwrap().len(), 1);
    assert!(told["failed"][0]["file"].as_str().unwrap().contains("third"), "{told}");
    assert_eq!(address(dir.path(), ONE), "Andere Allee 1, Berlin");
    assert_eq!(address(dir.path(), "third.json"), old);
}

#[test]
fn a_record_that_is_open_elsewhere_is_named_and_nothing_changes() {
    let dir = disagreeing();
    let old = address(dir.path(), ONE);
    let held = chujing::store::Opened::open(&dir.path().join("third.json")).unwrap();
    let refused = run(dir.path(), &[&FIX[..], &["--yes"]].concat());
    assert_eq!(code(&refused), 2);
    assert!(text(&refused).contains("third"), "{}", text(&refused));
    assert_eq!(address(dir.path(), ONE), old);
    drop(held);
    assert_eq!(code(&run(dir.path(), &[&FIX[..], &["--yes"]].concat())), 0);
    assert_eq!(address(dir.path(), "third.json"), "Andere Allee 1, Berlin");
}

/// The first sheet of a workbook.
fn sheet(path: &Path) -> Vec<Vec<Data>> {
    let mut file: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let name = file.sheet_names()[0].clone();
    file.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn list_deadlines_search_and_people_are_written_as_workbooks() {
    let dir = workspace();
    let to = dir.path().join("out.xlsx");
    let written = |arguments: &[&str]| {
        let all = [arguments, &["--to", to.to_str().unwrap()]].concat();
        let shown = run(dir.path(), &all);
        assert_eq!(code(&shown), 0, "{arguments:?} {}", String::from_utf8_lossy(&shown.stderr));
        let sheet = sheet(&to);
        fs::remove_file(&to).unwrap();
        (sheet, text(&shown))
    };
    let (list, shown) = written(&["list", "--where", "mechanism!=exempt"]);
    assert_eq!(list.len() - 1, shown.lines().count());
    // Numbers are numbers and days are days.
    assert!(matches!(list[1][5], Data::Float(_)), "{:?}", list[1]);
    assert!(matches!(list[1][7], Data::DateTime(_)), "{:?}", list[1]);
    let (dues, _) = written(&["deadlines", "--on", "2026-12-20"]);
    let told = read(&run(dir.path(), &["deadlines", "--on", "2026-12-20", "--format", "json"]));
    assert_eq!(dues.len() - 1, told["deadlines"].as_array().unwrap().len());
    let (found, shown) = written(&["search", "lindenfeld"]);
    assert_eq!(found.len() - 1, shown.lines().count());
    let (people, _) = written(&["people"]);
    let told = read(&run(dir.path(), &["people", "--format", "json"]));
    let lines = told["entities"].as_array().unwrap().iter();
    let count: usize = lines.map(|one| one["lines"].as_array().unwrap().len()).sum();
    assert_eq!(people.len() - 1, count);
    // Any other name would be opened by the wrong program.
    let csv = dir.path().join("out.csv");
    assert_eq!(code(&run(dir.path(), &["list", "--to", csv.to_str().unwrap()])), 2);
    assert!(!csv.exists());
}

#[test]
fn people_of_an_entity_count_once_and_what_is_unreadable_leaves_them_open() {
    let dir = workspace();
    let on = |day: &str| run(dir.path(), &["people", "--on", day, "--format", "json"]);
    let mut compared = 0;
    for name in
        ["customers-standard-contract", "hr-exempt", "security-assessment", "travel-mixed-routes"]
    {
        // The verdict of a record counts the same people on its day.
        let own = read(&run(dir.path(), &["decide", name, "--format", "json"]));
        let told = read(&on(own["as_of"].as_str().unwrap()));
        let is_its = |one: &&Value| one["records"].to_string().contains(name);
        let one = told["entities"].as_array().unwrap().iter().find(is_its).unwrap();
        for line in one["lines"].as_array().unwrap() {
            let of = line["counter"].as_str().unwrap();
            let people = &own["headcount"][of];
            assert_eq!(line["people"]["from"], people["from"], "{name} {of}");
            assert_eq!(line["people"]["to"], people["to"], "{name} {of}");
            compared += 1;
        }
    }
    assert_eq!(compared, 16);
    fs::write(dir.path().join("torn.json"), "{ \"format\": \"chujing-assessment\", ").unwrap();
    let torn = on("2026-11-28");
    assert_eq!(code(&torn), 2);
    for one in read(&torn)["entities"].as_array().unwrap() {
        for line in one["lines"].as_array().unwrap() {
            assert!(line["people"]["to"].is_null(), "{line}");
            assert_eq!(line["left"]["from"], 0, "{line}");
        }
    }
}
