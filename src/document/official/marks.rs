//! What a character is to a form: something said, a place to write on, or a box to tick.
//!
//! Lines to write on are no text: how long one is drawn changes nothing that is said. A dash or an ellipsis is text; only a long
//! row of them is a line.

/// Boxes that can be ticked, those of fonts of symbols included.
const BOXES: [char; 25] = [
    '□', '☐', '▢', '◻', '⬜', '◽', '▫', '❏', '❐', '❑', '❒', '⬚', '⃞', '○', '◯', '⭕', '❍',
    '\u{f06f}', '\u{f070}', '\u{f071}', '\u{f072}', '\u{f0a3}', '\u{f0a8}', '\u{f06d}', '\u{f0a1}',
];

/// What lines are drawn with where many stand in a row, and how many at least.
const ROWS: [(char, usize); 14] = [
    ('.', 4),
    ('．', 4),
    ('·', 4),
    ('・', 4),
    ('‧', 4),
    ('…', 3),
    ('‥', 3),
    ('-', 4),
    ('－', 4),
    ('‐', 4),
    ('–', 4),
    ('—', 4),
    ('─', 3),
    ('━', 3),
];

/// Whether a character is a box that can be ticked.
pub(super) fn is_box(c: char) -> bool {
    BOXES.contains(&c)
}

/// Which characters are white space or the line of a blank; the end of a line is neither.
pub(super) fn fillers(text: &[char]) -> Vec<bool> {
    let mut out: Vec<bool> = text.iter().map(|c| is_filler(*c)).collect();
    let mut at = 0;
    while let Some(c) = text.get(at) {
        let row = text.iter().skip(at).take_while(|next| *next == c).count();
        if ROWS.iter().any(|(known, least)| known == c && row >= *least) {
            out.iter_mut().skip(at).take(row).for_each(|filler| *filler = true);
        }
        at += row;
    }
    out
}

/// The characters that are neither filler nor a line end.
pub(super) fn shown(text: &[char]) -> impl Iterator<Item = char> {
    let fillers = fillers(text);
    let kept = text.iter().zip(fillers).filter(|(c, filler)| !filler && **c != '\n');
    kept.map(|(c, _)| *c)
}

fn is_filler(c: char) -> bool {
    c != '\n'
        && (c.is_whitespace() || matches!(c, '_' | '＿' | '\u{2cd}' | '\u{fe4d}'..='\u{fe4f}'))
}

/// Half-width marks count as full-width ones.
pub(super) fn folded(c: char) -> char {
    match c {
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '[' | '［' => '【',
        ']' | '］' => '】',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_row_is_a_line_and_a_short_one_is_text() {
        let of = |text: &str| shown(&text.chars().collect::<Vec<_>>()).collect::<String>();
        for (text, said) in [
            ("地址：________", "地址："),
            ("地址：…………", "地址："),
            ("地址：.........", "地址："),
            ("等等……", "等等……"),
            ("见附件——清单", "见附件——清单"),
            ("v1.2.3 a-b--c", "v1.2.3a-b--c"),
            ("　地\u{a0}址\n：", "地址："),
        ] {
            assert_eq!(of(text), said);
        }
    }
}
