//! Documents over older ones.

use std::fs;

use crate::store::replaced::WRITTEN;
use crate::store::write_keeping;

#[test]
fn what_a_person_changed_is_kept_and_what_nobody_touched_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let write = |a: &str, b: &str| {
        write_keeping(&[(at("a.docx"), a.into()), (at("b.docx"), b.into())]).unwrap()
    };
    assert!(write("a1", "b1").is_empty());
    assert!(write("a2", "b1").is_empty(), "nobody touched them");
    fs::write(at("a.docx"), "mine").unwrap();
    assert_eq!(write("a3", "b2"), [at("a.docx.bak-1")]);
    fs::write(at("a.docx"), "mine again").unwrap();
    assert_eq!(write("a4", "b2"), [at("a.docx.bak-2")]);
    // Without the list nobody knows who wrote what.
    fs::remove_file(at(WRITTEN)).unwrap();
    assert_eq!(write("a5", "b2"), [at("a.docx.bak-3")]);
    let text = |name: &str| fs::read_to_string(at(name)).unwrap();
    let kept = [text("a.docx.bak-1"), text("a.docx.bak-2"), text("a.docx.bak-3")];
    assert_eq!(kept, ["mine", "mine again", "a4"]);
    assert_eq!((text("a.docx"), text("b.docx")), ("a5".into(), "b2".into()));
}
