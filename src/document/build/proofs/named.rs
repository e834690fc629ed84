//! The proofs that stand behind an answer: those that point to it, and those that its words cite.
//!
//! Each is told once, in one way: code, title, number and day.

use crate::document::render::lines_of;
use crate::document::{Inline, plain};
use crate::form::catalog::evidence;
use crate::form::{Entry, Field, Place};
use crate::text::{Phrase, t};

use super::super::cited;
use super::super::material::Material;
use super::super::parts::add_line;
use super::is_told;

impl Material<'_> {
    /// The proofs that point to this very answer, one a line: code, title, number and day.
    pub(in super::super) fn proofs_of(&self, place: &Place) -> Vec<Inline> {
        self.proofs_where(|number, _| self.proving()[number - 1].contains(place))
    }

    /// The proofs whose codes these words cite, one a line and told in the same way.
    pub(in super::super) fn proofs_cited(&self, words: &str) -> Vec<Inline> {
        let cited = cited::codes(words);
        self.proofs_where(|_, code| cited.contains(&code.zh))
    }

    fn proofs_where(&self, is_meant: impl Fn(usize, &Phrase) -> bool) -> Vec<Inline> {
        let mut out = Vec::new();
        for (number, proof) in (1..).zip(self.rows(&evidence::SECTION)) {
            let code = evidence::code(number, &proof);
            if is_meant(number, &code) {
                let mut line = self.told(&code);
                line.extend(plain(" "));
                line.extend(self.needed(&proof, &evidence::NAME));
                for field in [&evidence::NUMBER, &evidence::DAY] {
                    let answer = self.answer(&proof, field);
                    if !answer.is_empty() {
                        line.extend(self.words(t("，", ", ")));
                        line.extend(answer);
                    }
                }
                add_line(&mut out, line);
            }
        }
        out
    }

    /// The codes of the proofs that point to this answer, or to its row as a whole.
    pub(in super::super) fn codes_of(&self, here: &Place) -> Vec<Phrase> {
        let row = Place { field: None, ..here.clone() };
        let points_here = |places: &[Place]| places.iter().any(|it| it == here || *it == row);
        let proofs = (1..).zip(self.facts.rows(&evidence::SECTION)).zip(self.proving());
        proofs
            .filter(|((_, proof), places)| points_here(places) && is_told(self, proof))
            .map(|((number, proof), _)| evidence::code(number, &proof))
            .collect()
    }

    /// What each proof points to, in the order of their rows: read once, as every answer is asked for what proves it.
    fn proving(&self) -> &[Vec<Place>] {
        self.proving.get_or_init(|| {
            let proofs = self.facts.rows(&evidence::SECTION);
            let places = |proof: Entry<'_>| proof.places(&evidence::PROVES).known();
            proofs.map(|proof| places(proof).unwrap_or_default()).collect()
        })
    }

    /// An answer with the codes of the proofs that point to it, or to its row as a whole, and that it does not name itself.
    pub(in super::super) fn proved(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
        let mut out = self.answer(entry, field);
        let named = cited::codes(&lines_of(&out).join("\n"));
        let mut codes = self.codes_of(&entry.place(field));
        codes.retain(|code| !named.contains(&code.zh));
        if !codes.is_empty() {
            let codes = Phrase::list(codes);
            out.extend(self.told(&said!("（见{codes}）", " (see {codes})", codes)));
        }
        out
    }
}
