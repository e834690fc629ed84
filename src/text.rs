//! What a sentence is: wording in both languages. The sentences themselves stand where they are used.
//!
//! Fixed wording is a [`Text`], computed wording a [`Phrase`], made by `said!` from a [`Sentence`] with named holes. Nothing else
//! in the program may hold a sentence in Chinese or English; a test walks the source and says where one stands outside.

#[macro_use]
mod said;
mod cell;
mod fold;
mod harmless;
mod meaning;
mod wordwise;

pub use meaning::Meaning;

use std::fmt;
use std::path::Path;

pub use cell::{as_words, from_words};
pub use fold::{folding, unbroken};
pub use harmless::{as_harmless, harmless, harmless_json, is_seen, shown_path};
pub use said::{Hole, Piece, Sentence};
use serde::Serialize;
pub use wordwise::{Fate as WordFate, Part as WordPart, whole, word_by_word};

/// The language in which the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese: the language of the law, of the filings and of most users. The default.
    #[default]
    Zh,
    /// English, equal on screen and a courtesy copy in documents.
    En,
}

impl Lang {
    /// The language that is not this one.
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The code used in files and options: `zh` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// Fixed wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// Makes a [`Text`]; short, because it stands on every second line of the catalogues.
pub const fn t(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

impl Text {
    /// Nothing to say.
    pub const EMPTY: Self = t("", "");

    /// The wording in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Whether there is no wording.
    pub const fn is_empty(self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// Computed wording in both languages.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
pub struct Phrase {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Makes a [`Phrase`] from its two wordings.
pub fn phrase(zh: impl Into<String>, en: impl Into<String>) -> Phrase {
    Phrase { zh: zh.into(), en: en.into() }
}

impl Phrase {
    /// The same words in both languages: names, codes, what a user typed.
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { zh: words.clone(), en: words }
    }

    /// The wording in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The words of one language alone.
    pub fn into_lang(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// These words, said of a file.
    pub fn of_file(&self, path: &Path) -> Self {
        let name = shown_path(path);
        said!("{name}：{self}", "{name}: {self}", name, self)
    }

    /// Several phrases one after another, with the list mark of each language between them.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(items, t("、", ", "))
    }

    /// Several phrases that hold list marks of their own, with semicolons between them.
    pub fn clauses(items: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(items, t("；", "; "))
    }

    /// Several phrases, each on a line of its own.
    pub fn lines(items: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(items, t("\n", "\n"))
    }

    fn joined(items: impl IntoIterator<Item = Self>, mark: Text) -> Self {
        let items: Vec<Self> = items.into_iter().collect();
        let join = |lang: Lang| {
            items.iter().map(|item| item.get(lang)).collect::<Vec<_>>().join(mark.get(lang))
        };
        phrase(join(Lang::Zh), join(Lang::En))
    }
}

impl From<Text> for Phrase {
    fn from(text: Text) -> Self {
        Self { zh: text.zh.to_owned(), en: text.en.to_owned() }
    }
}

/// Chinese first: the form used where no language was chosen, such as an error met before the options were read.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.zh, self.en)
    }
}

/// Whether an answer is one of these words alone.
fn is_one_of(text: &str, words: &[Text]) -> bool {
    let plain = text.trim().trim_end_matches(['。', '.', '；', ';']).to_lowercase();
    words.iter().any(|word| plain == word.zh || plain == word.en)
}

/// Whether an answer says that there is nothing: 无, 没有, none and the like.
pub fn says_none(text: &str) -> bool {
    let words = [
        t("无", "none"),
        t("没有", "no"),
        t("不适用", "n/a"),
        t("不涉及", "nil"),
        t("暂无", "none yet"),
    ];
    is_one_of(text, &words)
}

/// Whether an answer says that nothing is wrong, or that there is nothing. "Nothing found, but ..." says that something is.
pub fn says_no_problem(text: &str) -> bool {
    let words = [
        t("未发现问题", "no problem found"),
        t("没有发现问题", "no problems found"),
        t("没有问题", "no problem"),
        t("无问题", "no problems"),
        t("未发现", "nothing found"),
        t("没有发现", "no issue found"),
        t("未见问题", "no issues found"),
        t("未见异常", "no issues"),
        t("未发现异常", "nothing wrong"),
        t("未发现明显问题", "no obvious problem found"),
    ];
    says_none(text) || is_one_of(text, &words)
}

/// The longest answer, in characters, in which a word of the open is taken for the whole of it.
const REMARK: usize = 20;

/// Whether an answer says that it is still to come: 待定, 待补, 不清楚, TBD and the like, or signs without any word.
pub fn says_pending(text: &str) -> bool {
    let whole = [
        t("未定", "open"),
        t("不清楚", "not known"),
        t("不知道", "not sure"),
        t("未知", "unknown"),
        t("不详", "unclear"),
        t("不确定", "tbc"),
        t("尚未确定", "tba"),
        t("未确定", "xxx"),
        t("未填", "todo"),
    ];
    let within = [
        t("待定", "tbd"),
        t("待补", "to be decided"),
        t("待确认", "to be confirmed"),
        t("待核", "to be determined"),
        t("待查", "to be added"),
        t("待填", "to be provided"),
        t("待提供", "pending"),
    ];
    let plain =
        text.trim().trim_end_matches(['。', '.', '；', '?', '？', '!', '！']).to_lowercase();
    !plain.chars().any(char::is_alphanumeric)
        || whole.iter().any(|word| plain == word.zh || plain == word.en)
        || (plain.chars().count() <= REMARK
            && within.iter().any(|word| plain.contains(word.zh) || plain.contains(word.en)))
}

/// A whole number with thousands separators: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn what_is_still_to_come_is_no_answer() {
        let pending = [
            "待定",
            " 待补。",
            "？",
            "?",
            "-",
            "不清楚",
            "未定",
            "TBD",
            "To be decided",
            "Pending",
        ];
        let answers = ["《邮政法》第三十六条", "报告 R-1", "无", "本企业", "none", "Art. 5"];
        assert!(pending.iter().all(|text| says_pending(text)));
        assert!(says_pending("编号待定") && says_none("暂无"));
        assert!(answers.iter().all(|text| !says_pending(text)));
    }

    #[test]
    fn no_problem_is_recognised_however_it_is_written() {
        for text in [
            "未发现问题",
            "未发现问题。",
            " 无。",
            "None",
            "No problem found.",
            "不涉及；",
            "没有问题",
            "未发现",
            "未发现。",
            "未见问题",
            "未发现明显问题",
            "不适用",
            "Nothing found.",
        ] {
            assert!(says_no_problem(text), "{text}");
        }
        for text in ["", "未发现问题，但合同还没有续签", "no problem found so far", "待定"]
        {
            assert!(!says_no_problem(text), "{text}");
        }
    }

    #[test]
    fn lists_use_the_mark_of_the_language() {
        let list = Phrase::list([phrase("甲", "A"), phrase("乙", "B")]);
        assert_eq!(list, phrase("甲、乙", "A, B"));
    }
}
