//! What a spreadsheet makes of long numbers: it keeps fifteen digits and writes noughts for the others, so that the numbers of many
//! people become one.

/// Digits that a spreadsheet keeps.
const KEPT: usize = 15;
/// Noughts that are no chance any more, where one digit is lost and where more are.
const CHANCE: [u64; 2] = [5, 3];
/// From which share of the long numbers on they are refused, in hundredths: one of ten ends in a nought by chance, one of a hundred in two.
const SHARE: [u64; 2] = [40, 5];

/// The long numbers of one column of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Long {
    /// Of sixteen digits and of more: how many, and how many of them have only noughts behind the fifteenth.
    seen: [(u64, u64); 2],
    /// The one before, which says nothing when it stands there again.
    last: Vec<u8>,
}

/// Whether digits stand there and nothing else; then nothing tells a number from a name.
pub(super) fn is_digits(bytes: &[u8]) -> bool {
    // Without a branch for each sign, so that many are looked at together.
    bytes.iter().fold(true, |all, sign| all & sign.is_ascii_digit())
}

/// Whether a key was written by a program that took it for a number it does not keep: `1.10101E+17`, `1.1010119900307E17`,
/// `110101199003070016.0`.
pub(super) fn is_written_as_number(bytes: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|sign| sign.is_ascii_digit()).count();
    let split = |at: usize| (bytes.get(at).copied(), bytes.get(at + 1..).unwrap_or_default());
    let whole = digits(bytes);
    let (mut sign, mut rest) = split(whole);
    let mut places = 0;
    if whole > 0 && sign == Some(b'.') {
        places = digits(rest);
        if rest.len() == places {
            return whole > KEPT && rest.iter().all(|sign| *sign == b'0');
        }
        (sign, rest) = split(whole + 1 + places);
    }
    let power = rest.strip_prefix(b"+");
    // `1E10` without any sign of a number may be the name of something.
    let is_number = places > 0 || power.is_some();
    let power = power.unwrap_or(rest);
    whole == 1
        && is_number
        && matches!(sign, Some(b'E' | b'e'))
        && !power.is_empty()
        && digits(power) == power.len()
}

impl Long {
    /// Looks at a key of digits alone.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        if bytes.len() <= KEPT || self.last == bytes {
            return;
        }
        self.last.clear();
        self.last.extend_from_slice(bytes);
        let [sixteen, longer] = &mut self.seen;
        let seen = if bytes.len() == KEPT + 1 { sixteen } else { longer };
        seen.0 += 1;
        seen.1 += u64::from(bytes.iter().skip(KEPT).all(|sign| *sign == b'0'));
    }

    /// Adds what another thread saw of the same column.
    pub(super) fn add(&mut self, other: &Self) {
        for (own, more) in self.seen.iter_mut().zip(other.seen) {
            *own = (own.0 + more.0, own.1 + more.1);
        }
    }

    /// Whether they were rounded: more of them end in noughts than by chance.
    pub(super) fn is_rounded(&self) -> bool {
        let all = self.seen.iter().zip(CHANCE).zip(SHARE);
        all.into_iter().any(|(((long, noughts), chance), share)| {
            *noughts >= chance && noughts.saturating_mul(100) >= long.saturating_mul(share)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_was_no_text_is_known_by_its_writing() {
        for text in [
            "1.10101E+17",
            "1.1010119900307E17",
            "1E+17",
            "6.2e+15",
            "110101199003070016.0",
            "6222020000000016.00",
        ] {
            assert!(is_written_as_number(text.as_bytes()), "{text}");
        }
        for text in [
            "1E10",
            "12E5",
            "1.5",
            "1.0",
            "",
            "E+17",
            "1.1E",
            "1.1E+",
            "1.1E+1x",
            "110101199003070016",
            "110101199003070016.",
            "1234567890123456.5",
            "1.2.3E+4",
        ] {
            let is_bare_point = text.ends_with('.');
            assert_eq!(is_written_as_number(text.as_bytes()), is_bare_point, "{text}");
        }
    }

    fn is_rounded(all: impl Iterator<Item = u64>) -> bool {
        let mut long = Long::default();
        all.for_each(|number| long.see(number.to_string().as_bytes()));
        long.is_rounded()
    }

    #[test]
    fn numbers_of_a_spreadsheet_end_in_more_noughts_than_chance_gives() {
        let cards = || (0..1000_u64).map(|number| 6_222_020_000_000_000 + number * 37);
        assert!(!is_rounded(cards()));
        assert!(is_rounded(cards().map(|card| card / 10 * 10)));
        // Half of them came by way of a spreadsheet.
        assert!(is_rounded(cards().map(|card| if card % 2 == 0 { card / 10 * 10 } else { card })));
        let people = || (0..1000_u64).map(|number| 110_101_199_003_070_011 + number * 7919);
        assert!(!is_rounded(people()));
        assert!(is_rounded(people().map(|one| if one % 10 == 0 {
            one / 1000 * 1000
        } else {
            one
        })));
        // One person of many rows is no column of noughts.
        assert!(!is_rounded(std::iter::repeat_n(6_222_020_000_000_010, 100)));
    }
}
