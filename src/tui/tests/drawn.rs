//! What is drawn on the pages of the findings: columns side by side, deadlines over their days, consent as a map, the ways of the data.

use crossterm::event::KeyCode::{Delete, Down, Enter, Esc, F, Right};

use super::session::Session;
use crate::day::Day;
use crate::telling::Tone;
use crate::tui::widget::axis::{Axis, Runs};
use crate::tui::wrap::Width;

/// The findings of an example, so many pages on.
fn page(example: &str, pages: usize, (wide, high): (u16, u16)) -> Session {
    let mut desk = Session::example(example, wide, high);
    desk.key(F(2));
    for _ in 0..pages {
        desk.key(Right);
    }
    desk
}

#[test]
fn result_chain_and_flips_stand_side_by_side_and_follow_the_bar() {
    let mut desk = page("travel-mixed-routes", 0, (160, 45));
    desk.shows("翻转点 44").shows("规则：自当年1月1日起").shows("最小的在前");
    let chain = |desk: &mut Session| -> String {
        let screen = desk.screen();
        let column = |line: &str| line.split('│').nth(1).unwrap_or_default().trim().to_owned();
        screen.lines().map(column).collect::<Vec<_>>().join("\n")
    };
    let first = chain(&mut desk);
    let last = desk.named("End").screen();
    assert!(last.contains('│'));
    assert_ne!(chain(&mut desk), first, "the chain of the scenario under the bar");
    // No line runs into the next column.
    for line in last.lines().skip(3).filter(|line| line.contains('│')) {
        for before in line.split('│').take(2) {
            assert!(before.is_empty() || before.ends_with(' '), "{line}");
        }
    }
    // Where there is no room they stand one after another, on their pages.
    let mut desk = page("travel-mixed-routes", 0, (80, 24));
    desk.hides("最小的在前");
    assert_eq!(desk.turns_known(), None, "nobody looks at them");
}

#[test]
fn deadlines_stand_over_their_days_and_the_list_keeps_its_places() {
    let mut desk = page("customers-standard-contract", 5, (100, 40));
    desk.shows("[期限").shows("应办日").shows("◆").shows("工作日");
    let screen = desk.screen();
    let at = |line: &str, sign: char| {
        let before: String = line.chars().take_while(|one| *one != sign).collect();
        crate::tui::wrap::width(&before)
    };
    let bars: Vec<&str> = screen.lines().filter(|line| line.contains('·')).collect();
    assert!(bars.len() >= 2, "{screen}");
    let today: Vec<usize> = bars.iter().map(|line| at(line, '│')).collect();
    assert!(today.windows(2).all(|two| two[0] == two[1]), "today stands under today: {screen}");
    desk.key(Down).key(Enter).shows("合同生效日");
    // Where ambiguous signs are wide it is drawn in ASCII.
    let mut desk = page("customers-standard-contract", 0, (100, 40));
    desk.measures(Width::Wide);
    for _ in 0..5 {
        desk.key(Right);
    }
    desk.hides("◆").shows("* 应办日");
    crate::tui::wrap::measure_as(Width::Narrow);
}

#[test]
fn a_missing_cell_of_the_map_becomes_a_row_that_knows_what_the_cell_says() {
    let mut desk = Session::example("travel-mixed-routes", 120, 40);
    desk.go("consents");
    let rows = desk.count_rows("consents");
    desk.key(Delete);
    if desk.screen().contains("删除“") {
        desk.key(Down).key(Enter);
    }
    assert_eq!(desk.count_rows("consents"), rows - 1, "{}", desk.screen());
    desk.key(F(2));
    for _ in 0..7 {
        desk.key(Right);
    }
    desk.shows("[同意").shows("[!] 缺").shows("[v] 已有记录").shows("[缺]");
    let screen = desk.screen();
    let missing = screen.matches("[!] 缺").count();
    // The bar stands on a cell; what is missing may be further down.
    for _ in 0..20 {
        if desk.screen().lines().any(|line| line.starts_with("! [缺]")) {
            break;
        }
        desk.key(Down);
    }
    let cells = desk.coverage();
    let at = cells.iter().position(|code| code == "missing").unwrap();
    desk.named("Home");
    for _ in 0..at {
        desk.key(Down);
    }
    let hint = desk.screen();
    assert!(hint.contains("新增这一行") && !hint.contains("去填写"), "{hint}");
    desk.key(Enter).shows("已新增一行");
    assert_eq!(desk.count_rows("consents"), rows);
    desk.key(Esc);
    let count =
        |desk: &Session, of: &str| desk.coverage().iter().filter(|code| *code == of).count();
    assert!(count(&desk, "missing") < missing, "{screen}");
    // A row that says nothing yet covers nothing: it is begun, and its tab still counts it.
    let before = cells.iter().filter(|code| *code == "covered").count();
    assert_eq!((count(&desk, "begun"), count(&desk, "covered")), (1, before));
}

#[test]
fn the_ways_of_the_data_are_drawn_for_each_scenario_and_lead_to_their_rows() {
    let mut desk = page("travel-mixed-routes", 8, (140, 50));
    desk.shows("[流向").shows("数据流图").shows("境内").shows("┏");
    desk.key(Enter).hides("[流向");
    let mut desk = page("travel-mixed-routes", 8, (80, 24));
    desk.shows("[流向").shows("数据流图");
    for (wide, high) in super::sizes() {
        desk.resize(wide, high);
    }
}

#[test]
fn more_recipients_than_there_is_room_for_are_numbered_and_the_map_follows_the_bar() {
    let folder = std::sync::Arc::new(tempfile::tempdir().unwrap());
    std::fs::create_dir(folder.path().join("work")).unwrap();
    let example = include_str!("../../../assessments/travel-mixed-routes.json");
    let mut record: serde_json::Value = serde_json::from_str(example).unwrap();
    let answers = &mut record["answers"];
    for number in 1..=14 {
        let mut more = answers["recipients"][0].clone();
        more["id"] = format!("r{number}").into();
        more["name"] = format!("Recipient {number} Ltd.").into();
        answers["recipients"].as_array_mut().unwrap().push(more);
        let named = answers["scenarios"][0]["recipients"].as_array_mut().unwrap();
        named.push(format!("r{number}").into());
    }
    std::fs::write(folder.path().join("work/many.json"), record.to_string()).unwrap();
    let mut desk = Session::on(folder, 80, 24);
    desk.key(Enter).key(F(2));
    for _ in 0..7 {
        desk.key(Right);
    }
    desk.shows("[!]").shows("个接收方");
    let first = desk.screen().lines().nth(3).unwrap().to_owned();
    assert!(first.contains(" 1 ") && !first.contains(" 15"), "{first}");
    for _ in 0..14 {
        desk.key(Down);
    }
    let last = desk.screen().lines().nth(3).unwrap().to_owned();
    assert!(last.contains(" 15") && !last.contains(" 1 "), "{last}");
}

#[test]
fn what_has_long_been_ready_is_drawn_as_ready() {
    let desk = page("customers-standard-contract", 5, (100, 40));
    let state = desk.state();
    let (on, due) = (Day::of(2026, 11, 22), Day::of(2026, 12, 10));
    let (left, ready) = ('━', '▒');
    let ready_on = Some(Day::of(2026, 6, 1));
    for from in [Day::of(2026, 1, 1), Day::of(2026, 12, 8)] {
        let runs = Runs { from, ready: ready_on, due, tone: Tone::Warning, acts: true };
        let axis = Axis::of(on, [runs].into_iter());
        let bar: String =
            axis.bar(runs, 40, state).iter().map(|span| span.content.as_ref()).collect();
        assert!(bar.contains(ready) && !bar.contains(left), "{bar}");
    }
}

#[test]
fn no_sign_of_the_legend_is_parted_from_its_words() {
    let desk = page("customers-standard-contract", 5, (100, 40));
    let state = desk.state();
    for cells in [60, 80, 100, 140] {
        for line in Axis::legend(cells, state) {
            assert!(crate::tui::wrap::width(&line) <= cells);
            let signs = ['─', '━', '▒', '◆', '│', '◀', '▶'];
            assert!(!signs.iter().any(|sign| line.ends_with(*sign)), "{line}");
        }
    }
}

#[test]
fn no_mark_of_the_risk_matrix_is_parted_from_its_number() {
    for (wide, high) in [(80, 24), (100, 30), (140, 40)] {
        for language in 0..2 {
            let mut desk = page("travel-mixed-routes", 6, (wide, high));
            for _ in 0..language {
                desk.key(F(9));
            }
            let screen = desk.screen();
            assert!(screen.contains(["前：", "before "][language]), "{screen}");
            for cell in screen.lines().flat_map(|line| line.split(['│', '|'])) {
                let cell = cell.trim();
                let is_parted =
                    ["前：", "后：", "before", "after"].iter().any(|mark| cell.ends_with(mark));
                assert!(!is_parted, "{cell}\n{screen}");
            }
        }
    }
}
