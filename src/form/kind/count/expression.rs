//! A written count taken apart: numbers, bounds, ranges.
//!
//! Every word must be known and have its place; anything else leaves the whole unread.

use super::amount::{Amount, digits, numeral};
use super::number::{Sign, sign};
use super::words::{Role, Whole, at, whole};
use super::{Doubt, Unit};
use crate::day::half_width;
use crate::form::Range;
use crate::text::Meaning;

/// What a count may mean, and why it is not taken.
type Unsure = (Vec<Range>, Doubt);

#[derive(Clone, Debug)]
enum Token {
    Amount(Amount),
    Word(Role),
}

/// Reads a written count.
pub(super) fn read(text: &str, unit: Unit) -> Result<Meaning<Range>, Unsure> {
    let chars: Vec<char> = plain(text);
    match whole(&chars.iter().collect::<String>()) {
        Some(Whole::Zero) => return Ok(Meaning::Certain(Range::ZERO)),
        Some(Whole::NotApplicable) => return Err((Vec::new(), Doubt::NotApplicable)),
        Some(Whole::Unknown) => return Err((Vec::new(), Doubt::Unknown)),
        None => {}
    }
    let mut tokens = tokens(&chars, unit).ok_or((Vec::new(), Doubt::Words))?;
    let has =
        |role| tokens.iter().any(|token| matches!(token, Token::Word(found) if *found == role));
    let begins_with_tilde = chars.first() == Some(&'~');
    for (is_so, doubt) in [
        (has(Role::Visits), Doubt::Visits),
        (has(Role::OtherNoun), Doubt::OtherUnit),
        (has(Role::About) || begins_with_tilde, Doubt::About),
        (chars.first() == Some(&'-'), Doubt::Negative),
    ] {
        if is_so {
            return Err((Vec::new(), doubt));
        }
    }
    tokens.retain(|token| !matches!(token, Token::Word(Role::Noun | Role::Skip)));
    sentence(&tokens).and_then(|(readings, doubt)| match (readings.as_slice(), doubt) {
        ([one], None) => Ok(Meaning::Certain(*one)),
        ([], doubt) => Err((readings, doubt.unwrap_or(Doubt::Fraction))),
        (_, doubt) => Err((readings, doubt.unwrap_or(Doubt::Marks))),
    })
}

/// Half-width, lower case, with one sign for every dash, space and apostrophe, and simplified units.
fn plain(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for c in text.chars().map(half_width).flat_map(char::to_lowercase) {
        let c = match c {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{301c}' | '\u{223c}' | '\u{2053}' => '~',
            '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
            '萬' => '万',
            '億' => '亿',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || out.last().is_some_and(|last| *last != ' ') {
            out.push(c);
        }
    }
    let is_end = |out: &[char]| match out {
        [.., before, '.'] => before.is_ascii_digit(),
        [.., last] => matches!(last, ' ' | '。'),
        [] => false,
    };
    while is_end(&out) {
        out.pop();
    }
    out
}

fn tokens(chars: &[char], unit: Unit) -> Option<Vec<Token>> {
    let mut out = Vec::new();
    let mut next = 0;
    while let Some(c) = chars.get(next) {
        let is_abbreviated = matches!(out.last(), Some(Token::Word(_)));
        if *c == ' ' || (*c == '.' && is_abbreviated && chars.get(next + 1) != Some(&'.')) {
            next += 1;
        } else if c.is_ascii_digit() {
            let (amount, end) = digits(chars, next, unit);
            out.push(Token::Amount(amount));
            next = end;
        } else if matches!(c, '-' | '~') {
            out.push(Token::Word(if *c == '-' { Role::Dash } else { Role::To }));
            next += 1;
        } else if let Some((role, length)) = at(chars, next, unit) {
            out.push(Token::Word(role));
            next += length;
        } else if sign(*c).is_some() {
            let signs: Vec<Sign> = chars.iter().skip(next).map_while(|c| sign(*c)).collect();
            next += signs.len();
            out.push(Token::Amount(numeral(&signs)));
        } else {
            return None;
        }
    }
    Some(out)
}

type Readings = Result<(Vec<Range>, Option<Doubt>), Unsure>;

/// What the tokens say together.
fn sentence(tokens: &[Token]) -> Readings {
    use Role::{And, Between, Dash, Enumerated, To};
    match tokens {
        [Token::Amount(low), Token::Word(To | Dash), Token::Amount(high)]
        | [
            Token::Word(Between),
            Token::Amount(low),
            Token::Word(And | To | Dash),
            Token::Amount(high),
        ] => Ok(between(low, high)),
        [Token::Amount(low), Token::Word(Dash)] => {
            Ok((all(low, |low| Some(Range { low, high: None })), low.doubt))
        }
        [Token::Amount(low), Token::Word(Enumerated), Token::Amount(high)] => {
            let (mut readings, _) = between(low, high);
            readings.truncate(1);
            if (low.factor > 1) == (high.factor > 1) {
                let sums = low.values.iter().flatten().zip(high.values.iter().flatten());
                readings.extend(sums.filter_map(|(a, b)| a.checked_add(*b)).map(Range::exactly));
            }
            Err((readings, Doubt::Enumerated))
        }
        tokens => bounds(tokens),
    }
}

/// One figure, or bounds that hold together: `10万以上不满100万`.
fn bounds(tokens: &[Token]) -> Readings {
    let mut rest = tokens;
    let mut found: Option<Range> = None;
    let unread = || Err((Vec::new(), Doubt::Words));
    loop {
        let (before, amount, after) = match rest {
            [Token::Word(before), Token::Amount(amount), tail @ ..] => {
                (Some(*before), amount, tail)
            }
            [Token::Amount(amount), tail @ ..] => (None, amount, tail),
            _ => return unread(),
        };
        let (behind, tail) = match after {
            [Token::Word(role @ (Role::OrMore | Role::OrLess)), tail @ ..] => (Some(*role), tail),
            tail => (None, tail),
        };
        let readings = all(amount, |number| bound(number, before, behind));
        let is_bound = before.is_some() || behind.is_some();
        let (one, earlier) = match (readings.as_slice(), found, tail) {
            (_, None, []) => {
                // A known number that makes no bound, such as "fewer than 0".
                let is_no_bound = readings.is_empty() && amount.values.iter().any(Option::is_some);
                return if is_no_bound { unread() } else { Ok((readings, amount.doubt)) };
            }
            ([one], earlier, _) if amount.doubt.is_none() && is_bound => (*one, earlier),
            _ => return unread(),
        };
        let both = match earlier {
            None => one,
            // Two bounds of one direction count up things; they do not bound one.
            Some(earlier) if one.high.is_some() == earlier.high.is_some() => return unread(),
            Some(earlier) => Range {
                low: one.low.max(earlier.low),
                high: match (one.high, earlier.high) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                },
            },
        };
        if both.high.is_some_and(|high| high < both.low) {
            return unread();
        }
        found = Some(both);
        rest = match tail {
            [] => return Ok((vec![both], None)),
            [Token::Word(Role::But | Role::And | Role::Enumerated), tail @ ..] | tail => tail,
        };
    }
}

/// The numbers that a bound leaves, or the number itself.
fn bound(number: u64, before: Option<Role>, behind: Option<Role>) -> Option<Range> {
    let at_least = |low| Some(Range { low, high: None });
    match (before, behind) {
        (None, None) => Some(Range::exactly(number)),
        (None | Some(Role::AtLeast), Some(Role::OrMore)) | (Some(Role::AtLeast), None) => {
            at_least(number)
        }
        (None | Some(Role::AtMost), Some(Role::OrLess)) | (Some(Role::AtMost), None) => {
            Some(Range::between(0, number))
        }
        (Some(Role::More), None) => at_least(number.checked_add(1)?),
        (Some(Role::Less), None) => Some(Range::between(0, number.checked_sub(1)?)),
        _ => None,
    }
}

fn all(amount: &Amount, range: impl Fn(u64) -> Option<Range>) -> Vec<Range> {
    amount.values.iter().flatten().filter_map(|value| range(*value)).collect()
}

/// The ranges from one number to another, likeliest first. A unit that stands only at the end is meant for both.
fn between(low: &Amount, high: &Amount) -> (Vec<Range>, Option<Doubt>) {
    let doubt = low.doubt.or(high.doubt);
    let own = pairs(&low.values, &high.values);
    if high.factor > 1 && low.factor == 1 && high.doubt.is_none() && !low.heads.is_empty() {
        let shared: Vec<Option<u64>> =
            low.heads.iter().map(|head| head.times(high.factor)).collect();
        let shared = in_order(&pairs(&shared, &high.values));
        let own = in_order(&own);
        if let Some(doubt) = low.doubt.filter(|doubt| *doubt != Doubt::Fraction) {
            return (shared.into_iter().chain(own).collect(), Some(doubt));
        }
        return match (shared.first(), own.first()) {
            (Some(both), Some(each)) if both == each => (own, None),
            // From one person up, or a first figure that is large in itself: both may be meant.
            (Some(both), Some(each))
                if (each.low == 1 && high.heads.iter().any(|head| head.times(1) >= Some(10)))
                    || each.low >= high.factor =>
            {
                (vec![*both, *each], Some(Doubt::SharedUnit))
            }
            (Some(both), _) => (vec![*both], None),
            (None, Some(each)) => (vec![*each], None),
            (None, None) => (Vec::new(), Some(low.doubt.unwrap_or(Doubt::Reversed))),
        };
    }
    let ordered = in_order(&own);
    if ordered.is_empty() && low.factor > 1 && high.factor == 1 && doubt.is_none() {
        let shared: Vec<Option<u64>> =
            high.heads.iter().map(|head| head.times(low.factor)).collect();
        return (in_order(&pairs(&low.values, &shared)), Some(Doubt::SharedUnit));
    }
    if ordered.is_empty() && !own.is_empty() {
        let turned: Vec<(u64, u64)> = own.iter().map(|(low, high)| (*high, *low)).collect();
        return (in_order(&turned), doubt.or(Some(Doubt::Reversed)));
    }
    (ordered, doubt)
}

/// The ends read alike, where both have several readings; otherwise every end with every other.
fn pairs(low: &[Option<u64>], high: &[Option<u64>]) -> Vec<(u64, u64)> {
    if low.len() == high.len() {
        return low.iter().zip(high).filter_map(|(low, high)| Some(((*low)?, (*high)?))).collect();
    }
    low.iter().flatten().flat_map(|low| high.iter().flatten().map(|high| (*low, *high))).collect()
}

fn in_order(pairs: &[(u64, u64)]) -> Vec<Range> {
    pairs
        .iter()
        .filter(|(low, high)| low <= high)
        .map(|(low, high)| Range::between(*low, *high))
        .collect()
}
