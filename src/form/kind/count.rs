//! Counts as people write them, and as they stand in the file.

use serde_json::Value;

use crate::day::half_width;
use crate::form::Range;

/// A stored count: a number, or a range whose ends are in order.
pub(in crate::form) fn stored_count(value: &Value) -> Option<Range> {
    match value {
        Value::Number(number) => number.as_u64().map(Range::exactly),
        Value::Object(range) => {
            let low = range.get("from")?.as_u64()?;
            match range.get("to") {
                None | Some(Value::Null) => Some(Range { low, high: None }),
                Some(high) => {
                    high.as_u64().filter(|high| *high >= low).map(|high| Range::between(low, high))
                }
            }
        }
        _ => None,
    }
}

/// A count as people write it: `120000`, `120,000`, `12万`, `1.5万人`, `10万-15万`, `6万至15万`, `100-` (at least).
pub(super) fn read_count(text: &str) -> Option<Range> {
    let plain: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect::<String>()
        .replace("..=", "-")
        .replace("..", "-")
        .replace(['至', '到', '~', '～', '—', '–'], "-");
    let plain = plain.replace(['人', '名'], "");
    match plain.split_once('-') {
        None => number(&plain).map(Range::exactly),
        Some((low, "")) => Some(Range { low: number(low)?, high: None }),
        Some((low, high)) => {
            let (low, high) = (number(low)?, number(high)?);
            (low <= high).then(|| Range::between(low, high))
        }
    }
}

/// A whole number with an optional 万 (ten thousand) or 亿 (hundred million), which may follow a decimal fraction.
fn number(text: &str) -> Option<u64> {
    let (digits, unit) = match (text.strip_suffix('万'), text.strip_suffix('亿')) {
        (Some(digits), _) => (digits, 10_000_u64),
        (_, Some(digits)) => (digits, 100_000_000),
        _ => (text, 1),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !only_digits(whole) || !only_digits(fraction) || fraction.len() > 8 {
        return None;
    }
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let part =
        if fraction.is_empty() { 0 } else { fraction.parse::<u64>().ok()?.checked_mul(unit)? };
    if part % scale != 0 {
        return None;
    }
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(unit)?
        .checked_add(part / scale)
        .filter(|n| i64::try_from(*n).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (text, number) in [
            ("120000", 120_000_u64),
            ("120,000", 120_000),
            ("12万", 120_000),
            ("１２万人", 120_000),
            ("1.5万", 15_000),
            ("1.2345万", 12_345),
            ("0", 0),
            ("1亿", 100_000_000),
        ] {
            assert_eq!(read_count(text), Some(Range::exactly(number)), "{text}");
        }
        assert_eq!(read_count("10万-15万"), Some(Range::between(100_000, 150_000)));
        assert_eq!(read_count("60000至150000"), Some(Range::between(60_000, 150_000)));
        assert_eq!(read_count("5000-"), Some(Range { low: 5000, high: None }));
    }

    #[test]
    fn what_is_not_a_count_is_not_guessed() {
        for text in
            ["about 100k", "-5", "12.34567", "1.00001万", "十万", "5-3", "99999999999999999999"]
        {
            assert_eq!(read_count(text), None, "{text}");
        }
    }
}
