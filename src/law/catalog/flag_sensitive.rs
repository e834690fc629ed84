//! Points about sensitive data: combination, faces, quantity.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::{items, scenarios};
use crate::form::options::{category, sensitive_category, sensitivity};
use crate::law::figures::SENSITIVE_OFFICER;
use crate::law::open_points::Q21;
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{FR, GBT_45574, cite, reading};
use crate::text::t;

use super::about::may_reach;

pub(in crate::law) static COMBINED: Rule = Rule {
    id: "flag.combined_sensitive",
    title: t("按组合识别为敏感", "Sensitive in combination"),
    says: t(
        "多项一般个人信息汇聚后整体符合伤害判断的，参照敏感个人信息识别和保护。本程序按敏感计数，是较严的做法。",
        "Where ordinary items together meet the harm test, they are identified and protected by reference to sensitive data. This program counts them as sensitive, the stricter way.",
    ),
    sources: &[cite(&GBT_45574, "4.1"), reading(&GBT_45574, "4.1")],
    in_force: since(Day::of(2025, 11, 1)),
    effect: Effect::Flags(
        None,
        t(
            "保留判断过程；如认为不敏感，写明理由和证据。",
            "Keep the reasoning; if you hold that it is not sensitive, give reason and evidence.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        flow.scenario
            .named(&scenarios::ITEMS)
            .any(|item| item.chose(&items::SENSITIVITY, sensitivity::COMBINED))
    },
};

pub(in crate::law) static FACES: Rule = Rule {
    id: "flag.q21_faces",
    title: t("生物识别信息中的人脸信息", "Faces among biometric data"),
    says: t(
        "人脸信息原则上存储在采集设备内，除法律、行政法规另有规定或者取得个人单独同意外，不得通过互联网对外传输；存储的人脸信息达到10万人的，自达到之日起30个工作日内向省级以上网信部门备案。恰好10万人按在内处理。",
        "Facial data in principle stay in the device that takes them; they are not sent out over the internet save where a law or regulation provides otherwise or the person consents separately. Who stores faces of 100,000 persons files with the provincial CAC or above within 30 working days of reaching the figure; exactly 100,000 is taken to be enough.",
    ),
    sources: &[cite(&FR, "Art. 8, 15")],
    in_force: since(Day::of(2025, 6, 1)),
    effect: Effect::Flags(
        Some(&Q21),
        t(
            "含人脸信息的：核对能否不出境、是否取得单独同意、存储人数是否达到10万。不含的，此项不适用。",
            "If faces are among them: see whether they can stay, whether separate consent was obtained, and whether 100,000 persons are stored. If not, this falls away.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        flow.scenario.named(&scenarios::ITEMS).any(|item| {
            let biometric = item.chose(&items::CATEGORY, category::BIOMETRIC);
            biometric.or(item.chose(&items::SENSITIVE_CATEGORY, sensitive_category::BIOMETRIC))
        })
    },
};

pub(in crate::law) static HUNDRED_THOUSAND: Rule = Rule {
    id: "flag.sensitive_100000",
    title: t("敏感个人信息达到10万人", "Sensitive data of 100,000 persons"),
    says: t(
        "推荐性国家标准 GB/T 45574 建议：处理敏感个人信息达到10万人的，由管理层成员担任个人信息保护负责人并设立机构，对负责人和关键岗位人员进行背景审查，制定合并、分立、解散、破产时的处置方案。不是备案条件。这里只比较出境的敏感人数，境内处理的人数可能更多。",
        "The recommended standard GB/T 45574 suggests from 100,000 persons with sensitive data on: an officer from the management and a body, background checks of the officer and key posts, and a plan for merger, split, dissolution and bankruptcy. It is no condition of filing. Only the persons exported are compared here; more may be processed at home.",
    ),
    sources: &[cite(&GBT_45574, "5.5")],
    in_force: since(Day::of(2025, 11, 1)),
    effect: Effect::Flags(
        None,
        t(
            "对照该标准 5.5，补齐负责人、机构、背景审查和处置方案。",
            "Compare with clause 5.5 and complete officer, body, background checks and plan.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        let counted = &flow.counts.to_date.sensitive;
        let reaches = may_reach(flow, counted, &SENSITIVE_OFFICER);
        if reaches {
            let count = counted.range.spoken();
            flow.note(said!("敏感{count}", "persons with sensitive data: {count}", count));
        }
        Tri::known(reaches)
    },
};
