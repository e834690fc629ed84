//! What a cell holds, as far as its signs tell: numbers by their rules and check digits, addresses and names as guesses.

mod checks;

use serde::Serialize;

use checks::{is_card, is_credit_code, is_day, is_identity};

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Number of the identity card of residents, 18 digits with their check, or 15 of old.
    IdentityNumber,
    /// Residence permit of people of Hong Kong, Macao (81, 82) and Taiwan (83).
    ResidencePermit,
    /// Permanent residence card of foreigners: 18 digits from 2023 on, or three letters and twelve digits.
    PermanentResidence,
    /// Passport of the mainland, or permit of travel of Hong Kong and Macao residents.
    Passport,
    /// Mobile number.
    Mobile,
    /// Number of a telephone that stands somewhere.
    Telephone,
    /// Number of a service (400, 800, 95xxx): of nobody.
    ServiceNumber,
    /// Card of a bank, with its check digit.
    BankCard,
    /// Unified social credit code: of an organisation.
    CreditCode,
    /// Plate of a vehicle.
    Plate,
    /// Address of mail.
    Email,
    /// Address of the Internet.
    IpAddress,
    /// Postal address: a guess.
    Address,
    /// Name of a person: a guess.
    Name,
}

/// All of them, in the order in which they are looked for.
pub const HOLDS: [Holds; 14] = [
    Holds::IdentityNumber,
    Holds::ResidencePermit,
    Holds::PermanentResidence,
    Holds::Passport,
    Holds::Mobile,
    Holds::Telephone,
    Holds::ServiceNumber,
    Holds::BankCard,
    Holds::CreditCode,
    Holds::Plate,
    Holds::Email,
    Holds::IpAddress,
    Holds::Address,
    Holds::Name,
];

/// The longest cell that is looked at.
const LONGEST: usize = 240;
/// Digits of a number with its blanks taken out.
const DIGITS: usize = 24;

impl Holds {
    /// Whether it is a guess that other texts may meet as well.
    pub const fn is_guess(self) -> bool {
        matches!(self, Self::Address | Self::Name)
    }

    /// The place in [`HOLDS`].
    pub(super) const fn place(self) -> usize {
        self as usize
    }

    /// What a cell holds, if anything.
    pub fn of(cell: &[u8]) -> Option<Self> {
        let cell = cell.trim_ascii();
        if cell.len() < 5 || cell.len() > LONGEST {
            return None;
        }
        match cell {
            [first, ..] if *first >= 0x80 => text(cell),
            [first, ..] if first.is_ascii_digit() || matches!(first, b'+' | b'(') => {
                number(cell).or_else(|| credit_or_mail(cell))
            }
            [first, ..] if first.is_ascii_alphabetic() => lettered(cell),
            _ => None,
        }
    }
}

/// Digits, with blanks and hyphens between them.
fn number(cell: &[u8]) -> Option<Holds> {
    let mut kept = [0_u8; DIGITS];
    let (mut length, mut dots) = (0, 0);
    for (at, sign) in cell.iter().enumerate() {
        match sign {
            b'0'..=b'9' => {}
            b'X' | b'x' if at + 1 == cell.len() => {}
            b' ' | b'-' | b'+' | b'(' | b')' => continue,
            b'.' => {
                dots += 1;
                continue;
            }
            _ => return None,
        }
        *kept.get_mut(length)? = sign.to_ascii_uppercase();
        length += 1;
    }
    let digits = kept.get(..length)?;
    if dots > 0 {
        return is_internet(cell, dots).then_some(Holds::IpAddress);
    }
    match digits {
        [b'9', ..] if length == 18 && is_permanent(digits) => Some(Holds::PermanentResidence),
        _ if length == 18 && is_identity(digits) => Some(match digits {
            [b'8', b'1'..=b'3', ..] => Holds::ResidencePermit,
            _ => Holds::IdentityNumber,
        }),
        _ if digits.last() == Some(&b'X') => None,
        _ if length == 15 && is_old_identity(digits) => Some(Holds::IdentityNumber),
        [b'1', b'3'..=b'9', ..] if length == 11 => Some(Holds::Mobile),
        [b'8', b'6', b'1', b'3'..=b'9', ..] if length == 13 => Some(Holds::Mobile),
        [b'4' | b'8', b'0', b'0', ..] if length == 10 => Some(Holds::ServiceNumber),
        [b'9', b'5', ..] if length == 5 => Some(Holds::ServiceNumber),
        [b'0', b'1'..=b'9', ..] if (10..=12).contains(&length) && is_parted(cell) => {
            Some(Holds::Telephone)
        }
        _ if (15..=19).contains(&length) && is_card(digits) => Some(Holds::BankCard),
        _ => None,
    }
}

/// A number of a telephone has a mark behind its area; without it any number is like it.
fn is_parted(cell: &[u8]) -> bool {
    cell.iter().take(6).any(|sign| matches!(sign, b'-' | b' ' | b')'))
}

fn is_internet(cell: &[u8], dots: usize) -> bool {
    let parts = || cell.split(|sign| *sign == b'.');
    dots == 3
        && parts().all(|part| {
            let text = std::str::from_utf8(part).unwrap_or_default();
            (1..=3).contains(&part.len()) && text.parse::<u8>().is_ok()
        })
}

/// 9, province, country, birth, order, check.
fn is_permanent(digits: &[u8]) -> bool {
    let check = checks::check_of_identity(digits);
    digits.get(6..14).is_some_and(is_day)
        && digits.get(1..3).is_some_and(checks::is_province)
        && check.is_some()
        && check == digits.last().copied()
}

/// Six digits of a place, six of a birth in the last century, three of order.
fn is_old_identity(digits: &[u8]) -> bool {
    let mut birth = *b"19000000";
    let Some((part, place)) = digits.get(6..12).zip(digits.get(..2)) else { return false };
    if let Some(to) = birth.get_mut(2..) {
        to.copy_from_slice(part);
    }
    checks::is_province(place) && is_day(&birth)
}

/// Begins with a digit, and has letters.
fn credit_or_mail(cell: &[u8]) -> Option<Holds> {
    if is_credit_code(cell) {
        return Some(Holds::CreditCode);
    }
    is_mail(cell).then_some(Holds::Email)
}

/// Begins with a letter.
fn lettered(cell: &[u8]) -> Option<Holds> {
    if is_mail(cell) {
        return Some(Holds::Email);
    }
    let digits =
        |from: usize| cell.get(from..).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    match cell {
        [b'E' | b'G' | b'D' | b'S' | b'P' | b'H' | b'M' | b'C', ..]
            if cell.len() == 9 && digits(1) =>
        {
            Some(Holds::Passport)
        }
        // The letters I and O are not given.
        [b'E', b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z', ..] if cell.len() == 9 && digits(2) => {
            Some(Holds::Passport)
        }
        [a, b, c, ..]
            if cell.len() == 15
                && [a, b, c].iter().all(|s| s.is_ascii_uppercase())
                && digits(3) =>
        {
            cell.get(7..13).is_some_and(is_short_day).then_some(Holds::PermanentResidence)
        }
        _ if is_credit_code(cell) => Some(Holds::CreditCode),
        _ => None,
    }
}

/// Six digits of a day of either century.
fn is_short_day(part: &[u8]) -> bool {
    [*b"19000000", *b"20000000"].into_iter().any(|mut day| {
        if let Some(to) = day.get_mut(2..) {
            to.copy_from_slice(part);
        }
        is_day(&day)
    })
}

fn is_mail(cell: &[u8]) -> bool {
    let Some(at) = cell.iter().position(|sign| *sign == b'@') else { return false };
    let (own, host) = (cell.get(..at).unwrap_or_default(), cell.get(at + 1..).unwrap_or_default());
    let is_word =
        |sign: &u8| sign.is_ascii_alphanumeric() || matches!(sign, b'.' | b'_' | b'-' | b'+');
    let ending = host.rsplit(|sign| *sign == b'.').next().unwrap_or_default();
    !own.is_empty()
        && own.iter().all(is_word)
        && host.iter().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'.' | b'-'))
        && host.contains(&b'.')
        && !host.starts_with(b".")
        && ending.len() >= 2
        && ending.iter().all(u8::is_ascii_alphabetic)
}

/// Begins with a Chinese sign.
fn text(cell: &[u8]) -> Option<Holds> {
    let text = std::str::from_utf8(cell).ok()?;
    if checks::is_plate(text) {
        return Some(Holds::Plate);
    }
    if checks::is_address(text) {
        return Some(Holds::Address);
    }
    checks::is_name(text).then_some(Holds::Name)
}

#[cfg(test)]
mod tests;
