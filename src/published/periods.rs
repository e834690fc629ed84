//! Periods: for how long data is kept and by when an answer comes are the same on the page and in the record, however they are written.

use crate::day::Day;
use crate::form::catalog::{flows, handler, measures, onward, recipients, scenarios};
use crate::form::{Field, Place, Section};
use crate::text::Phrase;

use super::bound::{Bound, fits};
use super::by_when::{USUAL, deleted, is_of_contact, kept_so_long, late, of_contact, unanswered};
use super::case::{Case, quoted};
use super::curbs::is_limit;
use super::finding::{Matter, Sense};
use super::held::Held;
use super::page::Sentence;
use super::period::{Period, Stated};
use super::plain::Plain;
use super::slots::Slot;
use super::things::{Thing, Topic, ends_within, thing, told};
use super::words::{denied, mark};

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
    pub(super) bound: Bound,
    pub(super) thing: Thing,
    pub(super) place: Place,
}

/// The periods of the record that are said of something.
pub(super) fn held(held: &Held<'_>, topic: Topic) -> Vec<Kept> {
    let fields: &[(&'static Section, &'static Field)] = match topic {
        Topic::Retention => &RETENTION,
        Topic::Response => &RESPONSE,
        Topic::Incident => &[],
    };
    let answers = fields.iter().flat_map(|(section, field)| held.of_field(section, field));
    // By when an incident is told may stand in any answer.
    let any = held.answers.iter().filter(|_| topic == Topic::Incident);
    let answers = answers.chain(any);
    let of = answers.flat_map(|one| {
        let told = one.told().iter().filter(move |(of, _)| *of == topic).cloned();
        told.map(|(topic, stated)| Kept {
            period: stated.period,
            bound: stated.bound,
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

/// Whether a period of the page fits one of the record. By when an answer comes is a limit always.
pub(super) fn agrees(kept: &[Kept], topic: Topic, stated: &Stated) -> bool {
    kept.iter().any(|own| {
        if topic == Topic::Response {
            return own.period.is_as_long_as(stated.period);
        }
        fits((stated.period, stated.bound), (own.period, own.bound))
    })
}

/// Periods in words, each once.
pub(super) fn listed(kept: &[Kept]) -> Phrase {
    let mut all: Vec<(Period, Bound)> = kept.iter().map(|one| (one.period, one.bound)).collect();
    all.sort();
    all.dedup();
    Phrase::list(all.into_iter().map(|(period, bound)| period.bounded(bound)))
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
    let [retention, response, incident] =
        [Topic::Retention, Topic::Response, Topic::Incident].map(|topic| held(case.held, topic));
    let unread = unread(case.held);
    let sentences: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    let all: Vec<(usize, &Sentence, (Topic, Stated))> = sentences
        .iter()
        .flat_map(|(block, one)| told(&one.plain).into_iter().map(|stated| (*block, *one, stated)))
        .collect();
    let of = |sentence: &Sentence, topic, stated: &Stated| of_topic(topic, &sentence.plain, stated);
    let mut contact: Vec<Phrase> = Vec::new();
    let is_answered = all.iter().any(|(_, _, (topic, _))| *topic == Topic::Response);
    // Who answers nobody but those who have questions answers requests so.
    let has_own =
        all.iter().any(|(_, one, (topic, _))| *topic == Topic::Response && !is_of_contact(one));
    let agreeing: Vec<Thing> = all
        .iter()
        .filter(|(_, one, (topic, stated))| {
            let thing = of(one, *topic, stated);
            *topic == Topic::Retention && agrees(&of_thing(&retention, thing), *topic, stated)
        })
        .map(|(_, one, (topic, stated))| of(one, *topic, stated))
        .collect();
    for (block, sentence, (topic, stated)) in all {
        let thing = of(sentence, topic, &stated);
        let kept = match topic {
            Topic::Retention => &retention,
            Topic::Response => &response,
            Topic::Incident => &incident,
        };
        // Until when a right may be used is told there.
        if is_limit(&sentence.plain, &stated.at) && topic == Topic::Retention {
            continue;
        }
        if topic == Topic::Response && has_own && is_of_contact(sentence) {
            if !agrees(kept, topic, &stated) && stated.period.is_within(USUAL) != Some(true) {
                late(case, sentence, &stated);
            } else if !agrees(kept, topic, &stated) {
                contact.push(case.page.at(sentence, &sentence.plain.part(&stated.at)));
            }
            continue;
        }
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
        let is_unread = kept.is_empty() && unread.iter().any(|(of, _)| *of == topic);
        let is_silent = kept.is_empty() && !unread.iter().any(|(of, _)| *of == topic);
        let kept = of_thing(&kept, thing);
        if agrees(&kept, topic, &stated) {
            continue;
        }
        // Outside what goes abroad a policy tells of much that the record does not.
        let is_told = case.exports(block);
        let is_compared = match topic {
            Topic::Retention if kept.is_empty() => is_told && is_silent,
            Topic::Retention => is_told || !agreeing.contains(&thing),
            Topic::Response => !kept.is_empty(),
            Topic::Incident => true,
        };
        if is_compared {
            otherwise(case, sentence, (topic, &stated), &kept);
        } else if topic == Topic::Retention
            && !is_unread
            && thing != Thing::Versions
            && !sentence.plain.has_any(mark("kept_by_law"))
            && !agrees(&retention, topic, &stated)
        {
            if ends_within(&sentence.plain, &stated.at) {
                deleted(case, sentence, &stated);
            } else {
                kept_so_long(case, sentence, &stated);
            }
        }
    }
    days(case, &sentences);
    if !is_answered {
        unanswered(case, &response);
    }
    let places: Vec<Place> = unread.into_iter().map(|(_, place)| place).collect();
    let mut notes = super::unread::notes(case, &places);
    notes.extend(of_contact(contact));
    notes
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
    (topic, stated): (Topic, &Stated),
    kept: &[Kept],
) {
    let own = stated.period.bounded(stated.bound);
    let theirs = listed(kept);
    let mut places: Vec<Place> = kept.iter().map(|one| one.place.clone()).collect();
    places.dedup();
    let (sense, said) = match (topic, kept.is_empty()) {
        (Topic::Incident, true) => (
            Sense::OnlyPage,
            said!(
                "页面写明发生安全事件后{own}告知或者报告，记录没有写这个期限。",
                "By the page incidents are told or reported within {own}; the record tells no such time.",
                own,
            ),
        ),
        (Topic::Incident, false) => (
            Sense::Otherwise,
            said!(
                "告知或者报告安全事件的期限不同：页面写{own}，记录写{theirs}。",
                "The time to tell of incidents is not the same: {own} on the page, {theirs} in the record.",
                own,
                theirs,
            ),
        ),
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
    let in_record = (!kept.is_empty()).then_some(theirs);
    case.note((Matter::Period, sense), said, quoted(sentence), places).holds(Some(own), in_record);
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
            let day: Phrase = day.spoken();
            let said = said!(
                "保存的截止日不同：页面写{day}，记录写{own}。",
                "It is kept until another day: {day} by the page, {own} by the record.",
                day,
                own,
            );
            let places = known.iter().map(|(_, place)| place.clone()).collect();
            case.note((Matter::Period, Sense::Otherwise), said, quoted(sentence), places)
                .holds(Some(day), Some(own));
        }
    }
}

/// The days up to which a sentence says that something is kept: behind "until", in a sentence that speaks of keeping.
fn until(plain: &Plain) -> Vec<Day> {
    if !plain.has_any(mark("retention")) {
        return Vec::new();
    }
    let day = |from: usize| {
        let rest = plain.small.get(from..).unwrap_or_default();
        let rest = rest.strip_prefix(&[' ']).unwrap_or(rest);
        // The longest beginning that is a day: "2033年3月6日", "6 march 2033", "september 26, 2033".
        (6..=LONGEST_DAY.min(rest.len())).rev().find_map(|length| {
            let text: String = rest.get(..length)?.iter().collect();
            Day::meaning(text.trim()).certain()
        })
    };
    let starts = plain.all(mark("until")).into_iter().map(|at| at.end);
    let mut out: Vec<Day> = starts.filter_map(day).collect();
    // In Chinese the word stands behind the day: 2026年3月1日前.
    for end in plain.all(mark("until_behind")).into_iter().map(|at| at.start) {
        let from = (end.saturating_sub(LONGEST_DAY)..end).find(|from| {
            let is_inside =
                *from > 0 && plain.small.get(from - 1).is_some_and(char::is_ascii_digit);
            let text = plain.part(&(*from..end));
            !is_inside
                && text.ends_with(|c: char| !c.is_ascii_digit())
                && Day::meaning(&text).certain().is_some()
        });
        out.extend(from.and_then(|from| Day::meaning(&plain.part(&(from..end))).certain()));
    }
    out
}
