//! Every part of every Word file of the examples, held against what ECMA-376 says of the elements that we write.

#[path = "ooxml/schema.rs"]
mod schema;

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use chujing::document::picture::Role;
use chujing::document::render::docx;
use chujing::document::{Attached, Block, Document, Image, Picture, plain};
use chujing::reference;
use chujing::text::Lang;

use self::schema::{Element, OTHER};
use crate::documents::built;
use crate::examples::EXAMPLES;

/// A Word file, part by part.
fn parts(document: &Document) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(document).unwrap())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut xml = String::new();
            // A picture from a file is no XML; an element of its name stands for it.
            if name.starts_with("word/media/") {
                xml.push_str("<media/>");
            } else {
                part.read_to_string(&mut xml).unwrap();
            }
            (name, xml)
        })
        .collect()
}

/// Every document of the examples, and a reference, which is the longest of all.
fn every_document() -> impl Iterator<Item = (String, Document)> {
    let examples = EXAMPLES.into_iter().flat_map(|name| {
        [Lang::Zh, Lang::En].into_iter().flat_map(move |lang| {
            built(name, lang)
                .into_iter()
                .map(move |document| (name.to_owned(), document.with_contents()))
        })
    });
    let mut pictured = reference::clocks(Lang::Zh);
    pictured.blocks = pictures();
    examples.chain([
        ("reference".to_owned(), reference::clocks(Lang::Zh)),
        ("pictures".to_owned(), pictured),
    ])
}

/// A picture of boxes and lines of every role, one from a file, and the place kept for one.
fn pictures() -> Vec<Block> {
    let mut picture = Picture::flow("图1", Lang::Zh);
    let roles = [Role::People, Role::System, Role::Gateway, Role::Recipient, Role::Onward];
    let nodes = roles.map(|role| picture.node(format!("{role:?}"), role, plain("一\n二")));
    for pair in nodes.windows(2) {
        picture.link(pair[0], pair[1], plain("HTTPS"));
        picture.link(pair[1], pair[0], plain(""));
    }
    picture.link(nodes[0], nodes[4], plain("直接收集"));
    let image = Image::read(PNG.to_vec()).unwrap();
    let attached = |image| Attached {
        caption: "图2".to_owned(),
        description: "网络拓扑".to_owned(),
        image,
        otherwise: plain("此处附网络拓扑图"),
    };
    vec![
        Block::Picture(picture),
        Block::Attached(attached(Some(image.clone()))),
        Block::Attached(attached(Some(image))),
        Block::Attached(attached(None)),
    ]
}

/// The smallest PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
    \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";

/// The roots of the parts of a document.
type Roots = BTreeMap<String, Element>;

/// Calls `look` with every document, its parts and their roots; faults are told together.
fn each(look: impl Fn(&Document, &Roots) -> Vec<String>) {
    static READ: LazyLock<Vec<(String, Document, Roots)>> = LazyLock::new(|| {
        every_document()
            .map(|(name, document)| {
                let parts = parts(&document).into_iter();
                let roots = parts.map(|(part, xml)| (part, Element::read(&xml))).collect();
                (name, document, roots)
            })
            .collect()
    });
    let mut wrong = Vec::new();
    for (name, document, roots) in READ.iter() {
        let faults = look(document, roots);
        wrong
            .extend(faults.into_iter().map(|fault| format!("{name}/{}: {fault}", document.mark())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_element_stands_where_the_schema_has_it() {
    each(|_, roots| {
        let known = roots.iter().filter(|(part, _)| !OTHER.contains(&part.as_str()));
        known
            .flat_map(|(part, root)| {
                let faults = root.all().into_iter().flat_map(Element::faults);
                faults.map(move |fault| format!("{part}: {fault}"))
            })
            .collect()
    });
}

#[test]
fn the_table_finds_faults() {
    let faults = |xml: &str| Element::read(xml).all().into_iter().flat_map(Element::faults).count();
    assert_eq!(
        faults("<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:jc w:val=\"left\"/></w:pPr></w:p>"),
        0
    );
    for wrong in [
        "<w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"a\"/></w:pPr>",
        "<w:pPr><w:jc w:val=\"middle\"/></w:pPr>",
        "<w:tc><w:tcPr/></w:tc>",
        "<w:tr><w:trPr/></w:tr>",
        "<w:p><w:nothing/></w:p>",
        "<w:b><w:t/></w:b>",
    ] {
        assert!(faults(wrong) > 0, "{wrong}");
    }
}

#[test]
fn links_resolve_types_cover_every_part_and_ids_are_unique() {
    each(|_, roots| {
        let mut out = Vec::new();
        let types = &roots["[Content_Types].xml"];
        let overrides: Vec<&str> =
            types.named("Override").map(|one| one.attribute("PartName")).collect();
        let endings: Vec<&str> =
            types.named("Default").map(|one| one.attribute("Extension")).collect();
        for part in roots.keys().filter(|part| *part != "[Content_Types].xml") {
            let ending = part.rsplit('.').next().unwrap();
            let is_own = overrides.contains(&format!("/{part}").as_str());
            let is_links = matches!(ending, "rels" | "png" | "jpeg") && endings.contains(&ending);
            if !is_own && !is_links {
                out.push(format!("{part} has no type of its own"));
            }
        }
        for name in &overrides {
            if !roots.contains_key(name.trim_start_matches('/')) {
                out.push(format!("a type is given for {name}, which is not there"));
            }
        }
        for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            let mut ids = HashSet::new();
            for link in roots[rels].named("Relationship") {
                let target = format!("{folder}{}", link.attribute("Target"));
                if !roots.contains_key(&target) || !link.attribute("TargetMode").is_empty() {
                    out.push(format!("{rels} leads to {target}"));
                }
                if !ids.insert(link.attribute("Id")) {
                    out.push(format!("{rels} has {} twice", link.attribute("Id")));
                }
            }
            let body = &roots["word/document.xml"];
            let used = |one: &Element| {
                one.attributes.get("r:id").or(one.attributes.get("r:embed")).cloned()
            };
            for used in body.all().into_iter().filter_map(used) {
                if !folder.is_empty() && !ids.contains(used.as_str()) {
                    out.push(format!("{used} leads nowhere"));
                }
            }
        }
        let styles: Vec<&str> =
            roots["word/styles.xml"].named("w:style").map(|s| s.attribute("w:styleId")).collect();
        if styles.iter().collect::<HashSet<_>>().len() != styles.len() {
            out.push("two styles have one id".to_owned());
        }
        for name in ["w:pStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for one in roots.values().flat_map(|root| root.named(name)) {
                if !styles.contains(&one.attribute("w:val")) {
                    out.push(format!("{name} {} is not there", one.attribute("w:val")));
                }
            }
        }
        let drawings = ["wp:docPr", "wps:cNvPr"].map(|name| roots["word/document.xml"].named(name));
        let ids: Vec<&str> =
            drawings.into_iter().flatten().map(|one| one.attribute("id")).collect();
        if ids.iter().collect::<HashSet<_>>().len() != ids.len() {
            out.push("two drawings have one number".to_owned());
        }
        if roots.keys().any(|part| part.to_lowercase().contains("vba")) {
            out.push("a macro".to_owned());
        }
        out
    });
}

#[test]
fn a_reader_that_cannot_see_the_page_is_told_title_language_and_the_heads_of_tables() {
    each(|document, roots| {
        let mut out = Vec::new();
        let core = &roots["docProps/core.xml"];
        for name in ["dc:title", "dc:description", "dc:language"] {
            if core.named(name).all(|one| one.text.is_empty()) {
                out.push(format!("no {name}"));
            }
        }
        let day = format!("{}T00:00:00Z", document.stamp.day);
        if core.named("dcterms:created").all(|one| one.text != day) {
            out.push("another day".to_owned());
        }
        let lang = roots["word/styles.xml"].named("w:lang").next();
        if lang.is_none_or(|lang| lang.attribute("w:eastAsia") != "zh-CN") {
            out.push("no language of the text".to_owned());
        }
        for table in roots["word/document.xml"].named("w:tbl") {
            let columns: Vec<u32> = table
                .named("w:gridCol")
                .map(|column| column.attribute("w:w").parse().unwrap())
                .collect();
            let whole: u32 =
                table.named("w:tblW").next().unwrap().attribute("w:w").parse().unwrap();
            if columns.iter().sum::<u32>() != whole {
                out.push("the columns of a table are not as wide as it".to_owned());
            }
            let rows: Vec<&Element> = table.named("w:tr").collect();
            if rows.iter().any(|row| row.named("w:tc").count() != columns.len()) {
                out.push("a row has more or fewer cells than the table has columns".to_owned());
            }
            let look = table.named("w:tblLook").next().unwrap();
            let is_headed = look.attribute("w:firstRow") == "1";
            let repeats = rows[0].named("w:tblHeader").count() == 1;
            if is_headed != repeats || is_headed == (look.attribute("w:firstColumn") == "1") {
                out.push("a table does not say which of its cells are heads".to_owned());
            }
            for name in ["w:tblCaption", "w:tblDescription"] {
                if table.named(name).all(|one| one.attribute("w:val").is_empty()) {
                    out.push(format!("a table has no {name}"));
                }
            }
        }
        out
    });
}
