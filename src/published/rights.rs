//! Rights of individuals: those that the record gives stand on the page as rights, and those of the page in the record.

use crate::form::catalog::{consents, handler, recipients};
use crate::form::{Field, Place, Section};
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::curbs::EXERCISED;
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::plain::{Plain, Span};
use super::slots::Slot;
use super::words::{Meaning, Named, RIGHTS, denied, leads, lies_in, mark};

/// Where the record says which rights people have. That consent can be withdrawn is also said by where it is.
static FIELDS: [(&Section, &Field); 3] = [
    (&handler::SECTION, &handler::RIGHTS_CHANNEL),
    (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
    (&consents::SECTION, &consents::WITHDRAWAL_CHANNEL),
];

/// Up to so many signs a line is a heading: one that is nothing but the name of a right gives it.
const HEADING: usize = 30;

/// A right that the record gives, and where.
pub(super) type Given = (&'static Meaning, Place);

pub(super) fn given(case: &Case<'_>) -> Vec<Given> {
    let mut out: Vec<Given> = Vec::new();
    for (section, field) in &FIELDS {
        for answered in case.held.of_field(section, field) {
            let denied = [denied(&answered.plain), refused(&answered.plain)].concat();
            for one in RIGHTS.named(&answered.plain) {
                let is_new = !out.iter().any(|(known, _)| *known == one.meaning);
                if is_new && !lies_in(&one.at, &denied) {
                    out.push((one.meaning, answered.place.clone()));
                }
            }
        }
    }
    out
}

/// The rights of which a sentence says that people have them. What parts it by semicolons is each looked at by itself.
fn of_sentence(sentence: &Sentence) -> Vec<Named> {
    let plain = &sentence.plain;
    let by_company: Vec<Span> = plain
        .all(mark("of_company"))
        .into_iter()
        .map(|at| at.start..clause_end(plain, at.end))
        .collect();
    let refused = refused(plain);
    let is_denied = |one: &Named| lies_in(&one.at, &sentence.denied) || lies_in(&one.at, &refused);
    let is_heading = plain.small.len() <= HEADING
        && !plain.small.contains(&'。')
        && !plain.has_any(mark("of_disclosure"));
    let of_right = plain.all(mark("of_right"));
    let labelled = sentence.slots.iter().filter(|(slot, _)| *slot == Slot::Rights);
    let labelled: Vec<Span> = labelled.map(|(_, at)| at.clone()).collect();
    let is_given = |one: &Named| {
        let from = clause_start(plain, one.at.start);
        let clause = from..clause_end(plain, one.at.end);
        is_heading
            || lies_in(&one.at, &labelled)
            || of_right.iter().any(|right| clause.contains(&right.start))
    };
    let named = RIGHTS.named(plain).into_iter().filter(is_given);
    named.filter(|one| !lies_in(&one.at, &by_company) && !is_denied(one)).collect()
}

/// Where a sentence says that something cannot be asked for. What is said of a case only ("what you cannot delete yourself, ...") is none.
fn refused(plain: &Plain) -> Vec<Span> {
    let plain = &plain.without(&plain.all(mark("no_denial_of_right")));
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let start = |to: usize| plain.part_begins(to, ends);
    let end = |from: usize| plain.part_ends(from, ends);
    let cases = [plain.all(mark("in_case")), plain.all(mark("case_of_right"))].concat();
    let next_clause = plain.all(mark("next_clause"));
    let has_right = plain.all(mark("has_right"));
    let behind_case = plain.all(mark("behind_case"));
    let refers_back = plain.all(mark("refers_back"));
    let follows = plain.all(mark("denied_before"));
    let mut out = Vec::new();
    for word in plain.all(mark("denies_right")) {
        let (mut from, mut to) = (start(word.start), end(word.end));
        if cases.iter().any(|case| case.end == to || case.start == from) {
            continue;
        }
        let is_english = plain.small.get(word.start).is_some_and(char::is_ascii);
        let is_behind = !is_english || follows.iter().any(|other| other.end == word.end);
        if is_english && from > 0 && refers_back.iter().any(|back| back.start == from) {
            from = start(from - 1);
        } else if !is_behind {
            from = word.start;
        } else {
            // What people are told to have before it, or what a case was, is not refused with it.
            let within = |of: &&Span| from <= of.start && of.end <= word.start;
            let given = has_right.iter().filter(within).map(|_| word.start);
            let given = given.filter(|_| !is_english);
            let case = behind_case.iter().filter(within).map(|of| of.end);
            let next = next_clause.iter().filter(within).map(|of| of.end);
            from = given.chain(case).chain(next).max().unwrap_or(from);
        }
        // Behind it, up to where people have something, or where what was said is found to be a case.
        let until = has_right.iter().filter(|_| is_english).map(|of| of.start);
        let until = until.chain(behind_case.iter().map(|of| of.start));
        to = until.filter(|at| *at > word.end).fold(to, usize::min);
        out.push(from..to);
    }
    out
}

/// How near a sentence is to giving a right: one that refuses it is where one would look.
fn nears(sentence: &Sentence, right: &Meaning) -> usize {
    let parts = [refused(&sentence.plain), sentence.denied.clone()].concat();
    let all = RIGHTS.named(&sentence.plain);
    let refuses = all.iter().any(|one| *one.meaning == *right && lies_in(&one.at, &parts));
    if refuses { usize::MAX } else { of_sentence(sentence).len() }
}

fn clause_start(plain: &Plain, to: usize) -> usize {
    let before = plain.small.get(..to).unwrap_or_default();
    before.iter().rposition(|c| matches!(c, ';' | '。' | '|')).map_or(0, |end| end + 1)
}

fn clause_end(plain: &Plain, from: usize) -> usize {
    let rest = plain.small.get(from..).unwrap_or_default();
    let end = rest.iter().position(|c| matches!(c, ';' | '。' | '.'));
    end.map_or(plain.small.len(), |end| from + end)
}

/// Notes what differs; where the record gives no right at all, those of the page are told and held against nothing.
pub(super) fn compare(case: &mut Case<'_>) -> Vec<Phrase> {
    let given = given(case);
    if given.is_empty() {
        return unheld(case);
    }
    let sentences: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    let told: Vec<(&Sentence, Named)> = sentences
        .iter()
        .flat_map(|one| of_sentence(one).into_iter().map(move |right| (*one, right)))
        .collect();
    for (right, place) in &given {
        if told.iter().any(|(_, one)| one.meaning == *right) {
            continue;
        }
        let name = right.label();
        let said = said!(
            "记录写明个人可以“{name}”，页面没有写这项权利。",
            "By the record individuals have the right \"{name}\"; the page does not give it.",
            name,
        );
        let quote = case.nearest(|_, one| nears(one, right));
        case.note((Matter::Right, Sense::OnlyRecord), said, quote, vec![place.clone()]);
    }
    for (sentence, right) in &told {
        if given.iter().any(|(known, _)| *known == right.meaning) {
            continue;
        }
        // Each right is told once, of the sentence that gives most rights.
        let name = right.meaning.label();
        let said = said!(
            "页面写明个人可以“{name}”，记录的行权途径中没有。",
            "By the page individuals have the right \"{name}\"; the record tells no way to it.",
            name,
        );
        if case.found.iter().any(|one| one.said == said) {
            continue;
        }
        let of = |one: &Sentence| {
            let rights = of_sentence(one);
            let has = rights.iter().any(|own| own.meaning == right.meaning);
            if has { rights.len() } else { 0 }
        };
        let best = sentences
            .iter()
            .max_by(|one, other| of(one).cmp(&of(other)).then_with(|| other.words.cmp(&one.words)));
        let quote = quoted(best.copied().unwrap_or(sentence));
        let places = given.iter().map(|(_, place)| place.clone()).take(1).collect();
        case.note((Matter::Right, Sense::OnlyPage), said, quote, places);
    }
    Vec::new()
}

/// The rights of the record that no sentence of the page gives.
pub(super) fn untold(case: &Case<'_>, given: &[Given]) -> Vec<&'static Meaning> {
    let told: Vec<Named> = case.page.sentences().flat_map(|(_, one)| of_sentence(one)).collect();
    let is_told = |right: &Meaning| told.iter().any(|one| *one.meaning == *right);
    given.iter().map(|(right, _)| *right).filter(|right| !is_told(right)).collect()
}

/// The rights of a page where the record gives none.
fn unheld(case: &Case<'_>) -> Vec<Phrase> {
    let mut all: Vec<&'static Meaning> = Vec::new();
    for (_, sentence) in case.page.sentences() {
        for right in of_sentence(sentence) {
            if !all.contains(&right.meaning) {
                all.push(right.meaning);
            }
        }
    }
    let count = all.len();
    let named = Phrase::list(all.into_iter().map(Meaning::label));
    let note = said!(
        "记录没有写明个人有哪些权利，页面写的{count}项没有比较：{named}。",
        "The record does not say which rights individuals have; {count} {count?right|rights} of the page {count?was|were} compared with \
         nothing: {named}.",
        count,
        named,
    );
    if count > 0 { vec![note] } else { Vec::new() }
}

/// Notes sentences by which requests cost something that by the record do not. A fee for requests beyond measure is none of all.
pub(super) fn fees(case: &mut Case<'_>) {
    let free = |plain: &Plain| plain.has_any(mark("free"));
    let fields = FIELDS.iter().flat_map(|(section, field)| case.held.of_field(section, field));
    let places: Vec<Place> =
        fields.filter(|one| free(&one.plain)).map(|one| one.place.clone()).collect();
    let sentences: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in sentences {
        let plain = &sentence.plain;
        let is_of_request = ["of_request", "response"].iter().any(|name| plain.has_any(mark(name)));
        let costs = leads(plain, mark("fee")).iter().any(|at| !lies_in(at, &sentence.denied));
        if is_of_request && costs && !free(plain) && !plain.has_any(mark("fee_of_some")) {
            let law = EXERCISED.spoken();
            let (sense, said) = if places.is_empty() {
                let said = said!(
                    "页面写明行使权利收费，记录没有写收费；{law}要求受理机制便捷，没有规定收费。",
                    "By the page a request costs something; the record does not speak of it, and {law}, which asks that requests be easy, \
                     knows no charge.",
                    law,
                );
                (Sense::OnlyPage, said)
            } else {
                let said = said!(
                    "页面写明行使权利收费，记录写不收费。",
                    "By the page a request costs something; by the record it is free of charge."
                );
                (Sense::Otherwise, said)
            };
            case.note((Matter::Right, sense), said, quoted(sentence), places.clone());
        }
    }
}
