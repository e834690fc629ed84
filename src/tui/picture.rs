//! A screen as a picture (SVG), for the README.
//!
//! Glyphs stand in their cells whatever font the reader has; lines between panes are drawn as lines, not as glyphs.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::wrap::width;

/// Half of the size of the type: then a Chinese glyph fills two cells, also where `textLength` is not obeyed.
const WIDE: u32 = 8;
const HIGH: u32 = 20;
const PAPER: &str = "#11151c";
const INK: &str = "#d8dee9";

/// An SVG of the buffer, titled for readers who cannot see it.
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (wide, high) = (u32::from(area.width) * WIDE + 24, u32::from(area.height) * HIGH + 24);
    let mut out = String::new();
    // Writing into a string does not fail.
    let _written = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\">\n<title>{}</title>\n<rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{PAPER}\"/>\n<g font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','Noto Sans Mono','DejaVu Sans Mono',Menlo,Consolas,'PingFang SC','Microsoft YaHei',monospace\" font-size=\"16\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for y in 0..area.height {
        let cells: Vec<(u32, u32, &Cell)> = row(buffer, y);
        let top = u32::from(y) * HIGH + 12;
        for (x, span, fill) in runs(&cells, |cell| colours(cell).1) {
            if fill != PAPER {
                let _written = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{span}\" height=\"{HIGH}\" fill=\"{fill}\"/>"
                );
            }
        }
        words(&mut out, &cells, top);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The cells of a row with their left edge and width; the second half of a wide glyph is left out.
fn row(buffer: &Buffer, y: u16) -> Vec<(u32, u32, &Cell)> {
    let area = buffer.area;
    let mut out = Vec::new();
    let mut x = 0;
    while x < area.width {
        let cell = &buffer[(area.x + x, area.y + y)];
        let span = u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
        out.push((u32::from(x) * WIDE + 12, u32::from(span) * WIDE, cell));
        x += span;
    }
    out
}

/// Neighbouring cells that have something in common, as left edge, width and that.
fn runs<'a, T: PartialEq>(
    cells: &[(u32, u32, &'a Cell)],
    of: impl Fn(&'a Cell) -> T,
) -> Vec<(u32, u32, T)> {
    let mut out: Vec<(u32, u32, T)> = Vec::new();
    for (x, span, cell) in cells {
        let value = of(cell);
        match out.last_mut() {
            Some(last) if last.2 == value => last.1 += span,
            _ => out.push((*x, *span, value)),
        }
    }
    out
}

fn words(out: &mut String, cells: &[(u32, u32, &Cell)], top: u32) {
    let baseline = top + 15;
    let mut open: Option<(u32, u32, String, &Cell)> = None;
    let flush = |out: &mut String, run: Option<(u32, u32, String, &Cell)>| {
        let Some((x, span, text, cell)) = run else { return };
        let kept = text.trim_end_matches(' ');
        if kept.is_empty() {
            return;
        }
        let span = span - u32::try_from(text.len() - kept.len()).unwrap_or(0) * WIDE;
        let bold =
            if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let line = if cell.modifier.contains(Modifier::UNDERLINED) {
            " text-decoration=\"underline\""
        } else {
            ""
        };
        let _written = writeln!(
            out,
            "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{span}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}{line}>{}</text>",
            colours(cell).0,
            escaped(kept)
        );
    };
    for (x, span, cell) in cells {
        let (x, span) = (*x, *span);
        if let Some(path) = line(cell.symbol(), x, top) {
            flush(out, open.take());
            let _written =
                writeln!(out, "<path d=\"{path}\" stroke=\"{}\" fill=\"none\"/>", colours(cell).0);
            continue;
        }
        if let Some(opacity) = block(cell.symbol()) {
            flush(out, open.take());
            let _written = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{span}\" height=\"{}\" fill=\"{}\" fill-opacity=\"{opacity}\"/>",
                top + 3,
                HIGH - 6,
                colours(cell).0
            );
            continue;
        }
        // Narrow and wide glyphs never share a run, so that no font can move one into another's cell; nor do signs that many fonts
        // lack. Some readers make one space of several, so none spans two.
        let fits = |run: &(u32, u32, String, &Cell)| {
            !(cell.symbol() == " " && run.2.ends_with(' '))
                && is_drawn(cell.symbol()) == is_drawn(run.3.symbol())
                && colours(run.3).0 == colours(cell).0
                && run.3.modifier == cell.modifier
                && width(run.3.symbol()) == width(cell.symbol())
        };
        match &mut open {
            Some(run) if fits(run) => {
                run.1 += span;
                run.2.push_str(cell.symbol());
            }
            _ => {
                flush(out, open.take());
                if cell.symbol() != " " {
                    open = Some((x, span, cell.symbol().to_owned(), cell));
                }
            }
        }
    }
    flush(out, open);
}

/// Whether it is a sign that draws rather than says.
fn is_drawn(symbol: &str) -> bool {
    symbol.chars().all(|sign| matches!(sign, '\u{2500}'..='\u{25ff}' | '·'))
}

/// How much of its paper a block covers.
fn block(symbol: &str) -> Option<&'static str> {
    match symbol {
        "█" => Some("1"),
        "▒" => Some("0.5"),
        _ => None,
    }
}

/// A line-drawing glyph as a path.
fn line(symbol: &str, x: u32, top: u32) -> Option<String> {
    let (mx, my) = (f64::from(x) + f64::from(WIDE) / 2.0, f64::from(top) + f64::from(HIGH) / 2.0);
    let (left, right, up, down) = (x, x + WIDE, top, top + HIGH);
    Some(match symbol {
        "─" => format!("M{left} {my}H{right}"),
        // Twice as heavy.
        "━" => format!("M{left} {my}H{right}V{}H{left}V{my}H{right}", my + 1.0),
        "│" => format!("M{mx} {up}V{down}"),
        "┌" => format!("M{right} {my}H{mx}V{down}"),
        "┐" => format!("M{left} {my}H{mx}V{down}"),
        "└" => format!("M{right} {my}H{mx}V{up}"),
        "┘" => format!("M{left} {my}H{mx}V{up}"),
        _ => return None,
    })
}

/// Ink and paper of a cell.
fn colours(cell: &Cell) -> (&'static str, &'static str) {
    let mut ink = named(cell.fg).unwrap_or(INK);
    let mut paper = named(cell.bg).unwrap_or(PAPER);
    if cell.modifier.contains(Modifier::DIM) {
        ink = "#8b95a7";
    }
    if cell.modifier.contains(Modifier::REVERSED) {
        (ink, paper) = (paper, ink);
    }
    (ink, paper)
}

const fn named(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Black => "#11151c",
        Color::Red => "#bf616a",
        Color::Green => "#a3be8c",
        Color::Yellow => "#ebcb8b",
        Color::Blue => "#2f5d8c",
        Color::Magenta => "#b48ead",
        Color::Cyan => "#7fc8d8",
        Color::Gray => "#b8c0cc",
        Color::DarkGray => "#6b7486",
        Color::LightRed => "#e06c75",
        Color::LightGreen => "#b5d6a0",
        Color::LightYellow => "#f2d99c",
        Color::LightBlue => "#88b4e0",
        Color::LightMagenta => "#c9a6d4",
        Color::LightCyan => "#9fdde8",
        Color::White => "#f4f6fa",
        _ => return None,
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
