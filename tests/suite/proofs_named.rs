//! Proofs and laws stand in a report where its own words rest on them, and nowhere else.

use chujing::day::calendar::Calendar;
use chujing::inspection::inspect;
use chujing::law::{Route, Survey};
use serde_json::{Value, json};

use crate::filing_set::{reworded, verified, with};
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
    // What it nowhere names is not listed.
    for id in ["pipia-report", "gba-assessment"] {
        let report = said(&all(&travel(&[])), id);
        let rows = annex(&report, "附：评估依据");
        assert!(rows.iter().any(|row| row.contains("个人信息保护法")), "{id} {rows:?}");
        assert!(rows.iter().all(|row| !row.contains("| — |")), "{id} {rows:?}");
    }
}

/// The rows of the table that follows a heading.
fn annex<'t>(report: &'t str, heading: &str) -> Vec<&'t str> {
    let part = report.rsplit(heading).next().unwrap().split("# 附").next().unwrap();
    part.lines().filter(|line| line.starts_with("| ")).collect()
}

#[test]
fn the_report_of_the_bay_lists_what_it_rests_on_under_its_own_headings() {
    let report = said(&all(&travel(&[])), "gba-assessment");
    let rows = annex(&report, "附：佐证材料清单");
    assert!((10..35).contains(&rows.len()), "{rows:?}");
    for row in &rows {
        for other in ["个人信息出境后遭到篡改", "等级保护测评", "德国", "新加坡"]
        {
            assert!(!row.contains(other), "{row}");
        }
    }
    // What proves something of its recipient stays, named or not; what is named stands under the heading that names it.
    for (code, wanted) in [("佐证-18", "事件"), ("佐证-28", "对个人信息主体权益的影响")]
    {
        let row = rows.iter().find(|row| row.contains(code)).unwrap();
        assert!(row.contains(wanted), "{row}");
    }
}

#[test]
fn what_is_of_a_recipient_is_cited_where_that_recipient_is_told() {
    let report = said(&all(&travel(&[])), "pipia-report");
    assert!(!report.contains("列在佐证材料清单"));
    assert!(report.contains("佐证-66"), "its own architecture");
    for other in ["佐证-70", "佐证-74"] {
        assert!(!report.contains(other), "{other} is of another recipient");
    }
}

#[test]
fn what_only_the_papers_of_one_route_say_holds_back_no_other() {
    let stale = with(
        reworded(),
        "conclusion/contract",
        json!("整改后可以开展。分别开通（12月10日前）未完成则新合同不生效。"),
    );
    let found = inspect(&stale, &Survey::of(&stale), &Calendar::built_in());
    let point = found.checks.into_iter().find(|one| one.check.number == "53").unwrap();
    let own = point.outcome.objections.iter();
    let own: Vec<_> = own
        .filter(|one| one.place.as_ref().unwrap().to_string() == "conclusion/contract")
        .collect();
    assert!(!own.is_empty());
    assert!(own.iter().all(|one| one.routes == [Route::Contract]), "{own:?}");
    // A remedy of the Bay is proved for the Bay.
    let point = inspect(&verified(), &Survey::of(&verified()), &Calendar::built_in());
    let point = point.checks.into_iter().find(|one| one.check.number == "N-t").unwrap();
    let night = point.outcome.objections.iter();
    let night: Vec<_> = night
        .filter(|one| one.place.as_ref().unwrap().to_string().contains("bundle-night"))
        .map(|one| one.routes.clone())
        .collect();
    assert_eq!(night, [[Route::Bay]]);
}
