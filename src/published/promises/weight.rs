//! What an answer weighs for a promise: it says something, says that there is nothing, or leaves it open.
//!
//! Only what is said outright proves. An answer that denies what is promised and says it elsewhere, too, is for a person to weigh.

use crate::text::{Phrase, says_none, says_pending};

use super::super::held::is_repeated;
use super::super::plain::{Pattern, Plain, Span};
use super::super::words::mark;

/// What an answer weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It says something.
    Says,
    /// It says that there is nothing.
    Denies,
    /// It is still to come, only repeats the policy, or says both.
    Open,
}

/// In how many signs from its beginning an answer denies as a whole.
const BEGINS: usize = 6;

/// What an answer weighs in both languages, about what the mark `about` names; an empty name is about the answer as a whole.
pub(super) fn weight(words: &Phrase, about: &str) -> Weight {
    let zh = one(&words.zh, about);
    if words.en == words.zh || zh != Weight::Says {
        return zh;
    }
    one(&words.en, about)
}

/// The same of words in one language.
pub(super) fn one(words: &str, about: &str) -> Weight {
    let plain = Plain::new(words);
    if says_none(words) {
        return Weight::Denies;
    }
    if says_pending(words) || is_repeated(&plain) || plain.has_any(mark("answer.open")) {
        return Weight::Open;
    }
    let denials = denials(&plain);
    let about = mark(about);
    let all = plain.all(about);
    let is_denied = |at: &Span| denials.iter().any(|part| part.contains(&at.start));
    let outright = plain.all(mark("answer.contrary"));
    let is_outright =
        |at: &Span| outright.iter().any(|of| of.start <= at.start && at.end <= of.end);
    let said = all.iter().any(|at| !is_denied(at) && !is_outright(at));
    let denied = all.iter().any(is_denied) || !outright.is_empty() && !about.is_empty();
    let begins = denials.iter().any(|part| part.start <= BEGINS);
    match (denied, said, begins) {
        (true, false, _) | (false, false, true) => Weight::Denies,
        (true, true, _) | (_, _, true) => Weight::Open,
        (false, _, false) => Weight::Says,
    }
}

/// From where to where an answer denies: from the denial to the end of its clause.
fn denials(plain: &Plain) -> Vec<Span> {
    let plain = plain.without(&plain.all(mark("no_denial")));
    every_denial(&plain.without(&plain.all(mark("answer.no_denial"))))
}

/// The same, of what is only refused or forbidden, too.
fn every_denial(plain: &Plain) -> Vec<Span> {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '、' | '.' | '|' | '(' | ')');
    let clause = |at: Span| at.start..plain.part_ends(at.end, ends);
    plain.all(mark("answer.denies")).into_iter().map(clause).collect()
}

/// Whether an answer names, and does not deny, one of these words.
pub(super) fn affirms(plain: &Plain, words: &[Pattern]) -> bool {
    let denials = every_denial(plain);
    let is_denied = |at: &Span| denials.iter().any(|part| part.contains(&at.start));
    words.iter().filter(|pattern| plain.has(pattern)).any(|pattern| {
        let leads = pattern.lead().map(|lead| plain.first(lead, 0));
        leads.flatten().is_some_and(|at| !is_denied(&at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_or_denied_is_not_said() {
        for (words, about, expected) in [
            ("到期自动删除", "about.disposal", Weight::Says),
            ("待定", "about.disposal", Weight::Open),
            ("到期不删除，由境外接收方长期保存", "about.disposal", Weight::Denies),
            ("到期删除，备份不删除", "about.disposal", Weight::Open),
            ("待接收方确认", "about.encryption", Weight::Open),
            ("未加密", "about.encryption", Weight::Denies),
            ("明文传输，没有加密", "about.encryption", Weight::Denies),
            ("明文传输", "about.encryption", Weight::Denies),
            ("TLS 1.2，不使用弱密码套件", "about.encryption", Weight::Says),
            ("Not encrypted", "about.encryption", Weight::Denies),
            ("TLS 1.3, no weaker suites", "about.encryption", Weight::Says),
            ("不清楚", "about.body", Weight::Open),
            ("未设立", "about.body", Weight::Denies),
            ("尚未指定", "about.body", Weight::Denies),
            ("见隐私政策", "about.body", Weight::Open),
            ("无锡示例有限公司法务部", "about.body", Weight::Says),
            ("待核实", "about.withdrawal", Weight::Open),
            ("目前无法撤回，没有渠道", "about.withdrawal", Weight::Denies),
            ("应用内一键撤回，不收费", "about.withdrawal", Weight::Says),
            ("尚未签订任何协议", "about.agreement", Weight::Denies),
            ("没有任何约束，未签协议", "about.agreement", Weight::Denies),
            ("数据处理协议 DP-1，禁止再提供，未经同意不得委托", "about.agreement", Weight::Says),
            ("未实施", "about.measure", Weight::Denies),
            ("无", "", Weight::Denies),
            ("暂无报告", "", Weight::Denies),
            ("报告 R-1", "", Weight::Says),
        ] {
            assert_eq!(one(words, about), expected, "{words}");
        }
    }
}
