//! What people agreed on beside the answers of an open record, however often what stands around it is read anew.

use super::*;
use crate::review::{About, Act, Entry, Remark};
use crate::store::Reviews;

/// Somebody is asked something, by another desk.
fn asks(path: &Path, words: &str) {
    let remark = Remark {
        about: About::Whole,
        words: words.to_owned(),
        missing: false,
        quoted: None,
        asked: Some("李四".to_owned()),
        due: None,
    };
    let entry = Entry::new(Moment::since_1970(1), Some("张三".to_owned()), Act::Remark(remark));
    Reviews::of(path, "a").add(&[entry.line()]).unwrap();
}

fn tasks(session: &Session) -> usize {
    session.survey().agreed.tasks.len()
}

#[test]
fn it_stays_whatever_is_read_anew_and_is_noticed_when_it_comes() {
    let (_dir, path) = folder();
    asks(&path, "附执照");
    let mut session = open(&path);
    assert_eq!(tasks(&session), 1, "from the beginning");
    // Another entity has other records around it.
    session.set(NAME, "甲公司");
    assert_eq!(tasks(&session), 1);
    session.set("record/as_of", "2026-11-21");
    assert_eq!(tasks(&session), 1);
    session.save().unwrap();
    session.join().unwrap();
    assert_eq!(tasks(&session), 1);
    asks(&path, "附合同");
    assert_eq!(tasks(&session), 1, "until it is looked at again");
    assert!(!session.look_again(), "nothing is judged anew");
    assert_eq!(tasks(&session), 2);
    let revision = session.revision();
    assert!(!session.look_again());
    assert_eq!(session.revision(), revision, "it is noticed once");
}
