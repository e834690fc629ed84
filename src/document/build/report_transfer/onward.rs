//! To whom each recipient passes the data on, as reports tell it.
//!
//! What is open is a blank, and never reads as "nobody".

use crate::document::{Block, Inline};
use crate::form::catalog::recipients;
use crate::form::{Place, Tri};
use crate::text::t;

use super::super::material::Material;

/// One paragraph for each recipient; that it passes nothing on is said.
pub(in super::super) fn onward(material: &Material<'_>) -> Vec<Block> {
    let rows = material.told_recipients();
    if rows.is_empty() {
        return vec![material.gap(Place::whole(&recipients::SECTION))];
    }
    let mut out = Vec::new();
    for recipient in rows {
        let title = recipient.title();
        let mut runs = vec![Inline::Strong(material.tell(&said!("{title}：", "{title}: ", title)))];
        match recipient.yes_no(&recipients::ONWARD) {
            Tri::Yes => {
                runs.extend(material.onward(&recipient));
            }
            Tri::No => runs.extend(material.words(t("无。", "None."))),
            Tri::Unknown(_) => {
                runs.push(material.blank(recipient.place(&recipients::ONWARD)));
            }
        }
        out.push(Block::Paragraph(runs));
    }
    out
}
