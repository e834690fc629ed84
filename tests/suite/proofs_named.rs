//! Proofs and laws stand in a report where its own words rest on them, and nowhere else.

use serde_json::{Value, json};

use crate::read_through::{all, find, said, table, travel};

#[test]
fn a_problem_of_one_route_rests_on_the_proofs_that_its_own_words_name() {
    let papers = all(&travel(&[
        (
            "findings/art5_2/bay",
            json!(
                "发现的问题和整改：模板没有写明投诉；已修改，状态：已关闭（佐证-30 GSP-TPL-04 第2版）。"
            ),
        ),
        (
            "findings/art5_3/bay",
            json!("发现的问题和整改：演练缺失；补演练，状态：已关闭（记录甲）。"),
        ),
    ]));
    let rows = table(find(&papers, "gba-assessment"), "各项评估发现的问题和整改");
    let of = |words: &str| rows.iter().find(|row| row[2].contains(words)).unwrap();
    let proof = &of("模板没有写明投诉")[5];
    assert!(proof.contains("佐证-30 中文答复模板") && !proof.contains("佐证-32"), "{proof}");
    assert_eq!(of("演练缺失")[5], "记录甲");
    // How two groups overlap is of a report that tells of both.
    let bay = said(&papers, "gba-assessment");
    assert!(!bay.contains("佐证-08") && said(&papers, "pipia-report").contains("佐证-08"));
}

#[test]
fn the_rectification_names_what_is_on_file_before_it_is_done() {
    let papers = all(&travel(&[("risks/risk-contacts/verification", Value::Null)]));
    let rows = table(find(&papers, "pipia-report"), "整改表");
    let contacts = rows.iter().map(|row| row.concat()).find(|row| row.contains("差旅平台日志"));
    assert!(contacts.unwrap().contains("已有材料：佐证-35；完成证明：尚无"), "{rows:?}");
    let care = rows.iter().map(|row| row.concat()).find(|row| row.contains("佐证-33")).unwrap();
    assert!(!care.contains("（见佐证-3"), "named once: {care}");
}

#[test]
fn a_report_relies_on_no_rules_of_a_way_that_is_not_taken() {
    let report = said(&all(&travel(&[])), "pipia-report");
    let relied = report.split("附：评估依据").last().unwrap();
    let relied = relied.split("附：简称").next().unwrap();
    assert!(!relied.contains("认证办法"), "{relied}");
    assert!(relied.contains("| — |"), "what it never calls so has no short name: {relied}");
}
