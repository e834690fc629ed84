//! Sessions with the findings: every page, the page of a rule, a comparison, the way to a field and back, old law data.

use std::time::Duration;

use crossterm::event::KeyCode::{Delete, Down, End, Enter, Esc, F, Home, Left, Right};

use super::session::Session;
use crate::day::Day;
use crate::source::LAW_DATA;
use crate::tui::wrap::width;

const TITLES: [[&str; 2]; 14] = [
    ["结论", "Result"],
    ["依据", "Why"],
    ["为什么不是", "Why not"],
    ["翻转点", "Flips"],
    ["义务", "Duties"],
    ["期限", "Dates"],
    ["风险", "Risks"],
    ["同意", "Consent"],
    ["流向", "Ways"],
    ["提示", "Advice"],
    ["待办", "To do"],
    ["问题", "Issues"],
    ["查验", "Check"],
    ["备案", "Filing"],
];

/// A desk of 80 by 24 with the worked example that is exempt, its findings open.
fn exempt() -> Session {
    let mut desk = Session::example("hr-exempt", 80, 24);
    desk.key(F(2));
    desk
}

#[test]
fn the_names_of_all_pages_are_seen_in_both_languages() {
    for example in ["hr-exempt", "website-policy", "customers-standard-contract"] {
        let mut desk = Session::example(example, 80, 24);
        desk.key(F(2));
        for language in [0, 1] {
            for current in TITLES {
                let screen = desk.screen();
                let names: Vec<&str> =
                    screen.lines().skip(1).take_while(|line| !line.starts_with('─')).collect();
                assert!(names.len() <= 2 && names.iter().all(|line| width(line) <= 80), "{screen}");
                // Chinese is short enough for one.
                assert!(language == 1 || names.len() == 1, "{screen}");
                let line = names.join(" ");
                for title in TITLES {
                    assert!(line.contains(title[language]), "{example}: {line}");
                }
                let chosen = line.split('[').nth(1).unwrap();
                assert!(chosen.starts_with(current[language]), "{line}");
                desk.key(Right);
            }
            desk.key(F(9));
        }
    }
}

#[test]
fn the_pages_read_from_the_verdict_to_what_is_wrong() {
    let mut desk = exempt();
    desk.shows("适用路径：免予").shows("当年累计人数：一般0").shows("核对至");
    desk.key(Right).shows("[适用] 跨境人力资源管理豁免").shows("事实：").shows("依据：");
    desk.key(Right).shows("为什么不是“不属于个人信息出境”").shows("[不适用] 没有向境外提供");
    desk.key(End).shows("[不适用]");
    desk.key(Right).shows("记录没有改动").shows("豁免 → 不属于出境");
    desk.key(Right).shows("[需要] 告知出境事项");
    desk.key(Right).shows("保存影响评估报告").shows("由谁：");
    desk.key(Right).shows("还没有记录风险");
    desk.key(Right).shows("[已有记录] 全球人力资源管理").shows("[v] 已有记录");
    desk.key(Right).shows("境外接收方：Hällskog Precision AB").shows("境内");
    desk.key(Right).shows("Q-17");
    desk.key(Right)
        .shows("只有人看得见，待核对")
        .key(Right)
        .shows("[问题")
        .key(Right)
        .shows("[查验")
        .key(Right)
        .shows("[备案]")
        .key(Right)
        .shows("[结论]");
    desk.key(F(9)).shows("[Result]").key(Right).shows("[applies]").key(Right).shows("why not");
    desk.key(Right).shows("the record is as it was").hides("翻转点");
}

#[test]
fn a_finding_opens_the_page_of_its_rule_and_esc_leads_back() {
    let mut desk = exempt();
    desk.key(Right).key(F(4)).shows("exempt.art5_1_2_hr").shows("施行：自2024年3月22日起");
    desk.shows("依据：《促进").key(End).shows("→ 待定").shows(" 100% ");
    desk.key(F(9)).shows("-> open").key(Esc).shows("[Why]").key(F(9));
    // Rules that were not asked have their page too, and it says so.
    desk.key(Right);
    for _ in 0..3 {
        desk.key(Down);
    }
    desk.shows("[没有问到] 含敏感个人信息，或者达到10万人（其一即可）").key(F(4));
    desk.shows("volume.contract").shows("100,000人，自2024年3月22日起");
    desk.shows("前面的规则“跨境人力资源管理豁免”").key(Enter).shows("[为什么不是]");
    // Duties and advice.
    desk.key(Right).key(Right).type_text("r").shows("duty.notice").shows("责任：").key(Esc);
    desk.key(Right)
        .key(Right)
        .key(Right)
        .key(Right)
        .key(Right)
        .key(F(4))
        .shows("flag.q17_consent_waived")
        .shows("理解（本程序采用）")
        .key(Esc);
    desk.key(Right).key(F(4)).shows("没有对应的规则");
}

#[test]
fn a_flip_point_is_compared_on_a_copy_and_leads_to_its_field() {
    let mut desk = exempt();
    desk.key(Right).key(Right).key(Right).shows("F5 试改比较").shows("[翻转点");
    let before = desk.value("scenarios/hr/hr_labour_rules");
    desk.key(Down).key(F(5)).shows("记录没有改动").shows("现在的结果：").shows("尚不能确定");
    desk.shows("整体：").key(F(9)).shows("Result if changed:").shows("Undetermined").key(F(9));
    desk.key(Esc).shows("[翻转点").hides("未保存");
    assert_eq!(desk.value("scenarios/hr/hr_labour_rules"), before);
    desk.key(Enter).shows("──").key(Esc).shows("[翻转点");
    // Elsewhere the key does nothing.
    desk.key(Left).key(F(5)).shows("[为什么不是]");
}

#[test]
fn flip_points_are_searched_when_they_are_looked_at_and_not_before() {
    let mut desk = exempt();
    assert_eq!(desk.turns_known(), None);
    desk.key(Right).key(Right).key(Right);
    let known = desk.turns_known().unwrap();
    assert!(known > 3, "{known}");
    desk.key(Esc).go("handler/name").key(Enter).type_text("甲").key(Enter);
    assert_eq!(
        desk.turns_known(),
        None,
        "forgotten with the change, and not searched while typing"
    );
}

#[test]
fn flip_points_are_looked_for_beside_the_keys_and_nobody_waits_for_those_of_a_page_that_was_left() {
    let mut at_once = exempt();
    at_once.key(Right).key(Right).key(Right);
    let mut desk = exempt();
    let woken = desk.seeks_beside();
    desk.key(Right).key(Right).key(Right).shows("翻转点");
    desk.key(Left).shows("[为什么不是]");
    // The search ends by itself, and its end of the channel with it.
    while woken.recv_timeout(Duration::from_millis(200)).is_ok() {}
    desk.until("[为什么不是]");
    assert_eq!(desk.turns_known(), None);
    desk.key(Right).until("下列变化会改变结果");
    assert_eq!(desk.screen(), at_once.screen());
    desk.key(Down).key(F(5)).shows("现在的结果：");
}

#[test]
fn a_figure_that_decides_leads_to_the_groups() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(2)).key(Right).shows("数字：当年累计一般个人信息人数260,000").key(Enter);
    desk.shows("人群与人数  1行");
}

#[test]
fn risks_are_seen_on_the_map_and_each_leads_to_its_field() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(2));
    for _ in 0..6 {
        desk.key(Right);
    }
    desk.shows("[风险]").shows("共5项").shows("高* 前：1").shows("低 后：1、3、4");
    desk.shows("1 [高→低] 接口过滤条件失效").shows("不可接受");
    // Before and after stand in one drawing, at any width.
    desk.resize(140, 40).shows("高* 前：1").shows("低 后：1、3、4").resize(80, 24);
    desk.key(F(9))
        .shows("[Risks]")
        .shows("5 in all")
        .shows("1 [High -> Low]")
        .shows("High* before 1");
    desk.key(F(9)).key(Down).key(Enter).shows("风险评估 >").shows("── 处置方式");
    // What is open comes first, and is told as open.
    desk.go("risks/risk-leak/impact_after").key(Delete).key(F(2)).shows("[风险]");
    desk.shows("2 [中→未定]").key(Enter).shows("── 措施之后的影响程度").key(Esc);
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
}

#[test]
fn an_empty_record_has_every_page() {
    let mut desk = Session::with("空", 80, 24);
    desk.key(F(2));
    for words in [
        "还没有出境场景",
        "还没有出境场景",
        "还没有出境场景",
        "尚不能确定",
        "待定",
        "还没有开始计算",
        "还没有记录风险",
        "还没有写明人群和接收方",
        "没有可画的数据流",
        "没有。",
    ] {
        desk.shows(words).key(Right);
    }
    desk.key(F(4)).shows("没有对应的规则");
}

#[test]
fn law_data_older_than_a_year_is_told_on_every_screen() {
    let mut desk = Session::example("hr-exempt", 80, 24);
    desk.hides("法律数据旧").key(F(2)).shows("核对至").hides("超过一年");
    let later = Day::of(LAW_DATA.as_of.year() + 1, 12, 1);
    let mut desk = desk.beside_on(later, 80, 24);
    desk.shows("已超过一年").key(F(9)).shows("more than a year ago").key(F(9));
    desk.key(Enter).shows("法律数据旧!").key(F(2)).shows("已超过一年");
}

#[test]
fn pages_to_read_fit_any_size() {
    let mut desk = exempt();
    desk.key(Right).key(F(4));
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
    desk.key(Esc).key(Right).key(Right);
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
    desk.key(F(5));
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
}

#[test]
fn what_other_records_add_to_the_count_stands_with_the_verdict() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    let (path, beside) = (desk.path(), desk.dir().join("work/second.json"));
    let text = std::fs::read_to_string(path).unwrap();
    // The same legal entity, other people: too many together, if they do not overlap.
    let group = desk.first_row("groups");
    let text = text.replace(&format!("\"{group}\""), "\"others\"").replace("260000", "780000");
    std::fs::write(beside, text).unwrap();
    desk.key(Esc).key(F(5)).key(Enter).key(F(2));
    desk.shows("780,000至1,040,000").shows("需要弄清“").shows("与同一企业的其他记录合并计算：");
    desk.key(Down).key(Enter).shows("── 人群重叠");
}

#[test]
fn every_rule_can_be_found_by_its_id_without_a_finding() {
    let mut desk = Session::new(80, 24);
    desk.ctrl('p').type_text("volume.contract").key(Enter).shows("编号：volume.contract");
    desk.hides("在本记录中").shows("用例").key(Esc).shows("这里还没有评估");
}

#[test]
fn what_only_a_person_sees_is_confirmed_with_one_key_and_undone() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(2)).key(Left).key(Left).shows("[查验").shows("待人核对（33）").shows("F5 已核对");
    desk.key(F(5)).shows("待人核对（32）").shows("已记为核对相符");
    assert_eq!(desk.value("formalities/no_splitting/confirmed"), "\"yes\"");
    assert!(desk.value("formalities/no_splitting/on").starts_with("\"20"));
    desk.key(F(5)).shows("待人核对（31）").ctrl('z').shows("待人核对（32）");
    desk.key(End).key(F(5)).shows("不是靠看纸面核对的");
    desk.key(F(9)).shows("[Check").key(Home).shows("to be looked at (32)");
}

#[test]
fn how_a_filing_stands_is_a_page_of_its_own() {
    let mut desk = Session::example("customers-standard-contract", 80, 24);
    desk.key(F(2))
        .key(Left)
        .shows("[备案]")
        .shows("已备案")
        .shows("轮到：")
        .shows("filing hand-in");
    let mut none = exempt();
    none.key(Left).shows("[备案]").shows("没有要提交的材料");
}
