//! The flip points: the smallest changes that lead to another mechanism.

use crate::law::flips::CUT;
use crate::law::{Mechanism, Outcome};
use crate::text::{harmless, phrase, t};
use crate::tui::message::Sheet;
use crate::tui::state::{Open, State};
use crate::tui::wrap::hanging;

use super::Entry;
use super::pages::{entry, remark};

/// Every flip point, smallest change first; Enter leads to the place of its first edit.
pub(super) fn page(open: &Open, cells: usize, state: &State) -> Vec<Entry> {
    let theme = state.theme;
    let turns = open.turns();
    let found = &turns.found;
    let is_open = open.survey().verdict.mechanism == Mechanism::Undetermined;
    let about = if found.is_empty() && is_open {
        t(
            "结果尚不能确定，没有哪一项变化单独就能确定它：请先补充“依据”和“缺项”页列出的事实。",
            "The result is still open, and no single change settles it: first answer what the pages \"Why\" and \"Gaps\" name.",
        )
    } else if found.is_empty() {
        t(
            "没有找到能改变结果的变化（逐项试过决定结果的回答、豁免、信息项、人群和人数）。",
            "No change was found that would change the result (tried: the answers that decide, exemptions, items, groups, numbers).",
        )
    } else {
        t(
            "下列变化会改变结果，最小的在前。都在副本上试算，记录没有改动。",
            "These changes would change the result, the smallest first. They were tried on a copy; the record is as it was.",
        )
    };
    let mut out = vec![remark(state.say(about), cells, state)];
    for flip in found {
        let words = harmless(flip.change.get(state.lang), false);
        let mut lines = hanging("", &words, cells, theme.strong());
        let (from, to) = (flip.from.mechanism.short(), outcome(flip.to));
        let of = flip
            .scenario
            .as_ref()
            .map_or_else(|| phrase("全部", "whole record"), |(_, name)| name.clone());
        let words = phrase(
            format!("{}：{} → {}", of.zh, from.zh, to.zh),
            format!("{}: {} -> {}", of.en, from.en, to.en),
        );
        let words = harmless(words.get(state.lang), false);
        lines.extend(hanging("    ", &words, cells, theme.plain()));
        let to = flip.edits.first().map(|(place, _)| place.clone());
        out.push(entry(lines, to).with(Sheet::WhatIf(flip.clone())));
    }
    if turns.is_cut {
        out.push(remark(state.say(CUT), cells, state));
    }
    out
}

/// A mechanism with its ground, in a few words.
fn outcome(outcome: Outcome) -> crate::text::Phrase {
    let short = outcome.mechanism.short();
    outcome.ground.map_or_else(
        || short.into(),
        |ground| {
            let ground = ground.label();
            phrase(
                format!("{}（{}）", short.zh, ground.zh),
                format!("{} ({})", short.en, ground.en),
            )
        },
    )
}
