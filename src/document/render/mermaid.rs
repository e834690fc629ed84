//! A picture as a block of Mermaid, which GitHub and other readers of Markdown draw.
//!
//! The words of the picture are escaped: none of them can become a box, a line, markup or the end of the block.

use crate::document::picture::{Kind, Node, Picture, Role, Side};
use crate::document::render::lines_of;

/// Writes a picture as a block; nothing if it has no box.
pub fn mermaid(picture: &Picture) -> String {
    if picture.nodes().is_empty() {
        return String::new();
    }
    let mut out = vec!["```mermaid".to_owned(), "flowchart LR".to_owned()];
    let mut side = None;
    for (number, (lane, within)) in (1..).zip(picture.lanes()) {
        if lane.side != side {
            if side.is_some() {
                out.push("  end".to_owned());
            }
            if let Some(new) = lane.side {
                let name = if new == Side::Inside { "inside" } else { "outside" };
                out.push(format!("  subgraph {name}[\"{}\"]", new.title().get(picture.lang)));
            }
            side = lane.side;
        }
        let title = lane.title.get(picture.lang);
        if !title.is_empty() {
            out.push(format!("    subgraph lane{number}[\"{}\"]", escape(title)));
        }
        for at in within {
            if let Some(node) = picture.nodes().get(at) {
                out.push(format!("      {}", one(at, node)));
            }
        }
        if !title.is_empty() {
            out.push("    end".to_owned());
        }
    }
    if side.is_some() {
        out.push("  end".to_owned());
    }
    for (number, edge) in (1..).zip(picture.edges()) {
        // What stands along a way is told below by its number: written on the lines it makes a picture too wide to be read.
        let label = match picture.kind {
            Kind::Flow => number.to_string(),
            Kind::Organisation | Kind::Shareholding => {
                let lines = lines_of(&edge.label);
                lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
            }
        };
        let (from, to) = (edge.from + 1, edge.to + 1);
        out.push(if label.is_empty() {
            format!("  n{from} --> n{to}")
        } else {
            format!("  n{from} -->|\"{label}\"| n{to}")
        });
    }
    out.push("```".to_owned());
    out.join("\n")
}

fn one(at: usize, node: &Node) -> String {
    let remarks = lines_of(&node.note).into_iter().filter(|line| !line.is_empty());
    let lines: Vec<String> =
        lines_of(&node.label).into_iter().chain(remarks).map(|line| escape(&line)).collect();
    let (open, close) = match node.role {
        Role::People | Role::Person => ("([", "])"),
        Role::System | Role::Unit => ("[", "]"),
        Role::Gateway => ("{{", "}}"),
        Role::Recipient => ("[[", "]]"),
        Role::Onward => ("[/", "/]"),
    };
    format!("n{}{open}\"{}\"{close}", at + 1, lines.join("<br>"))
}

/// Words for a label in quotes: what Mermaid or HTML could read as markup is written by its number.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\"#;<>&`\\*_[]{}|~".contains(c) {
            out.push_str(&format!("#{};", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;
    use crate::document::render::sample::{NASTY, assert_harmless};
    use crate::text::Lang;

    #[test]
    fn words_cannot_become_markup() {
        let mut picture = Picture::shareholding("", Lang::Zh);
        let a = picture.node("a", Role::System, plain(NASTY));
        picture.link(a, a, plain("```\n\"] --> n2"));
        let out = mermaid(&picture);
        assert_harmless(&out);
        assert!(out.contains("n1[\"“数据” #38; #60;b#62;粗#60;/b#62; #124; #42;星#42;"), "{out}");
        assert!(out.contains("n1 -->|\"#96;#96;#96;<br>#34;#93; --#62; n2\"| n1"), "{out}");
        assert_eq!(out.matches("```").count(), 2);
    }
}
