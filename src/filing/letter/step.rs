//! What a person makes of the points of a letter: joined, split, marked, named, linked, answered.
//!
//! The letter itself never changes, and the id of a point stays with it whatever becomes of the others, so that two people who work on
//! different points never conflict. Each step leaves what was said of a point with it.

use std::ops::Range;

use super::{About, Answer, Commitment, Letter, Point};
use crate::day::Moment;
use crate::form::digest;

/// So many hexadecimal signs make the id of a point that came later, and this bit sets it apart from those that came with the letter.
const ID: usize = 7;
const BEYOND: u32 = 1 << 28;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The point becomes part of the one before it.
    Join(u32),
    /// It becomes two: its words up to this byte, and the rest.
    Split(u32, usize),
    /// It asks for nothing.
    Unmark(u32),
    /// A part of the letter, in bytes, is a point.
    Mark(Range<usize>),
    /// What it is called among ourselves; nothing to take that away.
    Call(u32, Option<String>),
    /// Something is to be done by a day; or not.
    Undertake(u32, Option<Commitment>),
    /// What it is answered, and whether nothing is changed; nothing opens it again.
    Answer(u32, Option<(String, bool)>),
    /// What it is about.
    Link(u32, Vec<About>),
    /// To whom the answer goes; nothing for whom the letter came from.
    Address(Option<String>),
    /// The points as they were.
    Restore(Vec<Point>),
}

impl Letter {
    /// Takes a step, at a time and by whom; says whether it could be taken. Points that were made anew come without links, which
    /// `links` finds by their words.
    pub fn take(
        &mut self,
        step: Step,
        (at, who): (Moment, Option<&str>),
        links: impl Fn(&str) -> Vec<About>,
    ) -> bool {
        let taken = match step {
            Step::Join(id) => self.join(id),
            Step::Split(id, byte) => self.split(id, byte, at, &links),
            Step::Unmark(id) => {
                let before = self.points.len();
                self.points.retain(|point| point.id != id);
                self.points.len() < before
            }
            Step::Mark(part) => self.mark(&part, at, &links),
            Step::Call(id, called) => self.with(id, |point| point.called = called),
            Step::Undertake(id, own) => self.with(id, |point| point.commitment = own),
            Step::Answer(id, answer) => self.with(id, |point| {
                let made = |(words, no_change)| {
                    let who = who.map(str::to_owned);
                    Answer { words, no_change, at, who }
                };
                point.answer = answer.map(made);
                // Whoever answers has seen what others answered.
                point.otherwise.clear();
            }),
            Step::Link(id, about) => self.with(id, |point| point.about = about),
            Step::Address(to) => {
                self.to = None;
                // What the letter says itself stands there already.
                let itself = self.addressee();
                let to = to.map(|to| to.trim().to_owned());
                self.to = to.filter(|to| !to.is_empty() && Some(to) != itself.as_ref());
                true
            }
            Step::Restore(points) => {
                self.points = points;
                true
            }
        };
        self.in_order();
        taken
    }

    fn at(&self, id: u32) -> Option<usize> {
        self.points.iter().position(|point| point.id == id)
    }

    fn with(&mut self, id: u32, change: impl FnOnce(&mut Point)) -> bool {
        let point = self.points.iter_mut().find(|point| point.id == id);
        point.map(change).is_some()
    }

    /// An id for new words that nobody else gives to other words, in this letter or in a copy of it.
    fn free(&self, words: &str, at: Moment) -> u32 {
        let text = format!("{at}/{words}");
        let own = digest(text).get(..ID).and_then(|own| u32::from_str_radix(own, 16).ok());
        // Those that came with the letter are counted; this one is beyond them all.
        let first = own.unwrap_or_default() | BEYOND;
        (first..=u32::MAX).find(|id| self.at(*id).is_none()).unwrap_or(first)
    }

    fn join(&mut self, id: u32) -> bool {
        let Some(at) = self.at(id).filter(|at| *at > 0) else { return false };
        let places = self.places();
        let (before, own) = (places.get(at - 1).cloned(), places.get(at).cloned());
        let point = self.points.remove(at);
        let whole =
            before.flatten().zip(own.flatten()).filter(|(before, own)| before.end <= own.start);
        let words = whole.map(|(before, own)| self.words_of(&(before.start..own.end)));
        let Some(first) = self.points.get_mut(at - 1) else { return false };
        first.words = words.unwrap_or_else(|| format!("{}{}", first.words, point.words));
        let new = point.about.into_iter().filter(|one| !first.about.contains(one));
        let new: Vec<About> = new.collect();
        first.about.extend(new);
        first.commitment = first.commitment.take().or(point.commitment);
        first.called = first.called.take().or(point.called);
        first.answer = match (first.answer.take(), point.answer) {
            (Some(mut one), Some(two)) => {
                one.words = format!("{}\n{}", one.words, two.words);
                one.no_change &= two.no_change;
                Some(one)
            }
            (one, two) => one.or(two),
        };
        first.otherwise.extend(point.otherwise);
        true
    }

    fn split(
        &mut self,
        id: u32,
        byte: usize,
        moment: Moment,
        links: &impl Fn(&str) -> Vec<About>,
    ) -> bool {
        let Some(at) = self.at(id) else { return false };
        let Some(point) = self.points.get(at) else { return false };
        let Some((one, two)) = point.words.split_at_checked(byte) else { return false };
        let (one, two) = (one.trim().to_owned(), two.trim().to_owned());
        if one.is_empty() || two.is_empty() {
            return false;
        }
        let free = self.free(&two, moment);
        let Some(point) = self.points.get_mut(at) else { return false };
        let new = Point { about: links(&two), ..Point::new(free, two) };
        point.words = one;
        self.points.insert(at + 1, new);
        true
    }

    fn mark(
        &mut self,
        part: &Range<usize>,
        at: Moment,
        links: &impl Fn(&str) -> Vec<About>,
    ) -> bool {
        let words = self.words_of(part);
        // What is a point already would be answered twice.
        let is_point = |place: &Range<usize>| place.start < part.end && part.start < place.end;
        if words.is_empty() || self.places().iter().flatten().any(is_point) {
            return false;
        }
        let free = self.free(&words, at);
        self.points.push(Point { about: links(&words), ..Point::new(free, words) });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, Kind, clauses};
    use super::*;
    use crate::day::Day;

    const WORDS: &str = "贵公司：\n1. 请补充表1。\n2. 承诺书未盖章，请盖章；\n并请写明日期。\n3. 请更正电话。\n谢谢。";

    fn letter(points: &[&str]) -> Letter {
        let fields = Fields {
            id: "letter-1".to_owned(),
            submission: "standard_contract".to_owned(),
            kind: Kind::Correction,
            received: Day::of(2026, 12, 1),
            due: None,
            number: None,
            from: None,
            words: WORDS.to_owned(),
            at: Moment::since_1970(0),
            who: None,
            event: None,
        };
        let points = (1..).zip(points).map(|(id, words)| Point::new(id, (*words).to_owned()));
        Letter::new(fields, points.collect())
    }

    fn take(letter: &mut Letter, step: Step) -> bool {
        letter.take(step, (Moment::since_1970(0), None), |_| Vec::new())
    }

    fn words(letter: &Letter) -> Vec<&str> {
        letter.points.iter().map(|point| point.words.as_str()).collect()
    }

    const TWO: &str = "承诺书未盖章，请盖章；并请写明日期。";

    #[test]
    fn points_are_joined_split_and_marked_with_words_of_the_letter() {
        let mut of = letter(&["请补充表1。", TWO]);
        // What nobody proposed is marked, and stands where the letter has it.
        let sentences = of.sentences();
        let third = sentences.iter().find(|part| of.words_of(part) == "请更正电话。").cloned();
        assert!(take(&mut of, Step::Mark(third.unwrap())));
        assert_eq!(words(&of), ["请补充表1。", TWO, "请更正电话。"]);
        // What is a point already cannot be marked once more.
        let places: Vec<_> = of.places().into_iter().flatten().collect();
        assert_eq!(places.len(), 3);
        for place in places {
            assert!(!take(&mut of, Step::Mark(place)));
        }
        // Split in two, the ids of the others stay.
        let at = clauses(TWO)[1];
        assert!(take(&mut of, Step::Split(2, at)));
        assert_eq!(
            words(&of),
            ["请补充表1。", "承诺书未盖章，请盖章；", "并请写明日期。", "请更正电话。"]
        );
        let ids: Vec<u32> = of.points.iter().map(|one| one.id).collect();
        assert_eq!(ids[..2], [1, 2]);
        let [.., new, marked] = ids[..] else { panic!("four points") };
        // Joined again it is as it was; joined over a number, the number stands between.
        assert!(take(&mut of, Step::Join(new)));
        assert_eq!(words(&of), ["请补充表1。", TWO, "请更正电话。"]);
        assert!(take(&mut of, Step::Join(2)));
        assert_eq!(words(&of)[0], format!("请补充表1。2. {TWO}"));
        assert!(take(&mut of, Step::Unmark(marked)) && of.points.len() == 1);
        // What cannot be done changes nothing.
        let before = of.clone();
        for step in [Step::Join(1), Step::Split(1, 1), Step::Split(1, 0), Step::Unmark(9)] {
            assert!(!take(&mut of, step));
        }
        assert_eq!(of, before);
    }

    #[test]
    fn what_was_said_of_two_points_stays_when_they_are_one() {
        let mut of = letter(&["请补充表1。", TWO]);
        let own = Commitment { owner: Some("李四".to_owned()), ..Commitment::default() };
        assert!(take(&mut of, Step::Undertake(2, Some(own.clone()))));
        assert!(take(&mut of, Step::Answer(1, Some(("已补充。".to_owned(), false)))));
        assert!(take(&mut of, Step::Answer(2, Some(("不改。".to_owned(), true)))));
        assert!(take(&mut of, Step::Link(2, vec![About::Check(7)])));
        assert!(take(&mut of, Step::Join(2)));
        let one = &of.points[0];
        let answer = one.answer.as_ref().unwrap();
        assert_eq!((answer.words.as_str(), answer.no_change), ("已补充。\n不改。", false));
        assert_eq!((&one.commitment, &one.about), (&Some(own), &vec![About::Check(7)]));
    }
}
