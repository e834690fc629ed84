//! What ECMA-376 says of the elements that we write: which children may stand in each and in which order, and which values attributes
//! take. It knows only what we write: an element that is not named under its parent is a fault, and one without a line of its own holds
//! nothing.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What an element may hold. Each word is a step of a sequence: `|` parts alternatives; at the end `!` says exactly once, `*` any
/// number, `+` at least one, and nothing at most once.
const CONTENT: &[(&str, &str)] = &[
    ("w:document", "w:body!"),
    ("w:body", "w:p|w:tbl* w:sectPr!"),
    ("w:hdr", "w:p|w:tbl+"),
    ("w:ftr", "w:p|w:tbl+"),
    ("w:p", "w:pPr w:r|w:fldSimple|w:hyperlink|w:bookmarkStart|w:bookmarkEnd*"),
    ("w:hyperlink", "w:r*"),
    ("w:fldSimple", "w:r*"),
    (
        "w:r",
        "w:rPr w:t|w:tab|w:br|w:noBreakHyphen|w:fldChar|w:instrText|w:drawing|mc:AlternateContent*",
    ),
    ("mc:AlternateContent", "mc:Choice+"),
    ("mc:Choice", "w:drawing!"),
    ("w:drawing", "wp:inline!"),
    ("wp:inline", "wp:extent! wp:docPr! a:graphic!"),
    ("a:graphic", "a:graphicData!"),
    ("a:graphicData", "wpg:wgp|pic:pic!"),
    ("wpg:wgp", "wpg:cNvGrpSpPr! wpg:grpSpPr! wps:wsp*"),
    ("wpg:grpSpPr", "a:xfrm"),
    ("a:xfrm", "a:off a:ext a:chOff a:chExt"),
    ("wps:wsp", "wps:cNvPr wps:cNvSpPr! wps:spPr! wps:txbx wps:bodyPr!"),
    ("wps:spPr", "a:xfrm a:custGeom|a:prstGeom a:noFill|a:solidFill a:ln"),
    ("wps:txbx", "w:txbxContent!"),
    ("w:txbxContent", "w:p|w:tbl+"),
    ("wps:bodyPr", "a:noAutofit"),
    ("a:prstGeom", "a:avLst"),
    ("a:custGeom", "a:avLst a:gdLst a:ahLst a:cxnLst a:rect a:pathLst!"),
    ("a:pathLst", "a:path*"),
    ("a:path", "a:moveTo|a:lnTo*"),
    ("a:moveTo", "a:pt!"),
    ("a:lnTo", "a:pt!"),
    ("a:solidFill", "a:srgbClr"),
    ("a:ln", "a:noFill|a:solidFill a:prstDash a:headEnd a:tailEnd"),
    ("pic:pic", "pic:nvPicPr! pic:blipFill! pic:spPr!"),
    ("pic:nvPicPr", "pic:cNvPr! pic:cNvPicPr!"),
    ("pic:blipFill", "a:blip a:stretch"),
    ("a:stretch", "a:fillRect"),
    ("pic:spPr", "a:xfrm a:prstGeom"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:snapToGrid w:spacing w:ind \
         w:jc w:outlineLvl w:rPr w:sectPr",
    ),
    ("w:pBdr", "w:top w:left w:bottom w:right w:between w:bar"),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:i w:vanish w:color w:sz w:szCs w:highlight w:u w:shd w:lang",
    ),
    (
        "w:sectPr",
        "w:headerReference|w:footerReference* w:type w:pgSz w:pgMar w:pgBorders w:pgNumType w:cols w:titlePg",
    ),
    ("w:tbl", "w:tblPr! w:tblGrid! w:tr+"),
    (
        "w:tblPr",
        "w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tblGrid", "w:gridCol+"),
    ("w:tr", "w:trPr w:tc+"),
    ("w:trPr", "w:cantSplit|w:tblHeader*"),
    ("w:tc", "w:tcPr w:p|w:tbl+"),
    ("w:tcPr", "w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:tcMar w:vAlign"),
    ("w:styles", "w:docDefaults w:latentStyles w:style*"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    (
        "w:style",
        "w:name! w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr",
    ),
    (
        "w:settings",
        "w:zoom w:defaultTabStop w:characterSpacingControl w:noLineBreaksAfter w:compat w:themeFontLang",
    ),
    ("w:compat", "w:compatSetting*"),
    ("w:fonts", "w:font*"),
    ("w:font", "w:altName w:panose1 w:charset w:family w:pitch"),
    ("Types", "Default|Override*"),
    ("Relationships", "Relationship*"),
    (
        "cp:coreProperties",
        "dc:title|dc:subject|dc:creator|dc:description|dc:language|cp:contentStatus|dcterms:created|dcterms:modified*",
    ),
];

/// Parts whose elements come from other tables of the standard; they are looked at by what they say.
pub(super) const OTHER: [&str; 2] = ["docProps/app.xml", "docProps/custom.xml"];

/// Values that an attribute may have; `#` stands for any whole number. What is not named here is free text.
const VALUES: &[(&str, &str, &str)] = &[
    ("w:jc", "w:val", "left center right both"),
    ("w:spacing", "w:lineRule", "auto exact atLeast"),
    ("w:spacing", "w:before", "#"),
    ("w:spacing", "w:after", "#"),
    ("w:spacing", "w:line", "#"),
    ("w:ind", "w:firstLine", "#"),
    ("w:ind", "w:hanging", "#"),
    ("w:sz", "w:val", "#"),
    ("w:szCs", "w:val", "#"),
    ("w:outlineLvl", "w:val", "0 1 2 3 4 5 6 7 8 9"),
    ("w:highlight", "w:val", "yellow"),
    ("w:shd", "w:val", "clear"),
    ("w:tblW", "w:type", "dxa"),
    ("w:tcW", "w:type", "dxa"),
    ("w:tblLayout", "w:type", "fixed autofit"),
    ("w:vAlign", "w:val", "top center bottom"),
    ("w:type", "w:val", "nextPage continuous oddPage evenPage"),
    ("w:style", "w:type", "paragraph character table numbering"),
    ("w:pitch", "w:val", "fixed variable default"),
    ("w:family", "w:val", "auto decorative modern roman script swiss"),
    ("w:rFonts", "w:hint", "default eastAsia cs"),
    ("w:headerReference", "w:type", "default first even"),
    ("a:off", "x", "#"),
    ("a:off", "y", "#"),
    ("a:ext", "cx", "#"),
    ("a:ext", "cy", "#"),
    ("a:pt", "x", "#"),
    ("a:pt", "y", "#"),
    ("a:path", "fill", "none"),
    ("a:prstGeom", "prst", "rect roundRect"),
    ("a:prstDash", "val", "dash"),
    ("a:tailEnd", "type", "triangle"),
    ("wps:bodyPr", "wrap", "none square"),
    ("wps:bodyPr", "anchor", "ctr"),
    ("w:footerReference", "w:type", "default first even"),
    ("dcterms:created", "xsi:type", "dcterms:W3CDTF"),
    ("dcterms:modified", "xsi:type", "dcterms:W3CDTF"),
];

/// An element as it stands in a part.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        let name = start.name().as_ref().to_owned();
        Self { name, attributes: attributes.collect(), ..Self::default() }
    }

    /// Reads a part; its root.
    pub(super) fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::of(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(text.as_ref()),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1);
        open.pop().unwrap().children.pop().unwrap()
    }

    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Itself and everything in it.
    pub(super) fn all(&self) -> Vec<&Self> {
        let below = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.all().into_iter().filter(move |element| element.name == name)
    }

    /// What is wrong with its own children and attributes.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut out = Vec::new();
        let content = CONTENT.iter().find(|(name, _)| *name == self.name).map_or("", |(_, c)| *c);
        let mut left = self.children.as_slice();
        for step in content.split_whitespace() {
            let (names, least, most) = match step.split_at(step.len() - 1) {
                (names, "!") => (names, 1, 1),
                (names, "*") => (names, 0, usize::MAX),
                (names, "+") => (names, 1, usize::MAX),
                _ => (step, 0, 1),
            };
            let fits = |child: &&Self| names.split('|').any(|name| name == child.name);
            let count = left.iter().take_while(fits).count().min(most);
            if count < least {
                out.push(format!("{} lacks {names}", self.name));
            }
            left = &left[count..];
        }
        if let Some(child) = left.first() {
            out.push(format!("{} in {} is unknown or out of place", child.name, self.name));
        }
        if self.name == "w:tc" && self.children.last().is_none_or(|last| last.name != "w:p") {
            out.push("w:tc does not end with w:p".to_owned());
        }
        for (name, value) in &self.attributes {
            let known = VALUES.iter().find(|(of, key, _)| *of == self.name && key == name);
            let is_fine = |allowed: &str| match allowed {
                "#" => value.parse::<u32>().is_ok(),
                allowed => allowed.split(' ').any(|one| one == value),
            };
            if known.is_some_and(|(_, _, allowed)| !is_fine(allowed)) {
                out.push(format!("{} has {name}=\"{value}\"", self.name));
            }
        }
        out
    }
}
