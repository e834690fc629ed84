//! Every screen on terminals that draw ambiguous characters narrow and on those that draw them wide: no cell is lost, none is left over.

use crossterm::event::KeyCode::{Enter, Esc, Right};
use ratatui::buffer::Buffer;

use super::session::Session;
use crate::tui::put::Halves;
use crate::tui::wrap::{Width, measure_as, width};

/// A terminal as it looks: what stands in each cell; nothing in the second cell of a wide character. Beside each, whether the cell is
/// reversed: what the terminal blanks is not.
struct Seen {
    cells: Vec<Vec<String>>,
    reversed: Vec<Vec<bool>>,
    last: Buffer,
}

impl Seen {
    fn new(buffer: &Buffer) -> Self {
        let (wide, high) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
        Self {
            cells: vec![vec![" ".to_owned(); wide]; high],
            reversed: vec![vec![false; wide]; high],
            last: Buffer::empty(buffer.area),
        }
    }

    /// Takes what is sent for the next frame, as a terminal does: each sign where the cursor stands, which is moved only where the next
    /// cell is not the next one.
    fn take(&mut self, next: &Buffer) {
        let mut before: Option<(u16, u16)> = None;
        let mut cursor = (0, 0);
        for (x, y, cell) in self.last.diff(next) {
            if before.is_none_or(|(last, line)| (last + 1, line) != (x, y)) {
                cursor = (usize::from(x), usize::from(y));
            }
            before = Some((x, y));
            let wide = width(cell.symbol()).max(1);
            for at in cursor.0..cursor.0 + wide {
                self.write(at, cursor.1, if at == cursor.0 { cell.symbol() } else { "" });
                if let Some(reversed) = self.reversed[cursor.1].get_mut(at) {
                    *reversed = is_reversed(cell);
                }
            }
            cursor.0 += wide;
        }
        self.last = next.clone();
    }

    fn write(&mut self, x: usize, y: usize, sign: &str) {
        let row = &mut self.cells[y];
        if x >= row.len() {
            return;
        }
        // Half a character is none.
        if row[x].is_empty() && !sign.is_empty() && x > 0 {
            row[x - 1] = " ".to_owned();
            self.reversed[y][x - 1] = false;
        }
        if !row[x].is_empty() && row.get(x + 1).is_some_and(String::is_empty) {
            row[x + 1] = " ".to_owned();
            self.reversed[y][x + 1] = false;
        }
        sign.clone_into(&mut row[x]);
    }

    /// The cells that are reversed on the terminal and not in the frame, or the other way round.
    fn otherwise(&self, next: &Buffer) -> Vec<(u16, u16)> {
        let mut out = Vec::new();
        for y in 0..next.area.height {
            let mut x = 0;
            while x < next.area.width {
                let cell = &next[(x, y)];
                if self.reversed[usize::from(y)][usize::from(x)] != is_reversed(cell) {
                    out.push((x, y));
                }
                x += u16::try_from(width(cell.symbol())).unwrap().max(1);
            }
        }
        out
    }

    fn text(&self) -> Vec<String> {
        self.cells.iter().map(|row| row.concat().trim_end().to_owned()).collect()
    }
}

fn is_reversed(cell: &ratatui::buffer::Cell) -> bool {
    cell.modifier.contains(ratatui::style::Modifier::REVERSED)
}

fn drawn(buffer: &Buffer) -> Vec<String> {
    let line = |y: u16| {
        let (mut x, mut line) = (0, String::new());
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(width(symbol)).unwrap().max(1);
        }
        line.trim_end().to_owned()
    };
    (0..buffer.area.height).map(line).collect()
}

/// Opens the record again where it was left.
fn at_the_record(desk: &mut Session) {
    let screen = desk.screen();
    if screen.contains("出境 chujing") || screen.contains("chujing 出境") {
        desk.key(Enter);
    }
}

/// Walks through the desk, and looks after every key whether the terminal shows what was drawn.
fn walk(how_wide: Width, (wide, high): (u16, u16)) {
    let mut desk = Session::example("travel-mixed-routes", wide, high);
    desk.measures(how_wide);
    measure_as(how_wide);
    let mut seen = Seen::new(&desk.frame());
    let mut halves = Halves::default();
    let mut look = |desk: &mut Session, keys: &str| {
        let mut frame = desk.frame();
        // The desk drew more often meanwhile than is looked at here: what it has sent again for those frames is found for these.
        halves.resend(&mut frame);
        seen.take(&frame);
        assert_eq!(seen.otherwise(&frame), [], "{how_wide:?} {wide}x{high} after {keys}");
        let (shown, drawn) = (seen.text(), drawn(&frame));
        for (shown, drawn) in shown.iter().zip(&drawn) {
            assert_eq!(
                shown,
                drawn,
                "{how_wide:?} {wide}x{high} after {keys}\n{}",
                seen.text().join("\n")
            );
            assert!(width(drawn) <= usize::from(wide), "{drawn}");
        }
    };
    look(&mut desk, "opening");
    for section in crate::form::catalog::SECTIONS {
        at_the_record(&mut desk);
        desk.go(section.id);
        look(&mut desk, section.id);
        for key in ["Down", "Right", "Right", "Enter", "Down", "Enter", "Esc", "Esc", "Esc"] {
            desk.named(key);
            look(&mut desk, &format!("{} {key}", section.id));
        }
    }
    for path in [
        "F2 Right Right Right Right Right Right Right Down Down Right Right Right Right Right Right Enter Esc Esc",
        "Esc Esc Tab Down Down Tab F2 Right Right Esc",
        "F2 F4 Down Down Esc Esc",
        "F3 Right Down Down Right Right PgDn F8 Esc",
        "F1 Down PgDn Esc",
        "Ctrl+P Down PgDn Esc",
        "F7 Down Down Esc",
        "F10 Down Down Esc",
        "Ctrl+T Down Enter Esc Esc",
        "Ctrl+B Down Esc",
        "F9 F2 Right Right Right Esc F3 Right Esc F1 Esc F9",
        "Alt+J Esc",
    ] {
        at_the_record(&mut desk);
        for key in path.split(' ') {
            desk.named(key);
            look(&mut desk, path);
        }
    }
    // Text with many such signs, typed and wrapped, in a line, a paragraph and a name.
    let text = "“甲”…—①②③ ООО «Ромашка» αβγ → ± × ÷ · ‘乙’";
    for place in ["handler/name", "record/team"] {
        at_the_record(&mut desk);
        desk.go(place).key(Enter);
        for _ in 0..6 {
            desk.type_text(text);
            look(&mut desk, place);
        }
        let cursor = desk.cursor().unwrap_or_else(|| panic!("{}", desk.screen()));
        assert!(cursor.0 < wide && cursor.1 < high);
        desk.key(crossterm::event::KeyCode::Left).ctrl('s');
        look(&mut desk, place);
    }
    desk.key(Esc).key(Esc).key(Right);
    look(&mut desk, "back");
    measure_as(Width::Narrow);
}

#[test]
fn every_screen_is_whole_where_ambiguous_characters_are_narrow() {
    walk(Width::Narrow, (80, 24));
}

#[test]
fn every_screen_is_whole_where_they_are_wide() {
    for size in [(80, 24), (140, 40)] {
        walk(Width::Wide, size);
    }
}

#[test]
fn what_a_terminal_blanks_behind_half_a_wide_character_is_sent_again() {
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};
    let line = |words: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, words, Style::new());
        buffer.set_style(buffer.area, Style::new().add_modifier(Modifier::REVERSED));
        buffer
    };
    let mut halves = Halves::default();
    let mut seen = Seen::new(&line(""));
    for words in ["a豁免 ", "豁免  ", "a豁免 ", "ab豁 ", "豁 b免", " 豁免", "豁免", ""]
    {
        let mut next = line(words);
        halves.resend(&mut next);
        seen.take(&next);
        assert_eq!(seen.otherwise(&next), [], "{words}");
        assert_eq!(seen.text(), drawn(&next), "{words}");
    }
}

#[test]
fn a_line_that_is_typed_shows_its_cursor_behind_what_takes_two_cells() {
    let mut desk = Session::with("宽", 80, 24);
    desk.measures(Width::Wide).go("handler/name").key(Enter);
    let (column, row) = desk.cursor().unwrap();
    desk.type_text("“甲”");
    assert_eq!(desk.cursor(), Some((column + 6, row)));
    desk.shows("“甲”").key(Enter).shows("“甲”");
    desk.go("record/team").key(Enter);
    let (column, row) = desk.cursor().unwrap();
    desk.type_text("——①");
    assert_eq!(desk.cursor(), Some((column + 6, row)));
    measure_as(Width::Narrow);
}
