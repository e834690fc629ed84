//! Sentences of papers: whole in both languages, with answers and blanks in their holes.
//!
//! What `said!` is for the terminal, `runs!` is here: the same check while compiling, and a hole may hold what an answer leaves
//! in a paper, be it words or a blank at its place.

use crate::document::Inline;
use crate::text::{Hole, Lang, Piece, Sentence};

/// What can stand in a hole of a paper's sentence.
pub(super) enum Part<'a> {
    /// Words, which join those of the sentence.
    Words(&'a dyn Hole),
    /// An answer or a blank, as it stands in the paper.
    Runs(&'a [Inline]),
}

/// Gives a part of a sentence.
pub(super) trait Runs {
    /// It as a part.
    fn part(&self) -> Part<'_>;
}

impl Runs for [Inline] {
    fn part(&self) -> Part<'_> {
        Part::Runs(self)
    }
}

impl<T: Hole> Runs for T {
    fn part(&self) -> Part<'_> {
        Part::Words(self)
    }
}

/// The sentence in one language.
pub(super) fn fill(sentence: Sentence, lang: Lang, holes: &[Part<'_>]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut words = String::new();
    for piece in sentence.pieces(lang) {
        match piece {
            Piece::Words(said) => words.push_str(said),
            Piece::Hole(at) => match holes.get(at) {
                Some(Part::Words(hole)) => words.push_str(&hole.words(lang)),
                Some(Part::Runs(runs)) => {
                    out.extend(
                        (!words.is_empty()).then(|| Inline::Text(std::mem::take(&mut words))),
                    );
                    out.extend(runs.iter().cloned());
                }
                None => {}
            },
            Piece::Count(at, one, many) => {
                let is_one = matches!(holes.get(at), Some(Part::Words(hole)) if hole.is_one());
                words.push_str(if is_one { one } else { many });
            }
        }
    }
    out.extend((!words.is_empty()).then_some(Inline::Text(words)));
    out
}

/// Fills a sentence of a paper: `runs!(material, "合法性基础为：{basis}。", "The legal basis is: {basis}.", basis = answer)`.
macro_rules! runs {
    ($material:expr, $zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        use $crate::document::build::runs::Runs as _;
        const SENTENCE: $crate::text::Sentence =
            $crate::text::Sentence::new($zh, $en, &[$(stringify!($name)),*]);
        $crate::document::build::runs::fill(SENTENCE, $material.lang, &[$($value.part()),*])
    }};
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Place;
    use crate::form::catalog::handler;
    use crate::text::t;

    #[test]
    fn a_blank_stands_in_the_hole_of_a_sentence() {
        struct Spoken {
            lang: Lang,
        }
        let blank = [Inline::Blank {
            label: "名称".to_owned(),
            place: Place::single(&handler::SECTION, &handler::NAME).into(),
        }];
        let material = Spoken { lang: Lang::Zh };
        let who = t("本单位", "the company");
        let runs = runs!(
            material,
            "{who}委托{name}办理。",
            "{who} authorises {name}.",
            who = who,
            name = blank
        );
        assert_eq!(runs.first(), Some(&Inline::Text("本单位委托".to_owned())));
        assert_eq!(runs.get(1), blank.first());
        assert_eq!(runs.last(), Some(&Inline::Text("办理。".to_owned())));
    }
}
