//! A question, its answer and a record, each in a sentence.

use crate::desk::Standing;
use crate::form::catalog::record;
use crate::form::{Entry, Field, Kind, Need, Tri};
use crate::text::{Lang, Phrase, Text, t};

/// How many characters of an answer are told in a list; the question tells all of it.
const MOST: usize = 60;

/// What a record is called.
pub(super) fn title_of(standing: &Standing) -> Phrase {
    let entry = standing.facts();
    let entry = entry.single(&record::SECTION);
    entry.shown(&record::TITLE).unwrap_or_else(|| Phrase::same(standing.stem()))
}

/// The fields that are asked here, or answered although they are not.
pub(super) fn fields(entry: &Entry<'_>) -> Vec<&'static Field> {
    let is_here =
        |field: &&&'static Field| entry.is_asked(field) != Tri::No || entry.shown(field).is_some();
    entry.section.fields.iter().filter(is_here).copied().collect()
}

/// A question and how it is answered, in a sentence.
pub(super) fn line(
    number: usize,
    entry: &Entry<'_>,
    field: &'static Field,
    (is_missing, problem): (bool, Option<Phrase>),
    lang: Lang,
) -> Phrase {
    let (role, label) = (role(field.kind), field.label);
    let said = entry.shown(field).map(|said| shortened(&said, lang));
    let state = match said {
        Some(said) if entry.is_left_over(field) => {
            said!("现在不需要，原来填写的是：{said}", "not asked now; it said: {said}", said)
        }
        Some(said) => match problem {
            Some(problem) => {
                said!(
                    "{said}，不能采用：{problem}",
                    "{said}, not to be relied on: {problem}",
                    said,
                    problem
                )
            }
            None => said,
        },
        None if is_missing => t("未填写，应当填写", "not answered, required").into(),
        None if field.need == Need::Required => {
            t("未填写，视前面的回答而定", "not answered, depends on other answers").into()
        }
        None => t("未填写，可以不填", "not answered, optional").into(),
    };
    said!(
        "{number}，{role}，{label}：{state}",
        "{number}, {role}, {label}: {state}",
        number,
        role,
        label,
        state,
    )
}

fn shortened(said: &Phrase, lang: Lang) -> Phrase {
    let words = said.get(lang);
    let first: String =
        words.chars().take(MOST).map(|sign| if sign == '\n' { ' ' } else { sign }).collect();
    let count = words.chars().count();
    if count <= MOST {
        return Phrase::same(first);
    }
    let first = first.trim_end();
    said!("{first}，等共{count}字", "{first}, and more, {count} characters in all", first, count)
}

/// What kind of question it is, in a word.
pub(super) const fn role(kind: Kind) -> Text {
    match kind {
        Kind::Line => t("一行文字", "a line of text"),
        Kind::Paragraph => t("多行文字", "text of several lines"),
        Kind::CreditCode => t("号码", "a code"),
        Kind::YesNo => t("是否", "yes or no"),
        Kind::One(_) => t("单选", "one choice"),
        Kind::Many(_) => t("多选", "several choices"),
        Kind::Count => t("人数", "a number of people"),
        Kind::Amount(_) => t("数量", "a number"),
        Kind::Probability => t("百分数", "a percentage"),
        Kind::Classes => t("等价类大小", "sizes of classes"),
        Kind::Day => t("日期", "a day"),
        Kind::DayOrReason => t("日期或者没有的原因", "a day or why there is none"),
        Kind::Row(_) => t("选一行", "one row"),
        Kind::Rows(_) => t("选多行", "several rows"),
        Kind::Places => t("位置", "places"),
        Kind::Translation(_) => t("另一种语言的文字", "text in the other language"),
    }
}
