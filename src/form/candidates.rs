//! A value with candidates: two states of a record were merged, and the same question was answered differently in them.
//!
//! It stands in the record where an answer would stand, as `{"candidates": [..]}`, and settles nothing: none of its values is read as the
//! answer, and none is lost, until a person chooses. A program that does not know of it keeps and shows it as a draft.

use serde_json::{Value, json};

use crate::text::{Phrase, harmless, phrase};

use super::answers::is_empty;
use super::changes::parted;
use super::digest::written;
use super::kind::stored_count;
use super::{Answers, Kind, Place, Range, Unit, catalog, shown};

/// The key under which they stand, the only one of its object.
const KEY: &str = "candidates";

/// No answer, as one of them: it was not answered there, or its row was taken away there.
static OPEN: Value = Value::Null;

/// Two or more different values of one answer, sorted by their JSON text.
///
/// What stands there with fewer, or with one that has candidates itself, is an ordinary draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates<'a>(Vec<&'a Value>);

impl<'a> Candidates<'a> {
    /// Those of a value; `None` for any other value.
    pub fn of(value: &'a Value) -> Option<Self> {
        let object = value.as_object().filter(|object| object.len() == 1)?;
        let held = object.get(KEY)?.as_array()?;
        let known = held.iter().map(|one| if is_empty(one) { &OPEN } else { one });
        let mut found: Vec<(String, &Value)> = known.map(|one| (written(one), one)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found.dedup_by(|a, b| a.0 == b.0);
        let found: Vec<&Value> = found.into_iter().map(|(_, one)| one).collect();
        let is_nested = found.iter().any(|one| Self::of(one).is_some());
        (found.len() > 1 && !is_nested).then_some(Self(found))
    }

    /// What is to stand where these answers meet: the one that they agree on, or a value with them as candidates. The candidates
    /// of one that has some already are among them.
    pub fn joined(answers: impl IntoIterator<Item = Option<Value>>) -> Option<Value> {
        let answers: Vec<Value> = answers.into_iter().map(Option::unwrap_or_default).collect();
        let all: Vec<&Value> = answers.iter().flat_map(Candidates::each).collect();
        let joined = json!({ KEY: all });
        match Candidates::of(&joined) {
            Some(several) => Some(several.to_value()),
            None => all.first().copied().filter(|one| !is_empty(one)).cloned(),
        }
    }

    /// As it stands in the file.
    pub fn to_value(&self) -> Value {
        json!({ KEY: self.0 })
    }

    /// The values, in their order; null for no answer.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &'a Value> + '_ {
        self.0.iter().copied()
    }

    /// The answer that it becomes by choosing, counted from 1; `Some(None)` is no answer.
    pub fn chosen(&self, number: usize) -> Option<Option<Value>> {
        let value = self.0.get(number.checked_sub(1)?)?;
        Some((!value.is_null()).then(|| (*value).clone()))
    }

    /// Each value that an answer may turn out to be: its candidates, or itself.
    pub(super) fn each(value: &'a Value) -> Vec<&'a Value> {
        Self::of(value).map_or_else(|| vec![value], |several| several.0)
    }

    /// The range in which a number lies whichever is chosen; `None` while one of them is no number.
    pub(super) fn range(&self, unit: Unit) -> Option<Range> {
        let ranges = self.values().map(|one| stored_count(one, unit));
        ranges.reduce(|a, b| {
            let (a, b) = a.zip(b)?;
            let high = a.high.zip(b.high).map(|(a, b)| a.max(b));
            Some(Range { low: a.low.min(b.low), high })
        })?
    }

    /// Each in words, in their order.
    pub fn words(&self, kind: Kind, answers: &Answers) -> Vec<Phrase> {
        let word = |one: &Value| match one {
            Value::Null => phrase("不填写", "no answer"),
            one => shown(kind, one, answers),
        };
        self.values().map(word).collect()
    }

    /// All of them in words, marked as what is to be chosen from.
    pub(super) fn shown(&self, kind: Kind, answers: &Answers) -> Phrase {
        let words = self.words(kind, answers);
        let joined = |of: fn(&Phrase) -> &str| words.iter().map(of).collect::<Vec<_>>().join(" / ");
        let values = phrase(joined(|words| &words.zh), joined(|words| &words.en));
        said!("（待选）{values}", "(to choose) {values}", values)
    }

    /// Each in words on a line; of long texts that part in which they differ.
    pub fn told(&self, kind: Kind, answers: &Answers) -> Vec<Phrase> {
        let words = self.words(kind, answers);
        let told = |(at, own): (usize, &Phrase)| {
            let part = parted(own, words.get(usize::from(at == 0)).unwrap_or(own));
            phrase(harmless(&part.zh, false), harmless(&part.en, false))
        };
        words.iter().enumerate().map(told).collect()
    }

    /// What is to be done.
    pub fn asked(&self) -> Phrase {
        let count = self.0.len();
        said!(
            "合并时有{count}个不同的值，请选定一个",
            "a merge found {count} different values; choose one",
            count,
        )
    }

    /// What is to be done, with all of them.
    pub(super) fn problem(&self, kind: Kind, answers: &Answers) -> Phrase {
        let numbered = |(at, words): (usize, Phrase)| {
            said!("{number}. {words}", "{number}. {words}", number = at + 1, words)
        };
        let told = self.told(kind, answers).into_iter().enumerate();
        let (asked, values) = (self.asked(), Phrase::clauses(told.map(numbered)));
        said!("{asked}：{values}", "{asked}: {values}", asked, values)
    }
}

impl Answers {
    /// Every place at which a person is to choose, in the order of the form; also in rows that stand for nothing any more.
    pub fn to_choose(&self) -> Vec<(Place, Candidates<'_>)> {
        let mut out = Vec::new();
        for section in catalog::SECTIONS.iter().copied() {
            let entries: Vec<_> = if section.is_single() {
                self.single(section).map(|cells| (None, cells)).into_iter().collect()
            } else {
                let rows = self.held_rows(section).into_iter();
                rows.filter_map(|row| Some((Some(row.id), row.cells?))).collect()
            };
            for (row, cells) in entries {
                // Most rows hold none, and there may be thousands.
                if !cells.values().any(|value| Candidates::of(value).is_some()) {
                    continue;
                }
                for field in section.held() {
                    let place = Place { section, row: row.map(str::to_owned), field: Some(field) };
                    let several = cells.get(field.id).and_then(Candidates::of);
                    out.extend(several.map(|several| (place, several)));
                }
            }
        }
        out
    }
}

/// Changes each value that an answer may turn out to be.
pub(super) fn each_mut(value: &mut Value, mut change: impl FnMut(&mut Value)) {
    if Candidates::of(value).is_none() {
        return change(value);
    }
    let held = value.get_mut(KEY).and_then(Value::as_array_mut);
    held.into_iter().flatten().for_each(change);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Entry, Facts, Severity, Tri, checks, problems};

    fn values(value: &Value) -> Option<Vec<Value>> {
        Some(Candidates::of(value)?.values().cloned().collect())
    }

    #[test]
    fn two_different_values_are_candidates_and_nothing_else_is() {
        let read = |held: Value| values(&json!({ "candidates": held }));
        assert_eq!(read(json!(["b", "a", "a"])), Some(vec![json!("a"), json!("b")]));
        assert_eq!(read(json!(["", "a", null])), Some(vec![json!("a"), Value::Null]));
        let (one, turned) = (json!({ "text": "t", "of": "m" }), json!({ "of": "m", "text": "t" }));
        for draft in [
            json!([]),
            json!(["a"]),
            json!(["a", "a"]),
            json!([null, " ", []]),
            json!("ab"),
            json!([one, turned]),
            json!(["a", { "candidates": ["b", "c"] }]),
        ] {
            assert_eq!(read(draft.clone()), None, "{draft}");
        }
        assert_eq!(values(&json!({ "candidates": ["a", "b"], "by": "x" })), None);
        assert_eq!(values(&json!(["a", "b"])), None);
    }

    #[test]
    fn joining_does_not_depend_on_order_and_is_never_nested() {
        let joined = |all: &[Value]| Candidates::joined(all.iter().cloned().map(Some));
        let (ab, ca) = (json!({ "candidates": ["a", "b"] }), json!({ "candidates": ["a", "c"] }));
        let all = json!({ "candidates": ["a", "b", "c"] });
        assert_eq!(joined(&[json!("b"), json!("a")]), Some(ab.clone()));
        assert_eq!(joined(&[ab.clone(), json!("c")]), Some(all.clone()));
        assert_eq!(joined(&[ca, ab.clone()]), Some(all));
        assert_eq!(joined(&[ab.clone(), ab.clone()]), Some(ab));
        assert_eq!(joined(&[json!("a"), json!("a")]), Some(json!("a")));
        assert_eq!(Candidates::joined([None, None]), None);
        // A draft that only looks like one is a value like others.
        let draft = json!({ "candidates": ["a"] });
        assert_eq!(
            joined(&[draft.clone(), json!("b")]),
            Some(json!({ "candidates": ["b", draft] }))
        );
        let gone = Candidates::joined([None, Some(json!(7))]).unwrap();
        assert_eq!(gone, json!({ "candidates": [7, null] }));
        let several = Candidates::of(&gone).unwrap();
        assert_eq!(
            [1, 2, 3, 0].map(|number| several.chosen(number)),
            [Some(Some(json!(7))), Some(None), None, None]
        );
    }

    fn with<T>(handler: Value, look: impl FnOnce(&Entry<'_>) -> T) -> T {
        let answers = Answers::from_json(json!({ "handler": handler })).unwrap();
        let facts = Facts::new(&answers);
        look(&facts.single(&catalog::handler::SECTION))
    }

    #[test]
    fn it_reads_as_unknown_with_its_place_and_never_as_one_of_its_values() {
        use catalog::handler::{CIIO, NAME, PERSONS_PROCESSED, SECTION};
        let held = |values: Value| json!({ "candidates": values });
        let ciio = with(json!({ "ciio": held(json!(["yes", "no"])) }), |entry| entry.yes_no(&CIIO));
        assert_eq!(ciio, Tri::lacks(Place::single(&SECTION, &CIIO)));
        with(json!({ "name": held(json!(["甲", null])) }), |entry| {
            assert_eq!(entry.text(&NAME).known(), None);
            assert!(!entry.is_answered(&NAME));
            let words = entry.shown(&NAME).unwrap();
            assert_eq!(words, phrase("（待选）甲 / 不填写", "(to choose) 甲 / no answer"));
        });
        let range = |values: Value| {
            with(json!({ "persons_processed": held(values) }), |entry| {
                entry.count(&PERSONS_PROCESSED).known()
            })
        };
        assert_eq!(range(json!([12, { "from": 7, "to": 9 }])), Some(Range::between(7, 12)));
        assert_eq!(range(json!([12, { "from": 7 }])), Some(Range { low: 7, high: None }));
        assert_eq!(range(json!([12, null])), None);
        assert_eq!(range(json!([12, "about 100k"])), None);
    }

    #[test]
    fn it_is_a_problem_of_its_own_that_tells_all_values() {
        let tree = json!({ "handler": { "ciio": { "candidates": ["yes", "no"] } } });
        let answers = Answers::from_json(tree).unwrap();
        let found = problems(&Facts::new(&answers));
        let here: Vec<_> =
            found.iter().filter(|one| one.place.to_string() == "handler/ciio").collect();
        assert_eq!(here.len(), 1, "{here:?}");
        assert_eq!((here[0].check, here[0].severity), (checks::ANSWER_CANDIDATES, Severity::Error));
        let said = &here[0].message;
        assert!(said.zh.ends_with("1. 否；2. 是"), "{said:?}");
        assert!(said.en.contains("1. no; 2. yes"), "{said:?}");
    }
}
