//! A heat map as a picture in SVG, for a page of HTML or as a file of its own.
//!
//! It needs nothing from outside and runs nothing; its words are text, with a title and a description for those who listen.

mod picture;

pub use picture::picture_svg;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::document::{HeatMap, Shade};

use super::shape::{heads, lines, one_line, xml};

/// Widths and heights in pixels; half a Chinese character is seven wide, and [`HALF`]
/// leaves room for wide Latin letters.
const HEAD: usize = 150;
const COLUMN: usize = 145;
const LINE: usize = 20;
const HALF: usize = 8;
const EDGE: usize = 10;

/// Writes a heat map as a picture that can stand alone.
pub fn svg(map: &HeatMap) -> String {
    let table = map.table();
    let wide = HEAD + COLUMN * map.columns.len() + 2 * EDGE;
    let title = wrapped(&one_line(&map.caption), (wide - 2 * EDGE) / HALF);
    let legend = wrapped(&one_line(&map.legend), (wide - 2 * EDGE) / HALF);
    let mut y = EDGE + LINE * title.len() + EDGE;
    let mut body = text_lines(&title, EDGE, EDGE, "font-weight=\"bold\"");
    let names: Vec<Vec<String>> = heads(&table)
        .unwrap_or_default()
        .iter()
        .enumerate()
        .map(|(index, name)| wrapped(name, room(index)))
        .collect();
    let high = names.iter().map(Vec::len).max().unwrap_or(1) * LINE + EDGE;
    for (index, name) in names.iter().enumerate() {
        let (x, width) = column(index);
        body += &cell(x, y, width, high, "E7E6E6");
        body += &text_lines(name, x + EDGE, y + 5, "font-weight=\"bold\"");
    }
    y += high;
    for row in &map.rows {
        let cells: Vec<(Shade, Vec<String>)> = row
            .cells
            .iter()
            .map(|cell| {
                let words = lines(&cell.text)
                    .into_iter()
                    .map(|line| line.iter().map(|piece| &*piece.text).collect::<String>());
                (cell.shade, words.flat_map(|line| wrapped(&line, room(1))).collect())
            })
            .collect();
        let most = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1).max(2);
        let high = most * LINE + EDGE;
        body += &cell(EDGE, y, HEAD, high, "E7E6E6");
        let head = wrapped(&one_line(&row.head), room(0));
        body += &text_lines(&head, 2 * EDGE, y + 5, "font-weight=\"bold\"");
        for (index, (shade, lines)) in cells.iter().enumerate() {
            let (x, width) = column(index + 1);
            body += &cell(x, y, width, high, shade.color());
            body += &text_lines(lines, x + EDGE, y + 5, "");
        }
        y += high;
    }
    y += EDGE;
    body += &text_lines(&legend, EDGE, y, "");
    let high = y + LINE * legend.len() + EDGE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         font-family=\"sans-serif\" font-size=\"14\" fill=\"#000\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n{body}</svg>\n",
        xml(&map.caption),
        xml(&map.description),
    )
}

/// Left edge and width of a column; the first holds the heads of the rows.
const fn column(index: usize) -> (usize, usize) {
    match index {
        0 => (EDGE, HEAD),
        _ => (EDGE + HEAD + COLUMN * (index - 1), COLUMN),
    }
}

/// How many half characters fit into a column, with air at both sides.
const fn room(index: usize) -> usize {
    (column(index).1 - 2 * EDGE) / HALF
}

fn cell(x: usize, y: usize, width: usize, height: usize, color: &str) -> String {
    format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#{color}\" stroke=\"#000\"/>\n"
    )
}

/// Lines of text one below the other, the first beginning at `y`.
fn text_lines(lines: &[String], x: usize, y: usize, look: &str) -> String {
    let one = |(index, line): (usize, &String)| {
        let base = y + LINE * index + 15;
        format!("<text x=\"{x}\" y=\"{base}\" {look}>{}</text>\n", xml(line))
    };
    lines.iter().enumerate().map(one).collect()
}

/// A line broken where it would be wider than so many half characters, if possible behind a mark or space.
fn wrapped(line: &str, halves: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in line.split_inclusive([' ', '、', '，', '；', '。']) {
        let used = out.last().map_or(0, |line| line.width());
        if used > 0 && used + word.trim_end().width() > halves {
            out.push(String::new());
        }
        for c in word.chars() {
            let used = out.last().map_or(0, |line| line.width());
            if used > 0 && used + c.width().unwrap_or(0) > halves && c != ' ' {
                out.push(String::new());
            }
            if let Some(last) = out.last_mut() {
                last.push(c);
            }
        }
    }
    out.iter().map(|line| line.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render::sample::{NASTY, assert_harmless, heat_map};
    use quick_xml::Reader;
    use quick_xml::events::Event;

    #[test]
    fn the_picture_is_well_formed_and_says_all_in_words() {
        let out = svg(&heat_map());
        let mut reader = Reader::from_str(&out);
        while reader.read_event().unwrap() != Event::Eof {}
        assert_harmless(&out);
        for part in ["<title>", "<desc>", "role=\"img\"", "前：1、2", "#DD6B66", ">严重*<"] {
            assert!(out.contains(part), "{part}");
        }
        assert!(!out.contains("href") && !out.contains("<style") && !out.contains(NASTY));
    }

    #[test]
    fn lines_are_broken_behind_marks_and_never_wider_than_their_room() {
        assert_eq!(wrapped("前：1、2、3", 9), ["前：1、", "2、3"]);
        let long = (1..60).map(|n| n.to_string()).collect::<Vec<_>>().join("、");
        assert!(wrapped(&long, 18).iter().all(|line| line.width() <= 18));
        assert_eq!(wrapped("长长长", 4), ["长长", "长"]);
    }
}
