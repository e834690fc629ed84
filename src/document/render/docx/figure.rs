//! A picture of boxes and lines as shapes of Word in a group: sharp at any size, editable, and set in the faces of the text.
//!
//! An invisible shape of the group's full size comes first: without it LibreOffice stretches what is drawn to the size of the group.
//! There is no fallback for programs that know no shapes; what a picture shows is told to them in its description. Shapes are
//! named after the ids of what they show.

use crate::document::Block;
use crate::document::picture::{Picture, Placed, Plan, Role, Route, Words};
use crate::document::render::shape::one_line;
use crate::text::Lang;

use super::measure::Measure;
use super::media::{TWENTIETH, frame, inline, preset};
use super::run;
use super::xml::{Attribute, DRAWING, Xml};

/// The largest and the smallest cell, in the units of drawings: half of type of nine points, and of six.
const LARGEST: u64 = 57_150;
const SMALLEST: u64 = 38_100;
/// A row as a part of a cell.
const ROW: (u64, u64) = (18, 7);
/// What is kept free above a picture for its caption, in twentieths of a point.
const CAPTION: u64 = 1500;
/// A line, a thick one, and the border.
const LINE: u64 = 9525;
const THICK: u64 = 22_225;

/// A picture as it stands on a page.
pub(super) struct Figure<'a> {
    picture: &'a Picture,
    plan: &'a Plan,
    lang: Lang,
    /// The length of a cell and of a row.
    cell: u64,
    row: u64,
}

/// How a shape looks.
struct Look {
    form: &'static str,
    fill: Option<&'static str>,
    line: Option<(u64, bool)>,
}

/// A shape that bears nothing but words.
const BARE: Look = Look { form: "rect", fill: None, line: None };

impl<'a> Figure<'a> {
    /// A picture on a page; none if it holds too much, or if its type would be too small to read.
    pub(super) fn of(picture: &'a Picture, measure: &Measure) -> Option<Self> {
        let plan = picture.on_paper()?;
        let wide = u64::from(measure.width()) * TWENTIETH / plan.cells as u64;
        let high = (u64::from(measure.height()).saturating_sub(CAPTION)) * TWENTIETH;
        let high = high * ROW.1 / (plan.rows as u64 * ROW.0);
        let cell = wide.min(high).min(LARGEST);
        let row = cell * ROW.0 / ROW.1;
        (cell >= SMALLEST).then_some(Self { picture, plan, lang: measure.lang, cell, row })
    }

    /// What stands below it.
    pub(super) fn legend(&self) -> Block {
        self.picture.legend(self.plan)
    }

    /// How high it stands on its page, with what stands above it, in twentieths of a point.
    pub(super) fn height(&self) -> u32 {
        let own = self.plan.rows as u64 * self.row / TWENTIETH;
        u32::try_from(own + CAPTION / 2).unwrap_or(u32::MAX)
    }

    /// How many numbers its shapes take.
    pub(super) fn shapes(&self) -> usize {
        let plan = self.plan;
        // The group, the invisible shape, the border; a line has one for its ground and one for what stands on it.
        3 + plan.boxes.len() + 3 * plan.routes.len() + plan.heads.len()
    }

    /// Writes it; `first` is the first of its numbers.
    pub(super) fn write(&self, xml: &mut Xml, first: usize) {
        let whole = (self.plan.cells as u64 * self.cell, self.plan.rows as u64 * self.row);
        let (title, told) = (one_line(&self.picture.title), one_line(&self.picture.description()));
        let mut number = first;
        xml.within("mc:AlternateContent", &[], |xml| {
            xml.within("mc:Choice", &[("Requires", &"wpg")], |xml| {
                xml.within("w:drawing", &[], |xml| {
                    inline(xml, whole, (first, &title, &told), DRAWING[4], |xml| {
                        xml.within("wpg:wgp", &[], |xml| self.group(xml, whole, &mut number));
                    });
                });
            });
        });
    }

    fn group(&self, xml: &mut Xml, whole: (u64, u64), number: &mut usize) {
        xml.leaf("wpg:cNvGrpSpPr", &[]);
        xml.within("wpg:grpSpPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.leaf("a:off", &[("x", &0), ("y", &0)]);
                xml.leaf("a:ext", &[("cx", &whole.0), ("cy", &whole.1)]);
                xml.leaf("a:chOff", &[("x", &0), ("y", &0)]);
                xml.leaf("a:chExt", &[("cx", &whole.0), ("cy", &whole.1)]);
            });
        });
        self.shape(xml, number, ("", ""), ((0, 0), whole), &BARE, &[]);
        if let Some(border) = self.plan.border {
            let (x, _) = self.middle((border, 0));
            let points = [(x, 0), (x, whole.1)];
            path(xml, number, ("border", ""), &points, (THICK, true), false);
        }
        for route in &self.plan.routes {
            self.line(xml, number, route);
        }
        for placed in &self.plan.boxes {
            self.boxed(xml, number, placed);
        }
        for route in &self.plan.routes {
            self.words(xml, number, &route.mark, true);
        }
        for head in &self.plan.heads {
            self.words(xml, number, head, false);
        }
    }

    /// The middle of a cell.
    const fn middle(&self, (cell, row): (usize, usize)) -> (u64, u64) {
        (cell as u64 * self.cell + self.cell / 2, row as u64 * self.row + self.row / 2)
    }

    fn boxed(&self, xml: &mut Xml, number: &mut usize, placed: &Placed) {
        let Some(node) = self.picture.nodes().get(placed.node) else { return };
        let size = ((placed.size.0 as u64 - 1) * self.cell, (placed.size.1 as u64 - 1) * self.row);
        let look = |form, fill, line| Look { form, fill: Some(fill), line: Some(line) };
        let look = match placed.role {
            Role::People | Role::Person => look("roundRect", "FFFFFF", (LINE, false)),
            Role::System | Role::Unit => look("rect", "FFFFFF", (LINE, false)),
            Role::Gateway => look("rect", "E7E6E6", (LINE, false)),
            Role::Recipient => look("rect", "FFFFFF", (THICK, false)),
            Role::Onward => look("rect", "FFFFFF", (LINE, true)),
        };
        let name = self.picture.name(node);
        let place = (self.middle(placed.at), size);
        self.shape(xml, number, (&node.id, &name), place, &look, &placed.lines);
    }

    fn line(&self, xml: &mut Xml, number: &mut usize, route: &Route) {
        let Some(edge) = self.picture.edges().get(route.edge) else { return };
        let (from, to) = self.picture.ends(edge);
        let told = self.picture.heading(route.edge + 1, edge);
        let points: Vec<(u64, u64)> = route.points.iter().map(|at| self.middle(*at)).collect();
        let name = format!("{from} > {to}");
        path(xml, number, (&name, told.get(self.picture.lang)), &points, (LINE, false), true);
    }

    /// Words on a row, over a line or not. Their shape is wider than they should be, as it depends on the face how wide they are, and
    /// what does not fit is not seen; what they cover of the line is not.
    fn words(&self, xml: &mut Xml, number: &mut usize, words: &Words, is_on_line: bool) {
        if words.text.is_empty() {
            return;
        }
        let (x, y) = (words.at.0 as u64 * self.cell, words.at.1 as u64 * self.row);
        let wide = words.cells() as u64 * self.cell;
        if is_on_line {
            let ground = Look { fill: Some("FFFFFF"), ..BARE };
            self.shape(xml, number, ("", ""), ((x, y), (wide, self.row)), &ground, &[]);
        }
        let air = (wide / 2 + self.cell).min(x);
        let place = ((x - air, y), (wide + 2 * air, self.row));
        let text = words.text.replace(' ', "\u{a0}");
        self.shape(xml, number, ("", ""), place, &BARE, &[text]);
    }

    /// A shape with words in its middle.
    fn shape(
        &self,
        xml: &mut Xml,
        number: &mut usize,
        (name, told): (&str, &str),
        (at, size): ((u64, u64), (u64, u64)),
        look: &Look,
        lines: &[String],
    ) {
        xml.within("wps:wsp", &[], |xml| {
            named(xml, number, name, told);
            xml.leaf("wps:cNvSpPr", &[]);
            xml.within("wps:spPr", &[], |xml| {
                frame(xml, at, size);
                preset(xml, look.form);
                match look.fill {
                    Some(color) => filled(xml, color),
                    None => xml.leaf("a:noFill", &[]),
                }
                stroke(xml, look.line, false);
            });
            if !lines.is_empty() {
                xml.within("wps:txbx", &[], |xml| {
                    xml.within("w:txbxContent", &[], |xml| self.paragraph(xml, lines));
                });
            }
            // Words on a line never break, however wide the face makes them.
            let wrap = if look.line.is_none() { "none" } else { "square" };
            let all: [Attribute<'_>; 6] = [
                ("wrap", &wrap),
                ("lIns", &0),
                ("tIns", &0),
                ("rIns", &0),
                ("bIns", &0),
                ("anchor", &"ctr"),
            ];
            xml.within("wps:bodyPr", &all, |xml| xml.leaf("a:noAutofit", &[]));
        });
    }

    /// Lines of words: one paragraph, with lines as high as rows.
    fn paragraph(&self, xml: &mut Xml, lines: &[String]) {
        let pitch = self.row / TWENTIETH;
        // In half points: type is twice as high as a cell is wide.
        let size = 2 * self.cell / (TWENTIETH * 10);
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "FigureText");
                xml.leaf("w:spacing", &[("w:line", &pitch), ("w:lineRule", &"exact")]);
            });
            for (index, line) in lines.iter().enumerate() {
                xml.within("w:r", &[], |xml| {
                    run::sized(xml, self.lang, size);
                    if index > 0 {
                        xml.leaf("w:br", &[]);
                    }
                    xml.within("w:t", &[("xml:space", &"preserve")], |xml| {
                        xml.text(&one_line(line));
                    });
                });
            }
        });
    }
}

/// The number, the name and what it shows.
fn named(xml: &mut Xml, number: &mut usize, name: &str, told: &str) {
    *number += 1;
    let shape = format!("shape {number}");
    let name = if name.is_empty() { shape } else { one_line(name) };
    xml.leaf("wps:cNvPr", &[("id", number), ("name", &name), ("descr", &one_line(told))]);
}

fn filled(xml: &mut Xml, color: &str) {
    xml.within("a:solidFill", &[], |xml| xml.leaf("a:srgbClr", &[("val", &color)]));
}

/// A line of a thickness, dashed or not, with an arrow at its end or not; none if there is none.
fn stroke(xml: &mut Xml, line: Option<(u64, bool)>, is_arrow: bool) {
    let Some((thick, is_dashed)) = line else {
        return xml.within("a:ln", &[], |xml| xml.leaf("a:noFill", &[]));
    };
    xml.within("a:ln", &[("w", &thick)], |xml| {
        filled(xml, "000000");
        if is_dashed {
            xml.leaf("a:prstDash", &[("val", &"dash")]);
        }
        if is_arrow {
            xml.leaf("a:tailEnd", &[("type", &"triangle")]);
        }
    });
}

/// A line through points.
fn path(
    xml: &mut Xml,
    number: &mut usize,
    (name, told): (&str, &str),
    points: &[(u64, u64)],
    line: (u64, bool),
    is_arrow: bool,
) {
    let least = |of: fn(&(u64, u64)) -> u64| points.iter().map(of).min().unwrap_or(0);
    let most = |of: fn(&(u64, u64)) -> u64| points.iter().map(of).max().unwrap_or(0);
    let at = (least(|point| point.0), least(|point| point.1));
    let size = (most(|point| point.0) - at.0, most(|point| point.1) - at.1);
    xml.within("wps:wsp", &[], |xml| {
        named(xml, number, name, told);
        xml.leaf("wps:cNvSpPr", &[]);
        xml.within("wps:spPr", &[], |xml| {
            frame(xml, at, size);
            xml.within("a:custGeom", &[], |xml| {
                for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
                    xml.leaf(list, &[]);
                }
                xml.leaf("a:rect", &[("l", &0), ("t", &0), ("r", &"r"), ("b", &"b")]);
                xml.within("a:pathLst", &[], |xml| {
                    let sides = [("w", &size.0 as _), ("h", &size.1 as _), ("fill", &"none" as _)];
                    xml.within("a:path", &sides, |xml| {
                        for (index, (x, y)) in points.iter().enumerate() {
                            let step = if index == 0 { "a:moveTo" } else { "a:lnTo" };
                            xml.within(step, &[], |xml| {
                                xml.leaf("a:pt", &[("x", &(x - at.0)), ("y", &(y - at.1))]);
                            });
                        }
                    });
                });
            });
            xml.leaf("a:noFill", &[]);
            stroke(xml, Some(line), is_arrow);
        });
        xml.leaf("wps:bodyPr", &[]);
    });
}
