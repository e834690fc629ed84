//! What is told of an answer that cannot be relied on, for kinds that are read in one step.
//!
//! Each names what was typed, and how to write it.

use serde_json::Value;

use crate::text::{Phrase, harmless};

pub(super) fn probability_problem(value: &Value) -> Phrase {
    let typed = typed(value);
    said!(
        "“{typed}”不是0到1之间的数，请写小数（0.05，最多六位）或者百分数（5%）",
        "\"{typed}\" is not from 0 to 1; write a decimal (0.05, at most six places) or per cent \
         (5%)",
        typed,
    )
}

pub(super) fn classes_problem(value: &Value) -> Phrase {
    let typed = typed(value);
    said!(
        "“{typed}”不是等价类的大小。请写正整数，用逗号隔开（10, 5, 5），或者写 大小x个数（5x2, \
         10）；数字中不写千位逗号，“7,500”两种意思都有可能，没有读入；三位数的大小前请留空格（7, \
         500）",
        "\"{typed}\" is no list of class sizes. Write whole numbers above zero with commas \
         between them (10, 5, 5), or size x number (5x2, 10); no commas within a number: \"7,500\
         \" may mean either and is not read, so put a space before a size of three digits (7, \
         500)",
        typed,
    )
}

/// What was typed, short and harmless.
pub(super) fn typed(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let short: String = harmless(&text, false).chars().take(40).collect();
    short
}
