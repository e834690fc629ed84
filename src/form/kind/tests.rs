//! Each kind of answer reads what it shows.

use super::*;

#[test]
fn what_does_not_parse_is_kept_and_named() {
    let answers = Answers::default();
    for (kind, text) in [
        (Kind::Count, "about 100k"),
        (Kind::Day, "soon"),
        (Kind::YesNo, "maybe"),
        (Kind::Probability, "low"),
        (Kind::Classes, "男,30,杭州"),
    ] {
        let value = kind.read(text, &answers).unwrap();
        assert_eq!(value, json!(text), "kept as typed");
        assert!(kind.problem(&value, &answers).is_some(), "{text}");
    }
}

#[test]
fn what_is_shown_to_edit_reads_back_as_the_same() {
    let answers = Answers::default();
    for (kind, value) in [
        (Kind::YesNo, json!("unknown")),
        (Kind::Count, json!(120_000)),
        (Kind::Count, json!({ "from": 1, "to": 9 })),
        (Kind::Count, json!({ "from": 7, "to": null })),
        (Kind::Day, json!("2026-03-01")),
        (Kind::Probability, json!("0.05")),
        (Kind::Classes, json!("5x2, 10")),
        (Kind::One(&super::super::options::ROLES), json!("joint")),
        (Kind::Many(&super::super::options::SECTORS), json!(["finance", "health"])),
        (Kind::Paragraph, json!("第一行\n第二行")),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let text = value_text(kind, &value, &answers, lang);
            assert_eq!(kind.read(&text, &answers), Some(value.clone()), "{text}");
        }
    }
}
