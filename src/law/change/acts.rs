//! What is to be done after a change: the acts, each with its steps, when they are due, and by which article.

use serde::{Serialize, Serializer};

use crate::law::clock::Clock;
use crate::law::clock::catalog::contract;
use crate::source::{CERT, Citation, DSL, GBA_HK, GBA_MO, PCF, PIPL, QA4, SAM, SCM, cite, reading};
use crate::text::{Text, t};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Nothing may be sent.
    Stop,
    /// Apply for the security assessment, for the first time.
    Apply,
    /// Apply for the security assessment again.
    Reapply,
    /// Conclude a contract, or be certified, for the first time.
    Conclude,
    /// Conclude a contract of the Greater Bay Area for the first time.
    ConcludeBay,
    /// Assess anew, supplement or renew the standard contract, file.
    Renew,
    /// The same for the contract of the Greater Bay Area.
    RenewBay,
    /// Tell the body of certification; what is outside the certificate waits.
    Certify,
    /// See whether the exemption still holds, assess anew.
    Recheck,
    /// Answer what is lacking first.
    Answer,
    /// Obtain consent again.
    Consent,
    /// Tell the people concerned.
    Inform,
    /// Keep it in the record, and put it into the next paper.
    Record,
    /// Nothing.
    Nothing,
}

/// A step of an act.
#[derive(Debug)]
pub struct Step {
    /// What is done.
    pub what: Text,
    /// By when.
    pub by: Text,
    /// The clock that counts the days, if one does.
    pub clock: Option<&'static Clock>,
    /// By which article.
    pub basis: &'static [Citation],
}

impl Act {
    /// Every act, the gravest first, with its code and in words.
    pub const ALL: [(Self, &'static str, Text); 14] = [
        (Self::Stop, "stop", t("停止提供", "stop providing")),
        (Self::Apply, "apply", t("申报数据出境安全评估", "apply for the security assessment")),
        (
            Self::Reapply,
            "reapply",
            t("重新申报安全评估", "apply for the security assessment again"),
        ),
        (
            Self::Conclude,
            "conclude",
            t(
                "订立标准合同并备案，或者通过认证",
                "conclude a standard contract and file it, or be certified",
            ),
        ),
        (
            Self::ConcludeBay,
            "conclude_bay",
            t("订立大湾区标准合同并备案", "conclude the GBA contract and file it"),
        ),
        (
            Self::Renew,
            "renew",
            t(
                "重新评估影响、补充或者重新订立标准合同、备案",
                "assess the impact anew, supplement or renew the standard contract, file",
            ),
        ),
        (
            Self::RenewBay,
            "renew_bay",
            t(
                "重新评估影响、补充或者重新订立大湾区标准合同、备案",
                "assess the impact anew, supplement or renew the GBA contract, file",
            ),
        ),
        (
            Self::Certify,
            "certify",
            t(
                "告知认证机构，超出认证范围的先停止",
                "tell the certification body; what is outside the certificate waits",
            ),
        ),
        (
            Self::Recheck,
            "recheck",
            t(
                "重新核对豁免条件，重新评估影响",
                "check the conditions of the exemption, assess the impact anew",
            ),
        ),
        (Self::Answer, "answer", t("先补充还需要的事实", "first answer what is still needed")),
        (Self::Consent, "consent", t("重新取得个人的单独同意", "obtain separate consent again")),
        (Self::Inform, "inform", t("告知个人变更的部分", "tell the people what changed")),
        (
            Self::Record,
            "record",
            t(
                "留存记录，写入下一次提交的材料",
                "keep it, and put it into the papers handed in next",
            ),
        ),
        (Self::Nothing, "nothing", t("不需要做什么", "nothing is to be done")),
    ];

    /// The code used in JSON.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// In words.
    pub fn label(self) -> Text {
        Self::ALL[self as usize].2
    }

    /// Whether something is to be done now.
    pub const fn is_due(self) -> bool {
        !matches!(self, Self::Record | Self::Nothing)
    }

    /// Its steps, in the order in which they are taken.
    pub const fn steps(self) -> &'static [Step] {
        match self {
            Self::Stop => STOP,
            Self::Apply => APPLY,
            Self::Reapply => REAPPLY,
            Self::Conclude => CONCLUDE,
            Self::ConcludeBay => CONCLUDE_BAY,
            Self::Renew => RENEW,
            Self::RenewBay => RENEW_BAY,
            Self::Certify => CERTIFY,
            Self::Recheck => RECHECK,
            Self::Consent => CONSENT,
            Self::Inform => INFORM,
            Self::Answer | Self::Record | Self::Nothing => &[],
        }
    }
}

impl Serialize for Act {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

const BEFORE: Text = t("在变更后的出境开始之前", "before anything is sent as changed");

const ASSESS: Step = Step {
    what: t("重新开展个人信息保护影响评估", "a new impact assessment"),
    by: BEFORE,
    clock: None,
    basis: &[cite(&PIPL, "Art. 55, 56")],
};

const FILE_BAY: Step = Step {
    what: t("双方各自履行备案手续", "both sides file"),
    by: t("自合同生效之日起10个工作日内", "within 10 working days of its taking effect"),
    clock: Some(&contract::GBA_FILE),
    basis: &[cite(&GBA_HK, "Art. 8"), cite(&GBA_MO, "Art. 7")],
};

static RENEW: &[Step] = &[
    ASSESS,
    Step {
        what: t(
            "补充或者重新订立标准合同",
            "supplement the standard contract, or conclude it anew",
        ),
        by: BEFORE,
        clock: None,
        basis: &[cite(&SCM, "Art. 8")],
    },
    Step {
        what: t(
            "补充订立的，提交补充材料；重新订立的，重新备案",
            "supplementary papers if it was supplemented, a new filing if it was concluded anew",
        ),
        by: t(
            "自补充或者重新订立的合同生效之日起10个工作日内",
            "within 10 working days of the day on which it takes effect",
        ),
        clock: Some(&contract::FILE),
        basis: &[cite(&SCM, "Art. 7, 8")],
    },
];

static RENEW_BAY: &[Step] = &[
    ASSESS,
    Step {
        what: t(
            "补充或者重新订立大湾区标准合同",
            "supplement the GBA contract, or conclude it anew",
        ),
        by: BEFORE,
        clock: None,
        basis: &[cite(&GBA_HK, "Art. 7"), cite(&GBA_MO, "Art. 8")],
    },
    FILE_BAY,
];

static CONCLUDE_BAY: &[Step] = &[
    ASSESS,
    Step {
        what: t("与境外接收方订立大湾区标准合同", "conclude the GBA contract with the recipient"),
        by: t("提供之前", "before anything is sent"),
        clock: None,
        basis: &[cite(&GBA_HK, "Art. 6"), cite(&GBA_MO, "Art. 6")],
    },
    FILE_BAY,
];

static REAPPLY: &[Step] = &[
    Step {
        what: t("重新开展数据出境风险自评估", "a new self-assessment of the risks of the export"),
        by: BEFORE,
        clock: None,
        basis: &[cite(&SAM, "Art. 5")],
    },
    Step {
        what: t("通过省级网信部门重新申报", "apply again through the provincial CAC"),
        by: t(
            "在结果的有效期内，变更后的出境开始之前",
            "while the result is valid, before anything is sent as changed",
        ),
        clock: None,
        basis: &[cite(&SAM, "Art. 14")],
    },
];

static APPLY: &[Step] = &[
    Step {
        what: t(
            "申报安全评估；当年已经按标准合同、认证出境的，一并纳入",
            "apply for the security assessment; what was sent this year under a standard contract or a certificate is included",
        ),
        by: t("继续提供之前", "before anything more is sent"),
        clock: None,
        basis: &[cite(&PCF, "Art. 7"), cite(&QA4, "")],
    },
    Step {
        what: t(
            "暂停新增出境，或者先书面咨询省级网信办：评估期间能否按原合同、认证继续，没有官方说明（Q-7）",
            "stop new exports, or ask the provincial CAC in writing first: whether they may go on under contract or certificate while the assessment is pending has no official answer (Q-7)",
        ),
        by: t("现在", "now"),
        clock: None,
        basis: &[cite(&PCF, "Art. 7"), reading(&PCF, "Art. 7")],
    },
];

static CONCLUDE: &[Step] = &[
    ASSESS,
    Step {
        what: t(
            "与境外接收方订立标准合同，或者通过个人信息保护认证",
            "conclude the standard contract with the recipient, or be certified",
        ),
        by: t("提供之前", "before anything is sent"),
        clock: None,
        basis: &[cite(&PIPL, "Art. 38"), cite(&PCF, "Art. 8")],
    },
    Step {
        what: t("采用标准合同的，备案", "file the standard contract, if that is taken"),
        by: t("自合同生效之日起10个工作日内", "within 10 working days of its taking effect"),
        clock: Some(&contract::FILE),
        basis: &[cite(&SCM, "Art. 7")],
    },
];

static CERTIFY: &[Step] = &[
    ASSESS,
    Step {
        what: t(
            "向认证机构说明变更，按其规则申请变更；实际出境与认证范围不一致的，证书可能被暂停直至撤销",
            "tell the certification body and apply for the change by its rules: a certificate can be suspended, up to revoked, where the export differs from its scope",
        ),
        by: BEFORE,
        clock: None,
        basis: &[cite(&CERT, "Art. 10")],
    },
];

static RECHECK: &[Step] = &[Step {
    what: t(
        "核对豁免条件是否仍然全部成立，并重新开展个人信息保护影响评估",
        "see whether every condition of the exemption still holds, and assess the impact anew",
    ),
    by: BEFORE,
    clock: None,
    basis: &[cite(&PIPL, "Art. 55, 56"), cite(&PCF, "Art. 10")],
}];

static CONSENT: &[Step] = &[Step {
    what: t(
        "以个人同意为合法性基础的，就变更重新取得单独同意",
        "where consent is the legal basis, obtain separate consent again for what changed",
    ),
    by: BEFORE,
    clock: None,
    basis: &[cite(&PIPL, "Art. 14 para. 2, 39")],
}];

static INFORM: &[Step] = &[Step {
    what: t("将变更的部分告知个人", "tell the people what changed"),
    by: BEFORE,
    clock: None,
    basis: &[cite(&PIPL, "Art. 17 para. 2, 39")],
}];

static STOP: &[Step] = &[Step {
    what: t(
        "未经主管机关批准不得提供；已经开始的，停止",
        "nothing may be provided without the approval of the competent authority; what has begun ends",
    ),
    by: t("现在", "now"),
    clock: None,
    basis: &[cite(&PIPL, "Art. 41"), cite(&DSL, "Art. 36"), reading(&PIPL, "Art. 42")],
}];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_acts_stand_in_the_order_in_which_they_are_declared_and_each_due_one_has_steps() {
        for (act, code, _) in Act::ALL {
            assert_eq!(act.code(), code);
            let is_told = act.steps().iter().all(|step| !step.basis.is_empty());
            assert!(is_told, "{code}: every step has its article");
            let has_steps = act.is_due() && act != Act::Answer;
            assert_eq!(!act.steps().is_empty(), has_steps, "{code}");
        }
    }
}
