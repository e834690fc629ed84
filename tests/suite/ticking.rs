//! Boxes of a form, of every kind: the box itself is ticked, and where there is none nothing is set.

use chujing::document::official::Why;

use crate::official::{contract, lines, main_part};
use crate::standin::Form;

/// The box of one arbitration body drawn otherwise, and the XML of its line once it is ticked.
fn ticked(drawn: &str) -> String {
    let xml = Form::default().xml();
    let plain = "<w:r><w:t xml:space=\"preserve\">□</w:t></w:r><w:r><w:t xml:space=\"preserve\">中国国际经济贸易";
    assert!(xml.contains(plain), "{xml}");
    let words = "<w:r><w:t>中国国际经济贸易";
    let form = Form::default().zip(&xml.replace(plain, &format!("{drawn}{words}")).replace(
        "<w:document ",
        "<w:document xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" ",
    ));
    let filled = contract(&form);
    let made = main_part(&filled.bytes);
    let (before, _) = made.split_once("中国国际经济贸易").unwrap();
    let start = before.rfind("<w:p>").unwrap();
    before
        .split_at(start)
        .1
        .replace("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>", "")
}

#[test]
fn the_box_itself_is_ticked_whatever_its_kind() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    for (drawn, ticked_as) in
        [("□", "☑"), ("☐", "☑"), ("❑", "☑"), ("○", "●"), ("\u{f0a8}", "\u{f0fe}")]
    {
        let made = ticked(&run(&format!("<w:t>{drawn}</w:t>")));
        assert_eq!(made, format!("<w:r><w:t>{ticked_as}</w:t></w:r><w:r><w:t>"), "{drawn}");
    }
    for (font, empty, full) in [
        ("Wingdings", "F0A8", "F0FE"),
        ("Wingdings", "006F", "F0FE"),
        ("Wingdings 2", "00A3", "F052"),
    ] {
        let symbol = |code: &str| run(&format!("<w:sym w:font=\"{font}\" w:char=\"{code}\"/>"));
        assert_eq!(ticked(&symbol(empty)), format!("{}<w:r><w:t>", symbol(full)));
    }
    let brackets = ticked(&run("<w:t>（ ）</w:t>"));
    assert!(brackets.starts_with("<w:r><w:t>（√）"), "{brackets}");
    let numbered = ticked(&run("<w:t>□1．</w:t>"));
    assert!(numbered.starts_with("<w:r><w:t>☑1．"), "{numbered}");
}

#[test]
fn a_box_that_is_a_control_is_set_and_shown_ticked() {
    let legacy = |state: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"a\"/>{state}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let on = legacy("<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked/></w:checkBox>");
    for off in [
        "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/></w:checkBox>",
        "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked w:val=\"0\"/></w:checkBox>",
    ] {
        assert_eq!(ticked(&legacy(off)), format!("{on}<w:r><w:t>"));
    }
    assert!(ticked(&legacy("<w:checkBox/>")).contains("<w:checkBox><w:checked/></w:checkBox>"));
    let content = |checked: &str, state: &str, shown: &str| {
        format!(
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{checked}\"/>{state}</w14:checkbox></w:sdtPr><w:sdtContent><w:r>{shown}</w:r></w:sdtContent></w:sdt>"
        )
    };
    let plain = "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>";
    assert_eq!(
        ticked(&content("0", plain, "<w:t>☐</w:t>")),
        format!("{}<w:r><w:t>", content("1", plain, "<w:t>☒</w:t>"))
    );
    let symbols = "<w14:checkedState w14:val=\"0052\" w14:font=\"Wingdings 2\"/>";
    let symbol = |code: &str| format!("<w:sym w:font=\"Wingdings 2\" w:char=\"{code}\"/>");
    assert_eq!(
        ticked(&content("0", symbols, &symbol("00A3"))),
        format!("{}<w:r><w:t>", content("1", symbols, &symbol("F052")))
    );
}

#[test]
fn without_a_box_nothing_is_set_and_it_is_told() {
    let form = Form::default().with("□中国国际", "中国国际").docx();
    let filled = contract(&form);
    let left = filled.proof.left.iter().find(|left| left.slot.id == "dispute.cietac").unwrap();
    assert_eq!(left.why, Why::NoRoom);
    assert!(filled.proof.is_open());
    assert!(lines(&filled).iter().any(|line| line == "中国国际经济贸易仲裁委员会"));
    // In a table the box of the row is ticked, on either side.
    let table = |cells: [&str; 4]| {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.map(cell).concat())
    };
    let xml = Form::default().xml();
    let start = xml.find("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">□</w:t></w:r><w:r><w:t xml:space=\"preserve\">中国国际").unwrap();
    let (before, rest) = xml.split_at(start);
    let mut ends = rest.match_indices("</w:p>").map(|(at, end)| at + end.len());
    let (_, after) = rest.split_at(ends.nth(1).unwrap());
    let (own, other) = ("中国国际经济贸易仲裁委员会", "中国海事仲裁委员会");
    for (cells, expected) in [
        (["□", own, "□", other], ["☑", own, "□", other]),
        ([own, "□", other, "□"], [own, "☑", other, "□"]),
    ] {
        let filled = contract(&Form::default().zip(&[before, &table(cells), after].concat()));
        assert!(main_part(&filled.bytes).contains(&table(expected)), "{:#?}", lines(&filled));
    }
}
