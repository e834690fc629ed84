//! What was noted twice, by people who did not know of each other: a letter with the same words, and handings in with one number.

use super::{Doubt, Letter, Sequence};

/// What two people noted each, who did not know of the other.
pub(super) fn told(row: &[Sequence], letters: &[Letter]) -> Vec<Doubt> {
    let pairs = row.iter().zip(row.iter().skip(1));
    let sequences = pairs.filter(|(one, other)| one.fields.number == other.fields.number);
    let sequences = sequences.map(|(one, other)| {
        said!(
            "序列{number}有两个（{one}、{other}），是分别记入的；同一次提交记了两次的，撤下一个：filing mistaken",
            "there are two sequences {number} ({one} and {other}), noted apart; where one handing in was noted twice, withdraw one by filing mistaken",
            number = one.fields.number,
            one = one.id(),
            other = other.id(),
        )
    });
    let same = |at: usize, one: &Letter| {
        let is_same = |other: &&Letter| {
            other.fields.words == one.fields.words && other.fields.received == one.fields.received
        };
        let (one, other) = (&one.name, &letters.get(..at)?.iter().find(is_same)?.name);
        Some(said!(
            "通知{other}和{one}的文字相同；同一封记了两次的，撤下一封：letter withdraw",
            "the letters {other} and {one} have the same words; where one was noted twice, withdraw one by letter withdraw",
            other,
            one,
        ))
    };
    let letters: Vec<Doubt> =
        letters.iter().enumerate().filter_map(|(at, one)| same(at, one)).collect();
    sequences.chain(letters).collect()
}
