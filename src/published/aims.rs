//! What a sentence says that something is for: found by how that is said ("we use it to …", 用于…), whatever the purpose is.
//!
//! In Chinese a purpose stands behind a word that leads to it, or between two that enclose it; in English behind "to" and "for", where
//! something is done with information before them. What people are asked to do, and what is done for their protection, is none.

use super::plain::{Pattern, Plain, Span, Word, is_chinese, is_latin};
use super::slots::parts;
use super::words::{KINDS, Named, PURPOSES, lies_in, mark};

/// The fewest signs of a purpose in Chinese, and the fewest letters of one in English.
const LEAST: usize = 4;
const LETTERS: usize = 8;

/// The purposes of a sentence, each as it is said and none twice.
pub(super) fn aims(plain: &Plain, denied: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let all = chinese(plain).into_iter().chain(english(plain));
    for span in all.filter(|span| !lies_in(&(span.start..span.start), denied)) {
        for part in each(plain, &span) {
            let meets = |known: &Span| known.start < part.end && part.start < known.end;
            if !out.iter().any(meets) && !is_hollow(plain, &part) {
                out.push(part);
            }
        }
    }
    out
}

/// What only one who receives the data does, by the sentence: a purpose where it is known for one.
pub(super) fn deeds(plain: &Plain) -> Vec<Span> {
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let leads = plain.all(mark("aim.recipient"));
    leads.into_iter().map(|at| at.end..plain.part_ends(at.end, ends)).collect()
}

/// The parts of an enumeration of purposes.
fn each(plain: &Plain, span: &Span) -> Vec<Span> {
    let mut out = Vec::new();
    let joins: Vec<Span> = plain
        .without(&plain.all(mark("aim.no_joins")))
        .all(mark("aim.joins"))
        .into_iter()
        .filter(|at| span.start < at.start && at.end < span.end)
        .collect();
    for part in parts(plain, span) {
        let mut from = part.start;
        for join in joins.iter().filter(|at| part.start <= at.start && at.end <= part.end) {
            out.push(from..join.start);
            from = join.end;
        }
        out.push(from..part.end);
    }
    // What begins as no purpose does, or is a kind of information, ends the enumeration.
    let is_kind = |part: &Span| {
        let is_in = |one: &Named| part.start <= one.at.start && one.at.end <= part.end;
        KINDS.named(plain).iter().any(is_in) && !PURPOSES.named(plain).iter().any(is_in)
    };
    let is_end = |part: &Span| begins(plain, part.start, "aim.no_part") || is_kind(part);
    let end = out.iter().skip(1).position(is_end).map_or(out.len(), |at| at + 1);
    out.truncate(end);
    out.into_iter().map(|part| trimmed(plain, part)).filter(|part| !part.is_empty()).collect()
}

/// A purpose without the words before and behind it that say nothing.
fn trimmed(plain: &Plain, part: Span) -> Span {
    let (mut from, mut to) = (part.start, part.end);
    let words = |name| mark(name).iter().filter_map(Pattern::only);
    while let Some(end) =
        words("aim.before").filter_map(|word| plain.ends(word, from)).max().filter(|end| *end < to)
    {
        from = end + usize::from(plain.small.get(end) == Some(&' '));
    }
    let behind = plain.all(mark("aim.behind"));
    to = behind.iter().filter(|at| at.start > from).map(|at| at.start).fold(to, usize::min);
    while to > from && plain.small.get(to - 1).is_some_and(|c| matches!(c, ' ' | '.' | '"')) {
        to -= 1;
    }
    from..to
}

/// Whether a purpose is none of its own: too short to be one, what is owed to people and to the law, or what only points elsewhere.
fn is_hollow(plain: &Plain, part: &Span) -> bool {
    let signs = plain.small.get(part.clone()).unwrap_or_default();
    let is_chinese = signs.iter().any(|c| is_chinese(*c));
    let least = if is_chinese { LEAST } else { LETTERS };
    let is_word =
        !is_chinese && !signs.contains(&' ') && PURPOSES.named(&plain.cut(part)).is_empty();
    let hollow = plain.all(mark("aim.hollow"));
    signs.len() < least
        || is_word
        || hollow.iter().any(|at| part.start <= at.start && at.end <= part.end)
        || begins(plain, part.start, "aim.no_verb")
}

/// Whether one of these words begins here.
fn begins(plain: &Plain, at: usize, name: &str) -> bool {
    mark(name).iter().filter_map(Pattern::only).any(|word| plain.ends(word, at).is_some())
}

/// The passages in Chinese that tell purposes.
fn chinese(plain: &Plain) -> Vec<Span> {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|' | '(' | ')');
    let is_case = |end: usize| {
        end > 0
            && mark("in_case").iter().filter_map(Pattern::only).any(|word| {
                end.checked_sub(word.len()).is_some_and(|from| plain.ends(word, from) == Some(end))
            })
    };
    let mut out = Vec::new();
    for lead in plain.all(mark("aim.leads")) {
        let mut to = plain.part_ends(lead.end, ends);
        if is_case(to) {
            continue;
        }
        // "用于登记，以及评估信用" goes on behind the comma.
        while plain.small.get(to) == Some(&',') && begins(plain, to + 1, "aim.goes_on") {
            to = plain.part_ends(to + 1, ends);
        }
        out.push(lead.end..to);
    }
    let opens = plain.all(mark("aim.opens"));
    for close in plain.all(mark("aim.closes")) {
        let from = plain.part_begins(close.start, ends);
        let open = opens.iter().filter(|at| from <= at.start && at.end < close.start);
        out.extend(open.map(|at| at.end).min().map(|from| from..close.start));
    }
    out
}

/// The passages in English that do.
fn english(plain: &Plain) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let leads = plain.all(mark("aim.for"));
    out.extend(leads.iter().map(|at| behind(plain, at.end)));
    let [to, by] = ["to", "for"].map(|word| plain.all(&[Pattern::new(word)]));
    if to.is_empty() && by.is_empty() {
        return out;
    }
    let does = plain.all(mark("aim.does"));
    let is_led = |at: &Span| is_led(plain, at, &does);
    for at in to.into_iter().filter(|at| is_led(at) && !is_taken(&leads, at)) {
        if !begins(plain, at.end + 1, "aim.no_verb") && is_small(plain, at.end + 1) {
            out.push(behind(plain, at.end));
        }
    }
    let known = PURPOSES.named(plain);
    for at in by.into_iter().filter(|at| is_led(at) && !is_taken(&leads, at)) {
        // "For machine learning" says it without a verb.
        let is_known = known.iter().any(|one| one.at.start == at.end + 1);
        if is_known || is_gerund(plain, at.end + 1) {
            out.push(behind(plain, at.end));
        }
    }
    out
}

fn is_taken(leads: &[Span], at: &Span) -> bool {
    leads.iter().any(|lead| lead.start <= at.start && at.end <= lead.end)
}

/// Whether something is done with information before this, in its clause, or nothing stands before it at all; and the word before it
/// does not ask for it: "the right to".
fn is_led(plain: &Plain, at: &Span, does: &[Span]) -> bool {
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|' | '(' | ')');
    let from = plain.part_begins(at.start, ends);
    if from == at.start {
        return true;
    }
    let before = mark("aim.no_lead").iter().filter_map(Pattern::only).any(|word: &Word| {
        let end = at.start - usize::from(plain.small.get(at.start - 1) == Some(&' '));
        (from..end).any(|start| plain.ends(word, start) == Some(end))
    });
    !before && does.iter().any(|word| from <= word.start && word.end <= at.start)
}

/// Whether a word begins here that is no name.
fn is_small(plain: &Plain, at: usize) -> bool {
    plain.cased.get(at).is_some_and(|c| c.is_lowercase())
}

fn is_gerund(plain: &Plain, at: usize) -> bool {
    let word: String =
        (at..).map_while(|sign| plain.small.get(sign).copied().filter(|c| is_latin(*c))).collect();
    word.len() > "-ing-".len() && word.ends_with("ing") && !begins(plain, at, "aim.no_verb")
}

/// From here to where the clause ends, or somebody does something else.
fn behind(plain: &Plain, from: usize) -> Span {
    let from = from + usize::from(plain.small.get(from) == Some(&' '));
    let to = plain.part_ends(from, |c| matches!(c, ';' | '。' | ':' | '|' | '(' | ')'));
    let next = plain.all(mark("next_clause")).into_iter().map(|at| at.start);
    from..next.filter(|at| *at > from).fold(to, usize::min)
}

#[cfg(test)]
mod tests {
    use super::super::words::denied;
    use super::*;

    #[test]
    fn a_purpose_is_found_by_how_it_is_said() {
        let found = |text: &str| -> Vec<String> {
            let plain = Plain::new(text);
            aims(&plain, &denied(&plain)).iter().map(|at| plain.part(at)).collect()
        };
        for (text, expected) in [
            ("我们将您的信息用于登记保修、评估信用状况。", &["登记保修", "评估信用状况"][..]),
            ("为了登记保修并开发全新产品，我们收集姓名。", &["登记保修", "开发全新产品"]),
            ("出于防止欺诈交易的目的，我们收集姓名。", &["防止欺诈交易"]),
            ("信息用于寄送备件，以及评估您的信用。", &["寄送备件", "评估信用"]),
            ("We use the data to develop new products.", &["develop new products"]),
            ("The data is used to assess creditworthiness.", &["assess creditworthiness"]),
            (
                "We share your name with partners in order to send you offers of partners.",
                &["send you offers of partners"],
            ),
            (
                "We process your data for assessing risks and for building profiles.",
                &["assessing risks", "building profiles"],
            ),
            (
                "To settle your claims, we send your name to Acme GmbH in Germany.",
                &["settle your claims"],
            ),
            ("Your data is used for the purpose of tracing debtors.", &["tracing debtors"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
        for text in [
            "我们不会将您的信息用于评估信用。",
            "用于评估信用的，您可以拒绝。",
            "为了保障您的权利，我们会及时答复。",
            "我们把姓名提供给位于德国的公司。",
            "You have the right to access your personal information.",
            "We transfer your name to Acme GmbH and to our partners.",
            "We do not use your data to assess creditworthiness.",
            "To exercise your rights, write to us.",
            "We store your data for three years in order to comply with the law.",
            "We provide information to the authority according to law.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
