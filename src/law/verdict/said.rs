//! What a verdict says of people and policy, in sentences.

use crate::law::open_points::INCLUDE;
use crate::law::{Ground, Mechanism};
use crate::source::PCF;
use crate::text::{Phrase, Text, t};

use super::Verdict;

impl Verdict {
    /// The people counted, in a sentence.
    pub fn people(&self) -> Phrase {
        let (ordinary, sensitive) =
            (self.headcount.ordinary.range.spoken(), self.headcount.sensitive.range.spoken());
        if self.day < PCF.from {
            return said!(
                "自上年1月1日起累计人数：全部{ordinary}，敏感{sensitive}",
                "Persons since 1 January of the previous year: all {ordinary}, sensitive \
                 {sensitive}",
                ordinary,
                sensitive,
            );
        }
        let is_exempt = self.scenarios.iter().any(|scenario| {
            scenario.mechanism == Mechanism::Exempt
                && scenario
                    .ground()
                    .is_some_and(|ground| !matches!(ground, Ground::Volume | Ground::VehicleDefect))
        });
        let includes = self.policy.iter().any(|(_, reading)| **reading == INCLUDE);
        let but = if is_exempt && includes {
            t("（含豁免场景的人）", " (exempt flows counted too)")
        } else if is_exempt {
            t("（不含豁免场景的人）", " (exempt flows left out)")
        } else {
            Text::EMPTY
        };
        said!(
            "当年累计人数：一般{ordinary}，敏感{sensitive}{but}",
            "Persons this year: ordinary {ordinary}, sensitive {sensitive}{but}",
            ordinary,
            sensitive,
            but,
        )
    }

    /// The company's readings, each in a sentence.
    pub fn departures(&self) -> Vec<Phrase> {
        self.policy
            .iter()
            .map(|(point, reading)| {
                said!(
                    "{id} 按本企业的政策：{says}",
                    "{id} by the company's policy: {says}",
                    id = point.id,
                    says = reading.says,
                )
            })
            .collect()
    }
}
