//! By what a grade is chosen: the criteria of GB/T 39335-2020, table D.2 for each source of risk and table D.4 for each dimension of
//! impact, in our own words.
//!
//! Every source has one for each likelihood, every dimension one for each impact; a test walks both.

use crate::form::Code;
use crate::source::{Citation, GBT_39335, cite};
use crate::text::{Text, t};

use super::{Impact, Likelihood, Scale};

/// Where the criteria stand.
pub const SOURCE: Citation = cite(&GBT_39335, "annex D");

/// From low to very high, for each source.
const LIKELIHOODS: [(&str, [Text; 4]); 4] = [
    (
        "network",
        [
            t("与外部交互少，或者措施有效", "little interaction, or effective measures"),
            t("有一定交互，有一些措施", "some interaction, some measures"),
            t("交互较多，措施有缺口", "much interaction, gaps in the measures"),
            t("交互广泛，基本没有措施", "wide interaction, practically no measures"),
        ],
    ),
    (
        "process",
        [
            t("处理不频繁、规范，几乎没有投诉", "not regular, proper, hardly any complaint"),
            t("经常处理，有不完善之处，同行有投诉", "regular, imperfect, complaints at peers"),
            t("持续处理且不规范，有投诉", "constant, irregular, complaints"),
            t(
                "持续处理，已经影响个人权益或者有大量投诉",
                "constant, rights already affected or mass complaints",
            ),
        ],
    ),
    (
        "people",
        [
            t(
                "制度完备，有审查、有约束力的条款和监督",
                "complete rules, review, binding terms and supervision",
            ),
            t("有制度，效果不明", "rules exist, their effect is unclear"),
            t(
                "管理松散，没有记录，对第三方没有要求",
                "lax, no records, no demands on third parties",
            ),
            t(
                "任何人都能接触，没有限制，或者已见滥用",
                "anyone has access without limit, or abuse was seen",
            ),
        ],
    ),
    (
        "business",
        [
            t("只有预测，没有发生过", "only predicted"),
            t(
                "同行业发生过，或者处理超过100万人的信息",
                "found at peers, or more than 1,000,000 persons",
            ),
            t(
                "本企业或者合作方发生过，或者处理超过1000万人的信息",
                "happened here or at partners, or more than 10,000,000 persons",
            ),
            t("本企业正在发生，或者已被主管部门警示", "found here, or warned of by the authority"),
        ],
    ),
];

/// From low to severe, for each dimension.
const IMPACTS: [(&str, [Text; 4]); 4] = [
    (
        "autonomy",
        [
            t("耗费时间", "time"),
            t(
                "不知情或者没有更正渠道，为应得的付出额外成本",
                "no knowledge or no channel to correct, extra cost for what is due",
            ),
            t(
                "被迫作出行为，被定向推送左右价值判断",
                "forced acts, targeted pushing that steers values",
            ),
            t("人身自由受限制", "freedom of the person"),
        ],
    ),
    (
        "discrimination",
        [
            t("为公平的服务多花时间", "extra time for fair service"),
            t("被误解，额外花费金钱或者时间", "misunderstanding, extra money or time"),
            t("权利或者公平交易受损", "rights or fair dealing"),
            t("因泄露被解雇等", "dismissal after a leak and the like"),
        ],
    ),
    (
        "reputation",
        [
            t("受打扰、烦恼", "disturbance"),
            t(
                "误解、可以部分恢复的名誉损失、恐惧",
                "misunderstanding, partly restorable reputation, fear",
            ),
            t("被解雇，健康受到不可逆的损害", "dismissal, irreversible harm to health"),
            t("长期失去收入、长期疾病、死亡", "long loss of income, lasting illness, death"),
        ],
    ),
    (
        "property",
        [
            t("多一道手续", "an extra procedure"),
            t("轻微伤害，社会信用受影响，额外成本", "slight injury, social credit, extra cost"),
            t("轻伤，被诈骗、盗窃，信用记录受损", "light injury, fraud, theft, credit record"),
            t("重伤，无法承担的债务", "grave injury, unbearable debt"),
        ],
    ),
];

/// When an incident from this source is so likely; `None` for a source that is not known here.
pub fn likelihood(source: Code, grade: Likelihood) -> Option<Text> {
    of(&LIKELIHOODS, source, grade)
}

/// When the impact of this dimension is so grave; `None` for a dimension that is not known here.
pub fn impact(dimension: Code, grade: Impact) -> Option<Text> {
    of(&IMPACTS, dimension, grade)
}

fn of<S: Scale>(table: &[(&str, [Text; 4])], code: Code, grade: S) -> Option<Text> {
    let (_, grades) = table.iter().find(|(known, _)| *known == code.as_str())?;
    grades.get(grade.at()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::options::{IMPACT_DIMENSIONS, RISK_SOURCES};

    #[test]
    fn every_source_and_dimension_has_a_criterion_for_each_grade() {
        for choice in RISK_SOURCES.choices {
            for grade in Likelihood::ALL {
                assert!(likelihood(choice.code, grade).is_some(), "{}", choice.code);
            }
        }
        for choice in IMPACT_DIMENSIONS.choices {
            for grade in Impact::ALL {
                assert!(impact(choice.code, grade).is_some(), "{}", choice.code);
            }
        }
        assert_eq!(LIKELIHOODS.len(), RISK_SOURCES.choices.len());
        assert_eq!(IMPACTS.len(), IMPACT_DIMENSIONS.choices.len());
        // The numbers of persons belong to the scale of the business alone.
        let people = |source: &str| {
            LIKELIHOODS.iter().any(|(known, grades)| {
                *known == source && grades.iter().any(|grade| grade.zh.contains("万人"))
            })
        };
        assert!(
            people("business") && !people("network") && !people("process") && !people("people")
        );
    }
}
