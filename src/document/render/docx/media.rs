//! Pictures from files: each a part of its own, shown no larger than it is and than the page.

use crate::document::render::shape::one_line;
use crate::document::{Attached, Block, Document, Image};
use crate::office::Encoding;

use super::measure::Measure;
use super::xml::{DRAWING, Xml};

/// A pixel and a twentieth of a point, as drawings count lengths.
const PIXEL: u64 = 9525;
pub(super) const TWENTIETH: u64 = 635;

/// The pictures of a document in order, each with the name of its part under `word/`.
pub(super) fn files(document: &Document) -> impl Iterator<Item = (String, &Image)> {
    let images = document.blocks.iter().filter_map(|block| match block {
        Block::Attached(attached) => attached.image.as_ref(),
        _ => None,
    });
    (1..).zip(images).map(|(number, image)| {
        (format!("media/image{number}.{}", image.encoding().ending()), image)
    })
}

/// The kinds of files among them.
pub(super) fn encodings(document: &Document) -> Vec<Encoding> {
    let has = |encoding| files(document).any(|(_, image)| image.encoding() == encoding);
    [Encoding::Png, Encoding::Jpeg].into_iter().filter(|encoding| has(*encoding)).collect()
}

/// The id of the link to the picture at a place among all.
pub(super) fn link(at: usize) -> String {
    format!("rIdImage{}", at + 1)
}

/// Writes a picture in its place; its drawing has a number of its own.
pub(super) fn write(
    xml: &mut Xml,
    attached: &Attached,
    image: &Image,
    link: &str,
    number: usize,
    measure: &Measure,
) {
    let (wide, high) = shown(image, measure);
    let name = one_line(&attached.caption);
    let told = one_line(&attached.description);
    xml.within("w:drawing", &[], |xml| {
        inline(xml, (wide, high), (number, &name, &told), DRAWING[3], |xml| {
            xml.within("pic:pic", &[], |xml| {
                xml.within("pic:nvPicPr", &[], |xml| {
                    xml.leaf("pic:cNvPr", &[("id", &number), ("name", &name), ("descr", &told)]);
                    xml.leaf("pic:cNvPicPr", &[]);
                });
                xml.within("pic:blipFill", &[], |xml| {
                    xml.leaf("a:blip", &[("r:embed", &link)]);
                    xml.within("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
                });
                xml.within("pic:spPr", &[], |xml| {
                    frame(xml, (0, 0), (wide, high));
                    preset(xml, "rect");
                });
            });
        });
    });
}

/// The size in which a picture is shown: its own, or so much less that it fits the width and three fifths of the height.
fn shown(image: &Image, measure: &Measure) -> (u64, u64) {
    let (across, down) = image.size();
    let own = (u64::from(across) * PIXEL, u64::from(down) * PIXEL);
    let room =
        (u64::from(measure.width()) * TWENTIETH, u64::from(measure.height()) * TWENTIETH * 3 / 5);
    let mut size = own;
    if size.0 > room.0 {
        size = (room.0, own.1 * room.0 / own.0);
    }
    if size.1 > room.1 {
        size = (own.0 * room.1 / own.1, room.1);
    }
    (size.0.max(1), size.1.max(1))
}

/// A drawing in the line of the text: its size; its number, name and what it shows; of what kind it is.
pub(super) fn inline(
    xml: &mut Xml,
    (wide, high): (u64, u64),
    (number, name, told): (usize, &str, &str),
    kind: &str,
    inside: impl FnOnce(&mut Xml),
) {
    let none = ["distT", "distB", "distL", "distR"].map(|side| (side, &0 as _));
    xml.within("wp:inline", &none, |xml| {
        xml.leaf("wp:extent", &[("cx", &wide), ("cy", &high)]);
        xml.leaf("wp:docPr", &[("id", &number), ("name", &name), ("descr", &told)]);
        xml.within("a:graphic", &[], |xml| {
            xml.within("a:graphicData", &[("uri", &kind)], inside);
        });
    });
}

/// Where a shape stands and how large it is.
pub(super) fn frame(xml: &mut Xml, (x, y): (u64, u64), (wide, high): (u64, u64)) {
    xml.within("a:xfrm", &[], |xml| {
        xml.leaf("a:off", &[("x", &x), ("y", &y)]);
        xml.leaf("a:ext", &[("cx", &wide), ("cy", &high)]);
    });
}

/// A form that every program knows.
pub(super) fn preset(xml: &mut Xml, form: &str) {
    xml.within("a:prstGeom", &[("prst", &form)], |xml| xml.leaf("a:avLst", &[]));
}
