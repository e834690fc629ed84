//! What a plan must be, whatever is drawn.

use std::collections::HashMap;

use super::*;
use crate::document::plain;
use crate::document::render::sample::pictures::{drawn, holdings, ways};

/// Every cell that a line runs through, with the two directions it has there.
fn cells(route: &Route) -> Vec<((usize, usize), bool)> {
    let mut out = Vec::new();
    for pair in route.points.windows(2) {
        let (a, b) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        assert!(a.0 == b.0 || a.1 == b.1, "a line runs aslant");
        let across = a.1 == b.1;
        let ((x0, x1), (y0, y1)) = ((a.0, b.0), (a.1.min(b.1), a.1.max(b.1)));
        out.extend((x0..=x1).flat_map(|x| (y0..=y1).map(move |y| ((x, y), across))));
    }
    out
}

fn is_within(placed: &Placed, (x, y): (usize, usize)) -> bool {
    let ((left, top), (wide, high)) = (placed.at, placed.size);
    (left..left + wide).contains(&x) && (top..top + high).contains(&y)
}

/// Panics where something stands on something else.
fn look_through(picture: &Picture, plan: &Plan) {
    let mut taken = HashMap::new();
    for placed in &plan.boxes {
        let ((left, top), (wide, high)) = (placed.at, placed.size);
        assert!(left + wide <= plan.cells && top + high <= plan.rows);
        for cell in (left..left + wide).flat_map(|x| (top..top + high).map(move |y| (x, y))) {
            assert_eq!(taken.insert(cell, placed.node), None, "two boxes at {cell:?}");
        }
    }
    assert_eq!(plan.boxes.len(), picture.nodes().len());
    assert_eq!(plan.routes.len(), picture.edges().len());
    let mut runs: HashMap<((usize, usize), bool), usize> = HashMap::new();
    for route in &plan.routes {
        let edge = &picture.edges()[route.edge];
        let (first, last) = (route.points[0], route.points[route.points.len() - 1]);
        for (end, node) in [(first, edge.from), (last, edge.to)] {
            let placed = plan.boxes.iter().find(|placed| placed.node == node).unwrap();
            assert!(is_within(placed, end), "{route:?} does not end at its box");
        }
        for (cell, across) in cells(route) {
            let inside = taken.contains_key(&cell) && cell != first && cell != last;
            assert!(!inside, "{route:?} runs through a box");
            let other = runs.insert((cell, across), route.edge);
            assert!(other.is_none_or(|other| other == route.edge), "two lines along {cell:?}");
        }
    }
    // Corners touch no other line: where one turns, nothing crosses.
    for route in &plan.routes {
        for corner in route.points.iter().skip(1).rev().skip(1) {
            for across in [true, false] {
                let other = runs.get(&(*corner, across));
                assert!(other.is_none_or(|other| *other == route.edge), "a corner at {corner:?}");
            }
        }
    }
}

#[test]
fn nothing_stands_on_anything_else() {
    for seed in 0..300 {
        let picture = drawn(seed);
        let plan = plan(&picture, 2000).unwrap();
        look_through(&picture, &plan);
    }
    for picture in [ways(Lang::Zh), ways(Lang::En), holdings(Lang::Zh)] {
        for room in [80, ROOM, 160] {
            look_through(&picture, &plan(&picture, room).unwrap());
        }
    }
}

#[test]
fn the_same_picture_has_the_same_plan_within_its_room() {
    for seed in 0..40 {
        for room in [60, 80, ROOM, 200] {
            let one = plan(&drawn(seed), room);
            assert_eq!(one, plan(&drawn(seed), room));
            assert!(one.is_none_or(|plan| plan.cells <= room));
        }
    }
}

#[test]
fn what_crosses_the_border_says_how_where_there_is_room() {
    let plan = plan(&ways(Lang::Zh), ROOM).unwrap();
    let marks: Vec<&str> = plan.routes.iter().map(|route| route.mark.text.as_str()).collect();
    assert!(marks.contains(&"7 IPsec") && marks.contains(&"8 HTTPS"), "{marks:?}");
    let border = plan.border.unwrap();
    for placed in &plan.boxes {
        let is_abroad = matches!(placed.role, Role::Recipient | Role::Onward);
        assert_eq!(placed.at.0 > border, is_abroad, "{placed:?}");
    }
}

#[test]
fn no_word_is_torn_and_a_long_label_is_shortened_to_its_first_phrases() {
    for passes_on in [false, true] {
        let mut picture = Picture::flow("", Lang::Zh);
        let mut named = |role, label: &str| picture.node(label, role, plain(label));
        let people = named(Role::People, "开通跨境礼遇的会员");
        let system = named(Role::System, "会员平台 XL-CRM 5.2");
        let gateway = named(Role::Gateway, "出境网关 XL-XGW 1.9");
        let recipient = named(Role::Recipient, "Hanselicht Reisepartner GmbH");
        if passes_on {
            let onward = named(Role::Onward, "Musterthal Hotelbetriebs GmbH");
            picture.link(recipient, onward, plain("德国至奥地利：经 TLS 1.3 推送"));
        }
        picture.link(people, system, Vec::new());
        picture.link(system, gateway, plain("同一机房内网，HTTPS（TLS 1.3）\n实时"));
        picture.link(gateway, recipient, plain("公共互联网，HTTPS（TLS 1.3），双向证书\n每日"));
        let plan = plan(&picture, ROOM).unwrap();
        let words: Vec<&str> =
            plan.boxes.iter().flat_map(|one| &one.lines).map(String::as_str).collect();
        assert!(words.contains(&"Reisepartner"), "{words:?}");
        assert_eq!(words.contains(&"Hotelbetriebs"), passes_on, "{words:?}");
        let mark = plan.routes.last().unwrap().mark.text.as_str();
        assert_eq!(mark.starts_with("3 公共互联网"), !passes_on, "{mark}: where there is room");
    }
}

#[test]
fn a_share_stands_on_its_line() {
    let plan = plan(&holdings(Lang::Zh), 80).unwrap();
    let marks: Vec<&str> = plan.routes.iter().map(|route| route.mark.text.as_str()).collect();
    assert_eq!(marks, ["75%", "25%", "100%", "51%", "49%", "0.5%"]);
}

#[test]
fn nothing_and_too_much_have_no_plan() {
    let mut picture = Picture::flow("", Lang::Zh);
    assert_eq!(plan(&picture, ROOM), None);
    let one = picture.node("a", Role::System, Vec::new());
    for _ in 0..LINES {
        picture.link(one, one, Vec::new());
    }
    assert!(plan(&picture, ROOM * 4).is_some());
    picture.link(one, one, Vec::new());
    assert_eq!(plan(&picture, ROOM * 4), None);
}
