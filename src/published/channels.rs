//! Channels: the addresses and telephone numbers at which individuals reach the company and the recipients.
//!
//! An address is compared sign by sign, a number by its figures.

use crate::form::Place;
use crate::form::catalog::handler;
use crate::text::{Phrase, Text, t};

use super::case::{Case, quoted};
use super::company::Met;
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::plain::{Plain, Span, is_chinese, is_latin};
use super::words::{RIGHTS, leads, lies_in, mark};

/// The fewest and the most figures of a telephone number.
const FIGURES: std::ops::RangeInclusive<usize> = 7..=15;
/// So many signs before a number may say that it is a telephone.
const BEFORE: usize = 12;
/// The most figures of the code of a country, and the fewest of a number before which one may stand.
const CODE: usize = 3;
const NUMBER: usize = 9;
/// Codes before numbers that are shorter.
const SHORT_CODES: [&str; 3] = ["852", "853", "65"];

/// Ways that have no address or number, with the marks that name them.
const WAYS: [(&str, Text); 3] = [
    ("way.letter", t("信函", "by letter")),
    (COUNTER, t("当面办理", "in person")),
    ("way.fax", t("传真", "by fax")),
];
/// The way that is also said by going to a place.
const COUNTER: &str = "way.counter";
/// Between going and the place stand so many signs at most; of letters four times as many.
const GOING: usize = 12;

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Channel {
    Mail(String),
    Phone(String),
}

impl Channel {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mail(one), Self::Mail(other)) => one == other,
            (Self::Phone(one), Self::Phone(other)) => is_same_number(one, other),
            _ => false,
        }
    }

    fn words(&self) -> &str {
        match self {
            Self::Mail(words) | Self::Phone(words) => words,
        }
    }
}

/// Whether two numbers are the same, one of them perhaps with the code of a country and without the nought before the town.
fn is_same_number(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|figures| figures.trim_start_matches('0'));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let code = long.strip_suffix(short);
    code.is_some_and(|code| {
        code.is_empty()
            || (code.len() <= CODE && short.len() >= NUMBER)
            || SHORT_CODES.contains(&code)
    })
}

/// Where addresses and numbers stand in a sentence.
pub(super) fn reached(plain: &Plain) -> Vec<Span> {
    let mails = mails(plain);
    let phones = phones(&plain.without(&mails), false).into_iter().map(|(at, _)| at);
    mails.iter().cloned().chain(phones).collect()
}

fn channels(plain: &Plain) -> Vec<Channel> {
    let mails = mails(plain);
    let rest = plain.without(&mails);
    let mails = mails.into_iter().map(|at| Channel::Mail(plain.part(&at)));
    mails
        .chain(phones(&rest, false).into_iter().map(|(_, figures)| Channel::Phone(figures)))
        .collect()
}

fn mails(plain: &Plain) -> Vec<Span> {
    let is_of = |at: usize| {
        plain.small.get(at).is_some_and(|c| c.is_ascii_alphanumeric() || "._-+%".contains(*c))
    };
    let at_signs = plain.small.iter().enumerate().filter(|(_, c)| **c == '@').map(|(at, _)| at);
    at_signs
        .filter_map(|at| {
            let (mut from, mut to) = (at, at + 1);
            while from > 0 && is_of(from - 1) && !plain.is_gap(from) {
                from -= 1;
            }
            while is_of(to) && !plain.is_gap(to) {
                to += 1;
            }
            while to > at && plain.small.get(to - 1).is_some_and(|c| !c.is_ascii_alphanumeric()) {
                to -= 1;
            }
            let has_dot = plain.small.get(at..to)?.contains(&'.');
            (from < at && has_dot).then_some(from..to)
        })
        .collect()
}

/// Where telephone numbers stand in a sentence, and their figures: behind a word for one, or with the code of a country; where every number is
/// one, of those that are no day.
fn phones(plain: &Plain, is_every: bool) -> Vec<(Span, String)> {
    let signs = &plain.small;
    let words = plain.all(mark("telephone"));
    let mut out = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let is_start = signs.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '+')
            && (at == 0
                || !signs.get(at - 1).is_some_and(|c| is_latin(*c) || matches!(c, '.' | '-')));
        if !is_start {
            at += 1;
            continue;
        }
        let to = (at + 1..signs.len())
            .find(|to| {
                !signs
                    .get(*to)
                    .is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')'))
            })
            .unwrap_or(signs.len());
        let figures: String =
            signs.get(at..to).unwrap_or_default().iter().filter(|c| c.is_ascii_digit()).collect();
        let is_named = words.iter().any(|word| word.end <= at && at - word.end <= BEFORE);
        let has_code = signs.get(at) == Some(&'+');
        let is_named = is_named || (is_every && !figures.starts_with("20"));
        let is_whole = signs.get(to - 1) == Some(&' ')
            || !signs.get(to).is_some_and(|c| c.is_alphabetic() && is_latin(*c));
        if FIGURES.contains(&figures.len()) && (is_named || has_code) && is_whole {
            out.push((at..to, figures));
        }
        at = to.max(at + 1);
    }
    out
}

pub(super) fn compare(case: &mut Case<'_>) {
    let everywhere: Vec<Channel> =
        case.held.answers.iter().flat_map(|one| channels_of(&one.words)).collect();
    let sentences: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    let told: Vec<(&Sentence, Channel)> = sentences
        .iter()
        .flat_map(|one| channels(&one.plain).into_iter().map(move |channel| (*one, channel)))
        .collect();
    let own = own(case);
    for (channel, place) in &own {
        let is_there = || {
            let all = sentences.iter().flat_map(|one| phones(&one.plain, true));
            all.map(|(_, figures)| Channel::Phone(figures)).any(|one| one.is(channel))
        };
        if told.iter().any(|(_, one)| one.is(channel)) || is_there() {
            continue;
        }
        let name = channel.words();
        let said = said!(
            "记录告知个人的“{name}”，页面没有写。",
            "\"{name}\", which the record tells individuals, is not on the page.",
            name,
        );
        // Where other channels of the same party stand, one would look for this one.
        let quote = case.nearest(|_, one| {
            let told = channels(&one.plain);
            let is_of_it = |known: &&Channel| {
                own.iter().any(|(other, at)| {
                    other.is(known) && at.section == place.section && at.row == place.row
                })
            };
            told.iter().filter(is_of_it).count() * 8
                + told.len() * 2
                + usize::from(one.plain.has_any(mark("of_right")))
        });
        case.note((Matter::Channel, Sense::OnlyRecord), said, quote, vec![place.clone()])
            .holds(None, Some(Phrase::same(name.to_owned())));
    }
    ways(case, &sentences);
    if own.is_empty() {
        return;
    }
    for (sentence, channel) in told {
        if everywhere.iter().any(|known| known.is(&channel)) {
            continue;
        }
        let name = channel.words();
        let said: Phrase = said!(
            "页面写的“{name}”，记录中没有。",
            "\"{name}\" on the page is not in the record.",
            name,
        );
        let places = own.iter().map(|(_, place)| place.clone()).take(1).collect();
        case.note((Matter::Channel, Sense::OnlyPage), said, quoted(sentence), places)
            .holds(Some(Phrase::same(name.to_owned())), None);
    }
}

/// Ways without an address, by which people turn to somebody on the page and by no answer of the record.
fn ways(case: &mut Case<'_>, sentences: &[&Sentence]) {
    let field = case.held.of_field(&handler::SECTION, &handler::RIGHTS_CHANNEL);
    let places: Vec<Place> = field.map(|one| one.place.clone()).take(1).collect();
    for (name, way) in WAYS {
        let is_known = case.held.answers.iter().any(|one| one.plain.has_any(mark(name)));
        if places.is_empty() || is_known {
            continue;
        }
        for sentence in sentences {
            let plain = &sentence.plain;
            let is_asked = is_asked(plain);
            let goes = if name == COUNTER { goes(plain) } else { Vec::new() };
            let mut all = leads(plain, mark(name)).into_iter().chain(goes);
            let is_named = all.any(|at| !lies_in(&at, &sentence.denied));
            if is_named && (is_asked || plain.has_any(mark("of_right"))) {
                let said = said!(
                    "页面写明可以通过“{way}”提出请求，记录的行权途径中没有。",
                    "By the page people may turn to somebody {way}; the record tells no such way.",
                    way,
                );
                let about = (Matter::Channel, Sense::OnlyPage);
                case.note(about, said, quoted(sentence), places.clone());
            }
        }
    }
}

/// Whether a sentence says how a right is to be had.
fn is_asked(plain: &Plain) -> bool {
    plain.has_any(mark("narrow.of_request")) && !RIGHTS.named(plain).is_empty()
}

/// Where a sentence of rights tells people to go to a place: "come to our office", 到我们的服务网点.
pub(super) fn goes(plain: &Plain) -> Vec<Span> {
    if !is_asked(plain) {
        return Vec::new();
    }
    let plain = &plain.without(&plain.all(mark("way.counter.not")));
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let places = plain.all(mark("way.counter.place"));
    let is_near = |at: &Span| {
        let is_zh = plain.small.get(at.start).is_some_and(|c| is_chinese(*c));
        let most = if is_zh { GOING } else { GOING * 4 };
        let to = plain.part_ends(at.end, ends).min(at.end + most);
        places.iter().any(|place| at.end <= place.start && place.start < to)
    };
    plain.all(mark("way.counter.goes")).into_iter().filter(is_near).collect()
}

/// The channels that the record tells individuals: those of the company, and those of each recipient that the page names.
fn own(case: &Case<'_>) -> Vec<(Channel, Place)> {
    let fields = [&handler::PUBLIC_CONTACT, &handler::RIGHTS_CHANNEL];
    let of = fields.into_iter().flat_map(|field| case.held.of_field(&handler::SECTION, field));
    let mut all: Vec<(String, Place)> =
        of.map(|one| (one.words.clone(), one.place.clone())).collect();
    for (at, party) in case.held.parties.iter().enumerate() {
        let is_named = case
            .namings
            .iter()
            .any(|naming| naming.party == at && matches!(naming.met, Met::Whole(_)));
        if is_named {
            all.extend(party.contacts.iter().map(|(place, words)| (words.clone(), place.clone())));
        }
    }
    let mut out: Vec<(Channel, Place)> = Vec::new();
    for (words, place) in all {
        for channel in channels_of(&words) {
            if !out.iter().any(|(known, _)| known.is(&channel)) {
                out.push((channel, place.clone()));
            }
        }
    }
    out
}

/// The channels of an answer, in which a number of this length is one, if it is no day.
fn channels_of(words: &str) -> Vec<Channel> {
    let plain = Plain::new(words);
    let mails = mails(&plain);
    let rest = plain.without(&mails);
    let mails = mails.into_iter().map(|at| Channel::Mail(plain.part(&at)));
    mails
        .chain(phones(&rest, true).into_iter().map(|(_, figures)| Channel::Phone(figures)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_found_and_other_figures_are_not() {
        let found = |text: &str| -> Vec<String> {
            channels(&Plain::new(text)).iter().map(|one| one.words().to_owned()).collect()
        };
        assert_eq!(found("请发邮件至 privacy@example.com。"), ["privacy@example.com"]);
        assert_eq!(found("致电0571-5550-0102或者"), ["057155500102"]);
        assert_eq!(found("+49 69 90009 120"), ["496990009120"]);
        assert_eq!(found("2026年8月5日，等级保护备案 330108000011"), [""; 0]);
        let one = Channel::Phone("057155500102".into());
        assert!(one.is(&Channel::Phone("8657155500102".into())));
        assert!(!one.is(&Channel::Phone("057155500103".into())));
        // Another town, and a number that only ends alike.
        assert!(!one.is(&Channel::Phone("02155500102".into())));
        assert!(!one.is(&Channel::Phone("55500102".into())));
        let one = Channel::Phone("85255500102".into());
        assert!(one.is(&Channel::Phone("55500102".into())));
    }
}
