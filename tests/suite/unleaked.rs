//! No value of what is measured stands in anything the program gives out: screen, errors, JSON, papers, sets of people, records, what is
//! put aside on the disk; whether the work ends well, in a refusal, on a full disk or by a kill.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use crate::command_line::{code, run, workspace};

const RECORD: &str = "customers-standard-contract";
/// How every value of the data begins; none of these stands in a heading, in the program or in the examples.
const MARKED: [&str; 4] = ["QZ7734", "VKP5520", "YHB6613", "ZWX0091"];
/// So many rows do not fit into the least memory that can be asked for.
const MANY: usize = 300_000;

/// A folder of data, apart from the records.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn written(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Rows of marked values under a heading.
fn rows(count: usize) -> String {
    let [id, town, ill, name] = MARKED;
    let mut out = "id,town,illness,name\n".to_owned();
    for n in 0..count {
        let person = n % count.max(4).div_ceil(2);
        out.push_str(&format!("{id}{person},{town}{n},{ill}{},{name}甲{n}\n", n % 50));
    }
    out
}

/// Where a marked value stands in some bytes: in UTF-8, in UTF-16, or as it was given in hexadecimal.
fn found(bytes: &[u8]) -> Option<&'static str> {
    let holds = |sign: &[u8]| bytes.windows(sign.len()).any(|part| part == sign);
    MARKED.into_iter().find(|mark| {
        let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let in_hexadecimal: String = mark.bytes().flat_map(hexadecimal).collect();
        [mark.as_bytes(), &wide, in_hexadecimal.as_bytes()].into_iter().any(holds)
    })
}

fn hexadecimal(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap())
}

fn holds_nothing(said: &str, bytes: &[u8]) {
    let value = found(bytes);
    assert_eq!(value, None, "{said}: {}", String::from_utf8_lossy(bytes));
}

fn tells_nothing(said: &str, output: &Output) {
    holds_nothing(&format!("{said}, standard output"), &output.stdout);
    holds_nothing(&format!("{said}, standard error"), &output.stderr);
}

/// Every file of a folder and of those within it.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

/// What the file holds; of an archive, what stands in its parts.
fn content(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if !bytes.starts_with(b"PK") {
        return bytes;
    }
    let mut out = Vec::new();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        std::io::copy(&mut archive.by_index(at).unwrap(), &mut out).unwrap();
    }
    out
}

#[test]
fn what_is_looked_for_is_found() {
    let [mark, ..] = MARKED;
    assert_eq!(found(format!("line 3: {mark}17").as_bytes()), Some(mark));
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(found(&wide), Some(mark));
    assert_eq!(found(b"515a37373334"), Some(mark));
    assert_eq!(found(b"k 3, 40 rows"), None);
}

#[test]
fn no_command_that_measures_gives_a_value_out() {
    let (dir, data) = (workspace(), folder());
    let file = written(data.path(), "data.csv", rows(40));
    let salt = written(data.path(), "salt", "a salt of sixteen bytes or more");
    let made = |name: &str| data.path().join("made").join(name).to_str().unwrap().to_owned();
    fs::create_dir(data.path().join("made")).unwrap();
    let (set, other, page) = (made("a.set"), made("b.set"), made("page.docx"));
    let quasi = ["--people", "id", "--quasi", "town,prefix(name,2)", "--sensitive", "illness"];
    let measure = [&["measure", &file][..], &quasi].concat();
    let into = ["--into", RECORD, "--measure", "deid-device", "--group", "group-registrants"];
    let mut all: Vec<Vec<&str>> = Vec::new();
    for shape in ["text", "json", "markdown"] {
        all.push([&measure[..], &["--columns", "--before", &file, "--format", shape]].concat());
        all.push(vec!["measure", "columns", &file, "--format", shape]);
        all.push(vec!["measure", "columns", &file, "--names", "--format", shape]);
    }
    all.push([&measure[..], &["--to", &page]].concat());
    all.push([&measure[..], &into].concat());
    all.push([&measure[..], &into, &["--write"]].concat());
    let people = ["measure", "people", &file, "--people", "id", "--salt", &salt, "--to"];
    all.push([&people[..], &[&set]].concat());
    all.push([&people[..], &[&other]].concat());
    all.push(vec!["measure", "overlap", &set, &other]);
    all.push(vec!["measure", "overlap", &set, &other, "--format", "json"]);
    all.push(vec![
        "measure",
        "sql",
        "--dialect",
        "duckdb",
        "--table",
        "t",
        "--people",
        "id",
        "--quasi",
        "town",
    ]);
    for arguments in &all {
        for lang in ["zh", "en"] {
            let output = run(dir.path(), &[&["--lang", lang][..], arguments].concat());
            // A set stands there already when it is written again.
            assert!(code(&output) == 0 || arguments.contains(&"people"), "{arguments:?}");
            tells_nothing(&format!("{arguments:?}"), &output);
        }
    }
    let made = files(&data.path().join("made"));
    assert_eq!(made.len(), 4, "two sets, a page, and what was written: {made:?}");
    for path in made.into_iter().chain(files(dir.path())) {
        holds_nothing(&path.display().to_string(), &content(&path));
    }
}

#[test]
fn no_refusal_gives_a_value_out() {
    let (dir, data) = (workspace(), folder());
    let [id, town, ill, name] = MARKED;
    let whole = rows(6);
    let mut broken = whole.clone().into_bytes();
    broken.extend([0xff, 0xfe, b',', 0x80, b',', 0xff, b',', 0x81, b'\n']);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(whole.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("ragged.csv", format!("{whole}{id}9,{town}9\n").into()),
        ("longer.csv", format!("{whole}{id}9,{town}9,{ill}9,{name}9,{id}x\n").into()),
        ("open.csv", format!("{whole}{id}9,\"{town}9,{ill},{name}\n").into()),
        ("behind.csv", format!("{whole}{id}9,\"{town}9\"{town},{ill},{name}\n").into()),
        ("broken.csv", broken),
        ("wide.csv", wide),
        (
            "nothing.csv",
            format!("{id}1,{town}1,{ill}1,{name}1\n{id}2,{town}2,{ill}2,{name}2\n").into(),
        ),
        ("twice.csv", format!("id,town,town,name\n{id},{town},{ill},{name}\n").into()),
        ("noughts.csv", format!("id,town,illness,name\n1.1E+17,{town},{ill},{name}\n").into()),
        ("zero.csv", format!("id,town,illness,name\n{id}\0,{town},{ill},{name}\n").into()),
        ("headings.csv", format!("{id},{town},{ill},{name}\n").into()),
        ("book.xlsx", [b"PK\x03\x04", whole.as_bytes()].concat()),
    ];
    let salt = written(data.path(), "salt", "a salt of sixteen bytes or more");
    let mut refused = 0;
    for (name, bytes) in cases {
        let file = written(data.path(), name, bytes);
        let set = data.path().join(format!("{name}.set")).to_str().unwrap().to_owned();
        let quasi = ["--people", "id", "--quasi", "town,band(name,10)", "--sensitive", "illness"];
        let into = ["--into", RECORD, "--measure", "deid-device", "--write"];
        let measure = ["measure", &file];
        for arguments in [
            [&measure[..], &quasi].concat(),
            [&measure[..], &quasi, &["--json"]].concat(),
            [&measure[..], &quasi, &into].concat(),
            vec!["measure", "columns", &file],
            vec!["measure", "people", &file, "--people", "id", "--salt", &salt, "--to", &set],
            vec!["measure", "overlap", &file, &file],
            vec!["measure", "read", &file, "--engine", "E 1", "--people", "id", "--quasi", "town"],
            vec!["deid", "import", RECORD, "--measure", "deid-device", "--classes", &file],
            vec!["deid", "import", RECORD, "--measure", "deid-device", "--tool-result", &file],
        ] {
            for lang in ["zh", "en"] {
                let output = run(dir.path(), &[&["--lang", lang][..], &arguments].concat());
                refused += usize::from(code(&output) == 2);
                tells_nothing(&format!("{arguments:?}"), &output);
            }
        }
    }
    assert!(refused > 150, "most of this cannot be read: {refused}");
    for path in files(dir.path()) {
        holds_nothing(&path.display().to_string(), &content(&path));
    }
}

/// The rows of [`rows`], as an engine writes them in Parquet: one file that is read, one whose compression is not, one that ends too early
/// and one whose pages are damaged.
#[cfg(feature = "parquet")]
#[test]
fn no_file_of_parquet_gives_a_value_out() {
    let (dir, data) = (workspace(), folder());
    let whole = include_bytes!("../data/measure/marked.parquet").to_vec();
    assert!(found(&whole).is_some(), "what is looked for stands in the file");
    let mut damaged = whole.clone();
    damaged[4..200].reverse();
    let files_of = [
        ("whole.parquet", whole.clone(), 0),
        ("packed.parquet", include_bytes!("../data/measure/marked-brotli.parquet").to_vec(), 2),
        ("short.parquet", whole[..whole.len() / 2].to_vec(), 2),
        ("damaged.parquet", damaged, 2),
    ];
    let salt = written(data.path(), "salt", "a salt of sixteen bytes or more");
    for (name, bytes, expected) in files_of {
        let file = written(data.path(), name, bytes);
        let page = data.path().join(format!("{name}.docx")).to_str().unwrap().to_owned();
        let quasi = ["--people", "id", "--quasi", "town,prefix(name,2)", "--sensitive", "illness"];
        let set = data.path().join(format!("{name}.set")).to_str().unwrap().to_owned();
        for arguments in [
            [&["measure", &file][..], &quasi, &["--columns"]].concat(),
            [&["measure", &file][..], &quasi, &["--json"]].concat(),
            [&["measure", &file][..], &quasi, &["--to", &page, "--into", RECORD]].concat(),
            vec!["measure", "columns", &file],
            vec!["measure", "people", &file, "--people", "id", "--salt", &salt, "--to", &set],
        ] {
            for lang in ["zh", "en"] {
                let output = run(dir.path(), &[&["--lang", lang][..], &arguments].concat());
                tells_nothing(&format!("{arguments:?}"), &output);
                let is_measured = arguments.contains(&"--json");
                assert!(!is_measured || code(&output) == expected, "{arguments:?}");
            }
        }
    }
    let is_made = |path: &PathBuf| path.extension().is_some_and(|end| end != "parquet");
    for path in files(dir.path()).into_iter().chain(files(data.path()).into_iter().filter(is_made))
    {
        holds_nothing(&path.display().to_string(), &content(&path));
    }
}

#[test]
fn a_file_that_grows_while_it_is_read_gives_no_value_out() {
    use std::io::Write;
    let (dir, data) = (workspace(), folder());
    let file = written(data.path(), "grows.csv", rows(60_000));
    let child = crate::program()
        .arg("--workspace")
        .arg(dir.path())
        .args(["--lang", "en", "measure", &file, "--people", "id", "--quasi", "town"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut more = fs::OpenOptions::new().append(true).open(&file).unwrap();
    for _ in 0..200 {
        more.write_all(rows(20).as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let output = child.wait_with_output().unwrap();
    // Whether it was read before it grew or is refused is decided by the machine.
    assert!(matches!(code(&output), 0 | 2));
    tells_nothing("a file that grows", &output);
}

#[cfg(target_os = "linux")]
fn many(data: &Path) -> (String, PathBuf, Vec<String>) {
    let file = written(data, "many.csv", rows(MANY));
    let aside = data.join("aside");
    fs::create_dir(&aside).unwrap();
    let asked =
        ["--people", "id", "--quasi", "town,name", "--sensitive", "illness", "--memory", "16"];
    let mut arguments = vec!["--lang".into(), "en".into(), "measure".into(), file.clone()];
    arguments.extend(asked.map(str::to_owned));
    arguments.extend(["--no-sm3".into(), "--json".into(), "--aside".into()]);
    arguments.push(aside.to_str().unwrap().to_owned());
    (file, aside, arguments)
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_gives_no_value_out_and_nothing_is_left() {
    let (dir, data) = (workspace(), folder());
    let (_, aside, arguments) = many(data.path());
    // A file may grow to 64 blocks; the signal that says so is passed over, so that the program is told by an error.
    let output = crate::alone("bash")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 64; exec \"$@\"",
            "bash",
            env!("CARGO_BIN_EXE_chujing"),
        ])
        .arg("--workspace")
        .arg(dir.path())
        .args(&arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(code(&output) == 2 && said.contains("could not be put aside"), "{said}");
    tells_nothing("a full disk", &output);
    assert_eq!(files(&aside), [""; 0].map(PathBuf::from));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_put_aside_holds_no_value_and_is_gone_with_the_program() {
    let (dir, data) = (workspace(), folder());
    let (_, aside, arguments) = many(data.path());
    let mut child = crate::program()
        .arg("--workspace")
        .arg(dir.path())
        .args(&arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let open = PathBuf::from(format!("/proc/{}/fd", child.id()));
    let mut seen = Vec::new();
    // The files have no name: only whoever may look into the process sees them, as long as it lives.
    while seen.len() < 1 << 20 && child.try_wait().unwrap().is_none() {
        let Ok(entries) = fs::read_dir(&open) else { break };
        for entry in entries.flatten() {
            let is_aside = fs::read_link(entry.path()).is_ok_and(|to| to.starts_with(&aside));
            if is_aside && let Ok(bytes) = fs::read(entry.path()) {
                seen = if bytes.len() > seen.len() { bytes } else { seen };
            }
        }
        assert_eq!(files(&aside).len(), 0, "no name stands in the folder while it works");
    }
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!seen.is_empty(), "something was put aside");
    holds_nothing("what is put aside", &seen);
    tells_nothing("killed", &output);
    assert_eq!(files(&aside).len(), 0, "nothing is left behind");
}
