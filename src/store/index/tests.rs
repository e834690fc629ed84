//! The index against files that change, and against being torn.

#![expect(clippy::disallowed_methods, reason = "others write files as they like")]

use std::fs;
use std::time::Duration;

use super::*;

fn workspace() -> (tempfile::TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    (dir, workspace)
}

fn settle() {
    std::thread::sleep(Duration::from_millis(30));
}

fn card(title: &str) -> Box<Card> {
    Box::new(Card {
        id: "r".into(),
        title: title.to_owned(),
        entity: Entity::kept(None, Some("甲公司".to_owned()), true),
        day: Day::parse("2026-11-28").unwrap(),
        has_day: true,
        newer: None,
        proofs: String::new(),
    })
}

fn entry(workspace: &Workspace, name: &str, title: &str) -> Entry {
    let look = Look::at(&workspace.dir().join(name)).unwrap();
    Entry { name: name.into(), look, card: card(title) }
}

/// The titles of the cards that count now.
fn titles(workspace: &Workspace) -> Vec<String> {
    let index = workspace.index().unwrap();
    let files = workspace.files_by(Some(&index)).unwrap();
    let cards = files.into_iter().filter_map(|(_, card)| card);
    let mut titles: Vec<String> = cards.map(|card| card.title).collect();
    titles.sort();
    titles
}

#[test]
fn an_entry_counts_while_its_file_looks_as_it_did() {
    let (dir, workspace) = workspace();
    for name in ["a.json", "b.json"] {
        fs::write(dir.path().join(name), name).unwrap();
    }
    settle();
    let index = workspace.index().unwrap();
    assert!(index.put(&[entry(&workspace, "a.json", "甲"), entry(&workspace, "b.json", "乙")]));
    assert_eq!(titles(&workspace), ["乙", "甲"]);
    index.put_shares("u", &[("a.json", "1", "of 甲"), ("b.json", "2", "of 乙")]);
    assert_eq!(index.share_digests("u").len(), 2, "what waits to be written is written first");
    assert_eq!(
        index.shares(&["b.json", "c.json"], "u"),
        [Some(("2".to_owned(), "of 乙".to_owned())), None]
    );
    // Of the same size.
    fs::write(dir.path().join("a.json"), "A.JSON").unwrap();
    assert_eq!(titles(&workspace), ["乙"]);
    // What was forgotten is forgotten with all that hung on it.
    assert_eq!(index.shares(&["a.json"], "u"), [None]);
    fs::remove_file(dir.path().join("b.json")).unwrap();
    assert_eq!(titles(&workspace), Vec::<String>::new());
}

/// Read beside the listing of the folder or not: the same cards, and none that another program wrote otherwise.
#[test]
fn cards_are_the_same_whichever_way_they_are_read() {
    let (dir, workspace) = workspace();
    for name in ["a.json", "b.json", "c.json"] {
        fs::write(dir.path().join(name), name).unwrap();
    }
    settle();
    let index = workspace.index().unwrap();
    let entries = ["a", "b", "c"].map(|one| entry(&workspace, &format!("{one}.json"), one));
    assert!(index.put(&entries));
    let both = || {
        let beside = workspace.frozen_with_cards();
        assert!(beside.recall().is_some());
        let [beside, alone] = [&beside, &workspace].map(|of| {
            let files = of.files_by(Some(&index)).unwrap();
            let known = files.into_iter().filter_map(|(file, card)| Some((file.path, card?)));
            known.collect::<Vec<_>>()
        });
        assert_eq!(beside, alone);
        alone.into_iter().map(|(_, card)| card).collect::<Vec<_>>()
    };
    assert_eq!(both(), ["a", "b", "c"].map(card));
    fs::remove_file(dir.path().join("a.json")).unwrap();
    fs::write(dir.path().join("aa.json"), "new").unwrap();
    index.with(|base| base.open.execute("UPDATE files SET day = 'x' WHERE name = 'b.json'", []));
    assert_eq!(both(), [card("c")], "a file that is gone, one that is new, a day that is none");
    // It is taken once; after that the index is asked.
    let frozen = workspace.frozen_with_cards();
    for _ in 0..2 {
        assert_eq!(frozen.files_by(Some(&index)).unwrap().len(), 3);
    }
}

fn outcome(name: &str, rests_on: &str) -> Outcome {
    Outcome { name: name.into(), rests_on: rests_on.into(), ..Outcome::default() }
}

fn rows(name: &str, words: &[&str]) -> Rows {
    let row = |text: &&str| {
        let found_by = text.to_lowercase();
        (Part::Words, vec!["record/title".to_owned(), (*text).to_owned(), found_by])
    };
    Rows { name: name.into(), rows: words.iter().map(row).collect() }
}

/// The words that are found by this, with the names of their files.
fn found(index: &Index, typed: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    assert!(index.each_row(Part::Words, &|found_by| found_by.contains(typed), |name, cells| {
        assert_eq!((cells[0], cells[2]), ("record/title", &*cells[1].to_lowercase()));
        out.push((name.to_owned(), cells[1].to_owned()));
    }));
    out
}

/// A name that was taken out of every record stands nowhere in the index.
#[test]
fn what_no_record_holds_any_more_is_kept_nowhere() {
    let (dir, workspace) = workspace();
    for name in ["a.json", "b.json"] {
        fs::write(dir.path().join(name), name).unwrap();
    }
    settle();
    let index = workspace.index().unwrap();
    assert!(index.put(&[entry(&workspace, "a.json", "甲"), entry(&workspace, "b.json", "乙")]));
    index.put_outcomes(&[outcome("a.json", "1"), outcome("b.json", "2")]);
    let first = vec![
        ("1".to_owned(), rows("a.json", &["Shared", "Once", "Once"])),
        ("2".to_owned(), rows("b.json", &["Shared"])),
    ];
    index.put_kept(first);
    let of = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(found(&index, "shared"), [of("a.json", "Shared"), of("b.json", "Shared")]);
    assert_eq!(found(&index, "once").len(), 2);
    // Of another outcome than the one that holds nothing is taken.
    index.put_kept(vec![("old".to_owned(), rows("a.json", &["Stale"]))]);
    assert_eq!((found(&index, "stale").len(), found(&index, "once").len()), (0, 2));
    index.put_kept(vec![("1".to_owned(), rows("a.json", &["Shared"]))]);
    assert_eq!(found(&index, "shared").len(), 2);
    let base = rusqlite::Connection::open(dir.path().join(".chujing/index.sqlite")).unwrap();
    let texts = || -> Vec<String> {
        let mut all = base.prepare("SELECT text FROM words_texts ORDER BY text").unwrap();
        all.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(texts(), ["Shared", "record/title"]);
    let told: i64 =
        base.query_row("SELECT count(*) FROM words_told", [], |row| row.get(0)).unwrap();
    assert_eq!(told, 4, "people read it in a view: two cells of two rows");
    for name in ["a.json", "b.json"] {
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    assert_eq!(titles(&workspace), Vec::<String>::new());
    assert_eq!(texts(), Vec::<String>::new());
}

#[test]
fn a_file_as_young_as_its_entry_is_read_again() {
    let (dir, workspace) = workspace();
    let index = workspace.index().unwrap();
    fs::write(dir.path().join("a.json"), "1").unwrap();
    assert!(index.put(&[entry(&workspace, "a.json", "甲")]));
    assert_eq!(titles(&workspace), Vec::<String>::new());
}

#[test]
fn a_torn_index_is_made_anew_and_stays_private() {
    let (dir, workspace) = workspace();
    fs::write(dir.path().join("a.json"), "1").unwrap();
    settle();
    let path = dir.path().join(".chujing/index.sqlite");
    let fill = || {
        let index = workspace.index().unwrap();
        index.put(&[entry(&workspace, "a.json", "甲")])
    };
    assert!(fill());
    let whole = fs::read(&path).unwrap();
    for torn in
        [&whole[..whole.len() / 2], &whole[..100], b"no database at all, but long enough", b""]
    {
        fs::write(&path, torn).unwrap();
        // What is asked of it first may say nothing; it never says something wrong, and then it is whole again.
        assert!(titles(&workspace).iter().all(|title| title == "甲"));
        let _first = fill();
        assert!(fill());
        assert_eq!(titles(&workspace), ["甲"]);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_index_of_another_program_is_made_anew() {
    let (dir, workspace) = workspace();
    fs::write(dir.path().join("a.json"), "1").unwrap();
    settle();
    assert!(workspace.index().unwrap().put(&[entry(&workspace, "a.json", "甲")]));
    let base = rusqlite::Connection::open(dir.path().join(".chujing/index.sqlite")).unwrap();
    base.execute("UPDATE known SET value = 'another' WHERE what = 'made_by'", []).unwrap();
    assert_eq!(titles(&workspace), Vec::<String>::new());
    // Tables of another shape, too.
    base.execute_batch("DROP TABLE files; CREATE TABLE files (name TEXT)").unwrap();
    assert_eq!(titles(&workspace), Vec::<String>::new());
    assert!(workspace.index().unwrap().put(&[entry(&workspace, "a.json", "甲")]));
    assert_eq!(titles(&workspace), ["甲"]);
}

#[test]
fn two_desks_write_one_index() {
    let (dir, workspace) = workspace();
    fs::write(dir.path().join("a.json"), "1").unwrap();
    settle();
    let write = || {
        let index = workspace.index().unwrap();
        for _ in 0..20 {
            // Who finds another writing leaves it to that one.
            let _written = index.put(&[entry(&workspace, "a.json", "甲")]);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(write);
        }
    });
    assert_eq!(titles(&workspace), ["甲"]);
}

#[test]
fn a_folder_that_cannot_be_written_has_none() {
    let (dir, workspace) = workspace();
    fs::write(dir.path().join(".chujing"), "a file in its place").unwrap();
    assert!(workspace.index().is_none());
}

/// A file as young as its entry is read again each time, and nothing that was kept of it before may be taken for it.
#[test]
fn what_may_have_been_written_just_now_is_not_kept() {
    let (dir, workspace) = workspace();
    fs::write(dir.path().join("a.json"), "a").unwrap();
    settle();
    let index = workspace.index().unwrap();
    assert!(index.put(&[entry(&workspace, "a.json", "甲")]));
    index.put_shares("u", &[("a.json", "1", "of 甲")]);
    assert_eq!(index.share_digests("u").len(), 1);
    fs::write(dir.path().join("a.json"), "b").unwrap();
    assert!(index.put(&[entry(&workspace, "a.json", "乙")]));
    assert_eq!(index.shares(&["a.json"], "u"), [None]);
    settle();
    assert_eq!(titles(&workspace), Vec::<String>::new());
}
