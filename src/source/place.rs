//! Places in an instrument as Chinese writes them: `Art. 5(1)(2)` is 第五条第一款第（二）项, `Part 3(2)` is 第三部分（二）.

use crate::text::t;

/// The place in Chinese; what follows no known pattern is left as it is. Annexes of standards are 附录, others 附件.
pub(super) fn in_chinese(place: &str, standard: bool) -> String {
    let annex = if standard { t("附录", "annex").zh } else { t("附件", "annex").zh };
    if let Some(rest) = place.strip_prefix("annex ") {
        return match rest.split_once(' ') {
            Some(("Art.", _)) => {
                format!("{annex}（{}）{}", t("标准合同", "standard contract").zh, articles(rest))
            }
            Some(("Appendix", number)) => {
                let number = number.trim_start_matches("I ").trim_matches(['(', ')']);
                format!(
                    "{annex}{}（{}）",
                    t("标准合同附录一", "standard contract, Appendix I").zh,
                    chinese(number)
                )
            }
            _ => match rest {
                "head" => {
                    format!("{annex}{}", t("标准合同首部", "head of the standard contract").zh)
                }
                "signatures" => format!(
                    "{annex}{}",
                    t("标准合同签署栏", "signatures of the standard contract").zh
                ),
                number => format!("{annex}{number}"),
            },
        };
    }
    if let Some(rest) = place.strip_prefix("Part ") {
        let (part, item) = rest.split_once('(').unwrap_or((rest, ""));
        let item = item.trim_end_matches(')');
        let item = if item.is_empty() { String::new() } else { format!("（{}）", chinese(item)) };
        return format!("第{}部分{item}", chinese(part));
    }
    if place.starts_with("Art. ") { articles(place) } else { place.to_owned() }
}

fn articles(text: &str) -> String {
    let text = text.strip_prefix("Art. ").unwrap_or(text);
    text.split(", ").map(article).collect::<Vec<_>>().join("、")
}

/// `5(1)(2)`, `13 para. 2`, `35(6)`, `44-50`. One number in brackets is an item, two are a paragraph and an item.
fn article(text: &str) -> String {
    if let Some((first, last)) = text.split_once('-') {
        return format!("{}至{}", article(first), article(last));
    }
    let mut parts = text.split('(').map(|part| part.trim_end_matches(')'));
    let head = parts.next().unwrap_or_default();
    let numbers: Vec<&str> = parts.collect();
    let (article, paragraph) =
        head.split_once(" para. ").map_or((head, None), |(a, p)| (a, Some(p)));
    let mut out = format!("第{}条", chinese(article));
    if let Some(paragraph) = paragraph {
        out.push_str(&format!("第{}款", chinese(paragraph)));
    }
    match numbers.as_slice() {
        [item] => out.push_str(&format!("第（{}）项", chinese(item))),
        [paragraph, item] => {
            out.push_str(&format!("第{}款第（{}）项", chinese(paragraph), chinese(item)));
        }
        _ => {}
    }
    out
}

/// A number below one hundred in Chinese numerals; anything else unchanged.
fn chinese(number: &str) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match number.parse::<usize>() {
        Ok(n @ 1..=9) => digit(n).to_owned(),
        Ok(n @ 10..=19) => format!("十{}", digit(n - 10)),
        Ok(n @ 20..=99) => format!("{}十{}", digit(n / 10), digit(n % 10)),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_the_law_writes_them() {
        for (place, chinese) in [
            ("Art. 5(1)(2)", "第五条第一款第（二）项"),
            ("Art. 35(6)", "第三十五条第（六）项"),
            ("Art. 13 para. 2", "第十三条第二款"),
            ("Art. 17, 39", "第十七条、第三十九条"),
            ("Art. 20", "第二十条"),
            ("Art. 44-50", "第四十四条至第五十条"),
            ("annex 5", "附件5"),
            ("Part 3(2)", "第三部分（二）"),
            ("Part 2", "第二部分"),
            ("annex Art. 6(1)", "附件（标准合同）第六条第（一）项"),
            ("annex Appendix I (10)", "附件标准合同附录一（十）"),
            ("4.1", "4.1"),
        ] {
            assert_eq!(in_chinese(place, false), chinese);
        }
        assert_eq!(in_chinese("annex A", true), "附录A");
    }
}
