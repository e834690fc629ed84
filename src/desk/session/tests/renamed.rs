//! The file of a record gets another name, and everything that is kept of the record is there.

use super::*;
use crate::desk::Ids;
use crate::desk::package::scans_folder;
use crate::desk::session::other_name;

#[test]
fn what_is_kept_beside_a_record_stays_with_it_under_its_new_file_name() {
    let (dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲公司");
    session.save().unwrap();
    fs::create_dir(scans_folder(&path)).unwrap();
    fs::write(scans_folder(&path).join("01.pdf"), "scan").unwrap();
    session.set("record/title", "新名");
    assert_eq!(other_name(&path, "新名").as_deref(), Some("新名"));
    assert_eq!(other_name(&path, "记录"), None);
    let renamed = session.rename_file("新名").unwrap().unwrap();
    assert!(renamed.to.ends_with("新名.json") && renamed.trouble.is_none(), "{renamed:?}");
    assert!(!path.exists() && !scans_folder(&path).exists());
    assert!(scans_folder(&renamed.to).join("01.pdf").exists());
    // What was changed since goes into the new file, and every step can be taken back.
    session.set(NAME, "乙公司");
    session.save().unwrap();
    drop(session);
    assert!(fs::read_to_string(&renamed.to).unwrap().contains("乙公司"));
    let mut again = open(&renamed.to);
    for _ in 0..3 {
        again.step(Direction::Back).unwrap();
    }
    assert_eq!(again.answers().get(&Place::parse(NAME).unwrap()), None);
    assert_eq!(again.rename_file("新名").unwrap(), None, "it is called so");
    let files: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(files.iter().filter(|it| it.extension().is_some_and(|e| e == "json")).count(), 1);
}

#[test]
fn a_successor_knows_its_origin_by_its_id_whatever_the_file_is_called() {
    let (dir, path) = folder();
    let mut session = open(&path);
    let dossier = crate::desk::copy::copied(
        &session.file().dossier,
        crate::desk::copy::Same { people: true, recipients: true },
        &mut Ids::new(Some(1)),
    );
    let other = Workspace::new(dir.path()).create("后续", dossier).unwrap();
    let day = Day::of(2026, 11, 20);
    let of = |opened: &Opened| (opened.path.clone(), opened.dossier.clone());
    let (own, next) = (of(session.file()), of(&other));
    crate::desk::filing::relate((&own.0, &own.1), (&next.0, &next.1), day).unwrap();
    let renamed = session.rename_file("别名").unwrap().unwrap();
    let cabinet = crate::store::Cabinet::of(&renamed.to, &own.1.id);
    assert_eq!(cabinet.relatives().unwrap().len(), 1);
    assert_eq!(crate::store::Cabinet::of(&next.0, &next.1.id).relatives().unwrap()[0].id, own.1.id);
}
