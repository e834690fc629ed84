//! The official contract form, by a stand-in with the same headings and blanks and sentences of our own: filled in place,
//! proved unaltered, and refused if it is anything else.

#[path = "contract/command.rs"]
mod command;

use std::io::{Cursor, Read, Write};

use chujing::document::build::{NoContract, contract_values};
use chujing::document::official::{CONTRACT, Given, Refused, Value, Values, Why, read as read_as};
use chujing::form::{Edit, Place};
use chujing::law::Survey;
use chujing::law::edition::{Editions, Trusted};
use chujing::office;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::examples::example;
use crate::standin::{Form, packed, paragraphs};

const RECIPIENT: &str = "recipient-lindenfeld";
/// Whether a form was refused for the right reason.
type Expected = fn(&Refused) -> bool;

const EXAMPLE: &str = "customers-standard-contract";

fn read(bytes: &[u8]) -> Result<Given, Refused> {
    read_as(&CONTRACT, bytes)
}

fn confirmed(bytes: &[u8]) -> Editions {
    let fingerprint = read(bytes).unwrap().fingerprint().to_owned();
    let (file, by, page) = (String::new(), String::new(), String::new());
    Editions { trusted: vec![Trusted { fingerprint, file, by, page }] }
}

fn values() -> Values {
    let answers = example(EXAMPLE).answers;
    contract_values(&answers, &Survey::of(&answers), RECIPIENT).unwrap()
}

fn lines(docx: &[u8]) -> Vec<String> {
    paragraphs(&part(docx, "word/document.xml"))
}

fn part(docx: &[u8], name: &str) -> String {
    let mut out = String::new();
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut out).unwrap();
    out
}

#[test]
fn every_blank_of_the_stand_in_is_found() {
    let form = Form::default().docx();
    let given = read(&form).unwrap();
    assert_eq!(given.articles().len(), 12);
    let blanks = given.blanks();
    let ids: Vec<&str> = blanks.iter().map(|(slot, _)| slot.id).collect();
    assert_eq!(ids.len(), 48, "{ids:?}");
    let context = |id: &str| &blanks.iter().find(|(slot, _)| slot.id == id).unwrap().1;
    assert!(context("dispute.cmac").contains("[__]中国海事"), "{}", context("dispute.cmac"));
    assert!(context("copies.each").ends_with("[__]份。"), "{}", context("copies.each"));
}

#[test]
fn the_form_is_filled_and_its_text_is_proved_equal() {
    let form = Form::default().docx();
    let filled = read(&form).unwrap().fill(&values(), &confirmed(&form)).unwrap();
    let proof = &filled.proof;
    assert_eq!(proof.before, proof.after);
    assert_eq!(proof.missing().count(), 0, "{:?}", proof.left);
    let lines = lines(&filled.bytes);
    let has =
        |wanted: &str| assert!(lines.iter().any(|line| line == wanted), "{wanted}\n{lines:#?}");
    has("个人信息处理者：杭州映川智能家电有限公司");
    has("联系人：许拟  职务：法务合规部主管");
    has("境外接收方：Lindenfeld Hausgeräte GmbH（林登菲尔德家用电器有限公司）");
    has(
        "替身：双方已于2025年11月28日另立核心部件五年保修合作协议（LH-YC-2025-09）（商业合同，如有）。",
    );
    has("替身：邮寄后10天视为到达，电子方式后2个工作日视为到达。");
    has("替身：按第1种方式处理。");
    has("☑中国国际经济贸易仲裁委员会");
    has("□北京仲裁委员会（北京国际仲裁中心）");
    has("替身：在北京（仲裁地点）审理。");
    has("替身：正本一式6份，双方各执3份。");
    has("替身：在浙江省杭州市（地点）签订。");
    has("（2026年12月7日至2033年3月6日）");
    let shown = lines.join("\n");
    assert!(shown.contains("AES-256"), "Art. 2(5) tells the measures");
    assert!(shown.contains("四、达姆施塔特机房的介质"), "Appendix II, all its lines");
    // Filling anew gives the same bytes; a filled form is no form any more.
    let again = read(&form).unwrap().fill(&values(), &confirmed(&form)).unwrap();
    assert_eq!(again.bytes, filled.bytes);
    assert!(matches!(read(&filled.bytes), Err(Refused::NotTheForm(..))));
}

#[test]
fn all_else_stays_byte_for_byte() {
    let form = Form::default().docx();
    let filled = read(&form).unwrap().fill(&values(), &confirmed(&form)).unwrap();
    let mut given = ZipArchive::new(Cursor::new(&form)).unwrap();
    let names: Vec<String> = given.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut made = ZipArchive::new(Cursor::new(&filled.bytes)).unwrap();
    let kept: Vec<String> = made.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, kept, "the same parts in the same order");
    for name in names.iter().filter(|name| *name != "word/document.xml") {
        let mut bytes = [Vec::new(), Vec::new()];
        given.by_name(name).unwrap().read_to_end(&mut bytes[0]).unwrap();
        made.by_name(name).unwrap().read_to_end(&mut bytes[1]).unwrap();
        assert_eq!(bytes[0], bytes[1], "{name}");
    }
    // The markup of the text stays as well: without words and blanks the two parts are the same but for added runs.
    let (before, after) =
        (part(&form, "word/document.xml"), part(&filled.bytes, "word/document.xml"));
    assert_eq!(
        before.matches("<w:u w:val=\"single\"/>").count(),
        after.matches("<w:u w:val=\"single\"/>").count()
    );
    // A run that is put into an empty cell looks as the mark of its paragraph says.
    assert!(after.contains("<w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">"));
}

#[test]
fn one_altered_character_or_a_missing_article_is_refused() {
    let form = Form::default();
    let editions = confirmed(&form.docx());
    assert!(read(&form.docx()).unwrap().fill(&values(), &editions).is_ok());
    let altered = form.with("不得转作他用", "可以转作他用").docx();
    let refused = read(&altered).unwrap().fill(&values(), &editions).unwrap_err();
    assert!(matches!(refused, Refused::Unknown(_)), "{refused:?}");
    let footer = form.with_footer("另一个页脚").docx();
    assert!(matches!(read(&footer).unwrap().fill(&values(), &editions), Err(Refused::Unknown(_))));
    let Err(Refused::NotTheForm(_, missing)) = read(&form.without("第七条").docx()) else {
        panic!("an article is missing")
    };
    assert_eq!(missing[0].zh, "第七条 合同解除");
    let Err(Refused::NotTheForm(_, missing)) = read(&form.with("（具体|地址）", "（某处）").docx())
    else {
        panic!("a blank is missing")
    };
    assert!(missing[0].zh.contains("通知地址"), "{missing:?}");
    // White space that would lead a value elsewhere is another edition.
    let moved = form.with("替身：邮寄", "替身：每    日取件。邮寄").docx();
    let same = form.with("替身：邮寄", "替身：每日取件。邮寄").docx();
    assert_ne!(read(&moved).unwrap().fingerprint(), read(&same).unwrap().fingerprint());
    // White space is no text: another width of a blank is the same edition.
    let wider = form.with("______", "____________").docx();
    assert_eq!(read(&wider).unwrap().fingerprint(), editions.trusted[0].fingerprint);
}

#[test]
fn no_character_can_be_exchanged_unnoticed() {
    let form = Form::default();
    let editions = confirmed(&form.docx());
    let xml = form.xml();
    let chinese = |c: char| ('\u{3001}'..='\u{ffef}').contains(&c) && c != '\u{3000}';
    let places: Vec<(usize, char)> = xml.char_indices().filter(|(_, c)| chinese(*c)).collect();
    assert!(places.len() > 600, "{}", places.len());
    for (at, c) in places.into_iter().step_by(9) {
        let (before, after) = xml.split_at(at);
        let altered = [before, "某", after.strip_prefix(c).unwrap()].concat();
        let filled = read(&form.zip(&altered)).and_then(|given| given.fill(&values(), &editions));
        assert!(
            matches!(filled, Err(Refused::Unknown(_) | Refused::NotTheForm(..))),
            "{c} at {at} was exchanged"
        );
    }
}

#[test]
fn missing_answers_stay_blank_and_are_listed() {
    let mut answers = example(EXAMPLE).answers;
    for place in [
        "contracts/recipient-lindenfeld/copies_each",
        "recipients/recipient-lindenfeld/measures",
        "handler/agent",
        "contracts/recipient-lindenfeld/business_status",
    ] {
        answers.apply(Edit::Set(Place::parse(place).unwrap(), None)).unwrap();
    }
    let values = contract_values(&answers, &Survey::of(&answers), RECIPIENT).unwrap();
    let form = Form::default().docx();
    let filled = read(&form).unwrap().fill(&values, &confirmed(&form)).unwrap();
    let mut missing: Vec<&str> = filled.proof.missing().map(|left| left.slot.id).collect();
    missing.sort_unstable();
    assert_eq!(missing, ["copies.each", "exporter.person", "exporter.title", "measures"]);
    let lines = lines(&filled.bytes);
    assert!(lines.iter().any(|line| line.ends_with("双方各执______份。")), "{lines:#?}");
    assert!(
        lines.iter().any(|line| line.contains("【已】/【约定】")),
        "left for a person to strike"
    );
    let left = filled.proof.left.iter().find(|left| left.slot.id == "business.name").unwrap();
    assert_eq!(left.why, Why::Needless, "no business contract, no gap");
    assert_eq!(serde_json::json!(filled.proof)["equal"], true);
}

#[test]
fn values_cannot_break_out_of_their_blanks() {
    let form = Form::default().docx();
    let mut values = Values::default();
    let evil = "</w:t></w:r></w:p><w:p/>&lt;\u{1b}[31m\u{202e}\u{ffff}\r\n\n  二\t行  ";
    for (slot, _) in read(&form).unwrap().blanks() {
        values.set(slot.id, Value::Words(evil.to_owned()));
    }
    let filled = read(&form).unwrap().fill(&values, &confirmed(&form)).unwrap();
    assert_eq!(filled.proof.before, filled.proof.after);
    assert!(!part(&filled.bytes, "word/document.xml").contains('\u{1b}'));
    assert!(lines(&filled.bytes).iter().any(|line| line.contains("</w:t></w:r></w:p><w:p/>&lt;")));
}

#[test]
fn anything_but_a_plain_word_file_is_refused_with_the_reason() {
    let form = Form::default();
    let body = form.xml();
    let swapped = |from: &str, to: &str| form.zip(&body.replacen(from, to, 1));
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let encrypted = [ole.clone(), vec![0; 512], utf16("EncryptedPackage")].concat();
    let huge = packed(&[("a", &vec![0; 65 * 1024 * 1024])]);
    let cut = form.docx();
    let cases: Vec<(Vec<u8>, Expected)> = vec![
        (b"%PDF-1.7".to_vec(), |r| *r == office::Refused::NotWord.into()),
        (Vec::new(), |r| *r == office::Refused::NotWord.into()),
        (packed(&[("hello.txt", b"hello")]), |r| *r == office::Refused::NotWord.into()),
        (encrypted, |r| *r == office::Refused::Encrypted.into()),
        (ole, |r| *r == office::Refused::Old.into()),
        (vec![b'P'; 17 * 1024 * 1024], |r| *r == office::Refused::TooLarge.into()),
        (huge, |r| *r == office::Refused::TooLarge.into()),
        (cut[..cut.len() / 2].to_vec(), |r| matches!(r, Refused::File(office::Refused::Broken(_)))),
        (packed(&[("_rels/.rels", form.links().as_bytes()), ("word/document.xml", b"<a>")]), |r| {
            matches!(r, Refused::File(office::Refused::Broken(_)))
        }),
        (
            packed(&[
                ("_rels/.rels", form.links().as_bytes()),
                ("/word/document.xml", body.as_bytes()),
            ]),
            |r| matches!(r, Refused::File(office::Refused::Broken(_))),
        ),
        (
            packed(&[
                ("_rels/.rels", form.links().replace("word/doc", "word/other/doc").as_bytes()),
                ("word/document.xml", body.as_bytes()),
            ]),
            |r| *r == office::Refused::NotWord.into(),
        ),
        (swapped("<w:document", "<!DOCTYPE w:document [<!ENTITY x \"y\">]><w:document"), |r| {
            *r == office::Refused::Entities.into()
        }),
        (swapped("不得转作", "不得&x;转作"), |r| *r == office::Refused::Entities.into()),
        (
            swapped(
                "<w:body>",
                "<w:body><w:p><w:ins w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>",
            ),
            |r| *r == office::Refused::Tracked.into(),
        ),
        (
            swapped(
                "<w:body>",
                "<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>",
            ),
            |r| *r == office::Refused::Hidden.into(),
        ),
        (swapped("<w:body>", "<w:body><w:altChunk/>"), |r| *r == office::Refused::Foreign.into()),
        (form.with_part("word/vbaProject.bin", "x").docx(), |r| {
            *r == office::Refused::Macros.into()
        }),
    ];
    for (index, (bytes, is)) in cases.into_iter().enumerate() {
        let refused = read(&bytes).unwrap_err();
        assert!(is(&refused), "case {index}: {refused:?}");
        assert!(refused.said().zh.ends_with('。') && refused.said().en.ends_with('.'));
    }
}

#[test]
fn a_contract_is_made_for_a_recipient_by_contract_only() {
    let answers = example(EXAMPLE).answers;
    let refused = contract_values(&answers, &Survey::of(&answers), "nobody").unwrap_err();
    assert_eq!(refused, NoContract::Recipient("nobody".to_owned()));
    let answers = example("hr-exempt").answers;
    let id =
        answers.rows(&chujing::form::catalog::recipients::SECTION).next().unwrap().id.to_owned();
    let refused = contract_values(&answers, &Survey::of(&answers), &id).unwrap_err();
    assert_eq!(refused, NoContract::NotByContract(id));
}

#[test]
fn a_table_for_the_head_and_numbers_by_word_are_found_too() {
    let form = Form { head_table: true, numbered: true, dates: false, ..Form::default() }.docx();
    let given = read(&form).unwrap();
    let filled = given.fill(&values(), &confirmed(&form)).unwrap();
    assert_eq!(filled.proof.missing().count(), 0);
    let lines = lines(&filled.bytes);
    assert!(lines.iter().any(|line| line == "杭州映川智能家电有限公司"), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("2026年12月7日")), "{lines:#?}");
}

#[test]
fn a_repeated_part_cannot_hide_another_text() {
    let form = Form::default();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in form.parts() {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    // Another reader may take an absolute name for a part.
    archive.start_file("/word/document.xml", SimpleFileOptions::default()).unwrap();
    archive.write_all(b"<x/>").unwrap();
    let refused = read(&archive.finish().unwrap().into_inner()).unwrap_err();
    assert!(matches!(refused, Refused::File(office::Refused::Broken(_))), "{refused:?}");
}
