//! Figures in block digits, to be read from a distance. They are painted with the ground of cells and not with glyphs, whose width differs
//! from one terminal to the next.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How high a digit is, in dots.
const HIGH: u16 = 5;

/// The dots of a digit, line by line, three each.
const fn dots(sign: char) -> Option<[u8; 5]> {
    Some(match sign {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b001, 0b001, 0b001],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        '-' => [0b000, 0b000, 0b111, 0b000, 0b000],
        ',' => [0b000, 0b000, 0b000, 0b010, 0b100],
        _ => return None,
    })
}

/// How many cells a figure takes with dots of this width.
pub(super) fn wide(figure: &str, dot: u16) -> u16 {
    let count = u16::try_from(figure.chars().filter(|sign| dots(*sign).is_some()).count());
    count.unwrap_or(u16::MAX).saturating_mul(4 * dot).saturating_sub(dot)
}

/// How high a dot of this width is: cells are about twice as high as wide.
const fn high(dot: u16) -> u16 {
    if dot > 3 { dot / 2 } else { 1 }
}

/// Paints a figure, with dots of this width; how high it is, or nothing where it has no room.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    figure: &str,
    dot: u16,
    style: Style,
) -> Option<u16> {
    let high = high(dot);
    if area.height < HIGH * high || area.width < wide(figure, dot) || figure.is_empty() {
        return None;
    }
    let mut x = area.x;
    for rows in figure.chars().filter_map(dots) {
        for (y, bits) in (area.y..).step_by(usize::from(high)).zip(rows) {
            for (at, bit) in [0b100, 0b010, 0b001].into_iter().enumerate() {
                let left = x + u16::try_from(at).unwrap_or(0) * dot;
                if bits & bit != 0 {
                    let cells = Rect { x: left, y, width: dot, height: high };
                    frame.buffer_mut().set_style(cells, style);
                }
            }
        }
        x += 4 * dot;
    }
    Some(HIGH * high)
}
