//! What a person sees of a Word file, and what stands in it without being seen.

use sha2::{Digest as _, Sha256};

use super::{Body, Paragraph, Veil, Word};

/// Where the pictures of a file stand.
const MEDIA: &str = "word/media/";

/// Words that stand in a file and are not read by a person, or not read as valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Veiled {
    /// Why.
    pub veil: Veil,
    /// The words.
    pub words: String,
}

/// A row of a table while it is read: its cells, each with its paragraphs.
#[derive(Default)]
struct Row {
    id: Option<usize>,
    cells: Vec<(usize, Vec<String>)>,
}

impl Row {
    /// Tells it as a line, below the cells of the row above it.
    fn end(&self, body: &Body, above: &mut Vec<String>, out: &mut Vec<String>) {
        match self.cells.as_slice() {
            [] => above.clear(),
            [(_, lines)] => {
                above.clear();
                out.extend(lines.iter().cloned());
            }
            cells => {
                let words = cells.iter().enumerate().map(|(at, (cell, lines))| {
                    let own = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
                    let own = own.collect::<Vec<_>>().join(" ").replace('\t', " ");
                    let goes_on = own.is_empty() && body.going_on.contains(cell);
                    if goes_on { above.get(at).cloned().unwrap_or_default() } else { own }
                });
                let words: Vec<String> = words.collect();
                out.push(words.join("\t"));
                *above = words;
            }
        }
    }
}

impl Word {
    /// Its text, paragraph by paragraph, without what stands in text boxes.
    pub fn lines(&self) -> Vec<String> {
        let text = self.body.paragraphs.iter().filter(|paragraph| !paragraph.is_boxed);
        text.filter(|paragraph| !paragraph.is_twin).map(Paragraph::words).collect()
    }

    /// Its text with a line for each row of a table, its cells parted by tabs: as a table is copied from Word. What stands in a cell that
    /// goes on over several rows stands in each of them. A row of one cell is told paragraph by paragraph: it only frames them.
    pub fn lines_and_rows(&self) -> Vec<String> {
        let body = &self.body;
        let (mut out, mut row, mut above) = (Vec::new(), Row::default(), Vec::new());
        for paragraph in body.paragraphs.iter().filter(|own| !own.is_boxed && !own.is_twin) {
            let place = paragraph.outermost;
            if place.map(|(own, _)| own) != row.id {
                row.end(body, &mut above, &mut out);
                row = Row { id: place.map(|(own, _)| own), cells: Vec::new() };
            }
            match (place, row.cells.last_mut()) {
                (None, _) => out.push(paragraph.words()),
                (Some((_, cell)), Some((last, lines))) if *last == cell => {
                    lines.push(paragraph.words());
                }
                (Some((_, cell)), _) => row.cells.push((cell, vec![paragraph.words()])),
            }
        }
        row.end(body, &mut above, &mut out);
        out
    }

    /// What stands in its text boxes, each once.
    pub fn boxed_lines(&self) -> Vec<String> {
        let boxed = self.parts().flat_map(|body| &body.paragraphs).filter(|line| line.is_boxed);
        boxed.filter(|paragraph| !paragraph.is_twin).map(Paragraph::words).collect()
    }

    /// What stands above and below its text, and its notes, paragraph by paragraph.
    pub fn margin_lines(&self) -> Vec<String> {
        let lines = self.margins.iter().flat_map(|margin| &margin.paragraphs);
        lines.filter(|paragraph| !paragraph.is_boxed).map(Paragraph::words).collect()
    }

    /// The words in it, wherever they stand, that are not read by a person; none of blanks alone.
    pub fn veiled(&self) -> Vec<Veiled> {
        let mut out: Vec<Veiled> = Vec::new();
        for paragraph in self.parts().flat_map(|body| &body.paragraphs) {
            if paragraph.is_twin {
                continue;
            }
            let mut last = None;
            for glyph in &paragraph.glyphs {
                match (glyph.veil, out.last_mut()) {
                    (Some(veil), Some(open)) if last == Some(veil) => open.words.push(glyph.c),
                    (Some(veil), _) => out.push(Veiled { veil, words: glyph.c.to_string() }),
                    (None, _) => {}
                }
                last = glyph.veil;
            }
        }
        out.retain(|veiled| !veiled.words.trim().is_empty());
        out
    }

    /// Whether any character in it, wherever it stands, is marked as hidden.
    pub(in crate::office) fn hides_words(&self) -> bool {
        let glyphs = self.parts().flat_map(|body| &body.paragraphs).flat_map(|line| &line.glyphs);
        glyphs.into_iter().any(|glyph| glyph.veil == Some(Veil::Hidden))
    }

    /// The digests of the pictures in it, in order.
    pub fn pictures(&self) -> Vec<[u8; 32]> {
        let media = self.archive.parts().filter(|(name, _)| name.starts_with(MEDIA));
        let mut out: Vec<[u8; 32]> =
            media.map(|(_, content)| Sha256::digest(content).into()).collect();
        out.sort_unstable();
        out
    }

    /// How many things are drawn in it, wherever they stand: pictures, shapes, objects of other programs.
    pub fn drawn(&self) -> usize {
        self.parts().map(|body| body.drawn).sum()
    }

    fn parts(&self) -> impl Iterator<Item = &Body> {
        std::iter::once(&self.body).chain(&self.margins)
    }
}
