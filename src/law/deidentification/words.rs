//! An evaluation in words and as JSON: every figure with its name, what the level means, and what it does not change.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::Place;
use crate::source::{
    Citation, GBT_37964, GBT_42460, GBT_45574, HOUSE, PIPL, Status, cite, secondary,
};
use crate::text::{Phrase, Text, grouped, phrase, t};

use super::{Evaluation, Figures, LIMIT, Level, Risk};

/// What de-identification changes in law, and what not.
pub static EFFECT: &[Text] = &[
    t(
        "去标识化后的信息仍属于个人信息：告知、同意、影响评估和出境机制照常适用，人数照常计入。",
        "De-identified data is still personal information: notice, consent, impact assessment and the export mechanism apply, and every person is counted.",
    ),
    t(
        "敏感个人信息去标识化后可以按一般个人信息的要求保护，但仍按敏感个人信息计入人数；官方对计数没有说法，本程序从严。",
        "Sensitive data, once de-identified, may be protected like ordinary data; its persons are still counted as sensitive. No official word exists on the count, so the stricter way is taken.",
    ),
    t(
        "只有无法识别且不能复原、并有证明的（匿名化），才不是个人信息。3级、4级都不等于匿名化。",
        "Only what can neither identify nor be restored, with proof (anonymised), is no longer personal information. Neither level 3 nor level 4 is that by itself.",
    ),
];

/// Where that stands.
pub static EFFECT_SOURCES: &[Citation] = &[
    cite(&PIPL, "Art. 4, 73"),
    cite(&GBT_45574, "5.5 b)"),
    cite(&HOUSE, "").as_status(Status::Design),
];

/// How firmly the method stands.
pub static STANDING: Text = t(
    "定量方法见 GB/T 42460 附录D（资料性），T1取值表见 GB/T 37964 的征求意见稿；本程序依据二手资料，属于参考，用于申报前请核对标准原文。总体风险小于0.05为3级，等于或者大于0.05为2级。",
    "The quantitative method stands in annex D of GB/T 42460 (informative), the table for T1 in a draft of GB/T 37964; both are known here from secondary sources and are guidance. Compare with the published standards before filing. An overall risk below 0.05 is level 3; 0.05 or more is level 2.",
);

/// Where the method stands.
pub static METHOD_SOURCES: &[Citation] =
    &[secondary(&GBT_42460, "4"), secondary(&GBT_42460, "annex D"), secondary(&GBT_37964, "")];

impl Evaluation {
    /// The level, or every level that is possible, in words.
    pub fn result(&self) -> Phrase {
        let levels = Phrase::list(self.possible.iter().map(|level| level.label()));
        if self.level().is_some() {
            levels
        } else {
            said!("尚不能确定（{levels}）", "undetermined ({levels})", levels)
        }
    }

    /// Why it is that level.
    pub fn reason(&self) -> Phrase {
        match (self.level(), &self.figures) {
            (Some(Level::Two | Level::Three), Some(figures)) => figures.reason(),
            (Some(level), _) => {
                level.choice().map_or_else(Phrase::default, |choice| choice.note.into())
            }
            (None, _) => {
                let lacking = Phrase::list(self.lacking.iter().map(short));
                said!("还缺：{lacking}", "still lacking: {lacking}", lacking)
            }
        }
    }

    /// One line: the result and the reason.
    pub fn line(&self) -> Phrase {
        let (result, reason) = (self.result(), self.reason());
        said!("{result}；{reason}", "{result}; {reason}", result, reason)
    }
}

impl Serialize for Evaluation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "measure": self.place.row,
            "title": self.title,
            "claimed": self.claimed.map(Level::code),
            "computed": self.level().map(Level::code),
            "possible": self.possible.iter().map(|level| level.code()).collect::<Vec<_>>(),
            "reason": self.reason(),
            "lacking": self.lacking,
            "figures": self.figures,
        })
        .serialize(to)
    }
}

impl Figures {
    /// The overall risk against the limit, and why it is certain where a class is too small.
    fn reason(&self) -> Phrase {
        let words = self.comparison();
        let small = self.context.filter(|_| self.data.any_exceeds == Some(true));
        let why = small.map_or_else(Phrase::default, |context| {
            let least = context.least_size();
            said!(
                "（有等价类不足{least}条，Ra大于0，R取1）",
                " (a class has fewer than {least} records, so Ra is above 0 and R is 1)",
                least,
            )
        });
        said!("R = {words}{why}", "R = {words}{why}", words, why)
    }

    /// The overall risk against the limit.
    pub fn comparison(&self) -> Phrase {
        let risk = self.overall.spoken(LIMIT);
        let ratio = match self.overall.is_below(LIMIT) {
            Some(true) => t("小于", "below"),
            Some(false) => t("不小于", "not below"),
            None => t("不能确定是否小于", "may or may not be below"),
        };
        said!("{risk}，{ratio}{limit}", "{risk}, {ratio} {limit}", risk, ratio, limit = LIMIT)
    }

    /// Every figure with its name, in the order of the method.
    pub fn lines(&self) -> Vec<(Text, Phrase)> {
        let mut out = Vec::new();
        if let Some(context) = self.context {
            let least = context.least_size();
            let words = said!(
                "{context}，τ = 1/{least}（每个等价类至少{least}条）",
                "{context}, τ = 1/{least} (at least {least} records a class)",
                context = context.label(),
                least,
            );
            out.push((t("共享场景", "Sharing context"), words));
        }
        let of = |risk: Risk| risk.spoken(LIMIT);
        out.push((t("等价类", "Equivalence classes"), self.classes()));
        out.push((
            t("Ra 超过τ的等价类占比", "Ra, share of classes above τ"),
            of(self.data.exceeding),
        ));
        out.push((t("Rb 最大风险", "Rb, greatest risk"), of(self.data.greatest)));
        out.push((t("Rc 等价类平均风险", "Rc, mean over classes"), of(self.data.mean)));
        out.push((t("DR 数据风险", "DR, risk of the data"), of(self.used)));
        if self.context != Some(super::Context::Public) {
            out.push((t("T1 内部人员故意", "T1, deliberate insider"), of(self.insider)));
            out.push((t("T2 无意认出熟人", "T2, acquaintance"), of(self.acquaintance)));
            out.push((t("T3 数据泄露", "T3, breach"), of(self.breach)));
        }
        out.push((t("CR 场景风险", "CR, risk of the context"), of(self.sharing)));
        out.push((t("R 总体风险", "R, overall risk"), self.comparison()));
        out
    }

    /// The classes in one line: smallest, number, records.
    pub fn classes(&self) -> Phrase {
        Phrase::list(self.class_parts())
    }

    /// What is known of the classes, one after another: smallest, number, records.
    pub fn class_parts(&self) -> Vec<Phrase> {
        let Some(known) = &self.known else { return vec![phrase("未知", "unknown")] };
        let smallest = known.smallest().spoken();
        let number = known.classes().map(grouped);
        let records = known.records().map(grouped);
        [
            Some(said!("k = {smallest}", "k = {smallest}", smallest)),
            number
                .map(|number| said!("{number}个等价类", "{number} {number?class|classes}", number)),
            records
                .map(|number| said!("{number}条记录", "{number} {number?record|records}", number)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let bounds = |risk: Risk| {
            let (low, high) = risk.bounds();
            json!({ "from": low, "to": high, "words": risk.spoken(LIMIT) })
        };
        json!({
            "context": self.context.map(super::Context::code),
            "least_class_size": self.context.map(super::Context::least_size),
            "smallest_class": self.known.as_ref().map(super::Known::smallest),
            "classes": self.known.as_ref().and_then(super::Known::classes),
            "records": self.known.as_ref().and_then(super::Known::records),
            "Ra": bounds(self.data.exceeding), "Rb": bounds(self.data.greatest),
            "Rc": bounds(self.data.mean), "DR": bounds(self.used),
            "T1": bounds(self.insider), "T2": bounds(self.acquaintance), "T3": bounds(self.breach),
            "CR": bounds(self.sharing), "R": bounds(self.overall),
            "limit": LIMIT.to_string(), "is_below_limit": self.overall.is_below(LIMIT),
        })
        .serialize(to)
    }
}

impl super::Context {
    /// In words.
    pub fn label(self) -> Phrase {
        crate::form::options::SHARING_CONTEXTS
            .of(self.code())
            .map_or_else(Phrase::default, |choice| choice.label.into())
    }
}

/// A place by its field alone: the measure is named beside it.
fn short(place: &Place) -> Phrase {
    place.field.map_or_else(|| place.label(), |field| field.label.into())
}
