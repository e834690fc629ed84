//! A page and a record side by side, and what is found to differ.
//!
//! What goes abroad is spoken of in a paragraph that says so, or that names a recipient of the record: a policy tells of all that a
//! company does, and a record of one export. Which sentence stands first decides nothing, but for what stands under the
//! heading of rights.

use crate::form::Place;
use crate::text::Phrase;

use super::company::Met;
use super::crosses;
use super::finding::{Finding, Matter, Quote, Sense};
use super::held::Held;
use super::page::{Page, Sentence};
use super::plain::{Plain, Span};
use super::slots::Slot;
use super::words::{leads, mark};

/// A sentence, and where a party of the record is named in it.
#[derive(Clone, Debug)]
pub(super) struct Naming<'p> {
    pub(super) block: usize,
    pub(super) sentence: &'p Sentence,
    /// The party, by its place in [`Held::parties`].
    pub(super) party: usize,
    /// Which of its names.
    pub(super) name: usize,
    pub(super) met: Met,
}

/// What is compared.
pub(super) struct Case<'p> {
    pub(super) page: &'p Page,
    pub(super) held: &'p Held<'p>,
    /// Whether each block speaks of what goes abroad.
    exports: Vec<bool>,
    pub(super) namings: Vec<Naming<'p>>,
    pub(super) found: Vec<Finding>,
}

impl<'p> Case<'p> {
    pub(super) fn new(page: &'p Page, held: &'p Held<'p>) -> Self {
        let namings = super::recipients::namings(page, held);
        let speaks = |at: usize| {
            let sentences = page.blocks.get(at).map_or(&[][..], |block| &block.sentences);
            sentences.iter().any(|one| !export(one).is_empty())
                || namings.iter().any(|one| one.block == at && !is_of_provider(one.sentence))
        };
        let exports = (0..page.blocks.len()).map(speaks).collect();
        Self { page, held, exports, namings, found: Vec::new() }
    }

    /// Whether a block speaks of what goes abroad.
    pub(super) fn exports(&self, block: usize) -> bool {
        self.exports.get(block).copied().unwrap_or(false)
    }

    /// Whether a block tells something under this label.
    pub(super) fn labels(&self, block: usize, label: Slot) -> bool {
        let sentences = self.page.blocks.get(block).map_or(&[][..], |block| &block.sentences);
        sentences.iter().any(|one| one.slots.iter().any(|(slot, _)| *slot == label))
    }

    /// Whether a sentence was told of this matter already.
    pub(super) fn is_told(&self, matter: Matter, sentence: &Sentence) -> bool {
        let mut of = self.found.iter().filter(|one| one.matter == matter);
        of.any(|one| one.quotes.iter().any(|at| at.words == sentence.words))
    }

    /// The sentences of the paragraphs that do.
    pub(super) fn abroad(&self) -> impl Iterator<Item = (usize, &'p Sentence)> {
        self.page.sentences().filter(|(block, _)| self.exports(*block))
    }

    /// Where parties are named in a sentence.
    pub(super) fn parties_in(&self, sentence: &Sentence) -> impl Iterator<Item = &Naming<'p>> {
        self.namings.iter().filter(move |naming| std::ptr::eq(naming.sentence, sentence))
    }

    /// A sentence without the names of parties in it.
    pub(super) fn without_parties(&self, sentence: &Sentence) -> Plain {
        let spans: Vec<Span> =
            self.parties_in(sentence).map(|naming| naming.met.span().clone()).collect();
        sentence.plain.without(&spans)
    }

    /// Notes a difference; the same said of another sentence is one.
    pub(super) fn note(
        &mut self,
        (matter, sense): (Matter, Sense),
        said: Phrase,
        quote: Quote,
        places: Vec<Place>,
    ) -> Noted<'_> {
        let at = self.found.iter().position(|one| one.matter == matter && one.said == said);
        let at = at.unwrap_or(self.found.len());
        match self.found.get_mut(at) {
            Some(known) if known.quotes.iter().any(|one| one.words == quote.words) => {}
            Some(known) => known.quotes.push(quote),
            None => self.found.push(Finding {
                matter,
                sense,
                said,
                quotes: vec![quote],
                places,
                on_page: None,
                in_record: None,
            }),
        }
        Noted(self.found.get_mut(at))
    }

    /// The sentence that scores highest; where none does, the one at which one would look: what goes abroad, or the first words of
    /// the page by their letters. Of equals, the first by its letters, so that the order of the page decides nothing.
    pub(super) fn nearest(&self, score: impl Fn(usize, &Sentence) -> usize) -> Quote {
        let all: Vec<(usize, &Sentence)> = self.page.sentences().collect();
        let best = |score: &dyn Fn(usize, &Sentence) -> usize| {
            let scored = all.iter().map(|(block, one)| (score(*block, one), *one));
            let scored = scored.filter(|(score, _)| *score > 0);
            scored.max_by(|one, other| {
                one.0.cmp(&other.0).then_with(|| other.1.words.cmp(&one.1.words))
            })
        };
        let fallback = |block: usize, one: &Sentence| {
            usize::from(self.exports(block)) * (1 + export(one).len())
        };
        let found = best(&score).or_else(|| best(&fallback)).or_else(|| best(&|_, _| 1));
        found.map_or_else(
            || Quote {
                paragraph: 0,
                counted: self.page.counted,
                words: String::new(),
                is_nearest: true,
            },
            |(_, sentence)| Quote { is_nearest: true, ..quoted(sentence) },
        )
    }
}

/// A difference that was noted.
pub(super) struct Noted<'f>(Option<&'f mut Finding>);

impl Noted<'_> {
    /// What the page and the record hold of it, by itself.
    pub(super) fn holds(self, on_page: Option<Phrase>, in_record: Option<Phrase>) {
        if let Some(finding) = self.0 {
            (finding.on_page, finding.in_record) = (on_page, in_record);
        }
    }
}

/// A sentence as it is quoted.
pub(super) fn quoted(sentence: &Sentence) -> Quote {
    let (paragraph, counted) = (sentence.paragraph, sentence.counted);
    Quote { paragraph, counted, words: sentence.words.clone(), is_nearest: false }
}

/// Where a sentence says that something goes abroad, and does not deny it.
pub(super) fn export(sentence: &Sentence) -> Vec<Span> {
    let is_denied = |at: &Span| sentence.denied.iter().any(|part| part.contains(&at.start));
    spoken(&sentence.plain).into_iter().filter(|at| !is_denied(at)).collect()
}

/// Whether a sentence says who provides a service, and not who receives something.
pub(super) fn is_of_provider(sentence: &Sentence) -> bool {
    sentence.plain.has_any(mark("of_provider")) && spoken(&sentence.plain).is_empty()
}

/// Whether a sentence speaks of what goes abroad only to deny it: what it names stays.
pub(super) fn stays(sentence: &Sentence) -> bool {
    !spoken(&sentence.plain).is_empty() && export(sentence).is_empty()
}

/// Where a sentence speaks of what goes abroad, be it to deny it.
fn spoken(plain: &Plain) -> Vec<Span> {
    let plain = plain.without(&plain.all(mark("no_export")));
    leads(&plain, mark("export"))
}

/// That nothing goes abroad, where the record says that something does.
pub(super) fn denials(case: &mut Case<'_>) {
    if case.held.parties.is_empty() {
        return;
    }
    let places: Vec<Place> = case.held.parties.iter().map(|party| party.place.clone()).collect();
    let all: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    for (at, (block, sentence)) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let before = before.filter(|(of, _)| of == block).map(|(_, one)| *one);
        let plain = &sentence.plain;
        let is_whole = denies_all(plain);
        let spoken = spoken(plain);
        let is_denied =
            spoken.iter().any(|at| sentence.denied.iter().any(|part| part.contains(&at.start)));
        if (is_whole && is_denied) || crosses::never(sentence, before) {
            case.note(
                (Matter::Export, Sense::Otherwise),
                said!(
                    "页面说个人信息不提供到境外，记录却有境外接收方。",
                    "The page says that no personal information goes abroad; the record has overseas recipients."
                ),
                quoted(sentence),
                places.clone(),
            );
        }
    }
}

/// Whether a sentence says that nothing at all goes abroad: of no single kind, and but for no case.
fn denies_all(plain: &Plain) -> bool {
    let marks = mark("nothing_abroad");
    if !plain.has_any(marks) || plain.has_any(mark("abroad_unless")) {
        return false;
    }
    let all = plain.all(mark("all_information"));
    let mut whole = marks.iter().filter(|pattern| plain.has(pattern));
    whole.any(|pattern| {
        let Some(at) = pattern.only().and_then(|word| plain.first(word, 0)) else { return true };
        let next = plain.small.get(at.end);
        let is_over = next.is_none_or(|c| matches!(c, ',' | ';' | '。' | ' ' | '.'));
        // What is not given abroad follows: all of it, or a single kind.
        is_over || all.iter().any(|what| what.start == at.end)
    })
}
