//! How Chinese names sound, for finding them by what people type: whole (`shanghai`) or by first letters (`sh`).
//!
//! It proposes and never decides: a character that is read in several ways sounds like each of them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Characters with their readings, without tones.
static READINGS: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();

/// A name with several characters of several readings sounds in so many ways at most.
const MOST: usize = 8;

/// How a text sounds: first whole, then by first letters, in each way it may be read; nothing where no character has a reading.
///
/// Letters and figures between characters stand as they are, in small letters; marks and spaces do not.
pub fn sounds(text: &str) -> Vec<String> {
    let mut ways = vec![(String::new(), String::new())];
    let mut has_any = false;
    for c in text.chars() {
        let Some(readings) = readings().get(&c) else {
            if c.is_alphanumeric() {
                for (whole, first) in &mut ways {
                    whole.extend(c.to_lowercase());
                    first.extend(c.to_lowercase());
                }
            }
            continue;
        };
        has_any = true;
        let readings = if ways.len() * readings.len() > MOST { &readings[..1] } else { readings };
        let mut longer = Vec::with_capacity(ways.len() * readings.len());
        for reading in readings {
            for (whole, first) in &ways {
                let begins: String = reading.chars().take(1).collect();
                longer.push((format!("{whole}{reading}"), format!("{first}{begins}")));
            }
        }
        ways = longer;
    }
    if !has_any {
        return Vec::new();
    }
    let (mut out, firsts): (Vec<String>, Vec<String>) = ways.into_iter().unzip();
    out.extend(firsts);
    out.sort();
    out.dedup();
    out
}

/// How a text sounds in the commonest reading of each character, for putting names in the order of a dictionary; what has no reading stands
/// as it is, in small letters.
pub fn sound(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match readings().get(&c).and_then(|ways| ways.first()) {
            Some(way) => out.push_str(way),
            None => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn readings() -> &'static HashMap<char, Vec<&'static str>> {
    READINGS.get_or_init(|| {
        let mut out: HashMap<char, Vec<&'static str>> = HashMap::new();
        let lines = include_str!("pinyin.tsv").lines().filter(|line| !line.starts_with('#'));
        for (sound, characters) in lines.filter_map(|line| line.split_once('\t')) {
            for c in characters.chars() {
                out.entry(c).or_default().push(sound);
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_and_by_first_letters() {
        let has = |text: &str, sound: &str| sounds(text).iter().any(|way| way == sound);
        for (name, sound) in [
            ("上海", "shanghai"),
            ("上海", "sh"),
            ("中国银行", "zhongguoyinhang"),
            ("中国银行", "zgyh"),
            ("重庆", "chongqing"),
            ("重庆", "cq"),
            ("腾讯 QQ 系统", "tengxunqqxitong"),
            ("女装", "nvzhuang"),
            ("鑫淼", "xm"),
        ] {
            assert!(has(name, sound), "{name} sounds like {sound}: {:?}", sounds(name));
        }
        assert!(!has("上海", "beijing"));
        assert_eq!(sounds("ACME GmbH"), Vec::<String>::new());
        assert!(sounds(&"行长重会".repeat(40)).len() <= 2 * MOST);
    }
}
