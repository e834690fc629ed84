//! What was once missed or named for nothing: the right reading of each, and of its brothers.

use std::io::Write;

use chujing::form::Answers;
use chujing::published::{Checked, Finding, Matter, Standing};
use serde_json::json;

use super::{against, policy, warranty};

/// What is found of a matter, in a word each.
pub(super) fn said(found: &Checked, matter: Matter) -> Vec<String> {
    let of = found.findings.iter().filter(|one| one.matter == matter);
    of.map(|one| one.said.en.clone()).collect()
}

#[test]
fn a_right_that_is_refused_is_not_given() {
    let rights = "您有权查阅、复制、更正和删除您的个人信息，也可以随时撤回同意。";
    let whole = policy("zh");
    assert!(whole.contains(rights));
    for refused in [
        "您有权查阅、复制和更正您的个人信息，也可以随时撤回同意。您不能申请删除。",
        "您有权查阅、复制和更正您的个人信息，也可以随时撤回同意。您的删除请求无法受理。",
        "您有权查阅、复制和更正您的个人信息，也可以随时撤回同意。我们不支持您申请删除。",
        "您有权查阅、复制和更正您的个人信息，也可以随时撤回同意。删除不可申请。",
    ] {
        let found = warranty(&whole.replace(rights, refused));
        assert_eq!(said(&found, Matter::Right).len(), 1, "{refused}: {:#?}", found.findings);
        let quote = &found.findings[0].quotes[0].words;
        assert!(quote.contains("删除"), "{refused} is quoted by what refuses it: {quote}");
    }
    for given in [
        "您有权查阅、复制、更正和删除您的个人信息，也可以随时撤回同意。删除不可撤销。",
        "您有权查阅、复制、更正您的个人信息，也可以随时撤回同意。您无法自行删除的，可以申请删除。",
    ] {
        let found = warranty(&whole.replace(rights, given));
        assert_eq!(said(&found, Matter::Right), [""; 0], "{given}");
    }
    // The same in the record: what it refuses it does not give.
    let refuses = Answers::from_json(json!({ "handler": { "rights_channel":
        "可以申请查阅和更正，不支持复制，无法删除" } }));
    let found = against("您有权查阅、更正和删除您的信息。".as_bytes(), &refuses.unwrap());
    let said = said(&found, Matter::Right);
    assert!(said.len() == 1 && said[0].contains("Deletion"), "{said:?}");
}

#[test]
fn an_english_denial_ends_with_its_clause() {
    let whole = policy("en");
    let sold = "We do not sell your information, and we send your name to Singapore.";
    let found = warranty(&format!("{whole}\n\n{sold}"));
    assert_eq!(said(&found, Matter::Kind), [""; 0], "not told as going abroad");
    assert_eq!(said(&found, Matter::Country).len(), 1, "{:#?}", found.findings);
    let sold =
        "We do not sell your information, and we send your passport number abroad to Singapore.";
    let found = warranty(&format!("{whole}\n\n{sold}"));
    assert_eq!(said(&found, Matter::Kind).len(), 1, "{:#?}", found.findings);
    assert_eq!(said(&found, Matter::Country).len(), 1, "{:#?}", found.findings);
}

#[test]
fn a_period_that_cannot_be_read_is_told_and_compared_with_nothing() {
    let whole = policy("zh");
    let period = "至您的设备五年保修届满后30日，最迟至2033年3月6日";
    assert!(whole.contains(period));
    for (unread, words) in [("永久", "永久"), ("2.25年", "2.25年"), ("三至五年", "五年")]
    {
        let found = warranty(&whole.replace(period, unread));
        assert_eq!(found.notes.len(), 1, "{unread}: {:#?}", found.notes);
        assert!(found.notes[0].zh.contains(words), "{unread}: {}", found.notes[0]);
    }
    // These can be read, and differ.
    for read in ["2.5年", "三周年", "18个月"] {
        let found = warranty(&whole.replace(period, read));
        assert_eq!(found.notes, [], "{read}");
        assert_eq!(said(&found, Matter::Period).len(), 1, "{read}: {:#?}", found.findings);
    }
    let english = policy("prose-en");
    assert!(english.contains("thirty days"));
    let found = warranty(&english.replace("thirty days", "indefinitely"));
    assert!(found.notes.len() == 1 && found.notes[0].en.contains("indefinitely"));
    // What the record says and nobody can read is told, and is no silence of the record.
    let record = json!({
        "recipients": [{ "id": "a", "name": "Muster Werk GmbH", "country": "de" }],
        "scenarios": [{ "id": "s", "name": "甲", "necessity": "信息永久保存" }],
    });
    let page = "我们向境外接收方 Muster Werk GmbH（德国）提供您的姓名，保存三年。";
    let found = against(page.as_bytes(), &Answers::from_json(record).unwrap());
    assert_eq!(said(&found, Matter::Period), [""; 0]);
    assert!(found.notes.iter().any(|note| note.en.contains("of the record")), "{:#?}", found.notes);
}

#[test]
fn where_a_company_sells_its_goods_no_data_goes() {
    for (lang, beside) in [
        ("zh", "我们成立于1998年，向美国供货，产品销往日本。"),
        ("zh", "我们是美国上市公司，服务器设在杭州。"),
        ("en", "The company was established in 1998 and supplies the United States."),
        (
            "en",
            "We were founded in 1998, and our goods are sold in Japan and provided to shops in France.",
        ),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        assert_eq!(found.findings, [], "{beside}");
    }
    for (lang, beside) in [
        ("zh", "我们向美国的供应商提供您的数据。"),
        ("zh", "我们成立于1998年；服务器位于美国。"),
        ("en", "We were founded in 1998 and provide your information to a shop in France."),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        assert_eq!(said(&found, Matter::Country).len(), 1, "{beside}: {:#?}", found.findings);
    }
}

#[test]
fn who_is_not_called_as_companies_are_is_a_note() {
    for (lang, beside, name) in [
        ("zh", "我们会把您的姓名传输至境外，提供给Salesforce。", "Salesforce"),
        ("zh", "出境的信息存储于 Amazon Web Services 的服务器。", "Amazon Web Services"),
        ("zh", "出境的信息共享给海德堡大学用于诊断部件故障。", "海德堡大学"),
        ("en", "Some information is sent abroad and shared with Salesforce.", "Salesforce"),
        ("en", "What is stored abroad is hosted by IBM.", "IBM"),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        // Houses and institutions that everybody knows are found beside the note.
        let is_of = |one: &Finding| one.matter == Matter::Recipient;
        assert!(found.findings.iter().all(is_of), "{beside}: {:#?}", found.findings);
        assert_eq!(found.notes.len(), 1, "{beside}: {:#?}", found.notes);
        assert!(found.notes[0].zh.contains(&format!("“{name}”")), "{}", found.notes[0]);
    }
    for (lang, beside) in [
        ("zh", "出境的信息提供给境外接收方，通过API传输至VPN。"),
        ("zh", "我们不会把您的信息传输至境外，也不会提供给Salesforce。"),
        ("zh", "为了统计，我们把访问记录提供给Salesforce。"),
        ("en", "What is sent abroad is shared with the recipient and sent to Germany."),
    ] {
        let found = warranty(&format!("{}\n\n{beside}", policy(lang)));
        assert_eq!(found.notes, [], "{beside}");
    }
}

#[test]
fn a_cell_over_several_rows_is_read_in_each_of_them() {
    let record = json!({
        "recipients": [
            { "id": "a", "name": "Muster Werk GmbH", "country": "de" },
            { "id": "b", "name": "Nordwind Logistik AG", "country": "ch" },
        ],
    });
    let answers = Answers::from_json(record).unwrap();
    let page = |country: &str| {
        format!(
            "<!doctype html><body><p>我们向境外提供信息：</p><table>\
             <tr><th>所在国家</th><th colspan=2>境外接收方名称</th></tr>\
             <tr><td rowspan=\"2\">{country}</td><td>Muster Werk GmbH</td><td>甲</td></tr>\
             <tr><td>Nordwind Logistik AG</td><td>乙</td></tr></table></body>"
        )
    };
    let found = against(page("德国").as_bytes(), &answers);
    let said = said(&found, Matter::Country);
    assert_eq!(said.len(), 1, "{:#?}", found.findings);
    assert!(said[0].contains("Nordwind") && said[0].contains("Switzerland"), "{said:?}");
    // However far it is said to go, reading ends.
    let long = format!(
        "<table><tr><td rowspan=99999999 colspan=99999999>{}</td><td>甲</td></tr>{}</table>",
        "字".repeat(2_000),
        "<tr><td>乙</td></tr>".repeat(500),
    );
    let found = against(format!("<!doctype html><body>{long}").as_bytes(), &answers);
    assert!(found.paragraphs >= 500, "{}", found.paragraphs);
}

/// A file of Word with one table: of each cell what is said of it, and its words.
fn word_table(rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let cell = |(says, words): &(&str, &str)| {
        format!("<w:tc><w:tcPr>{says}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &&[(&str, &str)]| {
        let cells: Vec<String> = cells.iter().map(cell).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let rows: String = rows.iter().map(row).collect::<Vec<_>>().concat();
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\
         <w:p><w:r><w:t>我们向境外提供信息：</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"
    );
    // The body of a file of ours is exchanged for this one.
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(super::forms::word(&["甲"]))).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        if name == "word/document.xml" {
            out.write_all(body.as_bytes()).unwrap();
        } else {
            std::io::copy(&mut part, &mut out).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_cell_over_several_rows_of_word_is_read_in_each_of_them() {
    let (begins, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let (two, head) = ("<w:gridSpan w:val=\"2\"/>", ("", "境外接收方名称"));
    let (one, other) = (("", "Muster Werk GmbH"), ("", "Nordwind Logistik AG"));
    let narrow: [&[(&str, &str)]; 3] =
        [&[("", "所在国家"), head], &[(begins, "德国"), one], &[(goes_on, ""), other]];
    // A cell over two columns stands before it in one row, and two cells in the other.
    let wide: [&[(&str, &str)]; 3] = [
        &[(two, "编号"), ("", "所在国家"), head],
        &[("", "甲"), ("", "1"), (begins, "德国"), one],
        &[(two, "乙"), (goes_on, ""), other],
    ];
    let record = json!({
        "recipients": [
            { "id": "a", "name": "Muster Werk GmbH", "country": "de" },
            { "id": "b", "name": "Nordwind Logistik AG", "country": "ch" },
        ],
    });
    let answers = Answers::from_json(record).unwrap();
    for table in [&narrow, &wide] {
        let found = against(&word_table(table), &answers);
        let said = said(&found, Matter::Country);
        assert_eq!(said.len(), 1, "{:#?}", found.findings);
        assert!(said[0].contains("Nordwind") && said[0].contains("Switzerland"), "{said:?}");
    }
}

#[test]
fn one_empty_row_keeps_the_rest_from_proving() {
    let standing = |rows: serde_json::Value| {
        let answers = Answers::from_json(json!({
            "items": [{ "id": "x", "name": "邮箱" }],
            "deidentification": rows,
        }))
        .unwrap();
        let found = against("我们对信息采取去标识化措施。".as_bytes(), &answers);
        let of = found.promises.iter().find(|one| one.promise.id == "deidentification");
        of.map(|one| one.standing)
    };
    let whole = json!({ "id": "a", "name": "甲", "techniques": ["pseudonym_cryptographic"], "items": ["x"] });
    assert_eq!(standing(json!([whole])), Some(Standing::Kept));
    assert_eq!(standing(json!([whole, { "id": "b", "name": "乙" }])), Some(Standing::NotTold));
    assert_eq!(standing(json!([{ "id": "b", "name": "乙" }])), Some(Standing::NotTold));
}

#[test]
fn a_page_of_a_house_of_another_town_is_of_another_handler() {
    let record = |name: &str| Answers::from_json(json!({ "handler": { "name": name } })).unwrap();
    for (page, name, expected) in [
        ("上海映川智能家电有限公司\n\n我们重视您的信息。", "杭州映川智能家电有限公司", 1),
        ("杭州映川智能家电有限公司\n\n我们重视您的信息。", "杭州映川智能家电有限公司", 0),
        ("© 2026 上海映川智能家电有限公司", "杭州映川智能家电有限公司", 1),
        ("我们和上海映川智能家电有限公司没有合作。", "杭州映川智能家电有限公司", 0),
        ("上海甲乙检测有限公司", "杭州映川智能家电有限公司", 0),
        // Who says "we" publishes the page: a sister that stands alone in a line does not.
        (
            "杭州映川智能家电有限公司（以下称“我们”）重视您的信息。\n\n上海映川智能家电有限公司",
            "杭州映川智能家电有限公司",
            0,
        ),
    ] {
        let found = against(page.as_bytes(), &record(name));
        assert_eq!(said(&found, Matter::Handler).len(), expected, "{page}: {:#?}", found.findings);
    }
}
