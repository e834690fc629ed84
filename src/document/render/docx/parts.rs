//! The small parts of the package: what it holds, how the parts are linked, and how Word should read them.
//!
//! Nothing here depends on more of the document than its title, its language, its stamp, and which headers and footers it has.

use crate::document::Document;
use crate::document::render::shape::one_line;
use crate::office::CUSTOM;
use crate::text::Lang;

use super::margins::margins;
use super::measure::{LATIN, TYPEFACES};
use super::media;
use super::run::BOXES;
use super::xml::{Attribute, LINKS, Xml};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// The content type of every part.
pub(super) fn content_types(document: &Document) -> String {
    Xml::whole("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let mut default = |extension: &str, kind: &str| {
            xml.leaf("Default", &[("Extension", &extension), ("ContentType", &kind)]);
        };
        default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        default("xml", "application/xml");
        for encoding in media::encodings(document) {
            default(encoding.ending(), &format!("image/{}", encoding.ending()));
        }
        let mut part = |name: &str, kind: &str| {
            xml.leaf("Override", &[("PartName", &name), ("ContentType", &kind)]);
        };
        let word = |kind: &str| format!("{OFFICE}.wordprocessingml.{kind}+xml");
        part("/word/document.xml", &word("document.main"));
        part("/word/styles.xml", &word("styles"));
        part("/word/settings.xml", &word("settings"));
        part("/word/fontTable.xml", &word("fontTable"));
        for margin in margins(document) {
            part(&format!("/word/{}", margin.file), &word(margin.kind));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/docProps/app.xml", &format!("{OFFICE}.extended-properties+xml"));
        part(&format!("/{CUSTOM}"), &format!("{OFFICE}.custom-properties+xml"));
    })
}

/// The links of the package to its main parts.
pub(super) fn package_links() -> String {
    links(&[
        ("rId1", format!("{LINKS}/officeDocument"), "word/document.xml"),
        ("rId2", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", format!("{LINKS}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{LINKS}/custom-properties"), CUSTOM),
    ])
}

/// The links of the main part to the others.
pub(super) fn document_links(document: &Document) -> String {
    let mut all = vec![
        ("rId1", format!("{LINKS}/styles"), "styles.xml"),
        ("rId2", format!("{LINKS}/settings"), "settings.xml"),
        ("rId3", format!("{LINKS}/fontTable"), "fontTable.xml"),
    ];
    all.extend(
        margins(document)
            .map(|margin| (margin.link, format!("{LINKS}/{}", margin.kind), margin.file)),
    );
    let images: Vec<(String, String)> =
        (0..).zip(media::files(document)).map(|(at, (file, _))| (media::link(at), file)).collect();
    all.extend(
        images.iter().map(|(link, file)| (link.as_str(), format!("{LINKS}/image"), file.as_str())),
    );
    links(&all)
}

fn links(all: &[(&str, String, &str)]) -> String {
    Xml::whole("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in all {
            xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}

/// The properties of the document: what it is and of what, in which language, from whom, and of which day. The day is that of
/// the assessment, so that the same record gives the same file.
pub(super) fn core(document: &Document) -> String {
    let properties = format!("{PACKAGE}/metadata/core-properties");
    let spaces: [Attribute<'_>; 4] = [
        ("xmlns:cp", &properties),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
        ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let stamp = &document.stamp;
    Xml::whole("cp:coreProperties", &spaces, |xml| {
        let mut say = |name: &str, words: &str| {
            if !words.is_empty() {
                xml.within(name, &[], |xml| xml.text(&one_line(words)));
            }
        };
        say("dc:title", &document.title);
        say("dc:subject", &stamp.subject);
        say("dc:creator", &stamp.author);
        say("dc:description", &stamp.line);
        say("cp:contentStatus", &stamp.draft);
        say("dc:language", code(document.lang));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.within(name, &[("xsi:type", &"dcterms:W3CDTF")], |xml| {
                xml.text(&format!("{}T00:00:00Z", stamp.day));
            });
        }
    })
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

/// The properties by which the document is found again when a person has renamed and edited the file, and by which it is seen
/// whether it was edited. Word and LibreOffice keep them; others do not.
pub(super) fn custom(document: &Document, digest: &str) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    let (properties, kinds) =
        (format!("{office}/custom-properties"), format!("{office}/docPropsVTypes"));
    Xml::whole("Properties", &[("xmlns", &properties), ("xmlns:vt", &kinds)], |xml| {
        // The set of properties that users may define, and the first number it leaves free.
        let set = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
        for ((name, value), pid) in document.properties(digest).into_iter().zip(2..) {
            xml.within("property", &[("fmtid", &set), ("pid", &pid), ("name", &name)], |xml| {
                xml.within("vt:lpwstr", &[], |xml| xml.text(&one_line(&value)));
            });
        }
    })
}

/// The program that wrote the file.
pub(super) fn app() -> String {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::whole("Properties", &[("xmlns", &space)], |xml| {
        xml.within("Application", &[], |xml| xml.text(env!("CARGO_PKG_NAME")));
    })
}

/// How Word should read the file: as one of its own since 2013, and in Chinese where letters could be Japanese.
pub(super) fn settings() -> String {
    Xml::word("w:settings", |xml| {
        xml.leaf("w:zoom", &[("w:percent", &100)]);
        xml.value("w:defaultTabStop", 420);
        xml.value("w:characterSpacingControl", "compressPunctuation");
        // What may not end a line in Chinese by itself, and the boxes of forms, which stay with their words.
        let opening = "$(£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
        let kept: String = opening.chars().chain(BOXES).collect();
        xml.leaf("w:noLineBreaksAfter", &[("w:lang", &"zh-CN"), ("w:val", &kept)]);
        xml.within("w:compat", &[], |xml| {
            let mode = "compatibilityMode";
            let office = "http://schemas.microsoft.com/office/word";
            xml.leaf("w:compatSetting", &[("w:name", &mode), ("w:uri", &office), ("w:val", &15)]);
        });
        xml.leaf("w:themeFontLang", &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")]);
    })
}

/// The typefaces, under the names they have on systems in Chinese and in English.
pub(super) fn fonts() -> String {
    Xml::word("w:fonts", |xml| {
        let mut font = |name: &str, other: &str, set: &str, family: &str| {
            xml.within("w:font", &[("w:name", &name)], |xml| {
                if !other.is_empty() {
                    xml.value("w:altName", other);
                }
                xml.value("w:charset", set);
                xml.value("w:family", family);
                xml.value("w:pitch", if other.is_empty() { "variable" } else { "fixed" });
            });
        };
        font(LATIN, "", "00", "roman");
        for (name, other) in TYPEFACES {
            font(name, other, "86", "modern");
        }
    })
}
