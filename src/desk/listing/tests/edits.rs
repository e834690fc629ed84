//! Random edits of a folder by others: after each the list and the pages by its index are those of a folder that is read whole.

use fastrand::Rng;

use super::*;
use crate::desk::Kind;
use crate::desk::whole::{agenda_of_all, people, register, search};

/// How many times a folder is edited, and by how many edits at once at most.
const ROUNDS: usize = 6;
const AT_ONCE: usize = 4;

/// A record whose pages, too, have something to tell.
fn whole_text(index: u64, seed: u64) -> String {
    let example = include_str!("../../../../assessments/customers-standard-contract.json");
    let example: Value = serde_json::from_str(example).unwrap();
    let mut record: Value = serde_json::from_str(&text(index, seed)).unwrap();
    for section in ["contracts", "events", "systems"] {
        record["answers"][section] = example["answers"][section].clone();
    }
    // To which filing a planned day belongs follows from the people of all records of the entity: some of them reach the last line.
    for group in record["answers"]["groups"].as_array_mut().unwrap() {
        let people = 3_000 + index + seed % 70_000 * 18;
        (group["ordinary"], group["forecast"]) = (json!(people), json!(people));
    }
    record["answers"]["contracts"][0]["effective"] = json!(format!("2026-0{}-02", 1 + seed % 9));
    record.to_string()
}

/// The list, and all that is told on the pages of a folder.
fn told(workspace: &Workspace) -> String {
    let mut out = list(workspace);
    let agenda = agenda_of_all(workspace).unwrap();
    for (at, due) in &agenda.dues {
        out.push_str(&format!("{} {due:?}\n", agenda.record(*at).stem));
    }
    for kind in Kind::ALL {
        let register = register(workspace, kind).unwrap();
        for thing in &register.things {
            let stems = thing.used.iter().map(|used| &register.listing.records[used.at].stem);
            let stems: Vec<_> = stems.collect();
            out.push_str(&format!("{:?} {stems:?} {}\n", thing.name, thing.disagreements.len()));
        }
    }
    out.push_str(&format!("{:?}\n", people(workspace, Day::of(2026, 12, 9)).unwrap().entities));
    let (listing, hits) = search(workspace, "记录1").unwrap();
    for hit in hits {
        out.push_str(&format!("{} {:?}\n", listing.records[hit.at].stem, hit.text));
    }
    out.replace(&workspace.dir().display().to_string(), "")
}

fn told_afresh(dir: &Path) -> String {
    let copy = tempfile::tempdir().unwrap();
    for path in crate::store::list_files(dir).unwrap() {
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    told(&Workspace::new(copy.path()))
}

/// One edit, as other programs make them; what was done.
fn edit(dir: &Path, rng: &mut Rng) -> String {
    let index = rng.u64(0..MANY);
    let path = dir.join(format!("r{index:03}.json"));
    let seed = rng.u64(1..70_000);
    let policy = dir.join("policy.json");
    match rng.u8(0..12) {
        0..=2 => {
            fs::write(&path, whole_text(index, seed)).unwrap();
            format!("write {index} {seed}")
        }
        3 => {
            let _may_be_gone = fs::remove_file(&path);
            format!("remove {index}")
        }
        4 => {
            fs::write(dir.join(format!("copy{}.json", seed % 3)), whole_text(index, 0)).unwrap();
            format!("copy {index}")
        }
        5 => {
            let _may_be_gone = fs::rename(&path, dir.join(format!("moved{index}.json")));
            format!("move {index}")
        }
        6 => {
            let whole = whole_text(index, seed);
            let cut = whole.chars().take(whole.chars().count() / 2).collect::<String>();
            fs::write(&path, cut).unwrap();
            format!("cut {index}")
        }
        7 => {
            // Put in the place of the old one, and said to be as old as that.
            let time = fs::metadata(&path).and_then(|data| data.modified());
            let beside = dir.join("beside.tmp");
            fs::write(&beside, whole_text(index, seed)).unwrap();
            if let Ok(time) = time {
                fs::File::options().write(true).open(&beside).unwrap().set_modified(time).unwrap();
            }
            fs::rename(&beside, &path).unwrap();
            format!("put in place {index} {seed}")
        }
        8 => {
            if policy.exists() {
                fs::remove_file(&policy).unwrap();
                return "no policy".to_owned();
            }
            let text =
                "{ \"format\": \"chujing-policy\", \"schema_version\": 1, \"readings\": {} }";
            fs::write(&policy, text).unwrap();
            "a policy".to_owned()
        }
        9 => {
            // Another name alone.
            if let Ok(text) = fs::read_to_string(&path) {
                fs::write(&path, text.replace("记录", "改名记录")).unwrap();
            }
            format!("rename {index}")
        }
        10 => {
            let index = dir.join(".chujing/index.sqlite");
            if rng.bool() {
                fs::remove_file(&index).unwrap();
                return "no index".to_owned();
            }
            let torn = fs::read(&index).unwrap();
            fs::write(&index, &torn[..torn.len() / 2]).unwrap();
            "half an index".to_owned()
        }
        _ => {
            let (from, to) = (format!("moved{index}.json"), format!("copy{}.json", seed % 3));
            let _may_be_gone = fs::rename(dir.join(&from), dir.join(&to));
            format!("move {from} {to}")
        }
    }
}

#[test]
fn after_random_edits_the_folder_is_told_as_if_it_were_read_whole() {
    for seed in 0..2 {
        let mut rng = Rng::with_seed(seed);
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace::new(dir.path());
        for index in 0..MANY {
            let path = dir.path().join(format!("r{index:03}.json"));
            fs::write(path, whole_text(index, 0)).unwrap();
        }
        let mut last = told(&workspace);
        let (mut done, mut changes) = (Vec::new(), 0);
        for _ in 0..ROUNDS {
            let edits = rng.usize(1..=AT_ONCE);
            done.extend((0..edits).map(|_| edit(dir.path(), &mut rng)));
            // Half the time nobody waits until the files have settled.
            if rng.bool() {
                std::thread::sleep(Duration::from_millis(30));
            }
            let by_index = told(&workspace);
            assert_eq!(by_index, told_afresh(dir.path()), "seed {seed}, after {done:?}");
            changes += usize::from(by_index != last);
            last = by_index;
        }
        assert!(changes > ROUNDS / 2, "seed {seed}: {changes} changes by {done:?}");
    }
}
