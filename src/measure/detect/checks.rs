//! The rules by which single numbers, plates, addresses and names are known.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The first two digits of places.
const PROVINCES: [u8; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 81, 82, 83,
];
/// Weights of the check of identity numbers (GB 11643).
const IDENTITY: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check by the remainder.
const CHECKS: &[u8; 11] = b"10X98765432";
/// Signs of unified social credit codes (GB 32100), without I, O, S, V and Z.
const CODE: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of their check.
const CREDIT: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

fn two(digits: &[u8]) -> Option<u8> {
    match digits {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some((a - b'0') * 10 + (b - b'0')),
        _ => None,
    }
}

/// Whether a place begins so.
pub(super) fn is_province(digits: &[u8]) -> bool {
    two(digits).is_some_and(|place| PROVINCES.contains(&place))
}

/// Whether eight digits are a day of the last or this century.
pub(super) fn is_day(digits: &[u8]) -> bool {
    let Some((century, year, month, day)) = (|| {
        let part = |from: usize| two(digits.get(from..from + 2)?);
        Some((part(0)?, part(2)?, part(4)?, part(6)?))
    })() else {
        return false;
    };
    let is_leap = if year == 0 { century % 4 == 0 } else { year % 4 == 0 };
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return false,
    };
    matches!(century, 19 | 20) && (1..=last).contains(&day) && (century == 19 || year < 50)
}

/// The check of the first seventeen digits of eighteen.
pub(super) fn check_of_identity(digits: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (digit, weight) in digits.iter().zip(IDENTITY) {
        sum += u32::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?) * weight;
    }
    CHECKS.get((sum % 11) as usize).copied()
}

/// Place, birth, order and check of eighteen digits.
pub(super) fn is_identity(digits: &[u8]) -> bool {
    let check = check_of_identity(digits);
    digits.get(..2).is_some_and(is_province)
        && digits.get(6..14).is_some_and(is_day)
        && check.is_some()
        && check == digits.get(17).copied()
}

/// The check of cards of banks (ISO/IEC 7812), and how they begin.
pub(super) fn is_card(digits: &[u8]) -> bool {
    let begins = matches!(
        digits,
        [b'6', b'2' | b'0', ..]
            | [b'4' | b'5', ..]
            | [b'3', b'4'..=b'7', ..]
            | [b'9', b'5' | b'8', ..]
    );
    // A number of one digit again and again passes the check now and then.
    let is_varied = digits.iter().any(|digit| Some(digit) != digits.first());
    let mut sum = 0_u32;
    for (at, digit) in digits.iter().rev().enumerate() {
        let digit = u32::from(digit - b'0');
        sum += match (at % 2, digit * 2) {
            (0, _) => digit,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        };
    }
    begins && is_varied && sum.is_multiple_of(10)
}

/// Eighteen signs of an organisation with their check.
pub(super) fn is_credit_code(code: &[u8]) -> bool {
    if code.len() != 18
        || !matches!(code, [b'1'..=b'9' | b'A' | b'N' | b'Y', b'1'..=b'9' | b'A'..=b'N', ..])
    {
        return false;
    }
    let value = |sign: &u8| CODE.iter().position(|one| one == sign);
    let mut sum = 0;
    for (sign, weight) in code.iter().zip(CREDIT) {
        let Some(value) = value(sign) else { return false };
        sum += value * weight;
    }
    code.last().and_then(value) == Some((31 - sum % 31) % 31)
}

/// Signs of Chinese by their kind.
struct Signs {
    surname: Set,
    /// Surnames of two signs.
    twofold: HashSet<&'static str>,
    /// Words that begin as a name does and are none.
    others: HashSet<&'static str>,
    not_in_names: Set,
    plate: Set,
    plate_end: Set,
    /// Parts of an address: of places, and of ways and houses.
    wide: Set,
    near: Set,
}

/// A set of signs, one bit each.
struct Set(Vec<u64>);

impl Set {
    fn of(text: &str) -> Self {
        let mut bits = vec![0; 1 << 10];
        for sign in text.trim_end().chars() {
            if let Some(word) = bits.get_mut(sign as usize / 64) {
                *word |= 1 << (sign as usize % 64);
            }
        }
        Self(bits)
    }

    fn holds(&self, sign: char) -> bool {
        let at = sign as usize;
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    const SURNAMES: &str = include_str!("surnames.txt");
    const PARTS: &str = include_str!("address.txt");
    let line = |text: &'static str, at: usize| text.lines().nth(at).unwrap_or_default();
    let words = |at: usize| line(SURNAMES, at).split(' ').collect();
    Signs {
        surname: Set::of(line(SURNAMES, 0)),
        twofold: words(1),
        others: words(2),
        not_in_names: Set::of(include_str!("not_in_names.txt")),
        plate: Set::of(include_str!("plates.txt")),
        plate_end: Set::of(include_str!("plate_ends.txt")),
        wide: Set::of(line(PARTS, 0)),
        near: Set::of(line(PARTS, 1)),
    }
});

/// The province, a letter, and five signs, or six for new energy; also of the police, of schools, of Hong Kong and Macao.
pub(super) fn is_plate(text: &str) -> bool {
    let signs = &*SIGNS;
    let mut all = text.chars();
    let is_place = all.next().is_some_and(|first| signs.plate.holds(first));
    if !is_place || !all.next().is_some_and(|second| second.is_ascii_uppercase()) {
        return false;
    }
    let (mut length, mut digits) = (0, 0);
    let mut rest = all.filter(|sign| !matches!(sign, '·' | ' ' | '-')).peekable();
    while let Some(sign) = rest.next() {
        length += 1;
        digits += usize::from(sign.is_ascii_digit());
        let is_own =
            sign.is_ascii_digit() || (sign.is_ascii_uppercase() && !matches!(sign, 'I' | 'O'));
        let is_end = length == 5 && rest.peek().is_none() && signs.plate_end.holds(sign);
        if !is_own && !is_end {
            return false;
        }
    }
    matches!(length, 5 | 6) && digits > 0
}

/// Parts of a place, and of a way or a house, three different ones or with a number.
pub(super) fn is_address(text: &str) -> bool {
    const SHORTEST: usize = 6;
    let signs = &*SIGNS;
    let (mut wide, mut near, mut length, mut has_number) = (0, 0, 0, false);
    let mut before = None;
    for sign in text.chars() {
        let is_part = length > 0 && before != Some(sign);
        wide += usize::from(is_part && signs.wide.holds(sign));
        near += usize::from(is_part && signs.near.holds(sign));
        has_number |= sign.is_ascii_digit() || matches!(sign, '一' | '二' | '三');
        length += 1;
        before = Some(sign);
    }
    length >= SHORTEST && wide >= 1 && near >= 1 && (wide + near >= 3 || has_number)
}

/// A surname and one or two signs behind it.
pub(super) fn is_name(text: &str) -> bool {
    let signs = &*SIGNS;
    let is_own = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    let mut all = text.char_indices();
    let (Some((_, first)), Some((second, sign))) = (all.next(), all.next()) else { return false };
    let third = all.next();
    let fourth = all.next();
    if all.next().is_some() || !text.chars().all(is_own) || signs.others.contains(text) {
        return false;
    }
    let may_end = |sign: char| !signs.not_in_names.holds(sign);
    let start = third.map_or(text.len(), |(at, _)| at);
    if third.is_some() && text.get(..start).is_some_and(|two| signs.twofold.contains(two)) {
        return text.get(start..).is_some_and(|rest| rest.chars().all(may_end));
    }
    fourth.is_none()
        && signs.surname.holds(first)
        && may_end(sign)
        && text.get(second..).is_some_and(|rest| rest.chars().all(may_end))
}
