//! Single numbers as people write them: marks between thousands, decimals, units and Chinese numerals.
//!
//! A mark that is a thousands mark in one country and a decimal mark in another leaves both readings standing.

use super::Doubt;

/// A decimal number: `units` of the last of its `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    units: u64,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub(super) const fn whole(units: u64) -> Self {
        Self { units, places: 0 }
    }

    /// So many times as much, where that is a whole number.
    pub(super) fn times(self, factor: u64) -> Option<u64> {
        let scale = 10_u64.checked_pow(self.places)?;
        // Decimals that are all zeros do not make a number too large.
        let whole = (self.units / scale).checked_mul(factor)?;
        let part = (self.units % scale).checked_mul(factor)?;
        let number = (part % scale == 0).then(|| whole.checked_add(part / scale))??;
        i64::try_from(number).is_ok().then_some(number)
    }

    /// Whether so many times as much is not whole.
    pub(super) fn is_fraction(self, factor: u64) -> bool {
        let scale = 10_u128.pow(self.places);
        u128::from(self.units) * u128::from(factor) % scale != 0
    }

    fn read(whole: &str, part: &str) -> Option<Self> {
        if !is_digits(whole) || !(part.is_empty() || is_digits(part)) || part.len() > 8 {
            return None;
        }
        let units = format!("{whole}{part}").parse().ok()?;
        Some(Self { units, places: u32::try_from(part.len()).ok()? })
    }
}

/// What stands behind a number and so says how its marks are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// Nothing.
    Bare,
    /// 万, 亿 and their like: a point is always decimal, a comma between thousands never.
    Chinese,
    /// A word such as "million".
    Latin,
    /// A word of a language with a decimal comma.
    LatinWithDecimalComma,
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The numbers that digits with marks between them may be, likeliest first.
pub(super) fn readings(run: &str, behind: Behind) -> (Vec<Decimal>, Option<Doubt>) {
    let parts: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).collect();
    let marks: Vec<char> = run.chars().filter(|c| !c.is_ascii_digit()).collect();
    let joined = || Decimal::read(&parts.concat(), "");
    let split = || {
        let (last, first) = parts.split_last()?;
        Decimal::read(&first.concat(), last)
    };
    let certain = |number: Option<Decimal>| match number {
        Some(number) => (vec![number], None),
        None => (Vec::new(), Some(Doubt::TooLarge)),
    };
    let unsure = |numbers: &[Option<Decimal>], doubt| {
        (numbers.iter().copied().flatten().collect::<Vec<_>>(), Some(doubt))
    };
    let Some((last, firsts)) = marks.split_last() else {
        let has_zero = run.len() > 1 && run.starts_with('0');
        return if has_zero { unsure(&[joined()], Doubt::LeadingZero) } else { certain(joined()) };
    };
    let ends_in_three = parts.last().is_some_and(|part| part.len() == 3);
    let is_alone = firsts.is_empty();
    let (thousands, all) = (is_thousands(&parts), marks.iter().all(|mark| mark == last));
    match last {
        // One point: decimal behind which three digits may also be thousands.
        '.' if is_alone && behind == Behind::Chinese => certain(split()),
        '.' if is_alone && thousands => unsure(&[joined(), split()], Doubt::Marks),
        '.' if is_alone => certain(split()),
        ',' if is_alone && !ends_in_three => match behind {
            Behind::LatinWithDecimalComma => certain(split()),
            Behind::Bare if is_myriads(&parts) => unsure(&[joined()], Doubt::Grouping),
            // 12,00 may be hundreds as well as a whole number with decimals.
            Behind::Bare if parts.last().is_some_and(|part| part.bytes().all(|b| b == b'0')) => {
                unsure(&[split(), joined()], Doubt::Marks)
            }
            _ => unsure(&[split()], Doubt::Marks),
        },
        ',' if is_alone
            && thousands
            && matches!(behind, Behind::Latin | Behind::LatinWithDecimalComma) =>
        {
            unsure(&[joined(), split()], Doubt::Marks)
        }
        _ if all && (thousands || (*last != '.' && is_indian(&parts))) => certain(joined()),
        ',' | ' ' if all && is_myriads(&parts) => unsure(&[joined()], Doubt::Grouping),
        // Thousands by one mark, then decimals by another.
        '.' | ',' if firsts.iter().all(|mark| mark == &firsts[0] && mark != last) => {
            let whole = parts.get(..parts.len() - 1).unwrap_or_default();
            match () {
                () if !is_thousands(whole) && !is_indian(whole) => unsure(&[], Doubt::Grouping),
                () if ends_in_three => unsure(&[joined(), split()], Doubt::Marks),
                () => certain(split()),
            }
        }
        _ => unsure(&[], Doubt::Grouping),
    }
}

fn begins_well(parts: &[&str], most: usize) -> bool {
    parts
        .first()
        .is_some_and(|first| !first.is_empty() && first.len() <= most && !first.starts_with('0'))
}

/// Groups of three behind the first: 1,200,000.
fn is_thousands(parts: &[&str]) -> bool {
    parts.len() > 1 && begins_well(parts, 3) && parts.iter().skip(1).all(|part| part.len() == 3)
}

/// Groups of two, the last of three: 12,00,000.
fn is_indian(parts: &[&str]) -> bool {
    let Some((last, firsts)) = parts.split_last() else { return false };
    firsts.len() > 1
        && begins_well(firsts, 2)
        && firsts.iter().skip(1).all(|part| part.len() == 2)
        && last.len() == 3
}

/// Groups of four behind the first: 12,0000.
fn is_myriads(parts: &[&str]) -> bool {
    parts.len() > 1 && begins_well(parts, 4) && parts.iter().skip(1).all(|part| part.len() == 4)
}

/// What a sign of a Chinese numeral stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// 零.
    Zero,
    /// 一 to 九, 两.
    Digit(u64),
    /// 十, 百, 千, 万, 亿.
    Unit(u64),
}

/// The sign of a Chinese numeral, everyday or formal.
pub(super) const fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '零' | '〇' | '○' => Sign::Zero,
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '贰' => Sign::Digit(2),
        '三' | '叁' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Unit(10),
        '百' | '佰' => Sign::Unit(100),
        '千' | '仟' => Sign::Unit(1_000),
        '万' => Sign::Unit(MYRIAD),
        '亿' => Sign::Unit(MYRIAD * MYRIAD),
        _ => return None,
    })
}

/// 万.
const MYRIAD: u64 = 10_000;

/// A numeral of Chinese signs, `三万五千`; `None` if it is not written as one.
///
/// A digit that ends it without a unit belongs to the next lower unit, as 三万五 is 35,000, unless 零 stands before it.
pub(super) fn chinese(signs: &[Sign]) -> Option<u64> {
    let (mut total, mut section) = (0_u64, 0_u64);
    let (mut digit, mut unit, mut after_zero) = (None, 1_u64, false);
    // The least unit so far within the section, and of the sections.
    let (mut least, mut least_section) = (MYRIAD, u64::MAX);
    for (index, sign) in signs.iter().enumerate() {
        match *sign {
            Sign::Digit(_) if digit.is_some() => return None,
            Sign::Digit(number) => digit = Some(number),
            Sign::Zero if digit.is_some() || index == 0 => return None,
            Sign::Zero => after_zero = true,
            Sign::Unit(small) if small < MYRIAD => {
                let implied = ((small == 10 && section == 0) || index == 0).then_some(1);
                let number = digit.take().or(implied)?;
                if small >= least {
                    return None;
                }
                (section, least, unit, after_zero) =
                    (section + number * small, small, small, false);
            }
            Sign::Unit(large) => {
                section += digit.take().unwrap_or_default();
                if section == 0 || large >= least_section {
                    return None;
                }
                total += section * large;
                (section, least, least_section) = (0, MYRIAD, large);
                (unit, after_zero) = (large, false);
            }
        }
    }
    let rest = match digit {
        Some(number) if unit > 1 && !after_zero => number * (unit / 10),
        Some(number) => number,
        None => 0,
    };
    total.checked_add(section)?.checked_add(rest)
}
