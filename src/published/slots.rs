//! What a sentence tells under a label: 境外接收方名称：…；处理目的：…, as most policies list what goes abroad.

use super::plain::{Pattern, Plain, Span, is_chinese};
use super::words::mark;

/// A label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Recipient,
    Country,
    Contact,
    Purpose,
    Method,
    Kinds,
    Retention,
    Rights,
}

/// The marks that hold the labels.
pub(super) const NAMES: [(Slot, &str); 8] = [
    (Slot::Recipient, "slot.recipient"),
    (Slot::Country, "slot.country"),
    (Slot::Contact, "slot.contact"),
    (Slot::Purpose, "slot.purpose"),
    (Slot::Method, "slot.method"),
    (Slot::Kinds, "slot.kinds"),
    (Slot::Retention, "slot.retention"),
    (Slot::Rights, "slot.rights"),
];

/// What stands under the labels of a sentence, in its order; without the labels.
pub(super) fn slots(plain: &Plain) -> Vec<(Slot, Span)> {
    let mut heads: Vec<(Slot, Span)> = Vec::new();
    for (slot, name) in NAMES {
        for word in mark(name).iter().filter_map(Pattern::only) {
            let mut from = 0;
            while let Some(at) = plain.first(word, from) {
                from = at.start + 1;
                if plain.small.get(at.end) != Some(&':') {
                    continue;
                }
                // Of labels that end together the longest is meant.
                match heads.iter_mut().find(|(_, known)| known.end == at.end) {
                    Some((of, known)) if known.len() < at.len() => (*of, *known) = (slot, at),
                    Some(_) => {}
                    None => heads.push((slot, at)),
                }
            }
        }
    }
    heads.sort_by_key(|(_, at)| at.start);
    let ends = heads.iter().skip(1).map(|(_, at)| at.start).chain([plain.small.len()]);
    let span = |((slot, at), end): (&(Slot, Span), usize)| {
        let from = at.end + 1;
        // What follows a full stop stands under no label any more.
        let rest = plain.small.get(from..end).unwrap_or_default();
        let stop = rest.iter().position(|c| *c == '。').map_or(end, |stop| from + stop);
        (*slot, from..stop.max(from))
    };
    heads.iter().zip(ends).map(span).collect()
}

/// Of an enumeration, the part before anything else is said: in Chinese, up to the first comma.
pub(super) fn enumerated(plain: &Plain, span: &Span) -> Span {
    let signs = plain.small.get(span.clone()).unwrap_or_default();
    let is_chinese = signs.iter().any(|c| is_chinese(*c));
    let comma = signs.iter().position(|c| matches!(c, ',' | ';')).filter(|_| is_chinese);
    span.start..comma.map_or(span.end, |comma| span.start + comma)
}

/// The parts of an enumeration, each as it stands.
pub(super) fn parts(plain: &Plain, span: &Span) -> Vec<Span> {
    let ends = |c: char| matches!(c, '、' | ',' | ';' | '。' | '|' | '/');
    let joins: Vec<Span> = plain.all(mark("joins"));
    let mut out = Vec::new();
    let mut from = span.start;
    for at in span.clone().chain([span.end]) {
        let join = joins.iter().find(|join| join.start == at);
        let is_end = at == span.end || plain.small.get(at).copied().is_some_and(ends);
        if !is_end && join.is_none() {
            continue;
        }
        let trimmed = trimmed(plain, from..at);
        if !trimmed.is_empty() {
            out.push(trimmed);
        }
        from = join.map_or(at + 1, |join| join.end);
    }
    out
}

/// A part without blanks and dots around it.
fn trimmed(plain: &Plain, span: Span) -> Span {
    let is_air = |at: usize| plain.small.get(at).is_none_or(|c| matches!(c, ' ' | '.' | '"' | ':'));
    let (mut from, mut to) = (span.start, span.end.max(span.start));
    while from < to && is_air(from) {
        from += 1;
    }
    while to > from && is_air(to - 1) {
        to -= 1;
    }
    from..to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_under_labels_is_found() {
        let text = "境外接收方名称：甲公司；所在国家：德国；处理目的：登记保修、诊断故障；个人信息种类：姓名和邮箱";
        let plain = Plain::new(text);
        let found: Vec<_> =
            slots(&plain).into_iter().map(|(slot, at)| (slot, plain.part(&at))).collect();
        assert_eq!(
            found,
            [
                (Slot::Recipient, "甲公司;".to_owned()),
                (Slot::Country, "德国;".to_owned()),
                (Slot::Purpose, "登记保修、诊断故障;".to_owned()),
                (Slot::Kinds, "姓名和邮箱".to_owned()),
            ]
        );
        let last = slots(&plain).pop().unwrap().1;
        let parts: Vec<_> = parts(&plain, &last).iter().map(|part| plain.part(part)).collect();
        assert_eq!(parts, ["姓名", "邮箱"]);
        assert_eq!(slots(&Plain::new("我们的目的是保护信息")), []);
    }
}
