//! How Chinese names sound, for finding them by what people type: whole (`shanghai`) or by first letters (`sh`).
//!
//! It proposes and never decides: a character that is read in several ways sounds like each of them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Characters with their readings, without tones.
static READINGS: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();

/// How characters of several readings mostly sound, by themselves and in words.
static COMMONEST: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();

/// The most characters of a word among them.
const LONGEST: usize = 3;

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

/// How a text sounds in the commonest reading of each character, and of words that sound otherwise, for putting names in the order of a
/// dictionary; what has no reading stands as it is, in small letters.
pub fn sound(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // The longest word that begins here.
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
        let word = ends.filter_map(|end| Some((end, *commonest().get(rest.get(..end)?)?))).last();
        let (end, way) = match word {
            Some((end, way)) => (end, Some(way)),
            None => (c.len_utf8(), readings().get(&c).and_then(|ways| ways.first()).copied()),
        };
        match way {
            Some(way) => out.push_str(way),
            None => out.extend(c.to_lowercase()),
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    out
}

/// Words and characters with the way they mostly sound.
fn commonest() -> &'static HashMap<&'static str, &'static str> {
    COMMONEST.get_or_init(|| {
        let lines = include_str!("commonest.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    })
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
    fn a_name_is_sorted_by_its_commonest_reading() {
        for (name, way) in [
            ("长城", "changcheng"),
            ("董事长", "dongshizhang"),
            ("重要数据", "zhongyaoshuju"),
            ("重庆", "chongqing"),
            ("行程", "xingcheng"),
            ("中国银行行长", "zhongguoyinhanghangzhang"),
            ("开户行", "kaihuhang"),
            ("差旅", "chailv"),
            ("误差", "wucha"),
            ("会计", "kuaiji"),
            ("石家庄 A1", "shijiazhuang a1"),
        ] {
            assert_eq!(sound(name), way, "{name}");
        }
        let longest = commonest().keys().map(|word| word.chars().count()).max();
        assert_eq!(longest, Some(LONGEST));
        // Whatever a name is sorted by, it is found by.
        for (word, way) in commonest() {
            assert!(sounds(word).iter().any(|one| one == way), "{word} {way}: {:?}", sounds(word));
        }
    }

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
