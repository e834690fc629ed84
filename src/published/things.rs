//! Of what a period is said: for how long something is kept, and what; or by when an answer comes.
//!
//! "The record has that length somewhere" proves nothing: logs, backups and the data itself are kept for times of their own. How soon
//! a request is acknowledged, or an incident reported, is no time to answer.

use super::period::{Stated, Unit, periods};
use super::plain::{Pattern, Plain, Span, is_chinese};
use super::words::mark;

/// What a period is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// For how long something is kept.
    Retention,
    /// When an answer comes.
    Response,
    /// When people or authorities are told of an incident.
    Incident,
}

/// What is kept so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// The data itself, or what cannot be told apart from it.
    Data,
    /// Logs of what was done.
    Logs,
    /// Backups.
    Backups,
    /// What is deleted because somebody withdraws, leaves or asks for it.
    Withdrawn,
    /// What is needed until something is delivered.
    Delivered,
    /// Earlier versions of a page.
    Versions,
}

/// The things that have words of their own.
const THINGS: [(Thing, &str); 5] = [
    (Thing::Logs, "thing.logs"),
    (Thing::Backups, "thing.backups"),
    (Thing::Withdrawn, "thing.withdrawn"),
    (Thing::Delivered, "thing.delivered"),
    (Thing::Versions, "thing.versions"),
];

/// How many signs may stand between a period and the word that says what it is of; thrice as many letters.
const NEAR: usize = 20;
/// No word of the tables is longer.
const WORD: usize = 40;
/// In how many signs before and behind a period stands what it is of.
const AROUND: usize = 160;

/// The periods of a sentence that are said of something, by the word that stands nearest.
pub(super) fn told(plain: &Plain) -> Vec<(Topic, Stated)> {
    // In how many hours a hotline answers is no time to answer a request.
    let is_hotline = plain.has_any(mark("hotline"));
    let is_told = |stated: &Stated| {
        !(is_hotline && stated.period.unit == Unit::Hours && !plain.has_any(mark("turns_over")))
    };
    let all: Vec<Stated> = periods(plain).into_iter().filter(is_told).collect();
    let topics = topics(plain, all.iter().map(|stated| &stated.at));
    topics.into_iter().zip(all).filter_map(|(topic, stated)| Some((topic?, stated))).collect()
}

/// Of what each of these parts of a sentence is said.
pub(super) fn topics<'a>(
    plain: &Plain,
    parts: impl Iterator<Item = &'a Span>,
) -> Vec<Option<Topic>> {
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return Vec::new();
    }
    let [retention, response] = ["retention", "response"].map(|name| {
        let mut words = plain.all(mark(name));
        words.sort_by_key(|word| word.start);
        words
    });
    // What was done with a request may begin a time, and is then no answer within it: 办结后12个月删除.
    let response: Vec<Span> =
        response.into_iter().filter(|word| !begins_a_time(plain, word)).collect();
    let is_of_incident = plain.has_any(mark("of_incident"));
    let notifies = if is_of_incident { plain.all(mark("notifies")) } else { Vec::new() };
    let topic = |span: &Span| {
        let (part, at) = around(plain, span);
        let is_other = is_of_incident || is_named(&part, &clause(&part, &at), "no_response");
        let kept = near(plain, &retention, span).map(|far| (far, Topic::Retention));
        let answered = near(plain, &response, span).map(|far| (far, Topic::Response));
        let answered = answered.filter(|_| !is_other);
        let told = near(plain, &notifies, span).map(|far| (far, Topic::Incident));
        let told = told.filter(|_| !is_named(&part, &clause(&part, &at), "no_incident"));
        let near = kept.into_iter().chain(answered).chain(told).min().map(|(_, topic)| topic);
        near.or_else(|| ends_keeping(plain, span).then_some(Topic::Retention))
            .or_else(|| wider(&part, &at, is_of_incident && !notifies.is_empty(), is_other))
    };
    parts.map(topic).collect()
}

/// Of what a period is said where no word for it stands near: by all words of its part of the sentence, in whatever way they say it.
fn wider(part: &Plain, at: &Span, is_told: bool, is_other: bool) -> Option<Topic> {
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let clause = part.part_begins(at.start, ends)..part.part_ends(at.end, ends);
    let has = |name| is_named(part, &clause, name);
    if is_told {
        return (!has("no_incident")).then_some(Topic::Incident);
    }
    if is_other {
        return None;
    }
    match (has("kept.wide"), has("response.wide")) {
        (true, _) => Some(Topic::Retention),
        (false, true) => Some(Topic::Response),
        // Whatever lasts so long has to do with what is known of people, but for what is counted up as something else.
        (false, false) => (!has("no_topic")).then_some(Topic::Retention),
    }
}

/// Whether a word is followed by the sign that makes an event of it from which on is counted.
fn begins_a_time(plain: &Plain, word: &Span) -> bool {
    plain.small.get(word.end) == Some(&'后')
}

/// Whether a period says by when something is deleted, and not for how long it is kept: "deleted within 180 days of …", 届满后180日内删除.
pub(super) fn ends_within(plain: &Plain, at: &Span) -> bool {
    let (plain, at) = &around(plain, at);
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let is_in = |one: &Span| part.start <= one.start && one.end <= part.end;
    let before = plain.all(mark("deleted_within"));
    let before = before.iter().any(|one| one.end + 1 == at.start || one.end == at.start);
    let follows = at.end + usize::from(plain.small.get(at.end) == Some(&' '));
    let behind = mark("within_behind").iter().chain(mark("after_event")).filter_map(Pattern::only);
    let behind = behind.into_iter().any(|word| plain.ends(word, follows).is_some());
    (before || behind) && plain.all(mark("ends_keeping")).iter().any(is_in)
}

/// Whether a period begins with an event and something is deleted after it, however long the event is: "Five years after …, we delete".
fn ends_keeping(plain: &Plain, at: &Span) -> bool {
    let from = at.end + usize::from(plain.small.get(at.end) == Some(&' '));
    let mut words = mark("after_event").iter().filter_map(Pattern::only);
    let is_led = words.any(|word| plain.ends(word, from).is_some());
    is_led && plain.all(mark("ends_keeping")).iter().any(|word| word.start >= from)
}

/// How many signs the nearest of these words, in their order, is away from a period, if it is near.
fn near(plain: &Plain, words: &[Span], at: &Span) -> Option<usize> {
    let period = plain.small.get(at.start..at.end).unwrap_or_default();
    let most = if period.iter().any(|c| is_chinese(*c)) { NEAR } else { NEAR * 3 };
    let distance = |word: &Span| {
        if word.start >= at.end { word.start - at.end } else { at.start.saturating_sub(word.end) }
    };
    // Only words that begin near enough are looked at, so that many words in one sentence cost nothing.
    let from = words.partition_point(|word| word.start + most + WORD < at.start);
    let beside = words.get(from..)?.iter().take_while(|word| word.start <= at.end + most);
    beside.map(distance).min().filter(|far| *far <= most)
}

/// What is kept for a period: by the words of its clause, or of those before it up to a semicolon.
pub(super) fn thing(plain: &Plain, at: &Span) -> Thing {
    let (plain, at) = around(plain, at);
    let plain = &plain.without(&plain.all(mark("thing.none")));
    let stated = periods(plain);
    let mut part = clause(plain, &at);
    loop {
        if is_named(plain, &part, "thing.data") {
            return Thing::Data;
        }
        let named = THINGS.iter().find(|(_, name)| is_named(plain, &part, name));
        if let Some((thing, _)) = named {
            return *thing;
        }
        let before = part.start.checked_sub(1).filter(|end| plain.small.get(*end) == Some(&','));
        let Some(end) = before else { return Thing::Data };
        part = clause(plain, &(end..end));
        // Of which another period is said is no beginning of this one.
        if stated.iter().any(|one| part.start <= one.at.start && one.at.end <= part.end) {
            return Thing::Data;
        }
    }
}

/// The signs around a period in which it is looked for what it is of, and where it stands in them.
fn around(plain: &Plain, at: &Span) -> (Plain, Span) {
    let from = at.start.saturating_sub(AROUND);
    let part = plain.cut(&(from..(at.end + AROUND).min(plain.small.len())));
    (part, at.start - from..at.end - from)
}

/// The clause around a part.
fn clause(plain: &Plain, at: &Span) -> Span {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends)
}

/// Whether a part holds a word of a mark.
fn is_named(plain: &Plain, part: &Span, name: &str) -> bool {
    plain.all(mark(name)).iter().any(|at| part.start <= at.start && at.end <= part.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_of_what_stands_nearest() {
        let told = |text: &str| -> Vec<_> {
            told(&Plain::new(text))
                .into_iter()
                .map(|(topic, one)| (topic, one.period.count))
                .collect()
        };
        assert_eq!(told("自交易完成之日起保存不少于三年"), [(Topic::Retention, 3)]);
        assert_eq!(told("We will respond within 15 days."), [(Topic::Response, 15)]);
        assert_eq!(
            told("15日内答复，期满后保存5年"),
            [(Topic::Response, 15), (Topic::Retention, 5)]
        );
        assert_eq!(told("提前三天通知"), []);
        assert_eq!(told("客服热线每天24小时服务，通常在3小时内回应"), []);
        assert_eq!(told("在72小时内答复"), [(Topic::Response, 72)]);
        assert_eq!(told("You will hear from us within 45 days."), [(Topic::Response, 45)]);
        assert_eq!(told("我们在45日内给您回音"), [(Topic::Response, 45)]);
        assert_eq!(told("发生安全事件的，72小时内告知您"), [(Topic::Incident, 72)]);
    }

    #[test]
    fn a_page_of_nothing_but_figures_and_numerals_is_read() {
        for text in ["九千".repeat(480_000), "1".repeat(400_000), "保存三年".repeat(20_000)] {
            let found = told(&Plain::new(&text)).len();
            assert_eq!(found, if text.starts_with('保') { 20_000 } else { 0 });
        }
    }

    #[test]
    fn what_is_acknowledged_or_reported_is_no_answer() {
        for text in [
            "在72小时内答复监管部门",
            "接收方发现泄露后12小时内通知我们，并及时响应",
            "对您的投诉3个工作日内初步回应",
            "2个工作日内确认，随后答复",
        ] {
            assert_eq!(told(&Plain::new(text)), [], "{text}");
        }
        let counts = |text: &str| -> Vec<u32> {
            told(&Plain::new(text)).iter().map(|(_, one)| one.period.count).collect()
        };
        assert_eq!(counts("2个工作日内确认，15个工作日内答复"), [15]);
    }

    #[test]
    fn a_period_is_of_what_its_clause_names() {
        for (text, expected) in [
            (
                "五年保修届满后30日自动删除，撤回同意的在10个工作日内删除，备份其后35日内覆盖并删除",
                vec![Thing::Data, Thing::Withdrawn, Thing::Backups],
            ),
            ("出境和查询的日志保存三年", vec![Thing::Logs]),
            ("运行日志摘要保存三年", vec![Thing::Data]),
            ("您撤回同意的，我们会在10个工作日内删除", vec![Thing::Withdrawn]),
            ("If you withdraw, it is deleted within 10 days.", vec![Thing::Withdrawn]),
            ("your data is deleted ninety days after delivery", vec![Thing::Delivered]),
            ("备件签收后90日内删除", vec![Thing::Delivered]),
            ("种类：姓名、日志；保存期限：30日", vec![Thing::Data]),
        ] {
            let plain = Plain::new(text);
            let found: Vec<Thing> =
                told(&plain).iter().map(|(_, one)| thing(&plain, &one.at)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
