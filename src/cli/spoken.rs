//! Lines as they are spoken: no sign that a voice would spell, and no id that it would read letter by letter.

use crate::form::{Place, Section};
use crate::text::{Lang, Text, t};

/// What stands in place of a sign that is drawn and not spoken.
const SIGNS: &[(char, Text)] =
    &[('→', t("：", ": ")), ('·', t("，", ", ")), ('—', t("，", ", ")), ('…', t("，", ", "))];

/// What stands in place of the mark between a place and one below it, between columns and between names.
const BELOW: Text = t("，", ", ");

/// What stands in place of the mark between what was and what becomes of it.
const TO: Text = t("：", ": ");

/// Words in place of signs that stand by themselves.
const WORDS: &[(&str, Text)] = &[("->", t("改为", "becomes")), ("=", t("为", "is"))];

/// Behind these an id is said all the same: somebody asked for it.
const ASKED: Text = t("编号", "id");

/// What the names of files end with.
const FILES: [&str; 12] =
    ["json", "docx", "xlsx", "pdf", "html", "md", "zip", "csv", "ics", "txt", "svg", "tsv"];

/// A text as it is spoken: lines that are only drawn are left out, marks before a line and signs within it are not spelled; places and files
/// are called by their names, and what only programs read is left out.
pub(super) fn spoken(text: &str, lang: Lang) -> String {
    let lines = text
        .lines()
        .filter(|line| line.trim().is_empty() || line.chars().any(char::is_alphanumeric));
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let mut line = line.trim();
        // What they mean stands in words behind them.
        for mark in ["- ", "! ", "? "] {
            line = line.strip_prefix(mark).unwrap_or(line).trim_start();
        }
        let line = without_ids(line).replace(" → ", TO.get(lang));
        let line = named(&line, lang);
        let mut said = String::with_capacity(line.len());
        let signs: Vec<char> = line.chars().collect();
        for (at, &sign) in signs.iter().enumerate() {
            let is_chinese = |at: Option<usize>| {
                at.and_then(|at| signs.get(at)).is_some_and(|sign| is_chinese(*sign))
            };
            if sign == '/' && is_chinese(at.checked_sub(1)) && is_chinese(Some(at + 1)) {
                // Between words it is "or"; in a path or a date it is what it is.
                said.push('、');
                continue;
            }
            match SIGNS.iter().find(|(known, _)| *known == sign) {
                Some((_, words)) => said.push_str(words.get(lang)),
                None if is_drawn(sign) => said.push(' '),
                None => said.push(sign),
            }
        }
        out.push(said.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out.join("\n")
}

/// The line without what stands in brackets for programs: places, ids of rules and rows.
fn without_ids(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        let id = behind.split_once(']').filter(|(id, _)| is_for_programs(id));
        if let Some((_, behind)) = id {
            out.push_str(before.trim_end());
            rest = behind;
        } else {
            out.push_str(before);
            out.push('[');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

fn is_for_programs(id: &str) -> bool {
    let is_sign =
        |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_./~-".contains(sign);
    id.chars().all(is_sign)
        && (id.contains(['.', '/', '~']) || is_id(id) || Section::find(id).is_some())
}

/// Whether a word is the id of a row or of a step: eight signs of a digest, by themselves or behind what they are an id of.
fn is_id(word: &str) -> bool {
    let digest = word.rsplit_once('-').map_or(word, |(_, digest)| digest);
    let is_digest = digest.len() == 8
        && digest.chars().all(|sign| matches!(sign, '0'..='9' | 'a'..='f'))
        && digest.contains(|sign: char| sign.is_ascii_digit())
        && digest.contains(|sign: char| sign.is_ascii_lowercase());
    is_digest || word.is_ascii() && word.contains('~') && !word.contains('/') && word.len() > 1
}

/// The words of a line, with the names of places and files in the place of how they are written.
fn named(line: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(line.len());
    let mut is_joined = true;
    let mut before = "";
    let line = line.replace('\t', " / ").replace(" > ", " / ");
    for word in line.split_whitespace() {
        let is_asked = std::mem::replace(&mut before, word);
        let is_asked = [ASKED.zh, ASKED.en].iter().any(|asked| is_asked.ends_with(asked));
        if word == "/" {
            let mark = BELOW.get(lang);
            if !out.is_empty() && !out.ends_with(mark.trim_end()) {
                out.push_str(mark.trim_end());
            }
            is_joined = mark.ends_with('，');
            continue;
        }
        let is_mark = |sign: char| "，。；：、,;:()（）“”\"'".contains(sign);
        let core = word.trim_matches(is_mark);
        let said = if is_id(core) && !is_asked {
            word.replacen(core, "", 1)
        } else if let Some((_, words)) = WORDS.iter().find(|(sign, _)| *sign == word) {
            words.get(lang).to_owned()
        } else if core.contains('/') {
            word.replacen(core, &called(core, lang), 1)
        } else {
            word.to_owned()
        };
        if said.is_empty() {
            continue;
        }
        // A closing mark that is left of a word stands by what is before it.
        let is_left = said.len() < word.len() && said.starts_with(is_mark);
        if !is_joined && !is_left {
            out.push(' ');
        }
        out.push_str(&said);
        is_joined = false;
    }
    let ends = |sign: char| sign.is_whitespace() || "，,".contains(sign);
    out.trim_end_matches(ends).to_owned()
}

/// A place as it is called, a file by its name; else the words as they are.
fn called(written: &str, lang: Lang) -> String {
    if let Ok(place) = Place::parse(written) {
        return place.label().get(lang).to_owned();
    }
    let last = written.rsplit('/').find(|part| !part.is_empty()).unwrap_or(written);
    let is_file = last.rsplit_once('.').is_some_and(|(_, end)| FILES.contains(&end));
    // A path begins where a stroke stands behind no letter of a path and before one.
    let begin = written.char_indices().find(|(at, sign)| {
        let (before, behind) = written.split_at(*at);
        let is_path = |sign: char| sign.is_ascii_alphanumeric() || "._~-".contains(sign);
        let follows = behind.chars().nth(1);
        *sign == '/'
            && !before.ends_with(is_path)
            && follows.is_some_and(|sign| is_path(sign) || before.is_empty())
    });
    match begin {
        Some((at, _)) => format!("{}{last}", written.split_at(at).0),
        None if is_file => last.to_owned(),
        None => written.to_owned(),
    }
}

const fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}')
}

/// Whether a sign is of those that draw: boxes, blocks and shapes.
const fn is_drawn(sign: char) -> bool {
    matches!(sign, '\u{2500}'..='\u{25ff}' | '\u{2190}'..='\u{21ff}' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_drawn_is_spoken() {
        assert_eq!(spoken("────\n  - 改为“是” → 豁免\n│ a │ b │", Lang::Zh), "改为“是”：豁免\na b");
        assert_eq!(spoken("一\t二\n\n三", Lang::Zh), "一，二\n\n三");
        assert_eq!(spoken("行业/领域 > a/b > 2026/1", Lang::Zh), "行业、领域，a/b，2026/1");
    }

    #[test]
    fn no_id_is_spelled_and_no_sign_stands_for_a_word() {
        for (line, zh, en) in [
            (
                "! [错误] 人群：缺 [groups/group-71ac753b/sensitive]",
                "[错误] 人群：缺",
                "[错误] 人群：缺",
            ),
            ("? 出境链路 [links]", "出境链路", "出境链路"),
            ("规则 [volume.contract] 适用", "规则 适用", "规则 适用"),
            (
                "4156a3b9  改为“是”（记入会议 77aa01bc）",
                "改为“是”（记入会议）",
                "改为“是”（记入会议）",
            ),
            ("已撤下，编号 4156a3b9", "已撤下，编号 4156a3b9", "已撤下，编号 4156a3b9"),
            (
                "甲 / 乙\trecipients/recipient-1/country\trec-03",
                "甲，乙，境外接收方：所在国家或者地区，rec-03",
                "甲, 乙, Overseas recipients: Country or region, rec-03",
            ),
            (
                "flows/scenario-a~recipient-b/method",
                "流向（场景和接收方）：接收方的处理方式",
                "Flows (scenario and recipient): How the recipient processes the data",
            ),
            ("scenario-a~recipient-b 没有链路", "没有链路", "没有链路"),
            ("写入 /tmp/材料包/01-承诺书.docx", "写入 01-承诺书.docx", "写入 01-承诺书.docx"),
            ("写入：/tmp/work/rec-03.json。", "写入：rec-03.json。", "写入：rec-03.json。"),
            ("work/rec-03.json", "rec-03.json", "rec-03.json"),
            ("open -> no", "open 改为 no", "open becomes no"),
            ("\"Kept abroad\" = no", "\"Kept abroad\" 为 no", "\"Kept abroad\" is no"),
            ("[已逾期] 2026-11-05", "[已逾期] 2026-11-05", "[已逾期] 2026-11-05"),
            ("and/or 3/4 20261130", "and/or 3/4 20261130", "and/or 3/4 20261130"),
        ] {
            assert_eq!(spoken(line, Lang::Zh), zh, "{line}");
            assert_eq!(spoken(line, Lang::En), en, "{line}");
        }
    }
}
