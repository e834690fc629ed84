//! What two people made of one point of a letter, brought together.
//!
//! Nothing that somebody typed falls out: of two answers both stand, and the point is open until one is chosen; two names stand side by side,
//! and of two last days the earlier one counts. Neither goes by who was later.

use super::{Answer, Commitment, Point};

impl Point {
    /// What became of it where one person left it as `one` and another as `other`, and both began with `base`; without a base both are new.
    #[must_use]
    pub fn merged(base: Option<&Self>, one: &Self, other: &Self) -> Self {
        let of = |part: fn(&Self) -> &Option<Answer>| base.and_then(|base| part(base).as_ref());
        let (answer, second) =
            answers(of(|point| &point.answer), one.answer.as_ref(), other.answer.as_ref());
        let empty = (Vec::new(), Vec::new());
        let (about, otherwise) = base.map_or(empty, |b| (b.about.clone(), b.otherwise.clone()));
        let mut otherwise = together(&otherwise, &one.otherwise, &other.otherwise);
        otherwise.extend(second);
        otherwise.retain(|said| !answer.as_ref().is_some_and(|own| own.says(said)));
        let (mut known, mut left) = (Vec::new(), Vec::new());
        for said in otherwise {
            if known.iter().all(|one: &Answer| !one.says(&said)) {
                known.push(said.clone());
                left.push(said);
            }
        }
        left.sort_by(|a: &Answer, b| a.order().cmp(&b.order()));
        Self {
            id: one.id,
            words: words(base.map(|base| base.words.as_str()), &one.words, &other.words),
            called: side_by_side(
                base.and_then(|base| base.called.as_ref()),
                one.called.as_ref(),
                other.called.as_ref(),
            ),
            commitment: commitment(
                base.and_then(|base| base.commitment.as_ref()),
                one.commitment.as_ref(),
                other.commitment.as_ref(),
            ),
            about: together(&about, &one.about, &other.about),
            answer,
            otherwise: left,
        }
    }
}

impl Answer {
    /// Whether both say the same, whoever said it and when.
    fn says(&self, other: &Self) -> bool {
        self.words == other.words && self.no_change == other.no_change
    }

    /// In which order two that stand side by side are told; any, as long as it is the same for everybody.
    fn order(&self) -> impl Ord {
        (self.at, self.words.clone(), self.who.clone())
    }
}

/// What changed on one side, or neither; none where it changed on both and not alike.
fn changed<T: PartialEq + Clone>(base: &T, one: &T, other: &T) -> Option<T> {
    if one == other || other == base {
        Some(one.clone())
    } else if one == base {
        Some(other.clone())
    } else {
        None
    }
}

/// The answer, and the one that stands beside it where two people answered otherwise.
fn answers(
    base: Option<&Answer>,
    one: Option<&Answer>,
    other: Option<&Answer>,
) -> (Option<Answer>, Option<Answer>) {
    if let Some(answer) = changed(&base, &one, &other) {
        return (answer.cloned(), None);
    }
    match (one, other) {
        (Some(one), Some(other)) => {
            let is_first = one.order() <= other.order();
            let (first, second) = if is_first { (one, other) } else { (other, one) };
            let second = (!first.says(second)).then(|| second.clone());
            (Some(first.clone()), second)
        }
        // Opened again by one and answered anew by the other: what was said stays.
        (one, other) => (one.or(other).cloned(), None),
    }
}

/// Words of a letter: where both parted them otherwise the longer ones, so that nothing of the letter falls out.
fn words(base: Option<&str>, one: &str, other: &str) -> String {
    let longer = if (one.len(), one) >= (other.len(), other) { one } else { other };
    base.and_then(|base| changed(&base, &one, &other)).unwrap_or(longer).to_owned()
}

/// What either added, without what either took away.
fn together<T: PartialEq + Clone>(base: &[T], one: &[T], other: &[T]) -> Vec<T> {
    let is_kept = |own: &&T| !base.contains(own) || (one.contains(own) && other.contains(own));
    let mut out: Vec<T> = one.iter().filter(is_kept).cloned().collect();
    let new: Vec<T> =
        other.iter().filter(is_kept).filter(|own| !out.contains(own)).cloned().collect();
    out.extend(new);
    out
}

/// A line that two people gave differently: both, in an order that is the same for everybody.
fn side_by_side(
    base: Option<&String>,
    one: Option<&String>,
    other: Option<&String>,
) -> Option<String> {
    changed(&base, &one, &other).map_or_else(
        || {
            let mut both: Vec<&String> = one.into_iter().chain(other).collect();
            both.sort();
            let both: Vec<&str> = both.into_iter().map(String::as_str).collect();
            (!both.is_empty()).then(|| both.join(BOTH))
        },
        Option::<&String>::cloned,
    )
}

/// What stands between two lines that two people gave.
pub(super) const BOTH: &str = " / ";

fn commitment(
    base: Option<&Commitment>,
    one: Option<&Commitment>,
    other: Option<&Commitment>,
) -> Option<Commitment> {
    if let Some(own) = changed(&base, &one, &other) {
        return own.cloned();
    }
    let (Some(one), Some(other)) = (one, other) else { return one.or(other).cloned() };
    let base = base.cloned().unwrap_or_default();
    let day = |base, one, other| changed(&base, &one, &other).ok_or((one, other));
    Some(Commitment {
        owner: side_by_side(base.owner.as_ref(), one.owner.as_ref(), other.owner.as_ref()),
        // The earlier day is on the safe side, and what was done is done when all of it is.
        due: day(base.due, one.due, other.due)
            .unwrap_or_else(|(one, other)| one.into_iter().chain(other).min()),
        done: day(base.done, one.done, other.done)
            .unwrap_or_else(|(one, other)| one.into_iter().chain(other).max()),
    })
}

/// To whom an answer goes, where several said so: all of them, each once.
pub fn addressees<'a>(all: impl IntoIterator<Item = &'a Option<String>>) -> Option<String> {
    let named: std::collections::BTreeSet<&str> =
        all.into_iter().filter_map(Option::as_deref).collect();
    let named: Vec<&str> = named.into_iter().collect();
    (!named.is_empty()).then(|| named.join(BOTH))
}

#[cfg(test)]
mod tests {
    use super::super::About;
    use super::*;
    use crate::day::{Day, Moment};

    fn answer(words: &str, who: &str, at: i64) -> Answer {
        let (words, who) = (words.to_owned(), Some(who.to_owned()));
        Answer { words, no_change: false, at: Moment::since_1970(at), who }
    }

    #[test]
    fn two_answers_both_stand_and_the_point_is_open_until_one_is_chosen() {
        let base = Point::new(2, "请补充表1。".to_owned());
        let one = Point { answer: Some(answer("甲答", "甲", 9)), ..base.clone() };
        let other = Point { answer: Some(answer("乙答", "乙", 5)), ..base.clone() };
        let both = Point::merged(Some(&base), &one, &other);
        assert_eq!(both, Point::merged(Some(&base), &other, &one), "whoever takes in whom");
        let words = |point: &Point| -> Vec<String> {
            point.answers().map(|answer| answer.words.clone()).collect()
        };
        assert_eq!(words(&both), ["乙答", "甲答"]);
        assert!(both.is_open());
        // One of them linked a field, too; the other chose meanwhile: both count.
        let linked = Point { about: vec![About::Check(7)], ..both.clone() };
        let chosen = Point {
            answer: Some(answer("就用乙答", "丙", 20)),
            otherwise: Vec::new(),
            ..both.clone()
        };
        let settled = Point::merged(Some(&both), &linked, &chosen);
        assert_eq!((words(&settled), settled.is_open()), (vec!["就用乙答".to_owned()], false));
        assert_eq!(settled.about, [About::Check(7)]);
        // The same words by two people are one answer, and a third one stands beside two.
        let same = Point { answer: Some(answer("甲答", "丙", 1)), ..base.clone() };
        assert!(!Point::merged(Some(&base), &one, &same).is_open());
        let third = Point { answer: Some(answer("丙答", "丙", 7)), ..base.clone() };
        assert_eq!(words(&Point::merged(Some(&base), &both, &third)), ["乙答", "丙答", "甲答"]);
    }

    #[test]
    fn what_is_undertaken_is_brought_together_part_by_part() {
        let due = |month| Some(Day::of(2027, month, 1));
        let own = |owner: &str, due, done| {
            let owner = (!owner.is_empty()).then(|| owner.to_owned());
            Some(Commitment { owner, due, done })
        };
        let with = |commitment, called: Option<&str>| Point {
            commitment,
            called: called.map(str::to_owned),
            ..Point::new(1, "x".to_owned())
        };
        let base = with(own("", due(3), None), None);
        let one = with(own("李四", due(5), None), Some("表"));
        let other = with(own("", due(4), due(2)), None);
        let both = Point::merged(Some(&base), &one, &other);
        assert_eq!(both.commitment, own("李四", due(4), due(2)));
        assert_eq!(both.called.as_deref(), Some("表"));
        let other = with(own("王五", due(3), None), Some("图"));
        let both = Point::merged(Some(&base), &one, &other);
        assert_eq!(both.commitment, own("李四 / 王五", due(5), None));
        assert_eq!(both.called.as_deref(), Some("图 / 表"));
    }
}
