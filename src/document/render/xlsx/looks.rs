//! How cells look: one typeface a language, thin lines, heads and gaps with a ground of their own.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::text::Lang;

/// The looks of a workbook.
pub(super) struct Looks {
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) code: Format,
    pub(super) number: Format,
    pub(super) day: Format,
    pub(super) gap: Format,
    pub(super) answer: Format,
}

/// The ground of heads and codes, as in the Word files.
const SHADE: u32 = 0x00E7_E6E6;
/// The ground of what is missing or to be filled in.
const YELLOW: u32 = 0x00FF_F2CC;

impl Looks {
    pub(super) fn of(lang: Lang) -> Self {
        let face = match lang {
            Lang::Zh => "仿宋",
            Lang::En => "Times New Roman",
        };
        let text = Format::new()
            .set_font_name(face)
            .set_font_size(11)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00A6_A6A6))
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        let head = text.clone().set_bold().set_align(FormatAlign::VerticalCenter);
        Self {
            head: head.set_align(FormatAlign::Center).set_background_color(Color::RGB(SHADE)),
            code: text
                .clone()
                .set_font_name("Consolas")
                .set_font_size(9)
                .set_font_color(Color::RGB(0x0059_5959))
                .set_background_color(Color::RGB(SHADE)),
            number: text.clone().set_num_format("#,##0"),
            day: text.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            gap: text.clone().set_background_color(Color::RGB(YELLOW)),
            // As text: what is typed stays what was typed, also "1-2", "0021" and "2026-03-01".
            answer: text
                .clone()
                .set_background_color(Color::RGB(YELLOW))
                .set_num_format("@")
                .set_unlocked(),
            text,
        }
    }
}
