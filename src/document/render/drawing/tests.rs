//! What a drawing in cells must be.

use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::document::plain;
use crate::document::render::sample::pictures::{drawn, holdings, ways};
use crate::text::Lang;

fn all() -> [Picture; 4] {
    [ways(Lang::Zh), ways(Lang::En), holdings(Lang::Zh), drawn(7)]
}

#[test]
fn no_row_is_wider_than_its_room_however_narrow() {
    for picture in all() {
        // The room of a telephone, of terminals, and whatever lies between.
        for cells in (12..100).step_by(8).chain([79, 80, 108, 139]) {
            for pen in [Pen::Lines, Pen::Ascii] {
                let rows = drawing(&picture, cells, pen);
                assert!(
                    rows.iter().all(|row| row.width() <= cells),
                    "{cells}:\n{}",
                    rows.join("\n")
                );
            }
        }
    }
}

#[test]
fn a_picture_as_it_occurs_fits_a_terminal() {
    for lang in [Lang::Zh, Lang::En] {
        let rows = drawing(&ways(lang), 80, Pen::Lines);
        assert!(rows.len() <= 24 && rows[0].contains('║'), "{}", rows.join("\n"));
    }
}

#[test]
fn ascii_is_ascii_but_for_the_words() {
    for cells in [40, 80, 120] {
        for picture in [ways(Lang::En), holdings(Lang::En)] {
            let words = |c: char| {
                let labels = picture.nodes().iter().map(|node| picture.name(node));
                labels.chain(["【】；".into()]).any(|name| name.contains(c))
                    || ('一'..='龥').contains(&c)
            };
            let rows = drawing(&picture, cells, Pen::Ascii).join("\n");
            assert!(rows.chars().all(|c| c.is_ascii() || words(c)), "{rows}");
        }
    }
}

#[test]
fn words_from_outside_stay_words() {
    let mut picture = Picture::flow("", Lang::Zh);
    let one = picture.node("a", Role::System, plain("a\u{1b}[31m\u{202e}\u{0}b"));
    picture.link(one, one, plain("\u{1b}]0;x\u{7}"));
    for cells in [12, 80] {
        let rows = drawing(&picture, cells, Pen::Lines).join("\n");
        assert!(rows.chars().all(|c| c == '\n' || crate::text::is_seen(c)), "{rows:?}");
    }
}

#[test]
fn what_holds_too_much_is_drawn_from_above_to_below() {
    let mut picture = Picture::flow("", Lang::Zh);
    for number in 0..13 {
        picture.node(number.to_string(), Role::System, plain(format!("系统{number}")));
    }
    assert_eq!(plan(&picture, 1000), None);
    let rows = drawing(&picture, 80, Pen::Lines).join("\n");
    assert!((0..13).all(|number| rows.contains(&format!("│ 系统{number} │"))), "{rows}");
}
