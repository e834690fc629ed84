//! What a verdict says of people and policy, in sentences.

use serde_json::{Value, json};

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

    /// What holds on the day of judgement by law files of the workspace.
    pub fn law_files_used(&self) -> Value {
        let (day, files) = (self.day, &self.law_files);
        let figures = files.figures.iter().filter(|one| one.from <= day).collect::<Vec<_>>();
        let lists = files.lists.iter().filter(|one| one.from <= day).collect::<Vec<_>>();
        json!({ "figures": figures, "zones": lists, "unconfirmed": files.unconfirmed })
    }

    /// The version of the law data, with the law files that hold on the day of judgement: printed on every document.
    pub fn law_version(&self) -> String {
        let files = self.law_files.files_on(self.day);
        std::iter::once(self.law_data.version).chain(files).collect::<Vec<_>>().join(" + ")
    }

    /// The same in words, with the day to which the law data was checked.
    pub fn law_spoken(&self) -> Phrase {
        let (data, files) = (self.law_data.spoken(), self.law_files.files_on(self.day).join(", "));
        if files.is_empty() {
            return data;
        }
        said!("{data}；另按法律文件 {files}", "{data}; and by the law files {files}", data, files)
    }

    /// The company's readings, and what law files of the workspace renew, each in a sentence.
    pub fn departures(&self) -> Vec<Phrase> {
        let readings = self.policy.iter().map(|(point, reading)| {
            said!(
                "{id} 按本企业的政策：{says}",
                "{id} by the company's policy: {says}",
                id = point.id,
                says = reading.says,
            )
        });
        self.law_files.said_on(self.day).into_iter().chain(readings).collect()
    }
}
