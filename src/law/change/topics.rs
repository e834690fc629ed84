//! What an answer is about, as far as a change of it matters after a filing; which answers are about what stands in `fields.tsv`.
//!
//! There is no topic for "anything else": an answer that is in no line of the list does not pass the tests.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use crate::form::{Kind, Place};
use crate::text::{Text, t};

/// What an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Why the data are processed.
    Purpose,
    /// Which people and which scenario.
    Scope,
    /// Which data.
    Kinds,
    /// How sensitive they are.
    Sensitivity,
    /// How they are sent.
    Manner,
    /// Where they are kept.
    Storage,
    /// What the recipient does with them.
    Use,
    /// How long they are kept abroad.
    Retention,
    /// Who receives them.
    Recipient,
    /// To whom they are passed on.
    Onward,
    /// Who controls the handler or the recipient.
    Control,
    /// Law and policy of the recipient's place.
    PlaceLaw,
    /// The terms of the contract or legal document.
    Terms,
    /// How they are protected.
    Security,
    /// On what ground, and how people use their rights.
    Rights,
    /// What people are told and agree to.
    Notice,
    /// How many people.
    Persons,
    /// What the mechanism rests on.
    Deciding,
    /// Who the handler is.
    Handler,
    /// Whom to turn to.
    Contact,
    /// The size of a risk, and the conclusion.
    Risk,
    /// What the report tells beside.
    Report,
    /// The filing itself.
    Filing,
    /// What proves an answer.
    Proof,
    /// Names and notes for those who work with the record.
    Label,
}

impl Topic {
    /// Every topic with its code and its name.
    pub const ALL: [(Self, &'static str, Text); 25] = [
        (Self::Purpose, "purpose", t("目的和必要性", "purpose and necessity")),
        (Self::Scope, "scope", t("范围", "scope")),
        (Self::Kinds, "kinds", t("种类", "kinds of data")),
        (Self::Sensitivity, "sensitivity", t("敏感程度", "sensitivity")),
        (Self::Manner, "manner", t("出境方式", "manner of export")),
        (Self::Storage, "storage", t("保存地点", "place of storage")),
        (Self::Use, "use", t("境外接收方的用途、方式", "the recipient's use and manner")),
        (Self::Retention, "retention", t("境外保存期限", "period kept abroad")),
        (Self::Recipient, "recipient", t("境外接收方", "overseas recipient")),
        (Self::Onward, "onward", t("向第三方再提供", "onward provision")),
        (Self::Control, "control", t("实际控制权", "actual control")),
        (Self::PlaceLaw, "place_law", t("所在地的政策和法规", "law and policy of the place")),
        (Self::Terms, "terms", t("合同和法律文件", "contract or legal document")),
        (Self::Security, "security", t("保护措施", "protective measures")),
        (Self::Rights, "rights", t("合法性基础和个人权益", "legal basis and rights")),
        (Self::Notice, "notice", t("告知和同意", "notice and consent")),
        (Self::Persons, "persons", t("人数", "numbers of people")),
        (Self::Deciding, "deciding", t("决定路径的事实", "facts that decide the route")),
        (Self::Handler, "handler", t("处理者的主体信息", "who the handler is")),
        (Self::Contact, "contact", t("联系人和联系方式", "contacts")),
        (Self::Risk, "risk", t("风险大小和结论", "size of a risk, conclusion")),
        (Self::Report, "report", t("报告的其他内容", "other contents of the report")),
        (Self::Filing, "filing", t("申报、备案本身", "the filing itself")),
        (Self::Proof, "proof", t("证明材料", "proofs")),
        (Self::Label, "label", t("名称和备注", "names and notes")),
    ];

    /// The code used in JSON.
    pub fn code(self) -> &'static str {
        self.row().1
    }

    /// In words.
    pub fn label(self) -> Text {
        self.row().2
    }

    fn row(self) -> (Self, &'static str, Text) {
        // They stand in the order in which they are declared; a test holds it.
        Self::ALL[self as usize]
    }

    /// What an answer, or a row, is about; `None` only of a place the list does not know, which the tests do not let pass.
    pub fn of(place: &Place) -> Option<Self> {
        // In the other language the same is told: what changed is the telling.
        if place.field.is_some_and(|field| matches!(field.kind, Kind::Translation(_))) {
            return Some(Self::Report);
        }
        let field = place.field.map_or("*", |field| field.id);
        FIELDS.get(format!("{}/{field}", place.section.id).as_str()).copied()
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

/// What each place of the list is about.
static FIELDS: LazyLock<HashMap<&'static str, Topic>> = LazyLock::new(|| lines().collect());

fn lines() -> impl Iterator<Item = (&'static str, Topic)> {
    let lines = include_str!("fields.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (place, code) = line.split_once('\t')?;
        let topic = Topic::ALL.into_iter().find(|(_, known, _)| *known == code)?.0;
        Some((place, topic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Shape, catalog};

    #[test]
    fn every_answer_and_every_kind_of_row_stands_in_the_list_once_and_nothing_else_does() {
        let mut expected = Vec::new();
        for section in catalog::SECTIONS {
            if !matches!(section.shape, Shape::Single) {
                expected.push(format!("{}/*", section.id));
            }
            expected.extend(section.fields.iter().map(|f| format!("{}/{}", section.id, f.id)));
        }
        let file = include_str!("fields.tsv").lines().filter(|line| !line.starts_with('#'));
        let file: Vec<&str> = file.filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(file, expected, "in the order of the form");
        assert_eq!(lines().count(), expected.len(), "every topic of the list is one");
    }

    #[test]
    fn the_topics_stand_in_the_order_in_which_they_are_declared() {
        for (topic, code, _) in Topic::ALL {
            assert_eq!(topic.code(), code);
        }
    }
}
