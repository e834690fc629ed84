//! Purposes: those for which the page says that data goes abroad are those of the record, and the other way round.
//!
//! Outside what goes abroad a policy speaks of everything a company does; it is then only asked whether a purpose of the record stands
//! there at all.

use serde::Serialize;

use crate::form::catalog::{flows, onward, scenarios};
use crate::form::{Place, language};
use crate::text::Phrase;

use super::aims::{aims, deeds};
use super::case::{Case, quoted, stays};
use super::finding::{Matter, Quote, Sense};
use super::held::{Answered, worded};
use super::page::Sentence;
use super::plain::{Plain, Span, is_chinese, is_latin};
use super::slots::{Slot, enumerated, parts};
use super::words::{Meaning, Named, PURPOSES, denied, lies_in, listed, mark};

/// A part that shares this share of its pairs of signs, or of its words in English, in hundredths, says the same.
const ALIKE: usize = 50;
/// The fewest signs of a purpose.
const LEAST: usize = 4;
/// So many letters of an English word are compared, so that "registering" is "register".
const STEM: usize = 5;
/// Notes what differs; purposes that could be held against none of the record are told.
pub(super) fn compare(case: &mut Case<'_>) -> (Vec<Phrase>, Vec<Aim>) {
    let own = purposes(case);
    let wide = beside(case);
    let means = |answers: &[Answered]| -> Vec<&'static Meaning> {
        answers
            .iter()
            .flat_map(|one| said_in(&one.plain, &denied(&one.plain)))
            .map(|one| one.meaning)
            .collect()
    };
    let held = [means(&own), means(&wide)].concat();
    let sentences: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    let known: Vec<Answered> = own.iter().chain(&wide).map(affirmed).collect();
    let mut told: Vec<&'static Meaning> = Vec::new();
    let (mut open, mut elsewhere): (Vec<Phrase>, Vec<Phrase>) = (Vec::new(), Vec::new());
    let mut stated_all: Vec<Aim> = Vec::new();
    for (block, sentence) in &sentences {
        let is_abroad = is_abroad(case, *block, sentence);
        let aims = aims_of(case, sentence);
        let stated =
            if is_abroad { of_sentence(case, *block, sentence, &aims) } else { Vec::new() };
        for one in stated {
            told.push(one.meaning);
            if !held.iter().any(|held| held.touches(one.meaning)) && !own.is_empty() {
                let purpose = one.meaning.label();
                only_page(case, &purpose, sentence, &own);
            }
        }
        let labelled = if is_abroad { labelled(sentence) } else { Vec::new() };
        for aim in aims.into_iter().chain(labelled) {
            let quoted = || case.page.at(sentence, &written(&sentence.plain, &aim));
            let weighed = weigh(&sentence.plain, &aim, (&held, &known));
            let is_compared = is_abroad && !own.is_empty();
            let standing = match weighed {
                Weighed::Held => Stated::Held,
                Weighed::Named | Weighed::Other if is_compared => Stated::Differs,
                _ => Stated::NotCompared,
            };
            stated_all.push(Aim {
                words: written(&sentence.plain, &aim),
                standing,
                sentence: self::quoted(sentence),
            });
            match weighed {
                Weighed::Held => {}
                Weighed::Other if is_abroad && !own.is_empty() => {
                    let purpose = Phrase::same(written(&sentence.plain, &aim));
                    only_page(case, &purpose, sentence, &own);
                }
                // Told by its name already.
                Weighed::Named if is_abroad && !own.is_empty() => {}
                Weighed::Named | Weighed::Other | Weighed::Open if is_abroad => open.push(quoted()),
                Weighed::Named | Weighed::Other | Weighed::Open => elsewhere.push(quoted()),
            }
        }
    }
    not_told(case, &own, &told);
    super::uses::compare(case, is_abroad);
    (notes(open, elsewhere), stated_all)
}

/// Whether a sentence tells of purposes of what goes abroad. What a site keeps in a browser is none of it.
fn is_abroad(case: &Case<'_>, block: usize, sentence: &Sentence) -> bool {
    (case.exports(block) || !deeds(&sentence.plain).is_empty())
        && !sentence.plain.has_any(mark("aim.of_site"))
}

/// A purpose that the page states, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aim {
    /// In the words of the page.
    pub words: String,
    /// How it stands to the record.
    #[serde(rename = "state")]
    pub standing: Stated,
    /// The sentence that states it.
    pub sentence: Quote,
}

/// How a purpose that the page states stands to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stated {
    /// The record has it.
    Held,
    /// The record does not have it, and is found to differ.
    Differs,
    /// It was held against nothing: it is of what stays, or its words are not known.
    NotCompared,
}

/// How a purpose of the page stands to those of the record.
#[derive(Clone, Copy)]
enum Weighed {
    /// The record has it.
    Held,
    /// It is known, and the record does not have it.
    Named,
    /// Its words are like none of the record.
    Other,
    /// Its words are known nowhere, and the record has none in its language.
    Open,
}

fn weigh(plain: &Plain, aim: &Span, (held, known): (&[&'static Meaning], &[Answered])) -> Weighed {
    let named: Vec<Named> =
        PURPOSES.named(plain).into_iter().filter(|one| meets(&one.at, aim)).collect();
    if !named.is_empty() {
        let is_held = |one: &Named| held.iter().any(|held| held.touches(one.meaning));
        return if named.iter().all(is_held) { Weighed::Held } else { Weighed::Named };
    }
    let words = plain.part(aim);
    let mut of_language =
        known.iter().filter(|one| language(&one.words) == language(&words)).peekable();
    if of_language.peek().is_none() {
        return Weighed::Open;
    }
    if of_language.any(|one| alike(&words, &one.plain) >= ALIKE) {
        Weighed::Held
    } else {
        Weighed::Other
    }
}

/// What a sentence says that something is for, without the parties; nothing of one that says that something stays.
fn aims_of(case: &Case<'_>, sentence: &Sentence) -> Vec<Span> {
    if stays(sentence) || !sentence.slots.is_empty() {
        return Vec::new();
    }
    aims(&case.without_parties(sentence), &sentence.denied)
}

/// An answer without what it denies.
fn affirmed(one: &Answered) -> Answered {
    let plain = one.plain.without(&denied(&one.plain));
    Answered::new(one.place.clone(), one.words.clone(), plain)
}

fn meets(one: &Span, other: &Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// A part as it was written.
fn written(plain: &Plain, at: &Span) -> String {
    plain.cased.get(at.clone()).unwrap_or_default().iter().collect()
}

/// What is told of purposes that were held against none.
fn notes(open: Vec<Phrase>, elsewhere: Vec<Phrase>) -> Vec<Phrase> {
    let open = named(open).map(|(count, named)| {
        said!(
            "页面为出境写明的{count}个目的，没有认出与记录的哪个目的相同（写法或者语言不同，或者记录没有写目的），没有比较，请逐个核对：{named}。",
            "{count} {count?purpose|purposes} of what goes abroad could not be held against the record (in other words, in \
             another language, or the record tells no purpose); look at {count?it|each}: {named}.",
            count,
            named,
        )
    });
    let elsewhere = named(elsewhere).map(|(count, named)| {
        said!(
            "页面在出境以外的段落还写明{count}个记录没有的目的；记录只写出境，没有比较，请核对是否也用于出境的信息：{named}。",
            "Outside of what goes abroad the page states {count} {count?purpose|purposes} that {count?is|are} not in the record, \
             which tells of the export alone; see whether what goes abroad is used for {count?it|them}, too: {named}.",
            count,
            named,
        )
    });
    open.into_iter().chain(elsewhere).collect()
}

/// How many there are, and all of them: what is cut off would count as the same. Nothing of none.
fn named(mut all: Vec<Phrase>) -> Option<(usize, Phrase)> {
    let mut seen: Vec<Phrase> = Vec::new();
    all.retain(|one| {
        let is_new = !seen.contains(one);
        seen.push(one.clone());
        is_new
    });
    let count = all.len();
    (count > 0).then(|| (count, Phrase::list(all)))
}

/// The purposes of the record.
fn purposes(case: &Case<'_>) -> Vec<Answered> {
    let facts = case.held.facts;
    let of = facts.rows(&scenarios::SECTION).flat_map(|row| worded(&row, &scenarios::PURPOSE));
    let flows = facts.rows(&flows::SECTION).flat_map(|row| worded(&row, &flows::PURPOSE));
    of.chain(flows).collect()
}

/// What else of the record tells what it is for.
fn beside(case: &Case<'_>) -> Vec<Answered> {
    let fields = [&scenarios::NAME, &scenarios::BRIEF];
    let facts = case.held.facts;
    let of =
        facts.rows(&scenarios::SECTION).flat_map(|row| fields.map(|field| worded(&row, field)));
    let methods = facts.rows(&flows::SECTION).map(|row| worded(&row, &flows::METHOD));
    let passed = [&onward::FACTS, &onward::TOLD];
    let passed =
        facts.rows(&onward::SECTION).flat_map(|row| passed.map(|field| worded(&row, field)));
    of.chain(methods).chain(passed).flatten().collect()
}

/// What is said of purposes and not denied.
fn said_in(plain: &Plain, denied: &[Span]) -> Vec<Named> {
    PURPOSES.named(plain).into_iter().filter(|one| !lies_in(&one.at, denied)).collect()
}

/// What a sentence tells of purposes: where it or its paragraph has labels, only what stands under that of the purpose; elsewhere what
/// something is said to be for.
fn of_sentence(case: &Case<'_>, block: usize, sentence: &Sentence, aims: &[Span]) -> Vec<Named> {
    let plain = case.without_parties(sentence);
    if stays(sentence) {
        return Vec::new();
    }
    let labelled = &sentence.slots;
    let of: Vec<Span> = under(labelled);
    let is_labelled = !labelled.is_empty() || case.labels(block, Slot::Purpose);
    let deeds = deeds(&plain);
    let is_aim = |one: &Named| {
        labelled.is_empty()
            && (lies_in(&one.at, &deeds) || aims.iter().any(|aim| meets(&one.at, aim)))
    };
    let is_told = |one: &Named| {
        is_aim(one) || if is_labelled { lies_in(&one.at, &of) } else { is_for(&plain, &one.at) }
    };
    let all: Vec<Named> = said_in(&plain, &sentence.denied).into_iter().filter(is_told).collect();
    // What is said more closely is not said again.
    let is_wider =
        |one: &Named| all.iter().any(|other| other.meaning.wider.contains(&one.meaning.code));
    all.iter().filter(|one| !is_wider(one)).cloned().collect()
}

/// Whether the clause says that something is for this, and not only what holds where it is: "用于营销的，您可以拒绝".
fn is_for(plain: &Plain, at: &Span) -> bool {
    // In English a comma ends no clause but parts what is counted up.
    let is_english = plain.small.get(at.start).is_some_and(char::is_ascii);
    let is_end = |c: &char| matches!(c, ';' | '。' | '|') || (!is_english && *c == ',');
    let before = plain.small.get(..at.start).unwrap_or_default();
    let from = before.iter().rposition(is_end).map_or(0, |end| end + 1);
    let rest = plain.small.get(at.end..).unwrap_or_default();
    let to = rest.iter().position(is_end).map_or(plain.small.len(), |end| at.end + end);
    let is_said =
        plain.all(mark("for_purpose")).iter().any(|word| from <= word.start && word.end <= at.end);
    let is_case =
        plain.all(mark("in_case")).iter().any(|word| word.end == to || word.start == from);
    is_said && !is_case
}

fn under(labelled: &[(Slot, Span)]) -> Vec<Span> {
    let of = labelled.iter().filter(|(slot, _)| *slot == Slot::Purpose);
    of.map(|(_, at)| at.clone()).collect()
}

/// What stands under the label of the purpose in words that are not known.
fn labelled(sentence: &Sentence) -> Vec<Span> {
    let plain = &sentence.plain;
    let all = under(&sentence.slots);
    let all = all.iter().flat_map(|at| parts(plain, &enumerated(plain, at)));
    let is_hollow = |part: &Span| {
        let words = plain.part(part);
        words.chars().count() < LEAST
            || listed("hollow").any(|word| Plain::new(word).part(&(0..usize::MAX)) == words)
    };
    let is_known = |part: &Span| PURPOSES.named(plain).iter().any(|one| meets(&one.at, part));
    all.filter(|part| !is_hollow(part) && !is_known(part)).collect()
}

/// How much of a text stands in another, in hundredths: of Chinese its pairs of signs, of English the stems of its words.
fn alike(words: &str, other: &Plain) -> usize {
    let own: Vec<char> = words.chars().collect();
    let share = |shared: usize, all: usize| (shared * 100).checked_div(all).unwrap_or(100);
    if own.iter().any(|c| is_chinese(*c)) {
        let pairs = |signs: &[char]| -> Vec<[char; 2]> {
            signs.windows(2).filter_map(|pair| pair.try_into().ok()).collect()
        };
        let (own, other) = (pairs(&own), pairs(&other.small));
        return share(own.iter().filter(|pair| other.contains(pair)).count(), own.len());
    }
    let other: String = other.small.iter().collect();
    let (own, other) = (stems(words), stems(&other));
    share(own.iter().filter(|stem| other.contains(stem)).count(), own.len())
}

/// The stems of the words of an English text, without those that say nothing.
fn stems(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_latin(c)).filter(|word| word.len() > 2);
    let words = words.filter(|word| !listed("stop_words").any(|stop| stop == *word));
    words.map(|word| word.chars().take(STEM).collect()).collect()
}

fn only_page(case: &mut Case<'_>, purpose: &Phrase, sentence: &Sentence, own: &[Answered]) {
    let said = said!(
        "页面写明为了“{purpose}”提供到境外，记录的处理目的中没有。",
        "By the page data goes abroad for \"{purpose}\", which is no purpose of the record.",
        purpose,
    );
    let places = places(own);
    case.note((Matter::Purpose, Sense::OnlyPage), said, quoted(sentence), places)
        .holds(Some(purpose.clone()), None);
}

fn places(own: &[Answered]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for one in own {
        if !out.contains(&one.place) {
            out.push(one.place.clone());
        }
    }
    out
}

/// Purposes of the record for which the page does not say that data goes abroad.
fn not_told(case: &mut Case<'_>, own: &[Answered], told: &[&'static Meaning]) {
    let everywhere: Vec<&'static Meaning> = case
        .page
        .sentences()
        .flat_map(|(_, one)| said_in(&one.plain, &one.denied))
        .map(|one| one.meaning)
        .collect();
    let told = if told.is_empty() { everywhere.as_slice() } else { told };
    let mut seen: Vec<&'static Meaning> = Vec::new();
    for answered in own {
        for one in said_in(&answered.plain, &denied(&answered.plain)) {
            let is_new = !seen.contains(&one.meaning);
            seen.push(one.meaning);
            if !is_new || told.iter().any(|page| page.touches(one.meaning)) {
                continue;
            }
            let purpose = one.meaning.label();
            let quote = case.nearest(|block, sentence| {
                let has = PURPOSES.named(&sentence.plain).len();
                let labelled = under(&sentence.slots).len();
                usize::from(case.exports(block)) * (has + labelled * 2)
            });
            let said = said!(
                "记录的处理目的有“{purpose}”，页面没有写明为此提供到境外。",
                "The record has the purpose \"{purpose}\"; the page does not say that data goes abroad for it.",
                purpose,
            );
            case.note(
                (Matter::Purpose, Sense::OnlyRecord),
                said,
                quote,
                vec![answered.place.clone()],
            );
        }
    }
}
