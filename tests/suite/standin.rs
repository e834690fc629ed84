//! A stand-in for the official contract form: the same headings and blanks, sentences of our own, and the habits of Word:
//! split runs, underlined spaces, tabs, symbols, tables, a footer.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A form to be made.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Whether the parties stand in a table.
    pub(crate) head_table: bool,
    /// Whether Word counts the articles, so that no number stands in the text.
    pub(crate) numbered: bool,
    /// Whether the storage period is printed as a range of days.
    pub(crate) dates: bool,
    pub(crate) changes: Vec<(String, String)>,
    pub(crate) dropped: String,
    pub(crate) footer: String,
    pub(crate) more: Vec<(String, String)>,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            head_table: false,
            numbered: false,
            dates: true,
            changes: Vec::new(),
            dropped: String::new(),
            footer: "替身范本，仅供测试".to_owned(),
            more: Vec::new(),
        }
    }
}

impl Form {
    /// With other words in every text.
    pub(crate) fn with(&self, from: &str, to: &str) -> Self {
        let mut out = self.clone();
        out.changes.push((from.to_owned(), to.to_owned()));
        out
    }

    /// Without the lines that begin so.
    pub(crate) fn without(&self, start: &str) -> Self {
        Self { dropped: start.to_owned(), ..self.clone() }
    }

    pub(crate) fn with_footer(&self, words: &str) -> Self {
        Self { footer: words.to_owned(), ..self.clone() }
    }

    pub(crate) fn with_part(&self, name: &str, content: &str) -> Self {
        let mut out = self.clone();
        out.more.push((name.to_owned(), content.to_owned()));
        out
    }

    pub(crate) fn docx(&self) -> Vec<u8> {
        self.zip(&self.xml())
    }

    pub(crate) fn zip(&self, xml: &str) -> Vec<u8> {
        let mut parts = self.parts();
        xml.clone_into(&mut parts[2].1);
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(n, c)| (n.as_str(), c.as_bytes())).collect();
        packed(&parts)
    }

    pub(crate) fn links(&self) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()
    }

    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        let footer = format!("<w:ftr xmlns:w=\"{W}\">{}</w:ftr>", line(&self.footer));
        let mut out = vec![
            ("[Content_Types].xml".to_owned(), types.to_owned()),
            ("_rels/.rels".to_owned(), self.links()),
            ("word/document.xml".to_owned(), self.xml()),
            ("word/footer1.xml".to_owned(), footer),
            ("word/media/seal.bin".to_owned(), "\u{1}\u{2}\u{3}".repeat(50)),
        ];
        out.extend(self.more.clone());
        out
    }

    /// The body. In a line, `~` is an underlined space, `^` a tab, `|` splits the run.
    pub(crate) fn xml(&self) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{W}\"><w:body>"
        );
        let mut put = |text: &str| {
            if !self.dropped.is_empty() && text.starts_with(&self.dropped) {
                return;
            }
            let mut text = text.to_owned();
            for (from, to) in &self.changes {
                text = text.replace(from, to);
            }
            out.push_str(&line(&text));
        };
        put("替身 & 附件");
        put("个人信息出境|标准合同");
        put("替身：以下各条由测试自拟，与官方文字无关。");
        if self.head_table {
            for party in ["个人信息处理者", "境外接收方"] {
                put(&format!("#{party}\t"));
                put("#地址\t");
                put("#联系方式\t");
                put("#联系人\t\t职务\t");
            }
        } else {
            put("个人信息|处理者：~~~~|~~~~~~");
            put("地址：______");
            put("联系方式：^");
            put("联系人：~~~~~~  |职务：~~~~~~");
            put("境外接收方：      ");
            put("地|址：");
            put("联系方式：　　　");
            put("联系人：______  职务：______");
        }
        put("替身：双方【已】/|【约定】于~~~~年~~月|~~日另立______（商业合同，如有）。");
        let article = |number: &str, title: &str| {
            if self.numbered { title.to_owned() } else { format!("{number}　{title}") }
        };
        put(&article("第一条", "定义"));
        put("替身：名词照通常意思理解，收到的信息不得转作他用。");
        put(&article("第二条", "个人信息处理者的义务"));
        put("（五）替身：对方做到下列事项：");
        put("（如加密、匿名化、去标识化等）");
        put(&article("第三条", "境外接收方的义务"));
        put("替身：照附录办。");
        put(&article("第四条", "境外接收方所在国家或者地区个人信息保护政策和法规对合同履行的影响"));
        put("替身：有变化就说。");
        put(&article("第五条", "个人信息主体的权利"));
        put("替身：本人可以询问。");
        put(&article("第六条", "救济"));
        put("（一）替身：询问找这里。");
        put("联系人及联系方式（办公电话或电子邮箱）：______");
        put(&article("第七条", "合同解除"));
        put("替身：可以解除。");
        put(&article("第八条", "违约责任"));
        put("替身：谁错谁赔。");
        put(&article("第九条", "其他"));
        put("（三）替身：信寄到~~~~~~（具体|地址）。");
        put("替身：邮寄后____天视为到达，电子方式后__|__个工作日视为到达。");
        put("替身：按第____种方式处理。");
        put("□中国国际经济贸易仲裁委员会");
        put("□|中国海事仲裁委员会");
        put("□北京仲裁委员会（北京国际仲裁中心）");
        put("□上海国际仲裁中心");
        put("□其他《承认及执行外国仲裁裁决公约》成员的仲裁机构______");
        put("替身：在~~~~（仲裁地点）审理。");
        put("替身：正本一式____份，双方各执______份。");
        put("替身：在~~~~（地点）签订。");
        put("个人信息处理者：______");
        put("    年  月  日");
        put("附录一");
        put("个人信息出境说明");
        put("#（一）处理目的\t");
        put("#（二）处理方式\t");
        put("#（三）出境个人信息的规模\t");
        put("#（四）出境个人信息种类（替身：参照标准）\t");
        put("#（五）出境敏感个人信息种类（替身：参照标准，如适用）：\t");
        put("（六）替身：境外第三方提供个人信息（如适用）：");
        put("（七）传输方式：~~~~~~");
        put("（八）出境后保存期限：");
        if self.dates {
            put("（    年  月  日至    年  月  日）");
        }
        put("（九）出境后保存地点：______");
        put("（十）其他事项（视情况填写）：");
        put("附录二");
        put("双方约定的其他条款（如需要）");
        put("");
        out.push_str("<w:sectPr/></w:body></w:document>");
        out
    }
}

/// A paragraph, or after `#` the cells of a table row.
fn line(text: &str) -> String {
    let Some(cells) = text.strip_prefix('#') else { return paragraph(text) };
    let mut out = "<w:tbl><w:tr>".to_owned();
    for (index, cell) in cells.split('\t').enumerate() {
        // Empty cells come in every shape that Word knows.
        let inside = match (cell.is_empty(), index + cells.len()) {
            (true, n) if n % 2 == 0 => "<w:p/>".to_owned(),
            (true, _) => "<w:p><w:pPr><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:pPr></w:p>".to_owned(),
            (false, _) => paragraph(cell),
        };
        let _ = write!(out, "<w:tc>{inside}</w:tc>");
    }
    out.push_str("</w:tr></w:tbl>");
    out
}

fn paragraph(text: &str) -> String {
    let mut out =
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>".to_owned();
    for piece in text.split('|') {
        let mut rest = piece;
        while let Some(first) = rest.chars().next() {
            let kind = |c: char| matches!(c, '~' | '^' | '□').then_some(c);
            let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
            let (words, next) = rest.split_at(end);
            match first {
                '~' => {
                    let _ = write!(
                        out,
                        "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
                        words.replace('~', " ")
                    );
                }
                '^' => out.push_str("<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:tab/></w:r>"),
                _ => {
                    let words = words.replace('&', "&amp;");
                    let _ = write!(out, "<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
                }
            }
            rest = next;
        }
    }
    out.push_str("</w:p>");
    out
}

/// A zip archive.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The text of a part, read by other means than the program's own.
pub(crate) fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut text) = (vec![String::new()], false);
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(element) if element.name().0 == "w:p" => out.push(String::new()),
            Event::Start(element) if element.name().0 == "w:t" => text = true,
            Event::End(element) if element.name().0 == "w:t" => text = false,
            Event::Empty(element) if element.name().0 == "w:br" => out.push(String::new()),
            Event::Text(words) if text => out.last_mut().unwrap().push_str(words),
            Event::GeneralRef(name) if text => {
                let c = match &**name {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    _ => '\'',
                };
                out.last_mut().unwrap().push(c);
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}
