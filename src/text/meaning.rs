//! What written words mean as a value.
//!
//! What may mean two things, or is only half understood, is never taken as one of them: a person says which.

use super::{Lang, Phrase, phrase};

/// What a written figure, day or word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<T> {
    /// One thing, and nothing else.
    Certain(T),
    /// Not certain: what it may mean, likeliest first, perhaps nothing; and why it is not taken.
    Unsure(Vec<T>, Phrase),
}

impl<T> Meaning<T> {
    /// The one thing it means.
    pub fn certain(self) -> Option<T> {
        match self {
            Self::Certain(value) => Some(value),
            Self::Unsure(..) => None,
        }
    }

    /// What to tell of `typed` where it is not certain: every reading with how to write it, and why a person is asked.
    ///
    /// `said` tells a reading in words, `written` as it is typed to be read as nothing else.
    pub fn problem(
        self,
        typed: &str,
        said: impl Fn(&T) -> Phrase,
        written: impl Fn(&T) -> Phrase,
    ) -> Option<Phrase> {
        let Self::Unsure(readings, why) = self else { return None };
        let ways: Vec<Phrase> = readings.iter().map(written).collect();
        let spoken: Vec<Phrase> = readings.iter().map(said).collect();
        let Phrase { zh, en } =
            phrase(words(&spoken, Lang::Zh).join(" 或者 "), words(&spoken, Lang::En).join(" or "));
        let ways = phrase(words(&ways, Lang::Zh).join(" 或 "), words(&ways, Lang::En).join(" or "));
        Some(match readings.len() {
            0 => said!("“{typed}”{why}", "\"{typed}\" {why}", typed, why),
            1 => phrase(
                format!("“{typed}”也许是 {zh}，但不能确定：{}。是的话请写 {}", why.zh, ways.zh),
                format!(
                    "\"{typed}\" may be {en}, but that is not certain: {}. If so, write {}",
                    why.en, ways.en
                ),
            ),
            _ => phrase(
                format!("“{typed}”可以是 {zh}：{}。请写明是哪一个：{}", why.zh, ways.zh),
                format!("\"{typed}\" may be {en}: {}. Write which: {}", why.en, ways.en),
            ),
        })
    }
}

fn words(all: &[Phrase], lang: Lang) -> Vec<&str> {
    all.iter().map(|one| one.get(lang)).collect()
}
