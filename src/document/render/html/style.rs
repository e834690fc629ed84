//! The look of the page, on screen and on paper.
//!
//! On paper the draft mark and the stamp stand in the margins of every page, where the browser can do that, and in the text
//! in any case. In the style sheet their words are escaped so that they stay words.

use crate::document::render::shape::one_line;
use crate::document::{Document, Layout};
use crate::text::Lang;

/// The style sheet of a document.
pub(super) fn style(document: &Document) -> String {
    let measures = match (document.layout, document.lang) {
        (Layout::Report, Lang::Zh) => {
            "--title:22pt;--size:14pt;--pitch:26pt;--indent:2em;--side:31.8mm;--top:25.4mm;--cell:10.5pt"
        }
        (Layout::Report, Lang::En) => {
            "--title:22pt;--size:12pt;--pitch:17pt;--indent:0em;--side:31.8mm;--top:25.4mm;--cell:10.5pt"
        }
        (Layout::Form, Lang::Zh) => {
            "--title:18pt;--size:14pt;--pitch:16pt;--indent:2em;--side:31.8mm;--top:25.4mm;--cell:14pt;--row:16pt;--sign:12pt"
        }
        (Layout::Form, Lang::En) => {
            "--title:18pt;--size:12pt;--pitch:15pt;--indent:0em;--side:31.8mm;--top:25.4mm;--cell:11pt;--sign:12pt"
        }
        (Layout::Brief, _) => {
            "--title:16pt;--size:10.5pt;--pitch:18pt;--indent:0em;--side:20mm;--top:20mm;--cell:9pt"
        }
    };
    let margin = match document.layout {
        Layout::Report | Layout::Form => "25.4mm 31.8mm",
        Layout::Brief => "20mm",
    };
    let draft = quoted(&document.stamp.draft);
    let stamp = if document.stamp.is_shown {
        format!(" \"\\a \" {}", quoted(&document.stamp.line))
    } else {
        String::new()
    };
    format!(
        ":root{{{measures}}}\n{SHEET}@page{{size:A4;margin:{margin};\
         @top-center{{content:{draft};color:#c00000;font-weight:bold;font-size:10.5pt}}\
         @bottom-center{{content:counter(page){stamp};white-space:pre-line;\
         color:#808080;font-size:7.5pt}}}}\n"
    )
}

/// `text` as a string of CSS. Everything in ASCII that is not a letter or digit is written by its number, so that it can end
/// neither the string nor the style sheet.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii();
    let escaped: String = one_line(text)
        .chars()
        .map(|c| if plain(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) })
        .collect();
    format!("\"{escaped}\"")
}

/// The face `letters` is the Latin one without its quotes and dashes: in Chinese those belong to the Chinese face.
const SHEET: &str = r#"
@font-face{font-family:letters;src:local("Times New Roman"),local("Liberation Serif");unicode-range:U+20-7E,U+A0-24F}
html{background:#eee;color:#000;font-family:letters,"仿宋",FangSong,STFangsong,serif;font-size:var(--size);line-height:var(--pitch)}
body{background:#fff;box-sizing:border-box;margin:1rem auto;max-width:210mm;overflow-wrap:anywhere;padding:var(--top) var(--side)}
h1,h2{font-family:letters,"黑体",SimHei,"Heiti SC",sans-serif}
h1{font-size:var(--title);line-height:1.6;margin:0 0 1em;text-align:center}
h2,h3,h4,h5{break-after:avoid;font-size:1em;margin:0;text-indent:var(--indent)}
h2:lang(zh),h1:lang(zh){font-weight:normal}
h3{font-family:letters,"楷体",KaiTi,STKaiti,serif}
p{margin:0;orphans:2;text-indent:var(--indent);widows:2}
p:lang(zh){text-align:justify}
:lang(en) p{margin-bottom:.5em}
html:lang(en),:lang(en) h1,:lang(en) h2,:lang(en) h3,:lang(en) th,:lang(en) .note{font-family:"Times New Roman","仿宋",FangSong,serif}
mark{background:#ff0;color:inherit}
ul{list-style:"–  ";margin:0;padding-left:calc(var(--indent) + 1em)}
table{border-collapse:collapse;font-size:var(--cell);line-height:var(--row,1.35);margin:.5em 0;table-layout:fixed;width:100%}
caption{font-weight:bold;margin-bottom:.3em;text-align:center;text-indent:0}
th,td{border:1px solid #000;padding:.2em .4em;text-align:left;vertical-align:top}
th{background:#e7e6e6;font-family:letters,"黑体",SimHei,"Heiti SC",sans-serif;vertical-align:middle}
th:lang(zh){font-weight:normal}
figure{break-inside:avoid;margin:.5em 0}
figcaption{break-after:avoid;font-size:var(--cell);font-weight:bold;line-height:1.35;margin-bottom:.3em;text-align:center}
svg,img{display:block;height:auto;margin:0 auto;max-width:100%}
thead{display:table-header-group}
thead th{text-align:center}
tr{break-inside:avoid}
.note{border-left:2px solid #a6a6a6;font-family:letters,"楷体",KaiTi,STKaiti,serif;font-size:.86em;margin:.3em 0 .3em 2em;padding-left:.6em}
.note p{text-indent:0}
.signature{break-inside:avoid;margin-top:3em;padding-right:2em}
.signature p,.signature p:lang(zh){margin-top:var(--sign,0);text-align:right;text-indent:0}
.cover{break-after:page;padding:40mm 0 20mm}
.cover h1{margin-bottom:80mm}
.cover p,.cover p:lang(zh){line-height:38pt;text-align:center;text-indent:0}
.whole{white-space:nowrap}
nav{break-after:page;margin-bottom:2em}
nav h2{text-align:center;text-indent:0}
nav p,nav p:lang(zh){text-align:left;text-indent:0}
nav a{color:inherit;text-decoration:none}
.level2{padding-left:2em}
.level3{padding-left:4em}
.page{border:0;break-after:page;margin:0}
.draft,.draft:lang(zh){color:#c00000;font-size:10.5pt;font-weight:bold;margin:0;text-align:center;text-indent:0}
footer{color:#808080;font-size:7.5pt;line-height:1.4;margin-top:3em;text-align:center}
@media print{html{background:none}body{margin:0;max-width:none;padding:0}}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_css_cannot_be_ended() {
        assert_eq!(quoted("草稿1"), "\"草稿1\"");
        assert_eq!(quoted("\"}</style>\\"), r#""\22 \7d \3c \2f style\3e \5c ""#);
    }
}
