//! Checks of what charts are drawn from: shares of one company are no more than the whole, a holding is of one company, and circles
//! are told.

use std::collections::BTreeMap;

use crate::form::catalog::{owners, units};
use crate::form::{Entry, Facts, Field, Probability, Section};
use crate::text::phrase;

use super::{Problem, Severity, checks, push};

/// The shares of a company together are at most the whole, and each row holds one company.
pub(super) fn shares(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let mut sums: BTreeMap<(Option<String>, Option<String>), u64> = BTreeMap::new();
    for row in facts.rows(&owners::SECTION) {
        let (owner, recipient) = (owners::holder(&row), owners::recipient(&row));
        if owner.is_some() && recipient.is_some() {
            let message = phrase(
                "一行只写一项持股：持有另一股东和接收方的，分成两行",
                "a row is one holding: where it holds another holder and a recipient, make it two rows",
            );
            push(
                out,
                checks::OWNERS_OF,
                Severity::Error,
                row.place(&owners::OF_RECIPIENT),
                message,
            );
            continue;
        }
        let Some(share) = row.probability(&owners::SHARE).known() else { continue };
        // The same company may stand in several rows; it is known by its name.
        let name = |entry: Option<Entry<'_>>| entry.map(|entry| entry.title().zh.trim().to_owned());
        let sum = sums.entry((name(owner), name(recipient))).or_default();
        *sum += u64::from(share.millionths());
        if *sum > u64::from(Probability::WHOLE) {
            let all = Probability::percent_of(*sum);
            push(
                out,
                checks::OWNERS_SHARES,
                Severity::Error,
                row.place(&owners::SHARE),
                said!(
                    "到这一行，同一家公司的持股合计已是{all}，超过100%",
                    "up to this row the shares of one company come to {all}, more than 100%",
                    all,
                ),
            );
        }
    }
}

/// Holdings and reports that come back to where they began.
pub(super) fn circles(facts: &Facts<'_>, out: &mut Vec<Problem>) {
    let message = || {
        phrase(
            "从这里往上又回到自己：交叉持股如实填写即可，图中照画；不是的，请改正",
            "from here upwards the way comes back to itself. Cross-holdings may stand as they are and are drawn; otherwise correct it",
        )
    };
    let mut told = |section: &'static Section, field: &'static Field| {
        let next = |row: &Entry<'_>| row.named(field).known()?.first()?.id.map(ToOwned::to_owned);
        let ways: BTreeMap<String, String> =
            facts.rows(section).filter_map(|row| Some((row.id?.to_owned(), next(&row)?))).collect();
        for row in facts.rows(section) {
            let begun = row.id.unwrap_or_default();
            let mut at = ways.get(begun);
            // A circle is no longer than there are rows.
            for _ in 0..ways.len() {
                if at.is_some_and(|at| at == begun) {
                    push(
                        out,
                        checks::CHARTS_CIRCLE,
                        Severity::Warning,
                        row.place(field),
                        message(),
                    );
                    break;
                }
                at = at.and_then(|at| ways.get(at));
            }
        }
    };
    told(&owners::SECTION, &owners::OF_OWNER);
    told(&units::SECTION, &units::REPORTS_TO);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::{Answers, Edit};

    fn found(section: &'static Section, rows: &[serde_json::Value]) -> Vec<(String, String)> {
        let mut answers = Answers::default();
        for (index, row) in rows.iter().enumerate() {
            let row = row.as_object().unwrap().clone();
            answers.apply(Edit::Insert { section, index, row }).unwrap();
        }
        let facts = Facts::new(&answers);
        let mut out = Vec::new();
        shares(&facts, &mut out);
        circles(&facts, &mut out);
        out.into_iter().map(|one| (one.place.to_string(), one.message.zh)).collect()
    }

    #[test]
    fn shares_beyond_the_whole_are_told_where_they_exceed_it() {
        let row =
            |id: &str, name: &str, share: &str| json!({"id": id, "name": name, "share": share});
        let whole = [row("a", "甲", "0.75"), row("b", "乙", "0.25")];
        assert_eq!(found(&owners::SECTION, &whole), []);
        let told = found(&owners::SECTION, &[&whole[..], &[row("c", "丙", "0.005")]].concat());
        assert_eq!(told.len(), 1);
        assert!(told[0].0 == "owners/c/share" && told[0].1.contains("100.5%"), "{told:?}");
        // What is held of another is another whole.
        let above = json!({"id": "d", "name": "丁", "share": "1", "of_owner": "a"});
        assert_eq!(found(&owners::SECTION, &[&whole[..], &[above]].concat()), []);
    }

    #[test]
    fn circles_are_told_and_end() {
        let holds = |id: &str, of: &str| json!({"id": id, "name": id, "of_owner": of});
        let told = found(&owners::SECTION, &[holds("a", "b"), holds("b", "c"), holds("c", "a")]);
        assert_eq!(told.len(), 3, "{told:?}");
        let told = found(&owners::SECTION, &[holds("a", "b"), holds("b", "b")]);
        assert_eq!(
            told.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
            ["owners/b/of_owner"]
        );
        let reports = |id: &str, to: &str| json!({"id": id, "name": id, "reports_to": to});
        assert_eq!(found(&units::SECTION, &[reports("a", "b"), reports("b", "a")]).len(), 2);
        assert_eq!(
            found(&units::SECTION, &[json!({"id": "a", "name": "a"}), reports("b", "a")]),
            []
        );
    }
}
