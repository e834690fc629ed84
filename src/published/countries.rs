//! Countries and regions: where the page says that data goes, it goes by the record, and the other way round.

use std::collections::BTreeSet;

use crate::form::catalog::{links, onward, recipients, systems};
use crate::text::Phrase;

use super::case::{Case, Naming, quoted};
use super::company::{Met, companies};
use super::finding::{Matter, Sense};
use super::held::Held;
use super::page::Sentence;
use super::place_names::{There, named};
use super::plain::{Pattern, Plain, Span};
use super::slots::Slot;
use super::words::{KINDS, lies_in, mark};

/// How many signs may stand between a name and the country that is told of it.
const NEAR: usize = 24;
/// How many signs may stand between who is somewhere and the place behind, and between a place and who is there.
const PLACED: usize = 48;
const BEFORE: usize = 12;
/// The name of a house has more letters.
const HOUSE: usize = 2;

pub(super) fn compare(case: &mut Case<'_>) {
    let known = known(case.held);
    let all: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    let mut seen: BTreeSet<&'static str> = BTreeSet::new();
    for (block, sentence) in all {
        let plain = case.without_parties(sentence);
        for there in named(&plain) {
            seen.extend(&there.codes);
            if is_of_name(case.held, &plain, &there.at) {
                continue;
            }
            let own = of_party(case, block, sentence, &there);
            if let Some(naming) = &own
                && otherwise(case, naming, &there)
            {
                continue;
            }
            let is_there = (is_placed(&plain, &there.at) || is_open(&plain, &there.at))
                && !lies_in(&there.at, &sentence.denied)
                && !is_nobody(&plain, &there.at);
            let is_told = case.exports(block)
                || (plain.has_any(mark("located")) && !is_nobody(&plain, &there.at))
                || is_there;
            let is_told = is_told && !is_business(&plain, &there);
            if is_told && known.is_disjoint(&there.codes) {
                let name = &there.name;
                let said = said!(
                    "页面写到{name}，记录中没有数据去往或者存在那里。",
                    "The page names {name}; by the record no data goes there or is kept there.",
                    name,
                );
                case.note((Matter::Country, Sense::OnlyPage), said, quoted(sentence), Vec::new())
                    .holds(Some(name.clone()), None);
            }
        }
    }
    unnamed(case);
    unsaid(case, &seen);
}

/// Notes sentences by which information goes to countries that they do not name.
fn unnamed(case: &mut Case<'_>) {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in all {
        let plain = &sentence.plain;
        let words = plain.all(mark("some_countries"));
        let is_said = words.iter().any(|at| !lies_in(at, &sentence.denied) && is_open(plain, at));
        if is_said && plain.has_any(mark("of_data")) && plain.has_any(mark("goes")) {
            let said = said!(
                "页面写明信息去往没有写出名字的国家，记录没有写。",
                "By the page information goes to countries that it does not name; the record holds none."
            );
            case.note((Matter::Country, Sense::OnlyPage), said, quoted(sentence), Vec::new());
        }
    }
}

/// The countries in which something is by the record: in its answers of places, and in what it says of them in words.
fn known(held: &Held<'_>) -> BTreeSet<&'static str> {
    let chosen = [
        (&recipients::SECTION, &recipients::COUNTRY),
        (&onward::SECTION, &onward::COUNTRY),
        (&systems::SECTION, &systems::COUNTRY),
    ];
    let rows = chosen.into_iter().flat_map(|(section, field)| {
        held.facts.rows(section).filter_map(|row| Some(row.choice(field).known()?.as_str()))
    });
    let mut out: BTreeSet<&'static str> = rows.collect();
    let worded = [
        (&recipients::SECTION, &recipients::ADDRESS),
        (&systems::SECTION, &systems::PLACE),
        (&links::SECTION, &links::MANNER),
        (&links::SECTION, &links::TRANSIT_PLACES),
        (&onward::SECTION, &onward::FACTS),
        (&onward::SECTION, &onward::CONTACT),
    ];
    for (section, field) in worded {
        for answered in held.of_field(section, field) {
            out.extend(named(&answered.plain).into_iter().flat_map(|there| there.codes));
        }
    }
    out
}

/// Whether a place stands inside the name of a company, be it one without the form of a company behind the name of a house that the
/// record knows: "STAUFF Deutschland". What is counted up before a company ("Germany and Acme Inc.") is none of its name.
fn is_of_name(held: &Held<'_>, plain: &Plain, at: &Span) -> bool {
    let behind = at.end + usize::from(plain.small.get(at.end) == Some(&' '));
    let goes_on = mark("joins")
        .iter()
        .filter_map(Pattern::only)
        .any(|word| plain.ends(word, behind).is_some());
    let is_within =
        companies(plain).iter().any(|one| one.at.start <= at.start && at.end <= one.at.end);
    let before = plain.small.get(..at.start).unwrap_or_default();
    let from = before.strip_suffix(&[' ']).map(|before| {
        before.iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |end| end + 1)..before.len()
    });
    let house = from.map(|of| plain.part(&of)).filter(|house| house.len() > HOUSE);
    let is_house = |house: &String| {
        let mut names = held.parties.iter().flat_map(|party| &party.names);
        names.any(|(name, _)| name.to_lowercase().split(' ').next() == Some(house.as_str()))
    };
    (is_within && !goes_on) || house.as_ref().is_some_and(is_house)
}

/// Whether somebody or something that has to do with information is said to be in a place: a service centre, affiliates, staff; or what is
/// done with information is done there.
fn is_placed(plain: &Plain, at: &Span) -> bool {
    let is_end = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let places: Vec<Span> = named(plain).into_iter().map(|there| there.at).collect();
    let at_place = plain.all(mark("at_place"));
    plain.all(mark("placed")).into_iter().any(|who| {
        let between =
            if who.end <= at.start { who.end..at.start } else { at.end..who.start.max(at.end) };
        let signs = plain.small.get(between.clone()).unwrap_or_default();
        let has = |all: &[Span]| {
            all.iter().any(|one| between.start <= one.start && one.end <= between.end)
        };
        // "staff in Germany and France", and no clause of its own.
        let is_one = !signs.iter().any(is_end) && (!signs.contains(&',') || has(&places));
        if who.end <= at.start {
            return is_one && signs.len() <= PLACED && has(&at_place);
        }
        let is_apart = has(&plain.all(mark("joins"))) || has(&plain.all(mark("not_placed")));
        is_one && who.start >= at.end && signs.len() <= BEFORE && !is_apart
    })
}

/// Whether the clause around a place says nothing by which it would be that of visitors, of a language or of a law.
fn is_open(plain: &Plain, at: &Span) -> bool {
    !plain.cut(&clause(plain, at)).has_any(mark("place.none"))
}

/// Whether the clause up to a place says that nobody is there: "we have no staff in India".
fn is_nobody(plain: &Plain, at: &Span) -> bool {
    let from = plain.part_begins(at.start, |c| matches!(c, ',' | ';' | '。' | ':' | '|'));
    let near = from.max(at.start.saturating_sub(PLACED));
    plain.cut(&(near..at.start)).has_any(mark("place.nobody"))
}

/// Whether a country is one in which a company does business, by the clause it stands in, and no information is told of there: what
/// stands behind the next comma is of something else.
fn is_business(plain: &Plain, there: &There) -> bool {
    let part = plain.cut(&clause(plain, &there.at));
    let is_of_information = part.has_any(mark("of_information")) || !KINDS.named(&part).is_empty();
    part.has_any(mark("business")) && !is_of_information
}

/// The clause around a place. Of an enumeration of places the clause before it is the same one, and of "in Japan, ..." the next.
fn clause(plain: &Plain, at: &Span) -> Span {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | '|');
    let is_comma = |at: usize| plain.small.get(at) == Some(&',');
    let start = |to: usize| plain.part_begins(to, ends);
    let end = |from: usize| plain.part_ends(from, ends);
    let places: Vec<Span> = named(plain).into_iter().map(|there| there.at).collect();
    let joining = [plain.all(mark("joins")), plain.all(mark("in_place")), places.clone()].concat();
    let is_hollow = |mut part: Span| {
        part.all(|at| {
            !plain.small.get(at).is_some_and(|c| c.is_alphanumeric())
                || joining.iter().any(|word| word.contains(&at))
        })
    };
    let (mut from, mut to) = (start(at.start), end(at.end));
    while from > 0
        && is_comma(from - 1)
        && is_hollow(from..at.start)
        && places.iter().any(|place| place.end == from - 1)
    {
        from = start(from - 1);
    }
    if is_comma(to) && is_hollow(from..to) {
        to = end(to + 1);
    }
    from..to
}

/// The party of which a country is told: the one that stands just before or around it in the sentence; under a label, the only one of
/// the block.
fn of_party<'p>(
    case: &Case<'p>,
    block: usize,
    sentence: &Sentence,
    there: &There,
) -> Option<Naming<'p>> {
    let is_labelled = sentence
        .slots
        .iter()
        .any(|(slot, at)| *slot == Slot::Country && at.contains(&there.at.start));
    if is_labelled {
        let mut of = case.namings.iter().filter(|naming| naming.block == block);
        let first = of.next()?;
        return of.all(|other| other.party == first.party).then(|| first.clone());
    }
    let plain = &sentence.plain;
    let mut of: Vec<&Naming<'p>> = case.parties_in(sentence).collect();
    of.sort_by_key(|naming| naming.met.span().start);
    let before = of.iter().rev().find(|naming| naming.met.span().end <= there.at.start);
    let told = before.filter(|naming| {
        let between = naming.met.span().end..there.at.start;
        let words = plain.small.get(between.clone()).unwrap_or_default();
        let is_open = !words.iter().any(|c| matches!(c, ';' | '。' | ')'));
        let leads = words.is_empty()
            || words.first() == Some(&'(')
            || plain.all(mark("located_at")).iter().any(|at| between.contains(&at.start));
        between.len() <= NEAR && is_open && leads
    });
    let behind = of.iter().find(|naming| naming.met.span().start >= there.at.end);
    let led = behind.filter(|naming| {
        let between = plain.small.get(there.at.end..naming.met.span().start).unwrap_or_default();
        between.is_empty()
            || mark("of_place").iter().any(|word| {
                word.only().is_some_and(|word| {
                    plain.ends(word, there.at.end) == Some(naming.met.span().start)
                })
            })
    });
    told.or(led).map(|naming| (*naming).clone())
}

/// Whether the country of a party is another one by the record, which is then noted.
fn otherwise(case: &mut Case<'_>, naming: &Naming<'_>, there: &There) -> bool {
    let Some(party) = case.held.parties.get(naming.party) else { return false };
    let Some((code, place)) = &party.country else { return false };
    if there.codes.contains(code) || party.also.iter().any(|also| there.codes.contains(also)) {
        return false;
    }
    let (name, there) = (party.name(), &there.name);
    let own = case.held.facts.row(place.section, place.row.as_deref().unwrap_or_default());
    let own: Phrase = own
        .and_then(|row| row.shown(place.field?))
        .unwrap_or_else(|| Phrase::same((*code).to_owned()));
    let said = said!(
        "“{name}”所在的国家或者地区不同：页面写{there}，记录写{own}。",
        "\"{name}\" is elsewhere: in {there} by the page, in {own} by the record.",
        name,
        there,
        own,
    );
    let sense = Sense::Otherwise;
    let places = vec![place.clone()];
    case.note((Matter::Country, sense), said, quoted(naming.sentence), places)
        .holds(Some(there.clone()), Some(own));
    true
}

/// Countries of recipients that the page nowhere names.
fn unsaid(case: &mut Case<'_>, seen: &BTreeSet<&'static str>) {
    let told: Vec<String> = case
        .found
        .iter()
        .filter(|one| one.matter == Matter::Country)
        .flat_map(|one| one.places.iter().map(ToString::to_string))
        .collect();
    for (at, party) in case.held.parties.iter().enumerate() {
        let Some((code, place)) = &party.country else { continue };
        if seen.contains(code) || told.contains(&place.to_string()) {
            continue;
        }
        let own = case.held.facts.row(place.section, place.row.as_deref().unwrap_or_default());
        let Some(own) = own.and_then(|row| row.shown(place.field?)) else { continue };
        let of: Vec<_> = case.namings.iter().filter(|naming| naming.party == at).cloned().collect();
        let is_of = |one: &Sentence| {
            of.iter().any(|naming| {
                std::ptr::eq(naming.sentence, one) && matches!(naming.met, Met::Whole(_))
            })
        };
        let quote = case.nearest(|_, one| usize::from(is_of(one)));
        let name = party.name();
        let said = said!(
            "页面没有写明“{name}”在{own}。",
            "The page does not say that \"{name}\" is in {own}.",
            name,
            own,
        );
        case.note((Matter::Country, Sense::OnlyRecord), said, quote, vec![place.clone()])
            .holds(None, Some(own));
    }
}
