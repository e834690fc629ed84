//! Periods: for how long data is kept and by when an answer comes are the same on the page and in the record, however they are written.

use crate::day::Day;
use crate::form::catalog::{flows, handler, measures, onward, recipients, scenarios};
use crate::form::{Field, Place, Section};
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::held::Held;
use super::page::Sentence;
use super::period::{Period, Stated};
use super::plain::Plain;
use super::slots::Slot;
use super::things::{Thing, Topic, thing, told};
use super::words::denied;

/// The answers that speak of how long something is kept, and of when an answer comes.
static RETENTION: [(&Section, &Field); 8] = [
    (&flows::SECTION, &flows::DISPOSAL),
    (&flows::SECTION, &flows::METHOD),
    (&measures::SECTION, &measures::DESCRIPTION),
    (&recipients::SECTION, &recipients::MEASURES),
    (&onward::SECTION, &onward::FACTS),
    (&onward::SECTION, &onward::TOLD),
    (&scenarios::SECTION, &scenarios::NECESSITY),
    (&scenarios::SECTION, &scenarios::COLLECTION),
];
static RESPONSE: [(&Section, &Field); 2] = [
    (&handler::SECTION, &handler::RIGHTS_CHANNEL),
    (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
];

/// Signs of the longest day that is looked for behind such a word: "the 26th of september 2033".
const LONGEST_DAY: usize = 26;

/// A period of the record, of which thing it is, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) period: Period,
    pub(super) thing: Thing,
    pub(super) place: Place,
}

/// The periods of the record that are said of something.
pub(super) fn held(held: &Held<'_>, topic: Topic) -> Vec<Kept> {
    let fields: &[(&'static Section, &'static Field)] = match topic {
        Topic::Retention => &RETENTION,
        Topic::Response => &RESPONSE,
    };
    let answers = fields.iter().flat_map(|(section, field)| held.of_field(section, field));
    let of = answers.flat_map(|one| {
        let told = told(&one.plain).into_iter().filter(move |(of, _)| *of == topic);
        told.map(|(topic, stated)| Kept {
            period: stated.period,
            thing: of_topic(topic, &one.plain, &stated),
            place: one.place.clone(),
        })
    });
    let all: Vec<Kept> = of.collect();
    // Among measures and necessities stand times of much else: for the data itself they speak only where the answer to it does not.
    let is_answer = |one: &Kept| one.thing == Thing::Data && one.place.section == &flows::SECTION;
    if !all.iter().any(is_answer) {
        return all;
    }
    all.into_iter()
        .filter(|one| one.thing != Thing::Data || is_answer(one) || is_onward(one))
        .collect()
}

/// Whether a period is of those to whom data is passed on.
fn is_onward(one: &Kept) -> bool {
    one.place.section == &onward::SECTION
}

/// The days on which data is no longer kept by the record.
fn last_days(held: &Held<'_>) -> Vec<(Day, Place)> {
    let rows = held.facts.rows(&flows::SECTION);
    rows.filter_map(|row| {
        let day = row.day(&flows::RETENTION_TO).known()?;
        Some((day, row.place(&flows::RETENTION_TO)))
    })
    .collect()
}

/// What a period is of; answers are all of one kind.
pub(super) fn of_topic(topic: Topic, plain: &Plain, stated: &Stated) -> Thing {
    if topic == Topic::Retention { thing(plain, &stated.at) } else { Thing::Data }
}

/// The periods that are of a thing.
pub(super) fn of_thing(kept: &[Kept], thing: Thing) -> Vec<Kept> {
    kept.iter().filter(|one| one.thing == thing).cloned().collect()
}

/// Whether a period is among those of the record.
pub(super) fn agrees(kept: &[Kept], period: Period) -> bool {
    kept.iter().any(|own| own.period.is_as_long_as(period))
}

/// The answers of the record with a period that cannot be read, and of what it is said.
fn unread(held: &Held<'_>) -> Vec<(Topic, Place)> {
    let fields = RETENTION.iter().chain(&RESPONSE);
    let all = fields.flat_map(|(section, field)| held.of_field(section, field));
    let of = all.flat_map(|one| {
        let found = super::unread::unread(&one.plain, &denied(&one.plain));
        found.into_iter().map(|(topic, _)| (topic, one.place.clone()))
    });
    of.collect()
}

/// Notes what differs; what could not be read on either side is told.
pub(super) fn compare(case: &mut Case<'_>) -> Vec<Phrase> {
    let (retention, response) =
        (held(case.held, Topic::Retention), held(case.held, Topic::Response));
    let unread = unread(case.held);
    let sentences: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    let all: Vec<(usize, &Sentence, (Topic, Stated))> = sentences
        .iter()
        .flat_map(|(block, one)| told(&one.plain).into_iter().map(|stated| (*block, *one, stated)))
        .collect();
    let of = |sentence: &Sentence, topic, stated: &Stated| of_topic(topic, &sentence.plain, stated);
    let agreeing: Vec<Thing> = all
        .iter()
        .filter(|(_, one, (topic, stated))| {
            let thing = of(one, *topic, stated);
            *topic == Topic::Retention && agrees(&of_thing(&retention, thing), stated.period)
        })
        .map(|(_, one, (topic, stated))| of(one, *topic, stated))
        .collect();
    for (block, sentence, (topic, stated)) in all {
        let thing = of(sentence, topic, &stated);
        let kept = if topic == Topic::Retention { &retention } else { &response };
        let mut kept = of_block(case, block, kept);
        let is_labelled = sentence
            .slots
            .iter()
            .any(|(slot, told)| *slot == Slot::Retention && told.contains(&stated.at.start));
        // Under the label of the retention abroad only what the record answers to it counts.
        let answers: Vec<Kept> =
            kept.iter().filter(|one| one.place.section == &flows::SECTION).cloned().collect();
        if is_labelled && !answers.is_empty() {
            kept = answers;
        }
        // What the record says and nobody could read is no silence.
        let is_silent = kept.is_empty() && !unread.iter().any(|(of, _)| *of == topic);
        let kept = of_thing(&kept, thing);
        if agrees(&kept, stated.period) {
            continue;
        }
        // Outside what goes abroad a policy tells of much that the record does not.
        let is_told = case.exports(block);
        let is_compared = match topic {
            Topic::Retention if kept.is_empty() => is_told && is_silent,
            Topic::Retention => is_told || !agreeing.contains(&thing),
            Topic::Response => !kept.is_empty(),
        };
        if is_compared {
            otherwise(case, sentence, (topic, stated.period), &kept);
        }
    }
    days(case, &sentences);
    let places: Vec<Place> = unread.into_iter().map(|(_, place)| place).collect();
    super::unread::notes(case, &places)
}

/// The periods that a paragraph may tell: where it names one party alone, those of others are none of them.
fn of_block(case: &Case<'_>, block: usize, kept: &[Kept]) -> Vec<Kept> {
    let mut of = case.namings.iter().filter(|naming| naming.block == block);
    let first = of.next().map(|naming| naming.party);
    let only = first.filter(|first| of.all(|naming| naming.party == *first));
    let Some(party) = only.and_then(|party| case.held.parties.get(party)) else {
        return kept.to_vec();
    };
    let is_of_party =
        |section: &Section| *section == recipients::SECTION || *section == onward::SECTION;
    let is_own = |one: &&Kept| {
        let place = &one.place;
        !is_of_party(place.section)
            || (place.section == party.place.section && place.row == party.place.row)
    };
    kept.iter().filter(is_own).cloned().collect()
}

fn otherwise(
    case: &mut Case<'_>,
    sentence: &Sentence,
    (topic, period): (Topic, Period),
    kept: &[Kept],
) {
    let own = period.said();
    let mut theirs: Vec<Period> = kept.iter().map(|one| one.period).collect();
    theirs.sort();
    theirs.dedup();
    let theirs = Phrase::list(theirs.into_iter().map(Period::said));
    let mut places: Vec<Place> = kept.iter().map(|one| one.place.clone()).collect();
    places.dedup();
    let (sense, said) = match (topic, kept.is_empty()) {
        (_, true) => (
            Sense::OnlyPage,
            said!(
                "页面写明保存{own}，记录没有写保存期限。",
                "The page says that it is kept for {own}; the record tells no period.",
                own,
            ),
        ),
        (Topic::Retention, _) => (
            Sense::Otherwise,
            said!(
                "保存的期限不同：页面写{own}，记录写{theirs}。",
                "It is kept otherwise: for {own} by the page, for {theirs} by the record.",
                own,
                theirs,
            ),
        ),
        (Topic::Response, _) => (
            Sense::Otherwise,
            said!(
                "答复的期限不同：页面写{own}，记录写{theirs}。",
                "The time to answer is not the same: {own} on the page, {theirs} in the record.",
                own,
                theirs,
            ),
        ),
    };
    case.note((Matter::Period, sense), said, quoted(sentence), places);
}

/// Days up to which something is kept abroad by the page.
fn days(case: &mut Case<'_>, sentences: &[(usize, &Sentence)]) {
    let known = last_days(case.held);
    if known.is_empty() {
        return;
    }
    let abroad: Vec<&Sentence> =
        sentences.iter().filter(|(block, _)| case.exports(*block)).map(|(_, one)| *one).collect();
    for sentence in abroad {
        for day in until(&sentence.plain) {
            if known.iter().any(|(own, _)| *own == day) {
                continue;
            }
            let own = Phrase::list(known.iter().map(|(day, _)| day.spoken()));
            let day = day.spoken();
            let said = said!(
                "保存的截止日不同：页面写{day}，记录写{own}。",
                "It is kept until another day: {day} by the page, {own} by the record.",
                day,
                own,
            );
            let places = known.iter().map(|(_, place)| place.clone()).collect();
            case.note((Matter::Period, Sense::Otherwise), said, quoted(sentence), places);
        }
    }
}

/// The days up to which a sentence says that something is kept: behind "until", in a sentence that speaks of keeping.
fn until(plain: &Plain) -> Vec<Day> {
    if !plain.has_any(super::words::mark("retention")) {
        return Vec::new();
    }
    let starts = plain.all(super::words::mark("until"));
    let day = |at: super::plain::Span| {
        let rest = plain.small.get(at.end..).unwrap_or_default();
        let rest = rest.strip_prefix(&[' ']).unwrap_or(rest);
        // The longest beginning that is a day: "2033年3月6日", "6 march 2033", "september 26, 2033".
        (6..=LONGEST_DAY.min(rest.len())).rev().find_map(|length| {
            let text: String = rest.get(..length)?.iter().collect();
            Day::meaning(text.trim()).certain()
        })
    };
    starts.into_iter().filter_map(day).collect()
}
