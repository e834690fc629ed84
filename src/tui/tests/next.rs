//! Where F8 leads: what is wrong, what is open, and in which order.

use crossterm::event::KeyCode::{Enter, F, Home, Tab};

use super::session::Session;

#[test]
fn a_wrong_answer_is_led_to_and_never_called_nothing() {
    let mut desk = Session::example("travel-mixed-routes", 120, 40);
    let id = desk.first_row("items");
    desk.stores(&format!("items/{id}/category"), "乱写").key(F(8));
    desk.hides("没有缺项").shows("── 类别");
}

/// Who answered the first field of a section walks through it; who only looks at it is led to what decides, and told so.
#[test]
fn an_answer_is_followed_by_the_next_gap_and_a_leap_is_said() {
    let mut desk = Session::with("walk", 120, 40);
    desk.go("handler/name").key(Enter).type_text("宁波某公司").key(F(8));
    assert_eq!(desk.stands(), "handler/credit_code");
    let mut desk = Session::with("walk", 120, 40);
    desk.go("handler").key(Home).key(F(8));
    desk.go("record/title").key(F(8)).shows("结论取决于它");
    assert_eq!(desk.stands(), "handler/ciio");
}

#[test]
fn a_row_is_gone_through_before_another() {
    let mut desk = Session::with("rows", 140, 40);
    // Names whose ids stand in another order than the rows.
    desk.go("items").paste("名称\n姓名\n手机号\n邮箱\n").key(Tab).go("items").key(Home);
    let ids = desk.rows("items");
    let head = |desk: &mut Session| desk.screen().lines().nth(1).unwrap().to_owned();
    // From the table, into the row under the bar; from its first field on within it.
    desk.key(F(8));
    assert!(head(&mut desk).contains("> 姓名"), "{}", head(&mut desk));
    for _ in 0..4 {
        desk.go(&format!("items/{}/name", ids[1])).key(F(8));
        assert!(head(&mut desk).contains("> 手机号"), "{}", head(&mut desk));
    }
}

#[test]
fn behind_the_last_gap_of_a_row_comes_the_first_of_the_next() {
    let mut desk = Session::with("rows", 140, 40);
    desk.go("items").paste("名称\n姓名\n手机号\n邮箱\n").key(Tab).go("items").key(Home);
    let ids = desk.rows("items");
    let gaps = |desk: &Session, id: &String| -> Vec<String> {
        let of_row = |place: &String| place.starts_with(&format!("items/{id}/"));
        desk.open_places().iter().map(ToString::to_string).filter(of_row).collect()
    };
    for pair in ids.windows(2) {
        let mut own = gaps(&desk, &pair[0]);
        let section = crate::form::Section::find("items").unwrap();
        own.sort_by_key(|place| {
            section.fields.iter().position(|field| place.ends_with(&format!("/{}", field.id)))
        });
        let name = |id: &String| desk.value(&format!("items/{id}/name")).replace('"', "");
        let (here, there) = (name(&pair[0]), name(&pair[1]));
        desk.go(&own[0]);
        for _ in 1..own.len() {
            assert!(desk.screen().lines().nth(1).unwrap().contains(&format!("> {here}")));
            desk.key(F(8));
        }
        assert!(desk.screen().lines().nth(1).unwrap().contains(&format!("> {here}")));
        desk.key(F(8));
        let head = desk.screen().lines().nth(1).unwrap().to_owned();
        assert!(head.contains(&format!("> {there}")), "{head}");
    }
}

/// From anywhere, as many presses as there are gaps meet every one, on and back.
#[test]
fn walking_on_or_back_meets_every_gap_before_any_comes_again() {
    use std::collections::BTreeSet;
    let mut desk = Session::example("website-policy", 100, 30);
    let all: BTreeSet<String> = desk.open_places().iter().map(ToString::to_string).collect();
    assert!(all.len() > 200, "{}", all.len());
    let middle = desk.open_places()[all.len() / 2].to_string();
    let last = desk.open_places().last().unwrap().to_string();
    for (key, from) in [("F8", "record"), ("F8", &middle), ("Alt+N", &last), ("F8", "handler/name")]
    {
        desk.go(from);
        let mut met = BTreeSet::new();
        for press in 0..all.len() {
            desk.named(key);
            // Of a table the bar stands in a row, though it was come to as a whole.
            let stands = desk.stands();
            let whole = stands.split('/').next().unwrap_or_default();
            let is_table = !all.contains(&stands) && all.contains(whole);
            let place = if is_table { whole.to_owned() } else { stands };
            assert!(met.insert(place.clone()), "{key} from {from}: {press}: {place}");
        }
        assert_eq!(met, all, "{key} from {from}");
    }
}

/// F8, the list of what is to be done, the page of it, `check` as text and as JSON and the workbook tell one order: what decides first,
/// then the record from its beginning, with the rows as their tables have them.
#[test]
fn whatever_lists_gaps_has_one_order() {
    use crate::day::calendar::Calendar;
    use crate::document::build::workbooks;
    use crate::document::workbook::Cell;
    use crate::form::{Answers, Place, Severity};
    use crate::inspection::inspect;
    use crate::law::Survey;
    use crate::telling;
    use crate::text::Lang;
    let mut desk = Session::with("order", 140, 40);
    // Names whose ids stand in another order than the rows.
    desk.go("items").paste("名称\n姓名\n手机号\n邮箱\n购买记录\n").key(Tab).go("groups");
    desk.paste("人群\n乙\n甲\n").key(Tab).go("scenarios").paste("名称\n售后\n人事\n").key(Tab);
    let answers: &Answers = desk.all_answers();
    let survey = Survey::of(answers);
    let order = survey.open_places(answers);
    assert!(order.len() > 20 && order.iter().filter(|place| place.row.is_some()).count() > 8);
    let decides = |place: &&Place| survey.verdict.lacking.contains(place);
    assert_eq!(order.iter().take_while(decides).count(), order.iter().filter(decides).count());
    assert!(!order.is_sorted(), "the order of ids is another");
    let here: Vec<Place> = order.iter().filter(|place| place.is_here()).cloned().collect();
    assert_eq!(desk.open_places(), here, "F8");
    let all = inspect(answers, &survey, &Calendar::default()).to_do(&survey, answers);
    let is_gap = |place: &Place| survey.gaps.contains(place);
    let to_do: Vec<Place> = all.iter().filter_map(|one| one.place.clone()).filter(is_gap).collect();
    let once = |places: Vec<Place>| {
        let mut out: Vec<Place> = Vec::new();
        places.into_iter().filter(is_gap).for_each(|place| {
            if !out.contains(&place) {
                out.push(place);
            }
        });
        out
    };
    let objected = to_do.iter().filter(|place| !order.contains(place)).count();
    assert_eq!((to_do.len(), objected), (order.len(), 0), "each of them, once");
    let points = telling::open_points(&survey, answers);
    let gaps = points.iter().filter(|one| one.severity == Severity::Gap);
    assert_eq!(once(gaps.map(|one| one.place.clone()).collect()), order, "check and workbook");
    let told = telling::open_points_told(&survey, answers);
    assert_eq!(once(told.into_iter().filter_map(|one| one.place).collect()), order, "in lines");
    let books = workbooks(answers, &survey, Lang::En);
    let sheets = books.iter().flat_map(|book| &book.sheets);
    let of_gaps = sheets.filter(|sheet| sheet.name == "Open points").flat_map(|sheet| &sheet.rows);
    let place = |row: &Vec<Cell>| match row.last() {
        Some(Cell::Code(place)) => Place::parse(place).ok(),
        _ => None,
    };
    assert_eq!(once(of_gaps.filter_map(place).collect()), order, "the workbook itself");
    // Walked from the first to the last, a table that is come to as a whole counting for itself.
    let here: Vec<String> = here.iter().map(ToString::to_string).collect();
    desk.go(&here[0]);
    for (at, wanted) in here.iter().enumerate().skip(1) {
        desk.key(F(8));
        let stands = desk.stands();
        let is_it = stands == *wanted || stands.split('/').next() == Some(wanted);
        assert!(is_it, "{at}: {stands} instead of {wanted}");
    }
}

#[test]
fn a_list_of_sections_that_is_not_whole_says_how_it_goes_on() {
    use crossterm::event::KeyCode::{Down, End};
    let mut desk = Session::with("sections", 80, 24);
    desk.shows("v 下面还有7部分").key(End).shows("^ 上面还有7部分").key(F(9)).shows("7 more above");
    desk.key(Home);
    for _ in 0..23 {
        desk.key(Down);
    }
    desk.shows(" above  v ");
    let mut desk = Session::with("sections", 140, 40);
    desk.hides("下面还有");
}
